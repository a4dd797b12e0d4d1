/* unit/outline - no tag that says something is left out of the outline */
#include "outline.h"

#include "any.h"
#include "loose.h"
#include "ok.h"

#define PAGES 20000
#define LONG  "title of some goods, of which there are many "

/* Pieces that pages are made of here; the last are no tags. */
static const char *const pieces[] = {"<meta name=a:b content=\"c\">", "<meta>",
    "<link rel=canonical href=/7>", "<title>Comb</title>", "<title>", "<p>",
    "<script>App.start({id:7})</script>", "<script src=a></script>",
    "<div class=b>", "<div data-a=\"" LONG "\">",
    "<div data-a='" LONG "{\"id\":7}'>",
    "<div data-a=\"%7B%22id%22%3A7%2C%22" LONG "\">",
    "<div data-a=\"eyJpZCI6NywidGl0bGUiOiJvZiBnb29kcyIsInAiOjF9\">",
    "<div data-a=\" W3siaWQiOjcsInRpdGxlIjoib2YgZ29vZHMiLCJwIjoxfV0=\">",
    "<div data-a=\"JTdCJTIyaWQlMjIlM0E3JTJDJTIydGl0bGUlMjIlM0ExJTdE\">",
    "<div data-a=\"JTVCJTdCJTIyaWQlMjIlM0E3JTJDJTIydGl0bGUlMjIlM0E1\">",
    "<div data-a=\"({&quot;id&quot;:7," LONG "\">", "<TextArea hidden>",
    "</div>", "\n", " ", "{\"id\":7}", "[1,{\"id\":7}]", "<!--", "-->", "<",
    "word"};

static size_t
page(char *p, size_t room)
{
	size_t n = 0, pieces_left = 1 + any(12);

	while (pieces_left--)
		n += (size_t)snprintf(
		    p + n, room - n, "%s", pieces[any(COUNT(pieces))]);
	return n;
}

static bool
begins(struct str s)
{
	s = str_trim(s);
	str_take(&s, STR("<!--"));
	return s.n && ONE_OF(*s.p, "{[");
}

/* What the readers of outlines want to know of a tag, asked the long way. */
static bool
is_wanted(const struct tag *tag, struct str behind)
{
	const char *at = tag->attrs.p, *end = at + tag->attrs.n;
	struct tag_attr a;

	if (str_eq_nocase(tag->name, STR("meta")) && tag->attrs.n)
		return true;
	if (str_eq_nocase(tag->name, STR("link")) && tag->attrs.n)
		return true;
	if (tag->text.n && !str_eq_nocase(tag->name, STR("textarea")))
		return true;
	while (tag_attr_next(&at, end, &a))
		if (a.value.n >= OUTLINE_DATA &&
		    (memchr(a.value.p, '{', a.value.n) ||
			loose_is_coded(a.value)))
			return true;
	return begins(behind);
}

/* Those of the outline in their order; all tags that are wanted among them. */
static void
compare(struct outline *o, struct str text)
{
	struct tags t = {text, 0};
	struct tag tag, given;
	struct str behind, rest;
	size_t i = 0;

	outline_read(o, text);
	while (tags_next(&t, &tag)) {
		rest = tag.text.p ? tag.text : str_after(text, t.at);
		if (outline_tag(o, i, &given, &behind) &&
		    given.name.p == tag.name.p) {
			OK(str_eq(given.attrs, tag.attrs) &&
				str_eq(behind, rest),
			    "%.*s: another tag", (int)text.n, text.p);
			i++;
			continue;
		}
		OK(!is_wanted(&tag, rest), "%.*s: <%.*s> is left out",
		    (int)text.n, text.p, (int)tag.name.n, tag.name.p);
	}
	OK(!outline_tag(o, i, &given, &behind), "%.*s: one too many",
	    (int)text.n, text.p);
}

int
main(void)
{
	static char text[4096];
	struct outline o = {0};

	outline_read(&o, STR_NONE);
	OK(o.n == 0, "no page has %zu tags", o.n);
	for (int i = 0; i < PAGES; i++)
		compare(&o, str_n(text, page(text, sizeof(text))));
	outline_free(&o);
	printf("%d tags, %d wrong\n", done, failed);
	return failed > 0;
}

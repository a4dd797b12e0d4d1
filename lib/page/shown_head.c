/* shown_head - the heading of a page of one advert, and the title that it is */
#include "shown_priv.h"
#include "text.h"
#include "titled.h"

#define ALIKE     4   /* bytes that a heading and a title have in common */
#define MORE      8   /* bytes beside the name of a site */
#define TITLE_MAX 600 /* bytes of a heading */
#define LONG      ((size_t)1 << 20) /* of a text that is none: a script */

/* True if one is in the other, or both begin alike. */
static bool
alike(struct str a, struct str b)
{
	size_t n = 0;

	while (n < a.n && n < b.n && a.p[n] == b.p[n])
		n++;
	if (n >= ALIKE || (n && (n == a.n || n == b.n)))
		return true;
	return a.n >= ALIKE && b.n >= ALIKE &&
	       (str_find(a, b, 0) < a.n || str_find(b, a, 0) < b.n);
}

/* True if the text is the name of a site, and little else.  twice: a heading is
 * just this, and the page's title begins with it, so that a word beside it is
 * of goods: Amazon parrot. */
static bool
is_site(const struct shown *s, struct str text, bool twice)
{
	struct str name;

	if (twice && memchr(text.p, ' ', text.n))
		return false;

	for (uint32_t i = 0; i < s->list[LIST_SUFFIX].n; i++) {
		name = s->list[LIST_SUFFIX].name[i];
		if (text.n <= name.n + MORE && str_find(text, name, 0) < text.n)
			return true;
	}
	return false;
}

/* True if the element is of the frame around all pages of the site. */
static bool
is_frame(const struct html_node *n)
{
	bool header = false;
	struct str tag;

	for (; n; n = html_parent(n)) {
		tag = html_tag(n);
		if (str_eq(tag, STR("main")) || str_eq(tag, STR("article")))
			return false;
		header |= str_eq(tag, STR("header")) ||
		          str_eq(tag, STR("nav")) || str_eq(tag, STR("footer"));
	}
	return header;
}

/* Notes <title>, og:title and og:image. */
static void
note_head(struct shown *s, const struct html_node *n)
{
	struct str tag = html_tag(n);

	if (!s->page_n && str_eq(tag, STR("title"))) {
		shown_add(s, n, TITLE_MAX, &s->page);
		s->page_n = s->text.n - s->page;
	} else if (!s->og.p && str_eq(tag, STR("meta")) &&
		   str_eq(html_attr(n, "property"), STR("og:title"))) {
		s->og = str_trim(html_attr(n, "content"));
	} else if (str_eq(tag, STR("meta")) &&
		   str_eq(html_attr(n, "property"), STR("og:site_name"))) {
		s->site = str_trim(html_attr(n, "content"));
	} else if (!s->found[THING_IMAGE].p && str_eq(tag, STR("meta")) &&
		   str_eq(html_attr(n, "property"), STR("og:image"))) {
		s->found[THING_IMAGE] = str_trim(html_attr(n, "content"));
	}
}

static struct str
page_title(const struct shown *s)
{
	return s->page_n ? str_n(s->text.p + s->page, s->page_n) : STR("");
}

/* True if a text has a name of a site in it. */
static bool
has_site(const struct shown *s, struct str text)
{
	return (s->site.n && str_find(text, s->site, 0) < text.n) ||
	       names_within(&s->list[LIST_SUFFIX], text);
}

/* A page's title without the names of the site at its end. */
static struct str
bare_title(const struct shown *s, struct str title)
{
	size_t cut;

	for (;;) {
		for (cut = title.n; cut > 0; cut--)
			if (titled_mark(str_after(title, cut - 1)))
				break;
		if (cut < 2 || !has_site(s, str_after(title, cut - 1)))
			return title;
		title = str_trim(str_n(title.p, cut - 1));
	}
}

/* Of a heading of several elements, of which the page's title has the first
 * alone, as there is the number of the goods behind, that. */
static void
take_own(struct shown *s, const struct html_node *n, size_t *at)
{
	const struct html_node *k;
	size_t from = s->text.n;
	struct str text = str_n(s->text.p + *at, from - *at), own, page;

	page = page_title(s);
	if (!html_next(n, n) || str_starts(page, text) ||
	    str_starts(s->og, text))
		return;
	for (k = n; k && !html_has_text(k);)
		k = html_next(n, k);
	if (!k)
		return;
	buf_clear(&s->raw);
	html_own_text(k, &s->raw);
	text_fold(buf_str(&s->raw), &s->text);
	own = buf_after(&s->text, from);
	page = page_title(s);
	if (own.n >= ALIKE && (str_starts(page, own) || str_starts(s->og, own)))
		*at = from;
	else
		s->text.n = from;
}

/* True if the element's text may be the heading; it is kept if so. */
static bool
is_heading(struct shown *s, const struct html_node *n, bool h1)
{
	unsigned calm = SHOWN_FILLER | SHOWN_GOODS | SHOWN_NAME;
	size_t at, from = s->text.n;
	bool named = shown_named(s, n, SHOWN_TITLE, calm) ||
	             shown_named(s, n, SHOWN_GOODS | SHOWN_NAME, calm);
	struct str text, page;
	bool unlike, twice;

	if ((!h1 && !named) || !shown_small(s, n) ||
	    !shown_add(s, n, TITLE_MAX, &at) || s->text.n - at < ALIKE) {
		s->text.n = from;
		return false;
	}
	take_own(s, n, &at);
	text = buf_after(&s->text, at);
	page = bare_title(s, page_title(s));
	twice = h1 && str_starts(page, text);
	if (is_site(s, page, twice))
		page.n = 0;
	unlike = (page.n || s->og.n) && !alike(text, page) &&
	         !alike(text, s->og) && !(h1 && named);
	if (unlike || is_site(s, text, twice) || is_frame(n)) {
		s->doubt |= h1 && unlike;
		s->text.n = from;
		return false;
	}
	s->head = n;
	s->title = at;
	s->title_n = text.n;
	return true;
}

void
shown_find_heading(struct shown *s)
{
	for (int h1 = 1; h1 >= 0 && !s->head; h1--) {
		const struct html_node *n = s->doc;

		while (!s->head && (n = html_next(s->doc, n))) {
			bool is = str_eq(html_tag(n), STR("h1"));

			if (h1)
				note_head(s, n);
			if (is == (h1 == 1))
				is_heading(s, n, is);
		}
	}
}

/* True if the page's title begins with the text, and parts it from the rest. */
static bool
begins_title(const struct shown *s, struct str text)
{
	struct str page = page_title(s);

	return text.n >= MORE && str_starts(page, text) && page.n > text.n &&
	       titled_mark(str_trim(str_after(page, text.n))) > 0;
}

/* True if the element, or one of those around it, is a link, of the frame, or
 * beside the advert. */
static bool
is_beside(struct shown *s, const struct html_node *n)
{
	if (is_frame(n))
		return true;
	for (; n; n = html_parent(n))
		if (str_eq(html_tag(n), STR("a")) ||
		    str_eq(html_tag(n), STR("head")) ||
		    shown_says(s, n) & SHOWN_ASIDE)
			return true;
	return false;
}

bool
shown_title_heading(struct shown *s)
{
	const struct html_node *n = s->doc;
	size_t at, from = s->text.n;
	struct str text;

	while ((n = html_next(s->doc, n))) {
		text = html_first_text(n);
		if (!text.p || text.n > LONG || !shown_small(s, n))
			continue;
		if (shown_add(s, n, TITLE_MAX, &at) &&
		    begins_title(s, buf_after(&s->text, at)) &&
		    !is_beside(s, n)) {
			s->head = n;
			s->title = at;
			s->title_n = s->text.n - at;
			return true;
		}
		s->text.n = from;
	}
	return false;
}

/* True if the heading may be the shop's name, as its logo is: the page's title
 * ends with it, or the page says so. */
static bool
is_logo(const struct shown *s, struct str heading)
{
	if (s->site.n)
		return str_eq(heading, s->site);
	return s->og.n > heading.n && str_ends(s->og, heading);
}

void
shown_set_title(struct shown *s)
{
	struct str *heading = &s->found[THING_HEADING];

	if (s->head)
		*heading = str_n(s->text.p + s->title, s->title_n);
	else if (s->doubt)
		return;
	else if (s->og.n)
		*heading = bare_title(s, s->og);
	else
		*heading = bare_title(s, page_title(s));
	if (s->head && !is_logo(s, *heading))
		s->found[THING_HEADLINE] = *heading;
	if (!heading->n || is_site(s, *heading, s->head))
		heading->p = NULL;
	else if (s->found[THING_PRICE].n)
		s->found[THING_TITLE] = *heading;
}

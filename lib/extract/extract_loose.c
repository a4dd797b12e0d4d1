/* extract_loose - what a page keeps for its programs elsewhere than where most
 * do: in calls, in attributes, in elements that are not shown */
#include "extract_loose.h"
#include "flight.h"
#include "loose.h"
#include "outline.h"
#include "script.h"
#include "snapshot.h"
#include "tag.h"
#include "text.h"

#define LEAST OUTLINE_DATA /* bytes of what may be data */
#define HEAD  200          /* bytes in which a script shows what it is */

/* True if what stands before a text in quotes has it read as JSON, and that was
 * visited; not of one that is written in another way. */
static bool
is_parsed(struct str text, struct str value, struct names *seen)
{
	static const struct str parse = STR_INIT("JSON.parse(");
	const char *p = value.p;

	if (loose_is_coded(str_n(value.p + 1, value.n - 2)))
		return false;
	while (p > text.p && ascii_blank(p[-1]))
		p--;
	return (size_t)(p - text.p) >= parse.n &&
	       memcmp(p - parse.n, parse.p, parse.n) == 0 &&
	       !extract_kept_new(seen, p - parse.n);
}

/* Visits a value; false if it is no data. */
static bool
visit_value(struct extract *x, struct str text, struct str value)
{
	bool data = true;

	x->kept.name = extract_kept_name(text, value.p);
	if (dump_is_act_told(x->dump, x->kept.name)) {
		; /* what a counter is told of an order */
	} else if (ONE_OF(*value.p, "{[")) {
		data = extract_kept_visit(x, value);
	} else {
		buf_clear(&x->made);
		if (loose_text(value, &x->cells, &x->made))
			extract_kept_visit(x, buf_str(&x->made));
	}
	x->kept.name = STR_NONE;
	return data;
}

/* Visits what stands anywhere in a program, which begins at `from` in text. */
static void
visit_program(
    struct extract *x, struct str text, size_t from, struct names *seen)
{
	struct loose l = {text, from, 0};
	struct str value;

	while (loose_next(&l, &value)) {
		if ((seen && !extract_kept_new(seen, value.p)) ||
		    (seen && is_parsed(text, value, seen)))
			continue;
		if (!visit_value(x, text, value))
			loose_into(&l, value);
	}
}

/* True of data as it begins. */
static bool
begins(struct str s)
{
	if (!s.n || !ONE_OF(*s.p, "{["))
		return false;
	s = str_trim(str_after(s, 1));
	return s.n > 1 && *s.p != '%' && !str_starts(s, STR("{{"));
}

/* True of a script that is a program or data, of no search engine and no
 * template. */
static bool
is_program(const struct tag *tag)
{
	struct str type = tag_value(tag, STR("type"));
	struct str begin = str_head(tag->text, HEAD);

	if (str_find_nocase(type, STR("ld+json"), 0) < type.n ||
	    str_find(begin, STR(FLIGHT), 0) < begin.n)
		return false;
	return !type.n || begins(str_trim(tag->text)) ||
	       str_find_nocase(type, STR("script"), 0) < type.n ||
	       str_eq_nocase(type, STR("module"));
}

static void
visit_script(struct extract *x, const struct tag *tag, struct names *seen)
{
	struct str text = tag->name;

	if (tag->text.n < LEAST || !is_program(tag))
		return;
	text.n = (size_t)(tag->text.p + tag->text.n - text.p);
	visit_program(x, text, text.n - tag->text.n, seen);
}

/* Visits what is in an attribute: <div data-page="{&quot;props&quot;:...}">;
 * x-data="list({&quot;items&quot;:...})". */
static void
visit_attribute(struct extract *x, struct tag_attr a)
{
	struct str s;

	if (a.value.n < LEAST ||
	    (!memchr(a.value.p, '{', a.value.n) && !loose_is_coded(a.value)))
		return;
	buf_clear(&x->decoded);
	text_references(a.value, &x->decoded);
	while (loose_undo(&x->decoded, &x->cells))
		continue;
	s = str_trim(buf_str(&x->decoded));
	if (str_starts(s, STR("<"))) /* a page in a frame, a piece of one */
		return;
	if (!begins(s)) {
		visit_program(x, s, 0, NULL);
		return;
	}
	x->kept.name = a.name;
	if (str_eq(a.name, STR("wire:snapshot")) && extract_is_data(x, s)) {
		buf_clear(&x->made);
		snapshot_plain(x->scan.value, &x->made);
		s = buf_str(&x->made);
	}
	extract_kept_visit(x, s);
	x->kept.name = STR_NONE;
}

static void
visit_attributes(struct extract *x, const struct tag *tag, bool islands)
{
	const char *at = tag->attrs.p;
	struct tag_attr a;

	if (tag->attrs.n < LEAST)
		return;
	while (tag_attr_next(&at, tag->attrs.p + tag->attrs.n, &a))
		if (!islands || !str_eq(a.name, STR("props")))
			visit_attribute(x, a);
}

/* True of an element that is not shown. */
static bool
is_hidden(const struct tag *tag)
{
	static const struct str names[] = {STR_INIT("textarea"),
	    STR_INIT("template"), STR_INIT("noscript"), STR_INIT("code")};
	struct str style = tag_value(tag, STR("style"));
	struct str class = tag_value(tag, STR("class"));

	return str_in_nocase(tag->name, names, COUNT(names)) ||
	       tag_value(tag, STR("hidden")).p ||
	       str_find(style, STR("none"), 0) < style.n ||
	       str_find(class, STR("hid"), 0) < class.n;
}

/* Visits what an element that is not shown has as its text. */
static void
visit_hidden(struct extract *x, const struct tag *tag, struct str text)
{
	static const struct str comment = STR_INIT("<!--");
	bool in_comment;

	text = str_trim(text);
	in_comment = str_take(&text, comment);
	if (!begins(text) || !is_hidden(tag))
		return;
	if (!in_comment && str_eq_nocase(tag->name, STR("code")) &&
	    !tag_value(tag, STR("style")).p)
		return; /* an example */
	if (!tag->text.p || in_comment)
		text.n = str_find(text, in_comment ? STR("-->") : STR("<"), 0);
	buf_clear(&x->decoded);
	if (in_comment)
		buf_addstr(&x->decoded, text);
	else
		text_references(text, &x->decoded);
	x->kept.name = tag->attrs;
	extract_kept_visit(x, buf_str(&x->decoded));
	x->kept.name = STR_NONE;
}

void
extract_loose(struct extract *x, struct str page, struct names *seen)
{
	bool islands = marks_has(x->sites->marks, x->kept_marks.island);
	const struct outline *o = pick_outline(&x->pick, page);
	struct outline own = {0};
	struct str behind;
	struct tag tag;

	if (!o) {
		outline_read(&own, page);
		o = &own;
	}
	for (size_t i = 0; outline_tag(o, i, &tag, &behind); i++) {
		visit_attributes(x, &tag, islands);
		if (str_eq_nocase(tag.name, STR("script")))
			visit_script(x, &tag, seen);
		else
			visit_hidden(x, &tag, behind);
	}
	outline_free(&own);
}

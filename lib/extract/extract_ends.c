/* extract_ends - a page that ends inside its data was cut, or is not whole yet
 */
#include <stdlib.h>

#include "extract_priv.h"
#include "script.h"
#include "tag.h"

#define HEAD     4096              /* bytes in which HTML begins */
#define LOOK     256               /* bytes of a script before its value */
#define TAIL     ((size_t)1 << 20) /* bytes in which the last tags are */
#define NEAR_END 16                /* so many last tags are looked at */

static struct str
trim_end(struct str s)
{
	while (s.n && ascii_blank(s.p[s.n - 1]))
		s.n--;
	return s;
}

/* Where the last c of s is, before `end`; s.n if there is none. */
static size_t
last(struct str s, size_t end, char c)
{
	while (end > 0)
		if (s.p[--end] == c)
			return end;
	return s.n;
}

/* s begins with the name of an element, which ends there. */
static bool
names(struct str s, const char *name)
{
	size_t n = strlen(name);

	return s.n > n && str_starts_nocase(s, str_n(name, n)) &&
	       (s.p[n] == '>' || s.p[n] == '/' || ascii_blank(s.p[n]));
}

/* The name of the last element of s whose text may be anything (script ...), or
 * "comment", if it has no end; NULL if it has one. */
static const char *
open_text(struct str s)
{
	static const char *const with[] = {
	    "script", "style", "title", "textarea"};
	size_t at = s.n, from = s.n > TAIL ? s.n - TAIL : 0;
	struct str rest;

	while ((at = last(s, at, '<')) < s.n && at >= from) {
		rest = str_after(s, at + 1);
		if (str_starts(rest, STR("!--")))
			return str_find(rest, STR("-->"), 0) == rest.n
			           ? "comment"
			           : NULL;
		for (size_t i = 0; i < COUNT(with); i++) {
			if (names(rest, with[i]))
				return with[i];
			if (str_starts(rest, STR("/")) &&
			    names(str_after(rest, 1), with[i]))
				return NULL;
		}
	}
	return NULL;
}

/* True if s ends inside an element that stands within a line of text, and has
 * to be closed.  Looks back no further than to a tag of another kind. */
static bool
open_line(struct str s)
{
	static const char *const with[] = {"a", "em", "b", "strong", "span",
	    "i", "font", "del", "s", "u", "button", "h1", "h2", "h3", "h4"};
	size_t at = s.n, next, to, depth = 0, i;
	const size_t n = COUNT(with);
	bool ends, href;
	struct str tag;

	/* a tag goes no further than the one behind it, so that none is looked
	 * through again */
	while (next = at, (at = last(s, at, '<')) < s.n) {
		tag = str_n(s.p + at + 1, next - at - 1);
		to = str_find(tag, STR(">"), 0);
		tag.n = to + (to < tag.n);
		ends = tag.n && *tag.p == '/';
		tag = str_after(tag, ends);
		for (i = 0; i < n && !names(tag, with[i]); i++)
			;
		if (i == n)
			return false;
		/* <a name=x> is often left so */
		href = i || str_find_nocase(tag, STR("href"), 0) < tag.n;
		if (!ends && !depth && href)
			return true;
		depth += ends ? 1 : -(size_t)(depth > 0);
	}
	return false;
}

/* True if s ends inside a table, of which a part is among its last tags: nobody
 * leaves out </table>. */
static bool
open_table(struct str s)
{
	static const char *const parts[] = {"td", "tr", "th", "tbody"};
	size_t at = s.n, tags = 0;
	bool within = false;
	struct str tag;

	while ((at = last(s, at, '<')) < s.n && (within || ++tags < NEAR_END)) {
		tag = str_after(s, at + 1);
		if (names(tag, "table"))
			return true;
		if (tag.n && *tag.p == '/')
			tag.p++, tag.n--;
		if (names(tag, "table"))
			return false;
		for (size_t i = 0; i < COUNT(parts); i++)
			within |= names(tag, parts[i]);
	}
	return false;
}

/* True if s is pages one behind the other, as they were joined, of which the
 * last alone does not end. */
static bool
open_last(struct str s)
{
	static const struct str end = STR_INIT("</html>");
	size_t at = s.n;
	struct str rest;

	while ((at = last(s, at, '<')) < s.n) {
		rest = str_after(s, at);
		if (!str_starts_nocase(rest, end))
			continue;
		rest = str_trim(str_after(rest, end.n));
		return str_starts_nocase(rest, STR("<!doctype html")) ||
		       str_starts_nocase(rest, STR("<html"));
	}
	return false;
}

/* What a text of HTML ends inside of; or NULL. */
static const char *
html_end(struct str s)
{
	size_t tag = last(s, s.n, '<'), gt;
	const char *in;

	if (str_ends_nocase(s, STR("</html>")))
		return NULL;
	gt = last(s, s.n, '>');
	if (tag < s.n && (gt == s.n || gt < tag) &&
	    (tag + 1 == s.n || ascii_letter(s.p[tag + 1]) ||
		s.p[tag + 1] == '/' || s.p[tag + 1] == '!'))
		return "tag";
	in = open_text(s);
	if (in)
		return in;
	if (open_line(s))
		return "text";
	return open_table(s) ? "table" : open_last(s) ? "page" : NULL;
}

/* The text behind what may stand before a value: jsonp1( or x.y = */
static struct str
behind_name(struct str s)
{
	size_t i = 0;

	while (i < s.n && i < LOOK &&
	       (ascii_letter(s.p[i]) || ascii_digit(s.p[i]) ||
		   ascii_blank(s.p[i]) || ONE_OF(s.p[i], "_$.=(")))
		i++;
	return str_after(s, i);
}

/* True if a text begins as JSON does: {" [{" [[" [" */
static bool
is_data(struct str s)
{
	size_t i = 0;

	while (i < s.n && i < LOOK &&
	       (s.p[i] == '{' || s.p[i] == '[' || ascii_blank(s.p[i])))
		i++;
	return i && i < s.n && s.p[i] == '"';
}

bool
extract_is_half(const struct extract *x, const struct html_node *doc,
    const struct html_node *row)
{
	return x->flaw.half && !html_after(doc, row);
}

bool
extract_ends_line(struct str text)
{
	size_t tag = last(text, text.n, '<'), gt = last(text, text.n, '>');

	/* a tag that is not whole has no say */
	if (tag < text.n && (gt == text.n || gt < tag))
		text.n = tag;
	return open_line(text) || open_table(text);
}

/* True of whole objects with a comma behind each, the last too, as programs
 * write rows one by one. */
static bool
is_comma_each(struct str s)
{
	if (*s.p != '{' || s.p[s.n - 1] != ',')
		return false;
	while (script_cut(&s).p)
		;
	return !s.n;
}

bool
extract_ends_open(struct str text)
{
	struct str s = trim_end(str_trim(text));

	if (!s.n || (*s.p != '{' && *s.p != '[') || is_comma_each(s))
		return false;
	/* an array of objects that is not closed */
	if (*s.p == '[' && s.p[s.n - 1] == '}')
		return is_data(s);
	return ONE_OF(s.p[s.n - 1], "{[,:");
}

bool
extract_value_open(struct str text)
{
	struct str rest = behind_name(text);

	if (!is_data(rest))
		return false;
	while (script_cut(&rest).p)
		rest = rest.p ? behind_name(rest) : rest;
	return rest.p && is_data(behind_name(rest));
}

bool
extract_value_deep(struct str text)
{
	struct str s = behind_name(text);
	size_t depth = 0;
	bool quoted = false;

	if (!s.n || (*s.p != '{' && *s.p != '['))
		return false;
	for (size_t i = 0; i < s.n && depth <= JSON_DEPTH_MAX; i++) {
		if (s.p[i] == '\\' && quoted)
			i++;
		else if (s.p[i] == '"')
			quoted = !quoted;
		else if (!quoted && (s.p[i] == '{' || s.p[i] == '['))
			depth++;
		else if (!quoted && depth && (s.p[i] == '}' || s.p[i] == ']'))
			depth--;
	}
	return depth > JSON_DEPTH_MAX;
}

bool
extract_html_deep(struct str text)
{
	struct html_shape shape = {0};

	if (!str_starts(str_trim(text), STR("<")) ||
	    !tags_may_nest(text, HTML_DEPTH))
		return false;
	html_shape(&shape, text, HTML_DEPTH);
	free(shape.inner);
	return shape.depth > HTML_DEPTH;
}

/* True if HTML begins near the start, where the header of a mail may stand
 * before it; within JSON it is a text of its. */
static bool
begins_html(struct str s)
{
	struct str line = s;

	if (s.n > HEAD)
		s.n = HEAD;
	line = str_cut(&line, '\n');
	if ((line.n && ONE_OF(*line.p, "{[")) ||
	    (!str_starts(line, STR("From ")) && !memchr(line.p, ':', line.n)))
		return false;
	return str_find_nocase(s, STR("<html"), 0) < s.n ||
	       str_find_nocase(s, STR("<!doctype html"), 0) < s.n;
}

const char *
extract_html_end(struct str text)
{
	struct str s = trim_end(text), head = str_trim(str_n(s.p, s.n));

	if (str_starts(head, STR("<?xml"))) /* all of it stands in elements */
		return str_ends(s, STR(">")) ? NULL : "element";
	if (!str_starts(head, STR("<")) && !begins_html(head))
		return NULL;
	/* a program without a page */
	if (str_starts(head, STR("<?php")) && str_find(s, STR("?>"), 0) == s.n)
		return NULL;
	return html_end(s);
}

/* viewed - the source of a page as a browser shows it, saved as a page */
#include "viewed.h"

#include "text.h"

/* What stands before the first line in such a page, at most. */
#define HEAD_MAX 2000

/* Appends s without its tags, with its references decoded. */
static void
add_text(struct str s, struct buf *plain, struct buf *out)
{
	buf_clear(plain);
	for (size_t at = 0; at < s.n;) {
		size_t tag = str_find(s, STR("<"), at);

		buf_add(plain, s.p + at, tag - at);
		at = tag < s.n ? str_find(s, STR(">"), tag) + 1 : s.n;
	}
	text_references(buf_str(plain), out);
}

/* The text behind the tag that begins with open, up to end; absent if there is
 * none.  *at goes behind it. */
static struct str
within(struct str page, struct str open, struct str end, size_t *at)
{
	size_t from = str_find(page, open, *at), to;

	from = str_find(page, STR(">"), from) + 1;
	if (from >= page.n)
		return STR_NONE;
	to = str_find(page, end, from);
	*at = to;
	return str_n(page.p + from, to - from);
}

/* True if s begins as the source of a page does that is shown as text. */
static bool
begins_source(struct str s)
{
	return str_starts(s, STR("&lt;!")) ||
	       str_starts_nocase(s, STR("&lt;html"));
}

/* Appends the source where it is one text, in a <pre> that begins in head; it
 * ends with a tag, not with words, as a page does that only tells of a source.
 * False, with nothing appended, if there is none. */
static bool
in_pre(struct str page, struct str head, struct buf *plain, struct buf *out)
{
	size_t at = 0, before = out->n;
	struct str s;

	do {
		at = str_find(head, STR(">"), at) + 1;
		if (at > head.n)
			return false;
		s = str_trim(str_n(head.p + at, page.n - at));
	} while (!begins_source(s));
	add_text(s, plain, out);
	s = str_trim(str_n(buf_str(out).p + before, out->n - before));
	if (s.n && s.p[s.n - 1] == '>')
		return true;
	out->n = before;
	return false;
}

static bool
is_source(struct str s)
{
	return str_starts_nocase(s, STR("&lt;!doctype html")) ||
	       str_starts_nocase(s, STR("&lt;html"));
}

/* True if s begins and ends with a tag of a part of a page. */
static bool
is_part(struct str s)
{
	return str_starts(s, STR("&lt;")) && s.n > 4 && ascii_letter(s.p[4]) &&
	       str_ends(str_trim(s), STR("&gt;")) &&
	       str_find(s, STR("&lt;/"), 0) < s.n;
}

/* True of a page, or a part of one, as it stands within another: none of its
 * tags is one. */
static bool
is_referred(struct str page)
{
	return (is_source(page) || is_part(page)) &&
	       !memchr(page.p, '<', page.n);
}

/* Where the source of a page next begins as the text of an element; text.n if
 * it does nowhere. */
static size_t
find_source(struct str text, size_t at)
{
	while ((at = str_find(text, STR(">&lt;"), at)) < text.n)
		if (is_source(str_after(text, ++at)))
			return at;
	return at;
}

bool
viewed_several(struct str text)
{
	static const struct str pages[] = {
	    STR_INIT("<!doctype html"), STR_INIT("<html")};
	size_t first;

	text = str_trim(text);
	if (!str_starts(text, STR("<")) ||
	    str_starts_in_nocase(text, pages, COUNT(pages)))
		return false;
	first = find_source(str_head(text, HEAD_MAX), 0);
	return first < HEAD_MAX && first < text.n &&
	       find_source(text, first) < text.n;
}

bool
viewed_source(struct str page, struct buf *out)
{
	const struct str cell = STR_INIT("<td class=\"line-content\"");
	struct buf plain = {0};
	struct str head = str_trim(page), line;
	size_t at = 0, n = 0;
	bool found;

	page = head;
	head.n = head.n < HEAD_MAX ? head.n : HEAD_MAX;
	if (is_referred(page)) {
		text_references(page, out);
		return true;
	}
	if (!str_starts(head, STR("<")) || viewed_several(page))
		return false;
	if (str_find(head, STR("<td class=\"line-number\""), 0) == head.n) {
		found = in_pre(page, head, &plain, out);
		buf_free(&plain);
		return found;
	}
	while ((line = within(page, cell, STR("</td>"), &at)).p) {
		add_text(line, &plain, out);
		buf_addc(out, '\n');
		n++;
	}
	buf_free(&plain);
	return n > 0;
}

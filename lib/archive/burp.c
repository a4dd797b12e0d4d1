/* burp - the items that Burp Suite saves */
#include "burp.h"

#include "base64.h"
#include "saved.h"
#include "text.h"

#define ENOUGH 4096 /* bytes that show what a file is: Burp writes a DTD */

static const struct str cdata = STR_INIT("<![CDATA[");

void
burp_free(struct burp *b)
{
	buf_free(&b->text);
	buf_free(&b->decoded);
	*b = (struct burp){0};
}

bool
burp_like(struct str first)
{
	struct str s = str_head(first, ENOUGH);

	str_take(&s, STR(STR_BOM));
	s = str_trim(s);
	return str_starts(s, STR("<")) &&
	       str_find(s, STR("<items burpVersion="), 0) < s.n;
}

/* Where in s, from `at` on, mark stands outside of CDATA; s.n if nowhere. */
static size_t
find_markup(struct str s, struct str mark, size_t at)
{
	struct str here;

	for (at = str_find(s, STR("<"), at); at < s.n;
	     at = str_find(s, STR("<"), at)) {
		here = str_after(s, at);
		if (str_starts(here, mark))
			return at;
		if (str_starts(here, cdata))
			at = str_find(s, STR("]]>"), at);
		else
			at++;
	}
	return s.n;
}

/* What an element of the item holds, its tag's attributes in *said; absent if
 * there is none. */
static struct str
element(struct str item, struct str open, struct str shut, struct str *said)
{
	size_t at = 0, end;
	struct str s;

	*said = STR_NONE;
	do {
		at = find_markup(item, open, at) + open.n;
		if (at >= item.n)
			return *said;
	} while (item.p[at] != '>' && item.p[at] != ' ');
	s = str_after(item, at);
	end = str_find(s, STR(">"), 0);
	if (end == s.n)
		return *said;
	*said = str_n(s.p, end);
	s = str_after(s, end + 1);
	return str_n(s.p, find_markup(s, shut, 0));
}

/* Appends the text of an element, as it is meant. */
static struct str
text_of(struct str s, struct buf *out)
{
	size_t from = out->n, end;

	s = str_trim(s);
	if (str_starts(s, cdata)) {
		s = str_after(s, cdata.n);
		end = str_find(s, STR("]]>"), 0);
		buf_addstr(out, str_n(s.p, end));
	} else {
		text_references(s, out);
	}
	return buf_after(out, from);
}

/* As Java shows a time: Mon May 06 08:00:00 GMT 2024. */
static bool
java_date(struct str s, struct buf *out)
{
	struct buf b = {0};
	bool is = false;

	if (s.n == 28 && (str_eq(str_n(s.p + 20, 3), STR("GMT")) ||
			     str_eq(str_n(s.p + 20, 3), STR("UTC")))) {
		buf_printf(&b, "%.11s%.4s %.8s GMT", s.p, s.p + 24, s.p + 11);
		is = saved_date(buf_str(&b), out);
	}
	buf_free(&b);
	return is;
}

static void
read_item(struct burp *b)
{
	struct str said, s;
	size_t from;

	buf_clear(&b->text);
	buf_clear(&b->decoded);
	/* Values stay where they are: each of the three may go on to the end of
	 * the item, if its element has none. */
	buf_room(&b->text, 3 * b->item.n + 64);
	b->url = text_of(
	    element(b->item, STR("<url"), STR("</url>"), &said), &b->text);
	s = text_of(
	    element(b->item, STR("<time"), STR("</time>"), &said), &b->text);
	from = b->text.n;
	b->captured = STR_NONE;
	if (java_date(s, &b->text))
		b->captured = buf_after(&b->text, from);
	b->reply = text_of(
	    element(b->item, STR("<response"), STR("</response>"), &said),
	    &b->text);
	b->damaged = false;
	if (str_find(said, STR("base64=\"true\""), 0) < said.n) {
		b->damaged = !base64_read(b->reply, &b->decoded);
		b->reply = buf_str(&b->decoded);
	}
}

bool
burp_ended(const struct burp *b)
{
	return find_markup(b->rest, STR("</items>"), 0) < b->rest.n;
}

bool
burp_next(struct burp *b)
{
	static const struct str shut = STR_INIT("</item>");
	size_t at = find_markup(b->rest, STR("<item>"), 0), end;

	if (at >= b->rest.n)
		return false;
	end = find_markup(b->rest, shut, at);
	b->cut = end == b->rest.n;
	b->item = str_n(b->rest.p + at, (b->cut ? end : end + shut.n) - at);
	at += b->item.n;
	b->rest = str_after(b->rest, at);
	read_item(b);
	return true;
}

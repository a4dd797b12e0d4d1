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
		return (struct str){NULL, 0};
	to = str_find(page, end, from);
	*at = to;
	return str_n(page.p + from, to - from);
}

bool
viewed_source(struct str page, struct buf *out)
{
	const struct str cell = STR_INIT("<td class=\"line-content\"");
	struct buf plain = {0};
	struct str head = str_trim(page), line;
	size_t at = 0, n = 0;

	head.n = head.n < HEAD_MAX ? head.n : HEAD_MAX;
	if (!str_starts(head, STR("<")) ||
	    str_find(head, STR("<td class=\"line-number\""), 0) == head.n)
		return false;
	while ((line = within(page, cell, STR("</td>"), &at)).p) {
		add_text(line, &plain, out);
		buf_addc(out, '\n');
		n++;
	}
	buf_free(&plain);
	return n > 0;
}

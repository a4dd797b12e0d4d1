/* book_strings - texts of cells: shared strings, runs, escapes */
#include "book_priv.h"
#include "mem.h"

void
book_unescape(struct buf *b, size_t from)
{
	size_t at = str_find(buf_str(b), STR("_x"), from), end = b->n;
	size_t read = at;
	int64_t v;

	b->n = at;
	while (read < end) {
		v = -1;
		if (end - read >= 7 && b->p[read] == '_' &&
		    b->p[read + 1] == 'x' && b->p[read + 6] == '_')
			v = str_hex(str_n(b->p, end), read + 2, 4);
		if (v < 0) {
			b->p[b->n++] = b->p[read++];
			continue;
		}
		read += 7;
		buf_addcp(b, v ? (uint32_t)v : 0xfffd);
	}
}

enum xml_what
book_rich(struct book *b, struct buf *out)
{
	size_t depth = b->xml.depth, from = out->n;
	enum xml_what what;
	bool in = false, phonetic = false;

	while (book_within(b, depth, &what)) {
		if (what == XML_TEXT) {
			if (in && !phonetic && out->n <= 2 * b->max)
				buf_addstr(out, b->xml.text);
			continue;
		}
		if (book_is(b, "t"))
			in = what == XML_START;
		else if (book_is(b, "rPh"))
			phonetic = what == XML_START;
	}
	book_unescape(out, from);
	return what;
}

bool
book_strings(struct book *b, struct str part)
{
	enum xml_what what;

	buf_clear(&b->strings);
	b->nstring = 0;
	if (!book_part(b, part))
		return !b->reason;
	while ((what = xml_next(&b->xml)) < XML_END) {
		if (what != XML_START || !book_is(b, "si"))
			continue;
		what = book_rich(b, &b->strings);
		if (what >= XML_END)
			break;
		mem_grow(&b->string_end, &b->string_cap, b->nstring + 1,
		    sizeof(*b->string_end));
		b->string_end[b->nstring++] = b->strings.n;
		if (!book_held(b))
			return false;
	}
	return book_ends(b, what);
}

/* crawl_table - pages that a program keeps in the cells of a table */
#include "crawl_priv.h"

#define HEAD_MOST 4096 /* bytes of a header, with what stands before it */

/* The bytes in UTF-8, lent until the next. */
static struct str
decoded(struct crawl *c, struct str s)
{
	struct charset_text t;

	if (!c->table.charset)
		c->table.charset = charset_new();
	charset_decode(c->table.charset, s, str_n(NULL, 0), str_n(NULL, 0), &t);
	return t.text;
}

/* Reads the header of a table, in the first bytes; false if it is none with
 * a column of pages.  c->from is then behind it. */
static bool
read_head(struct crawl *c, struct str first)
{
	const char *lf = memchr(first.p, '\n', first.n);
	bool page = false;

	if (!lf)
		return false;
	c->from = (size_t)(lf - first.p) + 1;
	buf_clear(&c->table.head);
	buf_addstr(&c->table.head, decoded(c, str_n(first.p, c->from)));
	if (!csv_open(&c->table.csv, buf_str(&c->table.head)))
		return false;
	c->table.placed = false;
	for (size_t i = 0; i < c->table.csv.nhead; i++) {
		page |= crawl_names_page(c, c->table.csv.head[i]);
		c->table.placed |= crawl_names_place(c, c->table.csv.head[i]);
	}
	return page;
}

/* True if the quote at c->at is behind a backslash and of the cell, as csv.h
 * has it: from the first one on that cannot end a cell. */
static bool
is_escaped(struct crawl *c, struct str s)
{
	size_t n = 0;
	char next = c->at + 1 < s.n ? s.p[c->at + 1] : '\n';

	while (c->at - n > c->from && s.p[c->at - n - 1] == '\\')
		n++;
	if (n % 2 == 0)
		return false;
	c->table.escapes |= next != c->table.csv.sep && !ONE_OF(next, "\"\r\n");
	return c->table.escapes;
}

/* Rows are told by their quotes alone: one opens at the start of a cell, and
 * two in a row are one within. */
bool
crawl_table_pass(struct crawl *c, struct str s, bool end)
{
	char sep = c->table.csv.sep, b, last;

	while (!c->lost && c->at == c->from && c->from < s.n &&
	       ONE_OF(s.p[c->from], "\r\n"))
		c->at = ++c->from;
	for (; c->at < s.n; c->at++) {
		b = s.p[c->at];
		last = c->at > c->from ? s.p[c->at - 1] : sep;
		c->open = true;
		if (c->quoted) {
			if (b == '"' && c->at + 1 == s.n && !end)
				break; /* what is behind it? */
			c->table.closed = b == '"' && !is_escaped(c, s);
			c->quoted = !c->table.closed;
			continue;
		}
		if (b == '\n') {
			c->ends = false;
			return true;
		}
		c->quoted = b == '"' && (last == sep || c->table.closed);
		c->table.closed = false;
	}
	c->ends = end;
	return end && c->open;
}

/* A row that ends with the file, without a line end, may be cut: in a cell
 * that is in quotes, or before its last. */
static bool
is_cut(const struct crawl *c)
{
	return c->ends &&
	       (c->quoted || c->table.csv.ncell < c->table.csv.nhead);
}

/* True if the row, of a table with a column of pages, has one. */
static bool
is_of_page(struct crawl *c, struct str row)
{
	struct str object = crawl_table_object(c, row);

	return crawl_has(c, object) || (c->table.placed && is_cut(c));
}

static size_t
head_end(struct str held)
{
	return (size_t)((const char *)memchr(held.p, '\n', held.n) - held.p) +
	       1;
}

enum crawl_like
crawl_table_like(struct crawl *c, struct str held, bool end)
{
	struct str first = held, row;

	if (first.n > HEAD_MOST)
		first.n = HEAD_MOST;
	if (!c->at) {
		if (!memchr(first.p, '\n', first.n) && !end &&
		    first.n < HEAD_MOST)
			return CRAWL_MORE;
		crawl_restart(c, CRAWL_TABLE, 0);
		if (!read_head(c, first))
			return CRAWL_NO;
		c->at = c->from;
		c->seen = 0;
	}
	while (crawl_table_pass(c, held, end)) {
		row = str_n(held.p + c->from, c->at - c->from);
		if (is_of_page(c, row)) {
			crawl_restart(c, CRAWL_TABLE, 0);
			c->from = c->at = head_end(held);
			return CRAWL_YES;
		}
		if (c->price || c->title || crawl_enough(c))
			return CRAWL_NO;
		c->from = c->at;
		c->open = false;
	}
	return end || crawl_enough_held(c, held) ? CRAWL_NO : CRAWL_MORE;
}

struct str
crawl_table_object(struct crawl *c, struct str row)
{
	c->table.csv.escapes |= c->table.escapes;
	csv_go_on(&c->table.csv, decoded(c, row));
	c->cut = c->ends && c->quoted;
	if (!csv_next(&c->table.csv))
		return STR("{}");
	c->cut = is_cut(c);
	buf_clear(&c->table.object);
	buf_addc(&c->table.object, '{');
	for (size_t i = 0; i < c->table.csv.nhead && i < c->table.csv.ncell;
	     i++) {
		if (i)
			buf_addc(&c->table.object, ',');
		json_quote(&c->table.object, c->table.csv.head[i]);
		buf_addc(&c->table.object, ':');
		json_quote(&c->table.object, c->table.csv.cell[i]);
	}
	buf_addc(&c->table.object, '}');
	return buf_str(&c->table.object);
}

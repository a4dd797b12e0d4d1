/* csv - tables as scraper programs and spreadsheets export them */
#include "csv.h"

#include <stdlib.h>

#include "mem.h"

#define SNIFF_BYTES 65536 /* of the text, to tell what parts the cells */
#define SNIFF_ROWS  20
#define CAPTIONS    5  /* lines above a table, at most */
#define NAME_BYTES  60 /* of a name in a header that is not the first */

void
csv_free(struct csv *c)
{
	free(c->head);
	free(c->cell);
	free(c->end);
	buf_free(&c->names);
	buf_free(&c->more);
	buf_free(&c->cells);
	*c = (struct csv){0};
}

static bool
ends_line(const struct csv *c, size_t i)
{
	return i >= c->text.n || c->text.p[i] == '\n' || c->text.p[i] == '\r';
}

static bool
ends_cell(const struct csv *c, size_t i)
{
	return ends_line(c, i) || c->text.p[i] == c->sep;
}

/* Where the quote opened before `from` is closed; text.n if nowhere. */
static size_t
closing(const struct csv *c, size_t from)
{
	const char *p = c->text.p, *q;
	size_t n = c->text.n;

	while (from < n && (q = memchr(p + from, c->quote, n - from))) {
		from = (size_t)(q - p);
		if (from + 1 == n || p[from + 1] != c->quote)
			return from;
		from += 2;
	}
	return n;
}

/* Appends a cell in quotes that begins at *at and steps behind it; false if
 * its quote is a stray one. */
static bool
quoted(struct csv *c, size_t *at)
{
	const char *p = c->text.p;
	size_t i = *at + 1, end = closing(c, i);
	uint64_t lines = 0;

	if (end == c->text.n)
		return false;
	for (size_t k = i; k < end; k++)
		lines += p[k] == '\n' || (p[k] == '\r' && p[k + 1] != '\n');
	if (lines && !ends_cell(c, end + 1))
		return false;
	for (; i < end; i++) {
		buf_addc(&c->cells, p[i]);
		i += p[i] == c->quote; /* of two */
	}
	c->next_line += lines;
	*at = end + 1;
	return true;
}

/* Appends the cell at *at and steps to what ends it. */
static void
cell(struct csv *c, size_t *at)
{
	size_t i = *at;

	/* blanks may stand before a quote */
	while (i < c->text.n && c->text.p[i] == ' ')
		i++;
	if (i < c->text.n && c->text.p[i] == c->quote && quoted(c, &i))
		*at = i;
	for (i = *at; !ends_cell(c, i); i++)
		;
	buf_add(&c->cells, c->text.p + *at, i - *at);
	*at = i;
}

/* Reads a row as it stands; false at the end. */
static bool
row(struct csv *c)
{
	size_t at = c->next, from = 0;

	if (at >= c->text.n)
		return false;
	c->at = at;
	c->line = c->next_line;
	c->ncell = 0;
	buf_clear(&c->cells);
	for (;; at++) {
		cell(c, &at);
		mem_grow(&c->end, &c->end_cap, c->ncell + 1, sizeof(*c->end));
		c->end[c->ncell++] = c->cells.n;
		if (ends_line(c, at))
			break;
	}
	if (at < c->text.n && c->text.p[at++] == '\r' && at < c->text.n &&
	    c->text.p[at] == '\n')
		at++;
	c->next = at;
	c->next_line++;
	mem_grow(&c->cell, &c->cap, c->ncell, sizeof(*c->cell));
	for (size_t i = 0; i < c->ncell; i++) {
		c->cell[i] =
		    str_n(buf_str(&c->cells).p + from, c->end[i] - from);
		from = c->end[i];
	}
	return true;
}

/* A line drawn with dashes, of three at least: it has no letters. */
static bool
is_drawn(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!strchr("-+:=", s.p[i]) || !s.p[i])
			return false;
	return s.n >= 3;
}

/* "(2 rows)", "2 rows in set": what consoles of databases write behind a table
 * whose cells bars part. */
static bool
is_count(const struct csv *c)
{
	struct str s = str_trim(c->cell[0]);

	if (c->sep != '|' || c->ncell != 1)
		return false;
	if (str_starts(s, STR("(")) && str_ends(s, STR(")")))
		s.p++, s.n--;
	else if (str_find(s, STR(" in set"), 0) == s.n)
		return false;
	return s.n && ascii_digit(s.p[0]);
}

/* True if a row holds something: neither blanks nor lines alone. */
static bool
has_text(const struct csv *c)
{
	struct str s;

	if (is_count(c))
		return false;
	for (size_t i = 0; i < c->ncell; i++) {
		s = str_trim(c->cell[i]);
		if (s.n && !is_drawn(s))
			return true;
	}
	return false;
}

bool
csv_next(struct csv *c)
{
	while (row(c))
		if (has_text(c))
			return true;
	return false;
}

void
csv_go_on(struct csv *c, struct str text)
{
	c->text = text;
	c->next = 0;
	c->next_line = 1;
}

/* "Filled in by: North" */
static bool
has_label(struct str s)
{
	return str_find(s, STR(":"), 0) < s.n ||
	       str_find(s, STR("\xef\xbc\x9a"), 0) < s.n;
}

/* A line above the table: one text, alone or with empty cells behind it; or
 * some with labels, and as many empty cells. */
static bool
is_caption(const struct csv *c)
{
	size_t n = 0, labels = 0;

	for (size_t i = 0; i < c->ncell; i++) {
		struct str s = str_trim(c->cell[i]);

		n += s.n > 0;
		labels += has_label(s);
	}
	if (n > 1)
		return labels == n && n * 2 <= c->ncell;
	return n == 1 &&
	       (c->ncell == 1 || (c->ncell > 2 && str_trim(c->cell[0]).n));
}

/* Reads the header: behind the lines above the table, if there are any. */
static bool
first_row(struct csv *c)
{
	for (int i = 0; i <= CAPTIONS && csv_next(c); i++)
		if (!is_caption(c))
			return true;
	return false;
}

/* How many of the first rows have as many cells as the first, if cells are
 * parted by sep; times their number, so that more columns go before. */
static size_t
score(struct csv *c, struct str text, char sep)
{
	size_t first, same = 1, rows = 1;

	c->text = str_n(text.p, text.n < SNIFF_BYTES ? text.n : SNIFF_BYTES);
	c->sep = sep;
	c->next = 0;
	if (!first_row(c))
		return 0;
	for (first = c->ncell; rows < SNIFF_ROWS && csv_next(c); rows++)
		same += c->ncell == first;
	return first < 2 ? 0 : same * 1000 + (first < 1000 ? first : 999);
}

static char
separator(struct csv *c, struct str text)
{
	static const char seps[] = {',', '\t', ';', '|'};
	size_t best = 0, n;
	char sep = '\0';

	for (size_t i = 0; i < sizeof(seps); i++) {
		n = score(c, text, seps[i]);
		if (n > best) {
			best = n;
			sep = seps[i];
		}
	}
	return sep;
}

/* 'a'|'b': the quotes that programs of databases write, if the first line has
 * them around its first two cells. */
static char
quote_of(struct str text)
{
	struct str line = str_cut(&text, '\n');
	size_t end;

	if (!str_starts(line, STR("'")))
		return '"';
	end = str_find(line, STR("'"), 1);
	return end + 2 < line.n && strchr(",;|\t", line.p[end + 1]) &&
	               line.p[end + 2] == '\''
	           ? '\''
	           : '"';
}

/* "title" "price": as R writes tables, cells in quotes with blanks between. */
static bool
is_spaced(struct str text)
{
	struct str line = str_cut(&text, '\n');

	return str_starts(line, STR("\"")) &&
	       str_find(line, STR("\" \""), 0) < line.n;
}

int
csv_column(const struct csv *c, struct str name)
{
	for (size_t i = 0; i < c->nhead; i++)
		if (str_eq(c->head[i], name))
			return (int)i;
	return -1;
}

/* How many columns before the i-th have its name. */
static size_t
before(const struct csv *c, size_t i)
{
	size_t n = 0;

	for (size_t k = 0; k < i; k++)
		n += str_eq(str_trim(c->cell[k]), str_trim(c->cell[i]));
	return n;
}

/* The row that was read is the header. */
static void
head(struct csv *c)
{
	size_t n, from = 0;

	c->nhead = c->ncell;
	c->head = mem_resize(c->head, c->nhead, sizeof(*c->head));
	buf_clear(&c->names);
	for (size_t i = 0; i < c->nhead; i++) {
		struct str name = str_trim(c->cell[i]);

		buf_addstr(&c->names, name);
		n = name.n ? before(c, i) : 0;
		if (n)
			buf_printf(&c->names, " %zu", n + 1);
		c->end[i] = c->names.n;
	}
	for (size_t i = 0; i < c->nhead; i++) {
		c->head[i] =
		    str_n(buf_str(&c->names).p + from, c->end[i] - from);
		from = c->end[i];
	}
}

/* A name above others, as cells that were merged leave it. */
static bool
is_group(const struct csv *c, size_t i)
{
	return c->head[i].n && i + 1 < c->nhead && !c->head[i + 1].n;
}

/* The row that was read has the names below: a text under each name of a group,
 * none under those that are of both rows, and nothing that is data. */
static bool
is_below(const struct csv *c)
{
	bool in = false;
	size_t under = 0;

	for (size_t i = 0; i < c->nhead; i++) {
		struct str s =
		    i < c->ncell ? str_trim(c->cell[i]) : (struct str){"", 0};

		in = c->head[i].n ? is_group(c, i) : in;
		if (in != (s.n > 0) || s.n > NAME_BYTES ||
		    str_any(s, ascii_digit))
			return false;
		under += in;
	}
	return under > 1;
}

/* The header, which `first` stood at, is the present row again; what comes next
 * is what stands behind c. */
static void
back(struct csv *c, const struct csv *first)
{
	size_t next = c->next;
	uint64_t line = c->next_line;

	c->next = first->at;
	c->next_line = first->line;
	row(c);
	c->next = next;
	c->next_line = line;
}

/* Seller | | Price |, and below Name | City | Amount | Currency: a header of
 * two rows.  The names are those of both, with a tab between. */
static void
second_head(struct csv *c)
{
	struct csv first = *c;
	struct str above = {"", 0};
	size_t groups = 0, from = 0;

	for (size_t i = 0; i < c->nhead; i++)
		groups += is_group(c, i);
	if (!groups)
		return;
	if (!csv_next(c) || !is_below(c)) {
		c->next = first.next;
		c->next_line = first.next_line;
		back(c, &first);
		return;
	}
	buf_clear(&c->more);
	mem_grow(&c->end, &c->end_cap, c->nhead, sizeof(*c->end));
	for (size_t i = 0; i < c->nhead; i++) {
		struct str s =
		    i < c->ncell ? str_trim(c->cell[i]) : (struct str){"", 0};

		above = c->head[i].n ? c->head[i] : above;
		buf_addstr(&c->more, s.n && !c->head[i].n ? above : c->head[i]);
		if (s.n && c->more.n > from)
			buf_addc(&c->more, '\t');
		buf_addstr(&c->more, s);
		from = c->end[i] = c->more.n;
	}
	from = 0;
	for (size_t i = 0; i < c->nhead; i++) {
		c->head[i] =
		    str_n(buf_str(&c->more).p + from, c->end[i] - from);
		from = c->end[i];
	}
	back(c, &first);
}

/* R gives no name to the column of the rows' own. */
static void
row_names(struct csv *c)
{
	struct csv first = *c;
	bool more = csv_next(c) && c->ncell == c->nhead + 1;

	c->next = first.next;
	c->next_line = first.next_line;
	back(c, &first);
	if (!more)
		return;
	c->head = mem_resize(c->head, c->nhead + 1, sizeof(*c->head));
	memmove(c->head + 1, c->head, c->nhead * sizeof(*c->head));
	c->head[0] = (struct str){"", 0};
	c->nhead++;
}

/* Without the byte order mark of a file that was joined. */
static struct str
unmarked(struct str s)
{
	static const struct str bom = STR_INIT("\xef\xbb\xbf");

	return str_starts(s, bom) ? str_n(s.p + bom.n, s.n - bom.n) : s;
}

bool
csv_again(struct csv *c)
{
	size_t full = 0, same = 0;

	for (size_t i = 0; i < c->ncell; i++) {
		struct str s = str_trim(unmarked(c->cell[i]));
		bool known = s.n && csv_column(c, s) >= 0;

		if (!known && (s.n > NAME_BYTES || str_any(s, ascii_digit)))
			return false;
		full += s.n > 0;
		same += known;
	}
	if (same < 2 || same * 2 < full)
		return false;
	c->cell[0] = unmarked(c->cell[0]);
	head(c);
	return true;
}

void
csv_bare(struct csv *c)
{
	size_t from = 0;

	buf_clear(&c->names);
	mem_grow(&c->end, &c->end_cap, c->nhead, sizeof(*c->end));
	for (size_t i = 0; i < c->nhead; i++) {
		buf_adduint(&c->names, i + 1);
		c->end[i] = c->names.n;
	}
	for (size_t i = 0; i < c->nhead; i++) {
		c->head[i] =
		    str_n(buf_str(&c->names).p + from, c->end[i] - from);
		from = c->end[i];
	}
	c->next = c->at;
	c->next_line = c->line;
}

bool
csv_open(struct csv *c, struct str text)
{
	static const struct str bom = STR_INIT("\xef\xbb\xbf");
	size_t skip = str_starts(text, bom) ? bom.n : 0;

	c->nhead = 0;
	buf_clear(&c->more);
	c->text = str_n(text.p + skip, text.n - skip);
	c->quote = quote_of(c->text);
	if (str_starts(c->text, STR("sep=")) && c->text.n > 5 &&
	    (c->text.p[5] == '\r' || c->text.p[5] == '\n')) {
		c->sep = c->text.p[4];
		skip += 5; /* what is left of the line is a blank row */
	} else {
		c->sep = separator(c, c->text);
		if (!c->sep && is_spaced(c->text))
			c->sep = ' ';
	}
	c->next_line = 1;
	c->text = text;
	c->next = skip;
	if (!c->sep || !first_row(c) || c->ncell < 2 || c->ncell > 4096)
		return false;
	head(c);
	second_head(c);
	if (c->sep == ' ')
		row_names(c);
	return true;
}

void
csv_put(struct buf *out, struct str s)
{
	bool quote = false;

	for (size_t i = 0; i < s.n && !quote; i++)
		quote = s.p[i] == ',' || s.p[i] == '"' || s.p[i] == '\n' ||
		        s.p[i] == '\r';
	if (!quote) {
		buf_addstr(out, s);
		return;
	}
	buf_addc(out, '"');
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '"')
			buf_addc(out, '"');
		buf_addc(out, s.p[i]);
	}
	buf_addc(out, '"');
}

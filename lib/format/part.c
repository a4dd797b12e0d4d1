/* part - a long table or dump in parts of whole rows */
#include "part.h"

#include "part_priv.h"

#define HEAD_MAX 65536 /* bytes of a table's header */
#define SAMPLE   50    /* rows that tell whether it is a table */

void
part_free(struct part *p)
{
	csv_free(&p->csv);
	buf_free(&p->head);
	buf_free(&p->again);
	buf_free(&p->keys);
	buf_free(&p->before);
	buf_free(&p->next_before);
	buf_free(&p->made);
	sql_free(&p->sql);
	*p = (struct part){0};
}

/* The first line of a script, that has commas or semicolons as a header. */
static bool
is_script(const struct csv *c, struct str first)
{
	struct str line = str_cut(&first, '\n');

	if (str_starts(line, STR("sep=")))
		return false;
	return memchr(line.p, '{', line.n) || memchr(line.p, '=', line.n) ||
	       (c->sep == ';' && !c->head[c->nhead - 1].n);
}

/* A script has commas too: most rows have as many cells as the header. One of
 * the first may be longer than all that is held (long_row). */
static bool
open_table(struct part *p, struct str first, bool long_row)
{
	size_t rows = 0, same = 0, n;

	if (!csv_open(&p->csv, first) || is_script(&p->csv, first))
		return false;
	n = csv_next_at(&p->csv);
	while (rows < SAMPLE && csv_next(&p->csv)) {
		rows++;
		same += p->csv.ncell == p->csv.nhead;
	}
	if (long_row && rows && csv_next_at(&p->csv) == first.n)
		rows--, same -= p->csv.ncell == p->csv.nhead;
	else if (rows < (first.n < PART_BYTES ? 1 : 3))
		return false;
	if (n > HEAD_MAX || same * 2 < rows)
		return false;
	buf_addstr(&p->head, str_n(first.p, n));
	p->kind = PART_TABLE;
	return true;
}

/* True if the unit at `at` is c. */
static bool
wide(const struct part *p, struct str s, size_t at, char c)
{
	return s.p[at + !p->little] == c && !s.p[at + p->little];
}

/* To the end of the next row: quotes only need to be even. */
static bool
wide_step(struct part *p, struct str s)
{
	for (; p->at + 1 < s.n; p->at += 2) {
		if (wide(p, s, p->at, '"'))
			p->quoted = !p->quoted;
		if (p->quoted || !wide(p, s, p->at, '\n'))
			continue;
		p->at += 2;
		p->last.at = p->at;
		return true;
	}
	return false;
}

/* Where the rows of such a table begin, behind lines above its header too; 0
 * if that cannot be told.  What is not of ASCII is a letter, for csv.h. */
static size_t
wide_rows(struct part *p, struct str first)
{
	struct buf plain = {0};
	size_t n = 0;

	for (size_t at = 2; at + 1 < first.n && at < HEAD_MAX; at += 2)
		buf_addc(&plain,
		    first.p[at + p->little] ? 'x' : first.p[at + !p->little]);
	if (csv_open(&p->csv, buf_str(&plain)))
		n = 2 + 2 * csv_next_at(&p->csv);
	csv_free(&p->csv);
	buf_free(&plain);
	return n;
}

static bool
open_wide(struct part *p, struct str first)
{
	size_t rows;

	p->kind = PART_WIDE;
	p->little = first.p[0] == '\xff';
	if (first.n < 4 || (p->little && wide(p, first, 2, '\0')) ||
	    wide(p, first, 2, '<') || wide(p, first, 2, '{') ||
	    wide(p, first, 2, '[') || !wide_step(p, first) || p->at > HEAD_MAX)
		return false;
	rows = wide_rows(p, first);
	buf_addstr(&p->head, str_n(first.p, rows > p->at ? rows : p->at));
	return true;
}

static bool
line_step(struct part *p, struct str s)
{
	const char *lf = memchr(s.p + p->at, '\n', s.n - p->at);

	p->at = lf ? (size_t)(lf - s.p) + 1 : s.n;
	if (lf)
		p->last.at = p->at;
	return lf != NULL;
}

bool
part_open(struct part *p, struct str first, size_t max, bool nested)
{
	size_t at = 0, set;
	bool ok;

	part_free(p);
	p->max = max;
	p->first = true;
	if (str_starts(first, STR("\xff\xfe")) ||
	    str_starts(first, STR("\xfe\xff"))) {
		ok = open_wide(p, first);
	} else {
		while (at < first.n &&
		       ONE_OF(first.p[at], "\xef\xbb\xbf\x1e \t\r\n"))
			at++;
		set = part_set(first, at);
		if (set < first.n && ONE_OF(first.p[set], "{["))
			ok = part_values(p, first, at, set, nested);
		else
			ok = part_sql(p, first) ||
			     (at < first.n && !ONE_OF(first.p[at], "<(/") &&
				 open_table(p, first, nested));
	}
	p->at = 0;
	p->last = (struct part_end){0, 0};
	p->quoted = p->escaped = false;
	p->depth = 0;
	buf_clear(&p->keys);
	return ok;
}

/* The end of the last row of a table in text that ends within n bytes, or
 * the first that ends behind PART_BYTES.  more: text goes on, and a quote that
 * is open in it may be closed there. */
static size_t
table_end(struct part *p, struct str text, bool end, bool more)
{
	size_t last = 0, at;

	csv_go_on(&p->csv, text);
	buf_clear(&p->again);
	while (csv_next(&p->csv)) {
		if (more && p->csv.open)
			return 0;
		at = csv_next_at(&p->csv);
		if ((at < text.n || end) && csv_again(&p->csv)) {
			buf_clear(&p->again);
			buf_addstr(&p->again,
			    str_n(text.p + p->csv.at, at - p->csv.at));
		}
		if (at < text.n || end)
			last = at;
		if (at >= PART_BYTES)
			break;
	}
	return end && last < PART_BYTES ? text.n : last;
}

/* The same, also of a dump of a database. */
static size_t
rows_end(struct part *p, struct str text, bool end, bool more)
{
	return p->kind == PART_SQL ? part_sql_end(p, text, end)
	                           : table_end(p, text, end, more);
}

/* The next window: the last is all that may be held. */
static size_t
wider(const struct part *p, size_t window)
{
	return window < p->max && window > p->max / 2 ? p->max : window * 2;
}

static size_t
find_rows(struct part *p, struct str held, bool end)
{
	size_t window = PART_LONG < p->max ? PART_LONG : p->max, n = 0;
	bool more, all = false;

	for (; !n && !all && (held.n >= window || end);
	     window = wider(p, window)) {
		all = held.n <= window;
		more = window < p->max && !(all && end);
		n = all ? rows_end(p, held, end, more)
		        : rows_end(p, str_n(held.p, window), false, more);
	}
	if (!n)
		p->at = held.n; /* for part_drop */
	return n;
}

static bool
step(struct part *p, struct str held)
{
	switch (p->kind) {
	case PART_WIDE: return wide_step(p, held);
	case PART_LINES: return line_step(p, held);
	default: return part_step(p, held);
	}
}

/* The part is found: what follows counts from behind it. */
static size_t
found(struct part *p, size_t n)
{
	p->at = p->last.at = p->name = p->behind = 0;
	return n;
}

size_t
part_find(struct part *p, struct str held, bool end)
{
	size_t n = 0;

	if (p->kind == PART_VALUES && !p->at)
		part_before(p);
	if (p->kind == PART_TABLE || p->kind == PART_SQL)
		n = find_rows(p, held, end);
	else
		while (!n && step(p, held))
			if (p->at >= PART_BYTES)
				n = p->at;
	p->cut = n && p->depth;
	if (!n && end)
		n = held.n;
	return n ? found(p, n) : 0;
}

/* True if the table's last row, which ends with the text, is whole: it has its
 * line end, and no quote is open there. */
static bool
row_is_whole(const struct part *p, struct str text)
{
	bool quoted = false;

	for (size_t i = p->csv.at; i < text.n; i++)
		quoted ^= text.p[i] == '"';
	return !quoted && csv_next_at(&p->csv) == text.n &&
	       str_ends(text, STR("\n"));
}

/* Where the last whole row, or value, of held ends. */
static size_t
whole_end(struct part *p, struct str held)
{
	size_t n;

	switch (p->kind) {
	case PART_SQL: return part_sql_end(p, held, false);
	case PART_TABLE:
		n = table_end(p, held, false, false);
		return row_is_whole(p, held) ? held.n : n;
	case PART_VALUES:
		if (p->at == held.n && !p->depth && !p->quoted)
			return held.n; /* all brackets are closed */
				       /* FALLTHROUGH */
	default: return p->last.at;
	}
}

size_t
part_short(struct part *p, struct str held)
{
	size_t n = whole_end(p, held);

	if (!n)
		return 0;
	p->quoted = p->escaped = false;
	p->depth = p->last.depth;
	p->cut = p->depth > 0;
	return found(p, n);
}

size_t
part_drop(struct part *p, struct str held, bool *over)
{
	const char *lf = NULL;

	*over = false;
	/* at first all that is held was read already */
	if (!p->at && (p->kind == PART_TABLE || p->kind == PART_SQL)) {
		lf = memchr(held.p, '\n', held.n);
		*over = lf != NULL;
		p->at = lf ? (size_t)(lf - held.p) + 1 : held.n;
	} else if (!p->at) {
		*over = step(p, held);
	}
	return found(p, p->at);
}

void
part_body(struct part *p, struct str part, struct buf *out)
{
	buf_room(out, p->head.n + p->before.n + part.n + PART_DEPTH);
	if (p->kind == PART_VALUES) {
		buf_addstr(out, buf_str(&p->before));
		if (p->cut && str_ends(part, STR(",")))
			part.n--;
		buf_addstr(out, part);
		for (size_t i = p->cut ? p->depth : 0; i-- > 0;)
			buf_addc(out, p->in[i].open == '{' ? '}' : ']');
	} else if (p->kind == PART_SQL) {
		part_sql_body(p, part, out);
	} else {
		if (!p->first)
			buf_addstr(out, buf_str(&p->head));
		buf_addstr(out, part);
		if (p->again.n) { /* the next is under the last header */
			buf_clear(&p->head);
			buf_addstr(&p->head, buf_str(&p->again));
			buf_clear(&p->again);
		}
	}
	p->first = false;
}

/* report_csv - all tables as one rectangle: CSV and TSV of RFC 4180 */
#include "names.h"
#include "report.h"
#include "utf8.h"

/* How it is written. */
struct csv_out {
	struct buf *out;
	char sep;
	bool excel;
};

/*
 * A cell that begins with one of these, also full-width, and also behind
 * blanks and quotes, is a formula for a spreadsheet: it gets an apostrophe
 * in front, which is shown there as text.
 */
static bool
computes(struct str s)
{
	const char *p = s.p, *end = s.p + s.n;
	uint32_t c;
	size_t n;

	for (; p < end; p += n) {
		c = utf8_next(p, end, &n);
		if (c >= 0xff01 && c <= 0xff5e)
			c -= 0xfee0; /* full-width */
		if (c == '=' || c == '+' || c == '-' || c == '@' || c == '\t' ||
		    c == '\r' || c == 0x2212)
			return true;
		if (c != ' ' && c != '\n' && !ascii_quote(c) && c != 0xa0 &&
		    c != 0x3000 && c != 0xfeff && (c < 0x2000 || c > 0x200f) &&
		    c != 0x201c && c != 0x201d)
			return false;
	}
	return false;
}

/* A number to a spreadsheet, which keeps 15 digits and no zero in front: of an
 * item's number others would be left. */
static bool
loses_digits(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!ascii_digit(s.p[i]))
			return false;
	return s.n > 15 || (s.n > 1 && s.p[0] == '0');
}

static void
cell(const struct csv_out *o, struct str s)
{
	bool quote = false;

	for (size_t i = 0; i < s.n; i++)
		quote |= s.p[i] == o->sep || s.p[i] == '"' || s.p[i] == '\r' ||
		         s.p[i] == '\n';
	if (quote)
		buf_addc(o->out, '"');
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '"')
			buf_addc(o->out, '"');
		buf_addc(o->out, s.p[i]);
	}
	if (quote)
		buf_addc(o->out, '"');
}

static void
word(const struct csv_out *o, struct str s)
{
	struct buf b = {0};

	if (o->excel && (computes(s) || loses_digits(s)))
		buf_addc(&b, '\'');
	buf_addstr(&b, s);
	cell(o, buf_str(&b));
	buf_free(&b);
}

static void
value(const struct csv_out *o, struct str span)
{
	struct buf b = {0};

	switch (json_type(span)) {
	case JSON_ABSENT:
	case JSON_NULL: break;
	case JSON_STRING:
		json_decode(span, &b);
		word(o, buf_str(&b));
		break;
	case JSON_NUMBER:
		if (o->excel && loses_digits(span))
			word(o, span);
		else
			cell(o, span);
		break;
	default: word(o, span);
	}
	buf_free(&b);
}

static void
end_row(const struct csv_out *o)
{
	buf_puts(o->out, o->excel ? "\r\n" : "\n");
}

/* What stands before the columns proper. */
struct lead {
	bool table, row;
	uint32_t first; /* table of that column of the rectangle: unused */
};

static void
csv_row(const struct csv_out *o, const struct names *n, const struct lead *l,
    const struct report_table *t, const struct report_row *row)
{
	int c;

	if (l->table)
		word(o, t->name.p ? t->name : STR(""));
	if (l->table && (l->row || n->n))
		buf_addc(o->out, o->sep);
	if (l->row && row->total)
		buf_puts(o->out, "total");
	if (l->row && n->n)
		buf_addc(o->out, o->sep);
	for (uint32_t i = 0; i < n->n; i++) {
		if (i)
			buf_addc(o->out, o->sep);
		c = report_col(t, n->name[i]);
		if (c >= 0)
			value(o, report_cell(row, (size_t)c));
	}
	end_row(o);
}

static void
csv_head(const struct csv_out *o, const struct names *n, const struct lead *l)
{
	if (l->table)
		buf_puts(o->out, "table");
	if (l->table && (l->row || n->n))
		buf_addc(o->out, o->sep);
	if (l->row)
		buf_puts(o->out, "row");
	if (l->row && n->n)
		buf_addc(o->out, o->sep);
	for (uint32_t i = 0; i < n->n; i++) {
		if (i)
			buf_addc(o->out, o->sep);
		word(o, n->name[i]);
	}
	end_row(o);
}

void
report_csv(const struct report *r, char sep, bool excel, struct buf *out)
{
	struct csv_out o = {out, sep, excel};
	struct names n = {0};
	struct lead l = {0};
	const struct report_table *t;

	for (size_t i = 0; i < r->ntable; i++) {
		t = &r->table[i];
		l.table |= t->name.p && (r->ntable > 1 || r->nonly != 1);
		for (size_t c = 0; c < t->ncol; c++)
			names_add(&n, t->col[c].name);
		for (size_t k = 0; k < t->nrow; k++)
			l.row |= t->row[k].total;
	}
	if (excel)
		buf_puts(out, STR_BOM);
	if (r->ntable)
		csv_head(&o, &n, &l);
	for (size_t i = 0; i < r->ntable; i++)
		for (size_t k = 0; k < r->table[i].nrow; k++)
			csv_row(&o, &n, &l, &r->table[i], &r->table[i].row[k]);
	names_free(&n);
}

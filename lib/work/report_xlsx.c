/* report_xlsx - a workbook, a sheet a table */
#include "report_xlsx.h"

#include <stdlib.h>

#include "apart.h"
#include "utf8.h"
#include "width.h"
#include "xlsx.h"

/* Where the sheet is written. */
struct sheet {
	const struct report *r;
	const struct report_table *t;
	struct xlsx *x;
	size_t cut; /* cells */
	struct buf b;
};

/* Digits that a double holds, so that nothing is lost. */
static bool
exact(struct str s)
{
	size_t digits = 0;

	for (size_t i = 0; i < s.n; i++) {
		digits += ascii_digit(s.p[i]);
		if (s.p[i] == 'e' || s.p[i] == 'E')
			return false;
	}
	return digits <= 15 || memchr(s.p, '.', s.n);
}

static void
number(struct sheet *s, const struct report_col *c, struct str cell, size_t row,
    size_t col, bool bold)
{
	enum xlsx_format f = c->kind == REPORT_SHARE ? XLSX_SHARE
	                     : c->key                ? XLSX_PLAIN
	                     : c->whole              ? XLSX_WHOLE
	                                             : XLSX_DECIMAL;

	if (!exact(cell)) {
		s->cut += !xlsx_word(s->x, row, col, cell, bold);
		return;
	}
	buf_clear(&s->b);
	buf_addstr(&s->b, cell);
	xlsx_number(s->x, row, col, strtod(buf_cstr(&s->b), NULL), f, bold);
}

static void
row(struct sheet *s, size_t at, const struct report_row *row)
{
	bool first = true;

	for (size_t c = 0; c < s->t->ncol; c++) {
		const struct report_col *col = &s->t->col[c];
		struct str cell = report_cell(row, c);

		if (json_type(cell) == JSON_NUMBER) {
			number(s, col, cell, at, c, row->total);
		} else {
			buf_clear(&s->b);
			report_show(s->r, col, cell, false, &s->b);
			if (row->total && col->key && first && !s->b.n)
				buf_addstr(
				    &s->b, report_word(s->r->words, STR("text"),
					       STR("total")));
			if (s->b.n)
				s->cut += !xlsx_word(
				    s->x, at, c, buf_str(&s->b), row->total);
		}
		first = first && !col->key;
	}
}

static void
head(struct sheet *s)
{
	const struct report_col *col;
	struct str name;
	size_t w, n;

	for (size_t c = 0; c < s->t->ncol; c++) {
		col = &s->t->col[c];
		name = report_word(s->r->words, STR("column"), col->name);
		xlsx_head(s->x, c, name, col->kind != REPORT_WORD);
		w = width_text(name) + 2;
		for (size_t i = 0; i < s->t->nrow && i < 1000; i++) {
			buf_clear(&s->b);
			report_show(s->r, col, report_cell(&s->t->row[i], c),
			    true, &s->b);
			n = width_text(buf_str(&s->b));
			w = n > w ? n : w;
		}
		xlsx_width(s->x, c, w);
	}
}

/* True if a text is a day, a month or a year, as columns of times have them. */
static bool
is_time(struct str cell)
{
	return cell.n >= 6 && cell.p[1] >= '1' && cell.p[1] <= '2' &&
	       ascii_digit(cell.p[2]) && (cell.n == 6 || cell.p[5] == '-');
}

/* A picture where there is one key and a column of whole numbers. */
static void
chart(struct sheet *s, size_t rows, bool totals_last)
{
	struct xlsx_chart picture = {
	    .rows = rows, .ncol = s->t->ncol, .time = true};
	int col = report_col(s->t, STR("adverts"));
	size_t keys = 0;

	for (size_t c = 0; c < s->t->ncol; c++) {
		if (s->t->col[c].key && !keys++)
			picture.key = c;
		if (col < 0 && !s->t->col[c].key && s->t->col[c].whole &&
		    s->t->col[c].kind == REPORT_NUMBER)
			col = (int)c;
	}
	if (keys != 1 || col < 0 || !totals_last || rows < 2 || rows > 40 ||
	    s->t->col[col].kind != REPORT_NUMBER)
		return;
	for (size_t i = 0; i < rows; i++)
		picture.time = picture.time &&
		               is_time(report_cell(&s->t->row[i], picture.key));
	picture.value = (size_t)col;
	picture.title =
	    report_word(s->r->words, STR("column"), s->t->col[col].name);
	xlsx_chart(s->x, &picture);
}

/* A table; what is beyond the rows of a sheet goes on to the next. */
static void
table(struct sheet *s)
{
	size_t rows = 0, at = 0, i = 0;
	bool totals_last = true;
	struct buf name = {0};

	report_caption(s->t, &name);
	/* The name of a sheet has 31 characters; a title is cut by none. */
	if (s->t->name.p && utf8_count(buf_str(&name)) > 31) {
		buf_clear(&name);
		buf_addstr(&name, s->t->name);
	}
	do {
		xlsx_sheet(s->x, buf_str(&name));
		head(s);
		rows = 0;
		for (at = 1; i < s->t->nrow && at < XLSX_ROWS; i++, at++) {
			row(s, at, &s->t->row[i]);
			if (!s->t->row[i].total) {
				totals_last = totals_last && rows == at - 1;
				rows++;
			}
		}
		xlsx_end_sheet(s->x, totals_last ? rows : at - 1, s->t->ncol);
	} while (i < s->t->nrow);
	chart(s, rows, totals_last && at == s->t->nrow + 1);
	buf_free(&name);
}

/* Titles that are longer than the name of a sheet, and notes. */
static void
about(struct sheet *s)
{
	const struct report *r = s->r;
	struct buf name = {0};
	size_t at = 1;

	xlsx_sheet(s->x, report_word(r->words, STR("text"), STR("contents")));
	xlsx_head(s->x, 0, r->title.p ? r->title : STR(""), false);
	xlsx_width(s->x, 0, 60);
	for (size_t i = 0; i < r->ntable; i++) {
		buf_clear(&name);
		report_caption(&r->table[i], &name);
		s->cut += !xlsx_word(s->x, at++, 0, buf_str(&name), true);
		for (size_t k = 0; k < r->table[i].nnote; k++)
			s->cut += !xlsx_word(
			    s->x, at++, 0, r->table[i].note[k], false);
	}
	buf_free(&name);
}

static bool
says_more(const struct report *r)
{
	for (size_t i = 0; i < r->ntable; i++)
		if (r->table[i].title.p || r->table[i].nnote)
			return true;
	return false;
}

static bool
make(const struct report *r, struct buf *out, size_t *cut, struct err *e)
{
	struct sheet s = {.r = r};

	s.x = xlsx_new(r->title.p ? r->title : STR(""), e);
	if (!s.x)
		return false;
	for (size_t i = 0; i < r->ntable; i++) {
		s.t = &r->table[i];
		if (s.t->ncol > XLSX_COLS) {
			xlsx_close(s.x, out, e);
			buf_clear(out);
			return err_set(e,
			    "a table of %zu columns: a sheet "
			    "has %d",
			    s.t->ncol, XLSX_COLS);
		}
		table(&s);
	}
	if (says_more(r))
		about(&s);
	*cut = s.cut;
	buf_free(&s.b);
	return xlsx_close(s.x, out, e);
}

/* In another process: the workbook behind a byte that says so and the cells
 * that were cut, or what went wrong. */
static void
give(struct apart *a, const struct report *r)
{
	struct buf made = {0}, out = {0};
	struct err e;
	size_t cut = 0;

	if (make(r, &made, &cut, &e)) {
		buf_addc(&out, '+');
		buf_add(&out, &cut, sizeof(cut));
		buf_addstr(&out, buf_str(&made));
	} else {
		buf_addc(&out, '-');
		buf_puts(&out, e.msg);
	}
	apart_give(a, buf_str(&out));
}

bool
report_xlsx(const struct report *r, struct buf *out, size_t *cut, struct err *e)
{
	struct buf made = {0};
	struct apart a;
	struct err why;
	bool ok;

	if (!apart_begin(&a, e))
		return false;
	if (!a.pid)
		give(&a, r);
	ok = apart_take(&a, &made, &why);
	if (!ok || !made.n)
		ok =
		    err_set(e, "the workbook: %s", ok ? "it is lost" : why.msg);
	else if (made.p[0] == '-')
		ok = err_set(e, "%s", buf_cstr(&made) + 1);
	if (ok) {
		memcpy(cut, made.p + 1, sizeof(*cut));
		buf_add(
		    out, made.p + 1 + sizeof(*cut), made.n - 1 - sizeof(*cut));
	}
	buf_free(&made);
	return ok;
}

/* report - rows of tables into a document: the rows */
#include "report.h"

#include <stdlib.h>

#include "mem.h"

/* The text of a string, owned; of another value, its bytes. */
static struct str
keep_text(struct str span)
{
	struct buf b = {0};
	struct str s;

	if (json_type(span) != JSON_STRING)
		return mem_keep(span);
	json_decode(span, &b);
	s = mem_keep(buf_str(&b));
	buf_free(&b);
	return s;
}

void
report_only(struct report *r, const char **names, size_t n)
{
	r->only = names;
	r->nonly = n;
}

static bool
wanted(const struct report *r, struct str name)
{
	for (size_t i = 0; i < r->nonly; i++)
		if (json_type(name) == JSON_STRING &&
		    json_is(name, str_from(r->only[i])))
			return true;
	return r->nonly == 0;
}

/* The table of a row: the last one mostly, else an old one, else a new. */
static struct report_table *
table_of(struct report *r, struct str name)
{
	struct str text = name.p ? keep_text(name) : name;
	struct report_table *t;

	for (size_t i = r->ntable; i > 0; i--) {
		t = &r->table[i - 1];
		if (!t->name.p == !text.p && str_eq(t->name, text)) {
			mem_drop(text);
			return t;
		}
	}
	mem_grow(&r->table, &r->table_cap, r->ntable + 1, sizeof(*r->table));
	t = &r->table[r->ntable++];
	*t = (struct report_table){.name = text};
	return t;
}

int
report_col(const struct report_table *t, struct str name)
{
	for (size_t i = 0; i < t->ncol; i++)
		if (str_eq(t->col[i].name, name))
			return (int)i;
	return -1;
}

/* Takes name over. */
static size_t
column(struct report_table *t, struct str name)
{
	int have = report_col(t, name);

	if (have >= 0) {
		mem_drop(name);
		return (size_t)have;
	}
	mem_grow(&t->col, &t->col_cap, t->ncol + 1, sizeof(*t->col));
	t->col[t->ncol] = (struct report_col){.name = name};
	return t->ncol++;
}

static void
head_columns(struct report_table *t, struct str names, bool key)
{
	struct json_each it;
	size_t c;

	if (json_type(names) != JSON_ARRAY)
		return;
	t->keyed |= key;
	for (it = json_each(names); json_next(&it);) {
		c = column(t, keep_text(it.value));
		t->col[c].key = key;
	}
}

static void
head_notes(struct report_table *t, struct str notes)
{
	struct json_each it;

	if (json_type(notes) != JSON_ARRAY)
		return;
	for (it = json_each(notes); json_next(&it);) {
		mem_grow(
		    &t->note, &t->note_cap, t->nnote + 1, sizeof(*t->note));
		t->note[t->nnote++] = keep_text(it.value);
	}
}

/* by: {"commodity":".class.commodity"}, the expressions of the keys. */
static void
head_by(struct report_table *t, struct str by)
{
	struct json_each it;
	size_t c;

	if (json_type(by) != JSON_OBJECT)
		return;
	t->keyed = true;
	for (it = json_each(by); json_next(&it);) {
		if (t->pivot.p && json_is(it.key, t->pivot))
			continue; /* its values are columns */
		c = column(t, keep_text(it.key));
		t->col[c].key = true;
		mem_drop(t->col[c].expr);
		t->col[c].expr = keep_text(it.value);
	}
}

/* names: {"keyword":[["a.b","word"]]}, what values of a key are called. */
static void
head_names(struct report_table *t, struct str names)
{
	struct json_each it;
	size_t c;

	if (json_type(names) != JSON_OBJECT)
		return;
	for (it = json_each(names); json_next(&it);) {
		c = column(t, keep_text(it.key));
		report_names(&t->col[c], it.value);
	}
}

static void
set(struct str *s, struct str value)
{
	if (json_type(value) != JSON_STRING)
		return;
	mem_drop(*s);
	*s = keep_text(value);
}

/* Of a head, in the language if it is there: title.zh, else title. */
static struct str
said(struct str line, const char *what, struct str lang)
{
	struct buf key = {0};
	struct str s;

	buf_printf(&key, "%s." STR_FMT, what, STR_ARG(lang));
	s = json_get(line, buf_str(&key));
	buf_free(&key);
	return s.p ? s : json_get(line, str_from(what));
}

static void
head(struct report_table *t, struct str line, struct str lang)
{
	if (t->head)
		return;
	t->head = true;
	set(&t->title, said(line, "title", lang));
	set(&t->where, json_get(line, STR("where")));
	set(&t->pivot, json_get(line, STR("pivot")));
	if (json_type(json_get(line, STR("calc"))) == JSON_OBJECT)
		t->calc = mem_keep(json_get(line, STR("calc")));
	t->having = json_get(line, STR("having")).p != NULL;
	head_notes(t, said(line, "notes", lang));
	head_by(t, json_get(line, STR("by")));
	head_names(t, json_get(line, STR("names")));
	head_columns(t, json_get(line, STR("keys")), true);
	head_columns(t, json_get(line, STR("columns")), false);
}

static void
cells(struct report_table *t, struct report_row *row, struct str line)
{
	struct json_each it;
	size_t c;

	for (it = json_each(line); json_next(&it);) {
		if (json_is(it.key, STR("table")) ||
		    (row->total && json_is(it.key, STR("row"))))
			continue;
		c = column(t, keep_text(it.key));
		if (c >= row->ncell) {
			row->cell =
			    mem_resize(row->cell, c + 1, sizeof(*row->cell));
			while (row->ncell <= c)
				row->cell[row->ncell++] = STR_NONE;
		}
		row->cell[c] = it.value;
	}
}

bool
report_add(struct report *r, struct str line)
{
	struct str name = json_get(line, STR("table"));
	struct str what = json_get(line, STR("row"));
	struct report_table *t;
	struct report_row *row;
	char *text;

	if (!wanted(r, name))
		return false;
	t = table_of(r, name);
	if (json_type(what) == JSON_STRING && json_is(what, STR("head"))) {
		head(t, line, report_lang(r->words));
		return true;
	}
	text = mem_dup(line.p, line.n);
	mem_grow(&t->row, &t->row_cap, t->nrow + 1, sizeof(*t->row));
	row = &t->row[t->nrow++];
	*row = (struct report_row){.text = text};
	row->total =
	    json_type(what) == JSON_STRING && json_is(what, STR("total"));
	cells(t, row, str_n(text, line.n));
	return true;
}

/* What the values of a column are; a number is whole without a point. */
static void
judge(struct report_table *t, size_t c)
{
	struct report_col *col = &t->col[c];
	size_t numbers = 0;
	struct str cell;

	col->whole = true;
	for (size_t i = 0; i < t->nrow; i++) {
		cell = report_cell(&t->row[i], c);
		if (json_type(cell) == JSON_NUMBER) {
			numbers++;
			for (size_t k = 0; k < cell.n; k++)
				if (ONE_OF(cell.p[k], ".eE"))
					col->whole = false;
		} else if (json_type(cell) > JSON_NULL) {
			return;
		}
	}
	if (numbers)
		col->kind = REPORT_NUMBER;
	if (numbers && (str_eq(col->name, STR("share")) ||
			   str_ends(col->name, STR("_share"))))
		col->kind = REPORT_SHARE;
}

/*
 * Which columns are keys where no head says so: those that the total row
 * lacks; without one, those up to the last that holds words; with numbers
 * alone the first of several (a year).
 */
static void
guess_keys(struct report_table *t)
{
	const struct report_row *total = NULL;
	size_t n = 0;

	for (size_t i = 0; i < t->nrow; i++)
		if (t->row[i].total)
			total = &t->row[i];
	for (size_t c = 0; c < t->ncol; c++)
		if (!total && t->col[c].kind == REPORT_WORD)
			n = c + 1;
	if (!total && !n && t->ncol > 1 && t->nrow > 1)
		n = 1;
	for (size_t c = 0; c < t->ncol; c++)
		t->col[c].key = total ? !report_cell(total, c).p : c < n;
}

void
report_ready(struct report *r)
{
	struct report_table *t;

	for (size_t i = 0; i < r->ntable; i++) {
		t = &r->table[i];
		for (size_t c = 0; c < t->ncol; c++)
			judge(t, c);
		if (!t->keyed)
			guess_keys(t);
	}
}

static void
free_table(struct report_table *t)
{
	mem_drop(t->name);
	mem_drop(t->title);
	mem_drop(t->where);
	mem_drop(t->pivot);
	mem_drop(t->calc);
	for (size_t i = 0; i < t->nnote; i++)
		mem_drop(t->note[i]);
	for (size_t i = 0; i < t->ncol; i++) {
		mem_drop(t->col[i].name);
		mem_drop(t->col[i].expr);
		report_names_free(&t->col[i]);
	}
	for (size_t i = 0; i < t->nrow; i++) {
		free(t->row[i].text);
		free(t->row[i].cell);
		free(t->row[i].advert);
	}
	free(t->note);
	free(t->col);
	free(t->row);
}

void
report_free(struct report *r)
{
	for (size_t i = 0; i < r->ntable; i++)
		free_table(&r->table[i]);
	free(r->table);
	*r = (struct report){0};
}

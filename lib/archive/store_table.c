/* store_table - a table as CSV, in parts of whole rows */
#include "csv.h"
#include "mem.h"
#include "part.h"
#include "store_priv.h"

/* NULs would be taken for UTF-16. */
static void
put_cell(struct buf *b, struct str s)
{
	size_t from = b->n;

	csv_put(b, str_trim(s));
	for (; from < b->n; from++)
		if (!b->p[from])
			b->p[from] = ' ';
}

static void
put_head(struct store_work *w)
{
	buf_clear(&w->head);
	buf_puts(&w->head, "sep=,\n");
	for (size_t i = 0; i < w->t.ncolumn; i++) {
		if (i)
			buf_addc(&w->head, ',');
		put_cell(&w->head, store_text(w, (struct sqlite_cell){CELL_TEXT,
						     w->t.column[i]}));
	}
	buf_addc(&w->head, '\n');
}

static void
note_pickle(struct store_work *w, size_t column)
{
	if (!w->pickles++)
		w->pickled = column;
}

/* Appends the row, if there is text in it. */
static bool
put_row(struct store_work *w, const struct sqlite_row *r)
{
	size_t from = w->body.n;

	for (size_t i = 0; i < w->t.ncolumn; i++) {
		if (i)
			buf_addc(&w->body, ',');
		if (store_pickle(r->cell[i]))
			note_pickle(w, i);
		else
			put_cell(&w->body, store_text(w, r->cell[i]));
	}
	while (w->body.n > from && w->body.p[w->body.n - 1] == ',')
		w->body.n--;
	if (w->body.n == from)
		return false;
	buf_addc(&w->body, '\n');
	return true;
}

static void
note_fault(struct store_work *w, const char *reason, const struct err *e)
{
	w->fault = true;
	w->reason = reason;
	w->err = *e;
}

/* Takes what came of a row; false at the end of the part. */
static bool
take(struct store *s, enum sqlite_what what, const struct sqlite_row *r,
    const char *reason, const struct err *e)
{
	struct store_work *w = s->work;
	size_t at = w->body.n;

	if (what == SQLITE_GAVE_BAD || what == SQLITE_GAVE_LONG)
		note_fault(w, reason, e);
	if (what == SQLITE_GAVE_BAD || what == SQLITE_GAVE_END)
		w->form = FORM_NONE;
	if (what != SQLITE_GAVE)
		return false;
	if (put_row(w, r)) {
		mem_grow(&w->row, &w->row_cap, s->nrow + 1, sizeof(*w->row));
		w->row[s->nrow++] = (struct doc_row){at, r->id};
	}
	at = w->body.n - at;
	w->left -= at < w->left ? at : w->left;
	return w->body.n < PART_BYTES && w->left;
}

bool
store_part(struct store *s)
{
	struct store_work *w = s->work;
	enum sqlite_what what;
	struct sqlite_row r;
	const char *reason = NULL;
	struct err e;

	s->before += s->nrow;
	s->nrow = 0;
	if (!s->before)
		put_head(w);
	buf_clear(&w->body);
	buf_addstr(&w->body, buf_str(&w->head));
	do
		what = sqlite_next(w->sqlite, &r, &reason, &e);
	while (take(s, what, &r, reason, &e));
	s->continued = s->before > 0;
	s->body = buf_str(&w->body);
	s->row = w->t.ids ? w->row : NULL;
	return s->nrow > 0;
}

/* store - what a database of SQLite keeps, as tables and as pages */
#include "store_priv.h"

#include <stdlib.h>

#include "mem.h"

#define GROWS 128 /* so much text may be made of a byte of the file */

static void
clear(struct store *s)
{
	struct store_work *w = s->work;

	*s = (struct store){.words = s->words, .work = w};
}

bool
store_open(
    struct store *s, int fd, size_t max, const char **reason, struct err *e)
{
	struct store_work *w = s->work;

	if (!w) {
		w = s->work = mem_new(1, sizeof(*w));
		w->sqlite = sqlite_new();
		w->crawl.words = w->within.words = s->words;
	}
	clear(s);
	w->max = max;
	w->form = FORM_NONE;
	w->fault = false;
	w->pickles = 0;
	w->t = (struct sqlite_table){0};
	if (!sqlite_open(w->sqlite, fd, max, reason, e))
		return false;
	w->left = GROWS * (sqlite_size(w->sqlite) + 8192);
	return true;
}

bool
store_cut(const struct store *s)
{
	return sqlite_cut(s->work->sqlite);
}

void
store_free(struct store *s)
{
	struct store_work *w = s->work;

	if (!w)
		return;
	sqlite_free(w->sqlite);
	buf_free(&w->head);
	buf_free(&w->body);
	buf_free(&w->object);
	free(w->row);
	free(w->cell);
	crawl_free(&w->crawl);
	crawl_free(&w->within);
	charset_free(w->charset);
	http_free(&w->http);
	json_scan_free(&w->scan);
	free(w);
	*s = (struct store){0};
}

/* What is to be told at the end of a part, or of the table; false if there is
 * nothing. */
static bool
tell(struct store *s, const char **reason, struct err *e)
{
	struct store_work *w = s->work;
	struct str name;

	if (w->fault) {
		w->fault = false;
		*reason = w->reason;
		*e = w->err;
		return true;
	}
	if (w->form != FORM_NONE || !w->pickles)
		return false;
	name = w->t.column[w->pickled];
	*reason = "pickle";
	err_set(e,
	    "table %.*s: %llu cells, the first in column %.*s, are objects as "
	    "Python keeps them (pickle), which are not read; let its program "
	    "write JSON",
	    (int)(s->table.n < 100 ? s->table.n : 100), s->table.p,
	    (unsigned long long)w->pickles, (int)(name.n < 100 ? name.n : 100),
	    name.p);
	w->pickles = 0;
	return true;
}

/* Begins the next table. */
static enum sqlite_what
begin(struct store *s, const char **reason, struct err *e)
{
	struct store_work *w = s->work;
	enum sqlite_what what = sqlite_table(w->sqlite, &w->t, reason, e);

	clear(s);
	s->table = w->t.name;
	s->number = w->t.number;
	if (what != SQLITE_GAVE)
		return what;
	w->form = store_form(w);
	sqlite_again(w->sqlite);
	return what;
}

/* The next row as a page. */
static enum store_what
next_page(struct store *s, const char **reason, struct err *e)
{
	struct store_work *w = s->work;
	struct sqlite_row r;
	size_t n;

	switch (sqlite_next(w->sqlite, &r, reason, e)) {
	case SQLITE_GAVE: break;
	case SQLITE_GAVE_LONG: return STORE_BAD;
	case SQLITE_GAVE_BAD: w->form = FORM_NONE; return STORE_BAD;
	case SQLITE_GAVE_END: w->form = FORM_NONE; return STORE_END;
	}
	s->before++;
	for (size_t i = 0; i < w->t.ncolumn; i++) {
		n = r.cell[i].s.n;
		w->left -= n < w->left ? n : w->left;
	}
	return store_page(s, &r, reason, e);
}

static enum store_what
too_much(struct store *s, const char **reason, struct err *e)
{
	s->work->form = FORM_NONE;
	s->work->left = UINT64_MAX; /* said once */
	sqlite_stop(s->work->sqlite);
	*reason = REASON_DAMAGED;
	err_set(e,
	    "its rows have more than %d times the bytes of the file; the rest "
	    "of it is not read",
	    GROWS);
	return STORE_BAD;
}

/* Something of the table; STORE_END behind it. */
static enum store_what
of_table(struct store *s, const char **reason, struct err *e)
{
	struct store_work *w = s->work;
	enum store_what what;
	bool first;

	while (w->form == FORM_PAGES || w->form == FORM_JSON) {
		if (!w->left)
			return too_much(s, reason, e);
		what = next_page(s, reason, e);
		if (what != STORE_END)
			return what;
	}
	while (w->form == FORM_TABLE && !w->fault) {
		if (!w->left)
			return too_much(s, reason, e);
		first = !s->before && !s->nrow;
		if (store_part(s))
			return STORE_TABLE;
		if (w->form == FORM_NONE && first && !w->fault && !w->pickles)
			return STORE_EMPTY;
	}
	return STORE_END;
}

enum store_what
store_next(struct store *s, const char **reason, struct err *e)
{
	enum store_what what;

	for (;;) {
		if (tell(s, reason, e))
			return STORE_BAD;
		what = of_table(s, reason, e);
		if (what != STORE_END)
			return what;
		if (s->work->fault || s->work->pickles)
			continue;
		switch (begin(s, reason, e)) {
		case SQLITE_GAVE: break;
		case SQLITE_GAVE_LONG: /* of rows alone */
		case SQLITE_GAVE_BAD: return STORE_BAD;
		case SQLITE_GAVE_END: return STORE_END;
		}
	}
}

/* The column of that name, in the next row, or in one of those that follow. */
static bool
find_cell(struct store *s, struct str column, int64_t id, bool all)
{
	struct store_work *w = s->work;
	struct sqlite_row r;
	const char *reason;
	struct err e;

	do
		if (sqlite_next(w->sqlite, &r, &reason, &e) != SQLITE_GAVE)
			return false;
	while (all && r.id != id);
	if (r.id != id)
		return false;
	for (size_t i = 0; i < w->t.ncolumn; i++) {
		if (!str_eq(w->t.column[i], column))
			continue;
		s->id = id;
		s->column = w->t.column[i];
		s->cell = r.cell[i].s;
		return true;
	}
	return false;
}

bool
store_find(struct store *s, struct str name, struct err *e)
{
	struct store_work *w = s->work;
	struct str rest = name, column;
	char *end;
	long long id;

	/* a table or column may have a / in its name */
	for (size_t at = str_find(name, STR("/"), 0); at < name.n;
	     at = str_find(name, STR("/"), at + 1)) {
		rest = str_after(name, at + 1);
		id = strtoll(rest.p, &end, 10);
		if (end == rest.p || *end != '/')
			continue;
		column = str_from(end + 1);
		if (!sqlite_seek(w->sqlite, str_n(name.p, at), id, &w->t))
			continue;
		if (find_cell(s, column, id, false))
			return true;
		/* in one that is damaged it may not be where it ought to */
		sqlite_again(w->sqlite);
		if (find_cell(s, column, id, true))
			return true;
	}
	return err_set(e, "the database has no such cell: table/rowid/column");
}

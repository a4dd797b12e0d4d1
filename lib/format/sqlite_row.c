/* sqlite_row - the rows of a table */
#include <sqlite3.h>

#include "sqlite_priv.h"

#define NUMBER 32 /* bytes of one */

static struct sqlite_cell
cell_at(struct sqlite *q, int i)
{
	struct sqlite_cell c = {CELL_NULL, {NULL, 0}};
	size_t from = q->numbers.n;
	const char *p;

	switch (sqlite3_column_type(q->stmt, i)) {
	case SQLITE_INTEGER:
		buf_printf(&q->numbers, "%lld",
		    (long long)sqlite3_column_int64(q->stmt, i));
		break;
	case SQLITE_FLOAT:
		buf_addreal(&q->numbers, sqlite3_column_double(q->stmt, i));
		break;
	case SQLITE_TEXT:
		return (struct sqlite_cell){CELL_TEXT, sqlite_text(q, i)};
	case SQLITE_BLOB:
		p = sqlite3_column_blob(q->stmt, i);
		c.type = CELL_BLOB;
		c.s =
		    str_n(p ? p : "", (size_t)sqlite3_column_bytes(q->stmt, i));
		return c;
	default: return c;
	}
	c.type = CELL_NUMBER;
	c.s = buf_after(&q->numbers, from);
	return c;
}

/* The row behind the last cannot be held: which one is it, and go on behind
 * it.  False if that cannot be done. */
static bool
pass_row(struct sqlite *q, struct str table)
{
	int code;

	if (!q->id)
		return false;
	buf_clear(&q->sql);
	buf_printf(&q->sql, "SELECT %s FROM ", q->id);
	sqlite_quote(&q->sql, table);
	buf_puts(&q->sql, " NOT INDEXED");
	if (q->begun)
		buf_printf(&q->sql, " WHERE %s>?1", q->id);
	code = sqlite_prepare(q, buf_str(&q->sql));
	if (code == SQLITE_OK && q->begun)
		sqlite3_bind_int64(q->stmt, 1, q->last);
	if (code != SQLITE_OK || sqlite3_step(q->stmt) != SQLITE_ROW)
		return false;
	q->last = sqlite3_column_int64(q->stmt, 0);
	q->begun = true;
	sqlite_select(q, table, ">");
	if (sqlite_prepare(q, buf_str(&q->sql)) != SQLITE_OK)
		return false;
	sqlite3_bind_int64(q->stmt, 1, q->last);
	return true;
}

/* The table ends here, because of that, or one row of it is passed over. */
static enum sqlite_what
refuse(struct sqlite *q, int code, const char **reason, struct err *e)
{
	struct str table = sqlite_name(q, q->next - 1);
	int n = (int)(table.n < 100 ? table.n : 100);
	bool is_long = code == SQLITE_TOOBIG || code == SQLITE_NOMEM;
	struct err why;

	*reason = sqlite_fault(q, code, &why);
	if (is_long && pass_row(q, table)) {
		err_set(e, "table %.*s, rowid %lld: %.300s", n, table.p,
		    (long long)q->last, why.msg);
		return SQLITE_GAVE_LONG;
	}
	if (q->begun)
		err_set(e, "table %.*s, behind %s %lld: %.300s", n, table.p,
		    q->id ? "rowid" : "row", (long long)q->last, why.msg);
	else
		err_set(e, "table %.*s, its first row: %.300s", n, table.p,
		    why.msg);
	sqlite3_finalize(q->stmt);
	q->stmt = NULL;
	return SQLITE_GAVE_BAD;
}

/* Reads the cells of the row that stands there; false if one of them is too
 * much for memory. */
static bool
read_cells(struct sqlite *q)
{
	buf_clear(&q->numbers);
	buf_room(&q->numbers, NUMBER * (q->ncolumn + 1));
	for (size_t i = 0; i < q->ncolumn; i++) {
		q->cell[i] = cell_at(q, (int)i + 1);
		if (q->cell[i].type >= CELL_TEXT && !q->cell[i].s.n &&
		    sqlite3_errcode(q->db) == SQLITE_NOMEM)
			return false;
	}
	return true;
}

enum sqlite_what
sqlite_next(
    struct sqlite *q, struct sqlite_row *r, const char **reason, struct err *e)
{
	int64_t id;
	int code = q->stmt ? sqlite3_step(q->stmt) : q->code;

	if (!q->stmt && code == SQLITE_OK)
		code = SQLITE_DONE; /* told before */
	q->code = SQLITE_OK;
	if (code == SQLITE_DONE)
		return SQLITE_GAVE_END;
	if (code == SQLITE_ROW && !read_cells(q))
		code = SQLITE_NOMEM;
	if (code != SQLITE_ROW)
		return refuse(q, code, reason, e);
	q->rows++;
	id = q->id ? sqlite3_column_int64(q->stmt, 0) : q->begun * q->last + 1;
	if (q->begun && id <= q->last)
		return refuse(q, SQLITE_ROW, reason, e);
	q->begun = true;
	q->last = id;
	*r = (struct sqlite_row){.cell = q->cell, .id = id};
	return SQLITE_GAVE;
}

void
sqlite_again(struct sqlite *q)
{
	sqlite_begin(q, sqlite_name(q, q->next - 1));
}

void
sqlite_stop(struct sqlite *q)
{
	sqlite3_finalize(q->stmt);
	q->stmt = NULL;
	q->next = q->ntable;
}

bool
sqlite_seek(
    struct sqlite *q, struct str table, int64_t id, struct sqlite_table *t)
{
	struct err e;
	const char *reason;
	struct sqlite_row r;

	for (q->next = 0; q->next < q->ntable;)
		if (str_eq(sqlite_name(q, q->next++), table))
			break;
	if (!q->next || !str_eq(sqlite_name(q, q->next - 1), table) ||
	    sqlite_begin(q, table) != SQLITE_OK)
		return false;
	*t = (struct sqlite_table){sqlite_name(q, q->next - 1), q->next,
	    q->column, q->ncolumn, q->id != NULL};
	if (q->id) {
		sqlite_select(q, table, ">=");
		if (sqlite_prepare(q, buf_str(&q->sql)) != SQLITE_OK)
			return false;
		sqlite3_bind_int64(q->stmt, 1, id);
		return true;
	}
	while (id-- > 1)
		if (sqlite_next(q, &r, &reason, &e) != SQLITE_GAVE)
			return false;
	return true;
}

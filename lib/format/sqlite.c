/* sqlite - the rows of a database of SQLite 3 */
#include "sqlite.h"

#include <limits.h>
#include <sqlite3.h>
#include <stdlib.h>

#include "mem.h"
#include "sqlite_priv.h"

#define STEPS 1000000 /* of the machine for a row, at most */
#define MOST  4       /* times max: what the library may take */

struct sqlite *
sqlite_new(void)
{
	return mem_new(1, sizeof(struct sqlite));
}

static void
close_db(struct sqlite *q)
{
	sqlite3_finalize(q->stmt);
	sqlite3_close(q->db);
	q->stmt = NULL;
	q->db = NULL;
}

void
sqlite_free(struct sqlite *q)
{
	if (!q)
		return;
	close_db(q);
	buf_free(&q->names);
	buf_free(&q->words);
	buf_free(&q->sql);
	buf_free(&q->numbers);
	free(q->table);
	free(q->column);
	free(q->cell);
	free(q);
}

bool
sqlite_cut(const struct sqlite *q)
{
	return q->cut;
}

uint64_t
sqlite_size(const struct sqlite *q)
{
	return q->size;
}

/* Asked now and then: true to stop, as no row came since. */
static int
stalls(void *p)
{
	struct sqlite *q = p;
	bool is = q->rows == q->ticked;

	q->ticked = q->rows;
	return is;
}

/* What may be done: tables and their columns are read. */
static int
allows(void *p, int what, const char *a, const char *b, const char *c,
    const char *d)
{
	(void)p, (void)b, (void)c, (void)d;
	if (what == SQLITE_SELECT || what == SQLITE_READ)
		return SQLITE_OK;
	if (what == SQLITE_PRAGMA && a && strcmp(a, "table_xinfo") == 0)
		return SQLITE_OK;
	return SQLITE_DENY;
}

static void
guard(struct sqlite *q)
{
	static const int off[] = {SQLITE_DBCONFIG_TRUSTED_SCHEMA,
	    SQLITE_DBCONFIG_ENABLE_TRIGGER, SQLITE_DBCONFIG_ENABLE_VIEW,
	    SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION,
	    SQLITE_DBCONFIG_WRITABLE_SCHEMA, SQLITE_DBCONFIG_DQS_DML};
	static const struct {
		int what, most;
	} limits[] = {{SQLITE_LIMIT_SQL_LENGTH, 1 << 20},
	    {SQLITE_LIMIT_EXPR_DEPTH, 100}, {SQLITE_LIMIT_COMPOUND_SELECT, 3},
	    {SQLITE_LIMIT_ATTACHED, 0}, {SQLITE_LIMIT_WORKER_THREADS, 0},
	    {SQLITE_LIMIT_TRIGGER_DEPTH, 1}};

	for (size_t i = 0; i < COUNT(off); i++)
		sqlite3_db_config(q->db, off[i], 0, NULL);
	sqlite3_extended_result_codes(q->db, 1);
	sqlite3_db_config(q->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	for (size_t i = 0; i < COUNT(limits); i++)
		sqlite3_limit(q->db, limits[i].what, limits[i].most);
	sqlite3_limit(q->db, SQLITE_LIMIT_LENGTH,
	    q->max < INT_MAX ? (int)q->max : INT_MAX);
	sqlite3_hard_heap_limit64(MOST * (sqlite3_int64)q->max + (4 << 20));
	sqlite3_exec(q->db,
	    "PRAGMA cell_size_check=1; PRAGMA mmap_size=0;"
	    "PRAGMA temp_store=2; PRAGMA query_only=1",
	    NULL, NULL, NULL);
	sqlite3_set_authorizer(q->db, allows, NULL);
	sqlite3_progress_handler(q->db, STEPS, stalls, q);
}

/* Sets e to what the library says; gives a word for it. */
const char *
sqlite_fault(struct sqlite *q, int code, struct err *e)
{
	err_set(e, "%s", sqlite3_errmsg(q->db));
	switch (code & 0xff) {
	case SQLITE_TOOBIG:
	case SQLITE_NOMEM:
		err_set(e, "a row has more than %zu bytes", q->max);
		return REASON_TOO_LONG;
	case SQLITE_INTERRUPT:
		err_set(e, "it is read for too long");
		return REASON_DAMAGED;
	case SQLITE_IOERR:
		if (code == SQLITE_ENDS)
			err_set(e, "the file ends before it");
		return REASON_DAMAGED;
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB: return REASON_DAMAGED;
	case SQLITE_ROW:
		err_set(e, "the rows that follow do not stand in order");
		return REASON_DAMAGED;
	default: return "database";
	}
}

int
sqlite_prepare(struct sqlite *q, struct str sql)
{
	int code;

	sqlite3_finalize(q->stmt);
	q->stmt = NULL;
	q->ticked = ++q->rows - 1;
	code = sqlite3_prepare_v2(q->db, sql.p, (int)sql.n, &q->stmt, NULL);
	return code == SQLITE_OK && !q->stmt ? SQLITE_ERROR : code;
}

struct str
sqlite_text(struct sqlite *q, int i)
{
	const unsigned char *p = sqlite3_column_text(q->stmt, i);
	int n = sqlite3_column_bytes(q->stmt, i);

	return p ? str_n((const char *)p, (size_t)n) : STR("");
}

/* Tables with pages of their own; what SQLite keeps for itself is none. */
static bool
list_tables(struct sqlite *q, const char **reason, struct err *e)
{
	struct str name;
	int code = sqlite_prepare(q, STR("SELECT name FROM sqlite_master WHERE "
					 "type='table' AND rootpage>0"));

	while (code == SQLITE_OK || code == SQLITE_ROW) {
		code = sqlite3_step(q->stmt);
		if (code != SQLITE_ROW)
			break;
		q->rows++;
		name = sqlite_text(q, 0);
		if (str_starts(name, STR("sqlite_")))
			continue;
		if (q->ntable == SQLITE_TABLES_MAX) {
			*reason = "database";
			return err_set(
			    e, "it has more than %d tables", SQLITE_TABLES_MAX);
		}
		mem_grow(
		    &q->table, &q->table_cap, q->ntable + 1, sizeof(*q->table));
		q->table[q->ntable++] =
		    (struct sqlite_span){q->names.n, name.n};
		buf_addstr(&q->names, name);
	}
	if (code == SQLITE_DONE)
		return true;
	*reason = sqlite_fault(q, code, e);
	return false;
}

bool
sqlite_open(
    struct sqlite *q, int fd, size_t max, const char **reason, struct err *e)
{
	char name[64];
	int code;

	close_db(q);
	q->max = max;
	q->ntable = q->next = 0;
	buf_clear(&q->names);
	q->size = sqlite_vfs(fd, name, &q->cut);
	code = sqlite3_open_v2(name, &q->db,
	    SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX,
	    SQLITE_VFS);
	if (code != SQLITE_OK) {
		*reason = sqlite_fault(q, code, e);
		return false;
	}
	guard(q);
	return list_tables(q, reason, e);
}

/* Appends a name in quotes. */
void
sqlite_quote(struct buf *b, struct str name)
{
	buf_addc(b, '"');
	for (size_t i = 0; i < name.n; i++) {
		if (name.p[i] == '"')
			buf_addc(b, '"');
		buf_addc(b, name.p[i]);
	}
	buf_addc(b, '"');
}

/* Reads the names of the columns that are stored. */
static int
read_columns(struct sqlite *q, struct str table)
{
	struct sqlite_span at;
	size_t *end = NULL, cap = 0, from = 0;
	int code;

	buf_clear(&q->sql);
	buf_clear(&q->words);
	buf_puts(&q->sql, "PRAGMA table_xinfo(");
	sqlite_quote(&q->sql, table);
	buf_addc(&q->sql, ')');
	q->ncolumn = 0;
	code = sqlite_prepare(q, buf_str(&q->sql));
	while (code == SQLITE_OK || code == SQLITE_ROW) {
		code = sqlite3_step(q->stmt);
		at.n = (size_t)sqlite3_column_int(q->stmt, 6);
		if (code != SQLITE_ROW || (at.n && at.n != 3))
			continue; /* hidden, or made when it is read */
		mem_grow(&end, &cap, q->ncolumn + 1, sizeof(*end));
		buf_addstr(&q->words, sqlite_text(q, 1));
		end[q->ncolumn++] = q->words.n;
	}
	mem_grow(
	    &q->column, &q->column_cap, q->ncolumn + 1, sizeof(*q->column));
	mem_grow(&q->cell, &q->cell_cap, q->ncolumn + 1, sizeof(*q->cell));
	for (size_t i = 0; i < q->ncolumn; from = end[i++])
		q->column[i] =
		    str_n(buf_str(&q->words).p + from, end[i] - from);
	free(end);
	return code;
}

static bool
has_column(const struct sqlite *q, struct str name)
{
	for (size_t i = 0; i < q->ncolumn; i++)
		if (str_eq_nocase(q->column[i], name))
			return true;
	return false;
}

/* Sets q->sql to the rows of a table; the index of one may lack what its table
 * has. */
void
sqlite_select(struct sqlite *q, struct str table, const char *where)
{
	buf_clear(&q->sql);
	buf_printf(&q->sql, "SELECT %s", q->id ? q->id : "0");
	for (size_t i = 0; i < q->ncolumn; i++) {
		buf_addc(&q->sql, ',');
		sqlite_quote(&q->sql, q->column[i]);
	}
	buf_puts(&q->sql, " FROM ");
	sqlite_quote(&q->sql, table);
	buf_puts(&q->sql, " NOT INDEXED");
	if (q->id && where)
		buf_printf(&q->sql, " WHERE %s%s?1", q->id, where);
}

/* Prepares the rows of a table: of one that has rowids by these. */
int
sqlite_begin(struct sqlite *q, struct str table)
{
	static const char *const ids[] = {"_rowid_", "rowid", "oid"};
	int code = read_columns(q, table);

	q->begun = false;
	q->code = code;
	if (code != SQLITE_DONE) {
		sqlite3_finalize(q->stmt);
		q->stmt = NULL;
		return code;
	}
	q->id = NULL;
	for (size_t i = 0; i < COUNT(ids); i++)
		if (!has_column(q, str_from(ids[i]))) {
			q->id = ids[i];
			break;
		}
	sqlite_select(q, table, NULL);
	q->code = sqlite_prepare(q, buf_str(&q->sql));
	if ((q->code & 0xff) != SQLITE_ERROR || !q->id)
		return q->code;
	q->id = NULL;
	sqlite_select(q, table, NULL);
	return q->code = sqlite_prepare(q, buf_str(&q->sql));
}

struct str
sqlite_name(const struct sqlite *q, size_t i)
{
	return str_n(buf_str(&q->names).p + q->table[i].at, q->table[i].n);
}

enum sqlite_what
sqlite_table(struct sqlite *q, struct sqlite_table *t, const char **reason,
    struct err *e)
{
	struct err why;
	struct str name;
	int code;

	if (q->next == q->ntable)
		return SQLITE_GAVE_END;
	name = sqlite_name(q, q->next++);
	*t = (struct sqlite_table){.name = name, .number = q->next};
	code = sqlite_begin(q, name);
	t->column = q->column;
	t->ncolumn = q->ncolumn;
	t->ids = q->id != NULL;
	if (code == SQLITE_OK)
		return SQLITE_GAVE;
	*reason = sqlite_fault(q, code, &why);
	err_set(e, "table %.*s: %.300s", (int)(name.n < 100 ? name.n : 100),
	    name.p, why.msg);
	return SQLITE_GAVE_BAD;
}

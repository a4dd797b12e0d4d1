/* part_sql - a long dump of a database, in parts of whole rows */
#include "part_priv.h"
#include "utf8.h"

#define TABLES_MAX ((size_t)4 << 20) /* bytes of CREATE TABLE, kept */

bool
part_sql(struct part *p, struct str first)
{
	size_t at;

	/* a \ may be half of a character of GBK */
	if (!sql_like(first) || (!utf8_valid(first, &at) && at + 4 < first.n))
		return false;
	sql_open(&p->sql, first);
	if (!sql_next(&p->sql))
		return false;
	p->kind = PART_SQL;
	sql_make(&p->sql, &p->head);
	p->rows = p->next_rows = SQL_NONE;
	return true;
}

/* Notes what stands before the next part, if this one ends at `at`. */
static void
note(struct part *p, size_t at, struct str statement, enum sql_rows rows)
{
	p->next_rows = rows;
	if (statement.p) {
		buf_clear(&p->next_before);
		buf_addstr(&p->next_before, statement);
	}
	buf_clear(&p->made);
	sql_tables(&p->sql, at, &p->made);
}

size_t
part_sql_end(struct part *p, struct str text, bool end)
{
	struct sql *s = &p->sql;
	struct str statement = STR_NONE;
	size_t last = 0, bom = 0;
	enum sql_rows rows = p->rows;

	if (p->first && str_starts(text, STR(STR_BOM)))
		bom = 3;
	sql_go_on(s, str_after(text, bom), p->rows);
	while (last < PART_BYTES && sql_step(s) != SQL_END) {
		if (s->at + bom >= text.n && !end)
			break;
		if (s->due)
			continue; /* with its row */
		last = s->at + bom;
		rows = s->rows;
		statement = s->statement;
	}
	if (end && last < PART_BYTES) {
		p->next_rows = SQL_NONE;
		return text.n;
	}
	if (last)
		note(p, last, statement, rows);
	return last;
}

void
part_sql_body(struct part *p, struct str part, struct buf *out)
{
	if (!p->first)
		buf_addstr(out, buf_str(&p->head));
	sql_within(buf_str(&p->before), p->rows, out);
	buf_addstr(out, part);
	if (p->next_rows == SQL_COPY || p->next_rows == SQL_CSV)
		buf_puts(out, "\\.\n"); /* else it would count as cut */
	if (p->head.n + p->made.n > TABLES_MAX) {
		/* rows follow the table that was made last, as a rule */
		buf_clear(&p->head);
		sql_make(&p->sql, &p->head);
	}
	buf_addstr(&p->head, buf_str(&p->made));
	buf_clear(&p->made);
	buf_clear(&p->before);
	buf_addstr(&p->before, buf_str(&p->next_before));
	p->rows = p->next_rows;
}

/* extract_sql - rows that a dump of a database inserts */
#include "extract_priv.h"

#define OWN 8 /* figures of a number that a table gives its rows itself */

/* Sets x->line to the row, under the names of its columns and their notes. */
static void
read_row(struct extract *x)
{
	const struct sql *s = &x->sql;
	struct buf *b = &x->line;

	buf_clear(b);
	buf_addc(b, '{');
	json_key(b, "sql_table");
	json_quote(b, s->table);
	for (size_t i = 0; i < s->ncell && i < s->nhead; i++) {
		const struct sql_column *c = &s->head[i];
		struct str text = str_trim(s->cell[i]);

		if (str_eq_nocase(c->name, STR("id")) && text.n < OWN)
			continue;
		for (int k = 0; text.n && k < (c->note.n ? 2 : 1); k++) {
			json_sep(b);
			json_quote(b, k ? c->note : c->name);
			buf_addc(b, ':');
			json_quote(b, text);
		}
	}
	buf_addc(b, '}');
}

/* The last row does not end. */
static void
tell_cut(struct extract *x)
{
	struct str before = str_n(x->text.text.p, x->sql.at);

	x->odd_what = "does not end";
	x->odd++;
	x->odd_line = 1;
	for (str_cut(&before, '\n'); before.p; str_cut(&before, '\n'))
		x->odd_line++;
}

void
extract_sql(struct extract *x)
{
	enum dump_like least = x->advert.platform.p ? DUMP_NAMED : DUMP_LINKED;

	sql_open(&x->sql, x->text.text);
	while (sql_next(&x->sql)) {
		read_row(x);
		buf_clear(&x->usual);
		if (dump_read(x->dump, buf_str(&x->line), false, &x->usual) >=
		    least)
			extract_row(x, buf_str(&x->usual), NULL);
	}
	if (x->sql.cut)
		tell_cut(x);
}

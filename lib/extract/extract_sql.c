/* extract_sql - rows that a dump of a database inserts */
#include "extract_dump.h"

#define OWN      8  /* an id of less digits is the table's own, no advert's */
#define LOOK     20 /* rows that show what the tables keep */
#define LEAST    40 /* characters of a reply, at least */
#define NAMELESS 2  /* rows of no names, at least */

/* Appends {a,"b c"}, an array of PostgreSQL, as JSON; false, with nothing
 * appended, if it is none. */
static bool
add_array(struct str s, struct buf *out)
{
	struct str item;

	if (s.n < 3 || s.p[0] != '{' || s.p[s.n - 1] != '}' ||
	    memchr(s.p, '\\', s.n) || memchr(s.p + 1, '{', s.n - 1))
		return false;
	s = str_n(s.p + 1, s.n - 2);
	buf_addc(out, '[');
	while (s.p) {
		bool quoted = s.n && s.p[0] == '"';

		if (quoted)
			s.p++, s.n--;
		item = str_cut(&s, quoted ? '"' : ',');
		if (quoted && s.p)
			str_cut(&s, ',');
		json_sep(out);
		json_quote(out, item);
	}
	buf_addc(out, ']');
	return true;
}

static void
add_value(struct extract *x, struct str text)
{
	if (extract_is_json(x, text))
		buf_addstr(&x->line, text);
	else if (x->sql.rows != SQL_COPY || !add_array(text, &x->line))
		json_quote(&x->line, text);
}

/* Sets x->line to the row: each cell under the name of its column, and under
 * its note, which may be the usual name. */
static void
read_row(struct extract *x)
{
	const struct sql *s = &x->sql;
	struct buf *b = &x->line;

	buf_clear(b);
	buf_addc(b, '{');
	json_put_str(b, "sql_table", s->table);
	for (size_t i = 0; i < s->ncell && i < s->nhead; i++) {
		const struct sql_column *c = &s->head[i];
		struct str text = str_trim(s->cell[i]);

		if (str_eq_nocase(c->name, STR("id")) && text.n < OWN)
			continue;
		for (int k = 0; text.n && k < (c->note.n ? 2 : 1); k++) {
			json_sep(b);
			json_quote(b, k ? c->note : c->name);
			buf_addc(b, ':');
			add_value(x, text);
		}
	}
	buf_addc(b, '}');
}

/* Notes that the last row has no end, and its line. */
static void
tell_cut(struct extract *x)
{
	if (!x->got.rows)
		x->flaw.ends = "statement";
	x->got.odd_what = "does not end";
	x->got.odd++;
	x->got.odd_line = extract_line(x, x->text.text.p + x->sql.at);
}

/* True if the present table has a column of prices or sales. */
static bool
is_priced(struct extract *x)
{
	const struct sql *s = &x->sql;

	names_clear(&x->columns);
	for (size_t i = 0; i < s->nhead; i++) {
		names_add(&x->columns, s->head[i].name);
		if (s->head[i].note.n)
			names_add(&x->columns, s->head[i].note);
	}
	return dump_columns(x->dump, x->columns.name, x->columns.n) >
	       DUMP_NAMED;
}

/* How much a row of the present table must be like an advert.  A title alone is
 * enough if --platform says where adverts are from and the table has a column
 * of prices or sales. */
static enum dump_like
least_of(struct extract *x)
{
	return x->advert.platform.p && is_priced(x) ? DUMP_NAMED : DUMP_LINKED;
}

/* True if the row, which was read, is an advert whose price is NULL: it has a
 * title and an address, in a table that has prices. */
static bool
lacks_price(struct extract *x, enum dump_like like)
{
	return like == DUMP_NAMED && dump_found(x->dump, STR("url")).p &&
	       is_priced(x);
}

/* True if the row, which was read, has a title and the number of an advert, by
 * its name and not the table's own, of the platform that is said. */
static bool
is_numbered(struct extract *x, enum dump_like like)
{
	return x->advert.platform.p && like == DUMP_NAMED &&
	       dump_found(x->dump, STR("item")).p;
}

/* True of a whole page, also in hexadecimal. */
static bool
is_page(struct str s)
{
	static const struct str begins[] = {STR_INIT("<!doctype html"),
	    STR_INIT("<html"), STR_INIT("0x3c21"), STR_INIT("0x3c68"),
	    STR_INIT("\\x3c21"), STR_INIT("\\x3c68"), STR_INIT("3c21444f"),
	    STR_INIT("3c21646f"), STR_INIT("3c68746d6c")};

	return str_starts_in_nocase(s, begins, COUNT(begins));
}

/* True of a reply in JSON, under the name of such, which databases may show in
 * capitals. */
static bool
is_reply(struct extract *x, struct str name, struct str s)
{
	if (s.n < LEAST || !extract_is_json(x, s))
		return false;
	buf_clear(&x->mended);
	for (size_t i = 0; i < name.n; i++)
		buf_addc(&x->mended, ascii_lower(name.p[i]));
	return names_find(dump_names(x->dump, USUAL_REPLY),
		   buf_str(&x->mended)) != NAMES_NONE;
}

/* The column in which the row, which was read and has no price, keeps a page;
 * absent if there is none. */
static struct str
page_column(struct extract *x)
{
	const struct sql *s = &x->sql;

	if (dump_found(x->dump, STR("price")).n)
		return STR_NONE;
	for (size_t i = 0; i < s->ncell && i < s->nhead; i++) {
		struct str text = str_trim(s->cell[i]);

		if (text.n > LEAST &&
		    (is_page(text) || is_reply(x, s->head[i].name, text)))
			return s->head[i].name;
	}
	return STR_NONE;
}

bool
extract_sql_pages(struct extract *x, struct err *why)
{
	struct str column = STR_NONE;

	if (x->opt.type != TYPE_AUTO || !sql_like(x->text.text))
		return false;
	sql_open(&x->sql, x->text.text);
	for (size_t i = 0; i < LOOK && !column.p && sql_next(&x->sql); i++) {
		read_row(x);
		buf_clear(&x->usual);
		dump_read(x->dump, buf_str(&x->line), false, &x->usual);
		column = page_column(x);
	}
	if (!column.p)
		return false;
	err_set(why,
	    "the rows of table %.*s keep pages in column %.*s, which are not "
	    "read from SQL; export the table as CSV, or keep it as a database "
	    "of SQLite",
	    (int)(x->sql.table.n < 100 ? x->sql.table.n : 100), x->sql.table.p,
	    (int)(column.n < 100 ? column.n : 100), column.p);
	return true;
}

/* Appends the cells of the present row as one of CSV. */
static void
put_row(const struct sql *s, struct buf *out)
{
	for (size_t i = 0; i < s->ncell; i++)
		csv_put_cell(out, !i, str_trim(s->cell[i]));
	buf_addc(out, '\n');
}

bool
extract_sql_nameless(struct extract *x, struct str text, struct buf *out)
{
	struct sql *s = &x->sql;
	size_t rows = 0;

	if (x->opt.type != TYPE_AUTO || !sql_like(text))
		return false;
	sql_open(s, text);
	while (sql_next(s) && !s->nhead && s->ncell > 1) {
		put_row(s, out);
		rows++;
	}
	if (rows < NAMELESS || s->nhead) {
		out->n = 0;
		return false;
	}
	if (s->cut)
		x->flaw.torn_in = "statement";
	return true;
}

bool
extract_sql(struct extract *x)
{
	const char *statement = NULL;
	enum dump_like like, least = DUMP_LINKED;
	bool any = false;

	sql_open(&x->sql, x->text.text);
	for (; sql_next(&x->sql); any = true) {
		if (statement != x->sql.statement.p)
			least = least_of(x);
		statement = x->sql.statement.p;
		read_row(x);
		buf_clear(&x->usual);
		like = dump_read(x->dump, buf_str(&x->line), false, &x->usual);
		if (page_column(x).p)
			extract_odd(
			    x, "keep pages, which are not read from SQL", 0);
		else if (like >= least || is_numbered(x, like) ||
			 lacks_price(x, like))
			extract_row(x, buf_str(&x->usual), NULL);
		else
			extract_pass_row(x);
	}
	if (x->sql.cut)
		tell_cut(x);
	return any || x->sql.cut;
}

/* printed_xtab - records of Miller's xtab: a name and its value a line
 *
 *	id    7
 *	title Red comb
 *	of horn
 *	price 5.00
 *
 * All values of a record begin at one column, and a blank line ends it.  A line
 * that has no value there, or a name that the record has, goes on with the
 * value above it: Miller writes the line ends of a value as they are.
 */
#include "json.h"
#include "names.h"
#include "printed_priv.h"
#include "utf8.h"

#define LEAST 3   /* pairs of a record */
#define NAME  60  /* bytes of a name, at most */
#define LINES 100 /* of a value, about, at most */

/* The column at which the first value of a line stands, in letters; 0 if there
 * is no name before one. */
static size_t
column_of(struct str line)
{
	size_t n = 0, column;

	while (n < line.n && line.p[n] != ' ')
		n++;
	if (!n || n > NAME)
		return 0;
	column = utf8_count(str_n(line.p, n));
	for (; n < line.n && line.p[n] == ' '; n++)
		column++;
	/* title : a, title = a: of a label and its sign */
	return n < line.n && !ONE_OF(line.p[n], ":=") ? column : 0;
}

/* The record that is being read. */
struct xtab {
	size_t column;      /* of its values */
	size_t pairs, more; /* and lines that go on with one */
	struct names names;
	struct str first; /* the name that each record begins with */
	struct buf value;
};

/* Writes the value that is held. */
static void
put_value(struct xtab *t, struct buf *out)
{
	if (t->pairs)
		json_quote(out, str_trim(buf_str(&t->value)));
	buf_clear(&t->value);
}

/* Ends a record; false if it can be none. */
static bool
end(struct xtab *t, struct buf *out)
{
	bool good = !t->pairs || (t->pairs >= LEAST && t->more < t->pairs);

	put_value(t, out);
	if (t->pairs)
		buf_puts(out, "}\n");
	t->pairs = t->more = 0;
	names_clear(&t->names);
	return good;
}

/* Reads a line of a record; false if it cannot be of one. */
static bool
read_line(struct xtab *t, struct str line, struct buf *out)
{
	size_t n = str_find(line, STR(" "), 0);
	struct str name = str_n(line.p, n);

	if (!t->pairs)
		t->column = column_of(line);
	if (!t->column)
		return false;
	if (column_of(line) != t->column ||
	    names_find(&t->names, name) != NAMES_NONE) {
		buf_addc(&t->value, ' ');
		buf_addstr(&t->value, str_trim(line));
		return ++t->more < LINES * t->pairs;
	}
	if (!t->first.p)
		t->first = name;
	if (!t->pairs && !str_eq(name, t->first))
		return false;
	put_value(t, out);
	buf_addc(out, t->pairs++ ? ',' : '{');
	json_quote(out, name);
	buf_addc(out, ':');
	names_add(&t->names, name);
	buf_addstr(&t->value, str_after(line, n));
	return true;
}

bool
printed_xtab(struct str text, struct buf *out)
{
	struct xtab t = {.column = 0};
	size_t had = out->n, rows = 0;
	bool good = true;
	struct str line;

	while (good && (line = str_cut_line(&text)).p) {
		rows += !t.pairs && str_trim(line).n;
		good =
		    str_trim(line).n ? read_line(&t, line, out) : end(&t, out);
	}
	good = good && end(&t, out) && rows > 1;
	if (!good)
		out->n = had;
	names_free(&t.names);
	buf_free(&t.value);
	return good;
}

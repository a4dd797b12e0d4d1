/* extract_turned - tables whose first column has the names of the others
 *
 *	title,comb,cup
 *	price,5,7
 */
#include "extract_dump.h"

#define ROWS   100 /* so many at most, */
#define VALUES 500 /* and columns */

/* What is asked of such a table. */
struct turned {
	size_t rows, names; /* of which so many begin with a usual name */
	size_t values;      /* columns behind that, at most */
	size_t sound;  /* prices with a digit, and addresses, among these */
	size_t titles; /* rows of them */
	bool other;
};

static bool
is_sound(struct str key, struct str cell)
{
	if (str_starts(key, STR("url")))
		return str_starts(cell, STR("http")) ||
		       str_starts(cell, STR("//"));
	return str_any(cell, ascii_digit);
}

/* Notes a row, or the header. */
static void
note(struct extract *x, struct turned *t, const struct str *cell, size_t n)
{
	struct str key = n ? dump_key(x->dump, str_trim(cell[0])) : STR_NONE;
	bool amount = str_eq(key, STR("price")) || str_eq(key, STR("url"));
	size_t sound = 0;

	t->rows++;
	t->names += key.n > 0;
	t->titles += str_eq(key, STR("title"));
	for (size_t i = 1; i < n; i++) {
		if (str_trim(cell[i]).n && i > t->values)
			t->values = i;
		sound += amount && is_sound(key, str_trim(cell[i]));
	}
	t->other |= amount && sound;
	t->sound = sound > t->sound ? sound : t->sound;
}

/* True if the header names what stands below it. */
static bool
has_header(struct extract *x)
{
	size_t named = 0;

	for (size_t i = 1; i < x->csv.nhead; i++)
		named += dump_key(x->dump, x->csv.head[i]).n > 0;
	return named * 2 > x->csv.nhead - 1;
}

/* Goes before the header, which is a row then. */
static void
rewind_table(struct extract *x)
{
	csv_open(&x->csv, x->text.text);
	csv_bare(&x->csv);
}

/* True if the first column has usual names: of one row turned, or of several
 * below each other. */
static bool
names_first(struct extract *x, struct turned *t)
{
	if (x->doc->continued || x->csv.nhead > VALUES || has_header(x))
		return false;
	rewind_table(x);
	while (t->rows <= ROWS && csv_next(&x->csv))
		note(x, t, x->csv.cell, x->csv.ncell);
	return t->rows <= ROWS && t->names * 2 >= t->rows &&
	       (t->names > 2 || t->names == t->rows) && t->values <= VALUES &&
	       t->titles && t->other && t->sound * 2 >= t->values;
}

/* Appends the column i as a row. */
static void
put_column(struct extract *x, size_t i)
{
	struct csv *c = &x->csv;

	rewind_table(x);
	for (size_t n = 0; csv_next(c); n++) {
		if (n)
			buf_addc(&x->step.turned, ',');
		csv_put(&x->step.turned, i < c->ncell ? c->cell[i] : STR(""));
	}
	buf_addc(&x->step.turned, '\n');
}

bool
extract_turned(struct extract *x)
{
	struct turned t = {0};
	bool is = names_first(x, &t) && t.titles == 1;

	buf_release(&x->step.turned);
	for (size_t i = 0; is && i <= t.values; i++)
		put_column(x, i);
	csv_open(&x->csv, is ? buf_str(&x->step.turned) : x->text.text);
	return is;
}

bool
extract_blocks(struct extract *x)
{
	struct turned t = {0};
	bool are = names_first(x, &t) && t.titles > 1;

	csv_open(&x->csv, x->text.text);
	return are;
}

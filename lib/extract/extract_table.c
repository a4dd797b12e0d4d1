/* extract_table - the rows of a table, each as a JSON object */
#include "extract_flat.h"
#include "extract_half.h"
#include "jsobj.h"
#include "tag.h"

/* True if a cell of the row may be of several parts: most rows have none. */
static bool
has_parts(const struct extract *x)
{
	const struct csv *c = &x->csv;
	const char *end;
	size_t n;

	if (!x->site->dump || !c->ncell)
		return false;
	end = c->cell[c->ncell - 1].p + c->cell[c->ncell - 1].n;
	n = (size_t)(end - c->cell[0].p); /* they lie side by side */
	return memchr(c->cell[0].p, '<', n) || memchr(c->cell[0].p, '\n', n);
}

/* The name of a column: its own, or the usual one for what it holds. */
static struct str
column_name(const struct extract *x, size_t i)
{
	return x->site->dump && i < x->table.nbare && x->table.bare_name[i] &&
	               *x->table.bare_name[i]
	           ? str_from(x->table.bare_name[i])
	           : x->csv.head[i];
}

void
extract_cells(struct extract *x)
{
	const struct csv *c = &x->csv;
	bool parts = has_parts(x);

	buf_clear(&x->line);
	buf_addc(&x->line, '{');
	for (size_t i = 0; i < c->ncell && i < c->nhead; i++)
		extract_cell(x, column_name(x, i), c->cell[i], parts);
	buf_addc(&x->line, '}');
}

/* True if the cell is the address of a picture, or, with `blank`, empty. */
static bool
is_picture(const struct extract *x, size_t i, bool blank)
{
	struct str s = str_trim(x->csv.cell[i]);

	return s.n ? dump_look(x->dump, s) == DUMP_IMAGE : blank;
}

/* A list of pictures in the last column may have been written without quotes.
 */
bool
extract_shifted(const struct extract *x)
{
	size_t n = x->csv.nhead;
	bool pictures =
	    n && n < x->csv.ncell && x->dump && is_picture(x, n - 1, false);

	for (size_t i = n; i < x->csv.ncell; i++)
		if (pictures ? !is_picture(x, i, true)
			     : str_trim(x->csv.cell[i]).n > 0)
			return true;
	return false;
}

/* False of a row with more cells than the header, which may be shifted: that is
 * noted. */
static bool
check_row(struct extract *x)
{
	if (!extract_shifted(x))
		return true;
	extract_odd(x, "have more cells than the header", x->csv.line);
	return false;
}

/* True if the row's last cell is not whole: its quote is not closed, or its
 * last character lacks bytes. */
static bool
ends_open(const struct csv *c)
{
	struct str s = c->ncell ? c->cell[c->ncell - 1] : STR("");

	return s.n && (s.p[0] == c->quote || str_ends(s, STR("\xef\xbf\xbd")));
}

/* Notes that the table was cut; returns true. */
static bool
cut_row(struct extract *x, const char *where)
{
	if (!x->got.rows)
		x->flaw.ends = "row";
	extract_odd(x, where, x->csv.line);
	return true;
}

/* The last cell of a row that has as many as the header; absent otherwise. */
static struct str
last_cell(const struct csv *c)
{
	bool full = c->ncell && c->ncell == c->nhead;

	return full ? c->cell[c->ncell - 1] : STR_NONE;
}

/* True if the file's last row ends inside its last cell. */
static bool
ends_inside(const struct csv *c, const struct half *half)
{
	return ends_open(c) || (c->text.p[c->text.n - 1] != '"' &&
				   extract_half_is(half, last_cell(c)));
}

/* True if the text ends inside the row, which is noted: no end of line is
 * behind it, and its last cell is open, or it has less cells than the header
 * and than each row before it.  *n: rows before it that were full; SIZE_MAX
 * once one was short, so that short ones are normal here. */
static bool
is_cut(struct extract *x, size_t *n, struct half *half)
{
	struct str text = x->text.text;
	size_t before = *n;
	bool last = csv_next_at(&x->csv) >= text.n &&
	            !ONE_OF(text.p[text.n - 1], "\r\n");

	if (last && ends_inside(&x->csv, half))
		return cut_row(
		    x, "end with the file, inside their last cell: it was cut");
	if (x->csv.ncell >= x->csv.nhead) {
		*n += before != SIZE_MAX;
		extract_half_note(half, last_cell(&x->csv));
		return false;
	}
	*n = SIZE_MAX;
	if (before == SIZE_MAX || !last)
		return false;
	return cut_row(
	    x, "end with the file, before their last cell: it was cut");
}

/* Begins the table.  If its columns have no names that is at the first row; of
 * a long sheet each further part has the first row again, which is passed over.
 */
static bool
open_table(struct extract *x)
{
	if (!csv_open(&x->csv, x->text.text))
		return false;
	if (!x->site->dump || !x->table.bare)
		return true;
	csv_bare(&x->csv);
	if (x->doc->continued)
		csv_next(&x->csv);
	return true;
}

/* True if the row is a header again, or that of another table, perhaps with
 * other names, which then hold.  Clears *sure if that is none of adverts. */
static bool
is_again(struct extract *x, bool *sure)
{
	struct csv *c = &x->csv;
	bool again = !x->table.bare && csv_again(c), other = false;

	if (!x->table.bare && !again && x->site->dump && c->ncell <= CSV_HEAD)
		other = dump_is_head(x->dump, c->cell, c->ncell, c->apart);
	if (!again && !other)
		return false;
	buf_clear(&x->table.last);
	buf_addstr(&x->table.last,
	    str_n(x->text.text.p + c->at, csv_next_at(c) - c->at));
	if (other)
		csv_take_head(c);
	if (x->site->dump) {
		x->table.nbare = 0;
		*sure = dump_columns(x->dump, c->head, c->nhead) > DUMP_NAMED ||
		        (again && *sure);
	}
	return true;
}

/* True if the row has text in two cells or more; of a table of two columns, if
 * it has two: the price alone may be missing. */
static bool
has_several(const struct csv *c)
{
	size_t n = 0;

	if (c->nhead == 2)
		return c->ncell > 1;
	for (size_t i = 0; i < c->ncell && n < 2; i++)
		n += str_trim(c->cell[i]).n > 0;
	return n > 1;
}

/* Notes a line of words between rows of several cells; false if it is none. */
static bool
is_words(struct extract *x, enum dump_like like, bool several)
{
	if (!several || like != DUMP_NAMED || has_several(&x->csv))
		return false;
	extract_odd(x, "have one cell and no price", x->csv.line);
	return true;
}

/* Takes the row, which stands in x->line, under usual names.  *several: a row
 * before it had several cells. */
static void
take_usual(struct extract *x, bool *several)
{
	enum dump_like like;

	buf_clear(&x->usual);
	like = dump_read(x->dump, buf_str(&x->line), x->table.bare, &x->usual);
	if (extract_is_menu(x)) {
		x->got.skipped++;
		return;
	}
	if (is_words(x, like, *several))
		return;
	*several = *several || has_several(&x->csv);
	if (!extract_lists(x, buf_str(&x->line)))
		extract_take_usual(x);
}

/* Takes all adverts of the row. */
static void
take_flat(struct extract *x, const struct flat *flat, bool *several)
{
	size_t at = 0;

	while (extract_flat_next(x, flat, &at))
		take_usual(x, several);
}

/* Takes the rows of a table that was opened. */
static void
take_rows(struct extract *x, struct flat *flat)
{
	size_t full = 0;
	struct half half = {.none = false};
	bool whole, several = false, is_flat = extract_flat_open(x, flat);
	bool sure = true;

	while (csv_next(&x->csv)) {
		if (is_again(x, &sure)) {
			is_flat = extract_flat_open(x, flat);
			continue;
		}
		if (is_cut(x, &full, &half))
			continue;
		whole = check_row(x);
		if (!whole && !x->table.ragged && x->site->dump) {
			x->got.apart = true;
			continue;
		}
		if (is_flat) {
			take_flat(x, flat, &several);
			continue;
		}
		extract_cells(x);
		if (!sure && !extract_like(x, buf_str(&x->line)))
			extract_pass_row(x);
		else if (x->site->dump)
			take_usual(x, &several);
		else
			extract_row(x, buf_str(&x->line), NULL);
	}
}

bool
extract_table(struct extract *x)
{
	struct flat flat = {0};

	if (!open_table(x))
		return false;
	take_rows(x, &flat);
	extract_flat_free(&flat);
	if (x->got.rows > x->got.lame)
		return true;
	x->got.none = !x->got.rows;
	if (!x->got.none && !x->got.why.msg[0])
		err_set(&x->got.why, "its rows have neither item nor title");
	return x->got.none;
}

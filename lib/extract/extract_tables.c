/* extract_tables - which table of a text is one of adverts */
#include "extract_dump.h"
#include "extract_flat.h"
#include "look.h"
#include "script.h"

#define TRIES 50 /* so many tables of a text are looked at, */
#define TOP   3  /* and rows of one below its first for its header */

/* Tells dump the columns of one advert of several in a row (extract_flat.h).
 * False if rows have no such. */
static bool
flat_columns(struct extract *x, enum dump_like *how)
{
	struct str name[BARE_MAX];
	struct flat flat = {0};
	bool is = extract_flat_open(x, &flat);

	if (is)
		*how = dump_columns(
		    x->dump, name, extract_flat_names(&flat, name, BARE_MAX));
	extract_flat_free(&flat);
	return is;
}

/* Finds names for columns without any, or for the title, if no column is called
 * so, and goes back to the first row.  Returns how much the names of the header
 * are like an advert's. */
static enum dump_like
name_columns(struct extract *x)
{
	static const struct str title[] = {STR_INIT("title")};
	enum dump_like how = DUMP_NONE;

	x->table.nbare = 0;
	if (x->table.bare) {
		csv_bare(&x->csv);
		dump_columns(x->dump, title, extract_bare(x) ? 1 : 0);
	} else if (!flat_columns(x, &how)) {
		how = dump_columns(x->dump, x->csv.head, x->csv.nhead);
		extract_bare(x);
	}
	csv_open(&x->csv, x->text.text);
	if (x->table.bare)
		csv_bare(&x->csv);
	return how;
}

/* True if most of the first rows have text beyond the header: then the header
 * is short, and the cells are not shifted. */
static bool
is_ragged(struct extract *x)
{
	size_t n = 0, odd = 0;

	while (n < LIKE_ENOUGH && csv_next(&x->csv)) {
		n++;
		odd += extract_shifted(x);
	}
	csv_open(&x->csv, x->text.text);
	return odd * 2 > n;
}

/* True if the first two rows have a number with a point in the same column: a
 * header has none. */
static bool
has_decimals(struct extract *x)
{
	struct csv *c = &x->csv;
	bool found = false;

	if (!csv_next(c))
		return false;
	for (size_t i = 0; i < c->nhead && i < c->ncell; i++)
		found |= look_is_decimal(c->head[i]) &&
		         look_is_decimal(str_trim(c->cell[i]));
	csv_open(c, x->text.text);
	return found;
}

/* True if the table is one of adverts: by its columns, or by half of its first
 * rows. */
static bool
is_table(struct extract *x)
{
	size_t n = 0, like = 0;

	x->table.ragged = is_ragged(x);
	x->table.bare =
	    dump_is_row(x->dump, x->csv.head, x->csv.nhead) || has_decimals(x);
	if (name_columns(x) > DUMP_NAMED)
		return true;
	while (n < LIKE_ENOUGH && csv_next(&x->csv)) {
		n++;
		extract_cells(x);
		like += extract_like(x, buf_str(&x->line));
		extract_pass_row(x);
	}
	return like && like * 2 >= n;
}

/* Rows that programs write above the names that people read: a template's
 * version, names of their own.  True if one of the first rows below what seemed
 * a header is that of a table of adverts, which then begins there.  *lines:
 * counts the lines above it. */
static bool
begins_below(struct extract *x, uint64_t *lines)
{
	struct str whole = x->text.text;
	struct csv *c = &x->csv;

	if (x->table.bare || x->doc->continued || !csv_open(c, whole))
		return false;
	for (int i = 0; i < TOP && csv_next(c); i++) {
		size_t at = c->at, above = c->line - 1;

		if (c->ncell > CSV_HEAD ||
		    !dump_is_head(x->dump, c->cell, c->ncell, true) ||
		    dump_columns(x->dump, c->cell, c->ncell) <= DUMP_NAMED)
			continue;
		x->text.text = str_after(whole, at);
		if (!csv_open(c, x->text.text) || !is_table(x))
			break;
		*lines += above;
		buf_clear(&x->table.last);
		buf_addstr(
		    &x->table.last, str_n(x->text.text.p, csv_next_at(c)));
		return true;
	}
	x->text.text = whole;
	csv_open(c, whole);
	return false;
}

/* Cuts *text behind its next line that is blank or has nothing but separators;
 * false if there is none.  *lines: counts the lines that were passed. */
static bool
skip_table(const struct csv *c, struct str *text, uint64_t *lines)
{
	while (text->n) {
		struct str line = str_trim(str_cut(text, '\n'));
		size_t i = 0;

		++*lines;
		while (i < line.n && line.p[i] == c->sep)
			i++;
		if (i == line.n && text->p)
			return true;
	}
	return false;
}

/* True of rows without a header that go on behind a blank line of a table that
 * is none of adverts: they have its columns. */
static bool
goes_on(const struct extract *x, size_t columns)
{
	return x->csv.nhead == columns &&
	       dump_is_row(x->dump, x->csv.head, x->csv.nhead);
}

/* A blank line parts the two headers, as it does in most files. */
void
extract_go_on(struct extract *x)
{
	struct str text = x->text.text;
	struct buf *out = &x->step.headed;
	size_t at;

	buf_release(out);
	if (!x->doc->continued)
		buf_clear(&x->table.last);
	if (!x->table.last.n || x->doc->row || !csv_open(&x->csv, text))
		return;
	at = csv_next_at(&x->csv);
	buf_addstr(out, str_n(text.p, at));
	buf_addc(out, '\n');
	buf_addstr(out, buf_str(&x->table.last));
	buf_addstr(out, str_after(text, at));
	x->text.text = buf_str(out);
}

/* What the lines above the table say, which begins in x->text.text. */
static void
take_captions(struct extract *x, struct str whole)
{
	size_t at = (size_t)(x->text.text.p - whole.p);

	if (!x->doc->continued && csv_open(&x->csv, x->text.text))
		extract_set_caption(
		    x, str_n(whole.p, at + csv_next_at(&x->csv)));
}

void
extract_tables(struct extract *x)
{
	struct str whole = x->text.text, rest = whole;
	uint64_t lines = 0;
	size_t columns = 0;

	if (script_is_program(whole))
		return;
	extract_set_sheet(x);
	for (int i = 0; i < TRIES; i++) {
		if (!goes_on(x, columns) &&
		    (is_table(x) || begins_below(x, &lines))) {
			take_captions(x, whole);
			extract_table(x);
			break;
		}
		if ((x->doc->continued && !x->table.last.n) || x->table.bare)
			break;
		columns = x->csv.nhead;
		do {
			if (!skip_table(&x->csv, &rest, &lines))
				goto end;
		} while (!csv_open(&x->csv, rest));
		x->text.text = rest;
		buf_clear(&x->table.last);
		buf_addstr(&x->table.last, str_n(rest.p, csv_next_at(&x->csv)));
	}
end:
	x->around.place = STR_NONE;
	x->text.text = whole;
	if (x->got.odd_line)
		x->got.odd_line += lines;
}

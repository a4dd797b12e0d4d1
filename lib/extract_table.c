/* extract_table - the rows of a table, each as a JSON object */
#include "extract_priv.h"

bool
extract_is_json(struct extract *x, struct str cell)
{
	struct err e;

	return cell.n > 1 &&
	       (cell.p[0] == '{' ||
		   (cell.p[0] == '[' &&
		       (cell.p[1] == '"' || cell.p[1] == '{'))) &&
	       json_scan(&x->scan, NULL, cell, &e);
}

/* What the column is called, or seen to hold. */
static struct str
column_name(const struct extract *x, size_t i)
{
	return x->site->dump && i < x->nbare && x->bare_name[i] &&
	               *x->bare_name[i]
	           ? str_from(x->bare_name[i])
	           : x->csv.head[i];
}

void
extract_cells(struct extract *x)
{
	const struct csv *c = &x->csv;
	struct buf *b = &x->line;
	struct str text;

	buf_clear(b);
	buf_addc(b, '{');
	for (size_t i = 0; i < c->ncell && i < c->nhead; i++) {
		text = str_trim(c->cell[i]);
		if (!text.n)
			continue;
		json_sep(b);
		json_quote(b, column_name(x, i));
		buf_addc(b, ':');
		if (extract_is_json(x, text))
			buf_addstr(b, text);
		else
			json_quote(b, text);
	}
	buf_addc(b, '}');
}

bool
extract_shifted(const struct extract *x)
{
	for (size_t i = x->csv.nhead; i < x->csv.ncell; i++)
		if (str_trim(x->csv.cell[i]).n)
			return true;
	return false;
}

/* Notes a row whose cells may be shifted; false if it is one. */
static bool
check_row(struct extract *x)
{
	if (!extract_shifted(x))
		return true;
	x->odd_what = "have more cells than the header";
	if (!x->odd++)
		x->odd_line = x->csv.line;
	return false;
}

/* Begins the table: where its columns have no names, at the first row, which
 * each further part of a long one has before it as a header. */
static bool
open_table(struct extract *x)
{
	if (!csv_open(&x->csv, x->text.text))
		return false;
	if (!x->site->dump || !x->bare)
		return true;
	csv_bare(&x->csv);
	if (x->doc->continued)
		csv_next(&x->csv);
	return true;
}

bool
extract_table(struct extract *x)
{
	bool whole;

	if (!open_table(x))
		return false;
	while (csv_next(&x->csv)) {
		whole = check_row(x);
		extract_cells(x);
		if (x->site->dump) {
			if (!whole && !x->ragged)
				continue;
			buf_clear(&x->usual);
			dump_read(
			    x->dump, buf_str(&x->line), x->bare, &x->usual);
			extract_row(x, buf_str(&x->usual), NULL);
			continue;
		}
		extract_row(x, buf_str(&x->line), NULL);
	}
	if (x->rows > x->lame)
		return true;
	x->none = !x->rows;
	if (!x->none && !x->why.msg[0])
		err_set(&x->why, "its rows have neither item nor title");
	return x->none;
}

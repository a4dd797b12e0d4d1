/* typeset - tables of texts that a program sets, as CSV */
#include "typeset.h"

#include <string.h>

#include "ascii.h"
#include "csv.h"

#define NEAR 4096 /* bytes in which a table begins */

/* Rows that are written. */
struct typeset {
	struct buf *out;
	size_t columns; /* of a row, once that is known */
	size_t cells;   /* of the present one */
	size_t rows;
};

static void
put_cell(struct typeset *t, struct str cell)
{
	csv_put_cell(t->out, !t->cells++, str_trim(cell));
}

static void
end_row(struct typeset *t)
{
	if (!t->cells)
		return;
	buf_addc(t->out, '\n');
	t->rows++;
	t->cells = 0;
}

/* Where the next sign is that is no character, \| or \&; s.n if there is none.
 */
static size_t
next_sign(struct str s, struct str sign)
{
	size_t at = str_find(s, sign, 0);

	while (at && at < s.n && s.p[at - 1] == '\\')
		at = str_find(s, sign, at + 1);
	return at;
}

/* --- AsciiDoc --- */

/* Reads what stands between two |===. */
static bool
asciidoc(struct typeset *t, struct str body)
{
	struct str first = str_trim(body), cell;
	size_t n;

	if (!str_starts(first, STR("|")))
		return false;
	body = str_after(first, 1);
	first = str_cut(&first, '\n');
	for (size_t i = 0; i < first.n; i++)
		t->columns += first.p[i] == '|';
	while (body.p) {
		n = next_sign(body, STR("|"));
		cell = str_n(body.p, n);
		put_cell(t, cell);
		if (t->cells == t->columns)
			end_row(t);
		body = n < body.n ? str_after(body, n + 1) : STR_NONE;
	}
	return t->columns > 1 && !t->cells;
}

/* --- MediaWiki --- */

/* A cell without its attributes, and the brackets of a link. */
static struct str
plain_cell(struct str cell)
{
	size_t n = str_find(cell, STR("|"), 0);

	if (n < cell.n && memchr(cell.p, '=', n))
		cell = str_after(cell, n + 1);
	cell = str_trim(cell);
	if (str_starts(cell, STR("[http")) && str_ends(cell, STR("]"))) {
		cell = str_n(cell.p + 1, cell.n - 2);
		cell.n = str_find(cell, STR(" "), 0);
	} else if (str_starts(cell, STR("[[")) && str_ends(cell, STR("]]"))) {
		cell = str_n(cell.p + 2, cell.n - 4);
		n = str_find(cell, STR("|"), 0);
		cell = n < cell.n ? str_after(cell, n + 1) : cell;
	}
	return cell;
}

/* Reads the lines behind {| up to |}. */
static bool
mediawiki(struct typeset *t, struct str body)
{
	struct str line, mark;
	size_t n;

	(void)str_cut(&body, '\n'); /* of its attributes */
	while ((line = str_cut(&body, '\n')).p) {
		line = str_trim(line);
		if (!line.n || str_starts(line, STR("|+")))
			continue;
		if (str_starts(line, STR("|-"))) {
			end_row(t);
			continue;
		}
		if (!ONE_OF(line.p[0], "|!"))
			return false;
		mark = line.p[0] == '!' ? STR("!!") : STR("||");
		for (line = str_after(line, 1); line.p;) {
			n = str_find(line, mark, 0);
			put_cell(t, plain_cell(str_n(line.p, n)));
			line = n < line.n ? str_after(line, n + 2) : STR_NONE;
		}
	}
	end_row(t);
	return true;
}

/* --- LaTeX --- */

/* Appends a cell without commands for lines, and with its characters as they
 * are: \& \$ \_. */
static void
latex_cell(struct typeset *t, struct str cell, struct buf *plain)
{
	buf_clear(plain);
	cell = str_trim(cell);
	for (size_t i = 0; i < cell.n; i++) {
		if (cell.p[i] == '\\' && i + 1 < cell.n &&
		    ascii_letter(cell.p[i + 1])) {
			while (i + 1 < cell.n && ascii_letter(cell.p[i + 1]))
				i++;
			continue;
		}
		if (!ONE_OF(cell.p[i], "\\{}"))
			buf_addc(plain, cell.p[i]);
	}
	put_cell(t, buf_str(plain));
}

static void
latex_row(struct typeset *t, struct str row, struct buf *plain)
{
	size_t at;

	while (row.p) {
		at = next_sign(row, STR("&"));
		latex_cell(t, str_n(row.p, at), plain);
		row = at < row.n ? str_after(row, at + 1) : STR_NONE;
	}
	end_row(t);
}

/* Reads what stands behind \begin{tabular}, up to its end, before which the
 * last row need not have its own. */
static bool
latex(struct typeset *t, struct str body)
{
	static const struct str end = STR_INIT("\\\\");
	struct buf plain = {0};
	size_t n;

	(void)str_cut(&body, '\n'); /* of its columns */
	for (; body.n; body = str_after(body, n + end.n)) {
		n = str_find(body, end, 0);
		if (n == body.n && !memchr(body.p, '&', n))
			break; /* \hline */
		latex_row(t, str_head(body, n), &plain);
		if (n == body.n)
			break;
	}
	buf_free(&plain);
	return true;
}

/* --- */

static const struct kind {
	struct str begin, end;
	bool (*read)(struct typeset *t, struct str body);
} kinds[] = {
    {STR_INIT("|==="), STR_INIT("\n|==="), asciidoc},
    {STR_INIT("{|"), STR_INIT("\n|}"), mediawiki},
    {STR_INIT("\\begin{tabular}"), STR_INIT("\\end{tabular}"), latex},
};

/* Cuts the next table, which begins a line, off a text; absent behind the last.
 */
static struct str
next_table(struct str *text, const struct kind *k, size_t within)
{
	struct str near = str_head(*text, within), body;
	size_t at = str_find(near, k->begin, 0), end;

	while (at && at < near.n && near.p[at - 1] != '\n')
		at = str_find(near, k->begin, at + 1);
	if (at >=
	    near.n) /* as in most texts, which are not read to their end */
		return STR_NONE;
	end = str_find(*text, k->end, at + k->begin.n);
	if (end >= text->n)
		return STR_NONE;
	at += k->begin.n;
	body = str_n(text->p + at, end - at);
	*text = str_after(*text, end + k->end.n);
	return body;
}

/* Appends all tables of a kind: one with the names of that before goes on with
 * it; of other names none is read. */
static bool
read_tables(struct typeset *t, struct str text, const struct kind *k)
{
	struct str left = text, body = next_table(&left, k, NEAR), head, more;
	size_t all = 0, had = t->out->n, from;

	for (; body.p; body = next_table(&left, k, left.n)) {
		all += body.n;
		from = t->out->n;
		t->columns = t->cells = t->rows = 0;
		if (!k->read(t, body) || t->rows < 2)
			return false;
		head = buf_after(t->out, had);
		head.n = str_find(head, STR("\n"), 0) + 1;
		more = buf_after(t->out, from);
		if (from == had)
			continue;
		if (!str_starts(more, head))
			return false;
		memmove(t->out->p + from, more.p + head.n, more.n - head.n);
		t->out->n -= head.n;
	}
	return all && all >= text.n / 2;
}

bool
typeset_text(struct str text, struct buf *out)
{
	struct typeset t = {.out = out};
	size_t had = out->n;

	for (size_t i = 0; i < COUNT(kinds); i++) {
		if (read_tables(&t, text, &kinds[i]))
			return true;
		out->n = had;
	}
	return false;
}

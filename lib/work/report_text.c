/* report_text - tables in columns, and in Markdown */
#include <stdlib.h>

#include "mem.h"
#include "report.h"
#include "width.h"

/* What a reader sees in a cell, on one line. */
static void
plain(const struct report *r, const struct report_table *t,
    const struct report_row *row, size_t c, struct buf *out)
{
	struct buf shown = {0};
	bool first = true;

	/* The word "total" stands in the first key, which a total row lacks. */
	for (size_t k = 0; k < c; k++)
		first = first && !t->col[k].key;
	if (row->total && t->col[c].key && first && !report_cell(row, c).p)
		buf_addstr(
		    &shown, report_word(r->words, STR("text"), STR("total")));
	else
		report_show(r, &t->col[c], report_cell(row, c), false, &shown);
	report_visible(buf_str(&shown), out);
	buf_free(&shown);
}

static void
pad(struct buf *out, size_t n)
{
	while (n--)
		buf_addc(out, ' ');
}

/* One cell, padded; a space column between, none behind the last. */
static void
put(const struct report_col *c, struct str s, size_t width, bool last,
    struct buf *out)
{
	size_t gap = width - width_text(s);

	if (c->kind != REPORT_WORD)
		pad(out, gap);
	buf_addstr(out, s);
	if (c->kind == REPORT_WORD && !last)
		pad(out, gap);
	buf_puts(out, last ? "" : "  ");
}

/* No blanks at a line's end. */
static void
end_line(struct buf *out)
{
	while (out->n && out->p[out->n - 1] == ' ')
		out->n--;
	buf_addc(out, '\n');
}

static size_t *
widths(const struct report *r, const struct report_table *t)
{
	size_t *w = mem_new(t->ncol + 1, sizeof(*w)), n;
	struct buf b = {0};

	for (size_t c = 0; c < t->ncol; c++) {
		report_visible(
		    report_word(r->words, STR("column"), t->col[c].name), &b);
		w[c] = width_text(buf_str(&b));
		buf_clear(&b);
		for (size_t i = 0; i < t->nrow; i++) {
			plain(r, t, &t->row[i], c, &b);
			n = width_text(buf_str(&b));
			w[c] = n > w[c] ? n : w[c];
			buf_clear(&b);
		}
	}
	buf_free(&b);
	return w;
}

static void
text_head(const struct report *r, const struct report_table *t, const size_t *w,
    struct buf *out)
{
	struct buf b = {0};

	for (size_t c = 0; c < t->ncol; c++) {
		buf_clear(&b);
		report_visible(
		    report_word(r->words, STR("column"), t->col[c].name), &b);
		put(&t->col[c], buf_str(&b), w[c], c + 1 == t->ncol, out);
	}
	end_line(out);
	for (size_t c = 0; c < t->ncol; c++) {
		for (size_t i = 0; i < w[c]; i++)
			buf_addc(out, '-');
		buf_puts(out, c + 1 == t->ncol ? "" : "  ");
	}
	end_line(out);
	buf_free(&b);
}

static void
text_table(
    const struct report *r, const struct report_table *t, struct buf *out)
{
	size_t *w = widths(r, t);
	struct buf b = {0};

	text_head(r, t, w, out);
	for (size_t i = 0; i < t->nrow; i++) {
		for (size_t c = 0; c < t->ncol; c++) {
			buf_clear(&b);
			plain(r, t, &t->row[i], c, &b);
			put(&t->col[c], buf_str(&b), w[c], c + 1 == t->ncol,
			    out);
		}
		end_line(out);
	}
	buf_free(&b);
	free(w);
}

/* Nothing of s is taken for Markdown or HTML. */
static void
mark_down(struct str s, struct buf *out)
{
	struct buf b = {0};

	report_visible(s, &b);
	for (size_t i = 0; i < b.n; i++) {
		if (report_html_char(b.p[i], out))
			continue;
		switch (b.p[i]) {
		case ':': /* http://: no link of itself */
		case '@':
		case '\\':
		case '`':
		case '*':
		case '_':
		case '[':
		case ']':
		case '|':
		case '~':
		case '#':
		case '!':
		case '$': buf_addc(out, '\\'); /* fall through */
		default: buf_addc(out, b.p[i]);
		}
	}
	buf_free(&b);
}

static void
markdown_table(
    const struct report *r, const struct report_table *t, struct buf *out)
{
	struct buf b = {0};

	for (size_t c = 0; c < t->ncol; c++) {
		buf_puts(out, "| ");
		mark_down(
		    report_word(r->words, STR("column"), t->col[c].name), out);
		buf_addc(out, ' ');
	}
	buf_puts(out, t->ncol ? "|\n" : "");
	for (size_t c = 0; c < t->ncol; c++)
		buf_puts(
		    out, t->col[c].kind == REPORT_WORD ? "| --- " : "| ---: ");
	buf_puts(out, t->ncol ? "|\n" : "");
	for (size_t i = 0; i < t->nrow; i++) {
		for (size_t c = 0; c < t->ncol; c++) {
			buf_clear(&b);
			plain(r, t, &t->row[i], c, &b);
			buf_puts(out, "| ");
			mark_down(buf_str(&b), out);
			buf_puts(out, b.n ? " " : "");
		}
		buf_puts(out, t->ncol ? "|\n" : "");
	}
	buf_free(&b);
}

static void
say(struct str s, bool markdown, struct buf *out)
{
	if (markdown)
		mark_down(s, out);
	else
		report_visible(s, out);
}

/* A title, in Markdown behind its mark, and a blank line. */
static void
add_title(struct str s, const char *mark, struct buf *out)
{
	buf_puts(out, mark ? mark : "");
	say(s, mark, out);
	buf_puts(out, "\n\n");
}

static void
add_tables(const struct report *r, bool markdown, struct buf *out)
{
	const struct report_table *t;
	struct buf b = {0};

	if (r->title.p)
		add_title(r->title, markdown ? "# " : NULL, out);
	for (size_t i = 0; i < r->ntable; i++) {
		t = &r->table[i];
		buf_puts(out, i ? "\n" : "");
		buf_clear(&b);
		report_caption(t, &b);
		if (b.n)
			add_title(buf_str(&b), markdown ? "## " : NULL, out);
		(markdown ? markdown_table : text_table)(r, t, out);
		for (size_t k = 0; k < t->nnote; k++) {
			buf_puts(out, markdown ? "\n" : "");
			say(t->note[k], markdown, out);
			buf_addc(out, '\n');
		}
	}
	buf_free(&b);
}

void
report_text(const struct report *r, struct buf *out)
{
	add_tables(r, false, out);
}

void
report_markdown(const struct report *r, struct buf *out)
{
	add_tables(r, true, out);
}

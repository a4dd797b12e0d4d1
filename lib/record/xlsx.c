/* xlsx - workbooks of Excel */
#include "xlsx.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "mem.h"
#include "scratch.h"
#include "utf8.h"

#define FORMATS 4

struct xlsx {
	FILE *file; /* the workbook, until it is read back */
	lxw_workbook *book;
	lxw_worksheet *sheet;
	lxw_format *head[2], *word[2], *number[FORMATS][2];
	struct buf text, names; /* of sheets, folded, one a line */
	struct buf name;        /* of the sheet */
	size_t nsheets;
	bool gone; /* the library lacked memory */
};

static FILE *
scratch_file(struct err *e)
{
	int fd = scratch_open(e);
	FILE *f = fd < 0 ? NULL : fdopen(fd, "w+");

	if (!f && fd >= 0) {
		err_set(e, "a file in TMPDIR:");
		close(fd);
	}
	return f;
}

/*
 * A file that the library writes a part to before it goes into the zip.  This
 * takes the place of its own function (utility.h), which begins with errno = 0
 * and so hides what step() looks for.
 */
FILE *
lxw_tmpfile(char *dir)
{
	struct err e;

	(void)dir;
	return scratch_file(&e);
}

/*
 * The library goes on where it has no memory, mostly without a word: a name or
 * a cell is left out.  But malloc says so in errno, which no call that
 * succeeds sets; so it is looked at behind each step.
 */
static void
step(struct xlsx *x)
{
	x->gone = x->gone || errno == ENOMEM;
	errno = 0;
}

static void
formats(struct xlsx *x)
{
	static const char *const codes[] = {"#,##0", "#,##0.00", "0.0%", "0"};

	for (int bold = 0; bold < 2; bold++) {
		x->head[bold] = workbook_add_format(x->book);
		format_set_bold(x->head[bold]);
		format_set_bottom(x->head[bold], LXW_BORDER_THIN);
		if (bold)
			format_set_align(x->head[bold], LXW_ALIGN_RIGHT);
		x->word[bold] = workbook_add_format(x->book);
		if (bold)
			format_set_bold(x->word[bold]);
		for (int i = 0; i < FORMATS; i++) {
			x->number[i][bold] = workbook_add_format(x->book);
			format_set_num_format(x->number[i][bold], codes[i]);
			if (bold)
				format_set_bold(x->number[i][bold]);
		}
	}
}

/* s as a C string without what XML cannot hold, at most n characters. */
static const char *
c_text(struct xlsx *x, struct str s, size_t most, bool *cut)
{
	const char *p = s.p, *end = s.p + s.n;
	uint32_t c;
	size_t n, k = 0;

	buf_clear(&x->text);
	for (; p < end && k < most; p += n) {
		c = utf8_next(p, end, &n);
		k += c > 0xffff ? 2 : 1;
		if ((c < 0x20 && c != '\t' && c != '\n') || c == 0xfffe ||
		    c == 0xffff || c == 0x7f)
			buf_addcp(&x->text, 0xfffd);
		else
			buf_add(&x->text, p, n);
	}
	if (cut)
		*cut = p < end;
	return buf_cstr(&x->text);
}

struct xlsx *
xlsx_new(struct str title, struct err *e)
{
	struct xlsx *x = mem_new(1, sizeof(*x));
	lxw_doc_properties about = {0};
	char path[64];

	if (!(x->file = scratch_file(e))) {
		free(x);
		return NULL;
	}
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fileno(x->file));
	errno = 0;
	x->book = workbook_new(path);
	/* No time of making: the same calls, the same bytes. */
	about.created = 315532800;
	about.title = (char *)c_text(x, title, 255, NULL);
	workbook_set_properties(x->book, &about);
	formats(x);
	step(x);
	return x;
}

static bool
name_taken(const struct xlsx *x, struct str name)
{
	struct str rest = buf_str(&x->names), one;

	while ((one = str_cut(&rest, '\n')).p)
		if (str_eq_nocase(one, name))
			return true;
	return false;
}

void
xlsx_sheet(struct xlsx *x, struct str name)
{
	const char *p = name.p, *end = name.p + name.n;
	struct buf *b = &x->name;
	size_t n, k = 0, whole = 0;

	buf_clear(b);
	for (; p < end && k < 31; p += n) {
		uint32_t c = utf8_next(p, end, &n);

		if (c < 0x20 || c == 0x7f || c == 0xfffe || c == 0xffff ||
		    (c < 128 && ONE_OF((int)c, "[]:*?/\\'")))
			continue;
		k += c > 0xffff ? 2 : 1;
		buf_add(b, p, n);
		if (k <= 27)
			whole = b->n;
	}
	if (!b->n || str_eq_nocase(buf_str(b), STR("history"))) {
		buf_clear(b);
		buf_puts(b, "Table");
		whole = b->n;
	}
	for (n = 2; name_taken(x, buf_str(b)); n++) {
		b->n = whole;
		buf_printf(b, " %zu", n);
	}
	buf_addstr(&x->names, buf_str(b));
	buf_addc(&x->names, '\n');
	x->sheet = workbook_add_worksheet(x->book, buf_cstr(b));
	if (!x->sheet) /* a name Excel refuses all the same */
		x->sheet = workbook_add_worksheet(x->book, NULL);
	x->nsheets++;
	step(x);
}

void
xlsx_head(struct xlsx *x, size_t col, struct str name, bool right)
{
	worksheet_write_string(x->sheet, 0, (lxw_col_t)col,
	    c_text(x, name, XLSX_TEXT, NULL), x->head[right]);
	step(x);
}

bool
xlsx_word(struct xlsx *x, size_t row, size_t col, struct str s, bool bold)
{
	bool cut;
	const char *text = c_text(x, s, XLSX_TEXT - 1, &cut);

	worksheet_write_string(x->sheet, (lxw_row_t)row, (lxw_col_t)col, text,
	    bold ? x->word[1] : NULL);
	step(x);
	return !cut;
}

void
xlsx_number(struct xlsx *x, size_t row, size_t col, double v,
    enum xlsx_format format, bool bold)
{
	worksheet_write_number(x->sheet, (lxw_row_t)row, (lxw_col_t)col, v,
	    x->number[format][bold]);
	step(x);
}

void
xlsx_width(struct xlsx *x, size_t col, size_t width)
{
	worksheet_set_column(x->sheet, (lxw_col_t)col, (lxw_col_t)col,
	    (double)(width > 60 ? 60 : width) + 3, NULL);
	step(x);
}

void
xlsx_end_sheet(struct xlsx *x, size_t rows, size_t cols)
{
	worksheet_freeze_panes(x->sheet, 1, 0);
	if (cols)
		worksheet_autofilter(
		    x->sheet, 0, 0, (lxw_row_t)rows, (lxw_col_t)(cols - 1));
	worksheet_repeat_rows(x->sheet, 0, 0);
	worksheet_set_landscape(x->sheet);
	worksheet_fit_to_pages(x->sheet, 1, 0);
	step(x);
}

void
xlsx_chart(struct xlsx *x, const struct xlsx_chart *c)
{
	lxw_chart *chart = workbook_add_chart(
	    x->book, c->time ? LXW_CHART_COLUMN : LXW_CHART_BAR);
	lxw_chart_series *s = chart_add_series(chart, NULL, NULL);
	const char *sheet = x->sheet->name;
	lxw_row_t last = (lxw_row_t)c->rows;
	lxw_col_t key = (lxw_col_t)c->key, value = (lxw_col_t)c->value;

	chart_series_set_categories(s, sheet, 1, key, last, key);
	chart_series_set_values(s, sheet, 1, value, last, value);
	chart_title_set_name(chart, c_text(x, c->title, 255, NULL));
	chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
	if (!c->time)
		chart_axis_set_reverse(chart->x_axis);
	worksheet_insert_chart(x->sheet, 1, (lxw_col_t)(c->ncol + 1), chart);
	step(x);
}

static bool
read_back(struct xlsx *x, struct buf *out, struct err *e)
{
	char piece[65536];
	ssize_t n;
	off_t at = 0;

	while ((n = pread(fileno(x->file), piece, sizeof(piece), at)) > 0) {
		buf_add(out, piece, (size_t)n);
		at += n;
	}
	return n == 0 || err_set(e, "the workbook:");
}

bool
xlsx_close(struct xlsx *x, struct buf *out, struct err *e)
{
	lxw_error bad;
	bool ok;

	if (!x->nsheets)
		xlsx_sheet(x, STR("Table"));
	bad = workbook_close(x->book);
	step(x);
	if (x->gone)
		ok = err_set(e, "the workbook: out of memory");
	else
		ok = bad ? err_set(e, "the workbook: %s", lxw_strerror(bad))
		         : read_back(x, out, e);
	fclose(x->file);
	buf_free(&x->text);
	buf_free(&x->names);
	buf_free(&x->name);
	free(x);
	return ok;
}

/* tsv - the tables among the rule files */
#include "tsv.h"

#include <stdarg.h>
#include <stdio.h>

bool
tsv_fault(const struct tsv *t, struct err *e, const char *fmt, ...)
{
	va_list ap;
	int n;

	n = snprintf(e->msg, sizeof(e->msg), "%s:%zu: ", t->path, t->line);
	if (n < 0 || (size_t)n >= sizeof(e->msg))
		return false;
	va_start(ap, fmt);
	vsnprintf(e->msg + n, sizeof(e->msg) - (size_t)n, fmt, ap);
	va_end(ap);
	return false;
}

/* The next line that says something; false at the end. */
static bool
line_next(struct tsv *t, struct str *line)
{
	while (t->rest.p && t->rest.n) {
		*line = str_cut(&t->rest, '\n');
		t->line++;
		if (line->n && line->p[line->n - 1] == '\r')
			line->n--;
		if (str_trim(*line).n && line->p[0] != '#')
			return true;
	}
	return false;
}

static int
column_of(const char *name, const char *const *columns)
{
	for (int i = 0; columns[i]; i++)
		if (strcmp(columns[i] + (columns[i][0] == '?'), name) == 0)
			return i;
	return -1;
}

static bool
head(struct tsv *t, struct str line, const char *const *columns, struct err *e)
{
	bool seen[TSV_COLS_MAX] = {false};
	char name[64];
	struct str cell;
	int c;

	for (cell = str_cut(&line, '\t'); cell.p; cell = str_cut(&line, '\t')) {
		if (t->nhead == TSV_COLS_MAX)
			return tsv_fault(
			    t, e, "more than %d columns", TSV_COLS_MAX);
		cell = str_trim(cell);
		snprintf(name, sizeof(name), STR_FMT, STR_ARG(cell));
		c = column_of(name, columns);
		if (c >= 0 && seen[c])
			return tsv_fault(t, e, "column %s stands twice", name);
		if (c >= 0)
			seen[c] = true;
		t->where[t->nhead++] = c;
	}
	for (t->ncol = 0; columns[t->ncol]; t->ncol++)
		if (!seen[t->ncol] && columns[t->ncol][0] != '?')
			return tsv_fault(t, e,
			    "column %s is missing in the "
			    "header line",
			    columns[t->ncol]);
	return true;
}

static bool
begin(struct tsv *t, struct rules *r, const char *const *columns, struct err *e)
{
	if (!rules_read(r, t->path, &t->text, e))
		return false;
	t->rest = buf_str(&t->text);
	if (!line_next(t, &t->head))
		return err_set(e, "%s: no header line", t->path);
	return head(t, t->head, columns, e);
}

bool
tsv_open(struct tsv *t, struct rules *r, const char *path,
    const char *const *columns, struct err *e)
{
	t->path = path;
	t->line = t->nhead = t->ncol = 0;
	if (begin(t, r, columns, e))
		return true;
	tsv_close(t);
	return false;
}

bool
tsv_open_in(struct tsv *t, struct rules_in in, struct str name,
    const char *const *columns, struct err *e)
{
	buf_clear(&t->own);
	buf_printf(&t->own, "%s/" STR_FMT, in.folder, STR_ARG(name));
	return tsv_open(t, in.rules, buf_cstr(&t->own), columns, e);
}

int
tsv_next(struct tsv *t, struct err *e)
{
	struct str line, cell;
	size_t i = 0;

	if (!line_next(t, &line))
		return 0;
	memset(t->col, 0, sizeof(t->col));
	for (cell = str_cut(&line, '\t'); cell.p; cell = str_cut(&line, '\t')) {
		if (i == t->nhead) {
			tsv_fault(t, e,
			    "more cells than the header line has "
			    "(%zu)",
			    t->nhead);
			return -1;
		}
		if (t->where[i] >= 0)
			t->col[t->where[i]] = str_trim(cell);
		i++;
	}
	/* A spreadsheet drops empty cells at a line's end; a row that ends
	 * within the first two is rather a broken line. */
	if (i < t->nhead && i < 2) {
		tsv_fault(t, e,
		    "%zu cells, the header line has %zu; "
		    "separate cells by one tab",
		    i, t->nhead);
		return -1;
	}
	for (i = 0; i < t->ncol; i++)
		if (!t->col[i].p)
			t->col[i] = STR("");
	return 1;
}

void
tsv_close(struct tsv *t)
{
	buf_free(&t->text);
	buf_free(&t->own);
}

/* Gives each row of an open table to row, and closes it. */
static bool
each(struct tsv *t, tsv_row *row, void *of, struct err *e)
{
	int got;

	while ((got = tsv_next(t, e)) > 0)
		if (!row(of, t, e)) {
			got = -1;
			break;
		}
	tsv_close(t);
	return got == 0;
}

bool
tsv_each(struct rules *r, const char *path, const char *const *columns,
    tsv_row *row, void *of, struct err *e)
{
	struct tsv t = {0};

	return tsv_open(&t, r, path, columns, e) && each(&t, row, of, e);
}

bool
tsv_each_home(struct rules *r, const char *name, const char *const *columns,
    tsv_row *row, void *of, struct err *e)
{
	struct tsv t = {0};

	return tsv_open_in(&t, (struct rules_in){r, rules_home(r)},
		   str_from(name), columns, e) &&
	       each(&t, row, of, e);
}

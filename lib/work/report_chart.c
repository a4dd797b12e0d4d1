/* report_chart - a picture of a table, where one says more than the figures */
#include "report_chart.h"

#include <stdlib.h>

#include "day.h"
#include "mem.h"
#include "utf8.h"
#include "width.h"

#define BARS    20 /* categories that are shown */
#define SERIES  6  /* parts of a bar */
#define PERIODS 400

/* What is drawn: of each category the value of each series. */
struct chart {
	const struct report *r;
	const struct report_table *t;
	size_t key, split, value; /* columns; split == SIZE_MAX: one series */
	struct str *name;         /* by category: its cell */
	double *v;                /* by category and series */
	double *sum;              /* by category */
	size_t *order;            /* categories, as they are drawn */
	size_t n;
	struct str series[SERIES];
	size_t nseries;
	double max;
};

/* The column a picture is of: adverts, else the first of whole numbers. */
static size_t
value_column(const struct report_table *t)
{
	int c = report_col(t, STR("adverts"));

	if (c >= 0 && t->col[c].kind == REPORT_NUMBER && !t->col[c].key)
		return (size_t)c;
	for (size_t i = 0; i < t->ncol; i++)
		if (!t->col[i].key && t->col[i].kind == REPORT_NUMBER)
			return i;
	return SIZE_MAX;
}

/*
 * One key or two; else there is no picture.  Nor where a key is the advert:
 * that is a list.
 */
static bool
columns(struct chart *c)
{
	size_t n = 0;

	c->value = value_column(c->t);
	c->split = SIZE_MAX;
	for (size_t i = 0; i < c->t->ncol; i++) {
		if (!c->t->col[i].key)
			continue;
		if (str_eq(c->t->col[i].expr, STR(".id")))
			return false;
		if (n == 0)
			c->key = i;
		else
			c->split = i;
		n++;
	}
	return c->value != SIZE_MAX && (n == 1 || n == 2);
}

/* The number of a series, new or old; SERIES if there are too many. */
static size_t
series(struct chart *c, struct str cell)
{
	size_t i;

	for (i = 0; i < c->nseries; i++)
		if (str_eq(c->series[i], cell))
			return i;
	if (c->nseries < SERIES)
		c->series[c->nseries++] = cell;
	return i;
}

static size_t
category(struct chart *c, struct str cell)
{
	size_t i;

	for (i = c->n; i > 0; i--)
		if (str_eq(c->name[i - 1], cell))
			return i - 1;
	c->name[c->n] = cell;
	return c->n++;
}

/* The values of all rows; false where they make no picture. */
static bool
collect(struct chart *c)
{
	const struct report_row *row;
	struct buf b = {0};
	struct str cell;
	bool ok = true;
	size_t i, s;
	double v;

	for (size_t k = 0; k < c->t->nrow && ok; k++) {
		row = &c->t->row[k];
		cell = report_cell(row, c->value);
		if (row->total || json_type(cell) != JSON_NUMBER)
			continue;
		buf_clear(&b);
		buf_addstr(&b, cell);
		v = strtod(buf_cstr(&b), NULL);
		i = category(c, report_cell(row, c->key));
		s = series(c, c->split == SIZE_MAX
				  ? STR("")
				  : report_cell(row, c->split));
		ok = s < SERIES && v >= 0 && v < 1e15;
		if (!ok)
			break;
		c->v[i * SERIES + s] += v;
		c->sum[i] += v;
		if (c->sum[i] > c->max)
			c->max = c->sum[i];
	}
	buf_free(&b);
	return ok && c->n > 1 && c->max > 0;
}

/* Largest first; equal ones as in the table. */
static void
by_size(struct chart *c)
{
	for (size_t i = 0; i < c->n; i++) {
		size_t k = i;

		for (; k > 0 && c->sum[c->order[k - 1]] < c->sum[i]; k--)
			c->order[k] = c->order[k - 1];
		c->order[k] = i;
	}
}

/* A date as a number of its own unit (years, months, days), or false. */
static bool
moment(struct str cell, int *unit, int64_t *at)
{
	char text[11] = "0000-01-01";
	int32_t day;
	size_t n = cell.n;
	const char *p = cell.p;

	if (json_type(cell) == JSON_STRING)
		p++, n -= 2;
	else if (json_type(cell) != JSON_NUMBER)
		return false;
	if (n != 4 && n != 7 && n != 10)
		return false;
	memcpy(text, p, n);
	if (!day_parse(str_n(text, 10), &day))
		return false;
	*unit = (int)n;
	*at = day;
	if (n < 10)
		*at = (text[0] - '0') * 1000 + (text[1] - '0') * 100 +
		      (text[2] - '0') * 10 + (text[3] - '0');
	if (n == 7)
		*at = *at * 12 + (text[5] - '0') * 10 + (text[6] - '0');
	return true;
}

/* Whether the categories are dates of one unit; at by category. */
static bool
times(const struct chart *c, int64_t *at, int64_t *first, int64_t *last)
{
	int unit = 0, u;

	for (size_t i = 0; i < c->n; i++) {
		if (!moment(c->name[i], &u, &at[i]) || (unit && u != unit))
			return false;
		unit = u;
		*first = i && *first < at[i] ? *first : at[i];
		*last = i && *last > at[i] ? *last : at[i];
	}
	return c->n > 1 && *last - *first < PERIODS;
}

static void
shown(const struct chart *c, size_t col, struct str cell, struct buf *b)
{
	buf_clear(b);
	report_show(c->r, &c->t->col[col], cell, false, b);
	if (!b->n)
		buf_puts(b, "–");
}

/* A label, cut where it is too wide for its place. */
static void
label(struct str s, size_t most, struct buf *out)
{
	const char *p = s.p, *end = s.p + s.n;
	size_t n, w = 0;

	for (; p < end; p += n) {
		w += (size_t)width_cp(utf8_next(p, end, &n));
		if (w > most)
			break;
	}
	report_visible_html(str_n(s.p, (size_t)(p - s.p)), out);
	buf_puts(out, p < end ? "…" : "");
}

static void
amount(double v, struct buf *out)
{
	static const struct report_col col = {.kind = REPORT_NUMBER};
	struct buf b = {0};

	buf_printf(&b, v == (double)(int64_t)v ? "%.0f" : "%.2f", v);
	report_show(NULL, &col, buf_str(&b), true, out);
	buf_free(&b);
}

static void
open_svg(const struct chart *c, double height, struct buf *out)
{
	struct str by = report_word(c->r->words, STR("text"), STR("chart_of"));
	struct buf b = {0};

	buf_addstr(&b,
	    report_word(c->r->words, STR("column"), c->t->col[c->value].name));
	buf_addc(&b, ' ');
	buf_addstr(&b, by);
	buf_addc(&b, ' ');
	buf_addstr(&b,
	    report_word(c->r->words, STR("column"), c->t->col[c->key].name));
	if (c->split != SIZE_MAX) {
		buf_puts(&b, ", ");
		buf_addstr(&b, report_word(c->r->words, STR("column"),
				   c->t->col[c->split].name));
	}
	buf_puts(out, "<figure>\n<figcaption>");
	report_visible_html(buf_str(&b), out);
	if (c->n > BARS && height < 0) {
		buf_puts(out, " (");
		buf_printf(out, "%d, ", BARS);
		report_visible_html(
		    report_word(c->r->words, STR("text"), STR("largest")), out);
		buf_printf(out, " %zu)", c->n);
	}
	buf_printf(out,
	    "</figcaption>\n<svg viewBox=\"0 0 720 %.0f\" role=\"img\" "
	    "aria-label=\"",
	    height < 0 ? -height : height);
	report_visible_html(buf_str(&b), out);
	buf_puts(out, "\">\n");
	buf_free(&b);
}

/* The names of the series, above the bars. */
static void
legend(const struct chart *c, struct buf *out)
{
	struct buf b = {0};
	size_t x = 0;

	for (size_t s = 0; s < c->nseries && c->split != SIZE_MAX; s++) {
		shown(c, c->split, c->series[s], &b);
		buf_printf(out,
		    "<rect class=\"s%zu\" x=\"%zu\" y=\"4\" width=\"11\" "
		    "height=\"11\"/><text x=\"%zu\" y=\"14\">",
		    s, x, x + 16);
		label(buf_str(&b), 32, out);
		buf_puts(out, "</text>\n");
		x += 40 + 7 * (width_text(buf_str(&b)) < 32
				      ? width_text(buf_str(&b))
				      : 32);
	}
	buf_free(&b);
}

/* One bar in its parts, from x0 on. */
static void
bar(const struct chart *c, size_t i, double y, double x0, double scale,
    struct buf *out)
{
	double x = x0, w;

	for (size_t s = 0; s < c->nseries; s++) {
		w = c->v[i * SERIES + s] * scale;
		if (w <= 0)
			continue;
		buf_printf(out,
		    "<rect class=\"s%zu\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" "
		    "height=\"14\"/>",
		    s, x, y, w);
		x += w;
	}
	buf_printf(out, "<text class=\"soft\" x=\"%.1f\" y=\"%.1f\">", x + 5,
	    y + 11.5);
	amount(c->sum[i], out);
	buf_puts(out, "</text>\n");
}

static void
bars(struct chart *c, struct buf *out)
{
	size_t n = c->n < BARS ? c->n : BARS;
	double top = c->split == SIZE_MAX ? 4 : 26;
	struct buf b = {0};

	by_size(c);
	open_svg(c, -(top + (double)n * 20 + 2), out);
	legend(c, out);
	for (size_t i = 0; i < n; i++) {
		double y = top + (double)i * 20;

		shown(c, c->key, c->name[c->order[i]], &b);
		buf_printf(out,
		    "<text x=\"204\" y=\"%.1f\" text-anchor=\"end\">",
		    y + 11.5);
		label(buf_str(&b), 30, out);
		buf_puts(out, "</text>");
		bar(c, c->order[i], y, 212, 440 / c->max, out);
	}
	buf_puts(out, "</svg>\n</figure>\n");
	buf_free(&b);
}

/* A round number not below v: 1, 2 or 5 times a power of ten. */
static double
round_up(double v)
{
	double step = 1;

	while (step * 10 <= v)
		step *= 10;
	if (v <= step)
		return step;
	return v <= 2 * step ? 2 * step : v <= 5 * step ? 5 * step : 10 * step;
}

static void
axis(const struct chart *c, double top, struct buf *out)
{
	(void)c;
	for (int i = 0; i <= 2; i++) {
		double y = 210 - 90.0 * i;

		buf_printf(out,
		    "<line class=\"axis\" x1=\"52\" x2=\"716\" y1=\"%.0f\" "
		    "y2=\"%.0f\"/><text class=\"soft\" x=\"46\" y=\"%.0f\" "
		    "text-anchor=\"end\">",
		    y, y, y + 4);
		amount(top * i / 2, out);
		buf_puts(out, "</text>\n");
	}
}

/* Columns along a time axis, on which a period without adverts is a gap. */
static void
time_chart(struct chart *c, const int64_t *at, int64_t first, int64_t last,
    struct buf *out)
{
	double step = 660.0 / (double)(last - first + 1), x, y, h;
	double top = round_up(c->max), free_from = 0;
	struct buf b = {0};

	open_svg(c, 236, out);
	legend(c, out);
	axis(c, top, out);
	for (size_t i = 0; i < c->n; i++) {
		x = 54 + step * (double)(at[i] - first);
		y = 210;
		for (size_t s = 0; s < c->nseries; s++) {
			h = c->v[i * SERIES + s] * 180 / top;
			y -= h;
			if (h > 0)
				buf_printf(out,
				    "<rect class=\"s%zu\" x=\"%.1f\" "
				    "y=\"%.1f\" width=\"%.1f\" "
				    "height=\"%.1f\"/>",
				    s, x, y, step * 0.8 > 48 ? 48 : step * 0.8,
				    h);
		}
		shown(c, c->key, c->name[i], &b);
		if (x >= free_from) {
			buf_printf(out,
			    "<text class=\"soft\" x=\"%.1f\" y=\"227\">", x);
			label(buf_str(&b), 12, out);
			buf_puts(out, "</text>");
			free_from = x + 7.0 * (double)b.n + 10;
		}
		buf_addc(out, '\n');
	}
	buf_puts(out, "</svg>\n</figure>\n");
	buf_free(&b);
}

void
report_chart(
    const struct report *r, const struct report_table *t, struct buf *out)
{
	struct chart c = {.r = r, .t = t};
	int64_t *at = mem_new(t->nrow + 1, sizeof(*at)), first = 0, last = 0;

	c.name = mem_new(t->nrow + 1, sizeof(*c.name));
	c.v = mem_new((t->nrow + 1) * SERIES, sizeof(*c.v));
	c.sum = mem_new(t->nrow + 1, sizeof(*c.sum));
	c.order = mem_new(t->nrow + 1, sizeof(*c.order));
	if (t->nrow <= 2000 && columns(&c) && collect(&c)) {
		if (times(&c, at, &first, &last))
			time_chart(&c, at, first, last, out);
		else
			bars(&c, out);
	}
	free(c.name);
	free(c.v);
	free(c.sum);
	free(c.order);
	free(at);
}

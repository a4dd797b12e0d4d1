/* rates - what foreign money cost in yuan, by day */
#include "rates.h"

#include <stdlib.h>

#include "day.h"
#include "mem.h"

#define CURRENCIES_MAX 64
#define CODE           3 /* letters */

struct point {
	int32_t day; /* DAY_NONE: every day; such a point is alone */
	struct dec yuan;
	size_t source;
};

/* The rates of one currency, by day once all are read. */
struct series {
	char code[CODE];
	struct point *at;
	size_t n, cap;
};

struct rates {
	struct series series[CURRENCIES_MAX];
	size_t n;
	char **source;
	size_t nsource, cap;
};

/* A file while it is read. */
struct reading {
	const char *path;
	size_t line;
	size_t column[CURRENCIES_MAX]; /* of each cell: its series; */
	size_t ncolumn;                /* n of rates for one passed over */
	int date, source;              /* cells, -1 if there is none */
	size_t stem;                   /* the source of rows that name none */
};

#define NOT_RATE SIZE_MAX

static bool
fault(const struct reading *f, struct err *e, const char *what, struct str cell)
{
	return err_set(e, "%s:%zu: " STR_FMT ": %s", f->path, f->line,
	    STR_ARG(cell), what);
}

static bool
is_code(struct str s)
{
	return s.n == CODE && str_span(s, ascii_upper) == s.n;
}

static size_t
series_of(const struct rates *r, struct str code)
{
	size_t i = 0;

	while (i < r->n && !str_eq(code, str_n(r->series[i].code, CODE)))
		i++;
	return i;
}

/* The number of that source, which is kept. */
static size_t
source_of(struct rates *r, struct str name)
{
	if (r->nsource && str_eq(str_from(r->source[r->nsource - 1]), name))
		return r->nsource - 1;
	mem_grow(&r->source, &r->cap, r->nsource + 1, sizeof(*r->source));
	r->source[r->nsource] = mem_dup(name.p, name.n);
	return r->nsource++;
}

/* The line that names the columns. */
static bool
read_head(struct rates *r, struct reading *f, struct str line, struct err *e)
{
	struct str cell;
	size_t i, rates = 0;

	for (cell = str_cut(&line, '\t'); cell.p; cell = str_cut(&line, '\t')) {
		cell = str_trim(cell);
		i = NOT_RATE;
		if (f->ncolumn == CURRENCIES_MAX)
			return fault(f, e, "too many columns", cell);
		if (str_eq(cell, STR("date")))
			f->date = (int)f->ncolumn;
		else if (str_eq(cell, STR("source")))
			f->source = (int)f->ncolumn;
		else if (is_code(cell) && !str_eq(cell, STR("CNY"))) {
			i = series_of(r, cell);
			if (i == CURRENCIES_MAX)
				return fault(f, e, "too many currencies", cell);
			if (i == r->n)
				memcpy(r->series[r->n++].code, cell.p, CODE);
			rates++;
		}
		f->column[f->ncolumn++] = i;
	}
	if (f->date >= 0 && rates)
		return true;
	return fault(f, e,
	    "the first line must name the columns: date, and a currency "
	    "such as USD",
	    STR("no rates"));
}

static bool
add_rate(struct rates *r, struct reading *f, size_t series, struct point p,
    struct str cell, struct err *e)
{
	struct series *s = &r->series[series];
	struct buf big = {0};
	bool number = cell.p[0] != '.' && cell.p[cell.n - 1] != '.';

	for (size_t i = 0, points = 0; i < cell.n; i++)
		number = number && (cell.p[i] == '.' ? points++ == 0
						     : ascii_digit(cell.p[i]));
	number = number && dec_read(cell, &p.yuan, &big) && !p.yuan.text.p &&
	         p.yuan.m > 0;
	buf_free(&big);
	if (!number)
		return fault(f, e, "no rate; write yuan as 6.4695", cell);
	if (s->n && (p.day == DAY_NONE || s->at[0].day == DAY_NONE))
		return fault(f, e,
		    "a rate for every day, beside another of the currency",
		    cell);
	mem_grow(&s->at, &s->cap, s->n + 1, sizeof(*s->at));
	s->at[s->n++] = p;
	return true;
}

static bool
read_row(struct rates *r, struct reading *f, struct str line, struct err *e)
{
	struct str cell[CURRENCIES_MAX], rest = line;
	struct point p = {.day = DAY_NONE, .source = f->stem};
	size_t n = 0;

	for (struct str c = str_cut(&rest, '\t'); c.p; c = str_cut(&rest, '\t'))
		if (n++ < f->ncolumn)
			cell[n - 1] = str_trim(c);
	if (n != f->ncolumn)
		return fault(f, e, "not as many cells as columns", line);
	if (cell[f->date].n && !day_parse(cell[f->date], &p.day))
		return fault(f, e, "no day; write 2021-02-01", cell[f->date]);
	if (f->source >= 0 && cell[f->source].n)
		p.source = source_of(r, cell[f->source]);
	for (size_t i = 0; i < n; i++)
		if (f->column[i] != NOT_RATE && cell[i].n &&
		    !add_rate(r, f, f->column[i], p, cell[i], e))
			return false;
	return true;
}

/* The name of a file without folder and suffix. */
static struct str
stem(const char *path)
{
	const char *slash = strrchr(path, '/');
	struct str s = str_from(slash ? slash + 1 : path);

	if (str_ends(s, STR(".tsv")))
		s.n -= 4;
	return s;
}

static bool
read_file(struct rates *r, struct rules *rules, const char *path, struct err *e)
{
	struct reading f = {.path = path, .date = -1, .source = -1};
	struct buf text = {0};
	struct str rest, line;
	bool ok = rules_read(rules, path, &text, e);

	f.stem = source_of(r, stem(path));
	rest = buf_str(&text);
	while (ok && (line = str_cut(&rest, '\n')).p) {
		f.line++;
		if (line.n && line.p[line.n - 1] == '\r')
			line.n--;
		if (!str_trim(line).n || line.p[0] == '#')
			continue;
		ok = f.ncolumn ? read_row(r, &f, line, e)
		               : read_head(r, &f, line, e);
	}
	if (ok && !f.ncolumn)
		ok = read_head(r, &f, STR(""), e);
	buf_free(&text);
	return ok;
}

static int
by_day(const void *a, const void *b)
{
	const struct point *x = a, *y = b;

	return (x->day > y->day) - (x->day < y->day);
}

/* In order, and one a day. */
static bool
order(struct rates *r, struct err *e)
{
	char day[DAY_TEXT];

	for (size_t i = 0; i < r->n; i++) {
		struct series *s = &r->series[i];

		if (s->n)
			qsort(s->at, s->n, sizeof(*s->at), by_day);
		for (size_t k = 1; k < s->n; k++) {
			if (s->at[k].day != s->at[k - 1].day)
				continue;
			day_text(day, s->at[k].day);
			return err_set(e,
			    "%.3s: two rates for %s, of %s and "
			    "of %s; drop one",
			    s->code, day, r->source[s->at[k - 1].source],
			    r->source[s->at[k].source]);
		}
	}
	return true;
}

/* Where the files are: as given, or by name in the folder of rules. */
static void
find(const struct rules *rules, const char *path, struct buf *out)
{
	if (path && strpbrk(path, "/."))
		buf_puts(out, path);
	else if (!path || strcmp(path, "daily") == 0)
		buf_printf(out, "%s/rates/daily", rules_home(rules));
	else
		buf_printf(out, "%s/rates/%s.tsv", rules_home(rules), path);
	buf_cstr(out);
}

struct rates *
rates_new(struct rules *rules, const char *path, struct err *e)
{
	struct rates *r = mem_new(1, sizeof(*r));
	struct buf where = {0};
	char **paths = NULL;
	size_t n = 0;
	bool ok;

	find(rules, path, &where);
	ok = rules_list(where.p, ".tsv", &paths, &n, e);
	if (ok && !n)
		ok = err_set(e, "%s: no file *.tsv in it", where.p);
	for (size_t i = 0; ok && i < n; i++)
		ok = read_file(r, rules, paths[i], e);
	ok = ok && order(r, e);
	rules_list_free(paths, n);
	buf_free(&where);
	if (ok)
		return r;
	rates_free(r);
	return NULL;
}

void
rates_free(struct rates *r)
{
	if (!r)
		return;
	for (size_t i = 0; i < r->n; i++)
		free(r->series[i].at);
	for (size_t i = 0; i < r->nsource; i++)
		free(r->source[i]);
	free(r->source);
	free(r);
}

bool
rates_known(const struct rates *r, struct str currency)
{
	return str_eq(currency, STR("CNY")) || series_of(r, currency) < r->n;
}

void
rates_codes(const struct rates *r, struct buf *out)
{
	buf_puts(out, "CNY");
	for (size_t i = 0; i < r->n; i++)
		buf_printf(out, ", %.*s", CODE, r->series[i].code);
}

/* The last point on or before day; NULL if there is none. */
static const struct point *
last(const struct series *s, int32_t day)
{
	size_t low = 0, high = s->n, mid;

	if (s->n && s->at[0].day == DAY_NONE)
		return s->at;
	while (low < high) {
		mid = low + (high - low) / 2;
		if (s->at[mid].day <= day)
			low = mid + 1;
		else
			high = mid;
	}
	return low ? &s->at[low - 1] : NULL;
}

/* The last points of both on one day, on or before day. */
static bool
meet(const struct series *a, const struct series *b, int32_t day,
    const struct point **x, const struct point **y)
{
	while ((*x = last(a, day)) && (*y = last(b, day))) {
		if ((*x)->day == (*y)->day)
			return true;
		if ((*x)->day == DAY_NONE || (*y)->day == DAY_NONE)
			return false;
		day = (*x)->day < (*y)->day ? (*x)->day : (*y)->day;
	}
	return false;
}

enum rates_found
rates_find(const struct rates *r, struct str from, struct str to, int32_t day,
    struct rate *out)
{
	const struct series *a, *b;
	const struct point *x, *y;
	struct dec one = {.m = 1};

	*out = (struct rate){one, one, DAY_NONE, {NULL, 0}};
	if (str_eq(from, to))
		return RATES_FOUND;
	if (!rates_known(r, from) || !rates_known(r, to))
		return RATES_NO_CURRENCY;
	a = str_eq(from, STR("CNY")) ? NULL : &r->series[series_of(r, from)];
	b = str_eq(to, STR("CNY")) ? NULL : &r->series[series_of(r, to)];
	if (!meet(
		a ? a : b, b ? b : a, day == DAY_NONE ? DAY_LAST : day, &x, &y))
		return RATES_NONE;
	if (x->day != DAY_NONE && day == DAY_NONE)
		return RATES_NO_DAY;
	if (x->day != DAY_NONE && day - x->day > RATES_DAYS_MAX)
		return RATES_NONE;
	out->from = a ? x->yuan : one;
	out->to = b ? y->yuan : one;
	out->day = x->day;
	out->source = str_from(r->source[x->source]);
	return RATES_FOUND;
}

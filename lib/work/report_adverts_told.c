/* report_adverts_told - what is told of the adverts: figures, days, files */
#include <stdlib.h>

#include "day.h"
#include "mem.h"
#include "report_adverts_priv.h"

/* The text of a span; of another value, its bytes. */
struct str
report_adverts_text(struct report_adverts *a, struct str span)
{
	buf_clear(&a->text);
	if (json_type(span) == JSON_STRING)
		json_decode(span, &a->text);
	else
		buf_addstr(&a->text, span);
	return buf_str(&a->text);
}

/* A day into a range. */
static void
widen(char first[11], char last[11], struct str day)
{
	char text[11] = "";

	if (day.n < 10 || !day_parse(str_n(day.p, 10), &(int32_t){0}))
		return;
	memcpy(text, day.p, 10);
	if (!*first || strcmp(text, first) < 0)
		memcpy(first, text, sizeof(text));
	if (strcmp(text, last) > 0)
		memcpy(last, text, sizeof(text));
}

static struct str
day_of_advert(struct report_adverts *a)
{
	struct str span = a->scan.span[a->captured];

	if (json_type(span) != JSON_STRING)
		span = a->scan.span[a->posted];
	return json_type(span) == JSON_STRING ? report_adverts_text(a, span)
	                                      : STR("");
}

static void
note_source(struct report_adverts *a)
{
	const struct str *s = a->scan.span;
	struct source *from;
	size_t had = a->from_cap;
	uint32_t f;

	if (json_type(s[a->file]) != JSON_STRING)
		return;
	f = names_add(&a->files, report_adverts_text(a, s[a->file]));
	mem_grow(&a->from, &a->from_cap, f + 1, sizeof(*a->from));
	memset(a->from + had, 0, (a->from_cap - had) * sizeof(*a->from));
	from = &a->from[f];
	from->adverts++;
	buf_clear(&a->key);
	buf_addstr(&a->key, s[a->sha]);
	buf_addc(&a->key, ' ');
	buf_addstr(&a->key, s[a->offset]);
	names_add(&from->pages, buf_str(&a->key));
	widen(from->first, from->last, day_of_advert(a));
}

/* What is told of all adverts that are in a row. */
static void
note_shown(struct report_adverts *a)
{
	uint32_t *seen = mem_new(a->ids.n + 1, sizeof(*seen));
	struct str seller;
	struct err e;

	for (size_t i = 0; i < a->n; i++) {
		if (!a->shown[i] ||
		    !json_scan(&a->scan, a->want, a->line[i], &e))
			continue;
		a->shown[i] = (uint32_t)++a->nshown;
		a->different += !seen[a->number[i]]++;
		seller = a->scan.span[a->seller];
		if (json_type(seller) == JSON_STRING && seller.n > 2)
			names_add(&a->sellers, report_adverts_text(a, seller));
		widen(a->first, a->last, day_of_advert(a));
		note_source(a);
	}
	free(seen);
}

/* How a column counts adverts; by its name where the head does not say. */
static bool
counts(
    const struct report_table *t, const struct report_col *c, const char *what)
{
	struct str func;

	if (t->calc.p) {
		func = json_get(t->calc, c->name);
		return json_type(func) == JSON_STRING &&
		       json_is(func, str_from(what));
	}
	return str_eq(c->name, str_from(what)) ||
	       (str_eq(c->name, STR("captures")) && !strcmp(what, "count"));
}

/* True if a cell that counts so says another number than n. */
static bool
says_other(struct report_adverts *a, const struct report_table *t,
    const struct report_row *row, const char *what, size_t n)
{
	struct str cell;

	buf_clear(&a->text);
	buf_adduint(&a->text, n);
	for (size_t c = 0; c < t->ncol; c++) {
		cell = report_cell(row, c);
		if (!t->col[c].key && counts(t, &t->col[c], what) &&
		    json_type(cell) == JSON_NUMBER &&
		    !str_eq(cell, buf_str(&a->text)))
			return true;
	}
	return false;
}

static void
compare(struct report_adverts *a, struct report_table *t, uint32_t *seen)
{
	const struct report_row *row;
	size_t different;

	for (size_t i = 0; i < t->nrow; i++) {
		row = &t->row[i];
		if (row->closed)
			continue;
		different = 0;
		for (size_t k = 0; k < row->nadvert; k++) {
			a->shown[row->advert[k]] = 1;
			if (seen[a->number[row->advert[k]]] != i + 1) {
				seen[a->number[row->advert[k]]] =
				    (uint32_t)i + 1;
				different++;
			}
		}
		t->opens |= row->nadvert > 0;
		t->differ += says_other(a, t, row, "adverts", different) ||
		             says_other(a, t, row, "count", row->nadvert);
	}
}

void
report_adverts_done(struct report_adverts *a)
{
	uint32_t *seen = mem_new(a->n + 1, sizeof(*seen));

	a->shown = mem_new(a->n + 1, sizeof(*a->shown));
	for (size_t i = 0; i < a->r->ntable; i++) {
		memset(seen, 0, (a->n + 1) * sizeof(*seen));
		compare(a, &a->r->table[i], seen);
	}
	free(seen);
	note_shown(a);
}

size_t
report_adverts_count(const struct report_adverts *a)
{
	return a ? a->n : 0;
}

struct str
report_adverts_at(const struct report_adverts *a, size_t i)
{
	return a->line[i];
}

size_t
report_adverts_shown(const struct report_adverts *a)
{
	return a ? a->nshown : 0;
}

size_t
report_adverts_place(const struct report_adverts *a, size_t i)
{
	return a->shown[i];
}

size_t
report_adverts_distinct(const struct report_adverts *a)
{
	return a->different;
}

size_t
report_adverts_sellers(const struct report_adverts *a)
{
	return a->sellers.n;
}

void
report_adverts_days(
    const struct report_adverts *a, char first[11], char last[11])
{
	memcpy(first, a->first, 11);
	memcpy(last, a->last, 11);
}

bool
report_adverts_source(
    const struct report_adverts *a, size_t i, struct report_source *s)
{
	if (i >= a->files.n)
		return false;
	s->file = a->files.name[i];
	s->adverts = a->from[i].adverts;
	s->pages = a->from[i].pages.n;
	memcpy(s->first, a->from[i].first, 11);
	memcpy(s->last, a->from[i].last, 11);
	return true;
}

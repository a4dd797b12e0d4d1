/*
 * report_adverts - which adverts are behind which figure
 *
 * A table's keys are expressions over an advert: those that its head names,
 * else usual ones by the name of the column (commodity is .class.commodity).
 * An advert belongs to a row if `where` holds and its keys have the values of
 * the row, compared as wt-agg does; to the total row if it is in any row.
 * Plain paths are read here, other expressions go through jq.h.
 *
 *	a = report_adverts_new(r, &e)     when report_ready was called
 *	report_adverts_add(a, line)       each advert
 *	report_adverts_done(a)            rows know their adverts (row->advert)
 */
#ifndef WT_REPORT_ADVERTS_H
#define WT_REPORT_ADVERTS_H

#include "report.h"

struct report_adverts;

/* A file adverts came from. */
struct report_source {
	struct str file;
	uint64_t adverts, pages;
	char first[11], last[11]; /* days, or "" */
};

/* NULL with e set where an expression is refused. */
struct report_adverts *report_adverts_new(struct report *r, struct err *e);
void report_adverts_free(struct report_adverts *a);

/* An advert, a sound object; copied. */
void report_adverts_add(struct report_adverts *a, struct str line);

/* All are there.  Compares figures with adverts: report_table.differ. */
void report_adverts_done(struct report_adverts *a);

size_t report_adverts_count(const struct report_adverts *a);

/* The i-th as it was given. */
struct str report_adverts_at(const struct report_adverts *a, size_t i);

/* How many are in a row, and the place of the i-th among them, from 1; 0 if
 * it is in none. */
size_t report_adverts_shown(const struct report_adverts *a);
size_t report_adverts_place(const struct report_adverts *a, size_t i);

/* Of those: different adverts, and sellers by name; first and last day ("" if
 * there is none). */
size_t report_adverts_distinct(const struct report_adverts *a);
size_t report_adverts_sellers(const struct report_adverts *a);
void report_adverts_days(
    const struct report_adverts *a, char first[11], char last[11]);

/* The i-th file adverts came from, in the order they came; false beyond. */
bool report_adverts_source(
    const struct report_adverts *a, size_t i, struct report_source *s);

#endif

/*
 * rates - what foreign money cost in yuan, by day
 *
 * Rate files are tables (wt-rules(5), RATES): a column date, a column for each
 * currency by its code of three capitals (yuan for one unit, as published),
 * and, if wanted, source; other columns are passed over.  A row without a
 * date holds on every day.
 *
 * Rates between two foreign currencies go over the yuan, with two rates of
 * the same day.
 */
#ifndef WT_RATES_H
#define WT_RATES_H

#include <stdbool.h>
#include <stdint.h>

#include "buf.h"
#include "dec.h"
#include "err.h"
#include "rules.h"
#include "str.h"

/* A rate that is older than this is none. */
#define RATES_DAYS_MAX 31

struct rates;

/* from's and to's yuan for one unit, and whose they are. */
struct rate {
	struct dec from, to;
	int32_t day;       /* when published; DAY_NONE: holds on every day */
	struct str source; /* absent where none was needed */
};

enum rates_found {
	RATES_FOUND,
	RATES_NO_CURRENCY, /* one that no file has */
	RATES_NO_DAY,      /* day is DAY_NONE, and rates are by day */
	RATES_NONE         /* none published in the days before */
};

/* path: a file, a folder of *.tsv, or a name in rules/rates; NULL: daily.
 * NULL with e set where it is refused. */
struct rates *rates_new(struct rules *r, const char *path, struct err *e);
void rates_free(struct rates *r);

/* True if amounts can be converted to and from it at all. */
bool rates_known(const struct rates *r, struct str currency);

/* Appends the codes of all currencies, CNY first, with commas between. */
void rates_codes(const struct rates *r, struct buf *out);

/* The last rate published on or before day.  out lends from r. */
enum rates_found rates_find(const struct rates *r, struct str from,
    struct str to, int32_t day, struct rate *out);

#endif

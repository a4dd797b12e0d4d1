/*
 * fx - the `fx` of an advert: its price in another currency
 *
 *	{price, price_max, currency, rate, from_rate, date, source, per,
 *	 placeholder}
 *
 * or, where there is nothing to convert or no rate, {currency, reason}, with
 * reason one of no_price, no_currency, unknown_currency, no_day, no_rate,
 * out_of_range.  The rate is the last one published on or before the advert's
 * day (posted, else captured) by the clock of China.  Prices are computed
 * exactly and rounded once, half to even.
 */
#ifndef WT_FX_H
#define WT_FX_H

#include <stdbool.h>
#include <stdint.h>

#include "buf.h"
#include "err.h"
#include "rules.h"
#include "str.h"

/* The fields it reads; their values, in this order, are its input. */
enum {
	FX_PRICE,
	FX_PRICE_MAX,
	FX_CURRENCY,
	FX_UNIT,
	FX_POSTED,
	FX_CAPTURED,
	FX_FIELDS
};

struct fx_opts {
	const char *to;    /* --to; NULL: USD */
	const char *rates; /* --rates; NULL: the daily ones */
	int32_t as_of;     /* --as-of DAY; DAY_NONE: the advert's own */
	int places;        /* --places: decimals of prices */
};

struct fx;

/* NULL with e set where a file, or the currency, is refused. */
struct fx *fx_new(struct rules *r, const struct fx_opts *o, struct err *e);
void fx_free(struct fx *fx);

/* The jq path of a field. */
const char *fx_path(int field);

/* Appends the value of .fx; field[i] is absent or a sound JSON value. */
void fx_record(struct fx *fx, const struct str *field, struct buf *out);

/* Appends how many records were converted, and how many for each reason were
 * not: {"converted":9,"no_day":1}. */
void fx_counts(const struct fx *fx, struct buf *out);

#endif

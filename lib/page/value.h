/*
 * value - what a page says, as a value: prices, counts, days
 *
 *	￥1,399.00       1399.00 CNY
 *	298.00 - 398.00  298.00 to 398.00
 *	1.2万起          12000
 *	80元/斤          80 CNY per jin
 *	7261人付款       7261
 *	成交2.4万+元     no count: it is money
 *	￥1??9           no price: digits are hidden
 *
 * Nothing is guessed: what is not understood is refused, and stays unknown in
 * the record.  The words (currencies, units, powers of ten) are data.
 */
#ifndef WT_VALUE_H
#define WT_VALUE_H

#include <stdbool.h>
#include <stdint.h>

#include "amount.h"
#include "buf.h"
#include "err.h"
#include "rules.h"
#include "str.h"

/* The words around numbers: a table with the columns kind, word, value. */
struct numbers;

struct dates; /* below; lent, or NULL */
struct numbers *numbers_new(
    struct rules *r, const char *path, struct dates *dates, struct err *e);
void numbers_free(struct numbers *w);

/* The code of a word or code of money, the usual form of a unit, and the money
 * that a mark stands for on a host (CNY.jp) or page (CNY:ja); NULL of what is
 * not in the table.  Lent by w. */
const char *numbers_currency(const struct numbers *w, struct str word);
const char *numbers_unit(const struct numbers *w, struct str word);
const char *numbers_land(const struct numbers *w, struct str mark);

/* True if that money (a code) has no small coins. */
bool numbers_whole(const struct numbers *w, struct str currency);

/* True if a word of money by itself, as in a column for it, is a mark that
 * others use too: $. */
bool numbers_is_shared(const struct numbers *w, struct str word);

/* True if a mark of money that stands for `currency`, and on hosts or pages of
 * some land for another, may stand for `other`. */
bool numbers_may_be(
    const struct numbers *w, const char *currency, const char *other);

/* True of a word behind which an amount is none of the goods before it, at the
 * end of a title: under $20. */
bool numbers_bounds(const struct numbers *w, struct str word);

/* True of a unit, in its usual form, that counts goods: piece; those that
 * measure them are no piece of anything: kg. */
bool numbers_counts(const struct numbers *w, struct str unit);

/* True of letters that measure only behind a number or a stroke, as they are
 * written: l of "149 € pro 1 l". */
bool numbers_measures(const struct numbers *w, struct str letters);

struct price {
	struct amount low;
	struct amount high;   /* none unless a range was given */
	const char *currency; /* ISO 4217; NULL if the text names none */
	bool sure;            /* the mark stands for that currency only */
	bool ahead;           /* it stands before the number */
	const char *unit;     /* that the price is for; or NULL */
	bool rent;            /* and that is a time: per month */
};

/* False if text has no price; then p holds none. */
bool value_price(const struct numbers *w, struct str text, struct price *p);

/*
 * Joins what elements of a page show one behind the other, with the byte
 * VALUE_PART between them, from there on in b.  Two digits behind a number are
 * its fraction (39|90 is 39.90, 1.849|50 is 1.849,50), as with its mark
 * (17|.42 is 17.42), and what is a
 * percentage, or has a word behind that is none of a price's, is none of its
 * digits (4500|16% OFF, 12|34 sold); behind a price with its mark a | stays
 * before three digits and more, which are another number: RM 5|120.  True if
 * there is a fraction.
 */
#define VALUE_PART '\x1f'
bool value_parts(const struct numbers *w, struct buf *b, size_t from);

/* True of .50, ¥ ,50 and NT$.50: what stood before the point is gone.  Not so
 * of Rs.500, and of words, a comma and a price. */
bool value_lacks_whole(struct str s);

/* How many amounts of money text has, each with a mark and perhaps the end of
 * a range; the first is *first, as it stands there. */
size_t value_money(const struct numbers *w, struct str text, struct str *first);

/* False if text has no count of things or people.  They have no fractions:
 * 1.234 is a thousand and more, 4.5 none. */
bool value_count(const struct numbers *w, struct str text, uint64_t *n);

/* The words of dates: a table with the columns kind, value, words. */
struct dates;

struct dates *dates_new(struct rules *r, const char *path, struct err *e);
void dates_free(struct dates *d);

/*
 * Appends a time as RFC 3339, or a day if the time of day or its zone is not
 * known.  Takes RFC 3339, 2018-7-4 12:30, what RFC 5322 (Wed, 04 Jul 2018
 * 10:00:00 GMT), ctime and JavaScript make, 25.06.2024, 25/06/2024 (not
 * 05/06/2024, which may be either), seconds or milliseconds since 1970, 45292
 * as spreadsheets have a day, and with the words of d: 5 de marzo de 2021,
 * 2018年7月4日 下午2:05, 民國104年3月5日.  d may be NULL: then none with words.
 * zone (+08:00) is that of times without one; it may be absent.
 *
 * If it is known when the page was archived (now: RFC 3339, or absent), takes
 * days before that: 3 days ago, hier, 昨天 14:30.  They are of the clock of the
 * zone, or else that of now.  "2 months ago" says no day.
 */
bool value_when(struct dates *d, struct str text, struct str zone,
    struct str now, struct buf *out);

/* True of a number that value_when may take as one of a spreadsheet: 45292,
 * 45292.75. */
bool value_is_serial(struct str text);

#endif

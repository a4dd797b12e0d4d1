/*
 * value_priv - what the parts of value share: the words around numbers and
 * those of dates, and readers of both
 *
 * A price, or a count:
 *
 *	value_numbers  rules/sites/numbers.tsv: money, units, powers of ten
 *	value_beside   what words of it beside an amount say: was $5, $5 off
 *	value_reader   steps through a text: digits, blanks, words, ranges
 *	value_digits   a number: which of its digits are thousands, which coins
 *	value_parts    a number of which a page shows the parts in elements
 *	value_money    how many amounts a text has, and which is the only one
 *	value          the first number of a text as a price, or as a count
 *	value_price    the price that a text says, of several that of the goods
 *
 * A day:
 *
 *	value_dates    rules/sites/dates.tsv: months, weekdays, spans
 *	value_date     as programs write it, or with the name of a month
 *	value_clock    the time of day beside it
 *	value_when     in words: 3 days ago
 *
 * Nothing here allocates but the two tables.  Texts are lent, and what is found
 * in one is lent from it; words and values are lent from their table.
 */
#ifndef WT_VALUE_PRIV_H
#define WT_VALUE_PRIV_H

#include "value.h"

/* The kinds of rules/sites/numbers.tsv. */
enum word_kind {
	CURRENCY,
	UNIT,
	TIMES,
	DOTS,
	OTHERS,
	COIN,
	RATIO,
	RANGE,
	LAND, /* these four are not looked for in texts */
	WHOLE,
	PAST,
	MILLE,
	PER,
	CONTACT,
	FRONT,
	LABEL,
	LEAST,
	SHARE,
	BOUND,
	COUNTS,
	MEASURE
};

#define WORD_KINDS (MEASURE + 1)

/* What the value of a word says, in the kinds where it is one of a few words:
 * of past, range (first, to), others (days, ahead; the rest is all one), label
 * (none, size), and per (of; any other is a unit). */
enum word_says {
	SAYS_ANY, /* of other kinds, and other values where there are such */
	SAYS_WAS,
	SAYS_FIRST,
	SAYS_OTHER,
	SAYS_PART,
	SAYS_ASIDE,
	SAYS_TIMES,
	SAYS_BEHIND,
	SAYS_LESS,
	SAYS_NOT,
	SAYS_TO,
	SAYS_NONE,
	SAYS_SIZE,
	SAYS_DAYS,
	SAYS_AHEAD,
	SAYS_OF,
	WORD_SAYS
};

struct word {
	enum word_kind kind;
	enum word_says says;
	size_t line; /* of the file */
	struct str word;
	char *value;
	bool sure;
	unsigned char first; /* byte of word, in lower case */
	unsigned char last;
	unsigned power; /* TIMES, COIN */
};

/* ---- value_numbers ---- */

/*
 * The longest word of that kind that text begins with, or NULL.  within: a
 * byte stands before it.
 */
const struct word *numbers_word(
    const struct numbers *w, struct str text, bool within, enum word_kind kind);

/* The words of dates that numbers_new() was given; or NULL. */
struct dates *numbers_dates(const struct numbers *w);

/* True if a word of that kind stands anywhere in text. */
bool numbers_say(const struct numbers *w, struct str text, enum word_kind kind);

/* True if that money is written with dots between the thousands. */
bool numbers_dots(const struct numbers *w, const char *currency);
/* True if its coins are thousandths behind a comma: 499,000. */
bool numbers_mille(const struct numbers *w, const char *currency);

/* The words of a kind, by the byte that they are looked up by, then as the file
 * has them; those of them that are looked up by one: the first of the word, or
 * the last of one of the past, in lower case. */
struct word_span {
	const struct word *p, *end;
};

struct word_span numbers_span(const struct numbers *w, enum word_kind kind);
struct word_span numbers_span_at(
    const struct numbers *w, enum word_kind kind, char byte);

/* True of a byte that a Latin letter begins with: of ASCII, or U+00C0 to
 * U+024F. */
bool numbers_goes_on(char c);

/* ---- value_beside ---- */

/* True if text ends with a word that says of the amount behind it that it is
 * that of the past: was, 原价; of the first amount, or of one behind it, which
 * may also be something else's: shipping; or that it is a part of the price
 * wherever it stands: deposit; or that it is nothing of that: no deposit. */
enum past { PAST_FIRST, PAST_LATER, PAST_PART, PAST_ASIDE, PAST_NOT };
bool numbers_past(const struct numbers *w, struct str text, enum past of);

/* True if text begins with a word that says so of the amount before it: off;
 * alone: one that says it where there is no other amount. */
bool numbers_behind(const struct numbers *w, struct str text, bool alone);

/* What is left of text behind a word that says of the amount before it that it
 * is paid aside, and a comma: shipping, */
struct str numbers_aside(const struct numbers *w, struct str text);

/* True if the mark of money at `at`, behind a number, is that of the number
 * behind it: it touches that only, 20 ¥50, or stands in front (`front` in the
 * table), stok 5 Rp 50.000, and no other of its kind is behind that. */
bool numbers_of_next(const struct numbers *w, struct str text, size_t at);

/* True of a mark that stands before its number also with a blank between: Rp.
 */
bool numbers_front(const struct numbers *w, struct str mark);

/* True if text ends with a word of which the number behind it is none of money:
 * size, model, stock. */
bool numbers_label(const struct numbers *w, struct str text);

/* ---- value_reader ---- */

/* A text that is being read; p moves. */
struct reader {
	const struct numbers *numbers;
	const char *from, *p, *end;
};

/* The digit at p, also a full-width one, and in *n its bytes; or -1. */
int reader_digit(const char *p, const char *end, size_t *n);

/* Moves on behind any of the marks, NUL-terminated one after the other; behind
 * all blanks; behind what stands between the ends of a range. */
bool reader_any(struct reader *r, const char *marks);
void reader_blanks(struct reader *r);
bool reader_range(struct reader *r);

/* 129,- kr, 129,-- and 129:-, which say that there are no small coins: passes
 * that. */
void reader_no_coins(struct reader *r);

/* The longest word of that kind at the reader's place; moves behind it. */
const struct word *reader_word(struct reader *r, enum word_kind kind);

/* Moves to the first digit; *minus if a sign stands before it. */
bool reader_first(struct reader *r, bool *minus);

/* ---- value_digits ---- */

/* No price or count takes more bytes; what is longer is something else. */
#define VALUE_MAX 1024

/* Writes a text with digits of other scripts to `to`, of VALUE_MAX bytes, with
 * ASCII's; absent if it has none, or is too long. */
struct str value_western(struct str text, char *to);

/* A number at the reader's place, 1,299.00  1.299,00  1 299  1.5e3; p says in
 * what money, if that is known, and is NULL for a count.  False if it is too
 * long. */
bool reader_number(struct reader *r, struct amount *d, const struct price *p);

/* ---- value_money ---- */

/* True if a number in text has digits that it does not show. */
bool money_hidden(struct str text);

/* ---- value ---- */

/* The first number of a text as a price, and the text behind it. */
bool value_first(const struct numbers *w, struct str text, struct price *p,
    struct str *rest);

/* ---- value_dates ---- */

/* The kinds of rules/sites/dates.tsv. */
enum date_kind {
	DATE_MONTH,
	DATE_LINK,
	DATE_DAY,
	DATE_SPAN,
	DATE_AGO,
	DATE_ONE,
	DATE_OVER,
	DATE_ERA,
	DATE_HOUR,
	DATE_HALF,
	DATE_ZONE,
	DATE_PART,
	DATE_VAGUE
};

#define DATE_KINDS (DATE_VAGUE + 1)

/* What the value of a part says. */
enum date_part { PART_YEAR = 1, PART_MONTH, PART_DAY };

/* The value of the longest word of that kind at `at` in text, and its bytes in
 * *n; -1 if there is none, or no table. */
int dates_word(struct dates *d, struct str text, size_t at, enum date_kind kind,
    size_t *n);

/* A text that is being read, and where. */
struct at {
	struct dates *dates;
	struct str text;
	size_t i;
};

bool at_digit(const struct at *a);
bool at_passes(struct at *a, struct str mark);
void at_blanks(struct at *a);

/* True if a word may begin here: no letter stands before it. */
bool at_begins(const struct at *a);

/* The value of the word of that kind here, behind which the reader moves; or
 * -1. */
int at_word(struct at *a, enum date_kind kind);

/* The value of such a word that ends where the reader stands, but for blanks;
 * or -1. */
int at_behind(const struct at *a, enum date_kind kind);

/* Takes up to max digits, of which there are no more; -1 if not. */
int at_number(struct at *a, size_t max);

/* ---- value_date ---- */

/* +08:00 and a NUL. */
#define ZONE_MOST 7

struct when {
	int year, month, day, hour, minute, second;
	bool timed;           /* the time of day is known */
	struct str fraction;  /* of the second, with its point */
	char zone[ZONE_MOST]; /* Z, +08:00; or empty */
};

/* Reads a time that a program wrote, with the name of the month in any
 * language, the day first, last or between; false if text is none. */
bool value_read(struct dates *d, struct str text, struct when *w);

/* Appends it in RFC 3339, with its own zone or else that one; false, with
 * nothing appended, of a day that there is not. */
bool value_write(struct when *w, struct str zone, struct buf *out);

/* False if there is none such; years of Thailand become ours. */
bool value_is_real(struct when *w);

/* Z, UTC, GMT+0800, +08:00, +08, at the start of s, as RFC 3339 has it, and
 * moves behind it; `to` is left empty if there is none. */
void value_zone(struct str *s, char to[static ZONE_MOST]);

/* ---- value_clock ---- */

/* The one time of day that a text with a day has, with its words and zone: sets
 * it in w.  Of several that are not the same there is none. */
void value_clock(struct dates *d, struct str text, struct when *w);

/* ---- value_when ---- */

/* True if the first number in a text is of a day, not of things. */
bool value_is_day(const struct numbers *w, struct str s);

#endif

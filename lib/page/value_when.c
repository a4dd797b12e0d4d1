/* value_when - days that words tell: 5 de marzo de 2021, 3 days ago, 昨天 */
#include "day.h"
#include "value_priv.h"

#define TEXT    256  /* that tells a day is no longer */
#define HEAD    32   /* bytes before what says the day */
#define BACK    1000 /* of anything: 3 days ago */
#define MINUTES 1440 /* of a day */

struct ymd {
	int year, month, day;
};

/* Moves behind what parts a day from its month: blanks, marks, "de". */
static void
between(struct at *a)
{
	size_t from;

	do {
		from = a->i;
		while (a->i < a->text.n && ONE_OF(a->text.p[a->i], " .,/-"))
			a->i++;
		at_blanks(a);
		at_word(a, DATE_LINK);
	} while (a->i > from);
}

/* The number that ends, with what parts it from a month, where the reader
 * stands; its digits are *n. */
static int
number_before(const struct at *a, size_t *n)
{
	for (size_t from = a->i > HEAD ? a->i - HEAD : 0; from < a->i; from++) {
		struct at b = *a;
		int v;

		b.i = from;
		if (!at_digit(&b) || (from && ascii_digit(a->text.p[from - 1])))
			continue;
		b.text.n = a->i;
		v = at_number(&b, 4);
		*n = b.i - from;
		between(&b);
		if (v >= 0 && b.i == a->i)
			return v;
	}
	return -1;
}

/* Reads the day around the month that was read up to here: of the number
 * before it, v of n digits, or none, and those behind. */
static bool
day_around(struct at *a, int v, size_t n, int month, struct ymd *to)
{
	size_t from;
	int second;

	between(a);
	from = a->i;
	second = at_number(a, 4);
	if (second < 0)
		return false;
	to->month = month;
	if (v >= 0 && n <= 2 && a->i - from == 4) {
		to->day = v, to->year = second;
		return true;
	}
	if (a->i - from > 2 || (a->i < a->text.n && a->text.p[a->i] == ':'))
		return false;
	to->day = second;
	if (n == 4) {
		to->year = v;
		return true;
	}
	between(a);
	from = a->i;
	to->year = at_number(a, 4);
	return n == 0 && a->i - from == 4;
}

/* 5 de marzo de 2021, March 5, 2021, 2021. március 5., 5 tháng 3, 2021. */
static bool
month_named(struct at a, struct ymd *to)
{
	for (; a.i < a.text.n; a.i++) {
		struct at b = a;
		size_t n = 0;
		int v, month;

		if (!at_begins(&a) || (month = at_word(&b, DATE_MONTH)) < 0)
			continue;
		if (!month) {
			at_blanks(&b);
			month = at_number(&b, 2);
		}
		v = number_before(&a, &n);
		if (month > 0 && day_around(&b, v, v < 0 ? 0 : n, month, to))
			return true;
	}
	return false;
}

/* 民國104年3月5日, 令和元年...: writes it with our years to `to`, of ERA_TEXT
 * bytes; absent if there is no such name. */
#define ERA_TEXT 64

static struct str
of_era(struct at a, char *to)
{
	for (; a.i < a.text.n; a.i++) {
		struct at b = a;
		int year = at_word(&b, DATE_ERA), nth;
		size_t left;

		if (year < 0)
			continue;
		at_blanks(&b);
		nth = at_word(&b, DATE_ONE);
		nth = nth < 0 ? at_number(&b, 3) : nth;
		year += nth;
		left = b.text.n - b.i;
		if (nth < 1 || left > ERA_TEXT - 4)
			break;
		for (int i = 3; i >= 0; i--, year /= 10)
			to[i] = (char)('0' + year % 10);
		memcpy(to + 4, b.text.p + b.i, left);
		return str_n(to, 4 + left);
	}
	return STR_NONE;
}

/* True if what stands from here on may follow the word for a day: nothing, or a
 * time of day; of a script that parts no words, anything. */
static bool
may_follow(const struct at *a)
{
	struct str rest = str_after(a->text, a->i);

	return !rest.n || (unsigned char)*rest.p >= 0xe2 ||
	       !(ascii_letter(*rest.p) || str_span(rest, ascii_letter)) ||
	       str_any(rest, ascii_digit);
}

/* How many minutes before the archive it was: yesterday, 昨天 14:30. */
static int
day_said(struct at a)
{
	for (; a.i < a.text.n && a.i < HEAD && !at_digit(&a); a.i++) {
		struct at b = a;
		int days;

		if (!at_begins(&a) || (days = at_word(&b, DATE_DAY)) < 0)
			continue;
		at_blanks(&b);
		while (b.i < b.text.n && ONE_OF(b.text.p[b.i], ",:|"))
			b.i++;
		at_blanks(&b);
		return may_follow(&b) ? days * MINUTES : -1;
	}
	return -1;
}

enum { BEFORE = 1, BEHIND = 2 };

/* "3 days ago", "vor 3 Tagen", 3天前, "an hour ago". */
static int
ago(struct at a)
{
	for (; a.i < a.text.n && a.i < HEAD; a.i++) {
		struct at b = a;
		int n = at_number(&b, 3), span;
		bool before;

		if (n < 0 &&
		    (!at_begins(&a) || (n = at_word(&b, DATE_ONE)) < 0))
			continue;
		at_blanks(&b);
		span = at_word(&b, DATE_SPAN);
		before = at_behind(&a, DATE_AGO) == BEFORE;
		at_blanks(&b);
		if (span > 0 && n < BACK && at_behind(&a, DATE_OVER) < 0 &&
		    (before || at_word(&b, DATE_AGO) == BEHIND))
			return n * span;
		if (at_digit(&a))
			return -1;
	}
	return -1;
}

/* The zone in which a day is told: zone, or that of the time now. */
static bool
clock_of(struct str zone, struct str now, int *minutes)
{
	if (zone.p && day_clock(zone, minutes))
		return true;
	*minutes = 0;
	return str_ends(now, STR("Z")) || now.n == 10 ||
	       (now.n > 10 && day_clock(str_n(now.p + now.n - 6, 6), minutes));
}

/* Appends the day that was so many minutes before now. */
static bool
before_now(int minutes, struct str zone, struct str now, struct buf *out)
{
	int32_t day;
	int clock;

	if (minutes < 0 || !now.p || !clock_of(zone, now, &clock))
		return false;
	if (now.n == 10 && minutes % MINUTES)
		return false; /* hours before a time that is not known */
	if (!day_of(now, clock - minutes % MINUTES, &day))
		return false;
	day_add(out, day - minutes / MINUTES);
	return true;
}

/* True if a word, or a mark of another script, may say more of the time of day
 * than value_read() knows. */
static bool
has_words(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((ascii_letter(s.p[i]) && s.p[i] != 'T' && s.p[i] != 'Z') ||
		    (unsigned char)s.p[i] >= 0x80)
			return true;
	return false;
}

/* Reads the day that a text names, and its time. */
static bool
day_named(struct at a, struct when *w)
{
	char era[ERA_TEXT];
	struct when known = {0};
	struct ymd day;
	struct str text;

	if (value_read(a.dates, a.text, &known) && value_is_real(&known)) {
		*w = known;
	} else if (month_named(a, &day)) {
		*w = (struct when){
		    .year = day.year, .month = day.month, .day = day.day};
	} else {
		text = of_era(a, era);
		if (!text.p || !value_read(a.dates, text, w))
			return false;
		w->fraction = STR(""); /* that is in era */
	}
	if (a.dates && has_words(a.text))
		value_clock(a.dates, a.text, w);
	return true;
}

bool
value_when(struct dates *d, struct str text, struct str zone, struct str now,
    struct buf *out)
{
	struct at a = {d, str_trim(text), 0};
	char ascii[VALUE_MAX];
	struct when w = {0};

	if (!a.text.n || a.text.n > TEXT)
		return value_read(d, text, &w) && value_write(&w, zone, out);
	if (memchr(text.p, 0xd9, text.n) || memchr(text.p, 0xdb, text.n) ||
	    memchr(text.p, 0xe0, text.n) || memchr(text.p, 0xef, text.n)) {
		struct str digits = value_western(a.text, ascii);

		a.text = digits.p ? digits : a.text;
	}
	if (day_named(a, &w))
		return value_write(&w, zone, out);
	return before_now(day_said(a), zone, now, out) ||
	       before_now(ago(a), zone, now, out);
}

/* True if a number before the reader is one of a day: 2025-01-03, 3 Jan.,
 * 1月3日. */
static bool
goes_on_as_day(struct at a)
{
	struct str s = str_after(a.text, a.i);
	struct at b = a;
	size_t at;
	int part;

	if (s.n > 4 && ONE_OF(s.p[0], "-/.") && ascii_digit(s.p[1])) {
		at = ascii_digit(s.p[2]) ? 3 : 2;
		return s.p[at] == s.p[0] && ascii_digit(s.p[at + 1]);
	}
	part = at_word(&b, DATE_PART);
	if (part == PART_YEAR || part == PART_MONTH) {
		at_blanks(&b);
		return at_digit(&b);
	}
	while (at_passes(&a, STR(" ")) || at_passes(&a, STR(".")))
		;
	b = a;
	part = at_word(&b, DATE_MONTH);
	at_blanks(&b);
	return (part > 0 || (!part && at_digit(&b))) && /* 5 tháng 3 */
	       at_word(&a, DATE_VAGUE) < 0;
}

bool
value_is_day(const struct numbers *w, struct str s)
{
	struct at a = {numbers_dates(w), s, 0};
	size_t from = 0, to;

	while (from < s.n && !ascii_digit(s.p[from]))
		from++;
	for (to = from; to < s.n && ascii_digit(s.p[to]);)
		to++;
	a.i = to;
	if (goes_on_as_day(a))
		return true;
	while (from && ONE_OF(s.p[from - 1], " ."))
		from--;
	a.i = a.text.n = from;
	return to - from <= 4 && at_behind(&a, DATE_MONTH) >= 0 &&
	       at_behind(&a, DATE_VAGUE) < 0;
}

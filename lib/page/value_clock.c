/* value_clock - the time of day beside a day, with words: à 14h30, 下午3时 */
#include "value_priv.h"

/* What the values of these words say, in the table. */
enum { HOUR_BETWEEN = 1, HOUR_BEHIND, HOUR_BEFORE, HOUR_SECONDS };
enum { HALF_FIRST = 1, HALF_SECOND, HALF_EVENING, HALF_NOON };
#define HALF_ONLY_BEHIND 10 /* added to those */
#define ZONE_ZERO        720
#define SPAN_MINUTE      1

/* A time that is being read. */
struct clock {
	struct at a;
	int half;    /* of the day, by a word beside it; or -1 */
	bool worded; /* a word before it says that it is a time */
	struct when w;
};

static struct str
left(const struct at *a)
{
	return str_after(a->text, a->i);
}

static bool
at_colon(struct at *a)
{
	return at_passes(a, STR(":")) || at_passes(a, STR("\xef\xbc\x9a"));
}

/* Two digits, and no more. */
static int
two(struct at *a)
{
	size_t from = a->i;
	int v = at_number(a, 2);

	return a->i - from == 2 ? v : -1;
}

/* True if what stands here can only follow the minutes: 14 h 30, but not 14 h 5
 * mars. */
static bool
ends_minutes(struct at a)
{
	struct at b = a;

	at_blanks(&b);
	return b.i == b.text.n || ONE_OF(b.text.p[b.i], ",;)") ||
	       at_word(&b, DATE_SPAN) == SPAN_MINUTE;
}

/* True if no letter follows a word for the hour: 3点, not 3点半. */
static bool
ends_hour(const struct at *a)
{
	unsigned char c =
	    a->i < a->text.n ? (unsigned char)a->text.p[a->i] : ' ';

	return c < 0x80 ? !ascii_name((char)c)
	                : c == 0xc2 || c == 0xef ||
	                      str_starts(left(a), STR("\xe3\x80"));
}

/* Behind the hour and a word for it: 14h30, 3시 45분 20초, 14 Uhr. */
static bool
minutes_named(struct clock *c)
{
	struct at b = c->a;
	int word, v;
	size_t from;

	at_blanks(&b);
	word = at_word(&b, DATE_HOUR);
	if (word != HOUR_BETWEEN && word != HOUR_BEHIND)
		return false;
	c->a = b;
	from = b.i;
	at_blanks(&b);
	v = at_number(&b, 2);
	if (v < 0 || (b.i > from + 2 && !ends_minutes(b)) ||
	    (b.i > from && b.text.p[from] == ' ' && !ends_minutes(b)))
		return ends_hour(&c->a);
	c->w.minute = v;
	c->a = b;
	at_blanks(&b);
	if (at_word(&b, DATE_SPAN) != SPAN_MINUTE)
		return true;
	c->a = b;
	at_blanks(&b);
	v = at_number(&b, 2);
	at_blanks(&b);
	if (v >= 0 && at_word(&b, DATE_HOUR) == HOUR_SECONDS) {
		c->w.second = v;
		c->a = b;
	}
	return true;
}

/* Behind the hour: 14:30, 14:30:15.25, and 14.30 where a word says so. */
static bool
minutes_parted(struct clock *c)
{
	struct at b = c->a;
	bool dotted = false;
	size_t n;
	int word;

	if (!at_colon(&b)) {
		dotted = at_passes(&b, STR("."));
		if (!dotted)
			return false;
	}
	c->w.minute = two(&b);
	if (c->w.minute < 0)
		return false;
	c->a = b;
	if (dotted ? at_passes(&b, STR(".")) : at_colon(&b)) {
		c->w.second = two(&b);
		if (c->w.second < 0)
			return false;
		c->a = b;
	}
	n = !dotted && at_passes(&b, STR(".")) ? str_digits(left(&b)) : 0;
	if (n) {
		c->w.fraction = str_n(b.text.p + b.i - 1, n + 1);
		c->a.i = b.i + n;
	}
	b = c->a;
	at_blanks(&b);
	word = at_word(&b, DATE_HOUR);
	if (word == HOUR_BETWEEN || word == HOUR_BEHIND)
		c->a = b;
	else
		word = at_word(&b, DATE_ZONE);
	return !dotted || c->worded || word >= 0;
}

/* Takes the word for the half of the day behind the time; alone: nothing else
 * says that the number is an hour, so it touches it, or is in capitals. */
static bool
half_behind(struct clock *c, bool alone)
{
	struct at b = c->a;
	int half;
	char first;

	at_blanks(&b);
	first = b.i < b.text.n ? b.text.p[b.i] : ' ';
	if (alone && b.i > c->a.i && !ascii_upper(first))
		return false;
	half = at_word(&b, DATE_HALF);
	if (half < 0)
		return false;
	c->half = half % HALF_ONLY_BEHIND;
	c->a = b;
	return true;
}

/* The hour of 24, by the half of the day.  False if it may be either. */
static bool
of_half(struct when *w, int half)
{
	if (half == HALF_FIRST && w->hour == 12)
		w->hour = 0;
	else if (half == HALF_SECOND && w->hour < 12)
		w->hour += 12;
	else if (half == HALF_NOON && w->hour < 4)
		w->hour += 12;
	else if (half == HALF_EVENING && w->hour <= 12) {
		if (w->hour < 5 || w->hour == 12)
			return false;
		w->hour += 12;
	}
	return true;
}

/* Z, +08:00, (GMT+8), MSK. */
static void
take_zone(struct clock *c)
{
	struct at b = c->a;
	struct str rest;
	int word;

	at_blanks(&b);
	at_passes(&b, STR("("));
	rest = left(&b);
	value_zone(&rest, c->w.zone);
	if (c->w.zone[0]) {
		c->a.i = (size_t)(rest.p - c->a.text.p);
		return;
	}
	word = at_word(&b, DATE_ZONE);
	if (word < 0)
		return;
	c->a.i = b.i;
	word -= ZONE_ZERO;
	c->w.zone[0] = word < 0 ? '-' : '+';
	word = word < 0 ? -word : word;
	c->w.zone[1] = (char)('0' + word / 600);
	c->w.zone[2] = (char)('0' + word / 60 % 10);
	memcpy(c->w.zone + 3, ":00", 4);
}

/* True if a number that begins here is the first of what it is part of. */
static bool
is_first(const struct at *a)
{
	const char *p = a->text.p + a->i;

	return at_digit(a) && !(a->i && ascii_digit(p[-1])) &&
	       !(a->i > 1 && ONE_OF(p[-1], ":.") && ascii_digit(p[-2])) &&
	       !(a->i && ONE_OF(p[-1], "+#"));
}

/* Reads the time that stands here, and moves behind it; false if there is none.
 */
static bool
time_at(struct clock *c)
{
	struct at hour;
	bool alone;

	c->w = (struct when){.timed = true};
	c->half = at_behind(&c->a, DATE_HALF);
	if (c->half > HALF_ONLY_BEHIND)
		c->half = -1;
	c->worded = at_behind(&c->a, DATE_HOUR) == HOUR_BEFORE;
	c->w.hour = at_number(&c->a, 2);
	if (c->w.hour < 0)
		return false;
	hour = c->a;
	alone = !minutes_parted(c);
	if (alone) {
		c->a = hour;
		c->w.minute = c->w.second = 0;
		alone = !minutes_named(c);
	}
	if (alone && (!half_behind(c, true) || c->w.hour > 12))
		return false;
	if (!alone && c->half < 0)
		half_behind(c, false);
	if (c->half >= 0 && !of_half(&c->w, c->half))
		return false;
	take_zone(c);
	return !at_digit(&c->a) && c->w.hour < 24 && c->w.minute < 60 &&
	       c->w.second <= 60;
}

static bool
is_same(const struct when *x, const struct when *y)
{
	return x->hour == y->hour && x->minute == y->minute;
}

void
value_clock(struct dates *d, struct str text, struct when *w)
{
	struct at a = {d, text, 0};
	struct when found = {0};

	while (a.i < text.n) {
		struct clock c = {.a = a};

		if (!is_first(&a) || !time_at(&c)) {
			do
				a.i++;
			while (at_digit(&a) && ascii_digit(text.p[a.i - 1]));
			continue;
		}
		if (found.timed && !is_same(&found, &c.w)) {
			w->timed = false; /* from 10:00 to 18:00 */
			return;
		}
		found = found.timed ? found : c.w;
		a = c.a;
	}
	if (!found.timed)
		return;
	w->timed = true;
	w->hour = found.hour, w->minute = found.minute;
	w->second = found.second, w->fraction = found.fraction;
	memcpy(w->zone, found.zone, sizeof(w->zone));
}

/* value_date - days and times, as programs and people write them */
#include <stdlib.h>

#include "day.h"
#include "value_priv.h"

/* Takes up to max digits off s as a number; -1 if there are none. */
static int
take(struct str *s, size_t max)
{
	int v = 0;
	size_t i = 0;

	for (; i < s->n && i < max && ascii_digit(s->p[i]); i++)
		v = v * 10 + (s->p[i] - '0');
	s->p += i, s->n -= i;
	return i ? v : -1;
}

/* Takes any of the marks (one after the other, each with its NUL). */
static bool
mark(struct str *s, const char *marks)
{
	size_t n;

	for (; *marks; marks += n + 1) {
		n = strlen(marks);
		if (s->n >= n && memcmp(s->p, marks, n) == 0) {
			s->p += n, s->n -= n;
			return true;
		}
	}
	return false;
}

/* Thai years count from 543 before ours: 2564 is 2021. */
#define BUDDHA 2513

bool
value_is_real(struct when *w)
{
	if (w->year >= BUDDHA && w->year < BUDDHA + 100)
		w->year -= 543;
	return w->year >= 1970 && w->year < 2200 &&
	       day_exists(w->year, w->month, w->day) &&
	       (!w->timed ||
		   (w->hour >= 0 && w->hour < 24 && w->minute >= 0 &&
		       w->minute < 60 && w->second >= 0 && w->second <= 60));
}

void
value_zone(struct str *s, char to[static ZONE_MOST])
{
	struct str at = *s;
	bool named = mark(&at, "UTC\0GMT\0Z\0z\0");
	char sign;
	int hour, minute = 0;

	to[0] = '\0';
	if (named) {
		memcpy(to, "Z", 2);
		*s = at;
	}
	sign = at.n ? at.p[0] : '\0';
	if (sign != '+' && sign != '-')
		return;
	at.p++, at.n--;
	hour = take(&at, 2);
	if (mark(&at, ":\0") || str_digits(at))
		minute = take(&at, 2);
	if (hour < 0 || hour > 14 || minute < 0 || minute > 59 ||
	    str_digits(at) || (at.n && at.p[0] == ':')) {
		to[0] = '\0';
		return;
	}
	to[0] = sign;
	to[1] = (char)('0' + hour / 10);
	to[2] = (char)('0' + hour % 10);
	to[3] = ':';
	to[4] = (char)('0' + minute / 10);
	to[5] = (char)('0' + minute % 10);
	to[6] = '\0';
	*s = at;
}

bool
value_write(struct when *w, struct str zone, struct buf *out)
{
	if (!value_is_real(w))
		return false;
	day_add_civil(out, w->year, w->month, w->day);
	if (!w->zone[0] && zone.p)
		value_zone(&zone, w->zone);
	if (!w->timed || !w->zone[0])
		return true;
	buf_addc(out, 'T');
	day_add_time(out, w->hour, w->minute, w->second);
	buf_addstr(out, w->fraction);
	buf_puts(out, w->zone);
	return true;
}

/* Since 1970. */
static struct when
from_epoch(struct str seconds)
{
	char text[11] = "";
	struct when w = {.timed = true, .zone = "Z"};
	long long t;

	memcpy(text, seconds.p, sizeof(text) - 1);
	t = strtoll(text, NULL, 10);
	w.hour = (int)(t % 86400) / 3600;
	w.minute = (int)(t % 3600) / 60;
	w.second = (int)(t % 60);
	day_civil((int32_t)(t / 86400), &w.year, &w.month, &w.day);
	return w;
}

/* What spreadsheets have for a day of the years 2000 to 2049: how many it is
 * since the end of 1899. */
#define SERIAL_FIRST 36526
#define SERIAL_LAST  54788
#define SHORT_YEAR   90 /* of two digits: 1990 to 2089 */
#define SERIAL_1970  25569

static bool
from_serial(struct str s, struct when *w)
{
	int days = take(&s, 5);

	if (days < SERIAL_FIRST || days > SERIAL_LAST)
		return false;
	day_civil(days - SERIAL_1970, &w->year, &w->month, &w->day);
	return true;
}

/* 5 digits: of a spreadsheet; 10 or 13: since 1970; 14: 20180704123000; 8:
 * 20180704. */
static bool
from_digits(struct str s, struct when *w)
{
	if (s.n == 10 || s.n == 13) {
		*w = from_epoch(s);
		return true;
	}
	if (s.n == 5)
		return from_serial(s, w);
	if (s.n != 8 && s.n != 14)
		return false;
	w->timed = s.n == 14;
	w->year = take(&s, 4);
	w->month = take(&s, 2);
	w->day = take(&s, 2);
	if (w->timed) {
		w->hour = take(&s, 2);
		w->minute = take(&s, 2);
		w->second = take(&s, 2);
	}
	return true;
}

/* Takes the time of day off s that programs write, if one stands there:
 * 10:11:12.5 +0800.  With a word behind it that is no zone, 2:05 PM, it is one
 * for value_clock(). */
static void
time_of_day(struct str *s, struct when *w)
{
	size_t n = 0;

	w->hour = take(s, 2);
	if (w->hour < 0 || !mark(s, ":\0\xef\xbc\x9a\0"))
		return;
	w->minute = take(s, 2);
	if (w->minute < 0)
		return;
	if (mark(s, ":\0\xef\xbc\x9a\0") && str_digits(*s))
		w->second = take(s, 2);
	if (s->n > 1 && s->p[0] == '.' && ascii_digit(s->p[1])) {
		n = 1 + str_digits(str_after(*s, 1));
		w->fraction = str_n(s->p, n);
		s->p += n, s->n -= n;
	}
	*s = str_trim(*s);
	value_zone(s, w->zone);
	w->timed = w->zone[0] || !s->n || !ascii_letter(*s->p);
}

/* The month whose name is all the letters that s begins with; or 0. */
static int
month_of(struct dates *d, struct str s, size_t letters)
{
	size_t n;
	int month = dates_word(d, s, 0, DATE_MONTH, &n);

	return month > 0 && n == letters ? month : 0;
}

/* Mar 5, 2021; 5 March 2021; 5-Mar-21 (spreadsheets); Fri, 05 Mar 2021 10:00:00
 * GMT (RFC 5322); Fri Mar 5 10:00:00 2021 (ctime); Fri Mar 05 2021 10:00:00
 * GMT+0800 (JavaScript). */
static bool
from_name(struct dates *d, struct str s, struct when *w)
{
	bool clock = false;
	size_t n;
	int month;

	while (s.n && (!w->year || !clock)) {
		if ((n = str_span(s, ascii_letter))) {
			month = month_of(d, s, n);
			if ((month && w->month && month != w->month) ||
			    (!month && n > 2 && w->month && w->day &&
				!w->year && !clock))
				return false; /* mar 5 ene 2021: a Tuesday */
			w->month = month ? month : w->month;
			s.p += n, s.n -= n;
		} else if (!(n = str_digits(s))) {
			s.p++, s.n--;
		} else if (n <= 2 && n < s.n && s.p[n] == ':' && w->month) {
			time_of_day(&s, w);
			clock = true;
		} else if (n <= 2 && !w->day) {
			w->day = take(&s, 2);
		} else if (n == 4 && w->month && w->day && !w->year) {
			w->year = take(&s, 4);
		} else if (n == 2 && w->month && w->day && !w->year &&
			   s.p[-1] == '-') {
			w->year = take(&s, 2);
			w->year += w->year < SHORT_YEAR ? 2000 : 1900;
		} else {
			break;
		}
	}
	return w->year && w->month && w->day;
}

/* 25.06.2024, 25/06/2024, 06/25/2024: the day first behind points, else where
 * it cannot be the month; 05/06/2024 may be either. */
static bool
from_day(struct str *s, struct when *w)
{
	int first = take(s, 2), second;
	char sep = s->n ? s->p[0] : '\0';

	if (first < 0 || !mark(s, ".\0/\0-\0"))
		return false;
	second = take(s, 2);
	if (second < 0 || !s->n || s->p[0] != sep)
		return false;
	s->p++, s->n--;
	if (str_digits(*s) != 4 || (sep != '.' && first <= 12 && second <= 12))
		return false;
	w->year = take(s, 4);
	w->day = sep != '.' && second > 12 ? second : first;
	w->month = w->day == first ? second : first;
	return true;
}

/* Takes the word that says of the number before it which part of a day that is.
 */
static bool
said(struct dates *d, struct str *s, enum date_part part)
{
	struct str at = str_trim(*s);
	size_t n;

	if (dates_word(d, at, 0, DATE_PART, &n) != (int)part)
		return false;
	*s = str_after(at, n);
	return true;
}

/* Takes what parts the numbers of a day, with blanks behind it, or before a
 * word. */
static bool
parted(struct dates *d, struct str *s, enum date_part part)
{
	if (!mark(s, "-\0/\0.\0") && !said(d, s, part))
		return false;
	while (s->n && s->p[0] == ' ')
		s->p++, s->n--;
	return true;
}

/* 2018-7-4, 2018/07/04, 2018. 7. 4., 2018年7月4日, 2018년 7월 4일. */
static bool
from_year(struct dates *d, struct str *s, struct when *w)
{
	w->year = take(s, 4);
	if (!parted(d, s, PART_YEAR))
		return false;
	w->month = take(s, 2);
	if (!parted(d, s, PART_MONTH))
		return false;
	w->day = take(s, 2);
	return true;
}

/* 20180704T123000Z. */
static bool
from_basic(struct str s, struct when *w)
{
	struct str time = str_after(s, 9);

	if (str_digits(time) != 6)
		return false;
	from_digits(str_n(s.p, 8), w);
	w->hour = take(&time, 2);
	w->minute = take(&time, 2);
	w->second = take(&time, 2);
	w->timed = true;
	value_zone(&time, w->zone);
	return true;
}

bool
value_is_serial(struct str text)
{
	struct str s = str_trim(text);

	return str_digits(s) == 5 &&
	       (s.n == 5 ||
		   (s.p[5] == '.' && 6 + str_digits(str_after(s, 6)) == s.n));
}

bool
value_read(struct dates *d, struct str text, struct when *w)
{
	struct str s = str_trim(text);
	struct when with_name = {0};
	bool named;
	size_t n;

	if (str_starts(s, STR("/Date("))) { /* of .NET, with its zone */
		s = str_after(s, 6);
		s.n = str_digits(s);
	}
	n = str_digits(s);
	if (value_is_serial(s) ||
	    (n == 10 && n < s.n && s.p[n] == '.' &&
		n + 1 + str_digits(str_after(s, n + 1)) == s.n))
		s.n = n; /* 1714961472.123, 45292.75 */
	if (n == s.n)
		return from_digits(s, w);
	if (n == 8 && (s.p[8] == 'T' || s.p[8] == 't'))
		return from_basic(s, w);
	if (from_name(d, s, &with_name)) {
		*w = with_name;
		return true;
	}
	while (s.n && !ascii_digit(s.p[0]))
		s.p++, s.n--; /* a word before it */
	if (!(str_digits(s) > 2 ? from_year(d, &s, w) : from_day(&s, w)))
		return false;
	named = s.n && !ONE_OF(*s.p, "T ,") && said(d, &s, PART_DAY);
	mark(&s, ",\0");
	if (mark(&s, "T\0t\0 \0\xe3\x80\x80\0") || (named && s.n)) {
		s = str_trim(s);
		time_of_day(&s, w);
	} else if (str_digits(s)) {
		return false;
	}
	return true;
}

/* value_text - days and addresses */
#include <stdlib.h>

#include "day.h"
#include "memento.h"
#include "value.h"

struct when {
	int year, month, day, hour, minute, second;
	bool timed;          /* the time of day is known */
	struct str fraction; /* of the second, with its point */
	struct str zone;     /* as it stands; absent if there is none */
};

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

static bool
is_real(const struct when *w)
{
	return w->year >= 1970 && w->year < 2200 &&
	       day_exists(w->year, w->month, w->day) &&
	       (!w->timed ||
		   (w->hour >= 0 && w->hour < 24 && w->minute >= 0 &&
		       w->minute < 60 && w->second >= 0 && w->second <= 60));
}

/* Z, +08:00, +0800: normalised to `to`; false if it is no zone. */
static bool
zone_text(struct str z, char to[7])
{
	int hour, minute;
	char sign;

	if (str_eq(z, STR("Z")) || str_eq(z, STR("z"))) {
		memcpy(to, "Z", 2);
		return true;
	}
	if (!z.n || (z.p[0] != '+' && z.p[0] != '-'))
		return false;
	sign = z.p[0];
	z.p++, z.n--;
	hour = take(&z, 2);
	mark(&z, ":\0");
	minute = z.n ? take(&z, 2) : 0;
	if (z.n || hour < 0 || hour > 14 || minute < 0 || minute > 59)
		return false;
	to[0] = sign;
	to[1] = (char)('0' + hour / 10);
	to[2] = (char)('0' + hour % 10);
	to[3] = ':';
	to[4] = (char)('0' + minute / 10);
	to[5] = (char)('0' + minute % 10);
	to[6] = '\0';
	return true;
}

static bool
write_when(const struct when *w, struct str zone, struct buf *out)
{
	char z[7];

	if (!is_real(w))
		return false;
	buf_printf(out, "%04d-%02d-%02d", w->year, w->month, w->day);
	if (w->zone.p)
		zone = w->zone;
	if (!w->timed || !zone.p || !zone_text(zone, z))
		return true;
	buf_printf(out, "T%02d:%02d:%02d" STR_FMT "%s", w->hour, w->minute,
	    w->second, STR_ARG(w->fraction), z);
	return true;
}

static struct when
from_epoch(long long t)
{
	int sec = (int)(t % 86400);
	struct when w = {.timed = true,
	    .zone = STR_INIT("Z"),
	    .hour = sec / 3600,
	    .minute = sec / 60 % 60,
	    .second = sec % 60};

	day_civil((int32_t)(t / 86400), &w.year, &w.month, &w.day);
	return w;
}

/* 10 or 13 digits: since 1970; 14: 20180704123000; 8: 20180704. */
static bool
from_digits(struct str s, struct when *w)
{
	char text[16];

	*w = (struct when){0};
	if (s.n == 10 || s.n == 13) {
		memcpy(text, s.p, 10);
		text[10] = '\0';
		*w = from_epoch(strtoll(text, NULL, 10));
		return true;
	}
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

static void
time_of_day(struct str s, struct when *w)
{
	size_t n = 0;

	w->hour = take(&s, 2);
	if (w->hour < 0 || !mark(&s, ":\0\xe6\x97\xb6\0\xef\xbc\x9a\0"))
		return;
	w->minute = take(&s, 2);
	if (w->minute < 0)
		return;
	w->timed = true;
	if (mark(&s, ":\0\xe5\x88\x86\0\xef\xbc\x9a\0") && s.n &&
	    ascii_digit(s.p[0]))
		w->second = take(&s, 2);
	mark(&s, "\xe7\xa7\x92\0");
	if (s.n > 1 && s.p[0] == '.' && ascii_digit(s.p[1])) {
		for (n = 1; n < s.n && ascii_digit(s.p[n]); n++)
			;
		w->fraction = str_n(s.p, n);
		s.p += n, s.n -= n;
	}
	s = str_trim(s);
	for (n = 0; n < s.n && n < 6 && strchr("Zz+-:0123456789", s.p[n]); n++)
		;
	if (n)
		w->zone = str_n(s.p, n);
}

/* The month that a word is, or begins to be; or 0. */
static int
month_of(struct str word)
{
	static const char *const months[] = {"january", "february", "march",
	    "april", "may", "june", "july", "august", "september", "october",
	    "november", "december"};

	for (int i = 0; word.n >= 3 && i < 12; i++) {
		struct str name = str_from(months[i]);

		if (word.n <= name.n &&
		    str_eq_nocase(word, str_n(name.p, word.n)))
			return i + 1;
	}
	return str_eq_nocase(word, STR("sept")) ? 9 : 0;
}

/* Mar 5, 2021; 5 March 2021; Fri, 05 Mar 2021 10:00:00 GMT: the day alone. */
static bool
from_english(struct str s, struct when *w)
{
	*w = (struct when){0};
	while (s.n && !w->year) {
		struct str word = {s.p, 0};

		while (word.n < s.n && ascii_letter(s.p[word.n]))
			word.n++;
		if (word.n) {
			if (!w->month)
				w->month = month_of(word);
			s.p += word.n, s.n -= word.n;
			continue;
		}
		while (word.n < s.n && ascii_digit(s.p[word.n]))
			word.n++;
		if (word.n && word.n <= 2 && !w->day)
			w->day = take(&s, 2);
		else if (word.n == 4 && w->month && w->day)
			w->year = take(&s, 4);
		else if (word.n)
			return false;
		else
			s.p++, s.n--;
	}
	return w->year && w->month && w->day;
}

bool
value_date(struct str text, struct str zone, struct buf *out)
{
	struct str s = str_trim(text);
	struct when w = {0};
	bool named;
	size_t n = 0;

	while (n < s.n && ascii_digit(s.p[n]))
		n++;
	if (n == s.n)
		return from_digits(s, &w) && write_when(&w, zone, out);
	if (from_english(s, &w))
		return write_when(&w, zone, out);
	while (s.n && !ascii_digit(s.p[0]))
		s.p++, s.n--; /* a word before it */
	w.year = take(&s, 4);
	if (!mark(&s, "-\0/\0.\0\xe5\xb9\xb4\0"))
		return false;
	w.month = take(&s, 2);
	if (!mark(&s, "-\0/\0.\0\xe6\x9c\x88\0"))
		return false;
	w.day = take(&s, 2);
	named = mark(&s, "\xe6\x97\xa5\0\xe5\x8f\xb7\0");
	if (mark(&s, "T\0t\0 \0\xe3\x80\x80\0") || (named && s.n))
		time_of_day(str_trim(s), &w);
	else if (s.n && ascii_digit(s.p[0]))
		return false;
	return write_when(&w, zone, out);
}

static bool
is_web(struct str s)
{
	return (s.n > 7 && str_eq_nocase(str_n(s.p, 7), STR("http://"))) ||
	       (s.n > 8 && str_eq_nocase(str_n(s.p, 8), STR("https://")));
}

struct str
url_host(struct str url)
{
	size_t from, n = 0;

	if (!url.p || (from = str_find(url, STR("//"), 0)) == url.n)
		return (struct str){NULL, 0};
	url.p += from + 2, url.n -= from + 2;
	while (n < url.n && url.p[n] != '/' && url.p[n] != '?' &&
	       url.p[n] != '#' && url.p[n] != ':' && url.p[n])
		n++;
	for (size_t i = 0; i < n; i++) /* quotes of a program, a template */
		if (strchr(" '\"<>(){}|^`,;\\", url.p[i]))
			return (struct str){NULL, 0};
	return str_n(url.p, n);
}

struct str
url_local(struct str url)
{
	struct str host = url_host(url), s;
	size_t n = 0;

	if (!host.p)
		return host;
	s.p = host.p + host.n;
	s.n = (size_t)(url.p + url.n - s.p);
	while (n < s.n && !memchr("/?#", s.p[n], 3))
		n++; /* the port */
	return n < s.n && s.p[n] == '/' ? str_n(s.p + n, s.n - n) : STR("/");
}

struct str
url_path(struct str url)
{
	struct str s = url_local(url);
	size_t n = 0;

	while (n < s.n && s.p[n] != '?' && s.p[n] != '#')
		n++;
	return str_n(s.p, n);
}

/* Appends s; what may not stand in a URL is percent-encoded. */
static void
add_url(struct str s, struct buf *out)
{
	size_t from = 0;

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c > ' ' && c != '"' && c != '<' && c != '>' && c != 0x7f)
			continue;
		buf_add(out, s.p + from, i - from);
		buf_printf(out, "%%%02X", c);
		from = i + 1;
	}
	buf_add(out, s.p + from, s.n - from);
}

bool
value_url(struct str text, struct str base, struct buf *out)
{
	struct str s = str_trim(text), host, when;

	memento(&s, &when);
	if (is_web(s) && url_host(s).n) {
		add_url(s, out);
		return true;
	}
	if (s.n > 2 && s.p[0] == '/' && s.p[1] == '/' && url_host(s).n) {
		buf_puts(out, "https:");
		add_url(s, out);
		return true;
	}
	if (!s.n || s.p[0] != '/' || (s.n > 1 && s.p[1] == '/') ||
	    !is_web(base) || !(host = url_host(base)).n)
		return false;
	buf_add(out, base.p, (size_t)(host.p + host.n - base.p));
	add_url(s, out);
	return true;
}

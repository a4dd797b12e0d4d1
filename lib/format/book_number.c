/* book_number - numbers of cells as text: as written, or as days and times */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "book_priv.h"
#include "day.h"
#include "utf8.h"

#define SURE 15    /* digits that any double keeps */
#define DAY  86400 /* seconds */

/* Days from day 0 of a workbook to 1970-01-01: if it counts from 1900 (from 1
 * March 1900 on), or from 1904. */
#define FROM_1900 25569
#define FROM_1904 24107
#define DAYS_1900 2958465 /* 9999-12-31 */

bool
book_column(struct str ref, size_t *column)
{
	size_t i = 0, n = 0;

	for (; i < ref.n && i < 4; i++) {
		unsigned char c = (unsigned char)(ref.p[i] & ~0x20);

		if (c < 'A' || c > 'Z')
			break;
		n = n * 26 + c - 'A' + 1;
	}
	*column = n - 1;
	return n > 0 && n <= BOOK_COLUMNS && i < ref.n && ascii_digit(ref.p[i]);
}

/* The fewest digits, at least SURE, that are the same double: "-d.ddde-05" */
static int
shortest(double v, char *text, size_t n)
{
	int digits = SURE;

	do
		snprintf(text, n, "%.*e", digits - 1, v);
	while (strtod(text, NULL) != v && digits++ < 17);
	return digits;
}

/* Appends d.ddde+NN as a plain decimal: 0.00123, 12300, 1.23. */
static void
plain(const char *text, struct buf *out)
{
	char digit[32];
	int n = 0, point = (int)strtol(strchr(text, 'e') + 1, NULL, 10) + 1;

	if (*text == '-')
		buf_addc(out, '-');
	for (; *text != 'e'; text++)
		if (ascii_digit(*text))
			digit[n++] = *text;
	while (n > 1 && digit[n - 1] == '0')
		n--;
	if (point <= 0)
		buf_puts(out, "0.");
	for (int i = point; i < 0; i++)
		buf_addc(out, '0');
	for (int i = 0; i < n; i++) {
		if (i && i == point)
			buf_addc(out, '.');
		buf_addc(out, digit[i]);
	}
	for (int i = n; i < point; i++)
		buf_addc(out, '0');
}

/* True of a number written with digits, sign and point alone.  *whole: it has
 * no point; *sure: it has no more digits than a double keeps. */
static bool
is_plain(struct str s, bool *whole, bool *sure)
{
	size_t n = 0;

	*whole = true;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '.')
			*whole = false;
		else if (ascii_digit(s.p[i]))
			n++;
		else if (i || s.p[i] != '-')
			return false;
	}
	*sure = n <= SURE;
	return n > 0;
}

/* Appends a number as it is written, unless a program wrote a double in a
 * longer form than need be. */
static void
add_number(struct str text, double v, struct buf *out)
{
	bool whole, sure, is = is_plain(text, &whole, &sure);
	char form[40];
	int digits;

	if (is && (whole || sure)) {
		buf_addstr(out, text);
		return;
	}
	digits = shortest(v, form, sizeof(form));
	/* an id that was a double may have lost digits: it stays as it is */
	if (is ? digits > SURE : fabs(v) >= 1e15 || (v != 0 && fabs(v) < 1e-15))
		buf_addstr(out, text);
	else
		plain(form, out);
}

/* Appends a number of days as a day and time; false if it is none. */
static bool
add_day(double v, unsigned char style, bool since1904, struct buf *out)
{
	int32_t last = since1904 ? DAYS_1900 - 1462 : DAYS_1900;
	int64_t seconds;
	int32_t day, rest;

	if (!(v >= 0 && v <= DAYS_1900 + 1))
		return false;
	seconds = (int64_t)(v * DAY + 0.5);
	day = (int32_t)(seconds / DAY);
	rest = (int32_t)(seconds % DAY);
	/* Excel has a 29 February in 1900 */
	if (day > last || (!since1904 && day == 60))
		return false;
	if (day > 0 || style & BOOK_DAY) {
		day_add(out, day - (since1904 ? FROM_1904 : FROM_1900) +
				 (!since1904 && day < 60));
		if (!rest && !(style & BOOK_TIME))
			return true;
		buf_addc(out, ' ');
	}
	day_add_time(out, rest / 3600, rest / 60 % 60, rest % 60);
	return true;
}

void
book_number(
    struct str text, unsigned char style, bool since1904, struct buf *out)
{
	char copy[64], *end;
	double v;

	text = str_trim(text);
	if (!text.n || text.n >= sizeof(copy) ||
	    !ONE_OF(*text.p, "-.0123456789")) {
		buf_addstr(out, text);
		return;
	}
	memcpy(copy, text.p, text.n);
	copy[text.n] = '\0';
	v = strtod(copy, &end);
	if (*end || !isfinite(v) || strpbrk(copy, "xX"))
		buf_addstr(out, text);
	else if (!style || !add_day(v, style, since1904, out))
		add_number(text, v, out);
}

/* ---- formats ---- */

unsigned char
book_format_of(unsigned long id)
{
	if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 ||
	    (id >= 50 && id <= 54) || id == 57 || id == 58)
		return BOOK_DAY;
	if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id == 45 ||
	    id == 47 || id == 55 || id == 56)
		return BOOK_TIME;
	return id == 22 ? BOOK_DAY | BOOK_TIME : 0;
}

/* Behind what stands at `at` and is no part of the format itself, as "texts",
 * [colours], \x _x *x; `at` if there is none.  *elapsed: [h], hours that do not
 * begin anew each day. */
static size_t
pass(struct str s, size_t at, bool *elapsed)
{
	char c = s.p[at];
	size_t n;

	if (c == '\\' || c == '_' || c == '*')
		return at + 2;
	if (c == '"' || c == '[') {
		n = str_find(s, c == '"' ? STR("\"") : STR("]"), at + 1);
		*elapsed |= c == '[' && at + 1 < n &&
		            ONE_OF(s.p[at + 1], "hHmMsS") && n <= at + 3;
		return n + 1;
	}
	n = sizeof("General") - 1;
	if (at + n <= s.n && str_eq_nocase(str_n(s.p + at, n), STR("General")))
		return at + n;
	return at;
}

unsigned char
book_format(struct str code)
{
	struct str s = str_cut(&code, ';');
	unsigned char is = 0;
	bool month = false, elapsed = false;
	size_t at = 0, next;

	for (; at < s.n; at++) {
		while (at < s.n && (next = pass(s, at, &elapsed)) > at)
			at = next;
		if (at >= s.n)
			break;
		switch (s.p[at] | 0x20) {
		case 'e': /* a year, or 0.0E+00 */
			if (at + 1 < s.n && ONE_OF(s.p[at + 1], "+-"))
				return 0;
			/* FALLTHROUGH */
		case 'y':
		case 'd': is |= BOOK_DAY; break;
		case 'm': month = true; break;
		case 'h':
		case 's': is |= BOOK_TIME; break;
		case '#' | 0x20:
		case '?' | 0x20:
		case '0':
			if (!(is & BOOK_TIME)) /* 00.0 of seconds */
				return 0;
			break;
		}
	}
	if (elapsed)
		return 0;
	return is || !month ? is : BOOK_DAY;
}

/* True if a text in quotes has a sign of money: "US$". */
static bool
has_sign(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (utf8_money(str_after(s, i)))
			return true;
	return false;
}

struct str
book_mark(struct str code, bool *behind)
{
	struct str s = str_cut(&code, ';'), part, mark = STR("");
	bool elapsed = false; /* not asked */
	size_t at = 0, next, n;

	*behind = false;
	for (; at < s.n && !mark.n; at = next) {
		part = str_after(s, at);
		next = pass(s, at, &elapsed);
		if (next == at)
			next++;
		if (next > s.n)
			break;
		n = *part.p == '\\';
		if (utf8_money(str_after(part, n))) {
			mark =
			    str_n(part.p + n, utf8_money(str_after(part, n)));
		} else if (str_starts(part, STR("[$")) && next > at + 2) {
			mark = str_n(part.p + 2, next - at - 3);
			mark.n = str_find(mark, STR("-"), 0);
		} else if (*part.p == '"' && next > at + 2) {
			mark = str_trim(str_n(part.p + 1, next - at - 2));
			mark.n = has_sign(mark) ? mark.n : 0;
		} else if (ONE_OF(*part.p, "0#?")) {
			*behind = true;
		}
	}
	*behind &= mark.n > 0;
	return mark;
}

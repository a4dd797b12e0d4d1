/* day - civil days */
#include "day.h"

static bool
number(const char *p, size_t n, int *v)
{
	*v = 0;
	for (size_t i = 0; i < n; i++) {
		if (p[i] < '0' || p[i] > '9')
			return false;
		*v = *v * 10 + (p[i] - '0');
	}
	return true;
}

static int
month_days(int y, int m)
{
	static const int days[] = {
	    31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	if (m == 2 && y % 4 == 0 && (y % 100 != 0 || y % 400 == 0))
		return 29;
	return days[m - 1];
}

bool
day_exists(int y, int m, int d)
{
	return y > 0 && m >= 1 && m <= 12 && d >= 1 && d <= month_days(y, m);
}

static int32_t
from_civil(int y, int m, int d)
{
	int era, yoe, doy, doe;

	y -= m <= 2;
	era = (y >= 0 ? y : y - 399) / 400;
	yoe = y - era * 400;
	doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
	doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
	return era * 146097 + doe - 719468;
}

bool
day_parse(struct str s, int32_t *day)
{
	int y, m, d;

	if (s.n != 10 || s.p[4] != '-' || s.p[7] != '-' ||
	    !number(s.p, 4, &y) || !number(s.p + 5, 2, &m) ||
	    !number(s.p + 8, 2, &d))
		return false;
	if (!day_exists(y, m, d))
		return false;
	*day = from_civil(y, m, d);
	return true;
}

bool
day_clock(struct str s, int *minutes)
{
	int h, m;

	if (s.n != 6 || (s.p[0] != '+' && s.p[0] != '-') || s.p[3] != ':' ||
	    !number(s.p + 1, 2, &h) || !number(s.p + 4, 2, &m) || h > 23 ||
	    m > 59)
		return false;
	*minutes = (h * 60 + m) * (s.p[0] == '-' ? -1 : 1);
	return true;
}

/* The time and the offset of a moment, in minutes of its day in UTC. */
static bool
minutes_of(struct str s, int *minutes)
{
	int h, m, sec, offset = 0;
	size_t i = 8;

	if (s.n < 9 || s.p[2] != ':' || s.p[5] != ':' || !number(s.p, 2, &h) ||
	    !number(s.p + 3, 2, &m) || !number(s.p + 6, 2, &sec) || h > 23 ||
	    m > 59 || sec > 60)
		return false;
	if (s.p[i] == '.') {
		size_t dot = i++;

		while (i < s.n && ascii_digit(s.p[i]))
			i++;
		if (i == dot + 1)
			return false;
	}
	s = str_after(s, i);
	if (!(s.n == 1 && (s.p[0] == 'Z' || s.p[0] == 'z')) &&
	    !day_clock(s, &offset))
		return false;
	*minutes = h * 60 + m - offset;
	return true;
}

bool
day_of(struct str s, int clock, int32_t *day)
{
	int minutes;

	if (s.n == 10)
		return day_parse(s, day);
	if (s.n < 11 || (s.p[10] != 'T' && s.p[10] != 't' && s.p[10] != ' ') ||
	    !day_parse(str_n(s.p, 10), day) ||
	    !minutes_of(str_after(s, 11), &minutes))
		return false;
	for (minutes += clock; minutes < 0; minutes += 1440)
		--*day;
	for (; minutes >= 1440; minutes -= 1440)
		++*day;
	return true;
}

void
day_civil(int32_t day, int *y, int *m, int *d)
{
	int32_t z = day + 719468;
	int32_t era = (z >= 0 ? z : z - 146096) / 146097;
	int32_t doe = z - era * 146097;
	int32_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int32_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int32_t mp = (5 * doy + 2) / 153;

	*m = mp < 10 ? mp + 3 : mp - 9;
	*y = yoe + era * 400 + (*m <= 2);
	*d = doy - (153 * mp + 2) / 5 + 1;
}

/* n digits of v. */
static void
digits(char *p, size_t n, int v)
{
	for (; n-- > 0; v /= 10)
		p[n] = (char)('0' + v % 10);
}

static void
civil_text(char text[static DAY_TEXT], int y, int m, int d)
{
	digits(text, 4, y);
	digits(text + 5, 2, m);
	digits(text + 8, 2, d);
	text[4] = text[7] = '-';
	text[10] = '\0';
}

void
day_text(char text[static DAY_TEXT], int32_t day)
{
	int y, m, d;

	day_civil(day, &y, &m, &d);
	civil_text(text, y, m, d);
}

void
day_add(struct buf *b, int32_t day)
{
	char text[DAY_TEXT];

	day_text(text, day);
	buf_puts(b, text);
}

void
day_add_civil(struct buf *b, int y, int m, int d)
{
	char text[DAY_TEXT];

	civil_text(text, y, m, d);
	buf_puts(b, text);
}

void
day_add_time(struct buf *b, int h, int m, int s)
{
	char text[8];

	digits(text, 2, h);
	digits(text + 3, 2, m);
	digits(text + 6, 2, s);
	text[2] = text[5] = ':';
	buf_add(b, text, sizeof(text));
}

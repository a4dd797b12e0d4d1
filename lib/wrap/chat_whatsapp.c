/* chat_whatsapp - chats that WhatsApp exports as text */
#include "ascii.h"
#include "chat_priv.h"
#include "utf8.h"

#define STAMP_MOST 60 /* bytes of when a message was sent */
#define SURE       20 /* lines in which a second one begins a message */

/* When a message was sent: the numbers of its day as they stand, and its time
 * with what says which half of the day that is of. */
struct stamp {
	unsigned day[3];
	bool padded; /* 01/05/2023 */
	struct str time, all;
};

/* What is known of the order of a day's numbers. */
enum order { NOBODY_KNOWS, YEAR_FIRST, DAY_FIRST, MONTH_FIRST };

/* Takes U+200E, U+200F and U+FEFF, which mark a direction or an end. */
static struct str
behind_marks(struct str s)
{
	while (str_starts(s, STR("\xe2\x80\x8e")) ||
	       str_starts(s, STR("\xe2\x80\x8f")) ||
	       str_starts(s, STR(STR_BOM)))
		s = str_after(s, 3);
	return s;
}

/* Takes a blank, of whatever width. */
static struct str
behind_blanks(struct str s)
{
	while (s.n) {
		if (*s.p == ' ')
			s = str_after(s, 1);
		else if (str_starts(s, STR("\xe2\x80\xaf")))
			s = str_after(s, 3);
		else if (str_starts(s, STR("\xc2\xa0")))
			s = str_after(s, 2);
		else
			break;
	}
	return s;
}

/* Takes 5/6/24, 06.05.2024, 2024-05-06, and 2024. 5. 6. of Korea. */
static bool
take_day(struct str *s, struct stamp *t)
{
	struct str at = *s;
	char mark = 0;
	size_t n = 0;

	t->padded = true;
	for (size_t i = 0; i < 3; i++) {
		uint64_t v;

		n = str_digits(at);
		if (!n || n == 3 || n > 4 ||
		    !str_uint(str_head(at, n), 9999, &v))
			return false;
		t->day[i] = (unsigned)v;
		t->padded &= n != 1;
		at = str_after(at, n);
		if (i == 2)
			break;
		if (!at.n || !ONE_OF(*at.p, "/.-") || (mark && *at.p != mark))
			return false;
		mark = *at.p;
		at = behind_blanks(str_after(at, 1));
	}
	if (mark == '.')
		str_take(&at, STR("."));
	*s = at;
	return n > 1 || t->day[0] > 99;
}

/* True of a time as it may stand there: digits, and what stands around them
 * (3:45 PM, 15.45); no time of a log with parts of a second. */
static bool
is_time(struct str s)
{
	size_t n = 0, marks = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (ascii_digit(s.p[i])) {
			n++;
		} else if (n && i + 1 < s.n && ONE_OF(s.p[i], ":.") &&
			   ascii_digit(s.p[i + 1])) {
			marks++;
		} else if (ONE_OF(s.p[i], ":,;/[]{}()=+-")) {
			return false;
		}
	}
	return n >= 3 && n <= 6 && marks >= 1 && marks <= 2 &&
	       n >= marks * 2 + 1;
}

/* Takes what parts a day from the time. */
static struct str
behind_comma(struct str s)
{
	s = behind_blanks(s);
	if (!str_take(&s, STR(",")))
		str_take(&s, STR("\xc3\xa0")); /* à */
	return behind_blanks(s);
}

/* Reads when a message was sent: the day and then the time, or, as in Vietnam,
 * behind it. */
static bool
read_stamp(struct str s, bool boxed, struct stamp *t)
{
	struct str day = s;
	size_t comma;

	t->all = s;
	if (take_day(&day, t)) {
		t->time = behind_comma(day);
		/* [2024-05-06 10:00:00] is a log's */
		if (boxed && s.p[4] == '-' && !memchr(s.p, ',', s.n))
			return false;
		return t->time.p > day.p && is_time(t->time);
	}
	comma = str_find(s, STR(","), 0);
	day = behind_comma(str_after(s, comma));
	t->time = str_head(s, comma);
	return comma < s.n && take_day(&day, t) && !day.n && is_time(t->time);
}

/* True if a line begins a message; what is said is m->from on.  Without a name
 * it is WhatsApp's own. */
static bool
begins(struct str text, struct str line, struct message *m, struct stamp *t)
{
	struct str s = behind_marks(line), end = STR(" - ");
	bool boxed = str_take(&s, STR("["));
	size_t n, colon;

	if (!s.n || !ascii_digit(*s.p))
		return false;
	if (boxed)
		end = STR("] ");
	n = str_find(str_head(s, s.n < STAMP_MOST ? s.n : STAMP_MOST), end, 0);
	if (n >= STAMP_MOST || n + end.n > s.n ||
	    !read_stamp(str_head(s, n), boxed, t))
		return false;
	s = behind_marks(str_after(s, n + end.n));
	colon = str_find(s, STR(":"), 0);
	m->name = STR_NONE;
	if (colon < s.n && colon <= CHAT_NAME &&
	    (colon + 1 == s.n || s.p[colon + 1] == ' ')) {
		m->name = str_head(s, colon);
		if (str_take(&m->name, STR("~"))) /* nobody's contact */
			m->name = behind_blanks(m->name);
		s = str_after(s, colon + 1);
	}
	m->from = (size_t)(s.p - text.p);
	return true;
}

/* True if the text begins with a message, and another begins near: none is what
 * programs log. */
static bool
is_chat(struct str text)
{
	struct str rest = text, line, said;
	struct message m;
	struct stamp t;
	size_t n = 0, named = 0;

	for (size_t i = 0; rest.p && i < SURE && named < 2; i++) {
		line = str_cut_line(&rest);
		if (!begins(text, line, &m, &t)) {
			if (!n && str_trim(line).n)
				return false;
			continue;
		}
		n++;
		named += m.name.n > 0;
		said = str_trim(str_after(text, m.from));
		if (said.n && ONE_OF(*said.p, "{["))
			return false;
	}
	return named && n > 1;
}

/* The day as a number that grows with it. */
static unsigned
rank(const unsigned day[3], size_t y, size_t m, size_t d)
{
	return day[y] * 372 + day[m] * 31 + day[d];
}

/* In which order the numbers of days stand: as none is of a thirteenth month,
 * and none before the one above it.  Of a chat of which that cannot be said
 * nobody knows, unless it writes 01/05/2023: who puts the month first writes
 * 1/5/23. */
static enum order
order_of(struct str text)
{
	struct str rest = text;
	struct stamp t, last = {.padded = false};
	struct message m;
	size_t days = 0, months = 0; /* that speak against it */
	bool padded = true, any = false;

	while (rest.p) {
		if (!begins(text, str_cut_line(&rest), &m, &t))
			continue;
		if (t.day[0] > 31)
			return YEAR_FIRST;
		days += t.day[1] > 12;
		months += t.day[0] > 12;
		if (any) {
			days += rank(t.day, 2, 1, 0) < rank(last.day, 2, 1, 0);
			months +=
			    rank(t.day, 2, 0, 1) < rank(last.day, 2, 0, 1);
		}
		padded &= t.padded && t.day[2] > 99;
		last = t;
		any = true;
	}
	if (days != months)
		return days < months ? DAY_FIRST : MONTH_FIRST;
	return padded ? DAY_FIRST : NOBODY_KNOWS;
}

/* The time as 2024-05-06 3:45 PM; nothing if the order is not known. */
static void
put_time(const struct stamp *t, enum order order, struct buf *out)
{
	const unsigned *d = t->day;
	unsigned year = order == YEAR_FIRST ? d[0] : d[2];
	unsigned month = order == MONTH_FIRST ? d[0] : d[1];
	unsigned day = order == YEAR_FIRST    ? d[2]
	               : order == MONTH_FIRST ? d[1]
	                                      : d[0];
	struct str s = t->time;

	if (order == NOBODY_KNOWS)
		return;
	year += year < 100 ? 2000 : 0;
	year -= year > 2400 ? 543 : 0; /* of Buddha */
	buf_printf(out, "%04u-%02u-%02u ", year, month, day);
	for (size_t i = 0; i < s.n; i++) {
		bool wide = str_starts(str_after(s, i), STR("\xe2\x80\xaf"));

		if (wide) {
			buf_addc(out, ' ');
			i += 2;
		} else if (s.p[i] == '.' && i && i + 1 < s.n &&
			   ascii_digit(s.p[i - 1]) && ascii_digit(s.p[i + 1])) {
			buf_addc(out, ':');
		} else {
			buf_addc(out, s.p[i]);
		}
	}
}

/* What is said, without the name of a file that came with it, which stands in a
 * line of its own, <attached: 7.jpg>, IMG-7.jpg (file attached), and without
 * the note that it was written again. */
static struct str
said(struct str s)
{
	struct str line, rest;

	s = str_trim(behind_marks(str_trim(s)));
	rest = s;
	line = str_trim(str_cut(&rest, '\n'));
	if ((str_starts(line, STR("<")) && str_ends(line, STR(">"))) ||
	    (str_ends(line, STR(")")) && str_find(line, STR(" ("), 0) > 4 &&
		line.p[str_find(line, STR(" ("), 0) - 4] == '.'))
		s = rest.p ? str_trim(rest) : STR("");
	if (str_ends(s, STR(">")))
		for (size_t i = s.n; i > 0 && s.p[i - 1] != '\n'; i--)
			if (s.p[i - 1] == '<')
				return str_trim(str_head(s, i - 1));
	return s;
}

/* Adds a message; the nth of its minute, as two of one seller may have the
 * same.
 */
static void
add(struct str text, struct message *m, const struct stamp *t, enum order order,
    size_t n, struct buf *out)
{
	struct buf when = {0};

	if (!m->name.n)
		return;
	put_time(t, order, &when);
	m->time = buf_str(&when);
	m->words = said(str_n(text.p + m->from, m->to - m->from));
	m->stamp = t->all;
	m->nth = n;
	chat_add(m, out);
	buf_free(&when);
}

bool
chat_whatsapp(struct str text, struct buf *out)
{
	struct message m = {.to = 0}, next = {.to = 0};
	struct stamp t = {.padded = false}, new;
	struct str rest = text, line;
	size_t n = 1;
	enum order order;

	if (!is_chat(text))
		return false;
	order = order_of(text);
	buf_puts(out, "{\"whatsapp_messages\":[");
	while (rest.p) {
		line = str_cut_line(&rest);
		if (begins(text, line, &next, &new)) {
			add(text, &m, &t, order, n, out);
			n = str_eq(t.all, new.all) ? n + 1 : 1;
			m = next;
			t = new;
		}
		m.to = rest.p ? (size_t)(rest.p - text.p) : text.n;
	}
	add(text, &m, &t, order, n, out);
	buf_puts(out, "]}");
	return true;
}

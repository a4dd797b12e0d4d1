/* value_digits - a number: which of its digits are thousands, which coins */
#include "value_priv.h"

#define GROUPS 12 /* of digits in a number: what is behind them is passed */
#define MONEY_WORD                                                 \
	24 /* bytes of what may be the name of some money, at most \
	    */

static void
digits(struct reader *r, char *to, size_t *used)
{
	size_t n;
	int d;

	while ((d = reader_digit(r->p, r->end, &n)) >= 0) {
		if (*used < AMOUNT_MAX)
			to[(*used)++] = (char)('0' + d);
		r->p += n;
	}
}

/* The exponent of a JSON number: 1.5e3. */
static bool
exponent(struct reader *r, struct amount *d)
{
	const char *p = r->p;
	unsigned k = 0;

	if (p >= r->end || (*p | 32) != 'e')
		return true;
	p++;
	if (p < r->end && *p == '+')
		p++;
	if (p >= r->end || ((*p < '0' || *p > '9') && *p != '-'))
		return true;
	if (*p == '-')
		return false;
	for (; p < r->end && ascii_digit(*p); p++)
		if (k < AMOUNT_MAX)
			k = k * 10 + (unsigned)(*p - '0');
	r->p = p;
	return k < AMOUNT_MAX && amount_shift(d, k);
}

/* The digits of a number, and what parts them. */
struct groups {
	size_t n;
	struct group {
		const char *end; /* in the text */
		char sep;        /* before it: , . or a blank */
		size_t from, n;  /* its digits in `text` */
	} at[GROUPS];
	char text[AMOUNT_MAX + 1];
};

/* "150. 50": pages set the last digits apart.  Only two, and the last. */
static void
set_apart(struct reader *r)
{
	const char *p = r->p;
	int n = 0;

	while (p < r->end && (unsigned char)*p <= ' ')
		p++;
	while (p + n < r->end && ascii_digit(p[n]))
		n++;
	if (n == 2 && p + n == r->end)
		r->p = p;
}

/* "327 .5": so do they with the point, and both: "39 . 90".  One digit or two.
 */
static bool
point_apart(struct reader *r)
{
	const char *p = r->p;
	int n = 0;

	while (p < r->end && (unsigned char)*p <= ' ')
		p++;
	if (p == r->p || p == r->end || *p++ != '.')
		return false;
	if (p < r->end && (unsigned char)*p <= ' ') {
		struct reader behind = *r;

		behind.p = p;
		set_apart(&behind);
		r->p = behind.p;
		return behind.p > p;
	}
	while (p + n < r->end && ascii_digit(p[n]))
		n++;
	if (n < 1 || n > 2 || (p + n < r->end && p[n] == '.'))
		return false;
	r->p = p;
	return true;
}

/* True if nothing but a number stands before the reader's place: between 1900
 * and 1920, 30 € are several. */
static bool
is_first(const struct reader *r)
{
	struct reader head = *r;

	head.p = r->from;
	reader_blanks(&head);
	reader_word(&head, CURRENCY);
	reader_blanks(&head);
	while (head.p < r->p)
		if (ascii_digit(*head.p))
			head.p++;
		else if (!reader_any(&head, " \0,\0.\0'\0\xc2\xa0\0"))
			return false;
	return true;
}

/* "1 200 ,00 €", "45, 50 €": and with a comma, as what a page has in parts is
 * put together.  Two digits, and behind them nothing but a mark of money; where
 * a blank is behind the comma that has to be there, or before the number. */
static bool
comma_apart(struct reader *r)
{
	struct reader at = *r, coins, head = *r;
	bool before, behind;

	reader_blanks(&at);
	before = at.p > r->p;
	if (at.p == r->end || *at.p++ != ',')
		return false;
	coins = at;
	reader_blanks(&coins);
	behind = coins.p > at.p;
	at = coins;
	while (at.p < at.end && ascii_digit(*at.p))
		at.p++;
	if (at.p - coins.p != 2 || !(before || behind))
		return false;
	reader_blanks(&at);
	head.p = head.from;
	if (!reader_word(&at, CURRENCY) && behind &&
	    !reader_word(&head, CURRENCY))
		return false;
	reader_blanks(&at);
	if (at.p < at.end || (behind && !is_first(r)))
		return false;
	r->p = coins.p;
	return true;
}

/* The mark at the reader's place that may part groups of digits, or 0. */
static char
separator(struct reader *r)
{
	if (point_apart(r))
		return '.';
	if (comma_apart(r))
		return ',';
	if (reader_any(r, ",\0\xef\xbc\x8c\0"))
		return ',';
	if (reader_any(r, ".\0\xef\xbc\x8e\0")) {
		set_apart(r);
		return '.';
	}
	if (reader_any(r, "\xe2\x80\xaf\0\xe2\x80\x89\0\xc2\xa0\0'\0"
			  "\xe2\x80\x99\0"))
		return '\'';
	return reader_any(r, " \0") ? ' ' : '\0';
}

static void
read_groups(struct reader *r, struct groups *g)
{
	size_t used = 0, width;
	char sep = '\0';

	for (g->n = 0; g->n < GROUPS; g->n++) {
		struct group *one = &g->at[g->n];

		if (reader_digit(r->p, r->end, &width) < 0 &&
		    !(g->n == 0 && r->p < r->end && *r->p == '.'))
			break;
		one->sep = sep;
		one->from = used;
		digits(r, g->text, &used);
		one->n = used - one->from;
		one->end = r->p;
		sep = separator(r);
		if (!sep) {
			g->n++;
			break;
		}
	}
}

/* How many groups of three digits follow the first, parted as the second. */
static size_t
threes(const struct groups *g)
{
	size_t t = 0;

	while (t + 1 < g->n && g->at[t + 1].n == 3 &&
	       g->at[t + 1].sep == g->at[1].sep)
		t++;
	return t;
}

/* True if the first group is one that thousands begin with. */
static bool
begins_thousands(const struct groups *g)
{
	return g->at[0].n && g->at[0].n <= 3 && g->text[0] != '0';
}

/* How many groups follow the first where lakhs are parted, 1,29,900: of two
 * digits each but for the last; 0 if they are not. */
static size_t
lakhs(const struct groups *g)
{
	size_t t = 1;

	while (t < g->n && g->at[t].sep == ',' && g->at[t].n == 2)
		t++;
	return t > 1 && t < g->n && g->at[t].sep == ',' && g->at[t].n == 3 &&
	               g->at[0].n && g->at[0].n <= 2
	           ? t
	           : 0;
}

/*
 * Which groups are the whole part, from the first on; *fraction, if the next
 * one is the fraction: 1,299.00  1.299,00  1 299,00  12,50  1,29,900.  dots:
 * the money is one of those written 1.299; blank: a blank may part thousands, 1
 * 299; mille: behind a comma are thousandths, 499,000 DT.
 */
static size_t
whole_part(
    const struct groups *g, bool dots, bool blank, bool mille, bool *fraction)
{
	size_t t = lakhs(g) ? lakhs(g) : threes(g);
	char next = t + 1 < g->n ? g->at[t + 1].sep : '\0';

	*fraction = false;
	if (g->n < 2)
		return 1;
	switch (g->at[1].sep) {
	case '.':
		if (t && begins_thousands(g) &&
		    (t > 1 || next == ',' || dots)) {
			*fraction = next == ',';
			return 1 + t;
		}
		*fraction = true;
		return 1;
	case ',':
		if (mille && t == 1 && g->n == 2) {
			*fraction = true;
			return 1;
		}
		*fraction = t ? next == '.' : g->n == 2 && g->at[1].n <= 2;
		return 1 + t;
	default:
		*fraction = (next == ',' || next == '.') &&
		            g->at[t + 1].n <= (mille ? 3 : 2);
		if (g->at[0].n > 3 || (g->at[1].sep == ' ' && !*fraction &&
					  (!blank || t + 1 < g->n)))
			t = 0;
		*fraction = *fraction && t;
		return 1 + t;
	}
}

/* True if the groups are thousands whatever stands behind: there are several,
 * or it is 000. */
static bool
are_thousands(const struct groups *g)
{
	static const struct str none = STR_INIT("000");

	return begins_thousands(g) && g->n > 1 && threes(g) + 1 == g->n &&
	       (g->n > 2 || str_eq(str_n(g->text + g->at[1].from, 3), none));
}

/* True if nothing stands here, or a word that nobody knows, as money of a land
 * that is not listed is called: "80 000 abc".  What goods are measured in is
 * none: "5 000 ml". */
static bool
is_last_word(struct reader r)
{
	if (r.p == r.end)
		return true;
	if (r.end - r.p > MONEY_WORD || *r.p == '%' || reader_word(&r, UNIT))
		return false;
	while (r.p < r.end && !ascii_digit(*r.p))
		r.p++;
	return r.p == r.end;
}

/* True if a letter stands before the number at start, or blanks and one. */
static bool
is_behind_word(const struct reader *r, const char *start)
{
	while (start > r->from && start[-1] == ' ')
		start--;
	return start > r->from && ascii_letter(start[-1]);
}

/* True if it stands here what a price is for, or that it is the least. */
static bool
is_what_for(struct reader r)
{
	const struct word *per;

	if (reader_any(&r, "/\0\xef\xbc\x8f\0") || reader_word(&r, LEAST))
		return true;
	per = reader_word(&r, PER);
	return per && (per->sure || per->says != SAYS_OF);
}

/* True where the text ends, or what an element has of it: value_parts(). */
static bool
ends_part(const struct reader *r)
{
	return r->p == r->end || *r->p == '|';
}

/* True if that money has the sign behind its name in a row of dots. */
static bool
is_said(const struct numbers *w, const char *currency, char sign)
{
	char name[16];
	size_t n = currency ? strlen(currency) : 0;

	if (!n || n + 2 > sizeof(name))
		return false;
	memcpy(name, currency, n);
	name[n] = sign;
	name[n + 1] = '\0';
	return numbers_dots(w, name);
}

/* True if the blank between two marks parts two numbers: $50 500元, €5 120 €,
 * ¥50 500元; but not R$ 1 200 BRL. */
static bool
parts_two(struct reader r, const struct price *p, const struct word *behind)
{
	const char *number = r.p;

	if (!p || !p->ahead || !p->currency)
		return false;
	for (r.p = r.from; r.p < number; r.p++)
		if (numbers_word(r.numbers, str_n(r.p, (size_t)(r.end - r.p)),
			r.p > r.from, CURRENCY) == behind)
			return true;
	if (!numbers_may_be(r.numbers, p->currency, behind->value) &&
	    !numbers_may_be(r.numbers, behind->value, p->currency))
		return true;
	return is_said(r.numbers, p->currency, '!') &&
	       !str_eq(behind->word, str_from(behind->value));
}

/*
 * True if a blank between digits can only part thousands: a mark stands behind
 * them, or nothing but the end of a range or what it is for does, and either
 * nothing before them or a mark of money that is written so, or that is a word
 * (RM 1 200; behind a sign, ¥19 900 sold, it is how many were sold); of a
 * count, if nothing stands before it.
 */
static bool
parts_thousands(struct reader r, const char *start, const struct price *p,
    const struct word *behind)
{
	struct reader number = r;

	number.p = start;
	if (behind)
		return !parts_two(number, p, behind);
	if (start == r.from && !p)
		return true;
	if (start > r.from && p &&
	    (!p->currency || !(numbers_dots(r.numbers, p->currency) ||
				 is_behind_word(&r, start))))
		return false;
	return ends_part(&r) || reader_range(&r) || is_what_for(r);
}

/* True if a blank parts thousands, though the mark does not say it: $1 299,
 * where no more follows.  Where nobody writes so it parts two numbers: ¥12 300.
 */
static bool
may_part(const struct reader *r, const char *start, const struct groups *g,
    const struct price *p)
{
	return p && p->currency && !is_said(r->numbers, p->currency, '!') &&
	       start > r->from && ends_part(r) && g->n == 2 &&
	       g->at[1].sep == ' ' && threes(g) && begins_thousands(g);
}

/* True if that money is written 1.299: by its currency, or by its mark, if
 * others use that too. */
static bool
has_dots(const struct numbers *w, const char *currency, bool sure)
{
	return numbers_dots(w, currency) ||
	       (!sure && is_said(w, currency, '?'));
}

/* True if a word for a power of ten stands here: 1.234万 is no 1234. */
static bool
is_times(struct reader r)
{
	return reader_word(&r, TIMES);
}

bool
reader_number(struct reader *r, struct amount *d, const struct price *p)
{
	char text[AMOUNT_MAX + 2];
	const struct word *mark = NULL;
	struct groups g;
	size_t n, k;
	bool fraction, dots, sure = p && p->sure;
	const char *currency = p ? p->currency : NULL, *start = r->p;

	read_groups(r, &g);
	if (!g.n)
		return amount_set(d, STR(""));
	r->p = g.at[g.n - 1].end;
	if (g.n > 1) {
		reader_no_coins(r);
		reader_blanks(r);
		mark = reader_word(r, CURRENCY);
		if (!currency && mark) {
			currency = mark->value;
			sure = mark->sure;
		}
	}
	dots = has_dots(r->numbers, currency, sure) ||
	       (!p && g.n > 1 && !is_times(*r));
	k = whole_part(&g, dots,
	    parts_thousands(*r, start, p, mark) ||
		(!mark && may_part(r, start, &g, p)) ||
		(are_thousands(&g) && is_last_word(*r)),
	    mark && numbers_mille(r->numbers, mark->value), &fraction);
	n = g.at[k - 1].from + g.at[k - 1].n;
	r->p = g.at[k - 1].end;
	memcpy(text, g.text, n);
	if (fraction) {
		text[n] = '.';
		memcpy(text + n + 1, g.text + n, g.at[k].n);
		n += 1 + g.at[k].n;
		r->p = g.at[k].end;
	}
	return amount_set(d, str_n(text, n)) && exponent(r, d);
}

/* The digit of another script that s begins with, Arabic, Persian, Thai,
 * Devanagari, Bengali or wide, or the mark between such, and its bytes in *n; 0
 * if it begins with none. */
static char
digit_of(struct str s, size_t *n)
{
	static const struct {
		const char *zero;
		size_t n;
	} scripts[] = {{"\xd9\xa0", 2}, {"\xdb\xb0", 2}, {"\xe0\xb9\x90", 3},
	    {"\xe0\xa5\xa6", 3}, {"\xe0\xa7\xa6", 3}, {"\xef\xbc\x90", 3}};
	int d;

	*n = 2;
	if (s.n < 2 || !((unsigned char)s.p[0] & 0x80))
		return 0;
	if (memcmp(s.p, "\xd9\xab", 2) == 0)
		return '.';
	if (memcmp(s.p, "\xd9\xac", 2) == 0)
		return ',';
	for (size_t i = 0; i < COUNT(scripts); i++) {
		*n = scripts[i].n;
		if (s.n < *n || memcmp(s.p, scripts[i].zero, *n - 1) != 0)
			continue;
		d = (unsigned char)s.p[*n - 1] -
		    (unsigned char)scripts[i].zero[*n - 1];
		if (d >= 0 && d <= 9)
			return (char)('0' + d);
	}
	return 0;
}

struct str
value_western(struct str text, char *to)
{
	size_t n = 0, bytes;
	bool any = false;
	char c;

	if (text.n > VALUE_MAX)
		return STR_NONE;
	for (; text.n; text.p += bytes, text.n -= bytes) {
		c = digit_of(text, &bytes);
		if (!c)
			bytes = 1;
		to[n++] = c ? c : *text.p;
		any |= c != 0;
	}
	return any ? str_n(to, n) : STR_NONE;
}

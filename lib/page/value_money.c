/* value_money - the one amount of money in a text */
#include <string.h>

#include "value_priv.h"

#define MARK 16 /* bytes of a mark of money, with blanks behind it */

/* A place in a text. */
struct place {
	const struct numbers *numbers;
	struct str text;
	size_t at;
};

static struct str
rest(const struct place *p)
{
	return str_after(p->text, p->at);
}

static bool
is_digit(const struct place *p)
{
	return p->at < p->text.n && ascii_digit(p->text.p[p->at]);
}

static void
blanks(struct place *p)
{
	while (p->at < p->text.n && (p->text.p[p->at] == ' ' ||
					str_starts(rest(p), STR("\xc2\xa0"))))
		p->at += p->text.p[p->at] == ' ' ? 1 : 2;
}

/* Moves behind a mark of money, written as it is: "RS232" and "try 2" are none.
 * False if there is none here. */
static bool
mark(struct place *p)
{
	const struct word *w =
	    numbers_word(p->numbers, rest(p), p->at > 0, CURRENCY);

	if (!w || !str_starts(rest(p), w->word))
		return false;
	p->at += w->word.n;
	return true;
}

/* Bytes of a blank that parts thousands, as pages write it: 0 for none. */
static size_t
gap(const struct place *p)
{
	static const struct str gaps[] = {STR_INIT(" "), STR_INIT("\xc2\xa0"),
	    STR_INIT("\xe2\x80\xaf"), STR_INIT("\xe2\x80\x89")};

	for (size_t i = 0; i < COUNT(gaps); i++)
		if (str_starts(rest(p), gaps[i]))
			return gaps[i].n;
	return 0;
}

/* True if what stands behind a blank at `at`, after n digits, are thousands:
 * three digits, and no more; 1200 500 are two numbers. */
static bool
are_three(struct str text, size_t at, size_t n)
{
	size_t k = 0;

	while (k < 4 && at + k < text.n && ascii_digit(text.p[at + k]))
		k++;
	return n <= 3 && k == 3;
}

/* Behind what says at `at` that there are no small coins: 129,- €. */
static size_t
behind_no_coins(const struct place *p, size_t at)
{
	const char *from = p->text.p, *end = from + p->text.n;
	struct reader r = {p->numbers, from, from + at, end};

	reader_no_coins(&r);
	return (size_t)(r.p - from);
}

/* Moves behind a number, and what parts its digits. */
static void
number(struct place *p)
{
	size_t end = p->at, n, from = p->at;
	bool whole = !end; /* 12 30 €: its coins may be set apart */

	while (p->at < p->text.n) {
		if (is_digit(p))
			end = ++p->at;
		else if (p->at == end && (n = gap(p)) &&
			 (whole || are_three(p->text, p->at + n, end - from)))
			from = p->at += n;
		else if (ONE_OF(p->text.p[p->at], ".,'"))
			from = ++p->at;
		else
			break;
	}
	p->at = behind_no_coins(p, end);
}

/* How many stars hide digits: 1*9, 1**, and behind a mark of money *9.9; but
 * 199* has a footnote. */
static size_t
stars(struct str text, size_t at)
{
	size_t n = 0;
	unsigned char before = at ? (unsigned char)text.p[at - 1] : ' ';

	while (at + n < text.n && text.p[at + n] == '*')
		n++;
	if (!n ||
	    (!ascii_digit((char)before) && before != '$' && before < 0x80))
		return 0;
	return n > 1 || (at + n < text.n && ascii_digit(text.p[at + n])) ? n
	                                                                 : 0;
}

/* How many bytes stand for a digit at p that a page does not show: 1?9, or a
 * letter of the private range, which a font of the page draws. */
static size_t
veil(struct str text, size_t at)
{
	const char *p = text.p + at;
	size_t n = text.n - at;

	if (n && *p == '?')
		return 1;
	if (n && *p == '*')
		return stars(text, at);
	if (n < 3)
		return 0;
	if (memcmp(p, "\xef\xbc\x9f", 3) == 0)
		return 3;
	return *p == '\xee' || (*p == '\xef' && (unsigned char)p[1] < 0xa4) ? 3
	                                                                    : 0;
}

/* True if digits are hidden behind the one that ends at `at`; what follows a
 * fraction, 12.50?, is a mark that was lost, or an icon. */
static bool
hides(struct str text, size_t at)
{
	return veil(text, at) && !(at > 3 && ONE_OF(text.p[at - 3], ".,"));
}

/* True if a text ends with a sign of money that shops write before digits which
 * they hide. */
static bool
ends_with_sign(struct str s)
{
	static const struct str signs[] = {STR_INIT("$"), STR_INIT("\xc2\xa5"),
	    STR_INIT("\xef\xbf\xa5")}; /* ¥, and of full width */

	for (size_t i = 0; i < COUNT(signs); i++)
		if (str_ends(s, signs[i]))
			return true;
	return false;
}

/* True if the marks at `at`, that stand for digits, are behind one of money:
 * alone, ??8, they may be what is left of that. */
static bool
is_behind_mark(struct str text, size_t at)
{
	struct str s = str_n(text.p, at);
	size_t n;

	while ((n = veil(text, at)) && (text.p[at] == '?' || n == 3))
		at += n;
	s = str_trim(s);
	return at < text.n && ascii_digit(text.p[at]) && ends_with_sign(s);
}

static bool
is_digit_at(struct str text, size_t at)
{
	return at < text.n && ascii_digit(text.p[at]);
}

/* True if a cross or more stand for digits at `at`, where a number is: behind a
 * mark of money, $x9, or two at either end of one: xx.00, 19xx, 9.xx.  Alone it
 * may be for times: 5x, x2. */
static bool
is_crossed(struct str text, size_t at)
{
	struct str before;
	size_t end = at;

	if (at && ascii_letter(text.p[at - 1]))
		return false;
	while (end < text.n && (text.p[end] | 32) == 'x')
		end++;
	if (end < text.n && ascii_letter(text.p[end]))
		return false;
	before = str_trim(str_n(text.p, at));
	if (ends_with_sign(before))
		return is_digit_at(text, end) ||
		       (end < text.n && text.p[end] == '.' &&
			   is_digit_at(text, end + 1));
	if (end - at < 2)
		return false;
	if (!before.n)
		return end < text.n && text.p[end] == '.' &&
		       is_digit_at(text, end + 1);
	return !is_digit_at(text, end) &&
	       (is_digit_at(text, at - 1) || (at > 1 && text.p[at - 1] == '.' &&
						 is_digit_at(text, at - 2)));
}

bool
money_hidden(struct str text)
{
	size_t n, run = 0;
	bool digit = false;

	for (size_t i = 0; i < text.n; i += n ? n : 1) {
		n = veil(text, i);
		if (digit && n && hides(text, i))
			return true;
		if (n && text.p[i] == '*' && !digit)
			return true;
		if (n && !digit && is_behind_mark(text, i))
			return true;
		if ((text.p[i] | 32) == 'x' && is_crossed(text, i))
			return true;
		digit = ascii_digit(text.p[i]);
		if (digit && run > 1)
			return true;
		run = n == 3 ? run + 1 : 0;
	}
	return false;
}

/* Moves behind the other end of a range, if there is one; true if a mark is
 * behind that: a dollar may be a prompt. */
static bool
range(struct place *p)
{
	struct place q = *p;
	const struct word *sign;

	blanks(&q);
	sign = numbers_word(q.numbers, rest(&q), q.at > 0, RANGE);
	if (!sign)
		return false;
	q.at += sign->word.n;
	blanks(&q);
	if (mark(&q))
		blanks(&q);
	if (!is_digit(&q))
		return false;
	number(&q);
	*p = q;
	blanks(&q);
	if (!mark(&q))
		return false;
	*p = q;
	return q.text.p[q.at - 1] != '$';
}

/* The digits of the number that is all of s but for what is around it, without
 * its coins, and zeros before it; lent by out. */
static struct str
whole(struct str s, char out[AMOUNT_MAX])
{
	size_t n = 0;

	while (s.n && !ascii_digit(s.p[s.n - 1]))
		s.n--;
	if (s.n > 2 && ONE_OF(s.p[s.n - 3], ".,"))
		s.n -= 3;
	for (size_t i = 0; i < s.n && n < AMOUNT_MAX; i++)
		if (ascii_digit(s.p[i]) && (n || s.p[i] != '0'))
			out[n++] = s.p[i];
	return str_n(out, n);
}

/* True if the number in a is above that in b, so that they are no range: 2019 -
 * 15 €. */
static bool
is_above(struct str a, struct str b)
{
	char first[AMOUNT_MAX], second[AMOUNT_MAX];

	a = whole(a, first);
	b = whole(b, second);
	return a.n == b.n ? memcmp(a.p, b.p, a.n) > 0 : a.n > b.n;
}

/* True of the number from `from` on if it is one of money, where another with
 * a mark ends the range: it begins the text or has coins; of iPhone 12 - 15 €
 * it is none. */
static bool
is_amount(const struct place *p, size_t from)
{
	return !from ||
	       (p->at > from + 3 && ONE_OF(p->text.p[p->at - 3], ".,"));
}

/* Moves behind a mark and a number, or a number and a mark; what ends in a
 * dollar may be a prompt. */
static bool
amount(struct place *p)
{
	size_t from = p->at;
	struct place end;

	if (mark(p)) {
		blanks(p);
		if (is_digit(p)) {
			number(p);
			if (!hides(p->text, p->at))
				return true;
		}
	} else if (is_digit(p)) {
		number(p);
		end = *p;
		if (is_amount(p, from) && range(&end) &&
		    !is_above(str_n(p->text.p + from, p->at - from),
			str_n(p->text.p + p->at, end.at - p->at))) {
			*p = end;
			return true;
		}
		from = p->at;
		blanks(p);
		if (!numbers_of_next(p->numbers, p->text, p->at) && mark(p) &&
		    p->text.p[p->at - 1] != '$')
			return true;
	}
	p->at = from;
	return false;
}

/* Moves to where an amount may begin: at a digit, or so near before one that a
 * mark fits between.  False if there is none any more. */
static bool
near_digit(struct place *p)
{
	size_t d = p->at;

	while (d < p->text.n && (p->text.p[d] < '0' || p->text.p[d] > '9'))
		d++;
	if (d > p->at + MARK)
		p->at = d - MARK;
	return d < p->text.n;
}

size_t
value_money(const struct numbers *w, struct str text, struct str *first)
{
	struct place p = {w, text, 0};
	size_t from, n = 0;

	while (near_digit(&p)) {
		from = p.at;
		if (amount(&p)) {
			range(&p);
			if (!n++)
				*first = str_n(text.p + from, p.at - from);
		} else if (p.at == from) {
			p.at++;
		}
	}
	return n;
}

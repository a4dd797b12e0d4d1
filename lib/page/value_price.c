/* value_price - the price that a text says */
#include <string.h>

#include "value_priv.h"

#define JOIN    12 /* bytes between money and its coins: " con " */
#define AMOUNTS 3  /* of the past, before the price */
#define MARK    6  /* between a word of the past and its number: ": US $" */

static struct str
from(struct str s, size_t at)
{
	return str_after(s, at);
}

static const struct word *
word_at(const struct numbers *w, struct str s, enum word_kind kind)
{
	return s.n ? numbers_word(w, s, true, kind) : NULL;
}

bool
numbers_bounds(const struct numbers *w, struct str word)
{
	const struct word *bound = numbers_word(w, word, false, BOUND);

	return bound && bound->word.n == word.n;
}

/* d, a whole number of coins of which ten to the power of k are one. */
static bool
in_coins(struct amount *d, unsigned k)
{
	if (strchr(d->text, '.') || k > 2)
		return false;
	return k == 2 ? amount_cents(d) : amount_shift(d, 1) && amount_cents(d);
}

/* d and so many coins: 3 and 5 of a hundred are 3.05. */
static bool
add_coins(struct amount *d, struct str n, unsigned k)
{
	char text[2 * AMOUNT_MAX];
	size_t used = strlen(d->text);

	if (n.n > k || strchr(d->text, '.') || used + k + 2 > sizeof(text))
		return false;
	memcpy(text, d->text, used);
	text[used++] = '.';
	for (size_t i = n.n; i < k; i++)
		text[used++] = '0';
	memcpy(text + used, n.p, n.n);
	return amount_set(d, str_n(text, used + n.n));
}

/* The word of coins that s begins with, which ends there if it may be another
 * thing: 分 is none in 分钟.  NULL if it begins with none. */
static const struct word *
coin_at(const struct numbers *w, struct str s)
{
	const struct word *coin = word_at(w, s, COIN);
	unsigned char c;

	if (!coin || coin->sure || coin->word.n == s.n)
		return coin;
	c = (unsigned char)s.p[coin->word.n];
	return c >= 0xe3 && c <= 0xe9 ? NULL : coin;
}

/*
 * "99 cents", "3 dollars and 50 cents", 3元5角: the coins belong to it.  False
 * if that is not understood.
 */
static bool
coins(const struct numbers *w, struct price *p, struct str rest)
{
	const struct word *coin = coin_at(w, str_trim(rest));
	size_t at = 0, n;

	if (coin && (coin->sure || !p->currency))
		return coin->sure && !p->high.text[0] &&
		       in_coins(&p->low, coin->power);
	while (at < rest.n && at <= JOIN && !str_digits(from(rest, at)))
		at++;
	n = at <= JOIN ? str_digits(from(rest, at)) : 0;
	if (!n || (at && ONE_OF(rest.p[at - 1], ",./+-*$|(")))
		return true;
	coin = coin_at(w, str_trim(from(rest, at + n)));
	if (!coin || ((unsigned char)coin->word.p[0] >= 0xe3 &&
			 (at || rest.p[-1] == ' ')))
		return true;
	return !p->high.text[0] &&
	       add_coins(&p->low, str_n(rest.p + at, n), coin->power);
}

/* "5 of 5": how good something is said to be.  The second number, or absent. */
static struct str
out_of(const struct numbers *w, struct str rest)
{
	const struct word *of = word_at(w, str_trim(rest), RATIO);
	struct str s = str_trim(rest);

	if (of)
		s = str_trim(from(s, of->word.n));
	return of && str_digits(s) ? s : STR_NONE;
}

/* False for 1,399.00 and the like, which are most: marks are none of that. */
static bool
may_have_mark(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0x80 || s.p[i] == '$' ||
		    s.p[i] == '?' || s.p[i] == '*' || (s.p[i] | 32) >= 'a')
			return true;
	return false;
}

/* (14): nothing but a number in brackets, which counts what was said of
 * something. */
static bool
is_in_brackets(struct str s)
{
	size_t i = 1;

	s = str_trim(s);
	while (i + 1 < s.n && (ascii_digit(s.p[i]) || ONE_OF(s.p[i], ",. ")))
		i++;
	return i > 1 && s.p[0] == '(' && i + 1 == s.n && s.p[i] == ')';
}

/* True if a word of the past stands before the first number from n on, with no
 * more than a mark of money between, "was: US $", and no word that says that it
 * is none, 减后. */
static bool
was_before(const struct numbers *w, struct str text, size_t n, enum past of)
{
	size_t least;

	while (n < text.n && !ascii_digit(text.p[n]))
		n++;
	least = n > MARK ? n - MARK : 0;
	for (; n > least; n--) {
		if (ascii_letter(text.p[n - 1]) && n < text.n &&
		    ascii_letter(text.p[n]))
			continue;
		if (numbers_past(w, str_n(text.p, n), PAST_NOT))
			return false;
		if (numbers_past(w, str_n(text.p, n), of))
			return true;
	}
	return false;
}

/* What is left of the text from the mark of money on that stands right before
 * rest, a number: it was taken for one behind the number before. */
static struct str
with_mark(struct str text, struct str rest)
{
	const char *p = rest.p;

	while (p > text.p && !ascii_digit(p[-1]) && p[-1] != ' ')
		p--;
	return str_n(p, rest.n + (size_t)(rest.p - p));
}

/* "Was $50 Now $35": the price is the first amount that is none of the past,
 * nor what is saved or paid besides; where all are, it is the first, unless
 * that is a deposit, which is told by false. */
static bool
take_present(
    const struct numbers *w, struct str text, struct price *p, struct str *rest)
{
	struct price now;
	struct str whole = text, left = *rest, end;
	struct str aside = numbers_aside(w, str_trim(left));

	if (!str_any(left, ascii_digit) &&
	    numbers_behind(w, str_trim(left), true))
		return false;
	if (!was_before(w, text, 0, PAST_FIRST) &&
	    !was_before(w, text, 0, PAST_ASIDE) &&
	    !numbers_behind(w, str_trim(left), true) && !aside.p)
		return true;
	if (aside.p)
		left = str_trim(aside);
	for (int i = 0; i < AMOUNTS && str_any(left, ascii_digit); i++) {
		text = with_mark(text, left);
		if (!value_first(w, text, &now, &end) ||
		    (p->currency && !now.currency))
			break;
		if (!was_before(w, text, 0, PAST_LATER) &&
		    !numbers_behind(w, str_trim(end), false)) {
			*p = now;
			*rest = end;
			return true;
		}
		left = end;
	}
	return !was_before(w, whole, 0, PAST_PART);
}

/* 0912000111, +86 130 0000 0000: what is dialled, and no price. */
#define DIALLED_LEAST 9
#define DIALLED_MOST  11

static bool
is_dialled(struct str text)
{
	size_t at = 0, n = 0;

	while (at < text.n && !ascii_digit(text.p[at]))
		at++;
	for (size_t i = at; i < text.n; i++)
		n += ascii_digit(text.p[i]);
	if (n < DIALLED_LEAST || str_find(text, STR("."), at) + 3 == text.n)
		return false;
	if (at && text.p[at - 1] == '+')
		return true;
	return n <= DIALLED_MOST && text.p[at] == '0' && at + 1 < text.n &&
	       text.p[at + 1] > '0' && text.p[at + 1] <= '9';
}

/*
 * The first amount with a mark that is no part of the price: of "12x R$ 10" and
 * "4 payments of $5" there is none.  *n: how many there are, as value_money()
 * says; behind a part 1, as what follows that is the price.  False if all are
 * parts.
 */
static bool
whole_amount(
    const struct numbers *w, struct str text, struct str *marked, size_t *n)
{
	size_t at;

	*n = value_money(w, text, marked);
	for (int i = 0; i < AMOUNTS && *n; i++) {
		at = (size_t)(marked->p - text.p);
		if (!was_before(
			w, str_n(text.p, at + marked->n), at, PAST_PART))
			return true;
		text = from(text, at + marked->n);
		*n = value_money(w, text, marked);
		if (!*n)
			return false;
		*n = 1;
	}
	return true;
}

/* Takes the amount with a mark, where the first number has none.  False if the
 * text has no price. */
static bool
take_marked(
    const struct numbers *w, struct str text, struct price *p, struct str *rest)
{
	struct str marked, end, most = out_of(w, *rest);
	struct price q;
	size_t n;

	if (!whole_amount(w, text, &marked, &n))
		return false;
	if (n && marked.p != most.p && value_first(w, marked, &q, &end)) {
		end = from(text, (size_t)(marked.p + marked.n - text.p));
		if (n > 1 && rest->p <= marked.p) /* 5 left, was $80 now $50 */
			text = *rest;
		else if (n > 1)
			text = from(text, (size_t)(marked.p - text.p));
		if (n > 1 && !take_present(w, text, &q, &end))
			return false;
		*rest = end;
		*p = q;
		return true;
	}
	return !most.p && !is_dialled(text) && !numbers_say(w, text, CONTACT);
}

/* What is left behind "-20%" or "20%", which no price is; else the whole text.
 */
static struct str
without_percents(struct str text)
{
	struct str s = str_trim(text);
	size_t n;

	if (!str_take(&s, STR("-")))
		str_take(&s, STR("\xe2\x88\x92"));
	n = str_digits(s);
	if (n && n + 1 < s.n && (s.p[n] == '.' || s.p[n] == ','))
		n += 1 + str_digits(from(s, n + 1));
	return n && n < s.n && s.p[n] == '%' ? from(s, n + 1) : text;
}

/* What is left from the number on before the $ that is the only mark, and ends
 * the text: 2 for 5 $; else absent.  Where that number may be two, 3 12 $, it
 * is not known which is meant. */
static struct str
before_last(struct str text)
{
	size_t n, at;

	text = str_trim(text);
	if (!str_ends(text, STR("$")))
		return STR_NONE;
	n = str_trim(str_n(text.p, text.n - 1)).n;
	for (at = n; at && (ascii_digit(text.p[at - 1]) ||
			       (at < n && ONE_OF(text.p[at - 1], ".,'")));)
		at--;
	return at < n && at && ascii_digit(text.p[n - 1]) ? from(text, at)
	                                                  : STR_NONE;
}

/* Where the first number begins, if a word before it says that it is none of
 * money; or 0. */
static size_t
label(const struct numbers *w, struct str text)
{
	size_t at = 0, n;

	while (at < text.n && !ascii_digit(text.p[at]))
		at++;
	for (n = at; n && ONE_OF(text.p[n - 1], " :#\xef\xbc\x9a\xc2\xa0");)
		n--;
	if (at < text.n && at && text.p[at - 1] == '#')
		return at;                                      /* #7 */
	if (at == text.n || numbers_label(w, str_n(text.p, n))) /* Gr. */
		return at < text.n ? at : 0;
	while (n && ONE_OF(text.p[n - 1], " :.#\xef\xbc\x9a\xc2\xa0"))
		n--;
	return numbers_label(w, str_n(text.p, n)) ? at : 0;
}

/* True if the mark of money that text begins with stands before its number: it
 * touches that, or is one that does so, or no other is behind that, not Lot 120
 * € 5 € shipping. */
static bool
is_next(const struct numbers *w, struct str text, struct str mark)
{
	struct str rest = from(text, mark.n);
	size_t n = 0;

	if (str_digits(rest))
		return true;
	rest = str_trim(rest);
	if (!str_digits(rest))
		return false;
	while (n < rest.n &&
	       (ascii_digit(rest.p[n]) || rest.p[n] == '.' || rest.p[n] == ','))
		n++;
	return numbers_front(w, mark) ||
	       !word_at(w, str_trim(from(rest, n)), CURRENCY);
}

/* What is left behind a number that a word before it says to be none of money,
 * size 5 - $20, where an amount with a mark follows; else the whole text. */
static struct str
without_label(const struct numbers *w, struct str text)
{
	size_t at, n;
	struct str tail, marked;
	const struct word *mark;

	at = label(w, text);
	if (!at)
		return text;
	while (at < text.n &&
	       (ascii_digit(text.p[at]) || (ONE_OF(text.p[at], ".,-/") &&
					       str_digits(from(text, at + 1)))))
		at++;
	tail = str_trim(from(text, at));
	mark = word_at(w, tail, CURRENCY);
	if (mark && !is_next(w, tail, mark->word))
		return text;
	if (!value_money(w, tail, &marked)) {
		marked = before_last(tail);
		if (!marked.p)
			return tail.n && ascii_digit(*tail.p) &&
			               str_ends(str_trim(text), STR("$"))
			           ? tail
			           : text;
	}
	while (tail.n && marked.p > tail.p && ONE_OF(*tail.p, "-, "))
		tail = from(tail, 1);
	n = (size_t)(marked.p - tail.p); /* 20 cm - $5: no minus */
	n = str_trim(str_n(tail.p, n)).n;
	return n && tail.p[n - 1] == '-' ? from(tail, n) : tail;
}

/* Prix 120 $ 100: a mark that stands before its number in one land and behind
 * it in another, with a blank on either side, may be that of both. */
static bool
is_either(const struct numbers *w, struct str text)
{
	struct str s = text, tail, one = STR("$");
	size_t at, n;

	at = str_find(text, one, 0);
	if (at >= text.n || at < 2 || text.p[at - 1] != ' ' ||
	    !ascii_digit(text.p[at - 2]))
		return false;
	tail = from(text, at + 1);
	if (!tail.n || *tail.p != ' ' || !(n = str_digits(str_trim(tail))))
		return false;
	tail = from(str_trim(tail), n);
	for (n = 0; n < s.n && !ascii_digit(s.p[n]);)
		n++;
	return str_trim(str_n(s.p, n)).n && !str_trim(tail).n &&
	       !word_at(w, str_trim(tail), CURRENCY);
}

/* A number without a mark may be another's: "rating 5 of 5, $12". */
bool
value_price(const struct numbers *w, struct str text, struct price *p)
{
	char ascii[VALUE_MAX];
	struct str rest, end;

	if (memchr(text.p, 0xd9, text.n) || memchr(text.p, 0xdb, text.n) ||
	    memchr(text.p, 0xe0, text.n)) {
		rest = value_western(text, ascii);
		if (rest.p)
			text = rest;
	}
	text = without_percents(text);
	if (may_have_mark(text))
		text = without_label(w, text);
	if (!value_first(w, text, p, &rest) || is_either(w, text)) {
		*p = (struct price){0};
		return false;
	}
	if (!p->currency && may_have_mark(text) &&
	    (end = before_last(text)).p && end.p >= rest.p - 1 &&
	    value_first(w, end, p, &rest))
		text = end;
	if (!may_have_mark(text)) {
		if (!(text.p[0] == '(' && is_in_brackets(text)) &&
		    !value_is_day(w, text) &&
		    (text.n < DIALLED_LEAST || !is_dialled(text)))
			return true;
	} else if (!p->rent && take_present(w, text, p, &rest) &&
		   !money_hidden(text) &&
		   (p->currency || take_marked(w, text, p, &rest)) &&
		   (p->currency || !value_is_day(w, text)) && !p->rent &&
		   (!rest.n || coins(w, p, rest))) {
		return true;
	}
	*p = (struct price){0};
	return false;
}

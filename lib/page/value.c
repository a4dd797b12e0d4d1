/* value - the first price in a text, and counts */
#include <string.h>

#include "value_priv.h"

#define COUNTS 3 /* numbers of a text, of which one is the count */
#define PLAIN  9 /* digits at most of a count that is read at once */

/* True if w, behind a number whose mark others use too, says whose it is:
 * $1,299 MXN; not if a number of its own follows, $5 AUD 8. */
static bool
says_whose(
    const struct reader *behind, const struct price *p, const struct word *w)
{
	struct reader at = *behind;
	size_t n;

	if (p->sure || !w->sure ||
	    !numbers_may_be(at.numbers, p->currency, w->value))
		return false;
	reader_blanks(&at);
	return reader_digit(at.p, at.end, &n) < 0;
}

static void
currency(struct reader *r, struct price *p)
{
	const struct word *w = reader_word(r, CURRENCY);

	if (w && (!p->currency || says_whose(r, p, w))) {
		p->currency = w->value;
		p->sure = w->sure;
	}
}

/* What stands before the first number: the last mark of a currency in it. */
static void
currency_before(struct reader *r, const char *number_at, struct price *p)
{
	struct reader at = *r;

	at.end = number_at;
	for (at.p = r->from; at.p < number_at; at.p++) {
		const char *here = at.p;

		p->currency = NULL;
		currency(&at, p);
		if (p->currency)
			return;
		at.p = here;
	}
}

/* True if a unit of time is but the start of a word, of a script that parts
 * none: 20元/月饼.  起 (`least` in the table) may follow it. */
static bool
is_start(const struct word *unit, const struct reader *behind)
{
	struct str left = str_n(behind->p, (size_t)(behind->end - behind->p));
	unsigned char c = left.n ? (unsigned char)*left.p : 0;

	return !unit->sure && c >= 0xe3 && c <= 0xe9 &&
	       !numbers_word(behind->numbers, left, true, LEAST);
}

/* Takes what a price is for off the reader, if that stands there: /kg, each, le
 * kilo; a price for a time is a rent.  head: it stands before the number, where
 * some words are none of it. */
static bool
unit_at(struct reader *r, struct price *p, bool head)
{
	struct reader at = *r;
	const struct word *per = reader_word(&at, PER), *w;
	const char *behind;

	if (!per || (head && !per->sure))
		return false;
	behind = at.p;
	if (!ascii_letter(per->word.p[0]))
		r->p = behind;
	reader_blanks(&at);
	w = reader_word(&at, UNIT);
	if (w ? is_start(w, &at) : head || per->says == SAYS_OF)
		return false;
	r->p = w ? at.p : behind;
	p->unit = w ? w->value : per->value;
	p->rent = w && !w->sure;
	return true;
}

/* What stands before the first number: 每公斤, pro Stück. */
static void
unit_before(struct reader *r, const char *number_at, struct price *p)
{
	struct reader at = *r;

	at.end = number_at;
	for (at.p = r->from; at.p < number_at; at.p++)
		if (unit_at(&at, p, true) || at.p >= number_at)
			return;
}

/* 12€99: two digits behind a sign of money (no word: 5元10个) that stands right
 * behind a whole number are its fraction, where none stands before it: $12$15.
 */
static void
cents_behind(struct reader *r, const char *sign, struct amount *d)
{
	size_t n = strlen(d->text), left = (size_t)(r->end - r->p);

	if (sign == r->p || (*sign != '$' && (unsigned char)*sign != 0xc2 &&
				(unsigned char)*sign != 0xe2))
		return;
	if (left < 2 || !ascii_digit(r->p[0]) || !ascii_digit(r->p[1]) ||
	    (left > 2 && (ascii_name(r->p[2]) || ONE_OF(r->p[2], ".,%$") ||
			     (unsigned char)r->p[2] >= 0x80)) ||
	    strchr(d->text, '.') || n + 4 > sizeof(d->text))
		return;
	d->text[n] = '.';
	memcpy(d->text + n + 1, r->p, 2);
	d->text[n + 3] = '\0';
	r->p += 2;
}

/* True where a number may end that had a larger word of ten before it: 1万2000
 * has nothing behind it, or money, a blank, a unit (人), the end of a range. */
static bool
ends_here(struct reader r)
{
	return r.p == r.end || (unsigned char)*r.p <= ' ' ||
	       reader_word(&r, UNIT) || reader_range(&r) ||
	       reader_word(&r, CURRENCY);
}

/* Writes a, ten to the power of k times, and b, ten to the power of m times,
 * which is less than ten to the power of k, to a; false if it is not. */
static bool
add_below(struct amount *a, unsigned k, const struct amount *b, unsigned m)
{
	size_t na = strlen(a->text), nb = strlen(b->text);

	if (strchr(a->text, '.') || strchr(b->text, '.') || nb + m > k ||
	    na + k >= AMOUNT_MAX)
		return false;
	memset(a->text + na, '0', k);
	memcpy(a->text + na + k - nb - m, b->text, nb);
	a->text[na + k] = '\0';
	return true;
}

/* The power of a word of ten right behind another that is less: 2천만 is 2000
 * of 10000; 0 if there is none. */
static unsigned
of_tens(struct reader *r, const struct word *less)
{
	struct reader at = *r;
	const struct word *w;

	if ((unsigned char)less->word.p[0] < 0xe3 ||
	    !(w = reader_word(&at, TIMES)) || w->power <= less->power ||
	    (unsigned char)w->word.p[0] < 0xe3)
		return 0;
	r->p = at.p;
	return w->power;
}

/*
 * 1万2千, 1億2000万, 2만5000: behind a number and the word of ten w stands what
 * is to be added; a digit alone is of the next power, 3万5 is 35000.  False if
 * nothing is added; then the reader stays.
 */
static bool
below(struct reader *r, struct amount *number, const struct word *w)
{
	struct reader at = *r;
	const struct word *t;
	struct amount d;
	unsigned power;
	bool blank;
	size_t n;

	reader_blanks(&at); /* 1억 2천만 */
	blank = at.p > r->p;
	if ((unsigned char)w->word.p[0] < 0xe3 ||
	    reader_digit(at.p, at.end, &n) < 0 || !reader_number(&at, &d, NULL))
		return false;
	t = reader_word(&at, TIMES);
	power = t ? t->power + of_tens(&at, t) : 0;
	if (power >= w->power || (blank && !t))
		return false;
	if (t && below(&at, &d, t))
		power = 0;
	if (!t && !d.text[1])
		power = w->power - 1;
	if (!ends_here(at) || !add_below(number, w->power, &d, power))
		return false;
	r->p = at.p;
	return true;
}

/*
 * 1tr2, 2k5, as people write a million two and two thousand five: digits right
 * behind a word of which the table says that they follow so.  False if there
 * are none.
 */
static bool
spoken(struct reader *r, struct amount *number, const struct word *w)
{
	struct amount d = {""};
	size_t n = 0;

	if (w->sure)
		return false;
	while (n < 4 && r->p + n < r->end && ascii_digit(r->p[n]))
		n++;
	if (!n || n > 3)
		return false;
	memcpy(d.text, r->p, n);
	if (!add_below(number, w->power, &d, w->power - (unsigned)n))
		return false;
	r->p += n;
	return true;
}

/* Behind a number: 万, 元, 起, /斤.  *times is the power of ten, or 0. */
static void
suffix(
    struct reader *r, struct price *p, struct amount *number, unsigned *times)
{
	const struct word *w;
	const char *sign = r->p;
	struct reader at;
	bool whole;

	reader_no_coins(r);
	reader_blanks(r);
	w = reader_word(r, TIMES);
	*times =
	    w && !below(r, number, w) && !spoken(r, number, w) ? w->power : 0;
	if (*times)
		*times += of_tens(r, w);
	reader_any(r, "+\0");
	reader_blanks(r);
	whole = r->p == sign;
	if (!numbers_of_next(r->numbers,
		str_n(r->from, (size_t)(r->end - r->from)),
		(size_t)(r->p - r->from)))
		currency(r, p);
	if (whole && !p->ahead)
		cents_behind(r, sign, number);
	at = *r;
	reader_blanks(&at);
	if (reader_word(&at, LEAST))
		r->p = at.p;
	else
		reader_any(r, "+\0");
	reader_blanks(r);
	unit_at(r, p, false);
	reader_blanks(r);
}

/* True if more of a day stands behind what was read as the upper end: 31.12.
 * and 31/12. */
static bool
goes_on_as_date(const struct reader *at, const struct price *p)
{
	size_t n = (size_t)(at->end - at->p);

	if (n && *at->p == '.')
		return n > 1 || strchr(p->high.text, '.');
	return n > 1 && *at->p == '/' && ascii_digit(at->p[1]);
}

/* True if what was read as the upper end, without a mark of its own, is none,
 * as the lower has one: it is less, $20 - 12 sold, or so much of something, €
 * 20 tot 30 cm. */
static bool
is_apart(const struct reader *behind, const struct price *p)
{
	struct reader at = *behind;
	const struct word *of;

	if (amount_cmp(&p->high, &p->low) < 0)
		return true;
	if (goes_on_as_date(&at, p))
		return true;
	if (strchr(p->high.text, '.'))
		return false;
	of = reader_word(&at, LABEL);
	return of && of->says == SAYS_SIZE;
}

/* The second number of a range, if there is one: 45,95 €-20% is none, nor is 5
 * - $20, where only the second has a mark in front. */
static bool
upper(struct reader *r, struct price *p, unsigned *times)
{
	const char *from = r->p, *mark;
	const char *low = p->currency;
	bool marked, apart;
	struct reader at;
	size_t n;

	if (!reader_range(r))
		return true;
	reader_blanks(r);
	mark = r->p;
	reader_word(r, CURRENCY);
	if (r->p > mark && !low) {
		r->p = from;
		return true;
	}
	marked = r->p > mark;
	reader_blanks(r);
	if (reader_digit(r->p, r->end, &n) < 0)
		return true;
	if (!reader_number(r, &p->high, p))
		return false;
	if (r->p < r->end && *r->p == '%') {
		p->high.text[0] = '\0';
		r->p = from;
		return true;
	}
	at = *r;
	reader_blanks(&at);
	apart =
	    low && !marked && !reader_word(&at, CURRENCY) && is_apart(&at, p);
	suffix(r, p, &p->high, times);
	if (apart && !*times) {
		p->high.text[0] = '\0';
		r->p = from;
	}
	return true;
}

/*
 * One power may be that of both ends: 1-2万 is 10000 to 20000, but 5000-1万
 * begins at 5000; 5万-9 is 50000 to 90000, but 5万-60000 ends at 60000.
 */
static void
same_power(const struct price *p, unsigned *low, unsigned *high)
{
	struct amount least = p->low;

	if (!p->high.text[0] || !*low == !*high ||
	    amount_cmp(&p->low, &p->high) >= 0)
		return;
	if (!*low)
		*low = *high;
	else if (amount_shift(&least, *low) && amount_cmp(&p->high, &least) < 0)
		*high = *low;
}

/* Reads a number, what stands behind it, and the upper end; false if that is
 * too long. */
static bool
both(struct reader *r, struct price *p, unsigned *low, unsigned *high)
{
	const char *from = r->p;
	bool comma, marked;

	p->low.text[0] = p->high.text[0] = '\0';
	*low = *high = 0;
	if (!reader_number(r, &p->low, p))
		return false;
	comma = memchr(from, ',', (size_t)(r->p - from)) != NULL;
	suffix(r, p, &p->low, low);
	marked = p->currency;
	if (!upper(r, p, high))
		p->high.text[0] = '\0';
	/* 499,000 - 699,000 DT: the mark is behind the second only */
	if (comma && p->high.text[0] && amount_cmp(&p->low, &p->high) > 0 &&
	    numbers_mille(r->numbers, p->currency))
		amount_mille(&p->low);
	/* Model 500 - 20 €: what goes down behind a word is no range */
	if (!marked && p->currency && p->high.text[0] && !*low && !*high &&
	    from > r->from && amount_cmp(&p->high, &p->low) < 0) {
		p->high.text[0] = '\0';
		p->currency = NULL;
	}
	return true;
}

bool
value_first(
    const struct numbers *w, struct str text, struct price *p, struct str *rest)
{
	struct reader r = {w, text.p, text.p, text.p + text.n}, start;
	unsigned low, high;
	struct amount swap;
	bool minus, marked;

	*p = (struct price){0};
	if (text.n > VALUE_MAX || !reader_first(&r, &minus) || minus)
		return false;
	currency_before(&r, r.p, p);
	unit_before(&r, r.p, p);
	start = r;
	marked = p->ahead = p->currency;
	if (!both(&r, p, &low, &high))
		return false;
	/* 1.566~4.003 VND: the mark behind says how both are written */
	if (!marked && p->currency && p->high.text[0] &&
	    !both(&start, p, &low, &high))
		return false;
	*rest = str_n(r.p, (size_t)(r.end - r.p));
	same_power(p, &low, &high);
	if ((low && !amount_shift(&p->low, low)) ||
	    (high && !amount_shift(&p->high, high))) {
		*p = (struct price){0};
		return false;
	}
	if (p->high.text[0] && amount_cmp(&p->high, &p->low) < 0) {
		swap = p->low;
		p->low = p->high;
		p->high = swap;
	}
	if (p->high.text[0] && amount_cmp(&p->low, &p->high) == 0)
		p->high.text[0] = '\0';
	return true;
}

/* True if a word for what is not counted stands right before the number at the
 * reader's place, the first of the text: 库存20, Stok: 20. */
static bool
others_before(struct reader r)
{
	struct reader at = r;

	at.end = r.p;
	for (at.p = r.from; at.p < r.p; at.p++)
		if (reader_word(&at, OTHERS)) {
			while (at.p < r.p && (*at.p == ' ' || *at.p == ':'))
				at.p++;
			return at.p == r.p ||
			       (r.p - at.p == 3 &&
				   memcmp(at.p, "\xef\xbc\x9a", 3) == 0);
		}
	return false;
}

/* True of 4.8 (1,234): the number in brackets is the count. */
static bool
is_rating(const struct reader *r, const struct amount *d)
{
	return strchr(d->text, '.') && r->end - r->p > 1 && *r->p == '(' &&
	       ascii_digit(r->p[1]);
}

/* Takes the next number off the reader.  False if it is no count; *others: it
 * is one, but of something else. */
static bool
count_next(struct reader *r, struct amount *d, bool *others)
{
	struct price money = {0};
	const struct word *times, *other;
	struct reader at;
	bool minus;

	*others = false;
	if (!reader_first(r, &minus) || minus)
		return false;
	*others = others_before(*r);
	currency_before(r, r->p, &money);
	if (money.currency || !reader_number(r, d, NULL))
		return false;
	reader_blanks(r);
	times = reader_word(r, TIMES);
	if (times && !below(r, d, times) && !amount_shift(d, times->power))
		return false;
	reader_any(r, "+\0");
	reader_blanks(r);
	if (reader_word(r, SHARE) || reader_word(r, CURRENCY))
		return false;
	at = *r;
	other = reader_word(&at, OTHERS);
	if (other && other->says == SAYS_DAYS)
		return false; /* near 30 days 35: not what was sold in all */
	*others |= is_rating(r, d);
	if (other && other->says != SAYS_AHEAD) {
		*others = true;
		r->p = at.p;
	}
	return true;
}

/* Is it nothing but a few digits, as programs keep most counts? */
static bool
plain_count(struct str text, uint64_t *n)
{
	uint64_t v = 0;

	if (!text.n || text.n > PLAIN)
		return false;
	for (size_t i = 0; i < text.n; i++) {
		if (!ascii_digit(text.p[i]))
			return false;
		v = v * 10 + (uint64_t)(text.p[i] - '0');
	}
	*n = v;
	return true;
}

/* Of "10 available / 253 sold" the second number is it. */
bool
value_count(const struct numbers *w, struct str text, uint64_t *n)
{
	struct reader r = {w, text.p, text.p, text.p + text.n};
	unsigned long long whole;
	char ascii[VALUE_MAX];
	struct amount d;
	bool others = true;

	if (plain_count(text, n))
		return true;
	if (text.n > VALUE_MAX)
		return false;
	if (memchr(text.p, 0xd9, text.n) || memchr(text.p, 0xdb, text.n) ||
	    memchr(text.p, 0xe0, text.n)) {
		struct str digits = value_western(text, ascii);

		if (digits.p)
			r = (struct reader){
			    w, digits.p, digits.p, digits.p + digits.n};
	}
	for (int i = 0; i < COUNTS && others; i++) {
		if (!count_next(&r, &d, &others))
			return false;
		if (others)
			r.from = r.p;
	}
	if (others || !amount_whole(&d, &whole) || value_is_day(w, text))
		return false;
	*n = whole;
	return true;
}

/* shown_rate - prices of a measure beside that of the goods, as laws ask for:
 * 12,90 € (430,00 €/kg), 4,30 € / 100 g, 100 g = 4,30 € */
#include "shown_priv.h"
#include "value.h"

#define BEFORE 12 /* bytes of a measure before its price */

/* True of a unit that measures, and does not count, goods. */
static bool
measures(const struct numbers *w, const char *unit)
{
	return unit && !numbers_counts(w, str_from(unit));
}

/* 100 g = before a price; the measure is between blanks, behind a number. */
static bool
is_equal(const struct numbers *w, struct str before)
{
	size_t n = before.n;

	while (n && !ONE_OF(before.p[n - 1], ":("))
		n--;
	before = str_trim(str_after(before, n));
	if (before.n > BEFORE || !str_ends(before, STR("=")))
		return false;
	before = str_trim(str_n(before.p, before.n - 1));
	while (
	    before.n && (ascii_digit(*before.p) || ONE_OF(*before.p, "(., ")))
		before = str_after(before, 1);
	return measures(w, numbers_unit(w, before));
}

/* Moves behind what is_a is true of; true if there was some. */
static bool
skip(struct str *s, bool (*is_a)(char))
{
	size_t n = 0;

	while (n < s->n && is_a(s->p[n]))
		n++;
	*s = str_trim(str_after(*s, n));
	return n > 0;
}

/* 149,00 € pro 1 l: letters that are a unit only behind a number or a stroke.
 */
static bool
is_of_measure(const struct numbers *w, struct str behind)
{
	bool told;
	size_t n = 0;

	behind = str_trim(behind);
	told = str_starts(behind, STR("/"));
	if (told)
		behind = str_trim(str_after(behind, 1));
	else if (!skip(&behind, ascii_letter))
		return false;
	told |= skip(&behind, ascii_digit);
	while (n < behind.n && ascii_letter(behind.p[n]))
		n++;
	return told && numbers_measures(w, str_n(behind.p, n));
}

/* True of what stands in brackets as a whole, beside the price that is meant:
 * (1,20 € / 1 Stück). */
static bool
is_bracketed(struct str text)
{
	text = str_trim(text);
	return str_starts(text, STR("(")) && str_ends(text, STR(")"));
}

bool
shown_is_rate(struct shown *s, const struct numbers *w, struct str text)
{
	struct str first, behind;
	struct price p;

	if (value_money(w, text, &first) != 1 || !value_price(w, text, &p))
		return false;
	if (measures(w, p.unit) || (p.unit && is_bracketed(text)) ||
	    is_equal(w, str_n(text.p, (size_t)(first.p - text.p))))
		return true;
	/* the number of the measure is left out, so that it is 4,30 € / g */
	behind = str_after(text, (size_t)(first.p + first.n - text.p));
	if (is_of_measure(w, behind))
		return true;
	buf_clear(&s->folded);
	buf_addstr(&s->folded, first);
	for (size_t i = 0; i < behind.n; i++)
		if (!ascii_digit(behind.p[i]) && behind.p[i] != '*')
			buf_addc(&s->folded, behind.p[i]);
	return behind.n && value_price(w, buf_str(&s->folded), &p) &&
	       (measures(w, p.unit) || (p.unit && is_bracketed(text)));
}

/* True if the price of the goods themselves is no farther from the heading. */
static bool
is_beside(const struct shown *s, const struct shown_thing *rate)
{
	size_t depth = s->head ? html_meet(rate->node, s->head) : 0;

	for (size_t i = 0; i < s->n; i++)
		if (s->one[i].thing == THING_PRICE && !s->one[i].rate &&
		    (!s->head || html_meet(s->one[i].node, s->head) >= depth))
			return true;
	return false;
}

void
shown_drop_rates(struct shown *s)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->one[i].rate && is_beside(s, &s->one[i]))
			s->one[i].thing = THINGS;
}

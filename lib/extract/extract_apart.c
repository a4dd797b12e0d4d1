/*
 * extract_apart - the text of an element of a tile, without prices beside it
 *
 * These are crossed out, called former or a list's, or are for a measure.
 */
#include "extract_tile.h"

#include <string.h>

#include "text.h"
#include "value.h"

/* Where the text of an element within is in that of all, as a part of its own:
 * of $410<del>$4</del> not at the begin; `all.n` if it is nowhere. */
static size_t
part_at(struct str all, struct str part)
{
	size_t at = 0;

	while (part.n && (at = str_find(all, part, at)) < all.n) {
		size_t end = at + part.n;

		if ((at == 0 || all.p[at - 1] == VALUE_PART ||
			!str_trim(str_n(all.p, at)).n) &&
		    (end == all.n || all.p[end] == VALUE_PART ||
			ascii_blank(all.p[end])))
			return at;
		at++;
	}
	return all.n;
}

/* True of an element that says what a measure costs: (430,00 € / 1 kg). */
static bool
is_rate(struct tile *t, const struct html_node *n)
{
	buf_clear(&t->struck);
	buf_clear(&t->link);
	html_text(n, NULL, &t->struck);
	text_fold(buf_str(&t->struck), &t->link);
	return shown_is_rate(
	    t->x->pick.shown, t->x->sites->numbers, buf_str(&t->link));
}

/* Takes `gone` from x->joined, which has more than that; of what a list price
 * is beside, only if money is left.  */
static void
leave_part(struct tile *t, struct str gone, bool listed)
{
	struct buf *joined = &t->x->joined;
	size_t at = part_at(buf_str(joined), gone), n = joined->n;
	struct str first;

	if (at == n || gone.n == n)
		return;
	if (listed) {
		buf_clear(&t->x->mended);
		buf_add(&t->x->mended, joined->p, at);
		buf_addc(&t->x->mended, ' ');
		buf_addstr(
		    &t->x->mended, str_after(buf_str(joined), at + gone.n));
		if (!value_money(
			t->x->sites->numbers, buf_str(&t->x->mended), &first))
			return;
	}
	memmove(joined->p + at, joined->p + at + gone.n, n - at - gone.n);
	joined->n -= gone.n;
	t->apart |= listed;
}

/* Takes the text of a small element's part from x->joined, which has that of
 * all. */
static void
leave(struct tile *t, const struct html_node *part, bool listed)
{
	buf_clear(&t->struck);
	html_parts(part, NULL, VALUE_PART, &t->struck);
	leave_part(t, buf_str(&t->struck), listed);
}

/* True if a text may have two amounts: digits, something else than a mark in a
 * number, and digits. */
static bool
may_be_two(struct str s)
{
	size_t n = 0;
	bool in = false;

	for (size_t i = 0; i < s.n && n < 2; i++) {
		n += !in && ascii_digit(s.p[i]);
		in = ascii_digit(s.p[i]) || (in && ONE_OF(s.p[i], ".,"));
	}
	return n > 1;
}

/* Leaves out what measures cost, if there is more than one price. */
static void
leave_rates(struct tile *t, const struct html_node *n)
{
	const struct html_node *k = n;
	struct str first;

	if (!may_be_two(buf_str(&t->x->joined)) ||
	    value_money(t->x->sites->numbers, buf_str(&t->x->joined), &first) <
		2)
		return;
	while ((k = html_next(n, k)))
		if (is_rate(t, k))
			leave(t, k, true);
}

/* Leaves out what is crossed out in a small element, or called a former price
 * or that of a list: of <del>¥90</del> ¥45 the price is 45.  Beside text of the
 * element's own that may be the label of such. */
static void
leave_struck(struct tile *t, const struct html_node *n)
{
	const struct html_node *k = n;
	bool own = html_has_text(n), listed;

	while ((k = html_next(n, k))) {
		listed = str_eq(
		    shown_called(t->x->pick.shown, k), STR("list_price"));
		if (shown_struck(k) ||
		    (!own && (listed || shown_former(t->x->pick.shown, k))))
			leave(t, k, listed);
	}
	if (!own)
		leave_rates(t, n);
}

struct str
tile_text(struct tile *t, const struct html_node *n, bool *whole)
{
	struct extract *x = t->x;

	buf_clear(&x->joined);
	buf_clear(&x->mended);
	t->apart = false;
	html_parts(n, NULL, VALUE_PART, &x->joined);
	if (html_is_small(n, TILE_SMALL))
		leave_struck(t, n);
	*whole = value_parts(x->sites->numbers, &x->joined, 0);
	text_fold(buf_str(&x->joined), &x->mended);
	return buf_str(&x->mended);
}

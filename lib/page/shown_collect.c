/* shown_collect - the prices, sellers, places and sales that a page shows */
#include <stdlib.h>

#include "mem.h"
#include "shown_priv.h"
#include "text.h"

#define MOST   400 /* things: more is no page of one advert */
#define BYTES  120 /* of what is one thing */
#define NAME   90  /* bytes of a name of a seller or a place */
#define NUMBER 24  /* bytes of a price without a mark */

/* A walk through the tree. */
struct walker {
	struct shown *s;
	const struct html_node *link_end, *past_end; /* behind them */
	bool link, past;
	const struct html_node **up; /* what the heading is in, from outside */
	size_t nup, cap, met;        /* so many of them were come by */
	struct shown_others others;
	int ordered; /* one thing alone can be ordered; -1: not known */
};

bool
shown_struck(const struct html_node *n)
{
	static const struct str struck[] = {
	    STR_INIT("del"), STR_INIT("s"), STR_INIT("strike")};
	struct str style = html_attr(n, "style");

	return str_in(html_tag(n), struck, COUNT(struck)) ||
	       (style.n &&
		   str_find_nocase(style, STR("line-through"), 0) < style.n);
}

static void
find_up(struct walker *w)
{
	const struct html_node *n = w->s->head, *swap;

	for (; n; n = html_parent(n)) {
		mem_grow(&w->up, &w->cap, w->nup + 1, sizeof(*w->up));
		w->up[w->nup++] = n;
	}
	for (size_t i = 0; i < w->nup / 2; i++) {
		swap = w->up[i];
		w->up[i] = w->up[w->nup - 1 - i];
		w->up[w->nup - 1 - i] = swap;
	}
}

/* True of one of other goods, on a page where one thing can be ordered. */
static bool
is_other(struct walker *w, const struct html_node *n)
{
	if (w->ordered < 0)
		w->ordered = w->nup && shown_ordered(w->s, w->s->doc) == 1;
	return w->ordered && shown_other(w->s, &w->others, n);
}

/* True if nothing in the element is of the advert: it is of the page's frame,
 * hidden, called so, or one of other goods; but not if the heading is in it. */
static bool
is_aside(struct walker *w, const struct html_node *n, unsigned says)
{
	static const struct str tags[] = {STR_INIT("header"), STR_INIT("nav"),
	    STR_INIT("footer"), STR_INIT("aside"), STR_INIT("script"),
	    STR_INIT("style"), STR_INIT("noscript"), STR_INIT("template"),
	    STR_INIT("select"), STR_INIT("head"), STR_INIT("textarea"),
	    STR_INIT("iframe")};

	if (w->met < w->nup && w->up[w->met] == n) {
		w->met++;
		return false;
	}
	return (says & SHOWN_ASIDE) || str_in(html_tag(n), tags, COUNT(tags)) ||
	       is_other(w, n);
}

static void
add(struct shown *s, enum thing thing, const struct html_node *n, size_t at,
    size_t len)
{
	if (s->n == MOST)
		return;
	mem_grow(&s->one, &s->one_cap, s->n + 1, sizeof(*s->one));
	s->one[s->n++] =
	    (struct shown_thing){.thing = thing, .node = n, .at = at, .n = len};
}

/* A price without a mark: nothing but digits and what may stand in it, or says
 * behind it that it has no coins, 249:-. */
static bool
is_bare(struct str text)
{
	size_t digits = 0;

	if (text.n > NUMBER)
		return false;
	if (str_ends(text, STR(":-")))
		text.n -= 2;
	for (size_t i = 0; i < text.n; i++) {
		digits += ascii_digit(text.p[i]);
		if (!ONE_OF(text.p[i], "0123456789.,- ~"))
			return false;
	}
	return digits > 0;
}

/* True of a label of what is not the price, if there may be another. */
static bool
is_label(struct shown *s, struct str text)
{
	return shown_is_label(s, text) || shown_is_lesser(s, text);
}

/* True if a child is what the price was, or of something beside it, or for a
 * measure: <p>12,90 € <small>430,00 €/kg</small></p>. */
static bool
is_past(struct shown *s, const struct html_node *n, struct str text)
{
	return (shown_says(s, n) & SHOWN_PAST) || shown_struck(n) ||
	       is_label(s, text) || shown_is_rate(s, s->numbers, text);
}

/* Takes the price that stands in the element itself, beside others of the past
 * that have elements of their own: <p>$9.50 <del>$12.00</del></p>. */
static bool
take_own(struct shown *s, const struct html_node *n)
{
	const struct html_node *k = html_next(n, n);
	size_t at, from = s->text.n;
	struct str text, first;
	struct price p;

	for (; k; k = html_after(n, k)) {
		shown_add(s, k, BYTES, &at);
		text = buf_after(&s->text, at);
		if (value_money(s->numbers, text, &first) &&
		    !is_past(s, k, text)) {
			s->text.n = from;
			return false;
		}
		s->text.n = from;
	}
	buf_clear(&s->raw);
	html_own_text(n, &s->raw);
	text_fold(buf_str(&s->raw), &s->text);
	text = buf_after(&s->text, from);
	if (value_money(s->numbers, text, &first) != 1 || is_label(s, text) ||
	    !value_price(s->numbers, first, &p) ||
	    !strpbrk(p.low.text, "123456789"))
		return false;
	add(s, THING_PRICE, n, (size_t)(first.p - s->text.p), first.n);
	return true;
}

/* True if a price was met. */
static bool
has_price(const struct shown *s)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->one[i].thing == THING_PRICE)
			return true;
	return false;
}

/* True if an amount in the element stands in one of its own that is none of the
 * advert's: what the price was, or of what is beside it, or, behind a price,
 * that of a link: <li><del>$12.00</del></li>; or a number that is struck out,
 * Rs 500 <del>750</del>, which is no 500750. */
static bool
holds_apart(struct shown *s, const struct html_node *n)
{
	const struct html_node *k = html_next(n, n);
	size_t at, from = s->text.n;
	struct str first, text;
	bool apart = false, priced = has_price(s);

	for (; k && !apart; k = html_next(n, k)) {
		if (!(shown_says(s, k) & (SHOWN_PAST | SHOWN_ASIDE)) &&
		    !shown_struck(k) && !(priced && shown_leads(k)))
			continue;
		shown_add(s, k, BYTES, &at);
		text = buf_after(&s->text, at);
		apart = value_money(s->numbers, text, &first) > 0 ||
		        (shown_struck(k) && is_bare(text));
		s->text.n = from;
	}
	return apart;
}

/* What stands behind the first amount of a text. */
static struct str
behind(struct str text, struct str first)
{
	return str_after(text, (size_t)(first.p + first.n - text.p));
}

/* Takes the element's text, which begins at `at`, as a price; true if what is
 * in it needs no look. */
static bool
take_price(struct shown *s, const struct html_node *n, size_t at, bool named)
{
	struct str text = buf_after(&s->text, at), first = text;
	size_t amounts = value_money(s->numbers, text, &first), from;
	struct price p;

	if (!amounts && !(named && is_bare(text)))
		return false;
	if (amounts > 1 && html_next(n, n))
		return take_own(s, n);
	if (amounts == 2 && shown_is_rate(s, s->numbers, behind(text, first)))
		amounts = 1;
	if (is_label(s, text))
		return amounts <= 1;
	if (amounts > 1) {
		add(s, THING_PRICE, n, at, 0);
		return true;
	}
	from = (size_t)(first.p - s->text.p); /* which may move */
	if (amounts && holds_apart(s, n))
		return take_own(s, n);
	first.p = s->text.p + from;
	if (value_price(s->numbers, first, &p) &&
	    strpbrk(p.low.text, "123456789")) {
		add(s, THING_PRICE, n, from, first.n);
		s->one[s->n - 1].rate =
		    shown_is_rate(s, s->numbers, buf_after(&s->text, at));
	}
	return true;
}

/* Takes the element's text as a seller, a place or sales, if its name says so;
 * true if it does. */
static bool
take_named(struct shown *s, const struct html_node *n, size_t at)
{
	struct str text = buf_after(&s->text, at);
	unsigned calm = SHOWN_FILLER | SHOWN_NAME;
	uint64_t count;

	if (shown_named(s, n, SHOWN_SELLER, calm | SHOWN_TITLE)) {
		if (text.n <= NAME && !is_bare(text))
			add(s, THING_SELLER, n, at, text.n);
		return true;
	}
	if (shown_named(s, n, SHOWN_PLACE, calm)) {
		if (text.n <= NAME && !str_any(text, ascii_digit))
			add(s, THING_PLACE, n, at, text.n);
		return true;
	}
	if (!shown_named(s, n, SHOWN_SOLD, calm | SHOWN_GOODS))
		return false;
	if (value_count(s->numbers, text, &count))
		add(s, THING_SOLD, n, at, text.n);
	return true;
}

/* Looks at an element; true if what is in it needs no look. */
static bool
look(struct walker *w, const struct html_node *n, unsigned says)
{
	struct shown *s = w->s;
	size_t at, from = s->text.n;
	bool done = false;

	if (n == s->head || !shown_small(s, n))
		return n == s->head;
	if (shown_add(s, n, BYTES, &at) && s->text.n > at) {
		done = (says & (SHOWN_SELLER | SHOWN_PLACE | SHOWN_SOLD)) &&
		       take_named(s, n, at);
		if (!done && !w->link && !w->past && !(says & SHOWN_PAST) &&
		    (s->head || says & SHOWN_PRICE))
			done = take_price(s, n, at, says & SHOWN_PRICE);
	}
	if (!done)
		s->text.n = from;
	return done;
}

/* Notes that the element is a link, or that its prices are of the past. */
static void
enter(struct walker *w, const struct html_node *n, unsigned says)
{
	const struct html_node *doc = w->s->doc;

	if (n == w->link_end)
		w->link = false;
	if (n == w->past_end)
		w->past = false;
	if (!w->link && shown_leads(n)) {
		w->link = true;
		w->link_end = html_after(doc, n);
	}
	if (!w->past && ((says & SHOWN_PAST) || shown_struck(n))) {
		w->past = true;
		w->past_end = html_after(doc, n);
	}
}

void
shown_collect(struct shown *s)
{
	struct walker w = {.s = s, .ordered = -1};
	const struct html_node *n = html_next(s->doc, s->doc);

	find_up(&w);
	while (n && s->n < MOST) {
		unsigned says = shown_says(s, n);

		/* what the heading stands in is not of the past, be it called
		 * has-new-shipping */
		if (w.met < w.nup && w.up[w.met] == n)
			says &= ~(unsigned)SHOWN_PAST;
		enter(&w, n, says);
		if (is_aside(&w, n, says) || look(&w, n, says))
			n = html_after(s->doc, n);
		else
			n = html_next(s->doc, n);
	}
	free(w.up);
	if (s->n == MOST)
		s->n = 0;
	shown_drop_rates(s);
	shown_drop_rows(s);
}

/* shown - what a page that is one advert shows of it */
#include "shown_priv.h"
#include "text.h"
#include "value.h"

#define BESIDE 20 /* bytes beside a price that are no prose */

static const char *const names[THINGS] = {"title", "price", "seller", "place",
    "sold", "image", "heading", "headline"};

static enum thing
thing_of(struct str what)
{
	int t = 0;

	while (t < THINGS && !str_eq(what, str_from(names[t])))
		t++;
	return (enum thing)t;
}

bool
shown_is(struct str what)
{
	return thing_of(what) < THINGS;
}

static struct str
text_of(const struct shown *s, const struct shown_thing *one)
{
	return str_n(s->text.p + one->at, one->n);
}

static bool
same(const struct shown *s, enum thing thing, struct str a, struct str b)
{
	struct price p, q;

	if (thing != THING_PRICE)
		return str_eq(a, b);
	return value_price(s->numbers, a, &p) &&
	       value_price(s->numbers, b, &q) &&
	       amount_cmp(&p.low, &q.low) == 0 &&
	       strcmp(p.high.text, q.high.text) == 0;
}

/* What all of those nearest to the heading say, if that is one thing. */
static void
settle(struct shown *s, enum thing thing)
{
	size_t deepest = 0, depth;
	struct str text = STR_NONE;

	for (size_t i = 0; i < s->n; i++) {
		const struct shown_thing *one = &s->one[i];

		if (one->thing != thing)
			continue;
		depth = s->head ? html_meet(one->node, s->head) : 0;
		if (!text.p || depth > deepest) {
			deepest = depth;
			text = text_of(s, one);
		} else if (depth == deepest && text.n &&
			   !same(s, thing, text, text_of(s, one))) {
			text.n = 0;
		}
	}
	if (text.n)
		s->found[thing] = text;
	else if (thing == THING_PRICE)
		s->split = text.p != NULL;
}

/* True if a class of the element, or of that around it, says that it is a
 * price. */
static bool
is_called_price(struct shown *s, const struct html_node *n)
{
	const struct html_node *up = html_parent(n);

	return shown_says(s, n) & SHOWN_PRICE ||
	       (up && shown_says(s, up) & SHOWN_PRICE);
}

/* True if an element says what the one beside it does, for those who hear it:
 * <ins>$9.50</ins> <span>Current price is: $9.50.</span> */
static bool
is_again(struct shown *s, const struct shown_thing *one,
    const struct shown_thing *again)
{
	return html_parent(one->node) == html_parent(again->node) &&
	       is_called_price(s, one->node) &&
	       same(s, THING_PRICE, text_of(s, one), text_of(s, again));
}

/* True if one in the element that shows the price is called so, and says it:
 * <p><b class="price">$9.50</b> Material: horn</p>. */
static bool
holds_called_price(struct shown *s, const struct shown_thing *one)
{
	const struct html_node *k = one->node;
	size_t at, from = s->text.n;
	bool holds = false;

	while (!holds && (k = html_next(one->node, k))) {
		if ((shown_says(s, k) & (SHOWN_PRICE | SHOWN_PAST)) !=
			SHOWN_PRICE ||
		    !shown_add(s, k, one->n + BESIDE, &at))
			continue;
		holds = same(
		    s, THING_PRICE, text_of(s, one), buf_after(&s->text, at));
		s->text.n = from;
	}
	s->text.n = from;
	return holds;
}

/* Notes if one element alone shows the price beside the heading, and says
 * little else. */
static void
note_sure(struct shown *s)
{
	size_t deepest = 0, depth, count = 0, at, from = s->text.n;
	const struct shown_thing *best = NULL;

	for (size_t i = 0; s->head && i < s->n; i++) {
		if (s->one[i].thing != THING_PRICE)
			continue;
		depth = html_meet(s->one[i].node, s->head);
		if (!best || depth > deepest) {
			best = &s->one[i];
			deepest = depth;
			count = 1;
		} else {
			count +=
			    depth == deepest && !is_again(s, best, &s->one[i]);
		}
	}
	if (count == 1 &&
	    (is_called_price(s, best->node) || holds_called_price(s, best) ||
		shown_add(s, best->node, best->n + BESIDE, &at)))
		s->sure = best->node;
	s->text.n = from;
}

/* Collects once more with prices that are called those of taxes, and such as an
 * estimate, if there is no other: shops of lands where no tax is in a price
 * call it without. */
static void
collect_taxed(struct shown *s)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->one[i].thing == THING_PRICE)
			return;
	s->untaxed = true;
	s->n = 0;
	shown_collect(s);
}

void
shown_page(
    struct shown *s, const struct numbers *numbers, const struct html_node *doc)
{
	s->numbers = numbers;
	s->doc = doc;
	s->head = NULL;
	s->sure = NULL;
	s->doubt = s->taxed = s->untaxed = s->split = false;
	s->og = s->site = STR_NONE;
	s->n = s->title_n = s->page = s->page_n = 0;
	buf_clear(&s->text);
	for (int t = 0; t < THINGS; t++)
		s->found[t] = STR_NONE;
	if (!doc)
		return;
	shown_find_heading(s);
	shown_collect(s);
	if (!s->n && !s->head && !s->doubt && shown_title_heading(s))
		shown_collect(s);
	if (s->taxed)
		collect_taxed(s);
	note_sure(s); /* before what is found, which is lent by s->text */
	for (int t = THING_PRICE; t < THING_IMAGE; t++)
		settle(s, (enum thing)t);
	shown_set_title(s);
}

bool
shown_split(const struct shown *s)
{
	return s->head && s->split && s->found[THING_HEADING].n;
}

bool
shown_sure(const struct shown *s)
{
	return s->sure != NULL;
}

struct str
shown_text(const struct shown *s, struct str what)
{
	enum thing t = thing_of(what);

	return t < THINGS ? s->found[t] : STR_NONE;
}

/* shown_order - what of the things that a page shows can be ordered on it */
#include "names.h"
#include "shown_priv.h"

#define NAME   24 /* bytes of the name of an input */
#define VALUE  40 /* of its value */
#define PIECES 2  /* inputs for how many: one may stand beside it once more */
#define CARD   60 /* elements of one of other goods that have its link */
#define LEVELS 8  /* elements around an input that may be a tile */
#define SLOTS  2  /* elements around it that hold nothing else */

bool
shown_leads(const struct html_node *n)
{
	struct str href = html_attr(n, "href");

	return str_eq(html_tag(n), STR("a")) && href.n && href.p[0] != '#' &&
	       !str_starts(href, STR("javascript:"));
}

/* True if one of the first elements in it is such a link. */
static bool
has_link(const struct html_node *n)
{
	const struct html_node *k = n;
	size_t few = 0;

	while (few++ < CARD && (k = html_next(n, k)))
		if (shown_leads(k))
			return true;
	return shown_leads(n);
}

/* The element around it, if nothing else is in that; else NULL. */
static const struct html_node *
slot(const struct html_node *n)
{
	const struct html_node *in = html_parent(n);

	return in && html_next(in, in) == n && !html_after(in, n) ? in : NULL;
}

/* The one of the goods that an element is, or holds and nothing else. */
static const struct html_node *
card_in(struct shown *s, const struct html_node *n, struct str *card)
{
	const struct html_node *in;

	for (size_t slots = 0; n && slots <= SLOTS; slots++) {
		*card = shown_card(s, n);
		if (card->n)
			return n;
		in = n;
		n = html_next(in, in);
		if (!n || html_after(in, n))
			break;
	}
	return NULL;
}

bool
shown_other(struct shown *s, struct shown_others *o, const struct html_node *n)
{
	const struct html_node *in, *next, *of;
	struct str card;
	size_t slots = 0;

	of = card_in(s, n, &card);
	if (!of || !has_link(of))
		return false;
	for (; slots < SLOTS && slot(of); slots++)
		of = slot(of);
	in = html_parent(of);
	if (!in || (in == o->in && str_eq(card, o->card)))
		return in != NULL;
	next = html_after(in, of);
	while (next && slots--)
		next = html_next(next, next);
	if (!next || !str_eq(shown_card(s, next), card))
		return false;
	o->in = in;
	o->card = card;
	return true;
}

/* lineItems[0a1][quantity], qty[], addtocart_88.Quantity, Items[0].Quantity:
 * what a program calls the input, the number of the thing left out. */
static struct str
bare_name(struct str name)
{
	struct str head = name, last;

	if (!str_ends(name, STR("]"))) {
		while (head.n)
			name = str_cut(&head, '.');
		return name;
	}
	head = name;
	last = str_cut(&head, '[');
	while (head.n) {
		struct str part = str_cut(&head, '[');

		part.n = str_find(part, STR("]"), 0);
		if (part.n && !ascii_digit(part.p[0]))
			last = part;
	}
	return last;
}

/* True if the name, in lower case, is one of the words. */
static bool
is_one(struct str name, const struct names *words)
{
	char low[NAME];

	name = bare_name(name);
	if (!name.n || name.n > NAME)
		return false;
	for (size_t i = 0; i < name.n; i++)
		low[i] = ascii_lower(name.p[i]);
	return names_find(words, str_n(low, name.n)) != NAMES_NONE;
}

static bool
is_input(const struct html_node *n)
{
	struct str tag = html_tag(n);

	return str_eq(tag, STR("input")) || str_eq(tag, STR("select")) ||
	       str_eq(tag, STR("button"));
}

/* True if an input of the page asks which thing, or how many. */
static bool
has_order(const struct shown *s, const struct html_node *doc)
{
	const struct html_node *n = doc;
	struct str name;

	while ((n = html_next(doc, n))) {
		if (!is_input(n))
			continue;
		name = html_attr(n, "name");
		if (is_one(name, &s->list[LIST_ORDER]) ||
		    is_one(name, &s->list[LIST_PIECES]))
			return true;
	}
	return false;
}

/* True if the element is, or has right in it, a heading that is a link. */
static bool
is_linked_title(struct shown *s, const struct html_node *n)
{
	struct str tag = html_tag(n);
	const struct html_node *in = html_next(n, n);

	if (!(tag.n == 2 && tag.p[0] == 'h' && ascii_digit(tag.p[1])) &&
	    !str_eq(shown_called(s, n), STR("title")))
		return false;
	return shown_leads(n) || (in && shown_leads(in)) ||
	       (html_parent(n) && shown_leads(html_parent(n)));
}

/* True if the first text of a row, before what an element has, is that of a
 * link, and the heading is not in it. */
static bool
begins_with_link(const struct shown *s, const struct html_node *row,
    const struct html_node *n)
{
	const struct html_node *k;

	if (!row || (s->head && html_holds(row, s->head)))
		return false;
	k = html_next(row, row);
	while (k && k != n && !html_has_text(k))
		k = html_next(row, k);
	while (k && k != n && k != row) {
		if (shown_leads(k))
			return true;
		k = html_parent(k);
	}
	return false;
}

/* True if an element is in a row of a list that begins so. */
static bool
is_in_row(const struct shown *s, const struct html_node *n)
{
	const struct html_node *row = n;

	if (str_eq(html_tag(n), STR("ul")) || str_eq(html_tag(n), STR("ol")))
		row = html_next(n, n); /* a short list is one text */
	while (row && !str_eq(html_tag(row), STR("li")))
		row = html_parent(row);
	return begins_with_link(s, row, n);
}

static bool
is_empty(const struct html_node *n)
{
	const struct html_node *k = n;

	for (size_t few = 0; k && few < CARD; few++) {
		if (html_has_text(k))
			return false;
		k = html_next(n, k);
	}
	return !k;
}

/* True if an element is in one of the goods that has not the heading. */
static bool
is_of_card(struct shown *s, const struct html_node *n)
{
	while ((n = html_parent(n)))
		if (shown_card(s, n).n && !(s->head && html_holds(n, s->head)))
			return true;
	return false;
}

/* True if the page's own price, which a program would have filled in, is empty
 * between the heading and that element. */
static bool
has_empty_price(struct shown *s, const struct html_node *end)
{
	const struct html_node *n =
	    s->head ? s->head : html_next(s->doc, s->doc);
	unsigned says;

	for (; n && n != end; n = html_next(s->doc, n)) {
		says = shown_says(s, n);
		if (says & SHOWN_PRICE && !(says & SHOWN_PAST) && is_empty(n) &&
		    !is_of_card(s, n))
			return true;
	}
	return false;
}

/* The first element in it that is called a price, and has a text; or itself. */
static const struct html_node *
called_price(struct shown *s, const struct html_node *n)
{
	const struct html_node *k = n;

	for (size_t few = 0; k && few < CARD; few++) {
		if (shown_says(s, k) & SHOWN_PRICE && !is_empty(k))
			return k;
		k = html_next(n, k);
	}
	return n;
}

/* True if an element is in one of other goods that begins with its link, as
 * <div class="item">.  That of the page itself may begin with one to its brand:
 * it is another only if the page's own price is empty. */
static bool
is_in_card(struct shown *s, const struct html_node *n)
{
	const struct html_node *in;

	n = called_price(s, n); /* a short list is one text */
	in = html_parent(n);
	for (size_t level = 0; in && level < LEVELS; level++) {
		if (shown_card(s, in).n)
			return begins_with_link(s, in, n) &&
			       has_empty_price(s, in);
		in = html_parent(in);
	}
	return false;
}

void
shown_drop_rows(struct shown *s)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->one[i].thing == THING_PRICE &&
		    (is_in_row(s, s->one[i].node) ||
			is_in_card(s, s->one[i].node)))
			s->one[i].thing = THINGS;
}

/* True of a picture that is a link. */
static bool
is_linked_picture(const struct html_node *n)
{
	const struct html_node *in = html_parent(n);

	return str_eq(html_tag(n), STR("img")) && in &&
	       (shown_leads(in) ||
		   (html_parent(in) && shown_leads(html_parent(in))));
}

/* True if one of the first elements in it is such a picture, or a heading that
 * is a link.  *few: how many were looked at. */
static bool
leads_on(struct shown *s, const struct html_node *n, size_t *few)
{
	const struct html_node *k = n;

	for (*few = 0; *few <= CARD && (k = html_next(n, k)); ++*few)
		if (is_linked_picture(k) || is_linked_title(s, k))
			return true;
	return false;
}

bool
shown_in_tile(struct shown *s)
{
	const struct html_node *in = s->sure;
	size_t few = 0, level = 0;

	if (!s->head || !in)
		return false;
	if (!str_eq(html_tag(s->head), STR("h1")) &&
	    is_linked_title(s, s->head))
		return true;
	for (;
	     in && few <= CARD && level++ < LEVELS && !html_holds(in, s->head);
	     in = html_parent(in))
		if (leads_on(s, in, &few))
			return true;
	return false;
}

/* True if what is ordered stands in the one tile of a list: in an element that
 * is called goods, of few others, without the page's heading, behind a heading
 * that is a link. */
static bool
is_in_tile(struct shown *s, const struct html_node *input)
{
	const struct html_node *in = html_parent(input), *k;
	size_t few = 0, level = 0;

	for (; s->head && in && few <= CARD && level++ < LEVELS;
	     in = html_parent(in)) {
		few = 0;
		if (!shown_card(s, in).n)
			continue;
		if (html_holds(in, s->head))
			return false;
		for (k = in; k && k != input && few <= CARD; few++) {
			if (is_linked_title(s, k))
				return true;
			k = html_next(in, k);
		}
	}
	return false;
}

size_t
shown_ordered(struct shown *s, const struct html_node *doc)
{
	const struct html_node *n = html_next(doc, doc), *input;
	size_t things = 0, pieces = 0;
	struct str name, value, first = STR_NONE;
	struct shown_others others = {NULL, {NULL, 0}};

	if (!has_order(s, doc))
		return 0;
	while (n && things < 2) {
		if (shown_other(s, &others, n)) {
			n = html_after(doc, n);
			continue;
		}
		input = n;
		n = html_next(doc, n);
		if (!is_input(input))
			continue;
		name = html_attr(input, "name");
		if ((is_one(name, &s->list[LIST_ORDER]) ||
			is_one(name, &s->list[LIST_PIECES])) &&
		    is_in_tile(s, input))
			continue;
		pieces += is_one(name, &s->list[LIST_PIECES]);
		value = str_trim(html_attr(input, "value"));
		if (!value.n || value.n > VALUE ||
		    !is_one(name, &s->list[LIST_ORDER]))
			continue;
		things += !things || !str_eq(first, value);
		first = value;
	}
	if (things)
		return things;
	return pieces > PIECES ? pieces : pieces > 0;
}

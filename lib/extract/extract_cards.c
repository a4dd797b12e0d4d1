/* extract_cards - tiles of goods, by what their elements are called */
#include "extract_links.h"
#include "look.h"
#include "mem.h"
#include "url.h"
#include "value.h"

/*
 * A card is an element with a class that says that it is one of the goods, as
 * product-thumb or item, whatever its layout; the cards of a list have the same
 * class.  Each has a price, and a link to a page of its own, of which the one
 * in its title goes before.  What it costs for a night or a month is no price
 * of goods, and what a class calls a room or a job is none of them.  Of several
 * such classes that with the most cards is the list; of equals the outermost.
 *
 * Cards on a shelf, an element that is a list of goods by its name, go before
 * others, and one is enough; all of the page is one if its address says so.
 */

#define CLASSES  32  /* of cards that are looked at */
#define ELEMENTS 400 /* in a card */
#define SMALL    10  /* in what may be a price in parts */
#define MONEY    40  /* bytes of a price */
#define TERM     14  /* bytes of what says for how long that is */
#define MANY     3   /* so many bound each other */
#define LOOKS    16  /* times the page, that it is looked at */
#define CARDS    200 /* bytes of a page with a few that are called goods */

/* The cards of a class. */
struct cards {
	struct str name;
	const struct html_node *end; /* behind the last; NULL: not in one */
	struct str href;             /* of the last */
	size_t n;
	size_t on_shelf; /* of these */
};

struct walk_cards {
	struct links *l;
	size_t left;   /* elements and bytes that may be looked at */
	size_t prices; /* of the card, one in another once */
	const struct html_node
	    *price_end; /* behind the last of them, or NULL */
	bool term;      /* its price is for a time */
	const struct html_node *shelf_end; /* behind what says that it is a list
	                                    * of goods; NULL: not in one, */
	bool narrow;    /* the page's address says that it is a list */
	bool all_shelf; /* or in one that has no end */
	struct cards kind[CLASSES];
	size_t nkind;
};

bool
links_heading(struct str tag)
{
	return tag.n == 2 && tag.p[0] == 'h' && tag.p[1] >= '1' &&
	       tag.p[1] <= '6';
}

static bool
is_title(struct links *l, const struct html_node *n)
{
	return n &&
	       (links_heading(html_tag(n)) ||
		   str_eq(shown_called(l->x->pick.shown, n), STR("title")));
}

/* What speaks for a link: nothing if it leads to no page of goods. */
static int
score(struct links *l, const struct html_node *a)
{
	struct str href = html_attr(a, "href"), path;
	const struct html_node *in = html_next(a, a);

	if (!href.n || str_starts(href, STR("#")))
		return 0;
	path = links_path(l, href);
	if (path.n < 2 || look_is_private(l->x->look, path) ||
	    look_is_group(l->x->look, path) ||
	    (l->x->url.p && str_eq(url_path(path), url_path(l->x->url))))
		return 0;
	return 1 + !look_is_elsewhere(l->x->look, path) +
	       2 * (is_title(l, a) || is_title(l, html_parent(a)) ||
		       is_title(l, in));
}

/* True if the element has few others in it; then its text is in l->text. */
static bool
is_small(struct walk_cards *w, const struct html_node *n)
{
	if (!html_is_small(n, SMALL))
		return false;
	buf_clear(&w->l->text);
	html_text(n, NULL, &w->l->text);
	w->left -= w->l->text.n < w->left ? w->l->text.n : w->left;
	return true;
}

/* Notes a price that the element shows, perhaps in parts, and that the one
 * before it is for a time. */
static void
note_price(struct walk_cards *w, const struct html_node *card,
    const struct html_node *n)
{
	struct links *l = w->l;
	struct shown *s = l->x->pick.shown;
	bool named = str_eq(shown_called(s, n), STR("price")), term;
	struct str text, first;
	size_t amounts;

	if (n == w->price_end)
		w->price_end = NULL;
	if (w->price_end || (!named && !html_has_text(n)) || !is_small(w, n))
		return;
	text = str_trim(buf_str(&l->text));
	if (!text.n || text.n > MONEY * 2)
		return;
	term = shown_is_term(s, text);
	if (term && text.n <= TERM && !str_any(text, ascii_digit))
		w->term = w->term || w->prices == 1;
	amounts = value_money(l->x->sites->numbers, text, &first);
	if (named ? !str_any(text, ascii_digit) : !amounts)
		return;
	w->price_end = html_after(card, n);
	w->prices += !term || amounts > 1;
}

/* The link of a card; NULL if it is none. */
static const struct html_node *
card_link(struct walk_cards *w, const struct html_node *card)
{
	struct links *l = w->l;
	const struct html_node *k = card, *best = NULL;
	int most = 0, one;
	size_t n = 0;

	w->prices = 0;
	w->price_end = NULL;
	w->term = false;
	if (str_eq(html_tag(card), STR("a")) && (most = score(l, card)) > 0)
		best = card;
	while ((k = html_next(card, k))) {
		if (++n > ELEMENTS || !w->left)
			return NULL;
		w->left--;
		if (str_eq(html_tag(k), STR("a")) &&
		    (one = score(l, k)) > most) {
			most = one;
			best = k;
		}
		note_price(w, card, k);
	}
	return w->prices && !w->term ? best : NULL;
}

/* The cards of the element's class; NULL if it has none, or is in such a one.
 */
static struct cards *
cards_of(struct walk_cards *w, const struct html_node *n)
{
	struct str name = shown_card(w->l->x->pick.shown, n);
	size_t i = 0;

	if (!name.n)
		return NULL;
	while (i < w->nkind && !str_eq(w->kind[i].name, name))
		i++;
	if (i == CLASSES)
		return NULL;
	if (i == w->nkind)
		w->kind[w->nkind++] = (struct cards){.name = name};
	return w->kind[i].end ? NULL : &w->kind[i];
}

/* Which advert it is: by the known form of its address, else by a number in
 * that, else by all of it. */
static void
add_link(
    struct links *l, const struct html_node *a, const struct html_node *card)
{
	struct str href = html_attr(a, "href"), item;
	uint32_t kind;

	item = look_item(l->x->look, links_whole(l, href));
	if (!item.n) {
		item = look_own(l->x->look, links_path(l, href), &kind);
		if (!str_is_digits(item))
			item = href;
	}
	mem_grow(&l->link, &l->cap, l->n + 1, sizeof(*l->link));
	l->link[l->n++] = (struct link){a, names_add(&l->items, item), card};
}

/* Notes where what says that it is a list of goods begins, and will end. */
static void
note_shelf(struct walk_cards *w, const struct html_node *doc,
    const struct html_node *n)
{
	if (w->shelf_end || w->all_shelf ||
	    !(shown_node(w->l->x->pick.shown, n) & SHOWN_SHELF))
		return;
	w->shelf_end = html_after(doc, n);
	w->all_shelf = !w->shelf_end;
}

/* Counts the cards of each class, or takes the links of one. */
static void
walk_cards(struct walk_cards *w, const struct html_node *doc, struct str take)
{
	const struct html_node *n = html_next(doc, doc), *a;
	struct links *l = w->l;
	struct cards *c;
	bool shelf;

	w->shelf_end = NULL;
	w->all_shelf = w->narrow;
	while (n) {
		if (n == w->shelf_end)
			w->shelf_end = NULL;
		shelf = w->shelf_end || w->all_shelf;
		note_shelf(w, doc, n);
		for (size_t i = 0; i < w->nkind; i++)
			if (w->kind[i].end == n)
				w->kind[i].end = NULL;
		if (shown_is_aside(l->x->pick.shown, n) ||
		    shown_is_service(l->x->pick.shown, n)) {
			n = html_after(doc, n);
			continue;
		}
		c = cards_of(w, n);
		a = c && (!take.n || str_eq(c->name, take)) ? card_link(w, n)
		                                            : NULL;
		if (a) {
			c->n += !str_eq(c->href, html_attr(a, "href"));
			c->on_shelf += shelf;
			c->href = html_attr(a, "href");
			c->end = html_after(doc, n);
			if (take.n && (shelf || !l->shelf))
				add_link(
				    l, a, l->shelf && !l->loose ? n : NULL);
		}
		n = html_next(doc, n);
	}
	for (size_t i = 0; i < w->nkind; i++)
		w->kind[i].end = NULL;
}

/* The class of the list: that with the most cards, of those on a shelf if there
 * are any. */
static const struct cards *
best_cards(const struct walk_cards *w)
{
	const struct cards *best = NULL, *c;

	for (c = w->kind; c < w->kind + w->nkind; c++)
		if (!best || c->on_shelf > best->on_shelf ||
		    (!best->on_shelf && c->n > best->n))
			best = c;
	return best;
}

void
links_cards(struct links *l, const struct html_node *doc)
{
	struct walk_cards w = {.l = l, .left = l->x->text.text.n * LOOKS};
	const struct cards *best;

	l->n = 0;
	names_clear(&l->items);
	l->shelf = l->loose = false;
	l->few = w.narrow = links_narrow(l);
	walk_cards(&w, doc, STR_NONE);
	best = best_cards(&w);
	if (!best || !best->n || (l->only_shelf && !best->on_shelf))
		return;
	l->shelf = best->on_shelf;
	l->few = l->few && best->on_shelf < MANY;
	l->loose = best->on_shelf >= MANY;
	walk_cards(&w, doc, best->name);
}

static bool
has_shelf(struct shown *s, const struct html_node *doc)
{
	const struct html_node *n = doc;

	while ((n = html_next(doc, n)))
		if (shown_node(s, n) & SHOWN_SHELF)
			return true;
	return false;
}

bool
links_may_be_cards(struct links *l)
{
	struct extract *x = l->x;
	const struct html_node *doc;
	struct shown *s = x->pick.shown;

	if (x->text.text.n < CARDS || !shown_prices(s, x->sites->marks) ||
	    pick_has_none(&x->pick))
		return false;
	doc = pick_document(&x->pick);
	if (!doc)
		return false;
	l->only_shelf =
	    shown_sure(pick_page_shown(&x->pick)) || shown_ordered(s, doc);
	return !l->only_shelf || links_narrow(l) || has_shelf(s, doc);
}

bool
links_may_be_group(struct links *l)
{
	struct extract *x = l->x;
	const struct html_node *doc;
	const struct shown *s;
	uint32_t how = LOOK_HOW(l->kind);

	if ((how != LOOK_SLUG && how != LOOK_WORDS) || l->few ||
	    !shown_prices(x->pick.shown, x->sites->marks) ||
	    !shown_sorts(x->pick.shown, x->sites->marks) ||
	    !(doc = pick_document(&x->pick)))
		return false;
	s = pick_page_shown(&x->pick);
	return !shown_sure(s) &&
	       !(shown_split(s) &&
		   shown_sells(x->pick.shown, x->sites->marks)) &&
	       !shown_ordered(x->pick.shown, doc);
}

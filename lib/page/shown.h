/*
 * shown - what a page that is one advert shows of it
 *
 * A page says what it is about in its heading, and the price near it.  Whose
 * layout it is does not matter: elements are known by their tags and by the
 * words in their classes, which are data, a table of the rules:
 *
 *	<h1>Comb</h1> <del>12.00</del> <b class="now-price">$9.50</b>
 *	title: Comb, price: $9.50
 *
 * Nothing is guessed.  Prices in the smallest element that holds the heading
 * and any price have to be the same; those that are crossed out, or called old,
 * those of links and of what is beside the advert (goods like this, comments)
 * do not count.  A seller, a place, a number of sales is what all elements of
 * that name say.
 */
#ifndef WT_SHOWN_H
#define WT_SHOWN_H

#include "err.h"
#include "html.h"
#include "marks.h"
#include "names.h"
#include "rules.h"
#include "str.h"
#include "value.h"

struct shown;

/* The table at path, with the columns kind and word.  NULL with e set where it
 * is wrong. */
struct shown *shown_new(struct rules *r, const char *path, struct err *e);
void shown_free(struct shown *s);

/* Gives m the texts that the next three look for in a page; once, before m
 * looks at any. */
void shown_mark(struct shown *s, struct marks *m);

/* True if the page that m looks at has a button with which one buys (`buy` in
 * the table) or asks a seller (`contact`). */
bool shown_sells(const struct shown *s, struct marks *m);

/* True if it has one with which one asks a seller: only pages of one advert
 * have. */
bool shown_asks(const struct shown *s, struct marks *m);

/* True if it has a text that pages with prices have (`sign`). */
bool shown_prices(const struct shown *s, struct marks *m);

/* True if it has what a list is put in order by (`sorts`): Sort by. */
bool shown_sorts(const struct shown *s, struct marks *m);

/* True if it has a word of those who sell goods (`trade`): Postage, Item No. */
bool shown_trades(const struct shown *s, struct marks *m);

/* True if a page's title says that what it shows is its visitor's, in his cart
 * or ordered (`visitor`), or that it may be (`cart`) where one pays on it
 * (`checkout`); or if a heading is such a word, or one of orders (`ordered`).
 */
bool shown_is_visitors(struct shown *s, struct str page);

/* True if a page's title says that what was asked for is not there (`gone`). */
bool shown_is_gone(struct shown *s, struct str page);

/* Reads a page; it is lent until the next. */
void shown_page(struct shown *s, const struct numbers *numbers,
    const struct html_node *doc);

/* What it shows as its title, price, seller, place, sold, image or heading;
 * absent if nothing, or if that is not sure: a title without a price may be
 * that of any page, and is a heading only.  Lent until the next page. */
struct str shown_text(const struct shown *s, struct str what);

/* True if one element alone, near the heading, shows the price, and is called
 * so or says little else: a list shows several, prose says more. */
bool shown_sure(const struct shown *s);

/* True if it has a heading, and the prices that stand nearest to that differ,
 * so that nobody knows which is the price. */
bool shown_split(const struct shown *s);

/* True if what shown_sure is of may be the one tile of a list: its heading is a
 * link and no <h1>, or the price stands beside such a heading, or a picture
 * that is a link, and apart from that of the page. */
bool shown_in_tile(struct shown *s);

/*
 * What an element of any page is called, as a usual name (usual.h): "title",
 * "price", "past_price", "seller_name", "location" or "sold", by the last word
 * of a part of its class or test name: offer__seller-company,
 * main--price-shipping--price.  Absent if that is none of these.
 */
struct str shown_called(struct shown *s, const struct html_node *node);

/* True if a class of the element calls it a price of before, whatever others
 * say.  One without taxes is none such: it may be all there is. */
bool shown_former(struct shown *s, const struct html_node *node);

/* The class of an element, if one says that it is one of the goods, and not
 * what they are called or cost: product-thumb, item.  Absent if none does. */
struct str shown_card(struct shown *s, const struct html_node *node);

/* What an id or class says of an element or its page, as the makers of shops
 * write it, a bit each. */
enum shown_node {
	SHOWN_SHELF = 1,    /* in it is a list of goods, be they one or two */
	SHOWN_PERSONAL = 2, /* the page shows what its visitor has in his cart,
	                     * ordered, or wishes for */
	SHOWN_GONE = 4,     /* what was asked for is not there */
	SHOWN_MINICART = 8  /* in it is the cart that all pages of a shop have
	                     * in their frame */
};

unsigned shown_node(struct shown *s, const struct html_node *node);

/* The attributes in which an <img> says where its picture is, until a script of
 * the page moves that to src. */
const struct names *shown_pictures(const struct shown *s);

/* True if a class says that the element is a service, or something else that is
 * listed as goods are and is none: hotel-item, job-listing. */
bool shown_is_service(struct shown *s, const struct html_node *node);

/* True if a class says that it is such, though no word calls it goods: dish. */
bool shown_serves(struct shown *s, const struct html_node *node);

/* True if an element says that it is beside what the page is about, and the
 * heading of shown_page is not in it. */
bool shown_is_aside(struct shown *s, const struct html_node *node);

/* How many things can be ordered on the page that shown_page was given, but for
 * those of a list, be it of one tile, below a heading that leads to it: by
 * inputs that say which (`order`), or how many pieces (`pieces`).  More than
 * one are not counted. */
size_t shown_ordered(struct shown *s, const struct html_node *doc);

/* True if the element crosses out what is in it. */
bool shown_struck(const struct html_node *n);

/* True if a text says that what stands beside it is not the price (`label`):
 * Was: */
bool shown_is_label(const struct shown *s, struct str text);

/* True if it says that this is none if there is another (`lesser`): Estimate:
 */
bool shown_guesses(const struct shown *s, struct str text);

/* True if it is but a word before the price (`leads`): from $5. */
bool shown_precedes(const struct shown *s, struct str text);

/* True if it says that this was paid once, or might be (`spent`): sold for. */
bool shown_spent(const struct shown *s, struct str text);

/* True of the text of one price if that is for a measure: 4,30 € / 100 g. */
bool shown_is_rate(
    struct shown *s, const struct numbers *numbers, struct str text);

/* True if it says that this is what something costs for a time, or a person
 * (`term`): per night. */
bool shown_is_term(const struct shown *s, struct str text);

/* True if a price is more than goods without pages of their own cost (`dear`):
 * £5.5m, of a player or a house. */
bool shown_is_dear(const struct shown *s, struct str price);

/* True of the address of a link that leads to no page, but lets one write or
 * pay (`writes`): mailto:. */
bool shown_writes(const struct shown *s, struct str href);

/* True if shown_text knows such a thing. */
bool shown_is(struct str what);

#endif

/*
 * shown_priv - what the parts of shown share
 *
 * shown_page() takes a page through them in this order:
 *
 *	shown_head     its heading, beside which the price has to stand
 *	shown_collect  all prices, sellers, places and sales that elements are,
 *	                 by what they are called (shown_names); but not prices
 *	                 for a measure, 430,00 €/kg (shown_rate), nor those in
 *	                 rows of other goods (shown_order)
 *	shown          which of these are the advert's: what stands nearest to
 *	                 the heading, if that is one thing
 *	shown_head     the title: the heading, if there is a price
 *
 * Asked besides, of any page:
 *
 *	shown_words    the words of its texts: labels, buttons, what is sorted
 *	shown_order    how many things can be ordered on it
 *	shown_visitor  whether it is its visitor's own, or says that it is none
 *	shown_element  the text of an element, and how much is in one
 *
 * All words are of rules/sites/shown.tsv, which shown_words.c reads.  Texts of
 * the page stand in s->text, and strings lent from it end with the next page;
 * s->raw, s->folded and s->token are for one call.
 */
#ifndef WT_SHOWN_PRIV_H
#define WT_SHOWN_PRIV_H

#include "buf.h"
#include "names.h"
#include "shown.h"

/* What a word in the name of an element says, a bit each. */
enum shown_says {
	SHOWN_PRICE = 1,
	SHOWN_PAST = 2,  /* a price that is none any more, or of other things */
	SHOWN_ASIDE = 4, /* all in it is not of the advert itself */
	SHOWN_TITLE = 8,
	SHOWN_GOODS = 16, /* and a name of it is a title */
	SHOWN_NAME = 32,
	SHOWN_SELLER = 64,
	SHOWN_PLACE = 128,
	SHOWN_SOLD = 256,
	SHOWN_FILLER = 512,   /* nothing */
	SHOWN_NOW = 1024,     /* nothing either, if behind another word:
	                       * price-current */
	SHOWN_SERVICE = 2048, /* what is called goods beside it is none */
	SHOWN_OTHER = 4096,   /* it is not known */
	SHOWN_TAX = 8192      /* past, unless there is no other price */
};

/* Lists of texts and names, each a kind of line of the table (shown.tsv tells
 * them). */
enum list {
	LIST_BUY,
	LIST_CONTACT,
	LIST_SIGN,
	LIST_TRADE,
	LIST_SORTS,
	LIST_MARKED, /* those before are looked for with others at once
	                (marks.h) */
	LIST_LABEL = LIST_MARKED,
	LIST_FREE,
	LIST_LESSER,
	LIST_LEADS,
	LIST_SPENT,
	LIST_TERM,
	LIST_DEAR,
	LIST_WRITES,
	LIST_ORDER,
	LIST_PIECES,
	LIST_SUFFIX,
	LIST_VISITOR,
	LIST_ORDERED,
	LIST_CART,
	LIST_BASKET,
	LIST_CHECKOUT,
	LIST_ADDS,
	LIST_LISTED,
	LIST_HOLDS,
	LIST_NAMED,
	LIST_PICTURE,
	LIST_NODES, /* those behind are of ids and classes: enum shown_node */
	LIST_SHELF = LIST_NODES,
	LIST_PERSONAL,
	LIST_GONE,
	LIST_MINICART,
	LISTS
};

/* Things that are shown. */
enum thing {
	THING_TITLE,
	THING_PRICE,
	THING_SELLER,
	THING_PLACE,
	THING_SOLD,
	THING_IMAGE,
	THING_HEADING,
	THING_HEADLINE,
	THINGS
};

/* A thing that was found. */
struct shown_thing {
	enum thing thing;
	const struct html_node *node;
	size_t at, n; /* its text; empty: it is several at once */
	bool rate;    /* a price for a measure: 430,00 €/kg */
};

/* What a class says. */
struct shown_class {
	unsigned says;        /* its words, together */
	unsigned in;          /* enum shown_node: the lists that have it */
	struct str called;    /* what it is the name of, or absent, */
	unsigned called_says; /* and what the words of that part say */
};

struct shown {
	struct names word;
	unsigned *says; /* by word */
	size_t cap;
	struct names class; /* those met */
	struct shown_class *class_says;
	size_t class_cap;
	struct names list[LISTS];
	uint32_t *mark[LIST_MARKED];
	/* The page. */
	const struct numbers *numbers;
	const struct html_node *doc;
	const struct html_node *head; /* its heading; or NULL */
	struct str og, site;          /* og:title, og:site_name; or absent */
	bool doubt; /* an <h1> says something else than the page's title */
	const struct html_node *sure; /* that alone shows the price; or NULL */
	bool split;   /* the prices nearest to the heading differ */
	bool taxed;   /* a price of one is called one of taxes or lesser, */
	bool untaxed; /* and there is no other */
	struct shown_thing *one;
	size_t n, one_cap;
	struct buf text;                     /* of these, */
	size_t title, title_n, page, page_n; /* of the heading, of <title> */
	struct str found[THINGS];
	struct buf raw, folded, token;
};

/* True of a text with a label of a price that is another, if there is the
 * price: Estimate: */
bool shown_is_lesser(struct shown *s, struct str text);

/* Leaves out such prices beside that of the goods. */
void shown_drop_rates(struct shown *s);

/* Leaves out prices of rows of a list that begin with a link, as those of other
 * goods do; but not of the one that the heading is in. */
void shown_drop_rows(struct shown *s);

/* A link to another page. */
bool shown_leads(const struct html_node *n);

/* Where others of a list are, and their class.  Zero to begin with. */
struct shown_others {
	const struct html_node *in;
	struct str card;
};

/* True of one of several elements beside each other that are called goods, and
 * lead elsewhere, or of what holds nothing else; asked in document order. */
bool shown_other(
    struct shown *s, struct shown_others *o, const struct html_node *n);

/* What all of the element's classes, its id and its test name say together. */
unsigned shown_says(struct shown *s, const struct html_node *node);

/* True if one of its classes says want and nothing but that and may. */
bool shown_named(
    struct shown *s, const struct html_node *node, unsigned want, unsigned may);

/* Adds the element's text, white space folded, to s->text; true if it is not
 * longer than most. */
bool shown_add(
    struct shown *s, const struct html_node *node, size_t most, size_t *at);

/* True if the element has few others in it, and not the heading. */
bool shown_small(const struct shown *s, const struct html_node *node);

/* Finds all prices, sellers, places and sales. */
void shown_collect(struct shown *s);

/* Sets s->head to the element that is the heading, and notes <title> and what
 * og: says on the way: of <h1> the first that may be it, else any element
 * called a title. */
void shown_find_heading(struct shown *s);

/* The same where nothing is called so: the first text of one element that the
 * page's title begins with, before the name of the site.  False if none is. */
bool shown_title_heading(struct shown *s);

/* Sets what s->found has for a heading and a title.  A title alone may be that
 * of any page: only beside a price it is one.  Where a heading says something
 * else than the page's title, nobody knows. */
void shown_set_title(struct shown *s);

#endif

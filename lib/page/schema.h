/*
 * schema - the products that a page describes in a vocabulary of the web
 *
 * Shops describe their goods for search engines: as schema.org things in
 * JSON-LD, microdata or RDFa, and as <meta> tags of Open Graph.  However
 * written, a product becomes one flat JSON object, of lists:
 *
 *	{"@type":["Product"],"name":["Comb"],"offers.price":["12.50"],
 *	 "offers.seller.name":["Bone & Horn"],"og:title":["Comb - a shop"]}
 *
 * A name is the properties down to a value, joined by dots; arrays add no
 * part of their own, and a thing given by its @id is looked up on the page.
 * Pages that describe no product, as articles do, give none; nor do goods that
 * are only named as related ones.
 */
#ifndef WT_SCHEMA_H
#define WT_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "err.h"
#include "html.h"
#include "marks.h"
#include "outline.h"
#include "rules.h"
#include "str.h"

struct schema;

/*
 * The table at path, with the columns kind and name: types of goods (product),
 * of what may be goods if it is offered (offered), of what is none and holds
 * none (none; article, if the page as a whole may be one; subject, beside none,
 * if it then has no goods by <meta> alone), of what is none and may hold some
 * (holder), and properties: those of other things (aside), and those that are
 * told as attributes (attribute); and what a card of Twitter's calls a price
 * (label).
 */
struct schema *schema_new(struct rules *r, const char *path, struct err *e);
void schema_free(struct schema *s);

/* What the type of a JSON object says that it is, in data of any make; nothing
 * of a page is asked for. */
enum schema_what {
	SCHEMA_UNTYPED, /* it has none of schema.org's, or one of goods */
	SCHEMA_HOLDER,  /* no goods, but some may stand in it: a shop, a page */
	SCHEMA_OTHER    /* nothing in it is offered: an event, a recipe */
};

enum schema_what schema_what(struct schema *s, struct str object);

/* The numbers (marks.h) of the texts that a page with products in its elements
 * has. */
struct schema_marks {
	uint32_t product, offers, scope, prop, type, property;
};

void schema_mark(struct schema_marks *words, struct marks *m);

/* True if the page that m looks at may describe products in its elements. */
bool schema_in_tree(const struct schema_marks *words, struct marks *m);

/*
 * Reads the page that o is of; url may be absent, doc NULL if its tree is not
 * needed.  All of it is lent until the next page.
 */
void schema_page(struct schema *s, const struct outline *o, struct str url,
    const struct html_node *doc);

/* How many products it describes. */
size_t schema_count(const struct schema *s);

/* Product i as a flat object; lent until the next call.  Absent if not all of
 * it was read. */
struct str schema_get(struct schema *s, size_t i);

/* The page's own address as it gives it itself; or absent. */
struct str schema_address(const struct schema *s);

/* True if things refer to each other so much, or elements are so many, that not
 * all was read. */
bool schema_spent(const struct schema *s);

/* True if data that speaks of products could not be read. */
bool schema_broken(const struct schema *s);

#endif

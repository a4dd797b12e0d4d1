/*
 * schema_priv - what the parts of schema share
 *
 * schema_page() takes a page through them in this order:
 *
 *	schema_text  JSON-LD, things as they stand, and what <meta> says
 *	schema_tree  microdata and RDFa, made into things like these
 *	schema_find  which things of each vocabulary are goods, and which of
 *	               these the page offers
 *
 * and schema_get() makes of each a row:
 *
 *	schema_flat  its values under their paths, each a list
 *
 * All ask schema_thing what a thing is.
 *
 * A thing is a JSON object, lent by s->data; a reference ({"@id":...}) stands
 * for the thing of that name (schema_resolve).  Which types are goods is
 * rules/sites/schema.tsv; the names of members are schema.org's own, and stand
 * in the code.  What is read of a page is bounded (schema_spend), as the same
 * thing may be referred to again and again.
 */
#ifndef WT_SCHEMA_PRIV_H
#define WT_SCHEMA_PRIV_H

#include "json.h"
#include "names.h"
#include "schema.h"

/* The vocabularies, the better ones first. */
enum schema_from { SCHEMA_LD, SCHEMA_MICRO, SCHEMA_RDFA, SCHEMA_FROM };

/* Kinds of words in the table. */
enum schema_kind {
	SCHEMA_PRODUCT,
	SCHEMA_OFFERED,
	SCHEMA_NONE,
	SCHEMA_HOLDS,
	SCHEMA_ASIDE,
	SCHEMA_ATTRIBUTE,
	SCHEMA_ARTICLE,
	SCHEMA_LABEL,
	SCHEMA_CATALOG,
	SCHEMA_SUBJECT,
	SCHEMA_KINDS
};

/* A product that was found. */
struct schema_thing {
	struct str value; /* JSON; absent: of the <meta> tags alone */
	struct str offer; /* that it is the goods of, if the offer is not in
	                   * it; or absent */
	struct str link;  /* that what lists it has for it; or absent */
	bool listed;      /* among others, in a list */
	bool main;        /* the page says that it is about this */
	bool catalog; /* in what a shop, or a dentist, says that it offers */
};

struct schema_things {
	struct schema_thing *at;
	size_t n, cap;
	struct str offer; /* one that says not of what */
	size_t offers;
};

/* Of one product: a value, and the number of its name. */
struct schema_pair {
	uint32_t name;
	size_t at, n;
};

struct schema {
	struct names kind[SCHEMA_KINDS]; /* words of the table, by their kind */
	struct buf data[SCHEMA_FROM];    /* a JSON array of things each */
	struct schema_things found[SCHEMA_FROM];
	struct schema_things *chosen; /* NULL: none */
	size_t n;                     /* of chosen; 1 with NULL: <meta> alone */
	struct str url;
	bool broken, article;
	bool subject; /* a page of it has no goods by <meta> alone */
	/* <meta> and the like: name, value, name, value, each with its NUL;
	 * the names, and where the first value of each begins */
	struct buf said;
	struct names said_name;
	size_t *said_at;
	size_t said_cap;
	bool said_product, said_other, said_price;
	/* things by their @id */
	struct names ids;
	struct str *by_id;
	size_t by_id_cap;
	bool indexed;
	/* a flat object */
	struct names name;
	struct schema_pair *pair;
	size_t npair, pair_cap, old; /* names of another thing */
	struct str money; /* JSON: of its first price; absent: none yet */
	size_t work;      /* values looked at */
	size_t left; /* bytes of things that may be read on this page: the same
	              * thing may be referred to again and again */
	bool torn;   /* some elements were not read */
	struct buf values, path, flat, one, two;
	struct json_scan scan;
};

/* Things are read no deeper than that. */
#define SCHEMA_DEPTH 8

/* A name without the vocabulary's: http://schema.org/Offer, schema:Offer. */
struct str schema_bare(struct str name);

/* True if a type of the thing is of that kind. */
bool schema_is(struct schema *s, struct str thing, enum schema_kind kind);

/* Appends all JSON-LD of a page to data, and what <meta> says to said. */
void schema_read_text(struct schema *s, const struct outline *o);

/* Appends the things that the elements of a page of so many bytes describe. */
void schema_read_tree(struct schema *s, enum schema_from from,
    const struct html_node *doc, size_t bytes);

/* The value of <meta> and the like; absent if there is none. */
struct str schema_said(const struct schema *s, struct str name);

/* The products among the things of one vocabulary. */
void schema_find(struct schema *s, enum schema_from from);

/* Which of those found are what the page offers. */
void schema_choose(struct schema *s);

/* Takes n bytes off what may be read; false if they are used up. */
bool schema_spend(struct schema *s, size_t n);

/* The thing that a reference is to: {"@id": ...} and nothing else. */
struct str schema_resolve(struct schema *s, struct str thing);

/* The first text under that name in a thing, in s->one; absent if none. */
struct str schema_text(struct schema *s, struct str thing, struct str name);

#endif

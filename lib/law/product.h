/*
 * product - what object an advert offers, what it claims, which taxon it names
 *
 *	rules/products/products.tsv   slug, CITES term, group, words, the slug
 *	                              of the same for plants
 *	rules/products/claims.tsv     kind, words
 *	rules/taxa/names.tsv          word, taxon (read by taxa.h)
 *
 * All words are found in one pass (words.h).  Of words of the same sort the
 * longest counts: 皮 in 虎皮鹦鹉 is no skin, 包 in 包邮 no bag.
 *
 * The product is the object word nearest to the material word (the hit that
 * decides), ties to the first; a word inside the hit itself counts only at
 * its end (虎骨酒 is wine) and where no other stands outside; in languages
 * that name the object first, at its start too (piel de jaguar).  Hints (包活,
 * arrives alive) tell the product where no object word does.
 */
#ifndef WT_PRODUCT_H
#define WT_PRODUCT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "err.h"
#include "rules.h"
#include "str.h"
#include "taxa.h"
#include "words.h"

enum product_sort {
	PRODUCT_OBJECT,
	PRODUCT_HINT, /* of an object */
	PRODUCT_CLAIM,
	PRODUCT_TAXON
};

/* A word in a text. */
struct product_hit {
	enum product_sort sort;
	uint32_t id; /* of an object or hint: its product, or PRODUCT_NO_OBJECT;
	              * of a claim: its kind; else the taxon */
	uint32_t start, end; /* code points */
	bool exact;          /* a name of names.tsv, not of the lists */
	bool leads;          /* of a language that names the object first */
};

#define PRODUCT_NO_OBJECT UINT32_MAX

/* What was found in one text; valid when zero, used again. */
struct product_hits {
	struct product_hit *hit; /* by start */
	size_t n, cap;
	struct words_search search; /* the text and its code points */
};

struct product_set;

/* in: rules/products. */
struct product_set *product_load(
    struct rules_in in, const struct taxa *t, struct err *e);
void product_free(struct product_set *p);

/* Searches a sound JSON string (span with its quotes). */
void product_find(
    const struct product_set *p, struct str span, struct product_hits *out);
void product_hits_free(struct product_hits *h);

/* What the product is called where the goods are plants (苗: no animal). */
uint32_t product_of_plant(const struct product_set *p, uint32_t product);

struct str product_slug(const struct product_set *p, uint32_t product);
struct str product_claim(const struct product_set *p, uint32_t kind);

/*
 * The number behind a word of a claim (permit, ring), in the text just
 * searched: letters and digits, at least four of these, behind nothing but
 * colons, blanks and the words of the row - of claims.tsv, and not before a
 * unit of its row !.  *out is a claim.
 */
bool product_number(const struct product_set *p, const struct product_hits *h,
    const struct product_hit *word, struct product_hit *out);

/* The product of that slug, or PRODUCT_NO_OBJECT. */
uint32_t product_of(const struct product_set *p, struct str slug);

/* A material word: a stretch of a text, in code points. */
struct product_span {
	uint32_t start, end;
};

/*
 * The product of a text: the object word nearest to one of the n material
 * words, or the first if n is 0.  PRODUCT_NO_OBJECT if there is none.
 */
uint32_t product_nearest(const struct product_hits *h,
    const struct product_span *material, size_t n);

/* The product of the first hint; PRODUCT_NO_OBJECT if there is none. */
uint32_t product_hinted(const struct product_hits *h);

#endif

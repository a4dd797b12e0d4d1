/* classify_priv - the inside of struct classify, for its parts alone */
#ifndef WT_CLASSIFY_PRIV_H
#define WT_CLASSIFY_PRIV_H

#include "classify.h"
#include "classify_answer.h"
#include "classify_note.h"
#include "product.h"

/* The fields that are read. */
enum {
	CLASSIFY_MATCH,
	CLASSIFY_COMMODITIES,
	CLASSIFY_SCORE,
	CLASSIFY_SCORES,
	CLASSIFY_UNDECIDED,
	CLASSIFY_POSTED,
	CLASSIFY_CAPTURED,
	CLASSIFY_TITLE,
	CLASSIFY_DESCRIPTION,
	CLASSIFY_ATTRIBUTES,
	CLASSIFY_FIELDS
};

/* And of each element of .match.hits. */
enum {
	HIT_SIGN,
	HIT_COMMODITIES,
	HIT_FIELD,
	HIT_START,
	HIT_END,
	HIT_TEXT,
	HIT_TAXON,
	HIT_COLUMNS
};

#define MATERIAL_MAX 32  /* deciding hits that are looked at */
#define NARROW_MAX   8   /* taxa that a text may name */
#define CLAIM_MAX    100 /* claims that are written */
#define WORDS_TOLD   5   /* words quoted in a review */

/* A hit that decides: where its word stands. */
struct material {
	struct str field; /* JSON string: the jq path */
	struct product_span span;
};

struct classify {
	struct taxa *taxa;
	struct law *law;
	struct product_set *products;
	struct answers *answers;
	int32_t as_of;
	/* of the record at work */
	const struct str *field;
	const struct str *hit; /* HIT_COLUMNS of each */
	size_t nhit;
	const struct commodity *commodity; /* NULL: no wildlife, or ... */
	bool stranger;                     /* ... one that is in no table */
	const struct answer *answer;
	int32_t day;
	struct material material[MATERIAL_MAX];
	size_t nmaterial;
	bool decided;                   /* they are hits of sign +, not ? */
	struct str against[WORDS_TOLD]; /* JSON strings: words of sign - */
	size_t nagainst;
	struct member named[NARROW_MAX];
	size_t nnamed;
	bool named_done, named_over;
	uint32_t product, hint;
	bool product_sure; /* found beside a material word */
	size_t nclaim;
	bool imitation; /* one of the claims is of imitation */
	/* used again for every record */
	struct product_hits hits;
	struct answer several; /* for several taxa that a text names */
	struct buf path, text, key, claims, review;
};

/* The jq path of a field. */
const char *classify_path(int field);

/* A JSON string decoded into b; empty for what is none. */
struct str classify_decoded(struct buf *b, struct str span);

/* The whole number that a JSON number is; 0 for anything else. */
unsigned classify_number(struct str span);

/* s, or as many whole characters of it as a message should quote. */
struct str classify_quoted(struct str s);

/* The advert names this taxon: counts where it is more exact than the
 * commodity's.  Only an exact name (花豹, not 豹) can mean the one that the
 * plain trade name means anyway, and no other. */
void classify_narrow(struct classify *c, uint32_t taxon, bool exact);

/* Reads the hits: where material words stand, what argues against. */
void classify_hits(struct classify *c);

/* Reads the texts: claims, product, the taxa they name. */
void classify_texts(struct classify *c);

/* The taxa the advert may be of. */
struct members classify_members(const struct classify *c);

#endif

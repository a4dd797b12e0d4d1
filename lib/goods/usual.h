/*
 * usual - usual names of columns and keys, and what they stand for
 *
 * Programs call the same thing by a few names: price, Price (CNY), 价格.  A
 * table of the rules lists them, by key.  Names are compared without case,
 * accents, blanks, stars and _ - . , : / ( ) [ ] #, also where they are of full
 * width; traditional characters are as good as their simplified ones (fold.h).
 *
 *	Product_Names     name, for the table has product as `filler`, and a
 *	                  plural is as good
 *	Price (RM)        price, and RM is the currency (`money`)
 *	价格(元/斤)        and 斤 is the unit (`measure`)
 *	Card--title--x1Y  title: classes of style sheets are named by their
 *	                  last part but one that is known
 *
 * A name may be in the table once more as `vague`: much has it, so that alone
 * it does not make an advert; or as `counted`: it may be of something else,
 * unless its value is a count (120件).  Other rows of the table say what stands
 * for nothing (`void`: N/A), and how addresses of adverts and prices look:
 * look.h.
 */
#ifndef WT_USUAL_H
#define WT_USUAL_H

#include <stdbool.h>
#include <stdint.h>

#include "buf.h"
#include "err.h"
#include "look.h"
#include "names.h"
#include "rules.h"
#include "str.h"

/* What a name was found to be. */
struct usual_name {
	uint32_t rank;   /* its place in the table: of the names of a key the
	                  * lowest is taken; NAMES_NONE: it is not known */
	uint32_t key;    /* the number of its key in keys */
	struct str mark; /* of money in it, a JSON string; or absent */
	struct str unit; /* what it counts by; or absent */
	uint32_t outer;  /* of one that stands in another of the same key: the
	                  * rank of that, and it is no better; or 0 */
	uint64_t lists;  /* by usual_find: a bit for each usual_list that has
	                  * all of it */
};

/* The name that is none. */
#define USUAL_NONE ((struct usual_name){.rank = NAMES_NONE, .key = NAMES_NONE})

/* Bytes of a code of money: what a line of `scale` has more of is a host. */
#define USUAL_MONEY 3

/* Lists of words in the table, by the kind of their line; its head says what
 * each is for. */
enum usual_list {
	USUAL_FILLER,
	USUAL_WITHIN,
	USUAL_NOTHING, /* void */
	USUAL_MALL,
	USUAL_SUMS,
	USUAL_VAGUE,
	USUAL_AROUND,
	USUAL_REDIRECT,
	USUAL_COUNTED,
	USUAL_MEASURE,
	USUAL_SCALED,
	USUAL_ESTIMATE,
	USUAL_UNNAMED,
	USUAL_PIECE,
	USUAL_HALF,
	USUAL_LOT,
	USUAL_OVER,
	USUAL_COINS,
	USUAL_COINLESS,
	USUAL_VARIANTS,
	USUAL_OFFERED,
	USUAL_WEAK,
	USUAL_BEFORE,
	USUAL_REMARK,
	USUAL_ADVERTISED,
	USUAL_OTHERS,
	USUAL_SELLS,
	USUAL_PROVINCE,
	USUAL_TOWN,
	USUAL_STATE,
	USUAL_SHOP_NAME,
	USUAL_PERHAPS,
	USUAL_BOUGHT,
	USUAL_WARES,
	USUAL_THROUGH,
	USUAL_APART,
	USUAL_ASIDE,
	USUAL_STOCKED,
	USUAL_SLUG,
	USUAL_TYPE,
	USUAL_ACT,
	USUAL_YUAN,
	USUAL_LISTS
};

/* Lists of names that are compared as they stand in the table. */
enum usual_exact {
	USUAL_REPLY,     /* what a program got as a reply and keeps in a row */
	USUAL_VISITOR,   /* parts of names for what is a visitor's own, */
	USUAL_PRICED,    /* for a price, in a layout that nobody knows, */
	USUAL_TITLED,    /* and for a title there */
	USUAL_REFUSAL,   /* texts in place of an answer, */
	USUAL_CHALLENGE, /* and in a page that is sent in its place */
	USUAL_CALLED,    /* says how a column is called, in an object for it */
	USUAL_HEAD,      /* the columns of rows that are lists, */
	USUAL_BODY,      /* and these rows */
	USUAL_NAMED,     /* the very word for what a thing is called, */
	USUAL_COSTS,     /* and for its price */
	USUAL_EXACT
};

struct usual {
	struct names keys; /* what names stand for, by number */
	struct look look;
	struct names exact[USUAL_EXACT]; /* as they stand in the table */
	/* private */
	struct names name; /* as they are compared; the number is the rank */
	uint32_t *key;     /* by name: the number of its key */
	size_t cap;
	uint64_t *name_lists; /* by name: the lists that have it */
	struct names word;    /* of all lists, plain, and */
	uint64_t *word_lists; /* by word: a bit for each list that has it */
	size_t word_cap;
	struct names mark;     /* of money, plain */
	struct names scale;    /* money and hosts, plain, and */
	unsigned char *digits; /* by scale: those of its line */
	size_t digits_cap;
	struct buf marks; /* of money, as JSON strings */
	size_t *at;       /* by mark: where its own begins */
	size_t at_cap;
	struct names asked;        /* names as they stood, and */
	struct usual_name *answer; /* what they were found to be */
	size_t answer_cap;
	struct buf work, part;
};

/* Reads the table at path, with the columns key, name and digits, and that of
 * labels before those of countries (sites/under.tsv), into u, which is zero or
 * has keys already.  False with e set where the table is wrong. */
bool usual_read(
    struct usual *u, struct rules *r, const char *path, struct err *e);
void usual_free(struct usual *u);

/* Appends a name in the plain form in which names are compared. */
void usual_plain(struct str name, struct buf *out);

/* What a name is that is plain already, as a whole. */
struct usual_name usual_exact(const struct usual *u, struct str plain);

/* What a name is, as it stands, also by its parts; lent until u is freed. */
struct usual_name usual_find(struct usual *u, struct str name);

/* The money that a name is the code of (EUR), a JSON string lent by u; absent
 * if it is none. */
struct str usual_money(struct usual *u, struct str name);

/* True if a name (plain) is the end of one of that key: of letters of ASCII all
 * but two of them. */
bool usual_tail(const struct usual *u, uint32_t key, struct str plain);

/* The lists that a name, or what else they are of, is in (plain), a bit each;
 * and whether it is in one. */
uint64_t usual_lists(const struct usual *u, struct str plain);
bool usual_in(const struct usual *u, enum usual_list list, struct str plain);

static inline bool
usual_has(uint64_t lists, enum usual_list list)
{
	return lists >> list & 1;
}

/* True if the name of that rank is. */
bool usual_is(const struct usual *u, enum usual_list list, uint32_t rank);

/* True of a name that a program gives a column that nobody named, as it is
 * compared and with its number: field3 (`unnamed`). */
bool usual_unnamed(const struct usual *u, struct str plain);

/* True of such a name, with what it took of an element behind it or not (lines
 * `piece`): field3, field3_link. */
bool usual_piece(const struct usual *u, struct str plain);

/* How many digits a price may have in either way, in the money that a text
 * (plain) is, or on the host that it has (`scale`); 0: it is not known. */
size_t usual_scale(const struct usual *u, struct str plain);

/* What a text says instead of a value. */
enum usual_says {
	USUAL_VALUE, /* it is one */
	USUAL_VOID,  /* that there is none (`void`) */
	USUAL_SUM    /* that the row is a sum or an average of others (`sum`) */
};

enum usual_says usual_says(struct usual *u, struct str text);

#endif

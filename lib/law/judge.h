/*
 * judge - the answer of the law for the taxa an advert may be of
 *
 * A taxon above the species stands for all it may be: itself (the members
 * that no list names) and every taxon below it that one does.  Where these
 * differ the answer says so instead of guessing:
 *
 *	all have the same level          that level
 *	they differ, one is `plain`      that of the plain name's taxon
 *	all have a level, not the same   that of a native one
 *	some have one, some have none    unknown
 *
 * A listed category (Cycas spp.) covers native members that no list names, not
 * foreign ones: met below a farther taxon it may stand for either.
 *
 * Of several CITES listings the strictest is given; where one taxon is
 * `plain`, that of it and the native ones below; where some have one and some
 * have none, none.  Each such case sets a bit of `differs`.
 */
#ifndef WT_JUDGE_H
#define WT_JUDGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "law.h"
#include "taxa.h"

/* What holds for one taxon on one day. */
struct standing {
	uint32_t taxon;
	enum grade level; /* GRADE_OPEN: an approval that was not read */
	enum grade cites;
	enum condition condition;
	bool cites_differs; /* populations of it are in several appendices */
	const struct law_row *row;       /* gives the level; or NULL */
	const struct law_row *cites_row; /* gives the appendix; or NULL */
};

enum {
	DIFFERS_LEVEL = 1 << 0,
	DIFFERS_CITES = 1 << 1,
	DIFFERS_TRADE = 1 << 2,
	DIFFERS_CONDITION = 1 << 3,
	DIFFERS_PARTS = 1 << 4 /* a level goes by the appendix, and populations
	                        * of one taxon are in several */
};

struct verdict {
	enum status status;
	enum grade level, cites;
	enum condition condition;
	enum trade trade;
	unsigned differs;
	bool open;                /* the level hangs on an unread approval */
	bool plain;               /* the plain name's taxon decides */
	struct standing deciding; /* the one whose rows are given */
	const struct law_row *cites_row; /* of the appendix given; or, where
	                                  * none is, of the strictest */
	const struct law_trade *rule;    /* of the trade; or NULL */
	uint32_t with, without;          /* examples: a taxon with a level, one
	                                  * without; TAXON_NONE */
	uint32_t parts;                  /* of DIFFERS_PARTS */
};

/* native: overrides the taxon's own, for a taxon above the species. */
void judge_standing(const struct law *l, uint32_t taxon, bool native,
    int32_t day, struct standing *s);

/* slug: of the commodity, for trade rules that name one. */
void judge_verdict(const struct law *l, struct str slug, struct members m,
    int32_t day, struct verdict *v);

/* Days, in order.  Valid when zero; who has them frees at. */
struct days {
	int32_t *at;
	size_t n, cap;
};

/* Adds the days on which the answer for these members may become another. */
void judge_breaks(const struct law *l, struct members m, struct days *days);

#endif

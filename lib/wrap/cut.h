/*
 * cut - a part of a text, by what stands around it
 *
 *	object_id@{digits}        718152613503 of a@b^object_id@718152613503^c;
 *	                          behind = or / before no letter of ASCII
 *	index-{digits}.html       1000 of //mall.example/index-1000.html?x
 *	name={word}               letters, digits, _ and - in ASCII
 *	/p/{word}-jual-           up to what follows, if that could be in it
 *	title: {text} -           up to what follows, or to the end
 *	{part}, size:             up to what follows, which has to be there
 *	detail.tmall.com          no braces: the whole text, if this is in it
 *
 *	_{digits}$               812 of /comb_5_812?x: nothing, ? or # behind
 *
 * Stars before the braces stand for any text: itm=*-{digits}.  The first place
 * where all of it fits is taken.
 */
#ifndef WT_CUT_H
#define WT_CUT_H

#include <stdbool.h>

#include "err.h"
#include "str.h"

enum cut_what { CUT_WHOLE, CUT_DIGITS, CUT_WORD, CUT_TEXT, CUT_PART };

#define CUT_PAIRS 3

/* Lends from the pattern's text. */
struct cut {
	enum cut_what what;
	struct str first; /* before the last star; absent if there is none */
	struct str before, after;
	bool last; /* nothing stands behind, but what ? or # begins */
	unsigned char pair[CUT_PAIRS]; /* npair, that have to be in a text */
	size_t npair;
};

bool cut_read(struct cut *c, struct str pattern, struct err *e);

/* The part, lent by text; absent if nothing fits. */
struct str cut_take(const struct cut *c, struct str text);

/* Which pairs of bytes stand in a text, a bit for some of all each: of fifty
 * patterns most are then known not to fit it, without a search. */
struct cut_pairs {
	uint64_t bit[4];
};

void cut_pairs(struct str text, struct cut_pairs *has);

/* False if the pattern cannot fit a text that has these. */
bool cut_may(const struct cut *c, const struct cut_pairs *has);

#endif

/*
 * taxa_priv - the inside of struct taxa
 *
 *	taxa_load.c       the tree and its names, from their files
 *	taxa_commodity.c  what is made of taxa, and the words for it
 *	taxa.c            what is asked of them
 */
#ifndef WT_TAXA_PRIV_H
#define WT_TAXA_PRIV_H

#include "taxa.h"
#include "tsv.h"

enum {
	TAXA_TREE,
	TAXA_LISTS,
	TAXA_SYNONYMS,
	TAXA_COMMODITIES,
	TAXA_MEMBERS,
	TAXA_NAMES,
	TAXA_DECIDE,
	TAXA_FILES
};

struct taxa_name {
	struct str name;
	uint32_t taxon;
};

struct taxa {
	struct taxon *taxon;
	size_t n, cap;
	struct taxa_name *name; /* sorted: names and synonyms */
	size_t nname, capname;
	struct commodity *commodity; /* sorted by slug */
	size_t ncommodity, capcommodity;
	struct member *member;
	size_t nmember, capmember;
	struct taxon_word *word;
	size_t nword, capword;
	unsigned threshold;
	struct tsv file[TAXA_FILES]; /* open: the strings stand in them */
};

/* Opens one of the files. */
bool taxa_open(struct taxa *t, struct rules_in in, int which,
    const char *const *columns, struct err *e);

/* The order of t->name, for qsort and bsearch. */
int taxa_by_name(const void *a, const void *b);

/* Reads commodities.tsv, members.tsv, names.tsv and decide. */
bool taxa_load_commodities(struct taxa *t, struct rules_in in, struct err *e);

#endif

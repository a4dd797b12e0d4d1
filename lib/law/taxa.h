/*
 * taxa - the tree of taxa, and the commodities that are made of them
 *
 *	rules/taxa/taxa.tsv, tree.tsv   every taxon, and what is next above it
 *	rules/taxa/synonyms.tsv         other names of them
 *	rules/taxa/commodities.tsv      every commodity
 *	rules/taxa/members.tsv          commodity -> taxa
 *	rules/taxa/names.tsv            words that tell the taxon more exactly
 *	rules/taxa/decide               threshold: the score that decides
 *
 * Taxa are numbered so that a taxon t and all below it are the numbers from t
 * to its end: "is x below t" is one comparison.  All of it is read and checked
 * as a whole; afterwards it is only read.
 */
#ifndef WT_TAXA_H
#define WT_TAXA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "err.h"
#include "rules.h"
#include "str.h"

#define TAXON_NONE UINT32_MAX

enum domain {
	DOMAIN_ANY, /* of a rule: all */
	DOMAIN_TERRESTRIAL,
	DOMAIN_AQUATIC,
	DOMAIN_PLANT,
	DOMAIN_EXTINCT
};

struct taxon {
	struct str name, rank, name_zh;
	uint32_t parent; /* TAXON_NONE at the top */
	uint32_t end;    /* behind the last taxon below it */
	enum domain domain;
	bool native; /* a species that occurs wild in China */
};

/* One taxon that a commodity may be, or that an advert names. */
struct member {
	uint32_t taxon;
	bool plain; /* the bare trade name means this native taxon */
};

/* Several of them, lent. */
struct members {
	const struct member *at;
	size_t n;
};

enum commodity_kind {
	COMMODITY_WILDLIFE,
	COMMODITY_IMITATION, /* says itself that it is none */
	COMMODITY_UNKNOWN    /* the species is not told */
};

struct commodity {
	struct str slug, group, product;
	enum commodity_kind kind;
	struct members members;
};

/* A word that tells the taxon more exactly (names.tsv). */
struct taxon_word {
	struct str word;
	uint32_t taxon;
};

struct taxa;

/* Reads rules/taxa; NULL with e set where something is wrong. */
struct taxa *taxa_load(struct rules_in in, struct err *e);
void taxa_free(struct taxa *t);

size_t taxa_count(const struct taxa *t);
const struct taxon *taxa_get(const struct taxa *t, uint32_t taxon);

/* By name or synonym; TAXON_NONE if there is none. */
uint32_t taxa_find(const struct taxa *t, struct str name);

/* True if x is a, or stands below it. */
bool taxa_below(const struct taxa *t, uint32_t x, uint32_t a);

/* NULL if there is no such commodity; commodities are numbered from 0. */
const struct commodity *taxa_commodity(const struct taxa *t, struct str slug);
size_t taxa_commodity_number(const struct taxa *t, const struct commodity *c);

const struct taxon_word *taxa_words(const struct taxa *t, size_t *n);

/* The score from which on an advert counts as wildlife. */
unsigned taxa_threshold(const struct taxa *t);

bool domain_parse(struct str s, enum domain *d);

#endif

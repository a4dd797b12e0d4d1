/*
 * matcher - what wt-match was asked for, made ready: words, fields, tricks
 *
 *	struct matcher_opts o = MATCHER_OPTS;    filled by the options
 *	m = matcher_open(&o, paths, &e);         everything that can be refused
 *	r = matcher_run(m, rec->field);          each record
 */
#ifndef WT_MATCHER_H
#define WT_MATCHER_H

#include <stdbool.h>
#include <stddef.h>

#include "err.h"
#include "json.h"
#include "match.h"

enum matcher_source {
	MATCHER_TERM,  /* --term: a plain word */
	MATCHER_TERMS, /* --terms: a file of them */
	MATCHER_RULES  /* --rules: a file or folder of lexicon tables */
};

struct matcher_opts {
	const char *fields;    /* --fields: jq paths, separated by commas */
	const char *tricks;    /* --tricks: names, none, all */
	int min_score;         /* --min-score; < 0: as weights.tsv says */
	bool no_default_rules; /* --no-default-rules */
	struct {
		enum matcher_source kind;
		const char *arg;
	} source[64];
	size_t nsource;
};

#define MATCHER_OPTS \
	{.fields = "title,description,attributes", .tricks = "all", \
	    .min_score = -1}

/* False if there are more sources than there is room for. */
bool matcher_source(struct matcher_opts *o, enum matcher_source kind,
    const char *arg);

struct matcher;

/* The fields to be searched are added to want. */
struct matcher *matcher_open(const struct matcher_opts *o,
    struct json_paths *want, struct err *e);
void matcher_free(struct matcher *m);

/* Hex SHA-256 of the rules that were read; NULL if none. */
const char *matcher_digest(struct matcher *m);

struct matcher_result {
	bool hit;         /* a plain term, or a score that is worth passing on */
	struct str value; /* of the key match; lent until the next run */
};

/* field: the spans by slot, as the filter's record has them. */
struct matcher_result matcher_run(struct matcher *m, const struct str *field);

#endif

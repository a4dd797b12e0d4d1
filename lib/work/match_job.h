/*
 * match_job - what wt-match was asked for, made ready: words, fields, tricks
 *
 *	struct match_job_opts o = MATCH_JOB_OPTS;    filled by the options
 *	j = match_job_open(&o, paths, &e);   all that can be refused
 *	hit = match_job_run(j, rec->field);  each record
 */
#ifndef WT_MATCH_JOB_H
#define WT_MATCH_JOB_H

#include <stdbool.h>
#include <stddef.h>

#include "err.h"
#include "json.h"
#include "match.h"

enum match_job_source_kind {
	MATCH_JOB_TERM,  /* --term: a plain word */
	MATCH_JOB_TERMS, /* --terms: a file of them */
	MATCH_JOB_REGEX, /* --regex: a pattern */
	MATCH_JOB_RULES  /* --rules: a file or folder of lexicon tables */
};

struct match_job_opts {
	const char *fields;    /* --fields: jq paths, separated by commas; NULL:
	                        * title, description, attributes */
	const char *tricks;    /* --tricks: names, none, all */
	int min_score;         /* --min-score; < 0: as weights.tsv says */
	bool no_default_rules; /* --no-default-rules */
	bool keep; /* --context, --explain, --list-rules: what people need */
	struct {
		enum match_job_source_kind kind;
		const char *arg;
	} source[64];
	size_t nsource;
};

#define MATCH_JOB_OPTS                           \
	{                                        \
		.tricks = "all", .min_score = -1 \
	}

/* False if there are more sources than there is room for. */
bool match_job_source(
    struct match_job_opts *o, enum match_job_source_kind kind, const char *arg);

struct match_job;

/* The fields to be searched are added to want. */
struct match_job *match_job_open(
    const struct match_job_opts *o, struct json_paths *want, struct err *e);
void match_job_free(struct match_job *m);

/* Hex SHA-256 of the rules that were read; NULL if none. */
const char *match_job_digest(struct match_job *m);

/*
 * True if there is a plain term, or a score that is worth passing on.
 * field: the spans by slot, as the filter's record has them.
 */
bool match_job_run(struct match_job *m, const struct str *field);

/* As match_stopped, of the record last run. */
struct str match_job_stopped(const struct match_job *m);

/* Records so far with something undecided: a status of 1 at least. */
uint64_t match_job_undecided(const struct match_job *m);

/* Records so far that have none of the fields. */
uint64_t match_job_unsearched(const struct match_job *m);

/* Appends, for people, the hits of the record last run in their context, or
 * why it has its score; name: the advert's.  With keep only. */
void match_job_context(
    const struct match_job *m, struct str name, bool colour, struct buf *out);
void match_job_explain(
    const struct match_job *m, struct str name, struct buf *out);

/* Appends the words, a JSON object a line: those of --list-rules. */
void match_job_list(const struct match_job *m, struct buf *out);

/* --check-rules: the pack at path, laid over the default one, by
 * match_check.  False with e set if it cannot be read. */
bool match_job_check(const struct match_job_opts *o, const char *path,
    struct buf *out, bool *good, struct err *e);

/* The value of the key match of the record last run; lent until the next. */
struct str match_job_value(struct match_job *m);

#endif

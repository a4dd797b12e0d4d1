/*
 * match - which words of a lexicon an advert speaks, and what they weigh
 *
 * One record in, the value of its key `match` out (wt-records(5)):
 *
 *	match_begin(m);
 *	match_field(m, ".title", span); ...     each field that is searched
 *	match_end(m);                           is it worth passing on?
 *	match_value(m);                         if it is: the value
 *
 * Of words that stand within longer words of the lexicon, or within a trap,
 * nothing is left: 象牙 in 猛犸象牙 or 象牙白 is no hit.  A `?` counts in
 * company only; a `-` weighs against, and never vetoes.
 */
#ifndef WT_MATCH_H
#define WT_MATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "json.h"
#include "lexicon.h"
#include "words.h"

/* The most hits taken of one record: a crafted text must not cost without
 * bound. */
#define MATCH_HITS_MAX 1000

struct match;

/* l is lent and must be built.  tricks: bits of fold_how.h. */
struct match *match_new(const struct lexicon *l, uint32_t tricks);
void match_free(struct match *m);

void match_begin(struct match *m);

/*
 * Searches a value: a string, or the strings that are members of an array or
 * object.  Anything else is not searched.  path is its jq path; title: hits
 * weigh as those of a title.
 */
void match_field(
    struct match *m, struct str path, bool title, struct str value);

struct match_result {
	int score;      /* of the best commodity, 0 to 100 */
	bool terms;     /* a plain term (--term) was hit */
	bool undecided; /* there are more hits than were taken, or a pattern
	                 * met a limit */
};

struct match_result match_end(struct match *m);

/* The id of a pattern that has just met its limits for the last time and will
 * not be run any more; absent if there is none. */
struct str match_stopped(const struct match *m);

/* The value as JSON, lent until match_begin; after match_end. */
struct str match_value(struct match *m);

/* Texts, and what is no hit, are kept for the two below; before match_begin. */
void match_keep(struct match *m);

/* Appends, for people, the hits in their context; name: the advert's. */
void match_context(
    const struct match *m, struct str name, bool colour, struct buf *out);

/* Appends, for people, what the score is made of, and what was found that is
 * no hit, and why.  pass: the score from which it is passed on. */
void match_explain(
    const struct match *m, struct str name, int pass, struct buf *out);

/*
 * A pack of words held against itself and the packs below it.  What a reader
 * of the tables refuses is told by lexicon_faults; here follows what shows
 * only when all are read: words that stand twice, that can never be found,
 * that name a commodity, a taxon or a class that is not there; traps that
 * guard no word or keep none out, or have no test; patterns that meet their
 * limits; titles of titles.tsv that are not found as their label says.
 *
 * Checks the pack that l read last; l keeps its rows (lexicon_keep), and is
 * built.  out holds the faults so far; what is found is appended, a line
 * each: "file:line: what, what to do", a warning with "warning: " before
 * what.  *good: there is nothing but warnings.  False with e set where the
 * tables of taxa cannot be read.
 */
bool match_check(struct rules *r, struct lexicon *l, struct buf *out,
    bool *good, struct err *e);

/* A list of tricks ("width,case", "none", "all") as bits. */
bool match_tricks(struct str list, uint32_t *tricks, struct err *e);

#endif

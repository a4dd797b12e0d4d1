/*
 * classify - the `class` of an advert: commodity, taxa, product, claims, law
 *
 * Reads what wt-match found and the advert's days and text; writes the value
 * of .class as DESIGN and wt-records(5) have it:
 *
 *	{commodity, taxa, product, claims, level, cites, condition, status,
 *	 trade, list, law, as_of, profile, review}
 *
 * A commodity whose score is at least the threshold of rules/taxa/decide is
 * wildlife.  Else there is no commodity and no status.  Where the best is one
 * whose species is not told (ivory-unknown), and of its look-alikes just one
 * has such a score too, the advert tells, and that one counts.  A record
 * without .match gets {status: "unknown", review}.
 *
 * In the steady state nothing is allocated.
 */
#ifndef WT_CLASSIFY_H
#define WT_CLASSIFY_H

#include <stdbool.h>
#include <stdint.h>

#include "buf.h"
#include "err.h"
#include "json.h"
#include "rules.h"
#include "str.h"

struct classify_opts {
	const char *rules;        /* --rules: the folder; NULL: the default */
	const char *profile;      /* --profile; NULL: official */
	const char *jurisdiction; /* --jurisdiction; NULL: CN */
	int32_t as_of;            /* --as-of DAY; DAY_NONE: the advert's own */
};

struct classify;

/* NULL with e set where a rule file is refused. */
struct classify *classify_new(
    struct rules *r, const struct classify_opts *o, struct err *e);
void classify_free(struct classify *c);

/* Adds what it reads to p, which is empty. */
void classify_want(struct json_paths *p);

/* Appends the value of .class of a record; s: its scan for those paths. */
void classify_record(
    struct classify *c, const struct json_scan *s, struct buf *out);

/*
 * Appends, for the record just classified, the chain that led to its class,
 * a line a step: hit, commodity, taxon, list row, day, condition; class is
 * what classify_record gave.
 */
void classify_explain(struct classify *c, struct str class, struct buf *out);

#endif

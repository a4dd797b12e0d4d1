/*
 * hits - what wt-match gives out: adverts with their hits, or texts for people
 *
 *	hits_want(&h, &f);                 before filter_open
 *	while ((r = filter_next(&f)))
 *		hits_record(&h, &f, job, r);
 *
 * An advert is passed on with the key match, or as it is with --invert, or
 * dropped.  With --context and --explain what people read goes to standard
 * output in its place.
 */
#ifndef WT_HITS_H
#define WT_HITS_H

#include "filter.h"
#include "match_job.h"

struct hits {
	bool all, invert, context, explain; /* the options of these names */
	bool colour;                        /* of context: see hits_colour */
	int id, url;                        /* slots, by hits_want */
};

/* Is a person's terminal to be coloured?  when: auto, always or never; another
 * word ends the program. */
bool hits_colour(const struct opts *o, const char *when);

/* Asks for what an advert is called by, for people. */
void hits_want(struct hits *h, struct filter *f);

/* Looks for hits in a record, and gives out what was asked for.  A pattern
 * that met its limits is told. */
void hits_record(const struct hits *h, struct filter *f, struct match_job *job,
    const struct rec *r);

#endif

/*
 * classify_answer - a verdict of the law as the JSON of a `class`
 *
 * The answer for a commodity, or for the one taxon that an advert names,
 * changes on a few days only, so it is rendered once for each stretch of days
 * between two of them, when it is first asked for, and lent from then on.
 */
#ifndef WT_CLASSIFY_ANSWER_H
#define WT_CLASSIFY_ANSWER_H

#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "judge.h"
#include "law.h"
#include "taxa.h"

struct answer {
	struct buf taxa;   /* "taxa":[...] */
	struct buf body;   /* "level": to "law":, without commas at its ends */
	struct buf review; /* its elements, parted by commas */
	bool ready;
};

/*
 * Renders the answer for these members on that day (DAY_NONE: no day is
 * known) into a, which is cleared.  c says the kind and slug.
 */
void answer_render(struct answer *a, const struct law *l,
    const struct commodity *c, struct members m, int32_t day);
void answer_free(struct answer *a);

/* The answers that were asked for; as many as the rules can tell apart. */
struct answers;

struct answers *answers_new(const struct law *l);
void answers_free(struct answers *s);

/* For commodity c, narrowed to a taxon; TAXON_NONE: whatever it may be. */
const struct answer *answers_get(
    struct answers *s, const struct commodity *c, uint32_t taxon, int32_t day);

#endif

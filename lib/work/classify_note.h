/*
 * classify_note - the elements of a `review`: what a person should look at
 *
 * Each has a code, listed in wt-classify(1), and a text that names the row,
 * the taxa or the day in question.  Both are ours: nothing of an advert goes
 * in but what the caller hands over, and no note judges what a seller does.
 */
#ifndef WT_CLASSIFY_NOTE_H
#define WT_CLASSIFY_NOTE_H

#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "judge.h"
#include "law.h"
#include "taxa.h"

/* Appends an element to a review. */
void answer_note(struct buf *review, const char *code, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* The doubts of a verdict, and of the rows that gave it. */
void note_verdict(struct buf *review, const struct law *l,
    const struct verdict *v, int32_t day);

/* That the species is not told, if it is not. */
void note_species(struct buf *review, const struct taxa *t,
    const struct commodity *c, struct members m);

#endif

/*
 * apart - work that a library may not survive, in a process of its own
 *
 *	if (!apart_begin(&a, e))
 *		return false;
 *	if (!a.pid)
 *		apart_give(&a, make());    in the other process; it ends there
 *	return apart_take(&a, &made, e);
 *
 * The other process has a copy of all memory, but no files beyond the first
 * three, ends when this one does, and gives bytes back.  If it
 * ends in another way, by a signal too, or says a word on standard error, that
 * is an error like any other: some libraries only say there that they lack
 * memory, and go on.
 */
#ifndef WT_APART_H
#define WT_APART_H

#include <stdbool.h>
#include <sys/types.h>

#include "buf.h"
#include "err.h"
#include "str.h"

struct apart {
	pid_t pid; /* 0: in the other process */
	int fd;    /* what it gives */
	int said;  /* its standard error */
};

/* Returns in both processes; false, with e set, if there can be no other. */
bool apart_begin(struct apart *a, struct err *e);

/* Gives bytes and ends the other process. */
void apart_give(struct apart *a, struct str made) __attribute__((noreturn));

/* Waits for the other process and appends what it gave; a is over then, and is
 * begun again.  False, with e set, if that ended badly; some may be appended.
 */
bool apart_take(struct apart *a, struct buf *out, struct err *e);

#endif

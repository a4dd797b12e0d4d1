/*
 * scratch - a file for what does not fit into memory
 *
 * In the folder that TMPDIR names (IEEE Std 1003.1, Environment Variables), or
 * in /tmp, readable by its owner alone.  It has no name: it is gone when it is
 * closed, and when the process is killed.
 */
#ifndef WT_SCRATCH_H
#define WT_SCRATCH_H

#include "err.h"

/* A descriptor to read and write, the caller's to close; -1, and why. */
int scratch_open(struct err *e);

#endif

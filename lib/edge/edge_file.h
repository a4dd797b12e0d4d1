/*
 * edge_file - --output FILE: written beside it, published in one step
 *
 * Bytes go to .FILE.wt-part in the same folder: one fixed name, locked, so
 * that a second run is told, and truncated by the next run, so that what a
 * killed run left does not pile up.  At the end: fsync; then, when all else
 * that can fail is behind, rename and fsync of the folder.  At status 3 FILE
 * keeps its old content; only where that last fsync fails it is the new one,
 * whole, and a message says so.  What is no regular file (a pipe, /dev/null)
 * is written directly.
 */
#ifndef WT_EDGE_FILE_H
#define WT_EDGE_FILE_H

#include "edge.h"

/* Sets e->fd; ends the program with status 2 where FILE is one of the inputs
 * or cannot be written, 3 where another run is writing it. */
void edge_file_open(struct edge *e, char *const files[]);

/* All bytes are on the disk; false, and told, where that fails. */
bool edge_file_sync(struct edge *e);

/* Renames, unless the status is 3; false, and told, where that fails. */
bool edge_file_publish(struct edge *e);

#endif

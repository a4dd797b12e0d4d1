/*
 * progress - how far a long run is, for the person who waits
 *
 *	wt-extract: 512.3 of 1204.8 MB, 812 pages/s, 12345 adverts
 *
 * One line on standard error, renewed each second; only where that is a
 * terminal and standard output is none, so that no log and no advert has it.
 */
#ifndef WT_PROGRESS_H
#define WT_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

struct progress {
	/* private */
	bool on, shown;
	uint64_t total; /* bytes of all files; 0: not known */
	double begun, told;
};

/* files: the inputs; of folders and streams the size is not known. */
void progress_open(struct progress *p, char *const files[]);

/* What was done so far; shown if a second has passed. */
void progress_tell(
    struct progress *p, uint64_t bytes, uint64_t pages, uint64_t adverts);

/* Takes the line away: before something else is told, and at the end. */
void progress_hide(struct progress *p);

#endif

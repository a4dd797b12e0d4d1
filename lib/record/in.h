/*
 * in - lines of a file or stream, plain or gzip
 *
 * Lines end with LF; a CR before it, a BOM at the start of the file and a
 * missing last LF are accepted.  A line longer than the limit is not cut but
 * reported as too long and passed over to the next LF.
 *
 * Lines are lent until the next call.
 */
#ifndef WT_IN_H
#define WT_IN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "err.h"
#include "str.h"

struct gz;

enum in_what {
	IN_LINE,  /* a line */
	IN_LONG,  /* a line over the limit: its first bytes, its length */
	IN_IDLE,  /* nothing to read yet: flush, then call again */
	IN_END,   /* the end of the input */
	IN_FAILED /* reading failed or the input was cut: err says where; the
	           * cut last line, if any, is lent too */
};

struct in {
	struct str line;
	uint64_t number; /* of the line in the file, from 1 */
	uint64_t offset; /* of its first byte, in the inflated stream */
	uint64_t length; /* of the whole line, when too long */
	/* private */
	struct gz *gz;
	char *p;
	size_t start, end, scanned, cap, max;
	uint64_t base;    /* offset of p[0] */
	uint64_t dropped; /* bytes of a too long line that are gone */
	bool long_line, waited, ended, failed;
};

/* Starts reading from fd, which stays the caller's.  Valid when zero. */
void in_open(struct in *in, int fd, size_t max_line);
enum in_what in_next(struct in *in, struct err *e);

/* Keeps the memory for the next in_open. */
void in_close(struct in *in);
void in_free(struct in *in);

#endif

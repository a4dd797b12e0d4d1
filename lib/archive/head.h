/*
 * head - header lines, as WARC records and HTTP messages have them
 *
 * A first line, then "Name: value" lines, then a blank line.  Read as crawls
 * write them rather than as RFC 9112 wants them: a line ends with LF and any
 * number of CR before it; a value may go on in lines that begin with a blank
 * (obsolete folding); bytes need not be text; lines without a colon are
 * passed over.
 */
#ifndef WT_HEAD_H
#define WT_HEAD_H

#include <stdbool.h>
#include <stddef.h>

#include "buf.h"
#include "str.h"

/*
 * The length of the block that s begins with, blank line included; 0 if s
 * has no blank line yet.  *from, at first 0, is where a later call with more
 * bytes goes on.
 */
size_t head_end(struct str s, size_t *from);

/* Cuts a line off *rest, without its end; absent if there is none left. */
struct str head_line(struct str *rest);

struct head_field {
	struct str name;
	struct str value; /* trimmed; folded lines joined by one space */
};

/*
 * Cuts the next field off *rest; false behind the last.  A folded value is
 * joined in scratch, which must have room for all of *rest from the start
 * (buf_room), so that values stay where they are.
 */
bool head_next(struct str *rest, struct buf *scratch, struct head_field *f);

/* The status of HTTP that s is, 100 to 599, with words behind it or without:
 * 404 Not Found; 0 if it is none. */
int head_status(struct str s);

/* s as a whole number; false if it is none or does not fit. */
bool head_number(struct str s, uint64_t *n);

#endif

/*
 * rec - one record: a JSON object on a line, passed on byte for byte
 *
 * A record lends everything: its bytes belong to the filter that read them
 * and live until the next filter_next().  What a tool adds it adds by
 * splicing (DESIGN section 2): no other byte of the record moves or changes.
 */
#ifndef WT_REC_H
#define WT_REC_H

#include <stdint.h>

#include "buf.h"
#include "json.h"
#include "str.h"

struct rec {
	struct str line;         /* as read, without LF (and CR before it) */
	const struct str *field; /* by slot of the filter's wanted paths */
	struct json_scan scan;
	const char *file; /* "-" is standard input */
	uint64_t number;  /* of the record in its file, from 1 */
	uint64_t offset;  /* of the line's first byte */
};

/*
 * Appends r with the member key:value and a LF.  key is a tool's name and
 * needs no escaping; own is the slot of the path .key.  Where the record has
 * the key already, the value of its last occurrence is replaced in place.
 */
void rec_splice(const struct rec *r, const char *key, int own, struct str value,
    struct buf *out);

/* Appends r as it is, without white space around the object, and a LF. */
void rec_copy(const struct rec *r, struct buf *out);

#endif

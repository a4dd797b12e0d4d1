/*
 * har - what a browser's network panel saves: HTTP Archive 1.2, a JSON object
 * of requests with their replies
 *
 * Files of it are also joined: one behind the other, or as an array; and what
 * Playwright traces of the network has an entry a line, whose body is a file in
 * the folder `resources` beside it:
 *
 *	{"type":"resource-snapshot","snapshot":{"request":...,"response":...}}
 *
 *	if (har_like(first) && har_open(&h, file, &e))
 *		while (har_next(&h))
 *			... h.url, h.body
 *
 * Of one that is too long to be held, or is not sound as a whole, each entry is
 * read by itself: the objects that are har_level(first) deep in brackets.
 */
#ifndef WT_HAR_H
#define WT_HAR_H

#include <stdbool.h>
#include <stdint.h>

#include "buf.h"
#include "err.h"
#include "json.h"
#include "str.h"

/* All is lent by file, or by the struct until the next har_next. */
struct har {
	struct str entry; /* the request with its reply, as in the file */
	struct str url;
	struct str captured;      /* RFC 3339; or absent */
	struct str type, charset; /* of the reply; or absent */
	struct str body;          /* absent if there is none */
	bool lost;                /* there was one, that was not saved */
	uint64_t size;     /* bytes of it, as it is told; 0 if it is not */
	bool damaged;      /* its base64 is, so that it is not sure */
	struct str beside; /* it is a file of that name; or absent */
	int status;        /* 0 if it is not told */
	/* private */
	struct json_scan scan;
	struct json_each it, logs; /* entries; those of an array */
	struct str rest;           /* behind the present one */
	struct buf text, decoded;
};

/* True if a file that begins so is one, whole or not. */
bool har_like(struct str first);

/* Begins a file, which is lent; h, valid when zero, is used again.  False with
 * e set if the file is damaged, or has something beside its logs. */
bool har_open(struct har *h, struct str file, struct err *e);

/* Reads the next entry; false behind the last. */
bool har_next(struct har *h);

/* True if the first log of a file, or a line of a trace, is not sound itself:
 * it was cut, mostly. */
bool har_broken(struct har *h, struct str file);

/* How many brackets are around an entry, in a file that begins so. */
size_t har_level(struct str first);

/* Reads an entry alone; false with e set if it is no JSON. */
bool har_entry(struct har *h, struct str entry, struct err *e);

/* True if what was read last is one, and not a page that the log lists. */
bool har_is_entry(const struct har *h);
void har_free(struct har *h);

#endif

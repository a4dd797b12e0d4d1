/*
 * win - a window on a file: as many bytes at once as the reader asks for,
 * and where they are stored
 *
 *	stored   |member|   member   |member|      what gz.h reads
 *	window        [held bytes..........]       from the place on
 *	               ^ the place
 *
 * What is held is lent until the next win_need or win_more.
 */
#ifndef WT_WIN_H
#define WT_WIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "err.h"
#include "gz.h"
#include "str.h"

enum win_what {
	WIN_OK,
	WIN_IDLE,  /* nothing to read yet; the next call waits */
	WIN_END,   /* the input ended before that */
	WIN_FAILED /* as gz_read gave -1: err */
};

struct win_mark;
struct win_digest;
struct feed;

struct win {
	struct gz *gz;
	struct err err; /* why WIN_FAILED */
	/* private */
	struct buf b;
	size_t start;          /* the place, in b */
	struct win_mark *mark; /* where the bytes of b are stored */
	size_t nmark, capmark;
	struct win_digest *digest; /* of members that are held, in order */
	size_t ndigest, capdigest;
	bool waited;
};

/* Valid when zero.  fd stays the caller's. */
void win_open(struct win *w, int fd);
void win_open_feed(struct win *w, struct feed *f);
void win_free(struct win *w);

/* The bytes that are held. */
struct str win_bytes(const struct win *w);

/* Until n bytes are held; at least one byte more. */
enum win_what win_need(struct win *w, uint64_t n);
enum win_what win_more(struct win *w);

/* Passes over n bytes that are held. */
void win_take(struct win *w, size_t n);

/* Goes back over n bytes that were passed, if none were read since. */
void win_back(struct win *w, size_t n);

/*
 * The stored offset of the gzip member of the byte `at` behind the place, and
 * the inflated bytes from there to it; in plain input the byte's own offset
 * and 0.
 */
void win_where(
    const struct win *w, size_t at, uint64_t *offset, uint64_t *skip);

/*
 * The first held byte at or after `at` that begins a gzip member; as many as
 * are held, if none does.
 */
size_t win_member(const struct win *w, size_t at);

/*
 * The SHA-256 of the n bytes from the place on in hexadecimal, if they begin a
 * member and it was reckoned while the member was read (gz_hash_ahead); lent
 * until more is read; or NULL.
 */
const char *win_digest(struct win *w, size_t n);

/* Reads what is held once more: behind plain bytes, it may be packed. */
void win_again(struct win *w);

/* After WIN_IDLE: takes it as not asked, so that it can be told again. */
void win_unwait(struct win *w);

/* After WIN_FAILED: drops what is held and goes on at the next gzip header;
 * false if there is none. */
bool win_resync(struct win *w);

#endif

/*
 * gz - bytes of a file or stream, plain, gzip (RFC 1952) or zstd (RFC 8878),
 * with offsets
 *
 * Told apart by content, never by name: 1f 8b 08 is gzip, 28 b5 2f fd zstd.
 * Members, which zstd calls frames, are read
 * one after the other; a read never crosses the border of a member, so that
 * every byte has a member and a place in it.  What gzread(3) hides is told:
 * a cut member, a wrong CRC or length, bytes between members.  Behind the
 * last member NUL padding is accepted, and a plain record of WARC: what comes
 * from there on is taken for plain, as a member of its own.  Skippable frames
 * are passed over; one of the kind 5d at the start of the file is the
 * dictionary of the frames, as .warc.zst has it.
 *
 * A packed file of some size is inflated in a thread of its own, ahead of who
 * reads it, where there is more than one processor; that shows in nothing but
 * the time it takes.
 *
 * This is the only user of zlib.h, and of libdeflate.h, which inflates what is
 * in memory as a whole.
 */
#ifndef WT_GZ_H
#define WT_GZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "buf.h"
#include "err.h"
#include "packed.h"
#include "str.h"

struct gz;
struct feed;

/* Reads from fd, which stays the caller's. */
struct gz *gz_new(int fd);
void gz_free(struct gz *g);

/* Starts anew on another fd. */
void gz_reset(struct gz *g, int fd);

/* The same on the bytes of a feed, which are taken for a stream's. */
void gz_reset_feed(struct gz *g, struct feed *f);

/* Starts anew at the start of the file; false if it is no regular one. */
bool gz_rewind(struct gz *g);

/* Before the first gz_read: begins at this stored offset.  Places are counted
 * from the start of the file all the same.  What cannot be seeked is read up
 * to there. */
bool gz_seek(struct gz *g, uint64_t offset, struct err *e);

/*
 * Up to n > 0 inflated bytes; 0 at the end of the input; -1 with e set when
 * reading failed, the input ends inside a member, or a member is damaged:
 * every byte before that place was given.  It stays -1 until gz_resync.
 * Waits only if it has nothing to give.
 */
ssize_t gz_read(struct gz *g, void *p, size_t n, struct err *e);

/*
 * Behind plain bytes: s, the last ones that were read, are read once more, and
 * may be packed.
 */
void gz_again(struct gz *g, struct str s);

/*
 * After gz_read gave -1: goes on at the next thing that looks like a gzip
 * header and is not the damaged member's own; as damage is often noticed
 * late, it may stand before the place of the damage.  It may also be a gzip
 * inside a page: the caller looks whether it likes what comes.  Behind
 * gz_again it may be a plain record of WARC, too.  False if
 * there is none (the input then is at its end) or if reading failed.
 */
bool gz_resync(struct gz *g);

/*
 * After gz_read gave -1: true if the input ends inside a member or cannot be
 * read any further, so that what was given is sound; false if the member is
 * damaged, so that none of it is sure.
 */
bool gz_cut(const struct gz *g);

/*
 * After gz_read gave -1: true if no byte was given of the member in which, or
 * behind the last one of which, the damage stands: all that was given is of
 * whole members.
 */
bool gz_whole(const struct gz *g);

/* True if the input is packed (known after the first read). */
bool gz_packed(const struct gz *g);

/* True if what was read last is stored as it is. */
bool gz_plain(const struct gz *g);

/* Stored bytes of the whole input, or UINT64_MAX if it is no regular file. */
uint64_t gz_size(const struct gz *g);

/* True if the last gz_read began a member (its bytes are the first), ended
 * one (its bytes are the last, and the CRC and length held). */
bool gz_began(const struct gz *g);
bool gz_ended(const struct gz *g);

/*
 * Of the bytes of the last gz_read: the stored offset of the start of their
 * member (for plain input: of the stream, 0), and how many inflated bytes of
 * the member stand before them.
 */
uint64_t gz_member(const struct gz *g);
uint64_t gz_skip(const struct gz *g);

/* The stored offset up to which the input was consumed: for messages. */
uint64_t gz_offset(const struct gz *g);

/*
 * The thread that inflates ahead waits for who reads as a rule. Meanwhile it
 * makes digests of members that will be asked for: of(arg, member) tells how
 * many bytes from its start on, 0 for none; it is called in that thread, for
 * members that are in memory as a whole.  arg is lent until gz_free.
 */
void gz_hash_ahead(
    struct gz *g, size_t (*of)(void *arg, struct str member), void *arg);

/*
 * After a gz_read that began a member: the SHA-256 of its first *n bytes, in
 * hexadecimal, if it is known already, lent until the next; or NULL.
 */
const char *gz_digest(const struct gz *g, size_t *n);

/*
 * True if a gz_read would not have to wait for the descriptor, or if the
 * descriptor is a regular file; waits up to ms milliseconds for it.
 */
bool gz_ready(struct gz *g, int ms);

/*
 * Packed bytes in memory: bodies of HTTP messages.  The inflater is used
 * again and again.
 */
struct gz_body;

enum gz_form {
	GZ_GZIP, /* RFC 1952, any number of members */
	GZ_ZLIB, /* RFC 1950: what HTTP calls deflate */
	GZ_RAW   /* RFC 1951: what some servers send for it */
};

struct gz_body *gz_body_new(void);
void gz_body_free(struct gz_body *g);

/* Appends to out.  What follows the packed bytes is passed over. */
enum packed gz_body_add(struct gz_body *g, struct str packed, enum gz_form form,
    size_t max, struct buf *out, struct err *e);

#endif

/*
 * gz_priv - the inside of struct gz, and its parts
 *
 *	gz.c         what is asked of it, and plain input
 *	gz_ahead.c   a thread that inflates what will be read
 *	gz_member.c  members and frames, one after the other
 *	gz_once.c    a member that is inflated at once
 *	gz_resync.c  behind damage, the next member
 *	gz_body.c    a packed text in memory
 *	gz_stored.c  the stored bytes
 */
#ifndef WT_GZ_PRIV_H
#define WT_GZ_PRIV_H

#include <zlib.h>

#include "gz.h"
#include "zst.h"

enum {
	ROOM = 1 << 20,   /* stored bytes held at once: a zstd block and KEEP */
	KEEP = 32 * 1024, /* of them, read ones kept for gz_resync */
	LUMP = 2 << 20,   /* inflated bytes of a member that is so at once */
	BIT = 64 * 1024,  /* stored bytes that are read once more, at once */
	LUMPS_OFF = 6, /* failures in a row: then one member in 64 is tried */
	GZIP = 15 + 16 /* inflateInit2: the largest window, gzip only */
};

enum state {
	START, /* nothing is known yet */
	PLAIN,
	BORDER, /* between members */
	MEMBER, /* inside one */
	HURT,   /* damaged, until gz_resync */
	FAILED  /* read(2) failed */
};

/* What is told of the bytes of a read: see gz_member and so on. */
struct gz_told {
	uint64_t member, skip, offset;
	bool began, ended;
};

/* Where inflated bytes may go. */
struct gz_room {
	void *p;
	size_t n;
};

/* A member that was inflated at once, until all of it was given. */
struct gz_lump {
	unsigned char *p; /* LUMP, made when it is needed; or NULL */
	size_t n, given;  /* n is 0 if there is none */
	size_t stored;    /* bytes from pos on */
	unsigned failed;  /* so often in a row, at most LUMPS_OFF */
	unsigned pass;    /* members that it is not tried for */
};

struct gz_ahead;
struct libdeflate_decompressor;

struct gz {
	struct gz_ahead *ahead; /* inflates for gz_read; or NULL */
	size_t (*hash_of)(void *arg, struct str member); /* or NULL */
	void *hash_arg;
	z_stream z;
	bool inited;                          /* z is */
	struct libdeflate_decompressor *once; /* made when it is needed */
	struct gz_lump lump;
	struct zst *zst; /* made when it is needed */
	bool frame;      /* the member is a zstd frame */
	bool frames;     /* a frame was begun in this input */
	struct buf dict;
	bool regular, eof;
	bool packed, began, ended, cut;
	bool whole;       /* HURT, but no byte of that member was given */
	bool mixed;       /* what is packed stands behind what is not */
	struct buf again; /* bytes to be read once more, */
	size_t given;     /* of which so many were; */
	bool over;        /* and nothing is behind them */
	bool more;        /* inflate may hold more output without more input */
	enum state state;
	int fd;
	struct feed *feed; /* in place of fd, or NULL */
	uint64_t size;
	uint64_t base;   /* stored offset of in[0] */
	size_t pos, end; /* in[pos..end) was not consumed yet */
	uint64_t start;  /* stored offset of the member */
	uint64_t skip;   /* inflated bytes before those of the last read */
	uint64_t out;    /* inflated bytes of the member so far */
	uint64_t back;   /* bytes that resyncs looked at a second time */
	struct err err;  /* in HURT and FAILED */
	unsigned char in[ROOM];
};

/* The stored offset of what was not consumed yet. */
static inline uint64_t
gz_at(const struct gz *g)
{
	return g->base + g->pos;
}

/* What is told of the last read in this thread. */
static inline struct gz_told
gz_told_now(const struct gz *g)
{
	return (struct gz_told){
	    g->start, g->skip, gz_at(g), g->began, g->ended};
}

/*
 * A thread reads ahead from here on, if that pays: all but ahead and what does
 * not change is then its own.  gz_ahead_read gives its bytes, and 0 when it is
 * over or has failed: stopped, it leaves g as if gz_read had done the same.
 */
void gz_ahead_start(struct gz *g);
ssize_t gz_ahead_read(struct gz *g, void *p, size_t n);
struct gz_told gz_ahead_told(const struct gz *g);
const char *gz_ahead_digest(const struct gz *g, size_t *n);
void gz_ahead_stop(struct gz *g);

/* gz_read of packed input in this thread. */
ssize_t gz_unpack(struct gz *g, unsigned char *p, size_t n);

/* Stored bytes, as by read(2) that waits: their number, 0 at the end; -1
 * leaves g failed. */
ssize_t gz_take(struct gz *g, void *p, size_t n);

/* More stored bytes behind those there are; false at the end or on failure. */
bool gz_fill(struct gz *g);

/* At least n stored bytes at pos, if there are so many. */
bool gz_need(struct gz *g, size_t n);

/* True if what begins at pos is packed, or is cut but looks so. */
bool gz_marked(struct gz *g);

/* Passes over the dictionary of a .warc.zst at pos; false if it is hurt. */
bool gz_pass_dict(struct gz *g);

/* Makes the inflater ready for the member that starts at pos. */
bool gz_begin(struct gz *g, bool frame);

/*
 * Inflates the member that begins what is packed, and is perhaps followed by
 * other bytes: then used are its own, and made is what stands in the room.
 * False if it is damaged, cut, larger than the room, or of a kind that is left
 * to zlib: nothing is known then.  What is inflated has the checksum and the
 * length that it says. libdeflate does so at two to three times the speed of
 * zlib, but wants all at once; so zlib has the last word on what is refused,
 * and the first on what comes in pieces.  Of bent members libdeflate takes one
 * in a hundred thousand that zlib does not (4 of 400,000: codes that are not
 * used, and the checksum holds).
 */
bool gz_once(struct libdeflate_decompressor **d, struct str packed,
    struct gz_room to, size_t *used, size_t *made);
void gz_once_free(struct libdeflate_decompressor *d);

#endif

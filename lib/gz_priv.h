/*
 * gz_priv - what gz.c and gz_resync.c share
 */
#ifndef WT_GZ_PRIV_H
#define WT_GZ_PRIV_H

#include <zlib.h>

#include "gz.h"
#include "zst.h"

enum {
	ROOM = 128 * 1024, /* stored bytes held at once */
	KEEP = 32 * 1024,  /* of them, read ones kept for gz_resync */
	GZIP = 15 + 16     /* inflateInit2: the largest window, gzip only */
};

enum state {
	START, /* nothing is known yet */
	PLAIN,
	BORDER, /* between members */
	MEMBER, /* inside one */
	HURT,   /* damaged, until gz_resync */
	FAILED  /* read(2) failed */
};

struct gz {
	z_stream z;
	bool inited;     /* z is */
	struct zst *zst; /* made when it is needed */
	bool frame;      /* the member is a zstd frame */
	struct buf dict;
	bool regular, eof;
	bool packed, began, ended, cut;
	bool whole; /* HURT, but no byte of that member was given */
	bool more;  /* inflate may hold more output without more input */
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

/* More stored bytes behind those there are; false at the end or on failure. */
bool gz_fill(struct gz *g);

/* Makes the inflater ready for the member that starts at pos. */
bool gz_begin(struct gz *g, bool frame);

#endif

/* pack - what unit programs make compressed input with, and files of it */
#ifndef WT_UNIT_PACK_H
#define WT_UNIT_PACK_H

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <zlib.h>

#include "buf.h"

#define PACK_GZIP (15 + 16) /* zlib's windowBits: 15 zlib, -15 raw */

/* s deflated, behind b: one member. */
static inline void
pack_zlib(struct buf *b, struct str s, int level, int bits)
{
	z_stream z = {0};

	deflateInit2(&z, level, Z_DEFLATED, bits, 8, Z_DEFAULT_STRATEGY);
	buf_room(b, s.n + s.n / 10 + 200);
	z.next_in = (unsigned char *)(size_t)s.p;
	z.avail_in = (uInt)s.n;
	z.next_out = (unsigned char *)b->p + b->n;
	z.avail_out = (uInt)(b->cap - b->n);
	if (deflate(&z, Z_FINISH) != Z_STREAM_END)
		abort();
	b->n = b->cap - z.avail_out;
	deflateEnd(&z);
}

/* A file without a name that holds s, at its beginning. */
static inline int
file_of(struct str s)
{
	FILE *f = tmpfile();
	int fd = dup(fileno(f));

	fclose(f);
	if (write(fd, s.p, s.n) != (ssize_t)s.n || lseek(fd, 0, SEEK_SET) != 0)
		abort();
	return fd;
}

#endif

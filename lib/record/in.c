/* in - lines of a file or stream, plain or gzip */
#include "in.h"

#include <stdlib.h>

#include "gz.h"
#include "mem.h"

#define CHUNK ((size_t)128 << 10)
#define KEPT  ((size_t)4096) /* of a line that is too long */
#define WAIT  20             /* ms for more input before output is flushed */

void
in_open(struct in *in, int fd, size_t max_line)
{
	if (in->gz)
		gz_reset(in->gz, fd);
	else
		in->gz = gz_new(fd);
	in->max = max_line;
	in->start = in->end = in->scanned = 0;
	in->number = in->offset = in->base = in->dropped = 0;
	in->long_line = in->waited = in->ended = in->failed = false;
}

/* Moves what is unread to the front and makes room for a chunk. */
static void
make_room(struct in *in)
{
	if (in->start) {
		memmove(in->p, in->p + in->start, in->end - in->start);
		in->base += in->start;
		in->end -= in->start;
		in->scanned -= in->start;
		in->start = 0;
	}
	mem_grow(&in->p, &in->cap, in->end + CHUNK, 1);
}

/* A line over the limit: keeps its first bytes, forgets the others. */
static void
forget_long(struct in *in)
{
	size_t have = in->end - in->start;

	if (have <= in->max && !in->long_line)
		return;
	if (have <= KEPT)
		return;
	in->long_line = true;
	in->dropped += have - KEPT;
	in->base += have - KEPT;
	in->end = in->scanned = in->start + KEPT;
}

static enum in_what
lend(struct in *in, size_t n, size_t with_end)
{
	in->line = str_n(in->p + in->start, n);
	in->number++;
	in->length = n + in->dropped;
	in->offset = in->base + in->start - in->dropped;
	in->start += with_end;
	in->scanned = in->start;
	if (in->length > in->max) {
		if (in->line.n > KEPT)
			in->line.n = KEPT;
		in->dropped = 0;
		in->long_line = false;
		return IN_LONG;
	}
	if (in->line.n && in->line.p[in->line.n - 1] == '\r')
		in->line.n--;
	return IN_LINE;
}

static void
skip_bom(struct in *in)
{
	if (in->base == 0 && in->start == 0 && in->number == 0 &&
	    in->end >= 3 && memcmp(in->p, STR_BOM, 3) == 0)
		in->start = in->scanned = 3;
}

/* Reads more; true if there was some. */
static bool
more(struct in *in, struct err *e)
{
	ssize_t n;

	make_room(in);
	n = gz_read(in->gz, in->p + in->end, in->cap - in->end, e);
	in->ended = n <= 0;
	in->failed = n < 0;
	if (n > 0)
		in->end += (size_t)n;
	skip_bom(in);
	return n > 0;
}

/* The input has ended: what is left of it. */
static enum in_what
last(struct in *in)
{
	size_t n = in->end - in->start;
	enum in_what what;

	if (in->failed) {
		in->failed = false;
		in->line = STR_NONE;
		if (n)
			lend(in, n, n);
		return IN_FAILED;
	}
	if (!n)
		return IN_END;
	what = lend(in, n, n);
	return what;
}

enum in_what
in_next(struct in *in, struct err *e)
{
	const char *lf;

	for (;;) {
		lf = in->end > in->scanned ? memchr(in->p + in->scanned, '\n',
						 in->end - in->scanned)
		                           : NULL;
		if (lf) {
			size_t n = (size_t)(lf - in->p) - in->start;

			in->waited = false;
			return lend(in, n, n + 1);
		}
		in->scanned = in->end;
		forget_long(in);
		if (in->ended)
			return last(in);
		if (!in->waited && !gz_ready(in->gz, WAIT)) {
			in->waited = true;
			return IN_IDLE;
		}
		more(in, e);
	}
}

void
in_close(struct in *in)
{
	in->ended = true;
	in->start = in->end = in->scanned = 0;
}

void
in_free(struct in *in)
{
	gz_free(in->gz);
	free(in->p);
	*in = (struct in){0};
}

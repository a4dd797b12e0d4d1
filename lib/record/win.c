/* win - a window on a file, and where its bytes are stored */
#include "win.h"

#include <stdlib.h>

#include "mem.h"
#include "sha.h"

#define CHUNK ((size_t)256 << 10) /* read at once, if there is so much */
#define MOST                                                                  \
	((size_t)2 << 20)          /* unless more is asked for: room that was \
	                            * needed once stays untouched */
#define LEAST   ((size_t)64 << 10) /* worth a read */
#define MARKS   65536              /* then some are forgotten */
#define DIGESTS 256                /* then all are */
#define WAIT    20                 /* ms for more before the reader is told */

/* From here on in b the bytes are those of the member, from skip on. */
struct win_mark {
	size_t at;
	uint64_t member, skip;
};

/* Of the first n bytes of a member. */
struct win_digest {
	uint64_t member;
	size_t n;
	char sha256[SHA_HEX + 1];
};

void
win_open(struct win *w, int fd)
{
	if (w->gz)
		gz_reset(w->gz, fd);
	else
		w->gz = gz_new(fd);
	buf_clear(&w->b);
	buf_room(&w->b, CHUNK);
	w->start = w->nmark = w->ndigest = 0;
	w->waited = false;
}

void
win_open_feed(struct win *w, struct feed *f)
{
	win_open(w, -1);
	gz_reset_feed(w->gz, f);
}

void
win_free(struct win *w)
{
	gz_free(w->gz);
	buf_free(&w->b);
	free(w->mark);
	free(w->digest);
	*w = (struct win){0};
}

struct str
win_bytes(const struct win *w)
{
	return buf_after(&w->b, w->start);
}

/* Makes the marks count from the place on; forgets those before it. */
static void
shift_marks(struct win *w)
{
	struct win_mark *m = w->mark;
	size_t n = 0;

	while (n + 1 < w->nmark && m[n + 1].at <= w->start)
		n++;
	w->nmark -= n;
	for (size_t i = 0; i < w->nmark; i++) {
		m[i] = m[i + n];
		if (m[i].at < w->start) {
			m[i].skip += w->start - m[i].at;
			m[i].at = 0;
		} else {
			m[i].at -= w->start;
		}
	}
}

/* Moves what is held to the front if there is little room behind it. */
static void
make_room(struct win *w, size_t want)
{
	size_t held = w->b.n - w->start, shift = w->start;

	if (want < LEAST)
		want = LEAST;
	if (held == 0 || (shift && w->b.cap - w->b.n < want)) {
		if (held) {
			memmove(w->b.p, w->b.p + shift, held);
			shift_marks(w);
		} else {
			w->nmark = 0;
		}
		w->b.n = held;
		w->start = 0;
	}
	if (w->b.cap - w->b.n < want)
		buf_room(&w->b, want > CHUNK ? want : CHUNK);
}

static void
add_mark(struct win *w)
{
	struct win_mark m = {w->b.n, gz_member(w->gz), gz_skip(w->gz)}, *last;

	if (w->nmark) {
		last = &w->mark[w->nmark - 1];
		if (last->member == m.member &&
		    last->skip + (m.at - last->at) == m.skip)
			return;
	}
	/*
	 * Members of a byte each are somebody's joke.  A mark that goes leaves
	 * its bytes to the one before: a longer way to the same place.
	 */
	if (w->nmark == MARKS) {
		for (size_t i = 0; i < MARKS / 2; i++)
			w->mark[i] = w->mark[2 * i];
		w->nmark = MARKS / 2;
	}
	mem_grow(&w->mark, &w->capmark, w->nmark + 1, sizeof(*w->mark));
	w->mark[w->nmark++] = m;
}

/* The digest of the member that the last read began, if there is one. */
static void
add_digest(struct win *w)
{
	const char *sha256;
	size_t n;

	if (!gz_began(w->gz) || !(sha256 = gz_digest(w->gz, &n)))
		return;
	if (w->ndigest == DIGESTS)
		w->ndigest = 0; /* nobody asks for them */
	mem_grow(&w->digest, &w->capdigest, w->ndigest + 1, sizeof(*w->digest));
	w->digest[w->ndigest].member = gz_member(w->gz);
	w->digest[w->ndigest].n = n;
	memcpy(w->digest[w->ndigest++].sha256, sha256, SHA_HEX + 1);
}

/* want: how many bytes more will be asked for, if that is known. */
static enum win_what
read_more(struct win *w, size_t want)
{
	size_t room, most = want > MOST ? want : MOST;
	ssize_t got;

	if (!w->waited && !gz_ready(w->gz, WAIT)) {
		w->waited = true;
		return WIN_IDLE;
	}
	make_room(w, want);
	room = w->b.cap - w->b.n;
	got =
	    gz_read(w->gz, w->b.p + w->b.n, room < most ? room : most, &w->err);
	if (got <= 0)
		return got ? WIN_FAILED : WIN_END;
	w->waited = false;
	add_mark(w);
	add_digest(w);
	w->b.n += (size_t)got;
	return WIN_OK;
}

enum win_what
win_need(struct win *w, uint64_t n)
{
	enum win_what what;
	size_t held;

	while ((held = w->b.n - w->start) < n) {
		what = read_more(w, (size_t)n - held);
		if (what != WIN_OK)
			return what;
	}
	return WIN_OK;
}

enum win_what
win_more(struct win *w)
{
	return read_more(w, 1);
}

void
win_take(struct win *w, size_t n)
{
	w->start += n;
}

void
win_back(struct win *w, size_t n)
{
	w->start -= n;
}

void
win_where(const struct win *w, size_t at, uint64_t *offset, uint64_t *skip)
{
	size_t i = w->nmark;

	at += w->start;
	while (i > 1 && w->mark[i - 1].at > at)
		i--;
	if (!i) {
		*offset = gz_offset(w->gz);
		*skip = 0;
		return;
	}
	*offset = w->mark[i - 1].member;
	*skip = w->mark[i - 1].skip + (at - w->mark[i - 1].at);
	if (!gz_packed(w->gz)) {
		*offset += *skip;
		*skip = 0;
	}
}

size_t
win_member(const struct win *w, size_t at)
{
	size_t i = 0, end = gz_packed(w->gz) ? w->nmark : 0, mid;

	at += w->start;
	while (i < end) { /* the first mark at or behind at */
		mid = (i + end) / 2;
		if (w->mark[mid].at < at)
			i = mid + 1;
		else
			end = mid;
	}
	for (; gz_packed(w->gz) && i < w->nmark; i++)
		if (!w->mark[i].skip)
			return w->mark[i].at - w->start;
	return w->b.n - w->start;
}

const char *
win_digest(struct win *w, size_t n)
{
	uint64_t member, skip;
	size_t i = 0, left;

	win_where(w, 0, &member, &skip);
	if (skip || !gz_packed(w->gz))
		return NULL;
	while (i < w->ndigest && w->digest[i].member < member)
		i++;
	/* those before the place are not asked for any more */
	left = w->ndigest - i;
	for (size_t k = 0; i && k < left; k++)
		w->digest[k] = w->digest[i + k];
	w->ndigest = left;
	return left && w->digest->member == member && w->digest->n == n
	           ? w->digest->sha256
	           : NULL;
}

void
win_unwait(struct win *w)
{
	w->waited = false;
}

/* Drops what is held. */
static void
drop(struct win *w)
{
	buf_clear(&w->b);
	w->start = w->nmark = w->ndigest = 0;
}

void
win_again(struct win *w)
{
	gz_again(w->gz, win_bytes(w));
	drop(w);
}

bool
win_resync(struct win *w)
{
	drop(w);
	return gz_resync(w->gz);
}

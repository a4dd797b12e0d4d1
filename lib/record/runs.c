/*
 * runs - byte strings sorted, on disk where they are more than memory holds
 *
 * In the file an entry has what its key shares with the one before it only as
 * a length: keys of the same group differ at their ends.
 *
 *	shared | rest | bytes of the rest | load | bytes of the load
 */
#include "runs.h"

#include <stdlib.h>
#include <unistd.h>

#include "mem.h"
#include "scratch.h"

#define READ_MIN 4096
#define READ_MAX 65536
#define WRITE    ((size_t)1 << 18)
#define VARINT   10

struct runs_cursor {
	uint64_t at, end; /* of the file, not yet read */
	struct buf in;    /* read, */
	size_t used;      /* of it */
	size_t room;
	struct buf key;
	struct str load;
};

/* ---- writing ---- */

static int
by_key(const void *a, const void *b)
{
	const struct runs_entry *x = a, *y = b;

	return str_cmp(str_n(x->p, x->nkey), str_n(y->p, y->nkey));
}

static void
sort_entries(struct runs *r)
{
	for (size_t i = 0; i < r->nentry; i++)
		r->entry[i].p = r->bytes.p + r->entry[i].at;
	if (r->nentry)
		qsort(r->entry, r->nentry, sizeof(*r->entry), by_key);
}

static bool
open_file(struct runs *r, struct err *e)
{
	if (!r->fd)
		r->fd = scratch_open(e) + 1;
	return r->fd > 0;
}

static bool
write_all(struct runs *r, struct buf *b, struct err *e)
{
	ssize_t n;

	for (size_t at = 0; at < b->n; at += (size_t)n) {
		n = write(r->fd - 1, b->p + at, b->n - at);
		if (n < 0)
			return err_set(e, "writing to a file in TMPDIR:");
	}
	r->written += b->n;
	buf_clear(b);
	return true;
}

static void
varint(struct buf *b, uint64_t n)
{
	for (; n > 127; n >>= 7)
		buf_addc(b, (char)(n | 128));
	buf_addc(b, (char)n);
}

static size_t
shared(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n, i = 0;

	while (i < n && a.p[i] == b.p[i])
		i++;
	return i;
}

static void
mark(struct runs *r)
{
	mem_grow(&r->start, &r->run_cap, r->nrun + 2, sizeof(*r->start));
	r->start[r->nrun] = r->written;
}

/* What is in memory becomes a run. */
static bool
spill(struct runs *r, struct err *e)
{
	struct buf out = {0};
	struct str last = STR_NONE, key;
	bool ok = open_file(r, e);
	size_t n;

	sort_entries(r);
	mark(r);
	for (size_t i = 0; ok && i < r->nentry; i++) {
		key = str_n(r->entry[i].p, r->entry[i].nkey);
		n = shared(last, key);
		varint(&out, n);
		varint(&out, key.n - n);
		buf_add(&out, key.p + n, key.n - n);
		varint(&out, r->entry[i].nload);
		buf_add(&out, key.p + key.n, r->entry[i].nload);
		last = key;
		if (out.n > WRITE)
			ok = write_all(r, &out, e);
	}
	ok = ok && write_all(r, &out, e);
	buf_free(&out);
	r->nrun++;
	mark(r);
	r->nentry = 0;
	buf_clear(&r->bytes);
	return ok;
}

bool
runs_put(struct runs *r, struct str key, struct str load, struct err *e)
{
	struct runs_entry *x;

	/* twice an entry: qsort needs as much again */
	if (r->nentry &&
	    r->bytes.n + key.n + load.n + 2 * r->nentry * sizeof(*r->entry) >
		r->memory &&
	    !spill(r, e))
		return false;
	mem_grow(&r->entry, &r->entry_cap, r->nentry + 1, sizeof(*r->entry));
	x = &r->entry[r->nentry++];
	*x = (struct runs_entry){
	    r->bytes.n, NULL, (uint32_t)key.n, (uint32_t)load.n};
	buf_addstr(&r->bytes, key);
	buf_addstr(&r->bytes, load);
	r->n++;
	return true;
}

/* ---- reading ---- */

/* n bytes of the run, lent until the next call.  NULL: they are not there. */
static const char *
take(struct runs *r, struct runs_cursor *c, size_t n, struct err *e)
{
	size_t left = c->in.n - c->used, want;
	ssize_t got;

	if (left < n) {
		if (left)
			memmove(c->in.p, c->in.p + c->used, left);
		c->in.n = left;
		c->used = 0;
		while (c->in.n < n) {
			want = n - c->in.n > c->room ? n - c->in.n : c->room;
			if (want > c->end - c->at)
				want = (size_t)(c->end - c->at);
			buf_room(&c->in, want);
			got = pread(
			    r->fd - 1, c->in.p + c->in.n, want, (off_t)c->at);
			if (got <= 0) {
				err_set(e, got ? "reading a file in TMPDIR:"
					       : "a file in TMPDIR is cut");
				return NULL;
			}
			c->in.n += (size_t)got;
			c->at += (uint64_t)got;
		}
	}
	c->used += n;
	return c->in.p + c->used - n;
}

static bool
take_varint(struct runs *r, struct runs_cursor *c, size_t *n, struct err *e)
{
	const char *p;

	*n = 0;
	for (int shift = 0; shift < 7 * VARINT; shift += 7) {
		if (!(p = take(r, c, 1, e)))
			return false;
		*n |= (size_t)(*p & 127) << shift;
		if (!(*p & 128))
			return true;
	}
	return err_set(e, "a file in TMPDIR is damaged");
}

/* 1: the cursor's next entry; 0: there is none; -1. */
static int
step(struct runs *r, struct runs_cursor *c, struct err *e)
{
	size_t keep, n;
	const char *p;

	if (c->at == c->end && c->used == c->in.n)
		return 0;
	if (!take_varint(r, c, &keep, e) || !take_varint(r, c, &n, e) ||
	    !(p = take(r, c, n, e)))
		return -1;
	c->key.n = keep;
	buf_add(&c->key, p, n);
	if (!take_varint(r, c, &n, e) || !(p = take(r, c, n, e)))
		return -1;
	c->load = str_n(p, n);
	return 1;
}

static bool
before(const struct runs *r, size_t a, size_t b)
{
	return str_cmp(buf_str(&r->cursor[a].key), buf_str(&r->cursor[b].key)) <
	       0;
}

/* Puts the heap's i-th where it belongs. */
static void
sink(struct runs *r, size_t i)
{
	size_t child, x = r->heap[i];

	for (; (child = 2 * i + 1) < r->nheap; i = child) {
		if (child + 1 < r->nheap &&
		    before(r, r->heap[child + 1], r->heap[child]))
			child++;
		if (!before(r, r->heap[child], x))
			break;
		r->heap[i] = r->heap[child];
	}
	r->heap[i] = x;
}

static void
close_cursors(struct runs *r)
{
	for (size_t i = 0; r->cursor && i < r->nrun; i++) {
		buf_free(&r->cursor[i].in);
		buf_free(&r->cursor[i].key);
	}
	free(r->cursor);
	free(r->heap);
	r->cursor = NULL;
	r->heap = NULL;
	r->nheap = 0;
}

static size_t
read_room(const struct runs *r)
{
	size_t n = r->memory / r->nrun;

	return n < READ_MIN ? READ_MIN : n > READ_MAX ? READ_MAX : n;
}

bool
runs_sort(struct runs *r, struct err *e)
{
	int got;

	if (r->nrun && r->nentry && !spill(r, e))
		return false;
	r->next = 0;
	if (!r->nrun) {
		sort_entries(r);
		return true;
	}
	buf_free(&r->bytes);
	free(r->entry);
	r->entry = NULL;
	r->entry_cap = 0;
	close_cursors(r);
	r->cursor = mem_new(r->nrun, sizeof(*r->cursor));
	r->heap = mem_new(r->nrun, sizeof(*r->heap));
	for (size_t i = 0; i < r->nrun; i++) {
		r->cursor[i].at = r->start[i];
		r->cursor[i].end = r->start[i + 1];
		r->cursor[i].room = read_room(r);
		if ((got = step(r, &r->cursor[i], e)) < 0)
			return false;
		if (got)
			r->heap[r->nheap++] = i;
	}
	for (size_t i = r->nheap / 2; i-- > 0;)
		sink(r, i);
	return true;
}

/* The smallest was lent: its run goes on before the next is looked for. */
static bool
advance(struct runs *r, struct err *e)
{
	int got = step(r, &r->cursor[r->heap[0]], e);

	if (got < 0)
		return false;
	if (!got)
		r->heap[0] = r->heap[--r->nheap];
	if (r->nheap)
		sink(r, 0);
	return true;
}

int
runs_next(struct runs *r, struct str *key, struct str *load, struct err *e)
{
	struct runs_entry *x;

	if (!r->nrun) {
		if (r->next == r->nentry)
			return 0;
		x = &r->entry[r->next++];
		*key = str_n(x->p, x->nkey);
		*load = str_n(x->p + x->nkey, x->nload);
		return 1;
	}
	if (r->next++ && r->nheap && !advance(r, e))
		return -1;
	if (!r->nheap)
		return 0;
	*key = buf_str(&r->cursor[r->heap[0]].key);
	*load = r->cursor[r->heap[0]].load;
	return 1;
}

void
runs_free(struct runs *r)
{
	close_cursors(r);
	buf_free(&r->bytes);
	free(r->entry);
	free(r->start);
	if (r->fd)
		close(r->fd - 1);
	*r = (struct runs){.memory = r->memory};
}

/* archive_next - digests that are made before their record's turn */
#include "archive_priv.h"
#include "head.h"

/* Bytes of records of which two are worth to be held at once, and may be; and
 * of the second that tell how long it is. */
#define LEAST ((size_t)16 << 10)
#define MOST  ((size_t)512 << 10)
#define PEEK  ((size_t)8 << 10)

/* Bytes of the record that s begins with, as its header says, and of that
 * header; 0 if none begins, or if its header is not held. */
static uint64_t
begins(struct archive *a, struct str s, size_t *head)
{
	struct unwrap *u = &a->warc.ahead;
	size_t from = 0;
	struct err e;

	if (warc_starts(s) != WARC_YES)
		return 0;
	*head = head_end(s, &from);
	if (!*head || !unwrap_head(u, str_n(s.p, *head), &e) ||
	    u->warc.length >> 62)
		return 0;
	return *head + u->warc.length;
}

size_t
archive_hash(void *arg, struct str member)
{
	struct archive *a = arg;
	size_t head;
	uint64_t n = begins(a, member, &head);

	if (n > member.n || !n ||
	    unwrap_none(
		&a->warc.ahead, str_n(member.p + head, (size_t)n - head)))
		return 0;
	return (size_t)n;
}

/* True if the digest of the record at the place is known: made with that of
 * the one before. */
static bool
is_known(const struct archive *a, uint64_t n)
{
	const struct archive_next *next = &a->warc.next;
	uint64_t offset, skip;

	win_where(&a->win, 0, &offset, &skip);
	return next->sha256[0] && next->offset == offset && next->n == n;
}

void
archive_next_hold(struct archive *a)
{
	size_t total = (size_t)a->warc.total, head, at;
	struct str s;
	uint64_t n;

	/* only a file that is plain can be read on without waiting, or damage
	 * of which it would have to be known whose it is */
	if (!archive_plain(a) || a->all || a->warc.none || total < LEAST ||
	    total > MOST || is_known(a, total))
		return;
	win_need(&a->win, total + PEEK);
	s = win_bytes(&a->win);
	at = archive_blank(s, total);
	n = begins(a, str_after(s, at), &head);
	if (n <= MOST)
		win_need(&a->win, at + n);
}

void
archive_next_digest(struct archive *a, size_t at)
{
	struct archive_next *next = &a->warc.next;
	struct str s = win_bytes(&a->win);

	a->doc->sha256 = win_digest(&a->win, a->doc->stored.n);
	if (a->doc->sha256 || !archive_plain(a) || a->warc.none ||
	    a->doc->stored.n < LEAST)
		return;
	if (is_known(a, a->doc->stored.n)) {
		a->doc->sha256 = next->sha256;
		return;
	}
	s = str_after(s, at);
	next->sha256[0] = '\0';
	next->offset = a->doc->offset + at;
	next->n = archive_hash(a, s);
	if (next->n && next->n <= MOST) {
		a->doc->next = str_n(s.p, next->n);
		a->doc->next_sha256 = next->sha256;
	}
}

/* bundle_slices - a long directory of a zip, some of its members at a time
 * (APPNOTE 4.3.12, 4.3.14 to 4.3.16) */
#include "bundle_slices.h"

#include <unistd.h>

#include "bundle_priv.h"

#define SLICE ((size_t)2 << 20) /* bytes of the directory: 25,000 members */
#define WHOLE (4 * SLICE)       /* that are read at once */
#define END   ((size_t)98)      /* bytes of the records behind it */

bool
slices_open(struct slices *s, int fd)
{
	const uint64_t size = (uint64_t)lseek(fd, 0, SEEK_END);
	struct bundle_directory d;
	bool is;

	s->fd = fd;
	s->at = s->n = 0;
	is = bundle_directory(bundle_last(fd, size, &s->b), size, &d) &&
	     d.n > WHOLE && d.n < d.end && d.from == d.end - d.n;
	if (is) {
		s->from = d.from;
		s->n = d.n;
	}
	return is;
}

void
slices_free(struct slices *s)
{
	buf_free(&s->b);
	*s = (struct slices){0};
}

static void
add_number(struct buf *b, uint64_t v, size_t n)
{
	for (; n-- > 0; v >>= 8)
		buf_addc(b, (char)(v & 0xff));
}

/* The records behind a directory of n bytes: in the long form, as that takes a
 * directory anywhere. */
static void
add_end(struct slices *s, uint64_t n)
{
	struct buf *b = &s->b;
	const uint64_t at = s->from + n;

	buf_add(b, "PK\6\6", 4);
	add_number(b, 44, 8); /* bytes that follow */
	add_number(b, 45 | 45 << 16, 4);
	add_number(b, 0, 8); /* disks */
	add_number(b, 0, 8); /* members: nobody asks for them, */
	add_number(b, 0, 8);
	add_number(b, n, 8);
	add_number(b, s->from, 8);
	buf_add(b, "PK\6\7", 4);
	add_number(b, 0, 4);
	add_number(b, at, 8);
	add_number(b, 1, 4); /* of one disk */
	buf_add(b, "PK\5\6", 4);
	add_number(b, 0, 4);
	add_number(b, UINT32_MAX, 4); /* nor for these */
	add_number(b, UINT32_MAX, 4);
	add_number(b, UINT32_MAX, 4);
	add_number(b, 0, 2);
}

bool
slices_next(struct slices *s, struct err *e)
{
	const uint64_t left = s->n - s->at;
	struct str d = bundle_read_at(
	    s->fd, &s->b, left < SLICE ? (size_t)left : SLICE, s->from + s->at);
	size_t n = 0, entry;

	while ((entry = bundle_entry(str_after(d, n))))
		n += entry;
	if (!n)
		return err_set(e, "its directory is damaged at byte %llu",
		    (unsigned long long)(s->from + s->at));
	s->at += n;
	s->b.n = n;
	add_end(s, n);
	return true;
}

struct str
slices_bytes(const struct slices *s, uint64_t at, uint64_t *left)
{
	if (at < s->from) {
		*left = s->from - at;
		return STR_NONE;
	}
	*left = 0;
	at -= s->from;
	if (at > s->b.n)
		at = s->b.n;
	return buf_after(&s->b, at);
}

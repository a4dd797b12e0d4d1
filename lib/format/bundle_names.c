/* bundle_names - whether the directory of a zip names a member (APPNOTE 4.3) */
#include <unistd.h>

#include "buf.h"
#include "bundle_priv.h"

#define MOST ((size_t)8 << 20) /* bytes of a directory that are looked at */
#define HEAD ((size_t)46)      /* bytes before a name in it */

/* The number in n bytes, the lowest first. */
static uint64_t
number(const char *p, size_t n)
{
	uint64_t v = 0;

	while (n-- > 0)
		v = v << 8 | (unsigned char)p[n];
	return v;
}

bool
bundle_zip_end(struct str s, size_t *at)
{
	for (size_t i = s.n < 22 ? 0 : s.n - 21; i-- > 0;)
		if (memcmp(s.p + i, "PK\5\6", 4) == 0) {
			*at = i;
			return i + 22 + number(s.p + i + 20, 2) <= s.n;
		}
	return false;
}

/*
 * libarchive passes over what it cannot read of a directory, and takes the last
 * zip of a file for all of it.
 */
const char *
bundle_zip_lacks(struct str last, uint64_t size, bool first, uint64_t members)
{
	uint64_t said, n, from, end;
	size_t at;

	if (!bundle_zip_end(last, &at))
		return "the archive has no end: it is cut";
	said = number(last.p + at + 10, 2);
	n = number(last.p + at + 12, 4);
	from = number(last.p + at + 16, 4);
	/* zip64 says so elsewhere */
	if (at >= 20 && memcmp(last.p + at - 20, "PK\6\7", 4) == 0)
		return NULL;
	if (members < said)
		return "its directory lists members that cannot be read there";
	end = size - last.n + at;
	if (first && from + n < end)
		return "it is several joined, and only one of them was read: "
		       "take them apart, or unpack each";
	return NULL;
}

bool
bundle_directory(struct str last, uint64_t size, struct bundle_directory *d)
{
	const uint64_t base = size - last.n;
	const char *p;
	uint64_t longer;
	size_t at;

	if (!bundle_zip_end(last, &at))
		return false;
	*d = (struct bundle_directory){number(last.p + at + 16, 4),
	    number(last.p + at + 12, 4), base + at};
	if (at < 20 || memcmp(last.p + at - 20, "PK\6\7", 4) != 0)
		return true;
	longer = number(last.p + at - 12, 8);
	if (longer < base || longer > base + at || base + at - longer < 76)
		return false;
	p = last.p + (longer - base);
	*d = (struct bundle_directory){
	    number(p + 48, 8), number(p + 40, 8), longer};
	return memcmp(p, "PK\6\6", 4) == 0;
}

size_t
bundle_entry(struct str d)
{
	size_t n;

	if (d.n < HEAD || memcmp(d.p, "PK\1\2", 4) != 0)
		return 0;
	n = HEAD + number(d.p + 28, 2) + number(d.p + 30, 2) +
	    number(d.p + 32, 2);
	return n <= d.n ? n : 0;
}

/* True if a directory, or what is there of it, has the name; tail: one that
 * ends so. */
static bool
names(struct str d, struct str name, bool tail)
{
	struct str one;
	size_t n;

	for (; (n = bundle_entry(d)); d = str_after(d, n)) {
		one = str_n(d.p + HEAD, number(d.p + 28, 2));
		if (str_eq_nocase(one, name) || (tail && str_ends(one, name)))
			return true;
	}
	return false;
}

bool
bundle_names(struct str zip, struct str name)
{
	struct bundle_directory d;

	return bundle_directory(bundle_tail(zip), zip.n, &d) && d.n <= MOST &&
	       d.from < zip.n && d.n <= zip.n - d.from &&
	       names(str_n(zip.p + d.from, d.n), name, false);
}

struct str
bundle_read_at(int fd, struct buf *b, size_t n, uint64_t from)
{
	ssize_t got;

	buf_clear(b);
	buf_room(b, n);
	while (b->n < n && (got = pread(fd, b->p + b->n, n - b->n,
				(off_t)(from + b->n))) > 0)
		b->n += (size_t)got;
	return buf_str(b);
}

struct str
bundle_last(int fd, uint64_t size, struct buf *b)
{
	return bundle_read_at(
	    fd, b, BUNDLE_LAST, size > BUNDLE_LAST ? size - BUNDLE_LAST : 0);
}

static bool
file_names(int fd, struct str name, bool tail)
{
	const uint64_t size = (uint64_t)lseek(fd, 0, SEEK_END);
	struct buf b = {0};
	struct bundle_directory d;
	bool is = false;

	if (bundle_directory(bundle_last(fd, size, &b), size, &d))
		is = names(bundle_read_at(
			       fd, &b, d.n < MOST ? (size_t)d.n : MOST, d.from),
		    name, tail);
	buf_free(&b);
	return is;
}

bool
bundle_file_names(int fd, struct str name)
{
	return file_names(fd, name, false);
}

bool
bundle_file_ends(int fd, struct str tail)
{
	return file_names(fd, tail, true);
}

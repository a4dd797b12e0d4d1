/* archive_har - the replies that a browser's network panel saved */
#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

#include "archive_priv.h"
#include "beside.h"
#include "charset.h"
#include "media.h"
#include "utf8.h"
#include "wide.h"

#define LOOK 8192 /* bytes in which a text in UTF-16 begins as a HAR */

void
archive_har_free(struct archive_har *h)
{
	har_free(&h->reader);
	buf_free(&h->wide);
	buf_free(&h->beside);
}

/* The bytes of UTF-16's mark, if s has one. */
static size_t
mark(struct str s)
{
	return str_starts(s, STR("\xff\xfe")) || str_starts(s, STR("\xfe\xff"))
	           ? 2
	           : 0;
}

/* Sets out to a text in UTF-16, made UTF-8; false if s is none. */
static bool
from_utf16(struct str s, struct buf *out)
{
	struct charset *c;
	struct charset_text t;

	buf_clear(out);
	if (!wide_text(s))
		return false;
	c = charset_new();
	s.n -= s.n % 2;
	charset_decode(c, s, str_n(NULL, 0), str_n(NULL, 0), &t);
	buf_addstr(out, t.text);
	charset_free(c);
	return true;
}

bool
archive_like_har(struct str first)
{
	struct buf b = {0};
	bool is;

	if (har_like(first))
		return true;
	is = from_utf16(str_head(first, LOOK), &b) && har_like(buf_str(&b));
	buf_free(&b);
	return is;
}

#define MARK 8 /* bytes, at most, of a byte order mark, which browsers drop */

int
archive_har(struct archive *a, struct str file)
{
	struct str text = file;

	if (!archive_like_har(file))
		return NO_SUCH;
	a->phase = PHASE_ENTRIES;
	a->har.wide_at = 0;
	if (from_utf16(file, &a->har.wide)) {
		text = buf_str(&a->har.wide);
		win_take(&a->win, mark(file));
	}
	if (har_open(&a->har.reader, text, a->e))
		return AGAIN;
	if (!a->har.wide.n && har_broken(&a->har.reader, file)) {
		archive_open_har_rows(a, file);
		return AGAIN;
	}
	a->phase = PHASE_DRAIN;
	archive_remember(a, a->e);
	return archive_refuse(a, "har", win_bytes(&a->win).n);
}

/* The bytes that a text takes in UTF-16, without a mark. */
static size_t
utf16_size(struct str s)
{
	size_t n = 0, step;

	for (size_t i = 0; i < s.n; i += step) {
		utf8_next(s.p + i, s.p + s.n, &step);
		n += step == 4 ? 4 : 2;
	}
	return n;
}

/* The bytes of the entry in the window, which may be UTF-16. */
static struct str
stored_entry(struct archive *a)
{
	struct str entry = a->har.reader.entry, held = win_bytes(&a->win);
	size_t at, skip, n;

	if (!a->har.wide.n)
		return entry;
	at = (size_t)(entry.p - a->har.wide.p);
	skip = utf16_size(
	    str_n(a->har.wide.p + a->har.wide_at, at - a->har.wide_at));
	n = utf16_size(entry);
	a->har.wide_at = at + entry.n;
	skip = skip < held.n ? skip : held.n;
	return str_n(held.p + skip, n < held.n - skip ? n : held.n - skip);
}

/* Reads a file into a->har.beside; false with e set if it cannot be read. */
static bool
read_file(struct archive *a, const char *path)
{
	uint64_t size = 0;
	int fd = beside_open(path, &size);
	ssize_t n = 1;

	if (fd < 0)
		return err_set(a->e, "it is not there");
	while (n > 0 && a->har.beside.n <= a->max) {
		buf_room(&a->har.beside, 1 << 16);
		n = read(fd, a->har.beside.p + a->har.beside.n, 1 << 16);
		a->har.beside.n += n > 0 ? (size_t)n : 0;
	}
	close(fd);
	if (a->har.beside.n > a->max)
		return err_set(a->e, "it has more than %zu bytes", a->max);
	return n == 0 || err_set(a->e, "it cannot be read:");
}

/* Reads the body that the entry names into a->har.beside, and sets a->name to
 * its path; false with e set if it cannot be read. */
static bool
read_body(struct archive *a)
{
	struct str name = a->har.reader.beside, path;
	size_t before;

	buf_clear(&a->har.beside);
	if (!beside_sound(name))
		return err_set(a->e, "it would not be in the same folder");
	beside_path(a->file, name, &a->name);
	if (!a->depth)
		return read_file(a, buf_cstr(&a->name));
	before = strlen(a->outer->file) + 1;
	path = buf_str(&a->name);
	return archive_read_body(
	    a->outer, str_after(path, before), &a->har.beside, a->e);
}

/* Compares a body with its file's name: Playwright names it by its SHA-1. */
static enum doc_digest
by_name(struct str name, struct str body)
{
	unsigned char sum[SHA_MAX];
	char hex[2 * SHA_MAX + 1];
	size_t n = sha_sum(SHA_1, body, sum);
	struct str part;

	if (str_starts(name, STR(BESIDE_FOLDER)))
		str_cut(&name, '/');
	part = str_cut(&name, '.');

	for (size_t i = 0; i < n; i++)
		snprintf(hex + 2 * i, 3, "%02x", sum[i]);
	if (part.n != 2 * n)
		return DOC_DIGEST_ABSENT;
	return str_eq(part, str_from(hex)) ? DOC_DIGEST_OK : DOC_DIGEST_WRONG;
}

/* Gives the body of an entry that is a file of its own, which is then the
 * page's source. */
static int
give_beside(struct archive *a)
{
	const struct har *h = &a->har.reader;
	struct doc *d = a->doc;
	struct err why;

	if (strcmp(a->file, "-") == 0 ||
	    (a->depth && !a->outer->bodies.members.n)) {
		*a->reason = "beside"; /* out of reach, or given by itself */
		return ARCHIVE_SKIP;
	}
	*a->reason = "no_body";
	if (!read_body(a)) {
		why = *a->e;
		err_set(a->e, "the content is the file %.*s beside it: %.200s",
		    (int)(h->beside.n < 200 ? h->beside.n : 200), h->beside.p,
		    why.msg);
		return ARCHIVE_BAD;
	}
	d->file = buf_cstr(&a->name);
	d->record = 1;
	d->offset = d->skip = 0;
	d->body = d->stored = buf_str(&a->har.beside);
	d->length = d->stored.n;
	d->digest = by_name(h->beside, d->stored);
	*a->reason = archive_none(h->status, h->type, d->body);
	if (*a->reason)
		return ARCHIVE_SKIP;
	return archive_unpack(a, STR_NONE);
}

/* Gives the body that stands in the entry. */
static int
give_body(struct archive *a)
{
	const struct har *h = &a->har.reader;
	struct doc *d = a->doc;
	size_t n =
	    d->body.n; /* of a file that is packed, which size may mean */
	int what;

	if (h->damaged)
		return archive_refuse_base64(a);
	if (archive_unpack(a, STR_NONE) == ARCHIVE_BAD)
		return ARCHIVE_BAD;
	n = n > d->body.n ? n : d->body.n;
	if (h->size > n + MARK) {
		d->lost = *a->reason = "part";
		err_set(a->e,
		    "%zu of the %" PRIu64 " bytes of the reply were saved", n,
		    h->size);
	}
	if (archive_payload(a, 0, a->phase, &what) || archive_no_page(a, &what))
		return what;
	return ARCHIVE_DOC;
}

/* Gives the entry that was read, whose place doc has.  alone: nothing else of
 * the file is asked for. */
static int
give(struct archive *a, bool alone)
{
	const struct har *h = &a->har.reader;
	struct doc *d = a->doc;

	d->url = h->url;
	d->captured = h->captured;
	d->type = h->type;
	d->charset = h->charset;
	d->body = h->body;
	*a->reason = archive_none(h->status, h->type, h->body);
	if (!*a->reason)
		return give_body(a);
	if (!reason_is(*a->reason, REASON_EMPTY))
		return ARCHIVE_SKIP;
	if (h->beside.n && !h->body.n && !alone)
		return give_beside(a);
	if (!h->lost || !media_page(h->type))
		return ARCHIVE_SKIP;
	return archive_refuse_no_body(a);
}

int
archive_entries(struct archive *a)
{
	bool alone = a->wanted || a->all;

	if (!har_next(&a->har.reader))
		return archive_end_held(a);
	return archive_entry(a, stored_entry(a)) ? give(a, alone) : AGAIN;
}

void
archive_open_har_rows(struct archive *a, struct str first)
{
	crawl_objects(&a->crawl, har_level(first));
	a->whole.har_rows = true;
	a->phase = PHASE_ROWS;
}

int
archive_give_har_row(struct archive *a, struct str row, bool alone)
{
	struct har *h = &a->har.reader;

	if (!har_entry(h, row, a->e)) {
		archive_remember(a, a->e);
		*a->reason = "har";
		return ARCHIVE_BAD;
	}
	return har_is_entry(h) ? give(a, alone) : AGAIN;
}

/* bundle - the members of a zip, tar or the like, one after the other */
#include "bundle.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdlib.h>
#include <unistd.h>

#include "buf.h"
#include "bundle_priv.h"
#include "bundle_slices.h"
#include "mem.h"
#include "table.h"
#include "utf8.h"

#define STEP    ((size_t)64 << 10) /* bytes that are read at once */
#define BLOCK   ((size_t)512)      /* bytes of a block of tar */
#define RAR_END 64                 /* bytes in which the end of a rar is */
#define SEEN    ((size_t)1 << 18)  /* names that are remembered: 8 MB */

struct bundle {
	struct feed feed; /* first, as take() gets a pointer to it */
	struct archive *a;
	struct win *win;      /* what is read: this; if it is NULL, */
	struct str bytes;     /* these; if they are absent, */
	int fd;               /* this */
	struct slices slices; /* of fd; none but of a zip with many members */
	off_t at;       /* place in bytes or fd; of win, 0 before the first */
	uint64_t given; /* bytes of win so far */
	unsigned long number; /* of the member */
	struct err err;       /* why reading from win failed */
	struct buf last;      /* the last bytes that were read, for has_end() */
	struct str block;     /* bytes of the member that were not taken yet, */
	int64_t gap;          /* behind so many zeros, */
	int64_t taken;        /* and behind so many that were, */
	bool passed;          /* which are all that it has */
	bool hurt;            /* what was met last is damage, and was told */
	bool local;           /* it begins with a member of a zip */
	struct buf name;
	struct table seen; /* hashes of names, so that it stays small */
	struct hash_key key;
	unsigned char in[STEP];
};

/* The next block of the member.  archive_read_data would lose what it read
 * before it met the end of a file that is cut. */
static int
take_block(struct bundle *b)
{
	const void *p = NULL;
	size_t n = 0;
	la_int64_t at = 0;
	int rc;

	do
		rc = archive_read_data_block(b->a, &p, &n, &at);
	while (
	    rc == ARCHIVE_RETRY || (rc == ARCHIVE_OK && !n && at <= b->taken));
	b->block = str_n(p, rc == ARCHIVE_OK ? n : 0);
	b->gap = rc == ARCHIVE_OK && at > b->taken ? at - b->taken : 0;
	return rc;
}

static ssize_t
take(struct feed *f, void *p, size_t n, struct err *e)
{
	struct bundle *b = (struct bundle *)f;
	struct str why;
	int rc = ARCHIVE_OK;

	if (!b->block.n && !b->gap)
		rc = take_block(b);
	b->passed = rc == ARCHIVE_EOF;
	if (rc == ARCHIVE_EOF)
		return 0;
	if (rc == ARCHIVE_OK) {
		if (b->gap) {
			n = (uint64_t)b->gap < n ? (size_t)b->gap : n;
			memset(p, 0, n);
			b->gap -= (int64_t)n;
		} else {
			n = b->block.n < n ? b->block.n : n;
			memcpy(p, b->block.p, n);
			b->block = str_after(b->block, n);
		}
		b->taken += (int64_t)n;
		return (ssize_t)n;
	}
	why = str_from(archive_error_string(b->a));
	if (why.p)
		why = str_trim(why); /* some end in a line feed */
	err_set(e, "the archive is damaged in " STR_FMT ": " STR_FMT,
	    STR_ARG(buf_str(&b->name)), STR_ARG(why));
	return -1;
}

void
bundle_pass(struct bundle *b)
{
	char passed[4096];
	struct err e;

	while (b->number && !b->hurt &&
	       take(&b->feed, passed, sizeof(passed), &e) > 0)
		;
}

struct bundle *
bundle_new(void)
{
	struct bundle *b = mem_new(1, sizeof(*b));

	b->feed.take = take;
	b->key = hash_key_own();
	return b;
}

void
bundle_free(struct bundle *b)
{
	if (!b)
		return;
	if (b->a)
		archive_read_free(b->a);
	slices_free(&b->slices);
	buf_free(&b->name);
	buf_free(&b->last);
	table_free(&b->seen);
	free(b);
}

/* Remembers the last bytes of what was read. */
static void
keep_last(struct bundle *b, struct str s)
{
	size_t old = b->last.n;

	if (s.n >= BUNDLE_LAST) {
		buf_clear(&b->last);
		s = str_n(s.p + s.n - BUNDLE_LAST, BUNDLE_LAST);
	} else if (old + s.n > BUNDLE_LAST) {
		b->last.n = BUNDLE_LAST - s.n;
		memmove(b->last.p, b->last.p + old - b->last.n, b->last.n);
	}
	buf_addstr(&b->last, s);
}

/* Gives the window's next bytes, which libarchive has until the next call. */
static la_ssize_t
read_win(struct bundle *b, const void **p)
{
	enum win_what what;
	struct str s;

	win_take(b->win, win_bytes(b->win).n);
	do
		what = win_more(b->win);
	while (what == WIN_IDLE);
	s = win_bytes(b->win);
	*p = s.p;
	keep_last(b, s);
	b->given += s.n;
	if (what != WIN_FAILED)
		return (la_ssize_t)s.n;
	b->err = b->win->err;
	archive_set_error(b->a, 0, "%s", b->err.msg);
	return -1;
}

/* A callback with a void *, as libarchive wants it. */
static la_ssize_t
on_read(struct archive *a, void *data, const void **p)
{
	struct bundle *b = data;
	struct str s = b->bytes;
	uint64_t left = STEP;
	ssize_t got;

	if (b->win) {
		if (b->at++)
			return read_win(b, p);
		*p = win_bytes(b->win).p; /* read to tell the kind */
		keep_last(b, win_bytes(b->win));
		b->given = win_bytes(b->win).n;
		return (la_ssize_t)win_bytes(b->win).n;
	}
	if (s.p)
		s = str_n(s.p + b->at, s.n - (size_t)b->at);
	else if (b->slices.n)
		s = slices_bytes(&b->slices, (uint64_t)b->at, &left);
	if (s.p) {
		*p = s.p;
		b->at += (off_t)s.n;
		return (la_ssize_t)s.n;
	}
	got = pread(b->fd, b->in, left < STEP ? (size_t)left : STEP, b->at);
	if (got < 0)
		archive_set_error(a, 0, "reading failed");
	else
		b->at += got;
	*p = b->in;
	return got;
}

static la_int64_t
size_of(const struct bundle *b)
{
	if (b->bytes.p)
		return (la_int64_t)b->bytes.n;
	return b->slices.n ? (la_int64_t)slices_size(&b->slices)
	                   : lseek(b->fd, 0, SEEK_END);
}

static la_int64_t
on_seek(struct archive *a, void *data, la_int64_t to, int whence)
{
	struct bundle *b = data;

	if (whence == SEEK_CUR)
		to += b->at;
	else if (whence == SEEK_END)
		to += size_of(b);
	if (to < 0 || (b->bytes.p && to > (la_int64_t)b->bytes.n)) {
		archive_set_error(a, 0, "a place outside of the archive");
		return ARCHIVE_FATAL;
	}
	b->at = (off_t)to;
	return to;
}

/* What libarchive is told to expect, and nothing else.  packs: the kind packs
 * one file, without names. */
static const struct {
	const char *kind;
	int (*expect)(struct archive *a);
	bool packs;
} readers[] = {
    {"zip", archive_read_support_format_zip, false},
    {"tar", archive_read_support_format_tar, false},
    {"7z", archive_read_support_format_7zip, false},
    {"rar", archive_read_support_format_rar, false},
    {"rar", archive_read_support_format_rar5, false},
    {"cab", archive_read_support_format_cab, false},
    {"cpio", archive_read_support_format_cpio, false},
    {"bzip2", archive_read_support_filter_bzip2, true},
    {"xz", archive_read_support_filter_xz, true},
    {"lzma", archive_read_support_filter_lzma, true},
    {"lzip", archive_read_support_filter_lzip, true},
    {"compress", archive_read_support_filter_compress, true},
    {"lz4", archive_read_support_filter_lz4, true},
};

static void
expect(struct archive *a, const char *kind)
{
	for (size_t i = 0; i < COUNT(readers); i++) {
		if (strcmp(kind, readers[i].kind) != 0)
			continue;
		readers[i].expect(a);
		if (readers[i].packs)
			archive_read_support_format_raw(a);
	}
}

static bool
begins_local(const struct bundle *b)
{
	char p[4];

	if (b->win)
		return str_starts(win_bytes(b->win), STR("PK\3\4"));
	if (b->bytes.p)
		return str_starts(b->bytes, STR("PK\3\4"));
	return pread(b->fd, p, 4, 0) == 4 && memcmp(p, "PK\3\4", 4) == 0;
}

/* Has libarchive read what there is, from its first byte on. */
static bool
read_on(struct bundle *b, const char *kind, struct err *e)
{
	if (b->a)
		archive_read_free(b->a);
	b->at = 0;
	b->a = archive_read_new();
	if (!b->a)
		return err_set(e, "no memory to read the archive with");
	expect(b->a, kind);
	/* people append tar files to one another, with the ends between */
	archive_read_set_options(b->a, "tar:read_concatenated_archives");
	archive_read_set_read_callback(b->a, on_read);
	if (!b->win)
		archive_read_set_seek_callback(b->a, on_seek);
	archive_read_set_callback_data(b->a, b);
	if (archive_read_open1(b->a) == ARCHIVE_OK)
		return true;
	return err_set(
	    e, "the archive cannot be read: %s", archive_error_string(b->a));
}

static bool
start(struct bundle *b, const char *kind, struct err *e)
{
	b->number = 0;
	b->hurt = false;
	b->given = 0;
	buf_clear(&b->last);
	table_free(&b->seen);
	b->local = begins_local(b);
	slices_free(&b->slices);
	if (b->fd >= 0 && strcmp(kind, "zip") == 0 &&
	    slices_open(&b->slices, b->fd) && !slices_next(&b->slices, e))
		return false;
	return read_on(b, kind, e);
}

bool
bundle_open(struct bundle *b, int fd, const char *kind, struct err *e)
{
	b->fd = fd;
	b->win = NULL;
	b->bytes = STR_NONE;
	return start(b, kind, e);
}

bool
bundle_open_win(
    struct bundle *b, struct win *w, const char *kind, struct err *e)
{
	b->fd = -1;
	b->win = w;
	b->bytes = STR_NONE;
	return start(b, kind, e);
}

bool
bundle_open_bytes(struct bundle *b, struct str zip, struct err *e)
{
	size_t at;

	b->fd = -1;
	b->win = NULL;
	b->bytes = zip;
	if (!bundle_zip_end(bundle_tail(zip), &at))
		return err_set(e, "the archive has no end: it is cut");
	return start(b, "zip", e);
}

/* True if no member before had the name; remembers it. */
static bool
is_new(struct bundle *b)
{
	uint64_t h = hash(&b->key, buf_str(&b->name));
	bool fresh = true;

	if (b->seen.n < SEEN)
		table_put(&b->seen, str_n((char *)&h, sizeof(h)), &fresh);
	return fresh;
}

static void
set_name(struct bundle *b, struct archive_entry *entry)
{
	const char *name = archive_entry_pathname_utf8(entry);

	if (!name)
		name = archive_entry_pathname(entry);
	buf_clear(&b->name);
	if (name && utf8_valid(str_from(name), NULL))
		buf_puts(&b->name, name);
	else
		buf_printf(&b->name, "#%lu", b->number);
	while (!is_new(b))
		buf_printf(&b->name, "#%lu", b->number);
}

/* Reads what is behind the last member, so that b->last has the last bytes;
 * false if that fails. */
static bool
read_rest(struct bundle *b)
{
	off_t size;
	ssize_t got;
	const void *p;

	if (b->win) {
		while ((got = read_win(b, &p)) > 0)
			;
		return got == 0;
	}
	if (b->bytes.p) {
		keep_last(b, b->bytes);
		return true;
	}
	size = lseek(b->fd, 0, SEEK_END);
	return bundle_last(b->fd, (uint64_t)size, &b->last).n > 0;
}

/* True if a tar ends in a block of zeros. */
static bool
has_tar_end(struct str s)
{
	if (s.n < BLOCK)
		return false;
	for (size_t i = s.n - BLOCK; i < s.n; i++)
		if (s.p[i])
			return false;
	return true;
}

/* True if a rar ends in its end block.  In version 4 that is a CRC of two
 * bytes, 0x7b, flags and its size; in version 5 a CRC of four, its size, and 5.
 */
static bool
has_rar_end(struct str s)
{
	const unsigned char *p = (const unsigned char *)s.p;

	for (size_t left = 7; left <= s.n && left <= RAR_END; left++) {
		const unsigned char *at = p + s.n - left;

		if (at[2] == 0x7b && at[5] >= 7 && at[5] <= left && !at[6])
			return true;
		if (at[4] >= 3 && at[4] + 5U <= left && at[5] == 5)
			return true;
	}
	return false;
}

/* True if the packed bytes are all of the file: libarchive says nothing of
 * bytes behind them.  Of what was given up, as it is too long, nobody knows. */
static bool
is_spent(struct bundle *b)
{
	off_t size = b->win ? (off_t)b->given : lseek(b->fd, 0, SEEK_END);

	return !b->passed || archive_filter_bytes(b->a, -1) == size;
}

/*
 * True if the bundle has its end.  libarchive takes a zip, tar or rar that is
 * cut behind a member for a whole one; but it lacks the bytes that end such.
 */
static bool
has_end(struct bundle *b)
{
	switch (archive_format(b->a) & ARCHIVE_FORMAT_BASE_MASK) {
	case ARCHIVE_FORMAT_TAR: return has_tar_end(buf_str(&b->last));
	case ARCHIVE_FORMAT_RAR:
	case ARCHIVE_FORMAT_RAR_V5: return has_rar_end(buf_str(&b->last));
	case ARCHIVE_FORMAT_RAW: return is_spent(b);
	default: return true;
	}
}

/* The stored bytes of the bundle, behind its last member. */
static uint64_t
all_bytes(const struct bundle *b)
{
	if (b->win)
		return b->given;
	return b->bytes.p ? b->bytes.n : (uint64_t)lseek(b->fd, 0, SEEK_END);
}

/* Behind the last member: is the bundle whole? */
static enum bundle_what
end(struct bundle *b, struct err *e)
{
	int format = archive_format(b->a) & ARCHIVE_FORMAT_BASE_MASK;
	const char *why = NULL;

	if (!read_rest(b)) {
		*e = b->err;
		return BUNDLE_FAILED;
	}
	if (format == ARCHIVE_FORMAT_ZIP)
		why = bundle_zip_lacks(
		    buf_str(&b->last), all_bytes(b), b->local, b->number);
	else if (!has_end(b))
		why = "the archive has no end: it is cut";
	if (!why)
		return BUNDLE_END;
	if (format == ARCHIVE_FORMAT_RAW)
		err_set(e, "behind what was packed stand bytes that are not");
	else
		err_set(e, "behind member %lu: %s", b->number, why);
	return BUNDLE_FAILED;
}

/* True if a member has bytes of its own.  7z a -si writes a file as a pipe,
 * which has bytes all the same; so has the last of several links to one file in
 * a cpio, and only that. */
static bool
has_bytes(struct archive_entry *entry)
{
	unsigned type = archive_entry_filetype(entry);

	if (type == AE_IFDIR || type == AE_IFLNK)
		return false;
	return (type == AE_IFREG && !archive_entry_hardlink(entry)) ||
	       archive_entry_size(entry) > 0;
}

/*
 * True if the member has bytes that cannot be had: a file of a zip whose
 * directory says that it is a socket, a device or a folder, of which libarchive
 * gives none, or a link, whose target they would be; that of a link is a line.
 */
static bool
is_withheld(struct bundle *b, struct archive_entry *entry)
{
	unsigned type = archive_entry_filetype(entry);
	const char *to;
	bool zip = (archive_format(b->a) & ARCHIVE_FORMAT_BASE_MASK) ==
	           ARCHIVE_FORMAT_ZIP;

	if (!zip || type == AE_IFREG)
		return false;
	if (type != AE_IFLNK)
		return archive_entry_size(entry) > 0 &&
		       take_block(b) == ARCHIVE_EOF;
	to = archive_entry_symlink(entry);
	return to && strpbrk(to, "\r\n");
}

/* Tells of such a member; the next call goes on behind it. */
static enum bundle_what
withhold(struct bundle *b, struct archive_entry *entry, struct err *e)
{
	set_name(b, entry);
	err_set(e,
	    "its directory says that " STR_FMT " is no file, and so its bytes "
	    "cannot be read; unpack it: python3 -m zipfile -e FILE FOLDER",
	    STR_ARG(buf_str(&b->name)));
	return BUNDLE_HURT;
}

enum bundle_what
bundle_next(struct bundle *b, struct str *name, struct err *e)
{
	struct archive_entry *entry;
	const char *why;
	int rc;

	for (;;) {
		rc = archive_read_next_header(b->a, &entry);
		b->block = STR_NONE;
		b->gap = b->taken = 0;
		if (rc == ARCHIVE_EOF && slices_left(&b->slices)) {
			if (!slices_next(&b->slices, e) ||
			    !read_on(b, "zip", e))
				return BUNDLE_FAILED;
			continue;
		}
		if (rc == ARCHIVE_EOF)
			return end(b, e);
		if (rc == ARCHIVE_RETRY && b->hurt)
			continue;
		if (rc < ARCHIVE_WARN || rc == ARCHIVE_RETRY)
			break;
		b->number++;
		b->hurt = b->passed = false;
		if (is_withheld(b, entry))
			return withhold(b, entry, e);
		if (!has_bytes(entry))
			continue;
		set_name(b, entry);
		*name = buf_str(&b->name);
		return BUNDLE_MEMBER;
	}
	why = archive_error_string(b->a);
	err_set(e, "behind member %lu: the archive is damaged or cut%s%s",
	    b->number, why ? ": " : "", why ? why : "");
	b->hurt = rc == ARCHIVE_RETRY;
	return b->hurt ? BUNDLE_HURT : BUNDLE_FAILED;
}

uint64_t
bundle_offset(const struct bundle *b, uint64_t others)
{
	return b->win ? others : (uint64_t)b->at;
}

struct feed *
bundle_feed(struct bundle *b)
{
	return &b->feed;
}

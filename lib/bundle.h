/*
 * bundle - the members of a zip (WACZ), tar, 7z, rar, cab or cpio, one after
 * the other; or what one file is that bzip2, xz, lzma, lzip, compress or lz4
 * packed: a single member, data
 *
 * Names are as in the archive, if they are UTF-8, else # and the member's
 * number in it, which is put behind a name that a member before has too (of the
 * first million names): a place names one member.  Folders, links and what else
 * has no bytes of its own are passed over.  A zip in a file is read by its
 * directory, one in a stream as it comes; a 7z in a file alone.
 *
 * What libarchive needs to unpack is held besides: of xz, 7z and rar as much as
 * the archive asks for: 9 MiB by xz -6, 65 by xz -9, more by others.
 *
 * This is the only user of libarchive.
 */
#ifndef WT_BUNDLE_H
#define WT_BUNDLE_H

#include "err.h"
#include "feed.h"
#include "str.h"
#include "win.h"

struct bundle;

struct bundle *bundle_new(void);
void bundle_free(struct bundle *b);

/* Starts on the file fd, whatever of it was read; or on the bytes of w from
 * the place on.  Both stay the caller's.  kind: a word of kind.h, which is
 * what the bytes are taken for. */
bool bundle_open(struct bundle *b, int fd, const char *kind, struct err *e);
bool bundle_open_win(
    struct bundle *b, struct win *w, const char *kind, struct err *e);

/* On a zip that is held, which stays the caller's; it is read by its
 * directory, and refused if that is not whole. */
bool bundle_open_bytes(struct bundle *b, struct str zip, struct err *e);

/* True if the directory of a zip that is held, or stored in fd, names that
 * member. */
bool bundle_names(struct str zip, struct str name);
bool bundle_file_names(int fd, struct str name);

/* True if it names one that ends so. */
bool bundle_file_ends(int fd, struct str tail);

enum bundle_what {
	BUNDLE_MEMBER,
	BUNDLE_END,
	BUNDLE_FAILED /* damaged from here on: e */
};

/* *name is lent until the next call. */
enum bundle_what bundle_next(struct bundle *b, struct str *name, struct err *e);

/* How far the file was read; others: what a window it is read through says. */
uint64_t bundle_offset(const struct bundle *b, uint64_t others);

/* The bytes of the member. */
struct feed *bundle_feed(struct bundle *b);

#endif

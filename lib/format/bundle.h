/*
 * bundle - the members of a zip (WACZ), tar, 7z, rar, cab or cpio, one after
 * the other
 *
 * A file that bzip2, xz, lzma, lzip, compress or lz4 packed is read as a bundle
 * of one member, named data.
 *
 * A name is given once, so that it tells one member: it is that in the archive,
 * if that is UTF-8, else # and the member's number in it; the same is put
 * behind a name that a member before has too (of the first 262,144).
 * Folders, links and what else has no bytes of its own are passed over; of a
 * zip a member that has, and is said to be none, is told as BUNDLE_HURT.  A zip
 * in a file is read by its directory, one in a stream as it comes; a 7z can be
 * read only in a file.
 *
 * Memory: what libarchive needs to unpack.  With xz, 7z and rar that is as much
 * as the archive asks for: 9 MiB by xz -6, 65 by xz -9, more by others.
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

/* Starts on the file fd, from its first byte on, or on the bytes of w from the
 * place on.  Both stay the caller's, and are lent until the next open.  kind: a
 * word of KIND_BUNDLE (kind.h).  False with e set if it cannot be read. */
bool bundle_open(struct bundle *b, int fd, const char *kind, struct err *e);
bool bundle_open_win(
    struct bundle *b, struct win *w, const char *kind, struct err *e);

/* The same on a zip that is held.  It is read by its directory, and refused if
 * that is not whole. */
bool bundle_open_bytes(struct bundle *b, struct str zip, struct err *e);

/* True if the directory of a zip, which is held, or the file fd, names that
 * member; without regard to case. */
bool bundle_names(struct str zip, struct str name);
bool bundle_file_names(int fd, struct str name);

/* True if it names a member that ends so. */
bool bundle_file_ends(int fd, struct str tail);

enum bundle_what {
	BUNDLE_MEMBER,
	BUNDLE_END,
	BUNDLE_HURT,  /* damaged here: e says how; the next call goes on */
	BUNDLE_FAILED /* damaged from here on: e says how */
};

/* Reads to the end of the member, which bundle_next may pass over without
 * looking: of a zip that is damaged it then finds another one. */
void bundle_pass(struct bundle *b);

/* Goes to the next member; its name is lent until the next call. */
enum bundle_what bundle_next(struct bundle *b, struct str *name, struct err *e);

/* How far the file was read; `others` if it is read through a window, whose
 * place that is. */
uint64_t bundle_offset(const struct bundle *b, uint64_t others);

/* The bytes of the member, valid until the next call. */
struct feed *bundle_feed(struct bundle *b);

#endif

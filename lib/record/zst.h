/*
 * zst - zstd frames (RFC 8878), in pieces or in memory
 *
 * A frame that wants a window of more than 32 MiB (8 MiB for bodies of HTTP
 * messages, RFC 9659) is refused, whatever it holds: its window is memory.
 *
 * This is the only user of zstd.h.
 */
#ifndef WT_ZST_H
#define WT_ZST_H

#include <stdbool.h>
#include <stddef.h>

#include "buf.h"
#include "err.h"
#include "packed.h"
#include "str.h"

#define ZST_MARK     "\x28\xb5\x2f\xfd" /* a frame begins so */
#define ZST_FILE     25                 /* the window's logarithm: archives */
#define ZST_HTTP     23                 /* and bodies */
#define ZST_DICT_MAX ((size_t)16 << 20)

struct zst;

/* NULL if there is no memory. */
struct zst *zst_new(int window);
void zst_free(struct zst *z);

/*
 * The dictionary of the frames from now on: as it is, or itself a frame (the
 * convention of .warc.zst); no bytes: none.  Copied.
 */
bool zst_dict(struct zst *z, struct str dict, struct err *e);

/* Makes ready for a frame. */
void zst_begin(struct zst *z);

enum zst_what {
	ZST_MORE, /* the frame goes on */
	ZST_END,  /* it is whole */
	ZST_HURT  /* *why says how, a constant */
};

/*
 * The bytes of the next part of the frame (a header, a block, a checksum; at
 * most 128 KiB), or fewer; 0 if more may come without any.
 */
size_t zst_wants(const struct zst *z);

/*
 * Unpacks the next part, or what *in has of it, which is cut, into the *n bytes
 * at p; *n: how many it gave.  If *in begins with the whole part, then what
 * comes out before damage, and its place, is the same however the bytes came.
 */
enum zst_what zst_some(
    struct zst *z, struct str *in, void *p, size_t *n, const char **why);

/* All frames that packed begins with, at most max bytes, appended to out.
 * What follows them is passed over. */
enum packed zst_add(struct zst *z, struct str packed, size_t max,
    struct buf *out, struct err *e);

#endif

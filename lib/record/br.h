/*
 * br - packed bytes in memory: brotli (RFC 7932)
 *
 * Brotli has no mark and no checksum: bytes that are none mostly fail, and
 * almost never end just where the input does.  Windows have at most 16 MiB.
 *
 * This is the only user of brotli's headers.
 */
#ifndef WT_BR_H
#define WT_BR_H

#include <stddef.h>

#include "buf.h"
#include "err.h"
#include "packed.h"
#include "str.h"

/*
 * Appends to out, at most max bytes.  *rest: bytes that follow the stream.
 *
 * What gives much is first counted, which takes half as long again, so that
 * the window and max bytes of a bomb are never held at once: after PACKED_LONG
 * out has some of the first bytes, and *rest is not known.
 */
enum packed br_add(struct str packed, size_t max, struct buf *out, size_t *rest,
    struct err *e);

#endif

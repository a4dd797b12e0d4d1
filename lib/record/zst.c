/* zst - zstd frames, in pieces or in memory */
#include "zst.h"

#include <stdlib.h>
#include <zstd.h>
#include <zstd_errors.h>

#include "mem.h"

#define STEP ((size_t)64 << 10)

struct zst {
	ZSTD_DCtx *ctx;
	ZSTD_DDict *dict;
	struct buf plain; /* a dictionary that was packed */
	size_t hint;      /* what the last call of libzstd asked for */
	bool more;        /* it filled all the room it had */
};

#define HEADER       3 /* bytes of a block's header */
#define FRAME_HEADER 5 /* its first bytes, which tell how many it has */

struct zst *
zst_new(int window)
{
	struct zst *z = mem_new(1, sizeof(*z));

	z->ctx = ZSTD_createDCtx();
	if (!z->ctx || ZSTD_isError(ZSTD_DCtx_setParameter(
			   z->ctx, ZSTD_d_windowLogMax, window))) {
		zst_free(z);
		return NULL;
	}
	return z;
}

void
zst_free(struct zst *z)
{
	if (!z)
		return;
	ZSTD_freeDCtx(z->ctx);
	ZSTD_freeDDict(z->dict);
	buf_free(&z->plain);
	free(z);
}

bool
zst_dict(struct zst *z, struct str dict, struct err *e)
{
	ZSTD_DCtx_reset(z->ctx, ZSTD_reset_session_only);
	ZSTD_DCtx_refDDict(z->ctx, NULL);
	ZSTD_freeDDict(z->dict);
	z->dict = NULL;
	if (!dict.n)
		return true;
	if (str_starts(dict, STR(ZST_MARK))) {
		buf_clear(&z->plain);
		if (zst_add(z, dict, ZST_DICT_MAX, &z->plain, e) !=
		    PACKED_WHOLE)
			return err_set(e, "the dictionary is damaged, or has "
					  "more than 16 MiB");
		dict = buf_str(&z->plain);
	}
	ZSTD_DCtx_reset(z->ctx, ZSTD_reset_session_only);
	z->dict = ZSTD_createDDict(dict.p, dict.n);
	if (!z->dict || ZSTD_isError(ZSTD_DCtx_refDDict(z->ctx, z->dict)))
		return err_set(e, "the dictionary is damaged");
	return true;
}

void
zst_begin(struct zst *z)
{
	ZSTD_DCtx_reset(z->ctx, ZSTD_reset_session_only);
	z->hint = FRAME_HEADER + HEADER;
	z->more = false;
}

/*
 * libzstd gives nothing of a call in which it meets damage, not even what came
 * out before; so a call has one part of the frame.  What it asks for is such a
 * part with the header of the next block behind it.
 */
size_t
zst_wants(const struct zst *z)
{
	if (z->more)
		return 0;
	return z->hint > HEADER ? z->hint - HEADER : z->hint;
}

/* A block that gives more than its frame may: by what name libzstd calls that
 * damage depends on the room that frames before it left.  Of a window it says
 * how much is too much, not what to do. */
static const char *
name_of(size_t rc)
{
	ZSTD_ErrorCode code = ZSTD_getErrorCode(rc);

	if (code == ZSTD_error_frameParameter_windowTooLarge)
		return "its window takes too much memory: unpack it with "
		       "zstd -d --long=31, and give that";
	if (code == ZSTD_error_dstSize_tooSmall)
		code = ZSTD_error_corruption_detected;
	return ZSTD_getErrorString(code);
}

enum zst_what
zst_some(struct zst *z, struct str *in, void *p, size_t *n, const char **why)
{
	size_t wants = zst_wants(z);
	ZSTD_inBuffer from = {in->p, wants < in->n ? wants : in->n, 0};
	ZSTD_outBuffer to = {p, *n, 0};
	size_t rc = ZSTD_decompressStream(z->ctx, &to, &from);

	in->p += from.pos, in->n -= from.pos;
	*n = to.pos;
	z->hint = rc;
	z->more = to.pos == to.size;
	if (!ZSTD_isError(rc))
		return rc ? ZST_MORE : ZST_END;
	*why = name_of(rc);
	return ZST_HURT;
}

/* One frame at *in; ZST_MORE if it is cut or gives more than max allows. */
static enum zst_what
add_frame(struct zst *z, struct str *in, size_t max, struct buf *out,
    const char **why)
{
	enum zst_what what;
	size_t n;

	zst_begin(z);
	do {
		buf_room(out, STEP);
		n = out->cap - out->n;
		n = n < max - out->n ? n : max - out->n;
		what = zst_some(z, in, out->p + out->n, &n, why);
		out->n += n;
	} while (what == ZST_MORE && out->n < max && (in->n || z->more));
	return what;
}

enum packed
zst_add(struct zst *z, struct str packed, size_t max, struct buf *out,
    struct err *e)
{
	const char *why = "the packed body is cut";
	size_t from = out->n;
	enum zst_what what;

	/* one byte more than max tells what just fits from what does not */
	max = from + max + 1;
	do
		what = add_frame(z, &packed, max, out, &why);
	while (what == ZST_END && out->n < max &&
	       str_starts(packed, STR(ZST_MARK)));
	if (out->n == max) {
		out->n--;
		return PACKED_LONG;
	}
	if (what == ZST_END)
		return PACKED_WHOLE;
	err_set(e, "%s after %zu bytes", why, out->n - from);
	return what == ZST_HURT ? PACKED_HURT : PACKED_CUT;
}

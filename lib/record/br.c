/* br - packed bytes in memory: brotli */
#include "br.h"

#include <brotli/decode.h>

#define STEP ((size_t)64 << 10)

/* Fills what room there is in out, up to max bytes of it. */
static BrotliDecoderResult
some(BrotliDecoderState *s, const uint8_t **in, size_t *nin, size_t max,
    struct buf *out)
{
	BrotliDecoderResult r;
	size_t room, left;
	uint8_t *p;

	buf_room(out, STEP);
	room = out->cap - out->n;
	if (room > max - out->n)
		room = max - out->n;
	left = room;
	p = (uint8_t *)out->p + out->n;
	r = BrotliDecoderDecompressStream(s, nin, in, &left, &p, NULL);
	out->n += room - left;
	return r;
}

enum packed
br_add(
    struct str packed, size_t max, struct buf *out, size_t *rest, struct err *e)
{
	BrotliDecoderState *s = BrotliDecoderCreateInstance(NULL, NULL, NULL);
	const uint8_t *in = (const uint8_t *)packed.p;
	BrotliDecoderResult r;
	size_t from = out->n;

	*rest = packed.n;
	/* one byte more than max tells what just fits from what does not */
	max = from + max + 1;
	if (!s) {
		err_set(e, "no memory to unpack with");
		return PACKED_HURT;
	}
	do
		r = some(s, &in, rest, max, out);
	while (r == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT && out->n < max);
	BrotliDecoderDestroyInstance(s);
	if (out->n == max) {
		out->n--;
		return PACKED_LONG;
	}
	if (r == BROTLI_DECODER_RESULT_SUCCESS)
		return PACKED_WHOLE;
	err_set(e, "%s after %zu bytes",
	    r == BROTLI_DECODER_RESULT_ERROR ? "damaged brotli"
					     : "the packed body is cut",
	    out->n - from);
	return r == BROTLI_DECODER_RESULT_ERROR ? PACKED_HURT : PACKED_CUT;
}

/* br - packed bytes in memory: brotli */
#include "br.h"

#include <brotli/decode.h>

#define STEP ((size_t)64 << 10)
#define MUCH ((size_t)8 << 20) /* worth to be counted */

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

/* True if it gives more than max bytes; nothing of them is kept. */
static bool
gives_more(struct str packed, size_t max)
{
	BrotliDecoderState *s = BrotliDecoderCreateInstance(NULL, NULL, NULL);
	const uint8_t *in = (const uint8_t *)packed.p;
	size_t left = packed.n, none = 0, total = 0, n;

	while (s && total <= max &&
	       BrotliDecoderDecompressStream(s, &left, &in, &none, NULL,
		   NULL) == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) {
		n = 0; /* all there is */
		(void)BrotliDecoderTakeOutput(s, &n);
		total += n;
	}
	if (s)
		BrotliDecoderDestroyInstance(s);
	return total > max;
}

/* Unpacks up to max bytes of out; or up to those that are much. */
static bool
unpack(struct str packed, size_t max, struct buf *out, size_t *rest,
    BrotliDecoderResult *r)
{
	BrotliDecoderState *s = BrotliDecoderCreateInstance(NULL, NULL, NULL);
	const uint8_t *in = (const uint8_t *)packed.p;

	*rest = packed.n;
	if (!s)
		return false;
	do
		*r = some(s, &in, rest, max, out);
	while (*r == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT && out->n < max);
	BrotliDecoderDestroyInstance(s);
	return true;
}

enum packed
br_add(
    struct str packed, size_t max, struct buf *out, size_t *rest, struct err *e)
{
	BrotliDecoderResult r = BROTLI_DECODER_RESULT_ERROR;
	size_t from = out->n;
	bool got;

	/* one byte more than max tells what just fits from what does not */
	max = from + max + 1;
	got = unpack(
	    packed, max - from > MUCH ? from + MUCH : max, out, rest, &r);
	if (got && r == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT &&
	    out->n < max) {
		if (gives_more(packed, max - 1 - from))
			return PACKED_LONG;
		out->n = from;
		got = unpack(packed, max, out, rest, &r);
	}
	if (!got) {
		err_set(e, "no memory to unpack with");
		return PACKED_HURT;
	}
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

/* gz_once - what lies whole in memory, inflated at once, by libdeflate */
#include <libdeflate.h>

#include "gz_priv.h"

/*
 * zlib holds the header against its CRC (RFC 1952, 2.3.1: FHCRC) and refuses
 * the bits that are reserved; libdeflate looks at neither.
 */
static bool
left_to_zlib(struct str packed)
{
	enum { FHCRC = 2, RESERVED = 0xe0 };

	return packed.n < 4 || packed.p[3] & (FHCRC | RESERVED);
}

bool
gz_once(struct libdeflate_decompressor **d, struct str packed,
    struct gz_room to, size_t *used, size_t *made)
{
	if (left_to_zlib(packed))
		return false;
	if (!*d)
		*d = libdeflate_alloc_decompressor();
	return *d && libdeflate_gzip_decompress_ex(*d, packed.p, packed.n, to.p,
			 to.n, used, made) == LIBDEFLATE_SUCCESS;
}

void
gz_once_free(struct libdeflate_decompressor *d)
{
	libdeflate_free_decompressor(d);
}

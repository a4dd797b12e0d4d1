/*
 * digest - what an archive says a digest is, checked
 *
 * WARC writes "label:value" (ISO 28500, 5.8): the label in any case, with or
 * without a hyphen; the value as crawlers write it: base32, base64, base64url
 * or hexadecimal, with or without padding.  Which it is follows from the
 * length, that differs for every algorithm.
 */
#ifndef WT_DIGEST_H
#define WT_DIGEST_H

#include <stdbool.h>
#include <stddef.h>

#include "sha.h"
#include "str.h"

struct digest {
	enum sha_kind kind;
	size_t n;
	unsigned char sum[SHA_MAX];
};

/* False if s is of a kind that cannot be checked.  A value that is no digest
 * of its kind is one that no bytes have. */
bool digest_parse(struct digest *d, struct str s);

/*
 * The same of one that may lack its label, as indexes have them: SHA-1 and
 * SHA-256 are then known by their length.  False too if it is no digest.
 */
bool digest_guess(struct digest *d, struct str s);

/* True if d is the digest of bytes. */
bool digest_is(const struct digest *d, struct str bytes);

#endif

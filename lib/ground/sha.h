/*
 * sha - digests, by libcrypto
 *
 * SHA-256 (FIPS 180-4) is what we write; the others are there to check what
 * archives say of themselves (digest.h).
 */
#ifndef WT_SHA_H
#define WT_SHA_H

#include "buf.h"
#include "str.h"

#define SHA_HEX 64 /* characters of a digest in hexadecimal */

struct sha;

struct sha *sha_new(void);
void sha_add(struct sha *s, struct str bytes);

/* Writes the digest of all bytes added as lower-case hexadecimal with a NUL
 * behind it, and starts anew. */
void sha_end(struct sha *s, char hex[SHA_HEX + 1]);
void sha_free(struct sha *s);

/* The SHA-256 of two texts, whatever was added, in three quarters of the time
 * that it takes of one and the other where the processor has instructions for
 * it (sha_ni.h). */
void sha_both(const struct sha *s, struct str a, struct str b,
    char hex_a[SHA_HEX + 1], char hex_b[SHA_HEX + 1]);

enum sha_kind { SHA_MD5, SHA_1, SHA_256, SHA_384, SHA_512 };

#define SHA_MAX 64 /* bytes of the longest */

/* The digest of bytes, and its length. */
size_t sha_sum(
    enum sha_kind kind, struct str bytes, unsigned char sum[SHA_MAX]);

/* HMAC-SHA-256 (RFC 2104) of bytes: 32 bytes. */
void sha_hmac(struct str key, struct str bytes, unsigned char mac[SHA_MAX]);

#endif

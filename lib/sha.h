/*
 * sha - SHA-256 (FIPS 180-4), by libcrypto with one context used again
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

#endif

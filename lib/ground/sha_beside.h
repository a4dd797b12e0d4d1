/*
 * sha_beside - a digest that a thread makes beside who will want it
 *
 * SHA-256 of a page takes a fifth to a third of what reading its adverts
 * takes.  So it is begun before these are looked for, and asked for when the
 * last one is known:
 *
 *	sha_beside_start(s, bytes, next);
 *	...
 *	sha_beside_end(s, hex, hex_next);
 *
 * It is made in turn, by sha_beside_end, if there is one processor, no thread
 * to be had, little to do, or if the thread has not come to it by then.  The
 * thread spares a seventh of the clock's time, and costs a twentieth more of
 * the processors', as the bytes go from one to the other.
 */
#ifndef WT_SHA_BESIDE_H
#define WT_SHA_BESIDE_H

#include "sha.h"

struct sha_beside;

struct sha_beside *sha_beside_new(void);

/*
 * Begins the SHA-256 of bytes, which stay as they are until sha_beside_end, or,
 * if it is not wanted, sha_beside_drop: each start has one of them.  next: of
 * what will be asked for after them, it is made with it (sha_both); or empty,
 * then hex_next stays as it is and may be NULL.
 */
void sha_beside_start(struct sha_beside *s, struct str bytes, struct str next);
void sha_beside_end(
    struct sha_beside *s, char hex[SHA_HEX + 1], char hex_next[SHA_HEX + 1]);
void sha_beside_drop(struct sha_beside *s);

void sha_beside_free(struct sha_beside *s);

#endif

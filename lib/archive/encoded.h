/*
 * encoded - data in bytes that no reader takes, told by how it begins
 *
 *	93 84 a2 69 64 ...       MessagePack (msgpack.org): objects, and their
 *	                         first key
 *	83 a4 62 69 64 ...       CBOR (RFC 8949), likewise
 *	bplist00 ... Uprice      a property list of Apple, with a price
 *	04 08 5b 0b 7b ...       what Ruby marshals
 *	0000: 7b 22 69 64 ...    bytes as xxd, hexdump and curl show them
 */
#ifndef WT_ENCODED_H
#define WT_ENCODED_H

#include <stdbool.h>

#include "str.h"

struct crawl_words; /* what a price is called in files */

bool encoded_msgpack(struct str s);
bool encoded_cbor(struct str s);
bool encoded_plist(struct str s, const struct crawl_words *words);
bool encoded_ruby(struct str s);
bool encoded_shown(struct str s);

#endif

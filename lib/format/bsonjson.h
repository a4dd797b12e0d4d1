/*
 * bsonjson - a document of BSON (bsonspec.org) as the JSON that it would be
 *
 *	{"_id":{"$oid":"5f00…"},"title":"a","price":5.5,"sold":7,
 *	"at":"2024-05-06T08:00:00Z","html":"<!doctype html>…"}
 *
 * Values are what mongoexport writes, without the words for their types, which
 * typed.h would take off again: dates as RFC 3339, of 128 bits decimals as a
 * string of their digits, other real numbers as buf_addreal does.  A database's
 * own number of a row stays {"$oid":…}, which is nobody's.  Bytes are a string
 * if they are UTF-8, else "data:;base64,…"; code, symbols and patterns their
 * text; MinKey, MaxKey and what is undefined are null.  Text that is no UTF-8
 * gets U+FFFD for each bad byte.
 *
 * This is the only user of libbson.
 */
#ifndef WT_BSONJSON_H
#define WT_BSONJSON_H

#include <stdbool.h>

#include "buf.h"
#include "err.h"
#include "str.h"

#define BSONJSON_DEPTH 120 /* MongoDB allows 100 */

/* Appends it: one line.  False, with e set, if it is not sound; then some of it
 * may be appended. */
bool bsonjson(struct str document, struct buf *out, struct err *e);

#endif

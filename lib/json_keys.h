/*
 * json_keys - which keys of a text stand twice in their object
 *
 * For json_scan.c alone.  While a text is read, every key is noted in a table
 * of marks that is never cleared (marks of objects that were closed are
 * free): one look-up a key.  Where a key seems to stand twice, or finds no
 * free mark, the text is suspect, and is counted properly in the end.
 */
#ifndef WT_JSON_KEYS_H
#define WT_JSON_KEYS_H

#include <stdint.h>

#include "json.h"

struct json_keys;

struct json_keys *json_keys_new(void);
void json_keys_free(struct json_keys *k);

/* A new text. */
void json_keys_begin(struct json_keys *k);

/* An object or array begins; depth is its own, from 1. */
void json_keys_open(struct json_keys *k, size_t depth);

/* A key, decoded, of the container at that depth, the innermost one. */
void json_keys_note(struct json_keys *k, size_t depth, struct str key);

/* How many keys of the sound text, just read, stand again in their object. */
uint64_t json_keys_twice(struct json_keys *k, struct str text);

#endif

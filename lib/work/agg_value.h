/*
 * agg_value - values as bytes
 *
 * agg_value.c gives bytes that can be compared, and of which keys are made;
 * agg_code.c such whose own order is that of the values, for sorting on disk.
 */
#ifndef WT_AGG_VALUE_H
#define WT_AGG_VALUE_H

#include <stdbool.h>
#include <stdint.h>

#include "buf.h"
#include "str.h"

/* The first byte of a value; their order is the order of rows. */
enum agg_tag {
	AGG_ABSENT = '0',
	AGG_NULL,
	AGG_FALSE,
	AGG_TRUE,
	AGG_NUMBER,       /* canonical */
	AGG_OUT_OF_RANGE, /* a number, as it was written */
	AGG_STRING,       /* decoded */
	AGG_ARRAY,        /* canonical JSON, as the next */
	AGG_OBJECT
};

/* Appends the value of a span: its tag and its bytes.  big: for dec_read. */
void agg_value(struct str span, struct buf *out, struct buf *big);

/* Appends a value, given as bytes, as JSON. */
void agg_value_write(struct str value, struct buf *out);

/* The order of two values. */
int agg_value_cmp(struct str a, struct str b);

/* True for absent, null, "", [] and {}. */
bool agg_value_empty(struct str span);

/* Appends a value to a key, with its length; the next value of a key. */
void agg_key_put(struct buf *key, struct str value);
struct str agg_key_next(struct str *key);

/* As agg_key_put, of a span. */
void agg_key_add(struct buf *key, struct str span, struct buf *big);

/* The tag of the value that begins at `from` in a key. */
char agg_key_tag(const struct buf *key, size_t from);

/* The order of two keys of the same number of values. */
int agg_key_cmp(struct str a, struct str b);

/* ---- agg_code: values as bytes whose order is theirs ---- */

/* Appends the code of a value. */
void agg_code(struct str value, struct buf *out);

/* Takes a code off, and appends its value to out, which lends it. */
struct str agg_code_next(struct str *codes, struct buf *out);

/* Numbers of ours, as of an entry. */
void agg_put_number(struct buf *b, uint64_t n);
uint64_t agg_take_number(struct str *s);
/* Bytes behind their number. */
void agg_put_bytes(struct buf *b, struct str s);
struct str agg_take_bytes(struct str *s);

#endif

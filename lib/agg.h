/*
 * agg - groups of records, and what is computed over each
 *
 *	a = agg_new();
 *	agg_by(a, "platform,commodity=.class.commodity", &e)
 *	agg_calc(a, "adverts=count,price=median(.price)", &e)
 *	agg_where(a, ".price > 0", &e)
 *	agg_ready(a, paths, &e)           what it needs of a record -> paths
 *	agg_add(a, field, record, &e)     each record
 *	n = agg_rows(a); agg_row(a, i, out)  i = 0 .. n-1
 *
 * Values are told apart by type: absent, null, false, true, numbers (by
 * value, exactly: 1, 1.0 and 1e0 are one), strings, arrays, objects (without
 * regard to the order of their keys).  That is the order of rows too; numbers
 * stand by value, strings by bytes, arrays and objects by the bytes of their
 * canonical text.  A number out of range (dec.h) is grouped by its bytes and
 * stands behind all other numbers.
 *
 * Plain paths are read from the record.  All other expressions are run
 * together, by libjq, once a record (jq.h).
 */
#ifndef WT_AGG_H
#define WT_AGG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "err.h"
#include "json.h"
#include "str.h"

/* A record may stand in many groups, by expressions with several results. */
#define AGG_GROUPS_MAX 10000

struct agg;

struct agg *agg_new(void);
void agg_free(struct agg *a);

/*
 * Adds keys (NAME or NAME=EXPR), columns (NAME=FUNC or NAME=FUNC(EXPR)), each
 * separated by commas outside of brackets and quotes, or a condition.  The
 * names are copied.  False where one is refused.
 */
bool agg_by(struct agg *a, struct str list, struct err *e);
bool agg_calc(struct agg *a, struct str list, struct err *e);
bool agg_where(struct agg *a, struct str expr, struct err *e);

/* A last row over all records. */
void agg_total(struct agg *a);

/*
 * Nothing more will be asked: adds the wanted paths and compiles the
 * expressions.  Without a column it counts.
 */
bool agg_ready(struct agg *a, struct json_paths *want, struct err *e);

enum agg_result {
	AGG_USED,    /* it is in at least one row */
	AGG_DROPPED, /* a condition is false, or a key has no value */
	AGG_FAILED,  /* an expression failed on it; e says how */
	AGG_BROKEN   /* expressions cannot be run any more; e says why */
};

/* field: the record's spans by slot of the wanted paths. */
enum agg_result agg_add(struct agg *a, const struct str *field,
                        struct str record, struct err *e);

/* Puts the rows in order; how many there are. */
size_t agg_rows(struct agg *a);

/* Appends a row and a LF.  Once for each row. */
void agg_row(struct agg *a, size_t row, struct buf *out);

/*
 * Values that a column could not use, as a JSON object: {"price":{"absent":
 * 3,"null":1,"not_number":2,"out_of_range":1}}; {} if there were none.
 */
void agg_left_out(const struct agg *a, struct buf *out);

/* Numbers out of range met in keys and columns. */
uint64_t agg_out_of_range(const struct agg *a);

#endif

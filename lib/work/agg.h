/*
 * agg - groups of records, and what is computed over each
 *
 *	a = agg_new();
 *	agg_by(a, "platform,commodity=.class.commodity", &e)
 *	agg_calc(a, "adverts=count,price=median(.price)", &e)
 *	agg_where(a, ".price > 0", &e)
 *	agg_ready(a, paths, &e)           what it needs of a record -> paths
 *	agg_add(a, field, record, &e)     each record
 *	agg_rows(a, &e); while (agg_row(a, out, &e) > 0) ...
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

/* What became of the records that a state stands for. */
struct agg_counts {
	uint64_t in, used, dropped, rejected, duplicate_keys;
};

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

/* Rows over the first key, over the first two, ... behind those they sum. */
void agg_subtotals(struct agg *a);

/* The values of a key become columns: NAME.VALUE. */
bool agg_pivot(struct agg *a, struct str name, struct err *e);

/* ---- how rows are shown: no part of a state ---- */

/*
 * Rows in the order of a key or column; -NAME: from the largest down.  Rows
 * that are equal in it stand in the order of their keys.
 */
bool agg_sort(struct agg *a, struct str name, struct err *e);

/* Only the first n rows, and one over the rest; see agg_rows.c. */
bool agg_top(struct agg *a, struct str n, struct err *e);

/* Only rows on which this is true; it may be asked for again. */
bool agg_having(struct agg *a, struct str expr, struct err *e);

/* True if the rows can be shown so. */
bool agg_showable(const struct agg *a, struct err *e);

/*
 * About how many bytes groups may hold, 256 MiB if it is not said; what is
 * beyond that is sorted on disk (runs.h).
 */
void agg_memory_limit(struct agg *a, size_t bytes);

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
enum agg_result agg_add(
    struct agg *a, const struct str *field, struct str record, struct err *e);

/*
 * What was asked for and no record has may be a slip: agg_look at each record,
 * before agg_add, and agg_unseen appends what was in none of them, and
 * expressions that gave nothing but null, a line each.
 */
void agg_look(struct agg *a, const struct str *field);
void agg_unseen(const struct agg *a, struct buf *out);

/* Puts the rows in order, once all is added. */
bool agg_rows(struct agg *a, struct err *e);

/* Appends the next row and a LF: 1; 0 behind the last; -1. */
int agg_row(struct agg *a, struct buf *out, struct err *e);

/* Appends what a table is called, its title, notes, keys and columns, as a
 * row, and a LF.  For tables of a specification. */
void agg_head(const struct agg *a, struct buf *out);

/*
 * A state: all that is known of the groups, as lines, to be merged with
 * others.  agg_state_head, agg_state and agg_state_row until it returns 0, and
 * agg_state_end, without which a state is cut.  The lines are the same for the
 * same records in any order.  rules: a digest, or NULL.
 *
 *	{"state":"wt-agg","version":2,"spec":{"by":["p=.p"],"calc":["n=count"],
 *	"where":[],"total":false,"subtotals":false,"pivot":null},"rules":null}
 *	{"l":3,"k":[["a"]],"c":[3]}   a group: its level (which keys it has),
 *	its key ([] is absent), its columns
 *	{"l":3,"k":[["a"]],"at":2,"c":[[4,5]]}   more of the columns from the
 *	third on
 *	{"end":true,"lines":3,"in":3,...}
 */
/* In place of agg_rows. */
bool agg_state(struct agg *a, struct err *e);
void agg_state_head(const struct agg *a, const char *rules, struct buf *out);
/* As agg_row; adds the lines it takes to *lines. */
int agg_state_row(struct agg *a, struct buf *out, size_t *lines, struct err *e);
void agg_state_end(const struct agg *a, size_t lines,
    const struct agg_counts *n, struct buf *out);

enum agg_merged {
	AGG_MERGED,
	AGG_UNSOUND,  /* it is no line of a state that may stand here */
	AGG_DIFFERENT /* other rules, or another specification */
};

/*
 * In place of agg_ready and agg_add: the next line (an object that was
 * scanned) of states that follow each other.  Where nothing was asked for,
 * the first state says what.
 */
enum agg_merged agg_merge(struct agg *a, struct str line, struct err *e);

/* True between states. */
bool agg_merge_whole(const struct agg *a);

/* Whole states so far, and what stands behind them. */
uint64_t agg_merge_counts(const struct agg *a, struct agg_counts *n);

/* The rules of the merged states, or NULL.  Lives as long as a. */
const char *agg_merge_rules(struct agg *a);

/*
 * Values that a column could not use, as a JSON object: {"price":{"absent":
 * 3,"null":1,"not_number":2,"out_of_range":1}}; {} if there were none.
 */
void agg_left_out(const struct agg *a, struct buf *out);

/* Numbers out of range met in keys and columns. */
uint64_t agg_out_of_range(const struct agg *a);

/*
 * Many tables in one pass, from a specification.
 *
 *	t = agg_tables_new(rules, "wjc", want, &e)
 *	agg_tables_add(t, field, record)         each record
 *	agg_tables_at(t, i)                      its rows: agg_rows, agg_row
 *
 * The file is described in wt-rules(5), TABLES.  Its expressions are plain
 * paths and comparisons of them: libjq would cost more than all else, and a
 * record that it fails on would be in some of the tables only.
 */
struct rules;
struct agg_tables;

/*
 * name: a file of rules/tables, or a path, which has a slash or a dot.  What is
 * read of records is added to want.
 */
struct agg_tables *agg_tables_new(
    struct rules *r, struct str name, struct json_paths *want, struct err *e);
void agg_tables_free(struct agg_tables *t);

/* Whether the record is in at least one of the tables. */
enum agg_result agg_tables_add(struct agg_tables *t, const struct str *field,
    struct str record, struct err *e);

/* As agg_memory_limit, of all tables together. */
void agg_tables_memory(struct agg_tables *t, size_t bytes);

/* Once all is added, before the rows, or states, of the first. */
bool agg_tables_ready(struct agg_tables *t, bool states, struct err *e);

size_t agg_tables_count(const struct agg_tables *t);

/* The i-th, as the file has them.  Lives as long as t. */
struct agg *agg_tables_at(const struct agg_tables *t, size_t i);

/* As agg_merge and agg_merge_whole, in place of agg_tables_add: states of all
 * tables, one after the other. */
enum agg_merged agg_tables_merge(
    struct agg_tables *t, struct str line, struct err *e);
bool agg_tables_whole(const struct agg_tables *t);

/* As agg_left_out, by table. */
void agg_tables_left_out(const struct agg_tables *t, struct buf *out);

#endif

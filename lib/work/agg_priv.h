/*
 * agg_priv - what the parts of agg share
 *
 * What is asked for goes through these, once:
 *
 *	agg_spec        keys, columns and conditions, as the command gives them
 *	agg_func          the functions of --calc, and what they are given
 *	agg_names         what the values of a key are called
 *	agg_where         conditions that need no libjq
 *	agg_level       which keys groups have: all, and fewer for what sums up
 *	agg             all of that made ready; the table of groups
 *
 * A record, or a row of a state, goes into groups:
 *
 *	agg_add         a record: its values, the groups that they make
 *	agg_merge       a state, which another run wrote,
 *	agg_merge_row     row by row
 *	agg_value       values as bytes: equal ones are equal
 *	agg_acc         a value into what a group has of a column:
 *	agg_dict          which different ones there were,
 *	agg_hll           or nearly how many,
 *	agg_many          or all numbers, for medians
 *	agg_unseen      what was asked for and no record has
 *
 * Behind the last, groups come out as entries in order, through a file where
 * there are many, and then as lines of a state or as rows:
 *
 *	agg_emit        groups as entries, sorted by runs.h
 *	agg_code          values as bytes whose order is theirs
 *	agg_fold        groups again, of these entries
 *	agg_state       a group as a line of a state
 *	agg_line        a group with the values of its columns
 *	agg_rows        which rows are shown, in what order:
 *	agg_having        by a condition,
 *	agg_order         sorted,
 *	agg_keep          beside totals and sub-totals,
 *	agg_rest          the others as one row
 *	agg_pivot       the values of a key as columns
 *	agg_row         a row as JSON
 *	agg_head        what the table is, as a row before it
 *
 * agg_tables does so for many tables in one pass, agg_tables_merge for their
 * states.  What is of columns and values alone stands in agg_calc.h and
 * agg_value.h, what shows rows in agg_show_priv.h.
 */
#ifndef WT_AGG_PRIV_H
#define WT_AGG_PRIV_H

#include <stdint.h>

#include "agg.h"
#include "agg_calc.h"
#include "agg_value.h"
#include "jq.h"
#include "runs.h"
#include "table.h"

#define AGG_STATE_VERSION 2

/* ---- groups ---- */

/*
 * Which keys a group has: all of them, or fewer for rows that sum up.  The
 * order is that in which groups are read back: what others are compared with
 * comes first.
 */
enum agg_level {
	AGG_LEVEL_TOTAL,
	AGG_LEVEL_PIVOT, /* the last key alone: --pivot */
	AGG_LEVEL_KEYS,  /* the first n keys: this + n */
	AGG_LEVEL_REST = 0xfd,
	AGG_LEVEL_REST_PIVOT /* and the last key */
};

#define AGG_KEYS_MAX 100

struct agg_group {
	struct str key;   /* lent by the table of groups; without the level */
	uint64_t number;  /* from 1 */
	uint64_t touched; /* by this record last */
	uint8_t level;
	union agg_acc acc[];
};

/* ---- agg_spec: what was asked for ---- */

/* A column of the key. */
struct agg_key {
	struct str name; /* owned */
	struct agg_source source;
	struct agg_names *names; /* owned; what its values are called */
};

/*
 * What the values of a key, strings or patterns with *, are called;
 * agg_names.c.
 */
void agg_names_add(struct agg_key *k, struct str value, struct str name);
/* What a value is called: as a value; p is NULL where it has no name. */
struct str agg_named(const struct agg_key *k, struct str value);
/* Appends "names":{KEY:[[value,name],...]} for the keys that have any. */
void agg_names_write(const struct agg *a, struct buf *out);
void agg_names_free(struct agg_key *k);

/* ---- agg_nest: expressions as options have them ---- */

/* Cuts the part before the next comma outside of brackets and strings off.
 * False with e set where brackets or strings do not end. */
bool agg_cut(struct str *rest, struct str *part, struct err *e);

/* Where, outside of brackets and strings, a word stands; s.n: nowhere. */
size_t agg_word(struct str s, const char *word);

/* False with e set where a condition sets (.price = 3) in place of comparing.
 */
bool agg_compares(struct str expr, struct err *e);

/* How rows are shown; no part of a state. */
struct agg_show {
	struct str sort; /* owned: a key or column */
	bool descending;
	uint64_t top;       /* rows; 0: all */
	struct str *having; /* owned */
	size_t nhaving, having_cap;
};

/* Groups read back; agg_fold.c. */
struct agg_fold {
	struct agg *a;
	struct runs *runs;
	bool begun, have; /* have: an entry that is not used yet */
	struct str entry, load;
	uint8_t level;    /* of the group: */
	struct buf group; /* the head of its entries: level and codes */
	struct buf key;   /* its key */
	struct buf last;  /* an entry's tail */
	struct buf value;
};

struct agg_rows; /* agg_rows.c */
void agg_rows_close(struct agg *a);

struct agg {
	struct agg_key *by;
	size_t nby, by_cap;
	struct agg_calc *calc;
	size_t ncalc, calc_cap;
	struct str *where; /* owned */
	size_t nwhere, where_cap;
	struct agg_cond **cond; /* those that need no libjq */
	size_t ncond;
	bool with_total;     /* a row */
	bool with_subtotals; /* rows */
	struct str pivot;    /* owned; the key, which is the last then */
	struct agg_show show;
	struct str name; /* owned; a table of agg_tables */
	struct agg_said *said;
	size_t nsaid, said_cap;
	struct str *zero; /* owned; keys that have a row always */
	size_t nzero, zero_cap;

	uint8_t *level; /* those that are kept, all keys first */
	size_t nlevel;
	struct agg_paths unseen;
	struct jq *jq;             /* all expressions, or NULL */
	struct agg_values *result; /* by job */
	size_t njobs, result_cap;
	struct agg_each *each;
	size_t neach, each_cap;
	struct buf results; /* what jq_run gave */
	struct json_scan scan;

	struct table table; /* own: the group */
	struct agg_group **block;
	size_t nblock, block_cap, ngroups, group_size;
	struct agg_group *total; /* NULL: not yet made */
	uint64_t record;         /* the number of this one, here */
	uint64_t turn; /* among those of all tables; 0: this is the only one */
	size_t *pick;  /* by key column: which of its values */
	struct agg_group **mine; /* of this record, each once */
	size_t nmine, mine_cap;
	struct buf key;
	struct agg_scratch scratch;
	uint64_t key_out_of_range;

	size_t memory;    /* bytes, above which groups go to runs */
	size_t unlooked;  /* work since memory was looked at */
	struct runs runs; /* groups; agg_emit.c */
	bool emitted;
	struct agg_rows *rows;
	struct agg_fold state;

	/* merging */
	bool laid_out;   /* agg_lay_out was called */
	bool open;       /* between the head of a state and its end */
	uint64_t states; /* whole ones */
	uint64_t lines;  /* of the open one */
	struct agg_counts counts;
	struct buf spec, rules; /* of the first state */
};

/* Room for groups: the specification is whole. */
bool agg_lay_out(struct agg *a, struct err *e);

/* The group of a level, a byte, and its key behind it. */
struct agg_group *agg_group_of(struct agg *a, struct str level_key);

/* Once all sources are located. */
void agg_unseen_ready(struct agg *a);

/* Of a state: what was asked for. */
void agg_state_spec(const struct agg *a, struct buf *out);

/* The i-th group, as they came. */
struct agg_group *agg_group_at(const struct agg *a, size_t i);

/* Those that are there without a record, too. */
void agg_always(struct agg *a);

/* Counts what waits in dictionaries; before groups are read. */
void agg_settle(struct agg *a);

/* Forgets all groups. */
void agg_groups_clear(struct agg *a);

/* How many keys the groups of a level have. */
size_t agg_level_keys(const struct agg *a, uint8_t level);

/* ---- agg_emit: groups as sorted entries ---- */

/*
 *	level | codes of the keys | column + 1 | ...
 *
 * and behind that, by the store of the column, the code of a value.  Column 0
 * says that the group is there.
 */

/* One that is made: its key up to the column, and a load. */
struct agg_entry {
	struct agg *a;
	struct buf key, load;
	size_t group; /* where the column begins in key */
	struct err *e;
};

void agg_entry_group(struct agg_entry *x, uint8_t level, struct str key);
void agg_entry_begin(struct agg_entry *x, size_t column);
bool agg_entry_end(struct agg_entry *x);
void agg_entry_free(struct agg_entry *x);

/* All groups into a->runs; they are forgotten. */
bool agg_emit(struct agg *a, struct err *e);

/* As agg_emit, if they hold more memory than they may. */
bool agg_emit_if_large(struct agg *a, struct err *e);

/* True if the rows need it. */
bool agg_must_emit(const struct agg *a);

/* About how many bytes the groups hold. */
size_t agg_memory(const struct agg *a);

/* ---- agg_fold: groups read back ---- */

/* Begins with the first group. */
bool agg_fold_open(struct agg_fold *f, struct err *e);
/* 1: the next group, in level and key; 0; -1. */
int agg_fold_group(struct agg_fold *f, struct err *e);
/*
 * The next entry of column i of the group: 1, and what stands behind the
 * column in its key (tail) and its load; 0; -1.  Columns in order.
 */
int agg_fold_entry(struct agg_fold *f, size_t i, struct str *tail,
    struct str *load, struct err *e);
/* Appends the value of column i.  False: reading failed. */
bool agg_fold_column(
    struct agg_fold *f, size_t i, struct buf *out, struct err *e);
void agg_fold_close(struct agg_fold *f);
/* Adds an entry of a column that has no more than one for each run. */
void agg_fold_load(struct agg *a, size_t i, union agg_acc *acc, struct str tail,
    struct str load);

/* ---- agg_merge: numbers of states ---- */

/* A whole number without sign. */
bool agg_whole(struct str s, uint64_t *n);

bool agg_merge_row(struct agg *a, struct str line, struct err *e);

#endif

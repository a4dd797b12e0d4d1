/* agg_priv - what the files of agg share */
#ifndef WT_AGG_PRIV_H
#define WT_AGG_PRIV_H

#include <stdint.h>

#include "agg.h"
#include "agg_dict.h"
#include "dec.h"
#include "hash.h"
#include "jq.h"
#include "runs.h"
#include "table.h"

#define AGG_STATE_VERSION 2

/* ---- agg_value: values as bytes that can be compared ---- */

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

/* ---- agg_where: conditions that need no libjq ---- */

struct agg_cond;

/* NULL if expr is more than comparisons of plain paths with constants. */
struct agg_cond *agg_cond_new(struct str expr, struct json_paths *want);
void agg_cond_free(struct agg_cond *c);
bool agg_cond_holds(struct agg_cond *c, const struct str *field);

/* ---- agg_hll: how many different values, nearly ---- */

#define AGG_HLL_REGISTERS 16384

struct agg_hll {
	uint64_t *list; /* hashes, sorted; few */
	size_t n, cap;
	uint8_t *reg; /* or all registers */
};

uint64_t agg_hll_hash(struct str value);
void agg_hll_add(struct agg_hll *h, uint64_t hash_value);
/* False if these are no registers. */
bool agg_hll_add_registers(struct agg_hll *h, struct str reg);
uint64_t agg_hll_estimate(const struct agg_hll *h);
/* The relative standard error of it, as a number. */
const char *agg_hll_error(const struct agg_hll *h);
void agg_hll_free(struct agg_hll *h);

/* ---- agg_func: what can be asked for ---- */

enum agg_func {
	AGG_COUNT,
	AGG_DISTINCT,
	AGG_SUM,
	AGG_MEAN,
	AGG_MIN,
	AGG_MAX,
	AGG_MEDIAN,
	AGG_QUANTILE,
	AGG_STDDEV,
	AGG_STDDEV_POP,
	AGG_FIRST,
	AGG_LAST,
	AGG_TOP,
	AGG_COUNT_TYPE,
	AGG_YES,     /* whether there is any */
	AGG_ADVERTS, /* only as a word: distinct, of .id */
	AGG_SHARE,
	AGG_RATIO,
	AGG_RATE,
	AGG_APPROX_DISTINCT,
	AGG_APPROX_MEDIAN,
	AGG_APPROX_QUANTILE,
	AGG_FUNCS
};

/* How it is kept. */
enum agg_store {
	AGG_NOTHING, /* made of other columns */
	AGG_N,
	AGG_SET,     /* values */
	AGG_BAG,     /* values, and how often each */
	AGG_TOTAL,   /* a sum */
	AGG_SQUARES, /* a sum, and that of the squares */
	AGG_EXTREME,
	AGG_MANY, /* numbers */
	AGG_PICK, /* the value of one record */
	AGG_HLL
};

/* Values of a record by an expression. */
struct agg_values {
	struct str *v; /* spans */
	size_t n, cap;
	bool native;     /* libjq is not asked */
	struct buf text; /* of an object's */
};

/* Where values come from: a wanted path or an expression's results. */
struct agg_source {
	struct str expr; /* as given; owned.  Absent: there is none */
	int slot;        /* -1: */
	size_t job;      /* the expression's number */
	bool or_source;  /* where it is absent, .source: */
	int other;       /* slot where that one is absent; -1: none */
};

/* PATH[] and PATH[].a.b: a job that needs no libjq. */
struct agg_each {
	size_t job;
	int slot;
	struct str rest; /* .a.b, lent */
};

/* Numbers of a group, 8 bytes each; see agg_many.c. */
struct agg_many {
	int64_t *v;
	size_t n, cap;
	struct buf *text;
	bool level; /* v are whole numbers of this scale: */
	int scale;
};

/* The smallest or largest so far. */
struct agg_extreme {
	int64_t m;
	char *text; /* owned; NULL if small */
	size_t ntext;
	uint8_t scale;
	bool any;
};

struct agg_squares {
	struct dec_sum sum, squares;
};

/* Of the record that is first or last: values as bytes, and the record. */
struct agg_pick {
	struct buf order, value, record;
};

union agg_acc {
	uint64_t n;
	struct dec_sum sum;
	struct agg_squares *squares;
	struct agg_extreme extreme;
	struct agg_many many;
	struct agg_pick *pick;
	struct agg_hll *hll;
};

/* What a column took of the record at hand. */
struct agg_taken {
	uint64_t record;
	bool number; /* d is one */
	struct dec d;
	struct buf big;  /* of d */
	struct buf code; /* the value; empty: none */
	bool holds;      /* its condition */
};

/* A column that is computed. */
struct agg_calc {
	struct str name; /* owned */
	struct str text; /* owned; the function as it was asked for */
	enum agg_func func;
	enum agg_store store;
	struct agg_source source;
	struct agg_source order; /* first, last: by */
	struct str where;        /* owned; absent: all records */
	struct agg_cond *cond;   /* of it, or */
	size_t where_job;
	uint64_t part, whole;  /* quantile: part / whole */
	uint64_t top;          /* values */
	size_t type;           /* count_type: see agg_type_of */
	size_t of, per;        /* share, ratio, rate: columns */
	bool parent;           /* share: of the parent */
	struct str effort;     /* rate: a number; owned */
	struct agg_dict *dict; /* a set's values; may be another column's */
	bool own_dict;
	struct agg_pairs pairs; /* a set's groups and values */
	struct table bag;       /* a bag's, each with how often */
	struct agg_taken taken;
	uint64_t absent, null, not_number, out_of_range, unordered;
};

/* The number of the value's type, of those that count_type tells apart. */
size_t agg_type_of(struct str span, struct buf *big);

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

/* Used again and again; and what columns hold beside their groups. */
struct agg_scratch {
	struct buf key, big, code, order;
	size_t held;
};

/* Adds a number to a column of numbers. */
void agg_acc_number(const struct agg_calc *c, union agg_acc *acc,
    const struct dec *d, struct agg_scratch *s);
/* Adds sums: n numbers, that make sum, and their squares (or absent). */
void agg_acc_sums(const struct agg_calc *c, union agg_acc *acc, uint64_t n,
    struct str sum, struct str squares);
/* Adds a value, as bytes, to the bag of a group. */
void agg_acc_put(struct agg_calc *c, uint64_t group, struct str value,
    struct agg_scratch *s);
/* The record's value is the one that is looked for, or not. */
void agg_acc_pick(const struct agg_calc *c, union agg_acc *acc,
    struct str order, struct str value, struct str record,
    struct agg_scratch *s);
/* The sketch of a group. */
struct agg_hll *agg_acc_hll(union agg_acc *acc, struct agg_scratch *s);
/* The smallest or largest; there must be one. */
struct dec agg_acc_extreme(const union agg_acc *acc);
/* Appends the column's value.  Not for sets and bags that must be sorted. */
void agg_acc_write(
    const struct agg_calc *c, union agg_acc *acc, struct buf *out);
void agg_acc_free(const struct agg_calc *c, union agg_acc *acc);

/* ---- agg_many: medians ---- */

void agg_many_add(struct agg_many *m, const struct dec *d);
void agg_many_free(struct agg_many *m);

/* The numbers in order: m->n of them, that borrow from m.  For free(). */
struct dec *agg_many_sorted(const struct agg_many *m);

/*
 * Appends the number that stands part / whole of the way from the first to the
 * last, between two of them in proportion.  There must be a number.
 */
void agg_many_quantile(
    struct agg_many *m, uint64_t part, uint64_t whole, struct buf *out);

/* The same, of two numbers: above / whole of the way from one to the next. */
void agg_many_between(const struct dec *low, const struct dec *high,
    uint64_t above, uint64_t whole, struct buf *out);

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

/* FUNC or FUNC(EXPR), with brackets that match.  agg_func.c */
bool agg_function(
    struct agg *a, struct str s, struct agg_calc *c, struct err *e);

void agg_calc_free(struct agg_calc *c);

/* True if a column has an error. */
bool agg_calc_sketch(const struct agg_calc *c);

/* Where, outside of brackets and strings, a word stands; s.n: nowhere. */
size_t agg_word(struct str s, const char *word);

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

/* Numbers within an entry. */
void agg_put_number(struct buf *b, uint64_t n);
uint64_t agg_take_number(struct str *s);
/* Bytes behind their number. */
void agg_put_bytes(struct buf *b, struct str s);
struct str agg_take_bytes(struct str *s);

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

/* ---- agg_line: a group with the values of its columns ---- */

struct agg_line {
	uint8_t level;
	struct str key;  /* lent */
	struct buf text; /* of the columns, one after the other; that of a */
	size_t *from;    /* sketch: VALUE ERROR.  Where each begins, and ends */
	struct buf key_bytes, spare;
	size_t *spare_from;
};

/* Where lines come from: groups in memory, or what was emitted. */
struct agg_lines {
	struct agg *a;
	struct agg_group **group; /* in order */
	size_t n, next;
	bool folds;
	struct agg_fold fold;
};

bool agg_lines_open(
    struct agg_lines *l, struct agg *a, struct runs *from, struct err *e);
/* 1, 0, -1. */
int agg_lines_next(struct agg_lines *l, struct agg_line *line, struct err *e);
void agg_lines_close(struct agg_lines *l);

void agg_line_init(const struct agg *a, struct agg_line *line);
void agg_line_free(struct agg_line *line);
/* The line of a group that is not there. */
void agg_line_empty(const struct agg *a, struct agg_line *line);
/* A copy, with its key. */
void agg_line_copy(
    const struct agg *a, struct agg_line *to, const struct agg_line *from);
struct str agg_line_column(const struct agg_line *line, size_t i);

/* Fills the columns that are made of others; total, parent: lines. */
void agg_line_derive(const struct agg *a, struct agg_line *line,
    const struct agg_line *total, const struct agg_line *parent);

/* ---- agg_merge: numbers of states ---- */

/* A whole number without sign. */
bool agg_whole(struct str s, uint64_t *n);

bool agg_merge_row(struct agg *a, struct str line, struct err *e);

#endif

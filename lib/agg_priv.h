/* agg_priv - what the files of agg share */
#ifndef WT_AGG_PRIV_H
#define WT_AGG_PRIV_H

#include <stdint.h>

#include "agg.h"
#include "dec.h"
#include "jq.h"
#include "table.h"

#define AGG_STATE_VERSION 1

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

/* Appends span's value to a key, with its length; the next value of a key. */
void agg_key_add(struct buf *key, struct str span, struct buf *big);
struct str agg_key_next(struct str *key);

/* The tag of the value that begins at `from` in a key. */
char agg_key_tag(const struct buf *key, size_t from);

/* The order of two keys of the same number of values. */
int agg_key_cmp(struct str a, struct str b);

/* ---- agg_where: conditions that need no libjq ---- */

struct agg_cond;

/* NULL if expr is more than comparisons of plain paths with constants. */
struct agg_cond *agg_cond_new(struct str expr, struct json_paths *want);
void agg_cond_free(struct agg_cond *c);
bool agg_cond_holds(struct agg_cond *c, const struct str *field);

/* ---- agg_acc: what is computed over a group ---- */

enum agg_func {
	AGG_COUNT,
	AGG_DISTINCT,
	AGG_SUM,
	AGG_MEAN,
	AGG_MIN,
	AGG_MAX,
	AGG_MEDIAN,
	AGG_QUANTILE,
	AGG_SHARE,
	AGG_ADVERTS /* only as a word: distinct, of .id */
};

/* Where values come from: a wanted path or an expression's results. */
struct agg_source {
	struct str expr; /* as given; owned.  Absent: count of records */
	int slot;        /* -1: */
	size_t job;      /* the expression's number */
	bool or_source;  /* where it is absent, .source: */
	int other;       /* slot where that one is absent; -1: none */
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

union agg_acc {
	uint64_t n;
	struct dec_sum sum;
	struct agg_extreme extreme;
	struct agg_many many;
};

/* A value of a set, and the group that it is in. */
struct agg_member {
	uint64_t group;
	struct str value; /* lent by the set */
};

/* A column that is computed. */
struct agg_calc {
	struct str name; /* owned */
	struct str text; /* owned; the function as it was asked for */
	enum agg_func func;
	struct agg_source source;
	uint64_t part, whole;      /* quantile: part / whole */
	size_t of;                 /* share: of that column's total */
	struct table set;          /* distinct: group and value */
	struct agg_member *member; /* of set, in order, for a state */
	size_t nmember;
	uint64_t absent, null, not_number, out_of_range;
};

struct agg_group {
	struct str key;   /* lent by the table of groups */
	uint64_t number;  /* from 1; 0 is the total */
	uint64_t touched; /* by this record last */
	union agg_acc acc[];
};

/* NULL-terminated, in the order of enum agg_func. */
extern const char *const agg_func_name[];

/* Used again and again. */
struct agg_scratch {
	struct buf key, big;
};

/* Adds one value of a record.  note: count what the column cannot use. */
void agg_acc_add(struct agg_calc *c, struct agg_group *g, union agg_acc *acc,
    struct str span, bool note, struct agg_scratch *s);
/* Adds a number to a column of numbers that is no sum. */
void agg_acc_number(
    const struct agg_calc *c, union agg_acc *acc, const struct dec *d);
/* The smallest or largest; there must be one. */
struct dec agg_acc_extreme(const union agg_acc *acc);
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

/* ---- agg_spec: what was asked for ---- */

/* A column of the key. */
struct agg_key {
	struct str name; /* owned */
	struct agg_source source;
};

struct agg_values {
	struct str *v; /* spans */
	size_t n, cap;
};

struct agg {
	struct agg_key *by;
	size_t nby, by_cap;
	struct agg_calc *calc;
	size_t ncalc, calc_cap;
	struct str *where; /* owned */
	size_t nwhere, where_cap;
	struct agg_cond **cond; /* those that need no libjq */
	size_t ncond;
	bool with_total; /* a row */
	bool has_total;  /* there is one, be it for shares */
	struct str sort; /* owned: a key or column */
	bool descending;
	struct str name;  /* owned; a table of agg_tables */
	struct str title; /* owned; absent: none */
	struct str *note; /* owned */
	size_t nnote, note_cap;
	struct str *zero; /* owned; keys that have a row always */
	size_t nzero, zero_cap;

	struct jq *jq;             /* all expressions, or NULL */
	struct agg_values *result; /* by job */
	size_t njobs;
	struct buf results; /* what jq_run gave */
	struct json_scan scan;

	struct table table; /* own: the group */
	struct agg_group **block;
	size_t nblock, block_cap, ngroups, group_size;
	struct agg_group *total;
	struct agg_group **row; /* in order */
	uint64_t record;        /* the number of this one */
	size_t *pick;           /* by key column: which of its values */
	struct buf key;
	struct agg_scratch scratch;
	uint64_t key_out_of_range;

	/* merging */
	bool laid_out;   /* agg_lay_out was called */
	bool open;       /* between the head of a state and its end */
	uint64_t states; /* whole ones */
	uint64_t lines;  /* of the open one */
	struct agg_counts counts;
	struct buf spec, rules; /* of the first state */
};

/* Room for groups: the specification is whole. */
void agg_lay_out(struct agg *a);

/* The group with that key; there must be keys. */
struct agg_group *agg_group_of(struct agg *a, struct str key);

/* Of a state: what was asked for, and its columns. */
void agg_state_spec(const struct agg *a, struct buf *out);

/* A share, from a group and the total. */
void agg_share(const struct agg *a, const struct agg_calc *c,
    const struct agg_group *g, struct buf *out);

/* The i-th group, as they came. */
struct agg_group *agg_group_at(const struct agg *a, size_t i);

#endif

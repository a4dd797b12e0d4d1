/*
 * agg_calc - columns that are computed: what can be asked for, and what each
 * holds of a group
 *
 * A column is read by agg_func.c; agg_acc.c adds values to what a group has of
 * it, and writes what comes of them.
 */
#ifndef WT_AGG_CALC_H
#define WT_AGG_CALC_H

#include <stdint.h>

#include "agg.h"
#include "agg_dict.h"
#include "dec.h"
#include "json.h"
#include "table.h"

/* ---- agg_unseen: plain paths that no record had so far ---- */

struct agg_path {
	struct str expr; /* lent */
	int slot, other; /* other: what does in its place; -1 */
};

struct agg_paths {
	struct agg_path *v;
	size_t n, cap;
};

void agg_paths_add(struct agg_paths *p, struct str expr, int slot, int other);

/* ---- agg_where: conditions that need no libjq ---- */

struct agg_cond;

/* NULL if expr is more than comparisons of plain paths with constants. */
struct agg_cond *agg_cond_new(struct str expr, struct json_paths *want);
void agg_cond_free(struct agg_cond *c);
bool agg_cond_holds(struct agg_cond *c, const struct str *field);
/* Adds its paths, which live as long as c. */
void agg_cond_paths(const struct agg_cond *c, struct agg_paths *to);

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
	bool any;        /* some record gave one that is not null */
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

/* ---- agg_func: a column ---- */

/* FUNC or FUNC(EXPR), with brackets that match.  agg_func.c */
bool agg_function(
    struct agg *a, struct str s, struct agg_calc *c, struct err *e);

void agg_calc_free(struct agg_calc *c);

/* True if a column has an error. */
bool agg_calc_sketch(const struct agg_calc *c);

/* ---- agg_acc: what a group has of a column ---- */

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

#endif

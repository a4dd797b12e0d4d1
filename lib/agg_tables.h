/*
 * agg_tables - many tables in one pass, from a specification
 *
 *	t = agg_tables_new(rules, "wjc", want, &e)
 *	agg_tables_add(t, field, record)         each record
 *	agg_tables_at(t, i)                      its rows: agg_rows, agg_row
 *
 * The file is described in wt-rules(5), TABLES.  Its expressions are plain
 * paths and comparisons of them: libjq would cost more than all else, and a
 * record that it fails on would be in some of the tables only.
 */
#ifndef WT_AGG_TABLES_H
#define WT_AGG_TABLES_H

#include "agg.h"
#include "rules.h"

struct agg_tables;

/*
 * name: a file of rules/tables, or a path, which has a slash or a dot.  What is
 * read of records is added to want.
 */
struct agg_tables *agg_tables_new(struct rules *r, struct str name,
                                  struct json_paths *want, struct err *e);
void agg_tables_free(struct agg_tables *t);

/* True if the record is in at least one of the tables. */
bool agg_tables_add(struct agg_tables *t, const struct str *field,
                    struct str record);

size_t agg_tables_count(const struct agg_tables *t);

/* The i-th, as the file has them.  Lives as long as t. */
struct agg *agg_tables_at(const struct agg_tables *t, size_t i);

/* As agg_left_out, by table. */
void agg_tables_left_out(const struct agg_tables *t, struct buf *out);

#endif

/*
 * law_priv - what the parts of law share
 *
 *	law.c                   a profile, and the files that it names
 *	law_rows.c law_trade.c  lists and approvals; rules of trade
 *	law_cell.c              the cells of all of them
 */
#ifndef WT_LAW_PRIV_H
#define WT_LAW_PRIV_H

#include "law.h"

/* Opens a table of rules/law; the file is owned by l.  NULL with e set. */
struct law_file *law_open(struct law *l, struct rules_in in, struct str name,
    const char *const *columns, struct err *e);

/* Which of n names a cell is, or -1. */
int law_one_of(struct str cell, const char *const *names, size_t n);

/* True of I, II and III. */
bool law_appendix(struct str word, enum grade *g);

/* Cells; false with e set where a cell is none of the kind. */
bool law_grade(const struct tsv *f, struct str cell, bool appendix,
    enum grade *g, struct err *e);
bool law_condition(
    const struct tsv *f, struct str cell, enum condition *c, struct err *e);
bool law_trade_cell(
    const struct tsv *f, struct str cell, enum trade *t, struct err *e);
bool law_day(const struct tsv *f, struct str cell, int32_t otherwise,
    int32_t *day, struct err *e);
bool law_interval(const struct tsv *f, struct str from, struct str to,
    int32_t *first, int32_t *last, struct err *e);
bool law_source(const struct tsv *f, struct str source, struct str verified,
    bool *is, struct err *e);
bool law_number(
    const struct tsv *f, struct str cell, uint32_t *n, struct err *e);

/* The tables. */
bool law_read_rows(struct law *l, struct rules_in in, struct str name,
    enum law_kind kind, struct err *e);
bool law_sort_rows(struct law *l, struct err *e);
bool law_read_trade(
    struct law *l, struct rules_in in, struct str name, struct err *e);
bool law_read_fixed(
    struct law *l, struct rules_in in, struct str name, struct err *e);

#endif

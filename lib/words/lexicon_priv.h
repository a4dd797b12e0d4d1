/* lexicon_priv - what the parts of lexicon share */
#ifndef WT_LEXICON_PRIV_H
#define WT_LEXICON_PRIV_H

#include "lexicon.h"
#include "tsv.h"

/* A kind of table: lexicon_row.c. */
struct lexicon_table {
	const char *name; /* the file's; NULL, at the end: any other */
	const char *const *columns;
	bool (*row)(struct lexicon *, struct tsv *, struct err *);
};

extern const struct lexicon_table lexicon_tables[];

/* The number of a folded word, and of a pattern as a word. */
uint32_t lexicon_key(struct lexicon *l, const struct fold *f);
uint32_t lexicon_pattern_key(struct lexicon *l, struct str pattern);

/* Adds a word (f: folded; flags: of words_add), a pattern, a rule. */
bool lexicon_entry(struct lexicon *l, struct str term, const struct fold *f,
    unsigned flags, struct lexicon_entry entry, struct err *e);
bool lexicon_pattern(struct lexicon *l, struct str pattern,
    struct lexicon_entry entry, struct err *e);
struct lexicon_rule *lexicon_rule_new(struct lexicon *l);

/* What a cell says (lexicon_cell.c): commodities, company, kind, a class. */
bool lexicon_commodities(struct lexicon *l, struct lexicon_rule *r,
    struct tsv *t, struct str cell, struct err *e);
bool lexicon_company(struct lexicon *l, struct lexicon_rule *r, struct tsv *t,
    struct str cell, struct err *e);
bool lexicon_kind(
    struct lexicon_rule *r, struct tsv *t, struct str list, struct err *e);
bool lexicon_class(struct lexicon *l, struct tsv *t, struct str name,
    uint32_t *class, struct err *e);
void lexicon_cells_free(struct lexicon *l);

#endif

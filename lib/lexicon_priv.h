/* lexicon_priv - what the parts of lexicon share */
#ifndef WT_LEXICON_PRIV_H
#define WT_LEXICON_PRIV_H

#include "lexicon.h"

/* A kind of table: lexicon_row.c. */
struct lexicon_table {
	const char *name; /* the file's; NULL, at the end: any other */
	const char *const *columns;
	bool (*row)(struct lexicon *, struct tsv *, struct err *);
};

extern const struct lexicon_table lexicon_tables[];

/* The number of a folded word, and of a pattern as a word. */
uint32_t lexicon_key(struct lexicon *l, struct str term);
uint32_t lexicon_pattern_key(struct lexicon *l, struct str pattern);

/* Adds a word (flags: of words_add), a pattern, a rule. */
bool lexicon_entry(struct lexicon *l, struct str term, unsigned flags,
    struct lexicon_entry entry, struct err *e);
bool lexicon_pattern(struct lexicon *l, struct str pattern,
    struct lexicon_entry entry, struct err *e);
struct lexicon_rule *lexicon_rule_new(struct lexicon *l);

#endif

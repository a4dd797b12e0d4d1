/*
 * lexicon - the words of the trade: rules, traps, company
 *
 * Read from TSV files (wt-rules(5)): rows of words with a commodity, a sign
 * and the company they need; traps, longer words in which a word is not
 * meant; context words, in classes; weights.  All terms go into one set of
 * words.h, so that a record is searched once whatever the number of files.
 *
 * Packs are laid over each other: a row whose id an earlier lexicon_read
 * brought takes the place of that row and its traps; of sign 0, it takes the
 * word out.
 *
 * Faults are "file:line: what, what to do" and refuse the whole lexicon.
 */
#ifndef WT_LEXICON_H
#define WT_LEXICON_H

#include <stdbool.h>
#include <stdint.h>

#include "err.h"
#include "fold.h"
#include "lexicon_set.h"
#include "names.h"
#include "pattern.h"
#include "rules.h"
#include "words.h"

#define LEXICON_ANY UINT32_MAX /* the commodity "*": whatever it is */

enum lexicon_kind {
	LEXICON_RULE,
	LEXICON_TRAP,
	LEXICON_CONTEXT,
	LEXICON_TERM, /* of --term: no commodity, decides alone */
	LEXICON_GONE  /* no term has this number, or another row its place */
};

/* What a term of the set of words is; by its number there. */
struct lexicon_entry {
	enum lexicon_kind kind;
	uint32_t key; /* rule, trap: the folded word it is, or is a trap for */
	uint32_t ref; /* rule, term: into rule[]; context: its class; trap: the
	               * rule whose row has it + 1, or 0 */
};

/* Where a row stands, and what it says for people: lexicon_keep. */
struct lexicon_row {
	struct str term, needs, traps, kind, lang, meaning;
	struct str file;
	size_t line;
};

/* A trap, and a title of titles.tsv, as their rows have them: lexicon_keep. */
struct lexicon_trap {
	struct str text, file;
	size_t line;
	uint32_t key; /* of the word that it guards */
	uint16_t pack;
};

struct lexicon_title {
	struct str label, commodity, title, file;
	size_t line;
	uint16_t pack;
};

/* What a hit needs stands first. */
struct lexicon_rule {
	struct str id;
	const uint32_t *commodity; /* into slugs; LEXICON_ANY */
	uint32_t ncommodity;
	uint32_t needs; /* see lexicon_needs */
	uint32_t taxon; /* that the word tells: see lexicon_taxon */
	char sign;      /* + ? - */
	bool gone;      /* another took its place, or it is taken out */
	bool sound;     /* kind sound: homophones, pinyin, initials */
	bool regex;     /* kind regex: the term is a pattern */
	bool mask;      /* kind mask: though it has but two characters */
	uint16_t pack;  /* the lexicon_read that brought it, from 1 */
	uint32_t nexcept;
	const uint32_t *except;  /* with LEXICON_ANY: but not these */
	struct lexicon_row *row; /* NULL if not kept */
};

/* The company that rows of sign ? need: any of these will do. */
struct lexicon_needs {
	struct lexicon_set classes;
	bool same;     /* another hit of its commodity */
	bool any;      /* any context word, but of wide classes */
	uint32_t slug; /* a hit of that commodity; NAMES_NONE */
};

/* A cell of commodities, which rows are lent. */
struct lexicon_list {
	uint32_t *commodity, *except;
	uint32_t ncommodity, nexcept;
	bool any; /* * is among them */
};

enum lexicon_weight {
	W_TITLE_PLUS,
	W_TEXT_PLUS,
	W_MORE_PLUS,
	W_TITLE_COMPANY,
	W_TEXT_COMPANY,
	W_MORE_COMPANY,
	W_ALONE,
	W_CONTEXT,
	W_MINUS,
	W_MINUS_MOST,
	W_PASS,
	W_COUNT
};

struct lexicon {
	struct words *words;
	struct lexicon_entry *entry; /* by number of the word */
	size_t nentry;
	struct patterns *patterns;        /* words of kind regex */
	struct lexicon_entry *of_pattern; /* by number of the pattern */
	size_t npattern;
	struct lexicon_rule *rule;
	size_t nrule;
	struct names slugs;   /* commodities */
	struct names classes; /* of context words */
	struct lexicon_set
	    wide;          /* classes that only rows that name them need */
	struct names keys; /* folded words */
	int weight[W_COUNT];
	struct lexicon_trap *traps; /* if kept */
	size_t ntrap;
	struct lexicon_title *title; /* if kept */
	size_t ntitle;
	struct lexicon_set class_words; /* classes that have a word */
	/* private */
	struct fold word, trap; /* scratch */
	struct names ids, texts, lists, companies;
	struct lexicon_list *list;   /* by number of the cell, in lists */
	struct lexicon_needs *needs; /* the same, in companies */
	uint32_t *of_id;             /* by number of the id: its rule */
	uint16_t pack;
	bool keep;
	struct buf *faults;
	struct str home; /* the default folder of rules */
	size_t cap_entry, cap_rule, cap_pattern, cap_of_id, cap_trap, cap_title,
	    cap_list, cap_needs;
};

struct lexicon *lexicon_new(void);
void lexicon_free(struct lexicon *l);

/* Rows are kept as they are written; before anything is read. */
void lexicon_keep(struct lexicon *l);

/* From now on a row that is at fault is passed over, and its fault, a line
 * each, appended to faults; for checks. */
void lexicon_faults(struct lexicon *l, struct buf *faults);

/*
 * Reads a file, or the files *.tsv of a folder and of its folder core.
 * traps.tsv, context.tsv, weights.tsv and titles.tsv are told by their names.
 */
bool lexicon_read(
    struct lexicon *l, struct rules *r, const char *path, struct err *e);

/* Adds a plain term, as --term gives it. */
bool lexicon_term(struct lexicon *l, struct str term, struct err *e);

/* Adds a pattern, as --regex gives it. */
bool lexicon_regex(struct lexicon *l, struct str pattern, struct err *e);

/* Adds a term a line; blank lines are passed over. */
bool lexicon_terms(
    struct lexicon *l, struct rules *r, const char *path, struct err *e);

/* Appends a rule as a JSON object and a line feed. */
void lexicon_list(const struct lexicon *l, uint32_t rule, struct buf *b);

/* The company that a rule needs: of plain terms, none. */
const struct lexicon_needs *lexicon_needs(
    const struct lexicon *l, const struct lexicon_rule *r);

/* The taxon that a rule tells; or empty. */
struct str lexicon_taxon(const struct lexicon *l, const struct lexicon_rule *r);

/* To be called once, when everything is read. */
void lexicon_build(struct lexicon *l);

#endif

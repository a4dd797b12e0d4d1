/*
 * match_priv - what the parts of match share
 *
 *	match          looks into the fields of a record: words and patterns,
 *	                 without those that stand within longer ones or traps
 *	match_found    what these find in a text, in its order
 *	match_company  which of these hits count in company only, and have none
 *	match_score    what the rest weighs for each commodity
 *	match_write    the value of the key `match`
 *
 *	match_job      the files and options of wt-match, made ready
 *	match_check    --check-rules: a pack held against itself
 *	match_show, match_explain   the same hits, for people
 *
 * All of struct match is of the record at work and is cleared, not freed, by
 * match_begin(), but for what is by slug, key or rule.  Texts of hits are kept
 * as places in m->texts and m->fields, which grow while hits are found.
 */
#ifndef WT_MATCH_PRIV_H
#define WT_MATCH_PRIV_H

#include "match.h"

/* Tricks by which a word is guessed rather than read. */
#define MATCH_GUESS \
	(HOW_MASK | HOW_INITIALS | HOW_PINYIN | HOW_HOMOPHONE | HOW_INSERTED)

/* Tricks by which a word is written with other characters. */
#define MATCH_DISGUISE (MATCH_GUESS | HOW_EMOJI | HOW_RADICAL)

struct hit {
	uint32_t rule, key;
	uint32_t start, end, how;
	uint32_t told;        /* of how: what a disguised word there told */
	uint32_t field;       /* into fields */
	uint32_t text, ntext; /* into texts */
	bool title;
	bool company; /* a `?` that has what it needs */
	enum words_weak weak;
	bool gone;
};

/* What speaks for one commodity. */
struct tally {
	uint32_t slug;
	int base;                        /* of its best hit */
	int plus, company, alone, minus; /* different rules */
	int minus_text; /* of the minus, those not in the title */
	bool title;     /* named in the title, and not alone */
	size_t first;   /* its first hit that counts */
	int score;
};

struct place {
	uint32_t at, n;
};

/* A word or a pattern found in a value. */
struct found {
	const struct lexicon_entry *e;
	uint32_t start, end, how;
	bool pattern;
	enum words_weak weak;
};

struct match {
	const struct lexicon *l;
	uint32_t tricks;
	struct words_search search;
	struct pattern_search patterns;
	struct hit *hit;
	size_t nhit, cap_hit;
	struct buf fields, texts, value, path;
	struct place *field;
	size_t nfield, cap_field;
	struct lexicon_set classes; /* of context words seen */
	bool terms;
	bool full;           /* more hits than are taken */
	struct tally *tally; /* commodities with a hit */
	size_t ntally, cap_tally;
	uint32_t *of_slug;   /* by slug: its place in tally + 1 */
	uint64_t *trap_end;  /* by key: serial << 32 | end of its traps */
	uint64_t *rule_seen; /* by rule: the record that counted it */
	uint64_t record;
	uint32_t serial;    /* of the value searched */
	struct buf heads;   /* what hits begin with, in JSON */
	struct place *head; /* by rule: in heads; n 0: not made yet */
	struct buf quoted;  /* the field of the hit being written */
	/* for people only: match_keep */
	bool keep;
	struct buf wholes; /* the texts of the fields with something in them */
	struct place *whole; /* by field: its text */
	size_t cap_whole;
	struct buf notes, company; /* what is no hit, context words */
};

/* Does it count only in company? */
bool match_is_doubtful(const struct match *m, const struct hit *h);

/* Is the commodity one of the rule's? */
bool match_speaks_of(const struct lexicon_rule *r, uint32_t slug);

/* Has it company? */
bool match_has_company(const struct match *m, const struct hit *h);

/* Hits of the value just searched, from the first on: one that is disguised
 * gives way where a word stands as it is. */
void match_settle(struct match *m, size_t first);

/* Weak hits without company are none. */
void match_drop_weak(struct match *m);

/* The next word or pattern found in the value just searched, by start, then
 * longest first; false behind the last. */
bool match_found(
    const struct match *m, size_t *word, size_t *pattern, struct found *f);

/* Appends the text of what was found in it. */
void match_cut(const struct match *m, const struct found *f, struct buf *out);

/* Notes what was found in the value just searched and is no hit. */
void match_note(struct match *m);

/* How many rules are counted against a commodity. */
int match_minus(const struct tally *t);

/* The id of a pattern. */
struct str match_pattern_id(const struct match *m, uint32_t pattern);

#endif

/*
 * redact_priv - text as the finders of redact see it
 *
 * Items: the folded characters of a text, and what folding drops, as plain
 * punctuation; zero-width characters and marks are not there at all.
 */
#ifndef WT_REDACT_PRIV_H
#define WT_REDACT_PRIV_H

#include "fold.h"
#include "names.h"
#include "redact.h"
#include "redact_key.h"

struct redact_item {
	uint32_t c;  /* the folded unit, or the character */
	uint32_t at; /* its code point in the text */
	bool letter; /* a unit: a letter or digit of any script */
};

/* As cues.tsv has them. */
enum redact_cue_what {
	CUE_ID,
	CUE_RUN,
	CUE_CHAR,
	CUE_NAME,
	CUE_PHONE,
	CUE_NONE
};

struct redact_cue {
	uint16_t *unit; /* owned */
	size_t n;
	enum redact_cue_what what;
};

struct redact_cues {
	struct redact_cue *cue;
	size_t n, cap;
	uint8_t first[0x10000 / 8]; /* bits: units that one begins with */
	struct names mail, top;     /* as hosts.tsv has them */
	struct names under;         /* as sites/under.tsv has them */
};

struct redact_work {
	struct redact_item *v;
	size_t n, cap;
	struct fold fold;
	struct fold_map map;
	struct buf value;               /* of what is being read */
	struct redact_cues own;         /* names of this record's seller */
	const struct redact_cues *cues; /* of the rules */
};

/* The items of a text. */
void redact_items(struct redact_work *w, struct str text);

/* A span from item i to before item j; its value is w->value. */
void redact_put(
    struct redact_found *f, size_t i, size_t j, enum redact_kind kind);

/* The item behind a pseudonym at item i, or i. */
size_t redact_done(const struct redact_work *w, size_t i);

/* The digit of an item, Chinese ones too, or -1. */
int redact_digit(const struct redact_item *it);

/* A letter or digit of ASCII. */
static inline bool
redact_latin(const struct redact_item *it)
{
	return (it->c >= 'a' && it->c <= 'z') || (it->c >= '0' && it->c <= '9');
}

/* ---- redact_number.c, redact_mail.c: each tries at item i; the item behind
 * what was found, or i ---- */

size_t redact_phone(struct redact_found *f, size_t i);
/* A number behind the word telephone, which goods are called, too. */
size_t redact_called(struct redact_found *f, size_t i);
size_t redact_mail(struct redact_found *f, size_t i);
size_t redact_page(struct redact_found *f, size_t i);

/* ---- redact.c, for redact_row.c and redact_place.c ---- */

/* A part of a text that became a pseudonym: code points, old and new. */
struct edit {
	size_t field; /* number of the text */
	size_t start, end, length;
};

/* A text with edits: its path, and what it is now. */
struct field {
	size_t path, npath, text, ntext; /* in pool */
};

struct redact {
	struct redact_key *key;
	struct redact_cues *cues;
	struct redact_found found;
	struct fold fold;
	struct buf sellers; /* of this record, one a line */
	struct edit *edit;
	size_t nedit, edit_cap;
	struct field *field;
	size_t nfield, field_cap;
	struct buf pool, path, old, new, scratch;
	bool recording; /* edits are noted */
	bool rows;      /* the names looked for are those of the rows */
	struct names sellers_of, items_of; /* columns of rows */
	struct names known;                /* sellers, for rows */
};

/* ---- redact_value.c ---- */

/* Whether an object's member of this key is a contact. */
bool redact_is_contact(struct redact *r, struct str key);

/* All scalars of a value as pseudonyms; what: NULL, text. */
void redact_value(
    struct redact *r, const char *what, struct str span, struct buf *out);

/*
 * What a tool added to a record: its hits or claims (the member where, or
 * absent) at the places they have now, the members named in texts (up to
 * NULL) as pseudonyms, the others as they are.
 */
void redact_tool(struct redact *r, struct str span, struct str where,
    const char *const *texts, struct buf *out);

/* The key of a member as text. */
void redact_name(struct redact *r, struct str span, struct buf *out);

/* An id: its platform stays. */
void redact_id(struct redact *r, struct str span, struct buf *out);

/* Appends the names in a .seller, a line each. */
void redact_sellers(struct buf *names, struct str seller);

#endif

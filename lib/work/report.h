/*
 * report - rows of tables, as wt-agg writes them, into a document
 *
 *	report_add(r, line)       each row
 *	report_ready(r)           when all are there
 *	report_text(r, out) ...   one of the formats
 *
 * Rows with the same `table` are a table; so are all rows without one.  A row
 * with "row":"head" says what its table is called (title, notes), which of its
 * columns are keys, and by which expressions an advert gives them (by, names,
 * calc, where): tables with and without a head are shown alike.  A row with
 * "row":"total" is shown as such.
 *
 * Columns stand in the order in which they first occur; a row that lacks one
 * has an empty cell there.  Nothing of a cell is lost or changed in CSV and
 * TSV; the formats for readers show names for slugs (report_words.c), shares
 * as per cent, and numbers of more than four decimals rounded.
 */
#ifndef WT_REPORT_H
#define WT_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "err.h"
#include "json.h"
#include "rules.h"
#include "str.h"

enum report_kind {
	REPORT_WORD,   /* strings, or a mixture */
	REPORT_NUMBER, /* numbers and nothing else */
	REPORT_SHARE   /* numbers from 0 to 1 that are parts of a whole */
};

/* What a value of a key, or a pattern with *, is called.  Owned. */
struct report_named {
	struct str value, name;
};

struct report_col {
	struct str name; /* owned */
	struct str expr; /* owned: which value of an advert it is; or absent */
	enum report_kind kind;
	bool key;
	bool whole;     /* all numbers are whole */
	bool has_names; /* only values with a name are in the table: */
	struct report_named *named;
	size_t nnamed, named_cap;
};

struct report_row {
	char *text;       /* owned: the line */
	struct str *cell; /* owned: by column, spans of text, or absent */
	size_t ncell;
	bool total;
	bool closed;      /* which adverts are behind it cannot be told */
	uint32_t *advert; /* owned: the adverts behind its figures */
	size_t nadvert, advert_cap;
};

struct report_table {
	struct str name;  /* owned; absent: of rows without a table */
	struct str title; /* owned, or absent */
	struct str where; /* owned, or absent */
	struct str pivot; /* owned: the key whose values are columns */
	struct str calc;  /* owned: {"column":"function"}, or absent */
	struct str *note; /* owned */
	size_t nnote, note_cap;
	struct report_col *col;
	size_t ncol, col_cap;
	struct report_row *row;
	size_t nrow, row_cap;
	bool keyed;    /* its head named the keys */
	bool head;     /* there was one */
	bool having;   /* rows may have been left out */
	bool opens;    /* adverts were held against its keys */
	size_t differ; /* rows whose figures are not those of the adverts */
};

struct report_words;

struct report {
	struct report_table *table;
	size_t ntable, table_cap;
	struct str title; /* lent; absent: none */
	struct report_words *words;
	/* private */
	const char **only; /* lent: names of the tables that are wanted */
	size_t nonly;
};

/* Only tables of these names, unless n is 0; lent. */
void report_only(struct report *r, const char **names, size_t n);

/* A row, a sound object.  False if its table is not wanted. */
bool report_add(struct report *r, struct str line);

/* When all rows are there: what the columns are. */
void report_ready(struct report *r);
void report_free(struct report *r);

/* The column of that name, or -1. */
int report_col(const struct report_table *t, struct str name);

/* The cell of that column, or absent. */
static inline struct str
report_cell(const struct report_row *row, size_t col)
{
	return col < row->ncell ? row->cell[col] : STR_NONE;
}

/* ---- what values of a key are called: report_names.c ---- */

/* pairs: [["a.b-*","name"],...], of a head. */
void report_names(struct report_col *c, struct str pairs);

/* The name of a value, a decoded string; absent: it has none. */
struct str report_named(const struct report_col *c, struct str value);
void report_names_free(struct report_col *c);

/* ---- words: report_words.c ---- */

/* Names for slugs, in a language (en, zh), from rules/report/words.tsv and the
 * lists of commodities and products. */
struct report_words *report_words_new(
    struct rules *rules, struct str lang, struct err *e);
void report_words_free(struct report_words *w);

/* The word for a name of that kind (column, text, or the name of a column for
 * its values); the name itself where there is none.  w may be NULL. */
struct str report_word(
    const struct report_words *w, struct str kind, struct str name);

/* The language: en or zh. */
struct str report_lang(const struct report_words *w);

/* Appends what a reader sees in a cell: UTF-8, that may hold anything a page
 * held.  Empty for absent and null.  Lists as "a; b", objects as "name: a,
 * name: b".  thousands: 4297 as 4,297. */
void report_show(const struct report *r, const struct report_col *c,
    struct str cell, bool thousands, struct buf *out);

/* Appends text with what a terminal or a reader would be misled by (control
 * and bidirectional characters) made visible: \x1b, \u202e. */
void report_visible(struct str text, struct buf *out);

/* The same as HTML, nothing of it a tag. */
void report_visible_html(struct str text, struct buf *out);

/* Appends c as HTML writes what else would be taken for HTML; false if it would
 * not. */
bool report_html_char(char c, struct buf *out);

/* Appends what the table is called: its title, else its name, else "". */
void report_caption(const struct report_table *t, struct buf *out);

/* ---- formats ---- */

void report_text(const struct report *r, struct buf *out);
void report_markdown(const struct report *r, struct buf *out);

/* All tables as one rectangle; sep is a comma or tab.  excel: for people who
 * open it there: BOM, CR LF, and no cell that it would compute. */
void report_csv(const struct report *r, char sep, bool excel, struct buf *out);

#endif

/*
 * sql_priv - what the parts of sql share
 */
#ifndef WT_SQL_PRIV_H
#define WT_SQL_PRIV_H

#include "sql.h"

/* The columns of a CREATE TABLE: spans of the text. */
struct sql_table {
	struct str name, body;
};

bool sql_blank(char c);
bool sql_opens_quote(char c);

/* Behind blanks and comments. */
size_t sql_pass_blank(struct str s, size_t at);

/* The word at *at, which is moved behind it; empty if there is none. */
struct str sql_word(struct str s, size_t *at);

/* Behind the string or quoted name that begins at `at`. */
size_t sql_pass_quoted(struct str s, size_t at, bool plain);

/* Behind the end of the statement: a semicolon, or where a line inserts. */
size_t sql_pass_statement(const struct sql *s, size_t at);

/* Behind the bracket that closes the one at `at`. */
size_t sql_pass_bracket(const struct sql *s, size_t at);

/* The name at *at, of which the last part counts: `db`.`table`. */
struct str sql_name(const struct sql *s, size_t *at);

/* Passes the word at *at, behind blanks; false if another thing stands there.
 */
bool sql_take(const struct sql *s, size_t *at, struct str word);

/* Behind CREATE: notes where the columns of a table stand. */
void sql_create(struct sql *s, size_t at);

/* The columns in brackets at `at`, if any, with what CREATE TABLE said of
 * them: behind them. */
size_t sql_columns(struct sql *s, size_t at);

/* Adds a cell, of what s->cells has from `from` on; or an absent one. */
void sql_cell(struct sql *s, bool there, size_t from);

/* Reads the row of values in the bracket at s->at; false if it has no end. */
bool sql_values(struct sql *s);

/* The line at s->at; false if it is the last, which has no row, or cut. */
bool sql_line(struct sql *s);

#endif

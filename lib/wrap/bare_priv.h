/*
 * bare_priv - what the parts of bare share
 *
 * Each takes data out of what one kind of program wrote around it: a call, a
 * log, a dict of Python, a list of redis-cli, a reply in a string.  They append
 * JSON, a value a line, and return false where the text is of another kind.
 * Nothing is told here: a value that does not end is left for the reader.
 */
#ifndef WT_BARE_PRIV_H
#define WT_BARE_PRIV_H

#include "bare.h"

/* True if a few lines of words stand before a value that begins in the first
 * half of the text, as programs print what they got: page 1: {'data': [...]} */
bool bare_headed(struct str text);

/* Appends the JSON of each line of 1) "{\"id\":7}", as redis-cli shows a list,
 * a line each, and what is none as it stands, that it is told as such; false if
 * the first line is none. */
bool bare_listed(struct str text, struct json_scan *scan, struct buf *out);

/* How values are looked for in others, and where they go. */
struct bare_search {
	struct json_scan *scan;
	const struct bare_names *names;
	struct buf *out;
};

/* Appends the JSON that texts anywhere in a value hold, a line each, as logs of
 * systems keep what a program said; false if there is none. */
bool bare_deep(const struct bare_search *q, struct str value);

/* True if s begins with 2024-05-06 or 08:00:01, and no cell of a table is
 * behind it; with a level of a log, INFO. */
bool bare_begins_time(struct str s);
bool bare_begins_level(struct str s);

/* Behind the name of what is called, a.$b, at `at`; `at` if there is none. */
size_t bare_pass_name(struct str s, size_t at);

/* What is in the brackets of a call, name(...); absent if s is none. */
struct str bare_called(struct str s);

/* Without what ends a statement: blanks, brackets, semicolons. */
struct str bare_without_end(struct str s);

/* Without what is to catch its errors: try{name(...);}catch(e){...}. */
struct str bare_without_catch(struct str s);

/* Appends a value of JSON as a line. */
void bare_add_value(struct str value, struct buf *out);

/* Makes what out has from `from` on one line: in JSON the ends of lines are
 * blanks. */
void bare_join(struct buf *out, size_t from);

/* True if a page begins with s. */
bool bare_page_begins(struct str s);

#endif

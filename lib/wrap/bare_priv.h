/* bare_priv - what the parts of bare share */
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

/* Appends the JSON that texts anywhere in a value hold, a line each, as logs of
 * systems keep what a program said; false if there is none. */
bool bare_deep(struct str value, struct json_scan *scan, struct buf *out);

/* True if s begins with 2024-05-06 or 08:00:01, and no cell of a table is
 * behind it; with a level of a log, INFO. */
bool bare_begins_time(struct str s);
bool bare_begins_level(struct str s);

/* True if a page begins with s. */
bool bare_page_begins(struct str s);

#endif

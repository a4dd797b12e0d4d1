/*
 * extract_rows - values of an export or dump that stand one behind the other
 *
 *	if (extract_rows_like(x, text, ROW_LINES))
 *		extract_rows_take(x, text, ROW_LINES);
 *
 * Rows are objects under usual names (dump.h).  Lines that say what
 * Elasticsearch is to do with the row behind them,
 * {"index":{"_index":"goods"}}, are passed over.  A row that is no JSON is told
 * (extract_odd), and costs only itself.
 */
#ifndef WT_EXTRACT_ROWS_H
#define WT_EXTRACT_ROWS_H

#include "extract_priv.h"

enum extract_rows {
	ROW_LINES, /* a line each; RFC 7464 too */
	ROW_VALUES /* with a comma, blanks or nothing between */
};

/* True if the first rows are objects, and half of them adverts.  The first line
 * may be damaged, if those behind it are objects. */
bool extract_rows_like(
    struct extract *x, struct str text, enum extract_rows how);

/* True of such lines if the bracket that the first begins with is damaged:
 * z"id":... */
bool extract_rows_headless(struct extract *x, struct str text);

/* Takes those that are adverts; text may end inside the last.  Returns what is
 * behind them; absent at the end. */
struct str extract_rows_take(
    struct extract *x, struct str text, enum extract_rows how);

/* Takes the adverts of a list of which a row is no JSON, or that was cut: of
 * the first such list near the start.  False if there is none. */
bool extract_rows_sound(struct extract *x, struct str text);

#endif

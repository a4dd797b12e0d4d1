/*
 * doubled - JSON whose backslashes the client of MySQL has doubled
 *
 *	{"title":"\\"horn\\" comb"}
 *	{"title":"\"horn\" comb"}
 *
 * as it does without --raw.  Source: mysql(1).
 */
#ifndef WT_DOUBLED_H
#define WT_DOUBLED_H

#include <stdbool.h>

#include "buf.h"
#include "json.h"
#include "str.h"

/* Appends it with single ones; false, with nothing appended, if its first line
 * is sound as it is, or not sound without them either. */
bool doubled_json(struct str text, struct json_scan *scan, struct buf *out);

#endif

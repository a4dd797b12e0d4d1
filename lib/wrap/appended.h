/*
 * appended - a database of NeDB: lines of JSON, to which each change adds one
 *
 *	{"title":"a","price":5,"_id":"k3Bq9ZxW0aPmR7tY"}
 *	{"title":"a","price":6,"_id":"k3Bq9ZxW0aPmR7tY"}   it costs 6 now
 *	{"$$deleted":true,"_id":"k3Bq9ZxW0aPmR7tY"}        and is gone
 *	{"$$indexCreated":{"fieldName":"url"}}
 *
 * Source: github.com/louischatriot/nedb, "Persistence".
 */
#ifndef WT_APPENDED_H
#define WT_APPENDED_H

#include <stdbool.h>

#include "buf.h"
#include "json.h"
#include "str.h"

/* Appends the lines that hold what there is at last; false, with nothing
 * appended, if text is no such database, or all of its lines do. */
bool appended_text(struct str text, struct json_scan *scan, struct buf *out);

#endif

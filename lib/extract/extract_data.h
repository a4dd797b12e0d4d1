/*
 * extract_data - one definition on data that a page is, or has
 *
 * Data is JSON, or JavaScript that can be read as such.  Where it stands the
 * others know: extract_try of the page as a whole, extract_script of what is in
 * it.  With script, data is what script_find gave: it goes to the end of the
 * page, and is set to the value that it begins with.
 */
#ifndef WT_EXTRACT_DATA_H
#define WT_EXTRACT_DATA_H

#include "extract_priv.h"
#include "script.h"

/* Scans JSON for these paths into x->scan; false with x->got.why set if it is
 * none. */
bool extract_data_scan_value(struct extract *x, const struct json_paths *paths,
    struct str *data, struct script *script);

/* Scans data for the paths that the definition wants of a page.  Of JavaScript
 * *data is then JSON, lent until the next. */
bool extract_data_scan(
    struct extract *x, struct str *data, struct script *script);

/* Tries the definition on data that was scanned, or, if absent, on the page's
 * elements; true if that gives adverts, or rightly none. */
bool extract_data_rows(struct extract *x, struct str data);

/* The same of data that is to be scanned first. */
bool extract_data(struct extract *x, struct str data, struct script *script);

#endif

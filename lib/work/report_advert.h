/*
 * report_advert - one advert as it is shown: words marked, status, place
 *
 * Appended as a JSON object for the script of the page, or as HTML for readers
 * without scripts:
 *
 *	t  parts of the title: "text" or ["text", sign, tricks, rules]
 *	x  other fields with hits: [name, parts]
 *	f  lines: price, seller, day; status, list, condition
 *	s  where it is archived
 */
#ifndef WT_REPORT_ADVERT_H
#define WT_REPORT_ADVERT_H

#include "report.h"

/* line: the advert as it was given, a sound object. */
void report_advert_json(
    const struct report *r, struct str line, struct buf *out);
void report_advert_html(
    const struct report *r, struct str line, struct buf *out);

#endif

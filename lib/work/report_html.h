/*
 * report_html - the document as one HTML file that needs nothing else
 *
 * No network, no inline handlers, no text of a page anywhere but as text: a
 * content security policy allows the style and the script of rules/report by
 * their hashes and nothing else.  Without scripts a figure leads to a list of
 * its adverts in the page.
 *
 * At its end the document says what it was made from.
 */
#ifndef WT_REPORT_HTML_H
#define WT_REPORT_HTML_H

#include "report.h"
#include "report_adverts.h"
#include "report_made.h"

/* False with e set where a file of rules/report cannot be read. */
bool report_html(const struct report *r, const struct report_adverts *a,
    const struct report_made *made, struct rules *rules, struct buf *out,
    struct err *e);

#endif

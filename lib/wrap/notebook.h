/*
 * notebook - what the cells of a Jupyter notebook gave, as a page
 *
 *	{"cells":[{"outputs":[{"data":{"text/html":["<table ...",...]}}]}],
 *	 "nbformat":4}
 *
 * That is how programs of pandas leave the tables they made, where they were
 * written and run in a browser.  The older form has the cells in "worksheets",
 * and "html" in place of "data".
 *
 * Source: nbformat.readthedocs.io.
 */
#ifndef WT_NOTEBOOK_H
#define WT_NOTEBOOK_H

#include <stdbool.h>

#include "buf.h"
#include "json.h"
#include "str.h"

/* Appends the HTML of all cells as one page; if there is none, what they
 * printed, as text.  False, and maybe half of it, if text is no notebook, or
 * its cells gave nothing. */
bool notebook_page(struct str text, struct json_scan *scan, struct buf *out);

/* True if pandas left out rows of a frame that the page shows: a row of it has
 * ... for the number of the row. */
bool notebook_is_short(struct str page);

#endif

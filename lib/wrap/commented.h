/*
 * commented - HTML that a page keeps in comments, until its program shows it
 *
 *	<code id="list" style="display:none"><!-- <ul><li>Comb</ul> --></code>
 *
 * So Tieba kept its lists, and Facebook most of its pages.
 */
#ifndef WT_COMMENTED_H
#define WT_COMMENTED_H

#include <stdbool.h>

#include "buf.h"
#include "str.h"

/* Appends the page with blanks in place of what such HTML stands in; false, and
 * nothing, if there is none. */
bool commented_page(struct str page, struct buf *out);

#endif

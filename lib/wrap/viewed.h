/*
 * viewed - the source of a page as a browser shows it, saved as a page
 *
 *	<td class="line-number" value="1"></td><td class="line-content">
 *	<span class="html-tag">&lt;html&gt;</span></td>
 *
 * or as it is written within another one: &lt;html&gt;
 */
#ifndef WT_VIEWED_H
#define WT_VIEWED_H

#include <stdbool.h>

#include "buf.h"
#include "str.h"

/* Appends the page whose source this one shows; false, and nothing, if it is a
 * page of its own. */
bool viewed_source(struct str page, struct buf *out);

/* True of what is no page, and whose elements have the sources of two or more,
 * one near its begin, as rows of XML that keep pages have:
 * <html>&lt;!doctype html... */
bool viewed_several(struct str text);

#endif

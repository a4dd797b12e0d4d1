/*
 * linked - links in lines of Markdown, as a page
 *
 *	- [a comb](https://jd.example/7.html) 58
 *	<li><a href="https://jd.example/7.html">a comb</a> 58</li>
 *
 * Source: commonmark.org (Links).
 */
#ifndef WT_LINKED_H
#define WT_LINKED_H

#include <stdbool.h>

#include "buf.h"
#include "str.h"

/* Appends the lines of text that have links, each as a part of a list; false,
 * with nothing appended, if there are less than two. */
bool linked_page(struct str text, struct buf *out);

#endif

/*
 * colored - a text as a terminal was told to show it, without what colours it
 *
 *	\033[31mtitle\033[39m	title
 *	\033]8;;https://a.example/7\033\\comb\033]8;;\033\\	comb
 *
 * What programs write that take a file for a terminal: jq -C, cli-table, the
 * log of a container.  Sources: ECMA-48, console_codes(4).
 */
#ifndef WT_COLORED_H
#define WT_COLORED_H

#include <stdbool.h>

#include "buf.h"
#include "str.h"

/* Appends the text without its escapes; false, and nothing, if it has none, or
 * is a page. */
bool colored_text(struct str text, struct buf *out);

#endif

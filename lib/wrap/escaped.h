/*
 * escaped - a page that a program wrote as its language shows a text
 *
 *	<html>\n<title>\u89d2</title>     encode('unicode_escape')
 *	b'<html>\n<title>\xe8\xa7\x92'    str() of bytes
 *	'<html>\n<title>角'               repr() of a text
 *	['<li>\n角梳</li>', '<li>...']    and of a list of such
 *
 * All of it is one line then.  Pages that a program made small are that too,
 * and have such signs in their scripts: so one must stand right behind a tag
 * that is of no script, and without quotes all has to be ASCII.
 *
 * Source: docs.python.org (codecs: unicode_escape; repr).
 */
#ifndef WT_ESCAPED_H
#define WT_ESCAPED_H

#include <stdbool.h>

#include "buf.h"
#include "str.h"

enum escaped {
	ESCAPED_NOT,
	ESCAPED_TEXT,  /* what came out is UTF-8 */
	ESCAPED_BYTES, /* it is whatever the page was */
	ESCAPED_CUT    /* and the quote at its end is missing: it was cut */
};

/* Appends the page that s is, if it is one; else nothing. */
enum escaped escaped_page(struct str s, struct buf *out);

/* Appends what s stands for; bytes: \xe8 is a byte, else a code point. */
void escaped_undo(struct str s, bool bytes, struct buf *out);

#endif

/*
 * charset_priv - what charset.c and charset_bytes.c share: encodings by their
 * numbers, and what bytes show of theirs, whatever is said of them
 *
 * An encoding is told by where its letters stand and what stands beside them,
 * never by which words are common: that fails on titles of a few letters.  Each
 * trait was chosen so that Chinese, which most pages are, does not have it.
 */
#ifndef WT_CHARSET_PRIV_H
#define WT_CHARSET_PRIV_H

#include "charset.h"

/* Those that have a number in the code. */
enum {
	UTF8,
	GB,
	BIG5,
	LATIN,
	UTF16LE,
	UTF16BE,
	CYRILLIC,
	SJIS,
	EUCJP,
	KOREAN,
	THAI,
	CENTRAL,
	UTF32LE,
	UTF32BE,
	TURKISH,
	KOI8
};

/* What the marks at its beginning make it, which are taken off; or -1. */
int charset_marked(struct str *bytes);

/* UTF-16 without a mark: a fourth of its units at least are ASCII's, whose
 * NULs stand all on one side; or -1. */
int charset_unmarked(struct str bytes);

/* True if bytes can only be meant as UTF-8 though some are not: long sequences
 * outnumber the faults by far.  In text of another encoding a sequence of three
 * bytes is well formed by chance only. */
bool charset_nearly_utf8(struct str bytes);

/* What is plainly European, Thai, Japanese or Korean; or -1. */
int charset_plain(struct str bytes);

#endif

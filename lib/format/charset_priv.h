/*
 * charset_priv - what the parts of charset share: encodings by their numbers,
 * and what bytes show of theirs, whatever is said of them
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
	KOI8,
	GREEK,
	ARABIC,
	HEBREW,
	RUSSIAN, /* ISO-8859-5 */
	DOS,     /* IBM866 */
	JIS      /* ISO-2022-JP */
};

/* What the marks at its beginning make it, which are taken off; or -1. */
int charset_marked(struct str *bytes);

/* UTF-16 without a mark (see wide.h).  ISO-2022-JP: its escapes, and
 * ASCII.  Or -1. */
int charset_unmarked(struct str bytes);

/* True if bytes can only be meant as UTF-8 though some are not: long sequences
 * outnumber the faults by far.  In text of another encoding a sequence of three
 * bytes is well formed by chance only. */
bool charset_nearly_utf8(struct str bytes);

/* True if some lines are UTF-8, and the others GB18030, as files are that two
 * programs wrote one behind the other; and whether a line of such is UTF-8. */
bool charset_mixed(struct str bytes);
bool charset_is_utf8_line(struct str line);

/* What is plainly European, Thai, Japanese or Korean; or -1. */
int charset_plain(struct str bytes);

/* GB or BIG5 if nearly all letters are of its common ones, and of the other's
 * many are not; or -1. */
int charset_hanzi(struct str bytes);

/* True if bytes are letters of GB18030, with many beyond GB 2312 that are none
 * of BIG5 or LATIN, which is said: traditional ones, and those of four bytes.
 */
bool charset_gb_beyond(struct str bytes, int said);

/* Of these, languages of Latin letters, and scripts that have a byte a letter;
 * or -1. */
int charset_latin(struct str bytes);
int charset_letters(struct str bytes);

#endif

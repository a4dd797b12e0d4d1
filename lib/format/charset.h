/*
 * charset - a page's bytes as UTF-8
 *
 * What a page says of its encoding is often wrong, in both directions, so
 * the bytes are asked before the labels.  The first that holds:
 *
 *	an option; a byte order mark; the bytes are UTF-8 (or are but for
 *	stray bytes, or line by line, and the other lines GB18030), or plainly
 *	UTF-16 or ISO-2022-JP; the HTTP header, or
 *	the page's own <meta>, unless they say GB18030, Big5 or windows-1252
 *	and nearly all letters are common ones of another of the first two,
 *	or they say one of the others, and letters are GB18030's that it has
 *	not; or windows-1252, and it is plainly none of Europe;
 *	languages of Latin letters, if bytes above ASCII stand alone beside
 *	letters, most as windows-1252, and 1250 or 1254 if they have letters
 *	of their own; Cyrillic, Greek, Hebrew and Arabic, if they are words of
 *	such letters; Thai, if its marks stand where they may; Shift_JIS and
 *	EUC-JP, if many are kana; EUC-KR, if nearly all are its syllables;
 *	GB18030; Big5
 *
 * All labels of the GB family are read as GB18030, which holds the others
 * (WHATWG Encoding); a lone 0x80 is then the euro sign, as GBK had it.  Bytes
 * that are no character become U+FFFD: nothing is left out.
 *
 * Detectors by statistics of words are not used: on a title of 8 to 24 bytes
 * they guess wrong.  Conversion is by iconv(3), whose only user this is.
 */
#ifndef WT_CHARSET_H
#define WT_CHARSET_H

#include <stdbool.h>
#include <stddef.h>

#include "str.h"

enum charset_how {
	CHARSET_OPTION,
	CHARSET_BOM,
	CHARSET_BYTES, /* they are UTF-8, or UTF-16 */
	CHARSET_HTTP,
	CHARSET_META,
	CHARSET_GUESS
};

/* What came out. */
struct charset_text {
	struct str text;  /* UTF-8; lent until the next charset_decode, or
	                   * the very bytes that were given */
	const char *name; /* utf-8, gb18030, big5, windows-1252 ... */
	enum charset_how how;
	size_t bad; /* bytes that are no character */
};

struct charset;

struct charset *charset_new(void);
void charset_free(struct charset *c);

/* option and http are labels and may be absent. */
void charset_decode(struct charset *c, struct str bytes, struct str option,
    struct str http, struct charset_text *t);

/* True if the label names an encoding that can be read. */
bool charset_known(struct str label);

/* Why that encoding, for people. */
const char *charset_why(enum charset_how how);

#endif

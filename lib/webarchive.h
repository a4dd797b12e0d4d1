/*
 * webarchive - a page with all that belongs to it in one file, as Safari saves
 * it: .webarchive
 *
 * A binary property list (bplist00, as Apple's CFBinaryPList.c has it): a
 * dictionary, whose WebMainResource is one with the page's bytes, address and
 * encoding.  What belongs to the page is not given.  It does not
 * say when it was saved.
 */
#ifndef WT_WEBARCHIVE_H
#define WT_WEBARCHIVE_H

#include "str.h"

/* All lent from the file; or absent, but for the body. */
struct webarchive {
	struct str url;
	struct str charset;
	struct str body;
};

enum webarchive_what {
	WEBARCHIVE_NONE, /* another kind of file */
	WEBARCHIVE_PAGE,
	WEBARCHIVE_OTHER, /* a property list that is none */
	WEBARCHIVE_HOLDS, /* the same, and a page or reply is among its texts */
	WEBARCHIVE_UNSOUND /* it is cut, or names no page that is there */
};

/* w is set for WEBARCHIVE_PAGE. */
enum webarchive_what webarchive_read(struct str file, struct webarchive *w);

#endif

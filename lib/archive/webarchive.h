/*
 * webarchive - a page with all that belongs to it in one file, as Safari saves
 * it: .webarchive
 *
 * A binary property list (bplist00, as Apple's CFBinaryPList.c has it): a
 * dictionary, whose WebMainResource is one with the page's bytes, address and
 * encoding.  Its WebSubframeArchives are such dictionaries themselves, of the
 * pages in its frames; what else belongs to the page is not given.  It does not
 * say when it was saved.  Or the same list as XML, with bytes in base64, as
 * plutil -convert xml1 writes it.
 *
 *	if (webarchive_read(file, &w) == WEBARCHIVE_PAGE)
 *		while (webarchive_frame(file, w.body.p, &w))
 *			...
 */
#ifndef WT_WEBARCHIVE_H
#define WT_WEBARCHIVE_H

#include <stdbool.h>

#include "str.h"

#define WEBARCHIVE_FRAMES 256 /* that are looked at, four deep */
#define WEBARCHIVE_LEVELS 32  /* of XML, in each other */

/* How far XML was looked through. */
struct webarchive_scan {
	size_t at;
	struct str key; /* the last */
	struct webarchive_level {
		bool page;   /* the dictionary of a page */
		bool frames; /* the list of a page's frames */
	} level[WEBARCHIVE_LEVELS];
	size_t n;
	size_t depth; /* of frames in frames */
	size_t left;  /* frames that may be given still */
	bool ended;   /* the list is whole */
	bool deep, more;
};

/* All lent from the file; or absent, but for the body. */
struct webarchive {
	struct str url;
	struct str charset;
	struct str type; /* media type, of a frame */
	struct str body;
	bool more;  /* frames that are not looked at */
	bool coded; /* the body is in base64, and the url may have references
	             * (text.h) */
	bool cut;   /* the list ends too soon, behind the page */
	/* private */
	struct webarchive_scan scan;
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

/*
 * The next frame of such a page, in the order in which their bytes stand in the
 * file: the first behind the place `behind`; NULL: the first of all.  w is that
 * of the call before.  False behind the last; w->more then says whether there
 * are some that were not looked at.
 */
bool webarchive_frame(
    struct str file, const char *behind, struct webarchive *w);

#endif

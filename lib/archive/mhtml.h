/*
 * mhtml - a page with all that belongs to it in one file (RFC 2557), as
 * browsers save it: .mht, .mhtml
 *
 *	if (mhtml_open(&m, file))
 *		while (mhtml_next(&m))
 *			... m.url, m.body
 *
 * The page is the first part of text/html, also where parts stand in parts, or
 * the file if that has no parts; those behind it are the frames in it, pages of
 * their own addresses.  So are parts that are data: JSON, scripts and tables
 * (CSV), as programs send them by mail, and files of any kind that are sent
 * along by their name.  Quoted-printable and base64 are undone.
 */
#ifndef WT_MHTML_H
#define WT_MHTML_H

#include <stdbool.h>

#include "buf.h"
#include "str.h"

#define MHTML_DEPTH 4 /* of parts within parts */

/* Parts that are read one after the other. */
struct mhtml_level {
	struct str rest, mark;
	size_t scratch; /* so much of it is in use */
};

struct mhtml {
	struct str part;     /* as in the file: header and body */
	struct str url;      /* where it was saved from; or absent */
	struct str captured; /* RFC 3339; or absent */
	struct str charset;  /* as the part's header says; or absent */
	struct str type;     /* of data; absent: it is HTML */
	struct str body;
	bool sent; /* it is a file that is sent along, of whatever kind */
	bool cut;  /* the file has no end */
	/* private */
	struct str file, location; /* of the whole */
	const char *end;
	struct mhtml_level level[MHTML_DEPTH];
	int depth;
	size_t pages;
	struct buf scratch, decoded;
};

/* False if file is none.  m, valid when zero, is used again; what it lends is
 * file's or its own, until the next mhtml_next. */
bool mhtml_open(struct mhtml *m, struct str file);

/*
 * Where the first of several messages of a mailbox (mbox, RFC 4155) ends:
 * before the line "From ... 08:00:00 ..." of the next, which a field follows,
 * or of which, behind a blank line, only the beginning is there. s.n if there
 * is one alone, or s is none.
 */
size_t mhtml_mail_end(struct str s);

enum mhtml_mail {
	MHTML_MAIL_ENDS, /* or s is none */
	MHTML_MAIL_OPEN, /* no line end is behind it, as programs write it
	                  * (RFC 4155), nor is its page or last part closed */
	MHTML_MAIL_HEAD  /* of itself only a part of the header is there */
};

/* How the last message of a mailbox, all of s, ends.  first: it is the only
 * one. */
enum mhtml_mail mhtml_mail(struct str s, bool first);

/* The next page; false if there is none. */
bool mhtml_next(struct mhtml *m);
void mhtml_free(struct mhtml *m);

#endif

/*
 * mhtml - a page with all that belongs to it in one file (RFC 2557), as
 * browsers save it: .mht, .mhtml
 *
 * The page is the first part of text/html, also where parts stand in parts, or
 * the file if that has no parts; quoted-printable and base64 are undone.
 */
#ifndef WT_MHTML_H
#define WT_MHTML_H

#include <stdbool.h>

#include "buf.h"
#include "str.h"

struct mhtml {
	struct str url;      /* where it was saved from; or absent */
	struct str captured; /* RFC 3339; or absent */
	struct str charset;  /* as the part's header says; or absent */
	struct str body;
	/* private */
	struct buf scratch, decoded;
};

/* False if file is none.  m, valid when zero, is used again; what it lends is
 * file's or its own, until then. */
bool mhtml_read(struct mhtml *m, struct str file);
void mhtml_free(struct mhtml *m);

#endif

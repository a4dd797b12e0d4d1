/*
 * outline - the few tags of a page that may say something
 *
 *	struct outline o = {0};
 *	outline_read(&o, page);
 *	for (size_t i = 0; outline_tag(&o, i, &tag, &behind); i++)
 *		... tag.name, tag_value(&tag, "content")
 *	outline_free(&o);
 *
 * A page has thousands of tags.  What it tells search engines and keeps for its
 * programs stands in some tens of them, and several readers ask for these: one
 * walk finds their places.  They are <meta>, <link>, <title> and <script> of
 * any use at all; tags with attributes that may hold data, of OUTLINE_DATA
 * bytes or more, with a '{' or the beginning of one as encodeURIComponent() or
 * btoa() write it (loose.h); and those whose text is data, or a comment that
 * begins so.
 *
 * It may give some that hold none of this, and leaves out none.  An outline has
 * eight bytes for each: of a page of nothing else (<p>{<p>{) up to three times
 * the page's own, where arrays grow by half.
 */
#ifndef WT_OUTLINE_H
#define WT_OUTLINE_H

#include <stdbool.h>
#include <stddef.h>

#include "str.h"
#include "tag.h"

#define OUTLINE_DATA 40 /* bytes: less is no advert */

struct outline {
	struct str page;

	/* private */
	size_t *at; /* where these tags begin */
	size_t n, cap;
};

/* Finds those of a page, which stays with the caller. */
void outline_read(struct outline *o, struct str page);
void outline_free(struct outline *o);

/* The i-th of them and what stands behind it: its text, or all that follows.
 * False if there are no more. */
bool outline_tag(
    const struct outline *o, size_t i, struct tag *tag, struct str *behind);

#endif

/*
 * transfer - data as Angular puts it into a page, up to Angular 16
 *
 *	<script id="serverApp-state" type="application/json">
 *	{&q;body&q;:[{&q;title&q;:&q;Comb &a; box&q;}]}</script>
 *	{"body":[{"title":"Comb & box"}]}
 *
 * What has a meaning in HTML is written with one letter: &q; is a quote, &a; an
 * ampersand, &s; an apostrophe, &l; and &g; are < and > (TransferState of
 * @angular/platform-browser).  Since Angular 17 it is plain JSON.
 */
#ifndef WT_TRANSFER_H
#define WT_TRANSFER_H

#include <stdbool.h>

#include "buf.h"
#include "str.h"

/* Appends the JSON that a script, with its tag, has in that form; false, and
 * nothing, if it has another.  It may be no sound JSON. */
bool transfer_json(struct str script, struct buf *out);

#endif

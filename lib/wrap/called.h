/*
 * called - calls in scripts that only put data together, undone
 *
 *	window.__NUXT__=(function(a,b){b.n=1;return {id:a,x:b}}(7,{}));
 *	window.__NUXT__={id:7,x:{n:1}};
 *
 * Nuxt 2 and others give a function the values that occur often, and write its
 * short parameters in their places.  Here the values are put in these places as
 * text: nothing is run.  What the function sets in an object or list before it
 * returns stands in that; what would stand in itself is null.
 */
#ifndef WT_CALLED_H
#define WT_CALLED_H

#include "buf.h"
#include "str.h"

enum called {
	CALLED_NONE,
	CALLED_DONE,
	CALLED_DEEP, /* done, but values more than 64 deep are null */
	CALLED_LONG  /* the values would make more of it than out may have */
};

/*
 * Appends the page with what such calls give in their places, max bytes at
 * most. CALLED_NONE, with nothing appended, if it has no such call.  A function
 * that does more than this is left as it is.
 */
enum called called_page(struct str page, size_t max, struct buf *out);

#endif

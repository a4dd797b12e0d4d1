/*
 * called - what a function of a script gives that is called with data
 *
 *	window.__NUXT__=(function(a,b){b.n=1;return {id:a,x:b}}(7,{}));
 *	window.__NUXT__={id:7,x:{n:1}};
 *
 * Nuxt and others put a value that occurs often into the call, and a short name
 * into its places.  The values are written in by these names, as text: nothing
 * is run.  What is set in an object or list before the end stands in it; what
 * would stand in itself is null.
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
 * Appends page with what such functions give in their place, at most max bytes.
 * CALLED_NONE if it has none; a function that does more than this stands as it
 * is.
 */
enum called called_page(struct str page, size_t max, struct buf *out);

#endif

/*
 * titled - a page's title, and the name of its site in it
 *
 *	Horn comb - The Horn Shop        Horn comb | Shop        角梳｜商店
 *
 * Sites write their own name behind a dash, a bar, a dot or a bullet.
 */
#ifndef WT_TITLED_H
#define WT_TITLED_H

#include <stddef.h>

#include "str.h"

/* The bytes of the mark that a text begins with; 0 if it begins with none. */
size_t titled_mark(struct str text);

/* What stands before the first mark with blanks around it, without those. */
struct str titled_first(struct str title);

/* A title without the site's name, where it ends with that behind such a mark;
 * else the title. */
struct str titled_alone(struct str title, struct str site);

#endif

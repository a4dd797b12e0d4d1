/*
 * snapshot - data as Livewire hands it to a part of a page that has programs
 *
 *	{"data":{"items":[[[{"id":7},{"s":"arr"}]],{"s":"arr"}]}}
 *	{"data":{"items":[{"id":7}]}}
 *
 * An array or object stands in a pair there, with what it is behind it.
 *
 * Source: livewire.laravel.com (Hydration).
 */
#ifndef WT_SNAPSHOT_H
#define WT_SNAPSHOT_H

#include <stdbool.h>

#include "buf.h"
#include "str.h"

/* Appends JSON (sound) with each such pair as what it is of; what is more than
 * 64 deep as it stands. */
void snapshot_plain(struct str json, struct buf *out);

#endif

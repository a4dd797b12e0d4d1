/*
 * bodies - replies that a HAR keeps as files of their own, beside it
 *
 * Playwright does so (recordHar with content: 'attach', and always in a zip):
 * what an entry's content has as _file is the name of a file in the same
 * folder, or what a trace has as _sha1 in its folder `resources`.  Such a file
 * is read with its entry, which tells where it is from, so whoever walks the
 * folder has to pass it over, or it would count twice.
 */
#ifndef WT_BODIES_H
#define WT_BODIES_H

#include <stdbool.h>
#include <stddef.h>

#include "buf.h"
#include "har.h"
#include "names.h"
#include "str.h"

/* Valid when zero. */
struct bodies {
	/* private */
	struct names path;
	struct har har;
	struct buf folder; /* that was looked at last */
	struct buf name, text;
};

#define BODIES_HAR   ".har"
#define BODIES_TRACE ".network"

/* True if the name of a file ends as that of a HAR, or of a trace. */
bool bodies_kept(struct str name);

/* Adds the files that a HAR, which is held and has that path, names beside it.
 */
void bodies_add(struct bodies *b, struct str path, struct str har);

/* True if the file of that path is one of those. */
bool bodies_have(const struct bodies *b, struct str path);

/*
 * The same, but first reads the HARs in the folder of the file, or above one
 * that is called resources, that are not known yet, if they have max bytes at
 * most.  among: only those in this list, which ends in NULL; NULL: all.
 */
bool bodies_beside(
    struct bodies *b, const char *path, char *const *among, size_t max);

/* Forgets them; keeps the memory. */
void bodies_clear(struct bodies *b);
void bodies_free(struct bodies *b);

#endif

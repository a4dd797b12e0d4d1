/*
 * beside - a file in the same folder as another, or in that of its bodies there
 *
 * What an archive says of its neighbours is not trusted: a name that leads
 * out of the folder is none, and neither is a link or a device.
 */
#ifndef WT_BESIDE_H
#define WT_BESIDE_H

#include <stdint.h>

#include "str.h"

struct buf;

#define BESIDE_FOLDER "resources/" /* in which Playwright keeps bodies */

/* Sets out to the path of the file called name in the folder that file, a path
 * too, stands in. */
void beside_path(const char *file, struct str name, struct buf *out);

/* True if the name can be that of a file in the same folder: one without /, but
 * for that of the folder of bodies. */
bool beside_sound(struct str name);

/* Opens the regular file of that path for reading, and tells its bytes: a
 * descriptor, the caller's to close; -1 if there is none, or if the folder of
 * bodies that it is in is a link. */
int beside_open(const char *path, uint64_t *size);

#endif

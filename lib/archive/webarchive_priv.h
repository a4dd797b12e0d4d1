/* webarchive_priv - Safari's archive where it is a property list in XML, as
 * plutil -convert xml1 makes it: what webarchive.c asks in place of its own.
 * Texts are lent from the file, or stand in w. */
#ifndef WT_WEBARCHIVE_PRIV_H
#define WT_WEBARCHIVE_PRIV_H

#include "webarchive.h"

#define WEBARCHIVE_DEPTH 4 /* of frames in frames */

/* A property list in XML that has a page. */
bool webarchive_is_xml(struct str file);

/* As those without _xml. */
enum webarchive_what webarchive_read_xml(struct str file, struct webarchive *w);
bool webarchive_frame_xml(
    struct str file, const char *behind, struct webarchive *w);

#endif

/* webarchive_priv - the same as a property list in XML */
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

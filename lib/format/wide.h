/*
 * wide - whether bytes are UTF-16 or UTF-32 (Unicode, 3.10), before anything is
 * decoded
 *
 * Such a text has control bytes as packed ones have them, so kind and http ask
 * here before they call bytes no text; charset, which decodes, does too.
 */
#ifndef WT_WIDE_H
#define WT_WIDE_H

#include <stdbool.h>

#include "str.h"

enum wide { WIDE_NONE, WIDE_16LE, WIDE_16BE, WIDE_32LE, WIDE_32BE };

/* By the byte order mark, which is taken off. */
enum wide wide_marked(struct str *bytes);

/*
 * UTF-16 without a mark.  An eighth of its units at least, of the first KiB,
 * are ASCII's, whose NULs stand on one side; on the other stand those of a few
 * characters (U+4E00, U+3000); none of the units is a control character, as of
 * numbers of 16 bits some are, and few are for private use, as of packed bytes.
 */
enum wide wide_unmarked(struct str bytes);

/* True if bytes are one of these, by a mark or without one. */
bool wide_text(struct str bytes);

#endif

/*
 * coded - texts that stand for others, and come without the header that says so
 *
 * Quoted-printable and base64 (RFC 2045) of a mail, and what uuencode (POSIX)
 * writes: kind asks here, and they are told.  In a mail or MHTML they are
 * undone (mhtml.h).
 */
#ifndef WT_CODED_H
#define WT_CODED_H

#include <stdbool.h>

#include "str.h"

/* What the text of a whole file, or its beginning, is written in. */
bool coded_quoted_printable(struct str s);
bool coded_base64(struct str s);
bool coded_uuencode(struct str s);

#endif

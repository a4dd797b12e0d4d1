/*
 * reason - those of the words for a record without a page that code asks for
 *
 * archive.h has all, and says what they mean.  They are compared as text, as a
 * word may come from anywhere: here so that none is misspelt.
 */
#ifndef WT_REASON_H
#define WT_REASON_H

#include <stdbool.h>
#include <string.h>

#define REASON_CONTINUATION "continuation"
#define REASON_DAMAGED      "damaged"
#define REASON_EMPTY        "empty"
#define REASON_ENCODING     "encoding"
#define REASON_HTTRACK      "httrack"
#define REASON_METADATA     "metadata"
#define REASON_RECORD_TYPE  "record_type"
#define REASON_REQUEST      "request"
#define REASON_REVISIT      "revisit"
#define REASON_TOO_LONG     "too_long"
#define REASON_WARCINFO     "warcinfo"

/* reason: a word, or NULL. */
static inline bool
reason_is(const char *reason, const char *word)
{
	return reason && strcmp(reason, word) == 0;
}

#endif

/*
 * saved - what a program that saves pages writes into them: from where, and
 * when
 *
 * - browsers: <!-- saved from url=(0019)https://a.example -->
 * - SingleFile: a comment "Page saved with SingleFile", url:, saved date:
 * - monolith: <!-- Saved from https://a.example at 2024-11-06T23:11:12Z using
 * - Save Page WE: <meta name="savepage-url" content="https://a.example">,
 *   savepage-date
 * - WebScrapBook: <html data-scrapbook-source="https://a.example"
 *   data-scrapbook-create="20241106231112345">
 * - HTTrack: <!-- Mirrored from a.example/1 by HTTrack Website Copier/3.x
 *   [XR&CO'2014], Wed, 06 Nov 2024 23:11:12 GMT -->
 * - the Wayback Machine's replay: __wm.wombat("https://a.example/1",
 *   "20241106231112",
 * - Google's cache: This is Google's cache of <a href="https://a.example/1">,
 *   as it appeared on 6 Nov 2024 23:11:12 GMT.
 */
#ifndef WT_SAVED_H
#define WT_SAVED_H

#include <stdbool.h>

#include "buf.h"
#include "str.h"

struct saved {
	struct str url;      /* lent from the page or from here; or absent */
	struct str captured; /* RFC 3339, lent from here; or absent */
	/* private */
	struct buf text;
};

/*
 * Looks for it in the first 16 KiB of a page.  s, valid when zero, is used
 * again.  Addresses that are none of the web count as none.
 */
void saved_look(struct saved *s, struct str page);
void saved_free(struct saved *s);

/*
 * Appends a date as programs write it, as RFC 3339: "Wed, 6 Nov 2024 23:11:12
 * -0000" (RFC 5322), "Wed Nov 06 2024 23:11:12 GMT+0800 (name)" (JavaScript).
 * False, and nothing is appended, if it is none.
 */
bool saved_date(struct str s, struct buf *out);

#endif

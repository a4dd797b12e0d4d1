/*
 * flight - data as Next.js streams it into a page
 *
 *	<script>self.__next_f.push([1,"5:[\\"$\\",\\"main\\",null,{\\"products\\":"])</script>
 *	<script>self.__next_f.push([1,"[{\\"title\\":\\"comb\\"}]}]\\n"])</script>
 *	["$","main",null,{"products":[{"title":"comb"}]}]
 *
 * The texts that are pushed are one, and a row of it a line: a number, a colon,
 * and JSON, or a letter for what else it is.  Behind T stands how many bytes of
 * text follow, in which there may be line feeds.
 *
 * Source: React's ReactFlightClient, as Next.js has it.
 */
#ifndef WT_FLIGHT_H
#define WT_FLIGHT_H

#include <stdbool.h>

#include "buf.h"
#include "json.h"
#include "str.h"

/* The list that the pieces are pushed on, as each of them names it; behind
 * "self." it begins the anchor of a definition of such pages. */
#define FLIGHT "__next_f"

/* Appends the texts that a page pushes, as one, up to the first that is no
 * sound string or has no end: *broken is true then.  False if there are none.
 * It is never longer than the page. */
bool flight_join(
    struct str page, struct json_scan *scan, struct buf *out, bool *broken);

/* Cuts the next row that is an object or array off the joined text; absent
 * behind the last.  It may be no sound JSON. */
struct str flight_cut(struct str *text);

#endif

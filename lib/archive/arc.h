/*
 * arc - the header of an ARC record, as archives were before WARC
 *
 *	http://example.org/ 192.0.2.1 20140216050221 text/html 1591
 *
 * One line: address, IP, day and time, type, length; version 2 has five more
 * before the length.  Addresses may have blanks in them.
 */
#ifndef WT_ARC_H
#define WT_ARC_H

#include "err.h"
#include "str.h"
#include "warc.h"

#define ARC_LINE 65536 /* no line is longer */

/* Does s begin with such a line? */
enum warc_start arc_starts(struct str s);

/* Where in s, from `from` on, such a line begins at the start of a line; s.n
 * if nowhere. */
size_t arc_find(struct str s, size_t from);

/*
 * Reads the line at s as a header of WARC: a response, and what describes the
 * file (filedesc:) as warcinfo.  False if the length is none.
 */
bool arc_parse(struct warc *w, struct str s, struct err *e);

#endif

/*
 * text - text as it is shown
 */
#ifndef WT_TEXT_H
#define WT_TEXT_H

#include <stdbool.h>

#include "buf.h"
#include "str.h"

/*
 * Appends s with each run of white space as one space and none around it.
 * No-break and ideographic spaces stay, but for those around it.
 */
void text_fold(struct str s, struct buf *out);

/*
 * The same for text that may hold bits of HTML, as titles in JSON do: tags
 * of highlights, also escaped ones, are left out, character references decoded,
 * and signs that a program escaped once too often (M\x2FL).  What looks like a
 * tag but is none (a size <S>, a price <50) stays.
 */
void text_plain(struct str s, struct buf *out);

/* Appends s with its character references decoded, and nothing else changed. */
void text_references(struct str s, struct buf *out);

/*
 * True if s is ASCII in which letters, from U+0400 on, are numeric references,
 * as programs write a page that are not told an encoding (lxml's tostring).
 * It is appended with these decoded, and nothing else changed: none of them is
 * markup.
 */
bool text_letters(struct str s, struct buf *out);

/* True if lines of s behind the first begin with a byte order mark, as programs
 * write one with each piece that they append (utf-8-sig of Python).  s is
 * appended without these. */
bool text_marked(struct str s, struct buf *out);

/*
 * True if s is percent-encoded text (RFC 3986), perhaps more than once: plain
 * ASCII, each % before two hex digits, and among them bytes above 0x7f, or a
 * blank behind a letter.  Its bytes are appended; they may be UTF-8 or, from
 * older pages, GBK.  Also of what escape() of JavaScript makes: %u4F8B.
 */
bool text_percent(struct str s, struct buf *out);

/* Appends s with each %, and two hex digits behind it, as the byte that they
 * say, which with others may be no UTF-8. */
void text_unpercent(struct str s, struct buf *out);

#endif

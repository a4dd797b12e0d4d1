/*
 * datauri - a file that is an address which has its data in it (RFC 2397)
 *
 *	data:text/csv;charset=utf-8,title%2Cprice%0A...
 *	data:application/json;base64,W3sidGl0...
 *
 * So pages hand over what they export, and so it is copied from there.
 */
#ifndef WT_DATAURI_H
#define WT_DATAURI_H

#include <stdbool.h>

#include "buf.h"
#include "str.h"

/* Appends the data, if it is a text; false, with nothing appended, if the file
 * is no such address. */
bool datauri_text(struct str file, struct buf *out);

#endif

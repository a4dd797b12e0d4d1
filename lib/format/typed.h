/*
 * typed - values as databases write them, in what says their type
 *
 *	{"$numberDouble":"1.5"}   MongoDB's extended JSON
 *	{"$binary":"PGh0","$type":"00"}
 *	{"N":"1.5"}               DynamoDB
 *	{"doubleValue":1.5}       Firestore
 *	{"type":"number","number":1.5}  Notion
 *	{"_text":"1.5"}           an element of XML, by xml-js and others
 *	1.5
 */
#ifndef WT_TYPED_H
#define WT_TYPED_H

#include "str.h"

/* The value in it, as it stands there; the same if it is not typed.  Absent for
 * a database's own number of a row ($oid), which is nobody's. */
struct str typed_value(struct str span);

#endif

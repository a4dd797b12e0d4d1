/*
 * xmljson - a document of XML as JSON: feeds (RSS, Atom, Merchant, YML) and
 * what programs export
 *
 *	<items><item id="7"><title>a</title><price cur="USD">5</price></item>
 *	<item id="8"><title>b</title></item></items>
 *
 *	{"items":{"item":[{"id":"7","title":"a","price":"5","price_cur":"USD"},
 *	{"id":"8","title":"b"}]}}
 *
 * An element is a member of the one around it, under its name without a prefix;
 * several of a name are an array, in their order, and the item, entry or offer
 * of a feed is one if it is alone.  One without elements in it is its text, and
 * its attributes stand beside it (price_cur); if it has no text, its href, as
 * Atom's links have it.  Any other is an object of its attributes and elements;
 * text between those is left out but for the first.  All values are strings.
 * In place of characters that XML forbids, as control characters and &#2; are,
 * stand blanks; references of HTML, and an & that is none, stand for what they
 * mean there.  Of names Seller_x0020_Name is "Seller Name", as .NET and SQL
 * Server write the columns of a table.
 *
 * Columns that are elements of one name are called by their attribute, as
 * phpMyAdmin and mysqldump --xml write them:
 *
 *	<row><field name="id">7</field><field name="title">a</field></row>
 *
 *	{"row":{"id":"7","title":"a"}}
 *
 * and so are the values of a property list of Apple by their keys:
 *
 *	<dict><key>title</key><string>a</string></dict>
 */
#ifndef WT_XMLJSON_H
#define WT_XMLJSON_H

#include <stdbool.h>

#include "buf.h"
#include "err.h"
#include "str.h"

/* True if the text is a document of XML that is no page: by its declaration, or
 * as a feed's begins, or by the names of its first elements. */
bool xmljson_like(struct str text);

/* True if such is RSS or Atom. */
bool xmljson_is_feed(struct str text);

/* What an object begins with that was not read to its end. */
#define XMLJSON_OPEN "{\"#open\":true"

enum xmljson_what {
	XMLJSON_WHOLE,
	XMLJSON_UNSOUND, /* it is no sound XML from somewhere on: e says where,
	                  * and what stood before was appended all the same */
	XMLJSON_DEEP,    /* the same where elements are nested too deep */
	XMLJSON_CUT      /* the same where it ends */
};

/* Appends it, of several roots of one name, as databases write rows, as members
 * of "rows"; text is UTF-8, whatever its declaration says, and has less than
 * 4 GiB. */
enum xmljson_what xmljson(struct str text, struct buf *out, struct err *e);

#endif

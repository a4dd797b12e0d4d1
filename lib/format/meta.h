/*
 * meta - the encoding that a page declares in itself
 *
 * WHATWG HTML, "prescan a byte stream to determine its encoding": <meta
 * charset>, <meta http-equiv content>, and the XML declaration, read from the
 * bytes before they are decoded; SET NAMES utf8mb4 of a dump of MySQL.
 */
#ifndef WT_META_H
#define WT_META_H

#include "str.h"

/* The label, lent by page; absent if the page declares none. */
struct str meta_charset(struct str page);

#endif

/*
 * scraped - the log of a spider of Scrapy, which has the items it found
 *
 *	... [scrapy.core.scraper] DEBUG: Scraped from <200 https://a.example/1>
 *	{'title': 'comb', 'price': '5'}
 *
 * The address stands above the item, not in it.
 *
 * Source: docs.scrapy.org (scrapy.logformatter).
 */
#ifndef WT_SCRAPED_H
#define WT_SCRAPED_H

#include <stdbool.h>

#include "buf.h"
#include "str.h"

/* Appends the text with each such address in its item too, as the first member,
 * page_url: each line keeps its number.  False, and nothing, if it has none
 * among its first bytes. */
bool scraped_text(struct str text, struct buf *out);

#endif

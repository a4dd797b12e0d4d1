/*
 * crawl_priv - what crawl.c and crawl_rows.c share
 */
#ifndef WT_CRAWL_PRIV_H
#define WT_CRAWL_PRIV_H

#include "crawl.h"

/* True if the row, which is sound, has a page, or the place of one. */
bool crawl_has(struct crawl *c, struct str row);

#endif

/*
 * crawl_rules - the names that rows which keep pages have, from the rules
 */
#ifndef WT_FUZZ_CRAWL_RULES_H
#define WT_FUZZ_CRAWL_RULES_H

#include <stdlib.h>

#include "crawl_words.h"

/* Read once, and never freed. */
static inline const struct crawl_words *
crawl_rules(void)
{
	static struct crawl_words *w;
	struct rules *r;
	struct err e;

	if (w)
		return w;
	if (!(r = rules_new(&e)) || !(w = crawl_words_new(r, &e)))
		abort();
	rules_free(r);
	return w;
}

#endif

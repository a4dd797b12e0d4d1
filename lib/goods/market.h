/*
 * market - the names of markets, as people write them
 *
 * A column that says where goods were seen has eBay UK, "Trade Me", 淘宝网: a
 * table of the rules, markets.tsv, lists the names, and the platform of each,
 * where there is one: OLX is a market in many countries.
 *
 *	Depop UK, Sold on Depop    depop.com
 *	手机淘宝, taobao_live      taobao
 *	Amorphous                  is no market: names are whole words
 *
 * Names are compared as those of columns are (usual.h).  The first that stands
 * in a text counts, and of those that begin at one place the longest.  One of
 * other letters than ASCII, or of digits alone, may stand within a word.
 */
#ifndef WT_MARKET_H
#define WT_MARKET_H

#include <stdbool.h>

#include "err.h"
#include "rules.h"
#include "str.h"

struct markets;

/* Reads the table at path, with the columns name, platform (- for none) and
 * posts.  NULL with e set where it is wrong. */
struct markets *markets_new(struct rules *r, const char *path, struct err *e);
void markets_free(struct markets *m);

/* True if a text names a market, and not one (`posts`) where much is said that
 * offers nothing. */
bool markets_has(struct markets *m, struct str text);

/* The same, if the text is the name and nothing else: taobao, not
 * taobao_cart. */
bool markets_is(struct markets *m, struct str text);

/* The platform of the market that a text names; absent if it names none, or one
 * of no platform.  Lent until m is freed. */
struct str markets_platform(struct markets *m, struct str text);

#endif

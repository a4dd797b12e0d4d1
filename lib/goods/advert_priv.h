/*
 * advert_priv - the parts of advert
 */
#ifndef WT_ADVERT_PRIV_H
#define WT_ADVERT_PRIV_H

#include "advert.h"

/* Sets price, price_max, price_text, currency and unit. */
void advert_price(struct advert *a, struct pick *p, const struct site *site);

/* Sets attributes, as a JSON object. */
void advert_attributes(
    struct advert *a, struct pick *p, const struct site *site);

/* Sets a key to what the first of its sources gives that gives a value. */
void advert_first(struct advert *a, struct pick *p, const struct site *site,
    enum site_key key);

/* When the page was archived: as the web archive says that showed it again,
 * the archive, else the row, else the caller.  A row of a file that a crawler
 * did not get from the web, but put into the archive, goes before that.  Lent
 * until the next; absent if it is not known. */
struct str advert_captured(struct advert *a);

/* Sets the value of a key to what its buffer holds. */
void advert_know(struct advert *a, enum site_key key);

#endif

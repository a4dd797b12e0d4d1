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

/* Sets the value of a key to what its buffer holds. */
void advert_know(struct advert *a, enum site_key key);

#endif

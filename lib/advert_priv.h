/*
 * advert_priv - the parts of advert
 */
#ifndef WT_ADVERT_PRIV_H
#define WT_ADVERT_PRIV_H

#include "advert.h"

/* price, price_max, price_text, currency, unit. */
void advert_price(struct advert *a, struct pick *p, const struct site *site);

/* attributes, as a JSON object. */
void advert_attributes(
    struct advert *a, struct pick *p, const struct site *site);

/* The first of a key's sources that gives a value. */
void advert_first(struct advert *a, struct pick *p, const struct site *site,
    enum site_key key);

/* The buffer of a key holds its value. */
void advert_know(struct advert *a, enum site_key key);

#endif

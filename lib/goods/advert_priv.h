/*
 * advert_priv - the parts of advert
 *
 *	advert        which values a row has, and which of them are to be told
 *	advert_price  the price, of all that a row says of it
 *	advert_pairs  attributes
 *	advert_value  one value, from what a source of it gives
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

/* Sets the buffer of a key to an identifier: something without blanks that is
 * not nothing; false if the text is none. */
bool advert_id(struct advert *a, enum site_key key, struct str text);

/* Appends an address, made absolute; false if it cannot be. */
bool advert_link(const struct advert *a, struct str text, struct buf *out);

/* Sets the value of a key to what its buffer holds. */
void advert_know(struct advert *a, enum site_key key);

#endif

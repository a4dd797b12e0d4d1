/* site_key - the names of the keys of a record that definitions have lines for
 */
#include "site_priv.h"

static const struct str key_names[] = {
    [SITE_PLATFORM] = STR_INIT("platform"),
    [SITE_ITEM] = STR_INIT("item"),
    [SITE_SELLER_ID] = STR_INIT("seller.id"),
    [SITE_SELLER_NAME] = STR_INIT("seller.name"),
    [SITE_SELLER_URL] = STR_INIT("seller.url"),
    [SITE_URL] = STR_INIT("url"),
    [SITE_TITLE] = STR_INIT("title"),
    [SITE_DESCRIPTION] = STR_INIT("description"),
    [SITE_ATTRIBUTES] = STR_INIT("attributes"),
    [SITE_PRICE_TEXT] = STR_INIT("price_text"),
    [SITE_PRICE] = STR_INIT("price"),
    [SITE_PRICE_MAX] = STR_INIT("price_max"),
    [SITE_CURRENCY] = STR_INIT("currency"),
    [SITE_UNIT] = STR_INIT("unit"),
    [SITE_LOCATION] = STR_INIT("location"),
    [SITE_SOLD] = STR_INIT("sold"),
    [SITE_REVIEWS] = STR_INIT("reviews"),
    [SITE_IMAGES] = STR_INIT("images"),
    [SITE_POSTED] = STR_INIT("posted"),
    [SITE_CAPTURED] = STR_INIT("captured"),
    [SITE_ROWS] = STR_INIT("rows"),
    [SITE_EMPTY] = STR_INIT("empty"),
    [SITE_SKIP] = STR_INIT("skip"),
    [SITE_UNTIL] = STR_INIT("until"),
};

enum site_key
site_key(struct str name)
{
	return (enum site_key)str_which(name, key_names, SITE_KEYS);
}

const char *
site_key_name(enum site_key key)
{
	return key_names[key].p;
}

/*
 * dump - adverts in exports and dumps of unknown make, by usual names
 *
 * Programs call the same thing by a few names: price, Price (CNY), 价格,
 * goods_price, item.price.  A table of the rules lists them; an object is
 * turned into one with our own keys, whatever its make.
 *
 *	{"Item ID":"7","goods":{"name":"x"},"shop":{"name":"s"},"foo":1}
 *	{"item":"7","title":"x","seller.name":"s"}
 *
 * Names are compared as usual.h says; what is nested is named by all keys down
 * to it (shopname), but for those that the table has as `within`.
 *
 * Values count too: what is called an address and is none is not taken for it.
 * A value whose name is not known is the url if it is the address of an advert
 * (`address` in the table); in a row with such a value the price is what has a
 * mark of money (`money`) before a number, and the title the longest text; so
 * is all of a row that is bare, whose columns have no names.
 * {"$numberDouble":"1.5"} and the like of MongoDB are the values in them.
 */
#ifndef WT_DUMP_H
#define WT_DUMP_H

#include <stdbool.h>
#include <stdint.h>

#include "buf.h"
#include "err.h"
#include "json.h"
#include "rules.h"
#include "str.h"

struct dump;

/* The table at path, with the columns key and name; of the names of one key
 * the first goes before.  NULL with e set where it is wrong. */
struct dump *dump_new(struct rules *r, const char *path, struct err *e);
void dump_free(struct dump *d);

enum dump_like {
	DUMP_NONE,   /* it is no advert */
	DUMP_NAMED,  /* it may be one: it has a title */
	DUMP_LINKED, /* and an address that is an advert's, by its form */
	DUMP_SOLD,   /* it has a seller, or how many were sold, too */
	DUMP_PRICED  /* a title or an address, and a price */
};

/* What a cell of a column without a name looks like. */
enum dump_look {
	DUMP_NOTHING, /* it is empty, or says that there is nothing */
	DUMP_ADDRESS, /* of an advert, by its form */
	DUMP_IMAGE,
	DUMP_WEB, /* another address */
	DUMP_MONEY,
	DUMP_SHOP,
	DUMP_PLACE,
	DUMP_WORDS,
	DUMP_TEXT, /* any other */
	DUMP_LOOKS
};

enum dump_look dump_look(struct dump *d, struct str cell);

/* Appends what is known of an object (JSON, sound) as another, with our keys;
 * says how much that is like an advert. */
enum dump_like dump_read(
    struct dump *d, struct str object, bool bare, struct buf *out);

/* What the object last read has for one of our keys, as it stands there; lent
 * by it.  Absent if nothing. */
struct str dump_found(const struct dump *d, struct str key);

/* The member of what is around an advert that is its shop, by its name
 * (`around` in the table); absent if there is none. */
struct str dump_around(struct dump *d, struct str outer);

/* True if its address is that of an advert, by its form. */
bool dump_linked(const struct dump *d);

/* Of such an address the part that says which advert; absent if it is none. */
struct str dump_item(const struct dump *d, struct str address);

/* False if that is none, as is soon told of most links of a page. */
bool dump_may_be_item(const struct dump *d, struct str address);

/* The same of a path on a site whose forms are not known: look_own, and
 * look_is_private. */
struct str dump_own(const struct dump *d, struct str path, uint32_t *kind);

/* look_below */
struct str dump_below(
    const struct dump *d, struct str page, struct str path, uint32_t *kind);
bool dump_is_private(const struct dump *d, struct str path);

/* True if adverts of that host have a known form. */
bool dump_knows(const struct dump *d, struct str host);

/* True if what the object last read has is no more than a title and the address
 * of something that is no advert, on a host whose adverts have a known form, or
 * that is of such a platform (`known`): a menu, or what is advertised there. */
bool dump_is_menu(struct dump *d, struct str host, struct str path, bool known);

/* From now on an object's url is taken for an advert's address, or not. */
void dump_trust(struct dump *d, bool trust);

/* Our key of a usual name; absent if it is none. */
struct str dump_key(struct dump *d, struct str name);

/* The columns of a table as dump_read would take a row with all of them.  Until
 * it is called again, what a column is named for is not looked for in others,
 * be its cell empty. */
enum dump_like dump_columns(struct dump *d, const struct str *name, size_t n);

/* True if one of the cells is an address or a price, or two are a long number
 * and one with a point: no header has such. */
bool dump_is_row(const struct dump *d, const struct str *cell, size_t n);

#endif

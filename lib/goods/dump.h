/*
 * dump - adverts in exports and dumps of unknown make, by usual names
 *
 * Programs call the same thing by a few names: price, Price (CNY), 价格,
 * goods_price, item.price.  A table of the rules, dump.tsv, lists them.  An
 * object of whatever make is turned into one with our own keys.
 *
 *	{"Item ID":"7","goods":{"name":"x"},"shop":{"name":"s"},"foo":1}
 *	{"item":"7","title":"x","seller.name":"s"}
 *
 * Names are compared as usual.h says; what is nested is named by all keys down
 * to it (shopname), but for those that the table has as `within`.
 *
 * Values count too.  What is called an address and is none is not taken for
 * one.  A value whose name is not known is the url if it is the address of an
 * advert (`address` in the table).  In a row with such a value, and in a bare
 * row, whose columns have no names, the price is a number with a mark of money
 * (`money`), and the title the longest text.
 * {"$numberDouble":"1.5"} and the like of MongoDB are the values in them.
 */
#ifndef WT_DUMP_H
#define WT_DUMP_H

#include <stdbool.h>
#include <stdint.h>

#include "buf.h"
#include "err.h"
#include "json.h"
#include "look.h"
#include "market.h"
#include "marks.h"
#include "names.h"
#include "redirect.h"
#include "rules.h"
#include "str.h"
#include "usual.h"

struct dump;

/* Reads the table at path, with the columns key, name and digits; of several
 * names of one key the first that an object has is taken.  NULL with e set
 * where the table is wrong. */
struct dump *dump_new(struct rules *r, const char *path,
    struct redirects *redirects, struct markets *markets, struct err *e);
void dump_free(struct dump *d);

/* How much an object is like an advert; more is more. */
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
	DUMP_MARK, /* of money, alone */
	DUMP_SHOP,
	DUMP_PLACE,
	DUMP_WORDS,
	DUMP_TEXT, /* any other */
	DUMP_LOOKS
};

enum dump_look dump_look(struct dump *d, struct str cell);

/* Appends what is known of an object (JSON, sound) as one with our keys, and
 * returns how much that is like an advert.  bare: the names of its members say
 * nothing. */
enum dump_like dump_read(
    struct dump *d, struct str object, bool bare, struct buf *out);

/* True if the row that was read last is a sum or an average of others (`sum`).
 */
bool dump_is_sum(const struct dump *d);

/* True if the row last read has the numbers of a lot and of its auction,
 * neither of which is the item: nor is that of a lot in its address. */
bool dump_is_lot(const struct dump *d);

/* The value that the object last read has for one of our keys, as it stands
 * there; lent by the object.  Absent if it has none. */
struct str dump_found(const struct dump *d, struct str key);

/* How many of n of our keys it has a value for. */
size_t dump_has(const struct dump *d, const char *const *keys, size_t n);

/* The member of an object around an advert that is the shop, by its name
 * (`around` in the table); absent if there is none. */
struct str dump_around(struct dump *d, struct str outer);

/* The text by which the object around a list says of which market its goods
 * are: {"platform":"taobao","items":[...]}, or the address of the page that
 * they stand on; absent if there is none. */
struct str dump_place(struct dump *d, struct str outer);

/* True of a string or key that is the name of a market (market.h), and nothing
 * else. */
bool dump_is_market(struct dump *d, struct str span);

/* The text that the object around a list has as the name of the shop whose
 * goods these are (`shop_name`); absent if there is none. */
struct str dump_shop_name(struct dump *d, struct str outer);

/* True if the object last read has an address that is an advert's by its form.
 */
bool dump_linked(const struct dump *d);

/* True if the object last read has no price, but a title, an advert's number
 * and a shop, by a name of one (`sells` in the table), or how many were sold:
 * people and posts have neither. */
bool dump_in_shop(const struct dump *d);

/* True if it has a title, by a name that little else has, and how many were
 * sold. */
bool dump_is_sold(const struct dump *d);

/* True if nothing is known of the object last read but a title, and perhaps a
 * number: with a price or an address missing it may be anything, as a tab. */
bool dump_is_slight(const struct dump *d);

/* What the name of a member says of what is in it, of data that a page keeps
 * for its programs. */
enum dump_wares {
	DUMP_OTHER,
	DUMP_THROUGH, /* nothing, and the name around it may: data, 12 */
	DUMP_WARES, /* goods (`wares` in the table): allProducts, products:list
	             */
	DUMP_APART, /* none that the page offers by itself (`apart`), but for
	             * what is goods within: related goods, options, shipping */
	DUMP_ASIDE  /* none, whatever is within (`aside`): settings, filters */
};

enum dump_wares dump_wares(struct dump *d, struct str name);

/* What an object says itself. */
struct dump_ware {
	bool typed;      /* that it is goods: "__typename":"Product" */
	bool stocked;    /* what only goods have (`stocked`): stock, sku */
	struct str slug; /* its name in addresses (`slug`); or absent */
};

/* Lent by the object. */
struct dump_ware dump_ware(struct dump *d, struct str object);

/* True of what a page tells a counter of its visitor's cart or order: its event
 * is one of lines act. */
bool dump_is_act(struct dump *d, struct str object);

/* The same of what stands before it: gtag("event", "purchase", */
bool dump_is_act_told(struct dump *d, struct str before);

/* True if the object last read has an address, a price and words under a name
 * that is not known, but no title: is it misspelt? */
bool dump_untitled(const struct dump *d);

/* The words of the table by which addresses and values are understood: look.h
 * has the questions.  Lent by d. */
const struct look *dump_words(const struct dump *d);

/* True if the object last read has a title and a price, and is no advert by a
 * name that none has; which is that, in its plain form, lent by d. */
bool dump_is_passed(const struct dump *d);
struct str dump_passed_by(const struct dump *d);

/* What a name says of what is in its value: nothing; that it is not offered
 * (`closed`, `none`, `reviews`); or that unless a shop has it for a shelf of
 * its own (`perhaps`, which may be a count too: orders). */
enum dump_closes { DUMP_OPEN, DUMP_PERHAPS, DUMP_CLOSES };

enum dump_closes dump_closes(struct dump *d, struct str name);

/* True of a name of what was bought, and by whom (`none`, `bought`). */
bool dump_is_bought(struct dump *d, struct str name);

/* True if the object last read has no more than a title and an address, which
 * is host and path, and of no advert: by the form that is known for the host,
 * or, with `known`, for its platform.  It is a link of a menu then, or an
 * advertisement. */
bool dump_is_menu(struct dump *d, struct str host, struct str path, bool known);

/* Says whether from now on the url of any object is taken for an advert's
 * address. */
void dump_trust(struct dump *d, bool trust);

/* One of the lists of names that are compared as they stand; lent by d. */
const struct names *dump_names(const struct dump *d, enum usual_exact which);

/* What stands in a reply in which a site sent none (`refusal` in the table), or
 * in a page that it sent instead (`challenge`), and is in the text; absent if
 * nothing of the kind is, or the text is longer than such are. */
struct str dump_refusal(const struct dump *d, struct str text, struct marks *m);

/* Has m look for `challenge`s: once, before dump_refusal. */
void dump_mark(struct dump *d, struct marks *m);

/* Our key of a usual name; absent if it is none. */
struct str dump_key(struct dump *d, struct str name);

/* True if a name is no usual one, but the end of one for a title, as the first
 * of a header is that was cut: of 商品名称 称. */
bool dump_is_tail(struct dump *d, struct str name);

/* True of a name that a program gives a column that nobody named: field3,
 * field3_link. */
bool dump_is_unnamed(struct dump *d, struct str name);

/* True of a text that says how far an order is (`state`): 交易成功 */
bool dump_is_state(struct dump *d, struct str text);

/* True of the name of a column for what those say who made the table: remarks
 * are no titles. */
bool dump_is_remark(struct dump *d, struct str name);

/* True of the name of a column that says that its rows are adverts: ad_title.
 */
bool dump_is_advertised(struct dump *d, struct str name);

/* Says which columns the rows of a table have that are read next, and returns
 * how much a row with all of them would be like an advert.  If a column has the
 * name of a key, that key is not looked for in others, even if its cell is
 * empty.  n 0: no more rows of a table. */
enum dump_like dump_columns(struct dump *d, const struct str *name, size_t n);

/* True if cells are a row, and no header: one is an address or a price, or two
 * are a long number and one with a point. */
bool dump_is_row(const struct dump *d, const struct str *cell, size_t n);

/* True if cells are the header of a table: most are usual names, of two keys or
 * more, or, in a row that is apart, a quarter of them; and none has a digit or
 * is an address. */
bool dump_is_head(struct dump *d, const struct str *cell, size_t n, bool apart);

#endif

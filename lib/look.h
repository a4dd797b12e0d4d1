/*
 * look - what a value of an unknown name is, by its look
 *
 *	item.example/offer/{digits}     a form (forms.h) of addresses of adverts
 *	HK$                             a mark that stands before money
 *	旗舰店                          what the name of a shop ends in
 */
#ifndef WT_LOOK_H
#define WT_LOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "err.h"
#include "forms.h"
#include "names.h"
#include "str.h"

/* Valid when zero. */
struct look {
	/* private */
	struct forms forms;
	struct names marks;
	struct names shops;
	/* look_own: parts of paths, by number what they say; names before
	 * numbers */
	struct names part;
	unsigned char *says;
	size_t cap_says;
	struct names asked;
	struct names sales, places, beside;
};

/*
 * The words of the table are added by its reader (usual.h), one by one.
 */

/* A form of adverts' addresses; false with e set if it is none.  A mark of
 * money. What the names of shops end in. */
bool look_address(struct look *l, struct str form, struct err *e);
void look_money(struct look *l, struct str mark);
void look_shop(struct look *l, struct str end);
void look_free(struct look *l);

/* True if s is the address of an advert, by its form; the scheme may be left
 * out. The other: the part of it that says which advert; absent if it is none.
 */
bool look_is_address(const struct look *l, struct str s);
struct str look_item(const struct look *l, struct str s);

/* True if the form of adverts' addresses is known for the host. */
bool look_knows(const struct look *l, struct str host);

/* Words in paths: of pages that are no advert; of pages that are no list of
 * adverts either, as one's own orders, or news; and before the name of goods.
 */
void look_elsewhere(struct look *l, struct str word);
void look_private(struct look *l, struct str word);
void look_goods(struct look *l, struct str word);

/* A word for a shop in paths: such pages are no advert, unless the name of
 * goods stands right behind it. */
void look_shelf(struct look *l, struct str word);

/* The name of an advert's number behind '?': id of ?id=7. */
void look_asked(struct look *l, struct str name);

/*
 * Which advert a path (without the host) may lead to on a site whose addresses
 * have no known form: the number in it, or behind an id=; else the name of
 * goods, which stands behind product/ or the like, or has three words or more.
 * Absent if it has neither.  *kind: how the path is made; all adverts of a site
 * have the same.
 */
struct str look_own(const struct look *l, struct str path, uint32_t *kind);

/* The same of a path that leads one step below the page's, as those of goods in
 * a category do: catalog/knives/long-knife. */
struct str look_below(
    const struct look *l, struct str page, struct str path, uint32_t *kind);

/* How the path of a kind is made: those of the ways in look_own.c that others
 * have to know. */
#define LOOK_HOW(kind)   ((kind)&15)
#define LOOK_GOODS(kind) ((kind) >> 5 & 1) /* a word for goods stands in it */
#define LOOK_PATH        1 /* a number in the path, or the name of goods */
#define LOOK_WORDS       4 /* of three words, which an article may be called too */
#define LOOK_SHELF       5 /* shop/horn-comb; it may as well be a seller's name */
#define LOOK_BELOW       6 /* below the page */
#define LOOK_SLUG        7 /* of two words, which any page may be called */

/* True if the path has a word of those that no list of adverts has; of those of
 * pages that are no advert. */
bool look_is_private(const struct look *l, struct str path);
bool look_is_elsewhere(const struct look *l, struct str path);

/* True if the last part of the path stands right behind such a word, but for
 * that of a shop: brand/north, user/ann. */
bool look_is_group(const struct look *l, struct str path);

/* True of a number with a mark of a currency before or behind it. */
bool look_is_money(const struct look *l, struct str s);

/* True of such a mark alone. */
bool look_is_mark(const struct look *l, struct str s);

/* True of 52.90: digits, two of them behind a point. */
bool look_is_amount(struct str s);

/* True of 39.9 and 128.0: digits, one or two of them behind a point. */
bool look_is_decimal(struct str s);

/* True of the name of a shop, by how it ends. */
bool look_is_shop(const struct look *l, struct str s);

/* A word for sales.  True of 300+ sold: a number with such a word. */
void look_sales(struct look *l, struct str word);
bool look_is_sales(const struct look *l, struct str s);

/* True of 120件, 2万+, 1.2k, 500+: a number and, behind it, a word of a count,
 * or a sign that it is rounded. */
bool look_is_count(struct str s);

/* The name of a place.  True of 浙江 杭州: such a name, alone or with a part of
 * it behind. */
void look_place(struct look *l, struct str name);
bool look_is_place(const struct look *l, struct str s);

/* A word of what stands beside titles.  True of Free shipping: a short text
 * with such a word. */
void look_beside(struct look *l, struct str word);
bool look_is_beside(const struct look *l, struct str s);

bool look_is_digits(struct str s);

/* True of 600000000001: digits, and no day. */
bool look_is_number(struct str s);

/* True of 24 hex digits and ObjectId(): the number that a database gives a row.
 */
bool look_is_own(struct str s);

/* True of 6.2E+11: what a spreadsheet leaves of a long number. */
bool look_is_rounded(struct str s);

/* True of an address with its host; of what may be one with the page's before
 * it. */
bool look_is_web(struct str s);
bool look_is_link(struct str s);

/* The address in a text as programs of shops share it: "https://a.example/7
 * CZ057 「comb」".  s itself if it has no blank; absent if there is none, or
 * several, or a blank may be a part of it. */
struct str look_shared(struct str s);

/* True of the address of an image, by how its path ends; the scheme may be left
 * out. */
bool look_is_image(struct str s);

/* True of a selector of elements, such as .price: it is of a scraper's
 * settings. */
bool look_is_selector(struct str s);

/* True of several words, or of a few characters beyond ASCII, but not of a list
 * of attributes (a: b\\c: d), nor of a path. */
bool look_is_words(struct str s);

#endif

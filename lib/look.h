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

/* Adds a form; false if it is none. */
bool look_address(struct look *l, struct str form, struct err *e);
void look_money(struct look *l, struct str mark);
void look_shop(struct look *l, struct str end);
void look_free(struct look *l);

/* The address of an advert, by its form; its scheme may be left out.  The part
 * of it that says which advert: absent if it is none. */
bool look_is_address(const struct look *l, struct str s);
struct str look_item(const struct look *l, struct str s);

/* True if the form of adverts' addresses is known for the host. */
bool look_knows(const struct look *l, struct str host);

/* Words that are a part of the paths of pages that are no advert; of those that
 * no list of adverts has either, be it one's own orders or news; and of those
 * that stand before the name of goods. */
void look_elsewhere(struct look *l, struct str word);
void look_private(struct look *l, struct str word);
void look_goods(struct look *l, struct str word);

/* A word for a shop: pages that are no advert, but for goods right behind. */
void look_shelf(struct look *l, struct str word);

/* The name before a number in what follows '?'. */
void look_asked(struct look *l, struct str name);

/*
 * What may be an advert on a site whose addresses have no known form: the
 * number in the path (without the host), or behind an id=; else the name of
 * goods, which stands behind product/ or the like, or is of three words. Absent
 * if neither; kind says how the path is made: adverts of a site have the same.
 */
struct str look_own(const struct look *l, struct str path, uint32_t *kind);

/* The same of a path that leads one step below the page's, as those of goods in
 * a category do: catalog/knives/long-knife. */
struct str look_below(
    const struct look *l, struct str page, struct str path, uint32_t *kind);

/* How the path of a kind is made, of the ways in look_own.c that others have to
 * know. */
#define LOOK_HOW(kind)   ((kind)&15)
#define LOOK_GOODS(kind) ((kind) >> 5 & 1) /* a word for goods stands in it */
#define LOOK_PATH        1 /* a number in the path, or the name of goods */
#define LOOK_WORDS       4 /* of three words, which an article may be called too */
#define LOOK_SHELF       5 /* shop/horn-comb; it may as well be a seller's name */
#define LOOK_BELOW       6 /* below the page */
#define LOOK_SLUG        7 /* of two words, which any page may be called */

/* True if the path has a word of those that no list of adverts has. */
bool look_is_private(const struct look *l, struct str path);

/* A mark of a currency before or behind a number. */
bool look_is_money(const struct look *l, struct str s);

/* Nothing but such a mark. */
bool look_is_mark(const struct look *l, struct str s);

/* 52.90: digits with two behind the point. */
bool look_is_amount(struct str s);

/* 39.9, 128.0: digits, and one or two behind a point. */
bool look_is_decimal(struct str s);

/* The name of a shop, by how it ends. */
bool look_is_shop(const struct look *l, struct str s);

/* 300+ sold: a number with a word for sales. */
void look_sales(struct look *l, struct str word);
bool look_is_sales(const struct look *l, struct str s);

/* 120件, 2万+, 1.2k, 500+: a number and, behind it, what says that things were
 * counted, or that it is rounded. */
bool look_is_count(struct str s);

/* 浙江 杭州: a place of the table, alone or with a part of it behind. */
void look_place(struct look *l, struct str name);
bool look_is_place(const struct look *l, struct str s);

/* Free shipping: a short text with a word of what stands beside a title. */
void look_beside(struct look *l, struct str word);
bool look_is_beside(const struct look *l, struct str s);

bool look_is_digits(struct str s);

/* 600000000001: digits, and no day. */
bool look_is_number(struct str s);

/* 24 hex digits, ObjectId(): what a database calls a row of its own. */
bool look_is_own(struct str s);

/* 6.2E+11: what a spreadsheet leaves of a long number. */
bool look_is_rounded(struct str s);

/* An address with its host; what may be one, with the page's before it. */
bool look_is_web(struct str s);
bool look_is_link(struct str s);

/* The one address in words, as programs of shops share it: "https://a.example/7
 * CZ057 「comb」"; s itself if no blank is in it, absent if it is none
 * or a blank may be a part of it. */
struct str look_shared(struct str s);

/* The address of an image, by how its path ends; its scheme may be left out. */
bool look_is_image(struct str s);

/* A selector of elements, such as .price: the settings of a program. */
bool look_is_selector(struct str s);

/* Several words, or a few characters that are none of ASCII; no list of
 * attributes (a: b\\c: d), no path. */
bool look_is_words(struct str s);

#endif

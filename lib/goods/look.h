/*
 * look - what a value is whose name says nothing, by its look; and which advert
 * an address leads to
 *
 *	https://item.example/offer/12   look_is_address: by the form
 *	                                item.example/offer/{digits} (forms.h)
 *	/product/horn-comb              look_own: an advert's, on a site whose
 *	                                forms are not known
 *	HK$ 9.50                        look_is_money
 *	例丙旗舰店                      look_is_shop: by what it ends in
 *
 * First the reader of the table (usual.h) adds its words, one by one; then a
 * struct look is asked.
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

/* Lists of words, each a kind of line of the table. */
enum look_list {
	LOOK_MONEY,
	LOOK_TIMES,
	LOOK_SHOP,
	LOOK_PLACE,
	LOOK_SALES,
	LOOK_OPINIONS,
	LOOK_COUNT,
	LOOK_BESIDE,
	LOOK_ASKED_BY, /* asked */
	LOOK_SEARCH,
	LOOK_SEARCHED,
	LOOK_ROUTE,
	LOOK_DEALER,
	LOOK_LISTS,
	LOOK_PARTS = LOOK_LISTS, /* from here on: lines of parts of paths */
	LOOK_KINDS = LOOK_PARTS + 7
};

/* Valid when zero. */
struct look {
	struct names under; /* labels before those of countries: com in com.br,
	                     * added before the first form of addresses */
	/* private */
	struct forms forms;
	struct names list[LOOK_LISTS];
	struct names part; /* of paths: by number what they say */
	unsigned char *says;
	size_t cap_says;
};

/* A line address of rules/sites/dump.tsv: a form of adverts' addresses; false
 * with e set if it is none. */
bool look_address(struct look *l, struct str form, struct err *e);

/* The kind of another line there, by its name: money, times, shop, place,
 * sales, opinions, count, beside, asked, search, searched, route, dealer; of
 * parts of paths elsewhere, private, goods, shelf, quoted, range, text.  The
 * head of the table says what each is for.  LOOK_KINDS if it is none of these.
 */
size_t look_kind(struct str kind);

/* A word of a line of that kind. */
void look_add(struct look *l, size_t kind, struct str word);

void look_free(struct look *l);

/*
 * Addresses of adverts of a known form.
 */

/* True if s is one; the scheme may be left out. */
bool look_is_address(const struct look *l, struct str s);

/* False if it is surely none, as is soon told of most links of a page; true of
 * what only look_is_address can tell. */
bool look_may_be_item(const struct look *l, struct str address);

/* True of what Firestore calls a document: projects/p/databases/d/documents/..
 */
bool look_is_document(struct str s);

/* True of one that a program showed without its end, as pandas does: whose
 * number in it that is nobody knows. */
bool look_is_cut(struct str s);

/* The part of it that says which advert; absent if it is none. */
struct str look_item(const struct look *l, struct str s);

/* True of the addresses of two adverts, not of one and the same; false if one
 * is absent. */
bool look_differ(const struct look *l, struct str a, struct str b);

/* True if a form is known for the host. */
bool look_knows(const struct look *l, struct str host);

/* What of a host is one's own: jd.com; and with a label more where one of
 * under.tsv stands before that of a country: shop.com.cn.  Lent from host. */
struct str look_domain(const struct look *l, struct str host);

/*
 * Paths (without the host) on a site for which none is.
 */

/*
 * Which advert the path may lead to: the number in it, or behind an id=; else
 * the name of goods, which stands behind product/ or the like, or has several
 * words.  Absent if it has neither.  *kind: how the path is made; all adverts
 * of a site have the same.
 */
struct str look_own(const struct look *l, struct str path, uint32_t *kind);

/* True if it leads to one, and a word for goods stands in it. */
bool look_is_goods(const struct look *l, struct str path);

/* The same of a path that leads one step below the page's, as those of goods in
 * a category do: catalog/knives/long-knife. */
struct str look_below(
    const struct look *l, struct str page, struct str path, uint32_t *kind);

/* What of a kind others have to know: in which way the path says which advert,
 * and whether a word for goods stands in it. */
#define LOOK_HOW(kind)   ((kind)&15)
#define LOOK_GOODS(kind) ((kind) >> 5 & 1)

#define LOOK_PATH  1 /* a number in the path, or the name of goods */
#define LOOK_ASKED 2 /* a number behind '?' */
#define LOOK_WORDS 4 /* of three words, which an article may be called too */
#define LOOK_SHELF 5 /* shop/horn-comb; it may as well be a seller's name */
#define LOOK_BELOW 6 /* below the page */
#define LOOK_SLUG  7 /* of two words, which any page may be called */

/* True if the path has a word of lines private; of quoted; of elsewhere. */
bool look_is_private(const struct look *l, struct str path);
bool look_is_quoted(const struct look *l, struct str path);
bool look_is_elsewhere(const struct look *l, struct str path);

/* True if the path begins with a word of lines range: collections/combs. */
bool look_is_range(const struct look *l, struct str path);

/* True if it is that of a list by a word of elsewhere or range, unless it
 * begins with one of lines text: pages/about. */
bool look_is_list(const struct look *l, struct str path);

/* True if the query, with its ?, has a name of lines search: ?q=comb. */
bool look_searches(const struct look *l, struct str query);

/* True if the path says that its page is of what was searched for, by a word of
 * lines searched anywhere in it: /product-search/combs. */
bool look_is_searched(const struct look *l, struct str path);

/* True if it may be of a dealer's stock, by a word of lines dealer anywhere in
 * it, where a word of private means that of shares. */
bool look_is_dealer(const struct look *l, struct str path);

/* True if its last part stands right behind a word of lines elsewhere, but for
 * those that are of lines shelf too: brand/north, user/ann. */
bool look_is_group(const struct look *l, struct str path);

/*
 * Values, by the words of the table.
 */

/* True of a power of ten by itself, as a page sets it apart from its number: of
 * lines times. */
bool look_is_times(const struct look *l, struct str s);

/* True of HK$ 9.50: a number with a mark of money before or behind it; of such
 * a mark alone. */
bool look_is_money(const struct look *l, struct str s);
bool look_is_mark(const struct look *l, struct str s);

/* True of the name of a shop; of 浙江 杭州: a place, alone or with a part of it
 * behind. */
bool look_is_shop(const struct look *l, struct str s);
bool look_is_place(const struct look *l, struct str s);

/* True of 300+ sold: a number with a word of sales; of Free shipping: a short
 * text with a word of beside. */
bool look_is_sales(const struct look *l, struct str s);
bool look_is_beside(const struct look *l, struct str s);

/* True of 40+条评价: a number, perhaps with words of count, and behind it one
 * of opinions. */
bool look_is_opinions(const struct look *l, struct str s);

/* True of 120件, 2万+, 500+评价: a number, and behind it words of count. */
bool look_is_count(const struct look *l, struct str s);

/*
 * Values, by their bytes alone.
 */

/* The part of a path, without what it ends in, whose last word is a code of
 * hexadecimal digits that numbers an advert (horn-comb-4ef46739989b), or that
 * is a UUID; absent if it is neither. */
struct str look_code(struct str part);

/* True of KM-7895X and 4ef46739989b, not of 2024-05: letters and two digits or
 * more. */
bool look_is_coded(struct str s);

/* True of 600000000001: digits, and no day. */
bool look_is_number(struct str s);

/* True of 6.2E+11: what a spreadsheet leaves of a long number. */
bool look_is_rounded(struct str s);

/* True of 24 hex digits and ObjectId(): the number that a database gives a row.
 */
bool look_is_row_id(struct str s);

/* True of 52.90: digits, two of them behind a point; also of 39.9. */
bool look_is_amount(struct str s);
bool look_is_decimal(struct str s);

/* True of an address with its host; of what may be one with the page's before
 * it. */
bool look_is_web(struct str s);
bool look_is_link(struct str s);

/* The address in a text as programs of shops share it: "https://a.example/7
 * CZ057 「comb」".  s itself if it has no blank; absent if there is none, or
 * several, or a blank may be a part of it. */
struct str look_shared(struct str s);

/* True of [title] and of [notes by North]: a word or more in brackets at the
 * start of a text, which is no JSON. */
bool look_is_bracketed(struct str s);

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

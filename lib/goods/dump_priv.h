/*
 * dump_priv - what the parts of dump share
 *
 * dump_read() takes a row through them in this order:
 *
 *	dump_row       each member, by its name, is taken for a key (usual.h),
 *	dump_value       if its value can be that; else it is noted what it
 *	                 looks like, in d->seen
 *	dump_variants  lists of kinds of the goods, and who offers them
 *	dump_before    a price that was, where another is there
 *	dump_fill      keys without a value get what looks like one; what is not
 *	                 the row's is dropped
 *	dump_write     the row with our keys; prices in coins, or in hundred
 *	                 thousandths, as what they say (dump_scale)
 *	dump           how much that is like an advert: enum dump_like
 *
 * Asked besides, by what is around rows:
 *
 *	dump_own       names of what is not offered: bought, talked of
 *	dump_place     of which market the goods of a list are
 *	dump_wares     goods among what a page keeps for its programs
 *
 * Which names and words mean what is rules/sites/dump.tsv, never code.  Values
 * are spans of the row's JSON, lent by it; dump_text() and what it returns last
 * until the next call that decodes.  d->work, d->path, d->part and d->kinds are
 * for one call.
 */
#ifndef WT_DUMP_PRIV_H
#define WT_DUMP_PRIV_H

#include "dump.h"
#include "look.h"
#include "usual.h"

/* Keys that the code knows by their numbers in usual.keys (dump.c has their
 * names).  Of those before KEY_LOOKED the value has to look like one. */
enum {
	KEY_TITLE,
	KEY_PRICE,
	KEY_URL,
	KEY_PAGE,
	KEY_SELLER,
	KEY_LOCATION,
	KEY_ITEM,
	KEY_USER,
	KEY_IMAGES,
	KEY_SOLD,
	KEY_DESCRIPTION,
	KEY_TMALL,
	KEY_REVIEWS,
	KEY_MAKER,
	KEY_LOOKED,
	KEY_NONE = KEY_LOOKED,
	KEY_PLATFORM,
	KEY_CAPTURED,
	KEY_PRICE_MAX,
	KEY_SELLER_ID,
	KEY_CURRENCY,
	KEY_DAY,
	KEY_DIVISOR,
	KEY_POWER,
	KEY_CLOSED,
	KEY_PERSON,
	KEY_TALK,
	KNOWN_KEYS
};

/* What a value without a name that is known looks like. */
struct seen {
	struct str address, image, money, title, shop, item, sold, reviews;
	struct str fraction; /* of the price: .80 */
	size_t length;       /* of the title */
	bool numbered;       /* the money: its column was never named */
	bool amount;         /* and it is no more than 45.00, */
	bool amounts;        /* of which there is another */
	bool headed;         /* the title: its column has a name, */
	bool remark;         /* and that is one for remarks */
	bool sign;           /* the value before was a mark of money alone */
};

struct dump {
	struct redirects *redirects;
	struct markets *markets;
	struct usual usual;
	uint32_t *challenge; /* by the name in the table: its mark */
	struct str *value;   /* by key: what the object has for it */
	uint32_t *rank;      /* by key: by which name, or NAMES_NONE, */
	uint64_t *order;     /* and what it takes to be a better one */
	struct str sign;     /* of money, in a cell of its own */
	struct str mark;     /* of money, in the name of the price */
	struct str money; /* around what is looked at: price.EUR; or absent */
	struct str unit;  /* that the price is for, in its name */
	struct str plain; /* the best price whose name has none */
	uint64_t plain_order;
	struct {
		struct str price, mark; /* as they stand; or absent */
		uint64_t order;         /* of its name, as plain_order */
	} yuan;                         /* the best price that is in yuan */
	struct str town;     /* of the place, from a second column, */
	struct str province; /* or this from a column of its own */
	struct str half; /* of the item: the first number that may be half */
	bool halves;     /* and another is there, so that neither is it */
	struct seen seen;
	bool bare;               /* nothing has a name */
	bool column[KEY_LOOKED]; /* the table has one for that */
	bool dated;              /* and one for the day of capture */
	bool sum;                /* a text of the row says that it is one */
	bool doubt;          /* its price is one of two, nobody knows which */
	bool refused;        /* and the row a title in it that is none */
	bool trust;          /* whatever is called one is */
	bool linked;         /* the address is that of an advert, by its form */
	struct str variants; /* a list of kinds of the goods, as skus */
	struct buf path, work, part, shown, kinds, said;
};

/* The text of a string, in d->part or d->shown if it had to be decoded. */
struct str dump_text(struct dump *d, struct str span);

/* False of a value that says nothing; notes one that says that its row is a
 * sum. */
bool dump_says(struct dump *d, struct str span);

/* False if the value cannot be what its name says. */
bool dump_may_be(struct dump *d, uint32_t key, struct str span);

/* False of a name that much else has, if its value is no count: a sale that is
 * a price, a comment that is a text. */
bool dump_is_counted(struct dump *d, struct usual_name n, struct str span);

/* "$": a column of nothing but the mark of money. */
bool dump_is_sign(struct dump *d, struct str span);

/* True of what is called a site, and is the address of a page of it. */
bool dump_is_page(struct dump *d, struct str span);

/* Notes in d->seen what a value looks like whose name, in d->work, says
 * nothing. */
void dump_guess(struct dump *d, struct str span);

/* True if the name of the member that is read (d->work, which is then another)
 * says that its value is of other goods than the row's: also_bought. */
bool dump_is_of_others(struct dump *d);

/* Takes a value for the key of that name, unless a better name had one. */
void dump_take(struct dump *d, struct usual_name name, struct str span);

/* True if an object has a title: it is an advert of its own, and no part of the
 * one that it is in. */
bool dump_is_titled(struct dump *d, struct str object);

/* The only object of a list whose name is in d->work, if it is of offers of one
 * advert (`offered` in the table); else the list. */
struct str dump_only_offer(struct dump *d, struct str list);

/* Notes a list whose name is in d->work, if it is of kinds of the goods
 * or offers of one advert (`variants`, `offered` in the table), or says false;
 * and sets the price of a row without one to those of its kinds. */
bool dump_note_variants(struct dump *d, struct str list);
void dump_price_variants(struct dump *d);

/* Drops a price that may be that of before (`before` in the table), if another
 * member, whose name is not known, may be that of today; that is the price if
 * its name ends as one's. */
void dump_drop_before(struct dump *d, struct str object);

/* Sets what has no name to what looks like it, and drops what is not the
 * row's. */
void dump_fill(struct dump *d);

/* True if the row has the address of an advert, by its form or by a word for
 * goods in its path. */
bool dump_has_goods(struct dump *d);

/* Sets the values of d to what the object has. */
void dump_members(struct dump *d, struct str object);

/* True if the prices of the row are whole hundred thousandths, or may be: it
 * has what Shopee's programs write (`scaled` in the table), and neither money
 * nor an address of another's (`scale`). */
bool dump_is_scaled(struct dump *d);

/* Appends such a price as what it says, or as a text that is none (89000?)
 * where its money does not tell.  False if it is what it stands for. */
bool dump_put_scaled(struct dump *d, struct str span, struct buf *out);

/* Notes a price, if its mark says that it is in yuan. */
void dump_note_yuan(
    struct dump *d, struct str mark, struct str span, uint64_t order);

/* Of goods on a host that has its prices in yuan that is the price: those in
 * other money beside it are what somebody made of it. */
void dump_take_yuan(struct dump *d);

/* Appends a price in coins as the money that it is: 2599 is 25.99 where its
 * name (`coins` in the table) or what stands beside it (divisor, power) says
 * so.  False if it is what it stands for. */
bool dump_put_coins(struct dump *d, struct str span, struct buf *out);

/* Appends them as an object with our keys. */
void dump_write(struct dump *d, struct buf *out);

#endif

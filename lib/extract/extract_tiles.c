/* extract_tiles - lists of adverts as browsers show them, of unknown make */
#include "extract_dump.h"
#include "extract_links.h"
#include "extract_tile.h"
#include "look.h"
#include "value.h"

/* Of links of a page's own host that are made alike, and so many, one in SPARSE
 * with a price is no list of goods: headlines tell of money, too. */
#define MANY   40
#define SPARSE 10

struct tiles {
	struct extract *x;
	struct links links;
	struct tile one;                /* that was read last */
	size_t looked;                  /* tiles that were read to count them */
	bool money;                     /* a price of a tile is one of money */
	const struct html_node *priced; /* a tile that is an advert */
};

/* The tile around link i.  *next: the first link behind it to another advert.
 */
static const struct html_node *
around(const struct links *l, size_t i, size_t *next)
{
	const struct html_node *n = l->link[i].node;
	size_t down = 0, at, d = html_depth(n);

	for (*next = i; *next < l->n; ++*next)
		if (l->link[*next].item != l->link[i].item)
			break;
	if (l->link[i].card)
		return l->link[i].card;
	if (i)
		down = html_meet(n, l->link[i - 1].node);
	if (*next < l->n && (at = html_meet(n, l->link[*next].node)) > down)
		down = at;
	for (; d > down + 1; d--)
		n = html_parent(n);
	return n;
}

/* Begins a row in x->line.  If the form of addresses is not known, with the
 * link's. */
static void
begin_row(struct tiles *t, const struct link *link)
{
	struct buf *row = &t->x->line;
	struct str item = t->links.items.name[link->item];
	struct str href = links_whole(&t->links, html_attr(link->node, "href"));

	buf_clear(row);
	buf_addc(row, '{');
	if (!t->links.own)
		return;
	if (look_is_web(href)) {
		buf_puts(row, "\"url\":");
		json_quote(row, href);
	}
	if (str_is_digits(item)) {
		json_sep(row);
		buf_puts(row, "\"item_id\":");
		json_quote(row, item);
	}
}

/* True if a row is about what its link leads to, whose address has no known
 * form: the name behind shop/ may be a seller's, and one of two words any
 * page's. */
static bool
is_of_link(struct tiles *t, size_t i)
{
	struct str title = dump_found(t->x->dump, STR("title"));
	uint32_t how = LOOK_HOW(t->links.kind);

	return title.p &&
	       ((how != LOOK_SHELF && how != LOOK_SLUG) ||
		   links_named(
		       t->links.items.name[t->links.link[i].item], title));
}

/* The text of the price of the row that was read. */
static struct str
price_text(struct extract *x)
{
	struct str price = dump_found(x->dump, STR("price"));

	buf_clear(&x->cells);
	if (json_type(price) == JSON_STRING)
		json_decode(price, &x->cells);
	return buf_str(&x->cells);
}

/* True if the price of the row that was read may be one of goods: of few tiles
 * it says that it is money, and each has a picture. */
static bool
is_of_goods(struct tiles *t)
{
	struct str price = price_text(t->x), first;

	if (shown_is_term(t->x->pick.shown, price))
		return false;
	return !t->links.few ||
	       (t->one.pictured &&
		   value_money(t->x->sites->numbers, price, &first));
}

/* True if the row that was read is an advert.  On a page without an address it
 * must have a price, as its link may be anything's. */
static bool
is_advert(struct tiles *t, size_t i)
{
	struct extract *x = t->x;

	if (!extract_like(x, buf_str(&x->line)) ||
	    (!x->url.p && !dump_found(x->dump, STR("price")).p))
		return false;
	return !t->links.own || (is_of_link(t, i) && is_of_goods(t));
}

/* True of an advert without a price in the same list as one that has one, by an
 * address of a known form. */
static bool
is_unpriced(struct tiles *t, const struct html_node *top)
{
	struct extract *x = t->x;

	return x->url.p && !t->links.own && t->priced &&
	       html_parent(top) == html_parent(t->priced) &&
	       str_eq(html_tag(top), html_tag(t->priced)) &&
	       extract_usual(x, buf_str(&x->line)) >= DUMP_LINKED &&
	       dump_found(x->dump, STR("title")).p;
}

/* Notes if the price of the row that was read says that it is money. */
static void
note_money(struct tiles *t)
{
	struct extract *x = t->x;
	struct str price = price_text(x), first;

	t->money |= dump_found(x->dump, STR("currency")).p ||
	            value_money(x->sites->numbers, price, &first);
}

/* True if the tiles that are adverts, so many by now, make a list, and all is
 * known of them that may_take() asks. */
static bool
is_clear(const struct tiles *t, size_t like)
{
	return like >= links_enough(&t->links) && t->money;
}

/* True if so few of the tiles that were read to count them are adverts, n, that
 * their prices are none. */
static bool
is_sparse(const struct tiles *t, size_t n)
{
	return t->links.own && !t->links.cards && t->looked >= MANY &&
	       n < t->looked / SPARSE;
}

/* Counts the tiles that are adverts, up to where that is_clear; with `take`
 * takes all of them. */
static size_t
each_tile(struct tiles *t, bool take)
{
	struct extract *x = t->x;
	const struct html_node *top;
	size_t next, like = 0;

	t->looked = 0;
	for (size_t i = 0; i < t->links.n; i = next) {
		if (!take && is_clear(t, like))
			break;
		t->looked++;
		top = around(&t->links, i, &next);
		if (extract_is_half(x, pick_document(&x->pick), top))
			continue;
		begin_row(t, &t->links.link[i]);
		t->one.lead = &t->links.link[i];
		t->one.nlead = next - i;
		tile_read(&t->one, top);
		if (is_advert(t, i))
			t->priced = top;
		else if (!is_unpriced(t, top))
			continue;
		like++;
		note_money(t);
		if (take)
			extract_row(x, buf_str(&x->usual), NULL);
	}
	return like;
}

/* True if the tiles may be what the page is about; else false with x->got.why
 * set. A page of one advert shows others so: without an address nobody knows
 * whether a page with a button to buy is one. */
static bool
may_take(struct tiles *t)
{
	struct extract *x = t->x;

	if (pick_has_none(&x->pick))
		return err_set(&x->got.why,
		    x->pick.whose == PICK_GONE
			? "it says that what was asked for is not there"
			: "it shows what its visitor has");
	if (t->links.scant) {
		x->got.unplaced = true;
		return err_set(&x->got.why,
		    "it may be a short list of adverts; give --url");
	}
	if (t->links.own && !t->links.cards && !LOOK_GOODS(t->links.kind) &&
	    (!t->money || t->links.few) && !x->advert.platform.p &&
	    !(t->links.told && shown_sells(x->pick.shown, x->sites->marks))) {
		x->got.unplaced = true;
		return err_set(&x->got.why,
		    t->money
			? "it may be a short list of goods; give --platform"
			: "it may be a list of goods, its prices "
			  "without a currency; give --platform");
	}
	if (x->url.p || !t->links.own || t->links.shelf ||
	    !shown_sells(x->pick.shown, x->sites->marks))
		return true;
	err_set(&x->got.why,
	    "it shows goods, and its address is not known; give "
	    "--url");
	x->got.unplaced = true;
	return false;
}

void
extract_tiles(struct extract *x)
{
	const struct html_node *doc;
	struct tiles t = {.x = x, .one = {.x = x}};
	bool more;
	size_t n;

	if (x->as.blocks) {
		extract_plain(x);
		return;
	}
	more = links_open(&t.links, x);

	t.one.links = &t.links;

	while (more && (doc = pick_document(&x->pick))) {
		links_find(&t.links, doc);
		dump_trust(x->dump, t.links.own);
		x->as.strict = !t.links.own || x->url.p;
		n = each_tile(&t, false);
		more = n < links_enough(&t.links) || is_sparse(&t, n);
		if (more && n > x->passed.tiles)
			x->passed.tiles = n;
		if (!more && may_take(&t))
			each_tile(&t, true);
		else if (more || t.links.few || t.links.scant)
			/* others may be goods */
			more = links_next(&t.links);
	}
	dump_trust(x->dump, false);
	x->as.strict = false;
	links_close(&t.links);
	tile_free(&t.one);
}

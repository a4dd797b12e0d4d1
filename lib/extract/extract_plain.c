/* extract_plain - goods without pages of their own, as small dealers show them
 */
#include <stdlib.h>

#include "extract_block.h"
#include "look.h"
#include "mem.h"
#include "text.h"
#include "url.h"
#include "value.h"

/*
 * A page that somebody wrote by hand shows goods side by side, each with its
 * picture, a name and a price, and none with a link but to the larger picture,
 * to write a letter or to pay.  The blocks are laid out alike: elements of one
 * tag, as deep as each other, with one price each.  What leads to another page
 * is no block: tiles are for goods that have one (extract_tiles.c), and news,
 * recipes and hotels have.
 *
 * A menu may be shown so too, or what life costs.  So there has to be a word of
 * those who sell (`trade` in shown.tsv), a button to buy with, or --platform: a
 * page without costs no tree.
 */

#define LEAST  3    /* blocks that make a list */
#define PRICES 2000 /* of a page that are looked at */
#define SMALL  10   /* elements in what has a price */
#define LINE   300  /* bytes of its text */
#define BEHIND 16   /* behind the price in its line */

/* The text of an element as parts, folded, in b->text. */
static struct str
parts_of(struct blocks *b, const struct html_node *n)
{
	buf_clear(&b->x->joined);
	buf_clear(&b->text);
	html_parts(n, NULL, VALUE_PART, &b->x->joined);
	text_fold(buf_str(&b->x->joined), &b->text);
	return buf_str(&b->text);
}

/* True if a price may stand behind the rest of its line: a label, or a name and
 * a mark between; A steal at $3 is prose. */
static bool
may_be_before(struct blocks *b, struct str s)
{
	static const struct str ends[] = {STR_INIT(":"), STR_INIT("："),
	    STR_INIT("-"), STR_INIT("–"), STR_INIT("—"), STR_INIT(","),
	    STR_INIT("|"), STR_INIT("(")};

	s = str_trim(s);
	for (size_t i = 0; i < COUNT(ends); i++)
		if (str_ends(s, ends[i]))
			return true;
	return !s.n || str_eq(dump_key(b->x->dump, s), STR("price"));
}

/* The one amount of money in the text of a price; absent if there is none, if
 * it is for something else, or in the midst of a sentence. */
static struct str
amount_in(struct blocks *b, const struct html_node *node)
{
	struct extract *x = b->x;
	struct str first = STR_NONE, text = parts_of(b, node), behind;
	size_t at;

	if (text.n > LINE || value_money(x->sites->numbers, text, &first) != 1)
		return STR_NONE;
	behind = str_after(text, (size_t)(first.p + first.n - text.p));
	behind.n = str_find(behind, str_n((const char[]){VALUE_PART}, 1), 0);
	for (at = (size_t)(first.p - text.p); at; at--)
		if (text.p[at - 1] == VALUE_PART)
			break;
	if (!block_is_name(b, node) &&
	    !may_be_before(
		b, str_n(text.p + at, (size_t)(first.p - text.p) - at)))
		return STR_NONE;
	if (behind.n > BEHIND)
		return STR_NONE;
	behind.n = str_find(behind, STR(" "), 0);
	if (shown_is_dear(x->pick.shown,
		str_n(first.p, (size_t)(behind.p + behind.n - first.p))))
		return STR_NONE;
	if (shown_is_label(x->pick.shown, text) ||
	    shown_spent(x->pick.shown, text) ||
	    shown_is_rate(x->pick.shown, x->sites->numbers, text))
		return STR_NONE;
	return first;
}

/* True of what is around all pages of a site, and of what is listed as goods
 * are and is none: a dish. */
static bool
is_beside(struct blocks *b, const struct html_node *n)
{
	static const struct str frame[] = {STR_INIT("nav"), STR_INIT("footer"),
	    STR_INIT("header"), STR_INIT("aside"), STR_INIT("select")};

	return shown_struck(n) || str_in(html_tag(n), frame, COUNT(frame)) ||
	       shown_is_service(b->x->pick.shown, n);
}

/* Notes the elements that show a price. */
static void
find_prices(struct blocks *b, const struct html_node *doc)
{
	const struct html_node *n = html_next(doc, doc);

	b->n = 0;
	while (n && b->n < PRICES) {
		if (is_beside(b, n)) {
			n = html_after(doc, n);
			continue;
		}
		if (!html_has_text(n) || !html_is_small(n, SMALL) ||
		    !amount_in(b, n).p) {
			n = html_next(doc, n);
			continue;
		}
		mem_grow(&b->price, &b->cap, b->n + 1, sizeof(*b->price));
		b->price[b->n++] = (struct tagged){.node = n};
		n = html_after(doc, n);
	}
}

/* The element around n that is so deep. */
static const struct html_node *
at_depth(const struct html_node *n, size_t depth)
{
	for (size_t d = html_depth(n); d > depth; d--)
		n = html_parent(n);
	return n;
}

/* Sets the block of each price: what holds it, and no other; b->depth and
 * b->tag to what most of them are. */
static void
find_tops(struct blocks *b)
{
	size_t best = 0;

	for (size_t i = 0; i < b->n; i++) {
		const struct html_node *n = b->price[i].node;
		size_t down = 0, at;

		if (i)
			down = html_meet(n, b->price[i - 1].node);
		if (i + 1 < b->n &&
		    (at = html_meet(n, b->price[i + 1].node)) > down)
			down = at;
		b->price[i].top = at_depth(n, down + 1);
	}
	for (size_t i = 0, j, same; i < b->n && i < LEAST * LEAST; i++) {
		size_t depth = html_depth(b->price[i].top);
		struct str tag = html_tag(b->price[i].top);

		for (j = same = 0; j < b->n; j++)
			same += html_depth(b->price[j].top) == depth &&
			        str_eq(html_tag(b->price[j].top), tag);
		if (same <= best)
			continue;
		best = same;
		b->depth = depth;
		b->tag = tag;
	}
}

/* True of a block of a menu, or of courses, by its name or that around it. */
static bool
is_served(struct extract *x, const struct html_node *top)
{
	const struct html_node *in = html_parent(top);

	return shown_serves(x->pick.shown, top) ||
	       (in && shown_serves(x->pick.shown, in));
}

/* Sets x->line to the block under usual names. */
static void
read_block(struct blocks *b, struct str amount)
{
	struct buf *row = &b->x->line, *said = &b->links.text;
	struct str left, part, src = html_attr(b->picture, "src");

	buf_clear(row);
	buf_puts(row, "{\"title\":");
	json_quote(row, buf_str(&b->name));
	json_key(row, "price");
	json_quote(row, amount);
	if (src.n) {
		json_key(row, "image");
		json_quote(row, links_whole(&b->links, src));
	}
	buf_clear(said);
	left = block_text(b);
	while ((part = block_part(&left)).p) {
		if (!part.n || str_eq(part, buf_str(&b->name)) ||
		    str_find(part, amount, 0) < part.n)
			continue;
		if (said->n)
			buf_addc(said, ' ');
		buf_addstr(said, part);
	}
	if (said->n) {
		json_key(row, "description");
		json_quote(row, buf_str(said));
	}
	buf_addc(row, '}');
}

static void
take_block(struct blocks *b, const struct tagged *price)
{
	struct extract *x = b->x;

	buf_clear(&x->cells);
	buf_addstr(&x->cells, amount_in(b, price->node));
	read_block(b, buf_str(&x->cells));
	extract_usual(x, buf_str(&x->line));
	extract_row(x, buf_str(&x->usual), NULL);
}

/* Sets the block of each price to what is as deep as most of them are, and
 * leaves out what is not, and those of which two stand in one. */
static void
keep_alike(struct blocks *b, const struct html_node *doc)
{
	const struct html_node *top;
	size_t n = 0, from;

	for (size_t i = 0; i < b->n; i++) {
		top = at_depth(b->price[i].node, b->depth);
		if (html_depth(top) < b->depth ||
		    !str_eq(html_tag(top), b->tag) ||
		    extract_is_half(b->x, doc, top))
			continue;
		from = i;
		while (i + 1 < b->n && html_holds(top, b->price[i + 1].node))
			i++;
		if (i == from)
			b->price[n++] = (struct tagged){b->price[i].node, top};
	}
	b->n = n;
}

/* Counts the blocks that are goods; with `take` takes them. */
static size_t
each_block(struct blocks *b, const struct html_node *doc, bool take)
{
	const struct html_node *top, *last, *next;
	size_t like = 0;

	b->seen = NULL;
	for (size_t i = 0; i < b->n; i++) {
		top = b->price[i].top;
		last = i + 1 < b->n ? b->price[i + 1].top : NULL;
		last = i ? b->price[i - 1].top : last;
		if (!is_served(b->x, top) &&
		    (block_whole(b, doc, top) || block_run(b, top, last, !i) ||
			block_column(b, i))) {
			like++;
			if (take)
				take_block(b, &b->price[i]);
		}
		for (next = top; next && html_holds(top, next);
		     next = html_next(doc, next))
			b->seen = next;
	}
	return like;
}

/* The first heading of the page; empty if it has none. */
static struct str
page_says(struct extract *x)
{
	const struct html_node *doc = pick_document(&x->pick), *n = doc;

	while (n && (n = html_next(doc, n)))
		if (str_eq(html_tag(n), STR("h1")))
			return extract_element_text(x, n);
	return STR("");
}

/* True if what the page shows is offered, and it is known by whom; what it says
 * in its heading is not how goods are sent. */
static bool
may_take(struct extract *x)
{
	struct str path = url_local(x->url);

	/* a dealer's stock is none of shares, which have no pictures */
	if (pick_has_none(&x->pick) ||
	    (look_is_private(x->look, path) && !look_is_dealer(x->look, path)))
		return false;
	if (look_is_beside(dump_words(x->dump), page_says(x)))
		return false;
	if (x->advert.platform.p || x->url.p)
		return true;
	x->got.unplaced = true;
	return err_set(&x->got.why,
	    "it shows goods, and its address is not known; give --url");
}

/* True if the text has as many pictures as would make a list, and a word of
 * those who sell. */
static bool
may_have(struct extract *x)
{
	struct str page = x->text.text;
	size_t n = 0;

	if (!x->advert.platform.p &&
	    !shown_trades(x->pick.shown, x->sites->marks) &&
	    !shown_sells(x->pick.shown, x->sites->marks))
		return false;
	for (size_t at = 0; n < LEAST; n++, at++)
		if ((at = str_find_nocase(page, STR("<img"), at)) == page.n)
			break;
	return n == LEAST;
}

void
extract_plain(struct extract *x)
{
	struct blocks b = {.x = x, .links = {.x = x}};
	const struct html_node *doc;
	size_t like, prices;

	if (!may_have(x) || !(doc = pick_document(&x->pick)))
		return;
	find_prices(&b, doc);
	prices = b.n;
	if (b.n >= LEAST) {
		find_tops(&b);
		keep_alike(&b, doc);
		like = each_block(&b, doc, false);
		if (like < LEAST || like * 2 < prices)
			like = 0;
		else if (may_take(x))
			each_block(&b, doc, true);
		if (like > x->passed.tiles)
			x->passed.tiles = like;
	}
	free(b.price);
	buf_free(&b.name);
	buf_free(&b.text);
	links_close(&b.links);
}

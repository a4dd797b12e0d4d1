/* extract_plain - goods without pages of their own, as small dealers show them
 */
#include <stdlib.h>

#include "extract_links.h"
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

#define LEAST    3    /* blocks that make a list */
#define PRICES   2000 /* of a page that are looked at */
#define SMALL    10   /* elements in what has a price */
#define LINE     300  /* bytes of its text */
#define BEHIND   16   /* behind the price in its line */
#define ELEMENTS 100  /* of a block, */
#define PARTS    12   /* and elements beside each other that it may be */
#define ABOVE    3    /* rows above its price, likewise */
#define WIDE     100  /* columns of a cell, at most */
#define FAR      5000 /* elements beside each other that are counted */
#define SAID     3    /* bytes of a name, at least */
#define NAME     250  /* and at most */

struct tagged {
	const struct html_node *node, *top; /* top: its block, or NULL */
};

struct blocks {
	struct extract *x;
	struct links links; /* of which only links_whole is wanted */
	struct tagged *price;
	size_t n, cap;
	size_t depth; /* of the blocks, and what they are */
	struct str tag;
	const struct html_node *el[PARTS]; /* the block that is looked at */
	size_t nel;
	const struct html_node *picture; /* of it, or right before it */
	const struct html_node *seen; /* the last element of the block before */
	struct buf name, text;
};

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

/* The next part of a text that is left, without blanks around; absent behind
 * the last. */
static struct str
next_part(struct str *left)
{
	struct str part = str_cut(left, VALUE_PART);

	return part.p ? str_trim(part) : part;
}

/* The one amount of money in the text of a price; absent if there is none, if
 * it is for something else, or in the midst of a sentence. */
static struct str
amount_in(struct blocks *b, struct str text)
{
	struct extract *x = b->x;
	struct str first = STR_NONE, behind;

	if (text.n > LINE || value_money(x->sites->numbers, text, &first) != 1)
		return STR_NONE;
	behind = str_after(text, (size_t)(first.p + first.n - text.p));
	behind.n = str_find(behind, str_n((const char[]){VALUE_PART}, 1), 0);
	if (behind.n > BEHIND || str_starts(behind, STR("m")))
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
		    !amount_in(b, parts_of(b, n)).p) {
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

/* True of a link that leads to another page of the site. */
static bool
leads_on(struct blocks *b, const struct html_node *a)
{
	static const struct str none[] = {STR_INIT("#"), STR_INIT("mailto:"),
	    STR_INIT("tel:"), STR_INIT("javascript:"), STR_INIT("whatsapp:"),
	    STR_INIT("https://wa.me/"), STR_INIT("https://www.paypal.")};
	struct str href = html_attr(a, "href");

	return href.n && !str_starts_in(href, none, COUNT(none)) &&
	       !look_is_image(links_whole(&b->links, href));
}

/* The next element of the block behind n; the first, if that is NULL.  *i: the
 * part of the block that it is in. */
static const struct html_node *
next_in(const struct blocks *b, size_t *i, const struct html_node *n)
{
	if (!n)
		return b->el[*i = 0];
	n = html_next(b->el[*i], n);
	if (n || ++*i >= b->nel)
		return n;
	return b->el[*i];
}

/* The texts of the block, in b->text. */
static struct str
text_of(struct blocks *b)
{
	buf_clear(&b->x->joined);
	buf_clear(&b->text);
	for (size_t i = 0; i < b->nel; i++) {
		html_parts(b->el[i], NULL, VALUE_PART, &b->x->joined);
		buf_addc(&b->x->joined, VALUE_PART);
	}
	text_fold(buf_str(&b->x->joined), &b->text);
	return buf_str(&b->text);
}

/* True of an element whose text is the name of what the block shows. */
static bool
is_name(struct blocks *b, const struct html_node *n)
{
	static const struct str bold[] = {
	    STR_INIT("b"), STR_INIT("strong"), STR_INIT("dt")};

	return links_heading(html_tag(n)) ||
	       str_in(html_tag(n), bold, COUNT(bold)) ||
	       str_eq(shown_called(b->x->pick.shown, n), STR("title"));
}

/* What of a text may be a name, without the price at its end: Club - $350.
 * Absent if it is a label alone, or has no letters. */
static struct str
name_in(struct blocks *b, struct str text)
{
	struct str first;
	size_t n;

	n = value_money(b->x->sites->numbers, text, &first);
	if (n > 1)
		return STR_NONE;
	if (n)
		text.n = (size_t)(first.p - text.p);
	for (n = text.n; n && ONE_OF(text.p[n - 1], " -,(\xe2\x80\x93\x94");)
		n--;
	text.n = n;
	if (text.n < SAID || text.n > NAME || str_ends(text, STR(":")) ||
	    str_ends(text, STR("：")) ||
	    (!str_any(text, ascii_letter) && (unsigned char)*text.p < 128))
		return STR_NONE;
	return text;
}

/* Sets b->name to what the block shows: by a heading, else by what is in bold
 * type, else, if `any`, the first of its texts.  False if it has none. */
static bool
find_name(struct blocks *b, bool any)
{
	const struct html_node *n = NULL;
	struct str left, part;
	size_t i = 0;

	buf_clear(&b->name);
	while ((n = next_in(b, &i, n))) {
		if (!is_name(b, n) ||
		    (b->name.n && !links_heading(html_tag(n))))
			continue;
		part = name_in(b, extract_element_text(b->x, n));
		if (!part.p)
			continue;
		buf_clear(&b->name);
		buf_addstr(&b->name, part);
		if (links_heading(html_tag(n)))
			break;
	}
	left = text_of(b);
	while (any && !b->name.n && (part = next_part(&left)).p)
		if ((part = name_in(b, part)).p)
			buf_addstr(&b->name, part);
	return b->name.n > 0;
}

/* Notes the picture of the block; false if it shows none, or if one of its
 * links leads on. */
static bool
has_picture(struct blocks *b)
{
	const struct html_node *n = NULL;
	size_t i = 0, left = ELEMENTS;

	while ((n = next_in(b, &i, n))) {
		if (!b->picture && links_picture(n))
			b->picture = n;
		if (!left-- ||
		    (str_eq(html_tag(n), STR("a")) && leads_on(b, n)))
			return false;
	}
	return b->picture;
}

/* The picture right before the block, behind the one before that. */
static const struct html_node *
picture_before(
    struct blocks *b, const struct html_node *doc, const struct html_node *top)
{
	const struct html_node *n = b->seen ? b->seen : html_parent(top);

	while ((n = html_next(doc, n)) && n != top)
		if (links_picture(n))
			return n;
	return NULL;
}

/* True if the element that holds the price, and no other, is a block. */
static bool
is_whole(
    struct blocks *b, const struct html_node *doc, const struct html_node *top)
{
	b->picture = picture_before(b, doc, top);
	b->el[0] = top;
	b->nel = 1;
	return has_picture(b) && find_name(b, true);
}

/* The number of an element among those right in its parent, as far as they are
 * counted, and one by that. */
static size_t
place_of(const struct html_node *n)
{
	const struct html_node *in = html_parent(n), *k = html_next(in, in);
	size_t i = 0;

	for (; k && k != n && i < FAR; k = html_after(in, k))
		i++;
	return i;
}

static const struct html_node *
at_place(const struct html_node *in, size_t i)
{
	const struct html_node *k = html_next(in, in);

	for (; k && i; i--)
		k = html_after(in, k);
	return k;
}

/* True if what stands beside each other up to the price is a block, as where
 * nothing is around the goods but a line between them; *last: the price before,
 * or that behind, of the first. */
static bool
is_run(struct blocks *b, const struct html_node *top,
    const struct html_node *last, bool first)
{
	const struct html_node *in = html_parent(top);
	size_t to, from;

	if (!last || html_parent(last) != in)
		return false;
	to = place_of(top);
	from = place_of(last);
	if (first)
		from = from > 2 * to + 1 || from <= to ? 0 : 2 * to + 1 - from;
	else
		from++;
	if (from >= to || to - from >= PARTS)
		return false;
	b->nel = 0;
	b->picture = NULL;
	for (last = at_place(in, from); last != top;
	     last = html_after(in, last))
		b->el[b->nel++] = last;
	b->el[b->nel++] = top;
	return has_picture(b) && find_name(b, false);
}

/* How many columns a cell takes. */
static size_t
width_of(const struct html_node *cell)
{
	uint64_t n;

	return str_uint(str_trim(html_attr(cell, "colspan")), WIDE, &n) && n
	           ? n
	           : 1;
}

/* Adds the cells of a row that are in the columns from `at` on to the block. */
static void
add_cells(
    struct blocks *b, const struct html_node *row, size_t at, size_t width)
{
	const struct html_node *k = html_next(row, row);
	size_t from = 0, to;

	for (; k && from < at + width; k = html_after(row, k), from = to) {
		to = from + width_of(k);
		if (to > at && b->nel < PARTS - 1)
			b->el[b->nel++] = k;
	}
}

/* True if the cells above the price are a block, as of goods that stand beside
 * each other in a table, a row for the pictures, one for the names. */
static bool
is_column(struct blocks *b, size_t i)
{
	const struct html_node *top = b->price[i].top, *k;
	const struct html_node *row = html_parent(top), *in = html_parent(row);
	size_t at = 0, to = place_of(row), from;

	if (!str_eq(html_tag(top), STR("td")) || !in)
		return false;
	for (k = html_next(row, row); k != top; k = html_after(row, k))
		at += width_of(k);
	from = to > ABOVE ? to - ABOVE : 0;
	while (i && html_parent(b->price[i - 1].top) == row)
		i--;
	k = i ? html_parent(b->price[i - 1].top) : NULL;
	if (k && html_parent(k) == in && place_of(k) >= from)
		from = place_of(k) + 1;
	b->nel = 0;
	b->picture = NULL;
	for (; from < to; from++)
		add_cells(b, at_place(in, from), at, width_of(top));
	b->el[b->nel++] = top;
	return b->nel > 1 && has_picture(b) && find_name(b, true);
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
	left = text_of(b);
	while ((part = next_part(&left)).p) {
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
	buf_addstr(&x->cells, amount_in(b, parts_of(b, price->node)));
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
		    (is_whole(b, doc, top) || is_run(b, top, last, !i) ||
			is_column(b, i))) {
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

/* True if what the page shows is offered, and it is known by whom. */
static bool
may_take(struct extract *x)
{
	struct str path = url_local(x->url);

	/* a dealer's stock is none of shares, which have no pictures */
	if (pick_has_none(&x->pick) ||
	    (look_is_private(x->look, path) &&
		str_find_nocase(path, STR("/stock"), 0) == path.n))
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

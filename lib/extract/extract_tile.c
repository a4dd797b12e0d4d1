/*
 * extract_tile - what one tile of a list shows, as a row under usual names
 *
 * The values are found here: texts of elements, their lines, pictures, links.
 * What is no part of a text is in extract_apart.c, what each value is called in
 * extract_named.c.
 */
#include "extract_tile.h"

#include "look.h"
#include "text.h"
#include "value.h"

#define VALUES 400 /* of a tile, at most */

/* True if all text in the element stands in one. */
static bool
is_one(const struct html_node *n)
{
	const struct html_node *k = n;
	size_t has = 0;

	while (has < 2 && (k = html_next(n, k)))
		has += html_has_text(k);
	return has < 2;
}

/* True if a class says what the whole text of the element is.  One of a title
 * does not if a price is in the text. */
static bool
is_whole(struct tile *t, const struct html_node *n, struct str text)
{
	struct str class = tile_class(t, n), key = class, first;

	if (class.p)
		key = dump_key(t->x->dump, class);
	return key.p && !(str_eq(key, STR("title")) &&
			    value_money(t->x->sites->numbers, text, &first));
}

/* True if an element within has a price, and nothing else, as its text. */
static bool
has_price_within(struct tile *t, const struct html_node *n)
{
	const struct html_node *k = n;

	while ((k = html_next(n, k)))
		if (html_has_text(k) && !shown_struck(k) &&
		    html_is_small(k, TILE_SMALL) &&
		    tile_is_price(t, extract_element_text(t->x, k)))
			return true;
	return false;
}

/* The next line of what is left, folded; absent behind the last. */
static struct str
next_line(struct tile *t, struct str *left)
{
	struct str line = str_cut(left, VALUE_PART);

	if (!line.p)
		return line;
	buf_clear(&t->x->mended);
	text_fold(line, &t->x->mended);
	return buf_str(&t->x->mended);
}

/* Takes a price that is one of the lines of an element, and the only one in it:
 * <a>Horn box</a><br>Scottish.<br>$60. */
static bool
add_line(struct tile *t, const struct html_node *n, size_t *left)
{
	struct str rest, line, price = STR_NONE, first;
	size_t prices = 0;

	buf_clear(&t->own);
	if (!html_lines(n, VALUE_PART, &t->own) || has_price_within(t, n))
		return false;
	for (rest = buf_str(&t->own); (line = next_line(t, &rest)).p;) {
		prices += value_money(t->x->sites->numbers, line, &first);
		if (!tile_is_price(t, line))
			continue;
		buf_clear(&t->struck);
		buf_addstr(&t->struck, line);
		price = buf_str(&t->struck);
	}
	if (!price.p || prices != 1)
		return false;
	tile_add(t, n, "", left, price);
	return true;
}

/* Takes a price that an element has as its own text, beside other elements. */
static bool
add_loose(struct tile *t, const struct html_node *n, size_t *left)
{
	struct str text;

	if (!html_next(n, n))
		return false;
	buf_clear(&t->own);
	html_own_text(n, &t->own);
	text = str_trim(buf_str(&t->own));
	if (!tile_is_price(t, text))
		return add_line(t, n, left);
	tile_add(t, n, "", left, text);
	return true;
}

/* Takes what a card that is one link has as its own text, if its price has an
 * element in it: what stands in others is no part of the title. */
static bool
add_card(struct tile *t, const struct html_node *n, size_t *left)
{
	struct str text, label, first;

	if (!str_eq(html_tag(n), STR("a")) || !has_price_within(t, n))
		return false;
	buf_clear(&t->own);
	html_own_text(n, &t->own);
	text = label = str_trim(buf_str(&t->own));
	if (text.n < TILE_SAID || tile_labelled(t, &label).p ||
	    str_ends_colon(text) ||
	    value_money(t->x->sites->numbers, text, &first))
		return false;
	tile_add(t, n, "", left, text);
	return true;
}

/* True of what is around a whole advert: a link, and a price in an element of
 * its own, with words between that are no label: <li><a>Comb</a> Rare. <b>$5.
 */
static bool
is_around(struct tile *t, const struct html_node *n)
{
	const struct html_node *k = n;
	bool link = false, price = false;
	struct str text, rest;

	while ((k = html_next(n, k))) {
		link |= str_eq(html_tag(k), STR("a"));
		price |= html_parent(k) == n && html_has_text(k) &&
		         html_is_small(k, TILE_SMALL) && !shown_struck(k) &&
		         tile_is_price(t, extract_element_text(t->x, k));
	}
	if (!link || !price)
		return false;
	buf_clear(&t->own);
	html_own_text(n, &t->own);
	text = rest = str_trim(buf_str(&t->own));
	return text.n >= TILE_SAID && !tile_labelled(t, &rest).p &&
	       !str_ends_colon(text) && !shown_is_label(t->x->pick.shown, text);
}

/* Takes the lines of an element without a name, if one of them has a label:
 * 尺寸：12cm<br>价格：5元. */
static bool
add_lines(struct tile *t, const struct html_node *n, size_t *left)
{
	struct str rest, line;
	bool any = false;

	buf_clear(&t->own);
	if (!html_lines(n, VALUE_PART, &t->own) ||
	    dump_key(t->x->dump, tile_called(t, n)).p)
		return false;
	for (rest = buf_str(&t->own); (line = next_line(t, &rest)).p;)
		any |= tile_labelled(t, &line).p != NULL;
	if (!any)
		return false;
	for (rest = buf_str(&t->own); (line = next_line(t, &rest)).p;)
		tile_add(t, n, "", left, line);
	return true;
}

/* A seller's name is a link, and more may stand behind it: for how long. */
static struct str
seller_text(struct tile *t, const struct html_node *n, struct str text)
{
	const struct html_node *k = n;
	struct str link;

	if (!str_eq(
		dump_key(t->x->dump, tile_called(t, n)), STR("seller.name")))
		return text;
	while ((k = html_next(n, k)) && !str_eq(html_tag(k), STR("a")))
		;
	if (!k)
		return text;
	buf_clear(&t->x->joined);
	buf_clear(&t->own);
	html_text(k, NULL, &t->x->joined);
	text_fold(buf_str(&t->x->joined), &t->own);
	link = buf_str(&t->own);
	return link.n && link.n < text.n && str_starts(text, link) ? link
	                                                           : text;
}

/* Takes the text of a link that is the whole tile, or all that this says, and
 * has no elements: a comb, horn $5 20 sold.  The title is what stands before
 * the one price in it, and what is sold the word behind that. */
static bool
add_flat(struct tile *t, const struct html_node *n, size_t *left)
{
	struct str text, price = STR_NONE, word;
	size_t end;

	if (t->nlead != 1 || t->lead->node != n || !is_one(n))
		return false;
	buf_clear(&t->own);
	buf_clear(&t->link);
	html_own_text(n, &t->own);
	text_fold(buf_str(&t->own), &t->link);
	text = buf_str(&t->link);
	if (value_money(t->x->sites->numbers, text, &price) != 1)
		return false;
	/* what is behind coins is another number: ¥12.80 100人付款 */
	end = str_find(price, STR(" "), 0);
	if (str_find(price, STR("."), 0) < end)
		price.n = end;
	word = str_n(text.p, (size_t)(price.p - text.p));
	text = str_after(text, word.n + price.n);
	word = str_trim(word);
	if (word.n < TILE_SAID || str_ends_colon(word))
		return false;
	tile_add(t, n, "", left, word);
	tile_add(t, n, "", left, price);
	while ((word = str_cut(&text, ' ')).p)
		if (look_is_sales(t->x->look, word))
			tile_add(t, n, "sold", left, word);
	return true;
}

/* True of what is to be chosen or pressed, and says nothing of the goods; a
 * button may have the price on it. */
static bool
is_control(struct tile *t, const struct html_node *n)
{
	static const struct str tags[] = {STR_INIT("select"),
	    STR_INIT("option"), STR_INIT("textarea"), STR_INIT("button")};
	struct str tag = html_tag(n);

	return str_in(tag, tags, COUNT(tags)) &&
	       (!str_eq(tag, STR("button")) ||
		   !tile_is_price(t, extract_element_text(t->x, n)));
}

/* Takes the text of an element that has some of its own, or whose name is
 * known, or that is a price in parts.  True if nothing in the element is to be
 * read again. */
static bool
add_text(struct tile *t, const struct html_node *n, size_t *left)
{
	bool own = html_has_text(n), whole = false, title;
	struct str text = STR_NONE, first;

	if ((!own && !html_is_small(n, TILE_SMALL)) ||
	    (own && is_control(t, n)))
		return false;
	if (own && add_lines(t, n, left))
		return true;
	if (own && add_card(t, n, left))
		return false;
	if (own && add_flat(t, n, left))
		return true;
	/* an element without others in it has no fraction in one */
	if (own && html_next(n, n) && html_is_small(n, TILE_SMALL))
		text = tile_text(t, n, &whole);
	if (!(whole && tile_is_price(t, text))) {
		if (own && (add_loose(t, n, left) || is_around(t, n)))
			return false;
		text = tile_text(t, n, &whole);
	}
	if (own && html_next(n, n) &&
	    value_money(t->x->sites->numbers, text, &first) > 1)
		return false; /* each has an element */
	if (!own && t->apart && !tile_is_price(t, text))
		return false;
	title = is_one(n) && dump_key(t->x->dump, tile_called(t, n)).p;
	if (!own && !dump_is_row(t->x->dump, &text, 1) &&
	    !tile_is_price(t, text) && !is_whole(t, n, text) && !title)
		return false;
	tile_add(t, n, "", left, own ? text : seller_text(t, n, text));
	return own;
}

/* True if an element's title has the text that it shows, or the number of the
 * price in that. */
static bool
says_again(struct tile *t, const struct html_node *n, struct str title)
{
	struct str text;

	if (!title.n || title.n > TILE_TEXT || !html_is_small(n, TILE_SMALL))
		return false;
	text = extract_element_text(t->x, n);
	if (tile_is_price(t, text) && str_ends(text, title))
		return true;
	return text.n >= TILE_SAID && str_find(title, text, 0) < title.n;
}

/* Where an <img> says what it shows: in src, unless a script has yet to put it
 * there.  In a page that a program saved it may be a file beside it. */
static void
add_picture(struct tile *t, const struct html_node *n, size_t *left)
{
	const struct names *attr = shown_pictures(t->x->pick.shown);
	struct str value, found = html_attr(n, "src");

	for (uint32_t i = 0; i < attr->n; i++) {
		value = html_attr(n, attr->name[i].p);
		if (value.n && look_is_image(links_whole(t->links, value))) {
			found = value;
			break;
		}
	}
	if (found.n && t->x->advert.beside)
		found = links_whole(t->links, found);
	tile_add(t, n, "src", left, found);
}

/* What a picture is said to show, as texts are compared with it. */
static struct str
folded(struct tile *t, struct str said)
{
	buf_clear(&t->folded);
	text_fold(said, &t->folded);
	return buf_str(&t->folded);
}

/* Takes the alt of a picture in a link to the advert: its seller is outside. */
static void
find_alt(struct tile *t)
{
	const struct html_node *k, *a;

	t->alt = STR_NONE;
	for (size_t i = 0; i < t->nlead && i < TILE_LEADS && !t->alt.n; i++)
		for (k = a = t->lead[i].node;
		     !t->alt.n && (k = html_next(a, k));)
			if (str_eq(html_tag(t->shows = k), STR("img")))
				t->alt = folded(t, html_attr(k, "alt"));
	if (!t->alt.n)
		t->shows = NULL;
}

static void
add_attributes(struct tile *t, const struct html_node *n, size_t *left)
{
	struct str href = html_attr(n, "href"), title = html_attr(n, "title"),
		   alt = html_attr(n, "alt");
	bool image = str_eq(html_tag(n), STR("img"));

	/* that of a <link> says what something is */
	if (href.n && !str_eq(html_tag(n), STR("link"))) {
		href = links_whole(t->links, href);
		if (look_is_web(href))
			tile_add(t, n, "href", left, href);
	}
	add_picture(t, n, left);
	if (image && t->shows) {
		t->shows = t->shows == n ? NULL : t->shows;
		return;
	}
	if (image && !t->alt.n)
		t->alt = folded(t, title);
	else if (!says_again(t, n, title))
		tile_add(t, n, "title", left, title);
	if (!t->alt.n)
		t->alt = folded(t, alt);
	else
		tile_add(t, n, "alt", left, alt);
}

void
tile_read(struct tile *t, const struct html_node *top)
{
	const struct html_node *n = top, *behind = NULL;
	bool within = false; /* an element whose text was taken */
	size_t left = VALUES;

	find_alt(t);
	t->said = t->pictured = false;
	t->was = NULL;
	while (n && left) {
		within = within && n != behind;
		if (shown_struck(n)) {
			n = html_after(top, n);
			continue;
		}
		t->pictured |= links_picture(n);
		add_attributes(t, n, &left);
		if (!within && add_text(t, n, &left)) {
			within = true;
			behind = html_after(top, n);
		}
		n = html_next(top, n);
	}
	if (!t->said && t->alt.n && t->alt.n <= TILE_TEXT) {
		json_sep(&t->x->line);
		buf_puts(&t->x->line, "\"img alt\":");
		json_quote(&t->x->line, t->alt);
	}
	buf_addc(&t->x->line, '}');
}

void
tile_free(struct tile *t)
{
	buf_free(&t->shown);
	buf_free(&t->own);
	buf_free(&t->struck);
	buf_free(&t->link);
	buf_free(&t->folded);
}

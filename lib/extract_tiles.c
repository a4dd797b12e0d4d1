/* extract_tiles - lists of adverts as browsers show them, of unknown make */
#include <stdlib.h>
#include <string.h>

#include "extract_priv.h"
#include "mem.h"
#include "text.h"
#include "value.h"

/*
 * A tile is the largest element that links to one advert and to no other, by
 * the forms of addresses that dump.tsv has.  Its texts are taken under the
 * classes of their elements, as programs export what they see, and read as such
 * an export is.  A link alone is no advert: a tile has a price.
 */

#define LINKS  3000 /* of a page */
#define VALUES 80   /* of a tile */
#define SMALL  6    /* elements, of what may be a price in parts */
#define TITLE  1000 /* bytes of a text */
#define NAME   200  /* of a class */

struct link {
	const struct html_node *node;
	uint32_t item; /* which advert it leads to */
};

struct tiles {
	struct extract *x;
	struct link *link;
	size_t n, cap;
	struct names items;
	struct buf url, text, shown;
};

/* The address with the page's host before it, lent until the next. */
static struct str
whole(struct tiles *t, struct str href)
{
	if (!str_starts(href, STR("/")) || str_starts(href, STR("//")))
		return href;
	buf_clear(&t->url);
	buf_puts(&t->url, "https://");
	buf_addstr(&t->url, url_host(t->x->url));
	buf_addstr(&t->url, href);
	return buf_str(&t->url);
}

/* The value behind the next href=, in quotes or not; absent behind the last. */
static struct str
next_href(struct str page, size_t *at)
{
	size_t from = str_find(page, STR("href="), *at) + 5, to = from + 1;
	char end;

	if (to >= page.n)
		return (struct str){NULL, 0};
	end = page.p[from];
	if (end == '"' || end == '\'')
		to = str_find(page, str_n(&end, 1), ++from);
	else
		while (to < page.n && (unsigned char)page.p[to] > ' ' &&
		       page.p[to] != '>')
			to++;
	*at = from;
	return str_n(page.p + from, to - from);
}

/* True if so many links lead to different adverts, as far as that is to be seen
 * in the text: most pages have none, and shall not cost a tree. */
static bool
has_links(struct tiles *t)
{
	struct str href, item;
	size_t at = 0;

	while (t->items.n < t->x->tiles &&
	       (href = next_href(t->x->text.text, &at)).p) {
		if (href.n > TITLE)
			continue;
		buf_clear(&t->text);
		text_references(href, &t->text);
		item = dump_item(t->x->dump, whole(t, buf_str(&t->text)));
		if (item.n)
			names_add(&t->items, item);
	}
	return t->items.n >= t->x->tiles;
}

static void
find_links(struct tiles *t, const struct html_node *doc)
{
	const struct html_node *n = doc;
	struct str href, item;

	while (t->n < LINKS && (n = html_next(doc, n))) {
		if (!str_eq(html_tag(n), STR("a")))
			continue;
		href = html_attr(n, "href");
		item = href.p ? dump_item(t->x->dump, whole(t, href)) : href;
		if (!item.n)
			continue;
		mem_grow(&t->link, &t->cap, t->n + 1, sizeof(*t->link));
		t->link[t->n++] = (struct link){n, names_add(&t->items, item)};
	}
}

/* The tile around link i; *next: the first that leads elsewhere. */
static const struct html_node *
tile(const struct tiles *t, size_t i, size_t *next)
{
	const struct html_node *n = t->link[i].node;
	size_t down = 0, at, d = html_depth(n);

	for (*next = i; *next < t->n; ++*next)
		if (t->link[*next].item != t->link[i].item)
			break;
	if (i)
		down = html_meet(n, t->link[i - 1].node);
	if (*next < t->n && (at = html_meet(n, t->link[*next].node)) > down)
		down = at;
	for (; d > down + 1; d--)
		n = html_parent(n);
	return n;
}

/* What an element is called: by a class of its own that is known, by all, or
 * by its tag. */
static struct str
name_of(struct tiles *t, const struct html_node *n)
{
	struct str all = html_attr(n, "class"), left = all, one;

	if (!all.n || all.n > NAME)
		return html_tag(n);
	while (left.n && (one = str_cut(&left, ' ')).p)
		if (dump_key(t->x->dump, one).p)
			return one;
	return all;
}

/* Adds a value to the row, under the name of its element. */
static void
add(struct tiles *t, const struct html_node *n, const char *what, size_t *left,
    struct str value)
{
	struct buf *row = &t->x->line;

	if (!*left || !value.n || value.n > TITLE)
		return;
	--*left;
	buf_clear(&t->shown);
	buf_addstr(&t->shown, name_of(t, n));
	if (*what)
		buf_printf(&t->shown, " %s", what);
	json_sep(row);
	json_quote(row, buf_str(&t->shown));
	buf_addc(row, ':');
	json_quote(row, value);
}

static bool
is_small(const struct html_node *n)
{
	const struct html_node *k = n;
	size_t few = 0;

	while (few <= SMALL && (k = html_next(n, k)))
		few++;
	return few <= SMALL;
}

/* Takes the text of an element that has some of its own, or whose name is
 * known, or that is a price in parts; true if that is all of it. */
static bool
add_text(struct tiles *t, const struct html_node *n, size_t *left)
{
	struct str text;
	bool own = html_has_text(n);

	if (!own && !is_small(n))
		return false;
	text = extract_text(t->x, n);
	if (!own && !dump_is_row(t->x->dump, &text, 1) &&
	    !dump_key(t->x->dump, name_of(t, n)).p)
		return false;
	add(t, n, "", left, text);
	return own;
}

/* Makes t->x->line of a tile. */
static void
read_tile(struct tiles *t, const struct html_node *top)
{
	static const char *const attr[] = {"src", "data-src", "data-lazy-img",
	    "data-original", "title", "alt"};
	const struct html_node *n = top, *behind = NULL;
	bool within = false; /* an element whose text was taken */
	size_t left = VALUES;
	struct str href;

	buf_clear(&t->x->line);
	buf_addc(&t->x->line, '{');
	for (; n && left; n = html_next(top, n)) {
		href = html_attr(n, "href");
		if (href.p)
			add(t, n, "href", &left, whole(t, href));
		for (size_t i = 0; i < sizeof(attr) / sizeof(*attr); i++)
			add(t, n, attr[i], &left, html_attr(n, attr[i]));
		within = within && n != behind;
		if (!within && add_text(t, n, &left)) {
			within = true;
			behind = html_after(top, n);
		}
	}
	buf_addc(&t->x->line, '}');
}

/* Reads all tiles, and takes those that are adverts, if wanted; how many are.
 */
static size_t
each_tile(struct tiles *t, bool take)
{
	struct extract *x = t->x;
	size_t next, like = 0;

	for (size_t i = 0; i < t->n; i = next) {
		read_tile(t, tile(t, i, &next));
		if (!extract_like(x, buf_str(&x->line)))
			continue;
		like++;
		if (take)
			extract_row(x, buf_str(&x->usual), NULL);
	}
	return like;
}

void
extract_tiles(struct extract *x)
{
	const struct html_node *doc;
	struct tiles t = {.x = x};

	x->strict = true;
	if (has_links(&t) && (doc = pick_document(&x->pick))) {
		find_links(&t, doc);
		if (each_tile(&t, false) >= x->tiles)
			each_tile(&t, true);
	}
	x->strict = false;
	free(t.link);
	names_free(&t.items);
	buf_free(&t.url);
	buf_free(&t.text);
	buf_free(&t.shown);
}

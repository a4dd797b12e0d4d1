/* extract_links - the links of a page that may lead to adverts */
#include "extract_links.h"

#include <stdlib.h>
#include <string.h>

#include "look.h"
#include "mem.h"
#include "memento.h"
#include "redirect.h"
#include "text.h"
#include "url.h"

#define OWN   8  /* so many whose form is not known make a list, */
#define FEW   2  /* or so few, on a page that is a list by its address */
#define SHELF 1  /* or so few, in what says that it is a list of goods, */
#define GOODS 3  /* or so many, if their paths say that they are of goods */
#define HOME  3  /* or of a known form on a page of their platform */
#define SAID  4  /* bytes of a word of a title, at least */
#define TRIES 3  /* so many kinds of these are looked at */
#define HOSTS 64 /* so many may be the page's own */

/* Where the value of the next href begins, in letters of any case, with blanks
 * beside = or not (HTML, 13.1.2.3); page.n behind the last. */
static size_t
next_value(struct str page, size_t at)
{
	static const struct str name = STR_INIT("href");

	while ((at = str_find_nocase(page, name, at)) < page.n) {
		at = str_skip_blank(page, at + name.n);
		if (at < page.n && page.p[at] == '=')
			return str_skip_blank(page, at + 1);
	}
	return page.n;
}

/* The value of the next href, in quotes or not; absent behind the last. */
static struct str
next_href(struct str page, size_t *at)
{
	size_t from = next_value(page, *at), to = from;
	char end;

	if (from + 1 >= page.n)
		return STR_NONE;
	end = page.p[from];
	if (ascii_quote(end))
		to = str_find(page, str_n(&end, 1), ++from);
	else
		while (to < page.n && (unsigned char)page.p[to] > ' ' &&
		       page.p[to] != '>')
			to++;
	*at = from;
	return str_n(page.p + from, to - from);
}

/* Value i of the page; absent behind the last.  Those that were found are kept.
 */
static struct str
href_at(struct links *l, size_t i)
{
	struct str href;

	if (i < l->nhref)
		return l->href[i];
	href = next_href(l->x->text.text, &l->at);
	if (!href.p)
		return href;
	mem_grow(&l->href, &l->cap_href, l->nhref + 1, sizeof(*l->href));
	return l->href[l->nhref++] = href;
}

/* Counts a link of this kind to an advert that none before led to. */
static void
count(struct links *l, uint32_t kind)
{
	size_t i = 0;

	while (i < l->nkind && l->kinds[i].kind != kind)
		i++;
	if (i == LINKS_KINDS)
		return;
	if (i == l->nkind)
		l->kinds[l->nkind++] = (struct link_kind){kind, 0};
	l->kinds[i].n++;
}

/* A value without references; most have none. */
static struct str
plain(struct links *l, struct str value)
{
	if (!memchr(value.p, '&', value.n))
		return value;
	buf_clear(&l->text);
	text_references(value, &l->text);
	return buf_str(&l->text);
}

/* True if the value, as it is written, cannot lead to an advert of a known
 * form: of most links the host says so. */
static bool
is_unknown(const struct links *l, struct str href)
{
	if (redirect_may_be(href) || str_find(href, STR("&#"), 0) < href.n)
		return false;
	return look_is_web(href) ? !look_may_be_item(l->x->look, href)
	                         : l->unknown;
}

static bool
is_at_home(const struct links *l, struct str href)
{
	return !look_is_web(href) ||
	       str_eq(look_domain(l->x->look, links_host(href)),
		   look_domain(l->x->look, l->host));
}

/* True if the page, which has no address, has links that lead to a host of its
 * own: then it is not of that which most lead to. */
static bool
has_own(const struct links *l)
{
	for (size_t i = 0; !l->x->url.p && i < l->nhref; i++)
		if (str_starts(l->href[i], STR("/")) &&
		    !str_starts(l->href[i], STR("//")))
			return true;
	return false;
}

/* Counts the adverts that links in the text lead to, those of a known form
 * until there are enough. */
static void
count_all(struct links *l)
{
	struct str href, item;
	uint32_t kind, n;

	names_clear(&l->items);
	l->nkind = l->tried = l->home = 0;
	for (size_t i = 0;
	     (l->own || l->items.n < l->x->as.tiles) &&
	     l->items.n < LINKS_LOOKED && (href = href_at(l, i)).p;
	     i++) {
		if (href.n > LINKS_HREF ||
		    (l->own ? links_elsewhere : is_unknown)(l, href))
			continue;
		item = links_item(l, plain(l, href), &kind);
		if (!item.n)
			continue;
		n = l->items.n;
		if (names_add(&l->items, item) < n)
			continue;
		count(l, kind);
		l->home += is_at_home(l, plain(l, href));
	}
}

static int
more_first(const void *a, const void *b)
{
	const struct link_kind *p = a, *q = b;

	return p->n < q->n ? 1 : p->n > q->n ? -1 : 0;
}

/* True of cart.example.com and the like: what the visitor has there are
 * adverts, but no list of a shop. */
static bool
is_visitors(struct links *l)
{
	struct str host = l->host, label = str_cut(&host, '.');

	if (!l->x->url.p || !host.n)
		return false;
	buf_clear(&l->text);
	buf_addc(&l->text, '/');
	buf_addstr(&l->text, label);
	return look_is_private(l->x->look, buf_str(&l->text));
}

/* True if other adverts than that of the page's own address may be on it. */
static bool
may_list(struct links *l)
{
	struct str path = url_path(l->x->url);

	return !l->x->url.p || (path.p && !look_is_private(l->x->look, path));
}

bool
links_named(struct str slug, struct str title)
{
	struct str word;

	while (slug.n && (word = str_cut(&slug, '-')).p)
		if (word.n >= SAID && str_find_nocase(title, word, 0) < title.n)
			return true;
	return false;
}

bool
links_picture(const struct html_node *n)
{
	struct str style = html_attr(n, "style");

	return str_eq(html_tag(n), STR("img")) ||
	       (style.n && str_find(style, STR("url("), 0) < style.n);
}

/* True if the page's address says that it is a list: category/combs, ?q=comb.
 */
static bool
is_list(const struct links *l)
{
	struct str url = l->x->url, query;

	if (!url.p)
		return false;
	if (look_is_list(l->x->look, url_path(url)))
		return true;
	query = str_n(url.p, str_find(url, STR("?"), 0));
	return look_searches(l->x->look, str_after(url, query.n));
}

/* So many links of a kind make a list if each tile shows money and a picture: a
 * name in words may be an article's. */
static size_t
few_enough(const struct links *l)
{
	uint32_t how = LOOK_HOW(l->kind);

	if (LOOK_GOODS(l->kind) && is_list(l))
		return FEW;
	return how == LOOK_PATH || how == LOOK_ASKED || how == LOOK_BELOW
	           ? GOODS
	           : OWN;
}

size_t
links_enough(const struct links *l)
{
	if (!l->own)
		return l->x->as.tiles;
	if (l->shelf)
		return SHELF;
	if (l->told)
		return LINKS_LISTED;
	if (l->few)
		return few_enough(l);
	return l->cards || LOOK_GOODS(l->kind) ? GOODS : OWN;
}

bool
links_next(struct links *l)
{
	uint32_t page = 0;

	if (!l->own) {
		l->own = true;
		l->scant = false;
		if (!may_list(l))
			return false;
		count_all(l);
		qsort(l->kinds, l->nkind, sizeof(l->kinds[0]), more_first);
	}
	links_item(l, l->x->url, &page);
	while (l->tried < l->nkind && l->tried < TRIES) {
		struct link_kind k = l->kinds[l->tried++];

		l->kind = k.kind;
		l->few = false;
		l->few = k.n < links_enough(l);
		l->grouped = k.kind == page;
		if (k.n >= links_enough(l) &&
		    (!l->grouped || links_may_be_group(l)))
			return true;
	}
	l->kind = 0;
	l->shelf = l->grouped = false;
	if (!l->cards && !l->told && links_listed(l))
		return l->few = l->told = true;
	l->few = l->told = false;
	return !l->cards && (l->cards = links_may_be_cards(l));
}

/* True of a host that pages name for its words, and do not link to. */
static bool
is_vocabulary(struct str host)
{
	return str_eq(host, STR("schema.org"));
}

/* The host that most links of a page lead to, with its <base>: of a page
 * without an address it is its own.  Absent if there are none. */
static struct str
most_linked(struct links *l)
{
	struct names hosts = {0};
	size_t n[HOSTS] = {0}, best = 0;
	struct str href, to, host = STR_NONE;
	uint32_t k;

	for (size_t i = 0; i < LINKS_LOOKED && (href = href_at(l, i)).p; i++) {
		if (href.n > LINKS_HREF || hosts.n == HOSTS ||
		    !look_is_web(links_whole(l, href)))
			continue;
		to = links_host(
		    look_is_web(href) ? href : l->x->advert.link_base);
		if (is_vocabulary(to))
			continue;
		k = names_add(&hosts, to);
		if (++n[k] > best) {
			best = n[k];
			host = to;
		}
	}
	names_free(&hosts);
	return host;
}

/* The host of the page's goods: the page's own; where its <base> says another,
 * which may be that of its pictures only, the one that most links lead to. */
static struct str
host_of_goods(struct links *l)
{
	const struct extract *x = l->x;
	struct str host;

	if (x->url.p) {
		host = links_host(x->url);
		if (str_eq(host, links_host(x->advert.link_base)))
			return host;
	}
	return most_linked(l);
}

bool
links_open(struct links *l, struct extract *x)
{
	l->x = x;
	l->nhref = l->at = 0;
	l->host = host_of_goods(l);
	l->unknown = x->url.p && !look_knows(x->look, l->host);
	if (is_visitors(l))
		return false;
	count_all(l);
	if (l->items.n < x->as.tiles && l->home >= HOME && !has_own(l) &&
	    may_list(l))
		x->as.tiles = HOME;
	l->scant = !x->url.p && !has_own(l);
	if (l->items.n < x->as.tiles && l->items.n >= FEW &&
	    l->home == l->items.n && (is_list(l) || l->scant) && may_list(l))
		x->as.tiles = FEW; /* what was searched for is rare */
	else
		l->scant = false;
	return l->items.n >= x->as.tiles || links_next(l);
}

/* The link as what it leads to, if the page says that it lists it. */
static struct str
listed_item(struct links *l, struct str href)
{
	struct str key = links_key(l, href);

	return key.n && names_find(&l->listed, key) != NAMES_NONE ? key
	                                                          : STR_NONE;
}

void
links_find(struct links *l, const struct html_node *doc)
{
	struct shown *s = l->x->pick.shown;
	const struct html_node *n = doc, *next;
	struct str href, item;
	uint32_t kind;

	if (l->cards) {
		links_cards(l, doc);
		return;
	}
	l->n = 0;
	names_clear(&l->items);
	for (n = html_next(doc, n); n; n = next) {
		next = shown_node(s, n) & SHOWN_MINICART ||
		               (l->grouped && shown_is_aside(s, n))
		           ? html_after(doc, n)
		           : html_next(doc, n);
		if (!str_eq(html_tag(n), STR("a")))
			continue;
		href = html_attr(n, "href");
		if (!href.p || href.n > LINKS_HREF)
			continue;
		item =
		    l->told ? listed_item(l, href) : links_item(l, href, &kind);
		if (!item.n || (l->own && !l->told && kind != l->kind))
			continue;
		mem_grow(&l->link, &l->cap, l->n + 1, sizeof(*l->link));
		l->link[l->n++] =
		    (struct link){n, names_add(&l->items, item), NULL};
	}
}

void
links_close(struct links *l)
{
	free(l->link);
	free(l->href);
	names_free(&l->items);
	names_free(&l->listed);
	buf_free(&l->url);
	buf_free(&l->text);
}

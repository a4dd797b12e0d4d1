/* extract_any - a page that no definition reads: what is known of any page */
#include "extract_priv.h"
#include "look.h"
#include "script.h"
#include "url.h"

/* So many tiles make a list of adverts, and so many where a definition is for
 * the page's address: one alone would be the whole page. */
#define TILES     8
#define TILES_FEW 2

#define LEAST 60 /* bytes of a page with a title, a price and a button */

static bool
is_page(struct extract *x)
{
	return extract_may_be_page(x) && !x->table.is &&
	       !script_body(x->text.text).p;
}

/* True if nothing is blamed yet, or only a definition of replies, which the
 * page is none of, though it has their words: what says what to do goes before.
 */
static bool
may_blame(struct extract *x)
{
	return !x->reason || (x->blamed && x->blamed->json &&
				 !x->blamed->nscript && is_page(x));
}

/* Tries the definitions for any page.  meant: a definition for the page's
 * address was tried, and failed.  Then only what the page says for search
 * engines is trusted, as its maker vouches for that, and what has no page, data
 * under usual names. */
static bool
try_generic(struct extract *x, bool meant)
{
	const struct site *s = NULL;
	bool good = false;

	while (!good && (s = sites_generic(x->sites, s))) {
		if (meant && !s->schema && (!s->dump || is_page(x)))
			continue;
		good = extract_try(x, s);
		extract_say(x, s, SITE_FITS_NOT, good);
		if (!good && (x->got.suspect || x->got.unplaced) &&
		    may_blame(x))
			extract_blame(x);
	}
	return good;
}

bool
extract_try_as(struct extract *x, struct manner as)
{
	const struct site *s = NULL;
	bool good = false;

	x->as = as;
	while (!good && (s = sites_generic(x->sites, s)))
		if (s->dump)
			good = extract_try(x, s);
	x->as = (struct manner){0};
	if (good)
		extract_say(x, x->site, SITE_FITS_NOT, good);
	return good;
}

/* Tries what the page keeps for its programs, of a site whose addresses have no
 * known form. */
static bool
try_kept(struct extract *x, bool meant)
{
	return !meant && x->kept.has_own &&
	       extract_try_as(x, (struct manner){.own = true});
}

/* Tries the page as the one advert that it is by its address.  If nothing on it
 * can be read it is rejected, though no definition was for it. */
static bool
try_one(struct extract *x)
{
	bool good = extract_try_as(x, (struct manner){.one = true});

	if (!good && !x->reason &&
	    str_starts(str_trim(x->text.text), STR("<"))) {
		err_set(&x->got.why,
		    "its address is an advert's, and it shows no "
		    "title with one price");
		extract_blame(x);
	}
	return good;
}

/* True if the page may be an advert whose address has no form that dump.tsv
 * knows: by how the address is made; *which is the part of it that says which.
 * Without an address, unless the page is one of the visitor's own. */
static bool
may_be_goods(struct extract *x, struct str *which)
{
	struct str path = url_local(x->url);
	uint32_t kind;

	*which = STR_NONE;
	if (!x->url.p)
		return shown_sells(x->pick.shown, x->sites->marks) &&
		       !pick_has_none(&x->pick);
	if (!path.p || look_knows(x->look, url_host(x->url)))
		return false;
	*which = look_own(x->look, path, &kind);
	return which->n && LOOK_HOW(kind) != LOOK_WORDS &&
	       LOOK_HOW(kind) != LOOK_SLUG;
}

/* True if the page shows prices, whatever its address, and one thing that can
 * be ordered or asked for on it. */
static bool
may_be_ordered(struct extract *x)
{
	const struct shown *s = x->pick.shown;
	struct str path = url_local(x->url);
	const struct html_node *doc;

	if (path.n < 2 || look_knows(x->look, url_host(x->url)) ||
	    look_is_private(x->look, path) ||
	    !shown_sells(s, x->sites->marks) ||
	    !shown_prices(s, x->sites->marks) || pick_has_none(&x->pick))
		return false;
	if (shown_asks(s, x->sites->marks) && !look_is_group(x->look, path))
		return true;
	doc = pick_document(&x->pick);
	pick_page_shown(&x->pick); /* that its heading is known */
	return doc && shown_ordered(x->pick.shown, doc) == 1;
}

/* True if the page shows one thing with its price, and a button to buy it with,
 * but nothing says that this is not the only one of a list.  With --platform,
 * which says that it is a shop's, it is an advert; else that is told. */
static bool
may_be_single(struct extract *x)
{
	const struct shown *s = x->pick.shown;
	struct str path = url_local(x->url);

	if (path.n < 2 || look_knows(x->look, url_host(x->url)) ||
	    look_is_private(x->look, path) || look_is_group(x->look, path) ||
	    !shown_sells(s, x->sites->marks) ||
	    !shown_prices(s, x->sites->marks) || pick_has_none(&x->pick) ||
	    !pick_document(&x->pick))
		return false;
	s = pick_page_shown(&x->pick);
	if (!shown_sure(s) || !shown_text(s, STR("title")).n ||
	    shown_in_tile(x->pick.shown))
		return false;
	if (x->advert.platform.p)
		return true;
	err_set(&x->got.why, "it may be one advert; give --platform");
	x->got.unplaced = true;
	return false;
}

/* Tells a page that would be one advert, if it had one price beside its heading
 * and not several. */
static void
tell_split(struct extract *x)
{
	struct str path = url_local(x->url);

	if (path.n < 2 || look_knows(x->look, url_host(x->url)) ||
	    look_is_private(x->look, path) || look_is_group(x->look, path) ||
	    !shown_sells(x->pick.shown, x->sites->marks) ||
	    pick_has_none(&x->pick) || !pick_document(&x->pick) ||
	    !shown_split(pick_page_shown(&x->pick)))
		return;
	err_set(&x->got.why,
	    "it may be one advert, and shows several prices beside its title");
	x->got.unplaced = true;
}

/*
 * Tries the page as one advert on a site whose addresses have no known form, if
 * it has a button to buy with.  A page without an address is rejected then, as
 * it may be an advert.
 */
static bool
try_goods(struct extract *x, bool meant)
{
	struct manner as = {.one = true, .guessed = true};
	bool good = false;

	if (meant || x->text.text.n < LEAST)
		return false;
	if (may_be_goods(x, &as.which)
		? shown_sells(x->pick.shown, x->sites->marks)
		: may_be_ordered(x) || may_be_single(x))
		good = extract_try_as(x, as);
	if (!good && !x->got.unplaced)
		tell_split(x);
	if (!good && x->got.unplaced && may_blame(x))
		extract_blame(x);
	return good;
}

/* Tries the page as a list of tiles, unless the definition that failed is one
 * for pages of one advert: such a page shows tiles of others, which it is not
 * about. */
static bool
try_tiles(struct extract *x, bool meant)
{
	bool good;

	if (x->reason && !x->blamed->generic && !x->blamed->source[SITE_ROWS].n)
		return false;
	good = extract_try_as(
	    x, (struct manner){.tiles = meant ? TILES_FEW : TILES});
	if (!good && (x->pick.fault || x->got.unplaced) && may_blame(x))
		extract_blame(
		    x); /* adverts, but no tree, or nobody knows of where */
	return good;
}

/* Tries the page as one of goods that have no pages of their own, as small
 * dealers show them. */
static bool
try_blocks(struct extract *x, bool meant)
{
	bool good;

	if (meant || x->reason)
		return false;
	good = extract_try_as(
	    x, (struct manner){.tiles = TILES_FEW, .blocks = true});
	if (!good && x->got.unplaced && may_blame(x))
		extract_blame(x);
	return good;
}

/* True of a table, and of lines without a tag: they are none of the pages at
 * their address, but what a program found on these. */
static bool
is_export(struct extract *x)
{
	return x->table.is || (is_page(x) && str_find(x->text.text, STR("<"),
						 0) == x->text.text.n);
}

/* As what a page is tried whose address does not say what it is, and what is
 * said of it then.  meant: as in try_generic().  The surest is the first: many
 * links with prices are a list, and one price beside a button is one advert;
 * what is kept may be a part of these only, without the money; and prices
 * without links are much else's too. */
static const struct way {
	bool (*try)(struct extract *x, bool meant);
	const char *how;
} ways[] = {{try_tiles, "shows beside links to them"},
    {try_goods, "shows as one advert"}, {try_kept, "keeps for its programs"},
    {try_blocks, "shows without links to them"}};

/* What is said of how the page gave adverts; NULL if it gave none. */
static const char *
find_way(struct extract *x, bool meant)
{
	if (try_generic(x, meant))
		return x->site->dump ? "has under usual names"
		                     : "says for search engines";
	if (!is_page(x))
		return try_kept(x, meant) ? "keeps for its programs" : NULL;
	if (x->url.p && look_item(x->look, x->url).p)
		return try_one(x) ? "shows as one advert" : NULL;
	for (size_t i = 0; i < COUNT(ways); i++)
		if (ways[i].try(x, meant))
			return ways[i].how;
	return NULL;
}

bool
extract_try_any(struct extract *x)
{
	bool meant = sites_here(x->sites, NULL) && !is_export(x);
	const char *how = find_way(x, meant);

	if (!how)
		return false;
	x->rescued = x->reason && meant ? how : NULL;
	return true;
}

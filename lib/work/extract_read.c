/* extract_read - a page: the definition that reads it, and what it lost */
#include "extract_priv.h"
#include "look.h"
#include "notebook.h"
#include "script.h"
#include "url.h"

/* So many tiles make a list of adverts, and so many where a definition is for
 * the page's address: one alone would be the whole page. */
#define TILES     8
#define TILES_FEW 2

#define LEAST 60 /* bytes of a page with a title, a price and a button */

/* True of a script or style sheet that a page loads: it may name the page's
 * data without having any. */
static bool
is_part(struct str type)
{
	return str_ends(type, STR("javascript")) ||
	       str_ends(type, STR("ecmascript")) ||
	       str_eq(type, STR("text/css"));
}

/* Notes that the definition that was just tried should have read the page, and
 * why it did not. */
static void
blame(struct extract *x)
{
	x->blamed = x->site;
	x->reason = x->pick.fault ? x->pick.fault : "layout";
	err_set(
	    &x->detail, STR_FMT ": %s", STR_ARG(x->site->name), x->got.why.msg);
}

static bool
is_page(struct extract *x)
{
	return x->type != JSON && x->type != CSV && !x->table &&
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

void
extract_tally(struct extract *x, const struct site *site, bool rejected)
{
	struct tally *t = &x->tally[site - x->sites->site];

	t->pages++;
	t->rejected += rejected;
	if (site == x->site) {
		t->skipped += x->got.skipped;
		t->lacking += x->got.needy;
	}
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
			blame(x);
	}
	return good;
}

/* Tries the definition for data of unknown make in another manner. */
static bool
try_as(struct extract *x, struct manner as)
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
 * known form: after what it says and shows itself, of which that may be a part
 * only, without the money. */
static bool
try_kept(struct extract *x)
{
	return x->kept.has_own && try_as(x, (struct manner){.own = true});
}

/* Tries the page as the one advert that it is by its address.  If nothing on it
 * can be read it is rejected, though no definition was for it. */
static bool
try_one(struct extract *x)
{
	bool good = try_as(x, (struct manner){.one = true});

	if (!good && !x->reason &&
	    str_starts(str_trim(x->text.text), STR("<"))) {
		err_set(&x->got.why,
		    "its address is an advert's, and it shows no "
		    "title with one price");
		blame(x);
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

	*which = (struct str){NULL, 0};
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

/*
 * Tries the page as one advert on a site whose addresses have no known form, if
 * it has a button to buy with.  A page without an address is rejected then, as
 * it may be an advert.
 */
static bool
try_goods(struct extract *x)
{
	struct manner as = {.one = true, .guessed = true};
	bool good = false;

	if (x->text.text.n < LEAST)
		return false;
	if (may_be_goods(x, &as.which)
		? shown_sells(x->pick.shown, x->sites->marks)
		: may_be_ordered(x) || may_be_single(x))
		good = try_as(x, as);
	if (!good && x->got.unplaced && may_blame(x))
		blame(x);
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
	good = try_as(x, (struct manner){.tiles = meant ? TILES_FEW : TILES});
	if (!good && (x->pick.fault || x->got.unplaced) && may_blame(x))
		blame(x); /* adverts, but no tree, or nobody knows of where */
	return good;
}

/* True of a table, and of lines without a tag: they are none of the pages at
 * their address, but what a program found on these. */
static bool
is_export(struct extract *x)
{
	return x->table || (is_page(x) && str_find(x->text.text, STR("<"), 0) ==
					      x->text.text.n);
}

/* Tries what is known of any page.  If that reads it the failure of other
 * definitions is forgotten, unless one was for the page's address: then the
 * page is rejected, with its adverts given out. */
static bool
try_any(struct extract *x)
{
	bool meant = sites_here(x->sites, NULL) && !is_export(x);
	const char *how;

	if (try_generic(x, meant))
		how = x->site->dump ? "has under usual names"
		                    : "says for search engines";
	else if (!is_page(x)) {
		how = "keeps for its programs";
		if (meant || !try_kept(x))
			return false;
	} else if (x->url.p && look_item(x->look, x->url).p) {
		how = "shows as one advert";
		if (!try_one(x))
			return false;
	} else if (try_tiles(x, meant)) {
		how = "shows beside links to them";
	} else if (!meant && try_goods(x)) {
		how = "shows as one advert";
	} else if (!meant && try_kept(x)) {
		how = "keeps for its programs";
	} else {
		return false;
	}
	x->rescued = x->reason && meant ? how : NULL;
	return true;
}

/* True if the page is a script, which has the words of a definition, or an
 * address like that of a reply, and no data. */
static bool
is_program(struct extract *x, enum site_fit fit)
{
	return is_part(x->doc->type) &&
	       (fit == SITE_FITS_CONTENT || (!script_body(x->text.text).p &&
						!script_set(x->text.text).p));
}

/* Tries all definitions that fit just so; true when one is taken.  Of those
 * that fail the first is blamed. */
static bool
try_fit(struct extract *x, enum site_fit fit)
{
	const struct csv *table = x->table ? &x->csv : NULL;
	struct sites *all = x->sites;
	const struct site *s = NULL;
	bool good = false;

	while (!good && (s = fit == SITE_FITS_CONTENT ? sites_like(all, s)
	                                              : sites_here(all, s))) {
		if (!site_fits(s, fit, all->marks, table))
			continue;
		good = extract_try(x, s);
		extract_say(x, s, fit, good);
		if (!good && !x->reason && !is_program(x, fit))
			blame(x);
	}
	return good;
}

/* False with the reason set if the page is not of the type that --type says. */
static bool
is_type(struct extract *x)
{
	static const char *const reason[TYPES] = {
	    NULL, "no_warc", "no_html", "no_json", "no_csv"};
	static const char *const what[TYPES] = {NULL, "no WARC",
	    "JSON, and no page", "no JSON", "no table with a header"};
	struct str text = x->text.text, body = script_body(text);
	bool is = true;

	switch (x->type) {
	case AUTO:
	case TYPES: break;
	case WARC: is = !x->doc->bare; break;
	case HTML: is = !body.p || text.p + text.n > body.p + body.n; break;
	case JSON: is = body.p || script_set(text).p; break;
	case CSV: is = x->table; break;
	}
	if (is)
		return true;
	x->reason = reason[x->type];
	return err_set(
	    &x->detail, "it is %s, and --type says so", what[x->type]);
}

void
extract_odd(struct extract *x, const char *what, uint64_t line)
{
	x->got.odd_what = what;
	if (!x->got.odd++)
		x->got.odd_line = line;
}

void
extract_no_json(struct extract *x, uint64_t line)
{
	x->got.apart = true;
	extract_odd(x, "are no JSON", line);
}

/* Tries the definitions that fit, from those that fit best. */
static bool
try_sites(struct extract *x)
{
	return try_fit(x, SITE_FITS) || try_fit(x, SITE_FITS_URL) ||
	       try_fit(x, SITE_FITS_CONTENT);
}

/* The same, on what is not the page itself but in it. */
static bool
try_sites_as(struct extract *x, struct manner as)
{
	bool good;

	x->as = as;
	good = try_sites(x);
	x->as = (struct manner){0};
	return good;
}

/* Tries the definitions on what the page sets, if it is a script: var x =
 * {...}. A definition that knows the name was tried before. */
static bool
try_set(struct extract *x)
{
	return x->type != HTML && x->type != CSV &&
	       !script_body(x->text.text).p && script_set(x->text.text).p &&
	       try_sites_as(x, (struct manner){.set = true});
}

/* Tries the definitions on what stands within an envelope, if the page is data
 * that nothing was found in as it is. */
static bool
try_inner(struct extract *x)
{
	return x->type != HTML && x->type != CSV && extract_is_envelope(x) &&
	       try_sites_as(x, (struct manner){.inner = true});
}

/* Notes of a page of unknown make if pandas left out rows of its frame. */
static void
look_for_dots(struct extract *x)
{
	if (!x->site->dump || x->flaw.torn || !notebook_is_short(x->text.text))
		return;
	x->flaw.torn = true;
	err_set(&x->flaw.torn_why,
	    "a frame in it does not show all rows that it has (...)");
}

/* True if a page that gave adverts should have given more. */
static bool
has_loss(struct extract *x)
{
	look_for_dots(x);
	return x->got.lame || x->got.odd || x->flaw.torn || x->pick.fault;
}

/* Says why a page that gave adverts is rejected all the same: the first loss
 * that there is. */
static void
tell_loss(struct extract *x)
{
	struct err why = {""};

	if (x->pick.fault)
		why = x->pick.why;
	else if (x->flaw.torn)
		why = x->flaw.torn_why;
	else if (x->got.lame && x->got.unplaced)
		err_set(&why,
		    "%zu of %zu rows have no known platform; give --platform "
		    "or --url",
		    x->got.lame, x->got.rows);
	else if (x->got.lame)
		err_set(&why,
		    "%zu of %zu rows have neither item nor title, the first is "
		    "row %zu",
		    x->got.lame, x->got.rows, x->got.lame_row);
	else if (x->got.odd_line)
		err_set(&why, "%zu %s %zu rows %s, the first at line %llu",
		    x->got.odd, x->got.apart ? "beside" : "of", x->got.rows,
		    x->got.odd_what, (unsigned long long)x->got.odd_line);
	else
		err_set(&why, "%zu rows %s", x->got.odd, x->got.odd_what);
	x->reason = x->pick.fault ? x->pick.fault : "layout";
	err_set(&x->detail, STR_FMT ": %s", STR_ARG(x->site->name), why.msg);
}

/* Reads a dump of a database that keeps pages, which is told; adverts that
 * other rows of it are, are taken. */
static enum extract_result
read_kept_pages(struct extract *x)
{
	struct err why = x->detail;

	if (try_as(x, (struct manner){0}))
		extract_tally(x, x->site, true);
	x->reason = "layout";
	x->detail = why;
	return EXTRACT_REJECT;
}

/* True if the page has rows of a definition that needs a price, and none was
 * taken: posts of which none names one. */
static bool
is_unpriced(const struct extract *x)
{
	return !x->got.rows && x->got.needy && x->site->need >> SITE_PRICE & 1;
}

enum extract_result
extract_read(struct extract *x, const struct site **failed)
{
	*failed = NULL;
	x->passed = (struct passed){0};
	if (!is_type(x))
		return EXTRACT_REJECT;
	if (extract_sql_pages(x, &x->detail))
		return read_kept_pages(x);
	if (!try_sites(x) && !try_set(x) && !try_inner(x) && !try_any(x)) {
		const char *why = extract_none_why(x);

		extract_passed_say(x);
		if (x->reason) {
			*failed = x->blamed;
			return EXTRACT_REJECT;
		}
		if (extract_is_header(x)) {
			x->reason = "no_rows";
			return EXTRACT_SKIP;
		}
		if ((*failed = extract_near_table(x)) || extract_unlabelled(x))
			return EXTRACT_REJECT;
		x->reason = why;
		return EXTRACT_SKIP;
	}
	extract_passed_say(x);
	extract_tally(x, x->site, has_loss(x));
	if (x->rescued) {
		struct err why = x->detail;

		extract_tally(x, x->blamed, true);
		err_set(&x->detail, "%s; what it %s was taken", why.msg,
		    x->rescued);
		return EXTRACT_REJECT;
	}
	if (has_loss(x)) {
		tell_loss(x);
		return EXTRACT_REJECT;
	}
	if (!is_unpriced(x))
		return EXTRACT_USED;
	x->reason = "no_price";
	return EXTRACT_SKIP;
}

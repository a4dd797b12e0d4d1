/* extract_read - which definition reads a page, and what it lost */
#include "extract_priv.h"
#include "look.h"
#include "notebook.h"
#include "script.h"

/* True of a script or style sheet that a page loads: it may name the page's
 * data without having any. */
static bool
is_part(struct str type)
{
	return str_ends(type, STR("javascript")) ||
	       str_ends(type, STR("ecmascript")) ||
	       str_eq(type, STR("text/css"));
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

/* True if the page is a script, which has the words of a definition, or an
 * address like that of a reply, and no data. */
static bool
is_program(struct extract *x, enum site_fit fit)
{
	return is_part(x->doc->type) &&
	       (fit == SITE_FITS_CONTENT || (!script_body(x->text.text).p &&
						!script_set(x->text.text).p));
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

/* Reads a page that a definition has read by those that may find more on it.
 * That one finds nothing is no fault; what it loses is told as its own. */
static void
read_also(struct extract *x, const struct site *site)
{
	struct outcome first = x->got;
	size_t above = x->pages.above;
	const struct site *s;
	bool good, lost = has_loss(x);

	for (size_t i = 0; i < site->nalso && !x->pick.fault; i++) {
		s = sites_named(x->sites, site->also[i]);
		x->pages.above = above + first.rows;
		x->given.also = true;
		good = extract_try(x, s);
		x->given.also = false;
		extract_say(x, s, SITE_FITS_URL, good);
		if (!lost && has_loss(x)) {
			extract_tally(x, site, false);
			break;
		}
		if (good)
			extract_tally(x, s, false);
		first.rows += x->got.rows;
		x->got = first;
		x->site = site;
	}
	x->pages.above = above;
}

/* Tries all definitions that fit just so; true when one is taken.  Of those
 * that fail the first is blamed. */
static bool
try_fit(struct extract *x, enum site_fit fit)
{
	const struct csv *table = x->table.is ? &x->csv : NULL;
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
			extract_blame(x);
	}
	if (good && s->nalso && x->got.rows)
		read_also(x, s);
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

	switch (x->opt.type) {
	case TYPE_AUTO:
	case TYPES: break;
	case TYPE_WARC: is = !x->doc->bare; break;
	case TYPE_HTML:
		is = !body.p || text.p + text.n > body.p + body.n;
		break;
	case TYPE_JSON: is = body.p || script_set(text).p; break;
	case TYPE_CSV: is = x->table.is; break;
	}
	if (is)
		return true;
	x->reason = reason[x->opt.type];
	return err_set(
	    &x->detail, "it is %s, and --type says so", what[x->opt.type]);
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
	return extract_may_be_data(x) && !script_body(x->text.text).p &&
	       script_set(x->text.text).p &&
	       try_sites_as(x, (struct manner){.set = true});
}

/* Tries the definitions on what stands within an envelope, if the page is data
 * that nothing was found in as it is. */
static bool
try_inner(struct extract *x)
{
	return extract_may_be_data(x) && extract_is_envelope(x) &&
	       try_sites_as(x, (struct manner){.inner = true});
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

	if (extract_try_as(x, (struct manner){0}))
		extract_tally(x, x->site, true);
	x->reason = "layout";
	x->detail = why;
	return EXTRACT_REJECT;
}

/* True of XML whose rows keep pages, as Scrapy exports them. */
static bool
is_xml_of_pages(struct extract *x)
{
	if (!x->flaw.of_pages)
		return false;
	err_set(&x->detail, "its elements keep pages, which are not read from "
			    "XML; save the rows as lines of JSON");
	return true;
}

/* True if the page has rows of a definition that needs a price, and none was
 * taken: posts of which none names one. */
static bool
is_unpriced(const struct extract *x)
{
	return !x->got.rows && x->got.needy && x->site->need >> SITE_PRICE & 1;
}

/* True of a text that nothing reads, though it is some list of adverts. */
static bool
is_list(struct extract *x, const char *why)
{
	return extract_edn(x) || extract_unlabelled(x) ||
	       (strcmp(why, "no_site") == 0 && extract_unlisted(x));
}

enum extract_result
extract_read(struct extract *x, const struct site **failed)
{
	*failed = NULL;
	x->passed = (struct passed){0};
	if (!is_type(x))
		return EXTRACT_REJECT;
	if (extract_sql_pages(x, &x->detail) || is_xml_of_pages(x))
		return read_kept_pages(x);
	if (!try_sites(x) && !try_set(x) && !try_inner(x) &&
	    !extract_try_any(x)) {
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
		if ((*failed = extract_near_table(x)) || is_list(x, why))
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

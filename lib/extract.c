/* extract - the adverts of an archived document */
#include <stdlib.h>

#include "extract_priv.h"
#include "look.h"
#include "mem.h"
#include "mirror.h"
#include "script.h"

/* So many tiles make a list of adverts, and so many where a definition is for
 * the page's address: one alone would be the whole page. */
#define TILES     8
#define TILES_FEW 2

void
extract_free(struct extract *x)
{
	if (!x)
		return;
	sites_free(x->sites);
	rules_free(x->rules);
	charset_free(x->charset);
	charset_free(x->advert.charset);
	sha_free(x->sha);
	pick_free(&x->pick);
	schema_free(x->pick.schema);
	shown_free(x->pick.shown);
	mirror_free(x->mirror);
	advert_free(&x->advert);
	json_scan_free(&x->scan);
	walk_free(&x->walk);
	free(x->tally);
	buf_free(&x->captured);
	buf_free(&x->memento);
	buf_free(&x->told);
	buf_free(&x->bared);
	yamljson_free(&x->yaml);
	buf_free(&x->unescaped);
	buf_free(&x->twice);
	buf_free(&x->viewed);
	buf_free(&x->plain);
	buf_free(&x->left);
	buf_free(&x->kept);
	buf_free(&x->within);
	buf_free(&x->spare);
	saved_free(&x->saved);
	buf_free(&x->joined);
	buf_free(&x->mended);
	buf_free(&x->called);
	csv_free(&x->csv);
	sql_free(&x->sql);
	names_free(&x->columns);
	dump_free(x->dump);
	buf_free(&x->usual);
	buf_free(&x->line);
	buf_free(&x->cells);
	buf_free(&x->adverts);
	buf_free(&x->said);
	free(x);
}

/* The options, each in the form that is used. */
static bool
options(struct extract *x, const struct extract_opts *o, struct err *e)
{
	static const char *const types[] = {
	    "auto", "warc", "html", "json", "csv"};
	struct str day = str_from(o->captured), zone = {NULL, 0};
	int t = 0;

	while (o->type && t < TYPES && strcmp(o->type, types[t]) != 0)
		t++;
	if (t == TYPES)
		return err_set(e,
		    "--type %s: one of auto, warc, html, json, csv", o->type);
	x->type = (enum type)t;
	if (day.p && !value_date(day, zone, &x->captured))
		return err_set(e,
		    "--captured %s: write a day, 2024-05-06, or "
		    "a time with its zone, 2024-05-06T12:30:00+08:00",
		    o->captured);
	x->charset_said = str_from(o->charset);
	if (o->charset && !charset_known(x->charset_said))
		return err_set(e,
		    "--charset %s: not known; such as utf-8, "
		    "gb18030, big5",
		    o->charset);
	x->url_said = str_from(o->url);
	if (o->url && !url_host(x->url_said).n)
		return err_set(e,
		    "--url %s: no address such as "
		    "https://host/path",
		    o->url);
	x->advert.platform = str_from(o->platform);
	if (day.p)
		x->advert.captured = buf_str(&x->captured);
	return true;
}

/* The path of a table of ours; lent until the next. */
static const char *
table(struct extract *x, const char *name)
{
	buf_clear(&x->line);
	buf_printf(&x->line, "%s/sites/%s", rules_home(x->rules), name);
	return buf_cstr(&x->line);
}

static bool
tables(struct extract *x, struct err *e)
{
	struct rules *r = x->rules;

	return (x->dump = dump_new(r, table(x, "dump.tsv"), e)) &&
	       (x->pick.schema = schema_new(r, table(x, "schema.tsv"), e)) &&
	       (x->pick.shown = shown_new(r, table(x, "shown.tsv"), e)) &&
	       (x->mirror = mirror_new(r, table(x, "folders.tsv"), e));
}

struct extract *
extract_new(const struct extract_opts *o, struct err *e)
{
	struct extract *x = mem_new(1, sizeof(*x));

	if (!options(x, o, e) || !(x->rules = rules_new(e)) ||
	    !(x->sites = sites_new(x->rules, o->sites, e)) ||
	    !sites_check(x->sites, o->check, e) || !tables(x, e)) {
		extract_free(x);
		return NULL;
	}
	x->pick.numbers = x->sites->numbers;
	x->pick.marks = x->sites->marks;
	schema_mark(&x->pick.words, x->pick.marks);
	shown_mark(x->pick.shown, x->pick.marks);
	x->tally = mem_new(x->sites->n, sizeof(*x->tally));
	x->charset = charset_new();
	x->sha = sha_new();
	x->advert.sites = x->sites;
	x->advert.charset = charset_new();
	x->advert.sha = x->sha;
	return x;
}

const char *
extract_digest(struct extract *x)
{
	return rules_digest(x->rules);
}

/* A script or style sheet that a page loads: it may speak of the page's data
 * without having any. */
static bool
is_part(struct str type)
{
	return str_ends(type, STR("javascript")) ||
	       str_ends(type, STR("ecmascript")) ||
	       str_eq(type, STR("text/css"));
}

/* The definition that was just tried is the one that should have read the
 * page. */
static void
blame(struct extract *x)
{
	x->blamed = x->site;
	x->reason = x->pick.fault ? x->pick.fault : "layout";
	err_set(&x->detail, STR_FMT ": %s", STR_ARG(x->site->name), x->why.msg);
}

/* Notes a page of a definition for extract_count. */
static void
count(struct extract *x, const struct site *site, bool rejected)
{
	struct tally *t = &x->tally[site - x->sites->site];

	t->pages++;
	t->rejected += rejected;
}

/* Tries the definitions for any page; of those only what the page says for
 * search engines, if one was meant for it by its address: that failed, but who
 * made the page speaks for it. */
static bool
try_generic(struct extract *x, bool meant)
{
	const struct sites *s = x->sites;
	bool good = false;

	for (size_t i = 0; i < s->n && !good; i++) {
		if (!s->site[i].generic || (meant && !s->site[i].schema))
			continue;
		good = extract_try(x, &s->site[i]);
		extract_say(x, &s->site[i], SITE_FITS_NOT, good);
		if (!good && (x->suspect || x->unplaced) && !x->reason)
			blame(x);
	}
	return good;
}

/* Tries the definition for exports on what the page shows. */
static bool
try_sight(struct extract *x)
{
	const struct sites *s = x->sites;
	bool good = false;

	for (size_t i = 0; i < s->n && !good; i++)
		if (s->site[i].generic && s->site[i].dump)
			good = extract_try(x, &s->site[i]);
	if (good)
		extract_say(x, x->site, SITE_FITS_NOT, good);
	return good;
}

/* Tries the page as the one advert that it is by its address.  If nothing on it
 * can be read, that is told, also where no definition was meant for it. */
static bool
try_one(struct extract *x)
{
	bool good;

	x->one = true;
	good = try_sight(x);
	x->one = false;
	if (!good && !x->reason &&
	    str_starts(str_trim(x->text.text), STR("<"))) {
		err_set(&x->why, "its address is an advert's, and it shows no "
				 "title with one price");
		blame(x);
	}
	return good;
}

/*
 * Tries it as one advert on a site whose addresses have no known form: the
 * address is made as those are, and the page has a button with which one buys.
 */
static bool
try_goods(struct extract *x)
{
	struct str path = url_local(x->url);
	uint32_t kind;
	bool good;

	if (!path.p || dump_knows(x->dump, url_host(x->url)))
		return false;
	x->which = dump_own(x->dump, path, &kind);
	if (!x->which.n || LOOK_HOW(kind) == LOOK_WORDS ||
	    !shown_sells(x->pick.shown, x->sites->marks))
		return false;
	x->one = x->guessed = true;
	good = try_sight(x);
	x->one = x->guessed = false;
	return good;
}

/* Tries the page as one that shows tiles.  A page of one advert shows others
 * so, which are not what it is about. */
static bool
try_tiles(struct extract *x, bool meant)
{
	bool good;

	if (x->reason && !x->blamed->generic && !x->blamed->source[SITE_ROWS].n)
		return false;
	x->tiles = meant ? TILES_FEW : TILES;
	good = try_sight(x);
	x->tiles = 0;
	if (!good && (x->pick.fault || x->unplaced) && !x->reason)
		blame(x); /* adverts, but no tree, or nobody knows of where */
	return good;
}

static bool
is_page(struct extract *x)
{
	return x->type != JSON && x->type != CSV && !x->table &&
	       !script_body(x->text.text).p;
}

/* What spoke against other definitions is forgotten if one for any page reads
 * it, unless one was meant for its address. */
static bool
try_any(struct extract *x)
{
	const struct sites *s = x->sites;
	bool meant = false;
	const char *how;

	for (size_t i = 0; i < s->n && !meant; i++)
		meant = s->site[i].by_url;
	if (try_generic(x, meant))
		how = "says for search engines";
	else if (!is_page(x))
		return false;
	else if (x->url.p && dump_item(x->dump, x->url).p) {
		how = "shows as one advert";
		if (!try_one(x))
			return false;
	} else if (try_tiles(x, meant)) {
		how = "shows beside links to them";
	} else if (!meant && try_goods(x)) {
		how = "shows as one advert";
	} else {
		return false;
	}
	x->rescued = x->reason && meant ? how : NULL;
	return true;
}

/* Tries all definitions that fit so well; true when one is taken.  The
 * first that fails is the one whose reason is told. */
static bool
try_fit(struct extract *x, enum site_fit fit)
{
	const struct sites *s = x->sites;
	bool good = false;

	if (fit == SITE_FITS_CONTENT)
		marks_pass(s->marks);
	for (size_t i = 0; i < s->n && !good; i++) {
		if (!site_fits(
			&s->site[i], fit, s->marks, x->table ? &x->csv : NULL))
			continue;
		good = extract_try(x, &s->site[i]);
		extract_say(x, &s->site[i], fit, good);
		if (!good && !x->reason &&
		    !(fit == SITE_FITS_CONTENT && is_part(x->doc->type)))
			blame(x);
	}
	return good;
}

/* False with the reason set if the page is none of the type that is asked
 * for. */
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

/* What of a page that gave adverts did not: the first that holds. */
static void
tell_loss(struct extract *x)
{
	struct err why = {""};

	if (x->pick.fault)
		why = x->pick.why;
	else if (x->torn)
		why = x->torn_why;
	else if (x->lame)
		err_set(&why, "%zu of %zu rows have %s", x->lame, x->rows,
		    x->unplaced ? "no known platform; give --platform or --url"
				: "neither item nor title");
	else if (x->odd_line)
		err_set(&why, "%zu %s %zu rows %s, the first at line %llu",
		    x->odd, x->apart ? "beside" : "of", x->rows, x->odd_what,
		    (unsigned long long)x->odd_line);
	else
		err_set(&why, "%zu rows %s", x->odd, x->odd_what);
	x->reason = x->pick.fault ? x->pick.fault : "layout";
	err_set(&x->detail, STR_FMT ": %s", STR_ARG(x->site->name), why.msg);
}

/* Reads one page.  *failed: the definition that is to be blamed for a page that
 * gave nothing, and not counted yet; or NULL. */
static enum extract_result
read_page(struct extract *x, const struct site **failed)
{
	*failed = NULL;
	if (!is_type(x))
		return EXTRACT_REJECT;
	if (!try_fit(x, SITE_FITS) && !try_fit(x, SITE_FITS_URL) &&
	    !try_fit(x, SITE_FITS_CONTENT) && !try_any(x)) {
		if (x->reason) {
			*failed = x->blamed;
			return EXTRACT_REJECT;
		}
		x->reason = "no_site";
		return EXTRACT_SKIP;
	}
	count(x, x->site, x->lame || x->odd || x->torn || x->pick.fault);
	if (x->rescued) {
		struct err why = x->detail;

		count(x, x->blamed, true);
		err_set(&x->detail, "%s; what it %s was taken", why.msg,
		    x->rescued);
		return EXTRACT_REJECT;
	}
	if (!x->lame && !x->odd && !x->torn && !x->pick.fault)
		return EXTRACT_USED;
	tell_loss(x);
	return EXTRACT_REJECT;
}

/* What the document is, of which this is a page more. */
struct verdict {
	enum extract_result all;
	const char *reason; /* of the first that is rejected */
	struct err detail;
};

/* Reads one page, or the reply that it has as a string if it gives nothing. */
static enum extract_result
read_deep(struct extract *x)
{
	size_t had = x->adverts.n;
	const struct site *failed, *within;
	enum extract_result one = read_page(x, &failed), deep;
	struct err why = x->detail;
	const char *reason = x->reason;

	while (
	    one != EXTRACT_USED && x->adverts.n == had && extract_within(x)) {
		deep = read_page(x, &within);
		if (deep == EXTRACT_USED || x->adverts.n > had)
			return deep;
	}
	if (failed)
		count(x, failed, true);
	x->reason = reason;
	x->detail = why;
	return one;
}

static void
add_page(struct extract *x, struct verdict *v)
{
	enum extract_result one = read_deep(x);

	if (one == EXTRACT_USED && v->all == EXTRACT_SKIP)
		v->all = one;
	if (one == EXTRACT_REJECT && v->all != one)
		*v = (struct verdict){one, x->reason, x->detail};
	x->base += x->rows;
}

/* What it ends inside of lacks, and what would be behind it. */
static void
add_end(struct extract *x, struct str text, struct verdict *v)
{
	const char *in = x->ends;

	if (x->swollen && v->all != EXTRACT_REJECT) {
		v->all = EXTRACT_REJECT;
		v->reason = "too_long";
		err_set(&v->detail, "a function in it gives more than is read");
	}
	if (!in && (extract_ends_open(text) ||
		       (v->all == EXTRACT_SKIP && extract_value_open(text))))
		in = "value";
	if (!in || v->all == EXTRACT_REJECT)
		return;
	v->all = EXTRACT_REJECT;
	v->reason = "part";
	err_set(&v->detail,
	    "it ends inside a %s: it was cut, or is not whole yet", in);
}

enum extract_result
extract_page(struct extract *x, const struct doc *doc)
{
	struct verdict v = {EXTRACT_SKIP, NULL, {""}};
	struct str text;

	extract_start(x, doc);
	text = x->text.text;
	do {
		extract_next_page(x);
		add_page(x, &v);
		while (extract_next_kind(x))
			add_page(x, &v);
	} while (x->rest.p);
	add_end(x, text, &v);
	if (v.all == EXTRACT_SKIP)
		return v.all;
	x->reason = v.reason;
	x->detail = v.detail;
	return v.all;
}

bool
extract_next(struct extract *x, struct buf *out)
{
	struct str left = buf_str(&x->adverts);
	size_t n;

	left.p += x->at, left.n -= x->at;
	if (!left.n)
		return false;
	n = str_find(left, STR("\n"), 0) + 1;
	buf_add(out, left.p, n);
	x->at += n;
	return true;
}

/* extract - the adverts of an archived document */
#include "extract.h"

#include <stdlib.h>

#include "advert.h"
#include "charset.h"
#include "mem.h"
#include "pick.h"
#include "rules.h"
#include "script.h"
#include "sha.h"
#include "site.h"

/* What a definition gave. */
struct tally {
	uint64_t pages, rows, with[SITE_KEYS];
};

enum type { AUTO, WARC, HTML, JSON };

struct extract {
	enum type type;
	struct str charset_said, url_said;
	struct buf captured;
	struct rules *rules;
	struct sites *sites;
	struct charset *charset;
	struct sha *sha;
	struct pick pick;
	struct advert advert;
	struct json_scan scan; /* of a page's data */
	struct walk walk;
	struct tally *tally;   /* by site */
	/* the page */
	const struct doc *doc;
	struct charset_text text;
	struct str url;
	char sha256[SHA_HEX + 1];
	struct buf joined;     /* several script objects as one */
	struct buf adverts, said;
	size_t at;             /* adverts given out up to here */
	const char *reason;
	struct err detail;
	/* the definition that is tried */
	const struct site *site;
	size_t rows, lame;     /* rows so far; those that are no advert */
	struct err why;        /* what spoke against it */
	bool none;             /* the page says that it has none */
};

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
	advert_free(&x->advert);
	json_scan_free(&x->scan);
	walk_free(&x->walk);
	free(x->tally);
	buf_free(&x->captured);
	buf_free(&x->joined);
	buf_free(&x->adverts);
	buf_free(&x->said);
	free(x);
}

/* The options, each in the form that is used. */
static bool
options(struct extract *x, const struct extract_opts *o, struct err *e)
{
	static const char *const types[] = {"auto", "warc", "html", "json"};
	struct str day = str_from(o->captured), zone = {NULL, 0};
	int t = 0;

	while (o->type && t < 4 && strcmp(o->type, types[t]) != 0)
		t++;
	if (t == 4)
		return err_set(e, "--type %s: one of auto, warc, html, json",
		    o->type);
	x->type = (enum type)t;
	if (day.p && !value_date(day, zone, &x->captured))
		return err_set(e, "--captured %s: write a day, 2024-05-06, or "
		    "a time with its zone, 2024-05-06T12:30:00+08:00",
		    o->captured);
	x->charset_said = str_from(o->charset);
	if (o->charset && !charset_known(x->charset_said))
		return err_set(e, "--charset %s: not known; such as utf-8, "
		    "gb18030, big5", o->charset);
	x->url_said = str_from(o->url);
	if (o->url && !url_host(x->url_said).n)
		return err_set(e, "--url %s: no address such as "
		    "https://host/path", o->url);
	x->advert.platform = str_from(o->platform);
	if (day.p)
		x->advert.captured = buf_str(&x->captured);
	return true;
}

struct extract *
extract_new(const struct extract_opts *o, struct err *e)
{
	struct extract *x = mem_new(1, sizeof(*x));

	if (options(x, o, e) && (x->rules = rules_new(e)))
		x->sites = sites_new(x->rules, o->sites, e);
	if (!x->sites) {
		extract_free(x);
		return NULL;
	}
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

/* The digest of the stored record: only for pages that give adverts. */
static const char *
stored_digest(struct extract *x)
{
	if (!x->sha256[0]) {
		sha_add(x->sha, x->doc->stored);
		sha_end(x->sha, x->sha256);
	}
	return x->sha256;
}

static void
row(struct extract *x, struct str json, const struct html_node *node)
{
	struct advert_source source = {.doc = x->doc,
	    .charset = x->text.name, .site = x->site->name, .row = ++x->rows};
	struct tally *t = &x->tally[x->site - x->sites->site];

	pick_row(&x->pick, x->site, json, node);
	if (!advert_read(&x->advert, &x->pick, x->site)) {
		x->lame++;
		return;
	}
	if (!x->advert.value[SITE_PLATFORM].p) {
		err_set(&x->why, "its platform is not known; give --platform "
		    "or --url");
		x->lame++;
		return;
	}
	source.sha256 = stored_digest(x);
	advert_write(&x->advert, &source, &x->adverts);
	t->rows++;
	for (int k = 0; k < SITE_KEYS; k++)
		t->with[k] += x->advert.value[k].p != NULL;
}

/* The rows that a source finds in a page's data. */
static void
rows_of(struct extract *x, const struct site_source *s)
{
	const struct html_node *doc, *n = NULL;
	struct str value;

	if (s->how == SITE_CSS) {
		doc = pick_document(&x->pick);
		while (doc && (n = select_next(s->css, doc, n)))
			row(x, (struct str){NULL, 0}, n);
		return;
	}
	if (x->scan.nspan <= (size_t)s->slot)
		return;
	walk_start(&x->walk, s->path, x->scan.span[s->slot]);
	while (walk_next(&x->walk, &value))
		if (json_type(value) == JSON_OBJECT)
			row(x, value, NULL);
}

/* True if the page itself says that there is nothing on it. */
static bool
says_none(struct extract *x, struct str data)
{
	const struct site_sources *s = &x->site->source[SITE_EMPTY];

	for (size_t i = 0; i < s->n; i++) {
		pick_row(&x->pick, x->site, data, NULL);
		pick_start(&x->pick, &s->at[i]);
		while (pick_next(&x->pick))
			if (pick_true(&x->pick))
				return true;
	}
	return false;
}

/* Tries the definition on data, JSON of the page or absent; true if that
 * gives adverts, or rightly none. */
static bool
try_data(struct extract *x, struct str data)
{
	const struct site_sources *rows = &x->site->source[SITE_ROWS];
	size_t before = x->rows, lame = x->lame, n;

	x->scan.nspan = 0;
	if (data.p && !json_scan(&x->scan, x->site->page, data, &x->why))
		return false;
	if (!rows->n)
		row(x, data, NULL);
	for (size_t i = 0; i < rows->n && x->rows == before; i++)
		rows_of(x, &rows->at[i]);
	n = x->rows - before;
	if (n > x->lame - lame)
		return true;
	x->rows = before;
	x->lame = lame;
	x->none = !n && !before && says_none(x, data);
	if (!x->none && !x->why.msg[0])
		err_set(&x->why, n ? "its rows have neither item nor title"
				   : "no rows");
	return x->none;
}

/* Each object behind an anchor: until one gives adverts, or all. */
static bool
try_script(struct extract *x)
{
	bool good = false;
	struct str data;

	for (size_t i = 0; i < x->site->nscript && !good; i++) {
		struct script s = {x->text.text, x->site->script[i].anchor,
		    0, 0};

		while ((!good || x->site->script[i].all) &&
		    script_next(&s, &data))
			good |= try_data(x, data);
	}
	return good;
}

/* The first sound object behind an anchor. */
static bool
find_script(struct extract *x, const struct site_script *sc, struct str *data)
{
	struct script s = {x->text.text, sc->anchor, 0, 0};

	while (script_next(&s, data))
		if (json_scan(&x->scan, NULL, *data, &x->why))
			return true;
	return false;
}

/* Several objects, each under its name, as one. */
static bool
try_scripts(struct extract *x)
{
	const struct site *site = x->site;
	struct str data;

	buf_clear(&x->joined);
	buf_addc(&x->joined, '{');
	for (size_t i = 0; i < site->nscript; i++) {
		if (find_script(x, &site->script[i], &data)) {
			json_sep(&x->joined);
			json_quote(&x->joined, site->script[i].name);
			buf_addc(&x->joined, ':');
			buf_addstr(&x->joined, data);
		} else if (!site->script[i].optional) {
			return false;
		}
	}
	buf_addc(&x->joined, '}');
	return try_data(x, buf_str(&x->joined));
}

/* True if the definition finds adverts in the tree of a page. */
static bool
uses_tree(const struct site *s)
{
	static const enum site_key keys[] = {SITE_ROWS, SITE_ITEM, SITE_TITLE};

	for (size_t k = s->source[SITE_ROWS].n ? 0 : 1;
	    k < (s->source[SITE_ROWS].n ? 1 : 3); k++)
		for (size_t i = 0; i < s->source[keys[k]].n; i++)
			if (s->source[keys[k]].at[i].how == SITE_CSS)
				return true;
	return false;
}

/* Tries a definition on the page. */
static bool
try_site(struct extract *x, const struct site *site)
{
	struct str none = {NULL, 0}, body = none;
	bool html = x->type != JSON;

	x->site = site;
	x->why.msg[0] = '\0';
	x->none = false;
	x->rows = x->lame = 0;
	if (site->json && x->type != HTML)
		body = script_body(x->text.text);
	if (body.p && try_data(x, body))
		return true;
	if (html && site->nscript && (site->script[0].name.p
	    ? try_scripts(x) : try_script(x)))
		return true;
	if (html && uses_tree(site) && !x->pick.failed && try_data(x, none))
		return true;
	if (!x->why.msg[0] && !x->pick.failed)
		x->none = says_none(x, none);
	if (x->pick.failed)
		x->why = x->pick.why;
	else if (!x->why.msg[0])
		err_set(&x->why, "its data is not in the page");
	return x->none;
}

/* A script or style sheet that a page loads: it may speak of the page's data
 * without having any. */
static bool
is_part(struct str type)
{
	return str_ends(type, STR("javascript")) ||
	    str_ends(type, STR("ecmascript")) || str_eq(type, STR("text/css"));
}

static void
say(struct extract *x, const struct site *site, enum site_fit fit, bool good)
{
	static const char *const fits[] = {
	    [SITE_FITS_CONTENT] = "fits by its text",
	    [SITE_FITS_URL] = "fits by its address",
	    [SITE_FITS] = "fits by its address and text",
	};

	buf_printf(&x->said, "  " STR_FMT ": %s; ", STR_ARG(site->name),
	    fits[fit]);
	if (!good)
		buf_puts(&x->said, x->why.msg);
	else if (x->none)
		buf_puts(&x->said, "the page says that it has none");
	else
		buf_printf(&x->said, "%zu rows, %zu adverts", x->rows,
		    x->rows - x->lame);
	buf_addc(&x->said, '\n');
}

/* Tries all definitions that fit so well; true when one is taken.  The
 * first that fails is the one whose reason is told. */
static bool
try_fit(struct extract *x, enum site_fit fit)
{
	const struct sites *s = x->sites;
	bool good = false;

	for (size_t i = 0; i < s->n && !good; i++) {
		if (site_fit(&s->site[i], x->url, x->text.text) != fit)
			continue;
		good = try_site(x, &s->site[i]);
		say(x, &s->site[i], fit, good);
		if (!good && !x->reason &&
		    !(fit == SITE_FITS_CONTENT && is_part(x->doc->type))) {
			x->reason = "layout";
			err_set(&x->detail, STR_FMT ": %s",
			    STR_ARG(s->site[i].name), x->why.msg);
		}
	}
	return good;
}

static void
start(struct extract *x, const struct doc *doc)
{
	x->doc = doc;
	x->sha256[0] = '\0';
	x->reason = NULL;
	x->site = NULL;
	x->at = 0;
	buf_clear(&x->adverts);
	buf_clear(&x->said);
	charset_decode(x->charset, doc->body, x->charset_said, doc->charset,
	    &x->text);
	x->url = doc->url.p ? doc->url : x->url_said;
	x->advert.page_url = x->url;
	pick_page(&x->pick, x->text.text, x->url, x->type == JSON);
}

enum extract_result
extract_page(struct extract *x, const struct doc *doc)
{
	start(x, doc);
	if (x->type == WARC && doc->body.p == doc->stored.p) {
		x->reason = "no_warc";
		err_set(&x->detail, "it is no WARC, and --type says so");
		return EXTRACT_REJECT;
	}
	if (!try_fit(x, SITE_FITS) && !try_fit(x, SITE_FITS_URL) &&
	    !try_fit(x, SITE_FITS_CONTENT)) {
		if (x->reason)
			return EXTRACT_REJECT;
		x->reason = "no_site";
		return EXTRACT_SKIP;
	}
	x->tally[x->site - x->sites->site].pages++;
	if (!x->lame)
		return EXTRACT_USED;
	x->reason = "layout";
	err_set(&x->detail, STR_FMT ": %zu of %zu rows have neither item nor "
	    "title", STR_ARG(x->site->name), x->lame, x->rows);
	return EXTRACT_REJECT;
}

const char *
extract_reason(const struct extract *x)
{
	return x->reason;
}

const char *
extract_detail(const struct extract *x)
{
	return x->detail.msg;
}

bool
extract_next(struct extract *x, struct buf *out)
{
	struct str left = str_n(x->adverts.p + x->at, x->adverts.n - x->at);
	size_t n;

	if (!left.n)
		return false;
	n = str_find(left, STR("\n"), 0) + 1;
	buf_add(out, left.p, n);
	x->at += n;
	return true;
}

/* The definitions that do not fit, and what is missing. */
static void
say_others(struct extract *x, struct buf *out)
{
	for (size_t i = 0; i < x->sites->n; i++) {
		const struct site *s = &x->sites->site[i];
		struct str lack = site_lacks(s, x->text.text);

		if (site_fit(s, x->url, x->text.text) != SITE_FITS_NOT)
			continue;
		buf_printf(out, "  " STR_FMT ": does not fit: ",
		    STR_ARG(s->name));
		buf_puts(out, !s->nhost ? "it is known by its text only"
		    : x->url.p ? "not its address" : "no address is known");
		if (lack.p)
			buf_printf(out, ", and \"" STR_FMT "\" is not in it",
			    STR_ARG(lack));
		buf_addc(out, '\n');
	}
}

void
extract_explain(struct extract *x, struct buf *out)
{
	buf_printf(out, "%s:%llu: " STR_FMT "\n", x->doc->file,
	    (unsigned long long)x->doc->record,
	    STR_ARG(x->url.p ? x->url : STR("no address")));
	buf_printf(out, "  text: %zu bytes of %s, %s", x->text.text.n,
	    x->text.name, charset_why(x->text.how));
	if (x->text.bad)
		buf_printf(out, "; %zu bytes are no character", x->text.bad);
	buf_addc(out, '\n');
	buf_addstr(out, buf_str(&x->said));
	say_others(x, out);
}

void
extract_count(const struct extract *x, struct buf *out)
{
	buf_addc(out, '{');
	for (size_t i = 0; i < x->sites->n; i++) {
		const struct tally *t = &x->tally[i];

		if (!t->pages)
			continue;
		json_sep(out);
		json_quote(out, x->sites->site[i].name);
		buf_printf(out, ":{\"pages\":%llu,\"rows\":%llu",
		    (unsigned long long)t->pages,
		    (unsigned long long)t->rows);
		for (int k = 0; k < SITE_ROWS; k++)
			if (t->with[k])
				buf_printf(out, ",\"%s\":%llu",
				    site_key_name((enum site_key)k),
				    (unsigned long long)t->with[k]);
		buf_addc(out, '}');
	}
	buf_addc(out, '}');
}

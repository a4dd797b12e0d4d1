/*
 * site - definitions of the pages that adverts are read from
 *
 * A definition is a file of rules/sites/, one for a kind of page: which pages
 * it is for, where their data sits, where the adverts are in it, and for each
 * key of a record the sources it may come from, in order of preference.  The
 * grammar is wt-sites(5).
 *
 *	site     example-search
 *	platform example
 *	host     search.example.com
 *	content  page_data && offers
 *	script   page_data =
 *	rows     jq .offers[]
 *	item     jq .id
 *	title    jq .name
 *
 * All definitions are read before the first page.  The paths, selectors and
 * templates of one are compiled when a page concerns it (site_ready), which few
 * of some hundred do, and its jq expressions when they are first wanted.
 * Nothing here reads data of a page: sites_look and site_fits only tell which
 * definitions are for it.
 */
#ifndef WT_SITE_H
#define WT_SITE_H

#include <stdbool.h>
#include <stddef.h>

#include "csv.h"
#include "cut.h"
#include "err.h"
#include "json.h"
#include "marks.h"
#include "names.h"
#include "rules.h"
#include "select.h"
#include "str.h"
#include "value.h"
#include "walk.h"

/* What a definition gives sources for: the keys of a record, and four more. */
enum site_key {
	SITE_PLATFORM,
	SITE_ITEM,
	SITE_SELLER_ID,
	SITE_SELLER_NAME,
	SITE_SELLER_URL,
	SITE_URL,
	SITE_TITLE,
	SITE_DESCRIPTION,
	SITE_ATTRIBUTES,
	SITE_PRICE_TEXT,
	SITE_PRICE,
	SITE_PRICE_MAX,
	SITE_CURRENCY,
	SITE_UNIT,
	SITE_LOCATION,
	SITE_SOLD,
	SITE_REVIEWS,
	SITE_IMAGES,
	SITE_POSTED,
	SITE_CAPTURED,
	SITE_ROWS,  /* the adverts in the page's data */
	SITE_EMPTY, /* true of a page that rightly has none */
	SITE_SKIP,  /* true of a row that is no advert */
	SITE_UNTIL, /* where elements end that are rows */
	SITE_KEYS
};

/* How a source finds its value. */
enum site_how {
	SITE_PATH,  /* a plain path, or with []; SITE_JQ until it is ready */
	SITE_ABOVE, /* a path too, but in the data that the rows are in */
	SITE_JQ,    /* any other jq expression */
	SITE_CSS,
	SITE_PAGE,   /* a selector too, but of the page */
	SITE_LD,     /* a name of schema.h */
	SITE_SHOWN,  /* one of shown.h */
	SITE_TEXT,   /* a template */
	SITE_ADDRESS /* of the page */
};

struct re;

struct site_source {
	enum site_how how;
	size_t line;            /* of the file */
	struct str written;     /* all of it, for people */
	struct str text;        /* the expression alone */
	struct walk_path *path; /* SITE_PATH, SITE_ABOVE, SITE_LD: if ready */
	int slot;               /* of its head, among the wanted paths */
	struct select *css;     /* SITE_CSS */
	struct cut cut;         /* behind ~ */
	bool has_cut;
	bool again;       /* another part of what the source before it finds */
	struct str found; /* behind =~: a regular expression; or absent */
	struct re *re;    /* compiled when it is first asked */
	bool cents;       /* cents: a price in whole hundredths */
	bool some;        /* some: a count in which 0 says nothing */
	bool join; /* join: the texts of all elements, one behind the other */
	bool all;  /* all: the prices of all elements */
	struct site_source *pair;      /* behind =>: name and value; or NULL */
	struct json_paths *pair_paths; /* in JSON: their slots */
	struct str name;               /* SITE_PLATFORM: the platform, */
	bool when;                     /* if the source finds something */
	struct jq *jq;                 /* SITE_JQ: compiled when first run */
};

struct site_sources {
	struct site_source *at;
	size_t n, cap;
};

/* A text of a content line: its number in marks. */
struct site_mark {
	uint32_t text;
	bool last; /* of its line */
};

/* An object in a script of the page.  Those with a name are made one object,
 * each under its name; of those without the first that gives adverts is taken.
 */
struct site_script {
	struct str name; /* absent: the object itself is the data */
	struct str anchor;
	bool attribute; /* the anchor names attributes that hold it */
	bool streamed;  /* it begins what Next.js streams (flight.h) */
	bool optional;  /* of those with a name */
	bool all;       /* of those without: every object is data */
	uint32_t mark;  /* of what the anchor begins with, if the definition
	                 * has dump: scripts of a page without it are not
	                 * searched for the anchor */
};

/* Script lines of a definition, at most; the longest, dump, has 24. */
#define SITE_SCRIPTS_MAX 24

struct site {
	struct str name;
	char *path; /* of its file */
	char *text; /* of the file; the strs here are parts of it */
	struct str *host, *dir, *content; /* the lines host, path, content */
	size_t nhost, ndir, ncontent;
	struct site_mark *mark; /* the texts of all content lines, in order */
	size_t nmark;
	struct site_script script[SITE_SCRIPTS_MAX];
	size_t nscript;
	struct str *csv; /* columns of a table, parted by "&&" */
	size_t ncsv;
	struct str *also; /* definitions that may find more on its pages */
	size_t nalso;
	bool json;     /* the page itself may be the data */
	bool dump;     /* objects or tables with usual names (dump.h) */
	bool schema;   /* goods described in JSON-LD and the like (schema.h) */
	bool generic;  /* for pages that no other definition takes */
	uint32_t need; /* a bit a key: rows without it are no adverts */
	bool cents;    /* prices are whole hundredths */
	bool once;     /* a row that says what one before it said is none */
	bool lists;    /* a source names a cell by number: rows may be lists */
	bool by_url;   /* host and path are those of the page: sites_look */
	struct site_sources source[SITE_KEYS];
	struct json_paths *page; /* wanted of the page's data */
	struct json_paths *row;  /* wanted of a row */
	struct json_paths *ld;   /* wanted of what schema.h gives */
	/* The source of rows of which `page` wants the cells, too: column i is
	 * slot i of `row`, and one is the row itself; or NULL. */
	const struct site_source *celled;
	size_t whole;
	bool ready; /* private */
};

/* What is known of a platform. */
struct platform {
	char *name, *currency, *zone, *url;
};

/* A pattern of hosts, and the platform they belong to. */
struct host {
	char *pattern, *platform;
	char last; /* byte of the pattern */
};

struct sites {
	struct site *site;
	size_t n, cap;
	size_t own; /* the first of them are the caller's own */
	struct platform *platform;
	size_t nplatform, platform_cap;
	struct host *host;
	size_t nhost, host_cap;
	struct numbers *numbers;
	struct dates *dates;
	struct marks *marks; /* texts of content lines */
	/* private */
	struct sites_index *index;
};

/*
 * Reads the definitions in own (files or folders; NULL-terminated; may be
 * NULL), then those of rules_home()/sites.  One of own replaces the one of the
 * same name.  NULL with e set ("file:line: what, what to do").
 */
struct sites *sites_new(struct rules *r, const char *const *own, struct err *e);
void sites_free(struct sites *s);

/*
 * Compiles the caller's own definitions, or all, with their jq expressions, to
 * see whether they can be: as jq takes 30 ms for that, others are compiled when
 * they are first wanted.  False with e set as above.
 */
bool sites_check(const struct sites *s, bool all, struct err *e);

/* Compiles the sources of a definition, all but jq's, unless they are: before
 * anything is looked for by them.  False with e set as above. */
bool site_ready(const struct site *s, struct err *e);

/* The definition of that name, or NULL. */
const struct site *sites_named(const struct sites *s, struct str name);

/* What is known of a platform, or NULL. */
const struct platform *sites_platform(const struct sites *s, struct str name);

/* The platform of a host by hosts.tsv; absent if it is not in there. */
struct str sites_listed(const struct sites *s, struct str host);

/* That of any other: the host without www. or api. before it. */
struct str sites_unlisted(struct str host);

/* The platform of a host, by the one or the other. */
struct str sites_host(const struct sites *s, struct str host);

/* The key of a name ("seller.id"), or SITE_KEYS. */
enum site_key site_key(struct str name);
const char *site_key_name(enum site_key key);

/* True if a line (script, json, csv, dump, schema) says where the data is that
 * paths and expressions look in. */
bool site_has_data(const struct site *s);

/* How well a definition fits a page; more is better. */
enum site_fit {
	SITE_FITS_NOT,
	SITE_FITS_CONTENT, /* the text is there, the address is not */
	SITE_FITS_URL,     /* host and path are right, the text is not there */
	SITE_FITS
};

/*
 * Looks at a page: its address, or absent, and its text, which is lent until
 * the next.  Sets by_url of each definition.
 *
 * A page concerns one or two of more than a hundred definitions.  Which are for
 * a host is kept for each of some thousand hosts.  Which may be for a text is
 * told by the marks that are found in it.
 */
void sites_look(struct sites *s, struct str url, struct str text);

/*
 * The definitions that come into question for the page, one after the other, in
 * the order of struct sites:
 *
 *	const struct site *site = NULL;
 *	while ((site = sites_here(s, site)))
 *
 * sites_here: those for its address.
 * sites_like: others that may be for its text, or its columns as a table.
 * sites_generic: those for any page.
 */
const struct site *sites_here(const struct sites *s, const struct site *last);
const struct site *sites_like(struct sites *s, const struct site *last);
const struct site *sites_generic(
    const struct sites *s, const struct site *last);

/* True if a definition fits the page that sites_look and marks_look were given
 * just so (fit, not SITE_FITS_NOT).  table: the page as a table, which fits by
 * its text if it has the columns of the definition; NULL if it is none. */
bool site_fits(const struct site *s, enum site_fit fit, struct marks *m,
    const struct csv *table);

/* A text that the page would need to fit by content, of the line that is
 * nearest; absent if it lacks none.  *near: how many texts of that line it has.
 */
struct str site_lacks(const struct site *s, struct marks *m, size_t *near);

/* The first column that a table would need to fit, of the line that lacks the
 * fewest; absent if it lacks none. */
struct str site_lacks_column(const struct site *s, const struct csv *table);

/* The csv line of which a table has at least half of the columns, but not all;
 * absent if none is so near. */
struct str site_near_line(const struct site *s, const struct csv *table);

/* Cuts the next part off a content or csv line: up to "&&". */
struct str site_line_cut(struct str *line);

/* True if a definition is for the host of an address, whatever its path. */
bool site_has_host(const struct site *s, struct str url);

#endif

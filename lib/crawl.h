/*
 * crawl - pages that a program keeps as rows: objects of JSON, a line each, one
 * behind the other, or in an array; the rows of a table (csv.h) whose header
 * has a column of pages; or what VCR and vcrpy record as YAML (yamljson.h)
 *
 *	{"url":"https://…","html":"<!doctype html>…","fetched_at":"2024-05-06"}
 *	{"request":{"url":"https://…"},"response":{"status":200,"body":"{\"a\":…"}}
 *
 *	url,fetched_at,html
 *	https://…,2024-05-06,"<!doctype html>…"
 *
 *	interactions:
 *	- request: {uri: 'https://...'}
 *	  response: {body: {string: '<!doctype html>...'}, status: {code: 200}}
 *
 *	if (crawl_like(&c, held, end) == CRAWL_YES)
 *		while (crawl_next(&c, held, end, &from, &n) == CRAWL_ROW)
 *			crawl_read(&c, the n bytes from there, &e)
 *
 * A page is a string that begins as a document of HTML does, whatever its name,
 * or, under the name of a page or reply, in base64; else, under the name of a
 * reply (body, content, response ...) or of HTML, one that begins as JSON or
 * JSONP does, or sets something to it as a script does, or, of a reply, an
 * object or array there; else, under the name of HTML, one that begins
 * with a tag.  In the last two cases its address must be told too, whole or as
 * host and path.  What was asked for (request) is no page.  An object with a
 * price is an advert, not a page of one, and so is one with a title where the
 * page is no document.  A row of a table is read as the object that it would
 * be, with the names of the columns.
 *
 * The names are here, not in the rules, as those of HAR are: --exhibit finds
 * the same records whatever the rules.  They are compared without case, blanks
 * and _ - . and looked for in objects within objects, three deep.
 */
#ifndef WT_CRAWL_H
#define WT_CRAWL_H

#include <stdbool.h>
#include <stddef.h>

#include "buf.h"
#include "charset.h"
#include "csv.h"
#include "err.h"
#include "json.h"
#include "str.h"
#include "yamljson.h"

enum crawl_like {
	CRAWL_NO,
	CRAWL_MORE, /* its first row does not end in what is held */
	CRAWL_YES
};

enum crawl_what {
	CRAWL_ROW,
	CRAWL_WANT, /* more bytes */
	CRAWL_OVER
};

enum crawl_form {
	CRAWL_OBJECTS, /* one behind the other, or in brackets */
	CRAWL_LINES,
	CRAWL_TABLE,
	CRAWL_YAML
};

/* A value that was found, by how good its name is. */
struct crawl_found {
	struct str span;
	size_t rank; /* the less the better */
};

struct crawl {
	/* of the last crawl_read; lent by the row, or until the next */
	struct str url;           /* or absent */
	struct str captured;      /* as it is written there; or absent */
	struct str type, charset; /* or absent */
	struct str coding;        /* of a body that came as bytes; or absent */
	struct str body;          /* absent if there is none */
	bool damaged;             /* its base64 is, so that it is not sure */
	struct str of;            /* what body was read from; absent if the row
	                           * holds no page, and is the body itself */
	int status;               /* 0 if it is not told */
	bool price, title;        /* the row itself has one */
	bool cut;                 /* CRAWL_TABLE: the file ends inside it */
	/* private */
	enum crawl_form form;
	size_t level; /* CRAWL_OBJECTS: so deep in brackets; CRAWL_YAML: so many
	               * blanks before rows */
	size_t at, depth, from;
	bool quoted, escaped, open;
	bool closed; /* CRAWL_TABLE: a quote was the last byte */
	bool ends;   /* CRAWL_TABLE: the row ends with the file */
	bool placed; /* CRAWL_TABLE: it has a column of addresses */
	struct csv csv;
	struct charset *charset_of; /* NULL until the first table */
	struct buf head, object;
	bool lost; /* the row that is passed is not to be given */
	struct yamljson yaml;
	struct json_scan scan;
	struct buf name, text;
	struct crawl_found page, reply, part, packed, nested, coded;
	struct crawl_found where, when, state, media, packing;
	struct crawl_found scheme, host, path, query; /* of an address */
	bool empty, hollow; /* there is none where one stands; of a recording */
};

/* What a file is, by its first bytes; end: these are all.  May be asked again
 * with more of them.  c, valid when zero, is used again. */
enum crawl_like crawl_like(struct crawl *c, struct str held, bool end);

/* The next row that held begins with: n bytes behind `from`.  The next call is
 * for what comes behind it. */
enum crawl_what crawl_next(
    struct crawl *c, struct str held, bool end, size_t *from, size_t *n);

/* No more can be held than crawl_next was given, which wanted more: the row is
 * passed over.  The next call is for what comes behind these bytes.  True if
 * there was a row. */
bool crawl_drop(struct crawl *c);

/* Reads a row; false if it is no JSON, or no YAML, or cut. */
bool crawl_read(struct crawl *c, struct str row, struct err *e);

/* Sets what else was told by the row last read, of one without a page too. */
void crawl_tell(struct crawl *c);

/* True if a column of a page or reply may be called so; of addresses. */
bool crawl_names_page(struct crawl *c, struct str name);
bool crawl_names_place(struct crawl *c, struct str name);

void crawl_free(struct crawl *c);

#endif

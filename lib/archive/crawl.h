/*
 * crawl - pages that a crawler keeps as rows: where the rows are, and what a
 * row says
 *
 * JSON, an object a line, objects one behind the other, or an array of them:
 *
 *	{"url":"https://…","html":"<!doctype html>…","fetched_at":"2024-05-06"}
 *	{"request":{"url":"https://…"},"response":{"status":200,"body":"{\"a\":…"}}
 *
 * of which the first line may be damaged, if the next two are such objects; an
 * object of pages, or of such objects, by their addresses:
 *
 *	{"https://…/1":"<!doctype html>…","https://…/2":{"html":"…"}}
 *
 * a table (csv.h) with a column of pages; a row is read as the object that has
 * its cells under the names of their columns:
 *
 *	url,fetched_at,html
 *	https://…,2024-05-06,"<!doctype html>…"
 *
 * and what VCR, vcrpy and go-vcr record as YAML (yamljson.h):
 *
 *	interactions:
 *	- request: {uri: 'https://...'}
 *	  response: {body: {string: '<!doctype html>...'}, status: {code: 200}}
 *
 * How it is used:
 *
 *	c.words = words;
 *	crawl_begin(&c);
 *	if (crawl_like(&c, held, end) == CRAWL_YES)
 *		while (crawl_next(&c, held, end, &from, &n) == CRAWL_ROW)
 *			crawl_read(&c, the n bytes from there, &e)
 *
 * The body of a row is the first of these that it has:
 * 1. under any name, a string that begins as a document of HTML does; under the
 *    name of a reply, one that is such with its header (HTTP/1.1 200 OK);
 * 2. base64: of anything, under a name that says so (body_b64 ...) or behind
 *    "data:;base64,"; of what gzip or zstd packed, or of what begins as
 *    HTML does, under the name of a page or reply; of a document under any
 *    name, and of what is packed if the row has little else but an address;
 * 3. under the name of a reply (body, response ...) or page (html ...), a
 *    string that begins as JSON or JSONP does, or as a script that sets
 *    something; JSON in base64, under the name of a reply;
 * 4. under the name of a page, a string that begins with a tag; of a reply,
 *    with that of a script, or of what stands in a head;
 * 5. under the name of a reply, an object or array, in the row itself.
 *
 * For 3 to 5 the row has to tell an address too, as a whole or as host and
 * path, and must have no title of its own.  A row with a price is an advert,
 * and has no body.  What stands in `request` is what was asked for, and never a
 * body.
 *
 * Names are those of crawl_words.h, looked for in objects within objects, three
 * deep.
 */
#ifndef WT_CRAWL_H
#define WT_CRAWL_H

#include <stdbool.h>
#include <stddef.h>

#include "buf.h"
#include "charset.h"
#include "crawl_words.h"
#include "csv.h"
#include "err.h"
#include "json.h"
#include "str.h"
#include "yamljson.h"

enum crawl_like {
	CRAWL_NO,
	CRAWL_MORE, /* its first rows do not end in what is held */
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
	CRAWL_YAML,
	CRAWL_MAP /* members of an object, by their addresses */
};

/* The best value so far for what is looked for. */
struct crawl_found {
	struct str span;    /* as it stands in the row; absent: none yet */
	unsigned char rank; /* how good its name is: the less the better */
};

/* What crawl_look found in a row: numbers are those of the list above. */
struct crawl_best {
	struct crawl_found page;   /* 1 */
	struct crawl_found packed; /* 2 */
	struct crawl_found token;  /* 2, if the row is little else */
	struct crawl_found reply;  /* 3 */
	struct crawl_found coded;  /* 3, in base64 */
	struct crawl_found part;   /* 4 */
	struct crawl_found nested; /* 5 */
	struct crawl_found where, when, state, media, packing;
	struct crawl_found scheme, host, path, query; /* of an address */
	bool empty;  /* where a page should stand is "" or null */
	bool hollow; /* and that is body.string of a recording */
};

/* What crawl knows of a table. */
struct crawl_table {
	struct csv csv;
	struct charset *charset; /* NULL until the first table */
	struct buf head;
	struct buf object; /* a row as JSON */
	bool placed;       /* it has a column of addresses */
	bool escapes;      /* quotes have a backslash */
	bool closed;       /* a quote was the last byte */
};

struct crawl {
	const struct crawl_words *words; /* the caller's, set before all else */
	/* What crawl_read found; lent by the row, or until the next. */
	struct str url;           /* or absent */
	struct str captured;      /* as it is written there; or absent */
	struct str type, charset; /* of the reply; or absent */
	struct str coding;        /* Content-Encoding, of a body that was in
	                           * base64; or absent */
	struct str body;          /* of a row without one the row itself; empty
	                           * where a page should stand and none does */
	struct str of;     /* the value that body was read from; absent if
	                    * the row has none */
	bool damaged;      /* the base64 of body is */
	int status;        /* of HTTP; 0 if it is not told */
	bool price, title; /* the row itself has one */
	bool cut;          /* the file ends inside the row */
	bool torn;         /* ... in its body, which it has that far */
	/* Of the file, once crawl_like said CRAWL_YES. */
	enum crawl_form form;
	/* private */
	/* Where the rows are. */
	size_t level;    /* CRAWL_OBJECTS: brackets around rows; CRAWL_YAML:
	                  * blanks before them */
	size_t at, from; /* read up to `at` of a row that begins there */
	size_t depth;    /* brackets that are open at `at` */
	bool quoted, escaped; /* `at` is in a string, behind a \ */
	bool open;            /* a row has begun */
	size_t seen, first;   /* crawl_like: rows that have no page, and the
	                       * end of the first of them */
	bool lost;            /* which was too long, and is passed over */
	bool ends;            /* the row ends with the file */
	struct crawl_table table;
	struct yamljson yaml;
	/* What it says. */
	struct json_scan scan;
	struct buf name, text;
	struct crawl_best best;
};

/* Before the first bytes of a file.  c, zero but for its words, is used again.
 */
static inline void
crawl_begin(struct crawl *c)
{
	c->at = 0; /* by which crawl_like knows that it is asked first */
}

/* Whether a file has pages as rows, by its first bytes; end: these are all.
 * After CRAWL_MORE it is asked again with more of them. */
enum crawl_like crawl_like(struct crawl *c, struct str held, bool end);

/* In the place of crawl_like: every object that is so deep in brackets is a
 * row, whatever it has. */
void crawl_objects(struct crawl *c, size_t level);

/* The next row: the n bytes of held behind `from`.  The next call is for what
 * comes behind these.  end: there is no more than held. */
enum crawl_what crawl_next(
    struct crawl *c, struct str held, bool end, size_t *from, size_t *n);

/* After CRAWL_OVER: true if brackets around the rows are still open, so that
 * the file was cut between two of them, of which no row tells. */
bool crawl_inside(const struct crawl *c);

/* After CRAWL_WANT, if no more can be held: the row is passed over, and the
 * next call of crawl_next is for what comes behind held.  True if a row begins
 * in held; false if that was already passed over, or there are blanks only. */
bool crawl_drop(struct crawl *c);

/* Reads a row, which is lent until the next; false, with e set, if it is no
 * JSON, or no YAML, or cut. */
bool crawl_read(struct crawl *c, struct str row, struct err *e);

/* True if the body that was read, and so all that was, is no part of the row,
 * which is not needed any more then. */
bool crawl_owns(const struct crawl *c);

/* Gives back the memory of a row that is large, which is not needed any more.
 */
void crawl_release(struct crawl *c);

/* Sets url to coding of a row without a body too, for which crawl_read leaves
 * them absent. */
void crawl_tell(struct crawl *c);

/* True if a column may hold pages or replies, by its name; if addresses. */
bool crawl_names_page(struct crawl *c, struct str name);
bool crawl_names_place(struct crawl *c, struct str name);

void crawl_free(struct crawl *c);

#endif

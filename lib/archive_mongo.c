/* archive_mongo - documents of BSON: as lines of JSON, several a page, each
 * with its own place; one that holds a page as that page */
#include "archive_priv.h"
#include "bsonjson.h"
#include "mem.h"

/* Bytes that may be read in vain where documents are looked for: then a size is
 * believed, so that crafted ones do not cost the square of the file. */
#define VAIN ((uint64_t)32 << 20)

#define GATHERED (4 * PART_BYTES) /* of several documents that are one page */

void
archive_open_mongo(struct archive *a, struct str first)
{
	mongo_open(&a->mongo, first);
	a->phase = MONGO;
	a->npiece = a->gathered = 0;
	a->wasted = 0;
	a->within = NULL;
}

/* Gives the documents that are held as one page. */
static int
give(struct archive *a)
{
	struct str s = win_bytes(&a->win);
	const char *line = a->body.p;
	size_t n = a->npiece;

	s.n = a->gathered;
	for (size_t i = 0; i < n; i++) {
		struct doc_piece *p = &a->piece[i];

		p->body.p = line;
		line += p->body.n + 1;
		p->stored.p = i ? p[-1].stored.p + p[-1].stored.n : s.p;
		win_where(
		    &a->win, (size_t)(p->stored.p - s.p), &p->offset, &p->skip);
	}
	a->npiece = a->gathered = 0;
	a->told = false;
	if (!archive_entry(a, s))
		return AGAIN;
	a->record += n - 1;
	a->doc->bare = true;
	a->doc->body = buf_str(&a->body);
	a->doc->piece = a->piece;
	a->doc->npiece = n;
	*a->reason = NULL;
	return ARCHIVE_DOC;
}

/* A page of its own. */
static int
give_page(struct archive *a, struct str document, struct str line)
{
	mongo_count(&a->mongo, document);
	a->told = false;
	if (!archive_entry(a, document))
		return AGAIN;
	a->doc->bare = true;
	return archive_give_row(a, line);
}

/* The next of the pages that a list in the document has, which are one record.
 */
static int
give_within(struct archive *a)
{
	const char *end = a->body.p + a->body.n;
	size_t from, n;
	struct str rest = str_n(a->within, (size_t)(end - a->within));

	a->within = NULL;
	if (crawl_next(&a->crawl, rest, true, &from, &n) != CRAWL_ROW)
		return AGAIN;
	a->within = rest.p + from + n;
	*a->doc = a->payload;
	return archive_give_row(a, str_n(rest.p + from, n));
}

static int
begin_within(struct archive *a, struct str document, struct str line)
{
	mongo_count(&a->mongo, document);
	a->told = false;
	if (!archive_entry(a, document))
		return AGAIN;
	a->doc->bare = true;
	a->payload = *a->doc;
	a->within = line.p;
	return give_within(a);
}

/* Adds the document, whose text is in body from `from` on. */
static int
add(struct archive *a, struct str document, size_t from)
{
	struct doc_piece *p;

	mem_grow(&a->piece, &a->cappiece, a->npiece + 1, sizeof(*p));
	p = &a->piece[a->npiece++];
	*p = (struct doc_piece){.stored.n = document.n};
	p->body.n = a->body.n - from;
	buf_addc(&a->body, '\n');
	a->gathered += document.n;
	mongo_count(&a->mongo, document);
	/* names in a list are no part of its text, however long */
	return a->wanted || a->all || a->body.n >= PART_BYTES ||
	               a->gathered >= GATHERED
	           ? give(a)
	           : AGAIN;
}

/* Refuses the n bytes at the place, in which documents may have been. */
static int
lose(struct archive *a, const char *reason, size_t n)
{
	int what = AGAIN;

	if (!a->told && !a->wanted) {
		what = archive_refuse(a, reason, n);
		archive_remember(a, a->e);
	}
	a->told = true;
	mongo_lose(&a->mongo);
	win_take(&a->win, n);
	return what;
}

/* A document that is not sound: its size is right if another is behind it. */
static int
refuse(struct archive *a, struct str held, size_t n, bool end, bool *more)
{
	enum mongo_trust ends = mongo_ends(&a->mongo, held, n, end);

	if (a->wasted > VAIN)
		ends = MONGO_YES;
	*more = ends == MONGO_MORE;
	if (*more)
		return AGAIN;
	a->wasted += n;
	if (ends == MONGO_NO)
		return lose(a, "bson", mongo_find(&a->mongo, held, end));
	held.n = n;
	mongo_count(&a->mongo, held);
	a->told = false;
	if (!archive_entry(a, held))
		return AGAIN;
	*a->reason = "bson";
	return ARCHIVE_BAD;
}

/* The document is a page, or has a list of such and is no advert. */
static bool
holds_pages(struct archive *a, struct str line)
{
	struct crawl *c = &a->crawl;

	c->at = 0;
	if (crawl_like(c, line, true) != CRAWL_YES)
		return false;
	if (c->form == CRAWL_LINES)
		return true;
	return crawl_read(c, line, a->e) && !c->price && !c->title;
}

/* The document that held begins with, behind those that are gathered. */
static int
document(struct archive *a, struct str held, size_t n, bool end, bool *more)
{
	struct str s = str_n(held.p, n), line;
	size_t from;

	if (!a->npiece)
		buf_clear(&a->body);
	from = a->body.n;
	*more = false;
	if (!bsonjson(s, &a->body, a->e)) {
		a->body.n = from;
		return a->npiece ? give(a) : refuse(a, held, n, end, more);
	}
	line = str_n(a->body.p + from, a->body.n - from);
	if (!holds_pages(a, line))
		return add(a, s, from);
	if (a->npiece) {
		a->body.n = from;
		return give(a);
	}
	return a->crawl.form == CRAWL_LINES ? give_page(a, s, line)
	                                    : begin_within(a, s, line);
}

/* None begins at the place. */
static int
lost(struct archive *a, struct str held, bool end)
{
	err_set(a->e, "no document of BSON begins here");
	return lose(a, "bson", mongo_find(&a->mongo, held, end));
}

/* The file ends in what begins at the place, unless that is damaged and others
 * are in it. */
static int
truncated(struct archive *a, struct str s)
{
	size_t n = mongo_find(&a->mongo, s, true);
	int what;

	err_set(a->e, "a document has no end where it says");
	if (n < s.n)
		return lose(a, "bson", n);
	err_set(a->e, "the file ends inside a document");
	archive_remember(a, a->e);
	what = archive_refuse(a, "truncated", s.n);
	a->phase = CUT;
	return what;
}

static int
over(struct archive *a)
{
	if (mongo_unended(&a->mongo, a->e))
		archive_remember(a, a->e);
	return archive_finish(a);
}

/* n bytes of the archive itself; what was gathered is of one collection. */
static int
pass(struct archive *a, size_t n)
{
	struct err e;
	int what = a->npiece ? give(a) : AGAIN;

	if (mongo_fault(&a->mongo, &e))
		archive_remember(a, &e);
	win_take(&a->win, n);
	return what;
}

/* What has to be done about what held, all behind the gathered, begins with;
 * AGAIN if nothing is to be given; *more: only with more bytes. */
static int
step(struct archive *a, struct str held, bool end, bool *more)
{
	enum mongo_what what;
	size_t n;

	*more = false;
	what = mongo_next(&a->mongo, held, end, a->max, &n);
	switch (what) {
	case MONGO_DOCUMENT: return document(a, held, n, end, more);
	case MONGO_PASS: return pass(a, n);
	case MONGO_WANT: *more = true; return AGAIN;
	default: break;
	}
	if (a->npiece)
		return give(a);
	if (what == MONGO_LONG) {
		mongo_lose(&a->mongo);
		return archive_pass_over(a, "document", n);
	}
	if (what == MONGO_LOST)
		return lost(a, held, end);
	return what == MONGO_CUT ? truncated(a, held) : over(a);
}

int
archive_mongo(struct archive *a)
{
	enum win_what what = WIN_OK;
	struct str s;
	bool more;
	int r;

	if (a->within)
		return give_within(a);
	for (;;) {
		s = win_bytes(&a->win);
		s = str_n(s.p + a->gathered, s.n - a->gathered);
		r = step(a, s, what == WIN_END, &more);
		if (!more)
			return r;
		what = win_more(&a->win);
		if (what == WIN_FAILED)
			return a->npiece ? give(a) : archive_broken(a);
		if (what == WIN_IDLE)
			return ARCHIVE_IDLE;
	}
}

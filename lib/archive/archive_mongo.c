/*
 * archive_mongo - documents of BSON
 *
 * A document that holds a page, or several in a list, is given as those. Others
 * are gathered: several are given at once, as lines of JSON, each with its own
 * place (doc_piece).
 */
#include <stdlib.h>

#include "archive_priv.h"
#include "bsonjson.h"
#include "mem.h"

/* So many bytes may be read in vain to see whether the size of a damaged
 * document is right.  Then sizes are believed, or a crafted file would cost the
 * square of its length. */
#define VAIN ((uint64_t)32 << 20)

#define GATHERED (4 * PART_BYTES) /* bytes of documents given at once */

void
archive_mongo_free(struct archive_mongo *m)
{
	mongo_free(&m->reader);
	free(m->piece);
}

void
archive_open_mongo(struct archive *a, struct str first)
{
	mongo_open(&a->mongo.reader, first);
	a->phase = PHASE_MONGO;
	a->mongo.npiece = a->mongo.gathered = 0;
	a->mongo.wasted = 0;
	a->mongo.within = NULL;
}

/* Gives the documents that were gathered. */
static int
give(struct archive *a)
{
	struct archive_mongo *m = &a->mongo;
	struct str s = win_bytes(&a->win);
	const char *line = a->body.p;
	size_t n = m->npiece;

	s.n = m->gathered;
	for (size_t i = 0; i < n; i++) {
		struct doc_piece *p = &m->piece[i];

		p->body.p = line;
		line += p->body.n + 1;
		p->stored.p = i ? p[-1].stored.p + p[-1].stored.n : s.p;
		win_where(
		    &a->win, (size_t)(p->stored.p - s.p), &p->offset, &p->skip);
	}
	m->npiece = m->gathered = 0;
	a->told = false;
	if (!archive_entry(a, s))
		return AGAIN;
	a->record += n - 1;
	a->doc->bare = true;
	a->doc->body = buf_str(&a->body);
	a->doc->piece = m->piece;
	a->doc->npiece = n;
	*a->reason = NULL;
	return ARCHIVE_DOC;
}

/* Gives a document that is a page. */
static int
give_page(struct archive *a, struct str document, struct str line)
{
	mongo_count(&a->mongo.reader, document);
	a->told = false;
	if (!archive_entry(a, document))
		return AGAIN;
	a->doc->bare = true;
	return archive_give_row(a, line);
}

/* Gives the next of the pages in a list of the document, whose record that is.
 */
static int
give_within(struct archive *a)
{
	const char *end = a->body.p + a->body.n;
	size_t from, n;
	struct str rest =
	    str_n(a->mongo.within, (size_t)(end - a->mongo.within));

	a->mongo.within = NULL;
	if (crawl_next(&a->crawl, rest, true, &from, &n) != CRAWL_ROW)
		return AGAIN;
	a->mongo.within = rest.p + from + n;
	*a->doc = a->mongo.page;
	return archive_give_row(a, str_n(rest.p + from, n));
}

/* Gives the first of these. */
static int
begin_within(struct archive *a, struct str document, struct str line)
{
	mongo_count(&a->mongo.reader, document);
	a->told = false;
	if (!archive_entry(a, document))
		return AGAIN;
	a->doc->bare = true;
	a->mongo.page = *a->doc;
	a->mongo.within = line.p;
	return give_within(a);
}

/* Adds a document, whose text is in a->body from `from` on, to those gathered.
 */
static int
add(struct archive *a, struct str document, size_t from)
{
	struct archive_mongo *m = &a->mongo;
	struct doc_piece *p;

	mem_grow(&m->piece, &m->cappiece, m->npiece + 1, sizeof(*p));
	p = &m->piece[m->npiece++];
	*p = (struct doc_piece){.stored.n = document.n};
	p->body.n = a->body.n - from;
	buf_addc(&a->body, '\n');
	m->gathered += document.n;
	mongo_count(&m->reader, document);
	/* its bytes may be many more than those of its text: names in a list
	 * are left out there */
	return a->wanted || a->all || a->body.n >= PART_BYTES ||
	               m->gathered >= GATHERED
	           ? give(a)
	           : AGAIN;
}

/* Refuses the n bytes at the place, in which documents may have been. */
static int
lose(struct archive *a, size_t n)
{
	int what = AGAIN;

	if (!a->told && !a->wanted) {
		what = archive_refuse(a, "bson", n);
		archive_remember(a, a->e);
	}
	a->told = true;
	mongo_lose(&a->mongo.reader);
	win_take(&a->win, n);
	return what;
}

/* Refuses a document that is not sound.  If another begins behind it its size
 * was right; else the next is looked for.  *more: more has to be held to tell.
 */
static int
refuse(struct archive *a, struct str held, size_t n, bool end, bool *more)
{
	enum mongo_trust ends = mongo_ends(&a->mongo.reader, held, n, end);

	if (a->mongo.wasted > VAIN)
		ends = MONGO_YES;
	*more = ends == MONGO_MORE;
	if (*more)
		return AGAIN;
	a->mongo.wasted += n;
	if (ends == MONGO_NO)
		return lose(a, mongo_find(&a->mongo.reader, held, end));
	held.n = n;
	mongo_count(&a->mongo.reader, held);
	a->told = false;
	if (!archive_entry(a, held))
		return AGAIN;
	*a->reason = "bson";
	return ARCHIVE_BAD;
}

/* True if the document is a page, or has a list of such and is no advert. */
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

/* Reads the document of n bytes at the begin of held, behind those that are
 * gathered.  What else was gathered is given first: then it is read again. */
static int
document(struct archive *a, struct str held, size_t n, bool end, bool *more)
{
	struct str s = str_n(held.p, n), line;
	size_t from;

	if (!a->mongo.npiece)
		buf_clear(&a->body);
	from = a->body.n;
	*more = false;
	if (!bsonjson(s, &a->body, a->e)) {
		a->body.n = from;
		return a->mongo.npiece ? give(a)
		                       : refuse(a, held, n, end, more);
	}
	line = buf_after(&a->body, from);
	if (!holds_pages(a, line))
		return add(a, s, from);
	if (a->mongo.npiece) {
		a->body.n = from;
		return give(a);
	}
	return a->crawl.form == CRAWL_LINES ? give_page(a, s, line)
	                                    : begin_within(a, s, line);
}

/* Refuses bytes in which no document begins. */
static int
lost(struct archive *a, struct str held, bool end)
{
	err_set(a->e, "no document of BSON begins here");
	return lose(a, mongo_find(&a->mongo.reader, held, end));
}

/* The file ends inside what begins at the place; or that is damaged, and there
 * are documents in it. */
static int
truncated(struct archive *a, struct str s)
{
	size_t n = mongo_find(&a->mongo.reader, s, true);

	err_set(a->e, "a document has no end where it says");
	if (n < s.n)
		return lose(a, n);
	return archive_truncated(a, "a document");
}

/* The end of the file: is it the end of the dump? */
static int
over(struct archive *a)
{
	if (mongo_unended(&a->mongo.reader, a->e))
		archive_remember(a, a->e);
	return archive_finish(a);
}

/* Passes over n bytes of mongodump's own, behind which another collection may
 * begin: what was gathered is given. */
static int
pass(struct archive *a, size_t n)
{
	struct err e;
	int what = a->mongo.npiece ? give(a) : AGAIN;

	if (mongo_fault(&a->mongo.reader, &e))
		archive_remember(a, &e);
	win_take(&a->win, n);
	return what;
}

/* Deals with what held begins with, which is all behind what was gathered;
 * AGAIN if nothing is to be given.  *more: that needs more bytes. */
static int
step(struct archive *a, struct str held, bool end, bool *more)
{
	enum mongo_what what;
	size_t n;

	*more = false;
	what = mongo_next(&a->mongo.reader, held, end, a->max, &n);
	switch (what) {
	case MONGO_DOCUMENT: return document(a, held, n, end, more);
	case MONGO_PASS: return pass(a, n);
	case MONGO_WANT: *more = true; return AGAIN;
	default: break;
	}
	if (a->mongo.npiece)
		return give(a);
	if (what == MONGO_LONG) {
		mongo_lose(&a->mongo.reader);
		return archive_pass_over(a, "a document", n);
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

	if (a->mongo.within)
		return give_within(a);
	for (;;) {
		s = win_bytes(&a->win);
		s = str_after(s, a->mongo.gathered);
		r = step(a, s, what == WIN_END, &more);
		if (!more)
			return r;
		what = win_more(&a->win);
		if (what == WIN_FAILED)
			return a->mongo.npiece ? give(a) : archive_broken(a);
		if (what == WIN_IDLE)
			return ARCHIVE_IDLE;
	}
}

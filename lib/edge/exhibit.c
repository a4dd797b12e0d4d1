/* exhibit - the archived bytes of a record once more, by its place */
#include "exhibit.h"

#include <inttypes.h>

#include "archive.h"
#include "crawl_words.h"
#include "die.h"
#include "edge.h"
#include "reopen.h"
#include "rules.h"

/* A number at *s, which is moved behind it; false if there is none. */
static bool
number(const char **s, uint64_t *n)
{
	const char *p = *s;
	unsigned d;

	for (*n = 0; ascii_digit(*p); p++) {
		d = (unsigned)(*p - '0');
		if (*n > (UINT64_MAX - d) / 10)
			return false;
		*n = *n * 10 + d;
	}
	if (p == *s)
		return false;
	*s = p;
	return true;
}

static void
parse(const struct opts *o, struct doc_at *at)
{
	const char *s;

	if (!o->files[0] || !o->files[1] || o->files[2])
		opt_refuse(o, "--exhibit wants a file and a place in it");
	s = o->files[1];
	at->skip = 0;
	if (!number(&s, &at->offset) ||
	    (*s == '+' && (s++, !number(&s, &at->skip))) || *s)
		opt_refuse(o,
		    "%s: write source.offset, or source.offset"
		    "+source.skip",
		    o->files[1]);
}

/* Reads the record; false with e set if it cannot be had. */
static bool
read_record(
    struct edge *edge, struct archive *a, const char *file, struct err *e)
{
	enum archive_what what;
	const char *reason = NULL;
	struct doc d;

	do
		what = archive_next(a, &d, &reason, e);
	while (what == ARCHIVE_IDLE);
	if (what == ARCHIVE_END)
		return err_set(e, "no record begins there");
	if (what == ARCHIVE_FAILED)
		return false;
	edge->in++, edge->used++;
	if (what == ARCHIVE_BAD) {
		wt_warn("%s: %s: %s; what could be read is out", file, reason,
		    e->msg);
		edge_fail(edge, WT_REJECTED);
	} else if (d.stored.n < d.length) {
		return err_set(e,
		    "the record has %" PRIu64 " bytes; raise "
		    "--max-line to read it",
		    d.length);
	}
	buf_addstr(&edge->out, d.stored);
	edge->written++;
	edge_flush(edge);
	return true;
}

int
exhibit(const struct opts *o)
{
	struct edge edge = {.pages = true};
	struct crawl_words *words = NULL;
	struct archive *a;
	struct rules *r;
	const char *file;
	struct doc_at at;
	int fd, status;
	struct buf path = {0};
	struct err e;

	parse(o, &at);
	if (!(r = rules_new(&e)) || !(words = crawl_words_new(r, &e)))
		wt_die(WT_USAGE, "%s", e.msg);
	a = archive_new(o->common.max_line, words);
	file = o->files[0];
	o->files[1] = NULL; /* the place is no input */
	fd = reopen(a, file, at, &path, &e);
	edge_open(&edge, &o->common, o->files);
	if (fd < 0 || !read_record(&edge, a, file, &e)) {
		wt_warn("%s: byte %" PRIu64 "+%" PRIu64 ": %s", file, at.offset,
		    at.skip, e.msg);
		edge_fail(&edge, WT_FAILED);
	}
	status = edge_close(&edge);
	archive_free(a);
	crawl_words_free(words);
	rules_free(r);
	reopen_close(fd);
	buf_free(&path);
	return status;
}

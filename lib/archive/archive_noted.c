/* archive_noted - what one file says of the reply that another one holds
 *
 * Fiddler keeps a request and its reply as 1_c.txt and 1_s.txt.  Scrapy's cache
 * has a folder for each reply: response_body, and beside it the files meta, in
 * text, and pickled_meta.  ArchiveBox writes in index.json where output.html is
 * from, a page as it stood in the browser.  A folder is read in the order of
 * names, and the files of one exchange one behind the other, so that the last
 * request that was noted is the one.
 */
#include "archive_priv.h"

#define BOXED_AS "/output.html" /* ArchiveBox's for a page */

void
archive_noted_free(struct noted *n)
{
	buf_free(&n->url);
	buf_free(&n->when);
	buf_free(&n->of);
}

/* The part of a file's name that is the same for Fiddler's two. */
static struct str
exchange(const char *file)
{
	const char *last = strrchr(file, '_');

	return str_n(file, last ? (size_t)(last - file) : strlen(file));
}

/* The folder that a file stands in; empty if its name has none. */
static struct str
folder(const char *file)
{
	const char *last = strrchr(file, '/');

	return str_n(file, last ? (size_t)(last - file) : 0);
}

bool
archive_answers(const struct archive *a)
{
	return str_eq(exchange(a->file), buf_str(&a->noted.of));
}

int
archive_note_request(struct archive *a)
{
	buf_clear(&a->noted.of);
	buf_addstr(&a->noted.of, exchange(a->file));
	*a->reason = REASON_REQUEST;
	return ARCHIVE_SKIP;
}

/* Notes what was said of the file of that name in the same folder. */
static int
note_beside(struct archive *a, const char *name)
{
	buf_clear(&a->noted.of);
	buf_addstr(&a->noted.of, folder(a->file));
	buf_puts(&a->noted.of, name);
	*a->reason = REASON_METADATA;
	return ARCHIVE_SKIP;
}

int
archive_note_kept(struct archive *a)
{
	return note_beside(a, ARCHIVE_KEPT_AS);
}

int
archive_note_boxed(struct archive *a)
{
	return note_beside(a, BOXED_AS);
}

bool
archive_is_noted(const struct archive *a)
{
	struct str in = folder(a->file), of = buf_str(&a->noted.of);

	return in.n && str_eq(str_from(a->file + in.n), STR("/pickled_meta")) &&
	       of.n == in.n + strlen(ARCHIVE_KEPT_AS) && str_starts(of, in) &&
	       str_ends(of, STR(ARCHIVE_KEPT_AS));
}

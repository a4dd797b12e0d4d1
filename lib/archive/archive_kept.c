/* archive_kept - the bodies that a crawler kept beside a note of them */
#include "archive_priv.h"
#include "http.h"

bool
archive_is_kept(const struct archive *a)
{
	return (a->noted.url.n &&
		   str_eq(str_from(a->file), buf_str(&a->noted.of))) ||
	       (a->all && str_ends(str_from(a->file), STR(ARCHIVE_KEPT_AS)));
}

void
archive_set_kept(struct archive *a)
{
	a->doc->url = buf_str(&a->noted.url);
	a->doc->captured = buf_str(&a->noted.when);
	a->doc->loose = true;
}

int
archive_kept(struct archive *a, struct str s)
{
	struct doc *d = a->doc;
	struct str coding = http_coding_of(s);

	if (!a->noted.kept_as)
		return NO_SUCH;
	archive_entry(a, s);
	d->body = s;
	d->bare = true;
	/* what brotli packed has no mark */
	if (unwrap_packed(
		&a->unwrap, &d->body, coding.n ? coding : STR("br"), a->e))
		return archive_closed(a, a->noted.kept_as);
	archive_finish(a);
	archive_set_kept(a);
	return ARCHIVE_DOC;
}

/* commented - HTML that a page keeps in comments, until its program shows it */
#include "commented.h"

#define TAG 1000 /* bytes of the tag, at most */

/* Where the HTML in the element at `at` begins and ends; false if it is no
 * <code> with one comment, and nothing else; what is no HTML is data, and read
 * as it stands.  *to is where to go on: behind the comment, if there is one. */
static bool
comment_in(struct str page, size_t at, size_t *from, size_t *to)
{
	const struct str open = STR_INIT("<!--"), close = STR_INIT("-->");
	struct str tag = str_n(page.p, page.n - at > TAG ? at + TAG : page.n);

	at = str_find(tag, STR(">"), at);
	if (at < tag.n)
		at = str_skip_blank(page, at + 1);
	if (at >= tag.n || !str_starts(str_after(page, at), open))
		return false;
	*from = at + open.n;
	*to = str_find(page, close, *from);
	at = str_skip_blank(page, *from);
	if (*to == page.n || page.p[at] != '<')
		return false;
	at = str_skip_blank(page, *to + close.n);
	return str_starts_nocase(str_after(page, at), STR("</code>"));
}

static void
blanks(struct buf *out, size_t n)
{
	while (n--)
		buf_addc(out, ' ');
}

bool
commented_page(struct str page, struct buf *out)
{
	size_t done = 0, from, to, end;

	if (!str_starts(str_trim(page), STR("<")))
		return false; /* data, or a script */
	for (size_t at = 0; (at = str_find(page, STR("<code"), at)) < page.n;
	     at = to) {
		to = at + 1;
		if (!comment_in(page, at, &from, &to))
			continue;
		end = str_find(page, STR("</"), to) + STR("</code>").n;
		buf_add(out, page.p + done, at - done);
		blanks(out, from - at);
		buf_add(out, page.p + from, to - from);
		blanks(out, end - to);
		done = to = end;
	}
	if (done)
		buf_addstr(out, str_after(page, done));
	return done > 0;
}

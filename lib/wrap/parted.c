/* parted - a page without the comments by which React parts its texts */
#include "parted.h"

#define OPEN  STR("<!-- ")
#define CLOSE STR("-->")
#define MOST  40 /* bytes of such a comment */

/* The length of the comment at the begin of s, if it is one of React's; or 0.
 */
static size_t
comment(struct str s)
{
	struct str inner = str_after(str_head(s, MOST), OPEN.n);
	size_t end = str_find(inner, CLOSE, 0);

	if (end == inner.n || (end && !str_starts(inner, STR("react-text:")) &&
				  !str_starts(inner, STR("/react-text"))))
		return 0;
	return OPEN.n + end + CLOSE.n;
}

bool
parted_page(struct str page, struct buf *out)
{
	size_t done = 0, n;

	if (!str_starts(str_trim(page), STR("<")))
		return false; /* data, whose texts are plain later */
	for (size_t at = 0; (at = str_find(page, OPEN, at)) < page.n;
	     at += n ? n : OPEN.n) {
		n = comment(str_after(page, at));
		if (!n)
			continue;
		buf_add(out, page.p + done, at - done);
		done = at + n;
	}
	if (done)
		buf_addstr(out, str_after(page, done));
	return done > 0;
}

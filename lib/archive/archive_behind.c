/*
 * archive_behind - packed bytes behind a plain page
 *
 * wget -O of several addresses leaves replies one behind the other, packed or
 * not.
 */
#include "archive_priv.h"
#include "media.h"
#include "utf8.h"
#include "wide.h"
#include "zst.h"

#define TAIL  128 /* bytes at a file's end that tell whether it is text */
#define FEW   16  /* less bytes do not tell */
#define START 64  /* bytes that tell whether a text is UTF-16 */

/* Where bytes of gzip or zstd begin, by their mark; s.n if nowhere.  No text
 * has these; as gzip's has only two bytes its flags are looked at, too. */
static size_t
marked(struct str s)
{
	size_t gzip = 0, zstd = str_find(s, STR(ZST_MARK), 0);

	while ((gzip = str_find(s, STR("\x1f\x8b\b"), gzip + 1)) < s.n)
		if (gzip + 10 < s.n && s.p[gzip + 3] >= 0 &&
		    s.p[gzip + 3] < 0x20)
			break;
	return gzip < zstd ? gzip : zstd;
}

static bool
is_control(char c)
{
	return (c >= 1 && c < 9) || (c > '\r' && c < 0x20 && c != 0x1b);
}

/* True if bytes are no text: of packed ones a ninth are control bytes, of text
 * in any encoding none.  NULs do not count, as programs fill up files with
 * them. */
static bool
no_text(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += is_control(s.p[i]);
	return n * 32 > s.n && n > 1 && !utf8_valid(s, NULL);
}

/*
 * Where packed bytes without a mark (brotli, deflate) begin; s.n if nowhere.
 * Behind </html> they are all that follows.  In other files the last bytes tell
 * whether there are any, and the first control byte where they begin.
 */
static size_t
unmarked(struct str s)
{
	static const struct str end = STR_INIT("</html>");
	struct str start = str_head(s, START);
	size_t at = 0, behind = 0;

	if (memchr(start.p, '\0', start.n) || wide_text(s))
		return s.n;
	while ((at = str_find_nocase(s, end, at)) < s.n)
		behind = at += end.n;
	while (behind && behind < s.n && ascii_blank(s.p[behind]))
		behind++;
	if (behind && s.n - behind >= FEW && no_text(str_after(s, behind)))
		return behind;
	if (s.n < TAIL || !no_text(str_n(s.p + s.n - TAIL, TAIL)))
		return s.n;
	at = behind;
	while (at < s.n && !is_control(s.p[at]))
		at++;
	return at;
}

/* True if the page itself may be bytes that are no text: a packed reply,
 * Safari's archive. */
static bool
is_closed(struct archive *a, struct str s)
{
	struct http *h = &a->unwrap.http;

	if (http_like(s) && http_parse(h, s))
		return h->coding.n || h->transfer.n || media_skip(h->type) ||
		       archive_starts_member(str_after(s, h->head));
	return str_starts(s, STR("bplist00"));
}

void
archive_look_behind(struct archive *a, struct str s)
{
	a->behind.page = *a->doc;
	a->behind.at = s.n;
	if (is_closed(a, s))
		return;
	a->behind.at = marked(s);
	if (a->behind.at == s.n)
		a->behind.at = unmarked(s);
	if (a->behind.at < s.n)
		a->phase = PHASE_BEHIND;
	a->behind.page.stored = str_after(s, a->behind.at);
}

int
archive_behind(struct archive *a)
{
	*a->doc = a->behind.page;
	if (gz_packed(a->win.gz))
		a->doc->skip += a->behind.at;
	else
		a->doc->offset += a->behind.at;
	a->doc->length = a->doc->stored.n;
	a->doc->record = ++a->record;
	*a->reason = "packed";
	err_set(a->e,
	    "behind a plain page, at byte %zu, stand packed bytes, which are "
	    "not read: cut them out: tail -c +%zu FILE",
	    a->behind.at, a->behind.at + 1);
	archive_finish(a);
	return ARCHIVE_BAD;
}

/* scraped - the log of a spider of Scrapy, which has the items it found */
#include "scraped.h"

#include <string.h>

#define NEAR 65536 /* bytes in which the first item is */

static const struct str mark = STR_INIT("Scraped from <");

/* Appends how the item begins, in such quotes as it has. */
static void
put_address(struct buf *out, char quote, struct str url)
{
	buf_addc(out, '{');
	buf_addc(out, quote);
	buf_addstr(out, STR("page_url"));
	buf_addc(out, quote);
	buf_addstr(out, STR(": "));
	buf_addc(out, quote);
	buf_addstr(out, url);
	buf_addc(out, quote);
	buf_addstr(out, STR(", "));
}

/* The address behind the mark, <200 https://a.example/1>; absent if it is none
 * that may stand in quotes. */
static struct str
address(struct str line)
{
	struct str code;

	line.n = str_find(line, STR(">"), 0);
	code = str_cut(&line, ' ');
	if (code.n != 3 || !str_starts(line, STR("http")) ||
	    memchr(line.p, '"', line.n) || memchr(line.p, '\'', line.n) ||
	    memchr(line.p, '\\', line.n))
		return STR_NONE;
	return line;
}

bool
scraped_text(struct str text, struct buf *out)
{
	struct str first = str_head(text, NEAR);
	struct str line, url = STR_NONE;
	size_t at;

	if (str_find(first, mark, 0) == first.n)
		return false;
	while ((line = str_cut(&text, '\n')).p) {
		if (url.p && line.n > 1 && line.p[0] == '{' &&
		    ascii_quote(line.p[1])) {
			put_address(out, line.p[1], url);
			line = str_after(line, 1);
		}
		buf_addstr(out, line);
		at = str_find(line, mark, 0) + mark.n;
		url = STR_NONE;
		if (at < line.n)
			url = address(str_after(line, at));
		if (text.p)
			buf_addc(out, '\n');
	}
	return true;
}

/*
 * fuzz/charset - bytes of any encoding: what comes out is UTF-8, of an encoding
 * that has a name, and the same the second time
 *
 * Two lines before the bytes: the label of the option and of the HTTP header.
 */
#include "charset.h"

#include <stdint.h>
#include <stdlib.h>

#include "buf.h"
#include "utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* Plain UTF-8 without signs of UTF-16 and ISO-2022-JP stays as it is. */
static bool
stays(struct str bytes, struct str option)
{
	return !option.n && utf8_valid(bytes, NULL) &&
	       !str_starts(bytes, STR("\xef\xbb\xbf")) &&
	       !memchr(bytes.p, 0, bytes.n) && !memchr(bytes.p, 033, bytes.n);
}

static size_t
replaced(struct str text)
{
	size_t n = 0;

	for (size_t at = 0;
	     (at = str_find(text, STR("\xef\xbf\xbd"), at)) < text.n; at += 3)
		n++;
	return n;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct charset *c;
	static struct buf first;
	struct charset_text t, again;
	/* a copy of just its size: a step beyond is seen */
	char *copy = malloc(n ? n : 1);
	struct str rest, option, http;

	if (!copy || (!c && !(c = charset_new())))
		abort();
	memcpy(copy, data, n);
	rest = str_n(copy, n);
	option = str_cut(&rest, '\n');
	http = str_cut(&rest, '\n');
	if (!rest.p)
		rest = str_n(copy + n, 0);
	charset_decode(c, rest, option, http, &t);
	if (!utf8_valid(t.text, NULL) || !charset_known(str_from(t.name)) ||
	    !charset_why(t.how) || replaced(t.text) < (t.bad > 0) ||
	    (stays(rest, option) && !str_eq(t.text, rest)))
		abort();
	buf_clear(&first);
	buf_addstr(&first, t.text);
	charset_decode(c, rest, option, http, &again);
	if (!str_eq(again.text, buf_str(&first)) || again.bad != t.bad ||
	    again.how != t.how)
		abort();
	free(copy);
	return 0;
}

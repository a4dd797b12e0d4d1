/* transfer - data as Angular puts it into a page */
#include "transfer.h"

#include <string.h>

/* The sign that an escape of three bytes stands for; 0 if s begins with none.
 */
static char
sign(struct str s)
{
	static const char letters[] = "qaslg", signs[] = "\"&'<>";
	const char *at;

	if (s.n < 3 || s.p[0] != '&' || s.p[2] != ';' || !s.p[1])
		return 0;
	at = strchr(letters, s.p[1]);
	return at ? signs[at - letters] : 0;
}

bool
transfer_json(struct str script, struct buf *out)
{
	size_t from = str_find(script, STR(">"), 0) + 1, at;
	struct str s;
	char c;

	if (from > script.n)
		return false;
	s = str_trim(str_after(script, from));
	if (!str_starts(s, STR("{&q;")))
		return false;
	while (s.n) {
		at = str_find(s, STR("&"), 0);
		buf_add(out, s.p, at);
		s.p += at, s.n -= at;
		if (!s.n)
			break;
		c = sign(s);
		buf_addc(out, c ? c : '&');
		s.p += c ? 3 : 1, s.n -= c ? 3 : 1;
	}
	return true;
}

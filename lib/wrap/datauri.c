/* datauri - a file that is an address which has its data in it */
#include "datauri.h"

#include <string.h>

#include "base64.h"
#include "text.h"

#define HEAD 200 /* bytes before the comma, at most */

bool
datauri_text(struct str file, struct buf *out)
{
	static const struct str types[] = {STR_INIT("text/"),
	    STR_INIT("application/json"), STR_INIT("application/csv"),
	    STR_INIT("application/xml"), STR_INIT(";"), STR_INIT(",")};
	struct str s = str_trim(file), head;
	size_t had = out->n, comma;

	if (!str_take(&s, STR("data:")) || memchr(s.p, '\n', s.n))
		return false;
	head = str_head(s, HEAD);
	comma = str_find(head, STR(","), 0);
	if (comma == head.n || !str_starts_in(s, types, COUNT(types)))
		return false;
	head.n = comma;
	s = str_after(s, comma + 1);
	if (!str_ends(head, STR(";base64")))
		text_unpercent(s, out);
	else if (!base64_read(s, out))
		out->n = had;
	return out->n > had;
}

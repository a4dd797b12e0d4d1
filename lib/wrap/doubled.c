/* doubled - JSON whose backslashes the client of MySQL has doubled */
#include "doubled.h"

static struct str
first_line(struct str text)
{
	return str_trim(str_cut(&text, '\n'));
}

bool
doubled_json(struct str text, struct json_scan *scan, struct buf *out)
{
	static const struct str mark = STR_INIT("\\\\\"");
	struct str line = first_line(text);
	size_t had = out->n;
	struct err e;

	if (!line.n || !ONE_OF(line.p[0], "{[") ||
	    str_find(line, mark, 0) == line.n ||
	    json_scan(scan, NULL, line, &e))
		return false;
	for (size_t i = 0; i < text.n; i++) {
		i += str_starts(str_after(text, i), str_head(mark, 2));
		buf_addc(out, text.p[i]);
	}
	line = first_line(buf_after(out, had));
	if (json_scan(scan, NULL, line, &e))
		return true;
	out->n = had;
	return false;
}

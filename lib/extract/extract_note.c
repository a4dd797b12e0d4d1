/* extract_note - notes of what was odd on a page, for its summary */
#include "extract_priv.h"

void
extract_odd(struct extract *x, const char *what, uint64_t line)
{
	x->got.odd_what = what;
	if (!x->got.odd++)
		x->got.odd_line = line;
}

void
extract_no_json(struct extract *x, uint64_t line)
{
	x->got.apart = true;
	extract_odd(x, "are no JSON", line);
}

void
extract_blame(struct extract *x)
{
	x->blamed = x->site;
	x->reason = x->pick.fault ? x->pick.fault : "layout";
	err_set(
	    &x->detail, STR_FMT ": %s", STR_ARG(x->site->name), x->got.why.msg);
}

uint64_t
extract_line(const struct extract *x, const char *p)
{
	uint64_t n = 1;

	for (const char *q = x->text.text.p; q < p; q++)
		n += *q == '\n';
	return n;
}

/*
 * fuzz/redirect - addresses, a line each, by the table of the tree: where one
 * leads to is itself or a web address with a host, no longer, and led to its
 * end
 */
#include "redirect.h"

#include <stdint.h>
#include <stdlib.h>

#include "buf.h"
#include "rules.h"
#include "url.h"

#define LED 160 /* bytes of an address that eight redirects do not fit in */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* Made once; its memory is the process's. */
static struct redirects *
table(void)
{
	static struct redirects *r;
	struct buf path = {0};
	struct rules *rules;
	struct err e;

	if (r)
		return r;
	if (!(rules = rules_new(&e)))
		abort();
	buf_printf(&path, "%s/sites/redirects.tsv", rules_home(rules));
	if (!(r = redirects_new(rules, buf_cstr(&path), &e)))
		abort();
	buf_free(&path);
	rules_free(rules);
	return r;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	/* a copy of just its size: a step beyond is seen */
	char *copy = malloc(n ? n : 1);
	struct str rest, line, to;
	struct buf kept = {0};

	if (!copy)
		abort();
	memcpy(copy, data, n);
	rest = str_n(copy, n);
	while ((line = str_cut(&rest, '\n')).p) {
		to = redirect_target(table(), line);
		if (to.p == line.p && to.n == line.n)
			continue;
		if (to.n >= line.n || !url_host(to).n ||
		    !(url_is_web(to) || str_starts(to, STR("//"))))
			abort();
		buf_clear(&kept);
		buf_addstr(&kept, to);
		if (line.n < LED &&
		    !str_eq(redirect_target(table(), buf_str(&kept)),
			buf_str(&kept)))
			abort();
	}
	buf_free(&kept);
	free(copy);
	return 0;
}

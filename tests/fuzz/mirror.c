/* fuzz/mirror - names of files, a line each: the host and the time are folders
 * in it */
#include <stdint.h>
#include <stdlib.h>

#include "buf.h"
#include "mirror.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static const struct mirror *
endings(void)
{
	static struct mirror *m;
	struct buf path = {0};
	struct rules *r;
	struct err e;

	if (m)
		return m;
	if (!(r = rules_new(&e)))
		abort();
	buf_printf(&path, "%s/sites/folders.tsv", rules_home(r));
	if (!(m = mirror_new(r, buf_cstr(&path), &e)))
		abort();
	buf_free(&path);
	rules_free(r);
	return m;
}

static void
within(struct str s, const char *file)
{
	const char *end = file + strlen(file);

	if (s.p && (!s.n || s.p < file || s.p + s.n >= end || s.p[s.n] != '/' ||
		       memchr(s.p, '/', s.n)))
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct str rest = str_n((const char *)data, n), line, when, host;
	struct buf b = {0};

	while ((line = str_cut(&rest, '\n')).p) {
		buf_clear(&b);
		buf_addstr(&b, line);
		host = mirror_host(endings(), buf_cstr(&b), &when);
		within(host, b.p);
		within(when, b.p);
		if (when.p && !host.p)
			abort();
	}
	buf_free(&b);
	return 0;
}

/* fuzz/wrapped - what programs write around pages and replies: what is taken
 * out of it can be read, and the pages of a file are all of it
 */
#include <stdint.h>
#include <stdlib.h>

#include "bare.h"
#include "called.h"
#include "escaped.h"
#include "inset.h"
#include "linked.h"
#include "notices.h"
#include "printed.h"
#include "quoted.h"
#include "touch.h"
#include "twice.h"
#include "utf8.h"
#include "viewed.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* Pages lie one behind the other, to the end. */
static void
pages(struct str file)
{
	struct str rest = file, page;
	const char *at = file.p;

	while (rest.p) {
		page = bare_page(&rest);
		if (page.p != at || page.n > file.n ||
		    (rest.p && (!page.n || rest.p != page.p + page.n)))
			abort();
		at = page.p + page.n;
	}
	if (at != file.p + file.n)
		abort();
}

/* What finds nothing leaves what was there as it was, and nothing behind it. */
static void
found(bool is, size_t had, const struct buf *out)
{
	if (is ? out->n <= had : out->n != had)
		abort();
}

static void
within(struct str s, struct json_scan *scan, struct buf *out)
{
	buf_puts(out, "x");
	found(inset_data(s, scan, out), 1, out);
	buf_clear(out);
	buf_puts(out, "x");
	found(linked_page(s, out), 1, out);
	buf_clear(out);
	buf_puts(out, "x");
	found(quoted_text(s, out), 1, out);
	buf_clear(out);
	buf_puts(out, "x");
	found(bare_logged(s, out), 1, out);
	buf_clear(out);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct json_scan scan;
	static volatile unsigned sum;
	struct buf out = {0};
	/* a copy of just its size: a step beyond is seen */
	char *copy = malloc(n ? n : 1);
	const char *open;
	size_t at;
	const char *flaw;
	struct str s;

	if (!copy)
		abort();
	memcpy(copy, data, n);
	s = str_n(copy, n);
	pages(s);
	bare_string(s, &scan, &out);
	bare_lines(s, &scan, &out, &open);
	viewed_source(s, &out);
	buf_clear(&out);
	if (called_page(s, 2 * n + 64, &out) != CALLED_NONE &&
	    out.n > 2 * n + 64)
		abort();
	if (utf8_valid(s, NULL)) {
		printed_rows(s, &out, &flaw);
		buf_clear(&out);
		within(s, &scan, &out);
		if (printed_values(s, &out, &at) != PRINTED_NONE && at > n)
			abort();
	}
	sum += touch(notices_behind(s));
	escaped_page(s, &out);
	sum += touch(buf_str(&out));
	if (utf8_valid(s, NULL))
		twice_bytes(s, &out);
	sum += touch(buf_str(&out));
	(void)sum;
	buf_free(&out);
	free(copy);
	return 0;
}

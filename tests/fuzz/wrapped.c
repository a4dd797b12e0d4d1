/* fuzz/wrapped - what programs write around pages and replies: what is taken
 * out of it can be read, and the pages of a file are all of it
 */
#include <stdint.h>
#include <stdlib.h>

#include "appended.h"
#include "bare.h"
#include "barred.h"
#include "called.h"
#include "celled.h"
#include "chat.h"
#include "colored.h"
#include "commented.h"
#include "crawl_rules.h"
#include "datauri.h"
#include "doubled.h"
#include "enclosed.h"
#include "encoded.h"
#include "escaped.h"
#include "flatsheet.h"
#include "inset.h"
#include "lined.h"
#include "linked.h"
#include "notices.h"
#include "printed.h"
#include "quoted.h"
#include "shelled.h"
#include "touch.h"
#include "twice.h"
#include "typeset.h"
#include "unflat.h"
#include "utf8.h"
#include "viewed.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* Pages lie one behind the other, to the end; lines of words may lie between
 * them. */
static void
pages(struct str file)
{
	struct str rest = file, page;
	const char *at = file.p;

	while (rest.p) {
		page = bare_page(&rest);
		if (page.p != at || page.n > file.n ||
		    (rest.p && (!page.n || rest.p < page.p + page.n)))
			abort();
		at = rest.p ? rest.p : page.p + page.n;
	}
	if (at != file.p + file.n)
		abort();
}

/* What finds nothing leaves what was there as it was, and nothing behind it;
 * into a buffer that is new, too. */
static void
found(bool is, struct buf *out, bool some)
{
	if (is ? out->n <= some : out->n != some)
		abort();
	buf_free(out);
	if (some)
		buf_addc(out, 'x');
}

static void
within(struct str s, struct json_scan *scan)
{
	struct buf out = {0};
	bool cut;

	for (int some = 0; some < 2; some++) {
		if (some)
			buf_addc(&out, 'x');
		found(appended_text(s, scan, &out), &out, some);
		found(barred_text(s, &out), &out, some);
		found(datauri_text(s, &out), &out, some);
		found(flatsheet_page(s, &out, &cut), &out, some);
		found(shelled_text(s, &out), &out, some);
		found(inset_data(s, scan, &out), &out, some);
		found(linked_page(s, &out), &out, some);
		found(quoted_text(s, &out), &out, some);
		found(bare_logged(s, &out), &out, some);
		found(bare_timed(s, &out), &out, some);
		found(colored_text(s, &out), &out, some);
		found(lined_text(s, &out), &out, some);
		found(chat_text(s, &out), &out, some);
		found(commented_page(s, &out), &out, some);
		found(printed_aligned(s, &out), &out, some);
		found(unflat_json(s, scan, &out), &out, some);
		found(celled_json(s, scan, &out), &out, some);
		found(doubled_json(s, scan, &out), &out, some);
		found(enclosed_json(s, &out), &out, some);
		found(enclosed_printed(s, &out), &out, some);
		found(enclosed_rows(s, true, &out), &out, some);
		found(typeset_text(s, &out), &out, some);
	}
	buf_free(&out);
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
	sum += encoded_msgpack(s) + encoded_cbor(s) +
	       encoded_plist(s, crawl_rules()) + encoded_ruby(s) +
	       encoded_shown(s);
	bare_string(s, &scan, &out);
	bare_lines(s, &scan, &out, &open);
	viewed_source(s, &out);
	buf_clear(&out);
	if (called_page(s, 2 * n + 64, &out) != CALLED_NONE &&
	    out.n > 2 * n + 64)
		abort();
	if (utf8_valid(s, NULL)) {
		printed_rows(s, &out, &flaw);
		within(s, &scan);
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

/* rec - one record: a JSON object on a line, passed on byte for byte */
#include "rec.h"

void
rec_splice(const struct rec *r, const char *key, int own, struct str value,
    struct buf *out)
{
	struct str had = r->field[own], all = r->scan.value;
	const char *end = all.p + all.n;

	buf_room(out, all.n + value.n + 64);
	if (had.p) {
		buf_add(out, all.p, (size_t)(had.p - all.p));
		buf_addstr(out, value);
		buf_add(out, had.p + had.n, (size_t)(end - had.p - had.n));
	} else {
		const char *tail = r->scan.tail ? r->scan.tail : all.p + 1;

		buf_add(out, all.p, (size_t)(tail - all.p));
		buf_puts(out, r->scan.tail ? ",\"" : "\"");
		buf_puts(out, key);
		buf_puts(out, "\":");
		buf_addstr(out, value);
		buf_add(out, tail, (size_t)(end - tail));
	}
	buf_addc(out, '\n');
}

void
rec_copy(const struct rec *r, struct buf *out)
{
	buf_addstr(out, r->scan.value);
	buf_addc(out, '\n');
}

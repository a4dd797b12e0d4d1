/* extract_held - what a page keeps in a value, to be read behind it */
#include "extract_columns.h"
#include "extract_kept.h"

#define HELD 64 /* bytes of a text that may be data */

/* The name that a value of a script is given: var cart = reactive(; nothing if
 * it has none, or is all of the script. */
static struct str
name_given(struct str before)
{
	size_t to, from;

	if (str_find(before, STR("<"), 0) < before.n)
		before = str_after(before, str_find(before, STR(">"), 0));
	to = str_find(before, STR("="), 0);
	while (to && !ascii_name(before.p[to - 1]))
		to--;
	for (from = to; from && ascii_name(before.p[from - 1]);)
		from--;
	return str_n(before.p + from, to - from);
}

bool
extract_kept_closed(struct extract *x, struct str value)
{
	struct str name = STR_NONE;

	if (x->kept.here && x->kept.name.p)
		name = name_given(x->kept.name);
	return name.n && extract_is_closed_by(x, name, value);
}

static bool
is_set_closed(struct extract *x, struct str name, struct str value)
{
	bool closed = name.n && extract_is_closed_by(x, name, value);

	x->passed.set |= closed;
	return closed;
}

bool
extract_set_closed(struct extract *x, struct str before, struct str value)
{
	return is_set_closed(x, name_given(before), value);
}

/* The collection that a call inserts into: db.getCollection("orders").insert(,
 * db.orders.insert(; nothing if that is not what stands before. */
static struct str
collection(struct str before)
{
	size_t to = before.n, from;

	while (to && before.p[to - 1] != '.')
		to--;
	while (to && ONE_OF(before.p[to - 1], ".)\"'"))
		to--;
	for (from = to; from && ascii_name(before.p[from - 1]);)
		from--;
	return str_n(before.p + from, to - from);
}

bool
extract_inserted_closed(struct extract *x, struct str before, struct str value)
{
	return is_set_closed(x, collection(before), value);
}

void
extract_kept_table(struct extract *x, struct str key, struct str value)
{
	struct buf *held = &x->kept.held;
	size_t had = held->n;

	if (!x->kept.here || x->kept.holds || value.n < HELD)
		return;
	if (key.n > 2) {
		buf_addc(held, '{');
		buf_addstr(held, key);
		buf_addc(held, ':');
	}
	if (!extract_columns_plain(x, value, held)) {
		held->n = had;
		return;
	}
	if (key.n > 2)
		buf_addc(held, '}');
	buf_addc(held, '\0');
}

void
extract_kept_hold(struct extract *x, struct str value)
{
	if (!x->kept.here || x->kept.holds || value.n < HELD)
		return;
	if (!str_starts(value, STR("\"{\\\"")) &&
	    !str_starts(value, STR("\"[{\\\"")))
		return;
	json_decode(value, &x->kept.held);
	buf_addc(&x->kept.held, '\0');
}

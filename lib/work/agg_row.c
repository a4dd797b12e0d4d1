/* agg_row - rows as JSON, and what the summary says of columns */

#include "agg_show_priv.h"

static void
name(struct buf *out, struct str s)
{
	json_sep(out);
	json_quote(out, s);
	buf_addc(out, ':');
}

void
agg_row_begin(const struct agg *a, const char *what, struct buf *out)
{
	buf_addc(out, '{');
	if (a->name.p)
		json_put_str(out, "table", a->name);
	if (what)
		json_put_str(out, "row", str_from(what));
}

void
agg_row_keys(const struct agg *a, struct str key, struct buf *out)
{
	struct str value;

	for (size_t i = 0; key.n; i++) {
		value = agg_key_next(&key);
		if (*value.p == AGG_ABSENT)
			continue;
		name(out, a->by[i].name);
		agg_value_write(value, out);
	}
}

/* NAME, with _error behind it for that of a sketch, and .VALUE in a pivot. */
static void
column_name(
    const struct agg_calc *c, bool error, struct str suffix, struct buf *out)
{
	struct buf b = {0};

	buf_addstr(&b, c->name);
	if (error)
		buf_puts(&b, "_error");
	if (suffix.p)
		buf_addc(&b, '.');
	buf_addstr(&b, suffix);
	name(out, buf_str(&b));
	buf_free(&b);
}

void
agg_row_column(const struct agg *a, const struct agg_line *line,
    struct str suffix, size_t i, struct buf *out)
{
	const struct agg_calc *c = &a->calc[i];
	struct str value = agg_line_column(line, i), rest = value;

	if (agg_calc_sketch(c))
		value = str_cut(&rest, ' ');
	column_name(c, false, suffix, out);
	buf_addstr(out, value);
	if (!agg_calc_sketch(c))
		return;
	column_name(c, true, suffix, out);
	buf_addstr(out, rest);
}

void
agg_row_columns(
    const struct agg *a, const struct agg_line *line, struct buf *out)
{
	for (size_t i = 0; i < a->ncalc; i++)
		agg_row_column(a, line, STR_NONE, i, out);
}

void
agg_row_end(struct buf *out)
{
	buf_puts(out, "}\n");
}

/* ---- for the summary ---- */

static void
count(struct buf *out, const char *what, uint64_t n)
{
	if (!n)
		return;
	json_put_uint(out, what, n);
}

void
agg_left_out(const struct agg *a, struct buf *out)
{
	const struct agg_calc *c;

	buf_addc(out, '{');
	for (size_t i = 0; i < a->ncalc; i++) {
		c = &a->calc[i];
		if (c->func == AGG_DISTINCT || c->func == AGG_TOP ||
		    c->store == AGG_HLL ||
		    !(c->absent + c->null + c->not_number + c->out_of_range +
			c->unordered))
			continue;
		name(out, c->name);
		buf_addc(out, '{');
		count(out, "absent", c->absent);
		count(out, "null", c->null);
		count(out, "not_number", c->not_number);
		count(out, "out_of_range", c->out_of_range);
		count(out, "unordered", c->unordered);
		buf_addc(out, '}');
	}
	buf_addc(out, '}');
}

uint64_t
agg_out_of_range(const struct agg *a)
{
	uint64_t n = a->key_out_of_range;

	for (size_t i = 0; i < a->ncalc; i++)
		n += a->calc[i].out_of_range;
	return n;
}

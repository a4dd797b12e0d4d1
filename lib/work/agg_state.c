/* agg_state - what is known of the groups, as lines that can be merged */

#include "agg_priv.h"

/* A line is ended where it is this long; the rest follows in others. */
#define LINE_LONG ((size_t)1 << 20)

static void
assignment(struct buf *out, struct str name, struct str value)
{
	struct buf b = {0};

	buf_addstr(&b, name);
	buf_addc(&b, '=');
	buf_addstr(&b, value);
	json_sep(out);
	json_quote(out, buf_str(&b));
	buf_free(&b);
}

static void
flag(struct buf *out, const char *key, bool yes)
{
	json_key(out, key);
	buf_puts(out, yes ? "true" : "false");
}

void
agg_state_spec(const struct agg *a, struct buf *out)
{
	buf_puts(out, "{\"by\":[");
	for (size_t i = 0; i < a->nby; i++)
		assignment(out, a->by[i].name, a->by[i].source.expr);
	buf_puts(out, "],\"calc\":[");
	for (size_t i = 0; i < a->ncalc; i++)
		assignment(out, a->calc[i].name, a->calc[i].text);
	buf_puts(out, "],\"where\":[");
	for (size_t i = 0; i < a->nwhere; i++) {
		json_sep(out);
		json_quote(out, a->where[i]);
	}
	buf_addc(out, ']');
	agg_names_write(a, out);
	flag(out, "total", a->with_total);
	flag(out, "subtotals", a->with_subtotals);
	json_key(out, "pivot");
	if (a->pivot.p)
		json_quote(out, a->pivot);
	else
		buf_puts(out, "null");
	buf_addc(out, '}');
}

void
agg_state_head(const struct agg *a, const char *rules, struct buf *out)
{
	buf_printf(out, "{\"state\":\"wt-agg\",\"version\":%d,\"spec\":",
	    AGG_STATE_VERSION);
	agg_state_spec(a, out);
	if (a->name.p)
		json_put_str(out, "table", a->name);
	json_key(out, "rules");
	if (rules)
		json_quote(out, str_from(rules));
	else
		buf_puts(out, "null");
	buf_puts(out, "}\n");
}

/* ---- columns ---- */

/* A line of a row that is being written. */
struct line {
	struct agg *a;
	struct agg_fold *f;
	struct buf *out;
	size_t start; /* of this line */
	size_t lines;
	struct err *e;
};

/* Begins a line; at: its first column. */
static void
begin(struct line *l, size_t at)
{
	struct str key = buf_str(&l->f->key);

	l->start = l->out->n;
	l->lines++;
	buf_printf(l->out, "{\"l\":%u,\"k\":[", l->f->level);
	while (key.n) {
		json_sep(l->out);
		buf_addc(l->out, '[');
		agg_value_write(agg_key_next(&key), l->out);
		buf_addc(l->out, ']');
	}
	buf_addc(l->out, ']');
	if (at)
		buf_printf(l->out, ",\"at\":%zu", at);
	buf_puts(l->out, ",\"c\":[");
}

/* Before a member of a column's list: here, or in the next line. */
static void
member(struct line *l, size_t i)
{
	if (l->out->n - l->start > LINE_LONG) {
		buf_puts(l->out, "]]}\n");
		begin(l, i);
		buf_addc(l->out, '[');
	}
	json_sep(l->out);
}

/* The value of a code; with its count, if it has one. */
static void
counted(struct line *l, size_t i, struct str code, uint64_t n)
{
	member(l, i);
	buf_clear(&l->f->value);
	if (n)
		buf_addc(l->out, '[');
	agg_value_write(agg_code_next(&code, &l->f->value), l->out);
	if (n) {
		buf_addc(l->out, ',');
		buf_adduint(l->out, n);
		buf_addc(l->out, ']');
	}
}

/* The different values, each once, and if they are counted how often. */
static int
values(struct line *l, size_t i)
{
	enum agg_store store = l->a->calc[i].store;
	size_t skip = store == AGG_MANY;
	struct str tail, load;
	struct buf last = {0};
	uint64_t n = 0;
	bool any = false;
	int got;

	buf_addc(l->out, '[');
	while ((got = agg_fold_entry(l->f, i, &tail, &load, l->e)) > 0) {
		if (skip && !*tail.p)
			continue; /* how many there are */
		tail.p += skip, tail.n -= skip;
		if (any && !str_eq(tail, buf_str(&last))) {
			counted(l, i, buf_str(&last), n);
			n = 0;
		}
		any = true;
		buf_clear(&last);
		buf_addstr(&last, tail);
		n += store == AGG_SET ? 0 : agg_take_number(&load);
	}
	if (any)
		counted(l, i, buf_str(&last), n);
	buf_addc(l->out, ']');
	buf_free(&last);
	return got;
}

static void
sum(struct buf *out, const struct dec_sum *s, const struct dec_sum *squares)
{
	buf_addc(out, '[');
	buf_adduint(out, s->n);
	buf_addc(out, ',');
	dec_sum_write(s, out);
	if (squares) {
		buf_addc(out, ',');
		dec_sum_write(squares, out);
	}
	buf_addc(out, ']');
}

static void
pick(struct buf *out, const struct agg_pick *p)
{
	buf_addc(out, '[');
	agg_value_write(buf_str(&p->order), out);
	buf_addc(out, ',');
	agg_value_write(buf_str(&p->value), out);
	buf_addc(out, ',');
	json_quote(out, buf_str(&p->record));
	buf_addc(out, ']');
}

/*
 * Hashes as hexadecimal numbers; registers as a string, from '0' up without
 * the backslash.
 */
static void
sketch(struct buf *out, const struct agg_hll *h)
{
	if (!h->reg) {
		buf_addc(out, '[');
		for (size_t i = 0; i < h->n; i++) {
			json_sep(out);
			buf_printf(
			    out, "\"%016llx\"", (unsigned long long)h->list[i]);
		}
		buf_addc(out, ']');
		return;
	}
	buf_addc(out, '"');
	for (size_t i = 0; i < AGG_HLL_REGISTERS; i++)
		buf_addc(
		    out, (char)('0' + h->reg[i] + (h->reg[i] >= '\\' - '0')));
	buf_addc(out, '"');
}

static void
other(const struct agg_calc *c, const union agg_acc *acc, struct buf *out)
{
	static const struct agg_squares none;
	const struct agg_squares *q = acc->squares ? acc->squares : &none;
	struct dec d;

	if (c->store == AGG_N) {
		buf_adduint(out, acc->n);
	} else if (c->store == AGG_TOTAL) {
		sum(out, &acc->sum, NULL);
	} else if (c->store == AGG_SQUARES) {
		sum(out, &q->sum, &q->squares);
	} else if (c->store == AGG_EXTREME && acc->extreme.any) {
		d = agg_acc_extreme(acc);
		dec_write(&d, out);
	} else if (c->store == AGG_PICK && acc->pick) {
		pick(out, acc->pick);
	} else if (c->store == AGG_HLL && acc->hll) {
		sketch(out, acc->hll);
	} else {
		buf_puts(out, "null");
	}
}

static int
column(struct line *l, size_t i)
{
	struct agg_calc *c = &l->a->calc[i];
	size_t held = l->a->scratch.held;
	union agg_acc acc = {0};
	struct str tail, load;
	int got;

	json_sep(l->out);
	if (c->store == AGG_SET || c->store == AGG_BAG || c->store == AGG_MANY)
		return values(l, i);
	while ((got = agg_fold_entry(l->f, i, &tail, &load, l->e)) > 0)
		agg_fold_load(l->a, i, &acc, tail, load);
	other(c, &acc, l->out);
	agg_acc_free(c, &acc);
	l->a->scratch.held = held;
	return got;
}

/* ---- rows ---- */

bool
agg_state(struct agg *a, struct err *e)
{
	agg_always(a);
	if (!agg_emit(a, e))
		return false;
	a->state = (struct agg_fold){.a = a, .runs = &a->runs};
	return agg_fold_open(&a->state, e);
}

int
agg_state_row(struct agg *a, struct buf *out, size_t *lines, struct err *e)
{
	struct line l = {.a = a, .f = &a->state, .out = out, .e = e};
	int got = agg_fold_group(l.f, e);

	if (got <= 0)
		return got;
	begin(&l, 0);
	for (size_t i = 0; i < a->ncalc; i++)
		if (column(&l, i) < 0)
			return -1;
	buf_puts(out, "]}\n");
	*lines += l.lines;
	return 1;
}

void
agg_state_end(const struct agg *a, size_t lines, const struct agg_counts *n,
    struct buf *out)
{
	const struct agg_calc *c;

	buf_puts(out, "{\"end\":true");
	json_put_uint(out, "lines", lines);
	json_put_uint(out, "in", n->in);
	json_put_uint(out, "used", n->used);
	json_put_uint(out, "dropped", n->dropped);
	json_put_uint(out, "rejected", n->rejected);
	json_put_uint(out, "duplicate_keys", n->duplicate_keys);
	json_put_uint(out, "keys_out_of_range", a->key_out_of_range);
	json_key(out, "left_out");
	buf_addc(out, '[');
	for (size_t i = 0; i < a->ncalc; i++) {
		c = &a->calc[i];
		json_sep(out);
		buf_printf(out, "[%llu,%llu,%llu,%llu,%llu]",
		    (unsigned long long)c->absent, (unsigned long long)c->null,
		    (unsigned long long)c->not_number,
		    (unsigned long long)c->out_of_range,
		    (unsigned long long)c->unordered);
	}
	buf_puts(out, "]}\n");
}

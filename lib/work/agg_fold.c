/* agg_fold - groups read back from sorted entries, column by column */
#include <stdlib.h>

#include "agg_priv.h"
#include "mem.h"

bool
agg_fold_open(struct agg_fold *f, struct err *e)
{
	f->begun = f->have = false;
	return runs_sort(f->runs, e);
}

void
agg_fold_close(struct agg_fold *f)
{
	buf_free(&f->group);
	buf_free(&f->key);
	buf_free(&f->last);
	buf_free(&f->value);
}

/* An entry that is not used yet: 1, 0, -1. */
static int
look(struct agg_fold *f, struct err *e)
{
	int got;

	if (f->have)
		return 1;
	got = runs_next(f->runs, &f->entry, &f->load, e);
	f->have = got > 0;
	return got;
}

int
agg_fold_group(struct agg_fold *f, struct err *e)
{
	struct str codes;
	size_t n;
	int got;

	while ((got = look(f, e)) > 0 && f->begun &&
	       str_starts(f->entry, buf_str(&f->group)))
		f->have = false;
	if (got <= 0)
		return got;
	f->begun = true;
	f->level = (uint8_t)*f->entry.p;
	codes = str_after(f->entry, 1);
	buf_clear(&f->key);
	n = agg_level_keys(f->a, f->level);
	for (size_t i = 0; i < n; i++) {
		buf_clear(&f->value);
		agg_key_put(&f->key, agg_code_next(&codes, &f->value));
	}
	buf_clear(&f->group);
	buf_addstr(&f->group, str_n(f->entry.p, f->entry.n - codes.n));
	return 1;
}

int
agg_fold_entry(struct agg_fold *f, size_t i, struct str *tail, struct str *load,
    struct err *e)
{
	size_t at, n = f->group.n;
	int got;

	while ((got = look(f, e)) > 0) {
		if (!str_starts(f->entry, buf_str(&f->group)))
			return 0;
		at = (size_t)(unsigned char)f->entry.p[n] << 8 |
		     (unsigned char)f->entry.p[n + 1];
		if (at > i + 1)
			return 0;
		f->have = false;
		if (at <= i)
			continue;
		*tail = str_after(f->entry, n + 2);
		*load = f->load;
		return 1;
	}
	return got;
}

/* True if the tail is not that of the entry before. */
static bool
is_new(struct agg_fold *f, struct str tail, bool first)
{
	if (!first && str_eq(tail, buf_str(&f->last)))
		return false;
	buf_clear(&f->last);
	buf_addstr(&f->last, tail);
	return true;
}

static int
fold_set(struct agg_fold *f, size_t i, uint64_t *n, struct err *e)
{
	struct str tail, load;
	int got;

	*n = 0;
	while ((got = agg_fold_entry(f, i, &tail, &load, e)) > 0)
		*n += is_new(f, tail, !*n);
	return got;
}

/* ---- bags ---- */

/* The values that occur most often, most often first. */
struct best {
	struct buf value;
	uint64_t n;
};

static void
offer(struct best *best, uint64_t room, struct str value, uint64_t n)
{
	struct best last;
	uint64_t at = room;

	if (best[room - 1].n >= n)
		return;
	last = best[room - 1];
	while (at > 1 && best[at - 2].n < n)
		at--;
	memmove(best + at, best + at - 1, (room - at) * sizeof(*best));
	best[at - 1] = last;
	best[at - 1].n = n;
	buf_clear(&best[at - 1].value);
	buf_addstr(&best[at - 1].value, value);
}

static void
write_best(
    struct agg_fold *f, struct best *best, uint64_t room, struct buf *out)
{
	struct str code;

	buf_addc(out, '[');
	for (uint64_t k = 0; k < room && best[k].n; k++) {
		code = buf_str(&best[k].value);
		json_sep(out);
		buf_puts(out, "{\"value\":");
		buf_clear(&f->value);
		agg_value_write(agg_code_next(&code, &f->value), out);
		buf_puts(out, ",\"count\":");
		buf_adduint(out, best[k].n);
		buf_addc(out, '}');
	}
	buf_addc(out, ']');
}

static int
fold_top(struct agg_fold *f, size_t i, struct buf *out, struct err *e)
{
	uint64_t room = f->a->calc[i].top, n = 0, all = 0;
	struct best *best = mem_new(room, sizeof(*best));
	struct str tail, load;
	int got;

	while ((got = agg_fold_entry(f, i, &tail, &load, e)) > 0) {
		if (all++ && !str_eq(tail, buf_str(&f->last))) {
			offer(best, room, buf_str(&f->last), n);
			n = 0;
		}
		is_new(f, tail, false);
		n += agg_take_number(&load);
	}
	if (n)
		offer(best, room, buf_str(&f->last), n);
	write_best(f, best, room, out);
	for (uint64_t k = 0; k < room; k++)
		buf_free(&best[k].value);
	free(best);
	return got;
}

/* The middle of what numbers with the same first three digits may be. */
static void
write_middle(struct str number, struct buf *out)
{
	size_t from = out->n, digits = 0, i;
	bool point = false;

	buf_addstr(out, number);
	for (i = from; i < out->n; i++) {
		point |= out->p[i] == '.';
		if (out->p[i] < '0' || out->p[i] > '9')
			continue;
		digits += digits || out->p[i] != '0';
		if (digits == 4) {
			out->p[i] = '5';
			return;
		}
	}
	if (!digits)
		return;
	if (!point)
		buf_addc(out, '.');
	for (; digits < 3; digits++)
		buf_addc(out, '0');
	buf_addc(out, '5');
}

/* Of numbers in order, each with how often, the one at that place. */
static void
write_bucket(
    struct agg_fold *f, struct str list, uint64_t place, struct buf *out)
{
	struct str code;
	struct str value;
	uint64_t n;

	for (;;) {
		code = agg_take_bytes(&list);
		n = agg_take_number(&list);
		if (place < n)
			break;
		place -= n;
	}
	buf_clear(&f->value);
	value = agg_code_next(&code, &f->value);
	write_middle(str_after(value, 1), out);
}

static int
fold_quantile_bag(struct agg_fold *f, size_t i, struct buf *out, struct err *e)
{
	const struct agg_calc *c = &f->a->calc[i];
	struct buf list = {0};
	struct str tail, load;
	uint64_t all = 0, n;
	int got;

	while ((got = agg_fold_entry(f, i, &tail, &load, e)) > 0) {
		n = agg_take_number(&load);
		agg_put_bytes(&list, tail);
		agg_put_number(&list, n);
		all += n;
	}
	if (all)
		write_bucket(
		    f, buf_str(&list), (all - 1) * c->part / c->whole, out);
	else
		buf_puts(out, "null");
	buf_puts(out, " 0.005");
	buf_free(&list);
	return got;
}

/* ---- numbers ---- */

static struct dec
number_of(struct agg_fold *f, struct str tail, struct buf *text)
{
	struct str code = str_after(tail, 1), value;

	buf_clear(&f->value);
	value = agg_code_next(&code, &f->value);
	buf_clear(text);
	buf_add(text, value.p + 1, value.n - 1);
	return dec_canonical(buf_str(text));
}

static int
fold_many(struct agg_fold *f, size_t i, struct buf *out, struct err *e)
{
	const struct agg_calc *c = &f->a->calc[i];
	struct buf low = {0}, high = {0};
	uint64_t all = 0, seen = 0, k = 0, above = 0;
	struct dec a = {0}, b = {0};
	struct str tail, load;
	int got;

	while ((got = agg_fold_entry(f, i, &tail, &load, e)) > 0) {
		if (!*tail.p) {
			all += agg_take_number(&load);
			k = (all - 1) * c->part / c->whole;
			above = (all - 1) * c->part % c->whole;
			continue;
		}
		if (seen <= k)
			a = number_of(f, tail, &low);
		if (seen <= k + 1)
			b = number_of(f, tail, &high);
		seen += agg_take_number(&load);
	}
	if (got == 0 && all)
		agg_many_between(&a, &b, above, c->whole, out);
	else
		buf_puts(out, "null");
	buf_free(&low);
	buf_free(&high);
	return got;
}

/* ---- the others are merged, as they are kept ---- */

void
agg_fold_load(struct agg *a, size_t i, union agg_acc *acc, struct str tail,
    struct str load)
{
	struct agg_calc *c = &a->calc[i];
	struct str sum, square = STR_NONE, order, value;
	uint64_t n;
	struct dec d;

	switch (c->store) {
	case AGG_N: acc->n += agg_take_number(&load); break;
	case AGG_TOTAL:
	case AGG_SQUARES:
		n = agg_take_number(&load);
		sum = agg_take_bytes(&load);
		if (c->store == AGG_SQUARES)
			square = agg_take_bytes(&load);
		agg_acc_sums(c, acc, n, sum, square);
		break;
	case AGG_EXTREME:
		d = dec_canonical(load);
		agg_acc_number(c, acc, &d, &a->scratch);
		break;
	case AGG_PICK:
		order = agg_take_bytes(&load);
		value = agg_take_bytes(&load);
		agg_acc_pick(
		    c, acc, order, value, agg_take_bytes(&load), &a->scratch);
		break;
	case AGG_HLL:
		if (*tail.p) {
			agg_hll_add_registers(
			    agg_acc_hll(acc, &a->scratch), load);
			break;
		}
		n = 0;
		for (size_t k = 1; k < tail.n; k++)
			n = n << 8 | (unsigned char)tail.p[k];
		agg_hll_add(agg_acc_hll(acc, &a->scratch), n);
		break;
	default: break;
	}
}

static int
fold_others(struct agg_fold *f, size_t i, struct buf *out, struct err *e)
{
	union agg_acc acc = {0};
	size_t held = f->a->scratch.held;
	struct str tail, load;
	int got;

	while ((got = agg_fold_entry(f, i, &tail, &load, e)) > 0)
		agg_fold_load(f->a, i, &acc, tail, load);
	agg_acc_write(&f->a->calc[i], &acc, out);
	agg_acc_free(&f->a->calc[i], &acc);
	f->a->scratch.held = held;
	return got;
}

bool
agg_fold_column(struct agg_fold *f, size_t i, struct buf *out, struct err *e)
{
	const struct agg_calc *c = &f->a->calc[i];
	uint64_t n;
	int got;

	switch (c->store) {
	case AGG_NOTHING: return true;
	case AGG_SET:
		got = fold_set(f, i, &n, e);
		buf_adduint(out, n);
		break;
	case AGG_BAG:
		got = c->func == AGG_TOP ? fold_top(f, i, out, e)
		                         : fold_quantile_bag(f, i, out, e);
		break;
	case AGG_MANY: got = fold_many(f, i, out, e); break;
	default: got = fold_others(f, i, out, e); break;
	}
	return got >= 0;
}

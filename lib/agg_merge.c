/*
 * agg_merge - states read back, and put together
 *
 * A state may come from anywhere: nothing in it is believed before it is
 * looked at, and no figure in it makes us allocate.
 */
#include "agg_priv.h"

#define WHOLE_DIGITS 18 /* of a count */

/* A whole number without sign. */
static bool
whole(struct str s, uint64_t *n)
{
	*n = 0;
	if (json_type(s) != JSON_NUMBER || s.n > WHOLE_DIGITS)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		*n = *n * 10 + (uint64_t)(s.p[i] - '0');
	}
	return true;
}

/* Adds the member of that name to *n. */
static bool
add_whole(struct str object, const char *name, uint64_t *n)
{
	uint64_t v;

	if (!whole(json_get(object, str_from(name)), &v))
		return false;
	*n += v;
	return true;
}

/* A number as dec_write writes it. */
static bool
canonical(struct str s, struct dec *d, struct buf *big)
{
	bool point = false;

	if (json_type(s) != JSON_NUMBER || str_eq(s, STR("-0")))
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == 'e' || s.p[i] == 'E')
			return false;
		point |= s.p[i] == '.';
	}
	if (point && s.p[s.n - 1] == '0')
		return false;
	if (!dec_read(s, d, big))
		*d = dec_canonical(s); /* a sum may be longer than a number */
	return true;
}

/* ---- the head ---- */

/* Gives each string of an array to one of the functions of the command. */
static bool
take_list(struct agg *a, struct str list,
    bool (*take)(struct agg *, struct str, struct err *), struct err *e)
{
	struct json_each it;
	struct buf b = {0};
	bool ok = json_type(list) == JSON_ARRAY;

	if (!ok)
		return err_set(e, "the head of a state says not what it has");
	it = json_each(list);
	while (ok && json_next(&it)) {
		buf_clear(&b);
		if (json_type(it.value) == JSON_STRING)
			json_decode(it.value, &b);
		ok = take(a, buf_str(&b), e);
	}
	buf_free(&b);
	return ok;
}

static bool
take_spec(struct agg *a, struct str spec, struct err *e)
{
	struct str total = json_get(spec, STR("total"));

	if (!take_list(a, json_get(spec, STR("by")), agg_by, e) ||
	    !take_list(a, json_get(spec, STR("calc")), agg_calc, e) ||
	    !take_list(a, json_get(spec, STR("where")), agg_where, e))
		return false;
	if (json_type(total) == JSON_TRUE)
		agg_total(a);
	return true;
}

/* The first state says what the rows are, or must agree with what is asked. */
static enum agg_merged
first_head(struct agg *a, struct str spec, struct err *e)
{
	if (json_type(spec) != JSON_OBJECT) {
		err_set(e, "a state without a specification");
		return AGG_UNSOUND;
	}
	if (!a->nby && !a->ncalc && !a->nwhere && !a->with_total &&
	    !take_spec(a, spec, e))
		return AGG_UNSOUND;
	if (!a->ncalc && !agg_calc(a, STR("count"), e))
		return AGG_UNSOUND;
	agg_state_spec(a, &a->spec);
	agg_lay_out(a);
	return AGG_MERGED;
}

static enum agg_merged
head(struct agg *a, struct str line, struct err *e)
{
	struct str spec = json_get(line, STR("spec"));
	struct str rules = json_get(line, STR("rules"));
	enum agg_merged r;
	uint64_t version;

	if (!json_is(json_get(line, STR("state")), STR("wt-agg")) ||
	    !whole(json_get(line, STR("version")), &version)) {
		err_set(e, "not a state of wt-agg (see --partial)");
		return AGG_UNSOUND;
	}
	if (version != AGG_STATE_VERSION) {
		err_set(e, "a state of version %llu; this wt-agg reads %d",
		    (unsigned long long)version, AGG_STATE_VERSION);
		return AGG_DIFFERENT;
	}
	if (!a->laid_out) {
		buf_addstr(&a->rules, rules);
		if ((r = first_head(a, spec, e)) != AGG_MERGED)
			return r;
	}
	if (!str_eq(spec, buf_str(&a->spec))) {
		err_set(e, "another specification: %.*s",
		    (int)(spec.n < 300 ? spec.n : 300), spec.p);
		return AGG_DIFFERENT;
	}
	if (!str_eq(rules, buf_str(&a->rules))) {
		err_set(e, "made with other rules: " STR_FMT, STR_ARG(rules));
		return AGG_DIFFERENT;
	}
	a->open = true;
	a->lines = 0;
	return AGG_MERGED;
}

/* ---- a row ---- */

static bool
key(struct agg *a, struct str k)
{
	struct json_each it = json_each(k), in;
	struct str value;
	size_t n = 0;

	buf_clear(&a->key);
	for (; json_next(&it); n++) {
		if (json_type(it.value) != JSON_ARRAY)
			return false;
		in = json_each(it.value);
		value = json_next(&in) ? in.value : (struct str){NULL, 0};
		agg_key_add(&a->key, value, &a->scratch.big);
	}
	return n == a->nby;
}

static struct agg_group *
group(struct agg *a, struct str k)
{
	if (json_type(k) == JSON_STRING && a->has_total)
		return json_is(k, STR("total")) ? a->total : NULL;
	if (json_type(k) != JSON_ARRAY || !key(a, k))
		return NULL;
	return a->nby ? agg_group_of(a, buf_str(&a->key)) : agg_group_at(a, 0);
}

static bool
set(struct agg *a, struct agg_calc *c, struct agg_group *g, union agg_acc *acc,
    struct str list)
{
	struct json_each it;

	if (json_type(list) != JSON_ARRAY)
		return false;
	it = json_each(list);
	while (json_next(&it))
		agg_acc_add(c, g, acc, it.value, false, &a->scratch);
	return true;
}

static bool
numbers(struct agg *a, const struct agg_calc *c, union agg_acc *acc,
    struct str list)
{
	struct json_each it;
	struct dec d;

	if (json_type(list) != JSON_ARRAY)
		return false;
	it = json_each(list);
	while (json_next(&it)) {
		if (!canonical(it.value, &d, &a->scratch.big))
			return false;
		agg_acc_number(c, acc, &d);
	}
	return true;
}

/* [how many, their sum] */
static bool
sum(struct agg *a, union agg_acc *acc, struct str pair)
{
	struct json_each it;
	struct dec d;
	uint64_t n;

	if (json_type(pair) != JSON_ARRAY)
		return false;
	it = json_each(pair);
	if (!json_next(&it) || !whole(it.value, &n) || !json_next(&it) ||
	    !canonical(it.value, &d, &a->scratch.big))
		return false;
	if (n) {
		dec_sum_add(&acc->sum, &d);
		acc->sum.n += n - 1;
	}
	return true;
}

static bool
column(struct agg *a, struct agg_group *g, size_t i, struct str value)
{
	struct agg_calc *c = &a->calc[i];
	union agg_acc *acc = &g->acc[i];
	struct dec d;
	uint64_t n;

	switch (c->func) {
	case AGG_COUNT:
	case AGG_SHARE:
		if (!whole(value, &n))
			return false;
		acc->n += n;
		return true;
	case AGG_DISTINCT: return set(a, c, g, acc, value);
	case AGG_SUM:
	case AGG_MEAN: return sum(a, acc, value);
	case AGG_MEDIAN:
	case AGG_QUANTILE: return numbers(a, c, acc, value);
	case AGG_MIN:
	case AGG_MAX:
	case AGG_ADVERTS: break;
	}
	if (json_type(value) == JSON_NULL)
		return true;
	if (!canonical(value, &d, &a->scratch.big))
		return false;
	agg_acc_number(c, acc, &d);
	return true;
}

static bool
row(struct agg *a, struct str line)
{
	struct str at = json_get(line, STR("at"));
	struct str columns = json_get(line, STR("c"));
	struct agg_group *g = group(a, json_get(line, STR("k")));
	struct json_each it;
	uint64_t i = 0;

	if (!g || json_type(columns) != JSON_ARRAY)
		return false;
	if (at.p && !whole(at, &i))
		return false;
	it = json_each(columns);
	for (; json_next(&it); i++)
		if (i >= a->ncalc || !column(a, g, i, it.value))
			return false;
	return true; /* a line may end with part of its columns */
}

/* ---- the end ---- */

static bool
left_out(struct agg *a, struct str list)
{
	struct json_each it, in;
	size_t i = 0;
	uint64_t n[4];

	if (json_type(list) != JSON_ARRAY)
		return false;
	it = json_each(list);
	for (; json_next(&it); i++) {
		if (i == a->ncalc || json_type(it.value) != JSON_ARRAY)
			return false;
		in = json_each(it.value);
		for (int k = 0; k < 4; k++)
			if (!json_next(&in) || !whole(in.value, &n[k]))
				return false;
		a->calc[i].absent += n[0];
		a->calc[i].null += n[1];
		a->calc[i].not_number += n[2];
		a->calc[i].out_of_range += n[3];
	}
	return i == a->ncalc;
}

static bool
end(struct agg *a, struct str line)
{
	uint64_t lines;

	a->open = false;
	a->states++;
	return whole(json_get(line, STR("lines")), &lines) &&
	       lines == a->lines && add_whole(line, "in", &a->counts.in) &&
	       add_whole(line, "used", &a->counts.used) &&
	       add_whole(line, "dropped", &a->counts.dropped) &&
	       add_whole(line, "rejected", &a->counts.rejected) &&
	       add_whole(line, "duplicate_keys", &a->counts.duplicate_keys) &&
	       add_whole(line, "keys_out_of_range", &a->key_out_of_range) &&
	       left_out(a, json_get(line, STR("left_out")));
}

enum agg_merged
agg_merge(struct agg *a, struct str line, struct err *e)
{
	if (!a->open)
		return head(a, line, e);
	if (json_get(line, STR("state")).p) {
		err_set(e, "a state begins where another has not ended");
		return AGG_UNSOUND;
	}
	if (json_get(line, STR("end")).p) {
		if (end(a, line))
			return AGG_MERGED;
		err_set(e, "the end of a state, but not of all its lines");
		return AGG_UNSOUND;
	}
	a->lines++;
	if (row(a, line))
		return AGG_MERGED;
	err_set(e, "not a row of this state");
	return AGG_UNSOUND;
}

bool
agg_merge_whole(const struct agg *a)
{
	return !a->open;
}

uint64_t
agg_merge_counts(const struct agg *a, struct agg_counts *n)
{
	*n = a->counts;
	return a->states;
}

const char *
agg_merge_rules(struct agg *a)
{
	char *rules;

	if (a->rules.n < 2 || a->rules.p[0] != '"')
		return NULL;
	rules = a->rules.p + 1;
	rules[a->rules.n - 2] = '\0';
	return rules;
}

/*
 * agg_merge - states read back, and put together
 *
 * A state may come from anywhere: nothing in it is believed before it is
 * looked at, and no figure in it makes us allocate.
 */
#include "agg_priv.h"

/* Adds the member of that name to *n. */
static bool
add_whole(struct str object, const char *name, uint64_t *n)
{
	uint64_t v;

	if (!agg_whole(json_get(object, str_from(name)), &v))
		return false;
	*n += v;
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
take_pivot(struct agg *a, struct str pivot, struct err *e)
{
	struct buf b = {0};
	bool ok;

	if (json_type(pivot) != JSON_STRING)
		return true;
	json_decode(pivot, &b);
	ok = agg_pivot(a, buf_str(&b), e);
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
	if (json_type(json_get(spec, STR("subtotals"))) == JSON_TRUE)
		agg_subtotals(a);
	return take_pivot(a, json_get(spec, STR("pivot")), e);
}

/* The first state says what the rows are, or must agree with what is asked. */
static enum agg_merged
first_head(struct agg *a, struct str spec, struct err *e)
{
	if (json_type(spec) != JSON_OBJECT) {
		err_set(e, "a state without a specification");
		return AGG_UNSOUND;
	}
	if (!a->laid_out && !a->nby && !a->ncalc && !a->nwhere &&
	    !a->with_total && !a->with_subtotals && !a->pivot.p &&
	    !take_spec(a, spec, e))
		return AGG_UNSOUND;
	if (!a->ncalc && !agg_calc(a, STR("count"), e))
		return AGG_UNSOUND;
	if (!a->laid_out && !agg_lay_out(a, e))
		return AGG_UNSOUND;
	agg_state_spec(a, &a->spec);
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
	    !agg_whole(json_get(line, STR("version")), &version)) {
		err_set(e, "not a state of wt-agg (see --partial)");
		return AGG_UNSOUND;
	}
	if (version != AGG_STATE_VERSION) {
		err_set(e, "a state of version %llu; this wt-agg reads %d",
		    (unsigned long long)version, AGG_STATE_VERSION);
		return AGG_DIFFERENT;
	}
	if (!a->spec.n) {
		buf_addstr(&a->rules, rules);
		if ((r = first_head(a, spec, e)) != AGG_MERGED)
			return r;
	}
	if (!a->name.p && json_get(line, STR("table")).p) {
		err_set(e, "a state of --tables: give --tables here, too");
		return AGG_DIFFERENT;
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

/* ---- the end ---- */

static bool
left_out(struct agg *a, struct str list)
{
	struct json_each it, in;
	size_t i = 0;
	uint64_t n[5];

	if (json_type(list) != JSON_ARRAY)
		return false;
	it = json_each(list);
	for (; json_next(&it); i++) {
		if (i == a->ncalc || json_type(it.value) != JSON_ARRAY)
			return false;
		in = json_each(it.value);
		for (int k = 0; k < 5; k++)
			if (!json_next(&in) || !agg_whole(in.value, &n[k]))
				return false;
		if (json_next(&in))
			return false;
		a->calc[i].absent += n[0];
		a->calc[i].null += n[1];
		a->calc[i].not_number += n[2];
		a->calc[i].out_of_range += n[3];
		a->calc[i].unordered += n[4];
	}
	return i == a->ncalc;
}

/* What the state was made of, which must balance. */
static bool
counts(struct agg *a, struct str line)
{
	struct agg_counts n = {0};

	if (!add_whole(line, "in", &n.in) ||
	    !add_whole(line, "used", &n.used) ||
	    !add_whole(line, "dropped", &n.dropped) ||
	    !add_whole(line, "rejected", &n.rejected) ||
	    !add_whole(line, "duplicate_keys", &n.duplicate_keys) ||
	    n.in != n.used + n.dropped + n.rejected)
		return false;
	a->counts.in += n.in;
	a->counts.used += n.used;
	a->counts.dropped += n.dropped;
	a->counts.rejected += n.rejected;
	a->counts.duplicate_keys += n.duplicate_keys;
	return true;
}

static bool
end(struct agg *a, struct str line)
{
	uint64_t lines;

	a->open = false;
	a->states++;
	return agg_whole(json_get(line, STR("lines")), &lines) &&
	       lines == a->lines && counts(a, line) &&
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
	err_set(e, "not a row of this state");
	if (agg_merge_row(a, line, e))
		return AGG_MERGED;
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

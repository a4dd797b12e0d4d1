/* agg - groups of records, and what is computed over each */
#include "agg.h"

#include <stdlib.h>

#include "agg_priv.h"
#include "mem.h"

#define BLOCK 256 /* groups that are allocated together */

struct agg *
agg_new(void)
{
	return mem_new(1, sizeof(struct agg));
}

void
agg_total(struct agg *a)
{
	a->with_total = true;
	a->has_total = true;
}

/* A plain path becomes a slot, all else a job for libjq. */
static void
locate(struct agg *a, struct agg_source *s, struct json_paths *want,
    struct buf *program)
{
	struct err e;

	s->slot = s->other = -1;
	if (!s->expr.p)
		return;
	if (json_path_plain(s->expr)) {
		s->slot = json_paths_add(want, s->expr, &e);
		if (s->or_source)
			s->other = json_paths_add(want, STR(".source"), &e);
		return;
	}
	s->job = a->njobs++;
	buf_puts(program, program->n ? ",[(" : "[(");
	buf_addstr(program, s->expr);
	buf_puts(program, "\n)]");
}

/* Conditions that libjq must judge: all of them, or nothing comes out. */
static void
conditions(struct agg *a, struct json_paths *want, struct buf *program)
{
	struct agg_cond *c;

	a->cond = mem_new(a->nwhere, sizeof(struct agg_cond *));
	for (size_t i = 0; i < a->nwhere; i++) {
		if ((c = agg_cond_new(a->where[i], want))) {
			a->cond[a->ncond++] = c;
			continue;
		}
		buf_puts(program, program->n ? " and " : "if ");
		buf_puts(program, "([(");
		buf_addstr(program, a->where[i]);
		buf_puts(program, "\n)]|any)");
	}
}

/* Compiles each expression alone, to name the one that is wrong. */
static bool
blame(struct agg *a, struct err *e)
{
	struct str expr;
	struct jq *q;
	struct err why;
	size_t n = a->nwhere + a->nby + a->ncalc;

	for (size_t i = 0; i < n; i++) {
		if (i < a->nwhere)
			expr = a->where[i];
		else if (i < a->nwhere + a->nby)
			expr = a->by[i - a->nwhere].source.expr;
		else
			expr = a->calc[i - a->nwhere - a->nby].source.expr;
		if (!expr.p || json_path_plain(expr))
			continue;
		q = jq_new(expr, &why);
		jq_free(q);
		if (!q)
			return err_set(e, "%.*s: %s",
			    (int)(expr.n < 200 ? expr.n : 200), expr.p,
			    why.msg);
	}
	return false;
}

static bool
compile(struct agg *a, struct buf *where, struct buf *jobs, struct err *e)
{
	struct buf program = {0};

	if (where->n)
		buf_printf(&program, "%s then ", buf_cstr(where));
	buf_puts(&program, jobs->n ? buf_cstr(jobs) : "1");
	if (where->n)
		buf_puts(&program, " else empty end");
	a->jq = jq_new(buf_str(&program), e);
	buf_free(&program);
	return a->jq || blame(a, e);
}

struct agg_group *
agg_group_at(const struct agg *a, size_t i)
{
	return (struct agg_group *)((char *)a->block[i / BLOCK] +
				    i % BLOCK * a->group_size);
}

static struct agg_group *
group_new(struct agg *a)
{
	struct agg_group *g;

	if (a->ngroups % BLOCK == 0) {
		mem_grow(
		    &a->block, &a->block_cap, a->nblock + 1, sizeof(*a->block));
		a->block[a->nblock++] = mem_new(BLOCK, a->group_size);
	}
	g = agg_group_at(a, a->ngroups);
	g->number = ++a->ngroups;
	return g;
}

void
agg_lay_out(struct agg *a)
{
	a->laid_out = true;
	a->result = mem_new(a->njobs, sizeof(*a->result));
	a->pick = mem_new(a->nby, sizeof(*a->pick));
	a->group_size =
	    sizeof(struct agg_group) + a->ncalc * sizeof(union agg_acc);
	a->table.own = sizeof(struct agg_group *);
	a->total = mem_new(1, a->group_size);
	if (!a->nby)
		group_new(a); /* the only row is there without a record, too */
}

bool
agg_ready(struct agg *a, struct json_paths *want, struct err *e)
{
	struct buf where = {0}, jobs = {0};
	bool ok;

	if (!a->ncalc && !agg_calc(a, STR("count"), e))
		return false;
	for (size_t i = 0; i < a->nby; i++)
		locate(a, &a->by[i].source, want, &jobs);
	for (size_t i = 0; i < a->ncalc; i++)
		locate(a, &a->calc[i].source, want, &jobs);
	conditions(a, want, &where);
	ok = (!where.n && !jobs.n) || compile(a, &where, &jobs, e);
	buf_free(&where);
	buf_free(&jobs);
	agg_lay_out(a);
	return ok;
}

static void
group_free(struct agg *a, struct agg_group *g)
{
	for (size_t i = 0; g && i < a->ncalc; i++)
		agg_acc_free(&a->calc[i], &g->acc[i]);
}

static void
free_str(struct str s)
{
	free((char *)(uintptr_t)s.p);
}

static void
free_spec(struct agg *a)
{
	for (size_t i = 0; i < a->nby; i++) {
		free_str(a->by[i].name);
		free_str(a->by[i].source.expr);
	}
	for (size_t i = 0; i < a->ncalc; i++) {
		free_str(a->calc[i].name);
		free_str(a->calc[i].source.expr);
		free_str(a->calc[i].text);
		table_free(&a->calc[i].set);
		free(a->calc[i].member);
	}
	for (size_t i = 0; i < a->nwhere; i++)
		free_str(a->where[i]);
	for (size_t i = 0; i < a->ncond; i++)
		agg_cond_free(a->cond[i]);
	for (size_t i = 0; a->result && i < a->njobs; i++)
		free(a->result[i].v);
	for (size_t i = 0; i < a->nzero; i++)
		free_str(a->zero[i]);
	for (size_t i = 0; i < a->nnote; i++)
		free_str(a->note[i]);
	free(a->note);
	free(a->zero);
	free_str(a->title);
	free_str(a->name);
	free_str(a->sort);
	free(a->by);
	free(a->calc);
	free(a->where);
	free(a->cond);
	free(a->result);
}

void
agg_free(struct agg *a)
{
	if (!a)
		return;
	for (size_t i = 0; i < a->ngroups; i++)
		group_free(a, agg_group_at(a, i));
	for (size_t i = 0; i < a->nblock; i++)
		free(a->block[i]);
	group_free(a, a->total);
	free_spec(a);
	free(a->total);
	free(a->block);
	free(a->row);
	free(a->pick);
	jq_free(a->jq);
	table_free(&a->table);
	json_scan_free(&a->scan);
	buf_free(&a->results);
	buf_free(&a->key);
	buf_free(&a->spec);
	buf_free(&a->rules);
	buf_free(&a->scratch.key);
	buf_free(&a->scratch.big);
	free(a);
}

/* ---- records ---- */

/* The elements of an array that libjq gave. */
static void
take_values(struct agg_values *to, struct str array)
{
	struct json_each it = json_each(array);

	to->n = 0;
	while (json_next(&it)) {
		mem_grow(&to->v, &to->cap, to->n + 1, sizeof(*to->v));
		to->v[to->n++] = it.value;
	}
}

/* Runs all expressions on the record. */
static enum agg_result
evaluate(struct agg *a, struct str record, struct err *e)
{
	struct str rest, line;
	size_t n;

	buf_clear(&a->results);
	switch (jq_run(a->jq, record, &a->results, &n, e)) {
	case JQ_OK: break;
	case JQ_ERROR: return AGG_FAILED;
	case JQ_FAILED: return AGG_BROKEN;
	}
	if (!n)
		return AGG_DROPPED;
	rest = buf_str(&a->results);
	for (size_t i = 0; i < a->njobs; i++) {
		line = str_cut(&rest, '\n');
		if (!json_scan(&a->scan, NULL, line, e))
			return AGG_FAILED;
		take_values(&a->result[i], line);
	}
	return AGG_USED;
}

/* The values of a source: n, and where they are. */
static struct str
value_at(const struct agg *a, const struct agg_source *s,
    const struct str *field, size_t i)
{
	if (s->slot < 0)
		return a->result[s->job].v[i];
	if (s->other >= 0 && !field[s->slot].p)
		return field[s->other];
	return field[s->slot];
}

static size_t
count_of(const struct agg *a, const struct agg_source *s)
{
	return s->slot < 0 ? a->result[s->job].n : 1;
}

static void
feed(struct agg *a, struct agg_group *g, const struct str *field, bool note)
{
	struct agg_calc *c;
	size_t n;

	for (size_t i = 0; i < a->ncalc; i++) {
		c = &a->calc[i];
		if (!c->source.expr.p) {
			g->acc[i].n++;
			continue;
		}
		n = count_of(a, &c->source);
		for (size_t k = 0; k < n; k++)
			agg_acc_add(c, g, &g->acc[i],
			    value_at(a, &c->source, field, k), note,
			    &a->scratch);
	}
}

struct agg_group *
agg_group_of(struct agg *a, struct str key)
{
	struct agg_group *g;
	char *entry;
	bool fresh;

	entry = table_put(&a->table, key, &fresh);
	if (fresh) {
		g = group_new(a);
		g->key = table_key(&a->table, entry);
		memcpy(entry, &g, sizeof(g));
	}
	memcpy(&g, entry, sizeof(g));
	return g;
}

/* The group of the picked values. */
static struct agg_group *
group_of(struct agg *a, const struct str *field)
{
	size_t from;

	if (!a->nby)
		return agg_group_at(a, 0);
	buf_clear(&a->key);
	for (size_t i = 0; i < a->nby; i++) {
		from = a->key.n;
		agg_key_add(&a->key,
		    value_at(a, &a->by[i].source, field, a->pick[i]),
		    &a->scratch.big);
		a->key_out_of_range +=
		    agg_key_tag(&a->key, from) == AGG_OUT_OF_RANGE;
	}
	return agg_group_of(a, buf_str(&a->key));
}

/* The next combination of values; false after the last. */
static bool
pick_next(struct agg *a)
{
	for (size_t i = a->nby; i-- > 0;) {
		if (++a->pick[i] < count_of(a, &a->by[i].source))
			return true;
		a->pick[i] = 0;
	}
	return false;
}

/* In how many groups the record may stand. */
static size_t
combinations(const struct agg *a)
{
	size_t n = 1, k;

	for (size_t i = 0; i < a->nby; i++) {
		k = count_of(a, &a->by[i].source);
		if (k && n > AGG_GROUPS_MAX / k)
			n = AGG_GROUPS_MAX + 1;
		else
			n *= k;
	}
	return n;
}

enum agg_result
agg_add(
    struct agg *a, const struct str *field, struct str record, struct err *e)
{
	enum agg_result r;
	struct agg_group *g;
	bool first = true;
	size_t n;

	for (size_t i = 0; i < a->ncond; i++)
		if (!agg_cond_holds(a->cond[i], field))
			return AGG_DROPPED;
	if (a->jq && (r = evaluate(a, record, e)) != AGG_USED)
		return r;
	if (!(n = combinations(a)))
		return AGG_DROPPED;
	if (n > AGG_GROUPS_MAX) {
		err_set(
		    e, "it would be in more than %d groups", AGG_GROUPS_MAX);
		return AGG_FAILED;
	}
	a->record++;
	do {
		g = group_of(a, field);
		if (g->touched == a->record)
			continue;
		g->touched = a->record;
		feed(a, g, field, first);
		first = false;
	} while (pick_next(a));
	if (a->has_total)
		feed(a, a->total, field, false);
	return AGG_USED;
}

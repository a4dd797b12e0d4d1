/* agg - what was asked for, made ready */
#include "agg.h"

#include <stdlib.h>

#include "agg_priv.h"
#include "agg_tables_priv.h"
#include "mem.h"

#define MEMORY ((size_t)256 << 20)

struct agg *
agg_new(void)
{
	struct agg *a = mem_new(1, sizeof(*a));

	a->memory = MEMORY;
	return a;
}

void
agg_memory_limit(struct agg *a, size_t bytes)
{
	a->memory = bytes;
}

void
agg_total(struct agg *a)
{
	a->with_total = true;
}

void
agg_subtotals(struct agg *a)
{
	a->with_subtotals = true;
}

/* ---- groups ---- */

/* ---- ready ---- */

static size_t
job_new(struct agg *a, bool native)
{
	mem_grow(&a->result, &a->result_cap, a->njobs + 1, sizeof(*a->result));
	a->result[a->njobs] = (struct agg_values){.native = native};
	return a->njobs++;
}

/* PATH[], PATH[]?, and behind it .a.b: no need of libjq for them. */
static bool
each(struct agg *a, struct agg_source *s, struct json_paths *want)
{
	size_t n = str_find(s->expr, STR("[]"), 0), i = n + 2;
	struct str path = str_n(s->expr.p, n), rest;
	struct err e;

	if (n == s->expr.n || !json_path_plain(path))
		return false;
	i += i < s->expr.n && s->expr.p[i] == '?';
	rest = str_after(s->expr, i);
	for (i = 0; i < rest.n; i++)
		if (rest.p[i] == '.'
			? i + 1 == rest.n || rest.p[i + 1] == '.' ||
			      ascii_digit(rest.p[i + 1])
			: !i || !ascii_name(rest.p[i]))
			return false;
	s->job = job_new(a, true);
	mem_grow(&a->each, &a->each_cap, a->neach + 1, sizeof(*a->each));
	a->each[a->neach++] =
	    (struct agg_each){s->job, json_paths_add(want, path, &e), rest};
	return true;
}

/* A plain path becomes a slot, all else a job. */
static void
locate(struct agg *a, struct agg_source *s, struct json_paths *want,
    struct buf *program)
{
	struct err e;

	s->slot = s->other = -1;
	if (!s->expr.p || (!json_path_plain(s->expr) && each(a, s, want)))
		return;
	if (json_path_plain(s->expr)) {
		s->slot = json_paths_add(want, s->expr, &e);
		if (s->or_source)
			s->other = json_paths_add(want, STR(".source"), &e);
		return;
	}
	s->job = job_new(a, false);
	buf_puts(program, program->n ? ",[(" : "[(");
	buf_addstr(program, s->expr);
	buf_puts(program, "\n)]");
}

/* The condition of a column. */
static void
locate_where(struct agg *a, struct agg_calc *c, struct json_paths *want,
    struct buf *program)
{
	if (!c->where.p || (c->cond = agg_cond_new(c->where, want)))
		return;
	c->where_job = job_new(a, false);
	buf_puts(program, program->n ? ",[([(" : "[([(");
	buf_addstr(program, c->where);
	buf_puts(program, "\n)]|any)]");
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

/* False, and which it is, if this expression alone is wrong. */
static bool
sound(struct str expr, struct err *e)
{
	struct err why;
	struct jq *q;

	if (!expr.p || json_path_plain(expr) ||
	    (q = jq_new(expr, &why)) == NULL)
		return !expr.p || json_path_plain(expr) ||
		       err_set(e, "%.*s: %s",
			   (int)(expr.n < 200 ? expr.n : 200), expr.p, why.msg);
	jq_free(q);
	return true;
}

/* Compiles each expression alone, to name the one that is wrong. */
static void
blame(struct agg *a, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; ok && i < a->nwhere; i++)
		ok = sound(a->where[i], e);
	for (size_t i = 0; ok && i < a->nby; i++)
		ok = sound(a->by[i].source.expr, e);
	for (size_t i = 0; ok && i < a->ncalc; i++)
		ok = sound(a->calc[i].source.expr, e) &&
		     sound(a->calc[i].order.expr, e) &&
		     sound(a->calc[i].where, e);
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
	if (!a->jq)
		blame(a, e);
	return a->jq;
}

bool
agg_ready(struct agg *a, struct json_paths *want, struct err *e)
{
	struct buf where = {0}, jobs = {0};
	bool ok;

	if (!a->ncalc && !agg_calc(a, STR("count"), e))
		return false;
	if (!agg_lay_out(a, e))
		return false;
	for (size_t i = 0; i < a->nby; i++)
		locate(a, &a->by[i].source, want, &jobs);
	for (size_t i = 0; i < a->ncalc; i++) {
		locate(a, &a->calc[i].source, want, &jobs);
		locate(a, &a->calc[i].order, want, &jobs);
		locate_where(a, &a->calc[i], want, &jobs);
	}
	conditions(a, want, &where);
	ok = (!where.n && !jobs.n) || compile(a, &where, &jobs, e);
	agg_unseen_ready(a);
	buf_free(&where);
	buf_free(&jobs);
	return ok;
}

/* ---- the end ---- */

static void
free_list(struct str *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		mem_drop(s[i]);
	free(s);
}

static void
free_spec(struct agg *a)
{
	for (size_t i = 0; i < a->nby; i++) {
		mem_drop(a->by[i].name);
		mem_drop(a->by[i].source.expr);
		agg_names_free(&a->by[i]);
	}
	for (size_t i = 0; i < a->ncalc; i++)
		agg_calc_free(&a->calc[i]);
	for (size_t i = 0; i < a->ncond; i++)
		agg_cond_free(a->cond[i]);
	for (size_t i = 0; i < a->njobs; i++) {
		free(a->result[i].v);
		buf_free(&a->result[i].text);
	}
	free_list(a->where, a->nwhere);
	free_list(a->zero, a->nzero);
	free_list(a->show.having, a->show.nhaving);
	mem_drop(a->show.sort);
	agg_said_free(a);
	mem_drop(a->name);
	mem_drop(a->pivot);
	free(a->by);
	free(a->calc);
	free(a->cond);
	free(a->result);
	free(a->each);
	free(a->unseen.v);
	free(a->level);
}

void
agg_free(struct agg *a)
{
	if (!a)
		return;
	agg_rows_close(a);
	agg_fold_close(&a->state);
	agg_groups_clear(a);
	runs_free(&a->runs);
	free_spec(a);
	free(a->block);
	free(a->pick);
	free(a->mine);
	jq_free(a->jq);
	json_scan_free(&a->scan);
	buf_free(&a->results);
	buf_free(&a->key);
	buf_free(&a->spec);
	buf_free(&a->rules);
	buf_free(&a->scratch.key);
	buf_free(&a->scratch.big);
	buf_free(&a->scratch.code);
	buf_free(&a->scratch.order);
	free(a);
}

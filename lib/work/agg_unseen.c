/* agg_unseen - what was asked for and no record has, as a misspelt .pirce */
#include "agg_priv.h"
#include "mem.h"

static void
source_paths(struct agg_paths *p, const struct agg_source *s, struct str shown)
{
	if (s->expr.p && s->slot >= 0)
		agg_paths_add(p, shown, s->slot, s->other);
}

/* A key as it was given: NAME alone became .["NAME"]. */
static struct str
key_shown(const struct agg_key *k)
{
	return str_starts(k->source.expr, STR(".[\"")) ? k->name
	                                               : k->source.expr;
}

void
agg_unseen_ready(struct agg *a)
{
	for (size_t i = 0; i < a->ncond; i++)
		agg_cond_paths(a->cond[i], &a->unseen);
	for (size_t i = 0; i < a->nby; i++)
		source_paths(
		    &a->unseen, &a->by[i].source, key_shown(&a->by[i]));
	for (size_t i = 0; i < a->ncalc; i++) {
		source_paths(
		    &a->unseen, &a->calc[i].source, a->calc[i].source.expr);
		source_paths(
		    &a->unseen, &a->calc[i].order, a->calc[i].order.expr);
		if (a->calc[i].cond)
			agg_cond_paths(a->calc[i].cond, &a->unseen);
	}
}

void
agg_look(struct agg *a, const struct str *field)
{
	struct agg_paths *p = &a->unseen;
	size_t n = 0;

	for (size_t i = 0; i < p->n; i++)
		if (!field[p->v[i].slot].p &&
		    (p->v[i].other < 0 || !field[p->v[i].other].p))
			p->v[n++] = p->v[i];
	p->n = n;
}

static void
say(struct buf *out, struct str expr)
{
	struct str said = buf_str(out);

	while (said.n)
		if (str_eq(str_cut(&said, '\n'), expr))
			return;
	buf_addstr(out, expr);
	buf_addc(out, '\n');
}

/* An expression that is no plain path, and gave nothing but null. */
static void
say_empty(const struct agg *a, const struct agg_source *s, struct buf *out)
{
	if (s->expr.p && s->slot < 0 && !a->result[s->job].any)
		say(out, s->expr);
}

void
agg_unseen(const struct agg *a, struct buf *out)
{
	for (size_t i = 0; i < a->unseen.n; i++)
		say(out, a->unseen.v[i].expr);
	for (size_t i = 0; a->record && i < a->nby; i++)
		say_empty(a, &a->by[i].source, out);
	for (size_t i = 0; a->record && i < a->ncalc; i++)
		say_empty(a, &a->calc[i].source, out);
}

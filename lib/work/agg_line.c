/* agg_line - groups in order, with the values of their columns */
#include "agg_line.h"

#include <stdlib.h>

#include "mem.h"

void
agg_line_init(const struct agg *a, struct agg_line *line)
{
	*line = (struct agg_line){
	    .from = mem_new(a->ncalc + 1, sizeof(*line->from)),
	    .spare_from = mem_new(a->ncalc + 1, sizeof(*line->from))};
}

void
agg_line_free(struct agg_line *line)
{
	buf_free(&line->key_bytes);
	buf_free(&line->text);
	buf_free(&line->spare);
	free(line->from);
	free(line->spare_from);
	*line = (struct agg_line){0};
}

void
agg_line_copy(
    const struct agg *a, struct agg_line *to, const struct agg_line *from)
{
	to->level = from->level;
	buf_clear(&to->key_bytes);
	buf_addstr(&to->key_bytes, from->key);
	to->key = buf_str(&to->key_bytes);
	buf_clear(&to->text);
	buf_addstr(&to->text, buf_str(&from->text));
	memcpy(to->from, from->from, (a->ncalc + 1) * sizeof(*to->from));
}

void
agg_line_empty(const struct agg *a, struct agg_line *line)
{
	union agg_acc none;

	buf_clear(&line->text);
	for (size_t i = 0; i < a->ncalc; i++) {
		memset(&none, 0, sizeof(none));
		line->from[i] = line->text.n;
		if (a->calc[i].func == AGG_TOP)
			buf_puts(&line->text, "[]");
		else if (a->calc[i].store == AGG_BAG)
			buf_puts(&line->text, "null 0.005");
		else if (a->calc[i].store != AGG_NOTHING)
			agg_acc_write(&a->calc[i], &none, &line->text);
	}
	line->from[a->ncalc] = line->text.n;
}

struct str
agg_line_column(const struct agg_line *line, size_t i)
{
	return str_n(buf_str(&line->text).p + line->from[i],
	    line->from[i + 1] - line->from[i]);
}

/* ---- columns that are made of others ---- */

static struct str
number(const struct agg_line *line, size_t i)
{
	struct str s = agg_line_column(line, i);

	return str_cut(&s, ' ');
}

/* a / b, or null where one of them is, or b is 0. */
static void
divide(struct str a, struct str b, struct buf *out)
{
	if (str_eq(a, STR("null")) || str_eq(b, STR("null")) ||
	    str_eq(b, STR("0")))
		buf_puts(out, "null");
	else
		dec_divide(a, b, out);
}

static void
derive(const struct agg_calc *c, const struct agg_line *line,
    const struct agg_line *total, const struct agg_line *parent,
    struct buf *out)
{
	const struct agg_line *whole = c->parent ? parent : total;

	if (c->func == AGG_SHARE && !whole) {
		buf_puts(out, "null");
		return;
	}

	switch (c->func) {
	case AGG_SHARE:
		divide(number(line, c->of), number(whole, c->of), out);
		break;
	case AGG_RATIO:
		divide(number(line, c->of), number(line, c->per), out);
		break;
	default: divide(number(line, c->of), c->effort, out); break;
	}
}

/* Each column into spare, which then is the text: later ones may use it. */
void
agg_line_derive(const struct agg *a, struct agg_line *line,
    const struct agg_line *total, const struct agg_line *parent)
{
	struct agg_line done = *line;

	done.text = line->spare;
	done.from = line->spare_from;
	buf_clear(&done.text);
	for (size_t i = 0; i < a->ncalc; i++) {
		done.from[i] = done.text.n;
		if (a->calc[i].store == AGG_NOTHING)
			derive(&a->calc[i], &done, total, parent, &done.text);
		else
			buf_addstr(&done.text, agg_line_column(line, i));
		done.from[i + 1] = done.text.n;
	}
	done.spare = line->text;
	done.spare_from = line->from;
	*line = done;
}

/* ---- where they come from ---- */

static int
by_key(const void *a, const void *b)
{
	const struct agg_group *const *x = a, *const *y = b;

	if ((*x)->level != (*y)->level)
		return (*x)->level < (*y)->level ? -1 : 1;
	return agg_key_cmp((*x)->key, (*y)->key);
}

bool
agg_lines_open(
    struct agg_lines *l, struct agg *a, struct runs *from, struct err *e)
{
	*l = (struct agg_lines){.a = a, .folds = from};
	l->fold = (struct agg_fold){.a = a, .runs = from};
	if (l->folds)
		return agg_fold_open(&l->fold, e);
	l->n = a->ngroups;
	l->group = mem_new(l->n + 1, sizeof(struct agg_group *));
	for (size_t i = 0; i < l->n; i++)
		l->group[i] = agg_group_at(a, i);
	if (l->n)
		qsort(l->group, l->n, sizeof(struct agg_group *), by_key);
	return true;
}

static int
next_fold(struct agg_lines *l, struct agg_line *line, struct err *e)
{
	int got = agg_fold_group(&l->fold, e);

	if (got <= 0)
		return got;
	line->level = l->fold.level;
	line->key = buf_str(&l->fold.key);
	for (size_t i = 0; i < l->a->ncalc; i++) {
		line->from[i] = line->text.n;
		if (!agg_fold_column(&l->fold, i, &line->text, e))
			return -1;
	}
	line->from[l->a->ncalc] = line->text.n;
	return 1;
}

int
agg_lines_next(struct agg_lines *l, struct agg_line *line, struct err *e)
{
	struct agg_group *g;

	buf_clear(&line->text);
	if (l->folds)
		return next_fold(l, line, e);
	if (l->next == l->n)
		return 0;
	g = l->group[l->next++];
	line->level = g->level;
	line->key = g->key;
	for (size_t i = 0; i < l->a->ncalc; i++) {
		line->from[i] = line->text.n;
		if (l->a->calc[i].store != AGG_NOTHING)
			agg_acc_write(&l->a->calc[i], &g->acc[i], &line->text);
	}
	line->from[l->a->ncalc] = line->text.n;
	return 1;
}

void
agg_lines_close(struct agg_lines *l)
{
	free(l->group);
	agg_fold_close(&l->fold);
	*l = (struct agg_lines){0};
}

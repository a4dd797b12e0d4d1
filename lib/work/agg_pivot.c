/* agg_pivot - the values of a key as columns */
#include <stdlib.h>

#include "agg_show_priv.h"
#include "mem.h"

#define VALUES_MAX 1000

/* What a value is called behind the point: strings as they are. */
static void
value_name(struct str value, struct buf *out)
{
	if (*value.p == AGG_ABSENT)
		buf_puts(out, "(absent)");
	else if (*value.p == AGG_STRING)
		buf_add(out, value.p + 1, value.n - 1);
	else
		agg_value_write(value, out);
}

static struct str
value_of(const struct agg_pivot *p, size_t i)
{
	struct str key = p->value[i]->key;

	return agg_key_next(&key);
}

/* True if a string is called so. */
static bool
is_string(const struct agg_pivot *p, struct str name)
{
	struct str v;

	for (size_t i = 0; i < p->n; i++) {
		v = value_of(p, i);
		if (*v.p == AGG_STRING && str_eq(str_after(v, 1), name))
			return true;
	}
	return false;
}

/* Where the string "1" is a value too, the number 1 is called =1. */
static void
name_values(struct agg_pivot *p)
{
	struct buf name = {0}, longer = {0};

	for (size_t i = 0; i < p->n; i++) {
		buf_clear(&name);
		value_name(value_of(p, i), &name);
		while (*value_of(p, i).p != AGG_STRING &&
		       is_string(p, buf_str(&name))) {
			buf_clear(&longer);
			buf_addc(&longer, '=');
			buf_addstr(&longer, buf_str(&name));
			buf_clear(&name);
			buf_addstr(&name, buf_str(&longer));
		}
		p->name[i] = mem_keep(buf_str(&name));
	}
	buf_free(&name);
	buf_free(&longer);
}

bool
agg_pivot_open(const struct agg *a, struct agg_pivot *p, struct agg_kept *kept,
    struct err *e)
{
	*p = (struct agg_pivot){0};
	p->value = mem_new(kept->n + 1, sizeof(struct agg_line *));
	for (size_t i = 0; i < kept->n; i++)
		if (kept->line[i]->level == AGG_LEVEL_PIVOT)
			p->value[p->n++] = kept->line[i];
	if (p->n > VALUES_MAX) {
		free(p->value);
		*p = (struct agg_pivot){0};
		return err_set(e,
		    "more than %d values of " STR_FMT " to make columns of",
		    VALUES_MAX, STR_ARG(a->pivot));
	}
	p->name = mem_new(p->n + 1, sizeof(*p->name));
	p->cell = mem_new(p->n + 1, sizeof(*p->cell));
	p->there = mem_new(p->n + 1, sizeof(*p->there));
	for (size_t i = 0; i < p->n; i++)
		agg_line_init(a, &p->cell[i]);
	name_values(p);
	return true;
}

/* The place of a value, which is there. */
static size_t
find(const struct agg_pivot *p, struct str value)
{
	size_t low = 0, high = p->n, mid;
	int c;

	while (low < high) {
		mid = low + (high - low) / 2;
		c = agg_value_cmp(value_of(p, mid), value);
		if (!c)
			return mid;
		if (c < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

void
agg_pivot_cell(
    const struct agg *a, struct agg_pivot *p, const struct agg_line *line)
{
	struct str rest = line->key, value = STR_NONE;
	size_t i;

	while (rest.n)
		value = agg_key_next(&rest);
	if ((i = find(p, value)) == p->n)
		return;
	agg_line_copy(a, &p->cell[i], line);
	p->there[i] = true;
}

void
agg_pivot_write(const struct agg *a, struct agg_pivot *p,
    const struct agg_line *total, struct agg_line *margin, struct buf *out)
{
	for (size_t i = 0; i < p->n; i++) {
		if (!p->there[i])
			agg_line_empty(a, &p->cell[i]);
		p->there[i] = false;
		agg_line_derive(a, &p->cell[i], total, margin);
	}
	for (size_t c = 0; c < a->ncalc; c++)
		for (size_t i = 0; i < p->n; i++)
			agg_row_column(a, &p->cell[i], p->name[i], c, out);
}

void
agg_pivot_close(const struct agg *a, struct agg_pivot *p)
{
	(void)a;
	for (size_t i = 0; i < p->n; i++) {
		agg_line_free(&p->cell[i]);
		free((char *)(uintptr_t)p->name[i].p);
	}
	free(p->value);
	free(p->name);
	free(p->cell);
	free(p->there);
	buf_free(&p->row);
	*p = (struct agg_pivot){0};
}

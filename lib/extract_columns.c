/* extract_columns - adverts of a table that JSON tells by columns, or headed */
#include "extract_priv.h"

#define COLUMNS 100
#define ENOUGH  20 /* rows that tell whether they are adverts */

/*
 * As programs write tables where rows are no objects:
 *
 *	{"title":{"0":"a","1":"b"},"price":{"0":5,"1":6}}
 *	{"title":["a","b"],"price":[5,6]}
 *	{"columns":["title","price"],"index":[0,1],"data":[["a",5],["b",6]]}
 *	[["title","price"],["a",5],["b",6]]
 */
struct columns {
	struct str name[COLUMNS]; /* with their quotes */
	struct json_each cell[COLUMNS];
	size_t n;
	struct json_each rows; /* absent where each column has its cells */
	bool rowwise;
};

/* The columns of an object, each with all its cells. */
static bool
open_each(struct columns *c, struct str object)
{
	struct json_each it = json_each(object);
	enum json_type type = JSON_NULL;

	while (json_next(&it)) {
		if (c->n == COLUMNS || json_type(it.value) < JSON_ARRAY ||
		    (c->n && json_type(it.value) != type))
			return false;
		type = json_type(it.value);
		c->name[c->n] = it.key;
		c->cell[c->n++] = json_each(it.value);
	}
	return c->n > 1;
}

/* The names that are a list. */
static bool
open_head(struct extract *x, struct columns *c, struct str head)
{
	struct json_each it = json_each(head);

	while (json_next(&it)) {
		struct str s;

		if (c->n == COLUMNS || json_type(it.value) != JSON_STRING)
			return false;
		buf_clear(&x->mended);
		json_decode(it.value, &x->mended);
		s = buf_str(&x->mended);
		if (dump_is_row(x->dump, &s, 1))
			return false;
		c->name[c->n++] = it.value;
	}
	return c->n > 1;
}

static bool
is_array(struct str value)
{
	return value.p && json_type(value) == JSON_ARRAY;
}

static bool
open_columns(struct extract *x, struct columns *c, struct str value)
{
	struct str head, data;

	c->n = 0;
	c->rowwise = true;
	if (is_array(value)) {
		c->rows = json_each(value);
		return json_next(&c->rows) && is_array(c->rows.value) &&
		       open_head(x, c, c->rows.value);
	}
	if (json_type(value) != JSON_OBJECT)
		return false;
	head = json_get(value, STR("columns"));
	data = json_get(value, STR("data"));
	if (is_array(head) && is_array(data)) {
		c->rows = json_each(data);
		return open_head(x, c, head);
	}
	c->rowwise = false;
	return open_each(c, value);
}

static void
put(struct extract *x, struct str name, struct str value)
{
	buf_addc(&x->line, x->line.n ? ',' : '{');
	buf_addstr(&x->line, name);
	buf_addc(&x->line, ':');
	buf_addstr(&x->line, value);
}

/* The next row, as an object in x->line.  False behind the last. */
static bool
next_row(struct extract *x, struct columns *c)
{
	struct json_each it;
	size_t i = 0;

	buf_clear(&x->line);
	if (c->rowwise) {
		if (!json_next(&c->rows) || !is_array(c->rows.value))
			return false;
		it = json_each(c->rows.value);
		for (; i < c->n && json_next(&it); i++)
			put(x, c->name[i], it.value);
	} else {
		for (; i < c->n && json_next(&c->cell[i]); i++)
			put(x, c->name[i], c->cell[i].value);
		if (i < c->n)
			return false;
	}
	buf_puts(&x->line, i ? "}" : "{}");
	return true;
}

/* True if all columns have the same cells: else who knows which belong
 * together. */
static bool
is_even(struct columns c)
{
	size_t n = 0;

	for (;; n++) {
		size_t have = 0;

		for (size_t i = 0; i < c.n; i++) {
			if (!json_next(&c.cell[i]))
				continue;
			if (c.cell[i].key.p &&
			    (!str_eq(c.cell[i].key, c.cell[0].key) ||
				c.cell[i].key.p[1] < '0' ||
				c.cell[i].key.p[1] > '9'))
				return false;
			have++;
		}
		if (have < c.n)
			return !have && (n > 1 || (n && c.cell[0].object));
	}
}

bool
extract_columns(struct extract *x, struct str value)
{
	struct columns c;
	size_t n = 0, like = 0;

	if (!open_columns(x, &c, value) || (!c.rowwise && !is_even(c)))
		return false;
	for (; n < ENOUGH && next_row(x, &c); n++)
		like += extract_like(x, buf_str(&x->line));
	if (!like || like * 2 < n)
		return false;
	open_columns(x, &c, value);
	while (next_row(x, &c)) {
		buf_clear(&x->usual);
		dump_read(x->dump, buf_str(&x->line), false, &x->usual);
		extract_row(x, buf_str(&x->usual), NULL);
	}
	return true;
}

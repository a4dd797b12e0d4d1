/* extract_columns - rows of a table that JSON tells by columns, or headed */
#include "extract_columns.h"
#include "extract_dump.h"

#include "look.h"

#define INDEX 17 /* bytes of the number of a row, with its quotes */
#define SWELL 16 /* times a table's length, at most, of its rows with names */
#define SAME  (1 << 24) /* bytes, in all rows, of what is the same in each */

/* {"title":[...],"price":[...]}: opens the members of an object as columns. */
static bool
open_members(struct columns *c, struct str object)
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

/* What a column is called; absent if it has no name. */
static struct str
name_of(const struct extract *x, struct str column)
{
	const struct names *called = dump_names(x->dump, USUAL_CALLED);
	struct str name = column;

	if (json_type(column) == JSON_OBJECT)
		for (uint32_t i = 0; i < called->n; i++) {
			name = json_get(column, called->name[i]);
			if (name.n > 2)
				break;
		}
	return json_type(name) == JSON_STRING ? name : STR_NONE;
}

/* Opens a list as names of columns; false if it is none, but a row. */
static bool
open_head(struct extract *x, struct columns *c, struct str head)
{
	struct json_each it = json_each(head);

	while (json_next(&it)) {
		struct str s, name = name_of(x, it.value);

		if (c->n == COLUMNS || !name.p)
			return false;
		buf_clear(&x->cells);
		json_decode(name, &x->cells);
		s = buf_str(&x->cells);
		if (dump_is_row(x->dump, &s, 1))
			return false;
		c->name[c->n++] = name;
	}
	return c->n > 1;
}

/* The first member with one of these names that is a list. */
static struct str
list_of(struct str object, const struct names *names)
{
	struct json_each it = json_each(object);

	while (it.object && json_next(&it))
		if (columns_is_list(it.value) &&
		    names_find(names, json_inside(it.key)) != NAMES_NONE)
			return it.value;
	return STR_NONE;
}

/* {"columns":[...],"data":[[...],...]}: opens names, and rows beside them. */
static bool
open_apart(struct extract *x, struct columns *c, struct str object)
{
	const struct names *heads = dump_names(x->dump, USUAL_HEAD);
	struct str data = list_of(object, dump_names(x->dump, USUAL_BODY)),
		   head;

	if (!data.p)
		return false;
	head = list_of(object, heads);
	if (!head.p)
		head = list_of(json_get(object, STR("schema")), heads);
	c->rows = json_each(data);
	c->rowwise = true;
	return head.p && open_head(x, c, head);
}

static bool
open_columns(struct extract *x, struct columns *c, struct str value)
{
	columns_clear(c, true);
	if (columns_is_list(value)) {
		c->rows = json_each(value);
		return json_next(&c->rows) && columns_is_list(c->rows.value) &&
		       open_head(x, c, c->rows.value);
	}
	if (json_type(value) != JSON_OBJECT)
		return false;
	if (open_apart(x, c, value))
		return true;
	columns_clear(c, false);
	return open_members(c, value);
}

static void
put(struct extract *x, struct str name, struct str value)
{
	buf_addc(&x->cells, x->cells.n ? ',' : '{');
	buf_addstr(&x->cells, name);
	buf_addc(&x->cells, ':');
	buf_addstr(&x->cells, value);
}

/* The key of a cell as a number: 12 of "12":5 */
static uint64_t
number_of(const struct json_each *cell)
{
	uint64_t n = 0;

	for (size_t i = 1; i + 1 < cell->key.n; i++)
		n = n * 10 + (uint64_t)(cell->key.p[i] - '0');
	return n;
}

/* The same of columns that lack some cells: the row is those cells that are
 * called by the least number. */
static bool
next_with_holes(struct extract *x, struct columns *c)
{
	uint64_t row = UINT64_MAX;

	for (size_t i = 0; i < c->n; i++) {
		c->has[i] = c->has[i] || json_next(&c->cell[i]);
		if (c->has[i] && number_of(&c->cell[i]) < row)
			row = number_of(&c->cell[i]);
	}
	for (size_t i = 0; i < c->n; i++) {
		if (!c->has[i] || number_of(&c->cell[i]) != row)
			continue;
		put(x, c->name[i], c->cell[i].value);
		c->has[i] = false;
	}
	buf_puts(&x->cells, x->cells.n ? "}" : "{}");
	return row != UINT64_MAX;
}

/* True if the keys of each column's cells are numbers that rise, and more than
 * half of the cells are there. */
static bool
has_holes(struct columns c)
{
	uint64_t most = 0, cells = 0;

	for (size_t i = 0; i < c.n; i++) {
		uint64_t n = 0, last = 0;

		for (; json_next(&c.cell[i]); n++) {
			struct str key = c.cell[i].key;
			uint64_t now;

			if (key.n < STR("\"0\"").n || key.n > INDEX ||
			    !str_is_digits(json_inside(key)))
				return false;
			now = number_of(&c.cell[i]);
			if (n && now <= last)
				return false;
			last = now;
		}
		most = n > most ? n : most;
		cells += n;
	}
	return most > 1 && cells * 2 > most * c.n;
}

/* The cells of a row: {"f":[...]} and {"c":[...]} are rows of BigQuery and of
 * Google's tables. */
static struct str
cells_of(struct str row)
{
	struct str cells = row;

	if (json_type(row) != JSON_OBJECT)
		return row;
	cells = json_get(row, STR("f"));
	return cells.p ? cells : json_get(row, STR("c"));
}

/* The value of a cell, which is {"v":5} in these. */
static struct str
value_of(struct str cell)
{
	struct str value = STR_NONE;

	if (json_type(cell) == JSON_OBJECT)
		value = json_get(cell, STR("v"));
	return value.p ? value : cell;
}

/* Sets x->cells to the next row, as an object; false behind the last. */
static bool
next_row(struct extract *x, struct columns *c)
{
	struct json_each it;
	struct str row;
	size_t i = 0;

	buf_clear(&x->cells);
	if (c->holes)
		return next_with_holes(x, c);
	if (c->rowwise) {
		if (!json_next(&c->rows))
			return false;
		row = cells_of(c->rows.value);
		if (!columns_is_list(row))
			return false;
		it = json_each(row);
		for (; i < c->n && json_next(&it); i++)
			put(x, c->name[i], value_of(it.value));
	} else {
		for (; i < c->n; i++) {
			if (!c->same[i].p && !json_next(&c->cell[i]))
				break;
			put(x, c->name[i],
			    c->same[i].p ? c->same[i] : c->cell[i].value);
		}
		if (i < c->n)
			return false;
	}
	buf_puts(&x->cells, i ? "}" : "{}");
	return true;
}

/* True if all columns have the same cells, so that those at the same place
 * belong together. */
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

size_t
columns_cells(struct str value)
{
	struct json_each it;
	size_t n = 0;

	if (!columns_is_list(value))
		return value.p != NULL;
	it = json_each(value);
	while (json_next(&it)) {
		if (json_type(it.value) >= JSON_ARRAY)
			return 1;
		n++;
	}
	return n;
}

/* True of a list of n values of any kind. */
static bool
is_of(struct str value, size_t n)
{
	struct json_each it;

	if (!columns_is_list(value))
		return false;
	for (it = json_each(value); n && json_next(&it);)
		n--;
	return !n && !json_next(&it);
}

bool
columns_set_lists(struct columns *c, struct str object, size_t n)
{
	struct json_each it = json_each(object);
	size_t bytes = 0, lists = 0;

	columns_clear(c, false);
	while (c->n < COLUMNS && json_next(&it)) {
		bool list = is_of(it.value, n);

		if (!list) {
			bytes += it.value.n;
			if (bytes > SAME / n)
				continue;
			c->same[c->n] = it.value;
		} else {
			c->cell[c->n] = json_each(it.value);
			lists++;
		}
		c->name[c->n++] = it.key;
	}
	return lists > 0;
}

/* True if two members of the object are lists of texts or numbers. */
static bool
has_lists(struct str object)
{
	struct json_each it = json_each(object);
	size_t lists = 0;

	while (lists < 2 && json_next(&it))
		lists +=
		    columns_is_list(it.value) && columns_cells(it.value) > 1;
	return lists == 2;
}

bool
columns_open_lists(struct extract *x, struct columns *c, struct str object)
{
	size_t n;

	if (!has_lists(object))
		return false;
	buf_clear(&x->usual);
	dump_read(x->dump, object, false, &x->usual);
	n = columns_cells(dump_found(x->dump, STR("title")));
	return n > 1 && columns_set_lists(c, object, n);
}

void
columns_take(struct extract *x, struct columns *c)
{
	while (next_row(x, c)) {
		buf_clear(&x->usual);
		dump_read(x->dump, buf_str(&x->cells), false, &x->usual);
		extract_row(x, buf_str(&x->usual), NULL);
	}
}

bool
extract_columns(struct extract *x, struct str value)
{
	struct columns c;
	size_t n = 0, like = 0;
	bool holes;

	if (!open_columns(x, &c, value))
		return false;
	holes = c.holes = !c.rowwise && !is_even(c);
	if (holes && !has_holes(c))
		return false;
	for (; n < LIKE_ENOUGH && next_row(x, &c); n++) {
		like += extract_like(x, buf_str(&x->cells));
		extract_pass_row(x);
	}
	if (!like || like * 2 < n)
		return false;
	open_columns(x, &c, value);
	c.holes = holes;
	columns_take(x, &c);
	return true;
}

/* {"values":[["title",...],...]}, as Google's sheets give a range: takes the
 * rows below the names. */
static bool
take_headed(struct extract *x, struct str value)
{
	if (json_type(value) == JSON_OBJECT)
		value = json_get(value, STR("values"));
	return columns_is_list(value) && extract_columns(x, value);
}

/* Takes the tables that are members of an object or list. */
static bool
take_within(struct extract *x, struct str value)
{
	struct json_each it = json_each(value);
	struct columns c = {.n = 0};
	bool took = false;

	for (size_t n = 0; n < LIKE_ENOUGH && json_next(&it); n++) {
		c.n = 0;
		if (json_type(it.value) == JSON_OBJECT &&
		    open_apart(x, &c, it.value))
			took |= extract_columns(x, it.value);
		else
			took |= take_headed(x, it.value);
	}
	return took;
}

void
extract_columns_within(struct extract *x, struct str value)
{
	struct json_each it;

	if (take_within(x, value) || json_type(value) != JSON_OBJECT)
		return;
	it = json_each(value);
	for (size_t n = 0; n < LIKE_ENOUGH && json_next(&it); n++)
		if (json_type(it.value) >= JSON_ARRAY)
			take_within(x, it.value);
}

/* Opens what a page keeps as such a table; false if that is none. */
static bool
open_kept(struct extract *x, struct columns *c, struct str value)
{
	if (columns_is_list(value))
		return open_columns(x, c, value);
	columns_clear(c, true);
	return open_apart(x, c, value) || columns_open_lists(x, c, value);
}

/* True if the row in x->cells has a title and a price. */
static bool
is_row(struct extract *x)
{
	buf_clear(&x->usual);
	return dump_read(x->dump, buf_str(&x->cells), false, &x->usual) ==
	           DUMP_PRICED &&
	       dump_found(x->dump, STR("title")).p;
}

bool
extract_columns_plain(struct extract *x, struct str value, struct buf *out)
{
	struct columns c;
	size_t n = 0, had = out->n;

	if (!open_kept(x, &c, value))
		return false;
	for (; next_row(x, &c); n++) {
		if (!n && !is_row(x))
			return false;
		if (out->n - had > SWELL * value.n) {
			x->flaw.swollen =
			    "a table that it keeps gives more than is read";
			break;
		}
		buf_addc(out, n ? ',' : '[');
		buf_addstr(out, buf_str(&x->cells));
	}
	if (n)
		buf_addc(out, ']');
	return n > 0;
}

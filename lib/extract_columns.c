/* extract_columns - adverts of a table that JSON tells by columns, or headed */
#include "extract_priv.h"
#include "look.h"

#define COLUMNS 100
#define ENOUGH  20        /* rows that tell whether they are adverts */
#define SAME    (1 << 24) /* bytes that are said again for every row */

/*
 * As programs write tables where rows are no objects:
 *
 *	{"title":{"0":"a","1":"b"},"price":{"0":5,"1":6}}
 *	{"title":["a","b"],"price":[5,6]}
 *	{"columns":["title","price"],"index":[0,1],"data":[["a",5],["b",6]]}
 *	[["title","price"],["a",5],["b",6]]
 *
 * and as databases answer, at most two levels deep in what they say besides:
 *
 *	{"cols":[{"name":"title"},{"name":"price"}],"rows":[["a",5],["b",6]]}
 *	{"schema":{"fields":[{"name":"title"}]},"rows":[{"f":[{"v":"a"}]}]}
 */
struct columns {
	struct str name[COLUMNS]; /* with their quotes */
	struct json_each cell[COLUMNS];
	struct str same[COLUMNS]; /* for all rows; absent: it has cells */
	size_t n;
	bool has[COLUMNS];     /* its cell was read and not yet taken */
	bool holes;            /* rows are told by their numbers */
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

/* What a column is called; absent if it has no name. */
static struct str
name_of(struct str column)
{
	static const struct str keys[] = {
	    STR_INIT("name"), STR_INIT("label"), STR_INIT("columnName")};
	struct str name = column;

	if (json_type(column) == JSON_OBJECT)
		for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
			name = json_get(column, keys[i]);
			if (name.n > 2)
				break;
		}
	return json_type(name) == JSON_STRING ? name : (struct str){NULL, 0};
}

/* The names that are a list. */
static bool
open_head(struct extract *x, struct columns *c, struct str head)
{
	struct json_each it = json_each(head);

	while (json_next(&it)) {
		struct str s, name = name_of(it.value);

		if (c->n == COLUMNS || !name.p)
			return false;
		buf_clear(&x->mended);
		json_decode(name, &x->mended);
		s = buf_str(&x->mended);
		if (dump_is_row(x->dump, &s, 1))
			return false;
		c->name[c->n++] = name;
	}
	return c->n > 1;
}

static bool
is_array(struct str value)
{
	return value.p && json_type(value) == JSON_ARRAY;
}

/* The first member with one of these names that is a list. */
static struct str
list_of(struct str object, const struct str *names, size_t n)
{
	struct json_each it = json_each(object);

	while (it.object && json_next(&it)) {
		if (!is_array(it.value))
			continue;
		for (size_t i = 0; i < n; i++)
			if (str_eq(str_n(it.key.p + 1, it.key.n - 2), names[i]))
				return it.value;
	}
	return (struct str){NULL, 0};
}

/* Names, and rows beside them. */
static bool
open_apart(struct extract *x, struct columns *c, struct str object)
{
	static const struct str heads[] = {STR_INIT("columns"),
	    STR_INIT("cols"), STR_INIT("fields"), STR_INIT("meta"),
	    STR_INIT("headers"), STR_INIT("header")};
	static const struct str rows[] = {STR_INIT("data"), STR_INIT("rows"),
	    STR_INIT("values"), STR_INIT("records")};
	struct str data = list_of(object, rows, 4), head;

	if (!data.p)
		return false;
	head = list_of(object, heads, 6);
	if (!head.p)
		head = list_of(json_get(object, STR("schema")), heads, 6);
	c->rows = json_each(data);
	c->rowwise = true;
	return head.p && open_head(x, c, head);
}

static bool
open_columns(struct extract *x, struct columns *c, struct str value)
{

	*c = (struct columns){.rowwise = true};
	if (is_array(value)) {
		c->rows = json_each(value);
		return json_next(&c->rows) && is_array(c->rows.value) &&
		       open_head(x, c, c->rows.value);
	}
	if (json_type(value) != JSON_OBJECT)
		return false;
	if (open_apart(x, c, value))
		return true;
	*c = (struct columns){.rowwise = false};
	return open_each(c, value);
}

static void
put(struct extract *x, struct str name, struct str value)
{
	buf_addc(&x->cells, x->cells.n ? ',' : '{');
	buf_addstr(&x->cells, name);
	buf_addc(&x->cells, ':');
	buf_addstr(&x->cells, value);
}

/* The number that a cell is called by: "12":5 */
static uint64_t
number_of(const struct json_each *cell)
{
	uint64_t n = 0;

	for (size_t i = 1; i + 1 < cell->key.n; i++)
		n = n * 10 + (uint64_t)(cell->key.p[i] - '0');
	return n;
}

/* The next row of columns that lack some cells: those of the least number. */
static bool
next_of(struct extract *x, struct columns *c)
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

/* True if the cells of all columns are called by numbers that rise, and few
 * lack. */
static bool
has_holes(struct columns c)
{
	uint64_t most = 0, cells = 0;

	for (size_t i = 0; i < c.n; i++) {
		uint64_t n = 0, last = 0;

		for (; json_next(&c.cell[i]); n++) {
			struct str key = c.cell[i].key;
			uint64_t now;

			if (key.n < 3 || key.n > 17 ||
			    !look_is_digits(str_n(key.p + 1, key.n - 2)))
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

/* {"f":[...]}, {"c":[...]}: BigQuery's row and Google's. */
static struct str
cells_of(struct str row)
{
	struct str cells = row;

	if (json_type(row) != JSON_OBJECT)
		return row;
	cells = json_get(row, STR("f"));
	return cells.p ? cells : json_get(row, STR("c"));
}

/* {"v":5}: a cell of such. */
static struct str
value_of(struct str cell)
{
	struct str value = {NULL, 0};

	if (json_type(cell) == JSON_OBJECT)
		value = json_get(cell, STR("v"));
	return value.p ? value : cell;
}

/* The next row, as an object in x->cells.  False behind the last. */
static bool
next_row(struct extract *x, struct columns *c)
{
	struct json_each it;
	struct str row;
	size_t i = 0;

	buf_clear(&x->cells);
	if (c->holes)
		return next_of(x, c);
	if (c->rowwise) {
		if (!json_next(&c->rows))
			return false;
		row = cells_of(c->rows.value);
		if (!is_array(row))
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

/* How many texts or numbers a value is: of an array how many are in it. */
static size_t
cells(struct str value)
{
	struct json_each it;
	size_t n = 0;

	if (!is_array(value))
		return value.p != NULL;
	it = json_each(value);
	while (json_next(&it)) {
		if (json_type(it.value) >= JSON_ARRAY)
			return 1;
		n++;
	}
	return n;
}

/* True if an array has two values that differ. */
static bool
differ(struct str value)
{
	struct json_each it;
	struct str first;

	if (!is_array(value))
		return false;
	it = json_each(value);
	if (!json_next(&it))
		return false;
	first = it.value;
	while (json_next(&it))
		if (!str_eq(it.value, first))
			return true;
	return false;
}

/* The members of an object: lists of n have a cell for each row, all else is
 * of every row, if that is not too much.  False if there is no such list. */
static bool
open_lists(struct columns *c, struct str object, size_t n)
{
	struct json_each it = json_each(object);
	size_t bytes = 0, lists = 0;

	*c = (struct columns){.n = 0};
	while (c->n < COLUMNS && json_next(&it)) {
		bool list = is_array(it.value) && cells(it.value) == n;

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

/* The member of an object that a value is in. */
static struct str
member_with(struct str object, struct str value)
{
	struct json_each it = json_each(object);

	while (json_next(&it))
		if (value.p >= it.value.p && value.p < it.value.p + it.value.n)
			return it.value;
	return value;
}

static void
take_rows(struct extract *x, struct columns *c)
{
	while (next_row(x, c)) {
		buf_clear(&x->usual);
		dump_read(x->dump, buf_str(&x->cells), false, &x->usual);
		extract_row(x, buf_str(&x->usual), NULL);
	}
}

/* The rows of the object that has the list `one` of n, in it or deeper. */
static bool
take_lists(struct extract *x, struct str object, struct str one, size_t n)
{
	struct str in = member_with(object, one);
	struct columns c;

	for (int i = 0; i < COLUMNS && json_type(in) == JSON_OBJECT; i++) {
		object = in;
		in = member_with(object, one);
	}
	if (!open_lists(&c, object, n))
		return false;
	x->advert.among = true;
	take_rows(x, &c);
	return true;
}

/* Is it more than one advert? of `urls` addresses that differ, or 0. */
static bool
are_several(const struct dump *d, size_t urls, size_t title, size_t price)
{
	if (title > 1 && differ(dump_found(d, STR("item"))))
		return true;
	if (!urls)
		return !dump_found(d, STR("url")).p && title > 1 && price > 1;
	return price > 1 ? title != 1 : !price && title == urls;
}

/*
 * Programs keep what they find on a page of many adverts as lists:
 * {"title":["a","b"],"price":["5","6"]}.  A title in pieces, and the prices
 * of one advert, are lists too: addresses or items that differ tell, or
 * several titles and prices without any address.
 */
bool
extract_lists(struct extract *x, struct str object)
{
	struct str url = dump_found(x->dump, STR("url"));
	struct str name = dump_found(x->dump, STR("title"));
	size_t n = differ(url) ? cells(url) : 0, title = cells(name);
	size_t price = cells(dump_found(x->dump, STR("price")));

	if (!are_several(x->dump, n, title, price))
		return false;
	if (!n)
		n = title;
	if ((!title || title == n) && (!price || price == n) &&
	    take_lists(x, object, url.p ? url : name, n))
		return true;
	extract_odd(x,
	    "are lists of which it is not known which values belong "
	    "together; export an object an advert",
	    0);
	err_set(&x->why, "its rows %s", x->odd_what);
	return x->suspect = true;
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
	for (; n < ENOUGH && next_row(x, &c); n++)
		like += extract_like(x, buf_str(&x->cells));
	if (!like || like * 2 < n)
		return false;
	open_columns(x, &c, value);
	c.holes = holes;
	take_rows(x, &c);
	return true;
}

/* The tables that an object, or a list of a few, has in it. */
static bool
take_within(struct extract *x, struct str value)
{
	struct json_each it = json_each(value);
	struct columns c = {.n = 0};
	bool took = false;

	for (size_t n = 0; n < ENOUGH && json_next(&it); n++) {
		c.n = 0;
		if (json_type(it.value) == JSON_OBJECT &&
		    open_apart(x, &c, it.value))
			took |= extract_columns(x, it.value);
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
	for (size_t n = 0; n < ENOUGH && json_next(&it); n++)
		if (json_type(it.value) >= JSON_ARRAY)
			take_within(x, it.value);
}

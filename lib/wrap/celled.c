/* celled - rows of JSON whose cells are objects, as lists of cells */
#include "celled.h"

#include "err.h"

#define NEAR 4096 /* bytes in which a name of such cells stands */
#define GAP  200  /* columns, or rows, that are left out, at most */

/* Appends a cell, or null; objects and lists are none. */
static bool
put_cell(struct buf *out, bool first, struct str cell)
{
	if (!first)
		buf_addc(out, ',');
	if (cell.p)
		buf_addstr(out, cell);
	else
		buf_puts(out, "null");
	return !cell.n || !ONE_OF(cell.p[0], "[{");
}

/* Appends a name without the variable before it: g.id. */
static void
put_name(struct buf *out, bool first, struct str name)
{
	struct str s = json_inside(name);
	size_t n = s.n;

	while (n && s.p[n - 1] != '.')
		n--;
	if (!first)
		buf_addc(out, ',');
	buf_addc(out, '"');
	buf_addstr(out, str_after(s, n));
	buf_addc(out, '"');
}

/* Neo4j: rows that are objects are read as they are. */
static bool
graph_rows(struct str result, struct buf *out)
{
	struct json_each name = json_each(json_get(result, STR("columns")));
	struct json_each row = json_each(json_get(result, STR("data"))), cell;
	size_t names = 0, rows = 0, n;

	buf_puts(out, "[[");
	while (json_next(&name))
		put_name(out, !names++, name.value);
	for (; json_next(&row); rows++) {
		buf_puts(out, "],[");
		cell = json_each(json_get(row.value, STR("row")));
		for (n = 0; json_next(&cell); n++)
			if (!put_cell(out, !n, cell.value))
				return false;
		if (n != names)
			return false;
	}
	buf_puts(out, "]]");
	return names > 1 && rows;
}

/* Athena. */
static bool
query_rows(struct str result, struct buf *out)
{
	struct json_each row = json_each(json_get(result, STR("Rows"))), cell;
	size_t rows = 0, n;

	for (; json_next(&row); rows++) {
		buf_puts(out, rows ? "],[" : "[[");
		cell = json_each(json_get(row.value, STR("Data")));
		for (n = 0; json_next(&cell); n++)
			if (!put_cell(out, !n,
				json_get(cell.value, STR("VarCharValue"))))
				return false;
	}
	buf_puts(out, "]]");
	return rows > 1;
}

/* A row of the names that members of a list give. */
static size_t
put_names(struct str list, struct buf *out)
{
	struct json_each it = json_each(list);
	size_t n = 0;

	buf_puts(out, "[[");
	while (json_next(&it))
		put_name(out, !n++, json_get(it.value, STR("name")));
	return n;
}

/* The Data API of Redshift and RDS, whose cells are objects of one member, and
 * the SQL API of Snowflake. */
static bool
table_rows(struct str names, struct str list, bool typed, struct buf *out)
{
	struct json_each row = json_each(list), cell, in;
	size_t columns = put_names(names, out), rows = 0, n;
	struct str value;

	for (; json_next(&row); rows++) {
		buf_puts(out, "],[");
		cell = json_each(row.value);
		for (n = 0; json_next(&cell); n++) {
			value = cell.value;
			in = json_each(value);
			if (typed)
				value = json_next(&in) &&
				                !json_is(in.key, STR("isNull"))
				            ? in.value
				            : STR_NONE;
			if (!put_cell(out, !n, value))
				return false;
		}
		if (n != columns)
			return false;
	}
	buf_puts(out, "]]");
	return columns > 1 && rows;
}

/* What a cell of Luckysheet shows. */
static struct str
shown(struct str cell)
{
	struct str v = json_get(cell, STR("v")), m;

	if (json_type(v) != JSON_OBJECT)
		return v;
	m = json_get(v, STR("m"));
	return m.p ? m : json_get(v, STR("v"));
}

/* A sheet of Luckysheet. */
static bool
sheet_rows(struct str cells, struct buf *out)
{
	struct json_each it = json_each(cells);
	uint64_t r, c, row = 0, column = 0;

	buf_puts(out, "[[");
	while (json_next(&it)) {
		if (!str_uint(json_get(it.value, STR("r")), row + GAP, &r) ||
		    !str_uint(json_get(it.value, STR("c")), column + GAP, &c) ||
		    r < row)
			return false;
		for (; row < r; row++, column = 0)
			buf_puts(out, "],[");
		for (; column < c; column++)
			put_cell(out, !column, STR_NONE);
		if (column++ != c || !put_cell(out, !c, shown(it.value)))
			return false;
	}
	buf_puts(out, "]]");
	return row > 0;
}

/* All sheets, one behind the other. */
static bool
sheets(struct str list, struct buf *out)
{
	struct json_each it = json_each(list);
	struct str cells;
	size_t n = 0, had;

	buf_addc(out, '{');
	while (json_next(&it)) {
		cells = json_get(it.value, STR("celldata"));
		had = out->n;
		buf_printf(out, "%s\"sheet%zu\":", n ? "," : "", n + 1);
		if (cells.p && sheet_rows(cells, out))
			n++;
		else if (json_type(cells) == JSON_ARRAY && cells.n > 2)
			return false;
		else
			out->n = had;
	}
	buf_addc(out, '}');
	return n > 0;
}

/* True if one of the names that only such JSON has stands near its begin. */
static bool
may_be(struct str text)
{
	static const struct str names[] = {STR_INIT("\"celldata\""),
	    STR_INIT("\"VarCharValue\""), STR_INIT("\"stringValue\""),
	    STR_INIT("\"resultSetMetaData\""), STR_INIT("\"row\":"),
	    STR_INIT("\"row\" :")};
	struct str near = str_head(text, NEAR);

	for (size_t i = 0; i < COUNT(names); i++)
		if (str_find(near, names[i], 0) < near.n)
			return true;
	return false;
}

/* The rows of a whole value. */
static bool
rows_of(struct str value, struct buf *out)
{
	struct str in = json_get(value, STR("ResultSet"));
	struct json_each it;

	if (json_type(value) == JSON_ARRAY)
		return sheets(value, out);
	if (in.p)
		return query_rows(in, out);
	in = json_get(value, STR("ColumnMetadata"));
	if (in.p)
		return table_rows(
		    in, json_get(value, STR("Records")), true, out);
	in = json_get(value, STR("resultSetMetaData"));
	if (in.p)
		return table_rows(json_get(in, STR("rowType")),
		    json_get(value, STR("data")), false, out);
	in = json_get(value, STR("results"));
	if (json_type(in) != JSON_ARRAY)
		return graph_rows(value, out);
	it = json_each(in);
	return json_next(&it) && graph_rows(it.value, out);
}

bool
celled_json(struct str text, struct json_scan *scan, struct buf *out)
{
	size_t had = out->n;
	struct err e;
	bool good;

	text = str_trim(text);
	if (!text.n || !ONE_OF(text.p[0], "[{") || !may_be(text) ||
	    !json_scan_whole(scan, NULL, text, &e))
		return false;
	good = rows_of(scan->value, out);
	if (!good)
		out->n = had;
	return good;
}

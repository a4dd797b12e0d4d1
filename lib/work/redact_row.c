/* redact_row - rows of tables, with sellers as pseudonyms */
#include "redact_priv.h"

static bool
has(struct str s, const char *part)
{
	return str_find(s, str_from(part), 0) < s.n;
}

/* From the head of a table: which of its columns tell of a seller. */
static void
note_columns(struct redact *r, struct str by)
{
	struct json_each it;
	struct buf expr = {0}, column = {0};

	if (json_type(by) != JSON_OBJECT)
		return;
	for (it = json_each(by); json_next(&it);) {
		buf_clear(&expr);
		buf_clear(&column);
		json_decode(it.key, &column);
		if (json_type(it.value) == JSON_STRING)
			json_decode(it.value, &expr);
		if (has(buf_str(&expr), "seller"))
			names_add(&r->sellers_of, buf_str(&column));
		else if (str_eq(buf_str(&expr), STR(".url")) ||
			 str_eq(buf_str(&expr), STR(".item")) ||
			 str_eq(buf_str(&expr), STR(".id")))
			names_add(&r->items_of, buf_str(&column));
	}
	buf_free(&expr);
	buf_free(&column);
}

void
redact_know(struct redact *r, struct str record)
{
	struct buf names = {0};
	struct str rest, one;

	redact_sellers(&names, json_get(record, STR("seller")));
	rest = buf_str(&names);
	while (rest.n && (one = str_cut(&rest, '\n')).p)
		if (one.n)
			names_add(&r->known, one);
	r->rows = false;
	buf_free(&names);
}

/* The names looked for are those of all sellers that are known. */
static void
begin_rows(struct redact *r)
{
	if (r->rows)
		return;
	buf_clear(&r->sellers);
	for (uint32_t i = 0; i < r->known.n; i++) {
		buf_addstr(&r->sellers, r->known.name[i]);
		buf_addc(&r->sellers, '\n');
	}
	r->found.renew = true;
	r->rows = true;
}

/* Columns whose values are slugs of ours. */
static bool
slugs(struct str column)
{
	static const struct str names[] = {STR_INIT("as_of"), STR_INIT("cites"),
	    STR_INIT("commodity"), STR_INIT("condition"), STR_INIT("currency"),
	    STR_INIT("level"), STR_INIT("platform"), STR_INIT("product"),
	    STR_INIT("profile"), STR_INIT("row"), STR_INIT("status"),
	    STR_INIT("trade")};

	return str_in(column, names, COUNT(names));
}

static void
cell(struct redact *r, struct str key, struct str span, struct buf *out)
{
	struct str column;
	bool seller, item;

	buf_clear(&r->old);
	json_decode(key, &r->old);
	column = buf_str(&r->old);
	seller = has(column, "seller") || has(column, "shop") ||
	         names_find(&r->sellers_of, column) != NAMES_NONE;
	item = str_eq(column, STR("url")) || str_eq(column, STR("item")) ||
	       str_eq(column, STR("id")) ||
	       names_find(&r->items_of, column) != NAMES_NONE;
	if (json_type(span) == JSON_NUMBER || slugs(column))
		buf_addstr(out, span);
	else if (seller)
		redact_value(r, "seller", span, out);
	else if (item && has(span, ":") && !has(span, "//"))
		redact_id(r, span, out);
	else
		redact_value(r, item ? "item" : NULL, span, out);
}

void
redact_row(struct redact *r, struct str row, struct buf *out)
{
	struct str what = json_get(row, STR("row"));
	bool head =
	    json_type(what) == JSON_STRING && json_is(what, STR("head"));
	struct json_each it = json_each(row);
	const char *from = row.p;

	r->recording = false;
	begin_rows(r);
	buf_clear(&r->path);
	if (head)
		note_columns(r, json_get(row, STR("by")));
	while (json_next(&it)) {
		buf_add(out, from, (size_t)(it.key.p - from));
		redact_name(r, it.key, out);
		buf_add(out, it.key.p + it.key.n,
		    (size_t)(it.value.p - it.key.p - it.key.n));
		if (head && (json_is(it.key, STR("by")) ||
				json_is(it.key, STR("where"))))
			buf_addstr(out, it.value);
		else if (head)
			redact_value(r, NULL, it.value, out);
		else
			cell(r, it.key, it.value, out);
		from = it.value.p + it.value.n;
	}
	buf_add(out, from, (size_t)(row.p + row.n - from));
}

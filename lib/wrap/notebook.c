/* notebook - what the cells of a Jupyter notebook gave, as a page */
#include "notebook.h"

/* Appends a text, which may be a list of its lines. */
static void
add_lines(struct str value, struct buf *out)
{
	struct json_each it;

	if (json_type(value) == JSON_STRING)
		json_decode(value, out);
	if (json_type(value) != JSON_ARRAY)
		return;
	for (it = json_each(value); json_next(&it);)
		if (json_type(it.value) == JSON_STRING)
			json_decode(it.value, out);
}

/* What an object has of that name, if it is a list; else nothing. */
static struct json_each
list_of(struct str object, struct str name)
{
	struct str list = STR_NONE;

	if (json_type(object) == JSON_OBJECT)
		list = json_get(object, name);
	return json_each(json_type(list) == JSON_ARRAY ? list : STR("[]"));
}

/* Appends what one cell gave: as HTML, or printed, as text. */
static void
add_cell(struct str cell, bool html, struct buf *out)
{
	struct json_each it = list_of(cell, STR("outputs"));
	struct str data;

	while (json_next(&it)) {
		if (json_type(it.value) != JSON_OBJECT)
			continue;
		data = json_get(it.value, STR("data"));
		if (json_type(data) == JSON_OBJECT)
			add_lines(json_get(data, html ? STR("text/html")
						      : STR("text/plain")),
			    out);
		add_lines(
		    json_get(it.value, html ? STR("html") : STR("text")), out);
		buf_addc(out, '\n');
	}
}

/* Appends what the cells of a notebook, or of a sheet of an old one, gave. */
static void
add_cells(struct str book, bool html, struct buf *out)
{
	struct json_each it = list_of(book, STR("cells"));

	while (json_next(&it))
		add_cell(it.value, html, out);
}

/* Appends what a notebook gave. */
static void
add_book(struct str book, bool html, struct buf *out)
{
	struct json_each it;

	add_cells(book, html, out);
	for (it = list_of(book, STR("worksheets")); json_next(&it);)
		add_cells(it.value, html, out);
}

bool
notebook_page(struct str text, struct json_scan *scan, struct buf *out)
{
	static const struct str start = STR_INIT("<html>");
	struct err e;

	text = str_trim(text);
	if (!str_starts(text, STR("{")) ||
	    str_find(text, STR("\"nbformat\""), 0) == text.n ||
	    !json_scan(scan, NULL, text, &e) ||
	    json_type(json_get(text, STR("nbformat"))) != JSON_NUMBER)
		return false;
	buf_addstr(out, start);
	add_book(text, true, out);
	if (memchr(out->p + start.n, '<', out->n - start.n))
		return true;
	buf_clear(out);
	add_book(text, false, out);
	return str_trim(buf_str(out)).n > 0;
}

bool
notebook_is_short(struct str page)
{
	static const struct str dots = STR_INIT("<th>...</th>");
	size_t at = str_find(page, STR("class=\"dataframe\""), 0);
	struct str rest;

	while ((at = str_find(page, dots, at)) < page.n) {
		at += dots.n;
		rest = str_trim(str_after(page, at));
		if (str_starts(rest, STR("<td")))
			return true; /* else it is a column's */
	}
	return false;
}

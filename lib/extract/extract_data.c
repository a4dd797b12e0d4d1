/* extract_data - one definition on data that a page is, or has */
#include "extract_data.h"
#include "jsobj.h"

bool
extract_data_scan_value(struct extract *x, const struct json_paths *paths,
    struct str *data, struct script *script)
{
	if (!script)
		return json_scan_whole(&x->scan, paths, *data, &x->got.why);
	if ((data->n && *data->p == '"') ||
	    !json_scan_first(&x->scan, paths, *data, &x->got.why)) {
		*data = script_end(script, *data);
		return false;
	}
	*data = x->scan.value;
	script->work += data->n;
	return true;
}

/* Makes of data that the page's end cuts what it is up to the last row that is
 * whole; once for a definition, as that costs as much as reading it. */
static bool
mend_cut(struct extract *x, struct str data)
{
	struct str text = x->text.text;
	struct buf closed = {0};
	struct err e;
	bool good;

	text = str_trim(text);
	if (x->got.closed || data.p + data.n < text.p + text.n ||
	    str_find_nocase(data, STR("</script"), 0) < data.n)
		return false;
	x->got.closed = true;
	buf_clear(&x->mended);
	good = jsobj_close(data, &closed) &&
	       jsobj_json(buf_str(&closed), &x->mended, &e);
	buf_free(&closed);
	if (good)
		x->flaw.torn_in = "value";
	return good;
}

bool
extract_data_scan(struct extract *x, struct str *data, struct script *script)
{
	struct err e;

	if (extract_data_scan_value(x, x->site->page, data, script))
		return true;
	buf_clear(&x->mended);
	if (!(jsobj_json(*data, &x->mended, &e) || mend_cut(x, *data)) ||
	    !json_scan(&x->scan, x->site->page, buf_str(&x->mended), &e))
		return false;
	*data = buf_str(&x->mended);
	x->got.why.msg[0] = '\0';
	return true;
}

bool
extract_data_rows(struct extract *x, struct str data)
{
	const struct site_sources *rows = &x->site->source[SITE_ROWS];
	size_t before = x->got.rows, lame = x->got.lame, n;

	if (!rows->n)
		extract_row(x, data, NULL);
	extract_found(x, data);
	n = x->got.rows - before;
	if (n > x->got.lame - lame)
		return true;
	x->got.rows = before;
	x->got.lame = lame;
	x->got.none = !n && !before && extract_says_none(x, data);
	if (!x->got.none && !rows->n)
		x->got.lame_page = true;
	else if (!x->got.none && !x->got.why.msg[0] && n)
		err_set(&x->got.why, "its rows have neither item nor title");
	else if (!x->got.none && !x->got.why.msg[0])
		extract_found_none(x);
	if (!x->got.none && !n && data.p)
		extract_shape_data(x, data);
	return x->got.none;
}

bool
extract_data(struct extract *x, struct str data, struct script *script)
{
	x->scan.nspan = 0;
	return (!data.p || extract_data_scan(x, &data, script)) &&
	       extract_data_rows(x, data);
}

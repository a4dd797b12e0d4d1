/* meta - the encoding that a page declares in itself */
#include "meta.h"

#include <stdbool.h>

#include "tag.h"

/* As far as the declaration is looked for.  The standard says 1,024 bytes;
 * pages put scripts before it, and browsers find it all the same. */
#define PRESCAN ((size_t)64 << 10)

/* "text/html; charset=gbk": the label. */
static struct str
from_content(struct str v)
{
	const char *p, *end = v.p + v.n;
	struct str label;

	for (size_t i = 0; i + 7 <= v.n; i++) {
		if (!str_eq_nocase(str_n(v.p + i, 7), STR("charset")))
			continue;
		p = tag_skip_blank(v.p + i + 7, end);
		if (p >= end || *p != '=')
			continue;
		p = tag_attr_value(p + 1, end, &label);
		for (i = 0; i < label.n && label.p[i] != ';'; i++)
			;
		return str_n(label.p, i);
	}
	return STR_NONE;
}

/* *at is behind "<meta"; moves it to the end of the tag. */
static struct str
meta_tag(const char **at, const char *end)
{
	struct str charset = STR_NONE, content = STR_NONE;
	bool pragma = false;
	struct tag_attr a;

	while (tag_attr_next(at, end, &a)) {
		if (str_eq_nocase(a.name, STR("http-equiv")))
			pragma = str_eq_nocase(
			    str_trim(a.value), STR("content-type"));
		else if (str_eq_nocase(a.name, STR("content")) && !content.p)
			content = from_content(a.value);
		else if (str_eq_nocase(a.name, STR("charset")) && !charset.p)
			charset = str_trim(a.value);
	}
	if (charset.p)
		return charset;
	return pragma ? content : STR_NONE;
}

/* A tag at *at (behind its '<'); the label if it is a <meta> with one. */
static struct str
tag(const char **at, const char *end)
{
	const char *from = *at, *p = *at;
	struct str name, label = STR_NONE;
	struct tag_attr a;
	bool closing = *p == '/';

	if (closing)
		from = ++p;
	while (p < end && !ascii_blank(*p) && *p != '>' && *p != '/')
		p++;
	name = str_n(from, (size_t)(p - from));
	if (!closing && str_eq_nocase(name, STR("meta")))
		label = meta_tag(&p, end);
	else
		while (tag_attr_next(&p, end, &a))
			;
	if (!closing)
		p = tag_text_end(p, end, name);
	*at = p;
	return label;
}

/* <?xml version="1.0" encoding="gb2312"?> */
static struct str
xml_declaration(struct str page)
{
	const char *p = page.p + 5, *end = page.p + page.n;
	struct tag_attr a;

	while (tag_attr_next(&p, end, &a) && a.name.p[0] != '?')
		if (str_eq(a.name, STR("encoding")))
			return a.value;
	return STR_NONE;
}

/* What a dump of MySQL says near its start, SET NAMES utf8mb4: only of UTF-8,
 * as bytes that are of none of its tables' texts stand in it too. */
static struct str
names_of_sql(struct str page)
{
	static const struct str set = STR_INIT("SET NAMES utf8");

	return str_find(page, set, 0) < page.n ? STR("utf-8") : STR_NONE;
}

struct str
meta_charset(struct str page)
{
	struct str label = STR_NONE;
	const char *p = page.p, *end;

	if (page.n > PRESCAN)
		page.n = PRESCAN;
	end = page.p + page.n;
	if (str_starts(page, STR("<?xml")))
		label = xml_declaration(page);
	while (!label.p && p + 1 < end) {
		if (*p++ != '<')
			continue;
		if (str_starts(str_n(p, (size_t)(end - p)), STR("!--")))
			p = tag_comment_end(p, end);
		else if (ascii_letter(*p) ||
			 (*p == '/' && p + 1 < end && ascii_letter(p[1])))
			label = tag(&p, end);
	}
	return label.p ? label : names_of_sql(page);
}

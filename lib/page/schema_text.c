/* schema_text - JSON-LD, and what <meta> and the like say */
#include "schema_priv.h"

#include "jsobj.h"
#include "mem.h"
#include "script.h"
#include "tag.h"
#include "text.h"

/* Appends one value of a script to the things, if it can be read. */
static bool
add_value(struct schema *s, struct str value)
{
	struct buf *b = &s->data[SCHEMA_LD];
	size_t n = b->n;
	struct err e;

	json_sep(b);
	if (json_scan(&s->scan, NULL, value, &e)) {
		buf_addstr(b, value);
		return true;
	}
	buf_clear(&s->one);
	if (jsobj_json(value, &s->one, &e) &&
	    json_scan(&s->scan, NULL, buf_str(&s->one), &e)) {
		buf_addstr(b, buf_str(&s->one));
		return true;
	}
	b->n = n;
	return false;
}

/* All values of a script; true if there are some, and all could be read. */
static bool
add_values(struct schema *s, struct str text)
{
	size_t at = 0, n = 0;
	bool ok = true;
	struct str value;

	while (script_value(text, &at, &value) && ++n)
		ok &= add_value(s, value);
	return ok && n;
}

/* Some shops escape a script as if it were an attribute. */
static bool
is_escaped(struct str text)
{
	return !memchr(text.p, '"', text.n) &&
	       (str_find(text, STR("&quot;"), 0) < text.n ||
		   str_find(text, STR("&#34;"), 0) < text.n);
}

/* A script of JSON-LD. */
static void
add_script(struct schema *s, struct str text)
{
	if (is_escaped(text)) {
		buf_clear(&s->two);
		text_plain(text, &s->two);
		text = buf_str(&s->two);
	}
	if (!add_values(s, text) && str_find(text, STR("Product"), 0) < text.n)
		s->broken = true;
}

/* Adds a name, in lower case, and its value; NUL ends each. */
static void
say(struct schema *s, struct str name, struct str value)
{
	size_t from = s->said.n;
	uint32_t n = s->said_name.n;

	for (size_t i = 0; i < name.n; i++)
		buf_addc(&s->said, ascii_lower(name.p[i]));
	name = str_n(s->said.p + from, name.n);
	if (names_add(&s->said_name, name) == n) {
		mem_grow(&s->said_at, &s->said_cap, n + 1, sizeof(*s->said_at));
		s->said_at[n] = s->said.n + 1;
	}
	buf_addc(&s->said, '\0');
	from = s->said.n;
	text_plain(value, &s->said);
	for (size_t i = from; i < s->said.n; i++)
		if (!s->said.p[i])
			s->said.p[i] = ' ';
	buf_addc(&s->said, '\0');
}

static void
meta(struct schema *s, const struct tag *tag)
{
	struct str name = tag_value(tag, STR("property")), value;

	if (!name.n)
		name = tag_value(tag, STR("name"));
	value = tag_value(tag, STR("content"));
	name = str_trim(name);
	if (!name.n || !str_trim(value).n || name.n > 64)
		return;
	if (memchr(name.p, ':', name.n) ||
	    str_eq_nocase(name, STR("description")))
		say(s, name, value);
}

static bool
is_word(struct str words, struct str word)
{
	struct str w;

	for (w = str_cut(&words, ' '); w.p; w = str_cut(&words, ' '))
		if (str_eq_nocase(w, word))
			return true;
	return false;
}

/* A card of Twitter's, <meta name="twitter:label1" content="Price"> before
 * data1: says it as twitter:price. */
static void
read_card(struct schema *s)
{
	static const struct str names[][2] = {
	    {STR_INIT("twitter:label1"), STR_INIT("twitter:data1")},
	    {STR_INIT("twitter:label2"), STR_INIT("twitter:data2")}};
	struct str label;

	for (size_t i = 0; i < 2; i++) {
		label = str_trim(schema_said(s, names[i][0]));
		if (!label.n ||
		    names_find(&s->kind[SCHEMA_LABEL], label) == NAMES_NONE)
			continue;
		buf_clear(&s->one);
		buf_addstr(&s->one, schema_said(s, names[i][1]));
		say(s, STR("twitter:price"), buf_str(&s->one));
		return;
	}
}

/* What the <meta> tags say that the page is. */
static void
judge(struct schema *s)
{
	struct str type = schema_said(s, STR("og:type"));

	s->said_product =
	    str_starts(type, STR("product")) || str_ends(type, STR(":product"));
	if (str_starts(type, STR("product.group")))
		s->said_product = false;
	s->said_other =
	    type.n && !s->said_product && !str_eq(type, STR("website"));
	s->said_price =
	    schema_said(s, STR("product:price:amount")).n ||
	    schema_said(s, STR("og:price:amount")).n ||
	    schema_said(s, STR("product:sale_price:amount")).n ||
	    (schema_said(s, STR("twitter:price")).n &&
		str_eq(schema_said(s, STR("twitter:card")), STR("product")));
}

static void
read_tag(struct schema *s, const struct tag *tag)
{
	struct str type;

	switch (ascii_lower(tag->name.p[0])) {
	case 'm':
		if (str_eq_nocase(tag->name, STR("meta")))
			meta(s, tag);
		break;
	case 't':
		if (str_eq_nocase(tag->name, STR("title")) && tag->text.n &&
		    !schema_said(s, STR("title")).p)
			say(s, STR("title"), tag->text);
		break;
	case 'l':
		if (str_eq_nocase(tag->name, STR("link")) &&
		    is_word(tag_value(tag, STR("rel")), STR("canonical")))
			say(s, STR("canonical"), tag_value(tag, STR("href")));
		break;
	case 's':
		if (!str_eq_nocase(tag->name, STR("script")) || !tag->text.n)
			break;
		type = tag_value(tag, STR("type"));
		if (str_find(type, STR("ld+json"), 0) < type.n)
			add_script(s, tag->text);
		break;
	default: break;
	}
}

void
schema_read_text(struct schema *s, const struct outline *o)
{
	struct tag tag;
	struct str behind;

	for (size_t i = 0; outline_tag(o, i, &tag, &behind); i++)
		read_tag(s, &tag);
	read_card(s);
	judge(s);
}

struct str
schema_said(const struct schema *s, struct str name)
{
	uint32_t n = names_find(&s->said_name, name);

	return n == NAMES_NONE ? STR_NONE : str_from(s->said.p + s->said_at[n]);
}

struct str
schema_address(const struct schema *s)
{
	struct str url = schema_said(s, STR("canonical"));

	return url.n ? url : schema_said(s, STR("og:url"));
}

/* site_check - mistakes in definitions, and what was meant */
#include "near.h"
#include "site_priv.h"

#define WORD NEAR_MAX

/* The words that begin a line, beside the keys. */
static const char *const words[] = {"site", "host", "path", "content", "csv",
    "also", "script", "scripts", "json", "dump", "schema", "need", "cents",
    "once", "let", "lets"};

/* Names that others use for our keys. */
static const char *const others[][2] = {
    {"id", "item"},
    {"name", "title"},
    {"link", "url"},
    {"href", "url"},
    {"image", "images"},
    {"img", "images"},
    {"seller", "seller.name"},
    {"shop", "seller.name"},
    {"place", "location"},
    {"date", "posted"},
    {"time", "posted"},
    {"sales", "sold"},
    {"row", "rows"},
    {"domain", "host"},
};

/* Sets out to the word in small letters, without the signs that other formats
 * put behind names; returns its length, or 0 if it is too long. */
static size_t
plain(struct str s, char out[WORD])
{
	while (s.n && ONE_OF(s.p[s.n - 1], ":="))
		s.n--;
	if (s.n > WORD)
		return 0;
	for (size_t i = 0; i < s.n; i++)
		out[i] =
		    s.p[i] == '.' || s.p[i] == '-' ? '_' : ascii_lower(s.p[i]);
	return s.n;
}

/* Takes a word for the one that is meant, if it is nearer to s than *near, and
 * two thirds of the letters are right. */
static void
take(struct str s, const char *word, const char **near, size_t *least)
{
	char text[WORD];
	size_t n = plain(str_from(word), text), d;

	if (!n)
		return;
	d = near_distance(s, str_n(text, n));
	if (d < *least && d * 3 <= s.n) {
		*least = d;
		*near = word;
	}
}

const char *
site_hint(struct str word)
{
	char text[WORD];
	struct str s = str_n(text, plain(word, text));
	const char *near = NULL;
	size_t least = WORD;

	for (size_t i = 0; i < COUNT(others); i++)
		if (str_eq(s, str_from(others[i][0])))
			return others[i][1];
	for (int k = 0; s.n && k < SITE_KEYS; k++)
		take(s, site_key_name((enum site_key)k), &near, &least);
	for (size_t i = 0; s.n && i < COUNT(words); i++)
		take(s, words[i], &near, &least);
	return near;
}

const char *
site_text_wrong(struct str key, struct str s)
{
	if (!s.n && str_eq(key, STR("csv")))
		return "name columns of the table: csv NAME && NAME";
	if (str_eq(key, STR("csv")) && str_find(s, STR("&&"), 0) == s.n &&
	    str_find(s, STR(", "), 0) < s.n)
		return "between columns stands &&, no comma";
	if (!s.n)
		return "something is missing behind it";
	if (str_eq(key, STR("host")) && str_find(s, STR("/"), 0) < s.n)
		return "a host is a name, without https:// and path";
	if (str_ends(s, STR(",")) &&
	    (str_eq(key, STR("host")) || str_eq(key, STR("path"))))
		return "between several stands a blank, no comma";
	if (str_eq(key, STR("path")) && !ONE_OF(s.p[0], "/*"))
		return "a path begins with /";
	if (str_eq(key, STR("path")) && str_find(s, STR("?"), 0) < s.n)
		return "a path ends before ?";
	if (str_find(s, STR(" || "), 0) < s.n)
		return "write another line for what is or";
	return NULL;
}

const char *
site_words_wrong(enum site_key key, const struct site_source *s)
{
	if ((s->join || s->all) && s->how != SITE_CSS)
		return "behind join or all stands css";
	if (s->cents && (key < SITE_PRICE_TEXT || key > SITE_PRICE_MAX))
		return "cents is for prices";
	if (s->some && key != SITE_SOLD && key != SITE_REVIEWS)
		return "some is for sold and reviews";
	return NULL;
}

/* True of title and shop.name, which lack only the point to be paths. */
static bool
is_name(struct str s)
{
	size_t n = 0;

	while (n < s.n && (ascii_letter(s.p[n]) || ONE_OF(s.p[n], "._[]")))
		n++;
	return n == s.n && n && ascii_letter(s.p[0]);
}

/* True of \d+, [0-9]+, .*: regular expressions. */
static bool
is_regex(struct str s)
{
	static const struct str signs[] = {STR_INIT("\\d"), STR_INIT("\\w"),
	    STR_INIT("[0-9"), STR_INIT(".*"), STR_INIT(".+")};
	size_t i = 0, n = COUNT(signs);

	while (i < n && str_find(s, signs[i], 0) == s.n)
		i++;
	return i < n;
}

/* True if mark stands in text; quick where not even its first byte does. */
static bool
has(struct str text, struct str mark)
{
	return memchr(text.p, mark.p[0], text.n) &&
	       str_find(text, mark, 0) < text.n;
}

const char *
site_source_wrong(const struct site_source *s)
{
	struct str text = s->text;

	if (s->how == SITE_TEXT)
		return NULL;
	if (s->has_cut && (is_regex(s->cut.before) || is_regex(s->cut.after)))
		return "behind ~ stands no regular expression: {digits}, "
		       "{word} or {text} is the part that is taken";
	if (s->how == SITE_ADDRESS)
		return NULL;
	if (!s->has_cut && has(text, STR("~{")))
		return "a blank stands on both sides of ~";
	if (has(text, STR("=> ")) &&
	    str_find(text, STR(" => "), 0) < str_find(text, STR("\""), 0))
		return "=> is for attributes alone; to put a text together: "
		       "jq \"https://a.example/\" + .slug";
	if (s->how == SITE_JQ && str_starts(text, STR("$.")))
		return "a path begins with the point, without $: .title";
	if (s->how == SITE_JQ && has(text, STR("*]")))
		return "all members of a list are [], not [*]";
	if (s->how == SITE_JQ)
		return is_name(text)
		           ? "a path begins with a point: .title; what "
		             "is no path stands behind one: . | "
		             "tojson"
		           : NULL;
	if (has(text, STR("# ")) && str_find(text, STR(" # "), 0) < text.n)
		return "a comment is a line of its own";
	return NULL;
}

bool
site_has_data(const struct site *s)
{
	return s->nscript || s->json || s->dump || s->schema || s->ncsv;
}

bool
site_lacks_data(const struct site *s)
{
	static const enum site_key keys[] = {SITE_ITEM, SITE_TITLE, SITE_URL};
	const struct site_sources *rows = &s->source[SITE_ROWS], *of;

	if (site_has_data(s))
		return false;
	for (size_t i = 0; i < rows->n; i++)
		if (rows->at[i].how > SITE_JQ)
			return false;
	for (int k = 0; !rows->n && k < 3; k++) {
		of = &s->source[keys[k]];
		for (size_t i = 0; i < of->n; i++)
			if (of->at[i].how > SITE_JQ)
				return false;
	}
	return true;
}

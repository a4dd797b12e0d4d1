/* report_words - names for slugs, and what a reader sees in a cell */
#include <stdlib.h>

#include "mem.h"
#include "names.h"
#include "report.h"
#include "tsv.h"
#include "utf8.h"

struct report_words {
	struct names name; /* kind, a tab, name */
	struct str *word;  /* owned; by name */
	size_t cap;
	struct str lang;
	struct buf key;
	const char *kind; /* of all rows of the list that is read, or NULL */
};

/* The place of the name of a key; w->word has room for it. */
static uint32_t
place(struct report_words *w, struct str key)
{
	uint32_t i = names_add(&w->name, key);

	while (i >= w->cap) {
		size_t had = w->cap;

		mem_grow(&w->word, &w->cap, had + 1, sizeof(*w->word));
		memset(w->word + had, 0, (w->cap - had) * sizeof(*w->word));
	}
	return i;
}

/* Columns: name, the word, kind; that lacks in a list of one kind. */
static bool
word_add(void *of, const struct tsv *t, struct err *e)
{
	struct report_words *w = of;
	struct str word = t->col[1];
	uint32_t i;

	(void)e;
	if (!word.n)
		return true;
	buf_clear(&w->key);
	buf_addstr(&w->key, w->kind ? str_from(w->kind) : t->col[2]);
	buf_addc(&w->key, '\t');
	buf_addstr(&w->key, t->col[0]);
	i = place(w, buf_str(&w->key));
	if (!w->word[i].p)
		w->word[i] = mem_keep(word);
	return true;
}

/* The list `name` below the rules, of rows of that kind, or NULL. */
static bool
load(struct report_words *w, struct rules *rules, const char *name,
    const char *kind, const char *const *columns, struct err *e)
{
	w->kind = kind;
	return tsv_each_home(rules, name, columns, word_add, w, e);
}

struct report_words *
report_words_new(struct rules *rules, struct str lang, struct err *e)
{
	struct report_words *w = mem_new(1, sizeof(*w));
	bool zh = str_eq(lang, STR("zh"));
	const char *own[] = {"name", zh ? "zh" : "en", "kind", NULL};
	const char *commodity[] = {"slug", zh ? "name_zh" : "english", NULL};
	const char *product[] = {"slug", "english", NULL};

	w->lang = zh ? STR("zh") : STR("en");
	if (!zh && !str_eq(lang, STR("en")))
		err_set(e, "--lang " STR_FMT ": there are en and zh",
		    STR_ARG(lang));
	else if (load(w, rules, "report/words.tsv", NULL, own, e) &&
		 load(w, rules, "taxa/commodities.tsv", "commodity", commodity,
		     e) &&
		 load(w, rules, "products/products.tsv", "product", product, e))
		return w;
	report_words_free(w);
	return NULL;
}

void
report_words_free(struct report_words *w)
{
	if (!w)
		return;
	for (size_t i = 0; i < w->cap; i++)
		free((char *)w->word[i].p);
	free(w->word);
	names_free(&w->name);
	buf_free(&w->key);
	free(w);
}

struct str
report_word(const struct report_words *w, struct str kind, struct str name)
{
	struct buf key = {0};
	uint32_t i;

	if (!w)
		return name;
	buf_addstr(&key, kind);
	buf_addc(&key, '\t');
	buf_addstr(&key, name);
	i = names_find(&w->name, buf_str(&key));
	buf_free(&key);
	return i == NAMES_NONE ? name : w->word[i];
}

struct str
report_lang(const struct report_words *w)
{
	return w ? w->lang : STR("en");
}

/* Appends digits with a comma between thousands; the rest as it stands. */
static void
group(struct str s, struct buf *out)
{
	size_t i = 0, n;

	if (i < s.n && s.p[i] == '-')
		buf_addc(out, s.p[i++]);
	for (n = 0; i + n < s.n && ascii_digit(s.p[i + n]);)
		n++;
	for (; n; n--) {
		buf_addc(out, s.p[i++]);
		if (n > 1 && (n - 1) % 3 == 0)
			buf_addc(out, ',');
	}
	buf_add(out, s.p + i, s.n - i);
}

/* A number as a reader wants it. */
static void
number(const struct report_col *c, struct str cell, bool thousands,
    struct buf *out)
{
	struct buf text = {0};
	size_t point = str_find(cell, STR("."), 0);
	double v;

	buf_addstr(&text, cell);
	v = strtod(buf_cstr(&text), NULL);
	if (c->kind == REPORT_SHARE) {
		buf_printf(out, "%.1f %%", v * 100);
		buf_free(&text);
		return;
	}
	if (point < cell.n && cell.n - point > 5) {
		buf_clear(&text);
		buf_printf(&text, v > -1 && v < 1 ? "%.4f" : "%.2f", v);
	}
	if (thousands && !c->key && text.n < 40)
		group(buf_str(&text), out);
	else
		buf_addstr(out, buf_str(&text));
	buf_free(&text);
}

/* The elements of a list, the members of an object, for a reader. */
static void
show_members(const struct report *r, const struct report_col *c,
    struct str cell, struct buf *out)
{
	bool list = json_type(cell) == JSON_ARRAY, first = true;
	struct json_each it = json_each(cell);

	while (json_next(&it)) {
		if (!first)
			buf_puts(out, list ? "; " : ", ");
		first = false;
		if (!list) {
			json_decode(it.key, out);
			buf_puts(out, ": ");
		}
		report_show(r, c, it.value, false, out);
	}
}

void
report_show(const struct report *r, const struct report_col *c, struct str cell,
    bool thousands, struct buf *out)
{
	struct buf text = {0};

	switch (json_type(cell)) {
	case JSON_ABSENT:
	case JSON_NULL: break;
	case JSON_STRING:
		json_decode(cell, &text);
		buf_addstr(out, report_word(r->words, c->name, buf_str(&text)));
		buf_free(&text);
		break;
	case JSON_NUMBER: number(c, cell, thousands, out); break;
	case JSON_ARRAY:
	case JSON_OBJECT: show_members(r, c, cell, out); break;
	default: buf_addstr(out, cell);
	}
}

/* Characters that change how those around them are shown, or that a terminal
 * obeys. */
static bool
misleads(uint32_t c)
{
	return c < 0x20 || (c >= 0x7f && c <= 0x9f) || c == 0x61c ||
	       (c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) ||
	       (c >= 0x2060 && c <= 0x206f) || c == 0xfeff ||
	       (c >= 0xe0000 && c <= 0xe007f);
}

void
report_visible(struct str s, struct buf *out)
{
	const char *p = s.p, *end = s.p + s.n;
	uint32_t c;
	size_t n;

	for (; p < end; p += n) {
		c = utf8_next(p, end, &n);
		if (!misleads(c))
			buf_add(out, p, n);
		else if (c < 0x100)
			buf_printf(out, "\\x%02x", (unsigned)c);
		else
			buf_printf(out, "\\u%04x", (unsigned)c);
	}
}

bool
report_html_char(char c, struct buf *out)
{
	switch (c) {
	case '<': buf_puts(out, "&lt;"); return true;
	case '>': buf_puts(out, "&gt;"); return true;
	case '&': buf_puts(out, "&amp;"); return true;
	default: return false;
	}
}

void
report_visible_html(struct str s, struct buf *out)
{
	struct buf b = {0};

	report_visible(s, &b);
	for (size_t i = 0; i < b.n; i++) {
		switch (b.p[i]) {
		case '"': buf_puts(out, "&quot;"); break;
		case '\'': buf_puts(out, "&#39;"); break;
		default:
			if (!report_html_char(b.p[i], out))
				buf_addc(out, b.p[i]);
		}
	}
	buf_free(&b);
}

void
report_caption(const struct report_table *t, struct buf *out)
{
	if (t->title.p)
		buf_addstr(out, t->title);
	else if (t->name.p)
		buf_addstr(out, t->name);
}

/* agg_head - what a table is, as a row: for readers and for programs */
#include <stdlib.h>

#include "agg_show_priv.h"
#include "agg_tables_priv.h"
#include "mem.h"

/* ---- titles and notes, also in other languages ---- */

/* "title", "note", or one of them with a language: "title.zh". */
bool
agg_says(struct str what)
{
	struct str word = str_cut(&what, '.');

	if (!str_eq(word, STR("title")) && !str_eq(word, STR("note")))
		return false;
	if (!what.p)
		return true;
	for (size_t i = 0; i < what.n; i++)
		if (what.p[i] < 'a' || what.p[i] > 'z')
			return false;
	return what.n == 2;
}

bool
agg_say(struct agg *a, struct str what, struct str text, struct err *e)
{
	struct agg_said *s;

	for (size_t i = 0; i < a->nsaid; i++)
		if (str_eq(a->said[i].what, what) && *what.p == 't')
			return err_set(
			    e, "a table has one " STR_FMT, STR_ARG(what));
	mem_grow(&a->said, &a->said_cap, a->nsaid + 1, sizeof(*a->said));
	s = &a->said[a->nsaid++];
	s->what = mem_keep(what);
	s->text = mem_keep(text);
	return true;
}

void
agg_said_free(struct agg *a)
{
	for (size_t i = 0; i < a->nsaid; i++) {
		free((char *)(uintptr_t)a->said[i].what.p);
		free((char *)(uintptr_t)a->said[i].text.p);
	}
	free(a->said);
}

/* True if one before the i-th is called so. */
static bool
said_before(const struct agg *a, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (str_eq(a->said[k].what, a->said[i].what))
			return true;
	return false;
}

/* All notes of the language of the i-th: "notes.zh":["..."]. */
static void
notes(const struct agg *a, size_t i, struct buf *out)
{
	struct str lang = a->said[i].what;
	struct buf key = {0};

	str_cut(&lang, '.');
	buf_puts(&key, lang.p ? "notes." : "notes");
	buf_addstr(&key, lang);
	json_key(out, buf_cstr(&key));
	buf_free(&key);
	buf_addc(out, '[');
	for (size_t k = i; k < a->nsaid; k++)
		if (str_eq(a->said[k].what, a->said[i].what)) {
			json_sep(out);
			json_quote(out, a->said[k].text);
		}
	buf_addc(out, ']');
}

static void
said(const struct agg *a, char kind, struct buf *out)
{
	struct buf key = {0};

	for (size_t i = 0; i < a->nsaid; i++) {
		if (*a->said[i].what.p != kind || said_before(a, i))
			continue;
		if (kind == 'n') {
			notes(a, i, out);
			continue;
		}
		buf_clear(&key);
		buf_addstr(&key, a->said[i].what);
		json_put_str(out, buf_cstr(&key), a->said[i].text);
	}
	buf_free(&key);
}

/* ---- keys, columns, and where they come from ---- */

static void
names_of(const struct agg *a, struct buf *out)
{
	json_key(out, "keys");
	buf_addc(out, '[');
	for (size_t i = 0; i < agg_row_keys_count(a); i++) {
		json_sep(out);
		json_quote(out, a->by[i].name);
	}
	buf_addc(out, ']');
	if (a->pivot.p) { /* the columns are known by their rows */
		json_put_str(out, "pivot", a->pivot);
		return;
	}
	json_key(out, "columns");
	buf_addc(out, '[');
	for (size_t i = 0; i < a->ncalc; i++) {
		json_sep(out);
		json_quote(out, a->calc[i].name);
	}
	buf_addc(out, ']');
}

/* Conditions as one. */
static void
all_of(const char *key, const struct str *cond, size_t n, struct buf *out)
{
	struct buf b = {0};

	for (size_t i = 0; i < n; i++) {
		buf_puts(&b, i ? " and " : "");
		buf_printf(&b, n > 1 ? "(%.*s)" : "%.*s", STR_ARG(cond[i]));
	}
	if (n)
		json_put_str(out, key, buf_str(&b));
	buf_free(&b);
}

/* How a record comes into a row, so that others can tell as well: the
 * expressions of the keys, what their values are called, what columns are, and
 * the conditions. */
static void
rules_of(const struct agg *a, struct buf *out)
{
	if (a->nby) {
		json_key(out, "by");
		buf_addc(out, '{');
		for (size_t i = 0; i < a->nby; i++) {
			json_sep(out);
			json_quote(out, a->by[i].name);
			buf_addc(out, ':');
			json_quote(out, a->by[i].source.expr);
		}
		buf_addc(out, '}');
	}
	agg_names_write(a, out);
	json_key(out, "calc");
	buf_addc(out, '{');
	for (size_t i = 0; i < a->ncalc; i++) {
		json_sep(out);
		json_quote(out, a->calc[i].name);
		buf_addc(out, ':');
		json_quote(out, a->calc[i].text);
	}
	buf_addc(out, '}');
	all_of("where", a->where, a->nwhere, out);
	all_of("having", a->show.having, a->show.nhaving, out);
}

void
agg_head(const struct agg *a, struct buf *out)
{
	agg_row_begin(a, "head", out);
	said(a, 't', out);
	said(a, 'n', out);
	names_of(a, out);
	rules_of(a, out);
	agg_row_end(out);
}

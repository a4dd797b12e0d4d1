/* site_let - lines of a definition that go on, and texts that have names */
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "site_priv.h"

/* Bytes of a line with all that it names, at most: each text may name others
 * several times. */
#define LINE_MAX 65536

/* The texts of let lines: by number, as names has the names. */
struct lets {
	struct names name;
	struct {
		size_t at, n; /* in held */
	} * text;
	size_t cap;
	struct buf held;
	struct rules *rules;
	const char *path; /* of the definition */
	struct err *e;
};

struct str
site_word(struct str *rest)
{
	struct str s = str_trim(*rest);
	size_t n = 0;

	while (n < s.n && s.p[n] != ' ' && s.p[n] != '\t')
		n++;
	*rest = str_trim(str_after(s, n));
	return str_n(s.p, n);
}

static bool
is_name(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!ascii_name(s.p[i]))
			return false;
	return s.n > 0;
}

/* Appends the text of that name. */
static bool
put_let(const struct lets *l, struct str name, struct buf *out)
{
	uint32_t i = names_find(&l->name, name);

	if (i == NAMES_NONE)
		return err_set(l->e,
		    "$(" STR_FMT "): no line above it is: let " STR_FMT " TEXT",
		    STR_ARG(name), STR_ARG(name));
	buf_room(out, l->text[i].n); /* out may be l->held */
	buf_add(out, l->held.p + l->text[i].at, l->text[i].n);
	return true;
}

/* Appends s with the texts that it names. */
static bool
put(const struct lets *l, struct str s, struct buf *out)
{
	size_t from = out->n, at = 0, mark = 0, end;
	struct str name;

	while ((mark = str_find(s, STR("$("), mark)) < s.n) {
		end = str_find(s, STR(")"), mark);
		name = str_n(s.p + mark + 2, end - mark - 2);
		if (end == s.n || !is_name(name)) {
			mark += 2; /* of an expression */
			continue;
		}
		buf_add(out, s.p + at, mark - at);
		if (!put_let(l, name, out))
			return false;
		if (out->n - from > LINE_MAX)
			return err_set(l->e,
			    "the line is too long with $(" STR_FMT ") in it",
			    STR_ARG(name));
		at = mark = end + 1;
	}
	buf_add(out, s.p + at, s.n - at);
	return true;
}

/* Notes NAME TEXT. */
static bool
add(struct lets *l, struct str rest)
{
	struct str name = site_word(&rest);
	size_t at = l->held.n;
	uint32_t i;

	if (!is_name(name) || !rest.n)
		return err_set(l->e,
		    "write let NAME TEXT; a name is of letters, digits and _");
	if (names_find(&l->name, name) != NAMES_NONE)
		return err_set(l->e, "let " STR_FMT " stands above already",
		    STR_ARG(name));
	if (!put(l, rest, &l->held))
		return false;
	i = names_add(&l->name, name);
	mem_grow(&l->text, &l->cap, l->name.n, sizeof(*l->text));
	l->text[i].at = at;
	l->text[i].n = l->held.n - at;
	return true;
}

/* Cuts a line off *rest into line, with those that it goes on in, a blank for
 * each backslash; *n is how many there were. */
static struct str
cut_line(struct str *rest, struct buf *line, size_t *n)
{
	struct str s;

	buf_clear(line);
	for (*n = 1;; ++*n) {
		s = str_cut(rest, '\n');
		if (!s.n || s.p[s.n - 1] != '\\' || !rest->n)
			break;
		buf_add(line, s.p, s.n - 1);
		buf_puts(line, "  ");
	}
	buf_addstr(line, s);
	return str_trim(buf_str(line));
}

/* Notes the let lines of a file beside the definition; it has no others. */
static bool
add_file(struct lets *l, struct str name)
{
	const char *slash = strrchr(l->path, '/');
	struct buf path = {0}, held = {0}, line = {0};
	struct str text, s, key;
	size_t n;
	bool ok;

	if (slash)
		buf_add(&path, l->path, (size_t)(slash - l->path) + 1);
	buf_addstr(&path, name);
	ok = rules_read(l->rules, buf_cstr(&path), &held, l->e);
	for (text = buf_str(&held); ok && text.n;) {
		s = cut_line(&text, &line, &n);
		key = site_word(&s);
		if (str_eq(key, STR("let")))
			ok = add(l, s);
		else if (key.n && key.p[0] != '#')
			ok = err_set(l->e,
			    STR_FMT ": " STR_FMT ": it has let lines only",
			    STR_ARG(name), STR_ARG(key));
	}
	buf_free(&path);
	buf_free(&held);
	buf_free(&line);
	return ok;
}

bool
site_has_let(struct str text)
{
	return str_find(text, STR("\\\n"), 0) < text.n ||
	       str_find(text, STR("let"), 0) < text.n;
}

bool
site_let(struct rules *rules, const char *path, struct str text,
    struct buf *out, size_t *line, struct err *e)
{
	struct lets l = {.rules = rules, .path = path, .e = e};
	struct buf whole = {0};
	struct str s, rest, key;
	size_t n = 0;
	bool ok = true;

	for (*line = 1; ok && text.n; *line += ok ? n : 0) {
		s = cut_line(&text, &whole, &n);
		rest = s;
		key = site_word(&rest);
		if (str_eq(key, STR("let")))
			ok = add(&l, rest);
		else if (str_eq(key, STR("lets")))
			ok = add_file(&l, rest);
		else
			ok = str_starts(s, STR("#")) || put(&l, s, out);
		for (size_t i = 0; i < n; i++)
			buf_addc(out, '\n');
	}
	buf_free(&whole);
	buf_free(&l.held);
	names_free(&l.name);
	free(l.text);
	return ok;
}

/* agg_tables - many tables in one pass, from a specification */
#include <stdlib.h>

#include "agg_priv.h"
#include "agg_tables_priv.h"
#include "mem.h"
#include "rules.h"
#include "tsv.h"

#define LOOK_EVERY 64   /* records, at memory; */
#define LOOK_BYTES 4096 /* a long one is several */

/* Where the file is read. */
struct reader {
	struct agg_tables *t;
	struct rules *rules;
	const char *path;
	size_t line;
};

/* Puts "path:line: " before what e says; false. */
static bool
fault(const struct reader *r, struct err *e)
{
	struct err why = *e;

	return err_set(e, "%s:%zu: %s", r->path, r->line, why.msg);
}

static bool
named(const struct agg_tables *t, struct str name)
{
	for (size_t i = 0; i < t->n; i++)
		if (str_eq(t->table[i]->name, name))
			return true;
	return false;
}

static bool
table(struct reader *r, struct str name, struct err *e)
{
	struct agg_tables *t = r->t;
	struct agg *a;

	if (named(t, name))
		return err_set(
		    e, STR_FMT ": this table is there already", STR_ARG(name));
	a = agg_new();
	a->name = mem_keep(name);
	mem_grow(&t->table, &t->cap, t->n + 1, sizeof(struct agg *));
	t->table[t->n++] = a;
	return true;
}

/* Opens FILE of the rules, with one or two columns of these names. */
static bool
open_list(struct reader *r, struct tsv *t, struct str file, struct str one,
    struct str two, struct err *e)
{
	struct buf a = {0}, b = {0};
	const char *columns[3] = {0};
	bool ok;

	buf_addstr(&a, one);
	buf_addstr(&b, two);
	columns[0] = buf_cstr(&a);
	if (two.p)
		columns[1] = buf_cstr(&b);
	ok = tsv_open_in(t, (struct rules_in){r->rules, rules_home(r->rules)},
	    file, columns, e);
	buf_free(&a);
	buf_free(&b);
	return ok;
}

/* zero FILE COLUMN: the values that have a row, be it of zeros. */
static bool
zero(struct reader *r, struct agg *a, struct str value, struct err *e)
{
	struct str file = str_cut(&value, ' '), column = str_trim(value);
	struct tsv t = {0};
	int got;

	if (!file.n || !column.n)
		return err_set(e, "write zero FILE COLUMN");
	if (!open_list(r, &t, file, column, STR_NONE, e))
		return false;
	while ((got = tsv_next(&t, e)) > 0) {
		mem_grow(
		    &a->zero, &a->zero_cap, a->nzero + 1, sizeof(*a->zero));
		a->zero[a->nzero++] = mem_keep(t.col[0]);
	}
	tsv_close(&t);
	return got == 0;
}

/* names KEY FILE VALUES NAME: only values of a list, under its names. */
static bool
names(struct reader *r, struct agg *a, struct str value, struct err *e)
{
	struct str key = str_cut(&value, ' '), file = str_cut(&value, ' ');
	struct str from = str_cut(&value, ' '), to = value, part;
	struct tsv t = {0};
	size_t i = 0;
	int got;

	if (!to.p || !to.n)
		return err_set(e, "write names KEY FILE COLUMN COLUMN");
	while (i < a->nby && !str_eq(a->by[i].name, key))
		i++;
	if (i == a->nby)
		return err_set(e, STR_FMT ": no key before it", STR_ARG(key));
	if (!open_list(r, &t, file, from, str_trim(to), e))
		return false;
	while ((got = tsv_next(&t, e)) > 0)
		while ((part = str_cut(&t.col[0], ' ')).p)
			agg_names_add(&a->by[i], part, t.col[1]);
	tsv_close(&t);
	return got == 0;
}

/* True if it is a word that is an option, too; *ok: it was taken. */
static bool
asked_for(
    struct agg *a, struct str what, struct str value, bool *ok, struct err *e)
{
	static const struct {
		const char *word;
		bool (*take)(struct agg *, struct str, struct err *);
	} words[] = {{"by", agg_by}, {"calc", agg_calc}, {"where", agg_where},
	    {"sort", agg_sort}, {"having", agg_having}, {"top", agg_top},
	    {"pivot", agg_pivot}};

	for (size_t i = 0; i < COUNT(words); i++)
		if (str_eq(what, str_from(words[i].word))) {
			*ok = words[i].take(a, value, e);
			return true;
		}
	return false;
}

static bool
word(struct reader *r, struct str what, struct str value, struct err *e)
{
	struct agg *a = r->t->n ? r->t->table[r->t->n - 1] : NULL;
	bool ok;
	bool alone =
	    str_eq(what, STR("total")) || str_eq(what, STR("subtotals"));

	if (alone && value.n)
		return err_set(e, "nothing follows " STR_FMT, STR_ARG(what));
	if (!alone && !value.n)
		return err_set(e, "a word without a value");
	if (str_eq(what, STR("table")))
		return table(r, value, e);
	if (!a)
		return err_set(e, "begin with: table NAME");
	if (agg_says(what))
		return agg_say(a, what, value, e);
	if (asked_for(a, what, value, &ok, e))
		return ok;
	if (str_eq(what, STR("zero")))
		return zero(r, a, value, e);
	if (str_eq(what, STR("names")))
		return names(r, a, value, e);
	if (str_eq(what, STR("total")))
		agg_total(a);
	if (str_eq(what, STR("subtotals")))
		agg_subtotals(a);
	return alone ||
	       err_set(e,
		   STR_FMT ": unknown; there are table, title, note, by, "
			   "calc, where, having, sort, top, names, zero, "
			   "pivot, subtotals, total",
		   STR_ARG(what));
}

static bool
read_lines(struct reader *r, struct str text, struct err *e)
{
	struct str line, what;

	while (text.p && text.n) {
		line = str_trim(str_cut(&text, '\n'));
		r->line++;
		if (!line.n || *line.p == '#')
			continue;
		what = str_cut(&line, ' ');
		line = line.p ? str_trim(line) : STR("");
		if (!word(r, what, line, e))
			return fault(r, e);
	}
	return true;
}

/* A row for each value that is to have one. */
static bool
add_zeros(struct agg *a, struct err *e)
{
	struct buf value = {0};

	if (a->nzero && a->nby != 1)
		return err_set(e, "zero: for a table with one key");
	for (size_t i = 0; i < a->nzero; i++) {
		buf_clear(&value);
		json_quote(&value, a->zero[i]);
		buf_clear(&a->key);
		buf_addc(&a->key, (char)(AGG_LEVEL_KEYS + a->nby));
		agg_key_add(&a->key, buf_str(&value), &a->scratch.big);
		agg_group_of(a, buf_str(&a->key));
	}
	buf_free(&value);
	return true;
}

/* True if two columns count the same values. */
static bool
same_values(const struct agg_calc *a, const struct agg_calc *b)
{
	return a->store == AGG_SET && b->store == AGG_SET &&
	       a->source.slot >= 0 && a->source.slot == b->source.slot &&
	       a->source.other == b->source.other;
}

/* The first column of the tables before a that counts the same values. */
static struct agg_calc *
counted_before(
    const struct agg_tables *t, const struct agg *a, const struct agg_calc *c)
{
	struct agg_calc *first;

	for (size_t i = 0; t->table[i] != a; i++)
		for (size_t k = 0; k < t->table[i]->ncalc; k++) {
			first = &t->table[i]->calc[k];
			if (first->own_dict && same_values(first, c))
				return first;
		}
	return NULL;
}

static void
share_values(const struct agg_tables *t, struct agg *a)
{
	struct agg_calc *first;

	for (size_t i = 0; i < a->ncalc; i++) {
		first = counted_before(t, a, &a->calc[i]);
		if (!first)
			continue;
		agg_dict_free(a->calc[i].dict);
		a->calc[i].dict = first->dict;
		a->calc[i].own_dict = false;
	}
}

static bool
ready(struct agg_tables *t, const char *path, struct json_paths *want,
    struct err *e)
{
	struct err why;
	struct agg *a;

	if (!t->n)
		return err_set(e, "%s: no table in it", path);
	for (size_t i = 0; i < t->n; i++) {
		a = t->table[i];
		if (!agg_ready(a, want, &why) || !agg_showable(a, &why) ||
		    !add_zeros(a, &why))
			return err_set(e, "%s: table " STR_FMT ": %s", path,
			    STR_ARG(a->name), why.msg);
		if (a->jq)
			return err_set(e,
			    "%s: table " STR_FMT
			    ": only plain paths, and comparisons of "
			    "them, in tables",
			    path, STR_ARG(a->name));
	}
	return true;
}

struct agg_tables *
agg_tables_new(
    struct rules *r, struct str name, struct json_paths *want, struct err *e)
{
	struct agg_tables *t = mem_new(1, sizeof(*t));
	struct buf path = {0}, text = {0};
	struct reader reader = {.t = t, .rules = r};
	bool ok;

	if (str_find(name, STR("/"), 0) == name.n &&
	    str_find(name, STR("."), 0) == name.n)
		buf_printf(&path, "%s/tables/", rules_home(r));
	buf_addstr(&path, name);
	reader.path = buf_cstr(&path);
	ok = rules_read(r, reader.path, &text, e) &&
	     read_lines(&reader, buf_str(&text), e) &&
	     ready(t, reader.path, want, e);
	buf_free(&path);
	buf_free(&text);
	if (ok)
		return t;
	agg_tables_free(t);
	return NULL;
}

void
agg_tables_free(struct agg_tables *t)
{
	if (!t)
		return;
	for (size_t i = 0; i < t->n; i++)
		agg_free(t->table[i]);
	free(t->table);
	free(t);
}

/*
 * Values are numbered for all tables together, so all of them are emitted
 * when they are large.
 */
static bool
emit_if_large(struct agg_tables *t, struct err *e)
{
	size_t n = 0;

	t->unlooked = 0;
	for (size_t i = 0; i < t->n; i++)
		n += agg_memory(t->table[i]);
	if (n <= t->memory / 2)
		return true;
	for (size_t i = t->n; i-- > 0;) /* the first have the values */
		if (!agg_emit(t->table[i], e))
			return false;
	return true;
}

enum agg_result
agg_tables_add(struct agg_tables *t, const struct str *field, struct str record,
    struct err *e)
{
	enum agg_result r, all = AGG_DROPPED;

	if (!t->turn++) /* states are merged a table at a time, and share none
	                 */
		for (size_t i = 0; i < t->n; i++)
			share_values(t, t->table[i]);
	for (size_t i = 0; i < t->n; i++) {
		t->table[i]->turn = t->turn;
		r = agg_add(t->table[i], field, record, e);
		if (r > AGG_DROPPED)
			return r;
		if (r == AGG_USED)
			all = AGG_USED;
	}
	t->unlooked += 1 + record.n / LOOK_BYTES;
	if (t->unlooked >= LOOK_EVERY && !emit_if_large(t, e))
		return AGG_BROKEN;
	return all;
}

/* Where one is emitted all are, for their values are those of the first. */
bool
agg_tables_ready(struct agg_tables *t, bool states, struct err *e)
{
	bool must = states;

	for (size_t i = 0; i < t->n; i++)
		must |= agg_must_emit(t->table[i]);
	for (size_t i = t->n; must && i-- > 0;)
		if (!agg_emit(t->table[i], e))
			return false;
	return true;
}

void
agg_tables_memory(struct agg_tables *t, size_t bytes)
{
	t->memory = bytes;
	for (size_t i = 0; i < t->n; i++)
		agg_memory_limit(t->table[i], bytes / t->n);
}

size_t
agg_tables_count(const struct agg_tables *t)
{
	return t->n;
}

struct agg *
agg_tables_at(const struct agg_tables *t, size_t i)
{
	return t->table[i];
}

void
agg_tables_left_out(const struct agg_tables *t, struct buf *out)
{
	buf_addc(out, '{');
	for (size_t i = 0; i < t->n; i++) {
		json_sep(out);
		json_quote(out, t->table[i]->name);
		buf_addc(out, ':');
		agg_left_out(t->table[i], out);
	}
	buf_addc(out, '}');
}

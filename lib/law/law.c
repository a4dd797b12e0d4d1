/* law - profiles, and the cells of the law files */
#include <stdlib.h>
#include <unistd.h>

#include "day.h"
#include "law_priv.h"
#include "mem.h"

static const char *const grade_names[] = {[GRADE_NONE] = "none",
    [GRADE_I] = "I",
    [GRADE_II] = "II",
    [GRADE_III] = "III",
    [GRADE_OPEN] = "open"};
static const char *const condition_names[] = {[CONDITION_NONE] = "",
    [CONDITION_WILD_ONLY] = "wild_only",
    [CONDITION_LISTED_POPULATIONS] = "listed_populations",
    [CONDITION_PERMIT] = "permit",
    [CONDITION_SPLIT] = "split"};
static const char *const status_names[] = {[STATUS_UNKNOWN] = "unknown",
    [STATUS_PROTECTED] = "protected",
    [STATUS_NOT_PROTECTED] = "not_protected"};
static const char *const trade_names[] = {[TRADE_UNKNOWN] = "unknown",
    [TRADE_PROHIBITED] = "prohibited",
    [TRADE_PERMIT] = "permit",
    [TRADE_WILD_ONLY] = "wild_only",
    [TRADE_SOME] = "some",
    [TRADE_ALLOWED] = "allowed"};

const char *
grade_name(enum grade g)
{
	return g == GRADE_NONE || g == GRADE_OPEN ? NULL : grade_names[g];
}

const char *
condition_name(enum condition c)
{
	return c == CONDITION_NONE || c == CONDITION_SPLIT ? NULL
	                                                   : condition_names[c];
}

const char *
status_name(enum status s)
{
	return status_names[s];
}

const char *
trade_name(enum trade t)
{
	return trade_names[t];
}

/* Which of n names cell is, or -1. */
static int
one_of(struct str cell, const char *const *names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(cell, str_from(names[i])))
			return (int)i;
	return -1;
}

bool
law_grade(const struct tsv *f, struct str cell, bool appendix, enum grade *g,
    struct err *e)
{
	int i = one_of(cell, grade_names, COUNT(grade_names));

	*g = (enum grade)i;
	if (i < 0 || i == (appendix ? GRADE_OPEN : GRADE_III))
		return tsv_fault(f, e, STR_FMT ": use I, II%s or none",
		    STR_ARG(cell), appendix ? ", III" : "");
	return true;
}

bool
law_condition(
    const struct tsv *f, struct str cell, enum condition *c, struct err *e)
{
	int i = one_of(cell, condition_names, COUNT(condition_names));

	*c = (enum condition)i;
	if (i >= 0)
		return true;
	return tsv_fault(f, e,
	    STR_FMT ": no condition; use wild_only, "
		    "listed_populations, permit, split or nothing",
	    STR_ARG(cell));
}

bool
law_trade_cell(
    const struct tsv *f, struct str cell, enum trade *t, struct err *e)
{
	int i = one_of(cell, trade_names, COUNT(trade_names));

	*t = (enum trade)i;
	if (i >= 0)
		return true;
	return tsv_fault(f, e,
	    STR_FMT ": trade is prohibited, permit, "
		    "wild_only, some, allowed or unknown",
	    STR_ARG(cell));
}

bool
law_day(const struct tsv *f, struct str cell, int32_t otherwise, int32_t *day,
    struct err *e)
{
	*day = otherwise;
	if (!cell.n || day_parse(cell, day))
		return true;
	return tsv_fault(
	    f, e, STR_FMT ": no such day; write YYYY-MM-DD", STR_ARG(cell));
}

bool
law_interval(const struct tsv *f, struct str from, struct str to,
    int32_t *first, int32_t *last, struct err *e)
{
	if (!law_day(f, from, DAY_FIRST, first, e) ||
	    !law_day(f, to, DAY_LAST, last, e))
		return false;
	if (*first <= *last)
		return true;
	return tsv_fault(f, e,
	    "the interval ends (" STR_FMT ") before it "
	    "begins (" STR_FMT ")",
	    STR_ARG(to), STR_ARG(from));
}

bool
law_source(const struct tsv *f, struct str source, struct str verified,
    bool *is, struct err *e)
{
	*is = str_eq(verified, STR("yes"));
	if (!source.n)
		return tsv_fault(f, e, "a row needs a source");
	if (!*is && !str_eq(verified, STR("no")))
		return tsv_fault(f, e, "verified is yes or no");
	return true;
}

bool
law_number(const struct tsv *f, struct str cell, uint32_t *n, struct err *e)
{
	uint64_t v = 0;

	str_uint(cell, UINT32_MAX, &v);
	*n = (uint32_t)v;
	return v || tsv_fault(f, e, "row is the row's number, from 1");
}

struct law_file *
law_open(struct law *l, struct rules *r, const char *folder, struct str name,
    const char *const *columns, struct err *e)
{
	struct law_file *f = mem_new(1, sizeof(*f));

	mem_grow(
	    &l->file, &l->capfile, l->nfile + 1, sizeof(struct law_file *));
	l->file[l->nfile++] = f;
	if (!tsv_open_in(&f->tsv, r, folder, name, columns, e))
		return NULL;
	f->name = str_n(f->tsv.path + strlen(folder) + 1, name.n);
	return f;
}

/* One line of a profile: a key and its value. */
struct setting {
	const char *path, *folder;
	size_t line;
	struct str key, value;
};

static bool
setting_fault(const struct setting *s, struct err *e, const char *what)
{
	return err_set(e, "%s:%zu: " STR_FMT " " STR_FMT ": %s", s->path,
	    s->line, STR_ARG(s->key), STR_ARG(s->value), what);
}

static bool
set_protects(struct law *l, const struct setting *s, struct err *e)
{
	struct str rest = s->value, word;
	int g;

	if (str_eq(s->value, STR("level")))
		return l->by_level = true;
	for (word = str_cut(&rest, ' '); word.p; word = str_cut(&rest, ' ')) {
		g = one_of(word, grade_names, COUNT(grade_names));
		if (g < GRADE_I || g > GRADE_III)
			return setting_fault(s, e,
			    "write level, or "
			    "appendices: I II III");
		l->by_cites[g] = true;
	}
	return true;
}

static bool
set_adopt(struct law *l, const struct setting *s, struct err *e)
{
	struct law_adopt a;
	struct str rest = s->value;

	if (!day_parse(str_cut(&rest, ' '), &a.day) ||
	    !day_parse(str_trim(rest), &a.cites))
		return setting_fault(s, e,
		    "write two days: from when, and "
		    "the day whose CITES listings count");
	if (l->nadopt && l->adopt[l->nadopt - 1].day >= a.day)
		return setting_fault(s, e, "the days must rise");
	mem_grow(&l->adopt, &l->capadopt, l->nadopt + 1, sizeof(a));
	l->adopt[l->nadopt++] = a;
	return true;
}

static bool
set_day(int32_t *day, const struct setting *s, struct err *e)
{
	return day_parse(s->value, day) ||
	       setting_fault(s, e, "no such day; write YYYY-MM-DD");
}

static bool
set_clock(struct law *l, const struct setting *s, struct err *e)
{
	return day_clock(s->value, &l->clock) ||
	       setting_fault(s, e,
		   "write hours and minutes east of UTC, as "
		   "+08:00");
}

static bool
set_one(struct law *l, struct rules *r, const struct setting *s, struct err *e)
{
	static const char *const keys[] = {"jurisdiction", "clock", "since",
	    "checked", "protects", "adopt", "list", "cites", "approval",
	    "trade", "fixed"};

	switch (one_of(s->key, keys, COUNT(keys))) {
	case 0: l->jurisdiction = s->value; return true;
	case 1: return set_clock(l, s, e);
	case 2: return set_day(&l->since, s, e);
	case 3: return set_day(&l->checked, s, e);
	case 4: return set_protects(l, s, e);
	case 5: return set_adopt(l, s, e);
	case 6: return law_read_rows(l, r, s->folder, s->value, LAW_LIST, e);
	case 7: return law_read_rows(l, r, s->folder, s->value, LAW_CITES, e);
	case 8:
		return law_read_rows(
		    l, r, s->folder, s->value, LAW_APPROVAL, e);
	case 9: return law_read_trade(l, r, s->folder, s->value, e);
	case 10: return law_read_fixed(l, r, s->folder, s->value, e);
	default: return setting_fault(s, e, "no such setting of a profile");
	}
}

static bool
read_profile(struct law *l, struct rules *r, const char *folder,
    const char *path, struct err *e)
{
	struct setting s = {.path = path, .folder = folder};
	struct str rest, line;

	if (!rules_read(r, path, &l->text, e))
		return false;
	rest = buf_str(&l->text);
	for (line = str_cut(&rest, '\n'); line.p; line = str_cut(&rest, '\n')) {
		s.line++;
		line = str_trim(line);
		if (!line.n || line.p[0] == '#')
			continue;
		s.key = str_cut(&line, ' ');
		s.value = line.p ? str_trim(line) : STR("");
		if (!s.value.n)
			return setting_fault(&s, e, "the value is missing");
		if (!set_one(l, r, &s, e))
			return false;
	}
	return true;
}

/* The profile's file: NAME.JURISDICTION where there is one, else NAME. */
static void
profile_path(struct buf *path, const char *folder, const char *profile,
    const char *jurisdiction)
{
	buf_printf(path, "%s/profiles/%s.%s", folder, profile, jurisdiction);
	if (access(buf_cstr(path), F_OK) == 0)
		return;
	buf_clear(path);
	buf_printf(path, "%s/profiles/%s", folder, profile);
}

static bool
load(struct law *l, struct rules *r, const char *folder, const char *profile,
    const char *jurisdiction, struct err *e)
{
	struct buf path = {0};
	bool ok;

	if (strchr(profile, '/') || strchr(jurisdiction, '/'))
		return err_set(e,
		    "%s, %s: a profile and a jurisdiction are "
		    "names, not paths",
		    profile, jurisdiction);
	profile_path(&path, folder, profile, jurisdiction);
	ok = read_profile(l, r, folder, buf_cstr(&path), e);
	if (ok && !str_eq(l->jurisdiction, str_from(jurisdiction)))
		ok = err_set(e, "%s: is for jurisdiction " STR_FMT ", not %s",
		    path.p, STR_ARG(l->jurisdiction), jurisdiction);
	l->is_fixed = l->nfixed > 0;
	if (ok && !l->is_fixed && !l->by_level && !l->by_cites[GRADE_I])
		ok = err_set(e, "%s: the setting protects is missing", path.p);
	buf_free(&path);
	return ok && law_sort_rows(l, e);
}

struct law *
law_load(struct rules *r, const char *folder, const char *profile,
    const char *jurisdiction, const struct taxa *taxa, struct err *e)
{
	struct law *l = mem_new(1, sizeof(*l));

	l->taxa = taxa;
	l->since = DAY_FIRST;
	l->checked = DAY_LAST;
	l->profile = str_from(profile);
	if (load(l, r, folder, profile, jurisdiction, e))
		return l;
	law_free(l);
	return NULL;
}

void
law_free(struct law *l)
{
	if (!l)
		return;
	for (size_t i = 0; i < l->nfile; i++) {
		tsv_close(&l->file[i]->tsv);
		free(l->file[i]);
	}
	for (int k = 0; k < LAW_KINDS; k++)
		free(l->first[k]);
	free(l->file);
	free(l->adopt);
	free(l->fixed);
	free(l->trade);
	free(l->row);
	buf_free(&l->text);
	free(l);
}

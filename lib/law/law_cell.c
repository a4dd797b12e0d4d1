/* law_cell - the cells of the law files, and their words */
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

int
law_one_of(struct str cell, const char *const *names, size_t n)
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
	int i = law_one_of(cell, grade_names, COUNT(grade_names));

	*g = (enum grade)i;
	if (i < 0 || i == (appendix ? GRADE_OPEN : GRADE_III))
		return tsv_fault(f, e, STR_FMT ": use I, II%s or none",
		    STR_ARG(cell), appendix ? ", III" : "");
	return true;
}

bool
law_appendix(struct str word, enum grade *g)
{
	int i = law_one_of(word, grade_names, COUNT(grade_names));

	*g = (enum grade)i;
	return i >= GRADE_I && i <= GRADE_III;
}

bool
law_condition(
    const struct tsv *f, struct str cell, enum condition *c, struct err *e)
{
	int i = law_one_of(cell, condition_names, COUNT(condition_names));

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
	int i = law_one_of(cell, trade_names, COUNT(trade_names));

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
law_open(struct law *l, struct rules_in in, struct str name,
    const char *const *columns, struct err *e)
{
	struct law_file *f = mem_new(1, sizeof(*f));

	mem_grow(
	    &l->file, &l->capfile, l->nfile + 1, sizeof(struct law_file *));
	l->file[l->nfile++] = f;
	if (!tsv_open_in(&f->tsv, in, name, columns, e))
		return NULL;
	f->name = str_n(f->tsv.path + strlen(in.folder) + 1, name.n);
	return f;
}

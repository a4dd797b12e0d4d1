/* law - profiles: which law files are in force, and from when */
#include <stdlib.h>
#include <unistd.h>

#include "day.h"
#include "law_priv.h"
#include "mem.h"

/* One line of a profile: a key and its value. */
struct setting {
	const char *path;
	struct rules_in in; /* its folder, where its tables are */
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
	enum grade g;

	if (str_eq(s->value, STR("level")))
		return l->by_level = true;
	for (word = str_cut(&rest, ' '); word.p; word = str_cut(&rest, ' ')) {
		if (!law_appendix(word, &g))
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
set_one(struct law *l, const struct setting *s, struct err *e)
{
	static const char *const keys[] = {"jurisdiction", "clock", "since",
	    "checked", "protects", "adopt", "list", "cites", "approval",
	    "trade", "fixed"};

	switch (law_one_of(s->key, keys, COUNT(keys))) {
	case 0: l->jurisdiction = s->value; return true;
	case 1: return set_clock(l, s, e);
	case 2: return set_day(&l->since, s, e);
	case 3: return set_day(&l->checked, s, e);
	case 4: return set_protects(l, s, e);
	case 5: return set_adopt(l, s, e);
	case 6: return law_read_rows(l, s->in, s->value, LAW_LIST, e);
	case 7: return law_read_rows(l, s->in, s->value, LAW_CITES, e);
	case 8: return law_read_rows(l, s->in, s->value, LAW_APPROVAL, e);
	case 9: return law_read_trade(l, s->in, s->value, e);
	case 10: return law_read_fixed(l, s->in, s->value, e);
	default: return setting_fault(s, e, "no such setting of a profile");
	}
}

static bool
read_profile(struct law *l, struct rules_in in, const char *path, struct err *e)
{
	struct setting s = {.path = path, .in = in};
	struct str rest, line;

	if (!rules_read(in.rules, path, &l->text, e))
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
		if (!set_one(l, &s, e))
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
load(struct law *l, struct rules_in in, const char *profile,
    const char *jurisdiction, struct err *e)
{
	struct buf path = {0};
	bool ok;

	if (strchr(profile, '/') || strchr(jurisdiction, '/'))
		return err_set(e,
		    "%s, %s: a profile and a jurisdiction are "
		    "names, not paths",
		    profile, jurisdiction);
	profile_path(&path, in.folder, profile, jurisdiction);
	ok = read_profile(l, in, buf_cstr(&path), e);
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
law_load(struct rules_in in, const char *profile, const char *jurisdiction,
    const struct taxa *taxa, struct err *e)
{
	struct law *l = mem_new(1, sizeof(*l));

	l->taxa = taxa;
	l->since = DAY_FIRST;
	l->checked = DAY_LAST;
	l->profile = str_from(profile);
	if (load(l, in, profile, jurisdiction, e))
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

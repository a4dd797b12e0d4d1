/* audit - whether the stages of a pipe lost nothing between them */
#include "audit.h"

#include <stdlib.h>

#include "json.h"
#include "mem.h"

struct stage {
	const char *name;
	struct buf tool, version, rules;
	uint64_t runs;
	uint64_t n[AUDIT_FIELDS]; /* counts, by field */
	bool table;               /* makes rows: no record is passed on */
	bool merge;               /* wt-agg --merge: counts what is behind */
	int status;
};

struct audit {
	struct stage *stage;
	size_t n, cap;
};

static const char *const paths[AUDIT_FIELDS] = {".tool", ".version", ".argv",
    ".rules_sha256", ".in", ".out", ".used", ".rows", ".dropped", ".rejected",
    ".skipped", ".status"};

const char *
audit_path(int field)
{
	return paths[field];
}

struct audit *
audit_new(void)
{
	return mem_new(1, sizeof(struct audit));
}

static void
let_go(struct stage *s)
{
	buf_free(&s->tool);
	buf_free(&s->version);
	buf_free(&s->rules);
}

void
audit_free(struct audit *a)
{
	for (size_t i = 0; a && i < a->n; i++)
		let_go(&a->stage[i]);
	if (a)
		free(a->stage);
	free(a);
}

size_t
audit_stage(struct audit *a, const char *name)
{
	mem_grow(&a->stage, &a->cap, a->n + 1, sizeof(*a->stage));
	a->stage[a->n] = (struct stage){.name = name};
	return a->n++;
}

size_t
audit_stages(const struct audit *a)
{
	return a->n;
}

/* A count: digits and nothing else; an absent one is 0. */
static bool
count(struct str s, uint64_t *n)
{
	*n = 0;
	return !s.n || str_uint(s, UINT64_MAX, n);
}

static bool
skips(struct str object, uint64_t *n)
{
	struct json_each it;
	uint64_t one;

	*n = 0;
	if (!object.p)
		return true;
	if (json_type(object) != JSON_OBJECT)
		return false;
	for (it = json_each(object); json_next(&it); *n += one)
		if (!count(it.value, &one))
			return false;
	return true;
}

/* getopt takes a beginning of a name for the name. */
static bool
merges(struct str argv)
{
	struct json_each it;
	struct str s;

	if (json_type(argv) != JSON_ARRAY)
		return false;
	for (it = json_each(argv); json_next(&it);) {
		s = it.value;
		if (json_type(s) != JSON_STRING)
			continue;
		s = str_n(s.p + 1, s.n - 2);
		if (str_eq(s, STR("--")))
			return false;
		if (s.n > 4 && str_starts(STR("--merge"), s))
			return true;
	}
	return false;
}

/* Takes a summary to pieces; false with e set if it is none. */
static bool
take(const struct str *f, struct stage *s, struct err *e)
{
	uint64_t *n = s->n, sum;

	if (json_type(f[AUDIT_TOOL]) != JSON_STRING)
		return err_set(e, "no summary: it has no tool");
	json_decode(f[AUDIT_TOOL], &s->tool);
	for (int i = AUDIT_IN; i < AUDIT_FIELDS; i++)
		if (i != AUDIT_SKIPPED && !count(f[i], &n[i]))
			return err_set(e, "%s: %s is no count",
			    buf_cstr(&s->tool), paths[i] + 1);
	if (!skips(f[AUDIT_SKIPPED], &n[AUDIT_SKIPPED]))
		return err_set(e, "%s: skipped is no object of counts",
		    buf_cstr(&s->tool));
	if (!f[AUDIT_IN].p || !f[AUDIT_STATUS].p || n[AUDIT_STATUS] > 3)
		return err_set(e, "%s: no in, or no status from 0 to 3",
		    buf_cstr(&s->tool));
	s->table = f[AUDIT_ROWS].p != NULL;
	s->merge = merges(f[AUDIT_ARGV]);
	s->status = (int)n[AUDIT_STATUS];
	if (json_type(f[AUDIT_VERSION]) == JSON_STRING)
		json_decode(f[AUDIT_VERSION], &s->version);
	if (json_type(f[AUDIT_RULES]) == JSON_STRING)
		json_decode(f[AUDIT_RULES], &s->rules);
	sum = n[AUDIT_REJECTED] + n[AUDIT_DROPPED];
	sum += f[AUDIT_USED].p ? n[AUDIT_USED] : n[AUDIT_OUT];
	if (f[AUDIT_USED].p && !s->table)
		sum += n[AUDIT_SKIPPED];
	if (sum == n[AUDIT_IN])
		return true;
	return err_set(e, "%s: read %llu, and accounts for %llu",
	    buf_cstr(&s->tool), (unsigned long long)n[AUDIT_IN],
	    (unsigned long long)sum);
}

size_t
audit_find(const struct audit *a, const struct str *field)
{
	bool last = merges(field[AUDIT_ARGV]);
	size_t found = a->n;

	if (json_type(field[AUDIT_TOOL]) != JSON_STRING)
		return found;
	for (size_t i = 0; i < a->n; i++)
		if ((found == a->n || last) &&
		    json_is(field[AUDIT_TOOL], str_from(a->stage[i].name)))
			found = i;
	return found;
}

/* Whether s is a run of the same stage as those before it. */
static bool
same(struct stage *to, struct stage *s, struct err *e)
{
	if (!str_eq(buf_str(&to->tool), buf_str(&s->tool)) ||
	    to->merge != s->merge)
		return err_set(e,
		    "%s: a run of %s among those of %s; name the "
		    "stages with --stages",
		    to->name, buf_cstr(&s->tool), buf_cstr(&to->tool));
	if (!str_eq(buf_str(&to->version), buf_str(&s->version)))
		return err_set(e, "%s: runs of version %s and of %s",
		    buf_cstr(&s->tool), buf_cstr(&to->version),
		    buf_cstr(&s->version));
	if (!str_eq(buf_str(&to->rules), buf_str(&s->rules)))
		return err_set(e,
		    "%s: runs with different rules (%.12s, %.12s)",
		    buf_cstr(&s->tool), buf_cstr(&to->rules),
		    buf_cstr(&s->rules));
	return true;
}

bool
audit_add(struct audit *a, size_t stage, const struct str *field, struct err *e)
{
	struct stage *to = &a->stage[stage];
	struct stage s = {.name = to->name, .runs = 1};
	bool ok = take(field, &s, e) && (!to->runs || same(to, &s, e));

	if (ok && !to->runs) {
		*to = s;
		return true;
	}
	for (int i = AUDIT_IN; ok && i < AUDIT_STATUS; i++)
		to->n[i] += s.n[i];
	if (ok && s.status > to->status)
		to->status = s.status;
	to->runs += ok;
	let_go(&s);
	return ok;
}

/* What a stage hands on: records; rows; of states, the records behind them. */
static uint64_t
handed(const struct stage *s, const struct stage *next)
{
	if (!s->table)
		return s->n[AUDIT_OUT];
	return s->n[next->merge ? AUDIT_IN : AUDIT_ROWS];
}

bool
audit_link(struct audit *a, size_t i, struct err *e)
{
	struct stage *s = &a->stage[i], *before = s - 1;
	uint64_t wrote, in = s->n[AUDIT_IN];

	if (!s->runs) {
		s->status = 3;
		return err_set(
		    e, "%s: no summary: that stage did not end", s->name);
	}
	if (s->status >= 2)
		return err_set(e, "%s: ended with status %d",
		    buf_cstr(&s->tool), s->status);
	if (!i || !before->runs || (wrote = handed(before, s)) == in)
		return true;
	s->status = 3;
	return err_set(e, "%s: read %llu, but %s before it wrote %llu",
	    buf_cstr(&s->tool), (unsigned long long)in, buf_cstr(&before->tool),
	    (unsigned long long)wrote);
}

int
audit_status(const struct audit *a)
{
	int worst = 0;

	for (size_t i = 0; i < a->n; i++)
		if (a->stage[i].status > worst)
			worst = a->stage[i].status;
	return worst;
}

void
audit_row(const struct audit *a, size_t i, struct buf *out)
{
	const struct stage *s = &a->stage[i];

	buf_addc(out, '{');
	json_put_str(out, "tool", buf_str(&s->tool));
	json_put_str(out, "version", buf_str(&s->version));
	if (s->rules.n)
		json_put_str(out, "rules_sha256", buf_str(&s->rules));
	json_put_uint(out, "runs", s->runs);
	for (int f = AUDIT_IN; f < AUDIT_STATUS; f++) {
		if (f == AUDIT_ROWS && !s->table)
			continue;
		json_put_uint(out, paths[f] + 1, s->n[f]);
	}
	json_put_uint(out, "status", (uint64_t)s->status);
	buf_puts(out, "}\n");
}

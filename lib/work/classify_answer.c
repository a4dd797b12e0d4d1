/* classify_answer - a verdict as the JSON of a class */
#include "classify_answer.h"

#include <stdlib.h>

#include "classify_note.h"
#include "day.h"
#include "json.h"
#include "mem.h"
#include "table.h"

/* A key whose value is a name; left out where there is none. */
static void
key_name(struct buf *b, const char *key, const char *name)
{
	if (name)
		json_put_str(b, key, str_from(name));
}

static void
key_day(struct buf *b, const char *key, int32_t day)
{
	if (day == DAY_FIRST || day == DAY_LAST || day == DAY_NONE)
		return;
	json_key(b, key);
	buf_addc(b, '"');
	day_add(b, day);
	buf_addc(b, '"');
}

static void
render_taxa(struct buf *b, const struct taxa *t, struct members m)
{
	buf_puts(b, "\"taxa\":[");
	for (size_t i = 0; i < m.n; i++) {
		const struct taxon *x = taxa_get(t, m.at[i].taxon);

		json_sep(b);
		buf_addc(b, '{');
		json_put_str(b, "name", x->name);
		json_put_str(b, "rank", x->rank);
		buf_addc(b, '}');
	}
	buf_addc(b, ']');
}

/* A row of a list, as the class has it. */
struct listed {
	struct str file;
	uint32_t row;
	struct str taxon; /* or empty */
	int32_t from, to;
};

static void
render_list(struct buf *b, struct listed r)
{
	json_key(b, "list");
	buf_addc(b, '{');
	json_put_str(b, "file", r.file);
	json_put_uint(b, "row", r.row);
	if (r.taxon.n)
		json_put_str(b, "taxon", r.taxon);
	key_day(b, "from", r.from);
	key_day(b, "to", r.to);
	buf_addc(b, '}');
}

static void
render_law(struct buf *b, struct str law, struct str article)
{
	if (!law.n)
		return;
	json_key(b, "law");
	buf_addc(b, '{');
	json_put_str(b, "name", law);
	if (article.n)
		json_put_str(b, "article", article);
	buf_addc(b, '}');
}

/* What the law says; of what is zero it says nothing. */
struct outcome {
	enum grade level, cites;
	enum condition condition;
	enum status status;
	enum trade trade;
};

static void
render_body(struct buf *b, struct outcome o)
{
	key_name(b, "level", grade_name(o.level));
	key_name(b, "cites", grade_name(o.cites));
	key_name(b, "condition", condition_name(o.condition));
	key_name(b, "status", status_name(o.status));
	key_name(b, "trade", trade_name(o.trade));
}

static void
render_verdict(
    struct answer *a, const struct law *l, const struct verdict *v, int32_t day)
{
	const struct law_row *row = NULL;

	render_body(&a->body, (struct outcome){v->level, v->cites, v->condition,
				  v->status, v->trade});
	if (v->status != STATUS_UNKNOWN)
		row = v->deciding.row;
	if ((!row || row->grade == GRADE_NONE) && v->cites_row &&
	    v->cites != GRADE_NONE)
		row = v->cites_row;
	if (row)
		render_list(
		    &a->body, (struct listed){row->file->name, row->number,
				  row->name, row->from, row->to});
	if (v->rule && v->trade == v->rule->trade)
		render_law(&a->body, v->rule->law, v->rule->article);
	note_verdict(&a->review, l, v, day);
}

static void
render_fixed(struct answer *a, const struct law *l, const struct commodity *c)
{
	const struct law_fixed *x = law_fixed(l, c->slug);

	if (!x) {
		render_body(&a->body, (struct outcome){0});
		answer_note(&a->review, "not_in_profile",
		    "the profile has no "
		    "row for " STR_FMT,
		    STR_ARG(c->slug));
		return;
	}
	render_body(&a->body, (struct outcome){x->level, x->cites, x->condition,
				  x->status, x->trade});
	render_list(&a->body, (struct listed){x->file->name, x->number,
				  x->taxon, x->from, x->to});
	render_law(&a->body, x->law, x->article);
	if (x->note.n)
		answer_note(
		    &a->review, "profile_note", STR_FMT, STR_ARG(x->note));
	if (!x->verified)
		answer_note(&a->review, "unverified",
		    STR_FMT " row %u: its "
			    "source is not verified",
		    STR_ARG(x->file->name), (unsigned)x->number);
}

/* What needs no law: no taxon, or no day. */
static bool
render_without(struct answer *a, const struct law *l, const struct commodity *c,
    int32_t day)
{
	struct outcome o = {0};

	if (c->kind == COMMODITY_IMITATION) {
		o.status = STATUS_NOT_PROTECTED;
		o.trade = TRADE_ALLOWED;
	} else if (c->kind == COMMODITY_UNKNOWN)
		answer_note(&a->review, "species_unknown",
		    "the advert does "
		    "not tell which taxon it is of");
	else if (day != DAY_NONE && day < l->since)
		answer_note(&a->review, "before_lists",
		    "no list was in force "
		    "on that day");
	else if (day != DAY_NONE)
		return false;
	render_body(&a->body, o);
	return true;
}

void
answer_render(struct answer *a, const struct law *l, const struct commodity *c,
    struct members m, int32_t day)
{
	struct verdict v;

	buf_clear(&a->taxa);
	buf_clear(&a->body);
	buf_clear(&a->review);
	a->ready = true;
	render_taxa(&a->taxa, l->taxa, m);
	note_species(&a->review, l->taxa, c, m);
	if (l->is_fixed) {
		render_fixed(a, l, c);
		return;
	}
	if (render_without(a, l, c, day))
		return;
	judge_verdict(l, c->slug, m, day, &v);
	render_verdict(a, l, &v, day);
	if (day > l->checked)
		answer_note(&a->review, "after_lists",
		    "the lists were read "
		    "before that day; they may have changed");
}

void
answer_free(struct answer *a)
{
	buf_free(&a->taxa);
	buf_free(&a->body);
	buf_free(&a->review);
}

/* The answers for some members: at[i] holds from day[i-1] on, before
 * day[i]; the last but one has no end, the last is for no day. */
struct course {
	struct days day;
	struct answer *at;
};

/* What a course is for. */
struct course_key {
	uint32_t commodity, taxon;
};

struct answers {
	const struct law *law;
	struct table index; /* course_key to the number of its course */
	struct course *course;
	size_t n, cap;
};

struct answers *
answers_new(const struct law *l)
{
	struct answers *s = mem_new(1, sizeof(*s));

	s->law = l;
	s->index.own = sizeof(size_t);
	return s;
}

void
answers_free(struct answers *s)
{
	if (!s)
		return;
	for (size_t i = 0; i < s->n; i++) {
		struct course *k = &s->course[i];

		for (size_t j = 0; j < k->day.n + 2; j++)
			answer_free(&k->at[j]);
		free(k->at);
		free(k->day.at);
	}
	free(s->course);
	table_free(&s->index);
	free(s);
}

static struct course *
add_course(struct answers *s, struct members m)
{
	struct course *k;

	mem_grow(&s->course, &s->cap, s->n + 1, sizeof(*s->course));
	k = &s->course[s->n++];
	*k = (struct course){0};
	if (!s->law->is_fixed)
		judge_breaks(s->law, m, &k->day);
	k->at = mem_new(k->day.n + 2, sizeof(*k->at));
	return k;
}

static struct course *
course_of(struct answers *s, const struct commodity *c, struct members m,
    uint32_t taxon)
{
	struct course_key key = {
	    (uint32_t)taxa_commodity_number(s->law->taxa, c), taxon};
	bool fresh;
	char *own = table_put(
	    &s->index, str_n((const char *)&key, sizeof(key)), &fresh);
	size_t i = s->n;

	if (fresh) {
		memcpy(own, &i, sizeof(i));
		return add_course(s, m);
	}
	memcpy(&i, own, sizeof(i));
	return &s->course[i];
}

/* Which of a course's answers holds on that day. */
static size_t
stretch_of(const struct course *k, int32_t day)
{
	size_t lo = 0, hi, mid;

	if (day == DAY_NONE)
		return k->day.n + 1;
	for (hi = k->day.n; lo < hi;) {
		mid = lo + (hi - lo) / 2;
		if (k->day.at[mid] <= day)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

const struct answer *
answers_get(
    struct answers *s, const struct commodity *c, uint32_t taxon, int32_t day)
{
	const struct member one = {.taxon = taxon};
	struct members m =
	    taxon == TAXON_NONE ? c->members : (struct members){&one, 1};
	struct course *k = course_of(s, c, m, taxon);
	struct answer *a = &k->at[stretch_of(k, day)];

	if (!a->ready)
		answer_render(a, s->law, c, m, day);
	return a;
}

/* pattern - regular expressions beside words */
#include "pattern.h"

#include <stdlib.h>

#include "json.h"
#include "mem.h"
#include "pattern_priv.h"
#include "utf8.h"

struct pattern {
	struct re *plain;  /* as it is written, for text as it is written */
	struct re *folded; /* folded, for folded text */
	struct buf literals;
	bool dropped;
};

struct patterns {
	struct scan *scan; /* the literals */
	struct pattern *pattern;
	size_t n, cap;
	uint32_t *of; /* by literal: its pattern */
	size_t nof, cap_of;
};

struct patterns *
patterns_new(void)
{
	struct patterns *p = mem_new(1, sizeof(*p));

	p->scan = scan_new();
	return p;
}

static void
pattern_free(struct pattern *p)
{
	re_free(p->plain);
	re_free(p->folded);
	buf_free(&p->literals);
}

void
patterns_free(struct patterns *p)
{
	if (!p)
		return;
	for (size_t i = 0; i < p->n; i++)
		pattern_free(&p->pattern[i]);
	free(p->pattern);
	free(p->of);
	scan_free(p->scan);
	free(p);
}

static bool
compile(struct pattern *p, struct str source, struct err *e)
{
	struct pattern_fold f = {0};
	struct buf folded = {0};

	p->plain = re_new(source, false, e);
	if (p->plain) {
		pattern_fold(&f, source, &folded);
		p->folded = re_new(buf_str(&folded), true, e);
		pattern_literals(&f, source, &p->literals);
	}
	pattern_fold_free(&f);
	buf_free(&folded);
	if (p->folded && !p->literals.n)
		return err_set(e,
		    "no literal is sure to stand in what it matches; write "
		    "a word into it that must stand there, or name one at its "
		    "beginning: (?#literal:WORD|WORD)");
	return p->folded != NULL;
}

int64_t
patterns_add(struct patterns *p, struct str pattern, struct err *e)
{
	struct pattern new = {0};
	struct str rest, one;
	struct fold f = {0};

	if (!utf8_valid(pattern, NULL)) {
		err_set(e, "the pattern is not UTF-8");
		return -1;
	}
	if (!compile(&new, pattern, e)) {
		pattern_free(&new);
		return -1;
	}
	mem_grow(&p->pattern, &p->cap, p->n + 1, sizeof(*p->pattern));
	p->pattern[p->n++] = new;
	rest = buf_str(&new.literals);
	while (rest.n && (one = str_cut(&rest, '\n')).p) {
		fold_text(&f, one);
		scan_add(p->scan, f.unit, f.n);
		mem_grow(&p->of, &p->cap_of, p->nof + 1, sizeof(*p->of));
		p->of[p->nof++] = (uint32_t)p->n - 1;
	}
	fold_free(&f);
	return (int64_t)p->n - 1;
}

void
patterns_drop(struct patterns *p, uint32_t i)
{
	p->pattern[i].dropped = true;
}

void
patterns_build(struct patterns *p)
{
	scan_build(p->scan);
}

struct str
patterns_literals(const struct patterns *p, uint32_t i)
{
	return buf_str(&p->pattern[i].literals);
}

/* The text as patterns see it, with the map to its code points. */
static void
fold_all(struct pattern_search *s)
{
	const char *p = s->text.p, *end = p + s->text.n;
	size_t n, before;

	buf_clear(&s->folded);
	s->ncp = 0;
	for (; p < end; p += n) {
		uint32_t cp = utf8_next(p, end, &n);

		before = s->folded.n;
		pattern_fold_cp(&s->one, cp, &s->folded);
		mem_grow(&s->at, &s->cap_at, s->folded.n + 1, sizeof(*s->at));
		while (before < s->folded.n)
			s->at[before++] = (uint32_t)s->ncp;
		mem_grow(&s->byte, &s->cap_byte, s->ncp + 2, sizeof(*s->byte));
		s->byte[s->ncp++] = (uint32_t)(p - s->text.p);
	}
	mem_grow(&s->byte, &s->cap_byte, 2, sizeof(*s->byte));
	s->byte[s->ncp] = (uint32_t)s->text.n;
}

/* The tricks between start and end; blanks and symbols are none, for the
 * pattern names them. */
static uint32_t
tricks_in(const struct pattern_search *s, uint32_t start, uint32_t end)
{
	uint32_t how = 0;
	size_t n;

	for (uint32_t i = start; i < end; i++) {
		uint32_t cp = utf8_next(
		    s->text.p + s->byte[i], s->text.p + s->byte[i + 1], &n);
		unsigned its = fold_how(cp);

		if ((its & (HOW_SPACED | HOW_SYMBOL)) && fold_drops(cp))
			its = cp == 0x3000 || (cp >= 0xff01 && cp <= 0xff5e)
			          ? HOW_WIDTH
			          : 0;
		how |= its;
	}
	return how;
}

/* A search of one pattern in one text. */
struct run {
	const struct pattern *p;
	struct pattern_search *s;
	uint32_t number;
	bool plain; /* in the text as it is written */
	uint32_t tricks;
	size_t done; /* behind the last hit */
};

static void
keep(struct run *r, uint32_t start, uint32_t end, uint32_t how)
{
	struct pattern_search *s = r->s;

	mem_grow(&s->hit, &s->cap_hit, s->n + 1, sizeof(*s->hit));
	s->hit[s->n++] = (struct pattern_hit){r->number, start, end, how};
}

/* The code point that begins at a byte of the text; n of them. */
static uint32_t
cp_at(const struct pattern_search *s, size_t byte)
{
	size_t lo = 0, hi = s->ncp;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (s->byte[mid] < byte)
			lo = mid + 1;
		else
			hi = mid;
	}
	return (uint32_t)lo;
}

/* Bytes [start, end) of what was searched match: is that a hit? */
static void
take(struct run *r, size_t start, size_t end)
{
	struct pattern_search *s = r->s;
	uint32_t from, to, how = 0;

	if (r->plain) {
		keep(r, cp_at(s, start), cp_at(s, end), 0);
		return;
	}
	/* half of a character that stands for several */
	if ((start && s->at[start - 1] == s->at[start]) ||
	    (end < s->folded.n && s->at[end - 1] == s->at[end]))
		return;
	from = s->at[start];
	to = s->at[end - 1] + 1;
	if (!re_is(r->p->plain,
		(struct re_part){buf_str(&s->text), s->byte[from], s->text.n},
		&s->budget, s->byte[to]))
		how = tricks_in(s, from, to);
	if (!(how & ~r->tricks))
		keep(r, from, to, how);
}

static size_t
whole(struct str text, size_t at)
{
	while (at < text.n && ((unsigned char)text.p[at] & 0xc0) == 0x80)
		at++;
	return at;
}

/* All matches in one part; false if a limit was met. */
static bool
search_part(struct run *r, struct re *re, struct re_part part, size_t next)
{
	enum re_result got;
	size_t start, end;

	while (
	    (got = re_find(re, part, &r->s->budget, &start, &end)) == RE_YES) {
		/* cut off?  The next part has it whole. */
		if (end == part.to && part.to < part.text.n && start >= next)
			return true;
		take(r, start, end);
		part.from = r->done = end;
	}
	return got == RE_NO;
}

static bool
search_text(struct run *r)
{
	struct str text = buf_str(r->plain ? &r->s->text : &r->s->folded);
	struct re *re = r->plain ? r->p->plain : r->p->folded;
	size_t from = 0, to, next;

	for (;; from = next) {
		to = text.n;
		next = to;
		if (to - from > PATTERN_PART) {
			to = whole(text, from + PATTERN_PART);
			next = whole(text, to - PATTERN_OVERLAP);
		}
		if (!search_part(r, re,
			(struct re_part){
			    text, from > r->done ? from : r->done, to},
			next))
			return false;
		if (to == text.n)
			return true;
	}
}

static void
give_up(struct pattern_search *s, uint32_t pattern)
{
	for (size_t i = 0; i < s->nundecided; i++)
		if (s->undecided[i] == pattern)
			return;
	mem_grow(&s->undecided, &s->cap_undecided, s->nundecided + 1,
	    sizeof(*s->undecided));
	s->undecided[s->nundecided++] = pattern;
}

static bool
given_up(const struct pattern_search *s, uint32_t pattern)
{
	for (size_t i = 0; i < s->nundecided; i++)
		if (s->undecided[i] == pattern)
			return true;
	return false;
}

/* A pattern whose literal stands in the text. */
static void
run(const struct patterns *p, uint32_t i, uint32_t tricks,
    struct pattern_search *s)
{
	struct run r = {&p->pattern[i], s, i, tricks == 0, tricks, 0};

	if (given_up(s, i))
		return;
	if (s->budget.left <= 0 || s->trips[i] == PATTERN_TRIPS ||
	    s->text.n > PATTERN_TEXT) {
		give_up(s, i);
		return;
	}
	if (search_text(&r))
		return;
	give_up(s, i);
	if (++s->trips[i] == PATTERN_TRIPS)
		s->stopped = i + 1;
}

static int
hit_cmp(const void *a, const void *b)
{
	const struct pattern_hit *x = a, *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	if (x->end != y->end)
		return x->end > y->end ? -1 : 1;
	return (x->pattern > y->pattern) - (x->pattern < y->pattern);
}

void
patterns_record(struct pattern_search *s)
{
	s->budget = (struct re_budget){.left = PATTERN_BUDGET};
	s->nundecided = 0;
	s->stopped = 0;
}

void
patterns_json(const struct patterns *p, struct str span, uint32_t tricks,
    struct pattern_search *s)
{
	s->n = 0;
	if (!p->n)
		return;
	if (!s->trips) {
		s->trips = mem_new(p->n, sizeof(*s->trips));
		s->want = mem_new(p->n, sizeof(*s->want));
	}
	fold_json(&s->fold, NULL, span);
	scan_find(p->scan, &s->fold, &s->found);
	if (!s->found.n)
		return;
	for (size_t i = 0; i < p->n; i++)
		s->want[i] = s->found.full;
	for (size_t i = 0; i < s->found.n; i++)
		s->want[p->of[s->found.hit[i].word]] = true;
	buf_clear(&s->text);
	json_decode(span, &s->text);
	if (s->text.n <= PATTERN_TEXT)
		fold_all(s);
	for (uint32_t i = 0; i < p->n; i++)
		if (s->want[i] && !p->pattern[i].dropped)
			run(p, i, tricks, s);
	if (s->n > 1)
		qsort(s->hit, s->n, sizeof(*s->hit), hit_cmp);
}

struct str
patterns_cut(const struct pattern_search *s, uint32_t start, uint32_t end)
{
	return str_n(s->text.p + s->byte[start], s->byte[end] - s->byte[start]);
}

bool
patterns_try(const struct patterns *p, uint32_t i, struct str text)
{
	struct pattern_search s = {0};
	uint8_t none = 0;
	bool found;

	patterns_record(&s);
	s.trips = mem_new(p->n, sizeof(none));
	buf_addstr(&s.text, text);
	fold_all(&s);
	run(p, i, UINT32_MAX, &s);
	found = s.n > 0;
	patterns_search_free(&s);
	return found;
}

void
patterns_search_free(struct pattern_search *s)
{
	free(s->hit);
	free(s->undecided);
	free(s->at);
	free(s->byte);
	free(s->trips);
	free(s->want);
	fold_free(&s->fold);
	scan_hits_free(&s->found);
	buf_free(&s->text);
	buf_free(&s->folded);
	pattern_fold_free(&s->one);
	*s = (struct pattern_search){0};
}

/* words - the terms of a set in a text, with spans and tricks */
#include "words.h"

#include <stdlib.h>

#include "json.h"
#include "mem.h"

#define GAP_MAX 3 /* symbols or spaces between two characters of a term */

struct term {
	struct fold_map map;
	bool borders;
	bool latin_first, latin_last;
};

struct words {
	struct scan *scan;
	struct term *term;
	size_t n, cap;
};

struct words *
words_new(void)
{
	struct words *w = mem_new(1, sizeof(*w));

	w->scan = scan_new();
	return w;
}

void
words_free(struct words *w)
{
	if (!w)
		return;
	for (size_t i = 0; i < w->n; i++)
		fold_map_free(&w->term[i].map);
	free(w->term);
	scan_free(w->scan);
	free(w);
}

static bool
latin(uint16_t u)
{
	return (u >= 'a' && u <= 'z') || (u >= '0' && u <= '9');
}

int64_t
words_add(struct words *w, struct str term, bool borders, struct err *e)
{
	struct fold f = {0};
	struct term *t;
	uint32_t id;

	fold_text(&f, term);
	if (!f.n) {
		fold_free(&f);
		err_set(e, "%.*s: a term needs a letter or a digit",
		    (int)(term.n < 80 ? term.n : 80), term.p);
		return -1;
	}
	mem_grow(&w->term, &w->cap, w->n + 1, sizeof(*w->term));
	t = &w->term[w->n++];
	*t = (struct term){.borders = borders,
	    .latin_first = latin(f.unit[0]),
	    .latin_last = latin(f.unit[f.n - 1])};
	fold_map(&t->map, term, false);
	id = scan_add(w->scan, f.unit, f.n);
	fold_free(&f);
	return id;
}

void
words_build(struct words *w)
{
	scan_build(w->scan);
}

/* A place where a term may stand, being held against the text. */
struct place {
	const struct term *t;
	const struct words_search *s;
	uint32_t unit;       /* the first of the text's units */
	uint32_t start, end; /* in code points of the text */
	uint32_t how;        /* tricks of the text */
	uint32_t need;       /* tricks that must be on for it to count */
	size_t gaps;         /* between units, with something in them */
	bool weak;           /* a gap that may be a border of words */
};

/* Stops, commas, brackets, quotes, line breaks: what stands on both sides of
 * one is not one word.  Sorted. */
static const uint32_t phrase_end[] = {'\n', '\r', '!', '"', '(', ')', ',', ':',
    ';', '<', '>', '?', '[', ']', '{', '}', 0x201c, 0x201d, 0x2026, 0x2028,
    0x2029, 0x3001, 0x3002, 0x3008, 0x3009, 0x300a, 0x300b, 0x300c, 0x300d,
    0x3010, 0x3011, 0xff01, 0xff08, 0xff09, 0xff0c, 0xff1a, 0xff1b, 0xff1f};

static bool
ends_phrase(uint32_t cp)
{
	for (size_t i = 0; i < sizeof(phrase_end) / sizeof(*phrase_end); i++)
		if (phrase_end[i] >= cp)
			return phrase_end[i] == cp;
	return false;
}

static bool
weak_gap(uint32_t cp, unsigned how)
{
	return (how & HOW_SPACED) ||
	       (cp < 0x80 && strchr("/|-_+&~\\", (int)cp)) || cp == 0xff0f ||
	       cp == 0x2013 || cp == 0x2014 || cp == 0xff5e || cp == 0xff0b ||
	       cp == 0xff0d || cp == 0xff5c;
}

/*
 * What stands between two units of the text: is it a disguise?  own: the term
 * has a gap there too, or a Han character meets a Latin letter, between which
 * many put a space as a matter of course.
 */
static bool
gap_text(
    struct place *p, const uint32_t *cp, size_t n, bool own, bool between_latin)
{
	size_t solid = 0;

	for (size_t i = 0; i < n; i++) {
		unsigned how = fold_how(cp[i]);

		p->how |= how;
		p->need |= how;
		if (!(how & (HOW_SPACED | HOW_SYMBOL)))
			continue;
		solid++;
		if (ends_phrase(cp[i]))
			return false;
		if (!own && (between_latin || weak_gap(cp[i], how)))
			p->weak = true;
	}
	p->gaps += solid > 0;
	return solid <= GAP_MAX;
}

static bool
same_gap(const uint32_t *a, size_t na, const uint32_t *b, size_t nb)
{
	return na == nb && (na == 0 || memcmp(a, b, na * sizeof(*a)) == 0);
}

/* The gap before unit i of the term (i > 0). */
static bool
gap(struct place *p, uint32_t i)
{
	const struct fold_map *t = &p->t->map, *m = &p->s->map;
	uint32_t ta = t->at[i - 1], tb = t->at[i];
	uint32_t ma = m->at[p->unit + i - 1], mb = m->at[p->unit + i];
	size_t nt = tb > ta ? tb - ta - 1 : 0, nm = mb > ma ? mb - ma - 1 : 0;
	const uint16_t *u = p->s->fold.unit + p->unit + i;

	if (same_gap(t->cp + ta + 1, nt, m->cp + ma + 1, nm))
		return true;
	for (size_t k = 0; k < nt; k++)
		p->need |= fold_how(t->cp[ta + 1 + k]);
	if (!nm)
		return true;
	return gap_text(p, m->cp + ma + 1, nm,
	    nt > 0 || latin(u[-1]) != latin(u[0]), latin(u[-1]) && latin(u[0]));
}

static uint32_t
narrow(uint32_t cp)
{
	return cp >= 0xff01 && cp <= 0xff5e ? cp - 0xfee0 : cp;
}

/* Symbols at the term's ends, spaces aside, must stand in the text too. */
static bool
own_symbols(struct place *p)
{
	const struct fold_map *t = &p->t->map, *m = &p->s->map;
	uint32_t first = t->at[0], last = t->at[t->nunit - 1];

	for (uint32_t k = first; k-- > 0;) {
		if (fold_how(t->cp[k]) & HOW_SPACED)
			continue;
		if (!p->start ||
		    narrow(m->cp[p->start - 1]) != narrow(t->cp[k]))
			return false;
		p->start--;
		if (m->cp[p->start] != t->cp[k])
			p->how |= HOW_WIDTH, p->need |= HOW_WIDTH;
	}
	for (uint32_t k = last + 1; k < t->ncp; k++) {
		if (fold_how(t->cp[k]) & HOW_SPACED)
			continue;
		if (p->end == m->ncp ||
		    narrow(m->cp[p->end]) != narrow(t->cp[k]))
			return false;
		if (m->cp[p->end] != t->cp[k])
			p->how |= HOW_WIDTH, p->need |= HOW_WIDTH;
		p->end++;
	}
	return true;
}

/* A border: the text's end, or something that is no letter or digit. */
static bool
border(const struct place *p, uint32_t at, bool before)
{
	const struct fold_map *m = &p->s->map;

	if (before ? at == 0 : at == m->ncp)
		return true;
	return fold_how(m->cp[before ? at - 1 : at]) &
	           (HOW_SPACED | HOW_SYMBOL) &&
	       fold_drops(m->cp[before ? at - 1 : at]);
}

/* A term that begins or ends with a Latin letter or digit stands in a token
 * of its own there. */
static bool
token_borders(const struct place *p)
{
	const struct fold_map *m = &p->s->map;
	const uint16_t *u = p->s->fold.unit;
	uint32_t i = p->unit, n = (uint32_t)p->t->map.nunit;

	if (p->t->latin_first && i > 0 && latin(u[i - 1]) &&
	    m->at[i - 1] + 1 == m->at[i])
		return false;
	if (p->t->latin_last && i + n < m->nunit && latin(u[i + n]) &&
	    m->at[i + n - 1] + 1 == m->at[i + n])
		return false;
	return true;
}

/* Letters beside other Latin words are rather words of their own: "vitamin C
 * S size" does not say CS, 手串 C S 包邮 does. */
static bool
amid_latin(const struct place *p)
{
	const uint16_t *u = p->s->fold.unit;
	size_t i = p->unit, n = p->t->map.nunit;

	return (i > 0 && latin(u[i - 1])) ||
	       (i + n < p->s->map.nunit && latin(u[i + n]));
}

static bool
stands_alone(const struct place *p)
{
	bool left = border(p, p->start, true), right = border(p, p->end, false);
	size_t n = p->t->map.nunit;

	if (n >= 3 && p->gaps == n - 1)
		return left || right;
	if (p->t->latin_first && p->t->latin_last && amid_latin(p))
		return false;
	return left && right;
}

/* A character of the text is another than the term's, though they fold to the
 * same: by the tricks that one of them has and the other has not. */
static void
differs(struct place *p, unsigned mine, unsigned its)
{
	unsigned apart = mine ^ its;

	p->how |= its & ~mine;
	p->need |= apart ? apart : mine | its;
}

/* The usual hit: the term as it is written. */
static bool
verbatim(const struct place *p)
{
	const struct fold_map *t = &p->t->map, *m = &p->s->map;
	const uint32_t *at = m->at + p->unit;
	size_t n = t->nunit;

	return t->ncp == n && at[n - 1] - at[0] == n - 1 &&
	       memcmp(t->cp, m->cp + at[0], n * sizeof(*t->cp)) == 0;
}

static bool
characters(struct place *p)
{
	const struct fold_map *t = &p->t->map, *m = &p->s->map;

	if (verbatim(p))
		return true;
	for (uint32_t i = 0; i < t->nunit; i++) {
		uint32_t mine = t->cp[t->at[i]];
		uint32_t its = m->cp[m->at[p->unit + i]];

		if (i && !gap(p, i))
			return false;
		if (mine == its)
			continue;
		differs(p, fold_how(mine), fold_how(its));
	}
	return true;
}

static bool
stands(struct place *p, uint32_t tricks)
{
	const struct fold_map *m = &p->s->map;
	uint32_t i = p->unit, n = (uint32_t)p->t->map.nunit;

	p->start = m->at[i];
	p->end = m->at[i + n - 1] + 1;
	if ((i && m->at[i - 1] == m->at[i]) ||
	    (i + n < m->nunit && m->at[i + n] == m->at[i + n - 1]))
		return false; /* within a character that stands for several */
	if (!characters(p) || !own_symbols(p))
		return false;
	if (p->t->borders && !token_borders(p))
		return false;
	if (p->weak && !stands_alone(p))
		return false;
	return (p->need & ~tricks) == 0;
}

static int
hit_cmp(const void *a, const void *b)
{
	const struct words_hit *x = a, *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	if (x->end != y->end)
		return x->end > y->end ? -1 : 1;
	return (x->term > y->term) - (x->term < y->term);
}

void
words_json(const struct words *w, struct str span, uint32_t tricks,
    struct words_search *s)
{
	struct place p;

	s->n = 0;
	fold_json(&s->fold, span);
	scan_find(w->scan, &s->fold, &s->found);
	s->full = s->found.full;
	if (!s->found.n)
		return;
	buf_clear(&s->text);
	json_decode(span, &s->text);
	fold_map(&s->map, buf_str(&s->text), true);
	mem_grow(&s->hit, &s->cap, s->found.n, sizeof(*s->hit));
	for (size_t i = 0; i < s->found.n; i++) {
		p = (struct place){.t = &w->term[s->found.hit[i].word],
		    .s = s,
		    .unit = s->found.hit[i].start};
		if (stands(&p, tricks))
			s->hit[s->n++] = (struct words_hit){
			    s->found.hit[i].word, p.start, p.end, p.how};
	}
	if (s->n > 1)
		qsort(s->hit, s->n, sizeof(*s->hit), hit_cmp);
}

void
words_cut(
    const struct words_search *s, uint32_t start, uint32_t end, struct buf *out)
{
	for (uint32_t i = start; i < end; i++)
		buf_addcp(out, s->map.cp[i]);
}

void
words_search_free(struct words_search *s)
{
	free(s->hit);
	buf_free(&s->text);
	fold_map_free(&s->map);
	fold_free(&s->fold);
	scan_hits_free(&s->found);
	*s = (struct words_search){0};
}

/* words - the terms of a set in a text, with spans and tricks */
#include "words.h"

#include <stdlib.h>

#include "mem.h"
#include "words_priv.h"

struct words *
words_new(void)
{
	struct words *w = mem_new(1, sizeof(*w));

	w->scan = scan_new();
	w->sounds = sounds_new();
	return w;
}

void
words_free(struct words *w)
{
	if (!w)
		return;
	free(w->term);
	scan_free(w->scan);
	sounds_free(w->sounds);
	buf_free(&w->pool);
	fold_free(&w->fold);
	free(w);
}

static bool
is_han(const struct fold *f, struct str term)
{
	for (size_t i = 0; i < f->n; i++)
		if (f->unit[i] < 0x3400 || f->unit[i] > 0x9fff)
			return false;
	return term.n == f->n * 3;
}

/* Are the term's code points its units?  True for most; a letter of two bytes
 * is not worth a branch. */
static bool
is_same(const struct fold *f, struct str term)
{
	const char *p = term.p, *end = p + term.n;

	for (size_t i = 0; i < f->n && p < end; i++) {
		uint16_t u = f->unit[i];

		if (u < 0x80 ? *p != u
			     : end - p < 3 || p[0] != (char)(0xe0 | u >> 12) ||
				   p[1] != (char)(0x80 | (u >> 6 & 0x3f)) ||
				   p[2] != (char)(0x80 | (u & 0x3f)))
			return false;
		p += u < 0x80 ? 1 : 3;
	}
	return p == end;
}

/* The term added last is read as it is and otherwise. */
static void
add_sounds(struct words *w, uint32_t term, const struct fold *f)
{
	if (!w->term[term].han || f->n < 2)
		return;
	for (size_t i = 0; i < f->n; i++)
		if (!sound_of(f->unit[i]))
			return;
	w->heard = true;
	sounds_add(w->sounds, term, f->unit, f->n);
	words_forms(w, f->unit, f->n);
}

int64_t
words_add_folded(struct words *w, struct str term, const struct fold *f,
    unsigned flags, struct err *e)
{
	struct term *t;
	uint32_t id;

	if (!f->n || f->n > UINT16_MAX) {
		err_set(e, "%.*s: a term needs a letter or a digit%s",
		    (int)(term.n < 80 ? term.n : 80), term.p,
		    f->n ? ", and no more than 65535" : "");
		return -1;
	}
	mem_grow(&w->term, &w->cap, w->n + 1, sizeof(*w->term));
	t = &w->term[w->n++];
	*t = (struct term){.of = w->nterm++,
	    .n = (uint16_t)f->n,
	    .flags = (unsigned char)flags,
	    .latin_first = words_latin(f->unit[0]),
	    .latin_last = words_latin(f->unit[f->n - 1]),
	    .han = is_han(f, term),
	    .same = is_same(f, term)};
	w->masked |= words_masked(t);
	if (!t->same) {
		t->text = (uint32_t)w->pool.n;
		t->size = (uint32_t)term.n;
		buf_addstr(&w->pool, term);
	}
	id = scan_add(w->scan, f->unit, f->n);
	if (flags & WORDS_SOUND)
		add_sounds(w, id, f);
	return w->nterm - 1;
}

int64_t
words_add(struct words *w, struct str term, unsigned flags, struct err *e)
{
	fold_text(&w->fold, term);
	return words_add_folded(w, term, &w->fold, flags, e);
}

/* Characters in their parts are words of the scanner, too, numbered behind
 * the terms: where one is seen, the text is undone. */
void
words_build(struct words *w)
{
	const uint16_t *part;
	size_t n;

	for (size_t i = 0; (n = undo_part(i, &part)); i++)
		scan_add(w->scan, part, n);
	scan_build(w->scan);
	sounds_build(w->sounds);
}

/* By start, then longest first; each once, where it is found by two ways. */
static void
sort_hits(struct words_search *s)
{
	size_t n = 1;

	if (s->n < 2)
		return;
	words_sort(s->hit, s->n, s->map.ncp);
	for (size_t i = 1; i < s->n; i++) {
		const struct words_hit *a = &s->hit[n - 1], *b = &s->hit[i];

		if (a->term == b->term && a->end == b->end)
			continue; /* 🐘牙 in 象🐘牙, too */
		s->hit[n++] = *b;
	}
	s->n = n;
}

static bool
undone(const struct undo *u, uint32_t from, uint32_t n)
{
	/* what was put in before the word is not in it */
	for (uint32_t i = from; i < from + n; i++)
		if (u->via[i] & ~(i == from ? (uint32_t)HOW_INSERTED : 0))
			return true;
	return false;
}

/* Holds each place that was found against the text; those from heard on were
 * found by their sound. */
static void
confirm(const struct words *w, struct words_search *s, const uint32_t *term,
    const struct undo *undo, size_t heard, uint32_t tricks)
{
	mem_grow(&s->hit, &s->cap, s->n + s->found.n, sizeof(*s->hit));
	s->full |= s->found.full;
	for (size_t i = 0; i < s->found.n; i++) {
		const struct scan_hit *g = &s->found.hit[i];
		struct found f = {
		    term ? term[g->word] : g->word, g->start, undo, i >= heard};

		if (undo && (f.term >= w->n ||
				!undone(undo, g->start, w->term[f.term].n)))
			continue;
		s->n += words_place(w, s, &f, tricks, &s->hit[s->n]);
	}
}

/* Takes the parts of characters out of what was found: where they stood. */
static struct undo_parts
take_parts(const struct words *w, struct scan_hits *found)
{
	struct undo_parts parts = {UINT32_MAX, 0};
	size_t n = 0;

	for (size_t i = 0; i < found->n; i++) {
		const struct scan_hit *h = &found->hit[i];

		if (h->word < w->n) {
			found->hit[n++] = *h;
			continue;
		}
		if (h->start < parts.from)
			parts.from = h->start;
		if (h->start >= parts.to)
			parts.to = h->start + 1;
	}
	found->n = n;
	if (found->full && parts.to)
		parts = (struct undo_parts){0, UINT32_MAX};
	return parts;
}

/* Only words into which something may have been put; and longer ones of any
 * kind, for traps and words against keep out what stands within them. */
static void
take_inserted(const struct words *w, struct scan_hits *found)
{
	size_t n = 0;

	for (size_t i = 0; i < found->n; i++) {
		const struct scan_hit *h = &found->hit[i];

		if (h->word < w->n && w->term[h->word].form == FORM_NONE &&
		    (w->term[h->word].n > 2 ||
			words_inserted(&w->term[h->word])))
			found->hit[n++] = *h;
	}
	found->n = n;
}

static void
find_masked(const struct words *w, struct words_search *s, uint32_t tricks)
{
	if (!s->masks) {
		s->masks = mem_new(1, sizeof(*s->masks));
		masks_build(s->masks, w);
	}
	scan_find(s->masks->scan, &s->undo.fold, &s->found);
	confirm(w, s, s->masks->term, &s->undo, SIZE_MAX, tricks);
}

static void
find_undone(const struct words *w, struct words_search *s, enum undo_how how,
    uint32_t tricks, struct undo_parts parts)
{
	size_t heard;

	if (!undo_text(&s->undo, &s->map, how, tricks, parts))
		return;
	if (how == UNDO_MASKS || how == UNDO_BOXES) {
		find_masked(w, s, tricks);
		return;
	}
	s->found.n = 0;
	s->found.full = false;
	if (how != UNDO_SPELT)
		scan_find(w->scan, &s->undo.fold, &s->found);
	if (how == UNDO_INSERTED)
		take_inserted(w, &s->found);
	heard = s->found.n;
	if (how != UNDO_INSERTED)
		sounds_find(w->sounds, &s->undo.fold, &s->found);
	confirm(w, s, NULL, &s->undo, heard, tricks);
}

static unsigned
near_flags(const struct term *t)
{
	return (words_masked(t) ? UNDO_NEAR_MASKED : 0) |
	       (words_inserted(t) ? UNDO_NEAR_INSERTED : 0) |
	       ((t->flags & WORDS_SOUND) && t->han ? UNDO_NEAR_SOUND : 0);
}

/* What words are made of: most runs see a sign sooner or later, those that
 * only start do not. */
static const struct undo_near *
near_of(const struct words *w, struct words_search *s)
{
	size_t n;

	if (s->near)
		return s->near;
	s->near = mem_new(1, sizeof(*s->near));
	for (uint32_t i = 0; i < w->n; i++) {
		const uint16_t *unit = scan_word(w->scan, i, &n);

		if (w->term[i].form == FORM_NONE)
			undo_near_add(
			    s->near, unit, n, near_flags(&w->term[i]));
	}
	return s->near;
}

/* What is there to be undone: bits of 1 << enum undo_how. */
static unsigned
to_undo(const struct words *w, struct words_search *s, struct undo_parts parts,
    uint32_t tricks)
{
	const struct fold *f = &s->fold;
	unsigned todo = 0;

	if ((parts.to && (tricks & HOW_RADICAL)) ||
	    ((f->seen & FOLD_SEEN_ENTITY) && (tricks & HOW_ENTITY)))
		todo |= 1u << UNDO_LONG;
	if ((f->seen & FOLD_SEEN_EMOJI) && (tricks & HOW_EMOJI) &&
	    undo_near_emoji(near_of(w, s), f))
		todo |= 1u << UNDO_LONG;
	if (w->masked && (tricks & (HOW_MASK | HOW_REPLACEMENT)) &&
	    undo_has_mask(f) && undo_near_mask(near_of(w, s), f))
		todo |= 1u << UNDO_MASKS;
	if (w->heard && (tricks & (HOW_PINYIN | HOW_INSERTED | HOW_MASK)))
		todo |= undo_meet(near_of(w, s), f);
	if (!(tricks & HOW_PINYIN))
		todo &= ~(1u << UNDO_SPELT);
	if (!(tricks & HOW_INSERTED))
		todo &= ~(1u << UNDO_INSERTED);
	return todo;
}

void
words_json(const struct words *w, struct str span, uint32_t tricks,
    struct words_search *s)
{
	struct undo_parts parts;
	size_t plain;
	unsigned todo;
	bool needed;

	s->n = 0;
	s->full = false;
	fold_json(&s->fold, s->mapped ? &s->map : NULL, span);
	scan_find(w->scan, &s->fold, &s->found);
	parts = take_parts(w, &s->found);
	plain = s->found.n;
	if (tricks & HOW_HOMOPHONE)
		sounds_find(w->sounds, &s->fold, &s->found);
	todo = to_undo(w, s, parts, tricks);
	s->full = s->found.full;
	needed = s->found.n || todo;
	if (needed && !s->mapped)
		fold_json(&s->fold, &s->map, span);
	s->mapped = needed;
	if (!needed)
		return;
	for (size_t i = 0; i < s->found.n; i++) /* for confirm, soon */
		__builtin_prefetch(&w->term[s->found.hit[i].word]);
	confirm(w, s, NULL, NULL, plain, tricks);
	if (todo & 1u << UNDO_LONG) {
		find_undone(w, s, UNDO_LONG, tricks, parts);
		if (s->undo.brief)
			find_undone(w, s, UNDO_BRIEF, tricks, parts);
	}
	if (todo & 1u << UNDO_BOXES)
		find_undone(w, s, UNDO_BOXES, tricks, parts);
	else if (todo & 1u << UNDO_MASKS)
		find_undone(w, s, UNDO_MASKS, tricks, parts);
	if (todo & 1u << UNDO_SPELT)
		find_undone(w, s, UNDO_SPELT, tricks, parts);
	if (todo & 1u << UNDO_INSERTED)
		find_undone(w, s, UNDO_INSERTED, tricks, parts);
	sort_hits(s);
}

void
words_cut(
    const struct words_search *s, uint32_t start, uint32_t end, struct buf *out)
{
	buf_room(out, ((size_t)end - start) * 4);
	for (uint32_t i = start; i < end; i++) {
		uint32_t cp = s->map.cp[i];
		char *p = out->p + out->n;

		if (cp < 0x800 || cp >= 0xd800) {
			buf_addcp(out, cp);
			continue;
		}
		p[0] = (char)(0xe0 | cp >> 12);
		p[1] = (char)(0x80 | (cp >> 6 & 0x3f));
		p[2] = (char)(0x80 | (cp & 0x3f));
		out->n += 3;
	}
}

void
words_search_free(struct words_search *s)
{
	for (size_t i = 0; i < s->nown; i++)
		fold_map_free(&s->own[i]);
	free(s->own);
	if (s->masks) {
		scan_free(s->masks->scan);
		free(s->masks->term);
		free(s->masks);
	}
	free(s->near);
	free(s->hit);
	fold_map_free(&s->map);
	fold_free(&s->fold);
	undo_free(&s->undo);
	scan_hits_free(&s->found);
	*s = (struct words_search){0};
}

/* undo - a text with its disguises undone */
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "undo_priv.h"
#include "undo_table.h"

#define ENTITY_MAX 40 /* code points of one, with what stands before it */

/* ---- entities ------------------------------------------------------------ */

static bool
reads(const struct work *w, size_t i, const char *ascii)
{
	for (; *ascii; ascii++, i++)
		if (i >= w->n || w->cp[i] != (unsigned char)*ascii)
			return false;
	return true;
}

static int
digit(uint32_t c, unsigned base)
{
	if (c >= '0' && c <= '9')
		return (int)c - '0';
	c |= 0x20;
	return base == 16 && c >= 'a' && c <= 'f' ? (int)c - 'a' + 10 : -1;
}

/* The number at code point i, and where it ends. */
static uint32_t
number(const struct work *w, size_t i, size_t *end)
{
	unsigned base = 10;
	uint32_t v = 0;
	size_t from;
	int d;

	if (i < w->n && (w->cp[i] | 0x20) == 'x') {
		base = 16;
		i++;
	}
	for (from = i; i < w->n && (d = digit(w->cp[i], base)) >= 0; i++)
		if (v < 0x110000)
			v = v * base + (uint32_t)d;
	*end = i + (i < w->n && w->cp[i] == ';');
	return i == from || v >= 0x110000 ? 0 : v;
}

/* The character that the entity at i stands for, and where it ends; 0: there
 * is none. */
static uint32_t
entity(const struct work *w, size_t i, size_t *end)
{
	static const struct {
		const char *name;
		uint32_t cp;
	} named[] = {{"nbsp;", ' '}, {"ensp;", ' '}, {"emsp;", ' '},
	    {"thinsp;", ' '}, {"middot;", 0xb7}, {"bull;", 0x2022},
	    {"shy;", 0xad}, {"zwnj;", 0x200c}, {"zwj;", 0x200d},
	    {"lrm;", 0x200e}, {"rlm;", 0x200f}};
	size_t from = i++;

	while (reads(w, i, "amp;") && i - from < ENTITY_MAX)
		i += 4;
	if (reads(w, i, "#"))
		return number(w, i + 1, end);
	for (size_t k = 0; k < COUNT(named); k++)
		if (reads(w, i, named[k].name)) {
			*end = i + strlen(named[k].name);
			return named[k].cp;
		}
	return 0;
}

/* \u8c61, written out once too often. */
static uint32_t
escape(const struct work *w, size_t i, size_t *end)
{
	uint32_t v = 0;
	int d;

	if (!reads(w, i, "\\u"))
		return 0;
	for (*end = i + 2; *end < i + 6; ++*end) {
		if (*end == w->n || (d = digit(w->cp[*end], 16)) < 0)
			return 0;
		v = v * 16 + (uint32_t)d;
	}
	return v >= 0xd800 && v < 0xe000 ? 0 : v;
}

/* One that stands for nothing goes with the character before it. */
static bool
undo_entity(struct work *w)
{
	uint16_t unit[FOLD_UNITS_MAX];
	size_t end, n;
	uint32_t cp;

	cp = w->cp[w->i] == '&'    ? entity(w, w->i, &end)
	     : w->cp[w->i] == '\\' ? escape(w, w->i, &end)
	                           : 0;
	if (!cp)
		return false;
	n = fold_units(cp, unit);
	undo_put_before(w);
	for (size_t k = 0; k < n; k++)
		undo_put(w, unit[k], end, HOW_ENTITY | fold_how(cp));
	if (!n && w->u->fold.n &&
	    w->u->to[w->u->fold.n - 1] == (uint32_t)w->i) {
		w->u->to[w->u->fold.n - 1] = (uint32_t)end;
		w->u->via[w->u->fold.n - 1] |= HOW_ENTITY | fold_how(cp);
		w->done = true;
	}
	w->i = end;
	return true;
}

/* ---- emoji --------------------------------------------------------------- */

static const struct emoji *
emoji_find(uint32_t cp)
{
	size_t lo = 0, hi = COUNT(emoji_table), mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (emoji_table[mid].cp == cp)
			return &emoji_table[mid];
		if (emoji_table[mid].cp < cp)
			lo = mid + 1;
		else
			hi = mid;
	}
	return NULL;
}

uint16_t
undo_emoji_unit(uint32_t cp)
{
	const struct emoji *e = emoji_find(cp);

	return e && e->brief.n == 1 ? e->brief.unit[0] : 0;
}

bool
undo_emoji_names(uint32_t cp, const uint16_t **name, size_t *n)
{
	const struct emoji *e = emoji_find(cp);

	if (!e)
		return false;
	name[0] = e->zh.unit;
	n[0] = e->zh.n;
	name[1] = e->brief.unit;
	n[1] = e->brief.n;
	name[2] = e->en.unit;
	n[2] = e->en.n;
	return true;
}

static bool
is_latin(uint32_t c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/* Among Latin words: one before or behind it, a space apart or none.  A letter
 * alone is a code rather than a word: 🐘Y. */
static bool
amid_latin(const struct work *w, size_t end)
{
	size_t i = w->i;

	if (i && w->cp[i - 1] == ' ')
		i--;
	if (end < w->n && w->cp[end] == ' ')
		end++;
	return (i > 1 && is_latin(w->cp[i - 1]) && is_latin(w->cp[i - 2])) ||
	       (end + 1 < w->n && is_latin(w->cp[end]) &&
		   is_latin(w->cp[end + 1]));
}

/* 🐘的牙: "of" behind an emoji is no part of a word. */
static bool
says_of(const struct work *w, size_t i)
{
	return i < w->n && w->cp[i] == UNDO_OF;
}

static bool
undo_emoji(struct work *w)
{
	const struct emoji *e = emoji_find(w->cp[w->i]);
	const struct emoji_name *name;
	size_t end = w->i + 1;

	if (!e)
		return false;
	while (
	    end < w->n && (w->cp[end] == 0xfe0f ||
			      (w->cp[end] >= 0x1f3fb && w->cp[end] <= 0x1f3ff)))
		end++;
	name = w->how == UNDO_LONG ? &e->zh : &e->brief;
	if (w->how != UNDO_SPELT && amid_latin(w, end) && e->en.n)
		name = &e->en;
	w->u->brief |= e->brief.n != e->zh.n || says_of(w, end);
	if (w->how != UNDO_LONG && says_of(w, end))
		end++;
	undo_put_before(w);
	for (size_t k = 0; k < name->n; k++)
		undo_put(w, name->unit[k], end, HOW_EMOJI);
	w->i = end;
	return true;
}

/* ---- parts --------------------------------------------------------------- */

size_t
undo_part(size_t i, const uint16_t **part)
{
	if (i >= COUNT(split_table))
		return 0;
	*part = split_table[i].part;
	return split_table[i].n;
}

/* Where the parts end that stand at i, each beside the other or all one sign
 * or space apart (犭 良, 犭+良); 0: they do not.  *how: of what is between. */
static size_t
parts_end(const struct work *w, const struct split *s, uint32_t *how)
{
	size_t i = w->i, step = 1;
	uint32_t apart;

	*how = 0;
	if (i + 1 < w->n && undo_unit(w->cp[i + 1]) == 0) {
		apart = fold_how(w->cp[i + 1]);
		if (!(apart & (HOW_SPACED | HOW_SYMBOL)) ||
		    ((apart & HOW_SPACED) && i && undo_unit(w->cp[i - 1])))
			return 0; /* 香薰石 车载 */
		step = 2;
		*how = apart;
	}
	for (size_t k = 0; k < s->n; k++, i += step)
		if (i >= w->n || undo_unit(w->cp[i]) != s->part[k] ||
		    (k && step > 1 && w->cp[i - 1] != w->cp[w->i + 1]))
			return 0;
	return i - step + 1;
}

static bool
undo_split(struct work *w)
{
	size_t lo = 0, n = COUNT(split_table);
	size_t hi = n, mid;
	uint16_t unit = undo_unit(w->cp[w->i]);
	size_t end;
	uint32_t how;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (split_table[mid].part[0] < unit)
			lo = mid + 1;
		else
			hi = mid;
	}
	for (; lo < n && split_table[lo].part[0] == unit; lo++) {
		if (!(end = parts_end(w, &split_table[lo], &how)))
			continue;
		undo_put_before(w);
		undo_put(w, split_table[lo].whole, end, HOW_RADICAL | how);
		w->i = end;
		return true;
	}
	return false;
}

/* ---- the text ------------------------------------------------------------ */

static bool
among_parts(const struct work *w, size_t i)
{
	return i >= w->parts && i < w->parts_end;
}

/* The next place from i on where something may be undone, or the end; says no
 * to nearly all. */
static size_t
next_place(const struct work *w, size_t i, size_t end)
{
	const uint32_t *cp = w->cp;

	switch (w->how) {
	case UNDO_MASKS:
	case UNDO_BOXES: return undo_next_mask(w, i, end);
	case UNDO_SPELT: return undo_next_spelt(w, i, end);
	case UNDO_INSERTED: return undo_next_inserted(w, i, end);
	default: break;
	}
	while (i < end && cp[i] != '&' && cp[i] != '\\' && cp[i] < 0x1f000 &&
	       !among_parts(w, i))
		i++;
	return i;
}

static bool
undo_one(struct work *w)
{
	if (w->how == UNDO_MASKS || w->how == UNDO_BOXES)
		return undo_mask(w);
	if (w->how == UNDO_INSERTED)
		return undo_inserted(w);
	return ((w->tricks & HOW_ENTITY) && undo_entity(w)) ||
	       ((w->tricks & HOW_EMOJI) && undo_emoji(w)) ||
	       (among_parts(w, w->i) && undo_split(w)) ||
	       (w->how == UNDO_SPELT && undo_spelt(w));
}

/* Characters up to i as they stand, if they are near enough to what was undone
 * before, at until - UNDO_AROUND. */
static void
put_between(struct work *w, size_t i, size_t until)
{
	for (; w->i < i && w->i < until; w->i++)
		undo_put_plain(w);
	w->i = i;
}

/* Only what stands around something that is undone is kept. */
bool
undo_text(struct undo *u, const struct fold_map *text, enum undo_how how,
    uint32_t tricks, struct undo_parts parts)
{
	struct work w = {.u = u,
	    .cp = text->cp,
	    .n = text->ncp,
	    .tricks = tricks,
	    .how = how};
	size_t until = 0;

	if (parts.from < parts.to && (tricks & HOW_RADICAL)) {
		w.parts = text->at[parts.from];
		w.parts_end =
		    parts.to < text->nunit ? text->at[parts.to] : text->ncp;
	}
	u->fold.n = 0;
	u->brief = false;
	while (w.i < w.n) {
		put_between(&w, next_place(&w, w.i, w.n), until);
		if (w.i == w.n)
			break;
		if (undo_one(&w)) {
			w.from = w.i;
			until = w.i + UNDO_AROUND;
			continue;
		}
		put_between(&w, w.i + 1, until);
	}
	if (w.done)
		memset(u->fold.unit + u->fold.n, 0,
		    FOLD_PAD * sizeof(*u->fold.unit));
	return w.done;
}

void
undo_free(struct undo *u)
{
	fold_free(&u->fold);
	free(u->at);
	free(u->to);
	free(u->via);
	*u = (struct undo){0};
}

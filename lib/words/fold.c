/* fold - text as words are compared */
#include "fold.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "fold_fast.h"
#include "fold_priv.h"
#include "fold_table.h"
#include "mem.h"
#include "utf8.h"

_Static_assert(FOLD_MANY_UNITS <= FOLD_UNITS_MAX, "fold_units");

static const struct fold_many *
many_find(uint32_t cp)
{
	size_t lo = 0, hi = COUNT(fold_many), mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (fold_many[mid].cp < cp)
			lo = mid + 1;
		else
			hi = mid;
	}
	if (lo < COUNT(fold_many) && fold_many[lo].cp == cp)
		return &fold_many[lo];
	return NULL;
}

static const struct fold_range *
range_find(uint32_t cp)
{
	size_t lo = 0, hi = COUNT(fold_dropped), mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (cp < fold_dropped[mid].from)
			hi = mid;
		else if (cp > fold_dropped[mid].to)
			lo = mid + 1;
		else
			return &fold_dropped[mid];
	}
	return NULL;
}

size_t
fold_rare(uint32_t cp, uint16_t *unit, unsigned *seen)
{
	const struct fold_many *m = many_find(cp);

	*seen = m ? m->seen : 0;
	if (m) {
		for (size_t i = 0; i < m->n; i++)
			unit[i] = m->unit[i];
		return m->n;
	}
	if (cp < 0x10000 || range_find(cp))
		return 0;
	unit[0] = (uint16_t)(0xd7c0 + (cp >> 10));
	unit[1] = (uint16_t)(0xdc00 | (cp & 0x3ff));
	return 2;
}

size_t
fold_units(uint32_t cp, uint16_t *unit)
{
	unsigned seen;

	if (cp < 0x10000 && fold_bmp[cp] != FOLD_MANY) {
		unit[0] = fold_bmp[cp];
		return unit[0] != 0;
	}
	return fold_rare(cp, unit, &seen);
}

/* Room for a unit and a code point of each of n bytes, and for what is put
 * beyond: by four, or of one that stands for more. */
static void
room(struct fold *f, struct fold_map *m, size_t n)
{
	size_t units = f->n + n + FOLD_UNITS_MAX + FOLD_PAD;

	mem_grow(&f->unit, &f->cap, units, sizeof(*f->unit));
	if (!m)
		return;
	mem_grow(&m->at, &m->cap_at, units, sizeof(*m->at));
	mem_grow(&m->cp, &m->cap_cp, m->ncp + n + 4, sizeof(*m->cp));
}

/* Adds the units of a code point that the table does not settle, for which
 * there is room, and notes what it is a sign of. */
static void
add_rare(struct fold *f, struct fold_map *m, uint32_t cp)
{
	unsigned seen;
	size_t n = fold_rare(cp, f->unit + f->n, &seen);

	f->seen |= seen;
	if (seen & (FOLD_SEEN_EMOJI | FOLD_SEEN_MASK)) {
		if (f->nsign < FOLD_SIGNS)
			f->sign[f->nsign] = (struct fold_sign){
			    cp, (uint32_t)f->n, (uint16_t)n, (uint16_t)seen};
		f->nsign++;
	}
	for (size_t i = 0; m && i < n; i++)
		m->at[f->n + i] = (uint32_t)m->ncp;
	f->n += n;
}

/* Adds a code point, and then there is room for left bytes more.  m: NULL, or
 * what is to know where the units came from. */
static inline void
add(struct fold *f, struct fold_map *m, uint32_t cp, size_t left)
{
	if (cp < 0x10000 && fold_bmp[cp] != FOLD_MANY) {
		f->unit[f->n] = fold_bmp[cp];
		if (m)
			m->at[f->n] = (uint32_t)m->ncp;
		f->n += fold_bmp[cp] != 0; /* dropped without a branch */
	} else {
		room(f, m, left + 1);
		add_rare(f, m, cp);
	}
	if (m)
		m->cp[m->ncp++] = cp;
}

#ifdef __x86_64__
/* Where the next of what is folded goes. */
struct out {
	uint16_t *unit;
	uint32_t *cp, *at;
	uint32_t ncp;
};

FOLD_FAST struct out
out_of(const struct fold *f, const struct fold_map *m)
{
	if (!m)
		return (struct out){.unit = f->unit + f->n};
	return (struct out){
	    f->unit + f->n, m->cp + m->ncp, m->at + f->n, (uint32_t)m->ncp};
}

FOLD_FAST void
take_out(struct fold *f, struct fold_map *m, const struct out *o)
{
	f->n = (size_t)(o->unit - f->unit);
	if (m)
		m->ncp = o->ncp;
}

/* Four code points; false, and none, if the table does not settle one. */
FOLD_FAST bool
put_four(struct out *o, __m128i cp, bool map)
{
	__m128i unit, at;
	unsigned dropped = fold_look(cp, &unit);
	const struct fold_kept *k = &fold_kept[dropped & 15];

	if (dropped > 15)
		return false;
	unit =
	    _mm_shuffle_epi8(unit, _mm_loadl_epi64((const __m128i *)k->unit));
	_mm_storel_epi64((__m128i *)o->unit, unit);
	o->unit += k->n;
	if (!map)
		return true;
	_mm_storeu_si128((__m128i *)o->cp, cp);
	at = _mm_add_epi32(
	    _mm_set1_epi32((int)o->ncp), _mm_setr_epi32(0, 1, 2, 3));
	at = _mm_shuffle_epi8(at, _mm_loadu_si128((const __m128i *)k->at));
	_mm_storeu_si128((__m128i *)o->at, at);
	o->at += k->n;
	o->cp += 4;
	o->ncp += 4;
	return true;
}

/* Adds four characters at a time of those at p, by which of the bytes there go
 * on a character, as long as that is known of FOLD_LOOKS; behind the last.
 * *more: nothing stopped it. */
FOLD_FAST const unsigned char *
put_fours(struct out *o, const unsigned char *p, uint64_t going_on, int known,
    bool map, bool *more)
{
	unsigned step, n;

	for (; known >= FOLD_LOOKS; known -= (int)n, going_on >>= n, p += n) {
		step = fold_step[going_on & ((1u << FOLD_LOOKS) - 1)];
		n = step >> 8;
		*more = n && put_four(o, fold_four(p, step & 0xff), map);
		if (!*more)
			break;
	}
	return p;
}

/* It is told apart for 64 bytes at once, for one place waits for the other. */
FOLD_FAST const unsigned char *
add_fours(struct fold *f, struct fold_map *m, const unsigned char *p,
    const unsigned char *end, bool map)
{
	struct out o = out_of(f, m);
	bool more = true;

	while (more && end - p >= 64 + FOLD_READS)
		p = put_fours(&o, p, fold_going_on_64(p), 64, map, &more);
	while (more && end - p >= FOLD_READS)
		p = put_fours(&o, p, fold_going_on(p), FOLD_LOOKS, map, &more);
	take_out(f, m, &o);
	return p;
}

__attribute__((target("ssse3"))) static const unsigned char *
add_row(struct fold *f, struct fold_map *m, const unsigned char *p,
    const unsigned char *end)
{
	return m ? add_fours(f, m, p, end, true)
	         : add_fours(f, m, p, end, false);
}

__attribute__((target("ssse3"))) static const char *
add_escape_row(
    struct fold *f, struct fold_map *m, const char *p, const char *end)
{
	struct out o = out_of(f, m);
	__m128i cp;

	for (; end - p >= FOLD_READS_ESCAPES; p += 24)
		if (!fold_escapes(p, &cp) || !put_four(&o, cp, m != NULL))
			break;
	take_out(f, m, &o);
	return p;
}
#else
static const unsigned char *
add_row(struct fold *f, struct fold_map *m, const unsigned char *p,
    const unsigned char *end)
{
	(void)f, (void)m, (void)end;
	return p;
}

static const char *
add_escape_row(
    struct fold *f, struct fold_map *m, const char *p, const char *end)
{
	(void)f, (void)m, (void)end;
	return p;
}
#endif

/* Bytes are UTF-8 checked before, with no escape among them; there is room
 * for them. */
static void
add_plain(struct fold *f, struct fold_map *m, const unsigned char *p,
    const unsigned char *end)
{
	while (p < end) {
		if (fold_is_fast())
			p = add_row(f, m, p, end);
		/* what stopped the row, or too few for one */
		for (int i = 0; p < end && i < 4; i++) {
			uint32_t cp = fold_take(&p);

			add(f, m, cp, (size_t)(end - p));
		}
	}
}

static void
start(struct fold *f, struct fold_map *m, size_t bytes)
{
	f->n = 0;
	f->seen = 0;
	f->nsign = 0;
	if (m)
		m->ncp = 0;
	room(f, m, bytes);
}

static void
finish(struct fold *f, struct fold_map *m)
{
	memset(f->unit + f->n, 0, FOLD_PAD * sizeof(*f->unit));
	if (!m)
		return;
	m->nunit = f->n;
	m->at[m->nunit] = (uint32_t)m->ncp;
}

/* text may hold bytes that are not UTF-8 (an option's argument): such a byte
 * is dropped. */
static void
add_doubtful(struct fold *f, struct str text)
{
	const char *p = text.p, *end = text.p + text.n;
	size_t n;

	while (p < end) {
		uint32_t cp = utf8_next(p, end, &n);

		p += n;
		room(f, NULL, (size_t)(end - p) + 1);
		f->n += fold_units(cp, f->unit + f->n);
	}
}

void
fold_text(struct fold *f, struct str text)
{
	if (utf8_valid(text, NULL)) {
		fold_sound(f, NULL, text);
		return;
	}
	start(f, NULL, text.n);
	add_doubtful(f, text);
	finish(f, NULL);
}

void
fold_sound(struct fold *f, struct fold_map *m, struct str text)
{
	start(f, m, text.n);
	add_plain(f, m, (const unsigned char *)text.p,
	    (const unsigned char *)text.p + text.n);
	finish(f, m);
}

/* The code point that the \u escape at *p stands for; *p is moved behind it.
 * A surrogate without its fellow is itself. */
static uint32_t
take_u(const char **p, const char *end)
{
	uint32_t cp = ascii_hex4(*p + 2), pair;

	*p += 6;
	if (!utf8_is_high(cp) || end - *p < 6 || (*p)[0] != '\\' ||
	    (*p)[1] != 'u')
		return cp;
	pair = utf8_pair(cp, ascii_hex4(*p + 2));
	if (!pair)
		return cp;
	*p += 6;
	return pair;
}

/* The same of any escape. */
static uint32_t
take_escape(const char **p, const char *end)
{
	char c = (*p)[1];

	if (c == 'u')
		return take_u(p, end);
	*p += 2;
	switch (c) {
	case 'b': return '\b';
	case 'f': return '\f';
	case 'n': return '\n';
	case 'r': return '\r';
	case 't': return '\t';
	default: return (unsigned char)c;
	}
}

/* Adds a row of escapes, of which the first is at p; behind the last. */
static const char *
add_escapes(struct fold *f, struct fold_map *m, const char *p, const char *end)
{
	while (p < end && *p == '\\') {
		if (fold_is_fast())
			p = add_escape_row(f, m, p, end);
		for (int i = 0; p < end && *p == '\\' && i < 4; i++) {
			uint32_t cp = take_escape(&p, end);

			add(f, m, cp, (size_t)(end - p));
			if (m && cp >= 0xd800 && cp <= 0xdfff)
				m->cp[m->ncp - 1] = 0xfffd;
		}
	}
	return p;
}

void
fold_json(struct fold *f, struct fold_map *m, struct str span)
{
	const char *p = span.p + 1, *end = span.p + span.n - 1, *back;

	start(f, m, span.n);
	while (p < end) {
		back = memchr(p, '\\', (size_t)(end - p));
		if (!back)
			back = end;
		add_plain(f, m, (const unsigned char *)p,
		    (const unsigned char *)back);
		p = add_escapes(f, m, back, end);
	}
	finish(f, m);
}

void
fold_free(struct fold *f)
{
	free(f->unit);
	*f = (struct fold){0};
}

unsigned
fold_how(uint32_t cp)
{
	const struct fold_many *m;
	const struct fold_range *r;

	if (cp < 0x10000)
		return fold_bmp_how[cp];
	m = many_find(cp);
	if (m)
		return m->how;
	r = range_find(cp);
	return r ? r->how : 0;
}

int
fold_drops(uint32_t cp)
{
	uint16_t unit[FOLD_UNITS_MAX];

	return fold_units(cp, unit) == 0;
}

const char *
fold_how_name(unsigned i)
{
	static const char *const name[HOW_COUNT] = {HOW_NAMES};

	return i < HOW_COUNT ? name[i] : NULL;
}

/* fold - text as words are compared */
#include "fold.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "fold_four.h"
#include "fold_priv.h"
#include "fold_table.h"
#include "mem.h"
#include "utf8.h"

_Static_assert(FOLD_MANY_UNITS <= FOLD_UNITS_MAX, "fold_units");

static const struct fold_many *
many_find(uint32_t cp)
{
	size_t lo = 0, hi = sizeof(fold_many) / sizeof(*fold_many), mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (fold_many[mid].cp < cp)
			lo = mid + 1;
		else
			hi = mid;
	}
	if (lo < sizeof(fold_many) / sizeof(*fold_many) &&
	    fold_many[lo].cp == cp)
		return &fold_many[lo];
	return NULL;
}

static const struct fold_range *
range_find(uint32_t cp)
{
	size_t lo = 0, hi = sizeof(fold_dropped) / sizeof(*fold_dropped), mid;

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

static void
room(struct fold *f, size_t n)
{
	mem_grow(&f->unit, &f->cap, f->n + n + FOLD_UNITS_MAX + FOLD_PAD,
	    sizeof(*f->unit));
}

/* Adds the units of such a code point, for which there is room, and notes
 * what it is a sign of. */
static void
add_rare(struct fold *f, uint32_t cp)
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
	f->n += n;
}

/*
 * Adds a code point at out, which is in f->unit; behind it.  There is room
 * for a unit for each of the left bytes that are to come.
 */
static inline uint16_t *
add(struct fold *f, uint16_t *out, uint32_t cp, size_t left)
{
	if (cp < 0x10000 && fold_bmp[cp] != FOLD_MANY) {
		*out = fold_bmp[cp];
		return out + (*out != 0); /* dropped without a branch */
	}
	f->n = (size_t)(out - f->unit);
	room(f, left);
	add_rare(f, cp);
	return f->unit + f->n;
}

#ifdef __x86_64__
/* Adds a row of characters of three bytes, in fours; behind the last. */
FOLD_FOUR const unsigned char *
add_fours(struct fold *f, const unsigned char *p, const unsigned char *end)
{
	uint16_t *out = f->unit + f->n, u[4];
	uint32_t cp[4];

	for (; fold_fours(p, end, cp, u); p += 12) {
		*out = u[0];
		out += u[0] != 0;
		*out = u[1];
		out += u[1] != 0;
		*out = u[2];
		out += u[2] != 0;
		*out = u[3];
		out += u[3] != 0;
	}
	f->n = (size_t)(out - f->unit);
	return p;
}
#endif

/* As much as can be added in fours; behind that. */
static const unsigned char *
add_row(struct fold *f, const unsigned char *p, const unsigned char *end)
{
#ifdef __x86_64__
	if (fold_has_four())
		return add_fours(f, p, end);
#else
	(void)f, (void)end;
#endif
	return p;
}

/* Bytes are UTF-8 checked before, with no escape among them; there is room
 * for a unit a byte. */
static void
add_plain(struct fold *f, const unsigned char *p, const unsigned char *end)
{
	uint16_t *out;

	while (p < end) {
		if (*p >= 0xe0)
			p = add_row(f, p, end);
		out = f->unit + f->n;
		/* What stopped the row, and what is shorter. */
		for (int i = 0; p < end && (i < 4 || *p < 0xe0); i++) {
			uint32_t cp = fold_take(&p);

			out = add(f, out, cp, (size_t)(end - p));
		}
		f->n = (size_t)(out - f->unit);
	}
}

static void
start(struct fold *f, size_t bytes)
{
	f->n = 0;
	f->seen = 0;
	f->nsign = 0;
	room(f, bytes);
}

static void
finish(struct fold *f)
{
	memset(f->unit + f->n, 0, FOLD_PAD * sizeof(*f->unit));
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
		room(f, (size_t)(end - p) + 1);
		f->n += fold_units(cp, f->unit + f->n);
	}
}

void
fold_text(struct fold *f, struct str text)
{
	start(f, text.n);
	if (utf8_valid(text, NULL))
		add_plain(f, (const unsigned char *)text.p,
		    (const unsigned char *)text.p + text.n);
	else
		add_doubtful(f, text);
	finish(f);
}

void
fold_sound(struct fold *f, struct str text)
{
	start(f, text.n);
	add_plain(f, (const unsigned char *)text.p,
	    (const unsigned char *)text.p + text.n);
	finish(f);
}

/* The value of four hex digits, which are sound: 'a' and 'A' are 0x61 and
 * 0x41, so bit 6 says "letter". */
static unsigned
hex4(const char *p)
{
	unsigned v = 0;

	for (int i = 0; i < 4; i++) {
		unsigned c = (unsigned char)p[i];

		v = v << 4 | ((c & 15) + (c >> 6) * 9);
	}
	return v;
}

/* The code point that the \u escape at *p stands for; *p is moved behind it.
 * A surrogate without its fellow is itself. */
static uint32_t
take_escape(const char **p, const char *end)
{
	uint32_t cp = hex4(*p + 2), low;

	*p += 6;
	if (cp < 0xd800 || cp > 0xdbff || end - *p < 6 || (*p)[0] != '\\' ||
	    (*p)[1] != 'u')
		return cp;
	low = hex4(*p + 2);
	if (low < 0xdc00 || low > 0xdfff)
		return cp;
	*p += 6;
	return 0x10000 + ((cp - 0xd800) << 10) + (low - 0xdc00);
}

/* Adds a row of escapes, of which the first is at p; behind the last. */
static const char *
add_escapes(struct fold *f, const char *p, const char *end)
{
	uint16_t *out = f->unit + f->n;
	uint32_t cp;

	while (p < end && *p == '\\') {
		if (p[1] != 'u') {
			p += 2; /* \n \" and the like are dropped */
			continue;
		}
		cp = take_escape(&p, end);
		out = add(f, out, cp, (size_t)(end - p));
	}
	f->n = (size_t)(out - f->unit);
	return p;
}

void
fold_json(struct fold *f, struct str span)
{
	const char *p = span.p + 1, *end = span.p + span.n - 1, *back;

	start(f, span.n);
	while (p < end) {
		back = memchr(p, '\\', (size_t)(end - p));
		if (!back)
			back = end;
		add_plain(
		    f, (const unsigned char *)p, (const unsigned char *)back);
		p = add_escapes(f, back, end);
	}
	finish(f);
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

/* words_gap - what stands between two characters of a term */

#include "words_priv.h"

/* Stops, commas, brackets, quotes, line breaks: what stands on both sides of
 * one is not one word.  Sorted. */
static const uint32_t phrase_end[] = {'\n', '\r', '!', '"', '(', ')', ',', ':',
    ';', '<', '>', '?', '[', ']', '{', '}', 0x201c, 0x201d, 0x2026, 0x2028,
    0x2029, 0x3001, 0x3002, 0x3008, 0x3009, 0x300a, 0x300b, 0x300c, 0x300d,
    0x3010, 0x3011, 0xff01, 0xff08, 0xff09, 0xff0c, 0xff1a, 0xff1b, 0xff1f};

static bool
ends_phrase(uint32_t cp)
{
	for (size_t i = 0; i < COUNT(phrase_end); i++)
		if (phrase_end[i] >= cp)
			return phrase_end[i] == cp;
	return false;
}

/* A bracket around one character alone, 象(牙), 象(ya): a disguise, no end. */
static bool
around_one(const struct fold_map *m, uint32_t i, struct words_span a,
    struct words_span b)
{
	static const uint32_t pair[][2] = {{'(', ')'}, {'[', ']'}, {'{', '}'},
	    {0xff08, 0xff09}, {0x3010, 0x3011}, {0x300c, 0x300d},
	    {0x300a, 0x300b}, {0x3008, 0x3009}, {0x201c, 0x201d}};

	for (size_t k = 0; k < COUNT(pair); k++)
		if (m->cp[i] == pair[k][0])
			return b.at == i + 1 && b.to < m->ncp &&
			       m->cp[b.to] == pair[k][1];
		else if (m->cp[i] == pair[k][1])
			return a.to == i && a.at &&
			       m->cp[a.at - 1] == pair[k][0];
	return false;
}

bool
words_gap_weak(uint32_t cp, unsigned how)
{
	return (how & HOW_SPACED) ||
	       (cp < 0x80 && ONE_OF((int)cp, "/|-_+&~\\")) || cp == 0xff0f ||
	       cp == 0x2013 || cp == 0x2014 || cp == 0xff5e || cp == 0xff0b ||
	       cp == 0xff0d || cp == 0xff5c;
}

bool
words_gap_ends(const struct fold_map *m, uint32_t i, struct words_span a,
    struct words_span b)
{
	return ends_phrase(m->cp[i]) && !around_one(m, i, a, b);
}

bool
words_gap_apart(
    const struct fold_map *m, uint32_t sign, uint32_t start, uint32_t end)
{
	const uint32_t *cp = m->cp;

	return (start > 1 && cp[start - 1] == sign &&
		   !fold_drops(cp[start - 2]) &&
		   (start == 2 || cp[start - 3] == sign)) ||
	       (end + 1 < m->ncp && cp[end] == sign &&
		   !fold_drops(cp[end + 1]) &&
		   (end + 2 == m->ncp || cp[end + 2] == sign));
}

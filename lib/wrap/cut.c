/* cut - a part of a text, by what stands around it */
#include "cut.h"

#include <string.h>

/* Parts what stands before the last star from what stands behind it. */
static void
take_first(struct cut *c)
{
	size_t star = c->before.n;

	while (star > 0 && c->before.p[star - 1] != '*')
		star--;
	if (!star)
		return;
	c->first = str_n(c->before.p, star - 1);
	c->before.p += star, c->before.n -= star;
}

static void
need_pair(struct cut *c, const char *p)
{
	c->pair[c->npair++] = str_pair(p);
}

/* Notes pairs that the text has to have.  What may stand there with blanks in
 * it (may_be_spaced) has none. */
static void
need_pairs(struct cut *c)
{
	struct str s = c->before;

	if (c->first.n > 1 && !memchr(c->first.p, '*', 2))
		need_pair(c, c->first.p);
	if (s.n < 2 || (c->what != CUT_WHOLE && (unsigned char)*s.p & 0x80))
		return;
	need_pair(c, s.p);
	need_pair(c, s.p + s.n - 2);
}

bool
cut_read(struct cut *c, struct str pattern, struct err *e)
{
	static const char *const holes[] = {
	    "{digits}", "{word}", "{text}", "{part}"};

	*c = (struct cut){.before = pattern, .after = STR_INIT("")};
	if (!pattern.n)
		return err_set(e, "a pattern is missing behind ~");
	for (int i = 0; i < 4; i++) {
		size_t at = str_find(pattern, str_from(holes[i]), 0);
		size_t end = at + strlen(holes[i]);

		if (at == pattern.n)
			continue;
		c->what = (enum cut_what)(CUT_DIGITS + i);
		c->before = str_n(pattern.p, at);
		c->after = str_after(pattern, end);
		c->last = str_ends(c->after, STR("$"));
		c->after.n -= c->last;
		break;
	}
	if (c->what != CUT_WHOLE)
		take_first(c);
	if (str_find(c->before, STR("{"), 0) < c->before.n ||
	    str_find(c->after, STR("{"), 0) < c->after.n)
		return err_set(e,
		    "%.*s: write {digits}, {word}, {text} or {part}, "
		    "once",
		    (int)pattern.n, pattern.p);
	need_pairs(c);
	return true;
}

void
cut_pairs(struct str text, struct cut_pairs *has)
{
	unsigned char pair;

	*has = (struct cut_pairs){0};
	for (size_t i = 0; i + 1 < text.n; i++) {
		pair = str_pair(text.p + i);
		has->bit[pair / 64] |= (uint64_t)1 << pair % 64;
	}
}

bool
cut_may(const struct cut *c, const struct cut_pairs *has)
{
	for (size_t i = 0; i < c->npair; i++)
		if (!(has->bit[c->pair[i] / 64] >> c->pair[i] % 64 & 1))
			return false;
	return true;
}

static bool
belongs(enum cut_what what, char c)
{
	bool digit = ascii_digit(c);

	return digit ||
	       (what == CUT_WORD && (ascii_letter(c) || c == '_' || c == '-'));
}

/* The length of the part at `at`, if what follows it fits; else 0. */
static size_t
part(const struct cut *c, struct str text, size_t at)
{
	struct str left;
	size_t n = 0;

	if (c->what == CUT_TEXT || c->what == CUT_PART)
		return (c->after.n ? str_find(text, c->after, at) : text.n) -
		       at;
	while (at + n < text.n && belongs(c->what, text.p[at + n]))
		n++;
	if (c->what == CUT_WORD && c->after.n &&
	    belongs(CUT_WORD, *c->after.p)) /* 4k1 of 4k1-jual-comb */
		n = str_find(str_n(text.p + at, n), c->after, 0);
	left = str_after(text, at + n);
	if (c->what == CUT_DIGITS && !c->after.n && left.n &&
	    ascii_letter(*left.p) && c->before.n &&
	    ONE_OF(c->before.p[c->before.n - 1], "=/"))
		return 0; /* 4 of id=4ef46739 is no number */
	if (!str_take(&left, c->after))
		return 0;
	return !c->last || !left.n || *left.p == '?' || *left.p == '#' ? n : 0;
}

/* Where the parts before the last star end, one behind the other; behind the
 * text if they are not in it. */
static size_t
behind_first(struct str first, struct str text)
{
	size_t at = 0;
	struct str piece;

	while (first.p && at <= text.n) {
		piece = str_cut(&first, '*');
		at = str_find(text, piece, at) + piece.n;
	}
	return at;
}

/* A blank, also of full width or one that does not break: its length. */
static size_t
blank_at(struct str s, size_t at)
{
	struct str left = str_after(s, at);

	if (left.n && (ascii_blank(*left.p)))
		return 1;
	if (str_starts(left, STR("\xc2\xa0")))
		return 2;
	return str_starts(left, STR("\xe3\x80\x80")) ? 3 : 0;
}

/* The length of what at `at` is `what` with blanks between its characters;
 * else 0. */
static size_t
spaced_at(struct str text, struct str what, size_t at)
{
	size_t from = at, n;

	for (size_t i = 0; i < what.n; i++, at++) {
		if (i && ((unsigned char)what.p[i] & 0xc0) != 0x80)
			while ((n = blank_at(text, at)) > 0)
				at += n;
		if (at >= text.n || text.p[at] != what.p[i])
			return 0;
	}
	return at - from;
}

/* Where `before` stands with blanks in it, and its length in *n. */
static size_t
find_spaced(struct str before, struct str text, size_t at, size_t *n)
{
	for (; at < text.n; at++) {
		*n = spaced_at(text, before, at);
		if (*n)
			return at;
	}
	*n = before.n;
	return text.n;
}

/* Labels that are no ASCII are often set wide, to be as long as those above and
 * below: looked for where it does not stand as it is. */
static bool
may_be_spaced(struct str before, struct str text, size_t at)
{
	return before.n && ((unsigned char)before.p[0] & 0x80) &&
	       str_find(text, before, at) == text.n;
}

struct str
cut_take(const struct cut *c, struct str text)
{
	size_t at, n, wide = c->before.n;
	bool spaced;

	if (c->what == CUT_WHOLE)
		return str_find(text, c->before, 0) < text.n ? text : STR_NONE;
	at = behind_first(c->first, text);
	spaced = may_be_spaced(c->before, text, at);
	while (at < text.n) {
		if (c->before.n)
			at = spaced ? find_spaced(c->before, text, at, &wide)
			            : str_find(text, c->before, at);
		if (at + wide >= text.n ||
		    (c->what == CUT_PART && c->after.n &&
			str_find(text, c->after, at + wide) == text.n))
			break;
		n = part(c, text, at + wide);
		if (n)
			return str_n(text.p + at + wide, n);
		at++;
	}
	return STR_NONE;
}

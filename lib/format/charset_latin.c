/* charset_latin - languages of Latin letters, a byte a letter */
#include "charset_priv.h"

#include <string.h>

/* S and z with a caron, large and small. */
static bool
is_caron(unsigned char c)
{
	return c == 0x8a || c == 0x8e || c == 0x9a || c == 0x9e;
}

/* What stands alone in European text, among letters: \xc0 and above, marks of
 * money, quotes and dashes. */
static bool
is_western(unsigned char c)
{
	return c >= 0xa0 || c == 0x80 || c == 0x85 ||
	       (c >= 0x91 && c <= 0x97) || c == 0x9c || c == 0x9f ||
	       is_caron(c);
}

/*
 * Text of a European language, a byte a letter: its bytes above ASCII stand
 * alone, most of them letters beside letters, where those of Chinese and
 * Japanese stand in pairs and more.  Of few, each within a word, or a capital
 * before it; or none in a pair, and one where no pair ends: before a blank, a
 * quote or a comma.  Of none but marks, most are an apostrophe in a word, or
 * all stand behind a number, or an n: nº 7, 2ª.
 */
static bool
is_latin(struct str s)
{
	size_t runs = 0, alone = 0, letters = 0, within = 0, signs = 0;
	size_t ends = 0, owned = 0, ordinals = 0;

	for (size_t i = 0, n; i < s.n; i += n) {
		char before = i ? s.p[i - 1] : ' ', after;

		for (n = 0; i + n < s.n && (unsigned char)s.p[i + n] >= 0x80;)
			n++;
		if (!n) {
			n = 1;
			continue;
		}
		after = i + n < s.n ? s.p[i + n] : ' ';
		runs++;
		if (n > 1 || !is_western((unsigned char)s.p[i]))
			continue;
		alone++;
		if ((unsigned char)s.p[i] < 0xc0) {
			signs++;
			ordinals +=
			    ONE_OF(s.p[i], "\xaa\xba") &&
			    (ascii_digit(before) || ONE_OF(before, "NnM"));
			owned += s.p[i] == '\x92' && ascii_letter(before) &&
			         ascii_letter(after);
			continue;
		}
		letters += ascii_letter(before) || ascii_letter(after);
		ends += ascii_letter(before) && after > 0 && after < '0';
		within +=
		    (ascii_letter(before) || (unsigned char)s.p[i] < 0xe0) &&
		    after >= 'a' && after <= 'z';
	}
	if (!letters && ordinals == runs)
		return runs > 0;
	if (!letters)
		return owned > 1 && alone == runs && owned * 2 >= runs;
	return alone * 20 >= runs * 19 && letters * 2 >= runs - signs &&
	       (letters >= 4 || within == letters ||
		   (letters > 1 && ends && alone == runs));
}

/* True of the money of Poland, 49,99 zł; not of two characters of Chinese, of
 * which one ends in z and the next begins so. */
static bool
is_zloty(struct str s, size_t at)
{
	return at > 1 && s.p[at] == '\xb3' && s.p[at - 1] == 'z' &&
	       !ascii_letter(s.p[at - 2]) &&
	       (at + 1 == s.n || ((unsigned char)s.p[at + 1] < 0x80 &&
				     !ascii_letter(s.p[at + 1])));
}

/* Polish, as windows-1250 has it: what are marks in windows-1252 (\xb3, \xbf)
 * stands between letters, or as in zł, more than once, and not among much else.
 */
static bool
is_polish(struct str s)
{
	size_t n = 0, high = 0;

	for (size_t i = 1; i + 1 < s.n; i++) {
		high += (unsigned char)s.p[i] >= 0x80;
		n +=
		    (ONE_OF(s.p[i], "\xb3\xb9\xbf") &&
			ascii_letter(s.p[i - 1]) && ascii_letter(s.p[i + 1])) ||
		    is_zloty(s, i);
	}
	return n > 1 && n * 8 >= high;
}

/* Turkish, as windows-1254 has it: what in windows-1252 are letters of Iceland
 * stands beside letters, \xfd among it, and also what these have not (\xe7,
 * \xfc), but none of the vowels with accents that Icelandic, Czech and Romanian
 * have. */
static bool
is_turkish(struct str s)
{
	size_t n = 0, dotless = 0, high = 0;
	bool own = false;

	for (size_t i = 1; i + 1 < s.n; i++) {
		if ((unsigned char)s.p[i] < 0x80)
			continue;
		high++;
		if (ONE_OF(s.p[i], "\xe1\xe3\xe6\xe9\xed\xee\xf3\xfa"))
			return false;
		own |= ONE_OF(s.p[i], "\xc7\xdc\xe7\xfc");
		if (!ONE_OF(s.p[i], "\xd0\xdd\xde\xf0\xfd\xfe") ||
		    (!ascii_letter(s.p[i - 1]) && !ascii_letter(s.p[i + 1])))
			continue;
		n++;
		dotless += s.p[i] == '\xfd';
	}
	return own && n > 2 && dotless && n * 3 >= high;
}

/* How many bytes above ASCII there are, those of `of`, and those of it beside
 * an ASCII letter. */
struct tally {
	size_t high, all, beside;
};

static struct tally
tally(struct str s, const char *of)
{
	struct tally t = {0};

	for (size_t i = 0; i < s.n; i++) {
		if ((unsigned char)s.p[i] < 0x80)
			continue;
		t.high++;
		if (!strchr(of, s.p[i]))
			continue;
		t.all++;
		t.beside += (i && ascii_letter(s.p[i - 1])) ||
		            (i + 1 < s.n && ascii_letter(s.p[i + 1]));
	}
	return t;
}

/*
 * Central Europe, as windows-1250 has it.  Czech, Slovak, Slovene, Croatian: of
 * their letters many are s and z with a caron, of which Finnish and Estonian
 * have few.  Hungarian: long o and u (\xf5, \xfb) beside short ones, and
 * nothing that Portuguese, French and Estonian have with what stands there in
 * windows-1252.  Romanian: a, s and t (\xe3, \xba, \xfe), likewise.
 */
static bool
is_central(struct str s)
{
	struct tally caron = tally(s, "\x8a\x8e\x9a\x9e");
	struct tally longer = tally(s, "\xd5\xdb\xf5\xfb");
	struct tally tail = tally(s, "\xaa\xba\xde\xfe");
	size_t high = caron.high;

	if (caron.beside > 1 && caron.beside * 16 >= high)
		return true;
	if (longer.beside > 1 && longer.beside * 20 >= high &&
	    tally(s, "\xf6\xfc").all && tally(s, "\xe1\xe9").all &&
	    tally(s, "\xe0\xe3\xe4\xe7\xe8\xea").all * 32 <= high)
		return true;
	return tail.beside > 1 && tail.beside * 16 >= high &&
	       tally(s, "\xe3").beside * 8 >= high &&
	       tally(s, "\xe7\xf5\xfd\xf0").all * 32 <= high;
}

/* The same of languages in which two letters above ASCII often stand together,
 * as in Finnish and Portuguese: three of four still stand alone, and nearly all
 * are letters that Chinese and Japanese seldom begin with. */
static bool
is_dense_latin(struct str s)
{
	size_t runs = 0, alone = 0, high = 0, letters = 0;

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		bool first = !i || (unsigned char)s.p[i - 1] < 0x80;
		bool last = i + 1 == s.n || (unsigned char)s.p[i + 1] < 0x80;

		if (c < 0x80)
			continue;
		high++;
		letters += c >= 0xc0 || is_caron(c) || c == 0x9d || c == 0xbe;
		runs += first;
		alone += first && last;
	}
	return runs >= 4 && alone * 4 >= runs * 3 && letters * 10 >= high * 9;
}

int
charset_latin(struct str bytes)
{
	if (is_polish(bytes))
		return CENTRAL;
	if (is_turkish(bytes))
		return TURKISH;
	if (!is_latin(bytes) && !is_dense_latin(bytes))
		return -1;
	return is_central(bytes) ? CENTRAL : LATIN;
}

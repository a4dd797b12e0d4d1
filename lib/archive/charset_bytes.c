/* charset_bytes - the encoding that bytes show, whatever is said of them */
#include "charset_priv.h"

#include <string.h>

#include "utf8.h"

bool
charset_nearly_utf8(struct str bytes)
{
	const char *p = bytes.p, *end = p + bytes.n;
	size_t n, good = 0, bad = 0;

	while (p < end) {
		if ((unsigned char)*p < 0x80) {
			p++;
			continue;
		}
		if (utf8_next(p, end, &n) == 0xfffd && n == 1)
			bad += end - p > 3; /* else the page was cut */
		good += n >= 3;
		p += n;
	}
	/* of a few lines one byte may be damaged, and a character with it */
	return good > 0 && (good >= 16 * bad || (bad <= 3 && good >= 4 * bad));
}

/* What stands alone in European text, among letters: \xc0 and above, marks of
 * money, quotes and dashes. */
static bool
is_western(unsigned char c)
{
	return c >= 0xc0 || (c >= 0xa0 && c <= 0xbf) || c == 0x80 ||
	       c == 0x85 || (c >= 0x91 && c <= 0x97) || c == 0x9c || c == 0x9f;
}

/*
 * Text of a European language, a byte a letter: its bytes above ASCII stand
 * alone, most of them letters beside letters, where those of Chinese and
 * Japanese stand in pairs and more.  Of few, each within a word, or a capital
 * before it; or none in a pair, and one where no pair ends: before a blank, a
 * quote or a comma.  Of none but marks, most are an apostrophe in a word.
 */
static bool
is_latin(struct str s)
{
	size_t runs = 0, alone = 0, letters = 0, within = 0, signs = 0;
	size_t ends = 0, owned = 0;

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
is_central(struct str s)
{
	size_t n = 0, high = 0;

	for (size_t i = 1; i + 1 < s.n; i++) {
		high += (unsigned char)s.p[i] >= 0x80;
		n +=
		    (s.p[i] && strchr("\xb3\xb9\xbf", s.p[i]) &&
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
		if (strchr("\xe1\xe3\xe6\xe9\xed\xee\xf3\xfa", s.p[i]))
			return false;
		own |= strchr("\xc7\xdc\xe7\xfc", s.p[i]) != NULL;
		if (!strchr("\xd0\xdd\xde\xf0\xfd\xfe", s.p[i]) ||
		    (!ascii_letter(s.p[i - 1]) && !ascii_letter(s.p[i + 1])))
			continue;
		n++;
		dotless += s.p[i] == '\xfd';
	}
	return own && n > 2 && dotless && n * 3 >= high;
}

/* Russian, a byte a letter: words of nothing but such letters, most of them
 * small; what Chinese is made of is spread otherwise. */
static bool
is_cyrillic(struct str s)
{
	size_t high = 0, letters = 0, small = 0, runs = 0;

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c < 0x80)
			continue;
		high++;
		letters += c >= 0xc0 || c == 0xa8 || c == 0xb8;
		small += c >= 0xe0;
		runs += !i || (unsigned char)s.p[i - 1] < 0x80;
	}
	return high >= 16 && letters * 20 >= high * 19 &&
	       small * 10 >= high * 6 && high >= runs * 3;
}

/* Runs of bytes above ASCII, and of these such of an odd length: what has two
 * bytes a letter has none, but where the second is of ASCII, from @ on, as in
 * half of Big5; so before such a byte none counts. */
static void
count_runs(struct str s, size_t *runs, size_t *odd)
{
	size_t n = 0;

	*runs = *odd = 0;
	for (size_t i = 0; i <= s.n; i++) {
		if (i < s.n && (unsigned char)s.p[i] >= 0x80) {
			n++;
			continue;
		}
		*runs += n > 0;
		if (i == s.n || s.p[i] < '@')
			*odd += n & 1;
		n = 0;
	}
}

/* Russian as KOI8-R has it: words of its letters, most of them small, of which
 * o, a and i (\xcf, \xc1, \xc9) are the commonest.  In windows-1251 the small
 * ones are its capitals, and the commonest are others (\xce, \xc0, \xc8). */
static bool
is_koi8(struct str s)
{
	size_t high = 0, letters = 0, small = 0, vowels = 0, others = 0;
	size_t runs, odd;

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		high += c >= 0x80;
		letters += c >= 0xc0 || c == 0xa3 || c == 0xb3;
		small += c >= 0xc0 && c < 0xe0;
		vowels += c == 0xcf || c == 0xc1 || c == 0xc9;
		others += c == 0xce || c == 0xc0 || c == 0xc8;
	}
	if (high < 16 || letters * 20 < high * 19 || small * 10 < high * 6 ||
	    vowels * 6 < high || vowels < others * 2)
		return false;
	count_runs(s, &runs, &odd);
	return odd * 5 >= runs && high >= runs * 3;
}

static bool
is_thai_letter(unsigned char c)
{
	return c >= 0xa1 && c <= 0xce;
}

/* What stands above or below a letter. */
static bool
is_thai_mark(unsigned char c)
{
	return c == 0xd1 || (c >= 0xd4 && c <= 0xda) ||
	       (c >= 0xe7 && c <= 0xee);
}

/* Thai, a byte a letter: marks stand behind letters, or marks, and a vowel that
 * is written ahead (\xe0 to \xe4) before a letter.  Half of the signs lie from
 * there on, where the narrow kana of Shift_JIS have ended. */
static bool
is_thai(struct str s)
{
	size_t high = 0, marks = 0, ahead = 0, wrong = 0, late = 0;
	size_t runs, odd;

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i], near;

		if (c < 0x80)
			continue;
		if (c == 0x8e || c == 0x8f) /* EUC-JP, before the letter */
			return false;
		high++;
		late += c >= 0xe0;
		if (is_thai_mark(c)) {
			marks++;
			near = i ? (unsigned char)s.p[i - 1] : 0;
			wrong += !is_thai_letter(near) && !is_thai_mark(near);
		} else if (c >= 0xe0 && c <= 0xe4) {
			ahead++;
			near = i + 1 < s.n ? (unsigned char)s.p[i + 1] : 0;
			wrong += !is_thai_letter(near);
		} else {
			wrong += c < 0xa1 || c > 0xfb || (c > 0xda && c < 0xdf);
		}
	}
	if (high < 16 || marks * 10 < high || marks + ahead < 6 ||
	    late * 20 < high || wrong * 32 > high)
		return false;
	count_runs(s, &runs, &odd);
	return odd * 5 >= runs;
}

/*
 * Shift_JIS: all bytes are characters of it, an eighth of those of two bytes
 * kana, which stand where GB18030 has its rarest; few are half kana of one
 * byte, of which it would see many in Chinese.  Or, as titles have no kana,
 * nearly all are common kanji, which stand there too; not all of them before an
 * ASCII letter, as a lone letter of Europe does: f\x81r.
 */
static bool
is_sjis(struct str s)
{
	size_t pairs = 0, kana = 0, halves = 0, kanji = 0, marks = 0, high = 0;
	unsigned char c, t;

	for (size_t i = 0; i < s.n; i++) {
		c = (unsigned char)s.p[i];
		if (c < 0x80)
			continue;
		if (c >= 0xa1 && c <= 0xdf) {
			halves++;
			continue;
		}
		if (c == 0x80 || c == 0xa0 || c > 0xfc || ++i == s.n)
			return false;
		t = (unsigned char)s.p[i];
		if (t < 0x40 || t == 0x7f || t > 0xfc)
			return false;
		pairs++;
		kana += (c == 0x82 && t >= 0x9f && t <= 0xf1) ||
		        (c == 0x83 && t <= 0x96);
		kanji += c >= 0x88 && c <= 0x97;
		marks += c >= 0x81 && c <= 0x83;
		high += t >= 0x80;
	}
	if (kanji >= 8 && high * 2 >= pairs &&
	    (kanji + marks) * 8 >= pairs * 7 && halves * 16 <= pairs)
		return true;
	return kana >= 4 && kana * 8 >= pairs && halves * 4 <= pairs;
}

/*
 * EUC-JP and EUC-KR have pairs as GB 2312 has, by rows: kana in the same two, 4
 * and 5, and what in Chinese is its commonest letters, 16 and more.  A fifth of
 * kana is Japanese; nothing but the rows of syllables, of which Chinese has not
 * two thirds, is Korean.
 */
static int
by_rows(struct str s)
{
	size_t pairs = 0, kana = 0, hangul = 0;
	unsigned char c, t;

	for (size_t i = 0; i < s.n; i++) {
		c = (unsigned char)s.p[i];
		if (c < 0x80)
			continue;
		if (c < 0xa1 || c > 0xf7 || ++i == s.n)
			return -1;
		t = (unsigned char)s.p[i];
		if (t < 0xa1 || t == 0xff)
			return -1;
		if (c <= 0xa3) /* marks, and what is of full width */
			continue;
		pairs++;
		kana += c == 0xa4 || c == 0xa5;
		hangul += c >= 0xb0 && c <= 0xc8;
	}
	if (kana >= 4 && kana * 5 >= pairs)
		return EUCJP;
	return pairs >= 16 && hangul == pairs ? KOREAN : -1;
}

/* The first bytes show whether a letter has one byte. */
#define SHOWN 65536

int
charset_plain(struct str bytes)
{
	struct str first = str_n(bytes.p, bytes.n < SHOWN ? bytes.n : SHOWN);

	if (is_central(bytes))
		return CENTRAL;
	if (is_latin(bytes))
		return is_turkish(bytes) ? TURKISH : LATIN;
	if (is_cyrillic(bytes))
		return CYRILLIC;
	if (is_koi8(first))
		return KOI8;
	if (is_thai(first))
		return THAI;
	if (is_sjis(bytes))
		return SJIS;
	return by_rows(bytes);
}

int
charset_marked(struct str *bytes)
{
	static const struct {
		struct str mark;
		int k;
	} marks[] = {{STR_INIT("\xef\xbb\xbf"), UTF8},
	    {STR_INIT("\xff\xfe\0\0"), UTF32LE}, /* before UTF-16's */
	    {STR_INIT("\0\0\xfe\xff"), UTF32BE},
	    {STR_INIT("\xff\xfe"), UTF16LE}, {STR_INIT("\xfe\xff"), UTF16BE}};

	for (size_t i = 0; i < COUNT(marks); i++) {
		if (!str_starts(*bytes, marks[i].mark))
			continue;
		bytes->p += marks[i].mark.n, bytes->n -= marks[i].mark.n;
		return marks[i].k;
	}
	return -1;
}

int
charset_unmarked(struct str bytes)
{
	size_t n = bytes.n < 1024 ? bytes.n & ~(size_t)1 : 1024;
	size_t nul[2] = {0, 0};

	for (size_t i = 0; i < n; i++)
		nul[i & 1] += bytes.p[i] == 0;
	if (n < 16 || (nul[0] && nul[1]) || (nul[0] + nul[1]) * 8 < n)
		return -1;
	return nul[1] ? UTF16LE : UTF16BE;
}

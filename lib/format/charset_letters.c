/* charset_letters - scripts other than Latin, a byte a letter */
#include "charset_priv.h"

#include "str.h"

/* The first bytes show whether a letter has one byte. */
#define SHOWN 65536

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

/*
 * Words of nothing but letters, of which 19 of 20 are `letters`, one of `share`
 * at least is `common`, and one of 32 at most `rare`.  Each is ranges: from,
 * to, from, to.
 */
struct script {
	int encoding;
	size_t least; /* bytes above ASCII */
	const char *letters;
	const char *common;
	size_t share;
	const char *rare;
};

/*
 * Russian: o, e, a and i are the commonest, in KOI8-R, ISO-8859-5 and as DOS
 * has it; windows-1251 is is_cyrillic().  Arabic: alef.  Greek: vowels with
 * accents, one in most words; in Russian \xe0 and \xff are a and ya.  Hebrew:
 * yod and vav, and none of the capitals and last letters of Russian.
 */
static const struct script scripts[] = {
    {ARABIC, 48,
	"\xc1\xd6\xd8\xdf\xe1\xe1\xe3\xe6\xec\xed\x81\x81\x8d\x8e"
	"\x90\x90\x98\x98\xa1\xa1\xba\xba\xbf\xbf",
	"\xc7\xc7", 16, "\xe0\xe0\xe2\xe2\xe7\xeb\xee\xef\xf4\xf4\xf9\xff"},
    {GREEK, 48, "\xc1\xd1\xd3\xfe\xa2\xa2\xb6\xb6\xb8\xba\xbc\xbc\xbe\xbf",
	"\xdc\xdf\xfc\xfe", 20, "\xc0\xc0\xd2\xd2\xe0\xe0\xff\xff"},
    {HEBREW, 48, "\xe0\xfa", "\xe5\xe5\xe9\xe9", 6, "\xc0\xdf\xfb\xff"},
    {KOI8, 16, "\xc0\xff\xa3\xa3\xb3\xb3", "\xcf\xcf\xc1\xc1\xc9\xc9", 6, NULL},
    {RUSSIAN, 16, "\xb0\xef\xf1\xf1\xa1\xa1",
	"\xde\xde\xd5\xd5\xd0\xd0\xd8\xd8", 4, NULL},
    {DOS, 16, "\x80\xaf\xe0\xf1", "\xae\xae\xa5\xa5\xa0\xa0\xa8\xa8", 4, NULL},
};

static bool
is_in(unsigned char c, const char *ranges)
{
	for (; ranges && *ranges; ranges += 2)
		if (c >= (unsigned char)ranges[0] &&
		    c <= (unsigned char)ranges[1])
			return true;
	return false;
}

static bool
is_script(struct str s, const struct script *w)
{
	size_t high = 0, letters = 0, common = 0, rare = 0, runs, odd;

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c < 0x80)
			continue;
		high++;
		letters += is_in(c, w->letters);
		common += is_in(c, w->common);
		rare += is_in(c, w->rare);
	}
	if (high < w->least || letters * 20 < high * 19 ||
	    common * w->share < high || rare * 32 > high)
		return false;
	count_runs(s, &runs, &odd);
	return odd * 5 >= runs && high >= runs * 3;
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

int
charset_letters(struct str bytes)
{
	struct str first = str_head(bytes, SHOWN);

	for (size_t i = 0; i < COUNT(scripts); i++)
		if (is_script(first, &scripts[i]))
			return scripts[i].encoding;
	if (is_cyrillic(bytes))
		return CYRILLIC;
	return is_thai(first) ? THAI : -1;
}

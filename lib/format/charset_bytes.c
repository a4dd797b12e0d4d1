/* charset_bytes - the encoding that bytes show, whatever is said of them */
#include "charset_priv.h"

#include <string.h>

#include "ascii.h"
#include "utf8.h"
#include "wide.h"

/* So many sequences of three bytes in a line are UTF-8 by no chance. */
#define SURE 3

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

/* Of the bytes above ASCII in the line, sequences of three of UTF-8, and
 * faults. */
static size_t
threes_in(struct str line, size_t *faults)
{
	const char *p = line.p, *end = p + line.n;
	size_t n, threes = 0;

	for (*faults = 0; p < end; p += n) {
		bool fault = utf8_next(p, end, &n) == 0xfffd && n == 1;

		*faults += fault;
		threes += n == 3;
	}
	return threes;
}

/* True if the line is GB18030 of two bytes, and three quarters of those are
 * where the common characters are, which Big5 has not. */
static bool
is_gb_line(struct str s)
{
	size_t pairs = 0, common = 0;
	unsigned char c, t;

	for (size_t i = 0; i < s.n; i++) {
		c = (unsigned char)s.p[i];
		if (c < 0x80)
			continue;
		t = ++i < s.n ? (unsigned char)s.p[i] : 0;
		if (c == 0x80 || c == 0xff || t < 0x40 || t == 0x7f ||
		    t == 0xff)
			return false;
		pairs++;
		common += t >= 0xa1 && c <= 0xf7 &&
		          (c >= 0xb0 || c == 0xa1 || c == 0xa3);
	}
	return common * 4 >= pairs * 3;
}

bool
charset_is_utf8_line(struct str line)
{
	size_t faults;

	threes_in(line, &faults);
	return !faults;
}

bool
charset_mixed(struct str bytes)
{
	size_t utf8 = 0, gb = 0, threes, faults;
	struct str line;

	for (line = str_cut(&bytes, '\n'); line.p;
	     line = str_cut(&bytes, '\n')) {
		threes = threes_in(line, &faults);
		if (!faults)
			utf8 += threes >= SURE;
		else if (faults <= threes || !is_gb_line(line))
			return false;
		else
			gb++;
	}
	return utf8 && gb;
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
 * kana is Japanese, which may have narrow kana behind \x8e.  The rows of
 * syllables alone, of which Chinese has not two thirds, are Korean; in a longer
 * text one of twenty may be something else, and a few beyond those rows.
 */
static int
by_rows(struct str s)
{
	size_t pairs = 0, kana = 0, narrow = 0, hangul = 0, beyond = 0;
	unsigned char c, t;

	for (size_t i = 0; i + 1 < s.n; i++) {
		c = (unsigned char)s.p[i];
		if (c < 0x80)
			continue;
		t = (unsigned char)s.p[++i];
		if (c == 0x8e && t >= 0xa1 && t <= 0xdf)
			narrow++;
		else if (c < 0xa1 || c > 0xf7 || t < 0xa1 || t == 0xff)
			beyond++;
		else if (c > 0xa3) { /* no mark, nor what is of full width */
			pairs++;
			kana += c == 0xa4 || c == 0xa5;
			hangul += c >= 0xb0 && c <= 0xc8;
		}
	}
	if (kana >= 4 && kana * 5 >= pairs && !beyond && narrow <= kana)
		return EUCJP;
	beyond += narrow;
	if (pairs >= 16 && hangul == pairs && !beyond)
		return KOREAN;
	return pairs >= 64 && hangul * 20 >= pairs * 19 && beyond * 50 <= pairs
	           ? KOREAN
	           : -1;
}

/*
 * Both have their common letters first: GB 2312 in rows b0 to d7, Big5 in a4 to
 * c6.  Of what is written in one of them the other finds half where its rare
 * letters are, or nothing.  What both have before these are signs; GB 2312 has
 * kana, Greek, Cyrillic and lines in a4 to a9, too, where letters of Big5 are.
 */
int
charset_hanzi(struct str s)
{
	size_t pairs = 0, gb = 0, signs = 0, big = 0;
	unsigned char c, t;

	for (size_t i = 0; i + 1 < s.n; i++) {
		c = (unsigned char)s.p[i];
		if (c < 0x80)
			continue;
		t = (unsigned char)s.p[++i];
		if (c >= 0xa1 && c <= 0xa3)
			continue;
		pairs++;
		gb += c >= 0xb0 && c <= 0xd7 && t >= 0xa1;
		signs += c <= 0xa9 && c >= 0xa4 && t >= 0xa1;
		big += c >= 0xa4 && c <= 0xc6 && t >= 0x40 && t != 0x7f &&
		       (t < 0x7f || t >= 0xa1);
	}
	if (pairs < 16)
		return -1;
	if (gb * 16 >= pairs * 15 && big * 4 <= pairs * 3)
		return GB;
	return big * 16 >= pairs * 15 && (gb + signs) * 4 <= pairs * 3 ? BIG5
	                                                               : -1;
}

/* What a text is, read as GB18030: its letters; those that end in ASCII and
 * stand alone in it, as one of Europe does; and bytes that are none, or in the
 * areas where Big5 has its commonest. */
struct as_gb {
	size_t letters, alone, bad;
};

static struct as_gb
as_gb(struct str s)
{
	struct as_gb g = {0};
	unsigned char b = 0, c, t;

	for (size_t i = 0; i < s.n; b = (unsigned char)s.p[i], i++) {
		c = (unsigned char)s.p[i];
		if (c < 0x80)
			continue;
		t = i + 1 < s.n ? (unsigned char)s.p[i + 1] : 0;
		if (c > 0x80 && t >= '0' && t <= '9' && i + 3 < s.n &&
		    (unsigned char)s.p[i + 2] > 0x80 &&
		    ascii_digit(s.p[i + 3])) {
			g.letters++;
			i += 3;
		} else if (c == 0x80 || c == 0xff || t < 0x40 || t == 0x7f ||
			   t == 0xff) {
			g.bad++;
		} else {
			g.letters++;
			g.alone += b < 0x80 && t < 0x80;
			g.bad += c >= 0xa1 && c <= 0xa7 ? t < 0xa1
			         : c < 0xaa
			             ? 0
			             : (c <= 0xaf || c >= 0xf8) && t >= 0xa1;
			i++;
		}
	}
	return g;
}

/* Bytes that are no letter of Big5. */
static size_t
no_big5(struct str s)
{
	size_t bad = 0;
	unsigned char c, t;

	for (size_t i = 0; i < s.n; i++) {
		c = (unsigned char)s.p[i];
		if (c < 0x80)
			continue;
		t = i + 1 < s.n ? (unsigned char)s.p[i + 1] : 0;
		if (c == 0x80 || c == 0xff || t < 0x40 ||
		    (t >= 0x7f && t <= 0xa0) || t == 0xff)
			bad++;
		else
			i++;
	}
	return bad;
}

/* Bytes that Latin-1 has not, nor windows-1252 more than a few of: quotes. */
static size_t
no_latin(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += (s.p[i] & 0xe0) == 0x80;
	return n;
}

bool
charset_gb_beyond(struct str s, int said)
{
	struct as_gb g = as_gb(s);

	if (g.letters < 16 || g.bad * 64 > g.letters || g.alone * 4 > g.letters)
		return false;
	return (said == BIG5 ? no_big5(s) : no_latin(s)) * 16 >= g.letters;
}

int
charset_plain(struct str bytes)
{
	int k;

	if ((k = charset_latin(bytes)) >= 0 ||
	    (k = charset_letters(bytes)) >= 0)
		return k;
	return is_sjis(bytes) ? SJIS : by_rows(bytes);
}

/* Encodings of more than a byte by wide's names. */
static int
of_wide(enum wide w)
{
	static const int k[] = {[WIDE_NONE] = -1,
	    [WIDE_16LE] = UTF16LE,
	    [WIDE_16BE] = UTF16BE,
	    [WIDE_32LE] = UTF32LE,
	    [WIDE_32BE] = UTF32BE};

	return k[w];
}

int
charset_marked(struct str *bytes)
{
	if (str_take(bytes, STR(STR_BOM)))
		return UTF8;
	return of_wide(wide_marked(bytes));
}

/* So many bytes are looked at for an escape. */
#define ESCAPED 65536

/* ISO-2022-JP (RFC 1468): \x1b$B or \x1b$@ begins its letters. */
static bool
is_jis(struct str s)
{
	const char *p;

	s.n = s.n < ESCAPED ? s.n : ESCAPED;
	for (size_t i = 0; i + 2 < s.n; i++) {
		p = memchr(s.p + i, '\x1b', s.n - i);
		if (!p)
			return false;
		i = (size_t)(p - s.p);
		if (i + 2 < s.n && p[1] == '$' && (p[2] == 'B' || p[2] == '@'))
			return str_ascii(s) == s.n;
	}
	return false;
}

int
charset_unmarked(struct str bytes)
{
	int k = of_wide(wide_unmarked(bytes));

	return k >= 0 ? k : is_jis(bytes) ? JIS : -1;
}

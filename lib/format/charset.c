/* charset - a page's bytes as UTF-8 */
#include "charset_priv.h"

#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <stdlib.h>

#include "buf.h"
#include "mem.h"
#include "meta.h"
#include "utf8.h"

/* Encodings that can be read; the first have the numbers of charset_priv.h. */
static const struct encoding {
	const char *name; /* as WHATWG Encoding has it */
	const char *iconv;
	const char *labels; /* other names, blanks between and around */
} encodings[] = {
    {"utf-8", NULL, " utf8 unicode-1-1-utf-8 x-unicode20utf8 "},
    {"gb18030", "GB18030",
	" gbk gb2312 gb_2312 gb_2312-80 chinese x-gbk "
	"csgb2312 csiso58gb231280 iso-ir-58 cp936 ms936 windows-936 "
	"euc-cn hz-gb-2312 gb "},
    {"big5", "BIG5-HKSCS", " big5-hkscs cn-big5 csbig5 x-x-big5 cp950 "},
    {"windows-1252", "CP1252",
	" iso-8859-1 iso8859-1 iso_8859-1 latin1 "
	"latin-1 us-ascii ascii cp1252 x-cp1252 l1 ansi_x3.4-1968 "
	"x-user-defined iso88591 "},
    {"utf-16le", "UTF-16LE", " utf-16 unicode ucs-2 csunicode "},
    {"utf-16be", "UTF-16BE", " unicodefffe "},
    {"windows-1251", "CP1251", " cp1251 x-cp1251 "},
    {"shift_jis", "CP932",
	" shift-jis sjis x-sjis windows-31j ms932 ms_kanji csshiftjis cp932 "},
    {"euc-jp", "EUC-JP", " x-euc-jp cseucpkdfmtjapanese eucjp "},
    {"euc-kr", "CP949",
	" korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949 "
	"cseuckr csksc56011987 iso-ir-149 cp949 "},
    {"windows-874", "CP874",
	" tis-620 iso-8859-11 iso8859-11 iso885911 dos-874 cp874 "},
    {"windows-1250", "CP1250", " cp1250 x-cp1250 "},
    {"utf-32le", "UTF-32LE", " utf-32 utf32 ucs-4 "},
    {"utf-32be", "UTF-32BE", " "},
    {"windows-1254", "CP1254", " cp1254 x-cp1254 iso-8859-9 latin5 "},
    {"koi8-r", "KOI8-R", " koi8 koi koi8_r cskoi8r "},
    {"windows-1253", "CP1253", " cp1253 x-cp1253 "},
    {"windows-1256", "CP1256", " cp1256 x-cp1256 "},
    {"windows-1255", "CP1255",
	" cp1255 x-cp1255 iso-8859-8-i csiso88598i logical "},
    {"iso-8859-5", "ISO-8859-5", " iso8859-5 cyrillic "},
    {"ibm866", "CP866", " cp866 866 csibm866 "},
    {"iso-2022-jp", "ISO-2022-JP", " csiso2022jp jis "},
    {"windows-1257", "CP1257", " cp1257 x-cp1257 "},
    {"iso-8859-6", "ISO-8859-6", " iso8859-6 arabic "},
    {"iso-8859-7", "ISO-8859-7", " iso8859-7 greek "},
    {"iso-8859-8", "ISO-8859-8", " iso8859-8 hebrew "},
    {"iso-8859-13", "ISO-8859-13", " iso8859-13 "},
    {"koi8-u", "KOI8-U", " koi8-ru "},
    {"x-mac-cyrillic", "MAC-CYRILLIC",
	" x-mac-ukrainian mac-cyrillic maccyrillic "},
    {"macintosh", "MACINTOSH", " mac x-mac-roman "},
    {"windows-1258", "CP1258", " cp1258 x-cp1258 "},
    {"iso-8859-2", "ISO-8859-2", " iso8859-2 latin2 "},
    {"iso-8859-15", "ISO-8859-15", " iso8859-15 latin9 latin-9 "},
    {"iso-8859-3", "ISO-8859-3", " iso8859-3 latin3 "},
    {"iso-8859-4", "ISO-8859-4", " iso8859-4 latin4 "},
    {"iso-8859-10", "ISO-8859-10", " iso8859-10 latin6 "},
    {"iso-8859-14", "ISO-8859-14", " iso8859-14 "},
    {"iso-8859-16", "ISO-8859-16", " iso8859-16 "},
    {"ibm855", "CP855", " cp855 855 csibm855 "}, /* WHATWG has it not */
};

#define NENC COUNT(encodings)

struct charset {
	iconv_t cd[NENC];
	bool open[NENC];
	struct buf out;
};

struct charset *
charset_new(void)
{
	return mem_new(1, sizeof(struct charset));
}

void
charset_free(struct charset *c)
{
	if (!c)
		return;
	for (size_t i = 0; i < NENC; i++)
		if (c->open[i])
			iconv_close(c->cd[i]);
	buf_free(&c->out);
	free(c);
}

/* The number of a label's encoding, or -1. */
static int
encoding_of(struct str label)
{
	char name[32];
	size_t n = 0;

	label = str_trim(label);
	if (!label.n || label.n > sizeof(name) - 3)
		return -1;
	name[n++] = ' ';
	for (size_t i = 0; i < label.n; i++) {
		if (label.p[i] == ' ')
			return -1;
		name[n++] = ascii_lower(label.p[i]);
	}
	name[n] = '\0';
	for (size_t i = 0; i < NENC; i++)
		if (strcmp(name + 1, encodings[i].name) == 0)
			return (int)i;
	name[n++] = ' ';
	name[n] = '\0';
	for (size_t i = 0; i < NENC; i++)
		if (strstr(encodings[i].labels, name))
			return (int)i;
	return -1;
}

bool
charset_known(struct str label)
{
	return encoding_of(label) >= 0;
}

/* Bytes of a unit: a fault is one. */
static size_t
width(int k)
{
	if (k == UTF32LE || k == UTF32BE)
		return 4;
	return k == UTF16LE || k == UTF16BE ? 2 : 1;
}

/* The encoding a page may claim of itself.  What could read the claim is not
 * UTF-16 or 32, whatever it says (WHATWG). */
static int
claimed(struct str label)
{
	int k = label.p ? encoding_of(label) : -1;

	return width(k) > 1 ? UTF8 : k;
}

static iconv_t
converter(struct charset *c, int k)
{
	if (!c->open[k]) {
		c->cd[k] = iconv_open("UTF-8", encodings[k].iconv);
		c->open[k] = c->cd[k] != (iconv_t)-1;
	}
	if (c->open[k])
		iconv(c->cd[k], NULL, NULL, NULL, NULL);
	return c->cd[k];
}

/* Takes what at *in is no character; 1 if that is a loss. */
static size_t
stray(struct buf *out, int k, const char **in, size_t *left)
{
	bool euro = k == GB && (unsigned char)**in == 0x80;
	size_t n = width(k) < *left ? width(k) : *left;

	buf_addcp(out, euro ? 0x20ac : 0xfffd);
	*in += n, *left -= n;
	return !euro;
}

/* The bytes at p that are one fault: a lead byte, and the tails that it
 * could have gone on with (WHATWG Encoding). */
static size_t
fault_length(const char *p, const char *end)
{
	unsigned char c = (unsigned char)*p;
	size_t n = 1;

	if (c >= 0xe1 && c <= 0xf3 && c != 0xed && c != 0xf0)
		while (p + n < end && n < 3 &&
		       ((unsigned char)p[n] & 0xc0) == 0x80)
			n++;
	return n;
}

/* Appends bytes, UTF-8 but for some, as UTF-8; the number of faults. */
static size_t
repair(struct str bytes, struct buf *out)
{
	const char *p = bytes.p, *end = p + bytes.n, *from = p;
	size_t bad = 0, n;

	buf_room(out, bytes.n);
	while (p < end) {
		if ((unsigned char)*p < 0x80) {
			p++;
		} else if (utf8_next(p, end, &n) != 0xfffd || n > 1) {
			p += n;
		} else {
			buf_add(out, from, (size_t)(p - from));
			buf_addcp(out, 0xfffd);
			from = p += fault_length(p, end);
			bad++;
		}
	}
	buf_add(out, from, (size_t)(end - from));
	return bad;
}

/* Appends bytes as UTF-8; the number of bytes that are no character. */
static size_t
convert(struct charset *c, int k, struct str bytes, struct buf *out)
{
	iconv_t cd = converter(c, k);
	char *in = (char *)(uintptr_t)bytes.p, *to;
	const char *at;
	size_t left = bytes.n, room, bad = 0;

	if (!c->open[k])
		return repair(bytes, out); /* the system lacks it */
	buf_room(out, bytes.n + bytes.n / 2);
	while (left) {
		buf_room(out, 64);
		to = out->p + out->n;
		room = out->cap - out->n;
		if (iconv(cd, &in, &left, &to, &room) != (size_t)-1)
			errno = 0;
		out->n = (size_t)(to - out->p);
		if (errno == E2BIG) {
			buf_room(out, left + left / 2 + 64);
		} else if (left) {
			at = in;
			if (errno == EINVAL) /* the page ends in a character */
				left = 1;
			bad += stray(out, k, &at, &left);
			in = (char *)(uintptr_t)at;
		}
	}
	buf_room(out, 64); /* a last letter that a mark might have joined */
	to = out->p + out->n;
	room = out->cap - out->n;
	iconv(cd, NULL, NULL, &to, &room);
	out->n = (size_t)(to - out->p);
	return bad;
}

/* The same of a text of which each line is either UTF-8 or GB18030. */
static size_t
convert_lines(struct charset *c, struct str bytes, struct buf *out)
{
	size_t bad = 0, n;

	while (bytes.n) {
		n = str_find(bytes, STR("\n"), 0);
		n += n < bytes.n;
		if (charset_is_utf8_line(str_n(bytes.p, n)))
			buf_add(out, bytes.p, n);
		else
			bad += convert(c, GB, str_n(bytes.p, n), out);
		bytes = str_after(bytes, n);
	}
	return bad;
}

/* Characters that no page means: U+FFFD and the private use area, where
 * GB18030 puts the codes that Big5 uses most. */
static size_t
odd(struct str s)
{
	const unsigned char *p = (const unsigned char *)s.p;
	size_t n = 0;

	for (size_t i = 0; i + 2 < s.n; i++)
		n += p[i] == 0xee ||
		     (p[i] == 0xef &&
			 (p[i + 1] <= 0xa3 ||
			     (p[i + 1] == 0xbf && p[i + 2] == 0xbd)));
	return n;
}

static size_t
high_bytes(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += (unsigned char)s.p[i] >= 0x80;
	return n;
}

/* Of so many bytes above ASCII one may be odd: a sign that a font of the page
 * draws stands in the private use area.  Of Big5 it is one in a dozen. */
#define SIGNS 64

/* What is plainly European, Japanese or Korean; GB18030 if nothing but a few
 * signs speaks against it, else Big5, else the label UTF-8 if there is one,
 * else what fits best. */
static int
guess(struct charset *c, struct str bytes, bool utf8_said)
{
	size_t gb, big, high = high_bytes(bytes);
	int k;

	if ((k = charset_plain(bytes)) >= 0)
		return k;
	buf_clear(&c->out);
	convert(c, GB, bytes, &c->out);
	gb = odd(buf_str(&c->out));
	if (gb <= high / SIGNS)
		return GB;
	buf_clear(&c->out);
	convert(c, BIG5, bytes, &c->out);
	big = odd(buf_str(&c->out));
	if (!big)
		return BIG5;
	if (utf8_said)
		return UTF8;
	if ((gb < big ? gb : big) > high / 4)
		return LATIN;
	return gb <= big ? GB : BIG5;
}

static bool
is_european(int k)
{
	return k == LATIN || k == CENTRAL || k == TURKISH;
}

/* What the page says it is, k, unless its bytes show that it is the other one
 * of Chinese; or no Latin, which programs say unasked. */
static int
unless_shown(struct str bytes, int k, enum charset_how *how)
{
	int shown;

	if (k != GB && k != BIG5 && k != LATIN)
		return k;
	shown = charset_plain(bytes);
	if (shown >= 0 && (k != LATIN || is_european(shown)))
		return k;
	if (shown < 0)
		shown = charset_hanzi(bytes);
	if (shown < 0 && k != GB && charset_gb_beyond(bytes, k))
		shown = GB;
	if (shown < 0 || shown == k)
		return k;
	*how = CHARSET_BYTES;
	return shown;
}

/* A text, and what was seen of it on the way to its encoding. */
struct choice {
	struct str bytes; /* without a byte order mark */
	enum charset_how how;
	bool valid; /* it is UTF-8 as it stands; */
	bool mixed; /* or some of its lines are */
};

/* The encoding of t->bytes, in the order of the header's list. */
static int
choose(struct charset *c, struct choice *t, struct str option, struct str http)
{
	bool utf8_said = false;
	int k;

	t->how = CHARSET_OPTION;
	if (option.p && (k = encoding_of(option)) >= 0)
		return k;
	t->how = CHARSET_BOM;
	if ((k = charset_marked(&t->bytes)) >= 0)
		return k;
	t->how = CHARSET_BYTES;
	if ((k = charset_unmarked(t->bytes)) >= 0)
		return k;
	t->valid = utf8_valid(t->bytes, NULL);
	t->mixed = !t->valid && charset_mixed(t->bytes);
	if (t->mixed)
		return GB;
	if (t->valid || charset_nearly_utf8(t->bytes))
		return UTF8;
	/* RFC 2616 made ISO-8859-1 the default, and servers say it unasked:
	 * from there it tells nothing. */
	t->how = CHARSET_HTTP;
	k = claimed(http);
	if (k > UTF8 && k != LATIN)
		return unless_shown(t->bytes, k, &t->how);
	utf8_said = k == UTF8;
	t->how = CHARSET_META;
	k = claimed(meta_charset(t->bytes));
	if (k > UTF8)
		return unless_shown(t->bytes, k, &t->how);
	utf8_said |= k == UTF8;
	t->how = CHARSET_GUESS;
	return guess(c, t->bytes, utf8_said);
}

void
charset_decode(struct charset *c, struct str bytes, struct str option,
    struct str http, struct charset_text *t)
{
	struct choice choice = {.bytes = bytes.p ? bytes : STR("")};
	int k = choose(c, &choice, option, http);

	bytes = choice.bytes;
	t->how = choice.how;
	t->name = encodings[k].name;
	t->bad = 0;
	t->text = bytes;
	if (k == UTF8 && (choice.valid || utf8_valid(bytes, NULL)))
		return;
	buf_clear(&c->out);
	t->bad = choice.mixed ? convert_lines(c, bytes, &c->out)
	         : k == UTF8  ? repair(bytes, &c->out)
	                      : convert(c, k, bytes, &c->out);
	t->text = buf_str(&c->out);
}

const char *
charset_why(enum charset_how how)
{
	switch (how) {
	case CHARSET_OPTION: return "as the option says";
	case CHARSET_BOM: return "by its byte order mark";
	case CHARSET_BYTES: return "by its bytes";
	case CHARSET_HTTP: return "as the HTTP header says";
	case CHARSET_META: return "as the page says";
	case CHARSET_GUESS: return "by trying";
	}
	return "";
}

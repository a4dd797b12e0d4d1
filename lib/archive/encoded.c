/* encoded - data in bytes that no reader takes, told by how it begins */
#include "encoded.h"

#include "ascii.h"
#include "buf.h"
#include "crawl_words.h"
#include "utf8.h"

#define KEY   24 /* bytes of a first key, at most: its size is in one byte */
#define SHOWN 8  /* bytes of a line that are shown in it, at least */
#define PAIRS 2  /* so many keys of CBOR in a row are none of a text */

/* True of a name that programs give: letters of ASCII and '_', or others in
 * UTF-8. */
static bool
is_name(struct str s)
{
	size_t at;

	for (size_t i = 0; i < s.n; i++)
		if (!ascii_letter(s.p[i]) && s.p[i] != '_' && !(s.p[i] & 0x80))
			return false;
	return s.n && utf8_valid(s, &at);
}

/* MessagePack: an object, or several in an array, whose first key is a short
 * name.  The size of each is in its first byte, or two or four behind it. */
bool
encoded_msgpack(struct str s)
{
	size_t i = 0, n;
	struct str first = str_head(s, 2);

	if (first.n == 2 && utf8_valid(first, &n)) /* of Thaana, of Syriac */
		return false;
	if (s.n > 8 && ((s.p[0] & 0xf0) == 0x90 || s.p[0] == '\xdc'))
		i = s.p[0] == '\xdc' ? 3 : 1;
	if (s.n < i + 8 || ((s.p[i] & 0xf0) != 0x80 && s.p[i] != '\xde'))
		return false;
	i += s.p[i] == '\xde' ? 3 : 1;
	n = s.p[i] & 0x1f;
	return (s.p[i] & 0xe0) == 0xa0 && i + n < s.n &&
	       is_name(str_n(s.p + i + 1, n));
}

/* Cuts the head of a value of CBOR off *s: its kind, 0 to 7, with its number or
 * size; -1 if there is none. */
static int
cbor_head(struct str *s, size_t *size)
{
	int kind;
	size_t more;

	if (!s->n)
		return -1;
	kind = s->p[0] >> 5 & 7;
	*size = s->p[0] & 31;
	*s = str_after(*s, 1);
	if (*size < 24 || *size == 31)
		return kind;
	more = (size_t)1 << (*size - 24);
	if (*size > 27 || more > s->n)
		return -1;
	*size = 0;
	for (size_t i = 0; i < more; i++)
		*size = *size << 8 | (unsigned char)s->p[i];
	*s = str_after(*s, more);
	return kind;
}

/* Cuts a text of CBOR off *s; absent if there is none. */
static struct str
cbor_text(struct str *s)
{
	struct str text = STR_NONE;
	size_t n;

	if (cbor_head(s, &n) != 3 || n > s->n)
		return text;
	text = str_n(s->p, n);
	*s = str_after(*s, n);
	return text;
}

/* Cuts the head of an object, or of an array and its first, off *s; the number
 * of its keys, 0 if there is none. */
static size_t
cbor_object(struct str *s)
{
	size_t n = 0;
	int kind = cbor_head(s, &n);

	if (kind == 4)
		kind = cbor_head(s, &n);
	return kind == 5 ? n : 0;
}

/* Cuts a value that is not nested off *s; false if it is, *nested, or none. */
static bool
cbor_plain(struct str *s, bool *nested)
{
	size_t n = 0;
	int kind = cbor_head(s, &n);

	*nested = kind == 4 || kind == 5;
	if (kind < 0 || kind == 6 || *nested)
		return false;
	if ((kind == 2 || kind == 3) && n > s->n)
		return false;
	if (kind == 2 || kind == 3)
		*s = str_after(*s, n);
	return true;
}

/* CBOR: an object, or several in an array, or either behind the mark of the
 * form, whose first keys are short names: two, or one before an object. */
bool
encoded_cbor(struct str s)
{
	struct str key, value;
	bool nested = false;
	size_t n, i = 0;

	(void)str_take(&s, STR("\xd9\xd9\xf7"));
	if (!s.n || !(s.p[0] & 0x80))
		return false;
	n = cbor_object(&s);
	for (; i < PAIRS && i < n; i++) {
		key = cbor_text(&s);
		if (!is_name(key) || key.n < 2 || key.n > KEY)
			return false;
		value = s;
		if (!cbor_plain(&s, &nested))
			break;
	}
	if (nested)
		return i || (cbor_object(&value) && is_name(cbor_text(&value)));
	return i == PAIRS;
}

/* The text of a property list that begins at a byte, in UTF-8: one of up to 14
 * letters of ASCII, or of UTF-16.  False if none does. */
static bool
plist_text(struct str s, struct buf *text)
{
	int kind = (unsigned char)s.p[0] >> 4;
	size_t n = (unsigned char)s.p[0] & 15, size = kind == 6 ? 2 : 1;

	buf_clear(text);
	if ((kind != 5 && kind != 6) || !n || n == 15 || n * size >= s.n)
		return false;
	if (kind == 5)
		buf_addstr(text, str_n(s.p + 1, n));
	else
		for (size_t i = 1; i < 2 * n; i += 2)
			buf_addcp(text, (uint32_t)(unsigned char)s.p[i] << 8 |
					    (unsigned char)s.p[i + 1]);
	return true;
}

/* A binary property list that has the word for a price among its texts. */
bool
encoded_plist(struct str s, const struct crawl_words *words)
{
	struct buf text = {0};
	bool found = false;

	if (!str_starts(s, STR("bplist00")))
		return false;
	for (size_t i = 8; i < s.n && !found; i++)
		found = plist_text(str_after(s, i), &text) &&
		        crawl_words_is(words, buf_str(&text), CRAWL_PRICE);
	buf_free(&text);
	return found;
}

/* What Ruby marshals, version 4.8: an object, or an array whose first is one,
 * with a text or a symbol for its first key. */
bool
encoded_ruby(struct str s)
{
	if (!str_take(&s, STR("\x04\x08")) || s.n < 8)
		return false;
	if (s.p[0] == '[')
		s = str_after(s, 2);
	return s.p[0] == '{' &&
	       (ONE_OF(s.p[2], ":") || (s.p[2] == 'I' && s.p[3] == '"'));
}

/* How many bytes of a line are shown in it: pairs of hexadecimal digits behind
 * its place, 00000000: 7b22 6964 or 0000: 7b 22. */
static size_t
shown_bytes(struct str line)
{
	size_t n = 0, pairs = 0;

	while (n < line.n && ascii_hex(line.p[n]) >= 0)
		n++;
	if (n < 4 || n > 8 || n == line.n || !ONE_OF(line.p[n], ": "))
		return 0;
	for (n += line.p[n] == ':'; n < line.n; pairs++) {
		n += line.p[n] == ' ';
		n += n < line.n && line.p[n] == ' ';
		if (n + 1 >= line.n || ascii_hex(line.p[n]) < 0 ||
		    ascii_hex(line.p[n + 1]) < 0)
			break;
		n += 2;
	}
	return pairs;
}

/* What curl --trace-ascii says first. */
static bool
is_trace(struct str line)
{
	static const struct str says[] = {STR_INIT("== Info: "),
	    STR_INIT("=> Send header, "), STR_INIT("<= Recv header, "),
	    STR_INIT("<= Recv data, ")};

	return str_starts_in(line, says, COUNT(says));
}

/* Bytes as programs show them, line by line, and what curl traces. */
bool
encoded_shown(struct str s)
{
	struct str line = str_cut(&s, '\n');

	if (is_trace(line))
		return true;
	if (!str_starts(line, STR("0000"))) /* a table of numbers */
		return false;
	return shown_bytes(line) >= SHOWN &&
	       shown_bytes(str_cut(&s, '\n')) >= SHOWN;
}

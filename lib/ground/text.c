/* text - text as it is shown */
#include "text.h"

#include <stdint.h>

#include "entity.h"
#include "utf8.h"

#define TIMES   3     /* that a text may be percent-encoded */
#define COMMENT 256   /* bytes of one within a text */
#define LETTERS 0x400 /* the first that is not Latin or Greek */
#define HEAD    8192  /* bytes of a page in which its title is */

static bool
blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r' ||
	       c == '\v';
}

/* The bytes of a wide space at p: no-break or ideographic; else 0. */
static size_t
wide(const char *p, size_t n)
{
	if (n >= 2 && memcmp(p, "\xc2\xa0", 2) == 0)
		return 2;
	return n >= 3 && memcmp(p, "\xe3\x80\x80", 3) == 0 ? 3 : 0;
}

static struct str
trim(struct str s)
{
	size_t n = s.n;

	while (s.n && (n = blank(s.p[0]) ? 1 : wide(s.p, s.n)))
		s.p += n, s.n -= n;
	for (;;) {
		if (s.n && blank(s.p[s.n - 1]))
			s.n--;
		else if (s.n >= 2 && wide(s.p + s.n - 2, 2) == 2)
			s.n -= 2;
		else if (s.n >= 3 && wide(s.p + s.n - 3, 3) == 3)
			s.n -= 3;
		else
			return s;
	}
}

void
text_fold(struct str s, struct buf *out)
{
	const char *p, *end, *from;

	s = trim(s);
	if (!s.n)
		return;
	p = s.p, end = s.p + s.n;
	while (p < end) {
		for (from = p; p < end && !blank(*p); p++)
			;
		buf_add(out, from, (size_t)(p - from));
		if (p < end)
			buf_addc(out, ' ');
		while (p < end && blank(*p))
			p++;
	}
}

/* The length of the character reference that s begins with, or 0. */
static size_t
reference(struct str s, uint32_t *cp)
{
	size_t n = entity_number(str_after(s, 1), cp);

	if (n)
		return s.p[n] == ';' ? n + 1 : 0;
	n = 1;
	while (n < s.n && (ascii_letter(s.p[n]) || ascii_digit(s.p[n])))
		n++;
	if (n == s.n || s.p[n] != ';')
		return 0;
	*cp = entity_find(str_n(s.p + 1, n - 1), NULL);
	return *cp ? n + 1 : 0;
}

static bool
is_tag(struct str name)
{
	static const char *const tags[] = {"span", "em", "font", "strong", "br",
	    "b", "i", "u", "a", "p", "div", "mark", "small", "big", "sub",
	    "sup", "del", "ins", "label", "img", "h1", "h2", "h3", "h4", NULL};

	for (size_t i = 0; tags[i]; i++)
		if (name.n == 1 ? str_eq(name, str_from(tags[i]))
				: str_eq_nocase(name, str_from(tags[i])))
			return true;
	return false;
}

/* <spanclass=H>: the name of a tag whose blanks a program took away, before a
 * sign of equality; absent if it is no such. */
static struct str
parted(struct str name)
{
	static const struct str ends[] = {
	    STR_INIT("class"), STR_INIT("style"), STR_INIT("color")};

	for (size_t i = 0; i < COUNT(ends); i++)
		if (str_ends(name, ends[i]))
			return str_n(name.p, name.n - ends[i].n);
	return STR_NONE;
}

/* The length of the tag, or comment, that s begins with, or 0. */
static size_t
tag(struct str s, bool *breaks)
{
	size_t i = s.n > 1 && s.p[1] == '/' ? 2 : 1, from = i;
	struct str name;
	bool close; /* nothing stands between the name and what is behind it */

	*breaks = false;
	if (str_starts(s, STR("<!--"))) { /* React writes them into texts */
		s.n = s.n < COMMENT ? s.n : COMMENT;
		i = str_find(s, STR("-->"), 4);
		return i < s.n ? i + 3 : 0;
	}
	while (i < s.n &&
	       (ascii_letter(s.p[i]) || (i > from && ascii_digit(s.p[i]))))
		i++;
	name = str_n(s.p + from, i - from);
	close = i < s.n && s.p[i] == '=';
	if (close)
		name = parted(name);
	if (!is_tag(name))
		return 0;
	*breaks = str_eq_nocase(name, STR("br")) || str_eq(name, STR("p")) ||
	          str_eq_nocase(name, STR("div"));
	if (i < s.n && !close && s.p[i] != '>' && s.p[i] != '/' &&
	    !blank(s.p[i]))
		return 0;
	while (i < s.n && s.p[i] != '>' && s.p[i] != '<')
		i++;
	return i < s.n && s.p[i] == '>' ? i + 1 : 0;
}

/* \x2F: a sign of ASCII as JavaScript writes it, its bytes; or 0. */
static size_t
escape(struct str s, uint32_t *cp)
{
	int64_t v = s.n >= 4 && s.p[1] == 'x' ? str_hex(s, 2, 2) : -1;

	*cp = (uint32_t)v;
	return v > ' ' && v < '0' ? 4 : 0;
}

/* True if s has the end of a highlight that was escaped once too often. */
static bool
is_twice(struct str s)
{
	return str_find(s, STR("&lt;/span&gt;"), 0) < s.n ||
	       str_find(s, STR("&lt;/em&gt;"), 0) < s.n ||
	       str_find(s, STR("&lt;/font&gt;"), 0) < s.n;
}

/* Appends s without its tags, and its references decoded. */
static void
undress(struct str s, struct buf *out)
{
	bool breaks;
	uint32_t cp;
	size_t n;

	for (; s.n; s.p += n, s.n -= n) {
		if (s.p[0] == '<' && (n = tag(s, &breaks))) {
			if (breaks)
				buf_addc(out, ' ');
		} else if (s.p[0] == '&' && (n = reference(s, &cp))) {
			buf_addcp(out, cp);
		} else if (s.p[0] == '\\' && (n = escape(s, &cp))) {
			buf_addcp(out, cp);
		} else {
			n = 1;
			buf_addc(out, s.p[0]);
		}
	}
}

void
text_plain(struct str s, struct buf *out)
{
	struct buf plain = {0}, once = {0};

	if (!s.n)
		return; /* s.p may be NULL, which memchr must not be given */
	if (!memchr(s.p, '<', s.n) && !memchr(s.p, '&', s.n) &&
	    !memchr(s.p, '\\', s.n)) {
		text_fold(s, out);
		return;
	}
	if (is_twice(s)) {
		undress(s, &once);
		s = buf_str(&once);
	}
	undress(s, &plain);
	text_fold(buf_str(&plain), out);
	buf_free(&plain);
	buf_free(&once);
}

void
text_references(struct str s, struct buf *out)
{
	uint32_t cp;
	size_t n;

	while (s.n) {
		n = str_find(s, STR("&"), 0);
		buf_add(out, s.p, n);
		s.p += n, s.n -= n;
		if (!s.n)
			break;
		n = reference(s, &cp);
		if (n)
			buf_addcp(out, cp);
		else
			buf_addc(out, s.p[0]), n = 1;
		s.p += n, s.n -= n;
	}
}

/* How a text is encoded. */
struct percents {
	bool high;  /* bytes above 0x7f */
	bool units; /* %u4F8B: of UTF-16, as JavaScript's escape() has them */
	bool blank; /* %20 behind a letter, where no blank stands */
	bool twice; /* what stands behind a % is encoded again */
};

/* False if it is not. */
static bool
percents(struct str s, struct percents *p)
{
	*p = (struct percents){0};
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		int64_t byte;

		if (c <= ' ' || c > 0x7e)
			return false;
		if (c != '%')
			continue;
		byte = str_hex(s, i + 1, 2);
		if (byte < 0 && (i + 1 == s.n || s.p[i + 1] != 'u' ||
				    str_hex(s, i + 2, 4) < 0))
			return false;
		p->units |= byte < 0;
		p->high |= byte >= 0x80;
		p->blank |= byte == ' ' && i && ascii_letter(s.p[i - 1]);
		p->twice |= byte == '%' && str_hex(s, i + 3, 2) >= 0;
	}
	return true;
}

/* Appends s, in which %XX is a character too; false if one is none. */
static bool
add_units(struct str s, struct buf *out)
{
	size_t from = out->n;
	int64_t c;
	uint32_t pair;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] != '%') {
			buf_addc(out, s.p[i]);
			continue;
		}
		c = s.p[i + 1] == 'u' ? str_hex(s, i + 2, 4)
		                      : str_hex(s, i + 1, 2);
		i += s.p[i + 1] == 'u' ? 5 : 2;
		if (utf8_is_high(c) &&
		    str_starts(str_after(s, i + 1), STR("%u")) &&
		    (pair = utf8_pair(c, str_hex(s, i + 3, 4)))) {
			c = pair;
			i += 6;
		}
		if (c < ' ' || (c >= 0xd800 && c < 0xe000)) {
			out->n = from;
			return false;
		}
		buf_addcp(out, (uint32_t)c);
	}
	return true;
}

bool
text_percent(struct str s, struct buf *out)
{
	struct buf once = {0};
	struct percents p;
	bool is = percents(s, &p);

	for (int i = 1; is && p.twice && !p.high && !p.units && i < TIMES;
	     i++) {
		struct buf next = {0};

		text_unpercent(s, &next);
		buf_free(&once);
		once = next;
		s = buf_str(&once);
		is = percents(s, &p);
	}
	if (is && p.units)
		is = add_units(s, out);
	else if (is && (p.high || p.blank))
		text_unpercent(s, out);
	else
		is = false;
	buf_free(&once);
	return is;
}

void
text_unpercent(struct str s, struct buf *out)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '%' && str_hex(s, i + 1, 2) >= 0) {
			buf_addc(out, (char)str_hex(s, i + 1, 2));
			i += 2;
		} else {
			buf_addc(out, s.p[i]);
		}
	}
}

/* The place of the first reference to a letter, of n bytes; s.n if none. */
static size_t
letter(struct str s, size_t *n, uint32_t *cp)
{
	size_t at = 0;

	for (; (at = str_find(s, STR("&#"), at)) < s.n; at += 2) {
		*n = reference(str_after(s, at), cp);
		if (*n && *cp >= LETTERS)
			break;
	}
	return at;
}

bool
text_letters(struct str s, struct buf *out)
{
	struct str head = str_n(s.p, s.n < HEAD ? s.n : HEAD);
	size_t at, n;
	uint32_t cp;

	/* a page that has some has one in its title */
	if (letter(head, &n, &cp) == head.n || str_ascii(s) < s.n)
		return false;
	while ((at = letter(s, &n, &cp)) < s.n) {
		buf_add(out, s.p, at);
		buf_addcp(out, cp);
		s = str_after(s, at + n);
	}
	buf_addstr(out, s);
	return true;
}

bool
text_marked(struct str s, struct buf *out)
{
	static const struct str mark = STR_INIT("\n\xef\xbb\xbf");
	size_t at = str_find(s, mark, 0);

	if (at == s.n)
		return false;
	for (; at < s.n; at = str_find(s, mark, 0)) {
		buf_add(out, s.p, at + 1);
		s = str_after(s, at + mark.n);
	}
	buf_addstr(out, s);
	return true;
}

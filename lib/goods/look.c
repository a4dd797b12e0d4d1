/* look - what a value of an unknown name is, by its look */
#include "look.h"

#include <stdlib.h>

#include "url.h"

#define CODE      8  /* hexadecimal digits that number an advert, at least, */
#define LONG_CODE 12 /* and such that no word has with a number */

#define MONEY_MAX   40 /* bytes of a price */
#define SALES_MAX   40 /* bytes of what says how many were sold */
#define TITLE_BYTES 9  /* at least, of a text that may be a title */
#define MIXED       3  /* bytes of either script, where it has both */
#define SHOP_MAX    72 /* bytes of the name of a shop */
#define BESIDE_MAX  30 /* bytes of what stands beside a title */
#define PLACE_MAX   40 /* bytes of a place */
#define BRACKETED   64 /* bytes of a word in brackets */
#define PAIRS       5  /* of a name and a value, which make a list of them */

void
look_free(struct look *l)
{
	forms_free(&l->forms);
	for (int i = 0; i < LOOK_LISTS; i++)
		names_free(&l->list[i]);
	names_free(&l->part);
	free(l->says);
	*l = (struct look){0};
}

bool
look_address(struct look *l, struct str form, struct err *e)
{
	return forms_add(&l->forms, form, &l->list[LOOK_UNDER], e);
}

bool
look_has_addresses(const struct look *l)
{
	return l->forms.n > 0;
}

bool
look_is_sales(const struct look *l, struct str s)
{
	return s.n <= SALES_MAX && str_any(s, ascii_digit) &&
	       names_within(&l->list[LOOK_SALES], s);
}

bool
look_is_count(const struct look *l, struct str s)
{
	size_t n = 0, found = 0;

	while (n < s.n && (ascii_digit(s.p[n]) || (n && s.p[n] == '.')))
		n++;
	if (!n)
		return false;
	s.p += n, s.n -= n;
	for (uint32_t i = 0; s.n && i < l->list[LOOK_COUNT].n;)
		if (str_starts(s, l->list[LOOK_COUNT].name[i])) {
			s.p += l->list[LOOK_COUNT].name[i].n,
			    s.n -= l->list[LOOK_COUNT].name[i].n;
			found++;
			i = 0;
		} else {
			i++;
		}
	return found && !s.n;
}

bool
look_is_opinions(const struct look *l, struct str s)
{
	struct str n;

	if (!s.n || !ascii_digit(s.p[0]))
		return false;
	for (uint32_t i = 0; i < l->list[LOOK_OPINIONS].n; i++) {
		if (!str_ends(s, l->list[LOOK_OPINIONS].name[i]))
			continue;
		n = str_trim(
		    str_n(s.p, s.n - l->list[LOOK_OPINIONS].name[i].n));
		if (str_is_digits(n) || look_is_count(l, n))
			return true;
	}
	return false;
}

bool
look_is_place(const struct look *l, struct str s)
{
	struct str name, rest;

	for (uint32_t i = 0; s.n <= PLACE_MAX && i < l->list[LOOK_PLACE].n;
	     i++) {
		name = l->list[LOOK_PLACE].name[i];
		rest = s;
		if (!str_take(&rest, name))
			continue;
		if (!rest.n)
			return true;
		if (rest.p[0] == ' ' && /* a station may have more words */
		    (str_ends(name, STR(".")) ||
			!memchr(rest.p + 1, ' ', rest.n - 1)))
			return true;
	}
	return false;
}

bool
look_is_beside(const struct look *l, struct str s)
{
	return s.n <= BESIDE_MAX && names_within(&l->list[LOOK_BESIDE], s);
}

bool
look_is_link(struct str s)
{
	if (memchr(s.p, ' ', s.n))
		return false;
	return memchr(s.p, '/', s.n) || memchr(s.p, '.', s.n);
}

bool
look_is_web(struct str s)
{
	return str_starts(s, STR("//")) || url_is_web(s);
}

static bool
parts_address(char c)
{
	return ONE_OF(c, "/.?&");
}

/* The address behind the name of what it is, or behind the site that a program
 * joined it to: url=https://a.example/7, https://a.example//b.example/7. */
static struct str
unprefixed(struct str s)
{
	size_t at = str_find(s, STR("http"), 0), n;
	struct str host, rest;

	s = url_once(s);
	if (at && at < s.n && url_is_web(str_after(s, at)) &&
	    (s.p[at - 1] == '=' || str_ends_colon(str_n(s.p, at))) &&
	    !str_any(str_n(s.p, at), parts_address))
		return str_after(s, at);
	host = url_host(s);
	if (!host.p)
		return s;
	rest = str_after(s, (size_t)(host.p + host.n - s.p));
	if (!str_starts(rest, STR("//")))
		return s;
	host = url_host(rest);
	n = host.n;
	while (n && ascii_letter(host.p[n - 1]))
		n--;
	return n && n + 1 < host.n && host.p[n - 1] == '.' &&
	               host.n + 3 < rest.n && rest.p[host.n + 2] == '/'
	           ? rest
	           : s;
}

struct str
look_shared(struct str s)
{
	const struct str http = STR("http");
	size_t at, n = 0;
	struct str url, shared;

	s = unprefixed(s);
	at = str_find(s, http, 0);
	if (at < s.n && str_ends(str_n(s.p, at), STR("]("))) { /* Markdown */
		url = str_after(s, at);
		shared = str_n(url.p, str_find(url, STR(")"), 0));
		return look_is_web(shared) ? shared : STR_NONE;
	}
	if (look_is_link(s))
		return s;
	if (at == s.n || str_find(s, http, at + http.n) < s.n)
		return STR_NONE;
	url = str_after(s, at);
	while (n < url.n && url.p[n] > ' ' && url.p[n] < 0x7f)
		n++;
	shared = str_n(url.p, n);
	while (n < url.n && ascii_blank(url.p[n]))
		n++;
	for (; n < url.n && !ascii_blank(url.p[n]); n++)
		if (ONE_OF(url.p[n], "/.=&"))
			return STR_NONE; /* a blank in the address */
	return look_is_web(shared) ? shared : STR_NONE;
}

bool
look_is_document(struct str s)
{
	return str_starts(s, STR("projects/")) &&
	       str_find(s, STR("/documents/"), 0) < s.n;
}

bool
look_is_cut(struct str s)
{
	return str_ends(s, STR("...")) || str_ends(s, STR("\xe2\x80\xa6"));
}

struct str
look_item(const struct look *l, struct str s)
{
	if (!look_is_link(s) || !memchr(s.p, '/', s.n) || look_is_cut(s))
		return STR_NONE;
	return forms_take(&l->forms, s);
}

bool
look_differ(const struct look *l, struct str a, struct str b)
{
	if (!a.p || !b.p)
		return false;
	a = look_item(l, a);
	b = look_item(l, b);
	return a.p && b.p && !str_eq(a, b);
}

bool
look_may_be_item(const struct look *l, struct str address)
{
	return forms_may(&l->forms, address);
}

bool
look_is_address(const struct look *l, struct str s)
{
	return look_item(l, s).p != NULL && !look_is_image(s);
}

static bool
is_digit(struct str s, size_t i)
{
	return i < s.n && ascii_digit(s.p[i]);
}

/* Nothing but digits, and what parts them: 1 299,50 */
static bool
is_plain(struct str s)
{
	s = str_trim(s);
	for (size_t i = 0; i < s.n; i++) {
		if (str_starts(str_after(s, i), STR("\xc2\xa0")))
			i++;
		else if (!is_digit(s, i) && !ONE_OF(s.p[i], "., '"))
			return false;
	}
	return true;
}

/* A mark behind a number that is nothing else; one behind other text,
 * "1.2万元", if that is long enough. */
static bool
ends_in(struct str s, struct str mark)
{
	return str_ends(s, mark) && s.n > mark.n &&
	       (s.n > mark.n + 3 || is_plain(str_n(s.p, s.n - mark.n)));
}

bool
look_is_mark(const struct look *l, struct str s)
{
	return names_find(&l->list[LOOK_MONEY], s) != NAMES_NONE;
}

bool
look_knows(const struct look *l, struct str host)
{
	return forms_know(&l->forms, host);
}

struct str
look_domain(const struct look *l, struct str host)
{
	struct str rest = host, last[3] = {host, host, host}, second;

	while (rest.p) {
		last[0] = last[1];
		last[1] = last[2];
		last[2] = rest;
		str_cut(&rest, '.');
	}
	rest = last[1];
	second = str_cut(&rest, '.');
	return second.n &&
	               names_find(&l->list[LOOK_UNDER], second) != NAMES_NONE
	           ? last[0]
	           : last[1];
}

bool
look_is_money(const struct look *l, struct str s)
{
	bool ahead = is_digit(s, 0); /* and the mark behind */
	struct str mark;

	if (s.n > MONEY_MAX || (!is_digit(s, s.n - 1) && !ahead))
		return false;
	for (uint32_t i = 0; i < l->list[LOOK_MONEY].n; i++) {
		mark = l->list[LOOK_MONEY].name[i];
		if (ahead ? mark.p[mark.n - 1] != s.p[s.n - 1]
			  : *mark.p != *s.p)
			continue;
		if (ahead ? ends_in(s, mark)
			  : str_starts(s, mark) &&
				is_digit(str_trim(str_after(s, mark.n)), 0))
			return true;
	}
	return false;
}

bool
look_is_amount(struct str s)
{
	if (s.n < 4 || s.n > 12 || s.p[s.n - 3] != '.')
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (i != s.n - 3 && (s.p[i] < '0' || s.p[i] > '9'))
			return false;
	return true;
}

bool
look_is_shop(const struct look *l, struct str s)
{
	for (uint32_t i = 0; s.n <= SHOP_MAX && i < l->list[LOOK_SHOP].n; i++)
		if (s.n > l->list[LOOK_SHOP].name[i].n &&
		    str_ends(s, l->list[LOOK_SHOP].name[i]))
			return true;
	return false;
}

bool
look_is_decimal(struct str s)
{
	size_t point = str_find(s, STR("."), 0);

	return point && point + 1 < s.n && point < 8 && s.n - point < 4 &&
	       str_is_digits(str_n(s.p, point)) &&
	       str_is_digits(str_after(s, point + 1));
}

/* 20240517 */
static bool
is_day(struct str s)
{
	return s.n == 8 &&
	       (str_starts(s, STR("19")) || str_starts(s, STR("20"))) &&
	       memcmp(s.p + 4, "12", 2) <= 0 && memcmp(s.p + 6, "31", 2) <= 0;
}

bool
look_is_number(struct str s)
{
	return str_is_digits(s) && s.n > 5 && s.n < 16 && !is_day(s);
}

/* recA1b2C3d4E5f6G7: Airtable's number of a row. */
static bool
is_record(struct str s)
{
	bool capital = false, other = false;

	for (size_t i = 3; i < s.n; i++) {
		if (!ascii_name(s.p[i]) || s.p[i] == '_')
			return false;
		capital |= s.p[i] >= 'A' && s.p[i] <= 'Z';
		other |= ascii_digit(s.p[i]) || s.p[i] > 'Z';
	}
	return s.n == 17 && str_starts(s, STR("rec")) && capital && other;
}

bool
look_is_row_id(struct str s)
{
	bool letter = false;

	if (is_record(s))
		return true;

	if (str_starts(s, STR("ObjectId(")))
		return true;
	for (size_t i = 0; i < s.n; i++) {
		if (!ONE_OF(s.p[i], "0123456789abcdef"))
			return false;
		letter |= s.p[i] > '9';
	}
	return s.n == 24 && letter;
}

bool
look_is_rounded(struct str s)
{
	size_t n = 0;

	while (n < s.n && (is_digit(s, n) || s.p[n] == '.' || s.p[n] == ','))
		n++;
	if (!n || n + 1 >= s.n || (s.p[n] | 0x20) != 'e')
		return false;
	n++;
	n += s.p[n] == '+';
	for (size_t from = n; n < s.n || n == from; n++)
		if (!is_digit(s, n))
			return false;
	return true;
}

/* img.example.com/a.jpg; no file beside a page: images/a.jpg, ../a.jpg. */
static bool
has_host(struct str s)
{
	struct str host = str_n(s.p, str_find(s, STR("/"), 0));
	size_t dot = host.n;

	while (dot > 0 && host.p[dot - 1] != '.')
		dot--;
	for (size_t i = dot; i < host.n; i++)
		if (host.p[i] < 'a' || host.p[i] > 'z')
			return false;
	return dot > 2 && host.n < s.n && host.n - dot > 1 && host.p[0] != '.';
}

bool
look_is_image(struct str s)
{
	static const struct str ends[] = {STR_INIT(".jpg"), STR_INIT(".jpeg"),
	    STR_INIT(".png"), STR_INIT(".webp"), STR_INIT(".gif"),
	    STR_INIT(".avif"), STR_INIT(".heic")};

	if (!look_is_web(s) && !has_host(s))
		return false;
	s.n = str_find(s, STR("?"), 0);
	return str_ends_in_nocase(s, ends, COUNT(ends));
}

bool
look_is_selector(struct str s)
{
	return s.n > 1 && (s.p[0] == '.' || s.p[0] == '#') && !is_digit(s, 1) &&
	       s.p[1] > ' ' && /* #木梳# is what people write, and ...or so */
	       s.p[1] != '.';
}

/* "brand: a\\size: b": so many names with values are attributes. */
static bool
is_attributes(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i + 1 < s.n && n < PAIRS; i++)
		n += s.p[i] == ':' && s.p[i + 1] == ' ';
	return n >= PAIRS;
}

bool
look_is_words(struct str s)
{
	size_t high = 0, letters = 0;

	for (size_t i = 0; i < s.n; i++) {
		high += (unsigned char)s.p[i] >= 0x80;
		letters += (s.p[i] | 0x20) >= 'a' && (s.p[i] | 0x20) <= 'z';
	}
	return s.n >= TITLE_BYTES && !look_is_web(s) && s.p[0] != '/' &&
	       !is_attributes(s) &&
	       (high >= TITLE_BYTES ||
		   (letters > s.n / 2 && memchr(s.p, ' ', s.n)) ||
		   (high >= MIXED && letters >= MIXED &&
		       (high + letters) * 4 >= s.n * 3));
}

bool
look_is_bracketed(struct str s)
{
	static const struct str values[] = {
	    STR_INIT("true"), STR_INIT("false"), STR_INIT("null")};
	struct str word;
	size_t end;

	if (s.n < 3 || s.p[0] != '[' ||
	    (!ascii_letter(s.p[1]) && (unsigned char)s.p[1] < 0x80))
		return false;
	end = str_find(str_head(s, BRACKETED), STR("]"), 0);
	if (end >= s.n || end == BRACKETED || memchr(s.p, '\n', end))
		return false;
	word = str_n(s.p + 1, end - 1);
	return !str_in(word, values, COUNT(values));
}

/* True of 4ef46739989b: hexadecimal digits as databases and programs number
 * adverts by them, that change between numbers and letters; more than once if
 * they are few: 2024face. */
static bool
is_hex(struct str s)
{
	size_t turns = 0;

	if (s.n < CODE || str_any(s, ascii_upper))
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (ascii_hex(s.p[i]) < 0)
			return false;
		turns += i && ascii_digit(s.p[i]) != ascii_digit(s.p[i - 1]);
	}
	return turns > (s.n < LONG_CODE);
}

/* True of 12345678-1234-1234-1234-123456789abc. */
static bool
is_uuid(struct str s)
{
	static const char form[] = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";

	if (s.n != strlen(form))
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (form[i] == '-' ? s.p[i] != '-' : ascii_hex(s.p[i]) < 0)
			return false;
	return true;
}

struct str
look_code(struct str part)
{
	struct str word;
	size_t at;

	word.n = str_find(part, STR("."), 0);
	word.p = part.p;
	for (at = word.n; at && word.p[at - 1] != '-';)
		at--;
	if (!is_uuid(word) && !is_hex(str_after(word, at)))
		return STR_NONE;
	return word;
}

bool
look_is_coded(struct str s)
{
	size_t digits = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (!ascii_letter(s.p[i]) && !ascii_digit(s.p[i]) &&
		    s.p[i] != '-' && s.p[i] != '_')
			return false;
		digits += ascii_digit(s.p[i]);
	}
	return digits > 1 && str_any(s, ascii_letter);
}

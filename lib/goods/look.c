/* look - what a value of an unknown name is, by its look */
#include "look_priv.h"

#include <stdlib.h>

#include "mem.h"

#define CODE      8  /* hexadecimal digits that number an advert, at least, */
#define LONG_CODE 12 /* and such that no word has with a number */

#define FEW  6  /* digits of the number of an advert, */
#define MANY 15 /* and so many at most */

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
	names_free(&l->under);
	forms_free(&l->forms);
	for (int i = 0; i < LOOK_LISTS; i++)
		names_free(&l->list[i]);
	names_free(&l->part);
	free(l->says);
	*l = (struct look){0};
}

static void
add_part(struct look *l, struct str word, unsigned what)
{
	uint32_t had = l->part.n, n = names_add(&l->part, word);

	mem_grow(&l->says, &l->cap_says, l->part.n, sizeof(*l->says));
	if (n == had)
		l->says[n] = 0;
	l->says[n] = (unsigned char)(l->says[n] | what);
}

/* The kinds of lines of the table: behind those of lists of words those of
 * parts of paths, which have a bit each. */
static const struct str kinds[LOOK_KINDS] = {
    [LOOK_MONEY] = STR_INIT("money"),
    [LOOK_TIMES] = STR_INIT("times"),
    [LOOK_SHOP] = STR_INIT("shop"),
    [LOOK_PLACE] = STR_INIT("place"),
    [LOOK_SALES] = STR_INIT("sales"),
    [LOOK_OPINIONS] = STR_INIT("opinions"),
    [LOOK_COUNT] = STR_INIT("count"),
    [LOOK_BESIDE] = STR_INIT("beside"),
    [LOOK_ASKED_BY] = STR_INIT("asked"),
    [LOOK_SEARCH] = STR_INIT("search"),
    [LOOK_SEARCHED] = STR_INIT("searched"),
    [LOOK_ROUTE] = STR_INIT("route"),
    [LOOK_DEALER] = STR_INIT("dealer"),
    [LOOK_PARTS] = STR_INIT("elsewhere"),
    STR_INIT("private"),
    STR_INIT("goods"),
    STR_INIT("shelf"),
    STR_INIT("quoted"),
    STR_INIT("range"),
    STR_INIT("text"),
};

static const unsigned part_says[LOOK_KINDS - LOOK_PARTS] = {PATH_ELSEWHERE,
    PATH_PRIVATE, PATH_GOODS, PATH_SHELF, PATH_QUOTED, PATH_RANGE, PATH_TEXT};

size_t
look_kind(struct str kind)
{
	return str_which(kind, kinds, LOOK_KINDS);
}

void
look_add(struct look *l, size_t kind, struct str word)
{
	if (kind < LOOK_PARTS)
		names_add(&l->list[kind], word);
	else
		add_part(l, word, part_says[kind - LOOK_PARTS]);
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
look_is_times(const struct look *l, struct str s)
{
	return names_find(&l->list[LOOK_TIMES], s) != NAMES_NONE;
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

bool
look_is_day(struct str s)
{
	return s.n == 8 &&
	       (str_starts(s, STR("19")) || str_starts(s, STR("20"))) &&
	       memcmp(s.p + 4, "12", 2) <= 0 && memcmp(s.p + 6, "31", 2) <= 0;
}

bool
look_is_number(struct str s)
{
	return str_is_digits(s) && s.n >= FEW && s.n <= MANY && !look_is_day(s);
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

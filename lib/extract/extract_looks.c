/* extract_looks - what the cells of a table's columns look like */
#include "extract_looks.h"

#include "look.h"
#include "url.h"
#include "utf8.h"

#define SHORT  4 /* letters of a word that no chance puts into others */
#define NUMBER 9 /* digits of an item, which are no price */

static bool
is_word(char c)
{
	return ascii_digit(c) || ascii_letter(c);
}

/* True if the n bytes at `at` are a step of a path by themselves, or with an s:
 * /groups/ */
static bool
is_step(struct str text, size_t at, size_t n)
{
	size_t end = at + n;

	end += end < text.n && text.p[end] == 's';
	return at && text.p[at - 1] == '/' && end < text.n &&
	       text.p[end] == '/';
}

/* True if the n bytes at `at` are a part of a longer word: CN in Custom-CNC */
static bool
is_part(struct str text, size_t at, size_t n)
{
	return (at && ascii_letter(text.p[at - 1])) ||
	       (at + n < text.n && ascii_letter(text.p[at + n]));
}

/* True if an address has the word, other than as a step of its path.  A short
 * one may stand within others by chance. */
static bool
holds(struct str text, struct str word)
{
	size_t at = str_find_nocase(text, word, 0);

	while (
	    at < text.n && (is_step(text, at, word.n) ||
			       (word.n < SHORT && is_part(text, at, word.n))))
		at = str_find_nocase(text, word, at + 1);
	return at < text.n;
}

/* True if most words of a text stand in the path of an address, where shops put
 * the title.  Words are of two letters or digits of ASCII and more.  Not true
 * of a path itself, nor of a number, which may stand there by chance. */
static bool
is_echo(struct str text, struct str address)
{
	size_t words = 0, found = 0, host = str_find(address, STR("//"), 0);

	if (host < address.n) { /* which has the platform's name */
		host = str_find(address, STR("/"), host + 2);
		address = str_after(address, host);
	}
	if (str_starts(text, STR("/")) || !str_any(text, ascii_letter))
		return false;
	for (size_t i = 0, n; i < text.n; i += n + 1) {
		for (n = 0; i + n < text.n && is_word(text.p[i + n]);)
			n++;
		if (n < 2)
			continue;
		words++;
		found += holds(address, str_n(text.p + i, n));
	}
	return words && found * 2 > words;
}

/* 149000, 149 000: a blank may stand between its digits. */
static bool
is_whole(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!ascii_digit(s.p[i]) &&
		    (s.p[i] != ' ' || !i || s.n - i < 4))
			return false;
	return s.n > 0;
}

/* 1998, 2024 */
static bool
is_year(struct str s)
{
	return s.n == 4 &&
	       (str_starts(s, STR("19")) || str_starts(s, STR("20")));
}

/* True of a text with a time of day, 12:30; models are 1:24. */
static bool
has_time(struct str s)
{
	for (size_t i = 2; i + 2 < s.n; i++)
		if (s.p[i] == ':' && ascii_digit(s.p[i - 2]) &&
		    ascii_digit(s.p[i - 1]) && ascii_digit(s.p[i + 1]) &&
		    ascii_digit(s.p[i + 2]))
			return true;
	return false;
}

/* Notes one cell; met: met and texts. */
static void
note(struct extract *x, struct column *c, struct names *met, struct str cell,
    enum dump_look look)
{
	uint32_t n, had;

	c->full++;
	c->look[look]++;
	if (look_is_decimal(cell)) {
		c->decimal++;
		c->high |= cell.p[1] != '.'; /* 10 and more */
	}
	if (is_whole(cell) && cell.n < NUMBER) {
		c->whole++;
		c->tens |= cell.n > 1;
		c->year += is_year(cell);
	}
	if (look == DUMP_TEXT || look == DUMP_WORDS) {
		c->length += utf8_count(cell);
		c->timed += has_time(cell);
		n = met->n;
		c->novel += names_add(met, cell) == n;
	}
	if (look != DUMP_ADDRESS && look != DUMP_WEB)
		return;
	c->goods +=
	    look == DUMP_ADDRESS || look_is_goods(x->look, url_path(cell));
	had = met->n;
	n = names_add(met, cell);
	c->novel += n == had;
	if (c->look[look] == 1)
		c->first = n;
	c->differ |= n != c->first;
}

void
looks_note(struct extract *x, struct column *c, struct names *met)
{
	struct str address = STR_NONE, goods = STR_NONE;
	enum dump_look look[BARE_MAX];
	size_t n =
	    x->csv.ncell < x->table.nbare ? x->csv.ncell : x->table.nbare;

	for (size_t i = 0; i < n; i++) {
		struct str cell = str_trim(x->csv.cell[i]);

		look[i] = dump_look(x->dump, cell);
		if (look[i] != DUMP_NOTHING)
			note(x, &c[i], met, cell, look[i]);
		if (look[i] == DUMP_ADDRESS) {
			c[i].rival += look_differ(x->look, goods, cell);
			goods = cell;
		}
		if (look[i] == DUMP_ADDRESS ||
		    (look[i] == DUMP_WEB && !address.p))
			address = cell;
	}
	for (size_t i = 0; i < n; i++) {
		struct str cell = str_trim(x->csv.cell[i]);

		c[i].part += cell.n >= SHORT && is_whole(cell) &&
		             str_find(address, cell, 0) < address.n;
		c[i].echo += (look[i] == DUMP_TEXT || look[i] == DUMP_WORDS) &&
		             is_echo(cell, address);
	}
}

/* extract_bare - names for columns that have none, or none that is known */
#include "extract_priv.h"
#include "look.h"

#define ROWS 20  /* that tell what the columns hold */
#define LONG 250 /* characters, in the mean: what is longer describes */

/* What the cells of a column look like. */
struct column {
	size_t look[DUMP_LOOKS], length; /* cells; characters of texts */
	uint32_t first;                  /* its first address */
	bool differ;                     /* not all addresses are the same */
	size_t echo;                     /* texts that the address has too */
	size_t decimal;                  /* numbers with a point: 39.9 */
	bool high;                       /* one of them is above any score */
	size_t full;                     /* cells that are not empty */
};

static size_t
characters(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += ((unsigned char)s.p[i] & 0xc0) != 0x80;
	return n;
}

static bool
is_word(char c)
{
	return ascii_digit(c) || ascii_letter(c);
}

/* /groups/: a step of a path that is nothing but the word, or many of it. */
static bool
is_step(struct str text, size_t at, size_t n)
{
	size_t end = at + n;

	end += end < text.n && text.p[end] == 's';
	return at && text.p[at - 1] == '/' && end < text.n &&
	       text.p[end] == '/';
}

static bool
holds(struct str text, struct str word)
{
	size_t at = str_find_nocase(text, word, 0);

	while (at < text.n && is_step(text, at, word.n))
		at = str_find_nocase(text, word, at + 1);
	return at < text.n;
}

/* True if most words of a text, of two letters of ASCII and more, stand in an
 * address: shops put the title there.  So does a path, which is no title, and a
 * number may by chance. */
static bool
is_echo(struct str text, struct str address)
{
	size_t words = 0, found = 0, host = str_find(address, STR("//"), 0);

	if (host < address.n) { /* which has the platform's name */
		host = str_find(address, STR("/"), host + 2);
		address = str_n(address.p + host, address.n - host);
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

static void
note(struct column *c, struct names *addresses, struct str cell,
    enum dump_look look)
{
	uint32_t n;

	c->full++;
	c->look[look]++;
	if (look_is_decimal(cell)) {
		c->decimal++;
		c->high |= cell.p[1] != '.'; /* 10 and more */
	}
	if (look == DUMP_TEXT || look == DUMP_WORDS)
		c->length += characters(cell);
	if (look != DUMP_ADDRESS && look != DUMP_WEB)
		return;
	n = names_add(addresses, cell);
	if (c->look[look] == 1)
		c->first = n;
	c->differ |= n != c->first;
}

static bool
most(const struct column *c, size_t n)
{
	return c->full && n * 2 >= c->full;
}

/* Calls the first column that has no name yet, and mostly looks so. */
static void
call(struct extract *x, const struct column *c, enum dump_look look,
    const char *name)
{
	for (size_t i = 0; i < x->nbare; i++)
		if (!x->bare_name[i] && most(&c[i], c[i].look[look])) {
			x->bare_name[i] = name;
			return;
		}
}

/* Calls the only column of such numbers the price, where none looks so by its
 * mark or its two decimals. */
static void
call_decimal(struct extract *x, const struct column *c)
{
	size_t found = 0, n = 0;

	for (size_t i = 0; i < x->nbare; i++) {
		if (x->bare_name[i] && strcmp(x->bare_name[i], "price") == 0)
			return;
		if (!x->bare_name[i] && c[i].high &&
		    c[i].decimal == c[i].full) {
			found = i;
			n++;
		}
	}
	if (n == 1)
		x->bare_name[found] = "price";
}

/* The address of an advert; or the only column of addresses that differ: one
 * that says the same in all rows is that of a list. */
static void
call_link(struct extract *x, const struct column *c)
{
	size_t found = 0, n = 0;

	for (size_t i = 0; i < x->nbare; i++) {
		if (most(&c[i], c[i].look[DUMP_ADDRESS])) {
			x->bare_name[i] = "link";
			return;
		}
		if (most(&c[i], c[i].look[DUMP_WEB]) && c[i].differ) {
			found = i;
			n++;
		}
	}
	if (n == 1)
		x->bare_name[found] = "link";
}

/* The title is the text that is the longest in the mean, but for what
 * describes; of texts that stand in the addresses too, if there are any. */
static void
call_title(struct extract *x, const struct column *c, bool sure)
{
	size_t best = x->nbare, mean, longest = 0, echoes = 0;

	for (size_t i = 0; i < x->nbare; i++)
		echoes += !x->bare_name[i] && most(&c[i], c[i].echo);
	for (size_t i = 0; i < x->nbare && (echoes || !sure); i++) {
		if (x->bare_name[i] ||
		    !most(&c[i], echoes ? c[i].echo : c[i].look[DUMP_WORDS]))
			continue;
		mean = c[i].length / c[i].full;
		if (mean > LONG && best < x->nbare)
			continue;
		if (best == x->nbare || mean > longest || longest > LONG) {
			best = i;
			longest = mean;
		}
	}
	if (best < x->nbare)
		x->bare_name[best] = "title";
}

/* Notes the cells of the present row. */
static void
note_row(struct extract *x, struct column *c, struct names *addresses)
{
	struct str address = {NULL, 0};
	enum dump_look look[BARE_MAX];
	size_t n = x->csv.ncell < x->nbare ? x->csv.ncell : x->nbare;

	for (size_t i = 0; i < n; i++) {
		struct str cell = str_trim(x->csv.cell[i]);

		look[i] = dump_look(x->dump, cell);
		if (look[i] != DUMP_NOTHING)
			note(&c[i], addresses, cell, look[i]);
		if (look[i] == DUMP_ADDRESS ||
		    (look[i] == DUMP_WEB && !address.p))
			address = cell;
	}
	for (size_t i = 0; i < n; i++)
		c[i].echo += (look[i] == DUMP_TEXT || look[i] == DUMP_WORDS) &&
		             is_echo(str_trim(x->csv.cell[i]), address);
}

/* Of a table with names: those that are known stay. */
static void
keep_known(struct extract *x)
{
	for (size_t i = 0; i < x->nbare; i++)
		if (dump_key(x->dump, x->csv.head[i]).p)
			x->bare_name[i] = "";
}

bool
extract_bare(struct extract *x)
{
	struct column c[BARE_MAX] = {0};
	struct names addresses = {0};
	bool titled = false;

	x->nbare = x->csv.nhead < BARE_MAX ? x->csv.nhead : BARE_MAX;
	memset(x->bare_name, 0, sizeof(x->bare_name));
	if (!x->bare)
		keep_known(x);
	for (size_t n = 0; n < ROWS && csv_next(&x->csv); n++)
		note_row(x, c, &addresses);
	names_free(&addresses);
	if (x->bare) {
		call_link(x, c);
		call(x, c, DUMP_IMAGE, "image");
		call(x, c, DUMP_MONEY, "price");
		call_decimal(x, c);
		call(x, c, DUMP_SHOP, "shop_name");
		call(x, c, DUMP_PLACE, "location");
	}
	call_title(x, c, !x->bare);
	for (size_t i = 0; i < x->nbare; i++)
		titled |= x->bare_name[i] && *x->bare_name[i] == 't';
	return titled;
}

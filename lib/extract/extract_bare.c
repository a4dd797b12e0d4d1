/* extract_bare - names for columns that have none, or none that is known */
#include "extract_dump.h"
#include "extract_looks.h"

#define ROWS  20  /* so many tell what the columns hold */
#define TITLE 8   /* characters, in the mean, of the shortest titles, */
#define LONG  250 /* and of the longest */

#define NO_PRICE                                                             \
	"have whole numbers in several columns without names, any of which " \
	"may be the price; put a header above the table"

#define NO_TITLE                                                            \
	"have words in several columns of unknown names, any of which may " \
	"be the title; name it in the header"

#define SEVERAL "have addresses of several goods: the first are read"

/* True if a column has the name by now. */
static bool
called_so(const struct extract *x, const char *name)
{
	for (size_t i = 0; i < x->table.nbare; i++)
		if (x->table.bare_name[i] &&
		    strcmp(x->table.bare_name[i], name) == 0)
			return true;
	return false;
}

/* Gives the name to the first column without one most cells of which look so.
 */
static void
call(struct extract *x, const struct column *c, enum dump_look look,
    const char *name)
{
	for (size_t i = 0; i < x->table.nbare; i++)
		if (!x->table.bare_name[i] &&
		    looks_most(&c[i], c[i].look[look])) {
			x->table.bare_name[i] = name;
			return;
		}
}

/* True of a column of numbers with a point, but for some that a program wrote
 * without: 99 for 99.00. */
static bool
is_decimal(const struct column *c)
{
	return c->high && c->decimal &&
	       (c->decimal == c->full ||
		   (c->decimal > 1 && c->decimal + c->whole == c->full &&
		       !c->part));
}

/* Where no column looks like a price by its mark or its two decimals: the only
 * one of numbers with a point is. */
static void
call_decimal(struct extract *x, const struct column *c)
{
	size_t found = 0, n = 0;

	for (size_t i = 0; i < x->table.nbare; i++) {
		if (!x->table.bare_name[i] && is_decimal(&c[i])) {
			found = i;
			n++;
		}
	}
	if (n == 1)
		x->table.bare_name[found] = "price";
}

/* Where none is the price yet, and a column has nothing but marks of money:
 * they are of the only column of whole numbers, besides the first, which
 * counts. */
static void
call_marked(struct extract *x, const struct column *c)
{
	size_t found = 0, n = 0, mark = x->table.nbare;

	for (size_t i = 0; i < x->table.nbare; i++) {
		if (x->table.bare_name[i] || !c[i].full)
			continue;
		if (c[i].look[DUMP_MARK] == c[i].full) {
			mark = i;
		} else if (i && c[i].whole == c[i].full) {
			found = i;
			n++;
		}
	}
	if (n != 1 || mark == x->table.nbare)
		return;
	x->table.bare_name[found] = "price";
	x->table.bare_name[mark] = "currency";
}

/* True if a column without a name may have prices that are whole numbers: no
 * years, no numbers of adverts, no scores. */
static bool
is_whole_price(const struct column *c)
{
	return c->full && c->whole == c->full && c->year < c->full &&
	       !c->part && c->tens;
}

/* Where none is the price yet, and there are addresses, by their form, a word
 * in them or the title, of goods: the only other column of whole numbers,
 * besides the first.  Of several nobody knows which it is: that is noted. */
static void
call_whole(struct extract *x, const struct column *c)
{
	size_t found = 0, n = 0;
	bool link = false;

	for (size_t i = 0; i < x->table.nbare; i++) {
		const char *name = x->table.bare_name[i];

		link |= looks_most(&c[i], c[i].echo) ||
		        (name && strcmp(name, "link") == 0 &&
			    looks_most(&c[i], c[i].goods));
		if (!name && i && is_whole_price(&c[i])) {
			found = i;
			n++;
		}
	}
	if (n == 1 && link)
		x->table.bare_name[found] = "price";
	else if (n && link)
		extract_odd(x, NO_PRICE, x->csv.line);
}

/* True if one of n columns has mostly addresses of further goods. */
static bool
has_rivals(const struct column *c, size_t n)
{
	for (; n && !looks_most(c, c->rival); n--)
		c++;
	return n > 0;
}

/* The link is the column of adverts' addresses; else the only one of
 * addresses that differ: one that is the same in all rows is that of the list.
 * Of several that of which each row has its own: others are of the list's
 * pages, of sellers. */
static void
call_link(struct extract *x, const struct column *c)
{
	size_t found = 0, n = 0, own = 0, each;

	for (size_t i = 0; i < x->table.nbare; i++) {
		if (looks_most(&c[i], c[i].look[DUMP_ADDRESS])) {
			x->table.bare_name[i] = "link";
			if (has_rivals(&c[i + 1], x->table.nbare - i - 1))
				extract_odd(x, SEVERAL, x->csv.line);
			return;
		}
		if (x->table.bare_name[i] ||
		    !looks_most(&c[i], c[i].look[DUMP_WEB]) || !c[i].differ)
			continue;
		each = c[i].novel == c[i].full;
		if (each < own)
			continue;
		n = each > own ? 1 : n + 1;
		own = each;
		found = i;
	}
	if (n == 1)
		x->table.bare_name[found] = "link";
}

/* True if a column may be the title: it has no name yet, or that of a kind of
 * goods, as a model is, whose texts stand in the addresses. */
static bool
may_be_title(struct extract *x, const struct column *c, size_t i)
{
	if (!x->table.bare_name[i])
		return true;
	return !x->table.bare && !*x->table.bare_name[i] &&
	       looks_most(&c[i], c[i].echo) &&
	       str_eq(dump_key(x->dump, x->csv.head[i]), STR("kind"));
}

/* The title is the column of the longest texts in the mean that are not longer
 * than LONG, which describe the goods; if texts stand in the addresses too, of
 * those.  sure: it is one of those, or none. */
static void
call_title(struct extract *x, const struct column *c, bool sure)
{
	size_t best = x->table.nbare, mean, longest = 0, echoes = 0;

	for (size_t i = 0; i < x->table.nbare; i++)
		echoes +=
		    !x->table.bare_name[i] && looks_most(&c[i], c[i].echo);
	for (size_t i = 0; i < x->table.nbare && (echoes || !sure); i++) {
		if (!may_be_title(x, c, i) || looks_most(&c[i], c[i].timed) ||
		    !looks_most(
			&c[i], echoes ? c[i].echo : c[i].look[DUMP_WORDS]))
			continue;
		mean = c[i].length / c[i].full;
		if (mean > LONG && best < x->table.nbare)
			continue;
		if (best == x->table.nbare || mean > longest ||
		    longest > LONG) {
			best = i;
			longest = mean;
		}
	}
	if (best < x->table.nbare)
		x->table.bare_name[best] = "title";
}

/* A column is of shops too if a few of its names, a fourth, end as those of
 * shops do, and it has nothing but words. */
static void
call_shop(struct extract *x, const struct column *c)
{
	for (size_t i = 0; i < x->table.nbare; i++) {
		const size_t *look = c[i].look;

		if (!x->table.bare_name[i] &&
		    look[DUMP_SHOP] * 4 >= c[i].full &&
		    look[DUMP_SHOP] + look[DUMP_WORDS] + look[DUMP_TEXT] ==
			c[i].full &&
		    c[i].full) {
			x->table.bare_name[i] = "shop_name";
			return;
		}
	}
}

/* True if the rows are adverts by their addresses. */
static bool
are_adverts(struct extract *x, const struct column *c)
{
	bool priced = dump_found(x->dump, STR("price")).p != NULL;

	for (size_t i = 0; i < x->table.nbare; i++)
		if (looks_most(&c[i], c[i].look[DUMP_ADDRESS]) ||
		    (priced && looks_most(&c[i], c[i].goods)))
			return true;
	return false;
}

/* True of words that are long, and of each row its own. */
static bool
are_titles(const struct column *c)
{
	return c->full > 1 && !c->timed && c->look[DUMP_WORDS] == c->full &&
	       c->novel == c->full && c->length >= c->full * TITLE;
}

/* Under a header of adverts that names no title, which may be misspelt, nor
 * what says as much: the only other column that may be it.  Of several nobody
 * knows which it is: that is noted. */
static void
call_words(struct extract *x, const struct column *c)
{
	size_t found = 0, n = 0;

	for (size_t i = 0; i < x->table.nbare; i++) {
		if (!x->table.bare_name[i] && are_titles(&c[i])) {
			found = i;
			n++;
		}
	}
	if (!n || called_so(x, "title") ||
	    dump_found(x->dump, STR("description")).p || !are_adverts(x, c))
		return;
	if (n == 1)
		x->table.bare_name[found] = "title";
	else
		extract_odd(x, NO_TITLE, x->csv.line);
}

/* In a table with a header: columns whose names are known keep them, as do
 * those of remarks. */
static void
keep_known(struct extract *x)
{
	for (size_t i = 0; i < x->table.nbare; i++)
		if (!dump_is_unnamed(x->dump, x->csv.head[i]) &&
		    (dump_key(x->dump, x->csv.head[i]).p ||
			dump_is_remark(x->dump, x->csv.head[i])))
			x->table.bare_name[i] = "";
	if (x->table.nbare > 2 && !x->table.bare_name[0] && x->csv.line < 2 &&
	    dump_is_tail(x->dump, x->csv.head[0]))
		x->table.bare_name[0] = "title"; /* its header was cut */
}

/* True of a column that a program calls after the elements it took the cells
 * from, "css-1x2y href", "tile-href": the others are called so too. */
static bool
is_attribute(struct str name)
{
	return str_ends(name, STR(" href")) || str_ends(name, STR(" src")) ||
	       str_ends(name, STR("-href"));
}

/* True if a program named the columns by itself, two at least, but for those
 * whose names are known (keep_known): field1, field2_link. */
static bool
is_unnamed(struct extract *x)
{
	size_t n = 0;

	for (size_t i = 0; i < x->table.nbare; i++) {
		if (x->table.bare_name[i])
			continue;
		if (!dump_is_unnamed(x->dump, x->csv.head[i]))
			return false;
		n++;
	}
	return n > 1;
}

/* What is still without a name stands under none that says anything. */
static void
hide_unnamed(struct extract *x)
{
	for (size_t i = 0; i < x->table.nbare; i++)
		if (!x->table.bare_name[i])
			x->table.bare_name[i] = "field1";
}

/* True if the header names nothing: there is none, or it has such names. */
static bool
is_nameless(const struct extract *x)
{
	if (x->table.bare)
		return true;
	for (size_t i = 0; i < x->table.nbare; i++)
		if (is_attribute(x->csv.head[i]))
			return true;
	return false;
}

/* True if a program named the columns by itself, and several have amounts: what
 * is the price is told row by row, by its mark, or not at all. */
static bool
has_amounts(const struct extract *x, const struct column *c)
{
	size_t n = 0;

	for (size_t i = 0; i < x->table.nbare; i++)
		n += c[i].look[DUMP_MONEY] > 0;
	return !x->table.bare && n > 1;
}

/* Names the columns by what their cells look like, but for keys that a column
 * of the header has. */
static void
call_columns(struct extract *x, const struct column *c, bool bare)
{
	bool priced = !bare && dump_found(x->dump, STR("price")).p;

	priced |= bare && has_amounts(x, c);
	if (bare || !dump_found(x->dump, STR("url")).p)
		call_link(x, c);
	call(x, c, DUMP_IMAGE, "image");
	if (!priced)
		call(x, c, DUMP_MONEY, "price");
	if (!bare)
		return;
	if (!priced && !called_so(x, "price"))
		call_decimal(x, c);
	if (!priced && !called_so(x, "price"))
		call_marked(x, c);
	if (!priced && !called_so(x, "price"))
		call_whole(x, c);
	call(x, c, DUMP_SHOP, "shop_name");
	call(x, c, DUMP_PLACE, "location");
}

/* True if a column whose name is known has the title. */
static bool
keeps_title(struct extract *x)
{
	for (size_t i = 0; i < x->table.nbare; i++)
		if (x->table.bare_name[i] &&
		    str_eq(dump_key(x->dump, x->csv.head[i]), STR("title")))
			return true;
	return false;
}

bool
extract_bare(struct extract *x)
{
	struct column c[BARE_MAX] = {0};
	struct names met = {0};
	bool titled = !x->table.bare && dump_found(x->dump, STR("title")).p;
	bool bare = x->table.bare, nameless;

	x->table.nbare = x->csv.nhead < BARE_MAX ? x->csv.nhead : BARE_MAX;
	memset(x->table.bare_name, 0, sizeof(x->table.bare_name));
	nameless = is_nameless(x);
	if (!bare) {
		keep_known(x);
		bare = is_unnamed(x) && !keeps_title(x);
		titled = titled && !bare;
	}
	if (titled && !nameless) {
		memset(x->table.bare_name, 0, sizeof(x->table.bare_name));
		return true;
	}
	for (size_t n = 0; n < ROWS && csv_next(&x->csv); n++)
		looks_note(x, c, &met);
	names_free(&met);
	if (nameless || bare)
		call_columns(x, c, bare);
	if (!titled)
		call_title(x, c, !nameless && !bare);
	if (bare && !called_so(x, "shop_name"))
		call_shop(x, c);
	if (!bare && !titled)
		call_words(x, c);
	titled |= called_so(x, "title");
	if (bare && !x->table.bare)
		hide_unnamed(x);
	return titled;
}

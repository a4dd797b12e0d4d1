/* extract_cut - data that gave no adverts, and should have given some */
#include "ascii.h"
#include "extract_priv.h"
#include "jsobj.h"
#include "script.h"
#include "url.h"

#define NAMES   3 /* usual names of columns that a table has not by chance */
#define NEAR    262144 /* bytes at the start in which names are looked for */
#define NAME    60     /* bytes of a name, at most */
#define TITLE   12     /* bytes of a title, at least */
#define SEVERAL 3      /* so many prices, titles and rows make a list */
#define ROWS    12     /* of which these are: some have no price */
#define HEADER  65536  /* of a table of a header alone, at most */

/* The first object or array of a text, which name( may stand before; absent if
 * something else does. */
static struct str
first_value(struct str text)
{
	struct str s = str_trim(text);
	size_t n = 0;

	while (n < s.n && n < NAME && ascii_name(s.p[n]))
		n++;
	if (n && (n == s.n || s.p[n] != '('))
		return STR_NONE;
	s = str_trim(str_n(s.p + n + (n > 0), s.n - n - (n > 0)));
	return s.n && (*s.p == '{' || *s.p == '[') ? s : STR_NONE;
}

/* The same, where a script may set it: var name = {. */
static struct str
set_value(struct str text)
{
	struct str s = str_trim(text);
	size_t n = 0;

	while (n < s.n && n < NAME &&
	       (ascii_name(s.p[n]) || ONE_OF(s.p[n], " $.=(")))
		n++;
	return n < s.n && (s.p[n] == '{' || s.p[n] == '[') ? str_after(s, n)
	                                                   : STR_NONE;
}

/* The name right before a colon, without quotes as JavaScript may have it. */
static struct str
bare_name(struct str s, size_t colon)
{
	size_t from = colon;

	while (from && colon - from < NAME && ascii_name(s.p[from - 1]))
		from--;
	return str_n(s.p + from, colon - from);
}

/* The name in quotes right before a colon, as JSON and Python write it; absent
 * if there is none. */
static struct str
name_before(struct str s, size_t colon)
{
	size_t from, to = colon;
	char quote = to ? s.p[to - 1] : '\0';

	if (to < 2 || !ascii_quote(quote))
		return STR_NONE;
	from = --to;
	while (from && to - from < NAME && s.p[from - 1] != quote)
		from--;
	return str_n(s.p + from, to - from);
}

/* True if the text names a title, and a price or an advert's number; bare:
 * without quotes. */
static bool
names_advert(struct extract *x, struct str s, bool bare)
{
	bool title = false, other = false;
	size_t at = 0;
	struct str key;

	if (s.n > NEAR)
		s.n = NEAR;
	while ((at = str_find(s, STR(":"), at)) < s.n && !(title && other)) {
		key = bare ? bare_name(s, at) : name_before(s, at);
		at++;
		if (key.n)
			key = dump_key(x->dump, key);
		title |= str_eq(key, STR("title"));
		other |= str_eq(key, STR("price")) || str_eq(key, STR("item"));
	}
	return title && other;
}

/* True if all of a text is data, of JavaScript without quotes too, up to its
 * end, which is within it. */
static bool
is_open_data(struct extract *x, struct str s)
{
	struct err e = {""};

	buf_clear(&x->mended);
	return !jsobj_json(s, &x->mended, &e) &&
	       str_ends(str_from(e.msg), STR(JSOBJ_OPEN));
}

bool
extract_is_cut(struct extract *x)
{
	struct str value = set_value(x->text.text), rest = value;

	if (!value.p || script_cut(&rest).p)
		return false;
	if (!names_advert(x, value, false) &&
	    !(names_advert(x, value, true) && is_open_data(x, value)))
		return false;
	err_set(&x->got.why, "its data does not end");
	return x->got.suspect = true;
}

/* True if a value is a sum of money: 12.5, "12.50", "¥12". */
static bool
is_sum(struct str s)
{
	if (s.n && ascii_quote(*s.p))
		s = str_after(s, 1);
	while (s.n && !ascii_digit(*s.p) && (*s.p & 0x80))
		s = str_after(s, 1);
	return s.n && ascii_digit(*s.p) && *s.p != '0';
}

/* True if a value may be a title: a text of some length, no address. */
static bool
is_title(struct str s)
{
	size_t n = 0;

	if (s.n < 2 || !ascii_quote(*s.p))
		return false;
	while (n + 1 < s.n && n < TITLE && s.p[n + 1] != *s.p)
		n++;
	return n == TITLE && !str_starts(str_after(s, 1), STR("http"));
}

/* True if a key has a part as that list has it. */
static bool
is_named(const struct extract *x, struct str key, enum usual_exact list)
{
	const struct names *parts = dump_names(x->dump, list);

	for (uint32_t i = 0; i < parts->n; i++)
		if (str_find_nocase(key, parts->name[i], 0) < key.n)
			return true;
	return false;
}

/* True if the page's address is of a host of a known platform. */
static bool
is_of_known_host(const struct extract *x)
{
	return x->url.p && sites_listed(x->sites, url_host(x->url)).p;
}

bool
extract_is_unread(struct extract *x)
{
	struct str s = first_value(x->text.text), key, value;
	size_t at = 0, from, prices = 0, titles = 0;

	if (!s.p || !is_of_known_host(x))
		return false;
	if (s.n > NEAR)
		s.n = NEAR;
	while ((at = str_find(s, STR(":"), at)) < s.n) {
		key = name_before(s, at++);
		if (!key.n)
			continue;
		from = str_skip_blank(s, at);
		value = str_after(s, from);
		if (is_named(x, key, USUAL_PRICED))
			prices += is_sum(value);
		else if (is_named(x, key, USUAL_TITLED))
			titles += is_title(value);
	}
	if (prices < SEVERAL || titles < SEVERAL)
		return false;
	err_set(&x->got.why,
	    "a reply of a known shop that names %zu prices, in a layout that "
	    "no definition knows",
	    prices);
	return x->got.suspect = true;
}

/* What stands before the last word of a name, with the blank behind it, if that
 * word is one of these; else absent. */
static struct str
before_word(struct str name, const struct names *words)
{
	size_t at = name.n;

	while (at && name.p[at - 1] != ' ')
		at--;
	return str_in_nocase(str_after(name, at), words->name, words->n)
	           ? str_n(name.p, at)
	           : STR_NONE;
}

/* True of the names of a thing and of its price, by one word that is not known:
 * House Name, House Price. */
static bool
are_paired(const struct dump *d, struct str name, struct str price)
{
	struct str a = before_word(name, dump_names(d, USUAL_NAMED));
	struct str b = before_word(price, dump_names(d, USUAL_COSTS));

	return a.n && str_eq_nocase(a, b);
}

/* The column of prices that is called as one of names is; likewise. */
static size_t
paired_column(const struct extract *x)
{
	for (size_t i = 0; i < x->csv.nhead; i++)
		for (size_t k = 0; k < x->csv.nhead; k++)
			if (are_paired(x->dump, x->csv.head[k], x->csv.head[i]))
				return i;
	return x->csv.nhead;
}

/* True of the name of a column of a table whose rows are no adverts. */
static bool
is_of_others(struct str key)
{
	static const struct str others[] = {STR_INIT("none"),
	    STR_INIT("closed"), STR_INIT("talk"), STR_INIT("person")};

	return str_in(key, others, COUNT(others));
}

/* The first column of prices of a table without one that says that its rows are
 * no adverts; csv.nhead if there is none.  *title: that of titles, or
 * csv.nhead.
 */
static size_t
priced_column(struct extract *x, size_t *title)
{
	size_t found = x->csv.nhead;
	struct str key;

	*title = x->csv.nhead;
	for (size_t i = 0; i < x->csv.nhead; i++) {
		key = dump_key(x->dump, x->csv.head[i]);
		if (is_of_others(key))
			return x->csv.nhead;
		if (str_eq(key, STR("title")))
			*title = i;
		if (found == x->csv.nhead && str_eq(key, STR("price")))
			found = i;
	}
	return found < x->csv.nhead ? found : paired_column(x);
}

/* True of words, and of two short ones: Horn cup. */
static bool
is_wordy(struct extract *x, struct str cell)
{
	enum dump_look look = dump_look(x->dump, cell);

	return look == DUMP_WORDS ||
	       (look == DUMP_TEXT && str_any(cell, ascii_letter) &&
		   memchr(cell.p, ' ', cell.n));
}

/* True if the row has a cell of words in a column whose name is not known, or
 * is that of the price. */
static bool
has_words(struct extract *x, size_t price)
{
	const struct csv *c = &x->csv;

	for (size_t i = 0; i < c->ncell && i < c->nhead; i++)
		if ((!dump_key(x->dump, c->head[i]).p ||
			are_paired(x->dump, c->head[i], c->head[price])) &&
		    is_wordy(x, str_trim(c->cell[i])))
			return true;
	return false;
}

/* True of a row whose title is not given, or in a column that is called in
 * another way. */
static bool
lacks_title(struct extract *x, size_t price, size_t title)
{
	const struct csv *c = &x->csv;

	if (title == c->nhead)
		return has_words(x, price);
	return title >= c->ncell ||
	       dump_look(x->dump, str_trim(c->cell[title])) == DUMP_NOTHING;
}

/* True of a table that has a column for who sells, or how many were sold. */
static bool
is_of_shops(struct extract *x)
{
	struct str key;

	for (size_t i = 0; i < x->csv.nhead; i++) {
		key = dump_key(x->dump, x->csv.head[i]);
		if (str_eq(key, STR("sold")) || str_starts(key, STR("seller.")))
			return true;
	}
	return false;
}

static bool
is_untitled(struct extract *x)
{
	bool known = x->advert.platform.p || is_of_known_host(x);
	size_t at, title, n = 0;

	if (!x->table.is || !csv_open(&x->csv, x->text.text) ||
	    (at = priced_column(x, &title)) == x->csv.nhead ||
	    (!known && (title == x->csv.nhead || !is_of_shops(x))))
		return false;
	for (size_t i = 0; i < ROWS && n < SEVERAL && csv_next(&x->csv); i++) {
		if (at >= x->csv.ncell || !lacks_title(x, at, title))
			return false;
		n += str_any(x->csv.cell[at], ascii_digit);
	}
	if (n < SEVERAL)
		return false;
	err_set(&x->got.why,
	    !known ? "a table of goods with prices, and no title in its column "
		     "for them"
	    : title < x->csv.nhead
		? "a table of a known platform with prices, and no title in "
		  "its column for them"
		: "a table of a known platform with prices, and no column that "
		  "is a title by its name: call it \"title\"");
	return x->got.suspect = true;
}

/* The column of titles of a table that is one of adverts by the names of its
 * columns: one says so, and others are for what goods have; csv.nhead if it is
 * none. */
static size_t
advertised_column(struct extract *x)
{
	static const struct str beside[] = {STR_INIT("images"),
	    STR_INIT("posted"), STR_INIT("location"), STR_INIT("description")};
	size_t title = x->csv.nhead;
	bool says = false, more = false, talk = false;
	struct str name, key;

	for (size_t i = 0; i < x->csv.nhead; i++) {
		name = x->csv.head[i];
		key = dump_key(x->dump, name);
		if (str_eq(key, STR("talk")))
			talk = true;
		else if (is_of_others(key) && !str_eq(key, STR("person")))
			return x->csv.nhead; /* they have phones */
		says |= dump_is_advertised(x->dump, name);
		more |= str_in(key, beside, COUNT(beside)) ||
		        str_starts(key, STR("seller."));
		if (title == x->csv.nhead && str_eq(key, STR("title")))
			title = i;
	}
	if (talk && title < x->csv.nhead) /* unless their title says it */
		says = dump_is_advertised(x->dump, x->csv.head[title]);
	return says && more ? title : x->csv.nhead;
}

static bool
is_advertised(struct extract *x)
{
	size_t title, n = 0;

	if (x->got.rows || !x->table.is || !csv_open(&x->csv, x->text.text) ||
	    (title = advertised_column(x)) == x->csv.nhead)
		return false;
	for (size_t i = 0; i < ROWS && n < SEVERAL && csv_next(&x->csv); i++)
		n += title < x->csv.ncell &&
		     is_wordy(x, str_trim(x->csv.cell[title]));
	if (n != SEVERAL)
		return false;
	err_set(&x->got.why,
	    "a table of adverts by the names of its columns, with no prices, "
	    "and no addresses, that are known as such");
	return x->got.suspect = true;
}

bool
extract_is_untitled(struct extract *x)
{
	return is_untitled(x) || is_advertised(x);
}

bool
extract_is_header(struct extract *x)
{
	struct str key, text = str_trim(x->text.text);
	bool title = false, price = false;

	/* a page or JSON, whose cells would be read for nothing */
	if (x->opt.type == TYPE_HTML || x->text.text.n > HEADER || !text.n ||
	    ONE_OF(text.p[0], "<{[") || !csv_open(&x->csv, x->text.text) ||
	    csv_next(&x->csv))
		return false;
	for (size_t i = 0; i < x->csv.nhead; i++) {
		key = dump_key(x->dump, x->csv.head[i]);
		title |= str_eq(key, STR("title"));
		price |= str_eq(key, STR("price"));
	}
	return title && price;
}

/* True if the columns of a csv line that the table has speak for its site: one
 * is no usual name, or there are several. */
static bool
is_near(struct extract *x, struct str line)
{
	size_t usual = 0;
	struct str name;

	while (line.n) {
		name = site_line_cut(&line);
		if (csv_column(&x->csv, name) < 0)
			continue;
		if (!dump_key(x->dump, name).p)
			return true;
		usual++;
	}
	return usual >= NAMES;
}

/* Says which columns of a csv line lack, and which are there. */
static void
say_columns(struct extract *x, const struct site *site, struct str line)
{
	struct buf lack = {0}, has = {0};
	struct str name;

	while (line.n) {
		name = site_line_cut(&line);
		if (csv_column(&x->csv, name) >= 0)
			continue;
		buf_puts(&lack, lack.n ? ", " : "");
		buf_addstr(&lack, name);
	}
	for (size_t i = 0; i < x->csv.nhead; i++) {
		buf_puts(&has, has.n ? ", " : "");
		buf_addstr(&has, x->csv.head[i]);
	}
	err_set(&x->detail,
	    STR_FMT
	    ": a table with some of its columns, but without %.150s; "
	    "it has %.300s: add a csv line with the names as they are now, and "
	    "the keys by them",
	    STR_ARG(site->name), buf_cstr(&lack), buf_cstr(&has));
	buf_free(&lack);
	buf_free(&has);
}

const struct site *
extract_near_table(struct extract *x)
{
	struct str line;

	if (!x->table.is || !csv_open(&x->csv, x->text.text) ||
	    !csv_next(&x->csv))
		return NULL;
	for (size_t i = 0; i < x->sites->own; i++) {
		line = site_near_line(&x->sites->site[i], &x->csv);
		if (!line.p || !is_near(x, line))
			continue;
		x->reason = "layout";
		say_columns(x, &x->sites->site[i], line);
		return &x->sites->site[i];
	}
	return NULL;
}

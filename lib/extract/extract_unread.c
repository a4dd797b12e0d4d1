/* extract_unread - a text that nothing reads, and that plainly lists goods */
#include "extract_priv.h"
#include "look.h"
#include "url.h"

#define NEAR 65536 /* bytes that tell whether a text is of this kind */

/* So many adverts' addresses, and prices, are some list. */
#define UNLISTED 3
#define DIGITS   8 /* a whole price has less, a number of an advert more */
#define PARTS    " \t\r\n\"'`()[]{},;|" /* what parts them from others */
#define CELLED   20                     /* rows that show a table */
#define WORDS    20 /* bytes of what a card says, at least */
#define NAME     60 /* bytes of a name, at most */
#define COLUMNS  3  /* usual names, these two among them, are a header */

/* Whole numbers are prices too, where two others have their point, as programs
 * write them who take 99.00 for 99. */
struct amounts {
	size_t decimal, whole;
	size_t money; /* those of the first that say so */
	size_t goods; /* addresses of no known form with a word for goods */
};

/* Usual names that were seen: in one line, or in a text. */
struct named {
	size_t n; /* of any kind */
	bool title, price;
};

/* True if a tag stands in a text, as pages have them; not of <New> in a title,
 * behind which a page would go on with its end. */
static bool
has_tags(struct str text)
{
	text = str_trim(text);
	if (str_starts(text, STR("<!--"))) /* above a table of MediaWiki */
		text = str_trim(str_after(text, str_find(text, STR("-->"), 0)));
	return str_starts(text, STR("<")) ||
	       str_find(text, STR("</"), 0) < text.n ||
	       str_find_nocase(text, STR("<br"), 0) < text.n ||
	       str_find_nocase(text, STR("<img"), 0) < text.n;
}

/* Notes a name that is usual, also as goods.0.title and title:. */
static void
note_name(struct extract *x, struct str name, struct named *seen)
{
	struct str key;

	while (name.n && ONE_OF(name.p[name.n - 1], ":=*"))
		name.n--;
	while (name.n && ONE_OF(name.p[0], "*'"))
		name = str_after(name, 1);
	if (!name.n || name.n > NAME)
		return;
	key = dump_key(x->dump, name);
	seen->n += key.p != NULL;
	seen->title |= str_eq(key, STR("title"));
	seen->price |= str_eq(key, STR("price"));
}

/* Notes the address of what may be an advert on a site whose forms are not
 * known: by a number, or behind a word for goods. */
static void
note_own(struct extract *x, struct str address, struct amounts *found)
{
	struct str path, which;
	uint32_t kind = 0;

	if (!look_is_web(address))
		return;
	path = url_local(address);
	which = look_own(x->look, path, &kind);
	if (which.n && (LOOK_HOW(kind) == LOOK_PATH ||
			   LOOK_HOW(kind) == LOOK_ASKED || LOOK_GOODS(kind)))
		found->goods +=
		    names_add(&x->columns, path) + 1 == x->columns.n &&
		    LOOK_GOODS(kind);
}

/* The next piece of a text, which has some bytes; absent behind the last. */
static struct str
next_piece(struct str *rest)
{
	struct str piece;
	size_t n;

	while (rest->n) {
		for (n = 0; n < rest->n && !ONE_OF(rest->p[n], PARTS);)
			n++;
		piece = str_n(rest->p, n);
		*rest = str_after(*rest, n + (n < rest->n));
		if (n)
			return piece;
	}
	return STR_NONE;
}

/* Of price=5.00 and /item/url=https:// the name, which is cut off; else
 * absent. */
static struct str
cut_name(struct str *piece)
{
	size_t n = str_find(*piece, STR("="), 0);
	struct str name = str_head(*piece, n);

	if (n == piece->n || str_find(*piece, STR("://"), 0) < n)
		return STR_NONE;
	*piece = str_after(*piece, n + 1);
	return name;
}

/* Notes a piece of a text: the address of an advert, or a price. */
static void
note_piece(struct extract *x, struct str piece, struct amounts *found)
{
	struct str item;

	cut_name(&piece);
	while (piece.n && ONE_OF(piece.p[0], "&\\")) /* \$12.50, of LaTeX */
		piece = str_after(piece, 1);
	item = look_item(x->look, piece);
	if (item.n)
		names_add(&x->around.goods, item);
	else if (look_is_money(x->look, piece))
		found->decimal++, found->money++;
	else if (look_is_decimal(piece))
		found->decimal++;
	else if (piece.n < DIGITS && str_digits(piece) == piece.n)
		found->whole += piece.n > 0;
	else if (str_find(piece, STR("://"), 0) < piece.n)
		note_own(x, piece, found);
}

/* True if a text has the names of a title and of a price.  Looking each word up
 * costs more than all else that is asked of it. */
static bool
is_named(struct extract *x, struct str text)
{
	struct named seen = {0};
	struct str piece, name;

	while (!(seen.title && seen.price) && (piece = next_piece(&text)).p) {
		name = cut_name(&piece);
		note_name(x, name.p ? name : piece, &seen);
	}
	return seen.title && seen.price;
}

/* How many bytes of s, which may be several, part the cells of a table: a bar,
 * a line of a box, a tab, & of LaTeX, !! of a wiki, or blanks; 0 if none do. */
static size_t
parting(struct str s)
{
	static const struct str signs[] = {STR_INIT("│"), STR_INIT("┃"),
	    STR_INIT("┆"), STR_INIT("║"), STR_INIT("|"), STR_INIT("\t"),
	    STR_INIT("&"), STR_INIT("!!"), STR_INIT("  ")};

	for (size_t i = 0; i < COUNT(signs); i++)
		if (str_starts(s, signs[i]))
			return signs[i].n;
	return 0;
}

/* True if a line may have three cells at least. */
static bool
has_cells(struct str line)
{
	size_t parts = 0, n;

	line = str_trim(line);
	for (size_t at = 0; at < line.n && parts < 2; at += n ? n : 1) {
		n = parting(str_after(line, at));
		parts += n > 0;
	}
	return parts > 1;
}

/* True if a line is the header of a table of goods: the names of a title, a
 * price and something else; of a frame that was too wide, id ... url, any two.
 */
static bool
is_header(struct extract *x, struct str line)
{
	struct named seen = {0};
	bool dots = false;
	struct str cell;
	size_t at = 0, from = 0, n;

	for (; at <= line.n; at += n ? n : 1) {
		n = at < line.n ? parting(str_after(line, at)) : 0;
		if (at < line.n && !n)
			continue;
		cell = str_trim(str_n(line.p + from, at - from));
		dots |= str_eq(cell, STR("...")) || str_eq(cell, STR("…"));
		note_name(x, cell, &seen);
		from = at + n;
	}
	return dots ? seen.n > 1
	            : seen.title && seen.price && seen.n >= COLUMNS;
}

static bool
has_header(struct extract *x, struct str text)
{
	struct str line;

	while ((line = str_cut(&text, '\n')).p)
		if (line.n < NEAR / 16 && has_cells(line) && is_header(x, line))
			return true;
	return false;
}

/* True of a frame that pandas shows without some of its columns, which is read
 * as the table that the others are. */
static bool
is_cut_frame(struct extract *x)
{
	struct str text = str_head(x->doc->body, NEAR);

	return str_find(text, STR(" rows x "), 0) < text.n &&
	       str_find(text, STR(" columns]"), 0) < text.n &&
	       has_header(x, text);
}

/* True if addresses of no known form are those of goods: of these two at least
 * it has, for a source has names, numbers and addresses of issues. */
static bool
is_of_goods(struct extract *x, struct str text, const struct amounts *found)
{
	bool goods = found->goods >= UNLISTED, money = found->money >= UNLISTED;

	return (goods && money) || ((goods || money) && is_named(x, text));
}

/* True if a line has the address of an advert; *word: and letters in what else
 * stands there. */
static bool
has_address(struct extract *x, struct str line, bool *word)
{
	struct str piece;
	bool has = false, is;

	*word = false;
	while ((piece = next_piece(&line)).p) {
		is = look_is_address(x->look, piece);
		*word |= !is && (str_any(piece, ascii_letter) ||
				    str_ascii(piece) < piece.n);
		has |= is;
	}
	return has;
}

/* True if something parts the cells of a line. */
static bool
is_parted(struct str line)
{
	for (size_t i = 0; i < line.n; i++)
		if (ONE_OF(line.p[i], ",;|\t"))
			return true;
	return false;
}

/* A text of which the last line is not cut, for only its start is looked at. */
static struct str
whole_lines(struct str text)
{
	if (text.n == NEAR)
		while (text.n && text.p[text.n - 1] != '\n')
			text.n--;
	return text;
}

/* True if a sum of money with its mark stands among the words of a line, in one
 * piece between blanks, or two: 5,000 UGX. */
static bool
has_sum(struct extract *x, struct str line)
{
	struct str piece, before = STR_NONE;

	while ((piece = str_cut(&line, ' ')).p) {
		while (piece.n && ONE_OF(piece.p[0], "\"'(/"))
			piece = str_after(piece, 1);
		while (piece.n && ONE_OF(piece.p[piece.n - 1], "\"',;.)/"))
			piece.n--;
		if (!piece.n)
			continue;
		if (str_any(piece, ascii_digit) &&
		    look_is_money(x->look, piece))
			return true;
		if (before.n &&
		    look_is_money(x->look,
			str_n(before.p, piece.p + piece.n - before.p)) &&
		    (str_any(piece, ascii_digit) ||
			str_any(before, ascii_digit)))
			return true;
		before = piece;
	}
	return false;
}

/* True of a table of several columns: most rows have as many cells as the one
 * before. */
static bool
is_table(struct extract *x)
{
	size_t rows = 0, same = 0, before;

	if (!csv_open(&x->csv, x->text.text))
		return false;
	for (before = x->csv.nhead; rows < CELLED && csv_next(&x->csv);
	     rows++) {
		same += x->csv.ncell > 1 && x->csv.ncell == before;
		before = x->csv.ncell;
	}
	return same * 2 > rows;
}

/* True if most lines are what cards of goods say, as a program took it from
 * them in one piece: words, and a sum of money, without an address. */
static bool
is_of_cards(struct extract *x, struct str text)
{
	size_t lines = 0, cards = 0;
	struct str line;

	if (!text.n || ONE_OF(text.p[0], "{[<") ||
	    str_find(text, STR("://"), 0) < text.n || is_table(x))
		return false;
	text = whole_lines(text);
	while ((line = str_cut(&text, '\n')).p) {
		line = str_trim(line);
		lines += line.n > 0;
		cards += line.n >= WORDS && has_sum(x, line);
	}
	return cards >= UNLISTED && cards * 3 >= lines * 2;
}

/* True of a table of addresses of adverts, one a row, behind a header or
 * without, most with a word beside it, as of what was searched for: nothing
 * says what is offered there. */
static bool
is_addresses(struct extract *x, struct str text)
{
	size_t lines = 0, worded = 0;
	bool word;
	struct str line;

	if (ONE_OF(text.p[0], "{[<"))
		return false;
	text = whole_lines(text);
	while ((line = str_cut(&text, '\n')).p) {
		line = str_trim(line);
		if (!line.n)
			continue;
		if (has_address(x, line, &word))
			worded += word && is_parted(line);
		else if (lines)
			return false;
		lines++;
	}
	return worded >= UNLISTED && worded * 2 >= lines;
}

/* Says that a text is no more than the addresses of n adverts, if it is. */
static bool
tell_addresses(struct extract *x, struct str text, size_t n)
{
	if (n < UNLISTED || !is_addresses(x, text))
		return false;
	x->reason = "layout";
	return !err_set(&x->detail,
	    "it is a list of addresses of adverts, and nothing says what is "
	    "offered there; get these pages");
}

bool
extract_unlisted(struct extract *x)
{
	struct str text = str_head(x->text.text, NEAR), rest = text, piece;
	struct amounts found = {0};
	size_t prices, adverts;

	if (!x->doc->bare || has_tags(text))
		return false;
	names_clear(&x->around.goods);
	names_clear(&x->columns);
	while ((piece = next_piece(&rest)).p)
		note_piece(x, piece, &found);
	prices = found.decimal;
	if (prices > 1 && prices < UNLISTED)
		prices += found.whole;
	adverts = x->around.goods.n;
	if (!prices && tell_addresses(x, text, adverts))
		return true;
	if (adverts < UNLISTED && prices >= UNLISTED &&
	    x->columns.n >= UNLISTED && is_of_goods(x, text, &found))
		adverts = x->columns.n;
	if (adverts < UNLISTED || prices < UNLISTED || prices * 2 < adverts) {
		if (is_of_cards(x, text)) {
			x->reason = "layout";
			return !err_set(&x->detail,
			    "its lines have words and sums of money, in no "
			    "known form; write it as a table with a header");
		}
		if (!is_cut_frame(x) &&
		    (found.decimal < UNLISTED || !has_header(x, text)))
			return false;
		x->reason = "layout";
		return !err_set(&x->detail,
		    "it is a table of goods by the names of its columns, in no "
		    "form that is known, or not with all that it has; write it "
		    "as CSV or as JSON");
	}
	x->reason = "layout";
	return !err_set(&x->detail,
	    "%zu addresses of adverts and %zu prices stand in it, but in no "
	    "form that is known; write it as a table or as JSON",
	    adverts, prices);
}

/* extract_sheet - tables that spreadsheets and programs save as a page */
#include <stdlib.h>

#include "extract_dump.h"
#include "look.h"
#include "mem.h"
#include "tag.h"
#include "text.h"
#include "url.h"

#define CAPTIONS 5     /* rows above a header, at most */
#define DIVS     2     /* elements around a table, at most */
#define COLSPAN  1000  /* at most, as browsers have it */
#define NAMED    256   /* bytes of a column's name, */
#define GUESS    24    /* and of one of prices that are guessed */
#define ROWSPAN  65534 /* likewise; 0, to the table's end, is read as this */
#define WIDE     4096  /* columns: behind these no header's cell is more */

/* A cell that is of several rows: its text in a column of the rows below. */
struct held {
	size_t rows; /* that are still to come */
	struct buf text;
};

struct grid {
	struct names head;
	uint32_t title; /* the column that is one though it has another name */
	struct held *held; /* one for each column of the header */
};

/* True of a tag in which a program for letters and reports says that it saved
 * the page: what a person wrote stands before the table. */
static bool
is_report(const struct tag *tag)
{
	static const struct str by[] = {STR_INIT("Microsoft Word"),
	    STR_INIT("LibreOffice"), STR_INIT("OpenOffice")};
	struct str space = STR("urn:schemas-microsoft-com:office:word");

	if (str_eq_nocase(tag->name, STR("html")))
		return str_eq(tag_value(tag, STR("xmlns:w")), space);
	return str_eq_nocase(tag->name, STR("meta")) &&
	       str_starts_in(tag_value(tag, STR("content")), by, COUNT(by));
}

/* True if the page is nothing but tables, as spreadsheets save one, and
 * programs that name it .xls, or headings and words above them; or a report
 * with some. */
static bool
is_sheet(struct str page)
{
	static const struct str head[] = {STR_INIT("html"), STR_INIT("head"),
	    STR_INIT("meta"), STR_INIT("title"), STR_INIT("style"),
	    STR_INIT("link"), STR_INIT("base"), STR_INIT("body"),
	    STR_INIT("center"), STR_INIT("xml"), STR_INIT("h1"), STR_INIT("h2"),
	    STR_INIT("h3"), STR_INIT("h4"), STR_INIT("p"), STR_INIT("br"),
	    STR_INIT("hr"), STR_INIT("b"), STR_INIT("strong"),
	    STR_INIT("small"), STR_INIT("em"), STR_INIT("font")};
	struct tags t = {page, 0};
	struct tag tag;
	size_t i, divs = 0;
	bool report = false;

	while (tags_next(&t, &tag)) {
		if (str_eq_nocase(tag.name, STR("table")))
			return true;
		report |= is_report(&tag);
		if (report)
			continue;
		for (i = 0; i < COUNT(head); i++)
			if (str_eq_nocase(tag.name, head[i]))
				break;
		if (i < COUNT(head) ||
		    (str_eq_nocase(tag.name, STR("div")) && divs++ < DIVS))
			continue;
		return false;
	}
	return false;
}

/* True if a tag at p, behind its <, begins or ends a cell, a row or a table. */
static bool
parts_cells(struct str at)
{
	static const struct str name[] = {
	    STR_INIT("td"), STR_INIT("th"), STR_INIT("tr"), STR_INIT("table")};
	struct str tag;

	if (at.n && at.p[0] == '/')
		at.p++, at.n--;
	tag = str_n(at.p, str_span(at, ascii_letter));
	return str_in_nocase(tag, name, COUNT(name));
}

/* What is behind the tag or comment that s begins with. */
static struct str
behind_tag(struct str s)
{
	const char *end = s.p + s.n, *p;

	if (str_starts(s, STR("<!--")))
		p = tag_comment_end(s.p + 1, end);
	else if ((p = memchr(s.p, '>', s.n)))
		p++;
	else
		p = end;
	return str_n(p, (size_t)(end - p));
}

/* True of the name of a column that says what the lots of an auction may bring.
 */
static bool
is_guess(struct extract *x, struct str name)
{
	return name.n && name.n <= GUESS &&
	       shown_guesses(x->pick.shown, name) && !dump_key(x->dump, name).p;
}

/* True if a cell, which begins in `left`, is called as what only adverts have:
 * a price, a seller, a number of sales. */
static bool
is_of_advert(struct extract *x, struct str left)
{
	struct str text;
	size_t end;

	buf_clear(&x->joined);
	while (x->joined.n <= NAMED) {
		end = str_find(left, STR("<"), 0);
		text_references(str_n(left.p, end), &x->joined);
		left.p += end, left.n -= end;
		if (left.n < 2 || parts_cells(str_after(left, 1)))
			break;
		buf_addc(&x->joined, ' ');
		left = behind_tag(left);
	}
	buf_clear(&x->mended);
	text_fold(buf_str(&x->joined), &x->mended);
	text = buf_str(&x->mended);
	if (is_guess(x, text))
		return true;
	text = dump_key(x->dump, text);
	return text.p &&
	       (str_eq(text, STR("price")) || str_eq(text, STR("sold")) ||
		   str_starts(text, STR("seller.")));
}

/* True if a table may have a header of adverts: one that has none costs no
 * tree. */
static bool
may_have_head(struct extract *x)
{
	struct tags t = {x->text.text, 0};
	struct tag tag;
	size_t rows = 0;

	while (tags_next(&t, &tag)) {
		if (str_eq_nocase(tag.name, STR("table")))
			rows = 0;
		else if (str_eq_nocase(tag.name, STR("tr")))
			rows++;
		else if (rows <= CAPTIONS &&
			 (str_eq_nocase(tag.name, STR("td")) ||
			     str_eq_nocase(tag.name, STR("th"))) &&
			 is_of_advert(x, str_after(t.page, t.at)))
			return true;
	}
	return false;
}

/* The next element of that name below root, behind node. */
static const struct html_node *
next_of(
    const struct html_node *root, const struct html_node *node, struct str tag)
{
	while ((node = html_next(root, node)))
		if (str_eq(html_tag(node), tag))
			return node;
	return NULL;
}

/* The next cell of a row; cells of a table within a cell are passed over. */
static const struct html_node *
next_cell(const struct html_node *row, const struct html_node *node)
{
	node = node == row ? html_next(row, node) : html_after(row, node);
	while (node && !str_eq(html_tag(node), STR("td")) &&
	       !str_eq(html_tag(node), STR("th")))
		node = html_next(row, node);
	return node;
}

/* The number of columns or rows that a cell takes, by the attribute name. */
static size_t
span_of(const struct html_node *cell, const char *name, size_t most)
{
	struct str s = str_trim(html_attr(cell, name));
	uint64_t n = 0;

	if (!str_is_digits(s))
		return 1;
	return str_uint(s, most, &n) && n ? n : most;
}

/* Sets head to the names in a row; false if it has less than two, and is no
 * header. */
static bool
read_head(struct extract *x, struct names *head, const struct html_node *row)
{
	const struct html_node *cell = row;
	struct buf name = {0};
	size_t n = 0, cols;
	struct str text;

	names_free(head);
	while ((cell = next_cell(row, cell))) {
		text = extract_element_text(x, cell);
		if (is_guess(x, text))
			text = STR("estimate_low");
		n += text.n > 0;
		cols = head->n < WIDE ? span_of(cell, "colspan", COLSPAN) : 1;
		for (; cols; cols--) {
			buf_clear(&name);
			buf_addstr(&name, text);
			if (!text.n || names_find(head, text) != NAMES_NONE)
				buf_printf(&name, " %u", head->n + 1);
			names_add(head, buf_str(&name));
		}
	}
	buf_free(&name);
	return n > 1;
}

static void
put_cell(struct extract *x, struct str name, struct str text)
{
	if (!text.n)
		return;
	json_sep(&x->line);
	json_quote(&x->line, name);
	buf_addc(&x->line, ':');
	json_quote(&x->line, text);
}

/* Holds a cell in column n for the rows below that it takes too: its text in
 * that column, nothing in the further ones.  Returns the columns that it takes.
 */
static size_t
hold(struct grid *g, uint32_t n, const struct html_node *cell, struct str text)
{
	size_t cols = span_of(cell, "colspan", COLSPAN), i;
	size_t rows = span_of(cell, "rowspan", ROWSPAN);

	if (cols > g->head.n - n)
		cols = g->head.n - n;
	for (i = 0; i < cols; i++) {
		g->held[n + i].rows = rows - 1;
		buf_clear(&g->held[n + i].text);
		if (!i)
			buf_addstr(&g->held[n].text, text);
	}
	return cols;
}

/* The column whose texts are titles where none is called so: dealers head it
 * Description.  NAMES_NONE if there is none, or two. */
static uint32_t
described(struct extract *x, const struct names *head)
{
	uint32_t found = NAMES_NONE;
	struct str key;

	for (uint32_t i = 0; i < head->n; i++) {
		key = dump_key(x->dump, head->name[i]);
		if (str_eq(key, STR("title")))
			return NAMES_NONE;
		if (!str_eq(key, STR("description")))
			continue;
		if (found != NAMES_NONE)
			return NAMES_NONE;
		found = i;
	}
	return found;
}

/* Sets x->line to a row, with the first address that its cells lead to. */
static void
read_row(struct extract *x, struct grid *g, const struct html_node *row)
{
	const struct html_node *cell = next_cell(row, row), *a;
	struct str text, href = STR_NONE;

	buf_clear(&x->line);
	buf_addc(&x->line, '{');
	for (uint32_t n = 0; n < g->head.n;) {
		if (g->held[n].rows) {
			g->held[n].rows--;
			text = buf_str(&g->held[n].text);
			put_cell(x, g->head.name[n++], text);
			continue;
		}
		if (!cell) {
			n++;
			continue;
		}
		text = extract_element_text(x, cell);
		put_cell(
		    x, n == g->title ? STR("title") : g->head.name[n], text);
		n += (uint32_t)hold(g, n, cell, text);
		a = next_of(cell, cell, STR("a"));
		if (a && !href.n)
			href = html_attr(a, "href");
		cell = next_cell(row, cell);
	}
	if (href.n && names_find(&g->head, STR("link")) == NAMES_NONE) {
		json_key(&x->line, "link");
		json_quote(&x->line, href);
	}
	buf_addc(&x->line, '}');
}

/* True if read_head made the name of a column from a cell with this text. */
static bool
gave(struct str text, struct str name)
{
	if (!str_take(&name, text))
		return false;
	return !name.n ||
	       (name.n > 1 && *name.p == ' ' && ascii_digit(name.p[1]));
}

/* True if a row is the header again, as behind each page that was joined. */
static bool
is_again(
    struct extract *x, const struct names *head, const struct html_node *row)
{
	const struct html_node *cell = row;
	uint32_t n = 0;

	while (n < head->n && (cell = next_cell(row, cell))) {
		if (!gave(extract_element_text(x, cell), head->name[n]))
			return false;
		n += (uint32_t)span_of(cell, "colspan", COLSPAN);
	}
	return n >= head->n;
}

/* True of goods that have no page of their own: a row with a number of its own
 * or a picture, where the page has a word of those who sell. */
static bool
is_traded(struct extract *x, const struct html_node *row)
{
	struct str price = dump_found(x->dump, STR("price"));

	return !shown_is_dear(x->pick.shown, json_inside(price)) &&
	       (dump_found(x->dump, STR("item")).p ||
		   next_of(row, row, STR("img"))) &&
	       !look_is_private(x->look, url_local(x->url)) &&
	       shown_trades(x->pick.shown, x->sites->marks);
}

/* True if the row in x->line is an advert; x->usual then has it. */
static bool
is_advert(struct extract *x, const struct html_node *row, bool sure)
{
	enum dump_like how;

	buf_clear(&x->usual);
	how = dump_read(x->dump, buf_str(&x->line), false, &x->usual);
	if (extract_is_menu(x))
		return false;
	if (sure)
		return how > DUMP_NONE;
	if (how != DUMP_PRICED || !dump_found(x->dump, STR("title")).p)
		return false;
	return dump_linked(x->dump) || is_traded(x, row);
}

/* True if a row is the header of another table. */
static bool
is_head(struct extract *x, const struct html_node *row)
{
	const struct html_node *cell = row;
	struct names head = {0};
	bool is;

	while ((cell = next_cell(row, cell)))
		names_add(&head, extract_element_text(x, cell));
	is = dump_is_head(x->dump, head.name, head.n, false);
	names_free(&head);
	return is;
}

/* Takes the rows of a table behind its header; if it is not sure that they are
 * adverts, from the first that is one by its address.  Returns the row that is
 * the header of another; NULL at the end. */
static const struct html_node *
take_rows(struct extract *x, struct grid *g, const struct html_node *table,
    const struct html_node *row, bool sure)
{
	g->held = mem_new(g->head.n, sizeof(*g->held));
	while ((row = next_of(table, row, STR("tr"))) &&
	       !extract_is_half(x, pick_document(&x->pick), row)) {
		if (is_again(x, &g->head, row))
			continue;
		if (is_head(x, row))
			break;
		read_row(x, g, row);
		if (!is_advert(x, row, sure)) {
			extract_pass_row(x);
			continue;
		}
		extract_row(x, buf_str(&x->usual), NULL);
		sure = true;
	}
	for (uint32_t i = 0; i < g->head.n; i++)
		buf_free(&g->held[i].text);
	free(g->held);
	return row;
}

/* How much the names of a header are like an advert's; what is described has
 * that for its title, if nothing else is one. */
static enum dump_like
like_head(struct extract *x, struct grid *g)
{
	struct names *head = &g->head;
	enum dump_like how;
	struct str name;

	g->title = described(x, head);
	if (g->title == NAMES_NONE)
		return dump_columns(x->dump, head->name, head->n);
	name = head->name[g->title];
	head->name[g->title] = STR("title");
	how = dump_columns(x->dump, head->name, head->n);
	head->name[g->title] = name;
	return how;
}

/* The first row, from `row` on, that is a header of adverts, whose names g
 * then has, below others that are none: captions, the letters of a sheet's
 * columns.  NULL if there is none: what the first seems to be is passed. */
static const struct html_node *
find_head(struct extract *x, struct grid *g, const struct html_node *table,
    const struct html_node *row)
{
	const struct html_node *first = NULL;

	for (int i = 0; row && i < CAPTIONS; i++) {
		if (read_head(x, &g->head, row)) {
			if (like_head(x, g) > DUMP_NAMED)
				return row;
			first = first ? first : row;
		}
		row = next_of(table, row, STR("tr"));
	}
	if (first && read_head(x, &g->head, first)) {
		dump_columns(x->dump, g->head.name, g->head.n);
		extract_pass_row(x);
	}
	return NULL;
}

/* Takes the rows of a table, from `row` on, if its header is one of adverts.
 * Returns the header of another below it, or NULL. */
static const struct html_node *
take_table(struct extract *x, const struct html_node *table,
    const struct html_node *row, bool sure)
{
	const struct html_node *next = NULL;
	struct grid g = {0};

	row = find_head(x, &g, table, row);
	sure &= g.title == NAMES_NONE;
	if (row)
		next = take_rows(x, &g, table, row, sure);
	names_free(&g.head);
	return next;
}

/* On a page that has more than tables, as a notebook or a report of a program
 * shows its frame, rows are adverts if their addresses are. */
void
extract_sheet(struct extract *x)
{
	const struct html_node *doc, *table, *row;
	bool sure = is_sheet(x->text.text);

	if (!sure && str_find(x->text.text, STR("<table"), 0) == x->text.text.n)
		return;
	if (!may_have_head(x) || pick_has_none(&x->pick))
		return;
	doc = table = pick_document(&x->pick);
	while (table && (table = next_of(doc, table, STR("table")))) {
		row = next_of(table, table, STR("tr"));
		while (row)
			row = take_table(x, table, row, sure);
	}
}

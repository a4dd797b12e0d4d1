/* extract_sheet - tables that spreadsheets and programs save as a page */
#include "extract_priv.h"
#include "tag.h"
#include "text.h"

#define CAPTIONS 5 /* rows above a header, at most */
#define DIVS     2 /* around a table */

/* True if the page is nothing but a table, or tables: as spreadsheets save
 * one, and programs that call it .xls. */
static bool
is_sheet(struct str page)
{
	static const struct str head[] = {STR_INIT("html"), STR_INIT("head"),
	    STR_INIT("meta"), STR_INIT("title"), STR_INIT("style"),
	    STR_INIT("link"), STR_INIT("base"), STR_INIT("body"),
	    STR_INIT("center"), STR_INIT("xml")};
	struct tags t = {page, 0};
	struct tag tag;
	size_t i, divs = 0;

	while (tags_next(&t, &tag)) {
		if (str_eq_nocase(tag.name, STR("table")))
			return true;
		for (i = 0; i < sizeof(head) / sizeof(head[0]); i++)
			if (str_eq_nocase(tag.name, head[i]))
				break;
		if (i < sizeof(head) / sizeof(head[0]) ||
		    (str_eq_nocase(tag.name, STR("div")) && divs++ < DIVS))
			continue;
		return false;
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

/* The next cell of a row; what is in a cell is none of it. */
static const struct html_node *
next_cell(const struct html_node *row, const struct html_node *node)
{
	node = node == row ? html_next(row, node) : html_after(row, node);
	while (node && !str_eq(html_tag(node), STR("td")) &&
	       !str_eq(html_tag(node), STR("th")))
		node = html_next(row, node);
	return node;
}

struct str
extract_text(struct extract *x, const struct html_node *node)
{
	buf_clear(&x->joined);
	buf_clear(&x->mended);
	html_text(node, NULL, &x->joined);
	text_fold(buf_str(&x->joined), &x->mended);
	return buf_str(&x->mended);
}

/* Reads a header of two names or more: false if the row is none. */
static bool
read_head(struct extract *x, struct names *head, const struct html_node *row)
{
	const struct html_node *cell = row;
	struct buf name = {0};
	size_t n = 0;
	struct str text;

	names_free(head);
	while ((cell = next_cell(row, cell))) {
		text = extract_text(x, cell);
		n += text.n > 0;
		buf_clear(&name);
		buf_addstr(&name, text);
		if (!text.n || names_find(head, text) != NAMES_NONE)
			buf_printf(&name, " %u", head->n + 1);
		names_add(head, buf_str(&name));
	}
	buf_free(&name);
	return n > 1;
}

/* Sets x->line to a row, with the first address that its cells lead to. */
static void
read_row(
    struct extract *x, const struct names *head, const struct html_node *row)
{
	const struct html_node *cell = row, *a;
	struct str text, href = {NULL, 0};
	uint32_t n = 0;

	buf_clear(&x->line);
	buf_addc(&x->line, '{');
	while (n < head->n && (cell = next_cell(row, cell))) {
		text = extract_text(x, cell);
		if (text.n) {
			json_sep(&x->line);
			json_quote(&x->line, head->name[n]);
			buf_addc(&x->line, ':');
			json_quote(&x->line, text);
		}
		n++;
		a = next_of(cell, cell, STR("a"));
		if (a && !href.n)
			href = html_attr(a, "href");
	}
	if (href.n && names_find(head, STR("link")) == NAMES_NONE) {
		json_key(&x->line, "link");
		json_quote(&x->line, href);
	}
	buf_addc(&x->line, '}');
}

/* Takes the rows of a table, if its header is one of adverts. */
static void
take_table(struct extract *x, const struct html_node *table)
{
	const struct html_node *row = next_of(table, table, STR("tr"));
	struct names head = {0};

	for (int i = 0; row && i < CAPTIONS && !read_head(x, &head, row); i++)
		row = next_of(table, row, STR("tr"));
	if (row && head.n > 1 &&
	    dump_columns(x->dump, head.name, head.n) > DUMP_NAMED)
		while ((row = next_of(table, row, STR("tr"))) &&
		       !extract_is_half(x, pick_document(&x->pick), row)) {
			read_row(x, &head, row);
			buf_clear(&x->usual);
			if (dump_read(x->dump, buf_str(&x->line), false,
				&x->usual) > DUMP_NONE)
				extract_row(x, buf_str(&x->usual), NULL);
		}
	names_free(&head);
}

void
extract_sheet(struct extract *x)
{
	const struct html_node *doc, *table;

	if (!is_sheet(x->text.text))
		return;
	doc = table = pick_document(&x->pick);
	while (table && (table = next_of(doc, table, STR("table"))))
		take_table(x, table);
}

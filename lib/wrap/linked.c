/* linked - links in lines of Markdown, as a page */
#include "linked.h"

/* Appends text with what a page has for < and the like in it. */
static void
put_text(struct buf *out, struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == '<')
			buf_puts(out, "&lt;");
		else if (s.p[i] == '&')
			buf_puts(out, "&amp;");
		else if (s.p[i] == '"')
			buf_puts(out, "&quot;");
		else
			buf_addc(out, s.p[i]);
}

/* The text of a line without the mark of a list, or of a heading, before it. */
static struct str
unmarked(struct str line)
{
	line = str_trim(line);
	while (line.n && ONE_OF(line.p[0], "-*+>#|0123456789."))
		line = str_trim(str_after(line, 1));
	return line;
}

/* Cuts a link off *line, with what stands before it: its text and address; that
 * is absent if there is none. */
static struct str
cut_link(struct str *line, struct str *before, struct str *text)
{
	static const struct str open = STR_INIT("](http");
	size_t at = str_find(*line, open, 0), from = at, end;
	struct str url;

	end = str_find(*line, STR(")"), at);
	while (from && line->p[from - 1] != '[')
		from--;
	if (!from || end == line->n)
		return STR_NONE;
	*before = str_n(line->p, from - 1);
	*text = str_n(line->p + from, at - from);
	url = str_n(line->p + at + 2, end - at - 2);
	line->p += end + 1, line->n -= end + 1;
	url.n = str_find(url, STR(" "), 0); /* a title may follow */
	return url;
}

bool
linked_page(struct str text, struct buf *out)
{
	size_t n = 0, had = out->n;
	struct str line, url, before, said;

	buf_puts(out, "<html><body><ul>\n");
	while (text.p) {
		line = unmarked(str_cut(&text, '\n'));
		url = cut_link(&line, &before, &said);
		if (!url.p)
			continue;
		n++;
		buf_puts(out, "<li>");
		for (; url.p; url = cut_link(&line, &before, &said)) {
			put_text(out, before);
			buf_puts(out, "<a href=\"");
			put_text(out, url);
			buf_puts(out, "\">");
			put_text(out, said);
			buf_puts(out, "</a>");
		}
		put_text(out, line);
		buf_puts(out, "</li>\n");
	}
	buf_puts(out, "</ul></body></html>\n");
	if (n < 2)
		out->n = had;
	return n >= 2;
}

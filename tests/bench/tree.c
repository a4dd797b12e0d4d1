/* tree gumbo|libxml2 FILE.warc ... - the peers of wt-extract: builds the tree
 * of each page, and prints how many rows (li.gl-item, or links) it has */
#if !__has_include(<libxml/HTMLparser.h>)
typedef int where_there_is_no_libxml2; /* cc -I/usr/include/libxml2 */
#else
#include <gumbo.h>
#include <libxml/HTMLparser.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static size_t
gumbo_rows(const GumboNode *n)
{
	const GumboVector *v = &n->v.element.children;
	GumboAttribute *class;
	size_t rows;

	if (n->type != GUMBO_NODE_ELEMENT)
		return 0;
	class = gumbo_get_attribute(&n->v.element.attributes, "class");
	rows = n->v.element.tag == GUMBO_TAG_LI && class &&
	       strcmp(class->value, "gl-item") == 0;
	for (unsigned i = 0; i < v->length; i++)
		rows += gumbo_rows(v->data[i]);
	return rows;
}

static size_t
libxml_rows(const xmlNode *n)
{
	size_t rows = 0;
	xmlChar *class;

	for (; n; n = n->next) {
		if (n->type == XML_ELEMENT_NODE &&
		    strcmp((const char *)n->name, "li") == 0) {
			class = xmlGetProp(n, (const xmlChar *)"class");
			rows += class && strcmp((char *)class, "gl-item") == 0;
			xmlFree(class);
		}
		rows += libxml_rows(n->children);
	}
	return rows;
}

static size_t
page(bool gumbo, const char *p, size_t n)
{
	GumboOutput *out;
	htmlDocPtr doc;
	size_t rows;

	if (gumbo) {
		out = gumbo_parse_with_options(&kGumboDefaultOptions, p, n);
		rows = gumbo_rows(out->root);
		gumbo_destroy_output(&kGumboDefaultOptions, out);
		return rows;
	}
	doc = htmlReadMemory(p, (int)n, NULL, "UTF-8",
	    HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING);
	rows = libxml_rows(xmlDocGetRootElement(doc));
	xmlFreeDoc(doc);
	return rows;
}

/* Counts the pages of a file, and their rows; false if it cannot be read. */
static bool
file_pages(const char *path, bool gumbo, size_t *pages, size_t *rows)
{
	FILE *f = fopen(path, "r");
	char *text, *at, *body;
	size_t n, left;

	if (!f)
		return false;
	fseek(f, 0, SEEK_END);
	left = (size_t)ftell(f);
	rewind(f);
	text = malloc(left + 1);
	if (!text || fread(text, 1, left, f) != left)
		return false;
	text[left] = '\0';
	for (at = text; (at = strstr(at, "Content-Length: ")); at = body + n) {
		n = strtoul(at + 16, &body, 10);
		body += 4; /* CR LF CR LF */
		at = strstr(body, "\r\n\r\n") + 4;
		*rows += page(gumbo, at, n - (size_t)(at - body));
		++*pages;
	}
	fclose(f);
	free(text);
	return true;
}

int
main(int argc, char *argv[])
{
	size_t pages = 0, rows = 0;

	if (argc < 3)
		return 2;
	for (int i = 2; i < argc; i++)
		if (!file_pages(argv[i], argv[1][0] == 'g', &pages, &rows))
			return 3;
	printf("%zu pages, %zu rows\n", pages, rows);
	return 0;
}
#endif

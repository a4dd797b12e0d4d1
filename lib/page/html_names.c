/* html_names - the names of elements that libgumbo 0.10 knows */
#include "html_priv.h"

#define BLOCK  (IS_SPECIAL | IS_BLOCK)
#define FORMAT (IS_FORMAT | IS_LINE)
#define VOID   (IS_SPECIAL | IS_VOID)
#define HEAD   (IS_SPECIAL | IS_HEAD)
#define ODD    (IS_SPECIAL | IS_ODD)
#define MARKER (IS_SPECIAL | IS_SCOPE | IS_MARKER)

/* In order, for the search. */
static const struct html_name names[] = {
    {"a", FORMAT, ID_A},
    {"abbr", IS_LINE, ID_NONE},
    {"acronym", IS_LINE, ID_NONE},
    {"address", BLOCK, ID_ADDRESS},
    {"annotation-xml", IS_ODD, ID_NONE},
    {"applet", MARKER, ID_NONE},
    {"area", VOID, ID_NONE},
    {"article", BLOCK, ID_NONE},
    {"aside", BLOCK, ID_NONE},
    {"audio", 0, ID_NONE},
    {"b", FORMAT, ID_NONE},
    {"base", HEAD | IS_VOID, ID_NONE},
    {"basefont", HEAD | IS_VOID, ID_NONE},
    {"bdi", IS_LINE, ID_NONE},
    {"bdo", IS_LINE, ID_NONE},
    {"bgsound", HEAD | IS_VOID, ID_NONE},
    {"big", FORMAT, ID_NONE},
    {"blink", 0, ID_NONE},
    {"blockquote", BLOCK, ID_NONE},
    {"body", IS_SPECIAL, ID_BODY},
    {"br", VOID, ID_BR},
    {"button", IS_SPECIAL, ID_BUTTON},
    {"canvas", 0, ID_NONE},
    {"caption", MARKER | IS_TABLE, ID_CAPTION},
    {"center", BLOCK, ID_NONE},
    {"cite", IS_LINE, ID_NONE},
    {"code", FORMAT, ID_NONE},
    {"col", VOID | IS_TABLE, ID_COL},
    {"colgroup", IS_SPECIAL | IS_TABLE, ID_COLGROUP},
    {"data", IS_LINE, ID_NONE},
    {"datalist", 0, ID_NONE},
    {"dd", IS_SPECIAL | IS_IMPLIED | IS_APART, ID_DD},
    {"del", IS_LINE, ID_NONE},
    {"desc", IS_ODD, ID_NONE},
    {"details", BLOCK, ID_NONE},
    {"dfn", IS_LINE, ID_NONE},
    {"dir", BLOCK, ID_NONE},
    {"div", BLOCK, ID_DIV},
    {"dl", BLOCK, ID_NONE},
    {"dt", IS_SPECIAL | IS_IMPLIED | IS_APART, ID_DT},
    {"em", FORMAT, ID_NONE},
    {"embed", VOID, ID_NONE},
    {"fieldset", BLOCK, ID_NONE},
    {"figcaption", BLOCK, ID_NONE},
    {"figure", BLOCK, ID_NONE},
    {"font", FORMAT, ID_NONE},
    {"footer", BLOCK, ID_NONE},
    {"foreignobject", IS_ODD, ID_NONE},
    {"form", IS_SPECIAL | IS_APART, ID_FORM},
    {"frame", ODD, ID_NONE},
    {"frameset", ODD, ID_NONE},
    {"h1", IS_SPECIAL | IS_HEADING, ID_NONE},
    {"h2", IS_SPECIAL | IS_HEADING, ID_NONE},
    {"h3", IS_SPECIAL | IS_HEADING, ID_NONE},
    {"h4", IS_SPECIAL | IS_HEADING, ID_NONE},
    {"h5", IS_SPECIAL | IS_HEADING, ID_NONE},
    {"h6", IS_SPECIAL | IS_HEADING, ID_NONE},
    {"head", IS_SPECIAL, ID_HEAD},
    {"header", BLOCK, ID_NONE},
    {"hgroup", BLOCK, ID_NONE},
    {"hr", VOID | IS_APART, ID_HR},
    {"html", IS_SPECIAL | IS_SCOPE, ID_HTML},
    {"i", FORMAT, ID_NONE},
    {"iframe", IS_SPECIAL | IS_RAW, ID_NONE},
    {"image", ODD, ID_NONE},
    {"img", VOID | IS_LINE, ID_NONE},
    {"input", VOID, ID_INPUT},
    {"ins", IS_LINE, ID_NONE},
    {"isindex", ODD, ID_NONE},
    {"kbd", IS_LINE, ID_NONE},
    {"keygen", ODD, ID_NONE},
    {"label", IS_LINE, ID_NONE},
    {"legend", 0, ID_NONE},
    {"li", IS_SPECIAL | IS_IMPLIED | IS_APART, ID_LI},
    {"link", HEAD | IS_VOID, ID_NONE},
    {"listing", ODD, ID_NONE},
    {"main", IS_BLOCK, ID_NONE}, /* not special to libgumbo */
    {"malignmark", IS_ODD, ID_NONE},
    {"map", 0, ID_NONE},
    {"mark", IS_LINE, ID_NONE},
    {"marquee", MARKER, ID_NONE},
    {"math", IS_ODD, ID_NONE},
    {"menu", BLOCK, ID_NONE},
    {"menuitem", ODD, ID_NONE},
    {"meta", HEAD | IS_VOID, ID_NONE},
    {"meter", 0, ID_NONE},
    {"mglyph", IS_ODD, ID_NONE},
    {"mi", IS_ODD, ID_NONE},
    {"mn", IS_ODD, ID_NONE},
    {"mo", IS_ODD, ID_NONE},
    {"ms", IS_ODD, ID_NONE},
    {"mtext", IS_ODD, ID_NONE},
    {"multicol", 0, ID_NONE},
    {"nav", BLOCK, ID_NONE},
    {"nextid", IS_ODD, ID_NONE},
    {"nobr", FORMAT | IS_ODD, ID_NONE},
    {"noembed", ODD, ID_NONE},
    {"noframes", ODD, ID_NONE},
    {"noscript", IS_SPECIAL, ID_NOSCRIPT},
    {"object", MARKER, ID_NONE},
    {"ol", BLOCK, ID_OL},
    {"optgroup", IS_IMPLIED, ID_OPTGROUP},
    {"option", IS_IMPLIED, ID_OPTION},
    {"output", 0, ID_NONE},
    {"p", IS_SPECIAL | IS_IMPLIED | IS_APART, ID_P},
    {"param", VOID | IS_APART, ID_NONE},
    {"plaintext", ODD, ID_NONE},
    {"pre", BLOCK, ID_PRE},
    {"progress", 0, ID_NONE},
    {"q", IS_LINE, ID_NONE},
    {"rb", IS_ODD, ID_NONE},
    {"rp", IS_ODD, ID_NONE},
    {"rt", IS_ODD, ID_NONE},
    {"rtc", IS_ODD, ID_NONE},
    {"ruby", IS_LINE | IS_ODD, ID_NONE},
    {"s", FORMAT, ID_NONE},
    {"samp", IS_LINE, ID_NONE},
    {"script", HEAD | IS_RAW | IS_LINE | IS_HIDDEN, ID_NONE},
    {"section", BLOCK, ID_NONE},
    {"select", IS_SPECIAL, ID_SELECT},
    {"small", FORMAT, ID_NONE},
    {"source", VOID | IS_APART, ID_NONE},
    {"spacer", 0, ID_NONE},
    {"span", IS_LINE, ID_NONE},
    {"strike", FORMAT, ID_NONE},
    {"strong", FORMAT, ID_NONE},
    {"style", HEAD | IS_RAW | IS_LINE | IS_HIDDEN, ID_NONE},
    {"sub", IS_LINE, ID_NONE},
    {"summary", BLOCK, ID_NONE},
    {"sup", IS_LINE, ID_NONE},
    {"svg", 0, ID_SVG},
    {"table", IS_SPECIAL | IS_SCOPE | IS_TABLE, ID_TABLE},
    {"tbody", IS_SPECIAL | IS_TABLE | IS_SECTION, ID_TBODY},
    {"td", MARKER | IS_TABLE | IS_CELL, ID_NONE},
    {"template", IS_SPECIAL | IS_SCOPE | IS_HIDDEN | IS_APART, ID_TEMPLATE},
    {"textarea", IS_SPECIAL | IS_RAW | IS_REFS, ID_TEXTAREA},
    {"tfoot", IS_SPECIAL | IS_TABLE | IS_SECTION, ID_NONE},
    {"th", MARKER | IS_TABLE | IS_CELL, ID_NONE},
    {"thead", IS_SPECIAL | IS_TABLE | IS_SECTION, ID_NONE},
    {"time", IS_LINE, ID_NONE},
    {"title", HEAD | IS_RAW | IS_REFS, ID_NONE},
    {"tr", IS_SPECIAL | IS_TABLE, ID_TR},
    {"track", VOID | IS_APART, ID_NONE},
    {"tt", FORMAT, ID_NONE},
    {"u", FORMAT, ID_NONE},
    {"ul", BLOCK, ID_UL},
    {"var", IS_LINE, ID_NONE},
    {"video", 0, ID_NONE},
    {"wbr", VOID | IS_LINE, ID_NONE},
    {"xmp", ODD, ID_NONE},
};

#define NAMES COUNT(names)

static int
compare(struct str s, const char *name)
{
	size_t i = 0;
	int d;

	for (; i < s.n; i++) {
		d = ascii_lower(s.p[i]) - name[i];
		if (d || !name[i])
			return d;
	}
	return name[i] ? -1 : 0;
}

const struct html_name *
html_name(struct str name)
{
	size_t lo = 0, hi = NAMES, mid;
	int d;

	while (lo < hi) {
		mid = (lo + hi) / 2;
		d = compare(name, names[mid].name);
		if (!d)
			return &names[mid];
		if (d < 0)
			hi = mid;
		else
			lo = mid + 1;
	}
	return NULL;
}

bool
html_is_line(struct str name)
{
	const struct html_name *known = html_name(name);

	return !known || (known->is & IS_LINE);
}

bool
html_is_void(struct str name)
{
	const struct html_name *known = html_name(name);

	return known && (known->is & IS_VOID);
}

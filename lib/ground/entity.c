/* entity - character references */
#include "entity.h"

#include <stdlib.h>

#define SHORT   true /* without a semicolon too */
#define BEYOND  0x110000
#define NO_SIGN 0xfffd

struct entity {
	char name[9];
	uint16_t cp;
	bool is_short;
};

/* In order, for the search. */
static const struct entity entities[] = {
    {"AElig", 0xc6, SHORT},
    {"AMP", 0x26, SHORT},
    {"Aacute", 0xc1, SHORT},
    {"Acirc", 0xc2, SHORT},
    {"Agrave", 0xc0, SHORT},
    {"Alpha", 0x391, false},
    {"Aring", 0xc5, SHORT},
    {"Atilde", 0xc3, SHORT},
    {"Auml", 0xc4, SHORT},
    {"Beta", 0x392, false},
    {"COPY", 0xa9, SHORT},
    {"Ccedil", 0xc7, SHORT},
    {"Chi", 0x3a7, false},
    {"Dagger", 0x2021, false},
    {"Delta", 0x394, false},
    {"ETH", 0xd0, SHORT},
    {"Eacute", 0xc9, SHORT},
    {"Ecirc", 0xca, SHORT},
    {"Egrave", 0xc8, SHORT},
    {"Epsilon", 0x395, false},
    {"Eta", 0x397, false},
    {"Euml", 0xcb, SHORT},
    {"GT", 0x3e, SHORT},
    {"Gamma", 0x393, false},
    {"Iacute", 0xcd, SHORT},
    {"Icirc", 0xce, SHORT},
    {"Igrave", 0xcc, SHORT},
    {"Iota", 0x399, false},
    {"Iuml", 0xcf, SHORT},
    {"Kappa", 0x39a, false},
    {"LT", 0x3c, SHORT},
    {"Lambda", 0x39b, false},
    {"Mu", 0x39c, false},
    {"Ntilde", 0xd1, SHORT},
    {"Nu", 0x39d, false},
    {"OElig", 0x152, false},
    {"Oacute", 0xd3, SHORT},
    {"Ocirc", 0xd4, SHORT},
    {"Ograve", 0xd2, SHORT},
    {"Omega", 0x3a9, false},
    {"Omicron", 0x39f, false},
    {"Oslash", 0xd8, SHORT},
    {"Otilde", 0xd5, SHORT},
    {"Ouml", 0xd6, SHORT},
    {"Phi", 0x3a6, false},
    {"Pi", 0x3a0, false},
    {"Prime", 0x2033, false},
    {"Psi", 0x3a8, false},
    {"QUOT", 0x22, SHORT},
    {"REG", 0xae, SHORT},
    {"Rho", 0x3a1, false},
    {"Scaron", 0x160, false},
    {"Sigma", 0x3a3, false},
    {"THORN", 0xde, SHORT},
    {"Tau", 0x3a4, false},
    {"Theta", 0x398, false},
    {"Uacute", 0xda, SHORT},
    {"Ucirc", 0xdb, SHORT},
    {"Ugrave", 0xd9, SHORT},
    {"Upsilon", 0x3a5, false},
    {"Uuml", 0xdc, SHORT},
    {"Xi", 0x39e, false},
    {"Yacute", 0xdd, SHORT},
    {"Yuml", 0x178, false},
    {"Zeta", 0x396, false},
    {"aacute", 0xe1, SHORT},
    {"acirc", 0xe2, SHORT},
    {"acute", 0xb4, SHORT},
    {"aelig", 0xe6, SHORT},
    {"agrave", 0xe0, SHORT},
    {"alefsym", 0x2135, false},
    {"alpha", 0x3b1, false},
    {"amp", 0x26, SHORT},
    {"and", 0x2227, false},
    {"ang", 0x2220, false},
    {"apos", 0x27, false},
    {"aring", 0xe5, SHORT},
    {"asymp", 0x2248, false},
    {"atilde", 0xe3, SHORT},
    {"auml", 0xe4, SHORT},
    {"bdquo", 0x201e, false},
    {"beta", 0x3b2, false},
    {"brvbar", 0xa6, SHORT},
    {"bull", 0x2022, false},
    {"cap", 0x2229, false},
    {"ccedil", 0xe7, SHORT},
    {"cedil", 0xb8, SHORT},
    {"cent", 0xa2, SHORT},
    {"chi", 0x3c7, false},
    {"circ", 0x2c6, false},
    {"clubs", 0x2663, false},
    {"cong", 0x2245, false},
    {"copy", 0xa9, SHORT},
    {"crarr", 0x21b5, false},
    {"cup", 0x222a, false},
    {"curren", 0xa4, SHORT},
    {"dArr", 0x21d3, false},
    {"dagger", 0x2020, false},
    {"darr", 0x2193, false},
    {"deg", 0xb0, SHORT},
    {"delta", 0x3b4, false},
    {"diams", 0x2666, false},
    {"divide", 0xf7, SHORT},
    {"eacute", 0xe9, SHORT},
    {"ecirc", 0xea, SHORT},
    {"egrave", 0xe8, SHORT},
    {"empty", 0x2205, false},
    {"emsp", 0x2003, false},
    {"ensp", 0x2002, false},
    {"epsilon", 0x3b5, false},
    {"equiv", 0x2261, false},
    {"eta", 0x3b7, false},
    {"eth", 0xf0, SHORT},
    {"euml", 0xeb, SHORT},
    {"euro", 0x20ac, false},
    {"exist", 0x2203, false},
    {"fnof", 0x192, false},
    {"forall", 0x2200, false},
    {"frac12", 0xbd, SHORT},
    {"frac14", 0xbc, SHORT},
    {"frac34", 0xbe, SHORT},
    {"frasl", 0x2044, false},
    {"gamma", 0x3b3, false},
    {"ge", 0x2265, false},
    {"gt", 0x3e, SHORT},
    {"hArr", 0x21d4, false},
    {"harr", 0x2194, false},
    {"hearts", 0x2665, false},
    {"hellip", 0x2026, false},
    {"iacute", 0xed, SHORT},
    {"icirc", 0xee, SHORT},
    {"iexcl", 0xa1, SHORT},
    {"igrave", 0xec, SHORT},
    {"image", 0x2111, false},
    {"infin", 0x221e, false},
    {"int", 0x222b, false},
    {"iota", 0x3b9, false},
    {"iquest", 0xbf, SHORT},
    {"isin", 0x2208, false},
    {"iuml", 0xef, SHORT},
    {"kappa", 0x3ba, false},
    {"lArr", 0x21d0, false},
    {"lambda", 0x3bb, false},
    {"lang", 0x27e8, false},
    {"laquo", 0xab, SHORT},
    {"larr", 0x2190, false},
    {"lceil", 0x2308, false},
    {"ldquo", 0x201c, false},
    {"le", 0x2264, false},
    {"lfloor", 0x230a, false},
    {"lowast", 0x2217, false},
    {"loz", 0x25ca, false},
    {"lrm", 0x200e, false},
    {"lsaquo", 0x2039, false},
    {"lsquo", 0x2018, false},
    {"lt", 0x3c, SHORT},
    {"macr", 0xaf, SHORT},
    {"mdash", 0x2014, false},
    {"micro", 0xb5, SHORT},
    {"middot", 0xb7, SHORT},
    {"minus", 0x2212, false},
    {"mu", 0x3bc, false},
    {"nabla", 0x2207, false},
    {"nbsp", 0xa0, SHORT},
    {"ndash", 0x2013, false},
    {"ne", 0x2260, false},
    {"ni", 0x220b, false},
    {"not", 0xac, SHORT},
    {"notin", 0x2209, false},
    {"nsub", 0x2284, false},
    {"ntilde", 0xf1, SHORT},
    {"nu", 0x3bd, false},
    {"oacute", 0xf3, SHORT},
    {"ocirc", 0xf4, SHORT},
    {"oelig", 0x153, false},
    {"ograve", 0xf2, SHORT},
    {"oline", 0x203e, false},
    {"omega", 0x3c9, false},
    {"omicron", 0x3bf, false},
    {"oplus", 0x2295, false},
    {"or", 0x2228, false},
    {"ordf", 0xaa, SHORT},
    {"ordm", 0xba, SHORT},
    {"oslash", 0xf8, SHORT},
    {"otilde", 0xf5, SHORT},
    {"otimes", 0x2297, false},
    {"ouml", 0xf6, SHORT},
    {"para", 0xb6, SHORT},
    {"part", 0x2202, false},
    {"permil", 0x2030, false},
    {"perp", 0x22a5, false},
    {"phi", 0x3c6, false},
    {"pi", 0x3c0, false},
    {"piv", 0x3d6, false},
    {"plusmn", 0xb1, SHORT},
    {"pound", 0xa3, SHORT},
    {"prime", 0x2032, false},
    {"prod", 0x220f, false},
    {"prop", 0x221d, false},
    {"psi", 0x3c8, false},
    {"quot", 0x22, SHORT},
    {"rArr", 0x21d2, false},
    {"radic", 0x221a, false},
    {"rang", 0x27e9, false},
    {"raquo", 0xbb, SHORT},
    {"rarr", 0x2192, false},
    {"rceil", 0x2309, false},
    {"rdquo", 0x201d, false},
    {"real", 0x211c, false},
    {"reg", 0xae, SHORT},
    {"rfloor", 0x230b, false},
    {"rho", 0x3c1, false},
    {"rlm", 0x200f, false},
    {"rsaquo", 0x203a, false},
    {"rsquo", 0x2019, false},
    {"sbquo", 0x201a, false},
    {"scaron", 0x161, false},
    {"sdot", 0x22c5, false},
    {"sect", 0xa7, SHORT},
    {"shy", 0xad, SHORT},
    {"sigma", 0x3c3, false},
    {"sigmaf", 0x3c2, false},
    {"sim", 0x223c, false},
    {"spades", 0x2660, false},
    {"sub", 0x2282, false},
    {"sube", 0x2286, false},
    {"sum", 0x2211, false},
    {"sup", 0x2283, false},
    {"sup1", 0xb9, SHORT},
    {"sup2", 0xb2, SHORT},
    {"sup3", 0xb3, SHORT},
    {"supe", 0x2287, false},
    {"szlig", 0xdf, SHORT},
    {"tau", 0x3c4, false},
    {"there4", 0x2234, false},
    {"theta", 0x3b8, false},
    {"thetasym", 0x3d1, false},
    {"thinsp", 0x2009, false},
    {"thorn", 0xfe, SHORT},
    {"tilde", 0x2dc, false},
    {"times", 0xd7, SHORT},
    {"trade", 0x2122, false},
    {"uArr", 0x21d1, false},
    {"uacute", 0xfa, SHORT},
    {"uarr", 0x2191, false},
    {"ucirc", 0xfb, SHORT},
    {"ugrave", 0xf9, SHORT},
    {"uml", 0xa8, SHORT},
    {"upsih", 0x3d2, false},
    {"upsilon", 0x3c5, false},
    {"uuml", 0xfc, SHORT},
    {"weierp", 0x2118, false},
    {"xi", 0x3be, false},
    {"yacute", 0xfd, SHORT},
    {"yen", 0xa5, SHORT},
    {"yuml", 0xff, SHORT},
    {"zeta", 0x3b6, false},
    {"zwj", 0x200d, false},
    {"zwnj", 0x200c, false},
};

static int
compare(const void *key, const void *item)
{
	return strcmp(key, ((const struct entity *)item)->name);
}

uint32_t
entity_find(struct str name, bool *is_short)
{
	char key[sizeof(entities->name)] = "";
	const struct entity *e = NULL;

	if (name.n && name.n < sizeof(key)) {
		memcpy(key, name.p, name.n);
		e = bsearch(
		    key, entities, COUNT(entities), sizeof(*entities), compare);
	}
	if (is_short)
		*is_short = e && e->is_short;
	return e ? e->cp : 0;
}

bool
entity_begins(struct str text)
{
	bool is_short;

	for (size_t n = 2; n <= text.n && n < sizeof(entities->name); n++)
		if (entity_find(str_n(text.p, n), &is_short) && is_short)
			return true;
	return false;
}

uint32_t
entity_sign(unsigned char byte)
{
	static const uint16_t signs[] = {0x20ac, 0x81, 0x201a, 0x192, 0x201e,
	    0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0x8d,
	    0x17d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013,
	    0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0x9d, 0x17e, 0x178};

	return byte >= 0x80 && byte < 0xa0 ? signs[byte - 0x80] : byte;
}

size_t
entity_number(struct str s, uint32_t *cp)
{
	bool hex = s.n > 1 && (s.p[1] | 32) == 'x';
	size_t i = hex ? 2 : 1, from = i;
	uint32_t v = 0;
	int d;

	if (!s.n || s.p[0] != '#')
		return 0;
	for (; i < s.n && (d = ascii_hex(s.p[i])) >= 0 && (hex || d < 10); i++)
		if (v < BEYOND)
			v = v * (hex ? 16 : 10) + (uint32_t)d;
	if (i == from)
		return 0;
	*cp = !v ? NO_SIGN : v < 0x100 ? entity_sign((unsigned char)v) : v;
	return i + (i < s.n && s.p[i] == ';');
}

/* media - media types, and which of them hold no page */
#include "media.h"

static struct str
add_lower(struct buf *b, struct str s)
{
	size_t at = b->n;

	buf_addstr(b, s);
	for (size_t i = at; i < b->n; i++)
		b->p[i] = ascii_lower(b->p[i]);
	return buf_after(b, at);
}

static struct str
unquoted(struct str s)
{
	s = str_trim(s);
	while (s.n && ascii_quote(s.p[0]))
		s.p++, s.n--;
	while (s.n && ascii_quote(s.p[s.n - 1]))
		s.n--;
	return str_trim(s);
}

void
media_parse(struct str s, struct buf *b, struct str *type, struct str *charset)
{
	struct str rest = s, part, name;

	*type = *charset = STR_NONE;
	part = str_cut(&rest, ';');
	part = part.p ? str_trim(part) : part;
	if (part.n)
		*type = add_lower(b, part);
	for (part = str_cut(&rest, ';'); part.p; part = str_cut(&rest, ';')) {
		name = str_cut(&part, '=');
		if (!part.p || !str_eq_nocase(str_trim(name), STR("charset")))
			continue;
		part = unquoted(part);
		if (part.n)
			*charset = part;
		return;
	}
}

static const struct {
	struct str head; /* ends in / or -: any type that begins so */
	const char *word;
} skips[] = {
    {STR_INIT("image/"), "image"},
    {STR_INIT("video/"), "media"},
    {STR_INIT("audio/"), "media"},
    {STR_INIT("application/ogg"), "media"},
    {STR_INIT("application/mp4"), "media"},
    {STR_INIT("application/x-shockwave-flash"), "media"},
    {STR_INIT("application/vnd.apple.mpegurl"), "media"},
    {STR_INIT("font/"), "font"},
    {STR_INIT("application/font-"), "font"},
    {STR_INIT("application/x-font-"), "font"},
    {STR_INIT("application/vnd.ms-fontobject"), "font"},
    {STR_INIT("text/css"), "style"},
    {STR_INIT("application/pdf"), "binary"},
    {STR_INIT("application/zip"), "binary"},
    {STR_INIT("application/wasm"), "binary"},
    {STR_INIT("application/vnd.android.package-archive"), "binary"},
    {STR_INIT("text/dns"), "dns"},
};

const char *
media_skip(struct str type)
{
	struct str h;

	if (!type.p)
		return NULL;
	for (size_t i = 0; i < COUNT(skips); i++) {
		h = skips[i].head;
		if (h.p[h.n - 1] == '/' || h.p[h.n - 1] == '-'
			? str_starts(type, h)
			: str_eq(type, h))
			return skips[i].word;
	}
	return NULL;
}

bool
media_page(struct str type)
{
	static const struct str part[] = {STR_INIT("html"), STR_INIT("xml"),
	    STR_INIT("json"), STR_INIT("javascript"), STR_INIT("ecmascript")};

	for (size_t i = 0; i < COUNT(part); i++)
		if (str_find(type, part[i], 0) < type.n)
			return true;
	return false;
}

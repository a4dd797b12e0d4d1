/* webarchive_xml - Safari's archive as a property list in XML */
#include "webarchive_priv.h"

#define NEAR 512 /* bytes that say that it is a list */

struct scan {
	struct str file;
	struct webarchive_scan *s;
	struct webarchive page;
};

bool
webarchive_is_xml(struct str file)
{
	struct str first = str_head(file, NEAR);

	return str_starts(first, STR("<?xml")) &&
	       str_find(first, STR("<plist"), 0) < first.n &&
	       str_find(file, STR("<key>WebMainResource</key>"), 0) < file.n;
}

/* Behind the text from s->s->at on, which is *text, and the tag at its end;
 * false if it does not end so. */
static bool
read_text(struct scan *s, struct str end, struct str *text)
{
	size_t to = str_find(s->file, STR("<"), s->s->at);

	*text = str_n(s->file.p + s->s->at, to - s->s->at);
	if (!str_starts(str_after(s->file, to), end))
		return false;
	s->s->at = to + end.n;
	return true;
}

/* Takes a value of a page's dictionary. */
static void
take(struct scan *s, struct str name, struct str value)
{
	struct webarchive *w = &s->page;

	if (!s->s->n || !s->s->level[s->s->n - 1].page)
		return;
	if (str_eq(name, STR("data")) &&
	    str_eq(s->s->key, STR("WebResourceData")))
		w->body = value;
	if (!str_eq(name, STR("string")))
		return;
	value = str_trim(value);
	if (str_eq(s->s->key, STR("WebResourceURL")))
		w->url = value;
	else if (str_eq(s->s->key, STR("WebResourceMIMEType")))
		w->type = value;
	else if (str_eq(s->s->key, STR("WebResourceTextEncodingName")))
		w->charset = value;
}

static void
enter(struct scan *s, bool dict)
{
	struct webarchive_level l = {
	    .page = dict && str_eq(s->s->key, STR("WebMainResource")),
	    .frames = !dict && str_eq(s->s->key, STR("WebSubframeArchives"))};

	s->s->deep |= s->s->n == WEBARCHIVE_LEVELS;
	if (s->s->deep)
		return;
	if (l.page)
		s->page = (struct webarchive){.coded = true};
	s->s->depth += l.frames;
	s->s->level[s->s->n++] = l;
	s->s->key = STR_NONE;
}

/* True if that ends a page. */
static bool
leave(struct scan *s)
{
	if (!s->s->n)
		return false;
	s->s->n--;
	s->s->depth -= s->s->level[s->s->n].frames;
	return s->s->level[s->s->n].page && s->page.body.p;
}

/* Behind the tag at s->s->at, with what is of it; true if it ends a page. */
static bool
step(struct scan *s)
{
	struct str rest = str_after(s->file, s->s->at), text;
	size_t to = str_starts(rest, STR("<!--"))
	                ? str_find(rest, STR("-->"), 4)
	                : str_find(rest, STR(">"), 0);
	struct str tag = str_n(rest.p + 1, to < rest.n ? to - 1 : rest.n - 1);

	s->s->at += to < rest.n ? to + 1 : rest.n;
	if (str_eq(tag, STR("dict")) || str_eq(tag, STR("array")))
		enter(s, tag.p[0] == 'd');
	else if (str_eq(tag, STR("/dict")) || str_eq(tag, STR("/array")))
		return leave(s);
	else if (str_eq(tag, STR("/plist")))
		s->s->ended = true;
	else if (str_eq(tag, STR("key")) && read_text(s, STR("</key>"), &text))
		s->s->key = text;
	else if (str_eq(tag, STR("data")) &&
		 read_text(s, STR("</data>"), &text))
		take(s, tag, text);
	else if (str_eq(tag, STR("string")) &&
		 read_text(s, STR("</string>"), &text))
		take(s, tag, text);
	return false;
}

/* The next page. */
static bool
next(struct scan *s)
{
	while (!s->s->deep) {
		s->s->at = str_find(s->file, STR("<"), s->s->at);
		if (s->s->at >= s->file.n)
			return false;
		if (step(s))
			return true;
	}
	return false;
}

enum webarchive_what
webarchive_read_xml(struct str file, struct webarchive *w)
{
	struct webarchive_scan scan = {.at = 0};
	struct scan s = {.file = file, .s = &scan};
	bool found = false;

	while (next(&s))
		if (!scan.depth && !found) {
			*w = s.page;
			found = true;
		}
	w->cut = !scan.ended;
	return found ? WEBARCHIVE_PAGE : WEBARCHIVE_UNSOUND;
}

bool
webarchive_frame_xml(struct str file, const char *behind, struct webarchive *w)
{
	struct webarchive_scan scan = w->scan;
	struct scan s = {.file = file, .s = &scan};
	bool found = false;

	if (!behind)
		scan = (struct webarchive_scan){.left = WEBARCHIVE_FRAMES};
	while (!found && next(&s)) {
		if (!scan.depth)
			continue;
		found = scan.left && scan.depth <= WEBARCHIVE_DEPTH &&
		        s.page.body.n;
		scan.more |= !scan.left || scan.depth > WEBARCHIVE_DEPTH;
		scan.left -= scan.left > 0;
	}
	*w = found ? s.page : (struct webarchive){.body = {NULL, 0}};
	w->more = scan.more || scan.deep;
	w->scan = scan;
	return found;
}

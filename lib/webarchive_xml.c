/* webarchive_xml - the same as a property list in XML */
#include "webarchive_priv.h"

#define LEVELS 32 /* of dictionaries and lists in each other */
#define NEAR   512

/* What is around a value. */
struct level {
	bool page;   /* the dictionary of a page */
	bool frames; /* the list of a page's frames */
};

struct scan {
	struct str file;
	size_t at;
	struct str key; /* the last */
	struct level level[LEVELS];
	size_t n;
	size_t depth; /* of frames in frames */
	struct webarchive page;
	bool ended; /* the list is whole */
	bool deep;
};

bool
webarchive_is_xml(struct str file)
{
	struct str first = str_n(file.p, file.n < NEAR ? file.n : NEAR);

	return str_starts(first, STR("<?xml")) &&
	       str_find(first, STR("<plist"), 0) < first.n &&
	       str_find(file, STR("<key>WebMainResource</key>"), 0) < file.n;
}

/* Behind the text from s->at on, which is *text, and the tag at its end; false
 * if it does not end so. */
static bool
read_text(struct scan *s, struct str end, struct str *text)
{
	size_t to = str_find(s->file, STR("<"), s->at);

	*text = str_n(s->file.p + s->at, to - s->at);
	if (!str_starts(str_n(s->file.p + to, s->file.n - to), end))
		return false;
	s->at = to + end.n;
	return true;
}

/* Takes a value of a page's dictionary. */
static void
take(struct scan *s, struct str name, struct str value)
{
	struct webarchive *w = &s->page;

	if (!s->n || !s->level[s->n - 1].page)
		return;
	if (str_eq(name, STR("data")) && str_eq(s->key, STR("WebResourceData")))
		w->body = value;
	if (!str_eq(name, STR("string")))
		return;
	value = str_trim(value);
	if (str_eq(s->key, STR("WebResourceURL")))
		w->url = value;
	else if (str_eq(s->key, STR("WebResourceMIMEType")))
		w->type = value;
	else if (str_eq(s->key, STR("WebResourceTextEncodingName")))
		w->charset = value;
}

static void
enter(struct scan *s, bool dict)
{
	struct level l = {
	    .page = dict && str_eq(s->key, STR("WebMainResource")),
	    .frames = !dict && str_eq(s->key, STR("WebSubframeArchives"))};

	s->deep |= s->n == LEVELS;
	if (s->deep)
		return;
	if (l.page)
		s->page = (struct webarchive){.coded = true};
	s->depth += l.frames;
	s->level[s->n++] = l;
	s->key = (struct str){NULL, 0};
}

/* True if that ends a page. */
static bool
leave(struct scan *s)
{
	if (!s->n)
		return false;
	s->n--;
	s->depth -= s->level[s->n].frames;
	return s->level[s->n].page && s->page.body.p;
}

/* Behind the tag at s->at, with what is of it; true if it ends a page. */
static bool
step(struct scan *s)
{
	struct str rest = str_n(s->file.p + s->at, s->file.n - s->at), text;
	size_t to = str_starts(rest, STR("<!--"))
	                ? str_find(rest, STR("-->"), 4)
	                : str_find(rest, STR(">"), 0);
	struct str tag = str_n(rest.p + 1, to < rest.n ? to - 1 : rest.n - 1);

	s->at += to < rest.n ? to + 1 : rest.n;
	if (str_eq(tag, STR("dict")) || str_eq(tag, STR("array")))
		enter(s, tag.p[0] == 'd');
	else if (str_eq(tag, STR("/dict")) || str_eq(tag, STR("/array")))
		return leave(s);
	else if (str_eq(tag, STR("/plist")))
		s->ended = true;
	else if (str_eq(tag, STR("key")) && read_text(s, STR("</key>"), &text))
		s->key = text;
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
	while (!s->deep) {
		s->at = str_find(s->file, STR("<"), s->at);
		if (s->at >= s->file.n)
			return false;
		if (step(s))
			return true;
	}
	return false;
}

enum webarchive_what
webarchive_read_xml(struct str file, struct webarchive *w)
{
	struct scan s = {.file = file};
	bool found = false;

	while (next(&s))
		if (!s.depth && !found) {
			*w = s.page;
			found = true;
		}
	w->cut = !s.ended;
	return found ? WEBARCHIVE_PAGE : WEBARCHIVE_UNSOUND;
}

bool
webarchive_frame_xml(struct str file, const char *behind, struct webarchive *w)
{
	struct scan s = {.file = file};
	size_t left = WEBARCHIVE_FRAMES;
	struct webarchive found = {.body = {NULL, 0}};

	while (next(&s)) {
		if (!s.depth)
			continue;
		if (!left || s.depth > WEBARCHIVE_DEPTH) {
			found.more = true;
			continue;
		}
		left--;
		if (found.body.p || !s.page.body.n ||
		    (behind && s.page.body.p <= behind))
			continue;
		s.page.more = found.more;
		found = s.page;
	}
	found.more |= s.deep;
	*w = found;
	return found.body.p;
}

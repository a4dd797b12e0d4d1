/* outline - the few tags of a page that may say something */
#include "outline.h"

#include <stdlib.h>

#include "mem.h"
#include "seek.h"

#define LEAST 12 /* bytes of attributes that say something, with a name */

void
outline_free(struct outline *o)
{
	free(o->at);
}

/* True if data begins at p as encodeURIComponent() or btoa() writes it: %7B,
 * %5B; eyJ, W3si, JTdC, JTVC, of which p is at the J or W. */
static bool
is_coded(const char *from, const char *p, const char *end)
{
	size_t left = (size_t)(end - p);

	switch (*p) {
	case '%': return left > 1 && ONE_OF(p[1], "75");
	case 'W': return left > 1 && p[1] == '3';
	default:
		return (p - from > 1 && p[-1] == 'y') ||
		       (left > 1 && p[1] == 'T');
	}
}

static bool
may_hold(struct str attrs)
{
	const char *p = attrs.p, *end = p + attrs.n;

	if (attrs.n < OUTLINE_DATA)
		return false;
	while ((p = SEEK(p, end, "{%JW")) < end) {
		if (*p == '{' || is_coded(attrs.p, p, end))
			return true;
		p++;
	}
	return false;
}

/* True of what begins as data, or as a comment that does. */
static bool
begins(struct str s)
{
	const char *p = tag_skip_blank(s.p, s.p + s.n);

	s.n -= (size_t)(p - s.p), s.p = p;
	(void)str_take(&s, STR("<!--"));
	return s.n && ONE_OF(*s.p, "{[");
}

/* True of a tag that engines or programs are told something with. */
static bool
says(const struct tag *tag)
{
	switch (tag->name.p[0] | 32) {
	case 'm':
		return str_eq_nocase(tag->name, STR("meta")) &&
		       tag->attrs.n >= LEAST;
	case 'l':
		return str_eq_nocase(tag->name, STR("link")) &&
		       tag->attrs.n >= LEAST;
	case 't': return str_eq_nocase(tag->name, STR("title")) && tag->text.n;
	case 's':
		return str_eq_nocase(tag->name, STR("script")) &&
		       tag->attrs.n + tag->text.n >= LEAST;
	default: return false;
	}
}

/* What stands behind a tag. */
static struct str
behind_of(const struct tags *t, const struct tag *tag)
{
	return tag->text.p ? tag->text : str_after(t->page, t->at);
}

void
outline_read(struct outline *o, struct str page)
{
	struct tags t = {page, 0};
	struct tag tag;

	o->page = page;
	o->n = 0;
	while (tags_next(&t, &tag)) {
		if (!says(&tag) && !may_hold(tag.attrs) &&
		    !begins(behind_of(&t, &tag)))
			continue;
		mem_grow(&o->at, &o->cap, o->n + 1, sizeof(*o->at));
		o->at[o->n++] = (size_t)(tag.name.p - page.p) - 1;
	}
}

bool
outline_tag(
    const struct outline *o, size_t i, struct tag *tag, struct str *behind)
{
	struct tags t = {o->page, 0};

	if (i >= o->n)
		return false;
	t.at = o->at[i];
	tags_next(&t, tag);
	*behind = behind_of(&t, tag);
	return true;
}

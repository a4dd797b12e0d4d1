/*
 * tag - the tags of a page, read from its text without building a tree
 *
 *	struct tags t = {page, 0};
 *	while (tags_next(&t, &tag))
 *		... tag.name, tag_value(&tag, "content"), tag.text
 *
 * For what stands in <meta>, <link>, <script> and <title>, whose place in the
 * tree does not matter.  Comments, and the texts of scripts and the like, are
 * passed over.  Values are as written: references such as &amp; stand in them.
 */
#ifndef WT_TAG_H
#define WT_TAG_H

#include <stdbool.h>
#include <stddef.h>

#include "str.h"

static inline const char *
tag_skip_blank(const char *p, const char *end)
{
	while (p < end && ascii_blank(*p))
		p++;
	return p;
}

struct tag_attr {
	struct str name, value; /* the value is empty if there is none */
};

/* An opening tag; all is lent by the page. */
struct tag {
	struct str name;
	struct str attrs; /* behind the name */
	struct str text;  /* of script, style, title, textarea; or absent */
};

struct tags {
	struct str page;
	size_t at;
};

bool tags_next(struct tags *t, struct tag *tag);

/* The value of an attribute; absent if the tag has none of that name. */
struct str tag_value(const struct tag *tag, struct str name);

/* The next attribute at *at; false behind the last, *at then at the '>'. */
bool tag_attr_next(const char **at, const char *end, struct tag_attr *a);

/* Reads a value, bare or in quotes, at p; what stands behind it. */
const char *tag_attr_value(const char *p, const char *end, struct str *value);

/* Where the text of an element ends that p is behind the opening tag of: at
 * its closing tag for script, style, title and textarea, else at p. */
const char *tag_text_end(const char *p, const char *end, struct str name);

/*
 * True if more than so many elements of a page may be open at one place: start
 * tags are counted against end tags.  Those that have none stay open; few pages
 * have so many.  It may say so in vain, for what is no tag.
 */
bool tags_may_nest(struct str page, size_t most);

/* Behind the comment whose "<" stands before p. */
const char *tag_comment_end(const char *p, const char *end);

#endif

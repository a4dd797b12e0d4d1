/* canon - the addresses that a page tells of itself */
#include "canon.h"

#include "memento.h"
#include "tag.h"
#include "text.h"
#include "url.h"

/* So far from the start of a page <base> is looked for: it stands before all
 * links. */
#define BASE_WITHIN 16384

/* What is told stands in the head; further down it is of something else. */
static bool
is_head(const struct tag *tag)
{
	return !str_eq_nocase(tag->name, STR("body"));
}

/* An address is told whole: a path would be of a host that is not known. */
static bool
is_whole(struct str url)
{
	return str_is_web(url) || str_starts(url, STR("//"));
}

bool
canon_url(struct str text, struct buf *out, struct buf *when)
{
	struct str url = STR_NONE, og = url, time;
	struct tags t = {text, 0};
	struct buf plain = {0};
	struct tag tag;
	bool known;

	text = str_trim(text);
	if (!str_starts(text, STR("<")))
		return false;
	while (!url.p && tags_next(&t, &tag) && is_head(&tag)) {
		if (str_eq_nocase(tag.name, STR("link")) &&
		    str_eq_nocase(
			tag_value(&tag, STR("rel")), STR("canonical")))
			url = str_trim(tag_value(&tag, STR("href")));
		else if (!og.p && str_eq_nocase(tag.name, STR("meta")) &&
			 str_eq(
			     tag_value(&tag, STR("property")), STR("og:url")))
			og = str_trim(tag_value(&tag, STR("content")));
	}
	if (!is_whole(url))
		url = og;
	if (!is_whole(url))
		return false;
	text_plain(url, &plain);
	url = buf_str(&plain);
	known = url_absolute(url, STR_NONE, out);
	if (known && memento(&url, &time))
		memento_time(time, when);
	buf_free(&plain);
	return known;
}

/* The first href of a <base>; absent if none has one. */
static struct str
base_href(struct str head)
{
	struct tags t = {head, 0};
	struct tag tag;
	struct str href;

	while (tags_next(&t, &tag))
		if (str_eq_nocase(tag.name, STR("base")) &&
		    (href = str_trim(tag_value(&tag, STR("href")))).n)
			return href;
	return STR_NONE;
}

/* False if the base is on the machine of who made the page: localhost. */
static bool
is_of_web(struct str base, struct str url)
{
	struct str host = url_host(base);

	return !host.p || memchr(host.p, '.', host.n) ||
	       (url.p && str_eq_nocase(host, url_host(url)));
}

bool
canon_base(struct str text, struct str url, struct buf *out)
{
	struct str head = str_head(text, BASE_WITHIN);
	struct buf plain = {0};
	struct str href;
	bool known;

	/* most pages have none, and then no tag is read */
	if (str_find_nocase(head, STR("<base"), 0) == head.n)
		return false;
	href = base_href(head);
	if (!href.n)
		return false;
	text_plain(href, &plain);
	known = is_of_web(buf_str(&plain), url) &&
	        url_link(buf_str(&plain), url, out);
	buf_free(&plain);
	return known;
}

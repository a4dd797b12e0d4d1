/* extract_listed - the links that a page says, in JSON-LD, that it lists */
#include "extract_links.h"
#include "json.h"
#include "look.h"
#include "url.h"

#define URL 2000 /* bytes of an address */

/* The text in quotes behind a name and a colon, decoded in l->text; empty if
 * something else stands there. */
static struct str
quoted(struct links *l, struct str text, size_t at)
{
	struct str value = str_after(text, at);
	size_t n = str_skip_blank(value, 0);

	buf_clear(&l->text);
	if (n == value.n || value.p[n] != ':')
		return buf_str(&l->text);
	n = str_skip_blank(value, n + 1);
	value = str_after(value, n);
	if (!value.n || value.p[0] != '"')
		return buf_str(&l->text);
	n = str_find(str_head(value, URL), STR("\""), 1);
	if (n + 1 < value.n && n < URL)
		json_decode(str_n(value.p, n + 1), &l->text);
	return buf_str(&l->text);
}

struct str
links_key(struct links *l, struct str href)
{
	struct str path = l->x->url.p || l->host.p || !look_is_web(href)
	                      ? links_path(l, href)
	                      : url_local(href);

	while (path.n > 1 && path.p[path.n - 1] == '/')
		path.n--;
	return path;
}

/* Adds the addresses that stand in a list under the name. */
static void
add_named(struct links *l, struct str text, struct str name)
{
	struct str key;
	size_t at = 0;

	while ((at = str_find(text, name, at)) < text.n) {
		at += name.n;
		key = links_key(l, quoted(l, text, at));
		if (key.n > 1 && !look_is_private(l->x->look, key))
			names_add(&l->listed, key);
	}
}

bool
links_listed(struct links *l)
{
	struct str page = l->x->text.text, text;
	size_t at = 0;

	names_clear(&l->listed);
	while ((at = str_find(page, STR("ld+json"), at)) < page.n) {
		text = str_after(page, at);
		text.n = str_find_nocase(text, STR("</script"), 0);
		at += text.n + 1;
		if (str_find(text, STR("\"ItemList\""), 0) == text.n)
			continue;
		text.p += str_find(text, STR("\"itemListElement\""), 0);
		text.n = (size_t)(page.p + at - 1 - text.p);
		add_named(l, text, STR("\"url\""));
		add_named(l, text, STR("\"@id\""));
		add_named(l, text, STR("\"item\""));
	}
	return l->listed.n >= LINKS_LISTED;
}

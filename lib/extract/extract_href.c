/* extract_href - where a link of a page leads, and to which advert */
#include "extract_links.h"
#include "look.h"
#include "memento.h"
#include "redirect.h"
#include "url.h"

struct str
links_whole(struct links *l, struct str href)
{
	static const struct str http = STR_INIT("http://");
	struct str base = l->x->advert.link_base, url, when;

	memento(&href, &when);
	if (!base.p || look_is_web(href) ||
	    mirror_is_beside(l->x->mirror, href))
		return href;
	buf_clear(&l->url);
	buf_addc(&l->url, ' ');
	if (!url_link(href, base, &l->url))
		return href;
	url = buf_after(&l->url, 1);
	if (!str_starts(url, http))
		return url;
	/* an advert is the same whichever way its list was asked for */
	memcpy(l->url.p, "https:", 6);
	return buf_str(&l->url);
}

struct str
links_host(struct str url)
{
	return url_bare(url_host(url), URL_PHONE);
}

/* The path of a link on a page without an address; absent if it leads to
 * another host. */
static struct str
path_of(struct links *l, struct str href)
{
	static const struct str somewhere = STR_INIT("https://page/");

	if (look_is_web(href))
		return str_eq(links_host(href), l->host) ? url_local(href)
		                                         : STR_NONE;
	if (str_starts(href, STR("/")))
		return href;
	if (mirror_is_beside(l->x->mirror, href))
		return STR_NONE;
	buf_clear(&l->url);
	return url_link(href, somewhere, &l->url) ? url_local(buf_str(&l->url))
	                                          : STR_NONE;
}

struct str
links_path(struct links *l, struct str href)
{
	struct str url, host, path;

	if (!l->x->url.p)
		return path_of(l, href);
	url = links_whole(l, href);
	host = url_host(url);
	if (!str_eq(url_bare(host, URL_PHONE), l->host))
		return STR_NONE;
	path = url_local(url);
	return host.n + path.n >= url.n ? STR_NONE : path;
}

bool
links_elsewhere(const struct links *l, struct str href)
{
	struct str host, when;

	if (!look_is_web(href))
		return false;
	memento(&href, &when);
	host = links_host(href);
	return host.p && !str_eq(host, l->host) && !memchr(host.p, '&', host.n);
}

/* Where the link leads to, also through a host that sends on. */
static struct str
led(struct links *l, struct str href)
{
	return redirect_may_be(href)
	           ? redirect_target(l->x->pick.redirects, href)
	           : href;
}

struct str
links_item(struct links *l, struct str href, uint32_t *kind)
{
	struct str path, item;

	*kind = 0;
	if (!l->own)
		return look_item(l->x->look, links_whole(l, led(l, href)));
	path = links_path(l, href);
	if (!path.p || (!l->x->url.p && path.n < 2))
		return STR_NONE;
	item = look_own(l->x->look, path, kind);
	return item.n || !l->x->url.p
	           ? item
	           : look_below(l->x->look, url_path(l->x->url), path, kind);
}

bool
links_narrow(struct links *l)
{
	struct str url = l->x->url, path = url_path(url), query;
	uint32_t kind = 0;

	if (!url.p || (links_item(l, url, &kind).n && LOOK_GOODS(kind)))
		return false;
	if (look_is_range(l->x->look, path))
		return true;
	if (path.n > 1 && !look_is_searched(l->x->look, path))
		return false; /* what was searched for is kept on others too */
	query = str_n(url.p, str_find(url, STR("?"), 0));
	return look_searches(l->x->look, str_after(url, query.n));
}

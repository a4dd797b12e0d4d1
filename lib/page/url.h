/*
 * url - addresses of the web, as pages and their links have them
 *
 *	in https://www.shop.example:80/a/7.html?id=7#top
 *	   url_host   www.shop.example
 *	   url_path   /a/7.html
 *	   url_local  /a/7.html?id=7#top
 *
 * Links are made absolute as far as the address of a page tells (RFC 3986,
 * WHATWG URL), and otherwise not touched: nothing is decoded or sorted.
 */
#ifndef WT_URL_H
#define WT_URL_H

#include <stdbool.h>

#include "buf.h"
#include "str.h"

/* True of an address of the web with a host, however its scheme is written. */
bool url_is_web(struct str url);

/*
 * An address without the scheme that a program put before one that had it, or
 * before a host that lacks its slashes: https:https://a.example/7,
 * https:////a.example/7, https:a.example/7.  Lent from s.
 */
struct str url_once(struct str s);

/* The host of an address, without the port; absent if it has none. */
struct str url_host(struct str url);

/* Which first label, besides www, says no more than how pages are asked for. */
enum url_label {
	URL_WWW = 0,
	URL_PHONE = 1, /* m.shop.example, for phones */
	URL_API = 2    /* api.shop.example, for programs */
};

/* A host, or an address from its host on, without such a label, of which it has
 * one at most.  also: of enum url_label, or several of it. */
struct str url_bare(struct str host, unsigned also);

/* Its path up to "?" or "#"; "/" if it has none, absent without a host. */
struct str url_path(struct str url);

/* The same with query and all that stands behind it. */
struct str url_local(struct str url);

/* The address without an anchor, which is words (#top); what may be a route of
 * a program (#/item/7) stays.  Lent from url. */
struct str url_unanchored(struct str url);

/*
 * Appends the address as an absolute http or https URL: "//host/path" is
 * https, "/path" is of base's host (base may be absent).  False for what is
 * none: a fragment, a script, data, a file beside a saved page.  Of a web
 * archive's address (memento.h) what it shows is taken.
 */
bool url_absolute(struct str text, struct str base, struct buf *out);

/* The same of a link in a page that lies where base says, which may lead beside
 * it: "lot.php?id=7", "../7.html".  In a page that a program saved such a link
 * is often to a file of its own: ask mirror_is_beside before. */
bool url_link(struct str text, struct str base, struct buf *out);

#endif

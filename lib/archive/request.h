/*
 * request - the address that a saved HTTP request asks for (RFC 9112, 3)
 *
 *	GET /search?q=x HTTP/1.1
 *	Host: a.example
 *
 * Proxies that keep what passes (Fiddler's .saz), and caches, store it beside
 * the reply, which does not say where it is from.
 */
#ifndef WT_REQUEST_H
#define WT_REQUEST_H

#include <stdbool.h>

#include "buf.h"
#include "str.h"

/*
 * False if the message is no request.  Else url is set to its address: as it
 * stands if it is whole, or made with the Host, as https; to nothing if there
 * is none.
 */
bool request_url(struct str message, struct buf *url);

/*
 * The same of what Scrapy keeps beside each reply in its cache, a file meta:
 *
 *	{'url': 'https://a.example/1', 'method': 'GET', 'status': 200,
 *	 'response_url': 'https://a.example/1', 'timestamp': 1714982400.5}
 *
 * False if the file is none; when: in seconds since 1970, or nothing.
 */
bool request_kept(struct str file, struct buf *url, struct buf *when);

/*
 * The same of what ArchiveBox keeps beside each page, a file index.json in a
 * folder that is called by the time:
 *
 *	{ "archive_path": "archive/1714982400.123456", ...
 *	  "url": "https://a.example/1" }
 */
bool request_boxed(struct str file, struct buf *url, struct buf *when);

#endif

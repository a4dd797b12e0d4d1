/*
 * request - the address that a saved HTTP request asks for (RFC 9112, 3)
 *
 *	GET /search?q=x HTTP/1.1
 *	Host: a.example
 *
 * Proxies that keep what passes (Fiddler's .saz) store it beside the reply,
 * which does not say where it is from.
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

#endif

/*
 * flow - the exchanges that mitmproxy keeps (mitmdump -w FILE): dictionaries in
 * typed netstrings, one behind the other
 *
 *	2177:4:type;4:http;7:version;2:17#...8:response;616:...}}
 *
 * A value is its size in bytes, a colon, so many bytes, and a byte that says of
 * which type they are: , bytes ; text # integer ^ real number ! truth ~ nothing
 * ] list } dictionary, of which the last two hold values in turn, a dictionary
 * keys and values (mitmproxy/io/tnetstring.py).  Keys are the same in the forms
 * of flows since mitmproxy 0.11 (mitmproxy/io/compat.py), in any order, as
 * bytes in the older and text in the others; `code` became `status_code`.
 *
 *	if (flow_like(first))
 *		while (flow_size(held, &n) ...)
 *			flow_read(&f, the n bytes, &e)
 *
 * What browsers cannot save is read so: the replies that a shop's app gets.
 */
#ifndef WT_FLOW_H
#define WT_FLOW_H

#include <stdbool.h>
#include <stddef.h>

#include "buf.h"
#include "err.h"
#include "str.h"

/* Of the last flow_read: lent by the flow, or until the next. */
struct flow {
	bool http;          /* it is an exchange of HTTP, */
	bool answered;      /* with a reply, */
	bool lost;          /* whose body was not kept */
	struct str url;     /* by the Host that was asked for; or absent */
	struct str seconds; /* since 1970, when the reply came; or absent */
	int status;         /* 0 if it is not told */
	struct str type, charset; /* as media.h */
	struct str coding;        /* Content-Encoding, or absent */
	struct str body;          /* as it came, out of its chunks */
	/* private */
	struct buf address, media;
};

/* True if what begins so, of 64 bytes or less if that is all, is one. */
bool flow_like(struct str first);

/*
 * The bytes of the flow that held begins with, which may be more than are held;
 * 0 if more have to be held to tell.  False if none begins there.
 */
bool flow_size(struct str held, size_t *n);

/* Where in s, from `at` on, the next one may begin; s.n if nowhere. */
size_t flow_find(struct str s, size_t at);

/* Reads one, which is all of s.  False, with e set, if it is not sound.  f is
 * valid when zero. */
bool flow_read(struct flow *f, struct str s, struct err *e);
void flow_free(struct flow *f);

#endif

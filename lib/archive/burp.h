/*
 * burp - the items that Burp Suite saves: XML with what was asked and answered,
 * each as it came
 *
 *	<items burpVersion="2024.3.1" exportTime="...">
 *	  <item>
 *	    <time>Mon May 06 08:00:00 GMT 2024</time>
 *	    <url><![CDATA[https://a.example/1]]></url>
 *	    <request base64="true"><![CDATA[R0VU...]]></request>
 *	    <response base64="true"><![CDATA[SFRU...]]></response>
 *	  </item>
 *
 *	if (burp_like(first))
 *		for (b.rest = file; burp_next(&b);)
 *			... b.url, b.reply
 */
#ifndef WT_BURP_H
#define WT_BURP_H

#include <stdbool.h>

#include "buf.h"
#include "str.h"

/* All is lent by the file, or by the struct until the next burp_next. */
struct burp {
	struct str rest;     /* of the file: set it to begin */
	struct str item;     /* as in the file */
	struct str url;      /* or absent */
	struct str captured; /* RFC 3339, if the zone is UTC; or absent */
	struct str reply;    /* with its header; absent if there is none */
	bool cut;            /* the item has no end */
	bool damaged;        /* the reply's base64 is, so that it is not sure */
	/* private */
	struct buf text, decoded;
};

/* True if a file that begins so is one, whole or not. */
bool burp_like(struct str first);

/* False behind the last item.  b is valid when zero. */
bool burp_next(struct burp *b);
void burp_free(struct burp *b);

/* Behind the last item: the list of them is closed, so that no other was cut
 * off. */
bool burp_ended(const struct burp *b);

#endif

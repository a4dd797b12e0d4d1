/*
 * xml - a document (XML 1.0 with namespaces) as a stream of what it holds
 *
 *	xml_open(&x, feed);
 *	while (xml_next(&x) == XML_START ...)
 *
 * Bytes come from a feed and are never held: what is read is a little ahead of
 * what was given.  UTF-8 and UTF-16 are read; what is given is UTF-8.
 *
 * Untrusted input is meant.  A document with a document type declaration is
 * refused, so that there are no entities to expand but those of XML itself.
 * Elements are nested XML_DEPTH deep at most, a tag has XML_TOKEN bytes at
 * most, and no more than `left` bytes are read in all.
 *
 * This is the only user of libexpat.
 */
#ifndef WT_XML_H
#define WT_XML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "err.h"
#include "feed.h"
#include "str.h"

#define XML_DEPTH 256
#define XML_TOKEN ((size_t)1 << 20)

enum xml_what {
	XML_START,   /* of an element: name, space, attributes */
	XML_STOP,    /* its end: name, space */
	XML_TEXT,    /* text; may come in pieces */
	XML_END,     /* of the document, which is sound, and of the feed */
	XML_UNSOUND, /* it is no sound XML from here on: err */
	XML_LONG,    /* more than `left` bytes: err */
	XML_FAILED   /* the feed gave -1: err */
};

struct xml_attr {
	struct str space, name, value;
};

struct xml_event;

struct xml {
	/* of the last event; lent until the next */
	struct str name;  /* without a prefix */
	struct str space; /* the namespace; "" if there is none */
	struct str text;
	size_t depth;  /* elements around it; itself counts */
	uint64_t byte; /* of the document, where it begins */
	struct err err;
	bool cut;      /* XML_UNSOUND: for it ends */
	uint64_t left; /* bytes that may still be read; the caller's */
	/* private */
	void *parser;
	struct feed *feed;
	struct buf tape; /* what was read ahead */
	struct xml_event *event;
	size_t nevent, cap, at;
	struct xml_attr *attr;
	size_t nattr, attr_cap;
	size_t deep;   /* of what was read ahead */
	size_t silent; /* bytes read since the last event */
	enum xml_what over;
};

/* Starts on another document; feed stays the caller's.  x is valid when
 * zero. */
void xml_open(struct xml *x, struct feed *feed);
void xml_free(struct xml *x);

/* Behind the end, and behind a fault, it gives the same again. */
enum xml_what xml_next(struct xml *x);

/* The value of an attribute without a namespace, or of one whose namespace
 * ends so; absent if there is none. */
struct str xml_attr(const struct xml *x, const char *name);
struct str xml_attr_of(
    const struct xml *x, const char *space, const char *name);

/* Reads the feed to its end after a fault: false if that fails, err. */
bool xml_drain(struct xml *x);

#endif

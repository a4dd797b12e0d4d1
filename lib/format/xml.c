/* xml - a document as a stream of what it holds */
#include "xml.h"

#include <expat.h>
#include <stdlib.h>

#include "mem.h"

#define STEP  16384 /* bytes read at once */
#define SPACE '\n'  /* parts a namespace, which may have blanks, from a name */

/* An event that was read ahead; its strings stand in the tape, each with a
 * NUL behind it: the name, then names and values of attributes. */
struct xml_event {
	enum xml_what what;
	size_t at, n;
	size_t nattr, depth;
	uint64_t byte;
};

void
xml_free(struct xml *x)
{
	if (x->parser)
		XML_ParserFree(x->parser);
	buf_free(&x->tape);
	free(x->event);
	free(x->attr);
	*x = (struct xml){0};
}

static struct xml_event *
add_event(struct xml *x, enum xml_what what)
{
	struct xml_event *e;

	mem_grow(&x->event, &x->cap, x->nevent + 1, sizeof(*x->event));
	e = &x->event[x->nevent++];
	*e =
	    (struct xml_event){.what = what, .at = x->tape.n, .depth = x->deep};
	e->byte = (uint64_t)XML_GetCurrentByteIndex(x->parser);
	x->silent = 0;
	return e;
}

static void
add_string(struct xml *x, const char *s)
{
	buf_add(&x->tape, s, strlen(s) + 1);
}

static void
refuse(struct xml *x)
{
	if (x->over == XML_TEXT)
		x->over = XML_UNSOUND;
	XML_StopParser(x->parser, XML_FALSE);
}

static void
on_start(void *data, const char *name, const char **attr)
{
	struct xml *x = data;
	struct xml_event *e;
	size_t n = 0;

	if (x->over != XML_TEXT)
		return;
	if (++x->deep > XML_DEPTH) {
		err_set(&x->err, "elements are nested more than %d deep",
		    XML_DEPTH);
		refuse(x);
		return;
	}
	e = add_event(x, XML_START);
	add_string(x, name);
	for (; attr[n]; n += 2) {
		add_string(x, attr[n]);
		add_string(x, attr[n + 1]);
	}
	e->nattr = n / 2;
	e->n = x->tape.n - e->at;
}

static void
on_stop(void *data, const char *name)
{
	struct xml *x = data;
	struct xml_event *e;

	if (x->over != XML_TEXT) /* it comes all the same behind a refusal */
		return;
	e = add_event(x, XML_STOP);
	add_string(x, name);
	e->n = x->tape.n - e->at;
	x->deep--;
}

static void
on_text(void *data, const char *s, int n)
{
	struct xml *x = data;
	struct xml_event *e = x->nevent ? &x->event[x->nevent - 1] : NULL;

	if (!e || e->what != XML_TEXT)
		e = add_event(x, XML_TEXT);
	x->silent = 0;
	buf_add(&x->tape, s, (size_t)n);
	e->n += (size_t)n;
}

/* Comments and the like; with it no entity is expanded either. */
static void
on_other(void *data, const char *s, int n)
{
	struct xml *x = data;

	(void)s, (void)n;
	x->silent = 0;
}

static void
on_doctype(void *data, const char *name, const char *system, const char *public,
    int internal)
{
	struct xml *x = data;

	(void)name, (void)system, (void)public, (void)internal;
	err_set(&x->err, "it has a document type declaration");
	refuse(x);
}

void
xml_open(struct xml *x, struct feed *feed)
{
	if (!x->parser)
		x->parser = XML_ParserCreateNS(NULL, SPACE);
	else
		XML_ParserReset(x->parser, NULL);
	if (!x->parser)
		mem_gone();
	XML_SetUserData(x->parser, x);
	XML_SetElementHandler(x->parser, on_start, on_stop);
	XML_SetCharacterDataHandler(x->parser, on_text);
	XML_SetDefaultHandler(x->parser, on_other);
	XML_SetStartDoctypeDeclHandler(x->parser, on_doctype);
	x->feed = feed;
	buf_clear(&x->tape);
	x->nevent = x->at = x->nattr = x->deep = x->silent = 0;
	x->over = XML_TEXT; /* not yet */
	x->cut = false;
	x->err.msg[0] = '\0';
}

/* Why the parser stopped, if that is not known yet. */
static void
unsound(struct xml *x)
{
	enum XML_Error why = XML_GetErrorCode(x->parser);

	if (why == XML_ERROR_NO_MEMORY)
		mem_gone();
	if (x->over != XML_TEXT)
		return;
	x->over = XML_UNSOUND;
	x->cut = why == XML_ERROR_NO_ELEMENTS ||
	         why == XML_ERROR_UNCLOSED_TOKEN ||
	         why == XML_ERROR_PARTIAL_CHAR ||
	         why == XML_ERROR_UNCLOSED_CDATA_SECTION;
	x->byte = (uint64_t)XML_GetCurrentByteIndex(x->parser);
	err_set(&x->err, "it is no sound XML at byte %llu: %s",
	    (unsigned long long)x->byte, XML_ErrorString(why));
}

/* Reads on: some events, or it is over. */
static void
read_on(struct xml *x)
{
	void *p = XML_GetBuffer(x->parser, STEP);
	ssize_t n;

	if (!p)
		mem_gone();
	n = x->feed->take(x->feed, p, STEP, &x->err);
	if (n < 0) {
		x->over = XML_FAILED;
		return;
	}
	if ((uint64_t)n > x->left) {
		x->over = XML_LONG;
		err_set(&x->err, "it unpacks to more than is read");
		return;
	}
	x->left -= (uint64_t)n;
	x->silent += (size_t)n;
	if (XML_ParseBuffer(x->parser, (int)n, n == 0) != XML_STATUS_OK) {
		unsound(x);
	} else if (!n) {
		x->over = XML_END;
	} else if (x->silent > XML_TOKEN) {
		x->over = XML_UNSOUND;
		err_set(&x->err, "a tag has more than %zu bytes", XML_TOKEN);
	}
}

/* Parts "namespace name". */
static struct str
part(const char *p, struct str *space)
{
	struct str s = str_from(p);
	const char *at = memchr(s.p, SPACE, s.n);

	*space = at ? str_n(s.p, (size_t)(at - s.p)) : STR("");
	return at ? str_n(at + 1, s.n - space->n - 1) : s;
}

static void
give(struct xml *x, const struct xml_event *e)
{
	const char *p = x->tape.p + e->at;
	struct xml_attr *a;

	x->byte = e->byte;
	x->depth = e->depth;
	x->nattr = 0;
	if (e->what == XML_TEXT) {
		x->text = str_n(p, e->n);
		return;
	}
	x->name = part(p, &x->space);
	mem_grow(&x->attr, &x->attr_cap, e->nattr, sizeof(*x->attr));
	for (; x->nattr < e->nattr; x->nattr++) {
		p += strlen(p) + 1;
		a = &x->attr[x->nattr];
		a->name = part(p, &a->space);
		p += strlen(p) + 1;
		a->value = str_from(p);
	}
}

enum xml_what
xml_next(struct xml *x)
{
	while (x->at == x->nevent) {
		if (x->over != XML_TEXT)
			return x->over;
		buf_clear(&x->tape);
		x->nevent = x->at = 0;
		read_on(x);
	}
	give(x, &x->event[x->at]);
	return x->event[x->at++].what;
}

struct str
xml_attr(const struct xml *x, const char *name)
{
	for (size_t i = 0; i < x->nattr; i++)
		if (!x->attr[i].space.n &&
		    str_eq(x->attr[i].name, str_from(name)))
			return x->attr[i].value;
	return STR_NONE;
}

struct str
xml_attr_of(const struct xml *x, const char *space, const char *name)
{
	for (size_t i = 0; i < x->nattr; i++)
		if (str_ends(x->attr[i].space, str_from(space)) &&
		    str_eq(x->attr[i].name, str_from(name)))
			return x->attr[i].value;
	return STR_NONE;
}

bool
xml_drain(struct xml *x)
{
	char bytes[STEP];
	ssize_t n = 1;

	if (x->over == XML_FAILED)
		return false;
	while (n > 0 && x->left) {
		n = x->feed->take(x->feed, bytes, STEP, &x->err);
		if (n > 0)
			x->left -=
			    (uint64_t)n < x->left ? (uint64_t)n : x->left;
	}
	return n >= 0;
}

/* json_scan - one strict pass over a JSON text, RFC 8259 */
#include <stdlib.h>

#include "json_keys.h"
#include "json_priv.h"
#include "mem.h"
#include "utf8.h"

struct frame {
	const char *start;
	uint32_t node; /* of the trie, or JSON_NONE: nothing wanted in here */
	uint64_t index;
	bool is_object;
};

struct work {
	struct frame frame[JSON_DEPTH_MAX + 1];
	struct buf decoded; /* a key that has escapes */
	struct json_keys *keys;
};

struct scanner {
	struct json_scan *s;
	const struct json_paths *paths;
	struct work *w;
	const char *p, *end;
	const char *why; /* the fault */
	size_t depth;
	bool uncounted; /* duplicate keys are */
};

static const char too_deep[] = "nested deeper than 1,000 levels";

static bool
fault(struct scanner *sc, const char *why)
{
	sc->why = why;
	return false;
}

static void
blank_more(struct scanner *sc)
{
	const char *p = sc->p;

	while (p < sc->end &&
	       (*p == ' ' || *p == '\t' || *p == '\n' || *p == '\r'))
		p++;
	sc->p = p;
}

/* Most often there is none. */
static inline void
blank(struct scanner *sc)
{
	if (sc->p < sc->end && (unsigned char)*sc->p <= ' ')
		blank_more(sc);
}

/* Without a branch: in escaped text no digit foretells the next. */
static unsigned
hex_digit(char c)
{
	unsigned u = (unsigned char)c;

	return (u - '0' < 10u) + ((u | 32) - 'a' < 6u);
}

static const bool plain_escape[256] = {['"'] = true,
    ['\\'] = true,
    ['/'] = true,
    ['b'] = true,
    ['f'] = true,
    ['n'] = true,
    ['r'] = true,
    ['t'] = true};

/* sc->p is at the backslash. */
static bool
escape(struct scanner *sc)
{
	const char *p = sc->p + 1;

	if (p >= sc->end)
		return fault(sc, "a string that does not end");
	if (*p == 'u') {
		if (sc->end - p < 5 || !(hex_digit(p[1]) & hex_digit(p[2]) &
					   hex_digit(p[3]) & hex_digit(p[4])))
			return fault(sc, "a \\u without four hex digits");
		sc->p = p + 5;
		return true;
	}
	if (!plain_escape[(unsigned char)*p])
		return fault(sc, "an unknown escape in a string");
	sc->p = p + 1;
	return true;
}

/* A string that has more in it than plain characters; sc->p is at the first. */
static bool
string_more(struct scanner *sc)
{
	for (;;) {
		if (sc->p >= sc->end)
			return fault(sc, "a string that does not end");
		if (*sc->p == '"') {
			sc->p++;
			return true;
		}
		if (*sc->p != '\\')
			return fault(sc, "a control character in a string");
		do { /* escapes come in rows */
			if (!escape(sc))
				return false;
		} while (sc->p < sc->end && *sc->p == '\\');
		sc->p = json_special(sc->p, sc->end);
	}
}

/*
 * sc->p is at the opening quote; then behind the closing one.  *plain: it has
 * no escapes.
 */
static inline bool
string(struct scanner *sc, bool *plain)
{
	const char *p = json_special(sc->p + 1, sc->end);

	*plain = p < sc->end && *p == '"';
	sc->p = *plain ? p + 1 : p;
	return *plain || string_more(sc);
}

static bool
digits(struct scanner *sc)
{
	const char *from = sc->p;

	while (sc->p < sc->end && *sc->p >= '0' && *sc->p <= '9')
		sc->p++;
	return sc->p > from || fault(sc, "a number without its digits");
}

static bool
number(struct scanner *sc)
{
	if (*sc->p == '-')
		sc->p++;
	if (sc->p < sc->end && *sc->p == '0')
		sc->p++;
	else if (!digits(sc))
		return false;
	if (sc->p < sc->end && *sc->p == '.') {
		sc->p++;
		if (!digits(sc))
			return false;
	}
	if (sc->p < sc->end && (*sc->p | 32) == 'e') {
		sc->p++;
		if (sc->p < sc->end && (*sc->p == '+' || *sc->p == '-'))
			sc->p++;
		return digits(sc);
	}
	return true;
}

static bool
word(struct scanner *sc, struct str w)
{
	if ((size_t)(sc->end - sc->p) < w.n || memcmp(sc->p, w.p, w.n) != 0)
		return fault(sc, "no JSON value");
	sc->p += w.n;
	return true;
}

static bool
scalar(struct scanner *sc)
{
	bool plain;

	switch (*sc->p) {
	case '"': return string(sc, &plain);
	case 't': return word(sc, STR("true"));
	case 'f': return word(sc, STR("false"));
	case 'n': return word(sc, STR("null"));
	case '-':
	case '0':
	case '1':
	case '2':
	case '3':
	case '4':
	case '5':
	case '6':
	case '7':
	case '8':
	case '9': return number(sc);
	default: return fault(sc, "no JSON value");
	}
}

static inline uint32_t
key_node(const struct scanner *sc, uint32_t at, struct str k)
{
	const struct json_node *node = sc->paths->node;
	uint32_t c;

	if (!(node[at].filter & json_key_bit(k)))
		return JSON_NONE;
	for (c = node[at].child; c != JSON_NONE; c = node[c].next)
		if (node[c].key.p && str_eq(k, node[c].key))
			return c;
	return JSON_NONE;
}

static uint32_t
index_node(const struct scanner *sc, uint32_t at, uint64_t index)
{
	const struct json_node *node = sc->paths->node;
	uint32_t c;

	for (c = node[at].child; c != JSON_NONE; c = node[c].next)
		if (!node[c].key.p && node[c].index == index)
			return c;
	return JSON_NONE;
}

/* Of duplicate keys the last counts: what an earlier one gave is dropped. */
static void
forget(struct scanner *sc, uint32_t at)
{
	const struct json_node *node = sc->paths->node;
	uint32_t c;

	if (node[at].slot != JSON_NONE)
		sc->s->span[node[at].slot] = (struct str){NULL, 0};
	for (c = node[at].child; c != JSON_NONE; c = node[c].next)
		forget(sc, c);
}

/* Reads a key and its colon; *node is where its value belongs. */
static bool
key(struct scanner *sc, uint32_t *node)
{
	const struct frame *f = &sc->w->frame[sc->depth];
	const char *from = sc->p;
	bool plain, fresh = false;
	struct str k;

	if (sc->p >= sc->end || *sc->p != '"')
		return fault(sc, "an object's key is missing");
	if (!string(sc, &plain))
		return false;
	k = str_n(from + 1, (size_t)(sc->p - from) - 2);
	if (!plain) {
		buf_clear(&sc->w->decoded);
		json_decode(str_n(from, k.n + 2), &sc->w->decoded);
		k = buf_str(&sc->w->decoded);
	}
	if (!sc->uncounted)
		fresh = json_keys_note(sc->w->keys, sc->depth, k);
	*node = JSON_NONE;
	if (f->node != JSON_NONE &&
	    (*node = key_node(sc, f->node, k)) != JSON_NONE && !fresh)
		forget(sc, *node);
	blank(sc);
	if (sc->p >= sc->end || *sc->p != ':')
		return fault(sc, "a colon is missing behind a key");
	sc->p++;
	blank(sc);
	return true;
}

static void
found(struct scanner *sc, uint32_t node, const char *from)
{
	uint32_t slot;

	if (node == JSON_NONE)
		return;
	slot = sc->paths->node[node].slot;
	if (slot != JSON_NONE)
		sc->s->span[slot] = str_n(from, (size_t)(sc->p - from));
}

static bool
open_container(struct scanner *sc, uint32_t node)
{
	struct frame *f;

	if (sc->depth == JSON_DEPTH_MAX)
		return fault(sc, too_deep);
	f = &sc->w->frame[++sc->depth];
	f->start = sc->p;
	f->is_object = *sc->p == '{';
	f->index = 0;
	f->node = node;
	json_keys_open(sc->w->keys, sc->depth);
	if (node != JSON_NONE && sc->paths->node[node].child == JSON_NONE &&
	    sc->paths->node[node].slot == JSON_NONE)
		f->node = JSON_NONE;
	sc->p++;
	blank(sc);
	return true;
}

/* A member of the innermost container has ended at sc->p. */
static void
member_end(struct scanner *sc)
{
	if (sc->depth == 1) {
		sc->s->members++;
		sc->s->tail = sc->p;
	}
}

/* Closes containers while they end here.  False on a fault. */
static bool
close_containers(struct scanner *sc)
{
	const struct frame *f;

	while (sc->depth) {
		f = &sc->w->frame[sc->depth];
		blank(sc);
		if (sc->p >= sc->end)
			return fault(sc, f->is_object
					     ? "an object that does not end"
					     : "an array that does not end");
		if (*sc->p != (f->is_object ? '}' : ']'))
			break;
		sc->p++;
		found(sc, f->node, f->start);
		sc->depth--;
		member_end(sc);
	}
	return true;
}

/* Behind a member: the comma and, in an object, the next key. */
static bool
next_member(struct scanner *sc, uint32_t *node)
{
	struct frame *f = &sc->w->frame[sc->depth];

	if (*sc->p != ',')
		return fault(sc, "a comma is missing");
	sc->p++;
	blank(sc);
	if (f->is_object)
		return key(sc, node);
	f->index++;
	*node = JSON_NONE;
	if (f->node != JSON_NONE && sc->paths->node[f->node].indexes)
		*node = index_node(sc, f->node, f->index);
	return true;
}

/* An opening bracket: into the container, to its first member. */
static bool
enter(struct scanner *sc, uint32_t *node, bool *empty)
{
	struct frame *f;

	if (!open_container(sc, *node))
		return false;
	f = &sc->w->frame[sc->depth];
	if (sc->p >= sc->end)
		return fault(sc, f->is_object ? "an object that does not end"
					      : "an array that does not end");
	*empty = *sc->p == (f->is_object ? '}' : ']');
	if (*empty)
		return true;
	if (f->is_object)
		return key(sc, node);
	*node = JSON_NONE;
	if (f->node != JSON_NONE && sc->paths->node[f->node].indexes)
		*node = index_node(sc, f->node, 0);
	return true;
}

static bool
value(struct scanner *sc)
{
	uint32_t node = sc->paths ? 0 : JSON_NONE;
	const char *from;
	bool empty;

	for (;;) {
		if (sc->p >= sc->end)
			return fault(sc, "a value is missing");
		if (*sc->p == '{' || *sc->p == '[') {
			if (!enter(sc, &node, &empty))
				return false;
			if (!empty)
				continue;
		} else {
			from = sc->p;
			if (!scalar(sc))
				return false;
			found(sc, node, from);
			member_end(sc);
		}
		if (!close_containers(sc))
			return false;
		if (!sc->depth)
			return true;
		if (!next_member(sc, &node))
			return false;
	}
}

static void
start(struct json_scan *s, const struct json_paths *p)
{
	size_t n = p ? p->nslot : 0;
	struct work *w = s->work;

	if (!w) {
		s->work = w = mem_new(1, sizeof(*w));
		w->keys = json_keys_new();
	}
	json_keys_begin(w->keys);
	if (s->nspan < n)
		s->span = mem_resize(s->span, n, sizeof(*s->span));
	s->nspan = n;
	if (n)
		memset(s->span, 0, n * sizeof(*s->span));
	s->members = 0;
	s->tail = NULL;
	s->duplicates = 0;
	s->value = (struct str){NULL, 0};
}

/* One value; whole: nothing but white space may follow it. */
static void
scan_text(struct scanner *sc, bool whole)
{
	const char *from;

	blank(sc);
	from = sc->p;
	if (!value(sc))
		return;
	sc->s->value = str_n(from, (size_t)(sc->p - from));
	blank(sc);
	if (whole && sc->p != sc->end)
		fault(sc, "something follows the value");
}

/* The end of a scan of text: what it found, or the fault. */
static bool
finish(struct scanner *sc, struct str text, struct err *e)
{
	struct json_scan *s = sc->s;

	s->fault = NULL;
	if (!sc->why)
		return true;
	s->fault = sc->why == too_deep ? "depth" : "json";
	if (s->nspan)
		memset(s->span, 0, s->nspan * sizeof(*s->span));
	return err_set(
	    e, "byte %zu: %s", (size_t)(sc->p - text.p) + 1, sc->why);
}

bool
json_scan(struct json_scan *s, const struct json_paths *p, struct str text,
    struct err *e)
{
	struct scanner sc = {
	    .s = s, .paths = p, .p = text.p, .end = text.p + text.n};
	size_t at = 0;

	start(s, p);
	sc.w = s->work;
	s->fault = "utf8";
	if (!utf8_valid(text, &at))
		return err_set(e, "byte %zu: not UTF-8", at + 1);
	scan_text(&sc, true);
	if (!finish(&sc, text, e))
		return false;
	s->duplicates = json_keys_twice(sc.w->keys, s->value);
	return true;
}

/* The value that text begins with, or all that text has to be. */
static bool
scan_plain(struct json_scan *s, const struct json_paths *p, struct str text,
    bool whole, struct err *e)
{
	struct scanner sc = {.s = s,
	    .paths = p,
	    .p = text.p,
	    .end = text.p + text.n,
	    .uncounted = true};

	start(s, p);
	sc.w = s->work;
	scan_text(&sc, whole);
	return finish(&sc, text, e);
}

bool
json_scan_whole(struct json_scan *s, const struct json_paths *p,
    struct str text, struct err *e)
{
	return scan_plain(s, p, text, true, e);
}

bool
json_scan_first(struct json_scan *s, const struct json_paths *p,
    struct str text, struct err *e)
{
	return scan_plain(s, p, text, false, e);
}

void
json_scan_free(struct json_scan *s)
{
	struct work *w = s->work;

	if (w) {
		json_keys_free(w->keys);
		buf_free(&w->decoded);
	}
	free(w);
	free(s->span);
	*s = (struct json_scan){0};
}

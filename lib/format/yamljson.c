/* yamljson - a text of YAML as the JSON that it would be */
#include "yamljson.h"

#include <stdlib.h>
#include <yaml.h> /* libyaml's */

#include "base64.h"
#include "json.h"
#include "mem.h"
#include "utf8.h"

#define GROWS   8                 /* times the text, */
#define MORE    (1 << 16)         /* and so many bytes, may be made of it */
#define ANCHORS 1000              /* that are remembered, */
#define HELD    ((size_t)1 << 20) /* with what they are of */
#define NEAR    4096              /* bytes that tell of rows in brackets */
#define NONE    SIZE_MAX

struct frame {
	bool map, value; /* value: its key was written */
	size_t n;        /* values so far */
	size_t from;     /* where in out it begins */
	size_t anchor;   /* its number; NONE */
};

struct work {
	struct yamljson *y;
	struct buf *out;
	struct err *e;
	size_t start, most;
	struct frame at[YAMLJSON_DEPTH];
	size_t depth;
	size_t good; /* out is so long behind the last whole row */
};

void
yamljson_clear(struct yamljson *y)
{
	names_clear(&y->anchor);
	buf_clear(&y->held);
}

void
yamljson_free(struct yamljson *y)
{
	names_free(&y->anchor);
	buf_free(&y->held);
	buf_free(&y->bytes);
	free(y->span);
	*y = (struct yamljson){0};
}

static struct str
text_of(const yaml_char_t *p, size_t n)
{
	return str_n((const char *)p, n);
}

/* The number that an anchor has from now on; NONE if it has no name, or too
 * many have one. */
static size_t
anchor(struct yamljson *y, const yaml_char_t *name)
{
	struct str s = str_from(name ? (const char *)name : "");
	uint32_t i;

	if (!s.n)
		return NONE;
	i = names_find(&y->anchor, s);
	if (i != NAMES_NONE)
		return i;
	if (y->anchor.n >= ANCHORS)
		return NONE;
	i = names_add(&y->anchor, s);
	mem_grow(&y->span, &y->cap, (size_t)i + 1, sizeof(*y->span));
	y->span[i] = (struct yamljson_span){0, 0};
	return i;
}

/* Notes what the anchor is of: out from there on. */
static void
note(struct work *w, size_t number, size_t from)
{
	struct yamljson *y = w->y;
	size_t n = w->out->n - from;

	if (number == NONE || n > HELD - y->held.n)
		return;
	y->span[number] = (struct yamljson_span){y->held.n, n};
	buf_add(&y->held, w->out->p + from, n);
}

/* Before a value, or a key. */
static void
sep(struct work *w)
{
	struct frame *f = w->depth ? &w->at[w->depth - 1] : NULL;

	if (!f) {
		if (w->out->n > w->start)
			buf_addc(w->out, '\n');
	} else if (!f->map || !f->value) {
		if (f->n++)
			buf_addc(w->out, ',');
	}
}

/* Behind a value. */
static void
done(struct work *w)
{
	struct frame *f = w->depth ? &w->at[w->depth - 1] : NULL;

	if (f)
		f->value = false;
	if (w->depth <= 1)
		w->good = w->out->n;
}

/* A number as JSON writes it. */
static bool
is_number(struct str s)
{
	size_t i = str_starts(s, STR("-")), from = i;

	while (i < s.n && ascii_digit(s.p[i]))
		i++;
	if (i == from || (s.p[from] == '0' && i > from + 1))
		return false;
	if (i < s.n && s.p[i] == '.') {
		from = ++i;
		while (i < s.n && ascii_digit(s.p[i]))
			i++;
		if (i == from)
			return false;
	}
	return i == s.n;
}

static bool
is_null(struct str s)
{
	return !s.n || str_eq(s, STR("~")) || str_eq_nocase(s, STR("null"));
}

/* Bytes, as JSON can have them. */
static void
put_bytes(struct work *w, struct str s)
{
	struct buf *b = &w->y->bytes;
	size_t at;

	buf_clear(b);
	base64_read(s, b);
	if (utf8_valid(buf_str(b), &at)) {
		json_quote(w->out, buf_str(b));
		return;
	}
	buf_puts(w->out, "\"" BASE64_DATA);
	base64_add(w->out, buf_str(b));
	buf_addc(w->out, '"');
}

static bool
is_tag(const yaml_char_t *tag, const char *name)
{
	struct str t = str_from(tag ? (const char *)tag : "");

	return str_ends(t, str_from(name));
}

static void
put_scalar(struct work *w, const yaml_event_t *v)
{
	struct str s = text_of(v->data.scalar.value, v->data.scalar.length);
	const yaml_char_t *tag = v->data.scalar.tag;

	if (is_tag(tag, ":binary")) {
		put_bytes(w, s);
		return;
	}
	if (v->data.scalar.style == YAML_PLAIN_SCALAR_STYLE && !tag) {
		if (is_null(s)) {
			buf_puts(w->out, "null");
			return;
		}
		if (str_eq_nocase(s, STR("true")) ||
		    str_eq_nocase(s, STR("false"))) {
			buf_puts(w->out,
			    ascii_lower(s.p[0]) == 't' ? "true" : "false");
			return;
		}
		if (is_number(s)) {
			buf_addstr(w->out, s);
			return;
		}
	}
	json_quote(w->out, s);
}

/* A scalar: a key, or a value. */
static void
take_scalar(struct work *w, const yaml_event_t *v)
{
	struct frame *f = w->depth ? &w->at[w->depth - 1] : NULL;
	size_t from;

	sep(w);
	from = w->out->n;
	if (f && f->map && !f->value) {
		json_quote(w->out,
		    text_of(v->data.scalar.value, v->data.scalar.length));
		buf_addc(w->out, ':');
		f->value = true;
		return;
	}
	put_scalar(w, v);
	note(w, anchor(w->y, v->data.scalar.anchor), from);
	done(w);
}

/* True if a key is due: what comes is none. */
static bool
wants_key(const struct work *w)
{
	return w->depth && w->at[w->depth - 1].map &&
	       !w->at[w->depth - 1].value;
}

static bool
open_at(struct work *w, bool map, const yaml_char_t *name)
{
	if (wants_key(w))
		return err_set(w->e, "a key is no text");
	if (w->depth == YAMLJSON_DEPTH)
		return err_set(
		    w->e, "it is nested deeper than %d", YAMLJSON_DEPTH);
	sep(w);
	w->at[w->depth++] = (struct frame){
	    .map = map, .from = w->out->n, .anchor = anchor(w->y, name)};
	buf_addc(w->out, map ? '{' : '[');
	return true;
}

static void
close_it(struct work *w)
{
	struct frame *f = &w->at[--w->depth];

	buf_addc(w->out, f->map ? '}' : ']');
	note(w, f->anchor, f->from);
	done(w);
}

static bool
take_alias(struct work *w, const yaml_char_t *name)
{
	uint32_t i = names_find(&w->y->anchor, str_from((const char *)name));
	struct yamljson_span s = {0, 0};

	if (wants_key(w))
		return err_set(w->e, "a key is no text");
	sep(w);
	if (i != NAMES_NONE)
		s = w->y->span[i];
	if (s.n)
		buf_add(w->out, w->y->held.p + s.at, s.n);
	else
		buf_puts(w->out, "null");
	done(w);
	return true;
}

static bool
take(struct work *w, const yaml_event_t *v)
{
	bool ok = true;

	switch (v->type) {
	case YAML_SCALAR_EVENT: take_scalar(w, v); break;
	case YAML_ALIAS_EVENT: ok = take_alias(w, v->data.alias.anchor); break;
	case YAML_SEQUENCE_START_EVENT:
		ok = open_at(w, false, v->data.sequence_start.anchor);
		break;
	case YAML_MAPPING_START_EVENT:
		ok = open_at(w, true, v->data.mapping_start.anchor);
		break;
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT: close_it(w); break;
	default: break;
	}
	if (ok && w->out->n - w->start > w->most)
		ok = err_set(w->e, "its aliases make too much of it");
	return ok;
}

/* Reads all events; false with e set if there is a fault. */
static bool
read_all(struct work *w, yaml_parser_t *p)
{
	yaml_event_t v;
	struct err why;
	bool ok = true, end = false;

	while (ok && !end) {
		if (!yaml_parser_parse(p, &v))
			return err_set(w->e, "line %zu: %s",
			    p->problem_mark.line + 1,
			    p->problem ? p->problem : "no memory");
		end = v.type == YAML_STREAM_END_EVENT;
		ok = take(w, &v);
		why = *w->e;
		if (!ok)
			err_set(w->e, "line %zu: %.400s", v.start_mark.line + 1,
			    why.msg);
		yaml_event_delete(&v);
	}
	return ok;
}

/* What is whole of the outermost value, and its end. */
static void
mend(struct work *w)
{
	w->out->n = w->good;
	if (!w->depth)
		return;
	if (w->good > w->start && w->good <= w->at[0].from)
		return; /* a document before it is whole */
	if (w->good <= w->at[0].from)
		buf_addc(w->out, w->at[0].map ? '{' : '[');
	buf_addc(w->out, w->at[0].map ? '}' : ']');
}

bool
yamljson(struct yamljson *y, struct str text, struct buf *out, struct err *e)
{
	struct work w = {.y = y,
	    .out = out,
	    .e = e,
	    .start = out->n,
	    .good = out->n,
	    .most = GROWS * text.n + MORE};
	yaml_parser_t p;
	bool ok;

	if (!yaml_parser_initialize(&p))
		return err_set(e, "no memory");
	yaml_parser_set_encoding(&p, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(
	    &p, (const unsigned char *)str_chars(text), text.n);
	ok = read_all(&w, &p);
	yaml_parser_delete(&p);
	if (!ok)
		mend(&w);
	return ok;
}

/* A name and a colon, as rows begin; *rest: what follows. */
static bool
is_member(struct str line)
{
	size_t n = str_find(line, STR(":"), 0);

	if (!n || n == line.n || n > 64 ||
	    ONE_OF(line.p[0], "\"'{}[],&*#?|>%@`<"))
		return false;
	return n + 1 == line.n || line.p[n + 1] == ' ' || line.p[n + 1] == '\r';
}

/* Cuts the next line from text; *n: the blanks that stood before it. */
static struct str
next_line(struct str *text, size_t *n)
{
	struct str line = str_cut(text, '\n');

	*n = 0;
	while (*n < line.n && line.p[*n] == ' ')
		++*n;
	return str_n(line.p + *n, line.n - *n);
}

/* id_0:             mappings under names of their own, which may stand under
 *   title: a        one more
 * id_1:
 */
static bool
is_named(struct str text)
{
	size_t outer = SIZE_MAX, n;
	bool members = false, bare;
	struct str line;

	for (int i = 0; i < 99 && text.p; i++) {
		line = next_line(&text, &n);
		if (!line.n || line.p[0] == '#')
			continue;
		if (outer != SIZE_MAX && n < outer)
			return false;
		bare = is_member(line) && str_ends(str_trim(line), STR(":"));
		if (bare && n == outer)
			return members;
		if (bare && !members)
			outer = n;
		else if (outer == SIZE_MAX || n == outer)
			return false;
		members |= is_member(line) && !bare;
	}
	return false;
}

/* True of a row that is all on its line: {id: 7, title: a} */
static bool
is_flow(struct str row)
{
	return row.n > 2 && row.p[0] == '{' && row.p[row.n - 1] == '}' &&
	       is_member(str_trim(str_n(row.p + 1, row.n - 2)));
}

/* True of what YAML has without quotes behind a colon, and JavaScript has not:
 * a word of Chinese, which would be the name of something there, $12.50, and
 * two words. */
static bool
is_unquoted(struct str s)
{
	static const struct str not [] = {STR_INIT("new "),
	    STR_INIT("function "), STR_INIT("async "), STR_INIT("await "),
	    STR_INIT("typeof "), STR_INIT("void ")};
	size_t n = 0, blanks = 0;

	if (!s.n || (unsigned char)s.p[0] >= 0xe3)
		return s.n;
	if (s.p[0] == '$')
		return s.n > 1 && ascii_digit(s.p[1]);
	if (!ascii_letter(s.p[0]) || str_starts_in(s, not, COUNT(not )))
		return false;
	for (; n < s.n && (ascii_name(s.p[n]) || s.p[n] == ' '); n++)
		blanks +=
		    s.p[n] == ' ' && n + 1 < s.n && ascii_letter(s.p[n + 1]);
	return blanks && n < s.n && ONE_OF(s.p[n], ",}");
}

/* True of rows in brackets, [{id: 7, title: 角梳}, ...], one of which has such.
 */
static bool
is_flows(struct str text)
{
	struct str near = str_head(text, NEAR);

	if (!str_take(&near, STR("[{")) || !is_member(near))
		return false;
	for (size_t at = 0; (at = str_find(near, STR(": "), at)) < near.n;) {
		at += 2;
		if (is_unquoted(str_after(near, at)))
			return true;
	}
	return false;
}

bool
yamljson_like(struct str text)
{
	struct str line;
	bool marked = false, under = true;
	size_t n;

	str_take(&text, STR(STR_BOM));
	if (is_named(text) || is_flows(text))
		return true;
	/* before the first row: marks, notes, one name; and what is said of
	 * all rows, but for that of a text of another kind, between marks */
	for (int i = 0; i < 20 && text.p; i++) {
		line = next_line(&text, &n);
		if (str_starts(line, STR("- "))) {
			line = str_trim(str_after(line, 2));
			if (is_flow(line))
				return under;
			if (!is_member(line) || !text.p)
				return false;
			line = str_cut(&text, '\n');
			return under && line.n > n + 2 &&
			       str_starts(line, STR("  ")) &&
			       is_member(str_after(line, n + 2));
		}
		if (!line.n || line.p[0] == '#' || line.p[0] == '%')
			continue;
		if (str_starts(line, STR("---"))) {
			marked = true;
			continue;
		}
		under = is_member(line) && str_ends(str_trim(line), STR(":"));
		if (!under && (marked || n || !is_member(line)))
			return false;
	}
	return false;
}

/* part_values - where in JSON a part may end */
#include <stdint.h>

#include "part_priv.h"

#define NAMED 100 /* bytes before what a script sets, at most */

/* Only data whose names are quoted as in JSON is cut: part_step knows no other
 * quotes. */
size_t
part_set(struct str s, size_t at)
{
	struct str head = str_head(str_after(s, at), NAMED);
	size_t n = 0, to;

	while (
	    n < head.n && (ascii_name(head.p[n]) || ONE_OF(head.p[n], "$. ")))
		n++;
	if (!n || n == head.n || head.p[n] != '=')
		return at;
	n = str_skip_blank(head, n + 1);
	if (n == head.n || !ONE_OF(head.p[n], "{["))
		return at;
	for (to = n; to < head.n && ONE_OF(head.p[to], "{[ \t\r\n"); to++)
		;
	return to < head.n && head.p[to] == '"' ? at + n : at;
}

/* A string's name is kept if it is that of a bracket around rows. */
static void
open_bracket(struct part *p, struct str s)
{
	size_t d = p->depth++;

	if (d >= PART_DEPTH)
		return;
	if (d && p->in[d - 1].open == '{' && p->behind > p->name)
		buf_addstr(&p->keys, str_n(s.p + p->name, p->behind - p->name));
	p->in[d] = (struct part_bracket){s.p[p->at], p->keys.n, p->at};
}

static void
close_bracket(struct part *p)
{
	if (!p->depth)
		return;
	p->depth--;
	if (p->depth < PART_DEPTH)
		p->keys.n = p->depth ? p->in[p->depth - 1].key : 0;
}

/* Behind the string whose bytes begin at p->at, or to the end of s. */
static void
pass_string(struct part *p, struct str s)
{
	while (p->at < s.n) {
		char c = s.p[p->at++];

		if (p->escaped) {
			p->escaped = false;
		} else if (c == '\\') {
			p->escaped = true;
		} else if (c == '"') {
			p->quoted = false;
			p->behind = p->at;
			return;
		}
	}
}

/* Passes one byte of the structure; true if a part may end behind it. */
static bool
pass_byte(struct part *p, struct str s)
{
	bool ends = false;

	switch (s.p[p->at]) {
	case '"':
		p->quoted = true;
		p->name = p->at;
		break;
	case '{':
	case '[': open_bracket(p, s); break;
	case '}':
	case ']':
		close_bracket(p);
		ends = !p->depth && !p->level;
		break;
	case ',': ends = p->depth && p->depth <= p->level; break;
	default: break;
	}
	p->at++;
	return ends;
}

bool
part_step(struct part *p, struct str held)
{
	while (p->at < held.n) {
		if (p->quoted) {
			pass_string(p, held);
		} else if (pass_byte(p, held)) {
			p->last = (struct part_end){p->at, p->depth};
			return true;
		}
	}
	return false;
}

void
part_before(struct part *p)
{
	struct buf *b = &p->before;
	size_t from, n;

	buf_clear(b);
	if (p->depth)
		buf_addstr(b, buf_str(&p->head));
	for (size_t i = 0; i < p->depth && i < PART_DEPTH; i++) {
		if (i && p->in[i - 1].open == '{') {
			/* where brackets do not match, the one around it may
			 * be of what follows the end of the part */
			from = p->in[i - 1].key;
			n = p->in[i].key;
			n = n > from ? n - from : 0;
			buf_addstr(
			    b, n ? str_n(p->keys.p + from, n) : STR("\"\""));
			buf_addc(b, ':');
		}
		buf_addc(b, p->in[i].open);
	}
}

/* How deep the rows lie of the outermost array that is open where p is, in an
 * object that is not its first; 0 if there is none.  comma: where the last
 * stands, by depth. */
static size_t
open_rows(const struct part *p, const size_t comma[PART_DEPTH + 1])
{
	for (size_t i = 0; i + 1 < p->depth && i + 1 < PART_DEPTH; i++)
		if (p->in[i].open == '[' && p->in[i + 1].open == '{' &&
		    comma[i + 1] > p->in[i].at)
			return i + 1;
	return 0;
}

/* The least nested comma behind PART_BYTES, or in text that is short; if there
 * is none, as in a row that is longer than all that is held, those between the
 * rows before it; 0 if there are none. */
static size_t
least_level(struct part *p, struct str s)
{
	size_t comma[PART_DEPTH + 1] = {0};
	size_t least = PART_DEPTH + 1;
	size_t from = s.n < 2 * PART_BYTES ? 0 : PART_BYTES;

	p->level = PART_DEPTH;
	while (part_step(p, s)) {
		comma[p->depth] = p->at;
		if (p->at >= from && p->depth && p->depth < least)
			least = p->depth;
	}
	return least > PART_DEPTH ? open_rows(p, comma) : least;
}

/* True if the first line is a value of its own. */
static bool
first_line(struct part *p, struct str s, size_t at)
{
	size_t n = str_find(s, STR("\n"), at);

	p->level = 0;
	return n < s.n && part_step(p, str_n(s.p, n)) &&
	       str_trim(str_n(s.p + p->at, n - p->at)).n == 0;
}

static void
restart(struct part *p)
{
	p->at = p->depth = 0;
	p->quoted = p->escaped = false;
	buf_clear(&p->keys);
}

/* True if the columns' names stand once, before the rows: a part would be
 * without them. */
static bool
is_headed(struct str s)
{
	static const char *const heads[] = {"[[\"", "{\"columns\""};
	size_t at, n;

	for (size_t i = 0; i < COUNT(heads); i++) {
		for (at = n = 0; at < s.n && heads[i][n]; at++)
			if (s.p[at] == heads[i][n])
				n++;
			else if (!ONE_OF(s.p[at], " \t\r\n"))
				break;
		if (!heads[i][n])
			return true;
	}
	return false;
}

bool
part_values(
    struct part *p, struct str first, size_t from, size_t at, bool nested)
{
	p->kind = PART_LINES;
	if (first_line(p, first, at))
		return at == from;
	p->kind = PART_VALUES;
	restart(p);
	if (part_step(p, first))
		return at == from; /* one value behind the other */
	if (is_headed(str_after(first, at)))
		return false;
	if (at > from)
		buf_addstr(&p->head, str_n(first.p + from, at - from));
	restart(p);
	p->level = least_level(p, first);
	if (p->level == 1 && first.p[at] == '[')
		return true;
	/* one of the first rows may be longer than all that is held */
	if (!p->level && first.p[at] == '[')
		p->level = 1;
	return nested;
}

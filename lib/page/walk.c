/* walk - values by JSON paths with [] in them */
#include "walk.h"

#include <stdlib.h>

#include "buf.h"
#include "mem.h"

struct walk_path {
	struct str head;                      /* owned */
	struct json_paths *part[WALK_LEVELS]; /* behind each []; NULL: all */
	size_t n;
};

/* Where the next [] stands outside of quotes; s.n if there is none. */
static size_t
brackets(struct str s)
{
	bool quoted = false;

	for (size_t i = 0; i + 1 < s.n; i++) {
		if (s.p[i] == '"')
			quoted = !quoted;
		else if (s.p[i] == '\\' && quoted)
			i++;
		else if (!quoted && s.p[i] == '[' && s.p[i + 1] == ']')
			return i;
	}
	return s.n;
}

static bool
part_add(struct walk_path *p, struct str part, struct err *e)
{
	struct buf dot = {0};
	bool ok = true;

	if (p->n == WALK_LEVELS)
		return err_set(e, "more than %d []", WALK_LEVELS);
	if (part.n) {
		p->part[p->n] = json_paths_new();
		if (part.p[0] == '[')
			buf_addc(&dot, '.'); /* ["a"], [0] */
		buf_addstr(&dot, part);
		ok = json_path_plain(buf_str(&dot))
		         ? json_paths_add(p->part[p->n], buf_str(&dot), e) >= 0
		         : err_set(
			       e, STR_FMT ": not a plain path", STR_ARG(part));
		buf_free(&dot);
	}
	p->n++;
	return ok;
}

struct walk_path *
walk_path_new(struct str expr, struct err *e)
{
	struct walk_path *p = mem_new(1, sizeof(*p));
	struct str s = str_trim(expr);
	size_t at = brackets(s);
	bool ok;

	p->head = mem_keep(at ? str_head(s, at) : STR("."));
	ok = json_path_plain(p->head) ||
	     err_set(e, "%.*s: not a path such as .a.b[].c", (int)s.n, s.p);
	while (ok && at < s.n) {
		s.p += at + 2, s.n -= at + 2;
		at = brackets(s);
		ok = part_add(p, str_n(s.p, at), e);
	}
	if (ok)
		return p;
	walk_path_free(p);
	return NULL;
}

void
walk_path_free(struct walk_path *p)
{
	if (!p)
		return;
	for (size_t i = 0; i < p->n; i++)
		json_paths_free(p->part[i]);
	free((char *)(size_t)p->head.p);
	free(p);
}

bool
walk_path_many(const struct walk_path *p)
{
	return p->n > 0;
}

bool
walk_path_all(const struct walk_path *p)
{
	return p->n == 1 && !p->part[0];
}

struct str
walk_path_head(const struct walk_path *p)
{
	return p->head;
}

void
walk_start(struct walk *w, const struct walk_path *p, struct str head)
{
	w->path = p;
	w->head = head;
	w->begun = false;
	w->level = 0;
}

/* True if members of this level are values that are given. */
static bool
is_last(const struct walk *w, size_t level)
{
	return level + 1 == w->path->n && !w->path->part[level];
}

/* Steps to the next member of a level: *v is what the part behind its [] finds
 * in it, or absent.  The scan that looks for that finds the member's end. */
static bool
member(struct walk *w, size_t level, bool open, struct str *v)
{
	const struct json_paths *part = w->path->part[level];
	struct json_each *it = &w->it[level];
	struct json_scan *scan = &w->scan[level];
	struct err e;

	if (!(part || (open && is_last(w, level)) ? json_begin(it)
						  : json_next(it)))
		return false;
	*v = it->value;
	if (!part)
		return true;
	*v = STR_NONE;
	if (json_scan_first(scan, part, it->value, &e)) {
		*v = scan->span[0];
		json_went(it, scan->value.p + scan->value.n);
	}
	return true;
}

static bool
next(struct walk *w, struct str *value, bool open)
{
	struct str v;

	if (!w->begun) {
		w->begun = true;
		if (!w->head.p)
			return false;
		if (!w->path->n) {
			*value = w->head;
			return true;
		}
		w->it[0] = json_each(w->head);
		w->level = 1;
	}
	while (w->level) {
		if (!member(w, w->level - 1, open, &v)) {
			w->level--;
			continue;
		}
		if (!v.p)
			continue;
		if (w->level == w->path->n) {
			*value = v;
			return true;
		}
		w->it[w->level++] = json_each(v);
	}
	return false;
}

bool
walk_next(struct walk *w, struct str *value)
{
	return next(w, value, false);
}

bool
walk_begin(struct walk *w, struct str *value)
{
	return next(w, value, true);
}

void
walk_went(struct walk *w, const char *end)
{
	if (w->level && is_last(w, w->level - 1))
		json_went(&w->it[w->level - 1], end);
}

void
walk_free(struct walk *w)
{
	for (size_t i = 0; i < WALK_LEVELS; i++)
		json_scan_free(&w->scan[i]);
}

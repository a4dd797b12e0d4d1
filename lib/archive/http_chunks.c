/* http_chunks - the body of a reply out of its chunks */
#include "http.h"

#include <stdint.h>

#include "head.h"

/* CR* LF at s[*at]: passes it and says how many bytes it has; 0 if none. */
static size_t
pass_end(struct str s, size_t *at)
{
	size_t i = *at, n;

	while (i < s.n && s.p[i] == '\r')
		i++;
	if (i == s.n || s.p[i] != '\n')
		return 0;
	n = i + 1 - *at;
	*at = i + 1;
	return n;
}

struct chunk {
	uint64_t size;
	size_t data; /* where its bytes begin */
	size_t end;  /* bytes of the end of its size line */
};

/* The chunk-size line at s[at], with extensions passed over. */
static bool
chunk_line(struct str s, size_t at, struct chunk *c)
{
	const char *lf;
	size_t i = at;

	c->size = 0;
	while (i < s.n && ascii_hex(s.p[i]) >= 0 && i - at < 16)
		c->size = c->size << 4 | (uint64_t)ascii_hex(s.p[i++]);
	if (i == at)
		return false;
	while (i < s.n && (s.p[i] == ' ' || s.p[i] == '\t'))
		i++;
	if (i < s.n && s.p[i] == ';') {
		lf = memchr(s.p + i, '\n', s.n - i);
		if (!lf)
			return false;
		i = (size_t)(lf - s.p);
		while (s.p[i - 1] == '\r')
			i--;
	}
	c->end = pass_end(s, &i);
	c->data = i;
	return c->end != 0;
}

/* Behind the last chunk: trailers, a blank line, which wget leaves out of its
 * WARC files, and nothing. */
static bool
trailers_end(struct str s)
{
	size_t from = 0, end = head_end(s, &from);
	struct str line;

	if (end)
		return str_trim(str_after(s, end)).n == 0;
	for (line = str_cut(&s, '\n'); line.p; line = str_cut(&s, '\n'))
		if (str_trim(line).n && !memchr(line.p, ':', line.n))
			return false;
	return true;
}

struct walk {
	struct buf *out;  /* of more than one */
	struct str first; /* the bytes of the first chunk */
	size_t n;         /* chunks so far */
};

/* One lone chunk, as proxies write it, is lent where it is. */
static void
add_chunk(struct walk *w, struct str data)
{
	if (w->n++ == 0) {
		w->first = data;
		return;
	}
	if (w->n == 2)
		buf_addstr(w->out, w->first);
	buf_addstr(w->out, data);
}

static struct str
joined(const struct walk *w)
{
	return w->n > 1 ? buf_str(w->out) : w->first;
}

/*
 * False if raw is not in chunks: the first line is no size, or what is
 * behind the first chunk is no end of a line.
 */
static bool
walk_chunks(struct walk *w, struct str raw, enum http_chunks *state)
{
	struct chunk c;
	size_t at = 0, got;
	bool cut;

	for (;;) {
		if (at == raw.n || !chunk_line(raw, at, &c)) {
			if (!w->n)
				return false;
			*state = HTTP_CHUNKS_LOST;
			add_chunk(w, str_after(raw, at));
			return true;
		}
		if (c.size == 0) {
			if (!trailers_end(str_after(raw, c.data)))
				*state = HTTP_CHUNKS_LOST;
			return true;
		}
		cut = c.size >= raw.n - c.data;
		at = cut ? raw.n : c.data + (size_t)c.size;
		if (cut || !(got = pass_end(raw, &at))) {
			/* what there is, if there were chunks at all */
			if (!w->n && (!cut || c.end == 1))
				return false;
			*state = HTTP_CHUNKS_LOST;
			add_chunk(w, str_after(raw, c.data));
			return true;
		}
		if (got != c.end)
			*state = HTTP_CHUNKS_ODD;
		add_chunk(w, str_n(raw.p + c.data, (size_t)c.size));
	}
}

static bool
has_token(struct str list, struct str token)
{
	struct str part;

	for (part = str_cut(&list, ','); part.p; part = str_cut(&list, ','))
		if (str_eq_nocase(str_trim(part), token))
			return true;
	return false;
}

/* True if s begins with the size of a chunk and ends as chunks do. */
static bool
like_chunks(struct str s)
{
	size_t i = 0;

	while (i < s.n && i < 8 && ascii_hex(s.p[i]) >= 0)
		i++;
	return i && i + 1 < s.n && s.p[i] == '\r' && s.p[i + 1] == '\n' &&
	       str_ends(s, STR("\r\n0\r\n\r\n"));
}

struct str
http_chunks_within(struct http *h, struct str body)
{
	enum http_chunks state = HTTP_CHUNKS_WELL;
	struct walk w = {&h->inner, {"", 0}, 0};

	if (!like_chunks(body))
		return body;
	buf_clear(&h->inner);
	if (!walk_chunks(&w, body, &state) || state || !w.n)
		return body;
	return joined(&w);
}

struct str
http_chunks(struct http *h, struct str raw, enum http_chunks *state)
{
	struct walk w = {&h->chunks, {"", 0}, 0};
	bool said = h->transfer.p && has_token(h->transfer, STR("chunked"));

	*state = HTTP_CHUNKS_WELL;
	if (!said && (h->transfer.p || !like_chunks(raw)))
		return raw;
	buf_clear(&h->chunks);
	if (!said && (!walk_chunks(&w, raw, state) || *state || !w.n)) {
		*state = HTTP_CHUNKS_WELL;
		return raw;
	}
	if (!said)
		return http_chunks_within(h, joined(&w));
	if (!walk_chunks(&w, raw, state)) {
		/* as the crawler decoded it; or its first size is damaged */
		if (str_ends(raw, STR("\r\n0\r\n\r\n")))
			*state = HTTP_CHUNKS_LOST;
		return raw;
	}
	return http_chunks_within(h, joined(&w));
}

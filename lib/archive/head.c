/* head - header lines, as WARC records and HTTP messages have them */
#include "head.h"

static size_t
without_cr(const char *p, size_t n)
{
	while (n && p[n - 1] == '\r')
		n--;
	return n;
}

size_t
head_end(struct str s, size_t *from)
{
	const char *lf;
	size_t at = *from, n;

	while (at < s.n && (lf = memchr(s.p + at, '\n', s.n - at))) {
		n = (size_t)(lf - s.p) - at;
		if (without_cr(s.p + at, n) == 0)
			return at + n + 1;
		at += n + 1;
	}
	*from = at;
	return 0;
}

struct str
head_line(struct str *rest)
{
	struct str line = str_cut(rest, '\n');

	if (line.p)
		line.n = without_cr(line.p, line.n);
	return line;
}

static bool
folded(struct str rest)
{
	return rest.n && (rest.p[0] == ' ' || rest.p[0] == '\t');
}

/* value with the lines that continue it. */
static struct str
unfold(struct str value, struct str *rest, struct buf *scratch)
{
	size_t at = scratch->n;

	buf_addstr(scratch, value);
	while (folded(*rest)) {
		buf_addc(scratch, ' ');
		buf_addstr(scratch, str_trim(head_line(rest)));
	}
	return buf_after(scratch, at);
}

bool
head_next(struct str *rest, struct buf *scratch, struct head_field *f)
{
	struct str line;

	while ((line = head_line(rest)).p) {
		f->value = line;
		f->name = str_cut(&f->value, ':');
		if (!f->value.p || !f->name.n)
			continue;
		f->name = str_trim(f->name);
		f->value = str_trim(f->value);
		if (folded(*rest))
			f->value = str_trim(unfold(f->value, rest, scratch));
		return true;
	}
	return false;
}

bool
head_number(struct str s, uint64_t *n)
{
	return str_uint(s, UINT64_MAX - 1, n);
}

int
head_status(struct str s)
{
	uint64_t n = 0;

	if (s.n > 4 && s.p[3] == ' ')
		s.n = 3;
	return s.n == 3 && str_uint(s, 599, &n) && n >= 100 ? (int)n : 0;
}

/* arc - the header of an ARC record, as archives were before WARC */
#include "arc.h"

#include "head.h"

#define PARTS 10 /* of a line, at most */

/* The parts of the line, from its end: [0] is the length. */
struct parts {
	struct str at[PARTS];
	size_t n;
};

static void
cut_back(struct str line, struct parts *p)
{
	size_t end = line.n, i = line.n;

	p->n = 0;
	while (p->n < PARTS && i-- > 0)
		if (line.p[i] == ' ') {
			p->at[p->n++] = str_n(line.p + i + 1, end - i - 1);
			end = i;
		}
}

/* Is s the address of a host in numbers?  Parts of names have no points. */
static bool
is_ip(struct str s)
{
	size_t points = 0;

	for (size_t i = 0; i < s.n; i++) {
		points += s.p[i] == '.' || s.p[i] == ':';
		if (s.p[i] != '.' && s.p[i] != ':' && ascii_hex(s.p[i]) < 0)
			return false;
	}
	return points >= 2;
}

/*
 * Which part is the day: before it stand IP and address.  0 if none is.  Some
 * crawlers wrote the media type as the server said it, with blanks: "text/html;
 * charset=utf-8", so that the day stands farther before the length; there the
 * IP has to look like one.
 */
static size_t
day_of(const struct parts *p)
{
	static const size_t places[] = {2, 7, 3, 4, 5};

	for (size_t i = 0; i < 5; i++)
		if (p->n > places[i] + 1 && p->at[places[i]].n >= 12 &&
		    str_is_digits(p->at[places[i]]) &&
		    (i < 2 || is_ip(p->at[places[i] + 1])))
			return places[i];
	return 0;
}

/* Does s begin as an address does: letters, and a colon? */
static enum warc_start
has_scheme(struct str s)
{
	size_t i = 0;

	while (i < s.n && i < 16 &&
	       ((s.p[i] >= 'a' && s.p[i] <= 'z') || (i && ascii_digit(s.p[i]))))
		i++;
	if (i == s.n && i < 16)
		return WARC_PERHAPS;
	return i > 2 && i < s.n && s.p[i] == ':' ? WARC_YES : WARC_NO;
}

enum warc_start
arc_starts(struct str s)
{
	size_t n = str_find(str_head(s, ARC_LINE), STR("\n"), 0);
	struct parts p;

	if (has_scheme(s) == WARC_NO)
		return WARC_NO;
	if (n == s.n)
		return WARC_PERHAPS;
	if (n == ARC_LINE)
		return WARC_NO;
	cut_back(str_trim(str_n(s.p, n)), &p);
	return day_of(&p) ? WARC_YES : WARC_NO;
}

size_t
arc_find(struct str s, size_t from)
{
	const char *lf;

	for (; from < s.n; from = (size_t)(lf - s.p) + 1) {
		if (arc_starts(str_after(s, from)) == WARC_YES)
			return from;
		lf = memchr(s.p + from, '\n', s.n - from);
		if (!lf)
			break;
	}
	return s.n;
}

bool
arc_parse(struct warc *w, struct str s, struct err *e)
{
	struct str line = str_trim(str_n(s.p, str_find(s, STR("\n"), 0)));
	struct buf scratch = w->scratch;
	struct parts p;
	size_t day;

	*w = (struct warc){.scratch = scratch};
	buf_clear(&w->scratch);
	cut_back(line, &p);
	day = day_of(&p);
	if (!day)
		return err_set(e, "the line is no header of ARC");
	w->type = str_starts(line, STR("filedesc:")) ? STR("warcinfo")
	                                             : STR("response");
	w->url = str_n(line.p, (size_t)(p.at[day + 1].p - line.p) - 1);
	w->content = p.at[day - 1];
	if (day > 2 && day < 7)
		w->content.n = (size_t)(p.at[0].p - w->content.p) - 1;
	if (warc_date(p.at[day], &w->scratch))
		w->date = buf_str(&w->scratch);
	if (!head_number(p.at[0], &w->length))
		return err_set(e, "the length of the record is no length");
	return true;
}

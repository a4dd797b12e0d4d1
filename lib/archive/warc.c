/* warc - the header of a WARC record */
#include "warc.h"

#include "day.h"
#include "head.h"
#include "reason.h"

#define LINE 128 /* no version line and name of a field are longer */

enum warc_start
warc_starts(struct str s)
{
	static const struct str mark = STR_INIT("WARC/");
	size_t i = mark.n, n;

	n = s.n < mark.n ? s.n : mark.n;
	if (memcmp(s.p, mark.p, n) != 0)
		return WARC_NO;
	while (i < s.n && i < LINE && (ascii_digit(s.p[i]) || s.p[i] == '.'))
		i++;
	if (i < s.n && i < mark.n + 3)
		return WARC_NO;
	while (i < s.n && i < LINE && (s.p[i] == '\r' || s.p[i] == ' '))
		i++;
	if (i >= s.n)
		return i < LINE ? WARC_PERHAPS : WARC_NO;
	if (s.p[i++] != '\n')
		return WARC_NO;
	for (n = i; n < s.n && n < i + LINE; n++) {
		if (s.p[n] == ':')
			return n > i ? WARC_YES : WARC_NO;
		if (s.p[n] <= ' ' || s.p[n] >= 0x7f)
			return WARC_NO;
	}
	return n < i + LINE ? WARC_PERHAPS : WARC_NO;
}

static size_t
find(struct str s, size_t from, bool lines, size_t *perhaps)
{
	size_t at;

	*perhaps = s.n;
	for (at = from; at < s.n; at++) {
		at = str_find(s, STR("WARC/"), at);
		if (at == s.n)
			break;
		if (lines && at && s.p[at - 1] != '\n')
			continue;
		switch (warc_starts(str_after(s, at))) {
		case WARC_YES: return at;
		case WARC_PERHAPS: *perhaps = at; return s.n;
		case WARC_NO: break;
		}
	}
	/* the beginning of the mark may stand at the very end */
	for (at = s.n > 5 ? s.n - 5 : 0; at < s.n; at++)
		if (at >= from && (!lines || !at || s.p[at - 1] == '\n') &&
		    str_starts(STR("WARC/"), str_after(s, at)))
			break;
	*perhaps = at;
	return s.n;
}

size_t
warc_find(struct str s, size_t from, size_t *perhaps)
{
	return find(s, from, true, perhaps);
}

size_t
warc_find_anywhere(struct str s, size_t from, size_t *perhaps)
{
	return find(s, from, false, perhaps);
}

static struct str
without_brackets(struct str s)
{
	if (s.n >= 2 && s.p[0] == '<' && s.p[s.n - 1] == '>')
		return str_trim(str_n(s.p + 1, s.n - 2));
	return s;
}

/* Where a field that is kept as it stands goes; NULL if it is none. */
static struct str *
place(struct warc *w, struct str name)
{
	const struct {
		struct str name;
		struct str *to;
	} kept[] = {
	    {STR("WARC-Type"), &w->type},
	    {STR("WARC-Target-URI"), &w->url},
	    {STR("Content-Type"), &w->content},
	    {STR("WARC-Payload-Digest"), &w->payload_digest},
	    {STR("WARC-Block-Digest"), &w->block_digest},
	    {STR("WARC-Record-ID"), &w->id},
	    {STR("WARC-Refers-To"), &w->refers},
	    {STR("WARC-Refers-To-Target-URI"), &w->refers_url},
	    {STR("WARC-Refers-To-Date"), &w->refers_date},
	    {STR("WARC-Profile"), &w->profile},
	    {STR("WARC-Truncated"), &w->truncated},
	    {STR("WARC-Segment-Origin-ID"), &w->origin},
	};

	for (size_t i = 0; i < COUNT(kept); i++)
		if (str_eq_nocase(name, kept[i].name))
			return kept[i].to;
	return NULL;
}

/* Takes a field; false if it is a number that is none. */
static bool
take(struct warc *w, const struct head_field *f, bool *length, struct err *e)
{
	struct str v = f->value, *to = place(w, f->name);
	size_t at = w->scratch.n;

	if (((to == &w->id || to == &w->url) && to->n && !str_eq(*to, v)) ||
	    (to == &w->id && str_find(v, STR(" "), 0) < v.n))
		return err_set(e, "the header is that of two records, of which "
				  "the bytes between are gone");
	if (to)
		*to = v;
	else if (str_eq_nocase(f->name, STR("WARC-Segment-Number"))) {
		if (!head_number(v, &w->segment))
			return err_set(e, "WARC-Segment-Number is no number");
	} else if (str_eq_nocase(f->name, STR("WARC-Segment-Total-Length"))) {
		if (!head_number(v, &w->whole))
			return err_set(
			    e, "WARC-Segment-Total-Length is no length");
	} else if (str_eq_nocase(f->name, STR("WARC-Date")) && !w->date.p) {
		if (warc_date(v, &w->scratch))
			w->date = buf_after(&w->scratch, at);
	} else if (str_eq_nocase(f->name, STR("Content-Length")) && !*length) {
		*length = head_number(v, &w->length);
		if (!*length)
			return err_set(e, "Content-Length is no length");
	}
	return true;
}

/* True of the types of ISO 28500. */
static bool
known(struct str type)
{
	const struct warc w = {.type = type};
	const char *skip = warc_skip(&w);

	return !skip || !reason_is(skip, REASON_RECORD_TYPE);
}

/* True of the media type of a reply, which no other record has: one whose type
 * is damaged is known by it. */
static bool
says_response(struct str content)
{
	struct str rest = content, type = str_cut(&rest, ';');

	return str_eq_nocase(str_trim(type), STR("application/http")) &&
	       rest.p && str_eq_nocase(str_trim(rest), STR("msgtype=response"));
}

bool
warc_parse(struct warc *w, struct str block, struct err *e)
{
	struct buf scratch = w->scratch;
	struct str rest = block;
	struct head_field f;
	bool length = false;

	*w = (struct warc){.scratch = scratch};
	buf_clear(&w->scratch);
	buf_room(&w->scratch, block.n + 64);
	head_line(&rest);
	while (head_next(&rest, &w->scratch, &f))
		if (!take(w, &f, &length, e))
			return false;
	if (w->type.n && !known(w->type) && says_response(w->content))
		w->type = STR("response");
	w->url = without_brackets(w->url);
	w->refers_url = without_brackets(w->refers_url);
	if (!length)
		return err_set(e, "the header has no Content-Length");
	if (!w->type.n)
		return err_set(e, "the header has no WARC-Type");
	return true;
}

void
warc_free(struct warc *w)
{
	buf_free(&w->scratch);
}

const char *
warc_skip(const struct warc *w)
{
	static const char *const page[] = {
	    "response", "resource", "conversion"};
	static const char *const none[] = {REASON_REQUEST, REASON_METADATA,
	    REASON_REVISIT, REASON_WARCINFO, REASON_CONTINUATION};

	for (size_t i = 0; i < 3; i++)
		if (str_eq_nocase(w->type, str_from(page[i])))
			return NULL;
	for (size_t i = 0; i < 5; i++)
		if (str_eq_nocase(w->type, str_from(none[i])))
			return none[i];
	return REASON_RECORD_TYPE;
}

/* n figures at *s as a number; -1 if they are not there. */
static int
number(struct str *s, size_t n)
{
	int v = 0;

	if (s->n < n)
		return -1;
	for (size_t i = 0; i < n; i++) {
		if (!ascii_digit(s->p[i]))
			return -1;
		v = v * 10 + (s->p[i] - '0');
	}
	s->p += n, s->n -= n;
	return v;
}

static bool
pass(struct str *s, char c)
{
	if (!s->n || s->p[0] != c)
		return false;
	s->p++, s->n--;
	return true;
}

static bool
is_time(int h, int m, int s)
{
	return h >= 0 && h <= 23 && m >= 0 && m <= 59 && s >= 0 && s <= 60;
}

static void
put_day(struct buf *b, int y, int m, int d)
{
	buf_adddigits(b, (unsigned)y, 4);
	buf_addc(b, '-');
	buf_adddigits(b, (unsigned)m, 2);
	buf_addc(b, '-');
	buf_adddigits(b, (unsigned)d, 2);
}

static void
put_time(struct buf *b, int h, int m, int s)
{
	buf_addc(b, 'T');
	buf_adddigits(b, (unsigned)h, 2);
	buf_addc(b, ':');
	buf_adddigits(b, (unsigned)m, 2);
	buf_addc(b, ':');
	buf_adddigits(b, (unsigned)s, 2);
}

/* "", "Z", "+08:00" or "+0800", appended as RFC 3339 has it. */
static bool
zone(struct str s, struct buf *b)
{
	char sign = s.n ? s.p[0] : 'Z';
	int h, m;

	if (!s.n || str_eq_nocase(s, STR("Z"))) {
		buf_addc(b, 'Z');
		return true;
	}
	if (!pass(&s, '+') && !pass(&s, '-'))
		return false;
	h = number(&s, 2);
	pass(&s, ':');
	m = number(&s, 2);
	if (!is_time(h, m, 0) || s.n)
		return false;
	buf_addc(b, sign);
	buf_adddigits(b, (unsigned)h, 2);
	buf_addc(b, ':');
	buf_adddigits(b, (unsigned)m, 2);
	return true;
}

static bool
date_14(struct str s, struct buf *b)
{
	int y = number(&s, 4), mo = number(&s, 2), d = number(&s, 2);
	int h = number(&s, 2), m = number(&s, 2), sec = number(&s, 2);

	if (s.n || !day_exists(y, mo, d) || !is_time(h, m, sec))
		return false;
	put_day(b, y, mo, d);
	put_time(b, h, m, sec);
	buf_addc(b, 'Z');
	return true;
}

bool
warc_date(struct str s, struct buf *b)
{
	struct str all = s, fraction;
	size_t at = b->n;
	int y, mo, d, h, m, sec = 0;

	y = number(&s, 4);
	if (!pass(&s, '-'))
		return date_14(all, b);
	mo = number(&s, 2);
	d = pass(&s, '-') ? number(&s, 2) : -1;
	if (!day_exists(y, mo, d))
		return false;
	if (!s.n) {
		put_day(b, y, mo, d);
		return true;
	}
	if (!pass(&s, 'T') && !pass(&s, 't') && !pass(&s, ' '))
		return false;
	h = number(&s, 2);
	m = pass(&s, ':') ? number(&s, 2) : -1;
	if (pass(&s, ':'))
		sec = number(&s, 2);
	fraction = s;
	if (pass(&s, '.'))
		while (s.n && ascii_digit(s.p[0]))
			s.p++, s.n--;
	fraction.n -= s.n;
	if (!is_time(h, m, sec) || fraction.n == 1 || fraction.n > 10)
		return false;
	put_day(b, y, mo, d);
	put_time(b, h, m, sec);
	buf_addstr(b, fraction);
	if (!zone(s, b))
		b->n = at;
	return b->n > at;
}

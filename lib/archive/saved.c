/* saved - what a program that saves pages writes into them */
#include "saved.h"

#include <stdlib.h>

#include "memento.h"

#define ENOUGH  ((size_t)16 << 10)
#define URL_MAX 8192

static int
month(struct str s)
{
	static const char names[] = "JanFebMarAprMayJunJulAugSepOctNovDec";

	for (int i = 0; i < 12 && s.n == 3; i++)
		if (str_eq(s, str_n(names + (size_t)i * 3, 3)))
			return i + 1;
	return 0;
}

/* True if s is like form, where 0 stands for any figure. */
static bool
is_like(struct str s, const char *form)
{
	size_t i = 0;

	for (; i < s.n && form[i]; i++)
		if (form[i] == '0' ? s.p[i] < '0' || s.p[i] > '9'
				   : s.p[i] != form[i])
			return false;
	return i == s.n && !form[i];
}

/* GMT, UTC, +0000, GMT+0800 as RFC 3339 has it. */
static bool
zone(struct str s, struct buf *out)
{
	bool named = str_starts(s, STR("GMT")) || str_starts(s, STR("UTC"));

	if (named)
		s = str_after(s, 3);
	if (named && !s.n)
		buf_addc(out, 'Z');
	else if (is_like(s, "+0000") || is_like(s, "-0000"))
		buf_printf(out, "%.3s:%.2s", s.p, s.p + 3);
	else
		return false;
	return true;
}

bool
saved_date(struct str s, struct buf *out)
{
	struct str part[6], day;
	size_t n = 0, from = out->n;

	if (s.n > 4 && s.p[3] == ',')
		s = str_after(s, 4);
	else if (s.n > 4 && s.p[3] == ' ' && !is_like(str_n(s.p, 1), "0"))
		s = str_after(s, 4); /* the name of the day */
	while (s.p && n < 6) {
		s = str_trim(s);
		part[n++] = str_cut(&s, ' ');
	}
	if (n < 5)
		return false;
	if (month(part[0])) { /* JavaScript's: Nov 06 */
		day = part[1];
		part[1] = part[0];
		part[0] = day;
	}
	if ((!is_like(part[0], "00") && !is_like(part[0], "0")) ||
	    atoi(part[0].p) < 1 || atoi(part[0].p) > 31 || !month(part[1]) ||
	    !is_like(part[2], "0000") || str_cmp(part[2], STR("1990")) < 0 ||
	    !is_like(part[3], "00:00:00"))
		return false;
	buf_printf(out, STR_FMT "-%02d-%s" STR_FMT "T" STR_FMT,
	    STR_ARG(part[2]), month(part[1]), part[0].n < 2 ? "0" : "",
	    STR_ARG(part[0]), STR_ARG(part[3]));
	if (zone(part[4], out))
		return true;
	out->n = from;
	return false;
}

/* What stands behind mark up to end; absent if there is no mark. */
static struct str
behind(struct str s, struct str mark, struct str end)
{
	size_t at = str_find(s, mark, 0);

	if (at == s.n)
		return STR_NONE;
	s = str_after(s, at + mark.n);
	if (s.n > URL_MAX)
		s.n = URL_MAX;
	s.n = str_find(s, end, 0);
	return str_trim(s);
}

/* <!-- saved from url=(0019)https://a.example -->; what a file on a disk was
 * saved from is about:internet. */
static bool
by_browser(struct saved *s, struct str page)
{
	struct str rest =
	    behind(page, STR("<!-- saved from url=("), STR("-->"));

	if (!rest.p)
		return false;
	str_cut(&rest, ')');
	if (rest.p)
		s->url = str_trim(rest);
	return true;
}

static bool
by_singlefile(struct saved *s, struct str page)
{
	struct str rest =
	    behind(page, STR("Page saved with SingleFile"), STR("-->"));

	if (!rest.p)
		return false;
	s->url = behind(rest, STR("url:"), STR("\n"));
	rest = behind(rest, STR("saved date:"), STR("\n"));
	if (rest.p && saved_date(rest, &s->text))
		s->captured = buf_str(&s->text);
	return true;
}

static bool
by_monolith(struct saved *s, struct str page)
{
	struct str rest =
	    behind(page, STR("<!-- Saved from http"), STR(" using monolith"));
	size_t at;

	if (!rest.p)
		return false;
	rest = str_n(rest.p - 4, rest.n + 4);
	at = str_find(rest, STR(" at "), 0);
	if (at == rest.n)
		return false;
	s->url = str_n(rest.p, at);
	rest = str_after(rest, at);
	if (is_like(rest, " at 0000-00-00T00:00:00Z")) {
		buf_add(&s->text, rest.p + 4, rest.n - 4);
		s->captured = buf_str(&s->text);
	}
	return true;
}

static bool
by_savepage(struct saved *s, struct str page)
{
	struct str rest = behind(
	    page, STR("<meta name=\"savepage-url\" content=\""), STR("\""));

	if (!rest.p)
		return false;
	s->url = rest;
	rest = behind(
	    page, STR("<meta name=\"savepage-date\" content=\""), STR("\""));
	if (rest.p && saved_date(rest, &s->text))
		s->captured = buf_str(&s->text);
	return true;
}

static bool
by_scrapbook(struct saved *s, struct str page)
{
	struct str rest =
	    behind(page, STR(" data-scrapbook-source=\""), STR("\""));

	if (!rest.p)
		return false;
	s->url = rest;
	rest = behind(page, STR(" data-scrapbook-create=\""), STR("\""));
	/* with the thousandths of a second */
	if (rest.p && is_like(rest, "00000000000000000") &&
	    memento_time(str_n(rest.p, 14), &s->text))
		s->captured = buf_str(&s->text);
	return true;
}

/* HTTrack leaves out http, and writes https. */
static bool
by_httrack(struct saved *s, struct str page)
{
	struct str rest = behind(page, STR("<!-- Mirrored from "), STR("-->"));
	size_t at = rest.p ? str_find(rest, STR(" by HTTrack"), 0) : 0;
	size_t from;

	if (!rest.p || at == rest.n)
		return false;
	s->url = str_n(rest.p, at);
	rest = behind(rest, STR("], "), STR("\n"));
	buf_clear(&s->text);
	buf_room(&s->text, URL_MAX + 64); /* so that nothing moves */
	if (!str_is_web(s->url)) {
		buf_puts(&s->text, "http://");
		buf_addstr(&s->text, s->url);
		s->url = buf_str(&s->text);
	}
	from = s->text.n;
	if (rest.p && saved_date(rest, &s->text))
		s->captured = buf_after(&s->text, from);
	return true;
}

static bool
by_wayback(struct saved *s, struct str page)
{
	struct str rest = behind(page, STR("__wm.wombat(\""), STR("\n"));
	struct str when;

	if (!rest.p)
		return false;
	s->url = str_cut(&rest, '"');
	str_cut(&rest, '"');
	when = str_cut(&rest, '"');
	if (when.p && is_like(when, "00000000000000") &&
	    memento_time(when, &s->text))
		s->captured = buf_str(&s->text);
	return true;
}

/* This is Google's cache of <a href="https://a.example/1">...  It is a snapshot
 * of the page as it appeared on 6 Nov 2024 23:11:12 GMT. */
static bool
by_google(struct saved *s, struct str page)
{
	static const struct str names[] = {
	    STR_INIT("Google's cache of <a href=\""),
	    STR_INIT("Google&#39;s cache of <a href=\"")};
	struct str rest = STR_NONE;

	page = str_head(page, ENOUGH); /* it stands above the page */
	for (size_t i = 0; i < COUNT(names) && !rest.p; i++)
		rest = behind(page, names[i], STR("\""));
	if (!rest.p)
		return false;
	s->url = rest;
	rest = behind(page, STR("as it appeared on "), STR("."));
	if (rest.p && saved_date(rest, &s->text))
		s->captured = buf_str(&s->text);
	return true;
}

void
saved_look(struct saved *s, struct str page)
{
	if (page.n > ENOUGH)
		page.n = ENOUGH;
	buf_clear(&s->text);
	s->url = s->captured = STR_NONE;
	if (!by_browser(s, page) && !by_singlefile(s, page) &&
	    !by_monolith(s, page) && !by_httrack(s, page) &&
	    !by_savepage(s, page) && !by_scrapbook(s, page) &&
	    !by_wayback(s, page))
		by_google(s, page);
	if (s->url.p && !str_is_web(s->url))
		s->url = STR_NONE;
}

void
saved_free(struct saved *s)
{
	buf_free(&s->text);
	*s = (struct saved){0};
}

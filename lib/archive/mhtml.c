/* mhtml - a page with all that belongs to it in one file */
#include "mhtml.h"

#include "base64.h"
#include "head.h"
#include "media.h"
#include "saved.h"

#define HEAD_MAX ((size_t)1 << 16) /* of the file's header */

/* What of a header is wanted. */
struct fields {
	struct str type, location, coding, date, disposition;
	bool mime;
};

void
mhtml_free(struct mhtml *m)
{
	buf_free(&m->scratch);
	buf_free(&m->decoded);
	*m = (struct mhtml){0};
}

/* Reads the header that s begins with; its length, or 0 if it has no end.
 * Values are lent by scratch, which must not grow: it has room. */
static size_t
header(struct mhtml *m, struct str s, struct fields *f)
{
	struct head_field field;
	size_t from = 0, n;
	struct str rest;

	*f = (struct fields){.mime = false};
	n = head_end(str_head(s, HEAD_MAX), &from);
	rest = str_n(s.p, n);
	while (head_next(&rest, &m->scratch, &field)) {
		if (str_eq_nocase(field.name, STR("Content-Type")))
			f->type = field.value;
		else if (str_eq_nocase(
			     field.name, STR("Content-Transfer-Encoding")))
			f->coding = field.value;
		else if (str_eq_nocase(field.name, STR("Content-Location")) ||
			 str_eq_nocase(
			     field.name, STR("Snapshot-Content-Location")))
			f->location = field.value;
		else if (str_eq_nocase(field.name, STR("Content-Disposition")))
			f->disposition = field.value;
		else if (str_eq_nocase(field.name, STR("Date")))
			f->date = field.value;
		else if (str_eq_nocase(field.name, STR("MIME-Version")))
			f->mime = true;
	}
	return n;
}

/* The boundary="..." of a content type; absent if it has none. */
static struct str
boundary(struct str type)
{
	static const struct str name = STR_INIT("boundary=");
	size_t at = str_find_nocase(type, name, 0);
	struct str b;

	if (at == type.n)
		return STR_NONE;
	b = str_after(type, at + name.n);
	if (b.n && b.p[0] == '"') {
		b.p++, b.n--;
		return str_cut(&b, '"');
	}
	return str_trim(str_cut(&b, ';'));
}

/* Cuts the part off *rest that stands before the next line with --boundary;
 * absent behind the last. */
static struct str
cut_part(struct str *rest, struct str mark)
{
	struct str s = *rest, part = STR_NONE;
	size_t at = 0, end;

	if (!s.p)
		return part;
	for (;; at += mark.n) {
		at = str_find(s, mark, at);
		if (at >= s.n)
			break;
		if (at >= 2 && s.p[at - 1] == '-' && s.p[at - 2] == '-' &&
		    (at == 2 || s.p[at - 3] == '\n'))
			break;
	}
	if (at >= s.n) { /* the file is cut: what there is */
		*rest = part;
		return s;
	}
	end = at - 2;
	part = str_n(s.p, end);
	at += mark.n;
	*rest = str_after(s, at);
	if (str_starts(*rest, STR("--"))) {
		*rest = STR_NONE;
		return part;
	}
	head_line(rest);
	if (!rest->p) /* it is cut in that line */
		*rest = str_n(s.p + s.n, 0);
	return part;
}

/* Behind a '=' at which a line ends that goes on in the next; absent if it is
 * none: of parts that were written by hand, or by half. */
static struct str
joined(struct str s)
{
	while (s.n && ONE_OF(s.p[0], " \t\r"))
		s = str_after(s, 1);
	return !s.n || s.p[0] == '\n' ? str_after(s, s.n > 0) : STR_NONE;
}

static void
quoted_printable(struct str s, struct buf *out)
{
	struct str next;
	int64_t byte;

	buf_room(out, s.n);
	while (s.n) {
		next = str_after(s, 1);
		if (s.p[0] != '=') {
			buf_addc(out, s.p[0]);
		} else if ((byte = str_hex(s, 1, 2)) >= 0) {
			buf_addc(out, (char)byte);
			next = str_after(s, 3);
		} else if (joined(next).p) {
			next = joined(next);
		} else {
			buf_addc(out, '=');
		}
		s = next;
	}
}

static bool
is_page(struct str type)
{
	return str_eq(type, STR("text/html")) ||
	       str_eq(type, STR("application/xhtml+xml"));
}

static bool
is_data(struct str type)
{
	return str_ends(type, STR("json")) ||
	       str_ends(type, STR("javascript")) ||
	       str_ends(type, STR("ecmascript")) ||
	       str_eq(type, STR("text/csv"));
}

static bool
is_message(struct str type)
{
	return str_eq(type, STR("message/rfc822")) ||
	       str_eq(type, STR("message/global"));
}

/* The part's bytes stand for others. */
static bool
is_coded(const struct fields *f)
{
	return str_eq_nocase(f->coding, STR("base64")) ||
	       str_eq_nocase(f->coding, STR("quoted-printable"));
}

static bool
is_attached(const struct fields *f)
{
	return str_find_nocase(f->disposition, STR("filename"), 0) <
	           f->disposition.n ||
	       (f->disposition.n >= 10 &&
		   str_eq_nocase(
		       str_n(f->disposition.p, 10), STR("attachment")));
}

/* What programs send without a name, and a browser saves with its address. */
static bool
is_nameless(struct str type, const struct fields *f)
{
	return !f->location.p &&
	       (str_starts(type, STR("application/")) ||
		   str_eq(type, STR("text/xml")) ||
		   str_eq(type, STR("text/tab-separated-values")) ||
		   str_eq(type, STR("text/comma-separated-values")));
}

/* A file that is sent along: it has a name, which browsers give no part of a
 * page, or is called one, or is of an office program, or of no page; a message
 * that has to be decoded before it is one. */
static bool
is_file(struct str type, const struct fields *f)
{
	static const struct str never[] = {STR_INIT("image/"),
	    STR_INIT("audio/"), STR_INIT("video/"), STR_INIT("font/"),
	    STR_INIT("message/"), STR_INIT("multipart/"),
	    STR_INIT("text/calendar"), STR_INIT("text/vcard"),
	    STR_INIT("application/pgp-"), /* what is encrypted follows */
	    STR_INIT("application/pkcs7-signature"),
	    STR_INIT("application/x-pkcs7-signature")};

	if (is_message(type))
		return is_coded(f);
	for (size_t i = 0; i < COUNT(never); i++)
		if (str_starts(type, never[i]))
			return false;
	return is_attached(f) || is_nameless(type, f) ||
	       str_starts(type, STR("application/vnd.")) ||
	       str_find_nocase(f->type, STR("name="), 0) < f->type.n;
}

/* True if base64 was cut: it is all of the last line, and the last four of its
 * characters are not all there. */
static bool
is_torn(struct str s)
{
	struct str line = s = str_trim(s);
	size_t n = 0;

	while (line.n && line.p[line.n - 1] != '\n')
		line.n--;
	for (size_t i = 0; i < s.n; i++)
		n += !ascii_blank(s.p[i]);
	return n % 4 && base64_only(str_after(s, line.n));
}

/* Takes what follows a header as a page, or as data beside it. */
static void
take_body(struct mhtml *m, struct str body, const struct fields *f)
{
	m->url = m->location.p ? m->location : f->location;
	/* what a frame has for an address may be none: cid:, about: */
	if (m->pages || (m->type.p && m->depth))
		m->url = str_is_web(f->location) ? f->location : STR_NONE;
	m->pages += !m->type.p;
	m->body = body;
	buf_clear(&m->decoded);
	if (str_eq_nocase(f->coding, STR("quoted-printable")))
		quoted_printable(body, &m->decoded);
	else if (str_eq_nocase(f->coding, STR("base64"))) {
		/* other characters mean nothing here (RFC 2045, 6.8) */
		(void)base64_read(body, &m->decoded);
		m->cut |= body.p + body.n == m->end && is_torn(body);
	} else
		return;
	m->body = buf_str(&m->decoded);
}

/* Looks at a part: true if it is a page.  If it has parts itself, they are next
 * to be looked at. */
static bool
take(struct mhtml *m, struct str part)
{
	size_t n, before = m->scratch.n;
	struct str type, mark, rest, whole;
	struct mhtml_level *level;
	struct fields f;

	do { /* a message that is sent on stands behind the part's header */
		m->scratch.n = before;
		n = header(m, part, &f);
		rest = str_after(part, n);
		if (n && !f.type.p && is_attached(&f))
			f.type = STR("application/octet-stream");
		if (!n || !f.type.p)
			return false;
		media_parse(f.type, &m->scratch, &type, &m->charset);
		whole = part;
		part = rest;
	} while (is_message(type) && !is_coded(&f));
	m->sent = !is_page(type) && !is_data(type) && is_file(type, &f);
	if (is_page(type) || is_data(type) || m->sent) {
		m->type = is_page(type) ? STR_NONE : type;
		m->part = whole;
		take_body(m, rest, &f);
		return true;
	}
	mark = boundary(f.type);
	if (!mark.n || m->depth == MHTML_DEPTH) {
		m->scratch.n = before;
		return false;
	}
	part = cut_part(&rest, mark);
	m->cut |= !rest.p && part.p + part.n == m->end;
	level = &m->level[m->depth++];
	*level = (struct mhtml_level){rest, mark, m->scratch.n};
	return false;
}

/* Does a message of a mailbox begin at that line? */
static bool
begins_mail(struct str s)
{
	size_t n;

	if (!str_starts(s, STR("From ")))
		return false;
	n = str_find(s, STR("\n"), 0);
	if (n == s.n || n > 200 || str_find(str_n(s.p, n), STR(":"), 0) == n)
		return false;
	for (n++; n < s.n && (ascii_letter(s.p[n]) || s.p[n] == '-'); n++)
		;
	return n < s.n && s.p[n] == ':';
}

/* The same where the text ends in its first line, or in the name of the field
 * behind it. */
static bool
begins_cut(struct str s)
{
	size_t n = str_find(s, STR("\n"), 0);

	if (!str_starts(s, STR("From ")) || n > 200)
		return false;
	for (n++; n < s.n && (ascii_letter(s.p[n]) || s.p[n] == '-'); n++)
		;
	return n >= s.n;
}

/* A blank line ends at s[at]. */
static bool
behind_blank(struct str s, size_t at)
{
	at -= at && s.p[at - 1] == '\r';
	return at && s.p[at - 1] == '\n';
}

size_t
mhtml_mail_end(struct str s)
{
	size_t at = 0;
	struct str rest;

	if (!begins_mail(s))
		return s.n;
	while ((at = str_find(s, STR("\nFrom "), at + 1)) < s.n) {
		rest = str_after(s, at + 1);
		if (begins_mail(rest) ||
		    (behind_blank(s, at) && begins_cut(rest)))
			return at + 1;
	}
	return s.n;
}

enum mhtml_mail
mhtml_mail(struct str s, bool first)
{
	size_t from = 0;

	if (!begins_mail(s))
		return !first && begins_cut(s) ? MHTML_MAIL_HEAD
		                               : MHTML_MAIL_ENDS;
	if (s.n <= HEAD_MAX && !head_end(s, &from))
		return MHTML_MAIL_HEAD;
	if (s.p[s.n - 1] == '\n' || str_ends(s, STR("--")) ||
	    str_ends_nocase(s, STR("</html>")))
		return MHTML_MAIL_ENDS;
	return MHTML_MAIL_OPEN;
}

bool
mhtml_open(struct mhtml *m, struct str file)
{
	struct fields f;
	size_t n, from = 0;

	m->captured = m->location = STR_NONE;
	m->cut = false;
	m->depth = 0;
	m->pages = 0;
	buf_clear(&m->scratch);
	n = head_end(str_head(file, HEAD_MAX), &from);
	if (!n)
		return false;
	/* values stay where they are: of this header, once more, and of the
	 * parts within each other */
	buf_room(&m->scratch, (MHTML_DEPTH + 2) * (2 * HEAD_MAX + 64));
	header(m, file, &f);
	if (!f.mime)
		return false;
	m->location = f.location;
	from = m->scratch.n;
	if (f.date.p && saved_date(f.date, &m->scratch))
		m->captured = buf_after(&m->scratch, from);
	m->file = file;
	m->end = file.p + file.n;
	return true;
}

bool
mhtml_next(struct mhtml *m)
{
	struct mhtml_level *level;
	struct str part = m->file;

	m->file = STR_NONE;
	for (;;) {
		if (part.p && take(m, part))
			return true;
		if (!m->depth)
			return false;
		level = &m->level[m->depth - 1];
		m->scratch.n = level->scratch;
		part = cut_part(&level->rest, level->mark);
		m->cut |= part.p && part.p + part.n == m->end;
		m->depth -= !part.p;
	}
}

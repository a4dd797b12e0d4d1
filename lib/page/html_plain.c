/* html_plain - the tree of a page as its tags say
 *
 * The modes and rules are those of WHATWG HTML, 13.2.6, for a parser without
 * scripts, as libgumbo is.  Wherever an element would be moved out of a table,
 * or closed apart from those in it, the page is left to libgumbo: so the
 * elements that are open are always those around the present one.  Formatting
 * is repaired here (html_plain_format.c), for that keeps them so.
 */
#include "html_plain_priv.h"
#include "utf8.h"

/* What is missing up to that mode. */
static void
advance(struct plain *p, enum plain_mode to)
{
	for (; p->mode < to; p->mode++)
		switch (p->mode) {
		case BEFORE_HTML:
			plain_push_implied(p, "html");
			p->html = p->now;
			break;
		case BEFORE_HEAD:
			plain_push_implied(p, "head");
			p->head = p->now;
			break;
		case IN_HEAD:
			plain_pop(p);
			p->mode++;
			break;
		case AFTER_HEAD: plain_push_implied(p, "body"); break;
		default: break;
		}
}

/* The start of html or head; a second one opens nothing. */
static void
start_part(struct plain *p, enum plain_mode mode)
{
	advance(p, mode);
	if (p->mode != mode && mode == BEFORE_HTML) {
		advance(p, IN_HEAD); /* as libgumbo does */
		plain_start_again(p);
	}
	if (p->mode != mode)
		return;
	plain_push(p);
	*(mode == BEFORE_HTML ? &p->html : &p->head) = p->now;
	p->mode = mode + 1;
}

/* A noscript in the head, that has what belongs there no longer, ends with the
 * head. */
static void
leave_noscript(struct plain *p)
{
	plain_pop(p);
	p->mode = IN_HEAD;
}

/* True if the start may stand there, or is passed over. */
static bool
noscript_start(struct plain *p)
{
	static const char *const may[] = {
	    "basefont", "bgsound", "link", "meta", "style"};

	for (size_t i = 0; p->k && i < COUNT(may); i++)
		if (strcmp(p->k->name, may[i]) == 0) {
			plain_head_tag(p);
			return true;
		}
	return p->k && p->k->id == ID_NOSCRIPT;
}

/* True if the start belongs before the body. */
static bool
early_start(struct plain *p)
{
	enum html_id id = p->k ? p->k->id : ID_NONE;
	bool head = p->k && (p->k->is & IS_HEAD);

	p->repair |= id == ID_TEMPLATE || (p->k && (p->k->is & IS_ODD));
	if (id == ID_HTML || id == ID_HEAD) {
		start_part(p, id == ID_HTML ? BEFORE_HTML : BEFORE_HEAD);
		return true;
	}
	if (p->mode == IN_NOSCRIPT) {
		if (noscript_start(p))
			return true;
		leave_noscript(p);
	}
	if (head || id == ID_NOSCRIPT)
		advance(p, IN_HEAD);
	if (id == ID_NOSCRIPT && p->mode == IN_HEAD) {
		plain_push(p);
		p->mode = IN_NOSCRIPT;
		return true;
	}
	if (head) { /* behind the head too it goes there */
		p->now = p->head;
		plain_head_tag(p);
		p->now = p->mode == AFTER_HEAD ? p->html : p->head;
		return true;
	}
	advance(p, AFTER_HEAD);
	if (id != ID_BODY)
		return false;
	plain_push(p);
	p->mode = IN_BODY;
	return true;
}

static void
start(struct plain *p)
{
	p->k = html_name(p->t->text);
	if (p->mode < IN_BODY && early_start(p))
		return;
	advance(p, IN_BODY);
	if (p->mode >= AFTER_BODY && p->k && p->k->id == ID_HTML) {
		plain_start_again(p);
		return;
	}
	p->mode = IN_BODY;
	plain_body_start(p);
}

/* An end before the body; most are passed over. */
static void
early_stop(struct plain *p)
{
	enum html_id id = p->k ? p->k->id : ID_NONE;

	if (p->mode == IN_HEAD && id == ID_HEAD) {
		plain_pop(p);
		p->mode = AFTER_HEAD;
	} else if (p->mode == IN_NOSCRIPT && id == ID_NOSCRIPT) {
		plain_pop(p);
		p->mode = IN_HEAD;
	} else {
		p->repair |= id == ID_HEAD || id == ID_BODY || id == ID_HTML ||
		             id == ID_BR;
	}
}

static void
stop(struct plain *p)
{
	p->k = html_name(p->t->text);
	if (p->mode < IN_BODY) {
		early_stop(p);
		return;
	}
	if (p->mode == AFTER_BODY && p->k && p->k->id == ID_HTML) {
		p->mode = AFTER_ALL;
		return;
	}
	p->mode = IN_BODY;
	plain_body_stop(p);
	if (p->mode == AFTER_BODY && p->k->id == ID_HTML)
		p->mode = AFTER_ALL;
}

static void
chars(struct plain *p)
{
	struct str s = p->t->text;
	size_t n = 0;

	if (p->mode < IN_BODY) {
		while (n < s.n && plain_is_blank(str_n(s.p + n, 1)))
			n++;
		if (p->mode >= IN_HEAD && n)
			plain_add_text(p, str_n(s.p, n), false);
		s = str_after(s, n);
		if (!s.n)
			return;
		p->repair |= s.p[0] == '&';
		if (p->repair)
			return;
		if (p->mode == IN_NOSCRIPT)
			leave_noscript(p);
		advance(p, IN_BODY);
	}
	if (!plain_is_blank(s)) { /* as &#32; is, too */
		p->repair |= p->mode > IN_BODY && memchr(s.p, '&', s.n);
		p->mode = IN_BODY;
	}
	plain_body_text(p, s);
}

/* The mode of quirks by a doctype: of HTML and XHTML as most pages have it; of
 * others it is for libgumbo to say. */
static enum plain_quirks
quirks_of(struct str s)
{
	static const struct str ids[] = {
	    STR_INIT("html public \"-//w3c//dtd xhtml 1."),
	    STR_INIT("html public \"-//w3c//dtd html 4.01")};
	size_t quotes = 0;

	s = str_trim(str_after(str_n(s.p, s.n - 1), strlen("<!doctype")));
	if (str_eq_nocase(s, STR("html")))
		return QUIRKS_NO;
	for (size_t i = 0; i < s.n; i++)
		quotes += s.p[i] == '"';
	return quotes == 4 && s.p[s.n - 1] == '"' &&
	               (str_starts_nocase(s, ids[0]) ||
			   str_starts_nocase(s, ids[1])) &&
	               str_find(s, STR(" \"http://www.w3.org/"), 0) < s.n
	           ? QUIRKS_NO
	           : QUIRKS_UNKNOWN;
}

/* Before anything but comments and blanks there may be a doctype. */
static void
note_quirks(struct plain *p)
{
	const struct html_token *t = p->t;

	if (t->what == HTML_DOCTYPE)
		p->quirks = quirks_of(t->text);
	else if (t->what != HTML_COMMENT &&
		 !(t->what == HTML_CHARS && plain_is_blank(t->text)))
		p->quirks = QUIRKS_YES;
}

static void
comment(struct plain *p)
{
	struct html_node *c = p->now->context;

	p->repair |=
	    c && node_is(c, ID_SVG) && str_starts(p->t->text, STR("<![CDATA["));
	if (p->mode == BEFORE_HTML || p->mode == AFTER_ALL)
		plain_add_comment(p, p->doc);
	else
		plain_add_comment(p, p->mode == AFTER_BODY ? p->html : p->now);
}

/* True of a control byte that a parser changes. */
static bool
is_control(unsigned char c)
{
	return c == 0x7f || (c < ' ' && !ascii_blank((char)c));
}

/* True if a control character beyond ASCII, or a code point that is no
 * character (U+FDD0, U+FFFE and the like, with some of their neighbours),
 * begins at p, in UTF-8. */
static bool
is_odd(const unsigned char *p)
{
	switch (p[0]) {
	case 0xc2: return p[1] < 0xa0;
	case 0xef: return p[1] == 0xb7 || (p[1] == 0xbf && p[2] >= 0xbe);
	default: return p[0] >= 0xf0 && p[2] == 0xbf;
	}
}

/* True if all of it is text that a parser leaves as it is: none of these, and
 * no mark at its start. */
static bool
is_clean(struct str s)
{
	const unsigned char *p = (const unsigned char *)s.p;
	size_t i = 0;

	if (str_starts(s, STR(STR_BOM)) || !utf8_valid(s, NULL))
		return false;
	while (i < s.n) {
		if (i + 8 <= s.n && ascii_shown8(s.p + i))
			i += 8;
		else if (is_control(p[i]) || (p[i] >= 0xc2 && is_odd(p + i)))
			return false;
		else
			i++;
	}
	return true;
}

const struct html_node *
html_plain(struct html *h, struct str text)
{
	struct plain p = {
	    .h = h, .page = text, .at = text.p, .end = text.p + text.n};

	if (!text.n || !is_clean(text))
		return NULL;
	p.doc = p.now = html_add(h, NULL, HTML_DOCUMENT, 0);
	p.doc->open = true;
	p.t = &h->token;
	do {
		p.at = html_token(p.t, p.at, p.end);
		if (p.quirks == QUIRKS_YET)
			note_quirks(&p);
		if (p.skip_line && p.t->what != HTML_CHARS)
			p.skip_line = false;
		switch (p.t->what) {
		case HTML_CHARS: chars(&p); break;
		case HTML_START: start(&p); break;
		case HTML_STOP: stop(&p); break;
		case HTML_COMMENT: comment(&p); break;
		case HTML_DOCTYPE: break;
		case HTML_END:
			if (p.mode == IN_NOSCRIPT)
				leave_noscript(&p);
			advance(&p, IN_BODY);
			break;
		case HTML_REPAIR: p.repair = true; break;
		}
	} while (p.t->what != HTML_END && !p.repair);
	if ((p.inner_tags || p.moved) && !p.repair)
		p.repair = plain_shape(&p)->ninner != p.inner_tags;
	return p.repair ? NULL : p.doc;
}

/* site_read - reads a definition from its file */
#include <stdlib.h>

#include "flight.h"
#include "jq.h"
#include "mem.h"
#include "re.h"
#include "script.h"
#include "shown.h"
#include "site_priv.h"

/* A file that is being read. */
struct reader {
	struct site *s;
	size_t line;
	struct err *e;
	struct err why; /* what functions that it calls say */
};

/* Says what is wrong with a line; false. */
static bool
fault(struct reader *r, const char *what, struct str about)
{
	if (!r->line) /* of the whole file */
		return err_set(r->e, "%s: " STR_FMT "%s%s", r->s->path,
		    STR_ARG(about), about.n ? ": " : "", what);
	return err_set(r->e, "%s:%zu: " STR_FMT "%s%s", r->s->path, r->line,
	    STR_ARG(about), about.n ? ": " : "", what);
}

/* Says that a word is not known, and which may be meant; false. */
static bool
unknown(struct reader *r, const char *what, struct str name)
{
	const char *near = site_hint(name);

	if (near)
		err_set(&r->why, "%s; is %s meant?", what, near);
	else
		err_set(&r->why, "%s; wt-sites(5) lists them", what);
	return fault(r, r->why.msg, name);
}

/* Cuts what stands behind the last " MARK " off *text; absent if none. */
static struct str
behind(struct str *text, struct str mark)
{
	size_t at = text->n, next = 0;
	struct str s;

	/* most have none */
	if (!text->n || !memchr(text->p, mark.p[1], text->n))
		return STR_NONE;
	while ((next = str_find(*text, mark, next)) < text->n)
		at = next++;
	if (at == text->n)
		return STR_NONE;
	s = str_after(*text, at + mark.n);
	*text = str_trim(str_n(text->p, at));
	return str_trim(s);
}

static const struct str hows[] = {
    [SITE_PATH] = STR_INIT("jq"), /* compile finds that out */
    [SITE_ABOVE] = STR_INIT("above"),
    [SITE_JQ] = STR_INIT("jq"),
    [SITE_CSS] = STR_INIT("css"),
    [SITE_PAGE] = STR_INIT("page"),
    [SITE_LD] = STR_INIT("ld"),
    [SITE_SHOWN] = STR_INIT("shown"),
    [SITE_TEXT] = STR_INIT("text"),
    [SITE_ADDRESS] = STR_INIT("address"),
};

static bool
how_of(struct str name, enum site_how *how)
{
	size_t h = SITE_ABOVE;

	h += str_which(name, hows + h, COUNT(hows) - h);
	*how = (enum site_how)h;
	return h < COUNT(hows);
}

/* Reads "=> .name .value": two sources within what the source finds. */
static bool
read_pair(struct reader *r, struct site_source *s, struct str text)
{
	struct str part;

	s->pair_paths = json_paths_new();
	s->pair = mem_new(2, sizeof(*s->pair));
	for (int i = 0; i < 2; i++) {
		part = site_word(&text);
		if (!part.n)
			return fault(r, "write => NAME VALUE", part);
		if (s->how != SITE_CSS && !json_path_plain(part))
			return fault(r, "not a plain path", part);
		s->pair[i].how = s->how == SITE_CSS ? SITE_CSS : SITE_JQ;
		s->pair[i].written = s->pair[i].text = part;
		s->pair[i].line = r->line;
	}
	return !text.n || fault(r, "write => NAME VALUE", text);
}

/* Reads the words before a source and how it finds its value, and cuts them off
 * *text. */
static bool
read_how(struct reader *r, enum site_key key, struct site_source *s,
    struct str *text)
{
	struct str kind = site_word(text);
	const char *wrong;

	s->cents = str_eq(kind, STR("cents"));
	s->some = str_eq(kind, STR("some"));
	if (s->cents || s->some)
		kind = site_word(text);
	s->join = str_eq(kind, STR("join"));
	s->all = str_eq(kind, STR("all"));
	if (s->join || s->all)
		kind = site_word(text);
	if (!how_of(kind, &s->how))
		return fault(r,
		    "write jq, above, css, page, ld, shown, text or address "
		    "before the source; a value as it stands is: text VALUE",
		    kind);
	if ((wrong = site_words_wrong(key, s)))
		return fault(r, wrong, kind);
	return true;
}

/* Checks a template: {item}, {seller.id} ... are keys whose value is text. */
static bool
check_template(struct reader *r, struct str text)
{
	size_t at = 0, end;
	struct str name;

	while ((at = str_find(text, STR("{"), at)) < text.n) {
		end = str_find(text, STR("}"), at);
		name = str_n(text.p + at + 1, end - at - 1);
		if (end == text.n || site_key(name) > SITE_TITLE)
			return fault(r,
			    "not one of {platform} {item} {url} "
			    "{title} {seller.id} {seller.name}",
			    text);
		at = end;
	}
	return true;
}

/* Checks what needs not be compiled for that. */
static bool
check_plain(struct reader *r, const struct site_source *s)
{
	struct walk_path *path;

	if (s->how == SITE_JQ && !jq_allowed(s->text, &r->why))
		return fault(r, r->why.msg, s->text);
	if (s->how == SITE_ABOVE) {
		path = walk_path_new(s->text, &r->why);
		walk_path_free(path);
		return path || fault(r, "not a path", s->text);
	}
	if (s->how == SITE_TEXT)
		return check_template(r, s->text);
	if (s->how == SITE_SHOWN && !shown_is(s->text))
		return fault(
		    r, "not shown; wt-sites(5) lists what is", s->text);
	if (s->how == SITE_ADDRESS && s->text.n)
		return fault(r, "write address ~ PATTERN or =~ REGEX", s->text);
	return true;
}

/* Reads a source:
 * [cents|some] [join|all] HOW TEXT [~ CUT | =~ REGEX] [=> NAME VALUE] */
static bool
read_source(
    struct reader *r, enum site_key key, struct site_source *s, struct str text)
{
	struct str cut = STR_NONE, pair = STR_NONE;
	const char *wrong;

	s->written = text;
	if (!read_how(r, key, s, &text))
		return false;
	if (key == SITE_ATTRIBUTES)
		pair = behind(&text, STR(" => "));
	if (s->how == SITE_ADDRESS &&
	    (str_starts(text, STR("~ ")) || str_starts(text, STR("=~ "))))
		text.p--, text.n++; /* the blank before it */
	if (s->how != SITE_TEXT)
		s->found = behind(&text, STR(" =~ "));
	if (s->how != SITE_TEXT && !s->found.p)
		cut = behind(&text, STR(" ~ "));
	s->has_cut = cut.p != NULL;
	if (cut.p && !cut_read(&s->cut, cut, &r->why))
		return fault(r, r->why.msg, STR(""));
	if (!text.n && s->how != SITE_ADDRESS)
		return fault(r, "the source is missing", hows[s->how]);
	s->text = text;
	if ((wrong = site_source_wrong(s)))
		return fault(r, wrong, text);
	if (!check_plain(r, s))
		return false;
	if (key == SITE_ROWS && s->how > SITE_CSS)
		return fault(r, "rows are by jq or css", hows[s->how]);
	if (key == SITE_UNTIL && s->how != SITE_CSS)
		return fault(r, "rows end where css says", hows[s->how]);
	return !pair.p || read_pair(r, s, pair);
}

/* Reads platform NAME [when SOURCE], platform {host} SOURCE, {listed} SOURCE,
 * {market} SOURCE */
static bool
read_platform(struct reader *r, struct site_source *s, struct str rest)
{
	struct str when;

	s->name = site_word(&rest);
	if (!s->name.n)
		return fault(r, "the platform's name is missing", STR(""));
	if (str_eq(s->name, STR("{host}")) ||
	    str_eq(s->name, STR("{listed}")) ||
	    str_eq(s->name, STR("{market}")))
		return read_source(r, SITE_PLATFORM, s, rest);
	if (!rest.n)
		return true;
	when = site_word(&rest);
	if (!str_eq(when, STR("when")))
		return fault(
		    r, "write platform NAME, or NAME when SOURCE", when);
	s->when = true;
	return read_source(r, SITE_PLATFORM, s, rest);
}

/* Reads a line that gives a source for a key. */
static bool
add_source(struct reader *r, enum site_key key, struct str rest)
{
	struct site_sources *l = &r->s->source[key];
	struct site_source *s;

	mem_grow(&l->at, &l->cap, l->n + 1, sizeof(*l->at));
	s = &l->at[l->n++];
	*s = (struct site_source){.line = r->line, .slot = -1};
	return key == SITE_PLATFORM ? read_platform(r, s, rest)
	                            : read_source(r, key, s, rest);
}

/* Adds a text to a list. */
static bool
add_text(struct reader *r, struct str key, struct str **list, size_t *n,
    struct str s)
{
	const char *wrong = site_text_wrong(key, s);

	if (wrong)
		return fault(r, wrong, s.n ? s : key);
	*list = mem_resize(*list, *n + 1, sizeof(**list));
	(*list)[(*n)++] = s;
	return true;
}

/* Adds each word of rest to a list. */
static bool
add_words(struct reader *r, struct str key, struct str **list, size_t *n,
    struct str rest)
{
	do
		if (!add_text(r, key, list, n, site_word(&rest)))
			return false;
	while (rest.n);
	return true;
}

/* Reads need KEY ... */
static bool
read_need(struct reader *r, struct str rest)
{
	struct str name;
	enum site_key k;

	do {
		name = site_word(&rest);
		k = site_key(name);
		if (k >= SITE_ROWS)
			return unknown(
			    r, "name keys of a record, parted by blanks", name);
		r->s->need |= (uint32_t)1 << k;
	} while (rest.n);
	return true;
}

/* Reads script ANCHOR, scripts ANCHOR, script.NAME ANCHOR, script.NAME? ANCHOR,
 * script @ATTRIBUTE */
static bool
read_script(struct reader *r, struct str key, struct str anchor)
{
	struct site *s = r->s;
	struct site_script sc = {.anchor = anchor};

	sc.all = str_eq(key, STR("scripts"));
	if (str_starts(key, STR("script."))) {
		sc.name = str_after(key, 7);
		sc.optional = str_ends(sc.name, STR("?"));
		sc.name.n -= sc.optional;
	}
	sc.attribute = str_starts(anchor, STR("@"));
	if (sc.attribute)
		sc.anchor = str_after(anchor, 1);
	sc.streamed = str_starts(anchor, STR("self." FLIGHT));
	if (!sc.anchor.n)
		return fault(r, "the text before the object is missing", key);
	if (sc.attribute && sc.name.p)
		return fault(r, "an attribute is data of its own", key);
	if (!script_anchor(anchor))
		return fault(
		    r, "begin with a text that is the same everywhere", anchor);
	if (s->nscript == SITE_SCRIPTS_MAX)
		return fault(r, "too many scripts", key);
	if (s->nscript && !sc.name.p != !s->script[0].name.p)
		return fault(r, "either all scripts have a name or none", key);
	s->script[s->nscript++] = sc;
	return true;
}

/* Reads a line that is a word alone. */
static bool
read_flag(struct reader *r, struct str key, struct str rest)
{
	struct site *s = r->s;
	bool *is;

	if (str_eq(key, STR("json")))
		is = &s->json;
	else if (str_eq(key, STR("dump")))
		is = &s->dump;
	else if (str_eq(key, STR("schema")))
		is = &s->schema;
	else if (str_eq(key, STR("cents")))
		is = &s->cents;
	else if (str_eq(key, STR("once")))
		is = &s->once;
	else
		return unknown(r, "no such key", key);
	if (rest.n)
		return fault(r, "nothing follows it", key);
	*is = true;
	s->generic |= s->dump;
	return true;
}

static bool
read_line(struct reader *r, struct str rest)
{
	struct site *s = r->s;
	struct str key = site_word(&rest);
	enum site_key k = site_key(key);

	if (k < SITE_KEYS)
		return add_source(r, k, rest);
	if (str_eq(key, STR("site"))) {
		if (s->name.p || !rest.n)
			return fault(r, "the site has one name", key);
		s->name = rest;
		return true;
	}
	if (str_eq(key, STR("need")))
		return read_need(r, rest);
	if (str_eq(key, STR("host")))
		return add_words(r, key, &s->host, &s->nhost, rest);
	if (str_eq(key, STR("path")))
		return add_words(r, key, &s->dir, &s->ndir, rest);
	if (str_eq(key, STR("content")))
		return add_text(r, key, &s->content, &s->ncontent, rest);
	if (str_eq(key, STR("csv")))
		return add_text(r, key, &s->csv, &s->ncsv, rest);
	if (str_eq(key, STR("also")))
		return add_words(r, key, &s->also, &s->nalso, rest);
	if (str_eq(key, STR("script")) || str_eq(key, STR("scripts")) ||
	    str_starts(key, STR("script.")))
		return read_script(r, key, rest);
	return read_flag(r, key, rest);
}

/* Checks that a definition has what each must have. */
static bool
check_whole(struct reader *r)
{
	const struct site *s = r->s;

	r->line = 0;
	if (s->schema && !s->nhost && !s->ncontent && !s->ncsv)
		r->s->generic = true;
	if (!s->name.p)
		return fault(
		    r, "the site has no name; write: site NAME", STR(""));
	if (!s->nhost && !s->ncontent && !s->ncsv && !s->generic)
		return fault(
		    r, "it fits no page; write host, content or csv", s->name);
	if (!s->source[SITE_ITEM].n && !s->source[SITE_TITLE].n &&
	    !s->source[SITE_URL].n)
		return fault(
		    r, "its adverts have neither item nor title", s->name);
	if (site_lacks_data(s))
		return fault(r,
		    "its adverts are by jq, and no line says where the data "
		    "is; write json, or script TEXT",
		    s->name);
	return true;
}

/* Reads the file into *text, lines that go on as one, and with texts for their
 * names. */
static bool
read_text(struct reader *r, struct rules *rules, struct str *text)
{
	struct buf held = {0}, whole = {0};
	bool ok = rules_read(rules, r->s->path, &held, r->e), let;

	let = ok && site_has_let(buf_str(&held));
	if (let)
		ok = site_let(rules, r->s->path, buf_str(&held), &whole,
			 &r->line, &r->why) ||
		     fault(r, r->why.msg, STR(""));
	*text = buf_str(let ? &whole : &held);
	r->s->text = mem_dup(text->p, text->n);
	*text = str_n(r->s->text, text->n);
	buf_free(&held);
	buf_free(&whole);
	return ok;
}

bool
site_read(struct site *s, struct rules *rules, const char *path, struct err *e)
{
	struct reader r = {.s = s, .e = e};
	struct str rest, l;
	bool ok;

	*s = (struct site){.path = mem_dup(path, strlen(path)),
	    .page = json_paths_new(),
	    .row = json_paths_new(),
	    .ld = json_paths_new()};
	ok = read_text(&r, rules, &rest);
	for (r.line = 1; ok && rest.n; r.line += ok) {
		l = str_trim(str_cut(&rest, '\n'));
		if (l.n && l.p[0] != '#')
			ok = read_line(&r, l);
	}
	ok = ok && check_whole(&r);
	if (!ok)
		site_close(s);
	return ok;
}

static void
source_close(struct site_source *s)
{
	walk_path_free(s->path);
	select_free(s->css);
	jq_free(s->jq);
	re_free(s->re);
	for (size_t i = 0; s->pair && i < 2; i++)
		source_close(&s->pair[i]);
	free(s->pair);
	json_paths_free(s->pair_paths);
}

void
site_close(struct site *s)
{
	for (size_t k = 0; k < SITE_KEYS; k++) {
		for (size_t i = 0; i < s->source[k].n; i++)
			source_close(&s->source[k].at[i]);
		free(s->source[k].at);
	}
	json_paths_free(s->page);
	json_paths_free(s->row);
	json_paths_free(s->ld);
	free(s->host);
	free(s->dir);
	free(s->content);
	free(s->mark);
	free(s->csv);
	free(s->also);
	free(s->path);
	free(s->text);
	*s = (struct site){0};
}

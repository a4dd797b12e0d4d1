/* site_ready - compiles what a definition finds its values by */
#include "site_priv.h"

/* Says what is wrong with a source; false. */
static bool
fault(const struct site *s, const struct site_source *of, const char *what,
    struct str about, struct err *e)
{
	return err_set(e, "%s:%zu: " STR_FMT "%s%s", s->path, of->line,
	    STR_ARG(about), about.n ? ": " : "", what);
}

/* Compiles a path, and looks up its slot among those that are wanted. */
static bool
add_path(struct site *s, struct site_source *of, struct json_paths *paths,
    struct err *e)
{
	struct err why;

	of->slot = json_paths_add(paths, walk_path_head(of->path), &why);
	return of->slot >= 0 || fault(s, of, why.msg, STR(""), e);
}

/* ld offers.price: the list under that name in what schema.h gives. */
static bool
compile_ld(struct site *s, struct site_source *of, struct err *e)
{
	struct buf path = {0};
	struct err why;

	buf_puts(&path, ".[");
	json_quote(&path, of->text);
	buf_puts(&path, str_eq(of->text, STR("@attributes")) ? "]" : "][]");
	of->path = walk_path_new(buf_str(&path), &why);
	buf_free(&path);
	return of->path ? add_path(s, of, s->ld, e)
	                : fault(s, of, why.msg, of->text, e);
}

static bool
compile_css(struct site *s, struct site_source *of, struct err *e)
{
	struct err why;

	of->css = select_new(of->text, &why);
	return of->css || fault(s, of, why.msg, STR(""), e);
}

/* A path, or another expression, which jq compiles when it is first run. */
static bool
compile_jq(struct site *s, struct site_source *of, struct json_paths *paths,
    struct err *e)
{
	struct err why;

	of->path = walk_path_new(of->text, &why);
	if (!of->path)
		return true;
	if (of->how == SITE_JQ)
		of->how = SITE_PATH;
	if (paths == s->row && of->text.n > 2 &&
	    str_starts(of->text, STR(".[")) && ascii_digit(of->text.p[2]))
		s->lists = true;
	return add_path(s, of, paths, e);
}

/* Compiles a source, unless it is; paths: those its own is one of. */
static bool
compile(struct site *s, struct site_source *of, struct json_paths *paths,
    struct err *e)
{
	if (of->path || of->css || !of->written.p)
		return true;
	switch (of->how) {
	case SITE_CSS:
	case SITE_PAGE: return compile_css(s, of, e);
	case SITE_LD: return compile_ld(s, of, e);
	case SITE_ABOVE: return compile_jq(s, of, s->page, e);
	case SITE_JQ:
	case SITE_PATH: return compile_jq(s, of, paths, e);
	case SITE_TEXT:
	case SITE_SHOWN:
	case SITE_ADDRESS: break;
	}
	return true;
}

/* True if both find the same one value, which is then looked for once. */
static bool
is_again(const struct site_source *s, const struct site_source *before)
{
	return s->how == SITE_PATH && before->how == SITE_PATH &&
	       str_eq(s->text, before->text) && json_path_plain(s->text);
}

static bool
compile_all(struct site *s, struct site_sources *l, struct json_paths *paths,
    struct err *e)
{
	struct site_source *of;

	for (size_t i = 0; i < l->n; i++) {
		of = &l->at[i];
		if (!compile(s, of, paths, e))
			return false;
		for (int k = 0; of->pair && k < 2; k++)
			if (!compile(s, &of->pair[k], of->pair_paths, e))
				return false;
		of->again = i && is_again(of, of - 1);
	}
	return true;
}

/* Wants the cells of rows with the page's data, so that these are not read
 * twice: of the first source that is all elements of an array. */
static void
want_cells(struct site *s)
{
	const struct site_sources *rows = &s->source[SITE_ROWS];
	const struct site_source *of;
	struct err e;
	int whole;

	for (size_t i = 0; i < rows->n && !s->celled; i++) {
		of = &rows->at[i];
		if (of->how != SITE_PATH || !walk_path_all(of->path))
			continue;
		whole = json_paths_columns(
		    s->page, walk_path_head(of->path), s->row, &e);
		if (whole < 0)
			return;
		s->celled = of;
		s->whole = (size_t)whole;
	}
}

bool
site_ready(const struct site *site, struct err *e)
{
	/* The definition is ours to complete, as in pick. */
	struct site *s = (struct site *)(size_t)site;

	for (int k = 0; !s->ready && k < SITE_KEYS; k++)
		if (!compile_all(
			s, &s->source[k], k == SITE_ROWS ? s->page : s->row, e))
			return false;
	if (!s->ready)
		want_cells(s);
	s->ready = true;
	return true;
}

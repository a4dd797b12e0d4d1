/* report_made - the end of a document: what it was made from */
#include "report_made.h"

static void
say(const struct report *r, const char *name, struct buf *out)
{
	report_visible_html(
	    report_word(r->words, STR("text"), str_from(name)), out);
}

static void
headings(const struct report *r, const char *const *names, struct buf *out)
{
	buf_puts(out, "<div class=\"wide\"><table>\n<thead><tr>");
	for (; *names; names++) {
		buf_printf(out, "<th scope=\"col\"%s>",
		    **names == '#' ? " class=\"n\"" : "");
		say(r, *names + (**names == '#'), out);
		buf_puts(out, "</th>");
	}
	buf_puts(out, "</tr></thead>\n<tbody>\n");
}

static void
sources(const struct report *r, const struct report_adverts *a, struct buf *out)
{
	static const char *const names[] = {"source_file", "#source_adverts",
	    "#source_pages", "source_days", NULL};
	struct report_source s;

	if (!report_adverts_shown(a) || !report_adverts_source(a, 0, &s))
		return;
	buf_puts(out, "<h3>");
	say(r, "sources", out);
	buf_puts(out, "</h3>\n");
	headings(r, names, out);
	for (size_t i = 0; report_adverts_source(a, i, &s); i++) {
		buf_puts(out, "<tr><td><code>");
		report_visible_html(s.file, out);
		buf_printf(out,
		    "</code></td><td class=\"n\">%llu</td>"
		    "<td class=\"n\">%llu</td><td>%s%s%s</td></tr>\n",
		    (unsigned long long)s.adverts, (unsigned long long)s.pages,
		    s.first, strcmp(s.first, s.last) ? " – " : "",
		    strcmp(s.first, s.last) ? s.last : "");
	}
	buf_puts(out, "</tbody></table></div>\n");
}

/* A member of a summary as a cell; a string as its text. */
static void
member(struct str line, const char *key, bool number, struct buf *out)
{
	struct str span = json_get(line, str_from(key));
	struct buf b = {0};

	if (json_type(span) == JSON_STRING)
		json_decode(span, &b);
	else if (json_type(span) == JSON_NUMBER)
		buf_addstr(&b, span);
	buf_puts(out, number ? "<td class=\"n\">" : "<td>");
	report_visible_html(buf_str(&b), out);
	buf_puts(out, "</td>");
	buf_free(&b);
}

/* The reasons of skipped: "request 12, blank 3". */
static void
skipped(struct str line, struct buf *out)
{
	struct str span = json_get(line, STR("skipped"));
	struct json_each it;
	struct buf b = {0};

	if (json_type(span) == JSON_OBJECT)
		for (it = json_each(span); json_next(&it);) {
			buf_puts(&b, b.n ? ", " : "");
			json_decode(it.key, &b);
			buf_addc(&b, ' ');
			buf_addstr(&b, it.value);
		}
	buf_puts(out, "<td>");
	report_visible_html(buf_str(&b), out);
	buf_puts(out, "</td>");
	buf_free(&b);
}

static void
called(struct str line, struct buf *out)
{
	struct str argv = json_get(line, STR("argv"));
	struct str rules = json_get(line, STR("rules_sha256"));
	struct json_each it;
	struct buf b = {0};

	if (json_type(argv) == JSON_ARRAY)
		for (it = json_each(argv); json_next(&it);) {
			buf_puts(&b, b.n ? " " : "");
			if (json_type(it.value) == JSON_STRING)
				json_decode(it.value, &b);
		}
	buf_puts(out, "<dt><code>");
	report_visible_html(buf_str(&b), out);
	buf_puts(out, "</code></dt>\n<dd>");
	if (json_type(rules) == JSON_STRING) {
		buf_clear(&b);
		json_decode(rules, &b);
		buf_puts(out, "rules_sha256 <code>");
		report_visible_html(buf_str(&b), out);
		buf_puts(out, "</code>");
	}
	buf_puts(out, "</dd>\n");
	buf_free(&b);
}

static void
stages(const struct report *r, const struct report_made *made, struct buf *out)
{
	static const char *const names[] = {"stage", "version", "#in", "#used",
	    "#out", "#rows", "#dropped", "#rejected", "skipped", "#exit", NULL};
	static const char *const keys[] = {
	    "in", "used", "out", "rows", "dropped", "rejected"};

	if (!made->nstage)
		return;
	buf_puts(out, "<h3>");
	say(r, "stages", out);
	buf_puts(out, "</h3>\n");
	headings(r, names, out);
	for (size_t i = 0; i < made->nstage; i++) {
		buf_puts(out, "<tr>");
		member(made->stage[i], "tool", false, out);
		member(made->stage[i], "version", false, out);
		for (size_t k = 0; k < COUNT(keys); k++)
			member(made->stage[i], keys[k], true, out);
		skipped(made->stage[i], out);
		member(made->stage[i], "status", true, out);
		buf_puts(out, "</tr>\n");
	}
	buf_puts(out, "</tbody></table></div>\n<dl>\n");
	for (size_t i = 0; i < made->nstage; i++)
		called(made->stage[i], out);
	buf_puts(out, "</dl>\n");
}

static void
input(const struct report *r, const char *what, uint64_t lines,
    const char *sha256, struct buf *out)
{
	buf_puts(out, "<dt>");
	say(r, what, out);
	buf_printf(out, "</dt><dd>%llu ", (unsigned long long)lines);
	say(r, "lines", out);
	buf_printf(out, ", SHA-256 <code>%s</code></dd>\n", sha256);
}

static void
inputs(const struct report *r, const struct report_made *made, struct buf *out)
{
	buf_puts(out, "<h3>");
	say(r, "inputs", out);
	buf_puts(out, "</h3>\n<dl>\n");
	input(r, "input_rows", made->used + made->dropped, made->rows_sha256,
	    out);
	if (*made->adverts_sha256)
		input(r, "input_adverts", made->adverts, made->adverts_sha256,
		    out);
	buf_printf(out,
	    "<dt>wt-report %s</dt><dd>in %llu = used %llu + dropped %llu + "
	    "rejected %llu",
	    made->version, (unsigned long long)made->in,
	    (unsigned long long)made->used, (unsigned long long)made->dropped,
	    (unsigned long long)made->rejected);
	if (made->rules_sha256)
		buf_printf(out, "<br>rules_sha256 <code>%s</code>",
		    made->rules_sha256);
	buf_puts(out, "</dd>\n</dl>\n");
}

void
report_made(const struct report *r, const struct report_adverts *a,
    const struct report_made *made, struct buf *out)
{
	buf_puts(out, "<section class=\"made\">\n<h2>");
	say(r, "made", out);
	buf_puts(out, "</h2>\n<p>");
	say(r, "status_means", out);
	buf_puts(out, "</p>\n");
	if (made->redacted) {
		buf_puts(out, "<p>");
		say(r, "redacted", out);
		buf_puts(out, "</p>\n");
	}
	sources(r, a, out);
	stages(r, made, out);
	inputs(r, made, out);
	buf_puts(out, "</section>\n");
}

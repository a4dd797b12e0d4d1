/* extract_unwrap - data that a program or browser wrapped, as it was before */
#include "extract_priv.h"
#include "script.h"
#include "tag.h"
#include "text.h"

#define NEAR 4096 /* bytes of a page in which what it shows begins */

/* A document of XML, as the JSON that it is. */
static bool
xml(struct extract *x, struct str text)
{
	if (x->type == CSV || x->type == HTML || !xmljson_like(text))
		return false;
	x->torn = !xmljson(text, &x->bared, &x->torn_why);
	return true;
}

/* Rows of YAML; text that only begins as such is left as it is. */
static bool
yaml(struct extract *x, struct str text)
{
	if (x->type == CSV || x->type == HTML || !yamljson_like(text))
		return false;
	yamljson_clear(&x->yaml);
	x->torn = !yamljson(&x->yaml, text, &x->bared, &x->torn_why);
	if (!x->torn || x->bared.n > text.n / 2)
		return true;
	x->torn = false;
	buf_clear(&x->bared);
	return false;
}

/* What a browser shows of a reply that is no page is a page of its own, of one
 * text: <html><head>...<body><pre>{"items":[...]}</pre>.  Its references are
 * undone. */
static bool
shown(struct extract *x, struct str text)
{
	struct tags t = {text, 0};
	struct str run;
	struct tag tag;

	text = str_trim(text);
	if (x->type == CSV || !str_starts(text, STR("<")))
		return false;
	while (tags_next(&t, &tag) && t.at < NEAR) {
		if (tag.text.p)
			continue;
		run = str_n(t.page.p + t.at, t.page.n - t.at);
		run = str_trim(str_n(run.p, str_find(run, STR("<"), 0)));
		if (run.n <= text.n / 2)
			continue;
		text_references(run, &x->bared);
		return script_body(buf_str(&x->bared)).p != NULL;
	}
	return false;
}

void
extract_unwrap(struct extract *x)
{
	struct str text = x->text.text;

	x->torn = false;
	buf_clear(&x->bared);
	if (xml(x, text) || yaml(x, text) || shown(x, text))
		x->text.text = buf_str(&x->bared);
}

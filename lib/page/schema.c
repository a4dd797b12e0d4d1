/* schema - the products that a page describes */
#include "schema_priv.h"

#include <stdlib.h>

#include "mem.h"
#include "tsv.h"

/* Of a page so many bytes of things are read, and so many times its own: things
 * are referred to again and again. */
#define LEAST ((size_t)1 << 20)
#define TIMES 64

void
schema_free(struct schema *s)
{
	if (!s)
		return;
	for (int i = 0; i < SCHEMA_KINDS; i++)
		names_free(&s->kind[i]);
	for (int i = 0; i < SCHEMA_FROM; i++) {
		buf_free(&s->data[i]);
		free(s->found[i].at);
	}
	buf_free(&s->said);
	names_free(&s->said_name);
	free(s->said_at);
	names_free(&s->ids);
	free(s->by_id);
	names_free(&s->name);
	free(s->pair);
	buf_free(&s->values);
	buf_free(&s->path);
	buf_free(&s->flat);
	buf_free(&s->one);
	buf_free(&s->two);
	json_scan_free(&s->scan);
	free(s);
}

static bool
add(void *of, const struct tsv *t, struct err *e)
{
	static const struct str kinds[SCHEMA_KINDS] = {
	    [SCHEMA_PRODUCT] = STR_INIT("product"),
	    [SCHEMA_OFFERED] = STR_INIT("offered"),
	    [SCHEMA_NONE] = STR_INIT("none"),
	    [SCHEMA_HOLDS] = STR_INIT("holder"),
	    [SCHEMA_ASIDE] = STR_INIT("aside"),
	    [SCHEMA_CATALOG] = STR_INIT("catalog"),
	    [SCHEMA_ATTRIBUTE] = STR_INIT("attribute"),
	    [SCHEMA_SUBJECT] = STR_INIT("subject"),
	    [SCHEMA_ARTICLE] = STR_INIT("article"),
	    [SCHEMA_LABEL] = STR_INIT("label")};
	struct schema *s = of;
	size_t kind;

	if (!t->col[1].n)
		return tsv_fault(t, e, "the name is missing");
	kind = str_which(t->col[0], kinds, SCHEMA_KINDS);
	if (kind < SCHEMA_KINDS) {
		names_add(&s->kind[kind], t->col[1]);
		return true;
	}
	return tsv_fault(t, e,
	    STR_FMT ": no such kind; write product, offered, none, subject, "
		    "holder, aside, attribute, article or label",
	    STR_ARG(t->col[0]));
}

struct schema *
schema_new(struct rules *r, const char *path, struct err *e)
{
	static const char *const columns[] = {"kind", "name", NULL};
	struct schema *s = mem_new(1, sizeof(*s));

	if (tsv_each(r, path, columns, add, s, e))
		return s;
	schema_free(s);
	return NULL;
}

void
schema_mark(struct schema_marks *words, struct marks *m)
{
	words->product = marks_add(m, STR("Product"));
	words->offers = marks_add(m, STR("offers"));
	words->scope = marks_add(m, STR("itemscope"));
	words->prop = marks_add(m, STR("itemprop"));
	words->type = marks_add(m, STR("typeof="));
	words->property = marks_add(m, STR("property="));
}

bool
schema_in_tree(const struct schema_marks *words, struct marks *m)
{
	bool micro = marks_has(m, words->scope) && marks_has(m, words->prop);

	if (!micro &&
	    (!marks_has(m, words->type) || !marks_has(m, words->property)))
		return false;
	return marks_has(m, words->product) || marks_has(m, words->offers);
}

void
schema_page(struct schema *s, const struct outline *o, struct str url,
    const struct html_node *doc)
{
	for (int i = 0; i < SCHEMA_FROM; i++) {
		buf_clear(&s->data[i]);
		buf_addc(&s->data[i], '[');
		s->found[i].n = s->found[i].offers = 0;
	}
	buf_clear(&s->said);
	names_clear(&s->said_name);
	names_free(&s->ids);
	s->indexed = s->broken = s->article = s->torn = false;
	s->subject = false;
	s->said_product = s->said_other = s->said_price = false;
	s->url = url;
	s->left = LEAST + TIMES * o->page.n;
	schema_read_text(s, o);
	if (doc) {
		schema_read_tree(s, SCHEMA_MICRO, doc, o->page.n);
		schema_read_tree(s, SCHEMA_RDFA, doc, o->page.n);
	}
	for (int i = 0; i < SCHEMA_FROM; i++) {
		buf_addc(&s->data[i], ']');
		schema_find(s, (enum schema_from)i);
	}
	schema_choose(s);
}

size_t
schema_count(const struct schema *s)
{
	return s->n;
}

bool
schema_spent(const struct schema *s)
{
	return !s->left || s->torn;
}

bool
schema_broken(const struct schema *s)
{
	return s->broken;
}

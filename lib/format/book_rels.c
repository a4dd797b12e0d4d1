/* book_rels - what leads from one part of a package to another */
#include "book_priv.h"
#include "mem.h"

void
book_target(struct str part, struct str target, struct buf *out)
{
	struct str step;

	buf_clear(out);
	if (!str_starts(target, STR("/")))
		buf_addstr(out, str_folder(part));
	for (step = str_cut(&target, '/'); step.p;
	     step = str_cut(&target, '/')) {
		if (!step.n || str_eq(step, STR(".")))
			continue;
		if (str_eq(step, STR(".."))) {
			out->n -= out->n > 0;
			out->n = str_folder(buf_str(out)).n;
			continue;
		}
		buf_addstr(out, step);
		buf_addc(out, '/');
	}
	out->n -= out->n > 0;
}

/* Adds a relation; of two with one id the first is meant. */
static bool
add_rel(struct book *b)
{
	struct book_rel *r;

	if (names_add(&b->rel_id, xml_attr(&b->xml, "Id")) < b->nrel)
		return true;
	mem_grow(&b->rel, &b->rel_cap, b->nrel + 1, sizeof(*b->rel));
	r = &b->rel[b->nrel++];
	r->type = book_keep(&b->rel_text, xml_attr(&b->xml, "Type"));
	r->target = book_keep(&b->rel_text, xml_attr(&b->xml, "Target"));
	return book_held(b);
}

bool
book_rels(struct book *b, struct str part)
{
	struct str in = str_folder(part);
	enum xml_what what;
	struct buf name = {0};
	bool is;

	b->nrel = 0;
	names_clear(&b->rel_id);
	buf_clear(&b->rel_text);
	buf_addstr(&name, in);
	buf_puts(&name, "_rels/");
	buf_add(&name, part.p + in.n, part.n - in.n);
	buf_puts(&name, ".rels");
	is = book_part(b, buf_str(&name));
	buf_free(&name);
	if (!is)
		return !b->reason;
	while ((what = xml_next(&b->xml)) < XML_END)
		if (what == XML_START &&
		    str_eq(b->xml.name, STR("Relationship")) && !add_rel(b))
			return false;
	return book_ends(b, what);
}

const struct book_rel *
book_rel(const struct book *b, struct str id)
{
	uint32_t i = names_find(&b->rel_id, id);

	return i == NAMES_NONE ? NULL : &b->rel[i];
}

const struct book_rel *
book_rel_of(const struct book *b, const char *type)
{
	for (size_t i = 0; i < b->nrel; i++)
		if (str_ends(
			book_str(&b->rel_text, b->rel[i].type), str_from(type)))
			return &b->rel[i];
	return NULL;
}

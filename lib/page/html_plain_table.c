/* html_plain_table - tables, lists to choose from, drawings */
#include "html_plain_priv.h"

/* In a table itself, or a part of it that holds no text. */
bool
plain_in_table(const struct plain *p)
{
	const struct html_node *c = p->now->context;

	return c == p->now && node_has(c, IS_TABLE) && !node_has(c, IS_CELL) &&
	       !node_is(c, ID_CAPTION);
}

static bool
is_hidden_input(const struct plain *p)
{
	for (size_t i = 0; i < p->t->nattr; i++)
		if (str_eq_nocase(p->t->attr[i].name, STR("type")))
			return str_eq_nocase(
			    p->t->attr[i].value, STR("hidden"));
	return false;
}

/* A start in a table, section, row or group of columns itself.  True if it is
 * to be read again, by the rules of what is then around it. */
bool
plain_table_start(struct plain *p)
{
	const struct html_name *k = p->k;
	bool table = node_is(p->now, ID_TABLE), row = node_is(p->now, ID_TR);
	bool section = node_has(p->now, IS_SECTION);
	unsigned is = k ? k->is : 0;

	if (node_is(p->now, ID_COLGROUP) && k && k->id == ID_COL) {
		plain_add_tag(p);
	} else if (node_is(p->now, ID_COLGROUP)) {
		plain_pop(p);
		return true;
	} else if ((row && (is & IS_CELL)) ||
		   (section && k && k->id == ID_TR) ||
		   (table && k &&
		       (k->id == ID_CAPTION || k->id == ID_COLGROUP ||
			   (is & IS_SECTION)))) {
		plain_push(p);
	} else if (!row && (is & IS_CELL)) {
		plain_push_implied(p, section ? "tr" : "tbody");
		return true;
	} else if (table && k && (k->id == ID_TR || k->id == ID_COL)) {
		plain_push_implied(p, k->id == ID_TR ? "tbody" : "colgroup");
		return true;
	} else if (!table && (is & IS_TABLE) && k->id != ID_TABLE) {
		plain_pop(p);
		return true;
	} else if ((is & IS_RAW) && (is & IS_HIDDEN)) {
		plain_raw(p);
	} else if (k && k->id == ID_INPUT && is_hidden_input(p)) {
		plain_add_tag(p);
	} else if (k && k->id == ID_FORM && !p->templates) {
		if (!p->form) /* it is empty; what is in it goes on behind it */
			p->form = plain_add_tag(p);
	} else {
		p->repair = true;
	}
	return false;
}

/* An end that a table has no rules for.  What it would end is around the table,
 * and out of its reach; but some ends put something in. */
static void
other_stop(struct plain *p)
{
	switch (p->k ? p->k->id : ID_NONE) {
	case ID_FORM:
		p->repair |= p->templates || plain_find(p, p->k, BOUND);
		p->form = NULL;
		return;
	case ID_P:
	case ID_BR:
	case ID_TEMPLATE: p->repair = true; return;
	default: p->repair |= p->k && (p->k->is & IS_ODD);
	}
	if (p->k && (p->k->is & IS_FORMAT))
		plain_format_forget(p, p->k);
}

/* The same of an end. */
bool
plain_table_stop(struct plain *p)
{
	const struct html_name *k = p->k;
	bool table = node_is(p->now, ID_TABLE);

	if (k && k == p->now->known) {
		plain_pop(p);
	} else if (node_is(p->now, ID_COLGROUP)) {
		if (k && k->id == ID_COL)
			return false;
		plain_pop(p);
		return true;
	} else if (!table && k &&
		   (k->id == ID_TABLE ||
		       ((k->is & IS_SECTION) && plain_find(p, k, BOUND)))) {
		plain_pop(p);
		return true;
	} else {
		other_stop(p);
	}
	return false;
}

/* A tag of a table in a cell or caption, or where there is no table.  True if
 * it is to be read again. */
bool
plain_inner_tag(struct plain *p)
{
	struct html_node *c = p->now->context, *n;
	bool stop = p->t->what == HTML_STOP;

	if (node_is(c, ID_SELECT) || node_is(p->now, ID_TEMPLATE)) {
		p->repair = true;
		return false;
	}
	if (node_is(c, ID_BODY) || node_is(c, ID_TEMPLATE))
		return false;
	if (stop && p->k == c->known) {
		plain_close_to(p, c);
		return false;
	}
	if (stop && node_is(c, ID_CAPTION) && p->k->id != ID_TABLE)
		return false;
	for (n = c->parent; stop && n && n->known != p->k; n = n->parent)
		if (node_is(n, ID_TABLE))
			return false;
	if (stop && (!n || (p->k->is & IS_CELL)))
		return false;
	plain_close_to(p, c);
	return true;
}

/* A start in a list to choose from; most are passed over.  True if it ends the
 * list, and is to be read again. */
bool
plain_select_start(struct plain *p)
{
	switch (p->k ? p->k->id : ID_NONE) {
	case ID_OPTGROUP:
	case ID_OPTION:
		if (node_is(p->now, ID_OPTION))
			plain_pop(p);
		if (p->k->id == ID_OPTGROUP && node_is(p->now, ID_OPTGROUP))
			plain_pop(p);
		plain_push(p);
		return false;
	case ID_SELECT: plain_close_to(p, p->now->context); return false;
	case ID_INPUT:
	case ID_TEXTAREA: plain_close_to(p, p->now->context); return true;
	case ID_HTML:
	case ID_TEMPLATE: p->repair = true; return false;
	default: break;
	}
	if (p->k && strcmp(p->k->name, "script") == 0)
		plain_raw(p);
	else
		p->repair |= p->k && (p->k->is & (IS_TABLE | IS_ODD));
	return false;
}

void
plain_select_stop(struct plain *p)
{
	enum html_id id = p->k ? p->k->id : ID_NONE;

	p->repair |= id == ID_TEMPLATE;
	if (id == ID_SELECT) {
		plain_close_to(p, p->now->context);
	} else if (id == ID_OPTGROUP) {
		if (node_is(p->now, ID_OPTION) &&
		    node_is(p->now->parent, ID_OPTGROUP))
			plain_pop(p);
		if (node_is(p->now, ID_OPTGROUP))
			plain_pop(p);
	} else if (id == ID_OPTION && node_is(p->now, ID_OPTION)) {
		plain_pop(p);
	}
}

/* ---- drawings, 13.2.6.5 -------------------------------------------------- */

/* The name without the prefix that is a namespace. */
static struct str
local_name(struct str name)
{
	static const char *const names[] = {"xlink:actuate", "xlink:arcrole",
	    "xlink:href", "xlink:role", "xlink:show", "xlink:title",
	    "xlink:type", "xml:base", "xml:lang", "xml:space", "xmlns:xlink"};
	struct str rest = name;

	for (size_t i = 0; i < COUNT(names); i++)
		if (str_eq_nocase(name, str_from(names[i]))) {
			str_cut(&rest, ':');
			return rest;
		}
	return name;
}

void
plain_svg_start(struct plain *p)
{
	const struct html_name *k = p->k;

	/* most of HTML's elements end the drawing, some hold HTML */
	if ((k && k->id != ID_SVG && k->id != ID_A &&
		strcmp(k->name, "title") != 0) ||
	    (p->now->known && strcmp(p->now->known->name, "title") == 0) ||
	    (k && k->id == ID_SVG && node_is(p->now->context, ID_SVG))) {
		p->repair = true;
		return;
	}
	if (!node_is(p->now->context, ID_SVG))
		plain_reopen(p);
	for (size_t i = 0; i < p->t->nattr; i++)
		p->t->attr[i].name = local_name(p->t->attr[i].name);
	if (p->t->closed) {
		plain_add_tag(p);
		return;
	}
	plain_push(p);
	p->links -= node_is(p->now, ID_A); /* it is none of HTML */
}

void
plain_svg_stop(struct plain *p)
{
	const struct html_node *n = p->now;

	if (n->known != p->k ||
	    (!p->k && !str_eq_nocase(html_name_of(n), p->t->text))) {
		p->repair = true;
		return;
	}
	p->links += node_is(n, ID_A);
	plain_pop(p);
}

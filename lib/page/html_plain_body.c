/* html_plain_body - tags and text in a body */
#include "html_plain_priv.h"

/* What is in a template is a page of its own, and is read so: a part of a table
 * too, without its table, which is for a repair. */
static void
template_start(struct plain *p)
{
	p->repair |= p->links || p->inner;
	plain_push(p);
}

static void
template_stop(struct plain *p)
{
	const struct html_node *n = p->now;

	if (!p->templates)
		return;
	while (!node_is(n, ID_TEMPLATE))
		n = n->parent;
	plain_close_to(p, n);
}

/* A table ends a p, but for the mode of quirks. */
static void
leave_p(struct plain *p)
{
	if (p->quirks == QUIRKS_NO)
		plain_close_p(p);
	else if (p->quirks == QUIRKS_UNKNOWN)
		p->repair |= plain_find_p(p) != NULL;
}

/* What has rules by its name; false if it has none. */
static bool
named_start(struct plain *p)
{
	switch (p->k->id) {
	case ID_A:
		if (p->links)
			plain_make_inner(p);
		else
			plain_format_stop(p, p->k); /* one to open again */
		return !p->k;
	case ID_HTML:
	case ID_BODY: plain_start_again(p); return true;
	case ID_HEAD: return true;
	case ID_BUTTON: p->repair |= plain_find(p, p->k, BOUND) != NULL; break;
	case ID_TEMPLATE: template_start(p); return true;
	case ID_FORM:
		p->repair |= p->templates > 0;
		if (p->form)
			return true;
		plain_close_p(p);
		plain_push(p);
		p->form = p->now;
		return true;
	case ID_LI:
	case ID_DD:
	case ID_DT:
		plain_close_item(p);
		plain_close_p(p);
		break;
	case ID_HR: plain_close_p(p); break;
	case ID_SVG: plain_svg_start(p); return true;
	case ID_OPTION:
	case ID_OPTGROUP:
		if (node_is(p->now, ID_OPTION))
			plain_pop(p);
		break;
	case ID_TABLE: leave_p(p); break;
	case ID_PRE:
		plain_close_p(p);
		plain_push(p);
		p->skip_line = true;
		return true;
	default: break;
	}
	return false;
}

/* True of what stands in a line of text, and in the formatting of that. */
static bool
is_formatted(const struct html_name *k)
{
	return !k || !(k->is & (IS_BLOCK | IS_HEADING | IS_HEAD | IS_RAW |
				   IS_TABLE | IS_APART));
}

static void
start_by_name(struct plain *p)
{
	unsigned is = p->k ? p->k->is : 0;

	p->repair |= (is & IS_ODD) != 0;
	if (p->k && named_start(p))
		return;
	if ((is & (IS_BLOCK | IS_HEADING)) || (p->k && p->k->id == ID_P))
		plain_close_p(p);
	if ((is & IS_HEADING) && node_has(p->now, IS_HEADING))
		plain_pop(p);
	if (is_formatted(p->k))
		plain_reopen(p);
	if (is & IS_VOID)
		plain_add_tag(p);
	else if (is & IS_RAW)
		plain_raw(p);
	else
		plain_push(p);
	if (is & IS_FORMAT)
		plain_format(p);
}

void
plain_body_start(struct plain *p)
{
	struct html_node *c = p->now->context;

	do {
		c = p->now->context;
		if (node_is(c, ID_SELECT)) {
			if (!plain_select_start(p))
				return;
			continue;
		}
		if (node_is(c, ID_SVG)) {
			plain_svg_start(p);
			return;
		}
		if (plain_in_table(p)) {
			if (!plain_table_start(p))
				return;
		} else if (p->k && (p->k->is & IS_TABLE) &&
			   p->k->id != ID_TABLE) {
			if (!plain_inner_tag(p))
				return;
		} else {
			start_by_name(p);
			return;
		}
	} while (!p->repair);
}

/* An end that has no rules of its own.  To libgumbo all elements that it does
 * not know have one name. */
static void
other_stop(struct plain *p, const struct html_name *k)
{
	for (struct html_node *n = p->now; n; n = n->parent) {
		if (n->known == k && n->kind == HTML_ELEMENT) {
			plain_close_to(p, n);
			return;
		}
		if (node_has(n, IS_SPECIAL) && n->open)
			return;
	}
}

static void
format_stop(struct plain *p)
{
	if (!p->inner || p->k->id != ID_A) {
		plain_format_stop(p, p->k);
		return;
	}
	p->repair |= !plain_is_inner(p->now);
	plain_count_inner(p);
	plain_pop(p);
}

/* libgumbo puts the text before its end behind the form. */
static void
pop_form(struct plain *p)
{
	struct html_node *form = p->now, *text = p->text, *n = form->child;

	plain_pop(p);
	if (!text)
		return;
	if (n == text) {
		form->child = form->last = NULL;
	} else {
		while (n->next != text)
			n = n->next;
		n->next = NULL;
		form->last = n;
	}
	p->text = html_add(p->h, p->now, (enum html_kind)text->kind, 0);
	html_set_name(p->text, html_name_of(text));
}

static void
form_stop(struct plain *p)
{
	struct html_node *n = p->form;

	p->repair |= p->templates > 0;
	p->form = NULL;
	if (!n || plain_find(p, n->known, BOUND) != n)
		return;
	while (node_has(p->now, IS_IMPLIED))
		plain_pop(p);
	if (p->now == n)
		pop_form(p);
	else
		plain_shut(p, n);
}

static void
heading_stop(struct plain *p)
{
	struct html_node *n = p->now;

	for (; n && !node_has(n, IS_HEADING); n = n->parent)
		if (node_has(n, IS_SCOPE))
			return;
	if (n)
		plain_close_to(p, n);
}

/* An object, applet or marquee.  libgumbo looks for it as far as the end of a
 * table; what formatting is around another such in it would be opened again. */
static void
object_stop(struct plain *p)
{
	struct html_node *n = p->now;
	bool other = false;

	for (; n && n->known != p->k; n = n->parent) {
		if (node_is(n, ID_TABLE) || node_is(n, ID_TEMPLATE))
			return;
		other |= node_has(n, IS_MARKER);
	}
	p->repair |= other && n;
	if (n && !other)
		plain_close_to(p, n);
}

static void
stop_by_name(struct plain *p)
{
	unsigned is = p->k ? p->k->is : 0;

	p->repair |= (is & IS_ODD) != 0;
	switch (p->k ? p->k->id : ID_NONE) {
	case ID_BODY:
	case ID_HTML:
		if (plain_find(p, html_name(STR("body")), BOUND))
			p->mode = AFTER_BODY;
		return;
	case ID_BR: /* a start is meant */
		p->repair |= node_is(p->now, ID_TEMPLATE);
		plain_reopen(p);
		plain_push_implied(p, "br");
		plain_pop(p);
		return;
	case ID_FORM: form_stop(p); return;
	case ID_TEMPLATE: template_stop(p); return;
	case ID_P:
		p->repair |= node_is(p->now, ID_TEMPLATE);
		if (!plain_find_p(p))
			plain_push_implied(p, "p");
		plain_close_p(p);
		return;
	case ID_LI: plain_close_in(p, BOUND_LIST); return;
	case ID_DD:
	case ID_DT:
	case ID_PRE:
	case ID_BUTTON: plain_close_in(p, BOUND); return;
	default: break;
	}
	if ((is & IS_MARKER) && !(is & IS_TABLE))
		object_stop(p);
	else if (is & IS_HEADING)
		heading_stop(p);
	else if (is & IS_BLOCK)
		plain_close_in(p, BOUND);
	else if (is & IS_FORMAT)
		format_stop(p);
	else
		other_stop(p, p->k);
}

void
plain_body_stop(struct plain *p)
{
	struct html_node *c;
	bool inner;

	do {
		c = p->now->context;
		if (node_is(c, ID_SVG)) {
			plain_svg_stop(p);
			return;
		}
		if (node_is(c, ID_SELECT) && !(p->k && (p->k->is & IS_TABLE))) {
			plain_select_stop(p);
			return;
		}
		if (plain_in_table(p)) {
			if (!plain_table_stop(p))
				return;
			continue;
		}
		inner = p->k &&
		        ((p->k->is & IS_TABLE) || p->k->id == ID_BODY ||
			    p->k->id == ID_HTML) &&
		        !node_is(c, ID_BODY);
		if (!inner) {
			stop_by_name(p);
			return;
		}
		if (!(p->k->is & IS_TABLE) || p->k->id == ID_COL ||
		    p->k->id == ID_COLGROUP || !plain_inner_tag(p))
			return;
	} while (!p->repair);
}

void
plain_body_text(struct plain *p, struct str s)
{
	size_t skip = p->skip_line && s.n && s.p[0] == '\n';

	p->repair |= p->skip_line && s.n && (s.p[0] == '\r' || s.p[0] == '&');
	p->skip_line = false;
	if (plain_in_table(p)) {
		p->repair |= !plain_is_blank(s); /* it goes before the table */
		p->text = NULL;
	} else if (s.n > skip) {
		plain_reopen(p);
	}
	plain_add_text(p, str_after(s, skip), true);
}

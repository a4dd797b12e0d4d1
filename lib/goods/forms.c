/* forms - addresses of adverts, by their form */
#include "forms.h"

#include <stdlib.h>

#include "mem.h"

#define END UINT32_MAX /* of a chain */

struct form {
	struct cut cut;
	uint32_t next; /* of the same label, added before */
};

struct found {
	uint32_t form;
	struct str part;
	bool asked;           /* a form was held against the address: */
	struct cut_pairs has; /* which tells of most that they do not fit */
};

void
forms_free(struct forms *f)
{
	names_free(&f->texts);
	names_free(&f->labels);
	free(f->form);
	free(f->chain);
	*f = (struct forms){0};
}

static bool
in_label(char c)
{
	return (c >= 'a' && c <= 'z') || ascii_digit(c) || c == '-';
}

/* The label that ends before `end`. */
static struct str
label_before(struct str s, size_t end)
{
	size_t from = end;

	while (from > 0 && in_label(s.p[from - 1]))
		from--;
	return str_n(s.p + from, end - from);
}

/* The longest of the host that a form begins with; empty if it has none. */
static struct str
longest_label(struct str form, const struct names *under)
{
	size_t host = str_find(form, STR("/"), 0), i = 0;
	struct str longest = {"", 0}, label;

	for (; i < host && form.p[i] != '{' && form.p[i] != '*'; i++) {
		label = label_before(form, i);
		if (form.p[i] == '.' && label.n >= longest.n &&
		    !(longest.n && names_find(under, label) != NAMES_NONE))
			longest = label;
	}
	return longest.n || i == host || form.p[i] == '{'
	           ? longest
	           : label_before(form, i);
}

/* The bit of a label's length: long ones share one. */
static uint32_t
length_bit(struct str label)
{
	return UINT32_C(1) << (label.n < 31 ? label.n : 31);
}

/* Where the chain of a label begins; of the empty one, of forms without. */
static uint32_t *
chain_of(struct forms *f, struct str label)
{
	uint32_t n = names_add(&f->labels, label);

	if (label.n)
		f->has[(unsigned char)label.p[0]] |= length_bit(label);
	else
		f->any = true;

	if (n >= f->nchain) {
		mem_grow(&f->chain, &f->cap_chain, n + 1, sizeof(*f->chain));
		f->chain[n] = END;
		f->nchain = n + 1;
	}
	return &f->chain[n];
}

bool
forms_add(
    struct forms *f, struct str text, const struct names *under, struct err *e)
{
	uint32_t n = names_add(&f->texts, text);
	uint32_t *chain;

	if (n < f->n)
		return err_set(e, "this address is there already");
	mem_grow(&f->form, &f->cap, f->n + 1, sizeof(*f->form));
	chain = chain_of(f, longest_label(text, under));
	f->form[n].next = *chain;
	*chain = n;
	f->n++;
	return cut_read(&f->form[n].cut, f->texts.name[n], e);
}

/* Holds an address against the forms of a label that were added before the
 * one that fits so far. */
static void
try_chain(const struct forms *f, struct str label, struct str address,
    struct found *found)
{
	uint32_t n = names_find(&f->labels, label);
	struct str part;

	if (n == NAMES_NONE)
		return;
	if (!found->asked)
		cut_pairs(address, &found->has);
	found->asked = true;
	for (n = f->chain[n]; n != END; n = f->form[n].next) {
		if (n >= found->form || !cut_may(&f->form[n].cut, &found->has))
			continue;
		part = cut_take(&f->form[n].cut, address);
		if (part.p)
			found->form = n, found->part = part;
	}
}

/* Cuts off *rest up to the next dot of address, and says which label stands
 * before that; absent behind the last.  Empty if no form has one that begins so
 * and is so long. */
static struct str
next_label(const struct forms *f, struct str address, struct str *rest)
{
	struct str label = STR_NONE;

	str_cut(rest, '.');
	if (!rest->p)
		return label;
	label = label_before(address, (size_t)(rest->p - address.p) - 1);
	if (label.n && !(f->has[(unsigned char)label.p[0]] & length_bit(label)))
		label.n = 0;
	return label;
}

struct str
forms_take(const struct forms *f, struct str address)
{
	struct found found = {.form = END};
	struct str rest = address, label;

	if (f->any)
		try_chain(f, STR(""), address, &found);
	while ((label = next_label(f, address, &rest)).p)
		if (label.n)
			try_chain(f, label, address, &found);
	return found.part;
}

bool
forms_know(const struct forms *f, struct str host)
{
	struct str rest = host, label;
	uint32_t n;

	if (f->any)
		return true;
	for (label = str_cut(&rest, '.'); rest.p; label = str_cut(&rest, '.')) {
		n = label.n ? names_find(&f->labels, label) : NAMES_NONE;
		if (n != NAMES_NONE && n < f->nchain && f->chain[n] != END)
			return true;
	}
	return false;
}

bool
forms_may(const struct forms *f, struct str address)
{
	struct str rest = address, label;

	if (f->any)
		return true;
	while ((label = next_label(f, address, &rest)).p)
		if (label.n)
			return true;
	return false;
}

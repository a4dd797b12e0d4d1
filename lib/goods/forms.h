/*
 * forms - addresses of adverts, by their form
 *
 *	item.jd.com/{digits}.html       1000420 of //item.jd.com/1000420.html
 *	m.example/i?*&id={digits}       a form is a pattern of cut.h
 *
 * A page has hundreds of links, and there are hundreds of forms: one is held
 * only against addresses that have the longest label of its host (jd, item;
 * the last, such as com, is none, nor is com in com.br), whole and with a dot
 * behind it.  A form that begins with no host is held against all.
 */
#ifndef WT_FORMS_H
#define WT_FORMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cut.h"
#include "err.h"
#include "names.h"
#include "str.h"

/* Valid when zero. */
struct forms {
	/* private */
	struct names texts; /* of the forms, which borrow from it */
	struct names labels;
	struct form *form;
	uint32_t *chain;   /* by label: the last form that has it */
	uint32_t has[256]; /* by how a label begins: a bit for its length */
	size_t n, cap, nchain, cap_chain;
	bool any; /* some begin with no host */
};

/* Adds a form, which is copied; false if it is none, or there already.  under:
 * labels that stand before those of countries, com in com.br. */
bool forms_add(
    struct forms *f, struct str text, const struct names *under, struct err *e);
void forms_free(struct forms *f);

/* The part of an address that says which advert, by the first form that fits;
 * absent if none does.  Its scheme may be left out. */
struct str forms_take(const struct forms *f, struct str address);

/* True if there are forms for hosts that have a label of this one. */
bool forms_know(const struct forms *f, struct str host);

/* False if no form can fit, as is soon told of most links of a page. */
bool forms_may(const struct forms *f, struct str address);

#endif

/* product_priv - the inside of struct product_set, for its parts alone */
#ifndef WT_PRODUCT_PRIV_H
#define WT_PRODUCT_PRIV_H

#include "product.h"
#include "tsv.h"

struct product_meaning;

struct product_set {
	struct words *words;
	struct product_meaning *meaning; /* by term */
	size_t nmeaning, capmeaning;
	struct str *slug, *kind; /* by number */
	struct str *plant;       /* by product: its slug for plants, or empty */
	size_t nslug, capslug, capplant, nkind, capkind;
	uint32_t *number; /* by kind: of the number behind its words, a kind;
	                   * or PRODUCT_NO_OBJECT */
	size_t capnumber;
	struct str between; /* words that may stand before such a number */
	struct str within;  /* words that may stand in one, */
	struct str last;    /* and at its end */
	struct str unit;    /* what behind one says that it is none */
	struct tsv products, claims; /* open: the strings stand in them */
};

#endif

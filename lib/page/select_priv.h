/*
 * select_priv - a selector as it was read
 */
#ifndef WT_SELECT_PRIV_H
#define WT_SELECT_PRIV_H

#include "select.h"

enum test_how {
	TEST_ID,
	TEST_CLASS,
	TEST_HAS,      /* [name] */
	TEST_IS,       /* [name=v] */
	TEST_BEGINS,   /* [name^=v] */
	TEST_ENDS,     /* [name$=v] */
	TEST_CONTAINS, /* [name*=v] */
	TEST_WORD,     /* [name~=v] */
	TEST_NTH,      /* :nth-child(n) */
	TEST_LAST,     /* :last-child */
	TEST_NOT       /* :not(...) */
};

struct test {
	enum test_how how;
	char *name;
	struct str value; /* owned */
	size_t nth;
	struct compound *no; /* owned; of TEST_NOT */
};

/* li.gl-item[data-sku]: all that is asked of one element. */
struct compound {
	struct str tag; /* owned; absent: any */
	struct test *test;
	size_t ntest, cap;
	bool child; /* it stands behind a '>' */
};

/* Compounds from left to right, and what is taken of the last one. */
struct chain {
	struct compound *part;
	size_t n, cap;
	char *attr;    /* NULL: the text */
	char *without; /* NULL, or a class: what has it is none of the text */
};

struct select {
	struct chain *chain;
	size_t n, cap;
};

#endif

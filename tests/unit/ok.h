/*
 * ok - what unit programs check with: OK(condition, "what was got %d", n)
 *
 * Counts in done and failed; says what failed, and where.
 */
#ifndef WT_UNIT_OK_H
#define WT_UNIT_OK_H

#include <stdio.h>

static int failed, done;

#define OK(cond, ...)                                                          \
	do {                                                                   \
		done++;                                                        \
		if (!(cond)) {                                                 \
			failed++;                                              \
			printf(                                                \
			    "not ok: %s:%d: %s: ", __FILE__, __LINE__, #cond); \
			printf(__VA_ARGS__);                                   \
			putchar('\n');                                         \
		}                                                              \
	} while (0)

#endif

/*
 * err - why something was refused
 *
 * Library functions that can refuse take a `struct err *` as last argument
 * and return false or NULL.  err_set returns false, so refusing is one line:
 *
 *	return err_set(e, "%s: no such column", name);
 *
 * A format that ends in ':' gets the text of errno appended (sbase's habit).
 * The text is one line without the program's name; bytes of the input that a
 * message quotes are made visible at the edge (die.h), not here.
 */
#ifndef WT_ERR_H
#define WT_ERR_H

#include <stdbool.h>

struct err {
	char msg[512];
};

bool err_set(struct err *e, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

#endif

/*
 * width - how many columns of a terminal a text takes
 *
 * Chinese, Japanese and Korean characters and full-width forms take two,
 * marks and zero-width characters none, all others one.  Those that Unicode
 * leaves open (East Asian Width A) take one.  The tables are made when the
 * project is built (lib/gen/width_table.c).
 */
#ifndef WT_WIDTH_H
#define WT_WIDTH_H

#include <stddef.h>
#include <stdint.h>

#include "str.h"

int width_cp(uint32_t cp);

/* Of UTF-8; a byte that is none takes one. */
size_t width_text(struct str s);

#endif

/*
 * quoted - pages and SQL that stand in the texts of a program
 *
 *	const html = `<div class="list">...`;      Go, JavaScript
 *	PAGE = """<html>...</html>"""              Python, Java, Kotlin
 *	E_D("replace into `goods` values(...);");  SQL in calls of PHP
 *
 * Objects in such are for inset to read.
 */
#ifndef WT_QUOTED_H
#define WT_QUOTED_H

#include <stdbool.h>

#include "buf.h"
#include "str.h"

/*
 * Appends the pages, or the statements of SQL, that text, a program, is for the
 * most part; false, with nothing appended, if it is none, or has both.
 * Templates, which have ${...} for what they shall show, are no pages.
 */
bool quoted_text(struct str text, struct buf *out);

#endif

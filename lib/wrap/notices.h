/*
 * notices - what PHP says of a program's faults, before the page that it writes
 *
 *	<b>Warning</b>:  Undefined index in <b>/a.php</b> on line <b>3</b><br />
 *
 * between two <br />, or, without the tags,
 *
 *	Warning: Undefined index in /a.php on line 3
 *
 * Source: php.net (display_errors, html_errors).
 */
#ifndef WT_NOTICES_H
#define WT_NOTICES_H

#include "str.h"

/* What stands behind these, if a page or data may; else text as it is. */
struct str notices_behind(struct str text);

#endif

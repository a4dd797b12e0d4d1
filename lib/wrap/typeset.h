/*
 * typeset - tables of texts that a program sets, as CSV
 *
 *	|===                 AsciiDoc: so many columns as the first line has
 *	|id |title
 *	|7
 *	|comb
 *	|===
 *
 *	{| class="wikitable" MediaWiki
 *	! id !! title
 *	|-
 *	| 7 || comb
 *	|}
 *
 *	\begin{tabular}{ll}  LaTeX, as pandas writes it, too
 *	id & title \\ \hline
 *	7 & comb \\
 *	\end{tabular}
 *
 * Sources: docs.asciidoctor.org, mediawiki.org (Help:Tables), the LaTeX manual.
 */
#ifndef WT_TYPESET_H
#define WT_TYPESET_H

#include <stdbool.h>

#include "buf.h"
#include "str.h"

/* Appends the table that is most of a text, in several parts of the same names
 * perhaps; false, with nothing appended, if there is none, or another. */
bool typeset_text(struct str text, struct buf *out);

#endif

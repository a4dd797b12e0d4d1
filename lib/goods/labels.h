/*
 * labels - usual names before the values of a text
 *
 * As programs print what they found, and people note it, in lines or all in
 * one:
 *
 *	标题：a b
 *	价格：5元
 *	链接：https://item.jd.com/1.html
 *
 * A label is a usual name (dump.h) before a colon, which may be wide:
 * - at the start of a line, perhaps behind the mark of a list, and there also
 *   of several words;
 * - further on in a line behind blanks, or, if it is no word of ASCII, which
 *   program code has too, behind a comma, bar, dashes, or another sign that
 *   stands there in each line;
 * - if it is no word of ASCII also without a colon, before a blank at the start
 *   of a line;
 * - and anywhere in brackets of its own, without a colon.
 * Where commas part labels another word is one too if it stands so in most
 * lines.
 *
 *	labels_learn(&l, text);
 *	line = labels_unlisted(line);
 *	for (; (n = labels_at(&l, line, &name)); line = what is behind)
 *		value = line from n to labels_next(), by labels_value()
 */
#ifndef WT_LABELS_H
#define WT_LABELS_H

#include <stdbool.h>
#include <stddef.h>

#include "names.h"
#include "str.h"

struct dump;

#define LABELS_LONGEST 40 /* bytes of a label, less than */
#define LABELS_WORDS   64 /* so many words may be labels */
#define LABELS_SIGNS   7

/* Zero but for dump. */
struct labels {
	struct dump *dump; /* usual names; lent */
	bool commas;       /* part the labels of the present line: the caller
	                    * clears it, labels_next sets it */
	bool last;         /* by labels_next: no label is behind the value */
	/* private: of a text, by labels_learn */
	struct names
	    words; /* that stand as labels do, of which it is counted */
	size_t with[LABELS_WORDS]; /* how many lines have the word, */
	size_t parted; /* of so many with usual labels, parted by commas */
	size_t signs[LABELS_SIGNS]; /* how often each of some other signs
	                             * stands before one, */
	char sign; /* and the one that is as good as a comma; or NUL */
};

void labels_free(struct labels *l);

/* Learns which words are labels where commas part them.  text is lent until
 * labels_free. */
void labels_learn(struct labels *l, struct str text);

/* The text of a line without "- ", "3. ", "3、" and the like before it. */
struct str labels_unlisted(struct str line);

/*
 * The bytes of a label that s begins with, and of what parts it from its value;
 * 0 if it begins with none.  *name is then the name in it, a part of s.
 * labels_at: with its colon, or in brackets.  labels_loose: without a colon
 * right behind it, as print('标题', title), Format-List and print_r write it:
 *
 *	标题 a        a word that is none of ASCII; or a tab
 *	Title : a
 *	[title] => a
 *
 * labels_long: one of several words, Product Name:
 */
size_t labels_at(const struct labels *l, struct str s, struct str *name);
size_t labels_loose(const struct labels *l, struct str s, struct str *name);
size_t labels_long(const struct labels *l, struct str s, struct str *name);

/* Where in a line, behind a label, the next one begins; or its end.  In prose a
 * name and an ASCII colon may follow a blank, so that a tab, two blanks, a bar
 * or a dash must stand before such. */
size_t labels_next(struct labels *l, struct str line);

/* A value without the bar, dash or comma behind it. */
struct str labels_value(const struct labels *l, struct str value);

/* True if most of n cells are a label and a value, two or more of them under
 * usual names. */
bool labels_are(struct dump *dump, const struct str *cell, size_t n);

#endif

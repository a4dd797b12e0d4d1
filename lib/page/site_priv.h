/*
 * site_priv - what the parts of site share
 *
 *	site        the set of definitions: sites_new() reads all, and how well
 *	            one fits a page
 *	site_read   one file
 *	site_ready  its sources, compiled when a page concerns it
 *	site_key    the names of the keys that it may have
 *	site_let    the text of one: lines that go on, texts that have names
 *	site_check  its mistakes, and what was meant
 *	site_jq     whether jq compiles its expressions
 *	site_index  which definitions come into question for a page
 */
#ifndef WT_SITE_PRIV_H
#define WT_SITE_PRIV_H

#include "site.h"

/* Reads one file; false with e set. */
bool site_read(
    struct site *s, struct rules *r, const char *path, struct err *e);
void site_close(struct site *s);

/* Cuts the first word off *rest. */
struct str site_word(struct str *rest);

/*
 * True if the text of a file has lines that go on in the next, or let lines.
 * The other appends it to out with each such line as one, and empty ones behind
 * it so that no line has another number; and with texts for their names:
 *
 *	let name .title // .name
 *	title jq $(name) | ltrimstr("a")
 *
 * What has the form $(NAME) is always a name: neither jq nor PCRE2 mean
 * anything by it.  False with e set, without file and line; *line is that.
 */
bool site_has_let(struct str text);
bool site_let(struct rules *rules, const char *path, struct str text,
    struct buf *out, size_t *line, struct err *e);

/* The word that is meant by one that begins no line (titel, Price:), or NULL.
 */
const char *site_hint(struct str word);

/* What is wrong with a text of a host, path, content or csv line (key); with
 * the words before the source of a key (cents, some, join, all); with a source
 * itself.  NULL if nothing is. */
const char *site_text_wrong(struct str key, struct str s);
const char *site_words_wrong(enum site_key key, const struct site_source *s);
const char *site_source_wrong(const struct site_source *s);

/* True if paths and expressions look for adverts and no line says where the
 * data is. */
bool site_lacks_data(const struct site *s);

/* Gives the texts of the content lines numbers in m, for site_fits(). */
void site_mark(struct site *s, struct marks *m);

/* Prepares sites_here(), sites_like() and sites_generic(), once all
 * definitions are read. */
void sites_index(struct sites *s);
void sites_index_free(struct sites *s);

#endif

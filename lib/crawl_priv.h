/*
 * crawl_priv - the parts of crawl
 *
 *	crawl_rows   where the rows of JSON are; crawl_table, crawl_yaml: others
 *	crawl_look   which members of a row are the page, its address ...
 *	crawl        what these say
 */
#ifndef WT_CRAWL_PRIV_H
#define WT_CRAWL_PRIV_H

#include "crawl.h"

/* Sets what was found in the row, which is sound: page to query, price to
 * hollow.  Steps through its members, and those of objects within. */
void crawl_look(struct crawl *c, struct str row);

/* The start of a string's text as it is written, without blanks before it. */
struct str crawl_start(struct str span);

/* True if the row, which is sound, has a page, or the place of one. */
bool crawl_has(struct crawl *c, struct str row);

/* As crawl_like, of what begins as no JSON does; if it is a table of pages,
 * c->from is behind its header. */
enum crawl_like crawl_table_like(struct crawl *c, struct str held, bool end);

/* To the end of the next row that is not blank; false if that is not in s. */
bool crawl_table_pass(struct crawl *c, struct str s, bool end);

/* The row as an object, lent until the next; of blanks it has no members. */
struct str crawl_table_object(struct crawl *c, struct str row);

/* As crawl_like, of what begins as recordings in YAML do, or does not. */
enum crawl_like crawl_yaml_like(struct crawl *c, struct str held, bool end);

/* To the end of the next row; false if that is not in s. */
bool crawl_yaml_pass(struct crawl *c, struct str s, bool end);

/* The row as an object, lent until the next; false if it is no YAML. */
bool crawl_yaml_object(
    struct crawl *c, struct str row, struct str *object, struct err *e);

/* Before the first row, of that form. */
void crawl_restart(struct crawl *c, enum crawl_form form, size_t level);

#endif

/*
 * crawl_priv - the parts of crawl
 *
 *	crawl_rows   where the rows of JSON are; crawl_table, crawl_yaml,
 *	             crawl_map: others
 *	crawl_look   which members of a row are the page, its address ...
 *	crawl_held   what is held of the file: how far to look, and anew
 *	crawl_words  their names, a table of the rules
 *	crawl        what these say
 */
#ifndef WT_CRAWL_PRIV_H
#define WT_CRAWL_PRIV_H

#include "crawl.h"

/* Sets page to hollow, and price and title, to what the row, which is sound,
 * has in its members and in those of objects within. */
void crawl_look(struct crawl *c, struct str row);

/* The inside of a string as it is written, from its first byte that is no
 * blank: <b> of "\n <b>". */
struct str crawl_start(struct str span);

/* True if the row, which is sound, has a body, or the empty place of one. */
bool crawl_has(struct crawl *c, struct str row);

/* True if the row that was looked at last has a page in it. */
bool crawl_is_page(const struct crawl *c);

/* True if the row that was looked at last tells its address. */
bool crawl_placed(const struct crawl *c);

/* Rows in which a page is looked for. */
#define CRAWL_ROWS 20

/* In crawl_like, behind a row without a page: true if so many were looked at
 * that none will have one; and if what is held behind the first of them is
 * enough, though the next one does not end in it. */
bool crawl_enough(struct crawl *c);
bool crawl_enough_held(const struct crawl *c, struct str held);

/* As crawl_like, of tables; c->from is then behind the header. */
enum crawl_like crawl_table_like(struct crawl *c, struct str held, bool end);

/* Moves c->from and c->at to the begin and end of the next row that is not
 * blank; false if that end is not in s. */
bool crawl_table_pass(struct crawl *c, struct str s, bool end);

/* The row as a JSON object, lent until the next; {} of a blank one. */
struct str crawl_table_object(struct crawl *c, struct str row);

/* As crawl_like, of recordings in YAML. */
enum crawl_like crawl_yaml_like(struct crawl *c, struct str held, bool end);

/* The same as crawl_table_pass. */
bool crawl_yaml_pass(struct crawl *c, struct str s, bool end);

/* The row as an object, lent until the next; false if it is no YAML. */
bool crawl_yaml_object(
    struct crawl *c, struct str row, struct str *object, struct err *e);

/* True if the object, the last row of the file, has no body of a reply, nor the
 * empty place of one: behind it the recorder writes a line, and where none is
 * the file was cut. */
bool crawl_yaml_cut(const struct crawl *c, struct str object);

/* The same three for an object of pages by their addresses. */
enum crawl_like crawl_map_like(struct crawl *c, struct str held, bool end);
bool crawl_map_pass(struct crawl *c, struct str s);
struct str crawl_map_object(struct crawl *c, struct str row);

/* Moves c->at to the end of the string that it is in, or of s. */
void crawl_pass_string(struct crawl *c, struct str s);

/* Moves c->at to where a row of JSON ends, as ends_row tells, which passes one
 * byte outside strings; false if that is not in s.  Inline, as each byte of a
 * file comes through here. */
static inline bool
crawl_pass(struct crawl *c, struct str s,
    bool (*ends_row)(struct crawl *c, struct str s))
{
	while (c->at < s.n)
		if (c->quoted)
			crawl_pass_string(c, s);
		else if (ends_row(c, s))
			return true;
	return false;
}

/* Starts before the first row of a file of that form. */
void crawl_restart(struct crawl *c, enum crawl_form form, size_t level);

#endif

/*
 * extract_priv - what the parts of extract share
 *
 * A document goes through them in this order:
 *
 *	extract.c       for each document, and each page in it
 *	extract_text    its text, decoded, and the pages that it is
 *	extract_unwrap  without what a program or browser wrote around it,
 *	extract_printed   or as it printed it
 *	extract_address what the address of a page is
 *	extract_ends    does the text end where a page may end?
 *	extract_read    which definitions are tried, in which order
 *	extract_any     what is known of any page, if none of them reads it
 *	extract_cut     why a page that gave nothing should have given adverts
 *	extract_try     one definition on one page, which finds its rows
 *	extract_data      in the page, if that is data,
 *	extract_script    in its scripts and attributes,
 *	extract_found     by paths, expressions and selectors,
 *	extract_half      the address that a table was cut in,
 *	extract_table     the columns of a table,
 *	extract_cell        and what a cell of it is,
 *	extract_flat        of which each row may have several adverts,
 *	extract_schema    what the page says for search engines,
 *	extract_dump      or usual names (dump.h) in data of unknown make
 *	extract_advert  one row: an advert, which is written, or why it is none
 *	extract_say     --explain, and the counts of the summary
 *	extract_seen    what a page has that no definition read
 *	extract_note    what was odd on it, for all of these
 *	extract_element the text of an element, likewise
 *
 * extract_dump leaves each shape of such data to a part of its own:
 *
 *	extract_visit     JSON: which objects and lists are adverts
 *	extract_usual       an object by its usual names,
 *	extract_like        and whether that is an advert
 *	extract_rows      rows of JSON, one behind the other
 *	extract_columns   JSON by columns, or headed
 *	extract_lists     an object of lists
 *	extract_turned    tables with their names in the first column
 *	extract_tables    tables
 *	extract_bare      whose columns have no names,
 *	extract_looks       and are known by what their cells look like
 *	extract_sql       dumps of databases
 *	extract_sheet     spreadsheets saved as HTML
 *	extract_lines     labelled lines
 *	extract_stacked   blocks of lines without labels
 *	extract_kept      what a page keeps for its programs
 *	extract_inner       in one value of a script,
 *	extract_held        and in texts and tables of such
 *	extract_own         which of that is the page's own
 *	extract_loose     anywhere in a script, an attribute, a hidden element
 *	extract_ware      whether an object there is goods
 *	extract_tiles     pages that show a list, whose links are found
 *	extract_links       by their addresses,
 *	extract_href          wherever these lead,
 *	extract_listed      by what the page says that it lists,
 *	extract_cards       by what their elements are called;
 *	extract_tile        what is around one of them,
 *	extract_apart       its texts, without prices that are not the goods',
 *	extract_named       and what each value of it is called
 *	extract_plain     pages whose goods have no pages of their own
 *	extract_block       and what belongs to one of them
 *	extract_one       pages that show one advert
 *	extract_pairs     an advert's number, where it stands beside it
 *	extract_around    its shop, likewise
 *	extract_passed    what is passed over, and told: carts, reviews
 *	extract_unread    goods that nothing reads, which are told
 *
 * Below the functions stand by these parts.  Some have a header of their own,
 * for what only one other part needs.  What all of them know of the run, the
 * document and the page is struct extract, in extract_state.h.
 *
 * A row is what may be an advert: a JSON object or an element.  A row is lame
 * if it has neither item nor title, or nothing tells its platform: it is
 * counted and told, and no advert.  Every function works on the page that x
 * holds; strings they return are lent until the next call that reads a page,
 * unless said otherwise.
 */
#ifndef WT_EXTRACT_PRIV_H
#define WT_EXTRACT_PRIV_H

#include "extract_state.h"

/* False if --type says that all input is of pages, or of tables. */
static inline bool
extract_may_be_data(const struct extract *x)
{
	return x->opt.type != TYPE_HTML && x->opt.type != TYPE_CSV;
}

/* False if it says so of data, or of tables. */
static inline bool
extract_may_be_page(const struct extract *x)
{
	return x->opt.type != TYPE_JSON && x->opt.type != TYPE_CSV;
}

/* ---- extract_note ---- */

/* Notes a row or line with a fault: what, a predicate for the message ("are no
 * JSON"), constant; line, where it is, or 0 if that is not known. */
void extract_odd(struct extract *x, const char *what, uint64_t line);

/* Notes something beside the rows that is no JSON. */
void extract_no_json(struct extract *x, uint64_t line);

/* Notes that the definition that was just tried should have read the page, and
 * why it did not. */
void extract_blame(struct extract *x);

/* The line of the page that what begins at p is in. */
uint64_t extract_line(const struct extract *x, const char *p);

/* ---- extract_text ---- */

/* Begins a document: its text is decoded and taken out of what a program wrote
 * around it.  doc is lent until the next. */
void extract_start(struct extract *x, const struct doc *doc);

/* Goes on to the next page of the document; most documents have one.  Behind
 * the last x->pages.rest is absent. */
void extract_next_page(struct extract *x);

/* Goes on to x->pages.left, the values of a page in which the definition that
 * was taken found nothing; false if there are none. */
bool extract_next_kind(struct extract *x);

/* Goes on to what is in the page: JSON that makes up most of it as a string, or
 * the pages in its frames; false if it has neither. */
bool extract_within(struct extract *x);

/* Goes on to the frames of a saved page that gave adverts.  If the page is an
 * advert its address is not that of the frames, which are read without one. */
bool extract_frames(struct extract *x);

/* ---- extract_unwrap ---- */

/* Makes data that is wrapped the text of the page: behind notices, in the page
 * in which a browser shows it, in a workbook of XML, in XML or YAML, in a
 * notebook, in what functions are called with, or as programs print it. */
void extract_unwrap(struct extract *x);

/* ---- extract_printed ---- */

/* Makes what a program printed, or wrote into a log, the text of the page: JSON
 * or a table. */
void extract_printed(struct extract *x);

/* ---- extract_address ---- */

/* Sets the document to one with the address that its text says it was saved
 * from, if nothing else tells it: of bytes that are no ASCII, or of a page in a
 * message or a browser's view, it could not be read before. */
void extract_saved(struct extract *x);

/* Sets the address of the page: that of the archive, of --url, or of the page
 * itself; and what its links are relative to.  Of a page that a web archive
 * serves, it is that of the original. */
void extract_address(struct extract *x);

/* ---- extract_ends ---- */

/* What a text of HTML or XML ends inside of, because it was cut: "tag",
 * "script", "comment" and the like, "text" of a line, "table", "page" (the last
 * of several), "element" of XML.  NULL if it ends as it should, or is no such
 * text. */
const char *extract_html_end(struct str text);

/* Of a page that was cut: true if that is inside the text of a line, or a
 * table, where the last row is then not whole. */
bool extract_ends_line(struct str text);

/* True if the page was cut inside this row: half an advert is not taken. */
bool extract_is_half(const struct extract *x, const struct html_node *doc,
    const struct html_node *row);

/* True if a text is JSON, perhaps in a call or behind a name, and its last
 * value has no end. */
bool extract_value_open(struct str text);

/* True if a text is JSON nested deeper than JSON_DEPTH_MAX. */
bool extract_value_deep(struct str text);

/* True if a text is HTML or XML nested deeper than HTML_DEPTH. */
bool extract_html_deep(struct str text);

/* True if a text of JSON ends where more has to follow: asked also of one that
 * gave adverts. */
bool extract_ends_open(struct str text);

/* ---- extract_read ---- */

/* Reads the page by the definition that fits it best.  *failed: the definition
 * that should have read a page that gave nothing, for the caller to count once
 * it has tried what is within; or NULL. */
enum extract_result extract_read(struct extract *x, const struct site **failed);

/* Notes a page of a definition for extract_count. */
void extract_tally(struct extract *x, const struct site *site, bool rejected);

/* ---- extract_any ---- */

/* Tries what is known of any page.  If that reads it the failure of other
 * definitions is forgotten, unless one was for the page's address: then the
 * page is rejected, with its adverts given out. */
bool extract_try_any(struct extract *x);

/* Tries the definition for data of unknown make in another manner. */
bool extract_try_as(struct extract *x, struct manner as);

/* ---- extract_cut ---- */

/*
 * Why a page that gave nothing should have given adverts.  Each returns true
 * with x->got.why and x->got.suspect set:
 * - extract_is_cut: it is JSON that has no end, and names what adverts have;
 * - extract_is_unread: it is JSON from a host of a known platform, with prices
 *   and names of several goods;
 * - extract_is_untitled: it is a table of a known platform, with prices and
 *   words, and none of its columns is a title by its name, or that is empty;
 *   or it is one of adverts by the names of its columns, and gave no row;
 * - extract_is_header: it is a header with a title and a price, and no row: an
 *   export that found nothing.
 */
bool extract_is_cut(struct extract *x);
bool extract_is_unread(struct extract *x);
bool extract_is_untitled(struct extract *x);
bool extract_is_header(struct extract *x);

/* The caller's definition whose table the page was before its columns were
 * called otherwise, with reason and detail set; or NULL. */
const struct site *extract_near_table(struct extract *x);

/* ---- extract_try ---- */

/* Tries a definition on the page: true if it gives adverts, or if the page
 * says that it has none; else false with x->got.why set. */
bool extract_try(struct extract *x, const struct site *site);

/* True of a page that is data within a reply of another program:
 * {"code":200,"data":{...}}. */
bool extract_is_envelope(struct extract *x);

/* ---- extract_script ---- */

/* Tries the definition on the data that stands behind its anchors: the first in
 * which something is found, or, with every, each, as of scripts one behind the
 * other; one without an end is noted then. */
bool extract_script(struct extract *x, bool every);

/* Says in x->got.why that none does; returns false. */
bool extract_script_none(struct extract *x);

/* ---- extract_found ---- */

/* Takes the rows that the definition finds in data, or, if that is absent, in
 * the elements of the page. */
void extract_found(struct extract *x, struct str data);

/* Says in x->got.why that it found none, and by what. */
void extract_found_none(struct extract *x);

/*
 * True if the page itself says that there is nothing on it.  The list that a
 * path of `empty` names says so only if nothing is in it: else its rows were
 * passed over, or are made in another way now.
 */
bool extract_says_none(struct extract *x, struct str data);

/* ---- extract_table ---- */

/* Tries the definition on the page as a table. */
bool extract_table(struct extract *x);

/* True if the table's row has text beyond the header. */
bool extract_shifted(const struct extract *x);

/* Sets x->line to the table's row, {"column":"text", ...}, without empty
 * cells. */
void extract_cells(struct extract *x);

/* ---- extract_cell ---- */

/* Adds a cell to the object that x->line begins, under that name; parts: it may
 * be several texts, parted by <br>, or a card.  False of an empty one. */
bool extract_cell(
    struct extract *x, struct str name, struct str cell, bool parts);

/* True if a cell holds JSON: an object, or an array of strings or objects. */
bool extract_is_json(struct extract *x, struct str cell);

/* ---- extract_element ---- */

/* The text of an element, white space as single blanks; lent until the next
 * call. */
struct str extract_element_text(
    struct extract *x, const struct html_node *node);

/* ---- extract_schema ---- */

/* Tries the definition on the goods that the page describes for search engines
 * (schema.h). */
bool extract_schema(struct extract *x);

/* ---- extract_dump ---- */

/* True if of the first of these lines of JSON half are adverts. */
bool extract_is_listed(struct extract *x, struct str lines);

/* Tries the page as data of unknown make, by usual names: an export, a dump, or
 * what x->as.tiles and x->as.one ask for. */
bool extract_dump(struct extract *x);

/* ---- extract_usual ---- */

/* Sets x->usual to the object under usual names. */
enum dump_like extract_usual(struct extract *x, struct str object);

/* The same of one that schema.org has no say in. */
enum dump_like extract_untyped(struct extract *x, struct str object);

/* True if a value of a script is JSON, which x->scan then has.  False of JSON
 * in a text in quotes: jsobj_json makes that of it. */
bool extract_is_data(struct extract *x, struct str value);

/* ---- extract_like ---- */

/* True if the object, which was read so and found to be like that, is enough
 * like an advert.  If --platform says where adverts are from a title is enough,
 * but for what may be a link of a menu. */
bool extract_is_like(struct extract *x, struct str object, enum dump_like like);

/* The same of one that it reads. */
bool extract_like(struct extract *x, struct str object);

/* Takes x->usual as a row, unless the page keeps it once more for its
 * programs: it is one advert. */
void extract_take_usual(struct extract *x);

/* ---- extract_visit ---- */

/* Takes the advert that an object is, or those of lists in it. */
void extract_take(struct extract *x, struct str object);

/* Makes what x->scan has plain JSON, if it is a payload of Nuxt (payload.h), or
 * has references (refs.h); false if it cannot be made so. */
bool extract_unfold(struct extract *x);

/* Takes the adverts of sound JSON, as x->scan has it, from the outside in: of
 * a list, half of which are like adverts, or an object alone.  Nothing within a
 * list that was taken is looked at again. */
void extract_visit_scanned(struct extract *x, struct str value);

/* The same of a text: JSON, or an object that is JavaScript; false if it is
 * neither. */
bool extract_visit(struct extract *x, struct str value);

/* ---- extract_lists ---- */

/* Takes the adverts of an object whose values are lists, with a cell for each
 * advert; dump_read has just read it.  False if it is one advert.  True also if
 * nobody knows which cells belong together: that is noted as odd. */
bool extract_lists(struct extract *x, struct str object);

/* ---- extract_tables ---- */

/* Begins a document: if it is a further part of a table, whose first header it
 * has before it, the last header of the part before stands there too. */
void extract_go_on(struct extract *x);

/* ---- extract_sql ---- */

/* True if the first rows of a dump of a database keep pages, which are no
 * adverts and are not read: why says so, and what to do. */
bool extract_sql_pages(struct extract *x, struct err *why);

/* Appends its rows as CSV if nothing in it names their columns; else false. */
bool extract_sql_nameless(struct extract *x, struct str text, struct buf *out);

/* ---- extract_lines ---- */

/* True of a text that somebody copied off a list: prices and numbers of sales
 * in lines without labels, which are not read; x->detail says so. */
bool extract_unlabelled(struct extract *x);

/* True of EDN whose maps have titles and prices, which is not read: sets reason
 * and detail. */
bool extract_edn(struct extract *x);

/* ---- extract_unread ---- */

/* True of a file that nothing reads and that plainly lists goods; likewise. */
bool extract_unlisted(struct extract *x);

/* ---- extract_pairs ---- */

/* {"6001":{"title":"a"}}: gives the advert in x->usual, if it has no number,
 * the one that is its key, if that is one. */
void extract_add_item(struct extract *x, struct str key);

/* Takes the advert of a pair, ["6001",{...}], as a Map has them; false if it is
 * none. */
bool extract_pair(struct extract *x, struct str value);

/* ---- extract_around ---- */

/* True if what dump_read last read has a title and an address and no more, and
 * so is a link of a menu, or one to another site than --platform names; or an
 * address of a rate, which is not offered. */
bool extract_is_menu(struct extract *x);

/* True if a row that says no more than a name has a list of goods, each with a
 * price: it is a shop, or a shelf, and no advert.  So is one without goods in
 * what had some in another.  Reads the row again. */
bool extract_has_goods(struct extract *x, struct str row);

/* Adds a shop to the one advert of a page, in x->usual, if it has none: the one
 * in object, from which it was read, or beside it in outer:
 * {"seller":{"name":"s"},"item":{...}} */
void extract_seller(struct extract *x, struct str outer, struct str object);

/* Adds the shop of the list that is taken, by its name beside the list, to the
 * row in x->usual, if that has none: {"shopTitle":"s","items":[...]} */
void extract_shop_name(struct extract *x);

/* The money that an object around a list tells:
 * {"currency":"EUR","items":[...]}; absent if it tells none, or is none. */
struct str extract_money_of(struct extract *x, struct str outer);

/* Gives the advert in x->usual, that dump_read has just read, x->around.money,
 * if it has a price and no money of its own. */
void extract_add_money(struct extract *x);

/* Notes what an object around a list or an object under key, or else the
 * outermost, says of which market the goods in it are (dump_place); nothing
 * where the key says that they are none. */
void extract_set_place(struct extract *x, struct str outer, struct str key);

/* The same of the rows of a sheet that is called as a market is. */
void extract_set_sheet(struct extract *x);

/* The same of a table, if a line above it names one: 平台：淘宝. */
void extract_set_caption(struct extract *x, struct str above);

/* Gives the advert in x->usual, that dump_read has just read, x->around.place,
 * as its `platform` or, if that is an address, as `place`, if it is made as
 * goods are, and says nothing of this itself. */
void extract_add_place(struct extract *x);

/* ---- extract_passed ---- */

/* True if the name of a value, without quotes, says that nothing in it is
 * offered: orders, a cart; a menu, an invoice, as what is none at all says;
 * reviews.  What may be goods in it is counted, and odd where nobody knows
 * whether a shop offers it. */
bool extract_is_closed_by(struct extract *x, struct str name, struct str value);

/* True of an element, as a trace of Playwright shows how a page looked: it has
 * the page itself, too.  ["A",{"href":"//item.jd.com/7.html"},"..."] */
bool extract_is_element(struct str array);

/* True of what is no goods and has none in it, though a title may be there: by
 * its type (schema.h), as such an element's attributes, or by its name. */
bool extract_is_none(
    struct extract *x, struct str outer, struct str key, struct str value);

/* True of an order, or a review: two names or more in it are of what was
 * bought, and by whom, or of what is said of goods.  Counts likewise. */
bool extract_is_order(struct extract *x, struct str value);

/* True, with x->got.why set, if of such goods nobody knows that. */
bool extract_is_doubtful(struct extract *x);

/* Counts goods that are passed over, the first by that name; or the row last
 * read, if it is such. */
void extract_pass(struct extract *x, size_t n, struct str where);
void extract_pass_row(struct extract *x);

/* Counts the same of what a page keeps for its programs, which was read and is
 * so much like an advert, but not enough. */
void extract_pass_kept(struct extract *x, enum dump_like like);

/* Why a page gave nothing, where nothing is blamed for that: `gone` or
 * `not_offered` if it may have goods, else `no_site`; a constant.  Says for
 * extract_explain what the page is; extract_passed_say what was passed over. */
const char *extract_none_why(struct extract *x);
void extract_passed_say(struct extract *x);

/* ---- extract_advert ---- */

/* Takes a row, JSON or an element; the other is absent, or NULL.  Counts it
 * and, if it is an advert, writes it to x->adverts. */
void extract_row(
    struct extract *x, struct str json, const struct html_node *node);

/* Forgets the digest of the document's stored bytes, which the first advert
 * had made: there will be no more. */
void extract_end_digest(struct extract *x);

/* Gives the adverts that there are. */
void extract_give(struct extract *x);

/* ---- extract_say ---- */

/* Notes for extract_explain what a row is made of: for who is writing a
 * definition, so only with those of --sites. */
void extract_shape(
    struct extract *x, struct str json, const struct html_node *node);

/* The same of data in which the definition finds no row: names in it, and in
 * its objects. */
void extract_shape_data(struct extract *x, struct str data);

/* Notes for extract_explain how well the definition fitted, and what came of
 * it. */
void extract_say(
    struct extract *x, const struct site *site, enum site_fit fit, bool good);

/* ---- extract_seen ---- */

/* Appends the path to the value of a name in quotes: .name, or .["na me"]; the
 * names in an object, .no, .name, or how many cells a list has. */
void extract_seen_path(struct buf *out, struct str key);
void extract_seen_names(struct buf *out, struct str json, size_t most);

/* Tells the columns of a table, the lists of objects in data and the scripts of
 * a page that set or hold such: what a definition for it would name. */
void extract_seen(struct extract *x, struct buf *out);

#endif

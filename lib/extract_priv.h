/*
 * extract_priv - the parts of extract
 */
#ifndef WT_EXTRACT_PRIV_H
#define WT_EXTRACT_PRIV_H

#include "advert.h"
#include "charset.h"
#include "csv.h"
#include "dump.h"
#include "extract.h"
#include "pick.h"
#include "rules.h"
#include "saved.h"
#include "schema.h"
#include "sha.h"
#include "shown.h"
#include "site.h"
#include "sql.h"
#include "xmljson.h"
#include "yamljson.h"

/* Sources of a key that are told apart for extract_explain. */
#define SOURCES 32

/* Rows that tell whether a list or table is one of adverts. */
#define LIKE_ENOUGH 20

/* Columns without a name that are looked at. */
#define BARE_MAX 64

/* What a definition gave. */
struct tally {
	uint64_t pages, rejected, rows, with[SITE_KEYS];
};

enum type { AUTO, WARC, HTML, JSON, CSV, TYPES };

struct extract {
	enum type type;
	struct str charset_said, url_said;
	struct buf captured;
	struct rules *rules;
	struct sites *sites;
	struct charset *charset;
	struct sha *sha;
	struct pick pick;
	struct advert advert;
	struct json_scan scan; /* of a page's data */
	struct walk walk;
	struct tally *tally; /* by site */
	/* the page */
	const struct doc *doc;
	struct doc piece; /* of several that are one, the present: */
	bool listed;      /* these are a list of adverts; */
	bool lame_piece;  /* it is none, and should be */
	struct charset_text text;
	struct str url;  /* from the archive, --url or the page itself */
	struct buf told; /* what the page says */
	struct mirror *mirror;
	struct buf memento; /* when a web archive had it */
	struct yamljson yaml;
	struct buf bared; /* its text, where that was wrapped */
	/* likewise: escaped.h, twice.h, text_letters(), viewed.h, bare.h */
	struct buf unescaped, twice, letters, viewed, plain;
	struct str rest; /* of a file of several pages: those behind it */
	struct buf left; /* of several values that a page is: those in which
	                  * the definition found nothing, a line each */
	struct buf kept; /* the same of the page before */
	struct buf within, spare; /* a reply that was a string in the page, or
	                           * what stands in its frames: */
	struct buf called;        /* the page with what its functions give */
	const char *swollen;      /* what of that is not read; or NULL */
	int framed;               /* these were looked for so often */
	struct doc own;           /* of those: where it is from */
	const char *ends;         /* what its text ends inside of: of HTML, or
	                           * of what gave nothing; or NULL */
	struct doc part;          /* then: the document, with lost */
	bool half;                /* and its last row is not whole */
	struct saved saved;
	size_t base; /* rows of the pages before it */
	bool torn;   /* that is not sound from somewhere on: */
	struct err torn_why;
	const char *torn_in; /* it ends inside of that; or NULL */
	char sha256[SHA_HEX + 1];
	struct buf joined;               /* several script objects as one */
	struct buf mended;               /* a script object as JSON */
	struct buf unfolded;             /* a payload, payload.h, as JSON */
	struct csv csv;                  /* the page as a table */
	struct sql sql;                  /* as a dump of a database */
	struct names columns;            /* of a table in it */
	bool table;                      /* it is one */
	struct buf line;                 /* a row of it as JSON */
	struct buf cells;                /* one out of columns or lists */
	struct dump *dump;               /* usual names */
	struct buf usual;                /* a row with ours */
	bool bare;                       /* the table's columns have no names */
	const char *bare_name[BARE_MAX]; /* what they hold, as a usual name,
	                                  * "" or NULL */
	size_t nbare;
	bool ragged; /* most of its first rows are longer than its header */
	bool strict; /* adverts have an address by its form, and a
	              * price */
	struct buf adverts, said;
	size_t at; /* adverts given out up to here */
	const char *reason;
	struct err detail;
	/* the definition that is tried */
	const struct site *site;
	size_t rows, lame;     /* rows so far; those that are no advert, */
	size_t lame_row;       /* the first of these; */
	size_t skipped, needy; /* passed over by skip, and by need; */
	const struct site_script *absent; /* of those under names */
	size_t no_rows;    /* what is found for rows and can be none */
	struct buf shapes; /* what rows are made of, for extract_say */
	struct buf made;   /* the results of an expression for rows */
	uint32_t gave[SITE_KEYS][SOURCES]; /* values, by source */
	bool apart;                        /* they are none of the rows */
	size_t odd; /* rows or lines with a fault, which is: */
	const char *odd_what;
	uint64_t odd_line;         /* the first of them; 0: not known */
	struct err why;            /* what spoke against it */
	bool unplaced;             /* rows are adverts, of no known platform */
	bool lame_page;            /* its only row has no item and title */
	bool none;                 /* the page says that it has none */
	const struct site *blamed; /* that is told of a rejected page */
	const char *rescued; /* NULL, or from what its adverts are, though it
	                      * is one of a site's that could not be read */
	size_t tiles;        /* so many make a list of what it shows; 0: that is
	                      * not tried */
	bool set;            /* it is read as what it, a script, sets */
	bool one;            /* its address is an advert's: it is read as one */
	bool guessed;        /* that is only how it is made; */
	struct str which;    /* what in it says which */
	bool suspect;        /* it has data that should have given adverts */
};

/* Takes a document: its text, out of what a program wrote around it. */
void extract_start(struct extract *x, const struct doc *doc);

/* What of HTML a text ends inside of, which was cut then: "tag", "script",
 * "comment" and the like, "text" of a line, "table", "element" of XML; NULL if
 * of nothing, or if it is neither. */
const char *extract_html_end(struct str text);

/* True if the first of these lines of JSON are adverts, half of them. */
bool extract_is_listed(struct extract *x, struct str lines);

/* True if a page that ends inside something does so inside a text of a line, or
 * a table. */
bool extract_ends_line(struct str text);

/* True if the page ends inside a text of the row: half an advert is none. */
bool extract_is_half(const struct extract *x, const struct html_node *doc,
    const struct html_node *row);

/* True if a text is JSON, also in a call or behind a name, whose last value
 * does not end. */
bool extract_value_open(struct str text);

/* True if it is JSON that is nested deeper than any is read. */
bool extract_value_deep(struct str text);

/* True if JSON, which gave something, ends where more of it has to follow. */
bool extract_ends_open(struct str text);

/* The next page of the document, of which most are one; x->rest is absent
 * behind the last. */
void extract_next_page(struct extract *x);

/* What was left of the last page is the next one; false if there is nothing. */
bool extract_next_kind(struct extract *x);

/* Goes on to the reply that most of the page is as a string, or to the pages in
 * its frames; false if it has none. */
bool extract_within(struct extract *x);

/* The same of the frames alone, of a saved page that gave adverts: they are
 * none of the advert that it is, so that its address is not theirs. */
bool extract_frames(struct extract *x);

/* Data that is wrapped, in XML, in what a browser shows of it, is the text of
 * the page. */
void extract_unwrap(struct extract *x);

/* Reads the page by the definition that fits it best.  *failed: the one that is
 * to be blamed for a page that gave nothing, and not counted yet; or NULL. */
enum extract_result extract_read(struct extract *x, const struct site **failed);

/* Notes a page of a definition for extract_count. */
void extract_tally(struct extract *x, const struct site *site, bool rejected);

/* Notes a row or line with a fault: what such rows do ("are no JSON"), and
 * where, of which the first is told; 0: not known. */
void extract_odd(struct extract *x, const char *what, uint64_t line);

/* The same of something beside the rows, that is no JSON. */
void extract_no_json(struct extract *x, uint64_t line);

/* Tries a definition on the page: true if it gives adverts, or if the page
 * says that it has none; else x->why. */
bool extract_try(struct extract *x, const struct site *site);

/* Takes a row: JSON (absent if there is none) or an element. */
void extract_row(
    struct extract *x, struct str json, const struct html_node *node);

/* Tries the definition on the page as a table. */
bool extract_table(struct extract *x);

/* Names the columns of a table that has no names, by what the first rows look
 * like; of one with names only the title, if it stands in the addresses too.
 * True if there is one. */
bool extract_bare(struct extract *x);

/* True if the table's row has text beyond the header. */
bool extract_shifted(const struct extract *x);

/* Sets x->line: the table's row as {"column":"text", ...}; what is empty is
 * left out. */
void extract_cells(struct extract *x);

/* Tries the definition on the goods that the page describes. */
bool extract_schema(struct extract *x);

/* Takes the adverts of a table of JSON whose rows are no objects. */
bool extract_columns(struct extract *x, struct str value);

/* Those of what databases answer, one or two levels deep in it. */
void extract_columns_within(struct extract *x, struct str value);

/* Takes the rows that the definition finds in data (absent: in the page). */
void extract_found(struct extract *x, struct str data);

/* Says in x->why that it found none, and by what. */
void extract_found_none(struct extract *x);

/* Takes the adverts of an object whose values are lists, a cell for each
 * advert; true also if it is not known which cells belong together, which is
 * told.  dump_read has just read it.  False if it is one advert. */
bool extract_lists(struct extract *x, struct str object);

/* True if what dump_read last had is a title and an address, and no more: a
 * link of a menu, or to another site than the one that the caller names. */
bool extract_is_menu(struct extract *x);

/* Adds to the one advert of a page, in x->usual, the shop beside it in what is
 * around it, or in it, if it has none: {"seller":{"name":"s"},"item":{...}} */
void extract_seller(struct extract *x, struct str outer, struct str object);

/* Takes the advert that an object is, or those of lists in it. */
void extract_take(struct extract *x, struct str object);

/* Takes the adverts of the page as a table under usual names, or of the first
 * such one below it: one that is none may have others there, as sums before
 * rows. */
void extract_tables(struct extract *x);

/* True if the object is like an advert, under usual names. */
bool extract_like(struct extract *x, struct str object);

/* Takes the adverts of a dump of a database; false if it has no rows. */
bool extract_sql(struct extract *x);

/* True if a value of a script is JSON, then scanned: what x->scan has.  A text
 * in quotes only says some, which jsobj_json gives. */
bool extract_is_data(struct extract *x, struct str value);

/* True if a cell holds JSON: an object, or an array of strings or objects. */
bool extract_is_json(struct extract *x, struct str cell);

/* The text of an element, white space as single blanks; lent until the next. */
struct str extract_text(struct extract *x, const struct html_node *node);

/* Takes the adverts of a page that is nothing but a table, as spreadsheets
 * save one, with usual names for its columns. */
void extract_sheet(struct extract *x);

/* Takes the adverts of a text whose lines begin with usual names. */
void extract_lines(struct extract *x);

/* True if it is such a text that was taken for a table: the names of most of
 * its columns are a label and a value, and so are the cells of its first row.
 */
bool extract_labelled(struct extract *x);

/* True if the page is JSON that does not end, and names what adverts have:
 * that is told. */
bool extract_is_cut(struct extract *x);

/* True if the page is JSON of a host of a known platform, with the prices and
 * names of several goods, none of which was read: so is that. */
bool extract_is_unread(struct extract *x);

/* True if it is a table of a known platform with prices and words, none of
 * whose columns is a title by its name: so is that. */
bool extract_is_untitled(struct extract *x);

/* Takes the adverts of a page that shows them as tiles: a link to each, with
 * its price. */
void extract_tiles(struct extract *x);

/* Takes the advert that the page is by its address, if it shows a title and a
 * price. */
void extract_one(struct extract *x);

/* Tries the page as a dump of unknown make. */
bool extract_dump(struct extract *x);

/* Notes for extract_explain what a row is made of, of the caller's own
 * definitions. */
void extract_shape(
    struct extract *x, struct str json, const struct html_node *node);

/* Notes for extract_explain how that went. */
void extract_say(
    struct extract *x, const struct site *site, enum site_fit fit, bool good);

#endif

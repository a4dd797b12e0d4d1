/*
 * extract_state - what the parts of extract know
 *
 * struct extract is all that they share; what belongs together in it, or is
 * emptied together, is a struct of its own above.  It goes from what lives
 * longest to what lives shortest: the run (extract_new to extract_free), a
 * document (extract_start), a page of it (extract_next_page), a definition that
 * is tried on that (extract_try).  Buffers are kept from one to the next.
 *
 * Each struct says how long what is in it lives, and who makes it anew: those
 * of a document extract_start, those of a page extract_next_page and what it
 * calls, those of a manner extract_read, those of a definition extract_try.
 */
#ifndef WT_EXTRACT_STATE_H
#define WT_EXTRACT_STATE_H

#include "advert.h"
#include "charset.h"
#include "crawl_words.h"
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

/* For extract_explain: of so many sources of a key it is counted how often
 * each gave the value. */
#define SOURCES 64

/* So many rows are looked at to decide whether a list or table is one of
 * adverts. */
#define LIKE_ENOUGH 20

/* In a table without a header so many columns are looked at. */
#define BARE_MAX 64

/* The digest of a document's stored bytes. */
struct extract_digest {
	char hex[SHA_HEX + 1]; /* "" until it is made */
	bool asked;            /* it was asked for, */
	bool before;           /* and that of the document before */
};

/* What a definition gave, for extract_count.  Run. */
struct tally {
	uint64_t pages, rejected, rows;
	uint64_t skipped, lacking; /* rows passed over: by skip, need */
	uint64_t with[SITE_KEYS];  /* rows that have the key */
};

/* What --type says that all input is. */
enum type { TYPE_AUTO, TYPE_WARC, TYPE_HTML, TYPE_JSON, TYPE_CSV, TYPES };

/* What the caller said (struct extract_opts), in the form in which it is used.
 * Run. */
struct options {
	enum type type;
	bool explains; /* each page is told of: no message says how to be */
	struct str charset, url; /* lent; or absent */
	struct buf captured;     /* as RFC 3339; or empty */
};

/* Documents that arrive together, as lines of JSON, and are read one by one.
 * Document. */
struct pieces {
	struct doc one; /* that is read now */
	bool listed;    /* all of them are a list of adverts */
	bool lame;      /* this one is no advert, and should be */
};

/* So many things may have been done to a text as a whole. */
#define UNDONE 4
#define REMADE 3

/* What the steps of reading a text give, which each have a buffer of their own,
 * as the text may lie in the one of the step before.  Document. */
struct steps {
	struct buf unescaped;      /* escaped.h */
	bool open;                 /* that ends before its quote does */
	struct buf twice;          /* twice.h */
	struct buf marked;         /* text_marked() */
	struct buf undone[UNDONE]; /* extract_text.c has which */
	struct buf turned;         /* extract_turned() */
	struct buf headed;         /* extract_go_on() */
	struct buf viewed;         /* viewed.h */
	struct buf bared;          /* extract_unwrap() */
	struct buf called;         /* called.h */
	struct buf remade[REMADE]; /* and which of a page */
	struct buf chat;           /* chat.h */
	struct buf logged;         /* bare.h: a table in a log */
	struct buf plain;          /* bare.h, printed.h, and logs */
	struct yamljson yaml;
};

/* What is to be read behind the page that is read now, or in its place.
 * Document. */
struct pages {
	struct str rest;     /* the pages that follow it in the text */
	size_t above;        /* rows of the pages before it */
	struct buf left;     /* of several values on a page those in which the
	                      * definition found nothing, a line each: they are the
	                      * next page, */
	struct buf left_now; /* and while they are read lie here */
	struct buf within;   /* pages in its frames, or the JSON that it holds
	                      * as a string, which are read in its place; */
	struct buf spare;    /* and the next level of these while it is made */
	int framed;          /* how deep in frames that is */
	bool inset;          /* it is data that stood within other text */
};

/* What says where a page is from, beside its archive.  Page. */
struct address {
	struct buf told;    /* the address that the page itself says */
	struct buf base;    /* what its links are relative to, if it says so */
	struct buf memento; /* when a web archive captured it */
};

/* What is known of a page as a table, which csv reads.  Page. */
struct table {
	bool is;     /* it is one, */
	bool bare;   /* whose columns have no names; */
	bool ragged; /* most of its first rows are longer than its header */
	const char *bare_name[BARE_MAX]; /* the usual name for what a column
	                                  * holds; "": keeps its own; or NULL */
	size_t nbare;
	struct buf last; /* the last header in it, if that is not its first: the
	                  * next part of the table is under that */
};

/* What is wrong with the text of a document; {0}: nothing is.  Document. */
struct flaws {
	const char *ends; /* it ends inside of this ("tag"); or NULL */
	bool half;        /* and its last row is not whole */
	int deep; /* data lies deeper in itself than so much, which is read */
	const char *torn_in; /* the same as ends of data that was unwrapped */
	bool torn;           /* it is not sound from somewhere on, */
	bool torn_deep;      /* or too deep to be read, */
	bool unsound;        /* or XML with a fault, */
	bool of_pages;       /* or XML whose rows keep pages, */
	struct err torn_why; /* which is where and how */
	const char *swollen; /* a part that gives more than is read; or NULL */
};

/* In which manner a page of unknown make is read; {0}: as data.  Manner. */
struct manner {
	bool strict;  /* an advert needs an address by its form, and a
	               * price */
	size_t tiles; /* so many tiles make a list; 0: none are looked for */
	bool blocks;  /* they are blocks that link to no page of theirs */
	bool set;     /* as what a script sets: var x = {...} */
	bool inner;   /* as what an envelope holds: {"code":0,"data":{...}} */
	bool own;     /* an address of goods on the page's own site is enough
	               * for an advert in struct kept, though its form is not
	               * known */
	bool one;     /* as the one advert that it is by its address, */
	bool guessed; /* whose form is guessed at, and of which */
	struct str which; /* this part says which advert it is */
};

/* Behind this React Router has data. */
#define STREAM ".streamController.enqueue("

/* Texts whose presence in a page says that it keeps something, as marks.h
 * numbers them.  Run. */
struct kept_marks {
	uint32_t island, stream; /* ISLAND_TAG, STREAM */
};

/* What a page keeps for its programs: window.state = {...}.  Of the text that
 * extract_kept reads, but has_own, self and best, which are of the page. */
struct kept {
	bool here;    /* what is read now stands there */
	bool has_own; /* it has adverts that count only with as.own */
	size_t whole; /* that have a title, a price, a number and more, */
	bool shop;    /* and count, as --platform says that it is a shop's */
	struct names rows; /* adverts that were taken: it may have one twice */
	bool self;         /* it has an object of what the page is about, */
	size_t best;       /* of which one has so many values, */
	bool given;        /* and was taken */
	struct str title;  /* of the page */
	struct str name;   /* what stands before the value; or absent */
	const struct json_within *at; /* around what is read now; or NULL */
	bool many;         /* it is in a list of as many as shops have */
	struct names past; /* what tells adverts that were taken, so many of */
	uint32_t before;   /* which in values before this one */
	struct buf held;   /* texts in it that are data, each with a 0 behind */
	bool holds;        /* one of them is read now */
};

/* The shops beside what is looked at, of each object around it: of the
 * outermost first.  Of the data that extract_dump reads. */
#define AROUND 64
struct around {
	struct beside {
		struct str outer, shop, money, place;
	} at[AROUND];
	size_t n;
	struct str name;    /* the shop of the list that is taken, */
	struct str money;   /* and of that which is read now; or absent */
	struct str place;   /* of which market that is, as is said around it, */
	struct str top;     /* or in the outermost object; */
	bool goods_by_name; /* and the name of the list does not say else */
	struct buf sheet;   /* a place, as a string of JSON, */
	struct buf outer;   /* and that of an object which held the page as a
	                     * text */
	struct names goods; /* what lists of goods in rows are called */
	bool slight;        /* the list looked at has nothing but names, */
	struct slight {
		struct str list, outer, key;
	} * held; /* as these, which wait whether others have more */
	size_t nheld, cap;
};

#define PASSED_DOUBT                                                        \
	"stand under a name for what a visitor keeps, and may be a shop's " \
	"goods; see --explain"

/* What may be goods on the page, and stands where nothing is offered.  Page:
 * extract_read. */
struct passed {
	size_t n;         /* so many, */
	struct err where; /* the first of them by this name */
	bool closed;      /* they were counted: it is tried again */
	size_t kept;      /* what the page keeps for its programs, with a title
	                   * and a price, and nothing else of an advert; */
	size_t tiles;     /* links with a price, too few to be a list */
	bool set;         /* what a script sets has the name of a cart */
};

/* What came of one definition on one page; {0} before it is tried.
 * Definition. */
struct outcome {
	size_t rows;     /* so far, lame ones too */
	size_t lame;     /* those that are no advert, */
	size_t lame_row; /* and the first of them */
	size_t skipped;  /* rows passed over by skip */
	size_t needy;    /* and those that lack a key of need */
	size_t no_rows;  /* values found for rows that can be none: numbers */
	const struct site_script *absent; /* a script object that is missing */
	size_t odd;                       /* rows or lines with a fault, */
	const char *odd_what;             /* which is this ("are no JSON"), */
	uint64_t odd_line; /* in the first of them; 0: not known */
	bool apart;        /* they are beside the rows, not among them */
	bool none;         /* the page says that it has no adverts */
	bool closed;       /* data that is cut was looked at (jsobj_close) */
	bool body;         /* its text is tried as data: no elements */
	bool unplaced;     /* there are adverts, of no known platform */
	bool lame_page;    /* the page, as one row, is no advert */
	bool suspect;      /* its data should have given adverts */
	struct err why;    /* what spoke against the definition */
	uint32_t gave[SITE_KEYS][SOURCES]; /* values, by source */
};

/* The adverts that a definition has taken from the page, for what shows one
 * twice.  Definition; of those that also read the page, with the first. */
struct given {
	struct names ids;   /* numbers of all, if it has a line also, */
	struct names shown; /* and what each says, if it has a line once */
	bool also;          /* another definition reads the page, too */
	struct buf key;     /* of a row */
};

struct extract {
	/* For the whole run: options, rules, and tools that are reused. */
	struct options opt;
	struct rules *rules;
	struct sites *sites;
	struct redirects *redirects; /* links that lead on */
	struct dump *dump;           /* usual names */
	const struct look *look;     /* its words */
	struct mirror *mirror;
	struct markets *markets;
	struct crawl_words *words; /* lent to who reads archives */
	struct charset *charset;
	struct sha *sha;
	struct pick pick;
	struct kept_marks kept_marks;
	struct advert advert;
	struct json_scan scan; /* of the data that is being read */
	struct walk walk;
	struct tally *tally; /* one for each of sites->site */

	/* The document. */
	const struct doc *doc; /* the caller's, or one of those below */
	struct pieces pieces;
	struct doc part;    /* a copy that says that its text is cut */
	struct doc own;     /* of a page that is not the file's first */
	struct saved saved; /* what such a page says of itself */
	struct extract_digest stored;
	struct charset_text text;
	struct steps step;
	struct flaws flaw;

	/* The page: a file may have several, one behind the other. */
	struct pages pages;
	struct str url; /* from the archive, --url or the page itself */
	struct address address;

	/* The page as a table or a dump of a database. */
	struct table table;
	struct csv csv;
	struct sql sql;
	struct names columns; /* of the present table of sql */

	/* Scratch, each overwritten by the next function that uses it. */
	struct buf joined;   /* script objects as one; texts of elements */
	struct buf mended;   /* a JavaScript object as JSON */
	struct buf unfolded; /* payload.h */
	struct buf decoded;  /* what Next.js or Angular wrote into a page */
	struct buf line;     /* a row as JSON, under the page's names */
	struct buf usual;    /* a row under usual names, from dump_read() */
	struct buf last;     /* the number of the last row with a title */
	struct buf cells;    /* a row out of columns or lists */
	struct buf made; /* what an expression for rows gives, or island.h */

	struct manner as;
	struct passed passed;
	struct around around;
	struct kept kept;

	/* The definition that is tried, and what came of it. */
	const struct site *site;
	struct outcome got;
	struct given given;
	struct buf shapes; /* what its rows are made of */

	/* The result. */
	const struct extract_sink *sink; /* takes the adverts; or NULL */
	struct buf adverts;              /* that are not given yet */
	uint64_t nadverts;               /* of all documents, given or not */
	struct buf said;                 /* for extract_explain */
	const char *reason;
	struct err detail;
	const struct site *blamed; /* the first definition that should have
	                            * read the page */
	const char *rescued; /* blamed failed, and adverts come from what the
	                      * page does this with ("shows as one advert") */
};

#endif

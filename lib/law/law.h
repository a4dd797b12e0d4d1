/*
 * law - which level, appendix and trade rule a taxon has on a day
 *
 * All of it is data under rules/law: dated lists (taxon, level, condition,
 * from, to, source, verified), CITES listings, approvals (how a CITES animal
 * gets a level without being on a list), trade rules and laws, and the
 * profiles that say which of these files count, for which jurisdiction:
 *
 *	profiles/official        China, the lists as they stood on the day
 *	profiles/official.HK     the same for another jurisdiction
 *	profiles/wjc-2021        a fixed table, one row a commodity
 *
 * How a level is found for a taxon on a day:
 *	1. its own row on a list; a category (Cuora spp.) covers the species
 *	   below it that are native;
 *	2. else, by its CITES appendix of that day, the approval row of the
 *	   nearest taxon that fits its domain, appendix and nativeness;
 *	3. else none.
 * A row of the nearer taxon always counts before that of the farther one.
 *
 * Everything is read and checked as a whole; afterwards it is only read.
 */
#ifndef WT_LAW_H
#define WT_LAW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "err.h"
#include "rules.h"
#include "str.h"
#include "taxa.h"
#include "tsv.h"

/* A level or an appendix. */
enum grade {
	GRADE_NONE,
	GRADE_I,
	GRADE_II,
	GRADE_III, /* appendices only */
	GRADE_OPEN /* the instrument that sets it was not read */
};

enum condition {
	CONDITION_NONE,
	CONDITION_WILD_ONLY,
	CONDITION_LISTED_POPULATIONS, /* the others are not listed */
	CONDITION_PERMIT,
	CONDITION_SPLIT /* CITES only: the rest is in another appendix */
};

enum status { STATUS_UNKNOWN, STATUS_PROTECTED, STATUS_NOT_PROTECTED };

enum trade {
	TRADE_UNKNOWN,
	TRADE_PROHIBITED,
	TRADE_PERMIT,
	TRADE_WILD_ONLY,
	TRADE_SOME,
	TRADE_ALLOWED
};

enum law_kind { LAW_LIST, LAW_CITES, LAW_APPROVAL, LAW_KINDS };

struct law_file {
	struct str name; /* without its folders */
	struct tsv tsv;  /* open: the strings of its rows stand in it */
};

/* A row of a list, of CITES or of the approvals. */
struct law_row {
	enum law_kind kind;
	struct str name;   /* of the taxon, as written */
	struct str remark; /* what the row leaves out; of lists and CITES */
	uint32_t taxon;
	enum grade grade;
	enum condition condition;
	int32_t from, to; /* DAY_FIRST, DAY_LAST: open */
	int32_t public;   /* when it was made public, if later; DAY_NONE */
	int32_t seen;     /* when the source saw it in force; DAY_NONE */
	uint32_t number;  /* of the row, as its file has it */
	uint32_t line;    /* of the row in its file */
	const struct law_file *file;
	bool verified;
	/* of approvals: for such taxa only */
	enum grade appendix; /* GRADE_NONE: any */
	enum domain domain;
	signed char native; /* 1 yes, -1 no, 0 any */
};

/* A trade rule; the first that fits counts. */
struct law_trade {
	struct str commodity; /* empty: any */
	uint32_t taxon;       /* TAXON_NONE: any */
	enum domain domain;
	struct str level; /* I, II, any, none, or empty */
	enum condition condition;
	signed char by; /* 1 list, -1 approval, 0 any */
	enum trade trade;
	int32_t from, to;
	struct str law, article;
	struct str remark; /* what the rule leaves out */
	uint32_t number;
	const struct law_file *file;
	bool verified;
};

/* A row of a fixed table. */
struct law_fixed {
	struct str commodity, taxon, note;
	enum grade level, cites;
	enum condition condition;
	enum status status;
	enum trade trade;
	struct str law, article;
	int32_t from, to;
	uint32_t number;
	const struct law_file *file;
	bool verified;
};

/* From day on, CITES counts as it stood on cites (a schedule that follows
 * the appendices with a lag). */
struct law_adopt {
	int32_t day, cites;
};

struct law {
	struct str profile, jurisdiction;
	int clock;                 /* minutes east of UTC */
	int32_t since;             /* no list was in force before */
	int32_t checked;           /* the day up to which the lists were read */
	bool by_level;             /* protected means: a level ... */
	bool by_cites[GRADE_OPEN]; /* ... or: in one of these appendices */
	struct law_adopt *adopt;
	size_t nadopt, capadopt;
	struct law_fixed *fixed; /* sorted by commodity; of fixed profiles */
	size_t nfixed, capfixed;
	bool is_fixed;
	struct law_trade *trade;
	size_t ntrade, captrade;
	struct law_row *row; /* by kind, taxon, from */
	size_t nrow, caprow;
	uint32_t
	    *first[LAW_KINDS]; /* by taxon: its rows; one more at the end */
	const struct taxa *taxa;
	/* private */
	struct law_file **file;
	size_t nfile, capfile;
	struct buf text;
};

/*
 * Reads the profile and all files it names from its folder (rules/law).  NULL
 * with e set ("file:line: what, what to do") where something is wrong:
 * overlapping or reversed intervals, unknown taxa, missing sources ...
 */
struct law *law_load(struct rules_in in, const char *profile,
    const char *jurisdiction, const struct taxa *taxa, struct err *e);
void law_free(struct law *l);

/* The rows of a taxon itself (not of those above or below it). */
const struct law_row *law_rows(
    const struct law *l, enum law_kind kind, uint32_t taxon, size_t *n);

/* The fixed row of a commodity, or NULL. */
const struct law_fixed *law_fixed(const struct law *l, struct str commodity);

/* Names as records have them; NULL where the key is left out. */
const char *grade_name(enum grade g);
const char *condition_name(enum condition c);
const char *status_name(enum status s);
const char *trade_name(enum trade t);

#endif

/*
 * opt - options: those of a tool and those that all tools share
 *
 * A tool gives a table of its own options; opt_next returns them one by one
 * and deals itself with the shared ones (--help, --version, --output,
 * --rejects, --max-rejects, --max-line, --summary).  A wrong call ends the
 * program with status 2 and the usage line.
 *
 * The same letter means the same in every tool; wt(7) has the table.
 */
#ifndef WT_OPT_H
#define WT_OPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct opt {
	int ch; /* its letter, or a number from 256 on if it has none */
	const char *name; /* its long name, always */
	const char *arg;  /* its argument's name in the help; NULL: none */
	const char *help; /* one line, in lower case */
};

/* The shared options as given. */
struct opt_common {
	const char *output;     /* --output FILE; NULL: standard output */
	const char *rejects;    /* --rejects FILE */
	const char *summary;    /* --summary FILE */
	size_t max_line;        /* --max-line BYTES */
	double max_rejects;     /* --max-rejects N or N%; < 0: not given */
	bool max_rejects_share; /* it was a percentage */
	int argc;
	char **argv; /* getopt moves the files behind the options */
	char **call; /* as it was called, for the summary */
};

struct opts {
	struct opt_common common;
	const char *arg; /* of the option just returned */
	char **files;    /* after the last option: the rest, NULL-terminated */
	/* private */
	const struct opt *table;
	const char *usage, *examples;
};

/*
 * Starts.  table ends with a zero entry.  usage is the line after "usage: ";
 * examples is printed first by --help, indented as it is to be shown.
 */
void opt_init(struct opts *o, int argc, char *argv[], const char *usage,
    const char *examples, const struct opt *table);

/* The letter of the tool's next option, or -1 when only files are left. */
int opt_next(struct opts *o);

/* Ends the program with status 2: the reason, then the usage line. */
void opt_refuse(const struct opts *o, const char *fmt, ...)
    __attribute__((noreturn, format(printf, 2, 3)));

/* o->arg as a whole number within [min, max], or the program ends. */
uint64_t opt_number(const struct opts *o, uint64_t min, uint64_t max);

/* o->arg as a day; DAY_NONE (day.h) for "advert". */
int32_t opt_as_of(const struct opts *o);

/* o->arg as a number of bytes, also with K, M or G behind it. */
size_t opt_size(const struct opts *o, size_t min);

#endif

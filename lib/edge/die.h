/*
 * die - messages and exit statuses
 *
 * One line on standard error: "wt-match: subject: reason".  A format that
 * ends in ':' gets the text of errno.  Control bytes and bytes that are not
 * UTF-8, which a crawled page may have put into a message, are shown as \xNN:
 * a log is read in a terminal.
 */
#ifndef WT_DIE_H
#define WT_DIE_H

enum wt_status {
	WT_OK = 0,       /* all in is out, also when nothing matched */
	WT_REJECTED = 1, /* finished; some records rejected or undecided */
	WT_USAGE = 2,    /* wrong call, rule or expression; nothing was read */
	WT_FAILED = 3 /* reading, writing or memory failed, or input was cut */
};

/* The tool's name in messages; set first thing in main(). */
extern const char *wt_prog;

void wt_warn(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
void wt_die(enum wt_status status, const char *fmt, ...)
    __attribute__((noreturn, format(printf, 2, 3)));

#endif

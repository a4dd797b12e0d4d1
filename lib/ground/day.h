/*
 * day - civil days
 *
 * A day is a count from 1970-01-01 in the proleptic Gregorian calendar; days
 * compare and subtract as numbers.  The conversion is Howard Hinnant's
 * (chrono-compatible low-level date algorithms).  No time zone of the system
 * is ever looked at: the caller says what clock the day is of.
 */
#ifndef WT_DAY_H
#define WT_DAY_H

#include <stdbool.h>
#include <stdint.h>

#include "buf.h"
#include "str.h"

#define DAY_NONE  INT32_MIN       /* no day is known */
#define DAY_FIRST (INT32_MIN + 1) /* before all days */
#define DAY_LAST  INT32_MAX       /* after all days */

/* True if there is such a day: 2021-02-30 is none.  Years begin with 1. */
bool day_exists(int y, int m, int d);

/* The year, month and day of it. */
void day_civil(int32_t day, int *y, int *m, int *d);

/* Exactly YYYY-MM-DD, a day that exists (2021-02-30 does not). */
bool day_parse(struct str s, int32_t *day);

/*
 * The day on which a moment falls by a clock of that many minutes east of
 * UTC.  s is RFC 3339 (T or a space; Z or an offset; a leap second is
 * accepted) or a bare date, which is taken as it stands.
 */
bool day_of(struct str s, int clock, int32_t *day);

/* +HH:MM or -HH:MM, in minutes. */
bool day_clock(struct str s, int *minutes);

/* YYYY-MM-DD and a NUL; of years 0001 to 9999 only. */
#define DAY_TEXT 11
void day_text(char text[static DAY_TEXT], int32_t day);

/* Appends YYYY-MM-DD. */
void day_add(struct buf *b, int32_t day);
void day_add_civil(struct buf *b, int y, int m, int d);

/* Appends HH:MM:SS. */
void day_add_time(struct buf *b, int h, int m, int s);

#endif

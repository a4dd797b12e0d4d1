/* jq_priv - what the parent and its worker say to each other */
#ifndef WT_JQ_PRIV_H
#define WT_JQ_PRIV_H

#include <stdint.h>
#include <sys/types.h>

#include "jq.h"

/* What goes before the bytes of a value, and before those of its results. */
struct jq_head {
	uint64_t n; /* bytes that follow */
	uint32_t nresults;
	uint8_t ok;
	uint8_t retire; /* this worker has grown large: take a new one */
	uint8_t unused[2];
};

/*
 * KiB that a worker may grow by before it is replaced: libjq 1.6 leaks.  It is
 * 128 MiB; a test takes less, for libjq has a second of processor time to grow,
 * which on a busy machine is gone in page faults.
 */
extern long jq_growth;

/* Sends a head and n bytes.  False if nobody is there. */
bool jq_send(int fd, const struct jq_head *h, const char *p);

/* The worker: compiles, says how that went, serves until fd ends. */
void jq_work(const char *expr, int fd, pid_t parent) __attribute__((noreturn));

#endif

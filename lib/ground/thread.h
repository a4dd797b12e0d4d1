/*
 * thread - a thread beside the one that reads, where there is room for one
 *
 * The tools do one thing at a time.  Two pieces of work are apart enough to be
 * done beside it: inflating (gz.h), and the digest of a page (sha_beside.h).
 * Either is done in turn where there is one processor, or no thread to be had:
 * nothing but the time depends on it.
 */
#ifndef WT_THREAD_H
#define WT_THREAD_H

#include <pthread.h>
#include <stdbool.h>

/* True if this process may run on more than one processor. */
bool thread_has_room(void);

/* Starts work(arg) on a stack of 512 KiB; false if there is no thread to be
 * had.  Signals are left to the thread that calls. */
bool thread_start(pthread_t *thread, void *(*work)(void *), void *arg);

#endif

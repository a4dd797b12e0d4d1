/*
 * thread - a thread that does pieces of work beside the one that reads
 *
 * The tools do one thing at a time.  One piece of work is apart enough to be
 * done beside it: inflating (gz.h).  It is done in turn where there is one
 * processor, or no thread to be had: nothing but the time depends on it.
 *
 * The thread sleeps until its owner has something for it, does that, says so,
 * and looks for more.  What both of them see they read and change under its
 * lock; they take turns, so that one condition serves both.
 *
 * fork(2) waits until no thread is at a piece of work, which therefore must not
 * wait for anything but a file.
 */
#ifndef WT_THREAD_H
#define WT_THREAD_H

#include <pthread.h>
#include <stdbool.h>

/* A piece of work, in three steps.  arg is that of thread_start. */
struct thread_work {
	bool (*begin)(void *arg); /* under the lock: true if there is a piece */
	bool (*work)(void *arg);  /* does it; false: there will be no more */
	void (*end)(void *arg, bool more); /* under the lock: it is done */
};

struct thread {
	/* private */
	const struct thread_work *work;
	void *arg;
	bool stop; /* under the lock: nobody wants more */
	pthread_t id;
	pthread_mutex_t lock;
	pthread_cond_t turn;
};

/* True if this process may run on more than one processor. */
bool thread_has_room(void);

/* Starts a thread on a stack of 512 KiB; false if there is none to be had, and
 * then nothing is to be stopped.  Signals are left to the thread that calls. */
bool thread_start(struct thread *t, const struct thread_work *work, void *arg);

/* For its owner: to look at what both see, to change it, and to wait, with the
 * lock held, until the thread has done a piece or ended. */
void thread_lock(struct thread *t);
void thread_unlock(struct thread *t);
void thread_wait(struct thread *t);

/* Has the thread look whether there is a piece; with the lock held. */
void thread_wake(struct thread *t);

/* Ends the thread, behind the piece that it is at. */
void thread_stop(struct thread *t);

#endif

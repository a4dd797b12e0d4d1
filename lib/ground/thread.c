/* thread - a thread that does pieces of work beside the one that reads */
#define _GNU_SOURCE /* sched_getaffinity */
#include "thread.h"

#include <sched.h>
#include <signal.h>

#define STACK (512 << 10)

/*
 * Held to read by a thread that works, to write by who forks: what a working
 * thread holds of an allocator would be held in the child for ever.  glibc sees
 * to its own; those of the sanitizers and of libraries are not as careful.
 */
static pthread_rwlock_t working =
    PTHREAD_RWLOCK_WRITER_NONRECURSIVE_INITIALIZER_NP;

bool
thread_has_room(void)
{
	cpu_set_t set;

	return sched_getaffinity(0, sizeof(set), &set) == 0 &&
	       CPU_COUNT(&set) > 1;
}

static void
before_fork(void)
{
	pthread_rwlock_wrlock(&working);
}

static void
behind_fork(void)
{
	pthread_rwlock_unlock(&working);
}

/* Where there are no threads, and who took the lock has another id. */
static void
in_child(void)
{
	static const pthread_rwlock_t fresh =
	    PTHREAD_RWLOCK_WRITER_NONRECURSIVE_INITIALIZER_NP;

	working = fresh;
}

static void
watch_forks(void)
{
	pthread_atfork(before_fork, behind_fork, in_child);
}

/* The thread itself.  With nothing more to do it waits to be stopped: who forks
 * must not meet its end either. */
static void *
run(void *arg)
{
	struct thread *t = arg;
	bool more = true;

	pthread_mutex_lock(&t->lock);
	while (!t->stop) {
		if (!more || !t->work->begin(t->arg)) {
			pthread_cond_wait(&t->turn, &t->lock);
			continue;
		}
		pthread_mutex_unlock(&t->lock);
		pthread_rwlock_rdlock(&working);
		more = t->work->work(t->arg);
		pthread_rwlock_unlock(&working);
		pthread_mutex_lock(&t->lock);
		t->work->end(t->arg, more);
		pthread_cond_signal(&t->turn);
	}
	pthread_mutex_unlock(&t->lock);
	return NULL;
}

static bool
create(struct thread *t)
{
	sigset_t all, old;
	pthread_attr_t attr;
	bool ok;

	sigfillset(&all);
	pthread_attr_init(&attr);
	pthread_attr_setstacksize(&attr, STACK);
	pthread_sigmask(SIG_SETMASK, &all, &old);
	ok = pthread_create(&t->id, &attr, run, t) == 0;
	pthread_sigmask(SIG_SETMASK, &old, NULL);
	pthread_attr_destroy(&attr);
	return ok;
}

static void
destroy(struct thread *t)
{
	pthread_cond_destroy(&t->turn);
	pthread_mutex_destroy(&t->lock);
}

bool
thread_start(struct thread *t, const struct thread_work *work, void *arg)
{
	static pthread_once_t watched = PTHREAD_ONCE_INIT;
	bool ok;

	pthread_once(&watched, watch_forks);
	*t = (struct thread){.work = work, .arg = arg};
	pthread_mutex_init(&t->lock, NULL);
	pthread_cond_init(&t->turn, NULL);
	ok = create(t);
	if (!ok)
		destroy(t);
	return ok;
}

void
thread_lock(struct thread *t)
{
	pthread_mutex_lock(&t->lock);
}

void
thread_unlock(struct thread *t)
{
	pthread_mutex_unlock(&t->lock);
}

void
thread_wait(struct thread *t)
{
	pthread_cond_wait(&t->turn, &t->lock);
}

void
thread_wake(struct thread *t)
{
	pthread_cond_signal(&t->turn);
}

void
thread_stop(struct thread *t)
{
	thread_lock(t);
	t->stop = true;
	thread_wake(t);
	thread_unlock(t);
	pthread_join(t->id, NULL);
	destroy(t);
}

/* thread - a thread that does pieces of work beside the one that reads */
#define _GNU_SOURCE /* sched_getaffinity */
#include "thread.h"

#include <sched.h>
#include <signal.h>

#define STACK (512 << 10)

bool
thread_has_room(void)
{
	cpu_set_t set;

	return sched_getaffinity(0, sizeof(set), &set) == 0 &&
	       CPU_COUNT(&set) > 1;
}

/* The thread itself. */
static void *
run(void *arg)
{
	struct thread *t = arg;
	bool more = true;

	pthread_mutex_lock(&t->lock);
	while (more && !t->stop) {
		if (!t->work->begin(t->arg)) {
			pthread_cond_wait(&t->turn, &t->lock);
			continue;
		}
		pthread_mutex_unlock(&t->lock);
		more = t->work->work(t->arg);
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
	bool ok;

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

/* thread - a thread beside the one that reads, where there is room for one */
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

bool
thread_start(pthread_t *thread, void *(*work)(void *), void *arg)
{
	sigset_t all, old;
	pthread_attr_t attr;
	bool ok;

	sigfillset(&all);
	pthread_attr_init(&attr);
	pthread_attr_setstacksize(&attr, STACK);
	pthread_sigmask(SIG_SETMASK, &all, &old);
	ok = pthread_create(thread, &attr, work, arg) == 0;
	pthread_sigmask(SIG_SETMASK, &old, NULL);
	pthread_attr_destroy(&attr);
	return ok;
}

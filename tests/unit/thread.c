/* unit/thread - who forks meets no thread at its work */
#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>

#include "ok.h"
#include "thread.h"

/* As an allocator has it. */
static pthread_mutex_t held = PTHREAD_MUTEX_INITIALIZER;

static bool
begin(void *arg)
{
	(void)arg;
	return true;
}

static bool
work(void *arg)
{
	pthread_mutex_lock(&held);
	usleep(2000);
	pthread_mutex_unlock(&held);
	return --*(int *)arg > 0;
}

static void
end(void *arg, bool more)
{
	(void)arg;
	(void)more;
}

/* True if the lock of the working thread is nobody's in a child. */
static bool
child_is_free(void)
{
	int status = -1;
	pid_t child = fork();

	if (child == 0)
		_exit(pthread_mutex_trylock(&held) != 0);
	return child > 0 && waitpid(child, &status, 0) == child && status == 0;
}

int
main(void)
{
	static const struct thread_work steps = {begin, work, end};
	int left[2] = {100000, 3}, free = 0;
	struct thread t[2];

	OK(thread_start(&t[0], &steps, &left[0]), "a thread");
	OK(thread_start(&t[1], &steps, &left[1]), "one that has soon done all");
	for (int i = 0; i < 40; i++)
		free += child_is_free();
	OK(free == 40, "of 40 children %d were free", free);
	thread_stop(&t[1]);
	thread_stop(&t[0]);
	OK(left[0] > 0 && left[1] == 0, "%d and %d left", left[0], left[1]);
	printf("%d checks, %d failed\n", done, failed);
	return failed != 0;
}

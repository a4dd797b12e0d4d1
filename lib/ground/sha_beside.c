/* sha_beside - a digest that a thread makes beside who will want it */
#include "sha_beside.h"

#include <stdlib.h>

#include "mem.h"
#include "thread.h"

#define LEAST (64 << 10) /* bytes whose digest is worth waking a thread */

enum state { IDLE, ASKED, BEGUN, MADE };

/* Bytes, next, sha, hex and hex_next are the thread's while the state is BEGUN.
 */
struct sha_beside {
	struct sha *sha;
	struct str bytes, next;
	char hex[SHA_HEX + 1], hex_next[SHA_HEX + 1];
	bool tried, runs; /* the thread was asked for, and is there */
	struct thread thread;
	enum state state; /* under its lock */
};

struct sha_beside *
sha_beside_new(void)
{
	struct sha_beside *s = mem_new(1, sizeof(*s));

	s->sha = sha_new();
	return s;
}

static bool
begin(void *arg)
{
	struct sha_beside *s = arg;

	if (s->state != ASKED)
		return false;
	s->state = BEGUN;
	return true;
}

static bool
work(void *arg)
{
	struct sha_beside *s = arg;

	if (s->next.n) {
		sha_both(s->sha, s->bytes, s->next, s->hex, s->hex_next);
		return true;
	}
	sha_add(s->sha, s->bytes);
	sha_end(s->sha, s->hex);
	return true;
}

static void
end(void *arg, bool more)
{
	struct sha_beside *s = arg;

	(void)more;
	s->state = MADE;
}

/* True if there is a thread, which is made when it is first wanted. */
static bool
has_thread(struct sha_beside *s)
{
	static const struct thread_work steps = {begin, work, end};

	if (s->tried)
		return s->runs;
	s->tried = true;
	s->runs = thread_has_room() && thread_start(&s->thread, &steps, s);
	return s->runs;
}

void
sha_beside_start(struct sha_beside *s, struct str bytes, struct str next)
{
	s->bytes = bytes;
	s->next = next;
	if (bytes.n < LEAST || !has_thread(s))
		return;
	thread_lock(&s->thread);
	s->state = ASKED;
	thread_wake(&s->thread);
	thread_unlock(&s->thread);
}

/* Waits for the thread; false if it has not begun, and will not. */
static bool
wait_for(struct sha_beside *s)
{
	bool made;

	if (s->bytes.n < LEAST || !s->runs)
		return false;
	thread_lock(&s->thread);
	while (s->state == BEGUN)
		thread_wait(&s->thread);
	made = s->state == MADE;
	s->state = IDLE;
	thread_unlock(&s->thread);
	return made;
}

void
sha_beside_end(
    struct sha_beside *s, char hex[SHA_HEX + 1], char hex_next[SHA_HEX + 1])
{
	if (!wait_for(s))
		work(s);
	memcpy(hex, s->hex, sizeof(s->hex));
	if (s->next.n)
		memcpy(hex_next, s->hex_next, sizeof(s->hex_next));
}

void
sha_beside_drop(struct sha_beside *s)
{
	wait_for(s);
}

void
sha_beside_free(struct sha_beside *s)
{
	if (!s)
		return;
	if (s->runs)
		thread_stop(&s->thread);
	sha_free(s->sha);
	free(s);
}

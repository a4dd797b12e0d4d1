/* sha_beside - a digest that a thread makes beside who will want it */
#include "sha_beside.h"

#include <stdlib.h>

#include "mem.h"
#include "thread.h"

#define LEAST (64 << 10) /* bytes whose digest is worth waking a thread */

enum state { IDLE, ASKED, BEGUN, MADE, OVER };

struct sha_beside {
	struct sha *sha; /* of who asks */
	struct str bytes;
	bool tried, runs; /* the thread was asked for, and is there */
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t turn;
	enum state state; /* under the lock, as is hex until it is MADE */
	char hex[SHA_HEX + 1];
};

struct sha_beside *
sha_beside_new(void)
{
	struct sha_beside *s = mem_new(1, sizeof(*s));

	s->sha = sha_new();
	pthread_mutex_init(&s->lock, NULL);
	pthread_cond_init(&s->turn, NULL);
	return s;
}

static void *
work(void *arg)
{
	struct sha_beside *s = arg;
	struct sha *sha = sha_new();

	pthread_mutex_lock(&s->lock);
	while (s->state != OVER) {
		if (s->state != ASKED) {
			pthread_cond_wait(&s->turn, &s->lock);
			continue;
		}
		s->state = BEGUN;
		pthread_mutex_unlock(&s->lock);
		sha_add(sha, s->bytes);
		sha_end(sha, s->hex);
		pthread_mutex_lock(&s->lock);
		if (s->state == BEGUN)
			s->state = MADE;
		pthread_cond_signal(&s->turn);
	}
	pthread_mutex_unlock(&s->lock);
	sha_free(sha);
	return NULL;
}

/* True if there is a thread, which is made when it is first wanted. */
static bool
has_thread(struct sha_beside *s)
{
	if (s->tried)
		return s->runs;
	s->tried = true;
	s->runs = thread_has_room() && thread_start(&s->thread, work, s);
	return s->runs;
}

static void
set_state(struct sha_beside *s, enum state state)
{
	pthread_mutex_lock(&s->lock);
	s->state = state;
	pthread_cond_signal(&s->turn);
	pthread_mutex_unlock(&s->lock);
}

void
sha_beside_start(struct sha_beside *s, struct str bytes)
{
	s->bytes = bytes;
	if (bytes.n >= LEAST && has_thread(s))
		set_state(s, ASKED);
}

/* Waits for the thread; false if it has not begun, and will not. */
static bool
wait_for(struct sha_beside *s)
{
	bool made;

	if (s->bytes.n < LEAST || !s->runs)
		return false;
	pthread_mutex_lock(&s->lock);
	while (s->state == BEGUN)
		pthread_cond_wait(&s->turn, &s->lock);
	made = s->state == MADE;
	s->state = IDLE;
	pthread_mutex_unlock(&s->lock);
	return made;
}

void
sha_beside_end(struct sha_beside *s, char hex[SHA_HEX + 1])
{
	if (wait_for(s)) {
		memcpy(hex, s->hex, sizeof(s->hex));
		return;
	}
	sha_add(s->sha, s->bytes);
	sha_end(s->sha, hex);
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
	if (s->runs) {
		set_state(s, OVER);
		pthread_join(s->thread, NULL);
	}
	pthread_cond_destroy(&s->turn);
	pthread_mutex_destroy(&s->lock);
	sha_free(s->sha);
	free(s);
}

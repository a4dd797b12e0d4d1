/* jq - expressions on untrusted records, in a process of their own */
#include "jq.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "jq_priv.h"
#include "mem.h"

#define TICK     250 /* ms between looks at a worker that is silent */
#define PATIENCE 1   /* s of its processor time for one value */
#define COMPILE  20  /* the same for the expression itself */
#define STALLED  60  /* s in which it did not even compute */
#define FORKS    20  /* attempts, a tenth of a second apart */

struct jq {
	struct buf expr;
	pid_t worker; /* 0: none */
	int fd;
	bool served; /* it has had a value before this one */
	bool retire;
	struct buf in; /* what it sent */
	struct buf mended;
};

/* Seconds of processor time that the worker has had. */
static double
worker_time(const struct jq *q)
{
	struct timespec t;
	clockid_t clock;

	if (clock_getcpuclockid(q->worker, &clock) != 0 ||
	    clock_gettime(clock, &t) < 0)
		return 0;
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* How long a worker has been silent. */
struct silence {
	double from; /* its time when that was first seen; below 0: not yet */
	double last; /* and last */
	int ticks;   /* since it computed */
};

/*
 * Processor time counts, not the clock: on a busy machine a record must not
 * be refused that would pass on another.
 */
static bool
too_long(const struct jq *q, struct silence *s, double limit)
{
	double now = worker_time(q);

	if (s->from < 0)
		s->from = now;
	s->ticks = now > s->last ? 0 : s->ticks + 1;
	s->last = now;
	return now - s->from >= limit || s->ticks * TICK > STALLED * 1000;
}

enum heard { HEARD, GONE, SILENT };

/* Takes bytes from the worker until there are n of them. */
static enum heard
hear(struct jq *q, size_t n, double limit)
{
	struct silence s = {.from = -1};
	ssize_t k;

	buf_room(&q->in, n < 65536 ? 65536 : n);
	while (q->in.n < n) {
		k = recv(q->fd, q->in.p + q->in.n, q->in.cap - q->in.n, 0);
		if (k > 0) {
			q->in.n += (size_t)k;
		} else if (k < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
			if (too_long(q, &s, limit))
				return SILENT;
		} else if (k == 0 || errno != EINTR) {
			return GONE;
		}
	}
	return HEARD;
}

/* A whole reply: its head, and its bytes, lent until the next. */
static enum heard
hear_reply(struct jq *q, struct jq_head *h, struct str *bytes, double limit)
{
	enum heard heard;

	buf_clear(&q->in);
	if ((heard = hear(q, sizeof(*h), limit)) != HEARD)
		return heard;
	memcpy(h, q->in.p, sizeof(*h));
	if ((heard = hear(q, sizeof(*h) + h->n, limit)) != HEARD)
		return heard;
	*bytes = str_n(q->in.p + sizeof(*h), h->n);
	return HEARD;
}

/* Takes leave of a worker that has ended; the signal it died of, or 0. */
static int
bury(struct jq *q)
{
	int status = 0;

	while (waitpid(q->worker, &status, 0) < 0 && errno == EINTR)
		;
	close(q->fd);
	q->worker = 0;
	return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

static void
stop(struct jq *q)
{
	if (!q->worker)
		return;
	kill(q->worker, SIGKILL);
	bury(q);
}

static bool
spawn(struct jq *q)
{
	const struct timeval tick = {.tv_usec = TICK * 1000};
	const struct timespec pause = {.tv_nsec = 100000000};
	pid_t self = getpid();
	int pair[2];

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) < 0)
		return false;
	setsockopt(pair[0], SOL_SOCKET, SO_RCVTIMEO, &tick, sizeof(tick));
	for (int i = 0; (q->worker = fork()) < 0 && i < FORKS; i++)
		nanosleep(&pause, NULL);
	if (q->worker == 0)
		jq_work(buf_cstr(&q->expr), pair[1], self);
	close(pair[1]);
	q->fd = pair[0];
	q->served = q->retire = false;
	if (q->worker > 0)
		return true;
	q->worker = 0;
	close(q->fd);
	return false;
}

/* True once a worker has compiled the expression. */
static bool
start(struct jq *q, struct err *e)
{
	struct jq_head h;
	struct str said;
	enum heard heard;

	if (q->worker)
		return true;
	if (!spawn(q))
		return err_set(e, "cannot start a process for expressions:");
	heard = hear_reply(q, &h, &said, COMPILE);
	if (heard == GONE)
		return err_set(e,
		    "libjq did not survive the expression (signal %d)",
		    bury(q));
	if (heard == SILENT)
		err_set(e, "libjq does not come to an end of the expression");
	else if (!h.ok)
		err_set(e, "%.*s", (int)(said.n < 300 ? said.n : 300), said.p);
	else
		return true;
	stop(q);
	return false;
}

struct jq *
jq_new(struct str expr, struct err *e)
{
	struct jq *q;

	if (!jq_allowed(expr, e))
		return NULL;
	q = mem_new(1, sizeof(*q));
	buf_addstr(&q->expr, expr);
	if (start(q, e))
		return q;
	jq_free(q);
	return NULL;
}

void
jq_free(struct jq *q)
{
	if (!q)
		return;
	stop(q);
	buf_free(&q->expr);
	buf_free(&q->in);
	buf_free(&q->mended);
	free(q);
}

/* 0 for the escape of no surrogate; else its first hexadecimal digits. */
static unsigned
surrogate(struct str s, size_t i)
{
	static const char high[] = "89abAB", low[] = "cdefCDEF";

	if (i + 6 > s.n || s.p[i] != '\\' || s.p[i + 1] != 'u' ||
	    (s.p[i + 2] != 'd' && s.p[i + 2] != 'D'))
		return 0;
	if (strchr(high, s.p[i + 3]))
		return 0xd8;
	return strchr(low, s.p[i + 3]) ? 0xdc : 0;
}

/*
 * libjq 1.6 refuses the whole value for a lone surrogate, which is legal in
 * JSON: it gets U+FFFD there, which has as many bytes.
 */
static struct str
mend(struct jq *q, struct str s)
{
	const char *at;
	size_t i = 0;
	bool copied = false;

	while (i < s.n && (at = memchr(s.p + i, '\\', s.n - i))) {
		i = (size_t)(at - s.p);
		if (!surrogate(s, i)) {
			i += 2;
		} else if (surrogate(s, i) == 0xd8 &&
			   surrogate(s, i + 6) == 0xdc) {
			i += 12;
		} else {
			if (!copied) {
				buf_clear(&q->mended);
				buf_addstr(&q->mended, s);
				s = buf_str(&q->mended);
				copied = true;
			}
			memcpy(q->mended.p + i + 2, "fffd", 4);
			i += 6;
		}
	}
	return s;
}

/* JQ_FAILED stands for "the worker died, and had done other work before". */
static enum jq_result
run_once(struct jq *q, struct str value, struct buf *out, size_t *nresults,
    struct err *e)
{
	struct jq_head h = {.n = value.n};
	enum heard heard = GONE;
	struct str said = STR_NONE;
	bool again = q->served;

	q->served = true;
	if (jq_send(q->fd, &h, value.p))
		heard = hear_reply(q, &h, &said, PATIENCE);
	if (heard == HEARD && h.ok) {
		q->retire = h.retire;
		buf_addstr(out, said);
		*nresults = h.nresults;
		return JQ_OK;
	}
	if (heard == HEARD) {
		q->retire = h.retire;
		err_set(e, "%.*s", (int)(said.n < 300 ? said.n : 300), said.p);
		return JQ_ERROR;
	}
	if (heard == SILENT) {
		stop(q);
		err_set(e, "the expression took more than a second");
		return JQ_ERROR;
	}
	err_set(e, "libjq did not survive it (signal %d)", bury(q));
	return again ? JQ_FAILED : JQ_ERROR;
}

enum jq_result
jq_run(struct jq *q, struct str value, struct buf *out, size_t *nresults,
    struct err *e)
{
	enum jq_result r;

	*nresults = 0;
	value = mend(q, value);
	if (q->retire)
		stop(q);
	if (!start(q, e))
		return JQ_FAILED;
	r = run_once(q, value, out, nresults, e);
	if (r != JQ_FAILED)
		return r;
	/* Was it this value, or what earlier ones left?  A new one will say. */
	return start(q, e) ? run_once(q, value, out, nresults, e) : JQ_FAILED;
}

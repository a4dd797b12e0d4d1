/* jq - expressions on untrusted records, in a process of their own */
#define _GNU_SOURCE /* close_range, clearenv */
#include "jq.h"

#include <errno.h>
#include <fcntl.h>
#include <jq.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "mem.h"

#define PATIENCE   1000             /* ms for one record */
#define LIFE       50000            /* records a worker serves: 1.6 leaks */
#define MEMORY     ((rlim_t)2 << 30)
#define RESULT_MAX ((size_t)256 << 20)

struct jq {
	struct buf expr;
	pid_t worker; /* 0: none */
	int fd;
	unsigned served;
};

/* What goes before the bytes, in both directions. */
struct head {
	uint32_t ok; /* of a reply */
	uint32_t nresults;
	uint64_t n;
};

static bool
send_all(int fd, const void *p, size_t n)
{
	const char *at = p;
	ssize_t k;

	while (n) {
		k = send(fd, at, n, MSG_NOSIGNAL);
		if (k < 0 && errno == EINTR)
			continue;
		if (k <= 0)
			return false;
		at += k, n -= (size_t)k;
	}
	return true;
}

/* ms < 0: without limit. */
static bool
receive_all(int fd, void *p, size_t n, int ms)
{
	struct pollfd wait = {.fd = fd, .events = POLLIN};
	char *at = p;
	ssize_t k;

	while (n) {
		if (ms >= 0 && (k = poll(&wait, 1, ms)) <= 0) {
			if (k < 0 && errno == EINTR)
				continue;
			return false;
		}
		k = recv(fd, at, n, 0);
		if (k < 0 && errno == EINTR)
			continue;
		if (k <= 0)
			return false;
		at += k, n -= (size_t)k;
	}
	return true;
}

static bool
reply(int fd, bool ok, size_t nresults, struct str s)
{
	struct head h = {ok, (uint32_t)nresults, s.n};

	return send_all(fd, &h, sizeof(h)) && send_all(fd, s.p, s.n);
}

/* libjq's message, which may stand with or without "jq: error: ". */
static void
keep_message(void *to, jv message)
{
	struct buf *b = to;
	const char *text;

	if (jv_get_kind(message) == JV_KIND_STRING && !b->n) {
		text = jv_string_value(message);
		if (strncmp(text, "jq: error: ", 11) == 0)
			text += 11;
		buf_add(b, text, strcspn(text, "\n"));
	}
	jv_free(message);
}

static void
add_error(jv why, struct buf *out)
{
	jv message = jv_invalid_get_msg(why);

	buf_clear(out);
	if (jv_get_kind(message) == JV_KIND_STRING) {
		keep_message(out, message);
		return;
	}
	message = jv_dump_string(message, 0);
	buf_puts(out, jv_string_value(message));
	jv_free(message);
}

/* All results of one input into out; false with a message there instead. */
static bool
evaluate(jq_state *jq, jv input, struct buf *out, size_t *nresults)
{
	jv r, s;

	jq_start(jq, input, 0);
	while (jv_is_valid(r = jq_next(jq))) {
		s = jv_dump_string(r, 0);
		buf_add(out, jv_string_value(s),
		    (size_t)jv_string_length_bytes(jv_copy(s)));
		buf_addc(out, '\n');
		jv_free(s);
		++*nresults;
		if (out->n > RESULT_MAX) {
			buf_clear(out);
			buf_puts(out, "its results are too large");
			return false;
		}
	}
	if (jv_invalid_has_msg(jv_copy(r))) {
		add_error(r, out);
		return false;
	}
	jv_free(r);
	return true;
}

static void
serve(jq_state *jq, int fd)
{
	struct buf in = {0}, out = {0};
	struct head h;
	size_t n;
	bool ok;

	while (receive_all(fd, &h, sizeof(h), -1)) {
		jv input;

		buf_clear(&in);
		buf_clear(&out);
		buf_room(&in, h.n);
		if (!receive_all(fd, in.p, h.n, -1))
			break;
		in.p[h.n] = '\0';
		n = 0;
		input = jv_parse_sized(in.p, (int)h.n);
		if (jv_is_valid(input)) {
			ok = evaluate(jq, input, &out, &n);
		} else {
			add_error(input, &out);
			ok = false;
		}
		if (!reply(fd, ok, n, buf_str(&out)))
			break;
	}
}

/* Gives away everything that is not needed to compute. */
static void
confine(int fd)
{
	struct rlimit core = {0, 0};
	int null = open("/dev/null", O_RDWR);

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	for (int i = 0; i <= 2; i++)
		dup2(null, i);
	dup2(fd, 3);
	close_range(4, ~0u, 0);
	clearenv();
	signal(SIGSEGV, SIG_DFL); /* a sanitizer's handler would report it */
#ifndef WT_SANITIZED /* whose shadow takes terabytes of addresses */
	setrlimit(RLIMIT_AS, &(struct rlimit){MEMORY, MEMORY});
#endif
	setrlimit(RLIMIT_CORE, &core);
}

static void
work(const char *expr, int fd)
{
	struct buf message = {0};
	jq_state *jq;

	confine(fd);
	jq = jq_init();
	if (!jq)
		_exit(1);
	jq_set_error_cb(jq, keep_message, &message);
	jq_set_attr(jq, jv_string("JQ_LIBRARY_PATH"), jv_array());
	if (!jq_compile(jq, expr)) {
		reply(3, false, 0, buf_str(&message));
		_exit(0);
	}
	if (reply(3, true, 0, STR("")))
		serve(jq, 3);
	_exit(0);
}

static void
stop(struct jq *q)
{
	if (!q->worker)
		return;
	kill(q->worker, SIGKILL);
	while (waitpid(q->worker, NULL, 0) < 0 && errno == EINTR)
		;
	close(q->fd);
	q->worker = 0;
}

/* A reply's bytes behind out; false if the worker is gone or too slow. */
static bool
take_reply(struct jq *q, struct head *h, struct buf *out, int ms)
{
	if (!receive_all(q->fd, h, sizeof(*h), ms))
		return false;
	buf_room(out, h->n);
	if (!receive_all(q->fd, out->p + out->n, h->n, ms))
		return false;
	out->n += h->n;
	return true;
}

/* True once a worker has compiled the expression. */
static bool
start(struct jq *q, struct err *e)
{
	struct buf message = {0};
	struct head h = {0};
	int pair[2];

	if (q->worker)
		return true;
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) < 0)
		return err_set(e, "cannot start a worker for expressions:");
	q->worker = fork();
	if (q->worker == 0) {
		close(pair[0]);
		work(buf_cstr(&q->expr), pair[1]);
	}
	close(pair[1]);
	q->fd = pair[0];
	q->served = 0;
	if (q->worker < 0) {
		q->worker = 0;
		close(q->fd);
		return err_set(e, "cannot start a worker for expressions:");
	}
	if (take_reply(q, &h, &message, 20 * PATIENCE) && h.ok) {
		buf_free(&message);
		return true;
	}
	err_set(e, "%s", message.n ? buf_cstr(&message)
				   : "it ended libjq when it was compiled");
	buf_free(&message);
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
	free(q);
}

enum jq_result
jq_run(struct jq *q, struct str value, struct buf *out, size_t *nresults,
    struct err *e)
{
	struct head h = {0, 0, value.n};
	size_t before = out->n;

	*nresults = 0;
	if (q->served++ >= LIFE)
		stop(q);
	if (!start(q, e))
		return JQ_ERROR;
	if (!send_all(q->fd, &h, sizeof(h)) ||
	    !send_all(q->fd, value.p, value.n) ||
	    !take_reply(q, &h, out, PATIENCE)) {
		stop(q);
		out->n = before;
		err_set(e, "the expression took more than a second on this "
			   "record, or ended libjq");
		return JQ_ERROR;
	}
	if (!h.ok) {
		err_set(e, "%.*s", (int)(out->n - before < 300
		    ? out->n - before : 300), out->p + before);
		out->n = before;
		return JQ_ERROR;
	}
	*nresults = h.nresults;
	return JQ_OK;
}

/* jq_worker - the process in which libjq runs */
#define _GNU_SOURCE /* close_range, clearenv */
#include <errno.h>
#include <fcntl.h>
#include <jq.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "jq_priv.h"

#define SOCKET     3
#define MEMORY     ((rlim_t)2 << 30)
#define RESULT_MAX ((size_t)256 << 20)

long jq_growth = 128 << 10;

/* Cuts what libjq adds to its messages: the record, or the program again. */
static size_t
message_length(const char *text)
{
	static const char *const tails[] = {
	    "\n", " (while parsing", " (Unix shell quoting", " at <top-level>"};
	size_t n = strlen(text);
	const char *at;

	for (size_t i = 0; i < COUNT(tails); i++)
		if ((at = strstr(text, tails[i])) && (size_t)(at - text) < n)
			n = (size_t)(at - text);
	return n;
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
		buf_add(b, text, message_length(text));
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
evaluate(jq_state *jq, jv input, struct buf *out, uint32_t *nresults)
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

/* True once b holds n bytes; takes what more there is with them. */
static bool
fill(struct buf *b, size_t n)
{
	ssize_t k;

	buf_room(b, (n < 65536 ? 65536 : n) + 1);
	while (b->n < n) {
		k = recv(SOCKET, b->p + b->n, b->cap - b->n - 1, 0);
		if (k < 0 && errno == EINTR)
			continue;
		if (k <= 0)
			return false;
		b->n += (size_t)k;
	}
	return true;
}

/* The most memory it ever had, in KiB. */
static long
memory(void)
{
	struct rusage use;

	return getrusage(RUSAGE_SELF, &use) == 0 ? use.ru_maxrss : 0;
}

static void
serve(jq_state *jq)
{
	long before = memory(); /* a copy of all that who started it holds */
	struct buf in = {0}, out = {0};
	struct jq_head h;

	for (;;) {
		jv input;

		buf_clear(&in);
		buf_clear(&out);
		if (!fill(&in, sizeof(h)))
			return;
		memcpy(&h, in.p, sizeof(h));
		if (!fill(&in, sizeof(h) + h.n))
			return;
		in.p[in.n] = '\0'; /* libjq 1.6 looks there */
		h = (struct jq_head){0};
		input =
		    jv_parse_sized(in.p + sizeof(h), (int)(in.n - sizeof(h)));
		if (jv_is_valid(input))
			h.ok = evaluate(jq, input, &out, &h.nresults);
		else
			add_error(input, &out);
		h.n = out.n;
		h.retire = memory() - before > jq_growth;
		if (!jq_send(SOCKET, &h, out.p))
			return;
	}
}

/* Only system calls that compute and answer; best effort. */
static void
filter_calls(void)
{
#if !defined(WT_SANITIZED) && (defined(__x86_64__) || defined(__aarch64__))
	static const unsigned short calls[] = {SYS_read, SYS_write,
	    SYS_recvfrom, SYS_recvmsg, SYS_sendto, SYS_sendmsg, SYS_brk,
	    SYS_mmap, SYS_munmap, SYS_mremap, SYS_mprotect, SYS_madvise,
	    SYS_exit, SYS_exit_group, SYS_rt_sigreturn, SYS_rt_sigprocmask,
	    SYS_rt_sigaction, SYS_gettid, SYS_getpid, SYS_tgkill, SYS_getrusage,
	    SYS_sysinfo, SYS_clock_gettime, SYS_futex, SYS_getrandom,
	    SYS_restart_syscall};
	enum { N = COUNT(calls) };
#ifdef __x86_64__
	const unsigned arch = AUDIT_ARCH_X86_64;
#else
	const unsigned arch = AUDIT_ARCH_AARCH64;
#endif
	struct sock_filter f[5 + 2 * N] = {
	    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, 4), /* seccomp_data.arch */
	    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, arch, 1, 0),
	    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
	    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, 0)}; /* seccomp_data.nr */
	struct sock_fprog program = {.len = 5 + 2 * N, .filter = f};

	for (int i = 0; i < N; i++) {
		f[4 + 2 * i] = (struct sock_filter)BPF_JUMP(
		    BPF_JMP | BPF_JEQ | BPF_K, calls[i], 0, 1);
		f[5 + 2 * i] = (struct sock_filter)BPF_STMT(
		    BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
	}
	f[4 + 2 * N] = (struct sock_filter)BPF_STMT(
	    BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM);
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)
		prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
#endif
}

/* Gives away everything that is not needed to compute. */
static void
confine(int fd, pid_t parent)
{
	const struct rlimit none = {0, 0};
	int null = open("/dev/null", O_RDWR);

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		_exit(0); /* it died before we asked to be told */
	for (int i = 0; i <= 2; i++)
		dup2(null, i);
	dup2(fd, SOCKET);
	close_range(SOCKET + 1, ~0u, 0);
	clearenv();
	setenv("TZ", "UTC0", 1);
	signal(SIGSEGV, SIG_DFL); /* a sanitizer's handler would report it */
#ifndef WT_SANITIZED /* whose shadow takes terabytes of addresses */
	setrlimit(RLIMIT_AS, &(struct rlimit){MEMORY, MEMORY});
#endif
	setrlimit(RLIMIT_CORE, &none);
	setrlimit(RLIMIT_FSIZE, &none);
	setrlimit(RLIMIT_NOFILE, &none);
}

void
jq_work(const char *expr, int fd, pid_t parent)
{
	struct buf message = {0};
	struct jq_head h = {.ok = true};
	jq_state *jq;

	confine(fd, parent);
	jq = jq_init();
	if (!jq)
		_exit(1);
	jq_set_error_cb(jq, keep_message, &message);
	jq_set_attr(jq, jv_string("JQ_LIBRARY_PATH"), jv_array());
	if (!jq_compile(jq, expr)) {
		h.ok = false;
		h.n = message.n;
	}
	filter_calls();
	if (jq_send(SOCKET, &h, message.p) && h.ok)
		serve(jq);
	_exit(0);
}

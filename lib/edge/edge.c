/* edge - output, rejects, summary, status */
#include "edge.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base64.h"
#include "edge_file.h"
#include "json.h"
#include "sha.h"
#include "version.h"

/* Bytes of output that are worth a write: what a pipe takes at once; the pages
 * of a file cost less in larger pieces. */
#define BATCH_PIPE ((size_t)64 << 10)
#define BATCH_FILE ((size_t)256 << 10)

#define TOLD 10             /* rejects shown on standard error */
#define KEPT ((size_t)4096) /* bytes of a reject that are kept */

static int
open_log(const char *path)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);

	if (fd < 0)
		wt_die(WT_USAGE, "%s:", path);
	return fd;
}

static bool
is_file(int fd)
{
	struct stat st;

	return fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
}

void
edge_open(struct edge *e, const struct opt_common *opt, char *const files[])
{
	/* a file beyond ulimit -f: the write fails, and is told */
	signal(SIGXFSZ, SIG_IGN);
	e->opt = opt;
	e->fd = STDOUT_FILENO;
	e->dirfd = e->rejects_fd = e->summary_fd = -1;
	e->sha = sha_new();
	if (opt->rejects)
		e->rejects_fd = open_log(opt->rejects);
	if (opt->summary)
		e->summary_fd = open_log(opt->summary);
	if (opt->output)
		edge_file_open(e, files);
	e->batch = is_file(e->fd) ? BATCH_FILE : BATCH_PIPE;
}

void
edge_fail(struct edge *e, enum wt_status status)
{
	if ((int)status > e->status)
		e->status = (int)status;
}

static bool
write_all(int fd, struct str s)
{
	ssize_t n;

	while (s.n) {
		n = write(fd, s.p, s.n);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		s.p += n, s.n -= (size_t)n;
	}
	return true;
}

void
edge_flush(struct edge *e)
{
	if (!e->out.n)
		return;
	if (!write_all(e->fd, buf_str(&e->out))) {
		wt_warn("%s:", e->opt->output ? e->opt->output : "<stdout>");
		buf_clear(&e->out);
		edge_fail(e, WT_FAILED);
		exit(edge_close(e));
	}
	buf_clear(&e->out);
}

static void
emitted(struct edge *e)
{
	if (e->out.n >= e->batch)
		edge_flush(e);
}

void
edge_emit(struct edge *e)
{
	e->written++;
	emitted(e);
}

void
edge_row(struct edge *e)
{
	e->rows++;
	emitted(e);
}

static void
log_reject(
    struct edge *e, struct edge_at at, const char *reason, struct str bytes)
{
	struct buf *b = &e->line;
	char hex[SHA_HEX + 1];

	sha_add(e->sha, bytes);
	sha_end(e->sha, hex);
	buf_clear(b);
	buf_addc(b, '{');
	json_put_str(b, "tool", str_from(wt_prog));
	json_put_str(b, "reason", str_from(reason));
	json_put_str(b, "file", str_from(at.file));
	json_put_uint(b, "record", at.record);
	json_put_uint(b, "offset", at.offset);
	if (at.skip)
		json_put_uint(b, "skip", at.skip);
	json_put_uint(b, "length", bytes.n);
	json_put_str(b, "sha256", str_from(hex));
	json_key(b, "bytes");
	buf_addc(b, '"');
	if (!e->withhold)
		base64_add(b, str_n(bytes.p, bytes.n < KEPT ? bytes.n : KEPT));
	buf_puts(b, "\"}\n");
	if (!write_all(e->rejects_fd, buf_str(b))) {
		wt_warn("%s:", e->opt->rejects);
		edge_fail(e, WT_FAILED);
		close(e->rejects_fd);
		e->rejects_fd = -1;
	}
}

const char *
edge_shown(const char *file)
{
	return strcmp(file, "-") == 0 ? "<stdin>" : file;
}

void
edge_reject(struct edge *e, struct edge_at at, const char *reason,
    const char *detail, struct str bytes)
{
	if (e->rejected++ < TOLD)
		wt_warn("%s:%llu: %s%s%s; rejected", edge_shown(at.file),
		    (unsigned long long)at.record, reason, detail ? ": " : "",
		    detail ? detail : "");
	if (e->rejects_fd >= 0)
		log_reject(e, at, reason, bytes);
}

void
edge_skip(struct edge *e, const char *reason)
{
	int i;

	for (i = 0; i < e->nskip; i++)
		if (strcmp(e->skip[i].reason, reason) == 0)
			break;
	if (i == (int)(sizeof(e->skip) / sizeof(*e->skip)))
		i--; /* more reasons than there should be: into the last */
	else if (i == e->nskip)
		e->skip[e->nskip++].reason = reason;
	e->skip[i].n++;
}

void
edge_note(struct edge *e, const char *key, struct str value)
{
	buf_addc(&e->notes, ',');
	json_quote(&e->notes, str_from(key));
	buf_addc(&e->notes, ':');
	buf_addstr(&e->notes, value);
}

void
edge_undecided(struct edge *e, uint64_t n)
{
	struct buf b = {0};

	wt_warn("%llu passed on undecided: see .%s.undecided",
	    (unsigned long long)n, strrchr(wt_prog, '-') + 1);
	buf_adduint(&b, n);
	edge_note(e, "undecided", buf_str(&b));
	buf_free(&b);
	edge_fail(e, WT_REJECTED);
}

static uint64_t
skipped(const struct edge *e)
{
	uint64_t n = 0;

	for (int i = 0; i < e->nskip; i++)
		n += e->skip[i].n;
	return n;
}

static void
add_skips(struct edge *e, struct buf *b)
{
	json_key(b, "skipped");
	buf_addc(b, '{');
	for (int i = 0; i < e->nskip; i++)
		json_put_uint(b, e->skip[i].reason, e->skip[i].n);
	buf_addc(b, '}');
}

static void
write_summary(struct edge *e, int fd)
{
	struct buf *b = &e->line;

	buf_clear(b);
	buf_addc(b, '{');
	json_put_str(b, "tool", str_from(wt_prog));
	json_put_str(b, "version", str_from(WT_VERSION));
	json_key(b, "argv");
	buf_addc(b, '[');
	for (int i = 0; i < e->opt->argc; i++) {
		json_sep(b);
		json_quote(b, str_from(e->opt->call[i]));
	}
	buf_addc(b, ']');
	if (e->rules_sha256)
		json_put_str(b, "rules_sha256", str_from(e->rules_sha256));
	json_put_uint(b, "in", e->in);
	json_put_uint(b, "out", e->written);
	if (e->pages || e->table)
		json_put_uint(b, "used", e->used);
	if (e->table)
		json_put_uint(b, "rows", e->rows);
	json_put_uint(b, "dropped", e->dropped);
	json_put_uint(b, "rejected", e->rejected);
	add_skips(e, b);
	json_put_uint(b, "duplicate_keys", e->duplicate_keys);
	buf_addstr(b, buf_str(&e->notes));
	json_put_uint(b, "status", (uint64_t)e->status);
	buf_puts(b, "}\n");
	if (!write_all(fd, buf_str(b)) || close(fd) < 0) {
		wt_warn("%s:", e->opt->summary);
		edge_fail(e, WT_FAILED);
	}
}

/* What the rejects make of the status. */
static void
judge_rejects(struct edge *e)
{
	double most = e->opt->max_rejects;
	bool within;

	if (!e->rejected)
		return;
	if (e->rejected > TOLD)
		wt_warn("%llu more rejected, %llu in all",
		    (unsigned long long)(e->rejected - TOLD),
		    (unsigned long long)e->rejected);
	if (most < 0) {
		edge_fail(e, WT_REJECTED);
		return;
	}
	within = e->opt->max_rejects_share
	             ? (double)e->rejected * 100 <= most * (double)e->in
	             : (double)e->rejected <= most;
	if (!within) {
		wt_warn("%llu of %llu rejected: more than --max-rejects allows",
		    (unsigned long long)e->rejected, (unsigned long long)e->in);
		edge_fail(e, WT_FAILED);
	}
}

static void
check_sum(struct edge *e)
{
	uint64_t all = e->rejected + e->used;

	all += e->pages ? skipped(e) : e->dropped + (e->table ? 0 : e->written);
	if (all == e->in || e->status == WT_FAILED)
		return;
	wt_warn("%llu in, but %llu accounted for: a fault of this program; "
		"please report it",
	    (unsigned long long)e->in, (unsigned long long)all);
	edge_fail(e, WT_FAILED);
}

static void
close_logs(struct edge *e)
{
	if (e->rejects_fd >= 0 && close(e->rejects_fd) < 0) {
		wt_warn("%s:", e->opt->rejects);
		edge_fail(e, WT_FAILED);
	}
	if (e->summary_fd >= 0)
		write_summary(e, e->summary_fd);
}

/* The last of all, for what fails before it must leave the file as it was.
 * Where this itself fails, a second line of the summary says so. */
static void
publish(struct edge *e)
{
	int fd;

	if (edge_file_publish(e))
		return;
	edge_fail(e, WT_FAILED);
	if (!e->opt->summary)
		return;
	fd = open(e->opt->summary, O_WRONLY | O_APPEND | O_CLOEXEC);
	if (fd < 0)
		wt_warn("%s:", e->opt->summary);
	else
		write_summary(e, fd);
}

int
edge_close(struct edge *e)
{
	int status;

	edge_flush(e);
	judge_rejects(e);
	check_sum(e);
	if (e->opt->output) {
		if (!edge_file_sync(e))
			edge_fail(e, WT_FAILED);
	} else if (close(STDOUT_FILENO) < 0) {
		wt_warn("<stdout>:");
		edge_fail(e, WT_FAILED);
	}
	close_logs(e);
	if (e->opt->output)
		publish(e);
	status = e->status;
	buf_free(&e->out);
	buf_free(&e->line);
	buf_free(&e->notes);
	sha_free(e->sha);
	free(e->opt->call);
	return status;
}

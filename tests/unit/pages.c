/* pages - files, folders, standard input; what is counted and told */
#include "pages.h"
#include "ok.h"

#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define REC(type, body, length)                                      \
	"WARC/1.0\r\nWARC-Type: " type "\r\nContent-Length: " length \
	"\r\n\r\n" body "\r\n\r\n"

/* A tool: a line "file body" for each page, but for pages that say so. */
static int
tool(int argc, char *argv[])
{
	static const struct opt none[] = {{0, NULL, NULL, NULL}};
	struct pages p = {0};
	const struct doc *d;
	struct opts o;

	wt_prog = "tool";
	opt_init(&o, argc, argv, "tool [file ...]", "", none);
	while (opt_next(&o) != -1)
		;
	pages_open(&p, &o);
	while ((d = pages_next(&p))) {
		if (str_starts(d->body, STR("skip"))) {
			pages_skip(&p, "asked");
			continue;
		}
		if (str_starts(d->body, STR("reject"))) {
			pages_reject(&p, "asked", "it said so");
			continue;
		}
		buf_printf(
		    &p.edge.out, "%s " STR_FMT "\n", d->file, STR_ARG(d->body));
		pages_out(&p);
		pages_used(&p);
	}
	return pages_close(&p);
}

static void
slurp(struct buf *b, const char *path)
{
	int fd = open(path, O_RDONLY);
	ssize_t n;

	buf_clear(b);
	buf_room(b, 100000);
	while (fd >= 0 && (n = read(fd, b->p + b->n, 50000)) > 0)
		b->n += (size_t)n;
	buf_cstr(b);
	close(fd);
}

static void
put(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	if (fd < 0 || write(fd, text, strlen(text)) < 0)
		abort();
	close(fd);
}

/* Runs the tool with words as its arguments, stdin from the file `in`. */
static int
run(const char *words)
{
	static char line[4096];
	char *argv[20] = {line}, *save = NULL;
	int argc = 0, status;
	pid_t pid;

	snprintf(line, sizeof(line), "tool --summary sum %s", words);
	for (char *w = strtok_r(line, " ", &save); w;
	     w = strtok_r(NULL, " ", &save))
		argv[argc++] = w;
	unlink("sum");
	fflush(stdout);
	if ((pid = fork()) == 0) {
		int in = open("in", O_RDONLY);
		int out = open("out", O_WRONLY | O_CREAT | O_TRUNC, 0600);
		int err = open("err", O_WRONLY | O_CREAT | O_TRUNC, 0600);

		if (dup2(in, 0) < 0 || dup2(out, 1) < 0 || dup2(err, 2) < 0)
			abort();
		exit(tool(argc, argv));
	}
	waitpid(pid, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void
runs(const char *words, int status, const char *out, const char *err,
    const char *sum)
{
	struct buf b = {0};
	int got = run(words);

	OK(got == status, "%s: status %d", words, got);
	slurp(&b, "out");
	OK(!strcmp(b.p, out), "%s: %s", words, b.p);
	slurp(&b, "err");
	OK(*err ? strstr(b.p, err) != NULL : b.n == 0, "%s: %s", words, b.p);
	slurp(&b, "sum");
	OK(strstr(b.p, sum), "%s: %s", words, b.p);
	buf_free(&b);
}

/* A page is out while the next is still to come. */
static void
flushes(void)
{
	static const char rec[] = REC("resource", "one", "3");
	static char name[] = "tool", *argv[] = {name, NULL};
	struct pollfd pfd = {.events = POLLIN};
	int in[2], out[2];
	char got[20];
	pid_t pid;

	if (pipe(in) < 0 || pipe(out) < 0)
		abort();
	fflush(stdout);
	if ((pid = fork()) == 0) {
		if (dup2(in[0], 0) < 0 || dup2(out[1], 1) < 0)
			abort();
		close(in[1]);
		exit(tool(1, argv));
	}
	if (write(in[1], rec, sizeof(rec) - 1) < 0)
		abort();
	pfd.fd = out[0];
	OK(poll(&pfd, 1, 5000) == 1, "nothing came");
	if (pfd.revents)
		OK(read(out[0], got, sizeof(got)) == 6, "the page");
	close(in[1]);
	waitpid(pid, NULL, 0);
}

static void
fill(void)
{
	mkdir("d", 0700);
	mkdir("d/b", 0700);
	put("d/b.html", "<b>");
	put("d/b/z", "<z>");
	put("d/b/A", "<A>");
	put("d/a", "<a>");
	put("d/e", "");
	put("d/i.png", "\x89PNG\r\n");
	put("in", "<in>");
	put("skip", "skip me");
	put("reject", "reject me");
	put("w.warc", REC("resource", "one", "3") REC("request", "x", "1") REC(
			  "resource", "bad", "x") REC("resource", "two", "3"));
	put("cut.warc", REC("resource", "one", "3") REC("resource", "xx", "9"));
	put("long.warc",
	    REC("resource", "a long one", "10") REC("resource", "s", "1"));
	put("mend.warc", "WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 3"
			 "\r\n\r\none\r\n" REC("resource", "two", "3"));
}

int
main(void)
{
	char dir[] = "/tmp/wt-pages-XXXXXX", clean[64];

	if (!mkdtemp(dir) || chdir(dir) < 0)
		return 1;
	fill();
	runs("", 0, "- <in>\n", "", "\"in\":1,\"out\":1,\"used\":1");
	runs("-", 0, "- <in>\n", "", "\"in\":1,");
	runs("d/a - skip", 0, "d/a <a>\n- <in>\n",
	    "tool: skip: no adverts: asked 1\n", "\"skipped\":{\"asked\":1}");
	runs("d", 0, "d/a <a>\nd/b/A <A>\nd/b/z <z>\nd/b.html <b>\n", "",
	    "\"skipped\":{\"empty\":1,\"image\":1}");
	runs("d/", 0, "d/a <a>\nd/b/A <A>\nd/b/z <z>\nd/b.html <b>\n", "",
	    "\"in\":6,\"out\":4,\"used\":4");
	runs("no d/a", 3, "d/a <a>\n", "tool: no: No such file", "\"in\":1,");
	runs("reject d/a", 1, "d/a <a>\n", "tool: reject:1: asked: it said so",
	    "\"rejected\":1");
	runs("w.warc", 1, "w.warc one\nw.warc two\n",
	    "tool: w.warc:3: header: Content-Length is no length; rejected",
	    "\"in\":4,\"out\":2,\"used\":2,\"dropped\":0,\"rejected\":1,"
	    "\"skipped\":{\"request\":1}");
	runs("cut.warc d/a", 3, "cut.warc one\nd/a <a>\n",
	    "the file ends inside a record; all that could be read is out",
	    "\"in\":3,\"out\":2,\"used\":2,\"dropped\":0,\"rejected\":1,");
	runs("--max-line 120 long.warc", 1, "long.warc s\n",
	    "raise --max-line to read it", "\"rejected\":1");
	runs("mend.warc", 0, "mend.warc one\nmend.warc two\n",
	    "tool: mend.warc:1: length: ", "\"mended\":{\"length\":1}");
	/* what we write is not read, though it stands in the folder */
	runs("--output d/out --rejects d/rej d", 0, "", "",
	    "\"in\":6,\"out\":4,");
	unlink("d/out"), unlink("d/rej");
	mkfifo("d/f", 0600);
	if (symlink("../d", "d/loop") < 0 || symlink("none", "d/none") < 0)
		abort();
	runs("d", 3, "d/a <a>\nd/b/A <A>\nd/b/z <z>\nd/b.html <b>\n",
	    "d/loop: a folder inside itself",
	    "\"skipped\":{\"empty\":1,\"special\":1,\"image\":1}");
	flushes();
	snprintf(clean, sizeof(clean), "rm -rf %s", dir);
	if (chdir("/") < 0 || system(clean) != 0)
		failed++;
	printf("pages: %d checks, %d failed\n", done, failed);
	return failed != 0;
}

/* unit/jq - results, errors, aborts, time-outs, what is refused */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "jq_priv.h"

static int failed;

/* The results of expr on value, lines joined; "(error)", "(refused)". */
static void
is(const char *expr, const char *value, const char *want)
{
	struct buf out = {0};
	struct err e = {""};
	struct jq *q = jq_new(str_from(expr), &e);
	const char *got;
	size_t n = 0;

	if (!q)
		got = "(refused)";
	else if (jq_run(q, str_from(value), &out, &n, &e) != JQ_OK)
		got = "(error)";
	else
		got = buf_cstr(&out);
	if (strcmp(got, want) != 0) {
		printf("%s on %s: %s, wanted %s (%s)\n", expr, value, got, want,
		    e.msg);
		failed = 1;
	}
	jq_free(q);
	buf_free(&out);
}

/* An abort costs its record; the next one is answered. */
static void
survives(void)
{
	struct buf out = {0};
	struct err e;
	struct jq *q = jq_new(STR(".t|todate"), &e);
	size_t n;

	if (!q || jq_run(q, STR("{\"t\":1e18}"), &out, &n, &e) != JQ_ERROR ||
	    jq_run(q, STR("{\"t\":0}"), &out, &n, &e) != JQ_OK ||
	    strcmp(buf_cstr(&out), "\"1970-01-01T00:00:00Z\"\n") != 0) {
		printf("an abort was not survived\n");
		failed = 1;
	}
	jq_free(q);
	buf_free(&out);
}

/* The worker of this process, or 0 where the system does not say. */
static pid_t
worker(void)
{
	char name[64];
	int pid = 0;
	FILE *f;

	snprintf(name, sizeof(name), "/proc/self/task/%d/children", getpid());
	f = fopen(name, "r");
	if (f && fscanf(f, "%d", &pid) != 1)
		pid = 0;
	if (f)
		fclose(f);
	return pid;
}

/* What the program itself holds is none of a worker's own: it is not replaced
 * for each value. */
static void
keeps_one(void)
{
	const size_t much = (size_t)160 << 20;
	char *held = malloc(much);
	struct buf out = {0};
	struct err e;
	struct jq *q;
	pid_t first;
	size_t n;

	if (!held)
		return;
	memset(held, 1, much);
	q = jq_new(STR("length"), &e);
	first = worker();
	jq_run(q, STR("[1]"), &out, &n, &e);
	jq_run(q, STR("[1]"), &out, &n, &e);
	if (worker() != first) {
		printf("a worker was replaced that is not large itself\n");
		failed = 1;
	}
	jq_free(q);
	buf_free(&out);
	free(held);
}

/* What happened to the worker before must not cost a value its result.  Memory
 * is grown by an array, which takes libjq little time.
 */
static void
keeps_alive(void)
{
	const long growth = jq_growth;
	struct buf out = {0};
	struct jq *q;
	struct err e;
	pid_t first;
	size_t n;

	jq_growth = 8 << 10;
	q = jq_new(STR("if type == \"number\" then "
		       "[] | .[900000] = 1 | length else length end"),
	    &e);
	first = worker();
	jq_run(q, STR("1"), &out, &n, &e); /* and it has grown */
	jq_run(q, STR("[1]"), &out, &n, &e);
	if (first && worker() == first) {
		printf("a large worker was not replaced\n");
		failed = 1;
	}
	if (first)
		kill(worker(), SIGKILL);
	jq_run(q, STR("[1,2]"), &out, &n, &e);
	if (strcmp(buf_cstr(&out), "900001\n1\n2\n") != 0) {
		printf("a worker that died: %s (%s)\n", buf_cstr(&out), e.msg);
		failed = 1;
	}
	jq_free(q);
	buf_free(&out);
	jq_growth = growth;
}

/* No child is left behind, and none was asked to be waited for by others. */
static void
leaves_nothing(void)
{
	if (waitpid(-1, NULL, WNOHANG) != -1 || errno != ECHILD) {
		printf("a worker is left\n");
		failed = 1;
	}
}

/* A worker sees that its parent is gone, however it went. */
static void
ends_with_parent(void)
{
	struct err e;
	char c;
	int ends[2];
	pid_t child;

	if (pipe(ends) < 0 || (child = fork()) < 0)
		abort();
	if (!child) {
		/* the worker gives its copy of the pipe away, too */
		if (!jq_new(STR("."), &e) || write(ends[1], "x", 1) != 1)
			_exit(1);
		kill(getpid(), SIGKILL);
	}
	close(ends[1]);
	if (read(ends[0], &c, 1) != 1 || read(ends[0], &c, 1) != 0) {
		printf("a worker has more than its socket\n");
		failed = 1;
	}
	while (waitpid(child, NULL, 0) != child)
		;
	close(ends[0]);
}

int
main(void)
{
	static const char *const refused[] = {"env", "$ENV", "$ENV.PATH",
	    "input", "inputs", "import \"a\" as a; .", "include \"a\"; .",
	    "halt", "halt_error", "halt_error(0)", "debug", "stderr",
	    "input_filename", "input_line_number", "get_search_list", "now",
	    "localtime", "strflocaltime(\"%s\")", "\"\\(env)\"",
	    "\"a\\(\"b\\(input)\")\"", "[.a, {b: env}]", "$__prog_args",
	    "def f: env; f", "a::b", ". as $x | env | $x", "{(env|tojson): 1}",
	    "@sh \"\\(env)\"", "modulemeta", "getpath([\"a\"]) |",
	    "splits(\"a\";;)", "undefined_name", ".a |", "\"", "1 as x | x",
	    "def env: 1; 1", "(def env: 1; 1) | env", "def f(input): 1; 1",
	    "def f($now): 1; 1", "1) | (1", "(1", "[1)", "\"\\(1\"",
	    "\"\\(1]\"", "$ ENV", "$__loc__", "{a: env}", "{(env): 1}",
	    "{\"a\": 1, b: [input]}", "[1, input]",
	    "if true then env else 1 end", ".a[input]", ".[env.PATH]",
	    "{a: 1} | env", "\"\\(\"\\(now)\")\"", "reduce env as $x (0; 1)",
	    "try halt catch 1", ".. | input"};

	setenv("WT_SECRET", "s3cret", 1);
	is(".a", "{\"a\":1}", "1\n");
	is(".a[]", "{\"a\":[1,\"x\",null]}", "1\n\"x\"\nnull\n");
	is("empty", "{}", "");
	is(".env, .input", "{\"env\":1,\"input\":2}", "1\n2\n");
	is("{env: .a}", "{\"a\":1}", "{\"env\":1}\n");
	is("def f(g; $x): g + $x; f(.a; 2)", "{\"a\":1}", "3\n");
	is(".a # env\n", "{\"a\":1}", "1\n");
	is("\"\\(.a)-env\"", "{\"a\":1}", "\"1-env\"\n");
	is("{a, input, b: 1, if: 2, $__loc__}", "{}", "(refused)");
	is("{a, input, b: 1, if: 2}", "{\"a\":1,\"input\":2}",
	    "{\"a\":1,\"input\":2,\"b\":1,\"if\":2}\n");
	is(". as {a: $x, b: [$y]} | {$x, y: $y}", "{\"a\":1,\"b\":[2]}",
	    "{\"x\":1,\"y\":2}\n");
	is("\"a)\\(.a | \"(\\([.]))\")]\"", "{\"a\":1}", "\"a)([1])]\"\n");
	is("label $f | .a[] | if . > 1 then break $f else . end",
	    "{\"a\":[1,2,3]}", "1\n");
	is("[.a[] | select(. != 2)] | @csv \"\\(.)\"", "{\"a\":[1,2,3]}",
	    "\"1,3\"\n");
	is(".t | fromdate | todate", "{\"t\":\"2021-02-28T23:59:59Z\"}",
	    "\"2021-02-28T23:59:59Z\"\n");
	is("[.[]]",
	    "[\"\\ud83d\",\"\\udc00\",\"\\\\ud83d\","
	    "\"\\ud83d\\ude00\",\"\\uD83D\\u0041\"]",
	    "[\"\xef\xbf\xbd\",\"\xef\xbf\xbd\",\"\\\\ud83d\","
	    "\"\xf0\x9f\x98\x80\",\"\xef\xbf\xbd"
	    "A\"]\n");
	is(".a + 1", "{\"a\":\"x\"}", "(error)");
	is("def f: f; f", "{}", "(error)");
	is("last(range(1e9))", "{}", "(error)");
	is("[]|.[2147483647]=1", "{}", "(error)");
	survives();
	keeps_alive();
	keeps_one();
	ends_with_parent();
	for (size_t i = 0; i < sizeof(refused) / sizeof(*refused); i++)
		is(refused[i], "{}", "(refused)");
	leaves_nothing();
	return failed;
}

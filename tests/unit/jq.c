/* unit/jq - results, errors, aborts, time-outs, what is refused */
#include <stdio.h>
#include <stdlib.h>

#include "jq.h"

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
		printf("%s on %s: %s, wanted %s (%s)\n", expr, value, got,
		    want, e.msg);
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
	    "{input}", "@sh \"\\(env)\"", "modulemeta", "getpath([\"a\"]) |",
	    "splits(\"a\";;)", "undefined_name", ".a |", "\"", "1 as x | x"};

	setenv("WT_SECRET", "s3cret", 1);
	is(".a", "{\"a\":1}", "1\n");
	is(".a[]", "{\"a\":[1,\"x\",null]}", "1\n\"x\"\nnull\n");
	is("empty", "{}", "");
	is(".env, .input", "{\"env\":1,\"input\":2}", "1\n2\n");
	is("{env: .a}", "{\"a\":1}", "{\"env\":1}\n");
	is("def f(g; $x): g + $x; f(.a; 2)", "{\"a\":1}", "3\n");
	is(".a # env\n", "{\"a\":1}", "1\n");
	is("\"\\(.a)-env\"", "{\"a\":1}", "\"1-env\"\n");
	is(".a + 1", "{\"a\":\"x\"}", "(error)");
	is("def f: f; f", "{}", "(error)");
	is("last(range(1e9))", "{}", "(error)");
	is("[]|.[2147483647]=1", "{}", "(error)");
	survives();
	for (size_t i = 0; i < sizeof(refused) / sizeof(*refused); i++)
		is(refused[i], "{}", "(refused)");
	return failed;
}

/* opt - options: those of a tool and those that all tools share */
#include "opt.h"

#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "buf.h"
#include "day.h"
#include "die.h"
#include "mem.h"
#include "near.h"
#include "version.h"

#define MAX_LINE_DEFAULT ((size_t)64 << 20)

enum { OPT_MAX_LINE = 1000, OPT_MAX_REJECTS };

static const struct opt shared[] = {
    {'h', "help", NULL, "show examples and options"},
    {OPT_MAX_LINE, "max-line", "BYTES",
	"reject longer records (default 67108864)"},
    {OPT_MAX_REJECTS, "max-rejects", "N[%]",
	"within it rejects end in status 0, beyond it in 3"},
    {'o', "output", "FILE", "write there, in one step, at the end"},
    {'R', "rejects", "FILE", "append refused records there, with reasons"},
    {'S', "summary", "FILE", "append one line of counts there"},
    {'V', "version", NULL, "show the version"}, {0, NULL, NULL, NULL}};

/*
 * A program may be started with its standard streams closed.  The next file
 * opened would then take their place, and messages or rows would land in it.
 * The place is held so that using the stream fails as it should.
 */
static void
hold_standard_streams(void)
{
	for (int fd = 0; fd <= 2; fd++)
		if (fcntl(fd, F_GETFD) < 0 && errno == EBADF &&
		    open("/dev/null", fd ? O_RDONLY : O_WRONLY) < 0)
			exit(WT_FAILED);
}

void
opt_init(struct opts *o, int argc, char *argv[], const char *usage,
    const char *examples, const struct opt *table)
{
	memset(o, 0, sizeof(*o));
	o->common.max_line = MAX_LINE_DEFAULT;
	o->common.max_rejects = -1;
	o->common.argc = argc;
	o->common.argv = argv;
	o->common.call = mem_new((size_t)argc + 1, sizeof(*o->common.call));
	memcpy(o->common.call, argv, (size_t)argc * sizeof(*argv));
	o->table = table;
	o->usage = usage;
	o->examples = examples;
	opterr = 0;
	hold_standard_streams();
}

void
opt_refuse(const struct opts *o, const char *fmt, ...)
{
	struct buf b = {0};
	va_list ap;

	va_start(ap, fmt);
	buf_vprintf(&b, fmt, ap);
	va_end(ap);
	if (b.n)
		wt_warn("%s", buf_cstr(&b));
	buf_clear(&b);
	buf_printf(&b, "usage: %s\n", o->usage);
	if (write(STDERR_FILENO, b.p, b.n) < 0)
		exit(WT_USAGE);
	exit(WT_USAGE);
}

static void
describe(struct buf *b, const struct opt *t)
{
	struct buf left = {0};

	for (; t->name; t++) {
		buf_clear(&left);
		buf_puts(&left, "  ");
		if (t->ch < 256)
			buf_printf(&left, "-%c, ", t->ch);
		else
			buf_puts(&left, "    ");
		buf_printf(&left, "--%s%s%s", t->name, t->arg ? " " : "",
		    t->arg ? t->arg : "");
		buf_printf(b, "%-28s  %s\n", buf_cstr(&left), t->help);
	}
	buf_free(&left);
}

static void
print_and_exit(struct buf *b)
{
	size_t done = 0;
	ssize_t n;

	while (done < b->n) {
		n = write(STDOUT_FILENO, b->p + done, b->n - done);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			wt_die(WT_FAILED, "<stdout>:");
		done += (size_t)n;
	}
	exit(WT_OK);
}

static void
help(const struct opts *o)
{
	struct buf b = {0};

	buf_printf(&b, "usage: %s\n\nexamples:\n%s\noptions:\n", o->usage,
	    o->examples);
	describe(&b, o->table);
	buf_puts(&b, "\noptions of every tool:\n");
	describe(&b, shared);
	buf_printf(&b, "\nMore: man %s, man wt\n", wt_prog);
	print_and_exit(&b);
}

static void
version(void)
{
	struct buf b = {0};

	buf_printf(&b, "%s %s\n", wt_prog, WT_VERSION);
	print_and_exit(&b);
}

/* The tables as getopt_long wants them. */
static struct option *
long_options(const struct opt *mine, struct buf *letters)
{
	const struct opt *both[2] = {mine, shared};
	struct option *l = NULL;
	size_t n = 0, cap = 0;

	buf_addc(letters, ':');
	for (int i = 0; i < 2; i++) {
		for (const struct opt *t = both[i]; t->name; t++) {
			mem_grow(&l, &cap, n + 2, sizeof(*l));
			l[n++] = (struct option){t->name,
			    t->arg ? required_argument : no_argument, NULL,
			    t->ch};
			if (t->ch < 256)
				buf_addc(letters, (char)t->ch);
			if (t->ch < 256 && t->arg)
				buf_addc(letters, ':');
		}
	}
	l[n] = (struct option){0};
	return l;
}

int32_t
opt_as_of(const struct opts *o)
{
	int32_t day = DAY_NONE;

	if (strcmp(o->arg, "advert") != 0 && !day_parse(str_from(o->arg), &day))
		opt_refuse(o,
		    "--as-of %s: write advert or a day that exists, "
		    "as 2021-02-01",
		    o->arg);
	return day;
}

uint64_t
opt_number(const struct opts *o, uint64_t min, uint64_t max)
{
	uint64_t v = 0;
	const char *p = o->arg;

	for (; ascii_digit(*p) && v <= max; p++)
		v = v * 10 + (uint64_t)(*p - '0');
	if (*p || p == o->arg || v < min || v > max)
		opt_refuse(o, "%s: not a whole number from %llu to %llu",
		    o->arg, (unsigned long long)min, (unsigned long long)max);
	return v;
}

size_t
opt_size(const struct opts *o, size_t min)
{
	static const char units[] = "KMG";
	char *end;
	unsigned long long n;
	const char *unit;

	errno = 0;
	n = strtoull(o->arg, &end, 10);
	unit = *end ? strchr(units, *end) : NULL;
	if (*o->arg < '0' || *o->arg > '9' || errno || n > 1ULL << 40 ||
	    (*end && (!unit || end[1])))
		opt_refuse(o, "%s: not a size, as 512M", o->arg);
	n <<= unit ? 10 * (unit - units + 1) : 0;
	if (n < min)
		opt_refuse(o, "%s: at least %zu bytes", o->arg, min);
	return (size_t)n;
}

static void
max_rejects(struct opts *o)
{
	char *end;
	double v;

	errno = 0;
	v = strtod(o->arg, &end);
	o->common.max_rejects_share = *end == '%' && !end[1];
	if (end == o->arg || errno || !(v >= 0) ||
	    (*end && !o->common.max_rejects_share) ||
	    strspn(o->arg, "0123456789.") != (size_t)(end - o->arg))
		opt_refuse(o, "--max-rejects %s: not a number or a percentage",
		    o->arg);
	o->common.max_rejects = v;
}

/* True if ch was a shared option, now dealt with. */
static bool
take_shared(struct opts *o, int ch)
{
	switch (ch) {
	case 'h': help(o); return true;
	case 'V': version(); return true;
	case 'o': o->common.output = o->arg; return true;
	case 'R': o->common.rejects = o->arg; return true;
	case 'S': o->common.summary = o->arg; return true;
	case OPT_MAX_LINE:
		o->common.max_line =
		    (size_t)opt_number(o, 1, (uint64_t)1 << 40);
		return true;
	case OPT_MAX_REJECTS: max_rejects(o); return true;
	default: return false;
	}
}

/* The long option that is meant by one that is not known, or NULL. */
static const char *
meant(const struct option *l, const char *arg)
{
	struct str s = str_n(arg + 2, strcspn(arg + 2, "=")), name;
	const char *near = NULL;
	size_t least = NEAR_MAX, d;

	for (; s.n <= NEAR_MAX && l->name; l++) {
		name = str_from(l->name);
		if (name.n > NEAR_MAX)
			continue;
		d = near_distance(s, name);
		if (d < least && d * 3 <= s.n)
			least = d, near = l->name;
	}
	return near;
}

/* The argument in which getopt found a letter that is no option: it stays there
 * until the last letter. */
static const char *
lettered(char *const *argv)
{
	const char *last = argv[optind - 1];

	return last[0] == '-' && strchr(last, optopt) ? last : argv[optind];
}

/* Refuses an option that is not known: says which is meant, or that it is the
 * name of a file. */
static void
refuse_unknown(const struct opts *o, const struct option *l)
{
	const char *arg = o->common.argv[optind - 1], *near;

	if (optopt && strncmp(arg, "--", 2) != 0)
		arg = lettered(o->common.argv);
	if (strncmp(arg, "--", 2) == 0 && (near = meant(l, arg)))
		opt_refuse(o, "%s: no such option; is --%s meant?", arg, near);
	if (access(arg, F_OK) == 0)
		opt_refuse(
		    o, "%s: no such option; for the file write ./%s", arg, arg);
	opt_refuse(o, "%s: no such option", arg);
}

int
opt_next(struct opts *o)
{
	struct buf letters = {0};
	struct option *l = long_options(o->table, &letters);
	char *const *argv = o->common.argv;
	int ch;

	do {
		ch = getopt_long(
		    o->common.argc, argv, buf_cstr(&letters), l, NULL);
		o->arg = optarg;
		if (ch == '?')
			refuse_unknown(o, l);
		if (ch == ':')
			opt_refuse(
			    o, "%s: its argument is missing", argv[optind - 1]);
	} while (ch != -1 && take_shared(o, ch));
	free(l);
	buf_free(&letters);
	if (ch == -1)
		o->files = o->common.argv + optind;
	return ch;
}

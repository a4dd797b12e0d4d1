/*
 * turns - commands timed in turn: A B C A B C ...
 *
 *	turns ROUNDS OUTPUT < LIST
 *
 * LIST has lines of "name TAB goal TAB command"; the first is the one the
 * others are held against.  Every round runs all of them, so what else the
 * machine does falls on all alike; a first round is thrown away.  OUTPUT, a
 * file, is their standard output (grep stops at its first match where that is
 * /dev/null).  Printed for each: the median of user + system time, of time
 * on the clock and of the ratio to the first one's time in the same round,
 * and the peak of resident memory.  A goal is one of
 *
 *	-         none
 *	>=N <=N   the ratio: >= for a peer, which takes longer; <= for our own
 *	clock>=N clock<=N  that ratio on the clock, where threads are
 *	mem<=N    megabytes of peak beyond the first one's
 *	peak<=N   megabytes of peak
 *
 * and may name a second, higher one: ">=1 1.8".  "ok" is the first reached,
 * "ok+" both.
 *
 * Exit status 0, or 3 when a command fails (status over 1, or a signal).
 */
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define COMMANDS 16
#define ROUNDS   32

struct command {
	char line[4096];
	const char *name, *goal, *run;
	double cpu[ROUNDS], wall[ROUNDS], ratio[ROUNDS];
	double peak; /* MB */
};

static void
give_up(const char *name, const char *what)
{
	fprintf(stderr, "turns: %s: %s\n", name, what);
	exit(3);
}

static bool
read_command(struct command *c)
{
	char *tab;

	if (!fgets(c->line, sizeof(c->line), stdin))
		return false;
	c->line[strcspn(c->line, "\n")] = '\0';
	c->name = c->line;
	if (!(tab = strchr(c->line, '\t')))
		give_up(c->name, "a line has no goal");
	*tab++ = '\0';
	c->goal = tab;
	if (!(tab = strchr(tab, '\t')))
		give_up(c->name, "a line has no command");
	*tab++ = '\0';
	c->run = tab;
	return true;
}

static double
seconds(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static pid_t
start(const struct command *c, const char *output)
{
	int fd = open(output, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	pid_t pid = -1;

	if (fd < 0 || (pid = fork()) < 0)
		give_up(c->name, "cannot be started");
	if (!pid) {
		dup2(fd, STDOUT_FILENO);
		close(fd);
		execl("/bin/sh", "sh", "-c", c->run, (char *)NULL);
		_exit(127);
	}
	close(fd);
	return pid;
}

static void
run(struct command *c, const char *output, int round)
{
	struct rusage use;
	double from = now();
	pid_t pid = start(c, output);
	int status;

	if (wait4(pid, &status, 0, &use) != pid)
		give_up(c->name, "is lost");
	if (!WIFEXITED(status) || WEXITSTATUS(status) > 1)
		give_up(c->name, c->run);
	if (round < 0)
		return;
	c->wall[round] = now() - from;
	c->cpu[round] = seconds(use.ru_utime) + seconds(use.ru_stime);
	if ((double)use.ru_maxrss / 1024 > c->peak)
		c->peak = (double)use.ru_maxrss / 1024;
}

static int
rising(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double
median(const double *v, int n)
{
	double s[ROUNDS];

	memcpy(s, v, (size_t)n * sizeof(*v));
	qsort(s, (size_t)n, sizeof(*s), rising);
	return n % 2 ? s[n / 2] : (s[n / 2 - 1] + s[n / 2]) / 2;
}

/* What is held against the goal. */
static double
reached(const struct command *c, const struct command *first, int rounds)
{
	if (strncmp(c->goal, "mem", 3) == 0)
		return c->peak - first->peak;
	if (strncmp(c->goal, "peak", 4) == 0)
		return c->peak;
	if (strncmp(c->goal, "clock", 5) == 0)
		return median(c->wall, rounds) / median(first->wall, rounds);
	return median(c->ratio, rounds);
}

static const char *
verdict(const char *goal, double got)
{
	const char *at = strpbrk(goal, "<>");
	double want, more;
	char *end;

	if (!at)
		return "";
	want = strtod(at + 2, &end);
	more = *end ? strtod(end, NULL) : want;
	if (*at == '<' ? got > want : got < want)
		return "MISSED";
	if (!*end || (*at == '<' ? got > more : got < more))
		return "ok";
	return "ok+";
}

static void
show(const struct command *c, const struct command *first, int rounds)
{
	double got = reached(c, first, rounds);

	printf("| %-26s | %7.3f | %7.3f | %7.1f | %8.2f | %-14s | %-6s |\n",
	    c->name, median(c->cpu, rounds), median(c->wall, rounds), c->peak,
	    got, c->goal, verdict(c->goal, got));
}

int
main(int argc, char *argv[])
{
	static struct command c[COMMANDS];
	int n = 0, rounds = argc == 3 ? atoi(argv[1]) : 0;

	if (rounds < 1 || rounds > ROUNDS)
		give_up("usage", "turns ROUNDS OUTPUT < LIST");
	while (n < COMMANDS && read_command(&c[n]))
		n++;
	for (int r = -1; r < rounds; r++) {
		for (int i = 0; i < n; i++) {
			run(&c[i], argv[2], r);
			if (r >= 0)
				c[i].ratio[r] = c[i].cpu[r] / c[0].cpu[r];
		}
	}
	for (int i = 0; i < n; i++)
		show(&c[i], &c[0], rounds);
	return 0;
}

/* unit/day - civil days: what is one, and midnight by a clock */
#include <stdio.h>

#include "day.h"

#define CHINA 480

static int failed;

/* text, by a clock, is the day want; want NULL: it is refused. */
static void
moment(const char *text, int clock, const char *want)
{
	char got[DAY_TEXT] = "refused";
	int32_t day;

	if (day_of(str_from(text), clock, &day))
		day_text(got, day);
	if (strcmp(got, want ? want : "refused") == 0)
		return;
	printf(
	    "failed: %s: %s, wanted %s\n", text, got, want ? want : "refused");
	failed = 1;
}

/* Every day of 1600 to 2400 stands one after the one before it. */
static void
all_days(void)
{
	static const char *const last[] = {"31", "28", "31", "30", "31", "30",
	    "31", "31", "30", "31", "30", "31"};
	int32_t day, want = 0;
	char text[40], back[DAY_TEXT];

	day_parse(STR("1600-01-01"), &want);
	for (int y = 1600; y <= 2400; y++)
		for (int m = 1; m <= 12; m++)
			for (int d = 1; d <= 31; d++) {
				snprintf(text, sizeof(text), "%04d-%02d-%02d",
				    y, m, d);
				if (!day_parse(str_from(text), &day)) {
					failed |=
					    d <= 28 ||
					    strcmp(text + 8, last[m - 1]) <= 0;
					continue;
				}
				day_text(back, day);
				failed |=
				    day != want++ || strcmp(back, text) != 0;
			}
}

/* What is written of numbers. */
static void
written(void)
{
	struct buf b = {0};

	day_add_civil(&b, 987, 6, 5);
	buf_addc(&b, ' ');
	day_add_time(&b, 7, 0, 59);
	if (!str_eq(buf_str(&b), STR("0987-06-05 07:00:59"))) {
		printf("failed: " STR_FMT "\n", STR_ARG(buf_str(&b)));
		failed = 1;
	}
	buf_free(&b);
}

int
main(void)
{
	moment("2021-01-31T15:59:59Z", CHINA, "2021-01-31");
	moment("2021-01-31T16:00:00Z", CHINA, "2021-02-01");
	moment("2021-02-01T00:00:00+08:00", CHINA, "2021-02-01");
	moment("2021-01-31T23:59:59+08:00", CHINA, "2021-01-31");
	moment("2021-01-31T23:59:59-05:00", CHINA, "2021-02-01");
	moment("2021-01-31 16:00:00.25z", CHINA, "2021-02-01");
	moment("2021-01-01T00:00:00Z", -60, "2020-12-31");
	moment("2016-12-31T23:59:60Z", 0, "2016-12-31");
	moment("2021-02-28", CHINA, "2021-02-28");
	moment("2020-02-29", CHINA, "2020-02-29");
	moment("2000-02-29", CHINA, "2000-02-29");
	moment("2021-02-29", CHINA, NULL);
	moment("1900-02-29", CHINA, NULL);
	moment("2021-02-30", CHINA, NULL);
	moment("2021-13-01", CHINA, NULL);
	moment("0000-01-01", CHINA, NULL);
	moment("2021-2-3", CHINA, NULL);
	moment("2021-02-01T24:00:00Z", CHINA, NULL);
	moment("2021-02-01T12:00:00", CHINA, NULL);
	moment("2021-02-01T12:00Z", CHINA, NULL);
	moment("2021-02-01T12:00:00.Z", CHINA, NULL);
	moment("2021-02-01T12:00:00+0800", CHINA, NULL);
	moment("", CHINA, NULL);
	moment("2021/02/01", CHINA, NULL);
	moment("2021-02/01", CHINA, NULL);
	moment("2021-00-01", CHINA, NULL);
	moment("2021-02-00", CHINA, NULL);
	moment("202x-02-01", CHINA, NULL);
	moment("202/-02-01", CHINA, NULL);
	moment("2021-x2-01", CHINA, NULL);
	moment("2021-02-0x", CHINA, NULL);
	moment("0001-01-01", CHINA, "0001-01-01");
	moment("2021-02-01t12:00:00z", CHINA, "2021-02-01");
	moment("2021-02-01_12:00:00Z", CHINA, NULL);
	moment("2021-02-30T12:00:00Z", CHINA, NULL);
	moment("2021-02-01T", CHINA, NULL);
	moment("2021-02-01T12.00:00Z", CHINA, NULL);
	moment("2021-02-01T12:00.00Z", CHINA, NULL);
	moment("2021-02-01T1x:00:00Z", CHINA, NULL);
	moment("2021-02-01T12:0x:00Z", CHINA, NULL);
	moment("2021-02-01T12:00:0xZ", CHINA, NULL);
	moment("2021-02-01T12:60:00Z", CHINA, NULL);
	moment("2021-02-01T12:00:61Z", CHINA, NULL);
	moment("2021-02-01T12:00:00", CHINA, NULL);
	moment("2021-02-01T12:00:00.5", CHINA, NULL);
	moment("2021-02-01T12:00:00.5x", CHINA, NULL);
	moment("2021-02-01T12:00:00ZZ", CHINA, NULL);
	moment("2021-02-01T12:00:00*08:00", CHINA, NULL);
	moment("2021-02-01T12:00:00+08.00", CHINA, NULL);
	moment("2021-02-01T12:00:00+x8:00", CHINA, NULL);
	moment("2021-02-01T12:00:00+08:x0", CHINA, NULL);
	moment("2021-02-01T12:00:00+24:00", CHINA, NULL);
	moment("2021-02-01T12:00:00+08:60", CHINA, NULL);
	moment("2021-02-01T23:59:00-23:59", 1439, "2021-02-03");
	moment("2021-02-01T00:00:00+23:59", -1439, "2021-01-30");
	all_days();
	written();
	if (failed)
		printf("failed\n");
	return failed;
}

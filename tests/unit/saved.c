/* saved - pages as browsers, programs and web archives save them */
#include <stdio.h>
#include <string.h>

#include "base64.h"
#include "har.h"
#include "memento.h"
#include "mhtml.h"
#include "ok.h"
#include "saved.h"

#define PAGE "MIME-Version: 1.0\nContent-Type: multipart/related; "
#define HTML "\nContent-Type: text/html; charset=gbk\n\n"

static void
put(struct buf *b, struct str s)
{
	buf_addc(b, '|');
	if (s.p)
		buf_addstr(b, s);
	else
		buf_addc(b, '-');
}

/* want: |url|captured|charset|body, - for what is absent; NULL: no page. */
static void
page(const char *file, const char *want)
{
	struct mhtml m = {0};
	struct buf got = {0};

	if (!mhtml_open(&m, str_from(file)))
		m.file = STR_NONE;
	while (m.file.p || m.pages) {
		if (!mhtml_next(&m))
			break;
		put(&got, m.url);
		put(&got, m.captured);
		put(&got, m.charset);
		put(&got, m.body);
	}
	OK(strcmp(buf_cstr(&got), want ? want : "") == 0,
	    "%s\n got %s\nwant %s", file, buf_cstr(&got), want ? want : "");
	buf_free(&got);
	mhtml_free(&m);
}

/* A page of that date. */
static void
saved(const char *date, const char *want)
{
	struct buf file = {0}, line = {0};

	buf_printf(&file,
	    "Date: %s\n" PAGE "boundary=b\n\n--b" HTML "p\n--b--\n", date);
	buf_printf(&line, "|-|%s|gbk|p\n", want ? want : "-");
	page(buf_cstr(&file), buf_cstr(&line));
	buf_free(&file);
	buf_free(&line);
}

static void
mhtml(void)
{
	page("", NULL);
	page("MIME-Version: 1.0", NULL);
	page("MIME-Version: 1.0\n\n", NULL);
	page(PAGE "boundary=b\n\n", NULL);
	page(PAGE "start=x\n\n--b" HTML "p\n--b--\n", NULL);
	page(PAGE "boundary=\n\n--" HTML "p\n----\n", NULL);
	page("Content-Type: multipart/related; boundary=b\n\n--b" HTML "p\n",
	    NULL);
	page(PAGE "boundary=b\n\n--b" HTML "p\n--b--\n", "|-|-|gbk|p\n");
	page(PAGE "Boundary=\"a b\"; x=y\n\n--a b" HTML "p\n--a b--\n",
	    "|-|-|gbk|p\n");
	page(PAGE "boundary=b ; x=y\n\n--b" HTML "p\n--b--\n", "|-|-|gbk|p\n");
	/* Only at the start of a line, with its two hyphens. */
	page(PAGE "boundary=b\n\nb -b x--b\n--b" HTML "b -b x--b\n--b--\n",
	    "|-|-|gbk|b -b x--b\n");
	page(PAGE "boundary=b\n\n--b" HTML "cut", "|-|-|gbk|cut");
	page(PAGE "boundary=b\n\n--b\nContent-Type: text/css\n\nc\n--b" HTML
		  "p\n--b--\n",
	    "|-|-|gbk|p\n");
	page(PAGE
	    "boundary=b\n\n--b\nContent-Type: text/css\n\nc\n--b--\n--b" HTML
	    "p\n",
	    NULL);
	page(PAGE "boundary=b\n\n--b\nX: y\n\nc\n--b\nContent-Type: "
		  "application/xhtml+xml\n\np\n--b--",
	    "|-|-|-|p\n");
	/* The address of the file, or else of the part. */
	page("Snapshot-Content-Location: http://a/\n" PAGE
	     "boundary=b\n\n--b\nContent-Location: http://b/" HTML "p\n--b--",
	    "|http://a/|-|gbk|p\n");
	page(PAGE "boundary=b\n\n--b\nContent-Location: http://b/" HTML
		  "p\n--b--",
	    "|http://b/|-|gbk|p\n");
	page(PAGE "boundary=b\n\n--b\nContent-Transfer-Encoding: BASE64" HTML
		  "PHA+\n--b--",
	    "|-|-|gbk|<p>");
	page(PAGE "boundary=b\n\n--b\nContent-Transfer-Encoding: "
		  "quoted-printable" HTML
		  "a=3D=3d=\r\nb=\nc=E8=B1=A1=4x=x4=:0=/0=g0=@0=`0=4\n--b--",
	    "|-|-|gbk|a==bc象=4x=x4=:0=/0=g0=@0=`0=4\n");
	page(PAGE "boundary=b\n\n--b\nContent-Transfer-Encoding: "
		  "quoted-printable" HTML "cut=4",
	    "|-|-|gbk|cut=4");
	page(PAGE "boundary=b\n\n--b\nContent-Transfer-Encoding: "
		  "quoted-printable" HTML "cut=",
	    "|-|-|gbk|cut");
	page(PAGE "boundary=b\n\n--b\nContent-Transfer-Encoding: "
		  "quoted-printable" HTML "cut=\r",
	    "|-|-|gbk|cut");
}

static void
dates(void)
{
	saved("Wed, 6 Nov 2024 23:11:12 +0000", "2024-11-06T23:11:12+00:00");
	saved("Wed, 6 Nov 2024 23:11:12 -0000", "2024-11-06T23:11:12-00:00");
	saved("6 Nov 2024 23:11:12 GMT", "2024-11-06T23:11:12Z");
	saved("31 Jan 1990 00:00:00 UTC (now)", "1990-01-31T00:00:00Z");
	saved("1 Dec 9999 00:00:00  UTC", "9999-12-01T00:00:00Z");
	saved("6 Nov 2024 23:11:12 +0800", "2024-11-06T23:11:12+08:00");
	saved("6 Nov 2024 23:11:12 -0530", "2024-11-06T23:11:12-05:30");
	saved("6 Nov 2024 23:11:12 +08:00", NULL);
	saved("6 Nov 2024 23:11:12 *0800", NULL);
	saved("6 Nov 2024 23:11:12 CST", NULL);
	saved("6 Nov 2024 23:11:12", NULL);
	saved("6 Nov 2024 23:11:1 GMT", NULL);
	saved("6 Nov 2024 23:11:123 GMT", NULL);
	saved("6 Nov 2024 23.11.12 GMT", NULL);
	saved("6 Nov 2024 2x:11:12 GMT", NULL);
	saved("6 Nov 2024 2/:11:12 GMT", NULL);
	saved("0 Nov 2024 23:11:12 GMT", NULL);
	saved("32 Nov 2024 23:11:12 GMT", NULL);
	saved("x Nov 2024 23:11:12 GMT", NULL);
	saved("6 Nof 2024 23:11:12 GMT", NULL);
	saved("6 November 2024 23:11:12 GMT", NULL);
	saved("6 Nov 24 23:11:12 GMT", NULL);
	saved("6 Nov 1989 23:11:12 GMT", NULL);
	saved("6 Nov 10000 23:11:12 GMT", NULL);
	saved("6 Nov x 23:11:12 GMT", NULL);
	saved("soon", NULL);
}

/* want: of each entry |url|captured|type|charset|body status, ! for lost. */
static void
har(const char *file, const char *want)
{
	struct har h = {0};
	struct buf got = {0};
	struct err e;

	OK(har_like(str_from(file)), "%s", file);
	if (!har_open(&h, str_from(file), &e))
		buf_puts(&got, "damaged");
	else
		while (har_next(&h)) {
			put(&got, h.url);
			put(&got, h.captured);
			put(&got, h.type);
			put(&got, h.charset);
			put(&got, h.body);
			buf_printf(
			    &got, " %d%s\n", h.status, h.lost ? "!" : "");
		}
	OK(strcmp(buf_cstr(&got), want) == 0, "%s\n got %s\nwant %s", file,
	    buf_cstr(&got), want);
	buf_free(&got);
	har_free(&h);
}

#define LOG(entries) "{\"log\":{\"entries\":[" entries "]}}"

static void
hars(void)
{
	static const char *const none[] = {"", "{", "[{\"log\":", "{\"log\"",
	    "{\"log\":[", "{\"log\":{}", "{\"lag\":{\"entries\":[]}}",
	    "{\"log\" x {\"entries\":[]}}"};

	for (size_t i = 0; i < sizeof(none) / sizeof(*none); i++)
		OK(!har_like(str_from(none[i])), "%s", none[i]);
	har("\xef\xbb\xbf { \"log\" : { \"creator\" : 1 } } ", "");
	har("{\"log\":{\"entries\":[", "damaged");
	har("{\"log\":{\"entries\":7}}", "");
	har(LOG("null,7,{}"), "|-|-|-|-|- 0\n");
	har(LOG("{\"request\":{\"url\":\"http://a/\"},\"startedDateTime\":"
		"\"2023-05-06T12:30:00.1+08:00\",\"response\":{\"status\":200,"
		"\"content\":{\"mimeType\":\"text/html; charset=gbk\","
		"\"text\":\"PHA+\",\"encoding\":\"base64\"}}}"),
	    "|http://a/|2023-05-06T12:30:00.1+08:00|text/html|gbk|<p> 200\n");
	har(LOG("{\"startedDateTime\":\"2023-05-06\",\"response\":{\"status\":"
		"\"200\",\"content\":{\"mimeType\":7,\"size\":9}}}"),
	    "|-|-|-|-|- 0!\n");
	har(LOG("{\"startedDateTime\":\"2023-05-06 12:30:00.1+08:00\","
		"\"response\":{\"status\":-1,\"content\":{\"text\":\"PHA+\","
		"\"encoding\":\"none\",\"size\":9}}}"),
	    "|-|-|-|-|PHA+ 0\n");
	har(LOG("{\"startedDateTime\":\"2023/05-06T12:30:00.1+08:00\","
		"\"response\":{\"status\":2000000,\"content\":{\"size\":0}}}"),
	    "|-|-|-|-|- 0\n");
	har(LOG("{\"startedDateTime\":\"2023-05-06T12:30:00.1234567890123456789"
		"+08:00\",\"response\":{\"content\":{\"size\":-1}}}"),
	    "|-|-|-|-|- 0\n");
}

/* RFC 4648, section 10; and what stands between is passed over. */
static void
base64(void)
{
	static const char *const row[][2] = {{"", ""}, {"f", "Zg=="},
	    {"fo", "Zm8="}, {"foo", "Zm9v"}, {"foob", "Zm9vYg=="},
	    {"fooba", "Zm9vYmE="}, {"foobar", "Zm9vYmFy"},
	    {"\xfb\xff\xfe", "+//+"}};
	static const char *const bad[] = {
	    "Zm9v!", "Zg==Zm9v", "Zm9vY", "Zm9-", "=Zm9v"};
	struct buf b = {0};

	for (size_t i = 0; i < sizeof(row) / sizeof(*row); i++) {
		buf_clear(&b);
		base64_add(&b, str_from(row[i][0]));
		OK(str_eq(buf_str(&b), str_from(row[i][1])), "%s: %s",
		    row[i][0], buf_cstr(&b));
		buf_clear(&b);
		(void)base64_read(str_from(row[i][1]), &b);
		OK(str_eq(buf_str(&b), str_from(row[i][0])), "%s: %s",
		    row[i][1], buf_cstr(&b));
	}
	buf_clear(&b);
	OK(base64_read(STR("Z\r\nm 9\tv"), &b), "blanks");
	buf_clear(&b);
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		OK(!base64_read(str_from(bad[i]), &b), "%s", bad[i]);
	buf_clear(&b);
	OK(!base64_read(STR("Z\r\nm 9-v\0!"), &b), "foreign");
	OK(str_eq(buf_str(&b), STR("foo")), "%s", buf_cstr(&b));
	buf_free(&b);
}

/* want: url captured, - for what is absent. */
static void
looks(const char *text, const char *want)
{
	struct saved s = {0};
	struct buf got = {0};

	saved_look(&s, str_from(text));
	buf_addstr(&got, s.url.p ? s.url : STR("-"));
	buf_addc(&got, ' ');
	buf_addstr(&got, s.captured.p ? s.captured : STR("-"));
	OK(strcmp(buf_cstr(&got), want) == 0, "%s\n got %s\nwant %s", text,
	    buf_cstr(&got), want);
	buf_free(&got);
	saved_free(&s);
}

#define FILE_HEAD "<html><!--\n Page saved with SingleFile \n url: "
#define CACHE     "This is Google's cache of <a href=\""
#define TRACK     "by HTTrack Website Copier/3.x [XR&CO'2014], "

static void
programs(void)
{
	looks("", "- -");
	looks("<!-- saved from url=(0017)http://a.example/ -->",
	    "http://a.example/ -");
	looks("<!-- saved from url=(0014)about:internet -->", "- -");
	looks("<!-- saved from url=(", "- -");
	looks("<!-- saved from url=(17 http://a.example -->", "- -");
	looks(FILE_HEAD "https://a.example/1 \n saved date: Wed Nov 06 2024 "
			"23:11:12 GMT+0800 (China Standard Time)\n-->",
	    "https://a.example/1 2024-11-06T23:11:12+08:00");
	looks(FILE_HEAD "https://a.example/1\n saved date: today\n-->",
	    "https://a.example/1 -");
	looks(FILE_HEAD "https://a.example/1\n-->", "https://a.example/1 -");
	looks("<!-- Page saved with SingleFile -->", "- -");
	looks("<!-- Saved from https://a.example/?a=1 at "
	      "2024-11-06T23:11:12Z using monolith v2.8.1 -->",
	    "https://a.example/?a=1 2024-11-06T23:11:12Z");
	looks("<!-- Saved from http", "- -");
	looks("<!-- Saved from http://a.example by me -->", "- -");
	looks("<!-- Mirrored from a.example/1?b=2 " TRACK
	      "Wed, 06 Nov 2024 23:11:12 GMT -->",
	    "http://a.example/1?b=2 2024-11-06T23:11:12Z");
	looks("<!-- Mirrored from https://a.example/1 " TRACK "-->",
	    "https://a.example/1 -");
	looks("<!-- Mirrored from a.example by me -->", "- -");
	looks("__wm.wombat(\"https://a.example/1\",\"20241106231112\",\"x\"",
	    "https://a.example/1 2024-11-06T23:11:12Z");
	looks("__wm.wombat(\"https://a.example/1\",\"2024\",\"x\"",
	    "https://a.example/1 -");
	looks("__wm.wombat(\"", "- -");
	looks(CACHE
	    "https://a.example/1\">x</a>. It is as it appeared on 6 Nov "
	    "2024 23:11:12 GMT. The",
	    "https://a.example/1 2024-11-06T23:11:12Z");
	looks(CACHE "https://a.example/1\">x</a>.", "https://a.example/1 -");
	looks(CACHE "/1\">x</a>.", "- -");
}

/* want: url time, as far as it is known; NULL: none. */
static void
shows(const char *address, const char *want)
{
	struct str url = str_from(address), when;
	struct buf got = {0};
	bool is = memento(&url, &when);

	OK(is == (want != NULL), "%s", address);
	if (is && want) {
		buf_addstr(&got, url);
		buf_addc(&got, ' ');
		memento_time(when, &got);
		OK(strcmp(buf_cstr(&got), want) == 0, "%s: %s", address, got.p);
	} else {
		OK(str_eq(url, str_from(address)), "%s", address);
	}
	buf_free(&got);
}

#define WEB "https://web.archive.org/web/"

static void
mementos(void)
{
	shows(WEB "20150603012345/http://a.example/1",
	    "http://a.example/1 2015-06-03T01:23:45Z");
	shows(WEB "20150603012345id_/https://a.example/1?u=http://b",
	    "https://a.example/1?u=http://b 2015-06-03T01:23:45Z");
	shows("/web/2015/http://a.example/1", "http://a.example/1 ");
	shows("//w.example/20150603012345/http://a.example/",
	    "http://a.example/ 2015-06-03T01:23:45Z");
	shows("https://archive.ph/2015.06.03-012345/http://a.example/1",
	    "http://a.example/1 2015-06-03T01:23:45Z");
	shows(WEB "20200101000000/" WEB "20150603012345/http://a.example/1",
	    "http://a.example/1 2015-06-03T01:23:45Z");
	shows("https://archive.ph/o/AbC1e/http://a.example/1",
	    "http://a.example/1 ");
	shows("https://a.example/o/AbC1e/http://a.example/1", NULL);
	shows("https://archive.a.example/x/o/AbC1e/http://a.example/1", NULL);
	shows("https://archive.ph/o//http://a.example/1", NULL);
	shows("", NULL);
	shows("http://a.example/1", NULL);
	shows("http://a.example/http://b.example/", NULL);
	shows("http://a.example/go/http://b.example/", NULL);
	shows("http://a.example/201/http://b.example/", NULL);
	shows("http://a.example/201506030123456/http://b.example/", NULL);
	shows("http://a.example/?u=2015/http://b.example/", NULL);
	shows(WEB "20150603012345/a.example/1", NULL);
	shows(WEB "20150603012345/httpd/", NULL);
	shows("20150603012345/http://a.example/1", NULL);
}

int
main(void)
{
	base64();
	mhtml();
	programs();
	mementos();
	dates();
	hars();
	printf("%d of %d ok\n", done - failed, done);
	return failed != 0;
}

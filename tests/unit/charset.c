/* charset - labels, order, wrong declarations, bad bytes */
#include "charset.h"

#include <stdio.h>
#include <stdlib.h>

#include "buf.h"
#include "meta.h"
#include "ok.h"

static const struct str none = {NULL, 0};

static void
is(struct charset *c, struct str bytes, struct str option, struct str http,
    const char *text, const char *name, const char *why)
{
	struct charset_text t;

	charset_decode(c, bytes, option, http, &t);
	OK(str_eq(t.text, str_from(text)), "got " STR_FMT ", want %s",
	    STR_ARG(t.text), text);
	OK(strcmp(t.name, name) == 0, "%s: got %s, want %s", text, t.name,
	    name);
	OK(strcmp(charset_why(t.how), why) == 0, "%s: got %s, want %s", text,
	    charset_why(t.how), why);
}

static void
order(struct charset *c)
{
	const char *bytes = "by its bytes", *http = "as the HTTP header says";
	const char *meta = "as the page says", *guess = "by trying";

	is(c, STR("\xcf\xf3"), STR("big5"), STR("gbk"), "砓", "big5",
	    "as the option says");
	is(c, STR("\xef\xbb\xbf\xe8\xb1\xa1"), none, STR("gbk"), "象", "utf-8",
	    "by its byte order mark");
	is(c, STR("\xff\xfe\x61\x8c"), none, none, "象", "utf-16le",
	    "by its byte order mark");
	is(c, STR("\x8c\x61"), STR("utf-16be"), none, "象", "utf-16be",
	    "as the option says");
	is(c, STR("plain"), none, STR("gbk"), "plain", "utf-8", bytes);
	/* Declared GBK, but the bytes are UTF-8. */
	is(c, STR("<meta charset=gbk>\xe8\xb1\xa1"), none, STR("gb2312"),
	    "<meta charset=gbk>象", "utf-8", bytes);
	is(c, STR("\xcf\xf3\xd1\xc0"), none, STR("GB2312"), "象牙", "gb18030",
	    http);
	is(c, STR("<meta charset=gb2312>\xcf\xf3"), none, none,
	    "<meta charset=gb2312>象", "gb18030", meta);
	is(c, STR("<meta charset=big5>\xb6\x48"), none, STR("iso-8859-1"),
	    "<meta charset=big5>象", "big5", meta);
	/* Declared UTF-8, but the bytes are GBK. */
	is(c, STR("<meta charset=utf-8>\xcf\xf3\xd1\xc0"), none, STR("utf-8"),
	    "<meta charset=utf-8>象牙", "gb18030", guess);
	/* The same beside a sign that a font of the page draws: U+E608. */
#define FOUR "\xcf\xf3\xd1\xc0\xcf\xf3\xd1\xc0\xcf\xf3\xd1\xc0\xcf\xf3\xd1\xc0"
	is(c, STR(FOUR FOUR FOUR FOUR "\xa4\x62"), none, STR("utf-8"),
	    "象牙象牙象牙象牙象牙象牙象牙象牙"
	    "象牙象牙象牙象牙象牙象牙象牙象牙\xee\x98\x88",
	    "gb18030", guess);
#undef FOUR
	is(c, STR("\xcf\xf3\xd1\xc0"), none, none, "象牙", "gb18030", guess);
	/* 象牙的 in Big5: in GB18030 that is a private use character. */
	is(c, STR("\xb6\x48\xa4\xfa\xaa\xba"), none, none, "象牙的", "big5",
	    guess);
	is(c,
	    STR("Nr;Verk\xe4"
		"ufer;Preis\n1;a;5"),
	    none, none, "Nr;Verkäufer;Preis\n1;a;5", "windows-1252", guess);
	is(c, STR("K\xe4mme, gro\xdf; 5 \x80; \xd6l; \xe0 la"), none, none,
	    "Kämme, groß; 5 €; Öl; à la", "windows-1252", guess);
	is(c,
	    STR("\xcd\xe0\xe7\xe2\xe0\xed\xe8\xe5;\xd6\xe5\xed\xe0;"
		"\xd1\xf1\xfb\xeb\xea\xe0"),
	    none, none, "Название;Цена;Ссылка", "windows-1251", guess);
	is(c,
	    STR("\xf2\xcf\xc7\xc1 \xcc\xcf\xd3\xd1 "
		"\xd0\xc1\xd2\xc1;\xc3\xc5\xce\xc1 "
		"\xc2\xcf\xcc\xd8\xdb\xc1\xd1"),
	    none, none, "Рога лося пара;цена большая", "koi8-r", guess);
	is(c,
	    STR("\xa1\xd3\xe4\xc5\xe0\xa2\xd2\xa4\xc7\xd2\xc2\xe0\xa1\xe8\xd2,"
		"\xc3\xe9\xd2\xb9\xb5\xd1\xc7\xcd\xc2\xe8\xd2\xa7"),
	    none, none, "กำไลเขาควายเก่า,ร้านตัวอย่าง", "windows-874", guess);
	/* Thai by chance, but that letters of Big5 end in ^ and u. */
	is(c,
	    STR("\xba\xeb\xa8\xe8\xb7\xe8\xa6^\xac\xc0\xa4\xa4\xa4\xe2"
		"\xafu\xa6\xac\xa5\xd2\xb7\xe4\xb0\xe2\xa4\xf9\xae\xc6"),
	    none, none, "精刻瑁回珊中手真收甲瑚售片料", "big5", guess);
	is(c, STR("Bo\xeete;45 \x80;5 \x80;\xa3 6"), none, none,
	    "Boîte;45 €;5 €;£ 6", "windows-1252", guess);
	is(c,
	    STR("Verk\xe4"
		"ufer;\"gro\xdf\""),
	    none, none, "Verkäufer;\"groß\"", "windows-1252", guess);
	/* アイウエオ in Shift JIS is no Latin: each has an ASCII letter. */
	is(c,
	    STR("\x83"
		"A\x83"
		"C\x83"
		"E\x83"
		"G\x83"
		"I"),
	    none, STR("shift_jis"), "アイウエオ", "shift_jis", http);
	is(c, STR("caf\xe9, na\xefve"), none, none, "café, naïve",
	    "windows-1252", guess);
	/* Three bytes that are UTF-8 by chance, and one that is not. */
	is(c, STR("\xe8\xb1\xa1\xa1 and more"), none, STR("gbk"),
	    "璞　 and more", "gb18030", http);
	is(c, none, none, none, "", "utf-8", bytes);
	is(c, STR("\xfe\xff\x8c\x61"), none, none, "象", "utf-16be",
	    "by its byte order mark");
	is(c, STR("\xff\xfe\x61"), none, none, "\xef\xbf\xbd", "utf-16le",
	    "by its byte order mark");
	/* A label that says two bytes, of a page that has one. */
	is(c, STR("<meta charset=utf-16>\xe8\xb1\xa1"), none, none,
	    "<meta charset=utf-16>象", "utf-8", bytes);
	is(c, STR("\xcf\xf3"), STR("klingon"), STR("gbk"), "象", "gb18030",
	    http);
	is(c, STR("\xcf\xf3"), none,
	    STR("a-label-that-is-much-longer-than-any-label-that-there-is"),
	    "象", "gb18030", guess);
}

static void
bad_bytes(struct charset *c)
{
	struct charset_text t;

	/* Names that GB2312 and GBK lack, the euro both ways. */
	is(c, STR("\xe9\x46\x86\xb4\xb5\x74\x80\xa2\xe3"), none, STR("gb2312"),
	    "镕喆祎€€", "gb18030", "as the HTTP header says");
	is(c, STR("\x81\x30\x81\x30\x95\x32\x82\x36"), none, STR("gbk"),
	    "\xc2\x80\xf0\xa0\x80\x80", "gb18030", "as the HTTP header says");
	charset_decode(
	    c, STR("\xcf\xf3\xff\xd1\xc0\xcf"), none, STR("gbk"), &t);
	OK(str_eq(t.text, STR("象\xef\xbf\xbd牙\xef\xbf\xbd")), STR_FMT,
	    STR_ARG(t.text));
	OK(t.bad == 2, "%zu", t.bad);
	/* One stray byte does not make a UTF-8 page something else. */
	charset_decode(c, STR("象牙手串象牙手串象牙手串象牙手串\xff珠"), none,
	    STR("gbk"), &t);
	OK(str_eq(
	       t.text, STR("象牙手串象牙手串象牙手串象牙手串\xef\xbf\xbd珠")),
	    STR_FMT, STR_ARG(t.text));
	OK(t.bad == 1, "%zu", t.bad);
	/* Nor does a cut in the middle of a character. */
	charset_decode(c, STR("象牙\xe8\xb1"), none, STR("gbk"), &t);
	OK(str_eq(t.text, STR("象牙\xef\xbf\xbd")), STR_FMT, STR_ARG(t.text));
	OK(t.bad == 1, "%zu", t.bad);
}

static void
labels(void)
{
	OK(charset_known(STR(" GBK ")), "blanks and capitals");
	OK(charset_known(STR("gb_2312-80")), "gb");
	OK(charset_known(STR("Shift_JIS")), "sjis");
	OK(!charset_known(STR("gbk gb2312")), "two labels");
	OK(!charset_known(STR("")), "nothing");
	OK(!charset_known(STR("klingon")), "unknown");
}

/* What a page declares; NULL: nothing. */
static void
says(const char *page, const char *want)
{
	struct str label = meta_charset(str_from(page));

	OK(want ? str_eq(label, str_from(want)) : !label.p, "%s: got " STR_FMT,
	    page, STR_ARG(label));
}

static void
declared(void)
{
	says("", NULL);
	says("<", NULL);
	says("<meta charset=gbk>", "gbk");
	says("<META CHARSET = ' gbk '/>", "gbk");
	says("<meta charset=gbk charset=big5>", "gbk");
	says("</meta charset=gbk>", NULL);
	says("</><meta charset=gbk>", "gbk");
	says("<metaa charset=gbk>", NULL);
	says("<meta", NULL);
	says("<meta charset", "");
	says("<meta charset=\"gbk", "gbk");
	says("<!-- <meta charset=gbk> --><meta charset=big5>", "big5");
	says("<!--><meta charset=gbk>", "gbk");
	says("<!-- <meta charset=gbk>", NULL);
	says("<title><meta charset=gbk></title><meta charset=big5>", "big5");
	says("<title><meta charset=gbk></titl", NULL);
	says("<p a='<meta charset=gbk>'><meta charset=big5>", "big5");
	says("<meta http-equiv=content-type content='text/html; charset=gbk'>",
	    "gbk");
	says("<meta content='a; CHARSET = \"gbk\"; b' http-equiv=Content-Type>",
	    "gbk");
	says("<meta http-equiv=content-type content='charset charset=gbk;x'>",
	    "gbk");
	says("<meta http-equiv=content-type content=charset>", NULL);
	says("<meta http-equiv=content-type content=a content='charset=gbk'>",
	    "gbk");
	says("<meta http-equiv=refresh content='charset=gbk'>", NULL);
	says("<meta content='charset=gbk'>", NULL);
	says("<?xml version=\"1.0\" encoding=\"gb2312\"?><p>", "gb2312");
	says("<?xml version='1.0'?><meta charset=gbk>", "gbk");
	says("<?xml ?encoding=big5?><meta charset=gbk>", "gbk");
	says("<?xml", NULL);
}

/* html5lib's cases: "#data" page "#encoding" what a browser takes. */
static void
html5lib(const char *path)
{
	char line[4096];
	struct buf page = {0};
	struct str label;
	bool in = false;
	size_t cases = 0, right = 0;
	FILE *f = fopen(path, "r");

	if (!f) {
		printf("skipped: %s is not here\n", path);
		return;
	}
	while (fgets(line, sizeof(line), f)) {
		if (strcmp(line, "#data\n") == 0) {
			buf_clear(&page);
			in = true;
		} else if (strcmp(line, "#encoding\n") == 0 && in) {
			in = false;
			if (!fgets(line, sizeof(line), f))
				break;
			label = meta_charset(buf_str(&page));
			if (!label.p || !charset_known(label))
				label = STR("windows-1252");
			cases++;
			right +=
			    str_eq_nocase(label, str_trim(str_from(line))) ||
			    (str_eq_nocase(label, STR("iso8859-2")) &&
				str_eq_nocase(str_trim(str_from(line)),
				    STR("iso-8859-2"))) ||
			    (str_eq_nocase(label, STR("ISO-8859-1")) &&
				str_eq_nocase(str_trim(str_from(line)),
				    STR("windows-1252")));
		} else if (in) {
			buf_puts(&page, line);
		}
	}
	fclose(f);
	buf_free(&page);
	OK(right >= 50 && cases >= 55, "%zu of %zu", right, cases);
	printf("%s: %zu of %zu\n", path, right, cases);
}

int
main(void)
{
	const char *shared = getenv("WT_SHARED");
	struct charset *c = charset_new();
	struct buf path = {0};

	order(c);
	bad_bytes(c);
	labels();
	declared();
	buf_printf(&path,
	    "%s/realdata/conformance/html5lib-encoding/tests1.dat",
	    shared ? shared : "../shared");
	html5lib(buf_cstr(&path));
	buf_free(&path);
	charset_free(c);
	printf("%d done, %d failed\n", done, failed);
	return failed != 0;
}

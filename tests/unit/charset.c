/* charset - labels, order, wrong declarations, bad bytes */
#include "charset.h"

#include <stdio.h>
#include <stdlib.h>

#include "buf.h"
#include "meta.h"
#include "ok.h"
#include "wide.h"

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
	is(c, STR("\x93\xa1\x94"), none, STR("TIS-620"), "“ก”", "windows-874",
	    http);
	is(c, STR("\xe2\xd6\xe3"), none, STR("IBM855"), "Рос", "ibm855", http);
	is(c, STR("\x90\xee\xe3"), none, STR("MacCyrillic"), "Рог",
	    "x-mac-cyrillic", http);
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
	/* Declared the other one of Chinese, or Latin-1; but of a few letters
	 * it is not sure, and in other languages they stand alone. */
#define WORDS "\xcf\xf3\xd1\xc0\xca\xd6\xb4\xae\xcd\xf8\xc9\xcf\xb5\xc4\xb5\xea"
	is(c, STR("<meta charset=big5>" WORDS WORDS), none, none,
	    "<meta charset=big5>象牙手串网上的店象牙手串网上的店", "gb18030",
	    bytes);
	is(c, STR(WORDS WORDS "<meta charset=latin1>"), none, none,
	    "象牙手串网上的店象牙手串网上的店<meta charset=latin1>", "gb18030",
	    bytes);
	is(c, STR(WORDS), none, STR("big5"), "砓挴忒揹厙奻腔虛", "big5", http);
#define BIG  "\xb6\x48\xa4\xfa\xa4\xe2\xa6\xea\xba\xf4\xa4\x57\xaa\xba\xa9\xb1"
#define RULE "\xa9\xa4\xa9\xa4\xa9\xa4\xa9\xa4\xa9\xa4\xa9\xa4\xa9\xa4\xa9\xa4"
	is(c, STR(RULE RULE), none, STR("gbk"), "────────────────", "gb18030",
	    http);
#undef RULE
	is(c, STR(BIG BIG), none, STR("gb2312"),
	    "象牙手串網上的店象牙手串網上的店", "big5", bytes);
	/* Letters beyond GB 2312: traditional ones, those of four bytes. */
#define TRAD                                                                   \
	"\xc1\xe7\xd1\xf2\xbd\xc7\xca\xe1\xcc\xb4\xcf\xe3\xc4\xbe\xe8\x82\xc7" \
	"\xb6\xe3y\xbdz\xfd\x88\xf8P\xbcy\xef\x97\x83r\x83\x9e\xd9u\xd8\x9b"   \
	"\xc5_"
#define HORN    \
	"\x82"  \
	"1\xf2" \
	"1\xbd\xc7"
#define HORNS HORN HORN HORN HORN HORN HORN HORN HORN HORN
	is(c, STR(TRAD), none, STR("big5"),
	    "羚羊角梳檀香木鑲嵌銀絲龍鳳紋飾價優賣貨臺", "gb18030", bytes);
	is(c, STR("<meta charset=latin1>" TRAD), none, none,
	    "<meta charset=latin1>羚羊角梳檀香木鑲嵌銀絲龍鳳紋飾價優賣貨臺",
	    "gb18030", bytes);
	is(c, STR(HORNS), none, STR("big5"),
	    "㸆角㸆角㸆角㸆角㸆角㸆角㸆角㸆角㸆角", "gb18030", bytes);
	is(c, STR("<meta charset=latin1>" HORNS), none, none,
	    "<meta charset=latin1>㸆角㸆角㸆角㸆角㸆角㸆角㸆角㸆角㸆角",
	    "gb18030", bytes);
	/* Of Korea, which says what programs say unasked; blanks are none. */
	is(c,
	    STR("<meta charset=latin1>"
		"\xbb\xf3\xbe\xc6\xb8\xf1\xb0\xc9\xc0\xcc\xc4\xda\xbb\xd4\xbc"
		"\xd2\xbb\xd4\xc1\xb6\xb0\xa2\xc6\xc7\xb8\xc5\xb0\xa1\xb0\xdd"
		"\xb9\xae\xc0\xc7"),
	    none, none,
	    "<meta charset=latin1>상아목걸이코뿔소뿔조각판매가격문의", "euc-kr",
	    bytes);
#define NBSP "\xa0\xa0\xa0\xa0\xa0\xa0\xa0\xa0"
#define WIDE "\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0"
	is(c, STR("<meta charset=latin1>" NBSP NBSP NBSP NBSP NBSP), none, none,
	    "<meta charset=latin1>" WIDE WIDE WIDE WIDE WIDE, "windows-1252",
	    meta);
#undef NBSP
	is(c,
	    STR("<meta charset=latin1>\xe9t\xe9 d\xe9j\xe0 \xe0 No\xebl, "
		"p\xe8re f\xeat\xe9, \xe9lev\xe9 o\xf9 cr\xe9\xe9"),
	    none, none,
	    "<meta charset=latin1>été déjà à Noël, père fêté, "
	    "élevé où créé",
	    "windows-1252", meta);
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
	/* Without a mark: characters that have a NUL on the other side. */
	is(c, STR("1\0002\0003\0,\0\0\x4e\x61\x8c,\0\n\0"), none, none,
	    "123,一象,\n", "utf-16le", bytes);
	is(c, STR("\0001\0002\0003\0,\x4e\0\x8c\x61\0,\0\n"), none, none,
	    "123,一象,\n", "utf-16be", bytes);
	/* Numbers of 16 bits. */
	OK(!wide_text(STR("1\0002\0\1\0003\0004\0005\0006\0007\0008\0")),
	    "numbers are no text");
	/* A label that says two bytes, of a page that has one. */
	is(c, STR("<meta charset=utf-16>\xe8\xb1\xa1"), none, none,
	    "<meta charset=utf-16>象", "utf-8", bytes);
	is(c, STR("\xcf\xf3"), STR("klingon"), STR("gbk"), "象", "gb18030",
	    http);
	is(c, STR("\xcf\xf3"), none,
	    STR("a-label-that-is-much-longer-than-any-label-that-there-is"),
	    "象", "gb18030", guess);
}

/* Exports of spreadsheets, which no label tells: a code page for each land. */
static void
lands(struct charset *c)
{
	const char *bytes = "by its bytes", *guess = "by trying";

	is(c,
	    STR("\xd4\xdf\xf4\xeb\xef\xf2;\xd4\xe9\xec\xde;"
		"\xd0\xf9\xeb\xe7\xf4\xde\xf2\x0a"
		"1;\xf7\xf4\xdd\xed\xe1 \xe1\xf0\xfc \xea\xdd\xf1\xe1\xf4\xef "
		"\xe2\xef\xf5\xe2\xe1\xeb\xe9\xef\xfd;"
		"\xf0\xe1\xeb\xe1\xe9\xef\xf0\xf9\xeb\xe5\xdf\xef"),
	    none, none,
	    "Τίτλος;Τιμή;Πωλητής\n1;χτένα από κέρατο βουβαλιού;παλαιοπωλείο",
	    "windows-1253", guess);
	is(c,
	    STR("\xeb\xe5\xfa\xf8\xfa;\xee\xe7\xe9\xf8;\xee\xe5\xeb\xf8\n1;"
		"\xee\xf1\xf8\xf7 \xe9\xf9\xef \xee\xf7\xf8\xef \xf9\xec "
		"\xe9\xf2\xec;\xe7\xf0\xe5\xfa \xf2\xfa\xe9\xf7\xe5\xfa "
		"\xe1\xe9\xf8\xe5\xf9\xec\xe9\xed, \xee\xf9\xec\xe5\xe7 "
		"\xe7\xe9\xf0\xed"),
	    none, none,
	    "כותרת;מחיר;מוכר\n1;מסרק ישן מקרן של יעל;חנות עתיקות בירושלים, "
	    "משלוח חינם",
	    "windows-1255", guess);
	is(c,
	    STR("\xc7\xe1\xda\xe4\xe6\xc7\xe4;\xc7\xe1\xd3\xda\xd1;"
		"\xc7\xe1\xc8\xc7\xc6\xda\x0a"
		"1;\xe3\xd4\xd8 \xde\xcf\xed\xe3 \xe3\xe4 \xde\xd1\xe4 "
		"\xc7\xe1\xcc\xc7\xe3\xe6\xd3;\xe3\xca\xcc\xd1 "
		"\xc7\xe1\xca\xcd\xdd \xc7\xe1\xde\xcf\xed\xe3\xc9"),
	    none, none,
	    "العنوان;السعر;البائع\n1;مشط قديم من قرن الجاموس;متجر التحف "
	    "القديمة",
	    "windows-1256", guess);
	is(c,
	    STR("\xbd\xd0\xd7\xd2\xd0\xdd\xd8\xd5;\xc6\xd5\xdd\xd0;"
		"\xc0\xde\xd3 \xdb\xde\xe1\xef "
		"\xdf\xd0\xe0\xd0;\xde\xe2\xdb\xd8\xe7\xdd\xde\xd5 "
		"\xe1\xde\xe1\xe2\xde\xef\xdd\xd8\xd5"),
	    none, none, "Название;Цена;Рог лося пара;отличное состояние",
	    "iso-8859-5", guess);
	is(c,
	    STR("\x8d\xa0\xa7\xa2\xa0\xad\xa8\xa5;\x96\xa5\xad\xa0;"
		"\x90\xae\xa3 \xab\xae\xe1\xef "
		"\xaf\xa0\xe0\xa0;\xae\xe2\xab\xa8\xe7\xad\xae\xa5 "
		"\xe1\xae\xe1\xe2\xae\xef\xad\xa8\xa5"),
	    none, none, "Название;Цена;Рог лося пара;отличное состояние",
	    "ibm866", guess);
	is(c,
	    STR("N\xe1zev;Cena;Prod\xe1vaj\xed"
		"c\xed\x0a"
		"1;H\xf8"
		"eben z rohu, kr\xe1sn\xec vy\xf8"
		"ez\xe1van\xfd;Staro\x9eitnosti \x8ei\x9ekov\x0a"
		"2;\x9a\xf2\xf9ra"),
	    none, none,
	    "Název;Cena;Prodávající\n1;Hřeben z rohu, krásně "
	    "vyřezávaný;Starožitnosti Žižkov\n2;šňůra",
	    "windows-1250", guess);
	is(c,
	    STR("Megnevez\xe9s;\xc1r;Elad\xf3\x0a"
		"1;F\xe9s\xfb \xf6k\xf6rszarvb\xf3l, sz\xe9p, k\xe9tsz\xe1z "
		"\xe9ves;R\xe9gi t\xf5zsde\x0a"
		"2;gy\xfbr\xfb"),
	    none, none,
	    "Megnevezés;Ár;Eladó\n1;Fésű ökörszarvból, szép, kétszáz éves;Régi "
	    "tőzsde\n2;gyűrű",
	    "windows-1250", guess);
	is(c,
	    STR("Denumire;Pre\xfe\x0a"
		"1;Pieptene din corn, sculptat\xe3 \xeen r\xe3"
		"d\xe3"
		"cin\xe3 \xbai la\xfe;\xfeinut\xe3"),
	    none, none,
	    "Denumire;Preţ\n1;Pieptene din corn, sculptată în rădăcină şi "
	    "laţ;ţinută",
	    "windows-1250", guess);
	is(c,
	    STR("Ba\xfel\xfdk;Fiyat;Sat\xfd"
		"c\xfd\x0a"
		"1;Boynuz tara\xf0\xfd, i\xfe\xe7ili\xf0i "
		"a\xf0\xfdr;E\xfeyac\xfd \xc7"
		"ar\xfe\xfd\x0a"
		"2;k\xfc\xe7\xfck ka\xfe\xfdk, \xfd\xfe\xfdl \xfd\xfe\xfdl"),
	    none, none,
	    "Başlık;Fiyat;Satıcı\n1;Boynuz tarağı, işçiliği ağır;Eşyacı "
	    "Çarşı\n2;küçük kaşık, ışıl ışıl",
	    "windows-1254", guess);
	is(c,
	    STR("Otsikko;Hinta\x0a"
		"1;Vanha kampa h\xe4r\xe4n sarvesta, hyv\xe4ss\xe4 "
		"kunnossa;Myyj\xe4\x0a"
		"2;k\xe4ytt\xe4m\xe4t\xf6n"),
	    none, none,
	    "Otsikko;Hinta\n1;Vanha kampa härän sarvesta, hyvässä "
	    "kunnossa;Myyjä\n2;käyttämätön",
	    "windows-1252", guess);
	is(c,
	    STR("\xbe\xa6\xc9\xca\xcc\xbe,\xb2\xc1\xb3\xca,"
		"\xbd\xd0\xc9\xca\xbc\xd4\x0a\xbf\xe5\xb5\xed\xa4\xce\xb3\xd1"
		"\xa4\xce\xb6\xfb,"
		"\x8e\xd8\x8e\xbb\x8e\xb2\x8e\xb8\x8e\xd9\xc5\xb9,"
		"\xa5\xa2\xa5\xf3\xa5\xc6\xa5\xa3\xa1\xbc\xa5\xaf"),
	    none, none, "商品名,価格,出品者\n水牛の角の櫛,ﾘｻｲｸﾙ店,アンティーク",
	    "euc-jp", guess);
	is(c,
	    STR("\x1b$B>&IJL>\x1b(B,\x1b$B2A3J\x1b(B\x0a\x1b$B?e5m$N3Q$N6{\x1b("
		"B"),
	    none, none, "商品名,価格\n水牛の角の櫛", "iso-2022-jp", bytes);
	/* Of a longer text one letter of twenty may be Chinese. */
	is(c,
	    STR("\xbb\xf3\xc7\xb0\xb8\xed,\xb0\xa1\xb0\xdd,"
		"\xc6\xc7\xb8\xc5\xc0\xda\x0a\xb9\xb0\xbc\xd2\xbb\xd4\xb7\xce "
		"\xb8\xb8\xb5\xe7 \xbf\xc0\xb7\xa1\xb5\xc8 \xba\xf8 "
		"0\xc8\xa3,12000\xbf\xf8,\xb0\xf1\xb5\xbf\xc7\xb0 "
		"\xb0\xa1\xb0\xd4 \xda\xb8\x0a\xb9\xb0\xbc\xd2\xbb\xd4\xb7\xce "
		"\xb8\xb8\xb5\xe7 \xbf\xc0\xb7\xa1\xb5\xc8 \xba\xf8 "
		"1\xc8\xa3,12000\xbf\xf8,\xb0\xf1\xb5\xbf\xc7\xb0 "
		"\xb0\xa1\xb0\xd4 \xda\xb8\x0a\xb9\xb0\xbc\xd2\xbb\xd4\xb7\xce "
		"\xb8\xb8\xb5\xe7 \xbf\xc0\xb7\xa1\xb5\xc8 \xba\xf8 "
		"2\xc8\xa3,12000\xbf\xf8,\xb0\xf1\xb5\xbf\xc7\xb0 "
		"\xb0\xa1\xb0\xd4 \xda\xb8\x0a\xb9\xb0\xbc\xd2\xbb\xd4\xb7\xce "
		"\xb8\xb8\xb5\xe7 \xbf\xc0\xb7\xa1\xb5\xc8 \xba\xf8 "
		"3\xc8\xa3,12000\xbf\xf8,\xb0\xf1\xb5\xbf\xc7\xb0 "
		"\xb0\xa1\xb0\xd4 \xda\xb8"),
	    none, none,
	    "상품명,가격,판매자\n물소뿔로 만든 오래된 빗 0호,12000원,골동품 "
	    "가게 美\n물소뿔로 만든 오래된 빗 1호,12000원,골동품 가게 "
	    "美\n물소뿔로 만든 오래된 빗 2호,12000원,골동품 가게 美\n물소뿔로 "
	    "만든 오래된 빗 3호,12000원,골동품 가게 美",
	    "euc-kr", guess);
}

/* What one guard alone keeps from being taken for another. */
static void
edges(struct charset *c)
{
	const char *bytes = "by its bytes", *guess = "by trying";

	is(c,
	    STR("<meta charset=utf-16>Caf\xe9, cr\xe8me, p\xe2te, a\xeen\xe9"),
	    none, none, "<meta charset=utf-16>Café, crème, pâte, aîné",
	    "windows-1252", guess);
	/* French has long u, and no umlaut; old Portuguese both, and more. */
	is(c, STR("go\xfbt d'ao\xfbt, co\xfbt, \xe9t\xe9, caf\xe9"), none, none,
	    "goût d'août, coût, été, café", "windows-1252", guess);
	is(c,
	    STR("bot\xf5"
		"es, le\xf5"
		"es, ling\xfci\xe7"
		"a, caf\xe9, pe\xe7"
		"a"),
	    none, none, "botões, leões, lingüiça, café, peça", "windows-1252",
	    guess);
	is(c,
	    STR("n\xba 1, n\xba 2, a\xf1o, se\xf1"
		"al, peque\xf1o"),
	    none, none, "nº 1, nº 2, año, señal, pequeño", "windows-1252",
	    guess);
	is(c,
	    STR("n\xba 1 m\xe3o, n\xba 2 p\xe3o, gr\xe3o, la\xe7o, "
		"pe\xe7"
		"a"),
	    none, none, "nº 1 mão, nº 2 pão, grão, laço, peça", "windows-1252",
	    guess);
	/* Chinese of which nearly all stands where Korean does. */
	is(c,
	    STR("\xbe\xab\xc6\xb7\xb9\xc5\xb6\xad\xc0\xcf\xb0\xfc\xbd\xac"
		"\xb9\xa4\xd2\xd5\xc6\xb7\xb5\xf1\xbf\xcc\xb8\xdf\xb5\xb5"
		"\xc0\xf1\xc6\xb7\xbd\xc7"),
	    none, none, "精品古董老包浆工艺品雕刻高档礼品角", "gb18030", guess);
	/* Lines of ASCII alone are in no encoding. */
	is(c, STR("id,title\n1,\xcf\xf3\xd1\xc0\n"), none, none,
	    "id,title\n1,象牙\n", "gb18030", guess);
	is(c, STR("象牙手串网\xff店铺"), none, none,
	    "象牙手串网\xef\xbf\xbd店铺", "utf-8", bytes);
	is(c, STR("\x1b$@>&IJL>\x1b(B"), none, none, "商品名", "iso-2022-jp",
	    bytes);
	is(c, STR("\x1b$B\xcf\xf3\xd1\xc0\xca\xd6\xb4\xae"), none, none,
	    "\x1b$B象牙手串", "gb18030", guess);
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
	lands(c);
	edges(c);
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

/* kind - what a file is, by its first bytes */
#include "kind.h"

#include "arc.h"
#include "coded.h"
#include "crawl_words.h"
#include "encoded.h"
#include "flow.h"
#include "mongo.h"
#include "utf8.h"
#include "wide.h"
#include "zst.h"

#define SHORT  32    /* bytes that show nothing before a hole */
#define BINARY 65536 /* bytes that show whether a file is text, at most */

/* A file is of the first kind whose mark it has. */
static const struct {
	size_t at;           /* where in the file the mark stands */
	struct str mark;     /* bytes, as they are */
	enum kind_what what; /* what they say that the file is */
	const char *reason;  /* the word for it that kind_of gives; or NULL */
} marks[] = {
    {0, STR_INIT("warc/0."), KIND_CLOSED, "warc_version"},
    {0, STR_INIT("warc/1."), KIND_CLOSED, "warc_version"},
    /* a reply as it came: its body may look like anything */
    {0, STR_INIT("HTTP/1."), KIND_PAGE, NULL},
    /* its page may be anywhere in it */
    {0, STR_INIT("bplist00"), KIND_PAGE, NULL},
    {0, STR_INIT("filedesc://"), KIND_ARC, "arc"},
    {0, STR_INIT(ZST_MARK), KIND_CLOSED, "zstd"},
    /* a dictionary before the frames, as .warc.zst has it */
    {0, STR_INIT("\x5d\x2a\x4d\x18"), KIND_CLOSED, "zstd"},
    /* as OpenDocument begins: by its type, which is not packed */
    {30, STR_INIT("mimetypeapplication/vnd.oasis.opendocument.spreadsheet"),
	KIND_OFFICE, "zip"},
    {30, STR_INIT("mimetypeapplication/vnd.oasis.opendocument."), KIND_CLOSED,
	"office"},
    {0, STR_INIT("PK\x03\x04"), KIND_ZIP, "zip"},
    {0, STR_INIT("PK\x05\x06"), KIND_ZIP, "zip"},         /* without members */
    {0, STR_INIT("PK\x07\x08"), KIND_CLOSED, "zip_part"}, /* of several files */
    {257, STR_INIT("ustar"), KIND_BUNDLE, "tar"},
    {0, STR_INIT("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), KIND_XLS, "xls"},
    /* Excel 2, 3 and 4, and later ones that lie in no container */
    {0, STR_INIT("\x09\0\x04\0"), KIND_XLS, "xls"},
    {0, STR_INIT("\x09\x02\x06\0"), KIND_XLS, "xls"},
    {0, STR_INIT("\x09\x04\x06\0"), KIND_XLS, "xls"},
    {0, STR_INIT("\x09\x08\x08\0"), KIND_XLS, "xls"},
    {0, STR_INIT("\x09\x08\x10\0"), KIND_XLS, "xls"},
    {4, STR_INIT("1AY&SY"), KIND_BUNDLE, "bzip2"},
    {0,
	STR_INIT("\xfd"
		 "7zXZ"),
	KIND_BUNDLE, "xz"},
    {0, STR_INIT("7z\xbc\xaf\x27\x1c"), KIND_BUNDLE, "7z"},
    {0, STR_INIT("Rar!\x1a\x07"), KIND_BUNDLE, "rar"},
    {0, STR_INIT("\x04\x22\x4d\x18"), KIND_BUNDLE, "lz4"},
    {0, STR_INIT("\x02\x21\x4c\x18"), KIND_BUNDLE, "lz4"}, /* lz4 -l */
    {0, STR_INIT("LZIP\x01"), KIND_BUNDLE, "lzip"},
    {0, STR_INIT("\x1f\x9d\x90"), KIND_BUNDLE, "compress"},
    {0, STR_INIT("MSCF\0\0\0\0"), KIND_BUNDLE, "cab"},
    {0, STR_INIT("070701"), KIND_BUNDLE, "cpio"},
    {0, STR_INIT("070707"), KIND_BUNDLE, "cpio"},
    {0, STR_INIT("070702"), KIND_BUNDLE, "cpio"},   /* with sums: crc */
    {0, STR_INIT("\xc7\x71"), KIND_BUNDLE, "cpio"}, /* of before, bin */
    {0, STR_INIT("!<arch>\n"), KIND_CLOSED, "ar"},
    {0, STR_INIT("!<thin>\n"), KIND_CLOSED, "ar"},
    /* a script that writes files; behind #!/bin/sh, or #! /bin/sh */
    {0, STR_INIT("# This is a shell archive"), KIND_CLOSED, "shar"},
    {10, STR_INIT("# This is a shell archive"), KIND_CLOSED, "shar"},
    {11, STR_INIT("# This is a shell archive"), KIND_CLOSED, "shar"},
    {0, STR_INIT("ITSF\x03\0"), KIND_CLOSED, "chm"},
    {0, STR_INIT("EVF\x09\r\n\xff\0"), KIND_CLOSED, "ewf"},
    {0, STR_INIT("SQLite format 3"), KIND_STORE, "sqlite"},
    /* what is to be written into one: its log, in both orders, its journal */
    {0, STR_INIT("\x37\x7f\x06\x82"), KIND_CLOSED, "wal"},
    {0, STR_INIT("\x37\x7f\x06\x83"), KIND_CLOSED, "wal"},
    {0, STR_INIT("\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"), KIND_CLOSED, "wal"},
    {0, STR_INIT("PAR1"), KIND_CLOSED, "parquet"},
    {0, STR_INIT("ARROW1"), KIND_CLOSED, "arrow"},
    {0, STR_INIT("$FL2"), KIND_CLOSED, "spss"},
    {0, STR_INIT("$FL3"), KIND_CLOSED, "spss"},
    {0, STR_INIT("<stata_dta>"), KIND_CLOSED, "stata"},
    /* before Stata 13 */
    {0, STR_INIT("\x71\x02\x01\0"), KIND_CLOSED, "stata"},
    {0, STR_INIT("\x72\x02\x01\0"), KIND_CLOSED, "stata"},
    {0, STR_INIT("\x73\x02\x01\0"), KIND_CLOSED, "stata"},
    {0, STR_INIT("\x71\x01\x01\0"), KIND_CLOSED, "stata"},
    {0, STR_INIT("\x72\x01\x01\0"), KIND_CLOSED, "stata"},
    {0, STR_INIT("\x73\x01\x01\0"), KIND_CLOSED, "stata"},
    {12, STR_INIT("\xc2\xea\x81\x60\xb3\x14\x11\xcf"), KIND_CLOSED, "sas"},
    {0, STR_INIT("HEADER RECORD*******LIB"), KIND_CLOSED, "sas"}, /* .xpt */
    {0, STR_INIT("{\\rtf"), KIND_CLOSED, "office"},
    {0, STR_INIT("ID;P"), KIND_CLOSED, "sylk"},
    {0, STR_INIT("TABLE\r\n0,1\r\n"), KIND_CLOSED, "dif"},
    {0, STR_INIT("TABLE\n0,1\n"), KIND_CLOSED, "dif"},
    {4, STR_INIT("Standard Jet DB"), KIND_CLOSED, "access"},
    {4, STR_INIT("Standard ACE DB"), KIND_CLOSED, "access"},
    {0, STR_INIT("ZIM\x04"), KIND_CLOSED, "zim"},
    {0, STR_INIT("\x1f\x8b\x08"), KIND_CLOSED, "gzip"}, /* once more */
    {0, STR_INIT("Obj\x01"), KIND_CLOSED, "avro"},
    {0, STR_INIT("ORC\x08"), KIND_CLOSED, "orc"},
    {0, STR_INIT("\x93NUMPY"), KIND_CLOSED, "numpy"},
    {0, STR_INIT("\xac\xed\0\x05"), KIND_CLOSED, "java"},
    {0, STR_INIT("FEA1"), KIND_CLOSED, "feather"},
    {0, STR_INIT("\x89HDF\r\n"), KIND_CLOSED, "hdf5"},
    {0, STR_INIT("X\n\0\0\0\x02"), KIND_CLOSED, "rdata"},
    {0, STR_INIT("X\n\0\0\0\x03"), KIND_CLOSED, "rdata"},
    {0, STR_INIT("RDX2\nX\n"), KIND_CLOSED, "rdata"},
    {0, STR_INIT("RDX3\nX\n"), KIND_CLOSED, "rdata"},
    {0, STR_INIT("SEQ\x06"), KIND_CLOSED, "hadoop"},
    /* LMDB; Berkeley DB, hash and tree; GDBM in its three forms */
    {16, STR_INIT("\xde\xc0\xef\xbe"), KIND_CLOSED, "dbm"},
    {12, STR_INIT("\x61\x15\x06\0"), KIND_CLOSED, "dbm"},
    {12, STR_INIT("\x62\x31\x05\0"), KIND_CLOSED, "dbm"},
    {0, STR_INIT("\xcd\x9a\x57\x13"), KIND_CLOSED, "dbm"},
    {0, STR_INIT("\xce\x9a\x57\x13"), KIND_CLOSED, "dbm"},
    {0, STR_INIT("\xcf\x9a\x57\x13"), KIND_CLOSED, "dbm"},
    /* Chrome's: an entry, its index, a file of blocks */
    {0, STR_INIT("\x30\x5c\x72\xa7\x1b\x6d\xfb\xfc"), KIND_CLOSED, "cache"},
    {0, STR_INIT("\xc3\xca\x03\xc1"), KIND_CLOSED, "cache"},
    {0, STR_INIT("\xc3\xca\x04\xc1"), KIND_CLOSED, "cache"},
    {1, STR_INIT("\x48\xf0\x9f\x8c\x90\xf0\x9f\x93\xa6"), KIND_CLOSED,
	"webbundle"},
    {0, STR_INIT("===1 =========="), KIND_CLOSED, "zap"},
    {0, STR_INIT("=ybegin "), KIND_CLOSED, "yenc"},
    {0, STR_INIT("PGDMP"), KIND_CLOSED, "pgdump"},
    {0, STR_INIT("version https://git-lfs.github.com/spec/"), KIND_CLOSED,
	"git_lfs"},
    {0, STR_INIT("socialcalc:version:"), KIND_CLOSED, "socialcalc"},
    {0, STR_INIT("REDIS0"), KIND_CLOSED, "redis"},
    {0, STR_INIT("\xff\x06\0\0sNaPpY"), KIND_CLOSED, "snappy"},
    {0, STR_INIT("\x5d\0\0\x80\0\xff\xff\xff\xff"), KIND_BUNDLE, "lzma"},
    {0, STR_INIT("age-encryption.org/"), KIND_CLOSED, "encrypted"},
    {0, STR_INIT("-----BEGIN PGP MESSAGE"), KIND_CLOSED, "encrypted"},
    {0, STR_INIT("{\"_type\":\"export\",\"__export_format\""), KIND_CLOSED,
	"insomnia"},
    {0, STR_INIT("\x37\xa4\x30\xec"), KIND_OTHER, "binary"}, /* zstd's words */
    {0, STR_INIT("\xd4\xc3\xb2\xa1"), KIND_CLOSED, "pcap"},
    {8, STR_INIT("\x4d\x3c\x2b\x1a"), KIND_CLOSED, "pcap"}, /* pcapng */
    {0, STR_INIT("{\"format\":\"json-pages-1.0\""), KIND_OTHER, "metadata"},
    {0, STR_INIT("{\"format\": \"json-pages-1.0\""), KIND_OTHER, "metadata"},
    {0, STR_INIT("\x89PNG"), KIND_OTHER, "image"},
    {0, STR_INIT("\xff\xd8\xff"), KIND_OTHER, "image"},
    {0, STR_INIT("GIF8"), KIND_OTHER, "image"},
    {8, STR_INIT("WEBP"), KIND_OTHER, "image"},
    {4, STR_INIT("ftyp"), KIND_OTHER, "media"},
    {0, STR_INIT("wOFF"), KIND_OTHER, "font"},
    {0, STR_INIT("wOF2"), KIND_OTHER, "font"},
    {0, STR_INIT("\0\0\x01\0"), KIND_OTHER, "image"}, /* icons */
    {0, STR_INIT("II*\0"), KIND_OTHER, "image"},
    {0, STR_INIT("MM\0*"), KIND_OTHER, "image"},
    {0, STR_INIT("8BPS\0\x01"), KIND_OTHER, "image"},      /* Photoshop */
    {40, STR_INIT(" EMF\0\0\x01\0"), KIND_OTHER, "image"}, /* Windows */
    {0, STR_INIT("\xd7\xcd\xc6\x9a\0\0"), KIND_OTHER, "image"},
    {0, STR_INIT("icns\0"), KIND_OTHER, "image"}, /* of macOS */
    {4, STR_INIT("jP  \r\n\x87\n"), KIND_OTHER, "image"},
    {0, STR_INIT("\x1a\x45\xdf\xa3"), KIND_OTHER, "media"}, /* WebM */
    {0, STR_INIT("ID3\x04\0"), KIND_OTHER, "media"},
    {0, STR_INIT("ID3\x03\0"), KIND_OTHER, "media"},
    {0, STR_INIT("\xff\xfb"), KIND_OTHER, "media"},
    {0, STR_INIT("\xff\xf3"), KIND_OTHER, "media"},
    {0, STR_INIT("\xff\xf1"), KIND_OTHER, "media"}, /* AAC */
    {0, STR_INIT("\x30\x26\xb2\x75\x8e\x66\xcf\x11"), KIND_OTHER, "media"},
    {0, STR_INIT("OggS\0"), KIND_OTHER, "media"},
    {0, STR_INIT("fLaC\0"), KIND_OTHER, "media"},
    {0, STR_INIT("FLV\x01"), KIND_OTHER, "media"},
    {0, STR_INIT("\0\x01\0\0\0"), KIND_OTHER, "font"}, /* TrueType */
    {0, STR_INIT("OTTO\0"), KIND_OTHER, "font"},
    {0, STR_INIT("ttcf\0"), KIND_OTHER, "font"},
    {34, STR_INIT("LP\0\0"), KIND_OTHER, "font"}, /* .eot */
    {0, STR_INIT("\0asm"), KIND_OTHER, "binary"},
    {0, STR_INIT("\x7f\x45LF"), KIND_OTHER, "binary"},
    {0, STR_INIT("MZ\x90\0"), KIND_OTHER, "binary"},
    {0, STR_INIT("\xcf\xfa\xed\xfe"), KIND_OTHER, "binary"},     /* macOS */
    {0, STR_INIT("\xca\xfe\xba\xbe\0\0"), KIND_OTHER, "binary"}, /* Java */
    {1, STR_INIT("\r\r\n\0\0\0"), KIND_OTHER, "binary"}, /* Python: .pyc */
    {0, STR_INIT("\xde\x12\x04\x95\0\0"), KIND_OTHER, "binary"}, /* gettext */
    {0, STR_INIT("\x95\x04\x12\xde\0\0"), KIND_OTHER, "binary"},
    {2, STR_INIT("\xda\x27\x14\0"), KIND_OTHER, "binary"}, /* data of ICU */
    {0, STR_INIT("L\0\0\0\x01\x14\x02\0"), KIND_OTHER, "binary"}, /* .lnk */
    {0, STR_INIT("\0\0\0\x01\x42ud1"), KIND_OTHER, "binary"},     /* Finder's */
    /* what macOS knows of a file, beside it as ._NAME */
    {0, STR_INIT("\0\x05\x16\x07\0\x02\0\0"), KIND_OTHER, "binary"},
    {0, STR_INIT("%PDF-"), KIND_OTHER, "binary"},
};

/* It is not, even if its last character is cut. */
static bool
no_utf8(struct str s)
{
	size_t at = s.n;

	return !utf8_valid(s, &at) && at + 4 < s.n;
}

/*
 * No text has so many control bytes, unless it is UTF-16 or 32.  Bytes that are
 * packed have one in ten of them, and are no UTF-8 from the start: a page may
 * have such bytes behind it.
 */
static bool
is_binary(struct str s)
{
	size_t control = 0;

	if (wide_text(s))
		return false;
	s.n = s.n < BINARY ? s.n : BINARY;
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (i % 8 == 0 && i + 8 <= s.n && ascii_shown8(s.p + i)) {
			i += 7;
			continue;
		}
		control += c < 0x20 && !(c >= '\t' && c <= '\r') && c != 0x1b;
	}
	if (control * 8 <= s.n)
		return control * 32 > s.n && no_utf8(str_head(s, 32));
	return true;
}

/* What Python pickles: of protocol 2 to 5 by the first opcode, of 0 by a list
 * or dictionary that is begun. */
static bool
is_pickle(struct str s)
{
	if (s.n > 3 && s.p[0] == '\x80' && s.p[1] >= 2 && s.p[1] <= 5)
		return true;
	return str_starts(s, STR("(lp0\n")) || str_starts(s, STR("(dp0\n"));
}

/* Bytes in zlib's form (RFC 1950): its method and level, which the second byte
 * makes a multiple of 31; and they are no text. */
static bool
is_zlib(struct str s)
{
	return s.n >= 8 && s.p[0] == '\x78' &&
	       ONE_OF(s.p[1], "\x01\x5e\x9c\xda") && no_utf8(s);
}

/* What Python marshals: a list of dictionaries, or one whose first key is a
 * short text. */
static bool
is_marshal(struct str s)
{
	size_t at = s.n > 5 && s.p[0] == '\xdb' && !s.p[4] ? 5 : 0;

	return s.n > at + 1 && (s.p[at] & 0x7f) == '{' &&
	       (at || s.p[0] == '\xfb') && ONE_OF(s.p[at + 1] & 0x7f, "zZaAu");
}

/* The manifest of a LevelDB, which says how its keys are compared, by Chromium
 * in its own way. */
static bool
is_leveldb(struct str s)
{
	return s.n > 9 && !s.p[5] && s.p[6] == 1 &&
	       (str_find(s, STR("leveldb.BytewiseComparator"), 0) < s.n ||
		   str_find(s, STR("idb_cmp1"), 0) < s.n);
}

/* Windows' bitmap: behind its length are four bytes that are not used. */
static bool
is_bitmap(struct str s)
{
	return s.n > 14 && str_starts(s, STR("BM")) &&
	       memcmp(s.p + 6, "\0\0\0\0", 4) == 0;
}

/* An index of archives: CDX has a line that says so, CDXJ a key, 14 figures and
 * an object a line. */
static bool
is_index(struct str s)
{
	size_t i;

	if (str_starts(s, STR(" CDX ")) || str_starts(s, STR("CDX N ")) ||
	    str_starts(s, STR("!meta {\"format\": \"cdxj")))
		return true;
	s = str_cut(&s, '\n');
	i = str_find(s, STR(" "), str_find(s, STR(")/"), 0));
	return i < s.n && str_digits(str_after(s, i + 1)) == 14 &&
	       str_starts(str_after(s, i + 15), STR(" {\"url\":"));
}

/* A session of Charles as XML; behind its declaration comes what says so. */
static bool
is_charles(struct str s)
{
	return str_starts(s, STR("<?xml")) &&
	       str_find(s, STR("<?charles serialisation-version"), 0) < s.n;
}

static bool
is_enex(struct str s)
{
	return str_starts(s, STR("<?xml")) &&
	       str_find(s, STR("<en-export"), 0) < s.n;
}

/* The name of what comes first in a zip, and what follows; or nothing. */
static struct str
zip_first(struct str s)
{
	if (!str_starts(s, STR("PK\x03\x04")) || s.n < 30)
		return STR_NONE;
	return str_after(s, 30);
}

/* HTTrack's cache names its members by their addresses, and keeps the HTTP
 * headers as extra fields, which they are not. */
static bool
is_httrack(struct str s)
{
	return str_is_web(zip_first(s));
}

/* A workbook or the like is a zip, and told by the name of what comes first:
 * there is no order, but these are what programs begin with. */
static bool
is_office(struct str s)
{
	static const struct str first[] = {STR_INIT("[Content_Types].xml"),
	    STR_INIT("docProps/"), STR_INIT("_rels/"), STR_INIT("xl/"),
	    STR_INIT("word/"), STR_INIT("ppt/"), STR_INIT("customXml/"),
	    STR_INIT("package/services/")};

	s = zip_first(s);
	return str_starts_in(s, first, COUNT(first));
}

/* A collection of Postman says so in its first member. */
static bool
is_postman(struct str s)
{
	return str_starts(s, STR("{")) &&
	       (str_find(s, STR("\"_postman_id\""), 0) < s.n ||
		   str_find(s, STR("schema.getpostman.com/json/collection"),
		       0) < s.n);
}

/* What PHP serialized: a list of arrays, a:3:{i:0;a:4:{. */
static bool
is_serialized(struct str s)
{
	size_t n;

	if (!str_take(&s, STR("a:")))
		return false;
	n = str_digits(s);
	s.p += n, s.n -= n;
	return n && (str_starts(s, STR(":{i:0;a:")) ||
			str_starts(s, STR(":{i:1;a:")));
}

/* True if a line says price = 5, be it the last one. */
static bool
sets_price(struct str s, const struct crawl_words *words)
{
	struct str line, name;

	for (line = str_cut(&s, '\n'); line.p; line = str_cut(&s, '\n')) {
		name = str_n(line.p, str_find(line, STR(" = "), 0));
		if (!name.n || name.n == line.n || *name.p == ' ')
			continue;
		if (name.n > 2 && *name.p == '"')
			name = str_n(name.p + 1, name.n - 2);
		if (crawl_words_is(words, name, CRAWL_PRICE))
			return true;
	}
	return false;
}

/* TOML with tables in a list, [[items]], and prices. */
static bool
is_toml(struct str s, const struct crawl_words *words)
{
	size_t at, end;

	if (str_starts(s, STR("<"))) /* a page, as most are */
		return false;
	at = str_starts(s, STR("[[")) ? 0 : str_find(s, STR("\n[["), 0);
	end = str_find(s, STR("]]"), at);
	return end < s.n && end - at < 64 &&
	       str_find(s, STR("\n"), at + 1) > end &&
	       sets_price(str_after(s, end), words);
}

/* A page that unpacks itself, as SingleFile makes one: its data is a zip in a
 * comment of it. */
static bool
is_unpacking(struct str s)
{
	static const struct str mark = STR_INIT("<html data-sfz");

	s = str_trim(str_head(s, 64));
	return str_starts(s, STR("<")) && str_find(s, mark, 0) < s.n;
}

/* Without the zeros at its end: a file that was made longer than was written.
 */
static struct str
without_hole(struct str s)
{
	size_t n = s.n;

	while (n && !s.p[n - 1])
		n--;
	return str_n(s.p, n >= SHORT ? n : s.n);
}

static bool
is_zeros(struct str s)
{
	while (s.n && !s.p[s.n - 1])
		s.n--;
	return !s.n;
}

/* A page of a chat, as Telegram's program exports it. */
static bool
is_telegram(struct str s)
{
	return str_starts_nocase(s, STR("<!doctype html>")) &&
	       str_find(s, STR("<title>Exported Data</title>"), 0) < s.n &&
	       str_find(s, STR("class=\"page_wrap"), 0) < s.n;
}

/* What Nutch's readseg writes: each page's number and address, and behind them
 * what was crawled, of which only the first page could be told. */
static bool
is_nutch(struct str s)
{
	struct str line;

	s = str_trim(s);
	line = str_cut(&s, '\n');
	return str_starts(line, STR("Recno:: ")) &&
	       str_starts(s, STR("URL:: "));
}

/* ARC without the record that describes the file: cut out of one, or joined of
 * others'.  Lines of an index look like its headers, but no reply follows. */
static bool
is_arc(struct str s)
{
	if (!str_is_web(s) || arc_starts(s) != WARC_YES)
		return false;
	str_cut(&s, '\n');
	return str_starts(s, STR("HTTP/"));
}

/* A page in the cache of nginx: numbers in binary, the address as its key, and
 * the reply as it came. */
static bool
is_nginx(struct str s)
{
	return s.n > 4 && s.p[0] && !memcmp(s.p + 1, "\0\0\0", 3) &&
	       str_find(s, STR("\nKEY: "), 4) < s.n;
}

/* Forms that have no mark at a fixed place, or one that means something else
 * too: asked before the marks, in this order. */
static const struct {
	bool (*is)(struct str s);
	const char *reason;
	enum kind_what what;
} asked[] = {
    {is_telegram, "telegram", KIND_CLOSED},
    {is_nutch, "nutch", KIND_CLOSED},
    {is_arc, "arc", KIND_ARC},
    {is_httrack, "httrack", KIND_CLOSED},
    {is_postman, "postman", KIND_CLOSED},
    {is_serialized, "serialized", KIND_CLOSED},
    {is_pickle, "pickle", KIND_CLOSED},
    {is_zlib, "zlib", KIND_CLOSED},
    {is_charles, "charles", KIND_CLOSED},
    {is_enex, "enex", KIND_CLOSED},
    {is_marshal, "marshal", KIND_CLOSED},
    {encoded_cbor, "cbor", KIND_CLOSED},
    {encoded_msgpack, "msgpack", KIND_CLOSED},
    {encoded_ruby, "ruby", KIND_CLOSED},
    {encoded_shown, "hexdump", KIND_CLOSED},
    {is_leveldb, "leveldb", KIND_CLOSED},
    {coded_quoted_printable, "quoted_printable", KIND_CLOSED},
    {coded_base64, "base64", KIND_CLOSED},
    {coded_uuencode, "uuencode", KIND_CLOSED},
    {flow_like, "mitmproxy", KIND_FLOWS},
    {mongo_like, "bson", KIND_MONGO},
    {is_index, "metadata", KIND_OTHER},
    {is_bitmap, "image", KIND_OTHER},
    {is_nginx, "nginx", KIND_CLOSED},
    {is_unpacking, "zip", KIND_ZIP},
    {is_office, "zip", KIND_OFFICE},
};

/* Forms in which most files are the settings of some program, of which nobody
 * wants to hear: they are closed if a price is named in them. */
static const struct {
	bool (*is)(struct str s, const struct crawl_words *words);
	const char *reason;
} priced[] = {{is_toml, "toml"}, {encoded_plist, "plist"}};

/* The first one to three bytes of a zip or of zstd, which the marks need more
 * of: what a program leaves that had no room to write the rest. */
static const char *
begun(struct str s)
{
	for (size_t i = 0; s.n && s.n < 4 && i < COUNT(marks); i++) {
		const char *reason = marks[i].reason;

		if (!marks[i].at && reason && str_starts(marks[i].mark, s) &&
		    (strcmp(reason, "zip") == 0 || strcmp(reason, "zstd") == 0))
			return reason;
	}
	return NULL;
}

/* By its first bytes alone; NULL if they are no mark. */
static const char *
marked(struct str s, enum kind_what *what)
{
	struct str m;

	for (size_t i = 0; i < COUNT(marks); i++) {
		m = marks[i].mark;
		if (s.n < marks[i].at + m.n ||
		    memcmp(s.p + marks[i].at, m.p, m.n) != 0)
			continue;
		*what = marks[i].what;
		return marks[i].reason ? marks[i].reason : "";
	}
	return NULL;
}

enum kind_what
kind_of(struct str s, const struct crawl_words *words, const char **reason)
{
	const char *why;
	enum kind_what what;

	for (size_t i = 0; i < COUNT(asked); i++)
		if (asked[i].is(s)) {
			*reason = asked[i].reason;
			return asked[i].what;
		}
	for (size_t i = 0; words && i < COUNT(priced); i++)
		if (priced[i].is(s, words)) {
			*reason = priced[i].reason;
			return KIND_CLOSED;
		}
	why = marked(s, &what);
	if (why) {
		*reason = why;
		return what;
	}
	why = begun(s);
	if (why) {
		*reason = why;
		return KIND_CUT;
	}
	if (!is_binary(without_hole(s)))
		return KIND_PAGE;
	if (is_zeros(s)) {
		*reason = "zeros";
		return KIND_ZEROS;
	}
	*reason = "unknown";
	return KIND_CLOSED;
}

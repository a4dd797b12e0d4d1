/*
 * fuzz/book - the parts of a workbook, whatever they hold: each table is one
 *
 * The input is texts of parts, parted by NULs: of a sheet, shared strings,
 * styles, the workbook, what the sheet leads to, and another sheet.  One that
 * begins as OpenDocument does is all of such a workbook.  They are put into a
 * zip, so that it is not its CRCs that is fuzzed.
 */
#include <stdint.h>
#include <stdlib.h>
#include <zlib.h>

#include "book.h"
#include "buf.h"
#include "touch.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

#define MAX ((size_t)1 << 18)

static const struct {
	const char *name;
	const char *usual; /* where the input has none */
} parts[] = {{"xl/s1.xml", ""}, {"xl/strings.xml", "<sst/>"},
    {"xl/styles.xml", "<styleSheet/>"},
    {"xl/workbook.xml",
	"<workbook xmlns:r=\"/relationships\"><sheets><sheet name=\"a\" "
	"r:id=\"1\"/><sheet r:id=\"2\"/></sheets></workbook>"},
    {"xl/_rels/s1.xml.rels", "<R/>"}, {"xl/s2.xml", "<worksheet/>"},
    {"[Content_Types].xml", "<T/>"},
    {"_rels/.rels", "<R><Relationship Id=\"1\" Type=\"/officeDocument\" "
		    "Target=\"xl/workbook.xml\"/></R>"},
    {"xl/_rels/workbook.xml.rels",
	"<R><Relationship Id=\"1\" Target=\"s1.xml\"/>"
	"<Relationship Id=\"2\" Target=\"s2.xml\"/>"
	"<Relationship Id=\"3\" Type=\"/sharedStrings\" "
	"Target=\"strings.xml\"/>"
	"<Relationship Id=\"4\" Type=\"/styles\" Target=\"styles.xml\"/></R>"}};

enum { PARTS = sizeof(parts) / sizeof(parts[0]), FUZZED = 6 };

/* A number of n bytes, the lowest first. */
static void
number(struct buf *b, size_t v, int n)
{
	for (; n-- > 0; v >>= 8)
		buf_addc(b, (char)(v & 0xff));
}

/* What the local header and the directory have in common. */
static void
header(struct buf *b, struct str name, struct str text)
{
	uLong crc = crc32(0, (const Bytef *)text.p, (uInt)text.n);

	number(b, 20, 2);
	number(b, 0, 8); /* flags, not packed, time */
	number(b, crc, 4);
	number(b, text.n, 4);
	number(b, text.n, 4);
	number(b, name.n, 2);
	number(b, 0, 2);
}

static void
make(const struct str *text, struct buf *zip, struct buf *directory)
{
	bool ods = str_starts(text[0], STR("<o"));
	struct str name;
	size_t at;
	int n = ods ? 1 : PARTS;

	for (int i = 0; i < n; i++) {
		name = str_from(ods ? BOOK_ODS : parts[i].name);
		at = zip->n;
		buf_puts(zip, "PK\3\4");
		header(zip, name, text[i]);
		buf_addstr(zip, name);
		buf_addstr(zip, text[i]);
		buf_puts(directory, "PK\1\2");
		number(directory, 20, 2);
		header(directory, name, text[i]);
		number(directory, 0, 10);
		number(directory, at, 4);
		buf_addstr(directory, name);
	}
	at = zip->n;
	buf_addstr(zip, buf_str(directory));
	buf_puts(zip, "PK\5\6");
	number(zip, 0, 4);
	number(zip, (size_t)n, 2);
	number(zip, (size_t)n, 2);
	number(zip, directory->n, 4);
	number(zip, at, 4);
	number(zip, 0, 2);
}

/* Reads all of it; what is given can be read. */
static void
read_book(struct book *book, struct str zip)
{
	static volatile unsigned sum;
	struct book_table t;
	const char *reason = NULL;
	enum book_what what;
	uint64_t rows = 0;
	struct err e;

	if (book_open(book, zip, MAX, &reason, &e) != BOOK_SHEETS)
		return;
	while ((what = book_next(book, &t, &reason, &e)) != BOOK_END) {
		if (what == BOOK_BAD)
			sum += touch(str_from(reason)) + touch(str_from(e.msg));
		if (what != BOOK_TABLE)
			continue;
		sum += touch(t.body) + touch(t.sheet);
		if (t.number < 1 || t.number > BOOK_SHEETS_MAX ||
		    t.continued != (t.before > 0) || rows++ > 1000000)
			abort();
	}
	(void)sum;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct book *book;
	struct str left = str_n((const char *)data, n), text[PARTS];
	struct buf zip = {0}, directory = {0};
	char *copy;

	if (!book)
		book = book_new();
	for (int i = 0; i < PARTS; i++) {
		text[i] =
		    i < FUZZED && left.p ? str_cut(&left, '\0') : STR_NONE;
		if (!text[i].n)
			text[i] = str_from(parts[i].usual);
	}
	make(text, &zip, &directory);
	/* a copy of just its size: a step beyond is seen */
	copy = malloc(zip.n);
	if (!copy)
		abort();
	memcpy(copy, zip.p, zip.n);
	read_book(book, str_n(copy, zip.n));
	free(copy);
	buf_free(&zip);
	buf_free(&directory);
	return 0;
}

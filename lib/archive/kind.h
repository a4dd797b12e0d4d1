/*
 * kind - what a file that is no WARC is, by its first bytes
 *
 * Marks at a fixed place are a table, forms that have none are functions in
 * another; archive_whole.c says what is done with each kind.  How a new one is
 * added stands in HACKING.md, "A kind of file".
 */
#ifndef WT_KIND_H
#define WT_KIND_H

#include "str.h"

struct crawl_words; /* what a price is called in files */

enum kind_what {
	KIND_PAGE,   /* or anything else that may hold data in text */
	KIND_OTHER,  /* nothing to extract from: reason says what it is */
	KIND_ARC,    /* what archives were before WARC */
	KIND_OFFICE, /* a zip that begins as a workbook or document does */
	KIND_XLS,    /* what workbooks and documents of before 2007 begin as */
	KIND_ZIP,    /* any other zip */
	KIND_BUNDLE, /* tar or what packs as it does: reason says which */
	KIND_STORE,  /* a database of SQLite */
	KIND_FLOWS,  /* of mitmproxy (flow.h) */
	KIND_MONGO,  /* documents of BSON (mongo.h) */
	KIND_ZEROS,  /* a file that was never written, or a tar without members
	              */
	KIND_CUT,    /* the first bytes of what packs, and no more */
	KIND_CLOSED  /* an archive that cannot be read: reason says which */
};

#define KIND_ENOUGH 512 /* bytes that settle it */

/*
 * s: the first KIND_ENOUGH bytes, or all if there are less.  words: what a
 * price is called, without which TOML and a property list are pages; NULL: they
 * are pages anyway.  *reason is a constant word:
 *
 *	KIND_OTHER   image media font binary, metadata (WACZ's list of pages,
 *	             CDX and CDXJ)
 *	KIND_OFFICE  zip
 *	KIND_XLS     xls
 *	KIND_ZIP     zip
 *	KIND_BUNDLE  tar 7z rar cab cpio; of one file: bzip2 xz lzma lzip
 *	             compress lz4
 *	KIND_CLOSED  warc_version zstd wal (of SQLite) access parquet arrow
 *	             sylk dif spss sas stata
 *	             httrack (its cache) pcap zim gzip (within one) avro
 *	             feather hdf5 rdata hadoop dbm cache webbundle postman zap
 *	             pickle java numpy orc zlib charles (its XML) chm ewf
 *	             pgdump redis nutch snappy encrypted insomnia marshal
 *	             enex nginx git_lfs
 *	             cbor plist (binary, with a price) ruby socialcalc
 *	             hexdump
 *	             msgpack serialized toml leveldb zip_part telegram
 *	             ar shar office (documents) yenc uuencode
 *	             quoted_printable base64 (texts that stand for others)
 *	             unknown (bytes that are no text)
 *	KIND_ZEROS   zeros
 *	KIND_CUT     zip zstd
 */
enum kind_what kind_of(
    struct str s, const struct crawl_words *words, const char **reason);

#endif

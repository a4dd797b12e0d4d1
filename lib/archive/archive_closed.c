/* archive_closed - archives that are not read, and what to do with them */
#include "archive_priv.h"

/* By the words of kind.c, as messages of the program: --exhibit, which reads no
 * rules, gives them too. */
static const struct {
	const char *reason, *what;
} closed[] = {
    {"office", "a document of this kind cannot be read; save it as HTML, or "
	       "its tables as CSV"},
    {"httrack", "HTTrack's own cache is no sound zip; read the pages of its "
		"mirror, in the folders beside hts-cache"},
    {"warc_version",
	"WARC is read from 0.17 on, with its version in capitals: \"WARC/1.0\" "
	"at the head of each record, not \"warc/1.0\""},
    {"wal", "these are rows of a database of SQLite that are not in its file "
	    "yet; let its program close it: sqlite3 FILE 'PRAGMA "
	    "wal_checkpoint(TRUNCATE)'"},
    {"access", "a database of Access cannot be read; export its tables as "
	       "CSV: mdb-export FILE TABLE"},
    {"parquet", "a table of Parquet cannot be read; save it as CSV"},
    {"sylk", "a table of SYLK cannot be read; save it as CSV or XLSX"},
    {"spss", "a file of SPSS cannot be read; save it as CSV"},
    {"sas", "a file of SAS cannot be read; save it as CSV"},
    {"stata", "a file of Stata cannot be read; save it as CSV"},
    {"dif", "a table of DIF cannot be read; save it as CSV or XLSX"},
    {"arrow", "a table of Arrow cannot be read; save it as CSV"},
    {"pcap", "packets cannot be read; save the pages that they hold"},
    {"zim", "an archive of Kiwix cannot be read; unpack it: zimdump"},
    {"pickle",
	"what Python pickled cannot be read; write it as JSON: json.dump"},
    {"java", "what Java serialized cannot be read; write it as JSON"},
    {"numpy", "an array of NumPy cannot be read; save it as CSV"},
    {"orc", "a table of ORC cannot be read; save it as CSV"},
    {"zlib", "it is packed by zlib alone; unpack it: pigz -dz"},
    {"charles",
	"a session of Charles as XML cannot be read; save it as HAR or JSON"},
    {"enex",
	"notes of Evernote as .enex cannot be read; export them as web pages"},
    {"ar", "an archive of ar (.deb, .a) cannot be read; unpack it: ar x FILE"},
    {"shar", "a shell archive is not run; unpack it in an empty folder, if you "
	     "trust it: unshar FILE"},
    {"chm", "a file of compiled HTML help cannot be read; unpack it: 7z x"},
    {"ewf", "an image of a disk cannot be read; mount it: ewfmount"},
    {"7z", "a 7z in an archive or a stream cannot be read, for its list of "
	   "members is at its end; unpack it: 7z x"},
    {"gzip", "it is packed twice; unpack it once: gzip -dc"},
    {"avro", "a table of Avro cannot be read; save it as JSON"},
    {"feather", "a table of Feather cannot be read; save it as CSV"},
    {"hdf5", "HDF5 cannot be read; save its tables as CSV"},
    {"rdata", "data of R cannot be read; save it: write.csv"},
    {"hadoop", "a sequence file of Hadoop or Nutch cannot be read; write the "
	       "pages of a segment as WARC: nutch warc FOLDER SEGMENT"},
    {"nutch", "a dump of Nutch's pages as text cannot be read; write them as "
	      "WARC: nutch warc FOLDER SEGMENT"},
    {"dbm", "a database of keys and values (dbm, LMDB) cannot be read; "
	    "write out what it holds"},
    {"cache", "a browser's cache cannot be read; open the pages in it and "
	      "save them"},
    {"nginx", "a page in the cache of nginx cannot be read; cut off what "
	      "stands before its reply: LC_ALL=C sed '1,/^KEY: /d' FILE"},
    {"webbundle",
	"a web bundle cannot be read; open its pages in a browser and "
	"save them"},
    {"postman",
	"a collection of Postman cannot be read; save what was answered as "
	"files, or as HAR"},
    {"zip_part", "a zip in several files; join them: zip -s 0 FILE.zip --out "
		 "ONE.zip"},
    {"pgdump", "a dump of PostgreSQL in its own form cannot be read; write it "
	       "as SQL: pg_restore -f FILE.sql FILE"},
    {"git_lfs", "it is a pointer of Git LFS, and not the file; get this: git "
		"lfs pull"},
    {"redis", "a dump of Redis cannot be read; write out what it holds"},
    {"encrypted", "it is encrypted; decrypt it"},
    {"insomnia", "an export of Insomnia holds what was asked, and no answers; "
		 "save these as HAR"},
    {"marshal",
	"what Python marshalled cannot be read; write it as JSON: json.dump"},
    {"serialized",
	"what PHP serialized cannot be read; write it as JSON: json_encode"},
    {"toml", "TOML cannot be read; write it as JSON"},
    {"msgpack", "MessagePack cannot be read; write it as JSON"},
    {"hexdump",
	"bytes that a program shows, or curl traces, cannot be read; make a "
	"file of them: xxd -r, or ask again: curl -o FILE"},
    {"ruby", "what Ruby marshalled cannot be read; write it as JSON"},
    {"socialcalc",
	"a sheet of SocialCalc (EtherCalc) cannot be read; save it as CSV"},
    {"cbor", "CBOR cannot be read; write it as JSON"},
    {"plist", "a property list in Apple's binary form cannot be read; write it "
	      "as XML: plutil -convert xml1 FILE"},
    {"leveldb", "a LevelDB (IndexedDB and Local Storage of a browser) cannot "
		"be read, this and the files beside it; write out what it "
		"holds as JSON"},
    {"unknown",
	"its bytes are no text, and of no kind that is known; nothing of it is "
	"read; if brotli packed it, unpack it: brotli -d FILE"},
    {"zeros", "it begins with nothing but zeros: a file that was made and "
	      "never written; get it again"},
    {"uuencode", "what uuencode made cannot be read; decode it: uudecode"},
    {"yenc", "what yEnc made cannot be read; decode it: yydecode"},
    {"quoted_printable",
	"a page in quoted-printable cannot be read without the header of its "
	"message; decode it: qprint -d"},
    {"base64", "it is in base64; decode it: base64 -d FILE"},
    {"telegram",
	"a chat of Telegram as pages is not read; export it as JSON, and read "
	"result.json"},
    {"zap", "messages that ZAP exported cannot be read; save them as HAR"},
};

const char *
archive_closed_what(const char *reason)
{
	for (size_t i = 0; i < COUNT(closed); i++)
		if (strcmp(reason, closed[i].reason) == 0)
			return closed[i].what;
	return "an archive of this kind cannot be read; unpack it";
}

int
archive_closed(struct archive *a, const char *reason)
{
	a->phase = PHASE_DRAIN;
	if ((strcmp(reason, "pickle") == 0 && archive_is_noted(a)) ||
	    (a->store.log.n && strcmp(buf_cstr(&a->store.log), a->file) == 0)) {
		/* told with its database; or read where it stands as text */
		archive_place(a, win_bytes(&a->win).n);
		*a->reason = REASON_METADATA;
		return ARCHIVE_SKIP;
	}
	err_set(a->e, "%s", archive_closed_what(reason));
	return archive_refuse(a, reason, win_bytes(&a->win).n);
}

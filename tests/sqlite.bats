#!/usr/bin/env bats
# wt-extract: databases of SQLite, as programs of others lay them out.  The
# goods are invented.
load helper

# db FILE PYTHON: a database; c is the connection, comb(n) a page of a shop,
# put(table, rows) inserts.
db() {
  rm -f "$1"
  python3 -c 'import sqlite3, sys, json, gzip, zlib, pickle
def comb(n):
    return "<!doctype html><title>comb</title><script type=\"application/ld+json\">{\"@type\":\"Product\",\"name\":\"角梳 %d\",\"sku\":\"%d\",\"offers\":{\"price\":\"5.50\",\"priceCurrency\":\"EUR\"}}</script>\n" % (n, n)
def at(n): return "https://a.example/%d" % n
def put(table, rows):
    for r in rows: c.execute("insert into %s values (%s)" % (table, ",".join("?" * len(r))), r)
c = sqlite3.connect(sys.argv[1])
c.execute("pragma page_size=512")
exec(sys.argv[2])
c.commit()
c.close()' "$@"
}
# seen FILE ...: what came of it.
seen() { wt-extract "$@" | jq -c '[.title,.price,.url,.captured]'; }
# where FILE ...: and where it stands.
where() { wt-extract "$@" | jq -c '.source|[.file,.sheet,.row,.rowid,.record]'; }
export -f db seen where
ITEMS='c.execute("create table items (id integer primary key, title text, price real, url text)"); put("items", [(7 * n, "角梳 %d" % n, 52.9 + n, at(n)) for n in range(1, 4)])'
PAGES='c.execute("create table pages (id integer primary key, url text, html, fetched_at text)");'
export ITEMS PAGES
@test "a table is one, its rows have their rowids" {
  t 'db a "$ITEMS"; seen a; where a; shown a' '' $'["角梳 1",53.9,"https://a.example/1",null]\n["角梳 2",54.9,"https://a.example/2",null]\n["角梳 3",55.9,"https://a.example/3",null]\n["a","items",1,7,1]\n["a","items",2,14,1]\n["a","items",3,21,1]\nok\nok\nok'
}
@test "numbers are exact, and the shortest that are the same" {
  t 'db a "c.execute(\"create table items (title text, price real, sold, url text)\"); put(\"items\", [(\"c\", 0.1, 3.0, at(1)), (\"c\", 0.1 + 0.2, 600000000001, at(2)), (\"c\", 199.0, None, at(3)), (\"c\", 123456.789, float(\"inf\"), at(4))])"; wt-extract a | jq -c "[.price_text,.sold]"' '' $'["0.1",3]\n["0.30000000000000004",600000000001]\n["199",null]\n["123456.789",null]'
}
@test "UTF-16, in both orders" {
  t 'for e in le be; do db a "c.execute(\"pragma encoding=\\\"UTF-16$e\\\"\"); $ITEMS"; seen a | head -n 1; done' '' $'["角梳 1",53.9,"https://a.example/1",null]\n["角梳 1",53.9,"https://a.example/1",null]'
}
@test "text that is no UTF-8 is decoded" {
  t 'db a "c.execute(\"create table items (title text, price real, url text)\"); c.execute(\"insert into items values (cast(? as text), 5, ?)\", (\"角梳 老料 手串 念珠\".encode(\"gbk\"), at(1)))"; seen a' '' '["角梳 老料 手串 念珠",5,"https://a.example/1",null]'
}
@test "a table without rowids, and one whose columns are called so" {
  t 'db a "c.execute(\"create table items (url text primary key, title text, price int) without rowid\"); put(\"items\", [(at(n), \"comb\", n) for n in (2, 1)])"; seen a; where a; db a "c.execute(\"create table items (rowid text, oid text, _rowid_ text, title text, price int, url text)\"); put(\"items\", [(\"x\", \"y\", \"z\", \"comb\", 5, at(1))])"; seen a; where a' '' $'["comb",1,"https://a.example/1",null]\n["comb",2,"https://a.example/2",null]\n["a","items",1,null,1]\n["a","items",2,null,1]\n["comb",5,"https://a.example/1",null]\n["a","items",1,null,1]'
}
@test "an index that has all columns does not change the order" {
  t 'db a "$ITEMS; c.execute(\"create index i on items (url desc, title, price)\"); c.execute(\"analyze\"); c.execute(\"update sqlite_stat1 set stat=\\\"3 1 1 1 sz=1\\\"\")"; where a' '' $'["a","items",1,7,1]\n["a","items",2,14,1]\n["a","items",3,21,1]'
}
@test "views, triggers, virtual tables and what is computed are not run" {
  t 'db a "$ITEMS; c.execute(\"create view v as select title, price * 2 as price, url from items\"); c.execute(\"create virtual table f using fts5(title, content=\\\"\\\")\"); c.execute(\"create table g (title text, url text, price real, description text as (title || url), seller text as (upper(title)) stored)\"); c.execute(\"insert into g values (?, ?, ?)\", (\"comb\", at(9), 1)); c.execute(\"create trigger r after insert on items begin delete from items; end\")"; where a | sort | uniq -c | sed "s/^ *//"; wt-extract a | jq -c "select(.source.sheet == \"g\")|[.description,.seller.name]"' '' $'1 ["a","g",1,1,6]\n1 ["a","items",1,7,1]\n1 ["a","items",2,14,1]\n1 ["a","items",3,21,1]\n[null,"COMB"]'
}
@test "empty tables, and a database without any" {
  t 'db a "c.execute(\"create table x (title, price)\"); c.execute(\"create table y (a, b)\"); put(\"y\", [(None, \"\")])"; of a; db a "c.execute(\"create table x (y)\"); c.execute(\"drop table x\")"; of a' '' $'status 0\n0\n[2,0,{"empty":2},0]\nstatus 0\n0\n[1,0,{"empty":1},0]'
}
@test "a long table is several pages, and its rows count on" {
  t 'db a "c.execute(\"create table items (title text, price real, url text, note text)\"); put(\"items\", [(\"comb %d\" % n, 5, at(n), \"x\" * 1000) for n in range(2500)])"; where a | sed -n "1p;\$p"; wt-extract a | jq -r .source.rowid | sort -nu | wc -l' '' $'["a","items",1,1,1]\n["a","items",2500,2500,3]\n2500'
}
@test "a row of blanks is passed over, cells with lines do not shift the next" {
  t 'db a "c.execute(\"create table items (title text, price real, url text)\"); put(\"items\", [(\"a,\\\"b\\\"\\nc\", 5, at(1)), (None, None, None), (\"---\", None, None), (\"comb\", 6, at(4))])"; where a' '' $'["a","items",1,1,1]\n["a","items",2,4,1]'
}
@test "pages: text, bytes, packed in four ways, in GBK; where they stand" {
  t 'printf "<!doctype html><title>comb</title><script type=\"application/ld+json\">{\"@type\":\"Product\",\"name\":\"comb 5\",\"sku\":\"5\",\"offers\":{\"price\":\"5.50\"}}</script>" >p; brotli -c p >b; zstd -qc p >z
    db a "$PAGES put(\"pages\", [(10, at(1), comb(1), \"2024-05-06T07:08:09Z\"), (20, at(2), comb(2).encode(), 1714974489.5), (30, at(3), gzip.compress(comb(3).encode()), None), (31, at(4), zlib.compress(comb(4).encode()), None), (32, at(5), open(\"b\", \"rb\").read(), None), (33, at(6), open(\"z\", \"rb\").read(), None), (34, at(7), comb(7).encode(\"gbk\"), None)])"; seen a; where a; shown a | sort | uniq -c | tr -d " "' '' $'["角梳 1",5.5,"https://a.example/1","2024-05-06T07:08:09Z"]\n["角梳 2",5.5,"https://a.example/2","2024-05-06T05:48:09Z"]\n["角梳 3",5.5,"https://a.example/3",null]\n["角梳 4",5.5,"https://a.example/4",null]\n["comb 5",5.5,"https://a.example/5",null]\n["comb 5",5.5,"https://a.example/6",null]\n["角梳 7",5.5,"https://a.example/7",null]\n["a/pages/10/html",null,1,null,1]\n["a/pages/20/html",null,1,null,1]\n["a/pages/30/html",null,1,null,1]\n["a/pages/31/html",null,1,null,1]\n["a/pages/32/html",null,1,null,1]\n["a/pages/33/html",null,1,null,1]\n["a/pages/34/html",null,1,null,1]\n7ok'
}
@test "pages: rows without one, of other kinds, of other states" {
  t 'db a "$PAGES put(\"pages\", [(1, at(1), comb(1), None), (2, at(2), None, None), (3, at(3), b\"\\x89PNG\\r\\n\\x1a\\n\" + bytes(40), None), (4, at(4), \"\", None)])"; of a; db a "c.execute(\"create table responses (url text, status int, headers text, body text)\"); put(\"responses\", [(at(1), 404, None, comb(1)), (at(2), 200, json.dumps({\"Content-Type\": \"image/png\"}), comb(1)), (at(3), 200, None, json.dumps({\"title\": \"comb\", \"price\": 5, \"currency\": \"EUR\"}))])"; of a; seen a' '' $'status 0\n1\n[4,1,{"empty":2,"image":1},0]\nstatus 0\n1\n[3,1,{"status_404":1,"image":1},0]\n["comb",5,"https://a.example/3",null]'
}
@test "pages: a packed one that is damaged is told by its cell" {
  t 'db a "$PAGES put(\"pages\", [(1, at(1), gzip.compress(comb(1).encode())[:60], None), (2, at(2), comb(2), None)])"; of a' '' $'status 1\n1\n[2,1,{},1]\nwt-extract: a:1: encoding: table pages, rowid 1, column html: the packed body is cut after 55 bytes; rejected'
}
@test "requests-cache: replies as JSON are read, pickles are told" {
  RC='c.execute("create table responses (key text primary key, value blob, expires integer)"); c.execute("create table redirects (key text primary key, value text)");' \
    t 'db a "$RC put(\"responses\", [(\"k%d\" % n, json.dumps({\"url\": at(n), \"status_code\": 200, \"headers\": {\"Content-Type\": \"text/html; charset=utf-8\"}, \"created_at\": \"2024-05-06T07:08:09+00:00\", \"_decoded_content\": comb(n)}), 5) for n in (1, 2)])"; seen a; where a; shown a; db a "$RC put(\"responses\", [(\"k%d\" % n, pickle.dumps({\"url\": at(n), \"_content\": comb(n)}), 5) for n in (1, 2)])"; of a' '' $'["角梳 1",5.5,"https://a.example/1","2024-05-06T07:08:09+00:00"]\n["角梳 2",5.5,"https://a.example/2","2024-05-06T07:08:09+00:00"]\n["a/responses/1/value",null,1,null,1]\n["a/responses/2/value",null,1,null,1]\nok\nok\nstatus 1\n0\n[3,0,{"no_site":1,"empty":1},1]\nwt-extract: a:2: pickle: table responses: 2 cells, the first in column value, are objects as Python keeps them (pickle), which are not read; let its program write JSON; rejected'
}
@test "items that are kept as JSON in a cell" {
  t 'db a "c.execute(\"create table items (id integer primary key, url text, data text)\"); put(\"items\", [(n, at(n), json.dumps({\"title\": \"comb %d\" % n, \"price\": \"5.50\", \"currency\": \"EUR\"})) for n in (3, 4)])"; seen a; where a; shown a' '' $'["comb 3",5.5,"https://a.example/3",null]\n["comb 4",5.5,"https://a.example/4",null]\n["a/items/3/data",null,1,null,1]\n["a/items/4/data",null,1,null,1]\nok\nok'
}
@test "from a pipe, packed, in a zip and a tar" {
  t 'db a "$PAGES put(\"pages\", [(4, at(1), comb(1), None)])"; db b "$ITEMS"; cat a | where; where <a; gzip -k a; zip -q z.zip a b; tar czf t.tgz a; where a.gz z.zip t.tgz; shown a.gz z.zip t.tgz | sort | uniq -c | tr -d " "; cat a | wt-extract --exhibit -- -/pages/4/html 0 | head -c 15; echo' '' $'["-/pages/4/html",null,1,null,1]\n["-/pages/4/html",null,1,null,1]\n["a.gz/pages/4/html",null,1,null,1]\n["z.zip/a/pages/4/html",null,1,null,1]\n["z.zip/b","items",1,7,1]\n["z.zip/b","items",2,14,1]\n["z.zip/b","items",3,21,1]\n["t.tgz/a/pages/4/html",null,1,null,1]\n6ok\n<!doctype html>'
}
@test "names with blanks, quotes and strokes" {
  t 'db a "c.execute(\"create table \\\"a/1 b\\\"\\\"\\\" (url text, \\\"raw html\\\" text, \\\"html/1/x\\\" text)\"); c.execute(\"insert into \\\"a/1 b\\\"\\\"\\\" values (?, null, ?)\", (at(1), comb(1)))"; where a; wt-extract --exhibit "a/a/1 b\"/1/html/1/x" 0 | head -c 15; echo' '' $'["a/a/1 b\\"/1/html/1/x",null,1,null,1]\n<!doctype html>'
}
@test "an exhibit that is not there" {
  t 'db a "$PAGES put(\"pages\", [(4, at(1), comb(1), None)])"; for p in pages/5/html pages/4/x x/4/html pages; do wt-extract --exhibit a/$p 0; echo $?; done; wt-extract --exhibit a/pages/4/html 1; echo $?' '' $'3\n3\n3\n3\n3' 0 'no such cell'
}
@test "one that is cut gives what stands before, with status 3" {
  t 'db a "c.execute(\"create table items (title text, price real, url text)\"); put(\"items\", [(\"comb %d\" % n, 5, at(n)) for n in range(200)])"; for n in 100 512 4096; do head -c $n a >b; of b; done' '' $'status 3\n0\n[1,0,{},1]\nwt-extract: b:1: damaged: the file ends before it; rejected\nwt-extract: b: the file ends before it; all that could be read is out\nstatus 3\n0\n[1,0,{},1]\nwt-extract: b:1: damaged: table items, its first row: the file ends before it; rejected\nwt-extract: b: 2 places are damaged, the first the database ends before it says; all that could be read is out\nstatus 3\n84\n[2,1,{},1]\nwt-extract: b:2: damaged: table items, behind rowid 84: the file ends before it; rejected\nwt-extract: b: 2 places are damaged, the first the database ends before it says; all that could be read is out'
}
@test "a long value that is cut is no value" {
  t 'db a "$PAGES put(\"pages\", [(1, at(1), comb(1), None), (2, at(2), comb(2) + \"x\" * 5000, None)])"; head -c $(($(wc -c <a) - 10)) a >b; of b' '' $'status 3\n1\n[2,1,{},1]\nwt-extract: b:2: damaged: table pages, behind rowid 1: the file ends before it; rejected\nwt-extract: b: 2 places are damaged, the first the database ends before it says; all that could be read is out'
}
@test "a page of it that is damaged ends its table, not the next" {
  t 'db a "c.execute(\"create table items (title text, price real, url text)\"); put(\"items\", [(\"comb %d\" % n, 5, at(n)) for n in range(200)]); c.execute(\"create table more (title text, price real, url text)\"); put(\"more\", [(\"comb\", 5, at(1000))])"; printf "\377\377\377\377\377\377\377\377" | dd of=a bs=1 seek=4096 conv=notrunc 2>/dev/null; of a; jq -c ".source|[.sheet,.rowid]" o | tail -n 1' '' $'status 3\n85\n[3,2,{},1]\nwt-extract: a:2: damaged: table items, behind rowid 84: database disk image is malformed; rejected\nwt-extract: a: table items, behind rowid 84: database disk image is malformed; all that could be read is out\n["more",1]'
}
@test "leaves that hang on two branches are damage" {
  t 'db a "c.execute(\"create table items (title text, price real, url text)\"); put(\"items\", [(\"comb %d\" % n, 5, at(n)) for n in range(60)])"; python3 - <<\END
import struct
d = bytearray(open("a", "rb").read())
root = 512  # the second page, an inner one: all its children become the first
n = struct.unpack(">H", d[root + 3:root + 5])[0]
at = [struct.unpack(">H", d[root + 12 + 2 * i:root + 14 + 2 * i])[0] for i in range(n)]
first = d[root + at[0]:root + at[0] + 4]
for i in at: d[root + i:root + i + 4] = first
open("b", "wb").write(d)
END
    wt-extract b | wc -l; of b | sed -n "1p;\$p"' '' $'14\nstatus 3\nwt-extract: b: table items, behind rowid 14: the rows that follow do not stand in order; all that could be read is out' 0 'in order'
}
@test "one that is no database, or locked" {
  t '(printf "SQLite format 3\0"; head -c 2000 /dev/zero) >a; wt-extract a; echo $?; (printf "SQLite format 3\0"; head -c 4080 /dev/urandom) >b; wt-extract b 2>/dev/null; echo $?' '' $'3\n3' 0 'damaged: the file ends'
}
@test "a row that is too long costs itself" {
  t 'db a "$PAGES put(\"pages\", [(1, at(1), comb(1), None), (2, at(2), comb(2) + \"x\" * 3000000, None), (3, at(3), comb(3), None)])"; wt-extract --max-line 2097152 a | jq -r .source.file; exit ${PIPESTATUS[0]}' '' $'a/pages/1/html\na/pages/3/html' 1 'too_long: table pages, rowid 2: a row has more than 1048576 bytes; raise --max-line'
}
@test "the first page of a database is too long: those behind it are pages yet" {
  t 'db a "$PAGES put(\"pages\", [(1, at(1), comb(1) + \"x\" * 3000000, None), (2, at(2), comb(2), None)])"; wt-extract --max-line 2097152 a | jq -r .source.file; exit ${PIPESTATUS[0]}' '' 'a/pages/2/html' 1 'too_long: table pages, rowid 1: a row has more than 1048576 bytes; raise --max-line'
}
@test "changes beside it that are not in it are told, once" {
  t 'python3 -c "import sqlite3, shutil
c = sqlite3.connect(\"x\"); c.execute(\"pragma journal_mode=wal\"); c.execute(\"create table items (title text, price real, url text)\"); c.commit(); c.execute(\"pragma wal_checkpoint(truncate)\"); c.execute(\"insert into items values (\\\"comb\\\", 5, \\\"https://a.example/1\\\")\"); c.commit()
shutil.copy(\"x\", \"a\"); shutil.copy(\"x-wal\", \"a-wal\")"; mkdir d f; cp a d; of d/a; mv a-wal d; of d; zip -qr z.zip d; of z.zip; mv d/a-wal f; of f; : >d/a-wal; of d/a' '' $'status 0\n0\n[1,0,{"empty":1},0]\nstatus 1\n0\n[3,0,{"empty":1,"metadata":1},1]\nwt-extract: d/a:2: wal: changes that are not in it yet stand in d/a-wal, and are not read; let its program close it: sqlite3 FILE \'PRAGMA wal_checkpoint(TRUNCATE)\'; rejected\nstatus 1\n0\n[2,0,{"empty":1},1]\nwt-extract: z.zip/d/a-wal:1: wal: these are rows of a database of SQLite that are not in its file yet; let its program close it: sqlite3 FILE \'PRAGMA wal_checkpoint(TRUNCATE)\'; rejected\nstatus 1\n0\n[1,0,{},1]\nwt-extract: f/a-wal:1: wal: these are rows of a database of SQLite that are not in its file yet; let its program close it: sqlite3 FILE \'PRAGMA wal_checkpoint(TRUNCATE)\'; rejected\nstatus 0\n0\n[1,0,{"empty":1},0]'
}
@test "a log or journal alone is told" {
  t 'for m in "7\x7f\6\x82" "7\x7f\6\x83" "\xd9\xd5\5\xf9\x20\xa1\x63\xd7"; do (printf "$m"; head -c 600 /dev/zero) | wt-extract 2>&1 | grep -o ": wal: "; done' '' $': wal: \n: wal: \n: wal: '
}
@test "a database is not written, nor anything beside it" {
  t 'mkdir d; db d/a "$ITEMS"; chmod 444 d/a; touch -d 2020-01-01 d/a; wt-extract d/a >/dev/null; ls d; stat -c %y d/a | cut -c1-4' '' $'a\n2020'
}
@test "memory is flat in its length" {
  [[ -z ${SAN-} ]] || skip "sanitizers take more"
  t 'db a "$PAGES put(\"pages\", ((n, at(n), comb(n) + \"x\" * 60000, None) for n in range(1500)))"; wt-extract a | wc -l; python3 -c "
import resource, subprocess
subprocess.run([\"wt-extract\", \"a\"], stdout=subprocess.DEVNULL)
n = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(n < 64000 or n)"' '' $'1500\nTrue'
}

# A digest of some of its bytes would be evidence of nothing.
@test "a read that fails is told, or all is as without" {
  command -v strace >/dev/null || skip "no strace here"
  [[ -z ${SAN-} ]] || skip "no strace under sanitizers"
  cd "$BATS_TEST_TMPDIR"
  strace -o trace true || skip "strace may not trace here"
  db a.db 'c.execute("create table goods (title, price, url)")
put("goods", [["角梳 %d" % n, "5.00", "https://item.jd.com/10000%d.html" % n] for n in range(3)])'
  wt-extract a.db >good
  told=0
  for n in {3..14}; do
    status=0
    strace -o trace -e trace=pread64 -e inject=pread64:error=EIO:when=$n wt-extract a.db >got 2>err || status=$?
    if ((status == 0)); then
      cmp got good
    else
      ((status == 3))
      grep -q '^wt-extract: a.db:1: damaged: .*; rejected$' err
      told=$((told + 1))
    fi
  done
  ((told > 2))
}
@test "a piece of a page as bytes, packed and not, under the name of a body" { t 'for f in gzip.compress zlib.compress bytes; do rm -f a; db a "c.execute(\"create table pages (id integer primary key, url text, body blob)\"); c.execute(\"insert into pages values (1, ?, ?)\", (\"https://search.jd.com/Search?keyword=x\", $f(b\"<li class=gl-item data-sku=1000701><div class=p-name><a href=//item.jd.com/1000701.html><em>comb</em></a></div><div class=p-price><i>9.50</i></div></li>\")))"; wt-extract a | jq -c "[.id,.title,.price]"; done' '' "$(yes '["jd:1000701","comb",9.5]' | head -3)"; }

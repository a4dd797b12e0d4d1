#!/bin/sh
# seeds.sh NAME DIR [plain|own] - inputs that the fuzz target NAME begins with,
# into DIR; plain: without those that fuzzing has found; own: without these and
# without those of "seeds.sh common DIR", which most begin with: it says "common"
# where the target does
#
# The inputs of the golden cases, the small files of tests/data, and for the
# readers of archives one small archive of each kind.  For targets that read
# rules (tests/fuzz/folder.h) these are nothing: they begin with the parts of
# tests/fuzz/seed/NAME, each alone, and definitions of sites with their pages.
set -eu
name=$1
mkdir -p "$2"
dir=$(cd "$2" && pwd)
cd "$(dirname "$0")/../.."

kept=tests/fuzz/corpus/$name.tar.gz
[ "${3-}" ] || [ ! -e "$kept" ] || tar -xzf "$kept" -C "$dir"
if [ -e "tests/fuzz/seed/$name" ]; then
  awk -v to="$dir/part" '/^--- /{close(to n); n++} {print >(to n)}' \
    "tests/fuzz/seed/$name"
  exit
fi
if [ "$name" = sites ]; then
  for c in rules/sites/*.site; do
    f=$(basename "$c" .site)
    {
      echo '--- sites/x.site'
      grep -v '^#' "$c"
      echo '--- page'
      [ ! -e "tests/golden/wt-extract/$f.case" ] ||
        awk '/^--- /{on = $2 == "file" && !n++; next} on' \
          "tests/golden/wt-extract/$f.case"
    } >"$dir/$f"
  done
  exit
fi
if [ "${3-}" = own ]; then
  echo common
else
  # Of a session also the pages that stand as files in the cases.
  awk -v to="$dir" -v files="${3-yes}" '
    FNR == 1 {
      close(out)
      n = split(FILENAME, part, "/")
      out = name = to "/" part[n - 1] "-" part[n]
      printf "" >out
      on = 0
    }
    /^--- file / && files == "yes" {
      close(out)
      out = name "-" FNR
      on = 1
      next
    }
    /^--- / {on = $0 == "--- in"; next}
    on {print >out}' tests/golden/*/*.case
  for c in tests/data/*; do
    [ -f "$c" ] && [ "$(wc -c <"$c")" -lt 65536 ] && cp "$c" "$dir/"
  done
fi

# And archives of each kind: a crawl of one page, a page.
if [ "$name" = archive ]; then
  w=$(mktemp -d)
  printf 'WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\nContent-Length: 3\r\n\r\n<p>\r\n\r\n' >"$w/a.warc"
  echo '<p>page' >"$w/b"
  zstd -qc "$w/a.warc" >"$dir/warc.zst"
  { printf '\135\052\115\030\7\0\0\0'; cat "$w/b" "$dir/warc.zst"; } >"$dir/dict.zst"
  gzip -c "$w/a.warc" >"$w/c.warc.gz"
  tar cf "$dir/tar" -C "$w" a.warc b c.warc.gz
  (cd "$w" && rm -f zip.zip && zip -q zip.zip a.warc b c.warc.gz)
  mv "$w/zip.zip" "$dir/zip"
  cp "$dir/tar" "$w/t"
  (cd "$w" && zip -q zip.zip t && cp zip.zip z && tar cf "$dir/nested" z a.warc)
  cat "$w/c.warc.gz" "$w/a.warc" "$w/c.warc.gz" >"$dir/mixed"
  printf 'WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <1>\r\nWARC-Segment-Number: 1\r\nContent-Length: 2\r\n\r\n<p\r\n\r\nWARC/1.1\r\nWARC-Type: continuation\r\nWARC-Segment-Origin-ID: <1>\r\nWARC-Segment-Number: 2\r\nWARC-Segment-Total-Length: 3\r\nContent-Length: 1\r\n\r\n>\r\n\r\n' >"$dir/segments"
  printf 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 3\r\n\r\n<p>HTTP/1.1 200 OK\r\nA: b\r\n\r\n<b>' >"$dir/replies"
  printf 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>\n--b\nContent-Type: text/html\nContent-Location: https://a.example/\n\n<b>\n--b--\n' >"$dir/frames"
  printf '"a.b"\n{"_id":1,"title":"a","url":"https://a.example/"}\n{"url":"https://a.example/","html":"<html>"}\n{"l":[{"url":"https://a.example/","html":"<html>"}]}\n' >"$w/rows"
  sed 1d "$w/rows" | python3 tests/bson.py >"$dir/bson"
  python3 tests/bson.py --archive <"$w/rows" >"$dir/mongodump"
  python3 tests/xlsx.py "$dir/xlsx" strings='<si><t>a</t></si>' \
    sheet='{r id title}<row><c t="s"><v>0</v></c><c><v>7</v></c></row>' stored=
  rm -r "$w"
fi
case $name in
book)
  printf '<worksheet xmlns:r="/relationships"><sheetData><row><c t="s"><v>0</v></c><c t="inlineStr"><is><r><t>title</t></r><rPh><t>x</t></rPh></is></c></row><row r="3"><c r="A3" s="1"><v>45418.5</v></c><c r="C3" t="str"><f>HYPERLINK("https://a.example/")</f><v>_x000D_</v></c></row></sheetData><hyperlinks><hyperlink ref="A3" r:id="a"/></hyperlinks></worksheet>\0<sst><si><t>id</t></si></sst>\0<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy-m-d"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>\0\0<R><Relationship Id="a" Type="/hyperlink" Target="https://b.example/"/></R>\0' >"$dir/book"
  printf '<office:x xmlns:office="office:1.0" xmlns:table="table:1.0" xmlns:text="text:1.0" xmlns:l="/xlink"><b><s><table:table table:name="t"><table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="float" office:value="1E3"/><table:table-cell table:number-columns-repeated="3"/><table:covered-table-cell><text:p>a<text:s/><text:a l:href="https://a.example/">b</text:a></text:p><text:p>c<text:line-break/></text:p><office:annotation><text:p>n</text:p></office:annotation></table:covered-table-cell></table:table-row></table:table><table:table/></s></b></office:x>' >"$dir/ods"
  printf '<worksheet><sheetData><row><c><v>1.5E11</v></c><c t="b"><v>1</v></c></row><row r="x"/></sheetData></worksheet>\0\0\0' >"$dir/numbers" ;;
arc)
  printf 'filedesc://a 0.0.0.0 20140216050221 text/plain 4\n1 0\n\nhttp://a.example/ 192.0.2.1 20140216050221 text/html 3\n<p>\n' >"$dir/arc" ;;
charset)
  printf '\n\n\316\343\321\300 <meta charset=big5>\266\110' >"$dir/meta"
  printf 'big5\n\n\266\110\244\372' >"$dir/option"
  printf '\nutf-8\n\317\363\321\300\302\200' >"$dir/http"
  printf '\n\n\377\376\141\214a' >"$dir/bom"
  printf '\n\na\0b\0<\0m\0' >"$dir/utf16"
  printf '\n\n\033$B>]2g\033(B' >"$dir/jis"
  printf '\n\n\317\360\356\344\340\355\356 \366\345\355\340' >"$dir/cyrillic"
  printf '\n\nK\344mme gro\337 \200' >"$dir/latin"
  printf '\n\n\245\301\245\343\244\316 \203\145\203\130\203\147' >"$dir/kana"
  printf '\n\ntitle\n\350\261\241\347\211\231\346\211\213\344\270\262,5\n\317\363\321\300\312\326\264\256,6\n' >"$dir/lines"
  printf '\n\n\350\261\241\350\261 \350\261\241' >"$dir/stray" ;;
redirect)
  sed -n 's,^\([a-z0-9.-]*/[^\t]*\)\t\([^ \t]*\).*,https://\1\t\2,p' rules/sites/redirects.tsv |
    awk -F '\t' '{t = "https%3A%2F%2Fa.example%2F7"
      print $1 ($2 == "?" ? "?" t : $2 ~ /^\// ? $2 t : "?x=1&" $2 "=" t)}' >"$dir/each"
  printf 'https://www.google.com/url?q=https%%3A%%2F%%2Fwww.google.com%%2Furl%%3Fq%%3Dhttps%%253A%%252F%%252Fa.example%%252F%%2525&amp;sa=D\n' >"$dir/twice"
  printf '//google.de/url?url=//a.example/?a=b&q=\nhttps://google.com/url/?q=http:/a\n' >"$dir/bare" ;;
sql)
  printf "CREATE TABLE \140t\140 (\n  \140id\140 int COMMENT 'n''r',\n  title text\n);\nINSERT INTO t (id,title) VALUES (1,'a\\\\'b'),(NULL,N'c'),(0x41,f(1));\n-- x\n/*!40000 a */;\nREPLACE INTO [u] VALUES (-1.5,'');\n" >"$dir/mysql"
  printf 'COPY public.t (id, title) FROM stdin;\n1\ta\\nb\n\\N\tc\n\\.\nCOPY u (a) FROM stdin WITH CSV;\n"x ""y"""\n\\.\n' >"$dir/copy"
  printf 'PRAGMA a;\nBEGIN TRANSACTION;\nINSERT INTO "t" VALUES(1,char(10),%s);\nGO\n' "'a''b'" >"$dir/sqlite"
  printf "INSERT INTO g (id COMMENT '" >"$dir/open"
  printf 'INSERT INTO g (id COMMENT ' >"$dir/ended" ;;
crawl)
  printf '{"url":"https://a.example/","html":"\\n\\u003chtml><p>","status":200,"content-type":"text/html; charset=gbk","time":1714974489.5}\n{"url":"https://a.example/","body":"x({\\"a\\":1})"}\n' >"$dir/lines"
  printf '{"n":1,"data":[{"httpResponseBody":"PHA+","response":{"a":[]}},{"html":null,"url":"http://a"}]}' >"$dir/within"
  printf '[{"url":"https://a.example/","response":{"body":"<!-- -->"}},\n{"html":"<p>"}]' >"$dir/array"
  printf 'url,html\r\nhttps://a.example/,"<html a=""1"">,\n\n"\r\nb,\r\n' >"$dir/table"
  printf '# a\n---\nhttp_interactions:\n- request:\n    uri: https://a.example/\n  response:\n    body: {string: !!binary "H4sI/w=="}\n\n    status:\n      code: 404\n- request: {}\n  response: &a {headers: {Date: ["Mon, 06 May 2024 08:00:00 GMT"]}, body: {string: "<html>"}}\nx: *a\n' >"$dir/yaml"
  printf 'url\tbody\nhttps://a.example/\t{"a":[1]}\n\t\n' >"$dir/tabs" ;;
part) # behind the byte that says how much is held
  printf "CREATE TABLE g (id int, t text);\nINSERT INTO g (id,t) VALUES (1,'a;(b'),\n(2,'c');\n" >"$dir/sql"
  printf 'COPY g (id, t) FROM stdin;\n1\ta\\tb\n2\t\\N\n\\.\n' >"$dir/copy"
  printf 'id,title,price\n1,"a\nb",5\n2,c,6\n' >"$dir/table"
  printf 'id;title\n1;a\nid;name\n2;b\n' >"$dir/again"
  printf '\377\376i\0d\0,\0t\0\n\0001\0,\0a\0\n\0' >"$dir/wide"
  printf '{"id":1,"t":"a"}\n{"id":2,"t":"}"}\n' >"$dir/lines"
  printf '[{"id":1,"l":[{"a":[1,2]},{"b":"]"}]},\n{"id":2}],\n' >"$dir/values"
  printf '{"n":1,"d":{"list":[{"id":1},{"id":2,"x":{"y":[3]}},' >"$dir/nested"
  for f in sql copy table again wide lines values nested; do
    { printf '\77'; cat "$dir/$f"; } >"$dir/$f-some"
    { printf '\377'; cat "$dir/$f"; } >"$dir/$f-all"
    rm "$dir/$f"
  done ;;
mongo)
  printf '{"_id":{"$oid":"5f00aa000000000000000001"},"a":[1,{"b":null}],"c":{"$numberDecimal":"-1.50E-7"},"d":{"$date":"2024-05-06T08:00:00.5Z"},"e":{"$binary":{"base64":"/9j/","subType":"02"}},"f":true,"g":1.5}\n{"_id":{"$regex":"^a"},"t":{"$timestamp":{"t":9,"i":1}},"m":{"$minKey":1},"":"\\u89d2"}\n' >"$dir/x"
  python3 tests/bson.py <"$dir/x" >"$dir/file"
  (echo '"a.b"'; cat "$dir/x"; echo '"c.d"'; head -1 "$dir/x"; echo '"a.b"') | python3 tests/bson.py --archive >"$dir/archive"
  rm "$dir/x" ;;
yamljson)
  printf -- '- a: &x [1, 2.50, ~, "\\u89D2\\\n    b"]\n  b: *x\n- !!binary |\n  /9j/\n- {c: true, 007: |+\n  }\n' >"$dir/rows"
  printf '%%YAML 1.1\n---\n- ? a\n  : !!str 5\n  <<: {d: >-\n    e\n\n    f}\n...\n---\nx\n' >"$dir/two" ;;
webarchive)
  python3 -c 'import plistlib, sys
plistlib.dump({"WebMainResource": {"WebResourceData": b"<p>", "WebResourceURL": "https://a.example/", "WebResourceTextEncodingName": "GBK"}, "WebSubresources": [1, 2.5, "\u00e9" * 20]}, sys.stdout.buffer, fmt=plistlib.FMT_BINARY)' >"$dir/page"
  python3 -c 'import plistlib, sys
page = lambda *f: {"WebMainResource": {"WebResourceData": b"<p>", "WebResourceURL": "https://a.example/?a&b", "WebResourceMIMEType": "text/html", "WebResourceTextEncodingName": "GBK"}, "WebSubframeArchives": list(f)}
plistlib.dump(page(page(page()), page()), sys.stdout.buffer)' >"$dir/xml" ;;
wrapped)
  printf 'cb("\\u003cp>\\x41\\n")' >"$dir/call"
  printf '2024-05-06 08:00:01 INFO got {"a":[1]}\n2024-05-06 08:00:02 [x] {"a":2}\n' >"$dir/log"
  printf 'cb1({"a":1})\ncb2({"b":2})\n' >"$dir/calls"
  printf '<html></html> <!-- --><!DOCTYPE html><html>b</HTML>\nGET /b\n<html></html>' >"$dir/pages"
  printf '1/5/23, 3:45\342\200\257PM - a: b\n13/5/23, 3:46 PM - ~ c: <d>\n e <f>\n13/5/23, 3:46 PM - g: x.jpg (y)\n' >"$dir/chat"
  printf 'id=7,title=a, b,price=5.50\nid=8,title=c,price=6\n\n[d 7]\nid = "9"\nt = x\np = 5\n' >"$dir/named"
  printf 'item  title  price\n----  -----  -----\n7     a b      5.5\n8     \350\247\222       6\n' >"$dir/aligned"
  printf 'x <- data.frame(a = c("b", NA), c = factor(1:2, levels = c("d", "e")), f = 5L) # g\nstructure(list(h = c(1, 2)), class = "i")\n' >"$dir/frame"
  printf '[[1]]\n[[1]]$a\n[1] "b"\n\n[[1]]$c\n[1] 5\n' >"$dir/printed"
  printf 'bplist00\321\1\2\124name\142\116\367\150\074\13' >"$dir/plist"
  printf '\033[31ma\033[39m \033]8;;https://a.example/7\033\\b\033]8;;\033\\\n\033(Bc' >"$dir/colored"
  printf '{"a":1,"b.0.c":"d","b.0.e":5,"b.1.c":"f","b.1.e":6}' >"$dir/flat"
  printf 'id: 7\nevent: a\ndata: {"a":1}\n\ndata: [DONE]\n' >"$dir/events"
  printf 'a,b,c\nd\\, e,5,6\nf,7,8\n' >"$dir/commas"
  printf -- '- [a](https://a.example/7) 58\n* x [b](http://a.example/8 "t") 5\n' >"$dir/links"
  printf 'a = `<div>x</div>`\nb = """<p>"""\ne("insert into `t` values(1,\x27a\x27);");\n' >"$dir/texts"
  printf '[I 240506 08:00:01 a:12] a: 1\nINFO:root: b: 2\n08:00:02 | WARN | c:d:3 - c: 3\n' >"$dir/levels"
  printf '```json\n{"items":[{"id":7,"title":"aaaaaaaaaaaaaaaaaaaaaaaaaa"}]}\n```\nf({a: 1, b: "%%030d"})\ns = "{\\"id\\":7," + "\\"t\\":\\"aaaaaaaaaaaaaaaaaaaaaaaaaaaa\\"}";\n' >"$dir/inset"
  printf '<table><tr><td class="line-number" value="1"></td><td class="line-content"><span>&lt;p&gt;</span></td></tr></table>' >"$dir/source"
  printf "b'<html>\\xe8\\xa7\\x92\\\\n</html>'" >"$dir/bytes"
  printf '<html>\303\250\302\247\302\222 \303\250\302\247\302\222 \303\250\302\247\302\222' >"$dir/twice" ;;
store)
  for f in table pages json utf16 keys; do
    rm -f "$dir/$f"
    python3 -c 'import sqlite3, sys, gzip, pickle, json
c = sqlite3.connect(sys.argv[1])
for s in sys.argv[3:]: c.execute(s)
v = {"table": [(1, "a", 0.1, None), (7, "b,\"c\"\n", 2, b"x")],
     "pages": [("https://a.example/", gzip.compress(b"<html>"), 1.5, "{}"), ("b", "<!-- ", 200, None), ("c", pickle.dumps("d" * 20), 0, "")],
     "json": [(1, json.dumps({"url": "https://a.example/", "body": "<html>"})), (2, "[1]")],
     "utf16": [("a\u89d2", 1), ("b", "c")],
     "keys": [("k", "<html>" + "x" * 900), ("l", b"\x89PNG")]}[sys.argv[2]]
for r in v: c.execute("insert into t values (%s)" % ",".join("?" * len(r)), r)
c.commit()' "$dir/$f" "$f" "pragma page_size=512" "$(
      case $f in
      table) echo "create table t (id integer primary key, title text, price real, x blob)" ;;
      pages) echo "create table t (url text, html blob, t real, headers text)" ;;
      json) echo "create table t (id integer primary key, data text)" ;;
      utf16) echo "pragma encoding='UTF-16be'" ;;
      keys) echo "create table t (url text primary key, html) without rowid" ;;
      esac
    )" "create table if not exists t (a, b)"
  done ;;
xmljson)
  printf '<?xml version="1.0" encoding="gbk"?><!DOCTYPE a SYSTEM "a"><a><b c="1">x &amp; <!-- --><![CDATA[<y>]]></b><b/>z<d:e xmlns:d="u" href="v" f="w"/></a>' >"$dir/items"
  printf '<rss><channel><title>t</title><item><link>u</link><price c="USD">5</price></item><item/></channel></rss>' >"$dir/rss" ;;
originals)
  printf ' CDX N b a m s k r M V g\nexample,a)/ 20240101000000 http://a.example/ text/html 200 ABC - - 7 a.warc.gz\nexample,a)/ 2 - warc/revisit - - - - 0 b\n' >"$dir/cdx"
  printf '!meta {}\nexample,a)/ 20240101000000 {"mime":"text/html","digest":"sha1:ABC","offset":"7","filename":"a.warc.gz"}\n' >"$dir/cdxj"
  printf '{"id":"urn:a","digest":"sha1:ABC","file":"a","offset":7,"skip":1,"record":2}\n\n' >"$dir/json" ;;
saved)
  printf '<!-- saved from url=(0019)https://a.example/ -->' >"$dir/browser"
  printf '<!--\n Page saved with SingleFile \n url: https://a.example/ \n saved date: Wed Nov 06 2024 23:11:12 GMT+0800 (x)\n-->' >"$dir/singlefile"
  printf '<!-- Saved from https://a.example/ at 2024-11-06T23:11:12Z using monolith v2 -->' >"$dir/monolith"
  printf '<!-- Mirrored from a.example/ by HTTrack Website Copier/3.x, [x], Wed, 06 Nov 2024 23:11:12 GMT -->' >"$dir/httrack"
  printf '__wm.wombat("https://a.example/","20241106231112","x"' >"$dir/wayback"
  printf 'https://web.archive.org/web/20150603012345id_/http://a.example/1' >"$dir/memento"
  printf 'https://archive.ph/2015.06.03-012345/http://a.example/1' >"$dir/dots"
  printf 'Wed, 6 Nov 2024 23:11:12 -0000' >"$dir/date" ;;
har)
  printf '{"log":{"version":"1.2","pages":[],"entries":[{"startedDateTime":"2023-05-06T12:30:00.1+08:00","request":{"url":"https://a.example/"},"response":{"status":200,"content":{"mimeType":"text/html; charset=gbk","text":"PHA+","encoding":"base64"}}}]}}' >"$dir/har" ;;
csv)
  printf 'sep=;\r\nid;title;"a ""b"""\r\n1;"x;\ny";2\r\n\r\n"2"z;"q\n' >"$dir/csv"
  printf '\357\273\277A caption\n\nid\tid\t\n1\t2\t3\r1\t "2"\n' >"$dir/tab" ;;
gz)
  printf '\001\000\005hello\001\003abc\024\004more' >"$dir/whole"
  printf '\003\004\007aaaaaaa\003\004junk\002\000\025\003abc' >"$dir/junk"
  { printf '\002' && printf text | gzip -9nc && printf more | gzip -1nc; } >"$dir/two" ;;
http)
  printf 'HTTP/1.1 200 OK\r\nContent-Type: text/html; charset="gbk"\r\nTransfer-Encoding: gzip, chunked\r\nContent-Encoding: deflate, br\r\n\r\n5;a=b\r\n<p>xy\r\n0\r\nX: y\r\n\r\n' >"$dir/chunked"
  for c in A B C D E F G H I J; do
    printf '%s<p>a body, a body, a body that is packed' "$c" >"$dir/back-$c"
  done ;;
script)
  printf 'g_data {word} =\nvar g_data x = a.b || {"a":[1,"}"],/* } */ b:\047\\x41\047};g_data =JSON.parse("{}")' >"$dir/anchor"
  printf 'a\ncb.x({"a":[1.10,{"b":"c\\\"}\\ud83d\\ude00"}]});' >"$dir/jsonp"
  printf 'a\n{"a":[1.10,{"b":"c\\\"}\\ud800"}],"":-0e1,"a":null}' >"$dir/sound"
  printf 'a\nexport default {a: x ? \140t\140 : 1, b: !0, c: .5, d: "a" + "b", f() {}}' >"$dir/set" ;;
loose)
  printf 'App.start(1, {id:7,title:"comb",price:5.5,url:"/a/7.html"}); /["/]/.test(a); // {\n[[1,{"b":"0123456789012345678901234567890123456789"}]]' >"$dir/call"
  printf 'eval("({\\"id\\":7,\\"title\\":\\"comb\\",\\"price\\":5.5,\\"url\\":\\"/a/7.html\\"})")' >"$dir/text"
  printf '"%%7B%%22id%%22%%3A7%%2C%%22title%%22%%3A%%22comb%%22%%7D", "eyJpZCI6NywidGl0bGUiOiJjb21iIiwicHJpY2UiOjUuNX0=", "{&quot;id&quot;:7,&quot;title&quot;:&quot;comb&quot;}"' >"$dir/coded" ;;
burp)
  printf '<?xml version="1.0"?>\n<items burpVersion="1">\n<item><time>Mon May 06 08:00:00 GMT 2024</time><url><![CDATA[https://a.example/]]></url><response base64="true"><![CDATA[PHA+]]></response></item>\n<item><url>https://b.example/?a&amp;b</url><response base64="false">HTTP/1.1 200 OK&#10;</response></item></items>' >"$dir/items" ;;
forms)
  cut -f 4 rules/sites/platforms.tsv | sed -n 's,^https\{0\,1\}://,,p' >"$dir/forms"
  printf -- '---\nhttps://item.jd.com/1000420.html\nhttps://www.ebay.de/itm/234000000151?a=1\n//detail.1688.com/offer/7.html\n' >>"$dir/forms"
  printf 'm.example/i?*&id={digits}\n/p/{item}\n---\nhttps://m.example/i?a=b&id=7\nhttps://x/p/a-b\n' >"$dir/own" ;;
mirror)
  printf 'm/www.a.example/goods/7.html\nw/20150603012345/a.com/x\nm/x.js/b.cn/c\n' >"$dir/names" ;;
typed)
  printf '{"$numberDouble":"1.5"}' >"$dir/mongo"
  printf '{"M":{"a":{"N":"1.5"},"b":{"L":[{"S":"x"}]}}}' >"$dir/dynamo"
  printf '{"mapValue":{"fields":{"a":{"doubleValue":1.5}}}}' >"$dir/fire"
  printf '{"$oid":"0123456789abcdef01234567"}' >"$dir/oid" ;;
flight)
  printf '<script>self.__next_f.push([0])</script><script>self.__next_f.push([1,"5:[\\"a\\",{\\"b\\":"])</script><script>self.__next_f.push([1,"1}]\\n1:I[\\"x\\"]\\n2:T3,a\\nb6:{\\"c\\":2}\\n"])</script>' >"$dir/rows"
  printf 'self.__next_f.push([1,"5:[]\\n' >"$dir/open"
  printf 'self.__next_f.push([1,"0:Tffffffff,a\\n:[]\\n12345678a:[]"])' >"$dir/numbers" ;;
transfer)
  printf '<script id="a-state" type="application/json">{&q;a&q;:[{&q;t&q;:&q;x &a; y &l;&g;&s;&z;&q;}]}' >"$dir/state" ;;
payload)
  printf '[["ShallowReactive",1],{"data":2,"e":-1},["Reactive",3],{"p":4},[5,5],{"id":6,"t":7,"d":8,"s":9,"n":10},501,"a \\"b\\"",["Date","2024-05-06T07:08:09.000Z"],["Set",6,7],["null","k",6]]' >"$dir/nuxt"
  printf '[["Reactive",1],{"a":1}]' >"$dir/itself"
  printf '[["Reactive",1],["Ref",1]]' >"$dir/round" ;;
refs)
  printf '{"R":[{"__ref":"P:1"}],"P:1":{"a":{"__ref":"M:1"},"b":{"__ref":"P:1"},"c":{"__ref":"none"}},"M:1":{"n":1,"p":{"__ref":"P:1"}}}' >"$dir/state"
  printf '{"a":{"l":[{"__ref":"a"},{"__ref":"a"}]},"b":[{"__ref":"a"},{"__ref":"a"}]}' >"$dir/round" ;;
mhtml)
  printf 'From: <x>\nDate: Wed, 6 Nov 2024 23:11:12 +0800\nMIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="b"\n\n--b\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\nContent-Location: https://a.example/\n\n<p>=E8=B1=A1=\n</p>\n--b--\n' >"$dir/mhtml" ;;
esac

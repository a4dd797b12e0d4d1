#!/usr/bin/env bats
# wt-extract: archives as other programs write them.  The goods are invented.
load helper

# http [LINE ...]: a reply with what comes from standard input.
http() {
  cat >.body
  printf 'HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n' "$(wc -c <.body)"
  for line; do printf '%s\r\n' "$line"; done
  printf '\r\n'
  cat .body
}

# record TYPE URL [MORE]: a WARC record of standard input, MORE bytes longer
# than it is by its header.
record() {
  cat >.block
  printf 'WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\n' "$1" "$2"
  printf 'WARC-Date: 2024-05-06T08:00:00Z\r\nContent-Type: %s\r\n' "${T:-application/http; msgtype=response}"
  printf 'Content-Length: %d\r\n\r\n' $(($(wc -c <.block) + ${3-0}))
  cat .block
  printf '\r\n\r\n'
}

seen() { wt-extract "$@" | jq -c '[.id,.price,.url,.captured]'; }

# item URL [ATTRIBUTE FILTER]: one of Burp's, of the reply on standard input.
item() {
  printf '  <item>\n    <time>Mon May 06 08:00:00 %s 2024</time>\n    <url><![CDATA[%s]]></url>\n' "${Z:-GMT}" "$1"
  printf '    <host ip="192.0.2.1">a.example</host>\n    <request base64="true"><![CDATA[R0VU]]></request>\n'
  printf '    <response base64="%s"><![CDATA[' "${2:-false}"
  if [[ ${2-} == true ]]; then base64 -w0; else cat; fi
  printf ']]></response>\n    <comment>x</comment>\n  </item>\n'
}
burp() {
  printf '<?xml version="1.0"?>\n<!DOCTYPE items [\n<!ELEMENT items (item*)>\n<!ELEMENT item (time, url, response)>\n]>\n<items burpVersion="2024.3.1" exportTime="Mon May 06 08:00:00 GMT 2024">\n'
  cat
  printf '</items>\n'
}

# entry URL CONTENT: one of a HAR, around what content is.
har() {
  printf '{"log":{"version":"1.2","creator":{"name":"x"},"entries":[{"startedDateTime":"2024-05-06T08:00:00.000Z","request":{"method":"GET","url":"%s"},"response":{"status":200,"content":{"size":9,"mimeType":"text/html",%s}}}]}}\n' "$1" "$2"
}
export -f http record seen item burp har

A=https://a.example/1 B=https://b.example/2
export A B
ONE='["a.example:1",5.5,"https://a.example/1","2024-05-06T08:00:00Z"]'
TWO='["b.example:2",5.5,"https://b.example/2","2024-05-06T08:00:00Z"]'

@test "WARC: what a crawler keeps about pages is none" {
  t '(comb 1 | http | record response $A; for u in har:$A imagemap:$A urn:pageinfo:$A urn:text:$A urn:view:$A urn:thumbnail:$A urn:X-wpull:log metadata://x; do comb 9 | T=text/html record resource $u; done) >a; wt-extract --summary s a | jq -r .id; jq -c .skipped s' '' $'a.example:1\n{"metadata":8}'
}
@test "WARC: a page as it stood in the crawler's browser" { t '(comb 1 | T=text/html record resource "urn:X-wpull:snapshot?url=https%3A%2F%2Fa.example%2f1%3"; echo x | T=image/png record resource "urn:X-wpull:snapshot?url=https%3A%2F%2Fa.example%2F1"; comb 2 | T=text/html record resource onreadydom:$B) | wt-extract --summary s | jq -c "[.id,.url]"; jq -c .skipped s' '' $'["a.example:1","https://a.example/1%3"]\n["b.example:2","https://b.example/2"]\n{"image":1}'; }
@test "WARC: replies that led to the page" { t '((printf "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"; comb 1 | http) | record response $A; (printf "HTTP/1.1 200 Connection established\r\n\r\n"; comb 2 | http) | record response $B) | seen' '' "$ONE"$'\n'"$TWO"; }
@test "WARC: a page that begins as a reply does is that page" { t '(printf "HTTP/1.1 404 Not Found\r\n\r\n"; comb 9) | http | record response $A | wt-extract | jq -r .id' '' 'a.example:9'; }
@test "WARC: a status line as browsers name the protocol, as an old server had it, in other case" { t 'for l in "H2 200 OK" "h3-29 200" "http/2.0 200 OK" "http/1.1 200 OK" "HTTP 200 Document follows" "HTTP/2.0 200"; do (comb 1 | gzip -n | (printf "$l\r\nContent-Encoding: gzip\r\nContent-Type: text/html\r\n\r\n"; cat)) | record response $A | wt-extract | jq -r .id; done; (printf "h2 404 x\r\nContent-Type: text/html\r\n\r\n"; comb 1) | record response $A | wt-extract --summary s; jq -c .skipped s; for l in "HTTPS 200 OK" "h2o 20x" "hello 200 OK"; do (printf "$l\r\n\r\n"; comb 1) | record response $A | wt-extract 2>&1 | grep -c "not begin with it"; done' '' $'a.example:1\na.example:1\na.example:1\na.example:1\na.example:1\na.example:1\n{"status_404":1}\n1\n1\n1'; }
@test "WARC: a reply whose record has a type that is none is a reply; another record is none" { t '(comb 1 | http | record respons% $A; comb 2 | T="application/http;msgtype=response" http | record x $B; comb 3 | T="application/http; msgtype=request" record y $A) | wt-extract --summary s | jq -r .id; jq -c .skipped s' '' $'a.example:1\nb.example:2\n{"record_type":1}'; }
@test "WARC: a part of the file is gone, and a request ends in the page of another record: told; so is one that ends too soon; one that is a little long is not" { t '(printf "GET /" | T="application/http; msgtype=request" record request $A 30 | head -c -2; comb 4 | http | record response $A) | wt-extract --summary s 2>/dev/null | jq -r .item; jq -c "[.in,.rejected,.status]" s; rm s; (printf "GET / HTTP/1.1\r\n\r\n" | T="application/http; msgtype=request" record request $A | head -c -4; comb 1; comb 2 | http | record response $B) | wt-extract | jq -r .id; (echo "GET / HTTP/1.1 %E8%A7%92" | T="application/http; msgtype=request" record request $A -9; comb 2 | http | record response $B) | wt-extract --summary s | jq -r .id; jq -c "[.in,.rejected,.status]" s' '' $'4\n[2,1,1]\nb.example:2\nb.example:2\n[2,0,0]' 0 'length: Content-Length is'; }
@test "WARC: a page before requests, whose length goes beyond the end of the file, is none of them" { t '(one 7; echo x | T=text/plain record metadata $A; comb 1 | http | sed "s/^Content-Length: ./&9/" | record response $A 200; echo x | T=text/plain record metadata $A) >a; gzip -c a >b; for f in a b; do wt-extract --summary s $f 2>/dev/null | jq -r .item; jq -c "[.in,.rejected,.skipped]" s; rm s; done; (one 7; echo x | T=text/plain record metadata $A; comb 1 | http | record response $A 200; echo x | T=text/plain record metadata $A) | wt-extract | jq -r .item' '' $'7\n[4,1,{"metadata":2}]\n7\n[4,1,{"metadata":2}]\n7\n1' 0 '; kept'; }
@test "WARC: two records of which the middle is gone are no record" { t '(one 1; (echo x | T=text/plain record metadata $A; comb 2 | http | record response $A) | sed "s/^WARC-Date/WARC-Record-ID: <urn:x:&>\n&/" | sed "2,20{/^x/d;/^\r*$/d;/^WARC.1/d}" | awk "/Record-ID/{n++; sub(/Date/,n)}1"; one 3) | wt-extract --summary s | jq -r .item; jq -c "[.in,.rejected]" s' '' $'1\n3\n[3,1]' 0 'header: '; }
@test "WARC: a record that is whole, and the member behind it damaged, whatever line ends it has" { t 'for e in "" "\n" "\r\n" "\n\n" "\r\n\r\n"; do (comb 1 | http | record response $A | head -c -4; printf "$e") | gzip -n >a; comb 2 | http | record response $B | gzip -n | LC_ALL=C sed "1s/^\(.\{14\}\)./\1\x01/" >b; cat a b | wt-extract 2>/dev/null | jq -r .id; done; cat a b | wt-extract | wc -l' '' $'a.example:1\na.example:1\na.example:1\na.example:1\na.example:1\n1' 0 'damaged: at byte'; }
@test "zip: several joined, and a directory of which a part cannot be read, are told" {
  t 'comb 1 >1.html; comb 2 >2.html; zip -q a.zip 1.html; zip -q b.zip 2.html; cat a.zip b.zip >c; wt-extract --url $A c | jq -r .item; cat c | wt-extract --url $A | jq -r .item; zip -q d.zip 1.html 2.html; n=$(($(grep -abo "PK.." d.zip | sed -n "4s/:.*//p") + 48)); (head -c $n d.zip; head -c 999 /dev/zero; tail -c +$((n + 1)) d.zip) >e; wt-extract --url $A e 2>&1 | grep -c "e:1: damaged"; printf "\\0" | dd of=d.zip bs=1 seek=$((n - 6)) conv=notrunc status=none; wt-extract --url $A d.zip 2>&1 | grep -c "d.zip:1: .*directory lists members that cannot"' '' $'2\n1\n1\n1' 0 'it is several joined, and only one'
}
# long_zip FIRST MOST HURT: a.zip of 9,000 members with a directory of 9 MB, in it those from
# FIRST on before the others; as zip64 if they are more than MOST; entry HURT of it is none.
long_zip() {
  python3 - "$@" <<'END'
import sys, zipfile
first, zipfile.ZIP_FILECOUNT_LIMIT, hurt = map(int, sys.argv[1:])
with zipfile.ZipFile("a.zip", "w") as z:
    for i in range(9000):
        z.writestr("%d/%s" % (i, "x" * 1000), '{"title":"comb","price":5,"url":"https://a.example/item/%d"}' % i)
    z.filelist = z.filelist[first:] + z.filelist[:first]
entries = open("a.zip", "rb").read().split(b"PK\1\2")
entries[hurt] += b"PK\1\3" + entries.pop(hurt + 1) if hurt else b""
open("a.zip", "wb").write(b"PK\1\2".join(entries))
END
}
export -f long_zip
@test "zip: a long directory is read in parts, in the order of the members in each; one that is damaged is told" {
  t 'for a in "0 9999" "0 9" "4500 9"; do long_zip $a 0; wt-extract --summary s a.zip | jq -r ".url[23:]" >o; sort -n o | cmp - <(seq 0 8999); head -1 o; jq -c "[.in,.rejected,.status]" s; rm s; done; long_zip 0 9 5000; wt-extract a.zip | wc -l' '' $'0\n[9000,0,0]\n0\n[9000,0,0]\n4500\n[9000,0,0]\n5000' 0 'a.zip: its directory is damaged at byte'
}
@test "zip: a member that is said to be a socket, a device or a link of several lines is told" { t 'for i in 1 2 3; do one $i >$i.w; done; for m in 140644 060644 120644 000644; do rm -f a; python3 -c "import zipfile as z; f=z.ZipFile(\"a\",\"w\"); i=z.ZipInfo(\"2.w\"); i.external_attr=0o$m<<16; f.write(\"1.w\"); f.writestr(i,open(\"2.w\").read()); f.write(\"3.w\"); f.close()"; wt-extract --summary s a 2>e | jq -r .item | xargs; jq -c "[.rejected,.status]" s; rm s; done; ln -s 1.w 4; rm a; zip -qy a.zip 4 3.w; wt-extract a.zip | jq -r .item' '' $'1 3\n[1,3]\n1 3\n[1,3]\n1 3\n[1,3]\n1 2 3\n[0,0]\n3'; }
@test "the first bytes of a zip or of zstd, and no more, are told" { t 'one 1 | zstd -qc >z; comb 1 >a.html; zip -q p.zip a.html; for f in z p.zip; do for n in 1 2 3; do mkdir d; head -c $n $f >d/x; wt-extract --rejects r d; echo $?; rm -r d; done; done 2>/dev/null; jq -r .reason r | sort | uniq -c | sed "s/^ *//"; for i in 7 ok 0; do printf $i | wt-extract 2>/dev/null; echo $?; done' '' $'3\n3\n3\n3\n3\n3\n4 truncated\n0\n0\n0'; }
@test "bodies that Node keeps as numbers, that nock recorded packed, that DevTools tell of without an address; bytes that are none" {
  t 'for i in 1 2 3; do comb $i >$i; done; python3 - <<E
import gzip, json
page = [open(str(i), "rb").read() for i in (1, 2, 3)]
def put(name, rows): open(name, "w").write("".join(json.dumps(r) + "\n" for r in rows))
put("a", [{"url": "https://a.example/%d" % i, "body": {"type": "Buffer", "data": list(page[i])}} for i in range(2)])
put("b", [{"scope": "https://a.example:443", "method": "GET", "path": "/3", "status": 200, "response": [gzip.compress(page[2]).hex()], "rawHeaders": ["Content-Encoding", "gzip"]}])
put("c", [{"method": "Network.responseReceived", "params": {"requestId": "r", "response": {"url": "https://a.example/1"}}}, {"method": "x", "params": {"requestId": "r", "body": page[0].decode()}}])
put("d", [{"url": "https://a.example/%d" % i, "body": {"type": "Buffer", "data": list(page[i])[:400] + [256]}} for i in range(2)])
E
    for f in a b c d; do wt-extract --platform a.example $f 2>e | jq -r .title; grep -c "rejected" e; done | paste -sd" "' '' '角梳 1 角梳 2 0 角梳 3 0 角梳 1 0 2'
}
@test "cpio in all of its forms" {
  t 'for i in 1 2; do comb $i >$i.html; done; python3 - <<E
import struct
for form in ("bin", "crc"):
    with open(form, "wb") as f:
        for n in ("1.html", "2.html", "TRAILER!!!"):
            b = open(n, "rb").read() if n[0] != "T" else b""
            if form == "bin":
                f.write(struct.pack("<13H", 0o070707, 0, 1, 0o100644, 0, 0, 1, 0, 0, 0, len(n) + 1, len(b) >> 16, len(b) & 65535))
            else:
                f.write(b"070702" + b"".join(b"%08x" % v for v in (1, 0o100644, 0, 0, 1, 0, len(b), 0, 0, 0, 0, len(n) + 1, sum(b))))
            pad = 2 if form == "bin" else 4
            head = (26 if form == "bin" else 110) + len(n) + 1
            f.write(n.encode() + bytes(1 + -head % pad) + b + bytes(-len(b) % pad))
E
    for f in bin crc; do wt-extract --platform a.example $f | jq -r "[.title,.source.file]|join(\" \")"; done' '' $'角梳 1 bin/1.html\n角梳 2 bin/2.html\n角梳 1 crc/1.html\n角梳 2 crc/2.html'
}
@test "tar: a header that is damaged is told, and the members behind it are out" { t 'for i in 1 2 3; do comb $i >$i.html; done; tar cf a.tar ?.html; n=$(grep -abo 2.html a.tar | sed -n "1s/:.*//p"); (head -c $((n + 3)) a.tar; printf "\001"; tail -c +$((n + 5)) a.tar) >b; (head -c $((n + 9)) a.tar; tail -c +$((n + 11)) a.tar) >c; for f in b c; do wt-extract --url $A --summary s $f 2>/dev/null | jq -r .item; jq -c "[.rejected,.status]" s; rm s; done; gzip -c b | wt-extract --url $A | wc -l' '' $'1\n3\n[1,3]\n1\n[2,3]\n2' 0 'Damaged tar archive'; }
@test "WARC: a request or a head of the crawl that holds a reply has the header of another record" { t 'for w in request warcinfo; do (one 1; comb 2 | http | record $w $A; one 3) | wt-extract --summary s 2>/dev/null | jq -r .item; jq -c "[.in,.rejected]" s; rm s; done; (one 1; comb 2 | http | record response $A | sed "s/^WARC-Date/WARC-Record-ID: <urn:x y>\n&/") | wt-extract --summary s | jq -r .item; jq -c "[.in,.rejected]" s' '' $'1\n3\n[3,1]\n1\n3\n[3,1]\n1\n[2,1]' 0 'header: '; }
@test "WARC: a digest that is not that of the page is told, and the page read" { t '(comb 1 | http | record response $A | sed "s/^WARC-Date/WARC-Payload-Digest: sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n&/"; echo "<p>x" | http | record response $B | sed "s/^WARC-Date/WARC-Payload-Digest: sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n&/") | wt-extract --summary s | jq -r "[.id,.source.digest]|@tsv"; jq -c "[.mended,.skipped,.status]" s' '' $'a.example:1\twrong\n[{"digest":2},{"no_site":1},0]' 0 'digest: the digest is not that of the page; kept'; }
@test "WARC: a BOM before it, NULs behind" { t '(printf "\357\273\277"; comb 1 | http | record response $A; comb 2 | http | record response $B; head -c 300000 /dev/zero) >a; seen a; wt-extract a | sed -n 2p | jq -r "[.source.file,.source.offset]|@tsv" | xargs wt-extract --exhibit | head -2 | tail -1 | tr -d "\r"' '' "$ONE"$'\n'"$TWO"$'\nWARC-Type: response'; }
@test "WARC: NULs between records" { t '(comb 1 | http | record response $A; head -c 512 /dev/zero; comb 2 | http | record response $B) | seen' '' "$ONE"$'\n'"$TWO"; }
# mixed: three records, the second packed or not.
one() { comb "$1" | http | record response "https://a.example/$1"; }
mixed() { local n=0; for how; do n=$((n + 1)); one $n | $how; done; }
export -f one mixed
@test "WARC: packed and plain records in one file" {
  t 'for w in "gzip cat cat" "cat gzip cat" "gzip cat gzip" "cat cat zstd" "zstd gzip cat"; do mixed $w >a; wt-extract a >o; jq -r .item o | tr -d "\n"; jq -r ".source|[.offset,.skip // 0,.sha256]|@tsv" o | while read -r n k h; do wt-extract --exhibit a $n+$k | sha256sum | grep -c $h; done | tr -d "\n"; echo; done' '' $'123111\n123111\n123111\n123111\n123111'
}
# wide N KB: a page of N kilobytes.
wide() { comb "$1"; head -c "$(($2 << 10))" /dev/zero | tr '\0' -; }
export -f wide
@test "WARC: digests that are made with those of the records before are of their own bytes" { t 'for w in 1.20 2.40 3.20 4.90 5.600 6.30 7.20 8.20 9.1 10.30 11.30 12.30 13.30 14.30; do i=${w%.*}; wide $i ${w#*.} | http | record response https://a.example/$i $((i == 8 ? 2 : 0)); ((i != 3 && i != 9)) || head -c 30000 /dev/zero | tr "\0" - | http | record response https://a.example/none; done >w; wt-extract w 2>/dev/null | jq -r "[.item,.source.offset,.source.sha256]|@tsv" | while read -r i n h; do wt-extract --exhibit w $n | sha256sum | grep -q $h && echo $i; done | xargs; cat w | wt-extract 2>/dev/null >a; wt-extract - <w 2>/dev/null | cmp - a' '' '1 2 3 4 5 6 7 8 9 10 11 12 13 14'; }

# feed: a table; served TYPE: the reply that has it; members: a tar of it.
feed() { printf 'id,title,price,currency,url\n'; for i in 1 2 3; do echo "$i,ivory comb $i,$i.5,EUR,https://a.example/item/$i"; done; }
served() { http | sed "s,^Content-Type.*,Content-Type: $1\r,"; }
members() { feed >feed.csv; tar cf - feed.csv; }
export -f feed served members
@test "WARC: a file that was packed before it was served is read, whatever its type, and its bytes are the record's" {
  t 'for m in application/gzip application/x-gzip application/octet-stream text/csv text/html; do for p in "gzip -n" "zstd -c"; do feed | $p | served $m | record response $A >a; wt-extract a >o; jq -r .item o | tr -d "\n"; wt-extract --exhibit a 0 | sha256sum | grep -c $(jq -r .source.sha256 o | sort -u); done; done | sort | uniq -c | tr -s " "; (feed | gzip -n | T=application/gzip record resource $A; feed | gzip -n | gzip -n | http "Content-Encoding: gzip" | sed "s,text/html.*,x/y\r," | record response $A) | wt-extract | jq -r .item | tr -d "\n"; feed | gzip -n | served application/gzip >b; wt-extract b | wc -l' '' $' 10 1231\n1231233'
}
@test "WARC: such a file that is cut is told, and one that is a tar or packed once more is none; a bomb is bounded" {
  t 'for f in "members | gzip -n" "feed | gzip -n | gzip -n" "head -c 99999999 /dev/zero | gzip"; do eval "$f" | served application/gzip | record response $A | wt-extract 2>&1; done; (feed; seq 9999) | gzip -n | head -c 9000 | served application/gzip | record response $A | wt-extract --rejects r 2>/dev/null | grep -c comb; jq -r .reason r; yes 1,2 | head -c 99999999 | gzip | served text/csv | record response $A | ([[ -n ${SAN-} ]] || ulimit -v 400000; wt-extract)' '' $'wt-extract: <stdin>: no adverts: binary 1\nwt-extract: <stdin>: no adverts: binary 1\nwt-extract: <stdin>: no adverts: binary 1\n3\npart' 1 'too_long'
}
@test "HAR, ARC: a packed file too" { t 'feed | gzip -n >f; har $A "\"encoding\":\"base64\",\"text\":\"$(base64 -w0 f)\"" | sed s,text/html,application/gzip, | wt-extract | jq -r .item; (printf "filedesc://x 0.0.0.0 20240506080000 text/plain 76\n1 0 InternetArchive\nURL IP-address Archive-date Content-type Archive-length\n\n"; served application/gzip <f >h; echo "$A 192.0.2.1 20240506080000 application/gzip $(wc -c <h)"; cat h; echo) | wt-extract | jq -r .item' '' $'1\n2\n3\n1\n2\n3'; }
@test "WARC: and in a stream, that comes slowly too, and in a zip" { t 'mixed gzip cat | wt-extract | jq -r .item; for n in 0 0.2; do mixed cat gzip zstd cat gzip cat | tee w | (head -c 500; sleep $n; head -c 250; sleep $n; cat) | wt-extract | jq -r .item | tr -d "\n"; done; zip -q w.zip w; wt-extract w.zip | jq -r .item | tr -d "\n"; echo' '' $'1\n2\n123456123456123456'; }
@test "WARC: bytes between plain records that begin as packed ones cost no record behind them, in a file and a stream" {
  t 'for j in "junk that is long" "\\0\\0\\0\\0\\0\\3\\13" ""; do (one 1; printf "\x1f\x8b\b$j\r\n\r\n"; one 2; one 3 | gzip; one 4) >w; for c in "wt-extract w" "wt-extract <w"; do bash -c "$c" >o 2>e; echo $? $(jq -r .item o) $(grep -c "2: damaged" e); done; done' '' $'3 1 2 3 4 1\n3 1 2 3 4 1\n3 1 2 3 4 1\n3 1 2 3 4 1\n3 1 2 3 4 1\n3 1 2 3 4 1'
}
@test "ARC: packed records behind plain ones; a file that is cut in the first line of a record is" {
  t 'arc() { http >h; echo "$A 192.0.2.1 20240506080000 text/html $(wc -c <h)"; cat h; echo; }; (printf "filedesc://x 0.0.0.0 20240506080000 text/plain 76\n1 0 InternetArchive\nURL IP-address Archive-date Content-type Archive-length\n\n"; comb 1 | arc) >a; (cat a; comb 2 | arc | gzip) | wt-extract | jq -r .item; for n in 1 9 30; do (cat a; comb 2 | arc | head -c $n) >b; wt-extract b 2>&1 >o | grep -c "truncated"; wt-extract b >o 2>&1; echo $?; done' '' $'1\n2\n1\n3\n1\n3\n1\n3'
}
@test "WARC: a digest that was made ahead is the record's, whatever its member holds" { t 'for i in $(seq 24); do (comb $i; head -c 90000 /dev/urandom | base64) | http | record response https://a.example/$i >r; case $((i % 4)) in 0) (cat r; one 9$i) ;; 1) (echo; cat r) ;; 2) cat r; sed "s/角梳/角栉/" r ;; *) cat r ;; esac | gzip -1; done >a; [ $(stat -c %s a) -gt 1048576 ]; wt-extract a | jq -r ".source|[.offset,.skip // 0,.sha256]|@tsv" >o; while read -r n k h; do wt-extract --exhibit a $n+$k | sha256sum | grep -c $h; done <o | sort | uniq -c | tr -s " "; wt-extract a | sha256sum >w; taskset -c $(taskset -cp $$ | sed "s/.*: \([0-9]*\).*/\1/") wt-extract a | sha256sum | cmp - w' '' ' 36 1'; }
@test "WARC: a long packed file and plain records behind it" { t 'for i in 1 2 3 4 5 6 7 8 9; do (comb $i; head -c 200000 /dev/urandom | base64) | http | record response https://a.example/$i | gzip -1; done >a; one 77 >>a; one 78 >>a; seen a | tail -n 3 | cut -c1-16; wt-extract --exhibit a $(wt-extract a | tail -n 1 | jq -r "\"\(.source.offset)+\(.source.skip)\"") | grep -c "角梳 78"' '' '["a.example:9",5
["a.example:77",
["a.example:78",
1'; }
@test "WARC: each of the five words for what was mended is counted" {
  t '(comb 1 | http $'"'"'X-A: \xff'"'"' | record response $A; (printf "a\r\n"; comb 2 | head -c 10; printf "\n%x\r\n" $(comb 2 | tail -c +11 | wc -c); comb 2 | tail -c +11; printf "\r\n0\r\n\r\n") | http "Transfer-Encoding: chunked" | sed "/^Content-Length/d" | record response $A; comb 3 | http | record response $A | sed "s/^WARC-Date/WARC-Payload-Digest: sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n&/"; comb 4 | http | record response $A -20; comb 5 | http | record response $A 99 | head -c -4) >a; wt-extract --summary s a 2>/dev/null | wc -l; jq -c "[.mended,.status]" s' '' $'5\n[{"header":1,"chunk_ends":1,"digest":1,"length":1,"truncated":1},0]'
}
@test "--exhibit: the bytes of a reject are those of its sha256, and status 1 says that it is one" {
  t '(comb 1 | http | record response $A; comb 2 | http | record response $B | gzip -n; seq 60000; comb 3 | http | record response $A) >w; zip -q w.zip w; (comb 1; comb 2 | gzip -n; seq 99 | gzip) >p; gzip -nk p; for i in 1 2 3; do comb $i | http | record response $A >$i.warc; done; tar cf t.tar ?.warc; printf "%040d" 7 | dd of=t.tar bs=1 seek=1024 conv=notrunc status=none; zip -q0 s.zip ?.warc; truncate -s 1000 s.zip; wt-extract --rejects r w w.zip p p.gz t.tar s.zip >/dev/null 2>&1; jq -r "select(.reason != \"layout\") | \"\(.reason) \(.file) \(.sha256) \(.offset)+\(.skip // 0)\"" r | while read -r why f sha place; do wt-extract --exhibit $f $place >x 2>/dev/null; echo $why $f $? $(sha256sum <x | grep -c $sha); done' '' $'damaged w 1 1\ndamaged w.zip/w 1 1\npacked p 1 1\npacked p.gz 1 1\ndamaged t.tar 1 1\ndamaged s.zip 1 1'
}
@test "--exhibit: inside a record, and where an archive has only members, nothing begins" {
  t 'comb 1 | http | record response $A >w; gzip -nk w; zip -q w.zip w; for p in "w 5" "w.gz 0+5" "w.zip 0" "w.zip/w 5" "w.zip/w 120"; do wt-extract --exhibit $p | wc -c; echo ${PIPESTATUS[0]}; done | paste -sd" "' '' '0 3 0 3 0 3 0 3 0 3' '' 'no record begins there'
}
@test "--exhibit: where nothing begins in a page, table, zip or member the status is 3" {
  t 'comb 1 >a.html; printf "id,title\n1,x\n" >a.csv; zip -q a.zip a.html; (comb 1; comb 1; comb 1; comb 2 | gzip -n) >b; for p in "a.html 9" "a.csv 2" "a.zip 4" "a.zip/a.html 9" "b 9"; do wt-extract --exhibit $p 2>e; echo $?; grep -c "no record begins there" e; done | tr -d "\n"; wt-extract --rejects r b >/dev/null 2>&1; wt-extract --exhibit b $(jq "select(.record == 2).offset" r) 2>/dev/null | wc -c | grep -vx 0 | wc -l' '' 31313131311 0
}
@test "Burp: a file that is cut behind an item is told" {
  t '(comb 1 | http | item $A; comb 2 | http | item $B) | burp | sed "\$d" >a; wt-extract a >b; s=$?; wc -l <b; exit $s' '' 2 3 'the file ends before the list of its items'
}
@test "mail: base64 that is cut is told, and not what a list writes behind it" {
  t 'mail() { printf "MIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n"; comb 1 | base64; }; for n in 1 2 3 4; do mail | head -c -$n >a; wt-extract --platform a a >b 2>e; echo "$(wc -l <b) $? $(grep -c "cut in one" e)"; done; (mail; echo "_ list of mails _") >a; wt-extract --platform a a | wc -l' '' $'1 0 0\n1 0 1\n1 0 1\n1 0 1\n1' 0
}
@test "WARC: a length in characters is mended where HTTP tells the right one" { t '(comb 1 | http | record response $A -4; comb 2 | http | record response $B) | seen' '' "$ONE"$'\n'"$TWO" 0 '; kept'; }
@test "WARC: and not where it does not" { t '(comb 1 | http | sed "s/^Content-Length: ./&9/" | record response $A -4; comb 2 | http | record response $B) | seen' '' "$TWO" 0 'length: Content-Length is'; }
@test "WARC: bytes behind a record that is whole are one reject, and cost nobody else" {
  t 'bare() { printf "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"; cat; }; junk() { printf "no record\n\n\0\377\r\n"; }; (comb 1 | bare | record response $A; junk; comb 2 | bare | record response $B; junk) >a; (comb 1 | http | record response $A | head -c -4; junk; comb 2 | T=text/html record resource $B; printf x) >b; gzip -c b >c; for f in a b c; do rm -f r; wt-extract --rejects r $f | jq -r .id | tr "\n" " "; jq -r "[.reason,.offset,.skip // 0,.length,.sha256]|@tsv" r | while read -r w o k n h; do echo "$w $n $(wt-extract --exhibit $f $o+$k | sha256sum | grep -c $h)"; done; done' '' $'a.example:1 b.example:2 garbage 15 1\ngarbage 15 1\na.example:1 b.example:2 garbage 15 1\ngarbage 1 1\na.example:1 b.example:2 garbage 15 1\ngarbage 1 1' 0 'garbage'
}
@test "WARC: bytes without a line end before the next record; a long lot of them" { t '(one 1; printf junk; one 2; head -c 300000 /dev/zero | tr "\0" x; one 3; printf "WARC/"; comb 4 | http | record response $A) | wt-extract --summary s | jq -r .item; jq -c "[.in,.rejected]" s' '' $'1\n2\n3\n4\n[7,3]' 0 'garbage'; }
@test "WARC: a length that ends at a blank line of the page, where a digest says more; at that of the reply" {
  t 'two() { printf "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>a</p>\r\n\r\n"; comb 1; }; w() { printf "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: $A\r\nContent-Length: $1\r\n$2\r\n"; cat .b; printf "\r\n\r\n"; }; two >.b; w 52 "WARC-Block-Digest: sha1:$(sha1sum <.b | cut -c1-40)\r\n" >a; wt-extract a | jq -c "[.id,.source.digest]"; w 40 >a; wt-extract a; echo $?' '' $'["a.example:1","ok"]\n1' 0 'Content-Length is 40, but the block'
}

@test "HAR: several, one behind the other or in an array" {
  t 'h() { har $1 "\"text\":$(comb $2 | jq -Rs .)"; }; (h $A 1; h $B 2) >a; (echo "["; h $A 1; echo ,; h $B 2; echo "]") >b; for f in a b; do seen $f; wt-extract --exhibit $f $(wt-extract $f | tail -1 | jq -r .source.offset) | jq -r .request.url; done' '' "$(for i in 1 2; do printf '%s\n%s\n%s\n' "${ONE/00Z/00.000Z}" "${TWO/00Z/00.000Z}" $B; done)"
}
@test "HAR: joined with what is none, it is told" { t '(har $A "\"text\":\"x\""; echo "{}") | wt-extract; (echo "["; har $A "\"text\":\"x\""; echo ",{}]") | wt-extract' '' '' 3 'it is an array, and not all in it are such'; }
@test "HAR: a body that is packed still" { t 'har $A "\"encoding\":\"base64\",\"text\":\"$(comb 1 | gzip -n | base64 -w0)\"" | seen' '' '["a.example:1",5.5,"https://a.example/1","2024-05-06T08:00:00.000Z"]'; }
@test "HAR: one that is damaged is told" { t 'har $A "\"encoding\":\"base64\",\"text\":\"$(comb 1 | gzip -n | head -c 60 | base64 -w0)\"" | wt-extract' '' '' 1 'encoding: '; }
@test "HAR, Burp, rows: base64 that is damaged is told" {
  t 'b=$(comb 1 | base64 -w0); d="${b:0:40}?${b:41}"; har $A "\"encoding\":\"base64\",\"text\":\"${b:0:76}\\n${b:76}\"" | wt-extract | jq -r .id; har $A "\"encoding\":\"base64\",\"text\":\"$d\"" | wt-extract; har $A "\"encoding\":\"base64\",\"text\":\"${b:0:-5}\"" | wt-extract; comb 1 | http | item $A true | sed "s/SFRUU/SFRU?/" | burp | wt-extract; jq -nc --arg b "${b:0:80}?${b:81}" "{url:\"$A\",body_base64:\$b}" | wt-extract --summary s; jq -c "[.in,.rejected]" s' '' $'a.example:1\n[1,1]' 0 'encoding: its base64 is damaged'
}
@test "HAR: a picture whose base64 is damaged is a picture" { t 'har $A "\"encoding\":\"base64\",\"text\":\"?\"" | sed "s,text/html,image/png," | wt-extract --summary s; jq -c .skipped s' '' '{"image":1}'; }
@test "a folder of wget -k -K: what came is read, and what was changed is not" { t 'mkdir d; for f in 1.html 1.html.orig 2.html 2.orig 3.orig 4.html.orig.bak; do comb ${f%%.*} >d/$f; done; wt-extract --summary s --url $B d | jq -r .source.file; jq -c .skipped s; wt-extract --url $B d/1.html d/1.html.orig | wc -l' '' $'d/1.html.orig\nd/2.orig\nd/3.orig\nd/4.html.orig.bak\n{"converted":2}\n2'; }
@test "HAR: a body in a file beside it, through a pipe" { t 'har $A "\"_file\":\"x.html\"" | wt-extract --summary s; jq -c .skipped s' '' '{"beside":1}'; }
# attached URL FILE: an entry whose content is that file; body_of N: such a file, by its SHA-1.
attached() { har "$1" "\"_file\":\"$2\""; }
body_of() { comb "$1" >.k; n=$(sha1sum <.k | cut -c1-40).html; mv .k "${2-.}/$n"; echo "$n"; }
where() { wt-extract "$@" | jq -c '[.id,.url,.source.file[-9:],.source.digest]'; }
export -f attached body_of where
@test "HAR: bodies beside it, as Playwright keeps them, in a folder and alone" {
  t 'mkdir d; attached $A "$(body_of 1 d)" >d/har.har; comb 9 >d/other.html; where d/har.har; wt-extract --summary s --url $B d | jq -r .id; jq -c "[.in,.used,.skipped]" s; where --url $B d/har.har d/*.html | head -n 1; rm d/har.har; wt-extract --url $B d | wc -l; attached $A x.html >a.har; comb 1 >x.html; where a.har' '' $'["a.example:1","https://a.example/1","3c57.html","ok"]\na.example:1\nb.example:9\n[3,2,{"beside":1}]\n["a.example:1","https://a.example/1","3c57.html","ok"]\n2\n["a.example:1","https://a.example/1","x.html",null]'
}
@test "HAR: bodies in its zip, before it; the bytes are found again" {
  t 'mkdir d; n=$(body_of 1 d); attached $A $n >d/har.har; (cd d; zip -q ../a.har.zip $n har.har; cd ..; zip -qr b.zip d); for f in a.har.zip b.zip; do wt-extract --summary s $f >o; jq -c "[.id,.source.file[-9:],.source.digest]" o; jq -c "[.in,.used,.skipped]" s; rm s; f=$(jq -r .source.file o); wt-extract --exhibit $f 0 | sha256sum | cut -c1-64 | grep -c "$(jq -r .source.sha256 o)"; done; cat a.har.zip | wt-extract --url $B --summary s | jq -r .id; jq -c .skipped s' '' $'["a.example:1","3c57.html","ok"]\n[2,1,{"beside":1}]\n1\n["a.example:1","3c57.html","ok"]\n[2,1,{"beside":1}]\n1\nb.example:1\n{"beside":1}'
}
# backwards N FIRST CHANGE: a.zip, a HAR of N entries whose bodies stand the other way
# round, behind one of FIRST bytes more; CHANGE to the bytes of the file.
backwards() {
  python3 - "$@" <<'END'
import json, sys, zipfile
n, first, change = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
ids = range(2000, 2000 + n)
with zipfile.ZipFile("a.zip", "w", zipfile.ZIP_DEFLATED) as z:
    for i in ids[::-1]:
        z.writestr("%d.html" % i, "<title>comb %d</title><h1>comb %d</h1><b class=price>$5.50</b><button>Add to cart</button>%s"
                   % (i, i, "<p>xyz</p>" * (first // 10) if i == ids[-1] else ""))
    z.writestr("a.har", json.dumps({"log": {"version": "1.2", "creator": {"name": "x"}, "entries": [
        {"startedDateTime": "2024-05-06T08:00:00.000Z", "request": {"url": "https://a.example/p/%d" % i}, "response": {
            "status": 200, "content": {"mimeType": "text/html", "_file": "%d.html" % i}}} for i in [ids[-1], *ids, ids[0]]]}}))
data = open("a.zip", "rb").read()
if change:
    data = data[:39] + b"\xff" * 21 + data[60:]
open("a.zip", "wb").write(data)
END
}
export -f backwards
@test "HAR: bodies in its zip in another order: each its own, at no cost of the square; large, damaged" {
  t 'backwards 4000 9; (ulimit -t 9; wt-extract a.zip) | jq -r "[.url[20:],.title[5:]]|@tsv" >o; wc -l <o; awk "\$1 != \$2" o | wc -l; backwards 4 20000000; wt-extract a.zip | jq -r .title; backwards 4 9 x; wt-extract a.zip | jq -r .title' '' $'4002\n0\ncomb 2003\ncomb 2000\ncomb 2001\ncomb 2002\ncomb 2003\ncomb 2000\ncomb 2000\ncomb 2001\ncomb 2002\ncomb 2000' 0 '2003.html'
}
@test "HAR: a body that is missing, elsewhere, a link, or another one" {
  t 'mkdir d; comb 1 >x.html; ln -s ../x.html d/l.html; for n in y.html ../x.html "$PWD/x.html" .. l.html; do attached $A "$n" >d/a.har; wt-extract d/a.har 2>&1 | sed "s,$PWD,PWD,"; done; n=$(body_of 1 d); echo >>d/$n; attached $A $n >d/a.har; wt-extract d/a.har | jq -r .source.digest; zip -qj z.zip d/a.har; wt-extract z.zip 2>&1 | tail -c 80' '' $'wt-extract: d/a.har:1: no_body: the content is the file y.html beside it: it is not there; rejected\nwt-extract: d/a.har:1: no_body: the content is the file ../x.html beside it: it would not be in the same folder; rejected\nwt-extract: d/a.har:1: no_body: the content is the file PWD/x.html beside it: it would not be in the same folder; rejected\nwt-extract: d/a.har:1: no_body: the content is the file .. beside it: it would not be in the same folder; rejected\nwt-extract: d/a.har:1: no_body: the content is the file l.html beside it: it is not there; rejected\nwrong\nf85a5d1487b84f355e3c57.html beside it: the archive has no such member; rejected'
}
# traced URL NAME: a line of what Playwright traces of the network.
traced() { jq -nc --arg u "$1" --arg n "$2" '{type:"resource-snapshot",snapshot:{startedDateTime:"2024-05-06T08:00:00.000Z",request:{method:"GET",url:$u},response:{status:200,content:{size:-1,mimeType:"text/html",_sha1:$n}}}}'; }
# traces: a trace of two pages in d, and the same in d.zip.
traces() { mkdir -p d/resources; (traced $A "$(body_of 1 d/resources)"; traced $B "$(body_of 2 d/resources)") >d/1-trace.network; echo '{"version":7,"type":"context-options"}' >d/trace.trace; (cd d && zip -qr ../d.zip .); }
export -f traced traces
@test "HAR: what Playwright traces, in its folder and in its zip; each body opens" {
  t 'traces; for f in d d.zip; do rm -f s; wt-extract --summary s $f >o; jq -c "[.id,.url,.captured,.source.digest]" o; jq -Sc .skipped s; jq -r ".source|[.file,.offset,.sha256]|@tsv" o | while read -r f n h; do wt-extract --exhibit $f $n | sha256sum | grep -c $h; done; done' '' "$(for i in 1 2; do printf '["a.example:1","https://a.example/1","2024-05-06T08:00:00.000Z","ok"]\n["b.example:2","https://b.example/2","2024-05-06T08:00:00.000Z","ok"]\n{"beside":2,"no_site":1}\n1\n1\n'; done)"
}
@test "HAR: how a page looked, in the same trace, is none of its adverts" { t 'traces; g="[\"A\",{\"href\":\"https://item.jd.com/100105483276.html\",\"title\":\"horn comb\"},\"x\"]"; echo "{\"type\":\"frame-snapshot\",\"snapshot\":{\"html\":[\"HTML\",{},[\"LI\",{\"data-sku\":\"100105483276\"},$g,$g]]}}" >>d/trace.trace; wt-extract d | jq -r .id' '' $'a.example:1\nb.example:2'; }
@test "HAR: a trace that is cut; files given by name; a folder of bodies that is a link" {
  t 'traces; wt-extract d/1-trace.network d/resources/* | jq -r .id; head -c -9 d/1-trace.network >d/2-trace.network; wt-extract d/2-trace.network | jq -r .id; mv d/resources x; ln -s ../x d/resources; wt-extract d/1-trace.network 2>&1 | grep -c "it is not there"' '' $'a.example:1\nb.example:2\na.example:1\n2' 0 'd/2-trace.network: byte 222'
}
HAR_ONE='["a.example:1",5.5,"https://a.example/1","2024-05-06T08:00:00.000Z"]'
HAR_TWO=$HAR_ONE$'\n'$HAR_ONE$'\n118\n1\nhttps://a.example/1\n868\n1\nhttps://a.example/1'
@test "HAR: in UTF-16, as PowerShell writes it" {
  t 'for e in LE BE; do (printf "\xef\xbb\xbf"; har $A "\"text\":$(comb 1 | sed s/comb/𝟙/ | jq -Rs .)" | jq -c ".log.entries+=.log.entries") >a; iconv -f UTF-8 -t UTF-16$e a >w.har; seen w.har; wt-extract w.har | jq -r ".source|[.file,.offset,.sha256]|@tsv" | while read -r f at sha; do echo $at; wt-extract --exhibit $f $at | tee x | sha256sum | grep -c $sha; iconv -f UTF-16$e -t UTF-8 x | jq -r .request.url; done; done; printf "\xff\xfe" >b; har $A "\"text\":" | iconv -f UTF-8 -t UTF-16LE >>b; wt-extract b 2>&1 | head -n 1 | cut -c1-30; har $A "\"text\":$(comb 1 | sed s/comb/一梳/ | jq -Rs .)" | iconv -t UTF-16BE >w.har; wt-extract w.har | jq -r ".source|[.offset,.sha256]|@tsv" | while read -r at sha; do echo $at; wt-extract --exhibit w.har $at | sha256sum | grep -c $sha; done' '' "$HAR_TWO"$'\n'"$HAR_TWO"$'\nwt-extract: b:1: har: byte 235\n116\n1'
}

@test "HAR: a body that was saved in part is told, and one of which is nothing" { t 'har $A "\"text\":$(comb 1 | jq -Rs .)" | sed "s/\"size\":9/\"size\":999/" | wt-extract --summary s | jq -r .id; jq -c "[.used,.rejected,.status]" s; har $A "\"text\":\"\"" | wt-extract 2>&1 | grep -c "no_body: "' '' $'a.example:1\n[0,1,1]\n1' 0 'of the 999 bytes of the reply were saved; rejected'; }
# hars N BYTES: a HAR of N pages, each with so many bytes more.
hars() {
  har $A "\"text\":$(comb 1 | jq -Rs .)" | jq -c --argjson n $1 --argjson p $2 '.log.pages=[{"id":"p","title":"t"}]|.log.entries=[.log.entries[0] as $e|range($n)|. as $i|$e|.request.url|=sub("/1";"/\($i+1)")|.response.content.text|=sub("/1";"/\($i+1)")+"x"*$p|.response.content.size=9]'
}
export -f hars
@test "HAR: longer than a page may be, or cut: entry by entry" {
  t 'hars 30 5000 >a; for f in a "a a"; do cat $f | wt-extract --max-line 65536 | jq -r .source.sha256 | tee s | wc -l; sort -u s | wc -l; done; wt-extract --max-line 65536 a | tail -n 1 | jq -r ".source|[.file,.offset,.sha256]|@tsv" | (read -r f n h; wt-extract --exhibit $f $n | sha256sum | grep -c $h); for n in 1 2 3 9 6000 99999; do head -c -$n a | wt-extract 2>/dev/null | wc -l; head -c -$n a | wt-extract >/dev/null 2>&1; echo $?; done | paste -sd " "; gzip -c a | head -c 500 | wt-extract >/dev/null; echo $?; hars 3 70000 | sed "s/xxxx\"/\"/" | wt-extract --max-line 65536 | wc -l' '' $'30\n30\n60\n30\n1\n30 0 30 3 30 3 30 3 28 3 11 3\n3\n0' 0 'too_long: a row has more'
}
@test "rows of pages whose array is cut between two of them" { t '(echo "["; for i in 1 2; do jq -nc --arg h "$(comb $i)" "{url:\"https://a.example/$i\",html:\$h}"; echo ,; done) | wt-extract | wc -l; exit ${PIPESTATUS[1]}' '' 2 3 'truncated: the file ends inside the list of its pages'; }
@test "HAR: within what Splash gives" { t 'har $A "\"text\":$(comb 1 | jq -Rs .)" | sed "s/.*/{\"har\": &}/" >a; wt-extract a | jq -r .id; har $A "\"text\":1" | sed "s/.*/{\"har\": 1, &/" | wt-extract --summary s; jq -c .skipped s' '' $'a.example:1\n{}' 0 'part: it ends inside a value'; }
@test "several replies in one file, as curl -i shows two addresses" {
  t '(comb 1 | http; comb 2 | gzip -n | http "Content-Encoding: gzip"; printf "HTTP/1.1 302 Found\r\nContent-Length: 2\r\n\r\nno"; (comb 3; echo "HTTP/1.1 is a word") | http | sed /Content-L/d; printf "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"; comb 4; (echo "<pre>"; printf "HTTP/1.1 200 OK\r\nA: b\r\n\r\n"; comb 5) | http) >a; wt-extract --platform x --summary s a >o; jq -r .item o | tr -d "\n"; jq -c "[.in,.used,.skipped]" s; jq -r ".source|[.offset,.sha256]|@tsv" o | while read -r n h; do wt-extract --exhibit a $n | sha256sum | grep -c $h; done | tr -d "\n"; echo' '' '12345[6,5,{"status_3xx":1}]
11111'
}
@test "replies that led to one in the same file are part of it" { t '(printf "HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n"; comb 1 | http) | wt-extract --platform x --summary s | jq -c "[.item,.source.offset]"; jq .in s' '' $'["1",0]\n1'; }
@test "a page that is not whole is told: by the crawler, by HTTP, by its length" {
  t '(comb 1 | http | record response $A | sed "s/^WARC-Date/WARC-Truncated: length\r\n&/"; comb 2 | http "Content-Range: bytes 0-299/300" | sed "s/ 200 OK/ 206 X/" | record response $B; comb 2 | http "Content-Range: bytes 0-299/400" | sed "s/ 200 OK/ 206 X/" | record response $B; comb 2 | http | sed "s/^Content-Length: /&9/" | record response $B) >a; wt-extract --summary s a 2>e | jq -r ".item,.source.lost//0" | tr -d "\n"; jq -c "[.in,.used,.rejected,.mended,.status]" s; head -3 e | cut -d: -f2- | cut -c1-59' '' '1part202part2part[4,1,3,{},1]
 a:1: part: the crawler kept only a part: WARC-Truncated: l
 a:3: part: the reply is a part: Content-Range: bytes 0-299
 a:4: part: the body has 174 bytes, and its header says tha'
}
@test "a request and its reply in one file" { t '(printf "GET /1 HTTP/1.1\r\nHost: a.example\r\n\r\n\r\n"; comb 1 | http) | wt-extract | jq -c "[.id,.url]"; printf "GET /1 HTTP/1.1\r\nHost: a.example\r\n\r\nx\nHTTP/ y" | wt-extract --summary s; jq -c .skipped s' '' $'["a.example:1","https://a.example/1"]\n{"request":1}'; }

# Each of three elements goes on to the end of the item then.
@test "Burp: elements without an end" {
  t '{ burp; printf "<item><url>https://a.example/1<time>noon<response>"; comb 7 | http | sed "s/</\&lt;/g"; printf "%5000s</item></items>" ""; } | wt-extract --platform x | jq -r .item' '' 7
}
@test "Burp: items in base64 and as they are, each at its place" {
  t '(comb 1 | http | item $A true; comb 2 | http "X: </item>" | item $B) | burp >a; seen a; wt-extract a >o; jq -r .source.sha256 o >w; while read -r f n; do wt-extract --exhibit $f $n | sha256sum | cut -d" " -f1; done < <(jq -r "[.source.file,.source.offset]|@tsv" o) | cmp - w && gzip <a >a.gz && wt-extract a.gz | sed -n 2p | jq -r ".source|\"\(.file) \(.offset)+\(.skip)\"" | xargs wt-extract --exhibit | head -1' '' "$ONE"$'\n'"$TWO"$'\n<item>'
}
@test "Burp: chunks, packed, errors, no answer" { t '(comb 1 | gzip -n | (printf "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n"; cat) | item $A true; printf "HTTP/1.1 404 No\r\n\r\nx" | item $B; printf "" | item $B) | burp | wt-extract --summary s | jq -r .id; jq -c .skipped s' '' $'a.example:1\n{"status_404":1,"empty":1}'; }
@test "Burp: a time of a zone that has no number is none" { t 'comb 1 | http | Z=CST item $A | burp | seen' '' '["a.example:1",5.5,"https://a.example/1",null]'; }
@test "Burp: a file that is cut" { t '(comb 1 | http | item $A true; comb 2 | http | item $B true) | burp | head -c 1000 | seen' '' "$ONE" 0 'truncated: the file ends inside an item'; }
@test "Burp: other XML with items" { t 'echo "<?xml version=\"1.0\"?><items><item><title>a</title><price>5</price><url>https://www.ebay.com/itm/123456789012</url></item><item><title>b</title><price>6</price><url>https://www.ebay.com/itm/123456789013</url></item></items>" | wt-extract | jq -r .id' '' $'ebay.com:123456789012\nebay.com:123456789013'; }

failed() { printf '{"url":"https://a.example/0","status":404,"error":"none"}\n'; }
paged() { jq -nc --arg u "$A" --arg b "$(comb 1)" '{url:$u,html:$b,fetched_at:"2024-05-06T08:00:00Z"}'; }
export -f failed paged
@test "pages as rows: the first ones have none" {
  t 'for n in 1 19; do (for i in $(seq $n); do failed; done; paged) >a; seen a; seen <a; (head -c 70 a; sleep .1; tail -c +71 a) | seen; jq -s . a | seen; jq -sc "{items:.}" a | seen; (echo url,html,fetched_at; jq -r "[.url,.html // \"None\",.fetched_at]|@csv" a) | seen; done' '' "$(for i in 1 2 3 4 5 6 7 8 9 10 11 12; do echo "$ONE"; done)"
}
@test "pages as rows: adverts before a page are adverts" { t '(jq -nc "{id:1,title:\"a\",price:5,url:\"https://a.example/9\"}"; paged) | wt-extract | sed 1q | jq -r .id' '' 'a.example:1'; }
@test "pages as rows: base64 of what is packed, under any name; what Charles encodes" {
  t 'for p in "gzip -n" zstd; do jq -nc --arg u $A --arg b "$(comb 1 | $p | base64 -w0)" "{url:\$u,ts:1714982400,z:\$b}" | seen; done; jq -nc --arg b "$(comb 1 | base64 -w0)" "{scheme:\"https\",host:\"a.example\",path:\"/1\",query:null,times:{start:\"2024-05-06T08:00:00Z\"},response:{status:200,body:{encoding:\"base64\",encoded:\$b}}}" | seen' '' "$(for i in 1 2 3; do echo "$ONE"; done)"
}
@test "pages as rows: names that begin with http are no addresses" { t 'jq -nc --arg u "$A" --arg b "$(comb 1)" "{http_status:200,url:\$u,html:\$b,fetched_at:\"2024-05-06T08:00:00Z\"}" | seen' '' "$ONE"; }
@test "pages as rows: what adverts and replies keep packed for programs is no page" {
  t 'k=$(head -c 99 /dev/urandom | gzip -n | base64 -w0); for n in 1 2; do jq -nc --arg k $k "{itemId:7,subject:\"comb\",offer:{price:5},detailUrl:\"https://a.example/7\",track:\$k}"; done | wt-extract | jq -r .id; jq -nc --arg k $k "{cursor:\$k,items:[{id:7,title:\"comb\",price:5,url:\"https://a.example/7\"}]}" | wt-extract | jq -r .id; jq -nc --arg u "$A" --arg k $k --arg b "$(comb 1 | gzip -n | base64 -w0)" "{url:\$u,fetched_at:\"2024-05-06T08:00:00Z\",har:\$k,body:\$b}" | seen' '' $'a.example:7\na.example:7\na.example:7\n'"$ONE"
}
@test "pages as rows: a table whose quotes have a backslash" {
  t 'for q in "<p class=\\\"x\\\">" "" "C:\\\\"; do printf "url,html,fetched_at\n$A,\"%s\",2024-05-06T08:00:00Z\n$B,\"<html>C:\\\\\\\\\",2024-05-06T08:00:00Z\n" "$(comb 1 | sed "s/\"/\\\\\"/g")$q" >a; seen a; (head -c 99 a; sleep .1; tail -c +100 a) | seen; done' '' "$(for i in 1 2 3 4 5 6; do echo "$ONE"; done)"
}
hexed() { xxd -p | tr -d '\n'; }
zlibbed() { perl -MCompress::Zlib -0777 -ne 'print compress($_)'; }
kept_so() { jq -nc --arg u "$A" --arg b "$(cat)" '{url:$u,"@timestamp":"2024-05-06T08:00:00Z",html:$b}'; }
export -f hexed zlibbed kept_so
@test "pages as rows: in hexadecimal, in base64 of zlib, in references; damaged" {
  t '(echo "\\x$(comb 1 | hexed)"; ) | kept_so | seen; comb 1 | hexed | tr a-f A-F | kept_so | seen; echo 0x$(comb 1 | gzip -n | hexed) | kept_so | seen; comb 1 | zlibbed | base64 -w0 | kept_so | seen; comb 1 | zlibbed | base64 -w0 | jq -Rc --arg u $A "{url:\$u,date:{\"\$date\":\"2024-05-06T08:00:00Z\"},html:{\"\$binary\":.,\"\$type\":\"00\"}}" | seen; comb 1 | sed "s/&/\&amp;/g;s/</\&lt;/g;s/\"/\&quot;/g" | kept_so | seen; (echo "url,fetched_at,body"; echo "$A,2024-05-06T08:00:00Z,\\x$(comb 1 | hexed)") | seen; echo "\\x$(comb 1 | hexed)0" | kept_so | wt-extract 2>&1 | grep -c "encoding: its"' '' "$(for i in 1 2 3 4 5 6 7; do echo "$ONE"; done)"$'\n1'
}
@test "zip: behind a member that is damaged the others open again" {
  t 'for i in 1 2 3; do (comb $i; seq $((i * 90))) >$i.html; done; zip -q a.zip ?.html; (head -c 300 a.zip; tail -c +302 a.zip) >b.zip; python3 -c "import sys; sys.stdout.buffer.write(open(\"b.zip\",\"rb\").read().replace(b\".html\",b\".htm\\xff\"))" >c.zip; for f in b.zip c.zip; do wt-extract --platform x $f 2>/dev/null >o; jq -r .item o; jq -r ".source|[.file,.offset,.sha256]|@tsv" o | while read -r f n h; do wt-extract --exhibit $f $n | sha256sum | grep -c $h; done; done' '' $'2\n3\n1\n1\n2\n3\n1\n1'
}
@test "pages as rows: an object of pages by their addresses" {
  t 'jq -nc --arg a "$(comb 1)" --arg b "$(comb 2)" "{\"https://a.example/0\":null,\"https://a.example/1\":\$a,\"https://b.example/2\":{html:\$b,status:200}}" >a; jq . a >b; for f in a b; do wt-extract $f >o; jq -c "[.id,.url]" o; wt-extract <$f | jq -r .item; jq -r ".source|[.file,.offset,.skip // 0,.sha256]|@tsv" o | while read -r f n s h; do wt-extract --exhibit $f $n+$s | sha256sum | grep -c $h; done; done; head -c 300 a | wt-extract | jq -r .item; jq -nc "{\"https://a.example/1\":{id:1,title:\"a\",price:5}}" | wt-extract --platform x | jq -r .item' '' $'["a.example:1","https://a.example/1"]\n["b.example:2","https://b.example/2"]\n1\n2\n1\n1\n["a.example:1","https://a.example/1"]\n["b.example:2","https://b.example/2"]\n1\n2\n1\n1\n1\n1' 0 'json: '
}
@test "a page as it is written within another" { t 'e() (comb 1 | sed "s/&/\&amp;/g;s/</\&lt;/g;s/\"/\&quot;/g"); e | wt-extract --url $A | jq -r .item; (e; echo "<p>") | wt-extract --url $A' '' 1; }
@test "tar: what is whole of a member before the end of a file that is cut" {
  t '(one 1 | gzip -n; one 2 | gzip -n; head -c 3000 /dev/urandom) >a.gz; tar cf a.tar a.gz; head -c 3000 a.tar | seen; head -c 3000 a.tar | gzip -n | seen' '' "$ONE"$'\n["a.example:2",5.5,"https://a.example/2","2024-05-06T08:00:00Z"]\n'"$ONE"$'\n["a.example:2",5.5,"https://a.example/2","2024-05-06T08:00:00Z"]' 0 'the archive is damaged'
}
@test "WARC: its version in small letters is told" { t 'one 1 | sed "s/^WARC.1.0/warc\/1.0/" | wt-extract' '' '' 1 'warc_version: WARC is read from'; }

@test "betamax: what was recorded packed" { t 'echo "{\"http_interactions\":[{\"request\":{\"uri\":\"$A\"},\"response\":{\"body\":{\"encoding\":null,\"base64_string\":\"$(comb 1 | gzip -n | base64 -w0)\"},\"status\":{\"code\":200},\"url\":\"$A\"}}]}" | wt-extract | jq -c "[.id,.url]"' '' '["a.example:1","https://a.example/1"]'; }
# gocassette: what go-vcr records of comb 1.
gocassette() { printf -- '---\nversion: 2\ninteractions:\n    - id: 0\n      request:\n        body: ""\n        url: %s\n        method: GET\n      response:\n        uncompressed: true\n        body: |\n' $A; comb 1 | sed 's/^/            /'; printf '            <p>\n        headers:\n            Date:\n                - Mon, 06 May 2024 08:00:00 GMT\n        status: 200 OK\n        code: 200\n'; }
export -f gocassette
@test "go-vcr: its version stands before the interactions; one that is cut in a body" { t 'gocassette >a.yaml; seen a.yaml; sed "/<p>/q" a.yaml | seen' '' "$ONE"$'\n["a.example:1",5.5,"https://a.example/1",null]' 0 'truncated'; }
@test "go-vcr: a status with its words" { t 'gocassette | sed "s/200 OK/404 Not Found/" | wt-extract --summary s; jq -c .skipped s' '' '{"status_404":1}'; }
@test "pages as rows: the address that katana was sent to" { t 'jq -nc --arg u $A --arg b "$(comb 1)" "{timestamp:\"2024-05-06T08:00:00Z\",request:{method:\"GET\",endpoint:\$u},response:{status_code:200,body:\$b}}" | seen' '' "$ONE"; }
@test "pages as rows: a reply with its header, as testers' tools keep it; of an error; cut" {
  t 'comb 1 | http >m; jq -nc --arg u $A --rawfile m m "{timestamp:\"2024-05-06T08:00:00Z\",title:\"x\",url:\$u,request:\"GET / HTTP/1.1\",response:\$m}" | tee o | seen; sed "s,HTTP/1,HTTP\\\\/1,g" o | seen; jq -nc --arg m "$(base64 -w0 m)" "[{id:1,host:\"a.example\",path:\"/1\",created_at:1714982400000,raw:\"R0VUIC8g\",response:{raw:\$m}}]" | seen; sed "s/200 OK/302 x/" o | wt-extract --summary s; jq -c .skipped s; jq -c ".response|=.[:-3]" o | seen' '' "$ONE"$'\n'"$ONE"$'\n'"$ONE"$'\n{"status_3xx":1}\n'"$ONE" 0 'part: the body has'
}
@test "pages as rows: what whistle and Proxyman keep in base64" {
  t 'b=$(comb 1 | base64 -w0); jq -nc --arg u $A --arg b $b "[{id:\"1\",url:\$u,startTime:1714982400000,req:{method:\"GET\",base64:\"\"},res:{statusCode:200,headers:{},base64:\$b}}]" | seen; for n in bodyData blob; do jq -nc --arg n $n --arg u $A --arg b $b "{name:\"x\",request:{fullPath:\$u},response:{status:{code:200},createdAt:1714982400.5,(\$n):\$b}}" | seen; done; jq -nc --arg b "PHA+$b" "{blob:\$b}" | wt-extract | wc -l' '' "$ONE"$'\n["a.example:1",5.5,"https://a.example/1","2024-05-06T08:00:00Z"]\n["a.example:1",5.5,"https://a.example/1","2024-05-06T08:00:00Z"]\n0'
}
@test "nock: the address is in two parts" { t 'jq -nc --arg b "$(comb 1)" "[{scope:\"https://a.example:443\",method:\"GET\",path:\"/1\",status:200,response:\$b}]" | wt-extract | jq -c "[.id,.url]"' '' '["a.example:1","https://a.example/1"]'; }

@test "MHTML: a page alone, and parts within parts" {
  t '(printf "MIME-Version: 1.0\r\nContent-Location: $A\r\nContent-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"; comb 1 | sed "s/=/=3D/g") | wt-extract | jq -c "[.id,.url]"; (printf "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=a\r\n\r\n--a\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b\r\nContent-Type: text/html\r\nContent-Location: $A\r\n\r\n"; comb 1; printf "\r\n--b--\r\n\r\n--a--\r\n") | wt-extract | jq -c "[.id,.url]"' '' $'["a.example:1","https://a.example/1"]\n["a.example:1","https://a.example/1"]'
}

# frames: a page as Chrome saves it, in which are a frame with an address and one
# without.
frames() {
  printf 'From: <Saved by Blink>\r\nSnapshot-Content-Location: %s\r\nDate: Mon, 6 May 2024 08:00:00 GMT\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----M--x"\r\n\r\n' "$A"
  printf '\r\n------M--x\r\nContent-Type: text/html\r\nContent-ID: <frame-1@mhtml.blink>\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: %s\r\n\r\n' "$A"
  comb 1 | sed 's/=/=3D/g'
  printf '\r\n------M--x\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://a.example/1.png\r\n\r\niVBORw0K\r\n'
  printf '\r\n------M--x\r\nContent-Type: text/html\r\nContent-ID: <frame-2@mhtml.blink>\r\nContent-Transfer-Encoding: base64\r\nContent-Location: %s\r\n\r\n' "$B"
  comb 2 | base64
  printf '\r\n------M--x\r\nContent-Type: text/html\r\nContent-Location: cid:frame-3@mhtml.blink\r\n\r\n'
  comb 3
  printf '\r\n------M--x--\r\n'
}
export -f frames
@test "MHTML: frames are pages of their own addresses, and each opens" {
  t 'frames >a; wt-extract --summary s --platform x a >o; jq -c "[.id,.url,.captured]" o; jq -c "[.in,.used]" s; mkdir d; cp a d; (cd d; zip -q ../z a); for f in a z.zip; do wt-extract --platform x $f; done | jq -r ".source|[.file,.offset,.sha256]|@tsv" | while read -r f n h; do wt-extract --exhibit $f $n | sha256sum | grep -c $h; done | uniq -c | tr -s " "; jq .source.offset o | head -n 1; wt-extract --exhibit a $(jq .source.offset o | sed -n 2p) | head -n 2 | tail -n 1' '' $'["a.example:1","https://a.example/1","2024-05-06T08:00:00Z"]\n["b.example:2","https://b.example/2","2024-05-06T08:00:00Z"]\n["x:3",null,"2024-05-06T08:00:00Z"]\n[3,3]\n 6 1\n0\nContent-ID: <frame-2@mhtml.blink>\r'
}
@test "MHTML: foreign characters in base64 mean nothing" { t 'frames | sed "s/^iVB/i!VB/;s/^PCFkb2/PC!Fkb2/" | wt-extract --platform x | jq -r .id' '' $'a.example:1\nb.example:2\nx:3'; }
@test "MHTML: cut in a frame" { t 'frames | head -c 1200 >a; wt-extract --platform x a >o; s=$?; jq -r .id o; exit $s' '' $'a.example:1\nb.example:2' 3 'the file has no end: it is cut in one of its parts'; }

# cached N: a reply in a cache of Scrapy; what comes from standard input is it.
cached() {
  mkdir -p "c/$1"
  printf "{'url': 'https://a.example/x', 'method': 'GET', 'status': 200, 'response_url': 'https://a.example/%s', 'timestamp': 1714982400.25}" "$1" >"c/$1/meta"
  echo 'Accept: x' >"c/$1/request_headers"
  echo 'Server: x' >"c/$1/response_headers"
  cat >"c/$1/response_body"
}
export -f cached
@test "Scrapy: what it pickled beside the same as text is no reject; elsewhere it is" { t 'comb 1 | cached 1; printf "\x80\x04\x95." | tee c/1/pickled_meta c/pickled_meta >c/1/x; wt-extract --summary s c | jq -r .id; jq -c "[.in,.used,.rejected,.skipped.metadata]" s; rm s c/1/meta; wt-extract --url $A --summary s c | jq -r .id; jq .rejected s; rm s; comb 1 | cached 1; tar cf a.tar c/1; wt-extract --summary s a.tar | jq -r .id; jq .rejected s' '' $'a.example:1\n[7,1,2,2]\na.example:1\n3\na.example:1\n1' 0 'pickle'; }
@test "Scrapy: its cache, plain and packed replies" {
  t 'comb 1 | cached 1; comb 2 | gzip | cached 2; mkdir c/3; comb 3 >c/3/response_body; seen --summary s c; jq -c "[.in,.used,.rejected,.skipped]" s' '' $'["a.example:1",5.5,"https://a.example/1","2024-05-06T08:00:00Z"]\n["a.example:2",5.5,"https://a.example/2","2024-05-06T08:00:00Z"]\n[9,2,1,{"metadata":2,"no_site":4}]' 0 'c/3/response_body:1: layout'
}

# kept DIR: a page in a folder of that name.
@test "Scrapy: replies as brotli and zlib packed them; what is no such, and elsewhere" {
  t 'comb 1 | brotli -c | cached 1; comb 2 | perl -MCompress::Zlib -0777 -ne "print compress(\$_)" | cached 2; printf "\223\301\0\1\2\3\0\4%0600d" 0 | tr 0 "\1" | cached 3; comb 4 | brotli -c >c/4; seen c; wt-extract c 2>/dev/null | jq -r ".source|[.file,.offset,.sha256]|@tsv" | while read -r f n h; do wt-extract --exhibit $f $n | sha256sum | grep -c $h; wt-extract --exhibit $f $n >/dev/null; echo $?; done; wt-extract c 2>&1 >/dev/null | grep -c ": unknown: "' '' $'["a.example:1",5.5,"https://a.example/1","2024-05-06T08:00:00Z"]\n["a.example:2",5.5,"https://a.example/2","2024-05-06T08:00:00Z"]\n1\n0\n1\n0\n2' 0 'unknown: '
}

kept() { mkdir -p "$1" && comb 7 >"$1/7.html" && seen "${1%%/*}"; }
export -f kept
@test "mirrors: the folder of the host" { t 'for d in m/www.a.example/goods m/a.com m/x.js/b.cn m/shop.c.hk/a.b; do kept $d | jq -r ".[0]"; rm -r m; done' '' $'a.example:7\na.com:7\nb.cn:7\nshop.c.hk:7'; }
@test "mirrors: the folder of the time" { t 'kept w/20150603012345/a.com; kept w2/20150603012345/x/a.com' '' $'["a.com:7",5.5,null,"2015-06-03T01:23:45Z"]\n["a.com:7",5.5,null,null]'; }
@test "mirrors: the folders of an address that was archived" { t 'kept w/20150603012345id_/https:/a.com/7; kept x/web.archive.org/web/20150603012345/http:/a.com; kept y/20150603012345_id_/a.com' '' $'["a.com:7",5.5,null,"2015-06-03T01:23:45Z"]\n["a.com:7",5.5,null,"2015-06-03T01:23:45Z"]\n["a.com:7",5.5,null,null]'; }
@test "mirrors: the folder of the time in that of the host" { t 'for d in w/a.com/20150603012345/x w/20140603012345/a.com/20150603012345 w/a.com/x/20150603012345; do kept $d; rm -r w; done' '' $'["a.com:7",5.5,null,"2015-06-03T01:23:45Z"]\n["a.com:7",5.5,null,"2014-06-03T01:23:45Z"]\n["a.com:7",5.5,null,null]'; }
# box FOLDER: what ArchiveBox keeps of comb 1: as wget had it, in the browser, as WARC.
box() {
  mkdir -p "$1/warc" "$1/www.a.example"
  jq -n --arg t "${1##*/}" '{archive_path:("archive/"+$t),timestamp:$t,title:"x",url:"https://www.a.example/1"}' >"$1/index.json"
  comb 1 | tee "$1/output.html" "$1/www.a.example/1.html" | http | record response https://www.a.example/1 | gzip -n >"$1/warc/1.warc.gz"
  echo "<h1>comb 1</h1><a href=output.html>DOM</a>" >"$1/index.html"
}
export -f box
@test "mirrors: each page of ArchiveBox is a capture of the same advert, in a folder and in an archive" {
  t 'box archive/1714982400.123456; tar --sort=name -cf a.tar archive; for f in archive a.tar; do wt-extract --summary s $f | jq -c "[.id,.url,.captured]"; jq -Sc .skipped s; rm s; done; sed -i "s,archive/,,g" archive/*/index.json; wt-extract archive/*/index.json archive/*/output.html' '' "$(for i in 1 2; do printf '["a.example:1","https://www.a.example/1","2024-05-06T08:00:00Z"]\n["a.example:1","https://www.a.example/1","2024-05-06T08:00:00Z"]\n["a.example:1",null,"2024-05-06T08:00:00Z"]\n{"metadata":1,"no_site":1}\n'; done)" 1 'output.html:1: layout'
}
@test "mirrors: seconds since 1970 as a folder" {
  t 'for d in 1714982400 1714982400.5 2714982400 17149824001 1714982400. 1714982400.x 1714982400.1234567; do mkdir -p $d/www.a.example; comb 1 >$d/www.a.example/1.html; wt-extract $d | jq -c .captured; rm -r $d; done; for d in 1714982400 1714982400.5; do mkdir $d; (comb 1; echo "<link rel=canonical href=$A>") >$d/1.html; wt-extract $d | jq -c .captured; done' '' $'"2024-05-06T08:00:00Z"\n"2024-05-06T08:00:00Z"\nnull\nnull\nnull\nnull\nnull\nnull\n"2024-05-06T08:00:00Z"'
}
@test "mirrors: folders that are none" { t 'for d in m/app.js m/site.old m/v1.2 m/a..com m/A.com m/notes.md; do kept $d; rm -r m; done 2>&1 | grep -c "its platform is not known"' '' 6; }
@test "mirrors: what the page says goes before, and tables are none" { t 'mkdir -p m/a.com; (echo "<link rel=canonical href=https://b.example/2>"; comb 2) >m/a.com/1.html; printf "id,name,price\n1,a,5\n" >m/a.com/2.csv; wt-extract m | jq -r .id' '' 'b.example:2' 0 '2.csv:1: layout: dump: its platform is not known'; }

@test "a page that unpacks itself" {
  t '(printf "<!DOCTYPE html> <html data-sfz><!--\n Page saved with SingleFile \n--><meta charset=utf-8><title>x</title><!--" >a.html; (echo "<html><!--"; echo " Page saved with SingleFile "; echo " url: $A"; echo "-->"; comb 1) >index.html; python3 -c "import zipfile; z = zipfile.ZipFile(\"a.html\", \"a\"); z.write(\"index.html\"); z.close()"; printf -- "--></html>" >>a.html); wt-extract a.html | jq -c "[.id,.url,.source.file]"' '' '["a.example:1","https://a.example/1","a.html/index.html"]'
}

@test "pages that Save Page WE and WebScrapBook saved" {
  t '(printf "<meta name=\"savepage-url\" content=\"$A\">\n<meta name=\"savepage-date\" content=\"Mon May 06 2024 16:00:00 GMT+0800 (x)\">"; comb 1) | seen; (printf "<html data-scrapbook-source=\"$B\" data-scrapbook-create=\"20240506080000123\">"; comb 2) | seen' '' $'["a.example:1",5.5,"https://a.example/1","2024-05-06T16:00:00+08:00"]\n["b.example:2",5.5,"https://b.example/2","2024-05-06T08:00:00Z"]'
}

# told WORD BYTES: a file that begins so is told by that word.
told() { printf '%b' "$2" | (cat; head -c 600 /dev/zero) | wt-extract 2>&1 | grep -o ": $1: "; }
export -f told
@test "what cannot be read is told" {
  t 'told avro "Obj\x01"; told office "{\x5crtf1\x5cansi https://a.example/7\x5cpar}"; told feather FEA1; told hdf5 "\x89HDF\r\n"; told rdata "RDX3\nX\n"; told hadoop "SEQ\x06"; told pickle "\x80\x04\x95"; told pickle "(lp0\n"; told java "\xac\xed\x00\x05"; told numpy "\x93NUMPY"; told orc "ORC\x08"; told zlib "\x78\x9c\xcd\x55\x4b\x6f"; told charles "<?xml?>\n<?charles serialisation-version=\"2.0\" ?>"; told chm "ITSF\x03\x00"; told ewf "EVF\x09\r\n\xff\x00"; told rdata "X\n\x00\x00\x00\x02"; told dbm "0123456789abcdef\xde\xc0\xef\xbe"; told dbm "0123456789ab\x61\x15\x06\x00"; told dbm "0123456789ab\x62\x31\x05\x00"; for i in d e; do told dbm "\xc$i\x9a\x57\x13" || :; done; told dbm "\xcf\x9a\x57\x13"; told cache "\x30\x5c\x72\xa7\x1b\x6d\xfb\xfc"; told cache "\xc3\xca\x03\xc1"; told cache "\xc3\xca\x04\xc1"; told webbundle "\x86\x48\xf0\x9f\x8c\x90\xf0\x9f\x93\xa6"; told zap "===1 ==========\nGET / HTTP/1.1\n"; told postman "{\n\t\"info\": {\n\t\t\"_postman_id\": \"1\""; told postman "{\"info\":{\"schema\":\"https://schema.getpostman.com/json/collection/v2.1.0/"; comb 1 | gzip | gzip | wt-extract 2>&1 | grep -o ": gzip: "' '' $': avro: \n: office: \n: feather: \n: hdf5: \n: rdata: \n: hadoop: \n: pickle: \n: pickle: \n: java: \n: numpy: \n: orc: \n: zlib: \n: charles: \n: chm: \n: ewf: \n: rdata: \n: dbm: \n: dbm: \n: dbm: \n: dbm: \n: dbm: \n: dbm: \n: cache: \n: cache: \n: cache: \n: webbundle: \n: zap: \n: postman: \n: postman: \n: gzip: '
}
@test "a dump of Nutch is told, with what writes its pages as WARC" {
  t 'for i in "" "\n"; do told nutch "${i}Recno:: 0\nURL:: http://a.example/1\n\nContent::\n"; done; told nutch "Recno:: 0\nurl\n" || echo none; printf "Recno:: 0\nURL:: http://a.example/1\n" | wt-extract 2>&1 | grep -o "nutch warc"' '' $': nutch: \n: nutch: \nnone\nnutch warc'
}
@test "ARC without the record that describes the file; an index that looks like one" {
  t 'for i in 1 2; do comb $i | http >p; printf "http://a.example/%s 192.0.2.2 20010203040506 text/html %s\n" $i "$(wc -c <p)"; cat p; echo; done >x; seen x; gzip -c x | seen; head -c -40 x | wt-extract --rejects /dev/null 2>/dev/null | jq -r .id; (sed -n 1p x; echo "http://a.example/2 192.0.2.2 20010203040506 text/html 9") >i; wt-extract i' '' '["a.example:1",5.5,"http://a.example/1","2001-02-03T04:05:06Z"]
["a.example:2",5.5,"http://a.example/2","2001-02-03T04:05:06Z"]
["a.example:1",5.5,"http://a.example/1","2001-02-03T04:05:06Z"]
["a.example:2",5.5,"http://a.example/2","2001-02-03T04:05:06Z"]
a.example:1' 0 'no_site 1'
}
@test "tables that other programs save and that cannot be read are told" {
  t 'told sylk "ID;PWXL;N;E\r\n"; told dif "TABLE\r\n0,1\r\n\"EXCEL\"\r\n"; told dif "TABLE\n0,1\n"; told spss "\x24FL2@(#)"; told spss "\x24FL3@(#)"; told stata "<stata_dta><header>"; told stata "\x72\x02\x01\x00\x01"; told sas "\0\0\0\0\0\0\0\0\0\0\0\0\xc2\xea\x81\x60\xb3\x14\x11\xcf"; told sas "HEADER RECORD*******LIBRARY HEADER RECORD"' '' $': sylk: \n: dif: \n: dif: \n: spss: \n: spss: \n: stata: \n: stata: \n: sas: \n: sas: '
}

@test "programs, translations and drawings in a folder are no pages" {
  t 'mkdir f; for b in "\xa7\r\r\n\0\0\0\0" "\xca\xfe\xba\xbe\0\0\0\x34" "MZ\x90\0" "\xde\x12\x04\x95\0\0\0\0" "\x20\0\xda\x27\x14\0" "8BPS\0\x01" "\xd7\xcd\xc6\x9a\0\0" "icns\0" "\xff\xf3D"; do printf "$b%200s" "" >f/$((n++)); done; wt-extract --summary o f; jq -c .skipped o' '' '{"binary":5,"image":3,"media":1}' 0 'no adverts'
}
@test "a workbook of Excel 2, which lies in no container" {
  t 'l() { printf "\x04\0\x$(printf %x $((8 + ${#3})))\0\x$1\0\x$2\0\0\0\0\x$(printf %x ${#3})%s" "$3"; }; { printf "\x09\0\x04\0\x02\0\x10\0\x42\0\x02\0\xe4\x04"; l 0 0 title; l 0 1 price; l 0 2 url; l 1 0 "horn comb"; l 1 1 "5 USD"; l 1 2 https://www.ebay.com/itm/254600100001; printf "\x0a\0\0\0"; } >a; wt-extract a | jq -c "[.item,.title,.price,.currency]"' '' '["254600100001","horn comb",5,"USD"]'
}

# segment N [FIELD ...]: one of a record of WARC, as ISO 28500 B.8 shows it, of
# standard input.
segment() {
  cat >.block
  if [[ $1 == 1 ]]; then
    printf 'WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http; msgtype=response\r\n'
  else
    printf 'WARC/1.1\r\nWARC-Type: continuation\r\nWARC-Record-ID: <urn:uuid:1.%s>\r\nWARC-Segment-Origin-ID: <urn:uuid:1>\r\n' "$1"
  fi
  printf 'WARC-Target-URI: %s\r\nWARC-Date: 2024-05-06T08:00:00Z\r\nWARC-Segment-Number: %s\r\nContent-Length: %d\r\n' "$A" "$1" "$(wc -c <.block)"
  for f in "${@:2}"; do printf '%s\r\n' "$f"; done
  printf '\r\n'
  cat .block
  printf '\r\n\r\n'
}
# thirds: a reply in three files.
thirds() {
  comb 1 | http >whole
  total="WARC-Segment-Total-Length: $(wc -c <whole)"
  digest="WARC-Payload-Digest: sha1:$(comb 1 | sha1sum | cut -c1-40)"
  head -c 100 whole | segment 1 "$digest" >1
  tail -c +101 whole | head -c 100 | segment 2 >2
  tail -c +201 whole | segment 3 "$total" >3
}
export -f segment thirds
@test "segments: joined, with others between; evidence is all of them" {
  t 'thirds; (cat 1; comb 2 | http | record response $B; cat 2 3) >a; wt-extract --summary s a >o; jq -c "[.id,.captured,.source.offset,.source.segments,.source.digest]" o; jq -c "[.in,.used,.rejected,.skipped]" s
     tail -n 1 o | jq -r .source.sha256; wt-extract --exhibit a 0 | sha256sum | cut -c1-64; cat 1 2 3 | sed "s/^WARC.1.1/\x01&/" | wc -c >/dev/null' '' "$(
    cd "$BATS_TEST_TMPDIR" && thirds
    printf '["b.example:2","2024-05-06T08:00:00Z",%d,null,null]\n' "$(wc -c <1)"
    echo '["a.example:1","2024-05-06T08:00:00Z",0,3,"ok"]'
    echo '[4,2,0,{"continuation":2}]'
    for f in 1 2 3; do head -c -4 $f; done | sha256sum | cut -c1-64 | sed 'p'
  )"
}
@test "segments: each in its own gzip member, and from a stream" { t 'thirds; for f in 1 2 3; do gzip -nc $f; done >a; seen a; seen <a' '' "$ONE"$'\n'"$ONE"; }
@test "segments: none behind the first, one that lacks, none that is the last, none before" {
  t 'thirds; for w in "1" "1 3" "1 2" "2 3"; do cat $w 2>/dev/null >a || cat ${w% *} ${w#* } >a; wt-extract --rejects r --summary s a 2>&1 | sed "s/: if .*//;s/; rejected//"; jq -c "[.in,.used,.rejected,.skipped]" s; rm s; done; jq -c "[.reason,.record,.offset]" r | uniq -c | tr -s " "' '' 'wt-extract: a:1: segmented: segment 2 of the record, or the one that says that it is the last, is not behind the others
[1,0,1,{}]
wt-extract: a:1: segmented: behind segment 1 of the record is segment 3
[2,0,1,{"continuation":1}]
wt-extract: a:1: segmented: segment 3 of the record, or the one that says that it is the last, is not behind the others
[2,0,1,{"continuation":1}]
wt-extract: a:1: segmented: segment 2 of a record whose first one is not before it
wt-extract: a:2: segmented: segment 3 of a record whose first one is not before it
[2,0,2,{}]
 4 ["segmented",1,0]
 1 ["segmented",2,327]'
}
@test "segments: a length that does not fit" { t 'thirds; sed "s/Total-Length: ./&9/" 3 | cat 1 2 - | wt-extract' '' '' 1 'segmented: the segments have 254 bytes, but the last one says 2954 in all'; }
@test "segments: a cut" { t 'thirds; (cat 1; head -c 300 2) | wt-extract' '' '' 3 '1: segmented: segment 2 of the record is damaged'; }
@test "segments: together too long; those behind are passed over" { t '(comb 1 | segment 1; for n in $(seq 2 9); do head -c 99999 /dev/zero | segment $n; done; comb 2 | http | record response $B) >a; wt-extract --max-line 1000000 --summary s a | jq -r .id; jq -c "[.in,.rejected,.skipped]" s' '' $'b.example:2\n[10,1,{"continuation":8}]' 0 'too_long: the segments of the record have together more than'; }
@test "segments: of what is no page" { t '(printf "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx" | segment 1; echo x | segment 2 "WARC-Segment-Total-Length: 50"; comb 2 | http | record response $B) | wt-extract --summary s | jq -r .id; jq -c .skipped s' '' $'b.example:2\n{"image":1,"continuation":1}'; }
@test "segments: one that is too long, first or behind; one that begins before the last has ended" {
  t 'zeros() { head -c 300000 /dev/zero | tr "\0" " "; }; export A; (zeros | segment 1; comb 1 | segment 2; comb 2 | http | record response $B) >a; (comb 1 | segment 1; zeros | segment 2; comb 1 | segment 3; comb 2 | http | record response $B) >b; thirds; (cat 1; sed "s/urn:uuid:1/urn:uuid:2/" 1; cat 2 3; comb 2 | http | record response $B) >c
     for f in a b c; do wt-extract --max-line 400000 --summary s $f 2>e | jq -r .id; tail -n 1 s | jq -c "[.in,.used,.rejected,.skipped]"; cut -d: -f2-4 e; done' '' 'b.example:2
[3,1,1,{"continuation":1}]
 a:1: too_long
b.example:2
[4,1,1,{"continuation":2}]
 b:1: too_long
b.example:2
[5,1,4,{}]
 c:1: segmented
 c:2: segmented
 c:3: segmented
 c:4: segmented'
}
@test "segments: one whose first is damaged, one of nothing, one that cannot be unpacked" {
  t 'thirds; (sed "s/^Content-Length: /&1/" 1; cat 2 3) | wt-extract --summary s 2>&1 | grep -c length; jq -c "[.in,.rejected]" s; (printf "HTTP/1.1 200 OK\r\n" | segment 1; printf "\r\n" | segment 2 "WARC-Segment-Total-Length: 19") | wt-extract --summary t; jq -c .skipped t; (printf "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n\037\213\010" | segment 1; printf "xxx" | segment 2 "WARC-Segment-Total-Length: 49") | wt-extract' '' '1
[3,1]
{"continuation":1,"empty":1}' 1 'encoding: '
}
@test "segments: their numbers are none" { t 'thirds; (sed "s/^WARC-Segment-Number: 1/WARC-Segment-Number: x/" 1; sed "s/^WARC-Segment-Total-Length: /&x/" 3) | wt-extract' '' '' 1 'WARC-Segment-Total-Length is no length'; }
@test "a resource of which the crawler kept a part, ranges that are odd" { t '(comb 1 | T=text/html record resource $A | sed "s/^WARC-Date/WARC-Truncated: time\r\n&/"; for r in "bytes */300" "bytes 0-x/9" "bytes 5-9/9" none; do comb 2 | http "Content-Range: $r" | sed "s/ 200 OK/ 206 X/" | record response $B; done) | wt-extract --summary s 2>/dev/null | jq -r .item | tr -d "\n"; jq -c "[.in,.used,.rejected]" s' '' '12222[5,0,5]'; }
@test "replies without a body: to HEAD none is lost, whatever their length; where the crawler cut all of it that is told" {
  t 'h() { printf "HTTP/1.1 $1\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n$2\r\n"; }; (for s in "200 OK" "204 No Content" "304 Not Modified" "206 Partial Content"; do h "$s" | record response $A; done; h "200 OK" "Content-Encoding: gzip\r\n" | record response $A; h "200 OK" "Transfer-Encoding: chunked\r\n" | record response $A) >a; wt-extract --summary s a; jq -c "[.in,.skipped,.rejected]" s; h "200 OK" | record response $B | sed "s/^WARC-Date/WARC-Truncated: length\r\n&/" | wt-extract --rejects r --summary s; jq -r .reason r' '' $'[6,{"empty":5,"status_3xx":1},0]\npart' 0 'part: the crawler kept only a part: WARC-Truncated: length'
}
@test "a record that ends inside the header of its reply" {
  t 'h() { printf "HTTP/1.1 $1\r\nContent-Type: text/html\r\n"; }; c() { printf "Content-Length: $1\r\n"; }; (h "200 OK"; c 500; comb 1) | record response $A >a; h "200 OK" | record response $A >b; (h "200 OK"; c 0) | record response $A >c; h "204 None" | record response $A >d; for f in a b c d; do rm -f r s; wt-extract --rejects r --summary s $f 2>/dev/null; echo $? $(jq -r .reason r) $(jq -c .skipped s); done; wt-extract a' '' $'1 http {}\n1 http {}\n0 {"empty":1}\n0 {"empty":1}' 1 'the record ends inside the header of the reply'
}
@test "a reply whose bytes are no text, and no coding is said" {
  t 'x() { printf "\x8b\x07\x00\xf8\x01\x02\x9d\x14\xe0\x05\xc3\x80\x06\x11\x0f\xfe%.0s" {1..9}; }; (comb 1 | http | record response $A; x | http | record response $B; x | http | sed "s,text/html,text/plain," | record response $B; (printf "\x89PNG\r\n\x1a\n"; x) | http | record response $B) | wt-extract --rejects r --summary s | jq -r .id; jq -r .reason r; jq -c "[.in,.skipped]" s' '' $'a.example:1\nencoding\n[4,{"no_site":2}]' 0 'the body is no text, and its header does not say'
}
@test "NULs before rows, and control characters in XML" {
  t 'r() { for i in 1 2 3; do echo "{\"id\":\"$i\",\"title\":\"comb $i\",\"price\":\"5\",\"url\":\"https://item.jd.com/100000$i.html\"}"; done; }; (printf "\0"; r) | wt-extract | jq -r .item; (printf "\0\0"; r | jq -cs .) | wt-extract | jq -r .item; (echo "<?xml version=\"1.0\"?><items>"; for i in 1 2; do printf "<item><url>https://item.jd.com/100000$i.html</url><title>co\1m\0b</title><price>5</price></item>"; done; echo "</items>") | wt-extract | jq -c "[.item,.title]"' '' $'1000001\n1000002\n1000003\n1000001\n1000002\n1000003\n["1000001","co m b"]\n["1000002","co m b"]'
}
@test "several replies: blank lines between, what is none" { t '(comb 1 | http; printf "\r\n\r\n"; comb 2 | http; printf "HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 x\r\n: y HTTP/1.1 x\r\nA_b-c9 HTTP/1.1 200"; comb 3) | wt-extract --platform x --summary s | jq -r .item | tr -d "\n"; jq .in s' '' '1232'; }
@test "a reply that is an MHTML, and some that cannot be unpacked" {
  t '(printf "HTTP/1.1 200 OK\r\nContent-Type: multipart/related\r\n\r\n"; frames) | wt-extract --summary s | jq -c "[.id,.url]"; g() { printf "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n\037\213\010xxx"; }; g | wt-extract; g | item $A true | burp | wt-extract' '' '["a.example:1","https://a.example/1"]' 1 'encoding: '
}
# what members of rows that keep pages are called: rules/sites/crawl.tsv
@test "rows of pages: a table of names that is wrong" { t 'cp -r "$ROOT"/rules .; for l in "x\ta" "page\t" "page\tRaw HTML" "answer\tbody" "reply\tresponse"; do (cat "$ROOT"/rules/sites/crawl.tsv; printf "$l\n") >rules/sites/crawl.tsv; WT_RULES=rules wt-extract /dev/null 2>&1 | sed "s/.*tsv:[0-9]*: //"; done; (cat "$ROOT"/rules/sites/crawl.tsv; seq 99 | sed "s/^/page\tp/") >rules/sites/crawl.tsv; WT_RULES=rules wt-extract --exhibit /dev/null 0 2>&1 | sed "s/.*tsv:[0-9]*: //"' '' $'what is page, answer, reply, nested, base64, address, scheme, host, path, query, time, status, media, packing, price or title\na name, please\nthe name is there already\nthe name is there already\nthe name is there already\ntoo many names of one kind'; }
@test "rows of pages: without an address a reply is one only under a name that is nothing else's" { t 'for n in response data; do printf "k,$n\n1,\"{\"\"item_id\"\":\"\"600000000007\"\",\"\"title\"\":\"\"Comb\"\",\"\"price\"\":5}\"\n2,\"{\"\"item_id\"\":\"\"600000000008\"\",\"\"title\"\":\"\"Fan\"\",\"\"price\"\":6}\"\n" | wt-extract --platform a.example | jq -c "[.item,.source.record,.source.row]"; done' '' $'["600000000007",1,1]\n["600000000008",2,1]\n["600000000007",1,1]\n["600000000008",1,2]'; }
@test "rows of pages: a program's own names are a line each" { t 'cp -r "$ROOT"/rules .; (cat "$ROOT"/rules/sites/crawl.tsv; printf "page\tSeite-Text\naddress\tWo?\n") >rules/sites/crawl.tsv; jq -nc "{\"seite_text\": \"<div itemscope itemtype=\\\"https://schema.org/Product\\\"><a itemprop=url href=/g/\(range(7;9))><b itemprop=name>Comb</b></a><i itemprop=price>5</i></div>\", \"Wo?\": \"https://a.example/g\"}" >f; wt-extract f 2>/dev/null | wc -l; export WT_RULES=rules; wt-extract f | jq -c "[.url,.source.offset]" | tee got; wt-extract --exhibit f $(jq ".[1]" got | tail -1) | jq -r "keys[0]"' '' $'0\n["https://a.example/g/7",0]\n["https://a.example/g/8",185]\nWo?'; }
@test "mirrors: a table of endings that is wrong" { t 'cp -r "$ROOT"/rules .; for l in "x\ta" "host\t" "host\tcom"; do (cat "$ROOT"/rules/sites/folders.tsv; printf "$l\n") >rules/sites/folders.tsv; WT_RULES=rules wt-extract /dev/null 2>&1 | sed "s/.*tsv:[0-9]*: //"; done' '' $'x: no such kind: host, file or beside\nthe word is missing\nthis word is there already'; }
@test "Burp: a tag without an end" { t '{ burp; printf "<item><url"; printf "%300s</item></items>" ""; } | wt-extract --summary s; jq -c .skipped s' '' '{"empty":1}'; }

@test "a mailbox: each message is a page, and opens" {
  t 'mail() { printf "From alert@a.example Mon May  6 08:00:00 2024\nMIME-Version: 1.0\nDate: Mon, 6 May 2024 08:00:00 +0000\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: $2\n\n"; if [[ $2 == base64 ]]; then comb $1 | base64; else comb $1; echo "From here on: a word"; fi; echo; }; (mail 1 base64; mail 2 8bit; mail 3 base64) >a; wt-extract --platform x a >o; jq -c "[.item,.captured]" o; jq -r ".source|[.file,.offset,.sha256]|@tsv" o | while read -r f n h; do wt-extract --exhibit $f $n | sha256sum | grep -c $h; done' '' $'["1","2024-05-06T08:00:00+00:00"]\n["2","2024-05-06T08:00:00+00:00"]\n["3","2024-05-06T08:00:00+00:00"]\n1\n1\n1'
}
# part TYPE [ADDRESS]: one of a message, of standard input, in base64.
part() { printf -- '--b\nContent-Type: %s\nContent-Transfer-Encoding: base64\n%s\n' "$1" "${2:+Content-Location: $2
}"; base64; }
# letter N: a message with a page, and JSON and a script behind it.
letter() {
  printf 'From a@a.example Mon May  6 08:00:0%d 2024\nMIME-Version: 1.0\nDate: Mon, 6 May 2024 08:00:00 +0000\nContent-Type: multipart/mixed; boundary=b\n\n' "$1"
  comb "$1" | part 'text/html; charset=utf-8'
  echo '[{"title":"梳","price":7.5,"url":"https://item.jd.com/10000'"$1"'.html"}]' | part application/json
  echo 'var list = [{"title":"木梳","price":8.5,"url":"https://item.jd.com/20000'"$1"'.html"}];' | part text/javascript https://a.example/x.js
  printf -- '--b--\n\n'
}
export -f part letter
@test "messages: parts that are JSON, scripts and tables are read as pages are, each at its place" {
  t 'letter 1 | sed 1d >a; (letter 1; letter 2) >b; gzip -n <b >c; for f in a b c; do wt-extract --platform x --summary s $f >o; jq -c "[.item,.price,.captured,.source.record]" o; jq -c "[.in,.used]" s; rm s; jq -r ".source|\"\(.offset)+\(.skip // 0) \(.sha256)\"" o | while read -r n h; do wt-extract --exhibit $f $n | sha256sum | grep -c $h; done | uniq -c; done; (printf "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"; printf "标题,价格,链接\n梳,5,https://item.jd.com/100009.html\n" | part text/csv; echo "--b--") | wt-extract | jq -c .item; (printf "MIME-Version: 1.0\nContent-Type: application/json\n\n"; echo "{\"title\":\"梳\",\"price\":5,\"url\":\"https://item.jd.com/100008.html\"}") | wt-extract | jq -c .item' '' "$(
    one() { printf '["%s",%s,"2024-05-06T08:00:00+00:00",%d]\n' $1 5.5 $2 10000$1 7.5 $(($2 + 1)) 20000$1 8.5 $(($2 + 2)); }
    one 1 1
    printf '[3,3]\n      3 1\n'
    for _ in b c; do
      one 1 1
      one 2 4
      printf '[6,6]\n      6 1\n'
    done
    printf '"100009"\n"100008"')"
}
# sent NAME [TYPE]: a part that is that file, of standard input.
sent() { printf -- '--b\nContent-Type: %s\nContent-Disposition: attachment; filename="%s"\nContent-Transfer-Encoding: base64\n\n' "${2-application/octet-stream}" "$1"; base64; }
# mail: a message with the parts of standard input.
mail() { printf 'From a@a.example Mon May  6 08:00:00 2024\nMIME-Version: 1.0\nDate: Mon, 6 May 2024 08:00:00 +0000\nContent-Type: multipart/mixed; boundary=b\n\n'; cat; printf -- '--b--\n\n'; }
# goods N: a table with one advert.
goods() { printf '标题,价格,链接\n梳,5,https://item.jd.com/%d.html\n' $((100000 + $1)); }
export -f sent mail goods
@test "messages: files that are sent along are read as in a folder, each at its place" {
  t 'python3 "$ROOT/tests/xlsx.py" a.xlsx sheet="{r title price url}{r 梳 5 https://item.jd.com/100004.html}" sheet="{r title price url}{r 梳 5 https://item.jd.com/100005.html}"; (goods 1 | sent a.csv; goods 2 | gzip | sent b.csv.gz; goods 3 | sent c.txt text/plain; sent a.xlsx <a.xlsx; comb 6 | sent p.htm; printf "%%PDF-1.4 x" | sent d.pdf application/pdf; printf "\0\1\2" | sent s.p7s application/pkcs7-signature; goods 7 | sent e.csv "application/vnd.ms-excel") | mail >1; (sent a.xlsx <a.xlsx; goods 8 | sent f) | mail >2; (cat 1 2; cat 2) >a; sed 1d 1 >b; for f in a b; do wt-extract --platform x --summary s $f >o; jq -r .item o | xargs; jq -c "[.in,.used,.skipped]" s; rm s; jq -r ".source|\"\(.offset) \(.sha256)\"" o | while read -r n h; do wt-extract --exhibit $f $n | sha256sum | grep -c $h; done | uniq -c; done' '' '100001 100002 100003 100004 100005 6 100007 100004 100005 100008 100004 100005 100008
[14,13,{"binary":1}]
     13 1
100001 100002 100003 100004 100005 6 100007
[8,7,{"binary":1}]
      7 1'
}
@test "messages: a file that cannot be read from one is told, the others are out" {
  t 'goods 1 >a.csv; zip -q z a.csv; printf "PAR1%100s" "" >p; python3 "$ROOT/tests/xlsx.py" b.xlsx sheet="{r title price url}{r 梳 5 https://item.jd.com/100002.html}"; head -c -90 b.xlsx >x; one 3 >w; printf "SQLite format 3\0%600s" "" >q; (for f in z.zip p x w q a.csv; do sent $f <$f; done) | mail >m; wt-extract --rejects r m >o 2>e; echo $?; jq -r .item o; jq -r .reason r | xargs' '' $'1\n100001\nzip parquet damaged warc database'
}
@test "messages: one that is sent on within another" { t '(printf "%s\n" --b "Content-Type: message/rfc822" "" "MIME-Version: 1.0" "Content-Type: message/rfc822" "" "Subject: x" "MIME-Version: 1.0" "Content-Type: multipart/mixed; boundary=c" "" --c "Content-Type: text/html" ""; comb 1; printf "%s\n" "--c--"; goods 2 | sent a.csv) | mail | wt-extract --platform x | jq -r .item' '' $'1\n100002'; }
@test "messages: one that is cut inside a part of data is told" { t 'letter 1 >a; letter 2 >>a; n=$(wc -c <a); letter 1 | sed 1d >b; m=$(wc -c <b); for k in 20 60 100 300; do head -c $((n - k)) a >c; wt-extract --platform x c >o 2>e; echo $?; head -c $((m - k)) b | wt-extract --platform x >o 2>e; echo $?; done | uniq; head -n -4 a | wt-extract --platform x >o 2>e; echo $?' '' $'3\n3'; }
@test "a mailbox that ends inside a message, or its header, is told; a text that begins so is none" {
  t 'mail() { printf "From alert@a.example Mon May  6 08:00:00 2024\nMIME-Version: 1.0\nContent-Type: text/html\n\n"; comb $1; echo; }; mail 1 >1; mail 2 >2; cat 1 2 >a; n() { wt-extract --platform x --rejects r - >o 2>e; echo "$? $(jq -r .item o | xargs) $(sed -n "1{/: no adverts: /d;s/^wt-extract: //p}" e)" | sed "s/ *$//"; }; for k in 7 60 75 110; do (cat 1; head -c $k 2) | n; done; head -c 80 1 | n; head -c -2 a | n; (cat 1; sed "s/<.title>/&<p>x/" 2 | head -c 240) | n; (head -c -2 a; printf "</HTML>") | n; printf "From here on\nhello: x" | n; (cat 1; echo; echo "From me") | sed "s/From me/&\n&\n/" | n; jq -r ".reason,.offset" r | xargs' '' "3 1 <stdin>:2: truncated: the file ends inside the header of a message; rejected
3 1 <stdin>:2: truncated: the file ends inside the header of a message; rejected
3 1 <stdin>:2: truncated: the file ends inside the header of a message; rejected
3 1 <stdin>:2: part: it ends inside a tag: it was cut, or is not whole yet; rejected
3  <stdin>:1: truncated: the file ends inside the header of a message; rejected
3 1 2 <stdin>: the mailbox has no end: it is cut in a message; all that could be read is out
3 1 <stdin>:2: layout: schema: its JSON-LD speaks of a product, but cannot be read; rejected
0 1 2
0
0 1
truncated 264 truncated 264 truncated 264 part 264 truncated 0 layout 264"
}
@test "packed bytes behind a plain page are told, and the page is read" {
  t 'for p in gzip zstd; do (comb 1; comb 2 | $p -c) >a; wt-extract --platform x a 2>e | jq -r .item; n=$(sed -n "s/.*tail -c +\([0-9]*\) FILE.*/\1/p" e); tail -c +$n a | $p -dc | wt-extract --platform x | jq -r .item; grep -c ": packed: " e; done; (comb 1; comb 2 | gzip) | gzip >b; wt-extract --rejects r --platform x b | jq -r .item; jq -c "[.reason,.record]" r' '' $'1\n2\n1\n1\n2\n1\n1\n["packed",2]' 0 'packed: '
}
@test "zstd: frames that hold nothing before the body; gzip under other names" {
  t '((printf "\x51\x2a\x4d\x18\x03\0\0\0abc"; comb 1 | zstd -c) | http "Content-Encoding: zstd" | record response $A; for c in br "\"gzip\"" utf-8; do comb 2 | gzip -n | http "Content-Encoding: $c" | record response $B; done; printf "\x51\x2a\x4d\x18\xff\0\0\0abc" | http "Content-Encoding: zstd" | record response $A) | wt-extract | jq -r .item' '' $'1\n2\n2\n2' 0 '5: encoding: '
}
@test "WARC: a line end before HTTP, and a database in a record" { t '((printf "\r\n"; comb 1 | http) | record response $A; (printf "SQLite format 3\0"; head -c 600 /dev/zero) | sed "s/x/x/" | http | sed "s,text/html,application/octet-stream," | record response $B) | wt-extract | jq -r .item' '' 1 0 '2: database: '; }
@test "MessagePack and CBOR by names of any letters, a property list of Apple's in bytes that has prices, are told" {
  t 'told msgpack "\x97\x85\xa6\xe4\xbb\xb7\xe6\xa0\xbc\xa1x"; told cbor "\x83\xa4bidc123etitlecabc"; told cbor "\xa2bidc123etitlecabc"; told cbor "\xd9\xd9\xf7\x82\xa2bid\x05etitlecabc"; told cbor "\xa2dcode\0ddata\xa1eitems\x80"; told cbor "\xa1ddata\x81\xa1eitems\x80"; told cbor "\xa2f\xe4\xbb\xb7\xe6\xa0\xbc\x19\x01\0bidaz"; told ruby "\x04\x08[\x06{\x0aI\"\x07id"; told ruby "\x04\x08{\x0a:\x07id\x06i\x06"; told socialcalc "socialcalc:version:1.5"; told plist "bplist00\xa1\x01Uprice"; told plist "bplist00\xa1\x01\x62\x4e\xf7\x68\x3c"; for s in "\xde\x80\xde\xa6\xde\x83\tharu" "\xa2bid" "\xa1Buenos dias, amigos" "\xa5bid5"; do printf "$s" | wt-extract --rejects r; echo $?; done' '' $': msgpack: \n: cbor: \n: cbor: \n: cbor: \n: cbor: \n: cbor: \n: cbor: \n: ruby: \n: ruby: \n: socialcalc: \n: plist: \n: plist: \n0\n0\n0\n0'
}
@test "bytes that are no text are told" {
  t 'told pgdump PGDMP; told redis REDIS0011; told snappy "\xff\x06\x00\x00sNaPpY"; told encrypted "age-encryption.org/v1\n"; told insomnia "{\"_type\":\"export\",\"__export_format\":4"; told marshal "\xdb\x02\x00\x00\x00\xfb\xda\x03url"; told marshal "\xdb\x02\x00\x00\x00{\xda\x03url"; told msgpack "\x92\x83\xa3url\xa9https://x"; told msgpack "\xde\x00\x20\xa4html\xda"; told leveldb "\x56\xf9\xb8\xf8\x1c\x00\x01\x01\x1aleveldb.BytewiseComparator"; told zip_part "PK\x07\x08"; told unknown "\x83\x01\x02\xff"; comb 1 | brotli -c | wt-extract 2>&1 | grep -o ": unknown: .*brotli -d"' '' $': pgdump: \n: redis: \n: snappy: \n: encrypted: \n: insomnia: \n: marshal: \n: marshal: \n: msgpack: \n: msgpack: \n: leveldb: \n: zip_part: \n: unknown: \n: unknown: its bytes are no text, and of no kind that is known; nothing of it is read; if brotli packed it, unpack it: brotli -d'
}
@test "a page in the cache of nginx is told, and what to do helps" {
  t 'n() { printf "\5\0\0\0\0\0\0\0\1\377\0\nKEY: x.example/list\n"; comb 1 | http; }; n >a; wt-extract a 2>&1 | grep -o ": nginx: "; n | LC_ALL=C sed "1,/^KEY: /d" | wt-extract --platform x | jq -r .item; printf "\5\0\0x\nKEY: a\n" | wt-extract --platform x 2>&1 | grep -c ": nginx: "' '' $': nginx: \n1\n0' 1
}
@test "a pointer of Git LFS is told, and what to do" { t 'printf "version https://git-lfs.github.com/spec/v1\noid sha256:%064d\nsize 9\n" 1 >a.csv; wt-extract a.csv' '' '' 1 'git_lfs: it is a pointer of Git LFS'; }
@test "notes of Evernote, and what is of OLE and no workbook, are told" { t 'told enex "<?xml version=\"1.0\"?>\n<!DOCTYPE en-export SYSTEM \"x\">\n<en-export export-date=\"x\"><note><title>a</title>"; for n in x "B\0o\0o\0k\0"; do printf "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 $n" | (cat; head -c 600 /dev/zero) | wt-extract 2>&1 | grep -c "no workbook is in it" || :; done' '' $': enex: \n1\n0'; }
@test "what gzip packed in its chunks comes out of both" {
  t 'c() { comb 1 >b; printf "63\r\n"; head -c 99 b; printf "\r\n%x\r\n" "$(($(wc -c <b) - 99))"; tail -c +100 b; printf "\r\n0\r\n\r\n"; }; for h in "" "Transfer-Encoding: chunked"; do c | gzip -n | http "Content-Encoding: gzip" ${h:+"$h"} | record response $A | wt-extract | jq -c "[.item,.title]"; done | uniq -c | tr -s " "' '' ' 2 ["1","角梳 1"]'
}
@test "what a recorder adds to an address, anchors and idle ports are no part of it; routes and other ports are" {
  t 'comb() { echo "<title>a comb</title><meta property=\"og:type\" content=\"product\"><meta property=\"og:title\" content=\"a comb\"><meta property=\"product:price:amount\" content=\"5\">"; }; for u in "https://a.example:443/x?a=1&__wb_method=POST&__wb_post_data=e30%3D" "http://a.example:80/x#top" "http://a.example:8080/x#/item/7" "http://a.example:443/x?__wb_method=POST" "https://a.example/x?y__wb_method=1" "http://a.example:80" "https://a.example:4430/x"; do comb | wt-extract --url "$u" | jq -r .url; done' '' $'https://a.example/x?a=1\nhttp://a.example/x\nhttp://a.example:8080/x#/item/7\nhttp://a.example:443/x\nhttps://a.example/x?y__wb_method=1\nhttp://a.example\nhttps://a.example:4430/x'
}
@test "TOML is told for a price by any name, in its last line without a line feed too, and not for the name alone" {
  t 'for p in "售价 = 5" "current_price = 5" "\"价格\" = 5" price "a = \"price = 5\""; do printf "[[items]]\ntitle = \"a\"\n%s" "$p" | wt-extract 2>&1 | grep -c ": toml: " || :; done' '' $'1\n1\n1\n0\n0'
}
@test "what PHP serialized, and TOML with prices, are told; other TOML is not" {
  t 'told serialized "a:1:{i:0;a:2:{s:5:\"title\";s:1:\"a\";s:5:\"price\";i:5;}}"; told toml "x = 1\n\n[[items]]\ntitle = \"a\"\nprice = 5\n"; told toml "[[items]]\nprice = 5\n"; for p in "quantity = 5" "  price = 5"; do printf "[[items]]\ntitle = \"a\"\n%s\n" "$p" | wt-extract --platform x 2>&1 | grep -c ": toml: "; done; printf "<p>\n[[items]]\nprice = 5\n" | wt-extract --platform x 2>&1 | grep -c ": toml: " || :' '' $': serialized: \n: toml: \n: toml: \n0\n0\n0'
}
@test "what belongs to pages is not told: icons, sounds, fonts, indexes" {
  t 'mkdir d; n=0; for b in "\x00\x00\x01\x00" "II*\x00" "MM\x00*" "BM0000\x00\x00\x00\x00" "\x1a\x45\xdf\xa3" "ID3\x04\x00" "OggS\x00" "fLaC\x00" "FLV\x01" "\x00\x01\x00\x00\x00" "OTTO\x00" "\x00asm" "\x00\x05\x16\x07\x00\x02\x00\x00"; do n=$((n+1)); (printf "$b"; head -c 600 /dev/zero) >d/$n; done; printf " CDX N b a\n" >d/x.cdx; printf "example,a)/1 20240506080000 {\"url\": \"$A\"}\n" >d/y.cdxj; wt-extract --summary s d; jq -c .skipped s' '' '{"image":4,"font":2,"binary":2,"media":5,"metadata":2}'
}
@test "text that begins as such a file does is text" { t 'for b in ID3 CWS OggS; do printf "$b,title,price,url\\n1,a,5,https://www.ebay.com/itm/123456789012\\n" | wt-extract | jq -r .title; done' '' $'a\na\na'; }
# inchunks FORMAT: a record of a reply in chunks, as printf writes its body; the
# first %s is the page, of %x bytes.
inchunks() {
  local c=$((++i)); page=$(comb $c)
  (printf 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n'; printf "${1/PAGE/$(printf '%x\\r\\n%%s\\r\\n' ${#page})}" "$page") | record response https://a.example/$c
}
export -f inchunks
chunked() { perl -0777 -pe 's/(.{1,'"${1-9999}"'})/sprintf "%x\r\n%s\r\n", length $1, $1/gse; $_ .= "0\r\n\r\n"'; }
said() { http "$1" | record response $A | seen; }
export -f chunked said
@test "HTTP: chunks within chunks, as two proxies leave them; others within are the body" {
  t 'comb 1 | chunked | chunked | said "Transfer-Encoding: chunked"; comb 1 | chunked 99 | chunked 50 | said "Transfer-Encoding: chunked"; (printf "5\r\n"; comb 1; printf "\r\n0\r\n\r\n") | chunked | said "Transfer-Encoding: chunked"' '' "$ONE"$'\n'"$ONE"$'\n'"$ONE"
}
@test "HTTP: packed in another way than its header says; of what is none of them nothing is made" {
  t 'for p in zlibbed brotli zstd; do comb 1 | $p | said "Content-Encoding: gzip"; done; comb 1 | zlibbed | said "Content-Encoding: zstd"; comb 1 | brotli | said "Content-Encoding: x"; for i in 1 2 3 4 5 6 7 8; do (printf "\x3b\x00\x06"; head -c 99 /dev/urandom) | said "Content-Encoding: gzip"; done' '' "$(for i in 1 2 3 4 5; do echo "$ONE"; done)" 0 'encoding: the body is no gzip'
}
@test "HTTP: chunks that do not add up cost no advert, and are a reject each; others are none" {
  t 'export LC_ALL=C; for f in "PAGE9\r\n<p>cut" "PAGE" "PAGE0\r\n\r\nmore" "PAGEzz\r\n<p>\r\n0\r\n\r\n" "PAGE2\r\n<p>\r\n0\r\n\r\n" "PAGE3\n<p>\r\n0\r\n\r\n" "PAGE0\r\n\r\n" "PAGE0\r\nA: b\r\n" "%s\n"; do inchunks "$f"; done >a; wt-extract --rejects r --summary s a 2>/dev/null | jq -cn "[inputs | .item, .source.lost // empty]"; jq -r "[.record, .reason] | @tsv" r | tr "\n\t" ",:"; jq -c "[.in,.used,.rejected,.mended,.status]" s' '' '["1","chunks","2","chunks","3","chunks","4","chunks","5","chunks","6","7","8","9"]
1:chunks,2:chunks,3:chunks,4:chunks,5:chunks,[9,4,5,{"chunk_ends":1},1]'
}
@test "HTTP: chunks of which the header says nothing; a text that is nearly so is as it stands" {
  t 'c() { cat >.w; for p in "head -c 86" "tail -c +87"; do $p .w >.p; printf "%x\r\n" $(stat -c %s .p); cat .p; printf "\r\n"; done; printf "0\r\n\r\n"; }; h() { printf "HTTP/1.1 200 OK\r\n$1\r\nContent-Type: text/html\r\n\r\n"; cat; }; comb 1 | sed "s/角/ Carved/" | c >b; (cat b; echo) >b2; (comb 1 | gzip -n | c) >b3; for w in "Server:b" "Content-Encoding:gzip b3" "Transfer-Encoding:identity b" "Server:x b2"; do h "${w% *}" <${w##*[ :]} | record response $A | wt-extract | jq -r .title; done' '' $'Carved梳 1\n角梳 1'
}
@test "HTTP: a packed body that is cut: what came before is read, and it is told; one that is damaged is none" {
  t 'two() { comb 1; seq 99999 | sed "s/.*/<p>&/"; }; for p in "gzip -nc" "zstd -qc" "python3 -c \"import sys,zlib;sys.stdout.buffer.write(zlib.compress(sys.stdin.buffer.read()))\""; do c=gzip; case $p in zstd*) c=zstd ;; py*) c=deflate ;; esac; two | eval $p | head -c -40 >b; (printf "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: $c\r\n\r\n"; cat b) | record response $A | wt-extract --summary s | jq -r "[.id,.source.lost]|@tsv"; jq -c "[.used,.rejected,.status]" s; rm s; done; (printf "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Type: text/html\r\n\r\n"; two | gzip -n | head -c -8; printf 12345678) | record response $A | wt-extract' '' $'a.example:1\tpart\n[0,1,1]\na.example:1\tpart\n[0,1,1]\na.example:1\tpart\n[0,1,1]' 1 'encoding: incorrect data check'
}
@test "HTTP: chunks whose first size is none are told" { t '(printf "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"; comb 1; printf "\r\n0\r\n\r\n") | record response $A | wt-extract | jq -r .item' '' 1 0 ':1: chunks: '; }

@test "behind a page: what has no mark; a hole; a body that a reply packs is none" {
  t 'n() { wt-extract --platform x --rejects r "$@" 2>/dev/null | jq -r ".item // 0" | tr "\n" " "; [[ ! -s r ]] || jq -j ".reason, .offset" r; echo; rm -f r; }; p() { comb 1; echo "</html>"; }; (p; comb 2 | brotli -c) | n; (comb 1; p | xz --format=raw --lzma2=preset=6 -c) | n | sed "s,packed.*,packed,"; (p; head -c 3000 /dev/zero) | n; (p; echo "<!-- \x01 -->") | n; for z in "gzip -nc" "brotli -c"; do (printf "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: ${z%% *}\r\n\r\n"; (p; seq 500) | $z) | sed "1,/^\r/s/: brotli/: br/" | n; done; p | iconv -t UTF-16LE | n' '' "1 packed$(($(comb 1 | wc -c) + 8))"$'\n'"1 packed"$'\n1 \n1 \n1 \n1 \n1 '
}
@test "a property list of which only the beginning is there is told" { t 'printf "bplist00\xd2\1\2\3" | wt-extract' '' '' 1 'webarchive: the file is cut'; }
@test "what ar and shar made is told, bare, packed and in a zip; a script is none" { t 'n()(wt-extract --rejects r "$@" >o 2>/dev/null; echo "$? $(wc -l <o) $([[ ! -s r ]] || jq -r .reason r | xargs)"; rm -f r); comb 1 >a.html; ar qc a.ar a.html; (echo "#!/bin/sh"; echo "# This is a shell archive (made by x).  To unpack, run it."; echo "sed s/^X// >a.html <<E"; sed "s/^/X/" a.html; echo E) >a.shar; for f in a.ar a.shar; do n <$f; gzip <$f | n; zip -q $f.zip $f; n $f.zip; done; (echo "#!/bin/sh"; echo "# gets a shell archive? no"; echo "x") | sed s/archive/acrobat/ | n' '' $'1 0 ar\n1 0 ar\n1 0 ar\n1 0 shar\n1 0 shar\n1 0 shar\n0 0 '; }
@test "texts that stand for others, property lists, files that were never written are told" {
  t 'n() { wt-extract 2>&1 | grep -o ":1: [a-z_0-9]*: "; }; p() { comb 1; echo "</html>"; }; p | base64 | n; p | gzip | base64 -w 0 | n; p | sed "s/=/=3D/g;s/<script/=\n&/" | n; (echo "begin 644 a.html"; echo "M/&AT;6P^"; echo end) | n; (echo "=ybegin line=128 size=3 name=a"; echo abc) | n; (printf "bplist00"; p) | n; (printf "bplist00\0<\0H\0t\0m\0l\0>%40s" "") | n; head -c 700 /dev/zero | n; (printf "bplist00%40s" "") | n || head -c 300 /dev/zero | tr "\0" = | n || echo "<p a=3D b=\n>=3D" | n || echo begin' '' $':1: base64: \n:1: base64: \n:1: quoted_printable: \n:1: uuencode: \n:1: yenc: \n:1: plist: \n:1: plist: \n:1: zeros: \nbegin'
}
@test "HAR: a workbook in it, whose sheets are read in its place" { t 'python3 "$ROOT/tests/xlsx.py" a.xlsx sheet="{r title price url}{r 梳 5 https://item.jd.com/100004.html}{r 簪 6 https://item.jd.com/100005.html}"; (har $A "\"encoding\":\"base64\",\"text\":\"$(base64 -w0 a.xlsx)\""; har $B "\"text\":$(comb 1 | jq -Rs .)") | jq -cs ".[0].log.entries += .[1].log.entries | .[0]" >a; wt-extract --summary s a >o; jq -r ".id + \" \" + (.source.sheet // \"\")" o; jq -c "[.in,.used,.skipped]" s; jq -r ".source|\"\(.offset) \(.sha256)\"" o | while read -r n h; do wt-extract --exhibit a $n | sha256sum | grep -c $h; done | xargs' '' $'jd:100004 S1\njd:100005 S1\nb.example:1 \n[2,2,{}]\n1 1 1'; }
@test "Burp: a workbook in it" { t 'python3 "$ROOT/tests/xlsx.py" a.xlsx sheet="{r title price url}{r 梳 5 https://item.jd.com/100004.html}"; (http <a.xlsx | item $A true; comb 1 | http | item $B) | burp | wt-extract | jq -r .id' '' $'jd:100004\nb.example:1'; }
@test "HAR: files with pages in it, and what is closed, are told" { t 'comb 1 >a; zip -q z.zip a; printf "PAR1%100s" "" >p; printf "SQLite format 3\0%600s" "" >q; for f in z.zip p q; do har $A "\"encoding\":\"base64\",\"text\":\"$(base64 -w0 $f)\"" | wt-extract --rejects r 2>/dev/null; jq -r .reason r; rm r; done' '' $'zip\nparquet\ndatabase'; }
@test "HAR: base64 that is not said to be" { t 'har $A "\"text\":\"$(comb 1 | base64 -w0)\"" | wt-extract | jq -r .id; har $A "\"text\":\"$(comb 1 | gzip -n | base64 -w0)\"" | wt-extract | jq -r .id; har $A "\"text\":\"PCFkb2N0eXBl PGh0bWw+\"" | wt-extract --summary s; jq -c .skipped s' '' $'a.example:1\na.example:1\n{"no_site":1}'; }
@test "a page that ends inside a tag, a script, a comment or a value is told; others end as they like" {
  t 'n() { wt-extract --platform x 2>&1 | sed -n "s/.*:1: part: it ends inside a \([a-z]*\):.*/\1/p;s/.*\"title\":\"\([^\"]*\)\".*\"lost\":\"part\".*/\1/p"; }; comb 1 | sed "s/<.script>//" | n; (comb 1; echo "<p>x<a hre") | n; (comb 1; echo "<!-- <p>") | n; (echo "<p>x</p><title>goo") | n; (echo "<SCRIPT>f(\"</html>\")") | n; echo "window.a = {\"b\":[1,{\"c\":\"}" | n; echo "[{\"title\":\"cup\",\"price\":5,\"url\":\"https://item.jd.com/100000000001.html\"},{" | n; echo "[{\"title\":\"cup\",\"price\":5,\"url\":\"https://item.jd.com/100000000001.html\"}" | n; (echo "Subject: x"; echo; comb 1; echo "<!-- ") | n; echo "[{\"a\":1},{\"b\":" | n; printf "{\"a\":1}\n{\"b" | n; echo; (comb 1; echo "<p> a < b") | n; (comb 1; echo "<!-- <script> --></HTML>") | n; (echo "<script>if (a<b) document.write(\"<script>\")</script>x") | n; echo "f({a: \"b" | n; echo "[x" | n; echo "{\"a\":1};" | n; echo "<?xml?><a><!-- b" | n' '' $'script\n角梳 1\ntag\n角梳 1\ncomment\n角梳 1\ntitle\nscript\nvalue\nvalue\ntag\n角梳 1\nvalue\nvalue\n'
}
@test "a page that ends inside a text of a line, or a tag in it: told, and the row that it is in is none" {
  t 'n() { wt-extract >o 2>e; echo "$? $(jq -r ".title+\" \"+.source.lost" o | xargs) $(sed -n "s/^wt-extract: [^:]*:1: //p" e)" | sed "s/ *$//"; }; r() { printf "<li class=gl-item data-sku=70001000$1><div class=p-name><a href=//item.jd.com/70001000$1.html><em><i class=p-tag>自营</i>角梳 $1</em></a></div><div class=p-price><i>2.50</i></div></li>\n"; }; for e in 自 自营 自营\</ 角 "角梳 2" "角梳 2</e" "角梳 2</em>" "角梳 2</em></a></div>"; do (r 1; r 2 | sed "s,$e.*,$e,") | n; done; for i in 1 2 3 4 5 6 7 8 9; do echo "<div><a href=//item.jd.com/70001000$i.html><b>Comb of $i</b></a><i>¥2.50</i></div>"; done | head -c -30 | n; echo "<p>a <b>c</b> d" | n; echo "<p><a name=x>d" | n; echo "<p><a href=x><b>c</b> d" | n' '' '1 角梳 1 part part: it ends inside a text: it was cut, or is not whole yet; rejected
1 角梳 1 part part: it ends inside a text: it was cut, or is not whole yet; rejected
1 角梳 1 part part: it ends inside a tag: it was cut, or is not whole yet; rejected
1 角梳 1 part part: it ends inside a text: it was cut, or is not whole yet; rejected
1 角梳 1 part part: it ends inside a text: it was cut, or is not whole yet; rejected
1 角梳 1 part part: it ends inside a tag: it was cut, or is not whole yet; rejected
1 角梳 1 part part: it ends inside a text: it was cut, or is not whole yet; rejected
0 角梳 1 角梳 2
1 Comb of 1 part Comb of 2 part Comb of 3 part Comb of 4 part Comb of 5 part Comb of 6 part Comb of 7 part Comb of 8 part part: it ends inside a text: it was cut, or is not whole yet; rejected
0
0
1  part: it ends inside a text: it was cut, or is not whole yet; rejected'
}
@test "a table that ends inside its last row, a dump before its rows, a reply inside its header" {
  t 'r() { printf "id,title,price,url\n1,cup a,5,https://item.taobao.com/item.htm?id=1\n"; }; n() { wt-extract --platform taobao 2>&1 | sed "s/.*\"item\":\"\([^\"]*\)\".*/\1/;s/^wt-extract: <stdin>:1: //"; }; (r; printf "2,cup b") | n; (r; printf "2,cup b,6,https://item.taobao.com/item.htm?id=2") | n; (r; printf "2,cup b\n") | n; (r; printf "2,cup b\n3,cup c") | n; for e in " INTO g VALU" " INTO g VALUES (2,3)," " INTO g VALUES (2,3)" " INTO g SELECT 1;"; do printf "INSERT INTO g (id,price,title,url) VALUES (1,5,%s,%s);\nINSERT$e" "\"cup\"" "\"https://item.taobao.com/item.htm?id=1\"" | tr "\"" "\047" | n; done; printf "HTTP/1.1 200 OK\r\nContent-Type: te" | n' '' $'layout: dump: 1 of 1 rows end with the file, before their last cell: it was cut, the first at line 3; rejected\n1\n1\n2\n1\n2\n1\n2\n3\nlayout: dump: 1 of 1 rows does not end, the first at line 2; rejected\n1\nlayout: dump: 1 of 1 rows does not end, the first at line 2; rejected\n1\n1\n1\nhttp: the file ends inside the header of the reply; rejected'
}
# told PRINTF-FORMAT: what wt-extract says of such a file, and the items that it gives.
told_of() { printf "$@" | wt-extract --platform taobao --rejects r >o 2>e; echo "$? $(jq -r .item o | xargs) $(sed -n 's/^wt-extract: [^:]*:1: //p' e)" | sed 's/ *$//'; }
export -f told_of
@test "a table that ends inside its last cell: a quote that is not closed, half a character; others may end so" {
  t 'h="id,title,price\n"; for e in "71000001,cup,\0425" "71000001,\"cup\n71000002,5" "71000001,cup,5\n71000002,\"big cu" "71000001,cup,5\n71000002,杯,\xe6\x9d" "71000001,cup,5\n71000002,cup,5\"" "71000001,cup,5\n71000002,cup,\"5\n"; do told_of "$h$e"; done; told_of "\"id\",\"title\",\"price\"\n\"71000001\",\"cup"' '' '1  part: it ends inside a row: it was cut, or is not whole yet; rejected
0 71000001 71000002
1 71000001 layout: dump: 1 of 1 rows end with the file, inside their last cell: it was cut, the first at line 3; rejected
1 71000001 layout: dump: 1 of 1 rows end with the file, inside their last cell: it was cut, the first at line 3; rejected
0 71000001 71000002
0 71000001 71000002
1  part: it ends inside a row: it was cut, or is not whole yet; rejected'
}
@test "a dump that ends before its rows, in the first of them, in the columns of a table, or without the line behind COPY" {
  t 'c="CREATE TABLE g (id bigint(20),\n title text, price text"; i="INSERT INTO g VALUES"; r="(%s000001,\047cup\047,\0475\047)"; p="COPY g (id, title, price) FROM stdin;\n"; told_of "$c"; told_of "$c);\n$i"; told_of "$c);\n$i (71000001,\047cu"; told_of "$c);\n$i $r;\n$i\n" 71; told_of "$c);\n$i $r,\n" 71; told_of "$c);\n$i $r;\n" 71; told_of "$p"; told_of "${p}71000001\tcup\t5\n"; told_of "${p}71000001\tcup\t5\n\\\\.\n"; told_of "$c);\n"' '' '1  part: it ends inside a statement: it was cut, or is not whole yet; rejected
1  part: it ends inside a statement: it was cut, or is not whole yet; rejected
1  part: it ends inside a statement: it was cut, or is not whole yet; rejected
1 71000001 layout: dump: 1 of 1 rows does not end, the first at line 5; rejected
1 71000001 layout: dump: 1 of 1 rows does not end, the first at line 4; rejected
0 71000001
1  part: it ends inside a statement: it was cut, or is not whole yet; rejected
1 71000001 layout: dump: 1 of 1 rows does not end, the first at line 3; rejected
0 71000001
0'
}
@test "a long dump of statements with a row each: no part ends behind VALUES" {
  t '(echo "SET x;"; seq 100000 220000 | sed "s/.*/INSERT INTO g_goods_of_a_shop_with_a_long_name_of_its_own (id, title, price) VALUES\n(&,\"cup\",5.50);/") >a; wt-extract --platform taobao a | wc -l; echo ${PIPESTATUS[0]}' '' $'120001\n0'
}
@test "a long dump of rows behind COPY, in parts: the end of a part is no cut" {
  t '(echo "COPY g (id, title, price) FROM stdin;"; seq 100000 400000 | sed "s/$/\tcup\t5.50/"; echo "\."; echo) >a; wt-extract --platform taobao a | wc -l; echo ${PIPESTATUS[0]}' '' $'300001\n0'
}
@test "pages in the frames of a page that gives nothing" {
  t 'h() { sed "s/&/\&amp;/g;s/\"/\&quot;/g"; }; f() { echo "<html><p>x<iframe class=a srcdoc=\"$(h)\"></iframe>"; }; n() { wt-extract --platform x --summary s | jq -j ".item,\" \""; jq -c "[.in,.used,.skipped]" s; rm s; }; comb 1 | f | n; comb 1 | f | f | n; comb 1 | f | f | f | f | f | n; (comb 2; comb 1 | f) | n; (comb 2; comb 1 | f | f; comb 3 | f) | n; (comb 2; echo "<p>no" | f) | n; echo "<p>no" | f | n; comb 1 | f | sed s/iframe/b/ | n' '' $'1 [1,1,{}]\n1 [1,1,{}]\n[1,0,{"no_site":1}]\n2 1 [1,1,{}]\n2 3 1 [1,1,{}]\n2 [1,1,{}]\n[1,0,{"no_site":1}]\n[1,0,{"no_site":1}]'
}
@test "frames beside the advert that a page is, with its address: the rows count on" {
  t 'f() { echo "<iframe srcdoc=\"$(sed "s/&/\&amp;/g;s/\"/\&quot;/g")\"></iframe>"; }; (echo "<!-- saved from url=(0046)https://item.taobao.com/item.htm?id=600000000001 -->"; comb 1; (echo "<p>x</p>"; comb 2) | f) >a.html; wt-extract a.html | jq -c "[.platform,.item,.title,.url,.source.row]"; wt-extract --summary s a.html >o; jq -c "[.in,.used,.rejected]" s' '' $'["taobao","600000000001","角梳 1","https://item.taobao.com/item.htm?id=600000000001",1]\n["taobao","2","角梳 2","https://item.taobao.com/item.htm?id=2",2]\n[1,0,1]' 0 'taobao-item: '
}
# nuxt PARAMETERS BODY ARGUMENTS: as Nuxt writes its data into a page.
nuxt() { printf '<html><script>window.__NUXT__=(function(%s){%s}(%s));</script></html>\n' "$@" | wt-extract; }
export -f nuxt
@test "a function of a script that is called with data" {
  t 'u=https://item.taobao.com/item.htm?id=6000000000; n() { nuxt "$@" 2>&1 | sed "/: no adverts: /d;s/^wt-extract: <stdin>:1: //" | jq -Rc "fromjson? // . | if type == \"object\" then [.item,.title,.price] else . end"; }; n a,b,c "return {data:[{items:[{id:a,title:\"mug, a)\",price:b,url:c},{title:\"a\",price:b,url:\"${u}16\"}]}],a,e:x.a}" "15,5.5,\"${u}15\""; n a,b,c,d "a.title=\"cup \\\")} 1\";a.price=c;a[\"url\"]=\"${u}12\";b[0]=a;b[1]={title:\"mug\",price:7,url:\"${u}13\"};return [{items:b,d}]" "{},[],5.5"; n a "if(a)b=1;return {items:[{title:\"t\",price:5,url:\"${u}17\"}]}" 1; n a "return {a:[$(yes a | head -9999 | paste -sd,)]}" "\"$(printf %9999s)\""; (printf "<p>"; yes "x=(function(a){a.b=[" | head -99999) | wt-extract --summary s; jq -c .used s' '' $'["600000000015","mug, a)",5.5]\n["600000000016","a",5.5]\n["600000000012","cup \\")} 1",5.5]\n["600000000013","mug",7]\n["600000000017","t",5]\n"too_long: a function in it gives more than is read; rejected"\n0'
}
@test "values of a function that lie deep in each other, and in themselves" {
  t 'u=https://item.taobao.com/item.htm?id=6000000000; deep() { local i p=a0 b="a0.items=[{title:\"cup\",price:5.5,url:\"${u}12\"}];" v="{}"; for ((i = 1; i < $1; i++)); do p+=,a$i v+=",{}" b+="a$i.x=a$((i - 1));a$i.up=a$i;"; done; nuxt "$p" "${b}return {items:a0.x,data:[a$(($1 - 1))],list:a0}" "$v" 2>&1 | sed "s/^wt-extract: <stdin>:1: //" | jq -Rc "fromjson? // . | if type == \"object\" then [.item,.title,.price] else . end"; }; deep 20; deep 70' '' $'["600000000012","cup",5.5]\n"too_long: a function in it gives values that lie too deep in each other; rejected"\n["600000000012","cup",5.5]'
}
@test "a page that a browser begins to save" { t 'for s in "From: <Saved by Blink>\r\nSnapshot" "MIME-Version: 1.0\r\nSnapshot-Content-Location: https://a.example/\r\n"; do printf "$s" | wt-extract 2>&1 | cut -d: -f 3-4; done; printf "MIME-Version: 1.0\r\nSubject: x\r\n\r\n" | wt-extract --summary s; jq -c .skipped s' '' $'1: truncated\n1: truncated\n{"no_site":1}'; }
@test "a file that may not grow so long: told, status 3, and the old one stands" { t 'for i in $(seq 20); do comb $i | http | record response https://a.example/$i; done >a; echo old >o; (ulimit -f 1; wt-extract --output o a); s=$?; cat o; exit $s' '' old 3 'File too large'; }
# cuts FILE: it is cut at each twelfth of its length; where less comes out with status 0.
cuts() {
  local n all i
  n=$(wc -c <"$1") all=$(wt-extract --platform x "$1" | wc -l)
  for i in $(seq 1 11); do
    head -c $((n * i / 12 + 3)) "$1" >.cut
    wt-extract --platform x .cut >.few 2>/dev/null && [[ $(wc -l <.few) != "$all" ]] && echo "$1 $i"
  done
  echo "$1 $all"
}
export -f cuts
@test "pages in the cells of a table that is cut: in a cell in quotes, before the last, in the first row" {
  t 'w() { printf "url,html,n\n%s,\"%s\",7\n%s,\"%s\",7\n" $A "$(comb 1 | sed "s/\"/\"\"/g")" $B "$(comb 2 | sed "s/\"/\"\"/g")"; }; all=$(w | wc -c) one=$(w | head -n $(($(comb 1 | wc -l) + 1)) | wc -c); for n in $((all - 1)) $((all - 3)) $((all - 4)) $((all - 30)) $((one - 40)); do w | head -c $n | wt-extract 2>err | jq -r .id | paste -sd " "; cut -d: -f4- err; done' '' $'a.example:1 b.example:2\na.example:1\n truncated: the file ends inside this row; rejected\na.example:1\n truncated: the file ends inside this row; rejected\na.example:1\n truncated: the file ends inside this row; rejected\n\n truncated: the file ends inside this row; rejected'
}
@test "a page of nothing but a table, XML, what Python shows, a table's only row: cut" {
  t 'n() { wt-extract --platform x 2>&1 | sed "s/^wt-extract: <stdin>:[0-9]*: //;s/.*\"id\":\"\([^\"]*\).*/\1/"; }; h="<table><tr><th>id</th><th>title</th><th>price</th></tr><tr><td>1</td><td>cup a</td><td>5</td></tr><tr><td>2</td><td>cup b"; echo "$h</td><td>6</td></tr></table>" | n; echo "$h</td><td>6" | n; echo "$h" | n; echo "<?xml version=\"1.0\"?><items><item><id>1</id><title>cup" | n; printf "[{\047title\047: \047cup\047, \047price\047: 5}, {\047ti" | n; printf "title,price,url\ncup,5" | n; printf "title,price,url\ncup,5\n" | n' '' $'x:1\nx:2\npart: it ends inside a table: it was cut, or is not whole yet; rejected\nx:1\npart: it ends inside a table: it was cut, or is not whole yet; rejected\nx:1\npart: it ends inside an element: it was cut, or is not whole yet; rejected\nlayout: dump: its data does not end; rejected\npart: it ends inside a row: it was cut, or is not whole yet; rejected\nx:7b9ce39bb64c4c3e'
}
@test "data that is cut right behind a member, quoted as JSON or Python do or as a script may, is told" {
  t 'n() { wt-extract --platform x 2>e | jq -r .item | xargs; cut -d: -f3- e; }; p="{\047id\047:\0477\047,\047title\047:\047comb\047,\047price\047:5}"; j="{\"id\":\"7\",\"title\":\"comb\",\"price\":5}"; b="{id:\0477\047,title:\047comb\047,price:5}"; for s in "[$p,$p" "x=[$p,$p" "var x = [$p,{\047id\047" "[$b,$b" "f({a:[$b,$b" "{\"a\":[$j,$j" "f([$j" "[[\"id\",\"title\",\"price\"],[\"7\",\"comb\",5]"; do printf "$s" | n; done; for s in "[$p]" "x=[$b];" "f([$j]);"; do printf "$s" | wt-extract --platform x | jq -r .item; done' '' '
1: layout: dump: its data does not end; rejected

1: layout: dump: its data does not end; rejected

1: layout: dump: its data does not end; rejected

1: layout: dump: its data does not end; rejected

1: layout: dump: its data does not end; rejected
7 7
1: part: it ends inside a value: it was cut, or is not whole yet; rejected
7
1: part: it ends inside a value: it was cut, or is not whole yet; rejected

1: part: it ends inside a value: it was cut, or is not whole yet; rejected
7
7
7'
}
@test "addresses with numbers that are hexadecimal are no quoted-printable" {
  t 'for i in 71 60 90; do (printf "<!doctype html><table><tr><th>id</th><th>title</th><th>price</th><th>url</th></tr>"; for j in 1 2 3 4 5; do printf "<tr><td>${i}00000$j</td><td>comb $j</td><td>$j</td><td>https://item.taobao.com/item.htm?id=${i}00000$j</td></tr>"; done; echo "</table>") | wt-extract | wc -l; done; printf "<p>\n=E8=A7=92\n=E8=A7=92" | wt-extract' '' $'5\n5\n5' 1 'quoted_printable: '
  t 'printf "<a class=\n\"x\" href=\n  \"/y\"><b title=\n\"z\" id=\n\"w\">comb</b></a></html>" | wt-extract --rejects r; wc -l <r' '' 0
}
@test "files that are cut: never less with status 0" {
  t 'i() { for j in 1 2 3; do comb $j | http | record response https://a.example/$j; done; }; i >warc; i | gzip -n >gz; i | zstd -qc >zst; i | xz >xz; har $A "\"text\":$(comb 1 | jq -Rs .)" >har; (echo "From: <Saved by x>"; echo "Snapshot-Content-Location: https://a.example/1"; echo "MIME-Version: 1.0"; printf "Content-Type: multipart/related; boundary=B\n\n--B\nContent-Type: text/html\nContent-Location: https://a.example/1\n\n"; comb 1; echo "--B--") >mhtml; for j in 1 2 3; do comb $j >$j.html; done; zip -q zip ?.html; tar czf tgz ?.html; r="{\"id\":1,\"title\":\"cup\",\"price\":5,\"url\":\"https://item.taobao.com/item.htm?id=60000000000"; echo "[${r}1\"},${r}2\"},${r}3\"}]" >json; (echo "<!doctype html><script>window.a={\"x\":"; cat json; echo "}</script></html>") >page; for f in warc gz zst xz har mhtml zip.zip tgz json page; do cuts $f; done' '' $'warc 3\ngz 3\nzst 3\nxz 3\nhar 1\nmhtml 1\nzip.zip 3\ntgz 3\njson 3\npage 3'
}

@test "pages in archives made at random give what they give alone" { generated wrapped "${WRAPPED_RUNS:-60}" "${WRAPPED_SEED:-1}"; }
@test "real pages in archives made at random give what they give alone" {
  shared realdata
  generated wrapped "${WRAPPED_RUNS:-40}" "${WRAPPED_SEED:-1}" "$shared"
}

@test "a message that is cut before its last part is told, wherever" { t 'printf "From: a@b.c\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"xx\"\n\n--xx\nContent-Type: text/plain\n\nhi\n--xx\nContent-Type: application/json\n\n[1]\n--xx--\n" >a; (printf "From a@b Thu Jan 1 00:00:00 2024\n"; cat a) >b; for f in a b; do n=$(wc -c <$f); for ((i = n - 74; i < n - 2; i++)); do head -c $i $f | wt-extract 2>>e; echo $?; done; wt-extract $f; done | uniq -c | tr -s " "' '' $' 144 3'; }
@test "HTTP: a page that is packed though nothing says so, by zlib and brotli too" {
  t 'h() { printf "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n$1\r\n"; }; p() { (comb 1; seq 900); }; z() { python3 -c "import sys,zlib; sys.stdout.buffer.write(zlib.compress(sys.stdin.buffer.read()))"; }; (h; p | z) >1; (h; p | brotli -c) >2; (h "Content-Encoding: gzip\r\n"; p | brotli -c | gzip -n) >3; (h; p | gzip -n) >4; (h; printf "\211PNG\r\n\032\n"; head -c 3000 /dev/urandom) >5; for i in 1 2 3 4 5; do record response https://a.example/$i <$i | wt-extract | jq -c .title; done' '' $'"角梳 1"\n"角梳 1"\n"角梳 1"\n"角梳 1"'
}
@test "a file whose name is no UTF-8 opens by what is shown of it, if it is one alone" {
  t 'd=$(printf "d/\273\365"); mkdir -p "$d"; comb 1 >"$d/$(printf "\311\314")a.html"; comb 2 >"$d/b.html"; wt-extract --platform x d | jq -r "[.title,.source.file]|@tsv" | sort | while read -r x n f; do wt-extract --exhibit "$f" 0 | cmp - <(comb $n) && echo "$f"; done; cp "$d/b.html" "$d/$(printf "\311\315")a.html"; wt-extract --exhibit "$(printf "$d/\357\277\275\357\277\275a.html")" 0 2>/dev/null; echo $?; wt-extract --exhibit "$(printf "d/\357\277\275/x")" 0 2>/dev/null; echo $?' '' $'d/\xef\xbf\xbd\xef\xbf\xbd/\xef\xbf\xbd\xef\xbf\xbda.html\nd/\xef\xbf\xbd\xef\xbf\xbd/b.html\n3\n3'
}
@test "a message that is encrypted or signed as one piece is told, a signature beside it is not" {
  t 'm() { printf "From: a@b.c\nMIME-Version: 1.0\n"; }; k="Content-Type: application/pkcs7"; b="Content-Transfer-Encoding: base64\n\nMIIBAAAA\n"; (m; printf "$k-mime; name=smime.p7m\n$b") >1; (m; printf "Content-Type: multipart/signed; boundary=xx\n\n--xx\nContent-Type: text/plain\n\nhi\n--xx\n$k-signature; name=smime.p7s\n$b--xx--\n") >2; for i in 1 2; do wt-extract $i 2>&1 >/dev/null | grep -c "1: unknown.*rejected"; wt-extract $i 2>/dev/null; echo $?; done' '' $'1\n1\n0\n0'
}

@test "wt-extract: rows of JSON of which the first is damaged: the others are read, and it is told" {
  cd "$BATS_TEST_TMPDIR"
  row() { printf '{"url":"https://a.example/%s","itemId":"%s","title":"角梳 %s","price":"5.50"}\n' $1 $1 $1; }
  page() { printf '{"url":"https://a.example/%s","html":%s}\n' $1 "$(comb $1 | jq -Rs .)"; }
  for kind in row page; do
    (for i in 1 2 3; do $kind $i; done) >whole
    for how in 's/^./k/' 's/"itemId\|"html/ /' 's/}$//' 's/^{"/{"x"/'; do
      sed "1$how" whole >a.jsonl
      status=0
      wt-extract a.jsonl >o 2>e || status=$?
      [ $status = 1 ]
      grep -iq json e
      [ "$(jq -r '.title | test("角梳")' o)" = $'true\ntrue' ]
    done
  done
}

@test "a dump of a database whose rows keep pages is told, and gives nothing of what the pages hold; other rows are read" {
  cd "$BATS_TEST_TMPDIR"
  p='<!doctype html><title>w</title><script type="application/ld+json">{"@type":"Product","name":"comb","url":"https://a.example/1","offers":{"price":"5.50","priceCurrency":"EUR"}}</script>'
  echo "INSERT INTO kept (url, title, html) VALUES ('https://a.example/1', 'window', '$p');" >pages.sql
  echo "INSERT INTO g (title, price, url) VALUES ('comb', '6.50', 'https://b.example/2');" >goods.sql
  cat pages.sql goods.sql >both.sql
  printf 'COPY kept (url, body) FROM stdin;\nhttps://a.example/1\t%s\n\\.\n' "$p" >copy.sql
  echo "INSERT INTO r (url, response) VALUES ('https://a.example/1', '{\"list\":[{\"title\":\"comb\",\"price\":\"5.50\",\"itemId\":\"1\"}]}');" >reply.sql
  for f in pages copy reply; do
    status=0
    wt-extract $f.sql >o 2>e || status=$?
    [ $status = 1 ]
    [ ! -s o ]
    grep -q 'keep pages in column' e
  done
  [ "$(wt-extract both.sql 2>e | jq .price)" = 6.5 ]
  grep -q 'keep pages in column html' e
  [ "$(wt-extract goods.sql | jq .price)" = 6.5 ]
}

@test "a price whose column names no unit but says that it has one: 价格(单位)" {
  t 'wt-extract | jq -c "[.price,.unit]"' $'商品名称,价格(单位),链接\n角梳 甲,101.50元/克,https://a.example/1\n角梳 乙,88.00元/克,https://a.example/2\n' $'[101.5,"g"]\n[88,"g"]'
}

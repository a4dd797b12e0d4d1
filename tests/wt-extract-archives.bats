#!/usr/bin/env bats
# wt-extract: WARC, ARC, zip and tar; revisit records; --originals and --exhibit.
load helper
load extract

# --- archives of pages

@test "a zip or tar that is cut behind its members" {
  t 'cp "$DATA"/sites/taobao-search.html .; zip -q a.zip taobao-search.html; tar cf a.tar taobao-search.html; for n in 1 21 60; do head -c -$n a.zip >b; wt-extract b | wc -l; echo ${PIPESTATUS[0]}; done; n=$(wc -c <taobao-search.html); head -c $((512 + (n + 511) / 512 * 512)) a.tar | wt-extract | wc -l; echo ${PIPESTATUS[1]}; cat a.tar a.tar | wt-extract | wc -l' '' $'3\n3\n3\n3\n3\n3\n3\n3\n6' 0 'it is cut'
}

# --- ARC

# arc URL FILE [LENGTH]: a record of a page; arc_start: that of the file.
arc() {
  local head="HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
  printf '%s 192.0.2.1 20140216050221 text/html %d\n' "$1" \
    "${3:-$(($(printf %b "$head" | wc -c) + $(wc -c <"$2")))}"
  printf %b "$head"
  cat "$2"
  echo
}
arc_start() {
  printf 'filedesc://x.arc 192.0.2.1 20140216050221 text/plain 65\n'
  printf '1 0 InvA\nURL IP-address Archive-date Content-type Archive-length\n\n'
}
export -f arc arc_start

@test "ARC, plain and packed, and its records again" {
  t 'd="$DATA"/sites; (arc_start; arc "https://s.taobao.com/search?q=a b" $d/taobao-search.html; arc http://s.taobao.com/search $d/taobao-search.html) >a.arc; wt-extract a.arc >o; jq -c "[.captured,.source.record]" o; jq -r ".source | \"\(.offset) \(.sha256)\"" o | uniq | while read -r p h; do wt-extract --exhibit a.arc $p | sha256sum | grep -c $h; done; (arc_start | gzip; arc "https://s.taobao.com/search" $d/taobao-search.html | gzip) >a.gz; wt-extract a.gz | jq -r .id' '' $'["2014-02-16T05:02:21Z",2]\n["2014-02-16T05:02:21Z",2]\n["2014-02-16T05:02:21Z",2]\n["2014-02-16T05:02:21Z",3]\n["2014-02-16T05:02:21Z",3]\n["2014-02-16T05:02:21Z",3]\n1\n1\ntaobao:600000000001\ntmall:600000000002\ntaobao:600000000001'
}
@test "ARC: a record whose member is damaged is none, its neighbours are; one that is cut behind it is" { t 'd="$DATA"/sites; arc_start | gzip -n >a.arc; for u in a b c; do arc https://s.taobao.com/search?q=$u $d/taobao-search.html | gzip -n >$u; done; n=$(wc -c <b); (head -c $((n - 8)) b; printf xxxx; tail -c 4 b) >b2; cat a b2 c >>a.arc; wt-extract a.arc | jq -r .source.record | uniq -c | tr -s " "; (arc_start | gzip; cat a b) | head -c -3 | wt-extract 2>/dev/null | wc -l; (arc_start | gzip; cat a; sleep 0.1; cat b2; sleep 0.1; cat c) | wt-extract 2>/dev/null | wc -l' '' $' 3 2\n 3 4\n6\n6' 0 'damaged'; }
@test "ARC: a length that is wrong is mended where the reply says its own, and costs no neighbour" {
  t 'page() { echo "<title>cup</title><script type=application/ld+json>{\"@type\":\"Product\",\"sku\":\"$1\",\"name\":\"cup\",\"offers\":{\"price\":\"5\",\"priceCurrency\":\"EUR\"}}</script>"; }; one() { page $1 >p; local h="HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n${3-Content-Length: $(wc -c <p)\r\n}\r\n"; printf "https://a.example/%s 192.0.2.1 20140216050221 text/html %d\n$h" $1 $(($(printf "$h" | wc -c) + $(wc -c <p) + $2)); cat p; echo; }; for m in 0 -30 25 90 9999999; do (arc_start; one 1 0; one 2 $m; one 3 0) >a; wt-extract --summary s a 2>/dev/null | jq -r .item | xargs; (arc_start | gzip; one 1 0 | gzip; one 2 $m | gzip; one 3 0 | gzip) | wt-extract 2>/dev/null | jq -r .item | xargs; jq -c "[.rejected,.status]" s; rm s; wt-extract a 2>/dev/null | jq -r "\"\(.source.offset) \(.source.sha256)\"" | while read -r p h; do wt-extract --exhibit a $p 2>/dev/null | sha256sum | grep -c $h; done | xargs; done; (arc_start; one 1 0; one 2 25 ""; one 3 0) | wt-extract 2>/dev/null | jq -r .item | xargs' '' $'1 2 3\n1 2 3\n[0,0]\n1 1 1\n1 2 3\n1 2 3\n[0,0]\n1 1 1\n1 2 3\n1 2 3\n[0,0]\n1 1 1\n1 2 3\n1 2 3\n[0,0]\n1 1 1\n1 2 3\n1 2 3\n[0,0]\n1 1 1\n1 3'
}
@test "ARC: a media type with blanks, as servers say it, and one that is none" { t 'n=0; (arc_start; for m in "text/html; charset=utf-8" "text/html; charset=utf-8; x" "@[=*\xffContent-Type]" "charset=foo" "image(jpeg)" ERROR: -; do n=$((n + 1)); comb $n >p; printf "https://a.example/$n 192.0.2.1 20240506080000 $m %d\n" $(wc -c <p); cat p; echo; done) | wt-extract | jq -c "[.item,.url,.captured]" | sed -n "1,2p;\$="' '' $'["1","https://a.example/1","2024-05-06T08:00:00Z"]\n["2","https://a.example/2","2024-05-06T08:00:00Z"]\n7'; }
@test "ARC and WARC, joined" { t 'd="$DATA"/sites; (arc_start; arc http://s.taobao.com/search $d/taobao-search.html; zcat "$DATA/demo.warc.gz") | wt-extract 2>/dev/null >a; wt-extract "$DATA/demo.warc.gz" 2>/dev/null >b; echo $(($(wc -l <a) - $(wc -l <b)))' '' '3'; }
@test "a list page of 4 MB takes no more than 56 MB" { t 'python3 -c "for i in range(16000): print(f\"<div class=card><a href=/item/{i}00000.html><img src=/p/{i}.jpg alt=a></a><h3><a href=/item/{i}00000.html>Horn comb no-{i}, carved by hand, yak and buffalo</a></h3><span class=price>US\${i % 90 + 5}.50</span><em>sold-{i % 40}</em><p>in a box, with a bag of cloth</div>\")" >a.html; python3 "$ROOT/tests/torture/peak.py" p wt-extract --url https://www.combs.example/list a.html | wc -l; read -r s k <p; echo $s $((${#SAN} == 0 && k > 57344))' '' $'16000\n0 0'; }

@test "a body that unpacks to more than is read, and a long line, take no more than 64 MB" { t 'h="HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"; (printf "$h"; head -c 99999999 /dev/zero | gzip -n) >a; (echo; head -c 99999999 /dev/zero | tr "\0" x) >b; for f in a b; do python3 "$ROOT/tests/torture/peak.py" p wt-extract $f 2>/dev/null; read -r s k <p; echo $s $((${#SAN} == 0 && k > 65536)); done' '' $'1 0\n1 0'; }
@test "ARC: a bad record costs itself; a cut file is told" {
  t 'd="$DATA"/sites; (arc_start; arc http://s.taobao.com/search $d/taobao-search.html -1; echo junk; arc http://s.taobao.com/search $d/taobao-search.html) >a.arc; wt-extract --summary s a.arc | wc -l; jq -c "[.in,.used,.skipped,.rejected,.status]" s; head -c -100 a.arc | wt-extract 2>/dev/null; echo $?' '' $'3\n[3,1,{"warcinfo":1},1,1]\n3' 0 'no length'
}
@test "pairs out of a tree; what is an item, a currency, a unit" {
  t 'printf "site x\nhost x.example\nplatform x\nrows css li\nitem css b\ntitle css i\nattributes css tr => th td\ncurrency css .c\nunit css .u\nprice css .p\n" >x.site; wt-extract --sites x.site --url http://x.example/ | jq -c "[.item,.title,.attributes,.currency,.unit,.price]"' '<ul><li><b>7 8</b></li><li><b>0</b><i>nought</i></li><li><b>9</b><i>A</i><table><tr><th>Size</th><td>7</td><tr><th>None</th><td></td><tr><td>x</td></table><span class=c>XCD</span><span class=u>bowl</span><span class=p>5.5</span></li><li><b>10</b><i>B</i><span class=c>xcd</span><span class=p>5</span></li><li><b>11</b><i>C</i><span class=c>XCDX</span><span class=u> </span></li></ul>' '[null,"nought",null,null,null,null]
["9","A",{"Size":"7"},"XCD","bowl",5.5]
["10","B",null,null,null,5]
["11","C",null,null,null,null]' 0 '1 of 5 rows have neither item nor title, the first is row 1 (x.site); see --explain; rejected'
}

# --- archives

@test "adverts point to their bytes" {
  cd "$BATS_TEST_TMPDIR"
  warc https://s.taobao.com/search?q=a 'text/html; charset=gbk' "$DATA/sites/taobao-search.html" >a.warc.gz
  warc https://detail.tmall.com/item.htm?id=1 text/html "$DATA/sites/tmall-item.html" >>a.warc.gz
  wt-extract a.warc.gz >out
  [[ $(jq -r .id out | wc -l) == 4 ]]
  [[ $(jq -r 'select(.platform == "tmall") | .source.charset' out | uniq) == utf-8 ]]
  while IFS=$'\t' read -r offset length sha; do
    tail -c +$((offset + 1)) a.warc.gz | gzip -dc 2>/dev/null | head -c "$length" | sha256sum | grep -q "^$sha" || return 1
  done < <(jq -r '[.source.offset, .source.length, .source.sha256] | @tsv' out)
  jq -e -s 'map(.source.row) == [1, 2, 3, 1] and map(.source.record) == [1, 1, 1, 2]' out
}
@test "records in one gzip member are found by what stands before them" {
  cd "$BATS_TEST_TMPDIR"
  {
    warc https://s.taobao.com/search?q=a text/html "$DATA/sites/taobao-search.html"
    warc https://detail.tmall.com/item.htm?id=1 text/html "$DATA/sites/tmall-item.html"
  } | gzip -dc | gzip -n >a.warc.gz
  wt-extract a.warc.gz >out
  jq -e -s 'map(.source.offset) == [0, 0, 0, 0] and
    map(.source | has("skip")) == [false, false, false, true]' out
  while IFS=$'\t' read -r skip length sha; do
    gzip -dc a.warc.gz | tail -c +$((skip + 1)) | head -c "$length" | sha256sum | grep -q "^$sha" || return 1
  done < <(jq -r '[.source.skip // 0, .source.length, .source.sha256] | @tsv' out)
}
@test "databases are refused, and what to do is told" {
  t 'printf "PAR1%99d" 0 >b; printf "ZIM\x04%99d" 0 >c; wt-extract b c 2>&1; true' '' \
    $'wt-extract: b:1: parquet: a table of Parquet cannot be read; save it as CSV; rejected\nwt-extract: c:1: zim: an archive of Kiwix cannot be read; unpack it: zimdump; rejected'
}
@test "other kinds that hold what cannot be read are refused too" {
  t 'printf "\0\1\0\0Standard ACE DB\0%99d" 0 >b; printf "ARROW1%99d" 0 >c; printf "ZIM\4%99d" 0 >d; printf "\xd4\xc3\xb2\xa1%99d" 0 >e; printf "\x0a\x0d\x0d\x0a\x1c\0\0\0\x4d\x3c\x2b\x1a%99d" 0 >f; wt-extract --rejects r b c d e f 2>/dev/null; jq -r .reason r' '' $'access\narrow\nzim\npcap\npcap'
}
@test "HTTrack's cache is refused, and where its pages are is told" { t 'printf "PK\3\4%026dhttp://x.example/list" 0 >new.zip; wt-extract new.zip' '' '' 1 "httrack: HTTrack's own cache is no sound zip; read the pages"; }
@test "HTTrack's cache in the folder of its mirror is passed over, and refused by itself" { t 'mkdir -p d/hts-cache d/x.example c; printf "PK\3\4%026dhttp://x.example/list" 0 >d/hts-cache/new.zip; cp -r d/hts-cache c; touch c/hts-log.txt; wt-extract --summary s d 2>/dev/null; jq -c "[.skipped,.rejects]" s; for f in c d/hts-cache d/hts-cache/new.zip; do wt-extract $f; done 2>&1 | grep -c httrack' '' $'[{"beside":1},null]\n3'; }

# --- --exhibit

# exhibits FILE: every advert of it opens to bytes of its digest.
exhibits() {
  wt-extract --max-rejects 9 --sites x.site "$1" >out 2>err
  jq -r '.source|[.file,"\(.offset)+\(.skip // 0)",.sha256]|@tsv' out | sort -u |
    while IFS=$'\t' read -r f o h; do
      [[ $(wt-extract --exhibit "$f" "$o" | sha256sum) == "$h"* ]] && echo "ok $o"
    done
}
export -f exhibits

@test "exhibit: a record in a gzip member" { t 'three; exhibits x.warc.gz | grep -c ok' '' 3; }
@test "exhibit: a record in one member for all, by skip"   { t 'three; zcat x.warc.gz | gzip >y; exhibits y | sed s/ok.0+0/ok/; wc -l <out' '' $'ok\nok 0+271\nok 0+542\n3'; }
@test "exhibit: a record in a plain archive"               { t 'three; zcat x.warc.gz >y; exhibits y; cat x.warc.gz >z; jq -r .source.file out | uniq' '' $'ok 0+0\nok 271+0\nok 542+0\ny'; }
@test "exhibit: without + the skip is none" {
  t 'three; zcat x.warc.gz >y; wt-extract --exhibit y 271 | sed -n "3p;\$p" | tr -d "\r"; echo' '' $'WARC-Target-URI: http://x.example/list2\n<script>x_data = {"rows":[{"id":2}]};</script>'
}
@test "exhibit: a record of a stream"                      { t 'three; wt-extract --exhibit - "$(jq .source.offset <(wt-extract --sites x.site x.warc.gz) | sed -n 2p)" <x.warc.gz | grep -c ^WARC-Target-URI:.http://x.example/list2' '' 1; }
@test "exhibit: one of a list of replies in a stream" { t 'd="{\"status\":200,\"content\":{\"mimeType\":\"text/html\",\"text\":\"<p>"; e="{\"request\":{\"method\":\"GET\",\"url\":\"http://x.example/"; printf "{\"log\":{\"entries\":[%s1\"},\"response\":%s1\"}}},%s2\"},\"response\":%s2\"}}}]}}" "$e" "$d" "$e" "$d" >h; o=$(printf "%s" "$(<h)" | sed "s/}}},.*/}}},/" | wc -c); wt-extract --exhibit h $o >1; wt-extract --exhibit - $o <h | cmp - 1; tar cf t h; wt-extract --exhibit -- -/h $o <t | cmp - 1; grep -c "p>2" 1' '' 1; }
@test "exhibit: a document is the whole file" { t 'three; wt-extract --exhibit p 0 | cmp - p && gzip -k p && wt-extract --exhibit p.gz 0 | cmp - p' '' ''; }
@test "exhibit: a record without a page" { t 'zcat "$DATA"/demo.warc.gz >y; wt-extract --exhibit y 0 | sed -n 2p | tr -d "\r"' '' 'WARC-Type: warcinfo'; }
@test "exhibit: a refused record, and the status" { t 'three; head -c -60 x.warc.gz >y; wt-extract --sites x.site --rejects r y >out 2>err; o=$(jq .offset r); wt-extract --exhibit y "$o" | sha256sum | grep -c "$(jq -r .sha256 r)"; wt-extract --exhibit y "$o" >bytes' '' 1 1 'truncated: '; }
@test "exhibit: a place where no record begins" { t 'three; zcat x.warc.gz >y; wt-extract --exhibit y 269' '' '' 3 'y: byte 269+0: no record begins there'; }
@test "exhibit: a place behind the end"  { t 'three; wt-extract --exhibit x.warc.gz 99999999' '' '' 3 'no byte 99999999'; }
@test "exhibit: a skip behind the end"   { t 'three; wt-extract --exhibit x.warc.gz 0+99999999999' '' '' 3 'the input ends before that place'; }
@test "exhibit: no place is given"                         { t 'wt-extract --exhibit x' '' '' 2 'wants a file and a place'; }
@test "exhibit: a place that is none"    { t 'wt-extract --exhibit x 1+' '' '' 2 '1+: write source.offset'; }
@test "exhibit: a place beyond all measure" { t 'wt-extract --exhibit x 99999999999999999999' '' '' 2 'write source.offset'; }
@test "exhibit: a file that is not there" { t 'wt-extract --exhibit none 0' '' '' 3 'it cannot be opened: No such file'; }
@test "exhibit: a record beyond --max-line" { t 'three; wt-extract --max-line 200 --exhibit p 0 | wc -c; wt-extract --max-line 30 --exhibit p 0 >out' '' 46 1 'too_long'; }

# --- .warc.zst

# frames [OPTION ...]: x.warc.gz as x.warc.zst, a frame for each record.
frames() {
  three
  zcat x.warc.gz >plain
  for i in 0 271 542; do tail -c +$((i + 1)) plain | head -c 271 | zstd -qc "$@"; done
}

# A dictionary frame of FILE, as .warc.zst begins with.
dictionary() {
  local n
  n=$(printf %08x "$(wc -c <"$1")")
  printf "\\x5d\\x2a\\x4d\\x18\\x${n:6}\\x${n:4:2}\\x${n:2:2}\\x${n:0:2}"
  cat "$1"
}
# A dictionary of pages, in d.
train() {
  for i in $(seq 200); do printf '<script>x_data = number %s and %s</script>WARC-Type: response %s' "$i" $((i * 7)) "$i" >"s$i"; done
  zstd -q --train s[0-9]* -o d --maxdict=900 2>/dev/null
  rm s[0-9]*
}
export -f frames dictionary train

@test "warc.zst: a frame a record"       { t 'frames >y; exhibits y | wc -l; wc -l <out' '' $'3\n3'; }
@test "warc.zst: a stream with its dictionary" { t 'train; (dictionary d; frames -D d) >y; exhibits y | sed "s/ .*+/ +/"; frames -D d >z; wt-extract --sites x.site z' '' $'ok +0\nok +0\nok +0' 3 'Dictionary mismatch'; }
@test "warc.zst: a stream with its dictionary packed" { t 'train; zstd -qc d >e; (dictionary e; frames -D d) >y; exhibits y | wc -l; cat y | wt-extract --sites x.site | wc -l' '' $'3\n3'; }
@test "exhibit: a record of a zstd stream, with its dictionary" { t 'train; (dictionary d; frames -D d) >y; o=$(wt-extract --sites x.site y | jq .source.offset | sed -n 2p); wt-extract --exhibit - "$o" <y | grep -ac list2' '' 1; }
@test "warc.zst: a dictionary that is damaged" { t 'train; zstd -qc d | head -c -40 >e; (dictionary e; frames) >y; wt-extract --sites x.site y | wc -l; wt-extract --sites x.site y >out' '' 3 3 'the dictionary cannot be used'; }
@test "warc.zst: one frame for all, and a cut" { t 'three; zcat x.warc.gz | zstd -qc >y; exhibits y; frames | head -c -9 >z; wt-extract --sites x.site z >out; s=$?; wc -l <out; exit $s' '' $'ok 0+0\nok 0+271\nok 0+542\n2' 3 'the file is cut inside a member (zstd frame at byte'; }
@test "warc.zst: a window of more than 32 MiB" { t 'three; zcat x.warc.gz >plain; cat plain /dev/zero | head -c 70000000 | zstd -qc --long=27 >y; wt-extract y' '' '' 3 'zstd -d --long=31'; }
@test "warc.zst: bytes between frames"   { t 'frames >y; (cat y; echo junk; cat y) >z; wt-extract --sites x.site z >out; s=$?; wc -l <out; exit $s' '' 6 3 'bytes that are no'; }
@test "bodies in brotli and zstd" {
  t 'site; printf "<script>x_data = {\"rows\":[{\"id\":7}]};</script>" >p
  for c in br zstd; do
    if [ $c = br ]; then brotli -c p; else zstd -qc p; fi >q
    warc() { local h="HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: $1\r\n\r\n"; printf "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://x.example/list\r\nContent-Length: %d\r\n\r\n" $(($(printf %b "$h" | wc -c) + $(wc -c <q))); printf %b "$h"; cat q; printf "\r\n\r\n"; }
    warc $c | wt-extract --sites x.site | jq -r .id
    head -c -9 q >r; mv r q
    warc $c | wt-extract --sites x.site | jq -c "[.id,.source.lost]"
  done' '' $'x.example:7\n["x.example:7","part"]\nx.example:7\n["x.example:7","part"]' 0 'part: the packed body is cut'
}

# --- zip (WACZ) and tar

# bundle: a crawl, a page, a picture, WACZ's own lists, in folder w.
bundle() {
  three
  mkdir -p w/archive w/pages w/indexes
  mv x.warc.gz w/archive/data.warc.gz
  zcat w/archive/data.warc.gz >w/archive/more.warc
  cp p w/page.html
  printf '\211PNG\r\n' >w/i.png
  echo '{"format":"json-pages-1.0","id":"pages","title":"All Pages"}' >w/pages/pages.jsonl
  echo '{"profile":"data-package","resources":[]}' >w/datapackage.json
}
# In what order members come is the archiver's.
packs() {
  exhibits "$1" | wc -l
  jq -r '.source.file' out | sort | uniq -c | tr -s ' '
  tail -n 1 err
}
export -f bundle packs

seven='7
 3 X/archive/data.warc.gz
 3 X/archive/more.warc
 1 X/page.html'
@test "bundle: a WACZ"                   { t 'bundle; cd w; zip -qr ../X .; cd ..; mv X.zip X; packs X' '' "$seven"; }
@test "bundle: a WACZ with crawls stored as they are" { t 'bundle; cd w; zip -q0r ../X .; cd ..; mv X.zip X; packs X' '' "$seven"; }
@test "bundle: a tar"                    { t 'bundle; tar cf X -C w archive page.html i.png; packs X' '' "$seven"; }
@test "bundle: a tar in gzip"            { t 'bundle; tar czf X -C w archive page.html i.png; packs X' '' "$seven"; }
@test "bundle: a tar in zstd"            { t 'bundle; tar cf - -C w archive page.html i.png | zstd -qc >X; packs X' '' "$seven"; }
@test "bundle: a zip and a tar of a stream" { t 'bundle; (cd w; zip -qr ../X .); tar czf Y -C w archive page.html; for f in X.zip Y; do cat $f | wt-extract --sites x.site | jq -r .source.file | sort -u; wt-extract --exhibit -- -/page.html 0 <$f | cmp - p; done' '' $'-/archive/data.warc.gz\n-/archive/more.warc\n-/page.html\n-/archive/data.warc.gz\n-/archive/more.warc\n-/page.html'; }
@test "bundle: a zip and a tar of a stream in small pieces" { t 'bundle; (cd w; zip -qr ../X .); tar cf Y -C w archive page.html; for f in X.zip Y; do n=$(($(wc -c <$f) - 300)); (head -c $n $f; sleep 0.3; tail -c 300 $f) | wt-extract --sites x.site | wc -l; done' '' $'7\n7'; }
@test "bundle: its members are read as if it were unpacked there" { t 'bundle; (cd w; zip -qr ../X .); wt-extract --sites x.site X.zip | sort >a; mv w d; mkdir w; mv X.zip w/; mv d X.zip; wt-extract --sites x.site X.zip | sort | cmp - a' '' ''; }
@test "bundle: what is no page in a WACZ is counted" { t 'bundle; (cd w; zip -qr ../X .); wt-extract --sites x.site --summary s X.zip | wc -l; jq -c "[.in,.used,.skipped]" s' '' $'7\n[10,7,{"image":1,"no_site":1,"metadata":1}]'; }
@test "bundle: a zip cut anywhere: no crash, the sum holds" {
  cd "$BATS_TEST_TMPDIR" && bundle
  (cd w && zip -qr ../X .)
  n=$(stat -c %s X.zip)
  for cut in 4 5 30 100 500 1000 $((n / 2)) $((n - 200)) $((n - 60)) $((n - 22)) $((n - 1)); do
    for how in '<y' y; do
      head -c "$cut" X.zip >y
      s=0
      eval "wt-extract --sites x.site --summary s $how" >out 2>err || s=$?
      # without its directory all members may be there
      ((s == 3)) || [[ $s == 0 && $(wc -l <out) == 7 ]] || { echo "$cut $how: $s"; bad=1; }
      [[ $s -lt 3 || -s err ]] || bad=1
    done
  done
  jq -e -s 'all(.[]; .in == .used + .rejected + ([.skipped[]] | add // 0))' s >/dev/null
  [[ -z ${bad-} ]]
}
@test "bundle: a member whose bytes are damaged: the others come" {
  t 'three; mkdir w; for i in 1 2 3; do (cat p; head -c 999 /dev/zero | tr "\0" " ") >w/$i; done; (cd w; zip -q0 ../X 1 2 3); n=$(grep -abo "</script>" X.zip | sed -n "2s/:.*//p"); printf "?" | dd of=X.zip bs=1 seek="$n" conv=notrunc status=none; wt-extract --sites x.site X.zip >out; s=$?; jq -r .source.file out; exit $s' '' $'X.zip/1\nX.zip/3' 3 'damaged in 2'
}
@test "bundle: a member that is not there" { t 'bundle; (cd w; zip -qr ../X .); wt-extract --exhibit X.zip/none 0' '' '' 3 'has no member none'; }
@test "bundle: a member of what is no archive" { t 'three; wt-extract --exhibit p/page 0' '' '' 3 'has no members'; }
@test "bundle: a WACZ in a tar, in a WACZ, and in that in a zip" {
  t 'bundle; (cd w; zip -q0r ../X.wacz .; zip -qr ../Y.wacz .); tar cf T X.wacz; mkdir v; cp T v/t; mv Y.wacz v; (cd v; zip -q ../V.wacz t Y.wacz); mkdir u; mv V.wacz u; (cd u; zip -q ../U V.wacz)
     for f in T U.zip; do exhibits $f | wc -l; jq -r .source.file out | sort | uniq -c | tr -s " "; done; wt-extract --sites x.site <U.zip | wc -l' '' $'7\n 3 T/X.wacz/archive/data.warc.gz\n 3 T/X.wacz/archive/more.warc\n 1 T/X.wacz/page.html\n7\n 3 U.zip/V.wacz/Y.wacz/archive/data.warc.gz\n 3 U.zip/V.wacz/Y.wacz/archive/more.warc\n 1 U.zip/V.wacz/Y.wacz/page.html\n7' 0 'V.wacz/t/X.wacz:1: zip: it lies within 3 others; unpack these'
}
@test "bundle: a zip in a zip, longer than is held" { t 'three; head -c 3000000 /dev/urandom | base64 >a; zip -q x.zip a p; zip -q y.zip x.zip; wt-extract --max-line 1000000 --sites x.site y.zip | jq -c .source.file' '' '"y.zip/x.zip/p"' 0 'y.zip/x.zip/a:1: too_long: '; }
@test "bundle: a folder and an archive of the same name" { t 'three; mkdir -p w/x; cp p w/x/p; zip -qj w/y p; printf "?" >w/x/y; tar cf X -C w x; mv w/y.zip w/x.zip; tar rf X --transform s/x.zip/x/ -C w x.zip; exhibits X; wt-extract --exhibit X/x/none 0' '' 'ok 0+0' 3 'no member none'; }
@test "bundle: a zip in a zip that is damaged: the others come" { t 'three; zip -q x.zip p; head -c -9 x.zip >z.zip; zip -q y.zip z.zip x.zip; wt-extract --sites x.site y.zip | jq -r .source.file' '' y.zip/x.zip/p 0 'in y.zip/z.zip: '; }
@test "bundle: an empty zip and an empty tar" { t 'printf "PK\5\6%018d" 0 | tr 0 "\0" >x; tar cf y -T /dev/null; wt-extract --summary s x y; jq -c .skipped s' '' '{"empty":1,"binary":1}'; }
@test "bundle: names that are no UTF-8"  { t 'three; mkdir w; cp p w/$'"'\\xcf\\xf3'"'; tar cf X -C w .; exhibits X; jq -r .source.file out' '' $'ok 0+0\nX/#2'; }

# zeros: 1 GiB of zeros, one member of gzip; that packs the same 16 MiB anew 64 times.
zeros() {
  python3 -c 'import struct, sys, zlib
z = zlib.compressobj(1, zlib.DEFLATED, -15)
block = z.compress(bytes(1 << 24)) + z.flush(zlib.Z_FULL_FLUSH)
sys.stdout.buffer.write(b"\x1f\x8b\x08" + bytes(7) + block * 64 + z.flush() +
                        struct.pack("<II", 0x5b64c2b0, 1 << 30))'
}
export -f zeros

@test "1 GiB of zeros in a member of a zip, and in a record; in less than 64 MB" {
  export SAN
  t 'three; zeros >z; zip -q X.zip z p
    (printf "WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\nContent-Length: 1073741824\r\n\r\n" | gzip; cat z x.warc.gz) >y
    (printf "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: %d\r\n\r\nHTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" $((43 + $(wc -c <z))); cat z; printf "\r\n\r\n"; zcat x.warc.gz) >w
    gzip -k w; head -c 1073741824 /dev/zero | brotli -1 -c >zb
    (printf "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: %d\r\n\r\nHTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\n" $((41 + $(wc -c <zb))); cat zb; printf "\r\n\r\n"; zcat x.warc.gz) >b
    for f in X.zip y w w.gz b; do rm -f s; python3 "$ROOT/tests/torture/peak.py" p wt-extract --sites x.site --summary s $f | jq -r .source.file; jq -c "[.in,.used,.rejected,.skipped]" s; read -r s k <p; [ -n "$SAN" ] || [ $k -lt 62500 ] || echo "$f: $k KiB"; done' '' $'X.zip/p\n[2,1,1,{}]\ny\ny\ny\n[4,3,1,{}]\nw\nw\nw\n[4,3,1,{}]\nw.gz\nw.gz\nw.gz\n[4,3,1,{}]\nb\nb\nb\n[4,3,1,{}]' 0 'b:1: too_long: '
}
@test "brotli: a page that is much, one byte too much, and cut" {
  t 'b() { local z; (echo "<title>Comb</title><script type=application/ld+json>"; head -c $1 /dev/zero | tr "\\0" " "; echo "{\"@type\":\"Product\",\"name\":\"comb\",\"url\":\"https://a.example/1\",\"offers\":{\"price\":5,\"priceCurrency\":\"USD\"}}</script>") | brotli -1 -c >z; truncate -s -$2 z; (printf "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: br\r\n\r\n"; cat z) | wt-extract 2>&1 | sed "s/.*[0-9]: \([a-z_]*\):.*/\1/;s/.*\"title\":\"\(comb\)\".*/\1/"; }; b 9000000 0; b 33000000 0; b 33554432 0; b 9000000 3' '' $'comb\ncomb\ntoo_long\npart'
}
@test "two members of one name have two places" {
  t 'python3 -W ignore -c "import zipfile; z=zipfile.ZipFile(\"z\",\"w\"); [z.writestr(n,\"title,price\na%d,5\n\" % i) for i,n in enumerate([\"a\",\"a\",\"b\",\"a#2\",\"a\"])]"; wt-extract --platform x z | jq -r "[.title,.source.file]|@tsv" | while read -r i f; do echo "$i $f"; wt-extract --exhibit "$f" 0 | grep -c $i; done; wt-extract --platform x <z | jq -r .source.file | paste -sd " "' '' $'a0 z/a\n1\na1 z/a#2\n1\na2 z/b\n1\na3 z/a#2#4\n1\na4 z/a#5\n1\n-/a -/a#2 -/b -/a#2#4 -/a#5'
}

# --- revisit records

again() { printf 'HTTP/1.1 304 Not Modified\r\n\r\n'; }
# twice HEADER: a page, and a revisit record with this header, in x.warc.
twice() {
  site
  page 7 >f
  {
    record response a 2024-01-01T00:00:00Z "$sha" <f
    again | record revisit b 2024-02-02T00:00:00Z "${1-$sha}"
  } >x.warc
}
export -f again twice

captures='[.id, .captured, .source.offset, .source.record, .source.revisit.record]'
export captures
@test "revisit: a revisit whose index leads to another record, by its name or its payload" {
  t 'site; page 7 >f; seven=$sha; page 8 >g; { record response a 2024-01-01T00:00:00Z "$seven" <f; record response c 2024-01-01T00:00:00Z "$sha" <g; } >o; n=$(wt-extract --sites x.site o | tail -n 1 | jq .source.offset); again | record revisit b 2024-02-02T00:00:00Z "WARC-Refers-To: <urn:a>" >r; again | record revisit b 2024-02-02T00:00:00Z "$seven" >q; for k in "r 0" "r $n" "q 0" "q $n"; do set -- $k; echo "{\"id\":\"<urn:a>\",\"digest\":\"$(echo $seven | cut -d: -f3)\",\"file\":\"o\",\"offset\":$2}" >i; wt-extract --sites x.site --originals i --summary s $1 | jq .item; tail -n 1 s | jq -c .skipped; done' '' $'"7"\n{}\n{"revisit_unresolved":1}\n"7"\n{}\n{"revisit_unresolved":1}' 0 'revisit_unresolved: <urn:a>'
}
@test "revisit: a digest in base32 and in hexadecimal, with a label and without, is the same" { t 'twice "WARC-Payload-Digest: SHA-1:$(page 7 >f; sha1sum <body | python3 -c "import base64; print(base64.b32encode(bytes.fromhex(input()[:40])).decode())")"; wt-extract --sites x.site x.warc | jq .item; jq -nc "{digest:\"$(sha1sum <body | python3 -c "import base64; print(base64.b32encode(bytes.fromhex(input()[:40])).decode())")\",file:\"f.warc\",offset:0}" >i; record response a 2024-01-01T00:00:00Z "$sha" <f >f.warc; again | record revisit b 2024-02-02T00:00:00Z "$sha" >r; wt-extract --sites x.site --originals i r | jq .item' '' $'"7"\n"7"\n"7"'; }
@test "revisit: a revisit is another capture, by digest" { t 'twice; wt-extract --sites x.site x.warc | jq -c "$captures"' '' $'["x.example:7","2024-01-01T00:00:00Z",0,1,null]\n["x.example:7","2024-02-02T00:00:00Z",0,1,2]'; }
@test "revisit: its original by a digest in other letters" { t 'page 7 >f; twice "$(echo "${sha^^}" | sed "s/.*SHA1:/WARC-Payload-Digest: SHA1:/")"; wt-extract --sites x.site x.warc | wc -l' '' 2; }
@test "revisit: its original by the record it refers to" { t 'twice "WARC-Refers-To: <urn:a>"; wt-extract --sites x.site x.warc | wc -l' '' 2; }
@test "revisit: one that is packed, whose bytes open" { t 'twice; gzip -c x.warc >y; exhibits y; jq -c .source.revisit out' '' $'ok 0+0\nnull\n{"file":"y","offset":0,"skip":363,"record":2}'; }
@test "revisit: one in a WACZ"           { t 'twice; zip -q X.zip x.warc; wt-extract --sites x.site X.zip | jq -c "[.captured, .source.file, .source.revisit.file]"' '' $'["2024-01-01T00:00:00Z","X.zip/x.warc",null]\n["2024-02-02T00:00:00Z","X.zip/x.warc","X.zip/x.warc"]'; }
@test "revisit: its target is named where it is not there" { t 'twice "WARC-Refers-To: <urn:z>"; wt-extract --sites x.site --summary s x.warc | wc -l; jq -c "[.in,.used,.skipped]" s' '' $'1\n[2,1,{"revisit_unresolved":1}]' 0 'x.warc:2: revisit_unresolved: <urn:z>, http://x.example/list'; }
@test "revisit: an original in another archive is not there: the lines are the same alone" { t 'twice; cp x.warc y.warc; tail -c +364 x.warc >z; cat z >x.warc; wt-extract --sites x.site y.warc x.warc | wc -l' '' 2 0 'x.warc:1: revisit_unresolved: sha1:'; }
@test "revisit: one before its original has none yet" { t 'twice; tail -c +364 x.warc >y; cat x.warc >>y; wt-extract --sites x.site y | wc -l' '' 2 0 'y:1: revisit_unresolved'; }
@test "revisit: a wrong digest makes no original" { t 'site; page 8 >g; s=$sha; page 7 >f; (record response a 2024-01-01T00:00:00Z "$s" <f; again | record revisit b 2024-02-02T00:00:00Z "$s") >x.warc; wt-extract --sites x.site x.warc | jq -c .source.digest' '' '"wrong"' 0 'revisit_unresolved'; }
@test "revisit: a revisit of an image is an image" { t 'site; (printf "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx" | record response a 2024-01-01T00:00:00Z; again | record revisit b 2024-02-02T00:00:00Z "WARC-Refers-To: <urn:a>") >x.warc; wt-extract --summary s x.warc; jq -c .skipped s' '' '{"image":2}'; }
@test "revisit: its original in another archive, where an index says" {
  t 'twice; head -c 363 x.warc >a; tail -c +364 x.warc >b; d=${sha##*:}; wt-extract --sites x.site --originals <(echo "{\"digest\":\"$d\",\"file\":\"a\",\"offset\":0}") b - <b | jq -c "[.id,.captured,.source.file,.source.revisit.file]"
    wt-extract --sites x.site --originals <(echo "{\"digest\":\"$d\",\"file\":\"none\",\"offset\":0}") b' '' $'["x.example:7","2024-02-02T00:00:00Z","a","b"]\n["x.example:7","2024-02-02T00:00:00Z","a","-"]' 0 'b:1: revisit_unresolved'
}
@test "revisit: an index of an original that is not the first" { t 'twice; head -c 363 x.warc >a; cat a >>a2; cat a >>a2; tail -c +364 x.warc >b; wt-extract --sites x.site --originals <(echo "{\"digest\":\"${sha##*:}\",\"file\":\"a2\",\"offset\":363}") b | jq -c "[.id,.source.file,.source.offset]"' '' '["x.example:7","a2",363]'; }
@test "revisit: a CDX index, its archive beside it" {
  t 'twice; mkdir d; head -c 363 x.warc >d/a; tail -c +364 x.warc >b; d=${sha##*:}
    row() { printf "example,x)/list 20240101000000 http://x.example/list %s\n" "$*"; }
    (echo " CDX N b a m s k r M V g"; row "warc/revisit - $d - - 99 none"; row "text/html 200 $d - - 0 a") >d/i.cdx
    (echo "!meta {}"; printf "example,x)/list 20240101000000 {\"mime\":\"text/html\",\"digest\":\"sha1:%s\",\"offset\":\"0\",\"filename\":\"a\"}\n" "$d") >d/i.cdxj
    (echo " CDX a b a m s k r M V g u"; row "text/html 200 - - - 0 d/a <urn:a>") >wget.cdx
    for i in d/i.cdx d/i.cdxj; do wt-extract --sites x.site --originals $i b | jq -c "[.id,.captured,.source.file]"; done
    twice "WARC-Refers-To: <urn:a>"; tail -c +364 x.warc >b; wt-extract --sites x.site --originals wget.cdx b | jq -c .source.file' '' \
    $'["x.example:7","2024-02-02T00:00:00Z","d/a"]\n["x.example:7","2024-02-02T00:00:00Z","d/a"]\n"d/a"'
}
@test "revisit: an index that is too long is told" { t '(echo " CDX k V g"; seq 750001 | sed "s/\$/ 0 a/") >i; wt-extract --originals i /dev/null 2>&1 | grep -v empty' '' 'wt-extract: i: it lists more than 750000 digests, identifiers and addresses; those behind are not looked for: give a part of it'; }
both=$'["x.example:7","2024-01-01T00:00:00Z",0,1,null]\n["x.example:7","2024-02-02T00:00:00Z",0,1,2]'
@test "revisit: a revisit by address and time" { t 'placed; wt-extract --sites x.site x.warc | jq -c "$captures"; placed 2024-01-01T00:00:00.123456Z; wt-extract --sites x.site x.warc | wc -l' '' "$both"$'\n2'; }
@test "revisit: the request and what was noted of the page do not stand in its way" { t 'placed; for w in request metadata; do (echo x | record $w $w 2024-01-01T00:00:00Z; cat x.warc) >y; mv y x.warc; done; wt-extract --sites x.site x.warc | jq -r .captured' '' $'2024-01-01T00:00:00Z\n2024-02-02T00:00:00Z'; }
@test "revisit: a page of another time is not its original" { t 'placed 2024-01-01T00:00:01Z; wt-extract --sites x.site x.warc | wc -l' '' 1 0 'revisit_unresolved: 2024-01-01T00:00:01Z, http://x.example/list'; }
@test "revisit: two records of its address and time are no original" { t 'placed; (cat x.warc; page 8 | record response c 2024-01-01T00:00:00Z; again | record revisit d 2024-03-03T00:00:00Z "WARC-Refers-To-Date: 2024-01-01T00:00:00Z" "WARC-Refers-To-Target-URI: http://x.example/list") >y; wt-extract --sites x.site y | wc -l' '' 3 0 'y:4: revisit_unresolved'; }
@test "revisit: an address does not go before its digest" { t 'twice "WARC-Payload-Digest: sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"$'"'\\r\\n'"'"WARC-Refers-To-Date: 2024-01-01T00:00:00Z"; wt-extract --sites x.site x.warc | wc -l' '' 1 0 'revisit_unresolved: sha1:AAAA'; }
@test "revisit: a page not modified is of its own address, whatever the digest of the answer" {
  t 'twice "WARC-Profile: http://netpreserve.org/warc/1.0/revisit/server-not-modified"$'"'\\r\\n'"'"WARC-Payload-Digest: sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ"$'"'\\r\\n'"'"WARC-Refers-To-Date: 2024-01-01T00:00:00Z"; (printf "HTTP/1.1 200 OK\r\n\r\n" | record response z 2023-01-01T00:00:00Z "WARC-Payload-Digest: sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ"; cat x.warc) >y; wt-extract --sites x.site y | jq -r .captured' '' $'2024-01-01T00:00:00Z\n2024-02-02T00:00:00Z'
}
@test "originals: an index by address and time" {
  t 'placed; head -c 363 x.warc >a; tail -c +364 x.warc >b; u=http://x.example/list; n=20240101000000
    (echo " CDX N b a m V g"; echo "- $n $u text/html 0 a"; echo "- $n $u warc/revisit 9 b") >1
    echo "example,x)/list $n {\"url\":\"$u\",\"offset\":0,\"filename\":\"a\"}" >2
    echo "{\"url\":\"$u\",\"date\":\"2024-01-01T00:00:00Z\",\"file\":\"a\",\"offset\":0}" >3
    for i in 1 2 3; do wt-extract --sites x.site --originals $i b | jq -c "[.captured,.source.file]"; done' '' $'["2024-02-02T00:00:00Z","a"]\n["2024-02-02T00:00:00Z","a"]\n["2024-02-02T00:00:00Z","a"]'
}

# original LINE MESSAGE: an index that is refused.
original() { t 'wt-extract --originals <(cat) /dev/null' "$1" '' 2 "$2"; }

@test "originals: a CDX without the columns it needs" { original ' CDX N b a' ':1: this CDX has no column V, g, and k, u or a and b'; }
@test "originals: a row of a CDX without an archive" { original $' CDX k V g\nabc 7 -' ':2: no name of an archive in it'; }
@test "originals: a row of a CDX without an offset" { original $' CDX k V g\nabc - a' ':2: no offset in it, a whole number'; }
@test "originals: no JSON"          { original '{' ':1: byte 2: '; }
@test "originals: no object"        { original '[]' ':1: not an object'; }
@test "originals: no file"          { original '{"id":"a","offset":1}' 'write "file", and "id", "digest", or "url" and "date"'; }
@test "originals: a file that is no text" { original '{"file":7,"id":"a","offset":1}' 'write "file", and "id", "digest", or "url" and "date"'; }
@test "originals: neither id, digest nor address" { original '{"file":"a","offset":1}' 'write "file", and "id", "digest", or "url" and "date"'; }
@test "originals: no offset"        { original '{"file":"a","id":"b"}' 'write "offset", a whole number'; }
@test "originals: an offset that is none" { original '{"file":"a","id":"b","offset":-1}' 'write "offset", a whole number'; }
@test "originals: an offset beyond all measure" { original '{"file":"a","id":"b","offset":12345678901234567890}' 'write "offset", a whole number'; }
@test "originals: a skip that is none" { original '{"file":"a","digest":"b","offset":1,"skip":1.5}' '"skip" so too'; }
@test "originals: a record that is none" { original $'\n{"file":"a","digest":"b","offset":1,"record":"1"}' ':2: write "offset"'; }
@test "originals: a line that is too long" { t 'wt-extract --originals <(jq -nc "{a:(\"x\" * 1100000)}") /dev/null' '' '' 2 ':1: the line is too long'; }
@test "originals: an index that is cut" { t 'wt-extract --originals <(seq 99999 | gzip | head -c 2000) /dev/null' '' '' 2 'an object'; }
@test "originals: an object of a CDXJ without an archive" {
  original 'a 2024 {"digest":"abc","offset":7}' ':1: no name of an archive in it'
}
@test "originals: an index that is wrong: 2, and the line" { t 'printf "{\"id\":\"a\",\"file\":\"b\",\"offset\":1}\n\n{\"id\":1}\n" >i; wt-extract --originals i' '' '' 2 'i:3: write "file"'; }
@test "originals: an index without an offset" { t 'wt-extract --originals <(echo "{\"id\":\"a\",\"file\":\"b\",\"offset\":-1}")' '' '' 2 'write "offset"'; }
@test "originals: an index that is not there" { t 'wt-extract --originals none' '' '' 2 'none: No such file'; }

# --- what web archives show again, and programs save

# placed: as twice, but the revisit says only of which address and time it is.
placed() { twice "WARC-Refers-To-Target-URI: <http://x.example/list>"$'\r\n'"WARC-Refers-To-Date: ${1:-2024-01-01T00:00:00Z}"; }
export -f placed

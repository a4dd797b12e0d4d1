#!/usr/bin/env bats
# BSON, as mongodump writes it: tests/bson.py makes each.  The goods are invented.
load helper

setup() {
  bson() { python3 "$ROOT/tests/bson.py" "$@"; }
  # goods N: N adverts, a line each.
  goods() {
    for ((i = 1; i <= $1; i++)); do
      printf '{"_id":{"$oid":"5f00aa00000000000000000%d"},"title":"角梳 %d","price":%d.5,"url":"https://item.jd.com/10000%d.html","shop":{"name":"例店"}}\n' $i $i $i $i
    done
  }
  # page URL KEY VALUE: a row that holds a page.
  page() { printf '{"url":"https://%s","%s":%s,"fetched_at":{"$date":"2024-05-06T08:00:00Z"}}\n' "$1" "$2" "$3"; }
  seen() { wt-extract "$@" | jq -c '[.id,.title,.price,.seller.name,.source.offset,.source.record]'; }
  # bytes FILE AT BYTE: writes one there.
  bytes() { printf '%b' "$3" | dd of="$1" bs=1 seek="$2" conv=notrunc status=none; }
  export -f bson goods page seen bytes
  export SAN=${SAN-}
}

HTML='"<!doctype html><title>x</title><script type=\"application/ld+json\">{\"@type\":\"Product\",\"name\":\"角梳\",\"sku\":\"7\",\"offers\":{\"price\":\"5.50\",\"priceCurrency\":\"EUR\"}}</script>"'
export HTML

@test "BSON: a document is a row, in a file, packed, in a stream" { t 'goods 2 | bson >a.bson; seen a.bson; gzip a.bson; seen a.bson.gz | head -1; goods 1 | bson | seen' '' $'["jd:100001","角梳 1",1.5,"例店",0,1]\n["jd:100002","角梳 2",2.5,"例店",126,2]\n["jd:100001","角梳 1",1.5,"例店",0,1]\n["jd:100001","角梳 1",1.5,"例店",0,1]'; }
@test "BSON gives what mongoexport's lines give" { t 'cat >a.json; bson <a.json >a.bson; for f in a.json a.bson; do wt-extract $f | jq -c "[.id,.title,.price,.price_text,.sold,.images,.posted]"; done' '{"_id":{"$oid":"5f00aa000000000000000001"},"item_id":{"$numberLong":"600000000000000901"},"title":"a\"\n 角","price":{"$numberDecimal":"12.50"},"sold":{"$numberInt":"7"},"images":["https://img.example/a.jpg",null],"posted":{"$date":"2024-05-06T08:00:00Z"},"url":"https://item.taobao.com/item.htm?id=600000000901","rate":{"$numberDouble":"4.75"},"none":null,"ok":true,"re":{"$regex":"^a"},"max":{"$minKey":1}}' $'["taobao:600000000901","a\\" 角",12.5,"12.50",7,["https://img.example/a.jpg"],"2024-05-06T08:00:00Z"]\n["taobao:600000000901","a\\" 角",12.5,"12.50",7,["https://img.example/a.jpg"],"2024-05-06T08:00:00Z"]'; }

@test "BSON: each row opens to its own document" { t 'goods 3 | bson >a; gzip <a >a.gz; tar cf a.tar a; for f in a a.gz a.tar; do shown $f; wt-extract $f | wc -l; done' '' $'ok\nok\nok\n3\nok\n3\nok\nok\nok\n3'; }
@test "BSON: rows of a list that are no advert are told, as those of JSON are" { t '(goods 3; echo "{\"x\":1}") | bson >a; wt-extract a | jq -r .id' '' $'jd:100001\njd:100002\njd:100003' 0 '1 of 4 documents have neither item nor title'; }
@test "BSON: documents that are no adverts" { t 'printf "{\"_id\":%d,\"x\":{\"y\":[1]}}\n" 1 2 3 | bson | wt-extract --summary s; jq -c "[.skipped,.out]" s' '' '[{"no_site":1},0]'; }
@test "BSON: documents of another kind than the first" { t '(echo "{\"data\":{\"goods\":[$(goods 2 | paste -sd,)]}}"; goods 1) | bson | seen | cut -d, -f1' '' $'["jd:100001"\n["jd:100002"\n["jd:100001"'; }
@test "BSON: pages under their names, as text and bytes" { t 'n=0; for k in html body response content; do n=$((n+1)); page a.example/$n $k "$HTML"; page b.example/$n $k "{\"\$binary\":{\"base64\":\"$(printf %s "$HTML" | jq -j . | iconv -t GBK | base64 -w0)\",\"subType\":\"00\"}}"; page c.example/$n $k "{\"\$binary\":{\"base64\":\"$(printf %s "$HTML" | jq -j . | gzip | base64 -w0)\",\"subType\":\"00\"}}"; done | bson >p; wt-extract p | jq -c "[.url,.title,.price,.captured]" | sed "s/[0-9]\",/\",/" | sort | uniq -c | sed "s/^ *//"; shown p | sort -u' '' $'4 ["https://a.example/","角梳",5.5,"2024-05-06T08:00:00Z"]\n4 ["https://b.example/","角梳",5.5,"2024-05-06T08:00:00Z"]\n4 ["https://c.example/","角梳",5.5,"2024-05-06T08:00:00Z"]\nok'; }
@test "BSON: pages that zlib packed" { t 'page a.example/1 html "{\"\$binary\":{\"base64\":\"$(printf %s "$HTML" | jq -j . | python3 -c "import sys,zlib,base64; print(base64.b64encode(zlib.compress(sys.stdin.buffer.read())).decode())")\",\"subType\":\"00\"}}" | bson | wt-extract | jq -c "[.title,.price]"' '' '["角梳",5.5]'; }
@test "lines of mongoexport: when a page was read is a date of MongoDB" { t 'page a.example/1 html "$HTML" | wt-extract | jq -c .captured; page a.example/1 html "$HTML" | sed "s/\"2024[^\"]*\"/{\"\$numberLong\":\"1714982400000\"}/" | wt-extract | jq -c .captured' '' $'"2024-05-06T08:00:00Z"\n"2024-05-06T08:00:00Z"'; }
@test "BSON: pages between rows" { t '(goods 1; page a.example/1 html "$HTML"; goods 2) | bson >a; seen a; shown a | sort | uniq -c | sed "s/^ *//"' '' $'["jd:100001","角梳 1",1.5,"例店",0,1]\n["a.example:7","角梳",5.5,null,126,2]\n["jd:100001","角梳 1",1.5,"例店",359,3]\n["jd:100002","角梳 2",2.5,"例店",485,4]\n4 ok'; }
@test "mongodump's folder, and a tar of it" { t 'mkdir -p dump/shop; goods 2 | bson >dump/shop/goods.bson; printf "{\"indexes\":[{\"v\":{\"\$numberInt\":\"2\"},\"key\":{\"_id\":{\"\$numberInt\":\"1\"}},\"name\":\"_id_\"}],\"uuid\":\"00\",\"collectionName\":\"goods\",\"type\":\"collection\"}" >dump/shop/goods.metadata.json; printf "{\"ServerVersion\":\"7.0.1\",\"ToolVersion\":\"100.9.4\"}" >dump/prelude.json; wt-extract dump | jq -r .source.file; tar cf d.tar dump; wt-extract d.tar | jq -r .source.file' '' $'dump/shop/goods.bson\ndump/shop/goods.bson\nd.tar/dump/shop/goods.bson\nd.tar/dump/shop/goods.bson'; }
@test "mongodump --archive: parts of collections in turn" { t '(echo "\"shop.goods\""; goods 2; echo "\"x.y\""; page a.example/1 html "$HTML"; echo "\"x.empty\""; echo "\"shop.goods\""; goods 1) | bson --archive >a; seen a; gzip <a | seen | wc -l; shown a | sort | uniq -c | sed "s/^ *//"' '' $'["jd:100001","角梳 1",1.5,"例店",539,1]\n["jd:100002","角梳 2",2.5,"例店",665,2]\n["a.example:7","角梳",5.5,null,847,3]\n["jd:100001","角梳 1",1.5,"例店",1203,4]\n4\n4 ok'; }
@test "mongodump --archive: a collection without its end, another CRC" { t '(goods 2 | bson --archive) >a; n=$(($(wc -c <a) - 63)); head -c $n a >b; wt-extract b >o 2>e; tail -1 e; sed "s/角梳 2/角梳 9/" a >c; wt-extract c >o' '' $'wt-extract: b: the archive ends before the end of shop.goods; all that could be read is out' 3 'not those that were dumped' ; }
@test "BSON that is cut: never status 0, but between documents" { t 'goods 2 | bson >a; goods 2 | bson --archive >b; gzip -n <a >c; for f in a b c; do n=$(wc -c <$f); for ((i = 12; i < n; i += 7)); do head -c $i $f >d; wt-extract d >o 2>e; echo $? $(wc -l <o); done; done | sort | uniq -c | awk "{print \$2,\$3}"' '' $'3 0\n3 1\n3 2'; }
@test "BSON: a damaged document costs itself alone" { t 'goods 3 | bson >a; bytes a 147 "\x77"; wt-extract --rejects r a 2>e >o; echo $?; jq -r .id o; jq -c "[.reason,.offset,.length,.record]" r; cat e' '' $'1\njd:100001\njd:100003\n["bson",126,126,2]\nwt-extract: a:2: bson: the document is damaged near its byte 28; rejected'; }
@test "BSON: a document whose size is wrong costs itself, and the file its status" { t 'goods 3 | bson >a; bytes a 126 "\x70"; wt-extract --rejects r a 2>e | jq -r .id; jq -c "[.reason,.offset,.length]" r; wt-extract a >o' '' $'jd:100001\njd:100003\n["bson",126,126]' 3 'a:2: bson: no document of BSON begins here; rejected'; }
@test "BSON: a size that ends in the next document is not believed" { t 'goods 3 | bson >a; bytes a 126 "\x80"; wt-extract a >o 2>e; echo $?; jq -r .id o' '' $'3\njd:100001\njd:100003'; }
@test "BSON: a size beyond the end does not hide what follows" { t 'goods 3 | bson >a; bytes a 128 "\x10"; wt-extract a | jq -r .id; goods 3 | bson --archive >b; bytes b 425 "\x10"; wt-extract b | jq -r .id' '' $'jd:100001\njd:100003\njd:100001\njd:100003' 0 'a document has no end where it says'; }
@test "BSON: a document that is too long is passed over" { t '(goods 1; echo "{\"x\":\"$(head -c 9000 /dev/zero | tr "\0" x)\"}"; goods 1) | bson >a; wt-extract --max-line 8192 a | jq -r .id' '' $'jd:100001\njd:100001' 0 'a document has more than 4096 bytes'; }
@test "BSON: documents deep in each other" { t 'python3 -c "import sys; sys.path.insert(0, \"$ROOT/tests\"); import bson
d = {\"_id\": 1}
for i in range(150): d = {\"_id\": d}
sys.stdout.buffer.write(bson.document(d))" >a; goods 1 | bson >>a; wt-extract a | jq -r .id' '' jd:100001 0 'nested more than 120 deep'; }
@test "no BSON: what begins as such" { t 'printf "\x10\x00\x00\x00\x02\x00aaaaaaaaa\x00" >a; printf "\x20\x00\x00\x00\x07_id\x00012345678901234567890123" >b; (printf "\x40\x01\x00\x00\x02ab\x00\x05\x00\x00\x00abcde"; head -c 600 /dev/zero) >c; (printf "\x40\x01\x00\x00\x02ab\x00\x05\x00\x00\x00abcd\x00\x14x"; head -c 600 /dev/zero) >d; for f in a b c d; do wt-extract $f 2>&1 | grep -m1 -o "^[^:]*: $f:1: [a-z]*: "; done' '' $'wt-extract: a:1: unknown: \nwt-extract: b:1: bson: \nwt-extract: c:1: unknown: \nwt-extract: d:1: unknown: '; }
@test "BSON and JSON of a thousand exports give the same" { t 'for i in $(seq 40); do goods 9; done >a.json; bson <a.json >a.bson; for f in a.json a.bson; do wt-extract $f | jq -c "del(.source)" | sha256sum; done | uniq | wc -l' '' 1; }
@test "BSON: moments of any year, real numbers" { t 'python3 -c "import sys; sys.path.insert(0, \"$ROOT/tests\"); import bson
for n, (d, p) in enumerate(((\"1969-12-31T23:59:59.250Z\", 1e22), (\"2024-02-29T00:00:00Z\", 0.1), (\"0001-01-01T00:00:00Z\", 199.0))):
    sys.stdout.buffer.write(bson.document({\"url\": \"https://item.jd.com/10000%d.html\" % n, \"title\": \"a\", \"price\": p, \"seller\": {\"name\": {\"\$date\": d}}}))" | wt-extract | jq -c "[.price,.seller.name]"' '' $'[1e+22,"1969-12-31T23:59:59.250Z"]\n[0.1,"2024-02-29T00:00:00Z"]\n[199,"0001-01-01T00:00:00Z"]'; }
@test "BSON: pages in a list of a document are pages, and it is their record" { t '(goods 1; printf "\x7b\"_id\":1,\"pages\":[%s,%s]}\n" "$(page a.example/1 html "$HTML")" "$(page b.example/1 html "$HTML")"; goods 1; printf "\x7b\"title\":\"x\",\"price\":5,\"url\":\"https://item.jd.com/100002.html\",\"parts\":[%s]}\n" "$(page c.example/1 html "$HTML")") | bson >a; wt-extract a | jq -c "[.id,.source.offset,.source.record]"; shown a | sort | uniq -c | sed "s/^ *//"' '' $'["jd:100001",0,1]\n["a.example:7",126,2]\n["b.example:7",126,2]\n["jd:100001",624,3]\n["jd:100002",750,4]\n5 ok'; }

@test "BSON: what is long, and no part of a row's text, is not held" { t 'python3 -c "import sys; sys.path.insert(0, \"$ROOT/tests\"); import bson
sys.stdout.buffer.write(bson.document({\"title\": \"a\", \"x\": {\"k\" * 4000000: 1}}).replace(b\"\x03x\0\", b\"\x04x\0\") * 50)" >a; python3 "$ROOT/tests/torture/peak.py" p wt-extract a; read -r s k <p; echo $s; echo $((${#SAN} == 0 && k > 100000))' '' $'0\n0'; }

@test "BSON: places that all name what is far behind them cost no square" { t 'python3 -c "import struct, sys
n, far, b = 8 << 20, 6 << 20, bytearray(b\"\x16\0\0\0\7_id\" + bytes(13) + b\"\xee\0\")
while len(b) < far - 20:
    b += struct.pack(\"<i3si\", n - len(b) - 2000, b\"\2a\0\", far - len(b) - 11)
b += b\"U\" * (far - len(b)) + (b\"\x08\" + b\"n\" * 48000 + b\"\0\1\") * 40
sys.stdout.buffer.write(b + b\"U\" * (n - len(b)))" >a; timeout 10 wt-extract a' '' '' 3 'damaged'; }

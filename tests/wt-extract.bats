#!/usr/bin/env bats
# wt-extract: pages in, adverts out.  Pages of each site are golden cases.
load helper

# warc URL TYPE FILE [DATE]: a WARC record of a page, in a gzip member.
warc() {
  local head="HTTP/1.1 200 OK\r\nContent-Type: $2\r\n\r\n" n
  n=$(($(printf %b "$head" | wc -c) + $(wc -c <"$3")))
  {
    printf 'WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\n' "$1"
    printf 'WARC-Date: %s\r\n' "${4:-2024-05-06T08:00:00Z}"
    printf 'Content-Type: application/http; msgtype=response\r\n'
    printf 'Content-Length: %d\r\n\r\n' "$n"
    printf %b "$head"
    cat "$3"
    printf '\r\n\r\n'
  } | gzip -n
}

# A definition for tests: JSON or a script, and a row of plain keys.
site() {
  cat >x.site <<'EOF'
site      x
host      x.example
path      /list*
content   x_data
json
script    x_data =
rows      jq .rows[]
platform  x.example
item      jq .id
title     jq .t
price     jq .p
sold      jq .sold
location  jq .loc
url       jq .url
posted    jq .day
EOF
  "$@"
}

# x JSON [FILTER]: what the definition makes of a page with that data.
x() {
  site
  printf '<script>x_data = %s;</script>' "$1" >page.html
  wt-extract --sites x.site page.html | jq -c "${2-del(.source)}"
}

# The same, with a line added to the definition.
y() {
  site
  echo "$1" >>x.site
  printf '<script>x_data = %s;</script>' "$2" >page.html
  wt-extract --sites x.site page.html | jq -c "${3-del(.source)}"
}
export -f warc site x y

# refuses LINES PART: a definition with these lines is refused so.
refuses() {
  cd "$BATS_TEST_TMPDIR" || return
  printf "$1" >bad.site
  t "wt-extract --sites $PWD/bad.site" '<html>' '' 2 "$2"
}

@test "when a row of a file in an archive was read goes before when that was put there" { t 'printf "title,price,url,crawl_time\nHorn cup,5,https://item.taobao.com/item.htm?id=600000001401,2014-02-12 13:32\n" >b; for u in file:///b http://x.example/b; do printf "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: $u\r\nWARC-Date: 2024-01-02T03:04:05Z\r\nContent-Type: text/csv\r\nContent-Length: %d\r\n\r\n" "$(wc -c <b)"; cat b; printf "\r\n\r\n"; done >w; wt-extract w | jq -r .captured' '' $'2014-02-12T13:32:00+08:00\n2024-01-02T03:04:05Z'; }
@test "printed lists and dicts of which the last has no end: the others are out, and it is told" {
  u=https://item.taobao.com/item.htm?id=60000000150
  t "printf \"['12.00', 'Horn comb', '${u}1']\\n['9.50', 'Horn cup', '${u}2']\\n['7.00', 'Ho\" >l; printf \"{'title': 'Horn comb', 'url': '${u}1'}\\n{'title': 'Horn cup', 'url': '${u}2'}\\n{'title': 'Ho\" >d; for f in l d; do wt-extract \$f 2>e | jq -r .item; cut -d: -f6 e; done" '' $'600000001501\n600000001502\n it ends inside a record; rejected\n600000001501\n600000001502\n line 3'
}
@test "pages of the sites" { golden; }

# --- records

@test "a price keeps its digits, a number too" { t 'x "{\"rows\":[{\"id\":7,\"p\":52.90}]}" | tr -d "\n"; grep -o "\"price\":[^,]*" <(wt-extract --sites x.site page.html)' '' '{"id":"x.example:7","platform":"x.example","item":"7","price":52.9,"price_text":"52.90"}"price":52.90'; }
@test "ids of 18 digits" { t 'x "{\"rows\":[{\"id\":674290359378829301}]}" .id' '' '"x.example:674290359378829301"'; }
@test "null and empty are unknown" { t 'x "{\"rows\":[{\"id\":\"7\",\"t\":null,\"p\":\"\",\"sold\":\" \",\"loc\":\"\"}]}"' '' '{"id":"x.example:7","platform":"x.example","item":"7"}'; }
@test "without an item the address makes the id" { t 'x "{\"rows\":[{\"t\":\"a\",\"url\":\"//x.example/1\"}]}" "[.id,.url]"; printf https://x.example/1 | sha256sum | cut -c1-16' '' $'["x.example:1f0aaa989d5e4df7","https://x.example/1"]\n1f0aaa989d5e4df7'; }
@test "without an address the record does, and the row" {
  t 'x "{\"rows\":[{\"t\":\"a\"},{\"t\":\"b\"}]}" .id | tr -d \"; h=$(sha256sum <page.html | cut -c1-16); echo "$h"' '' "$(h=$(printf '<script>x_data = {"rows":[{"t":"a"},{"t":"b"}]};</script>' | sha256sum | cut -c1-16); printf 'x.example:%s\nx.example:%s-2\n%s' "$h" "$h" "$h")"
}
@test "a title is shown as text" { t 'x "{\"rows\":[{\"id\":1,\"t\":\" A\\u003cspan class=H\\u003eB\\u003c/span\\u003e  &lt;C&gt;\\n\"}]}" .title' '' '"AB <C>"'; }
@test "bad bytes become U+FFFD" {
  t 'site; printf "x_data = {\"rows\":[{\"id\":1,\"t\":\"象牙手串象牙手串象牙手串象牙手串\xff\"}]}" | wt-extract --sites x.site | jq -r .title' '' $'象牙手串象牙手串象牙手串象牙手串\ufffd'
}
@test "a time without a zone is a day" { t 'x "{\"rows\":[{\"id\":1,\"day\":\"2018-7-4 12:30\"}]}" .posted' '' '"2018-07-04"'; }
@test "a platform knows its zone" {
  t 'site sed -i "s/^platform.*/platform taobao/" x.site; printf "x_data = {\"rows\":[{\"id\":1,\"day\":\"2018-7-4 12:30\"}]}" | wt-extract --sites x.site | jq -r .posted' '' '2018-07-04T12:30:00+08:00'
}
@test "cents" { t 'y cents "{\"rows\":[{\"id\":1,\"p\":1990},{\"id\":2,\"p\":5},{\"id\":3,\"p\":\"100-250\"}]}" "[.price,.price_max]"' '' $'[19.9,null]\n[0.05,null]\n[1,2.5]'; }
@test "a price that is none stays as text" { t 'x "{\"rows\":[{\"id\":1,\"p\":\"面议\"},{\"id\":2,\"p\":\"-1.00\"}]}" "[.price,.price_text]"' '' $'[null,"面议"]\n[null,"-1.00"]'; }
@test "money is no count" { t 'x "{\"rows\":[{\"id\":1,\"sold\":\"成交2.4万+元\"},{\"id\":2,\"sold\":\"2.4万+\"}]}" .sold' '' $'null\n24000'; }
@test "of a source with [] all prices count" { t 'y "price jq .skus[].p" "{\"rows\":[{\"id\":1,\"skus\":[{\"p\":\"9.50\"},{\"p\":\"10\"},{\"p\":\"9.5\"}]}]}" "[.price,.price_max,.price_text]"' '' '[9.5,10,"9.50 - 10"]'; }
@test "a currency only one can mean goes before the site's" { t 'y "currency text CNY" "{\"rows\":[{\"id\":1,\"p\":\"HK\$5\"},{\"id\":2,\"p\":\"¥5\"},{\"id\":3,\"p\":5}]}" .currency' '' $'"HKD"\n"CNY"\n"CNY"'; }
@test "the unit a price is for" { t 'x "{\"rows\":[{\"id\":1,\"p\":\"80元/斤\"}]}" "[.price,.currency,.unit]"' '' '[80,"CNY","jin"]'; }
@test "a template waits for its values" { t 'y "seller.url text https://x.example/{seller.id}" "{\"rows\":[{\"id\":1}]}" .seller; y "seller.id jq .s
seller.url text https://x.example/{seller.id}?{item}" "{\"rows\":[{\"id\":1,\"s\":2}]}" .seller' '' $'null\n{"id":"2","url":"https://x.example/2?1"}'; }
@test "the first source that gives a value" { t 'y "title jq .u" "{\"rows\":[{\"id\":1,\"t\":\" \",\"u\":\"b\"},{\"id\":2,\"t\":\"a\",\"u\":\"b\"}]}" .title' '' $'"b"\n"a"'; }
@test "a part of a text" { t 'y "seller.id jq .u ~ uid={digits}&" "{\"rows\":[{\"id\":1,\"u\":\"?uid=&uid=12&x\"}]}" .seller.id' '' '"12"'; }
@test "names in percent, of UTF-8 and of GBK" { t 'y "seller.name jq .n" "{\"rows\":[{\"id\":1,\"n\":\"%E8%B1%A1%E7%89%99\"},{\"id\":2,\"n\":\"%CF%F3%D1%C0\"},{\"id\":3,\"n\":\"100%\"}]}" .seller.name' '' $'"象牙"\n"象牙"\n"100%"'; }
@test "attributes: objects, pairs, texts" { t 'y "attributes jq .a" "{\"rows\":[{\"id\":1,\"a\":{\"x\":1,\"y\":\"z\",\"n\":null,\"o\":[]}}]}" .attributes; y "attributes jq .a[] => .k .v" "{\"rows\":[{\"id\":1,\"a\":[{\"k\":\"x\",\"v\":\"1\"},{\"k\":\"y\"},{\"v\":2}]}]}" .attributes; y "attributes jq .a[]" "{\"rows\":[{\"id\":1,\"a\":[\"材质：角:骨\",\"x\",\"材质: 木\"]}]}" .attributes' '' $'{"x":"1","y":"z"}\n{"x":"1"}\n{"材质":"角:骨; 木"}'; }
@test "images: each once, absolute" { t 'y "images jq .i[]" "{\"rows\":[{\"id\":1,\"i\":[\"//a/1.jpg\",\"./x_files/2.jpg\",\"//a/1.jpg\",\"data:image/png;base64,AA\",\"http://a/3.jpg\"]}]}" .images' '' '["https://a/1.jpg","http://a/3.jpg"]'; }
@test "a jq expression, and what it may not do" { t 'y "location jq .a | join(\"-\")" "{\"rows\":[{\"id\":1,\"a\":[\"b\",\"c\"]}]}" .location' '' '"b-c"'; }

@test "a row that is none is passed over" { t 'y "skip jq .ad" "{\"rows\":[{\"id\":1,\"ad\":true},{\"id\":2,\"ad\":0}]}" .id; y "need title price" "{\"rows\":[{\"id\":1,\"t\":\"a\"},{\"id\":2,\"t\":\"a\",\"p\":1}]}" .id' '' $'"x.example:2"\n"x.example:2"'; }
@test "data in attributes: the first that gives adverts, or all" { t 'site sed -i "s/^script.*/script @data-x/" x.site; a="<p data-x=\"{\"><p data-x=\"{&quot;rows&quot;:[{&quot;id&quot;:1}]}\"><p DATA-X={\"rows\":[{\"id\":2}]}>"; echo "$a" | wt-extract --sites x.site --url https://x.example/list | jq -c .id; sed -i "s/^script/scripts/" x.site; echo "$a" | wt-extract --sites x.site --url https://x.example/list | jq -c .id' '' $'"x.example:1"\n"x.example:1"\n"x.example:2"'; }
@test "elements of the page are of none of several rows" { t 'y "title css b" "{\"rows\":[{\"id\":1},{\"id\":2,\"t\":\"a\"}]}<b>x</b>" .title' '' $'null\n"a"'; }
@test "which source gave a key" { t 'y "title jq .u" "{\"rows\":[{\"id\":1,\"u\":\"b\"},{\"id\":2,\"t\":\"a\"}]}" .source.from' '' $'{"title":2}\nnull'; }
@test "hundredths of one source" { t 'y "price cents jq .fen" "{\"rows\":[{\"id\":1,\"fen\":1990},{\"id\":2,\"p\":7,\"fen\":1},{\"id\":3,\"fen\":\"5.50\"}]}" .price' '' $'19.9\n7\n5.5'; }
@test "the page's address alone makes no advert" { t 'printf "%s\n" "site z" "host z.example" "item address ~ /{digits}" "title css h1" >z.site; echo "<h1>a</h1>" | wt-extract --sites z.site --url http://z.example/12 | jq -r .id; echo "<p>gone</p>" | wt-extract --sites z.site --url http://z.example/12' '' 'z.example:12' 1 'layout: z: its rows have neither item nor title'; }
@test "what a page says for search engines, beside its elements" { t 'printf "%s\n" "site z" "content zz" "platform z" "item css b" "title ld name" "price ld og:price:amount" >z.site; wt-extract --sites z.site | jq -c "[.id,.title,.price]"' '<meta property=og:price:amount content=5><b>7</b><i>zz</i><script type="application/ld+json">{"@type":"Product","name":"N"}</script>' '["z:7","N",5]'; }
@test "a page that only schema.org reads is still a rejected one of its definition" { t 'wt-extract --url https://detail.1688.com/offer/600000000045.html --summary s | jq -c .id; jq -c .sites s' '<script type="application/ld+json">{"@type":"Product","name":"a"}</script>' $'"1688:600000000045"\n{"1688-offer-model":{"pages":1,"rejected":1,"rows":0},"schema":{"pages":1,"rows":1,"platform":1,"item":1,"url":1,"title":1}}' 0 'layout: 1688-offer-model'; }
@test "a rejected page counts for the definition that it is told of" { t 'wt-extract --url https://s.taobao.com/search --summary s; jq -c .sites s' '<html>x' '{"taobao-search":{"pages":1,"rejected":1,"rows":0}}' 0 'layout'; }

# --- what programs write around pages and replies

# idle TITLE ITEM: a page that a definition reads.
idle() {
  printf '<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>s</title><script>var a = "<p>\\n</p>";</script></head>\n<body><ul><li class="gl-item" data-sku="%s"><div class="p-name"><a href="//item.jd.com/%s.html"><em>%s</em></a></div><div class="p-price"><i>9.50</i></div></li></ul></body>\n</html>\n' "$2" "$2" "$1"
}
# found N: what a search on Taobao replies.
found() {
  printf '{"api":"mtop.relationrecommend","data":{"itemsArray":[{"item_id":"60000000070%s","title":"comb %s","price":"%s.50"}]},"ret":["SUCCESS"]}' "$1" "$1" "$1"
}
seen() { wt-extract "$@" | jq -c '[.id,.title,.price]'; }
python() { python3 -c "import sys; s = sys.stdin.read(); sys.stdout.write($1)"; }
export -f idle found seen python

@test "a page as unicode_escape writes it" { t 'idle 角梳 1000701 | python "s.encode(\"unicode_escape\").decode()" | seen' '' '["jd:1000701","角梳",9.5]'; }
@test "a page as Python shows its bytes" { t 'idle 角梳 1000701 | python "str(s.encode(\"gbk\"))" | seen' '' '["jd:1000701","角梳",9.5]'; }
@test "a page as Python shows its text" { t 'idle 角梳 1000701 | python "repr(s)" | seen' '' '["jd:1000701","角梳",9.5]'; }
@test "a page in one line is none of these" { t 'idle "a \\u0062" 1000701 | tr -d "\n" | seen' '' '["jd:1000701","a \\u0062",9.5]'; }
@test "a reply as a string in another is one page of its definition" {
  printf '{"data":%s}' "$(jq -Rs . <"$DATA/sites/taobao-search.json")" >"$BATS_TEST_TMPDIR/reply"
  t 'wt-extract --url "https://s.taobao.com/search?q=1" --summary s reply | wc -l; jq -c "[.used, .sites[\"taobao-search\"].pages, .sites[\"taobao-search\"].rejected]" s' '' $'1\n[1,1,null]'
}
@test "texts that a page streams and that are no sound strings end what is read, and no program" { t 'for s in "" "5:[{\\\"title\\\":\\\"cup\\\",\\\"price\\\":5,\\\"url\\\":\\\"/product/cup-7\\\"}]\\n"; do printf "<!doctype html><script>self.__next_f.push([1,\"%s\"])</script><script>self.__next_f.push([1,\"0:\\\\u1\"])</script><p>" "$s" | wt-extract --url https://s.example/list --rejects /dev/null 2>.e | jq -r .title; sed -n "s/.*dump: //p" .e; done' '' $'cup\n1 beside 1 rows are no JSON, the first at line 1; rejected'; }
@test "replies a line each, one of them cut, also as strings: told" { t 'for i in 1 2 3; do printf "[[{\"title\":\"cup\",\"price\":5,\"url\":\"https://item.jd.com/100070$i.html\"}]]" | head -c $((i == 2 ? 50 : 99)); echo; done >a; jq -Rc "{response:.}" a >b; for f in a b; do wt-extract --rejects /dev/null $f 2>.e | jq -r .item; sed "s/.*: dump//" .e; done' '' $'1000701\n: 1 beside 1 rows are no JSON, the first at line 2; rejected\n1000701\n: 1 beside 1 rows are no JSON, the first at line 2; rejected'; }
@test "a table that begins with a tag is no string" { t 'printf "\"<b>title</b>\",\"price\",\"url\"\n\"a\",\"5\",\"https://item.jd.com/1000701.html\"" | wt-extract | jq -r .id' '' 'jd:1000701'; }
@test "replies a line each" { t '(found 1; echo; found 2; echo; echo "{\"ret\":[\"FAIL\"]}") | seen' '' $'["taobao:600000000701","comb 1",1.5]\n["taobao:600000000702","comb 2",2.5]'; }
@test "of replies a line each one that is cut is told" { t '(found 1; echo; found 2 | head -c 90; echo; found 3) | wt-extract >o; s=$?; jq -r .item o; exit $s' '' $'600000000701\n600000000703' 1 'taobao-mobile-search: 1 beside 2 rows are no JSON, the first at line 2'; }
@test "calls a line each" { t '(printf "mtopjsonp1("; found 1; printf ")\n mtopjsonp2("; found 2; echo ");") | seen' '' $'["taobao:600000000701","comb 1",1.5]\n["taobao:600000000702","comb 2",2.5]'; }
@test "replies in a log" { t '(printf "2023-05-06 08:00:00,123 [INFO] spider.py:88 - got "; found 1; printf "\n2023-05-06 08:00:01 [DEBUG] sleep[3] a:{3}\n[2023-05-06 08:00:02] cb("; found 2; echo ");") | seen; (printf "INFO [x] "; found 3) | seen' '' $'["taobao:600000000701","comb 1",1.5]\n["taobao:600000000702","comb 2",2.5]\n["taobao:600000000703","comb 3",3.5]'; }
@test "a page that was read as Latin-1" { t 'idle "角梳 一把" 1000701 | sed "s/charset=\"utf-8\"/charset=gbk/" >a; for c in gbk utf-8; do iconv -t $c a | iconv -f latin1 -t utf-8 | seen; done' '' $'["jd:1000701","角梳 一把",9.5]\n["jd:1000701","角梳 一把",9.5]'; }
@test "a page of accents is none" { t 'idle "Kämme für Bärte à Ö éé" 1000701 | seen' '' '["jd:1000701","Kämme für Bärte à Ö éé",9.5]'; }
@test "replies as Python shows them" { t '(found 1; echo; found 2) | python "\"\".join(repr(__import__(\"json\").loads(l)) + chr(10) for l in s.splitlines())" | seen' '' $'["taobao:600000000701","comb 1",1.5]\n["taobao:600000000702","comb 2",2.5]'; }
@test "an array of replies" { t '(printf "["; found 1; printf ",\n"; found 2; echo "]") | seen' '' $'["taobao:600000000701","comb 1",1.5]\n["taobao:600000000702","comb 2",2.5]'; }
@test "replies of several kinds, a line each or an array: each is read" {
  cd "$BATS_TEST_TMPDIR" || return
  tr '\n' ' ' <"$DATA/sites/taobao-search.json" >a
  printf '\n{"list":[{"id":"7","title":"box","price":"5","url":"https://www.ebay.com/itm/123456789012"}]}\n{"ret":["FAIL"]}\n' >b
  t '(found 1; echo; cat a b; found 2) >c; jq -s . c >d; for f in c d; do wt-extract --summary s $f | jq -c "[.id,.source.row]"; jq -c "[.in,.used]" s; rm s; done' '' $'["taobao:600000000701",1]\n["taobao:600000000702",2]\n["tmall:350000000001",3]\n["ebay.com:123456789012",4]\n[1,1]\n["taobao:600000000701",1]\n["taobao:600000000702",2]\n["tmall:350000000001",3]\n["ebay.com:123456789012",4]\n[1,1]'
}
@test "replies of several kinds: what is no advert of a known platform is told" { t '(found 1; echo; echo "{\"list\":[{\"id\":7,\"title\":\"box\",\"price\":5}]}") | wt-extract | jq -r .id' '' 'taobao:600000000701' 0 'dump: its platform is not known'; }
@test "replies of several lines in a log" { t 'for i in 1 2; do echo "2023-05-06 08:00:0$i | INFO | page $i"; found $i | jq .; done | seen' '' $'["taobao:600000000701","comb 1",1.5]\n["taobao:600000000702","comb 2",2.5]'; }
@test "a reply behind a few words" { t '(echo 第1页; found 1) | seen; (printf "page 1\nstatus 200\n\n"; found 2 | jq .; echo ok) | seen; (echo page 1; found 3 | python "repr(__import__(\"json\").loads(s))"; echo) | seen; (printf "第 1 页: "; found 5; echo) | seen; (echo page 1; printf "[{\x27名称\x27: \x27comb 6\x27, \x27链接\x27: \x27https://item.taobao.com/item.htm?id=600000000706\x27, \x27价格\x27: \x276.50\x27}]\n"; echo 3 s) | seen; (echo "2024-05-06 08:00:01 INFO"; found 4 | python "repr(__import__(\"json\").loads(s))"; echo) | seen' '' $'["taobao:600000000701","comb 1",1.5]\n["taobao:600000000702","comb 2",2.5]\n["taobao:600000000703","comb 3",3.5]\n["taobao:600000000705","comb 5",5.5]\n["taobao:600000000706","comb 6",6.5]\n["taobao:600000000704","comb 4",4.5]'; }
@test "a text of words with a reply in it is no reply behind words" { t 'words() (yes "and on it goes" | head -n "$1"); w() (words "$1"; found 1; echo; words "$2"); w 1 99 | seen 2>/dev/null; w 9 0 | seen 2>/dev/null; (echo page 1; echo "{\"a\":1}"; idle 角梳 1000701) | seen' '' '["jd:1000701","角梳",9.5]'; }
@test "the shops of a cart are no adverts" { t 'for i in 1 2 3; do found $i | jq ".data.itemsArray[0]|{id:\"s_$i\",seller:\"shop $i\",title:\"shop $i\",url:\"//store.taobao.com/shop/view_shop.htm?user_number_id=70$i\",bundles:[{orders:[{cartId:\"9$i\",itemId:.item_id,title,price:{now:150}}]}]}"; done | jq -s "{list:.}" | wt-extract' '' ''; }
@test "an advert of Tmall by its page, where its data does not say" { t 'for h in detail.tmall item.taobao; do echo "<script>window.__ICE_APP_CONTEXT__={\"loaderData\":{\"home\":{\"data\":{\"res\":{\"item\":{\"itemId\":\"600000000701\",\"title\":\"comb\"},\"componentsVO\":{\"priceVO\":{\"price\":{\"priceText\":\"1.50\"}}}}}}}}</script>" | wt-extract --url "https://$h.com/item.htm?id=600000000701" | jq -r .id; done' '' $'tmall:600000000701\ntaobao:600000000701'; }
@test "a table of days with JSON in its cells is no log" { t 'printf "2023-05-06\tcomb\thttps://item.jd.com/1000701.html\t¥5\t{\"a\":1}\n2023-05-06\tbox\thttps://item.jd.com/1000702.html\t¥6\t{\"a\":2}\n" | wt-extract | jq -r .id' '' $'jd:1000701\njd:1000702'; }
@test "several pages, one behind the other" { t '(idle a 1000701; echo "<!-- saved from url=(0030)https://search.jd.com/Search?k=x -->"; idle b 1000702; idle c 1000702) >f; seen f; wt-extract f | jq -c .source.row' '' $'["jd:1000701","a",9.5]\n["jd:1000702","b",9.5]\n["jd:1000702","c",9.5]\n1\n2\n3'; }
@test "of several pages each has its own address" { t 'p() (echo "<!-- saved from url=(0036)https://item.taobao.com/item.htm?id=$1 --><html><h3 class=tb-main-title data-title=\"$2\">x</h3><em class=tb-rmb-num>5.50</em></html>"); (p 600000000701 a; echo; p 600000000702 b) | seen; (p 600000000701 a; p 600000000702 b) | sed "s/.!--[^>]*>//g" | wt-extract --url "https://item.taobao.com/item.htm?id=600000000709" | jq -c "[.item,.title]"' '' $'["taobao:600000000701","a",5.5]\n["taobao:600000000702","b",5.5]\n["600000000709","a"]\n[null,"b"]'; }
@test "of several pages one that is rejected is told" { t '(idle a 1000701; idle b 1000702 | sed "s/gl-item/gl-xxx/;s/<body>/<body>goodsCardWrapper data-sku=/"; idle c 1000703) >f; wt-extract f >o; s=$?; jq -r .item o; exit $s' '' $'1000701\n1000703' 1 'layout: jd-search'; }

# --- where the data sits

@test "JSONP" { t 'site; wt-extract --sites x.site | jq -r .id' ' /**/cb.x_data({"rows":[{"id":1}]});' 'x.example:1'; }
@test "the first object behind the anchor that has adverts" {
  t 'site; wt-extract --sites x.site | jq -r .id' 'x_data = {a:1}; x_data={"rows":[]}; x_data  = {"rows":[{"id":2}]}; x_data={"rows":[{"id":3}]}' 'x.example:2'
}
@test "data in JSON.parse, and behind a name" {
  t 'site; for d in "JSON.parse(\"{\\\"rows\\\":[{\\\"id\\\":1}]}\")" "window.x_data || {\"rows\":[{\"id\":1}]}" "JSON.parse(x); x_data = {rows:[{id:1}]}"; do printf "%s" "<script>x_data = $d;</script>" >p; wt-extract --sites x.site p | jq -r .item; done' '' $'1\n1\n1'
}
@test "all objects behind the anchor" { t 'site sed -i s/^script/scripts/ x.site; wt-extract --sites x.site | jq -c "[.id,.source.row]"' 'x_data={"rows":[{"id":2},{"id":4}]}; x_data={a:1}; x_data={"rows":[{"id":3}]}' $'["x.example:2",1]\n["x.example:4",2]\n["x.example:3",3]'; }
@test "a cut page" {
  t 'site; wt-extract --sites x.site' 'x_data = {"rows":[{"id' '' 1 'layout: x: byte'
  t 'site; wt-extract --sites x.site | jq -r .item; exit ${PIPESTATUS[0]}' 'x_data = {"rows":[{"id":2,"t":[{"a":"}"},{}]},{"id":3,"t":[{},{"b' 2 1 'part: it ends inside a value'
  t 'site; wt-extract --sites x.site' '<script>x_data = {"rows":[{"id":2},{"id</script><p>' '' 1 'layout: x: byte'
}
@test "a deep page costs itself" {
  t 'head -c 300000 /dev/zero | tr "\0" "[" >deep; site; printf "x_data = {\"rows\":" | cat - deep | wt-extract --sites x.site - "$DATA"/sites/taobao-search.json | jq -r .id' '' 'tmall:350000000001' 0 'layout: x: byte'
}
@test "a page nested too deep for a tree" { t 'cat "$DATA"/sites/jd-search.html <(yes "<div>" | head -200000) >p.html; wt-extract p.html' '' '' 1 'tree: jd-search: nested deeper than 4000'; }
@test "a script of such a page is read all the same" { t 'cat "$DATA"/sites/tmall-item.html <(yes "<div>" | head -200000) >p.html; wt-extract p.html | jq -r .id' '' 'tmall:18000000001'; }
@test "a source that needs the tree is told then" { t 'sed s/newProGroup/oldProGroup/ "$DATA"/sites/tmall-item.html >a.html; wt-extract a.html | jq -r ".attributes[]"; cat a.html <(yes "<div>" | head -200000) >b.html; wt-extract b.html >out; s=$?; jq -r .id out; exit $s' '' $'牛骨\ntmall:18000000001' 1 'tree: tmall-item: nested'; }

# crafted COMMAND WANTED: it ends; for each there was work that grew as its square.
crafted() {
  cd "$BATS_TEST_TMPDIR" || return
  site
  echo 'attributes jq .a[]' >>x.site
  got=$(timeout 300 bash -c "$1") || return
  [[ $got == "$2" ]] || { echo "got: ${got:0:200}"; return 1; }
}

@test "5 MB of bytes that are no text" {
  crafted '(printf "x_data = {\"rows\":[{\"id\":1}]}; "; head -c 5000000 /dev/zero | tr "\0" "\377") | wt-extract --sites x.site --charset utf-8 | jq -r .id' x.example:1
}
@test "100,000 attributes, of one name and of as many" {
  crafted 'awk "BEGIN {printf \"x_data={\\\"rows\\\":[{\\\"id\\\":1,\\\"a\\\":[\"; for (i = 0; i < 50000; i++) printf \"\\\"n%d:v\\\",\\\"m:%d\\\",\", i, i; print \"\\\"x:y\\\"]}]}\"}" | wt-extract --sites x.site | jq -r ".attributes | length"' 50002
}
@test "rows within rows" {
  crafted '(yes "<ul><li class=gl-item data-sku=1>" | head -1500; printf "<p class=p-name><em>"; head -c 1000000 /dev/zero | tr "\0" x; echo "</em></p>") | wt-extract | jq -r ".title | length"' 1000000
}
@test "a thing that is referred to again and again" {
  crafted '(printf "<script type=application/ld+json>[{\"@id\":\"#b\",\"x\":\""; head -c 1000000 /dev/zero | tr "\0" x; printf "\"}"; yes ",{\"@type\":\"Product\",\"name\":\"a\",\"brand\":{\"@id\":\"#b\"},\"item\":{\"@id\":\"#b\"}}" | head -15000; printf "]</script>") | wt-extract --url http://x.example/ 2>&1 >/dev/null | cut -d: -f4-' " tree: schema: its things refer to each other too much: not all of them were read; rejected"
}
@test "properties within properties" {
  crafted '(printf "<div itemscope itemtype=//schema.org/Product>"; yes "<b itemprop=name>" | head -3000; head -c 1000000 /dev/zero | tr "\0" x; echo "<p>") | wt-extract --url http://x.example/a 2>&1 | wc -l | tr -d " "' 1
}
@test "100,000 objects behind anchors" {
  crafted 'yes "x_data = {a:[1," | head -100000 | wt-extract --sites x.site >out 2>&1; wc -l <out' 1
}

@test "a million values that do not end, and ends of pages" {
  crafted '(echo "{\"itemsArray\":[{\"item_id\":\"600000000701\"}]}"; yes "{\"a" | head -1000000) | wt-extract 2>&1 >/dev/null | cut -d: -f4-; yes "</html><!--" | head -400000 | (printf "<p>"; cat; echo "<html>") | wt-extract 2>&1 | cut -d: -f4-; (echo "INFO x"; yes "[\"a\"," | head -600000) | wt-extract 2>&1 | cut -d: -f4-' ' layout: taobao-mobile-search: 64 beside 1 rows are no JSON, the first at line 2; rejected
 part: it ends inside a comment: it was cut, or is not whole yet; rejected
 part: it ends inside a value: it was cut, or is not whole yet; rejected'
}

# --- what browsers show, of unknown make

# tiles N PRICE: a page of N tiles, each a link to an advert with its price.
tiles() {
  echo '<title>Search</title><a href="https://www.ebay.com/itm/100000000099">today</a><ul>'
  for ((i = 1; i <= $1; i++)); do
    echo "<li class=\"c z9\"><div><a href=\"https://www.ebay.com/itm/10000000000$i?x=1\"><img src=\"//i.example.com/$i.jpg\" alt=\"\"></a></div><a class=\"c-name\" href=\"https://www.ebay.com/itm/10000000000$i\">carved <b>bangle</b> no $i</a><p class=\"q\"><sup>$2</sup>1$i.50</p></li>"
  done
  echo '</ul>'
}
export -f tiles

@test "tiles: a link to an advert each, with its price" {
  t 'tiles 8 \$ | wt-extract | jq -c "[.id,.title,.price,.currency,.images[0],.source.row]" | sed -n "1p;\$p"' '' $'["ebay.com:100000000001","carved bangle no 1",11.5,"USD","https://i.example.com/1.jpg",1]\n["ebay.com:100000000008","carved bangle no 8",18.5,"USD","https://i.example.com/8.jpg",8]'
}
@test "tiles whose links have a dot as a reference" { t 'tiles 8 \$ | sed "s/www.ebay/www\&#46;ebay/g" | wt-extract | jq -r .id | sed -n "1p;\$p"' '' $'ebay.com:100000000001\nebay.com:100000000008'; }
@test "tiles whose pictures a script has yet to put there" { t 'tiles 8 \$ | sed "s,src=,src=/grey.gif data-lazyload=," | wt-extract | jq -r ".images[]" | sed -n "1p;\$p"' '' $'https://i.example.com/1.jpg\nhttps://i.example.com/8.jpg'; }
@test "two tiles are a list where the address says what was looked for" { t 'for q in search_query other; do tiles 2 \$ | sed "1d;s,https://www.ebay.com/itm,/product,g" | wt-extract --url "https://www.shop.example/x?$q=comb" | jq -r .item; done' '' $'100000000001\n100000000002'; }
@test "tiles without prices are links"      { t 'tiles 9 "" | wt-extract --summary s; jq -c "[.used,.skipped]" s' '' '[0,{"no_site":1}]'; }
@test "a few tiles are no list"             { t 'tiles 7 \$ | wt-extract' '' ''; }
@test "but where the address says that"     { t 'tiles 2 \$ | wt-extract --url https://www.ebay.com/sch/i.html?_nkw=x --summary s | jq -c .item; jq -c ".sites|map_values(.pages)" s' '' $'"100000000001"\n"100000000002"\n{"dump":1,"ebay-search":1}' 0 'what it shows beside links to them was taken; rejected'; }
@test "around an advert tiles are others"   { t 'tiles 9 \$ | wt-extract --url https://www.ebay.com/itm/100000000077' '' '' 1 'layout: ebay-item'; }
@test "tiles around an advert of no definition"     { t 'tiles 9 \$ | wt-extract --url https://www.vinted.fr/items/12' '' '' 1 "layout: dump: its address is an advert's"; }
@test "links of the page's own host"        { t 'tiles 8 \$ | sed "s,https://www.ebay.com,,g" | wt-extract --url https://www.ebay.com/b/x | jq -r .item | sed -n 8p' '' 100000000008 0 'layout: ebay-search'; }
@test "tiles in a page too deep for a tree are told" { t '(tiles 8 \$; yes "<div>" | head -5000) | wt-extract' '' '' 1 'tree: dump: nested deeper than 4000'; }
@test "one tile would be the whole page"    { t 'tiles 1 \$ | sed 1d | wt-extract --url https://www.ebay.com/sch/i.html?_nkw=x' '' '' 1 'layout: ebay-search'; }
@test "3,000 tiles, deep, of many classes" {
  crafted '(yes "<div>" | head -3900; for i in {1..3000}; do echo "<p class=\"a$i b\"><a href=//www.ebay.com/itm/1000000$i>a b</a> <b class=price>\$5</b>"; done) | wt-extract | wc -l' 3000
}
@test "definitions for any page, and no other" { t 'cp -r "$ROOT/rules" r; find r/sites -name "*.site" ! -name dump.site ! -name schema.site -delete; ls r/sites/*.site | wc -l; tiles 8 \$ | WT_RULES=r wt-extract | wc -l' '' $'2\n8'; }

# unseen N HREF: a page of a shop whose addresses have no known form, N tiles; in
# HREF is a number for N, a letter for W.
unseen() {
  local i h w=_abcdefghi
  echo '<title>Combs</title><a href="/c/54300">Horn</a><ul>'
  for ((i = 1; i <= $1; i++)); do
    h=${2//N/$((54320 + i))}
    echo "<li><a title=\"See horn comb no $i\" href=\"${h//W/${w:i:1}}\">horn comb no $i</a> <del>\$99.00</del> <b class=\"x__was-price\">\$88.00</b><p>\$1$i.50 / piece</p><div class=\"offer__seller-company\"><b>North $i</b></div><i>${i}0+ sold</i></li>"
  done
  echo '</ul>'
}
export -f unseen

@test "a shop of unknown addresses: numbers in them" {
  t 'unseen 8 /p/comb-N.html | wt-extract --url https://www.combs.example/c/horn | jq -c "[.id,.url,.title,.price,.currency,.seller.name,.sold]" | sed -n "1p;\$p"' '' $'["combs.example:54321","https://www.combs.example/p/comb-54321.html","horn comb no 1",11.5,"USD","North 1",10]\n["combs.example:54328","https://www.combs.example/p/comb-54328.html","horn comb no 8",18.5,"USD","North 8",80]'
}
@test "a shop of unknown addresses: beside the page" { t 'for h in goods.php?id=N ./goods.php?id=N ../goods.php?id=N; do unseen 8 $h | wt-extract --url http://combs.example/a/list.php?cat=3 | jq -c "[.item,.url]" | sed 1q; done' '' $'["54321","https://combs.example/a/goods.php?id=54321"]\n["54321","https://combs.example/a/goods.php?id=54321"]\n["54321","https://combs.example/goods.php?id=54321"]'; }
@test "a shop of unknown addresses: names of goods" { t 'for h in /products/comb-W /north/old-horn-comb-W; do unseen 8 $h | wt-extract --url https://combs.example/c/horn | jq -c "[.item,.url]" | sed -n 8p; done' '' $'[null,"https://combs.example/products/comb-h"]\n[null,"https://combs.example/north/old-horn-comb-h"]'; }
@test "a shop of unknown addresses: eight are a list, or three behind a word for goods" { t 'for h in "7 /x/N" "8 /x/N" "2 /p/comb-N.html" "3 /p/comb-N.html"; do unseen $h | wt-extract --url https://www.combs.example/c/horn | wc -l; done' '' $'0\n8\n0\n3'; }
@test "a shop of unknown addresses: behind a word for goods numbers may be short" { t 'for h in /item/N /goods-N.html /product/N.html /products/old-comb-N /x/N; do unseen 8 $h | sed -E "s,(href=\"[^\"]*)5432([1-4]),\1\2," | wt-extract --url https://www.combs.example/c/horn | jq -r .url | sed "s,.*example,," | paste -sd " " | cut -d " " -f 1,8; done' '' $'/item/1 /item/54328\n/goods-1.html /goods-54328.html\n/product/1.html /product/54328.html\n/products/old-comb-1 /products/old-comb-54328\n'; }
@test "a shop of unknown addresses: a number behind the name of goods, and what it is filed under" { t 'for h in /product/horn-W/N/category/23/display/1/ /tproduct/9-N-comb /product/category/N /product/horn-W/N/review/; do unseen 8 $h | sed "s,/5432\([1-8]\)/,/\1/," | wt-extract --url https://combs.example/category/horn/23/ | jq -r .item | sed -n 8p; done' '' $'8\n54328'; }
@test "a shop of unknown addresses: a path in what is asked" { t 'for h in "index.php?s=goods/view/id/N" "index.php?r=Show/ppcd/artN" "index.php?route=product/product\&product_id=N" "index.php?s=cart/view/id/N"; do unseen 8 "$h" | wt-extract --url "https://combs.example/index.php?s=goods/list/cat/7/p/2" | jq -r .item | sed -n 8p; done' '' $'54328\n54328\n54328'; }
@test "a shop of unknown addresses: labelled lines in one element" { t 'unseen 8 /item/N | sed "s,<p>.*</p>,<p>Size: 9<br>价格：<b>5</b>1元<br/>库存：7</p>,;s,<div.*</i>,," | wt-extract --url https://combs.example/c | jq -c "[.title,.price,.price_text]" | sed -n 8p' '' '["horn comb no 8",51,"51元"]'; }
@test "a shop of unknown addresses: a seller's link, and for how long" { t 'for e in "<a>North</a><span>12年</span>" "<span>North</span><a>进店</a>" "<a>North</a>"; do unseen 8 /item/N | sed "s,<b>North [0-9]*</b>,$e,;s,offer__seller-company,shop_name," | wt-extract --url https://combs.example/c | jq -r .seller.name | sed -n 8p; done' '' $'North\nNorth进店\nNorth'; }
@test "a shop of unknown addresses: how many are sold at least is no title" { t 'for e in "100 Pieces (Min. Order)" "240个起批"; do unseen 8 /item/N | sed "s, title=\"[^\"]*\",,;s,<i>.*</i>,<div class=m>$e</div>," | wt-extract --url https://combs.example/c | jq -r .title | sed -n 8p; done' '' $'horn comb no 8\nhorn comb no 8'; }
@test "a shop of unknown addresses: id/42.html behind a word for goods" { t 'for h in "index.php?s=/Home/Goods/detail/id/N.html" goods/view/id/N.html; do unseen 8 "$h" | sed "s,/5432\([1-8]\),/\1," | wt-extract --url https://combs.example/list | jq -r .item | sed -n 8p; done' '' $'8\n8'; }
@test "a shop of unknown addresses: list-3-1.html is no advert" { t 'for u in goods/list-3-1.html goods/list_0_2_1.html goods/comb-3-1.html; do unseen 8 /goods/show-N.html | wt-extract --url https://combs.example/$u | wc -l; done' '' $'8\n8\n0'; }
@test "a shop of unknown addresses: what has a label is no title" { t 'for e in 品相：九品，包浆好 "编号: BS-00000000000"; do unseen 8 /item/N | sed "s, title=\"[^\"]*\",,;s,<i>.*</i>,<i>$e</i>," | wt-extract --url https://combs.example/c | jq -r .title | sed -n 8p; done' '' $'horn comb no 8\nhorn comb no 8'; }
@test "a shop of unknown addresses: a number before the name" { t 'for h in N-comb.html N-comb 2019-comb-W.html; do unseen 8 /horn/$h | sed "s,/5432\([1-8]\)-,/\1-," | wt-extract --url https://combs.example/12-horn | jq -r .item | sed -n 8p; done' '' $'8\nnull\nnull'; }
@test "a shop of unknown addresses: one step below the page" { t 'for u in catalog/horn/ catalog/horn/?sort=price catalog/bone/ catalog/; do unseen 8 /catalog/horn/comb_W/ | wt-extract --url https://combs.example/$u | jq -c "[.item,.url]" | sed -n 8p; done' '' $'[null,"https://combs.example/catalog/horn/comb_h/"]\n[null,"https://combs.example/catalog/horn/comb_h/"]'; }
@test "a shop of unknown addresses: goods behind a word for a shop" { t 'for h in /shop/p/comb-W /store/catalog/product/N /user/p/comb-W /shop/cart/comb-W; do unseen 8 $h | wt-extract --url https://combs.example/shop | jq -r .url | sed -n 8p; done' '' $'https://combs.example/shop/p/comb-h\nhttps://combs.example/store/catalog/product/54328'; }
@test "a shop of unknown addresses: a name of two words, if the title has one of them" { t 'for h in /comb-W/ /x/comb-W.html /x/cobm-W /orders/comb-W /combs/ab; do unseen 8 $h | wt-extract --url https://combs.example/c/horn | jq -r .url | sed -n 8p; done; unseen 7 /comb-W | wt-extract --url https://combs.example/c/horn; unseen 8 /comb-W | wt-extract --url https://combs.example/old-comb' '' $'https://combs.example/comb-h/\nhttps://combs.example/x/comb-h.html'; }
@test "a shop of unknown addresses: what is said in the words of schema.org is no link" { t 'unseen 8 /comb-W | sed "s,<del>,<link itemprop=availability href=https://schema.org/InStock>&," >a; wt-extract --platform x a | jq -c "[.platform,.url,.title]" | sed -n 8p; wt-extract a; echo $?; wt-extract --url https://combs.example/c/horn a | jq -r .url | sed -n 8p' '' $'["x",null,"horn comb no 8"]\n1\nhttps://combs.example/comb-h' 0 'give --platform or --url'; }
@test "a mark that others use too: the language of the page says whose" { t 'for l in ja en-AU ca zh-CN; do unseen 8 /items/N | sed "1s/^/<html lang=$l>/;s/[$]1/¥1/g" | wt-extract --url https://combs.example/c | jq -r .currency | sed -n 8p; done; for l in en-AU en-US ar; do unseen 8 /items/N | sed "1s/^/<html lang=$l>/" | wt-extract --url https://combs.example/c | jq -r .currency | sed -n 8p; done' '' $'JPY\nCNY\nCNY\nCNY\nAUD\nUSD\nUSD'; }
@test "what Nuxt 3 keeps: each value stands once" { t 'p="[[\"Reactive\",1],@\"data\":2},[\"Ref\",3],@\"k\":4,\"at\":13,\"no\":-1},[5,9],@\"id\":6,\"title\":7,\"price\":8},100000000501,\"Horn comb\",79.5,@\"item_url\":10,\"title\":11,\"price\":8,\"of\":12},\"https://www.ebay.com/itm/100000000502\",\"Horn cup\",[\"Set\",7],[\"Date\",\"2024-05-06\"]]"; p=${p//@/\{}; echo "$p" | wt-extract --platform ebay.com | jq -c "[.id,.title,.price]"; echo "<script type=application/json id=\"__NUXT_DATA__\" data-ssr=\"true\">$p</script>" | wt-extract | jq -c "[.id,.title,.price]"' '' $'["ebay.com:100000000501","Horn comb",79.5]\n["ebay.com:100000000502","Horn cup",79.5]\n["ebay.com:100000000502","Horn cup",79.5]' 0 'no known platform'; }
@test "what Nuxt 3 keeps: a value that holds itself, and one that is not there" { t 'for p in "[[\"Reactive\",1],@\"title\":1,\"price\":2},5]" "[[\"Reactive\",1],[\"Ref\",1]]" "[[\"Reactive\",1],[2],@\"title\":3,\"price\":9}]"; do echo "${p//@/\{}" | wt-extract --platform x; done' '' ''; }
@test "lines with labels: a numbered line is a title, unless another paragraph is between" { t 'l() (printf "Price: \$%d\nLink: https://www.ebay.com/itm/10000000050%d\n\n" $1 $1); for s in "1. Comb\n" "1. Comb\nby hand\n" "1. Comb\n\n" "1. Comb\n\nThe rules.\n\n" "1. Comb\n\nThe rules.\n2. Cup\n"; do (printf "$s"; l 1; l 2) | wt-extract | jq -rs "map(.title) | join(\",\")"; done' '' $'Comb,\nComb,\nComb,\n,\nCup,'; }
@test "logs: a dict over several lines that has no end is told" { t 'd() (printf "2024-01-01 [x] DEBUG: Scraped\n@\x27title\x27: \x27comb %d\x27,\n \x27price\x27: 5,\n \x27url\x27: \x27https://www.ebay.com/itm/10000000050%d\x27}\n" $1 $1 | tr @ "\173"); (d 1; d 2 | head -3; d 3) >a; (d 1; d 2 | head -3) >b; d 1 | head -3 >c; for f in a b c; do wt-extract $f 2>e | jq -c .title; cut -d: -f 3- e; done' '' $'"comb 1"\n"comb 3"\n1: layout: dump: line 6: a dict begins that has no end; rejected\n"comb 1"\n1: layout: dump: line 6: a dict begins that has no end; rejected\n1: part: it ends inside a value: it was cut, or is not whole yet; rejected'; }
@test "what Nuxt 3 keeps: values within themselves, without a prototype, far too often" { t 'p="[[\"Reactive\",1],@\"data\":2,\"tree\":7},[3,8],@\"title\":4,\"price\":5,\"url\":6,\"up\":1},\"Horn comb\",79.5,\"https://www.ebay.com/itm/100000000501\",@\"child\":7},[\"null\",\"title\",9,\"price\",5,\"url\",10,\"of\",99],\"Horn cup\",\"https://www.ebay.com/itm/100000000502\"]"; n() (echo "<script type=application/json id=__NUXT_DATA__>$1</script>"); n "${p//@/\{}" | wt-extract | jq -c "[.title,.price]"; q=$(yes 3 | head -999 | paste -sd,); p=${p/\[3,8\]/[$q,8]}; p=${p/Horn comb/$(printf "Horn comb%2000s")}; n "${p//@/\{}" | wt-extract' '' $'["Horn comb",79.5]\n["Horn cup",79.5]' 1 'too_long: what Nuxt keeps in it gives more than is read'; }
@test "a title of two scripts: short, without a blank" { t 'tile "<div><a href=/p/N.html>骨梳cup老</a><b>￥7.50</b><a href=/p/N.html>加入购物车</a></div>"' '' '["54328","骨梳cup老",7.5,null]'; }
@test "a shop of unknown addresses: others sell elsewhere" { t 'unseen 8 https://other.example/p/N | wt-extract --url https://www.combs.example/c/horn' '' ''; }
@test "a shop of unknown addresses: links are whole" { t 'for h in https://www.combs.example //combs.example "https://combs&#46;example"; do unseen 8 "$h/p/N" | wt-extract --url https://combs.example/c/horn | wc -l; done' '' $'8\n8\n8'; }
@test "a shop of unknown addresses: what is its visitor's" { t 'for p in orders/1 cart my/wishlist news/54 Blog/; do unseen 8 /p/comb-N.html | wt-extract --url https://www.combs.example/$p; done' '' ''; }
@test "tiles in a visitor's cart are no list" { t 'for h in cart order list; do for i in 1 2 3 4 5 6 7 8 9; do echo "<li><a href=//item.jd.com/70001000$i.html>Comb $i</a><b>¥2$i.00</b></li>"; done | wt-extract --url https://$h.jd.com/x.action | wc -l; done' '' $'0\n0\n9'; }
@test "a shop of unknown addresses: its source in a <pre>" { t 'unseen 8 /p/comb-N.html >p; echo "<!-- shop --><html><body>$(cat p)</body></html>" | sed "s/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g" >q; for b in "<pre>" "<title>source</title><pre id=line1>"; do (echo "<html><body>$b"; sed "s/&lt;a/<i>&<\/i>/g" q; echo "</pre>") | wt-extract --url https://www.combs.example/c/horn | jq -r .title | sort -u | wc -l; done; (echo "<html><p>Write this:</p><pre>"; cat q; echo "</pre><p>and send it"; cat p) | wt-extract --url https://www.combs.example/c/horn | wc -l' '' $'8\n8\n8'; }
@test "a shop of unknown addresses: links to sellers" { t 'unseen 8 /user/N | wt-extract --url https://www.combs.example/c/horn' '' ''; }
@test "a shop of unknown addresses: around an advert" { t 'unseen 8 /p/comb-N.html | wt-extract --url https://www.combs.example/p/comb-77777.html' '' ''; }
@test "a shop of unknown addresses: no prices" { t 'unseen 8 /p/comb-N.html | tr -d \$ | wt-extract --url https://www.combs.example/c/horn' '' ''; }
@test "a shop of unknown addresses: no address" { t 'unseen 8 /p/comb-N.html | wt-extract' '' '' 1 'its platform is not known; give --platform or --url'; }
@test "a shop of unknown addresses: no address, a platform" { t 'for h in /p/comb-N.html comb-N.html; do unseen 8 $h | wt-extract --platform combs | jq -c "[.item,.url]" | sed 1q; done' '' $'["54321",null]\n["54321",null]'; }
@test "a shop of unknown addresses: no address, most links are to its host" { t '(unseen 8 https://combs.example/p/N; echo "<a href=https://other.example/p/1>x</a>") | wt-extract | jq -c "[.platform,.item,.url]" | sed 1q' '' '["combs.example","54321","https://combs.example/p/54321"]'; }
@test "a title that was shortened is that of the element or link that begins so" {
  t 'n() { echo "<li class=gl-item data-sku=700010001><div class=p-name><a href=//item.jd.com/700010001.html title=\"$1\"><em>$2</em></a></div><div class=p-price><i>2.50</i></div></li>" | wt-extract | jq -r .title; }; n "角梳 牛角 大号" "角梳 牛..."; n "满199减20" "角梳 牛…"; n "" "<b title=\"角梳 牛角 小号\">角梳 牛…</b>"; n "角梳 牛角 大号" "角梳 牛"' '' $'角梳 牛角 大号\n角梳 牛…\n角梳 牛角 小号\n角梳 牛'
}
@test "what Tmall's page loads of its price: the first of its promotions, under the number in the address" {
  t 'p() { echo "setMdskip({\"isSuccess\":true,\"defaultModel\":{\"itemPriceResultDO\":{\"priceInfo\":$1},\"sellCountDO\":{\"sellCount\":119}}})" | wt-extract --url "https://mdskip.taobao.com/core/initItemDetail.htm?cartEnable=true&itemId=600000000012&callback=setMdskip" | jq -c "[.id,.price,.price_max,.sold,.url]"; }; l="\"promotionList\":[[\"price\":\"45.00\"],[\"price\":\"55.10\"]]"; l=${l//[[/[\{}; l=${l//],[/\},\{}; l=${l//]]/\}]}; p "{\"def\":{\"price\":\"58.00\",$l}}"; p "{\"71\":{\"price\":\"58.00\"},\"72\":{\"price\":\"61.50\"}}"; p "{}"' '' $'["tmall:600000000012",45,null,119,"https://detail.tmall.com/item.htm?id=600000000012"]\n["tmall:600000000012",58,61.5,119,"https://detail.tmall.com/item.htm?id=600000000012"]' 0 'tmall-mdskip: no rows'
}
@test "rows of Taobao's search by themselves, under its address: one, a line each, an array; what is none is told" { t 'u="https://s.taobao.com/search?q=x"; jq -c ".mods.itemlist.data.auctions[0]" "$DATA"/sites/taobao-search.json >a; for f in a "a a"; do cat $f | wt-extract --url $u | jq -c "[.id,.price,.seller.id,.source.row]"; done; jq -sc . a | wt-extract --url $u | jq -r .id; echo "{\"nid\":1}" | wt-extract --url $u; echo "{\"mods\":{\"title\":1,\"nid\":2}}" | wt-extract --url $u' '' $'["tmall:350000000001",25.8,"820000001",1]\n["tmall:350000000001",25.8,"820000001",1]\n["tmall:350000000001",25.8,"820000001",2]\ntmall:350000000001' 1 'taobao-search: no rows'; }
@test "a workbook saved as XML: whole, and cut" {
  t 'w() { printf "<?xml version=\"1.0\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"a\"><Table><Row>"; for c in title price link; do printf "<Cell><Data>$c</Data></Cell>"; done; for i in 1 2; do u=https://item.jd.com/10000000000$i.html; printf "</Row>\n<Row><Cell><Data>cup $i</Data></Cell><Cell><Data>5</Data></Cell><Cell ss:HRef=\"$u\"><Data>$u</Data></Cell>"; done; echo "</Row></Table></Worksheet></Workbook>"; }; w | wt-extract | jq -r .item; for n in 9 60 390; do w | head -c -$n | wt-extract --platform jd 2>e | jq -r .item | xargs; cut -d: -f 4- e; done' '' $'100000000001\n100000000002\n100000000001 100000000002\n part: it ends inside a workbook: it was cut, or is not whole yet; rejected\n100000000001\n part: it ends inside a workbook: it was cut, or is not whole yet; rejected\n\n part: it ends inside a workbook: it was cut, or is not whole yet; rejected'
}
@test "tiles in a visitor's cart, which was saved without its address, are no list; a search for carts is" {
  t 'n() { (echo "<html><title>$1</title>"; for i in 1 2 3 4 5 6 7 8 9; do echo "<li><a href=//item.jd.com/70001000$i.html>Comb $i</a><b>¥2$i.00</b></li>"; done; echo "<a class=pay>$2</a>") | wt-extract | wc -l; }; n "购物车 - 京东" 去结算; n "我的购物车 - 京东商城" x; n "Your Orders" x; n "Shopping Cart" "Proceed to Checkout"; n "购物车 - 商品搜索" 登录; n "combs" 去结算' '' $'0\n0\n0\n0\n9\n9'
}
@test "a shop of unknown addresses: no address, and it sells" { t '(unseen 8 p/comb-N.html; echo "<button>Add to cart</button>") | wt-extract --platform combs' '' '' 1 'its address is not known; give --url'; }
@test "a count that no program filled in" { t 'y "sold some jq .n" "{\"rows\":[{\"id\":1,\"n\":0},{\"id\":2,\"n\":\"30+\"}]}" .sold' '' $'null\n30'; }

# tile HTML: a page of eight such, N a number that differs.
tile() { for i in {1..8}; do echo "<li>${1//N/$((54320 + i))}</li>"; done | wt-extract --url https://www.combs.example/x/horn | jq -c "[.item,.title,.price,.seller.name]" | sed -n 8p; }
export -f tile

@test "a tile: its title is said of the picture too" { t $'tile \'<a href="/p/N.html"><img alt="horn comb N in Leeds"><b>$7.50</b><p>horn comb N</p><i>Leeds in Yorkshire, from a house of old</i></a>\'' '' '["54328","horn comb 54328",7.5,null]'; }
@test "a tile: a price beside the link"    { t $'tile \'<div><a href="/p/N.html">horn comb N</a><br>$7.50</div>\'' '' '["54328","horn comb 54328",7.5,null]'; }
@test "a tile: two prices with their labels" { t $'tile \'<div><a href="/p/N.html">horn comb N</a>市场价：<i class="market">￥9.00元</i>本店价：<i>￥7.50元</i></div>\'' '' '["54328","horn comb 54328",7.5,null]'; }
@test "a tile: labels"                     { t $'tile \'<a href="/p/N.html">horn comb N</a><p>原价：<b>￥9.00</b></p><p>价格：<b>￥7.50</b></p><p>店铺：<a href="/shop/N">Old horn</a></p>\'' '' '["54328","horn comb 54328",7.5,"Old horn"]'; }
@test "a tile: an element of goods is not their title" { t $'tile \'<div class="product details"><a href="/p/N.html">horn comb N</a><b>$7.50</b></div>\'' '' '["54328","horn comb 54328",7.5,null]'; }
@test "a tile: of the words of a class the last thing counts" { t $'tile \'<a href="/p/N.html" class="js-store-prod-name">horn comb N</a><b class="card-price-current">$7.50</b><i class="goods-shop-name">Old horn</i>\'' '' '["54328","horn comb 54328",7.5,"Old horn"]'; }
@test "a tile: a list price gives way to the price" { t $'tile \'<a href="/p/N.html">horn comb N</a><p class="product-price with-list-price">$7.50 <i class="list-price"><b class="list-price-price">$9.00</b></i></p>\'; tile \'<a href="/p/N.html">horn comb N</a><b class="goods-list-price">$9.00</b>\'' '' $'["54328","horn comb 54328",7.5,null]\n["54328","horn comb 54328",9,null]'; }
@test "a tile: a price that is no number gives way to one" { t $'tile \'<a href="/p/N.html">horn comb N</a><i class="item-amount">pcs</i><b class="goods-price-current">$7.50</b>\'' '' '["54328","horn comb 54328",7.5,null]'; }
@test "a tile: what a button says of it is no title" { t $'tile \'<a href="/p/N.html" title="Quickview for horn comb N">+</a><a href="/p/N.html">horn comb N</a><b>$7.50</b>\'' '' '["54328","horn comb 54328",7.5,null]'; }
@test "a page that is one advert: an element has a discount, and is none" { t 'echo "<title>horn comb</title><h1>horn comb</h1><div class=\"product-price has-discount\"><s>\$9.00</s> <b>\$7.50</b></div><button>Add to cart</button>" | wt-extract --url https://combs.example/horn/19-horn-comb.html | jq -c "[.item,.title,.price]"' '' '["19","horn comb",7.5]'; }
@test "a page that is one advert, without its address: it is told, for it may as well be a list" { t 'for o in "" "--platform x"; do echo "<title>horn comb</title><h1>horn comb</h1><b class=price>\$7.50</b><button>Add to cart</button>" | wt-extract $o; echo $?; done; echo "<title>horn comb</title><h1>horn comb</h1><b class=price>\$7.50</b>" | wt-extract; echo $?' '' $'1\n1\n0' 0 'its address is not known; give --url'; }
@test "a tile: what is said of the picture is no title beside one" { t $'tile \'<a href="/p/N.html"><img title="horn comb N, Brown" alt=""></a><a class="link" href="/p/N.html">horn comb N</a><b>$7.50</b>\'' '' '["54328","horn comb 54328",7.5,null]'; }
@test "an export: a number in brackets is no price" { t 'printf "title,price,url\na b,(14),https://item.jd.com/70001.html\na b,(€14),https://item.jd.com/70002.html\n" | wt-extract | jq -c "[.price,.price_text]"' '' $'[null,"(14)"]\n[14,"(€14)"]'; }
@test "no adverts: what somebody bought, in Japanese" { t 'printf "日付,商品名,価格,ステータス,URL,ストア名,注文番号\n2024年5月6日,a,\"3,980円\",配送済み,https://store.shopping.yahoo.co.jp/x/y.html,z,z-1\n" | wt-extract' '' ''; }
@test "an export: what the platform's own list of goods calls a price" { t 'printf "商品id,商品名称,商品详情页链接地址,商品价格(单位：元),商品月销量\n690001,a b,http://item.taobao.com/item.htm?id=690001,39.90,12\n" | wt-extract | jq -c "[.id,.price,.currency,.sold]"; printf ",상품명,가격,상품평 수\n0,\"a b, 1\",9900,8497\n" | wt-extract --platform coupang.com | jq -c "[.title,.price,.reviews]"' '' $'["taobao:690001",39.9,"CNY",12]\n["a b, 1",9900,8497]'; }
@test "an export: usual names in Japanese" { t 'printf "商品名,商品金額,送料,メーカー,合計(USD)\nhorn lens,1999.99,284.99,X,2284.98\n" | wt-extract --platform ebay.com | jq -c "[.title,.price,.seller]"' '' '["horn lens",1999.99,null]'; }
@test "a page of an article for shops: its price is what it shows" { t 'echo "<meta property=og:type content=product><title>horn comb</title><h1>horn comb</h1><b class=price>\$7.50</b>" | wt-extract --url https://www.combs.example/x/1 | jq -c "[.title,.price]"' '' '["horn comb",7.5]'; }

# table HEADER ROWS...: what a definition of three columns makes of a table.
table() {
  printf '%s\n' 'site c' 'csv id && t' 'platform c.example' 'item jq .id' \
    'title jq .t' 'price jq .p' 'seller.name jq .shop.name' >c.site
  printf '%b\n' "$@" >t.csv
  wt-extract --sites c.site t.csv >out
  local s=$?
  jq -c '[.item,.title,.price,.seller.name,.source.row]' out
  return $s
}
export -f table

@test "a table, and where its columns stand" { t 'table p,t,id "5,角梳,7"' '' '["7","角梳",5,null,1]'; }
@test "a table with a BOM, CR LF, tabs" { t 'table "\xef\xbb\xbfid\tt\tp\r" "7\ta,b\t5\r"' '' '["7","a,b",5,null,1]'; }
@test "a table in Big5 by option" { t 'printf "id,t\n7,\xb6\x48\n" >a; table id,t 1,x >x; wt-extract --sites c.site --charset big5 a | jq -r .title' '' '象'; }
@test "a line break in a cell" { t 'table id,t "7,\"a\nb\"" 8,c' '' $'["7","a b",null,null,1]\n["8","c",null,null,2]'; }
@test "rows that are short, and blank ones" { t 'table id,t,p 7 "" ,, 8,b' '' $'["7",null,null,null,1]\n["8","b",null,null,2]'; }
@test "a comma within braces of an address parts no cells, where the row were too long" { t 'wt-extract | jq -c "[.item,.title,.price]"' $'title,url,price\na,https://detail.m.tmall.com/item.htm?id=601000000001&utparam={%22x%22:1,%22y%22:{%22z%22:8,%22w%22:9}}&spm=a.1,5\n"{b",https://detail.m.tmall.com/item.htm?id=601000000002,6\n' $'["601000000001","a",5]\n["601000000002","{b",6]'; }
@test "braces of an address that are not closed keep nothing together" { t 'wt-extract >a; s=$?; jq -c "[.item,.title]" a; (exit $s)' $'title,url,price\na,https://detail.m.tmall.com/item.htm?id=601000000001&x={1,5\nb,https://detail.m.tmall.com/item.htm?id=601000000002&x={1,2,6\nc,https://detail.m.tmall.com/item.htm?id=601000000003,7\n' $'["601000000001","a"]\n["601000000003","c"]' 1 'more cells than the header, the first at line 3'; }
@test "what git left of a conflict is passed over: both sides are read" {
  t 'wt-extract --platform jd | jq -c "[.title,.price]"' $'title,price,shop\n<<<<<<< HEAD\na,5,s\n||||||| 1a2b3c4\n=======\nb,6,s\n>>>>>>> 4839aed7ecd9eea43cc87b36151804d26488487e\nc,7,s' $'["a",5]\n["b",6]\n["c",7]'
  t 'wt-extract | jq -c .id' $'<<<<<<< HEAD\n{"title":"a","url":"https://item.jd.com/1000001.html"}\n=======\n{"title":"b","url":"https://item.jd.com/1000002.html"}\n>>>>>>> 4839aed (b is new)' $'"jd:1000001"\n"jd:1000002"'
  t 'wt-extract | jq -c .id' $'[\n{"title":"a","url":"https://item.jd.com/1000001.html"},\r\n{"title":"b","url":"https://item.jd.com/1000002.html"}\r\n>>>>>>> 4839aed7\r\n]' $'"jd:1000001"\n"jd:1000002"'
}
@test "signs that git does not write so are no rest of a conflict" { t 'wt-extract --platform jd | jq -c .title' $'title,price,shop\n>>>>>>> a b,5,s\n<<<<<<<<< b,6,s\n=======,7,s\n' $'">>>>>>> a b"\n"<<<<<<<<< b"\n"======="'; }
@test "an advert of Amazon behind the address that counts clicks on it" { t 'wt-extract | jq -c .id' '[{"title":"comb","price":"5","url":"https://www.amazon.in/sspa/click?ie=UTF8&spc=MTox&url=%2Fhorn-comb%2Fdp%2FB0CM000001%2Fref%3Dsr_1_21_sspa%3Fdib%3DeyJ2"},{"title":"box","price":"6","No_Calif":"13,804 calificaciones globales","url":"https://www.amazon.in/box/dp/B0CM000002/"}]' $'"amazon.in:B0CM000001"\n"amazon.in:B0CM000002"'; }
@test "how often Amazon of Mexico was rated" { t 'wt-extract | jq -c "[.price,.reviews]"' '[{"Producto":"peine","Precio":"189.00","URL":"https://www.amazon.com.mx/peine/dp/B0CM000001","No_Calif":"13,804 calificaciones globales"},{"Producto":"caja","Precio":"9.00","URL":"https://www.amazon.com.mx/caja/dp/B0CM000002","No_Calif":"N/A"}]' $'[189,13804]\n[9,null]'; }
@test "a row longer than the header is told, and read" { t 'table id,t,p 7,a,5 "8,b,6,x" "9,c,7,"' '' $'["7","a",5,null,1]\n["8","b",6,null,2]\n["9","c",7,null,3]' 1 'layout: c: 1 of 3 rows have more cells than the header, the first at line 3'; }
@test "JSON in a cell" { t 'table "id;t;shop" "7;[1];{\"name\":\"s\"}"' '' '["7","[1]",null,"s",1]'; }
@test "a comment in a header of a table in HTML" { t 'wt-extract | jq -c "[.title,.price]"' '<html><body><table><tr><td>title</td><td><!-- a > b -->price</td><td>url</td></tr><tr><td>Horn comb</td><td>8<!-- c -->.00</td><td>https://item.taobao.com/item.htm?id=600000000503</td></tr></table>' '["Horn comb",8]'; }
@test "a table of other columns is skipped" { t 'table id,name 7,a; wt-extract --explain --sites c.site t.csv | grep " c: "' '' '  c: does not fit: it is known by its text only, and no column is called t'; }
@test "a row without item and title" { t 'table id,t,p 7,a,1 ,,2' '' '["7","a",1,null,1]' 1 'layout: c: 1 of 2 rows have neither item nor title'; }
@test "a table without rows has none" { t 'table id,t; wt-extract --summary s --sites c.site t.csv; jq -c "[.used,.rejected]" s' '' '[1,0]'; }

# --- dumps of unknown make

@test "a dump: an array" { t 'wt-extract --platform x | jq -c "[.id,.title,.price,.seller.name]"' '[{"id":1,"name":"a","price":"¥5","shop":{"name":"s"}},{"id":2,"name":"b","price":6}]' $'["x:1","a",5,"s"]\n["x:2","b",6,null]'; }
@test "a dump: nested, the platform by the address" { t 'wt-extract | jq -c "[.id,.title,.seller.name]"' '{"code":0,"data":{"list":[{"item":{"item_id":"1","title":"t","link":"https://item.taobao.com/item.htm?id=77"},"shop":{"name":"n"}}]}}' '["taobao:77","t","n"]'; }
@test "a dump: an object a line, one of them none" { t 'wt-extract >o; s=$?; jq -c "[.title,.price,.platform]" o; exit $s' $'{"标题":"象","价格":5,"网址":"https://a.example/1"}\nbad\n{"标题":"c","价格":6,"网址":"https://a.example/2"}' $'["象",5,"a.example"]\n["c",6,"a.example"]' 1 'dump: 1 beside 2 rows are no JSON, the first at line 2'; }
@test "a dump: a table" { t 'wt-extract | jq -c "[.id,.title,.price]"' $'ID;Title;Price (CNY);Link\n1;x;5.00;https://www.ebay.com/itm/123456' '["ebay.com:123456","x",5]'; }
@test "a list of links is none of adverts, wherever they are said to be from" {
  t 'cat >a; printf "nr,url\n1,https://item.jd.com/1000003.html\n" >b; for p in "" "--platform jd"; do wt-extract $p --summary s a b; tail -n 1 s | jq -c .skipped; done' '[{"url":"https://item.jd.com/1000001.html","lastmod":"2024-01-01"},{"url":"https://item.jd.com/1000002.html"}]' $'{"no_site":2}\n{"no_site":2}'
}
@test "of a catalogue's page the offer that is meant" { t 'wt-extract | jq -r .id' '[{"title":"a","price":"5","url":"https://www.ebay.com/p/24041?iid=390000000001"},{"title":"b","price":"6","url":"https://www.ebay.com/p/24042"}]' $'ebay.com:390000000001\nebay.com:24042'; }
@test "a table as Markdown and consoles of databases draw it" {
  t 'for f in mysql psql md; do case $f in mysql) l="+----+---+"; e="|" ;; psql) l="----+---"; e= ;; md) l="| :--- | ---: |"; e="|" ;; esac; { [ $f != mysql ] || echo "$l"; echo "$e item_id | title | price $e"; echo "$l"; for i in 7 8; do echo "$e $i | a $i | $i.5 $e"; done; [ $f != mysql ] || echo "$l"; } | wt-extract --platform taobao | jq -c "[.id,.title,.price]"; done' '' $'["taobao:7","a 7",7.5]\n["taobao:8","a 8",8.5]\n["taobao:7","a 7",7.5]\n["taobao:8","a 8",8.5]\n["taobao:7","a 7",7.5]\n["taobao:8","a 8",8.5]'
}
@test "an export: captions above its header, usual Chinese names" { t 'printf "\n\347\273\223\346\236\234,,,\n\n标题,标题链接,价格,付款人数,店铺名,地区,图片地址,页面网址,采集时间\nw,https://item.taobao.com/item.htm?spm=a1&id=1234567,¥128.00,200+人付款,s,北京,//i.example/a.jpg,https://s.taobao.com/search?q=x,2023-05-06 12:00:00\n" | wt-extract | jq -c "[.id,.title,.price,.sold,.seller.name,.location,.images,.captured]"' '' '["taobao:1234567","w",128,200,"s","北京",["https://i.example/a.jpg"],"2023-05-06T12:00:00+08:00"]'; }
@test "an export: the text of a link is no address" { t 'wt-extract | jq -c "[.id,.url,.title]"' $'web-scraper-order,web-scraper-start-url,product-link,product-link-href,title,price\n1-1,https://list.jd.com/x,a b,https://item.jd.com/1234567.html,a b,5' '["jd:1234567","https://item.jd.com/1234567.html","a b"]'; }
@test "an export: columns that are classes" { t 'wt-extract | jq -c "[.id,.title,.price,.sold,.seller.name]"' $'Card--wrap--x1 href,Title--title--jC,Price--priceInt--Zl,Price--realSales--Fh,Shop--shopName--rg\n//detail.tmall.com/item.htm?a=1&id=66123,t,88,30人付款,s' '["tmall:66123","t",88,30,"s"]'; }
@test "an export: columns without a known name" { t 'wt-extract | jq -c "[.id,.title,.price]"' $'foo,bar,baz,n\nhttps://detail.1688.com/offer/61234.html,some long text,¥ 20.5,short' '["1688:61234","some long text",20.5]'; }
@test "an export of comments is none of adverts" { t 'wt-extract --summary s; jq -c .skipped s' $'评论内容,商品链接\n很好很好很好,https://item.taobao.com/item.htm?id=12' '{"no_site":1}'; }
@test "a dump: what Elasticsearch is told of each row is none" { t 'wt-extract | jq -c .id' $'{"index":{"_index":"g"}}\n{"title":"a","price":5,"item":"https://item.jd.com/1000001.html"}\n{"create":{}}\n{"title":"b","price":6,"item":"https://item.jd.com/1000002.html"}\n{"index":{}}' $'"jd:1000001"\n"jd:1000002"'; }
@test "a dump: lists, a cell for each advert, in rows and deeper" { t 'wt-extract | jq -c "[.id,.title,.price,.captured]"; echo "{\"n\":1,\"data\":{\"title\":[\"e\",\"f\"],\"price\":[7,8],\"url\":[\"https://item.jd.com/1000005.html\",\"https://item.jd.com/1000006.html\"]}}" | wt-extract | jq -c "[.id,.title,.price]"' $'{"title":["a","b"],"price":["5","6"],"url":["https://item.jd.com/1000001.html","https://item.jd.com/1000002.html"],"crawl_time":"2024-05-06"}\n{"title":"c","price":"9","url":"https://item.jd.com/1000003.html"}' $'["jd:1000001","a",5,"2024-05-06"]\n["jd:1000002","b",6,"2024-05-06"]\n["jd:1000003","c",9,null]\n["jd:1000005","e",7]\n["jd:1000006","f",8]'; }
@test "a dump: lists that do not go together are told" { t 'wt-extract | jq -c .id' $'{"title":["a","b","c"],"price":["5","6"],"url":["https://item.jd.com/1000001.html","https://item.jd.com/1000002.html"]}\n{"title":"c","price":"9","url":"https://item.jd.com/1000003.html"}' '"jd:1000003"' 0 'dump: 1 rows are lists of which it is not known which'; }
@test "a dump: lists of items that differ are so many adverts, one title with several items is one" { t 'wt-extract --platform taobao | jq -c "[.item,.title,.price]"' $'{"title":["comb","box"],"nid":["600000000001","600000000002"]}\n{"title":"comb","sku":["600000000003","600000000004"],"price":5}' $'["600000000001","comb",null]\n["600000000002","box",null]\n["600000000003","comb",5]'; }
@test "a Map that a page keeps twice for its programs is there once" { t 'jq -c . | sed "s/.*/<script>window.m = &;window.n = &;<\/script>/" | wt-extract --type html | jq -c "[.item,.title]"' '[["60000001",{"title":"Horn comb","price":"9.50","url":"https://item.taobao.com/item.htm?id=600000000001"}]]' '["600000000001","Horn comb"]'; }
@test "a dump: a title with several addresses and prices is one" { t 'wt-extract --platform taobao | jq -c "[.item,.title]"' '{"title":"comb","url":["https://item.taobao.com/item.htm?id=600000000001","https://item.taobao.com/item.htm?id=600000000002"],"price":["5","6"]}' '[null,"comb"]'; }
@test "a dump: titles and prices that are not as many are told" { t 'wt-extract --platform jd' '{"title":["a","b","c"],"price":["5","6"]}' '' 1 'layout: dump: its rows are lists of which it is not known which values belong together; export an object an advert'; }
@test "a dump: a title in pieces, two links and two prices of one advert" { t 'wt-extract | jq -c "[.id,.title,.price,.price_max]"' '[{"title":["a ","b"],"price":["5","6"],"url":["https://item.jd.com/1000001.html"]},{"title":["c"],"price":["7","8"],"url":["https://item.jd.com/1000002.html","https://item.jd.com/1000002.html"]}]' $'["jd:1000001","a b",5,6]\n["jd:1000002","c",7,8]'; }
@test "a table: the number of the goods goes before that of a kind of them" { t 'wt-extract --platform taobao | jq -c "[.id,.url]"' $'商品Id,宝贝标题,skuId,价格\n612345678901,骨梳,5012345678901,59.00' '["taobao:612345678901","https://item.taobao.com/item.htm?id=612345678901"]'; }
@test "a text of labels, a line each" { t 'wt-extract | jq -c "[.id,.title,.price,.seller.name,.source.row]"' $'采集结果\n\n标题：骨梳 旧\n价格：￥128\n店铺：例某阁\n链接：https://item.taobao.com/item.htm?id=600000000901\n\n- 标题: 木梳\n- 价格: 80元\n- 链接: https://item.taobao.com/item.htm?id=600000000902\n- 标题: 角梳\n- 链接: https://item.taobao.com/item.htm?id=600000000903' $'["taobao:600000000901","骨梳 旧",128,"例某阁",1]\n["taobao:600000000902","木梳",80,null,2]\n["taobao:600000000903","角梳",null,null,3]'; }
@test "a text of labels, all in a line" { t 'wt-extract | jq -c "[.id,.title,.price,.seller.name]"' $'标题：骨梳 旧 价格：128 店铺：例某阁 链接：https://item.taobao.com/item.htm?id=600000000901\ntitle: a b | price: ¥5 | link: https://item.jd.com/1000001.html' $'["taobao:600000000901","骨梳 旧",128,"例某阁"]\n["jd:1000001","a b",5,null]'; }
@test "a text of labels, commas between them" { t 'wt-extract | jq -c "[.id,.title,.price,.seller.name,.location,.sold]"' $'商品名:骨梳,旧,价格:128.00,付款:36人付款,店铺名:例某阁,地址:湖北 武汉,链接:https://item.taobao.com/item.htm?id=600000000901,\n商品名: 木梳, 价格: 80.5；销量: 3，链接: https://item.taobao.com/item.htm?id=600000000902' $'["taobao:600000000901","骨梳,旧",128,"例某阁","湖北 武汉",36]\n["taobao:600000000902","木梳",80.5,null,null,3]'; }
@test "a text of labels, commas between them, is no table: usual names, and words that stand so in most lines" { t 'wt-extract | jq -c "[.id,.title,.price,.seller.name,.location]"' $'链接:https://item.taobao.com/item.htm?id=600000000901,标题:骨梳, 尺寸:5cm,页:1,店铺:例某阁,时间:3,rating:4.1,价格:128.00,备注:\n链接:https://item.taobao.com/item.htm?id=600000000902,标题:木梳,页:1,店铺:例某阁,时间:3,rating:4.1,价格:80.5,备注:' $'["taobao:600000000901","骨梳, 尺寸:5cm",128,"例某阁",null]\n["taobao:600000000902","木梳",80.5,"例某阁",null]'; }
@test "a table with colons in the names of its columns is no text of labels" { t 'wt-extract | jq -c "[.id,.title,.price]"' $'title:,price: usd,link: page,url\ncup a,5,x,https://item.jd.com/1000001.html' '["jd:1000001","cup a",5]'; }
@test "a text of labels, of ASCII, commas between them in most lines" { t 'wt-extract | jq -c "[.id,.title,.price]"' $'URL: https://www.ebay.com/itm/123456789012, title: old, red, price: $7, rating: 4.1\nURL: https://www.ebay.com/itm/123456789013, title: cup, price: $8, rating: 4.1' $'["ebay.com:123456789012","old, red",7]\n["ebay.com:123456789013","cup",8]'; }
@test "a table of UTF-16 that begins as BSON does" { t 'printf "\"月a\",title,url,price\n1,mug,https://item.jd.com/100001.html,5\n" | iconv -t UTF-16 | wt-extract | jq -r .title' '' mug; }
@test "what Python 2 shows: u and a quote; in a cell, lines and tuples" { t 'u="u'"'"'"; q="'"'"'"; printf "title,price,url\n\"[$u\\\\u9aa8$q, ${u}comb$q]\",5,https://item.jd.com/1001.html\n" >a; printf "{${u}title$q: ${u}\\\\u9aa8 a$q, ${u}price$q: ${u}6$q, ${u}url$q: ${u}https://item.jd.com/1002.html$q}\n" >b; printf "(${u}\\\\u9aa8\\\\u68b3 old$q, ${u}7.50$q, ${u}https://item.jd.com/1003.html$q)\n(${u}bone comb$q, ${u}8.50$q, ${u}https://item.jd.com/1004.html$q)\n" >c; for f in a b c; do wt-extract $f; done | jq -c "[.item,.title,.price]"; rm a b c' '' $'["1001","骨 comb",5]\n["1002","骨 a",6]\n["1003","骨梳 old",7.5]\n["1004","bone comb",8.5]'; }
@test "rows that Python prints with Decimal and datetime" { t 'q="'"'"'"; printf "{${q}title$q: ${q}bone comb$q, ${q}price$q: Decimal(${q}5.10$q), ${q}url$q: ${q}https://item.jd.com/1001.html$q}\n" >a; r() (printf "(%d, ${q}bone comb, old$q, Decimal(${q}%d.50$q), datetime.datetime(2019, 5, 6%s), ${q}https://item.jd.com/%d.html$q)" $1 $2 "$3" $4); (printf "["; r 1 6 ", 7, 8" 1002; printf ", "; r 2 7 "" 1003; printf "]\n") >b; (r 1 6 ", 7" 1002; echo; r 2 7 ", x" 1003; echo) >c; for f in a b; do wt-extract $f; done | jq -c "[.item,.title,.price]"; wt-extract c 2>/dev/null; rm a b c' '' $'["1001","bone comb",5.1]\n["1002","bone comb, old",6.5]\n["1003","bone comb, old",7.5]'; }
@test "a text of labels with a blank behind, as Python prints them" { t 'wt-extract | jq -c "[.item,.title,.price,.reviews]"' $'商品名字 骨梳 旧\n商品链接 https://item.taobao.com/item.htm?id=600000000911\n商品正常价格 128\n商品评论数量 15\n----------\n\n商品名字 木梳\n商品链接 https://item.taobao.com/item.htm?id=600000000912\n----------\n' $'["600000000911","骨梳 旧",128,15]\n["600000000912","木梳",null,null]'; }
@test "a blank behind a word of ASCII makes no label of it, nor one behind a word that is no usual name" { t 'wt-extract' $'price 128\ntitle bone comb\nlink https://item.taobao.com/item.htm?id=600000000911\n\n日期 2019\n天气 晴\n' ''; }
@test "a text of labels: a title of digits under the label of others is one" { t 'wt-extract --platform jd | jq -c "[.title,.price,.reviews]"' $'商品名称:角梳    价格:5.00   评论数:1.8万+\n商品名称:360    价格:6.00   评论数:9\n商品名称:木梳    价格:7.00   评论数:0' $'["角梳",5,18000]\n["360",6,9]\n["木梳",7,0]'; }
@test "a text of labels: a number, then the title, in each" { t 'wt-extract --platform jd | jq -c "[.item,.title,.price]"' $'ID: 6001\nTitle: comb\nPrice: 5\nID: 6002\nTitle: 360\nPrice: 6' $'["6001","comb",5]\n["6002","360",6]'; }
@test "a text of labels of no known platform is told" { t 'wt-extract' $'标题：骨梳\n价格：5\n标题：木梳\n价格：6' '' 1 'its platform is not known; give --platform or --url'; }
@test "no adverts: texts of labels: orders, descriptions, code, letters" { t 'printf "订单号：1\n商品名称：台灯\n价格：9.5\n链接：https://item.taobao.com/item.htm?id=12\n" >a; printf "title: text\nprice: number\nurl: text\n" >b; printf "import x\ntitle: a,\nprice: 5,\nurl: https://item.jd.com/1000001.html,\n" >c; printf "Subject: of the price: 5\nFrom: a@b.example\nURL: https://a.example\n\nDear all\n" >d; wt-extract --summary s --platform x.example a b c d && jq -c "[.skipped,.out]" s' '' '[{"no_site":4},0]'; }
@test "what only begins as a type of a database is none" { t 'wt-extract | jq -c "[.id,.price,.sold]"' '{"_id":{"$oid":"5f00aa"},"title":"x y","price":{"$numberDouble":"1.5"},"sold":{"$numberInt":"7","y":2},"url":"https://www.ebay.com/itm/123456"}' '["ebay.com:123456",1.5,null]'; }
@test "each value that a script sets" { t 'wt-extract | jq -r .id' $'var a={"x":1};\nvar b=[{"title":"a","price":"5.00","url":"https://item.jd.com/100001.html"}];\nwindow.c=[{"title":"b","price":"6.00","url":"https://item.jd.com/100002.html"}]' $'jd:100001\njd:100002'; }
@test "a sum below the rows of a table is no advert, and no fault" { t 'wt-extract --platform x | jq -c "[.title,.source.row]"' $'名称,价格,销量\n角梳,5.00,3\n合计,5.00,3\n角杯,6.00,1\nTotal:,11.00,' $'["角梳",1]\n["角杯",2]'; }
@test "what a page sets in its scripts, not what it shows of one" { t 'wt-extract | jq -r .id' $'<p>x<pre>window.c=[{"title":"b","price":"6.00","url":"https://item.jd.com/100002.html"}]</pre><SCRIPT>var a=1;window.c=[{"title":"a","price":"5.00","url":"https://item.jd.com/100001.html"}]</SCRIPT>' jd:100001; }
@test "the last of them is cut" { t 'wt-extract | jq -r .id; exit ${PIPESTATUS[0]}' $'let a=[{"title":"a","price":"5.00","url":"https://item.jd.com/100001.html"}];\nlet b=[{"title":"b","price":"6.00","url":"https://item.jd.com/100002.html"},{"title":"c","pri' $'jd:100001\njd:100002' 1 '1 beside 2 rows are no JSON'; }
@test "a dump of MongoDB" { t 'wt-extract | jq -c "[.id,.price,.sold,.captured]"' '{"_id":{"$oid":"5f00aa"},"title":"x y","price":{"$numberDouble":"1.5"},"sold":{"$numberInt":"7"},"url":"https:\/\/www.ebay.com\/itm\/123456","captured":{"$date":{"$numberLong":"1580000000000"}}}' '["ebay.com:123456",1.5,7,"2020-01-26T00:53:20Z"]'; }
# bare_table N: rows without a header, more than 4 MiB of 40,000.
bare_table() {
  seq 100001 $((100000 + $1)) |
    sed 's#.*#title number &,9.50,https://www.ebay.com/itm/&,aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa#'
}
export -f bare_table

@test "a page that asks for a test in place of goods; not a long one, which may speak of it" { t 'p()(echo "<!DOCTYPE html><title>Just a moment...</title><script>window._cf_chl_opt={}</script>$1"); p >a; p "$(head -c 40000 /dev/zero | tr "\0" x)" >b; wt-extract --rejects r a b; s=$?; jq -r .file r; exit $s' '' a 1 'a:1: refused: the site sent no goods, but _cf_chl_opt'; }
@test "messages that lack a price are counted, and those passed over" { t 'wt-extract --summary s | wc -l; jq -c ".sites[\"telegram-export\"]|[.rows,.skipped,.lacking]" s' '{"messages":[{"id":1,"type":"message","date":"2024-05-06T00:00:00","date_unixtime":"1714953600","from":"a","from_id":"user1","text":"Horn comb for sale $9"},{"id":2,"type":"message","date":"2024-05-06T00:00:00","date_unixtime":"1714953600","from":"a","from_id":"user1","text":"Horn comb, dm for price"},{"id":3,"type":"service","date":"2024-05-06T00:00:00","date_unixtime":"1714953600","from":"a","from_id":"user1","text":""}]}' $'1\n[1,1,1]'; }
@test "no adverts: orders" { t 'wt-extract --summary s && jq -c .skipped s' $'Order ID,Customer Name,Product ID,Product Name,Sales,Quantity\n1,a,7,Lamp,9.50,2' '{"no_site":1}'; }
@test "no adverts: orders in Chinese" { t 'wt-extract --summary s && jq -c .skipped s' $'订单号,商品名称,价格,店铺\n1,台灯,9.50,例某店' '{"no_site":1}'; }
@test "no adverts: what a shop sold" { t 'wt-extract --summary s && jq -c .skipped s' '{"order_list":[{"orderSn":"1-2","goods_id":800000000001,"goods_name":"a","goods_thumbnail_url":"http://t00img.yangkeduo.com/x.jpeg","goods_price":990,"order_amount":790}]}' '{"no_site":1}'; }
@test "no adverts: orders, deep" { t 'wt-extract --summary s && jq -c .skipped s' '{"d":{"r":{"p":{"q":{"list":[{"订单号":"1","商品名称":"台灯","价格":9.5,"商品链接":"https://item.taobao.com/item.htm?id=12"}]}}}}}' '{"no_site":1}'; }
@test "no adverts: people" { t 'wt-extract --summary s && jq -c .skipped s' $'id,name,email,city,company,url\n1,a,a@b.example,c,d,http://a.example' '{"no_site":1}'; }
@test "no adverts: posts" { t 'wt-extract --summary s && jq -c .skipped s' $'title,company,location,salary,url\nClerk,a,b,"€9,000",https://jobs.example/1' '{"no_site":1}'; }
@test "no adverts: shares" { t 'wt-extract --summary s && jq -c .skipped s' $'Date,Open,High,Low,Close,Volume,Name\n2006-01-03,39.69,41.22,38.79,40.91,24232729,AABA' '{"no_site":1}'; }
@test "no adverts: cookies" { t 'wt-extract --summary s && jq -c .skipped s' '[{"domain":".taobao.com","httpOnly":false,"name":"l","path":"/","sameSite":"Lax","value":"x"}]' '{"no_site":1}'; }
@test "no adverts: addresses alone" { t 'wt-extract --summary s && jq -c .skipped s' '[{"url":"https://www.ebay.com/itm/1"},{"url":"https://www.ebay.com/itm/2"}]' '{"no_site":1}'; }
@test "no adverts: titles that lead elsewhere" { t 'wt-extract --summary s && jq -c .skipped s' '[{"title":"a b","url":"https://list.jd.com/x"},{"title":"c d","url":"https://list.jd.com/y"}]' '{"no_site":1}'; }
@test "no adverts: what was said of goods" { t 'wt-extract --summary s && jq -c .skipped s' $'product_name,price,review_text\na,5,good' '{"no_site":1}'; }
@test "no adverts: prose and code, with a platform" { t 'printf "Foo is free, small.\n\nBy its authors.\n\n\thttp://a.example/\n\nFoo has a list:\n\n\thttp://b.example/list\n\nMeet them on\n\n\t#foo on a server\n" >a; printf "from x import Keyword, Name, Comment\n\nclass A:\n    b = 1\n    c = 2\n    d = [1, 2]\n" >b; wt-extract --summary s --platform x.example a b && jq -c "[.skipped,.out]" s' '' '[{"no_site":2},0]'; }
@test "no adverts: a page with a table in it" { t 'wt-extract --summary s && jq -c .skipped s' '<body><h1>a</h1><table><tr><th>name<th>price<th>link<tr><td>b<td>$5<td>https://a.example/1</table>' '{"no_site":1}'; }
@test "no adverts: a page that is a table of other things" { t 'wt-extract --summary s && jq -c .skipped s' '<table><tr><th>name<th>city<tr><td>b<td>c</table>' '{"no_site":1}'; }
@test "a page that loads its adverts later is told" { t 'wt-extract' '<html><script src="https://g.alicdn.example/idleFish-F2E/xy-site/1/main.js"></script><div id=root></div>' '' 1 'layout: goofish-search: '; }
@test "rows of no known platform are told" { t 'wt-extract | jq -r .id' $'title,price,url\na,5,https://a.example/1\nb,6,' 'a.example:d817b80f9a5befb9' 0 'dump: 1 of 2 rows have no known platform; give --platform or --url'; }
@test "a table without a header, in parts" { t 'bare_table 40000 | wt-extract >o; wc -l <o; jq -r .item o | sort -u | wc -l; jq .source.record o | sort -u | wc -l' '' $'40000\n40000\n5'; }
@test "a dump of no known platform is told" { t 'wt-extract' $'id,name,price\n1,a,5\n' '' 1 'layout: dump: its platform is not known; give --platform or --url'; }
@test "JSON that is no list of adverts" { t 'wt-extract; echo "{\"id\":1,\"name\":\"a\"}" | wt-extract; wt-extract "$DATA"/sites/taobao-search.json | wt-extract' '[{"id":1,"name":"a","url":"https://x.example"}]' ''; }

# --- pages in one file with what belongs to them

# mhtml CODING FILE: a page as browsers save it, with a style before it.
mhtml() {
  printf '%s\r\n' 'From: <Saved by Blink>' \
    'Snapshot-Content-Location: https://s.taobao.com/search?q=x' \
    'Subject: =?utf-8?Q?x?=' 'Date: Wed, 6 Nov 2024 23:11:12 +0800' \
    'MIME-Version: 1.0' 'Content-Type: multipart/related;' \
    '	type="text/html";' '	boundary="----Multi--b1--"' '' '' \
    '------Multi--b1--' 'Content-Type: text/css' '' 'p {}' \
    '------Multi--b1--' 'Content-Type: text/html; charset=utf-8' \
    "Content-Transfer-Encoding: $1" \
    'Content-Location: https://s.taobao.com/search?q=x' ''
  case $1 in
  base64) base64 "$2" ;;
  quoted-printable) python3 -c 'import quopri, sys
sys.stdout.buffer.write(quopri.encodestring(sys.stdin.buffer.read()))' <"$2" ;;
  *) cat "$2" ;;
  esac
  printf '\r\n------Multi--b1----\r\n'
}
export -f mhtml

@test "a page saved as MHTML" {
  t 'p="$DATA"/sites/taobao-search.html; wt-extract $p | jq -c "del(.source)" >want; for c in base64 quoted-printable binary; do mhtml $c $p >a.mht; wt-extract a.mht >got; jq -c "del(.source,.captured)" got | cmp - want; jq -r ".captured,.source.sha256" got | uniq | head -2 | sed "s/$(sha256sum <a.mht | cut -c1-64)/same/"; done' '' $'2024-11-06T23:11:12+08:00\nsame\n2024-11-06T23:11:12+08:00\nsame\n2024-11-06T23:11:12+08:00\nsame'
}

# har [JQ]: what a browser's network panel saves, of two pages and an image.
har() {
  p="$DATA"/sites/taobao-search.html
  jq -n --rawfile page "$p" --arg b64 "$(iconv -f utf-8 -t gb18030 "$p" | base64)" '
    def entry($u; $status; $c): {startedDateTime: "2024-05-06T07:08:09.010Z",
      request: {method: "GET", url: $u}, response: {status: $status, content: $c}};
    {log: {version: "1.2", creator: {name: "x"}, pages: [], entries: [
      entry("https://s.taobao.com/search?q=x"; 200; {size: 9, mimeType: "text/html", text: $page}),
      entry("https://s.taobao.com/search?q=y"; 200; {size: 9, mimeType: "text/html; charset=gbk", encoding: "base64", text: $b64}),
      entry("https://s.taobao.com/a.png"; 200; {size: 9, mimeType: "image/png"}),
      entry("https://s.taobao.com/z"; 404; {size: 9, mimeType: "text/html", text: $page})]}}
    | '"${1:-.}"
}
export -f har

@test "the HAR of a network panel: its replies, each at its place" {
  t 'p="$DATA"/sites/taobao-search.html; wt-extract $p | jq -c "del(.source)" >want; har >a.har; gzip -k a.har; for f in a.har a.har.gz; do wt-extract --summary s $f >got; jq -c "del(.source,.captured)" got | cmp - <(cat want want); jq -r ".captured" got | uniq; for r in 1 2; do jq -r "select(.source.record==$r).source|\"\(.offset)+\(.skip // 0) \(.sha256)\"" got | uniq | { read -r at sum; wt-extract --exhibit $f $at | sha256sum | cut -c1-64 | grep -cx $sum; }; done; done; tail -n 1 s | jq -c "[.in,.skipped]"' '' $'2024-05-06T07:08:09.010Z\n1\n1\n2024-05-06T07:08:09.010Z\n1\n1\n[4,{"image":1,"status_404":1}]'
}
# webarchive FILE: a page as Safari saves it, with a picture.
webarchive() {
  python3 -c 'import os, plistlib, sys
page = {"WebResourceData": open(sys.argv[1], "rb").read(), "WebResourceURL": "https://s.taobao.com/search?q=x", "WebResourceMIMEType": "text/html", "WebResourceTextEncodingName": "UTF-8", "WebResourceFrameName": ""}
picture = {"WebResourceData": b"\x89PNG" + bytes(900), "WebResourceURL": "https://a.example/" + "x" * 300, "WebResourceMIMEType": "image/png"}
plistlib.dump({"WebSubresources": [picture], "WebMainResource": page}, sys.stdout.buffer, fmt=getattr(plistlib, "FMT_" + os.environ.get("FMT", "BINARY")))' "$1"
}
export -f webarchive

@test "a page as Safari saves it" {
  t 'p="$DATA"/sites/taobao-search.html; webarchive $p >a; wt-extract a | jq -c "del(.source)" | cmp - <(wt-extract $p | jq -c "del(.source)"); opens a; wt-extract --explain a | sed 1q; for n in 100 900 2000; do head -c $n a | wt-extract | wc -l; done; printf "bplist00\xd0\x08%30s\x09" x | wt-extract --summary s; jq -c .skipped s' '' $'1\na:1: https://s.taobao.com/search?q=x\n0\n0\n0\n{"binary":1}' 0 'webarchive: the file is cut or damaged: '
}
# framed [FRAMES]: a page as Safari saves it, with two frames, one in the other, and one that is a
# picture; or with so many.
framed() {
  python3 -c 'import os, plistlib, sys
def page(n, frames=(), kind="text/html", extra=""):
    html = "<!doctype html><title>comb</title><script type=\"application/ld+json\">{\"@type\":\"Product\",\"name\":\"角梳 %d\",\"sku\":\"%d\",\"offers\":{\"price\":\"5.50\",\"priceCurrency\":\"EUR\"}}</script>" % (n, n)
    return {"WebSubframeArchives": list(frames), "WebMainResource": {"WebResourceData": html.encode(), "WebResourceURL": "https://a.example/%d" % n, "WebResourceMIMEType": kind, "WebResourceTextEncodingName": "UTF-8"}}
n = int((sys.argv + ["0"])[1])
plistlib.dump(page(1, [page(i + 2) for i in range(n)] or [page(2, [page(3)]), page(4, kind="image/png")]), sys.stdout.buffer, fmt=getattr(plistlib, "FMT_" + os.environ.get("FMT", "BINARY")))' "$@"
}
export -f framed

@test "a page as Safari saves it: its frames are pages, with their own addresses and places" {
  t 'framed >a; wt-extract --summary s a >o; jq -c "[.item,.url,.source.record]" o; jq -c "[.in,.used,.skipped,.status]" s; jq -r ".source|\"\(.offset) \(.sha256)\"" o | while read -r n h; do wt-extract --exhibit a $n | sha256sum | grep -c $h; done; wt-extract --exhibit a $(jq -s ".[2].source.offset" o) | grep -c "角梳 3"; gzip -n a; wt-extract a.gz | jq -c .item; framed 300 >b; wt-extract b | wc -l' '' $'["1","https://a.example/1",1]\n["2","https://a.example/2",2]\n["3","https://a.example/3",3]\n[4,3,{"image":1},0]\n1\n1\n1\n1\n"1"\n"2"\n"3"\n257' 0 'it has more than 256 frames'
}
@test "a page as Safari saves it, as XML" {
  t 'export FMT=XML; p="$DATA"/sites/taobao-search.html; webarchive $p >a; wt-extract a | jq -c "del(.source)" | cmp - <(wt-extract $p | jq -c "del(.source)"); opens a; wt-extract --explain a | sed 1q; webarchive $p | sed "s/search?q=x/search?a=1\&amp;q=x/" | wt-extract --explain | sed 1q; framed | python3 -c "import plistlib, sys; d = plistlib.loads(sys.stdin.buffer.read()); plistlib.dump(dict(reversed(d.items())), sys.stdout.buffer, sort_keys=False)" | wt-extract | jq -r .item | sed 1q' '' $'1\na:1: https://s.taobao.com/search?q=x\n-:1: https://s.taobao.com/search?a=1&q=x\n1'
}
@test "the same with its frames, each at its place" {
  t 'export FMT=XML; framed >a; wt-extract --summary s a >o; jq -c "[.item,.url,.source.record]" o; jq -c "[.in,.used,.skipped,.status]" s; jq -r ".source|\"\(.offset) \(.sha256)\"" o | while read -r n h; do wt-extract --exhibit a $n | sha256sum | grep -c $h; done; wt-extract --exhibit a $(jq -s ".[2].source.offset" o) | base64 -di | grep -c "角梳 3"; gzip -n a; wt-extract a.gz | jq -c .item; framed 300 >b; wt-extract b | wc -l' '' $'["1","https://a.example/1",1]\n["2","https://a.example/2",2]\n["3","https://a.example/3",3]\n[4,3,{"image":1},0]\n1\n1\n1\n1\n"1"\n"2"\n"3"\n257' 0 'it has more than 256 frames'
}
@test "the same, cut or damaged: never status 0" {
  t 'export FMT=XML; framed >a; n=$(wc -c <a); for ((i = 60; i < n - 8; i += 29)); do head -c $i a >b; wt-extract b >o 2>e; echo $? $(wc -l <o); done | sort | uniq -c | awk "{print \$2,\$3}"; sed "0,/PCFkb/s//PC!kb/" a | wt-extract | wc -l; sed "/<string>image/d" a | wt-extract | wc -l' '' $'1 0\n1 1\n1 2\n1 3\n2\n4' 0 'its base64 is damaged'
}
# fiddler FILE: what a proxy kept of a page that was asked for, in folder s.
fiddler() {
  mkdir -p s/raw
  echo '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>' >'s/[Content_Types].xml'
  echo '<html><table><tr><td>1</table>' >s/_index.htm
  printf 'GET https://s.taobao.com/search?q=x HTTP/1.1\r\nHost: s.taobao.com\r\n\r\n' >s/raw/1_c.txt
  echo '<Session SID="1"/>' >s/raw/1_m.xml
  { printf 'HTTP/1.1 200 OK\r\nDate: Wed, 06 Nov 2024 23:11:12 GMT\r\nContent-Type: text/html\r\n\r\n'; cat "$1"; } >s/raw/1_s.txt
  printf 'POST /a?b=1 HTTP/1.1\r\nHOST:  a.example\r\n\r\nGET https://b.example/ HTTP/1.1' >s/raw/2_c.txt
  for i in 2 3; do printf 'HTTP/1.1 200 OK\r\n\r\n<html>no' >s/raw/${i}_s.txt; done
}
export -f fiddler

@test "what Fiddler keeps: replies at the address that was asked for" {
  t 'p="$DATA"/sites/taobao-search.html; fiddler $p; (cd s; zip -qr ../a.saz "[Content_Types].xml" _index.htm raw/*); for f in s a.saz; do wt-extract --summary sum $f | jq -c "del(.source,.captured)" | cmp - <(wt-extract $p | jq -c "del(.source)"); wt-extract --explain $f | grep -v "^  " | grep s.txt; tail -n 1 sum | jq -cS .skipped; done; wt-extract a.saz | jq -r .captured | uniq' '' $'s/raw/1_s.txt:1: https://s.taobao.com/search?q=x\ns/raw/2_s.txt:1: https://a.example/a?b=1\ns/raw/3_s.txt:1: no address\n{"no_site":5,"request":2}\na.saz/raw/1_s.txt:1: https://s.taobao.com/search?q=x\na.saz/raw/2_s.txt:1: https://a.example/a?b=1\na.saz/raw/3_s.txt:1: no address\n{"no_site":5,"request":2}\n2024-11-06T23:11:12Z'
}
# as_shown FILE BEFORE BEHIND: what a browser shows of a reply, as page_source has it.
as_shown() { printf '<html xmlns="http://www.w3.org/1999/xhtml"><head><style>a{b:c}</style></head><body>%s' "$2"; sed 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g; s/"/\&quot;/g' "$1"; printf '%s</body></html>' "$3"; }
export -f as_shown

@test "a reply as a browser shows it is the reply" {
  t 'p="$DATA"/sites/taobao-search.json; wt-extract $p | jq -c "del(.source)" >want; for b in "" "<pre>" "<pre>cb(" "<div id=\"content\"><div id=\"json\">"; do e=; case $b in *"(") e=");" ;; esac; as_shown $p "$b" "$e</pre><script src=\"resource://a\"></script>" >a.html; wt-extract a.html | jq -c "del(.source)" | cmp - want; opens a.html; done' '' $'1\n1\n1\n1'
}
# items [SED]: an export of three adverts in XML.
items() {
  { printf '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE items SYSTEM "a">\n<items>\n'
    for i in 1 2 3; do
      printf '<item><title>手串 &amp; %s</title><price cur="RMB">%s.5</price><link href="https://item.taobao.com/item.htm?id=60%s"/><shop><name><![CDATA[<店>]]></name></shop><!-- %s --></item>\n' $i $i $i $i
    done; printf '</items>\n'; } | sed "${1-}"
}
# rss ELEMENTS: a feed of two things with them.
rss() { printf '<rss xmlns:g="a"><channel><title>t</title>%s</channel></rss>' "$(for i in 1 2; do printf '<item><title>thing %s</title><link>https://a.example/%s</link>%s</item>' $i $i "$1"; done)"; }
export -f items rss

@test "XML as programs export it, in each encoding" {
  t 'items >utf-8; for e in gb2312 utf-16 windows-936; do items "s/utf-8/$e/" | iconv -t $(echo $e | sed s/windows-936/gbk/) >$e; done; wt-extract utf-8 | jq -c "[.id,.title,.price,.seller.name,.source.row]"; for f in gb2312 utf-16 windows-936; do wt-extract $f | jq -c "del(.source)" | cmp - <(wt-extract utf-8 | jq -c "del(.source)"); done' '' $'["taobao:601","手串 & 1",1.5,"<店>",1]\n["taobao:602","手串 & 2",2.5,"<店>",2]\n["taobao:603","手串 & 3",3.5,"<店>",3]'
}
@test "XML whose columns are elements of one name: phpMyAdmin, mysqldump --xml; goods that have a name are none" {
  t 'for e in column field; do printf "<?xml version=\"1.0\"?><a xmlns:xsi=\"b\"><database name=\"s\"><table name=\"g\"><$e name=\"title\">b &amp; c</$e><$e name=\"price\">5</$e><$e name=\"shop_name\"/></table><table name=\"g\" url=\"https://a.example/7\"><$e name=\"name\">d</$e><$e name=\"price\" xsi:type=\"i\">6</$e><$e name=\"x\"/></table></database></a>" | wt-extract --url https://a.example/ | jq -c "[.title,.price,.url]"; done; printf "<?xml version=\"1.0\"?><a><item name=\"e\" price=\"7\" link=\"https://a.example/8\"/><item name=\"f\" price=\"8\" link=\"https://a.example/9\"/></a>" | wt-extract | jq -c "[.title,.price]"' '' $'["b & c",5,null]\n["d",6,"https://a.example/7"]\n["b & c",5,null]\n["d",6,"https://a.example/7"]\n["e",7]\n["f",8]'
}
@test "a table saved as a page, whose cells are of several rows or columns" {
  t 'printf "<table><tr><td colspan=9>all<tr><td>shop<td colspan=2>title<td>price<td>link<tr><td rowspan=2>A<td>b<td>c<td>5<td>https://a.example/1<tr><td colspan=2>d<td>6<td>https://a.example/2<tr><td rowspan=\"0\">B<td>e<td><td rowspan=x>7<td>https://a.example/3<tr><td>f<td><td>8<td>https://a.example/4</table>" | wt-extract | jq -c "[.title,.price,.seller.name,.url]"' '' $'["b",5,"A","https://a.example/1"]\n["d",6,"A","https://a.example/2"]\n["e",7,"B","https://a.example/3"]\n["f",8,"B","https://a.example/4"]'
}
@test "a dump whose cells are strings in functions, as SQLite and Oracle write them" {
  t 'printf "%s\n" "INSERT INTO i(id,title,price,seller,url) VALUES" "(1,unistr('"'"'a\\u000a\\U0001f98fb \\\\ \\00e9\\+0000e8 \\uz'"'"'),5,replace(replace('"'"'c\\nd\\re'"'"','"'"'\\n'"'"',char(10)),'"'"'\\r'"'"',char(13)),'"'"'https://a.example/1'"'"')," "(2,TO_CLOB( '"'"'f,(g)'"'"' ),6,upper('"'"'x'"'"'),to_clob(lower('"'"'h'"'"')));" >a.sql; wt-extract --platform x a.sql | jq -c "[.title,.price,.seller.name]"' '' $'["a 🦏b \\\\ éè z",5,"c d e"]\n["f,(g)",6,null]'
}
@test "no adverts: what stands in an order, an order a line too; but in an object with one such name" {
  o='{"orderId":"1","orderDate":"2023-01-01","items":[{"title":"a","price":"$9","url":"https://a.example/1"}]}'
  t "p() { wt-extract --url https://a.example/ | wc -l; }; o='$o'; echo \"\$o\" | p; printf '%s\n' \"\$o\" \"\$o\" | p; echo \"{\\\"d\\\":{\\\"l\\\":[\$o,\$o]}}\" | p; echo \"\$o\" | sed 's/orderDate/day/' | p" '' $'0\n0\n0\n1'
}
@test "CSV whose quotes stand behind backslashes, as MySQL and Hive write them" {
  t 'printf "%s\n" "\"title\",\"price\",\"url\",\"note\"" "\"a \\\"b\\\", c\",5,\"https://a.example/1\",\\N" "\"d\\" "e\\\\\",6,\"https://a.example/2\",\"f\\\"\"" | wt-extract --platform x | jq -c "[.title,.price,.url]"; printf "%s\n" "title,price,url" "\"a\\\",5,https://a.example/1" "\"12\"\" \\b\\\",6,https://a.example/2" | wt-extract --platform x | jq -c "[.title,.price]"' '' $'["a \\"b\\", c",5,"https://a.example/1"]\n["d e\\\\",6,"https://a.example/2"]\n["a\\\\",5]\n["12\\" \\\\b\\\\",6]'
}
@test "JSON of lists without a header, in one or a line each, as pandas writes them" {
  t 'p() { wt-extract | jq -c "[.title,.item,.price]"; }; a="[7,\"horn comb \\ud83d\\ude00\",null,\"https:\\/\\/www.ebay.com\\/itm\\/254600100001\"]"; b="[ \"8\", \"horn cup\", \"\$5\", \"https://www.ebay.com/itm/254600100002\" ]"; printf "%s\n" "$a" "$b" | p; echo "[$b, $a]" | p; echo "[[\"name\",\"price\",\"url\"],[\"e\",5,\"https://www.ebay.com/itm/254600100003\"],[\"f\",6,\"https://www.ebay.com/itm/254600100004\"]]" | p; echo "[[7,\"\\ud83d\"],[8,\"https://a.example/1\"],{}]" | p' '' $'["horn comb 😀","254600100001",null]\n["horn cup","254600100002",5]\n["horn cup","254600100002",5]\n["horn comb 😀","254600100001",null]\n["e","254600100003",5]\n["f","254600100004",6]'
}
@test "a workbook as XML, a cell of which takes several columns" {
  t 'c() { printf "<Cell%s><Data>%s</Data></Cell>" "$2" "$1"; }; r() { printf "<Row>%s</Row>" "$*"; }; printf "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet><Table>%s</Table></Worksheet></Workbook>" "$(r $(c title) $(c note) $(c price) $(c url))$(r "$(c a " ss:MergeAcross=\"1\"")" $(c 5) $(c https://a.example/1))$(r $(c b) $(c c) $(c 6) $(c https://a.example/2))$(r "$(c d " ss:MergeAcross=\"1\"")" "$(c https://a.example/3 " ss:Index=\"4\"")")" | wt-extract --platform x | jq -c "[.title,.price,.url]"' '' $'["a",5,"https://a.example/1"]\n["b",6,"https://a.example/2"]\n["d",null,"https://a.example/3"]'
}
@test "a table saved as a page, its header in parts below captions" { t 'wt-extract --platform x | jq -c "[.title,.price]"' $'<html><body><table><tr><td colspan=3>a<tr><td>b<tr><td>c<tr><td>d<tr><td>\u540d<b>\u79f0</b><th>&#20215;<font>\u683c</font></tr><tr><td>comb<td>5.00</table>' '["comb",5]'; }
@test "a table saved as a page, whose header stands again in it" { t 'h="<tr><th>title<th>price<th>link"; printf "<table>$h<tr><td>a<td>5<td>https://a.example/1$h<tr><td>title<td>6<td>https://a.example/2</table>" | wt-extract | jq -c "[.title,.price]"' '' $'["a",5]\n["title",6]'; }
@test "XML that is cut: what stood before, and told where" { t 'items | head -c 400 | wt-extract | jq -r .title' '' '手串 & 1' 0 'dump: it is no sound XML at byte 399: '; }
@test "XML that is cut in its first advert, in an element that is none, in a list of lists" {
  t 'n() { wt-extract --platform taobao >o 2>e; echo "$? $(jq -r .title o | xargs) $(sed -n "s/^wt-extract: [^:]*:1: \(.\{14\}\).*/\1/p" e)"; }; items | head -c 150 | n; items | head -c 80 | n; items | head -c -9 | n; items "s,<items>,&<page n=\"1\">,;s,手串 &amp; 2,&</title><price>7</price></item></page><page n=\"2\"><item><title>b," | head -c -40 | n; printf "<?xml version=\"1.0\"?>\n<a><b>x" | n; printf "<?xml version=\"1.0\"?>\n<a><b>x</a>" | n' '' $'1  part: it ends \n1  part: it ends \n1 手串 & 1 手串 & 2 手串 & 3 layout: dump: \n1 手串 & 1 手串 & 2 b layout: dump: \n1  part: it ends \n0  '
}
@test "XML with a fault in it" { t 'items "s/&amp; 3/\& 3/" | wt-extract | jq -r .title' '' $'手串 & 1\n手串 & 2' 0 'dump: it is no sound XML at byte '; }
@test "a feed of a shop" { t 'rss "<g:id>7</g:id><g:price>5.00 USD</g:price>" | wt-extract | jq -c "[.id,.title,.price,.currency]"' '' $'["a.example:7","thing 1",5,"USD"]\n["a.example:7","thing 2",5,"USD"]'; }
@test "a feed of news is none of adverts" { t 'rss "<pubDate>Wed, 06 Nov 2024 23:11:12 GMT</pubDate>" | sed "s,/\\([12]\\)<,/news/day-of-\\1st<,g" >a; for p in "" "--platform x"; do wt-extract $p --summary s a; jq -c .skipped s; rm s; done' '' $'{"no_site":1}\n{"no_site":1}'; }
# crawl [JQ]: pages as a crawler keeps them, an object each, in an array; $p and
# $j are a page and a reply.
crawl() {
  jq -n --rawfile p "$DATA"/sites/taobao-search.html --rawfile j "$DATA"/sites/taobao-search.json '
    ($p | @base64) as $b | [
      {url: "https://s.taobao.com/search?q=x", status: 200, html: $p, fetched_at: "2024-05-06T07:08:09Z"},
      {request: {url: "https://s.taobao.com/search?ajax=true"}, response: {status_code: 200, body: $j}, crawl_time: "2024-05-06 12:00:00"},
      {url: "https://s.taobao.com/x", status: 403, html: "<html>no"}, {url: "https://s.taobao.com/y", html: ""},
      {url: "https://s.taobao.com/search?q=z", httpResponseBody: $b, time: 1714974489.5}]
    | '"${1:-.}"
}
# opens FILE: each advert of it opens to the record whose digest it has.
opens() {
  wt-extract "$1" | jq -r '.source | "\(.offset)+\(.skip // 0) \(.sha256)"' | uniq |
    while read -r at sum; do wt-extract --exhibit "$1" "$at" | sha256sum | cut -c1-64 | grep -cx "$sum"; done
}
export -f crawl opens

@test "pages as JSON, a line each, in arrays, alone: each at its place" {
  t 'for p in html json; do wt-extract "$DATA"/sites/taobao-search.$p | jq -c "del(.source,.captured)"; done >want; sed 3q want >>want; crawl ".[]" | jq -c . >lines; crawl ".[]" >tall; crawl >array; crawl "{data:., n: 1}" >within; gzip -k lines; for f in lines tall array within lines.gz; do wt-extract --summary s $f | jq -c "del(.source,.captured)" | cmp - want; opens $f | tr -d "\n"; tail -n 1 s | jq -c "[.in,.skipped]"; done; wt-extract lines | jq -r .captured | uniq' '' $'111[5,{"status_403":1,"empty":1}]\n111[5,{"status_403":1,"empty":1}]\n111[5,{"status_403":1,"empty":1}]\n111[5,{"status_403":1,"empty":1}]\n111[5,{"status_403":1,"empty":1}]\n2024-05-06T07:08:09Z\n2024-05-06T12:00:00+08:00\n2024-05-06T05:48:09Z'
}
@test "pages as JSON: a reply, or what a script sets, where pages are" {
  t 'f() { jq -Rs "{url: \"https://s.taobao.com/search?q=x\", html: ($1)}" "$DATA"/sites/taobao-search.json; }; for x in . "\"g_page_config = \" + ." "\"window.a={b:1}\"" "\"a = b\""; do f "$x" | wt-extract --summary s 2>&1 | cut -c 1-9; jq -c "[.used,.skipped,.rejected]" s; rm s; done' '' $'{"id":"tm\n[1,{},0]\n{"id":"tm\n[1,{},0]\nwt-extrac\n[0,{},1]\nwt-extrac\n[0,{"no_site":1},0]'
}
@test "pages as JSON: in base64 whatever its name says" {
  t 'for f in .[4].httpResponseBody .[4].httpResponseBody[12:]; do crawl "[{url: .[4].url, body: $f}]" | wt-extract | wc -l; done' '' $'3\n0'
}
@test "pages as JSON: a line that is none costs no other" { t 'crawl ".[0]" | jq -c . >a; (cat a; echo "{\"url"; cat a; printf "\n\n"; head -c 300 a) | wt-extract | wc -l; echo ${PIPESTATUS[1]}' '' $'6\n1' 0 ':2: json: '; }
@test "pages as JSON: one that is too long costs no other" { t 'crawl ".[0]" | jq -c . >a; (cat a; yes x | tr -d "\n" | head -c 300000 | jq -Rc "{url: \"https://a.example\", html: .}"; cat a) >b; jq -sc . b >c; for f in b c; do wt-extract --max-line 100000 $f | wc -l; done' '' $'6\n6' 0 'too_long: a row has more than '; }
@test "pages as JSON: an array that is cut" { t 'crawl | head -c 4000 | wt-extract | wc -l' '' 4 0 'json: '; }
# crawl_table SEPARATOR ENCODING: the same as rows of a table.
crawl_table() {
  crawl '.[] | [.url // .request.url, .fetched_at // .crawl_time, .status // .response.status_code, .html, .response.body // .httpResponseBody]' | jq -c . |
    python3 -c 'import csv, json, sys
sys.stdout.reconfigure(encoding=sys.argv[2], newline="")
w = csv.writer(sys.stdout, delimiter=sys.argv[1])
w.writerow("链接,采集时间,status,html,Response Body".split(","))
w.writerows(json.loads(line) for line in sys.stdin)' "$@"
}
export -f crawl_table

@test "pages as JSON: as Charles keeps them, with what was asked for" {
  t 'crawl "[{status: \"COMPLETE\", method: \"POST\", scheme: \"https\", host: \"s.taobao.com\", path: \"/search\", query: \"ajax=true\", times: {start: \"2024-05-06T12:00:00.000+08:00\"}, request: {mimeType: \"application/json\", body: {text: \"{\\\"a\\\":1}\"}}, response: {status: 200, mimeType: \"application/json\", body: {text: \$j, charset: \"UTF-8\"}}}]" >a; wt-extract a | jq -c "[.id,.captured]"; wt-extract --explain a | sed 1q' '' $'["tmall:350000000001","2024-05-06T12:00:00.000+08:00"]\na:1: https://s.taobao.com/search?ajax=true'
}
@test "pages in the cells of a table: each at its place" {
  t 'for p in html json; do wt-extract "$DATA"/sites/taobao-search.$p | jq -c "del(.source,.captured)"; done >want; sed 3q want >>want; crawl_table , utf-8-sig >comma; crawl_table ";" gbk >semi; crawl_table $'\''\t'\'' utf-8 | tr -d "\r" >tab; gzip -k comma; for f in comma semi tab comma.gz; do wt-extract --platform jd --summary s $f | jq -c "del(.source,.captured)" | cmp - want; opens $f | tr -d "\n"; tail -n 1 s | jq -c "[.in,.skipped]"; done; wt-extract comma | jq -r .captured | uniq' '' $'111[5,{"status_403":1,"empty":1}]\n111[5,{"status_403":1,"empty":1}]\n111[5,{"status_403":1,"empty":1}]\n111[5,{"status_403":1,"empty":1}]\n2024-05-06T07:08:09Z\n2024-05-06T12:00:00+08:00\nnull'
}
@test "pages in the cells of a table: one that is too long costs no other" {
  t 'crawl_table , utf-8 >a; (cat a; printf "https://b.example,,,\""; yes x | tr -d "\n" | head -c 300000; printf "\"\n\n"; sed 1d a) >b; wt-extract --max-line 100000 b | wc -l' '' 14 0 'too_long: a row has more than '
}
@test "a table with a column of no page is one of adverts" {
  t 'wt-extract --platform taobao | jq -c "[.item,.title,.price]"' $'id,title,price,content\n1,a b,5,<p>x\n2,c d,6,"<html>x"' $'["1","a b",5]\n["2","c d",6]'
}
@test "an advert with HTML or JSON in it is no page" {
  t 'wt-extract | jq -c "[.item,.price,.source.site]"' $'{"item_id":"7","title":"a b","price":"5","url":"https://item.taobao.com/item.htm?id=7","html":"<html><p>x","content":"<p>x","data":"{\\"a\\":1}"}\n{"title":"c d","url":"https://item.taobao.com/item.htm?id=8","data":"{\\"a\\":1}"}' $'["7",5,"dump"]\n["8",null,"dump"]'
}
@test "pages as JSON that are of no shop" { t 'wt-extract --summary s; jq -c "[.used,.skipped,.out]" s' $'{"url":"https://a.example/1","html":"<html><body><article>News</article>"}\n{"url":"https://a.example/2","html":"<!DOCTYPE html><form>Login</form>","title":"Login"}' '[0,{"no_site":2},0]'; }
@test "a HAR without contents" { t 'har "del(.log.entries[].response.content.text)" | wt-extract' '' '' 1 'no_body: the reply was saved without its content'; }
@test "a HAR that is cut" { t 'har | head -c 2000 | wt-extract' '' '' 3 'har: '; }

@test "a jq expression of --sites that jq cannot read is told at once, with its line" { t 'printf "site zz\nhost a.example\njson\nrows jq .a[]\nitem jq [.i] | add\ntitle jq .t | if\n" >zz.site; wt-extract --sites zz.site' '{}' '' 2 'zz.site:6: syntax error'; }
@test "all jq expressions of the rules can be read; one that cannot is told by --explain" { t 'wt-extract --explain | wc -l; cp -r "$ROOT"/rules .; printf "site zz\nhost a.example\njson\ntitle jq .t | if\n" >rules/sites/zz.site; WT_RULES=rules wt-extract --explain' '' 0 2 'zz.site:4: syntax error'; }
@test "a regular expression behind =~: what it finds is taken, also from what jq gives; in skip it passes over" { t 'printf "site zz\nhost a.example\njson\nrows jq .a[]\nskip jq .t =~ (?i)\\\\bwtb\\\\b\nitem jq .i\ntitle jq (.t | ascii_downcase) =~ ^[^,]+\nprice jq .t =~ (?<!was )[$][0-9]+\n" >zz.site; wt-extract --sites zz.site --url https://a.example/ | jq -c "[.title, .price]"' '{"a":[{"i":1,"t":"Comb, was $50 now $35"},{"i":2,"t":"WTB comb, $9"},{"i":3,"t":"Cup, $7"}]}' $'["comb",35]\n["cup",7]'; }
@test "a regular expression behind =~ that is wrong is told at once, with its line" { t 'printf "site zz\nhost a.example\njson\nitem jq .i\ntitle jq .t =~ [a\n" >zz.site; wt-extract --sites zz.site' '{}' '' 2 'zz.site:5: at byte'; }
@test "a search behind =~ that takes too long is told" { t 'printf "site zz\nhost a.example\njson\nrows jq .a[]\nitem jq .i\ntitle jq .t =~ ^(a|a)+[bc]\n" >zz.site; jq -n "{a:[{i:1,t:(\"a\"*4000)},{i:2,t:\"ab\"}]}" >in; wt-extract --sites zz.site --url https://a.example/ in >/dev/null' '' '' 1 'takes too long'; }
@test "a day before that of the archive is known where that is" { t 'wt-extract --platform taobao --captured 2024-05-10T20:00:00Z | jq -c ".posted"' $'title,item,price,发布时间\nComb,11,5,昨天 14:30\nComb,12,5,3 days ago\nComb,13,5,2 months ago\nComb,14,5,5 de marzo de 2021' $'"2024-05-10"\n"2024-05-08"\nnull\n"2021-03-05"'; }
@test "a day before nobody knows when is none" { t 'wt-extract --platform taobao | jq -c ".posted"' $'title,item,price,发布时间\nComb,11,5,昨天 14:30\nComb,12,5,3 days ago' $'null\nnull'; }
@test "a number to call, a rate and a rent are no price" { t 'wt-extract --platform a.example | jq -c "[.price,.price_max,.unit,.price_text]"' $'title,item,price\nComb,11,WhatsApp +62 812 0000 1111\nComb,12,12x R$ 10\nComb,13,$20 per month\nComb,14,10 à 20 € la pièce' $'[null,null,null,"WhatsApp +62 812 0000 1111"]\n[null,null,null,"12x R$ 10"]\n[null,null,null,"$20 per month"]\n[10,20,"piece","10 à 20 € la pièce"]'; }
@test "a deposit alone is no price, nor is it one beside another; a range in dinars that is the wrong way round" { t 'wt-extract --platform a.example | jq -c "[.price,.price_max,.currency]"' $'title,item,price\nComb,11,定金 ¥100\nComb,12,定金 ¥100 全款 ¥900\nComb,13,Deposit $50\nComb,14,150 - 99 TND\nComb,15,"499,000 - 699,000 DT"\nComb,16,"$90, deposit $20"' $'[null,null,null]\n[900,null,"CNY"]\n[null,null,null]\n[99,150,"TND"]\n[499,699,"TND"]\n[90,null,"USD"]'; }
@test "a dealer's list with the numbers of a museum, and prices, is one of adverts" { t 'wt-extract --platform a.example | jq -c "[.title,.price]"' '[{"id":1,"title":"Comb","objectNumber":"A1","insuranceValue":1500,"price":1200,"url":"https://a.example/o/1"},{"id":2,"title":"Cup","accessionNumber":"A2","price":900,"url":"https://a.example/o/2"}]' $'["Comb",1200]\n["Cup",900]'; }
@test "a few words of Icelandic are not Turkish, nor two characters of Big5 Polish" { t 'printf "title,item,price\\nN\\375tt \\376ykkt horn,11,49\\n\\336unnt bein og \\375sa,12,59\\nS\\375ra og hl\\375tt teppi,13,69\\n" | wt-extract --platform a.example | jq -r .title; printf "title,item,price\\n\\244z\\263\\241,11,49\\n\\244z\\263\\241,12,59\\n" | wt-extract --platform a.example | jq -r .title' '' $'Nýtt þykkt horn\nÞunnt bein og ýsa\nSýra og hlýtt teppi\n干部\n干部'; }
@test "digits of Thai, Devanagari, Bengali and Arabic; millions in Vietnamese; KD" { t 'wt-extract --platform a.example | jq -c "[.price,.currency]"' $'title,item,price\nComb,11,"๑,๕๐๐ บาท"\nComb,12,"₹१,२५,०००"\nComb,13,"৳ ১,৫০০"\nComb,14,"١٢٥٠ ريال"\nComb,15,"1,2 triệu"\nComb,16,KD 12.500\nComb,17,สองพัน 1500' $'[1500,"THB"]\n[125000,"INR"]\n[1500,"BDT"]\n[1250,"SAR"]\n[1200000,null]\n[12.5,"KWD"]\n[1500,null]'; }

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
@test "ARC: a bad record costs itself; a cut file is told" {
  t 'd="$DATA"/sites; (arc_start; arc http://s.taobao.com/search $d/taobao-search.html -1; echo junk; arc http://s.taobao.com/search $d/taobao-search.html) >a.arc; wt-extract --summary s a.arc | wc -l; jq -c "[.in,.used,.skipped,.rejected,.status]" s; head -c -100 a.arc | wt-extract 2>/dev/null; echo $?' '' $'3\n[3,1,{"warcinfo":1},1,1]\n3' 0 'no length'
}

@test "pairs out of a tree; what is an item, a currency, a unit" {
  t 'printf "site x\nhost x.example\nplatform x\nrows css li\nitem css b\ntitle css i\nattributes css tr => th td\ncurrency css .c\nunit css .u\nprice css .p\n" >x.site; wt-extract --sites x.site --url http://x.example/ | jq -c "[.item,.title,.attributes,.currency,.unit,.price]"' '<ul><li><b>7 8</b></li><li><b>0</b><i>nought</i></li><li><b>9</b><i>A</i><table><tr><th>Size</th><td>7</td><tr><th>None</th><td></td><tr><td>x</td></table><span class=c>XCD</span><span class=u>bowl</span><span class=p>5.5</span></li><li><b>10</b><i>B</i><span class=c>xcd</span><span class=p>5</span></li><li><b>11</b><i>C</i><span class=c>XCDX</span><span class=u> </span></li></ul>' '[null,"nought",null,null,null,null]
["9","A",{"Size":"7"},"XCD","bowl",5.5]
["10","B",null,null,null,5]
["11","C",null,null,null,null]' 0 '1 of 5 rows have neither item nor title, the first is row 1; rejected'
}

# --- what pages say in JSON-LD and <meta>

# ld JSON-LD WANT: title, price, attributes of each advert.
ld() { t 'printf "<title>T</title><script type=application/ld+json>%s</script>" "$(cat)" | wt-extract --url http://x.example/a | jq -c "[.title,.price,.attributes]"' "$1" "$2" "${@:3}"; }
# og META-TAGS WANT
og() { t 'printf "<title>T</title>%s" "$(cat)" | wt-extract --url http://x.example/a | jq -c "[.title,.price,.currency]"' "$1" "$2"; }

@test "JSON-LD: escaped as if it were an attribute" { ld '{&quot;@type&quot;:&quot;Product&quot;,&quot;name&quot;:&quot;a&amp;amp;b&quot;,&quot;offers&quot;:{&quot;price&quot;:5}}' '["a&b",5,null]'; }
@test "JSON-LD: escaped by numbers" { ld '{&#34;@type&#34;:&#34;Product&#34;,&#34;name&#34;:&#34;a&#34;,&#34;offers&#34;:{&#34;price&#34;:5}}' '["a",5,null]'; }
@test "JSON-LD: as JavaScript"   { ld "{'@type':'Product',name:'a',offers:{price:5}}" '["a",5,null]'; }
@test "JSON-LD: two values"      { ld '{"@type":"Product","name":"a"}{"@type":"Product","name":"b"}' $'["a",null,null]\n["b",null,null]'; }
@test "JSON-LD: one product in two pieces" { ld '[{"@type":"Product","name":"a"},{"@type":"Product","name":"a","sku":"7","offers":{"price":5}}]' '["a",5,null]'; }
@test "JSON-LD: cut, of a product" { ld '{"@type":"Product","name":"a"' '' 0 'its JSON-LD speaks of a product, but cannot be read'; }
@test "JSON-LD: an article"      { ld '{"@type":"Article","name":"a"}' ''; }
@test "JSON-LD: several types, the first of several offers" { ld '{"@type":["Thing","http://schema.org/Product"],"name":"a","offers":[{"price":5},{"price":7}]}' '["a",5,null]'; }
@test "JSON-LD: an offer by its id" { ld '{"@graph":[{"@type":"Product","name":"a","offers":{"@id":"#o"}},{"@id":"#o","@type":"Offer","price":9}]}' '["a",9,null]'; }
@test "JSON-LD: what the page is of" { ld '{"@type":"WebPage","mainEntity":{"@type":"Product","name":"a","offers":{"price":5}}}' '["a",5,null]'; }
@test "JSON-LD: a property of its own" { ld '{"@type":"Product","name":"a","additionalProperty":{"name":"Size","value":"7"}}' '["a",null,{"Size":"7"}]'; }
@test "JSON-LD: properties, good ones and bad" { ld '{"@type":"Product","name":"a","additionalProperty":[{"name":"Size","value":7},{"name":8,"value":1},{"name":"N","value":null},{"name":"B","value":true},7,{"name":"L","value":[1]}],"color":"red","material":["ivory","gold"]}' '["a",null,{"color":"red","material":"ivory","Size":"7","B":"true"}]'; }
@test "JSON-LD: a price of several kinds" { ld '{"@type":"Product","name":"a","offers":{"priceSpecification":[{"@type":"SalePrice","price":4},{"@type":"ListPrice","price":9}]}}' '["a",4,null]'; }
@test "JSON-LD: a list of products" { ld '{"@type":"ItemList","itemListElement":[{"@type":"ListItem","item":{"@type":"Product","name":"a"}},{"item":{"@type":"Product","name":"b"}}]}' $'["a",null,null]\n["b",null,null]'; }
@test "JSON-LD: a catalogue, whose offers are the goods or have them" { ld '{"@type":"OfferCatalog","itemListElement":[{"@type":"Offer","name":"o","price":3},{"@type":"Offer","itemOffered":{"@type":"Product","name":"a"},"price":4}]}' $'["o",3,null]\n["a",4,null]'; }
@test "JSON-LD: values in objects, in lists, and none" { ld '{"@type":"Product","name":{"@value":"a"},"brand":{"@list":["x","y"]},"color":{"@set":["red"]},"offers":null}' '["a",null,{"brand":"x","color":"red"}]'; }
@test "meta: a product"          { og '<meta property=og:type content=product><meta property=og:title content=A><meta property=product:price:amount content=5><meta property=product:price:currency content=EUR>' '["A",5,"EUR"]'; }
@test "meta: a group of products is none" { og '<meta property=og:type content=product.group><meta property=og:title content=A><meta property=og:price:amount content=5>' ''; }
@test "meta: a type with a name before it" { og '<meta property=og:type content=og:product><meta property=og:title content=A>' '["A",null,null]'; }
@test "meta: an article with a price is none" { og '<meta property=og:type content=article><meta property=og:title content=A><meta property=og:price:amount content=5>' ''; }
@test "meta: capitals, references, a price for now" { og '<meta property=OG:TYPE content=product><meta name=og:title content="A&amp;B"><meta property=product:sale_price:amount content=5>' '["A&B",5,null]'; }
@test "microdata: the elements whose value is an attribute" {
  t 'wt-extract --url http://x.example/a | jq -c "[.title,.price,.attributes,.images]"' '<div itemscope itemtype=http://schema.org/Product><b itemprop=>B</b><b itemprop="name alternateName">A</b><data itemprop=width value=3>x</data><meter itemprop=weight value=4>y</meter><time itemprop=productionDate datetime=2020-05>z</time><object itemprop=image data=http://x/i.jpg></object><meta itemprop=color content=red><span itemprop=offers itemscope itemtype=http://schema.org/Offer itemref=p></span></div><i id=p itemprop=price>5</i>' '["A",5,{"width":"3","weight":"4","productionDate":"2020-05","color":"red"},["http://x/i.jpg"]]'
}
@test "RDFa: content, resource, text" { t 'wt-extract --url http://x.example/a | jq -c "[.title,.price,.attributes]"' '<div vocab=http://schema.org/ typeof=Product resource=#a><b property=name>A</b><span property=offers typeof=Offer><b property=price content=5>five</b></span><i property=color resource=red>r</i></div>' '["A",5,{"color":"red"}]'; }

# --- long tables and dumps, in parts

# long FORM ROWS: a table or dump of more than 4 MiB, if 17,000 rows.
long() {
  awk -v form="$1" -v n="$2" 'BEGIN {
    for (d = "x"; length(d) < 150; d = d d);
    if (form == "csv") print "id,title,price,note"
    if (form == "array") printf "["
    if (form == "sql") printf "-- MySQL dump\n/*!40101 SET NAMES utf8 */;\nCREATE TABLE `x` (`id` bigint, `t` text COMMENT \047标题\047, price int, note text);\nINSERT INTO `x` VALUES "
    if (form == "copy") print "--\n-- PostgreSQL database dump\n--\n\nCOPY public.x (id, title, price, note) FROM stdin;"
    if (form == "nested") printf "{\"code\":0,\"data\":{\"items\":["
    for (i = 1; i <= n; i++) {
      if (form == "csv") printf "%d,\"a \"\"%d\"\",\n[\",5,%s\n", i, i, d
      else if (form == "sql") printf "%s(6%07d,\047a \\\047%d\\\047); (\047,5,\047%s\047)", (i > 1 ? ",\n" : ""), i, i, d
      else if (form == "copy") printf "6%07d\ta \\\\%d\\t\t5\t%s\n", i, i, d
      else printf "%s{\"id\":%d,\"title\":\"a \\\"%d],\",\"price\":5,\"note\":[\"%s\"]}%s",
        (i > 1 && form != "lines" ? ",\n" : ""), i, i, d, (form == "lines" ? "\n" : "")
    }
    if (form == "array") print "]"
    if (form == "sql") print ";\nUNLOCK TABLES;"
    if (form == "copy") print "\\."
    if (form == "nested") print "],\"page\":1}}"
  }'
}

# parted FILE: all rows are there, in several parts, and each part opens.
parted() {
  wt-extract --platform x "$1" >out || return
  jq -r .item out | sort -n | uniq | wc -l
  jq -r .source.record out | uniq | wc -l
  jq -r '.source | "\(.offset)+\(.skip // 0) \(.sha256)"' out | uniq |
    while read -r place sha; do
      wt-extract --exhibit "$1" "$place" | sha256sum | grep -c "^$sha"
    done | sort | uniq -c | tr -s ' '
}
export -f long parted

@test "a long table is read in parts" { t 'long csv 17000 >a.csv; parted a.csv; wc -c <a.csv | xargs test 4194304 -lt' '' $'17000\n5\n 5 1'; }
@test "a long array, packed, is read in parts" { t 'long array 17000 | gzip >a; parted a' '' $'17000\n6\n 6 1'; }
@test "long data, an object a line, is read in parts" { t 'long lines 17000 >a; parted a' '' $'17000\n6\n 6 1'; }
@test "a long dump of MySQL, one statement, is read in parts" { t 'long sql 17000 >a; parted a; sed -n "1p;17000p" out | jq -c .title' '' $'17000\n5\n 5 1\n"a \'1\'); ("\n"a \'17000\'); ("'; }
@test "keys before the columns of a dump are no columns" { t 'wt-extract --platform x | jq -c "[.item,.title,.price]"' $'CREATE TABLE goods (UNIQUE (id), PRIMARY KEY (id), id bigint, title text, price int);\nINSERT INTO goods VALUES (600000000001,\'comb\',5);' '["600000000001","comb",5]'; }
@test "lists beside objects are no table by columns" { t 'wt-extract --platform x' '{"id":["7","8"],"title":{"0":"comb","1":"box"},"price":["5","6"]}' ''; }
@test "a long dump of PostgreSQL is read in parts" { t 'long copy 17000 | gzip >a; parted a; sed -n "1p;17000p" out | jq -c .title' '' $'17000\n5\n 5 1\n"a \\\\1"\n"a \\\\17000"'; }
@test "long data in a zip is read in parts" { t 'long lines 17000 >a; zip -q a.zip a; wt-extract --platform x a.zip >out; o=$(jq -r ".source.offset" out | tail -1); wt-extract --exhibit a.zip/a $o | sha256sum | cut -c1-64 | grep -c -f - out | xargs test 100 -lt' '' ''; }
@test "a list in others, if it is longer than what is held" { t 'long nested 17000 >a; wt-extract --max-line 5000000 --platform x a >out; jq -r .item out | sort -nu | wc -l; jq -r .source.record out | uniq | wc -l' '' $'17000\n6'; }
@test "parts do not depend on how bytes come" { t 'long array 17000 >a; wt-extract --platform x <a | md5sum >1; (head -c 1100000 a; sleep 0.1; tail -c +1100001 a) | wt-extract --platform x | md5sum | cmp - 1' '' ''; }
@test "nor do those of a dump" { t 'long sql 17000 >a; wt-extract --platform x <a | md5sum >1; (head -c 1100000 a; sleep 0.1; tail -c +1100001 a) | wt-extract --platform x | md5sum | cmp - 1' '' ''; }
@test "a long table in UTF-16, both orders" { t '(printf "\357\273\277"; long csv 17000) >c; for e in LE BE; do iconv -f UTF-8 -t UTF-16$e c >a; parted a; done' '' $'17000\n10\n 10 1\n17000\n10\n 10 1'; }
@test "a long array in UTF-16 is one part" { t '(printf "\357\273\277"; long array 17000) | iconv -f UTF-8 -t UTF-16LE >a; parted a' '' $'17000\n1\n 1 1'; }
@test "a row that is too long, in each form" {
  t 'for f in csv array lines sql copy; do long $f 17000 | awk -v f=$f "NR == 9001 {for (b = \"y\"; length(b) < 6e6; b = b b); sub(/xxx/, b)} 1" >a; wt-extract --max-line 10000000 --rejects r --platform x a 2>/dev/null >out; echo $? $(jq -r .item out | sort -nu | wc -l) $(jq -r .reason r); rm r; done' '' $'1 16999 too_long\n1 16999 too_long\n1 16999 too_long\n1 16999 too_long\n1 16999 too_long'
}
@test "a long dump whose table comes behind two thousand others" {
  t '(echo "-- MySQL dump"; seq 2000 | sed "s/.*/CREATE TABLE \`t&\` (\`id\` int, \`a column with a name of some length, so that the tables are of megabytes\` varchar(255) COMMENT \x27none that tells of an advert, but long, very long, as long as this\x27);/"; long sql 17000 | tail -n +3) >a; parted a' '' $'17000\n6\n 6 1'
}
@test "a long table cut in its gzip" { t 'long csv 17000 | gzip | head -c 100000 >a; wt-extract --platform x --summary s a >out; echo $?; jq -c "[.in == .used + .rejected, .rejected]" s; tail -1 out | jq .item | xargs test 1000 -lt' '' $'3\n[true,1]' 0 'cut inside a member'; }

# shop csv|array|page N: N adverts on so many bytes that they are no long file.
shop() {
  [ "$1" = csv ] && echo 'id,title,price'
  [ "$1" = array ] && echo '['
  [ "$1" = page ] && printf '<p>x</p><script>x_data = {"rows":['
  seq "$2" | awk -v f="$1" -v n="$2" '{
    if (f == "csv") print $1 ",t" $1 ",5"
    else if (f == "array") print "{\"id\":" $1 ",\"title\":\"t\"}" ($1 < n ? "," : "]")
    else printf "{\"id\":%d,\"t\":\"t\"}%s", $1, ($1 < n ? "," : "]};</script>")
  }'
}
# packed FORM N TAIL [CUT]: gzip, without its last CUT bytes, and what is behind
packed() { shop "$1" "$2" | gzip -n | head -c -"${4:-0}"; printf "$3"; }
gave() { wt-extract --sites x.site --platform x ${2:+--url "$2"} --summary s "$1" >out; echo $? $(wc -l <out) $(jq -c '.in == .used + .rejected' s | tail -1); }
export -f shop packed gave

@test "rubbish behind a gzip costs no row" { t 'site; for f in csv array page; do for r in rubbish "\\x1f" "\\x1f\\x8b\\x08" "\\x28\\xb5"; do packed $f 7 "$r" >a; u=; [ $f != page ] || u=http://x.example/list; gave a $u; done; done | uniq -c | tr -s " "' '' ' 12 3 7 true' 0 'no member'; }
@test "NULs behind it are padding" { t 'packed csv 7 "\\0\\0" >a; wt-extract --platform x --summary s a | wc -l; jq -c ".in == .used" s' '' $'7\ntrue'; }
@test "rows before a cut in a gzip, and not the one it is in" { t 'site; shop csv 900 >b; shop array 900 >c; for f in csv array; do packed $f 900 "" 400 >a; zcat -q a 2>/dev/null | tail -n +2 | grep -c "[5},]\$" >n; gave a | cut -d" " -f1,3; [ $(wc -l <out) -ge $(($(cat n) - 1)) ] && [ $(wc -l <out) -le $(cat n) ] && echo as many; done' '' $'3 true\nas many\n3 true\nas many' 0 'cut inside a member'; }
@test "nor rows of a gzip whose CRC is wrong" { t 'site; packed csv 7 "xxxxyyyy" 8 >a; gave a' '' '3 0 true' 0 'damaged'; }
@test "a member that is cut at a row's middle" { t 'site; (shop csv 7 | head -c 30 | gzip -n; printf rubbish) >a; gave a; jq -r .item out | xargs' '' $'3 2 true\n1 2' 0 'no member'; }

@test "a long script is one page" {
  t 'site; (printf "x_data = {\"rows\":[{\"id\":7}]};\n"; awk "BEGIN {for (i = 0; i < 300000; i++) print \"f(a, b, c);\"; print \"//\"}"; awk "BEGIN {for (i = 0; i < 200000; i++) print \"if (a) {b[i] = c}\"}") >a.js; wt-extract --sites x.site a.js | jq -c "[.item,.source.length > 5000000]"' '' '["7",true]'
}
@test "values one behind the other" { t 'wt-extract --platform x | jq -c "[.item,.price]"' $'{\n"id":1,\n"title":"a","price":5}\n{"id":2,"title":"b","price":6},\x1e{"id":3,"title":"c","price":7}' $'["1",5]\n["2",6]\n["3",7]'; }
@test "replies one behind the other" { t 'wt-extract --platform x | jq -r .item' $'{"data":{"items":[{"id":1,"title":"a","price":5}]}}\n{"data":{"items":[{"id":2,"title":"b","price":6}]}}' $'1\n2'; }
@test "a dump that is cut gives its whole rows" { t 'wt-extract --platform x | jq -r .item' '{"data":{"items":[{"id":1,"title":"a","price":5},{"id":2,"title":"b","price":6},{"id":3,"ti' $'1\n2' 0 'dump: 1 beside 2 rows are no JSON, the first at line 3'; }
# thrice WRAP: three adverts in JSON, where WRAP says %s.
thrice() { local a; a=$(for i in 1 2 3; do printf ',{"title":"comb %d","price":"5","url":"https://item.taobao.com/item.htm?id=60000000000%d"}' $i $i; done); printf "$1" "${a#,}"; }
export -f thrice
@test "JSON behind a guard, JSONP behind a test" {
  t 'for w in ")]}\x27,\n[%s]" "for(;;);[%s]" "while(1);[%s]" "{}&&@\"a\":[%s]}" "/**/ typeof a.b === \x27function\x27 && a.b([%s]);" "try@a([%s]);}catch(e)@}" "try @ a(@\"x\":[%s]})}catch(e)@ }" "cb && cb([%s])" "a.b&&a.b(@\"x\":[%s]});"; do thrice "$w" | tr @ "\173" | wt-extract --summary s | jq -r .item | cut -c12 | tr -d "\n"; done; tail -n 1 s | jq -c "[.in,.used]"; printf "trying (1)" | wt-extract | wc -l' '' $'123123123123123123123123123[1,1]\n0'
}
@test "data of a script, under a name of whatever kind, and beside scripts" {
  t 'for w in "\"use strict\";\nlet a = [%s];" "window[\"a-b\"] = [%s]" "<script>window[\"ab\"]=@\"x\":[%s]}</script>" "<script>window[\x27ab\x27] = [%s];</script>" "<p><script type=\"application/json\" id=x>[%s]</script>" "<p><script>var a_b = [%s]</script>" "<p><script>const q = @y:[%s]};</script>" "<p><script>let q=[%s]</script>" "<p><script>self.q = [%s]</script>" "<p><script>globalThis.q = @y:[%s]}</script>"; do thrice "$w" | tr @ "\173" | wt-extract | jq -r .item | cut -c12 | tr -d "\n"; done; echo' '' 123123123123123123123123123123
}
@test "data of a script that two names stand before is read once, behind however many others" {
  t 'for i in $(seq 100); do echo "<script type=\"application/json\">{\"b\":[1]}</script>"; done >a; thrice "<script id=\"__NEXT_DATA__\" type=\"application/json\">{\"x\":[%s]}</script>" >>a; wt-extract a | jq -r .item | cut -c12 | tr -d "\n"; echo' '' 123
}
@test "a character of a script by octal figures" {
  t 'site; echo "x_data = {rows:[{id:7,t:\"\\61\\0602\\400\\08\\\\1\"}]}" | wt-extract --sites x.site | jq -c .title' '' '"102 0\u00008\\1"'
}
@test "a price within markup, with marks of no width, and one whose figures are hidden behind its mark" {
  t 'for p in "1<!-- -->.74" "<em>12</em>.<i>50</i>" "12\xe2\x80\x8b.50" "1\xef\xbb\xbf2" "\xc2\xa5??8" "\xef\xbf\xa5 \xef\xbc\x9f8" "\x24?8" "?8"; do printf "[{\"title\":\"a<!-- -->b\",\"url\":\"https://item.taobao.com/item.htm?id=600000000001\",\"price\":\"$p\"}]" | wt-extract | jq -c "[.title,.price]"; done | paste -sd" "' '' '["ab",1.74] ["ab",12.5] ["ab",12.5] ["ab",12] ["ab",null] ["ab",null] ["ab",null] ["ab",8]'
}
@test "an address in capitals" { t 'wt-extract | jq -c "[.id,.url]"' '[{"title":"a","price":5,"url":"Https://Item.TAOBAO.com/item.htm?id=600000000001"},{"title":"a","price":5,"url":"Https://item.jd.com/1000001.html"}]' $'["taobao:600000000001","https://item.taobao.com/item.htm?id=600000000001"]\n["jd:1000001","https://item.jd.com/1000001.html"]'; }
@test "JSON 100,000 deep, that gives nothing, is told" { t 'many() (yes "$1" | head -100000 | tr -d "\n"); for f in "{\"a\":/}" "[/]" "{\"\\\\\"a\":[/]}"; do (printf "f("; many "${f%/*}"; printf 1; many "${f#*/}"; printf ")") >x; wt-extract --summary s x; echo $?; tail -c +3 x | head -c -1 | wt-extract; echo $?; done; tail -n 1 s | jq -c "[.in,.rejected]"' '' $'1\n1\n1\n1\n1\n1\n[1,1]' 0 'depth: its JSON is nested deeper than 1000'; }
@test "a row 100,000 deep costs itself" { t '(printf "[{\"id\":1,\"title\":\"a\",\"price\":5},"; head -c 100000 /dev/zero | tr "\0" "["; head -c 100000 /dev/zero | tr "\0" "]"; printf ",{\"id\":2,\"title\":\"b\",\"price\":6}]") | wt-extract --platform x | jq -r .item' '' $'1\n2' 0 'dump: 1 beside 2 rows are no JSON'; }
@test "lists that scripts set: with types, behind imports and other code; links with the words they were shared with" { t 'r() ( printf "[{title: \"a b\", price: 5, link: \"https://item.jd.com/10000%s.html\"},{title: \"c d\", price: 6, link: \"https://item.jd.com/10001%s.html CZ057 \"}];\n" $1 $1 ); ( echo "import x from \"y\";"; echo; printf "export const a: Item[] = "; r 1 ) >a; ( echo "const c ={n: 1};"; echo "const n = 5;"; printf "const b = "; r 2; echo "function f(){ return 1 }"; printf "let d: Array<Item> = "; r 3 ) >b; ( echo "const y = require(\"y\");"; printf "module.exports = "; r 4 ) >c; for f in a b c; do wt-extract $f | jq -r .item | paste -sd" "; done' '' $'100001 100011\n100002 100012 100003 100013\n100004 100014'; }
@test "a script that sets a list" { t 'for p in "var a =" "export default" "window.x.y=" "export const b = "; do printf "%s [{\"id\":1,\"title\":\"a\",\"price\":5}];\n" "$p" | wt-extract --platform x | jq -r .item; done' '' $'1\n1\n1\n1'; }
@test "UTF-16, with its mark and without" {
  t 'for e in UTF-16 UTF-16LE UTF-16BE; do printf "标题\t价格\t链接\n象牙\t5\thttps://a.example/1\n" | iconv -t $e | wt-extract | jq -c "[.title,.source.charset]"; done; printf "x_data = {\"rows\":[{\"id\":1,\"t\":\"象牙手串老料象牙手串老料\"}]}" | iconv -t UTF-16 >p; site; wt-extract --sites x.site p | jq -r .title' '' $'["象牙","utf-16le"]\n["象牙","utf-16le"]\n["象牙","utf-16be"]\n象牙手串老料象牙手串老料'
}

# --- which definition

@test "a home page is no search page" { t 'wt-extract --summary s "$DATA"/sites/jd-home.html; jq -c "[.in,.used,.skipped,.rejected]" s' '' '[1,0,{"no_site":1},0]'; }
@test "a fitting address without adverts is told" { t 'wt-extract --rejects r --url "https://s.taobao.com/search?q=x" --summary s; x=$?; jq -c "[.in,.out,.rejected,.status]" s; jq -r .reason r; exit $x' '<html>login</html>' $'[1,0,1,1]\nlayout' 1 'layout: taobao-search: no rows'; }
@test "a fitting text without adverts is told" {
  t 'wt-extract' '<script>g_page_config = {"mods":{"noresult":{},"itemlist":{}}};</script>' '' 1 'layout: taobao-search: no rows'
}
@test "but not of a script file that speaks of it" { t 'printf "%s" "g_page_config,\"itemlist\",\"noresult\"" >a.js; warc https://g.example/a.js application/javascript a.js >a.warc.gz; wt-extract a.warc.gz' '' ''; }
@test "a search that found nothing" {
  t 'wt-extract --summary s; jq -c "[.in,.used,.rejected]" s' '<script>g_page_config = {"mods":{"noresult":{"status":"show"},"itemlist":{"status":"hide"}}};</script>' '[1,1,0]'
}
@test "rows without item and title are told, the others given" { t 'x "{\"rows\":[{\"id\":1},{\"p\":5},{\"id\":2}]}" .id' '' $'"x.example:1"\n"x.example:2"' 0 'layout: x: 1 of 3 rows have neither item nor title'; }
@test "no row with either" { t 'x "{\"rows\":[{\"p\":1},{\"p\":5}]}"' '' '' 0 'layout: x: its rows have neither item nor title'; }
@test "a platform that nobody names" {
  t 'site sed -i /^platform/d x.site; wt-extract --sites x.site; wt-extract --sites x.site --platform q <.in | jq -r .id; wt-extract --sites x.site --url http://www.x.example/list <.in | jq -r .id' 'x_data = {"rows":[{"id":2}]}' $'q:2\nx.example:2' 0 'give --platform or --url'
}
@test "an expression that fails costs the page" { t 'y "location jq .a|error" "{\"rows\":[{\"id\":1,\"a\":3}]}" .id; wt-extract --sites x.site page.html >/dev/null' '' '"x.example:1"' 1 'rule: '; }
@test "own definitions replace those of the same name" {
  t 'site sed -i "s/^site.*/site jd-search/" x.site; wt-extract --sites x.site - "$DATA"/sites/jd-search.html | jq -r .source.site' 'x_data = {"rows":[{"id":2}]}' 'jd-search'
}

# --- definitions that are wrong

@test "a line that goes on"   { t 'printf "site x\nplatform x.example\ncontent x_data\nscript x_data =\nrows jq .rows[]\nitem jq .id =~ \134\n  (?x)[0-9] \134\n  +\ntitle jq .t\n" >x.site; wt-extract --sites x.site | jq -r .item; sed "s/^title/itle/" x.site >y.site; wt-extract --sites y.site' 'x_data={"rows":[{"id":"a712b"}]}' 712 2 'y.site:9: itle: no such key'; }
@test "a text that has a name" { t 'printf "site x\nplatform x.example\ncontent x_data\nscript x_data =\nlet cut [0-9]\nlet d (?:\$(cut))+\nlet t .t // \134\n  .u\nrows jq .rows[]\nitem jq .id =~ (\$(d))\$(?=)\ntitle jq [\$(t)] | first\n" >x.site; wt-extract --sites x.site | jq -c "[.item,.title]"; sed "s/^title/itle/" x.site >y.site; wt-extract --sites y.site' 'x_data={"rows":[{"id":"a7b12","u":"a"}]}' '["12","a"]' 2 'y.site:11: itle: no such key'; }
@test "a text without a name" { refuses 'site a\nhost b\nlet c\nitem jq .a\n' 'bad.site:3: write let NAME TEXT'; }
@test "a name of other signs" { refuses 'site a\nhost b\nlet c.d .e\nitem jq .a\n' 'bad.site:3: write let NAME TEXT'; }
@test "a name that no text has" { refuses 'site a\nhost b\nlet c .d \134\n|.e\nitem jq $(d)\n' 'bad.site:5: $(d): no line above it is: let d TEXT'; }
@test "two texts of a name" { refuses 'site a\nhost b\nlet c .d\nlet c .e\nitem jq $(c)\n' 'bad.site:4: let c stands above already'; }
@test "texts that make a line too long" { refuses "site a\nhost b\nlet t0 0123456789\n$(for i in $(seq 9); do echo "let t$i $(yes "\$(t$((i - 1)))" | head -8 | tr -d '\n')"; done)\nitem jq \$(t9)\n" 'bad.site:8: the line is too long with $(t4) in it'; }
@test "no such key"          { refuses 'site a\nhost b\nitem jq .a\nitme jq .b\n' 'bad.site:4: itme: no such key'; }
@test "no kind of source"    { refuses 'site a\nhost b\nitem .a\n' 'bad.site:3: .a: write jq, above, css, page, ld, shown, text or address'; }
@test "a bad selector"       { refuses 'site a\nhost b\nitem css li:x\n' 'bad.site:3: li:x: of pseudo-classes :first-child'; }
@test "a bad template"       { refuses 'site a\nhost b\nurl text a{b}\n' 'bad.site:3: a{b}: not one of'; }
@test "a bad pattern" {
  refuses 'site a\nhost b\nitem jq .a ~ {x}\n' 'bad.site:3: {x}: write {digits}'
}
@test "an expression that reaches out" { refuses 'site a\nhost b\nitem jq .a|env\n' 'bad.site:3: '; }
@test "a site that fits nothing" { refuses 'site a\nitem jq .a\n' 'it fits no page'; }
@test "a site without a name" { refuses 'host a\nitem jq .a\n' 'write: site NAME'; }
@test "a site without adverts" { refuses 'site a\nhost b\nprice jq .a\n' 'neither item nor title'; }
@test "a line that is cut"   { refuses 'site a\nhost b\nitem jq .a' 'line feed'; }
@test "above by an expression" { refuses 'site a\nhost b\nitem above .a|.b\n' '.a|.b: not a path'; }
@test "above: a value beside the rows, in each reply its own" { t 'printf "site a\ncontent goods\njson\nplatform x.example\nrows jq .goods[]\nitem jq .id\ntitle jq .t\nseller.name above .shop.name\n" >a.site; printf "%s\n" "{\"goods\":[{\"id\":1,\"t\":\"a\"},{\"id\":2,\"t\":\"b\"}],\"shop\":{\"name\":\"North\"}}" "{\"goods\":[{\"id\":3,\"t\":\"c\"}]}" "{\"goods\":[{\"id\":4,\"t\":\"d\"}],\"shop\":{\"name\":\"South\"}}" | wt-extract --sites a.site | jq -r ".seller.name"' '' $'North\nNorth\nnull\nSouth'; }
@test "rows by a text" { refuses 'site a\nhost b\nitem jq .a\nrows text a\n' 'bad.site:4: text: rows are by jq or css'; }
@test "a condition that is none" { refuses 'site a\nhost b\nitem jq .a\nplatform x if jq .a\n' 'NAME when SOURCE'; }
@test "an attribute without a name" { refuses 'site a\nhost b\nitem jq .a\nscript @\n' 'bad.site:4: script: the text before'; }
@test "an attribute as a part" { refuses 'site a\nhost b\nitem jq .a\nscript.x @data-a\n' 'an attribute is data of its own'; }
@test "no such file of sites" { t 'wt-extract --sites nowhere' '' '' 2 'nowhere'; }

# --- options

@test "captured: the archive's time goes before the option's" { t 'warc https://s.taobao.com/search text/html "$DATA"/sites/taobao-search.html >a.warc.gz; wt-extract --captured 2001-01-01 a.warc.gz "$DATA"/sites/taobao-search.json | jq -r .captured | uniq' '' $'2024-05-06T08:00:00Z\n2001-01-01'; }
@test "a day that is none"   { t 'wt-extract --captured 2021-13-45' '' '' 2 '--captured 2021-13-45'; }
@test "an unknown encoding"  { t 'wt-extract --charset klingon' '' '' 2 '--charset klingon'; }
@test "an address that is none" { t 'wt-extract --url here' '' '' 2 '--url here'; }
@test "an unknown type"      { t 'wt-extract --type tsv' '' '' 2 'auto, warc, html, json, csv'; }
@test "what is not of the type" { t 'for t in warc html json csv; do echo "{\"a\":1}" | wt-extract --type $t --rejects r 2>/dev/null; echo $? $(jq -r .reason r 2>/dev/null); rm -f r; done; echo "<p>a,b" | wt-extract --type json 2>/dev/null; echo "<p>a,b" | wt-extract --type csv' '' $'1 no_warc\n1 no_html\n0\n1 no_csv' 1 'no_csv: it is no table with a header, and --type says so'; }
@test "an encoding by option" {
  t 'site; wt-extract --sites x.site --charset big5 <(printf "x_data = {\"rows\":[{\"id\":1,\"t\":\"\xb6\x48\"}]}") | jq -r .title' '' '象'
}
@test "only JSON"            { t 'wt-extract --type json "$DATA"/sites/taobao-search.json "$DATA"/sites/jd-search.html "$DATA"/sites/jd-home.html | jq -r .id' '' 'tmall:350000000001' 0 'no_json: it is no JSON'; }
@test "only pages"           { t 'wt-extract --type html "$DATA"/sites/taobao-search.json' '' '' 1 'no_html'; }
@test "only WARC"            { t 'wt-extract --type warc "$DATA"/sites/taobao-search.json' '' '' 1 'no_warc'; }
@test "an export: what holds others may be called information" { t 'wt-extract | jq -c "[.item,.title,.seller.name]"' '[{"offer":{"company":{"name":"n"},"information":{"detailUrl":"https://detail.1688.com/offer/577932020005.html","simpleSubject":"a b"}}}]' '["577932020005","a b","n"]'; }
@test "an export: a price with a reference" { t 'wt-extract --platform x | jq -c "[.price,.currency]"' $'[{"id":1,"title":"a","price":"&#165;40.00"},\n{"id":2,"title":"a","price":"&yen;12.50"}]' $'[40,"CNY"]\n[12.5,"CNY"]'; }
@test "JSON that is cut and names an advert is told" { t 'cut -c-40 | wt-extract --platform x' '{"data":{"title":"x","price":"5.00","b":"c"}}' '' 1 'its data does not end'; }
@test "JSON that is cut before it names one is told as a part" { t 'cut -c-20 | wt-extract --platform x' '{"data":{"title":"x","price":"5.00","b":"c"}}' '' 1 ':1: part: '; }
@test "an export: the default price, and zkPrice before it" { t 'wt-extract --platform x | jq -c .price' $'[{"goodsName":"a","defaultPrice":"5.00"},\n{"goodsName":"b","reservePrice":"9","zkPrice":"7"}]' $'5\n7'; }
@test "explain: what fits nearly comes first" { t 'echo "<p>gl-item</p>" | wt-extract --explain | grep not.fit | sed 1q' '' '  jd-search: does not fit: no address is known, and "data-sku=" is not in it'; }
@test "explain: what fits most comes before what fits less" { t 'wt-extract --explain | sed -n "s/: does not fit.*//p" | sed 2q' '<p>object_id@ "globalData" "offerDetail"' $'  1688-offer-model\n  1688-list'; }
@test "explain" { t 'wt-extract --explain "$DATA"/sites/tmall-item.html | sed "s|.*/sites/||" | sed -n "1,4p;/others/p" | sed "s/[0-9]* others/N others/;s/\(1688-list\),.*/\1/"' '' $'tmall-item.html:1: no address\n  text: 1471 bytes of utf-8, by its bytes\n  tmall-item: fits by its text; 1 rows, 1 adverts\n    item: 1 by jq .itemDO.itemId\n  N others do not fit: no address is known, and none of their texts is in it: 1688-list-old, 1688-list'; }
@test "explain: of a definition of one's own what it does not find, what it passes over, and what rows are made of" {
  t 'printf "%s\n" "site o" "host o.example" "content offers" "script D =" "rows jq .offers[]" "skip jq .ad" "need title" "item jq .id" "title jq .name" "price jq .cost ~ {digits} EUR" >o.site; wt-extract --sites o.site --url https://www.o.example/ --explain | sed -n "3,9p"' '<script>D = {"offers": [{"no":1,"name":"a","cost":"5 EUR","a b":1}, {"no":2}, {"ad":1,"name":"c"}]}</script>' $'  o: fits by its text, not by its address; 2 rows, 1 adverts\n    item: not found by jq .id\n    title: 1 by jq .name\n    price: 1 by jq .cost ~ {digits} EUR\n    skip: 1 rows\n    need: 0 rows lack a key\n    row 1: .no, .name, .cost, .["a b"]' 0 'the first is row 2; rejected'
}
@test "explain: an element is told with its attributes, and what is in it as sources have it, each kind once" { t 'printf "%s\n" "site o" "host o.example" "rows css li" "item css data-id" >o.site; wt-extract --sites o.site --url https://o.example/ --explain | grep "row 1"' '<ul><li class=x data-id=7 style=a onclick=b><a class="k  l" href=/7 onload=c>a</a><i>b</i><i>c</i><i class=m>d</i>' '    row 1: <li class="x" data-id>: a.k.l@href, i, i.m' 0 'neither item nor title'; }
@test "no object behind the text of script: what stands there is told to who writes the definition" { t 'printf "%s\n" "site o" "host o.example" "script var a" "rows jq .b[]" "item jq .c" >o.site; wt-extract --sites o.site --url https://o.example/' '<script>var a = [{"b":"角角角角角角角角角"}]</script>' '' 1 'no whole object behind var a; there stands: = [{"b":'; }
@test "adverts, and none by a definition of --sites: told" { t 'printf "%s\n" "site o" "csv title, price" "title jq .title" >o.site; wt-extract --sites o.site | jq -c .title' $'title,price,url\nHorn cup,5,https://item.taobao.com/item.htm?id=600000001401' '"Horn cup"' 0 'no advert is by a definition of --sites: none fits a page; see --explain'; }
@test "a name that is not ASCII in an expression: how to write it" { t 'printf "%s\n" "site o" "csv 编号" "item jq .编号x" >o.site; wt-extract --sites o.site' '' '' 2 'o.site:3: 编号x: a name that is not ASCII stands in quotes: .["编号x"]'; }
@test "classes that end as those of eBay (goods-card__title) do not make a page eBay's" { t 'wt-extract --explain | grep -c "ebay-search: fits"' '<b class=goods-card__title>Horn cup</b><b class=goods-card__price>5</b>' '0' 1; }
@test "explain: of elements, and a text that is not there" { t 'printf "%s\n" "site o" "host o.example" "content offers, list" "rows css li" "title css b" >o.site; wt-extract --sites o.site --url https://o.example/ --explain | sed -n "3,6p"' '<ul class=offers><li class="x y"><b>a</b><li>' $'  o: fits by its address, and "offers, list" is not in it; 2 rows, 1 adverts\n    title: 1 by css b\n    row 1: <li class="x y">: b\n    row 2: <li>' 0 'the first is row 2; rejected'; }
@test "rows that an expression makes: keys of an object, values from elsewhere; long numbers stay" {
  t 'printf "%s\n" "site o" "host o.example" "script D =" "rows jq .u as \$u | .g | to_entries[] | .value + {id: .key, who: \$u[.value.by]}" "item jq .id" "title jq .name" "seller.id jq .no" "seller.name jq .who" "price jq .cost" >o.site; wt-extract --sites o.site --url https://o.example/ | jq -c "[.item,.title,.seller.id,.seller.name,.price_text]"' '<script>D = {"u":{"a":"North"},"g":{"123456789012345678":{"name":"a\"1234567890123456789","no":610000000000000001,"by":"a","cost":5.5},"7":{"name":"b","by":"x","no":-1.5e3,"cost":12345678901234567.5}}}</script>' $'["123456789012345678","a\\"1234567890123456789","610000000000000001","North","5.5"]\n["7","b","-1500",null,"12345678901234567.5"]'
}
@test "rows that an expression makes: one that fails is told" { t 'printf "%s\n" "site o" "host o.example" "json" "rows jq .g | map(.a + 1)[]" "title jq .b" >o.site; wt-extract --sites o.site --url https://o.example/' '{"g":[{"a":"x"}]}' '' 1 'rule: o: o.site:4: '; }
@test "rows that are lists, by the number of a cell" { t 'printf "%s\n" "site o" "host o.example" "json" "rows jq .d[]" "item jq .[0]" "title jq .[1]" "seller.name jq .[2][1]" >o.site; wt-extract --sites o.site --url https://o.example/ | jq -c "[.item,.title,.seller.name]"' 'cb({"d":[[610000000000000001,"a",[3,"North"]],[2,"b"]]})' $'["610000000000000001","a","North"]\n["2","b",null]'; }
@test "rows that are no objects are told" { t 'printf "%s\n" "site o" "host o.example" "json" "rows jq .d[]" "title jq .t" >o.site; wt-extract --sites o.site --url https://o.example/' '{"d":[[1,"a"],[2,"b"]]}' '' 1 'o: no rows: by jq .d[] are 2 values, and no object; a row that is a list needs its cells by number, title jq .[1]'; }
@test "one advert whose title is by ld, and the rest by css" { t 'printf "%s\n" "site o" "host o.example" "item address ~ /i/{digits}" "title ld name" "seller.name css .who" >o.site; wt-extract --sites o.site --url https://o.example/i/9 | jq -c "[.id,.title,.seller.name]"' '<a class=who>North</a><div itemscope itemtype="https://schema.org/Product"><h1 itemprop=name>comb</h1></div>' '["o.example:9","comb","North"]'; }
@test "a link beside the page, where the archive says where that is, or a base; not of a saved page" {
  t 'printf "%s\n" "site o" "content lots" "platform o.example" "rows css tr" "url css a@href" "title css a" "images css img@src" >o.site; p="<table class=lots><tr><td><a href=lot.php?id=7>a</a><td><a href=/m/1>b</a><img src=7.jpg></table>"; u() { wt-extract --sites o.site "$@" | jq -r ".url, .images[]?"; }; echo "$p" | u --url https://o.example/l/a; echo "<!-- saved from url=(0021)https://o.example/l/a -->$p" | u; echo "<base href=/x/>$p" | u --url https://o.example/l/a; echo "<BASE href=//o.example/y/z>$p" | u; echo "<base target=_blank>$p" | u --url https://o.example/l/a' '' $'https://o.example/l/lot.php?id=7\nhttps://o.example/l/7.jpg\nhttps://o.example/m/1\nhttps://o.example/x/lot.php?id=7\nhttps://o.example/x/7.jpg\nhttps://o.example/y/lot.php?id=7\nhttps://o.example/y/7.jpg\nhttps://o.example/l/lot.php?id=7\nhttps://o.example/l/7.jpg'
}
@test "a price in an object called price, by its own usual name; with its currency and the end of its range" { t 'wt-extract | jq -c "[.price,.price_max,.currency]"' $'{"id":"7","title":"Comb","price":{"originalPrice":"12.50","currentPrice":"9.00","currency":"EUR"},"url":"https://x.example/i/7"}\n{"id":"8","title":"Box","price":{"minPrice":5,"maxPrice":7,"currencyCode":"GBP"},"url":"https://x.example/i/8"}\n{"id":"9","title":"Cup","price":{"displayPrice":"$3.00"},"url":"https://x.example/i/9"}\n{"id":"10","title":"Jar","price":{"realPrice":900000,"realPriceText":"9 000 ₽"},"url":"https://x.example/i/10"}' $'[9,null,"EUR"]\n[5,7,"GBP"]\n[3,null,"USD"]\n[9000,null,"RUB"]'; }
@test "of the prices in an object called price the best name is the one" { t 'wt-extract | jq -c "[.price,.price_text]"' '{"id":"7","title":"Comb","url":"https://shop.example/p/7","price":{"origPrice":900000,"realPrice":900000,"realPriceText":"9 000 ₽"}}' '[9000,"9 000 ₽"]'; }
@test "columns of such an object" { t 'wt-extract --platform x | jq -c .price' $'id,title,price.currentPrice\n7,Comb,9.00\n8,Box,5.00' $'9\n5'; }
@test "what Angular keeps in a page, with its own escapes" { t 'wt-extract --url https://bazaar.example/pets | jq -c "[.id,.title,.price]"' '<html><body><script id="a-state" type="application/json">{&q;b&q;:{&q;ads&q;:[{&q;adId&q;:5501771,&q;title&q;:&q;Comb &a; box &s;&l;A&g;&s; &z;&q;,&q;price&q;:65,&q;url&q;:&q;/ad/comb-box-5501771&q;},{&q;adId&q;:5501790,&q;title&q;:&q;Horn spoon&q;,&q;price&q;:24,&q;url&q;:&q;/ad/horn-spoon-5501790&q;}]}}</script>' $'["bazaar.example:5501771","Comb & box \'<A>\' &z;",65]\n["bazaar.example:5501790","Horn spoon",24]'; }
@test "a picture that a browser put beside the page it saved has no address, in an archive too" { t 'printf "%s\n" "site o" "content lots" "platform o.example" "rows css li" "url css a@href" "title css a" "images css img@src" >o.site; jq -nc "{url:\"https://o.example/l/a\",html:\"<!doctype html><ul class=lots><li><a href=/1>a</a><img src=./L_files/1.jpg><img src=L.files/2.jpg><img src=i/_files_3.jpg><img src=L-Dateien/4.jpg><img src=L_fichiers/5.jpg><img src={{item.img}}></ul>\"}" | wt-extract --sites o.site | jq -c .images' '' '["https://o.example/l/i/_files_3.jpg"]'; }
@test "what Next.js streams, with blanks as a formatter sets them" { t 'wt-extract --url https://viv.example/reptiles | jq -c "[.item,.title,.price]"' $'<html><body><script>self.__next_f.push([\n 1,\n "5:[\\"$\\",{\\"list\\":[{\\"id\\":\\"88\\",\\"title\\":\\"Horn comb\\",\\"hre"\n])</script><script>self.__next_f.push( [ 1 , "f\\":\\"/p/horn-comb\\",\\"price\\":70,\\"currency\\":\\"EUR\\"}]}]\\n"])</script>' '["88","Horn comb",70]'; }
@test "tiles of an unknown shop below its base, which is their shop where nothing else tells an address" {
  t 'p() { echo "<title>Combs</title><base href=$1>"; for i in 71 72 73 74; do printf "%s\n" "<div class=product-card><a href=lot.php?id=$i><img src=$i.jpg><h3>Horn comb $i</h3></a><span class=price>\$1$i.00</span></div>"; done; }; p /x/ >p.html; wt-extract --url https://www.combs.example/c/list?c=3 p.html | jq -r ".url, .images[0]"; p https://www.combs.example/x/ >p.html; wt-extract p.html | jq -r .id' '' "$(printf 'https://www.combs.example/x/%s\n' lot.php?id=71 71.jpg lot.php?id=72 72.jpg lot.php?id=73 73.jpg lot.php?id=74 74.jpg)"$'\n'"$(printf 'combs.example:%s\n' 71 72 73 74)"
}
@test "the summary has each definition's keys" { t 'wt-extract --summary s "$DATA"/sites/jd-search.html >/dev/null; jq -c .sites s' '' '{"jd-search":{"pages":1,"rows":2,"platform":2,"item":2,"seller.id":1,"seller.name":1,"seller.url":1,"url":2,"title":2,"price_text":2,"price":2,"currency":2,"sold":0,"reviews":2,"images":1}}'; }
@test "explain: no row is found in the data: what it has" { t 'cat >d; for p in .list[] ".list | to_entries[]"; do printf "site a\nhost a.example\njson\nrows jq $p\nitem jq .no\n" >a.site; wt-extract --sites a.site --url https://a.example/x --explain d 2>e | sed -n "/its data/p"; done' '{"code":0,"data":{"goods":{},"all no":7},"page":{"n":1}}' $'    its data: .code, .data, .page; in .data: .goods, .["all no"]; in .page: .n\n    its data: .code, .data, .page; in .data: .goods, .["all no"]; in .page: .n'; }
@test "explain: the host is the definition's, the path is not; which column a table lacks" { t 'printf "site a\nhost a.example\npath /l* /s*\ncsv no && what\nitem css b\n" >a.site; wt-extract --sites a.site --url https://a.example/find --explain | sed -n "s/^  a: //p"; echo no,what2 | wt-extract --sites a.site --explain | sed -n "s/^  a: //p"' '<p>' $'does not fit: its host, but not its path: /l*, /s*, and it is no table with the columns no && what\ndoes not fit: no address is known, and no column is called what'; }
@test "the same bytes in any locale, zone and order of reading" { t 'wt-extract "$DATA"/sites >a; LC_ALL=tr_TR.UTF-8 TZ=Pacific/Kiritimati wt-extract "$DATA"/sites >b; cmp a b && (cd "$DATA" && wt-extract sites/*.html sites/*.json) | sed "s/\"file\":\"[^\"]*\"//" | sort >c; sed "s/\"file\":\"[^\"]*\"//" a | sort | cmp - c' '' ''; }

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

# --- pages of others, where they are

# real FILE URL ADVERTS IDS FIRST LAST TMALL: as a bare file and in an archive.
real() {
  shared "realdata/$1"
  cd "$BATS_TEST_TMPDIR" || return
  warc "$2" text/html "$shared" >a.warc.gz
  local from want="$3 $4 $5 $6 $7"
  for from in "$shared" a.warc.gz; do
    wt-extract "$from" >out || return
    got=$(jq -r -s '[length, (map(.id) | unique | length), first.item,
      first.title, (first.price | tostring), first.location,
      first.seller.name, last.item, (map(select(.platform == "tmall")) |
      length)] | map(. // "-") | join(" ")' out)
    [[ $got == "$want" ]] || { printf 'got:  %s\nwant: %s\n' "$got" "$want"; return 1; }
  done
}

@test "Taobao search of 2018" { real taobao/search-2018.js 'https://s.taobao.com/search?q=x' 36 35 '10609596736 现磨黑芝麻糊核桃桑葚黑豆黑米乌发干吃包邮 52.9 浙江 杭州 老金磨方旗舰店' 570589863203 26; }
@test "Taobao search of 2016" { real taobao/search-2016.html 'https://s.taobao.com/search?q=x' 36 36 '528991075854 回力2016夏季真皮男士沙滩鞋休闲凉鞋透气潮 115 广东 深圳 回力老字号' 40010488486 27; }
@test "Taobao search of 2015" { real taobao/search-2015.json 'https://s.taobao.com/search?q=x' 48 48 '35613606503 诚饰 新款汽车头枕护颈枕一对 四季通用车头枕头腰靠枕 汽车用品 25.8 浙江 杭州 诚饰旗舰店' 39855232489 48; }
@test "JD search of 2024" { real jd/search-2024.html 'https://search.jd.com/Search?keyword=x' 60 54 '100105483276 vivoiQOO Z9 Turbo 12GB+256GB 星芒白第三代骁龙8s独显芯片Turbo 6000mAh超薄蓝海电池 电竞手机 1999 - iQOO京东自营官方旗舰店' 100049775534 0; }
@test "1688 list of 2024" { real 1688/list-2024.html 'https://p4psearch.1688.com/page.html' 20 20 '718152613503 双Type-c头PD数据传输公对公适用华为小米三星笔记本快充数据线 1.74 - 荣亮达电子' 662778980590 0; }
@test "Tmall item of 2015" { real tmall/item-2015.html 'https://detail.tmall.com/item.htm?id=18959526273' 1 1 '18959526273 AMH男装韩版2015秋装新款修身水洗微弹牛仔裤长裤NZ2508燊 298 山东 amh官方旗舰店' 18959526273 1; }
@test "Tmall mobile item of 2015" { real tmall/item-2015-mobile.html 'https://detail.m.tmall.com/item.htm?id=18959526273' 1 1 '18959526273 AMH男装韩版2015秋装新款修身水洗微弹牛仔裤长裤NZ2508燊 298 山东 amh官方旗舰店' 18959526273 1; }
@test "Tmall mobile item of 2019" { real tmall/item-2019-mobile.js 'https://detail.m.tmall.com/item.htm?id=583789686010' 1 1 '583789686010 法国小众红色连衣裙女秋冬维多利亚复古大红色针织毛衣裙小红裙子 146 广东东莞 kabeilin卡贝琳服饰旗舰店' 583789686010 1; }
@test "1688 offers of 2024" { real 1688/offer-2024.js 'https://detail.1688.com/offer/597090034012.html' 3 2 '597090034012 梵贞男士洗面奶补水护肤品套装面霜洁面乳素颜霜男士护肤套盒批发 2.3 广东省肇庆市 广州欧博化妆品有限公司' 833454967766 0; }
@test "JD item of 2014, GBK" { real jd/item-2014-gbk.html 'https://item.jd.com/917461.html' 1 1 '917461 华为 P6-C00 电信3G手机（白色） CDMA2000/GSM 双卡双待双通 1399 - -' 917461 0; }
@test "Taobao item of 2022, JavaScript" { real taobao/item-2022.js 'https://item.taobao.com/item.htm?id=637145790668' 1 1 '637145790668 【情侣款】甜份超标*巨舒服情侣内裤 夏季男女友礼物 七夕送朋友 null - 小甜崽sweet' 637145790668 0; }
# table_is FILE ADVERTS IDS FIRST LAST
table_is() {
  shared "realdata/$1"
  t "wt-extract $shared | jq -c '[.item,.title,.price,.price_max,.currency,.captured]' >o; wc -l <o; jq .[0] o | sort -u | wc -l; sed -n '1p;\$p' o" '' "$2
$3
$4
$5"
}
@test "Taobao export of 2014, GBK" { table_is taobao/export-2014-gbk.csv 152 9 '["16285405705",null,null,null,null,"2014-02-12T13:32:00+08:00"]' '["13570505042",null,null,null,null,"2014-02-12T13:56:00+08:00"]'; }
@test "Taobao export of 2014: empty names" {
  shared realdata/taobao/export-2014-gbk.csv
  t "wt-extract $shared | jq -s 'map(select(.title|not)) | length'" '' 117
}
@test "Tmall export, GBK" { table_is tmall/export-gbk.csv 72 72 '["575606465103","男装 仿羊羔绒运动拉链连帽茄克 409049 优衣库UNIQLO",149,null,"CNY",null]' '["574755585859","女装 仿羊羔绒压线连帽大衣 409107 优衣库UNIQLO",199,null,"CNY",null]'; }
@test "Alibaba export" { table_is alibaba/export.csv 501 485 '["1600313160073","10l Household Oxygenerator Physical Therapy Equipments 10L Adjustable",465,550,"USD",null]' '["1600246069971","China portable 10l oxyen 96% 220V o2 owgels oxygenconcentrator hospital home 10 litre with CE",499,595,"USD",null]'; }
@test "tables of others that are no adverts" {
  shared realdata/titles
  t "wt-extract $shared" '' ''
}
@test "JD home of 2024: none" {
  shared realdata/jd/home-2024.html
  t "wt-extract $shared" '' ''
}
@test "prices of real pages keep their digits" {
  shared realdata/taobao/search-2018.js
  t "wt-extract $shared | head -1 | grep -o '\"price\":[^,]*'" '' '"price":52.90'
}

@test "a zip: its folders are no pages" { t 'mkdir d; echo "<p>x" >d/a.html; zip -qr z.zip d; wt-extract --summary s z.zip; jq -c "[.in,.skipped]" s' '' '[1,{"no_site":1}]'; }

@test "pages whose length is mended: ten are told, then a count" {
  t 'for i in $(seq 13); do printf "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: http://x.example/$i\r\nContent-Type: text/html\r\nContent-Length: 8\r\n\r\n<p>x\r\n\r\n"; done >m; wt-extract --summary s m 2>e; grep -c "m:[0-9]*: length: .*; kept" e; tail -n 1 e; jq -c "[.in,.rejected,.mended]" s' '' $'10\nwt-extract: 2 more pages mended, 12 in all\n[13,0,{"length":12}]'
}

# original LINE MESSAGE: an index that is refused.
original() { t 'wt-extract --originals <(cat) /dev/null' "$1" '' 2 "$2"; }

@test "originals: no JSON"          { original '{' ':1: byte 2: '; }
@test "originals: no object"        { original '[]' ':1: not an object'; }
@test "originals: no file"          { original '{"id":"a","offset":1}' 'write "file", and "id", "digest", or "url" and "date"'; }
@test "originals: a file that is no text" { original '{"file":7,"id":"a","offset":1}' 'write "file", and "id", "digest", or "url" and "date"'; }
@test "originals: neither id, digest nor address" { original '{"file":"a","offset":1}' 'write "file", and "id", "digest", or "url" and "date"'; }
@test "originals: no offset"        { original '{"file":"a","id":"b"}' 'write "offset", a whole number'; }
@test "originals: an offset that is none" { original '{"file":"a","id":"b","offset":-1}' 'write "offset", a whole number'; }
@test "originals: an offset beyond all measure" { original '{"file":"a","id":"b","offset":1234567890123456789}' 'write "offset", a whole number'; }
@test "originals: a skip that is none" { original '{"file":"a","digest":"b","offset":1,"skip":1.5}' '"skip" so too'; }
@test "originals: a record that is none" { original $'\n{"file":"a","digest":"b","offset":1,"record":"1"}' ':2: write "offset"'; }
@test "originals: a line that is too long" { t 'wt-extract --originals <(jq -nc "{a:(\"x\" * 1100000)}") /dev/null' '' '' 2 ':1: the line is too long'; }
@test "originals: an index that is cut" { t 'wt-extract --originals <(seq 99999 | gzip | head -c 2000) /dev/null' '' '' 2 'an object'; }

# --- --exhibit

# exhibits FILE: every advert of it opens to bytes of its digest.
exhibits() {
  wt-extract --max-rejects 9 --sites x.site "$1" >out 2>err
  jq -r '.source|[.file,"\(.offset)+\(.skip // 0)",.sha256]|@tsv' out | sort -u |
    while IFS=$'\t' read -r f o h; do
      [[ $(wt-extract --exhibit "$f" "$o" | sha256sum) == "$h"* ]] && echo "ok $o"
    done
}
# three URL...: a crawl of three pages, each in a member, in x.warc.gz.
three() {
  site
  for i in 1 2 3; do
    printf '<script>x_data = {"rows":[{"id":%s}]};</script>' "$i" >p
    warc "http://x.example/list$i" text/html p
  done >x.warc.gz
}
export -f exhibits three

@test "a record in a gzip member"        { t 'three; exhibits x.warc.gz | grep -c ok' '' 3; }
@test "exhibit: a record in one member for all, by skip"   { t 'three; zcat x.warc.gz | gzip >y; exhibits y | sed s/ok.0+0/ok/; wc -l <out' '' $'ok\nok 0+271\nok 0+542\n3'; }
@test "exhibit: a record in a plain archive"               { t 'three; zcat x.warc.gz >y; exhibits y; cat x.warc.gz >z; jq -r .source.file out | uniq' '' $'ok 0+0\nok 271+0\nok 542+0\ny'; }
@test "without + the skip is none" {
  t 'three; zcat x.warc.gz >y; wt-extract --exhibit y 271 | sed -n "3p;\$p" | tr -d "\r"; echo' '' $'WARC-Target-URI: http://x.example/list2\n<script>x_data = {"rows":[{"id":2}]};</script>'
}
@test "exhibit: a record of a stream"                      { t 'three; wt-extract --exhibit - "$(jq .source.offset <(wt-extract --sites x.site x.warc.gz) | sed -n 2p)" <x.warc.gz | grep -c ^WARC-Target-URI:.http://x.example/list2' '' 1; }
@test "a document is the whole file"     { t 'three; wt-extract --exhibit p 0 | cmp - p && gzip -k p && wt-extract --exhibit p.gz 0 | cmp - p' '' ''; }
@test "a record without a page"          { t 'zcat "$DATA"/demo.warc.gz >y; wt-extract --exhibit y 0 | sed -n 2p | tr -d "\r"' '' 'WARC-Type: warcinfo'; }
@test "a refused record, and the status" { t 'three; head -c -60 x.warc.gz >y; wt-extract --sites x.site --rejects r y >out 2>err; o=$(jq .offset r); wt-extract --exhibit y "$o" | sha256sum | grep -c "$(jq -r .sha256 r)"; wt-extract --exhibit y "$o" >bytes' '' 1 1 'truncated: '; }
@test "a place where no record begins"   { t 'three; zcat x.warc.gz >y; wt-extract --exhibit y 269' '' '' 3 'y: byte 269+0: no record begins there'; }
@test "a place behind the end"           { t 'three; wt-extract --exhibit x.warc.gz 99999999' '' '' 3 'no byte 99999999'; }
@test "a skip behind the end"            { t 'three; wt-extract --exhibit x.warc.gz 0+99999999999' '' '' 3 'the input ends before that place'; }
@test "exhibit: no place is given"                         { t 'wt-extract --exhibit x' '' '' 2 'wants a file and a place'; }
@test "a place that is none"             { t 'wt-extract --exhibit x 1+' '' '' 2 '1+: write source.offset'; }
@test "a place beyond all measure"       { t 'wt-extract --exhibit x 99999999999999999999' '' '' 2 'write source.offset'; }
@test "a file that is not there"         { t 'wt-extract --exhibit none 0' '' '' 3 'it cannot be opened: No such file'; }
@test "a record beyond --max-line"       { t 'three; wt-extract --max-line 200 --exhibit p 0 | wc -c; wt-extract --max-line 30 --exhibit p 0 >out' '' 46 1 'too_long'; }

# --- .warc.zst

# A dictionary frame of FILE, as .warc.zst begins with.
dictionary() {
  local n
  n=$(printf %08x "$(wc -c <"$1")")
  printf "\\x5d\\x2a\\x4d\\x18\\x${n:6}\\x${n:4:2}\\x${n:2:2}\\x${n:0:2}"
  cat "$1"
}
# frames [OPTION ...]: x.warc.gz as x.warc.zst, a frame for each record.
frames() {
  three
  zcat x.warc.gz >plain
  for i in 0 271 542; do tail -c +$((i + 1)) plain | head -c 271 | zstd -qc "$@"; done
}
# A dictionary of pages, in d.
train() {
  for i in $(seq 200); do printf '<script>x_data = number %s and %s</script>WARC-Type: response %s' "$i" $((i * 7)) "$i" >"s$i"; done
  zstd -q --train s[0-9]* -o d --maxdict=900 2>/dev/null
  rm s[0-9]*
}
export -f dictionary frames train

@test "a frame a record"                 { t 'frames >y; exhibits y | wc -l; wc -l <out' '' $'3\n3'; }
@test "with its dictionary"              { t 'train; (dictionary d; frames -D d) >y; exhibits y | sed "s/ .*+/ +/"; frames -D d >z; wt-extract --sites x.site z' '' $'ok +0\nok +0\nok +0' 3 'Dictionary mismatch'; }
@test "with its dictionary packed"       { t 'train; zstd -qc d >e; (dictionary e; frames -D d) >y; exhibits y | wc -l; cat y | wt-extract --sites x.site | wc -l' '' $'3\n3'; }
@test "exhibit: a record of a zstd stream, with its dictionary" { t 'train; (dictionary d; frames -D d) >y; o=$(wt-extract --sites x.site y | jq .source.offset | sed -n 2p); wt-extract --exhibit - "$o" <y | grep -ac list2' '' 1; }
@test "a dictionary that is damaged"     { t 'train; zstd -qc d | head -c -40 >e; (dictionary e; frames) >y; wt-extract --sites x.site y | wc -l; wt-extract --sites x.site y >out' '' 3 3 'the dictionary cannot be used'; }
@test "one frame for all, and a cut"     { t 'three; zcat x.warc.gz | zstd -qc >y; exhibits y; frames | head -c -9 >z; wt-extract --sites x.site z >out; s=$?; wc -l <out; exit $s' '' $'ok 0+0\nok 0+271\nok 0+542\n2' 3 'the file is cut inside a member (zstd frame at byte'; }
@test "a window of more than 32 MiB"     { t 'three; zcat x.warc.gz >plain; cat plain /dev/zero | head -c 70000000 | zstd -qc --long=27 >y; wt-extract y' '' '' 3 'zstd -d --long=31'; }
@test "bytes between frames"             { t 'frames >y; (cat y; echo junk; cat y) >z; wt-extract --sites x.site z >out; s=$?; wc -l <out; exit $s' '' 6 3 'bytes that are no'; }
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
seven='7
 3 X/archive/data.warc.gz
 3 X/archive/more.warc
 1 X/page.html'
export -f bundle packs

@test "a WACZ"                           { t 'bundle; cd w; zip -qr ../X .; cd ..; mv X.zip X; packs X' '' "$seven"; }
@test "a WACZ with crawls stored as they are" { t 'bundle; cd w; zip -q0r ../X .; cd ..; mv X.zip X; packs X' '' "$seven"; }
@test "a tar"                            { t 'bundle; tar cf X -C w archive page.html i.png; packs X' '' "$seven"; }
@test "a tar in gzip"                    { t 'bundle; tar czf X -C w archive page.html i.png; packs X' '' "$seven"; }
@test "a tar in zstd"                    { t 'bundle; tar cf - -C w archive page.html i.png | zstd -qc >X; packs X' '' "$seven"; }
@test "a zip and a tar of a stream"      { t 'bundle; (cd w; zip -qr ../X .); tar czf Y -C w archive page.html; for f in X.zip Y; do cat $f | wt-extract --sites x.site | jq -r .source.file | sort -u; wt-extract --exhibit -- -/page.html 0 <$f | cmp - p; done' '' $'-/archive/data.warc.gz\n-/archive/more.warc\n-/page.html\n-/archive/data.warc.gz\n-/archive/more.warc\n-/page.html'; }
@test "a zip and a tar of a stream in small pieces" { t 'bundle; (cd w; zip -qr ../X .); tar cf Y -C w archive page.html; for f in X.zip Y; do n=$(($(wc -c <$f) - 300)); (head -c $n $f; sleep 0.3; tail -c 300 $f) | wt-extract --sites x.site | wc -l; done' '' $'7\n7'; }
@test "as if it were unpacked there"     { t 'bundle; (cd w; zip -qr ../X .); wt-extract --sites x.site X.zip | sort >a; mv w d; mkdir w; mv X.zip w/; mv d X.zip; wt-extract --sites x.site X.zip | sort | cmp - a' '' ''; }
@test "what is no page in a WACZ is counted" { t 'bundle; (cd w; zip -qr ../X .); wt-extract --sites x.site --summary s X.zip | wc -l; jq -c "[.in,.used,.skipped]" s' '' $'7\n[10,7,{"image":1,"no_site":1,"metadata":1}]'; }
@test "a zip cut anywhere: no crash, the sum holds" {
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
@test "a member whose bytes are damaged: the others come" {
  t 'three; mkdir w; for i in 1 2 3; do (cat p; head -c 999 /dev/zero | tr "\0" " ") >w/$i; done; (cd w; zip -q0 ../X 1 2 3); n=$(grep -abo "</script>" X.zip | sed -n "2s/:.*//p"); printf "?" | dd of=X.zip bs=1 seek="$n" conv=notrunc status=none; wt-extract --sites x.site X.zip >out; s=$?; jq -r .source.file out; exit $s' '' $'X.zip/1\nX.zip/3' 3 'damaged in 2'
}
@test "a member that is not there"       { t 'bundle; (cd w; zip -qr ../X .); wt-extract --exhibit X.zip/none 0' '' '' 3 'has no member none'; }
@test "a member of what is no archive"   { t 'three; wt-extract --exhibit p/page 0' '' '' 3 'has no members'; }
@test "a WACZ in a tar, in a WACZ, and in that in a zip" {
  t 'bundle; (cd w; zip -q0r ../X.wacz .; zip -qr ../Y.wacz .); tar cf T X.wacz; mkdir v; cp T v/t; mv Y.wacz v; (cd v; zip -q ../V.wacz t Y.wacz); mkdir u; mv V.wacz u; (cd u; zip -q ../U V.wacz)
     for f in T U.zip; do exhibits $f | wc -l; jq -r .source.file out | sort | uniq -c | tr -s " "; done; wt-extract --sites x.site <U.zip | wc -l' '' $'7\n 3 T/X.wacz/archive/data.warc.gz\n 3 T/X.wacz/archive/more.warc\n 1 T/X.wacz/page.html\n7\n 3 U.zip/V.wacz/Y.wacz/archive/data.warc.gz\n 3 U.zip/V.wacz/Y.wacz/archive/more.warc\n 1 U.zip/V.wacz/Y.wacz/page.html\n7' 0 'V.wacz/t/X.wacz:1: zip: it lies within 3 others; unpack these'
}
@test "a zip in a zip, longer than is held" { t 'three; head -c 3000000 /dev/urandom | base64 >a; zip -q x.zip a p; zip -q y.zip x.zip; wt-extract --max-line 1000000 --sites x.site y.zip | jq -c .source.file' '' '"y.zip/x.zip/p"' 0 'y.zip/x.zip/a:1: too_long: '; }
@test "a folder and an archive of the same name" { t 'three; mkdir -p w/x; cp p w/x/p; zip -qj w/y p; printf "?" >w/x/y; tar cf X -C w x; mv w/y.zip w/x.zip; tar rf X --transform s/x.zip/x/ -C w x.zip; exhibits X; wt-extract --exhibit X/x/none 0' '' 'ok 0+0' 3 'no member none'; }
@test "a zip in a zip that is damaged: the others come" { t 'three; zip -q x.zip p; head -c -9 x.zip >z.zip; zip -q y.zip z.zip x.zip; wt-extract --sites x.site y.zip | jq -r .source.file' '' y.zip/x.zip/p 0 'in y.zip/z.zip: '; }
@test "an empty zip and an empty tar"    { t 'printf "PK\5\6%018d" 0 | tr 0 "\0" >x; tar cf y -T /dev/null; wt-extract --summary s x y; jq -c .skipped s' '' '{"empty":1,"binary":1}'; }
@test "names that are no UTF-8"          { t 'three; mkdir w; cp p w/$'"'\\xcf\\xf3'"'; tar cf X -C w .; exhibits X; jq -r .source.file out' '' $'ok 0+0\nX/#2'; }
# zeros: 1 GiB of zeros, one member of gzip; that packs the same 16 MiB anew 64 times.
zeros() {
  python3 -c 'import struct, sys, zlib
z = zlib.compressobj(1, zlib.DEFLATED, -15)
block = z.compress(bytes(1 << 24)) + z.flush(zlib.Z_FULL_FLUSH)
sys.stdout.buffer.write(b"\x1f\x8b\x08" + bytes(7) + block * 64 + z.flush() +
                        struct.pack("<II", 0x5b64c2b0, 1 << 30))'
}
export -f zeros

@test "1 GiB of zeros in a member of a zip, and in a record" {
  export SAN
  t 'three; zeros >z; zip -q X.zip z p
    (printf "WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\nContent-Length: 1073741824\r\n\r\n" | gzip; cat z x.warc.gz) >y
    (printf "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: %d\r\n\r\nHTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" $((43 + $(wc -c <z))); cat z; printf "\r\n\r\n"; zcat x.warc.gz) >w
    [ -n "$SAN" ] || ulimit -v 300000
    wt-extract --sites x.site --summary s X.zip y w | jq -r .source.file; jq -c "[.in,.used,.rejected,.skipped]" s' '' $'X.zip/p\ny\ny\ny\nw\nw\nw\n[10,7,3,{}]' 0 'w:1: too_long: '
}

# --- revisit records

# record TYPE ID DATE [HEADER ...] <BLOCK: a record of http://x.example/list.
record() {
  cat >block
  printf 'WARC/1.0\r\nWARC-Type: %s\r\nWARC-Record-ID: <urn:%s>\r\n' "$1" "$2"
  printf 'WARC-Date: %s\r\nWARC-Target-URI: http://x.example/list\r\n' "$3"
  printf 'Content-Type: application/http; msgtype=response\r\n'
  printf 'Content-Length: %d\r\n' "$(wc -c <block)"
  shift 3
  (($# == 0)) || printf '%s\r\n' "$@"
  printf '\r\n'
  cat block
  printf '\r\n\r\n'
}
# A page with item $1, and the digest of its body in $sha.
page() {
  printf '<script>x_data = {"rows":[{"id":%s}]};</script>' "$1" >body
  sha=WARC-Payload-Digest:\ sha1:$(sha1sum <body | cut -d' ' -f1)
  printf 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n'
  cat body
}
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
captures='[.id, .captured, .source.offset, .source.record, .source.revisit.record]'
export -f record page again twice
export captures

@test "a revisit whose index leads to another record, by its name or its payload" {
  t 'site; page 7 >f; seven=$sha; page 8 >g; { record response a 2024-01-01T00:00:00Z "$seven" <f; record response c 2024-01-01T00:00:00Z "$sha" <g; } >o; n=$(wt-extract --sites x.site o | tail -n 1 | jq .source.offset); again | record revisit b 2024-02-02T00:00:00Z "WARC-Refers-To: <urn:a>" >r; again | record revisit b 2024-02-02T00:00:00Z "$seven" >q; for k in "r 0" "r $n" "q 0" "q $n"; do set -- $k; echo "{\"id\":\"<urn:a>\",\"digest\":\"$(echo $seven | cut -d: -f3)\",\"file\":\"o\",\"offset\":$2}" >i; wt-extract --sites x.site --originals i --summary s $1 | jq .item; tail -n 1 s | jq -c .skipped; done' '' $'"7"\n{}\n{"revisit_unresolved":1}\n"7"\n{}\n{"revisit_unresolved":1}' 0 'revisit_unresolved: <urn:a>'
}
@test "a digest in base32 and in hexadecimal, with a label and without, is the same" { t 'twice "WARC-Payload-Digest: SHA-1:$(page 7 >f; sha1sum <body | python3 -c "import base64; print(base64.b32encode(bytes.fromhex(input()[:40])).decode())")"; wt-extract --sites x.site x.warc | jq .item; jq -nc "{digest:\"$(sha1sum <body | python3 -c "import base64; print(base64.b32encode(bytes.fromhex(input()[:40])).decode())")\",file:\"f.warc\",offset:0}" >i; record response a 2024-01-01T00:00:00Z "$sha" <f >f.warc; again | record revisit b 2024-02-02T00:00:00Z "$sha" >r; wt-extract --sites x.site --originals i r | jq .item' '' $'"7"\n"7"\n"7"'; }

# --- what web archives show again, and programs save

@test "a page that a web archive shows again: its own address, and time" {
  t 'site; page 7 | record response a 2026-01-01T00:00:00Z | sed "s,http://x.example,https://web.archive.org/web/20150603012345id_/&," >x.warc
    wt-extract --sites x.site x.warc | jq -c "[.id, .captured]"; page 8 >x.html
    wt-extract --sites x.site --url https://web.archive.org/web/2015/http://x.example/list x.html | jq -c "[.id, .captured]"' '' $'["x.example:7","2015-06-03T01:23:45Z"]\n["x.example:8",null]'
}
@test "its links lead to the adverts" { t 'x "{\"rows\":[{\"id\":7,\"url\":\"/web/20150603012345/http://x.example/7\"}]}" .url' '' '"http://x.example/7"'; }
@test "a page that HTTrack saved" { t 'site; page 7 | tail -n 1 | (printf "<!-- Mirrored from x.example/list by HTTrack Website Copier/3.x [XR&CO], Wed, 06 Nov 2024 23:11:12 GMT -->\n"; cat) >x.html; sed -i s/^content/#/ x.site; wt-extract --sites x.site x.html | jq -c "[.id, .captured]"' '' '["x.example:7","2024-11-06T23:11:12Z"]'; }
# reply STATUS BODY: as curl -i --raw through a proxy gives it.
reply() {
  printf 'HTTP/1.1 200 Connection established\r\n\r\nHTTP/1.1 %s\r\nDate: Wed, 06 Nov 2024 23:11:12 GMT\r\nTransfer-Encoding: chunked\r\nContent-Type: text/html; charset=gbk\r\n\r\n' "$1"
  printf '%x\r\n%s\r\n0\r\n\r\n' "$(printf %s "$2" | wc -c)" "$2"
}
export -f reply
@test "a text with a price is an advert where somebody wrote it once; a cart has that alone" { t 'jq -nc "{goods:[{code:\"s01\",imgUrl:\"https://i.example/a.jpg\",description:\"角梳\",price:\"8.90\",num:1}]}" >a; wt-extract --platform x a | wc -l; jq -nc "[{seller_name:\"例某\",description:\"角梳\",price:\"8.90\"}]" | wt-extract --platform x | jq -c "[.title,.price]"' '' $'0\n["角梳",8.9]'; }
@test "an address that is a host alone, of the page and of its links: nothing is read behind it" {
  t 'printf "<a href=\"https://a.example\">x</a>%.0s" 1 2 3 4 5 >a; for u in https://a.example "https://a.example?x=1" "https://a.example:80#x"; do wt-extract --url "$u" a; echo $?; done; wt-extract --platform x a; echo $?' '' $'0\n0\n0\n0'
}
@test "a reply that was saved with its header" {
  t 'site; printf "%4096s" "" >pad; reply 200 "$(cat pad; printf "<script>x_data = {\"rows\":[{\"id\":7,\"t\":\"\xcf\xf3\"}]};</script>")" >r; wt-extract --sites x.site r | jq -c "[.id, .title, .captured, .source.offset]"
    reply 404 x >r; wt-extract --sites x.site --summary s r; jq -c .skipped s' '' $'["x.example:7","象","2024-11-06T23:11:12Z",0]\n{"status_404":1}'
}
@test "databases are refused, and what to do is told" {
  t 'printf "PAR1%99d" 0 >b; printf "ZIM\x04%99d" 0 >c; wt-extract b c 2>&1; true' '' \
    $'wt-extract: b:1: parquet: a table of Parquet cannot be read; save it as CSV; rejected\nwt-extract: c:1: zim: an archive of Kiwix cannot be read; unpack it: zimdump; rejected'
}
@test "and so are other kinds that hold what cannot be read" {
  t 'printf "\0\1\0\0Standard ACE DB\0%99d" 0 >b; printf "ARROW1%99d" 0 >c; printf "ZIM\4%99d" 0 >d; printf "\xd4\xc3\xb2\xa1%99d" 0 >e; printf "\x0a\x0d\x0d\x0a\x1c\0\0\0\x4d\x3c\x2b\x1a%99d" 0 >f; wt-extract --rejects r b c d e f 2>/dev/null; jq -r .reason r' '' $'access\narrow\nzim\npcap\npcap'
}
@test "a page of hundreds of prices is no page of one advert" {
  t 'for n in 3 400; do (echo "<title>Bone comb</title><h1>Bone comb</h1>"; yes "<b class=price>€9.50</b>" | head -n $n) >p.html; wt-extract --url https://www.vinted.fr/items/7000000001-comb p.html | jq -c "[.title, .price]"; done; true' '' '["Bone comb",9.5]' 0 'shows no title with one price'
}
@test "HTTrack's cache is refused, and where its pages are is told" { t 'printf "PK\3\4%026dhttp://x.example/list" 0 >new.zip; wt-extract new.zip' '' '' 1 "httrack: HTTrack's own cache is no sound zip; read the pages"; }

@test "a revisit is another capture, by digest" { t 'twice; wt-extract --sites x.site x.warc | jq -c "$captures"' '' $'["x.example:7","2024-01-01T00:00:00Z",0,1,null]\n["x.example:7","2024-02-02T00:00:00Z",0,1,2]'; }
@test "by a digest in other letters"     { t 'page 7 >f; twice "$(echo "${sha^^}" | sed "s/.*SHA1:/WARC-Payload-Digest: SHA1:/")"; wt-extract --sites x.site x.warc | wc -l' '' 2; }
@test "by the record it refers to"       { t 'twice "WARC-Refers-To: <urn:a>"; wt-extract --sites x.site x.warc | wc -l' '' 2; }
@test "packed, and its bytes open"       { t 'twice; gzip -c x.warc >y; exhibits y; jq -c .source.revisit out' '' $'ok 0+0\nnull\n{"file":"y","offset":0,"skip":363,"record":2}'; }
@test "in a WACZ"                        { t 'twice; zip -q X.zip x.warc; wt-extract --sites x.site X.zip | jq -c "[.captured, .source.file, .source.revisit.file]"' '' $'["2024-01-01T00:00:00Z","X.zip/x.warc",null]\n["2024-02-02T00:00:00Z","X.zip/x.warc","X.zip/x.warc"]'; }
@test "its target is named where it is not there" { t 'twice "WARC-Refers-To: <urn:z>"; wt-extract --sites x.site --summary s x.warc | wc -l; jq -c "[.in,.used,.skipped]" s' '' $'1\n[2,1,{"revisit_unresolved":1}]' 0 'x.warc:2: revisit_unresolved: <urn:z>, http://x.example/list'; }
@test "in another archive it is not there: the lines are the same alone" { t 'twice; cp x.warc y.warc; tail -c +364 x.warc >z; cat z >x.warc; wt-extract --sites x.site y.warc x.warc | wc -l' '' 2 0 'x.warc:1: revisit_unresolved: sha1:'; }
@test "nor is it before its original"    { t 'twice; tail -c +364 x.warc >y; cat x.warc >>y; wt-extract --sites x.site y | wc -l' '' 2 0 'y:1: revisit_unresolved'; }
@test "a wrong digest makes no original" { t 'site; page 8 >g; s=$sha; page 7 >f; (record response a 2024-01-01T00:00:00Z "$s" <f; again | record revisit b 2024-02-02T00:00:00Z "$s") >x.warc; wt-extract --sites x.site x.warc | jq -c .source.digest' '' '"wrong"' 0 'revisit_unresolved'; }
@test "a revisit of an image is an image" { t 'site; (printf "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx" | record response a 2024-01-01T00:00:00Z; again | record revisit b 2024-02-02T00:00:00Z "WARC-Refers-To: <urn:a>") >x.warc; wt-extract --summary s x.warc; jq -c .skipped s' '' '{"image":2}'; }
@test "in another archive, where an index says" {
  t 'twice; head -c 363 x.warc >a; tail -c +364 x.warc >b; d=${sha##*:}; wt-extract --sites x.site --originals <(echo "{\"digest\":\"$d\",\"file\":\"a\",\"offset\":0}") b - <b | jq -c "[.id,.captured,.source.file,.source.revisit.file]"
    wt-extract --sites x.site --originals <(echo "{\"digest\":\"$d\",\"file\":\"none\",\"offset\":0}") b' '' $'["x.example:7","2024-02-02T00:00:00Z","a","b"]\n["x.example:7","2024-02-02T00:00:00Z","a","-"]' 0 'b:1: revisit_unresolved'
}
@test "an index of an original that is not the first" { t 'twice; head -c 363 x.warc >a; cat a >>a2; cat a >>a2; tail -c +364 x.warc >b; wt-extract --sites x.site --originals <(echo "{\"digest\":\"${sha##*:}\",\"file\":\"a2\",\"offset\":363}") b | jq -c "[.id,.source.file,.source.offset]"' '' '["x.example:7","a2",363]'; }
@test "a CDX index, its archive beside it" {
  t 'twice; mkdir d; head -c 363 x.warc >d/a; tail -c +364 x.warc >b; d=${sha##*:}
    row() { printf "example,x)/list 20240101000000 http://x.example/list %s\n" "$*"; }
    (echo " CDX N b a m s k r M V g"; row "warc/revisit - $d - - 99 none"; row "text/html 200 $d - - 0 a") >d/i.cdx
    (echo "!meta {}"; printf "example,x)/list 20240101000000 {\"mime\":\"text/html\",\"digest\":\"sha1:%s\",\"offset\":\"0\",\"filename\":\"a\"}\n" "$d") >d/i.cdxj
    (echo " CDX a b a m s k r M V g u"; row "text/html 200 - - - 0 d/a <urn:a>") >wget.cdx
    for i in d/i.cdx d/i.cdxj; do wt-extract --sites x.site --originals $i b | jq -c "[.id,.captured,.source.file]"; done
    twice "WARC-Refers-To: <urn:a>"; tail -c +364 x.warc >b; wt-extract --sites x.site --originals wget.cdx b | jq -c .source.file' '' \
    $'["x.example:7","2024-02-02T00:00:00Z","d/a"]\n["x.example:7","2024-02-02T00:00:00Z","d/a"]\n"d/a"'
}
@test "an index that is too long is told" { t '(echo " CDX k V g"; seq 750001 | sed "s/\$/ 0 a/") >i; wt-extract --originals i /dev/null 2>&1 | grep -v empty' '' 'wt-extract: i: it lists more than 750000 digests, identifiers and addresses; those behind are not looked for: give a part of it'; }
# placed: as twice, but the revisit says only of which address and time it is.
placed() { twice "WARC-Refers-To-Target-URI: <http://x.example/list>"$'\r\n'"WARC-Refers-To-Date: ${1:-2024-01-01T00:00:00Z}"; }
export -f placed
both=$'["x.example:7","2024-01-01T00:00:00Z",0,1,null]\n["x.example:7","2024-02-02T00:00:00Z",0,1,2]'
@test "a revisit by address and time"    { t 'placed; wt-extract --sites x.site x.warc | jq -c "$captures"; placed 2024-01-01T00:00:00.123456Z; wt-extract --sites x.site x.warc | wc -l' '' "$both"$'\n2'; }
@test "nor do the request and what was noted of the page stand in its way" { t 'placed; for w in request metadata; do (echo x | record $w $w 2024-01-01T00:00:00Z; cat x.warc) >y; mv y x.warc; done; wt-extract --sites x.site x.warc | jq -r .captured' '' $'2024-01-01T00:00:00Z\n2024-02-02T00:00:00Z'; }
@test "not of another time"              { t 'placed 2024-01-01T00:00:01Z; wt-extract --sites x.site x.warc | wc -l' '' 1 0 'revisit_unresolved: 2024-01-01T00:00:01Z, http://x.example/list'; }
@test "nor where two records have them"  { t 'placed; (cat x.warc; page 8 | record response c 2024-01-01T00:00:00Z; again | record revisit d 2024-03-03T00:00:00Z "WARC-Refers-To-Date: 2024-01-01T00:00:00Z" "WARC-Refers-To-Target-URI: http://x.example/list") >y; wt-extract --sites x.site y | wc -l' '' 3 0 'y:4: revisit_unresolved'; }
@test "nor against its digest"           { t 'twice "WARC-Payload-Digest: sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"$'"'\\r\\n'"'"WARC-Refers-To-Date: 2024-01-01T00:00:00Z"; wt-extract --sites x.site x.warc | wc -l' '' 1 0 'revisit_unresolved: sha1:AAAA'; }
@test "a page not modified is of its own address, whatever the digest of the answer" {
  t 'twice "WARC-Profile: http://netpreserve.org/warc/1.0/revisit/server-not-modified"$'"'\\r\\n'"'"WARC-Payload-Digest: sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ"$'"'\\r\\n'"'"WARC-Refers-To-Date: 2024-01-01T00:00:00Z"; (printf "HTTP/1.1 200 OK\r\n\r\n" | record response z 2023-01-01T00:00:00Z "WARC-Payload-Digest: sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ"; cat x.warc) >y; wt-extract --sites x.site y | jq -r .captured' '' $'2024-01-01T00:00:00Z\n2024-02-02T00:00:00Z'
}
@test "an index by address and time" {
  t 'placed; head -c 363 x.warc >a; tail -c +364 x.warc >b; u=http://x.example/list; n=20240101000000
    (echo " CDX N b a m V g"; echo "- $n $u text/html 0 a"; echo "- $n $u warc/revisit 9 b") >1
    echo "example,x)/list $n {\"url\":\"$u\",\"offset\":0,\"filename\":\"a\"}" >2
    echo "{\"url\":\"$u\",\"date\":\"2024-01-01T00:00:00Z\",\"file\":\"a\",\"offset\":0}" >3
    for i in 1 2 3; do wt-extract --sites x.site --originals $i b | jq -c "[.captured,.source.file]"; done' '' $'["2024-02-02T00:00:00Z","a"]\n["2024-02-02T00:00:00Z","a"]\n["2024-02-02T00:00:00Z","a"]'
}
@test "a CDX without the columns it needs"  { original ' CDX N b a' ':1: this CDX has no column V, g, and k, u or a and b'; }
@test "a row of a CDX without an archive"   { original $' CDX k V g\nabc 7 -' ':2: no name of an archive in it'; }
@test "a row of a CDX without an offset"    { original $' CDX k V g\nabc - a' ':2: no offset in it, a whole number'; }
@test "an object of a CDXJ without an archive" {
  original 'a 2024 {"digest":"abc","offset":7}' ':1: no name of an archive in it'
}
@test "an index that is wrong: 2, and the line" { t 'printf "{\"id\":\"a\",\"file\":\"b\",\"offset\":1}\n\n{\"id\":1}\n" >i; wt-extract --originals i' '' '' 2 'i:3: write "file"'; }
@test "an index without an offset"       { t 'wt-extract --originals <(echo "{\"id\":\"a\",\"file\":\"b\",\"offset\":-1}")' '' '' 2 'write "offset"'; }
@test "an index that is not there"       { t 'wt-extract --originals none' '' '' 2 'none: No such file'; }

@test "a capital with an accent at the start of a word is no Chinese" { t "printf 'Nr;\\334berschrift;Preis;Ort;Link\\n1;Horn;5,50;M\\374nchen;https://www.ebay.de/itm/900000000434\\n2;Kamm;6,50;F\\374rth;https://www.ebay.de/itm/900000000435\\n' | wt-extract | jq -c '[.title,.location]'" '' '["Horn","München"]
["Kamm","Fürth"]'; }
@test "Polish of a byte a letter is windows-1250" { t "printf 'Cena;Nazwa aukcji;Lokalizacja;Adres\\n5,00 z\\263;Poro\\277e;Bia\\263ystok;https://allegro.pl/oferta/p-900000000440\\n6,00 z\\263;R\\363g;\\243\\363d\\237;https://allegro.pl/oferta/r-900000000441\\n' | wt-extract | jq -c '[.title,.location]'" '' '["Poroże","Białystok"]
["Róg","Łódź"]'; }

joined() {
  seq 1000001 1030000 | sed 's|.*|Horn &,5.25,North,https://www.ebay.com/itm/90000&|' | sed '1i title,price,shop,url' &&
    seq 1030001 1060000 | sed 's|.*|https://www.ebay.com/itm/90000&,North,Horn &,5.25|' | sed '1i url,shop,title,price'
}

@test "files that were joined, under headers in another order, are read in parts" {
  export -f joined
  t "joined | wt-extract | jq -r '[.title,.price,.seller.name] | @csv' | sed 's/ [0-9]*\"/\"/' | uniq -c | tr -s ' '" '' ' 60000 "Horn",5.25,"North"'
}
@test "a first row without a digit under a column without a name is no second header" { t 'wt-extract | jq -r .title' $'title,,price,url\nHorn,comb,negotiable,https://www.ebay.com/itm/x/Horn\nBone,cup,5.00,https://www.ebay.com/itm/900000000451\n' $'Horn\nBone'; }

@test "a dump: what Elasticsearch answers, with objects in objects" { t 'wt-extract | jq -c "[.id,.title,.price,.seller]"' '{"took":3,"hits":{"total":1,"hits":[{"_index":"a","_id":"0","_source":{"id":3,"store":{"name":"S","id":7},"price":5,"url":"https://item.jd.com/100001.html","name":"cup"}}]}}' '["jd:100001","cup",5,{"id":"7","name":"S"}]'; }
@test "data written at random as JavaScript gives what it gives as JSON" { generated literal "${LITERAL_RUNS:-60}" "${LITERAL_SEED:-1}"; }
@test "prices made at random as thirty currencies are written" { generated priced "${PRICED_RUNS:-2000}" "${PRICED_SEED:-1}"; }
@test "lists made at random as shops make them give each advert" { generated listed "${LISTED_RUNS:-60}" "${LISTED_SEED:-1}"; }
@test "exports made at random give what was written" { generated exported "${EXPORTED_RUNS:-150}" "${EXPORTED_SEED:-1}"; }
@test "a reply is known by its text with other slashes" { t 'wt-extract | jq -c "[.item,.price,.currency]"' $'\ufeff{"count":1,"results":[{"listing_id":990005,"shop_id":456,"title":"Horn","url":"https:\\/\\/www.etsy.com\\/listing\\/990005\\/x","creation_timestamp":1620000000,"price":{"amount":1686,"divisor":100,"currency_code":"USD"}}]}' '["990005",16.86,"USD"]'; }
@test "a page in ASCII, its letters as references, as lxml writes it" { t 'wt-extract | jq -c "[.title,.seller.name]"' $'<html><title>&#28120;&#23453;</title><script>g_page_config={"mods":{"itemlist":{"data":{"auctions":[{"nid":"600000000001","raw_title":"&#35282;&#x68b3;","view_price":"5.00","nick":"&#20363;"}]}}}};\n</script></html>' '["角梳","例"]'; }
@test "line ends and tabs are no part of an address" { t 'wt-extract | jq -r .url' '{"title":"Horn","price":5,"url":"https://shop.example/a\n/\tb-7.html"}' 'https://shop.example/a/b-7.html'; }
@test "a table of a known platform with prices, whose title nothing names, is told" { t 'wt-extract --platform olx.co.id' $'Xyz,Price,Location\nHorn comb old,Rp 125.000,A\nBone comb old,Rp 9.000,B\nWood comb old,Rp 7.000,C' '' 1 'no column that is a title by its name: call it "title"'; }
@test "... and not if it is of no platform, of orders, has too few rows or no words" { t 'for h in Xyz,Price "order id,Price"; do printf "$h\nHorn comb old,5\nBone comb old,6\nWood comb old,7\n" >q; wt-extract q; wt-extract --platform jd q 2>/dev/null; echo $?; done; printf "Xyz,Price\nHorn comb old,5\nBone comb old,6\n" | wt-extract --platform jd; printf "Day,Price\n1,5\n2,6\n3,7\n" | wt-extract --platform jd; rm q' '' $'1\n0'; }
@test "a reply of a known shop with prices in an unknown layout is told" { t 'wt-extract --url https://h5api.m.jd.com/x' '{"feeds":[{"gName":"Horn comb, old","curPriceYuan":"12.50"},{"gName":"Bone comb, old","curPriceYuan":"¥13"},{"gName":"Wood comb, old","curPriceYuan":14.5}]}' '' 1 'a reply of a known shop that names 3 prices, in a layout that no definition knows'; }
@test "of another host, with two, with none that is a sum, without titles: it is not" {
  reply() { printf '{"feeds":[%s]}' "$2" | wt-extract --url "$1"; echo $?; }
  t 'a="{\"gName\":\"Horn comb, old\",\"curPriceYuan\":12}"; b="{\"gName\":\"Horn comb, old\",\"curPriceYuan\":0}"; c="{\"gName\":\"Horn\",\"curPriceYuan\":12}"; j=https://h5api.m.jd.com/x; reply https://a.example/x "$a,$a,$a"; reply $j "$a,$a"; reply $j "$b,$b,$b"; reply $j "$c,$c,$c"; reply $j "$a,$a,$a"' '' $'0\n0\n0\n0\n1' 0 'no definition knows'
}
@test "data in an element by its id, whatever its other attributes" { t 'for a in "id=__NEXT_DATA__ type=application/json" "nonce=x id=\"__NEXT_DATA__\" type=\"application/json\" crossorigin=\"anonymous\"" "type=a id=\"__NEXT_DATA__\" async"; do printf "<html><script>var a=__NEXT_DATA__ = 1</script><script %s>{\"props\":{\"list\":[{\"title\":\"Horn\",\"price\":5,\"url\":\"https://item.jd.com/10000000001.html\"},{\"title\":\"Bone\",\"price\":6,\"url\":\"https://item.jd.com/10000000002.html\"}]}}</script></html>" "$a" | wt-extract | jq -r .title | xargs; done' '' $'Horn Bone\nHorn Bone\nHorn Bone'; }
@test "a page without quotes around attributes is read" { t 'wt-extract | jq -c "[.id,.title,.price]"' '<div id=plist><ul><li sku=10000000644><div class=lh-wrap><div class=p-name><a href=http://item.jd.com/10000000644.html>Horn</a></div><div class=p-price><strong>￥9.00</strong></div></div></li></ul></div>' '["jd:10000000644","Horn",9]'; }
@test "pages written in another way at random give the same adverts" { generated varied "${VARIED_RUNS:-60}" "${VARIED_SEED:-1}"; }
@test "real pages written in another way give the same adverts" {
  shared realdata
  generated varied "${VARIED_RUNS:-40}" "${VARIED_SEED:-1}" "$shared"
}
@test "replace() of a dump with a string for another, and without what it looks for" {
  t 'printf "%s\n" "INSERT INTO i(id,title,price,url) VALUES" "(1,replace('"'"'a-b'"'"','"'"'-'"'"','"'"'+'"'"'),5,'"'"'https://a.example/1'"'"')," "(2,replace('"'"'c-d'"'"' , '"'"'-'"'"' , char(10) ),6,'"'"'https://a.example/2'"'"')," "(3,replace('"'"'e-f'"'"','"'"'-'"'"','"'"''"'"'),7,'"'"'https://a.example/3'"'"');" >a.sql; wt-extract --platform x a.sql | jq -c "[.title,.price]"' '' $'["a+b",5]\n["c d",6]\n["ef",7]'
}
@test "cells of a header that take a thousand columns each cost no more than their bytes" {
  t 'python3 -c "print(\"<table><tr><th>title<th>price<th>url\" + \"<th colspan=\\\"1000\\\">x\" * 40000 + \"<tr><td>a<td>5<td>https://a.example/1</table>\")" >a.html; python3 "$ROOT/tests/torture/peak.py" p timeout 20 wt-extract a.html | jq -c "[.title,.price]"; read -r s k <p; echo $s; echo $((${#SAN} == 0 && k > 100000))' '' $'["a",5]\n0\n0'
}
@test "an element of XML with many attributes and many columns costs no more than their sum" {
  t 'python3 -c "print(\"<?xml version=\\\"1.0\\\"?><a><row \" + \" \".join(\"a%d=\\\"1\\\"\" % i for i in range(30000)) + \">\" + \"<c name=\\\"k\\\">a</c>\" * 60000 + \"</row></a>\")" >a.xml; timeout ${SAN:+4}4 wt-extract a.xml' '' '' 0
}
@test "{part} whose end is nowhere is looked for once" {
  t 'printf "site a\nhost a.example\nrows css li\ntitle css b ~ x{part}yy\nurl css a@href\n" >a.site; python3 -c "print(\"<html><body><li><a href=/1></a><b>\" + \"x \" * 900000 + \"</b></li></body></html>\")" >a.html; timeout ${SAN:+4}4 wt-extract --site a.site --url https://a.example/ a.html | jq -c .url' '' '"https://a.example/1"'
}
@test "what stands right behind a price is its fraction if no word, and no percentage, says that it is something else" {
  t 'printf "site a\nhost a.example\nrows css li\nitem css b\nprice css p\n" >a.site; i=0; for p in "12€|20%" "12\$|15\$" "12€|10 pcs" "39|90 EUR" "39|90 zł" "\$12|99/lb" "\$12|34 sold" "\$12|30|%" "¥128|88人付款" "¥128|88+人付款" "¥128|88起" "¥1|2万" "¥128.00|12人付款" "\$99|4.5" "US \$5.00|10 pieces" "US \$5|10pcs" "45|99|12" "¥|1|,|2|9|9|.|0|0"; do i=$((i + 1)); printf "<li><b>%s</b><p><i>%s</i></p>" $i "$(printf %s "$p" | sed "s,|,</i><i>,g")"; done >a.html; wt-extract --site a.site --url https://a.example/ --type html a.html | jq -c .price | paste -sd" "' '' '12 12 12 39.9 39.9 12.99 12 12 128 128 128.88 120000 128 99 5 5 45.99 1299'
}
@test "what psql prints of a text of several lines" {
  t 'printf "%s\n" "-[ RECORD 1 ]---" "title | a      +" "      | b" "price | 5" "-[ RECORD 2 ]---" "title | c +" "price |" >a.txt; wt-extract --platform x a.txt | jq -c "[.title,.price]"' '' $'["a b",5]\n["c +",null]'
}
@test "tuples of Python with a blank that does not break, lists within, bytes of UTF-8; a text of other bytes costs its row and is told" {
  t 'printf "%s\n" "[('"'"'title'"'"', '"'"'price'"'"', '"'"'images'"'"'), ('"'"'a\\xa0b'"'"', 5, ['"'"'x]'"'"', {1: 2}]), ('"'"'\\xe8\\xa7\\x92\\x00c\\xe9'"'"', 6, [])]" >b; sed "s,.xe9,," b >a; for i in a b; do wt-extract --platform x $i | jq -c "[.title,.price]"; done' '' $'["a b",5]\n["角 c",6]\n["a b",5]' 0 'b:1: layout'
}
@test "objects of Ruby and of Python 2, a line each, one without a price" {
  t 'for i in "{:title=>\"a\", :price=>5}|{:title=>\"b\", :price=>nil}" "{\"title\"=>\"a\", \"price\"=>5}|{\"title\"=>\"b\", \"price\"=>nil}" "{u'"'"'title'"'"': u'"'"'a'"'"', u'"'"'price'"'"': 5}|{u'"'"'title'"'"': u'"'"'b'"'"', u'"'"'price'"'"': None}"; do printf "%s\n" "$i" | tr "|" "\n" >a.txt; wt-extract --platform x a.txt | jq -c "[.title,.price]"; done' '' $'["a",5]\n["b",null]\n["a",5]\n["b",null]\n["a",5]\n["b",null]'
}
@test "characters as Perl shows them" {
  t 'printf "%s" "\$VAR1 = [ { '"'"'title'"'"' => \"\\x{4e2d}b\\x{e9}\", '"'"'price'"'"' => 5 }, { '"'"'title'"'"' => \"c\\x41\", '"'"'price'"'"' => 6 } ];" >a.txt; wt-extract --platform x a.txt | jq -c "[.title,.price]"' '' $'["中bé",5]\n["cA",6]'
}
@test "the header of a table again, with columns without a name or of one" {
  t 'printf "<table><tr><th>no<th>title<th>price<th>price<th><th colspan=2>x</tr><tr><td>1<td>a<td>5<td>6</tr><tr><th>no<th>title<th>price<th>price<th><th colspan=2>x</tr><tr><td>1<td>b<td>6</tr></table>" | wt-extract --platform x | jq -c "[.title,.price]"' '' $'["a",5]\n["b",6]'
}
@test "rows by an expression: a price of many digits is a number" {
  t 'printf "site a\nhost a.example\njson\nrows jq .items[] | select(.price > 10)\nitem jq .id\nprice jq .price\n" >a.site; echo "{\"items\":[{\"id\":123456789012345678,\"price\":9.9899999999999998},{\"id\":223456789012345678,\"price\":19.989999999999998}]}" | wt-extract --site a.site --url https://a.example/ | jq -c "[.item,.price]"' '' '["223456789012345678",19.99]'
}
@test "files that are sent without a name, and messages as files" {
  t 'h="MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"; c="title,price,item\na,5,7\n"; printf "$h--b\nContent-Type: application/vnd.ms-excel\n\n$c--b\nContent-Type: application/octet-stream\nContent-Disposition: Attachment\n\n$c--b--\n" >a.eml; printf "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=c\n\n--c\nContent-Type: application/octet-stream\nContent-Disposition: attachment; filename=x.eml\n\n$(cat a.eml)\n--c--\n" >b.eml; wt-extract --platform x a.eml | jq -c .title; wt-extract --rejects - --platform x b.eml 2>&1 | grep -o mail:; exit ${PIPESTATUS[0]}' '' $'"a"\n"a"\nmail:' 1
}
@test "a cell of CSV that ends with a quote behind a backslash, the first of a table; JSON in one" {
  t 'printf "%s\n" "\"title\",\"price\",\"item\"" "\"a 5\\\"\"\",\"6\",\"7\"" "\"b\",\"8\",\"9\"" | sed "s/\"\"\"/\"\"/" >a.csv; printf "%s\n" "\"title\",\"price\",\"note\"" "\"a\",\"6\",\"{\"\"k\"\":\"\"c \\\"\"d\\\"\", e\"\"}\"" "\"b\",\"8\",\"9\"" >b.csv; for i in a b; do wt-extract --platform x $i.csv | jq -c "[.title,.price]"; done' '' $'["a 5\\"",6]\n["b",8]\n["a",6]\n["b",8]'
}
@test "messages: parts without a name, and without a type; messages in base64 are told" {
  t 'h="MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"; c="title,price,item\na,5,7\n"; printf "$h--b\nContent-Type: application/octet-stream\n\n$c--b\nContent-Disposition: attachment; filename=a.csv\n\n$c--b\nContent-Type: application/octet-stream\nContent-Location: https://a.example/x\n\n$c--b--\n" >a.eml; printf "$h--b\nContent-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n$(base64 a.eml)\n--b--\n" >b.eml; wt-extract --platform x a.eml | jq -c .title; wt-extract --rejects - --platform x b.eml 2>&1 | grep -o mail:; exit ${PIPESTATUS[0]}' '' $'"a"\n"a"\nmail:' 1
}
@test "two members of one name have two places" {
  t 'python3 -W ignore -c "import zipfile; z=zipfile.ZipFile(\"z\",\"w\"); [z.writestr(n,\"title,price\na%d,5\n\" % i) for i,n in enumerate([\"a\",\"a\",\"b\",\"a#2\",\"a\"])]"; wt-extract --platform x z | jq -r "[.title,.source.file]|@tsv" | while read -r i f; do echo "$i $f"; wt-extract --exhibit "$f" 0 | grep -c $i; done; wt-extract --platform x <z | jq -r .source.file | paste -sd " "' '' $'a0 z/a\n1\na1 z/a#2\n1\na2 z/b\n1\na3 z/a#2#4\n1\na4 z/a#5\n1\n-/a -/a#2 -/b -/a#2#4 -/a#5'
}
@test "UTF-32, by its mark; a lone surrogate in UTF-16 costs itself" {
  t 'i() { printf "\357\273\277title,price,item\n$1,5,7\n" | iconv -t $2; }; for e in LE BE; do i 角梳 UTF-32$e | wt-extract --platform x | jq -r "[.title,.source.charset]|@tsv"; done; i 角梳 UTF-16LE | sed "s/\xd2\x89/\x3d\xd8\xd2\x89/" | wt-extract --platform x | jq -r .title' '' $'角梳\tutf-32le\n角梳\tutf-32be\n\xef\xbf\xbd角梳'
}
@test "nested data as PHP and Python print it" {
  t 'n() { wt-extract --platform x --rejects r "$@" | jq -c "[.title,.price]" | paste -sd " "; [[ ! -s r ]] || jq -c "[.reason]" r; rm -f r; }; printf "[OrderedDict([(\047title\047, \047a\047), (\047price\047, 5)]), OrderedDict([(\047title\047, \"b\"), (\047price\047, Decimal(\0476.5\047))])]" | tee o | n; head -c 75 o | n; printf "OrderedDict({\047title\047: \047a\047, \047price\047: 5})\nOrderedDict({\047title\047: \047b\047, \047price\047: 6})\n" | n; printf "array (\n  0 => \n  array (\n    \047title\047 => \047a\047,\n    \047price\047 => 5,\n    \047images\047 => \n    array (\n      0 => \047u\047,\n    ),\n  ),\n  1 => \n  (object) array(\n     \047title\047 => \047it\\\\\047s\047,\n     \047price\047 => \0476\047,\n     \047sku\047 => NULL,\n  ),\n)" | n; printf "<?php\n\$a = [\n  [\047title\047 => \047a\047, \047price\047 => 5],  // x\n  [\047title\047 => \047b\047, \047price\047 => 6],\n];\n" | n; printf "array(2) {\n  [0]=>\n  array(2) {\n    [\"title\"]=>\n    string(4) \"a\"b\"\"\n    [\"price\"]=>\n    float(4.5)\n  }\n  [1]=>\n  object(G)#1 (2) {\n    [\"title\":protected]=>\n    string(1) \"b\"\n    [\"price\"]=>\n    int(6)\n  }\n}\n" | n; printf "OrderedDict([(\047title\047, \047a" | n' '' $'["a",5] ["b",6.5]\n["a",5]\n["layout"]\n["a",5] ["b",6]\n["a",5] ["it\x27s",6]\n["a",5] ["b",6]\n["a\\"b\\"",4.5] ["b",6]\n\n["part"]' 0 'rejected'
}
@test "nested data of PHP and Python: numbers among names, expressions, statements before it" {
  t 'n() { wt-extract --platform x --rejects r "$@" | jq -c "[.title,.price]" | paste -sd " "; [[ ! -s r ]] || jq -c "[.reason]" r; rm -f r; }; q() { tr "^" "\047" | n; }; echo "array (0 => array (0 => ^a^, ^title^ => ^a^, 1 => ^5^, ^price^ => ^5^), 1 => array (0 => ^b^, ^title^ => ^b^, 1 => 6, ^price^ => 6), ^all^ => 2)" | q; printf "array(1) {\n  [0]=>\n  &array(5) {\n    [0]=>\n    string(1) \"a\"\n    [\"title\":\"A\\\\B\":private]=>\n    string(1) \"a\"\n    [\"x\"]=>\n    enum(A::B)\n    [\"y\"]=>\n    *RECURSION*\n    [\"price\"]=>\n    int(5)\n  }\n}\n" | n; printf "array(2) {\r\n  [\"title\"]=>\r\n  string(9) \"象象象\"牙\"\r\n  [\"price\"]=>\r\n  int(5)\r\n}\r\n" | n; echo "<?php namespace A; if (!defined(^X^)) exit; \$g = array(); \$g[] = array(^title^ => ^a^ . \"b\", ^time^ => time(), ^price^ => 5); \$g[^x^] = [^title^ => ^b^, ^n^ => 2 * 3, ^price^ => 6]; return \$g;" | q; echo "[OrderedDict([(^title^, ^a^), (^tags^, {1, 2}), (^raw^, b^z^), (^price^, 5)]), defaultdict(None, {^at^: datetime.datetime(2020, 1, 2, tzinfo=zone.utc), ^title^: ^b^, ^price^: 6})]" | q' '' $'["a",5] ["b",6]\n["a",5]\n["象象象\\"牙",5]\n["ab",5] ["b",6]\n["a",5] ["b",6]'
}
@test "nested data of PHP and Python that cannot be read on is told, and what stood before it" {
  t 'n() { wt-extract --platform x --rejects r "$@" 2>e | jq -c "[.title,.price]" | paste -sd " "; jq -r .reason r; grep -o "line [0-9]*: what\|inside a value" e; rm -f r e; }; q() { tr "^" "\047" | n; }; printf "array (\narray (^title^ => ^a^, ^price^ => 5),\narray (^title^ => ^b^], ^price^ => 6),\narray (^title^ => ^ccccccccccccccccccc^, ^price^ => 7))" | q; printf "array(1) {\n  [0]=>\n  array(2) {\n    [\"title\"]\n    string(1) \"a\"\n    [\"price\"]=>\n    string(1) \"5\"\n  }\n}\n" | q; (echo "array(array(^title^ => ^a^, ^price^ => 5),"; printf "array(%.0s" {1..70}; printf ")%.0s" {1..71}) | q; echo "array(array(^title^ => ^a^, ^price^ => 5), array(^title^ => ^b^," | q' '' $'["a",5]\nlayout\nline 3: what\n\npart\ninside a value\n["a",5]\nlayout\nline 2: what\n["a",5]\nlayout\ninside a value'
}
@test "a sign that stands very often between cells, names of Python without braces: no squares" {
  t 'python3 -c "print(\"\\n\".join((\"#\"*1000).join(r) for r in [(\"title\",\"price\",\"item\")]+[(\"a\",\"5\",\"7\")]*25)+\"\\n\"+(\"#\"*999+\"x\")*16000)" >a; python3 -c "print((\"OrderedDict([(\x27a\x27,1)]), \")*400000)" >b; for f in a b; do (ulimit -t ${SAN:+4}4; exec wt-extract --platform x --rejects /dev/null $f 2>/dev/null); echo $?; done' '' $'0\n0'
}
@test "psql's \x that is cut: its names are no titles, what stood before is taken, and told" {
  t 'printf -- "-[ RECORD 1 ]\ntitle | a\nprice | 5\n-[ RECORD 2 ]\ntitle | b\nprice | 6\n" >f; for n in 36 40 48 59 60; do head -c $n f | wt-extract --platform x --rejects r 2>/dev/null | jq -c "[.title,.price]" | paste -sd " "; [[ ! -s r ]] || jq -r .reason r; rm -f r; done' '' $'["a",5]\nlayout\n["a",5]\nlayout\n["a",5]\nlayout\n["a",5] ["b",null]\nlayout\n["a",5] ["b",null]\nlayout'
}
@test "signs between cells: a row that has more or less of them is told, and hides no other" {
  t 'printf "title^price^item\na^5^12345\nb^c^6^12346\nd^7^12347\n" | wt-extract --platform x --rejects /dev/null 2>&1 >a | grep -o layout; jq -c "[.title,.price]" a; printf "title::price::item\na::5::12345\nb::6::12346\nc::7\n" | wt-extract --platform x | jq -c "[.title,.price]"' '' $'layout\n["a",5]\n["d",7]\n["a",5]\n["b",6]\n["c",7]'
}
@test "lines of labels: Item: 6001 is no title of a next advert" {
  t 'printf "Title: a - Price: 5 - Item: 6001\nTitle: b - Price: 6 - Item: 6002\nTitle: c - Item: 6003\n" | wt-extract --platform x | jq -c "[.title,.price]"; printf "Item: 6001\nTitle: a\nPrice: 5\n\nItem: old box\nPrice: 6\n" | wt-extract --platform x | jq -c "[.title,.price]"' '' $'["a",5]\n["b",6]\n["a",5]\n["old box",6]'
}
@test "what stands behind as and is no type costs its own value" {
  t 'p=$(printf "%.0sa, " {1..200}); echo "const A = [{title: \"a\", price: 5, url: \"https://item.jd.com/100001.html\", x: 1 as <$p}, {title: \"b\", price: 6, url: \"https://item.jd.com/100002.html\"}];" | wt-extract | jq -r .id | paste -sd " "' '' 'jd:100001 jd:100002'
}
@test "types of TypeScript: before, behind and within what a module sets" {
  t 'a="[{title: \047a\047, price: 5, tag: <any>null} as G, {title: \047b\047, price: 6} satisfies Map<A, B>]"; for s in ": G[] = $a;" ": { title: string; price: number }[] = $a;" " = <G[]>$a;" " = <Array<G>>$a;" " = $a as G[];" " = $a satisfies readonly G[];"; do printf "import type { X }\n  from \047x\047;\ninterface G { title: string; price: number }\nexport type N = G[];\n\nexport const A$s\nexport default A;\n" | wt-extract --platform x | jq -c "[.title,.price]" | paste -sd " "; done' '' "$(for i in 1 2 3 4 5 6; do echo '["a",5] ["b",6]'; done)"
}
@test "Format-List folds a value at the console's width" {
  t 'printf "\ntitle : Carved box of\n        old wood\nprice : 5\nurl   : https://item.jd.com/\n        1.html\nnote  : a\n\n        b\n标题 : 老料手串精\n       工a1\n       08\nprice : 6\n     x\n\n" | wt-extract --platform x | jq -c "[.title,.price,.url]"' '' $'["Carved box of old wood",5,"https://item.jd.com/1.html"]\n["老料手串精工a108",6,null]'
}
@test "psql's \x behind other lines, and before such" {
  t 'r() { printf -- "-[ RECORD 1 ]\ntitle | a\nprice | 5\n-[ RECORD 2 ]\ntitle | b\nprice | 6\n"; }; (printf "shop=# \\\\x\nExpanded display is on.\nshop=# select * from g;\n"; r; printf "\nTime: 1.5 ms\n(2 rows)\n") | wt-extract --platform x | jq -c "[.title,.price]"' '' $'["a",5]\n["b",6]'
}
@test "XML without a declaration; a page of such names in it is none" {
  t 'i() { printf "<$1><$2 n=\"1\"><title>a</title><price>5</price></$2><$2><title>b</title><price>6</price></$2></$1>"; }; for r in "goods item" "rows row"; do i $r | wt-extract --platform x | jq -c "[.title,.price]" | paste -sd " "; done; printf "<item><title>a</title><price>5</price></item>" | wt-extract --platform x | jq -c "[.title,.price]"; i goods item | head -c 80 | wt-extract --platform x --rejects /dev/null 2>/dev/null | jq -c .title; for r in "div item" "x-list item"; do i $r | wt-extract --platform x; done' '' $'["a",5] ["b",6]\n["a",5] ["b",6]\n["a",5]\n"a"'
}
@test "data in a script that is nested too deep is told" {
  t 'd=$(printf "[%.0s" {1..1100})$(printf "]%.0s" {1..1100}); for p in "<script>var a = {\"x\":$d,\"items\":[{\"title\":\"a\"}]};</script>" "<script id=\"__NEXT_DATA__\">{\"x\":$d}</script>" "<script>var a = {x:${d::300}${d: -300}};</script>"; do echo "<html><body>$p</body></html>" | wt-extract --rejects r 2>/dev/null; done; jq -r .reason r' '' $'depth\ndepth\ndepth'
}
@test "a list of three on a page of their own platform, not elsewhere" {
  t 'p() { echo "<html><body>"; for i in 1 2 3; do echo "<div><a href=\"https://item.jd.com/10000$i.html\">carved mug no $i</a> <b>¥$i.00</b></div>"; done; echo "</body></html>"; }; for u in mall.jd.com www.jd.com notjd.com a.example mall.jd.com.cn; do echo $u $(p | wt-extract --url https://$u/index-1.html | jq -r .id); done; p | wt-extract | jq -r .id | paste -sd " "; (echo "<a href=/blog>b</a>"; p) | wt-extract' '' $'mall.jd.com jd:100001 jd:100002 jd:100003\nwww.jd.com jd:100001 jd:100002 jd:100003\nnotjd.com\na.example\nmall.jd.com.cn\njd:100001 jd:100002 jd:100003'
}

@test "three on a page of their own platform that is their visitor's are none" {
  t 'p() { for i in 1 2 3; do echo "<div><a href=\"https://item.jd.com/10000$i.html\">carved mug no $i</a> <b>¥$i.00</b></div>"; done; }; for u in cart history/list; do p | wt-extract --url https://www.jd.com/$u; done' '' ''
}
@test "a note between rows below one above the header is passed over" { t 'printf "# scraped\ntitle,price\na,5\n# a pause\nb,6\n" >a.csv; wt-extract --platform x a.csv | jq -c "[.title,.price]"' '' $'["a",5]\n["b",6]'; }
@test "a caption whose labels and values have cells of their own, and a short one" { t 'wt-extract | jq -c "[.title,.seller.name,.captured]"' $'Surveyor: E. Xample,,Period:,March 2021\n\nDate,URL,Product,Price,Seller\n2021-03-05,https://www.ebay.com/itm/900000000123,comb,USD 5,ann\n' '["comb","ann","2021-03-05"]'; }
@test "a frame of pandas, cut: of columns it is whole, of rows that is told" {
  t 'wt-extract | jq -c "[.title,.seller.name]"' $'     title  price  ...  seller                                  url\n0  a comb  $5.00  ...  ann     https://www.ebay.com/itm/900000000123\n\n[1 rows x 9 columns]\n' '["a comb","ann"]'
  t 'wt-extract >o; s=$?; jq -c .title o; exit $s' $'     title  price                                  url\n0  a comb  $5.00  https://www.ebay.com/itm/900000000123\n..    ...    ...                                  ...\n8  a cup   $6.00  https://www.ebay.com/itm/900000000124\n' $'"a comb"\n"a cup"' 1 'does not show all rows'
}
@test "objects that a program printed below lines that say which page" { t 'wt-extract --platform x | jq -c "[.title,.price]"' $'http://p.example/1\n{\'price\': \'\\n45\\n\', \'title\': \'comb\'}\nhttp://p.example/2\n{\'price\': \'\\n46\\n\', \'title\': \'cup\'}\n' $'["comb",45]\n["cup",46]'; }
@test "a link as HTML in the column for links: what it says is no address" { t 'wt-extract | jq -c "[.title,.url]"' $'Title,Link,Price\ncomb,"<a href=""https://www.ebay.com/itm/900000000123"">View</a>",$5.00\n,"<a href=""https://www.ebay.com/itm/900000000124"">View</a>",$6.00\n' $'["comb","https://www.ebay.com/itm/900000000123"]\n[null,"https://www.ebay.com/itm/900000000124"]'; }
@test "a price of today goes before one of the past, whatever their names" { t 'wt-extract | jq -c .price' $'title,currency_value,original_price,url\ncomb,5.50,9.00,https://www.etsy.com/listing/1500000001\n' '5.5'; }
@test "a special price that is false is none" { t 'wt-extract --platform x | jq -c .price' '[{"title":"comb","price":"$5.00","special_price":"false"}]' '5'; }
@test "amounts in millions" { t 'wt-extract --platform x | jq -c "[.price,.price_max]"' $'title,price\na,$1.2 million\nb,€ 3 Mio. - 5 Mio.\nc,"1,5 млн руб."\nd,$12 Milk jug\n' $'[1200000,null]\n[3000000,5000000]\n[1500000,null]\n[12,null]'; }
@test "a lot has its auction's number or none: lot 1 is in each" { t 'wt-extract | jq -c .item' $'lot_id,auction_id,title,price,url\n1,5501,a,5.00,https://h.example/auction/5501/lot/1\n1,5502,b,5.00,https://h.example/auction/5502/lot/1\n12345678,5502,c,5.00,https://h.example/auction/5502/lot/2\n' $'null\nnull\n"12345678"'; }
@test "long numbers of a lot and its auction: the lot's is the item" { t 'wt-extract --platform x | jq -c .item' $'auction_id,lot_id,title,price\n55010,12345678,a,5.00\n' '"12345678"'; }
@test "rates of money and shares are no adverts" { t 'wt-extract' $'Currency,Code,Price,Link\nUS Dollar,USD,1.08,https://r.example/currencies/usd-eur\n' ''; }
@test "sums of auctions are no adverts" { t 'wt-extract' $'Sale,Lots offered,Lots sold,Total,Link\nFine Art,20,18,"1,250",https://h.example/sales/fine-art\n' ''; }
@test "what is of a kind is called by it, without a price too, and with notes" { t 'wt-extract | jq -c "[.title,.price]"' $'Link,Common name,Price,Notes\nhttps://www.avito.ru/moskva/zhivotnye/zhako_900000001,Grey parrot,,pair\nhttps://z.example/de/900123.html,Chameleon,,\n' $'["Grey parrot",null]\n["Chameleon",null]'; }
@test "a bar in a cell of Markdown" { t 'wt-extract | jq -c "[.title,.price]"' $'| title | price | link |\n|---|---|---|\n| a \\| b | $5.00 | https://www.ebay.com/itm/900000000123 |\n' '["a | b",5]'; }
@test "an address without a host: its number, by the form of the platform" {
  t 'wt-extract --platform kleinanzeigen.de | jq -c "[.item,.url]"' $'Titel,Preis,Link\nGeweih,5 €,/s-anzeige/geweih/2900000011-240-6411\n' '["2900000011",null]'
  t 'wt-extract --url https://www.kleinanzeigen.de/s-x/k0 | jq -c .item' $'Titel,Preis,Link\nGeweih,5 €,/s-anzeige/geweih/2900000011-240-6411\n' '"2900000011"'
}
@test "a short word stands in an address only as a whole one: CN of Custom-CNC is no title" {
  t 'for i in 1 2 3 4; do printf "https://www.alibaba.com/product-detail/Custom-CNC_160151000394$i.html,Carved mug no $i,\$5.$i,CN\n"; done | wt-extract | jq -c "[.title,.price]"' '' $'["Carved mug no 1",5.1]\n["Carved mug no 2",5.2]\n["Carved mug no 3",5.3]\n["Carved mug no 4",5.4]'
}
@test "a number before a word of opinions is how many there are: 40+条评价" {
  t 'n=0; for i in "1200+条评价" "34 reviews" "5.6万评论" "Top reviews"; do n=$((n + 1)); echo "carved mug no $n,¥5.50,$i,https://item.jd.com/10000$n.html"; done | wt-extract | jq -c "[.title,.price,.reviews]"' '' $'["carved mug no 1",5.5,1200]\n["carved mug no 2",5.5,34]\n["carved mug no 3",5.5,56000]\n["carved mug no 4",5.5,null]'
}
@test "a table without a header, with a column of marks of money: the whole numbers are prices" {
  t 'r() { for i in 1 2 3; do echo "28200$i,Carved mug no $i,2499$i,https://a.example/x$i.svg,$1"; done; }; o() { wt-extract --platform x | jq -c "[.title,.price,.currency]"; }; r UAH | o; r 5,UAH | o; r new | o' '' $'["Carved mug no 1",24991,"UAH"]\n["Carved mug no 2",24992,"UAH"]\n["Carved mug no 3",24993,"UAH"]'
}
@test "a header in Russian, the money within it: Цена товара (в рублях)" {
  t 'printf "Названия товара;Цена товара (в рублях)\nКружка;500\n" | wt-extract --platform x | jq -c "[.title,.price,.currency]"' '' '["Кружка",500,"RUB"]'
}
@test "a table in Shift_JIS without kana" { t 'iconv -t CP932 | wt-extract | jq -c "[.title,.price]"' $'番号,商品名,価格,出品者,URL\n1,象牙印材 実印 未使用,980円,例商店,https://jp.mercari.com/item/m10000000001\n' '["象牙印材 実印 未使用",980]'; }
@test "a day is that of capture in a table without a sale, nowhere else" {
  t 'wt-extract | jq -c .captured' $'date,title,price,url\n2021-03-05,comb,5,https://www.ebay.com/itm/900000000121\n' '"2021-03-05"'
  t 'wt-extract | jq -c .captured' $'date,title,hammer price,url\n2021-03-05,comb,5,https://www.ebay.com/itm/900000000121\n' null
  t 'wt-extract | jq -c .captured' '[{"date":"2021-03-05","title":"comb","price":5,"url":"https://www.ebay.com/itm/900000000121"}]' null
}
@test "a shop's shelf of stocks, quotes or currency has no rates" { t 'for p in stocks/walnut-stock quotes/horn-sign currency/note-12 currencies/coins/2; do echo "https://h.example/$p"; done | sed "s/^/carved mug,\\\$5.00,/;1i title,price,url" | wt-extract | jq -c .price' '' $'5\n5\n5\n5'; }
@test "an estimate goes behind a price of the past" { t 'wt-extract | jq -c .price' $'title,low_estimate,list_price,url\ncomb,3,9,https://www.ebay.com/itm/900000000121\n' 9; }
@test "a path of Windows before a bar ends its cell" { t 'wt-extract | jq -c .url' $'title|price|path|url\ncomb|$5|C:\\a\\|https://www.ebay.com/itm/900000000121\n' '"https://www.ebay.com/itm/900000000121"'; }
@test "a header of labels and names is no caption" { t 'wt-extract | jq -c .title' $'ID:,Title,Price:,Link\n1,comb,$5,https://www.ebay.com/itm/900000000121\n' '"comb"'; }
@test "a table whose first cells are objects is no text that announces them" { t 'wt-extract | jq -c .price' $'raw,price,url\n{"a":1},$5,https://www.ebay.com/itm/900000000121\n{"a":2},$6,https://www.ebay.com/itm/900000000122\n' $'5\n6'; }
@test "a short word with a number stands in an address: cup in /cup2" { t 'for i in 1 2 3; do echo "cup,good used,\$$i.50,https://h.example/p/cup$i"; done | wt-extract | jq -c .title' '' $'"cup"\n"cup"\n"cup"'; }
@test "long whole numbers beside marks of money are no prices" { t 'for i in 1 2 3; do echo "carved mug no $i,90000010$i,USD,https://www.ebay.com/itm/90000000012$i"; done | wt-extract | jq -c .price' '' $'null\nnull\nnull'; }
@test "a lot with the number of how many were sold is an advert" { t 'wt-extract | jq -c .price' $'title,price,lots_sold,url\ncomb,$5,3,https://h.example/p/1\n' 5; }
@test "a text whose only signs are apostrophes of windows-1252" { t 'printf "title,price,url\nHunter\\222s comb,\$5,https://www.ebay.com/itm/900000000121\nKeeper\\222s horn,\$5,https://www.ebay.com/itm/900000000122\n" | wt-extract | jq -c .title' '' $'"Hunter’s comb"\n"Keeper’s horn"'; }
@test "a lone letter of Europe before an ASCII one is no kanji" { t 'for i in 1 2 3 4 5 6 7 8 9; do printf "Sch\\224ner Kamm,5 EUR,https://www.kleinanzeigen.de/s-anzeige/x/290000000$i-240-6411\n"; done | sed "1i Titel,Preis,Link" | wt-extract | jq -r .title | grep 馬 | wc -l' '' 0; }
@test "what a link says is no title beside a column for titles, which is empty" { t 'wt-extract | jq -c .title' $'Title,Link,Price\n,"<a href=""https://www.ebay.com/itm/900000000123"">View</a>",$5.00\n' null; }
@test "a lot with a long number of its own has that, whatever else" { t 'wt-extract | jq -c .item' $'lot_id,lot number,auction_id,title,price,url\n80001234,12,5501,a,5,https://h.example/a/x\n80001235,13,5501,b,5,https://h.example/a/y\n' $'"80001234"\n"80001235"'; }
@test "a whole card that a program took for the title: it ends before the line that is the price" { t 'wt-extract | jq -c .title' $'[{"title":"horn comb\\n$1.15\\n10 pieces","price":"$1.15","url":"https://www.ebay.com/itm/900000000121"}]' '"horn comb"'; }
@test "objects of a class that PHP exports" { t 'wt-extract | jq -c "[.title,.price]"' $'array (\n0 => \nA\\\\B::__set_state(array(\n"title" => "comb","price" => "5","url" => "https://www.ebay.com/itm/900000000121")),\n1 => \nstdClass::__set_state(array(\n"title" => "horn","price" => "6","url" => "https://www.ebay.com/itm/900000000122")),\n)' $'["comb",5]\n["horn",6]'; }
@test "the levels of a log, whatever their case" { t 'wt-extract | jq -c .title' $'WARNING:root:{"title":"comb","price":"$5","url":"https://www.ebay.com/itm/900000000121"}\nFatal:{"title":"horn","price":"$6","url":"https://www.ebay.com/itm/900000000122"}' $'"comb"\n"horn"'; }
@test "JSON behind record separators, as RFC 7464 has it" { t 'wt-extract | jq -c .price' $'\x1e{"title":"comb","price":"$5","url":"https://www.ebay.com/itm/900000000121"}\n\x1e{"title":"horn","price":"$6","url":"https://www.ebay.com/itm/900000000122"}' $'5\n6'; }
@test "a list in JSON-LD is of others if the page says that it is of one thing and its price" { t 'wt-extract --url https://h.example/p/horn | jq -c .title' '<meta property="og:type" content="product"><meta property="og:title" content="horn"><meta property="product:price:amount" content="45.00"><script type="application/ld+json">[{"@type":"ItemList","itemListElement":[{"@type":"Product","name":"comb","url":"/p/comb","offers":{"@type":"Offer","price":"5"}},{"@type":"Product","name":"cup","url":"/p/cup","offers":{"@type":"Offer","price":"6"}}]}]</script><h1>horn</h1>' '"horn"'; }
@test "the lines of an advert, with data of its own behind them, are no words before a reply" { t 'wt-extract | jq -c "[.title,.price]"' $'Title: comb\nPrice: $5\nURL: https://www.ebay.com/itm/900000000121\nExtra: \n{"sku":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}' '["comb",5]'; }
@test "a page that PHP warned before is no log" { t 'wt-extract | jq -c .price' "Notice: Undefined index x in /a.php on line 3"$'\n'"$(for i in 71 72 73 74; do echo "<div class=product-card><a href=https://www.combs.example/p/$i><h3>Horn $i</h3></a><span class=price>\$$i.00</span></div>"; done)"$'<script>\nvar d =\n{"a":1}\n</script>' $'71\n72\n73\n74'; }
@test "a base on the machine of who made the page is none" { t 'wt-extract --url https://www.combs.example/c/ | jq -r .id | sed 1q' "<title>a</title><base href=http://localhost:8080/>$(for i in 71 72 73 74; do echo "<div class=product-card><a href=lot.php?id=$i><h3>Horn $i</h3></a><span class=price>\$$i.00</span></div>"; done)" combs.example:71; }

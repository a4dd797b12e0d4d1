#!/usr/bin/env bats
# wt-extract: pages and replies in what programs wrote around them: logs, MHTML, HAR,
# feeds, messages, web archives.
load helper
load extract

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

@test "what print_r writes is cut: told, behind a row too" {
  t 'for i in 1 2; do [ $i = 1 ] && printf "Array\n(\n"; printf "    [$i] => Array\n        (\n            [title] => comb $i\n            [price] => 12\n            [url] => https://a.example/item/$i\n        )\n\n"; done >a; (cat a; echo ")") >b; head -c -30 a >c; for f in a b c; do wt-extract --platform a $f 2>e | wc -l; grep -c "inside a value" e; (echo "It gave:"; cat $f) | wt-extract --platform a 2>e | wc -l; grep -c "inside a list" e; done | tr -d "\n"; echo' '' 212120201121
}
@test "what print_r writes of lists within, and texts of several lines" { t 'sed "s/ Array$/ a\\Goods Object/" | seen' $'Array\n(\n    [data] => Array\n        (\n            [title:protected] => a comb\n\nof [horn] (\n            [images] => Array\n                (\n                    [0] => a.jpg\n                    [1] => \n                )\n\n            [price] => 12\n            [url] => https://item.taobao.com/item.htm?id=7001\n        )\n\n)\n' '["taobao:7001","a comb of [horn] (",12]'; }
@test "the pages of a test in TypeScript; a template is none, nor what a program has among more, or with SQL" {
  t 'p() { printf "%s " "<div class=item><a href=//detail.tmall.com/item.htm?id=63010000700$1><img src=//a.example/$1.jpg></a><p class=pay><em title=5.00><b>¥</b>5.00</em></p><p class=title><a href=//detail.tmall.com/item.htm?id=63010000700$1>a carved wooden $2</a></p></div>"; }; r="<div>$(p 1 comb; p 2 "box with a lid"; p 3 "cup, old")</div>"; q="\"insert into g values(1)\""
    for a in "\`$r\`" "\`${r/box/\${t\}}\`" "\`$r\` $q" "\`$r\` + \"$r$r\""; do echo "const html = f($a);" | wt-extract 2>/dev/null | jq -r .title | grep -c "^a "; done | tr -d "\n"; echo' '' 3000
}
@test "what a program writes that takes its file for a terminal: JSON, a box and a link in colours" {
  t 'e=$(printf "\033["); u=https://item.taobao.com/item.htm?id=6402000001
    printf "%s1;39m[\n  %s{%s34;1m\"title\"%s0m%s39m: %s0;32m\"comb\"%s0m,\"price\":5.5,\"url\":\"${u}1\"}\n]%s0m\n" "$e" "$e"0m "$e" "$e" "$e" "$e" "$e" "$e" >a
    printf "%s90m┌───%s39m%s90m┬───%s39m\n" "$e" "$e" "$e" "$e" >b; for r in title,price,url "cup,6.5,${u}2"; do printf "%s90m│%s39m%s31m %s %s39m%s90m│%s39m %s │ %s %s90m│%s39m\n" "$e" "$e" "$e" "$(cut -d, -f1 <<<$r)" "$e" "$e" "$e" "$(cut -d, -f2 <<<$r)" "$(cut -d, -f3 <<<$r)" "$e" "$e"; done >>b
    printf "title,price,url\n\033]8;;%s\033\\\\hat\033]8;;\033\\\\,7.5,%s\nbag,8.5,%s\n" "${u}3" "${u}3" "${u}4" >c
    for f in a b c; do seen $f; done' '' $'["taobao:64020000011","comb",5.5]\n["taobao:64020000012","cup",6.5]\n["taobao:64020000013","hat",7.5]\n["taobao:64020000014","bag",8.5]'
}
@test "objects in strings, a line each; names that are paths; elements as xml-js has them; YAML in brackets; rows of a table alone; print_r in a page" {
  t 'u=https://item.taobao.com/item.htm?id=6402000001; o() { printf "{\"title\":\"comb %s\",\"price\":%s.5,\"url\":\"$u%s\"}\n" $1 $1 $1; }
    (o 1; o 2) | jq -c tojson >a; (o 3; o 4) | jq -cs "to_entries|map(.key as \$k|.value|with_entries(.key=\"d.i.\\(\$k).\"+.key))|add+{page:1}" >b; (o 5; o 6) | jq -cs "{i:map(map_values({_text:tostring}))}" >c
    printf "[{title: 角梳\n    7, price: 7.5, url: \"${u}7\"}, {title: 角梳 8, price: 8.5, url: \"${u}8\"}]\n" >d; printf "<TR><TH>title</TH><TH>price</TH><TH>url</TH></TR>\n<TR><TD>comb</TD><TD>9.5</TD><TD>${u}9</TD></TR>\n" >e
    for i in 1 2; do echo "<pre>Array"; printf "(\n    [title] => a &quot;comb&quot; $i\n    [price] => $i.5\n    [url] => $u$i\n)\n</pre>"; done >f; (echo "<p>$(seq 300)</p>"; cat f) >g
    for f in a b c d e f g; do wt-extract $f | jq -c "[.title,.price,.item]"; done' '' $'["comb 1",1.5,"64020000011"]\n["comb 2",2.5,"64020000012"]\n["comb 3",3.5,"64020000013"]\n["comb 4",4.5,"64020000014"]\n["comb 5",5.5,"64020000015"]\n["comb 6",6.5,"64020000016"]\n["角梳 7",7.5,"64020000017"]\n["角梳 8",8.5,"64020000018"]\n["comb",9.5,"64020000019"]\n["a \\"comb\\" 1",1.5,"64020000011"]\n["a \\"comb\\" 2",2.5,"64020000012"]'
}
@test "objects in the messages of a log; events of a stream; documents of Firestore, whose name is no title; properties of Notion" {
  t 'u=https://item.taobao.com/item.htm?id=6402000001; o() { printf "{\"标题\":\"comb %s\",\"价格\":%s.5,\"链接\":\"$u%s\"}\n" $1 $1 $1; }
    (o 1; o 2) | jq -c "{\"@timestamp\":\"2024-05-06T07:08:09Z\",message:tojson}" >a; (for i in 3 4; do printf "event: item\nid: $i\ndata: "; o $i; echo; done; echo "data: [DONE]") >b
    (o 5; o 6) | jq -cs "{documents:map({name:\"projects/p/databases/d/documents/g/1\",fields:map_values({stringValue:tostring})})}" >c
    (o 7; o 8) | jq -cs "{object:\"list\",results:map({object:\"page\",properties:{\"标题\":{id:\"title\",type:\"title\",title:[{type:\"text\",plain_text:.[\"标题\"]}]},\"价格\":{type:\"number\",number:.[\"价格\"]},\"链接\":{type:\"url\",url:.[\"链接\"]}}})}" >d
    for f in a b c d; do wt-extract $f | jq -c "[.title,.price,.item]"; done' '' $'["comb 1",1.5,"64020000011"]\n["comb 2",2.5,"64020000012"]\n["comb 3",3.5,"64020000013"]\n["comb 4",4.5,"64020000014"]\n["comb 5",5.5,"64020000015"]\n["comb 6",6.5,"64020000016"]\n["comb 7",7.5,"64020000017"]\n["comb 8",8.5,"64020000018"]'
}
@test "links in a list of Markdown, with a price behind each; of no shop that is known, or one alone" { t 'u=https://item.taobao.com/item.htm?id=64020000011; for i in 1 2 3; do echo "$i. [Comb of h<o>rn $i]($u$i \"see\") ￥5$i.00, _fine_"; done | (echo "# Parts"; cat; echo; echo "[Docs](https://docs.example/a)") >a; seen a; sed "s,item.taobao.com/item.htm?id=,a.example/docs/," a | seen 2>/dev/null; head -2 a | seen 2>/dev/null' '' $'["taobao:640200000111","Comb of h<o>rn 1",51]\n["taobao:640200000112","Comb of h<o>rn 2",52]\n["taobao:640200000113","Comb of h<o>rn 3",53]'; }
@test "two links in a line of Markdown, with a price before, between or behind them" {
  t 'u="https://item.taobao.com/item.htm?x=1&notid=2&id=64020000011"; b="[B & C](https://shop1.taobao.com/)"; for i in 1 2 3; do echo "- ￥5$i.00 [Comb of horn $i](${u}$i) $b"; done | seen; for i in 1 2 3; do echo "- [Comb of horn $i](${u}$i) ￥5$i.00 of $b"; done | wt-extract | jq -c "[.title,.price,.url]"' '' $'["taobao:640200000111","Comb of horn 1",51]\n["taobao:640200000112","Comb of horn 2",52]\n["taobao:640200000113","Comb of horn 3",53]\n["Comb of horn 1",51,"https://item.taobao.com/item.htm?id=640200000111"]\n["Comb of horn 2",52,"https://item.taobao.com/item.htm?id=640200000112"]\n["Comb of horn 3",53,"https://item.taobao.com/item.htm?id=640200000113"]'
}
@test "a link of Markdown that does not close is none" { t 'for i in 1 2 3; do echo "- [Comb of horn $i](https://item.taobao.com/item.htm?id=6402000001$i) ￥5$i"; done | (cat; echo "- [Cup](https://item.taobao.com/item.htm?id=64020000119 ￥59") | seen' '' $'["taobao:64020000011","Comb of horn 1",51]\n["taobao:64020000012","Comb of horn 2",52]\n["taobao:64020000013","Comb of horn 3",53]'; }
@test "objects that are too short for data, within other text" { t 'wt-extract --platform x | jq -r .title' $'x y\nf \x7btitle: "comb", price: 5}\nz "{\\"title\\":\\"box\\",\\"price\\":5}" w\nf \x7btitle: "cup of some horn, old", price: 6, currency: "USD"}' 'cup of some horn, old'; }
@test "the current price goes before a price" { t seen '{"list":[{"title":"comb","price":"98.00","currentPrice":"58.00","href":"https://item.taobao.com/item.htm?id=7001"}]}' '["taobao:7001","comb",58]'; }
@test "arrays of PHP in a call, behind code with ::; objects of C# and Lua" {
  t 'u=https://item.taobao.com/item.htm?id=700; printf "<?php\nclass A extends B\n{\n    function run() {\n        DB::table(7)->insert([\n            [\047title\047 => \047comb\047, \047price\047 => 12.5, \047shop\047 => [\047name\047 => \047a\047], \047url\047 => \047${u}1\047],\n        ]);\n    }\n}\n" | seen
    printf "class A { bool b = c == d;\n static L<G> l = new L<G> {\n new G { Title = \"box\", Price = 5.50m, Url = \"${u}2\" },\n}; }\n" | seen; printf "local goods = {\n  { title = \"cup\", price = 7, url = \"${u}3\" },\n}\nreturn goods\n" | seen' '' $'["taobao:7001","comb",12.5]\n["taobao:7002","box",5.5]\n["taobao:7003","cup",7]'
}
@test "data of several lines in the comments of a program: with stars, slashes and signs of Python" {
  t 'for m in "*" // "#"; do (echo "class A:"; jq "." <<<"{\"data\":[{\"title\":\"comb\",\"price\":5,\"shop\":{\"name\":\"a\"},\"url\":\"https://item.taobao.com/item.htm?id=7001\"}]}" | sed "s,^,  $m ,"; echo "def f(x): return x * 2") | seen; done | uniq -c | tr -d " "' '' '3["taobao:7001","comb",5]'
}
@test "data in a comment whose lines an editor broke, also within a text" {
  t seen $'class A {\n  /**\n   * code : 0\n   * data : {"list":[{"title":"horn co\n   * mb, old","price":\n   * 5.50,"url":"https://item.taobao.com/item.htm?id=70\n   * 01","note":"a \\" b\n   * c"},{"title":"box","price":6,\n   * "url":"https://item.taobao.com/item.htm?id=7002"}]}\n   * more : 1\n   */\n  int x;\n}\n' $'["taobao:7001","horn comb, old",5.5]\n["taobao:7002","box",6]'
}
@test "blocks of lines in which the mark of money, the number and its fraction are lines" {
  t 'for i in 1 2 3; do printf "horn comb of the old kind %s\n¥\n%s\n.50\n成交35件\n例某厂\n义乌\nhttps://detail.1688.com/offer/60000000000%s.html\n\n" $i $i $i; done | wt-extract | jq -c "[.item,.title,.price]"' '' $'["600000000001","horn comb of the old kind 1",1.5]\n["600000000002","horn comb of the old kind 2",2.5]\n["600000000003","horn comb of the old kind 3",3.5]'
}
@test "what a function of a program gives" {
  t seen $'import X from \'x\';\nexport class Shop {\n  get(id: string) {\n    return this.find(id);\n  }\n  private find(id: string) {\n    return {\n      item_id: 7001, product_url: \'https://item.taobao.com/item.htm?id=7001\',\n      title: \'comb\', price_info: { price: \'12.00\' },\n    };\n  }\n}\n' '["taobao:7001","comb",12]'
}
@test "labels of a line that are no words of ASCII, one blank between them" { t 'wt-extract --platform x | jq -c "[.title,.price,.seller.name,.location]"' $'商品名:小茶宠 摆件 价格:45.00 付款人数:3人付款 店铺:山房 地址:浙江 湖州\n商品名:茶罐 价格:46.00 付款人数:0人付款 店铺:竹里 地址:北京\n' $'["小茶宠 摆件",45,"山房","浙江 湖州"]\n["茶罐",46,"竹里","北京"]'; }

@test "a page as unicode_escape writes it" { t 'idle 角梳 1000701 | python "s.encode(\"unicode_escape\").decode()" | seen' '' '["jd:1000701","角梳",9.5]'; }
@test "a page as Python shows its bytes" { t 'idle 角梳 1000701 | python "str(s.encode(\"gbk\"))" | seen' '' '["jd:1000701","角梳",9.5]'; }
@test "such bytes without the quote at their end are cut, which is told" { t 'idle 角梳 1000701 | python "str(s.encode())[:-1]" >a; wt-extract --rejects r a | jq -r .title; jq -r .reason r; echo "<title>a – b</title>" | tr -d "\n" | python "str(s.encode())[:-1]" >b; wt-extract --explain b | sed -n 2p' '' $'角梳\npart\n  text: 22 bytes of utf-8, by its bytes' 0 'it ends inside a literal of bytes'; }
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
# once CHARSET: a page in it that was read as windows-1252.
once() { python "''.join(bytes([b]).decode('cp1252', 'ignore') or chr(b) for b in s.encode('$1'))"; }
export -f once
@test "a short page that was read as Latin-1 or windows-1252, of UTF-8 or GBK" { t 'for c in utf-8 gb18030; do idle 铜锁 1000701 | once $c | seen; idle 铜锁 1000701 | iconv -t $c | iconv -f latin1 -t utf-8 | seen; done; idle "玳瑁手镯 ¥" 1000701 | once gb18030 | wt-extract | jq -r ".title,.source.charset"' '' $'["jd:1000701","铜锁",9.5]\n["jd:1000701","铜锁",9.5]\n["jd:1000701","铜锁",9.5]\n["jd:1000701","铜锁",9.5]\n玳瑁手镯 ¥\ngb18030'; }
@test "a page of one word with an accent that was read as windows-1252" { t 'for w in défense слон; do idle $w 1000701 | once utf-8 | seen; done' '' $'["jd:1000701","défense",9.5]\n["jd:1000701","слон",9.5]'; }
@test "of what was read as windows-1252 nothing may be left over" { t 'for w in "铜锁 $(printf 铜锁 | once utf-8)" "$(printf 铜锁 | once utf-8) é"; do idle "$w" 1000701 | seen | grep -c é; done' '' $'1\n1'; }
@test "arrays of PHP whose keys go on from a number; a program of PHP is no page that was cut" {
  t 'u=https://www.ebay.com/itm/25460010000; printf "<?php\n\nreturn [\n    5 => [\n        '"'title' => 'Comb',\n        'price' => 5,\n        'url' => '\${u}1',\n    ],\n    [\n        'title' => 'Cup',\n        'price' => 6,\n        'url' => '\${u}2',\n        'tags' => ['a', 'k' => 'b', 'c'],\n    ],\n];\n"'" | wt-extract | jq -c "[.item,.title,.price]"; printf "<?php\n\$s = preg_replace('"'~(?<!a)b~', '<td '"', \$s);\nreturn 1;\n" >a.php; wt-extract a.php; echo $?; printf "?><p>a <td" >>a.php; wt-extract --rejects /dev/null a.php 2>&1 | cut -d: -f3,4' '' $'["254600100001","Comb",5]\n["254600100002","Cup",6]\n0\n1: part' 0 'no_site'
}
@test "what PHP says before a page" { t 'n="<br />\n<b>Warning</b>:  Undefined array key \"q\" in <b>/a.php</b> on line <b>3</b><br />\n"; m="\nPHP Notice:  Undefined\nvariable q in /a.php on line 12\n"; for w in "$n" "$n$n" "$m" "${m/PHP /}" "$m$n"; do (printf "$w"; idle 角梳 1000701 | sed "s/<!D[^>]*>//") | seen; (printf "$w"; echo "{\"list\":[{\"id\":\"7\",\"title\":\"box\",\"price\":\"5\",\"url\":\"https://www.ebay.com/itm/123456789012\"}]}") | seen; done' '' "$(for i in 1 2 3 4 5; do echo '["jd:1000701","角梳",9.5]'; echo '["ebay.com:123456789012","box",5]'; done)"; }
@test "what only begins as PHP says it is of the page" { t 'printf "Warning: cup\nprice\ttitle\turl\n5\tmug\thttps://item.jd.com/1000701.html\n" | seen; printf "title,price,url\nWarning: mug on line 3,5,https://item.jd.com/1000701.html\n" | seen' '' $'["jd:1000701","mug",5]\n["jd:1000701","Warning: mug on line 3",5]'; }
@test "accents and signs that might be bytes of UTF-8 or GBK are none" { t 'for w in "CAFÉ® É® É® É®" "blé…” de" "NÃO, PROMOÇÃO, COLEÇÕES, AÇÃO, LIÇÃO" "····°·°° ××××" "“CAFÉ” — 5 €" jäääär; do idle "$w" 1000701 | wt-extract | jq -r .title; done' '' $'CAFÉ® É® É® É®\nblé…” de\nNÃO, PROMOÇÃO, COLEÇÕES, AÇÃO, LIÇÃO\n····°·°° ××××\n“CAFÉ” — 5 €\njäääär'; }
@test "from where a page was saved, in UTF-16 and in what was read as windows-1252" { t 'p() (echo "<!-- saved from url=(0034)https://item.jd.com/600000021.html --><title>角梳 - 京东</title><div class=sku-name>角梳</div><div class=p-price><span class=price>39.00</span></div>"); for e in LE BE; do (printf "\357\273\277"; p) | iconv -t UTF-16$e | seen; p | iconv -t UTF-16$e | seen; done; p | once gbk | seen; (echo "From a@b.example Tue Mar  5 02:00:00 2024"; echo "From: a@b.example"; echo "MIME-Version: 1.0"; echo "Content-Type: text/html; charset=utf-8"; echo "Content-Transfer-Encoding: base64"; echo; p | base64; echo) | seen' '' "$(yes '["jd:600000021","角梳",39]' | head -6)"; }
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
@test "a reply of several lines behind a hundred lines of a log in brackets" { t '(yes "[2023-05-06 08:00:01] INFO start" | head -100; echo "[2023-05-06 08:00:02] INFO page 1"; found 1 | jq .) | seen' '' '["taobao:600000000701","comb 1",1.5]'; }
@test "a reply behind a few words" { t '(echo 第1页; found 1) | seen; (printf "page 1\nstatus 200\n\n"; found 2 | jq .; echo ok) | seen; (echo page 1; found 3 | python "repr(__import__(\"json\").loads(s))"; echo) | seen; (printf "第 1 页: "; found 5; echo) | seen; (echo page 1; printf "[{\x27名称\x27: \x27comb 6\x27, \x27链接\x27: \x27https://item.taobao.com/item.htm?id=600000000706\x27, \x27价格\x27: \x276.50\x27}]\n"; echo 3 s) | seen; (echo "2024-05-06 08:00:01 INFO"; found 4 | python "repr(__import__(\"json\").loads(s))"; echo) | seen' '' $'["taobao:600000000701","comb 1",1.5]\n["taobao:600000000702","comb 2",2.5]\n["taobao:600000000703","comb 3",3.5]\n["taobao:600000000705","comb 5",5.5]\n["taobao:600000000706","comb 6",6.5]\n["taobao:600000000704","comb 4",4.5]'; }
@test "a reply in a call behind a few words, and one that catches its errors" { t 'c() (printf "%s([{\"ProdId\":\"2100000000000$1\",\"ProdName\":\"comb $1\",\"Currency\":\"TWD\",\"PriceRange\":[$1,9]}]);%s\n" "$2" "$3"); E="}catch(e){if(window.console){console.log(e);}}"; (echo "https://a.example/s?q=1"; c 1 cb) | seen; (echo "# 2019"; c 2 "try{a.cb" "$E") | seen; (c 3 "try{cb" "$E"; c 4 "try{cb" "$E") | seen; (for i in 5 6; do echo "page $i"; c $i "try{cb" "$E"; done) | seen; (echo "let a = b"; c 7 "if (a") | seen 2>/dev/null' '' $'["ruten.com.tw:21000000000001","comb 1",1]\n["ruten.com.tw:21000000000002","comb 2",2]\n["ruten.com.tw:21000000000003","comb 3",3]\n["ruten.com.tw:21000000000004","comb 4",4]\n["ruten.com.tw:21000000000005","comb 5",5]\n["ruten.com.tw:21000000000006","comb 6",6]\n["ruten.com.tw:21000000000007","comb 7",7]'; }
@test "a text of words with a reply in it is no reply behind words, but has one" { t 'words() (yes "and on it goes" | head -n "$1"); w() (words "$1"; found 1; echo; words "$2"); w 1 99 | seen 2>/dev/null; w 9 0 | seen 2>/dev/null; (echo page 1; echo "{\"a\":1}"; idle 角梳 1000701) | seen' '' $'["taobao:600000000701","comb 1",1.5]\n["taobao:600000000701","comb 1",1.5]\n["jd:1000701","角梳",9.5]'; }
@test "the shops of a cart are no adverts" { t 'for i in 1 2 3; do found $i | jq ".data.itemsArray[0]|{id:\"s_$i\",seller:\"shop $i\",title:\"shop $i\",url:\"//store.taobao.com/shop/view_shop.htm?user_number_id=70$i\",bundles:[{orders:[{cartId:\"9$i\",itemId:.item_id,title,price:{now:150}}]}]}"; done | jq -s "{list:.}" | wt-extract' '' ''; }
@test "what a script of data alone sets under the name of a cart is none, nor what one of MongoDB inserts among orders; goods are" { t 'cat >r; for s in "const cartList = R;" "/* a */ export const cartData={data:R};" "db.getCollection(\"orderList\").insertMany(R);" "db.cart.insertMany(R)" "const goodsList = R;" "db.goods.insertMany(R)"; do echo "${s/R/$(<r)}" | wt-extract --platform combs.example | wc -l; done' '[{"id":1,"goods_name":"comb","goods_price":5,"img":"a"},{"id":2,"goods_name":"bowl","goods_price":6,"img":"b"}]' $'0\n0\n0\n0\n2\n2' 0 'not_offered'; }
@test "a comment first in an object: what is in it is of it, a cart too" { t 'cat >r; for n in cart page; do printf "export default{\n\t// what is in it\n\t\"%s\":{\"data\":%s}\n}\n" $n "$(<r)" | wt-extract --platform combs.example | wc -l; done' '[{"id":1,"goods_name":"comb","goods_price":5,"img":"a"},{"id":2,"goods_name":"bowl","goods_price":6,"img":"b"}]' $'0\n2' 0 'not_offered'; }
@test "goods as mini-programs have them: the least price goes before that of a counter, what is said of them is the title where there is none" { t 'wt-extract --platform x | jq -c "[.item,.title,.price,.reviews]"' $'module.exports={data:{data:[{name: "角梳", id: 1009024, goods_brief: "好", counter_price: 9.9, min_retail_price: 0.5}]}};\nconst list=[{id: 12, imgurl: "https://a.example/a.jpg", intro: "骨梳 一把", price: 8186.2, commentMsg: "4.6千+评价"}];' $'["1009024","角梳",0.5,null]\n["12","骨梳 一把",8186.2,4600]'; }
@test "JSON in texts in single quotes that a program joins" { t "wt-extract | jq -c '[.item,.price]'" $'export const d = JSON.parse(\'[\\n\' +\n  \'{"listing_id": 7001,\\n\' +\n  \'   "title": "Comb\\\\n of horn",\\n\' +\n  \'   "price": "15.99", "currency_code": "USD",\\n\' +\n  \'   "url": "https://www.etsy.com/listing/7001/comb"}\\n\' +\n  \']\\n\');' '["7001",15.99]'; }
@test "a program that is all a comment, with data of JavaScript" { t 'wt-extract --platform combs.example | jq -c "[.item,.title,.price]"' $'// var items = [\n//\t{\n//     id: 7001,\n//     title:\n//       "Horn comb",\n//     price: "3.95"\n//   }\n// ];\n' '["7001","Horn comb",3.95]'; }
@test "an advert of Tmall by its page, where its data does not say" { t 'for h in detail.tmall item.taobao; do echo "<script>window.__ICE_APP_CONTEXT__={\"loaderData\":{\"home\":{\"data\":{\"res\":{\"item\":{\"itemId\":\"600000000701\",\"title\":\"comb\"},\"componentsVO\":{\"priceVO\":{\"price\":{\"priceText\":\"1.50\"}}}}}}}}</script>" | wt-extract --url "https://$h.com/item.htm?id=600000000701" | jq -r .id; done' '' $'tmall:600000000701\ntaobao:600000000701'; }
@test "a table of days with JSON in its cells is no log" { t 'printf "2023-05-06\tcomb\thttps://item.jd.com/1000701.html\t¥5\t{\"a\":1}\n2023-05-06\tbox\thttps://item.jd.com/1000702.html\t¥6\t{\"a\":2}\n" | wt-extract | jq -r .id' '' $'jd:1000701\njd:1000702'; }
@test "several pages, one behind the other" { t '(idle a 1000701; echo "<!-- saved from url=(0030)https://search.jd.com/Search?k=x -->"; idle b 1000702; idle c 1000702) >f; seen f; wt-extract f | jq -c .source.row' '' $'["jd:1000701","a",9.5]\n["jd:1000702","b",9.5]\n["jd:1000702","c",9.5]\n1\n2\n3'; }
@test "of several pages each has its own address" { t 'p() (echo "<!-- saved from url=(0036)https://item.taobao.com/item.htm?id=$1 --><html><h3 class=tb-main-title data-title=\"$2\">x</h3><em class=tb-rmb-num>5.50</em></html>"); (p 600000000701 a; echo; p 600000000702 b) | seen; (p 600000000701 a; p 600000000702 b) | sed "s/.!--[^>]*>//g" | wt-extract --url "https://item.taobao.com/item.htm?id=600000000709" | jq -c "[.item,.title]"' '' $'["taobao:600000000701","a",5.5]\n["taobao:600000000702","b",5.5]\n["600000000709","a"]\n[null,"b"]'; }
@test "of several pages one that is rejected is told" { t '(idle a 1000701; idle b 1000702 | sed "s/gl-item/gl-xxx/;s/<body>/<body>goodsCardWrapper data-sku=/"; idle c 1000703) >f; wt-extract f >o; s=$?; jq -r .item o; exit $s' '' $'1000701\n1000703' 1 'layout: jd-search'; }
@test "files that are sent without a name, and messages as files" {
  t 'h="MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"; c="title,price,item\na,5,7\n"; printf "$h--b\nContent-Type: application/vnd.ms-excel\n\n$c--b\nContent-Type: application/octet-stream\nContent-Disposition: Attachment\n\n$c--b--\n" >a.eml; printf "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=c\n\n--c\nContent-Type: application/octet-stream\nContent-Disposition: attachment; filename=x.eml\n\n$(cat a.eml)\n--c--\n" >b.eml; wt-extract --platform x a.eml | jq -c .title; wt-extract --rejects - --platform x b.eml 2>&1 | grep -o mail:; exit ${PIPESTATUS[0]}' '' $'"a"\n"a"\nmail:' 1
}
@test "messages: parts without a name, and without a type; messages in base64 are told" {
  t 'h="MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"; c="title,price,item\na,5,7\n"; printf "$h--b\nContent-Type: application/octet-stream\n\n$c--b\nContent-Disposition: attachment; filename=a.csv\n\n$c--b\nContent-Type: application/octet-stream\nContent-Location: https://a.example/x\n\n$c--b--\n" >a.eml; printf "$h--b\nContent-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n$(base64 a.eml)\n--b--\n" >b.eml; wt-extract --platform x a.eml | jq -c .title; wt-extract --rejects - --platform x b.eml 2>&1 | grep -o mail:; exit ${PIPESTATUS[0]}' '' $'"a"\n"a"\nmail:' 1
}
@test "objects that a program printed below lines that say which page" { t 'wt-extract --platform x | jq -c "[.title,.price]"' $'http://p.example/1\n{\'price\': \'\\n45\\n\', \'title\': \'comb\'}\nhttp://p.example/2\n{\'price\': \'\\n46\\n\', \'title\': \'cup\'}\n' $'["comb",45]\n["cup",46]'; }
@test "words behind an object that Python printed, and before the next in its line; one without an end is told" {
  t 'wt-extract --platform x | jq -c "[.title,.price]"' $'{\'title\': \'comb\', \'price\': \'5\'}\nsaved\n{\'title\': \'cup\', \'price\': \'6\'}\n-----\nno 3: {\'title\': \'hat\', \'price\': \'7\'}\nsaved\n' $'["comb",5]\n["cup",6]\n["hat",7]'
  t 'wt-extract --platform x >o; s=$?; jq -r .title o; (exit $s)' $'{\'title\': \'comb\', \'price\': \'5\'}\nsaved\n{\'title\': \'cup\', \'price\': \'5\'\n' comb 1 'line 3: a dict begins that has no end'
}
@test "a NUL in a line that has no level: no log, and no loop without an end" { t 'printf "price list of goods\nabc\0\n" | timeout 20 wt-extract' "" "" 0 no_site; }
@test "a long log: no level, its columns" { t '(echo "[2026-01-02 08:00:09] title,price,url"; for i in $(seq 10 89); do echo "[2026-01-02 08:00:$i] comb $i,5,https://item.taobao.com/item.htm?id=72000$i"; done) | wt-extract | jq -r "[.item,.title,.price]|@csv" | sed -n "1p;\$=;\$p"' '' $'"7200010","comb 10",5\n80\n"7200089","comb 89",5'; }
@test "a table in a log whose times have no bracket: no part of a cell; a time that is a cell stays one" {
  local u=https://item.taobao.com/item.htm?id=6200000000 t='2024-05-01 12:00:0'
  t 'wt-extract | jq -c "[.item,.title,.price]"' "${t}1,123 INFO title,price,url"$'\n'"${t}2,124 INFO comb,5.00,${u}01"$'\n'"${t}3,125 INFO cup,6.00,${u}02"$'\n' $'["620000000001","comb",5]\n["620000000002","cup",6]'
  t 'wt-extract --platform x | jq -c "[.item,.title,.price]"' $'12:00:01 id,title,price\n12:00:02 700001,comb,5\n12:00:03 700002,cup,6\n' $'["700001","comb",5]\n["700002","cup",6]'
  t 'wt-extract | jq -c "[.title,.price]"' "${t}1 ['horn comb', '5.00', '${u}01']"$'\n'"${t}2 ['horn cup', '6.00', '${u}02']"$'\n' $'["horn comb",5]\n["horn cup",6]'
  t 'wt-extract | jq -c "[.title,.captured]"' "title,price,url,crawl_time"$'\n'"12:00:01 comb,5,${u}01,${t}2"$'\n'"12:00:02 cup,6,${u}02,${t}3"$'\n' $'["12:00:01 comb","2024-05-01T12:00:02+08:00"]\n["12:00:02 cup","2024-05-01T12:00:03+08:00"]'
  t 'wt-extract | jq -c "[.title,.price]"' "${t}1,120,horn comb,¥5.00,${u}01"$'\n'"${t}2,121,horn cup,¥6.00,${u}02"$'\n' $'["horn comb",5]\n["horn cup",6]'
}
@test "the levels of a log, whatever their case" { t 'wt-extract | jq -c .title' $'WARNING:root:{"title":"comb","price":"$5","url":"https://www.ebay.com/itm/900000000121"}\nFatal:{"title":"horn","price":"$6","url":"https://www.ebay.com/itm/900000000122"}' $'"comb"\n"horn"'; }
@test "JSON behind record separators, as RFC 7464 has it" { t 'wt-extract | jq -c .price' $'\x1e{"title":"comb","price":"$5","url":"https://www.ebay.com/itm/900000000121"}\n\x1e{"title":"horn","price":"$6","url":"https://www.ebay.com/itm/900000000122"}' $'5\n6'; }
@test "records without a name among the lines of a log, as Go and Java print them" { t 'for o in "{Title:%s Price:%s Url:%s}" "&{Title:%s Price:%s Url:%s}" "{title=%s, price=%s, url=%s}"; do (echo "2019/05/06 12:30:01 fetch page 1"; for i in 1 2; do printf "2019/05/06 12:30:02 $o\n" "horn comb $i" $i.50 https://item.jd.com/1000100000$i.html; done; echo "2019/05/06 12:30:03 done") | wt-extract | jq -c "[.item,.title,.price]"; done | sort | uniq -c | tr -s " "' '' $' 3 ["10001000001","horn comb 1",1.5]\n 3 ["10001000002","horn comb 2",2.5]'; }
@test "records in a source, over lines and with remarks: Python, Kotlin, Dart, Swift, Rust, Ruby" {
  t 'u=https://item.jd.com/100010000; for o in "# adverts\nfrom a import Goods\n\nA1 = Goods(\n    title=\"comb, x=1\",\n    price=5.5,  # a pair\n    url=\"${u}1.html\",\n    kinds=[Kind(2, 9.5), Kind(3, 9)],\n)\nA2 = Goods(\n    title=\"horn\",\n    price=6,\n    url=\"${u}2.html\",\n)\n" \
    "package a\n\nval all = listOf(\n    Goods(id = 1L, title = \"comb, x=1\", price = 5.5, url = \"${u}1.html\"),\n    Goods(id = 2L, title = \"horn\", price = 6, url = \"${u}2.html\"),\n)\n" \
    "import Foundation\n\nstruct A {\n    static let all: [Goods] = [\n        Goods(\n            title: \"comb, x=1\", // a pair\n            price: 5.5,\n            url: \"${u}1.html\"),\n        Goods(title: \"horn\", price: 6, url: \"${u}2.html\"),\n    ]\n}\n" \
    "use crate::Goods;\n\npub fn all() -> Vec<Goods> {\n    vec![\n        Goods {\n            title: \"comb, x=1\".to_string(),\n            price: 5.5,\n            url: \"${u}1.html\".into(),\n        },\n        Goods {\n            title: \"horn\".into(),\n            price: 6.0,\n            url: \"${u}2.html\".into(),\n        },\n    ]\n}\n" \
    "# seeds\nGoods.create!(\n  title: \"comb, x=1\",\n  price: 5.5,\n  url: \"${u}1.html\"\n)\nGoods.create!(\n  title: \"horn\",\n  price: 6,\n  url: \"${u}2.html\"\n)\n"; do printf "$o" | wt-extract | jq -c "[.item,.title,.price]"; done | sort | uniq -c | tr -s " "' '' $' 5 ["1000100001","comb, x=1",5.5]\n 5 ["1000100002","horn",6]'
}
@test "records of a source below the class of them, whose members begin a line of their own" {
  t 'wt-extract --platform taobao | jq -c "[.item,.title,.price]"' $'\nclass Goods {\n  final String name;\n  final double price;\n\n  Goods({\n    this.name,\n    this.price,\n    this.link,\n  });\n}\n\nfinal List<Goods> all = [\n  Goods(\n      name: \'horn comb\',\n      price: 71.0,\n      link:\n          \'https://item.taobao.com/item.htm?spm=1&id=600000000001\'),\n  Goods(\n      name: \'bone comb\',\n      price: 65.5,\n      link:\n          \'https://item.taobao.com/item.htm?id=600000000002#detail\'),\n];\n' $'["600000000001","horn comb",71]\n["600000000002","bone comb",65.5]'
}
@test "a factor of R that has a code without a level is none" { t 'for c in "1L, 2L" "1L, 3L" "0L, 1L"; do printf "x <- data.frame(title = structure(c($c), levels = c(\"a\", \"b\"), class = \"factor\"), price = c(5, 6), id = c(7L, 8L))\n" | wt-extract --platform x 2>&1 | grep -c "\"price\":"; done' '' $'2\n0\n0' 1; }
@test "data of R: a frame and a list in a source, what dput() and print() show, factors by their levels" {
  t 'u=https://item.jd.com/100010000; for o in "library(httr)\nx <- data.frame(n = rnorm(2), m = 1:2)\ngoods <- data.frame(\n  title = c(\"comb, x=1\", \"horn\"), # two\n  price = c(5.5, 6L),\n  url = paste\n)\ngoods <- data.frame(title = c(\"comb, x=1\", \"horn\"), price = c(5.5, 6L),\n  url = c(\"${u}1.html\", \"${u}2.html\"), stringsAsFactors = FALSE)\n" \
    "goods <- list(\n  list(title = \"comb, x=1\", price = 5.5, url = \"${u}1.html\"),\n  list(title = \"horn\", price = 6, url = \"${u}2.html\")\n)\n" \
    "structure(list(title = structure(c(2L, 1L), levels = c(\"horn\", \n\"comb, x=1\"), class = \"factor\"), price = c(5.5, 6), \140url\140 = c(\"${u}1.html\", \"${u}2.html\")), row.names = c(NA, -2L), class = \"data.frame\", .internal.selfref = <pointer: 0x55d5>)\n" \
    "[[1]]\n[[1]]\$title\n[1] \"comb, x=1\"\n\n[[1]]\$price\n[1] 5.5\n\n[[1]]\$url\n[1] \"${u}1.html\"\n\n\n[[2]]\n[[2]]\$title\n[1] \"horn\"\n\n[[2]]\$price\n[1] 6\n\n[[2]]\$url\n[1] \"${u}2.html\"\n\n\n"; do printf "$o" | wt-extract | jq -c "[.item,.title,.price]"; done | sort | uniq -c | tr -s " "' '' $' 4 ["1000100001","comb, x=1",5.5]\n 4 ["1000100002","horn",6]'
}
@test "other calls in a source are no adverts" { t 'printf "import requests\n\ndef get():\n    a = requests.get(\n        url=\"https://item.jd.com/1000100001.html\",\n        headers=headers,\n        timeout=5,\n    )\n    b = requests.get(\n        url=\"https://item.jd.com/1000100002.html\",\n        headers=headers,\n        timeout=5,\n    )\n" | wt-extract 2>&1' '' 'wt-extract: <stdin>: no adverts: no_site 1; see --explain'; }
@test "the lines of an advert, with data of its own behind them, are no words before a reply" { t 'wt-extract | jq -c "[.title,.price]"' $'Title: comb\nPrice: $5\nURL: https://www.ebay.com/itm/900000000121\nExtra: \n{"sku":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}' '["comb",5]'; }
@test "a page that PHP warned before is no log" { t 'wt-extract | jq -c .price' "Notice: Undefined index x in /a.php on line 3"$'\n'"$(for i in 71 72 73 74; do echo "<div class=product-card><a href=https://www.combs.example/p/$i><h3>Horn $i</h3></a><span class=price>\$$i.00</span></div>"; done)"$'<script>\nvar d =\n{"a":1}\n</script>' $'71\n72\n73\n74'; }

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

@test "of a part in quoted-printable that was written on by hand, a = that is no code stays" { t 'printf "%s\n" "From: <Saved by Blink>" "Snapshot-Content-Location: https://combs.example/p/1" "MIME-Version: 1.0" "Content-Type: multipart/related; boundary=B" "" "--B" "Content-Type: text/html" "Content-Transfer-Encoding: quoted-printable" "Content-Location: https://combs.example/p/1" "" "<html><body><div item=3D\"x\" class=3D\"=" "c\" itemscope item= " "type=3D\"http://schema.org/Product\"><b itemprop=\"name\">Kamm =C3=BC = b</b><i itemprop=\"offers\" itemscope itemtype=\"http://schema.org/Offer\"><b itemprop=\"price\">7</b></i></div></body></html>" "--B--" >a.mhtml; wt-extract a.mhtml | jq -c "[.title,.price]"' '' '["Kamm ü = b",7]'; }

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
@test "XML that programs wrote as text: an & that is none, references of HTML, entities with markup, a namespace with a blank" {
  t 'items "s/ &amp; / \& /; s/id=60/\&a=1\&id=60/" | wt-extract | jq -c "[.item,.title]"; items "s/手串/caf\&eacute;\&nbsp;\&maker;\&LT;/; s/<店>/R\&D\&nbsp;/" | wt-extract | jq -c "[.title,.seller.name]"; items "s/ \"a\">/ \"a\" [<!-- it'"'"'s <!ENTITY --> <!ENTITY maker \"<b>North<\/b>\">\n<!ENTITY % x '"'"'\">'"'"'>]>/; s/手串/\&maker;/" | wt-extract | jq -c .title; rss "<g:price>5 USD</g:price>" | sed "s/:g=.a./:g=\" http:\/\/a b \"/" | wt-extract | jq -c .price' '' $'["601","手串 & 1"]\n["602","手串 & 2"]\n["603","手串 & 3"]\n["café\u00a0&maker;< & 1","R&D"]\n["café\u00a0&maker;< & 2","R&D"]\n["café\u00a0&maker;< & 3","R&D"]\n"&maker; & 1"\n"&maker; & 2"\n"&maker; & 3"\n5\n5'
}
@test "lists as Scrapy writes them in XML, of one and of several" { t 'wt-extract | jq -c "[.item,.title,.price,.seller.name,.images]"' '<?xml version="1.0"?><items><item><title><value>Horn comb</value></title><price><value>5</value></price><link><value>https://item.jd.com/1000001.html</value></link><shop><value>North</value></shop><image_urls><value>//a.example/1.jpg</value><value>//a.example/2.jpg</value></image_urls></item></items>' '["1000001","Horn comb",5,"North",["https://a.example/1.jpg","https://a.example/2.jpg"]]'; }
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
@test "XML that is cut, or has a fault, in its first advert, in an element that is none, in a list of lists" {
  t 'n() { wt-extract --platform taobao >o 2>e; echo "$? $(jq -r .title o | xargs) $(sed -n "s/^wt-extract: [^:]*:1: \(.\{14\}\).*/\1/p" e)"; }; items | head -c 150 | n; items | head -c 80 | n; items | head -c -9 | n; items "s,<items>,&<page n=\"1\">,;s,手串 &amp; 2,&</title><price>7</price></item></page><page n=\"2\"><item><title>b," | head -c -40 | n; printf "<?xml version=\"1.0\"?>\n<a><b>x" | n; printf "<?xml version=\"1.0\"?>\n<a><b>x</a>" | n; items "s/&amp; 1/< 1/" | n' '' $'1  part: it ends \n1  part: it ends \n1 手串 & 1 手串 & 2 手串 & 3 layout: dump: \n1 手串 & 1 手串 & 2 b layout: dump: \n1  part: it ends \n1  layout: XML th\n1  layout: XML th'
}
@test "XML with a fault in it" { t 'items "s/&amp; 3/< 3/" | wt-extract | jq -r .title' '' $'手串 & 1\n手串 & 2' 0 'dump: it is no sound XML at byte '; }
@test "a feed of a shop" { t 'rss "<g:id>7</g:id><g:price>5.00 USD</g:price>" | wt-extract | jq -c "[.id,.title,.price,.currency]"' '' $'["a.example:7","thing 1",5,"USD"]\n["a.example:7","thing 2",5,"USD"]'; }
@test "a list of shops whose goods are in a list of each: the goods, also where one shop has none" {
  t 'n() { wt-extract --platform x | jq -r .item | xargs; }; jq -c . >a; n <a; jq -c ".[]" a | n; jq -c ".[]|=(.id=.name)" a | n; sed s/goods/wares/g a | n; printf "<shops><shop><name>N</name><city>Hue</city><goods><w><id>5</id><title>Comb</title><price>3</price></w></goods></shop><shop><name>S</name><city>Hue</city><goods><w><id>6</id><title>Bead</title><price>3</price></w></goods></shop></shops>" | n' '[{"name":"Away","city":"Hue","goods":[]},{"name":"North","city":"Hue","goods":[{"id":1,"title":"Comb","price":5},{"id":2,"title":"Bead","price":6}]},{"name":"South","city":"Hue","goods":[{"id":3,"title":"Horn","price":7}]}]' $'1 2 3\n1 2 3\n1 2 3\n1 2 3\n5 6'
}
@test "goods with kinds or goods like them are no shops" { t 'wt-extract --platform x | jq -c "[.item,.price]"' $'{"id":1,"title":"Comb","arten":[{"id":11,"title":"Red","price":3}]}\n{"id":2,"title":"Bead","related":[{"id":12,"title":"Horn","price":3}]}\n{"id":3,"title":"Horn","description":"a"}' $'["1",null]\n["2",null]\n["3",null]'; }
@test "tabs beside goods are no adverts, and are counted; where nothing has more a title is enough" {
  t 't="{\"tabs\":[{\"id\":1,\"title\":\"Hot\",\"link\":\"hot\"},{\"id\":2,\"title\":\"New\"}]"; echo "$t,\"goods\":[{\"id\":5,\"title\":\"Comb\",\"price\":4}]}" >a; echo "$t}" >b; wt-extract --platform x a b | jq -r .item | xargs; wt-extract --platform x --explain a | grep -o "passed over: 2 .*tabs"' '' $'5 1 2\npassed over: 2 that may be goods, the first by tabs'
}
@test "a price in an object that is called by its money: of Algolia, without more, before another money; that of before is none" { t 'wt-extract --platform x | jq -c "[.price,.price_max,.currency]"' '{"hits":[{"id":1,"name":"Comb","price":{"EUR":{"default":12.5,"default_formated":"12,50 €"}}},{"id":2,"name":"Bead","prices":{"GBP":9,"EUR":11}},{"id":3,"name":"Horn","original_price":{"USD":{"default":99}},"price":{"CHF":{"min":5,"max":6}}}]}' $'[12.5,null,"EUR"]\n[9,null,"GBP"]\n[5,6,"CHF"]'; }
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
@test "pages as JSON: a piece of a page, or JSON over lines, in base64; a script under the name of a reply" {
  t 'p="<script>window.rawData={\"store\":{\"goods\":{\"goodsId\":\"800000000801\",\"goodsName\":\"木梳\",\"minGroupPrice\":\"12.34\"}}};</script>"; u="https://mobile.yangkeduo.com/goods.html?goods_id=800000000801"; f() { jq -nc --arg u $u --arg b "$1" "{url:\$u,$2}" | wt-extract | jq -c "[.item,.title,.price]"; }; f "$p" "body:\$b"; f "$p" "content:(\$b|@base64)"; jq . "$DATA"/sites/taobao-search.json >a; f "$(cat a)" "content:(\$b|@base64)" | wc -l' '' $'["800000000801","木梳",12.34]\n["800000000801","木梳",12.34]\n1'
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
@test "a jq expression of --sites that jq cannot read is told at once, with its line" { t 'printf "site zz\nhost a.example\njson\nrows jq .a[]\nitem jq [.i] | add\ntitle jq .t | if\n" >zz.site; wt-extract --sites zz.site' '{}' '' 2 'zz.site:6: .t | if: syntax error'; }
@test "all jq expressions of the rules can be read; one that cannot is told by --explain" { t 'wt-extract --explain | wc -l; cp -r "$ROOT"/rules .; printf "site zz\nhost a.example\njson\ntitle jq .t | if\n" >rules/sites/zz.site; WT_RULES=rules wt-extract --explain' '' 0 2 'zz.site:4: .t | if: syntax error'; }
@test "a selector of the rules that cannot be compiled costs the pages of its definition alone" { t 'cp -r "$ROOT"/rules .; printf "site zz\nhost a.example\ntitle css [\n" >rules/sites/zz.site; export WT_RULES=rules; echo "<p>x" | wt-extract --url https://b.example/1; echo $?; echo "<p>x" | wt-extract --url https://a.example/1' '' 0 1 'rule: zz: rules/sites/zz.site:3: [: a ] is missing'; }
@test "a regular expression behind =~: what it finds is taken, also from what jq gives; in skip it passes over" { t 'printf "site zz\nhost a.example\njson\nrows jq .a[]\nskip jq .t =~ (?i)\\\\bwtb\\\\b\nitem jq .i\ntitle jq (.t | ascii_downcase) =~ ^[^,]+\nprice jq .t =~ (?<!was )[$][0-9]+\n" >zz.site; wt-extract --sites zz.site --url https://a.example/ | jq -c "[.title, .price]"' '{"a":[{"i":1,"t":"Comb, was $50 now $35"},{"i":2,"t":"WTB comb, $9"},{"i":3,"t":"Cup, $7"}]}' $'["comb",35]\n["cup",7]'; }
@test "a regular expression behind =~ that is wrong is told at once, with its line" { t 'printf "site zz\nhost a.example\njson\nitem jq .i\ntitle jq .t =~ [a\n" >zz.site; wt-extract --sites zz.site' '{}' '' 2 'zz.site:5: at byte'; }
@test "a search behind =~ that takes too long is told" { t 'printf "site zz\nhost a.example\njson\nrows jq .a[]\nitem jq .i\ntitle jq .t =~ ^(a|a)+[bc]\n" >zz.site; jq -n "{a:[{i:1,t:(\"a\"*4000)},{i:2,t:\"ab\"}]}" >in; wt-extract --sites zz.site --url https://a.example/ in >/dev/null' '' '' 1 'takes too long'; }
@test "a day before that of the archive is known where that is" { t 'wt-extract --platform taobao --captured 2024-05-10T20:00:00Z | jq -c ".posted"' $'title,item,price,发布时间\nComb,11,5,昨天 14:30\nComb,12,5,3 days ago\nComb,13,5,2 months ago\nComb,14,5,5 de marzo de 2021' $'"2024-05-10"\n"2024-05-08"\nnull\n"2021-03-05"'; }
@test "a day in the words of fifteen languages is read, one of two numbers that may be either is not" { t 'wt-extract --platform taobao | jq -c .posted | uniq -c | tr -s " "' $'title,item,price,发布时间\nComb,11,5,"3. März 2024"\nComb,12,5,"3 mars 2024"\nComb,13,5,"3 de marzo de 2024"\nComb,14,5,"3 de março de 2024"\nComb,15,5,"3 marzo 2024"\nComb,16,5,"3 maart 2024"\nComb,17,5,"3 marca 2024 r."\nComb,18,5,"3 марта 2024 г."\nComb,19,5,"3 Maret 2024"\nComb,20,5,"ngày 3 tháng 3 năm 2024"\nComb,21,5,"3 มีนาคม พ.ศ. 2567"\nComb,22,5,"3 Mart 2024"\nComb,23,5,"2024年3月3日"\nComb,24,5,"2024년 3월 3일"\nComb,25,5,"Mar 3, 2024"\nComb,90,5,03/04/2024' $' 15 "2024-03-03"\n 1 null'; }
@test "a day before nobody knows when is none" { t 'wt-extract --platform taobao | jq -c ".posted"' $'title,item,price,发布时间\nComb,11,5,昨天 14:30\nComb,12,5,3 days ago' $'null\nnull'; }
@test "a number to call, a rate and a rent are no price" { t 'wt-extract --platform a.example | jq -c "[.price,.price_max,.unit,.price_text]"' $'title,item,price\nComb,11,WhatsApp +62 812 0000 1111\nComb,12,12x R$ 10\nComb,13,$20 per month\nComb,14,10 à 20 € la pièce' $'[null,null,null,"WhatsApp +62 812 0000 1111"]\n[null,null,null,"12x R$ 10"]\n[null,null,null,"$20 per month"]\n[10,20,"piece","10 à 20 € la pièce"]'; }
@test "a deposit alone is no price, nor is it one beside another; a range in dinars that is the wrong way round" { t 'wt-extract --platform a.example | jq -c "[.price,.price_max,.currency]"' $'title,item,price\nComb,11,定金 ¥100\nComb,12,定金 ¥100 全款 ¥900\nComb,13,Deposit $50\nComb,14,150 - 99 TND\nComb,15,"499,000 - 699,000 DT"\nComb,16,"$90, deposit $20"' $'[null,null,null]\n[900,null,"CNY"]\n[null,null,null]\n[99,150,"TND"]\n[499,699,"TND"]\n[90,null,"USD"]'; }
@test "a dealer's list with the numbers of a museum, and prices, is one of adverts" { t 'wt-extract --platform a.example | jq -c "[.title,.price]"' '[{"id":1,"title":"Comb","objectNumber":"A1","insuranceValue":1500,"price":1200,"url":"https://a.example/o/1"},{"id":2,"title":"Cup","accessionNumber":"A2","price":900,"url":"https://a.example/o/2"}]' $'["Comb",1200]\n["Cup",900]'; }
@test "a few words of Icelandic are not Turkish, nor two characters of Big5 Polish" { t 'printf "title,item,price\\nN\\375tt \\376ykkt horn,11,49\\n\\336unnt bein og \\375sa,12,59\\nS\\375ra og hl\\375tt teppi,13,69\\n" | wt-extract --platform a.example | jq -r .title; printf "title,item,price\\n\\244z\\263\\241,11,49\\n\\244z\\263\\241,12,59\\n" | wt-extract --platform a.example | jq -r .title' '' $'Nýtt þykkt horn\nÞunnt bein og ýsa\nSýra og hlýtt teppi\n干部\n干部'; }
@test "digits of Thai, Devanagari, Bengali and Arabic; millions in Vietnamese; KD" { t 'wt-extract --platform a.example | jq -c "[.price,.currency]"' $'title,item,price\nComb,11,"๑,๕๐๐ บาท"\nComb,12,"₹१,२५,०००"\nComb,13,"৳ ১,৫০০"\nComb,14,"١٢٥٠ ريال"\nComb,15,"1,2 triệu"\nComb,16,KD 12.500\nComb,17,สองพัน 1500' $'[1500,"THB"]\n[125000,"INR"]\n[1500,"BDT"]\n[1250,"SAR"]\n[1200000,null]\n[12.5,"KWD"]\n[1500,null]'; }

# --- what web archives show again, and programs save

@test "a page that a web archive shows again: its own address, and time" {
  t 'site; page 7 | record response a 2026-01-01T00:00:00Z | sed "s,http://x.example,https://web.archive.org/web/20150603012345id_/&," >x.warc
    wt-extract --sites x.site x.warc | jq -c "[.id, .captured]"; page 8 >x.html
    wt-extract --sites x.site --url https://web.archive.org/web/2015/http://x.example/list x.html | jq -c "[.id, .captured]"' '' $'["x.example:7","2015-06-03T01:23:45Z"]\n["x.example:8",null]'
}
@test "a page saved from a web archive, whose own address that has made its own" { t 'site; page 7 | sed -n \$p | (echo "<link rel=canonical href=https://web.archive.org/web/20150603012345/http://x.example/list>"; cat) >x.html; wt-extract --sites x.site x.html | jq -c "[.id, .captured]"' '' '["x.example:7","2015-06-03T01:23:45Z"]'; }
@test "its links lead to the adverts" { t 'x "{\"rows\":[{\"id\":7,\"url\":\"/web/20150603012345/http://x.example/7\"}]}" .url' '' '"http://x.example/7"'; }
@test "a page that HTTrack saved" { t 'site; page 7 | tail -n 1 | (printf "<!-- Mirrored from x.example/list by HTTrack Website Copier/3.x [XR&CO], Wed, 06 Nov 2024 23:11:12 GMT -->\n"; cat) >x.html; sed -i s/^content/#/ x.site; wt-extract --sites x.site x.html | jq -c "[.id, .captured]"' '' '["x.example:7","2024-11-06T23:11:12Z"]'; }
@test "a reply that was saved with its header" {
  t 'site; printf "%4096s" "" >pad; reply 200 "$(cat pad; printf "<script>x_data = {\"rows\":[{\"id\":7,\"t\":\"\xcf\xf3\"}]};</script>")" >r; wt-extract --sites x.site r | jq -c "[.id, .title, .captured, .source.offset]"
    reply 404 x >r; wt-extract --sites x.site --summary s r; jq -c .skipped s' '' $'["x.example:7","象","2024-11-06T23:11:12Z",0]\n{"status_404":1}'
}
frame() {
  printf '<table class="dataframe"><tr><th></th><th>title</th><th>...</th><th>price</th><th>url</th></tr>%s<tr><th>9</th><td>a comb</td><td>...</td><td>9.5</td><td>https://item.jd.com/1000701.html</td></tr></table>' "$1"
}
export -f frame
@test "what the cells of a notebook of Jupyter gave, of both forms" {
  t 'jq -n --arg h "$(frame)" "{cells:[{source:[1]},{outputs:[{text:[1]},{data:{\"text/html\":[\$h[:9],\$h[9:]]}}]}],nbformat:4}" | seen
    jq -n --arg h "$(frame)" "{worksheets:[{cells:[{outputs:[{html:\$h}]}]}],nbformat:3}" | seen' '' $'["jd:1000701","a comb",9.5]\n["jd:1000701","a comb",9.5]'
}
@test "a notebook that shows nothing, or is cut, gives none" { t 'jq -n "{cells:[{outputs:[]}],nbformat:4}" | wt-extract; jq -cn --arg h "$(frame)" "{cells:[{outputs:[{data:{\"text/html\":\$h}}]}],nbformat:4}" | head -c 120 | wt-extract' '' '' 1 'cut'; }
@test "rows that pandas left out of a frame of a page are told" { t '(frame; frame "<tr><th>...</th> <td>...</td></tr>") | wt-extract >o; s=$?; jq -r .id o; exit $s' '' $'jd:1000701\njd:1000701' 1 'does not show all rows'; }
@test "rows with a comma behind each, the last too, and with one between two" { t 'r="{\"title\":\"a comb\",\"url\":\"https://item.jd.com/1000701.html\",\"price\":9.5}"; echo "$r," | seen; echo "$r,$r," | tr -d "\n" | seen; printf "%s,\n%s\n" "$r" "$r" | seen' '' "$(for i in 1 2 3 4 5; do echo '["jd:1000701","a comb",9.5]'; done)"; }
@test "a row that ends behind a comma in it is cut" { t 'printf "{\"title\":\"a comb\",\"url\":\"https://item.jd.com/1000701.html\",\"price\":9.5},{\"title\":{\"a\":1}," | wt-extract | jq -r .id' '' 'jd:1000701' 0 'no JSON'; }
@test "a script that sets the JSON of a text" { t 'wt-extract | jq -c "[.id,.price]"' 'window.__STATE__ = JSON.parse("{\"items\":[{\"id\":\"88001\",\"title\":\"Snail shells, old\",\"price\":\"12.00\",\"url\":\"https://h.example/i/88001\"}]}");' '["h.example:88001",12]'; }
@test "data in a program of Python: behind what it imports, opens and calls, and other data; behind a function as data in other text" { t 'tee a.py | sed "s/^n = 5/def f():\n    return 5/" >b.py; wt-extract a.py | jq -r .id; wt-extract b.py | jq -r .id' $'#!/usr/bin/python\n# -*- coding: GBK -*-\nimport json\nfrom kafka import KafkaProducer\nproducer = KafkaProducer(bootstrap_servers=["localhost:9092"])\nn = 5\nheaders={"User-Agent": "curl"}\nprint(n)\nprint(n, file=open("a"))\n\ngoods = [{"title": "horn comb", "price": 12.5, "url": "https://item.taobao.com/item.htm?id=612345678901"},\n]\nmsg = json.dumps(goods)\n' $'taobao:612345678901\ntaobao:612345678901'; }
@test "a reply in a program of Python is known by its names" { t 'wt-extract | jq -c "[.id, .price]"' $'import json\np = open("a")\nmsg={"data":{"goods":{"goods_id": 210668807838, "goods_name": "horn comb"}, "mall_entrance":{"mall_data":{"mall_name": "Fen"}}, "price":{"min_group_price": 7790}}}\nprint(msg)\n' '["pinduoduo:210668807838",77.9]'; }
@test "what classes print of themselves at the ends of lines of a log, other lines between them" { t 'r() (echo "Item(id=null, sku=100000$1, title=$2, a b, price=$3, url=https://item.jd.com/100000$1.html)"); spring="2019-11-12 10:11:12.345  INFO 12 --- [main] c.i.jd.ItemTask : "; (echo "${spring}begins"; r 1 Comb 5.5; echo; r 2 Horn 6) | wt-extract | jq -r "[.id,.title,.price] | join(\" \")"; (echo "$spring$(r 1 Comb 5.5)"; echo "${spring}done"; echo "${spring}save $(r 2 Horn 6)") | wt-extract | jq -r "[.id,.title,.price] | join(\" \")"; (echo "10:11:12.345 [main] INFO c.i.Task - $(r 1 Comb 5.5)"; echo "10:11:12.345 [main] INFO c.i.Task - $(r 2 Horn 6)") | wt-extract | jq -r .id' '' $'jd:1000001 Comb, a b 5.5\njd:1000002 Horn, a b 6\njd:1000001 Comb, a b 5.5\njd:1000002 Horn, a b 6\njd:1000001\njd:1000002'; }
@test "a text of JSON in an object that names the market" {
  t 'wt-extract | jq -c "[.platform,.title,.sold]"' '{"source":"taobao","data":"[{\"title\":\"horn comb\",\"price\":\"388.00\",\"shop\":\"North\",\"sales\":\"26人付款\"}]"}' '["taobao","horn comb",26]'
  t wt-extract '{"source":"diary","data":"[{\"title\":\"horn comb\",\"price\":\"388.00\",\"shop\":\"North\"},{\"title\":\"horn cup\",\"price\":\"8.00\",\"shop\":\"North\"}]"}' '' 1 'its platform is not known'
  t wt-extract '{"source":"taobao","data":"[]"}' ''
}
@test "pages that rows of XML keep are told, and goods beside them are read; of one alone, it is that page" { t 'p="<html>&lt;!DOCTYPE html&gt;&lt;html&gt;&lt;body&gt;&lt;div class=hproduct&gt;&lt;a class=\"fn u-url\" href=\"https://a.example/1\"&gt;comb&lt;/a&gt;&lt;b class=price&gt;\$5&lt;/b&gt;&lt;/div&gt;&lt;/body&gt;&lt;/html&gt;</html>"; for n in "$p" "$p</item><item>$p</item><item><title>cup</title><price>7</price><url>https://item.jd.com/100000000007.html</url>"; do echo "${x-<?xml version=\"1.0\"?>}<items><item>$n</item></items>" | wt-extract --url https://a.example/ --rejects r | jq -c "[.title,.price]"; jq -r .reason r; x=; done' '' $'["comb",5]\n["cup",7]\nlayout' 0 'its elements keep pages'; }
@test "what var_dump prints, below a line of words" {
  t 'wt-extract | jq -c "[.id,.price]"' $'2 goods\narray(1) {\n  [0]=>\n  array(2) {\n    ["title"]=>\n    string(4) "comb"\n    ["url"]=>\n    string(48) "https://item.taobao.com/item.htm?id=660100000001"\n    ["price"]=>\n    float(45.5)\n  }\n}' '["taobao:660100000001",45.5]'
}
@test "tables of texts that a program sets: AsciiDoc, MediaWiki, LaTeX; of two none is taken for rows, nor one among words" {
  rows=$'["7","Red comb & pin",5,"https://a.example/item/7"]\n["8","Blue \\"comb\\" of horn",6,"https://a.example/item/8"]'
  read_() { wt-extract --platform a.example | jq -c "[.item,.title,.price,.url]"; }
  export -f read_
  t 'read_' $'= Combs\n\n[cols="1,3"]\n|===\n|id |title |price |url\n\n|7\n|Red comb & pin\n|5\n|https://a.example/item/7\n\n|8 |Blue "comb"\nof horn |6 |https://a.example/item/8\n|===\n' "$rows"
  t 'read_' $'{| class="wikitable"\n|+ Combs\n! id !! title !! price !! url\n|-\n| 7 || Red comb & pin || 5 || https://a.example/item/7\n|-\n| 8\n| style="a:b" | [[x|Blue "comb" of horn]]\n| 6\n| [https://a.example/item/8 here]\n|}\n' "$rows"
  t 'read_' $'\\begin{tabular}{lllr}\n\\toprule\nid & title & price & url \\\\\n\\midrule\n7 & Red comb \\& pin & \\$5 & https://a.example/item/7 \\\\\n8 & \\textbf{Blue "comb" of horn} & 6 & https://a.example/item/8 \\\\\n\\bottomrule\n\\end{tabular}\n' "$rows"
  t 'read_' $'|===\n|id |title |price\n\n|7\n|comb\n|5\n|===\n\n|===\n|id |title |price\n\n|8\n|cup\n|6\n|===\n' $'["7","comb",5,null]\n["8","cup",6,null]'
  t 'read_' $'{|\n! id !! title !! price\n|-\n| 7 || comb || 5\n|}\n\n{|\n! a !! b\n|-\n| 1 || 2\n|}\n' '' 0 no_site
}
@test "rows of JSON whose cells are objects, or whose names stand apart: Neo4j, Athena, Redshift, Snowflake, Luckysheet" {
  rows=$'["7","comb",5]\n["8","cup",null]'
  read_() { wt-extract --platform x | jq -c "[.item,.title,.price]"; }
  export -f read_
  t read_ '{"columns":["g.id","g.title","g.price"],"data":[{"row":["7","comb",5],"meta":[]},{"row":["8","cup",null]}]}' "$rows"
  t read_ '{"results":[{"columns":["id","title","price"],"data":[{"row":["7","comb",5]},{"row":["8","cup",null]}]}],"errors":[]}' "$rows"
  t read_ '{"ResultSet":{"Rows":[{"Data":[{"VarCharValue":"id"},{"VarCharValue":"title"},{"VarCharValue":"price"}]},{"Data":[{"VarCharValue":"7"},{"VarCharValue":"comb"},{"VarCharValue":"5"}]},{"Data":[{"VarCharValue":"8"},{"VarCharValue":"cup"},{}]}]}}' "$rows"
  t read_ '{"Records":[[{"stringValue":"7"},{"stringValue":"comb"},{"doubleValue":5.0}],[{"stringValue":"8"},{"stringValue":"cup"},{"isNull":true}]],"ColumnMetadata":[{"label":"id","name":"id"},{"name":"title"},{"name":"price"}],"TotalNumRows":2}' "$rows"
  t read_ '{"resultSetMetaData":{"numRows":2,"rowType":[{"name":"ID"},{"name":"TITLE"},{"name":"PRICE"}]},"data":[["7","comb","5"],["8","cup",null]],"code":"090001"}' "$rows"
  cell() { printf '{"r":%s,"c":%s,"v":{"v":%s,"m":%s}}' "$1" "$2" "$3" "$3"; }
  t read_ "[{\"name\":\"a\",\"celldata\":[$(cell 0 0 '"id"'),$(cell 0 1 '"title"'),$(cell 0 2 '"price"'),$(cell 1 0 7),$(cell 1 1 '"comb"'),$(cell 1 2 5),$(cell 2 0 8),$(cell 2 1 '"cup"')]},{\"name\":\"b\",\"celldata\":[]}]" "$rows"
}
@test "psql, format wrapped: pieces of a cell are one text, with lines of their own beside, in a border too; a point at the end of the last is of it" {
  t 'wt-extract --platform x | jq -c "[.item,.title,.price]"' $' id | price |    title     \n----+-------+--------------\n 7  |  5.00 | Red comb of .\n    |       |.horn, a box.\n 8  |  6.00 | Blue       +\n    |       | comb\n(2 rows)\n' $'["7","Red comb of horn, a box.",5]\n["8","Blue comb",6]'
  t 'wt-extract --platform x | jq -c "[.item,.title,.price]"' $'+------+--------+-------+\n|  id  | title  | price |\n+------+--------+-------+\n| 7001.| Red co.|  5.00 |\n|.0001 |.mb     |       |\n| 8    | cup    |  6.00 |\n+------+--------+-------+\n' $'["70010001","Red comb",5]\n["8","cup",6]'
}
@test "a part of a page, its tags written as references; words between such are none" {
  part() { for i in 1 2; do echo "<div class=\"hproduct\"><a class=\"fn u-url\" href=\"https://a.example/item/10$i\">comb $i</a><span class=\"price\">\$5.0$i</span></div>"; done | sed 's/</\&lt;/g; s/>/\&gt;/g; s/"/\&quot;/g'; }
  t 'wt-extract --platform a.example | jq -c "[.title,.price]"' "$(part)" $'["comb 1",5.01]\n["comb 2",5.02]'
  t 'wt-extract --platform a.example' "Write $(part) so" '' 0 no_site
}
@test "what shells of databases show: cells of psql that go on, JSON in one, \x in a border or none, cells in quotes with escapes as C has them, signs between cells" {
  t 'u=https://item.taobao.com/item.htm?id=61234567890
    printf "   id |  title   | price\n------+----------+------\n 7    | horn    +| 5.50\n      | comb     | \n 8    | cup      | 6.00\n(2 rows)\n" | sed "s/ 7 / ${u##*=}7/; s/ 8 / ${u##*=}8/; 2s/^-/------------/; 1s/id/id        /" >a
    printf "      json_agg      \n--------------------\n [{\"title\":\"horn comb\",\"price\":5.5,\"url\":\"${u}7\"}, +\n  {\"title\":\"cup\",\"price\":6,\"url\":\"${u}8\"}]\n(1 row)\n" >b
    printf "+-[ RECORD 1 ]----+\n| title | horn comb |\n| price | 5.50 |\n| url | ${u}7 |\n+-[ RECORD 2 ]----+\n| title | cup |\n| price | 6.00 |\n| url | ${u}8 |\n+-----+-----+\n" >c; sed "s/|/│/g; 1s/+-/┌─/; s/^+-\[/├─[/; \$s/^+/└/" c >d
    printf "title|horn comb\nprice|5.50\nurl|${u}7\n\ntitle|cup\nprice|6.00\nurl|${u}8\n" >e
    printf "\"title\" \"price\" \"url\"\n\"horn\\\\040comb\" \"5.50\" \"${u}7\"\n\"\\\\143up\" \"6\" \"${u}8\"\n" >f
    printf "\"title\",\"horn\\\\x20comb\",\"price\",\"5.50\",\"url\",\"${u}7\"\n\"price\",\"6\",\"title\",\"cup\",\"url\",\"${u}8\"\n" >g
    printf "\"{\\\\\"title\\\\\":\\\\\"horn comb\\\\\",\\\\\"price\\\\\":5.5,\\\\\"url\\\\\":\\\\\"${u}7\\\\\"}\",\"{\\\\\"title\\\\\":\\\\\"cup\\\\\",\\\\\"price\\\\\":6,\\\\\"url\\\\\":\\\\\"${u}8\\\\\"}\"\n" >h
    printf "title\037price\037url\036horn comb\0375.50\037${u}7\036cup\0376\037${u}8\036" >i; sed "s/\x1f/␟/g; s/\x1e/␞/g" i >j
    for f in a b c d e f g h i j; do echo $f $(wt-extract --platform taobao $f | jq -r "[.title,.price,.item]|join(\" \")") $?; done' '' "$(for f in a b c d e f g h i j; do echo "$f horn comb 5.5 612345678907 cup 6 612345678908 0"; done)"
}
@test "what cells of a notebook printed is read if none gave HTML; rows of YAML in brackets whose words have no quotes" {
  t 'printf "{\"cells\":[{\"outputs\":[{\"output_type\":\"stream\",\"text\":[\"{\\\\\"title\\\\\":\\\\\"horn comb\\\\\",\\\\\"price\\\\\":5,\\\\\"url\\\\\":\\\\\"https://item.jd.com/1000001.html\\\\\"}\\\\n\"]}]},{\"outputs\":[{\"data\":{\"text/plain\":[\"\"]}}]}],\"nbformat\":4}" | wt-extract | jq -r .title
    printf "[{id: \"70012\", price: \$9.50, title: Horn comb, url: \"https://www.combs.example/item/70012\"}, {id: \"70013\", price: \$8.50, title: Bone\n    cup, url: \"https://www.combs.example/item/70013\"}]\n" | wt-extract | jq -r "[.title,.price,.item]|join(\" \")"' '' $'horn comb\nHorn comb 9.5 70012\nBone cup 8.5 70013'
}
@test "JSON in texts anywhere in JSON, as logs of systems keep it; what a server sent over a WebSocket; an address with its data in it" {
  t 'r="{\\\"title\\\":\\\"horn comb\\\",\\\"price\\\":5,\\\"url\\\":\\\"https://item.jd.com/1000001.html\\\"}"
    echo "{\"PRIORITY\":\"6\",\"MESSAGE\":\"$r\",\"_CMDLINE\":\"/usr/bin/spider --output journal --of everything that was found on the way\",\"_PID\":\"7\"}" >a
    echo "{\"status\":\"success\",\"data\":{\"result\":[{\"stream\":{\"app\":\"a\"},\"values\":[[\"1714979289000000000\",\"$r\"],[\"1714979289000000001\",\"no\"]]}]}}" >b
    echo "{\"log\":{\"version\":\"1.2\",\"entries\":[{\"request\":{\"url\":\"wss://ws.jd.com/a\"},\"response\":{\"status\":101,\"content\":{\"mimeType\":\"\",\"size\":0}},\"_webSocketMessages\":[{\"type\":\"send\",\"data\":\"{\\\"title\\\":\\\"x\\\"}\"},{\"type\":\"receive\",\"data\":\"2probe\"},{\"type\":\"receive\",\"data\":\"$r\"}]}]}}" >c
    echo "{\"a\":{\"userCart\":\"[$r]\"},\"b\":\"a long note that is more than the half of all, which says nothing of goods: $(seq -s- 99)\"}" >g; printf "data:application/json;base64,%s\n" $(printf "$(echo "$r" | sed "s/.\"/\"/g")" | base64 -w0) >d; echo "data:text/csv,title%2Cprice%2Curl%0Ahorn%20comb%2C5%2Chttps://item.jd.com/1000001.html" >e; echo "data:image/png;base64,iVBORw0KGgo=" >f
    for f in a b c d e f g; do echo $f $(wt-extract $f | jq -r "[.title,.price,.item]|join(\" \")"); done' '' $'a horn comb 5 1000001\nb horn comb 5 1000001\nc horn comb 5 1000001\nd horn comb 5 1000001\ne horn comb 5 1000001\nf\ng'
}
@test "values of several lines in mysql -E and .mode line, whose names of Chinese are aligned by bytes or characters" {
  t 'printf "*************************** 1. row ***************************\n商品ID: 612345678901\n  标题: horn\ncomb of: old\n  价格: 5\n*************************** 2. row ***************************\n商品ID: 612345678902\n  标题: cup\n  价格: 6\n2 rows in set (0.00 sec)\n" | wt-extract --platform taobao | jq -r "[.title,.price,.item]|join(\" \")"
    printf "商品ID = 612345678901\n  标题 = horn\ncomb\n  价格 = 5\n\n商品ID = 612345678902\n  标题 = cup\n  价格 = 6\n" | wt-extract --platform taobao | jq -r "[.title,.price,.item]|join(\" \")"' '' $'horn comb of: old 5 612345678901\ncup 6 612345678902\nhorn comb 5 612345678901\ncup 6 612345678902'
}
@test "a backslash before quotes in what a source makes, and in cells without quotes, is none of the text; what Java makes by places" {
  t 'for i in 1 2 3; do printf "Goods(id = \"70$i\", title = \"Horn \\\\\"old\\\\\" comb\", price = 9.5, url = \"https://www.combs.example/item/7001$i\")\n"; done | wt-extract | jq -r .title | uniq
    printf "title\tprice\turl\nHorn \\\\\"old\\\\\" comb\t5\thttps://www.combs.example/item/70011\ncup\t6\thttps://www.combs.example/item/70012\n" | wt-extract | jq -r .title
    (echo "List<Goods> a = List.of("; for i in 1 2 3; do echo "    new Goods(\"7001$i\", \"Horn comb, no. $i\", 9.5$i, \"https://www.combs.example/item/7001$i\"),"; done; echo ");") | sed "4s/,$//" >a; wt-extract a | jq -r "[.title,.price,.url]|join(\" \")"' '' $'Horn "old" comb\nHorn "old" comb\ncup\nHorn comb, no. 1 9.51 https://www.combs.example/item/70011\nHorn comb, no. 2 9.52 https://www.combs.example/item/70012\nHorn comb, no. 3 9.53 https://www.combs.example/item/70013'
}
@test "a database of NeDB has what its lines say at last; lines of other numbers are all taken" {
  t 'r() { printf "{\"title\":\"%s\",\"price\":%s,\"url\":\"https://item.jd.com/100000%s.html\",\"_id\":\"%s\"}\n" "$@"; }
    (echo "{\"\$\$indexCreated\":{\"fieldName\":\"url\"}}"; r comb 5 1 k3Bq9ZxW0aPmR7tY; r cup 6 2 k3Bq9ZxW0aPmR7tZ; r box 7 3 k3Bq9ZxW0aPmR7tX; r comb 8 1 k3Bq9ZxW0aPmR7tY; echo "{\"\$\$deleted\":true,\"_id\":\"k3Bq9ZxW0aPmR7tZ\"}") >a; (r comb 5 1 7; r comb 8 1 7) >b
    for f in a b; do echo $f $(wt-extract $f | jq -r "[.title,.price]|join(\" \")"); done' '' $'a comb 8 box 7\nb comb 5 comb 8'
}
@test "lines that are queries of a form, and what Ruby shows of symbols of Chinese; roots of XML without an end of their own" {
  t 'for i in 1 2; do printf "title=horn+comb%%2B$i&price=5.$i&url=https%%3A%%2F%%2Fitem.jd.com%%2F100000$i.html\n"; done | wt-extract | jq -r "[.title,.price,.item]|join(\" \")"
    printf "[{:标题=>\"horn comb\",\n  :价格=>\"5\",\n  :链接=>\"https://item.jd.com/1000001.html\"},\n {:标题=>\"cup\",\n  :价格=>\"6\",\n  :链接=>\"https://item.jd.com/1000002.html\"}]\n" | wt-extract | jq -r .title
    for i in 1 2; do printf "<row title=\"comb $i\" price=\"5\" url=\"https://item.jd.com/100000$i.html\"/>"; done | wt-extract | jq -r .title' '' $'horn comb+1 5.1 1000001\nhorn comb+2 5.2 1000002\nhorn comb\ncup\ncomb 1\ncomb 2'
}
@test "a cell that fills a column to the right, as R prints one, keeps its first words" {
  t 'printf "%8s %22s %5s %s\n" id title price url 70000011 "A comb of horn, no old" 9.5 https://item.jd.com/1000001.html 70000012 cup 8.5 https://item.jd.com/1000002.html 70000013 box 7.5 https://item.jd.com/1000003.html | wt-extract | jq -r .title' '' $'A comb of horn, no old\ncup\nbox'
}
@test "properties with numbers in their names are rows; of other numbers they are none" {
  t 'printf "# goods\ngoods.0.title=horn comb\ngoods.0.price=5\ngoods.0.url=https://item.jd.com/1000001.html\ngoods.1.title = cup\ngoods.1.price = 6\ngoods.1.url = https://item.jd.com/1000002.html\n" | wt-extract | jq -r "[.title,.price,.item]|join(\" \")"; printf "log4j.appender.1.title=a\nlog4j.level=b\n" | wt-extract' '' $'horn comb 5 1000001\ncup 6 1000002'
}
@test "bytes as programs show them, and what curl traces, are told; tables of numbers, and words of zstd, are not" {
  t 'for s in "00000000: 7b22 6964 223a 3722 7d20 2020 2020 2020  x\n00000010: 7b22 6964 223a 3722 7d20 2020 2020 2020  x\n" "00000000  7b 22 69 64 22 3a 37 22  7d 20 20 |x|\n00000010  7b 22 69 64 22 3a 37 22  7d 20 20 |x|\n" "== Info: Connected\n<= Recv data, 9 bytes (0x9)\n0000: {}\n" "2024 05 06 07 08 09 10 11 12 13\n2025 05 06 07 08 09 10 11 12 13\n" "\x37\xa4\x30\xec\x01title,price,url"; do printf "$s" | wt-extract --rejects r 2>&1 | grep -c ": hexdump: "; done' '' $'1\n1\n1\n0\n0' 1
}

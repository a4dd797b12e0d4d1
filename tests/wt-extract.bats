#!/usr/bin/env bats
# wt-extract: pages in, adverts out: definitions and what they make of rows, options.
# Pages of each site are golden cases.  What kind of input holds them has files of its own:
# wt-extract-pages, -tables, -wrapped, -archives.
load helper
load extract

# refuses LINES PART: a definition with these lines is refused so.
refuses() {
  cd "$BATS_TEST_TMPDIR" || return
  printf "$1" >bad.site
  t "wt-extract --sites $PWD/bad.site" '<html>' '' 2 "$2"
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
@test "definition: cents: prices are whole hundredths" { t 'y cents "{\"rows\":[{\"id\":1,\"p\":1990},{\"id\":2,\"p\":5},{\"id\":3,\"p\":\"100-250\"}]}" "[.price,.price_max]"' '' $'[19.9,null]\n[0.05,null]\n[1,2.5]'; }
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
@test "names encoded twice, by escape(), with %20; what is no text then stays" { t 'for s in %25E4%25BE%258B%25E4%25B8%2599 %25C0%25FD%25B1%25FB %u4F8B%u4e19%20%uD83D%uDE00 North%20Shop %uD83D%20A %u0000%u4F8B 100%25 50%20off a%2Cb; do jq -nc --arg s "$s" "[{title:\"a b\",price:5,seller:\$s,url:\"https://item.jd.com/1000001.html\"}]" | wt-extract | jq -r .seller.name; done; jq -nc "[{title:\"a b\",price:5,item_id:\"A%20B\"}]" | wt-extract --platform x | jq -r .item' '' $'例丙\n例丙\n例丙 😀\nNorth Shop\n%uD83D%20A\n%u0000%u4F8B\n100%25\n50%20off\na%2Cb\nA%20B'; }
@test "attributes: objects, pairs, texts" { t 'y "attributes jq .a" "{\"rows\":[{\"id\":1,\"a\":{\"x\":1,\"y\":\"z\",\"n\":null,\"o\":[]}}]}" .attributes; y "attributes jq .a[] => .k .v" "{\"rows\":[{\"id\":1,\"a\":[{\"k\":\"x\",\"v\":\"1\"},{\"k\":\"y\"},{\"v\":2}]}]}" .attributes; y "attributes jq .a[]" "{\"rows\":[{\"id\":1,\"a\":[\"材质：角:骨\",\"x\",\"材质: 木\"]}]}" .attributes' '' $'{"x":"1","y":"z"}\n{"x":"1"}\n{"材质":"角:骨; 木"}'; }
@test "images: each once, absolute" { t 'y "images jq .i[]" "{\"rows\":[{\"id\":1,\"i\":[\"//a/1.jpg\",\"./x_files/2.jpg\",\"//a/1.jpg\",\"data:image/png;base64,AA\",\"http://a/3.jpg\"]}]}" .images' '' '["https://a/1.jpg","http://a/3.jpg"]'; }
@test "a jq expression, and what it may not do" { t 'y "location jq .a | join(\"-\")" "{\"rows\":[{\"id\":1,\"a\":[\"b\",\"c\"]}]}" .location' '' '"b-c"'; }
@test "a row that is none is passed over" { t 'y "skip jq .ad" "{\"rows\":[{\"id\":1,\"ad\":true},{\"id\":2,\"ad\":0}]}" .id; y "need title price" "{\"rows\":[{\"id\":1,\"t\":\"a\"},{\"id\":2,\"t\":\"a\",\"p\":1}]}" .id' '' $'"x.example:2"\n"x.example:2"'; }
@test "data in attributes: the first that gives adverts, or all" { t 'site sed -i "s/^script.*/script @data-x/" x.site; a="<p data-x=\"{\"><p data-x=\"{&quot;rows&quot;:[{&quot;id&quot;:1}]}\"><p DATA-X={\"rows\":[{\"id\":2}]}>"; echo "$a" | wt-extract --sites x.site --url https://x.example/list | jq -c .id; sed -i "s/^script/scripts/" x.site; echo "$a" | wt-extract --sites x.site --url https://x.example/list | jq -c .id' '' $'"x.example:1"\n"x.example:1"\n"x.example:2"'; }
@test "data in attributes: percent-encoded, a list too; bytes that are no text are none" { t 'printf "%s\n" "site z" "host z.example" "scripts @data-x" "rows jq .[]" "item jq .id" "title jq .t" >z.site; wt-extract --sites z.site --url https://z.example/ | jq -c "[.item,.title]"' '<p data-x="%5B%7B%22id%22%3A3%2C%22t%22%3A%22%E8%A7%92%22%7D%5D"><p data-x="%5B%7B%22id%22%3A4%2C%22t%22%3A%22%FF%22%7D%5D">' '["3","角"]'; }
@test "data whose quotes are references ends with its script" { t 'printf "%s\n" "site z" "host z.example" "script z_data =" "rows jq .rows[]" "item jq .id" "title jq .t" >z.site; wt-extract --sites z.site --url https://z.example/ | jq -c "[.item,.title]"' '<script>z_data ={&quot;rows&quot;:[{&quot;id&quot;:1,&quot;t&quot;:&quot;a&quot;}]}</script><p>b</p>' '["1","a"]'; }
@test "of several objects of a page the one that lacks is told" { t 'cat >a; printf "%s\n" "site z" "host z.example" "script.a a =" "script.b b =" "rows jq .a.rows[]" "item jq .id" >z.site; wt-extract --sites z.site --url https://z.example/ a 2>&1' '<script>a ={"rows":[{"id":1}]}</script>' $'wt-extract: a:1: layout: z: its data is not in the page: no whole object behind b = (z.site); see --explain; rejected' 1; }
@test "explain: a key that only the fortieth of its sources finds" { t '{ printf "%s\n" "site z" "content zz" "platform z" "item css b"; for i in $(seq 39); do printf "title css i ~ \\173part}, k$i:\n"; done; echo "title css i"; } >z.site; wt-extract --sites z.site --explain | grep "^    [it].*:"' '<b>7</b><i>comb</i><u>zz</u>' $'    item: 1 by css b\n    title: 0 by css i ~ \x7bpart}, k1:\n    title: 0 by css i ~ \x7bpart}, k2:\n    title: 0 by css i ~ \x7bpart}, k3:\n    title: 1 by css i\n    title: 0 by 36 more'; }
@test "elements of the page are of none of several rows" { t 'y "title css b" "{\"rows\":[{\"id\":1},{\"id\":2,\"t\":\"a\"}]}<b>x</b>" .title' '' $'null\n"a"'; }
@test "explain: a source of one's own that gives nothing, an object in place of a text, what is in a row" { t 'y $'\''title jq .a\nlocation jq .b\nprice jq .p'\'' "{\"rows\":[{\"id\":1,\"a\":\"b\",\"b\":{\"c\":5}},{\"id\":2,\"a\":\"b\"}]}" >/dev/null 2>&1; wt-extract --explain --sites x.site page.html | grep -E "title|location|row 1|others" | sed "s,[0-9]* others,N others,"' '' $'    title: 0 by jq .t\n    title: 2 by jq .a\n    location: not found by jq .loc, nor by 1 more: an object or array is no text, name what is in it\n    row 1: .id, .a, .b; in .b: .c\n  N others do not fit'; }
@test "a key that none of ten rows of one's own definition has is told" { t 'y "location jq .b" "{\"rows\":[$(seq 10 | sed "s/.*/{\"id\":&,\"t\":\"a\"}/" | paste -sd,)]}" .id | wc -l; wt-extract --explain --sites x.site page.html 2>&1 | grep -c "no row has" || :' '' $'10\n0' 0 'no row has what should be there (see --explain): x: url, price, location'; }
@test "the row in which an expression fails is told" { t 'y "location jq .a | fromjson" "{\"rows\":[{\"id\":1,\"a\":\"5\"},{\"id\":2}]}" .id' '' $'"x.example:1"\n"x.example:2"' 0 '(row 2)'; }
@test "a function in the place of a path, a hyphen in one" { refuses 'site a\nhost a\njson\ntitle jq tojson\n' 'what is no path stands behind one: . | tojson'; refuses 'site a\nhost a\njson\ntitle jq .sale-price\n' 'of a record it would be .["...-price"]'; }
@test "which source gave a key" { t 'y "title jq .u" "{\"rows\":[{\"id\":1,\"u\":\"b\"},{\"id\":2,\"t\":\"a\"}]}" .source.from' '' $'{"title":2}\nnull'; }
@test "definition: hundredths of one source" { t 'y "price cents jq .fen" "{\"rows\":[{\"id\":1,\"fen\":1990},{\"id\":2,\"p\":7,\"fen\":1},{\"id\":3,\"fen\":\"5.50\"}]}" .price' '' $'19.9\n7\n5.5'; }
@test "the page's address alone makes no advert" { t 'printf "%s\n" "site z" "host z.example" "item address ~ /{digits}" "title css h1" >z.site; echo "<h1>a</h1>" | wt-extract --sites z.site --url http://z.example/12 | jq -r .id; echo "<p>gone</p>" | wt-extract --sites z.site --url http://z.example/12' '' 'z.example:12' 1 'layout: z: its rows have neither item nor title'; }
@test "what a page says for search engines, beside its elements" { t 'printf "%s\n" "site z" "content zz" "platform z" "item css b" "title ld name" "price ld og:price:amount" >z.site; wt-extract --sites z.site | jq -c "[.id,.title,.price]"' '<meta property=og:price:amount content=5><b>7</b><i>zz</i><script type="application/ld+json">{"@type":"Product","name":"N"}</script>' '["z:7","N",5]'; }
@test "a page that only schema.org reads is still a rejected one of its definition" { t 'wt-extract --url https://detail.1688.com/offer/600000000045.html --summary s | jq -c .id; jq -c .sites s' '<script type="application/ld+json">{"@type":"Product","name":"a"}</script>' $'"1688:600000000045"\n{"1688-offer-model":{"pages":1,"rejected":1,"rows":0},"schema":{"pages":1,"rows":1,"platform":1,"item":1,"url":1,"title":1}}' 0 'layout: 1688-offer-model'; }
@test "a rejected page counts for the definition that it is told of" { t 'wt-extract --url https://s.taobao.com/search --summary s; jq -c .sites s' '<html>x' '{"taobao-search":{"pages":1,"rejected":1,"rows":0}}' 0 'layout'; }
@test "line ends and tabs are no part of an address" { t 'wt-extract | jq -r .url' '{"title":"Horn","price":5,"url":"https://shop.example/a\n/\tb-7.html"}' 'https://shop.example/a/b-7.html'; }
@test "replace() of a dump with a string for another, and without what it looks for" {
  t 'printf "%s\n" "INSERT INTO i(id,title,price,url) VALUES" "(1,replace('"'"'a-b'"'"','"'"'-'"'"','"'"'+'"'"'),5,'"'"'https://a.example/1'"'"')," "(2,replace('"'"'c-d'"'"' , '"'"'-'"'"' , char(10) ),6,'"'"'https://a.example/2'"'"')," "(3,replace('"'"'e-f'"'"','"'"'-'"'"','"'"''"'"'),7,'"'"'https://a.example/3'"'"');" >a.sql; wt-extract --platform x a.sql | jq -c "[.title,.price]"' '' $'["a+b",5]\n["c d",6]\n["ef",7]'
}
@test "{part} whose end is nowhere is looked for once" {
  t 'printf "site a\nhost a.example\nrows css li\ntitle css b ~ x{part}yy\nurl css a@href\n" >a.site; python3 -c "print(\"<html><body><li><a href=/1></a><b>\" + \"x \" * 900000 + \"</b></li></body></html>\")" >a.html; timeout ${SAN:+4}4 wt-extract --site a.site --url https://a.example/ a.html | jq -c .url' '' '"https://a.example/1"'
}
@test "what stands right behind a price is its fraction if no word, and no percentage, says that it is something else" {
  t 'printf "site a\nhost a.example\nrows css li\nitem css b\nprice css p\n" >a.site; i=0; for p in "12€|20%" "12\$|15\$" "12€|10 pcs" "39|90 EUR" "39|90 zł" "\$12|99/lb" "\$12|34 sold" "\$12|30|%" "¥128|88人付款" "¥128|88+人付款" "¥128|88起" "¥1|2万" "¥128.00|12人付款" "\$99|4.5" "US \$5.00|10 pieces" "US \$5|10pcs" "45|99|12" "¥|1|,|2|9|9|.|0|0"; do i=$((i + 1)); printf "<li><b>%s</b><p><i>%s</i></p>" $i "$(printf %s "$p" | sed "s,|,</i><i>,g")"; done >a.html; wt-extract --site a.site --url https://a.example/ --type html a.html | jq -c .price | paste -sd" "' '' '12 12 12 39.9 39.9 12.99 12 12 128 128 128.88 120000 128 99 5 5 45.99 1299'
}
@test "rows by an expression: a price of many digits is a number" {
  t 'printf "site a\nhost a.example\njson\nrows jq .items[] | select(.price > 10)\nitem jq .id\nprice jq .price\n" >a.site; echo "{\"items\":[{\"id\":123456789012345678,\"price\":9.9899999999999998},{\"id\":223456789012345678,\"price\":19.989999999999998}]}" | wt-extract --site a.site --url https://a.example/ | jq -c "[.item,.price]"' '' '["223456789012345678",19.99]'
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
@test "a list moved by a level, or with other rows, is not empty; one without is" { t 'for d in "\"a\":[]" "\"a\":{\"items\":[{\"id\":1}]}" "\"a\":[{\"key\":1}]"; do y $'\''empty jq .a\nneed title'\'' "{$d}" .id; wt-extract --sites x.site page.html >/dev/null; echo $?; done' '' $'0\n1\n1' 0 'no rows by jq .rows[]'; }
@test "rows that all lack what is needed are no empty list" { t 'y $'\''empty jq .rows\nneed title'\'' "{\"rows\":[{\"id\":1}]}"; wt-extract --sites x.site page.html' '' '' 1 'no rows by jq .rows[] that have all that need names'; }
@test "what an expression made of null is no value" { t 'y "location jq \"\(.a)-\(.b)\"" "{\"rows\":[{\"id\":1,\"a\":3,\"b\":4},{\"id\":2,\"a\":3},{\"id\":3,\"a\":\"nullah\",\"b\":1}]}" .location' '' $'"3-4"\nnull\n"nullah-1"'; }
@test "two digits in an element of their own are the fraction of a price" { t 'printf "%s\n" "site z" "content zz" "rows css li" "platform z" "item css @id" "price join css b, i" >z.site; for p in "<b>12</b><i>50</i>" "<b>1.212</b> <i>50</i>"; do echo "zz<li id=1>$p" >p.html; wt-extract --sites z.site p.html | jq .price; done' '' $'12.5\n1212.5'; }
@test "a regular expression of the address" { t 'printf "%s\n" "site z" "host z.example" "rows css p" "item address =~ sale=\d+&lot=\d+" "title css b" >z.site; echo "<p><b>Cup</b></p>" >p.html; wt-extract --sites z.site --url "http://z.example/?sale=1&lot=7" p.html | jq .item' '' '"sale=1&lot=7"'; }
@test "hosts parted by commas" { refuses 'site a\nhost b.example, c.example\nitem jq .a\n' 'bad.site:2: b.example,: between several stands a blank'; }
@test "a call with data is no table, and told under its address" { t 'wt-extract --url https://h5api.m.taobao.com/h5/mtop.taobao.wsearch.appsearch/1.0/ <<<"cb({\"data\":{\"itemsArray\":{\"items\":[{\"idOfIt\":\"600000000014\",\"subj\":\"a\",\"shown\":{\"price\":\"7.90\"},\"nick\":\"b\"}]}}})" >/dev/null' '' '' 1 'layout: taobao-mobile-search'; }
@test "days of .NET and of spreadsheets" { t 'for d in "/Date(1614902400000)/" "/Date(1614902400000+0800)/" 05-Mar-21 05-Mar-210; do y "posted jq .d" "{\"rows\":[{\"id\":1,\"d\":\"$d\"}]}" .posted; done' '' $'"2021-03-05T00:00:00Z"\n"2021-03-05T00:00:00Z"\n"2021-03-05"\nnull'; }
@test "an expression that fails costs the page" { t 'y "location jq .a|error" "{\"rows\":[{\"id\":1,\"a\":3}]}" .id; wt-extract --sites x.site page.html >/dev/null' '' '"x.example:1"' 1 'rule: '; }
@test "own definitions replace those of the same name" {
  t 'site sed -i "s/^site.*/site jd-search/" x.site; wt-extract --sites x.site - "$DATA"/sites/jd-search.html | jq -r .source.site' 'x_data = {"rows":[{"id":2}]}' $'jd-search\ndump\ndump'
}
@test "a reply is known by its text with other slashes" { t 'wt-extract | jq -c "[.item,.price,.currency]"' $'\ufeff{"count":1,"results":[{"listing_id":990005,"shop_id":456,"title":"Horn","url":"https:\\/\\/www.etsy.com\\/listing\\/990005\\/x","creation_timestamp":1620000000,"price":{"amount":1686,"divisor":100,"currency_code":"USD"}}]}' '["990005",16.86,"USD"]'; }

# --- definitions that are wrong

@test "definition: a line that goes on" { t 'printf "site x\nplatform x.example\ncontent x_data\nscript x_data =\nrows jq .rows[]\nitem jq .id =~ \134\n  (?x)[0-9] \134\n  +\ntitle jq .t\n" >x.site; wt-extract --sites x.site | jq -r .item; sed "s/^title/itle/" x.site >y.site; wt-extract --sites y.site' 'x_data={"rows":[{"id":"a712b"}]}' 712 2 'y.site:9: itle: no such key'; }
@test "definition: a text that has a name" { t 'printf "site x\nplatform x.example\ncontent x_data\nscript x_data =\nlet cut [0-9]\nlet d (?:\$(cut))+\nlet t .t // \134\n  .u\nrows jq .rows[]\nitem jq .id =~ (\$(d))\$(?=)\ntitle jq [\$(t)] | first\n" >x.site; wt-extract --sites x.site | jq -c "[.item,.title]"; sed "s/^title/itle/" x.site >y.site; wt-extract --sites y.site' 'x_data={"rows":[{"id":"a7b12","u":"a"}]}' '["12","a"]' 2 'y.site:11: itle: no such key'; }
@test "definition: a text without a name" { refuses 'site a\nhost b\nlet c\nitem jq .a\n' 'bad.site:3: write let NAME TEXT'; }
@test "definition: a name of other signs" { refuses 'site a\nhost b\nlet c.d .e\nitem jq .a\n' 'bad.site:3: write let NAME TEXT'; }
@test "definition: a name that no text has" { refuses 'site a\nhost b\nlet c .d \134\n|.e\nitem jq $(d)\n' 'bad.site:5: $(d): no line above it is: let d TEXT'; }
@test "definition: two texts of a name" { refuses 'site a\nhost b\nlet c .d\nlet c .e\nitem jq $(c)\n' 'bad.site:4: let c stands above already'; }
@test "definition: texts of a file" { t 'printf "let a .n\nlet b \$(a)\n" >c.lets; printf "site x\nplatform x.example\ncontent x_data\nscript x_data =\nlets c.lets\nrows jq .rows[]\nitem jq \$(b)\n" >x.site; wt-extract --sites x.site | jq -r .item; echo "host x" >>c.lets; wt-extract --sites x.site' 'x_data={"rows":[{"n":"a7"}]}' a7 2 'x.site:5: c.lets: host: it has let lines only'; }
@test "definition: texts that make a line too long" { refuses "site a\nhost b\nlet t0 0123456789\n$(for i in $(seq 9); do echo "let t$i $(yes "\$(t$((i - 1)))" | head -8 | tr -d '\n')"; done)\nitem jq \$(t9)\n" 'bad.site:8: the line is too long with $(t4) in it'; }
@test "definition: no such key" { refuses 'site a\nhost b\nitem jq .a\nitme jq .b\n' 'bad.site:4: itme: no such key'; }
@test "definition: another that is not there" { refuses 'site a\nhost b\nitem jq .a\njson\nalso c\n' 'bad.site: also c: no other definition has that name'; }
@test "definition: others read the page too, behind it; what they lose is told as theirs" {
  cd "$BATS_TEST_TMPDIR"
  d='platform x.example\nhost x.example\nrows css'
  printf "site a\n$d .a\nitem css @id\ntitle css b\n" >a.site; printf "site b\n$d .b\nitem css @id\ntitle css i\n" >b.site
  printf "site c\n$d .c\nitem css @id\ntitle css u\nalso b a\n" >c.site
  page='<p class=a id=71><b>a</b></p><p class=b id=71><i>b</i></p><p class=b id=72><i>b</i></p><p class=a id=73><b>a</b></p><p class=c id=71><u>c</u></p><p class=c id=74><u>c</u></p>'
  t 'wt-extract --sites . --url https://x.example/ --summary s | jq -c "[.item,.title,.source.site,.source.row]"; jq -c "[.sites[]|.pages,.rows]" s' "$page" $'["71","c","c",1]\n["74","c","c",2]\n["72","b","b",3]\n["73","a","a",4]\n[1,2,1,1,1,1]'
  t 'wt-extract --sites . --url https://x.example/ >o; s=$?; jq -c .item o; exit $s' "$page<p class=b>" $'"71"\n"74"\n"72"' 1 'layout: b: 1 of 2 rows'
  t 'wt-extract --sites . --url https://x.example/ | jq -c .item' "${page//class=[ab]/}" $'"71"\n"74"'
}
@test "an element that shows an advert once more, in the same words, is none; in others it is" {
  li() { printf '<li class=s-item data-listingid=90000000010%s><div class=s-item__title>Horn comb %s</div><span class=s-item__price>$%s.00</span></li>' "$@"; }
  t 'wt-extract --url https://www.ebay.com/sch/i.html?_nkw=comb | jq -c "[.item,.price]"' "<ul>$(li 1 1 5; li 2 2 6; li 1 1 5; li 2 2 7)</ul>" $'["900000000101",5]\n["900000000102",6]\n["900000000102",7]'
}
@test "definition: no kind of source" { refuses 'site a\nhost b\nitem .a\n' 'bad.site:3: .a: write jq, above, css, page, ld, shown, text or address'; }
@test "definition: a bad selector" { refuses 'site a\nhost b\nitem css li:x\n' 'bad.site:3: li:x: of pseudo-classes :first-child'; }
@test "definition: a bad template" { refuses 'site a\nhost b\nurl text a{b}\n' 'bad.site:3: a{b}: not one of'; }
@test "definition: a bad pattern" {
  refuses 'site a\nhost b\nitem jq .a ~ {x}\n' 'bad.site:3: {x}: write {digits}'
}
@test "definition: an expression that reaches out" { refuses 'site a\nhost b\nitem jq .a|env\n' 'bad.site:3: '; }
@test "definition: a site that fits nothing" { refuses 'site a\nitem jq .a\n' 'it fits no page'; }
@test "definition: a site without a name" { refuses 'host a\nitem jq .a\n' 'write: site NAME'; }
@test "definition: a site without adverts" { refuses 'site a\nhost b\nprice jq .a\n' 'neither item nor title'; }
@test "definition: a line that is cut" { refuses 'site a\nhost b\nitem jq .a' 'line feed'; }
@test "definition: above by an expression" { refuses 'site a\nhost b\nitem above .a|.b\n' '.a|.b: not a path'; }
@test "above: a value beside the rows, in each reply its own" { t 'printf "site a\ncontent goods\njson\nplatform x.example\nrows jq .goods[]\nitem jq .id\ntitle jq .t\nseller.name above .shop.name\n" >a.site; printf "%s\n" "{\"goods\":[{\"id\":1,\"t\":\"a\"},{\"id\":2,\"t\":\"b\"}],\"shop\":{\"name\":\"North\"}}" "{\"goods\":[{\"id\":3,\"t\":\"c\"}]}" "{\"goods\":[{\"id\":4,\"t\":\"d\"}],\"shop\":{\"name\":\"South\"}}" | wt-extract --sites a.site | jq -r ".seller.name"' '' $'North\nNorth\nnull\nSouth'; }
@test "definition: rows by a text" { refuses 'site a\nhost b\nitem jq .a\nrows text a\n' 'bad.site:4: text: rows are by jq or css'; }
@test "definition: a condition that is none" { refuses 'site a\nhost b\nitem jq .a\nplatform x if jq .a\n' 'NAME when SOURCE'; }
@test "definition: an attribute without a name" { refuses 'site a\nhost b\nitem jq .a\nscript @\n' 'bad.site:4: script: the text before'; }
@test "definition: an attribute as a part" { refuses 'site a\nhost b\nitem jq .a\nscript.x @data-a\n' 'an attribute is data of its own'; }
@test "definition: no such file of sites" { t 'wt-extract --sites nowhere' '' '' 2 'nowhere'; }

# --- options

@test "captured: the archive's time goes before the option's" { t 'warc https://s.taobao.com/search text/html "$DATA"/sites/taobao-search.html >a.warc.gz; wt-extract --captured 2001-01-01 a.warc.gz "$DATA"/sites/taobao-search.json | jq -r .captured | uniq' '' $'2024-05-06T08:00:00Z\n2001-01-01'; }
@test "option: a day that is none" { t 'wt-extract --captured 2021-13-45' '' '' 2 '--captured 2021-13-45'; }
@test "option: what is said of a page does not reach a terminal as it stands" { t 'wt-extract --explain --url "$(printf "http://x.example/\033]0;x\007")" | sed -n 1p' 'x' '-:1: http://x.example/\x1b]0;x\x07'; }
@test "option: an unknown encoding" { t 'wt-extract --charset klingon' '' '' 2 '--charset klingon'; }
@test "option: an address that is none" { t 'wt-extract --url here' '' '' 2 '--url here'; }
@test "option: an unknown type" { t 'wt-extract --type tsv' '' '' 2 'auto, warc, html, json, csv'; }
@test "option: what is not of the type" { t 'for t in warc html json csv; do echo "{\"a\":1}" | wt-extract --type $t --rejects r 2>/dev/null; echo $? $(jq -r .reason r 2>/dev/null); rm -f r; done; echo "<p>a,b" | wt-extract --type json 2>/dev/null; echo "<p>a,b" | wt-extract --type csv' '' $'1 no_warc\n1 no_html\n0\n1 no_csv' 1 'no_csv: it is no table with a header, and --type says so'; }
@test "option: an encoding by option" {
  t 'site; wt-extract --sites x.site --charset big5 <(printf "x_data = {\"rows\":[{\"id\":1,\"t\":\"\xb6\x48\"}]}") | jq -r .title' '' '象'
}
@test "option: only JSON"    { t 'wt-extract --type json "$DATA"/sites/taobao-search.json "$DATA"/sites/jd-search.html "$DATA"/sites/jd-home.html | jq -r .id' '' 'tmall:350000000001' 0 'no_json: it is no JSON'; }
@test "option: only pages"   { t 'wt-extract --type html "$DATA"/sites/taobao-search.json' '' '' 1 'no_html'; }
@test "option: only WARC"    { t 'wt-extract --type warc "$DATA"/sites/taobao-search.json' '' '' 1 'no_warc'; }
@test "an export: what holds others may be called information" { t 'wt-extract | jq -c "[.item,.title,.seller.name]"' '[{"offer":{"company":{"name":"n"},"information":{"detailUrl":"https://detail.1688.com/offer/577932020005.html","simpleSubject":"a b"}}}]' '["577932020005","a b","n"]'; }
@test "an export: a price with a reference" { t 'wt-extract --platform x | jq -c "[.price,.currency]"' $'[{"id":1,"title":"a","price":"&#165;40.00"},\n{"id":2,"title":"a","price":"&yen;12.50"}]' $'[40,"CNY"]\n[12.5,"CNY"]'; }
@test "JSON that is cut and names an advert is told" { t 'cut -c-40 | wt-extract --platform x' '{"data":{"title":"x","price":"5.00","b":"c"}}' '' 1 'its data does not end'; }
@test "JSON that is cut before it names one is told as a part" { t 'cut -c-20 | wt-extract --platform x' '{"data":{"title":"x","price":"5.00","b":"c"}}' '' 1 ':1: part: '; }
@test "an export: the default price, and zkPrice before it" { t 'wt-extract --platform x | jq -c .price' $'[{"goodsName":"a","defaultPrice":"5.00"},\n{"goodsName":"b","reservePrice":"9","zkPrice":"7"}]' $'5\n7'; }
@test "explain: what a page has that nothing read: columns, lists, scripts" {
  t 'h() { wt-extract --explain "$@" 2>/dev/null | sed -n "s/^ *it has: //p"; }; printf "kol,war 2,odn\nx,5,y\nz,6,y\n" | h; echo "{\"a b\":[1],\"c\":[{\"d\":[{\"e\":1,\"f g\":2},{\"e\":1}]}]}" | h; echo "[{\"k\":1},{\"k\":2}]" | h; echo "{\"u\":[{\"v\":1},{\"v\":2}],\"w\":{\"x\":[{\"y\":1},{\"y\":2}]}}" | h; echo "<script>x()</script><script>window.__S__ = {l:{m:[{n:1},{n:2}]}};</script><script id=q type=application/json>{\"r\":[{\"s\":1},{\"s\":2}]}</script><script type=application/ld+json>{}</script><p>a</p>" | h; head -c 100000 /dev/zero | tr "\0" "[" | h' '' $'columns kol && war 2 && odn\nrows jq .c[].d[], 2 objects: .e, .["f g"]\nrows jq .[], 2 objects: .k\nrows jq .u[], 2 objects: .v\nrows jq .w.x[], 2 objects: .y\nscript window.__S__ =\nrows jq .l.m[], 2 objects: .n\nscript q{tag}\nrows jq .r[], 2 objects: .s\nscript application/ld+json{tag}'
}
@test "the list of JD in 2012 with the values of attributes on lines of their own" { t 'wt-extract | jq -c .source.site' '<div id=
"plist"><ul><li sku=
"917001"><div class=
"p-name"><a href=
"http://item.jd.com/917001.html">horn comb</a></div><div class=
"p-price"><strong>￥19.00</strong></div></li></ul></div>' '"jd-search"'; }
@test "explain: what fits nearly comes first" { t 'echo "<p>gl-item</p>" | wt-extract --explain | grep not.fit | sed 1q' '' '  jd-search: does not fit: no address is known, and "data-sku" is not in it'; }
@test "explain: what fits most comes before what fits less" { t 'wt-extract --explain | sed -n "s/: does not fit.*//p" | sed 2q' '<p>object_id@ "globalData" "offerDetail"' $'  1688-offer-model\n  1688-list'; }
@test "explain: which definitions were tried, and which source gave a key in how many rows" { t 'wt-extract --explain "$DATA"/sites/tmall-item.html | sed "s|.*/sites/||" | sed -n "1,4p;/others/p" | sed "s/[0-9]* others/N others/"' '' $'tmall-item.html:1: no address\n  text: 1471 bytes of utf-8, by its bytes\n  tmall-item: fits by its text; 1 rows, 1 adverts\n    item: 1 by jq .itemDO.itemId\n  N others do not fit: no address is known, and none of their texts is in it'; }
@test "explain: of a definition of one's own what it does not find, what it passes over, and what rows are made of" {
  t 'printf "%s\n" "site o" "host o.example" "content offers" "script D =" "rows jq .offers[]" "skip jq .ad" "need title" "item jq .id" "title jq .name" "price jq .cost ~ {digits} EUR" >o.site; wt-extract --sites o.site --url https://www.o.example/ --explain | sed -n "3,9p"' '<script>D = {"offers": [{"no":1,"name":"a","cost":"5 EUR","a b":1}, {"no":2}, {"ad":1,"name":"c"}]}</script>' $'  o: fits by its text, not by its address; 2 rows, 1 adverts\n    item: not found by jq .id\n    title: 1 by jq .name\n    price: 1 by jq .cost ~ {digits} EUR\n    skip: 1 rows\n    need: 0 rows lack a key\n    row 1: .no, .name, .cost, .["a b"]' 0 'the first is row 2; rejected'
}
@test "explain: an element is told with its attributes, and what is in it as sources have it, each kind once" { t 'printf "%s\n" "site o" "host o.example" "rows css li" "item css data-id" >o.site; wt-extract --sites o.site --url https://o.example/ --explain | grep "row 1"' '<ul><li class=x data-id=7 style=a onclick=b><a class="k  l" href=/7 onload=c>a</a><i>b</i><i>c</i><i class=m>d</i>' '    row 1: <li class="x" data-id>: a.k.l@href, i, i.m' 0 'neither item nor title'; }
@test "no object behind the text of script: what stands there is told to who writes the definition" { t 'printf "%s\n" "site o" "host o.example" "script var a" "rows jq .b[]" "item jq .c" >o.site; wt-extract --sites o.site --url https://o.example/' '<script>var a = [{"b":"角角角角角角角角角"}]</script>' '' 1 'no whole object behind var a; there stands: = [{"b":'; }
@test "adverts, and none by a definition of --sites: told" { t 'printf "%s\n" "site o" "csv title && preis" "title jq .title" >o.site; wt-extract --sites o.site | jq -c .title' $'title,price,url\nHorn cup,5,https://item.taobao.com/item.htm?id=600000001401' '"Horn cup"' 0 'no advert is by a definition of --sites: none fits a page; see --explain'; }
@test "a name that is not ASCII in an expression: how to write it" { t 'printf "%s\n" "site o" "csv 编号" "item jq .编号x" >o.site; wt-extract --sites o.site' '' '' 2 'o.site:3: .编号x: 编号x: a name that is not ASCII stands in quotes: .["编号x"]'; }
@test "an expression that cannot be read is told whole, and what JSONPath writes otherwise" { t 'for e in ".a[" "\"x" "\$.a[]" ".a[*]"; do printf "%s\n" "site o" "host o.example" "rows jq $e" "item jq .b" >o.site; wt-extract --sites o.site 2>&1; done; false' '' $'wt-extract: o.site:3: .a[: brackets that do not match\nwt-extract: o.site:3: "x: a string that does not end\nwt-extract: o.site:3: $.a[]: a path begins with the point, without $: .title\nwt-extract: o.site:3: .a[*]: all members of a list are [], not [*]' 1; }
@test "a name of a column with brackets, commas between columns, => on a key of one value: how to write it" { t 'for l in "title jq .价格(元) | tostring" "csv 编号, 价格" "url jq .slug => https://o.example/{slug}"; do printf "%s\n" "site o" "csv a" "item jq .a" "$l" >o.site; wt-extract --sites o.site 2>&1; done | cut -d: -f4-; false' '' $' .价格(元) | tostring: 价格(元): a name that is not ASCII stands in quotes: .["价格(元)"]\n 编号, 价格: between columns stands &&, no comma\n .slug => https://o.example/{slug}: => is for attributes alone; to put a text together: jq "https://a.example/" + .slug' 1; }
@test "a definition of --sites that cannot read its page: its file, and what to do" { t 'printf "%s\n" "site o" "host o.example" "json" "rows jq .items[]" "item jq .id" >o.site; wt-extract --sites o.site --url https://o.example/' '{"list":[{"id":7}]}' '' 1 'layout: o: no rows by jq .items[] (o.site); see --explain; rejected'; }
@test "explain: of a file of which no page is read it is told why" { t ': >a.html; printf "HTTP/1.1 403 Forbidden\r\n\r\n<p>no" >b.http; wt-extract --explain a.html b.http 2>&1' '' $'wt-extract: a.html: no adverts: empty 1\nwt-extract: b.http: no adverts: status_403 1'; }
@test "an option that is not known: which is meant, or that it is the name of a file" { t ': >./-dash.csv; for a in --explian --platfrom=x -dash.csv -q --s; do wt-extract $a 2>&1 | sed 1q; done; false' '' $'wt-extract: --explian: no such option; is --explain meant?\nwt-extract: --platfrom=x: no such option; is --platform meant?\nwt-extract: -dash.csv: no such option; for the file write ./-dash.csv\nwt-extract: -q: no such option\nwt-extract: --s: no such option' 1; }
@test "exhibit: of a place that is no record it is told in which file" { t 'cp "$ROOT"/tests/data/demo.warc.gz a.gz; wt-extract --exhibit a.gz 5 >out' '' '' 3 'wt-extract: a.gz: byte 5+0: no record begins there'; }
@test "classes that end as those of eBay (goods-card__title) do not make a page eBay's" { t 'wt-extract --explain | grep -c "ebay-search: fits"' '<b class=goods-card__title>Horn cup</b><b class=goods-card__price>5</b>' '0' 1; }
@test "explain: of elements, and a text that is not there" { t 'printf "%s\n" "site o" "host o.example" "content offers, list" "rows css li" "title css b" >o.site; wt-extract --sites o.site --url https://o.example/ --explain | sed -n "3,6p"' '<ul class=offers><li class="x y"><b>a</b><li>' $'  o: fits by its address, and "offers, list" is not in it; 2 rows, 1 adverts\n    title: 1 by css b\n    row 1: <li class="x y">: b\n    row 2: <li>' 0 'the first is row 2; rejected'; }
@test "rows that an expression makes: keys of an object, values from elsewhere; long numbers stay" {
  t 'printf "%s\n" "site o" "host o.example" "script D =" "rows jq .u as \$u | .g | to_entries[] | .value + {id: .key, who: \$u[.value.by]}" "item jq .id" "title jq .name" "seller.id jq .no" "seller.name jq .who" "price jq .cost" >o.site; wt-extract --sites o.site --url https://o.example/ | jq -c "[.item,.title,.seller.id,.seller.name,.price_text]"' '<script>D = {"u":{"a":"North"},"g":{"123456789012345678":{"name":"a\"1234567890123456789","no":610000000000000001,"by":"a","cost":5.5},"7":{"name":"b","by":"x","no":-1.5e3,"cost":12345678901234567.5}}}</script>' $'["123456789012345678","a\\"1234567890123456789","610000000000000001","North","5.5"]\n["7","b","-1500",null,"12345678901234567.5"]'
}
@test "rows that an expression makes: one that fails is told" { t 'printf "%s\n" "site o" "host o.example" "json" "rows jq .g | map(.a + 1)[]" "title jq .b" >o.site; wt-extract --sites o.site --url https://o.example/' '{"g":[{"a":"x"}]}' '' 1 'rule: o: o.site:4: '; }
@test "rows that are lists, by the number of a cell" { t 'printf "%s\n" "site o" "host o.example" "json" "rows jq .d[]" "item jq .[0]" "title jq .[1]" "seller.name jq .[2][1]" >o.site; wt-extract --sites o.site --url https://o.example/ | jq -c "[.item,.title,.seller.name]"' 'cb({"d":[[610000000000000001,"a",[3,"North"]],[2,"b"]]})' $'["610000000000000001","a","North"]\n["2","b",null]'; }
@test "the cells of rows are their own: of a second list, and of more rows than have theirs kept" { t 'printf "%s\n" "site o" "host o.example" "json" "rows jq .a[]" "rows jq .b[]" "item jq .id" "title jq .c.t" >o.site; x() ( wt-extract --sites o.site --url https://o.example/ | jq -c "[.item,.title]"; ); x; jq -nc "{a:[range(1030)|{c:{t:\"comb \(.)\"},id:(. + 1)}]}" | x | sed -n "1p;2p;1024,1025p;\$p"' '{"a":[1,2],"b":[{"id":7,"c":{"t":"Horn comb"}},{"id":8}]}' $'["7","Horn comb"]\n["8",null]\n["1","comb 0"]\n["2","comb 1"]\n["1024","comb 1023"]\n["1025","comb 1024"]\n["1030","comb 1029"]'; }
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

# --- made at random

@test "data written at random as JavaScript gives what it gives as JSON" { generated literal "${LITERAL_RUNS:-60}" "${LITERAL_SEED:-1}"; }
@test "prices made at random as thirty currencies are written" { generated priced "${PRICED_RUNS:-2000}" "${PRICED_SEED:-1}"; }
@test "lists made at random as shops make them give each advert" { generated listed "${LISTED_RUNS:-60}" "${LISTED_SEED:-1}"; }
@test "exports made at random give what was written" { generated exported "${EXPORTED_RUNS:-150}" "${EXPORTED_SEED:-1}"; }
@test "pages written in another way at random give the same adverts" { generated varied "${VARIED_RUNS:-60}" "${VARIED_SEED:-1}"; }
@test "real pages written in another way give the same adverts" {
  shared realdata
  generated varied "${VARIED_RUNS:-40}" "${VARIED_SEED:-1}" "$shared"
}
@test "posts of which none names a price: status 0, but not in silence" { t 'wt-extract --summary s; echo $?; jq -c .skipped s' '[{"bid":"Kx1","screen_name":"ann","text":"nice weather","reposts_count":1,"attitudes_count":2}]' $'0\n{"no_price":1}' 0 'no adverts: no_price 1; none of its posts names a price'; }
@test "1688: an offer of before 2021 as a page gives its prices by quantity, not that of before, with a script or without" {
  t 'p() { printf "<div id=\"mod-detail-title\"><h1 class=\"d-title\">牛角梳</h1></div><div id=\"mod-detail-price\"><table><tr class=\"original-price\"><td><em class=\"value\">15.00</em></td></tr><tr class=\"price\">"; for i in 12.50 11.00 9.80; do printf "<td data-range=\"{}\">¥<em class=\"value\">$i</em></td>"; done; printf "</tr></table></div><script>$1</script>"; }; for s in "" "iDetailConfig = {\"offerid\":\"520000000001\",\"refPrice\":\"12.50\"};"; do p "$s" | wt-extract --url https://detail.1688.com/offer/520000000001.html | jq -c "[.source.site,.price,.price_max]"; done' '' $'["1688-shown",9.8,12.5]\n["1688-offer-old",9.8,12.5]'
}

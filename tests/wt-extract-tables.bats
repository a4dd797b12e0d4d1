#!/usr/bin/env bats
# wt-extract: exports and dumps: tables, lists of objects, databases, labelled lines.
load helper
load extract

# --- dumps of unknown make

@test "when a row of a file in an archive was read goes before when that was put there" { t 'printf "title,price,url,crawl_time\nHorn cup,5,https://item.taobao.com/item.htm?id=600000001401,2014-02-12 13:32\n" >b; for u in file:///b http://x.example/b; do printf "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: $u\r\nWARC-Date: 2024-01-02T03:04:05Z\r\nContent-Type: text/csv\r\nContent-Length: %d\r\n\r\n" "$(wc -c <b)"; cat b; printf "\r\n\r\n"; done >w; wt-extract w | jq -r .captured' '' $'2014-02-12T13:32:00+08:00\n2024-01-02T03:04:05Z'; }
@test "printed lists and dicts of which the last has no end: the others are out, and it is told" {
  u=https://item.taobao.com/item.htm?id=60000000150
  t "printf \"['12.00', 'Horn comb', '${u}1']\\n['9.50', 'Horn cup', '${u}2']\\n['7.00', 'Ho\" >l; printf \"{'title': 'Horn comb', 'url': '${u}1'}\\n{'title': 'Horn cup', 'url': '${u}2'}\\n{'title': 'Ho\" >d; for f in l d; do wt-extract \$f 2>e | jq -r .item; cut -d: -f6 e; done" '' $'600000001501\n600000001502\n it ends inside a record; rejected\n600000001501\n600000001502\n line 3'
}
@test "a workbook saved as XML: whole, and cut" {
  t 'w() { printf "<?xml version=\"1.0\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"a\"><Table><Row>"; for c in title price link; do printf "<Cell><Data>$c</Data></Cell>"; done; for i in 1 2; do u=https://item.jd.com/10000000000$i.html; printf "</Row>\n<Row><Cell><Data>cup $i</Data></Cell><Cell><Data>5</Data></Cell><Cell ss:HRef=\"$u\"><Data>$u</Data></Cell>"; done; echo "</Row></Table></Worksheet></Workbook>"; }; w | wt-extract | jq -r .item; for n in 9 60 390; do w | head -c -$n | wt-extract --platform jd 2>e | jq -r .item | xargs; cut -d: -f 4- e; done' '' $'100000000001\n100000000002\n100000000001 100000000002\n part: it ends inside a workbook: it was cut, or is not whole yet; rejected\n100000000001\n part: it ends inside a workbook: it was cut, or is not whole yet; rejected\n\n part: it ends inside a workbook: it was cut, or is not whole yet; rejected'
}
@test "an export: a number in brackets is no price" { t 'printf "title,price,url\na b,(14),https://item.jd.com/70001.html\na b,(€14),https://item.jd.com/70002.html\n" | wt-extract | jq -c "[.price,.price_text]"' '' $'[null,"(14)"]\n[14,"(€14)"]'; }
@test "no adverts: what somebody bought, in Japanese" { t 'printf "日付,商品名,価格,ステータス,URL,ストア名,注文番号\n2024年5月6日,a,\"3,980円\",配送済み,https://store.shopping.yahoo.co.jp/x/y.html,z,z-1\n" | wt-extract' '' ''; }
@test "an export: what the platform's own list of goods calls a price" { t 'printf "商品id,商品名称,商品详情页链接地址,商品价格(单位：元),商品月销量\n690001,a b,http://item.taobao.com/item.htm?id=690001,39.90,12\n" | wt-extract | jq -c "[.id,.price,.currency,.sold]"; printf ",상품명,가격,상품평 수\n0,\"a b, 1\",9900,8497\n" | wt-extract --platform coupang.com | jq -c "[.title,.price,.reviews]"' '' $'["taobao:690001",39.9,"CNY",12]\n["a b, 1",9900,8497]'; }
@test "an export: usual names in Japanese" { t 'printf "商品名,商品金額,送料,メーカー,合計(USD)\nhorn lens,1999.99,284.99,X,2284.98\n" | wt-extract --platform ebay.com | jq -c "[.title,.price,.seller]"' '' '["horn lens",1999.99,null]'; }
@test "a dump: an array" { t 'wt-extract --platform x | jq -c "[.id,.title,.price,.seller.name]"' '[{"id":1,"name":"a","price":"¥5","shop":{"name":"s"}},{"id":2,"name":"b","price":6}]' $'["x:1","a",5,"s"]\n["x:2","b",6,null]'; }
@test "a dump: nested, the platform by the address" { t 'wt-extract | jq -c "[.id,.title,.seller.name]"' '{"code":0,"data":{"list":[{"item":{"item_id":"1","title":"t","link":"https://item.taobao.com/item.htm?id=77"},"shop":{"name":"n"}}]}}' '["taobao:77","t","n"]'; }
@test "a dump: an object a line, one of them none" { t 'wt-extract >o; s=$?; jq -c "[.title,.price,.platform]" o; exit $s' $'{"标题":"象","价格":5,"网址":"https://a.example/1"}\nbad\n{"标题":"c","价格":6,"网址":"https://a.example/2"}' $'["象",5,"a.example"]\n["c",6,"a.example"]' 1 'dump: 1 beside 2 rows are no JSON, the first at line 2'; }
@test "a dump: a table" { t 'wt-extract | jq -c "[.id,.title,.price]"' $'ID;Title;Price (CNY);Link\n1;x;5.00;https://www.ebay.com/itm/123456' '["ebay.com:123456","x",5]'; }
@test "a row of a table with a list of adverts laid out flat; a title of the row's own" { t 'printf "q,items/0/title,items/0/price,items/0/url,items/1/title,items/1/price,items/1/url\na,x,5,//www.ebay.com/itm/300100200301,y,6,//www.ebay.com/itm/300100200302\nb,z,7,//www.ebay.com/itm/300100200303,,,\n" >a; printf "title,price,url,variants.0.title,variants.0.price,variants.1.title,variants.1.price\nx,5,//www.ebay.com/itm/300100200304,S,5,L,6\n" >b; wt-extract a b | jq -c "[.item,.title,.price]"' '' $'["300100200301","x",5]\n["300100200302","y",6]\n["300100200303","z",7]\n["300100200304","x",5]'; }
@test "a table without a header whose prices are whole numbers; several columns of such are told" { t 'for s in "" ,70,30; do for i in 1 2 3; do echo "https://www.ebay.com/itm/30010020030$i,Horn comb $i,12$i$s$s"; done >"t$s"; wt-extract "t$s" 2>e | jq -c "[.title,.price]"; grep -o "put a header" e; done | sort' '' $'["Horn comb 1",121]\n["Horn comb 1",null]\n["Horn comb 2",122]\n["Horn comb 2",null]\n["Horn comb 3",123]\n["Horn comb 3",null]\nput a header'; }
@test "an export: a value with its money is the price beside the address of goods alone" { t 'for u in p/71 seized/a-b; do printf "title,value (USD),url\nHorn comb,12.50,https://a.example/$u\n" | wt-extract 2>e | jq -c "[.title,.price,.currency]"; done' '' '["Horn comb",12.5,"USD"]'; }
@test "records in a record: offers of an advert; a shop's offers with titles are adverts" { t 'wt-extract | jq -c "[.title,.price,.price_max,.currency,.seller.name]"' $'{"title":"a b","url":"https://x.example/p/1","offers":[{"price":5,"currency":"EUR","seller":{"name":"s"}}]}\n{"title":"c d","url":"https://x.example/p/2","offers":[{"price":5,"currency":"EUR"},{"price":7}]}\n' $'["a b",5,null,"EUR","s"]\n["c d",5,7,"EUR",null]'; t 'wt-extract | jq -c "[.title,.price]"' '{"name":"s","url":"https://x.example/s","offers":[{"title":"e f","price":8,"url":"https://x.example/p/3"}]}' '["e f",8]'; }
@test "the host of a shop's API is the shop's" { t 'wt-extract | jq -r .id' '{"data":[{"type":"products","id":"71","attributes":{"name":"Horn comb","price":"12.50"},"links":{"self":"https://api.combs.example/v1/products/71"}}]}' combs.example:71; }
@test "a table that begins with a bracket: names in brackets, a caption" { t 'for h in "[title],[price],[url]" "[notes by North]\n\ntitle,price,url"; do printf "$h\nHorn cup,5,//www.ebay.com/itm/310000004601\n" | wt-extract | jq -c "[.item,.title,.price]"; done; printf "[true,\n" | wt-extract 2>&1 | grep -c .' '' $'["310000004601","Horn cup",5]\n["310000004601","Horn cup",5]\n1'; }
@test "an export is none of the pages at its address: a table, and lines with labels" {
  t 'printf "title,price\nHorn comb,5\n" >a; printf "标题：Horn comb\n价格：5\n\n标题：Horn cup\n价格：6\n" >b; for f in a b; do wt-extract --url "https://s.taobao.com/search?q=x" $f | jq -c "[.platform,.title,.price]"; done' '' $'["taobao","Horn comb",5]\n["taobao","Horn comb",5]\n["taobao","Horn cup",6]'
}
@test "data that the definition for its address cannot read: what has usual names is taken, and it is told" { t 'wt-extract --url "https://search.jd.com/Search?keyword=x" 2>e | jq -c "[.item,.price]"; cat e >&2' '[{"sku":"1000001","name":"Horn comb","price":5}]' '["1000001",5]' 0 'what it has under usual names was taken'; }
@test "a table without a header: a column of which some names end as shops' do is that of shops" { t 'for i in 1 2 3 4; do s=Lee; [ $i != 3 ] || s=角艺旗舰店; echo "100000$i,Horn comb of ox no $i,2$i.50,True,$s"; done | wt-extract --platform jd | jq -r .seller.name' '' $'Lee\nLee\n角艺旗舰店\nLee'; }
@test "a province and its city in columns of their own, numbered as Houyi does" { t 'printf "title,price,procity,procity1\nHorn comb,5,浙江,宁波\nHorn cup,6,北京,\n" | wt-extract --platform taobao | jq -r .location' '' $'浙江 宁波\n北京'; }
@test "names as ParseHub and Power Query make them of what is around, and as .NET writes them in XML" { t 'printf "page_name,page_item_name,page_item_url,page_item_price,page_item_shop_name\n1,a b,//www.ebay.com/itm/310000004601,5,n\n" | wt-extract | jq -c "[.title,.price,.seller.name]"; printf "Column1.title,Column1.price.value,Column1.url,Column1.seller.username\na b,5,//www.ebay.com/itm/310000004601,n\n" | wt-extract | jq -c "[.title,.price,.seller]"; printf "<?xml version=\"1.0\"?><DocumentElement><Data><Product_x0020_Title>a b</Product_x0020_Title><Price>5</Price><URL>//www.ebay.com/itm/310000004601</URL><Seller_x0020_Name>n</Seller_x0020_Name></Data></DocumentElement>" | wt-extract | jq -c "[.title,.price,.seller]"' '' $'["a b",5,"n"]\n["a b",5,{"name":"n"}]\n["a b",5,{"name":"n"}]'; }
@test "money under no known name is the price beside the address of goods, not of other pages" { t 'for u in product/horn-comb news/horn-comb; do printf "name,amount,link\nHorn comb,€ 18.50,https://a.example/$u\n" | wt-extract --platform a.example 2>e | jq -c "[.title,.price]"; done' '' $'["Horn comb",18.5]'; }
@test "a list laid out flat by other marks; what its sending costs is no price" { t 'for h in "i[0].title,i[0].price,i[0].url,i[1].title,i[1].price,i[1].url" i_0_title,i_0_price,i_0_url,i_1_title,i_1_price,i_1_url; do printf "q,$h\na,x,5,//www.ebay.com/itm/300100200301,y,6,//www.ebay.com/itm/300100200302\n" | wt-extract | jq -c "[.item,.title,.price]"; done; for n in cost-now "shipping cost"; do printf "name,$n,link\nHorn cup,£4.99,https://a.example/product/horn-cup\n" | wt-extract --platform a.example | jq -c .price; done' '' $'["300100200301","x",5]\n["300100200302","y",6]\n["300100200301","x",5]\n["300100200302","y",6]\n4.99\nnull'; }
@test "offers from the lowest to the highest, as schema.org has them, in a dump" { t 'wt-extract | jq -c "[.price,.price_max,.currency]"' '[{"name":"Horn stool","url":"https://a.example/p/horn-stool","offers":{"@type":"AggregateOffer","lowPrice":"120","highPrice":"150","priceCurrency":"EUR"}}]' '[120,150,"EUR"]'; }
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
@test "an export whose titles have a misspelt name: the only column of long words, each row its own; of several that is told" { t 'cat >a; for k in A/B 家里老人留下来的/家里老人留下来的 家里老人留下来的物件/朋友送的一直没有用; do sed "s/N1/${k%/*}/;s/N2/${k#*/}/" a | wt-extract | jq -rs "map(.title) | join(\",\")"; done' $'商品链接,商品名成称,价格,备住\nhttps://item.taobao.com/item.htm?id=612345678901,老山羊角摆件 手工雕刻,128,N1\nhttps://item.taobao.com/item.htm?id=612345678902,牛角梳子 天然老料,38.5,N2' $'老山羊角摆件 手工雕刻,牛角梳子 天然老料\n老山羊角摆件 手工雕刻,牛角梳子 天然老料\n,' 0 'words in several columns of unknown names, any of which may be the title'; }
@test "JSON whose titles have a misspelt name: told, but not of remarks, nor of a row with a description" { t 'cat >a; for s in "" s/商品名成称/备注/ "s/}/,\"描述\":\"x\"}/"; do sed "$s" a | wt-extract >o; echo $?; done' '[{"商品链接":"https://item.taobao.com/item.htm?id=612345678901","商品名成称":"老山羊角摆件","价格":"128"}]' $'1\n0\n0' 0 '1: layout: dump: 1 rows have no title, but words under a name that is not known'; }
@test "an export of comments is none of adverts" { t 'wt-extract --summary s; jq -c .skipped s' $'评论内容,商品链接\n很好很好很好,https://item.taobao.com/item.htm?id=12' '{"no_site":1}'; }
@test "a dump: what Elasticsearch is told of each row is none" { t 'wt-extract | jq -c .id' $'{"index":{"_index":"g"}}\n{"title":"a","price":5,"item":"https://item.jd.com/1000001.html"}\n{"create":{}}\n{"title":"b","price":6,"item":"https://item.jd.com/1000002.html"}\n{"index":{}}' $'"jd:1000001"\n"jd:1000002"'; }
@test "a dump: lists, a cell for each advert, in rows and deeper" { t 'wt-extract | jq -c "[.id,.title,.price,.captured]"; echo "{\"n\":1,\"data\":{\"title\":[\"e\",\"f\"],\"price\":[7,8],\"url\":[\"https://item.jd.com/1000005.html\",\"https://item.jd.com/1000006.html\"]}}" | wt-extract | jq -c "[.id,.title,.price]"' $'{"title":["a","b"],"price":["5","6"],"url":["https://item.jd.com/1000001.html","https://item.jd.com/1000002.html"],"crawl_time":"2024-05-06"}\n{"title":"c","price":"9","url":"https://item.jd.com/1000003.html"}' $'["jd:1000001","a",5,"2024-05-06"]\n["jd:1000002","b",6,"2024-05-06"]\n["jd:1000003","c",9,null]\n["jd:1000005","e",7]\n["jd:1000006","f",8]'; }
@test "a dump: lists that do not go together are told" { t 'wt-extract | jq -c .id' $'{"title":["a","b","c"],"price":["5","6"],"url":["https://item.jd.com/1000001.html","https://item.jd.com/1000002.html"]}\n{"title":"c","price":"9","url":"https://item.jd.com/1000003.html"}' '"jd:1000003"' 0 'dump: 1 rows are lists of which it is not known which'; }
@test "a dump: lists of items that differ are so many adverts, one title with several items is one" { t 'wt-extract --platform taobao | jq -c "[.item,.title,.price]"' $'{"title":["comb","box"],"nid":["600000000001","600000000002"]}\n{"title":"comb","sku":["600000000003","600000000004"],"price":5}' $'["600000000001","comb",null]\n["600000000002","box",null]\n["600000000003","comb",5]'; }
@test "a Map that a page keeps twice for its programs is there once" { t 'jq -c . | sed "s/.*/<script>window.m = &;window.n = &;<\/script>/" | wt-extract --type html | jq -c "[.item,.title]"' '[["60000001",{"title":"Horn comb","price":"9.50","url":"https://item.taobao.com/item.htm?id=600000000001"}]]' '["600000000001","Horn comb"]'; }
@test "a dump: a title with several addresses and prices is one" { t 'wt-extract --platform taobao | jq -c "[.item,.title]"' '{"title":"comb","url":["https://item.taobao.com/item.htm?id=600000000001","https://item.taobao.com/item.htm?id=600000000002"],"price":["5","6"]}' '[null,"comb"]'; }
@test "a dump: titles and prices that are not as many are told" { t 'wt-extract --platform jd' '{"title":["a","b","c"],"price":["5","6"]}' '' 1 'layout: dump: its rows are lists of which it is not known which values belong together; export an object an advert'; }
@test "a dump: a title in pieces, two links and two prices of one advert" { t 'wt-extract | jq -c "[.id,.title,.price,.price_max]"' '[{"title":["a ","b"],"price":["5","6"],"url":["https://item.jd.com/1000001.html"]},{"title":["c"],"price":["7","8"],"url":["https://item.jd.com/1000002.html","https://item.jd.com/1000002.html"]}]' $'["jd:1000001","a b",5,6]\n["jd:1000002","c",7,8]'; }
@test "a dump: a title that was found twice stands once" { t 'wt-extract | jq -c .title' '[{"title":["a b","a b"],"price":5,"url":"https://item.jd.com/1000001.html"},{"title":["a","b","a"],"price":5,"url":"https://item.jd.com/1000002.html"}]' $'"a b"\n"a b a"'; }
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
@test "labels in brackets, all in a line; others in brackets are of the text" { t 'i=https://item.taobao.com/item.htm?id=62000000060; echo "【标题】【包邮】角哨【价格】15.00【店铺】例店【网址】$i"1 >a; echo "【标题】骨哨【价格】9.90【店铺】【网址】$i"2 >>a; iconv -t gbk a | wt-extract | jq -c "[.item,.title,.price,.seller.name]"' '' $'["620000000601","【包邮】角哨",15,"例店"]\n["620000000602","骨哨",9.9,null]'; }
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
@test "a number to call and тг, which is Telegram too, is no price" { t 'wt-extract | jq -c "[.item,.price]"' '{"messages":[{"id":1,"type":"message","date":"2024-05-06T00:00:00","date_unixtime":"1714953600","from":"a","from_id":"user1","text":"Продам гребень, 8 900 000-00-07 тг"},{"id":2,"type":"message","date":"2024-05-06T00:00:00","date_unixtime":"1714953600","from":"a","from_id":"user1","text":"Продам гребень 5 000 тг"}]}' '["user1-2",5000]'; }
@test "where a lot was opened is its price only if that is not there" { t 'wt-extract | jq .price' $'title,opening bid,realized price,url\nHorn cup,10,30,https://laden.example/lot/1' 30; }
@test "no adverts: orders" { t 'wt-extract --summary s && jq -c .skipped s' $'Order ID,Customer Name,Product ID,Product Name,Sales,Quantity\n1,a,7,Lamp,9.50,2' '{"no_site":1}'; }
@test "no adverts: orders in Chinese" { t 'wt-extract --summary s && jq -c .skipped s' $'订单号,商品名称,价格,店铺\n1,台灯,9.50,例某店' '{"no_site":1}'; }
@test "no adverts: what a shop sold" { t 'wt-extract --summary s && jq -c .skipped s' '{"order_list":[{"orderSn":"1-2","goods_id":800000000001,"goods_name":"a","goods_thumbnail_url":"http://t00img.yangkeduo.com/x.jpeg","goods_price":990,"order_amount":790}]}' '{"no_site":1}'; }
@test "no adverts: orders, deep" { t 'wt-extract --summary s && jq -c .skipped s' '{"d":{"r":{"p":{"q":{"list":[{"订单号":"1","商品名称":"台灯","价格":9.5,"商品链接":"https://item.taobao.com/item.htm?id=12"}]}}}}}' '{"no_site":1}'; }
@test "no adverts: an order of 1688 as its open platform replies, whatever the address" { t 'wt-extract --url https://laden.example/order/1 --summary s && jq -c .skipped s' '{"result":{"baseInfo":{"id":21,"buyerLoginId":"b"},"productItems":[{"name":"Lamp","price":9.5,"productID":600000000021,"quantity":1,"subItemID":22,"status":"cancel","itemAmount":9.5}]}}' '{"no_site":1}'; }
@test "no adverts: what was bought on Xianyu, as its programs reply" { t 'wt-extract --url https://h5api.m.goofish.com/h5/x/ | wc -l' '{"api":"mtop.idle.web.trade.bought.list","data":{"items":[{"commonData":{"orderId":"21"},"content":{"data":{"detailInfo":{"auctionTitle":"Lamp"},"priceInfo":{"price":"9.50"}}}}]},"ret":["SUCCESS"]}' 0; }
@test "no adverts: the cart and the order of a visitor of JD" { t 'for k in cartInfo seckillSkuVO; do echo "{\"code\":0,\"$k\":{\"skuId\":100000000021,\"skuName\":\"Lamp\",\"jdPrice\":9.5,\"skuImgUrl\":\"jfs/a.jpg\"}}" | wt-extract --url https://api.m.jd.com/client.action --summary s; done; jq -c .skipped s' '' $'{"no_site":1}\n{"no_site":1}'; }
@test "where goods are bought together or alone, the price is that of together" { t 'wt-extract | jq -c "[.price,.seller.name]"' $'商品ID,商品名称,单买价,拼单价,书店,商品链接\n600000000021,台灯,29.9,19.9,例某书店,https://mobile.yangkeduo.com/goods.html?goods_id=600000000021' '[19.9,"例某书店"]'; }
@test "no adverts: people" { t 'wt-extract --summary s && jq -c .skipped s' $'id,name,email,city,company,url\n1,a,a@b.example,c,d,http://a.example' '{"no_site":1}'; }
@test "no adverts: posts" { t 'wt-extract --summary s && jq -c .skipped s' $'title,company,location,salary,url\nClerk,a,b,"€9,000",https://jobs.example/1' '{"no_site":1}'; }
@test "no adverts: shares" { t 'wt-extract --summary s && jq -c .skipped s' $'Date,Open,High,Low,Close,Volume,Name\n2006-01-03,39.69,41.22,38.79,40.91,24232729,AABA' '{"no_site":1}'; }
@test "no adverts: cookies" { t 'wt-extract --summary s && jq -c .skipped s' '[{"domain":".taobao.com","httpOnly":false,"name":"l","path":"/","sameSite":"Lax","value":"x"}]' '{"no_site":1}'; }
@test "no adverts: addresses alone" { t 'wt-extract --summary s && jq -c .skipped s' '[{"url":"https://www.ebay.com/itm/1"},{"url":"https://www.ebay.com/itm/2"}]' '{"no_site":1}'; }
@test "no adverts: titles that lead elsewhere" { t 'wt-extract --summary s && jq -c .skipped s' '[{"title":"a b","url":"https://list.jd.com/x"},{"title":"c d","url":"https://list.jd.com/y"}]' '{"no_site":1}'; }
@test "no adverts: what was said of goods" { t 'wt-extract --summary s && jq -c .skipped s' $'product_name,price,review_text\na,5,good' '{"no_site":1}'; }
@test "no adverts: prose and code, with a platform" { t 'printf "Foo is free, small.\n\nBy its authors.\n\n\thttp://a.example/\n\nFoo has a list:\n\n\thttp://b.example/list\n\nMeet them on\n\n\t#foo on a server\n" >a; printf "from x import Keyword, Name, Comment\n\nclass A:\n    b = 1\n    c = 2\n    d = [1, 2]\n" >b; wt-extract --summary s --platform x.example a b && jq -c "[.skipped,.out]" s' '' '[{"no_site":2},0]'; }
@test "no adverts: a page with a table in it" { t 'wt-extract --summary s && jq -c .skipped s' '<body><h1>a</h1><ul><li>c</ul><table><tr><th>name<th>price<th>link<tr><td>b<td>$5<td>https://a.example/1</table>' '{"no_site":1}'; }
@test "no adverts: a page that is a table of other things" { t 'wt-extract --summary s && jq -c .skipped s' '<table><tr><th>name<th>city<tr><td>b<td>c</table>' '{"no_site":1}'; }
@test "a page that loads its adverts later is told" { t 'wt-extract' '<html><script src="https://g.alicdn.example/idleFish-F2E/xy-site/1/main.js"></script><div id=root></div>' '' 1 'layout: goofish-search: '; }
@test "rows of no known platform are told" { t 'wt-extract | jq -r .id' $'title,price,url\na,5,https://a.example/1\nb,6,' 'a.example:d817b80f9a5befb9' 0 'dump: 1 of 2 rows have no known platform; give --platform or --url'; }
@test "a table without a header, in parts" { t 'bare_table 40000 | wt-extract >o; wc -l <o; jq -r .item o | sort -u | wc -l; jq .source.record o | sort -u | wc -l' '' $'40000\n40000\n5'; }
@test "a dump of no known platform is told" { t 'wt-extract' $'id,name,price\n1,a,5\n' '' 1 'layout: dump: its platform is not known; give --platform or --url'; }
@test "goods of a shop without prices, of no known platform, are told" { t 'wt-extract' $'item_id,item_name,store_name\n11823,Ivory comb,Old Hall\n11824,Horn cup,Fen Shop\n' '' 1 'its platform is not known; give --platform or --url'; }
@test "likewise as JSON, in an array" { t 'wt-extract' '{"list":[{"id":11823,"title":"Ivory comb","shop":"Old Hall"},{"id":11824,"title":"Horn cup","shop":"Fen Shop"}]}' '' 1 'its platform is not known; give --platform or --url'; }
@test "likewise with a name that much has, and the number of goods" { t 'wt-extract' '[{"goods_id":11823,"name":"Ivory comb","seller":{"name":"Old Hall"}}]' '' 1 'its platform is not known; give --platform or --url'; }
@test "likewise, with --platform they are adverts" { t 'wt-extract --platform a.example | jq -r .id' $'item_id,item_name,store_name\n11823,Ivory comb,Old Hall\n' 'a.example:11823'; }
@test "articles, users and posts without prices are none" { t 'for f in "id,title,author" "post_id,title,seller" "user_id,name,store" "id,name,shop" "id,title,owner_name" "id,title,nick"; do printf "%s\n1201,Horn of a dilemma,Ann B\n1202,Ivory towers,Bo C\n" "$f" | wt-extract; done' '' ''; }
@test "a thing and its price by one word that is not known, of a known platform, are told" { t 'wt-extract --platform a.example' $'House Name,House Price\nOak Cottage old,120000\nElm Lodge old,130000\nAsh Hall old,9000\n' '' 1 'no column that is a title by its name: call it "title"'; }
@test "likewise, by two words they are none" { t 'wt-extract --platform a.example' $'House Name,Land Price\nOak Cottage old,120000\nElm Lodge old,130000\nAsh Hall old,9000\n' '' ; }
@test "JSON that is no list of adverts" { t 'wt-extract; echo "{\"id\":1,\"name\":\"a\"}" | wt-extract; wt-extract "$DATA"/sites/taobao-search.json | wt-extract' '[{"id":1,"name":"a","url":"https://x.example"}]' ''; }
@test "a text with a price is an advert where somebody wrote it once; a cart has that alone" { t 'jq -nc "{goods:[{code:\"s01\",imgUrl:\"https://i.example/a.jpg\",description:\"角梳\",price:\"8.90\",num:1}]}" >a; wt-extract --platform x a | wc -l; jq -nc "[{seller_name:\"例某\",description:\"角梳\",price:\"8.90\"}]" | wt-extract --platform x | jq -c "[.title,.price]"' '' $'0\n["角梳",8.9]'; }
@test "a capital with an accent at the start of a word is no Chinese" { t "printf 'Nr;\\334berschrift;Preis;Ort;Link\\n1;Horn;5,50;M\\374nchen;https://www.ebay.de/itm/900000000434\\n2;Kamm;6,50;F\\374rth;https://www.ebay.de/itm/900000000435\\n' | wt-extract | jq -c '[.title,.location]'" '' '["Horn","München"]
["Kamm","Fürth"]'; }
@test "Polish of a byte a letter is windows-1250" { t "printf 'Cena;Nazwa aukcji;Lokalizacja;Adres\\n5,00 z\\263;Poro\\277e;Bia\\263ystok;https://allegro.pl/oferta/p-900000000440\\n6,00 z\\263;R\\363g;\\243\\363d\\237;https://allegro.pl/oferta/r-900000000441\\n' | wt-extract | jq -c '[.title,.location]'" '' '["Poroże","Białystok"]
["Róg","Łódź"]'; }
@test "files that were joined, under headers in another order, are read in parts" {
  export -f joined
  t "joined | wt-extract | jq -r '[.title,.price,.seller.name] | @csv' | sed 's/ [0-9]*\"/\"/' | uniq -c | tr -s ' '" '' ' 60000 "Horn",5.25,"North"'
}
@test "a first row without a digit under a column without a name is no second header" { t 'wt-extract | jq -r .title' $'title,,price,url\nHorn,comb,negotiable,https://www.ebay.com/itm/x/Horn\nBone,cup,5.00,https://www.ebay.com/itm/900000000451\n' $'Horn\nBone'; }
@test "a dump: what Elasticsearch answers, with objects in objects" { t 'wt-extract | jq -c "[.id,.title,.price,.seller]"' '{"took":3,"hits":{"total":1,"hits":[{"_index":"a","_id":"0","_source":{"id":3,"store":{"name":"S","id":7},"price":5,"url":"https://item.jd.com/100001.html","name":"cup"}}]}}' '["jd:100001","cup",5,{"id":"7","name":"S"}]'; }
@test "a table of a known platform with prices, whose title nothing names, is told" { t 'wt-extract --platform olx.co.id' $'Xyz,Price,Location\nHorn comb old,Rp 125.000,A\nBone comb old,Rp 9.000,B\nWood comb old,Rp 7.000,C' '' 1 'no column that is a title by its name: call it "title"'; }
@test "... and not if it is of no platform, of orders, has too few rows or no words" { t 'for h in Xyz,Price "order id,Price"; do printf "$h\nHorn comb old,5\nBone comb old,6\nWood comb old,7\n" >q; wt-extract q; wt-extract --platform jd q 2>/dev/null; echo $?; done; printf "Xyz,Price\nHorn comb old,5\nBone comb old,6\n" | wt-extract --platform jd; printf "Day,Price\n1,5\n2,6\n3,7\n" | wt-extract --platform jd; rm q' '' $'1\n0'; }
@test "cells of a header that take a thousand columns each cost no more than their bytes" {
  t 'python3 -c "print(\"<table><tr><th>title<th>price<th>url\" + \"<th colspan=\\\"1000\\\">x\" * 40000 + \"<tr><td>a<td>5<td>https://a.example/1</table>\")" >a.html; python3 "$ROOT/tests/torture/peak.py" p timeout 20 wt-extract a.html | jq -c "[.title,.price]"; read -r s k <p; echo $s; echo $((${#SAN} == 0 && k > 100000))' '' $'["a",5]\n0\n0'
}
@test "an element of XML with many attributes and many columns costs no more than their sum" {
  t 'python3 -c "print(\"<?xml version=\\\"1.0\\\"?><a><row \" + \" \".join(\"a%d=\\\"1\\\"\" % i for i in range(30000)) + \">\" + \"<c name=\\\"k\\\">a</c>\" * 60000 + \"</row></a>\")" >a.xml; timeout ${SAN:+4}4 wt-extract a.xml' '' '' 0
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
@test "a cell of CSV that ends with a quote behind a backslash, the first of a table; JSON in one" {
  t 'printf "%s\n" "\"title\",\"price\",\"item\"" "\"a 5\\\"\"\",\"6\",\"7\"" "\"b\",\"8\",\"9\"" | sed "s/\"\"\"/\"\"/" >a.csv; printf "%s\n" "\"title\",\"price\",\"note\"" "\"a\",\"6\",\"{\"\"k\"\":\"\"c \\\"\"d\\\"\", e\"\"}\"" "\"b\",\"8\",\"9\"" >b.csv; for i in a b; do wt-extract --platform x $i.csv | jq -c "[.title,.price]"; done' '' $'["a 5\\"",6]\n["b",8]\n["a",6]\n["b",8]'
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
@test "Format-List folds a value at the console's width" {
  t 'printf "\ntitle : Carved box of\n        old wood\nprice : 5\nurl   : https://item.jd.com/\n        1.html\nnote  : a\n\n        b\n标题 : 老料手串精\n       工a1\n       08\nprice : 6\n     x\n\n" | wt-extract --platform x | jq -c "[.title,.price,.url]"' '' $'["Carved box of old wood",5,"https://item.jd.com/1.html"]\n["老料手串精工a108",6,null]'
}
@test "psql's \x behind other lines, and before such" {
  t 'r() { printf -- "-[ RECORD 1 ]\ntitle | a\nprice | 5\n-[ RECORD 2 ]\ntitle | b\nprice | 6\n"; }; (printf "shop=# \\\\x\nExpanded display is on.\nshop=# select * from g;\n"; r; printf "\nTime: 1.5 ms\n(2 rows)\n") | wt-extract --platform x | jq -c "[.title,.price]"' '' $'["a",5]\n["b",6]'
}
@test "CR LF behind what SQLite's .mode line and .mode column print, an empty value" {
  t 'r() { wt-extract --platform x | jq -c "[.title,.price,.location]" | paste -sd " "; }; printf "    title = a\n location =\n    price = 5\n\n    title = b\n location = c\n    price = 6\n" | sed "s/\$/\r/" | r; printf "title  price  location\n-----  -----  --------\na      5      c\nb      6      c\n" | sed "s/\$/\r/" | r' '' $'["a",5,null] ["b",6,"c"]\n["a",5,"c"] ["b",6,"c"]'
}
@test "XML without a declaration; a page of such names in it is none" {
  t 'i() { printf "<$1><$2 n=\"1\"><title>a</title><price>5</price></$2><$2><title>b</title><price>6</price></$2></$1>"; }; for r in "goods item" "rows row"; do i $r | wt-extract --platform x | jq -c "[.title,.price]" | paste -sd " "; done; printf "<item><title>a</title><price>5</price></item>" | wt-extract --platform x | jq -c "[.title,.price]"; i goods item | head -c 80 | wt-extract --platform x --rejects /dev/null 2>/dev/null | jq -c .title; for r in "div item" "x-list item"; do i $r | wt-extract --platform x; done' '' $'["a",5] ["b",6]\n["a",5] ["b",6]\n["a",5]\n"a"'
}
@test "a note between rows below one above the header is passed over" { t 'printf "# scraped\ntitle,price\na,5\n# a pause\nb,6\n" >a.csv; wt-extract --platform x a.csv | jq -c "[.title,.price]"' '' $'["a",5]\n["b",6]'; }
@test "a caption whose labels and values have cells of their own, and a short one" { t 'wt-extract | jq -c "[.title,.seller.name,.captured]"' $'Surveyor: E. Xample,,Period:,March 2021\n\nDate,URL,Product,Price,Seller\n2021-03-05,https://www.ebay.com/itm/900000000123,comb,USD 5,ann\n' '["comb","ann","2021-03-05"]'; }
@test "a frame of pandas, cut: of columns it is whole, of rows that is told" {
  t 'wt-extract | jq -c "[.title,.seller.name]"' $'     title  price  ...  seller                                  url\n0  a comb  $5.00  ...  ann     https://www.ebay.com/itm/900000000123\n\n[1 rows x 9 columns]\n' '["a comb","ann"]'
  t 'wt-extract >o; s=$?; jq -c .title o; exit $s' $'     title  price                                  url\n0  a comb  $5.00  https://www.ebay.com/itm/900000000123\n..    ...    ...                                  ...\n8  a cup   $6.00  https://www.ebay.com/itm/900000000124\n' $'"a comb"\n"a cup"' 1 'does not show all rows'
}
@test "a link as HTML in the column for links: what it says is no address" { t 'wt-extract | jq -c "[.title,.url]"' $'Title,Link,Price\ncomb,"<a href=""https://www.ebay.com/itm/900000000123"">View</a>",$5.00\n,"<a href=""https://www.ebay.com/itm/900000000124"">View</a>",$6.00\n' $'["comb","https://www.ebay.com/itm/900000000123"]\n[null,"https://www.ebay.com/itm/900000000124"]'; }
@test "a price of today goes before one of the past, whatever their names" { t 'wt-extract | jq -c .price' $'title,currency_value,original_price,url\ncomb,5.50,9.00,https://www.etsy.com/listing/1500000001\n' '5.5'; }
@test "a special price that is false is none" { t 'wt-extract --platform x | jq -c .price' '[{"title":"comb","price":"$5.00","special_price":"false"}]' '5'; }
@test "amounts in millions" { t 'wt-extract --platform x | jq -c "[.price,.price_max]"' $'title,price\na,$1.2 million\nb,€ 3 Mio. - 5 Mio.\nc,"1,5 млн руб."\nd,$12 Milk jug\n' $'[1200000,null]\n[3000000,5000000]\n[1500000,null]\n[12,null]'; }
@test "a lot has its auction's number or none: lot 1 is in each" { t 'wt-extract | jq -c .item' $'lot_id,auction_id,title,price,url\n1,5501,a,5.00,https://h.example/auction/5501/lot/1\n1,5502,b,5.00,https://h.example/auction/5502/lot/1\n12345678,5502,c,5.00,https://h.example/auction/5502/lot/2\n' $'null\nnull\n"12345678"'; }
@test "long numbers of a lot and its auction: the lot's is the item" { t 'wt-extract --platform x | jq -c .item' $'auction_id,lot_id,title,price\n55010,12345678,a,5.00\n' '"12345678"'; }
@test "rates of money and shares are no adverts" { t 'wt-extract' $'Currency,Code,Price,Link\nUS Dollar,USD,1.08,https://r.example/currencies/usd-eur\n' ''; }
@test "sums of auctions are no adverts" { t 'wt-extract' $'Sale,Lots offered,Lots sold,Total,Link\nFine Art,20,18,"1,250",https://h.example/sales/fine-art\n' ''; }
@test "what is of a kind is called by it, without a price too, and with notes" { t 'wt-extract | jq -c "[.title,.price]"' $'Link,Common name,Price,Notes\nhttps://www.avito.ru/moskva/zhivotnye/zhako_900000001,Grey parrot,,pair\nhttps://z.example/de/900123.html,Chameleon,,\n' $'["Grey parrot",null]\n["Chameleon",null]'; }
@test "the link of a shop's name is the shop's" { t 'wt-extract | jq -c "[.item,.seller.name,.seller.url]"' $'title,price,shop,link\nring,10,"=HYPERLINK(""http://x.example/a"",""Ann"")",https://item.taobao.com/item.htm?id=900001\n' '["900001","Ann","http://x.example/a"]'; }
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
@test "a price that was is none where another column may be the price, and that is it if its name ends so" { t 'for c in xprice,\$15 zz,\$15 zz,15 zz,15.00 zz,3 zz,30 price,; do printf "title,url,original_price,%s\ncomb,https://www.etsy.com/listing/1500000001,\$20,%s\n" "${c%,*}" "${c#*,}" | wt-extract | jq .price; done | paste -sd" "; wt-extract | jq .price' '[{"title":"comb","url":"https://www.etsy.com/listing/1500000001","original_price":100,"sale_price":null,"zz":80},{"id":9,"title":"comb","url":"https://www.combs.example/item/9","original_price":100,"zz":80}]' $'15 null null null 20 20 20\n100\nnull'; }
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
@test "a lot's number and its auction's in other languages: a long one of the lot is the item" { t 'while read -r lot auction; do printf "%s,%s,title,price,url\n1,5501,a,5,https://h.example/a/x\n80001234,5502,b,5,https://h.example/a/y\n" "${lot//_/ }" "${auction//_/ }" | wt-extract | jq -c .item; done | sort | uniq -c | tr -s " "' $'Losnummer Auktionsnummer\nnuméro_de_lot numéro_de_vente\nnúmero_de_lote número_de_subasta\nnumero_lotto numero_asta\n拍品编号 拍卖会编号' $' 5 "80001234"\n 5 null'; }
@test "a whole card that a program took for the title: it ends before the line that is the price" { t 'wt-extract | jq -c .title' $'[{"title":"horn comb\\n$1.15\\n10 pieces","price":"$1.15","url":"https://www.ebay.com/itm/900000000121"}]' '"horn comb"'; }
@test "objects of a class that PHP exports" { t 'wt-extract | jq -c "[.title,.price]"' $'array (\n0 => \nA\\\\B::__set_state(array(\n"title" => "comb","price" => "5","url" => "https://www.ebay.com/itm/900000000121")),\n1 => \nstdClass::__set_state(array(\n"title" => "horn","price" => "6","url" => "https://www.ebay.com/itm/900000000122")),\n)' $'["comb",5]\n["horn",6]'; }

# --- tables

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
@test "a row longer than the header is told, and read" { t 'table id,t,p 7,a,5 "8,b,6,x" "9,c,7,"' '' $'["7","a",5,null,1]\n["8","b",6,null,2]\n["9","c",7,null,3]' 1 'layout: c: 1 of 3 rows have more cells than the header, the first at line 3'; }
@test "JSON in a cell" { t 'table "id;t;shop" "7;[1];{\"name\":\"s\"}"' '' '["7","[1]",null,"s",1]'; }
@test "XML: characters that it forbids, as they are and by number, become blanks" { t 'printf "<?xml version=\"1.0\"?><goods><item><title>a\x01b&#2;c&#x1F;d\xef\xbf\xbfe&#65;</title><price>5</price><url>https://item.taobao.com/item.htm?id=600000001401</url></item></goods>" | wt-extract | jq -c .title' '' '"a b c d eA"'; }
@test "a table with half of the columns of a definition of one's own is told" { t 'printf "%s\n" "site c" "csv no && tile-name && tile-cost" "platform c.example" "item jq .no" "title jq .[\"tile-name\"]" >c.site; wt-extract --summary s.json --sites c.site; echo $?; jq -c "[.rejected,.sites.c.rejected]" s.json' $'no,tile-name,tile-sum\n7,Horn cup,5' $'1\n[1,1]' 0 'layout: c: a table with some of its columns, but without tile-cost; it has no, tile-name, tile-sum: add a csv line'; }
@test "one with a usual name or two of them, with no row, or that dump reads is not" { t 'printf "%s\n" "site c" "csv id && title && tile-name && tile-cost" "title jq .title" >c.site; for t in "id,title,age\n7,Ada,40" "id,tile-name,tile-cost\n" "id,title,tile-name,price,url\n7,Cup,a,5,https://item.taobao.com/item.htm?id=600000001401"; do printf "$t\n" | wt-extract --sites c.site | jq -c .title; echo ${PIPESTATUS[1]}; done' '' $'0\n0\n"Cup"\n0' 0 'none fits a page'; }
@test "a table of other columns is skipped" { t 'table id,name 7,a; wt-extract --explain --sites c.site t.csv | grep " c: "' '' '  c: does not fit: it is known by its text only, and no column is called t'; }
@test "a row without item and title" { t 'table id,t,p 7,a,1 ,,2' '' '["7","a",1,null,1]' 1 'layout: c: 1 of 2 rows have neither item nor title'; }
@test "a table without rows has none" { t 'table id,t; wt-extract --summary s --sites c.site t.csv; jq -c "[.used,.rejected]" s' '' '[1,0]'; }

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
export -f long

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
export -f parted

@test "a long table is read in parts" { t 'long csv 17000 >a.csv; parted a.csv; wc -c <a.csv | xargs test 4194304 -lt' '' $'17000\n5\n 5 1'; }
@test "a long array, packed, is read in parts" { t 'long array 17000 | gzip >a; parted a' '' $'17000\n6\n 6 1'; }
@test "long data, an object a line, is read in parts" { t 'long lines 17000 >a; parted a' '' $'17000\n6\n 6 1'; }
@test "a long dump of MySQL, one statement, is read in parts" { t 'long sql 17000 >a; parted a; sed -n "1p;17000p" out | jq -c .title' '' $'17000\n5\n 5 1\n"a \'1\'); ("\n"a \'17000\'); ("'; }
@test "a dump with titles and numbers of adverts, and no prices: with --platform, but not other tables of it" { t 'wt-extract --platform taobao.com | jq -c "[.id,.title]"' $'CREATE TABLE goods (item_id bigint, title text);\nINSERT INTO goods VALUES (612345678901,\'horn comb\'),(612345678902,\'bone comb\');\nCREATE TABLE category (category_id bigint, title text);\nINSERT INTO category VALUES (612345678903,\'combs\');\nCREATE TABLE posts (id bigint, title text);\nINSERT INTO posts VALUES (61,\'how to buy\');\nCREATE TABLE user (user_id bigint, nickname text);\nINSERT INTO user VALUES (612345678904,\'a\');' $'["taobao.com:612345678901","horn comb"]\n["taobao.com:612345678902","bone comb"]'; }
@test "keys before the columns of a dump are no columns" { t 'wt-extract --platform x | jq -c "[.item,.title,.price]"' $'CREATE TABLE goods (UNIQUE (id), PRIMARY KEY (id), id bigint, title text, price int);\nINSERT INTO goods VALUES (600000000001,\'comb\',5);' '["600000000001","comb",5]'; }
@test "lists beside objects are no table by columns" { t 'wt-extract --platform x' '{"id":["7","8"],"title":{"0":"comb","1":"box"},"price":["5","6"]}' ''; }
@test "a long dump of PostgreSQL is read in parts" { t 'long copy 17000 | gzip >a; parted a; sed -n "1p;17000p" out | jq -c .title' '' $'17000\n5\n 5 1\n"a \\\\1"\n"a \\\\17000"'; }
@test "long data in a zip is read in parts" { t 'long lines 17000 >a; zip -q a.zip a; wt-extract --platform x a.zip >out; o=$(jq -r ".source.offset" out | tail -1); wt-extract --exhibit a.zip/a $o | sha256sum | cut -c1-64 | grep -c -f - out | xargs test 100 -lt' '' ''; }
@test "a cell of many lines that is longer than a part is one; a stray quote costs no more than its own" { t 'python3 -c "print(\"id,title,price,url,note\"); [print(f\"{i},comb-{i},5,https://a.example/{i},\" + (chr(34) + \"x, y\\n\" * 1000000 + chr(34) if i == 200 else \"z\" * 90)) for i in range(4000)]" >a.csv; wt-extract a.csv | jq -r .item | sort -u | wc -l; (echo title,price,url; for i in 1 2 3; do echo "\"comb $i,5,https://a.example/$i"; done; python3 -c "for i in range(200000): print(f\"comb-{i},5,https://a.example/{i}0\")") >b.csv; wt-extract b.csv | wc -l' '' $'4000\n200003'; }
@test "20,000 rows by their numbers in one object cost no square of that" { t 'python3 -c "import json; print(json.dumps({str(i): dict(id=i, title=f\"comb-{i}\", price=5, url=f\"https://a.example/{i}\") for i in range(20000)}))" >a; timeout 20 wt-extract a | wc -l' '' 20000; }
@test "a list in others, if it is longer than what is held" { t 'long nested 17000 >a; wt-extract --max-line 5000000 --platform x a >out; jq -r .item out | sort -nu | wc -l; jq -r .source.record out | uniq | wc -l' '' $'17000\n6'; }
@test "parts do not depend on how bytes come" { t 'long array 17000 >a; wt-extract --platform x <a | md5sum >1; (head -c 1100000 a; sleep 0.1; tail -c +1100001 a) | wt-extract --platform x | md5sum | cmp - 1' '' ''; }
@test "nor do those of a dump" { t 'long sql 17000 >a; wt-extract --platform x <a | md5sum >1; (head -c 1100000 a; sleep 0.1; tail -c +1100001 a) | wt-extract --platform x | md5sum | cmp - 1' '' ''; }
@test "a long table in UTF-16, both orders" { t '(printf "\357\273\277"; long csv 17000) >c; for e in LE BE; do iconv -f UTF-8 -t UTF-16$e c >a; parted a; done' '' $'17000\n10\n 10 1\n17000\n10\n 10 1'; }
@test "a long array in UTF-16 is one part" { t '(printf "\357\273\277"; long array 17000) | iconv -f UTF-8 -t UTF-16LE >a; parted a' '' $'17000\n1\n 1 1'; }
@test "what somebody has saved, seen, ordered, asked back is no list of adverts; a list of goods is" { t 'read -r g; for k in goods_list favorite_list browsing_history order_items bought_list purchases watch_list refund_list; do echo "{\"code\":0,\"$k\":[$g,$g]}" | wt-extract --platform taobao 2>>err | wc -l; done; for c in 商家订单号 商品编号; do printf "商品名称,商品价格,商品链接,%s\n牛角梳,35.00,https://item.taobao.com/item.htm?id=600000001,2019\n" $c | wt-extract 2>>err | wc -l; done' '{"title":"牛角梳","item_id":"600000001","price":"35.00","pic_url":"//img.example/1.jpg"}' $'2\n0\n0\n0\n0\n0\n0\n0\n0\n1'; }
@test "a page whose title says that it is its visitor's own" { t 'read -r p; for n in "我买到的_闲鱼" "My eBay: Watchlist" "购物车外的牛角梳"; do echo "<title>$n</title>$p" | wt-extract --url https://shop.example/list 2>>err | wc -l; done' "$(for i in 1 2 3 4; do printf '<div class="item"><a href="/goods/%d.html">牛角梳 %d 号</a><span class="price">¥35.00</span><img src="/%d.jpg"></div>' $i $i $i; done)" $'0\n0\n4'; }
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
@test "an address through hosts that lead on is that of the target, whether encoded twice or within another; of others it stays" {
  t 'r() ( jq -nc --arg u "$1" "[{title:\"Horn comb\",price:5,url:\$u}]" | wt-extract | jq -r "[.platform,.item,.url]|join(\" \")"; ); r "https://www.google.com/url?q=https%3A%2F%2Fitem.jd.com%2F100000012.html&sa=D"; r "//l.facebook.com/l.php?h=A&u=https%253A%252F%252Fitem.jd.com%252F100000012.html"; r "https://vk.com/away.php?to=https%3A%2F%2Fhref.li%2F%3Fhttps%3A%2F%2Fitem.jd.com%2F100000012.html"; r "https://out.reddit.com/?url=%2F%2Fitem.jd.com%2F100000012.html"; r "https://r.search.yahoo.com/x/RU=https%3a%2f%2fitem.jd.com%2f100000012.html/RK=2"; r "https://www.google.com/url?q=ftp%3A%2F%2Fitem.jd.com%2F100000012.html" | cut -d" " -f3; r "https://notgoogle.com/url?q=https%3A%2F%2Fitem.jd.com%2F100000012.html" | cut -d" " -f3; r "https://www.baidu.com/link?url=abcDEF" | cut -d" " -f3' '' $'jd 100000012 https://item.jd.com/100000012.html\njd 100000012 https://item.jd.com/100000012.html\njd 100000012 https://item.jd.com/100000012.html\njd 100000012 https://item.jd.com/100000012.html\njd 100000012 https://item.jd.com/100000012.html\nhttps://www.google.com/url?q=ftp%3A%2F%2Fitem.jd.com%2F100000012.html\nhttps://notgoogle.com/url?q=https%3A%2F%2Fitem.jd.com%2F100000012.html\nhttps://www.baidu.com/link?url=abcDEF'
}
@test "a price behind a mark in a cell of its own is none in coins, as that of the row before is" { t 'wt-extract | jq -c .price' $'{"title":"horn comb","price_cents":2599,"url":"https://item.taobao.com/item.htm?id=600000000001"}\n{"title":"bone comb","field1":"$","field2":"128","url":"https://item.taobao.com/item.htm?id=600000000002"}' $'25.99\n128'; }
@test "a picture whose address is called one is none of an advert, however its ending is written" { t 'read -r row; for i in jpg JPG avif; do echo "${row/EXT/$i}" | wt-extract | jq -r .url; done' '{"title":"horn comb","url":"https://shop.example/img/1.EXT","link":"https://shop.example/product/horn-comb","price":"12.50"}' "$(for i in 1 2 3; do echo https://shop.example/product/horn-comb; done)"; }
@test "an address in capitals" { t 'wt-extract | jq -c "[.id,.url]"' '[{"title":"a","price":5,"url":"Https://Item.TAOBAO.com/item.htm?id=600000000001"},{"title":"a","price":5,"url":"Https://item.jd.com/1000001.html"}]' $'["taobao:600000000001","https://item.taobao.com/item.htm?id=600000000001"]\n["jd:1000001","https://item.jd.com/1000001.html"]'; }
@test "JSON 100,000 deep, that gives nothing, is told" { t 'many() (yes "$1" | head -100000 | tr -d "\n"); for f in "{\"a\":/}" "[/]" "{\"\\\\\"a\":[/]}"; do (printf "f("; many "${f%/*}"; printf 1; many "${f#*/}"; printf ")") >x; wt-extract --summary s x; echo $?; tail -c +3 x | head -c -1 | wt-extract; echo $?; done; tail -n 1 s | jq -c "[.in,.rejected]"' '' $'1\n1\n1\n1\n1\n1\n[1,1]' 0 'depth: its JSON is nested deeper than 1000'; }
@test "a row 100,000 deep costs itself" { t '(printf "[{\"id\":1,\"title\":\"a\",\"price\":5},"; head -c 100000 /dev/zero | tr "\0" "["; head -c 100000 /dev/zero | tr "\0" "]"; printf ",{\"id\":2,\"title\":\"b\",\"price\":6}]") | wt-extract --platform x | jq -r .item' '' $'1\n2' 0 'dump: 1 beside 2 rows are no JSON'; }
@test "lists that scripts set: with types, behind imports and other code; links with the words they were shared with" { t 'r() ( printf "[{title: \"a b\", price: 5, link: \"https://item.jd.com/10000%s.html\"},{title: \"c d\", price: 6, link: \"https://item.jd.com/10001%s.html CZ057 \"}];\n" $1 $1 ); ( echo "import x from \"y\";"; echo; printf "export const a: Item[] = "; r 1 ) >a; ( echo "const c ={n: 1};"; echo "const n = 5;"; printf "const b = "; r 2; echo "function f(){ return 1 }"; printf "let d: Array<Item> = "; r 3 ) >b; ( echo "const y = require(\"y\");"; printf "module.exports = "; r 4 ) >c; for f in a b c; do wt-extract $f | jq -r .item | paste -sd" "; done' '' $'100001 100011\n100002 100012 100003 100013\n100004 100014'; }
@test "a table of Kibana: _source before the names; a record of JSON:API has its address under links" {
  t 'printf "_id,_source.title,_source.price,_source.currency,_source.url\nad1,Horn cup,45,USD,https://shop.example.com/item/1001\n" | wt-extract | jq -c "[.title,.price,.currency,.url]"; jq -nc "{data:[{type:\"listings\",id:\"1001\",attributes:{title:\"Horn cup\",price:\"45\",currency:\"USD\"},links:{self:\"https://shop.example.com/item/1001\"}}]}" | wt-extract | jq -c "[.item,.title,.price,.url]"' '' $'["Horn cup",45,"USD","https://shop.example.com/item/1001"]\n["1001","Horn cup",45,"https://shop.example.com/item/1001"]'
}
@test "a script that sets a list" { t 'for p in "var a =" "export default" "window.x.y=" "export const b = "; do printf "%s [{\"id\":1,\"title\":\"a\",\"price\":5}];\n" "$p" | wt-extract --platform x | jq -r .item; done' '' $'1\n1\n1\n1'; }
@test "UTF-16, with its mark and without" {
  t 'for e in UTF-16 UTF-16LE UTF-16BE; do printf "标题\t价格\t链接\n象牙\t5\thttps://a.example/1\n" | iconv -t $e | wt-extract | jq -c "[.title,.source.charset]"; done; printf "x_data = {\"rows\":[{\"id\":1,\"t\":\"象牙手串老料象牙手串老料\"}]}" | iconv -t UTF-16 >p; site; wt-extract --sites x.site p | jq -r .title; printf "标题\t价格\t链接\n一对象牙摆件　老料包浆\t5\t//a.example/1\n" | iconv -t UTF-16BE | wt-extract --platform x | jq -r .title' '' $'["象牙","utf-16le"]\n["象牙","utf-16le"]\n["象牙","utf-16be"]\n象牙手串老料象牙手串老料\n一对象牙摆件　老料包浆'
}

# --- what web archives show again, and programs save

@test "a row of addresses whose braces are not closed takes no time" {
  t 'python3 -c "print(\"id,title,price,url\n1\" + \",http://x{\" * 60000)" >a.csv; timeout 15 wt-extract a.csv' '' '' 1 'layout: dump'
}
@test "a row of one name is no header, and takes no time" {
  t 'python3 -c "print(\"id,title\n\" + \"title,\" * 65000)" >a.csv; timeout 15 wt-extract a.csv' '' '' 0
}

joined() {
  seq 1000001 1030000 | sed 's|.*|Horn &,5.25,North,https://www.ebay.com/itm/90000&|' | sed '1i title,price,shop,url' &&
    seq 1030001 1060000 | sed 's|.*|https://www.ebay.com/itm/90000&,North,Horn &,5.25|' | sed '1i url,shop,title,price'
}
@test "an author is no seller: articles are no adverts, nor are posts in SQL; at an address of goods it is who offers them" { t 'for p in item article; do printf "title,url,user_nickname\nthe horn comb,https://www.combs.example/$p/1,ann\n" | wt-extract | jq -c .seller.name; done; for i in goods_id post_id; do echo "INSERT INTO posts ($i,title) VALUES (17,\"the horn comb\");" | wt-extract --platform x.example | jq -c .id; done' '' $'"ann"\n"x.example:17"' 0 'no adverts: no_site 1'; }
@test "posts as MediaCrawler writes them, of whom and where" { t 'wt-extract | jq -c "[.item, .title, .description, .seller]"' '[{"note_id":"7123456781","title":"a comb for sale","desc":"write to me","note_url":"https://tieba.baidu.com/p/7123456781","user_nickname":"combs","total_replay_num":3}]' '["7123456781","a comb for sale","write to me",{"name":"combs"}]'; }
@test "names that programs give a shop, a price, a title" { t '(printf "商铺名,price_yuan,book_name,url\n甲,9.5,牛角梳,https://item.jd.com/1000701.html\n"; printf "\n掌柜昵称,价格,文案,链接\n甲,9.5,牛角梳,https://item.jd.com/1000702.html\n") | split -l 3 - p; sed -i "/^$/d" p*; wt-extract paa pab | jq -c "[.id, .title // .description, .price, .seller.name]"' '' $'["jd:1000701","牛角梳",9.5,"甲"]\n["jd:1000702","牛角梳",9.5,"甲"]'; }
@test "the number of goods of Pinduoduo as Mongo keeps it" { t 'wt-extract | jq -c "[.id, .price]"' '{"_id":2173242127,"goods_name":"牛角梳","normal_price":1800,"market_price":2400,"price":1500,"img_url":"http://t00img.yangkeduo.com/a.jpeg"}' '["pinduoduo:2173242127",15]'; }
@test "what Pinduoduo calls priceInfo is in yuan, beside a price in fen and alone" { t 'wt-extract --platform pinduoduo | jq -c "[.title,.price]"' '[{"goodsId":612345678901,"goodsName":"horn comb","price":1280,"priceInfo":"12.80"},{"goodsId":612345678902,"goodsName":"bone comb","priceInfo":"9.9"}]' $'["horn comb",12.8]\n["bone comb",9.9]'; }
@test "labels in one line parted by tabs alone: the words before one are none of it" { t 'wt-extract | jq -c "[.title,.price,.item]"' $'标题：old horn comb\t价格：12.8\t链接：https://item.taobao.com/item.htm?id=612345678901\n标题：bone comb\t价格：9.9\t链接：https://item.taobao.com/item.htm?id=612345678902' $'["old horn comb",12.8,"612345678901"]\n["bone comb",9.9,"612345678902"]'; }
@test "notes of Xiaohongshu have the number in their address, whatever it is asked with, and no row's" { t 'wt-extract | jq -c "[.id, .url, .seller.name]"' $'id,note_id,title,nickname,note_url\n1,64a1b2c3000000001f000001,a comb for sale,combs,https://www.xiaohongshu.com/explore/64a1b2c3000000001f000001?xsec_token=AB\n' '["xiaohongshu.com:64a1b2c3000000001f000001","https://www.xiaohongshu.com/explore/64a1b2c3000000001f000001?xsec_token=AB","combs"]'; }
@test "names of 1688, of Yahoo in Taiwan, of threads and books" { t '(printf "offerId,1688商品标题,1688采购价,corp,来源Url,备注\n612345678901,牛角梳,9.5,甲,https://detail.1688.com/offer/612345678901.html,\n612345678902,,,乙,https://detail.1688.com/offer/612345678902.html,抓取失败需要登录\n") | wt-extract | jq -c "[.item, .title, .price, .seller.name]"; echo "[{\"ec_title\":\"牛角梳\",\"ec_price\":\"9.5\",\"ec_storename\":\"甲\",\"ec_item_url\":\"https://tw.bid.yahoo.com/item/100234567890\"}]" | wt-extract | jq -c "[.item, .title, .price, .seller.name]"; printf "tid,title\n71234567,old horn comb\n71234568,old horn cup\n" | wt-extract --platform tieba | jq -r .id; printf "bookID,bookName,price\n71234567,old horn comb,5\n" | wt-extract --platform kongfz | jq -r .item' '' $'["612345678901","牛角梳",9.5,"甲"]\n["612345678902",null,null,"乙"]\n["100234567890","牛角梳",9.5,"甲"]\ntieba:71234567\ntieba:71234568\n71234567'; }
@test "a table below a heading and words, as a report has it" { t 'wt-extract | jq -c "[.item,.title,.price]"' '<html><body><h1>Report</h1><p>Generated 2024-05-06</p><table><tr><th>id<th>title<th>price<th>link<tr><td>7712<td>old comb<td>12.50<td>https://a.example/p/7712</table>' '["7712","old comb",12.5]'; }
@test "a price of each kind goes before one of before" { t 'wt-extract --url https://x.example/a | jq -c .price' '[{"id":"771","title":"old comb","original_price":"98.00","variants":[{"id":9,"title":"Default Title","price":"39.00"}]}]' '39'; }
@test "a code of hexadecimal digits in an address is no number" { t 'wt-extract | jq -c .item' '[{"title":"old comb","price":5,"item_id":"4ef46739989b","url":"https://a.example/detail?id=4ef46739989b&from=list"}]' '"4ef46739989b"'; }
@test "tags and properties as JSON in a cell of SQLite are beside adverts" {
  t 'sqlite3 a.db "create table goods(\"item-name\",\"item-price\",url,tags,props); insert into goods values(\"old comb\",\"27\",\"https://a.example/p/7712\",\"[\"\"a\"\",\"\"b\"\"]\",\"{\"\"size\"\":\"\"7\"\"}\")"; wt-extract a.db | jq -c "[.title,.price]"' '' '["old comb",27]'
}
@test "a feed with one entry; the price of eBay in XML" { t 'wt-extract | jq -c "[.title,.price,.currency]"' '<?xml version="1.0"?><rss><channel><title>Search: comb</title><link>https://a.example/</link><item><title>Old comb</title><viewItemURL>https://a.example/p/7712</viewItemURL><sellingStatus><currentPrice currencyId="EUR">93.83</currentPrice></sellingStatus></item></channel></rss>' '["Old comb",93.83,"EUR"]'; }
@test "a price in an object of prices, in a column for the net and the gross" { t 'wt-extract --url https://x.example/a | jq -c .price' '{"items":[{"id":"7712","title":"comb","prices":{"current":5.25,"old":null}},{"id":"7713","title":"comb b","price_vat":"6.5"},{"id":"7714","title":"comb c","Prix TTC":"7,5"}]}' $'5.25\n6.5\n7.5'; }
@test "a catalogue of one offer has not the name of its shop" { t 'wt-extract | jq -c "[.title,.price]"' '<?xml version="1.0"?><yml_catalog><shop><name>Combs</name><url>https://a.example/</url><offers><offer id="7712"><url>https://a.example/p/7712</url><price>93.83</price><name>Old comb</name></offer></offers></shop></yml_catalog>' '["Old comb",93.83]'; }
@test "who wrote a post or an article is no sign that it sells" { t 'wt-extract' '[{"id":101,"title":"How the festival went","url":"https://news.example/a/101","content":"words","nickname":"mm","author_username":"mm","login_id":"mm"}]' ''; }
@test "kinds that cost nothing, or say so in words, are no better than a price of before" { t 'wt-extract | jq -c "[.price,.price_text]"' '[{"id":"A1","title":"spoon of horn","url":"https://s.example/p/a1","regular_price":500,"variations":[{"price":0},{"price":"sold out"}]},{"id":"A2","title":"cup of horn","url":"https://s.example/p/a2","regular_price":500,"variations":[{"price":0},{"price":450}]}]' $'[500,"500"]\n[450,"450"]'; }
@test "remarks are no titles, nor is another column where the goods are described" { t 'cat >a; printf "url,price,remarks\nhttps://www.ebay.com/itm/100000000001,5,to be checked by the desk\nhttps://www.ebay.com/itm/100000000002,6,seen twice in spring\n" >b; wt-extract a b | jq -r ".title"' $'url,price,description,keeper\nhttps://www.ebay.com/itm/100000000001,5,a comb of horn,Desk officer one\nhttps://www.ebay.com/itm/100000000002,6,a cup of horn,Desk officer two' $'a comb of horn\na cup of horn\nnull\nnull'; }

@test "a table with its names in the first column is turned: of several goods, of one, below other names; none: a list of columns" {
  t 'n() { wt-extract --platform x | jq -c "[.title,.price,.seller.name,.url]"; echo .; }; printf "title,a comb,a comb,\nprice,5,6,\nshop,s,\"t, u\",\n" | n; printf "标题\t梳\n价格\t5\n店铺\ts\n链接\thttps://a.example/1\n" | n; printf "field,value\ntitle,a comb\nweight,3\nprice,5\nurl,https://a.example/1\n" | n; printf "name,type\ntitle,text\nprice,decimal\nurl,text\n" | n; printf "title,price,shop\nprice,5,s\ntitle,6,t\nshop,7,u\n" | n; (echo title,a comb; for i in $(seq 99); do echo "price,5"; done) | n | tail -1; printf "title,a comb\nprice,5\n" | n' '' $'["a comb",5,"s",null]\n["a comb",6,"t, u",null]\n.\n["梳",5,"s","https://a.example/1"]\n.\n["a comb",5,null,"https://a.example/1"]\n.\n.\n["price",5,"s",null]\n["title",6,"t",null]\n["shop",7,"u",null]\n.\n.\n["a comb",5,null,null]\n.'
}
@test "rows that are quoted as a whole, and cells parted by commas of full width, are a table's; prose is none" {
  t 'n() { wt-extract --platform x | jq -c "[.title,.price,.seller.name]"; echo .; }; printf "\"title,price,shop\"\r\n\"a \"\"big\"\" comb,5,s\"\r\n\"a cup,6,t\"\r\n\r\n\"a, b,7,u\"\r\n" | n; for c in ， ； ｜ 、; do printf "标题，价格，店铺\n梳, 大，5，s\n杯，6，t\n" | sed "s/，/$c/g" | n; done; printf "标题，价格，店铺，x\n梳，5，s\n杯，6\n" | n; printf "春天来了，花开了，很好\n我去了，他没去，可惜\n回来，再说，再见\n" | n; printf "\"title\"\n\"a, b\"\n\"c, d\"\n" | n' '' $'["a \\"big\\" comb",5,"s"]\n["a cup",6,"t"]\n.\n["梳, 大",5,"s"]\n["杯",6,"t"]\n.\n["梳, 大",5,"s"]\n["杯",6,"t"]\n.\n["梳, 大",5,"s"]\n["杯",6,"t"]\n.\n["梳, 大",5,"s"]\n["杯",6,"t"]\n.\n.\n.\n.' 0 'have more cells than the header'
}
@test "a log of Scrapy: an item has the address that stands above it, but for its own" {
  t 'l() { echo "2020-01-01 10:00:00 [scrapy.core.scraper] DEBUG: Scraped from <200 $1>"; }; (l https://item.taobao.com/item.htm?id=610000000001; echo "{'\''title'\'': '\''a comb'\'', '\''price'\'': '\''5'\''}"; l https://s.taobao.com/search; echo "{\"title\": \"a cup\", \"price\": \"6\", \"url\": \"https://item.taobao.com/item.htm?id=610000000002\"}"; echo x) | wt-extract | jq -c "[.id,.title]"' '' $'["taobao:610000000001","a comb"]\n["taobao:610000000002","a cup"]'
}
@test "pictures in the last column that are parted as cells shift nothing; other text does" { t 'wt-extract --platform x | jq -c "[.title,.price]"' $'img,title,price,more\nhttps://a.example/1.jpg,a comb,5,https://a.example/2.jpg,https://a.example/3.gif,\nhttps://a.example/4.jpg,a cup,6,https://a.example/5.jpg\nhttps://a.example/6.jpg,a box, old,7,https://a.example/7.jpg\nhttps://a.example/8.jpg,a fan,8,https://a.example/9.jpg,x' $'["a comb",5]\n["a cup",6]' 0 '2 beside 2 rows have more cells than the header'; }
@test "who sells the goods, in a list without titles, gives their prices" { t 'wt-extract | jq -c "[.title,.price,.price_max,.currency]"' '[{"title":"a stand of horn","sellers":[{"price":"$174.99","sellerName":"a"},{"price":"$208.50","sellerName":"b"}],"asin":"B010N07D00","itemDetailUrl":"https://www.amazon.com/dp/B010N07D00","currency":"USD"}]' '["a stand of horn",174.99,208.5,"USD"]'; }
@test "an amount with which a table ends, where those before are filled up with zeros: it is told" {
  t 'r() { printf "title,url,price\n"; i=0; for p in $1; do printf "cup,https://a.example/item/10000$((++i)),$p\n"; done; }; for p in "68.00 4.99 7.50" "68.00 4.99 7.5" "¥68.00 ¥1280.00 ¥7.50" "68.99 4.99 7.51" "68 40 7"; do for e in 9. 9 9.9 9.90 "9\n" ""; do (r "$p"; printf "box,https://a.example/item/100009,$e") | wt-extract 2>&1 | grep -c "inside their last cell"; done | tr -d "\n"; echo; done' '' $'111000\n000000\n111000\n000000\n000000'
}
@test "an address with which a table ends: cut where all before are the same, or in a number of one length, it is told" {
  t 'r() { printf "title,price,url\n"; for i in $(seq $2); do printf "cup $i,5,https://a.example/item/$(($1 + i))\n"; done; }; n() { wt-extract 2>&1 | sed "s/^{.*/1/;s/.*inside their last cell.*/cut/" | sort | uniq -c | tr -d "\n"; echo; }; for e in https://a.example/item/ https://a.exa https://b.example/ "\"https://a.example/\"" https://a.example/item/102 "https://a.example/
"; do (r 1000 5; printf "z,6,%s" "$e") | n; done; (r 1000 2; printf z,6,https://a.example/) | n; for k in 5 20; do (r 100000 $k; printf z,6,https://a.example/item/1000) | n; done; (r 100000 20 | tr , "\t"; printf "z\t6\thttps://a.example/item/1000") | n' '' $'      5 1      1 cut\n      5 1      1 cut\n      6 1\n      6 1\n      6 1\n      6 1\n      3 1\n      6 1\n     20 1      1 cut\n     20 1      1 cut'
}

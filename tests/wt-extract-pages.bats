#!/usr/bin/env bats
# wt-extract: pages, of known make and of none: where data sits in them, what they show.
load helper
load extract

# --- where the data sits

@test "pages of two kinds, one behind the other, with lines of words between them, as of what a shell fetched or of a message in parts; words in the line of one, or many, part none" {
  t 'c() { comb $1; echo "</html>"; }; m="<!doctype html><html><div itemscope itemtype=https://schema.org/Product><b itemprop=name>cup</b><i itemprop=offers itemscope itemtype=https://schema.org/Offer><b itemprop=price>6.5</b><meta itemprop=priceCurrency content=EUR></i></div></html>"
    (echo "== https://a.example/1 200"; c 1; printf "== https://a.example/2 200\nContent-Type: text/html\n\n"; echo "$m"; echo == 3; c 3) >a; (c 1; echo "a word $m") >b; (c 1; seq 300; echo "$m") >c
    for f in a b c; do wt-extract --platform a.example $f | jq -r .title | paste -sd" "; done' '' $'角梳 1 cup 角梳 3\n角梳 1\n角梳 1'
}
@test "pages one behind the other: the last is cut between two of its elements" {
  t 'for i in 1 2; do printf "<html><script type=application/ld+json>{\"@type\":\"Product\",\"name\":\"comb\",\"sku\":\"%s\",\"offers\":{\"price\":\"5\"}}</script><body><p>x<p>y</body></html>\n" $i; done >a; head -c -15 a >b; for f in a b; do wt-extract --platform a $f 2>e | jq -r .item; grep -c "inside a page" e; done | tr -d "\n"; echo' '' 120121
}

@test "offers of a catalogue that say themselves what they are of: goods by what only goods have" {
  page() { printf '<script type="application/ld+json">{"@context":"https://schema.org","@type":"Organization","name":"Combs","hasOfferCatalog":{"@type":"OfferCatalog","name":"Goods","itemListElement":[{"@type":"Offer","name":"Horn comb",%s"price":"5.00","priceCurrency":"GBP","url":"https://www.combs.example/p/1001"}]}}</script>' "$1"; }
  t 'wt-extract | jq -c "[.title,.price,.item]"' "$(page '"sku":"A1",')" '["Horn comb",5,"A1"]'
  t wt-extract "$(page '')" '' 0 no_site
}
@test "a card that is one link: place and price in elements of their own are no part of its title; a label and its price stay one text" {
  cards() { for i in 1 2 3; do printf "$1" $i $i $i; done; }
  t 'wt-extract --platform combs.example --url https://www.combs.example/search?q=comb | jq -c "[.title,.price]"' "$(cards '<a class=product-card href=/listing/100%s><img src=/1.jpg>Horn comb %s<span>Leeds</span><span>£5.0%s</span></a>')" $'["Horn comb 1",5.01]\n["Horn comb 2",5.02]\n["Horn comb 3",5.03]'
  t 'wt-extract --platform combs.example --url https://www.combs.example/search?q=comb | jq -c "[.title,.price]"' "$(cards '<div class=card><h3>Horn comb %s</h3><a href=/listing/100%s><img src=/1.jpg>Price: <b>£5.0%s</b></a></div>')" $'["Horn comb 1",5.01]\n["Horn comb 2",5.02]\n["Horn comb 3",5.03]'
}
@test "a page whose program was made small sets its state on a name of one letter" { t 'wt-extract | jq -c "[.title,.price]"' '<html><body><script>!function(e,t){t.state={"items":[{"id":640200000001,"title":"Horn comb","price":5,"url":"https://item.taobao.com/item.htm?id=640200000001"}]}}(window,x)</script></body></html>' '["Horn comb",5]'; }
@test "JSONP" { t 'site; wt-extract --sites x.site | jq -r .id' ' /**/cb.x_data({"rows":[{"id":1}]});' 'x.example:1'; }
@test "the first object behind the anchor that has adverts" {
  t 'site; wt-extract --sites x.site | jq -r .id' '<script>x_data = {a:1}; x_data={"rows":[]}; x_data  = {"rows":[{"id":2}]}; x_data={"rows":[{"id":3}]}</script>' 'x.example:2'
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
@test "a script of such a page is read all the same" { t 'cat "$DATA"/sites/tmall-item.html <(yes "<div>" | head -200000) >p.html; grep -v "^sold" "$ROOT/rules/sites/tmall-item.site" >t.site; wt-extract --sites t.site p.html | jq -r .id' '' 'tmall:18000000001'; }
@test "a page or XML too deep, that gives nothing, is told" { t 'many() (yes "$1" | head -$2 | tr -d "\n"); many "<div>" 4001 >a; many "<div>" 3999 >b; many "<p>" 9000 >c; many "<div></div>" 9000 >d; (printf "<?xml version=\"1.0\"?>\n"; many "<k>" 200000; many "</k>" 200000) >e; (echo "<!doctype html>"; many "<div>" 200000) >f; for i in a b c d e f; do wt-extract --rejects r $i 2>/dev/null; echo $i $?; done; jq -r .reason r' '' $'a 1\nb 0\nc 0\nd 0\ne 1\nf 1\ntree\ndepth\ntree'; }
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
@test "400,000 pages in capitals; as many titles behind as many properties" {
  crafted 'yes "<HTML><p>a</HTML>" | head -400000 | timeout ${SAN:+1}20 wt-extract 2>&1 >/dev/null | cut -d: -f2-; (yes "<meta name=a:b content=c>" | head -200000; yes "<title>x</title>" | head -400000) | wt-extract 2>&1 | cut -d: -f2-' $' <stdin>: no adverts: no_site 1; see --explain\n <stdin>: no adverts: no_site 1; see --explain'
}
@test "60,000 texts of a program, and a million blanks behind them" {
  crafted '(echo "a = 1;"; yes "f(\"a\");" | head -60000; head -c 1000000 /dev/zero | tr "\0" " ") | timeout ${SAN:+4}4 wt-extract 2>&1 | cut -d: -f2-' ' <stdin>: no adverts: no_site 1; see --explain'
}
@test "a line of two million blanks in a page as prettify() writes it" {
  crafted 'python3 -c "print(\"<html>\\n <body>\\n  <p>\\n\" + \" \" * 2000000 + \"\\n   a\\n  </p>\\n </body>\\n</html>\")" | timeout ${SAN:+4}4 wt-extract' ''
}

@test "two goods behind a million elements of another thing" {
  crafted '(echo "<div itemscope itemtype=//schema.org/ItemList>"; yes "<p></p>" | head -1400000; echo "</div>"; for i in 1 2; do echo "<div itemscope itemtype=//schema.org/Product><b itemprop=name>comb $i</b><i itemprop=sku>$i</i></div>"; done) | wt-extract --url http://x.example/ | jq -r .title' $'comb 1\ncomb 2'
}
@test "400,000 inputs for how many pieces, 3000 elements deep" {
  crafted '(echo "<title>Horn comb</title><h1>Horn comb</h1><b class=price>\$12.00</b><button>Add to cart</button>"; yes "<div>" | head -3000; yes "<input name=quantity>" | head -400000; yes "</div>" | head -3000) | timeout 20 wt-extract --url http://x.example/product/horn-comb | jq -r .title' "Horn comb"
}
@test "goods with the word of a site in their name; that name alone is no title" { t 'for t in "Amazon parrot" "comb 1688" Amazon Amazon.com; do echo "<title>$t - Birds of North</title><h1>$t</h1><b class=price>\$5.50</b><button>Add to cart</button>" | wt-extract --url https://a.example/p/77 2>>err | jq -r .title; done' '' $'Amazon parrot\ncomb 1688'; }
@test "a page of one advert whose price has no coins: 1.299,- and 1.299,--" { t 'read -r page; for p in "1.299,- €" "1.299,-- €" "1 299,- Kč"; do echo "${page/PRICE/$p}" | wt-extract --url http://x.example/product/horn-comb | jq -c "[.price,.currency]"; done' '<title>Horn comb - Shop</title><h1>Horn comb</h1><p class=price>PRICE</p><button>Add to cart</button>' $'[1299,"EUR"]\n[1299,"EUR"]\n[1299,"CZK"]'; }
@test "a page of one advert whose price is a range, with a mark at its end alone" { t 'read -r page; for p in "12 - 15 €" "ab 12,50 – 15,00 €" "1 200 - 1 500 kr" "Gr. 12 - 15 €" "3 - 5 days, 15 €"; do echo "${page/PRICE/$p}" | wt-extract --url http://x.example/product/horn-comb | jq -c "[.price,.price_max]"; done' '<title>Horn comb - Shop</title><h1>Horn comb</h1><p class=price>PRICE</p><button>Add to cart</button>' $'[12,15]\n[12.5,15]\n[1200,1500]\n[15,null]\n[15,null]'; }
@test "a page of one advert whose price has neither coins nor a mark of money, as in Sweden; a time is none" { t 'read -r page; for p in 249:- "1 249:-" 12:30; do echo "${page/PRICE/$p}" | wt-extract --url http://x.example/product/horn-comb | jq -c .price; done' '<title>Horn comb - Shop</title><h1>Horn comb</h1><p class=price>PRICE</p><button>Add to cart</button>' $'249\n1249'; }
@test "100,000 objects behind anchors" {
  crafted 'yes "x_data = {a:[1," | head -100000 | wt-extract --sites x.site >out 2>&1; wc -l <out' 1
}
@test "a million values that do not end, and ends of pages" {
  crafted '(echo "{\"itemsArray\":[{\"item_id\":\"600000000701\"}]}"; yes "{\"a" | head -1000000) | wt-extract 2>&1 >/dev/null | cut -d: -f4-; yes "</html><!--" | head -400000 | (printf "<p>"; cat; echo "<html>") | wt-extract 2>&1 | cut -d: -f4-; (echo "INFO x"; yes "[\"a\"," | head -600000) | wt-extract 2>&1 | cut -d: -f4-' ' layout: taobao-mobile-search: 64 beside 1 rows are no JSON, the first at line 2; rejected
 part: it ends inside a comment: it was cut, or is not whole yet; rejected
 part: it ends inside a value: it was cut, or is not whole yet; rejected'
}
@test "references by name in titles of data: those of HTML 4, with their semicolon" { t 'wt-extract --platform x | jq -r .title' '[{"id":1,"title":"d&eacute;j&agrave; &szlig;&rarr;&spades; &thetasym;&Ouml &bogus; &a;","price":1,"currency":"EUR"}]' 'déjà ß→♠ ϑ&Ouml &bogus; &a;'; }
@test "scripts that were saved alone, one behind the other: each" { t 'for n in 1 2 3; do printf "g_page_config=\x7b\"mods\":{\"itemlist\":{\"data\":{\"auctions\":[{\"nid\":\"$n\",\"raw_title\":\"a\"}]}},\"noresult\":{}}};\n"; done | wt-extract | jq .item' '' $'"1"\n"2"\n"3"'; }
@test "and one of them that has no end is told" { t 'set -o pipefail; for n in 1 2 3; do printf "g_page_config=\x7b\"mods\":{\"itemlist\":{\"data\":{\"auctions\":[{\"nid\":\"$n\",\"raw_title\":\"a\"}]}},\"noresult\":{}}"; test $n = 2 || printf "};\n"; done | wt-extract | jq .item' '' $'"1"\n"3"' 1 '1 beside 2 rows are no JSON, the first at line 2'; }
@test "a page in ASCII, its letters as references, as lxml writes it" { t 'wt-extract | jq -c "[.title,.seller.name]"' $'<html><title>&#28120;&#23453;</title><script>g_page_config={"mods":{"itemlist":{"data":{"auctions":[{"nid":"600000000001","raw_title":"&#35282;&#x68b3;","view_price":"5.00","nick":"&#20363;"}]}}}};\n</script></html>' '["角梳","例"]'; }
@test "data in an element by its id, whatever its other attributes" { t 'for a in "id=__NEXT_DATA__ type=application/json" "nonce=x id=\"__NEXT_DATA__\" type=\"application/json\" crossorigin=\"anonymous\"" "type=a id=\"__NEXT_DATA__\" async"; do printf "<html><script>var a=__NEXT_DATA__ = 1</script><script %s>{\"props\":{\"list\":[{\"title\":\"Horn\",\"price\":5,\"url\":\"https://item.jd.com/10000000001.html\"},{\"title\":\"Bone\",\"price\":6,\"url\":\"https://item.jd.com/10000000002.html\"}]}}</script></html>" "$a" | wt-extract | jq -r .title | xargs; done' '' $'Horn Bone\nHorn Bone\nHorn Bone'; }
@test "a page without quotes around attributes is read" { t 'wt-extract | jq -c "[.id,.title,.price]"' '<div id=plist><ul><li sku=10000000644><div class=lh-wrap><div class=p-name><a href=http://item.jd.com/10000000644.html>Horn</a></div><div class=p-price><strong>￥9.00</strong></div></div></li></ul></div>' '["jd:10000000644","Horn",9]'; }
@test "what stands behind as and is no type costs its own value" {
  t 'p=$(printf "%.0sa, " {1..200}); echo "const A = [{title: \"a\", price: 5, url: \"https://item.jd.com/100001.html\", x: 1 as <$p}, {title: \"b\", price: 6, url: \"https://item.jd.com/100002.html\"}];" | wt-extract | jq -r .id | paste -sd " "' '' 'jd:100001 jd:100002'
}
@test "types of TypeScript: before, behind and within what a module sets" {
  t 'a="[{title: \047a\047, price: 5, tag: <any>null} as G, {title: \047b\047, price: 6} satisfies Map<A, B>]"; for s in ": G[] = $a;" ": { title: string; price: number }[] = $a;" " = <G[]>$a;" " = <Array<G>>$a;" " = $a as G[];" " = $a satisfies readonly G[];"; do printf "import type { X }\n  from \047x\047;\ninterface G { title: string; price: number }\nexport type N = G[];\n\nexport const A$s\nexport default A;\n" | wt-extract --platform x | jq -c "[.title,.price]" | paste -sd " "; done' '' "$(for i in 1 2 3 4 5 6; do echo '["a",5] ["b",6]'; done)"
}
@test "NULs between values are blanks, not one of the signs that end them" {
  t 'n() { printf "$1" | wt-extract --platform x 2>&1 | jq -c "[.title,.price]" | paste -sd " "; }; n "[{\"title\":\"a\",\"price\":5\0},\0{\"title\":\"b\",\0\"price\":\0006}]"; n "var x = 1\0;\nvar g = [{title: \047a\047, price: 5\0, x: 8\0/2/1},\0{\0title: \047b\047, price: 6}]"; n "export default\0[{title: \047a\047, price: 5}, {title: \047b\047, price: 6}]\0;"' '' $'["a",5] ["b",6]\n["a",5] ["b",6]\n["a",5] ["b",6]'
}
@test "data in a script that is nested too deep is told" {
  t 'd=$(printf "[%.0s" {1..1100})$(printf "]%.0s" {1..1100}); for p in "<script>var a = {\"x\":$d,\"items\":[{\"title\":\"a\"}]};</script>" "<script id=\"__NEXT_DATA__\">{\"x\":$d}</script>" "<script>var a = {x:${d::300}${d: -300}};</script>"; do echo "<html><body>$p</body></html>" | wt-extract --rejects r 2>/dev/null; done; jq -r .reason r' '' $'depth\ndepth\ndepth'
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

@test "tiles: a label before a title is none of it" { t 'for i in 1 2 3 4 5 6 7 8 9; do echo "<li class=item><a href=/product/bone-$i><img src=/i/$i.jpg></a><div class=name><a href=/product/bone-$i><span class=title><span>Name</span> :</span> <span>Carved bone comb $i</span></a></div><b>\$$i.50</b></li>"; done | wt-extract --url https://a.example/shop | jq -c "[.title,.price]" | tail -1' '' '["Carved bone comb 9",9.5]'; }
@test "tiles: a link to an advert each, with its price" {
  t 'tiles 8 \$ | wt-extract | jq -c "[.id,.title,.price,.currency,.images[0],.source.row]" | sed -n "1p;\$p"' '' $'["ebay.com:100000000001","carved bangle no 1",11.5,"USD","https://i.example.com/1.jpg",1]\n["ebay.com:100000000008","carved bangle no 8",18.5,"USD","https://i.example.com/8.jpg",8]'
}
@test "a page of thousands of tiles: all of them" { t $'(echo "<title>Search</title><ul>"; seq 4000 | sed \'s,.*,<li><a href="https://www.ebay.com/itm/100000000&"><img src="/&.jpg"></a><a href="https://www.ebay.com/itm/100000000&">carved bangle no &</a> <b>$&.50</b></li>,\'; echo "</ul>") | wt-extract | jq .price | sed -n "\$p;\$="' '' $'4000.5\n4000'; }
@test "tiles whose links are long, as those that count clicks" { t 'for n in 1100 8000 8300; do tiles 8 \$ | sed "s,\(itm/[0-9]*\)[^\"]*,\1?p=$(head -c $n /dev/zero | tr "\\0" x),g" | wt-extract 2>/dev/null | wc -l; done' '' $'8\n8\n0'; }
@test "tiles whose links are written in capitals, with blanks, on another line" { t 'for e in "s/href=/HREF=/g" "s/href=/href = /g" "s/href=/href=\n /g" "s/href=/hreflang=x href\t=\n/g"; do tiles 8 \$ | sed "$e" | wt-extract | wc -l; done' '' $'8\n8\n8\n8'; }
@test "tiles whose links go through a host that sends on, with their dots encoded" { t 'tiles 8 \$ | sed "s,https://www.ebay.com/itm/,https://vk.com/away.php?to=https%3A%2F%2Fwww%2Eebay%2Ecom%2Fitm%2F,g" | wt-extract | wc -l' '' 8; }
@test "tiles with hundreds of words before the title: sizes to choose from" { t 'tiles 8 \$ | sed "s,<div>,<div><select>$(seq -f "<option>size %g</option>" -s "" 150)</select>," | wt-extract | wc -l' '' 8; }
@test "thousands of goods in microdata, and in JSON-LD" { t $'seq 1500 | sed \'s,.*,<div itemscope itemtype="http://schema.org/Product"><a itemprop="url" href="https://a.example/p/&"><b itemprop="name">bangle no &</b></a><p itemprop="offers" itemscope itemtype="http://schema.org/Offer"><i itemprop="price">\&.50</i><p itemprop="brand" itemscope itemtype="http://schema.org/Brand"><i itemprop="name">b</i></p></div>,\' | wt-extract | wc -l; (echo "<script type=application/ld+json>["; seq 20005 | sed \'s,.*,{"@type":"Product"\,"name":"bangle no &"\,"url":"https://a.example/p/&"\,"offers":{"price":5\,"priceCurrency":"USD"}}\,,;$s/.$//\'; echo "]</script>") | wt-extract | wc -l' '' $'1500\n20005'; }
@test "a list deep in what a program answers" { t $'for n in 17 60 70; do jq -nc --argjson n $n \'reduce range($n) as $i ([range(3)|{id:(. + 100000),title:"carved bangle \\(.)",price:5.5,url:"https://a.example/p/\\(. + 100000)"}];{"a\\($i)":.})\' | wt-extract | wc -l; done' '' $'3\n3\n0' 0 'depth: its data is nested deeper than 64'; }
@test "tiles whose links have a dot as a reference" { t 'tiles 8 \$ | sed "s/www.ebay/www\&#46;ebay/g" | wt-extract | jq -r .id | sed -n "1p;\$p"' '' $'ebay.com:100000000001\nebay.com:100000000008'; }
@test "tiles whose pictures a script has yet to put there" { t 'tiles 8 \$ | sed "s,src=,src=/grey.gif data-lazyload=," | wt-extract | jq -r ".images[]" | sed -n "1p;\$p"' '' $'https://i.example.com/1.jpg\nhttps://i.example.com/8.jpg'; }
@test "two tiles are a list where the address says what was looked for" { t 'for q in search_query other; do tiles 2 \$ | sed "1d;s,https://www.ebay.com/itm,/product,g" | wt-extract --url "https://www.shop.example/x?$q=comb" | jq -r .item; done' '' $'100000000001\n100000000002'; }
@test "two cards are two adverts, though the same number begins their names" { t 'for i in 1 2; do printf "<div class=tile-item id=c%d><a href=https://www.rubylane.com/item/700001-A%d/x><img src=/%d.jpg alt=comb></a><a class=tile-title href=https://www.rubylane.com/item/700001-A%d/x>Horn comb %d</a><div class=tile-price>\$%d25</div></div>" $i $i $i $i $i $i; done | wt-extract --url "https://www.rubylane.com/search?q=comb" | jq -c "[.item,.price]"' '' $'["700001-A1",125]\n["700001-A2",225]'; }
@test "tiles without prices are links"      { t 'tiles 9 "" | wt-extract --summary s; jq -c "[.used,.skipped]" s' '' '[0,{"no_site":1}]'; }
@test "tiles that are a link with all their text: before the price is the title" { t 'for i in 1 2 3 4 5 6 7 8; do echo "<a href=\"https://item.taobao.com/item.htm?id=5201490000$i\">horn comb $i ¥1$i.80 ${i}00人付款 shop</a>"; done | wt-extract | jq -c "[.title,.price,.sold]" | sed -n "1p;\$p"' '' $'["horn comb 1",11.8,100]\n["horn comb 8",18.8,800]'; }
@test "a link with two prices has none of them" { t 'for i in 1 2 3 4 5 6 7 8; do echo "<a href=\"https://item.taobao.com/item.htm?id=5201490000$i\">horn comb $i ¥1$i.80 ¥9.00</a>"; done | wt-extract' '' ''; }
@test "a few tiles are no list"             { t 'tiles 7 \$ | wt-extract' '' ''; }
@test "but where the address says that"     { t 'tiles 2 \$ | wt-extract --url https://www.ebay.com/sch/i.html?_nkw=x --summary s | jq -c .item; jq -c ".sites|map_values(.pages)" s' '' $'"100000000001"\n"100000000002"\n{"dump":1,"ebay-search":1}' 0 'what it shows beside links to them was taken; rejected'; }
@test "two tiles of a known form: of a search they are a list, without the page's address they are told" {
  t 'p() { for i in 1 2; do printf "<li><a href=https://allegro.pl/oferta/horn-comb-1234560$i><img src=/$i.jpg></a><h2>Horn comb $i</h2><b>$i$1</b></li>"; done; }; p "9,50 zł" | wt-extract --url "https://allegro.pl/listing?string=horn" | jq -c "[.item,.price]"; (p "9,50 zł"; echo "<a href=/x>x</a>") | wt-extract; p "" | wt-extract; p "9,50 zł" | wt-extract' '' $'["12345601",19.5]\n["12345602",29.5]' 1 'it may be a short list of adverts; give --url'
}
@test "an advert of a known form without a price, in the same list as one with a price" {
  t 'p() { printf "<ul>"; for i in 1 2 3; do printf "<li><a href=/item/abc$i><b class=title>Horn comb $i</b>"; [ $i = 2 ] || printf "<i class=price>$i€</i>"; printf "</a></li>"; done; printf "</ul><ul>"; for i in 4 5; do printf "<li><a href=/item/abc$i><b class=title>Horn cup $i</b></a>"; done; }; p | wt-extract --url "https://es.wallapop.com/search?kws=horn" | jq -c "[.item,.title,.price]"' '' $'["abc1","Horn comb 1",1]\n["abc2","Horn comb 2",null]\n["abc3","Horn comb 3",3]'
}
@test "around an advert tiles are others"   { t 'tiles 9 \$ | wt-extract --url https://www.ebay.com/itm/100000000077' '' '' 1 'layout: ebay-item'; }
@test "tiles around an advert of no definition"     { t 'tiles 9 \$ | wt-extract --url https://www.vinted.fr/items/12' '' '' 1 "layout: dump: its address is an advert's"; }
@test "links of the page's own host"        { t 'tiles 8 \$ | sed "s,https://www.ebay.com,,g" | wt-extract --url https://www.ebay.com/b/x | jq -r .item | sed -n 8p' '' 100000000008 0 'layout: ebay-search'; }
@test "tiles in a page too deep for a tree are told" { t '(tiles 8 \$; yes "<div>" | head -5000) | wt-extract' '' '' 1 'tree: dump: nested deeper than 4000'; }
@test "one tile would be the whole page"    { t 'tiles 1 \$ | sed 1d | wt-extract --url https://www.ebay.com/sch/i.html?_nkw=x' '' '' 1 'layout: ebay-search'; }
@test "3,000 tiles, deep, of many classes" {
  crafted '(yes "<div>" | head -3900; for i in {1..3000}; do echo "<p class=\"a$i b\"><a href=//www.ebay.com/itm/1000000$i>a b</a> <b class=price>\$5</b>"; done) | wt-extract | wc -l' 3000
}
@test "what a page lacks is not looked for in all of it for each of its goods" { t 'printf "<div itemscope itemtype=http://schema.org/Product><b itemprop=name>Comb x%d</b><i itemprop=price>5</i><i itemprop=priceCurrency>USD</i></div>\n" $(seq 8000) | wt-extract --url https://a.example/list | wc -l' '' 8000; }
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
@test "a row of Alibaba.com of 2017 whose price is in bold" { t 'wt-extract | jq -c "[.item,.price,.price_max,.currency]"' '<html><body><div class="m-gallery-product-item-wrap-list"><div class="m-gallery-product-item-v2" data-ctrdot="60000000001"><h2 class="title two-line"><a href="//www.alibaba.com/product-detail/Horn-comb_60000000001.html" title="Horn comb">Horn comb</a></h2><div class="price"><b>US $1.20-3.50</b> / Piece</div></div></div></body></html>' '["60000000001",1.2,3.5,"USD"]'; }
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
@test "below a heading labels go on over blank lines, and a link to an advert is its address" { t 'wt-extract | jq -c "[.item,.title,.price,.sold]"' $'## Shop\n\n| a | b |\n|---|---|\n| c | d |\n\n### 1. horn comb\n\n**价格**: ¥129.00\n\n**销量**: 12\n\n![x](https://si.geilicdn.com/1.jpg)\n\n🔗 [more](https://weidian.com/item.html?itemID=7234500001)\n\n---\n\n### 2. wooden comb\n\n**价格**: ¥39.00\n\n**销量**: 3\n\nhttps://weidian.com/item.html?itemID=7234500002\n' $'["7234500001","horn comb",129,12]\n["7234500002","wooden comb",39,3]'; }
@test "lines with labels: a numbered line is a title, unless another paragraph is between" { t 'l() (printf "Price: \$%d\nLink: https://www.ebay.com/itm/10000000050%d\n\n" $1 $1); for s in "1. Comb\n" "1. Comb\nby hand\n" "1. Comb\n\n" "1. Comb\n\nThe rules.\n\n" "1. Comb\n\nThe rules.\n2. Cup\n"; do (printf "$s"; l 1; l 2) | wt-extract | jq -rs "map(.title) | join(\",\")"; done' '' $'Comb,\nComb,\nComb,\n,\nCup,'; }
@test "logs: a dict over several lines that has no end is told" { t 'd() (printf "2024-01-01 [x] DEBUG: Scraped\n@\x27title\x27: \x27comb %d\x27,\n \x27price\x27: 5,\n \x27url\x27: \x27https://www.ebay.com/itm/10000000050%d\x27}\n" $1 $1 | tr @ "\173"); (d 1; d 2 | head -3; d 3) >a; (d 1; d 2 | head -3) >b; d 1 | head -3 >c; for f in a b c; do wt-extract $f 2>e | jq -c .title; cut -d: -f 3- e; done' '' $'"comb 1"\n"comb 3"\n1: layout: dump: line 6: a dict begins that has no end; rejected\n"comb 1"\n1: layout: dump: line 6: a dict begins that has no end; rejected\n1: part: it ends inside a value: it was cut, or is not whole yet; rejected'; }
@test "what Nuxt 3 keeps: values within themselves, without a prototype, far too often" { t 'p="[[\"Reactive\",1],@\"data\":2,\"tree\":7},[3,8],@\"title\":4,\"price\":5,\"url\":6,\"up\":1},\"Horn comb\",79.5,\"https://www.ebay.com/itm/100000000501\",@\"child\":7},[\"null\",\"title\",9,\"price\",5,\"url\",10,\"of\",99],\"Horn cup\",\"https://www.ebay.com/itm/100000000502\"]"; n() (echo "<script type=application/json id=__NUXT_DATA__>$1</script>"); n "${p//@/\{}" | wt-extract | jq -c "[.title,.price]"; q=$(yes 3 | head -999 | paste -sd,); p=${p/\[3,8\]/[$q,8]}; p=${p/Horn comb/$(printf "Horn comb%2000s")}; n "${p//@/\{}" | wt-extract' '' $'["Horn comb",79.5]\n["Horn cup",79.5]' 1 'too_long: what Nuxt keeps in it gives more than is read'; }
@test "a title of two scripts: short, without a blank" { t 'tile "<div><a href=/p/N.html>骨梳cup老</a><b>￥7.50</b><a href=/p/N.html>加入购物车</a></div>"' '' '["54328","骨梳cup老",7.5,null]'; }
@test "a shop of unknown addresses: others sell elsewhere" { t 'unseen 8 https://other.example/p/N | wt-extract --url https://www.combs.example/c/horn' '' ''; }
@test "a shop of unknown addresses: links are whole" { t 'for h in https://www.combs.example //combs.example "https://combs&#46;example"; do unseen 8 "$h/p/N" | wt-extract --url https://combs.example/c/horn | wc -l; done' '' $'8\n8\n8'; }
@test "a shop of unknown addresses: what is its visitor's" { t 'for p in orders/1 cart my/wishlist news/54 Blog/; do unseen 8 /p/comb-N.html | wt-extract --url https://www.combs.example/$p; done' '' ''; }
@test "what a page shows or keeps of goods, too little to take it, is counted by --explain" { t '(echo "<html><title>Combs</title><script>window.state={\"list\":[{\"id\":1,\"title\":\"Horn comb\",\"price\":25.5},{\"id\":2,\"title\":\"Bone comb\",\"price\":26.5}]}</script>"; for i in 1 2; do echo "<li class=item><a href=/product/comb-$i><img src=/a$i.jpg>Carved horn comb $i</a><b class=price>\$2$i.00</b></li>"; done) | wt-extract --platform p.example --explain | grep -o "not taken: [0-9]* [a-z]* a title\|not taken: [0-9]* links"' '' $'not taken: 2 with a title\nnot taken: 2 links'; }
@test "a list on a page that says that nothing is there, or that it is its visitor's, is told as that" { t 'for h in "<title>Page not found - Combs</title>" "<h1>Favourite items</h1>" "<h1>Invoice</h1>" "<title>店铺评价-Combs</title>" "<h1>Invoices</h1>"; do (echo "<html>$h"; for i in 1 2 3 4 5 6 7 8 9; do echo "<li><a href=//item.jd.com/70001000$i.html>Comb $i</a><b class=price>¥2$i.00</b></li>"; done) >f; rm -f s; wt-extract --summary s f 2>/dev/null | wc -l; jq -c .skipped s; done; wt-extract --explain f >/dev/null 2>&1; sed -i s/Invoices/Invoice/ f; wt-extract --explain f 2>&1 | grep "passed over"' '' $'0\n{"gone":1}\n0\n{"not_offered":1}\n0\n{"not_offered":1}\n0\n{"not_offered":1}\n9\n{}\n  passed over: the page shows what its visitor has, or what is said of goods'; }
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
@test "tiles in a visitor's cart, which was saved without its address, are no list; a search for carts is" {
  t 'n() { (echo "<html><title>$1</title>"; for i in 1 2 3 4 5 6 7 8 9; do echo "<li><a href=//item.jd.com/70001000$i.html>Comb $i</a><b>¥2$i.00</b></li>"; done; echo "<a class=pay>$2</a>") | wt-extract | wc -l; }; n "购物车 - 京东" 去结算; n "我的购物车 - 京东商城" x; n "Your Orders" x; n "Shopping Cart" "Proceed to Checkout"; n "Your Basket | Horns" "Proceed to Checkout"; n "购物车 - 商品搜索" 登录; n "combs" 去结算' '' $'0\n0\n0\n0\n0\n9\n9'
}
@test "a cart, orders or a wish list are told by the names of their elements, a list beside the cart of the frame is one" {
  t 'n() { (echo "<html><title>Things</title><style>.woocommerce-cart{}</style><body $1><div id=cart><a href=//north.example/product/comb-0/>Horn comb 0</a><b class=price>\$20.00</b></div><h1>Things</h1><div $2>"; for i in 1 2 3 4 5 6 7 8 9; do echo "<li><a href=//north.example/product/comb-$i/>Horn comb $i</a><b class=price>\$2$i.00</b></li>"; done; echo "</div>") | wt-extract ${3:---platform x} | wc -l; }; for b in woocommerce-cart template-cart "page-cart x" sales-order-view checkout-cart is-ctl-wishlist; do n "class=\"$b\"" class=list "--url https://north.example/x"; n "class=\"$b\""; done; n "id=cart"; n "" "class=woocommerce-cart-form"; n "" "id=basket-root"; echo; n "" "id=goods"; n "" "class=template-cart"; n "class=woocommerce"' '' $'0\n0\n0\n0\n0\n0\n0\n0\n0\n0\n0\n0\n0\n0\n0\n\n9\n9\n9'
}
@test "a shop of unknown addresses: no address, and it sells" { t '(unseen 8 p/comb-N.html; echo "<button>Add to cart</button>") | wt-extract --platform combs' '' '' 1 'its address is not known; give --url'; }
@test "a count that no program filled in" { t 'y "sold some jq .n" "{\"rows\":[{\"id\":1,\"n\":0},{\"id\":2,\"n\":\"30+\"}]}" .sold' '' $'null\n30'; }

# tile HTML: a page of eight such, N a number that differs.
tile() { for i in {1..8}; do echo "<li>${1//N/$((54320 + i))}</li>"; done | wt-extract --url https://www.combs.example/x/horn | jq -c "[.item,.title,.price,.seller.name]" | sed -n 8p; }
export -f tile

@test "a tile: its title is said of the picture too" { t $'tile \'<a href="/p/N.html"><img alt="horn comb N in Leeds"><b>$7.50</b><p>horn comb N</p><i>Leeds in Yorkshire, from a house of old</i></a>\'' '' '["54328","horn comb 54328",7.5,null]'; }
@test "a tile: a price beside the link"    { t $'tile \'<div><a href="/p/N.html">horn comb N</a><br>$7.50</div>\'' '' '["54328","horn comb 54328",7.5,null]'; }
@test "a tile: of the names of an element that of a test counts before the id" { t $'tile \'<a href="/p/N.html">horn comb N</a><b class="price">$7.50</b><i data-testid="seller" id="location">Old horn</i>\'' '' '["54328","horn comb 54328",7.5,"Old horn"]'; }
@test "a tile: two prices with their labels" { t $'tile \'<div><a href="/p/N.html">horn comb N</a>市场价：<i class="market">￥9.00元</i>本店价：<i>￥7.50元</i></div>\'' '' '["54328","horn comb 54328",7.5,null]'; }
@test "a tile: a price and what is no more of it in the next element" { t $'for e in "<b>RM 5</b><i>120</i>" "<b>RM 5</b> 120" "<b>\$100</b> <i>120</i>" "<b>RM 5<br>120</b>" "<b>RM</b> <i>1 200</i>" "<b>\$1</b><i>,299</i>" "<b>€ 1 250</b><i>15 bids</i>"; do tile "<a href=/p/N.html>horn comb N</a><div>$e</div>" | jq -c ".[2]"; done' '' $'5\n5\n100\n5\n1200\n1299\n1250'; }
@test "a tile: labels"                     { t $'tile \'<a href="/p/N.html">horn comb N</a><p>原价：<b>￥9.00</b></p><p>价格：<b>￥7.50</b></p><p>店铺：<a href="/shop/N">Old horn</a></p>\'' '' '["54328","horn comb 54328",7.5,"Old horn"]'; }
@test "a tile: an element of goods is not their title" { t $'tile \'<div class="product details"><a href="/p/N.html">horn comb N</a><b>$7.50</b></div>\'' '' '["54328","horn comb 54328",7.5,null]'; }
@test "a tile: of the words of a class the last thing counts" { t $'tile \'<a href="/p/N.html" class="js-store-prod-name">horn comb N</a><b class="card-price-current">$7.50</b><i class="goods-shop-name">Old horn</i>\'' '' '["54328","horn comb 54328",7.5,"Old horn"]'; }
@test "a tile: a list price gives way to the price" { t $'tile \'<a href="/p/N.html">horn comb N</a><p class="product-price with-list-price">$7.50 <i class="list-price"><b class="list-price-price">$9.00</b></i></p>\'; tile \'<a href="/p/N.html">horn comb N</a><b class="goods-list-price">$9.00</b>\'' '' $'["54328","horn comb 54328",7.5,null]\n["54328","horn comb 54328",9,null]'; }
@test "a tile: a list price gives way in an element of names around both" { t $'for e in "7,50&nbsp;€*<i class=list-price><b class=list-price-price>9,00&nbsp;€*</b><b>(16.67% off)</b></i>" "<i class=list-price>9,00&nbsp;€</i><i class=unit>each</i>"; do tile "<a href=/p/N.html>horn comb N</a><div class=product-price-info><p></p><div><span class=product-price>$e</span></div></div>" | jq -c ".[2]"; done' '' $'7.5\n9'; }
@test "a tile: what a measure costs gives way to the price" { t $'for e in "<p class=product-price-unit><i>Inhalt:</i><i class=price-unit-content>30 Gramm</i><i class=price-unit-reference>(430,00 €* / 1 Kilogramm)</i></p><b class=product-price>12,90 €*</b>" "<p class=product-price-unit> <i> Inhalt: </i> <i> 30 Gramm </i> <i>(430,00 €* / 1 kg)</i></p> <b class=product-price>12,90 €*</b>" "<i class=price-unit>430,00 €/kg</i><b class=product-price>12,90 €</b>" "<b class=product-price>430,00 €/kg</b>"; do tile "<a href=/p/N.html>horn comb N</a><div class=product-price-info>$e</div>" | jq -c ".[2]"; done' '' $'12.9\n12.9\n12.9\n430'; }
@test "a tile: a price that is no number gives way to one" { t $'tile \'<a href="/p/N.html">horn comb N</a><i class="item-amount">pcs</i><b class="goods-price-current">$7.50</b>\'' '' '["54328","horn comb 54328",7.5,null]'; }
@test "a tile: what a button says of it is no title" { t $'tile \'<a href="/p/N.html" title="Quickview for horn comb N">+</a><a href="/p/N.html">horn comb N</a><b>$7.50</b>\'' '' '["54328","horn comb 54328",7.5,null]'; }
@test "a page that is one advert: an element has a discount, and is none" { t 'echo "<title>horn comb</title><h1>horn comb</h1><div class=\"product-price has-discount\"><s>\$9.00</s> <b>\$7.50</b></div><button>Add to cart</button>" | wt-extract --url https://combs.example/horn/19-horn-comb.html | jq -c "[.item,.title,.price]"' '' '["19","horn comb",7.5]'; }
@test "a page that is one advert, without its address: it is told, for it may as well be a list" { t 'for o in "" "--platform x"; do echo "<title>horn comb</title><h1>horn comb</h1><b class=price>\$7.50</b><button>Add to cart</button>" | wt-extract $o; echo $?; done; echo "<title>horn comb</title><h1>horn comb</h1><b class=price>\$7.50</b>" | wt-extract; echo $?' '' $'1\n1\n0' 0 'its address is not known; give --url'; }
@test "a tile: what is said of the picture is no title beside one" { t $'tile \'<a href="/p/N.html"><img title="horn comb N, Brown" alt=""></a><a class="link" href="/p/N.html">horn comb N</a><b>$7.50</b>\'' '' '["54328","horn comb 54328",7.5,null]'; }
@test "a page of an article for shops: its price is what it shows" { t 'echo "<meta property=og:type content=product><title>horn comb</title><h1>horn comb</h1><b class=price>\$7.50</b>" | wt-extract --url https://www.combs.example/x/1 | jq -c "[.title,.price]"' '' '["horn comb",7.5]'; }
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
@test "a comment in a header of a table in HTML" { t 'wt-extract | jq -c "[.title,.price]"' '<html><body><table><tr><td>title</td><td><!-- a > b -->price</td><td>url</td></tr><tr><td>Horn comb</td><td>8<!-- c -->.00</td><td>https://item.taobao.com/item.htm?id=600000000503</td></tr></table>' '["Horn comb",8]'; }
@test "an address that is a host alone, of the page and of its links: nothing is read behind it" {
  t 'printf "<a href=\"https://a.example\">x</a>%.0s" 1 2 3 4 5 >a; for u in https://a.example "https://a.example?x=1" "https://a.example:80#x"; do wt-extract --url "$u" a; echo $?; done; wt-extract --platform x a; echo $?' '' $'0\n0\n0\n0'
}
@test "a page of hundreds of prices is no page of one advert" {
  t 'for n in 3 400; do (echo "<title>Bone comb</title><h1>Bone comb</h1>"; yes "<b class=price>€9.50</b>" | head -n $n) >p.html; wt-extract --url https://www.vinted.fr/items/7000000001-comb p.html | jq -c "[.title, .price]"; done; true' '' '["Bone comb",9.5]' 0 'shows no title with one price'
}
@test "a reply of a known shop with prices in an unknown layout is told" { t 'wt-extract --url https://h5api.m.jd.com/x' '{"feeds":[{"gName":"Horn comb, old","curPriceYuan":"12.50"},{"gName":"Bone comb, old","curPriceYuan":"¥13"},{"gName":"Wood comb, old","curPriceYuan":14.5}]}' '' 1 'a reply of a known shop that names 3 prices, in a layout that no definition knows'; }
@test "of another host, with two, with none that is a sum, without titles: it is not" {
  reply() { printf '{"feeds":[%s]}' "$2" | wt-extract --url "$1"; echo $?; }
  t 'a="{\"gName\":\"Horn comb, old\",\"curPriceYuan\":12}"; b="{\"gName\":\"Horn comb, old\",\"curPriceYuan\":0}"; c="{\"gName\":\"Horn\",\"curPriceYuan\":12}"; j=https://h5api.m.jd.com/x; reply https://a.example/x "$a,$a,$a"; reply $j "$a,$a"; reply $j "$b,$b,$b"; reply $j "$c,$c,$c"; reply $j "$a,$a,$a"' '' $'0\n0\n0\n0\n1' 0 'no definition knows'
}
@test "a list of three on a page of their own platform, not elsewhere" {
  t 'p() { echo "<html><body>"; for i in 1 2 3; do echo "<div><a href=\"https://item.jd.com/10000$i.html\">carved mug no $i</a> <b>¥$i.00</b></div>"; done; echo "</body></html>"; }; for u in mall.jd.com www.jd.com notjd.com a.example mall.jd.com.cn; do echo $u $(p | wt-extract --url https://$u/index-1.html | jq -r .id); done; p | wt-extract | jq -r .id | paste -sd " "; (echo "<a href=/blog>b</a>"; p) | wt-extract' '' $'mall.jd.com jd:100001 jd:100002 jd:100003\nwww.jd.com jd:100001 jd:100002 jd:100003\nnotjd.com\na.example\nmall.jd.com.cn\njd:100001 jd:100002 jd:100003'
}
@test "what a page shows whose title or body says that it was not found is no list" {
  t 'for h in "<title>Combs</title><body>" "<title>Page not found - Combs</title><body>" "<title>Combs</title><body class=error404>" "<title>Combs</title><div id=error-not-found>" "<title>不好意思，页面不存在</title>" "<title>Error page proofs</title>"; do (echo "$h"; unseen 8 /p/comb-N.html) | wt-extract --url https://www.combs.example/c/horn 2>/dev/null | wc -l; done' '' $'8\n0\n0\n0\n0\n8'
}
@test "three on a page of their own platform that is their visitor's are none" {
  t 'p() { for i in 1 2 3; do echo "<div><a href=\"https://item.jd.com/10000$i.html\">carved mug no $i</a> <b>¥$i.00</b></div>"; done; }; for u in cart history/list; do p | wt-extract --url https://www.jd.com/$u; done' '' ''
}
@test "a shop's shelf of stocks, quotes or currency has no rates" { t 'for p in stocks/walnut-stock quotes/horn-sign currency/note-12 currencies/coins/2; do echo "https://h.example/$p"; done | sed "s/^/carved mug,\\\$5.00,/;1i title,price,url" | wt-extract | jq -c .price' '' $'5\n5\n5\n5'; }
@test "a base on the machine of who made the page is none" { t 'wt-extract --url https://www.combs.example/c/ | jq -r .id | sed 1q' "<title>a</title><base href=http://localhost:8080/>$(for i in 71 72 73 74; do echo "<div class=product-card><a href=lot.php?id=$i><h3>Horn $i</h3></a><span class=price>\$$i.00</span></div>"; done)" combs.example:71; }

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
@test "a list in JSON-LD is of others if the page says that it is of one thing and its price" { t 'wt-extract --url https://h.example/p/horn | jq -c .title' '<meta property="og:type" content="product"><meta property="og:title" content="horn"><meta property="product:price:amount" content="45.00"><script type="application/ld+json">[{"@type":"ItemList","itemListElement":[{"@type":"Product","name":"comb","url":"/p/comb","offers":{"@type":"Offer","price":"5"}},{"@type":"Product","name":"cup","url":"/p/cup","offers":{"@type":"Offer","price":"6"}}]}]</script><h1>horn</h1>' '"horn"'; }
@test "a reply of Shopify with few keys is known by its address" { t 'wt-extract --url "https://cup.example/de/products/horn-cup.js?variant=2" | jq -c "[.id,.url,.price]"' '{"id":881,"title":"Horn cup","handle":"horn-cup","price":1999,"variants":[{"id":1,"price":1999}]}' '["cup.example:881","https://cup.example/de/products/horn-cup",19.99]'; }
@test "a definition by what Next.js streams, in two pieces; one renamed is told" { t 'printf "%s\n" "site c" "content lotNo" "host h.example" "script self.__next_f.push" "rows jq .. | objects | .lots? | arrays | .[]" "item jq .lotNo" "title jq .heading" "price jq .ask" >c.site; for k in lots goods; do printf "%s\n" "<script>self.__next_f.push([1,\"1:I[12]\\n2:[\\\"\$\\\",null,{\\\"$k\\\":[{\\\"lotNo\\\":8,\\\"hea\"])</script>" "<script>self.__next_f.push([1,\"ding\\\":\\\"Cup\\\",\\\"ask\\\":6}]}]\\n\"])</script>" | wt-extract --sites c.site --url https://h.example/l | jq -c "[.item,.title,.price]"; echo ${PIPESTATUS[1]}; done' '' $'["8","Cup",6]\n0\n1' 0 'c: no rows by jq'; }
@test "a page of one product of Cafe24 is not read as a list of what is related" { t 'wt-extract | jq -c "[.title,.price,.source.site]"' '<!doctype html><html lang=ko><meta charset=utf-8><title>Horn comb</title><link rel=canonical href="https://shop.example/product/comb/7/"><meta property="og:type" content="product"><meta property="og:title" content="Horn comb"><meta property="product:price:amount" content="20000"><meta property="product:price:currency" content="KRW"><body><div class="xans-element- xans-product xans-product-detail"><h1>Horn comb</h1></div><div class="xans-element- xans-product xans-product-relationlist"><ul class="prdList grid4"><li id="anchorBoxId_8"><strong class=name><a href="/product/pin/8/">Bone pin</a></strong></li></ul></div></body></html>' '["Horn comb",20000,"schema"]'; }
# codes PRICE TITLE [ALT]: a list of goods whose numbers are hexadecimal.
codes() { for i in 1e8398c3fc6a 019b671d0f70 f461273a9a58 af12d98f4c12 2152bfefdaea 550e8400-e29b-41d4-a716-446655440000; do printf '<li><img src=/i/%s.jpg alt="%s"><p><a href="/listing/%s/old-comb">%s</a></p><div>%s</div><p>Made by hand of old horn, twelve centimetres long</p></li>' "$i" "$3" "$i" "$2" "$1"; done; }
@test "a list of goods that are numbered by hexadecimal codes" { t 'wt-extract --url https://x.example/list | jq -r .url | cut -d/ -f5' "<ul>$(codes '$9.50' 'Carved horn comb with a handle')</ul>" $'1e8398c3fc6a\n019b671d0f70\nf461273a9a58\naf12d98f4c12\n2152bfefdaea\n550e8400-e29b-41d4-a716-446655440000'; }
@test "a fraction with its mark in an element of its own" {
  t 'wt-extract --url https://x.example/list | jq -c .price | uniq' "<ul>$(codes '$4517<sup>.42</sup>' 'Carved horn comb with a handle')</ul>" 4517.42
  t 'wt-extract --url https://x.example/list | jq -c .price | uniq' "<ul>$(codes '3 430<span>,74</span> EUR' 'Carved horn comb with a handle')</ul>" 3430.74
}
@test "a catalogue of offers: goods with a price; no services, kinds of goods, nor beside the goods of the page" {
  t 'cat >a; (echo "<script type=application/ld+json>{\"@type\":\"Product\",\"name\":\"Owl\",\"offers\":{\"price\":3}}</script>"; cat a) >b; for f in a b; do wt-extract --url https://shop.example/x $f | jq -c "[.title,.price,.currency]"; done' '<p><script type="application/ld+json">{"@type":"Store","name":"S","hasOfferCatalog":{"@type":"OfferCatalog","itemListElement":[{"@type":"OfferCatalog","itemListElement":[{"@type":"Offer","price":"12.5","priceCurrency":"EUR","itemOffered":{"@type":"Product","name":"Comb"}}]},{"@type":"Product","name":"Bead","offers":{"price":5}},{"@type":"Offer","price":9,"itemOffered":{"@type":"Service","name":"Cut"}},{"@type":"Offer","itemOffered":{"@type":"Product","name":"Combs"}},{"@type":"Product","name":"Beads"}]}}</script>' $'["Comb",12.5,"EUR"]\n["Bead",5,null]\n["Owl",3,null]'
}
@test "what a script pushes into a list, keeps as its state, or gives a function that keeps it" {
  t 'a="{id:501,name:\"Comb\",price:5,image:\"/1.jpg\"}"; b="{id:502,name:\"Bead\",price:6,image:\"/2.jpg\"}"; for s in "products.push($a);products.push($b)" "products.push($a, $b)" "this.products = [$a,$b]" "class A { c() { this.state = {products:[$a,$b]} } }" "const products = ref([$a,$b])" "const products = Vue.ref<Item[]>([$a,$b])" "const [products, setProducts] = useState<Item[]>([$a,$b])" "var s = Object.freeze({products:[$a,$b]})" "cart.push($a)"; do echo "<script>$s</script>" >p; wt-extract --url https://shop.example/all p 2>&1 | grep -o "\"item\":\"...\"\|no adverts" | xargs; done' '' "$(for i in 1 2 3 4 5 6 7 8; do echo 'item:501 item:502'; done; echo no adverts)"
}
@test "a fraction behind a blank: raised, or before its money; a count, or pieces, is none" {
  t 'printf "site x\nhost x.example\npath /list*\nplatform x\nrows css p\nitem css @id\ntitle css i\nprice css b\n" >x.site; wt-extract --sites x.site --url https://x.example/list | jq -r .price | xargs' "$(i=0; while read -r l; do i=$((i+1)); echo "<p id=$i><i>comb</i><b>$l</b></p>"; done <<'EOF'
<u>12</u> <sup>50</sup> €
<u>12</u> <u>50</u> €
€ <u>12</u> <sup>50</sup>
<u>12</u> <u>50 zł</u>
<u>1 250</u> <sup>50</sup> €
<u>12</u> <u>50</u> pcs
Lot 12 <u>50</u> €
EOF
)" '12.5 12.5 12.5 12.5 1250.5 12 50'
}
@test "a title in two lines, in its link and beside the picture" { t 'wt-extract --url https://x.example/list | jq -c .title | uniq' "<ul>$(codes '$9.50' $'Carved horn  comb\n small' $'Carved horn  comb\n small')</ul>" '"Carved horn comb small"'; }
@test "the title is a link, and a longer text has no name" { t 'wt-extract --url https://x.example/list | jq -c .title | uniq' "<ul>$(codes '$9.50' 'Carved horn comb with handle')</ul>" '"Carved horn comb with handle"'; }
@test "data in an attribute, as Inertia has it" { t 'wt-extract --url https://x.example/list | jq -c "[.item,.title,.price]"' "<div id=app data-page=\"$(printf '{"component":"List","props":{"products":[{"id":77120,"title":"old comb","price":"5.25","url":"/products/77120","images":["/a.jpg"]},{"id":77121,"title":"new comb","price":"6.25","url":"/products/77121","images":["/b.jpg"]},{"id":77122,"title":"red comb","price":"7.25","url":"/products/77122","images":["/c.jpg"]}]}}' | sed 's/"/\&quot;/g')\"></div>" $'["77120","old comb",5.25]\n["77121","new comb",6.25]\n["77122","red comb",7.25]'; }
@test "an address asked with digits and a mark is not numbered by the first of them; of words, by the digits" { t 'read -r page; for a in p.php?id=2024-01-02 view?id=12_34 item/horn-comb-of-1234567890-photographic; do echo "$page" | wt-extract --url "https://x.example/$a" 2>/dev/null | jq -r .item; done' '<title>Horn comb</title><h1>Horn comb</h1><b class=price>$12.00</b><button>Add to cart</button>' 1234567890; }
@test "a price and a bare number that is struck out beside it" { t 'wt-extract --url https://x.example/product/horn-comb | jq .price' '<title>Horn comb</title><h1>Horn comb</h1><div class=price><span>Rs 500</span> <del>750</del></div><button>Add to cart</button>' 500; t 'wt-extract --url https://x.example/product/horn-comb | jq .price' '<title>Horn comb</title><h1>Horn comb</h1><div class=price>Rs 500 <del>750</del></div><button>Add to cart</button>' 500; }
@test "a year before a price is no end of a range" { t 'read -r page; for p in "2019 - 15 €" "40 – 15 €" "09 - 15 €" "1.200 - 1.500,00 €"; do echo "${page/PRICE/$p}" | wt-extract --url http://x.example/product/horn-comb | jq -c "[.price,.price_max]"; done' '<title>Horn comb</title><h1>Horn comb</h1><b class=price>PRICE</b><button>Add to cart</button>' $'[15,null]\n[15,null]\n[9,15]\n[1200,1500]'; }
@test "what a page keeps for a counter, of a name, a number and a price alone, is goods if the page has their name" { t 'read -r page; for g in "Comb, carved - Combs" "Prices - Combs"; do echo "${page/TITLE/$g}" >a.html; for o in --url=https://www.combs.example/comb/x.html --platform=combs --captured=2024-05-06; do wt-extract $o a.html 2>/dev/null | jq -c "[.title,.price]"; done; done' '<!doctype html><html><head><title>TITLE</title><script>dataLayer.push({"ecommerce":{"detail":{"products":[{"name":"Comb, carved","id":"combs.7","brand":null,"price":17.99}]}}});</script></head><body></body></html>' $'["Comb, carved",17.99]\n["Comb, carved",17.99]'; }
@test "tiles that lead to the pages of a shop for phones are its own" { t 'read -r page; for h in m m.x; do echo "${page//HOST/$h}" | wt-extract 2>/dev/null | jq -c "[.url,.price]"; done' "<html><head><link rel=canonical href=https://www.combs.example/search?q=a></head><body>$(for i in a b c d e; do echo "<div class=product-card><a href=https://HOST.combs.example/shop$i/horn-comb-$i><img src=$i.jpg></a><a href=https://HOST.combs.example/shop$i/horn-comb-$i><span class=product-name>Horn comb $i</span></a><span class=product-price>\$1.50</span></div>" | tr -d '\n'; done)</body></html>" "$(for i in a b c d e; do echo "[\"https://m.combs.example/shop$i/horn-comb-$i\",1.5]"; done)"; }
@test "money of the post beside the price is not the price, though the price has a longer name" { t 'wt-extract --url https://x.example/list | jq -c .price | xargs' "<ul>$(for i in 1 2 3 4; do echo "<li><a href=/item/70$i>Horn comb of $i inches</a><p class=price-current>\$<b>3$i</b><sup>.99</sup></p><p class=price-ship>\$18.99 Shipping</p></li>"; done)</ul>" '31.99 32.99 33.99 34.99'; }
@test "what Taobao pays to be shown, as its reply, as a string of JSON in a file and by itself" { t 'r='\''{"eurl":"//click.simba.taobao.com/cc_im?p=x","ismall":1,"itemId":600000000041,"loc":"北京","price":"90.00","promoPrice":"","sellCount":15,"title":"Comb","wangwangId":"a"},{"eurl":"//click.simba.taobao.com/cc_im?p=y","ismall":0,"itemId":600000000042,"loc":"北京","price":"399.00","promoPrice":"228.00","sellCount":17,"title":"Horn","wangwangId":"b"}'\''; p="{\"api\":\"mtop.alimama.union.sem\",\"data\":{\"items\":[$r]},\"ret\":[\"SUCCESS::x\"]}"; (echo "$p" | wt-extract; echo "$p" | jq -c tojson | wt-extract; echo "[$r]" | wt-extract) 2>&1 | jq -c "[.id,.price,.sold,.seller.name]"' '' $'["tmall:600000000041",90,15,"a"]\n["taobao:600000000042",228,17,"b"]\n["tmall:600000000041",90,15,"a"]\n["taobao:600000000042",228,17,"b"]\n["tmall:600000000041",90,15,"a"]\n["taobao:600000000042",228,17,"b"]'; }
@test "a table of shares on a page, whose links are to rates, is no goods" { t 'wt-extract --url https://s.example/gainers' '<html><body><table><tr><th>Symbol</th><th>Name</th><th>Price</th></tr><tr><td><a href="/quote/HRN">HRN</a></td><td>Horn Ltd</td><td>$12.34</td></tr><tr><td><a href="https://s.example/quote/IVR">IVR</a></td><td>Ivory Ltd</td><td>$3.20</td></tr></table></body></html>' ''; t 'wt-extract --url https://s.example/combs | jq -r .url' '<html><body><table><tr><th>Symbol</th><th>Name</th><th>Price</th></tr><tr><td><a href="/goods/comb-of-horn">HRN</a></td><td>Horn comb</td><td>$12.34</td></tr><tr><td><a href="/goods/cup-of-horn">IVR</a></td><td>Ivory cup</td><td>$3.20</td></tr></table></body></html>' $'https://s.example/goods/comb-of-horn\nhttps://s.example/goods/cup-of-horn'; }
@test "what players earn, in a table with links to them, is no goods" { t 'wt-extract' '<html><body><table><thead><tr><th>Name</th><th>Sport</th><th>Total</th></tr></thead><tbody><tr><td>2. <a href="http://s.example/nba/player/_/id/904/leona-hornbow">Leona Hornbow</a></td><td>Horns</td><td>$54,545,000</td></tr><tr><td>3. <a href="http://s.example/nba/player/_/id/1301/carla-combfield">Carla Combfield</a></td><td>Horns</td><td>$53,545,000</td></tr><tr><td>4. <a href="http://s.example/nba/player/_/id/1698/ivor-bowlmaker">Ivor Bowlmaker</a></td><td>Horns</td><td>$52,545,000</td></tr><tr><td>5. <a href="http://s.example/nba/player/_/id/2095/phil-beadwright">Phil Beadwright</a></td><td>Horns</td><td>$51,545,000</td></tr><tr><td>6. <a href="http://s.example/nba/player/_/id/2492/derek-boxhorn">Derek Boxhorn</a></td><td>Horns</td><td>$50,545,000</td></tr><tr><td>7. <a href="http://s.example/nba/player/_/id/2889/paul-ringwood">Paul Ringwood</a></td><td>Horns</td><td>$49,545,000</td></tr><tr><td>8. <a href="http://s.example/nba/player/_/id/3286/alexa-pinfold">Alexa Pinfold</a></td><td>Horns</td><td>$48,545,000</td></tr><tr><td>9. <a href="http://s.example/nba/player/_/id/3683/zack-cupsmith">Zack Cupsmith</a></td><td>Horns</td><td>$47,545,000</td></tr></tbody></table></body></html>' ''; }
@test "what a page keeps, with addresses that end in their own numbers, is told, and with --platform it is adverts" { p='<html><body><script>window.__S__={"rows":[{"id":70011,"title":"Orchid one","price":55,"url":"/o/one-70011"},{"id":70012,"title":"Orchid two","price":60,"url":"/o/two-70012"},{"id":70013,"title":"Orchid three","price":65,"url":"/o/three-70013"}]}</script></body></html>'; t 'wt-extract --url https://o.example/list' "$p" '' 1 'what may be adverts; give --platform'; t 'wt-extract --url https://o.example/list --platform o.example | jq -c "[.id,.url]"' "$p" $'["o.example:70011","https://o.example/o/one-70011"]\n["o.example:70012","https://o.example/o/two-70012"]\n["o.example:70013","https://o.example/o/three-70013"]'; }
@test "what Apollo keeps refers to things with a blank or without" { for b in "" " "; do t 'wt-extract --url https://o.example/search?q=a | jq -c "[.item,.title,.price,.seller.name]"' '<html><body><script>window.__APOLLO_STATE__={"Advert:5501":{"__typename":"Advert","id":"5501","title":"Parrot","price":"€ 650,00","slug":"parrot","seller":{"__ref":'"$b"'"User:7"}},"User:7":{"__typename":"User","id":"7","name":"Piet"}};</script></body></html>' '["5501","Parrot",650,"Piet"]'; done; }
@test "threads of a board where nobody sells are no adverts though their titles name a price" { t 'wt-extract --url https://f.example/forums/chat.1/' '<html><body><h1 class="p-title-value">General chat</h1><div class="structItem structItem--thread js-threadListItem-1"><div class="structItem-title"><a href="/threads/a.1/">My new $300 gecko</a></div></div></body></html>' ''; t 'wt-extract --url https://f.example/forums/sale.1/ | jq -r .item' '<html><body><h1 class="p-title-value">Geckos for sale</h1><div class="structItem structItem--thread js-threadListItem-1"><div class="structItem-title"><a href="/threads/a.1/">Gecko $300</a></div></div><div class="structItem structItem--thread js-threadListItem-2"><div class="structItem-title"><a href="/threads/b.2/">SOLD: gecko pair, $90</a></div></div></body></html>' 1; }
@test "a tile with words of its own between its link and its price, which are no label" { for w in Was: "price was"; do t "tile '<div><a href=/p/N.html>Bone comb N</a> $w <b>\$9.50</b></div>' | jq -c '.[2]'" '' ''; done; t $'tile \'<div><a href="/p/N.html">Bone comb N</a> Rare, old. <b>$5.50</b></div>\'' '' '["54328","Bone comb 54328",5.5,null]'; }
@test "a sheet as Google publishes it: the letters of its columns above the header, the numbers of its rows" { t 'wt-extract | jq -c "[.id,.title,.price,.seller.name]"' '<div class="ritz"><table class="waffle"><thead><tr><th></th><th>A</th><th>B</th><th>C</th></tr></thead><tbody><tr><th>1</th><td>Title</td><td>Price (USD)</td><td>Seller</td></tr><tr><th>2</th><td><a href="https://www.ebay.com/itm/336000000051">Shell comb</a></td><td>45</td><td>annie</td></tr><tr><th>3</th><td><a href="https://www.ebay.com/itm/336000000052">Basket</a></td><td>1200</td><td>north</td></tr></tbody></table></div>' $'["ebay.com:336000000051","Shell comb",45,"annie"]\n["ebay.com:336000000052","Basket",1200,"north"]'; }
@test "crosses in place of the digits of a price" {
  for p in '¥xx.00' '￥X9' '¥19xx' '¥9.xx' xx.00 'US $xx.99'; do
    t 'wt-extract --platform jd | jq -c "[.title,.price]"' $'title,price\ncomb,'"$p"$'\ncup,5\n' $'["comb",null]\n["cup",5]'
  done
  for p in x5 5x '5 x 3' 'XXL 5' '$5 xx'; do
    t 'wt-extract --platform jd | jq -c "[.title,.price]"' $'title,price\ncomb,'"$p"$'\ncup,5\n' $'["comb",5]\n["cup",5]'
  done
}
@test "pages of China: an offer of 1688 whose price stands in its head alone, the shop of what JD sells itself, where a shop of Tmall is" {
  t 'wt-extract --url https://detail.1688.com/offer/600100000009.html | jq -c "[.id,.price,.price_max,.seller.name]"' '<html><head><meta property="og:product:price" content="12.50-15.00"/><meta property="og:product:nick" content="name=Anji Works; url= https://shop1.1688.com"/></head><body><h1 class="d-title">knife rack</h1></body></html>' '["1688:600100000009",12.5,15,"Anji Works"]'
  t 'wt-extract --url https://search.jd.com/Search?keyword=comb | jq -c "[.id,.seller.id,.price]"' '<ul class="gl-warp"><li class="gl-item" data-sku="1267800"><div class="gl-i-wrap"><div class="p-price"><strong data-price="679.00"><em>¥</em><i>679.00</i></strong></div><div class="p-name"><a href="//item.jd.com/1267800.html"><em>horn comb</em></a></div><div class="p-shop" data-selfware="1" data-shopid="1000001700"></div></div></li></ul>' '["jd:1267800","1000001700",679]'
  t 'wt-extract --url https://list.tmall.com/m/search_items.htm | jq -c "[.id,.location,.sold]"' '{"total_page":"83","item":[{"item_id":550100000001,"title":"horn comb","price":"198.00","sold":"1520","location":"福建 泉州","shop_name":"North"}]}' '["tmall:550100000001","福建 泉州",1520]'
}
@test "goods that only a page's scripts have, in all the ways in which they stand there: read, or told" {
  (cd "$BATS_TEST_TMPDIR" && TMPDIR=. python3 "$ROOT/tests/differential/scripted.py" 100 1 | tee said; tail -1 said | grep -qx '100 pages, 0 differ')
}
@test "data anywhere in a script: in calls, in what a function gives, under a name of its own, as a text; in attributes and elements that are not shown" {
  t 'g="{items:[{id:\"7711\",title:\"old comb\",price:\"27.50\",url:\"https://item.taobao.com/item.htm?id=387826255001\"}]}"
    j="$(jq -cn "$g")"; b=$(printf %s "$j" | base64 -w0); u=$(printf %s "$j" | jq -Rr @uri); q=${j//\"/\\\"}; h=$(printf %s "$j" | sed "s/\"/\&quot;/g"); k=$(printf %s "$g" | tr "\"" "\047")
    for s in "define(\"a\", [], function () { return $j })" "App.start(1, $j)" "g_config = $j" "eval(\"($q)\"); eval(\"$q\")" "x = JSON.parse(atob(\"$b\"))" "x(unescape(\"$u\"))" "if (/[\"/]/.test(a)) show($j); /[\"]/.test(a)"; do
      echo "<html><body><script>$s</script></body></html>" | wt-extract | jq -r .item; done
    for s in "<textarea hidden>$h</textarea>" "<code style=\"display:none\"><!--$j--></code>" "<meta name=a content=\"$u\">" "<ul x-data=\"$k\">" "<b onclick=\"go(this, $h)\">"; do
      echo "<html><body>$s</body></html>" | wt-extract | jq -r .item; done' '' "$(yes 387826255001 | head -12)"
}
@test "what a page sets as its cart, and what a counter is called with of an order, is not offered" {
  t 'g="{\"items\":[{\"id\":\"7711\",\"title\":\"old comb\",\"price\":27.5,\"image\":\"/a.jpg\"}]}"
    for s in "var cart = $g" "gtag(\"event\", \"purchase\", $g)" "gtag(\"event\", \"view_item_list\", $g)"; do
      echo "<html><body><script>$s</script>" | wt-extract --platform a.example | jq -r .item; done' '' 7711
}
@test "results of Pinduoduo as a telephone shows them: cards that are no links" {
  t 'wt-extract --url "https://mobile.yangkeduo.com/search_result.html?search_key=comb" | jq -c "[.platform,.title,.price,.sold]"' '<div id=main><div class="_3glhOBhU"><img src="//img.pddpic.com/a.jpeg"><div class="_3ANzdjkc">Comb of sandalwood</div><div><span class="_3_U04GgA"><span>¥</span><span>9.9</span></span><span class="_32q8gNKM">1.2万+人已拼</span></div></div><div class="_3glhOBhU"><div><img src="//img.pddpic.com/b.jpeg"><div class="x1">Comb of horn</div><div class="x2">退货包运费</div><div><span>券后</span><span>¥</span><span>15.8</span><span class="x4">已拼300件</span></div></div></div></div>' $'["pinduoduo","Comb of sandalwood",9.9,12000]\n["pinduoduo","Comb of horn",15.8,300]'
}
@test "a table in a script whose rows are no objects: headed, with its columns beside, or a list for each; once" {
  t 'u=https://item.taobao.com/item.htm?id=38782625500
    for s in "var a = [[\"id\",\"title\",\"price\",\"url\"],[\"1\",\"old comb\",5.5,\"${u}1\"],[\"2\",\"old cup\",6,\"${u}2\"]]" "show({grid:{columns:[\"title\",\"price\",\"url\"],data:[[\"old comb\",5.5,\"${u}1\"],[\"old cup\",6,\"${u}2\"]]}})" \
      "var list = {\"title\":[\"old comb\",\"old cup\"],\"price\":[{\"amount\":5.5},{\"amount\":6}],\"link\":[\"${u}1\",\"${u}2\"]}" "var list = {\"title\":[\"old comb\",\"old cup\"],\"price\":[5.5,6],\"link\":[\"${u}1\",\"${u}2\"]}"; do
      echo "<html><body><script>$s</script></body></html>" | wt-extract | jq -c "[.title,.price,.item]"; done' '' "$(for i in 1 2 3 4; do printf '["old comb",5.5,"387826255001"]\n["old cup",6,"387826255002"]\n'; done)"
}
@test "of what --platform says that a shop has, the page is about the one with its title, not what is related" {
  t 'g() { echo "{\"id\":\"77$1\",\"name\":\"$2\",\"price\":27.5,\"image\":\"/a.jpg\"}"; }
    echo "<html><head><title>Old horn comb - Combs</title></head><body><script>var data = {\"detail\":$(g 11 "Old horn comb"),\"related\":[$(g 12 "Old cup"),$(g 13 "Old box")]};</script></body></html>" | wt-extract --platform a.example | jq -r .item' '' 7711
}
@test "goods of an unknown shop without a number are known by their addresses, and told where that of the page is not known" {
  t 'g() { echo "{\"name\":\"$1\",\"price\":27.5,\"image\":\"/a.jpg\",\"url\":\"/products/horn-$1\"}"; }
    for o in --url=https://a.example/x/ --type=auto; do echo "<html><body><script>App.run({\"products\":[$(g comb),$(g cup),$(g box)]})</script></body></html>" | wt-extract --rejects r $o | jq -r .url; echo .; done' '' $'https://a.example/products/horn-comb\nhttps://a.example/products/horn-cup\nhttps://a.example/products/horn-box\n.\n.' 0 'what may be adverts'
}
@test "\$ is the one dollar that the page's programs name, if they name no other" {
  t 'for c in MXN "CAD\"},{\"currencyCode\":\"USD" EUR; do echo "<html lang=es><body><h1>Horn cup</h1><div class=product-price>\$650.00</div><button>Add to cart</button><script>window.s = {\"x\":[{\"amount\":\"650.0\",\"currencyCode\":\"$c\"}]};</script></body></html>" | wt-extract --url https://a.example/products/horn-cup | jq -r .currency; done' '' $'MXN\nUSD\nUSD'
}
@test "results of a search are goods if many have a picture and who sells them" {
  t 'for n in 1 2 3 4 5 6 7 8; do r="$r,{\"id\":\"m77$n\",\"name\":\"horn comb $n\",\"price\":1${n}0,\"thumbnail\":\"/$n.jpg\",\"seller\":{\"id\":3$n,\"name\":\"shop $n\"}}"; done
    for w in seller author_box; do echo "<html><body><script>window.state = {\"search\":{\"items\":[${r#,}]}};</script></body></html>" | sed "s/seller/$w/g" | wt-extract --url "https://a.example/search?keyword=horn" 2>/dev/null | jq -r .item | paste -sd" "; done' '' $'m771 m772 m773 m774 m775 m776 m777 m778\n' 0
}
@test "a price written out goes before its bare number, as it names the money" { t 'echo "[{\"list_id\":118877700,\"subject\":\"horn comb\",\"price\":350000,\"price_string\":\"350.000 đ\",\"url\":\"https://a.example/p/118877700.htm\"}]" | wt-extract | jq -c "[.price,.currency]"' '' '[350000,"VND"]'; }
@test "a page of one advert: a price for a measure is not that of the goods, if these have one" {
  t 'for h in "<p class=price>12,90 €</p><p>430,00 €/kg</p>" "<p>430,00 € / 100 ml</p><p class=price>12,90 €</p>" "<p class=price><b>12,90 €</b><i>(430,00 € / kg)</i></p>" "<p class=price>12,90 € (430,00 € / kg)</p>" "<p class=preis>12,90 € <small>43,00 € pro 100 g</small></p>" "<p class=price>12,90 €</p><p>Grundpreis: 100 g = 4,30 €</p>" "<p class=price>12,90 €</p><p>(129,00 € pro 1 l)</p>" "<p class=price>430,00 € <small>/kg</small></p>"; do
      echo "<html lang=de><body><main><h1>Rote Salbe</h1>$h<button>In den Warenkorb</button></main></body></html>" | wt-extract --url https://a.example/produkt/rote-salbe | jq -c .price; done | paste -sd" "' '' '12.9 12.9 12.9 12.9 12.9 12.9 12.9 430'
}
@test "a page of one lot: what is bid goes before an estimate; several prices are told" {
  t 'for h in "<li>Estimate: <b>\$300 - \$400</b></li><li>Starting bid: <b>\$90</b></li><li>Current bid: <b>\$120</b></li>" "<li><i>Estimate</i><b>\$300 - \$400</b></li><li><i>Current bid</i><b>\$120</b></li>" "<li>Estimate: <b>\$300</b></li>"; do
      echo "<html><body><h1>Old horn beaker</h1><ul>$h</ul><button>Place bid</button></body></html>" | wt-extract --url https://a.example/lot/88123456.html | jq -c .price; done' '' $'120\n120\n300'
  t 'echo "<html><body><h1>Old horn beaker</h1><p>RMB 300</p><p>RMB 400</p><button>Place bid</button></body></html>" | wt-extract --url https://a.example/lot/88123456.html' '' '' 1 'several prices'
}
@test "a price lies deep in what Saleor's shops keep" {
  t 'for n in 1 2 3; do p="$p\"Product:UH$n\":{\"__typename\":\"Product\",\"id\":\"UH$n\",\"slug\":\"horn-comb-$n\",\"name\":\"horn comb $n\",\"pricing\":{\"onSale\":false,\"priceRange\":{\"start\":{\"gross\":{\"amount\":4.$n,\"currency\":\"SGD\"}}}}},"; done
    echo "<html><body><script id=__NEXT_DATA__ type=application/json>{\"props\":{\"pageProps\":{\"__APOLLO_STATE__\":{$p\"x\":1}}}}</script></body></html>" | wt-extract --url https://a.example/en/category/horn | jq -c "[.title,.price,.currency]"' '' $'["horn comb 1",4.1,"SGD"]\n["horn comb 2",4.2,"SGD"]\n["horn comb 3",4.3,"SGD"]'
}
@test "a shop's name stands under that of the shop: toko.nama" { t 'echo "[{\"product_id\":4400,\"nama_produk\":\"sisir tanduk\",\"harga\":125000,\"url\":\"https://a.example/produk/sisir-4400\",\"toko\":{\"nama\":\"Toko Uji\",\"kota\":\"Solo\"}}]" | wt-extract | jq -c "[.seller.name,.location]"' '' '["Toko Uji","Solo"]'; }
@test "of links that are made alike one in twenty with an amount is no list of goods: headlines tell of money" { t 'for k in 20 2; do for i in $(seq 400); do m=; [ $((i % k)) = 0 ] && m=" receives \$250,$i to study"; echo "<a href=\"http://www.uni.example/uninews/stories/10$i.html\">Old school number $i$m</a><br>"; done >$k.html; done; wt-extract 20.html; wt-extract 2.html | wc -l' '' '151' 0 '20.html: no adverts: no_site 1'; }

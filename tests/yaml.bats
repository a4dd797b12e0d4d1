#!/usr/bin/env bats
# wt-extract: what vcrpy and VCR record as YAML, and rows of YAML.  The goods
# are invented.
load helper

# page N: of a shop; cassette: around interactions, as PyYAML writes it.
page() { printf '<!doctype html><title>comb</title><script type="application/ld+json">{"@type":"Product","name":"角梳 %s","sku":"%s","offers":{"price":"5.50"}}</script>' "$1" "$1"; }
cassette() { echo interactions:; cat; echo 'version: 1'; }
# asked N; answered [TYPE [CODE [HEADER VALUE]]]: around the body.
asked() { printf -- '- request:\n    body: null\n    headers:\n      Accept:\n      - %s\n    method: GET\n    uri: https://a.example/%s\n  response:\n    body:\n' "'*/*'" "$1"; }
answered() {
  printf '    headers:\n      Content-Type:\n      - %s\n      Date:\n      - Mon, 06 May 2024 08:00:00 GMT\n' "${1:-text/html; charset=utf-8}"
  [[ -z ${3-} ]] || printf '      %s:\n      - %s\n' "$3" "$4"
  printf '    status:\n      code: %s\n      message: OK\n' "${2:-200}"
}
# binary: standard input as PyYAML writes bytes.
binary() { printf '      string: !!binary |\n'; base64 -w 76 | sed 's/^/        /'; }
folded() { printf '      string: "%s"\n' "$(sed 's/["\\]/\\&/g;s/角/\\u89D2/;s/title>comb/title>\\\n        comb/')"; }
seen() { wt-extract "$@" | jq -c '[.id,.url,.captured,.source.offset]'; }
export -f page cassette asked answered binary folded seen

@test "vcrpy: text in quotes and folded, bytes, packed in two ways, in GBK" {
  t '(asked 1; page 1 | folded; answered; asked 2; page 2 | binary; answered; asked 3; page 3 | gzip -n | binary; answered "" "" Content-Encoding gzip; asked 4; page 4 | brotli -c | binary; answered "" "" Content-Encoding br; asked 5; page 5 | iconv -t gbk | binary; answered text/html) | cassette >a; seen a | jq -c ".[:3]"; shown a; zip -q z.zip a; shown z.zip | sort | uniq -c | tr -d " "; wt-extract --exhibit a "$(wt-extract a | sed -n 2p | jq .source.offset)" | sed -n "1p;7p"' '' $'["a.example:1","https://a.example/1","2024-05-06T08:00:00Z"]\n["a.example:2","https://a.example/2","2024-05-06T08:00:00Z"]\n["a.example:3","https://a.example/3","2024-05-06T08:00:00Z"]\n["a.example:4","https://a.example/4","2024-05-06T08:00:00Z"]\n["a.example:5","https://a.example/5","2024-05-06T08:00:00Z"]\nok\nok\nok\nok\nok\n5ok\n- request:\n    uri: https://a.example/2'
}
@test "vcrpy: replies in JSON, other states and kinds, nothing" {
  t '(asked 1; printf "      string: %s\n" "'\''{\"title\":\"comb\",\"price\":5,\"currency\":\"EUR\"}'\''"; answered application/json; asked 2; page 2 | folded; answered "" 404; asked 3; printf "\x89PNG\r\n\x1a\n" | binary; answered image/png; asked 4; printf "      string: %s\n" "'\'\''"; answered) | cassette >a; of a; jq -c "[.title,.price,.url]" o' '' $'status 0\n1\n[4,1,{"status_404":1,"image":1,"empty":1},0]\n["comb",5,"https://a.example/1"]'
}
@test "VCR of Ruby: a literal with blank lines, base64, its time" {
  t '(echo ---; echo http_interactions:; printf -- "- request:\n    method: get\n    uri: https://a.example/1\n    body:\n      encoding: US-ASCII\n      string: %s\n  response:\n    status:\n      code: 200\n      message: OK\n    body:\n      encoding: UTF-8\n      string: |\n        <!doctype html>\n\n        - %s\n    http_version: \n  recorded_at: Mon, 06 May 2024 08:00:00 GMT\n" "'\'\''" "$(page 1)"; printf -- "- request:\n    uri: https://a.example/2\n  response:\n    body:\n      base64_string: %s\n  recorded_at: Mon, 06 May 2024 08:00:01 GMT\n" "$(page 2 | base64 -w0)"; echo "recorded_with: VCR 6.0.0") >a; seen a; shown a' '' $'["a.example:1","https://a.example/1","2024-05-06T08:00:00Z",23]\n["a.example:2","https://a.example/2","2024-05-06T08:00:01Z",488]\nok\nok'
}
@test "a cassette that is set in, with notes, CR LF and a mark" {
  t '(printf "\xef\xbb\xbf# a\n\n%%YAML 1.1\n---\ninteractions:\n"; (asked 1; page 1 | folded; answered) | sed "s/^/  /"; echo "  # b"; (asked 2; page 2 | folded; answered) | sed "s/^/  /"; echo ...) >a; seen a | jq -c .[1]; sed "s/\$/\r/" a >b; seen b | jq -c .[1]' '' $'"https://a.example/1"\n"https://a.example/2"\n"https://a.example/1"\n"https://a.example/2"'
}
@test "an alias is what its anchor is of, in an interaction before too" {
  t '(asked 1; page 1 | folded; printf "    headers: &id001\n      Content-Type: [image/png]\n"; asked 2; page 2 | folded; printf "    headers: *id001\n"; asked 3; page 3 | folded; printf "    headers: *id002\n") | cassette >a; of a' '' $'status 0\n1\n[3,1,{"image":2},0]'
}
@test "aliases upon aliases are bounded" {
  t '(asked 1; page 1 | folded; printf "    a: &a [1,1,1,1,1,1,1,1,1]\n"; p=a; for n in b c d e f g h i j; do printf "    %s: &%s [*%s,*%s,*%s,*%s,*%s,*%s,*%s,*%s]\n" $n $n $p $p $p $p $p $p $p $p; p=$n; done; asked 2; page 2 | folded; answered) | cassette >a; of a' '' $'status 1\n1\n[2,1,{},1]\nwt-extract: a:1: yaml: line 16: its aliases make too much of it; rejected'
}
@test "an interaction that is no YAML costs itself; so does one too deep" {
  t '(asked 1; printf "      string: \"a\n"; answered; asked 2; page 2 | folded; answered; asked 3; printf "      string: %0100d\n" 0 | tr 0 [; answered; asked 4; page 4 | folded; answered) | cassette >a; of a' '' $'status 1\n2\n[4,2,{},2]\nwt-extract: a:1: yaml: line 18: found unexpected end of stream; rejected\nwt-extract: a:3: yaml: line 10: it is nested deeper than 64; rejected'
}
@test "a cassette that is cut, and one that is empty" {
  t '(asked 1; page 1 | folded; answered; asked 2; page 2 | folded) | cassette | head -c 700 >a; of a; printf "interactions: []\nversion: 1\n" >b; of b' '' $'status 1\n1\n[2,1,{},1]\nwt-extract: a:2: yaml: line 11: found unexpected end of stream; rejected\nstatus 0\n0\n[1,0,{"no_site":1},0]'
}
@test "a cassette that is cut before the body of the last reply is told, and one that only lacks its last line is not" {
  t '(asked 1; page 1 | folded; answered; asked 2; page 2 | folded; answered) | sed "1i interactions:" >w; for end in "- request" "  resp" "  response:" "    body:" "      string:" "      str"; do sed "18,\$s/^$end.*/$end/;18,\$!b;/^$end\$/q" w | head -c -1 >a; wt-extract a 2>&1 >o | grep -c "^wt-extract: a:2: "; wc -l <o; done | paste -sd" "; of w' '' $'1 1 1 1 1 1 1 1 1 1 1 1\nstatus 0\n2\n[2,2,{},0]'
}
@test "VCR of Ruby: cut at any byte of a text, or behind it, it is told, and what there is is read" {
  t '(echo ---; echo http_interactions:; for i in 1 2; do printf -- "- request:\n    uri: https://a.example/$i\n    body:\n      string: %s\n  response:\n    status:\n      code: 200\n    body:\n      encoding: UTF-8\n      string: |\n        <!doctype html>\n\n        %s\n    http_version: \n  recorded_at: Mon, 06 May 2024 08:00:00 GMT\n" "'\'\''" "$(page $i)"; done; echo "recorded_with: VCR 6.0.0") >w; n=$(($(wc -c <w) - $(grep -n "string: |" w | tail -1 | cut -d: -f1 | xargs -I{} sed "1,{}d" w | wc -c))); for ((i = n - 1; i < n + $(page 2 | wc -c) + 40; i += 9)); do head -c $i w >a; wt-extract a 2>/dev/null >o; echo "$? $(wc -l <o)"; done | sort -u; wt-extract w | wc -l' '' $'1 1\n1 2\n2'
}
@test "an interaction that is too long costs itself" {
  t '(asked 1; page 1 | folded; answered; asked 2; (page 2; printf "%0300000d" 0) | folded; answered; asked 3; page 3 | folded; answered) | cassette >a; wt-extract --max-line 400000 a | jq -r .url' '' $'https://a.example/1\nhttps://a.example/3' 0 'too_long'
}
@test "rows of YAML are adverts: a list, under a name, by their keys" {
  t 'printf -- "- price: 5.50\n  title: 角梳 1\n  url: https://a.example/1\n- price: 6\n  title: \"\\\\u89D2 2\"\n  url: https://a.example/2\n" >a; (echo items:; sed "s/^/  /" a) >b; (echo "# x"; echo ---; cat a) >c; for f in a b c; do wt-extract $f | jq -c "[.title,.price,.url]"; done' '' $'["角梳 1",5.5,"https://a.example/1"]\n["角 2",6,"https://a.example/2"]\n["角梳 1",5.5,"https://a.example/1"]\n["角 2",6,"https://a.example/2"]\n["角梳 1",5.5,"https://a.example/1"]\n["角 2",6,"https://a.example/2"]'
}
@test "rows of YAML: numbers that JSON has not are texts, ids keep their digits" {
  t 'printf -- "- item: 600000000001234567\n  title: 007\n  price: 1_000\n  url: https://a.example/1\n" | wt-extract | jq -c "[.title,.price_text,.url]"; printf -- "- item_id: 600000000001234567\n  title: comb\n  price: 5\n" | wt-extract --platform jd | grep -o "jd:[0-9]*"' '' $'["007","1_000","https://a.example/1"]\njd:600000000001234567'
}
@test "rows of YAML that are cut: those before come out" {
  t 'printf -- "- title: comb\n  price: 5\n  url: https://a.example/1\n- title: \"a\n" >a; of a; jq -r .url o' '' $'status 1\n1\n[1,0,{},1]\nwt-extract: a:1: layout: dump: line 5: found unexpected end of stream; rejected\nhttps://a.example/1'
}
@test "rows of YAML that are cut in a name, or behind one that ends no row, are told and left out" {
  t 'n() { wt-extract --platform taobao >o 2>e; echo "$? $(jq -r .title o | xargs) $(sed -n "s/^wt-extract: [^:]*:1: //p" e)" | sed "s/ *$//"; }; r() { printf -- "$1- title: cup\n$1  price: 5\n$1  url: https://a.example/1\n"; }; for i in "" "  "; do for e in "- tit" "- title: c" "- title: c\n$i  price:" "- title: c\n$i  price: 7" "- title: c\n$i  "; do (echo "items:"; r "$i"; printf -- "$i$e") | n; done; done | uniq -c | sed "s/^ *//"; (r; printf -- "- title: c\n  price: 7\n  url: x:y") | n; (r; printf -- "- title: c\n  tags:\n  - x") | n; (r; r; printf -- "- title: c\n  url: \"x\n\n   y\"") | n; (echo items:; r "  "; printf "end: 1") | n; printf -- "- title: c\n  price: 7\n  ur" | n; printf -- "- title: c\n  price: 7\n  text: \"long, long, long and longer" | n' '' '10 1 cup layout: dump: line 5: the file ends inside this row; rejected
0 cup c
1 cup layout: dump: line 4: the file ends inside this row; rejected
0 cup cup c
0 cup
1  part: it ends inside a row: it was cut, or is not whole yet; rejected
1 c part: it ends inside a row: it was cut, or is not whole yet; rejected'
}
@test "what looks like rows of YAML and is none stays text" {
  t 'printf -- "- see: [x\n  also: y\n" | wt-extract --summary s; jq -c .skipped s' '' '{"no_site":1}'
}
@test "what is said of all rows before them, and rows on a line each; not what stands between marks before a text" {
  t 'wt-extract | jq -c "[.id,.title,.price,.seller.name]"' $'site: https://b.example\nscraped_at: 2024-05-06T07:08:09Z\nlistings:\n  - id: 501\n    title: Deer toe rattle\n    price: "$22.00"\n    url: https://b.example/listing/501\n    seller: {name: Dan}' '["b.example:501","Deer toe rattle",22,"Dan"]'
  t 'wt-extract | jq -c "[.id,.title,.price]"' $'- {id: 501, title: Deer toe rattle, price: "$22.00", url: "https://b.example/listing/501"}\n- {id: 502, title: Cup, price: "$9.50", url: "https://b.example/listing/502"}' $'["b.example:501","Deer toe rattle",22]\n["b.example:502","Cup",9.5]'
  t 'wt-extract' $'---\ntitle: My post\ntags:\n  - name: a\n    slug: b\n---\nA text: of words [\n' ''
}

#!/usr/bin/env bats
# wt-report: formats, widths, what is dangerous in a cell, figures that open.
load helper

rows='{"k":"a","adverts":3,"share":0.25}
{"k":"象牙","adverts":12,"share":0.75}
{"row":"total","adverts":15,"share":1}'

# -- text ---------------------------------------------------------------------

@test "text: aligned, numbers to the right, a total, per cent" {
  t 'wt-report' "$rows" 'k      Adverts    Share
-----  -------  -------
a            3   25.0 %
象牙        12   75.0 %
Total       15  100.0 %'
}
@test "text: a title, and tables with theirs and notes" {
  t 'wt-report --title T' '{"table":"x","row":"head","title":"One","notes":["n1","n2"],"keys":["k"],"columns":["n"]}
{"table":"x","k":"a","n":1}
{"table":"y","k":"b","n":2}' 'T

One

k  n
-  -
a  1
n1
n2

y

k  n
-  -
b  2'
}
@test "text: a table without rows has its heading" { t 'wt-report' '{"table":"x","row":"head","title":"One","keys":["k"],"columns":["n"]}' $'One\n\nk  n\n-  -'; }
@test "text: full-width forms, marks and emoji"    { t 'wt-report' $'{"k":"Ａ","n":1}\n{"k":"e\u0301","n":2}\n{"k":"😀x","n":3}' $'k    n\n---  -\nＡ   1\ne\u0301    2\n😀x  3'; }
@test "text: Hangul, halfwidth katakana"  { t 'wt-report' $'{"k":"한글","n":1}\n{"k":"ｱｲ","n":2}' $'k     n\n----  -\n한글  1\nｱｲ    2'; }
@test "text: what a terminal obeys is shown" { t 'wt-report' '{"k":"a\u001b[2Jb\u202ec\u009b\nd"}' $'k\n-------------------------\na\\x1b[2Jb\\u202ec\\x9b\\x0ad'; }
@test "text: null, absent, true, lists"   { t 'wt-report' $'{"a":null,"b":true,"c":[1,"x",{"k":[],"l":2}]}\n{"b":false}' $'a  b      c\n-  -----  ---------------\n   true   1; x; k: , l: 2\n   false'; }
@test "text: many decimals are rounded, few are not" { t 'wt-report' $'{"k":"a","m":36.666666666667}\n{"k":"b","m":1.10}\n{"k":"c","m":0.123456}' $'k       m\n-  ------\na   36.67\nb    1.10\nc  0.1235'; }
@test "text: Chinese headings and names"  { t 'wt-report --lang zh' '{"commodity":"elephant-ivory","adverts":3}' $'种类  广告数\n----  ------\n象牙       3'; }
@test "no rows: nothing"                  { t 'wt-report' '' ''; }
@test "a table that no row is of is told" { t 'wt-report --table y --table z' '{"table":"y","n":1}' $'y\n\nn\n-\n1' 0 '--table z: no row is of a table of that name'; }
@test "only some tables: the others are dropped" { t 'wt-report --format csv --table y --summary s; jq -c "[.in,.used,.dropped,.rejected,.rows,.status]" s' $'{"table":"x","n":1}\n{"table":"y","n":2}\n{"table":"y","n":3}' $'n\n2\n3\n[3,2,1,0,2,0]'; }
@test "the total has its word in the first key only" { t 'wt-report' $'{"k":"a","l":"b","n":1}\n{"row":"total","n":1}' $'k      l  n\n-----  -  -\na      b  1\nTotal     1'; }

# -- CSV and TSV ---------------------------------------------------------------

@test "csv: quotes, commas, line feeds"  { t 'wt-report --format csv' '{"a":"x,y","b":"say \"hi\"","c":"1\n2","d":"p\tq"}' $'a,b,c,d\n"x,y","say ""hi""","1\n2",p\tq'; }
@test "tsv: tabs are quoted, commas not" { t 'wt-report --format tsv' '{"a":"x,y","d":"p\tq"}' $'a\td\nx,y\t"p\tq"'; }
@test "csv: numbers as they were"        { t 'wt-report --format csv' '{"a":123456789012345678,"b":1.10,"c":1e400,"d":-0,"e":0.545454545455}' $'a,b,c,d,e\n123456789012345678,1.10,1e400,-0,0.545454545455'; }
@test "csv: slugs as they were"          { t 'wt-report --format csv --lang zh' '{"commodity":"elephant-ivory"}' $'commodity\nelephant-ivory'; }
@test "csv: several tables are one rectangle" { t 'wt-report --format csv' '{"table":"x","k":"a","n":1}
{"table":"x","row":"total","n":1}
{"table":"y","l":"b","m":2}' 'table,row,k,n,l,m
x,,a,1,,
x,total,,1,,
y,,,,b,2'; }
@test "csv: python reads back what was in" {
  command -v python3 >/dev/null || skip "no python3 here"
  cd "$BATS_TEST_TMPDIR"
  jq -nc '["a","\"","a\"b",",","\n","\r\n","x\ty",""," ","=1+1","象牙"] | combinations(2) // . |
    {a: .[0], b: .[1], c: 1}' >rows 2>/dev/null ||
    jq -nc '["a","\"","a\"b",",","\n","\r\n","x\ty",""," ","=1+1","象牙"] as $v |
      $v[] as $a | $v[] as $b | {a: $a, b: $b, c: 1}' >rows
  (($(wc -l <rows) == 121))
  for f in csv tsv; do
    wt-report --format $f rows | python3 -c '
import csv, json, sys
d = "," if sys.argv[1] == "csv" else "\t"
got = list(csv.reader(open(0, newline="", encoding="utf-8"), delimiter=d, strict=True))
want = [["a", "b", "c"]] + [[r["a"], r["b"], "1"] for r in map(json.loads, open("rows"))]
sys.exit(got != want)' $f
  done
}

# excel CELL WANTED: a word as --excel writes it.
excel() {
  local got
  got=$(jq -nc --arg c "$1" '{a:1,b:$c}' | wt-report --format tsv --excel |
    tail -n +2 | cut -f2-)
  [[ $got == "$2"$'\r' ]] || { printf 'got: %q\n' "$got"; return 1; }
}

@test "--excel: BOM and CR LF" { t 'wt-report --format csv --excel | od -An -c | tr -d " "' '{"a":1}' '357273277a\r\n1\r\n'; }
@test "--excel: = + - @ get an apostrophe" {
  for c in = + - @; do
    excel "${c}1+1" "'${c}1+1"
    excel "  ${c}x" "'  ${c}x"
    excel "'${c}x" "''${c}x"
  done
}
@test "--excel: full-width ones too" {
  for c in ＝ ＋ － ＠; do
    excel "${c}x" "'${c}x"
    excel $'\u3000'"${c}x" $'\'\u3000'"${c}x"
  done
}
@test "--excel: a tab, a CR, behind a quote" {
  excel $'\t=x' $'"\'\t=x"'
  excel $'\rx' $'"\'\rx"'
  excel '"=x' $'"\'""=x"'
}
@test "--excel: zero-width in front" { excel $'\u200b=x' $'\'\u200b=x'; }
@test "--excel: numbers are not touched" { t "wt-report --format csv --excel | tr -d '\r' | tail -n 1" '{"a":-5,"b":1.10,"c":"x-1","d":"5"}' '-5,1.10,x-1,5'; }
@test "--excel: numbers that a spreadsheet would change are words" { t "wt-report --format csv --excel | tr -d '\r' | tail -n 1" '{"a":"900000000000000101","b":900000000000000101,"c":"0071","d":"0","e":0,"f":"123456789012345","g":-0.5}' "'900000000000000101,'900000000000000101,'0071,0,0,123456789012345,-0.5"; }
@test "--excel: headings are guarded" { t "wt-report --format csv --excel | tr -d '\r' | tail -n +2" '{"a":2,"=b":1}' "2,1"; }
@test "csv without --excel: formulas as they were" { t 'wt-report --format csv' '{"a":"=1+1"}' $'a\n=1+1'; }
@test "--excel is for csv and tsv" { t 'wt-report --excel' '{"a":1}' '' 2 'csv and tsv'; }

# -- Markdown -----------------------------------------------------------------

@test "markdown: a table" { t 'wt-report --format markdown --title T' "$rows" '# T

| k | Adverts | Share |
| --- | ---: | ---: |
| a | 3 | 25.0 % |
| 象牙 | 12 | 75.0 % |
| Total | 15 | 100.0 % |'; }
@test "markdown: nothing in a cell is Markdown or HTML" { t 'wt-report --format markdown | tail -n 1' '{"a":"<b>|*x*_y_`z`[l](javascript:u)\n# h &amp; http://x ~~s~~ \\"}' '| &lt;b&gt;\|\*x\*\_y\_\`z\`\[l\](javascript\:u)\\x0a\# h &amp;amp; http\://x \~\~s\~\~ \\ |'; }

# -- HTML ---------------------------------------------------------------------

# A page of rows and adverts in the scratch folder: page ROWS ADVERTS.
page() {
  cd "$BATS_TEST_TMPDIR"
  lines "$1" >rows
  lines "$2" >adverts
  wt-report --format html --adverts adverts rows >page
}

# opens TABLE-ROW: the titles that a figure of that row opens to.
opens() {
  sed -n '/^<script type="application\/json"/,/<\/script>/p' page |
    sed 's/^<script[^>]*>//; s/<\/script>$//' |
    jq -r --argjson t "${1%-*}" --argjson r "${1#*-}" \
      '. as $d | .rows[$t][$r][] | $d.adverts[.].t | map(if type == "string" then . else .[0] end) | join("")' |
    tr '\n' ' ' | sed 's/ $//'
}

@test "html: a figure opens by usual keys" {
  page $'{"commodity":"x","adverts":2}\n{"commodity":"y","adverts":1}\n{"row":"total","adverts":3}' '{"id":"1","title":"a","class":{"commodity":"x"}}
{"id":"2","title":"b","class":{"commodity":"y"}}
{"id":"3","title":"c","class":{"commodity":"x"}}'
  [[ $(opens 0-0) == "a c" && $(opens 0-1) == b && $(opens 0-2) == "a b c" ]]
}
@test "html: a figure opens by the expressions of the head" {
  page '{"table":"t","row":"head","by":{"m":".captured[:7]"},"where":".price > 1","keys":["m"],"columns":["count"]}
{"table":"t","m":"2020-09","count":1}
{"table":"t","m":"2021-01","count":1}' '{"id":"1","title":"a","captured":"2020-09-01T00:00:00Z","price":5}
{"id":"2","title":"b","captured":"2020-09-01T00:00:00Z","price":1}
{"id":"3","title":"c","captured":"2021-01-01T00:00:00Z","price":5}'
  [[ $(opens 0-0) == a && $(opens 0-1) == c ]]
}
@test "html: of a long text without a hit the ends are shown, of one that is not long all" {
  cd "$BATS_TEST_TMPDIR"
  for n in 240 241; do
    page '{"commodity":"x","adverts":1}' "{\"id\":\"1\",\"title\":\"$(printf "象%.0s" $(seq $((n - 1))))牙\",\"class\":{\"commodity\":\"x\"}}"
    opens 0-0
    echo
  done >shown
  diff shown <(printf '象%.0s' {1..239}; echo 牙; printf '象%.0s' {1..80}; printf ' … '; printf '象%.0s' {1..79}; echo 牙)
}
@test "html: keys whose values have names: itself, then the first pattern" {
  page '{"table":"t","row":"head","keys":["k"],"by":{"k":".h[].r"},"names":{"k":[["a*","A"],["*x","X"],["ax","E"]]},"calc":{"n":"adverts"}}
{"table":"t","k":"A","n":1}
{"table":"t","k":"X","n":1}
{"table":"t","k":"E","n":2}
{"table":"t","k":"none","n":0}' '{"id":"1","title":"a","h":[{"r":"ax"},{"r":"a-1"},{"r":"a-2"},{"r":7}]}
{"id":"2","title":"b","h":[{"r":"ax"},{"r":"bx"}]}
{"id":"3","title":"c","h":[{"r":"q"}]}'
  [[ $(opens 0-0) == a && $(opens 0-1) == b && $(opens 0-2) == "a b" ]]
  ! grep -q 'id="a-0-3"' page
}
# Rows of a specification, as wt-agg makes them: all of them open.
@test "html: rest, sub-totals, pivot, a condition on rows, other names of columns" {
  cd "$BATS_TEST_TMPDIR"
  printf '%s\n' 'table a' 'by p' 'calc adverts=count,n=adverts' 'top 1' total \
    'table b' 'by p,q' 'calc n=count' 'subtotals' 'table c' 'by q,p' 'calc n=count' 'pivot p' total \
    'table d' 'by p' 'calc n=count' 'having .n > 1' 'top 1' total >t.spec
  printf '{"id":"%s","title":"%s","p":"%s","q":%s}\n' 1 a x 1 2 b x 2 3 c y 1 1 d x 1 4 e z 1 >adverts
  wt-agg --tables ./t.spec adverts >rows
  wt-report --format html --adverts adverts rows >page
  [[ $(opens 0-0) == "a b d" && $(opens 0-1) == "c e" && $(opens 0-2) == "a b c d e" ]]
  [[ $(opens 1-2) == "a b d" && $(opens 2-0) == "a c d e" && $(opens 2-1) == b && $(opens 3-0) == "a b d" ]]
  sed 's/"n":3/"n":4/' rows | wt-report --format html --adverts adverts >page 2>err || status=$?
  [[ $status == 1 && $(grep -c 'not those of --adverts' err) == 2 ]] || { cat err; false; }
  # What a column is called does not say how it counts.
  wt-report rows | grep -q '^ *2  *2  *The rest$'
}
@test "html: absent, null, 1 and 1.0 are compared as wt-agg does" {
  page $'{"k":1,"count":2}\n{"k":null,"count":1}\n{"count":1}' '{"id":"1","title":"a","k":1.0}
{"id":"2","title":"b","k":1e0}
{"id":"3","title":"c","k":null}
{"id":"4","title":"d"}'
  [[ $(opens 0-0) == "a b" && $(opens 0-1) == c && $(opens 0-2) == d ]]
}
@test "html: the captures of one advert" {
  page '{"platform":"p","adverts":1,"captures":2}' '{"id":"1","title":"a","platform":"p"}
{"id":"1","title":"b","platform":"p"}'
  [[ $(opens 0-0) == "a b" ]]
}
@test "html: a figure that its adverts do not bear out: status 1" {
  t 'echo "{\"id\":\"1\",\"platform\":\"p\"}" >a; wt-report --format html --adverts a >page; s=$?; grep -c class=.warn page; exit $s' '{"platform":"p","adverts":7}' 1 1 'not those of --adverts; rows without a head do not say'
}
@test "html: words are marked, with the trick" {
  page '{"platform":"p","adverts":1}' '{"id":"1","title":"😀老 Y手链","platform":"p","match":{"hits":[{"rule":"r.y","field":".title","start":1,"end":4,"text":"老 Y","how":["spaced"],"sign":"?"}]}}'
  grep -qF '"t":["😀",["老 Y","q","blanks between","r.y"],"手链"]' page
  grep -qF '<p class="t">😀<mark class="q" title="r.y">老 Y<i>blanks between</i></mark>手链</p>' page
}
@test "html: hits beyond the text, or across each other, do no harm" {
  page '{"platform":"p","adverts":1}' '{"id":"1","title":"abcdef","platform":"p","match":{"hits":[{"field":".title","start":4,"end":99,"sign":"+"},{"field":".title","start":1,"end":3,"how":[1],"rule":7},{"field":".title","start":2,"end":4},{"field":".title","start":3,"end":2},{"field":".title","start":-1,"end":"x"},5,{"field":8}]}}'
  [[ $(opens 0-0) == abcdef ]]
}
@test "html: status, list, archive are told" {
  page '{"platform":"p","adverts":1}' '{"id":"1","title":"a","platform":"p","price":5,"currency":"CNY","class":{"commodity":"x","status":"protected","list":{"file":"l.tsv","row":7,"taxon":"Ursus","from":"1989-01-14"}},"source":{"file":"c.warc.gz","offset":586,"sha256":"ab12"}}'
  grep -qF 'List: l.tsv:7, Ursus, 1989-01-14' page
  grep -qF 'Archive: c.warc.gz · offset: 586 · SHA-256: ab12' page
}
@test "html: what the stages counted stands at the end" {
  t 'echo "{}" >a; wt-match --summary s a; wt-report --format html --summaries s --summary r >page; grep -c "<td>wt-match</td>" page; jq .in r' '{"a":1}' $'1\n1'
}
@test "html: the same bytes, and no time in them" { t 'tee r >/dev/null; wt-report --format html r >a; sleep 1; TZ=Asia/Tokyo LC_ALL=C wt-report --format html r >b; cmp a b' "$rows" ''; }
@test "html: the policy has the hashes of style and script" {
  page '{"a":1}' ''
  for e in style script; do
    h=$(tr '\n' '\001' <page | sed "s/.*<$e>\(.*\)<\/$e>.*/\1/" | tr '\001' '\n' | openssl dgst -sha256 -binary | base64)
    grep -qF "sha256-$h" page || { echo "$e: $h"; bad=1; }
  done
  [[ -z ${bad-} ]]
}
@test "html: Chinese" { t "wt-report --format html --lang zh | grep -o '<html lang=[^>]*>\|<h2>本报告的制作</h2>'" '{"a":1}' $'<html lang="zh-CN">\n<h2>本报告的制作</h2>'; }
@test "titles and notes in the language of the report, else in that of the file" { t $'printf "table a\ntitle T\ntitle.zh 题\nnote n1\nnote.zh 注一\nnote n2\nnote.zh 注二\ncalc n=count\n\ntable b\ntitle U\nnote m\ncalc n=count\n" >t.x; wt-agg --tables t.x >r; head -n 1 r | grep -o "^.*calc"; for l in zh en; do wt-report --lang $l r | grep -v "^[-0-9]*\$" | paste -sd " "; done' '{"a":1}' $'{"table":"a","row":"head","title":"T","title.zh":"题","notes":["n1","n2"],"notes.zh":["注一","注二"],"keys":[],"columns":["n"],"calc\n题 n 注一 注二 U n m\nT n n1 n2 U n m'; }
@test "a title has one language, of two letters" { t $'f() (printf "table a\n$1" >t.x; wt-agg --tables t.x </dev/null 2>&1 | head -n 1 | cut -c 1-39); f "title.zh x\ntitle.zh y\n"; f "title.zho x\n"; f "note. x\n"' '' $'wt-agg: t.x:3: a table has one title.zh\nwt-agg: t.x:2: title.zho: unknown; ther\nwt-agg: t.x:2: note.: unknown; there ar'; }
@test "html: a bad advert line is rejected" { t 'printf "x\n{\"id\":\"1\",\"platform\":\"p\"}\n" >a; wt-report --format html --adverts a --summary s >/dev/null; r=$?; jq -c "[.in,.used,.rejected,.adverts]" s; exit $r' '{"platform":"p","adverts":1}' '[2,1,1,1]' 1 'a:1: '; }
@test "html: --adverts that is not there: 3"  { t 'wt-report --format html --adverts none >/dev/null' '{"a":1}' '' 3 'none: No such file'; }
@test "html: --output is not the adverts"     { t 'echo "{}" >a; wt-report --format html --adverts a -o a' '{"a":1}' '' 2 'one of the inputs'; }
@test "--adverts is for html"                 { t 'wt-report --adverts x' '{"a":1}' '' 2 'html'; }
@test "an expression of a head that is none"  { t 'echo "{}" >a; wt-report --format html --adverts a' '{"table":"t","row":"head","by":{"k":".a |"},"keys":["k"]}' '' 2 '.a |'; }
@test "a format that there is not"            { t 'wt-report --format pdf' '{"a":1}' '' 2 'pdf'; }

# The tags and attributes of a page, each once: those of a hostile one must be
# those of a benign one.
@test "html: 60 hostile titles are text, in every place a page can reach" {
  command -v python3 >/dev/null || skip "no python3 here"
  cd "$BATS_TEST_TMPDIR"
  cat >tags.py <<'PY'
import html.parser, sys
class P(html.parser.HTMLParser):
    def __init__(s):
        super().__init__(); s.seen = set()
    def handle_starttag(s, tag, attrs):
        s.seen.add((tag, tuple(sorted(a for a, _ in attrs))))
p = P(); p.feed(open(sys.argv[1], encoding="utf-8").read())
print("\n".join(map(str, sorted(p.seen))))
PY
  # hostile FILE: each line a title, in all text of a record and its row.
  make_page() {
    jq -Rc '{id:("p:" + .), platform:., title:., description:., price_text:., seller:{name:.}, location:., captured:., url:.,
      match:{hits:[{rule:., field:".title", start:0, end:2, how:[.], sign:"+"},{rule:., field:".description", start:1, end:3, how:[.], sign:"-"}]},
      class:{commodity:., status:., trade:., condition:., as_of:., list:{file:., row:., taxon:., from:.}, law:{name:., article:.}},
      source:{file:., offset:., record:., sha256:.}}' "$1" >adverts
    jq -c '{table:.platform, row:"head", title:.platform, notes:[.platform], keys:["platform"]}, {table:.platform, platform, adverts:1, (.platform):.platform, n:2}' adverts >rows
    jq -c '{tool:.platform, version:.platform, argv:[.platform], rules_sha256:.platform, in:1, skipped:{(.platform):1}, status:0}' adverts >stages
    wt-report --format html --title "$(head -n 1 "$1")" --adverts adverts --summaries stages rows >"$2"
    python3 tags.py "$2"
  }
  n=$(wc -l <"$ROOT/tests/browser/hostile.txt")
  ((n == 60))
  seq -f 'title %g' 60 >benign.txt
  make_page benign.txt benign.html >want
  make_page "$ROOT/tests/browser/hostile.txt" hostile.html | diff want -
  (($(grep -c "data-r=" hostile.html) >= 60))
}

# -- XLSX ---------------------------------------------------------------------

# cells FILE: each cell of each sheet, as "sheet ref type value", with formulas.
cells() {
  python3 -c '
import re, sys, zipfile
import xml.etree.ElementTree as E
z = zipfile.ZipFile(sys.argv[1])
n = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
s = []
if "xl/sharedStrings.xml" in z.namelist():
    s = ["".join(t.text or "" for t in i.iter(n + "t")) for i in E.fromstring(z.read("xl/sharedStrings.xml"))]
for i, sheet in enumerate(E.fromstring(z.read("xl/workbook.xml")).find(n + "sheets")):
    x = E.fromstring(z.read("xl/worksheets/sheet%d.xml" % (i + 1)))
    for c in x.iter(n + "c"):
        v = c.find(n + "v").text if c.find(n + "v") is not None else ""
        t = c.get("t") or "n"
        f = " FORMULA" if c.find(n + "f") is not None else ""
        print(sheet.get("name"), c.get("r"), t, repr(s[int(v)] if t == "s" else v) + f)
    for tag in "hyperlink", "f":
        for _ in x.iter(n + tag):
            print("THERE IS A", tag)
' "$1"
}

python() {
  command -v python3 >/dev/null || skip "no python3 here"
  cd "$BATS_TEST_TMPDIR" || return
}

@test "xlsx: numbers are numbers, words are words, a sheet a table" {
  python
  printf '%s\n' '{"table":"x","k":"a","n":3,"share":0.25}' '{"table":"x","row":"total","n":3,"share":1}' '{"table":"y","l":"b","m":1.5}' |
    wt-report --format xlsx >o
  cells o | diff - <(printf '%s\n' "x A1 s 'k'" "x B1 s 'n'" "x C1 s 'Share'" "x A2 s 'a'" "x B2 n '3'" "x C2 n '0.25'" \
    "x A3 s 'Total'" "x B3 n '3'" "x C3 n '1'" "y A1 s 'l'" "y B1 s 'm'" "y A2 s 'b'" "y B2 n '1.5'")
}
@test "xlsx: no formula, no link" {
  python
  printf '%s\n' '{"=1+1":"=1+1","u":"https://example.com","m":"mailto:a@b.c","t":"@x","i":"internal:A1","e":"{=1}"}' |
    wt-report --format xlsx >o
  cells o >c
  ! grep -E 'FORMULA|THERE IS' c
  grep -qF "s '=1+1'" c && grep -qF "s 'https://example.com'" c
}
@test "xlsx: no digit is lost" { python; echo '{"id":123456789012345678,"m":1234567890123456,"n":123456789012345}' | wt-report --format xlsx >o; cells o | tail -n 3 | diff - <(printf '%s\n' "Table A2 s '123456789012345678'" "Table B2 s '1234567890123456'" "Table C2 n '123456789012345'"); }
@test "xlsx: names of sheets that Excel refuses" {
  python
  for n in 'a/b:c?' 'A/B:C?' "'x'" history '' "$(printf '象%.0s' {1..40})" '[x]*' $'a\tb'; do
    jq -nc --arg n "$n" '{table:$n,a:1}'
  done | wt-report --format xlsx >o
  cells o | grep ' A1 ' | sed 's/ A1 .*//' | diff - <(printf '%s\n' abc 'ABC 2' x Table 'Table 2' "$(printf '象%.0s' {1..31})" 'x 2' ab)
}
@test "xlsx: what XML cannot hold" { python; echo '{"a":"x\u0000\u0001\u001b\uffffy"}' | wt-report --format xlsx >o; cells o | tail -n 1 | grep -q "x.*y"; }
@test "xlsx: a text longer than a cell is told: status 1" { t 'jq -nc "{a:(\"x\" * 40000)}" | wt-report --format xlsx >o; s=$?; [ -s o ] && exit $s' "" "" 1 cut; }
@test "xlsx: the same bytes" { t 'tee r >/dev/null; wt-report --format xlsx r >a; sleep 2; TZ=Asia/Tokyo wt-report --format xlsx r >b; cmp a b' "$rows" ''; }
@test "xlsx: the heading stays and filters" { python; lines "$rows" | wt-report --format xlsx >o; unzip -p o xl/worksheets/sheet1.xml >s; grep -q 'state="frozen"' s && grep -q '<autoFilter ref="A1:C3"' s; }
@test "xlsx: a picture" { python; lines "$rows" | wt-report --format xlsx >o; unzip -l o | grep -q charts/chart1.xml; }
@test "xlsx: where memory is gone no signal, and no other file" {
  [[ -z ${SAN-} ]] || skip "their malloc is their own"
  cd "$BATS_TEST_TMPDIR"
  "${CC:-cc}" -shared -fPIC -o fail.so "$ROOT/tests/torture/fail.c" -ldl
  # two keys: no picture, of whose labels the library keeps a copy or not
  printf '{"a":"x%d","b":"y","n":%d}\n' 1 1 2 2 3 3 >r
  wt-report --format xlsx r >good
  fails() { LD_PRELOAD=$PWD/fail.so FAIL_CALL=malloc FAIL_COUNT=$PWD/n FAIL_AT=$1 wt-report --format xlsx r -o o 2>err; }
  fails 0
  n=$(sort -n n | tail -n 1)
  for i in {1..40}; do
    rm -f o
    status=0
    fails $((n * i / 40)) || status=$?
    ((status == 3)) && [[ -s err && ! -e o ]] && seen=1 && continue
    ((status == 0)) && cmp o good || { echo "$((n * i / 40)): $status"; false; }
  done
  [[ -n $seen ]]
}
@test "xlsx: no rows" { python; wt-report --format xlsx </dev/null >o; cells o; }
@test "xlsx: a sheet of contents where there are titles or notes" {
  python
  printf '%s\n' '{"table":"x","row":"head","title":"A title of more than thirty-one letters","notes":["n1","n2"],"keys":["k"],"columns":["n"]}' \
    '{"table":"x","k":"a","n":1}' '{"table":"y","k":"b","n":2e3}' | wt-report --format xlsx --title T >o
  cells o | diff - <(printf '%s\n' "x A1 s 'k'" "x B1 s 'n'" "x A2 s 'a'" "x B2 n '1'" "y A1 s 'k'" "y B1 s 'n'" "y A2 s 'b'" "y B2 s '2e3'" \
    "Contents A1 s 'T'" "Contents A2 s 'A title of more than thirty-one letters'" "Contents A3 s 'n1'" "Contents A4 s 'n2'" "Contents A5 s 'y'")
}
@test "xlsx: more columns than a sheet has" { t 'jq -nc "[range(16385)|{key:\"c\\(.)\",value:.}]|from_entries" | wt-report --format xlsx' '' '' 3 'a table of 16385 columns: a sheet has 16384'; }
@test "xlsx: a picture of times stands, one of names lies, and none of a total above" {
  t 'f() { for k; do case $k in total) echo "{\"row\":\"total\",\"adverts\":9}" ;; *) echo "{\"k\":\"$k\",\"adverts\":9}" ;; esac; done | wt-report --format xlsx >o; unzip -p o xl/charts/chart1.xml 2>/dev/null | grep -o "barDir val=\"[a-z]*" | sed "s/.*\"//" | grep . || echo none; }
    f 2020-01 2020-02; f 2020 2021; f 2020-01-02 2020-01-03; f 2020-01 x; f 2020x01 2020; f 3020 2021; f 2a20 2021; f a; f a b total; f total a b; f a total b' '' 'col
col
col
bar
bar
bar
bar
none
bar
none
none'
}

# -- pictures -----------------------------------------------------------------

# picture: how many bars, and the texts in it.
picture() {
  wt-report --format html | sed -n '/<svg/,/<\/svg/p' >svg
  echo "$(grep -o '<rect' svg | wc -l): $(grep -o '>[^<]*</t' svg | sed 's/^>//;s/<.t$//' | paste -sd'|')"
}
# pairs KEY,NUMBER ...: rows
pairs() { for x; do echo "{\"k\":${x%,*},\"adverts\":${x##*,}}"; done; }
export -f picture pairs

@test "a picture of months, and a gap"    { t $'pairs \'"2020-01",1\' \'"2020-03",7\' | picture' '' '2: 0|5|10|2020-01|2020-03'; }
@test "of years that are numbers"         { t $'pairs 2020,1 2022,3 | picture' '' '2: 0|2.50|5|2020|2022'; }
@test "of days"                           { t $'pairs \'"2020-01-01",1\' \'"2020-01-05",50\' | picture' '' '2: 0|25|50|2020-01-01|2020-01-05'; }
@test "its axis is round"                 { t $'for n in 1 2 4 5 6 10 11 21 60; do pairs 2020,1 2021,$n | picture; done | cut -d"|" -f3 | xargs' '' '1 2 5 5 10 10 20 50 100'; }
@test "years and months are names"        { t $'pairs \'"2020",1\' \'"2020-02",5\' | picture' '' '2: 2020-02|5|2020|1'; }
@test "no month is a name"                { t $'pairs \'"2020-13",1\' \'"2020-02",5\' | picture' '' '2: 2020-02|5|2020-13|1'; }
@test "times too far apart are names"     { t $'pairs \'"1500-01-01",1\' \'"2020-01-05",5\' | picture' '' '2: 2020-01-05|5|1500-01-01|1'; }
@test "no picture of one row"             { t $'pairs \'"a",1\' | picture' '' '0: '; }
@test "none of nothing, of less, of too much" { t $'for n in 0 -1 1e15; do pairs \'"a",0\' \'"b",\'$n | picture; done' '' $'0: \n0: \n0: '; }
@test "a picture passes over what is no number" { t $'pairs \'"a",null\' \'"b",3\' \'"c",1.5\' | picture' '' '2: b|3|c|1.50'; }
@test "rows of a key are added up"        { t $'pairs \'"a",3\' \'"b",5\' \'"a",4\' | picture' '' '2: a|7|b|5'; }
@test "no key is a dash"                  { t $'pairs null,3 \'"b",5\' | picture' '' '2: b|5|–|3'; }
@test "the twenty largest"                { t $'for i in $(seq 25); do pairs "\\"k$i\\",$i"; done | picture | cut -d"|" -f1,2,39-' '' '20: k25|25|k6|6'; }
@test "a long name is cut"                { t $'pairs \'"象象象象象象象象象象象象象象象象象象象象",3\' \'"b",5\' | picture' '' '2: b|5|象象象象象象象象象象象象象象象…|3'; }
@test "parts of bars: six, and not seven, nor a third key" {
  t 'six() { for i in $(seq $1); do for k in a b; do echo "{\"table\":\"x\",\"k\":\"$k\",\"s\":\"s$i\",\"t\":1,\"adverts\":$i}"; done; done; }
    h() { echo "{\"table\":\"x\",\"row\":\"head\",\"keys\":[$1],\"columns\":[\"adverts\"]}"; }
    (h "\"k\",\"s\""; six 6) | picture; (h "\"k\",\"s\""; six 7) | picture; (h "\"k\",\"s\",\"t\""; six 2) | picture' '' $'18: s1|s2|s3|s4|s5|s6|a|21|b|21\n0: \n0: '
}

# -- the rest of the formats --------------------------------------------------

@test "markdown: a title, notes, a table without columns" {
  t 'wt-report --format markdown --title "T*"' '{"table":"x","row":"head","title":"One","notes":["n|1","n2"],"keys":["k"],"columns":["n"]}
{"table":"x","k":"a|b","n":1}
{"table":"z","row":"head","keys":[],"columns":[]}' '# T\*

## One

| k | n |
| --- | ---: |
| a\|b | 1 |

n\|1

n2

## z
'
}
@test "csv --excel: what a sheet would take for the start of a formula" {
  t 'wt-report --format csv --excel | tail -n +2 | tr , "\n" | tr -d "\r"' '{"a":"\u00a0=1","b":"\u3000@x","c":"\ufeff+1","d":"\u200e-1","e":"\u2212 1","f":"\uff1d1","g":"\u201c=1","h":"\t=1","j":" a","k":"\u2010x","l":"-1","m":"-","o":"'"'"'=1","q":"\u2026=1","r":"","s":"\uff5f"}' $'\'\u00a0=1
\'\u3000@x
\'\ufeff+1
\'\u200e-1
\'\u2212 1
\'\uff1d1
\'\u201c=1
\'\t=1
 a
\u2010x
\'-1
\'-
\'\'=1
\u2026=1

\uff5f'
}

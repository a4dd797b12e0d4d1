#!/usr/bin/env bats
# Workbooks (XLSX) as wt-extract reads them: tests/xlsx.py makes each.
load helper

setup() {
  book() { python3 "$ROOT/tests/xlsx.py" "$@"; }
  # ads ARG...: the adverts of a.xlsx, a line each: item, title, price
  ads() { wt-extract --platform x "$@" a.xlsx | jq -c '[.item,.title,.price]'; }
  # sum SUMMARY: does it balance, and what became of its pages?
  sum() { jq -c '[.in == .used + .rejected + ([.skipped[]?] | add // 0), .used, .rejected, .out]' "$1"; }
  head='{r id title price}'
  # cell XML...: a row of an advert whose title is that cell
  cell() { printf '<row><c r="A1"><v>%d</v></c>%s<c r="C1"><v>5</v></c></row>' 7 "$1"; }
  titles() { wt-extract --platform x a.xlsx | jq -r .title; }
  # warc FILE: a record of WARC that holds it
  warc() {
    printf 'WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: https://x.example/%s\r\nWARC-Date: 2024-05-06T07:08:09Z\r\nContent-Type: application/octet-stream\r\nContent-Length: %d\r\n\r\n' "$1" "$(wc -c <"$1")"
    cat "$1"
    printf '\r\n\r\n'
  }
  export head
  export -f book ads sum cell titles warc
}

# -- what it is -----------------------------------------------------------------
@test "a sheet gives what the CSV of it gives" { t 'cat >a.csv; book a.xlsx sheet="$head{r 7 a 5}<row><c t=\"str\"><v>8</v></c><c t=\"str\"><v>b, &quot;c&quot;</v></c><c><v>6.50</v></c></row>"; for f in a.csv a.xlsx; do wt-extract --platform x $f | jq -cS "del(.source)" >$f.out; done; cmp a.csv.out a.xlsx.out; jq -r .title a.xlsx.out' $'id,title,price\n7,a,5\n8,"b, ""c""",6.50' $'a\nb, "c"'; }
@test "by content, not by name; from a pipe, packed, in a zip and a tar" { t 'book a.xlsx sheet="$head{r 7 a 5}"; cp a.xlsx b.csv; f()(wt-extract --platform x "$@" | jq -c "[.source.file,.source.offset,.title]"); f b.csv; f <b.csv; cat b.csv | f; gzip <b.csv | f; zip -q z b.csv; f z.zip; tar cf t.tar a.xlsx; f t.tar; f <t.tar' '' $'["b.csv",0,"a"]\n["-",0,"a"]\n["-",0,"a"]\n["-",0,"a"]\n["z.zip/b.csv",0,"a"]\n["t.tar/a.xlsx",0,"a"]\n["-/a.xlsx",0,"a"]'; }
@test "in a record of WARC: a page a sheet, of that record" { t 'book a.xlsx sheet="$head{r 7 a 5}" sheet= sheet="$head{r 8 b 6}"; (warc a.xlsx; warc a.xlsx) | gzip >w; wt-extract --summary s w | jq -c "[.id,.url,.captured,.source.record,.source.sheet,(.source.skip // 0) > 0]"; sum s; jq -c .skipped s' '' $'["x.example:7",null,"2024-05-06T07:08:09Z",1,"S1",false]\n["x.example:8",null,"2024-05-06T07:08:09Z",1,"S3",false]\n["x.example:7",null,"2024-05-06T07:08:09Z",2,"S1",true]\n["x.example:8",null,"2024-05-06T07:08:09Z",2,"S3",true]\n[true,4,0,4]\n{"empty":2}'; }
@test "--exhibit prints the record that holds a workbook" { t 'book a.xlsx sheet="$head{r 7 a 5}"; (warc a.xlsx; warc a.xlsx) >w; zip -q w.wacz w; for f in w w.wacz; do wt-extract $f | jq -r ".source|\"\(.file) \(.offset) \(.sha256)\"" | while read -r file offset sha; do wt-extract --exhibit "$file" $offset | sha256sum | grep -c $sha; done; done' '' $'1\n1\n1\n1'; }
@test "a record with one that is damaged, another zip, a document: neighbours out" { t 'book a.xlsx sheet="$head{r 7 a 5}"; book b.xlsx sheet="$head{r 8 b 5}" sheet="$head{r 9 c 5}" crc=xl/worksheets/sheet1.xml; echo x >c; zip -q c.zip c; book d.docx part="word/document.xml=<d/>" part="_rels/.rels=<Relationships xmlns=\"r\"><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"word/document.xml\"/></Relationships>" drop=xl/workbook.xml sheet=; (warc a.xlsx; warc b.xlsx; warc c.zip; warc d.docx; warc a.xlsx) >w; wt-extract --summary s --rejects r w 2>/dev/null | jq -r .item; sum s; jq .skipped.no_site s; jq -r .reason r' '' $'7\n9\n7\n[true,3,2,3]\n1\ndamaged\noffice'; }
@test "whatever part is the first of the zip" { t 'for f in "[Content_Types].xml" xl/workbook.xml _rels/.rels xl/worksheets/sheet1.xml a/b.bin "x y"; do book a.xlsx sheet="$head{r 7 a 5}" part="a/b.bin=x" part="x y=x" first="$f"; ads; zip -q z.zip a.xlsx; wt-extract --platform x z.zip | jq -r .title; done | uniq -c | tr -s " "' '' $' 1 ["7","a",5]\n 1 a\n 1 ["7","a",5]\n 1 a\n 1 ["7","a",5]\n 1 a\n 1 ["7","a",5]\n 1 a\n 1 ["7","a",5]\n 1 a\n 1 ["7","a",5]\n 1 a'; }
@test "a zip of pages that begins as a workbook does is none" { t 'mkdir xl; echo "id,title,price
7,a,5" >xl/a.csv; zip -q z xl/a.csv; wt-extract --platform x z.zip | jq -c "[.source.file,.title]"; wt-extract --platform x <z.zip | jq -c "[.source.file,.title]"' '' $'["z.zip/xl/a.csv","a"]\n["-/xl/a.csv","a"]'; }
@test "the strict namespaces, and none" { t 'for k in strict bare; do book a.xlsx $k= sheet="$head{r 7 a 5}"; ads; done' '' $'["7","a",5]\n["7","a",5]'; }
@test "a workbook of wt-report" { t 'echo "{\"goods_id\":600000000000000001,\"title\":\"a\",\"price\":5.50}" | wt-report --format xlsx -o a.xlsx; ads' '' '["600000000000000001","a",5.5]'; }
@test "--charset is not for workbooks" { t 'book a.xlsx sheet="$head{r 7 象 5}"; ads --charset gbk; ads --charset big5' '' $'["7","象",5]\n["7","象",5]'; }
@test "--type csv reads them, json refuses" { t 'book a.xlsx sheet="$head{r 7 a 5}"; ads --type csv; wt-extract --type json a.xlsx' '' '["7","a",5]' 1 'no_json'; }

# -- sheets ---------------------------------------------------------------------
@test "several sheets, hidden ones too, empty ones skipped" { t 'book a.xlsx sheet="$head{r 7 a 5}" sheet= sheet="<row r=\"9\"/>" sheet="$head{r 8 b 6}" attr="state=\"veryHidden\""; wt-extract --platform x --summary s a.xlsx | jq -c "[.item,.source.sheet,.source.row,.source.record]"; jq -c "[.in,.used,.skipped]" s' '' $'["7","S1",1,1]\n["8","S4",1,4]\n[4,2,{"empty":2}]'; }
@test "a sheet of something else is skipped" { t 'book a.xlsx sheet="{r a note}" sheet="$head{r 8 b 6}"; wt-extract --platform x --summary s a.xlsx | jq -r .source.sheet; jq -c .skipped s' '' $'S2\n{"no_site":1}'; }
@test "rows of two sheets without number and address have ids of their own" { t 'book a.xlsx sheet="{r title price}{r a 5}{r b 5}" sheet="{r title price}{r a 5}{r b 5}"; wt-extract --platform x a.xlsx | jq -r .id | sed "s/x:[0-9a-f]\{16\}//"' '' $'\n-2\n-s2\n-s2-2'; }
@test "captions above the header" { t 'book a.xlsx sheet="{r Export}{r 2024}$head{r 7 a 5}"; ads' '' '["7","a",5]'; }
@test "names below merged ones, the last of which ends the row; in each part of a long sheet" { t 'm()(printf "<row><c r=\"A1\" t=\"inlineStr\"><is><t>商品</t></is></c><c r=\"C1\" t=\"inlineStr\"><is><t>价格</t></is></c><c r=\"E1\" t=\"inlineStr\"><is><t>卖家</t></is></c></row>"); u=https://item.taobao.com/item.htm?id=7000000; r="{r 名称 链接 原价 现价 昵称 地区}$(for i in $(seq 10101 10103); do echo "{r 梳$i $u$i 20 15 山人 广东}"; done)"; book a.xlsx sheet="$(m)$r"; wt-extract a.xlsx | jq -c "[.item,.title,.price,.seller.name,.location,.source.row]"; (m; echo "{r 名称 链接 原价 现价 昵称 地区}"; for i in $(seq 10000 42000); do echo "{r 梳$i $u$i 20 15 山人 广东}"; done) >s; book a.xlsx sheet=@s; wt-extract a.xlsx | jq -c "[.price,.seller.name,.location]" | sort | uniq -c | tr -s " "; wt-extract a.xlsx | jq -c "[.title,.source.row]" | tail -n 1' '' $'["700000010101","梳10101",15,"山人","广东",1]\n["700000010102","梳10102",15,"山人","广东",2]\n["700000010103","梳10103",15,"山人","广东",3]\n 32001 [15,"山人","广东"]\n["梳42000",32001]'; }
@test "a sheet of single cells is no table" { t 'book a.xlsx sheet="{r a}{r b}{r c}{r d}{r e}{r f}{r g}$head{r 7 a 5}"; wt-extract --platform x --summary s a.xlsx; jq -c .skipped s' '' '{"no_site":1}'; }
@test "a header without rows" { t 'book a.xlsx sheet="$head"; wt-extract --platform x --summary s a.xlsx; sum s' '' '[true,0,0,0]'; }
@test "without a header, by what cells look like" { t 'book a.xlsx sheet="{r https://item.taobao.com/item.htm?id=600000000001 老料手串 ¥5}{r https://item.taobao.com/item.htm?id=600000000002 新料手串 ¥6}"; wt-extract a.xlsx | jq -c "[.item,.title,.price,.source.row]"' '' $'["600000000001","老料手串",5,1]\n["600000000002","新料手串",6,2]'; }

# -- rows and cells -------------------------------------------------------------
@test "gaps, no references, references out of order, empty rows, ragged ones" { t 'book a.xlsx sheet="$head<row r=\"5\"><c r=\"C5\"><v>5</v></c><c r=\"A5\"><v>7</v></c></row><row/><row><c/><c/></row><row><c><v>8</v></c><c r=\"C1\"><v>6</v></c></row>{r 9 b}"; ads' '' $'["7",null,5]\n["8",null,6]\n["9","b",null]'; }
@test "cells beyond the header are told, as of any table" { t 'book a.xlsx sheet="$head{r 7 a 5 more}"; ads' '' '["7","a",5]' 0 'have more cells than the header'; }
@test "strings: shared, runs joined, phonetic ones left out" { t 'book a.xlsx strings="<si><t>a</t></si><si><r><rPr><b/></rPr><t>象</t></r><r><t xml:space=\"preserve\"> 牙</t></r><rPh sb=\"0\" eb=\"1\"><t>xiang</t></rPh><phoneticPr fontId=\"1\"/></si><si/>" sheet="$head$(for i in 0 1 2; do cell "<c r=\"B1\" t=\"s\"><v>$i</v></c>"; done)"; wt-extract --platform x a.xlsx | jq -c .title' '' $'"a"\n"象 牙"\nnull'; }
@test "strings: inline with runs, of a formula, escaped characters" { t 'book a.xlsx sheet="$head$(cell "<c r=\"B1\" t=\"inlineStr\"><is><r><t>a</t></r><r><t>b</t></r><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh></is></c>"; cell "<c r=\"B1\" t=\"str\"><f>A1&amp;1</f><v>x_x4E00__x005F_x4E00_</v></c>"; cell "<c r=\"B1\" t=\"inlineStr\"><is><t>a_x000D__x000A_b _x12 _xzzzz_</t></is></c>")"; titles' '' $'ab\nx一_x4E00_\na b _x12 _xzzzz_'; }
@test "numbers as written; booleans; errors" { t 'n()(for v; do printf "<row><c><v>%s</v></c><c t=\"str\"><v>a</v></c><c><v>5</v></c></row>" "$v"; done); book a.xlsx sheet="$head$(n 600000000000000001 1234567890123456789012 6.12345678901E11 1.2345678901234501E+17)$(cell "<c r=\"B1\" t=\"b\"><v>1</v></c>"; cell "<c r=\"B1\" t=\"b\"><v>0</v></c>"; cell "<c r=\"B1\"><v>1E-3</v></c>"; cell "<c r=\"B1\" t=\"e\"><v>#N/A</v></c>")"; wt-extract --platform x a.xlsx | jq -c "[.item,.title]"' '' $'["600000000000000001","a"]\n["1234567890123456789012","a"]\n["612345678901","a"]\n[null,"a"]\n["7","TRUE"]\n["7","FALSE"]\n["7","0.001"]\n["7",null]'; }
@test "prices that are doubles" { t 'book a.xlsx sheet="$head$(for v in 19.899999999999999 52.90 0.30000000000000004 1E2; do printf "<row><c r=\"A1\"><v>7</v></c><c r=\"C1\"><v>%s</v></c></row>" $v; done)"; wt-extract --platform x a.xlsx | grep -o "\"price\":[0-9.]*"' '' $'"price":19.9\n"price":52.90\n"price":0.30000000000000004\n"price":100'; }
# A number that is shown as one may be a day of 1900, and is none of 1904.
@test "days and times, of 1900 and 1904" {
  t 'for pr in "" "date1904=\"1\""; do book a.xlsx pr="$pr" styles="<numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot; h:mm\"/><numFmt numFmtId=\"165\" formatCode=\"[Red]0.00&quot;d&quot;\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs>" sheet="{r id title posted}$(for s in 1 2 3; do printf "<row><c><v>7</v></c><c s=\"%d\"><v>45418.5</v></c><c s=\"%d\"><v>45418</v></c></row>" $s $s; done)"; wt-extract --platform x a.xlsx | jq -c "[.title,.posted]"; done' '' '["2024-05-06 12:00:00","2024-05-06"]
["2024-05-06 12:00:00","2024-05-06"]
["45418.5","2024-05-06"]
["2028-05-07 12:00:00","2028-05-07"]
["2028-05-07 12:00:00","2028-05-07"]
["45418.5",null]'
}
@test "links of cells that show no address, also by a formula" { t 'book a.xlsx sheet="{r title price}{r a 5}{r b 6}<row><c t=\"str\"><f>HYPERLINK(\"https://item.taobao.com/item.htm?id=600000000003\",\"c\")</f><v>c</v></c><c><v>7</v></c></row>" tail="<hyperlinks><hyperlink ref=\"A2:B2\" r:id=\"x\"/><hyperlink ref=\"A3\" location=\"S1!A1\"/></hyperlinks>" links="x,https://item.taobao.com/item.htm?id=600000000001"; wt-extract a.xlsx 2>/dev/null | jq -c "[.item,.title]"' '' $'["600000000001","a"]\n["600000000003","c"]'; }
@test "a second table below the first has its own columns, and the links of its cells" { t 'for h in "{r 标题 价格}{r c 7}" "{r price title seller}{r 7 c s}"; do book a.xlsx sheet="{r title price}{r a 5}$h" tail="<hyperlinks><hyperlink ref=\"A4\" r:id=\"x\"/></hyperlinks>" links="x,https://item.taobao.com/item.htm?id=600000000003"; ads; done' '' $'[null,"a",5]\n["600000000003","c",7]\n[null,"a",5]\n["600000000003","c",7]'; }
@test "the link of a cell below a second header is its address, whatever its form" { t 'book a.xlsx sheet="{r title price}{r a 5}{r price title seller}{r 7 c s}" tail="<hyperlinks><hyperlink ref=\"A4\" r:id=\"x\"/></hyperlinks>" links="x,https://x.example/p.html"; wt-extract --platform x a.xlsx | jq -c .url' '' $'null\n"https://x.example/p.html"'; }
@test "a cell that shows an address leads nowhere else" { t 'book a.xlsx sheet="{r title price url}{r a 5 https://item.taobao.com/item.htm?id=600000000001}" tail="<hyperlinks><hyperlink ref=\"C2\" r:id=\"x\"/></hyperlinks>" links="x,https://item.taobao.com/item.htm?id=600000000002"; wt-extract a.xlsx | jq -c "[.item,.title]"' '' '["600000000001","a"]'; }
@test "an address in a column goes before a link" { t 'book a.xlsx sheet="{r title price url}{r a 5 https://item.taobao.com/item.htm?id=600000000001}" tail="<hyperlinks><hyperlink ref=\"A2\" r:id=\"x\"/></hyperlinks>" links="x,https://item.taobao.com/item.htm?id=600000000002"; wt-extract a.xlsx | jq -c "[.item,.title]"' '' '["600000000001","a"]'; }

# -- evidence -------------------------------------------------------------------
@test "the record is the whole workbook, and --exhibit prints it" { t 'book a.xlsx sheet="$head{r 7 a 5}" sheet="$head{r 8 b 6}"; zip -q z.zip a.xlsx; for f in a.xlsx z.zip; do wt-extract --platform x $f | jq -r ".source|\"\(.file) \(.offset) \(.length) \(.sha256)\"" | while read -r file offset length sha; do wt-extract --exhibit "$file" "$offset" >got; cmp got a.xlsx && [ "$(sha256sum <got)" = "$sha  -" ] && [ "$(wc -c <got)" = "$length" ] && echo same; done; done' '' $'same\nsame\nsame\nsame'; }
@test "a long sheet without a header: its first row is in the first part alone" { t 'seq 600000000001 600000060000 | sed "s|.*|{r title-of-some-more-bytes-than-that-& 5.50 https://item.taobao.com/item.htm?id=&}|" >s1; book a.xlsx sheet=@s1; wt-extract a.xlsx >o; wc -l <o; jq -r .item o | sort -u | wc -l' '' $'60000\n60000'; }
@test "a long sheet is read in parts, whose rows are counted on" { t '(echo "$head"; seq 60000 | sed "s/.*/{r & title-of-some-more-bytes-than-that-&-has 5}/") >s1; book a.xlsx sheet=@s1; wt-extract --platform x --summary s a.xlsx >o; sum s; jq -c "[.item,.source.row,.source.record,.source.sha256]" o | sort -u | wc -l; jq -s -c "map(.source.row) == [range(1;60001)]" o; jq -r .source.record o | uniq | wc -l' '' $'[true,4,0,60000]\n60000\ntrue\n4'; }

# -- bad input ------------------------------------------------------------------
@test "a row with a shared string that is not there, neighbours out" { t 'book a.xlsx strings="<si><t>a</t></si>" sheet="$head{r 7 a 5}$(cell "<c r=\"B1\" t=\"s\"><v>1</v></c>")$(cell "<c r=\"B1\" t=\"s\"><v>-1</v></c>"){r 8 b 6}"; wt-extract --platform x --summary s --rejects r a.xlsx | jq -r .item; sum s; jq -r .reason r' '' $'7\n8\n[true,1,1,2]\nworkbook' 0 'sheet S1: 2 rows are left out, the first is row 3: there is no shared string 1'; }
@test "no shared strings at all" { t 'book a.xlsx sheet="$head$(cell "<c r=\"B1\" t=\"s\"><v>0</v></c>"){r 8 b 6}"; ads' '' '["8","b",6]' 0 'no shared string 0'; }
@test "references to nowhere: a reject a sheet" { t 'book a.xlsx sheet="$head$(for r in XFE1 AAAA1 1A A "" B_; do printf "<row><c r=\"%s\"><v>7</v></c></row>" "$r"; done){r 8 b 6}" sheet="$head<row r=\"1048577\"><c><v>1</v></c></row><row r=\"0\"><c><v>1</v></c></row><row r=\"99999999999999999999\"><c><v>1</v></c></row>{r 9 b 6}"; wt-extract --platform x --summary s a.xlsx | jq -r .item; sum s' '' $'8\n9\n[true,2,2,2]' 0 'sheet S1: 6 rows are left out, the first is row 2: no cell of a sheet is XFE1'; }
@test "a million columns" { t '(echo "$head<row>"; yes "<c><v>1</v></c>" | head -n 1000000; echo "</row>{r 8 b 6}") >s1; book a.xlsx sheet=@s1; ads' '' '["8","b",6]' 0 'more columns than a sheet has'; }
@test "XML that ends in the middle: rows before it, and one reject" { t 'x()(book a.xlsx sheet= root="<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>$head{r 7 a 5}<row><c><v>8</v></c>$1"  sheet="$head{r 9 c 5}"; wt-extract --platform x --summary s a.xlsx | jq -r .item; sum s; rm s); x ""; x "<b></c>"; x "&x;"; x "</row></sheetData></worksheet><x/>"' '' $'7\n9\n[true,2,1,2]\n7\n9\n[true,2,1,2]\n7\n9\n[true,2,1,2]\n7\n8\n9\n[true,2,1,3]' 0 'sheet S1, behind row 3: xl/worksheets/sheet1.xml: it is no sound XML at byte '; }
@test "entities and nesting are not followed" { t 'book a.xlsx sheet= root="<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><worksheet>&b;</worksheet>"; ads; book a.xlsx sheet= root="$(yes "<x>" | head -n 300 | tr -d "\n")"; ads' '' '' 0 'elements are nested more than 256 deep'; }
@test "a tag without an end" { t '(echo "<worksheet><a b=\""; yes | head -n 2000000) >s1; book a.xlsx sheet= root=@s1; ads' '' '' 0 'a tag has more than 1048576 bytes'; }
@test "money by the format of a cell: its mark, before or behind" {
  t 'f=; x="<xf numFmtId=\"0\"/>"; n=164; for c in "[\$\$-409]#,##0.00" "#,##0.00\\ [\$€-407]" "&quot;NT\$&quot;0" "0.00&quot; kg&quot;"; do f+="<numFmt numFmtId=\"$n\" formatCode=\"$c\"/>"; x+="<xf numFmtId=\"$((n++))\"/>"; done; book a.xlsx styles="<numFmts>$f</numFmts><cellXfs>$x</cellXfs>" sheet="{r id title price}$(for s in 0 1 2 3 4; do for v in 12.5 1234.125; do printf "<row><c><v>7%d</v></c><c t=\"str\"><v>comb</v></c><c s=\"%d\"><v>%s</v></c></row>" $s $s $v; done; done)"; wt-extract --platform x a.xlsx | jq -c "[.price,.currency,.price_text]"' '' $'[12.5,null,"12.5"]\n[1234.125,null,"1234.125"]\n[12.5,"USD","$12.5"]\n[1234.125,"USD","$1234.1250"]\n[12.5,"EUR","12.5 €"]\n[1234.125,"EUR","1234.1250 €"]\n[12.5,"TWD","NT$12.5"]\n[1234.125,"TWD","NT$1234.1250"]\n[12.5,null,"12.5"]\n[1234.125,null,"1234.125"]'
}
@test "parts that are missing or no XML" { t 'for a in drop=xl/workbook.xml drop=xl/worksheets/sheet1.xml part=xl/workbook.xml=x part=xl/sharedStrings.xml=x part=xl/styles.xml=x part=_rels/.rels=x part=xl/_rels/workbook.xml.rels=x; do book a.xlsx sheet="$head{r 7 a 5}" strings= styles= "$a"; wt-extract --summary s a.xlsx; echo $? $(sum s); rm s; done' '' '1 [true,0,1,0]
1 [true,0,1,0]
1 [true,0,1,0]
1 [true,0,1,0]
1 [true,0,1,0]
1 [true,0,1,0]
1 [true,0,1,0]' 0 'its part xl/worksheets/sheet1.xml is not there'; }
@test "a zip that is cut anywhere: one reject, status 3" { t 'book a.xlsx sheet="$head{r 7 a 5}"; n=$(wc -c <a.xlsx); for i in 60 200 500 900 $((n - 30)) $((n - 1)); do head -c $i a.xlsx >b; for f in b -; do wt-extract --summary s $f <b 2>/dev/null; echo $? $(sum s); rm s; done; done | uniq -c | tr -s " "' '' ' 12 3 [true,0,1,0]'; }
@test "a wrong CRC: no row of the part, others are out, status 3" { t 'book a.xlsx sheet="$head{r 7 a 5}" sheet="$head{r 8 b 5}" crc=xl/worksheets/sheet1.xml; wt-extract --platform x --summary s a.xlsx >o; echo $? $(jq -r .item o) $(sum s)' '' '3 8 [true,1,1,1]' 0 'sheet S1, behind row 0: xl/worksheets/sheet1.xml: the archive is damaged'; }
@test "damage in the middle of what is packed" { t 'book a.xlsx sheet="$head$(seq 2000 | sed "s/.*/{r & t&x&y 5}/")" sheet="$head{r 8 b 5}"; for i in 1000 2000 3000; do cp a.xlsx b; printf "\377\377\377\377" | dd of=b bs=1 seek=$i conv=notrunc status=none; wt-extract --platform x --summary s b >o 2>e; echo $? $(jq -r .item o | tail -n 1) $(sum s | cut -c2-5); rm s; done' '' $'3 8 true\n3 8 true\n3 8 true'; }
@test "a bomb: bounded, and one reject" { t '(echo "$head{r 7 a 5}<row>"; yes "" | head -n 40000000; echo "</row>") >s1; book a.xlsx sheet=@s1; ads --max-line 262144' '' '["7","a",5]' 0 'too_long: sheet S1, behind row 3: xl/worksheets/sheet1.xml: it unpacks to more than is read; raise --max-line to read it'; }
@test "a long text that is shared by many rows: bounded" { t 's="<c t=\"s\"><v>0</v></c>"; (printf "<si><t>"; head -c 600000 /dev/zero | tr "\0" a; printf "</t></si>") >x; book a.xlsx strings=@x sheet="$head{r 7 a 5}$(for i in $(seq 200); do echo "<row>$s</row>"; done)"; ads --max-line 2000000 --rejects /dev/null; ads --rejects /dev/null | wc -l' '' $'["7","a",5]\n1' 0 'too_long: sheet S1, behind row'; }
@test "strings that are too many, a row that is too long: raise --max-line" { t 'book a.xlsx strings="$(yes "<si><t>0123456789012345678901234567890123456789</t></si>" | head -n 2000)" sheet="$head{r 7 a 5}"; wt-extract --max-line 60000 a.xlsx; book a.xlsx sheet="$head{r 7 a 5}$(cell "<c r=\"B1\" t=\"str\"><v>$(yes 0123456789 | head -n 8000 | tr -d "\n")</v></c>")"; ads --max-line 100000' '' '["7","a",5]' 0 'raise --max-line to read it'; }
@test "a workbook that is too long: raise --max-line" { t 'book a.xlsx stored= sheet="$head$(yes "{r 7 a 5}" | head -n 800)"; ads --max-line 100000; cat a.xlsx | ads --max-line 100000 -; ads | wc -l' '' 800 0 'too_long: the workbook has more than 50000 bytes; raise --max-line to read it'; }
# xls [ROWS]: a workbook of before 2007 with three sheets, one of them empty.
xls() {
  python3 - "${1:-2}" <<'E'
import datetime, sys, xlwt
book, day = xlwt.Workbook(encoding="utf-8"), xlwt.easyxf(num_format_str="YYYY-MM-DD")
for name, first in ("商品", 7), ("b", 600000000000):
    sheet = book.add_sheet(name)
    for i, head in enumerate(("item_id", "标题", "price", "seller", "sold", "captured")):
        sheet.write(0, i, head)
    for r in range(1, int(sys.argv[1]) + 1):
        row = first + r, 'a, "b" %d' % r, 19.9 if r % 2 else 1e15, "\u5e97\n\U00020000", "1.2万", datetime.date(2024, 5, 6)
        for i, v in enumerate(row):
            sheet.write(r, i, v, day if i == 5 else xlwt.Style.default_style)
    book.add_sheet("empty") if first == 7 else None
book.save("a.xls")
E
}
export -f xls

@test "workbooks of before 2007" {
  t 'xls; wt-extract --platform jd --summary s a.xls | jq -c "[.item,.title,.price,.seller.name,.sold,.captured,.source.sheet,.source.row]"; jq -c "[.in,.used,.skipped]" s; gzip -k a.xls; warc a.xls >w; for f in a.xls.gz w; do wt-extract --platform jd $f | jq -r .item | paste -sd" "; done; wt-extract --exhibit a.xls 0 | cmp - a.xls' '' $'["8","a, \\"b\\" 1",19.9,"店 𠀀",12000,"2024-05-06","商品",1]\n["9","a, \\"b\\" 2",1000000000000000,"店 𠀀",12000,"2024-05-06","商品",2]\n["600000000001","a, \\"b\\" 1",19.9,"店 𠀀",12000,"2024-05-06","b",1]\n["600000000002","a, \\"b\\" 2",1000000000000000,"店 𠀀",12000,"2024-05-06","b",2]\n[3,2,{"empty":1}]\n8 9 600000000001 600000000002\n8 9 600000000001 600000000002'
}
@test "workbooks of before 2007 that are cut or bent: told, or read" {
  t 'xls 40; n=$(wc -c <a.xls); for i in 1 2 3 5 9; do head -c $((n * i / 10)) a.xls >c.xls; python3 -c "import random, sys
random.seed($i); b = bytearray(open(\"a.xls\", \"rb\").read())
for k in range(20): b[random.randrange(512, len(b))] = random.randrange(256)
open(\"b.xls\", \"wb\").write(b)"; for f in b c; do status=0; wt-extract --platform jd $f.xls >/dev/null 2>>e || status=$?; echo $((status < 2)); done; done | paste -sd" "' '' '1 1 1 1 1 1 1 1 1 1'
}
@test "a workbook of before 2007 for whose cells there is no memory is told" {
  [[ -z ${SAN-} ]] || skip "sanitizers want more memory"
  t 'python3 -c "import xlwt; b = xlwt.Workbook(); b.add_sheet(\"x\").write(65535, 255, 1); b.save(\"a.xls\")"; ulimit -v 150000; wt-extract a.xls' '' '' 1 'a.xls:1: workbook: there is too little memory for it; rejected'
}
# ods [ROWS]: a sheet of OpenDocument with these rows, an empty one, and one more.
ods() {
  python3 - "$@" <<'E'
import sys, zipfile
names = {n: "urn:oasis:names:tc:opendocument:xmlns:%s:1.0" % n for n in ("office", "table", "text")}
head = '<office:document-content %s xmlns:xlink="http://www.w3.org/1999/xlink"><office:automatic-styles/><office:body><office:spreadsheet>' % " ".join(
    'xmlns:%s="%s"' % n for n in names.items())
def cell(text, kind="string", value="", more=""):
    at = {"float": "value", "date": "date-value", "currency": "value"}.get(kind)
    return '<table:table-cell office:value-type="%s"%s %s>%s</table:table-cell>' % (
        kind, ' office:%s="%s"' % (at, value) if at else "", more, "".join("<text:p>%s</text:p>" % p for p in text.split("\n")))
def row(cells, n=1):
    return '<table:table-row table:number-rows-repeated="%d">%s</table:table-row>' % (n, cells)
gap = '<table:table-cell table:number-columns-repeated="2"/>'
header = row("".join(map(cell, ("item_id", "title", "price", "sold", "seller", "captured"))))
one = row(cell("6E+11", "float", "600000000001") + cell('<text:a xlink:href="https://item.jd.com/7.html">a<text:s/>"b", c</text:a>\nd<office:annotation><text:p>note</text:p></office:annotation>')
          + cell("¥1,280.00", "currency", "1280") + gap + cell("06/05/24", "date", "2024-05-06T07:08:09"))
two = row(cell("600000000002", "float", "600000000002") + cell("e") + cell("19,90", "float", "19.9") + cell("3", "float", "3"), 2)
rest = row('<table:table-cell table:number-columns-repeated="16384"/>', 1048570)
sheets = [("甲", header + one + two + rest), ("b", ""), ("c", header + row("<table:covered-table-cell/>" + cell("f") + cell("5", "float", "5")))]
text = head + "".join('<table:table table:name="%s"><table:table-column/>%s</table:table>' % s for s in sheets) + "</office:spreadsheet></office:body></office:document-content>"
with zipfile.ZipFile("a.ods", "w", zipfile.ZIP_DEFLATED) as z:
    z.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
    z.writestr("content.xml", text[:len(text) - int((sys.argv + ["0"])[1])])
E
}
export -f ods

@test "sheets of OpenDocument" {
  t 'ods; wt-extract --platform jd --summary s a.ods | jq -c "[.item,.title,.price,.sold,.captured,.url,.source.sheet,.source.row]"; jq -c "[.in,.used,.skipped]" s; gzip -k a.ods; warc a.ods >w; for f in a.ods.gz w; do wt-extract --platform jd $f | wc -l; done; wt-extract --exhibit a.ods 0 | cmp - a.ods' '' $'["7","a \\"b\\", c d",1280,null,"2024-05-06T07:08:09+08:00","https://item.jd.com/7.html","甲",1]\n["600000000002","e",19.9,3,null,"https://item.jd.com/600000000002.html","甲",2]\n["600000000002","e",19.9,3,null,"https://item.jd.com/600000000002.html","甲",3]\n[null,"f",5,null,null,null,"c",1]\n[3,2,{"empty":1}]\n4\n4'
}
@test "sheets of OpenDocument whose type does not come first, as SheetJS packs them; a zip with a page of that name is none" {
  t 'ods; python3 -c "import zipfile
z = zipfile.ZipFile(\"a.ods\")
with zipfile.ZipFile(\"b.ods\", \"w\", zipfile.ZIP_DEFLATED) as o:
    for n, b in ((\"META-INF/manifest.xml\", \"<m/>\"), (\"mimetype\", z.read(\"mimetype\")), (\"content.xml\", z.read(\"content.xml\"))): o.writestr(n, b)
with zipfile.ZipFile(\"c.zip\", \"w\") as o: o.writestr(\"content.xml\", \"<items><item><title>k</title><price>5</price></item><item><title>l</title><price>6</price></item></items>\")"; for f in b.ods c.zip; do wt-extract --platform jd $f | jq -r .title; done | paste -sd" "' '' 'a "b", c d e e f k l'
}
@test "sheets of OpenDocument that are cut: what stands before, and told" { t 'ods 200; wt-extract --platform jd a.ods | jq -r .title' '' $'a "b", c d\ne\ne' 0 'workbook: sheet c, behind row '; }
@test "sheets of OpenDocument: a cell that is too long is told, with its row" {
  t 'ods; python3 -c "import zipfile
z = zipfile.ZipFile(\"a.ods\"); t = z.read(\"content.xml\").decode().replace(\"<text:p>e<\", \"<text:p>\" + \"e\" * 90000 + \"<\")
with zipfile.ZipFile(\"b.ods\", \"w\", zipfile.ZIP_DEFLATED) as o:
    o.writestr(\"mimetype\", z.read(\"mimetype\"), zipfile.ZIP_STORED); o.writestr(\"content.xml\", t)"; wt-extract --platform jd --max-line 100000 b.ods | jq -r .title' '' $'a "b", c d\nf' 0 'too_long: sheet 甲: 2 rows are left out, the first is row 4'
}
@test "other kinds are refused with a word" { t 'printf "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1xxx" >a; python3 - <<E
import zipfile
def make(name, parts):
    with zipfile.ZipFile(name, "w") as z:
        for p, text in parts: z.writestr(p, text)
rel = "<Relationships xmlns=\"r\"><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"%s\"/></Relationships>"
make("b", [("[Content_Types].xml", "<T/>"), ("_rels/.rels", rel % "xl/workbook.bin"), ("xl/workbook.bin", "x")])
make("c", [("[Content_Types].xml", "<T/>"), ("_rels/.rels", rel % "word/document.xml"), ("word/document.xml", "<w:document xmlns:w=\"w\"/>")])
make("d", [("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<x/>")])
E
for f in a b c d; do wt-extract $f 2>&1; echo $?; done | cut -c1-58 | sed "s/ *\$//"' '' 'wt-extract: a:1: workbook: no workbook is in it: it is a d
1
wt-extract: b:1: office: a binary workbook (.xlsb) cannot
1
wt-extract: c:1: office: it is a document, and no workbook
1
wt-extract: d:1: office: a document of this kind cannot be
1'; }
@test "a sheet that is called as a market is has its goods" { t 'book a.xlsx sheet="$head{r 7 a 5}" name=淘宝 sheet="$head{r 8 b 6}" name=JD sheet="$head{r 9 c 7}"; wt-extract a.xlsx | jq -c "[.platform,.title]"' '' $'["taobao","a"]\n["jd","b"]' 0 'its platform is not known'; }

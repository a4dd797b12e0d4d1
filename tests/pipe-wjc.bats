#!/usr/bin/env bats
# pipelines/wjc: the report's tables from archived pages (tests/wjc/archive),
# and that they follow the adverts; what must not be published.
# plain build only
load helper
PATH=$ROOT/pipelines:$PATH

setup_file() {
  command -v python3 >/dev/null || skip "no python3 here"
  cd "$BATS_FILE_TMPDIR" || return
  mkdir a b
  "$ROOT/tests/wjc/archive" a
  "$ROOT/tests/wjc/archive" --ordinary 500 --seed 31 --replace 10 b
  "$ROOT/pipelines/wjc" -c "$ROOT/tests/wjc/claims.tsv" -o "$ROOT/tests/wjc/offers.ndjson" out a/*.gz
  "$ROOT/pipelines/wjc" other b/*.gz
}

setup() {
  cd "$BATS_FILE_TMPDIR" || return
}

# margin TABLE [COLUMNS]: the lines of margins.tsv, key and n.
margin() {
  awk -F '\t' -v t="$1" -v s="${2-}" '$1 == t && $2 != "all" {print $2, $3 (s ? " " $4 : "")}' \
    "$ROOT/tests/wjc/margins.tsv" | sort
}

# rows TABLE JQ: what the published rows of a table say, a line each.
rows() {
  jq -r "select(.table == \"wjc-$1\" and (.row | not)) | $2" out/tables.ndjson | sort
}

@test "24,297 adverts went in, 4,297 are wildlife; nothing was lost" {
  [[ $(jq -s 'map(select(.tool == "wt-extract").out) | add' out/summaries.ndjson) == 24297 ]]
  [[ $(jq -sc 'map(.rejected) | add' out/summaries.ndjson) == 0 && ! -s out/rejects.ndjson ]]
  [[ $(wc -l <out/adverts.ndjson) == 4297 ]]
  (cd "$BATS_FILE_TMPDIR" && sha256sum -c --quiet out/inputs.sha256)
}
@test "a folder: its archives have their digests" {
  mkdir -p f/g
  cp "$DATA/sites/jd-search.html" f/g
  "$ROOT/pipelines/wjc" outf f
  [[ $(sha256sum f/g/jd-search.html) == "$(cat outf/inputs.sha256)" ]]
}
@test "pages of all shapes were read, in UTF-8 and GBK" {
  jq -r '[.source.site,.source.charset]|join(" ")' out/adverts.ndjson | sort -u >got
  for s in '1688-list utf-8' '1688-offer gb18030' 'jd-search utf-8' 'taobao-search gb18030' 'tmall-item gb18030' 'dump utf-8'; do
    grep -q "^$s" got || { echo "no $s"; cat got; false; }
  done
}
@test "Table 1: Yes and No of each word, as the report has it" {
  rows 1 '"\(.keyword) \(.result)"' | diff <(sort "$ROOT/tests/wjc/table1.tsv" | grep -v '^#' | tr '\t' ' ') -
}
@test "Table 2" { margin 2 sellers | diff - <(rows 2 '"\(.commodity) \(.adverts) \(.sellers)"'); }
@test "Table 2: 4,297 adverts of 85 sellers" {
  jq -se 'map(select(.table == "wjc-2" and .row == "total")) == [{table: "wjc-2", row: "total", adverts: 4297, sellers: 85, captures: 4297}]' out/tables.ndjson
}
@test "Table 3" { margin 3 | diff - <(rows 3 'select(.adverts > 0) | "\(.platform) \(.adverts)"'); }
@test "Table 4" { margin 4 | diff - <(rows 4 '"\(.status) \(.adverts)"'); }
@test "Table 5: as many rows as it has commodities, level and appendix of each" {
  rows 5 'select(.commodity|IN("imitation-teeth","teeth-pendant-unknown")|not) | .commodity' | uniq >got
  awk -F '\t' '!/^#/ && $1 != "commodity" {print $1}' "$ROOT/tests/wjc/table5.tsv" | sort | diff - got
  [[ $(rows 5 'select(.level == "I" and .cites == "I" and .trade == "prohibited") | .commodity' | uniq | tr '\n' ' ') == "elephant-ivory hawksbill-turtle tiger-bone tiger-canine tiger-skin " ]]
}
@test "Table 6" {
  margin 6 | awk '$2' | diff - <(rows 6 'select(.status == "protected") | "\(.platform) \(.adverts)"')
}
@test "Table 7" {
  awk -F '\t' '!/^#/ && $1 != "slug" {printf "%s\"%s\":\"%s\"", n++ ? "," : "{", $1, $4} END {print "}"}' \
    "$ROOT/rules/products/products.tsv" >groups
  jq -r --slurpfile g groups 'select(.table == "wjc-7" and (.row | not)) | "\($g[0][.product // ""]) \(.adverts)"' out/tables.ndjson |
    awk '{n[$1] += $2} END {for (k in n) print k, n[k]}' | sort | diff <(margin 7) -
}
@test "Table 8" { margin 8 | awk '$2' | diff - <(rows 8 'select(.adverts > 0) | "\(.platform) \(.adverts)"'); }
@test "Table 9" {
  rows 9 .usd | sort -n | tr '\n' ' ' | diff - <(printf '62 247 1546 2937 4792 6183 7419 16230 ')
}
@test "Table 10" {
  rows 10 'select(.commodity | IN("narwhal-tooth","walrus-tooth")) | "\(.commodity) \(.product) \(.result // if .trade == "allowed" then "No" else "Yes" end)"' |
    diff - <(printf '%s\n' 'narwhal-tooth bracelet Yes' 'narwhal-tooth pendant Yes' 'walrus-tooth bracelet No' 'walrus-tooth pendant No')
}
@test "where the report contradicts itself: the right value, and a note" {
  jq -r 'select(.note) | "\(.value) \(.note)"' out/claims.ndjson |
    diff - <(printf '%s\n' '93.6 the report prints 85' '82 the report prints 80' '7 the report prints 8' '123 the report prints 124')
  [[ $(wc -l <out/claims.ndjson) == 11 ]]
}
@test "one HTML, with every advert and each stage" {
  grep -c 'Content-Security-Policy' out/report.html
  grep -q 'Offers to investigators' out/report.html
  grep -q 'the report prints 85' out/report.html
  for tool in wt-extract wt-match wt-classify wt-agg wt-fx; do grep -q "$tool" out/report.html; done
  id=$(tail -n 1 out/adverts.ndjson | jq -r .source.sha256)
  grep -q "$id" out/report.html
}
@test "with a tenth replaced by chance the tables agree with an independent count" {
  cat >count.py <<'PY'
import collections, sys
n, s, p = collections.Counter(), collections.defaultdict(set), collections.Counter()
for line in open("b/labels.tsv", encoding="utf-8"):
    _, c, group, platform, seller = line.rstrip("\n").split("\t")
    if c != "-":
        n[c] += 1; s[c].add(seller); p[platform] += 1
for c in n: print("2", c, n[c], len(s[c]))
for k in p: print("3", k, p[k])
PY
  python3 count.py | sort >want
  jq -r 'select((.row | not) and .adverts > 0) | if .table == "wjc-2" then "2 \(.commodity) \(.adverts) \(.sellers)"
    elif .table == "wjc-3" then "3 \(.platform) \(.adverts)" else empty end' other/tables.ndjson | sort | diff want -
  ! diff -q <(jq -c 'select(.table == "wjc-2")' out/tables.ndjson) <(jq -c 'select(.table == "wjc-2")' other/tables.ndjson) >said
}

@test "each stage killed, cut, failing: 3, and nothing is published" {
  kill='cat >/dev/null; kill -9 $$' cut='head -c 100; exit 0' fail='exit 3'
  for how in extract:kill extract:fail match:kill match:cut classify:kill classify:fail agg:kill agg:cut fx:kill fx:fail report:kill report:fail; do
    rm -rf "$BATS_TEST_TMPDIR/stub" bad
    status=0
    does=${how#*:}
    (instead "wt-${how%:*}" "${!does}"; wjc -x 1 -o "$ROOT/tests/wjc/offers.ndjson" bad "$DATA/demo.warc.gz" 2>err) </dev/null || status=$?
    [[ $status == 3 && -z $(ls -A bad) ]] || { echo "$how: $status"; ls -A bad; false; }
  done
}
@test "each stage that drops a line behind its count: 3" {
  for tool in wt-extract wt-match wt-classify; do
    rm -rf "$BATS_TEST_TMPDIR/stub" bad
    status=0
    real=$(command -v $tool)
    (instead $tool "$real \"\$@\" | sed 2d"; wjc -x 1 bad "$DATA/demo.warc.gz" 2>err) </dev/null || status=$?
    [[ $status == 3 && -z $(ls -A bad) ]] || { echo "$tool: $status"; false; }
  done
}
@test "figures that are not those of the adverts: 3" {
  real=$(command -v wt-agg)
  instead wt-agg "$real \"\$@\" | sed 's/\"adverts\":1,/\"adverts\":2,/'"
  wjc -x 1 bad0 "$DATA/demo.warc.gz" 2>err || status=$?
  [[ $status == 3 && -z $(ls -A bad0) ]]
  grep -q 'not that of the adverts' err
}
@test "a reject is status 1, published, and kept" {
  wjc bad1 "$DATA/demo.warc.gz" 2>err || status=$?
  [[ $status == 1 && -s bad1/tables.ndjson && $(wc -l <bad1/rejects.ndjson) == 1 ]]
}
@test "an archive that is cut is status 3" {
  head -c 9000 "$DATA/demo.warc.gz" >cut.warc.gz
  wjc bad2 cut.warc.gz 2>err || status=$?
  [[ $status == 3 && -z $(ls -A bad2) ]]
}
@test "an archive that is not there" {
  wjc bad3 none.warc.gz 2>err || status=$?
  [[ $status != 0 && -z $(ls -A bad3) ]]
}
@test "a claim that cannot be read is 2" {
  printf 'claim\tprinted\tjq\nx\t1\t.a |\n' >c.tsv
  wjc -x 1 -c c.tsv bad4 "$DATA/demo.warc.gz" 2>err || status=$?
  [[ $status == 2 && -z $(ls -A bad4) ]]
  grep -q 'c.tsv: x: this claim cannot be read' err
}

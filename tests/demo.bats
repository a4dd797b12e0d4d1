#!/usr/bin/env bats
# The bundled archive and `make demo`.
# plain build only
load helper

setup() {
  cd "$BATS_TEST_TMPDIR" || return
  a=$DATA/demo.warc.gz
  # What goods.tsv says: item, commodity, price, shop, title.
  grep -v '^#' "$ROOT/tests/demo/goods.tsv" | tail -n +2 >goods
}

@test "the archive is what tests/demo/make writes" {
  command -v python3 >/dev/null || skip "no python3 here"
  "$ROOT/tests/demo/make" >made
  # Packed bytes may differ with another zlib; what is in them may not.
  cmp made "$a" || cmp <(zcat made) <(zcat "$a")
}

@test "it is small, sound gzip, a member a record" {
  (($(stat -c %s "$a") < 200000))
  gzip -t "$a"
  [[ $(zcat "$a" | grep -ac '^WARC/1.1') == $(LC_ALL=C grep -aoc $'\x1f\x8b\x08' "$a") ]] ||
    [[ $(zcat "$a" | grep -ac '^WARC/1.1') -gt 20 ]]
}

@test "extracted: every advert of goods.tsv, with title, price and shop" {
  wt-extract --max-rejects 1 "$a" 2>err |
    jq -r 'select(.captured != "2021-03-08T02:50:00Z") |
      [.item, .title, (.price|tostring), (.seller.name // "" | sub("有限公司$"; "")),
       (.location // "")] | @tsv' | sort >got
  # The item page of one shop names no shop; a number in jq loses zeros.
  awk -F '\t' '{
    shop = $1 == "jd-nan" ? "" : $5
    sub(/\.?0+$/, "", $4)
    print $2 "\t" $7 "\t" $4 "\t" shop "\t" $6 }' goods | sort | diff - got
}

@test "the repeated advert is one advert, captured twice" {
  wt-extract --max-rejects 1 "$a" 2>err | jq -r .id | sort | uniq -d >twice
  diff twice <(echo 1688:900000000701)
}

@test "the page that was cut off is the one reject" {
  s=0
  wt-extract --rejects r "$a" >out 2>err || s=$?
  ((s == 1))
  [[ $(jq -r .record r) == 12 && $(wc -l <r) == 1 ]]
}

@test "classified: each advert as goods.tsv has it" {
  wt-extract --max-rejects 1 "$a" 2>err | wt-match | wt-classify |
    jq -r 'select(.class.commodity) | [.item, .class.commodity] | @tsv' | sort -u >got
  awk -F '\t' '$3 != "-" { print $2 "\t" $3 }' goods | sort >want
  diff want got
}

@test "every advert for wildlife has a status, a day and a profile" {
  wt-extract --max-rejects 1 "$a" 2>err | wt-match | wt-classify | jq -e -s '
    all(.[] | select(.class.commodity);
      (.class.status | IN("protected", "not_protected", "unknown")) and
      (.class.as_of | test("^20(20-11-05|21-03-08)$")) and
      .class.profile == "official")'
}

@test "make demo ends well, prints its tables, and shows the reject" {
  (cd "$ROOT" && make -s O="$O" demo) >out 2>err || { cat out err; false; }
  grep -q '^wt-extract: tests/data/demo.warc.gz:12: .*; rejected' err
  grep -q '"record": 12,' out
  # All adverts by platform, then those for wildlife.
  grep -qE '^  platform +captures +adverts$' out
  for row in '1688 16 15' 'jd 15 15' 'taobao 36 36' 'tmall 1 1'; do
    read -r p c n <<<"$row"
    grep -qE "^ +$p +$c +$n\$" out
  done
  grep -qE '^  camel +' out
  grep -qE '^  status +' out
  [[ $(grep -c "wt-[a-z]*:" err) == 1 ]]
  # The tables of the report, and what it prints otherwise.
  command -v python3 >/dev/null || skip "no python3 here: without the report"
  grep -qE '^Total +4,?297 ' out
  grep -q 'the report prints 85' out
}

@test "README.md shows what comes out" {
  (cd "$ROOT" && wt-extract --max-rejects 1 tests/data/demo.warc.gz) 2>err |
    wt-match | wt-classify >adverts
  wt-agg --where .class.commodity --by platform \
    --calc 'adverts=distinct(.id)' adverts >got
  grep '^{"platform".*"adverts"' "$ROOT/README.md" | diff - got
  wt-agg --tables wjc adverts | wt-report --table wjc-3 >got
  sed -n '/^Adverts by platform/,/^```$/p' "$ROOT/README.md" | grep -v '^`' | diff - got
  # Lines of records are cut at a sign of omission: each part is there.
  grep 900000000104 adverts >advert
  sed -n '/^```json/,/^```$/p' "$ROOT/README.md" | grep -v '^`\|"adverts"' |
    sed 's/…/\n/g; s/^ *//' | sed 's/^ *//; s/^,//; s/[]},[{]*$//; s/^[]},]*//' | grep . >parts
  (($(wc -l <parts) > 10))
  while IFS= read -r part; do
    grep -qF -e "$part" advert || { echo "not so: $part"; bad=1; }
  done <parts
  [[ -z ${bad-} ]]
}

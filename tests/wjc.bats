#!/usr/bin/env bats
# The report's tables, from adverts that were made to its margins (tests/wjc).
load helper

setup_file() {
  command -v python3 >/dev/null || skip "no python3 here"
  cd "$BATS_FILE_TMPDIR" || return
  "$ROOT/tests/wjc/make" >adverts
  "$ROOT/tests/wjc/make" --labels >labels
  wt-match adverts | wt-classify --profile wjc-2021 >classed
}

setup() {
  cd "$BATS_FILE_TMPDIR" || return
}

# margin TABLE [COLUMNS]: the lines of margins.tsv, key and n, with no zero.
margin() {
  awk -F '\t' -v t="$1" -v s="${2-}" '$1 == t && $2 != "all" && $3 {print $2, $3 (s ? " " $4 : "")}' \
    "$ROOT/tests/wjc/margins.tsv" | sort
}

# rows KEY [OPTION ...]: what wt-agg counts of the adverts by KEY.
rows() {
  wt-agg --by "key=$1" --calc adverts=count "${@:2}" classed |
    jq -r '[.key,.adverts,.sellers // empty]|join(" ")' | sort
}

# The groups of the products, as jq takes them: {"slug":"group"}.
group_of() {
  awk -F '\t' '!/^#/ && $1 != "slug" {printf "%s\"%s\":\"%s\"", n++ ? "," : "{", $1, $4} END {print "}"}' \
    "$ROOT/rules/products/products.tsv"
}

@test "the corpus: 4,297 adverts, 85 sellers, the same bytes each time" {
  [ "$(wc -l <adverts)" = 4297 ]
  [ "$(jq -r .seller.id adverts | sort -u | wc -l)" = 85 ]
  "$ROOT/tests/wjc/make" | cmp - adverts
}
@test "the corpus: a plan that misses a margin is refused" {
  cp -r "$ROOT/tests/wjc" bent
  sed -i 's/^camel\t1688\t28/camel\t1688\t27/' bent/plan.tsv
  ! bent/make 2>said
  grep -q 'plan.tsv: Table 2, camel: 27 adverts' said || { cat said; false; }
}
@test "Table 2: adverts and sellers of every commodity" {
  rows .class.commodity --calc 'sellers=distinct(.seller.id)' | diff -u <(margin 2 sellers) -
}
@test "Table 2: 4,297 adverts and 85 sellers in all" {
  t "wt-agg --calc adverts=count --calc 'sellers=distinct(.seller.id)' --where .class.commodity $PWD/classed" '' '{"adverts":4297,"sellers":85}'
}
@test "Table 3: adverts by platform" {
  rows .platform --where .class.commodity | diff -u <(margin 3) -
}
@test "Table 4: 637 protected, 3,657 not, 3 unknown" {
  rows .class.status | diff -u <(margin 4) -
}
@test "Table 5: level, appendix and trade of every species" {
  wt-agg --by 'commodity=.class.commodity,level=.class.level,cites=.class.cites,trade=.class.trade' --calc n=count classed |
    jq -r 'select(.commodity|IN("imitation-teeth","teeth-pendant-unknown")|not)|[.commodity,.level//"-",.cites//"-",.trade]|join(" ")' | sort >got
  # A cell with several appendices: the strictest.  Some: which is not told.
  awk -F '\t' '!/^#/ && $1 != "commodity" {
    level = $2 ~ /^II? ?(\(|$)/ ? $2 : "-"; sub(/ .*/, "", level)
    cites = $3; sub(/^N\/A or /, "", cites); sub(/ or .*/, "", cites); if (cites == "N/A") cites = "-"
    trade = $4 == "Yes" ? "prohibited" : $4 ~ /permit/ ? "permit" : $4 ~ /wild/ ? "wild_only" : $4 == "Some" ? "some" : "allowed"
    print $1, level, cites, trade}' "$ROOT/tests/wjc/table5.tsv" | sort | diff -u - got
}
@test "Table 6: protected by platform" {
  rows .platform --where '.class.status == "protected"' | diff -u <(margin 6) -
}
@test "Table 7: products of mammoth ivory" {
  group_of >groups
  wt-agg --by p=.class.product --calc n=count --where '.class.commodity == "mammoth-ivory"' classed |
    jq -r --slurpfile g groups '"\($g[0][.p // ""]) \(.n)"' |
    awk '{n[$1] += $2} END {for (k in n) print k, n[k]}' | sort | diff -u <(margin 7) -
}
@test "Table 8: mammoth ivory by platform" {
  rows .platform --where '.class.commodity == "mammoth-ivory"' | diff -u <(margin 8) -
}
@test "each advert is found to be what it was made to be" {
  jq -r '[.id,.class.commodity]|@tsv' classed | sort >got
  cut -f 1,2 labels | sort | diff -u - got | head -20 >said
  [ ! -s said ] || { cat said; false; }
}
@test "the same with a tenth of the adverts replaced by chance, three times" {
  for seed in 11 12 13; do
    "$ROOT/tests/wjc/make" --seed $seed --replace 10 >other
    "$ROOT/tests/wjc/make" --seed $seed --replace 10 --labels | sort >made
    [ "$(cut -f 2 made | sort | uniq -c | sort -n | tail -1 | awk '{print $1}')" != 3126 ]
    grep -q "	-	" made
    wt-match --all other | wt-classify --profile wjc-2021 >found
    jq -r '[.id,.class.commodity//"-",.platform,.seller.id]|@tsv' found | sort >got
    cut -f 1,2,4,5 made | diff -u - got | head -20 >said
    [ ! -s said ] || { cat said; false; }
    wt-agg --by c=.class.commodity --calc n=count --calc 's=distinct(.seller.id)' --where .class.commodity found |
      jq -r '[.c,.n,.s]|@tsv' >rows
    awk -F '\t' -v OFS='\t' '$2 != "-" {n[$2]++; if (!seen[$2, $5]++) s[$2]++} END {for (c in n) print c, n[c], s[c]}' made |
      sort | diff -u - <(sort rows)
  done
}
@test "what the official lists give for the same adverts" {
  wt-match adverts | wt-law-diff -ae wjc-2021 official |
    jq -r '[.commodity,.from.status,.from.level//"",.to.status,.to.level//"",.to.condition//"",(.to.row//""|sub(":.*";""))]|@tsv' |
    sort | uniq -c | sed 's/^ *\([0-9]*\) \([^\t]*\)/\2\t\1/' | sort >got
  awk '!/^#/ && !/^commodity/' "$ROOT/tests/wjc/official.tsv" | cut -f 1-8 | sort | diff -u - got
}

#!/usr/bin/env bats
# The HTML of wt-report in a real headless Chromium.  tests/browser/install
# gets what it needs; where that is not there, this skips.
# plain build only
load helper

setup_file() {
  cd "$BATS_FILE_TMPDIR" || return
  wt-extract --max-rejects 1 --summary stages "$DATA/demo.warc.gz" 2>err |
    wt-match --summary stages | wt-classify --summary stages >adverts
  wt-agg --tables wjc --summary stages adverts >rows
  wt-report --format html --adverts adverts --summaries stages rows >page.html
  wt-report --format html --lang zh --adverts adverts rows >zh.html
}

setup() {
  cd "$BATS_FILE_TMPDIR" || return
  export PLAYWRIGHT=$O/browser/node_modules/playwright-core
  [[ -d $PLAYWRIGHT ]] || PLAYWRIGHT=$ROOT/build/browser/node_modules/playwright-core
  command -v node >/dev/null || skip "no node here"
  command -v chromium >/dev/null || skip "no chromium here"
  [[ -d $PLAYWRIGHT ]] || skip "no playwright-core: say tests/browser/install"
}

look() {
  timeout 300 node "$ROOT/tests/browser/check.js" "$@"
}

@test "columns sort both ways, the total stays" {
  printf '%s\n' '{"k":"b","n":9}' '{"k":"a","n":10.5}' '{"k":"c"}' '{"k":"a2","n":1000}' '{"row":"total","n":7}' |
    wt-report --format html >sort.html
  look sort sort.html >said
  jq -c '.seen[]' said | diff - <(printf '%s\n' '["b","a","c","a2"]' \
    '["a2","a","b","c"]' '["b","a","a2","c"]' '["a","a2","b","c"]' '["c","b","a2","a"]')
  jq -e '.state == ["descending", null]' said >/dev/null
}
@test "every figure opens to its adverts" {
  look open page.html >said
  [[ $(<said) =~ ^[0-9]+\ figures,\ [0-9]+\ adverts$ ]]
  (($(cut -d' ' -f1 said) > 100))
}
@test "in Chinese too" { look open zh.html >said; }
@test "60 hostile titles: nothing is run, nothing is fetched" {
  jq -Rc '{id:., platform:., title:., description:., seller:{name:.}, match:{hits:[{rule:., field:".title", start:0, end:3, how:[.], sign:"+"},
    {rule:., field:".description", start:1, end:4, how:[.]}]}, class:{commodity:., status:., list:{file:., row:1, taxon:.}}, source:{file:., offset:.}}' \
    "$ROOT/tests/browser/hostile.txt" >h
  jq -c '{table:"t", row:"head", title:.title, notes:[.title], keys:["platform"]}' h | head -n 1 >hrows
  jq -c '{table:"t", platform, adverts:1}' h >>hrows
  head -n 3 h | jq -c '{table:"t2", platform, adverts:1, (.title):.title}' >>hrows
  wt-report --format html --title "$(tail -n 1 "$ROOT/tests/browser/hostile.txt")" --adverts h hrows >hostile.html
  look hostile hostile.html >said
  (($(cut -d' ' -f1 said) >= 60))
  ! grep -qwE 'img|iframe|object|embed|video|audio|form|input|a:|base|xss|marquee|plaintext' said
}
@test "without scripts a figure leads to its adverts" {
  look plain page.html >said
  grep -q 'Archive: tests/data/demo.warc.gz' said || grep -q 'demo.warc.gz' said
}
@test "it prints, with what is open, without buttons" { [[ $(look print page.html) == true ]]; }

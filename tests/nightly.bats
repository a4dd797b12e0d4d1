#!/usr/bin/env bats
# pipelines/nightly, cache and moved: what is published, and what never is.
# plain build only
# long
load helper

setup() {
  cd "$BATS_TEST_TMPDIR" || return
  mkdir in
  cp "$DATA/sites/taobao-search.html" "$DATA/sites/jd-search.html" in/
}

# sums: what is published, as text.
sums() { (cd out/latest && sha256sum ./*); }

@test "the first run says so; the second finds nothing to do, and nothing to say" {
  wt-nightly in out >said
  grep -qx 'The first run.' said
  grep -qx 'New: jd-search.html' said
  tail -n 1 said | grep -q "^wt-nightly: .*/out/runs/[0-9a-f]*$"
  (cd out/latest && sha256sum -c --quiet MANIFEST)
  [[ $(wc -l <out/latest/archives.ndjson) == 2 ]]
  sums >first
  instead wt-job 'exit 3'
  wt-nightly in out >said 2>&1
  [[ ! -s said ]]
  sums | cmp - first
}
@test "nothing new, and records that are rejected: the second run says where they are" {
  cp "$ROOT"/tests/data/demo.warc.gz in
  wt-nightly in out >said && false
  status=0
  wt-nightly in out >said 2>&1 || status=$?
  [[ $status == 1 ]]
  grep -qx 'Nothing new; records are still rejected: .*/out/latest/rejects.ndjson' said
  [[ -s out/latest/rejects.ndjson ]]
}
@test "no such folder: said so, and nothing is made" {
  t 'wt-nightly nosuch none' '' '' 3 'wt-nightly: nosuch: no such folder; give the folder'
  t 'wt-cache nosuch none' '' '' 3 'wt-cache: nosuch: no such folder; give the folder'
  [[ ! -e none ]]
}
@test "no such table or profile: 2 at once, and nothing is made" {
  t 'wt-nightly -t nosuch . none' '' '' 2 'tables/nosuch'
  t 'wt-nightly -p nosuch . none' '' '' 2 'profiles/nosuch'
  [[ ! -e none ]]
}
@test "a new archive: only that one is read, and the text says what moved" {
  wt-nightly in out >said
  cp "$DATA/demo.warc.gz" in/demo.warc.gz
  instead wt-job 'echo "$*" >>'"$PWD"'/jobs; exec '"$(command -v wt-job)"' "$@"'
  wt-nightly -x 0 in out >said || status=$?
  [[ $status == 1 && $(cat jobs) == *demo.warc.gz && $(wc -l <jobs) == 1 ]]
  grep -qx 'New: demo.warc.gz' said
  grep -qx '  demo.warc.gz: layout, 1' said
  grep -q '^+ wjc-2 rhinoceros: adverts 1' said
  grep -qE '^  wjc-2 total: adverts [0-9]+ -> [0-9]+' said
  ! grep -q 'Gone\|rules' said
}
@test "an archive that is gone, and one that changed" {
  wt-nightly in out >said
  mv in/jd-search.html in/b.html
  sed -i 's/老/新/' in/taobao-search.html
  wt-nightly in out >said
  grep -qx 'Gone: jd-search.html' said
  grep -qx 'New: b.html' said
  grep -qx 'Changed: taobao-search.html' said
}
@test "new rules: all is read again, and the text says so" {
  cp -r "$ROOT/rules" rules
  export WT_RULES=$PWD/rules
  cp "$DATA/demo.warc.gz" in/
  wt-nightly -x 1 in out >said
  sed -i '/猛犸/d' rules/lexicon/core/ivory.tsv
  wt-nightly -x 1 in out >said
  grep -qx 'The rules of wt-match changed: all archives were read again.' said
  grep -q '^[ -] wjc-2 mammoth-ivory: adverts' said
}
@test "one run at a time: 75" {
  mkdir -p out
  exec 8>out/.lock
  flock 8
  wt-nightly in out >said 2>err || status=$?
  exec 8>&-
  [[ $status == 75 && ! -s said ]]
  grep -q 'another run is at work' err
}
@test "an archive that is cut: 3, a text, and what was published stays" {
  wt-nightly in out >said
  sums >first
  head -c 5000 "$DATA/demo.warc.gz" >in/cut.warc.gz
  wt-nightly in out >said || status=$?
  [[ $status == 3 ]]
  grep -q 'cut.warc.gz: not read' said
  grep -q 'nothing is published' said
  sums | cmp - first
}
@test "a file of the cache that is damaged: 3, and a text" {
  wt-nightly in out >said
  sums >first
  cp "$DATA/sites/1688-list.html" in/
  f=$(ls out/cache/*.tar | head -n 1)
  head -c 700 "$f" >x && cp x "$f"
  wt-nightly in out >said || status=$?
  [[ $status == 3 ]]
  grep -q 'nothing is published' said
  sums | cmp - first
}
@test "a file that is being written is left alone" {
  head -c 5000 "$DATA/demo.warc.gz" >in/crawl.warc.gz.part
  wt-nightly in out >said
  [[ $(wc -l <out/latest/archives.ndjson) == 2 ]]
}
@test "a stage that is killed, cut or failing: 3, and nothing is published" {
  kill='cat >/dev/null; kill -9 $$' cut='head -c 100; exit 0' fail='exit 3'
  for how in extract:kill extract:fail match:kill match:cut classify:kill classify:cut agg:kill agg:cut agg:fail; do
    rm -rf out stub
    status=0
    does=${how#*:}
    (instead "wt-${how%:*}" "${!does}"; wt-nightly in out >said 2>err) </dev/null || status=$?
    [[ $status == 3 && ! -e out/latest ]] || { echo "$how: $status"; cat said err; false; }
  done
}
@test "lists of archives that jq does not read to their end: 3, and nothing is lost" {
  jq=$(command -v jq)
  part=$jq' "$@" | head -n 1; exit 5'
  instead jq 'case $* in *.made\ archives*) '"$part"' ;; esac; exec '"$jq"' "$@"'
  wt-nightly in out >said 2>&1 || status=$?
  [[ $status == 3 && ! -e out/latest ]]
  grep -q 'nothing is published' said
  instead jq 'case $* in *.made*runs*) '"$part"' ;; esac; exec '"$jq"' "$@"'
  status=0
  wt-nightly in out >said 2>&1 || status=$?
  [[ $status == 3 && $(ls out/cache/*.tar | wc -l) == 2 ]]
  (cd out/latest && sha256sum -c --quiet MANIFEST)
}
@test "figures that are not those of the adverts: 3, and the mail says so" {
  instead wt-agg "$(command -v wt-agg)"' "$@" | sed '"'s/\"adverts\":/\"adverts\":7/'"
  wt-nightly in out >said || status=$?
  [[ $status == 3 && ! -e out/latest ]]
  grep -q 'not those of --adverts' said
}
@test "killed at any point, the next run ends in the same bytes" {
  wt-nightly in ref >said
  plain=$PATH
  mkdir stub
  for c in wt-extract wt-match wt-agg wt-stamp wt-audit wt-moved sha256sum tar mv ln sync jq rm mkdir xargs; do
    printf '%s\n' '#!/bin/bash' "echo >>$PWD/calls" \
      "((\$(wc -l <$PWD/calls) < \$(<$PWD/n))) || kill -9 -- -\$(<$PWD/pgid)" "exec -a $c $(command -v $c) \"\$@\"" >stub/$c
  done
  chmod +x stub/*
  at=0
  for step in ${WT_ALL:+1 3 6 8 11 14 18 22 25 27 29 31} 33 ${WT_ALL:+35 37 39 41 43 45 47} 49 ${WT_ALL:+51 53 55 57 59} 1000; do
    rm -rf out calls
    echo $step >n
    ended=1
    PATH=$PWD/stub:$plain setsid bash -c 'echo $$ >pgid; exec wt-nightly in out' >said 2>err || ended=''
    [[ -n $ended ]] || at=$step
    [[ ! -e out/.lock ]] || flock out/.lock true
    wt-nightly in out >said || { echo "after call $step"; cat said; false; }
    diff -r ref/latest/ out/latest/ || { echo "after call $step"; false; }
    [[ $(ls -A out | tr '\n' ' ') == ".lock .text .used cache latest runs " ]] || { ls -A out; false; }
  done
  # The steps reach to the end, and the first ones did kill.
  [[ -n $ended && $at != 0 ]] || { echo "at $at"; false; }
}
@test "old runs, and what was made for them, are not kept for ever" {
  for i in 1 2 3 4; do
    cp "$DATA/sites/taobao-search.html" "in/$i.html"
    wt-nightly -k 2 in out >said
  done
  [[ $(ls out/runs | wc -l) == 2 ]]
  [[ $(ls out/cache/*.tar | wc -l) == 6 ]]
  rm in/[234].html
  wt-nightly -k 1 in out >said
  [[ $(ls out/runs | wc -l) == 1 && $(ls out/cache/*.tar | wc -l) == 3 ]]
}
@test "names with blanks and quotes" {
  mkdir "in/a 'b"
  mv in/jd-search.html "in/a 'b/c\"d \\ é.html"
  wt-nightly in out >said
  [[ $(jq -s 'map(.file) | .[0]' out/latest/archives.ndjson) == "\"a 'b/c\\\"d \\\\ é.html\"" ]]
}
@test "an empty folder, and none" {
  rm in/*
  wt-nightly in out >said || status=$?
  [[ $status == 3 && ! -e out/latest ]]
  grep -q 'in: no archive in it' said
  status=0
  wt-nightly none out2 >said 2>err || status=$?
  [[ $status == 3 && ! -e out2/latest ]]
}

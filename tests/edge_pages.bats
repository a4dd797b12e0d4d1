#!/usr/bin/env bats
# The edge cases of tests/edge.bats that apply to tools that read pages.
#
# PAGE is a page with one advert, which comes as ADVERT when it is read from
# standard input; the bundled archive stands for what is large.
load helper

setup() {
  cd "$BATS_TEST_TMPDIR" || return
  # In the shape of a search page saved as its data.
  cat >page <<-'END'
	g_page_config = {"mods":{"itemlist":{"data":{"auctions":[{"nid":"900000000001","raw_title":"例","view_price":"1.10","detail_url":"//item.taobao.com/item.htm?id=900000000001","item_loc":"北京","nick":"例甲","user_id":"990000001","shopcard":{"isTmall":false}}]}}}};
	END
  PAGE=$(cat page)
  ADVERT=$(wt-extract <page)
  [[ $ADVERT == *'"id":"taobao:900000000001"'* ]]
  # A page in the archive that is cut off is its one reject.
  W="wt-extract --max-rejects 1 $DATA/demo.warc.gz"
  export W
}

# ids: the adverts of a stream by their ids, without the quotes of JSON.
ids='grep -o "^{.id.:.[^,]*" | tr -d "{\""'

@test "no input"                       { t 'wt-extract' '' ''; }
@test "one page"                       { t 'wt-extract' "$PAGE" "$ADVERT"; }
@test "one page, no last line feed"    { t 'printf %s "$(cat)" | wt-extract | wc -l' "$PAGE" '1'; }
@test "a BOM before a page"            { t "{ printf '\\357\\273\\277'; cat; } | wt-extract | $ids" "$PAGE" 'id:taobao:900000000001'; }
@test "a page of CRLF lines"           { t "sed 's/\$/\\r/' | wt-extract | $ids" "$PAGE" 'id:taobao:900000000001'; }
@test "bytes that are nothing: no crash, and accounted for" {
  for seed in 1 2 3 4 5; do
    s=0
    head -c 100000 /dev/zero | openssl enc -aes-128-ctr -nosalt \
      -pass "pass:$seed" 2>/dev/null | wt-extract --summary s >out 2>err || s=$?
    ((s <= 3)) || { echo "status $s"; cat err; false; }
    [[ ! -s out ]]
  done
  jq -e -s 'all(.[]; .in == .used + .rejected + (.skipped|add // 0))' s
}
@test "5,000,000 brackets" {
  {
    printf 'g_page_config = {"mods":{"itemlist":{"auctions":'
    head -c 5000000 /dev/zero | tr '\0' '['
  } >deep
  t 'wt-extract deep 2>err; [ $? -le 1 ]' '' ''
}
@test "200,000 elements in each other" { t "{ echo '<html><body>'; yes '<div>' | head -n 200000; } | wt-extract --url https://search.jd.com/Search 2>/dev/null; [ \$? -le 1 ]" '' ''; }

@test "a file, then standard input"    { t "echo; wt-extract page - | $ids" "$PAGE" $'\nid:taobao:900000000001\nid:taobao:900000000001'; }
@test "a folder is read whole, in the order of names" { t "mkdir d; cp page d/b; sed s/0001/0002/g page >d/a; wt-extract d | $ids" '' $'id:taobao:900000000002\nid:taobao:900000000001'; }
@test "folders in a folder stand where their names do; links are followed; one around itself, and what cannot be read, is told" { t "mkdir -p d/b d/b.c x; cp page d/b.d; cp page d/b/2; cp page d/b.c/1; cp page x/3; ln -s ../../x d/b/1; ln -s .. d/b/up; ln -s nothing d/a; mkfifo d/p; wt-extract --summary s d/ 2>err | jq -r .source.file; sed 's/^wt-extract: //' err; jq -c '[.in,.skipped,.status]' s" '' $'d/b/1/3\nd/b/2\nd/b.c/1\nd/b.d\nd/a: No such file or directory\nd/b/up: a folder inside itself; not walked again\n[5,{"special":1},3]'; }
@test "a missing file beside a good one" { t 'wt-extract no-such-file -' "$PAGE" "$ADVERT" 3 'no-such-file: No such file'; }
@test "a file that cannot be read"     { t 'wt-extract /proc/self/mem -' "$PAGE" "$ADVERT" 3 '/proc/self/mem: '; }
@test "closed standard input"          { t 'wt-extract <&-' '' '' 3 '<stdin>: '; }
@test "closed standard output"         { not_valgrind; t 'wt-extract >&-' "$PAGE" '' 3 '<stdout>: '; }
@test "closed standard error"          { t 'wt-extract no-such-file - 2>&-' "$PAGE" "$ADVERT" 3; }
@test "/dev/full, one advert"          { t 'wt-extract >/dev/full' "$PAGE" '' 3 '<stdout>: No space'; }
@test "/dev/full, many adverts"        { t '$W $W >/dev/full' '' '' 3 '<stdout>: No space'; }
@test "/dev/full, help"                { t 'wt-extract --help >/dev/full' '' '' 3 '<stdout>: No space'; }
@test "/dev/full, version"             { t 'wt-extract --version >/dev/full' '' '' 3 '<stdout>: No space'; }
@test "the reader gone: a quiet death" { t 'wt-extract --max-rejects 100 $(yes "$DATA/demo.warc.gz" | head -n 100) 2>err | head -n 1 >one; s=${PIPESTATUS[0]}; grep -v "; rejected$" err; exit $s' '' '' 141; }
@test "the reader gone, and nobody says" { t 'trap "" PIPE; wt-extract --max-rejects 100 $(yes "$DATA/demo.warc.gz" | head -n 100) 2>err | head -n 1 >one; s=${PIPESTATUS[0]}; grep -o "<stdout>: Broken pipe" err; exit $s' '' '<stdout>: Broken pipe' 3; }
@test "gzip in gives what plain gives" { t 'gzip | wt-extract | jq -c "del(.source)"' "$PAGE" "$(jq -c 'del(.source)' <<<"$ADVERT")"; }
@test "one byte at a time"             { t 'dd bs=1 status=none | wt-extract' "$PAGE" "$ADVERT"; }

@test "a cut archive: what was whole is out, status 3, and the place" {
  n=$(stat -c %s "$DATA/demo.warc.gz")
  $W >whole 2>err
  for cut in $((n - 1)) $((n - 2000)) 3000 700; do
    s=0
    head -c "$cut" "$DATA/demo.warc.gz" >cut.gz
    wt-extract cut.gz >out 2>err || s=$?
    ((s == 3)) || { echo "cut at $cut: status $s"; bad=1; }
    cmp <(jq -c 'del(.source)' out) \
      <(jq -c 'del(.source)' whole | head -n "$(wc -l <out)") || bad=1
    grep -q 'cut.gz.*[0-9]' err || { cat err; bad=1; }
  done
  [[ -z ${bad-} ]]
}

@test "the first page's advert is out while the second page is awaited" {
  record() {
    printf 'WARC/1.1\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>\r\nWARC-Date: 2020-01-01T00:00:00Z\r\nWARC-Target-URI: https://s.taobao.com/search?q=1\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n' "$(wc -c <page)"
    cat page
    printf '\r\n\r\n'
  }
  record >first
  record >second
  record | gzip >first.gz
  prompt first second wt-extract
  prompt first.gz first.gz wt-extract
}

@test "busy, it writes 32 KiB and more at once" {
  command -v strace >/dev/null || skip "no strace here"
  [[ -z ${SAN-} ]] || skip "no strace under sanitizers"
  strace -o trace true || skip "strace may not trace here"
  strace -e trace=write -e signal=none -o trace wt-extract --max-rejects 100 \
    $(yes "$DATA/demo.warc.gz" | head -n 30) >/dev/null 2>err
  sed -n 's/.*write(1,.* = \([0-9]*\)$/\1/p' trace | sed '$d' | awk '
    { n++; if ($1 < 32768) small++ }
    END { print n " writes, " small + 0 " small"; exit n < 5 || small > 0 }'
}

@test "--output"                       { t 'wt-extract --output o; cat o; ls -A | grep o.wt-part; true' "$PAGE" "$ADVERT"; }
@test "--output keeps the old file at status 3" { t 'echo old >o; wt-extract -o o no-such-file -; r=$?; cat o; exit $r' "$PAGE" 'old' 3 'no-such-file'; }
@test "--output that is an input"      { t 'wt-extract -o page page; r=$?; cmp - page && exit $r' "$PAGE" '' 2 'one of the inputs'; }
@test "--output /dev/null"             { t 'wt-extract -o /dev/null && [ -c /dev/null ]' "$PAGE" ''; }
@test "--output within a folder that is read" { t "mkdir d; cp page d; wt-extract -o d/o d && wt-extract -o d/o d/page && cat d/o | $ids" '' 'id:taobao:900000000001'; }
@test "--rejects: where, how long, and the bytes" {
  s=0
  wt-extract --rejects r "$DATA/demo.warc.gz" >out 2>err || s=$?
  ((s == 1))
  [[ $(jq -c 'keys_unsorted' r) == '["tool","reason","file","record","offset","length","sha256","bytes"]' ]]
  # The place it names holds the member whose bytes it is the digest of.
  tail -c +$(($(jq .offset r) + 1)) "$DATA/demo.warc.gz" >rest.gz
  zcat rest.gz 2>/dev/null | head -c "$(jq .length r)" >stored
  [[ $(sha256sum <stored | cut -d' ' -f1) == $(jq -r .sha256 r) ]]
  cmp <(head -c 4096 stored) <(jq -r .bytes r | base64 -d)
}

@test "any advert opens to its archived bytes" {
  $W 2>err | jq -r '[.source.offset, .source.skip // 0, .source.length, .source.sha256] | @tsv' |
    sort -u >places
  [[ $(wc -l <places) -ge 8 ]]
  while read -r offset skip length sha; do
    [[ $(tail -c +$((offset + 1)) "$DATA/demo.warc.gz" | zcat 2>/dev/null |
      tail -c +$((skip + 1)) | head -c "$length" | sha256sum) == "$sha"* ]]
  done <places
}

@test "--summary: one line that adds up" {
  $W --summary s >out 2>err
  jq -e --argjson n "$(wc -l <out)" '.tool == "wt-extract" and .out == $n and
    .in == .used + .rejected + ([.skipped[]] | add) and .rejected == 1 and
    .status == 0 and (.rules_sha256 | length) == 64' s
}

@test "--max-rejects, beyond"          { t 'wt-extract --max-rejects 0 "$DATA/demo.warc.gz" >out' '' '' 3 'max-rejects'; }
@test "an option that there is not"    { t 'wt-extract --no-such-option' '' '' 2 'usage: '; }
@test "site files that are not there: 2, and nothing was read" { t 'wt-extract --sites no-such-folder; s=$?; cat; exit $s' "$PAGE" "$PAGE" 2 'no-such-folder'; }
@test "a terminal and no file: usage, 2" {
  command -v script >/dev/null || skip "no script(1) here"
  s=0
  script -qec wt-extract /dev/null </dev/null >said || s=$?
  ((s == 2))
  grep -q 'usage: wt-extract' said
}
@test "how far it is, on a terminal and nowhere else" {
  not_valgrind
  command -v script >/dev/null || skip "no script(1) here"
  cd "$BATS_TEST_TMPDIR"
  # longer where the machine is so busy that a second passes before it starts
  for t in 1.3 5 20; do
    slow="(echo '<p>'; sleep $t) | wt-extract"
    script -qec "$slow >out" /dev/null </dev/null >said
    ! grep -q pages/s said || break
  done
  grep -q 'wt-extract: 0.0 MB, [01] pages/s, 0 adverts' said
  script -qec "$slow 2>err | cat >out" /dev/null </dev/null >said
  ! grep -q pages/s err && [[ ! -s said ]]
}
@test "a table of a header alone"  { t 'echo "title,price,url" >a.csv; echo "name,url" >b.csv; wt-extract a.csv b.csv' '' '' 0 $'a.csv: no adverts: no_rows 1\nwt-extract: b.csv: no adverts: no_site 1'; }
@test "texts without their pages" { t 'printf "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: http://a.example/\r\nContent-Type: text/plain\r\nContent-Length: 4\r\n\r\nComb\r\n\r\n" >a.wet; wt-extract a.wet' '' '' 0 'no adverts: conversion 1; texts of pages (WET)'; }
@test "a named file that gives nothing says so"  { t 'cd "$DATA"; wt-extract sites/jd-home.html sites/jd-search.html | wc -l' '' 2 0 'jd-home.html: no adverts: no_site 1; see --explain'; }
@test "a file that is told in another way, or rightly has none, does not" {
  cd "$BATS_TEST_TMPDIR"
  printf '\037\213junk' >bent.gz
  wt-extract bent.gz gone.html 2>err >out || true
  ! grep -q 'no adverts' err
  (($(grep -c '\(bent.gz\|gone.html\):' err) == 2))
  wt-extract --explain "$DATA/sites/jd-home.html" 2>err >out
  [[ ! -s err ]]
}
@test "of many files that give nothing ten are told, and how many there are" {
  cd "$BATS_TEST_TMPDIR"
  for i in {1..12}; do echo '<p>none' >"$i.html"; done
  wt-extract ./*.html 2>err
  (($(grep -c 'no adverts: ' err) == 10))
  grep -q '^wt-extract: 2 more files without adverts, 12 in all$' err
}
@test "--help: examples first, then the options" {
  [[ $(wt-extract --help | grep -oE '^(usage|examples|options|options of every tool):' | tr '\n' ' ') == \
    'usage: examples: options: options of every tool: ' ]]
}
@test "--version"                      { t 'wt-extract --version | grep -cE "^wt-extract [0-9]+\.[0-9]"' '' '1'; }

@test "locale, time zone and pieces change nothing" {
  $W >want 2>err
  a=$DATA/demo.warc.gz
  {
    LC_ALL=tr_TR.UTF-8 $W
    LC_ALL=C TZ=Pacific/Kiritimati $W
    env -i PATH="$PATH" $W
  } 2>err >got
  cmp got <(cat want want want)
  for obs in 7 4095 1000000; do
    dd if="$a" obs=$obs status=none | wt-extract --max-rejects 1 2>err
  done | sed 's/"file":"-"/"file":"X"/' | sort | uniq -c | awk '$1 % 3 { exit 1 }'
}

@test "a folder whose list ends too soon is told, of pages or of rules" {
  command -v strace >/dev/null || skip "no strace here"
  [[ -z ${SAN-} ]] || skip "no strace under sanitizers"
  cd "$BATS_TEST_TMPDIR"
  strace -o trace true || skip "strace may not trace here"
  mkdir -p d/e
  echo '<p>' | tee d/1.html d/e/2.html >d/3.html
  strace -o trace -e trace=getdents64 wt-extract --summary good d
  lists=$(grep -c '^getdents64' trace)
  told=0
  for ((n = 1; n <= lists; n++)); do
    status=0
    rm -f got
    strace -o trace -e trace=getdents64 -e inject=getdents64:error=EIO:when=$n wt-extract --summary got d 2>err || status=$?
    if ((status == 0)); then # the list of what a HAR says is beside it
      cmp <(jq -c .skipped got) <(jq -c .skipped good)
    else
      ((status >= 2))
      grep -q '^wt-extract: .*: Input/output error$' err
      told=$((told + 1))
    fi
  done
  ((told * 2 > lists))
}

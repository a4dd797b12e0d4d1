#!/usr/bin/env bats
# pipelines for a person at a desk: interval, compare, review, exhibit.
# plain build only
load helper

setup_file() {
  cd "$BATS_FILE_TMPDIR" || return
  wt-extract --max-rejects 1 "$DATA/demo.warc.gz" 2>err | wt-match | wt-classify >adverts
}

setup() {
  cd "$BATS_TEST_TMPDIR" || return
  a=$BATS_FILE_TMPDIR/adverts
}

# Exact limits as tables and R have them (poisson.test, binom.test).
@test "interval poisson: 0, 1, 10 and many" { t 'wt-interval poisson' $'0 1\n1 1\n10 1\n3126 300\n5 0' $'0 1 0 0 3.68888\n1 1 1 0.0253178 5.57164\n10 1 10 4.79539 18.3904\n3126 300 10.42 10.0579 10.7918\n5 0 - - -'; }
@test "interval ratio: the example of R, and with nothing" { t 'wt-interval ratio' $'21 3011 11 800\n0 1 5 1\n5 1 0 1\n0 1 0 1\n1 0 1 1' $'21 3011 11 800 1.97149 0.858426 4.27727\n0 1 5 1 - 0.916356 -\n5 1 0 1 0 0 1.09128\n0 1 0 1 - - -\n1 0 1 1 - - -'; }
@test "interval wilson" { t 'wt-interval wilson' $'8 10\n0 10\n10 10\n0 0' $'8 10 0.8 0.490162 0.943318\n0 10 0 0 0.277533\n10 10 1 0.722467 1\n0 0 - - -'; }
@test "interval: a wrong call" { t 'wt-interval normal' '' '' 2 'usage'; }

effort() {
  printf 'period\tfrom\tto\thours\tplatforms\twords\n# a note\n1\t2020-11-05\t2020-11-05\t%s\ttaobao\tw\n2\t2021-03-01\t2021-03-31\t%s\t%s\tw\n' "$1" "$2" "$3" >e.tsv
}
@test "compare: rates by commodity with intervals, and in all" {
  effort 4 10 taobao
  wt-compare -e e.tsv 1 "$a" 2 "$a" >got 2>err
  n=$(jq -r 'select(.class.commodity and (.captured | startswith("2020-11-05"))) | .id' "$a" | sort -u | wc -l)
  m=$(jq -r 'select(.class.commodity and (.captured | startswith("2021-03"))) | .id' "$a" | sort -u | wc -l)
  ((n > 10 && m > 10))
  jq -se --argjson n "$n" --argjson m "$m" 'map(select(.row == "total"))[0] | .before == $n and .after == $m
    and .hours_before == 4 and .rate_after == $m / 10 and .low_before < .rate_before and .rate_before < .high_before
    and .low_ratio < .ratio and .ratio < .high_ratio' got
  jq -se 'map(select(.commodity == "camel")) == [map(select(.commodity == "camel"))[0]] and (map(select(.commodity == "camel"))[0].before > 0)' got
  wt-report got >table && grep -q 'Camel' table
}
@test "compare: columns stand in their order, also where the first row lacks some" {
  effort 4 10 taobao
  printf '%s\n' '{"id":"x:1","captured":"2021-03-05","class":{"commodity":"camel"}}' \
    '{"id":"x:2","captured":"2021-03-05","class":{"commodity":"parrot"}}' '{"id":"x:2","captured":"2020-11-05","class":{"commodity":"parrot"}}' >b
  wt-compare -e e.tsv 1 b 2 b | jq -r '.columns // empty | join(" ")' >said
  grep -q ' rate_before low_before high_before rate_after low_after high_after ratio low_ratio high_ratio$' said
}
@test "compare: sellers and words, new and vanished" {
  effort 4 10 taobao
  wt-compare -e e.tsv 1 "$a" 2 "$a" >got 2>err
  for k in seller word; do
    for c in new vanished; do
      jq -se --arg k $k --arg c $c 'map(select(.[$k] and .change == $c)) | length > 0 and
        all(if $c == "new" then .before == 0 and .after > 0 else .after == 0 and .before > 0 end)' got >said
    done
  done
}
@test "compare: platforms, words, rules and profiles that differ are told" {
  effort 4 10 taobao,jd
  mkdir r1 r2
  cp "$a" r1/adverts.ndjson
  sed 's/"profile":"official"/"profile":"other"/' "$a" >r2/adverts.ndjson
  echo '{"tool":"wt-match","version":"1","rules_sha256":"aaaaaaaaaaaaaaaa"}' >r1/summaries.ndjson
  echo '{"tool":"wt-match","version":"1","rules_sha256":"bbbbbbbbbbbbbbbb"}' >r2/summaries.ndjson
  wt-compare -e e.tsv 1 r1 2 r2 >got 2>err
  jq -r 'select(.table == "compare-warnings" and .what) | .what' got | tr '\n' ',' >whats
  grep -q 'the platforms searched,the rules,the profiles,' whats
  grep -q 'wt-compare: not the same: the platforms searched: taobao and taobao,jd' err
  effort 4 10 taobao
  wt-compare -e e.tsv 1 r1 1 r1 2>err | jq -e 'select(.what)' >said || :
  [[ ! -s said && ! -s err ]]
}
@test "compare: no hours, no rate; no such period; no day" {
  effort '' 10 taobao
  sed 's/"captured":"2021[^"]*",//' "$a" >b
  wt-compare -e e.tsv 1 b 2 b >got 2>err
  jq -se 'map(select(.row == "total"))[0] | (has("rate_before") or has("ratio") | not) and .after == 0' got
  grep -q 'adverts without a day, not counted' err
  status=0
  wt-compare -e e.tsv 1 b 9 b >got 2>err || status=$?
  [[ $status == 2 && ! -s got ]]
  grep -q 'no period 9 in it; it has 1 2$' err
}
@test "period: of what wt-nightly keeps the run that is meant is told; a file that is not there" {
  mkdir -p out/latest
  wt-period 2020 out >got 2>err && false
  grep -qx 'wt-period: out: give a run in it: out/latest' err
  wt-exhibit x:1 nosuch.ndjson out2 2>err && false
  grep -qx 'wt-exhibit: nosuch.ndjson: no such file of adverts' err
}
@test "compare: the day is that of China" {
  printf '%s\n' '{"id":"x:1","captured":"2020-11-04T16:00:00Z","class":{"commodity":"camel"}}' \
    '{"id":"x:2","captured":"2020-11-05T16:00:00Z","class":{"commodity":"camel"}}' >b
  effort 1 1 taobao
  wt-compare -e e.tsv 1 b 1 b | jq -s 'map(select(.row == "total"))[0].before' >said
  grep -qx 1 said
}
@test "compare: the day is that of China, also of a time in another zone" {
  effort 1 1 taobao
  for at in 04T11:00:00.25-05:00 04T11:30:00-05:00 05T00:10:00+08:00 05T23:59:59+08:00 05T15:00:00-00:30; do
    echo "{\"id\":\"x:$at\",\"captured\":\"2020-11-$at\",\"class\":{\"commodity\":\"camel\"}}"
  done >b
  for at in 04T23:59:00+08:00 05T11:00:00-05:00; do
    echo "{\"id\":\"x:$at\",\"captured\":\"2020-11-$at\",\"class\":{\"commodity\":\"camel\"}}"
  done >>b
  [[ $(wt-period -e e.tsv 1 b | jq -c .all) == '{"adverts":5}' ]]
}
@test "period: behind a line that is no summary rules are not left out in status 0" {
  mkdir run
  cp "$a" run/adverts.ndjson
  printf '%s\n' '{"tool":"wt-match","version":"1","rules_sha256":"0123456789abcdef"}' '{"tool":' >run/summaries.ndjson
  wt-period 2020 run >got 2>err && false
  [[ ! -s got && -s err ]]
  sed -i 2d run/summaries.ndjson
  wt-period 2020 run | jq -e '.rules == "wt-match 1 0123456789ab\n"' >said
}
@test "the effort of the report is on file" {
  wt-period 2020 "$a" | jq -e '.effort.hours == "300"' >said
}

@test "review queue: each advert once, from all strata, with its reasons; the same each time" {
  wt-review queue -n 30 "$a" >q
  [[ $(wc -l <q) == 30 && $(jq -r .id q | sort -u | wc -l) == 30 ]]
  (($(jq -r .stratum q | sort -u | wc -l) > 20))
  [[ $(jq -r .picked q | sort -u | tr '\n' ' ') == "chance doubt " ]]
  shuf --random-source=/dev/zero "$a" >other
  wt-review queue -n 30 other | cmp - q
  # The first of a stratum is the most doubtful.
  wt-review queue -n 1000 "$a" | jq -r '[.stratum, .doubt] | @tsv' | sort -k 1,1 -k 2,2nr | sort -k 1,1 -u >most
  jq -r 'select(.picked == "doubt") | [.stratum, .doubt] | @tsv' q | sort -k 1,1 -k 2,2nr | sort -k 1,1 -u >first
  [[ -s first && -z $(comm -13 most first) ]]
  echo '{"id":"x:1","title":"t","match":{"commodities":["camel"],"score":9,"scores":{"camel":9},"hits":[{"rule":"r","text":"t","how":["case"],"sign":"?"}]},"class":{"review":[]}}' |
    wt-review queue /dev/stdin | jq -e '.stratum == "none" and .doubt == 70 and (.why | length) == 4' >said
  [[ $(wt-review queue -n 3 "$a" | wc -l) == 3 ]]
  (($(wt-review queue "$a" | wc -l) > 40))
}
@test "review page: a line an advert, which opens to it; lists are no JSON" {
  wt-review queue -n 9 "$a" >q
  wt-review page q "$a" >page.html
  [[ $(grep -c '<tr><td>.*data-r=' page.html) == 9 ]]
  ! grep -q '<svg' page.html
  jq -r 'select(.why | length > 1) | .why | join("; ")' q | head -n 1 >why
  [[ -s why ]]
  grep -qF -f why page.html
}
@test "review merge: verdicts by id, and no other byte changes" {
  wt-review queue -n 4 "$a" | jq -c '.verdict = "right" | .note = "a \"b\" & \\1" | .by = "例"' >v
  wt-review merge v "$a" >m
  [[ $(wc -l <m) == $(wc -l <"$a") ]]
  diff "$a" m >d || :
  [[ $(grep -c '^>' d) == $(jq -r .id v | grep -cxFf - <(jq -r .id "$a")) ]]
  sed 's/,"verdict":{"verdict":"right","note":"a \\"b\\" & \\\\1","by":"例"}}$/}/' m | cmp - "$a"
  wt-review merge v m | cmp - m
  : >none
  wt-review merge none "$a" | cmp - "$a"
  printf '%s\n' '{"id":"x","verdict":"right"}' '{"id":"x","verdict":"wrong"}' >two
  status=0
  wt-review merge two "$a" >m 2>err || status=$?
  [[ $status == 2 && ! -s m ]]
}
@test "review merge: verdicts that cannot be read, or are of no advert, are told" {
  t "wt-review merge none $a" '' '' 3 'none'
  t "wt-review merge - $a" '{"id":' '' 3 'parse error'
  echo '{"id":"x:1","verdict":"right"}' >v
  wt-review merge v "$a" 2>err | cmp - "$a"
  grep -qF "1 verdicts are of no advert in $a; the first: x:1" err
}
@test "review: a verdict that is none of the three words is told" {
  echo '{"id":"x:1","picked":"chance","verdict":"rigth","stratum":"camel","hits":[]}' >v
  wt-review precision - <v 2>err >out
  [[ ! -s out && $(<err) == 'wt-review: 1 verdicts are not right, wrong or unsure; the first: "rigth"' ]]
  wt-review merge v "$a" 2>err >out
  grep -qF 'unsure; the first: "rigth"' err
}
@test "moved: keys that read alike with a blank between them are two rows" {
  mkdir old new
  echo '{"version":"1","profile":"p","rules":{},"inputs":[]}' | tee old/stamp.json >new/stamp.json
  echo '{"table":"t","a":"a b","b":"c","n":1}' >old/tables.ndjson
  printf '%s\n' '{"table":"t","a":"a b","b":"c","n":1}' '{"table":"t","a":"a","b":"b c","n":2}' >new/tables.ndjson
  : | tee new/archives.ndjson >new/rejects.ndjson
  wt-moved old new | grep -cx '+ t a b c: n 2'
}
@test "review precision: per rule and commodity, by chance alone, with Wilson's interval" {
  for i in 1 2 3 4 5 6 7 8 9 10; do
    v=right && ((i > 2)) || v=wrong
    echo "{\"id\":\"$i\",\"picked\":\"chance\",\"verdict\":\"$v\",\"stratum\":\"camel\",\"hits\":[{\"rule\":\"a.b\",\"sign\":\"+\"},{\"rule\":\"no\",\"sign\":\"-\"}]}"
  done >v
  echo '{"id":"11","picked":"doubt","verdict":"wrong","stratum":"camel","hits":[{"rule":"a.b","sign":"+"}]}' >>v
  t "wt-review precision $PWD/v" '' $'{"table":"review-commodity","commodity":"camel","right":8,"seen":10,"precision":0.8,"low":0.490162,"high":0.943318}\n{"table":"review-rule","rule":"a.b","right":8,"seen":10,"precision":0.8,"low":0.490162,"high":0.943318}'
}
@test "review: a line that is no record is never a shorter queue, page or count in status 0" {
  wt-review queue -n 9 "$a" >q
  { head -n 3 q; echo '{"id":'; tail -n 3 q; } >bad
  for c in "queue bad" "page bad $a" "precision bad"; do
    status=0
    wt-review $c >out 2>err || status=$?
    [[ $status != 0 && -s err ]] || { echo "$c: $status"; false; }
  done
}
@test "review: wrong calls" {
  for c in '' 'queue' 'queue -n x a' 'merge a' 'precision' 'other a'; do
    status=0
    # shellcheck disable=SC2086
    wt-review $c >out 2>err || status=$?
    [[ $status == 2 ]] || { echo "$c: $status"; false; }
  done
}

@test "exhibit: record, reasons, bytes of every capture; verified as its README says" {
  cd "$ROOT"
  wt-extract --max-rejects 1 tests/data/demo.warc.gz 2>"$BATS_TEST_TMPDIR/err" | wt-match | wt-classify >"$BATS_TEST_TMPDIR/b"
  wt-exhibit 1688:900000000701 "$BATS_TEST_TMPDIR/b" "$BATS_TEST_TMPDIR/x"
  x=$BATS_TEST_TMPDIR/x
  (cd "$x" && sha256sum -c --quiet SHA256SUMS)
  grep -F 1688:900000000701 "$BATS_TEST_TMPDIR/b" | cmp - "$x/records.ndjson"
  [[ $(wc -l <"$x/records.ndjson") == 2 && -s $x/page-2.bin ]]
  grep -q '例\|骆驼' "$x/page-1.bin"
  grep -q 'hit: ' "$x/explanation.txt"
  ! grep -q 'not what the record says' "$x/explanation.txt"
  # Each command that the text gives prints the digest that it gives.
  grep -o '\(wt-extract --exhibit\|tail -c\).*sha256sum' "$x/README.txt" | while read -r command; do
    sh -c "$command" | cut -d ' ' -f 1
  done >digests
  [[ $(wc -l <digests) == 4 ]]
  grep -o 'Its SHA-256: .*' "$x/README.txt" | cut -d ' ' -f 3 | sort >want
  sort -u digests | diff want -
  rm digests want
}
@test "exhibit: of a file that is not packed, and of a member, the README tells what holds" {
  printf 'id,title,price,url\n7,象牙手串,9,https://a.example/goods/7.html\n' >"it's.csv"
  python3 -c 'import zipfile; zipfile.ZipFile("x.zip", "w").write("it\x27s.csv", "y.csv")'
  wt-extract "it's.csv" | wt-match | wt-classify >b
  wt-exhibit a.example:7 b x
  grep -o 'tail -c.*sha256sum' x/README.txt | sh | grep -q "^$(sha256sum <"it's.csv")"
  ! grep -q gzip x/README.txt
  grep -q 'the advert is number 1 in it' x/README.txt
  wt-extract x.zip | wt-match | wt-classify >b
  wt-exhibit a.example:7 b y
  grep -q "SHA-256 of the file x.zip: $(sha256sum <x.zip | cut -c 1-64)" y/README.txt
  ! grep -q 'tail -c' y/README.txt
}
@test "exhibit: what controls a terminal is not in its texts" {
  printf 'id,title,price,url\n7,"\033[2J象牙手串\u202e",9,https://a.example/goods/7.html\n' >e.csv
  wt-extract e.csv | wt-match | wt-classify >b
  wt-exhibit a.example:7 b x
  ! LC_ALL=C grep -q "$(printf '\033')" x/explanation.txt
  grep -q '?\[2J象牙手串?' x/explanation.txt
}
@test "exhibit: an archive that is not there: -C is named, and nothing is said of other bytes" {
  wt-extract --max-rejects 1 "$DATA/demo.warc.gz" 2>err | sed "s,$DATA,none," | wt-match | wt-classify >b
  wt-exhibit 1688:900000000701 b x 2>err || status=$?
  [[ $status == 3 && ! -e x && $(grep -c 'from the folder .; -C names another' err) == 1 ]]
  ! grep -q 'not those that were read' err
}
@test "exhibit: behind a line that is no record a capture is not left out in status 0" {
  cd "$ROOT"
  b=$BATS_TEST_TMPDIR
  id=$(jq -r .id "$a" | head -n 1)
  { head -n 1 "$a"; echo '{"id":'; head -n 1 "$a"; } >"$b/bad"
  wt-exhibit "$id" "$b/bad" "$b/x" >"$b/out" 2>"$b/err" && false
  [[ -s $b/err && ! -e $b/x ]]
}
@test "exhibit: an archive that changed is status 3, and no folder" {
  mkdir root
  cp "$DATA/demo.warc.gz" root/a.warc.gz
  (cd root && wt-extract --max-rejects 1 a.warc.gz 2>err) | wt-match | wt-classify >b
  wt-exhibit -C root 1688:900000000701 b x
  [[ -d x ]]
  sed 's/"sha256":"[0-9a-f]\{4\}/"sha256":"0000/' b >c
  status=0
  wt-exhibit -C root 1688:900000000701 c y 2>err || status=$?
  [[ $status == 3 && ! -e y ]]
  grep -q 'not those that were read' err
  status=0
  wt-exhibit -C root none:1 b z 2>err || status=$?
  [[ $status == 2 && ! -e z ]]
  status=0
  wt-exhibit -C root 1688:900000000701 b x 2>err || status=$?
  [[ $status == 2 ]]
  [[ -z $(ls -d y.* z.* x.* 2>/dev/null) ]]
}

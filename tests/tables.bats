#!/usr/bin/env bats
# pipelines/tables: what is published, and that a lost stage publishes nothing.
load helper

setup() {
  cd "$BATS_TEST_TMPDIR" || return
  tables=$ROOT/pipelines/tables
}

@test "tables, adverts, rejects and summaries; a known reject allowed" {
  sh "$tables" -x 1 out "$DATA/demo.warc.gz" 2>err
  [[ $(ls out | tr '\n' ' ') == "adverts.ndjson by-commodity.ndjson by-platform.ndjson by-status.ndjson rejects.ndjson summaries.ndjson " ]]
  [[ $(jq -s 'map(select(.row)) | .[0].captures' out/by-status.ndjson) == $(wc -l <out/adverts.ndjson) ]]
  [[ $(wc -l <out/rejects.ndjson) == 1 && $(wc -l <out/summaries.ndjson) == 3 ]]
}

@test "an advert that was captured twice is one advert" {
  printf 'id,title,price,url\n7,象牙手串,9,https://a.example/goods/7.html\n7,象牙手串,9,https://a.example/goods/7.html\n' >x.csv
  sh "$tables" out x.csv
  [[ $(jq -c 'select(.row)|[.adverts,.captures]' out/by-platform.ndjson) == "[1,2]" ]]
}

@test "a reject is status 1, and published" {
  sh "$tables" out "$DATA/demo.warc.gz" 2>err || status=$?
  [[ $status == 1 && -s out/by-platform.ndjson ]]
}

@test "a stage that is killed: 3, nothing published, nothing left behind" {
  for tool in wt-extract wt-match wt-classify; do
    rm -rf stub out
    status=0
    (instead $tool 'cat >/dev/null; kill -9 $$'; sh "$tables" -x 1 out "$DATA/demo.warc.gz" 2>err) </dev/null || status=$?
    [[ $status == 3 && -z $(ls -A out) ]] || { echo "$tool: $status"; ls -A out; false; }
  done
}

@test "a table that fails publishes none" {
  instead wt-agg 'case $* in *by-status*) exit 3 ;; esac; for a; do case $a in */by-*.ndjson) : >"$a" ;; esac; done'
  sh "$tables" -x 1 out "$DATA/demo.warc.gz" 2>err || status=$?
  [[ $status == 3 && -z $(ls -A out) ]]
}

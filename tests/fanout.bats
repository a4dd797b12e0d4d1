#!/usr/bin/env bats
# pipelines/fanout and job: the same bytes as one process, whatever happens.
# plain build only
# long
load helper

setup_file() {
  command -v python3 >/dev/null || skip "no python3 here"
  command -v parallel >/dev/null || skip "no GNU parallel here"
  cd "$BATS_FILE_TMPDIR" || return
  mkdir crawl
  "$ROOT/tests/wjc/archive" --ordinary 200 --files 6 crawl
  wt-extract crawl/*.gz | wt-match | wt-classify >adverts
  wt-agg --by platform,c=.class.commodity --calc "$(calc)" --total adverts >want
}

calc() { echo 'n=adverts,s=distinct(.seller.name),p=median(.price),m=mean(.price)'; }

setup() {
  cd "$BATS_FILE_TMPDIR" || return
  t=$BATS_TEST_TMPDIR
}

fan() { # OPTION ... - into $t/out
  parallel_home
  wt-fanout "$@" "$t/out" crawl/*.gz -- --by platform,c=.class.commodity --calc "$(calc)" --total
}

# GNU parallel keeps what it knows of machines; not among the tester's files.
parallel_home() {
  export PARALLEL_HOME=$BATS_TEST_TMPDIR/parallel
  mkdir -p "$PARALLEL_HOME"
}

ran() { # how many jobs the last run ran
  tail -n +2 "$t/out/joblog" | wc -l
}

@test "all tables of the report: the same bytes as one process" {
  parallel_home
  wt-agg --tables wjc adverts >tables
  wt-fanout -j 2 "$t/out" crawl/*.gz -- --tables wjc
  cmp "$t/out/rows.ndjson" tables
  [[ $(jq -r .status "$t/out/summaries.ndjson" | sort -u) == 0 ]]
}
@test "six archives, two at a time: the same bytes as one process" {
  fan -j 2
  cmp "$t/out/rows.ndjson" want
  [[ $(ran) == 6 && $(wc -l <"$t/out/summaries.ndjson") == 25 ]]
  [[ $(jq -s 'map(select(.tool == "wt-extract").out) | add' "$t/out/summaries.ndjson") == 4497 ]]
  # Once more: nothing is left to do.
  rm "$t/out/joblog" "$t/out/rows.ndjson"
  fan
  cmp "$t/out/rows.ndjson" want
  [[ ! -e $t/out/joblog ]]
}
@test "a job that fails: 3, no rows; the next run does that one, and the bytes are the same" {
  instead wt-extract 'for a; do case $a in *crawl-03*) exit 3 ;; esac; done; exec '"$(command -v wt-extract)"' "$@"'
  fan -r 1 2>"$t/err" || status=$?
  [[ $status == 3 && ! -e $t/out/rows.ndjson ]]
  grep -q 'crawl-03.warc.gz: not done' "$t/err"
  rm -r "$t/stub"
  fan
  [[ $(ran) == 1 ]]
  cmp "$t/out/rows.ndjson" want
}
@test "a job that fails once is tried again" {
  instead wt-extract 'case $* in *crawl-*) if mkdir '"$t"'/once 2>/dev/null; then kill -9 $$; fi ;; esac; exec '"$(command -v wt-extract)"' "$@"'
  fan -r 3 2>"$t/err"
  [[ -d $t/once ]]
  cmp "$t/out/rows.ndjson" want
}
@test "what a killed run left half done counts for nothing" {
  fan -j 2
  f=$(ls "$t"/out/jobs/*.tar | head -n 1)
  head -c $(($(stat -c %s "$f") / 2)) "$f" >"$t/half" && mv "$t/half" "$f"
  rm "$t/out/rows.ndjson"
  fan -j 2
  [[ $(ran) == 1 ]]
  cmp "$t/out/rows.ndjson" want
}
@test "fanout killed while a job runs, and run again at once" {
  instead wt-extract 'case $* in *crawl-04*) if mkdir '"$t"'/once 2>/dev/null; then kill -9 $(cat '"$t"'/pid); sleep 1; fi ;; esac; exec '"$(command -v wt-extract)"' "$@"'
  parallel_home
  (bash -c 'echo $$ >'"$t"'/pid; exec wt-fanout -j 1 '"$t"'/out crawl/*.gz -- --by platform' || :) 2>"$t/err" || :
  [[ -d $t/once && ! -e $t/out/rows.ndjson ]]
  fan
  cmp "$t/out/rows.ndjson" want
  [[ -z $(ls -d "$t"/out/.work.* 2>/dev/null) ]]
}
@test "an archive that is cut, and one that is not there: 3" {
  head -c 9000 crawl/crawl-01.warc.gz >"$t/cut.warc.gz"
  parallel_home
  wt-fanout -r 1 "$t/out" crawl/crawl-02.warc.gz "$t/cut.warc.gz" -- --by platform 2>"$t/err" || status=$?
  [[ $status == 3 && ! -e $t/out/rows.ndjson ]]
  grep -q 'cut.warc.gz: not done' "$t/err"
  status=0
  wt-fanout "$t/out" crawl/none -- --by platform 2>"$t/err" || status=$?
  [[ $status == 3 ]]
}
@test "a wrong call is 2, and nothing is run" {
  wt-fanout "$t/out" crawl/*.gz -- --by platform --calc 'n=nonsense(.x)' 2>"$t/err" || status=$?
  [[ $status == 2 && ! -e $t/out/joblog ]]
  status=0
  wt-fanout "$t/out" crawl/*.gz 2>"$t/err" || status=$?
  [[ $status == 2 ]]
  status=0
  wt-fanout "$t/out" crawl/*.gz --by platform 2>"$t/err" || status=$?
  [[ $status == 2 ]]
  grep -q usage "$t/err"
}
@test "a key that no record has is told, as it is of one process" {
  parallel_home
  wt-fanout -j 2 "$t/out" crawl/crawl-01.warc.gz crawl/crawl-02.warc.gz -- --by platfrom,platform 2>"$t/err"
  [[ $(cat "$t/err") == "wt-fanout: no record has platfrom" ]]
}
@test "a folder is read again where one of its files changed in place" {
  parallel_home
  mkdir "$t/f"
  cp crawl/crawl-01.warc.gz "$t/f"
  wt-fanout "$t/out" "$t/f" -- --calc n=count
  cat crawl/crawl-02.warc.gz >>"$t/f/crawl-01.warc.gz"
  wt-fanout "$t/out" "$t/f" -- --calc n=count
  wt-extract "$t/f" | wt-match | wt-classify | wt-agg --calc n=count | cmp - "$t/out/rows.ndjson"
}
@test "rejects: 1, published, and kept; within -x it is 0" {
  parallel_home
  wt-fanout "$t/out" "$DATA/demo.warc.gz" -- --by platform 2>"$t/err" || status=$?
  [[ $status == 1 && -s $t/out/rows.ndjson && $(wc -l <"$t/out/rejects.ndjson") == 1 ]]
  wt-fanout -x 1 "$t/out" "$DATA/demo.warc.gz" -- --by platform 2>"$t/err"
}
@test "job: a stage that is killed or cut leaves no whole file" {
  for tool in wt-extract wt-match wt-classify wt-agg; do
    for how in 'cat >/dev/null; kill -9 $$' 'head -c 100'; do
      status=0
      (instead $tool "$how"; wt-job -x 1 "$DATA/demo.warc.gz" --by platform >"$t/j.tar" 2>"$t/err") </dev/null || status=$?
      [[ $status == 3 && ! -s $t/j.tar ]] || { echo "$tool: $how: $status"; false; }
    done
  done
}
@test "job: the same bytes wherever it is made" {
  wt-job -x 1 "$DATA/demo.warc.gz" --by platform >"$t/1.tar" 2>"$t/err"
  (cd "$t" && TMPDIR=$t wt-job -x 1 "$DATA/demo.warc.gz" --by platform >2.tar 2>err)
  cmp "$t/1.tar" "$t/2.tar"
}

# Three hosts of one's own; the second cuts itself off as soon as it has a job.
hosts_up() {
  h=$t/hosts
  sh "$ROOT/tests/hosts.sh" up "$h" 2>"$t/why" || skip "no hosts of one's own: $(head -n 1 "$t/why")"
  export PARALLEL_SSH=$h/ssh
  parallel_home
}
teardown() {
  [[ ! -e $BATS_TEST_TMPDIR/hosts/names ]] || sh "$ROOT/tests/hosts.sh" down "$BATS_TEST_TMPDIR/hosts"
}

@test "three hosts over ssh: the same bytes as one process" {
  hosts_up
  fan -j 1 -S 10.213.7.1,10.213.7.2,10.213.7.3 2>"$t/err" </dev/null || { cat "$t/err"; false; }
  cmp "$t/out/rows.ndjson" want
  [[ $(tail -n +2 "$t/out/joblog" | cut -f 2 | sort -u | wc -l) == 3 ]]
}
@test "three hosts, one cut off in mid-run: the same bytes" {
  hosts_up
  instead wt-extract 'if ip -br addr | grep -q 10.213.7.2/; then : >'"$t"'/cut; ip link set eth0 down; exec sleep 60; fi
exec '"$(command -v wt-extract)"' "$@"'
  fan -j 1 -S 10.213.7.1,10.213.7.2,10.213.7.3 2>"$t/err" </dev/null || { cat "$t/err"; false; }
  [[ -e $t/cut ]]
  cmp "$t/out/rows.ndjson" want
  [[ $(tail -n +2 "$t/out/joblog" | cut -f 2 | sort -u | wc -l) == 2 ]]
}

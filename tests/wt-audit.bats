#!/usr/bin/env bats
# wt-audit: what it lets pass, and each thing that it must not.
load helper

# s TOOL IN OUT [MEMBERS]: a summary, nothing dropped but what IN and OUT say.
setup() {
  cd "$BATS_TEST_TMPDIR" || return
  s() { echo "{\"tool\":\"wt-$1\",\"version\":\"1\",\"in\":$2,\"out\":$3,\"dropped\":$(($2 - $3)),\"rejected\":0,\"status\":${4:-0}}"; }
  agg() { echo "{\"tool\":\"wt-agg\",\"version\":\"1\",\"argv\":[\"wt-agg\"${4-}],\"in\":$1,\"out\":0,\"used\":$1,\"rows\":$2,\"dropped\":0,\"rejected\":0,\"status\":${3:-0}}"; }
  pages() { echo "{\"tool\":\"wt-extract\",\"version\":\"1\",\"in\":$1,\"out\":$2,\"used\":$1,\"dropped\":0,\"rejected\":0,\"skipped\":{},\"status\":0}"; }
  export -f s agg pages
  pages 9 68 >1 && s match 68 45 >2 && s classify 45 45 >3 && agg 45 4 >4
}

@test "a pipe that lost nothing: 0, and no word" { t "cd $PWD; wt-audit 1 2 3 4" '' ''; }
@test "the same in one file, in any order" { t "cd $PWD; cat 4 2 3 1 | wt-audit --stages wt-extract,wt-match,wt-classify,wt-agg" '' ''; }
@test "two tools in one file, and no --stages" { t "cd $PWD; cat 3 4 >5; wt-audit 1 2 5" '' '' 3 '5: a run of wt-agg among those of wt-classify'; }
@test "neither a file nor a stage" { t "wt-audit </dev/null" '' '' 2 'name a summary for each stage'; }
@test "a file that is missing" { t "cd $PWD; wt-audit 1 2 none 4" '' '' 3 'none: no summary'; }
@test "a file with nothing in it" { t "cd $PWD; : >2; wt-audit 1 2 3 4" '' '' 3 '2: no summary'; }
@test "the last file with nothing in it" { t "cd $PWD; : >4; wt-audit 1 2 3 4" '' '' 3 '4: no summary'; }
@test "no summary at all" { t "wt-audit /dev/null" '' '' 3 'no summary'; }
@test "a summary that was cut" { t "cd $PWD; head -c 40 3 >5; wt-audit 1 2 5 4" '' '' 3 '5:1'; }
@test "a line that is no summary" { t "cd $PWD; echo '{\"id\":1}' >5; wt-audit 1 2 5" '' '' 3 'it has no tool'; }
@test "a count that is none" { t "cd $PWD; sed 's/\"in\":45/\"in\":4.5/' 3 >5; wt-audit 1 2 5" '' '' 3 'in is no count'; }
@test "a status that is none" { t "cd $PWD; s match 68 45 7 >5; wt-audit 1 5" '' '' 3 'status from 0 to 3'; }
@test "one advert lost before a stage" { t "cd $PWD; s classify 44 44 >3; wt-audit 1 2 3" '' '' 3 'wt-classify: read 44, but wt-match before it wrote 45'; }
@test "one advert lost behind wt-extract" { t "cd $PWD; s match 67 45 >2; wt-audit 1 2 3" '' '' 3 'read 67, but wt-extract before it wrote 68'; }
@test "one lost before the table" { t "cd $PWD; agg 44 4 >4; wt-audit 1 2 3 4" '' '' 3 'wt-agg: read 44'; }
@test "rows, not records, go into what follows a table" { t "cd $PWD; s report 4 4 >5; wt-audit 1 2 3 4 5" '' ''; }
@test "states: the records behind them" { t "cd $PWD; agg 45 1 0 ',\"--merge\"' >5; wt-audit 1 2 3 4 5; wt-audit --rows 4 5 | jq .rows" '' $'4\n1'; }
@test "a state lost before the merge" { t "cd $PWD; agg 40 1 0 ',\"--mer\"' >5; wt-audit 1 2 3 4 5" '' '' 3 'read 40, but wt-agg before it wrote 45'; }
@test "its own sum does not hold" { t "cd $PWD; sed 's/\"dropped\":23/\"dropped\":22/' 2 >5; wt-audit 1 5 3" '' '' 3 'read 68, and accounts for 67'; }
@test "the worst status counts: 1" { t "cd $PWD; s match 68 45 1 >2; wt-audit 1 2 3 4" '' '' 1; }
@test "the worst status counts: 3 before 1" { t "cd $PWD; s match 68 45 1 >2; s classify 45 45 3 >3; wt-audit 1 2 3 4" '' '' 3 'wt-classify: ended with status 3'; }
@test "a stage that was called wrongly: 2" { t "cd $PWD; s match 68 45 2 >2; wt-audit 1 2 3" '' '' 2 'wt-match: ended with status 2'; }
@test "runs of a stage are added up" { t "cd $PWD; pages 1 2 >>1; s match 2 0 >>2; wt-audit 1 2 3 4; wt-audit --rows 1 2 3 | jq -c '[.runs,.in,.out]'" '' $'[2,10,70]\n[2,70,45]\n[1,45,45]'; }
@test "the worst status of the runs of a stage counts" { t "cd $PWD; pages 1 2 >>1; s match 2 0 1 >>2; wt-audit 1 2 3 4" '' '' 1; }
@test "also if it is the first" { t "cd $PWD; pages 1 2 >>1; s match 2 0 1 >a; cat 2 >>a; wt-audit 1 a 3 4" '' '' 1; }
@test "runs of one stage with different rules" { t "cd $PWD; s match 1 0 | sed 's/\"in\"/\"rules_sha256\":\"ab\",&/' >>2; wt-audit 1 2" '' '' 3 'different rules'; }
@test "runs of one stage of different versions" { t "cd $PWD; s match 1 0 | sed 's/\"version\":\"1\"/\"version\":\"2\"/' >>2; wt-audit 1 2" '' '' 3 'runs of version 1 and of 2'; }
@test "two pipes in one file" { t "cd $PWD; cat 1 2 3 1 3 2 >all; wt-audit --stages wt-extract,wt-match,wt-classify all" '' ''; }
@test "--stages: one in the middle is missing" { t "cd $PWD; cat 1 3 >all; wt-audit --stages wt-extract,wt-match,wt-classify all" '' '' 3 'wt-match: no summary'; }
@test "--stages: the last is missing" { t "cd $PWD; cat 1 2 >all; wt-audit --stages wt-extract,wt-match,wt-classify all" '' '' 3 'wt-classify: no summary'; }
@test "--stages: one too many" { t "cd $PWD; wt-audit --stages wt-extract,wt-match 1 2 3" '' '' 3 'of none of the stages'; }
@test "--stages: one run of two is missing" { t "cd $PWD; cat 1 2 1 2 3 >all; wt-audit --stages wt-extract,wt-match,wt-classify all" '' '' 3 'wt-classify: read 45, but wt-match before it wrote 90'; }
@test "--stages: states and their merge in one file" { t "cd $PWD; agg 45 1 0 ',\"--merge\"' >5; cat 5 4 3 | wt-audit --rows --stages wt-classify,wt-agg,wt-agg | jq .rows" '' $'null\n4\n1'; }

@test "the summaries that the tools write" {
  wt-extract --max-rejects 1 -S e "$DATA/demo.warc.gz" 2>err | wt-match -S m | wt-classify -S c |
    tee adverts | wt-agg --by platform --partial -S p | wt-agg --merge -S a >rows
  t "cd $PWD; wt-audit --rows --stages wt-extract,wt-match,wt-classify,wt-agg,wt-agg e m c p a | wc -l" '' 5
}

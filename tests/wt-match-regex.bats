#!/usr/bin/env bats
# wt-match: patterns, what they are refused for, and what they may not cost.
load helper

# pad N CHARACTER TEXT: a record whose title is N such characters and TEXT.
pad() {
  printf '{"title":"%s%s"}\n' "$(head -c "$1" /dev/zero | tr '\0' "$2")" "$3"
}
export -f pad

# x PATTERN TITLE TEXT HOW: the pattern is found in the title as TEXT, by HOW.
x() {
  local got
  got=$(title "$2" | wt-match --regex "$1" |
    jq -r '. as $r | .match.hits[] | [.text, (.how | join("+")),
      ($r.title[.start:.end])] | join("|")')
  [[ $got == "$3|$4|$3" ]] || { echo "got: $got"; return 1; }
}

# bad PATTERN MESSAGE: the pattern is refused, on the line and in a table.
bad() {
  t "wt-match --regex '$1'" '' '' 2 "$2"
  printf 'id\tcommodity\tterm\tsign\tkind\na\tivory\t%s\t+\tregex\n' "$1" >w.tsv
  t 'wt-match --no-default-rules -r w.tsv' '' '' 2 "w.tsv:2: "
}

# Texts that keep patterns busy, each beside a record that must not suffer.
setup_file() {
  python3 -c 'import json
for n, units in (1000, ["a", " ", "xx ", "a" * 400 + " ", "ab"]), \
    (60000, ["a", " ", "a" * 400 + " "]), (1000000, ["a", "ab"]):
    for u in units:
        print(json.dumps({"title": (u * n)[:n] + "!"}))
        print(json.dumps({"title": "beside 象牙"}))' >"$BATS_FILE_TMPDIR/busy"
}

# slow PATTERN [some]: on those texts it is decided or undecided, and says so;
# some: one at least is undecided.
slow() {
  local status=0
  cd "$BATS_TEST_TMPDIR" || return
  wt-match --all -t 象牙 --regex "(?#literal:a|x|!)$1" --summary s \
    "$BATS_FILE_TMPDIR/busy" >out 2>err || status=$?
  jq -e -s --argjson status "$status" '
    [.[] | select(.title == "beside 象牙") | .match] as $beside |
    [.[].match | select(.undecided).undecided] as $open |
    length == 20 and ($beside | length == 10) and
    all($beside[]; .hits[0].rule == "象牙" and (has("undecided") | not)) and
    all($open[]; length == 1 and (.[0] | startswith("(?#literal"))) and
    (($open | length > 0) == ($status == 1)) and
    ($some == "" or $status == 1)' --arg some "${2-}" out >/dev/null ||
    { cat err; return 1; }
  jq -e --argjson status "$status" '.status == $status and
    .in == .out and ((.undecided // 0) > 0) == ($status == 1)' s >/dev/null
}

@test "a pattern"                               { x '老?XY\d+' '新老XY12手串' 老XY12 ''; }
@test "a pattern in full-width capitals"        { x 'xy\d' '料ＸＹ１' 'ＸＹ１' width+case; }
@test "a pattern and traditional characters"    { x '龟\d' 烏龜1 龜1 traditional; }
@test "a traditional pattern"                   { x '龜\d' 乌龟1 龟1 ''; }
@test "a traditional pattern as it is written"  { x '龜\d' 烏龜1 龜1 ''; }
@test "a pattern and zero-width characters"     { x '虎骨\d' $'虎\u200b骨1' $'虎\u200b骨1' zero_width; }
@test "blanks and symbols stay for a pattern"   { x '\d+ ?元 ?/ ?克' '价 50 元/克' '50 元/克' ''; }
@test "full-width symbols are narrow"           { x '\(老\)象' '（老）象' '（老）象' width; }
@test "full-width symbols in a pattern"         { x '（老）象' '（老）象' '（老）象' ''; }
@test "ranges stay where they are"              { x '[一-龥]龟' 一龜龟 一龜 traditional || x '[一-龥]龟' 大龟 大龟 ''; }
@test "alternatives are literals together"      { x '(?:象牙|犀角)手[串链]' 老犀角手链 犀角手链 ''; }
@test "one of a class is a literal"             { x '\d+\s*[颗粒]' '手串 108 粒' '108 粒' ''; }
@test "a literal that is named"                 { x '(?#literal:1)\b1\d{10}\b' '电话13 19900000001' 19900000001 ''; }
@test "quoted text in a pattern"                { x '\Q象.牙\E\d' '象.牙1' '象.牙1' ''; }
@test "code points of a pattern"                { x '\x{9f9c}\d' 龟1 龟1 ''; }
@test "half of a character, by a pattern" { t 'wt-match --regex g象' '{"title":"五㎏象"}' ''; }
@test "a pattern, and no trick" { t 'wt-match --tricks none --regex XY | jq -c "[.match.hits[].start]"' '{"title":"xy ＸＹ XY"}' '[6]'; }
@test "a pattern, and one trick" { t 'wt-match --tricks case --regex XY | jq -c "[.match.hits[].start]"' '{"title":"xy ＸＹ XY"}' '[0,6]'; }
@test "the rule of a pattern is the pattern" { t "wt-match --regex 'XY\d' | jq -c .match.hits[0].rule" '{"title":"XY1"}' '"XY\\d"'; }
@test "patterns and terms together" { t "wt-match -t 牙 --regex '象.' | jq -c '[.match.hits[].text]'" '{"title":"象牙"}' '["象牙","牙"]'; }
@test "a match far in a long text" { t 'pad 300000 " " XY12 | wt-match --regex "XY\d+" | jq -c "[.match.hits[]|.start,.text]"' '' '[300000,"XY12"]'; }
@test "a match on the border of two parts, once" { t 'pad 8190 " " XY12 | wt-match --regex "XY\d+" | jq -c "[.match.hits[]|.start,.text]"' '' '[8190,"XY12"]'; }
@test "the end of a part is no end of the text" { t 'pad 8190 " " XY12 | wt-match --regex "XY\$"' '' ''; }

@test "a pattern in a table, its trap and its commodity" { t 'printf "id\tcommodity\tterm\tsign\tneeds\ttraps\tkind\na\tivory\t老?XY\\\\d+\t+\t\tXY12款\tregex\n" >w.tsv; wt-match --no-default-rules -r w.tsv | jq -c "[.match.score,.match.commodities,.match.hits[0].text]"' $'{"title":"手串 XY12"}\n{"title":"手串 XY12款"}' '[60,["ivory"],"XY12"]'; }
@test "a longer word covers a pattern" { t 'printf "id\tcommodity\tterm\tsign\tneeds\ttraps\tkind\na\tivory\t象.\t+\t\t\tregex\nb\tivory\t象牙白\t-\t\t\t\n" >w.tsv; wt-match --all --no-default-rules -r w.tsv | jq -c "[.match.hits[].rule]"' '{"title":"象牙白"}' '["b"]'; }
@test "a trap of a pattern must match" { t 'printf "id\tcommodity\tterm\tsign\tneeds\ttraps\tkind\na\tivory\t象牙\\\\d\t+\t\t象牙白\tregex\n" >w.tsv; wt-match --no-default-rules -r w.tsv' '' '' 2 'w.tsv:2: the trap 象牙白 does not hold'; }
@test "a pattern without a literal"    { bad '\d{11}' 'no literal is sure'; }
@test "alternatives, one without"      { bad '象牙|\d+' 'no literal is sure'; }
@test "a class of anything else"       { bad '\d[^象牙]' 'no literal is sure'; }
@test "a class with a range"           { bad '\d[一-龥]' 'no literal is sure'; }
@test "a class that may be missing"    { bad '\d[象牙]?' 'no literal is sure'; }
@test "a literal that may be missing"  { bad '(?:象牙)?\d' 'no literal is sure'; }
@test "a literal that looks ahead"     { bad '\d(?!象牙)' 'no literal is sure'; }
@test "a comment is no literal"        { bad '(?x)\d # 象牙' 'no literal is sure'; }
@test "limits are not the pattern's"   { bad '(*LIMIT_MATCH=999999999)象牙' 'no pattern sets limits'; }
@test "nor the engine"                 { bad '(*NO_JIT)象牙' 'no pattern sets limits'; }
@test "callouts"                       { bad '象牙(?C1)' 'callouts'; }
@test "\\C"                            { bad '象\C牙' 'disabled'; }
@test "a last backslash in a comment"  { bad '(?x)象牙 # \' 'no literal is sure'; }
@test "a pattern that is none"         { bad '象牙(' 'missing closing parenthesis'; }
@test "slow 1"  { slow '(a+)+$' some; }
@test "slow 2"  { slow '^(a|a)*$' some; }
@test "slow 3"  { slow '(a|aa)+$' some; }
@test "slow 4"  { slow '(.*a){20}$' some; }
@test "slow 5"  { slow '^(([a-z])+.)+[A-Z]([a-z])+$' some; }
@test "slow 6"  { slow '\s+$'; }
@test "slow 7"  { slow '\w*\d$'; }
@test "slow 8"  { slow '\w+?\d+?$'; }
@test "slow 9"  { slow '(?:\s|y)+$'; }
@test "slow 10" { slow '(\w+)\s\1\d'; }
@test "slow 11" { slow '^(?:(ab|cd))*$'; }
@test "slow 12" { slow '(x+x+)+y'; }
@test "slow 13" { slow '(a?){40}a{40}' some; }
@test "a pattern that often meets its limits is told and stays undecided" { t 'for i in $(seq 30); do pad 2000 a "!"; done | wt-match --regex "(?#literal:a)(a+)+z?\$" | jq -c .match.undecided | sort | uniq -c | tr -s " "; exit ${PIPESTATUS[1]}' '' ' 30 ["(?#literal:a)(a+)+z?$"]' 1 'not tried any more'; }

# Steps are counted, not time: a search that looks ahead to the end of the
# text at each sign takes 20 times as many.
@test "texts disguised all over cost what their length says" {
  command -v valgrind >/dev/null || skip "no valgrind here"
  [[ ${SAN-} != valgrind ]] || skip "it runs valgrind itself"
  ! nm "$(command -v wt-match)" | grep -q __asan_init || skip "a build with sanitizers"
  "$ROOT/tests/bench/linear.py" --quick
}

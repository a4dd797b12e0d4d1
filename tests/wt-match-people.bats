#!/usr/bin/env bats
# wt-match: what people read, --context, --explain, --check-rules, --list-rules.
load helper

# rep CHARACTER N: it N times.
rep() {
  head -c "$2" /dev/zero | tr '\0' "$1"
}

# pack LINE ...: a table of words, each line "id commodity term sign needs
# traps kind taxon" with , for tabs.
pack() {
  {
    echo 'id,commodity,term,sign,needs,traps,kind,taxon'
    printf '%s\n' "$@"
  } | tr , '\t'
}
export -f pack

# classes N [LINE ...]: p/context.tsv with N classes of a word each, and lines.
classes() {
  mkdir -p p
  {
    printf 'class\tword\n'
    seq "$1" | sed 's/.*/class&\tword&/'
    shift
    (($# == 0)) || printf '%b\n' "$@"
  } >p/context.tsv
}
export -f classes

# says TABLE-LINES MESSAGE [STATUS]: --check-rules has that line, and no other
# but of traps without a test.
says() {
  cd "$BATS_TEST_TMPDIR" || return
  local status=0
  pack "${@:3}" >w.tsv
  wt-match --check-rules w.tsv >got 2>err || status=$?
  grep -v 'have no test but themselves' got >rest || :
  if ((status != $1)) || [[ -s err ]] || ! grep -qF -e "$2" rest ||
    (($(wc -l <rest) != 1)); then
    echo "status $status"
    cat got err
    return 1
  fi
}

@test "context: one block an advert, hits marked" { t 'wt-match -c -t 象牙 -t 牙' '{"id":"x:1","url":"https://x/1","title":"老象牙手串","description":"毛衣"}' $'x:1 https://x/1\n  .title: 老»象牙«手串\n    + 象牙 1-3\n    + 牙 2-3\n'; }
@test "context: what is not passed on is not shown" { t 'wt-match -c -t 象牙 -S s; jq -c "[.in,.out,.dropped]" s' $'{"title":"毛衣"}\n{"title":"毛衣"}' '[2,0,2]'; }
@test "context: an advert without an id is named by its place" { t 'wt-match -c -t 象牙 | head -n 1' $'\n{"title":"象牙"}' '-:2'; }
@test "context: the tricks, and what no eye sees" { t 'wt-match -c -t 象牙 | tail -n 3' '{"title":"a\u202eb 象\u200b牙\u001b[2J\n"}' $'  .title: a<U+202E>b »象<U+200B>牙«\\x1b[2J\\n\n    + 象牙 4-7, through zero_width\n'; }
@test "context: far from a hit is left out" { t 'wt-match -c -t XY | sed -n 2p' "{\"title\":\"$(rep a 99) XY $(rep b 99)\"}" "  .title: …$(rep a 23) »XY« $(rep b 23)…"; }
@test "context: between two hits too" { t 'wt-match -c -t XY | sed -n 2p' "{\"title\":\"XY $(rep a 99) XY\"}" "  .title: »XY« $(rep a 23)…$(rep a 23) »XY«"; }
@test "context: colour where it is asked for" { t 'wt-match -c --color always -t 象牙 | head -n 2' '{"title":"象牙"}' $'\e[1m-:1\e[0m\n  .title: \e[1;31m象牙\e[0m'; }
@test "context: no colour into a pipe" { t 'wt-match -c -t 象牙 | grep -c "$(printf "\\033")"; true' '{"title":"象牙"}' 0; }
@test "context: a terminal has colour, NO_COLOR has none" {
  command -v script >/dev/null || skip "no script here"
  cd "$BATS_TEST_TMPDIR"; echo '{"title":"象牙"}' >in
  TERM=xterm script -qec 'wt-match -c -t 象牙 in' /dev/null </dev/null | grep -q $'\e\[1;31m'
  TERM=xterm NO_COLOR=1 script -qec 'wt-match -c -t 象牙 in' /dev/null </dev/null >got
  ! grep -q $'\e' got
  TERM=dumb script -qec 'wt-match -c -t 象牙 in' /dev/null </dev/null >got
  ! grep -q $'\e' got
}
@test "context: a colour that is none" { t 'wt-match -c --color red -t a' '' '' 2 'auto, always or never'; }
@test "context: a pattern that met its limit" { t 'wt-match -c -e "(?#literal:a)(a+)+z?\$" | tail -n 2' "{\"title\":\"$(rep a 2000)!\"}" $'  undecided: (?#literal:a)(a+)+z?$\n' 0 undecided; }
@test "for people one at a time" { t 'wt-match -c -x' '' '' 2 'each alone'; }

@test "explain: how a score adds up" { t 'wt-match -x | sed -n 2,3p' '{"title":"老Y 果冻料 吊坠"}' $'  passed on: its score is 74, and 30 passes\n  elephant-ivory 74 = 60 (its best hit) + 10 (1 more ? in company) + 4 (1 for context)'; }
@test "explain: what argues against" { t 'wt-match -x | sed -n 3p' '{"title":"象牙手串 树脂 仿制品"}' '  elephant-ivory 14 = 60 (its best hit) + 4 (1 for context) - 50 (2 against)'; }
@test "explain: a word of a wide class adds nothing, and the sum says so" {
  cd "$BATS_TEST_TMPDIR"; classes 2 'a-wide\twide'; pack 'a,parrot,金刚鹦鹉王,+' >p/w.tsv
  t 'wt-match -r p -x | grep "parrot 6"' $'{"title":"金刚鹦鹉王 word1"}\n{"title":"金刚鹦鹉王 wide"}' $'  parrot 64 = 60 (its best hit) + 4 (1 for context)\n  parrot 60 = 60 (its best hit)'
}
@test "explain: a word in its trap" { t 'wt-match -x | grep "its trap" | sed "s/:[0-9]*)/:N)/"' '{"title":"象牙白连衣裙"}' '    + elephant-ivory.xiang-ya (象牙, lexicon/core/ivory.tsv:N) at .title 0-2: within its trap 象牙白'; }
@test "explain: a word in a longer one" { t 'pack a,parrot,象牙,+ b,parrot,猛犸象牙,+ >w.tsv; wt-match --no-default-rules -r w.tsv -x | grep within' '{"title":"猛犸象牙"}' '    + a (象牙, w.tsv:2) at .title 2-4: within 猛犸象牙, the word b'; }
@test "explain: a word without company" { t 'wt-match -x | grep alone | sed "s/:[0-9]*)/:N)/; s/ needs .*/ needs …/"' '{"title":"金龙鱼"}' "    ? golden-arowana.jin-long-yu (金龙鱼, lexicon/core/fish.tsv:N) at .title 0-3 金龙鱼: alone, it needs …"; }
@test "explain: context words, with their classes" { t 'wt-match -x | grep -o "context: 手串 (curio, [a-z, -]*)"' '{"title":"手串"}' 'context: 手串 (curio, rosecraft, wood)'; }
@test "explain: every advert, and the sum holds" { t 'wt-match -x -S s >o; grep -c "^-:" o; jq -c "[.in,.out]" s' $'{"title":"a"}\n{"title":"象牙"}' $'2\n[2,2]'; }

@test "list: a term and a pattern" { t 'wt-match --list-rules -t 象牙 -e "XY\d"' '' $'{"rule":"象牙","keyword":"象牙","commodities":[],"sign":"+","kind":"literal"}\n{"rule":"XY\\\\d","keyword":"XY\\\\d","commodities":[],"sign":"+","kind":"regex"}'; }
@test "list: a row as it is written" { t 'pack "a,parrot,鹦鹉,?,live,鹦鹉螺,,Ara" >w.tsv; wt-match --no-default-rules -r w.tsv --list-rules' '' '{"rule":"a","keyword":"鹦鹉","commodities":["parrot"],"sign":"?","kind":"literal","taxon":"Ara","needs":"live","traps":"鹦鹉螺","file":"w.tsv","line":2}'; }
@test "list: a commodity that JSON must escape" { t 'pack "d,*;!a\\b,resin,-" | tr ";" "," >w.tsv; wt-match --no-default-rules -r w.tsv --list-rules | jq -r ".commodities[1]"' '' '!a\b'; }
@test "list: a word that another took the place of is not there" { t 'pack a,parrot,鹦鹉,+ >1.tsv; pack a,parrot,鹦鹉,0 >2.tsv; wt-match --no-default-rules -r 1.tsv -r 2.tsv --list-rules' '' ''; }
@test "list: the core pack, each word a row" {
  wt-match --list-rules >"$BATS_TEST_TMPDIR/rows"
  want=$(cat "$ROOT"/rules/lexicon/core/*.tsv | grep -vc -e '^#' -e '^id	')
  got=$(jq -s 'map(select(.rule and .keyword and .sign and .commodities)) | length' "$BATS_TEST_TMPDIR/rows")
  echo "$got of $want"
  ((got == want))
}
@test "list: rows of words without result" { t '(wt-match --list-rules -t 牙 -t 角; wt-match -t 牙 -t 角) | wt-agg --by "keyword=.keyword // (.match.hits | map(.rule) | unique[])" --calc "adverts=count(.match)"' '{"title":"牙牙"}' $'{"keyword":"牙","adverts":1}\n{"keyword":"角","adverts":0}'; }

@test "check: our own packs are sound" {
  cd "$ROOT"
  wt-match --check-rules rules/lexicon >"$BATS_TEST_TMPDIR/own" || { grep -v warning: "$BATS_TEST_TMPDIR/own"; false; }
  wt-match --check-rules rules/lexicon/names >"$BATS_TEST_TMPDIR/own" || { grep -v warning: "$BATS_TEST_TMPDIR/own"; false; }
}
@test "of 400 classes of company each is told from the others" { t 'classes 400; pack "a,parrot,鹦鹉,?,class300" >p/w.tsv; wt-match --no-default-rules -r p -a | jq -c .match.score' $'{"title":"鹦鹉 word300"}\n{"title":"鹦鹉 word44"}\n{"title":"鹦鹉 word172"}' $'49\n10\n10'; }
@test "more classes of company than there may be" { t 'classes 600; wt-match --no-default-rules -r p' '' '' 2 'p/context.tsv:514: more than 512 classes of context; let some share a class'; }
@test "check: nothing is said of a sound pack" { t 'pack own,parrot,金刚鹦鹉王,+ >w.tsv; wt-match --check-rules w.tsv' '' ''; }
@test "check: a word twice"               { says 2 'w.tsv:3: 金刚鹦鹉王 stands at w.tsv:2 too' a,parrot,金刚鹦鹉王,+ b,parrot,金刚鹦鹉王,+; }
@test "check: the same word otherwise"    { says 0 'w.tsv:3: warning: 金剛鸚鵡王 stands at w.tsv:2 too' a,parrot,金刚鹦鹉王,+ b,parrot,金剛鸚鵡王,+; }
@test "check: a word of the core pack"    { says 0 'give the row the id elephant-ivory.guo-dong-liao' a,elephant-ivory,果冻料,+; }
@test "check: an id twice"                { says 2 'w.tsv:3: the id a stands twice' a,parrot,金刚鹦鹉王,+ a,parrot,红刚鹦鹉王,+; }
@test "check: an id with a blank"         { says 2 'w.tsv:2: the id a b must be' 'a b,parrot,金刚鹦鹉王,+'; }
@test "check: no such commodity"          { says 2 'w.tsv:2: parot: no such commodity' a,parot,金刚鹦鹉王,+; }
@test "check: no such taxon"              { says 2 'w.tsv:2: Nosuch: no such taxon' a,parrot,金刚鹦鹉王,+,,,,Nosuch; }
@test "check: no such class"              { says 2 'w.tsv:2: nosuch: no class' 'a,parrot,金刚鹦鹉王,?,nosuch'; }
@test "check: a sign that is none"        { says 2 'w.tsv:2: sign must be' a,parrot,金刚鹦鹉王,x; }
@test "check: a word that folds to nothing" { says 2 'w.tsv:2: ***: a term needs' 'a,parrot,***,+'; }
@test "check: a pattern without a literal" { says 2 'w.tsv:2: no literal is sure' 'a,parrot,\d+,+,,,regex'; }
@test "check: a pattern with a limit"     { says 2 'w.tsv:2: (*...) is not allowed' 'a,parrot,(*NO_JIT)鹦鹉,+,,,regex'; }
@test "check: a pattern that is slow"     { says 2 'w.tsv:2: the pattern meets its limits' 'a,parrot,鹦鹉(\w+)+!,+,,,regex'; }
@test "check: a pattern with one letter"  { says 0 'w.tsv:2: warning: the only literal is x' 'a,parrot,x\d,+,,,regex'; }
@test "check: a trap that holds no word"  { says 2 'w.tsv:2: the trap 金刚 does not hold' a,parrot,鹦鹉王,+,,金刚; }
@test "check: company for one that decides" { says 0 'w.tsv:2: warning: needs counts for sign ?' a,parrot,金刚鹦鹉王,+,live; }
@test "check: a column that is misspelt" { t 'printf "id\tcommodity\tterm\tsing\tsign\na\tparrot\t金刚鹦鹉王\t+\t+\n" >w.tsv; wt-match --check-rules w.tsv' '' 'w.tsv:1: warning: column sing is not known and not read; wt-rules(5) has the columns, note is one for notes'; }
@test "check: a column that is missing" { t 'printf "id\tcommodity\tterm\na\tparrot\t金刚鹦鹉王\n" >w.tsv; wt-match --check-rules w.tsv' '' 'w.tsv:1: column sign is missing in the header line' 2; }
@test "check: a trap of a word that is none" { t 'mkdir p; printf "term\ttrap\n金刚鹦鹉王\t金刚鹦鹉王子\n" >p/traps.tsv; wt-match --check-rules p | head -n 1' '' 'p/traps.tsv:2: the word of the trap 金刚鹦鹉王子 is no word of the lexicon; take the trap out'; }
@test "check: a trap without a test, and one with" { t 'mkdir p; pack "a,parrot,金刚鹦鹉王,+,,金刚鹦鹉王子;金刚鹦鹉王国" >p/w.tsv; printf "label\tcommodity\ttitle\n0\t-\t金刚鹦鹉王国 绘本\n" >p/titles.tsv; wt-match --check-rules p' '' 'p/w.tsv:2: warning: the trap 金刚鹦鹉王子 has no test; add a title that holds it, with label 0, to titles.tsv'; }
@test "check: titles that fail" { t 'mkdir p; pack "a,parrot,金刚鹦鹉王,+" >p/w.tsv; printf "label\tcommodity\ttitle\n0\t-\t金刚鹦鹉王 绘画\n1\tparrot\t麻花\n1\tparrot\t金刚鹦鹉王\n" >p/titles.tsv; wt-match --check-rules p' '' $'p/titles.tsv:2: found: parrot, wanted: nothing; see it with wt-match --explain\np/titles.tsv:3: found: nothing, wanted: parrot; see it with wt-match --explain' 2; }
@test "check: no such file" { t 'wt-match --check-rules nowhere' '' 'nowhere: No such file or directory' 2; }

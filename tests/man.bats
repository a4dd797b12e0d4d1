#!/usr/bin/env bats
# The EXAMPLES of the man pages, as a reader would copy them, run.
#
# A line "$ COMMAND" of a page as it is shown is run with the built tools in
# PATH, in a folder of its page that has what the root of the source tree has,
# so that what it writes is in nobody's way; lines "> MORE" behind it are more
# of it.  It must end with status 0 and say something.  Indented lines that
# follow directly are its whole output.
load helper

# examples PAGE: the page's commands and outputs, as "C command", "O output".
examples() {
  mandoc -Tutf8 -O width=1000 "$1" | sed 's/.\x08//g' | awk '
    /^[A-Z]/ { on = /^EXAMPLES/; next }
    !on { next }
    /^ *\$ / { sub(/^ *\$ /, ""); print "C " $0; said = 1; next }
    said && /^ *> / { sub(/^ *> /, ""); print "M " $0; next }
    # Displayed lines stand deeper than text does.
    said && /^           +[^ ]/ { sub(/^           /, ""); print "O " $0; next }
    { said = 0 }'
}

# check PAGE COMMAND WANTED
check() {
  local status=0
  [[ -d in-$1 ]] || { mkdir "in-$1" && ln -s "$ROOT"/* "in-$1/"; }
  (cd "in-$1" && bash -o pipefail -c "$2" </dev/null) >got 2>err || status=$?
  # A reader that has seen enough (head) is no fault.
  ((status != 141)) || status=0
  if ((status)) || [[ ! -s got && ! -s err ]]; then
    echo "$1: status $status, $(wc -l <got) lines of output: $2"
    head -n 5 err
    return 1
  fi
  [[ -n $3 ]] || return 0
  printf %s "$3" | diff -u --label "$1" - --label got got && return 0
  echo "$1: $2"
  return 1
}

@test "examples of the man pages run, and print what is shown" {
  command -v mandoc >/dev/null || skip "no mandoc here"
  cd "$BATS_TEST_TMPDIR"
  for page in "$ROOT"/man/*.[1-9]; do
    turn || continue
    n=0 command='' want=''
    while IFS= read -r line; do
      case $line in
      M*) command="$command"$'\n'"${line#M }" ;;
      O*) want="$want${line#O }"$'\n' ;;
      *)
        [[ -z $command ]] || check "${page##*/}" "$command" "$want" || bad=1
        command=${line#C } want=''
        n=$((n + 1))
        ;;
      esac
    done < <(examples "$page"; echo C)
    echo "# ${page##*/}: $((n - 1)) examples" >&3
  done
  [[ -z ${bad-} ]]
}

# A screen of 80 columns leaves man 78; a line that it breaks is no command.
@test "commands of the examples are shown on lines of their own" {
  command -v mandoc >/dev/null || skip "no mandoc here"
  for page in "$ROOT"/man/*.[1-9]; do
    for width in 78 1000; do
      mandoc -Tutf8 -O width=$width "$page" | sed 's/.\x08//g' | grep '^ *[$>] ' \
        >"$BATS_TEST_TMPDIR/$width" || :
    done
    diff "$BATS_TEST_TMPDIR"/{78,1000} || { echo "${page##*/}: broken"; bad=1; }
  done
  [[ -z ${bad-} ]]
}

@test "what an example writes is in nobody's way" {
  ! grep -n '^\.Dl.*/tmp' "$ROOT"/man/*.[1-9]
}

@test "every tool has examples in its page" {
  command -v mandoc >/dev/null || skip "no mandoc here"
  for c in "$ROOT"/tools/*.c; do
    n=$(basename "$c" .c)
    [[ -n $(examples "$ROOT/man/$n.1") ]] || { echo "$n.1: none"; bad=1; }
  done
  [[ -z ${bad-} ]]
}

# Long options of the program and of its page are the same.
@test "pages and --help tell of the same options" {
  for c in "$ROOT"/tools/*.c; do
    n=$(basename "$c" .c)
    "$n" --help | sed -n '/^options:/,/^options of every/p' |
      grep -oE -e '--[a-z][a-z-]+' | sort -u >"$BATS_TEST_TMPDIR/help"
    while read -r o; do
      grep -qE -e "^\.It Fl (. , )?-${o#--}( |\$)" "$ROOT/man/$n.1" ||
        { echo "$n.1: no $o"; bad=1; }
    done <"$BATS_TEST_TMPDIR/help"
    while read -r o; do
      "$n" --help | grep -q -e "$o\b" || { echo "$n --help: no $o"; bad=1; }
    done < <(sed -nE 's/^\.It Fl (. , )?-([a-z][a-z-]*).*/--\2/p' "$ROOT/man/$n.1")
  done
  [[ -z ${bad-} ]]
}

@test "a letter means the same in every tool, and wt(7) has them all" {
  cd "$BATS_TEST_TMPDIR"
  for c in "$ROOT"/tools/*.c; do
    n=$(basename "$c" .c)
    "$n" --help | sed -nE "s/^  -(.), --([a-z-]+).*/\1 \2 $n/p"
  done | sort >letters
  # One letter, one word.
  cut -d' ' -f1,2 letters | sort -u | cut -d' ' -f1 | uniq -d >twice
  [[ ! -s twice ]] || { grep -f twice letters; false; }
  tools=$(cut -d' ' -f3 letters | sort -u | wc -l)
  awk -v tools="$tools" '
    { key = $1 " " $2; n[key]++; who[key] = who[key] (n[key] > 1 ? ", " : "") $3 }
    END { for (k in n) print k, n[k] == tools ? "every tool" : who[k] }
  ' letters | sort >want
  sed -n '/^The same letter/,/^\.El/s/^\.It Fl \(.\) Ta \([a-z-]*\) Ta /\1 \2 /p' "$ROOT/man/wt.7" |
    sort | diff want -
}

@test "pipelines say how they are called, and wt(7) has all of them and their letters" {
  cd "$BATS_TEST_TMPDIR"
  for p in "$ROOT"/pipelines/*; do
    s=0
    "$p" --help </dev/null >got 2>&1 || s=$?
    grep "^usage: wt-${p##*/}\b" got >usage || s=none
    [[ $s == 2 ]] || { echo "$p: status $s"; cat got; bad=1; }
    grep -oE '\[-[a-zA-Z]+( [a-z,.-]+)?\]' usage | tr -d '[]' | while read -r l v; do
      for ((i = 1; i < ${#l}; i++)); do echo "${l:i:1} ${v:--} wt-${p##*/}"; done
    done >>letters
    grep -q "^\.It .*\(Xr\|Sy\) wt-${p##*/}\b" "$ROOT/man/wt.7" || { echo "wt(7): no $p"; bad=1; }
  done
  for c in "$ROOT"/tools/*.c; do
    n=$(basename "$c" .c)
    grep -q "^\.It Xr $n 1" "$ROOT/man/wt.7" || { echo "wt(7): no $n"; bad=1; }
  done
  awk '{ k = $1 " " $2; who[k] = who[k] (n[k]++ ? ", " : "") $3 }
    END { for (k in who) print k, who[k] }' letters | sort >want
  sed -n '/^Pipelines are called/,/^\.El/s/^\.It Fl \(.\) Ta \([a-z,.-]*\) Ta /\1 \2 /p' \
    "$ROOT/man/wt.7" | sort | diff want - || bad=1
  [[ -z ${bad-} ]]
}

@test "wt-records(5) has every key that comes out" {
  cd "$BATS_TEST_TMPDIR"
  wt-extract --rejects r --summary s "$DATA/demo.warc.gz" 2>err |
    wt-match --summary s | wt-classify --summary s >adverts
  wt-agg --by platform --calc n=count --summary s adverts >rows
  # Names of our own, not those of attributes, commodities, sites, reasons.
  jq -r 'del(.attributes, .match.scores, .skipped, .sites, .mended) |
    [paths | map(strings)[]] | .[]' adverts r s | sort -u >keys
  (($(wc -l <keys) > 50))
  mandoc -Tutf8 -O width=1000 "$ROOT/man/wt-records.5" | sed 's/.\x08//g' >page
  while read -r key; do
    grep -qw -e "$key" page || { echo "not there: $key"; bad=1; }
  done <keys
  [[ -z ${bad-} ]]
}

@test "wt-extract(1) has every reason for which a page is skipped or rejected" {
  cd "$ROOT/lib"
  {
    cat archive/{archive,bundle,book,store}*.c archive/{unwrap,sqlite,kind}.c */extract*.c |
      tr '\n\t' '  ' | grep -oE '(reason = |(refuse|reject)\([^;"]*|REJECT, |KIND_[A-Z]+, +|\{is_\w+, )"[a-z0-9]+(_\w+)*"'
    grep -o '), ".*"' archive/media.c
    grep -o '"status_[^"]*"' archive/http.c
  } | sed 's/.*"\(.*\)"/\1/' | grep -vx tag | sort -u >"$BATS_TEST_TMPDIR/words"
  (($(wc -l <"$BATS_TEST_TMPDIR/words") > 90))
  while read -r word; do
    grep -qE "^\.(It )?Cm (.* )?$word( |$)" ../man/wt-extract.1 || { echo "not there: $word"; bad=1; }
  done <"$BATS_TEST_TMPDIR/words"
  [[ -z ${bad-} ]]
}

@test "kind.h names every word of kind.c" {
  cd "$ROOT/lib/archive" || return
  tr -s '\n\t ' ' ' <kind.c | grep -oE '(KIND_[A-Z]+, |\{is_\w+, )"\w+"' | cut -d'"' -f2 |
    grep -vxE 'arc|sqlite' | sort -u >"$BATS_TEST_TMPDIR/words"
  (($(wc -l <"$BATS_TEST_TMPDIR/words") > 50))
  sed '/^#include/d' kind.h | grep -owFf "$BATS_TEST_TMPDIR/words" | sort -u | diff "$BATS_TEST_TMPDIR/words" -
}

@test "a summary has room for all reasons for which pages are skipped" {
  n=$(sed -n '/^The reasons for which a page, or/,/^\.El/p' "$ROOT/man/wt-extract.1" | grep -E '^\.(It )?Cm' | tr -s ' ,' '\n' | grep -cE '^[a-z][a-z0-9_]+$')
  ((n >= 26 && n <= $(awk '$2 == "EDGE_SKIPS" { print $3 }' "$ROOT/lib/edge/edge.h")))
}

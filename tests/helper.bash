# helper - what every .bats file loads
#
#   t COMMAND STDIN STDOUT [STATUS [STDERR-PART]]     one case, one line
#   title TEXT                      the record with that title
#   golden [TOOL]                   all of tests/golden/TOOL/*.case
#   shared PATH                     sets $shared: a file of the shared folder, or skips
#   record_tools                    the tools that read records, one a line
#   turn                            whether this pass of a loop is to be made
#   needs TOOL                      the options it cannot be called without
#   shown FILE ...                  an ok for each advert that opens to its bytes
#   of FILE ...                     the counts of wt-extract, and what it told
#   comb N                          a page of a shop, that does not say of which
#   instead TOOL LINE               that program is one line of shell, for the test
#
# A command runs in bash, in a scratch folder of its test.  It sees the tools
# of this tree first in PATH (build/, or $O), and $ROOT (the source tree),
# $DATA (tests/data) and $WT_SHARED (other people's files; may be absent).

ROOT=${BASH_SOURCE[0]%/tests/*}
[[ $ROOT == /* ]] || ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
DATA=$ROOT/tests/data
O=${O:-build}
[[ $O == /* ]] || O=$ROOT/$O
PATH=$O/bin:/usr/bin:/bin:$PATH # a user's own python3 may take half a second to start
WT_SHARED=${WT_SHARED:-$ROOT/../shared}
export ROOT DATA O PATH WT_SHARED
export LC_ALL=C.UTF-8 TZ=UTC
unset WT_RULES

# turn: is this pass of a loop over many cases to be made?  All are, but under
# sanitizers those of one quarter ($SAN_TURN, of check.sh).
turn() {
  [[ ${SAN_TURN:-all} == all ]] || ((turns++ % 4 == SAN_TURN))
}

# A text as whole lines; no text is no line.
lines() {
  [[ -z $1 ]] || printf '%s\n' "$1"
}

# title TEXT: a record with that title alone, as jq would write it; a start of jq
# takes longer than most cases.
title() {
  local s=${1//\\/"\\\\"}
  s=${s//\"/'\"'} s=${s//$'\n'/'\n'} s=${s//$'\t'/'\t'} s=${s//$'\r'/'\r'}
  printf '{"title":"%s"}\n' "$s"
}

# t COMMAND STDIN STDOUT [STATUS [STDERR-PART]]
#
# STDIN and STDOUT are lines without the last line feed; '' is nothing at all.
# STATUS is 0 unless given.  STDERR-PART must occur in the messages, each line
# of it; where it is not given and the status is 0, there must be none, but that
# a file gave no advert.
# A case that holds starts what it must, the command and cmp: with thousands of
# cases the starts are most of the time.
t() {
  local status=0 bad='' said='' part
  cd "$BATS_TEST_TMPDIR" || return
  lines "$2" >.in
  lines "$3" >.want
  bash -c "$1" <.in >.got 2>.err || status=$?
  if ! cmp -s .want .got; then
    bad=1
    diff -u --label wanted .want --label got .got | head -c 4000 || :
  fi
  if ((status != ${4:-0})); then
    bad=1
    echo "status $status, wanted ${4:-0}"
  fi
  if [[ -n ${5-} ]]; then
    IFS= read -r -d '' said <.err || :
    if [[ $said != *"$5"* ]]; then
      while IFS= read -r part; do
        grep -qF -e "$part" .err && continue
        bad=1
        echo "no such message: $part"
      done <<<"$5"
    fi
  elif ((${4:-0} == 0)) && [[ -s .err ]] && grep -qv ': no adverts: ' .err; then
    bad=1
    echo "a message, and status 0:"
  fi
  [[ -n $bad ]] || return 0
  echo "\$ $1" | head -c 2000
  sed 's/^/stderr: /' .err | head -n 20
  return 1
}

# shown FILE ...: each advert of wt-extract that opens to the bytes that its
# digest is of is an ok.
shown() {
  wt-extract "$@" | jq -r '.source|[.file,.offset,.sha256]|@tsv' | while read -r f at sha; do
    [[ $(wt-extract --exhibit -- "$f" "$at" | sha256sum) != "$sha  -" ]] || echo ok
  done
}

# of FILE ...: the counts of wt-extract, and what was told, but that a file gave
# no advert.
of() {
  wt-extract --summary s "$@" 2>e >o
  echo "status $?"
  wc -l <o
  jq -c '[.in,.used,.skipped,.rejected]' <s
  grep -v ': no adverts: ' e || :
  rm s
}

# comb N: a page of a shop that does not say where it is from.
comb() {
  printf '<!doctype html><title>comb</title><script type="application/ld+json">{"@type":"Product","name":"角梳 %s","sku":"%s","offers":{"price":"5.50","priceCurrency":"EUR"}}</script>\n' "$1" "$1"
}
export -f shown of comb

# instead TOOL LINE: a program of that name that does what LINE says, before the
# others in PATH; in the folder stub of the test.
instead() {
  local stub=$BATS_TEST_TMPDIR/stub
  mkdir -p "$stub"
  printf '#!/bin/sh\n%s\n' "$2" >"$stub/$1"
  chmod +x "$stub/$1"
  PATH=$stub:$PATH
}

# case_read FILE: puts the parts of a golden case into files: .cmd, .in, .want,
# .errs, and those that it names; sets $want, the status.  No process is started,
# for a case has a dozen parts.
case_read() {
  local lines line name
  want=0
  mapfile -t lines <"$1"
  : >.in
  : >.want
  : >.errs
  exec {part}>.cmd
  for line in "${lines[@]}"; do
    if [[ $line != '--- '* ]]; then
      printf '%s\n' "$line" >&"$part"
      continue
    fi
    exec {part}>&-
    name=.${line#--- }
    case $name in
    .file\ *)
      name=${name#.file }
      [[ $name != */* ]] || mkdir -p "${name%/*}"
      ;;
    .status\ *) want=${name#.status } name=/dev/null ;;
    .out) name=.want ;;
    .err) name=.errs ;;
    .in) ;;
    *) echo "$1: no part of a case: $line" && return 1 ;;
    esac
    exec {part}>"$name"
  done
  exec {part}>&-
}

# case_run FILE: runs a golden case in a scratch folder; fails as t does.
case_run() {
  local f=$1 dir want part err said status=0
  dir=$BATS_TEST_TMPDIR/case.$((++case_number))
  mkdir "$dir" && cd "$dir" && case_read "$f" || return
  bash .cmd <.in >.got 2>.err || status=$?
  if [[ -n ${UPDATE-} ]]; then
    case_write "$f" "$status"
    return 0
  fi
  if ! cmp -s .want .got || ((status != want)); then
    diff -u --label "$f" .want --label got .got
    echo "${f##*/}: status $status, wanted $want"
    sed 's/^/stderr: /' .err | head -n 20
    return 1
  fi
  IFS= read -r -d '' said <.err || :
  while read -r err; do
    [[ $said != *"$err"* ]] || continue
    echo "${f##*/}: no such message: $err"
    sed 's/^/stderr: /' .err | head -n 20
    return 1
  done <.errs
}

# case_write FILE STATUS: the case again, with what came out now.
case_write() {
  {
    awk '/^--- (out|status)/{off = 1; next} /^--- /{off = 0} !off' "$1"
    echo '--- out'
    cat .got
    (($2 == 0)) || echo "--- status $2"
  } >.new
  cat .new >"$1"
}

# golden [TOOL]: every case of the tool; all that fail are shown.
# UPDATE=1 writes what comes out into the cases; git diff is the review.
golden() {
  local f n=0 failed=0 tool=${1:-$(basename "$BATS_TEST_FILENAME" .bats)}
  local cases=("$ROOT/tests/golden/$tool"/*.case)
  for f in "${cases[@]}"; do
    [[ -e $f ]] || continue
    [[ -z ${CASE-} || ${f##*/} == "$CASE.case" ]] || continue
    ((${#cases[@]} <= 12)) || turn || continue
    n=$((n + 1))
    case_run "$f" || failed=$((failed + 1))
  done
  if ((n == 0)); then
    echo "no case ${CASE:+$CASE.case }in tests/golden/$tool"
    return 1
  fi
  echo "$failed of $n cases failed"
  ((failed == 0))
}

# shared PATH: sets $shared to where that file of the shared folder is, or skips:
# a function, for a skip in $( ) would not end the test.
shared() {
  shared=$WT_SHARED/$1
  [[ -e $shared ]] || skip "no $1 in the shared folder (WT_SHARED)"
}

# prompt FIRST SECOND COMMAND...: what COMMAND makes of the file FIRST is out
# while SECOND is held back until it is, or for a minute.  Says the milliseconds
# since FIRST was sent, which no case asks about: the machine may be busy.
prompt() {
  rm -f sent out late
  {
    sleep 0.3
    date +%s%N >sent
    cat "$1"
    for ((i = 0; i < 600; i++)); do
      [[ ! -e out ]] || break
      sleep 0.1
    done
    [[ -e out ]] || : >late
    cat "$2"
  } | "${@:3}" | {
    read -r _
    echo "$3: $((($(date +%s%N) - $(<sent)) / 1000000)) ms"
    : >out
    cat >/dev/null
  }
  [[ ! -e late ]]
}

# generated NAME ARG ... - tests/differential/NAME.py finds nothing that differs;
# the line that it ends with is shown.
generated() {
  local name=$1
  shift
  command -v python3 >/dev/null || skip "no python3 here"
  cd "$BATS_TEST_TMPDIR" || return
  python3 "$ROOT/tests/differential/$name.py" "$@" >said 2>&1 || {
    cat said
    return 1
  }
  echo "# $(tail -n 1 said)" >&3
}

# For what valgrind cannot have: time, terminals, closed descriptors.
not_valgrind() {
  [[ ${SAN-} != valgrind ]] || skip "not under valgrind"
}

# The tools that read records: all but those that read pages, and wt-audit,
# which reads summaries.
record_tools() {
  local c
  for c in "$ROOT"/tools/wt-*.c; do
    [[ -e $c && $c != */wt-audit.c ]] && grep -q '"filter\.h"' "$c" || continue
    c=${c##*/} && echo "${c%.c}"
  done
  return 0
}

# The options that a tool cannot be called without; wt-redact's is a key of its
# owner alone.
needs() {
  [[ $1 == wt-redact ]] || return 0
  local key=$BATS_FILE_TMPDIR/key
  [[ -e $key ]] || (umask 077 && echo 'a key that is used in tests' >"$key")
  echo "--redact-key $key"
}

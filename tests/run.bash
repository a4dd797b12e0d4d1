#!/bin/bash
# run.bash FILE [PART] - the cases of a .bats file, as bats -F tap runs them
#
# bats starts a shell for each case, which reads the file anew, and calls a
# function of its own before each command: 30 to 70 ms a case, and in a loop more
# than what the loop does.  Here the file is read once, and a case is a fork.
# Of bats there is what tests here use: @test, load, setup, teardown,
# setup_file, skip, file descriptor 3, and $BATS_...; tests/helper.bats
# compares the two.  As there, a case ends at the first command that fails.
#
# PART: 0 to 3, that quarter of the cases; all of them otherwise.
#
# Under sanitizers one case of eight is looked at for leaks, others each eight
# commits (SAN_LEAKS, of check.sh), the first of each file too: it takes as long
# as all the rest.  LEAKS=1: all are.

BATS_TEST_FILENAME=$(realpath "$1") || exit
BATS_TEST_DIRNAME=${BATS_TEST_FILENAME%/*}
BATS_RUN_TMPDIR=$(mktemp -d "${TMPDIR:-/tmp}/wt-run-XXXXXX") || exit
BATS_FILE_TMPDIR=$BATS_RUN_TMPDIR/file
export BATS_TEST_FILENAME BATS_TEST_DIRNAME BATS_RUN_TMPDIR BATS_FILE_TMPDIR
run_names=()
run_source=$BATS_RUN_TMPDIR/source
run_said=$BATS_RUN_TMPDIR/said
run_skip=$BATS_RUN_TMPDIR/skip

# A line stays a line, and the last blank and brace begin the body, as in bats.
# Prints the number of cases.
run_cases() {
  awk -v n=0 -v to="$run_source" '
    match($0, /^[ \t]*@test[ \t]+.*[^ \t][ \t]+\{/) {
      name = substr($0, 1, RLENGTH - 1)
      sub(/^[ \t]*@test[ \t]+"?/, "", name)
      sub(/"?[ \t]+$/, "", name)
      names = names "run_names[" n "]=\"" name "\"\n"
      $0 = "run_case_" n++ "() { setup; " substr($0, RLENGTH + 1)
    }
    { print >to }
    END { printf "%s", names >to; print n }' "$BATS_TEST_FILENAME"
}

load() {
  # shellcheck disable=SC1090 # helper.bash
  source "$BATS_TEST_DIRNAME/$1.bash"
}

setup() { :; }
teardown() { :; }
setup_file() { :; }

skip() {
  echo " # skip${1:+ $1}" >"$run_skip"
  run_done=1
  exit 0
}

# Where a command failed, in $run_where: its line, and those in functions above.
# It says nothing here, for it is called in $( ) as well, where failing is no end.
run_failed() {
  local i line=$1
  run_where="  $2 failed with status $3"$'\n'
  for ((i = 1; i < ${#FUNCNAME[@]}; i++)); do
    run_where+="  line $line of ${BASH_SOURCE[i]/#"$run_source"/"$BATS_TEST_FILENAME"}"$'\n'
    [[ ${FUNCNAME[i]} != run_case_* ]] || break
    line=${BASH_LINENO[i]}
  done
}

# The end of a case: by its last command, the first that fails, exit or skip.
# Only one that came to its end or was skipped has passed.
run_end() {
  trap - ERR EXIT
  set +e
  [[ -n $run_done ]] || printf %s "$run_where"
  teardown || exit 1
  [[ -n $run_done ]] || exit 1
  exit 0
}

run_case() {
  run_done='' run_where=''
  if [[ -n ${SAN-} && -z ${LEAKS-} && $BATS_TEST_NUMBER != 1 ]] &&
    ((BATS_TEST_NUMBER % 8 != ${SAN_LEAKS:-0})); then
    export ASAN_OPTIONS="${ASAN_OPTIONS-}:detect_leaks=0"
  fi
  trap run_end EXIT
  trap 'run_failed "$LINENO" "$BASH_COMMAND" "$?"' ERR
  set -eE
  "run_case_$1"
  run_done=1
}

run_no_file() {
  echo "not ok 1 setup_file" >&3
  sed 's/^/# /' "$run_said" >&3
  rm -rf "$BATS_RUN_TMPDIR"
  exit 1
}

exec 3>&1
run_chosen=()
run_all=$(run_cases)
for ((i = 0; i < run_all; i++)); do
  [[ ${2:-all} != all && $((i % 4)) != "$2" ]] || run_chosen+=("$i")
done
echo "1..${#run_chosen[@]}"
mkdir "$BATS_FILE_TMPDIR" "${run_chosen[@]/#/$BATS_RUN_TMPDIR/}"
trap run_no_file EXIT
set -eE
# shellcheck disable=SC1090 # what run_cases made
source "$run_source" >"$run_said" 2>&1
setup_file >"$run_said" 2>&1
set +eE
trap 'rm -rf "$BATS_RUN_TMPDIR"' EXIT

run_status=0
for i in "${run_chosen[@]}"; do
  export BATS_TEST_NUMBER=$((++run_number)) BATS_TEST_TMPDIR=$BATS_RUN_TMPDIR/$i
  # A case is no condition of anything, or it would not end at what fails.
  (run_case "$i") >"$run_said" 2>&1
  if (($? == 0)); then
    run_why=
    [[ ! -e $run_skip ]] || { IFS= read -r run_why <"$run_skip" && rm "$run_skip"; }
    echo "ok $run_number ${run_names[i]}$run_why"
  else
    run_status=1
    echo "not ok $run_number ${run_names[i]}"
    sed 's/^/# /' "$run_said"
    rm -f "$run_skip"
  fi
done
exit "$run_status"

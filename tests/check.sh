#!/bin/sh
# check.sh - every test, then those that run the tools again under sanitizers
#
# One line a file, what fails in full, and at last "N passed, N failed".
# A .bats file with a line "# plain build only" is not run a second time.
# Under sanitizers all takes more than twice as long: of a file of many cases a
# quarter is run, and with the next commit the next one; so it is with what a
# case goes through in a loop that asks "turn" (helper.bash).
#
# TESTS="tests/x.bats ..." runs those alone, all of their cases,
# NOSAN=1 leaves sanitizers out,
# SAN_PART=all runs all cases under them (0 to 3: that quarter),
# LEAKS=1 looks for leaks in all cases and not in one of eight (run.bash),
# CHECK_TIME=2400 is the seconds that a file may take.
set -u

# cases FILE PART: how many cases are to be run, and which part of them: all of a
# short file.
cases() {
  awk -v part="$2" '
    /^@test "/ && n++ % 4 == part { chosen++ }
    END {
      if (part == "all" || n <= 12) print n + 0, "all"
      else print chosen + 0, part
    }' "$1"
}

if [ "${1-}" = --one ]; then
  # A file of tests: its TAP goes to a file, its story to the reader.
  name=$(basename "$2" .bats)
  tap=$3/$name.tap
  cases=$(cases "$2" "$5")
  # shellcheck disable=SC2016 # the inner shell's
  timeout -k 10 "${CHECK_TIME:-2400}" bash -c 'TIMEFORMAT="%0R %U %S"
    time bash tests/run.bash "$1" "$2" 2>&1' time "$2" "${cases#* }" \
    >"$tap" 2>"$3/$name.time" </dev/null
  status=$?
  awk -v name="$name" -v status="$status" -v sum="$3/$name.sum" -v what="$4" \
    -v wanted="${cases%% *}" -v times="$(tail -n 1 "$3/$name.time")" '
    /^1\.\.[0-9]+$/ { plan = substr($0, 4) + 0; next }
    /^ok / {
      if (!/ # skip/) pass++
      else if (++skip <= 3) why = why "    " $0 "\n"
      bad = 0
      next
    }
    /^not ok / { fail++; bad = 1 }
    # What a test reports, and what a failing one or bats itself said.
    !bad && sub(/^# /, "") { notes = notes "    " $0 "\n"; next }
    bad || !/^#/ || status && !fail { text = text "    " $0 "\n" }
    END {
      split(times, secs)
      lost = wanted - pass - fail - skip
      if (lost || plan != wanted) {
        fail += lost > 0 ? lost : 1
        text = text "    " name ": " plan " cases for " wanted \
          ", or ended early; status " status "\n"
      }
      printf "%s%-18s %4d passed", what, name, pass
      if (fail) printf ", %d FAILED", fail
      if (skip) printf ", %d skipped", skip
      if (skip > 3) why = why "    and " skip - 3 " more\n"
      printf "  (%d s, %.0f of work)\n%s%s%s", secs[1], secs[2] + secs[3], \
        text, why, notes
      printf "%d %d %d\n", pass, fail, skip >sum
    }' "$tap"
  exit 0
fi

cd "$(dirname "$0")/.." || exit
O=${O:-build}
jobs=$(nproc 2>/dev/null || echo 1)
files=$((jobs + 1)) # at once: a test also waits for its own processes
unset MAKEFLAGS MAKELEVEL

# run WHAT FOLDER PART FILE ...: that part of the files, some at once; first those
# that say "# long", then the largest, so that no core waits for the last of them.
run() {
  what=$1
  out=$2
  part=$3
  shift 3
  rm -rf "$out"
  mkdir -p "$out"
  {
    grep -lx '# long' "$@"
    # shellcheck disable=SC2046 # names of ours
    grep -Lx '# long' $(ls -S "$@")
  } | xargs -P "$files" -I{} sh tests/check.sh --one {} "$out" "$what" "$part"
}

plain="$O/tests"
tally=$O/tally
# shellcheck disable=SC2086 # a list of words
run "" "$plain" all ${TESTS:-tests/*.bats}

san="build-san/tests"
rm -rf "$san"
if [ -z "${NOSAN-}" ]; then
  # shellcheck disable=SC2046,SC2086
  set -- $(grep -L '^# plain build only' ${TESTS:-tests/*.bats})
  if [ $# -gt 0 ]; then
    mkdir -p "$san" build-san/reports
    rm -f build-san/reports/*
    echo "building with the address and undefined behaviour sanitizers"
    if ! "${MAKE:-make}" -s -j "$jobs" O=build-san SAN=address,undefined \
      all unit >"$san/make.log" 2>&1; then
      cat "$san/make.log"
      echo "0 1 0" >"$san/make.sum"
    else
      # Reports go to files as well: a pipe may hide the status of a stage.
      log=log_path=$PWD/build-san/reports/san:exitcode=99
      export SAN=address,undefined O=build-san
      export ASAN_OPTIONS="$log:detect_leaks=1:allocator_may_return_null=1"
      export LSAN_OPTIONS="exitcode=99"
      export UBSAN_OPTIONS="$log:print_stacktrace=1"
      commits=$(git rev-list --count HEAD 2>/dev/null || echo 0)
      part=${SAN_PART:-${TESTS:+all}}
      part=${part:-$((commits % 4))}
      export SAN_TURN="$part" SAN_LEAKS="$((commits / 4 % 8))"
      run "san " "$san" "$part" "$@"
      for f in build-san/reports/*; do
        grep -qsE 'ERROR: |runtime error: ' "$f" || continue
        head -n 40 "$f"
        echo "0 1 0" >"$san/$(basename "$f").sum"
      done
    fi
  fi
fi

cat "$plain"/*.sum "$san"/*.sum 2>/dev/null | awk '
  { pass += $1; fail += $2; skip += $3 }
  END {
    printf "%d passed, %d failed", pass, fail
    if (skip) printf ", %d skipped", skip
    print ""
    exit fail > 0 || pass == 0
  }' >"$tally"
status=$?
cat "$tally"
exit $status

#!/bin/sh
# coverage.sh [report [NAME ...]] - how much of the code the tests reach
#
# Builds for gcov, without optimisation, into $O; runs the .bats files
# (TESTS="tests/x.bats ...": those), among them the unit programs and each fuzz
# target over its corpus, and tests/torture/failures.py, in which every system
# call fails once; prints lines and branches a module.
# report: only the figures of what has run; with the name of a module or a
# file what was not reached of it.
#
# gcc counts a branch for every operand of && and ||.  Nothing is marked in
# the sources as not to be counted.  A program that is killed, or ends in
# mem_gone, leaves no figures, and strace sees calls of gcov's: so tests run
# as under sanitizers, which have the same limits.  One that is killed while it
# writes them leaves counts below nothing, a line or two, that are passed over.
set -eu
cd "$(dirname "$0")/.."
O=${O:-build-cov}
make=${MAKE:-make}

if [ "${1-}" != report ]; then
  unset MAKEFLAGS MAKELEVEL
  mkdir -p "$O"
  "$make" -s -j"$(nproc)" O="$O" WT_NO_DEPS=1 CFLAGS="-O0 -g --coverage" \
    all unit >"$O/make.log" 2>&1 || { cat "$O/make.log"; exit 1; }
  find "$O" -name '*.gcda' -delete
  # shellcheck disable=SC2046,SC2086
  O=$O SAN=coverage NOSAN=1 TESTS=$(grep -L '^# plain build only' \
    ${TESTS:-tests/*.bats} | tr '\n' ' ') sh tests/check.sh ||
    echo "coverage: tests failed; what they reach is counted all the same"
  # What gcov writes fails here, too: the answers are judged without it.
  O=$O python3 tests/torture/failures.py 4 >/dev/null || :
else
  shift
fi
gcovr -r . --object-directory "$O" -f lib/ -f tools/ -e lib/gen/ \
  --gcov-ignore-parse-errors -j "$(nproc)" --json "$O/coverage.json"
python3 tests/coverage.py "$O/coverage.json" "$@"

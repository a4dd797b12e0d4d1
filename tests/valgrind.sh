#!/bin/sh
# valgrind.sh - the unit programs and the .bats files (TESTS="tests/x.bats
# ...": those) with every tool of ours under valgrind's memcheck
#
# In $O stand scripts with the names of the tools, which run those of build/
# under valgrind; what it says ends the tool in status 99, and stands in
# $O/reports.  Tests run as under sanitizers, which are as slow and large;
# those of time, of a terminal and of closed descriptors, which valgrind takes
# for its own, are left out.
# Some hours for all; minutes for a file.
set -eu
cd "$(dirname "$0")/.."
sh tests/deps.sh valgrind
root=$PWD
O=${O:-build-valgrind}
mkdir -p "$O/bin" "$O/unit" "$O/fuzz" "$O/reports"
rm -f "$O"/bin/* "$O"/unit/* "$O"/fuzz/* "$O"/reports/*

# Leaks are the sanitizers' to tell; -g and -O2 as they are.
for p in build/bin/* build/unit/* build/fuzz/*; do
  to=$O/${p#build/}
  if head -c 4 "$p" | grep -q ELF; then
    printf '#!/bin/sh\nexec valgrind -q --vgdb=no --error-exitcode=99 --suppressions=%s --log-file=%s %s "$@"\n' \
      "$root/tests/valgrind.supp" "$root/$O/reports/%p" "$root/$p" >"$to"
    chmod +x "$to"
  else
    cp "$p" "$to"
  fi
done
unset MAKEFLAGS MAKELEVEL
# A few random cases do: each start takes a second here.
export MERGE_RUNS="${MERGE_RUNS:-3}" AGG_RUNS="${AGG_RUNS:-3}" STATES_STEP="${STATES_STEP:-99}"
status=0
# shellcheck disable=SC2046,SC2086
O=$O SAN=valgrind NOSAN=1 WT_RULES=$root/rules TESTS=$(grep -L '^# plain build only' \
  ${TESTS:-tests/*.bats} | tr '\n' ' ') sh tests/check.sh || status=$?
# Where a case closes standard error, the tool's own messages stand there, too.
grep -lrE '^==[0-9]+==' "$O/reports" | while IFS= read -r report; do
  echo "$report"
  head -n 30 "$report"
done >"$O/said"
if [ -s "$O/said" ]; then
  cat "$O/said"
  status=1
fi
echo "valgrind: $(find "$O/reports" -type f | wc -l) runs," \
  "$(grep -c "^$O/reports" "$O/said") with something to say"
exit "$status"

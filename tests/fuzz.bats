#!/usr/bin/env bats
# The fuzz targets, once over what they begin with: seeds and what fuzzing has
# found.  No fault, and no sanitizer's word, under which it is an eighth ("turn" in
# helper.bash).  make fuzz looks for more.
load helper

@test "each fuzz target replays its corpus" {
  cd "$BATS_TEST_TMPDIR"
  n=0
  for c in "$ROOT"/tests/fuzz/*.c; do
    name=$(basename "$c" .c)
    sh "$ROOT/tests/fuzz/seeds.sh" "$name" "$BATS_TEST_TMPDIR/$name"
    find "$BATS_TEST_TMPDIR/$name" -type f | sort |
      awk -v part="${SAN_TURN:-all}" 'part == "all" || NR % 8 == part' >files
    n=$((n + $(wc -l <files)))
    xargs "$O/fuzz/$name" <files >out 2>&1 || {
      echo "$name: status $?"
      tail -n 20 out
      bad=1
    }
  done
  echo "# $n inputs" >&3
  [[ -z ${bad-} ]]
}

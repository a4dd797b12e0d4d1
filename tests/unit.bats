#!/usr/bin/env bats
# The programs of tests/unit: each a main() that checks one module.
# long
load helper

@test "unit programs" {
  cd "$BATS_TEST_TMPDIR"
  n=0
  for c in "$ROOT"/tests/unit/*.c; do
    p=$O/unit/$(basename "$c" .c)
    n=$((n + 1))
    if "$p" >out 2>&1; then
      echo "$p: ok"
    else
      echo "$p: status $?"
      tail -n 30 out
      bad=1
    fi
  done
  ((n > 0))
  [[ -z ${bad-} ]]
}

#!/usr/bin/env bats
# The fuzz targets, once over what they begin with: seeds and what fuzzing has
# found.  No fault, and no sanitizer's word, under which it is a quarter ("turn" in
# helper.bash).  make fuzz looks for more.
# long
load helper

seeds() { sh "$ROOT/tests/fuzz/seeds.sh" "$@"; }

# inputs NAME: what a target begins with, tar archives one behind the other.
inputs() {
  local kept=$ROOT/tests/fuzz/corpus/$1.tar.gz from
  from=$(seeds "$1" "$1" own) || return
  for from in "$1" $from; do
    tar -cf - "$from" || return
  done
  [[ ! -e $kept ]] || gzip -dc "$kept"
}

@test "each fuzz target replays its corpus" {
  cd "$BATS_TEST_TMPDIR"
  seeds common common
  part="1 0"
  [[ ${SAN_TURN:-all} == all ]] || part="8 $SAN_TURN"
  n=0
  for c in "$ROOT"/tests/fuzz/*.c; do
    name=$(basename "$c" .c)
    # shellcheck disable=SC2086 # two words
    inputs "$name" | "$O/fuzz/$name" - $part >out 2>&1 || bad=1
    [[ "${PIPESTATUS[*]}" == "0 0" && $(tail -n 1 out) =~ ^([0-9]+)\ inputs$ ]] || {
      echo "$name:"
      tail -n 20 out
      bad=1
      continue
    }
    n=$((n + BASH_REMATCH[1]))
  done
  echo "# $n inputs" >&3
  ((n > 0))
  [[ -z ${bad-} ]]
}

# A tar that is cut, or a fault, must not pass for inputs that are done.
@test "what replays says what it could not read" {
  cd "$BATS_TEST_TMPDIR"
  echo '{}' >a
  tar -cf t a
  t '"$O/fuzz/json" - 1 0 <t' '' '1 inputs'
  t 'cat t t | "$O/fuzz/json" - 2 1' '' '1 inputs'
  t 'head -c 513 t | "$O/fuzz/json" - 1 0' '' '1 inputs' 1 'cut off'
  t '"$O/fuzz/json" a' '' ''
  t '"$O/fuzz/json" none' '' '' 1 'none: '
}

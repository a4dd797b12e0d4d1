#!/bin/sh
# fuzz.sh [NAME ...] - runs tests/fuzz/NAME.c, FUZZ_TIME seconds each
#
# With clang's libFuzzer, address and undefined behaviour sanitizers.  The
# corpus is kept in build-fuzz/corpus/NAME and begins with the inputs of the
# golden cases and tests/data.  FUZZ_TIME=0 only replays the corpus.
set -eu
cd "$(dirname "$0")/.."
out=build-fuzz
flags="-g -O1 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all -DWT_SANITIZED"

[ $# -gt 0 ] || for c in tests/fuzz/*.c; do
  [ -e "$c" ] && set -- "$@" "$(basename "$c" .c)"
done
make -s O="$out" gen >/dev/null
CPPFLAGS=$(printf %s "$CPPFLAGS" | sed "s,-iquote [^ ]*/gen,-iquote $out/gen,")

for name in "$@"; do
  corpus=$out/corpus/$name
  mkdir -p "$out/bin" "$corpus"
  # The inputs of the golden cases, each a seed.
  for c in tests/golden/*/*.case; do
    [ -e "$c" ] || continue
    awk '/^--- /{on = $0 == "--- in"; next} on' "$c" \
      >"$corpus/$(basename "$(dirname "$c")")-$(basename "$c")"
  done
  for c in tests/data/* tests/data/sites/*; do
    [ -f "$c" ] && [ "$(wc -c <"$c")" -lt 65536 ] && cp "$c" "$corpus/"
  done
  # shellcheck disable=SC2086 # lists of words
  clang $CPPFLAGS $WARN $flags -o "$out/bin/$name" "tests/fuzz/$name.c" \
    lib/*.c $LDLIBS
  echo "$name:"
  if [ "${FUZZ_TIME:-60}" = 0 ]; then
    "$out/bin/$name" -runs=0 -timeout=5 "$corpus" 2>&1 | tail -n 1
  else
    "$out/bin/$name" -max_total_time="${FUZZ_TIME:-60}" -timeout=5 \
      -rss_limit_mb=2048 -print_final_stats=1 \
      -artifact_prefix="$out/$name-" "$corpus" >"$out/$name.log" 2>&1 ||
      { tail -n 40 "$out/$name.log"; exit 1; }
    grep -E '^stat::(number_of_executed_units|average_exec_per_sec)' \
      "$out/$name.log"
  fi
done

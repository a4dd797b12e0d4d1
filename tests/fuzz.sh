#!/bin/sh
# fuzz.sh [NAME ...] - runs tests/fuzz/NAME.c, FUZZ_TIME seconds each
#
# With clang's libFuzzer, address and undefined behaviour sanitizers.  The
# corpus is kept in build-fuzz/corpus/NAME and begins with the inputs of the
# golden cases and tests/data.  FUZZ_TIME=0 only replays the corpus.
set -eu
cd "$(dirname "$0")/.."
out=build-fuzz
san="-g -O1 -fno-sanitize-recover=all -DWT_SANITIZED"

[ $# -gt 0 ] || for c in tests/fuzz/*.c; do
  [ -e "$c" ] && set -- "$@" "$(basename "$c" .c)"
done
make -s -j"$(nproc)" CC=clang O="$out" WT_NO_DEPS=1 \
  CFLAGS="$san -fsanitize=fuzzer-no-link,address,undefined" \
  "$out/libwt.a" >/dev/null
CPPFLAGS=$(printf %s "$CPPFLAGS" | sed "s,-iquote [^ ]*/gen,-iquote $out/gen,")

status=0
for name in "$@"; do
  corpus=$out/corpus/$name
  mkdir -p "$out/bin" "$corpus"
  sh tests/fuzz/seeds.sh "$name" "$corpus"
  # shellcheck disable=SC2086 # lists of words
  clang $CPPFLAGS $WARN $san -fsanitize=fuzzer,address,undefined \
    -o "$out/bin/$name" "tests/fuzz/$name.c" "$out/libwt.a" $LDLIBS
  echo "$name:"
  limit=-max_total_time=${FUZZ_TIME:-60}
  [ "$limit" != -max_total_time=0 ] || limit=-runs=0
  if "$out/bin/$name" "$limit" -timeout=5 -rss_limit_mb=2048 \
    -print_final_stats=1 -artifact_prefix="$out/$name-" "$corpus" \
    >"$out/$name.log" 2>&1; then
    grep -E '^stat::(number_of_executed_units|average_exec_per_sec)' \
      "$out/$name.log"
  else
    tail -n 40 "$out/$name.log"
    status=1
  fi
done
exit $status

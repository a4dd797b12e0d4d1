#!/bin/sh
# fuzz.sh [NAME ...] - runs tests/fuzz/NAME.c, FUZZ_TIME seconds each
#
# With clang's libFuzzer, address and undefined behaviour sanitizers.  The
# corpus is kept in build-fuzz/corpus/NAME and begins with what
# tests/fuzz/seeds.sh gives: the inputs of the golden cases, tests/data, and
# tests/fuzz/corpus/NAME.tar.gz, what earlier runs have found.
#
# FUZZ_KEEP=1 puts the smallest part of the corpus that reaches all it reaches
# there, for the next run to go on from and make check to replay, and adds the
# processor time of the run to tests/fuzz/spent.tsv.  An input that takes more
# than FUZZ_SLOW=5 seconds of the clock is a finding: more, where a machine is
# busy.
set -eu
cd "$(dirname "$0")/.."
out=build-fuzz
FUZZ_TIME=${FUZZ_TIME:-60}
[ "$FUZZ_TIME" -gt 0 ] || { echo 'fuzz: FUZZ_TIME is seconds' >&2 && exit 2; }
# Parts (part.h) of four KiB: an input many times over is as long sooner.
san="-g -O1 -fno-sanitize-recover=all -DWT_SANITIZED -DPART_BYTES=4096ul"

[ $# -gt 0 ] || for c in tests/fuzz/*.c; do
  [ -e "$c" ] && set -- "$@" "$(basename "$c" .c)"
done
make -s -j"$(nproc)" CC=clang O="$out" WT_NO_DEPS=1 \
  CFLAGS="$san -fsanitize=fuzzer-no-link,address,undefined" \
  "$out/libwt.a" >/dev/null
CPPFLAGS=$(printf %s "$CPPFLAGS" | sed "s,-iquote [^ ]*/gen,-iquote $out/gen,")

# cpu: the processor seconds of all that this shell has waited for.
cpu() {
  times >"$out/times"
  awk -F '[ms ]+' 'NR == 2 {printf "%d", ($1 + $3) * 60 + $2 + $4}' "$out/times"
}

# keep NAME SECONDS: its corpus, less what the seeds and other inputs reach too.
keep() {
  rm -rf "$out/kept/$1" "$out/seeds/$1"
  sh tests/fuzz/seeds.sh "$1" "$out/seeds/$1" plain
  mkdir -p "$out/kept/$1" tests/fuzz/corpus
  cp -r "$out/seeds/$1" "$out/kept/$1/merged"
  "$out/bin/$1" -merge=1 -max_len=2048 -timeout="${FUZZ_SLOW:-5}" -rss_limit_mb=2048 \
    "$out/kept/$1/merged" "$out/corpus/$1" >"$out/$1-merge.log" 2>&1
  for f in "$out/seeds/$1"/*; do
    rm -f "$out/kept/$1/merged/${f##*/}"
  done
  tar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner --mode=644 \
    -C "$out/kept/$1/merged" -c . | gzip -9n >"tests/fuzz/corpus/$1.tar.gz"
  spent=tests/fuzz/spent.tsv
  awk -F '\t' -v OFS='\t' -v name="$1" -v more="$2" '
    /^#/ {print; next}
    $1 == name {$2 += more; seen = 1}
    {print}
    END {if (!seen) print name, more}' "$spent" >"$out/spent"
  { grep '^#' "$out/spent"; grep -v '^#' "$out/spent" | sort; } >"$spent"
}

status=0
for name in "$@"; do
  corpus=$out/corpus/$name
  mkdir -p "$out/bin" "$corpus"
  sh tests/fuzz/seeds.sh "$name" "$corpus"
  # shellcheck disable=SC2086 # lists of words
  clang $CPPFLAGS $WARN $san -fsanitize=fuzzer,address,undefined \
    -o "$out/bin/$name" "tests/fuzz/$name.c" "$out/libwt.a" $LDLIBS
  echo "$name:"
  cpu >"$out/before"
  if "$out/bin/$name" -max_total_time="$FUZZ_TIME" -timeout="${FUZZ_SLOW:-5}" -rss_limit_mb=2048 \
    -print_final_stats=1 -artifact_prefix="$out/$name-" "$corpus" \
    >"$out/$name.log" 2>&1; then
    grep -E '^stat::(number_of_executed_units|average_exec_per_sec)' \
      "$out/$name.log"
    cpu >"$out/after"
    used=$(($(cat "$out/after") - $(cat "$out/before")))
    [ -z "${FUZZ_KEEP-}" ] || keep "$name" "$used"
  else
    tail -n 40 "$out/$name.log"
    status=1
  fi
done
exit $status

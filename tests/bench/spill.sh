#!/bin/sh
# spill.sh [N] - N (50 million) different sellers in --memory 256M: the right
# number, and the peak of memory.  Takes minutes, and 2 GB in TMPDIR.
set -eu
n=${1:-50000000}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
awk -v n="$n" 'BEGIN {
  for (i = 0; i < n; i++)
    printf "{\"seller\":{\"id\":\"taobao:%d\"},\"p\":%d}\n", i * 7919 % n, i % 3
}' | {
  command time -f '%M KB at most, %U + %S s' -o "$tmp/time" \
    wt-agg --calc 'sellers=distinct(.seller.id),n=count' --memory 256M \
    >"$tmp/row"
}
cat "$tmp/row" "$tmp/time"
[ "$(cat "$tmp/row")" = "{\"sellers\":$n,\"n\":$n}" ]

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
  # The inputs of the golden cases, each a seed.
  for c in tests/golden/*/*.case; do
    [ -e "$c" ] || continue
    awk '/^--- /{on = $0 == "--- in"; next} on' "$c" \
      >"$corpus/$(basename "$(dirname "$c")")-$(basename "$c")"
  done
  for c in tests/data/*; do
    [ -f "$c" ] && [ "$(wc -c <"$c")" -lt 65536 ] && cp "$c" "$corpus/"
  done
  # And archives of each kind: a crawl of one page, a page.
  if [ "$name" = archive ]; then
    w=$out/seed
    rm -rf "$w" && mkdir "$w"
    printf 'WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\nContent-Length: 3\r\n\r\n<p>\r\n\r\n' >"$w/a.warc"
    echo '<p>page' >"$w/b"
    zstd -qc "$w/a.warc" >"$corpus/warc.zst"
    { printf '\135\052\115\030\7\0\0\0'; cat "$w/b" "$corpus/warc.zst"; } >"$corpus/dict.zst"
    gzip -c "$w/a.warc" >"$w/c.warc.gz"
    tar cf "$corpus/tar" -C "$w" a.warc b c.warc.gz
    (cd "$w" && rm -f zip.zip && zip -q zip.zip a.warc b c.warc.gz)
    mv "$w/zip.zip" "$corpus/zip"
  fi
  case $name in
  arc)
    printf 'filedesc://a 0.0.0.0 20140216050221 text/plain 4\n1 0\n\nhttp://a.example/ 192.0.2.1 20140216050221 text/html 3\n<p>\n' >"$corpus/arc" ;;
  har)
    printf '{"log":{"version":"1.2","pages":[],"entries":[{"startedDateTime":"2023-05-06T12:30:00.1+08:00","request":{"url":"https://a.example/"},"response":{"status":200,"content":{"mimeType":"text/html; charset=gbk","text":"PHA+","encoding":"base64"}}}]}}' >"$corpus/har" ;;
  mhtml)
    printf 'From: <x>\nDate: Wed, 6 Nov 2024 23:11:12 +0800\nMIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="b"\n\n--b\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\nContent-Location: https://a.example/\n\n<p>=E8=B1=A1=\n</p>\n--b--\n' >"$corpus/mhtml" ;;
  esac
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

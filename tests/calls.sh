#!/bin/sh
# calls.sh [BUILD] - fails on a call that tests/layers.txt does not allow
#
# A header may bring another with it: layers.sh sees no include, and a module
# calls one that it was not given.  What was built, in BUILD (build), tells.
set -eu
build=${1:-build}

{
  cat "$(dirname "$0")/layers.txt"
  echo defined
  nm -A -g --defined-only "$build/libwt.a"
  echo wanted
  nm -A -u "$build/libwt.a" "$build"/tools/*.o
} | awk -v build="$build/" '
  # The module of an object: build/libwt.a:json_scan.o is json.
  function module(line,  m) {
    m = substr(line, length(build) + 1)
    sub(/^(libwt\.a:|tools\/)/, "", m)
    sub(/\.o:.*/, "", m)
    while (!(m in known) && sub(/_[^_]*$/, "", m));
    return m
  }
  { sub(/#.*/, "") }
  NF == 1 && ($1 == "defined" || $1 == "wanted") { part = $1; next }
  part == "" { known[$1]; for (i = 2; i <= NF; i++) may[$1, $i]; next }
  part == "defined" { of[$NF] = module($0); next }
  $NF in of {
    me = module($0)
    m = of[$NF]
    if (m == me || (me, m) in may || (me, m) in told) next
    told[me, m]
    print me " may not call " $NF ": tests/layers.txt does not give it " m
    bad = 1
  }
  END { exit bad }'

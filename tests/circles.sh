#!/bin/sh
# circles.sh [BUILD] - fails where files of lib/ call each other in a circle
#
# Files of a module stand in an order, too: what two of them need comes below
# both.  Who reads a file need not read what calls it.  What was built, in BUILD
# (build), tells.  The calls named here are of things that hold such as they are
# themselves, and go back up to what reads all of them.
set -eu
build=${1:-build}

{
  echo defined
  nm -A -g --defined-only "$build/libwt.a"
  echo wanted
  nm -A -u "$build/libwt.a"
} | awk '
  BEGIN {
    free["archive_member", "archive"]       # an archive in an archive
    free["printed_array", "printed_values"] # a list in a value
    free["printed_dumped", "printed_values"]
  }
  function file(line) {
    sub(/^[^:]*:/, "", line)
    sub(/\.o:.*/, "", line)
    return line
  }
  NF == 1 { part = $1; next }
  part == "defined" { of[$NF] = file($0); next }
  $NF in of {
    from = file($0)
    to = of[$NF]
    if (from == to || (from, to) in free) next
    name[from, to] = name[from, to] " " $NF
  }
  # Who calls no other one, or is called by none, is in no circle: without such
  # nothing is left, unless there is one.
  END {
    do {
      split("", calls)
      split("", called)
      for (k in name) {
        split(k, at, SUBSEP)
        calls[at[1]]
        called[at[2]]
      }
      gone = 0
      for (k in name) {
        split(k, at, SUBSEP)
        if (at[1] in called && at[2] in calls) continue
        delete name[k]
        gone = 1
      }
    } while (gone)
    for (k in name) {
      split(k, at, SUBSEP)
      print "in a circle: " at[1] " calls" name[k] " of " at[2]
      bad = 1
    }
    exit bad
  }'

#!/bin/sh
# layers.sh [ROOT] - fails on an include that tests/layers.txt does not allow
set -eu
cd "${1:-$(dirname "$0")/..}"

find lib tools -name '*.[ch]' ! -path 'lib/gen/*' | LC_ALL=C sort |
  xargs awk '
  function fault(what) { print what; bad = 1 }
  # The module of a file: lib/record/json_scan.c is json.
  function module(file,  m) {
    m = file
    sub(/^.*\//, "", m)
    sub(/\.[ch]$/, "", m)
    while (!(m in order) && sub(/_[^_]*$/, "", m));
    return m
  }
  # Its room: its folder in lib/, or tools.
  function stands(file) {
    sub(/\/[^\/]*$/, "", file)
    sub(/^lib\//, "", file)
    return file
  }
  # The name before the first underscore: parts of one tool share it.
  function stem(m) { sub(/_.*/, "", m); return m }
  FILENAME == "tests/layers.txt" {
    sub(/#.*/, "")
    if ($1 == "any") { for (i = 2; i <= NF; i++) any[$i]; next }
    if ($1 == "room") { room = $2; next }
    if (!NF) next
    if ($1 in order) fault(FILENAME ":" FNR ": " $1 " has a line already")
    order[$1] = FNR
    where[$1] = room
    for (i = 2; i <= NF; i++) {
      may[$1, $i]
      if ($i ~ /^</) continue
      m = $i
      if (!(m in order))
        fault(FILENAME ":" FNR ": " $1 " may not use " $i \
          ": it does not stand above")
      else if (room == "work" && where[m] == room && stem(m) != stem($1))
        fault(FILENAME ":" FNR ": " $1 " may not use " $i \
          ": the work of another tool")
    }
    next
  }
  FNR == 1 {
    me = module(FILENAME)
    known = me in order
    if (!known)
      fault(FILENAME ": this module has no line in tests/layers.txt")
    else if (stands(FILENAME) != where[me])
      fault(FILENAME ": tests/layers.txt has it in the room " where[me])
  }
  known && /^[ \t]*#[ \t]*include/ {
    h = $0
    sub(/^[ \t]*#[ \t]*include[ \t]*/, "", h)
    at = FILENAME ":" FNR ": "
    if (h ~ /^</) {
      sub(/>.*/, ">", h)
      if (!(h in any) && !((me, h) in may))
        fault(at me " may not include " h)
      next
    }
    sub(/^"/, "", h)
    sub(/".*/, "", h)
    if (h ~ /\//) { fault(at "a header is named without its folder"); next }
    m = module(h)
    if (m == me) next
    name = m
    if (!(m in order))
      fault(at h " has no line in tests/layers.txt")
    else if (!((me, name) in may))
      fault(at me " may not include " h)
    else if (h != name ".h")
      fault(at h " is for the module " name " alone")
  }
  END { exit bad }
' tests/layers.txt

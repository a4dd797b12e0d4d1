#!/bin/sh
# map.sh [FOLDER] - what each file of the code is for, as its first line says;
# fails on one that does not
set -eu
cd "$(dirname "$0")/.."

find "${1:-lib}" -name '*.c' ! -path 'lib/gen/*' | LC_ALL=C sort | xargs awk '
  function show() { if (text != "") printf "  %-22s%s\n", me, text; text = "" }
  FNR == 1 {
    show()
    me = room = FILENAME
    sub(/\/[^\/]*$/, "", room)
    sub(/^.*\//, "", me); sub(/\.c$/, "", me)
    if (room != last) print (last == "" ? "" : "\n") room
    last = room
    head = 1
  }
  head {
    line = $0
    end = sub(/[ \t]*\*\/.*/, "", line)
    sub(/^\/?[ \t]*\*+[ \t]?/, "", line)
    if (text == "" && line != "") {
      if (index(line, me " - ") != 1) {
        print FILENAME ": the first line is not /* " me " - what it is for"
        bad = 1
      }
      line = substr(line, length(me) + 4)
      text = line
    } else if (text != "" && line != "")
      text = text " " line
    if (end || (text != "" && line == "") || text ~ /[.:;]$/) head = 0
  }
  END { show(); exit bad }
'

#!/usr/bin/env bats
# What make torture runs for long, here for seconds.
# plain build only
# long
load helper

torture() {
  python3 "$ROOT/tests/torture/$1.py" "${@:2}" | sed 's/^/# /' >&3
  return "${PIPESTATUS[0]}"
}

@test "killed at random points: the old file or the new one" { torture killed 3; }
@test "mixed files: each broken line is in the rejects" { torture reconciled 100; }
@test "the same bytes in all surroundings; the laws of filters" { torture same 300; }
@test "what a workbook lacked memory for is told" { torture failures 60 1 "wt-report, a chart"; }
@test "a folder and a zip of a long directory that cannot be read, or by a byte" { torture failures 1 1 "wt-extract, folders, a zip of a long directory" pread opendir readdir stat; }
@test "hostile adverts reach no terminal, sheet, browser, shell" { torture hostile; }
@test "a megabyte of one piece costs its length, not the square" { torture repeated '<a,' 'a:{' '________y\n' '<!--' "('a',_["; }

#!/usr/bin/env bats
# Definitions: each source of a key wins on a page that is made for it.
# plain build only
# long
load helper

@test "each source of a definition wins where it alone finds the key, but for those that sources.tsv names" {
  said=$BATS_TEST_TMPDIR/said
  python3 "$ROOT/tests/differential/sources.py" >"$said" || tail -n 20 "$said"
  grep -q ', 0 not as expected' "$said"
}

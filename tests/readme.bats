#!/usr/bin/env bats
# The one-liners of README.md, run as they stand.
# plain build only
load helper

@test "each of the ten one-liners runs, and gives something" {
  cd "$BATS_TEST_TMPDIR"
  mkdir crawl
  cp "$DATA/demo.warc.gz" crawl/
  wt-extract --max-rejects 1 crawl/demo.warc.gz 2>err | wt-match | wt-classify >adverts.ndjson
  export PARALLEL_HOME=$PWD/parallel
  mkdir parallel
  # No duckdb: its engine, of npm, where tests/browser/install could have it.
  export NODE_PATH=$ROOT/build/browser/node_modules
  if [[ -d $NODE_PATH/@duckdb ]] && ! command -v duckdb >/dev/null; then
    PATH=$PATH:$ROOT/tests/browser
  fi
  sed -n '/^## Ten one-liners/,/^## /p' "$ROOT/README.md" | sed -n '/^```sh/,/^```/p' | grep -v '^```\|^#' >recipes
  [[ $(wc -l <recipes) == 10 ]]
  while IFS= read -r recipe; do
    tool=${recipe%% *}
    if ! command -v "$tool" >/dev/null; then
      echo "# no $tool here: not run" >&3
      continue
    fi
    rm -f ./*.csv all.ndjson
    bash -c "$recipe" </dev/null >out 2>err || { echo "status $?: $recipe"; cat err; bad=1; }
    for f in *.csv all.ndjson; do [[ ! -e $f ]] || cat "$f" >>out; done
    [[ -s out ]] || { echo "nothing: $recipe"; cat err; bad=1; }
  done <recipes
  [[ -z ${bad-} ]]
}

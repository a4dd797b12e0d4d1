#!/usr/bin/env bats
# wt-extract: what is of megabytes is read in 64 MB, whatever it is
load helper

# large KIND MB ROWS MOST: so many adverts of it, in less than MOST MB.
large() {
  local url=()
  [[ -z ${SAN-} ]] || skip "sanitizers take more"
  cd "$BATS_TEST_TMPDIR" || return
  python3 "$BATS_TEST_DIRNAME/large.py" "$1" "$2" in
  [[ $1 =~ ^(sqlite|csv|inner)$ ]] || url=(--url https://shop.example/list)
  python3 "$BATS_TEST_DIRNAME/torture/peak.py" peak wt-extract "${url[@]}" in >out
  read -r status kb <peak
  ((status == 0))
  echo "$(wc -l <out) rows in $kb KB"
  [[ $(wc -l <out) == "$3" ]]
  ((kb < $4 * 1024))
}
@test "a page of tiles" { large tiles 8 36363 60; }
@test "a page that is packed" { large gzip 8 36363 61; }
@test "a page in a row of JSON" { large inner 7 31818 64; }
@test "a page in a cell of a table" { large csv 7 31818 64; }
@test "a page in a cell of a database" { large sqlite 7 31818 61; }
@test "a reply with a list" { large json 16 152380 36; }
@test "columns, of a reply" { large columns 16 152380 31; }
@test "what a page keeps for its programs" { large kept 16 152380 56; }
@test "a text" { large text 8 1 64; }

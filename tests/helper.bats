#!/usr/bin/env bats
# The helper itself: a case that should fail does.
load helper

# What t says about a case that fails, and that it fails.
fails() {
  local said
  if said=$(t "${@:2}"); then
    echo "passed, and should not have: ${*:2}"
    return 1
  fi
  [[ $said == *"$1"* ]]
}

@test "a case that holds"              { t 'cat' 'a' 'a'; }
@test "nothing in, nothing out"        { t 'cat' '' ''; }
@test "status and message hold"        { t 'echo no >&2; exit 2' '' '' 2 'no'; }
@test "other output fails"             { fails '+b' 'echo b' '' 'a'; }
@test "missing output fails"           { fails '-a' 'true' '' 'a'; }
@test "a missing line feed fails"      { fails 'No newline' 'printf a' '' 'a'; }
@test "one line feed too many fails"   { fails '+' 'echo a; echo' '' 'a'; }
@test "another status fails"           { fails 'status 1, wanted 0' 'exit 1' '' ''; }
@test "a wanted status missing fails"  { fails 'status 0, wanted 1' 'exit 0' '' '' 1; }
@test "another message fails"          { fails 'no such message' 'echo no >&2; exit 2' '' '' 2 'yes'; }
@test "an unasked message fails"       { fails 'a message' 'echo no >&2' '' ''; }
@test "golden files"                   { golden helper; }

@test "a golden case that differs fails" {
  mkdir "$BATS_TEST_TMPDIR/g"
  printf 'cat\n--- in\na\n--- out\nb\n' >"$BATS_TEST_TMPDIR/g/x.case"
  if case_run "$BATS_TEST_TMPDIR/g/x.case"; then false; fi
  printf 'echo b; exit 1\n--- out\nb\n' >"$BATS_TEST_TMPDIR/g/x.case"
  if case_run "$BATS_TEST_TMPDIR/g/x.case"; then false; fi
}

@test "UPDATE writes what came out, and keeps the rest" {
  f=$BATS_TEST_TMPDIR/x.case
  printf 'cat; exit 1\n--- in\na\n--- out\nb\n--- file n\nz\n' >"$f"
  UPDATE=1 case_run "$f"
  diff - "$f" <<-'END'
	cat; exit 1
	--- in
	a
	--- file n
	z
	--- out
	a
	--- status 1
	END
  case_run "$f"
}

@test "golden without a case fails" {
  if golden no-such-tool; then false; fi
}

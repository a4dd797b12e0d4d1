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

# Each way in which a case can end; "= " is taken away, for bats would see them here.
ways() {
  sed 's/^= //' <<'END'
= load helper
= setup() { n=1; [[ $BATS_TEST_NUMBER != 3 ]]; }
= teardown() { echo "# down" >&3; [[ $n != 7 ]]; }
= deep() { false; echo on; }
= omit() { skip "a reason"; }
= @test "passes" { true; }
= @test "false in the middle" { false; true; }
= @test "setup fails" { true; }
= @test "a \"quoted\" name, \$5" { deep; true; }
= @test "skipped" { skip "no reason"; false; }
= @test "skipped without one" { skip; }
= @test "exit 0 is no pass" { exit 0; }
= @test "exit 1" { exit 1; }
= @test "t fails" { t 'echo a' '' 'b'; }
= @test "teardown fails" { n=7; }
= @test "in a condition it does not count" { if deep; then :; fi; ! true; deep || :; x=$(false; echo a); [[ $x == a ]]; }
= @test "return 3" { return 3; }
= @test "the last of a pipe" { false | true; true | false; }
= @test "of several lines" {
=   true
=   ((0))
=   true
= }
= @test "a note" { echo "# said" >&3; echo "ok 7 nothing"; }
= @test "(a subshell)" { (exit 4); true; }
= @test "unset" { set -u; echo $no_such; true; }
= @test "skipped in a function" { omit; false; }
END
}

@test "run.bash says of each case what bats says" {
  mkdir "$BATS_TEST_TMPDIR/tests" && cd "$BATS_TEST_TMPDIR/tests"
  cp "$ROOT/tests/helper.bash" .
  ways >x.bats
  bats -F tap x.bats >said && false
  grep -E '^(ok|not ok|1\.\.|# (down|said)$)' said >want
  bash "$ROOT/tests/run.bash" x.bats >said && false
  grep -E '^(ok|not ok|1\.\.|# (down|said)$)' said | diff want -
  [[ $(grep -c '^ok' want) == 6 ]]
  # Where it failed: the case's line, and that of a function.
  grep -A3 '^not ok 4 ' said | grep -q 'line 4 of .*/x.bats'
  grep -A3 '^not ok 4 ' said | grep -q 'line 9 of .*/x.bats'
  # A quarter of them; one that is killed; a file that is none.
  bash "$ROOT/tests/run.bash" x.bats 1 | grep -E '^(1\.\.|ok|not)' |
    diff - <(printf '%s\n' 1..5 'not ok 1 false in the middle' 'ok 2 skipped without one # skip' 'not ok 3 teardown fails' 'not ok 4 of several lines' 'ok 5 skipped in a function # skip a reason')
  printf '%s\n' '@test "a" { kill -9 $BASHPID; }' '@test "b" { true; }' >y.bats
  bash "$ROOT/tests/run.bash" y.bats 2>err | grep -x 'not ok 1 a'
  bash "$ROOT/tests/run.bash" y.bats 2>err | grep -x 'ok 2 b'
  for bad in 'load none' 'setup_file() { false; }' 'if'; do
    printf '%s\n' "$bad" '@test "a" { true; }' >z.bats
    bash "$ROOT/tests/run.bash" z.bats >said && false
    grep -q '^not ok 1 setup_file' said
    ! grep -q '^ok' said
  done
}

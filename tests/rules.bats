#!/usr/bin/env bats
# Rule files are input too: a fault in one refuses the run, with its place.
load helper

# faulty COMMAND FILE CHANGE MESSAGE
faulty() {
  local status=0 f=rules/$2 old=
  if [[ -e $f ]]; then old=$(cat "$f" && echo .); fi
  case $3 in
  +*) printf '%b\n' "${3#+}" >>"$f" ;;
  =*) printf '%b' "${3#=}" >"$f" ;;
  *) sed -i "$3" "$f" ;;
  esac
  WT_RULES=$PWD/rules $1 </dev/null >got 2>err || status=$?
  if [[ -n $old ]]; then printf %s "${old%.}" >"$f"; else rm "$f"; fi
  ((status == 2)) && [[ ! -s got ]] && grep -qF -e "${4#\~}" err &&
    { [[ $4 == '~'* ]] || grep -qF -e "${f##*/}:" err; } && return
  echo "$1, $2, $3: status $status, wanted 2 and: $4"
  sed 's/^/stderr: /' err | head -n 5
  return 1
}

@test "each fault of tests/bad-rules.tsv is refused, with file and reason" {
  cd "$BATS_TEST_TMPDIR"
  cp -r "$ROOT/rules" .
  (umask 077 && echo 'a key that is used in tests' >key)
  n=0
  while IFS=$'\t' read -r command file change message; do
    [[ -n $command && $command != '#'* ]] || continue
    n=$((n + 1))
    faulty "$command" "$file" "$change" "$message" || bad=1
  done <"$ROOT/tests/bad-rules.tsv"
  echo "$n cases"
  diff -r "$ROOT/rules" rules
  ((n > 0))
  [[ -z ${bad-} ]]
}

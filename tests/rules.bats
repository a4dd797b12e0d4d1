#!/usr/bin/env bats
# Rule files and keys are input too: a fault in one refuses the run, with its
# place.
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
    turn || continue
    n=$((n + 1))
    faulty "$command" "$file" "$change" "$message" || bad=1
  done <"$ROOT/tests/bad-rules.tsv"
  echo "$n cases"
  diff -r "$ROOT/rules" rules
  ((n > 0))
  [[ -z ${bad-} ]]
}

@test "a definition has the name of its file" {
  cd "$ROOT/rules/sites"
  [[ $(ls ./*.site | sed "s|^./||;s/.site$//") == "$(sed -n "s/^site  *//p" ./*.site)" ]]
}

@test "no line of a table stands twice" {
  cd "$ROOT/rules"
  for f in sites/*.tsv redact/*.tsv products/*.tsv lexicon/*.tsv taxa/*.tsv; do
    grep -v '^#' "$f" | grep . | sort | uniq -d | sed "s|^|$f: |"
  done >"$BATS_TEST_TMPDIR/twice" || :
  [[ ! -s $BATS_TEST_TMPDIR/twice ]] || { cat "$BATS_TEST_TMPDIR/twice"; return 1; }
}

@test "pages are known by texts that all write alike: no blanks, no quotes of attributes alone" {
  cd "$ROOT/rules/sites"
  ! grep -nE '^content .*(",|[:{[]( &&|$)|[{[]")' ./*.site || return 1
  # an attribute of a name that is like no other: blanks may stand before its =
  ! grep -nE '^content .*[a-z]-[a-z-]+=( |$)' ./*.site || return 1
  # a colon without a blank, an attribute in quotes: with and without on another line
  for f in $(grep -lE '^content .*":' ./*.site); do
    [[ $(grep -cE '^content .*":"' "$f") == $(grep -cE '^content .*": "' "$f") ]] || { echo "$f: a colon alone"; return 1; }
  done
  for f in $(grep -lE '^content .*[a-z-]="' ./*.site); do
    for w in $(grep -ohE '^content .*' "$f" | grep -oE '[a-z-]+="[^" ]+"'); do
      grep -qE "^content .*${w//\"/}( |\$)" "$f" || { echo "$f: $w alone"; return 1; }
    done
  done
}
@test "a list of words: a BOM, CR LF, and no last line feed" { t 'printf "\xef\xbb\xbfivory\r\nhorn" >f; wt-match -f f | jq -r .title' $'{"title":"ivory"}\n{"title":"horn"}\n{"title":"\ufeff"}' $'ivory\nhorn'; }
@test "a list of words: one that is none" { t 'printf "ok\n...\n" >f; wt-match -f f' '' '' 2 'f:2: ...: a term needs a letter or a digit'; }
@test "no folder of rules, a file in its place" { t 'for r in none .in; do WT_RULES=$r wt-classify; echo $?; done' '' $'2\n2' 0 'WT_RULES=.in: no such folder'; }
@test "a folder of sites without one" { t 'mkdir d; wt-extract --sites d' '' '' 2 'd: no file in it ends in .site'; }
@test "two sites of one name in a folder" { t 'mkdir d; printf "site x\nhost h\nitem css b\n" | tee d/a.site >d/b.site; wt-extract --sites d' '' '' 2 'd/b.site: the site x is in d/a.site already'; }
@test "a folder of rates without one" { t 'mkdir d; wt-fx --rates ./d' '' '' 2 './d: no file *.tsv in it'; }

@test "what is no key of pseudonyms" {
  t 'umask 077; for n in 15 16 4096 4097; do head -c $n /dev/zero | tr "\0" k >k; wt-redact --redact-key k <<<"{}" >/dev/null; echo $?; done; : >k; wt-redact --redact-key k; echo $?; printf "\r\n\n" >k; wt-redact --redact-key k; echo $?' '' $'2\n0\n0\n2\n2\n2' 0 'a key has 16 to 4096 bytes'
}
@test "a folder is no key"      { t 'mkdir d; wt-redact --redact-key d' '' '' 2 'd: a key is a plain file'; }
@test "no file is no key"       { t 'wt-redact --redact-key none' '' '' 2 'none: No such file'; }
@test "a key that others can read" { t 'echo 0123456789abcdef >k; chmod 640 k; wt-redact --redact-key k' '' '' 2 'k: others can read this key; say: chmod 600 k'; }
@test "line ends are not of the key" { t 'umask 077; for e in "" "\n" "\r\n\n"; do printf "0123456789abcdef$e" >k; wt-redact --redact-key k .in; done | sort -u | wc -l' '{"seller":{"name":"x"}}' 1; }
@test "what a terminal obeys in a message" { t $'wt-match $\'none\\t\\n\\x01\\x7f\\u200b\\xff\\u0085\\U000e0041x\'' '' '' 3 'none\t\n\x01\x7f<U+200B>\xff\xc2\x85<U+E0041>x: No such file'; }

# Shorter ones cost a pass over each page of their own (marks.c).
@test "words of buttons have seven bytes or more" { t 'LC_ALL=C awk "(\$1 == \"buy\" || \$1 == \"contact\") && length(substr(\$0, length(\$1) + 2)) < 7" "$ROOT/rules/sites/shown.tsv"' '' ''; }

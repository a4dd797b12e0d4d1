#!/usr/bin/env bats
# One list of edge cases, run for every tool that reads records.
#
#   each COMMAND STDIN STDOUT [STATUS [STDERR-PART]]
#
# is t (helper.bash) once a tool, with these words in COMMAND, STDIN and STDOUT:
#
#   TOOL  the tool, called so that it passes all records on
#   @     what it adds to a record with nothing to find (in STDOUT alone)
#   KEY   its own key      VALUE  that value      \uKEY  the key, escaped
#
# A tool that makes a table has no record to pass on: its STDOUT is one row
# that counts the lines of STDOUT; of a document its lines are counted here,
# but for the heading.  STDOUT - is nothing, or any such row.
load helper

# A call with a rule, expression or word that the tool must refuse.
bad_call() {
  case $1 in
  wt-match) echo "wt-match --rules no-such-file" ;;
  wt-classify) echo "wt-classify --as-of 2021-13-45" ;;
  wt-agg) echo "wt-agg --calc n=count --where '.a |'" ;;
  wt-fx) echo "wt-fx --to XXX" ;;
  wt-report) echo "wt-report --lang none" ;;
  wt-redact) echo "wt-redact --redact-key no-such-key" ;;
  *) echo "$1 --no-such-option" ;;
  esac
}

makes_rows() {
  case $1 in wt-agg | wt-report) return 0 ;; *) return 1 ;; esac
}

# What the cases know of the tools, asked once a file: TOOLS (TOOLS="wt-match"
# runs the list for that one alone); of each, how it is called here, and what it
# adds to a record.  In variables: a process more for each case is minutes.
setup_file() {
  local tool name said
  export TOOLS=${TOOLS:-$(record_tools)}
  for tool in $TOOLS; do
    name=${tool//-/_}
    case $tool in
    wt-match) said="wt-match --all" ;;
    wt-agg) said="wt-agg --calc n=count" ;;
    wt-report) said="wt-report --format tsv" ;;
    *) said="$tool $(needs "$tool")" ;;
    esac
    export "call_$name=$said"
    makes_rows "$tool" && continue
    said=$(echo '{}' | $said) || return
    said=${said#?} said=${said%?}
    export "added_$name=$said"
  done
}

# call TOOL: how it is called here, all records out or all counted in one row.
call() {
  local name=call_${1//-/_}
  echo "${!name}"
}

# words TOOL TEXT: the words of a case in the terms of a tool, in $REPLY.
words() {
  local s=$2 added key value name=${1//-/_}
  local call=call_$name has=added_$name
  s=${s//TOOL/${!call}}
  if makes_rows "$1"; then
    key=n added='' value=0
  else
    added=${!has}
    value=${added#*:} key=${added%%:*} key=${key//\"/}
    # A tool that adds nothing.
    [[ -n $added ]] || s=${s//,ADDED/} s=${s//ADDED/}
  fi
  [[ $s != *'\uKEY'* ]] ||
    s=${s//'\uKEY'/$(printf '\\u%04x%s' "'$key" "${key#?}")}
  s=${s//VALUE/$value} s=${s//ADDED/$added}
  REPLY=${s//KEY/$key}
}

# rows TEXT: the row that counts the lines of TEXT, in $REPLY.
rows() {
  local feeds=${1//[!$'\n']/}
  REPLY="{\"n\":$((${#1} ? ${#feeds} + 1 : 0))}"
}

# lines_of_document: the row that counts the lines of a document of tables.
lines_of_document() {
  awk 'END { print "{\"n\":" (NR ? NR - 1 : 0) "}" }'
}
export -f lines_of_document

# Empties the folder of the test of what a case has left there.
tidy() {
  local f
  for f in "$BATS_TEST_TMPDIR"/* "$BATS_TEST_TMPDIR"/.[!.]*; do
    case ${f##*/} in
    '*' | '.[!.]*' | .in | .want | .got | .err) ;;
    *) rm -rf "${BATS_TEST_TMPDIR:?}"/* "$BATS_TEST_TMPDIR"/.[!.]* && return ;;
    esac
  done
}

each() {
  local tool command in out bad=
  for tool in $TOOLS; do
    words "$tool" "$1" && command=$REPLY
    words "$tool" "$2" && in=$REPLY
    words "$tool" "${3//@/ADDED}" && out=$REPLY
    [[ $tool != wt-report ]] ||
      command="{ $command"$'\n'"} | lines_of_document; exit \${PIPESTATUS[0]}"
    if [[ $3 == - ]]; then
      out=
      ! makes_rows "$tool" || command="{ $command"$'\n'"} | grep -v '^{\"n\":[0-9]*}\$'; exit \${PIPESTATUS[0]}"
    elif makes_rows "$tool"; then
      rows "$3" && out=$REPLY
    fi
    tidy
    t "$command" "$in" "$out" "${@:4}" ||
      { echo "in $tool"; bad=1; }
  done
  [[ -z $bad ]]
}

# passing: only the tools that pass records on; adding: that add a key to them.
passing() {
  local tool all=$TOOLS TOOLS=
  for tool in $all; do
    makes_rows "$tool" || TOOLS+=" $tool"
  done
  [[ -z $TOOLS ]] || each "$@"
}
adding() {
  local tool has all=$TOOLS TOOLS=
  for tool in $all; do
    has=added_${tool//-/_}
    [[ -z ${!has-} ]] || TOOLS+=" $tool"
  done
  [[ -z $TOOLS ]] || each "$@"
}

# -- what is a record ---------------------------------------------------------

@test "no input"             { each 'TOOL' '' ''; }
@test "one record"           { each 'TOOL' '{"a":1}' '{"a":1,@}'; }
@test "an empty object"      { each 'TOOL' '{}' '{@}'; }
@test "only blank lines"     { each 'printf "\n \t\n\r\n\n" | TOOL' '' ''; }
@test "blank lines between"  { each 'TOOL' $'\n{"a":1}\n\n \t \n{"a":2}\n' $'{"a":1,@}\n{"a":2,@}'; }
@test "no line feed at the end" { each 'printf "{\"a\":1}\n{\"a\":2}" | TOOL' '' $'{"a":1,@}\n{"a":2,@}'; }
@test "CRLF"                 { each 'TOOL' $'{"a":1}\r\n{"a":2}\r' $'{"a":1,@}\n{"a":2,@}'; }
@test "a BOM"                { each 'TOOL' $'\xef\xbb\xbf{"a":1}' '{"a":1,@}'; }
@test "a BOM and nothing"    { each 'printf "\357\273\277" | TOOL' '' ''; }
@test "a BOM in the second file" { each $'printf \'\xef\xbb\xbf{"a":2}\' >f; TOOL - f' '{"a":1}' $'{"a":1,@}\n{"a":2,@}'; }
@test "a BOM inside"         { each 'TOOL' $'{"a":1}\n\xef\xbb\xbf{"a":2}\n{"a":3}' $'{"a":1,@}\n{"a":3,@}' 1 '<stdin>:2:'; }

@test "NUL in a string"      { each $'printf \'{"a":1}\\n{"a":"x\\0y"}\\n{"a":3}\\n\' | TOOL' '' $'{"a":1,@}\n{"a":3,@}' 1 '<stdin>:2:'; }
@test "NUL alone on a line"  { each $'printf \'{"a":1}\\n\\0\\n{"a":3}\\n\' | TOOL' '' $'{"a":1,@}\n{"a":3,@}' 1 '<stdin>:2:'; }
@test "NUL behind a record"  { each $'printf \'{"a":1}\\n{"a":2}\\0\\n{"a":3}\\n\' | TOOL' '' $'{"a":1,@}\n{"a":3,@}' 1 '<stdin>:2:'; }
@test "a raw control byte"   { each 'TOOL' $'{"a":1}\n{"a":"\x01"}\n{"a":3}' $'{"a":1,@}\n{"a":3,@}' 1 '<stdin>:2:'; }
@test "bad UTF-8: a stray byte"  { each 'TOOL' $'{"a":1}\n{"a":"\xff"}\n{"a":3}' $'{"a":1,@}\n{"a":3,@}' 1 '<stdin>:2:'; }
@test "bad UTF-8: cut off"       { each 'TOOL' $'{"a":1}\n{"a":"\xe8\xb1"}\n{"a":3}' $'{"a":1,@}\n{"a":3,@}' 1 '<stdin>:2:'; }
@test "bad UTF-8: overlong"      { each 'TOOL' $'{"a":1}\n{"a":"\xc0\xaf"}\n{"a":3}' $'{"a":1,@}\n{"a":3,@}' 1 '<stdin>:2:'; }
@test "bad UTF-8: a surrogate"   { each 'TOOL' $'{"a":1}\n{"a":"\xed\xa0\x80"}\n{"a":3}' $'{"a":1,@}\n{"a":3,@}' 1 '<stdin>:2:'; }
@test "bad UTF-8: past U+10FFFF" { each 'TOOL' $'{"a":1}\n{"a":"\xf4\x90\x80\x80"}\n{"a":3}' $'{"a":1,@}\n{"a":3,@}' 1 '<stdin>:2:'; }
@test "bad UTF-8 in a key"       { each 'TOOL' $'{"a":1}\n{"\xff":2}\n{"a":3}' $'{"a":1,@}\n{"a":3,@}' 1 '<stdin>:2:'; }
@test "a lone escaped surrogate is legal JSON" { each 'TOOL' '{"a":"\ud800"}' '{"a":"\ud800",@}'; }

@test "not an object"        { each 'TOOL' $'{"a":1}\n[1]\n"x"\n5\nnull\ntrue\n{"a":7}' $'{"a":1,@}\n{"a":7,@}' 1 '<stdin>:6:'; }
@test "two on a line"        { each 'TOOL' $'{"a":1}\n{"a":2}{"a":3}\n{"a":4}' $'{"a":1,@}\n{"a":4,@}' 1 '<stdin>:2:'; }
@test "words behind it"      { each 'TOOL' $'{"a":1}\n{"a":2} x\n{"a":4}' $'{"a":1,@}\n{"a":4,@}' 1 '<stdin>:2:'; }
@test "cut off"              { each 'printf "{\"a\":1}\n{\"a\":" | TOOL' '' '{"a":1,@}' 1 '<stdin>:2:'; }
@test "a page of HTML"       { each 'TOOL' $'<html>\n{"a":1}\n</html>' '{"a":1,@}' 1 '<stdin>:3:'; }

# long N: a record of exactly so many bytes.  add: what a tool makes of one.
long() { printf '{"a":"%*s"}' "$(($1 - 8))" ''; }
add() { sed 's/}$/,@}/'; }

@test "a line of 1 MiB"      { each $'{ printf \'{"a":"\'; head -c 1048576 /dev/zero | tr "\\0" x; printf \'"}\\n{"a":2}\\n\'; } | TOOL | tr -s x' '' $'{"a":"x",@}\n{"a":2,@}'; }
@test "a line of --max-line bytes"   { each 'TOOL --max-line 100' "$(long 100)"$'\n{"a":2}' "$(long 100 | add)"$'\n{"a":2,@}'; }
@test "a line over --max-line"       { each 'TOOL --max-line 100' $'{"a":1}\n'"$(long 101)"$'\n{"a":3}' $'{"a":1,@}\n{"a":3,@}' 1 '<stdin>:2:'; }
@test "a last line over --max-line"  { each "{ echo '{\"a\":1}'; head -c 100000 /dev/zero | tr '\\0' x; } | TOOL --max-line 1000" '' '{"a":1,@}' 1 '<stdin>:2:'; }
@test "a line over the default limit, between two" { each "{ echo '{\"a\":1}'; printf '{\"a\":\"'; head -c 67108864 /dev/zero | tr '\\0' x; echo '\"}'; echo '{\"a\":3}'; } | TOOL" '' $'{"a":1,@}\n{"a":3,@}' 1 '<stdin>:2:'; }

# deep N: a record of N levels, its own braces among them.
deep() {
  printf '{"a":%s%s}' "$(printf '%*s' "$(($1 - 1))" '' | tr ' ' '[')" \
    "$(printf '%*s' "$(($1 - 1))" '' | tr ' ' ']')"
}

@test "1,000 levels"         { each 'TOOL' "$(deep 1000)" "$(deep 1000 | add)"; }
@test "1,001 levels"         { each 'TOOL' $'{"a":1}\n'"$(deep 1001)"$'\n{"a":3}' $'{"a":1,@}\n{"a":3,@}' 1 '<stdin>:2:'; }
@test "5,000,000 brackets"   { each "{ echo '{\"a\":1}'; head -c 5000000 /dev/zero | tr '\\0' '['; echo; echo '{\"a\":3}'; } | TOOL" '' $'{"a":1,@}\n{"a":3,@}' 1 '<stdin>:2:'; }
@test "5,000,000 objects in each other" { each "{ echo '{\"a\":1}'; yes '{\"a\":' | head -n 1000000 | tr -d '\\n'; echo; echo '{\"a\":3}'; } | TOOL" '' $'{"a":1,@}\n{"a":3,@}' 1 '<stdin>:2:'; }

# -- what passes byte for byte ------------------------------------------------

@test "numbers as they were" { passing 'TOOL' '{"a":[123456789012345678,9007199254740993,1.10,1e400,-0,0.1e-7,1E+2]}' '{"a":[123456789012345678,9007199254740993,1.10,1e400,-0,0.1e-7,1E+2],@}'; }
@test "escapes as they were" { passing 'TOOL' '{"a":"\u8c61\/\"\\\u0000\ud83d\ude00","b":"象"}' '{"a":"\u8c61\/\"\\\u0000\ud83d\ude00","b":"象",@}'; }
@test "key order as it was"  { passing 'TOOL' '{"z":1,"a":2,"10":3,"9":4,"":5}' '{"z":1,"a":2,"10":3,"9":4,"":5,@}'; }
@test "U+2028, U+FEFF, noncharacters" { passing 'TOOL' $'{"a":"\u2028\ufeff\uffff"}' $'{"a":"\u2028\ufeff\uffff",@}'; }
@test "duplicate keys"       { each 'TOOL' '{"a":1,"a":2,"b":{"c":1,"c":1}}' '{"a":1,"a":2,"b":{"c":1,"c":1},@}'; }
@test "duplicate keys are counted" { each 'TOOL --summary s >o; jq .duplicate_keys s >&2' $'{"a":1,"a":2}\n{"b":1}' - 0 1; }
@test "white space around"   { passing 'TOOL' $' \t{"a":1} \t ' '{"a":1,@}'; }
@test "white space inside"   { passing 'TOOL' $'{ "a" :\t1 , "b": [ 1 ,2 ]\t }' $'{ "a" :\t1 , "b": [ 1 ,2 ],@\t }'; }
@test "white space in an empty object" { passing 'TOOL' '{ }' '{@ }'; }

@test "its key there already" { adding 'TOOL' '{"KEY":0,"a":1}' '{"KEY":VALUE,"a":1}'; }
@test "its key there, last" {
  adding 'TOOL' '{"a":1, "KEY" : {"x":[1,{}]} }' '{"a":1, "KEY" : VALUE }'
}
@test "its key there twice"   { adding 'TOOL' '{"KEY":1,"a":2,"KEY":3,"b":4}' '{"KEY":1,"a":2,"KEY":VALUE,"b":4}'; }
@test "its key there, escaped" { adding 'TOOL' '{"\uKEY":1,"a":2}' '{"\uKEY":VALUE,"a":2}'; }
@test "its key below is another's" { passing 'TOOL' '{"a":{"KEY":1}}' '{"a":{"KEY":1},@}'; }
@test "a longer key is another's"  { passing 'TOOL' '{"KEYs":1,"KE":2}' '{"KEYs":1,"KE":2,@}'; }
@test "run twice, the same bytes"  { passing 'TOOL | TOOL' $'{"a":1}\n{ "b" : 2 }\n{}' $'{"a":1,@}\n{ "b" : 2,@ }\n{@}'; }

# -- files and streams --------------------------------------------------------

@test "a file, then standard input, then a file" { each 'echo "{\"a\":1}" >f; echo "{\"a\":3}" >g; TOOL f - g' '{"a":2}' $'{"a":1,@}\n{"a":2,@}\n{"a":3,@}'; }
@test "a file without a last line feed, then another" { each 'printf "{\"a\":1}" >f; TOOL f -' '{"a":2}' $'{"a":1,@}\n{"a":2,@}'; }
@test "a missing file beside a good one" { each 'echo "{\"a\":1}" >f; TOOL no-such-file f' '' '{"a":1,@}' 3 'no-such-file: No such file'; }
@test "a folder as a file"    { each 'mkdir -p d; TOOL d -' '{"a":1}' '{"a":1,@}' 3 ' d: Is a directory; name files'; }
@test "a file that cannot be read" { each 'TOOL /proc/self/mem -' '{"a":1}' '{"a":1,@}' 3 '/proc/self/mem: '; }
@test "closed standard input" { each 'TOOL <&-' '' '' 3 '<stdin>: '; }
@test "a file, and standard input closed" { each 'echo "{\"a\":1}" >f; TOOL f <&-' '' '{"a":1,@}'; }
@test "standard input closed, --output" { each 'TOOL --output o <&-; r=$?; [ ! -e o ] && exit $r' '' - 3 '<stdin>: '; }
@test "closed standard output"     { not_valgrind; each 'TOOL >&-' '{"a":1}' - 3 '<stdout>: '; }
@test "closed standard error"      { each 'TOOL --output o 2>&-; echo $? >&2; cat o' $'{"a":1}\nx' '{"a":1,@}' 0 1; }
@test "/dev/full, one record"      { each 'TOOL >/dev/full' '{"a":1}' - 3 '<stdout>: No space'; }
@test "/dev/full, many records"    { each 'yes "{\"a\":1}" | head -n 100000 | TOOL >/dev/full' '' - 3 '<stdout>: No space'; }
@test "/dev/full, help"            { each 'TOOL --help >/dev/full' '' - 3 '<stdout>: No space'; }
@test "/dev/full, version"         { each 'TOOL --version >/dev/full' '' - 3 '<stdout>: No space'; }
@test "/dev/full for --summary"    { each 'TOOL --summary /dev/full' '{"a":1}' '{"a":1,@}' 3 '/dev/full: No space'; }
@test "/dev/full for --rejects"    { each 'TOOL --rejects /dev/full' $'x\n{"a":1}' '{"a":1,@}' 3 '/dev/full: No space'; }
@test "the reader gone: a quiet death" { passing 'yes "{\"a\":1}" | TOOL | head -n 1; exit ${PIPESTATUS[1]}' '' '{"a":1,@}' 141; }
@test "the reader gone, and nobody says" { passing 'trap "" PIPE; yes "{\"a\":1}" | head -n 100000 | TOOL | head -n 1; exit ${PIPESTATUS[2]}' '' '{"a":1,@}' 3 '<stdout>: '; }
@test "one byte at a time"      { each 'dd bs=1 status=none | TOOL' $'{"a":1}\n\n{"a":"象"}' $'{"a":1,@}\n{"a":"象",@}'; }

# -- promptness ---------------------------------------------------------------

@test "the first record is out while the second is awaited" {
  cd "$BATS_TEST_TMPDIR"
  echo '{"a":1}' >first
  echo '{"a":2}' >second
  for tool in $TOOLS; do
    makes_rows "$tool" || prompt first second $(call "$tool") || bad=1
  done
  [[ -z ${bad-} ]]
}

# The writes of a tool that reads a file of 20 MB: their sizes, last one aside.
@test "busy, it writes 32 KiB and more at once" {
  command -v strace >/dev/null || skip "no strace here"
  [[ -z ${SAN-} ]] || skip "no strace under sanitizers"
  cd "$BATS_TEST_TMPDIR"
  yes '{"a":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}' |
    head -n 200000 >in
  strace -o trace true || skip "strace may not trace here"
  for tool in $TOOLS; do
    makes_rows "$tool" && continue
    strace -f -e trace=write -e signal=none -o trace $(call "$tool") in >/dev/null
    sed -n 's/.*write(1,.* = \([0-9]*\)$/\1/p' trace | sed '$d' | awk -v t="$tool" '
      { n++; sum += $1; if ($1 < 32768) small++ }
      END { print t ": " n " writes, " sum / n " bytes each, " small + 0 " small"
            exit n < 10 || small > 0 }' || bad=1
  done
  [[ -z ${bad-} ]]
}

# -- --output -----------------------------------------------------------------

@test "--output"              { each 'TOOL --output o; cat o; ls -A | grep o.wt-part; true' $'{"a":1}\n{"a":2}' $'{"a":1,@}\n{"a":2,@}'; }
@test "--output over an older file"  { each 'echo old >o; chmod 640 o; TOOL -o o; cat o; stat -c %a o >&2' '{"a":1}' '{"a":1,@}' 0 640; }
@test "--output with rejects is published" { each 'TOOL -o o; r=$?; cat o; exit $r' $'{"a":1}\nx' '{"a":1,@}' 1; }
@test "--output keeps the old file at status 3" { each 'echo old >o; TOOL -o o no-such-file -; r=$?; cat o >&2; exit $r' '{"a":1}' - 3 old; }
@test "--output beyond --max-rejects keeps it too" { each 'echo old >o; TOOL -o o --max-rejects 0; r=$?; cat o >&2; exit $r' $'{"a":1}\nx' - 3 old; }
@test "--output keeps it where the summary cannot be written" { each 'echo old >o; TOOL -o o --summary /dev/full; r=$?; cat o >&2; exit $r' '{"a":1}' - 3 old; }
@test "--output makes no file at status 3" { each 'TOOL -o o no-such-file; r=$?; [ ! -e o ] && exit $r' '' - 3; }
@test "--output is not there before the end" {
  wait='for i in $(seq 3000); do [ -e .o.wt-part ] && break; sleep 0.02; done'
  each "(echo '{\"a\":1}'; $wait; ls -A .o.wt-part o >&2) | TOOL -o o; cat o" \
    '' '{"a":1,@}' 0 "cannot access 'o'"
}

@test "--output that is an input"    { each 'echo "{\"a\":1}" >f; TOOL -o f f; r=$?; cat f >&2; exit $r' '' - 2 '{"a":1}'; }
@test "--output that is an input by another name" { each 'echo "{\"a\":1}" >f; ln -sf f g; ln -f f h; TOOL -o g f; r=$?; TOOL -o ./h f || exit $r' '' - 2 'one of the inputs'; }
@test "--output that is standard input" { each 'echo "{\"a\":1}" >f; TOOL -o f <f; r=$?; cat f >&2; exit $r' '' - 2 '{"a":1}'; }
@test "--output /dev/null"    { each 'TOOL -o /dev/null && [ -c /dev/null ]' '{"a":1}' -; }
@test "--output /dev/stdout"  { each 'TOOL -o /dev/stdout | cat' '{"a":1}' '{"a":1,@}'; }
@test "--output /dev/full"    { each 'TOOL -o /dev/full' '{"a":1}' - 3 '/dev/full: No space'; }
@test "--output in no folder" { each 'TOOL -o no/such/folder' '{"a":1}' - 2 'no/such/folder'; }
@test "--output to a folder"  { each 'mkdir -p d; TOOL -o d' '{"a":1}' - 2 'd: Is a directory'; }
@test "--output left by a killed run is written anew" { each 'echo rubbish >.o.wt-part; TOOL -o o; cat o' '{"a":1}' '{"a":1,@}'; }
@test "--output through a link in place of the part file" { each 'echo keep >k; ln -sf k .o.wt-part; TOOL -o o; cat k >&2; rm -f .o.wt-part; exit 2' '{"a":1}' - 2 keep; }
@test "two runs with one --output: the second says so" {
  # it is there a moment before it is locked
  wait='for i in $(seq 3000); do [ -e .o.wt-part ] && grep -q ":$(stat -c %i .o.wt-part) " /proc/locks && break; sleep 0.02; done'
  each "mkfifo p; TOOL -o o <p & exec 3>p; echo '{\"a\":1}' >&3; $wait
    TOOL -o o </dev/null 3>&-; r=\$?; exec 3>&-; wait; cat o; exit \$r" \
    '' '{"a":1,@}' 3 'another run'
}

# The process in which a workbook is made is held up before it can ask to end with
# its parent, which is killed.
@test "a process that outlives a killed run keeps nobody from its output" {
  command -v strace >/dev/null || skip "no strace here"
  [[ -z ${SAN-} ]] || skip "no strace under sanitizers"
  cd "$BATS_TEST_TMPDIR"
  strace -o trace true || skip "strace may not trace here"
  wt-agg --by a --calc n=count <<<'{"a":1}' >rows
  strace -f -e trace=prctl -e inject=prctl:delay_enter=4000000 \
    -o held wt-report --format xlsx -o o rows &
  for _ in {1..300}; do
    read -r child _ 2>/dev/null <held || : # a line that goes on
    [[ -z ${child-} ]] || break
    sleep 0.01
  done
  parent=$(ps -o ppid= -p "$child")
  kill -9 $parent
  for _ in {1..300}; do
    kill -0 $parent 2>/dev/null || break # a killed process takes a moment to go
    sleep 0.01
  done
  wt-report --format xlsx -o o rows
  [[ -s o ]]
}

# -- --rejects, --max-rejects, --summary --------------------------------------

@test "--rejects: a line each, with place and bytes" {
  cd "$BATS_TEST_TMPDIR"
  printf '{"a":1}\nbad \377line\n{"a":2}\n[1]\n' >in
  for tool in $TOOLS; do
    rm -f r
    s=0
    $(call "$tool") --rejects r in >out 2>err || s=$?
    ((s == 1)) || { echo "$tool: status $s"; bad=1; }
    jq -rc '[.tool,.file,.record,.offset,.length,(keys_unsorted|join(" "))]|join("|")' r >got
    printf '%s\n' "$tool|in|2|8|9|tool reason file record offset length sha256 bytes" \
      "$tool|in|4|26|3|tool reason file record offset length sha256 bytes" | diff - got || bad=1
    # What is withheld is not in the rejects either.
    [[ $tool == wt-redact ]] ||
      jq -r .bytes r | head -n 1 | base64 -d | cmp - <(printf 'bad \377line') || bad=1
    [[ $(jq -r .sha256 r | head -n 1) == $(printf 'bad \377line' | sha256sum | cut -d' ' -f1) ]] || bad=1
  done
  [[ -z ${bad-} ]]
}

@test "--rejects is appended to, and is for its owner alone" { each 'TOOL -R r >o; TOOL -R r >o <<<y; echo $(wc -l <r) $(stat -c %a r) >&2; exit 1' x - 1 '2 600'; }
@test "--rejects shared by the stages of a pipe: whole lines" { passing 'yes x | head -n 3000 | TOOL -R r 2>/dev/null | TOOL -R r & yes y | head -n 3000 | TOOL -R r 2>/dev/null; wait; echo $(jq -c .tool r | sort -u | wc -l) $(wc -l <r) >&2' '' '' 0 '1 6000'; }
@test "a reject keeps its first 4 KiB"  { TOOLS=${TOOLS/wt-redact/}; [[ -z ${TOOLS// /} ]] || each 'head -c 10000 /dev/zero | tr "\0" x | TOOL -R r; jq -c "[.length,(.bytes|@base64d|length)]" r >&2; exit 1' '' '' 1 '[10000,4096]'; }
@test "ten rejects are told, then a count" { each 'yes x | head -n 25 | TOOL' '' '' 1 '15 more rejected, 25 in all'; }
@test "ten rejects are told, not more"  { each 'yes x | head -n 25 | TOOL 2>e; grep -c "<stdin>:" e >&2; exit 1' '' '' 1 10; }
@test "--max-rejects N, within"  { each 'TOOL --max-rejects 1 2>&-' $'{"a":1}\nx' '{"a":1,@}'; }
@test "--max-rejects N, beyond"  { each 'TOOL --max-rejects 1' $'{"a":1}\nx\ny' '{"a":1,@}' 3 'max-rejects'; }
@test "--max-rejects N%, within" { each 'TOOL --max-rejects 50% 2>&-' $'{"a":1}\nx' '{"a":1,@}'; }
@test "--max-rejects N%, beyond" { each 'TOOL --max-rejects 49.9%' $'{"a":1}\nx' '{"a":1,@}' 3 'max-rejects'; }
@test "--max-rejects 0"          { each 'TOOL --max-rejects 0' $'{"a":1}\nx' '{"a":1,@}' 3 'max-rejects'; }
@test "--max-rejects that is no number" { each 'TOOL --max-rejects some' '{"a":1}' - 2 'some'; }

@test "--summary: one line that adds up" {
  cd "$BATS_TEST_TMPDIR"
  printf '{"a":1}\nx\n\n{"a":2}\n{"a":3,"a":4}\n' >in
  for tool in $TOOLS; do
    rm -f s
    $(call "$tool") --summary s in >out 2>err || :
    $(call "$tool") --summary s in >out 2>err || :
    [[ $(wc -l <s) == 2 ]] || { echo "$tool: not appended"; bad=1; }
    jq -e -s --arg tool "$tool" 'all(.[];
      .tool == $tool and (.version|type) == "string" and .in == 4 and
      .rejected == 1 and .in == (.used // 0) + (if .rows then 0 else .out end)
        + .dropped + .rejected and (.argv|index("--summary")) and
      (.skipped|type) == "object" and .duplicate_keys == 1 and .status == 1)' s >/dev/null ||
      { cat s; bad=1; }
  done
  [[ -z ${bad-} ]]
}

@test "--summary tells the status 3 as well" { each 'TOOL --summary s no-such-file - >o; r=$?; jq .status s >&2; exit $r' '{"a":1}' - 3 3; }

# -- calls --------------------------------------------------------------------

@test "an option that there is not"     { each 'TOOL --no-such-option' '{"a":1}' - 2 'usage: '; }
@test "an option without its argument"  { each 'TOOL --output' '{"a":1}' - 2 'usage: '; }
@test "a number that is none"           { each 'TOOL --max-line many' '{"a":1}' - 2 'many'; }
@test "a wrong call, rule or expression: 2, and nothing was read" {
  cd "$BATS_TEST_TMPDIR"
  printf '{"a":1}\n{"a":2}\n' >in
  for tool in $TOOLS; do
    s=0
    { eval "$(bad_call "$tool")" >out 2>err || s=$?; cat >rest; } <in
    ((s == 2)) || { echo "$tool: status $s"; cat err; bad=1; }
    cmp in rest || { echo "$tool: has read"; bad=1; }
    [[ ! -s out && -s err ]] || { echo "$tool: output, or no message"; bad=1; }
  done
  [[ -z ${bad-} ]]
}

@test "--help: examples first, then the options" {
  for tool in $TOOLS; do
    $tool --help >"$BATS_TEST_TMPDIR/help" </dev/null
    grep -qE "^usage: $tool" "$BATS_TEST_TMPDIR/help"
    [[ $(grep -nE '^(examples|options|options of every tool):' \
      "$BATS_TEST_TMPDIR/help" | cut -d: -f2 | tr '\n' ,) == \
      'examples,options,options of every tool,' ]]
    for o in help version output rejects max-rejects max-line summary; do
      grep -q -e "--$o" "$BATS_TEST_TMPDIR/help"
    done
  done
}

@test "--version" {
  for tool in $TOOLS; do
    [[ $($tool --version) =~ ^$tool\ [0-9]+\.[0-9]+ ]]
  done
}

@test "a terminal and no file: usage, 2" {
  command -v script >/dev/null || skip "no script(1) here"
  for tool in $TOOLS; do
    s=0
    script -qec "$(call "$tool")" /dev/null </dev/null >"$BATS_TEST_TMPDIR/said" || s=$?
    ((s == 2)) || { echo "$tool: status $s"; bad=1; }
    grep -q "usage: $tool" "$BATS_TEST_TMPDIR/said" || bad=1
  done
  [[ -z ${bad-} ]]
}

@test "terminal codes of a record or a name do not reach the terminal" {
  codes='tr -d "\n" <e | tr -dc "\000-\037\177" | wc -c >&2'
  each "TOOL 2>e; $codes; exit 1" $'\e]0;x\a\e[2J{"\e":' '' 1 0
  each $'TOOL "x\e[2Jy" 2>e; '"$codes; exit 3" '' '' 3 0
}

# -- the same bytes -----------------------------------------------------------

@test "locale, time zone, pieces and repetition change nothing" {
  cd "$BATS_TEST_TMPDIR"
  for i in $(seq 300); do
    echo "{\"id\":$i,\"title\":\"FİLDİŞİ fildişi 象牙 猛犸 İıI $i\",\"price\":$i.50,\"posted\":\"2020-01-31T23:30:00Z\"}"
  done >in
  for tool in $TOOLS; do
    c=$(call "$tool")
    $c in >want
    {
      LC_ALL=tr_TR.UTF-8 $c in | sha256sum
      LC_ALL=de_DE.UTF-8 $c in | sha256sum
      LC_ALL=C $c in | sha256sum
      TZ=Pacific/Kiritimati $c in | sha256sum
      TZ=America/Los_Angeles $c in | sha256sum
      dd if=in obs=7 status=none | $c | sha256sum
      dd if=in bs=4095 status=none | $c | sha256sum
      env -i PATH="$PATH" $c in | sha256sum
      (cd / && $c "$BATS_TEST_TMPDIR/in") | sha256sum
      sha256sum <want
    } | sort -u >sums
    [[ $(wc -l <sums) == 1 ]] || { echo "$tool differs"; bad=1; }
  done
  [[ -z ${bad-} ]]
}

@test "of two files it makes what it makes of each" {
  cd "$BATS_TEST_TMPDIR"
  printf '{"a":1}\nx\n{"b":"象牙"}\n' >one
  printf '{"title":"猛犸象牙"}\n{}' >two
  for tool in $TOOLS; do
    makes_rows "$tool" && continue
    c=$(call "$tool")
    { $c one || :; $c two; } >want 2>err
    $c one two >got 2>err || :
    cmp want got || bad=1
  done
  [[ -z ${bad-} ]]
}

@test "packed input that is cut is a failure: 3" {
  cd "$BATS_TEST_TMPDIR"
  seq 9999 | sed 's/.*/{"a":&}/' | gzip | head -c 9000 >in
  for tool in $TOOLS; do
    s=0
    # shellcheck disable=SC2046 # a list of words
    $(call "$tool") in >/dev/null 2>err || s=$?
    ((s == 3)) && grep -q 'what was whole before it is out' err || { echo "$tool: $s: $(<err)"; bad=1; }
  done
  [[ -z ${bad-} ]]
}

@test "numbers of options: what is one and what is not" {
  cd "$BATS_TEST_TMPDIR"
  # each: OPTION VALUE STATUS; one reject of two records
  while read -r option value want; do
    tool=wt-match
    case $option in --memory) tool=wt-agg ;; --places) tool=wt-fx ;; esac
    s=0
    printf '{}\nx\n' | "$tool" "$option" "${value/#none/}" >/dev/null 2>err || s=$?
    [[ $s == "$want" && ($s != 2 || $(<err) == *": ${value/#none/}: "* || $(<err) == *"$option ${value/#none/}: "*) ]] ||
      { echo "$option $value: $s, wanted $want: $(<err)"; bad=1; }
  done <<'END'
--max-rejects 1 0
--max-rejects 0 3
--max-rejects 05 0
--max-rejects 50% 0
--max-rejects 49.9% 3
--max-rejects 100.% 0
--max-rejects .5 3
--max-rejects 99999999999 0
--max-rejects . 2
--max-rejects 5%% 2
--max-rejects % 2
--max-rejects -1 2
--max-rejects +1 2
--max-rejects x 2
--max-rejects 5x 2
--max-rejects none 2
--max-rejects 1e3 2
--max-rejects inf 2
--max-rejects nan 2
--max-rejects 0x5 2
--memory 1024 1
--memory 1023 2
--memory 1K 1
--memory 1M 1
--memory 1G 1
--memory 1k 2
--memory 1KB 2
--memory K 2
--memory 1.5K 2
--memory -1 2
--memory none 2
--memory 99999999999999999999 2
--memory 1099511627777 2
--max-line 1 1
--max-line 1099511627776 1
--max-line 1099511627777 2
--max-line 0 2
--max-line 1K 2
--max-line -1 2
--max-line x 2
--max-line none 2
--max-line 99999999999999999999 2
--places 0 1
--places 12 1
--places 13 2
--places 1x 2
END
  [[ -z ${bad-} ]]
}

#!/usr/bin/env bats
# What is JSON and what is not, by every tool that reads records.
#
# Each text stands between two good records, once as the value of a field and
# once as a line of its own; what begins with y_ must be taken, n_ rejected,
# i_ may be either, and no neighbour may be lost.  Line feeds inside a text
# become CR: as white space between tokens they mean the same, and inside a
# string both are forbidden, so the verdict stays and the text is one line.
# One run of a tool reads them all: case N is line 2N.
load helper

# Our own texts, always there: "y" or "n", a tab, the text as printf has it.
own() {
  cat <<-'END'
	y	{}
	y	[]
	y	""
	y	0
	y	-0
	y	-0.0e-0
	y	1E+400
	y	123456789012345678901234567890
	y	0.10
	y	true
	y	[null,false,[[]],{"":{}}]
	y	{"a":1,"a":2}
	y	"\\u0000\\ud800\\uDFFF"
	y	"\\"\\\\\\/\\b\\f\\n\\r\\t"
	y	"\302\200\337\277\340\240\200\357\277\277\360\220\200\200\364\217\277\277"
	y	"\177"
	y	\t[ 1 , 2 ]\r\040
	n	\n
	n	\040
	n	NaN
	n	Infinity
	n	+1
	n	01
	n	-
	n	-01
	n	1.
	n	.5
	n	1e
	n	1e+
	n	0x1
	n	1_000
	n	True
	n	nul
	n	nulll
	n	undefined
	n	'a'
	n	"a
	n	a"
	n	"\\x41"
	n	"\\u12"
	n	"\\u12g4"
	n	"\\"
	n	"a\tb"
	n	"a\001b"
	n	"a\000b"
	n	[1,]
	n	[,1]
	n	[1 2]
	n	[1,,2]
	n	[1
	n	1]
	n	[1}
	n	{"a":1]
	n	{"a"}
	n	{"a":}
	n	{"a":1,}
	n	{,"a":1}
	n	{"a":1 "b":2}
	n	{a:1}
	n	{1:1}
	n	{"a":1}}
	n	{} {}
	n	[] []
	n	/* c */ 1
	n	1 // c
	n	\000
	n	1\000
	n	\377
	n	"\200"
	n	"\300\257"
	n	"\340\237\277"
	n	"\355\240\200"
	n	"\360\217\277\277"
	n	"\364\220\200\200"
	n	"\370\210\200\200\200"
	n	"\342\202"
	n	\357\273\277 1
	n	\302\2401
	END
}

# Makes cases in ./cases: NAME is y_0001 and so on.
own_cases() {
  local want text n=0
  mkdir cases
  while IFS=$'\t' read -r want text; do
    n=$((n + 1))
    # shellcheck disable=SC2059 # the text is meant as a format
    printf -- "$text" >"cases/${want}_$(printf %04d $n)"
  done < <(own)
}

# ask TOOL: how the tool is called to use all records and pass them on.
ask() {
  case $1 in
  wt-match) echo "wt-match --all" ;;
  wt-agg) echo "wt-agg --calc n=count" ;;
  *) echo "$1 $(needs "$1")" ;;
  esac
}

# build FOLDER HEAD TAIL: a line a text between good lines.
build() {
  local f
  for f in "$1"/*; do
    echo '{"good":1}'
    printf %s "$2"
    tr '\n' '\r' <"$f"
    printf '%s\n' "$3"
  done
  echo '{"good":1}'
}

# verdicts FOLDER HOW: reads the numbers of rejected lines, prints what is wrong.
verdicts() {
  (cd "$1" && printf '%s\n' *) | awk -v how="$2" -v dir="$1" '
    NR == FNR { rejected[$1]; next }
    {
      n++
      want = substr($0, 1, 2)
      line = 2 * n
      # As a line of its own only an object is a record, and nothing is none.
      if (how == "line" && want == "y_") {
        getline text < (dir "/" $0)
        if (text !~ /^[ \t\r]*\{/) want = "n_"
      }
      if (how == "line" && want == "n_") {
        text = ""
        getline text < (dir "/" $0)
        if (text ~ /^[ \t\r]*$/ && !(line in rejected)) next
      }
      if (want == "y_" && line in rejected) print how ": rejected " $0
      if (want == "n_" && !(line in rejected)) print how ": accepted " $0
    }
    END { for (i in rejected) if (i % 2) print how ": lost the good line " i }
  ' "$3" -
}

# judge FOLDER: all tools over all texts, both ways; fails on a wrong verdict.
judge() {
  local tool how n wrong=0 good in used dropped rows
  n=$(find "$1" -type f | wc -l)
  build "$1" '{"v":' '}' >value
  build "$1" '' '' >line
  for tool in $(record_tools); do
    for how in value line; do
      rm -f rejects summary
      $(ask "$tool") --max-rejects 100% --rejects rejects --summary summary \
        <$how >out 2>err
      # One call of jq, whose start is longer than all it does here.
      jq -r --slurpfile rejects rejects '($rejects[] | .record),
        "\(.in) \(.used) \(.dropped) \(has("rows"))"' summary >said
      sed '$d' said >rejected
      read -r in used dropped rows < <(tail -n 1 said)
      verdicts "$1" $how rejected >wrong
      # What is not rejected is out, every good line among it.
      if [[ $rows == true ]]; then
        good=$((used + dropped))
      else
        good=$(wc -l <out)
        [[ $(grep -c '^{"good":1' out) == $((n + 1)) ]] ||
          echo "good lines are missing" >>wrong
      fi
      ((good == in - $(wc -l <rejected))) ||
        echo "what is in is not out" >>wrong
      cat wrong
      wrong=$((wrong + $(wc -l <wrong)))
      echo "# $tool, as a $how: $(wc -l <wrong) wrong of $n" >&3
    done
  done
  ((n > 0 && wrong == 0))
}

@test "our own texts" {
  cd "$BATS_TEST_TMPDIR"
  own_cases
  judge cases
}

@test "JSONTestSuite: 95 to take, 188 to reject, 35 free" {
  shared realdata/conformance/JSONTestSuite/test_parsing
  cd "$BATS_TEST_TMPDIR"
  judge "$shared"
}

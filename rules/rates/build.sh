#!/bin/sh
# build.sh FILE [FOLDER] - make the daily rate files, from either of
#
#   eurofxref-hist.csv  the history of the reference rates, as the European
#                       Central Bank has it on its pages (as a zip file):
#                       Date,USD,JPY,... units of foreign money for one euro
#   cny.tsv             date, currency, cny_per_unit, source: rates in yuan
#                       that were put together already
#
# Writes SOURCE.tsv for each source (ecb for the first) into FOLDER, the
# folder daily beside this file.  The same file gives the same bytes.
set -eu
LC_ALL=C
export LC_ALL

file=${1:?usage: build.sh FILE [FOLDER]}
out=${2-$(cd "$(dirname "$0")" && pwd)/daily}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Either as lines: source, date, currency, yuan for one unit.
tr -d '\r' <"$file" | awk '
  NR == 1 { comma = /^Date,/; FS = comma ? "," : "\t"; $0 = $0 }
  NR == 1 && !comma && $0 !~ /^date\tcurrency\tcny_per_unit\tsource/ { exit 1 }
  NR == 1 { n = split($0, name); for (i = 2; i <= n; i++) if (name[i] == "CNY") y = i; next }
  !comma && $1 >= "2012" { print $4 "\t" $1 "\t" $2 "\t" $3 }
  comma && $1 >= "2012" && $y + 0 {
    print "ecb\t" $1 "\tEUR\t" $y
    for (i = 2; i <= n; i++)
      if (index(" USD JPY GBP HKD ", " " name[i] " ") && $i + 0)
        printf "ecb\t%s\t%s\t%.6g\n", $1, name[i], $y / $i
  }' | sort >"$work/all"
[ -s "$work/all" ] || { echo "build.sh: $file: no rates in it" >&2; exit 1; }

for source in $(cut -f 1 "$work/all" | uniq); do
  {
    echo "# Yuan for one unit of foreign money, $source. Made by rules/rates/build.sh;"
    echo "# do not edit by hand: put rates of your own into a file beside this one."
    awk -F '\t' -v s="$source" '
      BEGIN { n = split("USD EUR GBP HKD JPY", code, " "); printf "date"
        for (i = 1; i <= n; i++) printf "\t%s", code[i]; print "" }
      function line(i) { if (day == "") return
        printf "%s", day; for (i = 1; i <= n; i++) printf "\t%s", rate[code[i]]; print ""
        split("", rate) }
      $1 == s { if ($2 != day) line(); day = $2; rate[$3] = $4 }
      END { line() }' "$work/all"
  } >"$work/$source"
  mv "$work/$source" "$out/$source.tsv"
done

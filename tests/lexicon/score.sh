#!/bin/sh
# score.sh - precision, recall and F1 of the core pack on labelled titles
#
# usage: tests/lexicon/score.sh [-m] [file.tsv ...]
#
# A title counts as wildlife when its best commodity scores 40 or more (-m
# lists the misses).  Per commodity: how many titles of it there are, how many
# were found as wildlife, how many of those were given that very commodity,
# and precision, recall and F1 of the commodity.  WT_MATCH names the tool.
# slugs.tsv says which of our commodities are right for names that are not
# ours; each line of the table is then of the name that the file has.
set -eu
here=$(dirname "$0")
match=${WT_MATCH:-$here/../../build/bin/wt-match}
misses=0
[ "${1-}" = -m ] && { misses=1; shift; }
[ $# -gt 0 ] || set -- "$here/titles.tsv" "$here/heldout.tsv"

run()
{
	grep -v '^#' "$1" | tail -n +2 |
	jq -cR 'split("\t") | {label: .[0], commodity: .[1], title: .[2]}' |
	"$match" --all --fields title |
	jq -r '[.label, .commodity, .match.score,
	    (.match.commodities[0] // "-"), .title,
	    ([.match.hits[] | .sign + .text] | join(" "))] | @tsv'
}

for file; do
	run "$file" | awk -F '\t' -v name="$(basename "$file")" \
	    -v misses="$misses" -v slugs="$here/slugs.tsv" '
	BEGIN {
		while ((getline line <slugs) > 0)
			if (split(line, cell, "\t") == 2)
				ours[cell[1]] = cell[2]
	}
	function same(theirs, mine) {
		return theirs == mine ||
		    index("," ours[theirs] ",", "," mine ",")
	}
	function f1(p, r) { return p + r > 0 ? 2 * p * r / (p + r) : 0 }
	function part(a, b) { return b > 0 ? a / b : 0 }
	{
		found = $3 >= 40
		if ($1) { if (found) tp++; else fn++ }
		else { if (found) fp++; else tn++ }
		passed += !$1 && $3 >= 30
		if ($1) n[$2]++
		if ($1 && found) {
			hit[$2]++
			if (same($2, $4)) right[$2]++
		}
		if (found) said[$1 && same($2, $4) ? $2 : $4]++
		what = !found ? "MISSED" : "OTHER"
		if (!$1)
			what = "FALSE"
		if (misses && (found != $1 || (found && !same($2, $4))))
			printf "%s\t%s\t%s\t%s\t%s\t[%s]\n", what, $2, $3,
			    $4, $5, $6
	}
	END {
		for (c in n) {
			all += right[c]
			p = part(right[c], said[c])
			r = part(right[c], n[c])
			printf "  %-28s %4d titles %4d found %4d right" \
			    "  P %.3f R %.3f F1 %.3f\n", c, n[c], hit[c],
			    right[c], p, r, f1(p, r) | "sort"
		}
		close("sort")
		p = part(tp, tp + fp)
		r = part(tp, tp + fn)
		printf "%s: %d titles, wildlife or not: P %.4f R %.4f F1 " \
		    "%.4f (tp %d fp %d fn %d tn %d; %d false ones passed on " \
		    "at 30); right commodity %d of %d found (%.3f)\n", name,
		    NR, p, r, f1(p, r), tp, fp, fn, tn, passed, all, tp,
		    part(all, tp)
	}'
done

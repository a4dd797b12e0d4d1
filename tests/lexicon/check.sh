#!/bin/sh
# check.sh - the lexicon's tables and the labelled titles, held against each
# other
#
# usage: tests/lexicon/check.sh
#
# WT_MATCH names the tool that is to read the tables, too.
# Faults are "file:line: what"; status 1 if there are any.  What needs folding
# (does a trap hold its word?) the tools check themselves when they read it.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
cd "$root"
lexicon=rules/lexicon
match=${WT_MATCH:-build/bin/wt-match}

cat >"${TMPDIR:-/tmp}/check.$$" <<'EOF'
function fault(what) { printf "%s:%d: %s\n", FILENAME, FNR, what; bad = 1 }
function slugs(list, sign,    n, i, part, s) {
	n = split(list, part, ",")
	for (i = 1; i <= n; i++) {
		s = part[i]
		sub(/^!/, "", s)
		if (s == "*" ? sign != "-" : !(s in slug))
			fault("no such commodity: " part[i])
	}
}
function needs(list, term,    n, i, k, m, part, w) {
	n = split(list, part, ",")
	for (i = 1; i <= n; i++) {
		if (part[i] ~ /^@/) {
			if (part[i] != "@" && !(substr(part[i], 2) in slug))
				fault("no such commodity: " part[i])
			continue
		}
		if (!(part[i] in words)) {
			fault("no such class of context: " part[i])
			continue
		}
		m = split(words[part[i]], w, ";")
		for (k = 2; k <= m; k++)
			if (w[k] ~ /[^ -~]/ && index(term, w[k]))
				fault(term " is its own company: it holds " \
				    w[k] " of class " part[i])
	}
}
function traps(list, term,    n, i, part) {
	n = split(list, part, ";")
	for (i = 1; i <= n; i++)
		if (part[i] == term)
			fault("the trap " part[i] " is the word itself")
}
FNR == 1 { last = ""; head = 0 }
/^#/ || /^$/ { next }
!head { head = NF; first = $1; if (NF < 2) fault("no header"); next }
NF != head { fault(NF " columns for " head) }
FILENAME ~ /commodities.tsv$/ { slug[$1] = 1; next }
FILENAME ~ /context.tsv$/ {
	words[$1] = words[$1] ";" $2
	if (twice[$1, tolower($2)]++) fault($2 " stands twice in " $1)
	next
}
FILENAME ~ /traps.tsv$/ {
	if (twice["t", $1, $2]++) fault($2 " stands twice")
	if (!index(tolower($2), tolower($1)) || $1 == $2)
		fault($2 " does not hold " $1)
	trapped[$1] = FNR
	next
}
FILENAME ~ /core\// {
	if ($1 !~ /^[A-Za-z0-9.-]+$/) fault("id: letters, digits, - and .")
	if (id[$1]++) fault("the id " $1 " stands twice")
	if ($1 <= last) fault("not sorted by id: " $1)
	last = $1
	if ($4 !~ /^[-+?]$/) fault("sign")
	if (twice["w", tolower($3), $2]++) fault($3 " stands twice for " $2)
	slugs($2, $4)
	if ($4 == "?") needs($5, $3)
	traps($6, $3)
	if (!length($7) || !length($8) || !length($9))
		fault("lang, meaning and source must be told")
	delete trapped[$3]
	seen[$4]++
	next
}
{
	if ($1 !~ /^[01]$/) fault("label: 0 or 1")
	if ($1 ? !($2 in slug) : $2 != "-") fault("commodity: " $2)
	if (twice["title", $3]++) fault("the title stands twice: " $3)
	titles++
}
END {
	for (t in trapped) {
		printf "%s/traps.tsv:%d: %s is no word of the lexicon\n", \
		    lexicon, trapped[t], t
		bad = 1
	}
	printf "%d words decide, %d need company, %d argue against; " \
	    "%d titles\n", seen["+"], seen["?"], seen["-"], titles
	exit bad
}
EOF
status=0
LC_ALL=C awk -F '\t' -v lexicon=$lexicon -f "${TMPDIR:-/tmp}/check.$$" \
    rules/taxa/commodities.tsv $lexicon/context.tsv $lexicon/traps.tsv \
    $lexicon/core/*.tsv tests/lexicon/titles.tsv tests/lexicon/heldout.tsv ||
    status=1
rm -f "${TMPDIR:-/tmp}/check.$$"
if command -v "$match" >/dev/null; then
	"$match" </dev/null || status=1
fi
exit $status

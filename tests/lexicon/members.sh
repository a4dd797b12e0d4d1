#!/bin/sh
# members.sh - is each word's commodity made of the taxon that the word names?
#
# usage: tests/lexicon/members.sh
#
# A word of the core pack names a taxon when it is the name of one, or begins
# with a name of three characters or more (rules/taxa: taxa.tsv, tree.tsv,
# synonyms.tsv, names.tsv).  That taxon must be one of the commodity's members,
# below one, or above one (a name of a genus for its species).  Faults are
# "file:line: what"; status 1 if there are any.
set -eu
cd "$(dirname "$0")/../.."

LC_ALL=C awk -F '\t' '
function parent_of(t) { return (t in same) ? same[t] : t }
function below(t, top,    n) {
	top = parent_of(top)
	for (t = parent_of(t); t != "" && n++ < 40; t = up[t])
		if (t == top)
			return 1
	return 0
}
function belongs(slug, taxon,    i, n, part) {
	n = split(members[slug], part, ";")
	for (i = 1; i <= n; i++)
		if (below(taxon, part[i]) || below(part[i], taxon))
			return 1
	return 0
}
function put(name, taxon,    i, n, part) {
	gsub(/[()]|（|）|、/, ";", name)
	n = split(name, part, ";")
	for (i = 1; i <= n; i++)
		if (length(part[i]) > 3 && part[i] ~ /[^ -~]/ && !(part[i] in zh))
			zh[part[i]] = taxon
}
# The longest name that the word begins with.
function named(term,    n, name) {
	if (tolower(term) in latin)
		return latin[tolower(term)]
	if (term in zh)
		return zh[term]
	for (n = length(term) - 1; n >= 9; n--)
		if ((name = substr(term, 1, n)) in zh)
			return zh[name]
	return ""
}
/^#/ || /^$/ || $1 == "id" || $1 == "slug" || $1 == "taxon" || $1 == "word" ||
$1 == "name" { next }
FILENAME ~ /synonyms.tsv$/ { same[$1] = $2; latin[tolower($1)] = $2; next }
FILENAME ~ /names.tsv$/ { zh[$1] = $2; next }
FILENAME ~ /(tree|taxa).tsv$/ {
	up[$1] = $3; latin[tolower($1)] = $1; put($6, $1); next
}
FILENAME ~ /members.tsv$/ { members[$1] = members[$1] ";" $2; next }
$4 == "-" || $3 == "紫檀" { next } # 紫檀: in the trade it is P. santalinus
{
	taxon = named($3)
	n = taxon == "" ? 0 : split($2, slug, ",")
	for (i = 1; i <= n; i++)
		if (slug[i] in members && !belongs(slug[i], taxon)) {
			printf "%s:%d: %s is %s, none of %s\n", FILENAME, FNR,
			    $3, taxon, slug[i]
			bad = 1
		}
	seen += n > 0
}
END { print seen " words name a taxon"; exit bad || seen < 500 }
' rules/taxa/names.tsv rules/taxa/synonyms.tsv rules/taxa/tree.tsv \
    rules/taxa/taxa.tsv rules/taxa/members.tsv rules/lexicon/core/*.tsv

#!/bin/sh
# build.sh FACTS - make the dated lists and rules/taxa/taxa.tsv
#
# FACTS is the folder of the compiled legal facts (cn_animals_2021.tsv and so
# on).  Written by hand, and read here: map.tsv, ../taxa/tree.tsv,
# ../taxa/synonyms.tsv.  Run it again after a change of any of them; the
# same facts give the same bytes.
set -eu
LC_ALL=C
export LC_ALL

facts=${1:?usage: build.sh FOLDER-OF-LEGAL-FACTS}
here=$(cd "$(dirname "$0")" && pwd)
taxa=$here/../taxa
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

head_of() { # title
	printf '# %s\n# Made by rules/law/build.sh from the facts; do not edit by hand.\n' "$1"
}

# --- names of 1989 that the List of 2021 has otherwise, by the Chinese name

awk -F '\t' -v OFS='\t' '
	FNR == 1 { file++; next }
	file == 1 { has[$2] = 1; z[$1] = $2; if ($5 != "") f[$5] = $2; next }
	$2 in has || $2 ~ /spp\./ { next }
	{ zh = $1; sub(/\(.*/, "", zh); a = (zh in z) ? z[zh] : f[zh]; if (a != "") print $2, a }
' "$facts/cn_animals_2021.tsv" "$facts/cn_animals_1989.tsv" > "$tmp/syn-1989"

# --- the lists: row taxon name_zh level condition from to public source verified note

# Shorter words for the sources that stand in hundreds of rows.
# shellcheck disable=SC2016
short='
function short(s) {
	sub(/List of State Key Protected Wild Animals, NFGA and MARA Announcement No\. 3 of 2021 \(1 Feb 2021\); read through a zh\.wikipedia transcription \(2024-02-20 edit\) and cross-checked against a second transcription in a public Android bird app/, "NFGA and MARA Announcement No. 3 of 2021, by two transcriptions", s)
	sub(/List of National Key Protected Wild Plants, NFGA and MARA Announcement No\. 15 of 2021 \(approved 7 Aug 2021, in force 7 Sep 2021\); read through a zh\.wikipedia transcription/, "NFGA and MARA Announcement No. 15 of 2021, by one transcription", s)
	gsub(/UNEP-WCMC SAPI repository, lib\/data\/reservations\.csv \(a Party.s reservation starts on the date the listing took effect\)/, "UNEP-WCMC SAPI reservations.csv", s)
	gsub(/Species\+ Index of CITES Species, query of 2017-04-21 \(public repository naturalis\/HTS-barcode-checker\)/, "Species+ index of 2017-04-21", s)
	gsub(/Species\+ Index of CITES Species, query 2017-04-21 \(public repository naturalis\/HTS-barcode-checker\)/, "Species+ index of 2017-04-21", s)
	return s
}
# A name in doubt does not make the level doubtful.
function verified(s) {
	gsub(/scientific name: general knowledge, unverified/, "", s)
	return s ~ /unverified/ ? "no" : "yes"
}'

# shellcheck disable=SC2016
readmap='
FILENAME == map {
	if ($0 ~ /^#/ || $1 != table) next
	taxaof[$2 "\t" $3] = $4; condof[$2 "\t" $3] = $5; remarkof[$2 "\t" $3] = $6; next
}
function key(cell, app) {
	return ((cell "\t" app) in taxaof) ? cell "\t" app : cell "\t"
}
# The taxa that a cell stands for, in t[1..n].
function names(cell, app, t,    n, i, k) {
	k = key(cell, app)
	n = split((k in taxaof) ? taxaof[k] : cell, t, /; */)
	for (i = 1; i <= n; i++) {
		sub(/ spp\.$/, "", t[i]); sub(/ sect\. /, " sect. ", t[i])
	}
	return t[1] == "-" ? 0 : n
}'

{
	head_of 'List of State Key Protected Wild Animals of 1989, with the changes of 2003 and 2020'
	awk -F '\t' -v OFS='\t' -v map="$here/map.tsv" -v newer="$tmp/syn-1989" -v table=animals_1989 "$short$readmap"'
	FILENAME == newer { now[$1] = $2; next }
	FNR == 1 { if (FILENAME != map) print "row", "taxon", "listed_as", "name_zh", "level", "condition", "from", "to", "public", "source", "verified", "note"; next }
	{
		n = names($2, "", t); row++
		for (i = 1; i <= n; i++)
			print row, (t[i] in now) ? now[t[i]] : t[i], $2, $1, $3, "", $4, $5, ($4 == "2020-06-03" ? "2020-06-05" : ""), short($11), verified($11), $10
	}' "$here/map.tsv" "$tmp/syn-1989" "$facts/cn_animals_1989.tsv"
} > "$tmp/cn-animals-1989.tsv"

{
	head_of 'List of State Key Protected Wild Animals of 2021'
	awk -F '\t' -v OFS='\t' "$short"'
	FNR == 1 { print "row", "taxon", "name_zh", "level", "condition", "from", "to", "public", "source", "verified", "note"; next }
	{
		row++; t = $2; sub(/ spp\.$/, "", t)
		print row, t, $1, $3, ($4 == "landlocked_only" ? "listed_populations" : $4), "2021-02-01", "", "2021-02-05", short($18), verified($18), $15
	}' "$facts/cn_animals_2021.tsv"
} > "$tmp/cn-animals-2021.tsv"

{
	head_of 'List of National Key Protected Wild Plants (first batch) of 1999'
	awk -F '\t' -v OFS='\t' "$short"'
	FNR == 1 { print "row", "taxon", "name_zh", "level", "condition", "from", "to", "public", "source", "verified", "note"; next }
	{
		row++; t = $2; sub(/ spp\.$/, "", t)
		print row, t, $1, $3, "", $4, $5, "", short($7), verified($7), $6
	}' "$facts/cn_plants_1999.tsv"
} > "$tmp/cn-plants-1999.tsv"

{
	head_of 'List of National Key Protected Wild Plants of 2021'
	awk -F '\t' -v OFS='\t' "$short"'
	FNR == 1 { print "row", "taxon", "name_zh", "level", "condition", "from", "to", "public", "source", "verified", "note"; next }
	{
		row++; t = $2; sub(/ spp\.$/, "", t)
		print row, t, $1, $3, "", "2021-09-07", "", "", short($9), verified($9), $8
	}' "$facts/cn_plants_2021.tsv"
} > "$tmp/cn-plants-2021.tsv"

# --- CITES: row taxon appendix condition from to seen source verified note
# seen: the day on which the source shows the listing in force; days before
# rest on a start that was not verified.

{
	head_of 'CITES listings as dated intervals, for the taxa of the report, their relatives, and the changes since 2017'
	awk -F '\t' -v OFS='\t' -v map="$here/map.tsv" -v table=cites "$short$readmap"'
	FNR == 1 { if (FILENAME != map) print "row", "taxon", "appendix", "condition", "from", "to", "seen", "source", "verified", "note", "remark"; next }
	{
		n = names($1, $3, t); c = condof[key($1, $3)]; row++
		note = $4; if ($8 != "") note = note (note == "" ? "" : "; ") $8
		seen = ($9 ~ /^Species\+/ && $9 ~ /unverified/ && $5 < "2017-04-21" && ($6 == "" || $6 > "2017-04-21")) ? "2017-04-21" : ""
		v = seen != "" ? "yes" : verified($9)
		for (i = 1; i <= n; i++)
			print row, t[i], $3, c, $5, $6, seen, short($9), v, note, remarkof[key($1, $3)]
	}' "$here/map.tsv" "$facts/cites.tsv"
} > "$tmp/cites.tsv"

# The index of 2017: what cites.tsv does not date, without the rows that only
# repeat the listing of their genus, family or order.
{
	head_of 'CITES listings in force on 2017-04-21, but for those that cites.tsv dates and those that repeat the one above'
	awk -F '\t' -v OFS='\t' '
	function below(a, b) { return rankof[a] < rankof[b] }
	function eve(d,    y, m, dd) {
		y = substr(d, 1, 4) + 0; m = substr(d, 6, 2) + 0; dd = substr(d, 9, 2) - 1
		if (dd == 0) {
			if (--m == 0) { m = 12; y-- }
			dd = m == 2 ? (y % 4 == 0 && (y % 100 || y % 400 == 0) ? 29 : 28) : (m == 4 || m == 6 || m == 9 || m == 11) ? 30 : 31
		}
		return sprintf("%04d-%02d-%02d", y, m, dd)
	}
	# The eve of a later listing of the genus or family that takes over.
	function ended(g, f, app) {
		if ((g in later) && length(laterapp[g]) <= length(app)) return eve(later[g])
		if ((f in later) && length(laterapp[f]) <= length(app)) return eve(later[f])
		return ""
	}
	# The listing that covers the whole of a higher taxon, or "".
	function whole(listing, rank) {
		if (listing ~ /^I+$/) return listing
		if (listing ~ /III/ || listing !~ /II/) return ""
		return (rank == "genus" && listing ~ /NC/) ? "" : "II"
	}
	function out(t, app, cond, to) {
		print ++row, t, app, cond, "", to, "2017-04-21", "Species+ index of 2017-04-21", "yes", ""
	}
	BEGIN { print "row", "taxon", "appendix", "condition", "from", "to", "seen", "source", "verified", "note" }
	FNR == 1 { file++ }
	file == 1 {
		if ($0 ~ /^#/ || $1 == "row") next
		if ($5 > "2017-04-21" && !($2 in dated)) { if (!($2 in change) || $5 < change[$2]) { change[$2] = $5; chapp[$2] = $3 } }
		else { dated[$2] = 1; delete change[$2] }
		# A later listing of a genus or family that had another before.
		if ($5 > "2017-04-21" && $2 !~ / / && $4 == "" && (!($2 in later) || $5 < later[$2])) { later[$2] = $5; laterapp[$2] = $3 }
		# What stands there on the day of the index covers all below it.
		if ($2 !~ / / && $4 == "" && $5 <= "2017-04-21" && ($6 == "" || $6 > "2017-04-21")) then[$2] = $3
		next
	}
	FNR == 1 { next }
	{ name[++n] = $1; rank[n] = $2; listing[n] = $3; fam[n] = $8; ord[n] = $7; if ($2 !~ /species|variety/) w[$1] = ($1 in then) ? then[$1] : whole($3, $2) }
	END {
		# A genus of both appendices in a listed family: its species tell.
		for (i = 1; i <= n; i++) {
			if (rank[i] != "genus" || listing[i] !~ /\// || (name[i] in then)) continue
			if (w[fam[i]] != "") w[name[i]] = w[fam[i]]
			else if (w[ord[i]] != "") w[name[i]] = w[ord[i]]
		}
		for (i = 1; i <= n; i++) {
			t = name[i]; split(t, part, " "); g = part[1]
			if (t in dated) continue
			up = ""; to = ""
			if (rank[i] ~ /species|variety/) {
				if (w[g] != "") up = w[g]
				else if (w[fam[i]] != "") up = w[fam[i]]
				else up = w[ord[i]]
			} else if (rank[i] == "genus") {
				if (w[fam[i]] != "") up = w[fam[i]]; else up = w[ord[i]]
			} else if (t != ord[i])
				up = w[ord[i]]
			l = listing[i]
			# The index has listings that were adopted and delayed.
			if ((t in change) && chapp[t] == l) continue
			if (t in change) to = eve(change[t])
			else if (rank[i] ~ /species|variety/) {
				if ((g in change) && length(chapp[g]) <= length(l)) to = eve(change[g])
				else if ((fam[i] in change) && length(chapp[fam[i]]) <= length(l)) to = eve(change[fam[i]])
			}
			if (rank[i] !~ /species|variety/) {
				if (w[t] != "" && w[t] != up) out(t, w[t], "", to)
				continue
			}
			if (l == up) continue
			if (l == "NC") { out(t, "none", "", to); continue }
			nc = l ~ /NC/; sub(/\/NC/, "", l)
			k = split(l, a, "/")
			c = nc ? "listed_populations" : k > 1 ? "split" : ""
			for (j = 1; j <= k; j++) out(t, a[j], c, to == "" ? ended(g, fam[i], a[j]) : to)
		}
	}' "$tmp/cites.tsv" "$facts/cites_2017.tsv"
} > "$tmp/cites-2017.tsv"

# --- taxa: every name of the lists, with what is next above it

{
	printf '# Every taxon that a list names, and what is next above it.\n# Made by rules/law/build.sh; by hand are tree.tsv and synonyms.tsv.\n'
	printf 'taxon\trank\tparent\tdomain\tnative\tname_zh\n'
	awk -F '\t' -v OFS='\t' '
	function put(t, rank, parent, domain, native, zh) {
		if (t == "" || t in hand) return
		if (!(t in R)) { R[t] = rank; P[t] = parent; D[t] = domain; N[t] = native; Z[t] = zh; return }
		if (P[t] == "") P[t] = parent
		if (D[t] == "") D[t] = domain
		if (native == "yes") N[t] = native
		if (Z[t] == "") Z[t] = zh
	}
	function latin(s) { return s ~ /^[A-Z][a-z]+$/ }
	function ranked(t) {
		if (t ~ / sect\. /) return "section"
		if (t ~ / .* /) return t ~ /var\./ ? "variety" : t ~ / × / ? "species" : t ~ /subsp\./ || t !~ /[.×]/ ? "subspecies" : "species"
		if (t ~ / /) return "species"
		if (t ~ /(idae|aceae)$/) return "family"
		if (t ~ /formes$/ || t ~ /^(Antipatharia|Scleractinia|Scandentia|Primates)$/) return "order"
		return "genus"
	}
	# What is above a species or below: its genus, or its species.
	function above(t,    p) {
		split(t, p, " ")
		if (ranked(t) == "species" || ranked(t) == "section") return p[1]
		p[1] = p[1] " " p[2]
		return (p[1] in syn) ? syn[p[1]] : p[1]
	}
	function class_of(c) {
		return c == "Actinopteri" || c == "Coelacanthi" || c == "Dipneusti" || c == "Pisces" ? "Osteichthyes" : c == "Elasmobranchii" ? "Chondrichthyes" : c
	}
	function order_of(o) {
		return o == "Testudoformes" ? "Testudines" : o == "Crocodiliformes" ? "Crocodylia" : o == "Falconidae" ? "Falconiformes" : o
	}
	# A species with its genus, family and order.
	function species(t, fam, ord, cls, domain, native, zh,    g) {
		if (t in syn) t = syn[t]
		if (ranked(t) == "subspecies" || ranked(t) == "variety") {
			put(t, ranked(t), above(t), domain, native, zh)
			t = above(t); zh = ""
		}
		put(t, "species", above(t), domain, native, zh)
		split(t, gp, " "); g = gp[1]
		higher(g, fam, ord, cls)
	}
	function higher(g, fam, ord, cls) {
		ord = order_of(ord); cls = class_of(cls)
		put(g, ranked(g), latin(fam) && fam != g ? fam : latin(ord) && ord != g ? ord : cls, "", "", "")
		if (latin(fam) && fam != g) put(fam, "family", latin(ord) ? ord : cls, "", "", "")
		if (latin(ord) && ord != g) put(ord, "order", cls, "", "", "")
	}
	function plantfam(z) {
		return z == "兰科" ? "Orchidaceae" : z == "苏铁科" ? "Cycadaceae" : z == "仙人掌科" ? "Cactaceae" : z == "红豆杉科" ? "Taxaceae" : z == "桫椤科" ? "Cyatheaceae" : ""
	}
	FNR == 1 { file++ }
	/^#/ { next }
	file == 1 { hand[$1] = 1; next }
	file == 2 { next }
	file == 3 { syn[$1] = $2; next }
	file == 4 { if (FNR > 1 && $10 != "class") keep[$2] = 1; next }
	file == 5 {                               # List of 2021
		if (FNR == 1) next
		dom = $6 ~ /水生/ ? "aquatic" : "terrestrial"; t = $2
		if (sub(/ spp\.$/, "", t)) { put(t, ranked(t), t ~ /idae$/ ? order_of($12) : $14 != "" ? $14 : order_of($12) != t ? order_of($12) : class_of($10), "", "", $1); higher(t, $14, $12, $10) }
		else species(t, $14, $12, $10 == "" ? "Amphioxiformes" : $10, dom, "yes", $1)
		next
	}
	file == 6 {                               # List of 1989, as written
		if (FNR == 1 || $2 == "taxon") next
		if ($2 ~ / /) nineteen[$2] = $4; else nineteen[$2] = ""
		next
	}
	file == 7 {                               # its classes
		if (FNR > 1) { u = $2; sub(/ spp\.$/, "", u); cls89[u] = $7 }
		next
	}
	file == 8 {                               # index of 2017
		if (FNR == 1) next
		if ($6 == "") { fam = $8; ord = ""; cls = "Plantae" } else { fam = $8; ord = $7; cls = $6 }
		if ($6 == "" && fam !~ /^(Orchidaceae|Cactaceae|Cycadaceae|Zamiaceae)$/) fam = ""
		g = $1; sub(/ .*/, "", g)
		if ($10 == "yes") native[$1] = 1
		if (!(g in F)) { F[g] = fam; O[g] = ord; C[g] = cls }
		if (fam != "" && !(fam in O)) { O[fam] = ord; C[fam] = cls }
		if (ord != "") C[ord] = cls
		if ($1 in keep) {
			if ($1 ~ / /) species($1, fam, ord, cls, "", $10 == "yes" ? "yes" : "no", "")
			else higher($1, fam, ord, cls)
		}
		next
	}
	file == 9 || file == 10 {                 # plants, both lists
		if (FNR == 1) next
		t = $2; fam = $6 != "" && $4 !~ /^[0-9]/ ? plantfam($6) : ""
		if (sub(/ spp\.$/, "", t)) { put(t, ranked(t), t ~ / sect\. / ? above(t) : fam != "" && fam != t ? fam : "Plantae", "", "", $1); if (t ~ / sect\. /) higher(above(t), "", "", "Plantae") }
		else species(t, fam, "", "Plantae", "", "yes", $1)
		next
	}
	file == 11 || file == 12 {                # CITES and by hand: the rest
		if ($1 == "row" || $2 in R || $2 in hand || $2 in syn) next
		split($2, gp, " "); g = gp[1]
		if ($2 ~ / /) species($2, F[g], O[g], C[g], "", file == 12 || ($2 in native) ? "yes" : "no", file == 12 ? $3 : "")
		else higher($2, F[$2], O[$2], C[$2])
		next
	}
	END {
		for (t in nineteen) {
			u = (t in syn) ? syn[t] : t
			split(u, gp, " "); g = gp[1]
			if (u ~ / /) species(u, F[g], O[g], (g in C) ? C[g] : cls89[t], "", "yes", nineteen[t])
			else higher(u, F[u], O[u], (u in C) ? C[u] : cls89[t])
		}
		for (t in R) {
			if (P[t] == "" && (t in P)) P[t] = C[t]
			if (P[t] == "Squamata" && O[t] ~ /^(Sauria|Serpentes)$/) P[t] = O[t]
			if (P[t] == "") P[t] = "Animalia"
			print t, R[t], P[t], D[t], N[t] == "" && R[t] ~ /species|variety/ ? "no" : N[t], Z[t]
		}
	}' "$taxa/tree.tsv" "$tmp/syn-1989" "$taxa/synonyms.tsv" "$tmp/cites-2017.tsv" \
	    "$facts/cn_animals_2021.tsv" "$tmp/cn-animals-1989.tsv" \
	    "$facts/cn_animals_1989.tsv" "$facts/cites_2017.tsv" \
	    "$facts/cn_plants_2021.tsv" "$facts/cn_plants_1999.tsv" \
	    "$tmp/cites.tsv" "$here/cn-more.tsv" |
	    sort -t '	' -k1,1
} > "$tmp/taxa.tsv"

for f in cn-animals-1989 cn-animals-2021 cn-plants-1999 cn-plants-2021 cites cites-2017; do
	mv "$tmp/$f.tsv" "$here/$f.tsv"
done
mv "$tmp/taxa.tsv" "$taxa/taxa.tsv"

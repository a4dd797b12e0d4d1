# Every advert with the class of its first commodity, out of a table of
# classes by commodity: what wt-classify comes down to in jq.
.class = $table[0][.match.commodities[0] // "none"]

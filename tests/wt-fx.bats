#!/usr/bin/env bats
# wt-fx: the rate of the day, what cannot be converted, and the report's own.
load helper

# fx OPTIONS RECORD FX [STATUS [MESSAGE]]: what stands in .fx.
fx() {
  t "wt-fx $1 | jq -c .fx" "$2" "$3" "${@:4}"
}

# refused FILE MESSAGE: a rate file that is not taken.
refused() {
  printf '%b' "$1" >"$BATS_TEST_TMPDIR/r.tsv"
  t "wt-fx --rates ./r.tsv" '{}' '' 2 "r.tsv$2"
}

usd='"currency":"USD"'
advert='{"price":59999,"currency":"CNY","captured":"2021-08-30T01:00:00Z"}'

@test "the price by the rate of the day; price untouched, .fx at the end" { t 'wt-fx' '{"price":59999.00,"currency":"CNY","captured":"2021-08-30T01:00:00Z"}' "{\"price\":59999.00,\"currency\":\"CNY\",\"captured\":\"2021-08-30T01:00:00Z\",\"fx\":{\"price\":9274.08,$usd,\"rate\":6.46954,\"date\":\"2021-08-30\",\"source\":\"ecb\",\"placeholder\":false}}"; }
@test "run twice, it changes nothing" { t "wt-fx | wt-fx | cmp - <(echo '$advert' | wt-fx)" "$advert" ''; }
@test "a weekend takes the last day before, and says which" { fx '' '{"price":100,"currency":"CNY","captured":"2021-08-29"}' "{\"price\":15.44,$usd,\"rate\":6.47862,\"date\":\"2021-08-27\",\"source\":\"ecb\",\"placeholder\":false}"; }
@test "the day is that of China: 18 h UTC is the next" { t 'wt-fx | jq -r .fx.date' '{"price":1,"currency":"CNY","captured":"2021-08-29T18:00:00Z"}' 2021-08-30; }
@test "posted goes before captured" { t 'wt-fx | jq -r .fx.date' '{"price":1,"currency":"CNY","posted":"2020-01-02","captured":"2021-08-29"}' 2020-01-02; }
@test "a posted that is no day does not count" { t 'wt-fx | jq -r .fx.date' '{"price":1,"currency":"CNY","posted":"soon","captured":"2021-08-30"}' 2021-08-30; }
@test "--as-of: one day for all" { t 'wt-fx -d 2020-01-02 | jq -r .fx.date' "$advert" 2020-01-02; }
@test "--to CNY from dollars" { fx '--to CNY' '{"price":2,"currency":"USD","captured":"2021-08-30"}' '{"price":12.94,"currency":"CNY","rate":6.46954,"date":"2021-08-30","source":"ecb","placeholder":false}'; }
@test "between two foreign currencies: both rates, of one day" { fx '' '{"price":100,"currency":"EUR","captured":"2021-08-30"}' "{\"price\":118.01,$usd,\"rate\":6.46954,\"from_rate\":7.6347,\"date\":\"2021-08-30\",\"source\":\"ecb\",\"placeholder\":false}"; }
@test "the same currency needs no rate and no day" { fx '' '{"price":2.345,"currency":"USD"}' "{\"price\":2.34,$usd,\"rate\":1,\"placeholder\":false}"; }
@test "half to even, once: 0.125 and 0.375" { t 'wt-fx | jq -c .fx.price' $'{"price":0.125,"currency":"USD"}\n{"price":0.375,"currency":"USD"}\n{"price":-0.125,"currency":"USD"}' $'0.12\n0.38\n-0.12'; }
@test "--places 0" { t 'wt-fx --places 0 | jq -c .fx.price' "$advert" 9274; }
@test "per kg and per gram, where the advert says so" { t 'wt-fx | jq -c .fx.per' $'{"price":1,"currency":"USD","unit":"kg"}\n{"price":1,"currency":"USD","unit":"g"}\n{"price":1,"currency":"USD","unit":"piece"}' $'"kg"\n"g"\nnull'; }
@test "price_max too" { t 'wt-fx | jq -c "[.fx.price,.fx.price_max]"' '{"price":10,"price_max":20.0,"currency":"USD"}' '[10,20]'; }
@test "RMB 1 stands for ask me; 1.00 too, USD 1 not" { t 'wt-fx | jq -c .fx.placeholder' $'{"price":1,"currency":"CNY"}\n{"price":1.00,"currency":"CNY","posted":"2021-08-30"}\n{"price":1,"currency":"USD"}\n{"price":1.1,"currency":"CNY"}' $'true\ntrue\nfalse\nfalse'; }
@test "no price" { fx '' '{"price":null,"currency":"CNY"}' "{$usd,\"reason\":\"no_price\"}"; }
@test "a price in quotes is none" { fx '' '{"price":"5","currency":"CNY"}' "{$usd,\"reason\":\"no_price\"}"; }
@test "no currency" { fx '' '{"price":5}' "{$usd,\"reason\":\"no_currency\"}"; }
@test "a currency without rates" { fx '' '{"price":5,"currency":"VND","posted":"2021-08-30"}' "{$usd,\"placeholder\":false,\"reason\":\"unknown_currency\"}"; }
@test "no day" { fx '' '{"price":5,"currency":"CNY"}' "{$usd,\"placeholder\":false,\"reason\":\"no_day\"}"; }
@test "before the first rate, and long after the last" { t 'wt-fx | jq -r .fx.reason' $'{"price":5,"currency":"CNY","posted":"2012-01-01"}\n{"price":5,"currency":"CNY","posted":"2026-07-03"}\n{"price":5,"currency":"CNY","posted":"2026-07-02"}' $'no_rate\nno_rate\nnull'; }
@test "numbers too long" { t 'wt-fx | jq -r .fx.reason' $'{"price":1e30,"currency":"CNY","posted":"2021-08-30"}\n{"price":1e999,"currency":"CNY"}' $'out_of_range\nout_of_range'; }
@test "the summary counts what was not converted" { t 'wt-fx -S s >o; jq -c .fx s' $'{"price":5,"currency":"CNY"}\n{}\n{"price":5,"currency":"USD"}' '{"converted":1,"no_price":1,"no_day":1}'; }
@test "a currency no file has" { t 'wt-fx --to XAU' '{}' '' 2 'XAU: no rate file has this currency; they have CNY, USD, EUR, GBP, HKD, JPY; --rates takes other files'; }
@test "a rate file of one's own, for every day" { t "printf 'date\tUSD\n\t7.09\n' >my.tsv; wt-fx --rates ./my.tsv | jq -c .fx" '{"price":59999,"currency":"CNY"}' "{\"price\":8462.48,$usd,\"rate\":7.09,\"source\":\"my\",\"placeholder\":false}"; }
@test "its source, and columns that are notes" { t "printf 'date\tnote\tUSD\tsource\n2021-01-01\tx\t6\tbank\n' >my.tsv; wt-fx --rates ./my.tsv | jq -c .fx" '{"price":6,"currency":"CNY","posted":"2021-01-31"}' "{\"price\":1,$usd,\"rate\":6,\"date\":\"2021-01-01\",\"source\":\"bank\",\"placeholder\":false}"; }
@test "a cell that is empty: the day before" { t "printf 'date\tUSD\tEUR\n2021-01-01\t6\t8\n2021-01-02\t\t9\n' >my.tsv; wt-fx --rates ./my.tsv | jq -c .fx.date" $'{"price":6,"currency":"CNY","posted":"2021-01-02"}\n{"price":6,"currency":"EUR","posted":"2021-01-02"}' $'"2021-01-01"\n"2021-01-01"'; }
@test "refused: no file" { t 'wt-fx --rates none' '{}' '' 2 'none.tsv'; }
@test "refused: no column date" { refused 'day\tUSD\n' ':1: no rates: the first line must name'; }
@test "refused: no currency" { refused 'date\tsource\n' ':1: no rates'; }
@test "refused: no day" { refused 'date\tUSD\n2021-02-30\t6\n' ':2: 2021-02-30: no day'; }
@test "refused: no rate" { refused 'date\tUSD\n2021-02-20\t6,5\n' ':2: 6,5: no rate'; }
@test "refused: a rate of 0" { refused 'date\tUSD\n2021-02-20\t0\n' ':2: 0: no rate'; }
@test "refused: a row that is cut" { refused 'date\tUSD\tEUR\n2021-02-20\t6\n' ':2: 2021-02-20'; }
@test "refused: a day twice" { printf 'date\tUSD\n2021-02-20\t6\n2021-02-20\t7\n' >"$BATS_TEST_TMPDIR/r.tsv"; t 'wt-fx --rates ./r.tsv' '{}' '' 2 'USD: two rates for 2021-02-20'; }
@test "refused: every day beside a day" { refused 'date\tUSD\n2021-02-20\t6\n\t7\n' ':3: 7: a rate for every day'; }

@test "Table 9 of the report, to the dollar" {
  t "sed 's/^/{\"price\":/; s/\$/,\"currency\":\"CNY\"}/' | wt-fx --rates wjc-offers --places 0 | jq -c .fx.price" \
    $'10000\n48000\n40000\n105000\n31000\n19000\n1600\n400' $'1546\n7419\n6183\n16230\n4792\n2937\n247\n62'
}
@test "the fines that the report tells of" { t 'wt-fx --rates wjc-fines --places 0 | jq -c .fx.price' $'{"price":5000000,"currency":"CNY"}\n{"price":500000,"currency":"CNY"}' $'770273\n77027'; }
@test "no day of August to December 2020 has the 7.09 of the report" {
  awk -F '\t' '$1 >= "2020-08" && $1 < "2021" && $2 {n++; if ($2 > 7.0 || $2 < 6.5) bad = 1} END {exit bad || n < 100}' "$ROOT/rules/rates/daily/ecb.tsv"
}

@test "the daily files are what build.sh makes of the facts" {
  shared facts/rates/cny.tsv
  mkdir "$BATS_TEST_TMPDIR/made"
  sh "$ROOT/rules/rates/build.sh" "$shared" "$BATS_TEST_TMPDIR/made"
  diff -r "$BATS_TEST_TMPDIR/made" "$ROOT/rules/rates/daily"
}
@test "build.sh reads the history of the European Central Bank" {
  cd "$BATS_TEST_TMPDIR"
  printf 'Date,USD,JPY,CNY,GBP,HKD,\r\n2021-08-31,1.1834,129.95,7.6473,0.85835,9.2044,\r\n2021-08-30,1.1801,N/A,7.6347,0.85688,9.1870,\r\n2011-12-30,1.2,1,8,1,1,\r\n' >h.csv
  sh "$ROOT/rules/rates/build.sh" h.csv .
  t "cd $PWD; grep -v '^#' ecb.tsv" '' $'date\tUSD\tEUR\tGBP\tHKD\tJPY\n2021-08-30\t6.46954\t7.6347\t8.90988\t0.831033\t\n2021-08-31\t6.46214\t7.6473\t8.9093\t0.830831\t0.058848'
}

@test "10,000 prices and rates by chance, against fractions in python" {
  command -v python3 >/dev/null || skip "no python3 here"
  cd "$BATS_TEST_TMPDIR"
  cat >chance.py <<'PY'
import datetime, random, sys
from fractions import Fraction as F
r = random.Random(9)
day = datetime.date(2020, 1, 1)
rates = {}
with open("r.tsv", "w") as f:
    f.write("date\tUSD\tEUR\n")
    for i in range(400):
        day += datetime.timedelta(r.choice([1, 1, 1, 3, 5]))
        row = [r.choice(["", "%.*f" % (r.randrange(7), r.uniform(1, 9))]) for _ in "ab"]
        rates[day] = row
        f.write("\t".join([str(day)] + row) + "\n")
start, want = datetime.date(2020, 1, 1), open("want", "w")
with open("in", "w") as f:
    for i in range(10000):
        d = start + datetime.timedelta(r.randrange(800))
        price = "%.*f" % (r.randrange(5), r.uniform(0, 10 ** r.randrange(1, 9)))
        cur = r.choice(["CNY", "EUR", "USD"])
        f.write('{"price":%s,"currency":"%s","captured":"%s"}\n' % (price, cur, d))
        for back in range(32):
            row = rates.get(d - datetime.timedelta(back))
            if row and row[0] and (cur != "EUR" or row[1]):
                break
        else:
            row = None
        if cur == "USD":
            row = ["1", "1"]
        if not row:
            want.write("none\n")
            continue
        x = F(price) * {"CNY": 1, "EUR": F(row[1] or 1), "USD": 1}[cur] / F(row[0])
        want.write("%d\n" % round(x * 100))  # half to even
PY
  python3 chance.py
  grep -q none want
  wt-fx --rates ./r.tsv in | jq -r 'if .fx.reason then "none" else .fx.price * 100 | round end' | cmp - want
}

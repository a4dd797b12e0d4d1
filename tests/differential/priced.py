#!/usr/bin/env python3
"""priced.py RUNS SEED - prices as the countries of the world write them

Sums of money at random, in the ways of some thirty currencies: marks before or
behind, with a blank of any kind or none, thousands parted by commas, points,
blanks, apostrophes or as lakhs, a comma or a point before the small coins, or
none of these; as ranges, from so much on, for a piece, with words around.  Sum,
upper end and currency must come out.  What differs is printed.
"""
import json
import random
import subprocess
import sys

THIN, HARD = "\u202f", "\u00a0"
# Marks before; marks behind; what parts thousands; what stands before coins; coins.
MONEY = {
    "CNY": (["¥", "￥", "RMB ", "人民币", "CNY "], ["元", " 元", "元人民币", " CNY"], ["", ","], ".", 2),
    "USD": (["$", "US$", "US $", "USD "], [" USD", " US$", "美元"], ["", ","], ".", 2),
    "EUR": (["€", "€ ", "EUR "], [" €", "€", " EUR", HARD + "€", " Euro"], ["", ".", " ", THIN], ",", 2),
    "GBP": (["£", "GBP "], [" GBP"], ["", ","], ".", 2),
    "JPY": (["JPY "], ["円", " 円", " JPY", "日元"], ["", ","], ".", 0),
    "KRW": (["₩", "KRW "], ["원", " 원"], ["", ","], ".", 0),
    "INR": (["₹", "₹ ", "Rs. ", "INR "], [" INR"], ["", ",", "lakh"], ".", 2),
    "VND": (["VND "], ["₫", " ₫", "đ", " VND"], ["."], ",", 0),
    "IDR": (["Rp", "Rp ", "IDR "], [" IDR"], ["."], ",", 0),
    "BRL": (["R$ ", "R$", "R$" + HARD], [], ["", "."], ",", 2),
    "PLN": ([], [" zł", "zł", HARD + "zł", " PLN"], ["", " ", HARD], ",", 2),
    "CZK": ([], [" Kč", HARD + "Kč", ",- Kč", " CZK"], ["", " ", HARD], ",", 0),
    "CHF": (["CHF ", "Fr. "], [" CHF"], ["", "'", "’"], ".", 2),
    "TRY": (["₺"], [" TL", " ₺"], ["", "."], ",", 2),
    "RUB": ([], [" ₽", HARD + "₽", " руб.", " руб", " RUB"], ["", " ", HARD], ",", 0),
    "UAH": (["₴"], [" ₴", " грн", " грн."], ["", " "], ",", 0),
    "THB": (["฿", "฿ "], [" บาท", " THB"], ["", ","], ".", 0),
    "MYR": (["RM", "RM "], [], ["", ","], ".", 2),
    "PHP": (["₱", "PHP "], [], ["", ","], ".", 2),
    "SGD": (["S$", "SGD "], [], ["", ","], ".", 2),
    "HKD": (["HK$", "HK$ ", "HKD "], ["港币", "港元"], ["", ","], ".", 2),
    "TWD": (["NT$", "NT$ ", "NTD "], ["新台币"], ["", ","], ".", 0),
    "AUD": (["A$", "AU $", "AUD "], [" AUD"], ["", ","], ".", 2),
    "CAD": (["C$", "C $", "CA$", "CAD "], [], ["", ","], ".", 2),
    "MXN": (["MX$", "MXN "], [], ["", ","], ".", 2),
    "HUF": ([], [" Ft", HARD + "Ft", " HUF"], ["", " ", "."], ",", 0),
    "ILS": (["₪", "₪ "], [" ₪"], ["", ","], ".", 2),
    "NGN": (["₦", "NGN "], [], ["", ","], ".", 0),
    "AED": (["AED "], [" AED"], ["", ","], ".", 2),
    "ZAR": (["ZAR "], [" ZAR"], ["", ","], ".", 2)}
RANGES = ["-", " - ", "~", " ~ ", " – ", "–"]


def grouped(whole, sep):
    if sep == "lakh":
        head, tail = whole[:-3], whole[-3:]
        parts = []
        while head:
            parts.insert(0, head[-2:])
            head = head[:-2]
        return ",".join(parts + [tail])
    out = []
    while whole:
        out.insert(0, whole[-3:])
        whole = whole[:-3]
    return sep.join(out)


def written(rnd, way, value):
    before, behind, sep, point, coins = way
    whole, part = ("%.2f" % value).split(".")
    text = grouped(whole, sep)
    if coins:
        text += point + part
    return before + text + behind


def money(rnd):
    currency = rnd.choice(list(MONEY))
    befores, behinds, seps, point, coins = MONEY[currency]
    ways = [(b, "") for b in befores] + [("", b) for b in behinds]
    before, behind = rnd.choice(ways)
    coins = coins if rnd.random() < 0.8 and "," not in behind else 0
    way = before, behind, rnd.choice(seps), point, coins
    low = rnd.choice([rnd.uniform(1, 100), rnd.uniform(100, 5000), rnd.uniform(1000, 9999999)])
    low = round(low, 2) if coins else float(int(low))
    text, high = written(rnd, way, low), None
    if rnd.random() < 0.2 and low > 2:
        high = round(low * rnd.uniform(1.1, 3), 2) if coins else float(int(low * rnd.uniform(1.5, 3)))
        mark = rnd.choice(RANGES)
        if behind:  # the mark behind both, or behind the second
            first = (before, "", *way[2:]) if rnd.random() < 0.5 else way
        else:
            first = way
        second = ("", behind, *way[2:]) if before and rnd.random() < 0.3 else way
        text = written(rnd, first, low) + mark + written(rnd, second, high)
    elif rnd.random() < 0.2:
        text = rnd.choice(["from %s", "ab %s", "%s起", "%s / piece", "%s/件", "Price: %s", "价格：%s", " %s ",
                           "%s each"]) % text
    return text, low, high, currency


def main():
    runs, seed = int(sys.argv[1]), int(sys.argv[2])
    rnd = random.Random(seed)
    rows, lines = [], ""
    for n in range(runs):
        row = money(rnd)
        rows.append(row)
        lines += json.dumps({"id": str(1000000 + n), "title": "horn comb old", "price": row[0],
                             "url": "https://x.example/item/%d" % (1000000 + n)}, ensure_ascii=False) + "\n"
    p = subprocess.run(["wt-extract", "--platform", "x"], input=lines.encode(), capture_output=True)
    have = [json.loads(x) for x in p.stdout.splitlines()]
    bad = p.returncode != 0 or len(have) != runs
    if bad:
        print("status %d, %d adverts: %s" % (p.returncode, len(have), p.stderr.decode()[:300]))
    for (text, low, high, currency), r in zip(rows, have):
        got = r.get("price"), r.get("price_max"), r.get("currency")
        if got != (low, high, currency):
            bad += 1
            print("%s: %s, wanted %s" % (json.dumps(text, ensure_ascii=False), got, (low, high, currency)))
    print("%d prices, %d differ" % (runs, bad))
    return bad > 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""rules10 - does wt-classify grow slower with ten times the rules?

    tests/bench/rules10.py ADVERTS

ADVERTS: a hundred thousand or so, as wt-match passes them on.  Beside the
real rules stand nine times as many invented taxa with Chinese names, list
rows and object words.  Prints processor time, the least of seven runs taken in
turns: of the start alone, and of ADVERTS without the start.
"""
import os
import resource
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def table(path):
    with open(path, encoding="utf-8") as f:
        rows = [x.rstrip("\n").split("\t") for x in f if not x.startswith("#")]
    return rows[0], rows[1:]


def append(path, rows):
    with open(path, "a", encoding="utf-8") as f:
        f.writelines("\t".join(r) + "\n" for r in rows)


def grow(home):
    head, taxa = table(home + "/taxa/taxa.tsv")
    names = ["Inventus n%d" % i for i in range(9 * len(taxa))]
    append(home + "/taxa/taxa.tsv", [
        [{"taxon": n, "rank": "species", "parent": "Aves", "native": "no",
          "name_zh": "".join(chr(0x4e00 + (i * 7919 + k * 104729) % 20000)
                             for k in range(4))}.get(h, "") for h in head]
        for i, n in enumerate(names)])
    for name in ("cites-2017.tsv", "cn-animals-2021.tsv"):
        head, rows = table(home + "/law/" + name)
        fresh = []
        for i in range(min(9 * len(rows), len(names))):
            row = list(rows[i % len(rows)])
            row[head.index("row")] = str(100000 + i)
            row[head.index("taxon")] = names[i]
            fresh.append(row)
        append(home + "/law/" + name, fresh)
    head, rows = table(home + "/products/products.tsv")
    words = sum(len(r[3].split()) for r in rows)
    fresh = [chr(0x5000 + i * 31 % 15000) + chr(0x5000 + i * 17 % 14983) + "器"
             for i in range(9 * words)]
    append(home + "/products/products.tsv",
           [[{"slug": "invented", "cites_term": "LIV", "group": "other",
              "words": " ".join(dict.fromkeys(fresh))}.get(h, "") for h in head]])
    return len(names)


def spent(rules, path):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(["wt-classify", "--rules", rules, path], check=True,
                   stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    with tempfile.TemporaryDirectory() as work:
        shutil.copytree(ROOT + "/rules", work + "/rules")
        taxa = grow(work + "/rules")
        best = {}
        for _ in range(7):
            for rules in (ROOT + "/rules", work + "/rules"):
                for path in ("/dev/null", sys.argv[1]):
                    t = spent(rules, path)
                    best[rules, path] = min(t, best.get((rules, path), t))
        one, ten = [(best[r, "/dev/null"], best[r, sys.argv[1]] - best[r, "/dev/null"])
                    for r in (ROOT + "/rules", work + "/rules")]
        print("start: %.1f ms; with %d more taxa %.1f ms" % (one[0] * 1e3, taxa, ten[0] * 1e3))
        print("adverts: %.0f ms; %.0f ms, %.2fx" % (one[1] * 1e3, ten[1] * 1e3, ten[1] / one[1]))


main()

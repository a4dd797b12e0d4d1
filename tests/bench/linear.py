#!/usr/bin/env python3
"""linear.py - what texts cost that are made to look disguised all over

usage: PATH=build/bin:$PATH tests/bench/linear.py [--quick]

Texts that repeat what starts a search for disguises: signs that mask, ends of
entities, emoji, parts of characters, syllables, beginnings of words.  Steps
are instructions, counted by valgrind, and so are the same on a busy machine.

--quick: several such texts in one record, once short and once eight times as
long, against two terms and against the core pack: the steps beyond those of the start may be ten times
as many.  Else each text alone, of 64 KB and 256 KB
(steps) and of 1 MB (processor time), and the worst ten are shown; status 1 if
one takes more than 5 times the steps, or more than 250 ms.
"""
import json
import re
import resource
import subprocess
import sys

TERM = ["--term", "象牙"]
UNITS = """x X xxxx_ Xx_ x_ xX 0x XY_ x_y_ x. xiang xiang_ya_ xiang牙 x牙 x_象 象x
* ＊ ✱ ※ ○ ◯ 〇 ● ◎ □ ■ △ ▲ × ✕ 某 \ufffd Ｘ ｘ *牙 象* *象* \ufffd牙 象\ufffd ●_ *○
& &# &#3 &amp; &amp;# &#x &#x8c61; &#35937;牙 &shy; &#1111111 &nbsp;牙 &amp;amp;
🐘 🦏 🔥 🐘牙 象🐘 🐘🦏 🔥牙 🐘\ufe0f \U0001f3fb \ufe0f 🐘_ ivory🐘_ 🧜
犭 犭良 良 犭良皮 鱼咢 羊 木 扌 氵 象 象_ 象. 象... 象牙 像牙 牙 象\u200b 象牙_ 象.牙
象a 象a牙 象0牙 口牙 象象牙牙 牙? ?牙 象、牙、 xiang4_ xi1a2 chuan穿 🐘ya 🐘的牙 犭_良 犭+良 象(ya) 1角 虎9
猛犸 猛犸牙 虎骨 穿山 穿山甲 山甲_ 西角 犀角 羚羊 er sj_ s_j_ hu骨 hu_骨 hu ﷺ \u200b \u0301""".split()
UNITS = [u.replace("_", " ").encode().decode("unicode_escape") if "\\" in u
         and u.isascii() else u.replace("_", " ") for u in UNITS]
QUICK = ["X", "xxxx ", "*牙", "&amp;", "🐘牙", "象.", "犭良", "xiang ", "象a",
         "xiang4", "象0牙", "?牙", "象象牙牙"]


def text(unit, size):
    return unit * (size // len(unit.encode()) + 1)


def steps(args, record):
    """The instructions of a run over one record."""
    p = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null",
         "wt-match", "--all", *args],
        input=json.dumps(record, ensure_ascii=False) + "\n",
        capture_output=True, encoding="utf-8", check=False)
    found = re.search(r"Collected : (\d+)", p.stderr)
    if not found or p.returncode > 1:
        sys.exit("linear.py: wt-match under valgrind: " + p.stderr[-500:])
    return int(found.group(1))


def many(size):
    return {"attributes": {str(i): text(u, size) for i, u in enumerate(QUICK)}}


def quick():
    bad = False
    for args, size in (TERM + ["--term", "猛犸象牙"], 8000), ([], 1000):
        base, short, long = [steps(args, many(n)) for n in
                             (0, size, size * 8)]
        times = (long - base) / (short - base)
        print("8 times the text, %.1f times the steps" % times)
        bad |= times > 10
    sys.exit(bad)


def cpu(args, record):
    def used():
        r = resource.getrusage(resource.RUSAGE_CHILDREN)
        return r.ru_utime + r.ru_stime
    before = used()
    subprocess.run(["wt-match", "--all", *args],
                   input=json.dumps(record, ensure_ascii=False) + "\n",
                   capture_output=True, encoding="utf-8", check=False)
    return (used() - before) * 1000


def main():
    bad = False
    for args in TERM, []:
        base, rows = steps(args, {}), []
        for u in UNITS:
            a, b = [steps(args, {"title": text(u, n)}) for n in
                    (64000, 256000)]
            ms = min(cpu(args, {"title": text(u, 1000000)}) for _ in "123")
            rows.append((ms, (b - base) / (a - base), (b - base) / 256000, u))
        print("%s: %d texts" % (" ".join(args) or "core pack", len(rows)))
        for ms, times, each, u in sorted(rows, reverse=True)[:10]:
            print("%6.0f ms at 1 MB, %4.1f x the steps, %5.0f a byte: %s" % (
                ms, times, each, json.dumps(u, ensure_ascii=False)))
        most = max(r[1] for r in rows)
        print("worst: %.1f x the steps" % most)
        bad |= most > 5 or max(r[0] for r in rows) > 250
    sys.exit(bad)


if sys.argv[1:] == ["--quick"]:
    quick()
main()

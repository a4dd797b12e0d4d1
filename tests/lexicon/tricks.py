#!/usr/bin/env python3
"""tricks.py - words of the core pack in disguise: are they found, by name?

usage: tests/lexicon/tricks.py [-m] [-n WORDS] [-s SEED] [clean.ndjson ...]

Draws WORDS (200) words of the core pack, disguises each mechanically by each
trick, and runs wt-match over titles that hold the word and one word of
company.  Found: a hit of the word's commodity within the disguised word that
names the trick, or another by which the same text may be read.  Prints recall for each trick; -m lists the misses.  A trick
is tried on the words that allow it (wt-rules(5)): sounds on those of kind
sound, masks on those of three characters or of kind mask.

Then the adverts of the files given, without wildlife, once with all tricks
and once without those of this test: how many have a hit more, and how many
are passed on that were not.  Status 1 if recall is below 0.99 or more than
0.5 % of the clean adverts have a new hit.

The disguises are made from other data than wt's tables where there is any:
splits and emoji of this file, readings of python's own reading of Unihan.
"""
import bz2, collections, glob, json, os, random, re, subprocess, sys
import unicodedata

here = os.path.dirname(os.path.abspath(__file__))
root = os.path.dirname(os.path.dirname(here))
match = os.environ.get("WT_MATCH", root + "/build/bin/wt-match")

OLD = ("width,case,compat,zero_width,combining,traditional,spaced,symbol,"
       "circled,confusable")
SPLIT = dict(zip(
    "狼豹狮猛獠狸猫猴獭熊鹰雀鹤鸵鹦鹉蛇蟒蚺蜥蜴鲸鲨鳄鲟鳖玳瑁珊瑚砗沉海檀楠胆羚骆驼",
    "犭良 豸勺 犭师 犭孟 犭尞 犭里 犭苗 犭侯 犭赖 能灬 广隹 少隹 隺鸟 鸟它 婴鸟 "
    "武鸟 虫它 虫莽 虫冉 虫析 虫易 鱼京 沙鱼 鱼咢 鱼寻 敝鱼 王代 王冒 王册 王胡 "
    "石车 氵冗 氵每 木亶 木南 月旦 羊令 马各 马它".split()))
EMOJI = {"象": "🐘", "虎": "🐯", "豹": "🐆", "熊": "🐻", "狼": "🐺", "龟": "🐢",
         "鹿": "🦌", "蛇": "🐍", "犀牛": "🦏", "犀": "🦏", "鳄鱼": "🐊", "鳄": "🐊",
         "孔雀": "🦚", "鹦鹉": "🦜", "鲨鱼": "🦈", "狮": "🦁", "鹰": "🦅",
         "骆驼": "🐪", "骨": "🦴", "猴": "🐒", "蜥蜴": "🦎", "猛犸": "🦣",
         "天鹅": "🦢", "珊瑚": "🪸", "猫头鹰": "🦉", "水獭": "🦦", "蛋": "🥚"}


TONES = "\u0304\u0301\u030c\u0300"


def readings():
    """Characters of GB 2312 and their toneless kMandarin, and its tones."""
    sound, tone, common = {}, {}, set()
    for name, key in (("Readings", "kMandarin"), ("OtherMappings", "kGB0")):
        path = f"/usr/share/unicode/Unihan_{name}.txt.bz2"
        for line in bz2.open(path, "rt", encoding="utf-8"):
            part = line.rstrip("\n").split("\t")
            if len(part) != 3 or part[1] != key:
                continue
            c = chr(int(part[0][2:], 16))
            if key == "kGB0":
                common.add(c)
                continue
            s = unicodedata.normalize("NFD", part[2].split()[0])
            s = s.replace("u\u0308", "v")
            tone[c] = str(max(TONES.find(x) for x in s) + 1 or 5)
            sound[c] = "".join(x for x in s if x.isalpha())
    alike = collections.defaultdict(list)
    for c in sorted(common):
        if c in sound:
            alike[sound[c]].append(c)
    return sound, tone, alike


def words():
    out, alike = [], set()
    for path in sorted(glob.glob(root + "/rules/lexicon/core/*.tsv")):
        head = None
        for line in open(path, encoding="utf-8"):
            if line.startswith("#") or not line.strip():
                continue
            cell = line.rstrip("\n").split("\t")
            if head is None:
                head = cell
                continue
            row = dict(zip(head, cell))
            alike.add(row["term"])
            if row["sign"] != "-" and row["lang"] == "zh" and re.fullmatch(
                    "[\u4e00-\u9fff]{2,8}", row["term"]):
                row["kind"] = row["kind"].split(",")
                out.append(row)
    for line in open(root + "/rules/lexicon/alike.tsv", encoding="utf-8"):
        alike.add(line.split("\t")[1] if "\t" in line else "")
    return out, alike


def company():
    word = {}
    for line in open(root + "/rules/lexicon/context.tsv", encoding="utf-8"):
        cell = line.split("\t")
        if not line.startswith("#") and len(cell) > 1:
            word.setdefault(cell[0], cell[1])
    return word


def one(rng, word, change):
    """Changes one character that can be changed; None if there is none."""
    at = list(range(len(word)))
    rng.shuffle(at)
    for i in at:
        new = change(word[i])
        if new:
            return word[:i] + new + word[i + 1:]
    return None


class Disguise:
    def __init__(self, rng):
        self.rng = rng
        self.sound, self.tone, self.alike = readings()

    def homophone(self, w):
        if "sound" in w["kind"]:
            return one(self.rng, w["term"], lambda c: self.rng.choice(
                [x for x in self.alike[self.sound[c]] if x != c] or [""]))

    def pinyin(self, w):
        if "sound" in w["kind"]:
            return one(self.rng, w["term"], lambda c: self.sound[c])

    def pinyin_all(self, w):
        if "sound" in w["kind"]:
            return "".join(self.sound[c] for c in w["term"])

    def tones(self, w):
        if "sound" in w["kind"]:
            return one(self.rng, w["term"],
                       lambda c: self.sound[c] + self.tone[c])

    def tones_all(self, w):
        if "sound" in w["kind"]:
            return " ".join(self.sound[c] + self.tone[c] for c in w["term"])

    def pinyin_homophone(self, w):
        said = len(w["term"]) > 2 and self.homophone(w)
        if said:
            i = self.rng.choice([i for i, c in enumerate(w["term"])
                                 if said[i] == c])
            return said[:i] + self.sound[said[i]] + said[i + 1:]

    def initials(self, w):
        if "sound" in w["kind"]:
            return one(self.rng, w["term"], lambda c: self.sound[c][0].upper())

    def initials_all(self, w):
        if "sound" in w["kind"] and len(w["term"]) > 3:
            return "".join(self.sound[c][0] for c in w["term"]).upper()

    def initials_two(self, w):
        if "sound" in w["kind"] and len(w["term"]) == 3:
            k = self.rng.randrange(3)
            return "".join(c if i == k else self.sound[c][0].upper()
                           for i, c in enumerate(w["term"]))

    def mask(self, w):
        if len(w["term"]) > 2 or "mask" in w["kind"]:
            return one(self.rng, w["term"],
                       lambda c: self.rng.choice("*＊○●X×某□"))

    def mask_within(self, w):
        if len(w["term"]) > 2:
            i = self.rng.randrange(1, len(w["term"]) - 1)
            return (w["term"][:i] + self.rng.choice("_?？#～0O口") +
                    w["term"][i + 1:])

    def inserted(self, w):
        if len(w["term"]) > 2 or {"sound", "mask"} & set(w["kind"]):
            i = self.rng.randrange(1, len(w["term"]))
            return (w["term"][:i] + self.rng.choice("abcefgABC1238") +
                    w["term"][i:])

    def again(self, w):
        if len(w["term"]) > 2:
            i = self.rng.randrange(1, len(w["term"]) - 1)
            return w["term"][:i] + w["term"][i] + w["term"][i:]

    def apart(self, w):
        if len(w["term"]) > 2:
            return self.rng.choice("、，\n").join(w["term"])

    def emoji_of(self, w):
        said = self.emoji(w)
        return said and re.sub("([\U0001f000-\U0001ffff])(?=.)", r"\1的", said)

    def emoji_homophone(self, w):
        said = "sound" in w["kind"] and self.emoji(w)
        return said and one(self.rng, said, lambda c: self.rng.choice(
            [x for x in self.alike[self.sound[c]] if x != c] or [""])
            if c in self.sound else "")

    def emoji(self, w):
        for n in (3, 2, 1):
            for i in range(len(w["term"]) - n + 1):
                e = EMOJI.get(w["term"][i:i + n])
                if e and n < len(w["term"]):
                    return w["term"][:i] + e + w["term"][i + n:]

    def radical(self, w):
        return one(self.rng, w["term"], SPLIT.get)

    def radical_apart(self, w):
        return one(self.rng, w["term"],
                   lambda c: "+".join(SPLIT.get(c, "")))

    def entity(self, w):
        form = self.rng.choice(["&#%d;", "&#x%x;", "&amp;#%d;", "&amp;#x%X;"])
        return one(self.rng, w["term"], lambda c: form % ord(c))

    def replacement(self, w):
        i = self.rng.randrange(1, len(w["term"]))
        return w["term"][:i] + "\ufffd" + w["term"][i:]

    def symbol(self, w):
        return self.rng.choice(".·*~💎").join(w["term"])

    def spaced(self, w):
        return " ".join(w["term"])

    def zero_width(self, w):
        return self.rng.choice("\u200b\u00ad\u2060\u202e").join(w["term"])


TRICKS = ("homophone pinyin pinyin_all tones tones_all pinyin_homophone "
          "initials initials_two initials_all mask mask_within inserted again emoji "
          "emoji_of emoji_homophone radical radical_apart entity replacement "
          "symbol apart spaced zero_width").split()


def run(records, *options):
    data = "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records)
    p = subprocess.run([match, *options], input=data.encode(), check=True,
                       stdout=subprocess.PIPE)
    return [json.loads(x) for x in p.stdout.decode().split("\n") if x]


# A lone X may be a mask as well as an initial, E is a syllable of its own, and
# a mask may stand where the word is whole without it: 仿*老虎牙, 仿虎牙.
ALSO = {"initials": {"mask", "pinyin"},
        "mask": {"symbol", "initials", "inserted"},
        "inserted": {"initials", "pinyin"}}
# What wt calls a trick of this file.
CALLED = {"tones": "pinyin", "again": "inserted", "apart": "symbol"}


def found(rec):
    how = rec["trick"] if rec["trick"] == "zero_width" else (
        rec["trick"].split("_")[0])
    how = {CALLED.get(how, how)} | ALSO.get(how, set())
    if rec["trick"] == "apart" and "\n" in rec["said"]:
        how = {"spaced"}
    a, b = rec["at"], rec["at"] + len(rec["said"])
    return any(h["start"] < b and h["end"] > a and how & set(h["how"]) and
               rec["slug"] in h["commodities"] for h in rec["match"]["hits"])


def recall(rng, pack, ordinary, n, misses):
    near, make, records = company(), Disguise(rng), []
    for trick in TRICKS:
        todo = list(pack)
        rng.shuffle(todo)
        k = 0
        for w in todo:
            said = getattr(make, trick)(w)
            if not said or said in ordinary:
                continue
            k += 1
            need = [x for x in w["needs"].split(",") if x in near]
            title = "包邮 " + said + " " + (
                near[need[0]] if need else "私聊")
            records.append({"trick": trick, "word": w["term"], "said": said,
                            "at": 3, "slug": w["commodity"].split(",")[0],
                            "title": title})
            if k == n:
                break
    good, all_ = collections.Counter(), collections.Counter()
    for rec in run(records, "--all", "--fields", "title"):
        all_[rec["trick"]] += 1
        good[rec["trick"]] += found(rec)
        if misses and not found(rec):
            print(f"  {rec['trick']}: {rec['word']} as {rec['title']}:",
                  [(h["rule"], h["text"], h["how"])
                   for h in rec["match"]["hits"]])
    for t in TRICKS:
        print(f"  {t:14} {good[t]:4} of {all_[t]:4}  {good[t]/all_[t]:.3f}")
    share = sum(good.values()) / sum(all_.values())
    print(f"recall {share:.4f} ({sum(good.values())} of {sum(all_.values())}"
          f" words in disguise)")
    return share >= 0.99


def new_hits(path, misses):
    data = open(path, encoding="utf-8").read()
    records = [json.loads(x) for x in data.split("\n") if x]
    many = run(records, "--all")
    few = run(records, "--all", "--tricks", OLD)
    more = passed = 0
    names = collections.Counter()
    for a, b in zip(many, few):
        had = {(h["rule"], h["field"], h["start"])
               for h in b["match"]["hits"]}
        extra = [h for h in a["match"]["hits"]
                 if (h["rule"], h["field"], h["start"]) not in had]
        more += bool(extra)
        new = a["match"]["score"] >= 30 > b["match"]["score"]
        passed += new
        for h in extra:
            names.update(set(h["how"]) - set(OLD.split(",")))
        if misses and extra:
            print(" ", "PASSED" if new else "hit", a.get("title"),
                  [(h["rule"], h["text"], h["how"]) for h in extra])
    print(f"{os.path.basename(path)}: {len(records)} adverts, {more} with a"
          f" new hit ({100 * more / len(records):.2f} %), {passed} newly passed"
          f" on;", ", ".join(f"{k} {v}" for k, v in sorted(names.items())))
    return more <= 0.005 * len(records)


def main(argv):
    misses, n, seed, ok = False, 200, 1, True
    while argv and argv[0].startswith("-"):
        option = argv.pop(0)
        if option == "-m":
            misses = True
        elif option == "-n":
            n = int(argv.pop(0))
        elif option == "-s":
            seed = int(argv.pop(0))
        else:
            sys.exit(__doc__)
    pack, ordinary = words()
    ok &= recall(random.Random(seed), pack, ordinary, n, misses)
    for path in argv:
        ok &= new_hits(path, misses)
    return 0 if ok else 1


sys.exit(main(sys.argv[1:]))

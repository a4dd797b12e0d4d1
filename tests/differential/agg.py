#!/usr/bin/env python3
"""agg.py RUNS SEED [jq] - wt-agg against an independent reckoning

Random records and random specifications; the rows must be the same, byte for
byte.  What is reckoned here is reckoned with fractions, from the text of the
numbers; expressions are given as jq and as Python, side by side.

With "jq" it is jq that reckons: over records whose numbers are exact as
doubles, and whose keys are all there, for jq does not tell absent from null.
"""
import json
import os
import random
import subprocess
import sys
import tempfile
from fractions import Fraction

ABSENT = object()


class Num:
    def __init__(self, raw):
        self.raw = raw
        self.value = None
        head, _, exp = raw.lower().partition("e")
        digits = sum(c.isdigit() for c in head)
        # int() of a million digits is what the tool does not do, either
        if digits <= 1000 and len(exp) < 20 and abs(int(exp or 0)) <= 400:
            self.value = Fraction(head) * Fraction(10) ** int(exp or 0)


def text_of(v):
    """A fraction that is a decimal, canonically."""
    sign, v, places = ("-", -v, 0) if v < 0 else ("", v, 0)
    while v.denominator != 1:
        v *= 10
        places += 1
    s = str(v.numerator).rjust(places + 1, "0")
    return sign + (s[:-places] + "." + s[-places:] if places else s)


def rounded(v):
    """To 12 decimals, ties to even: round() of a fraction does that."""
    return text_of(Fraction(round(v * 10**12), 10**12))


def canonical(v):
    if isinstance(v, Num):
        return v.raw if v.value is None else text_of(v.value)
    if isinstance(v, str):
        return json.dumps(v, ensure_ascii=False)
    if isinstance(v, list):
        return "[" + ",".join(map(canonical, v)) + "]"
    if isinstance(v, dict):
        items = sorted(v.items(), key=lambda kv: kv[0].encode())
        return "{" + ",".join(canonical(k) + ":" + canonical(x)
                              for k, x in items) + "}"
    return json.dumps(v)


def rank(v):
    if v is ABSENT:
        return (0,)
    if v is None:
        return (1,)
    if v is False:
        return (2,)
    if v is True:
        return (3,)
    if isinstance(v, Num):
        return (4, v.value) if v.value is not None else (5, v.raw)
    if isinstance(v, str):
        return (6, v.encode())
    return (7 + isinstance(v, dict), canonical(v).encode())


def empty(v):
    return v is ABSENT or v is None or v == "" or v == [] or v == {}


def path(v, *steps):
    for s in steps:
        if isinstance(s, int):
            v = v[s] if isinstance(v, list) and s < len(v) else ABSENT
        else:
            v = v[s] if isinstance(v, dict) and s in v else ABSENT
    return v


def null(v):
    return None if v is ABSENT else v


def order(v):
    """For comparisons: absent is null."""
    return rank(null(v))


def plain(text, *steps):
    return text, lambda r: [path(r, *steps)]


# Expressions as jq and as Python; those that are no plain path see null.
PATHS = [plain(".a", "a"), plain(".b", "b"), plain(".n", "n"), plain(".p", "p"),
         plain(".o.x", "o", "x"), plain('.o["y"]', "o", "y"),
         plain(".l[0]", "l", 0), plain(".l[1].z", "l", 1, "z"),
         plain('.["k e"]', "k e"), plain(".no", "no"), plain(".n ", "n")]
JQ = [("(.s)", lambda r: [null(path(r, "s"))]),
      (".l[]?", lambda r: list(r["l"]) if isinstance(r.get("l"), list)
       else list(r["l"].values()) if isinstance(r.get("l"), dict) else []),
      (".s,.t", lambda r: [null(path(r, "s")), null(path(r, "t"))]),
      ('(.s|strings)', lambda r: [r["s"]] if isinstance(r.get("s"), str)
       else []),
      ('.s // "none"', lambda r: [r["s"] if r.get("s") not in (None, False)
                                  else "none"]),
      ('[.s,"),(\\(.s|type)]"]', lambda r: [[null(path(r, "s")), "),(%s]" % {
          type(None): "null", bool: "boolean", Num: "number", str: "string",
          list: "array", dict: "object"}[type(r.get("s"))]]])]


def truthy(v):
    return v is not ABSENT and v is not None and v is not False


def holds(a, op, b):
    a, b = order(a), order(b)
    if a[0] in (4, 5) and b[0] in (4, 5):
        if 5 in (a[0], b[0]):  # out of range: as doubles
            a, b = [(float(x[1]),) for x in (a, b)]
    return {"==": a == b, "!=": a != b, "<": a < b, "<=": a <= b, ">": a > b,
            ">=": a >= b}[op]


CONSTANTS = [("null", None), ("true", True), ("false", False), ("0", Num("0")),
             ("1.50", Num("1.5")), ("-3", Num("-3")), ("1e2", Num("100")),
             ("9007199254740993", Num("9007199254740993")),
             ('"b"', "b"), ('"\\u8c61"', "象"), ('""', "")]


def condition(rnd, depth=0):
    k = rnd.random()
    if depth < 3 and k < 0.25:
        a, f = condition(rnd, depth + 1)
        b, g = condition(rnd, depth + 1)
        if rnd.random() < 0.5:
            return "(%s and %s)" % (a, b), lambda r: f(r) and g(r)
        return "(%s or %s)" % (a, b), lambda r: f(r) or g(r)
    if depth < 3 and k < 0.3:
        a, f = condition(rnd, depth + 1)
        return "(%s | not)" % a, lambda r: not f(r)
    p, get = rnd.choice(PATHS)
    if k < 0.45:
        return p, lambda r: truthy(get(r)[0])
    c, const = rnd.choice(CONSTANTS)
    op = rnd.choice(["==", "!=", "<", "<=", ">", ">="])
    if k < 0.6:
        return "%s%s %s" % (c, op, p), lambda r: holds(const, op, get(r)[0])
    if k < 0.65 and op in ("==", "!="):
        q, other = rnd.choice(PATHS)
        return "%s %s %s" % (p, op, q), lambda r: holds(
            get(r)[0], op, other(r)[0])
    return "%s %s %s" % (p, op, c), lambda r: holds(get(r)[0], op, const)


# Conditions for libjq; records hold no number there that a double changes.
JQ_WHERE = [('.s|type=="string"', lambda r: isinstance(r.get("s"), str)),
            ('[.l[]?]|length>1', lambda r: isinstance(r.get("l"), (list, dict))
             and len(r["l"]) > 1),
            ('.s,.t', lambda r: truthy(r.get("s")) or truthy(r.get("t")))]


def number(rnd):
    k = rnd.random()
    if k < 0.5:
        return "%d.%02d" % (rnd.randint(0, 300), rnd.randint(0, 99))
    if k < 0.7:
        return str(rnd.choice([0, 1, -1, 5, 10, 100, 1000]))
    if k < 0.8:
        return rnd.choice(["1.0", "1e0", "10e-1", "-0", "0.0", "1E+2", "-1.50",
                           "1.5", "5e-1", "0.50", "100"])
    if k < 0.86:
        return str(rnd.choice([-1, 1]) * rnd.randint(0, 10**rnd.randint(1, 25)))
    if k < 0.9:
        return "%d.%d" % (rnd.randint(-9, 9), rnd.randint(0, 10**20))
    if k < 0.94:
        return "%d.%012d5" % (rnd.randint(0, 2), rnd.randint(0, 10**12 - 1))
    if k < 0.96:
        return "%de%d" % (rnd.randint(-999, 999), rnd.randint(-420, 420))
    if k < 0.97:
        return "".join(rnd.choice("123456789") for _ in range(
            rnd.choice([400, 999, 1000, 1001])))
    return rnd.choice(["9007199254740993", "9007199254740992", "1e400",
                       "1e401", "-1e-400", "12345678901234567890",
                       "999999999999999999", "1000000000000000000",
                       "-999999999999999999.9"])


def string(rnd):
    return rnd.choice(['"a"', '"b"', '"A"', '"\\u0061"', '"象"', '"\\u8c61"',
                       '""', '"\\"\\\\/"', '"\\/"', '"\\n\\u0000"', '"1"',
                       '"\\ud83d\\ude00"', '"😀"', '"a b"', '"\\u007f"'])


def value(rnd, depth=0, num=number):
    k = rnd.random()
    if k < 0.3:
        return num(rnd)
    if k < 0.6 or depth > 2:
        return string(rnd)
    if k < 0.8:
        return rnd.choice(["null", "true", "false"])
    if k < 0.9:
        return "[%s]" % ",".join(value(rnd, depth + 1, num)
                                 for _ in range(rnd.randint(0, 3)))
    return "{%s}" % ",".join(
        rnd.choice(['"x"', '"y"', '"\\u0079"', '"z"', '"é"']) + ":" +
        value(rnd, depth + 1, num) for _ in range(rnd.randint(0, 3)))


def record(rnd):
    few = lambda r: r.choice(["1", "2", "10", "-7", "0"])
    m = []
    for key in "abnpolst":
        if rnd.random() < 0.15:
            continue
        if key in "np":
            v = number(rnd) if rnd.random() < 0.8 else value(rnd)
        elif key in "st" or key == "l":  # libjq reads these
            v = value(rnd, num=few)
            if key == "l" and rnd.random() < 0.7:
                v = "[%s]" % ",".join(value(rnd, 1, few)
                                      for _ in range(rnd.randint(0, 3)))
        elif key == "o":
            v = '{"x":%s,"y":%s}' % (value(rnd), value(rnd))
        else:
            v = value(rnd) if rnd.random() < 0.3 else string(rnd)
        m.append('"%s":%s' % (key, v))
    if rnd.random() < 0.3:
        m.append('"k e":%s' % value(rnd))
    if rnd.random() < 0.1:
        m.append('"a":%s' % string(rnd))  # a duplicate
    rnd.shuffle(m)
    return "{%s}" % ",".join(m)


FUNCS = ["count", "distinct", "sum", "mean", "min", "max", "median",
         "quantile"]


def specification(rnd):
    s = {"by": [], "calc": [], "where": [], "total": rnd.random() < 0.4}
    for i in range(rnd.randint(0, 3)):
        s["by"].append(("k%d" % i,) + rnd.choice(
            PATHS if rnd.random() < 0.75 else JQ))
    for i in range(rnd.randint(1, 4)):
        f = rnd.choice(FUNCS)
        if f == "count" and rnd.random() < 0.5:
            s["calc"].append(("c%d" % i, f, None, None))
        else:
            e, get = rnd.choice(PATHS if rnd.random() < 0.8 else JQ)
            if f == "quantile":
                f = rnd.choice(["0", "0.1", "0.25", "0.5", "0.999", "1"])
                e += ", " + f
            s["calc"].append(("c%d" % i, f, e, get))
    for i in range(rnd.choice([0, 0, 1, 1, 2])):
        s["where"].append(condition(rnd) if rnd.random() < 0.75
                          else rnd.choice(JQ_WHERE))
    return s


def command(s):
    c = ["wt-agg"]
    if s["by"]:
        c += ["--by", ",".join("%s=%s" % ((n, "(%s)" % e if "," in e else e))
                               for n, e, _ in s["by"])]
    c += ["--calc", ",".join("%s=%s%s" % (n, f if f[0].isalpha() else "quantile",
                                         "(%s)" % e if e else "")
                             for n, f, e, _ in s["calc"])]
    for e, _ in s["where"]:
        c += ["--where", e]
    return c + ["--total"] * s["total"]


def column(f, values):
    if f == "count":
        return str(sum(not empty(v) for v in values))
    if f == "distinct":
        return str(len({rank(v) for v in values if not empty(v)}))
    n = sorted(v.value for v in values
               if isinstance(v, Num) and v.value is not None)
    if not n:
        return "null"
    if f == "sum":
        return text_of(sum(n))
    if f == "mean":
        return rounded(sum(n) / len(n))
    if f == "min":
        return text_of(n[0])
    if f == "max":
        return text_of(n[-1])
    if f != "median":
        at = Fraction(f) * (len(n) - 1)
        k, part = int(at), at - int(at)
        return rounded(n[k] if not part else
                       n[k] * (1 - part) + n[k + 1] * part)
    return rounded((n[(len(n) - 1) // 2] + n[len(n) // 2]) / 2)


def columns(s, records):
    out = []
    for name, f, _, get in s["calc"]:
        if get is None:
            out.append('"%s":%d' % (name, len(records)))
            continue
        out.append('"%s":%s' % (name, column(
            f, [v for r in records for v in get(r)])))
    return out


def reckon(s, records):
    groups, used = {}, []
    if not s["by"]:
        groups[()] = ([], [])
    for r in records:
        if not all(w(r) for _, w in s["where"]):
            continue
        keys = [()]
        for _, _, get in s["by"]:
            keys = [k + (v,) for k in keys for v in get(r)]
        if not keys:
            continue
        used.append(r)
        for k in {tuple(map(rank, k)): k for k in keys}.values():
            groups.setdefault(tuple(map(rank, k)), (k, []))[1].append(r)
    rows = []
    for _, (k, rs) in sorted(groups.items(), key=lambda g: g[0]):
        m = ['"%s":%s' % (b[0], canonical(v))
             for b, v in zip(s["by"], k) if v is not ABSENT]
        rows.append("{%s}" % ",".join(m + columns(s, rs)))
    if s["total"]:
        rows.append("{%s}" % ",".join(['"row":"total"'] + columns(s, used)))
    return rows, len(used)


def run(rnd):
    lines = [record(rnd) for _ in range(rnd.choice([0, 1, 2, 30, 200]))]
    records = [json.loads(x, parse_int=Num, parse_float=Num) for x in lines]
    s = specification(rnd)
    c = command(s)
    summary = tempfile.mktemp()
    p = subprocess.run(c + ["--summary", summary], capture_output=True,
                       input="".join(x + "\n" for x in lines).encode())
    want, used = reckon(s, records)
    got = p.stdout.decode().split("\n")[:-1]
    with open(summary) as f:
        told = json.load(f)
    os.unlink(summary)
    if (p.returncode == 0 and got == want and told["used"] == used and
            told["in"] == len(lines) and told["rows"] == len(want)):
        return True
    print("differs:", " ".join(map(repr, c)))
    print("status", p.returncode, p.stderr.decode()[:500])
    for w, g in [x for x in zip(want + ["-"] * 99, got + ["-"] * 99)
                 if x[0] != x[1]][:3]:
        print("want", w[:600])
        print("got ", g[:600])
    with open("agg-differs.ndjson", "w") as f:
        f.writelines(x + "\n" for x in lines)
    return False


SAFE = [(p, f) for p, f in PATHS if p in
        (".a", ".b", ".n", ".o.x", '.o["y"]', '.["k e"]', ".no")]

JQ_ROWS = """
def nonempty: select(. != null and . != "" and . != [] and . != {});
def median: sort | if length == 0 then null
  else (.[(length - 1) / 2 | floor] + .[length / 2 | floor]) / 2 end;
map(select([%s] | any)) | group_by([%s]) | .[] |
{k: (.[0] | [%s]), n: length, c: (map(%s | nonempty) | length),
 d: (map(%s | nonempty) | unique | length),
 s: (map(%s | numbers) | add), lo: (map(%s | numbers) | min),
 hi: (map(%s | numbers) | max), m: (map(%s | numbers) | median)}"""


def simple(rnd):
    """A value that jq takes as it is."""
    return rnd.choice([
        "null", "true", "false", '""', '"a"', '"b"', '"\\u8c61"', '"象"', "0",
        "1", "1.0", "-3", "100", "1e2", "2.5", "2.50", "-0.25", "7", "1024"])


def run_jq(rnd):
    lines = ['{"a":%s,"b":%s,"n":%s,"k e":%s,"o":{"x":%s,"y":%s},"no":null}' %
             tuple(simple(rnd) for _ in range(6))
             for _ in range(rnd.choice([1, 5, 200]))]
    global PATHS
    saved, PATHS = PATHS, SAFE
    conds = [condition(rnd)[0] for _ in range(rnd.choice([0, 1, 1, 2]))]
    PATHS = saved
    keys = [rnd.choice(SAFE)[0] for _ in range(rnd.randint(1, 3))]
    value = rnd.choice(SAFE)[0]
    c = ["wt-agg", "--by", ",".join("k%d=%s" % x for x in enumerate(keys)),
         "--calc", "n=count,c=count(V),d=distinct(V),s=sum(V),lo=min(V),"
         "hi=max(V),m=median(V)".replace("V", value)]
    for x in conds:
        c += ["--where", x]
    data = "".join(x + "\n" for x in lines).encode()
    p = subprocess.run(c, capture_output=True, input=data)
    k = ", ".join(keys)
    program = JQ_ROWS % (" and ".join("(%s)" % x for x in conds) or "true",
                         k, k, *[value] * 6)
    q = subprocess.run(["jq", "-cs", program], capture_output=True, input=data)
    got = [[r.pop("k%d" % i) for i in range(len(keys))] + list(r.values())
           for r in map(json.loads, p.stdout.decode().splitlines())]
    want = [r.pop("k") + list(r.values())
            for r in map(json.loads, q.stdout.decode().splitlines())]
    # json.dumps tells true from 1, as == does not; 1 and 1.0 are one here.
    level = lambda rows: [json.dumps([float(v) if type(v) is int else v
                                      for v in r]) for r in rows]
    if p.returncode == q.returncode == 0 and level(got) == level(want):
        return True
    print("differs from jq:", " ".join(map(repr, c)), p.stderr, q.stderr)
    for w, g in [x for x in zip(level(want), level(got)) if x[0] != x[1]][:3]:
        print("want", w)
        print("got ", g)
    return False


def main():
    if hasattr(sys, "set_int_max_str_digits"):
        sys.set_int_max_str_digits(0)
    runs, seed = int(sys.argv[1]), int(sys.argv[2])
    one = run_jq if sys.argv[3:] == ["jq"] else run
    bad = sum(not one(random.Random(seed * 1000003 + i)) for i in range(runs))
    print("%d specifications, %d differ" % (runs, bad))
    return bad != 0


if __name__ == "__main__":
    sys.exit(main())

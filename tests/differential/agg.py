#!/usr/bin/env python3
"""agg.py RUNS SEED [jq] - wt-agg against an independent reckoning

Random records and random specifications; the rows must be the same, byte for
byte.  What is reckoned here is reckoned with fractions, from the text of the
numbers; expressions are given as jq and as Python, side by side.

The same for rows that are left out, cut, summed up or pivoted.

With "jq" it is jq that reckons: over records whose numbers are exact as
doubles, and whose keys are all there, for jq does not tell absent from null.
"""
import json
import math
import os
import random
import subprocess
import sys
import tempfile
from fractions import Fraction

ABSENT = object()


class Rec(dict):
    """A record, and the line it was."""


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


def elements(v):
    return (list(v) if isinstance(v, list) else
            [v[k] for k in sorted(v, key=str.encode)] if isinstance(v, dict)
            else [])


# Not libjq's: an absent element is absent, and of no list there is nothing.
EACH = [(".l[]", lambda r: elements(r.get("l"))),
        (".o[]?", lambda r: elements(r.get("o"))),
        (".l[].z", lambda r: [path(v, "z") for v in elements(r.get("l"))])]


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


NUMBERS = ["sum", "mean", "min", "max", "median", "stddev", "stddev_pop",
           "approx_median"]
PLAIN = ["count", "distinct", "approx_distinct"] + NUMBERS
TYPES = ["absent", "null", "boolean", "number", "out_of_range", "string",
         "array", "object"]


class Calc:
    """A column: its text for the command, and how it is reckoned."""

    def __init__(self, rnd, name, earlier):
        self.name, self.arg, self.get, self.where = name, None, None, None
        self.func = rnd.choice(PLAIN + ["count", "quantile", "first", "last",
                                        "top", "count_type", "quantile",
                                        "approx_quantile"])
        counts = [c for c in earlier if c.func in (
            "count", "distinct", "sum", "count_type", "approx_distinct")]
        numbers = [c for c in earlier if c.func not in ("first", "last", "top")]
        if counts and rnd.random() < 0.25:
            self.func, self.of = "share", rnd.choice(counts)
            self.arg = rnd.choice(["", ", parent"])
            self.text = "share(%s%s)" % (self.of.name, self.arg)
            return
        if numbers and rnd.random() < 0.2:
            self.of, self.per = rnd.choice(numbers), rnd.choice(numbers)
            self.func = rnd.choice(["ratio", "rate"])
            self.arg = rnd.choice(["300", "0.75", "1e2"])
            self.text = "%s(%s, %s)" % (self.func, self.of.name, self.arg if
                                        self.func == "rate" else self.per.name)
            return
        self.of_records(rnd)

    def of_records(self, rnd):
        k = rnd.random()
        e, self.get = rnd.choice(PATHS if k < 0.75 else EACH if k < 0.85
                                 else JQ)
        text, self.text = e, self.func
        if self.func == "count" and rnd.random() < 0.5:
            self.get, text = None, ""
        if self.func.endswith("quantile"):
            self.arg = rnd.choice(["0", "0.1", "0.25", "0.5", "0.999", "1"])
            text += ", " + self.arg
        if self.func.endswith("median"):
            self.arg = "0.5"
        if self.func == "top":
            self.arg = rnd.choice([1, 2, 5])
            text += ", %d" % self.arg
        if self.func == "count_type":
            self.arg = rnd.choice(TYPES)
            text += ", " + self.arg
        if self.func in ("first", "last"):
            o, self.order = rnd.choice(PATHS if rnd.random() < 0.8 else JQ)
            text += " by " + o
        if rnd.random() < 0.25:
            c, self.where = condition(rnd, 1)
            if rnd.random() < 0.5:
                text += " where " + c
            else:
                self.text += "(%s) where %s" % (text, c) if text \
                    else " where " + c
                return
        self.text += "(%s)" % text if text else ""

    def value(self, records):
        """What it is over records, as text; the error of a sketch behind."""
        rs = [r for r in records if self.where is None or self.where(r)]
        if self.get is None:
            return str(len(rs))
        if self.func in ("first", "last"):
            return self.picked(rs)
        return column(self, [v for r in rs for v in self.get(r)])

    def picked(self, rs):
        found = []
        for r in rs:
            v, o = (self.get(r) + [ABSENT])[0], (self.order(r) + [ABSENT])[0]
            if null(v) is not None and null(o) is not None:
                found.append((rank(o), r.raw.encode(), canonical(v)))
        found.sort()
        return found[0 if self.func == "first" else -1][2] if found else "null"

    def derived(self, row, total, parent):
        def div(a, b):
            if a == "null" or b == "null" or Fraction(b) == 0:
                return "null"
            return rounded(Fraction(a) / Fraction(b))
        whole = parent if self.arg == ", parent" else total
        of = row[self.of.name].split(" ")[0]
        if self.func == "share":
            return div(of, whole[self.of.name].split(" ")[0])
        if self.func == "rate":
            return div(of, str(Fraction(self.arg)))
        return div(of, row[self.per.name].split(" ")[0])


DERIVED = ("share", "ratio", "rate")


def type_of(v):
    if v is ABSENT:
        return "absent"
    if isinstance(v, Num):
        return "number" if v.value is not None else "out_of_range"
    return {type(None): "null", bool: "boolean", str: "string", list: "array",
            dict: "object"}[type(v)]


def root(v):
    """The root of a fraction, rounded half to even to 12 decimals."""
    x = v * 10**24
    r = math.isqrt(x.numerator // x.denominator)
    half = Fraction((2 * r + 1)**2, 4)
    return text_of(Fraction(r + (x > half or (x == half and r % 2)), 10**12))


def deviation(n, sample):
    if len(n) <= sample:
        return "null"
    return root((len(n) * sum(x * x for x in n) - sum(n)**2) /
                (len(n) * (len(n) - sample)))


def coarse(v):
    """The bucket of a number: its first three digits, and the middle of it."""
    if v == 0:
        return v, v
    unit, a = Fraction(1), abs(v)
    while unit * 1000 <= a:
        unit *= 10
    while unit * 100 > a:
        unit /= 10
    low = a // unit * unit
    sign = 1 if v > 0 else -1
    return sign * low, sign * (low + unit / 2)


def top(k, values):
    n = {}
    for v in values:
        if not empty(v):
            n.setdefault(rank(v), [0, v])[0] += 1
    best = sorted(n.items(), key=lambda x: (-x[1][0], x[0]))[:k]
    return "[%s]" % ",".join('{"value":%s,"count":%d}' % (canonical(v), c)
                             for _, (c, v) in best)


def column(c, values):
    f = c.func
    if f == "count":
        return str(sum(not empty(v) for v in values))
    if f == "count_type":
        return str(sum(type_of(v) == c.arg for v in values))
    if f == "distinct":
        return str(len({rank(v) for v in values if not empty(v)}))
    if f == "approx_distinct":  # few are counted
        return str(len({rank(v) for v in values if not empty(v)})) + " 0"
    if f == "top":
        return top(c.arg, values)
    n = sorted(v.value for v in values
               if isinstance(v, Num) and v.value is not None)
    if f.startswith("approx_"):
        at = int(Fraction(c.arg) * (len(n) - 1)) if n else 0
        return (text_of(coarse(n[at])[1]) if n else "null") + " 0.005"
    if not n:
        return "null"
    if f in ("stddev", "stddev_pop"):
        return deviation(n, f == "stddev")
    if f == "sum":
        return text_of(sum(n))
    if f == "mean":
        return rounded(sum(n) / len(n))
    if f == "min":
        return text_of(n[0])
    if f == "max":
        return text_of(n[-1])
    at = Fraction(c.arg) * (len(n) - 1)
    k, part = int(at), at - int(at)
    return rounded(n[k] if not part else n[k] * (1 - part) + n[k + 1] * part)


def specification(rnd):
    s = {"by": [], "calc": [], "where": [], "total": rnd.random() < 0.4,
         "subtotals": rnd.random() < 0.15, "pivot": None}
    for i in range(rnd.randint(0, 3)):
        k = rnd.random()
        s["by"].append(("k%d" % i,) + rnd.choice(
            PATHS if k < 0.7 else EACH if k < 0.8 else JQ))
    for i in range(rnd.randint(1, 4)):
        s["calc"].append(Calc(rnd, "c%d" % i, s["calc"]))
    for i in range(rnd.choice([0, 0, 1, 1, 2])):
        s["where"].append(condition(rnd) if rnd.random() < 0.75
                          else rnd.choice(JQ_WHERE))
    if s["by"] and not s["subtotals"] and rnd.random() < 0.2:
        s["pivot"] = rnd.randrange(len(s["by"]))
    return s


def shown(rnd, s):
    """How rows are shown: it may differ from merge to merge."""
    w = {"sort": None, "down": rnd.random() < 0.5, "top": 0, "having": []}
    names = [n for i, (n, _, _) in enumerate(s["by"]) if i != s["pivot"]]
    if rnd.random() < 0.4:
        w["sort"] = rnd.choice(names + [c.name for c in s["calc"]])
    if not s["subtotals"] and rnd.random() < 0.3:
        w["top"] = rnd.choice([1, 2, 3, 10])
    for i in range(rnd.choice([0, 0, 0, 1, 2])):
        x = rnd.choice(names + [c.name for c in s["calc"]])
        op = rnd.choice(["==", "!=", "<", "<=", ">", ">="])
        c, const = rnd.choice(CONSTANTS)
        w["having"].append((".%s %s %s" % (x, op, c), x, op, const))
    return w


def command(s, w=None):
    c = ["wt-agg"]
    if s["by"]:
        c += ["--by", ",".join("%s=%s" % (n, "(%s)" % e if "," in e else e)
                               for n, e, _ in s["by"])]
    c += ["--calc", ",".join("%s=%s" % (x.name, x.text) for x in s["calc"])]
    for e, _ in s["where"]:
        c += ["--where", e]
    if s["pivot"] is not None:
        c += ["--pivot", s["by"][s["pivot"]][0]]
    c += ["--subtotals"] * s["subtotals"] + ["--total"] * s["total"]
    return c + show(w)


def show(w):
    if not w:
        return []
    c = ["--sort", "-" * w["down"] + w["sort"]] if w["sort"] else []
    c += ["--top", str(w["top"])] if w["top"] else []
    for h in w["having"]:
        c += ["--having", h[0]]
    return c


def lookup(row, name):
    """A member of a row's text, as a record's would be."""
    return json.loads(row, parse_int=Num, parse_float=Num).get(name, ABSENT)


class Table:
    def __init__(self, s, w, records):
        self.s, self.w = s, w
        self.by = list(s["by"])
        if s["pivot"] is not None:
            self.by.append(self.by.pop(s["pivot"]))
        self.groups, self.used = {}, []
        if not self.by:
            self.groups[()] = ((), [])
        for r in records:
            self.add(r)
        self.total = self.line(self.used)

    def add(self, r):
        if not all(w(r) for _, w in self.s["where"]):
            return
        keys = [()]
        for _, _, get in self.by:
            keys = [k + (v,) for k in keys for v in get(r)]
        if keys:
            self.used.append(r)
        for k in {tuple(map(rank, k)): k for k in keys}.values():
            self.groups.setdefault(tuple(map(rank, k)), (k, []))[1].append(r)

    def records(self, match):
        """Of the groups whose ranks match, each record once."""
        seen, out = set(), []
        for k, (_, rs) in self.groups.items():
            for r in rs:
                if match(k) and id(r) not in seen:
                    seen.add(id(r))
                    out.append(r)
        return out

    def line(self, records, parent=None):
        row = {}
        for c in self.s["calc"]:
            if c.func not in DERIVED:
                row[c.name] = c.value(records)
        if not hasattr(self, "total"):
            self.total = row
        for c in self.s["calc"]:
            if c.func in DERIVED:
                row[c.name] = c.derived(row, self.total, parent or self.total)
        return row

    def text(self, row, suffix=""):
        m = []
        for c in self.s["calc"]:
            v, _, error = row[c.name].partition(" ") if c.func.startswith(
                "approx_") else (row[c.name], "", "")
            m.append('"%s%s":%s' % (c.name, suffix, v))
            if error:
                m.append('"%s_error%s":%s' % (c.name, suffix, error))
        return m

    def keys(self, k):
        return ['"%s":%s' % (b[0], canonical(v))
                for b, v in zip(self.by, k) if v is not ABSENT]

    def parent(self, k, depth=1):
        """The line of the group over all but the last key."""
        n = len(k) - depth
        if n <= 0:
            return self.total
        return self.line(self.records(lambda x: x[:n] == k[:n]),
                         self.parent(k, depth + 1))

    # ---- pivots

    def values(self):
        vs = sorted({k[-1]: key[-1] for k, (key, _) in
                     self.groups.items()}.items(), key=lambda x: x[0])
        names, strings = [], {v for _, v in vs if isinstance(v, str)}
        for r, v in vs:
            n = ("(absent)" if v is ABSENT else v if isinstance(v, str)
                 else canonical(v))
            while not isinstance(v, str) and n in strings:
                n = "=" + n
            names.append((r, n))
        return names

    def pivoted(self, cells, margin):
        """cells: rank of the pivot's value -> records"""
        rows = [(self.line(cells.get(r, []), margin), json.dumps(
            "." + n, ensure_ascii=False)[1:-1]) for r, n in self.values()]
        m = []
        for c in self.s["calc"]:
            for row, n in rows:
                m += [x for x in self.text(row, n)
                      if x.startswith('"%s%s"' % (c.name, n)) or
                      x.startswith('"%s_error%s"' % (c.name, n))]
        return m + (self.text(margin) if self.s["total"] else [])

    # ---- rows

    def sort_value(self, k, key, row):
        w = self.w
        name = w["sort"] or (self.s["calc"][0].name if w["top"] else None)
        if not name:
            return None
        for i, b in enumerate(self.by):
            if b[0] == name:
                return k[i] if i < len(k) else None
        text = row[name]
        if next(c for c in self.s["calc"] if c.name == name).func.startswith(
                "approx_"):
            text = text.split(" ")[0]
        return rank(json.loads(text, parse_int=Num, parse_float=Num))

    def plain(self):
        """(sort value, ranks, row's text, records by cell) of each row."""
        pivot = self.s["pivot"] is not None
        n = len(self.by) - pivot
        rows = {}
        for k, (key, rs) in self.groups.items():
            rows.setdefault(k[:n], (key[:n], {}))[1][k[n:]] = rs
        for k, (key, cells) in rows.items():
            if pivot:
                rs = self.records(lambda x: x[:n] == k)
                line = self.line(rs, self.parent(k))
                m = self.pivoted({c[0]: x for c, x in cells.items()}, line)
            else:
                line = self.line(cells[()], self.parent(k))
                m = self.text(line)
            yield (self.sort_value(k, key, line), k,
                   "{%s}" % ",".join(self.keys(key) + m), cells)

    def ordered(self, rows):
        rows = sorted(rows, key=lambda x: x[1])
        if rows and rows[0][0] is not None:
            rows.sort(key=lambda x: Down(x[0]) if self.descends() else x[0])
        return rows

    def descends(self):
        return self.w["down"] if self.w["sort"] else True

    def rest(self, rows):
        pivot = self.s["pivot"] is not None
        cells, n = {}, len(self.by) - pivot
        for row in rows:
            for c, rs in row[3].items():
                cells.setdefault(c[0] if pivot else (), []).extend(rs)
        if not pivot:
            return self.text(self.line(cells[()]))
        ks = {row[1] for row in rows}
        margin = self.line([r for k in ks for r in
                            self.records(lambda x: x[:n] == k)])
        return self.pivoted(cells, margin)

    def held(self, row):
        return all(holds(lookup(row, x), op, const)
                   for _, x, op, const in self.w["having"])

    def rows(self):
        if self.s["subtotals"]:
            out = self.nested(0, ())
        else:
            rows = [r for r in self.ordered(self.plain()) if self.held(r[2])]
            n = self.w["top"] or len(rows)
            out = [r[2] for r in rows[:n]]
            if rows[n:]:
                out.append('{"row":"rest",%s}' % ",".join(self.rest(rows[n:])))
        if self.s["total"]:
            m = self.text(self.total)
            if self.s["pivot"] is not None:
                cells = {r: self.records(lambda x: x[-1] == r)
                         for r, _ in self.values()}
                m = self.pivoted(cells, self.total)
            out.append('{"row":"total",%s}' % ",".join(m))
        return out

    def nested(self, depth, head):
        """Rows below head, sorted at each depth; then head's own."""
        if depth == len(self.by):
            key, rs = self.groups[head]
            row = "{%s}" % ",".join(self.keys(key) + self.text(
                self.line(rs, self.parent(head))))
            return [row] if self.held(row) else []
        below = {}
        for k, (key, _) in self.groups.items():
            if k[:depth] == head:
                below[k[:depth + 1]] = key[:depth + 1]
        rows = []
        for k, key in below.items():
            line = self.line(self.records(lambda x: x[:depth + 1] == k),
                             self.parent(k))
            rows.append((self.nested_value(depth, k, key, line), k))
        rows.sort(key=lambda x: x[1])
        if rows and rows[0][0] is not None:
            rows.sort(key=lambda x: Down(x[0]) if self.descends() else x[0])
        out = [x for _, k in rows for x in self.nested(depth + 1, k)]
        if depth and depth < len(self.by):
            key = next(iter(below.values()))[:depth]
            line = self.line(self.records(lambda x: x[:depth] == head),
                             self.parent(head))
            out.append("{%s}" % ",".join(
                ['"row":"subtotal"'] + self.keys(key) + self.text(line)))
        return out

    def nested_value(self, depth, k, key, line):
        for i, b in enumerate(self.by):
            if b[0] == self.w["sort"] and i != depth:
                return None
        return self.sort_value(k, key, line)


class Down:
    """Sorts the other way round."""

    def __init__(self, v):
        self.v = v

    def __lt__(self, other):
        return other.v < self.v


SHOW_ALL = {"sort": None, "down": False, "top": 0, "having": []}


def reckon(s, records, w=SHOW_ALL):
    t = Table(s, w, records)
    return t.rows(), len(t.used)


def read(lines):
    out = []
    for x in lines:
        r = Rec(json.loads(x, parse_int=Num, parse_float=Num))
        r.raw = x
        out.append(r)
    return out


def run(rnd):
    lines = [record(rnd) for _ in range(rnd.choice([0, 1, 2, 30, 200]))]
    s = specification(rnd)
    w = shown(rnd, s)
    c = command(s, w)
    if rnd.random() < 0.3:
        c += ["--memory", "20K"]
    summary = tempfile.mktemp()
    p = subprocess.run(c + ["--summary", summary], capture_output=True,
                       input="".join(x + "\n" for x in lines).encode())
    want, used = reckon(s, read(lines), w)
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

#!/usr/bin/env python3
"""states.py [STEP] - wt-agg --merge believes nothing in a state before it has looked

In place of each value of a state stands in turn each of a list of odd ones
(of all these states every STEPth is tried, by default each).  Here is once
more, apart from the code, what a state may hold: what it may not is refused
with status 3 and nothing on standard output, and what it may is merged with
status 0.
"""
import copy
import json
import re
import subprocess
import sys
from fractions import Fraction

CALC = ("n=count,d=distinct(.s),s=sum(.x),q=stddev(.x),m=median(.x),"
        "lo=min(.x),u=approx_distinct(.s),t=top(.s,2),f=first(.s by .x)")
RECORDS = """{"p":"a","s":"x","x":1.5}
{"p":"a","s":"y","x":2}
{"p":"b","s":"x","x":1e3}
{"p":null,"s":"z"}
"""
ODD = ("null", "true", "7", "-7", "1.5", "1.50", "-0", "1e3", "1234567890123456789",
       '"x"', '"2fa2146c1437837e"', '"2fa2146c1437837E"', "[]", "[1]", '["x"]',
       "[[1,1]]", "[[1,0]]", "[[1,2,3]]", "[[1,1],2]", '["2fa2146c1437837e"]',
       '["2fa2146c1437837"]', '["2fa2146c1437837g"]', "[1,2]", "[1,2,3]",
       "[1.5,2,3]", "[1,1e3]", "[1,2,2.0]", '[1,2,"{}"]', '[1,2,"{}",4]', "{}",
       '{"a":1}', "0")


class Raw(str):
    """A number as it is written."""


def parse(text):
    return json.loads(text, parse_int=Raw, parse_float=Raw)


def write(v):
    if isinstance(v, Raw):
        return str(v)
    if isinstance(v, list):
        return "[" + ",".join(map(write, v)) + "]"
    if isinstance(v, dict):
        return "{" + ",".join(json.dumps(k) + ":" + write(x)
                              for k, x in v.items()) + "}"
    return json.dumps(v, ensure_ascii=False)


def whole(v):
    return isinstance(v, Raw) and re.fullmatch(r"\d{1,18}", v) is not None


def canonical(v):
    return isinstance(v, Raw) and v != "-0" and re.fullmatch(
        r"-?\d+(\.\d*[1-9])?", v) is not None


def lists(v, *kinds):
    return isinstance(v, list) and len(v) == len(kinds) and all(
        k(x) for k, x in zip(kinds, v))


def each(v, kind):
    return isinstance(v, list) and all(map(kind, v))


def anything(v):
    return True


def often(v):
    return whole(v) and int(v) > 0


def digest(v):
    return isinstance(v, str) and not isinstance(v, Raw) and re.fullmatch(
        "[0-9a-f]{16}", v) is not None


def text(v):
    return isinstance(v, str) and not isinstance(v, Raw)


def many(v):
    return each(v, lambda x: lists(x, lambda y: isinstance(y, Raw), often))


def squares(v):
    return lists(v, whole, canonical, canonical) and \
        int(v[0]) * Fraction(v[2]) >= Fraction(v[1]) ** 2


COLUMNS = (
    whole,
    lambda v: each(v, anything),
    lambda v: lists(v, whole, canonical),
    squares,
    many,
    lambda v: v is None or canonical(v),
    lambda v: v is None or each(v, digest),
    lambda v: each(v, lambda x: lists(x, anything, often)),
    lambda v: v is None or lists(v, anything, anything, text),
)


def row(v):
    return (v.get("l") in (Raw("0"), Raw("3")) and isinstance(v["l"], Raw)
            and each(v.get("k"), lambda k: each(k, anything) and len(k) < 2)
            and len(v["k"]) == (v["l"] == "3")
            and isinstance(v.get("c"), list) and len(v["c"]) <= len(COLUMNS)
            and all(kind(x) for kind, x in zip(COLUMNS, v["c"])))


def end(v, lines):
    return (whole(v.get("lines")) and v["lines"] == lines
            and all(whole(v.get(k)) for k in (
                "in", "used", "dropped", "rejected", "duplicate_keys",
                "keys_out_of_range"))
            and int(v["in"]) == sum(
                int(v[k]) for k in ("used", "dropped", "rejected"))
            and each(v.get("left_out"), lambda x: lists(x, *[whole] * 5))
            and len(v["left_out"]) == len(COLUMNS))


def places(v, at=()):
    """Every place in a value, but the value itself."""
    items = v.items() if isinstance(v, dict) else enumerate(
        v if isinstance(v, list) else ())
    for k, x in items:
        yield at + (k,)
        yield from places(x, at + (k,))


def bent(v):
    """The value with one place changed, gone, or grown."""
    odd = [parse(x) for x in ODD]
    for at in list(places(v)):
        for x in odd + ["gone", "grown"]:
            new = copy.deepcopy(v)
            inner = new
            for k in at[:-1]:
                inner = inner[k]
            if x == "gone":
                del inner[at[-1]]
            elif x == "grown":
                if not isinstance(inner[at[-1]], list):
                    continue
                inner[at[-1]].append(Raw("1"))
            else:
                inner[at[-1]] = x
            yield at, new


def merge(data):
    p = subprocess.run(["wt-agg", "--merge"], capture_output=True,
                       input=data.encode())
    return p.returncode, p.stdout, p.stderr


def main():
    state = subprocess.run(
        ["wt-agg", "--by", "p", "--total", "--calc", CALC, "--partial"],
        input=RECORDS.encode(), capture_output=True, check=True).stdout
    lines = state.decode().splitlines()
    step = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    tried = refused = bad = n = 0
    for i in (1, 3, len(lines) - 1):
        v = parse(lines[i])
        for at, new in bent(v):
            n += 1
            if n % step:
                continue
            good = end(new, str(len(lines) - 2)) if "lines" in v and \
                "end" in new else row(new)
            status, out, err = merge("".join(
                x + "\n" for x in lines[:i] + [write(new)] + lines[i + 1:]))
            tried += 1
            refused += not good
            if (status, bool(out)) != ((0, True) if good else (3, False)) or \
                    (not good and not err):
                bad += 1
                if bad <= 10:
                    print("line %d %s: status %d, wanted %s: %s\n%s" % (
                        i + 1, at, status, "0" if good else "3",
                        write(new), err.decode()))
    print("%d bent states, %d of them to be refused, %d wrong" % (
        tried, refused, bad))
    return 1 if bad or not refused else 0


if __name__ == "__main__":
    sys.exit(main())

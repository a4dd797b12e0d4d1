#!/usr/bin/env python3
"""literal.py RUNS SEED - page data written as JavaScript gives what it gives as JSON

The data of a search page is written into a script as programs and people write
objects: keys without quotes or in either kind, strings in single quotes, with
escapes of any form, raw line ends behind a backslash, commas behind the last
member, comments, numbers as JavaScript has them, and beside it what is no data
(calls, sums, functions, regular expressions, conditions).  The adverts must be
those of the JSON, the status 0.  What differs is kept, and its path printed.
"""
import json
import os
import subprocess
import sys

import trials

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
PAGE = os.path.join(ROOT, "data/sites/taobao-search.json")
URL = "https://s.taobao.com/search?q=x"
# What is no data: what a member may be worth that nobody asks for.
NOISE = ["+new Date", "new Date()", "Date.now()", "a.b.c", "f(1, \"}\")", "function(){return {a:1}}",
         "function (a, b) { if (a) { return '}' } }", "() => ({a: 1})", "a ? 'b' : \"c\"", "!0", "!1",
         "void 0", "undefined", "NaN", "-1", "0x1F", ".5", "1e3", "'a' + \"b\"", "[1, , 2]",
         "window.x || {}", "`a ${b} c`", "null", "a => a"]


def string(rnd, s):
    q = rnd.choice("\"'")
    out = q
    for c in s:
        if c in "\\\n\r\t\u2028\u2029":
            out += {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}.get(c, "\\u%04x" % ord(c))
        elif c == q:
            out += "\\" + q
        elif c in "\"'":
            out += rnd.choice(["", "\\"]) + c
        elif rnd.random() < 0.03 and ord(c) < 0x10000:
            out += rnd.choice(["\\u%04x", "\\u%04X"] + ["\\x%02x"] * (ord(c) < 256)) % ord(c)
        elif c == "/" and rnd.random() < 0.5:
            out += "\\/"
        elif c == "<" and rnd.random() < 0.5:
            out += "\\u003c"
        else:
            out += c
        if rnd.random() < 0.005:
            out += "\\\n"
    return out + q


def blank(rnd):
    return rnd.choice(["", "", "", " ", "\n  ", " /* a: {b} */ ", "\t", " // it's\n"])


def key(rnd, k):
    if k.isidentifier() and k.isascii() and rnd.random() < 0.6:
        return k
    return string(rnd, k) if rnd.random() < 0.5 else json.dumps(k)


def literal(rnd, v):
    if isinstance(v, str):
        return string(rnd, v)
    if isinstance(v, dict):
        items = [key(rnd, k) + blank(rnd) + ":" + blank(rnd) + literal(rnd, x) for k, x in v.items()]
        for _ in range(rnd.random() < 0.15):
            items.insert(rnd.randrange(len(items) + 1), "zz%d: %s" % (rnd.randrange(9), rnd.choice(NOISE)))
        return "{" + blank(rnd) + ("," + blank(rnd)).join(items) + rnd.choice(["", "", ","]) + blank(rnd) + "}"
    if isinstance(v, list):
        return "[" + blank(rnd) + ("," + blank(rnd)).join(literal(rnd, x) for x in v) + \
            (rnd.choice(["", "", ","]) if v else "") + "]"
    return json.dumps(v)


def run(path):
    p = subprocess.run(["wt-extract", "--url", URL, path], capture_output=True)
    out = []
    for line in p.stdout.splitlines():
        r = json.loads(line)
        del r["source"]
        out.append(r)
    return out, p.returncode, p.stderr.decode("utf-8", "replace").strip()


def main():
    with open(PAGE, encoding="utf-8") as f:
        data = json.load(f)
    want, status, said = run(PAGE)
    assert want and status == 0, said

    def trial(rnd, here):
        path = os.path.join(here, "a.html")
        with open(path, "w", encoding="utf-8", newline="") as f:
            f.write("<html><head><script>var a = {b: 1};\n%sg_page_config%s=%s%s%s\n</script></head>"
                    "<body></body></html>" % (
                        rnd.choice(["", "var ", "window."]), rnd.choice(["", " ", "  "]),
                        rnd.choice(["", " ", "\n", "\t"]), literal(rnd, data),
                        rnd.choice([";", ";\nvar c = 'd';", ""])))
        have, status, said = run(path)
        return None if have == want and status == 0 else "status %d, %d of %d adverts; %s" % (
            status, len(have), len(want), said[:200])

    return trials.run("literals", trial)


if __name__ == "__main__":
    sys.exit(main())

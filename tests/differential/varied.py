#!/usr/bin/env python3
"""varied.py RUNS SEED [REALDATA] - a page written in another way gives the same adverts

The pages and replies of the golden cases (and of REALDATA) are written anew as
browsers, SingleFile, Internet Explorer, minifiers and programs that keep JSON
do: attributes in another order, with other quotes or none, tags in capitals,
end tags left out, comments and blanks between tags, characters as references,
line ends, a BOM; JSON with other blanks, escapes and order of members.  The
adverts must be those of the page as it is.  What differs is kept, and its path
printed.  (Of an advert without a number of its own the id is a digest of the
bytes: it may differ.)
"""
import glob
import json
import os
import re
import subprocess
import sys

import trials

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
# Not HTML that a browser has read: its tags are text of a table or a string.
BARE = re.compile(r"\.(csv|tsv|json|jsonp|ndjson|sql|txt|js|xml|md|ya?ml)$")
# Chrome's view of a source: it writes that in one way.
VIEW = "line-content"
PARTS = re.compile(r"(<script\b.*?</script\s*>|<style\b.*?</style\s*>|<!--.*?-->|<[^<>]*>)", re.S | re.I)
TAG = re.compile(r"<([a-zA-Z][^\s/>]*)(.*?)(/?)>$", re.S)
ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'<>=`]+))?""")
PLAIN = re.compile(r"[\w.:-]+", re.A)
# Numbers that python would write in another way.
OTHER = re.compile(r"\d+\.\d*0\b|\d{16,}|\d[eE][+-]?\d")
OPTIONAL = re.compile(r"</(li|td|tr|dd|dt|option)>(?=\s*(<\1\b|</(ul|ol|tr|dl|select|tbody|table)>))", re.I)


def parts(page):
    """Text and markup by turns; scripts and comments whole."""
    return PARTS.split(page)


def opening(part):
    return part[:1] == "<" and part[1:2].isalpha() and not re.match(r"<(script|style)", part, re.I) and TAG.match(part)


def quoted(rnd, value):
    raw = value[1:-1] if value[0] in "\"'" else value
    ways = [q + raw + q for q in "\"'" if q not in raw]
    if PLAIN.fullmatch(raw):
        ways.append(raw)
    return rnd.choice(ways) if ways else value


def tags(rnd, page):
    capitals, turned, lines = rnd.random() < 0.3, rnd.random() < 0.5, rnd.random() < 0.3
    out = []
    for part in parts(page):
        script = re.match(r"<script\b[^>]*>", part, re.I)
        tag = TAG.match(script[0]) if script else opening(part)
        if tag:
            behind = part[script.end():] if script else ""
            attributes = ATTRIBUTE.findall(tag[2]) + ([("nonce", '"a1+b="')] if script and rnd.random() < 0.3 else [])
            names = [a[0].lower() for a in attributes]
            if turned and len(set(names)) == len(names):
                rnd.shuffle(attributes)
            part = "<" + (tag[1].upper() if capitals else tag[1])
            for name, value in attributes:
                part += ("\n  " if lines else " ") + name + ("=" + quoted(rnd, value) if value else "")
            part += (" /" if tag[3] else "") + ">" + behind
        elif capitals and part[:2] == "</" and part[2:3].isalpha():
            part = part.upper() if rnd.random() < 0.5 else part
        out.append(part)
    return "".join(out)


def ends(rnd, page):
    return "".join(p for p in parts(OPTIONAL.sub("", page)))


def references(rnd, page):
    def one(c):
        if 127 < ord(c) < 0xd800:  # a program that does so writes all of them so
            return rnd.choice(["&#x%x;", "&#%d;"]) % ord(c)
        return c
    return "".join(p if p[:1] == "<" else "".join(map(one, p)) for p in parts(page))


def comments(rnd, page):
    out, plain = [], False
    for part in parts(page):
        if part[:1] == "<":
            tag = opening(part)
            plain = bool(tag) and not re.match("<(textarea|title|noscript|option)", part, re.I)
            out.append(part)
        elif plain and rnd.random() < 0.2:
            at = rnd.randrange(len(part) + 1)  # as React does, also within a price; not within a reference
            at = at if "&" not in part else 0
            out.append(part[:at] + rnd.choice(["<!-- -->", "<!-- react-text: 4 -->"]) + part[at:])
        elif plain and rnd.random() < 0.1:
            out.append("<!-- a > b -->" + part)
        else:
            out.append(part)
    return "".join(out)


def line_ends(rnd, page):
    return page.replace("\r\n", "\n").replace("\n", "\r\n")


def marked(rnd, page):
    return "\ufeff" + page


def members(pairs):
    """An object; a list of pairs where a key stands twice, which is left."""
    return dict(pairs) if len({k for k, v in pairs}) == len(pairs) else [("twice", pairs)]


def turned(rnd, value):
    if isinstance(value, dict):
        keys = list(value)
        rnd.shuffle(keys)
        return {k: turned(rnd, value[k]) for k in keys}
    return [turned(rnd, v) for v in value] if isinstance(value, list) else value


def values(text):
    """Where JSON stands in the text, with what it is."""
    decoder = json.JSONDecoder(object_pairs_hook=members)
    start, at = re.compile(r"[{\[]"), 0
    while True:
        m = start.search(text, at)
        if not m:
            return
        try:
            value, end = decoder.raw_decode(text, m.start())
        except ValueError:
            at = m.end()
            continue
        at = end
        if end - m.start() > 60 and not OTHER.search(text[m.start():end]) and '["twice"' not in json.dumps(value):
            yield m.start(), end, value


def data(rnd, page, order=False):
    style = rnd.choice([{"separators": (",", ":")}, {"indent": 2}, {"indent": "\t"}, {}])
    ascii, slash, angle = rnd.random() < 0.5, rnd.random() < 0.3, rnd.random() < 0.4
    out, at = [], 0
    for start, end, value in values(page):
        text = json.dumps(turned(rnd, value) if order else value, ensure_ascii=ascii, **style)
        if slash:
            text = text.replace("/", "\\/")
        if angle:
            text = text.replace("<", "\\u003c").replace(">", "\\u003e")
        elif "</script" in text:
            text = text.replace("</", "<\\/")
        out += [page[at:start], text]
        at = end
    return "".join(out) + page[at:]


def data_turned(rnd, page):
    return data(rnd, page, True)


ANY = [line_ends, marked, data, data_turned]
OF_HTML = [tags, ends, references, comments]


def pages(shared):
    """Name, text and address (or None) of each page."""
    for case in sorted(glob.glob(ROOT + "/golden/wt-extract/*.case")):
        command, *files = re.split(r"(?m)^--- ", open(case, encoding="utf-8", errors="surrogateescape").read())
        for part in files:
            head, _, body = part.partition("\n")
            name = head[5:].strip()
            if head.startswith("file ") and VIEW not in body:
                url = re.search(r"--url '?([^' ]+)'?[^|;&\n]*" + re.escape(name), command)
                yield os.path.basename(case)[:-5] + "-" + name.replace("/", "-"), body, url and url[1]
    for path in sorted(glob.glob(shared + "/*/*")) if shared else []:
        if re.search(r"(search|item|list|offer)[^/]*\.(html|js|json)$", path):
            try:
                yield "real-" + "-".join(path.split("/")[-2:]), open(path, encoding="utf-8").read(), None
            except UnicodeDecodeError:
                pass


def adverts(page, here, name, url):
    path = os.path.join(here, name)
    with open(path, "w", encoding="utf-8", errors="surrogateescape", newline="") as f:
        f.write(page)
    r = subprocess.run(["wt-extract", "--rejects", "/dev/null"] + (["--url", url] if url else []) + [path],
                       capture_output=True)
    out = []
    for line in r.stdout.splitlines():
        advert = json.loads(line)
        del advert["source"]
        if "item" not in advert:
            del advert["id"]
        out.append(advert)
    return out, r.returncode


def first_difference(want, got):
    for a, b in zip(want, got):
        if a != b:
            return "; ".join("%s: %r, not %r" % (k, b.get(k), a.get(k)) for k in sorted(set(a) | set(b))
                             if a.get(k) != b.get(k))
    return "%d adverts, not %d" % (len(got), len(want))


ALL = list(pages(sys.argv[3] if len(sys.argv) > 3 else None))


def trial(rnd, here):
    name, page, url = rnd.choice(ALL)
    html = not BARE.search(name) and page.lstrip()[:1] == "<"
    want, status = adverts(page, here, name, url)
    how = rnd.sample(OF_HTML + ANY if html else ANY, rnd.choice([1, 1, 2]))
    for way in how:
        page = way(rnd, page)
    got, _ = adverts(page, here, name, url)
    # columns whose members are in another order than each other's are no table
    if got != want and status == 0 and (want or data_turned not in how):
        return "%s, %s: %s" % (name, " and ".join(w.__name__ for w in how), first_difference(want, got)[:500])
    return None


if __name__ == "__main__":
    sys.exit(trials.run("pages-varied", trial))

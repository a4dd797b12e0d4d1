#!/usr/bin/env python3
"""sources.py [-v] [SITE ...] - does each source of each definition ever win?

For each line of rules/sites that says where a key of an advert is, a page is
made in which only that line finds it: an object with that path, an element that
the selector finds, a tag of Open Graph, in the rows and behind the script that
the definition names.  wt-extract --explain then has to say that the key is by
that line.  One that never is, because an earlier line takes its value, or its
selector or pattern finds nothing, is dead.

Some lines are not made here: expressions of jq and PCRE2, what is shown.  Those
that are made and do not win, each with the reason, are in sources.tsv beside
this; status 1 if another does not, or one of these does.  -v: says which are
not made.
"""
import copy
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
SITES = os.path.join(HERE, "..", "..", "rules", "sites")
KEYS = set("item url title description attributes price price_max price_text"
           " currency unit seller.id seller.name seller.url location sold"
           " reviews images posted captured".split())
NEEDED = ("item", "title", "price")
PAGES = 200  # of one definition, at most
TYPES = {"offers": "Offer", "seller": "Organization", "brand": "Brand",
         "aggregateRating": "AggregateRating", "address": "PostalAddress",
         "availableAtOrFrom": "Place"}


CELL = {}  # of a row that has more


class Source:
    """A line: KEY [cents|some|join|all] KIND EXPRESSION [~ PATTERN]."""

    def __init__(self, site, line, key, text):
        self.site, self.line, self.key = site, line, key
        self.text = re.sub(r"\s+", " ", text).strip()
        m = re.match(r"((?:(?:cents|some|join|all)\s+)*)"
                     r"(jq|css|page|above|ld|shown|text|address)\b\s*(.*)$",
                     self.text)
        self.how, self.kind, rest = m.groups() if m else ("", "", "")
        self.expr, _, self.pattern = rest.partition(" ~ ")
        if self.kind == "address":
            self.pattern = rest[1:].strip() if rest[:1] == "~" else ""
        self.expr = self.expr.strip()
        self.plain = "=~" not in rest


class Definition:
    def __init__(self, path):
        self.name = os.path.basename(path)[:-5]
        self.has, self.sources, self.lets = {}, [], {}
        self.read(path)

    def read(self, path):
        held = ""
        with open(path) as f:
            for number, line in enumerate(f, 1):
                line = line.rstrip("\n")
                if line[:1] == "#":
                    continue
                if line.endswith("\\"):
                    held += line[:-1].rstrip() + " "
                    continue
                self.take(number, (held + line).split(None, 1))
                held = ""

    def take(self, number, words):
        word, rest = (words + ["", ""])[:2]
        for name, text in self.lets.items():
            rest = rest.replace("$(%s)" % name, text)
        if word == "lets":
            self.read(os.path.join(SITES, rest.strip()))
        elif word == "let":
            name, _, text = rest.partition(" ")
            self.lets[name] = text.strip()
        elif word in KEYS:
            self.sources.append(Source(self.name, number, word, rest))
        elif word:
            self.has.setdefault(word, []).append(rest.strip())

    def first(self, word, like=""):
        return next((v[len(like):].strip() for v in self.has.get(word, [])
                     if v.startswith(like)), None)


def path_of(text):
    """The steps of a path of jq, "[]" for all of a list; None if it is more."""
    steps, rest = [], text.strip()
    while rest and rest != ".":
        m = re.match(r'\.?\["([^"]*)"\]|\.([A-Za-z_]\w*)|\.?\[(\d*)\]|\."([^"]*)"',
                     rest)
        if not m:
            return None
        steps.append(m[1] or m[2] or m[4] or
                     (int(m[3]) if m[3] else "[]"))
        rest = rest[m.end():]
    return steps


def put(at, steps, value):
    """Sets a value in objects and lists; False if another stands there."""
    for i, step in enumerate(steps):
        last = i + 1 == len(steps)
        new = value if last else \
            [] if steps[i + 1] == "[]" or isinstance(steps[i + 1], int) else {}
        if step == "[]":
            step = 0
        if isinstance(step, int) != isinstance(at, list):
            return False
        if isinstance(step, int):
            at += [None] * (step + 1 - len(at))
            free = at[step] is None
        else:
            free = step not in at
        if free:
            at[step] = new
        elif last or type(at[step]) is not type(new) or \
                not isinstance(new, (dict, list)):
            return False
        at = at[step]
    return bool(steps)


def value_of(source, n, host):
    """What the source has to find on page n; None if nothing is known."""
    text = {
        "item": "6300000001%02d" % n, "title": "角梳%s" % chr(0x4e00 + n),
        "price": "1%02d.50" % n, "price_max": "9%02d.50" % n,
        "price_text": "1%02d.50" % n, "currency": "EUR", "unit": "件",
        "sold": str(30 + n), "reviews": str(40 + n),
        "seller.id": "22000%02d" % n, "seller.name": "店家%s" % chr(0x4e00 + n),
        "seller.url": "https://%s/shop/7%02d" % (host, n),
        "url": "https://%s/item/7%02d.html" % (host, n),
        "images": "https://img.example/a%d.jpg" % n, "location": "杭州",
        "posted": "2024-03-1%d" % (n % 10), "attributes": "材质：角",
        "captured": "2024-03-1%d" % (n % 10), "description": "旧角梳%d" % n,
    }[source.key]
    if "cents" in source.how:
        return int(float(text) * 100)
    if source.pattern:
        inner = "6300000001%02d" % n if "{digits}" in source.pattern and \
            not text.isdigit() else text
        text = re.sub(r"\{(digits|text|part|word)\}", lambda _: inner,
                      source.pattern).replace("*", "1").rstrip("$")
        if re.search("@href|@src|url|canonical", source.expr) and \
                source.kind != "address" and "://" not in text:
            text = "https://" + (
                "www" * (text[0] == ".") if re.match(r"[\w.-]*\.[a-z]+/", text)
                else host + "/a" * (text[0] != "/")) + text
    return text


def first_of(expression):
    """The first alternative of a selector, and its attribute."""
    first = re.split(r",(?![^\[]*\])", expression)[0]
    selector, _, attribute = re.sub(
        r"@(?=[\w-]*$)", "\0", first.strip()).partition("\0")
    return selector.strip(), attribute


def element(selector, attribute, content, more=None):
    """Elements of which the selector finds the innermost; None if it cannot."""
    selector = re.sub(r":not\([^)]*\)|:(first|last)-child|:nth-child\(1\)", "",
                      selector.replace(">", " "))
    html, inner = None, True
    parts = re.split(r"\s+(?![^\[]*\])", selector)
    for i in reversed(range(len(parts))):
        part = parts[i]
        tag = re.match(r"[a-zA-Z][\w-]*|\*?", part)[0]
        rest = part[len(tag):]
        got, known = {}, ""
        for m in re.finditer(r'\.([\w-]+)|#([\w-]+)|\[([\w:-]+)'
                             r'(?:([~|^$*]?=)"?([^\]"]*)"?)?\]', rest):
            known += m[0]
            name = "class" if m[1] else "id" if m[2] else m[3]
            text = m[1] or m[2] or m[5] or ""
            if m[4] == "*=" and m[3] == "class":
                text += "--a1b"
            got[name] = (got[name] + " " + text) if name in got and \
                name == "class" else text
        if known != rest:
            return None
        tag = "div" if tag in ("", "*") else tag
        body = html or ""
        if inner and attribute:
            part, content = got.get(attribute, ""), str(content)
            if "://" in content and part not in content:
                content = re.sub("(?<=[a-z])/(?!/)", "/" + part.strip("/")
                                 .partition("//")[2] + part.strip("/") *
                                 ("//" not in part) + "/", content, count=1)
            got[attribute] = content if part in content else part + content
        elif inner:
            body = content
        if inner:
            got.update(more or {})
        html = "<%s%s>" % (tag, "".join(
            ' %s="%s"' % (k, str(v).replace('"', "&quot;"))
            for k, v in got.items()))
        if tag not in ("img", "input", "meta", "link"):
            html += "%s</%s>" % (body, tag)
        above = re.match(r"\w*", parts[i - 1])[0] if i else ""
        if tag in ("td", "th") and above != "tr" and more is not CELL:
            html, tag = "<tr>%s</tr>" % html, "tr"
        if tag == "tr" and above not in ("table", "tbody"):
            html = "<table>%s</table>" % html
        inner = False
    return html


class Page:
    """A page of a definition: data, elements of its row, and of the page."""

    def __init__(self, site, rows, n, line=""):
        self.site, self.rows, self.n, self.line = site, rows, n, line
        self.row, self.above, self.goods = {}, [], {}
        self.inner, self.outer, self.head, self.at = [], [], [], []
        self.row_attributes = {}
        self.wanted = []
        self.host = (site.first("host") or "www.a.example").split()[0] \
            .replace("*.", "www.").replace("*", "x")
        path = (site.first("path") or "/").split()[0].replace("/*/", "/a/") \
            .replace("*", "")
        self.url = "https://" + self.host + path

    def add(self, source):
        """Puts what the source finds into the page; False if it cannot."""
        if not source.plain or not hasattr(self, "add_" + source.kind):
            return False
        value = value_of(source, self.n, self.host)
        kept = {k: copy.deepcopy(v) for k, v in self.__dict__.items()
                if k not in ("site", "wanted")}
        if not getattr(self, "add_" + source.kind)(source, value):
            self.__dict__.update(kept)
            return False
        self.wanted.append(source)
        return True

    def add_jq(self, source, value):
        path, _, pair = source.expr.partition(" => ")
        steps = path_of(path)
        if self.rows in ("css", "schema") or not steps:
            return False
        if not pair:
            return put(self.row, steps, value)
        two = {}
        for name, text in zip(pair.split(), ("材质", "角")):
            if not put(two, path_of(name) or [], text):
                return False
        return put(self.row, steps, two)

    def add_above(self, source, value):
        steps = path_of(source.expr)
        if not steps or steps in [a[0] for a in self.above]:
            return False
        self.above.append((steps, value))
        return True

    def add_css(self, source, value):
        selector, pair = (source.expr.split(" => ") + [""])[:2]
        selector, attribute = first_of(selector)
        selector = selector.partition("!")[0].strip()
        if pair:
            two = [element(p.partition("@")[0], p.partition("@")[2], t, CELL)
                   for p, t in zip(pair.split(), ("材质", "角"))]
            if len(two) != 2 or None in two:
                return False
            value = "".join(two)
        if not selector:
            if self.rows != "css" or attribute in self.row_attributes:
                return False
            self.row_attributes[attribute] = value
            return True
        html = element(selector, attribute, value)
        if html:
            (self.inner if self.rows == "css" else self.outer).append(html)
        return bool(html)

    def add_page(self, source, value):
        selector, attribute = first_of(source.expr)
        html = element(selector, attribute, value)
        if html:
            self.outer.append(html)
        return bool(html)

    def add_ld(self, source, value):
        name = source.expr
        if "schema" in self.site.has and self.rows != "schema":
            return False
        if name == "canonical":
            self.head.append('<link rel=canonical href="%s">' % value)
        elif name == "title":
            self.head.append("<title>%s</title>" % value)
        elif ":" in name:
            self.head.append('<meta property="%s" content="%s">' % (
                name, value))
        elif name == "@attributes":
            return put(self.goods, ["additionalProperty"], [
                {"@type": "PropertyValue", "name": "材质", "value": "角"}])
        else:
            return put(self.goods, name.split("."), value)
        return True

    def add_address(self, source, value):
        if self.at or not source.pattern:
            return False
        value = str(value)
        if source.pattern[0] in "./":
            head, _, tail = value.partition("/")
            self.url = "https://" + (
                "www" + head if head else self.host) + "/" + tail
        else:
            self.url = self.url + ("" if value[0] == "?" else "?") + value
        self.at.append(self.url)
        return True

    def marks(self):
        return [t.strip() for t in (self.site.first("content") or "").split(
            "&&") if t.strip()]

    def data(self, script):
        """The data, with the row where the definition has it; or None."""
        if not (self.row or self.above):
            return None
        data = self.row
        if self.rows == "jq":
            steps = path_of(self.line)
            data = [] if steps and steps[0] == "[]" else {}
            if not steps:
                data = self.row
            elif not put(data, steps, self.row):
                return None
        return data if all(put(data, *a) for a in self.above) else None

    def script(self, data):
        out = ""
        for line in self.site.has.get("script", []):
            text = json.dumps(data, ensure_ascii=False)
            if line[:1] == "@":
                return "<div %s='%s'></div>" % (
                    line[1:], text.replace("'", "&#39;"))
            line = line.replace("{word}", "x")
            if line.endswith("{tag}"):
                return "<script id=%s>%s</script>" % (
                    line[:-5].split()[-1], text)
            return "<script>%s%s</script>" % (line, text)
        for word in self.site.has:
            if word.startswith("script."):
                name = word[7:].rstrip("?")
                if name in data:
                    out += "<script>%s%s</script>" % (
                        self.site.first(word),
                        json.dumps(data[name], ensure_ascii=False))
        return out

    def table(self):
        names = {n: "" for n in map(str.strip, self.site.first("csv").split(
            "&&"))}
        names.update({k: v for k, v in self.row.items()})
        return "%s\n%s\n" % (",".join('"%s"' % n for n in names), ",".join(
            '"%s"' % v for v in names.values()))

    def text(self):
        data = self.data(None)
        if self.rows == "schema" and not self.goods:
            self.goods["color"] = "red"
        html = self.inner or self.outer or self.head or self.goods or \
            self.row_attributes
        if "csv" in self.site.has and not html and \
                all(not isinstance(v, (dict, list)) for v in self.row.values()):
            return self.table()
        if "json" in self.site.has and not html or \
                not any(w[:6] == "script" for w in self.site.has) and not html:
            if data is None:
                return None
            if isinstance(data, dict) and not self.host.endswith("a.example"):
                pass
            elif isinstance(data, dict):
                data = dict(data, _={m.strip('"'): 0 for m in self.marks()})
            return json.dumps(data, ensure_ascii=False) + "\n"
        out = "<!doctype html><html><head>" + "".join(self.head)
        if self.goods:
            out += '<script type="application/ld+json">%s</script>' % \
                json.dumps(self.typed(self.goods, "Product"),
                           ensure_ascii=False)
        elif self.head:
            out += '<meta property="og:type" content="product">'
        out += "</head><body>" + "".join(self.outer)
        if self.rows == "css":
            out += self.element_row()
        if data is not None:
            out += self.script(data)
        return out + "<!-- %s --></body></html>\n" % " ".join(self.marks())

    def element_row(self):
        return element(first_of(self.line)[0], "", "".join(self.inner),
                       self.row_attributes) or ""

    def typed(self, thing, kind):
        out = {"@type": kind}
        if kind == "Product":
            out["@context"] = "https://schema.org"
        if kind == "Offer" and {"lowPrice", "highPrice"} & set(thing):
            out["@type"] = "AggregateOffer"
        for name, value in thing.items():
            out[name] = self.typed(value, TYPES.get(name, "Thing")) \
                if isinstance(value, dict) else value
        return out


def pages_of(site, sources, alone):
    """Pages for the sources, a page each if they have to stand alone; and what
    of these cannot be made."""
    lines = [tuple(r.split(None, 1)) for r in site.has.get("rows", [])]
    lines = sorted((r for r in lines
                    if r[0] == "css" or path_of(r[1]) is not None),
                   key=lambda r: r[0])
    if not alone:  # the first of a kind
        lines = [r for i, r in enumerate(lines)
                 if r[0] not in [k for k, _ in lines[:i]]]
    if "schema" in site.has:
        lines.append(("schema", ""))
    left, pages = list(sources), []
    for rows, line in lines or [("", "")] * ("rows" not in site.has):
        if alone:
            left = list(sources)
        while len(pages) < PAGES:
            page, keys = Page(site, rows, len(pages), line), set()
            for source in left:
                if source.key not in keys and not (alone and keys) and \
                        page.add(source):
                    keys.add(source.key)
            fresh = list(page.wanted)
            if not fresh:
                break
            for key in NEEDED:
                for source in site.sources:
                    if key not in keys and source.key == key and \
                            page.add(source):
                        keys.add(key)
            left = [s for s in left if s not in fresh]
            page.wanted = fresh
            pages.append(page)
    return pages, left


def winners(site, pages, folder):
    """The sources, as (key, text), by which --explain says a key is."""
    won, by_url = set(), {}
    for page in pages:
        text = page.text()
        if text is None:
            continue
        name = os.path.join(folder, "%s-%d.%s" % (
            site.name, page.n, "html" if text[:1] == "<" else
            "json" if text[:1] in "{[" else "csv"))
        with open(name, "w") as f:
            f.write(text)
        by_url.setdefault(page.url, []).append(name)
    for url, files in by_url.items():
        args = ["wt-extract", "--explain"] + files
        if site.first("host") or url.count("?") or \
                "address" in (site.first("platform") or ""):
            args += ["--url", url]
        else:
            args += ["--platform", "a.example"]
        said = subprocess.run(args, capture_output=True,
                              text=True, errors="replace").stdout
        here = None
        for line in said.split("\n"):
            m = re.match(r"  ([\w.-]+): ", line)
            here = m[1] if m else here
            m = re.match(r"    ([\w.]+): \d+ by (.*)$", line)
            if m and here == site.name:
                won.add((m[1], re.sub(r"\s+", " ", m[2]).strip()))
    return won


def main():
    names = [a for a in sys.argv[1:] if a[0] != "-"]
    excused = set()
    with open(os.path.join(HERE, "sources.tsv")) as f:
        for line in f:
            if line.strip() and line[0] != "#":
                excused.add(tuple(line.rstrip("\n").split("\t")[:3]))
    folder = tempfile.mkdtemp(prefix="sources.")
    total = unmade = bad = 0
    for path in sorted(glob.glob(os.path.join(SITES, "*.site"))):
        site = Definition(path)
        if names and site.name not in names or "dump" in site.has:
            continue
        pages, left = pages_of(site, site.sources, False)
        won = winners(site, pages, folder)
        lost = [s for s in site.sources
                if s not in left and (s.key, s.text) not in won]
        won |= winners(site, pages_of(site, lost, True)[0], folder)
        for s in site.sources:
            total += 1
            name, wins = (site.name, s.key, s.text), (s.key, s.text) in won
            if s in left and not wins:
                unmade += 1
                if "-v" in sys.argv:
                    print("%s:%d: not made: %s %s" % (
                        site.name, s.line, s.key, s.text))
            elif wins == (name in excused):
                bad += 1
                print("%s\t%s\t%s\t%s" % (name + (
                    "in sources.tsv, and wins" if wins else "never wins",)))
    print("%d sources, %d not made, %d not as expected" % (total, unmade, bad))
    if not bad and not names:
        subprocess.run(["rm", "-rf", folder], check=True)
    return bad > 0


if __name__ == "__main__":
    sys.exit(main())

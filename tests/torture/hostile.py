#!/usr/bin/env python3
"""hostile.py - adverts that aim at the reader's terminal, sheet, browser, shell

Each payload stands in every text of an advert for wildlife and in every text
of a row, and goes through all tools.  Then:

terminal     no control character but tab and line feed, no C1, no DEL, and no
             bidi control in anything that people read: messages, --explain,
             --context, text, Markdown
spreadsheet  in --excel no cell that a program would compute
browser      the tags, attributes and scripts of the HTML are those of a
             harmless report
shell, path  what a payload would have made is not there, and no file is
             outside the folder it belongs in
"""
import csv
import io
import json
import os
from html.parser import HTMLParser

import job

ESC, CSI = "\x1b", "\u009b"
TERMINAL = [
    ESC + "]0;owned\x07", ESC + "[2J", ESC + "[31mred", CSI + "2J", "\x9b31m",
    ESC + "c", ESC + "[6n", ESC + "]52;c;cm0gLXJm\x07", "\x07", "\x08\x08x",
    "\r\r\roverwritten", "\x0b\x0c", "\x7f\x7f", "\x00", "\x1bP+q544e\x1b\\",
    ESC + "]8;;http://a.example\x07link" + ESC + "]8;;\x07", "\u202eevil",
    "\u2066x\u2069", "\u200e\u200f", "\u0085", "\u2028\u2029", ESC + "[?1049h",
    ESC + "[3J", ESC + "#8", ESC + "(0", "\u0090q", ESC + "[1;1H", "\x0e\x0f",
    ESC + "]4;1;rgb:0/0/0\x07", ESC + "[8m"]
SHEET = [
    "=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "\r=1+1", "=cmd|' /C calc'!A0",
    "=HYPERLINK(\"http://a.example\")", " =1+1", "  +1", "\"=1+1", "'=1+1",
    "\uff1d1+1", "\uff0b1", "\uff0d1", "\uff20A1", "\u00a0=1", "\ufeff=1",
    "\n=1+1", "=\n1", "-2+3+cmd|' /C calc'!A0", "@A1", "+A1", "=A1&B1"]
BROWSER = [
    "<script>alert(1)</script>", "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>", "\"><svg onload=alert(1)>",
    "' onmouseover='alert(1)", "javascript:alert(1)", "<!--", "-->", "]]>",
    "<style>*{display:none}</style>", "</title><b>", "&lt;b&gt;&#60;b",
    "{{7*7}}", "<a href=data:text/html,x>y</a>", "</textarea><b>",
    "<iframe src=//a.example>", "\u2028</script>", "<base href=//a.example>"]
SHELL = [
    "$(touch HIT)", "`touch HIT`", ";touch HIT;", "|touch HIT", "&touch HIT&",
    "'; touch HIT; '", "\"; touch HIT; \"", "-rf", "--output=HIT", "\ntouch HIT",
    ">HIT", "%s%n$IFS"]
PATHS = [
    "../../HIT", "/tmp/HIT-%d" % os.getpid(), "..", ".", "a/../../HIT", "~/HIT",
    "con", "x" * 4096, "HIT\0.txt", "./HIT", "//HIT", "..\\..\\HIT"]

FORMULA = "=+-@\t\r\uff1d\uff0b\uff0d\uff20"
BIDI = set(map(chr, [0x200e, 0x200f, 0x61c, *range(0x202a, 0x202f),
                     *range(0x2066, 0x206a)]))


def advert(payload):
    return {
        "id": "shop:" + payload, "platform": payload, "item": payload,
        "url": payload, "title": "象牙手串 " + payload, "description": payload +
        " 果冻料", "attributes": {payload: "牙雕 " + payload}, "price": 10,
        "currency": "CNY", "price_text": payload, "unit": payload,
        "seller": {"id": payload, "name": payload, "url": payload},
        "location": payload, "images": [payload],
        "captured": "2020-10-01T00:00:00Z", "source": {
            "file": payload, "offset": 0, "length": 1, "record": 1,
            "sha256": "0" * 64, "site": payload}}


class Outline(HTMLParser):
    """Tags with the names of their attributes, and what scripts there are."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.tags, self.inside = set(), None
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add((tag, tuple(sorted(a for a, _ in attrs))))
        for name, value in attrs:
            if name in ("href", "src") and value and not value.startswith(
                    ("#", "http://", "https://")):
                self.tags.add((tag, name, value))


class Run:
    """One payload through all tools, in a folder of its own."""

    def __init__(self, tally, payload, folder):
        self.tally, self.payload, self.folder = tally, payload, folder
        self.said = []
        line = json.dumps(advert(payload), ensure_ascii=False).encode(
            "utf-8", "surrogatepass") + b"\n"
        bad = line[:-2] + b"\n"
        self.adverts = self.tool(["wt-match", "--all"], line + bad)
        self.classed = self.tool(["wt-classify", "--explain"], self.adverts)
        self.rows = self.tool(
            ["wt-agg", "--by", "title,platform,seller=.seller.name,"
             "site=.source.site", "--calc", "n=count,first=min(.price)"],
            self.classed)
        self.write("classed", self.classed)

    def write(self, name, data):
        with open(os.path.join(self.folder, name), "wb") as f:
            f.write(data)

    def tool(self, args, data, read=False):
        status, out, err = job.run(args, data, cwd=self.folder)
        self.tally.check(status in (0, 1), "%r: %s: status %d" % (
            self.payload, args[0], status))
        self.said.append(("messages of " + args[0], err))
        if read:
            self.said.append((" ".join(args[:3]), out))
        return out

    def report(self, *args, read=False):
        return self.tool(["wt-report", *args], self.rows, read).decode()

    def readable(self):
        self.tool(["wt-match", "--context"], self.adverts, True)
        self.tool(["wt-match", "--explain"], self.adverts, True)
        self.report("--format", "text", read=True)
        self.report("--format", "markdown", read=True)
        for what, text in self.said:
            text = text.decode("utf-8", "replace")
            bad = {c for c in text if c < " " and c not in "\n\t" or
                   "\x7f" <= c <= "\x9f" or c in BIDI}
            self.tally.check(not bad, "%r: %s holds %r" % (
                self.payload, what, sorted(bad)))

    def sheet(self):
        text = self.report("--format", "csv", "--excel")
        for row in list(csv.reader(io.StringIO(text.lstrip("\ufeff"))))[1:]:
            for cell in row:
                bare = cell.lstrip(" \u00a0\ufeff\n\"")
                self.tally.check(
                    not (bare[:1] and bare[0] in FORMULA), "%r: cell %r" % (
                        self.payload, cell))

    def outline(self):
        return Outline(self.report("--format", "html", "--adverts", "classed",
                                   "--title", "t " + self.payload)).tags


def main():
    tally = job.Tally("hostile adverts")
    with job.folder() as folder:
        # A long cell has a class of its own.
        harmless = Run(tally, "plain", folder).outline() | Run(
            tally, "plain " * 20, folder).outline()
        for p in TERMINAL + SHELL + PATHS:
            Run(tally, p, folder).readable()
        for p in SHEET:
            Run(tally, p, folder).sheet()
        for p in BROWSER:
            more = Run(tally, p, folder).outline() - harmless
            tally.check(not more, "%r: %s" % (p, more))
        left = {"classed"}
        tally.check(set(os.listdir(folder)) <= left and
                    not os.path.exists(PATHS[1]), "left behind: %s" %
                    (set(os.listdir(folder)) - left))
    tally.end()


if __name__ == "__main__":
    main()

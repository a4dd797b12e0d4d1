#!/usr/bin/env python3
"""laid.py RUNS SEED [--all] - rows of JSON are all read, however they are laid out

Four adverts are written as programs, logs and people lay data out: a row a
line or pretty or in one, behind a name, in a call, in a reply, with what stands
above and below, as JSON, JavaScript or Python write it.  All four must come
out, with title and price; or the file is rejected, status 1, and what comes of
it is among these.  What is neither is kept, and its path printed.  --all: what
is rejected is printed, too.
"""
import json
import os
import subprocess
import sys

import trials

ROWS = [{"id": 387826255001 + i, "title": "horn comb %d \"old\"" % i,
         "price": 50.5 + i, "shop": "例丁乙",
         "url": "https://item.taobao.com/item.htm?id=%d" % (387826255001 + i)}
        for i in range(4)]


def js(x):
    """JavaScript: bare names, texts in single quotes."""
    if isinstance(x, dict):
        return "{%s}" % ", ".join("%s: %s" % (k, js(v)) for k, v in x.items())
    if isinstance(x, list):
        return "[%s]" % ", ".join(map(js, x))
    return repr(x) if isinstance(x, str) else json.dumps(x)


WRITTEN = {
    "json": lambda x: json.dumps(x, ensure_ascii=False),
    "tight": lambda x: json.dumps(x, separators=(",", ":")),
    "pretty": lambda x: json.dumps(x, indent=2, ensure_ascii=False),
    "tabs": lambda x: json.dumps(x, indent="\t"),
    "js": js,
    "python": repr}

# What the rows are joined with, as an array.
LISTS = {
    "line": "[%s]", "behind": "[%s]", "inside": "[\n%s\n]", "first": "[\n  %s\n]",
    "comma": "[%s\n]", "wide": "[\n\n%s\n\n]", "trailing": "[\n%s,\n]"}
BETWEEN = {
    "line": ", ", "behind": ",\n", "inside": ",\n", "first": "\n, ",
    "comma": "\n,", "wide": ",\n\n", "trailing": ",\n"}

AROUND = {
    "bare": "%s", "data": '{"code": 0, "data": %s}', "deep":
    '{"ret": ["SUCCESS"], "data": {"total": 4, "result": {"items": %s}}}',
    "items": '{\n  "items": %s,\n  "total": 4\n}', "page": '[{"page": 1, "list": %s}]'}

SET = {
    "none": ("", ""), "var": ("var list = ", ";"), "let": ("let list=", ""),
    "export": ("export const list = ", ";"), "default": ("export default ", ""),
    "module": ("module.exports = ", ";"), "window": ("window.list=", ";"),
    "member": ("window.app.list = ", ";"), "type": ("const list: Item[] = ", ";"),
    "call": ("callback(", ")"), "calls": ("/**/jQuery1_2(", ");"),
    "push": ("rows.push(", ");"), "python": ("list = ", ""),
    "self": ("self.__DATA__ = ", ";"), "index": ('window["list"] = ', ";"),
    "or": ("window.list = window.list || ", ";"), "return": ("return ", ";"),
    "json": ("list: ", ""), "assign": ("Object.assign(window, ", ");")}

ABOVE = {
    "none": "", "comment": "// list of combs\n", "block": "/* list\n * of combs */\n",
    "strict": '"use strict";\n', "import": "import {a} from './a';\n",
    "utf8": "# -*- coding: utf-8 -*-\n", "blank": "\n\n", "title": "Page 1\n",
    "url": "https://s.taobao.com/search?q=comb\n", "prompt": "$ node list.js\n",
    "note": "4 results:\n", "stamp": "2024-05-06 10:11:12\n", "rule": "==========\n",
    "log": "2024-05-06 10:11:12,345 INFO ", "level": "INFO: ", "arrow": "=> ",
    "other": "var page = 1;\n", "object": 'var page = {"n": 1};\n',
    "bom": "\ufeff", "guard": "while(1);", "xssi": ")]}',\n", "fetched": "Fetched 4 items\n\n"}

LOGGED = ("stamp", "log", "level")  # logs have no JavaScript

BELOW = {
    "none": "", "line": "\n", "blank": "\n\n", "log": "\nconsole.log(1);\n",
    "module": "\nmodule.exports = list;\n", "done": "\nDone.\n", "comment": "\n// end\n",
    "seconds": "\nfinished in 2.5 s\n", "other": "\nvar page = 1;\n", "export": "\nexport default list;\n"}


def laid(rnd):
    """Text and the names of how it is laid out."""
    how = {"written": rnd.choice(list(WRITTEN)), "list": rnd.choice(list(LISTS)),
           "around": rnd.choice(list(AROUND)), "set": rnd.choice(list(SET)),
           "above": rnd.choice(list(ABOVE)), "below": rnd.choice(list(BELOW))}
    for part, plain in (("around", "bare"), ("above", "none"), ("below", "line"), ("set", "none")):
        if rnd.random() < 0.5:
            how[part] = plain
    if how["above"] in LOGGED and how["written"] == "js":
        how["written"] = "python"
    write = WRITTEN[how["written"]]
    rows = LISTS[how["list"]] % BETWEEN[how["list"]].join(map(write, ROWS))
    around = AROUND[how["around"]]
    if how["written"] == "python":
        around = around.replace('"', "'")
    text = around.replace("%s", rows)
    before, behind = SET[how["set"]]
    text = ABOVE[how["above"]] + before + text + behind + BELOW[how["below"]]
    if rnd.random() < 0.2:
        how["ends"] = "crlf"
        text = text.replace("\n", "\r\n")
    return text, how


def told(rnd, here):
    text, how = laid(rnd)
    path = os.path.join(here, "a.txt")
    with open(path, "w", encoding="utf-8", newline="") as f:
        f.write(text)
    p = subprocess.run(["wt-extract", path], capture_output=True)
    got = sorted((x["item"], x.get("title"), x.get("price"))
                 for x in map(json.loads, p.stdout.splitlines()))
    want = [(str(r["id"]), r["title"], r["price"]) for r in ROWS]
    if got == want and p.returncode == 0:
        return None
    why = "%d rows, status %d: %s" % (
        len(got), p.returncode, " ".join("%s=%s" % i for i in how.items()))
    if p.returncode == 1 and p.stderr and set(got) <= set(want):
        if "--all" in sys.argv:
            print("told: " + why + " " + p.stderr.decode()[-90:].strip())
        return None
    return why


sys.exit(trials.run("layouts", told))

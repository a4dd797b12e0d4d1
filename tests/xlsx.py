#!/usr/bin/env python3
"""xlsx.py OUT [KEY=TEXT ...] - writes a small workbook for tests

  sheet=ROWS     a sheet with these rows (XML), S1, S2 ...; of the last one:
  name=TEXT        what it is called
  attr=TEXT        attributes of it in the list of sheets
  tail=XML         what stands behind its rows
  links=ID,URL     an address that it leads to; may be given again
  root=XML         all of its part
  strings=ITEMS  the shared strings (si)
  styles=XML     the styles
  pr=TEXT        attributes of workbookPr
  strict=        the namespaces of ISO/IEC 29500 strict
  bare=          no namespace at all for cells
  part=NAME=XML  another part, or another text of one
  drop=NAME      without that part
  first=NAME     that part is the first in the zip
  crc=NAME       the CRC of that part is wrong
  stored=        not packed

In ROWS, ITEMS and so on, {r A B C} is a row of inline strings; @FILE is what
that file has.
"""
import re
import struct
import sys
import zipfile

LOOSE = ("http://schemas.openxmlformats.org/spreadsheetml/2006/main",
         "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
STRICT = ("http://purl.oclc.org/ooxml/spreadsheetml/main",
          "http://purl.oclc.org/ooxml/officeDocument/relationships")
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"


def row(m):
    cells = "".join('<c t="inlineStr"><is><t>%s</t></is></c>' % c
                    for c in m.group(1).split())
    return "<row>%s</row>" % cells


def relations(rels):
    return '<Relationships xmlns="%srelationships">%s</Relationships>' % (
        PACKAGE, "".join('<Relationship Id="%s" Type="%s" Target="%s"%s/>' % r
                         for r in rels))


def main():
    out, args = sys.argv[1], [a.split("=", 1) for a in sys.argv[2:]]
    opts, sheets, extra, drop = {}, [], {}, []
    for key, text in args:
        if text.startswith("@"):
            with open(text[1:], encoding="utf-8") as f:
                text = f.read()
        text = re.sub(r"\{r ([^}]*)\}", row, text)
        if key == "sheet":
            sheets.append({"rows": text, "attr": "", "tail": "", "links": []})
        elif key == "links":
            sheets[-1]["links"].append(text.split(",", 1))
        elif key in ("name", "attr", "tail", "root"):
            sheets[-1][key] = text
        elif key == "part":
            name, xml = text.split("=", 1)
            extra[name] = xml
        elif key == "drop":
            drop.append(text)
        else:
            opts[key] = text
    main_ns, rel_ns = STRICT if "strict" in opts else LOOSE
    ns = "" if "bare" in opts else ' xmlns="%s"' % main_ns
    parts = {
        "[Content_Types].xml": '<Types xmlns="%scontent-types"/>' % PACKAGE,
        "_rels/.rels": relations([
            ("r1", rel_ns + "/officeDocument", "xl/workbook.xml", "")]),
        "xl/workbook.xml": '<workbook%s xmlns:r="%s"><workbookPr %s/><sheets>'
        % (ns, rel_ns, opts.get("pr", "")) + "".join(
            '<sheet name="%s" sheetId="%d" r:id="s%d" %s/>'
            % (s.get("name", "S%d" % i), i, i, s["attr"]) for i, s in enumerate(sheets, 1)) +
        "</sheets></workbook>"}
    rels = [("s%d" % i, rel_ns + "/worksheet", "worksheets/sheet%d.xml" % i, "")
            for i in range(1, len(sheets) + 1)]
    for i, s in enumerate(sheets, 1):
        parts["xl/worksheets/sheet%d.xml" % i] = s.get(
            "root", '<worksheet%s xmlns:r="%s"><sheetData>%s</sheetData>%s'
            "</worksheet>" % (ns, rel_ns, s["rows"], s["tail"]))
        if s["links"]:
            parts["xl/worksheets/_rels/sheet%d.xml.rels" % i] = relations(
                [(a, rel_ns + "/hyperlink", b, ' TargetMode="External"')
                 for a, b in s["links"]])
    for key, name, root in (("strings", "sharedStrings", "sst"),
                            ("styles", "styles", "styleSheet")):
        if key in opts:
            rels.append((key, "%s/%s" % (rel_ns, name), name + ".xml", ""))
            parts["xl/%s.xml" % name] = "<%s%s>%s</%s>" % (
                root, ns, opts[key], root)
    parts["xl/_rels/workbook.xml.rels"] = relations(rels)
    parts.update(extra)
    if "first" in opts:
        parts = {opts["first"]: parts[opts["first"]], **parts}
    how = zipfile.ZIP_STORED if "stored" in opts else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(out, "w", how) as z:
        for name, text in parts.items():
            if name not in drop:
                z.writestr(zipfile.ZipInfo(name), text, how)
        wrong = z.NameToInfo.get(opts.get("crc"))
        if wrong:
            wrong.CRC ^= 1
    if wrong:
        with open(out, "r+b") as f:
            f.seek(wrong.header_offset + 14)
            f.write(struct.pack("<L", wrong.CRC))


main()

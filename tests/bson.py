#!/usr/bin/env python3
"""bson.py [--archive] [NAME] - lines of JSON as BSON, for tests

	bson.py <rows.json >rows.bson
	bson.py --archive shop.goods <rows.json >dump.archive

What mongodump writes of rows that mongoimport was given: values as extended JSON
has them ({"$oid":...}, {"$date":...}, {"$numberLong":...}, {"$numberDecimal":...},
{"$binary":{"base64":...,"subType":...}}), others as they are (bsonspec.org).  An
archive has the lines of each name, which "NAME" alone in a line begins.
"""
import base64
import datetime
import json
import struct
import sys

END = b"\xff\xff\xff\xff"


def text(s):
    b = s if isinstance(s, bytes) else s.encode("utf-8", "surrogatepass")
    return struct.pack("<i", len(b) + 1) + b + b"\0"


def decimal(s):
    """Of 128 bits (IEEE 754, binary integer): digits and an exponent."""
    minus, s = s.startswith("-"), s.lstrip("-")
    digits, _, exponent = s.partition("E")
    whole, _, part = digits.partition(".")
    e = int(exponent or 0) - len(part) + 6176
    n = int(whole + part)
    return struct.pack("<QQ", n & (2**64 - 1), minus << 63 | e << 49 | n >> 64)


def typed(v):
    """A value of extended JSON: its type and bytes; None if it is none."""
    (k, x), = v.items()
    if k == "$oid":
        return 7, bytes.fromhex(x)
    if k == "$date":
        t = datetime.datetime.fromisoformat(x.replace("Z", "+00:00"))
        return 9, struct.pack("<q", round((t - datetime.datetime(
            1970, 1, 1, tzinfo=datetime.timezone.utc)) / datetime.timedelta(milliseconds=1)))
    if k == "$numberLong":
        return 18, struct.pack("<q", int(x))
    if k == "$numberInt":
        return 16, struct.pack("<i", int(x))
    if k == "$numberDouble":
        return 1, struct.pack("<d", float(x))
    if k == "$numberDecimal":
        return 19, decimal(x)
    if k == "$binary":
        b = base64.b64decode(x["base64"])
        return 5, struct.pack("<iB", len(b), int(x["subType"], 16)) + b
    if k == "$timestamp":
        return 17, struct.pack("<II", x["i"], x["t"])
    if k == "$regex":
        return 11, x.encode() + b"\0\0"
    if k == "$minKey":
        return 255, b""
    return None


def value(v):
    if isinstance(v, bool):
        return 8, struct.pack("<b", v)
    if v is None:
        return 10, b""
    if isinstance(v, int):
        return (16, struct.pack("<i", v)) if -2**31 <= v < 2**31 else (18, struct.pack("<q", v))
    if isinstance(v, float):
        return 1, struct.pack("<d", v)
    if isinstance(v, (str, bytes)):
        return 2, text(v)
    if isinstance(v, list):
        return 4, document({str(i): x for i, x in enumerate(v)})
    if len(v) == 1 and (t := typed(v)):
        return t
    return 3, document(v)


def document(d):
    out = b""
    for k, v in d.items():
        kind, b = value(v)
        out += bytes([kind]) + k.encode() + b"\0" + b
    return struct.pack("<i", len(out) + 5) + out + b"\0"


def crc64(data):
    """CRC-64 of ECMA-182, as xz and Go's hash/crc64 have it."""
    crc = 2**64 - 1
    for b in data:
        crc ^= b
        for _ in range(8):
            crc = crc >> 1 ^ (0xC96C5795D7870F42 if crc & 1 else 0)
    return crc ^ 2**64 - 1


def header(name, eof, crc=0):
    db, _, collection = name.partition(".")
    return document({"db": db, "collection": collection, "EOF": eof, "CRC": {
        "$numberLong": str(crc - 2**64 if crc >= 2**63 else crc)}})


def archive(parts):
    """Parts are pairs of a name, such as shop.goods, and its documents."""
    names = list(dict.fromkeys(n for n, _ in parts))
    out = b"\x6d\xe2\x99\x81" + document({
        "concurrent_collections": 4, "version": "0.1", "server_version": "7.0.1",
        "tool_version": "100.9.4"})
    for n in names:
        db, _, collection = n.partition(".")
        out += document({"db": db, "collection": collection, "metadata": json.dumps(
            {"indexes": [], "collectionName": collection}), "size": 0, "type": "collection"})
    out += END
    for n, rows in parts:
        out += header(n, False) + b"".join(rows) + END
    for n in names:
        data = b"".join(b"".join(rows) for name, rows in parts if name == n)
        out += header(n, True, crc64(data)) + END
    return out


def main():
    parts = []
    for line in sys.stdin.buffer:
        v = json.loads(line)
        if isinstance(v, str):
            parts.append((v, []))
            continue
        if not parts:
            parts.append(("shop.goods", []))
        parts[-1][1].append(document(v))
    if sys.argv[1:] == ["--archive"]:
        sys.stdout.buffer.write(archive(parts))
    else:
        sys.stdout.buffer.write(b"".join(b"".join(rows) for _, rows in parts))


if __name__ == "__main__":
    main()

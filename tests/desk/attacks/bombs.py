"""Files built to hurt whoever reads them, small to send and large to unpack (attack class 8)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator


def workbook(*sheets: bytes, **more: bytes) -> bytes:
    """A workbook with these sheets as they are."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for number, sheet in enumerate(sheets, 1):
            archive.writestr(f"xl/worksheets/sheet{number}.xml", sheet)
        for name, content in more.items():
            archive.writestr(name, content)
    return out.getvalue()


def lying_directory() -> bytes:
    """The directory says ten bytes, the part has two hundred million."""
    content = bytearray(workbook(b"0" * 200_000_000))
    real = (200_000_000).to_bytes(4, "little")
    while (place := content.find(real)) >= 0:
        content[place : place + 4] = (10).to_bytes(4, "little")
    return bytes(content)


def bombs() -> Iterator[tuple[str, str, bytes]]:
    """What it is, its file's name, its content; one at a time, they are large."""
    rows = b"".join(b'<row><c r="A%d"/></row>' % n for n in range(1, 200_001))
    yield "one far cell", "x.xlsx", workbook(b'<row><c r="A1"/><c r="XFD1048576"/></row>')
    yield "unpacks to 204 MB", "x.xlsx", workbook(b"a" * 204_000_000)
    yield "a lying directory", "x.xlsx", lying_directory()
    yield "a dimension of one cell before 200,000 rows", "x.xlsx", workbook(b'<dimension ref="A1"/>' + rows)
    entities = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>'
    yield "entities", "x.xlsx", workbook(entities)
    inner = workbook(b"0" * 50_000_000)
    yield "a zip in a zip", "x.xlsx", workbook(inner, nested=inner)
    yield "a line of 18 MB", "x.csv", b"a,b\n" + b"x" * 18_000_000
    yield "more than is taken", "x.csv", b"a,b\n" + b"x,y\n" * 6_000_000
    heads = b",".join(b"c%d" % n for n in range(10_000))
    yield "10,000 columns", "x.csv", heads + b"\n" + b"1," * 9_999 + b"1\n"
    yield "half a UTF-16", "x.csv", b"\xff\xfe" + "客户".encode("utf-16-le") * 1000 + b"\x00"
    yield "quotes that never end", "x.csv", b'a,b\n"' + b"x\n" * 3_000_000

"""Files built to hurt, read in a process of their own: refused in under 5 s each and 300 MB (attack class 8)."""

from __future__ import annotations

import json
import subprocess
import sys

READER = '''
import io, json, resource, sys, time, zipfile
import django
from django.conf import settings
settings.configure(USE_I18N=False)
django.setup()
from yunchou.desk.errors import Invalid
from yunchou.desk.exchange.reading import read_table

def workbook(*sheets, **more):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for number, sheet in enumerate(sheets, 1):
            archive.writestr(f"xl/worksheets/sheet{number}.xml", sheet)
        for name, content in more.items():
            archive.writestr(name, content)
    return out.getvalue()

def lying_directory():
    """The directory says ten bytes, the part has two hundred million."""
    content = bytearray(workbook(b"0" * 200_000_000))
    real = (200_000_000).to_bytes(4, "little")
    while (place := content.find(real)) >= 0:
        content[place : place + 4] = (10).to_bytes(4, "little")
    return bytes(content)

inner = workbook(b"0" * 50_000_000)
rows = b"".join(b'<row><c r="A%d"/></row>' % n for n in range(1, 200_001))
BOMBS = {
    "one far cell": ("x.xlsx", workbook(b'<row><c r="A1"/><c r="XFD1048576"/></row>')),
    "unpacks to 204 MB": ("x.xlsx", workbook(b"a" * 204_000_000)),
    "a lying directory": ("x.xlsx", lying_directory()),
    "a dimension of one cell before 200,000 rows": ("x.xlsx", workbook(b'<dimension ref="A1"/>' + rows)),
    "entities": ("x.xlsx", workbook(b'<!DOCTYPE a [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>')),
    "a zip in a zip": ("x.xlsx", workbook(inner, nested=inner)),
    "a line of 18 MB": ("x.csv", b"a,b\\n" + b"x" * 18_000_000),
    "more than is taken": ("x.csv", b"a,b\\n" + b"x,y\\n" * 6_000_000),
    "10,000 columns": ("x.csv", b",".join(b"c%d" % n for n in range(10_000)) + b"\\n" + b"1," * 9_999 + b"1\\n"),
    "half a UTF-16": ("x.csv", b"\\xff\\xfe" + "客户".encode("utf-16-le") * 1000 + b"\\x00"),
    "quotes that never end": ("x.csv", b'a,b\\n"' + b"x\\n" * 3_000_000),
}
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
for name, (file, content) in BOMBS.items():
    began = time.monotonic()
    try:
        read_table(io.BytesIO(content), file)
        answer = "read"
    except Invalid:
        answer = "refused"
    print(json.dumps([name, answer, time.monotonic() - began]))
'''
MEASURE = READER.replace('"unpacks to 204 MB": ("x.xlsx", workbook(b"a" * 204_000_000)),', "").replace(
    '"a lying directory": ("x.xlsx", lying_directory()),', ""
)


def run(program: str, *, megabytes: int | None = None) -> list[list[object]]:
    limit = f"import resource; resource.setrlimit(resource.RLIMIT_DATA, ({megabytes} << 20,) * 2)\n"
    program = limit + program if megabytes else program
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_every_bomb_is_refused_in_time() -> None:
    answers = run(READER)
    assert len(answers) == 11
    for name, answer, seconds in answers:
        assert (name, answer) == (name, "refused")
        assert isinstance(seconds, float)
        assert seconds < 5, name


def test_reading_them_stays_under_300_megabytes() -> None:
    """The process may not have more; those that are large in themselves before they are packed are left out."""
    assert {answer for _name, answer, _seconds in run(MEASURE, megabytes=300)} == {"refused"}

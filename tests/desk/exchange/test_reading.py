"""Every ordinary file is read; a file built to hurt is refused before it hurts."""

from __future__ import annotations

import io
import time
import zipfile

import pytest
import xlsxwriter

from yunchou.desk.errors import Invalid
from yunchou.desk.exchange.guard import MOST_ROWS
from yunchou.desk.exchange.reading import Table, read_table

PLAIN = "客户名称,人数\n江海银行,2000\n"


def read(content: bytes, name: str = "x.csv") -> Table:
    return read_table(io.BytesIO(content), name)


def workbook(cells: dict[tuple[int, int], object]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("客户")
        for (row, column), value in cells.items():
            sheet.write(row, column, value)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_csv_is_read_in_every_encoding_that_office_writes(encoding: str) -> None:
    assert read(PLAIN.encode(encoding)).rows == (("江海银行", "2000"),)


@pytest.mark.parametrize("separator", [",", "\t", ";", "|"])
def test_the_separator_is_found(separator: str) -> None:
    assert read(PLAIN.replace(",", separator).encode()).headers == ("客户名称", "人数")


def test_a_workbook_is_read_with_figures_as_people_would_type_them() -> None:
    table = read(workbook({(0, 0): "客户名称", (0, 1): "人数", (1, 0): "江海银行", (1, 1): 2000}), "x.xlsx")
    assert (table.sheet, table.rows) == ("客户", (("江海银行", "2000"),))


def test_headers_without_a_name_or_with_the_same_one_stay_apart() -> None:
    assert read(b"a,,a,\n1,2,3,\n").headers == ("a", "#2", "a (2)")


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "x.csv"),
        (b"only,headers\n", "x.csv"),
        (b"\x00\x01\x02", "x.csv"),
        (b"not a zip", "x.xlsx"),
        (b"<html>", "x.html"),
        (b"a\n" + b"x" * 40_000 + b"\n", "x.csv"),
        (b"\xff\xfe\x00", "x.csv"),
    ],
)
def test_what_is_no_table_is_refused_with_a_reason(content: bytes, name: str) -> None:
    with pytest.raises(Invalid) as refusal:
        read(content, name)
    assert set(refusal.value.fields) == {"file"}


def bomb(sheet: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
    return out.getvalue()


@pytest.mark.parametrize(
    "sheet",
    [
        b'<row><c r="A1"/><c r="XFD1048576"/></row>',
        b"<x>" + b"a" * 160_000_000 + b"</x>",
        b'<!DOCTYPE lolz [<!ENTITY lol "lol">]>',
        b"".join(b'<c r="A%d"/>' % row for row in (1, MOST_ROWS + 5)),
    ],
    ids=["one far cell", "unpacks to 160 MB", "entities", "too many rows"],
)
def test_a_bomb_is_refused_in_time(sheet: bytes) -> None:
    started = time.monotonic()
    with pytest.raises(Invalid):
        read(bomb(sheet), "x.xlsx")
    assert time.monotonic() - started < 5


def test_a_zip_of_a_hundred_thousand_entries_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(3000):
            archive.writestr(f"x{number}", b"")
    with pytest.raises(Invalid):
        read(out.getvalue(), "x.xlsx")

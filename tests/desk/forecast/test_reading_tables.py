import codecs
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from tests.desk.forecast.tables import text
from yunchou.desk.forecast.backtest.cells import days, is_missing, loose, number
from yunchou.desk.forecast.backtest.columns import LeftOut, NumberColumn, WordColumn, read_column
from yunchou.desk.forecast.backtest.outcome import outcome
from yunchou.desk.forecast.backtest.table import BadTable, parse_table, read_table


@pytest.mark.parametrize(
    ("cell", "value"),
    [("12", 12), ("-1.5", -1.5), ("1,200", 1200), ("¥35万", 350_000), ("(300)", -300), ("12%", 0.12), ("1e3", 1000)],
)
def test_numbers_are_read_as_people_write_them(cell, value):
    assert number(cell) == pytest.approx(value)


@pytest.mark.parametrize("cell", ["abc", "", "nan", "inf", "1e999", "12 or 13", "%", "万"])
def test_what_is_no_number_is_none(cell):
    assert number(cell) is None


@pytest.mark.parametrize("cell", ["", "  ", "-", "N/A", "?", "null", "不知道"])
def test_the_usual_ways_to_say_nothing_are_missing(cell):
    assert is_missing(cell)


@pytest.mark.parametrize("cell", ["0", "no", "none", "无"])
def test_zero_and_no_are_not_missing(cell):
    assert not is_missing(cell)


@pytest.mark.parametrize(
    ("cells", "first"),
    [
        (["2024-03-05", "2024-12-31"], date(2024, 3, 5)),
        (["10/20/2016", "3/1/2017"], date(2016, 10, 20)),
        (["31.12.2023", "5.3.2024"], date(2023, 12, 31)),
        (["2024年3月5日"], date(2024, 3, 5)),
        (["2024-03-05 10:30"], date(2024, 3, 5)),
        (["20240305"], date(2024, 3, 5)),
        (["2024-03"], date(2024, 3, 1)),
    ],
)
def test_days_are_read_in_the_order_that_fits_the_whole_column(cells, first):
    found = days(cells)
    assert found is not None
    assert found[0] == first


def test_days_of_two_orders_in_one_column_are_none():
    assert days(["31.12.2023", "12.31.2023"]) is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-be"])
def test_a_table_is_read_in_whatever_encoding_a_spreadsheet_saves(tmp_path, encoding):
    text, mark = "名称\t结果\n江海银行\t赢\n", codecs.BOM_UTF16_BE if encoding == "utf-16-be" else b""
    path = tmp_path / "deals.csv"
    path.write_bytes(mark + text.encode(encoding))
    assert read_table(path).columns == {"名称": ["江海银行"], "结果": ["赢"]}


def test_broken_unicode_text_is_refused(tmp_path):
    path = tmp_path / "deals.csv"
    path.write_bytes(codecs.BOM_UTF16_LE + b"\x00\xd8\x00")
    with pytest.raises(BadTable, match="UTF-16"):
        read_table(path)


def test_spellings_that_differ_in_case_and_spaces_are_one():
    assert loose("GTX Pro") == loose("gtxpro") == loose("GTX-Pro")


def test_a_rare_slip_of_a_frequent_word_is_the_word_but_another_number_is_not():
    cells = ["technology"] * 40 + ["technolgy"] + ["region 10"] * 40 + ["region 11"]
    column = read_column("sector", cells)
    assert isinstance(column, WordColumn)
    assert column.levels == ("region10", "region11", "technology")


@pytest.mark.parametrize(
    ("name", "cells", "reason"),
    [
        ("region", ["北"] * 30, "constant"),
        ("opportunity", [f"A{n}X" for n in range(30)], "label"),
        ("deal_id", [str(n * n) for n in range(30)], "label"),
        ("row", [str(n) for n in range(30)], "label"),
        ("note", [f"words {n // 2}" for n in range(60)] + ["x"] * 5, None),
        ("note", [f"words {n // 2 if n < 20 else n}" for n in range(60)], "text"),
    ],
)
def test_columns_that_only_name_the_rows_are_left_out(name, cells, reason):
    found = read_column(name, cells)
    assert (found.reason if isinstance(found, LeftOut) else None) == reason


def test_a_few_words_among_numbers_count_as_missing():
    column = read_column("amount", [str(n) for n in (5, 3, 8, 2) * 10] + ["tbd"])
    assert isinstance(column, NumberColumn)
    assert np.isnan(column.values[-1])


def test_mixed_columns_are_categories():
    assert isinstance(read_column("size", ["12", "large", "small", "7"] * 10), WordColumn)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_files_are_read_whatever_their_separator_and_encoding(tmp_path, separator, encoding):
    path = tmp_path / "deals.csv"
    path.write_bytes(text(["客户", "结果"], [["华东银行", "赢单"]], separator).encode(encoding))
    assert read_table(path).columns == {"客户": ["华东银行"], "结果": ["赢单"]}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "names no columns"),
        ("a,b\n", "no rows"),
        ("a,a\n1,2\n", "two columns are called a"),
        ("a,b\n1,2\n1,2,3\n", "line 3: 3 cells"),
    ],
)
def test_a_broken_file_is_refused_with_the_line(content, reason):
    with pytest.raises(BadTable, match=reason):
        parse_table(content, "deals.csv")


def test_a_short_line_lacks_its_last_cells():
    assert parse_table("a,b\n1\n", "deals.csv").columns == {"a": ["1"], "b": [""]}


def test_a_missing_file_and_a_spreadsheet_are_refused(tmp_path):
    (tmp_path / "deals.xlsx").write_bytes(b"PK\x03\x04\x00\x00")
    for name, reason in (("none.csv", "No such file"), ("deals.xlsx", "not a text file")):
        with pytest.raises(BadTable, match=reason):
            read_table(Path(tmp_path / name))


def test_a_misspelt_column_gets_the_nearest_name():
    with pytest.raises(BadTable, match="Did you mean deal_stage"):
        parse_table("deal_stage\nWon\n", "deals.csv").named("deal_stag")


@pytest.mark.parametrize(
    ("cells", "won", "lost", "open_"),
    [
        (["Won", "Lost", "Engaging", "Prospecting"], ["Won"], ["Lost"], ["Engaging", "Prospecting"]),
        (["赢单", "丢单", "进行中", ""], ["赢单"], ["丢单"], ["进行中"]),
        (["Closed Won", "closed-lost"], ["Closed Won"], ["closed-lost"], []),
        (["1", "0", "1.0"], ["1"], ["0"], []),
        (["yes", "no"], ["yes"], ["no"], []),
        (["1", "2"], ["1"], ["2"], []),
        (["3", "7"], ["7"], ["3"], []),
        ([">50K", "<=50K", "<=50K"], [">50K"], ["<=50K"], []),
        (["Won", "Abandoned", "No decision", "Pending"], ["Won"], ["Abandoned", "No decision"], ["Pending"]),
    ],
)
def test_won_and_lost_are_guessed_from_what_people_write(cells, won, lost, open_):
    found = outcome(cells)
    assert (list(found.won_values), list(found.lost_values), list(found.open_values)) == (won, lost, open_)
    assert found.guessed


def test_what_counts_as_won_may_be_said_and_open_rows_have_no_outcome():
    found = outcome(["gold", "silver", "bronze", "Pending", "?"], won=["GOLD", "silver"])
    assert found.rows == (1, 1, 0, None, None)
    assert not found.guessed


@pytest.mark.parametrize(
    ("cells", "asked", "reason"),
    [
        (["a", "b", "c"], {}, "not clear which outcome counts as won"),
        (["Won", "Won"], {}, "no row counts as lost"),
        (["Lost", "Engaging"], {"lost": ["Lost"], "won": ["Won"]}, "no value Won"),
        (["Won", "Lost"], {"won": ["Won"], "lost": ["won"]}, "both won and lost"),
        ([str(n) for n in range(60)], {}, "60 different values"),
        (["", "?"], {}, "only empty cells"),
    ],
)
def test_an_outcome_that_cannot_be_told_is_refused_with_the_reason(cells, asked, reason):
    with pytest.raises(BadTable, match=reason):
        outcome(cells, **asked)

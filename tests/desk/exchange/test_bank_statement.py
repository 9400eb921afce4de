"""Statements as Chinese banks export them: title lines, sides, widths, compact days; what came in and nothing else."""

import io
from datetime import date
from decimal import Decimal

import pytest
from xlsxwriter import Workbook

from yunchou.desk.errors import Invalid
from yunchou.desk.exchange.bank_statement import Read, read_statement

ICBC = """中国工商银行账户明细,,,,,,,
账号：1001****8899  户名：运筹软件有限公司  币种：人民币,,,,,,,
查询时间：20261101-20261130,,,,,,,
交易日期,交易流水号,借方发生额(支出),贷方发生额(收入),余额,对方户名,摘要,用途
20261105,H01,,"1,296,000.00","3,000,000.00",江海银行股份有限公司,跨行转账,合同YC-2026-018首付款
20261106,H02,"50,000.00",,"2,950,000.00",北京某物业公司,房租,
２０２６１１０７,H03,,￥１７.２０,"2,950,017.20",,利息,
交易日期,交易流水号,借方发生额(支出),贷方发生额(收入),余额,对方户名,摘要,用途
20261108,H04,,,"2,950,017.20",某公司,查询费,
2026-11-31,H05,,100.00,"2,950,117.20",某公司,货款,
20261109,H06,,12万,"2,950,117.20",某公司,货款,
合计,,"50,000.00","1,296,017.20",,,,
"""


def read(text: str, name: str = "mx.csv", encoding: str = "gb18030") -> Read:
    return read_statement(io.BytesIO(text.encode(encoding)), name)


def test_a_statement_with_titles_sides_and_sums_is_read_line_by_line() -> None:
    found = read(ICBC)
    first, interest = found.incoming
    assert (first.booked_on, first.amount, first.currency) == (date(2026, 11, 5), Decimal("1296000.00"), "CNY")
    assert (first.payer, first.reference) == ("江海银行股份有限公司", "H01")
    assert first.text == "跨行转账 合同YC-2026-018首付款"
    assert (interest.booked_on, interest.amount, interest.payer) == (date(2026, 11, 7), Decimal("17.20"), "")
    assert found.outgoing == 1


def test_what_cannot_be_read_is_told_by_its_line_and_never_guessed() -> None:
    told = {each.row: each.reason for each in read(ICBC).unread}
    assert set(told) == {9, 10, 11}
    assert "12万" in told[11]


@pytest.mark.parametrize(
    ("header", "row", "came_in"),
    [
        ("日期,交易金额,借贷标志,对方名称", "2026/11/05,100.00,贷,甲", True),
        ("日期,交易金额,借贷标志,对方名称", "2026/11/05,100.00,借,甲", False),
        ("日期,交易金额,借贷标志,对方名称", "2026/11/05,100.00,?,甲", None),
        ("记账日期,金额,付款人", "2026年11月5日,100.00,甲", True),
        ("记账日期,金额,付款人", "2026年11月5日,-100.00,甲", False),
        ("交易时间,收入,支出,对方户名", "2026-11-05 09:12:33,100,0.00,甲", True),
        ("交易时间,收入,支出,对方户名", "20261105 091233,0.00,100,甲", False),
        ("交易时间,收入,支出,对方户名", "20261105,100,100,甲", None),
        ("Booking date;Credit;Debit;Counterparty", "2026-11-05;100.00;;ACME", True),
    ],
)
def test_the_side_is_read_in_every_usual_way(header: str, row: str, came_in: bool | None) -> None:
    found = read(f"{header}\n{row}\n", encoding="utf-8-sig")
    assert (len(found.incoming), found.outgoing, len(found.unread)) == {
        True: (1, 0, 0),
        False: (0, 1, 0),
        None: (0, 0, 1),
    }[came_in]


def test_currencies_come_from_the_column_or_the_title_and_are_never_assumed_of_a_strange_word() -> None:
    assert read("币种：美元\n日期,金额\n20261105,5\n").incoming[0].currency == "USD"
    for written, code in (("港元", "HKD"), ("CNY-人民币", "CNY"), ("美元(USD)", "USD"), ("人民币元", "CNY")):
        assert read(f"日期,金额,币种\n20261105,5,{written}\n").incoming[0].currency == code
    assert read("日期,金额,币种\n20261105,5,贝壳\n").unread[0].row == 2
    assert read("日期,金额,币种\n20261105,5,HKD\n").incoming[0].currency == "HKD"


def test_two_lines_that_say_the_same_are_two_and_keep_their_marks_in_another_file() -> None:
    twice = read("日期,金额,对方户名\n20261105,5,甲\n20261105,5,甲\n").incoming
    assert len({line.mark for line in twice}) == 2
    later = read("某银行\n日期,金额,对方户名\n20261104,9,乙\n20261105,5,甲\n").incoming
    assert later[1].mark == twice[0].mark


def test_a_workbook_with_real_days_and_numbers_reads_the_same() -> None:
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "招商银行交易明细")
        sheet.write_row(2, 0, ["交易日", "贷方金额", "借方金额", "对方单位", "摘要"])
        sheet.write_datetime(3, 0, date(2026, 11, 5), book.add_format({"num_format": "yyyy-mm-dd"}))
        sheet.write_row(3, 1, [1296000.5, "", "江海银行股份有限公司", "货款"])
        sheet.write_row(4, 0, [20261106, 3, "", "甲", ""])
    out.seek(0)
    first, second = read_statement(out, "cmb.xlsx").incoming
    assert (first.booked_on, first.amount, first.payer) == (
        date(2026, 11, 5),
        Decimal("1296000.50"),
        "江海银行股份有限公司",
    )
    assert (second.booked_on, second.amount) == (date(2026, 11, 6), Decimal("3.00"))


@pytest.mark.parametrize("text", ["姓名,电话\n张三,123\n", "只有一行", "\n\n"])
def test_a_file_that_is_no_statement_is_refused_by_its_field(text: str) -> None:
    with pytest.raises(Invalid) as refusal:
        read(text)
    assert set(refusal.value.fields) == {"file"}

"""Three statements as banks export them: every line is read, what is booked by itself is right, the rest waits."""

from __future__ import annotations

import io
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from xlsxwriter import Workbook

from tests.cast import Cast
from tests.desk.receivables.exports import Paid, booked, taken
from yunchou.desk.contracts.models import Contract
from yunchou.desk.receivables.models import BankReceipt, StatementLine

D = Decimal

ICBC = """中国工商银行网上银行 账户明细清单,,,,,,,,
户名：云筹软件（上海）有限公司,,账号：1001 2345 0930 0088 771,,币种：人民币,,,,
起始日期：20260801,,截止日期：20260831,,,,,,
,,,,,,,,
交易日期,凭证号,借方发生额,贷方发生额,余额,对方户名,对方账号,摘要,附言
20260803,00000001,,"108,000.00","1,508,000.00",江海银行股份有限公司,3100 0660,汇款,YC-2026-018首付款
20260805,00000002,"12.50",,"1,507,987.50",中国工商银行,,手续费,对公转账手续费
20260806,00000003,,"90,000.00","1,597,987.50",江海信托有限责任公司,3100 0991,汇款,YC-2026-018
20260810,00000004,,"50,000.00","1,647,987.50",安途财产保险股份有限公司,4402 1,转账,货款
20260812,00000005,"300,000.00",,"1,347,987.50",云筹软件（上海）有限公司工资户,,代发,8月工资
20260818,00000006,,"100,000.00","1,447,987.50",安途财产保险股份有限公司,4402 1,转账,AT-07 二、三期
20260821,00000007,,"1,024.31","1,449,012.00",,,结息,3季度利息
20260825,00000008,,"252,000.00","1,701,012.00",江海银行股份有限公司,3100 0660,汇款,YC2026O18 尾款
合计,,"300,012.50","601,024.31",,,,,
"""

CMB_ROWS: list[list[object]] = [
    ["招商银行企业网银交易明细"],
    ["账号", "7559 0123 4510 601", "", "户名", "云筹软件（上海）有限公司"],
    ["查询时段", "2026/8/1 - 2026/8/31"],
    [],
    ["交易日", "交易时间", "交易类型", "借方金额", "贷方金额", "余额", "摘要", "流水号", "收(付)方名称",
     "收(付)方账号"],
    ["2026/8/4", "09:12:33", "网银收款", "", "１０８，０００．００", "2,108,000.00", "YC-2026-018 江海银行 首付",
     "C0804A1", "江海银行股份有限公司", "310006"],
    ["2026/8/5", "10:01:02", "网银收款", "", "402,000.00", "2,510,000.00", "代付：银行尾款部分、信托首付及验收款",
     "C0805A1", "江海金融控股集团财务有限公司", "310008"],
    ["2026/8/7", "11:45:10", "退汇", "", "8,000.00", "2,326,000.00", "退回 我司投标保证金", "C0807A9",
     "江海银行", "310006"],
    ["2026/8/9", "15:20:00", "网银付款", "5,000.00", "", "2,321,000.00", "退款 多付货款 YC-2026-019", "C0809B1",
     "江海信托有限责任公司", "310009"],
    ["2026/8/11", "16:00:09", "网银收款", "", "60,000.00", "2,381,000.00", "YC-2026-019 验收款", "C0811A3",
     "江海信托有限责任公司", "310009"],
    ["2026/8/20", "09:00:00", "网银收款", "", "49,985.00", "2,430,985.00", "AT-07 第一期（扣手续费）", "C0820A1",
     "安途财产保险股份有限公司", "44021"],
    ["合计", "", "", "5,000.00", "435,985.00", "", "", "", "", ""],
]  # fmt: skip

CCB = """\ufeff中国建设银行单位活期账户明细\t
账户名称：云筹软件（上海）有限公司\t
记账日期,交易时间,凭证种类,凭证号码,发生额/元(借方),发生额/元(贷方),余额,币种,对方户名,对方账号,摘要,备注
2026年08月03日,2026-08-03 10:22:31,电子汇划,\t90011,0.00,"50,000.00","550,000.00",人民币,安途财产保险股份有限公司,\t44021,AT-07第一期,
2026年08月03日,2026-08-03 10:25:02,电子汇划,\t90012,0.00,"50,000.00","600,000.00",人民币,安途财产保险股份有限公司,\t44021,AT-07第二期,
2026年08月10日,2026-08-10 16:05:42,电子汇划,\t90020,0.00,"108,000.00","708,000.00",人民币,江海银行股份有限公司,\t310006,YC-2026-018首付款,
2026年08月14日,2026-08-14 09:01:00,冲正,\t90012,0.00,"-50,000.00","550,000.00",人民币,安途财产保险股份有限公司,\t44021,冲正 AT-07第二期,
2026年08月19日,2026-08-19 14:30:00,电子汇划,\t90031,0.00,"１５０，０００.00","700,000.00",人民币,江海信托有限责任公司,\t310009,YC-2026-019 全款,
2026年08月28日,2026-08-28 14:30:00,电子汇划,\t90040,0.00,"90,000.00","790,000.00",人民币,王小明,\t6217,代江海信托付款,
本页合计,,,,0.00,"290,000.00",,,,,,
"""  # noqa: E501 - as wide as the bank makes it


def cmb() -> bytes:
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("交易明细")
        for number, row in enumerate(CMB_ROWS):
            sheet.write_row(number, 0, row)
    return out.getvalue()


FILES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "工行": ("hist_20260831.csv", lambda: ICBC.encode("gb18030")),
    "招行": ("交易明细.xlsx", cmb),
    "建行": ("建行明细.csv", CCB.encode),
}
READ: dict[str, list[tuple[str, str]]] = {
    "工行": [("08-03", "108000"), ("08-06", "90000"), ("08-10", "50000"), ("08-18", "100000"), ("08-21", "1024.31"),
             ("08-25", "252000")],
    "招行": [("08-04", "108000"), ("08-05", "402000"), ("08-07", "8000"), ("08-11", "60000"), ("08-20", "49985")],
    "建行": [("08-03", "50000"), ("08-10", "108000"), ("08-19", "150000"), ("08-28", "90000")],
}  # fmt: skip
"""What comes in by each file: the day and the amount of every line, in order."""
RIGHT: dict[str, list[Paid]] = {
    "工行": [{"YC-2026-018 首付": D(108_000)}, {"AT-07 第二期": D(50_000), "AT-07 第三期": D(50_000)}],
    "招行": [{"YC-2026-018 首付": D(108_000)}, {"YC-2026-019 验收": D(60_000)}],
    "建行": [
        {"YC-2026-018 首付": D(108_000)},
        {"AT-07 第一期": D(50_000)},
        {"YC-2026-019 首付": D(90_000), "YC-2026-019 验收": D(60_000)},
    ],
}
"""What may be booked without asking anybody. The contract that a line names is not its payer's, the number is mistyped,
somebody pays for others, money is sent back or short, a booking is reversed: of all that somebody is asked."""


TOLD = {"建行": {(5, "第 7 行银行把这笔冲回了，不算到账。")}}
"""What is told of a line and not booked: the bank took it back."""


@pytest.mark.parametrize("bank", FILES)
def test_a_statement_is_read_line_by_line_and_only_what_is_certain_is_booked(
    cast: Cast, contracts: dict[str, Contract], as_user: type[Client], bank: str
) -> None:
    client = as_user(cast.finance)
    name, content = FILES[bank]
    statement = taken(client, name, content())
    lines = list(StatementLine.objects.filter(statement=statement).order_by("row"))
    assert [(f"{line.booked_on:%m-%d}", line.amount) for line in lines] == [(day, D(sum_)) for day, sum_ in READ[bank]]
    client.post(reverse("bank_statement_certain", args=[statement.pk]))
    found = [booked(receipt) for receipt in BankReceipt.objects.order_by("pk")]
    wrong = [paid for paid in found if paid not in RIGHT[bank]]
    assert wrong == [], "precision of what is booked by itself is one"
    assert {"YC-2026-018 首付": D(108_000)} in found, "what is plain is booked without asking"
    assert {tuple(each) for each in statement.unread} == TOLD.get(bank, set())
    page = client.get(reverse("bank_statement", args=[statement.pk]))
    assert page.status_code == 200

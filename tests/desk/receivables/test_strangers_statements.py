"""Two statements written by somebody who had not seen the reader: what is booked by itself is right or nothing is."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from xlsxwriter import Workbook

from tests.cast import AT, Cast, company_of
from tests.desk.receivables.exports import Paid, booked, taken
from yunchou.desk.contracts.models import Contract
from yunchou.desk.customers.models import Company
from yunchou.desk.receivables.models import BankReceipt, Instalment, StatementLine
from yunchou.desk.receivables.operations import issue_invoice
from yunchou.desk.receivables.statement_queries import considered

D = Decimal
BANK, TRUST, INSURER = "江海银行股份有限公司", "江海信托有限责任公司", "安途财产保险股份有限公司"
FIRST, LAST = "YC-2026-018 首付", "YC-2026-018 尾款"
DOWN, ACCEPTED = "YC-2026-019 首付", "YC-2026-019 验收"
TERMS = [f"AT-07 第{n}期" for n in "一二三"]


@dataclass(frozen=True)
class Said:
    """One line that came in, and what a person who knows the customers would book of it; nothing where nobody knows."""

    day: str
    amount: str
    payer: str
    text: str
    truth: Paid
    currency: str = "CNY"


def first(name: str, amount: str) -> Paid:
    return {name: D(amount)}


ENTERPRISE = [
    # The year of the contract is wrong in the remark; later the branch pays the same sum for the same paper.
    Said("20260804", "108000.00", BANK, "支付YC-2025-018首付款", first(FIRST, "108000")),
    Said("20260804", "108000.00", "江海银行股份有限公司上海分行", "YC-2026-018 首付", first(FIRST, "108000")),
    # Two customers, one sum, one day; the first name was cut off by the bank.
    Said("20260805", "50000.00", "安途财产保险股份有", "AT-07 本期服务费", {}),
    Said("20260805", "50000.00", TRUST, "验收款部分", first(ACCEPTED, "50000")),
    Said("20260806", "251985.00", BANK, "YC-2026-018尾款 手续费内扣15元", first(LAST, "251985")),
    Said("20260807", "60000.00", "江海金融控股集团有限公司", "代江海信托付YC-2026-019验收", first(ACCEPTED, "60000")),
    Said("20260810", "45000.00", TRUST, "YC-2026-019首付(一)", first(DOWN, "45000")),
    Said("20260811", "45000.00", TRUST, "YC-2026-019首付(二)", first(DOWN, "45000")),
    Said(
        "20260812", "100000.00", INSURER, "付发票FP26080042、FP26080043",
        {TERMS[1]: D(50_000), TERMS[2]: D(50_000)},
    ),
    Said("20260821", "12.08", "", "结息", {}),
]  # fmt: skip
ABROAD = [
    Said("2026-08-12", "150000.00", "AN TU PROPERTY AND CASUALTY INS CO LTD", "INV FP26080041/42/43",
         {name: D(50_000) for name in TERMS}),
    Said("2026-08-13", "108000.00", BANK, "YC-2026-018 首付", {}, "USD"),
    Said("2026-08-14", "90000.00", TRUST, "YC-2026-19 首付款", first(DOWN, "90000")),
    Said("2026-08-17", "90000.00", TRUST, "YC-2026-019 首付款", first(DOWN, "90000")),
    Said("2026-08-18", "360000.00", BANK, "YC-2026-018 全款 含首付及尾款", {FIRST: D(108_000), LAST: D(252_000)}),
    Said("2026-08-18", "252000.00", BANK, "退回重付 YC-2018-026", first(LAST, "252000")),
    Said("2026-08-19", "49990.00", INSURER, "AT-07 第二期 LESS CHARGES 10.00", first(TERMS[1], "49990")),
    Said("2026-08-20", "60000.00", TRUST, "YC-2026-019 验收", first(ACCEPTED, "60000")),
]  # fmt: skip


def enterprise() -> bytes:
    """A web bank's table: charges and payments out between the lines, a note at its foot."""
    head = ["交易日", "交易时间", "起息日", "交易类型", "借方金额", "贷方金额", "余额", "摘要", "流水号", "业务名称",
            "收(付)方名称", "收(付)方账号", "收(付)方开户行名"]  # fmt: skip
    out = io.StringIO()
    write = csv.writer(out)
    write.writerow(["账号:", "7559 1234 5610 901", "账户名称:", "云筹软件（上海）有限公司", "币种:", "人民币"])
    write.writerow(["起始日期:20260801", "截止日期:20260831", "", ""])
    write.writerow(head)
    for number, said in enumerate(ENTERPRISE):
        write.writerow([said.day, f"09:1{number}:00", said.day, "转账汇入", "", said.amount, "", said.text,
                        f"C0813{number:04d}", "网银汇款", said.payer, "", ""])  # fmt: skip
        if number == 4:
            write.writerow(
                [said.day, "09:14:01", said.day, "费用", "15.00", "", "", "汇划费", "C0813F001", "", "", "", ""]
            )
    write.writerow(["本页仅供参考，不作为入账凭证"])
    return out.getvalue().encode("gb18030")


def abroad() -> bytes:
    """A bank that writes two languages, and each line with its currency."""
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Account Activity")
        sheet.write_row(0, 0, ["Account Activity 账户活动", "", "YUNCHOU SOFTWARE (SHANGHAI) CO LTD"])
        sheet.write_row(
            2, 0,
            ["起息日", "币种", "借方金额", "贷方金额", "余额", "对方户名", "附言", "银行流水号"],
        )  # fmt: skip
        for number, said in enumerate(ABROAD):
            row = [said.day, said.currency, "", f"{D(said.amount):,.2f}", "", said.payer, said.text, f"HX{number:06d}"]
            sheet.write_row(3 + number, 0, row)
        sheet.write_row(
            3 + len(ABROAD), 0, ["2026-08-20", "CNY", "320.00", "", "", "", "ACCOUNT MAINTENANCE FEE", "HX9"]
        )
    return out.getvalue()


FILES: dict[str, tuple[str, Callable[[], bytes], list[Said]]] = {
    "网银": ("7559_20260801_20260831.csv", enterprise, ENTERPRISE),
    "外资行": ("AccountActivity.xlsx", abroad, ABROAD),
}


@pytest.mark.parametrize("source", FILES)
def test_what_is_booked_by_itself_is_what_a_person_would_book(
    cast: Cast, contracts: dict[str, Contract], as_user: type[Client], source: str
) -> None:
    parent = company_of(cast.owner, "江海金融控股集团有限公司")
    Company.objects.filter(name__in=[BANK, TRUST]).update(parent=parent)
    for number, row in enumerate(Instalment.objects.filter(contract=contracts["AT-07"]).order_by("position")):
        issue_invoice(
            row, number=f"FP2608004{number + 1}", amount=row.amount, issued_on=date(2026, 8, 1), actor=cast.finance,
            at=AT,
        )  # fmt: skip
    name, content, said = FILES[source]
    client = as_user(cast.finance)
    statement = taken(client, name, content())
    lines = list(StatementLine.objects.filter(statement=statement).order_by("row"))
    assert [(line.amount, line.currency, line.payer) for line in lines] == [
        (D(each.amount), each.currency, each.payer) for each in said
    ]
    assert statement.outgoing == 1
    truth = {line.pk: each.truth for line, each in zip(lines, said, strict=True)}
    proposed = {
        each.line.pk: [
            {f"{p.instalment.contract.number} {p.instalment.name}": p.amount for p in offer.paid}
            for offer in each.offers
        ]
        for each in considered(cast.finance, statement)
    }
    missed = [line.text for line in lines if truth[line.pk] and truth[line.pk] not in proposed[line.pk]]
    assert missed == [], "what a person would book is among what is proposed"
    client.post(reverse("bank_statement_certain", args=[statement.pk]))
    sure = {row.statement_line.pk: booked(row) for row in BankReceipt.objects.select_related("statement_line")}
    assert {key: paid for key, paid in sure.items() if paid != truth[key]} == {}, "precision of what is certain is one"

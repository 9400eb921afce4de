"""Statements of payment platforms and a city bank: read line by line, booked by itself only where nothing is open."""

from __future__ import annotations

import io
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from xlsxwriter import Workbook

from tests.cast import Cast, company_of
from tests.desk.receivables.exports import Paid, booked, taken
from yunchou.desk.contracts.models import Contract
from yunchou.desk.customers.models import Company
from yunchou.desk.receivables.models import BankReceipt, StatementLine
from yunchou.desk.receivables.statement_queries import considered

D = Decimal

ALIPAY = """#支付宝账务明细查询
#账号：[20889012345678900156]
#起始日期：[2026年08月01日 00:00:00]   终止日期：[2026年09月01日 00:00:00]
#-----------------------------------------账务明细列表----------------------------------------
账务流水号,业务流水号,商户订单号,商品名称,发生时间,对方账号,对方名称,收入金额（+元）,支出金额（-元）,账户余额（元）,交易渠道,业务类型,备注
208811001\t,2026080322001401\t,YC-2026-018\t,客服坐席首付款,2026-08-03 10:11:12,jh***@jhbank.example,江海银行股份有限公司,108000.00,0.00,1208000.00,支付宝,在线支付,
208811002\t,2026080322001402\t,\t,服务费,2026-08-03 10:11:12,,支付宝（中国）网络技术有限公司,0.00,-648.00,1207352.00,支付宝,收费,服务费[2026080322001401]
208811003\t,2026080922001403\t,AT-07\t,坐席三期一次付清,2026-08-09 16:40:00,at***@at.example,安途财产保险股份有限公司,150000.00,0.00,1357352.00,支付宝,转账,AT-07
208811004\t,2026081022001404\t,YC-2026-019\t,验收款,2026-08-10 09:00:00,xt***@jh.example,江海信讬有限责任公司,60000.00,0.00,1417352.00,支付宝,转账,YC-2026-019
208811005\t,2026081122001405\t,YC-2026-018\t,退款,2026-08-11 09:30:00,jh***@jhbank.example,江海银行股份有限公司,0.00,-8000.00,1409352.00,支付宝,退款（交易退款）,多付退回
208811006\t,2026081522001406\t,\t,,2026-08-15 00:00:00,,,0.03,0.00,1409352.03,支付宝,利息,
#-----------------------------------------账务明细列表结束------------------------------------
#支出合计：2笔，共-8648.00元
#收入合计：4笔，共318000.03元
#导出时间：[2026年09月01日 08:10:22]
"""  # noqa: E501 - as wide as the platform makes it

WECHAT = """\ufeff记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号
`2026-08-04 11:20:31,`4200002101,`1000107101,`交易,`交易,`收入,`90000.00,`590000.00,`system,`YC-2026-019 首付 江海信托,`W001
`2026-08-04 11:20:31,`4200002101,`1000107102,`扣除交易手续费,`扣除交易手续费,`支出,`540.00,`589460.00,`system,`支付手续费,`W001
`2026-08-06 08:01:00,`5030003333,`1000107103,`退款,`退款,`支出,`2000.00,`587460.00,`1230000109,`退款 AT-07,`W002
`2026-08-12 19:45:00,`4200002177,`1000107110,`交易,`交易,`收入,`50000.00,`637460.00,`system,`AT-07,`W003
资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额
`4,`2,`140000.00,`2,`2540.00
"""  # noqa: E501 - as wide as the platform makes it

CITY_ROWS: list[list[object]] = [
    ["江苏城商银行对公账户交易明细查询"],
    ["账户名称", "云筹软件（上海）有限公司", "", "账号", "3201 0155 0900 12", "", "币种", "人民币元"],
    ["查询区间：20260801-20260831"],
    ["序号", "交易日期", "发生额", "", "账户余额", "对方信息", "", "", "交易摘要", "附言"],
    ["", "", "借方", "贷方", "", "户名", "账号", "开户行", "", ""],
    ["1", "20260803", "", "360,000.00", "1,360,000.00", "江海金融控股集团有限公司", "3100 01", "江海银行总行营业部",
     "跨行转账", "付YC-2026-018首付尾款"],
    ["2", "20260806", "", "252,000.00", "1,612,000.00", "江海银行股份有限公司", "3100 06", "江海银行", "跨行转账",
     "YC-2026-018 尾款"],
    ["3", "20260807", "", "-252,000.00", "1,360,000.00", "江海银行股份有限公司", "3100 06", "江海银行", "冲账",
     "YC-2026-018 尾款"],
    ["4", "20260811", "3,000.00", "", "1,357,000.00", "江海信托有限责任公司", "3100 09", "江海银行", "退款",
     "退多付 YC-2026-019"],
    ["5", "20260812", "", "168,000.00", "1,525,000.00", "江海金融控股集团有限公司", "3100 01", "江海银行总行营业部",
     "跨行转账", "YC-2026-018、YC-2026-019"],
    ["6", "20260819", "", "90,000.00", "1,615,000.00", "江海信托有限责任公司", "3100 09", "江海银行", "跨行转账",
     "YC-2026-019首付"],
    ["7", "20260820", "", "50,000.00", "1,665,000.00", "安途财产保险股份有限公司（理赔中心）", "44021", "羊城银行",
     "跨行转账", "AT-07第二期"],
    ["借方合计", "", "3,000.00", "", "", "", "", "", "", ""],
    ["贷方合计", "", "", "668,000.00", "", "", "", "", "", ""],
]  # fmt: skip


def city() -> bytes:
    """The bank merges its title and its header of two lines."""
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("sheet1")
        for number, row in enumerate(CITY_ROWS):
            sheet.write_row(number, 0, row)
        for place in ("A1:J1", "A3:J3", "C4:D4", "F4:H4", "A4:A5", "B4:B5", "E4:E5", "I4:I5", "J4:J5"):
            first = place.split(":")[0]
            column, line = ord(first[0]) - ord("A"), int(first[1:]) - 1
            sheet.merge_range(place, CITY_ROWS[line][column])
    return out.getvalue()


FILES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "支付宝": ("20889012345678900156_202608_账务明细.csv", lambda: ALIPAY.encode("gb18030")),
    "微信支付": ("1230000109All2026-08资金账单.csv", WECHAT.encode),
    "城商行": ("对公明细.xlsx", city),
    "城商行文本": (
        "对公明细.txt",
        lambda: "\r\n".join("\t".join(map(str, row)) for row in CITY_ROWS).encode("utf-16"),
    ),
}
CITY_READ = [
    ("08-03", "360000", "江海金融控股集团有限公司"),
    ("08-12", "168000", "江海金融控股集团有限公司"),
    ("08-19", "90000", "江海信托有限责任公司"),
    ("08-20", "50000", "安途财产保险股份有限公司（理赔中心）"),
]
READ: dict[str, list[tuple[str, str, str]]] = {
    "支付宝": [
        ("08-03", "108000", "江海银行股份有限公司"),
        ("08-09", "150000", "安途财产保险股份有限公司"),
        ("08-10", "60000", "江海信讬有限责任公司"),
        ("08-15", "0.03", ""),
    ],
    "微信支付": [("08-04", "90000", ""), ("08-12", "50000", "")],
    "城商行": CITY_READ,
    "城商行文本": CITY_READ,
}
"""What came in by each file: day, amount, payer. Refunds, charges and what was reversed did not."""
RIGHT: dict[str, list[Paid]] = {
    "支付宝": [{"YC-2026-018 首付": D(108_000)}, {f"AT-07 第{n}期": D(50_000) for n in "一二三"}],
    "微信支付": [],
    "城商行": [{"YC-2026-019 首付": D(90_000)}],
    "城商行文本": [{"YC-2026-019 首付": D(90_000)}],
}
"""What may be booked without asking. A name that is mistyped, a parent, a branch, nobody: of all that somebody is
asked."""
OUTGOING = {"支付宝": 2, "微信支付": 2, "城商行": 2, "城商行文本": 2}


@pytest.mark.parametrize("source", FILES)
def test_what_is_booked_by_itself_is_right_and_the_rest_is_proposed(
    cast: Cast, contracts: dict[str, Contract], as_user: type[Client], source: str
) -> None:
    parent = company_of(cast.owner, "江海金融控股集团有限公司")
    Company.objects.filter(name__in=["江海银行股份有限公司", "江海信托有限责任公司"]).update(parent=parent)
    client = as_user(cast.finance)
    name, content = FILES[source]
    statement = taken(client, name, content())
    lines = list(StatementLine.objects.filter(statement=statement).order_by("row"))
    read = [
        (f"{line.booked_on:%m-%d}", line.amount, line.payer.replace("(", "（").replace(")", "）")) for line in lines
    ]
    assert read == [(day, D(amount), payer) for day, amount, payer in READ[source]]
    assert statement.outgoing == OUTGOING[source]
    client.post(reverse("bank_statement_certain", args=[statement.pk]))
    wrong = [paid for paid in map(booked, BankReceipt.objects.all()) if paid not in RIGHT[source]]
    assert wrong == [], "precision of what is booked by itself is one"
    for each in considered(cast.finance, statement):
        assert each.offers or each.line.amount < 1, f"nothing is proposed for {each.line.payer} {each.line.text}"


def test_a_parents_line_is_proposed_for_the_companies_whose_papers_it_names(
    cast: Cast, contracts: dict[str, Contract], as_user: type[Client]
) -> None:
    parent = company_of(cast.owner, "江海金融控股集团有限公司")
    Company.objects.filter(name__in=["江海银行股份有限公司", "江海信托有限责任公司"]).update(parent=parent)
    statement = taken(as_user(cast.finance), *[FILES["城商行"][0], city()])
    best = {each.line.row: each.offers[0] for each in considered(cast.finance, statement) if each.offers}
    whole = {str(paid.instalment.contract): paid.amount for paid in best[10].paid}
    assert whole == {"YC-2026-018": D(108_000), "YC-2026-019": D(60_000)}
    assert {paid.instalment.name: paid.amount for paid in best[6].paid} == {"首付": D(108_000), "尾款": D(252_000)}

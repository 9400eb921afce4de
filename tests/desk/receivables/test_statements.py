"""A statement's lines become receipts: the certain ones at once, the others one by one, none of them twice."""

import io
from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from xlsxwriter import Workbook

from tests.cast import AT, Cast
from tests.fingerprint import fingerprint
from yunchou.desk.contracts.operations import draw_up
from yunchou.desk.errors import Conflict, Invalid, Refused
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.receivables.cash import withdraw_receipt
from yunchou.desk.receivables.models import Allocation, BankReceipt, BankStatement, Instalment, StatementLine
from yunchou.desk.receivables.operations import plan_by_shares
from yunchou.desk.receivables.statements import (
    Incoming,
    accept,
    accept_certain,
    record_line,
    set_aside,
    take_statement,
    take_up_again,
)
from yunchou.playbook.pipeline.stages import Standing

FIRST, REST = Decimal("108000.00"), Decimal("252000.00")
DAY = date(2026, 9, 1)


@pytest.fixture
def first(cast: Cast) -> Instalment:
    terms = {
        "number": "YC-2026-018",
        "title": "坐席采购",
        "amount": FIRST + REST,
        "currency": "CNY",
        "first_payment": FIRST,
    }
    contract = draw_up(cast.deal, terms, actor=cast.owner, at=AT)
    shares = [("首付", Decimal(30), DAY), ("尾款", Decimal(70), date(2026, 12, 1))]
    return plan_by_shares(contract, shares, actor=cast.owner, at=AT)[0]


def line(row: int = 2, amount: Decimal = FIRST, **said: str) -> Incoming:
    told = {"payer": "江海银行", "reference": f"H{row}", "text": "YC-2026-018 首付", "currency": "CNY", **said}
    return Incoming(row=row, booked_on=DAY, amount=amount, **told)


def take(cast: Cast, *lines: Incoming, digest: str = "a") -> BankStatement:
    return take_statement("11月.csv", digest, lines, outgoing=1, unread=[], actor=cast.finance, at=AT)


def one(statement: BankStatement) -> StatementLine:
    return statement.lines.get()


def test_the_certain_lines_are_recorded_together_and_win_the_deal(cast: Cast, first: Instalment) -> None:
    statement = take(cast, line(), line(3, Decimal("17.20"), payer="", text="利息"))
    assert accept_certain(statement, actor=cast.finance, at=AT) == 1
    share = Allocation.objects.get()
    assert (share.instalment, share.amount, share.receipt.bank_reference) == (first, FIRST, "H2")
    assert Opportunity.objects.get(pk=cast.deal.pk).standing is Standing.WON
    assert [each.waits for each in statement.lines.all()] == [False, True]


def test_the_same_statement_twice_changes_nothing(cast: Cast, first: Instalment) -> None:
    statement = take(cast, line())
    accept_certain(statement, actor=cast.finance, at=AT)
    before = fingerprint()
    assert take(cast, line()) == statement
    assert accept_certain(statement, actor=cast.finance, at=AT) == 0
    assert fingerprint() == before


def test_of_a_longer_statement_only_what_is_new_is_taken(cast: Cast, first: Instalment) -> None:
    take(cast, line())
    longer = take(cast, line(5), line(2), digest="b")
    assert (one(longer).row, longer.known_before) == (5, 1)


def test_a_receipt_recorded_by_hand_before_is_recognised(cast: Cast, first: Instalment) -> None:
    earlier = take(cast, line())
    accept_certain(earlier, actor=cast.finance, at=AT)
    receipt = BankReceipt.objects.get()
    StatementLine.objects.all().delete()
    again = take(cast, line(9, reference="H2"), digest="b")
    assert one(again).receipt == receipt


def test_a_line_is_accepted_as_proposed_and_only_once(cast: Cast, first: Instalment) -> None:
    statement = take(cast, line(text="货款"))
    key = f"{cast.company.pk}-{first.pk}:{FIRST}"
    accept(one(statement), key, actor=cast.finance, at=AT)
    assert Allocation.objects.get().amount == FIRST
    with pytest.raises(Conflict):
        accept(one(statement), key, actor=cast.finance, at=AT)


def test_a_proposal_that_no_longer_holds_is_not_taken(cast: Cast, first: Instalment) -> None:
    statement = take(cast, line(text="货款"), line(3, text="货款"))
    key = f"{cast.company.pk}-{first.pk}:{FIRST}"
    accept(statement.lines.get(row=2), key, actor=cast.finance, at=AT)
    before = fingerprint()
    with pytest.raises(Conflict):
        accept(statement.lines.get(row=3), key, actor=cast.finance, at=AT)
    assert fingerprint() == before


def test_by_hand_a_line_pays_what_finance_says(cast: Cast, first: Instalment) -> None:
    statement = take(cast, line(amount=FIRST + 5, payer="张某", text=""))
    record_line(one(statement), cast.company, {first.pk: FIRST}, actor=cast.finance, at=AT)
    assert BankReceipt.objects.get().amount == FIRST + 5


def test_a_withdrawn_receipt_lets_its_line_wait_again(cast: Cast, first: Instalment) -> None:
    statement = take(cast, line())
    accept_certain(statement, actor=cast.finance, at=AT)
    withdraw_receipt(BankReceipt.objects.get(), reason="录错", seen_version=1, actor=cast.finance, at=AT)
    assert one(statement).waits
    assert accept_certain(statement, actor=cast.finance, at=AT) == 1


def test_what_is_no_payment_is_set_aside_with_a_reason_and_taken_up_again(cast: Cast) -> None:
    waiting = one(take(cast, line(payer="", text="利息")))
    with pytest.raises(Invalid):
        set_aside(waiting, " ", actor=cast.finance, at=AT)
    set_aside(waiting, "利息", actor=cast.finance, at=AT)
    waiting.refresh_from_db()
    assert not waiting.waits
    take_up_again(waiting, actor=cast.finance, at=AT)
    waiting.refresh_from_db()
    assert waiting.waits


def test_vouchers_numbered_over_and_over_do_not_collide(cast: Cast, first: Instalment) -> None:
    statement = take(cast, line(2, Decimal(1), reference="0001"), line(3, Decimal(2), reference="0001"))
    for each in statement.lines.all():
        record_line(each, cast.company, {}, actor=cast.finance, at=AT)
    assert BankReceipt.objects.count() == 2


def test_money_of_another_currency_pays_nothing(cast: Cast, first: Instalment) -> None:
    statement = take(cast, line(currency="USD"))
    assert accept_certain(statement, actor=cast.finance, at=AT) == 0
    with pytest.raises(Invalid):
        record_line(one(statement), cast.company, {first.pk: FIRST}, actor=cast.finance, at=AT)


def test_a_statement_from_the_future_is_refused(cast: Cast) -> None:
    late = Incoming(row=2, booked_on=date(2027, 1, 1), amount=FIRST, currency="CNY", payer="", reference="", text="")
    with pytest.raises(Invalid):
        take(cast, late)


@pytest.mark.parametrize("who", ["owner", "manager", "executive", "administrator"])
def test_only_finance_takes_and_decides(cast: Cast, first: Instalment, who: str) -> None:
    statement = take(cast, line())
    actor, before = getattr(cast, who), fingerprint()
    with pytest.raises(Refused):
        take_statement("x.csv", "z", [line(7)], outgoing=0, unread=[], actor=actor, at=AT)
    with pytest.raises(Refused):
        accept_certain(statement, actor=actor, at=AT)
    with pytest.raises(Refused):
        set_aside(one(statement), "利息", actor=actor, at=AT)
    assert fingerprint() == before


def upload(client: Client, rows: str, name: str = "11月.csv") -> object:
    file = SimpleUploadedFile(name, rows.encode("gb18030"))
    return client.post(reverse("bank_statements"), {"file": file}, follow=True)


ROWS = (
    "某某银行\n日期,金额,对方户名,附言,流水号\n20260901,108000.00,江海银行,YC-2026-018,H1\n20260901,300,江海银行,,H2\n"
)


def test_from_the_file_to_the_cash_on_the_pages(
    cast: Cast, first: Instalment, as_user: type[Client], django_assert_max_num_queries: object
) -> None:
    client = as_user(cast.finance)
    page = upload(client, ROWS + "20260903,五百,江海银行,,H3\n").content.decode()  # type: ignore[attr-defined]
    assert "入账这 1 笔" in page
    assert "第 5 行" in page
    statement = BankStatement.objects.get()
    with django_assert_max_num_queries(26):  # type: ignore[operator]
        client.get(reverse("bank_statement", args=[statement.pk]))
    shown = client.post(reverse("bank_statement_certain", args=[statement.pk]), follow=True).content.decode()
    assert "已入账 1 笔" in shown
    rest = statement.lines.get(row=4)
    assert "江海银行" in client.get(reverse("statement_line", args=[rest.pk]), {"q": "江海"}).content.decode()
    address = reverse("statement_line_shares", args=[rest.pk, cast.company.pk])
    last = Instalment.objects.get(position=2)
    assert f'name="share-{last.pk}" value="300"' in client.get(address).content.decode()
    assert client.post(address, {f"share-{last.pk}": "300"}).status_code == 302
    assert BankReceipt.objects.count() == 2


def test_a_bomb_of_a_workbook_is_refused_before_it_is_read(cast: Cast, as_user: type[Client]) -> None:
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        book.add_worksheet().write(1_000_000, 3, "x")
    answer = as_user(cast.finance).post(
        reverse("bank_statements"), {"file": SimpleUploadedFile("b.xlsx", out.getvalue())}
    )
    assert answer.status_code == 422
    assert not BankStatement.objects.exists()

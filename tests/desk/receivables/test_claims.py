"""What is owed: promises and disputes on the page, the board, the ages, the workbook; plans from terms."""

import io
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook

from tests.cast import AT, Cast, company_of, deal_of
from tests.fingerprint import fingerprint
from yunchou.desk.cockpit.queries import assess_deal
from yunchou.desk.contracts.models import Contract
from yunchou.desk.contracts.operations import draw_up
from yunchou.desk.errors import Invalid, Refused
from yunchou.desk.identity.models import RightAssignment
from yunchou.desk.identity.roles import Right
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.opportunities.rows import add_row
from yunchou.desk.receivables.ageing import ageing, in_band, read, totals
from yunchou.desk.receivables.board import board_of
from yunchou.desk.receivables.cash import record_receipt
from yunchou.desk.receivables.claims import DISPUTE, PROMISE
from yunchou.desk.receivables.models import Instalment, PaymentDispute, PaymentPromise
from yunchou.desk.receivables.operations import issue_invoice, plan_instalment, plan_periods
from yunchou.playbook.receivables.ageing import band
from yunchou.playbook.receivables.terms import AgeBand, CollectionState, DisputeKind, InstalmentKind, InvoiceKind

TODAY = AT.date()
ALL = Decimal("360000.00")


@pytest.fixture
def contract(cast: Cast) -> Contract:
    terms = {"number": "YC-2026-018", "title": "坐席采购", "amount": ALL, "currency": "CNY"}
    return draw_up(cast.deal, terms, actor=cast.owner, at=AT)


def plan(cast: Cast, contract: Contract, amount: int, late: int, **more: Any) -> Instalment:
    due = TODAY - timedelta(days=late)
    return plan_instalment(
        contract, name=f"{late}", amount=Decimal(amount), due_on=due, actor=cast.owner, at=AT, **more
    )


def promise(cast: Cast, about: Instalment, given: int, due: int, **more: Any) -> PaymentPromise:
    values = {
        "instalment": about, "given_on": TODAY - timedelta(days=given), "due_on": TODAY - timedelta(days=due), **more,
    }  # fmt: skip
    return add_row(PROMISE, cast.deal, values, actor=cast.owner, at=AT)


def dispute(cast: Cast, about: Instalment, **more: Any) -> PaymentDispute:
    values = {"instalment": about, "kind": DisputeKind.AMOUNT, "raised_on": TODAY, "what": "少开了坐席", **more}
    return add_row(DISPUTE, cast.deal, values, actor=cast.owner, at=AT)


def pay(cast: Cast, about: Instalment, amount: int, ago: int) -> None:
    record_receipt(
        cast.company, bank_reference=f"B{about.pk}-{ago}", payer="江海银行", amount=Decimal(amount), currency="CNY",
        received_on=TODAY - timedelta(days=ago), note="", shares={about.pk: Decimal(amount)}, actor=cast.finance, at=AT,
    )  # fmt: skip


def columns(cast: Cast) -> dict[CollectionState, list[str]]:
    return {c.state: [card.instalment.name for card in c.cards] for c in board_of(cast.owner, today=TODAY).columns}


def test_the_board_says_of_each_claim_what_it_waits_for(cast: Cast, contract: Contract) -> None:
    late, broken, promised, kept, disputed, soon = (plan(cast, contract, 100, n) for n in (40, 39, 38, 37, 36, -5))
    later = plan(cast, contract, 100, -90)
    promise(cast, broken, 20, 10)
    promise(cast, promised, 20, -1)
    promise(cast, kept, 20, 5, amount=Decimal(60))
    pay(cast, kept, 60, 6)
    dispute(cast, disputed)
    assert columns(cast) == {
        CollectionState.DISPUTED: [disputed.name],
        CollectionState.BROKEN: [broken.name],
        CollectionState.OVERDUE: [late.name, kept.name],
        CollectionState.PROMISED: [promised.name],
        CollectionState.SOON: [soon.name],
        CollectionState.LATER: [],
    }
    board = board_of(cast.owner, today=TODAY)
    last = board.columns[-1]
    assert (last.count, last.money) == (1, {"CNY": later.amount})
    assert {c.state: c for c in board.columns}[CollectionState.OVERDUE].money == {"CNY": Decimal(140)}
    assert all(not column.count for column in board_of(cast.stranger, today=TODAY).columns)


def test_a_settled_dispute_lets_the_claim_age_again(cast: Cast, contract: Contract) -> None:
    dispute(cast, plan(cast, contract, 100, 3), settled_on=TODAY, outcome="补开坐席，客户书面确认")
    assert columns(cast)[CollectionState.OVERDUE] == ["3"]


@pytest.mark.parametrize(
    ("kind", "values", "field"),
    [
        (PROMISE, {"given_on": TODAY + timedelta(days=1), "due_on": TODAY + timedelta(days=2)}, "given_on"),
        (PROMISE, {"given_on": TODAY, "due_on": TODAY - timedelta(days=1)}, "due_on"),
        (DISPUTE, {"raised_on": TODAY, "what": "x", "settled_on": TODAY}, "outcome"),
        (
            DISPUTE,
            {"raised_on": TODAY, "what": "x", "settled_on": TODAY - timedelta(days=1), "outcome": "y"},
            "settled_on",
        ),
        (DISPUTE, {"raised_on": TODAY, "what": ""}, "what"),
    ],
)
def test_what_cannot_have_been_said_is_refused(
    cast: Cast, contract: Contract, kind: Any, values: dict[str, Any], field: str
) -> None:
    about = plan(cast, contract, 100, 3)
    before = fingerprint()
    with pytest.raises(Invalid) as refusal:
        add_row(kind, cast.deal, {"instalment": about, **values}, actor=cast.owner, at=AT)
    assert field in refusal.value.fields
    assert fingerprint() == before


def test_a_promise_about_another_deal_is_refused_and_so_is_a_reader(cast: Cast, contract: Contract) -> None:
    foreign = deal_of(cast.stranger, company_of(cast.stranger, "别家"))
    terms = {"number": "X-1", "title": "别家", "amount": ALL, "currency": "CNY"}
    other = draw_up(foreign, terms, actor=cast.stranger, at=AT)
    about = plan_instalment(other, name="款", amount=ALL, due_on=TODAY, actor=cast.stranger, at=AT)
    with pytest.raises(Invalid):
        promise(cast, about, 1, 0)
    mine = plan(cast, contract, 100, 3)
    values = {"instalment": mine, "given_on": TODAY, "due_on": TODAY}
    with pytest.raises(Refused):
        add_row(PROMISE, cast.deal, values, actor=cast.reader, at=AT)


def test_the_method_hears_of_promises_and_disputes(cast: Cast, contract: Contract) -> None:
    promise(cast, plan(cast, contract, 100, 30), 20, 10)
    dispute(cast, plan(cast, contract, 100, 20))
    rules = {move.rule for move in assess_deal(cast.deal.pk, TODAY).advice}
    assert {"broken_promise_is_raised", "disputed_money_is_settled_first"} <= rules


def test_ages_add_up_in_each_currency_and_retention_stands_apart(cast: Cast, contract: Contract) -> None:
    for late, amount in ((-3, 1), (0, 2), (1, 4), (30, 8), (31, 16), (90, 32), (91, 64), (181, 128)):
        plan(cast, contract, amount, late)
    plan(cast, contract, 256, -400, kind=InstalmentKind.RETENTION)
    plan(cast, contract, 512, 5, kind=InstalmentKind.RETENTION)
    dollars = deal_of(cast.owner, cast.company, "海外")
    terms = {"number": "US-1", "title": "海外", "amount": Decimal(9), "currency": "USD"}
    abroad = draw_up(dollars, terms, actor=cast.owner, at=AT)
    plan_instalment(abroad, name="款", amount=Decimal(9), due_on=TODAY, actor=cast.owner, at=AT)
    yuan, dollar = sorted(read(ageing(cast.owner, today=TODAY)), key=lambda row: row.currency)
    assert {band: int(sum_) for band, sum_ in yuan.bands.items()} == {
        AgeBand.NOT_DUE: 3, AgeBand.TO_30: 12 + 512, AgeBand.TO_60: 16, AgeBand.TO_90: 32, AgeBand.TO_180: 64,
        AgeBand.OVER_180: 128,
    }  # fmt: skip
    assert (yuan.retained, yuan.owed, dollar.owed) == (256, 1023, 9)
    assert [row.owed for row in totals(cast.owner, today=TODAY)] == [1023, 9]
    assert read(ageing(cast.stranger, today=TODAY)) == []


def test_the_bands_of_the_list_are_those_of_the_playbook(cast: Cast, contract: Contract) -> None:
    for late in (-1, 0, 1, 30, 31, 60, 61, 90, 91, 180, 181):
        row = plan(cast, contract, 1, late)
        found = [each for each in AgeBand if Instalment.objects.filter(in_band(each, TODAY), pk=row.pk).exists()]
        assert found == [band(row.due_on, TODAY)]


def test_periods_share_what_is_unplanned_to_the_cent(cast: Cast, contract: Contract) -> None:
    plan(cast, contract, 60_000, 0)
    terms = {"name": "月费", "count": 7, "first_on": date(2026, 10, 31), "months": 1}
    rows = plan_periods(contract, **terms, actor=cast.owner, at=AT)
    assert sum(row.amount for row in rows) == Decimal(300_000)
    assert (rows[1].due_on, rows[-1].name, rows[0].kind) == (date(2026, 11, 30), "月费 7/7", InstalmentKind.PERIODIC)
    with pytest.raises(Invalid):
        plan_periods(contract, **terms, actor=cast.owner, at=AT)


def test_a_special_invoice_names_the_buyer(cast: Cast, contract: Contract) -> None:
    row = plan(cast, contract, 100, 0)
    told: dict[str, Any] = {
        "amount": Decimal(10),
        "issued_on": TODAY,
        "kind": InvoiceKind.SPECIAL,
        "actor": cast.finance,
    }
    with pytest.raises(Invalid) as refusal:
        issue_invoice(row, number="F1", **told, at=AT)
    assert set(refusal.value.fields) == {"tax_number"}
    invoice = issue_invoice(row, number="F1", title="江海银行", tax_number="91310000ma1k3x7q5w", **told, at=AT)
    assert invoice.tax_number == "91310000MA1K3X7Q5W"


def test_the_pages_show_all_of_it(
    cast: Cast, contract: Contract, as_user: type[Client], django_assert_max_num_queries: Any
) -> None:
    today = timezone.localdate()
    late = plan_instalment(
        contract, name="首付", amount=Decimal(100), due_on=today - timedelta(days=9), actor=cast.owner, at=AT
    )
    client = as_user(cast.owner)
    address = reverse("receivables_row_new", args=[cast.deal.pk, "promises"])
    assert "selected>首付" in client.get(address, {"instalment": late.pk}).content.decode()
    given = {"instalment": late.pk, "given_on": today - timedelta(days=3), "due_on": today - timedelta(days=1)}
    assert client.post(address, given).status_code == 302
    address = reverse("receivables_row_new", args=[cast.deal.pk, "disputes"])
    assert client.post(address, {"instalment": late.pk, "kind": "amount", "raised_on": today}).status_code == 422
    told = {"instalment": late.pk, "kind": "amount", "raised_on": today, "what": "少开了 <b>坐席</b>"}
    assert client.post(address, told).status_code == 302
    with django_assert_max_num_queries(30):
        page = client.get(reverse("receivables", args=[cast.deal.pk])).content.decode()
    assert "落空 1 次" in page
    assert "少开了 &lt;b&gt;坐席" in page
    with django_assert_max_num_queries(22):
        board = client.get(reverse("collections_board")).content.decode()
    assert "逾期 9 天" in board
    with django_assert_max_num_queries(14):
        assert "¥100" in client.get(reverse("collections_ageing")).content.decode()
    terms = client.get(reverse("instalment_shares", args=[cast.deal.pk]), {"terms": "3:6:1"}).content.decode()
    assert 'name="share-2" value="60' in terms
    assert client.get(reverse("instalment_shares", args=[cast.deal.pk]), {"terms": "30/60"}).status_code == 200


def test_the_workbook_needs_the_right_and_leaves_a_line(cast: Cast, contract: Contract, as_user: type[Client]) -> None:
    plan(cast, contract, 100, 9)
    address = reverse("collections_export")
    assert as_user(cast.owner).get(address).status_code == 403
    RightAssignment.objects.create(user=cast.owner, right=Right.EXPORT, given_at=AT)
    content = as_user(cast.owner).get(address).content
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    ages, lines = (book.get_sheet_by_name(name).to_python() for name in book.sheet_names)
    assert ages[1][:2] == ["江海银行", "CNY"]
    assert lines[1][5:7] == [100.0, 100.0]
    assert JournalEntry.objects.filter(kind="collections.exported", actor=cast.owner).count() == 1

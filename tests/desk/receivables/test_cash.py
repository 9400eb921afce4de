"""Nothing is won before the money is on our account, and every yuan of it is accounted for (P83)."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cast import AT, Cast, company_of, deal_of
from tests.fingerprint import fingerprint
from yunchou.desk.contracts.models import Contract
from yunchou.desk.contracts.operations import draw_up
from yunchou.desk.errors import Conflict, Invalid, Refused
from yunchou.desk.opportunities.models import StandingChange
from yunchou.desk.receivables.cash import allocate, left_of, record_receipt, withdraw_receipt
from yunchou.desk.receivables.models import BankReceipt, Instalment
from yunchou.desk.receivables.operations import issue_invoice, paid_on, plan_by_shares, shares_of
from yunchou.desk.receivables.queries import with_money
from yunchou.playbook.pipeline.stages import Standing

FIRST, REST = Decimal("108000.00"), Decimal("252000.00")
DUE = date(2026, 10, 1)


@pytest.fixture
def contract(cast: Cast) -> Contract:
    terms = {
        "number": "YC-1",
        "title": "坐席采购",
        "amount": FIRST + REST,
        "currency": "CNY",
        "first_payment": FIRST,
    }
    contract = draw_up(cast.deal, terms, actor=cast.owner, at=AT)
    plan_by_shares(contract, [("首付", Decimal(30), DUE), ("尾款", Decimal(70), DUE)], actor=cast.owner, at=AT)
    return contract


@pytest.fixture
def first(contract: Contract) -> Instalment:
    return Instalment.objects.get(contract=contract, position=1)


@pytest.fixture
def rest(contract: Contract) -> Instalment:
    return Instalment.objects.get(contract=contract, position=2)


def receive(cast: Cast, amount: Decimal, shares: dict[int, Decimal], **other: Any) -> BankReceipt:
    details: dict[str, Any] = {
        "bank_reference": "B-1",
        "payer": "江海银行",
        "currency": "CNY",
        "received_on": AT.date(),
        "note": "",
        "actor": cast.finance,
        **other,
    }
    return record_receipt(cast.company, amount=amount, shares=shares, at=AT, **details)


def standing(cast: Cast) -> Standing:
    cast.deal.refresh_from_db()
    return cast.deal.standing


def test_the_agreed_first_payment_on_our_account_wins_the_deal(cast: Cast, first: Instalment) -> None:
    receive(cast, FIRST, {first.pk: FIRST})
    assert standing(cast) is Standing.WON
    assert StandingChange.objects.get().standing is Standing.WON


def test_a_short_payment_does_not(cast: Cast, first: Instalment) -> None:
    receive(cast, FIRST - 1, {first.pk: FIRST - 1})
    assert standing(cast) is Standing.OPEN
    receive(cast, Decimal(1), {first.pk: Decimal(1)}, bank_reference="B-2")
    assert standing(cast) is Standing.WON


def test_money_that_pays_nothing_yet_wins_nothing(cast: Cast, first: Instalment) -> None:
    receipt = receive(cast, FIRST, {})
    assert standing(cast) is Standing.OPEN
    allocate(receipt, {first.pk: FIRST}, actor=cast.finance, at=AT)
    assert standing(cast) is Standing.WON


def test_one_receipt_pays_several_instalments_and_the_rest_stays_visible(
    cast: Cast, first: Instalment, rest: Instalment
) -> None:
    receipt = receive(cast, FIRST + REST + 5, {first.pk: FIRST, rest.pk: REST})
    assert (paid_on(first), paid_on(rest), left_of(receipt)) == (FIRST, REST, Decimal(5))


def test_a_withdrawn_receipt_opens_the_deal_again_and_frees_its_reference(cast: Cast, first: Instalment) -> None:
    receipt = receive(cast, FIRST, {first.pk: FIRST})
    withdraw_receipt(receipt, reason="录错客户", seen_version=1, actor=cast.finance, at=AT)
    assert standing(cast) is Standing.OPEN
    assert paid_on(first) == 0
    receive(cast, FIRST, {first.pk: FIRST})
    assert standing(cast) is Standing.WON


def test_a_receipt_is_withdrawn_once(cast: Cast, first: Instalment) -> None:
    receipt = receive(cast, FIRST, {first.pk: FIRST})
    withdraw_receipt(receipt, reason="录错", seen_version=1, actor=cast.finance, at=AT)
    before = fingerprint()
    with pytest.raises(Conflict):
        withdraw_receipt(receipt, reason="录错", seen_version=1, actor=cast.finance, at=AT)
    assert fingerprint() == before


@pytest.mark.parametrize(
    "who", ["owner", "teammate", "manager", "stranger", "executive", "compliance", "administrator", "reader"]
)
def test_only_finance_records_money(cast: Cast, first: Instalment, who: str) -> None:
    before = fingerprint()
    with pytest.raises(Refused):
        receive(cast, FIRST, {first.pk: FIRST}, actor=getattr(cast, who))
    assert fingerprint() == before
    assert standing(cast) is Standing.OPEN


def test_a_bank_reference_is_recorded_once(cast: Cast, first: Instalment) -> None:
    receive(cast, Decimal(1), {})
    before = fingerprint()
    with pytest.raises(Invalid) as refusal:
        receive(cast, Decimal(1), {})
    assert set(refusal.value.fields) == {"bank_reference"}
    assert fingerprint() == before


@pytest.mark.parametrize(
    ("share", "other"),
    [
        (FIRST + 1, {}),
        (Decimal(-1), {}),
        (FIRST, {"currency": "USD"}),
        (FIRST, {"amount": FIRST - 1}),
    ],
)
def test_shares_that_cannot_be_are_refused_whole(
    cast: Cast, first: Instalment, share: Decimal, other: dict[str, Any]
) -> None:
    before = fingerprint()
    with pytest.raises(Invalid):
        receive(cast, other.pop("amount", FIRST * 2), {first.pk: share}, **other)
    assert fingerprint() == before


def test_another_customers_instalment_cannot_be_paid(cast: Cast, first: Instalment) -> None:
    other = company_of(cast.stranger, "别家")
    deal = deal_of(cast.stranger, other)
    terms = {"number": "YC-2", "title": "别家", "amount": Decimal(10), "currency": "CNY"}
    foreign = draw_up(deal, terms, actor=cast.stranger, at=AT)
    plan_by_shares(foreign, [("全款", Decimal(100), DUE)], actor=cast.stranger, at=AT)
    with pytest.raises(Invalid):
        receive(cast, FIRST, {foreign.instalments.get().pk: Decimal(10)})


def test_money_from_the_future_is_refused(cast: Cast, contract: Contract) -> None:
    with pytest.raises(Invalid):
        receive(cast, FIRST, {}, received_on=AT.date() + timedelta(days=1))


def test_invoices_never_exceed_their_instalment(cast: Cast, first: Instalment) -> None:
    issue_invoice(first, number="F-1", amount=FIRST - 1, issued_on=AT.date(), actor=cast.finance, at=AT)
    with pytest.raises(Invalid):
        issue_invoice(first, number="F-2", amount=Decimal(2), issued_on=AT.date(), actor=cast.finance, at=AT)


@settings(suppress_health_check=[HealthCheck.too_slow])  # a busy machine draws slowly; nothing here depends on it
@given(
    amount=st.decimals(min_value="0.05", max_value="99999999.99", places=2),
    cuts=st.lists(st.integers(1, 99), max_size=3, unique=True),
)
def test_shares_of_any_amount_add_up_exactly(amount: Decimal, cuts: list[int]) -> None:
    points = [0, *sorted(cuts), 100]
    shares = [Decimal(b - a) for a, b in pairwise(points)]
    parts = shares_of(amount, shares)
    assert sum(parts) == amount
    assert all(abs(part - amount * share / 100) < 1 for part, share in zip(parts, shares, strict=True))


# Added as floating numbers the middle parts leave 3.6e-12 yuan open.
PARTS = [Decimal("0.01"), Decimal("0.01"), Decimal("69999.99"), Decimal("37999.99")]


@pytest.mark.parametrize(("parts", "open_rows"), [(PARTS, 1), (PARTS[1:], 2)])
def test_an_instalment_paid_in_parts_is_paid_once_the_last_cent_came(
    cast: Cast, first: Instalment, parts: list[Decimal], open_rows: int
) -> None:
    assert sum(PARTS) == FIRST
    for number, part in enumerate(parts):
        receive(cast, part, {first.pk: part}, bank_reference=f"B-{number}")
    rows = with_money(Instalment.objects.all())
    assert rows.filter(outstanding__gt=0).count() == open_rows
    left = FIRST - sum(parts)
    assert rows.get(pk=first.pk).outstanding == left
    assert standing(cast) is (Standing.OPEN if left else Standing.WON)

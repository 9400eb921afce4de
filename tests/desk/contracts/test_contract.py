"""A contract is drawn up once, amended with care, signed by a date, and its signature wins nothing."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from tests.cast import AT, Cast
from tests.fingerprint import fingerprint
from yunchou.desk.contracts.models import Contract
from yunchou.desk.contracts.operations import amend, draw_up
from yunchou.desk.errors import Conflict, Invalid, NotThere, Refused
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.negotiation.signing import sign
from yunchou.desk.receivables.operations import plan_instalment
from yunchou.playbook.pipeline.stages import Standing

TERMS: dict[str, Any] = {
    "number": "YC-2026-001",
    "title": "江海银行客服坐席采购",
    "amount": Decimal("360000.00"),
    "currency": "CNY",
    "seats": 300,
    "first_payment": Decimal("108000.00"),
}


@pytest.fixture
def contract(cast: Cast) -> Contract:
    return draw_up(cast.deal, TERMS, actor=cast.owner, at=AT)


def test_drawing_up_writes_the_contract_and_one_journal_line(cast: Cast, contract: Contract) -> None:
    line = JournalEntry.objects.get(kind="contract.drawn_up")
    assert line.opportunity_id == cast.deal.pk
    assert line.changes["amount"] == [None, "360000.00"]


@pytest.mark.parametrize("who", ["stranger", "compliance"])
def test_who_may_not_see_the_deal_does_not_learn_that_it_exists(cast: Cast, who: str) -> None:
    before = fingerprint()
    with pytest.raises(NotThere):
        draw_up(cast.deal, TERMS, actor=getattr(cast, who), at=AT)
    assert fingerprint() == before


@pytest.mark.parametrize("who", ["teammate", "executive", "reader", "administrator"])
def test_who_may_only_look_is_refused(cast: Cast, who: str) -> None:
    before = fingerprint()
    with pytest.raises(Refused):
        draw_up(cast.deal, TERMS, actor=getattr(cast, who), at=AT)
    assert fingerprint() == before


@pytest.mark.parametrize("who", ["manager", "finance"])
def test_leader_and_finance_may_draw_it_up(cast: Cast, who: str) -> None:
    assert draw_up(cast.deal, TERMS, actor=getattr(cast, who), at=AT).pk


def test_a_second_contract_for_one_deal_is_refused(cast: Cast, contract: Contract) -> None:
    before = fingerprint()
    with pytest.raises(Invalid):
        draw_up(cast.deal, {**TERMS, "number": "YC-2026-002"}, actor=cast.owner, at=AT)
    assert fingerprint() == before


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("amount", Decimal(0)),
        ("first_payment", Decimal("360000.01")),
        ("ends_on", date(2026, 1, 1)),
    ],
)
def test_terms_that_contradict_each_other_are_refused_by_field(
    cast: Cast, contract: Contract, field: str, value: object
) -> None:
    values = {**TERMS, "starts_on": date(2026, 10, 1), field: value}
    with pytest.raises(Invalid) as refusal:
        amend(contract, values, seen_version=1, actor=cast.owner, at=AT)
    assert set(refusal.value.fields) == {field}


def test_the_amount_cannot_fall_below_what_is_planned(cast: Cast, contract: Contract) -> None:
    plan_instalment(contract, name="首付", amount=Decimal(200000), due_on=date(2026, 10, 1), actor=cast.owner, at=AT)
    with pytest.raises(Invalid):
        amend(
            contract,
            {"amount": Decimal(199999), "first_payment": None},
            seen_version=1,
            actor=cast.owner,
            at=AT,
        )
    amend(contract, {"amount": Decimal(200000), "first_payment": None}, seen_version=1, actor=cast.owner, at=AT)


def test_a_signed_contract_does_not_win_the_deal(cast: Cast, contract: Contract) -> None:
    sign(contract, signed_on=AT.date(), seen_version=1, actor=cast.owner, at=AT)
    cast.deal.refresh_from_db()
    assert cast.deal.standing is Standing.OPEN


def test_a_signature_in_the_future_is_refused(cast: Cast, contract: Contract) -> None:
    with pytest.raises(Invalid):
        sign(contract, signed_on=AT.date() + timedelta(days=1), seen_version=1, actor=cast.owner, at=AT)


def test_two_people_amending_lose_nothing(cast: Cast, contract: Contract) -> None:
    stale = Contract.objects.get(pk=contract.pk)
    amend(contract, {"title": "甲"}, seen_version=1, actor=cast.owner, at=AT)
    before = fingerprint()
    with pytest.raises(Conflict) as refusal:
        amend(stale, {"title": "乙"}, seen_version=1, actor=cast.manager, at=AT)
    assert (refusal.value.differences[0].stored, refusal.value.differences[0].sent) == ("甲", "乙")
    assert fingerprint() == before

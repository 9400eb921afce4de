"""The day of a payment that was signed is moved by an amendment with its leave; the day as signed stays to be seen."""

import io
import re
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate
from python_calamine import CalamineWorkbook

from tests.cast import AT, Cast
from tests.desk.contracts.papers import contract_of
from tests.fingerprint import fingerprint
from yunchou.desk.approvals.operations import decide
from yunchou.desk.contracts.amending import drop_amendment
from yunchou.desk.contracts.models import Amendment, Contract
from yunchou.desk.contracts.operations import amend
from yunchou.desk.contracts.queries import agreed_on
from yunchou.desk.errors import Conflict, Invalid, NotThere, Refused
from yunchou.desk.identity.models import RightAssignment
from yunchou.desk.identity.roles import Right
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.negotiation.signing import sign
from yunchou.desk.receivables.amending import adopt_amendment, agree_day, propose_amendment
from yunchou.desk.receivables.cash import record_receipt
from yunchou.desk.receivables.models import DueMove, Instalment
from yunchou.desk.receivables.operations import change_instalment, plan_by_shares, remove_instalment
from yunchou.playbook.kernel.advice import Role
from yunchou.playbook.kernel.terms import Answer

TODAY = AT.date()
DUE = date(2026, 12, 1)


def plan(cast: Cast) -> Contract:
    """360,000 in three instalments of 30, 60 and 10 percent, not signed yet."""
    made = contract_of(cast)
    terms = [(name, Decimal(share), DUE) for name, share in (("首付", 30), ("到货", 60), ("尾款", 10))]
    plan_by_shares(made, terms, actor=cast.owner, at=AT)
    return made


@pytest.fixture
def last(cast: Cast) -> Instalment:
    """The last payment of a signed contract."""
    sign(plan(cast), signed_on=TODAY, seen_version=1, actor=cast.owner, at=AT)
    return Instalment.objects.select_related("contract__opportunity__customer").get(name="尾款")


def later(cast: Cast, row: Instalment, days: int, **more: Any) -> Amendment:
    """Agree to be paid so many days after what is in force."""
    row.refresh_from_db()
    how = {"agreed_on": TODAY, "reason": "客户换了财务系统", "actor": cast.owner, "at": AT, **more}
    return agree_day(row, row.due_on + timedelta(days=days), **how)


def due(row: Instalment) -> date:
    return Instalment.objects.get(pk=row.pk).due_on


def test_before_the_signature_a_day_is_moved_by_hand_and_after_it_by_nobody(cast: Cast) -> None:
    contract = plan(cast)
    row = contract.instalments.get(name="尾款")
    change_instalment(row, {"due_on": DUE + timedelta(days=5)}, seen_version=1, actor=cast.owner, at=AT)
    sign(contract, signed_on=TODAY, seen_version=1, actor=cast.owner, at=AT)
    row = Instalment.objects.select_related("contract__opportunity").get(pk=row.pk)
    before = fingerprint()
    for who, reason in ((cast.owner, Invalid), (cast.finance, Invalid), (cast.stranger, (NotThere, Refused))):
        with pytest.raises(reason):
            change_instalment(row, {"due_on": DUE}, seen_version=2, actor=who, at=AT)
    assert fingerprint() == before
    change_instalment(row, {"name": "质保金", "due_on": row.due_on}, seen_version=2, actor=cast.owner, at=AT)


def test_money_is_not_put_off_by_smaller_payments_or_taken_out_of_the_plan_but_by_commerce(
    cast: Cast, last: Instalment
) -> None:
    before = fingerprint()
    with pytest.raises(Invalid):
        change_instalment(last, {"amount": Decimal(1)}, seen_version=1, actor=cast.owner, at=AT)
    with pytest.raises(Invalid):
        remove_instalment(last, seen_version=1, actor=cast.owner, at=AT)
    assert fingerprint() == before
    change_instalment(last, {"amount": Decimal(30_000)}, seen_version=1, actor=cast.finance, at=AT)
    remove_instalment(last, seen_version=2, actor=cast.finance, at=AT)
    assert JournalEntry.objects.get(kind="instalment.removed").actor == cast.finance


def test_a_signature_that_something_rests_on_is_not_taken_back_to_move_a_day(cast: Cast, last: Instalment) -> None:
    contract = last.contract
    with pytest.raises(Invalid, match="商务"):
        sign(contract, signed_on=None, seen_version=2, actor=cast.owner, at=AT)
    later(cast, last, 1)
    with pytest.raises(Invalid, match="补充协议"):
        sign(contract, signed_on=None, seen_version=2, actor=cast.finance, at=AT)
    Amendment.objects.all().delete()
    receive(cast, last)
    with pytest.raises(Invalid, match="到账"):
        sign(contract, signed_on=None, seen_version=2, actor=cast.finance, at=AT)


def test_up_to_a_month_asks_nobody_and_is_in_force_at_once_with_the_day_as_signed_kept(
    cast: Cast, last: Instalment
) -> None:
    amendment = later(cast, last, 30)
    assert (due(last), agreed_on(amendment), amendment.signed_on) == (DUE + timedelta(days=30), [], TODAY)
    assert DueMove.objects.get().due_before == DUE
    told = {entry.kind: entry.changes for entry in JournalEntry.objects.order_by("-pk")[:3]}
    assert told["instalment.changed"] == {"due_on": ["2026-12-01", "2026-12-31"]}
    assert told["amendment.drafted"]["payment_days"] == ["尾款 2026-12-01", "尾款 2026-12-31"]


def test_many_short_delays_are_one_long_one(cast: Cast, last: Instalment) -> None:
    later(cast, last, 20)
    waiting = later(cast, last, 11)
    assert (due(last), waiting.adopted_at) == (DUE + timedelta(days=20), None)
    leave = agreed_on(waiting)
    assert [each.needs for each in leave] == [Role.FINANCE]
    with pytest.raises(Refused):
        decide(leave[0], approved=Answer.YES, answer="", seen_version=1, actor=cast.manager, at=AT)
    how: dict[str, Any] = {"signed_on": TODAY, "due_on": None, "scan": None, "seen_version": waiting.version}
    with pytest.raises(Invalid, match="还在等批准"):
        adopt_amendment(waiting, **how, actor=cast.owner, at=AT)
    decide(leave[0], approved=Answer.YES, answer="", seen_version=1, actor=cast.finance, at=AT)
    adopt_amendment(waiting, **how, actor=cast.owner, at=AT)
    assert due(last) == DUE + timedelta(days=31)
    earlier = later(cast, last, -40)
    assert (agreed_on(earlier), due(last)) == ([], DUE - timedelta(days=9)), "money that comes sooner asks nobody"


def test_putting_all_off_counts_what_one_was_put_off_before(cast: Cast, last: Instalment) -> None:
    later(cast, last, 25)
    all_later = propose_amendment(last.contract, {"days_later": 10}, reason="缓付", actor=cast.owner, at=AT)
    assert [each.needs for each in agreed_on(all_later)] == [Role.FINANCE]
    drop_amendment(all_later, seen_version=1, actor=cast.owner, at=AT)
    assert agreed_on(later(cast, last, 5)) == []


def receive(cast: Cast, row: Instalment, amount: Decimal | None = None) -> None:
    record_receipt(
        cast.company, bank_reference=f"R-{row.pk}", payer="江海银行", amount=amount or row.amount, currency="CNY",
        received_on=TODAY, note="", shares={row.pk: amount or row.amount}, actor=cast.finance, at=AT,
    )  # fmt: skip


def test_what_is_refused_leaves_everything_as_it_was(cast: Cast, last: Instalment) -> None:
    receive(cast, first := Instalment.objects.select_related("contract__opportunity").get(name="首付"))
    before = fingerprint()
    for row, days, more, reason in (
        (last, 0, {}, Invalid),
        (last, 5, {"reason": " "}, Invalid),
        (last, 5, {"agreed_on": TODAY + timedelta(days=1)}, Invalid),
        (last, 5, {"agreed_on": TODAY - timedelta(days=1)}, Invalid),
        (first, 5, {}, Invalid),
        (last, 5, {"actor": cast.teammate}, Refused),
        (last, 5, {"actor": cast.stranger}, NotThere),
    ):
        with pytest.raises(reason):
            later(cast, row, days, **more)
    with pytest.raises(Invalid):
        propose_amendment(
            last.contract, {"days_later": 3}, moves={last.pk: TODAY}, reason="缓付", actor=cast.owner, at=AT
        )
    assert fingerprint() == before


def test_what_was_paid_while_it_waited_keeps_its_day(cast: Cast, last: Instalment) -> None:
    waiting = later(cast, last, 3, agreed_on=None)
    assert (due(last), waiting.adopted_at) == (DUE, None)
    receive(cast, last)
    how: dict[str, Any] = {"signed_on": TODAY, "due_on": None, "scan": None, "seen_version": 1}
    adopt_amendment(waiting, **how, actor=cast.owner, at=AT)
    assert due(last) == DUE
    with pytest.raises(Conflict):
        adopt_amendment(waiting, **how, actor=cast.owner, at=AT)


def test_the_risks_of_a_signed_contract_are_still_noted_by_hand(cast: Cast, last: Instalment) -> None:
    amend(last.contract, {"sealed": Answer.YES}, seen_version=2, actor=cast.owner, at=AT)


def test_the_pages_move_a_day_and_show_the_one_as_signed(cast: Cast, last: Instalment, as_user: type[Client]) -> None:
    Contract.objects.update(signed_on=localdate())
    Instalment.objects.filter(pk=last.pk).update(due_on=date(2026, 3, 1))
    client = as_user(cast.owner)
    form = client.get(reverse("instalment_edit", args=[last.pk])).content.decode()
    assert 'name="due_on"' not in form
    assert 'name="amount"' not in form
    assert 'name="amount"' in as_user(cast.finance).get(reverse("instalment_edit", args=[last.pk])).content.decode()
    here = reverse("instalment_day", args=[last.pk])
    assert here in client.get(reverse("receivables", args=[cast.deal.pk])).content.decode()
    assert client.get(here).status_code == 200
    said = {"due_on": "2026-03-21", "signed_on": localdate().isoformat(), "reason": ""}
    assert client.post(here, said).status_code == 422
    answer = client.post(here, {**said, "reason": "客户换了财务系统"})
    assert answer.headers["Location"] == reverse("receivables", args=[cast.deal.pk])
    for address in (answer.headers["Location"], reverse("collections")):
        page = client.get(address).content.decode()
        assert "3月21日" in page
        assert re.search("签订时 .*3月1日", page)
    waits = client.post(here, {"due_on": "2026-05-01", "signed_on": localdate().isoformat(), "reason": "再缓"})
    assert waits.headers["Location"] == reverse("contract", args=[cast.deal.pk]) + "#amendments"
    page = client.get(reverse("contract", args=[cast.deal.pk])).content.decode()
    assert re.search("3月21日.* → <strong>.*5月1日", page)
    assert due(last) == date(2026, 3, 21)
    leave = agreed_on(Amendment.objects.get(number=2))[0]
    assert "晚到 61 天" in as_user(cast.finance).get(reverse("amendment_decide", args=[leave.pk])).content.decode()
    RightAssignment.objects.create(user=cast.finance, right=Right.EXPORT, given_at=AT)
    table = (
        CalamineWorkbook.from_filelike(io.BytesIO(as_user(cast.finance).get(reverse("collections_export")).content))
        .get_sheet_by_index(1)
        .to_python()
    )
    at, row = table[0].index("签订时的应收日"), next(row for row in table if row[3] == "尾款")
    assert [f"{row[place]:%m-%d}" for place in (at - 1, at)] == ["03-21", "03-01"]

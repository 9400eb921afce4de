"""Money that goes back after it had won: the win lasts as long as its money, every cent stays accounted for (P83)."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cast import AT, Cast
from tests.desk.receivables.test_cash import receive, standing
from tests.fingerprint import fingerprint
from yunchou.desk.contracts.models import Contract
from yunchou.desk.contracts.operations import draw_up
from yunchou.desk.errors import Conflict, Invalid, Refused
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.negotiation.signing import sign
from yunchou.desk.receivables.amending import adopt_amendment, propose_amendment
from yunchou.desk.receivables.cash import allocate, left_of, received_for, withdraw_receipt
from yunchou.desk.receivables.models import Allocation, BankReceipt, Instalment, Refund
from yunchou.desk.receivables.operations import paid_on, plan_by_shares
from yunchou.desk.receivables.queries import receipts
from yunchou.desk.receivables.refunds import pay_no_more, refund, withdraw_refund
from yunchou.playbook.pipeline.stages import Standing

D = Decimal
FIRST, REST = D(108_000), D(252_000)
DUE = date(2026, 10, 1)


@pytest.fixture
def plan(cast: Cast) -> list[Instalment]:
    """First and last payment of a contract that the first wins."""
    terms = {
        "number": "YC-1", "title": "坐席采购", "amount": FIRST + REST, "currency": "CNY", "first_payment": FIRST,
    }  # fmt: skip
    contract = draw_up(cast.deal, terms, actor=cast.owner, at=AT)
    return plan_by_shares(contract, [("首付", D(30), DUE), ("尾款", D(70), DUE)], actor=cast.owner, at=AT)


def goes_back(cast: Cast, receipt: BankReceipt, amount: Decimal, **more: Any) -> Refund:
    receipt.refresh_from_db()
    how: dict[str, Any] = {
        "returned_on": AT.date(), "bank_reference": "T-1", "reason": "客户多付，退回", "less": {},
        "seen_version": receipt.version, "actor": cast.finance, "at": AT, **more,
    }  # fmt: skip
    return refund(receipt, amount=amount, **how)


def test_a_refund_below_the_winning_payment_opens_the_deal_again_and_the_journal_says_so(
    cast: Cast, plan: list[Instalment]
) -> None:
    receipt = receive(cast, FIRST, {plan[0].pk: FIRST})
    assert standing(cast) is Standing.WON
    back = goes_back(cast, receipt, D("0.01"), reason="银行退汇")
    assert (standing(cast), paid_on(plan[0]), left_of(receipt)) == (Standing.OPEN, FIRST - D("0.01"), D(0))
    told = {entry.kind: entry for entry in JournalEntry.objects.filter(at=AT)}
    assert told["receipt.returned"].opportunity_id == cast.deal.pk
    assert told["receipt.returned"].changes["amount"] == ["108000.00", "107999.99"]
    assert (told["refund.recorded"].note, told["opportunity.win_withdrawn"].opportunity_id) == (
        "银行退汇",
        cast.deal.pk,
    )
    withdraw_refund(back, reason="记错了", seen_version=1, actor=cast.finance, at=AT)
    assert (standing(cast), left_of(receipt)) == (Standing.OPEN, D("0.01")), "it pays nothing by itself"
    receive(cast, D("0.01"), {plan[0].pk: D("0.01")}, bank_reference="B-2")
    assert standing(cast) is Standing.WON


def test_an_over_payment_that_goes_back_takes_nothing_from_the_win(cast: Cast, plan: list[Instalment]) -> None:
    receipt = receive(cast, FIRST + 500, {plan[0].pk: FIRST})
    goes_back(cast, receipt, D(500))
    assert (standing(cast), left_of(receipt), paid_on(plan[0])) == (Standing.WON, D(0), FIRST)
    listed = receipts(cast.finance).get(pk=receipt.pk)
    assert (listed.returned, listed.left) == (D(500), D(0))  # type: ignore[attr-defined]
    with pytest.raises(Invalid):
        allocate(receipt, {plan[1].pk: D(1)}, actor=cast.finance, at=AT)


def test_of_several_payments_finance_says_off_which_it_comes(cast: Cast, plan: list[Instalment]) -> None:
    receipt = receive(cast, FIRST + 1_000, {plan[0].pk: FIRST, plan[1].pk: D(900)})
    keys = list(Allocation.objects.order_by("pk").values_list("pk", flat=True))
    before = fingerprint()
    for amount, less in (
        (D(200), {}),
        (D(200), {keys[1]: D(901)}),
        (D(200), {keys[1]: D(50)}),
        (D(50), {keys[1]: D(60)}),
        (D(200), {999: D(200)}),
        (FIRST + 1_001, {keys[0]: FIRST, keys[1]: D(900)}),
    ):
        with pytest.raises(Invalid):
            goes_back(cast, receipt, amount, less=less)
    assert fingerprint() == before
    goes_back(cast, receipt, D(200), less={keys[1]: D(100)})
    assert (standing(cast), paid_on(plan[1]), left_of(receipt)) == (Standing.WON, D(800), D(0))


def test_what_came_in_the_forecast_is_what_stayed(cast: Cast, plan: list[Instalment]) -> None:
    receipt = receive(cast, FIRST, {plan[0].pk: FIRST})
    goes_back(cast, receipt, D(8_000))
    assert received_for(plan[0].contract) == D(100_000)
    assert Allocation.objects.get().amount == D(100_000)


@pytest.mark.parametrize(
    "more",
    [
        {"returned_on": AT.date() + timedelta(days=1)},
        {"returned_on": AT.date() - timedelta(days=1)},
        {"bank_reference": " "},
        {"reason": " "},
        {"amount": D(0)},
        {"amount": D(-5)},
    ],
    ids=lambda more: "-".join(more),
)
def test_what_cannot_be_changes_nothing(cast: Cast, plan: list[Instalment], more: dict[str, Any]) -> None:
    receipt = receive(cast, FIRST, {plan[0].pk: FIRST})
    before = fingerprint()
    with pytest.raises(Invalid):
        goes_back(cast, receipt, **{"amount": D(5), **more})
    assert fingerprint() == before


def test_only_finance_does_it_and_nothing_twice(cast: Cast, plan: list[Instalment]) -> None:
    receipt = receive(cast, FIRST, {plan[0].pk: FIRST})
    share, before = Allocation.objects.get().pk, fingerprint()
    for who in (cast.owner, cast.manager, cast.executive, cast.administrator):
        with pytest.raises(Refused):
            goes_back(cast, receipt, D(5), actor=who)
        with pytest.raises(Refused):
            pay_no_more(receipt, share, reason="错", seen_version=1, actor=who, at=AT)
    with pytest.raises(Conflict):
        goes_back(cast, receipt, D(5), seen_version=9)
    assert fingerprint() == before
    goes_back(cast, receipt, D(5))
    with pytest.raises(Invalid):
        goes_back(cast, receipt, D(5))
    receipt.refresh_from_db()
    with pytest.raises(Invalid, match="退过款"):
        withdraw_receipt(receipt, reason="记错", seen_version=receipt.version, actor=cast.finance, at=AT)


def test_a_share_that_pays_something_else_takes_its_win_along(cast: Cast, plan: list[Instalment]) -> None:
    receipt = receive(cast, FIRST, {plan[0].pk: FIRST})
    share = Allocation.objects.get().pk
    with pytest.raises(Invalid):
        pay_no_more(receipt, share, reason=" ", seen_version=1, actor=cast.finance, at=AT)
    pay_no_more(receipt, share, reason="付的是尾款", seen_version=1, actor=cast.finance, at=AT)
    assert (standing(cast), left_of(receipt)) == (Standing.OPEN, FIRST)
    with pytest.raises(Conflict):
        pay_no_more(receipt, share, reason="再来", seen_version=2, actor=cast.finance, at=AT)
    allocate(receipt, {plan[1].pk: FIRST}, actor=cast.finance, at=AT)
    assert standing(cast) is Standing.WON, "whatever it pays, that much of the contract is on our account"
    kinds = [each.kind for each in JournalEntry.objects.filter(opportunity_id=cast.deal.pk).order_by("-pk")[:6]]
    assert kinds == [
        "opportunity.won", "receipt.allocated", "opportunity.win_withdrawn", "receipt.released", "opportunity.won",
        "receipt.allocated",
    ]  # fmt: skip


STEP = st.tuples(st.sampled_from(["come", "allot", "back", "off", "withdraw"]), st.integers(1, 20_000_000))


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(STEP, min_size=3, max_size=8))
def test_whatever_happens_to_money_it_adds_up_and_won_means_it_is_here(
    cast: Cast, plan: list[Instalment], steps: list[tuple[str, int]]
) -> None:
    Refund.objects.all().delete()
    Allocation.objects.all().delete()
    BankReceipt.objects.all().delete()
    type(cast.deal).objects.filter(pk=cast.deal.pk).update(standing=Standing.OPEN)
    contract = Contract.objects.select_related("opportunity").get()
    for number, (what, cents) in enumerate(steps):
        amount, row = D(cents) / 100, plan[cents % 2]
        receipt = BankReceipt.objects.filter(withdrawn_at=None).order_by("-pk").first()
        by: dict[str, Any] = {"actor": cast.finance, "at": AT}
        try:
            if what == "come" or receipt is None:
                receive(cast, amount, {row.pk: amount} if cents % 3 else {}, bank_reference=f"H-{number}")
            elif what == "allot":
                allocate(receipt, {row.pk: min(amount, left_of(receipt))}, **by)
            elif what == "back":
                goes_back(cast, receipt, amount, bank_reference=f"T-{number}")
            elif what == "off" and (share := receipt.allocations.first()):
                pay_no_more(receipt, share.pk, reason="改", seen_version=receipt.version, **by)
            elif what == "withdraw":
                withdraw_receipt(receipt, reason="错", seen_version=receipt.version, **by)
        except Invalid:
            pass
        for each in BankReceipt.objects.all():
            gone = sum((back.amount for back in each.refunds.filter(withdrawn_at=None)), D(0))
            paid = sum((part.amount for part in each.allocations.all()), D(0))
            assert left_of(each) >= 0
            assert each.withdrawn_at is not None or left_of(each) + gone + paid == each.amount
        assert all(0 <= paid_on(each) <= each.amount for each in plan)
        assert (standing(cast) is Standing.WON) == (received_for(contract) >= contract.winning_payment())


def test_finance_does_it_on_the_page(cast: Cast, plan: list[Instalment], as_user: type[Client]) -> None:
    receipt = receive(cast, FIRST + 300, {plan[0].pk: FIRST, plan[1].pk: D(300)})
    client, here = as_user(cast.finance), reverse("bank_receipt", args=[receipt.pk])
    first, last = Allocation.objects.order_by("pk")
    page = client.get(here).content.decode()
    assert f'name="less-{last.pk}"' in page
    form = {"amount": "300", "returned_on": timezone.localdate().isoformat(), "bank_reference": "T-9", "version": "1"}
    back = reverse("bank_receipt_refund", args=[receipt.pk])
    refused = client.post(back, {**form, "reason": "客户多付"})
    assert (refused.status_code, "还有 300.00 没有说" in refused.content.decode()) == (422, True)
    assert client.post(back, {**form, "reason": "客户多付", f"less-{last.pk}": "300"}).status_code == 302
    assert "客户多付" in client.get(here).content.decode()
    assert "退回" in client.get(reverse("bank_receipts")).content.decode()
    gone = reverse("refund_withdraw", args=[receipt.pk, Refund.objects.get().pk])
    assert client.post(gone, {"version": "1", "reason": "记错"}).status_code == 302
    receipt.refresh_from_db()
    off = reverse("bank_receipt_release", args=[receipt.pk, first.pk])
    assert client.post(off, {"version": receipt.version, "reason": "付的是别的"}).status_code == 302
    assert standing(cast) is Standing.OPEN


def test_an_amendment_that_makes_what_came_enough_wins_by_commerce(
    cast: Cast, plan: list[Instalment], as_user: type[Client]
) -> None:
    contract = Contract.objects.select_related("opportunity").get()
    Contract.objects.update(first_payment=None)
    sign(contract, signed_on=AT.date(), seen_version=1, actor=cast.owner, at=AT)
    receive(cast, FIRST, {plan[0].pk: FIRST})
    assert standing(cast) is Standing.OPEN
    here, confirm = (reverse(name, args=[cast.deal.pk]) for name in ("receivables", "receivables_win"))
    assert as_user(cast.finance).post(confirm).status_code == 422, "the money is not there"
    contract = Contract.objects.select_related("opportunity").get()
    cut = propose_amendment(contract, {"amount": FIRST}, reason="二期不做了", actor=cast.owner, at=AT)
    how: dict[str, Any] = {"signed_on": AT.date(), "due_on": None, "scan": None, "seen_version": 1, "at": AT}
    adopt_amendment(cut, **how, override_reason="客户已书面确认", actor=cast.owner)
    assert standing(cast) is Standing.OPEN, "a seller wins nothing"
    assert confirm not in as_user(cast.owner).get(here).content.decode()
    assert confirm in as_user(cast.finance).get(here).content.decode()
    assert as_user(cast.owner).post(confirm).status_code == 403
    assert as_user(cast.finance).post(confirm).status_code == 302
    assert standing(cast) is Standing.WON

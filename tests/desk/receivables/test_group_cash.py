"""One payment for several customers: a group pays for its companies, somebody else with a reason, to the cent (P83)."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cast import AT, Cast, company_of, deal_of
from tests.fingerprint import fingerprint
from yunchou.desk.contracts.operations import draw_up
from yunchou.desk.customers.models import Company
from yunchou.desk.errors import Invalid, NotThere, Refused
from yunchou.desk.identity.models import User
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.receivables.cash import allocate, left_of, record_receipt, withdraw_receipt
from yunchou.desk.receivables.models import Allocation, BankReceipt, Instalment
from yunchou.desk.receivables.operations import paid_on, plan_instalment
from yunchou.desk.receivables.statement_queries import considered
from yunchou.desk.receivables.statements import Incoming, accept, accept_certain, take_statement
from yunchou.playbook.pipeline.stages import Standing

D = Decimal
TODAY = AT.date()


class Group:
    """江海集团 and its bank and trust, each owing; 南洋物流 stands outside and belongs to another team."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.parent = company_of(cast.owner, "江海金融控股集团有限公司")
        Company.objects.filter(pk=cast.company.pk).update(name="江海银行股份有限公司", parent=self.parent)
        trust = company_of(cast.owner, "江海信托有限责任公司")
        Company.objects.filter(pk=trust.pk).update(parent=self.parent)
        self.stranger = company_of(cast.stranger, "南洋物流有限公司")
        self.bank = self.owes(cast.deal, "YC-2026-018", 108_000, cast.owner)
        self.trust = self.owes(deal_of(cast.owner, trust, "信托客服"), "YC-2026-019", 60_000, cast.owner)
        self.other = self.owes(deal_of(cast.stranger, self.stranger, "物流客服"), "NY-2026-3", 7_000, cast.stranger)

    def owes(self, deal: Opportunity, number: str, amount: int, actor: User) -> Instalment:
        terms = {"number": number, "title": "坐席采购", "amount": D(amount), "currency": "CNY"}
        contract = draw_up(deal, terms, actor=actor, at=AT)
        return plan_instalment(
            contract, name=f"{number} 全款", amount=D(amount), due_on=date(2026, 9, 1), actor=actor, at=AT
        )

    def pays(self, amount: int, shares: dict[Instalment, int], *, why: str = "", by: User | None = None) -> BankReceipt:
        return record_receipt(
            self.parent,
            bank_reference="G-1",
            payer=self.parent.name,
            amount=D(amount),
            currency="CNY",
            received_on=TODAY,
            note="",
            shares={row.pk: D(share) for row, share in shares.items()},
            for_others=why,
            actor=by or self.cast.finance,
            at=AT,
        )


@pytest.fixture
def group(cast: Cast) -> Group:
    return Group(cast)


def standing(row: Instalment) -> Standing:
    return Opportunity.objects.get(pk=row.contract.opportunity_id).standing


def told(row: Instalment) -> list[str]:
    """The kinds of what a deal's journal says of receipts."""
    lines = JournalEntry.objects.filter(opportunity_id=row.contract.opportunity_id, kind__startswith="receipt.")
    return list(lines.order_by("sequence").values_list("kind", flat=True))


def test_a_group_pays_for_two_of_its_companies_and_both_deals_say_so(group: Group) -> None:
    receipt = group.pays(168_001, {group.bank: 108_000, group.trust: 60_000})
    assert (paid_on(group.bank), paid_on(group.trust), left_of(receipt)) == (D(108_000), D(60_000), D(1))
    assert [standing(group.bank), standing(group.trust)] == [Standing.WON, Standing.WON]
    assert told(group.bank) == told(group.trust) == ["receipt.allocated"]
    withdraw_receipt(receipt, reason="银行退回", seen_version=1, actor=group.cast.finance, at=AT)
    assert [standing(group.bank), standing(group.trust)] == [Standing.OPEN, Standing.OPEN]
    assert told(group.bank) == told(group.trust) == ["receipt.allocated", "receipt.released"]


def test_for_a_customer_outside_the_group_the_reason_is_asked_and_kept(group: Group) -> None:
    before = fingerprint()
    with pytest.raises(Invalid) as refusal:
        group.pays(115_000, {group.bank: 108_000, group.other: 7_000})
    assert (set(refusal.value.fields), fingerprint()) == ({"for_others"}, before)
    assert "南洋物流" in refusal.value.fields["for_others"]
    receipt = group.pays(115_000, {group.bank: 108_000}, why="委托付款函")
    allocate(receipt, {group.other.pk: D(7_000)}, for_others="委托付款函", actor=group.cast.finance, at=AT)
    assert [part.for_other for part in receipt.allocations.order_by("pk")] == ["", "委托付款函"]
    entry = JournalEntry.objects.get(kind="receipt.allocated", opportunity_id=group.other.contract.opportunity_id)
    assert (entry.note, entry.customer_id) == ("委托付款函", group.stranger.pk)


@pytest.mark.parametrize(
    ("shares", "amount"),
    [((108_000, 60_001), 200_000), ((108_000, 60_000), 167_999), ((-1, 60_000), 200_000)],
    ids=["more than is due", "more than arrived", "less than nothing"],
)
def test_shares_of_several_customers_are_taken_whole_or_not_at_all(
    group: Group, shares: tuple[int, int], amount: int
) -> None:
    before = fingerprint()
    with pytest.raises(Invalid):
        group.pays(amount, dict(zip((group.bank, group.trust), shares, strict=True)))
    assert fingerprint() == before


def test_a_second_currency_in_the_group_is_never_paid_with_the_first(group: Group) -> None:
    contract = group.trust.contract
    type(contract).objects.filter(pk=contract.pk).update(currency="USD")
    before = fingerprint()
    with pytest.raises(Invalid) as refusal:
        group.pays(168_000, {group.bank: 108_000, group.trust: 60_000})
    assert (set(refusal.value.fields), fingerprint()) == ({f"share-{group.trust.pk}"}, before)


@pytest.mark.parametrize("who", ["owner", "manager", "executive"])
def test_each_deal_is_asked_for_leave(group: Group, who: str) -> None:
    before = fingerprint()
    with pytest.raises((Refused, NotThere)):
        group.pays(168_000, {group.bank: 108_000, group.trust: 60_000}, by=getattr(group.cast, who))
    assert fingerprint() == before


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(cents=st.lists(st.integers(1, 1_000_000), min_size=2, max_size=2), over=st.integers(0, 500))
def test_what_is_paid_and_what_is_left_add_up_to_what_arrived(group: Group, cents: list[int], over: int) -> None:
    Allocation.objects.all().delete()
    BankReceipt.objects.all().delete()
    shares = {row: D(c) / 100 for row, c in zip((group.bank, group.trust), cents, strict=True)}
    whole = sum(shares.values(), D(over) / 100)
    receipt = record_receipt(
        group.parent, bank_reference="P", payer="集团", amount=whole, currency="CNY", received_on=TODAY, note="",
        shares={row.pk: share for row, share in shares.items()}, actor=group.cast.finance, at=AT,
    )  # fmt: skip
    assert sum((paid_on(row) for row in shares), left_of(receipt)) == receipt.amount == whole
    assert left_of(receipt) == D(over) / 100


def line(row: int, amount: int, text: str, payer: str = "江海金融控股集团有限公司") -> Incoming:
    return Incoming(
        row=row, booked_on=TODAY, amount=D(amount), currency="CNY", payer=payer, reference=f"L{row}", text=text
    )


def test_a_statements_line_of_the_parent_is_proposed_for_its_companies_and_never_booked_by_itself(
    group: Group, django_assert_max_num_queries: object
) -> None:
    lines = [line(2, 168_000, "YC-2026-018、YC-2026-019"), line(3, 7_000, "NY-2026-3"), line(4, 60_000, "代信托付")]
    statement = take_statement("g.csv", "g", lines, outgoing=0, unread=[], actor=group.cast.finance, at=AT)
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        found = {each.line.row: each for each in considered(group.cast.finance, statement)}
    assert [each.certain for each in found.values()] == [None, None, None]
    best = found[2].offers[0]
    assert (best.customer, [paid.instalment for paid in best.paid]) == (group.parent, [group.bank, group.trust])
    assert [paid.instalment for paid in found[4].offers[0].paid] == [group.trust]
    assert accept_certain(statement, actor=group.cast.finance, at=AT) == 0
    accept(found[2].line, best.proposal.key, actor=group.cast.finance, at=AT)
    assert [standing(group.bank), standing(group.trust)] == [Standing.WON, Standing.WON]


def test_finance_records_it_on_the_page(group: Group, as_user: type[Client]) -> None:
    client = as_user(group.cast.finance)
    here = reverse("bank_receipt_new", args=[group.parent.pk])
    page = client.get(here).content.decode()
    assert "江海银行股份有限公司" in page
    assert "江海信托有限责任公司" in page
    assert "for_others" not in page
    assert f"also={group.stranger.pk}" in client.get(here, {"also-q": "南洋"}).content.decode()
    typed = {
        "bank_reference": "G-7", "payer": "江海集团", "amount": "17.5万", "currency": "CNY",
        "received_on": TODAY.isoformat(), f"share-{group.bank.pk}": "108000", f"share-{group.trust.pk}": "60000",
        f"share-{group.other.pk}": "7000",
    }  # fmt: skip
    there = f"{here}?also={group.stranger.pk}"
    refused = client.post(there, typed)
    assert (refused.status_code, BankReceipt.objects.count()) == (422, 0)
    assert "请写明为什么" in refused.content.decode()
    done = client.post(there, {**typed, "for_others": "委托付款函"}, follow=True).content.decode()
    assert "付的是南洋物流有限公司的款 · 委托付款函" in done
    assert {part.amount for part in BankReceipt.objects.get().allocations.all()} == {D(108_000), D(60_000), D(7_000)}

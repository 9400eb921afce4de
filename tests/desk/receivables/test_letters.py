"""Letters about money: a reminder before the day, a dunning letter after it, the last one before lawyers."""

import io
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate
from docx import Document

from tests.cast import AT, Cast
from tests.fingerprint import fingerprint
from yunchou.desk.contracts.models import Contract
from yunchou.desk.contracts.operations import draw_up
from yunchou.desk.errors import Invalid, NotThere, Refused
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.opportunities.rows import add_row
from yunchou.desk.receivables.cash import record_receipt
from yunchou.desk.receivables.claims import DISPUTE, PROMISE
from yunchou.desk.receivables.letters import draw_letter
from yunchou.desk.receivables.models import Instalment
from yunchou.desk.receivables.operations import issue_invoice, plan_instalment
from yunchou.playbook.receivables.terms import DisputeKind

D, TODAY = Decimal, AT.date()


@pytest.fixture
def contract(cast: Cast) -> Contract:
    """100,000 due on the day, 60,000 a year later."""
    terms = {"number": "YC-9", "title": "坐席采购", "amount": D(160_000), "currency": "CNY"}
    contract = draw_up(cast.deal, terms, actor=cast.owner, at=AT)
    for name, amount, days in (("首付款", 100_000, 0), ("尾款", 60_000, 365)):
        due = TODAY + timedelta(days=days)
        plan_instalment(contract, name=name, amount=D(amount), due_on=due, actor=cast.owner, at=AT)
    return contract


def late(contract: Contract, days: int) -> Instalment:
    first = contract.instalments.get(position=1)
    Instalment.objects.filter(pk=first.pk).update(due_on=TODAY - timedelta(days=days))
    first.refresh_from_db()
    return first


def letter(cast: Cast, contract: Contract) -> tuple[str, str]:
    """The name of the file, and everything that stands in it."""
    name, content = draw_letter(contract, actor=cast.owner, at=AT)
    paper = Document(io.BytesIO(content))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return name, "\n".join([*(each.text for each in paper.paragraphs), *cells])


@pytest.mark.parametrize(
    ("days", "kind"), [(-30, "付款提醒函"), (0, "付款提醒函"), (1, "催款函"), (45, "催款函"), (46, "最后催告函")]
)
def test_the_letter_speaks_as_late_as_the_money_is(cast: Cast, contract: Contract, days: int, kind: str) -> None:
    late(contract, days)
    name, words = letter(cast, contract)
    assert name == f"{kind} YC-9 20260901"
    assert "首付款" in words
    assert "尾款" not in words
    assert ("违约责任" in words) == (kind == "最后催告函")


def test_it_says_what_was_paid_invoiced_and_promised_to_the_cent(cast: Cast, contract: Contract) -> None:
    first = late(contract, 20)
    issue_invoice(first, number="FP-1", amount=first.amount, issued_on=TODAY, actor=cast.finance, at=AT)
    record_receipt(
        cast.company, bank_reference="B", payer="甲", amount=D("40000.50"), currency="CNY", received_on=TODAY,
        note="", shares={first.pk: D("40000.50")}, actor=cast.finance, at=AT,
    )  # fmt: skip
    promise = {"given_on": TODAY - timedelta(days=15), "due_on": TODAY - timedelta(days=5)}
    add_row(PROMISE, cast.deal, {"instalment": first, **promise}, actor=cast.owner, at=AT)
    _name, words = letter(cast, contract)
    for said in ("FP-1", "¥40,000.50", "¥59,999.50", "伍万玖仟玖佰玖拾玖元伍角", "2026-08-27", "2026-09-08", "20"):
        assert said in words
    entry = JournalEntry.objects.get(kind="payment_letter.drawn")
    assert (entry.opportunity_id, D(entry.changes["amount"][1])) == (cast.deal.pk, D("59999.50"))


def test_what_is_disputed_is_settled_before_anybody_writes(cast: Cast, contract: Contract) -> None:
    dispute = {"instalment": late(contract, 20), "kind": DisputeKind.OTHER, "what": "少了", "raised_on": TODAY}
    add_row(DISPUTE, cast.deal, dispute, actor=cast.owner, at=AT)
    before = fingerprint()
    with pytest.raises(Invalid):
        letter(cast, contract)
    assert fingerprint() == before


@pytest.mark.parametrize(("who", "reason"), [("stranger", NotThere), ("executive", Refused), ("teammate", Refused)])
def test_only_who_works_on_the_contract_writes(
    cast: Cast, contract: Contract, who: str, reason: type[Exception]
) -> None:
    before = fingerprint()
    with pytest.raises(reason):
        draw_letter(contract, actor=getattr(cast, who), at=AT)
    assert fingerprint() == before


def test_the_page_offers_the_letter_that_fits_and_none_while_nothing_is_due(
    cast: Cast, contract: Contract, as_user: type[Client]
) -> None:
    client, here = as_user(cast.owner), reverse("receivables", args=[cast.deal.pk])
    Instalment.objects.update(due_on=date(2099, 1, 1))
    assert "letter.docx" not in client.get(here).content.decode()
    Instalment.objects.filter(position=1).update(due_on=localdate() - timedelta(days=3))
    assert "催款函" in client.get(here).content.decode()
    answer = client.get(reverse("payment_letter", args=[cast.deal.pk]))
    assert (answer.status_code, answer.content[:2]) == (200, b"PK")

"""A contract is recorded as signed when our own side has agreed, or for a reason that stays visible."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import AT, Cast
from tests.desk.contracts.papers import contract_of
from tests.fingerprint import fingerprint
from yunchou.desk.approvals.operations import decide, take_back
from yunchou.desk.contracts.models import Contract
from yunchou.desk.contracts.queries import leaves_of
from yunchou.desk.contracts.reviewing import ask_review
from yunchou.desk.contracts.texts import write_text
from yunchou.desk.errors import Invalid
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.negotiation.models import Offer
from yunchou.desk.negotiation.operations import CONCESSION, ISSUE, make_offer
from yunchou.desk.negotiation.signing import lacking, sign
from yunchou.desk.opportunities.rows import add_row
from yunchou.playbook.contracts.terms import Better, LeaveLack
from yunchou.playbook.kernel.terms import Answer

TODAY: date = AT.date()
WHY = "客户今天盖章，何一宁电话里同意了"


@pytest.fixture
def contract(cast: Cast) -> Contract:
    return contract_of(cast)


def signed(cast: Cast, contract: Contract, reason: str = "", on: date | None = TODAY) -> Contract:
    fresh = Contract.objects.select_related("opportunity").get(pk=contract.pk)
    sign(fresh, signed_on=on, override_reason=reason, seen_version=fresh.version, actor=cast.owner, at=AT)
    return fresh


def offer(cast: Cast, amount: int = 360_000) -> Offer:
    return make_offer(cast.deal, amount=Decimal(amount), reason="预算只有这么多", actor=cast.owner, at=AT)


def answered(cast: Cast, made: Offer, approved: Answer) -> None:
    assert made.leave is not None
    decide(made.leave, approved=approved, answer="到此为止", seen_version=1, actor=cast.manager, at=AT)


def _price_waits(cast: Cast, _contract: Contract) -> None:
    offer(cast)


def _price_refused(cast: Cast, _contract: Contract) -> None:
    answered(cast, offer(cast), Answer.NO)


def _beyond_limit(cast: Cast, _contract: Contract) -> None:
    limits = {"name": "账期", "better": Better.LOWER, "target": Decimal(30), "limit": Decimal(60)}
    issue = add_row(ISSUE, cast.deal, limits, actor=cast.owner, at=AT)
    step = {"what": "账期放宽", "by_us": Answer.YES, "given_on": TODAY, "issue": issue, "value": Decimal(90)}
    add_row(CONCESSION, cast.deal, step, actor=cast.owner, at=AT)


def _text_waits(cast: Cast, contract: Contract) -> None:
    ask_review(write_text(contract, "第一条 甲", "", actor=cast.owner, at=AT), actor=cast.owner, at=AT)


def _text_unasked(cast: Cast, contract: Contract) -> None:
    write_text(contract, "第一条 甲", "", actor=cast.owner, at=AT)


@pytest.mark.parametrize(
    ("before", "lack"),
    [
        (_price_waits, LeaveLack.PRICE_WAITS),
        (_price_refused, LeaveLack.PRICE_REFUSED),
        (_beyond_limit, LeaveLack.BEYOND_LIMIT),
        (_text_waits, LeaveLack.TEXT_WAITS),
        (_text_unasked, LeaveLack.TEXT_UNASKED),
    ],
    ids=lambda each: getattr(each, "value", ""),
)
def test_signing_waits_for_our_own_leave_or_for_a_reason_that_shows(
    cast: Cast, contract: Contract, before: Callable[[Cast, Contract], None], lack: LeaveLack
) -> None:
    before(cast, contract)
    was = fingerprint()
    with pytest.raises(Invalid, match=str(lack.words.zh)) as refusal:
        signed(cast, contract)
    assert set(refusal.value.fields) == {"override_reason"}
    assert fingerprint() == was
    done = signed(cast, contract, WHY)
    assert (done.signed_on, done.lacked(), done.override_reason) == (TODAY, [lack], WHY)
    line = JournalEntry.objects.get(kind="contract.signed_by_override")
    assert (line.note, line.changes["leave_lacking"]) == (WHY, [[], [lack.value]])
    withdrawn = signed(cast, contract, on=None)
    assert (withdrawn.signed_on, withdrawn.leave_lacking, withdrawn.override_reason) == (None, [], "")


def test_once_our_own_side_agreed_nothing_is_asked(cast: Cast, contract: Contract) -> None:
    _beyond_limit(cast, contract)
    _text_waits(cast, contract)
    answered(cast, offer(cast, 350_000), Answer.YES)
    text = contract.texts.get()
    for who, leave in zip((cast.manager, cast.finance, cast.executive), leaves_of(text), strict=True):
        decide(leave, approved=Answer.YES, answer="", seen_version=1, actor=who, at=AT)
    done = signed(cast, contract, "不需要的理由")
    assert (done.signed_on, done.leave_lacking, done.override_reason) == (TODAY, [], "")
    assert JournalEntry.objects.filter(kind="contract.signed").exists()


def test_a_price_taken_back_is_not_waited_for_and_a_text_taken_back_is_unasked(cast: Cast, contract: Contract) -> None:
    made = offer(cast)
    assert lacking(contract, on=TODAY) == [LeaveLack.PRICE_WAITS]
    assert made.leave is not None
    take_back(made.leave, actor=cast.owner, at=AT)
    assert lacking(contract, on=TODAY) == []
    _text_waits(cast, contract)
    first, second, *_ = leaves_of(contract.texts.get())
    decide(first, approved=Answer.YES, answer="", seen_version=1, actor=cast.manager, at=AT)
    second.refresh_from_db()
    take_back(second, actor=cast.owner, at=AT)
    assert lacking(contract, on=TODAY) == [LeaveLack.TEXT_UNASKED]


def test_the_page_names_what_lacks_and_the_contract_shows_why_it_was_signed(
    cast: Cast, contract: Contract, as_user: type[Client], django_assert_max_num_queries: Any
) -> None:
    client, here = as_user(cast.owner), reverse("contract_sign", args=[cast.deal.pk])
    assert "why signed all the same" not in client.get(here).content.decode()
    _price_waits(cast, contract)
    with django_assert_max_num_queries(40):
        page = client.get(here).content.decode()
    assert "报价还在等批准" in page
    sent = {"signed_on": "2026-09-01", "version": 1}
    refused = client.post(here, sent)
    assert (refused.status_code, "报价还在等批准" in refused.content.decode()) == (422, True)
    assert client.post(here, {**sent, "override_reason": WHY}).status_code == 302
    shown = client.get(reverse("contract", args=[cast.deal.pk])).content.decode()
    assert WHY in shown
    assert "报价还在等批准" in shown
    assert 'name="override_reason"' not in client.get(here).content.decode(), "the day alone is corrected"

"""A signed contract is changed by amendments only, the plan follows to the cent, obligations reach the day."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from tests.cast import AT, Cast
from tests.desk.contracts.papers import contract_of
from tests.fingerprint import fingerprint
from yunchou.desk.approvals.models import Approval
from yunchou.desk.approvals.operations import decide
from yunchou.desk.contracts.amending import OBLIGATION, drop_amendment
from yunchou.desk.contracts.models import Amendment, Contract, ContractFile, Obligation
from yunchou.desk.contracts.operations import amend
from yunchou.desk.contracts.queries import agreed_on
from yunchou.desk.errors import Conflict, Invalid, NotThere, Refused
from yunchou.desk.identity.models import User
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.negotiation.signing import sign
from yunchou.desk.notices.due import due_news
from yunchou.desk.opportunities.rows import add_row
from yunchou.desk.parameters import FILE, our_parameters
from yunchou.desk.receivables.amending import adopt_amendment, propose_amendment
from yunchou.desk.receivables.operations import issue_invoice, plan_by_shares
from yunchou.desk.today.queries.coming import coming
from yunchou.playbook.contracts.terms import Bound, PaperKind
from yunchou.playbook.kernel.advice import Role
from yunchou.playbook.kernel.terms import Answer

TODAY = AT.date()
DUE = date(2026, 12, 1)


@pytest.fixture
def contract(cast: Cast) -> Contract:
    """360,000 in three instalments of 30, 60 and 10 percent, signed."""
    made = contract_of(cast)
    terms = [(name, Decimal(share), DUE) for name, share in (("首付", 30), ("到货", 60), ("尾款", 10))]
    plan_by_shares(made, terms, actor=cast.owner, at=AT)
    sign(made, signed_on=TODAY, seen_version=1, actor=cast.owner, at=AT)
    return Contract.objects.select_related("opportunity").get(pk=made.pk)


def draft(cast: Cast, contract: Contract, **values: Any) -> Amendment:
    return propose_amendment(contract, values, reason="客户加坐席", actor=cast.owner, at=AT)


def adopt(cast: Cast, amendment: Amendment, **more: Any) -> None:
    how: dict[str, Any] = {"signed_on": TODAY, "due_on": DUE, "scan": None, "seen_version": 1, **more}
    how.setdefault("override_reason", "客户坚持，已口头报过")
    adopt_amendment(amendment, actor=how.pop("actor", cast.owner), at=AT, **how)


def plan(contract: Contract) -> list[tuple[str, Decimal]]:
    return [(row.name, row.amount) for row in contract.instalments.order_by("position")]


def test_a_signed_contract_is_not_written_over(cast: Cast, contract: Contract) -> None:
    before = fingerprint()
    for change in ({"amount": Decimal(400000)}, {"seats": 350}, {"ends_on": DUE}, {"currency": "USD"}):
        with pytest.raises(Invalid) as refusal:
            amend(contract, change, seen_version=2, actor=cast.owner, at=AT)
        assert set(refusal.value.fields) == set(change)
    assert fingerprint() == before
    amend(contract, {"title": "采购合同（修订标题）"}, seen_version=2, actor=cast.owner, at=AT)


def test_more_seats_are_one_instalment_more_and_what_was_signed_is_kept(cast: Cast, contract: Contract) -> None:
    amendment = draft(cast, contract, amount=Decimal("420000.01"), seats=350)
    contract.refresh_from_db()
    assert (contract.amount, contract.seats) == (Decimal(360000), 300), "not in force before it is signed"
    adopt(cast, amendment)
    contract.refresh_from_db()
    amendment.refresh_from_db()
    assert (contract.amount, contract.seats, contract.planned()) == (Decimal("420000.01"), 350, contract.amount)
    assert plan(contract)[-1] == ("补充协议 1", Decimal("60000.01"))
    assert (amendment.amount_before, amendment.seats_before, amendment.ends_on_before) == (Decimal(360000), 300, None)
    with pytest.raises(Conflict):
        adopt(cast, amendment)


def test_less_money_is_taken_from_the_end_and_never_from_what_is_invoiced(cast: Cast, contract: Contract) -> None:
    adopt(cast, draft(cast, contract, amount=Decimal("300000.50")))
    assert plan(contract) == [("首付", Decimal(108000)), ("到货", Decimal("192000.50"))]
    first, second = contract.instalments.order_by("position")
    for row, amount, number in ((first, 108000, "F1"), (second, 150000, "F2")):
        issue_invoice(row, number=number, amount=Decimal(amount), issued_on=TODAY, actor=cast.finance, at=AT)
    contract.refresh_from_db()
    below = draft(cast, contract, amount=Decimal(257999))
    before = fingerprint()
    with pytest.raises(Invalid, match="258,000"):
        adopt(cast, below)
    assert fingerprint() == before
    drop_amendment(below, seen_version=1, actor=cast.owner, at=AT)
    adopt(cast, draft(cast, contract, amount=Decimal(258000)))
    assert sum(amount for _name, amount in plan(contract)) == Decimal(258000)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({}, ""),
        ({"amount": Decimal(360000)}, ""),
        ({"ends_on": date(2026, 1, 1)}, "ends_on"),
        ({"amount": Decimal(-1)}, "amount"),
    ],
)
def test_an_amendment_that_changes_nothing_or_cannot_be_is_refused(
    cast: Cast, contract: Contract, values: dict[str, Any], field: str
) -> None:
    before = fingerprint()
    with pytest.raises(Invalid) as refusal:
        draft(cast, contract, **values)
    assert set(refusal.value.fields) == {field}
    assert fingerprint() == before


def said(amendment: Amendment, who: User, approved: Answer) -> None:
    """One of those asked answers, in the order of the path."""
    waiting = next(each for each in agreed_on(amendment) if each.waits)
    decide(waiting, approved=approved, answer="因为", seen_version=waiting.version, actor=who, at=AT)


def test_less_money_later_needs_commerce_and_the_executive_before_it_comes_into_force(
    cast: Cast, contract: Contract
) -> None:
    amendment = draft(cast, contract, amount=Decimal(300_000), days_later=45)
    assert [each.needs for each in agreed_on(amendment)] == [Role.FINANCE, Role.EXECUTIVE]
    before = fingerprint()
    with pytest.raises(Invalid, match="还在等批准"):
        adopt(cast, amendment, override_reason="")
    assert fingerprint() == before
    said(amendment, cast.finance, Answer.YES)
    with pytest.raises(Refused):
        said(amendment, cast.manager, Answer.YES)
    said(amendment, cast.executive, Answer.YES)
    adopt(cast, amendment, override_reason="")
    amendment.refresh_from_db()
    assert (amendment.leave_lacking, amendment.override_reason) == ([], "")
    assert plan(contract) == [("首付", Decimal(108_000)), ("到货", Decimal(192_000))]
    assert {row.due_on for row in contract.instalments.all()} == {DUE + timedelta(days=45)}


@pytest.mark.parametrize(
    ("answer", "lack"), [(Answer.NO, "amendment_refused"), (Answer.UNKNOWN, "amendment_waits")], ids=["no", "unknown"]
)
def test_without_leave_it_comes_into_force_only_for_a_reason_that_stays(
    cast: Cast, contract: Contract, answer: Answer, lack: str
) -> None:
    amendment = draft(cast, contract, amount=Decimal(300_000))
    if answer is not Answer.UNKNOWN:
        said(amendment, cast.executive, answer)
    with pytest.raises(Invalid) as refusal:
        adopt(cast, amendment, override_reason=" ")
    assert set(refusal.value.fields) == {"override_reason"}
    adopt(cast, amendment, override_reason="客户今天就要")
    amendment.refresh_from_db()
    assert (amendment.leave_lacking, amendment.override_reason) == ([lack], "客户今天就要")
    entry = JournalEntry.objects.get(kind="amendment.adopted_by_override")
    assert (entry.note, entry.opportunity_id) == ("客户今天就要", cast.deal.pk)


def test_what_takes_nothing_away_asks_nobody_and_a_later_day_than_agreed_asks_anew(
    cast: Cast, contract: Contract
) -> None:
    amendment = draft(cast, contract, amount=Decimal(420_000), seats=350, due_on=DUE)
    assert agreed_on(amendment) == []
    with pytest.raises(Invalid, match="还没有申请"):
        adopt(cast, amendment, due_on=DUE + timedelta(days=31), override_reason="")
    adopt(cast, amendment, due_on=None, override_reason="")
    assert contract.instalments.get(name="补充协议 1").due_on == DUE


OWN = """
[contracts.amendment_free_percent]
[[contracts.amendment_free_percent.values]]
from = 2026-01-01
value = 30
source = "our own rule"
"""


def test_the_settings_say_how_much_may_be_given_up(
    cast: Cast, contract: Contract, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    values = {"amount": Decimal(330_000), "seats": 275}
    assert [each.needs for each in agreed_on(draft(cast, contract, **values))] == [Role.LEADER]
    drop_amendment(Amendment.objects.get(), seen_version=1, actor=cast.owner, at=AT)
    assert not Approval.objects.filter(ended_at=None).exists(), "nothing is asked for what was dropped"
    monkeypatch.setenv("YUNCHOU_HOME", str(tmp_path))
    (tmp_path / FILE).write_text(OWN, encoding="utf-8")
    our_parameters.cache_clear()
    try:
        assert agreed_on(draft(cast, contract, **values)) == []
    finally:
        our_parameters.cache_clear()


def test_who_is_asked_sees_the_whole_contract_and_the_reasons(
    cast: Cast, contract: Contract, as_user: type[Client]
) -> None:
    leave = agreed_on(draft(cast, contract, amount=Decimal(300_000), seats=300))[0]
    here = reverse("amendment_decide", args=[leave.pk])
    assert as_user(cast.manager).get(here).status_code == 403
    client = as_user(cast.executive)
    assert here in client.get(reverse("contract", args=[cast.deal.pk])).content.decode()
    page = client.get(here).content.decode()
    for words in ("合同额比签订时少 16.7%。", "¥36万", "¥30万", "不知道改后比目录价低多少"):
        assert words in page
    answered = client.post(here, {"approved": "no", "answer": "先谈付款", "version": leave.version})
    assert answered.status_code == 302
    adoption = as_user(cast.owner).get(reverse("amendment_adopt", args=[cast.deal.pk, 1])).content.decode()
    assert "补充协议没有获准" in adoption


def test_one_amendment_at_a_time_and_none_before_the_signature(cast: Cast, contract: Contract) -> None:
    draft(cast, contract, seats=310)
    with pytest.raises(Invalid):
        draft(cast, contract, seats=320)
    sign(contract, signed_on=None, seen_version=contract.version, actor=cast.finance, at=AT)
    Amendment.objects.all().delete()
    with pytest.raises(Invalid):
        draft(cast, contract, seats=320)


@pytest.mark.parametrize(
    ("more", "field"), [({"signed_on": TODAY + timedelta(days=1)}, "signed_on"), ({"due_on": None}, "due_on")]
)
def test_an_adoption_without_its_days_changes_nothing(
    cast: Cast, contract: Contract, more: dict[str, Any], field: str
) -> None:
    amendment = draft(cast, contract, amount=Decimal(400000))
    before = fingerprint()
    with pytest.raises(Invalid) as refusal:
        adopt(cast, amendment, **more)
    assert set(refusal.value.fields) == {field}
    for who, reason in ((cast.stranger, NotThere), (cast.executive, Refused), (cast.teammate, Refused)):
        with pytest.raises(reason):
            adopt(cast, amendment, actor=who)
    assert fingerprint() == before


def test_obligations_that_are_due_reach_the_day_and_the_notices(cast: Cast) -> None:
    for what, bound, due, done in (
        ("完成培训", Bound.US, TODAY, None), ("提供机房", Bound.THEM, TODAY, None),
        ("交付文档", Bound.US, TODAY, TODAY), ("没说日子", Bound.US, None, None),
    ):  # fmt: skip
        values = {"what": what, "bound": bound, "due_on": due, "done_on": done, "owner": cast.owner}
        add_row(OBLIGATION, cast.deal, values, actor=cast.owner, at=AT)
    with pytest.raises(Invalid):
        add_row(OBLIGATION, cast.deal, {"what": "甲", "done_on": TODAY + timedelta(days=1)}, actor=cast.owner, at=AT)
    day = coming(cast.owner, TODAY)
    assert day is not None
    assert ([each.what for each in day.mine], [each.what for each in day.theirs]) == (["完成培训"], ["提供机房"])
    told = {(news.user_id, news.parts["what"]) for news in due_news(TODAY) if news.key.startswith("obligation:")}
    assert told == {(cast.owner.pk, "完成培训"), (cast.owner.pk, "提供机房")}


def test_from_the_amendment_to_the_plan_on_the_pages(
    cast: Cast, contract: Contract, as_user: type[Client], django_assert_max_num_queries: Any
) -> None:
    client, here = as_user(cast.owner), reverse("contract", args=[cast.deal.pk])
    Contract.objects.update(signed_on=localdate())
    page = client.get(reverse("amendment_new", args=[cast.deal.pk])).content.decode()
    assert 'value="360000"' in page
    form = {"amount": "42万", "seats": "350", "starts_on": "2026-10-01", "reason": "客户加 50 个坐席"}
    assert client.post(reverse("amendment_new", args=[cast.deal.pk]), {**form, "reason": ""}).status_code == 422
    assert client.post(reverse("amendment_new", args=[cast.deal.pk]), form).status_code == 302
    adoption = reverse("amendment_adopt", args=[cast.deal.pk, 1])
    today = localdate().isoformat()
    assert client.get(adoption).status_code == 200
    assert client.post(adoption, {"signed_on": today, "version": 1}).status_code == 422
    scan = SimpleUploadedFile("补充协议.pdf", b"%PDF-1.4")
    assert client.post(adoption, {"signed_on": today, "due_on": DUE, "file": scan, "version": 1}).status_code == 302
    assert ContractFile.objects.get().kind is PaperKind.AMENDMENT
    obligation = {"what": "每季度巡检", "bound": "us", "due_on": today}
    assert client.post(reverse("contract_row_new", args=[cast.deal.pk, "obligations"]), obligation).status_code == 302
    with django_assert_max_num_queries(40):
        page = client.get(here).content.decode()
    for words in ("补充协议 1", "补充协议.pdf", "每季度巡检", "¥42万"):
        assert words in page
    assert Obligation.objects.get().recorded_by == cast.owner

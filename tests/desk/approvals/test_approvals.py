"""Leave is given once, by whose it is or who stands in for him, never by who asked; what is late goes upwards."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from tests.cast import AT, Cast, now, person
from tests.desk.contracts.papers import contract_of
from tests.fingerprint import fingerprint
from yunchou.desk.approvals.models import Approval, Delegation
from yunchou.desk.approvals.operations import (
    ask_leave,
    decide,
    end_stand_in,
    escalate_late,
    may_decide,
    stand_in,
    take_back,
)
from yunchou.desk.approvals.queries import deciders, to_decide
from yunchou.desk.approvals.terms import Matter
from yunchou.desk.contracts.lanes import our_stops, stuck
from yunchou.desk.contracts.models import Contract, ContractText
from yunchou.desk.contracts.queries import leaves_of
from yunchou.desk.contracts.reviewing import ask_review
from yunchou.desk.contracts.texts import write_text
from yunchou.desk.errors import Conflict, Invalid, NotThere, Refused
from yunchou.desk.identity.models import RoleAssignment, Team, User
from yunchou.desk.identity.roles import Role as DeskRole
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.messengers.models import Notice
from yunchou.desk.messengers.terms import NoticeKind
from yunchou.desk.notices.due import due_news
from yunchou.playbook.contracts.terms import StopState
from yunchou.playbook.kernel.advice import Role
from yunchou.playbook.kernel.terms import Answer

TODAY = AT.date()
DAY = timedelta(days=1)
YES: dict[str, Any] = {"approved": Answer.YES, "answer": "", "seen_version": 1}


def asked(cast: Cast, *needs: Role, actor: User | None = None) -> list[Approval]:
    roles = needs or (Role.LEADER,)
    return ask_leave(cast.deal, Matter.OFFER, "¥400,000", roles, actor=actor or cast.owner, at=AT)


def colleague_leading(name: str) -> User:
    """A leader of another team."""
    team = Team.objects.create(name=name)
    leader = person(name, f"{name}@example.com", DeskRole.LEADER, team=team)
    Team.objects.filter(pk=team.pk).update(leader=leader)
    return leader


def away(of: User, to: User, *, at: datetime = AT) -> Delegation:
    return stand_in(to=to, first_on=TODAY, last_on=TODAY + 3 * DAY, reason="出差", actor=of, at=at)


def waiting_for(user: User) -> list[str]:
    return [each.what for each in to_decide(user, TODAY)]


def test_leave_is_given_once_by_who_may_and_never_by_who_asked(cast: Cast) -> None:
    leave = asked(cast)[0]
    before = fingerprint()
    for other in (cast.owner, cast.teammate, cast.stranger, cast.finance, cast.administrator, cast.reader):
        assert not waiting_for(other)
        with pytest.raises(Refused):
            decide(leave, actor=other, at=AT, **YES)
    for wrong in ({"approved": Answer.NO}, {"approved": Answer.UNKNOWN, "answer": "嗯"}):
        with pytest.raises(Invalid):
            decide(leave, actor=cast.manager, at=AT, **{**YES, **wrong})
    assert fingerprint() == before
    assert waiting_for(cast.manager) == waiting_for(cast.executive) == ["¥400,000"]
    decide(leave, actor=cast.manager, at=AT, **YES)
    assert waiting_for(cast.executive) == []
    with pytest.raises(Conflict):
        decide(leave, actor=cast.executive, at=AT, **YES)


def test_a_leader_does_not_decide_about_his_own_nor_in_the_place_of_an_executive(cast: Cast) -> None:
    own, high = asked(cast, actor=cast.manager)[0], asked(cast, Role.EXECUTIVE)[0]
    for leave in (own, high):
        assert not may_decide(cast.manager, leave, TODAY)
        assert may_decide(cast.executive, leave, TODAY)
    assert waiting_for(cast.manager) == []


def test_who_stands_in_decides_in_these_days_and_the_journal_says_for_whom(cast: Cast) -> None:
    other = colleague_leading("苏北")
    leave = asked(cast)[0]
    assert not may_decide(other, leave, TODAY)
    away(cast.manager, other)
    assert waiting_for(other) == ["¥400,000"]
    assert not may_decide(other, leave, TODAY + 4 * DAY)
    assert not may_decide(other, leave, TODAY - DAY)
    decided = decide(leave, actor=other, at=AT, **YES)
    assert (decided.decided_by, decided.decided_for) == (other, cast.manager)
    assert JournalEntry.objects.get(kind="approval.agreed").changes["decided_for"] == [None, "林峰"]


def test_who_stands_in_never_decides_about_what_he_or_the_one_he_stands_in_for_asked(cast: Cast) -> None:
    """A seller in his leader's place does not approve himself, nor a delegate what his leader asked."""
    RoleAssignment.objects.create(user=cast.manager, role=DeskRole.EXECUTIVE, given_at=AT)
    other = colleague_leading("苏北")
    mine, leaders = asked(cast)[0], asked(cast, Role.EXECUTIVE, actor=cast.manager)[0]
    away(cast.manager, cast.owner)
    away(cast.manager, other)
    assert not may_decide(cast.owner, mine, TODAY)
    assert not may_decide(other, leaders, TODAY)
    assert waiting_for(cast.owner) == []
    assert waiting_for(other) == ["¥400,000"], "the owner's request only"
    before = fingerprint()
    with pytest.raises(Refused):
        decide(mine, actor=cast.owner, at=AT, **YES)
    assert fingerprint() == before


def test_a_stand_in_is_named_by_who_gives_leave_for_days_to_come_and_ends(cast: Cast) -> None:
    before = fingerprint()
    for actor, change, refusal in (
        (cast.owner, {}, Refused), (cast.manager, {"last_on": TODAY - DAY}, Invalid),
        (cast.manager, {"first_on": TODAY - 9 * DAY, "last_on": TODAY - DAY}, Invalid),
        (cast.manager, {"last_on": TODAY + 93 * DAY}, Invalid), (cast.manager, {"to": cast.compliance}, Invalid),
        (cast.manager, {"to": cast.manager}, Invalid),
    ):  # fmt: skip
        values: dict[str, Any] = {"to": cast.stranger, "first_on": TODAY, "last_on": TODAY, "reason": "", **change}
        with pytest.raises(refusal):
            stand_in(**values, actor=actor, at=AT)
    assert fingerprint() == before
    named = away(cast.manager, cast.stranger)
    with pytest.raises(Invalid):
        away(cast.manager, cast.stranger)
    leave = asked(cast)[0]
    with pytest.raises(Refused):
        end_stand_in(named, actor=cast.stranger, at=AT)
    end_stand_in(named, actor=cast.manager, at=AT)
    assert not may_decide(cast.stranger, leave, TODAY)


def test_a_deactivated_delegator_gives_no_power(cast: Cast) -> None:
    leave = asked(cast)[0]
    away(cast.manager, cast.stranger)
    assert may_decide(cast.stranger, leave, TODAY)
    User.objects.filter(pk=cast.manager.pk).update(is_active=False)
    assert not may_decide(cast.stranger, leave, TODAY)


def test_on_a_path_one_comes_after_the_other_and_a_refusal_ends_it(cast: Cast) -> None:
    first, second, third = asked(cast, Role.LEADER, Role.FINANCE, Role.EXECUTIVE)
    assert not may_decide(cast.finance, second, TODAY)
    decide(first, actor=cast.manager, at=AT, **YES)
    second.refresh_from_db()
    assert may_decide(cast.finance, second, TODAY)
    decide(second, actor=cast.finance, at=AT, **{**YES, "approved": Answer.NO, "answer": "账期太长"})
    third.refresh_from_db()
    assert (third.approved, third.ended_at, may_decide(cast.executive, third, TODAY)) == (Answer.UNKNOWN, AT, False)


def test_a_request_is_taken_back_by_who_asked_while_it_is_open(cast: Cast) -> None:
    first, second = asked(cast, Role.LEADER, Role.FINANCE)
    with pytest.raises(Refused):
        take_back(first, actor=cast.manager, at=AT)
    take_back(first, actor=cast.owner, at=AT)
    second.refresh_from_db()
    assert second.ended_at == AT
    with pytest.raises(Conflict):
        decide(first, actor=cast.manager, at=AT, **YES)


def test_what_waits_is_told_reminded_of_and_passed_upwards_once(cast: Cast) -> None:
    away(cast.manager, cast.stranger)
    leave = asked(cast, Role.FINANCE)[0]
    assert set(Notice.objects.filter(kind=NoticeKind.APPROVAL).values_list("user", flat=True)) == {cast.finance.pk}
    leader = asked(cast)[0]
    assert deciders(leader, TODAY) == {cast.manager.pk, cast.stranger.pk}
    keys = {
        days: {news.key for news in due_news(TODAY + days * DAY) if news.kind is NoticeKind.APPROVAL}
        for days in range(5)
    }
    assert (keys[0], keys[1]) == (set(), set())
    assert keys[2] == keys[3] != keys[4], "again every second day, not every day"
    assert escalate_late(on=TODAY + 3 * DAY, at=AT + 3 * DAY) == []
    assert not may_decide(cast.executive, leave, TODAY)
    assert {each.pk for each in escalate_late(on=TODAY + 4 * DAY, at=AT + 4 * DAY)} == {leave.pk, leader.pk}
    assert escalate_late(on=TODAY + 5 * DAY, at=AT + 5 * DAY) == []
    leave.refresh_from_db()
    assert may_decide(cast.executive, leave, TODAY)
    lines = JournalEntry.objects.filter(kind="approval.escalated")
    assert [line.actor for line in lines] == [None, None]
    assert Notice.objects.filter(user=cast.executive, kind=NoticeKind.APPROVAL).count() == 2
    decide(leave, actor=cast.executive, at=AT, **YES)
    assert Notice.objects.filter(user=cast.owner, kind=NoticeKind.ANSWERED).count() == 1


@pytest.fixture
def text(cast: Cast) -> ContractText:
    return write_text(contract_of(cast), "第一条 甲\n乙", "", actor=cast.owner, at=AT)


def test_a_contracts_text_goes_through_our_side_stop_by_stop(cast: Cast, text: ContractText) -> None:
    """Its wording comes from no template, so an executive comes last."""
    reviews = ask_review(text, actor=cast.owner, at=AT)
    assert [each.leave.needs for each in reviews] == [Role.LEADER, Role.FINANCE, Role.EXECUTIVE]
    before = fingerprint()
    with pytest.raises(Invalid):
        ask_review(text, actor=cast.owner, at=AT)
    assert fingerprint() == before
    states = [stop.state for stop in our_stops(leaves_of(text), today=TODAY)]
    assert states == [StopState.IN_HAND, StopState.WAITING, StopState.WAITING]
    late = our_stops(leaves_of(text), today=TODAY + 4 * DAY)
    assert [(stop.where, stop.since, stop.days) for stop in stuck(late)] == [("销售主管", TODAY, 4)]
    for leave, who in zip([each.leave for each in reviews], (cast.manager, cast.finance, cast.executive), strict=True):
        decide(leave, actor=who, at=AT, **YES)
    assert {stop.state for stop in our_stops(leaves_of(text), today=TODAY)} == {StopState.DONE}
    with pytest.raises(Invalid):
        ask_review(text, actor=cast.owner, at=AT)


def test_a_version_that_was_taken_back_may_be_asked_about_anew(cast: Cast, text: ContractText) -> None:
    take_back(ask_review(text, actor=cast.owner, at=AT)[0].leave, actor=cast.owner, at=AT)
    assert [stop.state for stop in our_stops(leaves_of(text), today=TODAY)] == [StopState.WAITING] * 3
    ask_review(text, actor=cast.owner, at=AT)
    assert our_stops(leaves_of(text), today=TODAY)[0].state is StopState.IN_HAND


def test_from_asking_to_the_word_of_who_stands_in_on_the_pages(
    cast: Cast, as_user: type[Client], django_assert_max_num_queries: Any
) -> None:
    at = now()
    contract: Contract = contract_of(cast)
    write_text(contract, "第一条 付款\n十日", "", actor=cast.owner, at=at)
    write_text(contract, "第一条 付款\n三十日", "", actor=cast.owner, at=at)
    Contract.objects.filter(pk=contract.pk).update(amount=Decimal(1))
    owner, other = as_user(cast.owner), colleague_leading("苏北")
    assert owner.post(reverse("contract_text_review", args=[cast.deal.pk, 2])).status_code == 302
    leave = Approval.objects.filter(needs=Role.LEADER).get()
    address = reverse("contract_review", args=[leave.pk])
    stranger = as_user(other)
    assert stranger.get(address).status_code == 404
    leader = as_user(cast.manager)
    today = localdate(at).isoformat()
    form = {"to": other.pk, "first_on": today, "last_on": today}
    assert leader.post(reverse("stand_in_new"), {**form, "last_on": "2020-01-01"}).status_code == 422
    assert leader.post(reverse("stand_in_new"), form).status_code == 302
    with django_assert_max_num_queries(40):
        assert address in stranger.get(reverse("approvals")).content.decode()
    page = stranger.get(address).content.decode()
    assert "<ins>三</ins>" in page
    assert stranger.get(reverse("contract", args=[cast.deal.pk])).status_code == 404, (
        "he reads the request, not the deal"
    )
    assert address in leader.get(reverse("today")).content.decode()
    assert stranger.post(address, {"approved": "no", "version": 1}).status_code == 422
    assert stranger.post(address, {"approved": "yes", "version": 1}).status_code == 302
    told = owner.get(reverse("contract", args=[cast.deal.pk])).content.decode()
    assert "苏北" in told
    assert "代林峰" in owner.get(reverse("contract_text", args=[cast.deal.pk, 2])).content.decode()


def test_another_deals_version_is_not_found(cast: Cast, text: ContractText) -> None:
    before = fingerprint()
    with pytest.raises(NotThere):
        ask_review(text, actor=cast.stranger, at=AT)
    assert fingerprint() == before

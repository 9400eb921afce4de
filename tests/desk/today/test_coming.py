"""The next days: meetings with their gaps, promises on both sides, messages to send; what was dismissed thrice."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.cast import AT, Cast, company_of, deal_of, now
from tests.desk.cockpit.crowded import crowd
from yunchou.desk.capture.models import CapturedNote
from yunchou.desk.cockpit.decisions import Decision
from yunchou.desk.cockpit.models import MoveDecision, StoredAssessment
from yunchou.desk.customers.models import Contact
from yunchou.desk.identity.models import User
from yunchou.desk.meetings.models import Interaction
from yunchou.desk.meetings.operations import ATTENDEE, INTERACTION, PLAN
from yunchou.desk.meetings.ways import Way
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.rows import add_row
from yunchou.desk.resources.operations import ASK
from yunchou.desk.tempo.models import NextStep
from yunchou.desk.tempo.operations import NEXT_STEP
from yunchou.desk.today.models import Readmission
from yunchou.desk.today.queries.quiet import quieted, reason_key
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.meetings.terms import Initiative


def coming(user: User, as_user: Any) -> Any:
    return as_user(user).get("/").context["day"].coming


def in_days(days: int) -> Any:
    return timezone.localdate() + timedelta(days=days)


@pytest.mark.parametrize(("days", "expected"), [(0, 1), (2, 1), (3, 0)])
def test_meetings_of_the_next_days_come_with_what_lacks(cast: Cast, as_user: Any, days: int, expected: int) -> None:
    wang = Contact.objects.create(company=cast.company, name="王建国", created_at=AT)
    plan = add_row(PLAN, cast.deal, {"title": "方案讲解会", "on": in_days(days)}, actor=cast.owner, at=now())
    add_row(ATTENDEE, cast.deal, {"meeting": plan, "person": wang}, actor=cast.owner, at=now())
    found = coming(cast.owner, as_user).meetings
    assert len(found) == expected
    if expected:
        text = as_user(cast.owner).get("/").text
        assert "方案讲解会" in text
        assert "王建国未确认" in text
        assert "投影仪" in text
    assert coming(cast.stranger, as_user).meetings == []


def test_promises_are_told_apart_by_who_made_them(cast: Cast, as_user: Any) -> None:
    by = {"actor": cast.owner, "at": now()}
    for what, whose, days in (("发报价", "ours", 1), ("发需求文档", "customers", -1), ("以后再说", "ours", 30)):
        add_row(NEXT_STEP, cast.deal, {"what": what, "initiative": Initiative.of(whose), "due_on": in_days(days)}, **by)
    add_row(ASK, cast.deal, {"of": cast.teammate, "what": "写技术方案", "due_on": in_days(0)}, **by)
    mine = coming(cast.owner, as_user)
    assert [each.what for each in mine.mine] == ["发报价"]
    assert [each.what for each in mine.theirs] == ["发需求文档", "写技术方案"]
    his = coming(cast.teammate, as_user)
    assert [each.what for each in his.mine] == ["写技术方案"]
    assert his.theirs == []
    NextStep.objects.update(done_on=AT.date())
    assert coming(cast.owner, as_user).mine == []


def test_a_message_is_due_for_three_days_unless_it_was_sent(cast: Cast, as_user: Any) -> None:
    def met(days: int, **more: Any) -> None:
        values = {"way": Way.VISIT, "on": in_days(days), **more}
        add_row(INTERACTION, cast.deal, values, actor=cast.owner, at=now())

    met(-4)
    met(0, way=Way.CALL)
    met(0, message_sent=Answer.YES)
    assert coming(cast.owner, as_user).messages == []
    met(-3)
    assert [each.on for each in coming(cast.owner, as_user).messages] == [in_days(-3)]
    assert coming(cast.teammate, as_user).messages == []
    assert Interaction.objects.count() == 4


def test_notes_that_wait_are_told_to_their_writer(cast: Cast, as_user: Any) -> None:
    as_user(cast.owner).post("/capture/drafts/", {"text": "见了王总", "key": "0" * 32})
    assert list(coming(cast.owner, as_user).notes) == list(CapturedNote.objects.all())
    assert coming(cast.teammate, as_user).notes == []


def dismissed(deal: Opportunity, actor: User, reason: str, *, severity: str = "hint", at: Any = AT) -> None:
    told = {
        "title": {"zh": "拜访完发短信", "en": "A message follows the visit"}, "rule": "message_follows_the_visit",
        "phrases": [106], "severity": severity, "sentence": {"zh": "发", "en": "send"}, "reasons": [], "unknowns": [],
        "who": "owner", "by": None,
    }  # fmt: skip
    MoveDecision.objects.create(
        opportunity=deal, rule="message_follows_the_visit", move=f"{MoveDecision.objects.count():064}", facts="f",
        told=told, decision=Decision.DISMISSED, reason=reason, decided_by=actor, decided_at=at,
    )  # fmt: skip


def test_three_times_the_same_reason_is_counted_however_it_is_written(cast: Cast) -> None:
    assert reason_key("客户不看短信。") == reason_key(" 客户 不看短信 ") != reason_key("客户看短信")
    for reason in ("客户不看短信", "客户不看短信。", "别的原因"):
        dismissed(cast.deal, cast.owner, reason)
    assert quieted(cast.owner) == []
    dismissed(cast.deal, cast.teammate, "客户不看短信")
    assert quieted(cast.owner) == []
    dismissed(cast.deal, cast.owner, "客户 不看短信")
    assert [(each.rule, each.times) for each in quieted(cast.owner)] == [("message_follows_the_visit", 3)]


def test_a_stop_is_never_quieted(cast: Cast) -> None:
    for _time in range(3):
        dismissed(cast.deal, cast.owner, "知道了", severity="stop")
    assert quieted(cast.owner) == []


def test_what_is_quieted_stops_coming_visibly_and_can_be_let_in_again(cast: Cast, as_user: Any) -> None:
    client = as_user(cast.owner)
    for number in range(4):
        crowd(
            deal_of(cast.owner, company_of(cast.owner, f"客户{number}"), f"项目{number}"), cast.owner, tag=str(number)
        )
    client.post("/today/judging/")
    rows = StoredAssessment.objects.exclude(moves=[])
    rules = [packed["rule"] for row in rows for packed in row.moves if packed["severity"] != "stop"]
    rule = max(set(rules), key=rules.count)
    for row in rows:
        for packed in row.moves:
            if packed["rule"] == rule and MoveDecision.objects.filter(rule=rule).count() < 3:
                MoveDecision.objects.create(
                    opportunity=row.opportunity, rule=rule, move=packed["move"], facts="f", told=packed,
                    decision=Decision.DISMISSED, reason="集团统采", decided_by=cast.owner, decided_at=now(),
                )  # fmt: skip
    assert MoveDecision.objects.count() == 3
    page = client.get("/")
    assert rule not in {move.advice.rule for move in page.context["day"].moves}
    assert "集团统采" in page.text
    (found,) = page.context["day"].quieted
    answer = client.post("/today/readmissions/", {"rule": found.rule, "key": found.key})
    assert answer.status_code == 302
    assert Readmission.objects.get().user == cast.owner
    page = client.get("/")
    assert page.context["day"].quieted == []
    assert client.post("/today/readmissions/", {"rule": found.rule, "key": found.key}).status_code == 404

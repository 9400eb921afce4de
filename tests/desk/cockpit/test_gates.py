"""The gate is judged where it is passed, from what is stored; nobody can say that it is open."""

from __future__ import annotations

from datetime import date

import pytest

from tests.cast import AT, Cast
from tests.desk.cockpit.crowded import DAY
from tests.fingerprint import fingerprint
from yunchou.desk.cockpit.operations import go_to_stage
from yunchou.desk.customers.models import Company, Contact
from yunchou.desk.errors import Conflict, Invalid, NotThere, Refused
from yunchou.desk.opportunities.models import Opportunity, StageExit
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.stages import Stage


def go(cast: Cast, to: Stage, *, reason: str = "", version: int = 1, actor=None) -> Opportunity:  # type: ignore[no-untyped-def]
    return go_to_stage(
        Opportunity.objects.get(pk=cast.deal.pk),
        to=to,
        reason=reason,
        seen_version=version,
        as_of=DAY,
        actor=actor or cast.owner,
        at=AT,
    )


def meet_the_first_gate(cast: Cast) -> None:
    Company.objects.filter(pk=cast.company.pk).update(seats_now=3000, is_leader=Answer.YES)
    Contact.objects.create(company=cast.company, name="王建国", created_at=AT)


def test_a_gate_whose_evidence_is_stored_lets_the_deal_pass(cast: Cast) -> None:
    meet_the_first_gate(cast)
    assert go(cast, Stage.QUALIFICATION).stage is Stage.QUALIFICATION
    assert StageExit.objects.get().lacking == []


def test_evidence_that_went_away_meanwhile_shuts_the_gate(cast: Cast) -> None:
    meet_the_first_gate(cast)
    Contact.objects.update(left_on=date(2026, 8, 1))
    before = fingerprint()
    with pytest.raises(Invalid) as refusal:
        go(cast, Stage.QUALIFICATION)
    assert "override_reason" in refusal.value.fields
    assert fingerprint() == before


def test_an_override_keeps_what_lacked_as_it_was_judged(cast: Cast) -> None:
    assert go(cast, Stage.QUALIFICATION, reason="老板要求先报名").overridden_gates == 1
    lacking = StageExit.objects.get().lacking
    assert [code for code, _answer in lacking] == ["account_judged", "seats_known", "somebody_known"]


def test_stages_are_passed_one_by_one(cast: Cast) -> None:
    meet_the_first_gate(cast)
    before = fingerprint()
    with pytest.raises(Invalid):
        go(cast, Stage.REQUIREMENTS, reason="跳过去")
    assert fingerprint() == before


def test_the_way_back_needs_a_reason(cast: Cast) -> None:
    meet_the_first_gate(cast)
    go(cast, Stage.QUALIFICATION)
    with pytest.raises(Invalid):
        go(cast, Stage.PROSPECTING, version=2)
    assert go(cast, Stage.PROSPECTING, version=2, reason="联系人离职").stage is Stage.PROSPECTING


def test_of_two_people_who_pass_a_gate_one_is_told(cast: Cast) -> None:
    meet_the_first_gate(cast)
    go(cast, Stage.QUALIFICATION)
    before = fingerprint()
    with pytest.raises(Conflict):
        go(cast, Stage.QUALIFICATION, version=1, actor=cast.teammate)
    assert fingerprint() == before


@pytest.mark.parametrize(("who", "refusal"), [("stranger", NotThere), ("reader", Refused), ("executive", Refused)])
def test_who_may_not_change_the_deal_does_not_pass_its_gate(cast: Cast, who: str, refusal: type[Exception]) -> None:
    meet_the_first_gate(cast)
    before = fingerprint()
    with pytest.raises(refusal):
        go(cast, Stage.QUALIFICATION, actor=getattr(cast, who))
    assert fingerprint() == before

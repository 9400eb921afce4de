"""Evidence opens a gate; a named reason may override it, and that shows."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

import yunchou
from tests.cast import AT, Cast
from tests.desk.opportunities.gates import gate_of
from tests.fingerprint import fingerprint
from yunchou.desk.errors import Conflict, Invalid, NotThere, Refused
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.opportunities.models import Opportunity, StageAnswer
from yunchou.desk.opportunities.operations import answer_criterion, pass_gate, pause, step_back
from yunchou.desk.opportunities.queries.gates import overridden_stages
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.stages import Stage

LATER = AT + timedelta(hours=1)
FIRST, SECOND, THIRD = list(Stage)[:3]


def at_stage(deal: Opportunity, stage: Stage) -> Opportunity:
    Opportunity.objects.filter(pk=deal.pk).update(stage=stage, stage_number=stage.number)
    deal.refresh_from_db()
    return deal


def test_an_open_gate_lets_the_deal_pass_and_says_so(cast: Cast) -> None:
    deal = pass_gate(cast.deal, gate=gate_of(FIRST), seen_version=1, actor=cast.owner, at=LATER)
    deal.refresh_from_db()
    assert (deal.stage, deal.stage_number, deal.stage_since, deal.overridden_gates) == (SECOND, 2, LATER, 0)
    line = JournalEntry.objects.latest("sequence")
    assert (line.kind, line.changes) == ("opportunity.stage_passed", {"stage": ["prospecting", "qualification"]})


@pytest.mark.parametrize("lacking", [Answer.NO, Answer.UNKNOWN])
def test_neither_no_nor_unknown_passes_silently(cast: Cast, lacking: Answer) -> None:
    before = fingerprint()
    gate = gate_of(FIRST, last=lacking)
    for reason in ("", "   "):
        with pytest.raises(Invalid) as refusal:
            pass_gate(cast.deal, gate=gate, seen_version=1, actor=cast.owner, at=LATER, override_reason=reason)
        assert "override_reason" in refusal.value.fields
    assert fingerprint() == before


@pytest.mark.parametrize("lacking", [Answer.NO, Answer.UNKNOWN])
def test_an_override_keeps_its_reason_and_what_lacked_and_is_counted(cast: Cast, lacking: Answer) -> None:
    gate = gate_of(FIRST, last=lacking)
    deal = pass_gate(cast.deal, gate=gate, seen_version=1, actor=cast.owner, at=LATER, override_reason="客户催着见面")
    assert (deal.stage, deal.overridden_gates) == (SECOND, 1)
    passing = deal.stage_exits.get()
    assert (passing.override_reason, passing.lacking) == ("客户催着见面", [["somebody_known", lacking.value]])
    line = JournalEntry.objects.latest("sequence")
    assert (line.kind, line.note) == ("opportunity.stage_overridden", "客户催着见面")
    assert overridden_stages(deal) == [FIRST]


def test_a_reason_given_at_an_open_gate_is_no_override(cast: Cast) -> None:
    deal = pass_gate(
        cast.deal, gate=gate_of(FIRST), seen_version=1, actor=cast.owner, at=LATER, override_reason="多余的话"
    )
    assert deal.overridden_gates == 0
    assert deal.stage_exits.get().override_reason == ""


def test_an_override_is_mended_by_stepping_back_and_passing_with_evidence(cast: Cast) -> None:
    shut = gate_of(FIRST, Answer.UNKNOWN)
    deal = pass_gate(cast.deal, gate=shut, seen_version=1, actor=cast.owner, at=AT, override_reason="赶时间")
    deal = step_back(deal, to=FIRST, reason="补证据", seen_version=2, actor=cast.owner, at=LATER)
    assert (deal.stage, deal.overridden_gates) == (FIRST, 0)
    deal = pass_gate(deal, gate=gate_of(FIRST), seen_version=3, actor=cast.owner, at=LATER)
    assert (deal.stage, deal.overridden_gates) == (SECOND, 0)


def test_of_two_who_pass_the_same_gate_one_wins(cast: Cast) -> None:
    as_read_by_the_other = Opportunity.objects.get(pk=cast.deal.pk)
    pass_gate(cast.deal, gate=gate_of(FIRST), seen_version=1, actor=cast.owner, at=LATER)
    before = fingerprint()
    with pytest.raises(Conflict):
        pass_gate(as_read_by_the_other, gate=gate_of(FIRST), seen_version=1, actor=cast.teammate, at=LATER)
    assert fingerprint() == before
    assert cast.deal.stage_exits.count() == 1


def test_the_gate_of_another_stage_opens_nothing(cast: Cast) -> None:
    before = fingerprint()
    with pytest.raises(Conflict):
        pass_gate(cast.deal, gate=gate_of(SECOND), seen_version=1, actor=cast.owner, at=LATER)
    assert fingerprint() == before


def test_behind_collection_there_is_no_stage_and_no_win(cast: Cast) -> None:
    deal = at_stage(cast.deal, Stage.COLLECTION)
    before = fingerprint()
    with pytest.raises(Invalid):
        pass_gate(deal, gate=gate_of(Stage.COLLECTION), seen_version=1, actor=cast.owner, at=LATER)
    assert fingerprint() == before


def test_a_paused_deal_keeps_its_stage(cast: Cast) -> None:
    wake_on = (AT + timedelta(days=30)).date()
    deal = pause(cast.deal, reason="重新规划", wake_on=wake_on, seen_version=1, actor=cast.owner, at=AT)
    with pytest.raises(Refused):
        pass_gate(deal, gate=gate_of(FIRST), seen_version=2, actor=cast.owner, at=LATER)


@pytest.mark.parametrize("to", [SECOND, THIRD])
def test_stepping_back_leads_backwards_only(cast: Cast, to: Stage) -> None:
    deal = at_stage(cast.deal, SECOND)
    with pytest.raises(Invalid, match=r"."):
        step_back(deal, to=to, reason="想错了", seen_version=1, actor=cast.owner, at=LATER)


def test_stepping_back_needs_a_reason(cast: Cast) -> None:
    deal = at_stage(cast.deal, THIRD)
    before = fingerprint()
    with pytest.raises(Invalid) as refusal:
        step_back(deal, to=FIRST, reason=" ", seen_version=1, actor=cast.owner, at=LATER)
    assert list(refusal.value.fields) == ["reason"]
    assert fingerprint() == before


@pytest.mark.parametrize(("who", "answer"), [("stranger", NotThere), ("executive", Refused), ("finance", Refused)])
def test_others_move_nothing(cast: Cast, who: str, answer: type[Exception]) -> None:
    before, actor = fingerprint(), getattr(cast, who)
    with pytest.raises(answer):
        pass_gate(cast.deal, gate=gate_of(FIRST), seen_version=1, actor=actor, at=LATER)
    with pytest.raises(answer):
        answer_criterion(cast.deal, criterion="pursuit_decided", answer=Answer.NO, evidence="", actor=actor, at=LATER)
    assert fingerprint() == before


def test_an_answer_is_kept_and_the_newest_one_counts(cast: Cast) -> None:
    for answer, evidence in ((Answer.UNKNOWN, ""), (Answer.NO, ""), (Answer.YES, "9月1日评审会纪要")):
        answer_criterion(
            cast.deal, criterion="pursuit_decided", answer=answer, evidence=evidence, actor=cast.owner, at=LATER
        )
    assert StageAnswer.objects.get().answer is Answer.YES
    assert JournalEntry.objects.latest("sequence").changes == {"pursuit_decided": ["no", "yes"]}


@pytest.mark.parametrize(
    ("criterion", "answer", "field"),
    [
        ("pursuit_decided", Answer.YES, "evidence"),
        ("need_clear", Answer.YES, "criterion"),
        ("no_such_thing", Answer.NO, "criterion"),
    ],
)
def test_a_yes_needs_evidence_and_facts_are_not_answered_by_hand(
    cast: Cast, criterion: str, answer: Answer, field: str
) -> None:
    before = fingerprint()
    with pytest.raises(Invalid) as refusal:
        answer_criterion(cast.deal, criterion=criterion, answer=answer, evidence=" ", actor=cast.owner, at=LATER)
    assert list(refusal.value.fields) == [field]
    assert fingerprint() == before


def test_only_the_cockpit_passes_a_gate_because_it_judges_what_is_stored() -> None:
    root = Path(yunchou.__file__).parent / "desk"
    callers = {
        path.relative_to(root).parts[0]
        for path in root.rglob("*.py")
        if re.search(
            r"opportunities\.pass_gate\(|opportunities\.operations import [^\n]*\bpass_gate\b", path.read_text()
        )
    }
    assert callers <= {"cockpit", "opportunities"}

from datetime import date

from tests.playbook.cases import case
from tests.playbook.examples import at, examples, fires, silent, unknown
from yunchou.playbook.kernel.advice import Severity
from yunchou.playbook.kernel.grades import Grade
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.qualification.facts import Endorsement
from yunchou.playbook.qualification.rules.need_is_backed_by_three_sides import RULE
from yunchou.playbook.qualification.terms import EndorsementSide

CASES = (
    fires(
        "业务部门不认可",
        "The business side refuses",
        "业务部门明确不认可",
        severity=Severity.URGENT,
        opportunity=at(Stage.REQUIREMENTS),
        endorsements=(
            Endorsement(side=EndorsementSide.EXECUTIVE, answer=Answer.YES),
            Endorsement(side=EndorsementSide.TECHNICAL, answer=Answer.YES),
            Endorsement(side=EndorsementSide.BUSINESS, answer=Answer.NO),
        ),
    ),
    silent(
        "三方都认可",
        "All three back it",
        opportunity=at(Stage.REQUIREMENTS),
        endorsements=(
            Endorsement(side=EndorsementSide.EXECUTIVE, answer=Answer.YES),
            Endorsement(side=EndorsementSide.TECHNICAL, answer=Answer.YES),
            Endorsement(side=EndorsementSide.BUSINESS, answer=Answer.YES),
        ),
    ),
    silent(
        "先否后认，以最新为准",
        "A later yes replaces the no",
        opportunity=at(Stage.REQUIREMENTS),
        endorsements=(
            Endorsement(side=EndorsementSide.EXECUTIVE, answer=Answer.YES),
            Endorsement(side=EndorsementSide.TECHNICAL, answer=Answer.YES),
            Endorsement(side=EndorsementSide.BUSINESS, answer=Answer.YES, on=date(2026, 2, 2)),
            Endorsement(side=EndorsementSide.BUSINESS, answer=Answer.NO, on=date(2026, 1, 1)),
        ),
    ),
    silent("还在判断商机", "Still qualifying", opportunity=at(Stage.QUALIFICATION)),
    unknown(
        "业务部门没问过",
        "The business side was not asked",
        asks=True,
        says="业务部门",
        opportunity=at(Stage.REQUIREMENTS),
        endorsements=(
            Endorsement(side=EndorsementSide.EXECUTIVE, answer=Answer.YES),
            Endorsement(side=EndorsementSide.TECHNICAL, answer=Answer.YES),
        ),
    ),
    unknown(
        "认可的说法不可信",
        "The word of backing has to be doubted",
        asks=True,
        opportunity=at(Stage.REQUIREMENTS),
        endorsements=(
            Endorsement(side=EndorsementSide.EXECUTIVE, answer=Answer.YES),
            Endorsement(side=EndorsementSide.TECHNICAL, answer=Answer.YES),
            Endorsement(side=EndorsementSide.BUSINESS, answer=Answer.YES, grade=Grade.parse("E5")),
        ),
    ),
)


@examples(CASES)
def test_need_is_backed_by_three_sides(example):
    example.holds_for(RULE)


def test_who_refuses_and_who_has_not_been_asked_are_two_moves():
    facts = case(
        opportunity=at(Stage.REQUIREMENTS),
        endorsements=(
            Endorsement(side=EndorsementSide.EXECUTIVE, answer=Answer.NO),
            Endorsement(side=EndorsementSide.BUSINESS, answer=Answer.YES),
        ),
    )
    refused, silent_side = RULE.advise(facts)
    assert (refused.severity, silent_side.severity) == (Severity.URGENT, Severity.IMPORTANT)
    assert "高层明确不认可" in refused.sentence.words.zh
    assert "技术部门这边的认可还没拿到" in silent_side.sentence.words.zh
    assert (refused.unknowns, len(silent_side.unknowns)) == ((), 1)

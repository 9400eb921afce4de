from datetime import date

from tests.playbook.examples import examples, fires, silent, unknown
from yunchou.playbook.insiders.facts import InsiderEvidence
from yunchou.playbook.insiders.rules.financial_tie_is_a_stop import RULE
from yunchou.playbook.insiders.terms import InsiderTest
from yunchou.playbook.kernel.advice import Severity
from yunchou.playbook.kernel.terms import Answer

CASES = (
    fires(
        "有金钱往来，没写是谁",
        "A tie without a name",
        "没写是谁",
        severity=Severity.STOP,
        insider_evidence=(InsiderEvidence(on=date(2026, 2, 1), financial_tie=Answer.YES),),
    ),
    fires(
        "有金钱往来",
        "A financial tie",
        "利益冲突",
        severity=Severity.STOP,
        insider_evidence=(
            InsiderEvidence(
                person="李主任",
                test=InsiderTest.INFORMS,
                on=date(2026, 2, 1),
                unprompted=Answer.YES,
                verified=Answer.YES,
            ),
            InsiderEvidence(
                person="李主任",
                test=InsiderTest.INFORMS,
                on=date(2026, 2, 1),
                unprompted=Answer.YES,
                verified=Answer.YES,
            ),
            InsiderEvidence(person="李主任", test=InsiderTest.ADVOCATES, on=date(2026, 2, 1)),
            InsiderEvidence(person="李主任", test=InsiderTest.ALIGNED, on=date(2025, 1, 1), financial_tie=Answer.YES),
        ),
    ),
    silent(
        "没有金钱往来",
        "None",
        insider_evidence=(
            InsiderEvidence(person="李主任", test=InsiderTest.ALIGNED, on=date(2026, 2, 1), financial_tie=Answer.NO),
        ),
    ),
    unknown(
        "有没有不知道",
        "Whether there is one is unknown",
        asks=False,
        insider_evidence=(InsiderEvidence(person="李主任", test=InsiderTest.ALIGNED, on=date(2026, 2, 1)),),
    ),
)


@examples(CASES)
def test_financial_tie_is_a_stop(example):
    example.holds_for(RULE)

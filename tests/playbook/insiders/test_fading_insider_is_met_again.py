from datetime import date

from tests.playbook.examples import examples, fires, silent, unknown
from yunchou.playbook.insiders.facts import InsiderEvidence
from yunchou.playbook.insiders.rules.fading_insider_is_met_again import RULE
from yunchou.playbook.insiders.terms import InsiderTest
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.stakeholders.facts import Person

CASES = (
    fires(
        "半年没动静了",
        "Quiet for half a year",
        "2025年8月1日",
        insider_evidence=(
            InsiderEvidence(
                person="李主任",
                test=InsiderTest.INFORMS,
                on=date(2025, 8, 1),
                unprompted=Answer.YES,
                verified=Answer.YES,
            ),
            InsiderEvidence(
                person="李主任",
                test=InsiderTest.INFORMS,
                on=date(2025, 8, 1),
                unprompted=Answer.YES,
                verified=Answer.YES,
            ),
            InsiderEvidence(person="李主任", test=InsiderTest.ADVOCATES, on=date(2025, 8, 1)),
        ),
    ),
    silent(
        "上个月还在帮忙",
        "Helped last month",
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
        ),
    ),
    silent(
        "人已经离职",
        "Has left the customer",
        people=(Person(name="李主任", left_on=date(2025, 12, 1)),),
        insider_evidence=(
            *2
            * (
                InsiderEvidence(
                    person="李主任",
                    test=InsiderTest.INFORMS,
                    on=date(2025, 8, 1),
                    unprompted=Answer.YES,
                    verified=Answer.YES,
                ),
            ),
            InsiderEvidence(person="李主任", test=InsiderTest.ADVOCATES, on=date(2025, 8, 1)),
        ),
    ),
    silent(
        "从来不是内线",
        "Never was one",
        insider_evidence=(InsiderEvidence(person="李主任", test=InsiderTest.ADVOCATES, on=date(2025, 8, 1)),),
    ),
    unknown(
        "哪天帮的不知道",
        "The days are unknown",
        asks=False,
        insider_evidence=(
            InsiderEvidence(
                person="李主任", test=InsiderTest.INFORMS, on=None, unprompted=Answer.YES, verified=Answer.YES
            ),
            InsiderEvidence(
                person="李主任", test=InsiderTest.INFORMS, on=None, unprompted=Answer.YES, verified=Answer.YES
            ),
            InsiderEvidence(person="李主任", test=InsiderTest.ADVOCATES, on=None),
        ),
    ),
)


@examples(CASES)
def test_fading_insider_is_met_again(example):
    example.holds_for(RULE)

from datetime import date

from tests.playbook.examples import at, examples, fires, silent, unknown
from yunchou.playbook.insiders.facts import InsiderEvidence
from yunchou.playbook.insiders.rules.insider_comes_before_the_solution import RULE
from yunchou.playbook.insiders.terms import InsiderTest
from yunchou.playbook.kernel.advice import Severity
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.stages import Stage

CASES = (
    silent(
        "才在判断商机",
        "Only being qualified",
        opportunity=at(Stage.QUALIFICATION),
    ),
    fires(
        "有人主动说过一件属实的事",
        "Somebody brought one true thing",
        "最近的是李主任",
        opportunity=at(Stage.REQUIREMENTS),
        insider_evidence=(
            InsiderEvidence(
                person="李主任",
                test=InsiderTest.INFORMS,
                on=date(2026, 2, 1),
                unprompted=Answer.YES,
                verified=Answer.YES,
            ),
        ),
    ),
    unknown(
        "帮过忙，没写哪天",
        "Helped, and nobody wrote down when",
        asks=True,
        says="没写是哪天",
        opportunity=at(Stage.REQUIREMENTS),
        insider_evidence=(InsiderEvidence(person="李主任", test=InsiderTest.ADVOCATES),),
    ),
    fires(
        "确定需求了还没有内线",
        "Requirements and no insider, one near",
        "李主任",
        severity=Severity.IMPORTANT,
        opportunity=at(Stage.REQUIREMENTS),
        insider_evidence=(InsiderEvidence(person="李主任", test=InsiderTest.ADVOCATES, on=date(2026, 2, 1)),),
    ),
    fires(
        "方案都在做了",
        "A solution is being made",
        severity=Severity.URGENT,
        opportunity=at(Stage.SOLUTION_DESIGN),
        insider_evidence=(InsiderEvidence(person="李主任", test=InsiderTest.ADVOCATES, on=date(2026, 2, 1)),),
    ),
    silent(
        "有内线",
        "There is an insider",
        opportunity=at(Stage.SOLUTION_DESIGN),
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
    silent("还在判断商机", "Still qualifying", opportunity=at(Stage.QUALIFICATION)),
    unknown("谁能做内线不知道", "Who might be one is unknown", asks=True, opportunity=at(Stage.REQUIREMENTS)),
    unknown(
        "事是做过，日期没记",
        "Deeds without a day",
        asks=True,
        opportunity=at(Stage.REQUIREMENTS),
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
def test_insider_comes_before_the_solution(example):
    example.holds_for(RULE)

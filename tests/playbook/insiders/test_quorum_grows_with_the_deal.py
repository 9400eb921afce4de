from datetime import date
from decimal import Decimal

from tests.playbook.examples import at, examples, fires, silent, unknown
from yunchou.playbook.insiders.facts import InsiderEvidence
from yunchou.playbook.insiders.rules.quorum_grows_with_the_deal import RULE
from yunchou.playbook.insiders.terms import InsiderTest
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.stakeholders.facts import Person
from yunchou.playbook.stakeholders.terms import Function

DAY = date(2026, 2, 1)


def proven(person: str) -> tuple[InsiderEvidence, ...]:
    """Told us twice what proved true, unasked, and spoke for us."""
    told = InsiderEvidence(person=person, test=InsiderTest.INFORMS, on=DAY, unprompted=Answer.YES, verified=Answer.YES)
    return told, told, InsiderEvidence(person=person, test=InsiderTest.ADVOCATES, on=DAY)


CASES = (
    fires(
        "两百万的单子只有一位",
        "Two million and one insider",
        "2 位",
        opportunity=at(Stage.REQUIREMENTS, amount=Decimal(2_000_000)),
        insider_evidence=proven("李主任"),
    ),
    fires(
        "有两位，但互相传话",
        "Two who quote each other",
        "只有 1 位",
        opportunity=at(Stage.REQUIREMENTS, amount=Decimal(2_000_000)),
        insider_evidence=(
            *proven("李主任"),
            InsiderEvidence(
                person="赵总",
                test=InsiderTest.INFORMS,
                on=date(2026, 2, 1),
                unprompted=Answer.YES,
                verified=Answer.YES,
                heard_from="李主任",
            ),
            InsiderEvidence(
                person="赵总", test=InsiderTest.INFORMS, on=date(2026, 2, 1), unprompted=Answer.YES, verified=Answer.YES
            ),
            InsiderEvidence(person="赵总", test=InsiderTest.ADVOCATES, on=date(2026, 2, 1)),
        ),
    ),
    fires(
        "特大单三位都在技术部门",
        "Mega deal, all of technology",
        "技术、业务两边",
        opportunity=at(Stage.REQUIREMENTS, amount=Decimal(20_000_000)),
        insider_evidence=(
            *proven("甲"),
            *proven("乙"),
            *proven("丙"),
        ),
        people=tuple(Person(name=name, function=Function.TECHNICAL) for name in "甲乙丙"),
    ),
    silent(
        "特大单三位，是谁不知道",
        "Mega deal, and it is not known who they are",
        opportunity=at(Stage.REQUIREMENTS, amount=Decimal(20_000_000)),
        insider_evidence=(
            *proven("甲"),
            *proven("乙"),
            *proven("丙"),
        ),
    ),
    unknown(
        "特大单三位都认得，是哪条线的没记",
        "Mega deal, all known, and nobody noted their side",
        asks=True,
        says="3 位是哪条线的还没记",
        opportunity=at(Stage.REQUIREMENTS, amount=Decimal(20_000_000)),
        insider_evidence=(
            *proven("甲"),
            *proven("乙"),
            *proven("丙"),
        ),
        people=tuple(Person(name=name) for name in "甲乙丙"),
    ),
    silent(
        "两位互相独立",
        "Two independent ones",
        opportunity=at(Stage.REQUIREMENTS, amount=Decimal(2_000_000)),
        insider_evidence=(
            *proven("李主任"),
            *proven("赵总"),
        ),
    ),
    silent(
        "小单一位就够",
        "One is enough for a small deal",
        opportunity=at(Stage.REQUIREMENTS, amount=Decimal(100_000)),
        insider_evidence=proven("李主任"),
    ),
    silent(
        "一位都没有，由另一条规则说",
        "None is another rule's matter",
        opportunity=at(Stage.REQUIREMENTS, amount=Decimal(2_000_000)),
    ),
    unknown(
        "金额不知道，要几位内线定不下来",
        "The amount is unknown",
        asks=True,
        opportunity=at(Stage.REQUIREMENTS),
        insider_evidence=proven("李主任"),
    ),
)


@examples(CASES)
def test_quorum_grows_with_the_deal(example):
    example.holds_for(RULE)

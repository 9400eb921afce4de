from datetime import date

from tests.playbook.examples import examples, fires, silent, unknown
from yunchou.playbook.intelligence.facts import Claim, Report
from yunchou.playbook.intelligence.rules.critical_claim_has_two_sources import RULE
from yunchou.playbook.kernel.grades import Grade
from yunchou.playbook.kernel.terms import Answer

CASES = (
    fires(
        "关键情报只有一个人说",
        "One person says it",
        "只有一个来源",
        claims=(
            Claim(statement="预算三百万", critical=Answer.YES, reports=(Report(source="李主任", on=date(2026, 2, 1)),)),
        ),
    ),
    silent(
        "两个互不相干的人都说",
        "Two unconnected people say it",
        claims=(
            Claim(
                statement="预算三百万",
                critical=Answer.YES,
                reports=(
                    Report(source="李主任", on=date(2026, 2, 1)),
                    Report(source="吴会计", on=date(2026, 2, 3)),
                ),
            ),
        ),
    ),
    silent(
        "不关键",
        "Not critical",
        claims=(
            Claim(statement="预算三百万", critical=Answer.NO, reports=(Report(source="李主任", on=date(2026, 2, 1)),)),
        ),
    ),
    silent(
        "已经证实",
        "Proved",
        claims=(
            Claim(
                statement="预算三百万",
                critical=Answer.YES,
                outcome=Answer.YES,
                reports=(Report(source="李主任", on=date(2026, 2, 1)),),
            ),
        ),
    ),
    unknown(
        "关键，但没人说过",
        "Critical, and nobody has said it",
        asks=True,
        claims=(Claim(statement="预算三百万", critical=Answer.YES, reports=()),),
    ),
    unknown(
        "只有不可信的人说",
        "Only a doubtful source",
        asks=True,
        says="靠不住的来源",
        claims=(
            Claim(
                statement="预算三百万", critical=Answer.YES, reports=(Report(source="路人", grade=Grade.parse("E4")),)
            ),
        ),
    ),
    unknown(
        "关不关键不知道",
        "Critical or not is unknown",
        asks=True,
        claims=(
            Claim(
                statement="预算三百万", critical=Answer.UNKNOWN, reports=(Report(source="李主任", on=date(2026, 2, 1)),)
            ),
        ),
    ),
)


TWO_THIN = fires(
    "两条关键情报都没核实，合成一步",
    "Two critical claims not verified are one move",
    "“预算三百万”只有一个来源；“下月定标”还没有人说过准话：各换一个不相干的人再核实一次",
    claims=(
        Claim(statement="预算三百万", critical=Answer.YES, reports=(Report(source="李主任", on=date(2026, 2, 1)),)),
        Claim(statement="下月定标", critical=Answer.YES),
    ),
)


def test_all_that_is_to_be_verified_is_one_move_that_asks_about_each():
    TWO_THIN.holds_for(RULE)
    (move,) = TWO_THIN.advice(RULE)
    assert [unknown.of for unknown in move.unknowns] == ["预算三百万", "下月定标"]


@examples(CASES)
def test_critical_claim_has_two_sources(example):
    example.holds_for(RULE)

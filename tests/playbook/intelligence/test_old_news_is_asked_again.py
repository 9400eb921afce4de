from datetime import date

from tests.playbook.examples import examples, fires, silent, unknown
from yunchou.playbook.intelligence.facts import Claim, Report
from yunchou.playbook.intelligence.rules.old_news_is_asked_again import RULE
from yunchou.playbook.kernel.terms import Answer

CASES = (
    fires(
        "半年多前的消息",
        "News of more than half a year ago",
        "2025年6月1日",
        claims=(
            Claim(statement="预算三百万", critical=Answer.YES, reports=(Report(source="李主任", on=date(2025, 6, 1)),)),
        ),
    ),
    silent(
        "上个月又有人说",
        "Said again last month",
        claims=(
            Claim(
                statement="预算三百万",
                critical=Answer.YES,
                reports=(
                    Report(source="李主任", on=date(2025, 6, 1)),
                    Report(source="吴会计", on=date(2026, 2, 3)),
                ),
            ),
        ),
    ),
    silent(
        "已经有结果",
        "The outcome is known",
        claims=(
            Claim(
                statement="预算三百万",
                critical=Answer.YES,
                outcome=Answer.YES,
                reports=(Report(source="李主任", on=date(2025, 6, 1)),),
            ),
        ),
    ),
    unknown(
        "哪天说的不知道",
        "The day is unknown",
        asks=False,
        claims=(Claim(statement="预算三百万", critical=Answer.YES, reports=(Report(source="李主任"),)),),
    ),
)


@examples(CASES)
def test_old_news_is_asked_again(example):
    example.holds_for(RULE)

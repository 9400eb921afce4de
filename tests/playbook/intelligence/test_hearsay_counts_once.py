from datetime import date

from tests.playbook.examples import examples, fires, silent, unknown
from yunchou.playbook.intelligence.facts import Claim, Report
from yunchou.playbook.intelligence.rules.hearsay_counts_once import RULE
from yunchou.playbook.kernel.terms import Answer

CASES = (
    fires(
        "吴会计是听李主任说的",
        "One quotes the other",
        "同一个源头",
        claims=(
            Claim(
                statement="预算三百万",
                critical=Answer.YES,
                reports=(
                    Report(source="李主任", on=date(2026, 2, 1)),
                    Report(source="吴会计", on=date(2026, 2, 3), heard_from="李主任"),
                ),
            ),
        ),
    ),
    silent(
        "两个人各说各的",
        "Each speaks for himself",
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
        "本来就一个人说",
        "One person only",
        claims=(
            Claim(statement="预算三百万", critical=Answer.YES, reports=(Report(source="李主任", on=date(2026, 2, 1)),)),
        ),
    ),
    unknown(
        "听谁说的不知道",
        "From whom is unknown",
        asks=False,
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
)


@examples(CASES)
def test_hearsay_counts_once(example):
    example.holds_for(RULE)

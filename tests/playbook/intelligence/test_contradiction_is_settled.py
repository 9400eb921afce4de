from datetime import date

from tests.playbook.examples import examples, fires, silent, unknown
from yunchou.playbook.intelligence.facts import Claim, Report
from yunchou.playbook.intelligence.rules.contradiction_is_settled import RULE
from yunchou.playbook.kernel.advice import Severity
from yunchou.playbook.kernel.grades import Grade
from yunchou.playbook.kernel.terms import Answer

CASES = (
    fires(
        "一个说是，一个说不是",
        "One says yes, one says no",
        "预算三百万",
        severity=Severity.URGENT,
        claims=(
            Claim(
                statement="预算三百万",
                critical=Answer.YES,
                reports=(
                    Report(source="李主任", on=date(2026, 2, 1)),
                    Report(source="吴会计", says=Answer.NO, on=date(2026, 2, 3)),
                ),
            ),
        ),
    ),
    silent(
        "都说是",
        "Both say yes",
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
        "说不是的人不可信",
        "The one who denies has to be doubted",
        claims=(
            Claim(
                statement="预算三百万",
                critical=Answer.YES,
                reports=(
                    Report(source="李主任", on=date(2026, 2, 1)),
                    Report(source="路人", says=Answer.NO, grade=Grade.parse("E4")),
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
                outcome=Answer.NO,
                reports=(
                    Report(source="李主任", on=date(2026, 2, 1)),
                    Report(source="吴会计", says=Answer.NO, on=date(2026, 2, 3)),
                ),
            ),
        ),
    ),
    unknown(
        "有一个人没说是不是",
        "One did not say which",
        asks=False,
        claims=(
            Claim(
                statement="预算三百万",
                critical=Answer.YES,
                reports=(
                    Report(source="李主任", on=date(2026, 2, 1)),
                    Report(source="吴会计", says=Answer.UNKNOWN),
                ),
            ),
        ),
    ),
)


@examples(CASES)
def test_contradiction_is_settled(example):
    example.holds_for(RULE)

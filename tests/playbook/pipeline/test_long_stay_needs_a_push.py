from datetime import date

from tests.playbook.examples import at, examples, fires, silent, unknown
from yunchou.playbook.kernel.advice import Severity
from yunchou.playbook.pipeline.rules.long_stay_needs_a_push import RULE
from yunchou.playbook.pipeline.stages import Stage, Standing

CASES = (
    fires(
        "哪天进的阶段没记，单子做了快两年",
        "Nobody noted the stage's first day; two years on the deal",
        "这单已经做了",
        opportunity=at(Stage.QUALIFICATION, created_on=date(2024, 4, 1)),
    ),
    silent(
        "单子刚建",
        "The deal is new",
        opportunity=at(Stage.QUALIFICATION, created_on=date(2026, 2, 1)),
    ),
    fires(
        "判断商机停了 45 天",
        "45 days in qualification",
        "45",
        severity=Severity.IMPORTANT,
        opportunity=at(Stage.QUALIFICATION, stage_entered_on=date(2026, 1, 16)),
    ),
    fires(
        "停了两倍时间还多",
        "More than twice the usual time",
        "100",
        severity=Severity.URGENT,
        opportunity=at(Stage.QUALIFICATION, stage_entered_on=date(2025, 11, 22)),
    ),
    silent(
        "刚好 30 天",
        "Exactly the usual 30 days",
        opportunity=at(Stage.QUALIFICATION, stage_entered_on=date(2026, 1, 31)),
    ),
    silent(
        "主动停着的不算",
        "Paused on purpose",
        opportunity=at(Stage.QUALIFICATION, standing=Standing.PAUSED, stage_entered_on=date(2025, 1, 1)),
    ),
    unknown("不知道哪天进的阶段", "The day of entry is unknown", asks=False, opportunity=at(Stage.QUALIFICATION)),
)


@examples(CASES)
def test_long_stay_needs_a_push(example):
    example.holds_for(RULE)

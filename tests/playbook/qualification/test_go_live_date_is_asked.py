from datetime import date

from tests.playbook.examples import at, examples, fires, silent, unknown
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.qualification.facts import PlannedStep, TimePlan
from yunchou.playbook.qualification.rules.go_live_date_is_asked import RULE
from yunchou.playbook.qualification.terms import PlanStep

CASES = (
    fires(
        "判断商机还没问上线日", "Qualifying without a go-live date", "哪天必须上线", opportunity=at(Stage.QUALIFICATION)
    ),
    silent(
        "计划里有上线日",
        "The plan has a date",
        opportunity=at(Stage.QUALIFICATION),
        time_plan=TimePlan(go_live_on=date(2026, 12, 1)),
    ),
    silent(
        "商机上写了上线日", "The deal has a date", opportunity=at(Stage.QUALIFICATION, go_live_on=date(2026, 12, 1))
    ),
    silent("还在寻找商机", "Still prospecting", opportunity=at(Stage.PROSPECTING)),
    unknown(
        "有步骤但没有上线日",
        "Steps without a go-live date",
        asks=True,
        opportunity=at(Stage.REQUIREMENTS),
        time_plan=TimePlan(steps=(PlannedStep(step=PlanStep.TENDER),)),
    ),
)


@examples(CASES)
def test_go_live_date_is_asked(example):
    example.holds_for(RULE)

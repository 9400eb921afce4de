from datetime import date
from decimal import Decimal

from tests.playbook.examples import at, examples, fires, silent, unknown
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.qualification.facts import BudgetFact, DecisionStep, Need, TimePlan
from yunchou.playbook.qualification.rules.effort_waits_for_the_judgement import RULE
from yunchou.playbook.qualification.terms import BudgetState

CASES = (
    fires(
        "没有预算还在做方案",
        "Designing without a budget",
        "没有预算",
        opportunity=at(Stage.SOLUTION_DESIGN),
        budgets=(BudgetFact(year=2026, state=BudgetState.NONE, noted_on=date(2026, 2, 1)),),
    ),
    silent(
        "四项都清楚",
        "All four are known",
        opportunity=at(Stage.SOLUTION_DESIGN),
        needs=(Need(title="外呼", clarity=Answer.YES),),
        budgets=(
            BudgetFact(year=2026, state=BudgetState.APPROVED, amount=Decimal(1_000_000), noted_on=date(2026, 2, 1)),
        ),
        time_plan=TimePlan(go_live_on=date(2026, 12, 1)),
        decision_steps=(DecisionStep(name="立项", department="科技部", person="李主任"),),
    ),
    silent("还没到做方案", "No solution is being made yet", opportunity=at(Stage.REQUIREMENTS)),
    unknown(
        "四项都不知道", "None of the four is known", asks=True, says="不清楚", opportunity=at(Stage.SOLUTION_DESIGN)
    ),
)


@examples(CASES)
def test_effort_waits_for_the_judgement(example):
    example.holds_for(RULE)

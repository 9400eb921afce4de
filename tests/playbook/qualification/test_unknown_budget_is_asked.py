from datetime import date
from decimal import Decimal

from tests.playbook.examples import at, examples, fires, silent, unknown
from yunchou.playbook.kernel.advice import Severity
from yunchou.playbook.kernel.grades import Grade
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.qualification.facts import BudgetFact
from yunchou.playbook.qualification.rules.unknown_budget_is_asked import RULE
from yunchou.playbook.qualification.terms import BudgetState

CASES = (
    fires(
        "只是听说有预算",
        "A budget is only rumoured",
        "听说",
        severity=Severity.IMPORTANT,
        opportunity=at(Stage.QUALIFICATION),
        budgets=(BudgetFact(year=2026, state=BudgetState.RUMOURED),),
    ),
    silent(
        "预算已批准",
        "The budget is approved",
        opportunity=at(Stage.QUALIFICATION),
        budgets=(
            BudgetFact(year=2026, state=BudgetState.APPROVED, amount=Decimal(1_000_000), noted_on=date(2026, 2, 1)),
        ),
    ),
    silent(
        "明确没有预算，由另一条规则说",
        "No budget is another rule's matter",
        opportunity=at(Stage.QUALIFICATION),
        budgets=(BudgetFact(year=2026, state=BudgetState.NONE, noted_on=date(2026, 2, 1)),),
    ),
    silent("还在寻找商机", "Still prospecting", opportunity=at(Stage.PROSPECTING)),
    unknown(
        "方案都在做了，预算还不知道",
        "A solution is being made, the budget unknown",
        asks=True,
        says="不知道",
        opportunity=at(Stage.SOLUTION_DESIGN),
    ),
    unknown(
        "批准的消息不可信",
        "Word of approval has to be doubted",
        asks=True,
        says="不可信",
        opportunity=at(Stage.QUALIFICATION),
        budgets=(BudgetFact(year=2026, state=BudgetState.APPROVED, grade=Grade.parse("D2")),),
    ),
)


@examples(CASES)
def test_unknown_budget_is_asked(example):
    example.holds_for(RULE)

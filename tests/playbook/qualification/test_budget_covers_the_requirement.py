from datetime import date
from decimal import Decimal

from tests.playbook.examples import at, examples, fires, silent, unknown
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.qualification.facts import BudgetFact, NeedSummary
from yunchou.playbook.qualification.rules.budget_covers_the_requirement import RULE
from yunchou.playbook.qualification.terms import BudgetState

CASES = (
    fires(
        "需求要花两倍的钱",
        "The requirement costs twice the budget",
        "2,000,000",
        opportunity=at(Stage.REQUIREMENTS),
        need=NeedSummary(cost=Decimal(2_000_000)),
        budgets=(
            BudgetFact(year=2026, state=BudgetState.APPROVED, amount=Decimal(1_000_000), noted_on=date(2026, 2, 1)),
        ),
    ),
    silent(
        "预算够",
        "The budget is enough",
        opportunity=at(Stage.REQUIREMENTS),
        need=NeedSummary(cost=Decimal(900_000)),
        budgets=(
            BudgetFact(year=2026, state=BudgetState.APPROVED, amount=Decimal(1_000_000), noted_on=date(2026, 2, 1)),
        ),
    ),
    silent(
        "略紧，不在这里说",
        "Tight is not said here",
        opportunity=at(Stage.REQUIREMENTS),
        need=NeedSummary(cost=Decimal(1_100_000)),
        budgets=(
            BudgetFact(year=2026, state=BudgetState.APPROVED, amount=Decimal(1_000_000), noted_on=date(2026, 2, 1)),
        ),
    ),
    unknown(
        "需求成本不知道",
        "The cost is unknown",
        asks=False,
        opportunity=at(Stage.REQUIREMENTS),
        budgets=(
            BudgetFact(year=2026, state=BudgetState.APPROVED, amount=Decimal(1_000_000), noted_on=date(2026, 2, 1)),
        ),
    ),
)


@examples(CASES)
def test_budget_covers_the_requirement(example):
    example.holds_for(RULE)

from datetime import date
from decimal import Decimal

from tests.playbook.examples import at, examples, fires, silent, unknown
from yunchou.playbook.kernel.advice import Severity
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.qualification.facts import BudgetFact
from yunchou.playbook.qualification.rules.quote_stays_within_the_budget import RULE
from yunchou.playbook.qualification.terms import BudgetState

CASES = (
    fires(
        "报价超出预算一半",
        "The price is half above the budget",
        "1,500,000",
        severity=Severity.URGENT,
        opportunity=at(Stage.SOLUTION_DESIGN, amount=Decimal(1_500_000)),
        budgets=(
            BudgetFact(year=2026, state=BudgetState.APPROVED, amount=Decimal(1_000_000), noted_on=date(2026, 2, 1)),
        ),
    ),
    fires(
        "略超预算",
        "A little above the budget",
        "放到明年",
        severity=Severity.IMPORTANT,
        opportunity=at(Stage.SOLUTION_DESIGN, seats=110, unit_price=Decimal(10_000)),
        budgets=(
            BudgetFact(year=2026, state=BudgetState.APPROVED, amount=Decimal(1_000_000), noted_on=date(2026, 2, 1)),
        ),
    ),
    silent(
        "刚好等于预算",
        "Exactly the budget",
        opportunity=at(Stage.SOLUTION_DESIGN, amount=Decimal(1_000_000)),
        budgets=(
            BudgetFact(year=2026, state=BudgetState.APPROVED, amount=Decimal(1_000_000), noted_on=date(2026, 2, 1)),
        ),
    ),
    silent(
        "币种不同，不比",
        "Another currency is not compared",
        opportunity=at(Stage.SOLUTION_DESIGN, amount=Decimal(1_500_000), currency="USD"),
        budgets=(
            BudgetFact(year=2026, state=BudgetState.APPROVED, amount=Decimal(1_000_000), noted_on=date(2026, 2, 1)),
        ),
    ),
    unknown(
        "报价不知道",
        "Our price is unknown",
        asks=False,
        opportunity=at(Stage.SOLUTION_DESIGN),
        budgets=(
            BudgetFact(year=2026, state=BudgetState.APPROVED, amount=Decimal(1_000_000), noted_on=date(2026, 2, 1)),
        ),
    ),
    unknown(
        "预算金额不知道",
        "The amount of the budget is unknown",
        asks=False,
        opportunity=at(Stage.SOLUTION_DESIGN, amount=Decimal(5)),
        budgets=(BudgetFact(year=2026, state=BudgetState.APPROVED),),
    ),
)


@examples(CASES)
def test_quote_stays_within_the_budget(example):
    example.holds_for(RULE)

from datetime import date
from decimal import Decimal

from tests.playbook.examples import TODAY, at, examples, fires, silent, unknown
from yunchou.playbook.contracts.facts import Contract
from yunchou.playbook.kernel.advice import Severity
from yunchou.playbook.kernel.grades import Grade
from yunchou.playbook.pipeline.stages import Stage, Standing
from yunchou.playbook.qualification.facts import BudgetFact
from yunchou.playbook.qualification.rules.no_budget_no_opportunity import RULE
from yunchou.playbook.qualification.terms import BudgetState

CASES = (
    fires(
        "客户今年没有预算",
        "No budget this year",
        "商机不成立",
        severity=Severity.STOP,
        opportunity=at(Stage.QUALIFICATION),
        budgets=(BudgetFact(year=2026, state=BudgetState.NONE, noted_on=date(2026, 2, 1)),),
    ),
    fires(
        "前面批过，最新消息是取消了",
        "Approved once, cancelled by the newest news",
        "不成立",
        opportunity=at(Stage.NEGOTIATION),
        budgets=(
            BudgetFact(year=2026, state=BudgetState.APPROVED, amount=Decimal(1_000_000), noted_on=date(2026, 2, 1)),
            BudgetFact(year=2026, state=BudgetState.NONE, noted_on=TODAY),
        ),
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
        "去年没有预算，今年的另说",
        "Last year's lack of budget says nothing",
        opportunity=at(Stage.QUALIFICATION),
        budgets=(BudgetFact(year=2025, state=BudgetState.NONE),),
    ),
    silent(
        "已经转入不成立",
        "Already disqualified",
        opportunity=at(Stage.QUALIFICATION, standing=Standing.DISQUALIFIED),
        budgets=(BudgetFact(year=2026, state=BudgetState.NONE, noted_on=date(2026, 2, 1)),),
    ),
    unknown("预算没问过", "The budget was never asked about", asks=False, opportunity=at(Stage.QUALIFICATION)),
    unknown(
        "说没有预算的人不可信",
        "Who says so has to be doubted",
        asks=False,
        opportunity=at(Stage.QUALIFICATION),
        budgets=(BudgetFact(year=2026, state=BudgetState.NONE, grade=Grade.parse("E4")),),
    ),
    fires(
        "停着的商机，也没有预算",
        "A paused deal without a budget",
        "商机不成立",
        opportunity=at(Stage.QUALIFICATION, standing=Standing.PAUSED),
        budgets=(BudgetFact(year=2026, state=BudgetState.NONE, noted_on=date(2026, 2, 1)),),
    ),
    silent(
        "合同已签再停的，不归这条管",
        "Paused after the signature",
        opportunity=at(Stage.COLLECTION, standing=Standing.PAUSED),
        contract=Contract(signed_on=date(2026, 2, 1)),
        budgets=(BudgetFact(year=2026, state=BudgetState.NONE, noted_on=date(2026, 2, 1)),),
    ),
)


@examples(CASES)
def test_no_budget_no_opportunity(example):
    example.holds_for(RULE)

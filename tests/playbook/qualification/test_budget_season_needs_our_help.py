from datetime import date

from tests.playbook.examples import at, examples, fires, silent, unknown
from yunchou.playbook.kernel.advice import Severity
from yunchou.playbook.kernel.grades import Grade
from yunchou.playbook.key_account.facts import Account
from yunchou.playbook.pipeline.stages import DisqualifiedFor, Stage, Standing
from yunchou.playbook.qualification.facts import BudgetFact
from yunchou.playbook.qualification.rules.budget_season_needs_our_help import RULE
from yunchou.playbook.qualification.terms import BudgetState

CASES = (
    silent("什么都不知道", "Nothing is known at all", as_of=date(2026, 10, 10)),
    fires(
        "客户没写名字，商机在判断",
        "The customer has no name yet, the deal is being qualified",
        "预算季到了",
        as_of=date(2026, 10, 10),
        opportunity=at(Stage.QUALIFICATION),
    ),
    fires(
        "十月，明年预算还没报",
        "October, next year's budget not applied for",
        "2027",
        severity=Severity.URGENT,
        as_of=date(2026, 10, 8),
        account=Account(name="华东银行", budget_months=(10, 11)),
    ),
    fires(
        "提前六周开始准备",
        "Six weeks ahead",
        "2027",
        severity=Severity.IMPORTANT,
        as_of=date(2026, 8, 20),
        account=Account(name="华东银行", budget_months=(10, 11)),
    ),
    fires(
        "这家十二月编预算",
        "This one budgets in December",
        "12月31日",
        as_of=date(2026, 12, 3),
        account=Account(name="华东银行", budget_months=(12,)),
    ),
    silent("三月不是预算季", "March is not the season", account=Account(name="华东银行", budget_months=(10, 11))),
    silent(
        "明年预算已申请",
        "Next year's budget is applied for",
        as_of=date(2026, 10, 8),
        account=Account(name="华东银行"),
        budgets=(BudgetFact(year=2027, state=BudgetState.APPLIED),),
    ),
    silent(
        "已经丢单",
        "The deal is lost",
        as_of=date(2026, 10, 8),
        account=Account(name="华东银行"),
        opportunity=at(Stage.NEGOTIATION, standing=Standing.LOST),
    ),
    unknown(
        "客户的预算月份不知道，按惯例",
        "Its months unknown, the usual ones count",
        asks=True,
        as_of=date(2026, 11, 2),
        account=Account(name="华东银行"),
    ),
    fires(
        "申请被退回，还在预算季",
        "The application was refused, the season still runs",
        "2027",
        as_of=date(2026, 10, 15),
        account=Account(name="华东银行", budget_months=(10, 11)),
        budgets=(
            BudgetFact(year=2027, state=BudgetState.APPLIED, noted_on=date(2026, 9, 1)),
            BudgetFact(year=2027, state=BudgetState.NONE, noted_on=date(2026, 10, 10)),
        ),
    ),
    fires(
        "说已经批了的人不可信",
        "Who says it is approved has to be doubted",
        "2027",
        as_of=date(2026, 10, 15),
        account=Account(name="华东银行", budget_months=(10, 11)),
        budgets=(BudgetFact(year=2027, state=BudgetState.APPROVED, grade=Grade.parse("E5")),),
    ),
    silent(
        "因为没有需求放下的，不用帮他报预算",
        "Set aside because there is no need",
        as_of=date(2026, 10, 15),
        account=Account(name="华东银行", budget_months=(10, 11)),
        opportunity=at(Stage.QUALIFICATION, standing=Standing.DISQUALIFIED, disqualified_for=DisqualifiedFor.NO_NEED),
    ),
    silent(
        "先没有，后来补申请了",
        "None at first, applied for since",
        as_of=date(2026, 10, 15),
        account=Account(name="华东银行"),
        budgets=(
            BudgetFact(year=2027, state=BudgetState.NONE, noted_on=date(2026, 9, 1)),
            BudgetFact(year=2027, state=BudgetState.APPLIED, noted_on=date(2026, 10, 10)),
        ),
    ),
)


@examples(CASES)
def test_budget_season_needs_our_help(example):
    example.holds_for(RULE)

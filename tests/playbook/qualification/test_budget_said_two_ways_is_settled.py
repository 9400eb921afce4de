from datetime import date
from decimal import Decimal
from typing import Any

from tests.playbook.examples import TODAY, examples, fires, silent, unknown
from yunchou.playbook.advisor import assess
from yunchou.playbook.dossier.dossier import Dossier
from yunchou.playbook.kernel.advice import Severity
from yunchou.playbook.kernel.grades import Grade
from yunchou.playbook.pipeline.facts import Opportunity
from yunchou.playbook.pipeline.stages import Standing
from yunchou.playbook.qualification.facts import BudgetFact
from yunchou.playbook.qualification.rules.budget_said_two_ways_is_settled import RULE
from yunchou.playbook.qualification.terms import BudgetState


def said(state: BudgetState, source: str, day: int | None = 20, **more: Any) -> BudgetFact:
    on = None if day is None else date(2026, 2, day)
    return BudgetFact(**{"year": 2026, "state": state, "source": source, "noted_on": on, **more})


APPROVED, NONE = BudgetState.APPROVED, BudgetState.NONE
BOTH = (said(APPROVED, "李主任", 20), said(NONE, "吴会计", 25))
CASES = (
    fires(
        "李主任说批了，吴会计说没有",
        "One says approved, another none",
        "有人说批了、有人说没有",
        severity=Severity.URGENT,
        budgets=BOTH,
    ),
    fires(
        "同一天记了两种说法，都没写来源",
        "Told two ways on one day without a source",
        budgets=(said(APPROVED, ""), said(NONE, "")),
    ),
    fires(
        "一个说批了三百万，一个说是零",
        "One says three million, another nothing",
        budgets=(
            said(APPROVED, "李主任", amount=Decimal(3_000_000)),
            said(APPROVED, "吴会计", amount=Decimal(0)),
        ),
    ),
    silent(
        "李主任改了口",
        "The same source changed his word",
        budgets=(said(APPROVED, "李主任", 20), said(NONE, "李主任", 25)),
    ),
    silent("只有一种说法", "Told one way", budgets=(said(APPROVED, "李主任"), said(APPROVED, "吴会计"))),
    silent(
        "申请了，还没批",
        "Applied for is not approved",
        budgets=(said(BudgetState.APPLIED, "李主任"), said(NONE, "吴会计")),
    ),
    silent(
        "说没有的那位信不过",
        "Who says none has to be doubted",
        budgets=(said(APPROVED, "李主任"), said(NONE, "路人", grade=Grade.parse("E4"))),
    ),
    silent("说的不是同一年", "Of another year", budgets=(said(APPROVED, "李主任"), said(NONE, "吴会计", year=2027))),
    silent(
        "一句是去年的老话",
        "One word is old",
        budgets=(said(APPROVED, "李主任", noted_on=date(2025, 3, 1)), said(NONE, "吴会计", 25)),
    ),
    silent(
        "没写来源，后一句更新",
        "Without sources the newer word counts",
        budgets=(said(APPROVED, "", 20), said(NONE, "", 25)),
    ),
    silent(
        "已经丢单",
        "The deal is lost",
        budgets=BOTH,
        opportunity=Opportunity(standing=Standing.LOST),
    ),
    unknown("预算没人问过", "Nobody asked for the budget", asks=False),
    unknown(
        "不知道哪天说的",
        "Nobody knows when they said so",
        asks=True,
        budgets=(said(APPROVED, "李主任", None), said(NONE, "吴会计", None)),
    ),
)


@examples(CASES)
def test_budget_said_two_ways_is_settled(example):
    example.holds_for(RULE)


def test_it_is_said_beside_the_stop_because_the_deal_may_yet_stand():
    rules = [advice.rule for advice in assess(Dossier(budgets=BOTH), as_of=TODAY).advice]
    assert rules[:2] == ["no_budget_no_opportunity", RULE.id]

from datetime import date

from tests.playbook.examples import TODAY, at, examples, fires, silent, unknown
from yunchou.playbook.pipeline.stages import DisqualifiedFor, Stage, Standing
from yunchou.playbook.qualification.facts import BudgetFact
from yunchou.playbook.qualification.rules.budget_nurture_wakes_up import RULE
from yunchou.playbook.qualification.terms import BudgetState

CASES = (
    fires(
        "唤醒日到了",
        "The wake-up date has come",
        "回访",
        opportunity=at(
            Stage.QUALIFICATION,
            standing=Standing.DISQUALIFIED,
            disqualified_for=DisqualifiedFor.NO_BUDGET,
            wake_up_on=TODAY,
        ),
    ),
    silent(
        "唤醒日还没到",
        "The wake-up date lies ahead",
        opportunity=at(
            Stage.QUALIFICATION,
            standing=Standing.DISQUALIFIED,
            disqualified_for=DisqualifiedFor.NO_BUDGET,
            wake_up_on=date(2026, 8, 20),
        ),
    ),
    silent(
        "因为没有需求放下的",
        "Set aside for another reason",
        opportunity=at(Stage.QUALIFICATION, standing=Standing.DISQUALIFIED, disqualified_for=DisqualifiedFor.NO_NEED),
    ),
    unknown(
        "没有唤醒日",
        "No wake-up date",
        asks=True,
        says="2026年8月20日",
        opportunity=at(Stage.QUALIFICATION, standing=Standing.DISQUALIFIED, disqualified_for=DisqualifiedFor.NO_BUDGET),
    ),
    unknown(
        "为什么不成立不知道",
        "Why it was set aside is unknown",
        asks=False,
        opportunity=at(Stage.QUALIFICATION, standing=Standing.DISQUALIFIED),
    ),
    fires(
        "放下之后，预算批下来了",
        "Approved since it was set aside",
        "重新立起来",
        opportunity=at(
            Stage.QUALIFICATION,
            standing=Standing.DISQUALIFIED,
            disqualified_for=DisqualifiedFor.NO_BUDGET,
            wake_up_on=date(2026, 8, 20),
        ),
        budgets=(BudgetFact(year=2026, state=BudgetState.APPROVED, noted_on=date(2026, 2, 1)),),
    ),
)


@examples(CASES)
def test_budget_nurture_wakes_up(example):
    example.holds_for(RULE)

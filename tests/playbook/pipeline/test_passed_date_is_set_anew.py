from datetime import date

from tests.playbook.examples import TODAY, at, examples, fires, silent, unknown
from yunchou.playbook.contracts.facts import Contract
from yunchou.playbook.pipeline.rules.passed_date_is_set_anew import RULE
from yunchou.playbook.pipeline.stages import Stage, Standing
from yunchou.playbook.qualification.facts import DecisionStep

CASES = (
    fires(
        "立项会该开没开",
        "A step of the decision has passed its day",
        "“立项”的日子已经过了",
        opportunity=at(Stage.REQUIREMENTS),
        decision_steps=(
            DecisionStep(name="立项", planned_on=date(2026, 2, 10)),
            DecisionStep(name="审批", planned_on=date(2026, 4, 10)),
        ),
    ),
    silent(
        "立项会开过了",
        "The step is done",
        opportunity=at(Stage.REQUIREMENTS),
        decision_steps=(DecisionStep(name="立项", planned_on=date(2026, 2, 10), done_on=date(2026, 2, 11)),),
    ),
    silent(
        "立项的日子没定",
        "The step has no day",
        opportunity=at(Stage.REQUIREMENTS),
        decision_steps=(DecisionStep(name="立项"),),
    ),
    fires(
        "预计上月签，还没签",
        "Expected last month, not signed",
        "2026年2月10日",
        opportunity=at(Stage.NEGOTIATION, expected_sign_on=date(2026, 2, 10)),
    ),
    fires(
        "签了，预计到账日过了",
        "Signed, the money is late",
        "到账日",
        opportunity=at(Stage.COLLECTION, expected_sign_on=date(2026, 1, 1), expected_cash_on=date(2026, 2, 10)),
        contract=Contract(signed_on=date(2026, 1, 5)),
    ),
    silent("今天就是预计签约日", "Expected today", opportunity=at(Stage.NEGOTIATION, expected_sign_on=TODAY)),
    silent(
        "已经签了",
        "Signed already",
        opportunity=at(Stage.COLLECTION, expected_sign_on=date(2026, 1, 1)),
        contract=Contract(signed_on=date(2026, 1, 5)),
    ),
    silent(
        "已经丢单",
        "The deal is lost",
        opportunity=at(Stage.NEGOTIATION, standing=Standing.LOST, expected_sign_on=date(2026, 1, 1)),
    ),
    unknown("没有预计日期", "No date is expected", asks=False, opportunity=at(Stage.NEGOTIATION)),
    unknown(
        "签没签不知道",
        "Signed or not is unknown",
        asks=True,
        opportunity=at(Stage.CONTRACT_SIGNING, expected_sign_on=date(2026, 1, 1)),
        contract=Contract(),
    ),
)


@examples(CASES)
def test_passed_date_is_set_anew(example):
    example.holds_for(RULE)

from datetime import date
from decimal import Decimal

from tests.playbook.examples import examples, fires, silent, unknown
from yunchou.playbook.contracts.facts import Contract, PathStep
from yunchou.playbook.contracts.rules.stuck_step_is_freed import RULE
from yunchou.playbook.contracts.terms import StepState
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.facts import Opportunity
from yunchou.playbook.pipeline.stages import Standing
from yunchou.playbook.receivables.facts import Receipt

CASES = (
    fires(
        "法务卡了 9 天",
        "Stuck with legal for 9 days",
        "法务部 · 周律师",
        signing_path=(
            PathStep(department="法务部", person="周律师", state=StepState.STUCK, stuck_since=date(2026, 2, 21)),
        ),
    ),
    fires(
        "财务办了 12 天，平常 5 天",
        "12 days in hand where 5 are usual",
        "7 天",
        payment_path=(
            PathStep(
                department="财务部", person="吴会计", days=5, state=StepState.IN_HAND, started_on=date(2026, 2, 18)
            ),
        ),
    ),
    silent(
        "在正常天数里办理",
        "In hand within the usual days",
        payment_path=(PathStep(department="财务部", days=5, state=StepState.IN_HAND, started_on=date(2026, 2, 27)),),
    ),
    silent("还没轮到", "Still waiting", payment_path=(PathStep(department="财务部", state=StepState.WAITING),)),
    silent(
        "已办完",
        "Done",
        signing_path=(PathStep(department="法务部", state=StepState.DONE, started_on=date(2026, 1, 1)),),
    ),
    unknown(
        "卡住了，不知道找谁",
        "Stuck, and nobody to ask",
        asks=True,
        signing_path=(PathStep(department="法务部", state=StepState.STUCK),),
    ),
    unknown(
        "进度不知道",
        "The state is unknown",
        asks=False,
        signing_path=(PathStep(department="法务部", started_on=date(2026, 1, 1)),),
    ),
    unknown(
        "卡住了，哪天卡住的不知道",
        "Stuck, and since when is unknown",
        asks=True,
        says="哪天卡住的没记",
        signing_path=(PathStep(department="法务部", person="周律师", state=StepState.STUCK),),
    ),
    silent(
        "这单已经输了",
        "The deal is lost",
        opportunity=Opportunity(standing=Standing.LOST),
        signing_path=(PathStep(department="法务部", state=StepState.STUCK, stuck_since=date(2026, 2, 21)),),
    ),
    silent(
        "章都盖完了",
        "Signed and sealed",
        contract=Contract(signed_on=date(2026, 2, 1), sealed=Answer.YES),
        signing_path=(PathStep(department="法务部", state=StepState.IN_HAND, started_on=date(2026, 1, 5)),),
    ),
    silent(
        "钱都到了",
        "All the money is there",
        contract=Contract(signed_on=date(2026, 2, 1), amount=Decimal(100)),
        receipts=(Receipt(amount=Decimal(100)),),
        payment_path=(PathStep(department="财务部", state=StepState.IN_HAND, started_on=date(2026, 1, 5)),),
    ),
)


@examples(CASES)
def test_stuck_step_is_freed(example):
    example.holds_for(RULE)

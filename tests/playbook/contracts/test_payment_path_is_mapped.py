from datetime import date
from decimal import Decimal

from tests.playbook.examples import at, examples, fires, silent, unknown
from yunchou.playbook.contracts.facts import Contract, PathStep
from yunchou.playbook.contracts.rules.payment_path_is_mapped import RULE
from yunchou.playbook.pipeline.stages import Stage, Standing
from yunchou.playbook.receivables.facts import Receipt

CASES = (
    fires(
        "签合同时打款流程缺文件",
        "At signing, a step lacks its document",
        "1 处",
        opportunity=at(Stage.CONTRACT_SIGNING),
        payment_path=(PathStep(department="财务部", person="吴会计"),),
    ),
    silent(
        "流程已摸清",
        "The path is mapped",
        opportunity=at(Stage.CONTRACT_SIGNING),
        payment_path=(PathStep(department="法务部", person="周律师", document="合同会签单"),),
    ),
    silent(
        "款已收齐",
        "All money has arrived",
        opportunity=at(Stage.COLLECTION, standing=Standing.WON),
        contract=Contract(signed_on=date(2026, 1, 5), amount=Decimal(100), first_payment=Decimal(30)),
        receipts=(Receipt(amount=Decimal(100)),),
    ),
    unknown("收款了流程还不知道", "Collecting and the path is unknown", asks=True, opportunity=at(Stage.COLLECTION)),
    unknown(
        "签了，阶段没改",
        "Signed, and the stage was not moved",
        asks=True,
        opportunity=at(Stage.NEGOTIATION),
        contract=Contract(signed_on=date(2026, 2, 1)),
    ),
)


@examples(CASES)
def test_payment_path_is_mapped(example):
    example.holds_for(RULE)

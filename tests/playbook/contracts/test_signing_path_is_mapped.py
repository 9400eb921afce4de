from datetime import date
from decimal import Decimal

from tests.playbook.examples import at, examples, fires, silent, unknown
from yunchou.playbook.contracts.facts import Contract, PathStep
from yunchou.playbook.contracts.rules.signing_path_is_mapped import RULE
from yunchou.playbook.pipeline.stages import Stage

CASES = (
    fires(
        "谈判中，流程缺经办人",
        "Negotiating, a step lacks its person",
        "1 处",
        opportunity=at(Stage.NEGOTIATION),
        signing_path=(PathStep(department="法务部", document="合同会签单"),),
    ),
    silent(
        "流程已摸清",
        "The path is mapped",
        opportunity=at(Stage.NEGOTIATION),
        signing_path=(PathStep(department="法务部", person="周律师", document="合同会签单"),),
    ),
    silent("还没到谈判", "Not negotiating yet", opportunity=at(Stage.SOLUTION_DESIGN)),
    silent(
        "已经签了",
        "Already signed",
        opportunity=at(Stage.CONTRACT_SIGNING),
        contract=Contract(signed_on=date(2026, 1, 5), amount=Decimal(100), first_payment=Decimal(30)),
    ),
    unknown("流程不知道", "The path is unknown", asks=True, opportunity=at(Stage.NEGOTIATION)),
)


@examples(CASES)
def test_signing_path_is_mapped(example):
    example.holds_for(RULE)

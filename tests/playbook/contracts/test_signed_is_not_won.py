from datetime import date
from decimal import Decimal

from tests.playbook.examples import examples, fires, silent, unknown
from yunchou.playbook.contracts.facts import Contract
from yunchou.playbook.contracts.rules.signed_is_not_won import RULE
from yunchou.playbook.kernel.advice import Severity
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.receivables.facts import Receipt

CASES = (
    fires(
        "签了，风险都查过，款没到",
        "Signed, no risk known, no money",
        "风险都查过，可款没到账就还不算赢",
        severity=Severity.IMPORTANT,
        contract=Contract(
            signed_on=date(2026, 1, 5),
            amount=Decimal(100),
            first_payment=Decimal(30),
            sealed=Answer.YES,
            project_started=Answer.YES,
            project_frozen=Answer.NO,
            people_changed=Answer.NO,
        ),
    ),
    fires(
        "签了，项目被冻结",
        "Signed, the project is frozen",
        "冻结",
        severity=Severity.URGENT,
        contract=Contract(
            signed_on=date(2026, 1, 5), amount=Decimal(100), first_payment=Decimal(30), project_frozen=Answer.YES
        ),
    ),
    silent(
        "首付款已到账",
        "The first payment arrived",
        contract=Contract(signed_on=date(2026, 1, 5), amount=Decimal(100), first_payment=Decimal(30)),
        receipts=(Receipt(amount=Decimal(30), received_on=date(2026, 2, 1)),),
    ),
    silent("合同还没签", "Not signed yet", contract=Contract(signed_on=date(2026, 3, 20))),
    silent("没有合同", "No contract"),
    unknown(
        "风险没有人问过",
        "Nobody has asked about the risks",
        asks=True,
        contract=Contract(signed_on=date(2026, 1, 5), amount=Decimal(100), first_payment=Decimal(30)),
    ),
    unknown("签没签不知道", "Signed or not is unknown", asks=False, contract=Contract(amount=Decimal(100))),
)


@examples(CASES)
def test_signed_is_not_won(example):
    example.holds_for(RULE)

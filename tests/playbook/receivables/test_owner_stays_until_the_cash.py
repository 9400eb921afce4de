from datetime import date
from decimal import Decimal

from tests.playbook.examples import at, examples, fires, silent, unknown
from yunchou.playbook.contracts.facts import Contract
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.receivables.facts import Receipt
from yunchou.playbook.receivables.rules.owner_stays_until_the_cash import RULE

CASES = (
    fires(
        "签了没有负责人",
        "Signed and nobody owns it",
        "指定负责人",
        contract=Contract(signed_on=date(2026, 1, 5), amount=Decimal(100), first_payment=Decimal(30)),
    ),
    silent(
        "有负责人",
        "It has an owner",
        opportunity=at(Stage.COLLECTION, owner="林晓"),
        contract=Contract(signed_on=date(2026, 1, 5), amount=Decimal(100), first_payment=Decimal(30)),
    ),
    silent(
        "款已收齐",
        "All money has arrived",
        contract=Contract(signed_on=date(2026, 1, 5), amount=Decimal(100), first_payment=Decimal(30)),
        receipts=(Receipt(amount=Decimal(100)),),
    ),
    unknown("签没签不知道", "Signed or not is unknown", asks=False, contract=Contract()),
)


@examples(CASES)
def test_owner_stays_until_the_cash(example):
    example.holds_for(RULE)

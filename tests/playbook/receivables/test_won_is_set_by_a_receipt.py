from datetime import date
from decimal import Decimal

from tests.playbook.examples import at, examples, fires, silent, unknown
from yunchou.playbook.contracts.facts import Contract
from yunchou.playbook.kernel.advice import Severity
from yunchou.playbook.pipeline.stages import Stage, Standing
from yunchou.playbook.receivables.facts import Receipt
from yunchou.playbook.receivables.rules.won_is_set_by_a_receipt import RULE

CASES = (
    fires(
        "记成赢单，一分钱没到",
        "Called won, nothing arrived",
        "没有收到钱",
        severity=Severity.STOP,
        opportunity=at(Stage.COLLECTION, standing=Standing.WON),
    ),
    fires(
        "只到了一部分首付款",
        "Only part of the first payment arrived",
        "还差 20",
        opportunity=at(Stage.COLLECTION, standing=Standing.WON),
        contract=Contract(signed_on=date(2026, 1, 5), amount=Decimal(100), first_payment=Decimal(30)),
        receipts=(Receipt(amount=Decimal(10)),),
    ),
    silent(
        "首付款到账",
        "The first payment arrived",
        opportunity=at(Stage.COLLECTION, standing=Standing.WON),
        contract=Contract(signed_on=date(2026, 1, 5), amount=Decimal(100), first_payment=Decimal(30)),
        receipts=(Receipt(amount=Decimal(30)),),
    ),
    fires(
        "有到账，合同金额和首付款都没记",
        "Money arrived, nobody noted what was agreed",
        "今天补上",
        severity=Severity.IMPORTANT,
        opportunity=at(Stage.CONTRACT_SIGNING),
        receipts=(Receipt(amount=Decimal(10)),),
    ),
    silent(
        "部分到账，还没记成赢单",
        "Part arrived and nobody calls it won",
        opportunity=at(Stage.COLLECTION),
        contract=Contract(signed_on=date(2026, 1, 5), amount=Decimal(100), first_payment=Decimal(30)),
        receipts=(Receipt(amount=Decimal(10)),),
    ),
    silent("还在进行中", "Still open", opportunity=at(Stage.COLLECTION)),
    unknown(
        "有到账，首付款约定不知道",
        "Money arrived, the agreed payment unknown",
        asks=True,
        opportunity=at(Stage.COLLECTION, standing=Standing.WON),
        receipts=(Receipt(amount=Decimal(10)),),
    ),
)


@examples(CASES)
def test_won_is_set_by_a_receipt(example):
    example.holds_for(RULE)

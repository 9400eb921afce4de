from datetime import date
from decimal import Decimal

from tests.playbook.examples import examples, fires, silent, unknown
from yunchou.playbook.contracts.facts import Contract
from yunchou.playbook.receivables.facts import Instalment
from yunchou.playbook.receivables.rules.instalments_add_up_to_the_contract import RULE

CASES = (
    fires(
        "分期合计少了 10",
        "The instalments are 10 short",
        "对不上",
        contract=Contract(amount=Decimal(110)),
        instalments=(Instalment(name="首付款", amount=Decimal(100), due_on=date(2026, 3, 10)),),
    ),
    silent(
        "正好相等",
        "They add up",
        contract=Contract(amount=Decimal(100)),
        instalments=(Instalment(name="首付款", amount=Decimal(100), due_on=date(2026, 3, 10)),),
    ),
    silent(
        "还没有合同",
        "No contract yet",
        instalments=(Instalment(name="首付款", amount=Decimal(100), due_on=date(2026, 3, 10)),),
    ),
    unknown(
        "有一期没写金额",
        "One instalment has no amount",
        asks=True,
        contract=Contract(amount=Decimal(100)),
        instalments=(Instalment(name="首付款"),),
    ),
    unknown(
        "合同金额不知道",
        "The contract amount is unknown",
        asks=True,
        contract=Contract(),
        instalments=(Instalment(name="首付款", amount=Decimal(100), due_on=date(2026, 3, 10)),),
    ),
)


@examples(CASES)
def test_instalments_add_up_to_the_contract(example):
    example.holds_for(RULE)

from datetime import date
from decimal import Decimal

from tests.playbook.examples import examples, fires, silent, unknown
from yunchou.playbook.contracts.facts import Contract
from yunchou.playbook.receivables.facts import Instalment, Receipt
from yunchou.playbook.receivables.rules.instalments_add_up_to_the_contract import RULE

CASES = (
    fires(
        "签了合同没排分期",
        "Signed, and no payments laid out",
        "分期款项还没排",
        contract=Contract(amount=Decimal(110), signed_on=date(2026, 2, 1)),
    ),
    silent(
        "没排分期，钱都到了",
        "No payments laid out, all the money is there",
        contract=Contract(amount=Decimal(110), signed_on=date(2026, 2, 1)),
        receipts=(Receipt(amount=Decimal(110), received_on=date(2026, 2, 5)),),
    ),
    silent("还没签", "Not signed yet", contract=Contract(amount=Decimal(110))),
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
    unknown(
        "签了，有一笔没写应收日期",
        "Signed, and one has no due date",
        asks=True,
        says="“首付款”没有写应收日期",
        contract=Contract(amount=Decimal(100), signed_on=date(2026, 2, 1)),
        instalments=(Instalment(name="首付款", amount=Decimal(100)),),
    ),
)


@examples(CASES)
def test_instalments_add_up_to_the_contract(example):
    example.holds_for(RULE)

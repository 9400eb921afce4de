from datetime import date
from decimal import Decimal

from tests.playbook.examples import examples, fires, silent, unknown
from yunchou.playbook.receivables.facts import Allocation, Instalment, Receipt
from yunchou.playbook.receivables.rules.short_payment_is_explained import RULE

CASES = (
    fires(
        "应收 100，到了 60",
        "100 due, 60 arrived",
        "少 40",
        instalments=(Instalment(name="首付款", amount=Decimal(100), due_on=date(2026, 3, 10)),),
        receipts=(Receipt(amount=Decimal(60), allocations=(Allocation(instalment="首付款", amount=Decimal(60)),)),),
    ),
    silent(
        "分两笔付清",
        "Paid in full by two receipts",
        instalments=(Instalment(name="首付款", amount=Decimal(100), due_on=date(2026, 3, 10)),),
        receipts=(
            Receipt(amount=Decimal(60), allocations=(Allocation(instalment="首付款", amount=Decimal(60)),)),
            Receipt(amount=Decimal(40), allocations=(Allocation(instalment="首付款", amount=Decimal(40)),)),
        ),
    ),
    silent(
        "一分没付，由逾期规则说",
        "Nothing paid is another rule's matter",
        instalments=(Instalment(name="首付款", amount=Decimal(100), due_on=date(2026, 3, 10)),),
    ),
    unknown(
        "应收金额不知道",
        "The amount due is unknown",
        asks=False,
        instalments=(Instalment(name="首付款"),),
        receipts=(Receipt(amount=Decimal(60), allocations=(Allocation(instalment="首付款", amount=Decimal(60)),)),),
    ),
)


@examples(CASES)
def test_short_payment_is_explained(example):
    example.holds_for(RULE)

from datetime import date
from decimal import Decimal

from tests.playbook.examples import examples, fires, silent, unknown
from yunchou.playbook.receivables.facts import Allocation, Instalment, Receipt
from yunchou.playbook.receivables.rules.over_payment_is_settled import RULE

CASES = (
    fires(
        "多付了 20",
        "20 too much",
        "多付了 20：",
        instalments=(Instalment(name="首付款", amount=Decimal(100), due_on=date(2026, 3, 10)),),
        receipts=(Receipt(amount=Decimal(120), allocations=(Allocation(instalment="首付款", amount=Decimal(120)),)),),
    ),
    fires(
        "一笔款没有认领",
        "A receipt nobody has claimed",
        "50 没有对应款项",
        instalments=(Instalment(name="首付款", amount=Decimal(100), due_on=date(2026, 3, 10)),),
        receipts=(Receipt(amount=Decimal(50)),),
    ),
    fires(
        "核销的比到账的多",
        "More is allocated than has arrived",
        "核销比到账多 90",
        instalments=(Instalment(name="首付款", amount=Decimal(100), due_on=date(2026, 3, 10)),),
        receipts=(Receipt(amount=Decimal(10), allocations=(Allocation(instalment="首付款", amount=Decimal(100)),)),),
    ),
    silent(
        "正好付清",
        "Paid exactly",
        instalments=(Instalment(name="首付款", amount=Decimal(100), due_on=date(2026, 3, 10)),),
        receipts=(Receipt(amount=Decimal(100), allocations=(Allocation(instalment="首付款", amount=Decimal(100)),)),),
    ),
    silent(
        "没有到账",
        "Nothing arrived",
        instalments=(Instalment(name="首付款", amount=Decimal(100), due_on=date(2026, 3, 10)),),
    ),
    unknown(
        "分期还没排，不知道对应什么", "No instalments are known", asks=False, receipts=(Receipt(amount=Decimal(50)),)
    ),
)


@examples(CASES)
def test_over_payment_is_settled(example):
    example.holds_for(RULE)

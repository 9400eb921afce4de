from datetime import date
from decimal import Decimal

from tests.playbook.examples import examples, fires, silent, unknown
from yunchou.playbook.kernel.advice import Severity
from yunchou.playbook.receivables.facts import Allocation, Instalment, Invoice, PaymentDispute, Receipt
from yunchou.playbook.receivables.rules.due_money_is_announced import RULE

CASES = (
    fires(
        "八天后到期，票没开",
        "Due in eight days, not invoiced",
        "先开票",
        severity=Severity.IMPORTANT,
        instalments=(Instalment(name="首付款", amount=Decimal(100), due_on=date(2026, 3, 10)),),
    ),
    fires(
        "票已开，提醒付款",
        "Invoiced: ask for the payment",
        "票已开",
        severity=Severity.HINT,
        instalments=(Instalment(name="首付款", amount=Decimal(100), due_on=date(2026, 3, 10)),),
        invoices=(Invoice(instalment="首付款", amount=Decimal(100)),),
    ),
    silent(
        "还有一个月",
        "A month ahead",
        instalments=(Instalment(name="首付款", amount=Decimal(100), due_on=date(2026, 4, 10)),),
    ),
    silent(
        "已付清",
        "Paid in full",
        instalments=(Instalment(name="首付款", amount=Decimal(100), due_on=date(2026, 3, 10)),),
        receipts=(Receipt(amount=Decimal(100), allocations=(Allocation(instalment="首付款", amount=Decimal(100)),)),),
    ),
    unknown(
        "应收日期不知道",
        "The due date is unknown",
        asks=False,
        instalments=(Instalment(name="首付款", amount=Decimal(100)),),
    ),
    silent(
        "有异议，先解决异议",
        "Disputed: that is settled first",
        instalments=(Instalment(name="首付款", amount=Decimal(100), due_on=date(2026, 3, 10)),),
        disputes=(PaymentDispute(instalment="首付款", raised_on=date(2026, 2, 25)),),
    ),
)


@examples(CASES)
def test_due_money_is_announced(example):
    example.holds_for(RULE)

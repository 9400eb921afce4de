from datetime import date
from decimal import Decimal

from tests.playbook.examples import TODAY, examples, fires, silent, unknown
from yunchou.playbook.kernel.advice import Severity
from yunchou.playbook.receivables.facts import Allocation, Instalment, PaymentDispute, Receipt
from yunchou.playbook.receivables.rules.disputed_money_is_settled_first import RULE
from yunchou.playbook.receivables.terms import DisputeKind

OWED = (Instalment(name="验收款", amount=Decimal(100), due_on=date(2026, 2, 1)),)
FRESH = PaymentDispute(instalment="验收款", kind=DisputeKind.DELIVERY, raised_on=date(2026, 2, 25))

CASES = (
    fires(
        "验收有异议，技术同事去解决",
        "The customer objects to the delivery",
        "交付或验收",
        severity=Severity.IMPORTANT,
        instalments=OWED,
        disputes=(FRESH,),
    ),
    fires(
        "拖了一个月，紧急",
        "After a month it is urgent",
        "发票",
        severity=Severity.URGENT,
        instalments=OWED,
        disputes=(PaymentDispute(instalment="验收款", kind=DisputeKind.INVOICE, raised_on=date(2026, 1, 25)),),
    ),
    fires(
        "没写原因的异议也算",
        "A dispute without a reason counts too",
        "原因没有写明",
        instalments=OWED,
        disputes=(PaymentDispute(instalment="验收款"),),
    ),
    silent(
        "已解决",
        "Settled",
        instalments=OWED,
        disputes=(PaymentDispute(instalment="验收款", kind=DisputeKind.DELIVERY, settled_on=TODAY),),
    ),
    silent(
        "这笔款已付清",
        "Paid in full all the same",
        instalments=OWED,
        disputes=(FRESH,),
        receipts=(Receipt(amount=Decimal(100), allocations=(Allocation(instalment="验收款", amount=Decimal(100)),)),),
    ),
    silent("说的是别的款", "About another payment", instalments=OWED, disputes=(PaymentDispute(instalment="尾款"),)),
    unknown("没有人提过异议", "Nobody objected", asks=False, instalments=OWED),
)


@examples(CASES)
def test_disputed_money_is_settled_first(example):
    example.holds_for(RULE)

from datetime import date
from decimal import Decimal

from tests.playbook.examples import TODAY, examples, fires, silent, unknown
from yunchou.playbook.kernel.advice import Severity
from yunchou.playbook.receivables.facts import Allocation, Instalment, PaymentDispute, PaymentPromise, Receipt
from yunchou.playbook.receivables.rules.broken_promise_is_raised import RULE

OWED = (Instalment(name="首付款", amount=Decimal(100), due_on=date(2026, 2, 1)),)


def promise(due_on: date | None, given_on: date = date(2026, 2, 2), amount: int | None = None) -> PaymentPromise:
    sum_ = None if amount is None else Decimal(amount)
    return PaymentPromise(instalment="首付款", given_on=given_on, due_on=due_on, amount=sum_)


def paid(amount: int, on: date) -> tuple[Receipt, ...]:
    part = Allocation(instalment="首付款", amount=Decimal(amount))
    return (Receipt(amount=Decimal(amount), received_on=on, allocations=(part,)),)


CASES = (
    fires(
        "答应的日子过了，钱没到",
        "The promised day has passed without the money",
        "当面问清",
        severity=Severity.IMPORTANT,
        instalments=OWED,
        promises=(promise(date(2026, 2, 20)),),
    ),
    fires(
        "第二次落空，由主管出面",
        "The second broken promise goes to the leader",
        "第 2 次",
        severity=Severity.URGENT,
        instalments=OWED,
        promises=(promise(date(2026, 2, 10)), promise(date(2026, 2, 20), date(2026, 2, 11))),
    ),
    fires(
        "只付了一部分，也是落空",
        "A part of it is not what was promised",
        "没有到账",
        instalments=OWED,
        promises=(promise(date(2026, 2, 20)),),
        receipts=paid(60, date(2026, 2, 15)),
    ),
    silent("答应的是今天，还没有过完", "Promised for today", instalments=OWED, promises=(promise(TODAY),)),
    silent(
        "按承诺付了一部分",
        "The promised part came in time",
        instalments=OWED,
        promises=(promise(date(2026, 2, 20), amount=60),),
        receipts=paid(60, date(2026, 2, 15)),
    ),
    silent(
        "落空之后又给了新的日子",
        "A new day was given after the broken one",
        instalments=OWED,
        promises=(promise(date(2026, 2, 10)), promise(date(2026, 3, 20), date(2026, 2, 11))),
    ),
    silent(
        "有异议的先解决异议",
        "What is disputed is settled first",
        instalments=OWED,
        promises=(promise(date(2026, 2, 20)),),
        disputes=(PaymentDispute(instalment="首付款"),),
    ),
    silent(
        "晚了，但钱已到齐",
        "Late, but all of it is here",
        instalments=OWED,
        promises=(promise(date(2026, 2, 20)),),
        receipts=paid(100, date(2026, 2, 25)),
    ),
    unknown("没有说哪天付", "No day was promised", asks=False, instalments=OWED, promises=(promise(None),)),
    unknown("没有承诺", "Nothing was promised", asks=False, instalments=OWED),
)


@examples(CASES)
def test_broken_promise_is_raised(example):
    example.holds_for(RULE)

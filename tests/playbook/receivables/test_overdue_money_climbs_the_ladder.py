from datetime import date
from decimal import Decimal

from tests.playbook.examples import TODAY, examples, fires, silent, unknown
from yunchou.playbook.kernel.advice import Severity
from yunchou.playbook.receivables.facts import Allocation, Instalment, Receipt
from yunchou.playbook.receivables.rules.overdue_money_climbs_the_ladder import RULE

CASES = (
    fires(
        "逾期 5 天，销售自己催",
        "5 days overdue: the owner asks",
        "销售负责人",
        severity=Severity.IMPORTANT,
        instalments=(Instalment(name="首付款", amount=Decimal(100), due_on=date(2026, 2, 25)),),
    ),
    fires(
        "逾期 20 天，主管出面",
        "20 days overdue: the leader",
        "销售主管",
        severity=Severity.URGENT,
        instalments=(Instalment(name="首付款", amount=Decimal(100), due_on=date(2026, 2, 10)),),
    ),
    fires(
        "逾期 60 天，高层出面",
        "60 days overdue: an executive",
        "公司高层",
        instalments=(Instalment(name="首付款", amount=Decimal(100), due_on=date(2026, 1, 1)),),
    ),
    silent(
        "今天到期不算逾期",
        "Due today is not overdue",
        instalments=(Instalment(name="首付款", amount=Decimal(100), due_on=TODAY),),
    ),
    silent(
        "已付清",
        "Paid in full",
        instalments=(Instalment(name="首付款", amount=Decimal(100), due_on=date(2026, 1, 1)),),
        receipts=(Receipt(amount=Decimal(100), allocations=(Allocation(instalment="首付款", amount=Decimal(100)),)),),
    ),
    silent(
        "还没到期", "Not due yet", instalments=(Instalment(name="尾款", amount=Decimal(100), due_on=date(2026, 6, 1)),)
    ),
    unknown(
        "应收日期不知道",
        "The due date is unknown",
        asks=False,
        instalments=(Instalment(name="尾款", amount=Decimal(100)),),
    ),
    unknown(
        "打款流程不知道",
        "The payment path is unknown",
        asks=True,
        instalments=(Instalment(name="首付款", amount=Decimal(100), due_on=date(2026, 2, 25)),),
    ),
)


@examples(CASES)
def test_overdue_money_climbs_the_ladder(example):
    example.holds_for(RULE)

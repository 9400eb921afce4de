from datetime import date

from tests.playbook.examples import examples, fires, silent, unknown
from yunchou.playbook.contracts.facts import Contract
from yunchou.playbook.kernel.advice import Severity
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.retention.facts import Retention
from yunchou.playbook.retention.rules.renewal_is_begun_early import RULE

CASES = (
    fires(
        "还有三个月到期",
        "Three months to the end",
        "续费",
        severity=Severity.IMPORTANT,
        contract=Contract(ends_on=date(2026, 6, 1)),
    ),
    fires(
        "还有一个月到期",
        "One month to the end",
        severity=Severity.URGENT,
        retention=Retention(renewal_on=date(2026, 4, 1)),
    ),
    fires(
        "快到期，客户不满意",
        "Soon over, and the customer is unhappy",
        "先把不满意的事解决",
        retention=Retention(renewal_on=date(2026, 5, 1), satisfied=Answer.NO),
    ),
    silent("还有一年", "A year to go", contract=Contract(ends_on=date(2027, 6, 1))),
    fires(
        "到期两个月没有续上的记录",
        "Over for two months and not renewed",
        "2026年1月1日就到期了",
        severity=Severity.URGENT,
        contract=Contract(ends_on=date(2026, 1, 1)),
    ),
    silent("到期一年多了", "Over for more than a year", contract=Contract(ends_on=date(2025, 1, 1))),
    silent("五个月后到期", "Ends in five months", contract=Contract(ends_on=date(2026, 8, 1))),
    fires(
        "大合同五个月前启动",
        "A large contract is begun five months before",
        "152 天",
        contract=Contract(ends_on=date(2026, 8, 1), seats=1000),
    ),
    silent(
        "小合同三个月前还早",
        "Three months are early for a small contract",
        contract=Contract(ends_on=date(2026, 6, 1), seats=99),
    ),
    silent(
        "续费已启动",
        "The renewal was begun",
        contract=Contract(ends_on=date(2026, 4, 1)),
        retention=Retention(renewal_begun_on=date(2026, 2, 1)),
    ),
    unknown(
        "老客户到期日不知道", "The end is unknown", asks=True, retention=Retention(customer_since=date(2025, 1, 1))
    ),
    unknown("什么都不知道", "Nothing is known", asks=False),
)


@examples(CASES)
def test_renewal_is_begun_early(example):
    example.holds_for(RULE)

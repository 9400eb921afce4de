from datetime import date

from tests.playbook.examples import examples, fires, silent, unknown
from yunchou.playbook.contracts.facts import Contract
from yunchou.playbook.kernel.advice import Severity
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
    silent("还有一年", "A year to go", contract=Contract(ends_on=date(2027, 6, 1))),
    silent("已经过期", "Over already", contract=Contract(ends_on=date(2026, 1, 1))),
    unknown(
        "老客户到期日不知道", "The end is unknown", asks=True, retention=Retention(customer_since=date(2025, 1, 1))
    ),
    unknown("什么都不知道", "Nothing is known", asks=False),
)


@examples(CASES)
def test_renewal_is_begun_early(example):
    example.holds_for(RULE)

from datetime import date

from tests.playbook.examples import examples, fires, silent, unknown
from yunchou.playbook.retention.facts import Retention
from yunchou.playbook.retention.rules.care_keeps_its_cadence import RULE

CASES = (
    fires(
        "成为客户的日子没写，回访已过很久",
        "Customer since when is not told, the last call is long ago",
        "没走动",
        retention=Retention(last_care_on=date(2025, 9, 1)),
    ),
    silent("老客户一栏是空的", "Nothing is told of an existing customer", retention=Retention()),
    fires(
        "三个月没走动",
        "Three months without a call",
        "91 天",
        retention=Retention(customer_since=date(2025, 1, 1), last_care_on=date(2025, 12, 1)),
    ),
    silent(
        "上个月去过",
        "Called on last month",
        retention=Retention(customer_since=date(2025, 1, 1), last_care_on=date(2026, 2, 1)),
    ),
    silent("还不是客户", "Not a customer yet"),
    unknown(
        "上次回访不知道", "The last call is unknown", asks=True, retention=Retention(customer_since=date(2025, 1, 1))
    ),
    unknown("何时成为客户不知道", "Since when is unknown", asks=False, retention=Retention()),
)


@examples(CASES)
def test_care_keeps_its_cadence(example):
    example.holds_for(RULE)

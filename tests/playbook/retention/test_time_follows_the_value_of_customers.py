from decimal import Decimal

from tests.playbook.examples import examples, fires, silent, unknown
from yunchou.playbook.retention.facts import Retention
from yunchou.playbook.retention.rules.time_follows_the_value_of_customers import RULE

CASES = (
    fires(
        "老客户每小时值三倍，时间却少",
        "Three times the value and less time",
        "300",
        retention=Retention(
            hours=Decimal(100), revenue=Decimal(30_000), new_hours=Decimal(300), new_revenue=Decimal(30_000)
        ),
    ),
    silent(
        "时间已经多给老客户",
        "More time already",
        retention=Retention(
            hours=Decimal(300), revenue=Decimal(90_000), new_hours=Decimal(100), new_revenue=Decimal(10_000)
        ),
    ),
    silent(
        "价值差不多",
        "About the same value",
        retention=Retention(
            hours=Decimal(100), revenue=Decimal(10_000), new_hours=Decimal(300), new_revenue=Decimal(30_000)
        ),
    ),
    unknown(
        "新客户收入不知道",
        "The revenue of new ones is unknown",
        asks=False,
        retention=Retention(hours=Decimal(100), revenue=Decimal(30_000), new_hours=Decimal(300)),
    ),
    silent(
        "两边都没有收入",
        "Neither earned anything",
        retention=Retention(hours=Decimal(100), revenue=Decimal(0), new_hours=Decimal(300), new_revenue=Decimal(0)),
    ),
)


@examples(CASES)
def test_time_follows_the_value_of_customers(example):
    example.holds_for(RULE)

from datetime import date

from tests.playbook.examples import examples, fires, silent, unknown
from yunchou.playbook.kernel.grades import Grade
from yunchou.playbook.key_account.facts import Account
from yunchou.playbook.key_account.rules.doubtful_seats_are_verified import RULE

CASES = (
    fires(
        "坐席数来自不可靠来源",
        "The seats come from an unreliable source",
        "300",
        account=Account(seats_now=300, seats_grade=Grade.parse("E3")),
    ),
    fires(
        "坐席数是一年前记的",
        "The seats were noted a year ago",
        "核实",
        account=Account(seats_now=300, seats_noted_on=date(2025, 3, 1)),
    ),
    silent(
        "来源可靠，上月记的",
        "A reliable source, noted last month",
        account=Account(seats_now=300, seats_grade=Grade.parse("B2"), seats_noted_on=date(2026, 2, 1)),
    ),
    silent(
        "刚好半年，还不用复核",
        "Half a year to the day is not old yet",
        account=Account(seats_now=300, seats_noted_on=date(2025, 9, 3)),
    ),
    unknown("坐席数不知道", "The seats are unknown", asks=False, account=Account(seats_grade=Grade.parse("E3"))),
    unknown("等级和日期都没记", "Neither grade nor day is noted", asks=False, account=Account(seats_now=300)),
)


@examples(CASES)
def test_doubtful_seats_are_verified(example):
    example.holds_for(RULE)

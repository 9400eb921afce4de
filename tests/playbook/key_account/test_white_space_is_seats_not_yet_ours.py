from tests.playbook.examples import examples, fires, silent, unknown
from yunchou.playbook.kernel.grades import Grade
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.key_account.facts import Account
from yunchou.playbook.key_account.rules.white_space_is_seats_not_yet_ours import RULE
from yunchou.playbook.retention.facts import Retention

CASES = (
    fires(
        "500 个坐席，我们只有 100",
        "500 seats, 100 are ours",
        "400",
        account=Account(seats_now=500, seats_ours=100, seats_replaceable=200),
    ),
    silent("几乎全是我们的", "Nearly all are ours", account=Account(seats_now=500, seats_ours=490)),
    silent("还不是我们的客户", "Not yet a customer of ours", account=Account(seats_now=500, seats_ours=0)),
    silent(
        "客户不满意，先别谈扩容",
        "An unhappy customer is not asked for more",
        account=Account(seats_now=500, seats_ours=100),
        retention=Retention(satisfied=Answer.NO),
    ),
    unknown("我方坐席不知道", "Our seats are unknown", asks=False, account=Account(seats_now=500)),
    unknown(
        "可替换坐席不知道",
        "The replaceable seats are unknown",
        asks=True,
        account=Account(seats_now=500, seats_ours=100),
    ),
    unknown(
        "坐席数的说法不可信",
        "Word of the seats has to be doubted",
        asks=False,
        account=Account(seats_now=500, seats_ours=100, seats_grade=Grade.parse("E5")),
    ),
)


@examples(CASES)
def test_white_space_is_seats_not_yet_ours(example):
    example.holds_for(RULE)

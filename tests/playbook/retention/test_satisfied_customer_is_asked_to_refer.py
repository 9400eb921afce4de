from datetime import date

from tests.playbook.examples import examples, fires, silent, unknown
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.retention.facts import Referral, Retention
from yunchou.playbook.retention.rules.satisfied_customer_is_asked_to_refer import RULE

CASES = (
    fires("满意，没请过转介绍", "Satisfied and never asked", "介绍一两家", retention=Retention(satisfied=Answer.YES)),
    silent("请过了", "Asked already", retention=Retention(satisfied=Answer.YES, referral_asked_on=date(2026, 1, 1))),
    silent(
        "已经介绍过一家",
        "Has introduced one",
        retention=Retention(satisfied=Answer.YES, referrals=(Referral(introduced="甲公司"),)),
    ),
    silent("不满意", "Not satisfied", retention=Retention(satisfied=Answer.NO)),
    unknown("满不满意不知道", "Satisfied or not is unknown", asks=False, retention=Retention()),
)


@examples(CASES)
def test_satisfied_customer_is_asked_to_refer(example):
    example.holds_for(RULE)

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
    unknown("老客户一栏是空的", "Nothing is told of a customer", asks=False, retention=Retention()),
    unknown(
        "满不满意没人问过",
        "Nobody asked whether he is satisfied",
        asks=True,
        says="没问过",
        retention=Retention(last_care_on=date(2026, 2, 20)),
    ),
)


@examples(CASES)
def test_satisfied_customer_is_asked_to_refer(example):
    example.holds_for(RULE)

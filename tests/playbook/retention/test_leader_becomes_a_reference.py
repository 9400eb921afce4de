from datetime import date

from tests.playbook.examples import examples, fires, silent, unknown
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.key_account.facts import Account
from yunchou.playbook.retention.facts import Retention
from yunchou.playbook.retention.rules.leader_becomes_a_reference import RULE

CASES = (
    fires(
        "龙头客户，没谈过标杆",
        "A leader, never asked",
        "鱼饲料",
        account=Account(niche="鱼饲料", is_leader=Answer.YES),
        retention=Retention(customer_since=date(2025, 1, 1), satisfied=Answer.YES),
    ),
    silent(
        "已同意做标杆",
        "Agreed already",
        account=Account(is_leader=Answer.YES),
        retention=Retention(customer_since=date(2025, 1, 1), reference_agreed=Answer.YES),
    ),
    silent(
        "拒绝了",
        "Refused",
        account=Account(is_leader=Answer.YES),
        retention=Retention(customer_since=date(2025, 1, 1), reference_agreed=Answer.NO),
    ),
    silent(
        "不满意时不提",
        "Not while unhappy",
        account=Account(is_leader=Answer.YES),
        retention=Retention(customer_since=date(2025, 1, 1), satisfied=Answer.NO),
    ),
    unknown(
        "是不是龙头不知道", "Leader or not is unknown", asks=False, retention=Retention(customer_since=date(2025, 1, 1))
    ),
    unknown(
        "满不满意不知道",
        "Satisfied or not is unknown",
        asks=True,
        account=Account(is_leader=Answer.YES),
        retention=Retention(customer_since=date(2025, 1, 1)),
    ),
    silent(
        "涉密客户不做标杆",
        "A classified customer is no reference",
        account=Account(is_leader=Answer.YES, classified=Answer.YES),
        retention=Retention(customer_since=date(2025, 1, 1), satisfied=Answer.YES),
    ),
)


@examples(CASES)
def test_leader_becomes_a_reference(example):
    example.holds_for(RULE)

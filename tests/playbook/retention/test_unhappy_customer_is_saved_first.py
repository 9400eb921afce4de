from tests.playbook.examples import examples, fires, silent, unknown
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.retention.facts import Retention
from yunchou.playbook.retention.rules.unhappy_customer_is_saved_first import RULE

CASES = (
    fires("老客户不满意", "The customer is unhappy", "整改计划", retention=Retention(satisfied=Answer.NO)),
    silent("满意", "Satisfied", retention=Retention(satisfied=Answer.YES)),
    unknown("满不满意不知道", "Satisfied or not is unknown", asks=False, retention=Retention()),
)


@examples(CASES)
def test_unhappy_customer_is_saved_first(example):
    example.holds_for(RULE)

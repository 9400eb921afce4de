from datetime import date

from tests.playbook.examples import examples, fires, silent, unknown
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.stakeholders.facts import Person
from yunchou.playbook.stakeholders.rules.leaving_key_person_is_followed import RULE
from yunchou.playbook.stakeholders.terms import Function, Level

CASES = (
    fires(
        "技术负责人上月离职",
        "The head of technology left last month",
        "李主任",
        people=(Person(name="李主任", level=Level.HEAD, function=Function.TECHNICAL, left_on=date(2026, 2, 1)),),
    ),
    fires(
        "决策人走了，剩下的只有否决权",
        "Who decided has left; who remains has a veto only",
        "李主任",
        people=(
            Person(name="李主任", decides=Answer.YES, left_on=date(2026, 2, 1)),
            Person(name="何主任", veto=Answer.YES),
        ),
    ),
    silent(
        "新的决策人已经认识",
        "Who decides now is known",
        people=(
            Person(name="李主任", decides=Answer.YES, left_on=date(2026, 2, 1)),
            Person(name="何主任", decides=Answer.YES),
        ),
    ),
    silent(
        "已经认识接任的人",
        "The successor is known",
        people=(
            Person(name="李主任", level=Level.HEAD, function=Function.TECHNICAL, left_on=date(2026, 2, 1)),
            Person(name="何主任", level=Level.HEAD, function=Function.TECHNICAL),
        ),
    ),
    silent(
        "走的不是关键人", "Not a key person", people=(Person(name="小孙", level=Level.STAFF, left_on=date(2026, 2, 1)),)
    ),
    silent(
        "下个月才走",
        "He leaves next month",
        people=(Person(name="李主任", level=Level.HEAD, function=Function.TECHNICAL, left_on=date(2026, 4, 1)),),
    ),
    unknown(
        "不知道走的是不是关键人",
        "Key or not is unknown",
        asks=False,
        people=(Person(name="李主任", left_on=date(2026, 2, 1)),),
    ),
)


@examples(CASES)
def test_leaving_key_person_is_followed(example):
    example.holds_for(RULE)

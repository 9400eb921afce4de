from datetime import date

from tests.playbook.examples import examples, fires, silent, unknown
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.meetings.facts import Attendee, Meeting
from yunchou.playbook.meetings.rules.decision_maker_is_invited import RULE
from yunchou.playbook.stakeholders.facts import Person

CASES = (
    fires(
        "没请决策人",
        "The decider is not invited",
        "钱行长",
        people=(Person(name="钱行长", decides=Answer.YES),),
        meetings=(Meeting(title="方案讲解会", on=date(2026, 3, 6)),),
    ),
    fires(
        "决策人说来不了",
        "The decider declined",
        "钱行长说来不了",
        people=(Person(name="钱行长", decides=Answer.YES),),
        meetings=(
            Meeting(
                title="方案讲解会", on=date(2026, 3, 6), attendees=(Attendee(person="钱行长", confirmed=Answer.NO),)
            ),
        ),
    ),
    silent(
        "决策人确认到场",
        "The decider confirmed",
        people=(Person(name="钱行长", decides=Answer.YES),),
        meetings=(
            Meeting(
                title="方案讲解会", on=date(2026, 3, 6), attendees=(Attendee(person="钱行长", confirmed=Answer.YES),)
            ),
        ),
    ),
    silent(
        "会还早",
        "The meeting is far off",
        people=(Person(name="钱行长", decides=Answer.YES),),
        meetings=(Meeting(title="方案讲解会", on=date(2026, 5, 6)),),
    ),
    unknown(
        "谁是决策人不知道",
        "Who decides is unknown",
        asks=True,
        meetings=(Meeting(title="方案讲解会", on=date(2026, 3, 6)),),
    ),
    unknown(
        "来不来不知道",
        "Whether he comes is unknown",
        asks=True,
        people=(Person(name="钱行长", decides=Answer.YES),),
        meetings=(Meeting(title="方案讲解会", on=date(2026, 3, 6), attendees=(Attendee(person="钱行长"),)),),
    ),
)


@examples(CASES)
def test_decision_maker_is_invited(example):
    example.holds_for(RULE)

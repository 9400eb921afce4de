from datetime import date

from tests.playbook.examples import examples, fires, silent, unknown
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.meetings.facts import Interaction
from yunchou.playbook.meetings.rules.message_follows_the_visit import RULE

CASES = (
    fires(
        "昨天拜访没发短信",
        "Visited yesterday, no message",
        "李主任您好",
        interactions=(Interaction(on=date(2026, 3, 1), people=("李主任",), visit=Answer.YES, message_sent=Answer.NO),),
    ),
    silent(
        "短信已发",
        "The message was sent",
        interactions=(Interaction(on=date(2026, 3, 1), people=("李主任",), visit=Answer.YES, message_sent=Answer.YES),),
    ),
    silent(
        "上个月的拜访",
        "A visit of last month",
        interactions=(Interaction(on=date(2026, 2, 1), people=("李主任",), visit=Answer.YES),),
    ),
    silent("只是打电话", "A call only", interactions=(Interaction(on=date(2026, 3, 1), visit=Answer.NO),)),
    unknown(
        "发没发不知道",
        "Sent or not is unknown",
        asks=True,
        interactions=(Interaction(on=date(2026, 3, 1), people=("李主任",), visit=Answer.YES),),
    ),
)


@examples(CASES)
def test_message_follows_the_visit(example):
    example.holds_for(RULE)

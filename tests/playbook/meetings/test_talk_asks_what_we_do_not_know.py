from datetime import date

from tests.playbook.examples import examples, fires, silent, unknown
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.meetings.facts import Meeting
from yunchou.playbook.meetings.rules.talk_asks_what_we_do_not_know import RULE

CASES = (
    fires(
        "没写议程，预算还不知道",
        "No agenda, the budget unknown",
        "预算状态",
        meetings=(Meeting(title="方案讲解会", on=date(2026, 3, 6), agenda=Answer.NO),),
    ),
    silent(
        "议程写好了",
        "The agenda is written",
        meetings=(Meeting(title="方案讲解会", on=date(2026, 3, 6), agenda=Answer.YES),),
    ),
    silent("没有会", "No meeting"),
    unknown(
        "有没有议程不知道",
        "Agenda or not is unknown",
        asks=True,
        meetings=(Meeting(title="方案讲解会", on=date(2026, 3, 6)),),
    ),
)


@examples(CASES)
def test_talk_asks_what_we_do_not_know(example):
    example.holds_for(RULE)

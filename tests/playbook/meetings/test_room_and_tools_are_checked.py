from datetime import date

from tests.playbook.examples import examples, fires, silent, unknown
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.meetings.facts import Meeting
from yunchou.playbook.meetings.rules.room_and_tools_are_checked import RULE

CASES = (
    fires(
        "没有投影仪",
        "No projector",
        "投影仪",
        meetings=(
            Meeting(
                title="方案讲解会",
                on=date(2026, 3, 6),
                projector=Answer.NO,
                pointer=Answer.YES,
                room=Answer.YES,
                time_agreed=Answer.YES,
                online_fallback=Answer.YES,
            ),
        ),
    ),
    silent(
        "都落实了",
        "All is settled",
        meetings=(
            Meeting(
                title="方案讲解会",
                on=date(2026, 3, 6),
                projector=Answer.YES,
                pointer=Answer.YES,
                room=Answer.YES,
                time_agreed=Answer.YES,
                online_fallback=Answer.YES,
            ),
        ),
    ),
    silent("会已经开过", "The meeting is over", meetings=(Meeting(title="方案讲解会", on=date(2026, 3, 1)),)),
    unknown(
        "场地不知道",
        "The room is unknown",
        asks=True,
        says="会议场地",
        meetings=(
            Meeting(
                title="方案讲解会",
                on=date(2026, 3, 6),
                projector=Answer.YES,
                pointer=Answer.YES,
                room=Answer.UNKNOWN,
                time_agreed=Answer.YES,
                online_fallback=Answer.YES,
            ),
        ),
    ),
)


@examples(CASES)
def test_room_and_tools_are_checked(example):
    example.holds_for(RULE)

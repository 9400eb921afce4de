from datetime import date

from tests.playbook.examples import at, examples, fires, silent, unknown
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.meetings.facts import Meeting
from yunchou.playbook.meetings.rules.deck_answers_the_listeners import RULE
from yunchou.playbook.pipeline.stages import Stage

CASES = (
    unknown(
        "阶段没写，会已经定了",
        "The stage is not told, the meeting is set",
        asks=True,
        meetings=(Meeting(title="方案讲解会", on=date(2026, 3, 6)),),
    ),
    fires(
        "PPT 没做好",
        "No slides",
        "定稿",
        opportunity=at(Stage.SOLUTION_DESIGN),
        meetings=(Meeting(title="方案讲解会", on=date(2026, 3, 6), deck=Answer.NO),),
    ),
    silent(
        "PPT 备好了",
        "The slides are ready",
        opportunity=at(Stage.SOLUTION_DESIGN),
        meetings=(Meeting(title="方案讲解会", on=date(2026, 3, 6), deck=Answer.YES),),
    ),
    silent(
        "还没到讲方案",
        "No solution yet",
        opportunity=at(Stage.QUALIFICATION),
        meetings=(Meeting(title="方案讲解会", on=date(2026, 3, 6), deck=Answer.NO),),
    ),
    unknown(
        "做没做好不知道",
        "Ready or not is unknown",
        asks=True,
        opportunity=at(Stage.SOLUTION_DESIGN),
        meetings=(Meeting(title="方案讲解会", on=date(2026, 3, 6)),),
    ),
)


@examples(CASES)
def test_deck_answers_the_listeners(example):
    example.holds_for(RULE)

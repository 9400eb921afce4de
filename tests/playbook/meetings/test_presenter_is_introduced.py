from datetime import date

from tests.playbook.examples import at, examples, fires, silent, unknown
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.meetings.facts import Meeting
from yunchou.playbook.meetings.rules.presenter_is_introduced import RULE
from yunchou.playbook.pipeline.stages import Stage

CASES = (
    fires(
        "讲解人没有介绍",
        "No introduction",
        "周工",
        opportunity=at(Stage.SOLUTION_DESIGN),
        meetings=(Meeting(title="方案讲解会", on=date(2026, 3, 6), presenter="周工", presenter_introduced=Answer.NO),),
    ),
    silent(
        "介绍备好了",
        "The introduction is ready",
        opportunity=at(Stage.SOLUTION_DESIGN),
        meetings=(Meeting(title="方案讲解会", on=date(2026, 3, 6), presenter="周工", presenter_introduced=Answer.YES),),
    ),
    silent(
        "还没到讲方案",
        "No solution yet",
        opportunity=at(Stage.QUALIFICATION),
        meetings=(Meeting(title="方案讲解会", on=date(2026, 3, 6)),),
    ),
    unknown(
        "谁讲不知道",
        "Who presents is unknown",
        asks=True,
        opportunity=at(Stage.SOLUTION_DESIGN),
        meetings=(Meeting(title="方案讲解会", on=date(2026, 3, 6)),),
    ),
    unknown(
        "介绍有没有不知道",
        "Introduction or not is unknown",
        asks=True,
        opportunity=at(Stage.SOLUTION_DESIGN),
        meetings=(Meeting(title="方案讲解会", on=date(2026, 3, 6), presenter="周工"),),
    ),
)


@examples(CASES)
def test_presenter_is_introduced(example):
    example.holds_for(RULE)

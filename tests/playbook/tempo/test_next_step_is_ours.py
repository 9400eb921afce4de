from datetime import date

from tests.playbook.examples import at, examples, fires, silent, unknown
from yunchou.playbook.meetings.facts import Interaction
from yunchou.playbook.meetings.terms import Initiative
from yunchou.playbook.pipeline.stages import Stage, Standing
from yunchou.playbook.tempo.facts import NextStep
from yunchou.playbook.tempo.rules.next_step_is_ours import RULE

CASES = (
    fires(
        "约好的一步过了日子没做",
        "A step of ours has passed its day",
        "“讲解会”到2026年2月20日还没做",
        opportunity=at(Stage.REQUIREMENTS),
        next_steps=(NextStep(what="讲解会", initiative=Initiative.OURS, due_on=date(2026, 2, 20)),),
    ),
    silent(
        "旧的过了，新的约好了",
        "An old step has passed, a new one is agreed",
        opportunity=at(Stage.REQUIREMENTS),
        next_steps=(
            NextStep(what="讲解会", initiative=Initiative.OURS, due_on=date(2026, 2, 20)),
            NextStep(what="答疑", initiative=Initiative.OURS, due_on=date(2026, 3, 9)),
        ),
    ),
    fires(
        "下一步是客户提的",
        "The next step is the customer's",
        "没有我们提的下一步",
        opportunity=at(Stage.REQUIREMENTS),
        next_steps=(NextStep(what="补材料", initiative=Initiative.CUSTOMERS, due_on=date(2026, 3, 6)),),
    ),
    fires(
        "最近三次都是客户和对手出题",
        "Others set the last tasks",
        "别人出题",
        opportunity=at(Stage.REQUIREMENTS),
        next_steps=(NextStep(what="演示", initiative=Initiative.OURS, due_on=date(2026, 3, 6)),),
        interactions=(
            Interaction(on=date(2026, 2, 1), initiative=Initiative.CUSTOMERS),
            Interaction(on=date(2026, 2, 5), initiative=Initiative.RIVALS),
        ),
    ),
    silent(
        "我们提了下一步",
        "A step of ours is set",
        opportunity=at(Stage.REQUIREMENTS),
        next_steps=(NextStep(what="演示", initiative=Initiative.OURS, due_on=date(2026, 3, 6)),),
    ),
    silent("商机已停", "The deal is paused", opportunity=at(Stage.REQUIREMENTS, standing=Standing.PAUSED)),
    unknown(
        "我们提的一步没定日子",
        "A step of ours has no day",
        asks=True,
        says="“演示”还没定日子",
        opportunity=at(Stage.REQUIREMENTS),
        next_steps=(NextStep(what="演示", initiative=Initiative.OURS),),
    ),
    unknown(
        "下一步是谁提的没记",
        "Nobody noted whose step it is",
        asks=True,
        says="“答疑”是谁提的没记",
        opportunity=at(Stage.REQUIREMENTS),
        next_steps=(NextStep(what="答疑", due_on=date(2026, 3, 6)),),
    ),
    unknown("没有任何安排", "Nothing is arranged", asks=True, opportunity=at(Stage.REQUIREMENTS)),
    unknown("阶段不知道", "The stage is unknown", asks=False),
)


@examples(CASES)
def test_next_step_is_ours(example):
    example.holds_for(RULE)

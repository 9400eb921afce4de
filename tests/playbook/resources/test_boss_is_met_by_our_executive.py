from decimal import Decimal

from tests.playbook.examples import at, examples, fires, silent, unknown
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.resources.facts import TeamMember
from yunchou.playbook.resources.rules.boss_is_met_by_our_executive import RULE
from yunchou.playbook.resources.terms import Part
from yunchou.playbook.stakeholders.facts import Person
from yunchou.playbook.stakeholders.terms import Level

CASES = (
    fires(
        "老总由销售对接",
        "A seller covers the boss",
        "钱行长",
        opportunity=at(Stage.SOLUTION_DESIGN, amount=Decimal(800_000)),
        people=(Person(name="钱行长", level=Level.TOP, covered_by="林晓"),),
        team=(TeamMember(name="林晓", part=Part.SALES),),
    ),
    silent(
        "老总由高层对接",
        "An executive covers the boss",
        opportunity=at(Stage.SOLUTION_DESIGN, amount=Decimal(800_000)),
        people=(Person(name="钱行长", level=Level.TOP, covered_by="陈总"),),
        team=(TeamMember(name="陈总", part=Part.EXECUTIVE),),
    ),
    silent(
        "还在判断商机",
        "Still qualifying",
        opportunity=at(Stage.QUALIFICATION),
        people=(Person(name="钱行长", level=Level.TOP),),
    ),
    unknown(
        "对接人的分工不知道",
        "The part of who covers is unknown",
        asks=True,
        opportunity=at(Stage.SOLUTION_DESIGN, amount=Decimal(800_000)),
        people=(Person(name="钱行长", level=Level.TOP, covered_by="陈总"),),
    ),
    unknown(
        "谁是老总不知道",
        "Who the boss is is unknown",
        asks=False,
        opportunity=at(Stage.SOLUTION_DESIGN, amount=Decimal(800_000)),
        people=(Person(name="钱行长"),),
    ),
)


@examples(CASES)
def test_boss_is_met_by_our_executive(example):
    example.holds_for(RULE)

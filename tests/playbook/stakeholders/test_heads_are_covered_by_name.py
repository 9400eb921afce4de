from datetime import date

from tests.playbook.examples import at, examples, fires, silent, unknown
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.stakeholders.facts import Person
from yunchou.playbook.stakeholders.rules.heads_are_covered_by_name import RULE
from yunchou.playbook.stakeholders.terms import Function, Level

CASES = (
    fires(
        "技术负责人没人对接",
        "Nobody covers the head of technology",
        "李主任",
        opportunity=at(Stage.REQUIREMENTS),
        people=(Person(name="李主任", level=Level.HEAD, function=Function.TECHNICAL),),
    ),
    silent(
        "已有专人对接",
        "Covered by name",
        opportunity=at(Stage.REQUIREMENTS),
        people=(Person(name="李主任", level=Level.HEAD, function=Function.TECHNICAL, covered_by="周工"),),
    ),
    silent(
        "老总不算",
        "The boss is no target",
        opportunity=at(Stage.REQUIREMENTS),
        people=(Person(name="钱行长", level=Level.TOP, function=Function.EXECUTIVE),),
    ),
    silent(
        "已经离职",
        "He has left",
        opportunity=at(Stage.REQUIREMENTS),
        people=(Person(name="李主任", level=Level.HEAD, function=Function.TECHNICAL, left_on=date(2026, 1, 1)),),
    ),
    unknown(
        "层级不知道",
        "The level is unknown",
        asks=False,
        opportunity=at(Stage.REQUIREMENTS),
        people=(Person(name="李主任", function=Function.TECHNICAL),),
    ),
)


@examples(CASES)
def test_heads_are_covered_by_name(example):
    example.holds_for(RULE)

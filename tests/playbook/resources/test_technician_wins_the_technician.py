from decimal import Decimal

from tests.playbook.examples import at, examples, fires, silent, unknown
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.resources.facts import TeamMember
from yunchou.playbook.resources.rules.technician_wins_the_technician import RULE
from yunchou.playbook.resources.terms import Part
from yunchou.playbook.stakeholders.facts import Person
from yunchou.playbook.stakeholders.terms import Function, Level

CASES = (
    fires(
        "技术负责人由销售对接",
        "A seller covers the head of technology",
        "周工",
        opportunity=at(Stage.SOLUTION_DESIGN, amount=Decimal(800_000)),
        people=(Person(name="李主任", level=Level.HEAD, function=Function.TECHNICAL, covered_by="林晓"),),
        team=(TeamMember(name="周工", part=Part.TECHNICAL), TeamMember(name="林晓", part=Part.SALES)),
    ),
    silent(
        "技术对技术",
        "Technician to technician",
        opportunity=at(Stage.SOLUTION_DESIGN, amount=Decimal(800_000)),
        people=(Person(name="李主任", level=Level.HEAD, function=Function.TECHNICAL, covered_by="周工"),),
        team=(TeamMember(name="周工", part=Part.TECHNICAL),),
    ),
    silent("还在判断商机", "Still qualifying", opportunity=at(Stage.QUALIFICATION)),
    unknown(
        "团队分工不知道",
        "Nobody's part is known",
        asks=True,
        says="还没记",
        opportunity=at(Stage.SOLUTION_DESIGN, amount=Decimal(800_000)),
        team=(TeamMember(name="周工"),),
    ),
    unknown(
        "对方技术负责人是谁不知道",
        "Who their head is is unknown",
        asks=False,
        opportunity=at(Stage.SOLUTION_DESIGN, amount=Decimal(800_000)),
        team=(TeamMember(name="周工", part=Part.TECHNICAL),),
    ),
    fires(
        "技术同事没写是谁，等于没有",
        "A technician without a name is none",
        "点名一位",
        opportunity=at(Stage.SOLUTION_DESIGN, amount=Decimal(800_000)),
        people=(Person(name="李主任", level=Level.HEAD, function=Function.TECHNICAL),),
        team=(TeamMember(part=Part.TECHNICAL), TeamMember(name="林晓", part=Part.SALES)),
    ),
)


@examples(CASES)
def test_technician_wins_the_technician(example):
    example.holds_for(RULE)

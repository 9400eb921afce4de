from tests.playbook.examples import examples, fires, silent, unknown
from yunchou.playbook.resources.facts import Outsider, TeamMember
from yunchou.playbook.resources.rules.inside_comes_before_outside import RULE
from yunchou.playbook.resources.terms import Part

CASES = (
    fires(
        "找了外面的人，内部只有销售",
        "An outsider, and inside only sales",
        "老同学",
        outsiders=(Outsider(name="老同学"),),
        team=(TeamMember(name="林晓", part=Part.SALES),),
    ),
    silent(
        "技术同事已在团队",
        "A technician is on the team",
        outsiders=(Outsider(name="老同学"),),
        team=(TeamMember(name="周工", part=Part.TECHNICAL),),
    ),
    silent("没有外部的人", "No outsider"),
    unknown("团队分工不知道", "Nobody's part is known", asks=True, outsiders=(Outsider(name="老同学"),)),
)


@examples(CASES)
def test_inside_comes_before_outside(example):
    example.holds_for(RULE)

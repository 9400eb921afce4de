from decimal import Decimal

from tests.playbook.examples import at, examples, fires, silent, unknown
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.resources.facts import TeamMember
from yunchou.playbook.resources.rules.nobody_sells_alone import RULE

CASES = (
    silent(
        "负责人加一位技术同事",
        "The owner and a technician",
        opportunity=at(Stage.SOLUTION_DESIGN, amount=Decimal(800_000), owner="陈晓"),
        team=(TeamMember(name="周工"),),
    ),
    fires(
        "团队里只有负责人自己",
        "Nobody but the owner",
        "一个人扛",
        opportunity=at(Stage.SOLUTION_DESIGN, amount=Decimal(800_000), owner="陈晓"),
        team=(TeamMember(name="陈晓"),),
    ),
    fires(
        "八十万的单子一个人扛",
        "800,000 and one seller",
        "一个人扛",
        opportunity=at(Stage.SOLUTION_DESIGN, amount=Decimal(800_000)),
        team=(TeamMember(name="林晓"),),
    ),
    silent(
        "两个人一起",
        "Two on the team",
        opportunity=at(Stage.SOLUTION_DESIGN, amount=Decimal(800_000)),
        team=(TeamMember(name="林晓"), TeamMember(name="周工")),
    ),
    silent(
        "小单",
        "A small deal",
        opportunity=at(Stage.SOLUTION_DESIGN, amount=Decimal(80_000)),
        team=(TeamMember(name="林晓"),),
    ),
    unknown(
        "团队没人记", "Nobody is recorded", asks=True, opportunity=at(Stage.SOLUTION_DESIGN, amount=Decimal(800_000))
    ),
    unknown(
        "金额不知道，也不知道是不是大客户",
        "Neither amount nor account is known",
        asks=False,
        opportunity=at(Stage.SOLUTION_DESIGN),
        team=(TeamMember(name="林晓"),),
    ),
)


@examples(CASES)
def test_nobody_sells_alone(example):
    example.holds_for(RULE)

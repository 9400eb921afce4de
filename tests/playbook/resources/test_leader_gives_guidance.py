from decimal import Decimal

from tests.playbook.examples import at, examples, fires, silent, unknown
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.resources.facts import Ask
from yunchou.playbook.resources.rules.leader_gives_guidance import RULE

CASES = (
    fires(
        "大单没请领导看过",
        "No leader has looked at a large deal",
        "指点",
        opportunity=at(Stage.SOLUTION_DESIGN, amount=Decimal(800_000)),
        asks=(Ask(of="周工", what="方案", coaching=Answer.NO),),
    ),
    silent(
        "请过领导",
        "A leader was asked",
        opportunity=at(Stage.SOLUTION_DESIGN, amount=Decimal(800_000)),
        asks=(Ask(of="陈总", what="看形势", coaching=Answer.YES),),
    ),
    silent("小单", "A small deal", opportunity=at(Stage.SOLUTION_DESIGN, amount=Decimal(80_000))),
    unknown(
        "请没请过不知道",
        "Whether anybody was asked is unknown",
        asks=True,
        opportunity=at(Stage.SOLUTION_DESIGN, amount=Decimal(800_000)),
    ),
    unknown("金额不知道", "The amount is unknown", asks=False, opportunity=at(Stage.SOLUTION_DESIGN)),
)


@examples(CASES)
def test_leader_gives_guidance(example):
    example.holds_for(RULE)

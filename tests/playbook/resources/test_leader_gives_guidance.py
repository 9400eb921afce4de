from decimal import Decimal

from tests.playbook.cases import case
from tests.playbook.examples import at, examples, fires, silent, unknown
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.key_account.facts import Account
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.resources.facts import Ask
from yunchou.playbook.resources.rules.leader_gives_guidance import RULE

UNTOLD = Ask(of="陈总", what="看方案")
CASES = (
    fires(
        "大客户，金额还不知道，没请领导看过",
        "A key account of unknown price",
        "指点",
        account=Account(seats_now=3000, is_leader=Answer.YES),
        opportunity=at(Stage.SOLUTION_DESIGN),
    ),
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
    fires(
        "求过助，是不是请领导指点没记",
        "Help was asked, whether of a leader is not noted",
        "指点",
        opportunity=at(Stage.SOLUTION_DESIGN, amount=Decimal(800_000)),
        asks=(UNTOLD,),
    ),
    unknown("金额不知道", "The amount is unknown", asks=False, opportunity=at(Stage.SOLUTION_DESIGN)),
)


@examples(CASES)
def test_leader_gives_guidance(example):
    example.holds_for(RULE)


def test_an_ask_of_which_nobody_said_whether_it_was_for_guidance_is_asked_about():
    found = case(opportunity=at(Stage.SOLUTION_DESIGN, amount=Decimal(800_000)), asks=(UNTOLD,))
    assert [unknown.path for unknown in RULE.advise(found)[0].unknowns] == ["asks.coaching"]

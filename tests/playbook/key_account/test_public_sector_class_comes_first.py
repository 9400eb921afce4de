from tests.playbook.examples import at, examples, fires, silent, unknown
from yunchou.playbook.key_account.facts import Account
from yunchou.playbook.key_account.rules.public_sector_class_comes_first import RULE
from yunchou.playbook.key_account.terms import PublicSectorClass
from yunchou.playbook.pipeline.stages import Stage

CASES = (
    fires(
        "判断商机时还不知道客户性质",
        "Qualifying without knowing who owns it",
        "国企",
        opportunity=at(Stage.QUALIFICATION),
    ),
    silent(
        "知道是民企",
        "Known to be private",
        account=Account(public_sector=PublicSectorClass.PRIVATE),
        opportunity=at(Stage.QUALIFICATION),
    ),
    silent("还在寻找商机", "Still prospecting", opportunity=at(Stage.PROSPECTING)),
    unknown("性质不知道就问", "Unknown class is asked for", asks=True, opportunity=at(Stage.NEGOTIATION)),
    unknown("阶段不知道", "The stage is unknown", asks=False),
)


@examples(CASES)
def test_public_sector_class_comes_first(example):
    example.holds_for(RULE)

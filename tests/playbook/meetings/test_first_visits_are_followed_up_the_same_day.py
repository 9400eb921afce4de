from datetime import date

from tests.playbook.examples import at, examples, fires, silent, unknown
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.key_account.facts import Account
from yunchou.playbook.key_account.terms import PublicSectorClass
from yunchou.playbook.meetings.facts import Interaction
from yunchou.playbook.meetings.rules.first_visits_are_followed_up_the_same_day import RULE
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.tempo.facts import Tender

CASES = (
    fires(
        "民企，第一次拜访",
        "A private firm, the first visit",
        "轻松的地方",
        account=Account(public_sector=PublicSectorClass.PRIVATE),
        interactions=(Interaction(on=date(2026, 3, 2), people=("李主任",), visit=Answer.YES),),
    ),
    fires(
        "国企，只打电话",
        "A state firm: a call only",
        "不约饭",
        account=Account(public_sector=PublicSectorClass.STATE_OWNED),
        interactions=(Interaction(on=date(2026, 3, 2), people=("李主任",), visit=Answer.YES),),
    ),
    fires(
        "民企，招标期间只打电话",
        "A private firm during a tender",
        "不约饭",
        account=Account(public_sector=PublicSectorClass.PRIVATE),
        tender=Tender(notice_on=date(2026, 2, 20)),
        interactions=(Interaction(on=date(2026, 3, 2), people=("李主任",), visit=Answer.YES),),
    ),
    silent(
        "第四次拜访",
        "The fourth visit",
        account=Account(public_sector=PublicSectorClass.PRIVATE),
        interactions=(
            Interaction(on=date(2026, 2, 1), people=("李主任",), visit=Answer.YES),
            Interaction(on=date(2026, 2, 2), people=("李主任",), visit=Answer.YES),
            Interaction(on=date(2026, 2, 3), people=("李主任",), visit=Answer.YES),
            Interaction(on=date(2026, 3, 2), people=("李主任",), visit=Answer.YES),
        ),
    ),
    silent(
        "昨天的拜访",
        "Yesterday's visit",
        account=Account(public_sector=PublicSectorClass.PRIVATE),
        interactions=(Interaction(on=date(2026, 3, 1), people=("李主任",), visit=Answer.YES),),
    ),
    silent(
        "今天只通了电话",
        "Only a call today",
        account=Account(public_sector=PublicSectorClass.PRIVATE),
        interactions=(Interaction(on=date(2026, 3, 2), people=("李主任",), visit=Answer.NO),),
    ),
    silent("没有拜访", "No visit", account=Account(public_sector=PublicSectorClass.PRIVATE)),
    unknown(
        "客户性质不知道，只打电话",
        "The class is unknown: a call only",
        asks=True,
        says="不约饭",
        interactions=(Interaction(on=date(2026, 3, 2), people=("李主任",), visit=Answer.YES),),
    ),
    fires(
        "民企，正在谈判，只打电话",
        "A private firm that is deciding: a call only",
        "不约饭",
        account=Account(public_sector=PublicSectorClass.PRIVATE),
        opportunity=at(Stage.NEGOTIATION),
        interactions=(Interaction(on=date(2026, 3, 2), people=("李主任",), visit=Answer.YES),),
    ),
)


@examples(CASES)
def test_first_visits_are_followed_up_the_same_day(example):
    example.holds_for(RULE)

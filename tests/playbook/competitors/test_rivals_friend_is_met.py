from datetime import date

from tests.playbook.examples import examples, fires, silent, unknown
from yunchou.playbook.competitors.facts import Rival, RivalMove
from yunchou.playbook.competitors.rules.rivals_friend_is_met import RULE
from yunchou.playbook.competitors.terms import LawfulSource
from yunchou.playbook.meetings.facts import Interaction
from yunchou.playbook.stakeholders.facts import Person
from yunchou.playbook.stakeholders.terms import Function, Level

CASES = (
    fires(
        "对手见过的人，我们的关系图上没有",
        "The rival met somebody who is not on our map",
        "关系图上没有这个人",
        people=(Person(name="李主任"),),
        rivals=(Rival(name="云讯", moves=(RivalMove(on=date(2026, 2, 20), met="孙处"),)),),
    ),
    silent(
        "对手见过之后，我们的往来记录里见过他",
        "A contact of ours names him after the rival's visit",
        people=(Person(name="李主任", level=Level.HEAD, function=Function.TECHNICAL),),
        rivals=(Rival(name="云讯", moves=(RivalMove(on=date(2026, 2, 20), met="李主任"),)),),
        interactions=(Interaction(on=date(2026, 2, 25), people=("李主任", "王总")),),
    ),
    fires(
        "往来记录里见他在对手之前",
        "Our contact with him was before the rival's",
        "之后我们还没去过",
        people=(Person(name="李主任", level=Level.HEAD, function=Function.TECHNICAL),),
        rivals=(Rival(name="云讯", moves=(RivalMove(on=date(2026, 2, 20), met="李主任"),)),),
        interactions=(Interaction(on=date(2026, 2, 10), people=("李主任",)),),
    ),
    fires(
        "对手上周见了技术负责人，我们上月见的",
        "The rival was there after us",
        "云讯",
        people=(Person(name="李主任", level=Level.HEAD, function=Function.TECHNICAL, last_met_on=date(2026, 1, 20)),),
        rivals=(
            Rival(
                name="云讯",
                moves=(
                    RivalMove(
                        on=date(2026, 2, 20),
                        met="李主任",
                        topics="价格低一半",
                        document="方案书",
                        won_over="赵总",
                        source=LawfulSource.CUSTOMER_VOLUNTEERED,
                    ),
                ),
            ),
        ),
    ),
    silent(
        "我们之后又见过",
        "We have met since",
        people=(
            Person(name="李主任", level=Level.HEAD, function=Function.TECHNICAL, last_met_on=date(2026, 2, 25)),
            Person(name="赵总"),
        ),
        rivals=(
            Rival(
                name="云讯",
                moves=(
                    RivalMove(
                        on=date(2026, 2, 20),
                        met="李主任",
                        topics="价格低一半",
                        document="方案书",
                        won_over="赵总",
                        source=LawfulSource.CUSTOMER_VOLUNTEERED,
                    ),
                ),
            ),
        ),
    ),
    silent(
        "对手见的不是关键人",
        "The rival met a clerk",
        people=(Person(name="李主任", level=Level.STAFF), Person(name="赵总")),
        rivals=(
            Rival(
                name="云讯",
                moves=(
                    RivalMove(
                        on=date(2026, 2, 20),
                        met="李主任",
                        topics="价格低一半",
                        document="方案书",
                        won_over="赵总",
                        source=LawfulSource.CUSTOMER_VOLUNTEERED,
                    ),
                ),
            ),
        ),
    ),
    unknown(
        "我们见没见过不知道",
        "Whether we met is unknown",
        asks=True,
        people=(Person(name="李主任", level=Level.HEAD, function=Function.TECHNICAL),),
        rivals=(
            Rival(
                name="云讯",
                moves=(
                    RivalMove(
                        on=date(2026, 2, 20),
                        met="李主任",
                        topics="价格低一半",
                        document="方案书",
                        won_over="赵总",
                        source=LawfulSource.CUSTOMER_VOLUNTEERED,
                    ),
                ),
            ),
        ),
    ),
    unknown(
        "对手哪天见的不知道",
        "The day is unknown",
        asks=False,
        people=(Person(name="李主任", level=Level.HEAD, function=Function.TECHNICAL),),
        rivals=(Rival(name="云讯", moves=(RivalMove(met="李主任"),)),),
    ),
)


@examples(CASES)
def test_rivals_friend_is_met(example):
    example.holds_for(RULE)
